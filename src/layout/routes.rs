//! Influence, conflict, dotted and zipper lines over cards that stand already: around every card, strongest
//! first, each at ports of its own.
use super::board::Board;
use crate::geom::{Point, Rect, RectSide, pt};
use crate::job::Progress;
use std::borrow::Cow;

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

/// Routes all requests; `headings` are texts that no line may run through, `fixed` lines that lie already
/// (reporting lines). Stops early, with straight lines for the rest, when `progress` is cancelled.
pub fn route(
    obstacles: &[Obstacle],
    headings: &[Rect],
    fixed: &[Vec<Point>],
    requests: &[Request],
    progress: &Progress,
) -> Routes {
    let mut board = Board::new(Cow::Borrowed(obstacles), headings);
    for line in fixed {
        board.lay(line);
    }
    let order = board.order(requests);
    let mut routes: Vec<Option<Route>> = vec![None; requests.len()];
    for (done, &i) in order.iter().enumerate() {
        if progress.cancelled() {
            break;
        }
        progress.set(done as f32 / order.len() as f32);
        let route = board.add(requests[i]);
        routes[i] = Some(route);
    }
    routes.into_iter().zip(requests).map(|(route, r)| route.unwrap_or_else(|| board.straight(*r))).collect()
}

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

#[cfg(test)]
mod tests {
    use super::super::board::PORT_STEP;
    use super::*;

    fn card(x: f32, y: f32) -> Obstacle {
        Obstacle { rect: Rect::new(x, y, 200.0, 88.0), marks: vec![] }
    }

    #[test]
    fn neighbours_are_joined_by_one_level_line() {
        let cards = [card(0.0, 0.0), card(320.0, 0.0)];
        let routes = route(&cards, &[], &[], &[Request::new(0, 1, 1)], &Progress::default());
        assert_eq!(routes[0].points.len(), 2);
        assert_eq!(routes[0].points[0].y, routes[0].points[1].y);
    }

    #[test]
    fn no_line_runs_through_a_card_and_each_has_its_own_ports() {
        let cards: Vec<Obstacle> = (0..5)
            .flat_map(|row| (0..5).map(move |col| card(col as f32 * 232.0, row as f32 * 200.0)))
            .collect();
        let requests: Vec<Request> = (0..25)
            .map(|i| Request::new(i, (i * 7 + 3) % 25, (i % 3) as u8))
            .filter(|r| r.from != r.to)
            .collect();
        let routes = route(&cards, &[], &[], &requests, &Progress::default());
        for (request, route) in requests.iter().zip(&routes) {
            assert!(route.around, "{request:?}");
            for (i, card) in cards.iter().enumerate() {
                for pair in route.points.windows(2) {
                    assert!(!card.rect.crossed_by(pair[0], pair[1]), "{request:?} through {i}: {route:?}");
                    assert!(pair[0].x == pair[1].x || pair[0].y == pair[1].y, "slanted: {route:?}");
                }
            }
        }
        let mut ends: Vec<Point> =
            routes.iter().flat_map(|r| [r.points[0], *r.points.last().unwrap()]).collect();
        while let Some(end) = ends.pop() {
            assert!(ends.iter().all(|other| other.distance(end) >= PORT_STEP), "two lines share {end:?}");
        }
    }
}
