//! A map being filled with lines: cards, texts, the ways among them, and the lines that lie already.
use super::CLEARANCE;
use super::grid_index::GridIndex;
use super::net::{Net, blocks, card_block, mark_blocks};
use super::ports::{Port, ports};
use super::rays::{Laid, Ray};
use super::requests::{ARROW_ROOM, Ground, Obstacle, Request, Route, border};
use super::search::{Memory, search};
use crate::geom::{Point, Rect, RectSide};
use std::collections::BTreeMap;

/// How far beyond both cards a line runs straight out of one.
const BEYOND: f32 = 240.0;

/// The same where there are very many cards: farther out a bend more leads as well.
const LITTLE_BEYOND: f32 = 60.0;

/// More ports than this on a side are not all tried.
const MANY_PORTS: usize = 8;

/// So many are tried on a side where there are very many cards.
const FEW_PORTS: usize = 2;

/// So far one looks for what is in the way before one looks farther.
const NEAR_BY: f32 = 1000.0;

/// Cards, and the lines between them that lie already.
pub(super) struct Board {
    obstacles: Vec<Obstacle>,
    net: Net,
    memory: Memory,
    /// What may not be run through, but for the cards that are adrift.
    blocks: GridIndex,
    /// Of the cards that are adrift.
    adrift: Vec<Rect>,
    laid: Vec<Laid>,
    laid_index: GridIndex,
    /// Pieces of lines that were taken up.
    gone: Vec<bool>,
    taken: BTreeMap<usize, Vec<Point>>,
}

/// How much of a board was there at a moment.
pub(super) struct Mark(usize);

