//! Where lines may leave a card: places along its sides, the better ones cheaper.
use super::requests::Obstacle;
use crate::geom::{Point, Rect, RectSide, pt};

/// Ports lie this far apart along a side and from its corners.
pub(super) const PORT_STEP: f32 = 8.0;
const PORT_CORNER: f32 = 16.0;
/// A taken port keeps its neighbours within this free, and reporting lines the middle of the sides that they use.
const PORT_ROOM: f32 = 12.0;

/// A place on the border.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Port {
    pub(super) at: Point,
    pub(super) side: RectSide,
    /// In map points, like all costs.
    pub(super) price: u32,
}

/// Free ports of a card, on one side or all.
pub(super) fn ports(card: &Obstacle, only: Option<RectSide>, taken: &[Point]) -> Vec<Port> {
    let free = ports_but(card, only, taken);
    // Where all are taken, lines share: better than one across the cards.
    if free.is_empty() { ports_but(card, only, &[]) } else { free }
}

fn ports_but(card: &Obstacle, only: Option<RectSide>, taken: &[Point]) -> Vec<Port> {
    let mut found = Vec::new();
    for side in RectSide::ALL.into_iter().filter(|side| only.is_none_or(|only| only == *side)) {
        let covered = |at: Point| card.marks.iter().any(|m| m.expand(4.0).contains(at));
        let used = |at: Point| taken.iter().any(|t| t.distance(at) < PORT_ROOM);
        found.extend(along(card.rect, side).filter(|port| !covered(port.at) && !used(port.at)));
    }
    found
}

fn along(rect: Rect, side: RectSide) -> impl Iterator<Item = Port> {
    let level = !side.is_upright();
    let (low, high) = if level { (rect.min.x, rect.max.x) } else { (rect.min.y, rect.max.y) };
    // On the map's lattice, so that ports of aligned cards face each other.
    let first = ((low + PORT_CORNER) / PORT_STEP).ceil() * PORT_STEP;
    let count = ((high - PORT_CORNER - first) / PORT_STEP).floor().max(-1.0) as i32;
    (0..=count).filter_map(move |k| {
        let along = first + k as f32 * PORT_STEP;
        let middle = (along - f32::midpoint(low, high)).abs();
        if level && middle < PORT_ROOM {
            return None;
        }
        let at = match side {
            RectSide::Top => pt(along, rect.min.y),
            RectSide::Bottom => pt(along, rect.max.y),
            RectSide::Left => pt(rect.min.x, along),
            RectSide::Right => pt(rect.max.x, along),
        };
        // Nearer the middle looks better, but for the bus that arrives there.
        let price = if level { middle / 5.0 } else { middle / 2.0 };
        Some(Port { at, side, price: price as u32 })
    })
}
