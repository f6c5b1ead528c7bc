//! Painting in logical pixels: colours, hairlines, and text that stands on its baseline in either language.
use super::fonts::{icons, strong};
use crate::geom;
use crate::text::CAP_HALF;
use crate::theme::{Rgba, Weight};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Color32, FontFamily, FontId, Galley, Painter, Pos2, Rect, Stroke, StrokeKind, Ui, pos2};
use std::sync::Arc;

pub(super) fn color(c: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(c.r, c.g, c.b, c.a)
}

pub(super) fn pos(p: geom::Point) -> Pos2 {
    pos2(p.x, p.y)
}
pub(super) fn point(p: Pos2) -> geom::Point {
    geom::pt(p.x, p.y)
}
pub(super) fn rect(r: geom::Rect) -> Rect {
    Rect::from_min_max(pos(r.min), pos(r.max))
}
pub(super) fn map_rect(r: Rect) -> geom::Rect {
    geom::Rect { min: point(r.min), max: point(r.max) }
}

/// One physical pixel, two from scale 2 on; in logical pixels.
pub(super) fn hairline(ctx: &egui::Context) -> f32 {
    let k = ctx.pixels_per_point();
    k.floor().max(1.0) / k
}

/// The outline of a control: a hairline inside its edge.
pub(super) fn outline(ui: &Ui, rect: Rect, radius: f32, tone: Rgba) {
    let stroke = Stroke::new(hairline(ui.ctx()), color(tone));
    ui.painter().rect_stroke(rect, radius, stroke, StrokeKind::Inside);
}

fn font(size: f32, weight: Weight) -> FontId {
    let family = match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::Strong => strong(),
    };
    FontId::new(size, family)
}

/// One line without wrapping; ends in "…" where it is wider than `room`. Its colour comes when it is painted.
pub(super) fn line(painter: &Painter, text: &str, size: f32, weight: Weight, room: f32) -> Arc<Galley> {
    let wrap =
        TextWrapping { max_width: room, max_rows: 1, break_anywhere: true, overflow_character: Some('…') };
    let format = TextFormat::simple(font(size, weight), Color32::PLACEHOLDER);
    let job =
        LayoutJob { wrap, round_output_to_gui: false, ..LayoutJob::single_section(text.to_owned(), format) };
    painter.layout_job(job)
}

/// Where a galley's baseline is below its top.
pub(super) fn baseline(galley: &Galley) -> f32 {
    galley.rows.first().and_then(|row| Some(row.pos.y + row.row.glyphs.first()?.pos.y)).unwrap_or(0.0)
}

/// Text with its capitals centred on `at.y`; returns its width.
pub(super) fn text(
    painter: &Painter,
    at: Pos2,
    align: Align2,
    text: &str,
    (size, weight): (f32, Weight),
    paint: Rgba,
    room: f32,
) -> f32 {
    let galley = line(painter, text, size, weight, room);
    let k = painter.ctx().pixels_per_point();
    let base = ((at.y + CAP_HALF * size) * k).round() / k;
    let width = galley.size().x;
    let x = match align.x() {
        egui::Align::Min => at.x,
        egui::Align::Center => at.x - width / 2.0,
        egui::Align::Max => at.x - width,
    };
    let y = base - baseline(&galley);
    painter.galley(pos2((x * k).round() / k, y), galley, color(paint));
    width
}

/// An icon centred on `at`; the em box is the drawing.
pub(super) fn icon(painter: &Painter, at: Pos2, icon: char, size: f32, paint: Rgba) {
    let format = TextFormat::simple(FontId::new(size, icons()), Color32::PLACEHOLDER);
    let galley = painter.layout_job(LayoutJob::single_section(icon.to_string(), format));
    let k = painter.ctx().pixels_per_point();
    let snap = |v: f32| (v * k).round() / k;
    let bottom = snap(at.y + size / 2.0);
    let y = bottom - baseline(&galley);
    painter.galley(pos2(snap(at.x - size / 2.0), y), galley, color(paint));
}

/// A horizontal or vertical rule of one hairline.
pub(super) fn rule(painter: &Painter, from: Pos2, to: Pos2, paint: Rgba) {
    let thick = hairline(painter.ctx());
    let area = if (from.y - to.y).abs() < 0.1 {
        Rect::from_min_max(from, pos2(to.x, from.y + thick))
    } else {
        Rect::from_min_max(from, pos2(from.x + thick, to.y))
    };
    painter.rect_filled(area, 0.0, color(paint));
}
