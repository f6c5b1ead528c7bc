//! What is dragged over the map from the tray, drawn as it will stand and where it will stand.
use super::shapes::Brush;
use crate::geom::{Point, Rect, Transform, vec2};
use crate::layout::{CARD_WIDTH, SLOT_HEIGHT, card_on_lattice};
use crate::scene::{CardFacts, Corners, Detail, RectShape, Shape, Stroke};
use crate::session::edits::departments;
use crate::session::{Session, TrayItem};
use crate::theme::Metrics;
use egui::Ui;

/// `at`: the middle of the card, or where the department is begun, in map points.
pub(super) fn paint(
    ui: &Ui,
    session: &Session,
    item: &TrayItem,
    at: Point,
    to_screen: Transform,
    detail: Detail,
) {
    let picture = session.picture();
    let mut brush = Brush::new(ui.painter(), to_screen, detail < Detail::Compact);
    brush.opacity = Metrics::get().state.drag_opacity;
    let accent = Some(Stroke::new(2.0, picture.theme.accent));
    if *item == TrayItem::Department {
        let rect = departments::region_at(at);
        let radius = Corners::all(12.0);
        brush.shape(&Shape::Rect(RectShape {
            rect,
            radius,
            fill: Some(picture.theme.region_fill),
            stroke: accent,
        }));
        return brush.flush();
    }
    let (facts, rect) = card(session, item, at);
    brush.shape(&Shape::Rect(RectShape {
        rect: rect.translate(vec2(0.0, 4.0)).expand(3.0),
        radius: Corners::all(9.0),
        fill: Some(picture.theme.shadow),
        stroke: None,
    }));
    for shape in &picture.loose_card(&facts, rect, detail) {
        brush.shape(shape);
    }
    let ring = rect.expand(2.0);
    brush.shape(&Shape::Rect(RectShape {
        rect: ring,
        radius: Corners::all(8.0),
        fill: None,
        stroke: accent,
    }));
    brush.flush();
}

/// The card of a person whose middle comes to `at`, on the lattice.
pub(super) fn card(session: &Session, item: &TrayItem, at: Point) -> (CardFacts, Rect) {
    let facts = match item {
        TrayItem::Person(id) => session.picture().facts.of(id).cloned(),
        TrayItem::NewPerson | TrayItem::Placeholder(_) | TrayItem::Department => None,
    };
    let facts = facts.unwrap_or_else(|| blank(session, item));
    let top = card_on_lattice(at - vec2(0.0, SLOT_HEIGHT / 2.0));
    let rect = Rect::new(top.x - CARD_WIDTH / 2.0, top.y, CARD_WIDTH, facts.height());
    (facts, rect)
}

/// The card of somebody who is still to be made.
fn blank(session: &Session, item: &TrayItem) -> CardFacts {
    let mut facts = CardFacts::unknown(item.words(session));
    if let TrayItem::Placeholder(role) = item {
        facts.placeholder = Some(crate::catalogue::Placeholder::Unknown);
        facts.badges.extend(role.iter().map(|role| crate::scene::badge(role, session.lang())));
    }
    facts
}