impl Board {
    /// A board without lines. Cards whose number is in `adrift` have no place yet.
    pub(super) fn new(obstacles: Vec<Obstacle>, ground: &Ground, adrift: &[usize]) -> Self {
        let still: Vec<Obstacle> =
            (0..obstacles.len()).filter(|i| !adrift.contains(i)).map(|i| obstacles[i].clone()).collect();
        let mut net = Net::new(&still, &ground.headings);
        for frame in &ground.frames {
            for side in RectSide::ALL {
                let [from, to] = side.ends(*frame);
                net.shun(from, to);
            }
        }
        Self {
            net,
            memory: Memory::default(),
            blocks: GridIndex::new(blocks(&still, &ground.headings)),
            adrift: Vec::new(),
            obstacles,
            laid: Vec::new(),
            laid_index: GridIndex::default(),
            gone: Vec::new(),
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

    /// Takes out the lines that were laid since; `requests` are all that were added.
    pub(super) fn back_to(&mut self, mark: &Mark, requests: &[Request]) {
        for piece in self.laid.drain(mark.0..) {
            self.net.take_up(piece.from, piece.to);
        }
        self.laid_index.truncate(mark.0);
        self.gone.truncate(mark.0);
        for card in requests.iter().rev().flat_map(|r| [r.to, r.from]) {
            self.taken.get_mut(&card).and_then(Vec::pop);
        }
    }

    /// Puts cards that were adrift to new places.
    pub(super) fn place(&mut self, cards: impl Iterator<Item = (usize, Obstacle)>) {
        for block in self.adrift.drain(..) {
            self.net.open(block);
        }
        for (i, card) in cards {
            self.adrift.extend(std::iter::once(card_block(&card)).chain(mark_blocks(&card)));
            self.obstacles[i] = card;
        }
        for block in &self.adrift {
            self.net.close(*block);
        }
    }

    fn blocks_within(&self, area: &Rect) -> Vec<Rect> {
        let still = self.blocks.within(area).into_iter().map(|i| self.blocks.rects()[i]);
        still.chain(self.adrift.iter().copied().filter(|block| block.intersects(area))).collect()
    }

    /// Lays a line; returns the numbers of its pieces.
    pub(super) fn lay(&mut self, points: &[Point]) -> std::ops::Range<usize> {
        let first = self.laid.len();
        for pair in points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            self.laid.push(Laid { from, to });
            self.laid_index.push(Rect::from_corners(from, to).expand(1.0));
            self.gone.push(false);
            self.net.lay(from, to);
        }
        first..self.laid.len()
    }

    /// Lays a line of the chart, beside which others do not run where there is another way.
    pub(super) fn lay_trunk(&mut self, points: &[Point]) -> std::ops::Range<usize> {
        for pair in points.windows(2) {
            self.net.shun(pair[0], pair[1]);
        }
        self.lay(points)
    }

    /// Takes up (or lays again) pieces for a while.
    pub(super) fn set_gone(&mut self, pieces: std::ops::Range<usize>, gone: bool) {
        for i in pieces {
            if self.gone[i] != gone {
                self.gone[i] = gone;
                let Laid { from, to } = self.laid[i];
                if gone { self.net.take_up(from, to) } else { self.net.lay(from, to) }
            }
        }
    }

    fn laid_within(&self, area: &Rect) -> Vec<Laid> {
        self.laid_index.within(area).into_iter().filter(|i| !self.gone[*i]).map(|i| self.laid[i]).collect()
    }

    /// A port that no line uses any longer.
    pub(super) fn leave_port(&mut self, card: usize, at: Option<&Point>) {
        if let (Some(taken), Some(at)) = (self.taken.get_mut(&card), at)
            && let Some(i) = taken.iter().position(|p| p == at)
        {
            taken.remove(i);
        }
    }

    /// Numbers of the pieces that come near `area`.
    pub(super) fn pieces_within(&self, area: &Rect) -> Vec<usize> {
        self.laid_index.within(area).into_iter().filter(|i| !self.gone[*i]).collect()
    }

    /// What of the moved cards is in the way.
    pub(super) fn adrift(&self) -> &[Rect] {
        &self.adrift
    }

    pub(super) fn piece(&self, number: usize) -> Laid {
        self.laid[number]
    }

    pub(super) fn take_port(&mut self, card: usize, at: Option<&Point>) {
        self.taken.entry(card).or_default().extend(at);
    }

    fn ports(&self, card: usize, only: Option<RectSide>) -> Vec<Port> {
        ports(&self.obstacles[card], only, self.taken.get(&card).map_or(&[][..], Vec::as_slice))
    }

    fn find(&mut self, request: Request) -> Route {
        let (a, b) = (self.obstacles[request.from].rect, self.obstacles[request.to].rect);
        if request.from == request.to || a.intersects(&b) {
            return self.straight(request);
        }
        let from = self.ports(request.from, request.from_side);
        let to = self.ports(request.to, request.to_side);
        if let Some(points) = self.direct(&from, &to, request) {
            return Route::around(&points);
        }
        let ease = if request.arrow { ARROW_ROOM } else { CLEARANCE };
        let out = self.rays(&from, a, b, CLEARANCE);
        let back = self.rays(&to, b, a, ease);
        match search(&self.net, &mut self.memory, &out, &back, b) {
            Some(points) => Route::around(&points),
            None => self.straight(request),
        }
    }

    /// The ways straight out of a card's ports, towards `other` and a little beyond.
    fn rays(&self, ports: &[Port], card: Rect, other: Rect, ease: f32) -> Vec<Ray> {
        let beyond = if self.net.is_large() { LITTLE_BEYOND } else { BEYOND };
        let hull = card.union(&other).expand(beyond);
        let mut rays = Vec::new();
        for side in RectSide::ALL {
            let here: Vec<&Port> = ports.iter().filter(|port| port.side == side).collect();
            // Of a long side every second port is choice enough, and among hundreds of cards nobody sees which it was.
            let step = match here.len() {
                many if self.net.is_large() => many.div_ceil(FEW_PORTS).max(1),
                many => 1 + usize::from(many > MANY_PORTS),
            };
            let here: Vec<&Port> = here.into_iter().step_by(step).collect();
            let most = match side {
                RectSide::Top => card.min.y - hull.min.y,
                RectSide::Bottom => hull.max.y - card.max.y,
                RectSide::Left => card.min.x - hull.min.x,
                RectSide::Right => hull.max.x - card.max.x,
            };
            let open = self.open_ports(&here, card, side, most);
            let Some(farthest) = open.iter().map(|(_, reach)| *reach).max_by(f32::total_cmp) else {
                continue;
            };
            // Where two rays come face to face, the last of the way is the other's.
            let laid = self.laid_within(&strip(card, side, farthest + CLEARANCE + 1.0));
            rays.extend(open.into_iter().map(|(port, reach)| Ray::new(port, CLEARANCE, ease, reach, &laid)));
        }
        rays
    }

    /// The ports of a side from which one gets as far as the first bend, and how far from each, up to `most`.
    fn open_ports<'a>(
        &self,
        ports: &[&'a Port],
        card: Rect,
        side: RectSide,
        most: f32,
    ) -> Vec<(&'a Port, f32)> {
        // Most often something stands near, and the long way across a large map need not be looked along.
        let mut length = most.min(NEAR_BY);
        loop {
            let blocks = self.blocks_within(&strip(card, side, length));
            let reach = |port: &&'a Port| (*port, Ray::reach(port, CLEARANCE, length, &blocks));
            let mut found: Vec<_> = ports.iter().map(reach).collect();
            if length >= most || found.iter().all(|(_, reach)| *reach < length) {
                found.retain(|(_, reach)| *reach >= CLEARANCE);
                return found;
            }
            length = most.min(4.0 * length);
        }
    }

    /// The straight, level or upright line between facing sides, if nothing is on it.
    fn direct(&self, from: &[Port], to: &[Port], request: Request) -> Option<Vec<Point>> {
        let (a, b) = (self.obstacles[request.from].rect, self.obstacles[request.to].rect);
        let mut pairs = Vec::new();
        for p in from {
            for q in to {
                let facing = match (p.side, q.side) {
                    (RectSide::Right, RectSide::Left) => a.max.x < b.min.x && p.at.y == q.at.y,
                    (RectSide::Left, RectSide::Right) => b.max.x < a.min.x && p.at.y == q.at.y,
                    (RectSide::Bottom, RectSide::Top) => a.max.y < b.min.y && p.at.x == q.at.x,
                    (RectSide::Top, RectSide::Bottom) => b.max.y < a.min.y && p.at.x == q.at.x,
                    _ => false,
                };
                if facing {
                    pairs.push((p.price + q.price, [p.at, q.at]));
                }
            }
        }
        pairs.sort_by_key(|(price, _)| *price);
        pairs.into_iter().find(|(_, points)| self.is_free(points, request)).map(|(_, points)| points.to_vec())
    }

    /// Whether no other card, mark or line is within a track of the piece, and none is crossed.
    fn is_free(&self, points: &[Point; 2], request: Request) -> bool {
        let piece = Rect::from_corners(points[0], points[1]);
        let ends = [request.from, request.to].map(|i| card_block(&self.obstacles[i]));
        let area = piece.expand(CLEARANCE - 1.0);
        let crossed = |line: &Laid| Rect::from_corners(line.from, line.to).expand(0.1).intersects(&area);
        self.blocks_within(&piece.expand(0.1)).iter().all(|block| ends.contains(block))
            && !self.laid_within(&area).iter().any(crossed)
    }

    /// From border to border on the line between the centres.
    pub(super) fn straight(&self, request: Request) -> Route {
        let (a, b) = (self.obstacles[request.from].rect, self.obstacles[request.to].rect);
        let points = vec![border(a, b.center()), border(b, a.center())];
        Route { points, around: false }
    }
}

/// What lies beyond a side of a card, as far as `length`.
fn strip(card: Rect, side: RectSide, length: f32) -> Rect {
    let mut zone = card;
    match side {
        RectSide::Top => (zone.min.y, zone.max.y) = (card.min.y - length, card.min.y),
        RectSide::Bottom => (zone.min.y, zone.max.y) = (card.max.y, card.max.y + length),
        RectSide::Left => (zone.min.x, zone.max.x) = (card.min.x - length, card.min.x),
        RectSide::Right => (zone.min.x, zone.max.x) = (card.max.x, card.max.x + length),
    }
    zone
}
