//! The cheapest orthogonal way between two cards, over a lattice of the lines that run beside cards.
//! Costs: 1 for every 8 points of length, and for bends, crossings and shared tracks what [`Costs`] says.
//! A* after Hart, Nilsson, Raphael 1968; the lattice is a reduced orthogonal visibility graph (Wybrow,
//! Marriott, Stuckey 2009).
use super::{CLEARANCE, LATTICE};
use crate::geom::{Point, Rect, RectSide, pt};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What a way costs beyond its length, in lattice steps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Costs {
    pub(super) bend: u32,
    pub(super) crossing: u32,
    /// For every piece that runs on another line.
    pub(super) shared: u32,
}

impl Costs {
    pub(super) const STANDARD: Self = Self { bend: 7, crossing: 7, shared: 60 };
}

/// Where a line may leave a card: a point on the border, and whether it leaves sideways.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Port {
    pub(super) at: Point,
    pub(super) side: RectSide,
    /// So far the line runs straight out of the card.
    pub(super) room: f32,
}

impl Port {
    /// Where the line meets the lattice.
    fn outside(&self) -> Point {
        match self.side {
            RectSide::Top => pt(self.at.x, self.at.y - self.room),
            RectSide::Bottom => pt(self.at.x, self.at.y + self.room),
            RectSide::Left => pt(self.at.x - self.room, self.at.y),
            RectSide::Right => pt(self.at.x + self.room, self.at.y),
        }
    }
    fn horizontal(&self) -> bool {
        self.side.is_upright()
    }
}

/// A straight piece of a line that lies already.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Laid {
    pub(super) from: Point,
    pub(super) to: Point,
}

/// One search: the window, what may not be crossed, what lies already.
pub(super) struct Lattice {
    xs: Vec<f32>,
    ys: Vec<f32>,
    /// Extra cost of the piece right of node (x, y), `u32::MAX` where a card is in the way.
    right: Vec<u32>,
    /// The same for the piece below the node.
    down: Vec<u32>,
}

const BLOCKED: u32 = u32::MAX;

impl Lattice {
    /// The lattice around `cards` (all that may not be crossed) with the ports' lines.
    pub(super) fn new(cards: &[Rect], ports: &[Port], laid: &[Laid], costs: Costs) -> Self {
        let mut xs: Vec<f32> = Vec::new();
        let mut ys: Vec<f32> = Vec::new();
        for card in cards {
            for track in 1..=3 {
                let away = CLEARANCE * track as f32;
                xs.extend([card.min.x - away, card.max.x + away]);
                ys.extend([card.min.y - away, card.max.y + away]);
            }
        }
        for port in ports {
            let p = port.outside();
            xs.push(p.x);
            ys.push(p.y);
        }
        for list in [&mut xs, &mut ys] {
            list.sort_by(f32::total_cmp);
            list.dedup_by(|a, b| (*a - *b).abs() < 0.5);
        }
        let nodes = xs.len() * ys.len();
        let mut this = Self { xs, ys, right: vec![0; nodes], down: vec![0; nodes] };
        for card in cards {
            this.block(card.expand(CLEARANCE - 0.75));
        }
        for piece in laid {
            this.lay(*piece, costs);
        }
        this
    }

    fn at(&self, x: usize, y: usize) -> usize {
        y * self.xs.len() + x
    }

    /// Marks every piece that enters `area`.
    fn block(&mut self, area: Rect) {
        let (x0, x1) = span(&self.xs, area.min.x, area.max.x);
        let (y0, y1) = span(&self.ys, area.min.y, area.max.y);
        for y in y0..y1 {
            for x in x0.saturating_sub(1)..x1.min(self.xs.len()) {
                let i = self.at(x, y);
                self.right[i] = BLOCKED;
            }
        }
        for x in x0..x1 {
            for y in y0.saturating_sub(1)..y1.min(self.ys.len()) {
                let i = self.at(x, y);
                self.down[i] = BLOCKED;
            }
        }
        // A card narrower than the lattice: pieces that jump over it.
        if x0 == x1 && x0 > 0 && x0 < self.xs.len() {
            for y in y0..y1 {
                let i = self.at(x0 - 1, y);
                self.right[i] = BLOCKED;
            }
        }
        if y0 == y1 && y0 > 0 && y0 < self.ys.len() {
            for x in x0..x1 {
                let i = self.at(x, y0 - 1);
                self.down[i] = BLOCKED;
            }
        }
    }

