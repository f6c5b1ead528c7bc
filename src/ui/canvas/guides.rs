//! The guides that show with what something dragged lines up.
use crate::geom::Transform;
use crate::session::Guide;
use crate::theme::{Theme, Weight};
use crate::ui::paint::{self, color};
use egui::{Stroke, Ui};

/// Draws guides; one across a gap has ends and says how wide it is.
pub(super) fn paint(ui: &Ui, guides: &[Guide], to_screen: Transform, theme: &Theme) {
    let stroke = Stroke::new(paint::hairline(ui.ctx()), color(theme.guide));
    for guide in guides {
        guide_line(ui, guide, to_screen, theme, stroke);
    }
}

fn guide_line(ui: &Ui, guide: &Guide, to_screen: Transform, theme: &Theme, stroke: Stroke) {
    const END: f32 = 4.0;
    let painter = ui.painter();
    let [from, to] = [guide.from, guide.to].map(|p| paint::pos(to_screen.point(p)));
    painter.line_segment([from, to], stroke);
    let Some(gap) = guide.gap else { return };
    let aside = if from.y == to.y { egui::vec2(0.0, END) } else { egui::vec2(END, 0.0) };
    for end in [from, to] {
        painter.line_segment([end - aside, end + aside], stroke);
    }
    let (words, style) = (format!("{gap:.0}"), (11.0, Weight::Strong));
    let middle = from.lerp(to, 0.5);
    let wide = paint::line(painter, &words, style.0, style.1, 60.0).size().x + 8.0;
    let plate = egui::Rect::from_center_size(middle, egui::vec2(wide, 16.0));
    // In a narrow gap the number would lie upon the cards beside it; that both are alike is seen without.
    let room =
        if from.y == to.y { from.distance(to) > plate.width() } else { from.distance(to) > plate.height() };
    if room {
        painter.rect_filled(plate, 3.0, color(theme.guide));
        paint::text(painter, middle, egui::Align2::CENTER_CENTER, &words, style, theme.canvas, wide);
    }
}
