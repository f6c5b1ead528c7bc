//! People who are dragged from the left panel onto the map: whom the hand took, and what hangs at the pointer.
use super::paint::{self, color};
use super::widgets::theme;
use crate::catalogue::Side;
use crate::geom::Rect;
use crate::model::PersonId;
use crate::session::{RosterRow, Session, TrayItem};
use crate::theme::{Rgba, Weight};
use egui::{Align2, DragAndDrop, Event, PointerButton, Pos2, Stroke, StrokeKind, Ui, Vec2, pos2};

/// Who can be dragged onto the map, and where they are shown.
#[derive(Default)]
pub(super) struct Grabs {
    people: Vec<(egui::Rect, PersonId)>,
}

impl Grabs {
    pub(super) fn add(&mut self, ui: &Ui, response: &egui::Response, id: &PersonId) {
        self.people.push((response.rect.intersect(ui.clip_rect()), id.clone()));
    }

    /// Whoever was pressed hangs at the pointer, by the events themselves: of a quick hand a frame knows only where it is by
    /// now, which may be on somebody else or on the map already.
    pub(super) fn carry(&self, ui: &Ui, session: &Session) {
        /// From here on it is no click any more.
        const AWAY: f32 = 6.0;
        let held = egui::Id::unique("grabbed");
        let mut grabbed: Option<(PersonId, Pos2)> = ui.data(|data| data.get_temp(held));
        for event in ui.input(|i| i.events.clone()) {
            match event {
                Event::PointerButton { pos, button: PointerButton::Primary, pressed, .. } => {
                    let here = |rect: &egui::Rect| {
                        rect.contains(pos)
                            && ui.ctx().layer_id_at(pos).is_none_or(|layer| layer == ui.layer_id())
                    };
                    let on = self.people.iter().find(|(rect, _)| pressed && here(rect));
                    grabbed = on.map(|(_, id)| (id.clone(), pos));
                }
                Event::PointerMoved(pos) => {
                    if let Some((id, _)) = grabbed.take_if(|(_, from)| from.distance(pos) > AWAY) {
                        DragAndDrop::set_payload(ui.ctx(), TrayItem::Person(id));
                    }
                }
                _ => {}
            }
        }
        ui.data_mut(|data| match grabbed {
            Some(grabbed) => {
                data.insert_temp(held, grabbed);
            }
            None => data.remove::<(PersonId, Pos2)>(held),
        });
        let carried_now = DragAndDrop::payload::<TrayItem>(ui.ctx());
        let Some(TrayItem::Person(id)) = carried_now.as_deref() else { return };
        let roster = session.roster();
        if let Some(row) = roster.waiting.iter().chain(&roster.team).find(|row| row.id == *id) {
            carried(ui, session.canvas, edge(ui, row), &row.name, below(row));
        }
    }
}

/// The colour of the side at which somebody stands.
pub(super) fn edge(ui: &Ui, row: &RosterRow) -> Rgba {
    let t = theme(ui);
    match row.side {
        Side::Customer => t.line_strong,
        Side::Other => t.partner,
        Side::Us => t.ours,
        Side::Competitor => t.competitor,
    }
}

/// What is said of somebody below the name.
pub(super) fn below(row: &RosterRow) -> &str {
    if matches!(row.side, Side::Customer | Side::Us) { &row.title } else { &row.organisation }
}

/// What hangs at the pointer while it is dragged outside the map.
fn carried(ui: &Ui, canvas: Rect, edge: Rgba, name: &str, below: &str) {
    let Some(at) = ui.input(|i| i.pointer.latest_pos()) else { return };
    // Over the map the card itself hangs at the pointer.
    if canvas.contains(paint::point(at)) {
        return;
    }
    let layer = egui::LayerId::new(egui::Order::Tooltip, egui::Id::unique("carried"));
    let mut painter = ui.ctx().layer_painter(layer);
    painter.set_opacity(0.9);
    let t = theme(ui);
    let rect = egui::Rect::from_min_size(at + egui::vec2(8.0, 8.0), Vec2::new(200.0, 40.0));
    painter.rect_filled(rect, 6.0, color(t.surface));
    painter.rect_stroke(rect, 6.0, Stroke::new(1.0, color(edge)), StrokeKind::Inside);
    let x = rect.min.x + 12.0;
    paint::text(
        &painter,
        pos2(x, rect.min.y + 13.0),
        Align2::LEFT_CENTER,
        name,
        (13.0, Weight::Regular),
        t.text,
        180.0,
    );
    paint::text(
        &painter,
        pos2(x, rect.min.y + 28.0),
        Align2::LEFT_CENTER,
        below,
        (11.0, Weight::Regular),
        t.text_2,
        180.0,
    );
}