    /// Makes crossing the piece, or running on it, as dear as the costs say.
    fn lay(&mut self, piece: Laid, costs: Costs) {
        let area = Rect::from_corners(piece.from, piece.to);
        let horizontal = area.height() < area.width();
        // Less than a track away is "on" it.
        let near = LATTICE - 2.0;
        if horizontal {
            let (y0, y1) = span(&self.ys, area.min.y - near, area.max.y + near);
            let (x0, x1) = span(&self.xs, area.min.x - 0.25, area.max.x + 0.25);
            for y in y0..y1 {
                for x in x0..x1.saturating_sub(1) {
                    let i = self.at(x, y);
                    add(&mut self.right[i], costs.shared);
                }
            }
            let below = self.ys.partition_point(|&y| y < area.min.y - 0.25);
            if below > 0 && below < self.ys.len() {
                for x in x0..x1 {
                    let i = self.at(x, below - 1);
                    add(&mut self.down[i], costs.crossing);
                }
            }
        } else {
            let (x0, x1) = span(&self.xs, area.min.x - near, area.max.x + near);
            let (y0, y1) = span(&self.ys, area.min.y - 0.25, area.max.y + 0.25);
            for x in x0..x1 {
                for y in y0..y1.saturating_sub(1) {
                    let i = self.at(x, y);
                    add(&mut self.down[i], costs.shared);
                }
            }
            let right = self.xs.partition_point(|&x| x < area.min.x - 0.25);
            if right > 0 && right < self.xs.len() {
                for y in y0..y1 {
                    let i = self.at(right - 1, y);
                    add(&mut self.right[i], costs.crossing);
                }
            }
        }
    }

    fn node(&self, p: Point) -> Option<(usize, usize)> {
        let x = self.xs.iter().position(|&x| (x - p.x).abs() < 0.75)?;
        let y = self.ys.iter().position(|&y| (y - p.y).abs() < 0.75)?;
        Some((x, y))
    }

