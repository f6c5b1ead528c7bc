//! What is asked of routing, and what it answers: cards in the way, lines between them, courses.
use crate::geom::{Point, Rect, RectSide, pt};

/// A card with what sticks out of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Obstacle {
    pub rect: Rect,
    /// Key tab, status discs: nothing runs through them either.
    pub marks: Vec<Rect>,
}

/// A line asked for, between two obstacles by index.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Request {
    pub from: usize,
    pub to: usize,
    /// Routed in descending order: strong lines get the straight ways.
    pub weight: u8,
    /// The sides that the ends are bound to; `None`: whichever suits.
    pub from_side: Option<RectSide>,
    pub to_side: Option<RectSide>,
    /// The line ends in an arrow, which needs a straight end where there is room.
    pub arrow: bool,
}

/// An arrow's head, the gap before the card, and the bend before it; a whole number of tracks.
pub(super) const ARROW_ROOM: f32 = 24.0;

impl Request {
    /// A line whose ends may lie on any side.
    pub fn new(from: usize, to: usize, weight: u8) -> Self {
        Self { from, to, weight, from_side: None, to_side: None, arrow: false }
    }
}

/// A line's corner points, ends on the cards' borders.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    pub points: Vec<Point>,
    /// False where no way around was found and the line runs straight.
    pub around: bool,
}

/// Routes in the order of the requests.
pub type Routes = Vec<Route>;

/// Where the line from the middle of `rect` to `towards` leaves it.
pub fn border(rect: Rect, towards: Point) -> Point {
    let center = rect.center();
    let d = towards - center;
    if d.length() < 1e-3 {
        return pt(center.x, rect.min.y);
    }
    let by_x = rect.width() / 2.0 / d.x.abs().max(1e-6);
    let by_y = rect.height() / 2.0 / d.y.abs().max(1e-6);
    center + d * by_x.min(by_y)
}
