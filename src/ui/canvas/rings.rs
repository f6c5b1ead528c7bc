//! The rings of those who are selected, or of whom one speaks.
use crate::model::PersonId;
use crate::scene::{Detail, tab_drawn};
use crate::session::Session;
use crate::theme::Metrics;
use crate::ui::paint::{self, color};
use egui::{Stroke, StrokeKind, Ui, pos2};

/// The ring of a selected card, without anything to take hold of: of whom one speaks.
pub(super) fn ring(ui: &Ui, session: &Session, id: &PersonId) {
    let to_screen = session.camera.screen_from_map(session.canvas, ui.ctx().pixels_per_point());
    let Some(rect) = session.picture().geometry.cards.get(id) else { return };
    let offset = Metrics::get().state.selection_offset.key_primary;
    let ring = paint::rect(to_screen.rect(rect.expand(offset)));
    let radius = ((6.0 + offset) * to_screen.scale).round();
    let stroke = Stroke::new(3.0, color(session.picture().theme.selection));
    let picture = session.picture();
    let detail = Detail::at(session.seen_zoom(), None);
    let tab = picture.facts.of(id).and_then(|facts| tab_drawn(facts, *rect, session.lang(), detail));
    ring_around(ui.painter(), ring, radius, stroke, tab.map(|tab| paint::rect(to_screen.rect(tab))));
}

/// A ring that leaves the tab of a key person free.
pub(super) fn ring_around(
    painter: &egui::Painter,
    ring: egui::Rect,
    radius: f32,
    stroke: Stroke,
    tab: Option<egui::Rect>,
) {
    let whole = ring.expand(stroke.width);
    let Some(tab) = tab else {
        painter.rect_stroke(ring, radius, stroke, StrokeKind::Middle);
        return;
    };
    // Left of the tab, right of it, and below.
    let parts = [
        egui::Rect::from_min_max(whole.min, pos2(tab.min.x, tab.max.y)),
        egui::Rect::from_min_max(pos2(tab.max.x, whole.min.y), pos2(whole.max.x, tab.max.y)),
        egui::Rect::from_min_max(pos2(whole.min.x, tab.max.y), whole.max),
    ];
    for part in parts.into_iter().filter(egui::Rect::is_positive) {
        painter.with_clip_rect(part.intersect(painter.clip_rect())).rect_stroke(
            ring,
            radius,
            stroke,
            StrokeKind::Middle,
        );
    }
}