    /// The cheapest way from one of `from` to one of `to`, ports included; `None` if all are walled in.
    /// Each port carries its own price.
    pub(super) fn path(&self, from: &[(Port, u32)], to: &[(Port, u32)], costs: Costs) -> Option<Vec<Point>> {
        let nodes = self.xs.len() * self.ys.len();
        // A state is a node and the direction one arrived in: 0 along x, 1 along y.
        let mut cost = vec![u32::MAX; nodes * 2];
        let mut previous = vec![u32::MAX; nodes * 2];
        let mut start_port = vec![u16::MAX; nodes * 2];
        let mut goals: Vec<(usize, usize, u32)> = Vec::new();
        let mut area: Option<Rect> = None;
        for (number, (port, price)) in to.iter().enumerate() {
            if let Some((x, y)) = self.node(port.outside()) {
                goals.push((self.at(x, y) * 2 + usize::from(!port.horizontal()), number, *price));
                let p = Rect { min: port.outside(), max: port.outside() };
                area = Some(area.map_or(p, |a| a.union(&p)));
            }
        }
        let area = area?;
        let estimate = |x: usize, y: usize| {
            let p = pt(self.xs[x], self.ys[y]);
            let dx = (area.min.x - p.x).max(p.x - area.max.x).max(0.0);
            let dy = (area.min.y - p.y).max(p.y - area.max.y).max(0.0);
            steps(dx + dy)
        };
        let mut goal_price = vec![u32::MAX; nodes * 2];
        for &(state, _, price) in &goals {
            goal_price[state] = goal_price[state].min(price);
        }
        let mut queue = BinaryHeap::new();
        for (number, (port, price)) in from.iter().enumerate() {
            let Some((x, y)) = self.node(port.outside()) else { continue };
            let state = self.at(x, y) * 2 + usize::from(!port.horizontal());
            if *price < cost[state] {
                cost[state] = *price;
                start_port[state] = number as u16;
                queue.push(Reverse((price + estimate(x, y), state)));
            }
        }
        let mut best: Option<(u32, usize)> = None;
        let width = self.xs.len();
        while let Some(Reverse((bound, state))) = queue.pop() {
            if best.is_some_and(|(total, _)| bound >= total) {
                break;
            }
            let so_far = cost[state];
            let (node, vertical) = (state / 2, state % 2 == 1);
            let (x, y) = (node % width, node / width);
            if bound > so_far + estimate(x, y) {
                continue;
            }
            // Arriving at a port needs the port's own direction; a turn there is a bend.
            for arrival in [state, state ^ 1] {
                if goal_price[arrival] != u32::MAX {
                    let turn = if arrival == state { 0 } else { costs.bend };
                    let total = so_far + turn + goal_price[arrival];
                    if best.is_none_or(|(held, _)| total < held) {
                        best = Some((total, state));
                    }
                }
            }
            let moves = [
                (x + 1 < width).then(|| (node, node + 1, false)),
                (x > 0).then(|| (node - 1, node - 1, false)),
                (y + 1 < self.ys.len()).then(|| (node, node + width, true)),
                (y > 0).then(|| (node - width, node - width, true)),
            ];
            for (piece, next, along_y) in moves.into_iter().flatten() {
                let extra = if along_y { self.down[piece] } else { self.right[piece] };
                if extra == BLOCKED {
                    continue;
                }
                let (nx, ny) = (next % width, next / width);
                let length = (self.xs[nx] - self.xs[x]).abs() + (self.ys[ny] - self.ys[y]).abs();
                let bend = if along_y == vertical { 0 } else { costs.bend };
                let total = so_far + steps(length) + bend + extra;
                let next_state = next * 2 + usize::from(along_y);
                if total < cost[next_state] {
                    cost[next_state] = total;
                    previous[next_state] = state as u32;
                    start_port[next_state] = start_port[state];
                    queue.push(Reverse((total + estimate(nx, ny), next_state)));
                }
            }
        }
        let (_, last) = best?;
        let mut points = Vec::new();
        let mut state = last;
        loop {
            let node = state / 2;
            points.push(pt(self.xs[node % width], self.ys[node / width]));
            if previous[state] == u32::MAX {
                break;
            }
            state = previous[state] as usize;
        }
        points.reverse();
        let first = from.get(usize::from(start_port[last]))?.0;
        let arrived = goals
            .iter()
            .filter(|(goal, ..)| goal / 2 == last / 2)
            .min_by_key(|(goal, _, price)| price + if *goal == last { 0 } else { costs.bend })?;
        let end = to.get(arrived.1)?.0;
        points.insert(0, first.at);
        points.push(end.at);
        Some(without_straight_points(&points))
    }
}

fn add(held: &mut u32, more: u32) {
    if *held != BLOCKED {
        *held += more;
    }
}

/// Length in lattice steps, rounded.
fn steps(length: f32) -> u32 {
    (length / LATTICE).round() as u32
}

/// Indices of the values strictly inside (low, high).
fn span(values: &[f32], low: f32, high: f32) -> (usize, usize) {
    (values.partition_point(|&v| v <= low), values.partition_point(|&v| v < high))
}

/// Drops points that lie on the way between their neighbours; pulls the lattice's half-point slack straight.
pub(super) fn without_straight_points(points: &[Point]) -> Vec<Point> {
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
