//! Where lines can lie: cards, texts and the lines that lie already, and the search for a way among them.
use super::CLEARANCE;
use super::grid_index::GridIndex;
use super::lattice::{Costs, Laid, Lattice, Port, without_straight_points};
use super::requests::{ARROW_ROOM, Obstacle, Request, Route, border};
use crate::geom::{Point, Rect, RectSide, pt};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Ports lie this far apart along a side and from its corners.
pub(super) const PORT_STEP: f32 = 8.0;
const PORT_CORNER: f32 = 16.0;
/// A taken port keeps its neighbours within this free.
const PORT_ROOM: f32 = 12.0;
/// How far outside the two cards a way around may lead.
const WINDOW: f32 = 240.0;
/// Beyond this many cards in the window, fewer ports are offered.
const CROWD: usize = 60;

/// Cards, and the lines between them that lie already.
pub(super) struct Board<'a> {
    pub(super) obstacles: Cow<'a, [Obstacle]>,
    headings: GridIndex,
    cards: GridIndex,
    /// Cards that are not where `cards` has them; looked at one by one.
    pub(super) adrift: Vec<usize>,
    /// With more cards than this in its window a line runs straight.
    pub(super) most: usize,
    laid: Vec<Laid>,
    /// Bounding boxes of `laid` up to the last rebuild; the rest is looked at one by one.
    laid_index: GridIndex,
    taken: BTreeMap<usize, Vec<Point>>,
}

/// How much of a board was there at a moment.
pub(super) struct Mark(usize);

impl<'a> Board<'a> {
    /// A board without lines.
    pub(super) fn new(obstacles: Cow<'a, [Obstacle]>, headings: &[Rect]) -> Self {
        Self {
            headings: GridIndex::new(headings.to_vec()),
            cards: GridIndex::new(obstacles.iter().map(|o| o.rect).collect()),
            obstacles,
            adrift: Vec::new(),
            most: usize::MAX,
            laid: Vec::new(),
            laid_index: GridIndex::default(),
            taken: BTreeMap::new(),
        }
    }

    /// In which order to add lines: strong ones get the straight ways, then short ones.
    pub(super) fn order(&self, requests: &[Request]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..requests.len()).collect();
        let middle = |card: usize| self.obstacles[card].rect.center();
        let length = |r: &Request| middle(r.from).distance(middle(r.to));
        order.sort_by(|&a, &b| {
            let (ra, rb) = (&requests[a], &requests[b]);
            rb.weight.cmp(&ra.weight).then(length(ra).total_cmp(&length(rb))).then(a.cmp(&b))
        });
        order
    }

    /// Finds a way and lays the line there.
    pub(super) fn add(&mut self, request: Request) -> Route {
        let route = self.find(request);
        self.lay(&route.points);
        self.take_port(request.from, route.points.first());
        self.take_port(request.to, route.points.last());
        route
    }

    pub(super) fn mark(&self) -> Mark {
        Mark(self.laid.len())
    }

    /// Takes out the lines that were laid since; `routes` are all that were added, with their requests.
    pub(super) fn back_to(&mut self, mark: &Mark, requests: &[Request]) {
        self.laid.truncate(mark.0);
        if self.laid_index.rects().len() > self.laid.len() {
            self.index_lines();
        }
        for card in requests.iter().flat_map(|r| [r.to, r.from]) {
            self.taken.get_mut(&card).and_then(Vec::pop);
        }
    }

    fn cards_within(&self, area: &Rect) -> Vec<usize> {
        let mut found = self.cards.within(area);
        if !self.adrift.is_empty() {
            found.retain(|i| !self.adrift.contains(i));
            found.extend(self.adrift.iter().filter(|i| self.obstacles[**i].rect.intersects(area)));
        }
        found
    }

    fn index_lines(&mut self) {
        let boxes = self.laid.iter().map(|l| Rect::from_corners(l.from, l.to).expand(1.0)).collect();
        self.laid_index = GridIndex::new(boxes);
    }

    pub(super) fn lay(&mut self, points: &[Point]) {
        self.laid.extend(points.windows(2).map(|pair| Laid { from: pair[0], to: pair[1] }));
        // Rebuilding at every doubling keeps the total linear.
        if self.laid.len() > 2 * self.laid_index.rects().len().max(64) {
            self.index_lines();
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

    pub(super) fn take_port(&mut self, card: usize, at: Option<&Point>) {
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
            let near = self.cards_within(&window);
            if near.len() > self.most {
                break;
            }
            let mut blocked: Vec<Rect> = near.iter().map(|&i| self.obstacles[i].rect).collect();
            blocked.extend(
                near.iter().flat_map(|&i| &self.obstacles[i].marks).map(|m| m.expand(-CLEARANCE / 2.0)),
            );
            let headings = self.headings.within(&window).into_iter().map(|i| self.headings.rects()[i]);
            blocked.extend(headings.map(|r| r.expand(-CLEARANCE / 2.0)));
            let step = if near.len() > CROWD { 4 } else { 1 };
            let from = self.ports(request.from, step, request.from_side);
            let to = self.ports(request.to, step, request.to_side);
            let laid = self.laid_within(&window);
            let rooms: &[f32] = if request.arrow { &[ARROW_ROOM, CLEARANCE] } else { &[CLEARANCE] };
            for &room in rooms {
                let to: Vec<(Port, u32)> =
                    to.iter().map(|(port, price)| (Port { room, ..*port }, *price)).collect();
                let all: Vec<Port> = from.iter().chain(&to).map(|(port, _)| *port).collect();
                let lattice = Lattice::new(&blocked, &all, &laid, costs);
                if let Some(points) = lattice.path(&from, &to, costs) {
                    return Route { points, around: true };
                }
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
            self.cards_within(&area).into_iter().all(|i| i == request.from || i == request.to);
        let clear_of_marks = self
            .cards_within(&area.expand(32.0))
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
        let taken = self.taken.get(&card).map_or(&[][..], Vec::as_slice);
        let free = self.ports_but(card, step, only, taken);
        // Where all are taken, lines share: better than one across the cards.
        if free.is_empty() { self.ports_but(card, step, only, &[]) } else { free }
    }

    fn ports_but(
        &self,
        card: usize,
        step: usize,
        only: Option<RectSide>,
        taken: &[Point],
    ) -> Vec<(Port, u32)> {
        let rect = self.obstacles[card].rect;
        let marks = &self.obstacles[card].marks;
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
                let port = Port { at, side, room: CLEARANCE };
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
    pub(super) fn straight(&self, request: Request) -> Route {
        let (a, b) = (self.obstacles[request.from].rect, self.obstacles[request.to].rect);
        let points = vec![border(a, b.center()), border(b, a.center())];
        Route { points: without_straight_points(&points), around: false }
    }
}
