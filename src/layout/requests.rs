//! What is asked of routing, and what it answers: cards in the way, lines between them, courses.
use crate::geom::{Point, Rect, RectSide, pt};

/// A card with what sticks out of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Obstacle {
    pub rect: Rect,
    /// Key tab, status discs: nothing runs through them either.
    pub marks: Vec<Rect>,
}

/// What stands on a map beside its cards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// Texts, which no line may run through.
    pub headings: Vec<Rect>,
    /// Frames around cards: crossed, but not run along.
    pub frames: Vec<Rect>,
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

impl Route {
    /// A way around cards, from port to port.
    pub(super) fn around(points: &[Point]) -> Self {
        Self { points: without_straight_points(points), around: true }
    }
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

/// Drops points that lie on the way between their neighbours; pulls half a point of slack straight.
fn without_straight_points(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for &p in points {
        if kept.last().is_some_and(|q| q.distance(p) < 0.01) {
            continue;
        }
        if let [.., a, b] = kept[..] {
            let same_x = (a.x - b.x).abs() < 0.8 && (b.x - p.x).abs() < 0.8;
            let same_y = (a.y - b.y).abs() < 0.8 && (b.y - p.y).abs() < 0.8;
            if same_x || same_y {
                kept.pop();
            }
        }
        kept.push(p);
    }
    // Ports and lattice lines may differ by less than a point: make every piece exactly upright or level.
    for i in 1..kept.len() {
        let (a, b) = (kept[i - 1], kept[i]);
        if (a.x - b.x).abs() < 0.8 {
            kept[i].x = a.x;
        } else if (a.y - b.y).abs() < 0.8 {
            kept[i].y = a.y;
        }
    }
    kept
}
