//! One of a few, and yes or no.
use super::{focus_ring, theme};
use crate::theme::Weight;
use crate::ui::paint::{self, color};
use egui::{
    Align2, CornerRadius, EventFilter, Key, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2,
};

fn segment_width(ui: &Ui, label: &str) -> f32 {
    paint::line(ui.painter(), label, 13.0, Weight::Regular, f32::INFINITY).size().x + 22.0
}

/// How wide segments are without a width of their own.
pub(in crate::ui) fn segments_width(ui: &Ui, labels: &[&str]) -> f32 {
    labels.iter().map(|label| segment_width(ui, label)).sum()
}

/// Segments side by side; returns which was clicked. With `width`, segments share it evenly.
pub(in crate::ui) fn segmented(
    ui: &mut Ui,
    labels: &[&str],
    chosen: Option<usize>,
    width: Option<f32>,
) -> Option<usize> {
    segmented_with_tips(ui, labels, &[], chosen, width)
}

/// The same, each with a sentence on what it does.
pub(in crate::ui) fn segmented_with_tips(
    ui: &mut Ui,
    labels: &[&str],
    tips: &[String],
    chosen: Option<usize>,
    width: Option<f32>,
) -> Option<usize> {
    let segments: Vec<f32> = labels.iter().map(|label| segment_width(ui, label)).collect();
    let natural: f32 = segments.iter().sum();
    let width = width.unwrap_or(natural);
    let (whole, _) = ui.allocate_exact_size(Vec2::new(width, 28.0), Sense::hover());
    let t = theme(ui);
    let hair = paint::hairline(ui.ctx());
    ui.painter().rect_filled(whole, 4.0, color(t.surface));
    let (mut clicked, mut by_key) = (None, None);
    let id = |ui: &Ui, i: usize| ui.scope_id().with(("segment", labels, i));
    let mut x = whole.min.x;
    for (i, label) in labels.iter().enumerate() {
        let share =
            if width > natural + 0.5 { width / labels.len() as f32 } else { segments[i] * width / natural };
        let rect = egui::Rect::from_min_size(
            pos2(x.round(), whole.min.y),
            Vec2::new((x + share).round() - x.round(), 28.0),
        );
        x += share;
        let on = chosen == Some(i);
        // The keyboard stops once; inside, arrows choose.
        let stops = on || chosen.is_none() && i == 0;
        let sense = if stops { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, id(ui, i), sense);
        if response.has_focus() {
            by_key = by_key.or_else(|| neighbour(ui, &response, i, labels.len()));
        }
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, *label));
        let (first, last) = (i == 0, i + 1 == labels.len());
        let r = |yes: bool| if yes { 4 } else { 0 };
        let radius = CornerRadius { nw: r(first), sw: r(first), ne: r(last), se: r(last) };
        let fill = if on { Some(t.accent_soft) } else { response.hovered().then_some(t.surface_alt) };
        if let Some(fill) = fill {
            ui.painter().rect_filled(rect, radius, color(fill));
        }
        let tint = if on { t.accent_text } else { t.text };
        paint::text(
            ui.painter(),
            rect.center(),
            Align2::CENTER_CENTER,
            label,
            (13.0, Weight::Regular),
            tint,
            rect.width() - 6.0,
        );
        if !first {
            paint::rule(ui.painter(), rect.left_top(), rect.left_bottom(), t.line);
        }
        focus_ring(ui, &response);
        let response = match tips.get(i) {
            Some(tip) => response.on_hover_text(tip),
            None => response,
        };
        if response.clicked() {
            clicked = Some(i);
        }
    }
    ui.painter().rect_stroke(whole, 4.0, Stroke::new(hair, color(t.line)), StrokeKind::Inside);
    if let Some(next) = by_key {
        ui.memory_mut(|memory| memory.request_focus(id(ui, next)));
    }
    clicked.or(by_key)
}

/// The segment that an arrow leads to, from the one that has the keyboard.
fn neighbour(ui: &Ui, response: &Response, at: usize, count: usize) -> Option<usize> {
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let (left, right) = ui.input(|i| (i.key_pressed(Key::ArrowLeft), i.key_pressed(Key::ArrowRight)));
    match (left, right) {
        (true, false) => at.checked_sub(1),
        (false, true) => Some(at + 1).filter(|next| *next < count),
        _ => None,
    }
}

/// The picture of a check box around `center`.
pub(in crate::ui) fn check_box(ui: &Ui, center: egui::Pos2, on: bool) {
    let t = theme(ui);
    let square = egui::Rect::from_center_size(center, Vec2::splat(12.0));
    if on {
        ui.painter().rect_filled(square, 3.0, color(t.accent));
        let tick = [
            pos2(center.x - 3.0, center.y),
            pos2(center.x - 1.0, center.y + 2.5),
            pos2(center.x + 3.5, center.y - 2.5),
        ];
        ui.painter().line(tick.to_vec(), Stroke::new(1.6, color(t.on_accent)));
    } else {
        paint::outline(ui, square, 3.0, t.line_strong);
    }
}

/// A row with a check box; the whole row is the target.
pub(in crate::ui) fn check_row(ui: &mut Ui, label: &str, on: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 27.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, label));
    let t = theme(ui);
    check_box(ui, pos2(rect.min.x + 6.0, rect.center().y), on);
    let at = pos2(rect.min.x + 20.0, rect.center().y);
    paint::text(
        ui.painter(),
        at,
        Align2::LEFT_CENTER,
        label,
        (13.0, Weight::Regular),
        t.text,
        rect.width() - 24.0,
    );
    focus_ring(ui, &response);
    response
}
