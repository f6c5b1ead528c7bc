//! The support scale: seven stops with their number.
use super::{shows_own_focus, theme};
use crate::catalogue::{Catalogue, Lang, Support};
use crate::locale::signed;
use crate::theme::Weight;
use crate::ui::paint::{self, color};
use egui::{Align2, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

/// Draws the stops; returns the one that was clicked.
pub(in crate::ui) fn support_stops(ui: &mut Ui, chosen: Option<Support>, lang: Lang) -> Option<Support> {
    let (whole, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 30.0), Sense::hover());
    let t = theme(ui);
    let gap = 3.0;
    let pitch = (whole.width() + gap) / 7.0;
    let (mut clicked, mut focused) = (None, None);
    for (i, &support) in Support::ALL.iter().enumerate() {
        // Edges are rounded one by one: a constant width would drift.
        let left = (whole.min.x + pitch * i as f32).round();
        let right = (whole.min.x + pitch * (i + 1) as f32 - gap).round();
        let rect = egui::Rect::from_min_max(pos2(left, whole.min.y + 1.0), pos2(right, whole.min.y + 29.0));
        let response = ui.interact(rect, ui.scope_id().with(("stop", i)), Sense::click());
        let step = t.support(Some(support.score()));
        let on = chosen == Some(support);
        let term = Catalogue::get().support(support);
        let name = format!("{} {}", term.name.get(lang), signed(support.score()));
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
        let painter = ui.painter();
        painter.rect_filled(rect, 4.0, color(step.fill));
        paint::outline(ui, rect, 4.0, step.line);
        if on {
            let gap = Stroke::new(1.0, color(t.surface));
            painter.rect_stroke(rect.expand(1.0), 5.0, gap, StrokeKind::Inside);
            painter.rect_stroke(
                rect.expand(1.0),
                5.0,
                Stroke::new(2.0, color(t.selection)),
                StrokeKind::Outside,
            );
        } else if response.hovered() {
            painter.rect_stroke(rect.expand(1.0), 5.0, Stroke::new(1.0, color(t.hover)), StrokeKind::Outside);
        }
        let words = signed(support.score());
        paint::text(
            painter,
            rect.center(),
            Align2::CENTER_CENTER,
            &words,
            (13.0, Weight::Strong),
            step.on,
            rect.width(),
        );
        if shows_own_focus(ui, &response) {
            focused = Some(rect);
        }
        let response = response.on_hover_text(format!("{name}\n{}", term.about.get(lang)));
        if response.clicked() {
            clicked = Some(support);
        }
    }
    // Around the ring of what is chosen, and above the stops beside it.
    if let Some(rect) = focused {
        let stroke = Stroke::new(2.0, color(t.focus));
        ui.painter().rect_stroke(rect.expand(4.0), 8.0, stroke, StrokeKind::Outside);
    }
    clicked
}
