//! Influence, conflict, dotted and zipper lines over cards that stand already: around every card, strongest
//! first, each at ports of its own.
use super::CLEARANCE;
use super::grid_index::GridIndex;
use super::lattice::{Costs, Laid, Lattice, Port, without_straight_points};
use crate::geom::{Point, Rect, RectSide, pt};
use crate::job::Progress;
use std::collections::BTreeMap;

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
}

impl Request {
    /// A line whose ends may lie on any side.
    pub fn new(from: usize, to: usize, weight: u8) -> Self {
        Self { from, to, weight, from_side: None, to_side: None }
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

/// Ports lie this far apart along a side and from its corners.
const PORT_STEP: f32 = 8.0;
const PORT_CORNER: f32 = 16.0;
/// A taken port keeps its neighbours within this free.
const PORT_ROOM: f32 = 12.0;
/// How far outside the two cards a way around may lead.
const WINDOW: f32 = 240.0;
/// Beyond this many cards in the window, fewer ports are offered.
const CROWD: usize = 60;

/// Routes all requests; `headings` are texts that no line may run through, `fixed` lines that lie already
/// (reporting lines). Stops early, with straight lines for the rest, when `progress` is cancelled.
pub fn route(
    obstacles: &[Obstacle],
    headings: &[Rect],
    fixed: &[Vec<Point>],
    requests: &[Request],
    progress: &Progress,
) -> Routes {
    let cards = GridIndex::new(obstacles.iter().map(|o| o.rect).collect());
    let mut board = Board {
        obstacles,
        headings: GridIndex::new(headings.to_vec()),
        cards,
        laid: Vec::new(),
        laid_index: GridIndex::default(),
        taken: BTreeMap::new(),
    };
    for line in fixed {
        board.lay(line);
    }
    let mut order: Vec<usize> = (0..requests.len()).collect();
    let length = |r: &Request| obstacles[r.from].rect.center().distance(obstacles[r.to].rect.center());
    order.sort_by(|&a, &b| {
        let (ra, rb) = (&requests[a], &requests[b]);
        rb.weight.cmp(&ra.weight).then(length(ra).total_cmp(&length(rb))).then(a.cmp(&b))
    });
    let mut routes: Vec<Option<Route>> = vec![None; requests.len()];
    for (done, &i) in order.iter().enumerate() {
        if progress.cancelled() {
            break;
        }
        progress.set(done as f32 / order.len() as f32);
        let route = board.find(requests[i]);
        board.lay(&route.points);
        board.take_port(requests[i].from, route.points.first());
        board.take_port(requests[i].to, route.points.last());
        routes[i] = Some(route);
    }
    routes.into_iter().zip(requests).map(|(route, r)| route.unwrap_or_else(|| board.straight(*r))).collect()
}

struct Board<'a> {
    obstacles: &'a [Obstacle],
    headings: GridIndex,
    cards: GridIndex,
    laid: Vec<Laid>,
    /// Bounding boxes of `laid` up to the last rebuild; the rest is looked at one by one.
    laid_index: GridIndex,
    taken: BTreeMap<usize, Vec<Point>>,
}

impl Board<'_> {
    fn lay(&mut self, points: &[Point]) {
        self.laid.extend(points.windows(2).map(|pair| Laid { from: pair[0], to: pair[1] }));
        // Rebuilding at every doubling keeps the total linear.
        if self.laid.len() > 2 * self.laid_index.rects().len().max(64) {
            let boxes = self.laid.iter().map(|l| Rect::from_corners(l.from, l.to).expand(1.0)).collect();
            self.laid_index = GridIndex::new(boxes);
        }
    }

    fn laid_within(&self, window: &Rect) -> Vec<Laid> {
        let indexed = self.laid_index.rects().len();
        let mut found: Vec<Laid> = self.laid_index.within(window).into_iter().map(|i| self.laid[i]).collect();
        found.extend(
            self.laid[indexed..]
                .iter()
                .filter(|l| Rect::from_corners(l.from, l.to).expand(1.0).intersects(window)),
        );
        found
    }

    fn take_port(&mut self, card: usize, at: Option<&Point>) {
        self.taken.entry(card).or_default().extend(at);
    }

    fn find(&self, request: Request) -> Route {
        let (a, b) = (self.obstacles[request.from].rect, self.obstacles[request.to].rect);
        if request.from == request.to || a.intersects(&b) {
            return self.straight(request);
        }
        if let Some(points) = self.direct(request) {
            return Route { points, around: true };
        }
        let costs = Costs::STANDARD;
        let mut window = a.union(&b).expand(WINDOW);
        for _ in 0..2 {
            let near = self.cards.within(&window);
            let mut blocked: Vec<Rect> = near.iter().map(|&i| self.obstacles[i].rect).collect();
            blocked.extend(
                near.iter().flat_map(|&i| &self.obstacles[i].marks).map(|m| m.expand(-CLEARANCE / 2.0)),
            );
            let headings = self.headings.within(&window).into_iter().map(|i| self.headings.rects()[i]);
            blocked.extend(headings.map(|r| r.expand(-CLEARANCE / 2.0)));
            let step = if near.len() > CROWD { 4 } else { 1 };
            let (from, to) = (
                self.ports(request.from, step, request.from_side),
                self.ports(request.to, step, request.to_side),
            );
            let all: Vec<Port> = from.iter().chain(&to).map(|(port, _)| *port).collect();
            let lattice = Lattice::new(&blocked, &all, &self.laid_within(&window), costs);
            if let Some(points) = lattice.path(&from, &to, costs) {
                return Route { points, around: true };
            }
            window = window.expand(WINDOW * 2.0);
        }
        self.straight(request)
    }

    /// The straight, level or upright line between facing sides, if nothing is on it.
    fn direct(&self, request: Request) -> Option<Vec<Point>> {
        let (a, b) = (self.obstacles[request.from].rect, self.obstacles[request.to].rect);
        let mut best: Option<(u32, Vec<Point>)> = None;
        let ends = self.ports(request.to, 1, request.to_side);
        for (p, price) in self.ports(request.from, 1, request.from_side) {
            for &(q, other) in &ends {
                let facing = match (p.side, q.side) {
                    (RectSide::Right, RectSide::Left) => a.max.x < b.min.x && p.at.y == q.at.y,
                    (RectSide::Left, RectSide::Right) => b.max.x < a.min.x && p.at.y == q.at.y,
                    (RectSide::Bottom, RectSide::Top) => a.max.y < b.min.y && p.at.x == q.at.x,
                    (RectSide::Top, RectSide::Bottom) => b.max.y < a.min.y && p.at.x == q.at.x,
                    _ => false,
                };
                let total = price + other;
                if facing && best.as_ref().is_none_or(|(held, _)| total < *held) {
                    let points = vec![p.at, q.at];
                    if self.is_free(&points, request) {
                        best = Some((total, points));
                    }
                }
            }
        }
        best.map(|(_, points)| points)
    }

    /// Whether no other card, mark or line is within a track of the piece, and none is crossed.
    fn is_free(&self, points: &[Point], request: Request) -> bool {
        let area = Rect::from_corners(points[0], points[1]).expand(CLEARANCE - 1.0);
        let clear_of_cards =
            self.cards.within(&area).into_iter().all(|i| i == request.from || i == request.to);
        let clear_of_marks = self
            .cards
            .within(&area.expand(32.0))
            .into_iter()
            .flat_map(|i| &self.obstacles[i].marks)
            .all(|mark| !mark.intersects(&area.expand(1.0 - CLEARANCE)));
        let clear_of_lines = self
            .laid_within(&area)
            .iter()
            .all(|l| !Rect::from_corners(l.from, l.to).expand(0.1).intersects(&area));
        clear_of_cards && clear_of_marks && clear_of_lines && self.headings.within(&area).is_empty()
    }

    /// Free ports of a card with their prices: the middle of a side is dear, since reporting lines use it.
    fn ports(&self, card: usize, step: usize, only: Option<RectSide>) -> Vec<(Port, u32)> {
        let rect = self.obstacles[card].rect;
        let marks = &self.obstacles[card].marks;
        let taken = self.taken.get(&card).map_or(&[][..], Vec::as_slice);
        let mut found = Vec::new();
        for side in RectSide::ALL.into_iter().filter(|side| only.is_none_or(|only| only == *side)) {
            let level = !side.is_upright();
            let (low, high) = if level { (rect.min.x, rect.max.x) } else { (rect.min.y, rect.max.y) };
            // On the map's lattice, so that ports of aligned cards face each other.
            let first = ((low + PORT_CORNER) / PORT_STEP).ceil() * PORT_STEP;
            let count = ((high - PORT_CORNER - first) / PORT_STEP).floor().max(-1.0) as i32;
            for k in (0..=count).step_by(step) {
                let along = first + k as f32 * PORT_STEP;
                let middle = (along - f32::midpoint(low, high)).abs();
                let at = match side {
                    RectSide::Top => pt(along, rect.min.y),
                    RectSide::Bottom => pt(along, rect.max.y),
                    RectSide::Left => pt(rect.min.x, along),
                    RectSide::Right => pt(rect.max.x, along),
                };
                let port = Port { at, side };
                let covered = marks.iter().any(|m| m.expand(4.0).contains(at));
                let used = taken.iter().any(|t| t.distance(at) < PORT_ROOM);
                if covered || used || (level && middle < PORT_ROOM) {
                    continue;
                }
                // Nearer the middle looks better, but for the bus that arrives there.
                let price = if level { (middle / 40.0) as u32 } else { (middle / 16.0) as u32 };
                found.push((port, price));
            }
        }
        found
    }

    /// From border to border on the line between the centres.
    fn straight(&self, request: Request) -> Route {
        let (a, b) = (self.obstacles[request.from].rect, self.obstacles[request.to].rect);
        let points = vec![border(a, b.center()), border(b, a.center())];
        Route { points: without_straight_points(&points), around: false }
    }
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
