//! The cheapest orthogonal way between two cards over a net of tracks: A* after Hart, Nilsson, Raphael 1968.
use super::net::{BEND, Net, SMALL, along, whole};
use super::rays::{Hit, Ray};
use crate::geom::{Point, Rect};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Set in a state's predecessor: it is the number of a hit of the way out.
const START: u32 = 1 << 31;

/// What a search writes down, kept between searches so that none clears it: an entry counts if its stamp is of now.
#[derive(Default)]
pub(super) struct Memory {
    now: u32,
    states: Vec<State>,
    /// By direction and slot: the first hit of the way in there.
    goals: [Vec<u32>; 2],
    /// A bit by slot, which most often is all that one has to ask.
    has_goals: [Vec<u64>; 2],
    /// By direction: where bits are set.
    marked: [Vec<u32>; 2],
    queue: Queue,
}

/// What it will cost to the target, the more of it gone the better, and the state.
type Key = Reverse<(u32, Reverse<u32>, u32)>;

/// What to look at next, cheapest first. That one is held ahead of the heap: along a track it most often is the one that
/// came last, which then never goes into the heap.
#[derive(Default)]
struct Queue {
    ahead: Option<Key>,
    heap: BinaryHeap<Key>,
}

impl Queue {
    fn clear(&mut self) {
        self.ahead = None;
        self.heap.clear();
    }

    fn push(&mut self, key: Key) {
        let first = self.ahead.as_ref().or_else(|| self.heap.peek()).is_none_or(|first| key > *first);
        let behind = if first { self.ahead.replace(key) } else { Some(key) };
        if let Some(behind) = behind {
            self.heap.push(behind);
        }
    }

    /// Prices all that is in it anew, by cost and state.
    fn price(&mut self, price: impl Fn(u32, u32) -> u32) {
        let all = std::mem::take(&mut self.heap).into_vec().into_iter().chain(self.ahead.take());
        let priced = all.map(|Reverse((_, Reverse(cost), state))| (price(cost, state), Reverse(cost), state));
        self.heap = priced.map(Reverse).collect();
    }

    fn pop(&mut self) -> Option<Key> {
        self.ahead.take().or_else(|| self.heap.pop())
    }
}

/// A crossing and the direction in which one came there.
#[derive(Clone, Copy, Default)]
struct State {
    stamp: u32,
    cost: u32,
    previous: u32,
}

/// How the cheapest way so far ends.
enum End {
    /// Ray to ray.
    Joined(usize, usize, Option<Point>),
    /// Along one piece from hit to hit.
    Piece(usize, usize),
    /// From a crossing to a hit.
    Crossing(u32, usize),
}

/// On a small map the cheapest way of all is found. On a large one what is left to go weighs more than what was gone
/// (weighted A*, Pohl 1970): a hundred times faster where thousands of lines lie, and straighter, at the price of ways
/// that may be dearer by as much.
fn haste(net: &Net) -> f32 {
    const MOST: f32 = 6.0;
    (net.len() as f32 / SMALL as f32).clamp(1.0, MOST)
}

/// On a large map a search that has looked at so many crossings gets hastier, and again after twice as many: through a
/// thicket of lines it would look at half of the map, for a way that is dearer by a twentieth.
const PATIENCE: usize = 4096;

/// One search.
struct Search<'a> {
    net: &'a Net,
    memory: &'a mut Memory,
    out: Vec<Hit>,
    back: Vec<Hit>,
    target: Rect,
    haste: f32,
    best: Option<(u32, End)>,
}

/// The corners of the cheapest way from one of `from` to one of `to`, which leads to `target`; `None` if there is none.
pub(super) fn search(
    net: &Net,
    memory: &mut Memory,
    from: &[Ray],
    to: &[Ray],
    target: Rect,
) -> Option<Vec<Point>> {
    let (mut out, mut back) = (Vec::new(), Vec::new());
    for (rays, hits) in [(from, &mut out), (to, &mut back)] {
        for (number, ray) in rays.iter().enumerate() {
            ray.hits(number, net, hits);
        }
    }
    back.sort_by_key(|hit: &Hit| (hit.meeting.axis, hit.meeting.slot));
    memory.begin(net, &back);
    let mut search = Search { net, memory, out, back, target, haste: haste(net), best: None };
    for (i, ray) in from.iter().enumerate() {
        for (j, other) in to.iter().enumerate() {
            if let Some((corner, price)) = ray.joined(other, BEND) {
                search.offer(price, || End::Joined(i, j, corner));
            }
        }
    }
    search.start(from);
    search.run();
    let (_, end) = search.best.take()?;
    Some(search.corners(&end, from, to))
}

impl Memory {
    fn begin(&mut self, net: &Net, goals: &[Hit]) {
        if self.states.len() != 2 * net.len() {
            self.states = vec![State::default(); 2 * net.len()];
            self.goals = [vec![0; net.len()], vec![0; net.len()]];
            let none = vec![0; net.len().div_ceil(64)];
            self.has_goals = [none.clone(), none];
            self.marked = Default::default();
            self.now = 0;
        }
        for (bits, marked) in self.has_goals.iter_mut().zip(&mut self.marked) {
            for slot in marked.drain(..) {
                bits[slot as usize / 64] = 0;
            }
        }
        self.now += 1;
        self.queue.clear();
        for (number, goal) in goals.iter().enumerate().rev() {
            let (axis, slot) = (goal.meeting.axis, goal.meeting.slot as usize);
            self.goals[axis][slot] = number as u32;
            self.has_goals[axis][slot / 64] |= 1 << (slot % 64);
            self.marked[axis].push(goal.meeting.slot);
        }
    }
}

impl Search<'_> {
    fn offer(&mut self, total: u32, end: impl FnOnce() -> End) {
        if self.best.as_ref().is_none_or(|(held, _)| total < *held) {
            self.best = Some((total, end()));
        }
    }

    fn estimate(&self, at: Point) -> u32 {
        let dx = (self.target.min.x - at.x).max(at.x - self.target.max.x).max(0.0);
        let dy = (self.target.min.y - at.y).max(at.y - self.target.max.y).max(0.0);
        whole((dx + dy) * self.haste)
    }

    /// Hits of the way in at a slot.
    fn goals(&self, axis: usize, slot: u32) -> std::ops::Range<usize> {
        if (self.memory.has_goals[axis][slot as usize / 64] >> (slot % 64)) & 1 == 0 {
            return 0..0;
        }
        let first = self.memory.goals[axis][slot as usize];
        let same = |hit: &Hit| hit.meeting.axis == axis && hit.meeting.slot == slot;
        let first = first as usize;
        first..first + self.back[first..].iter().take_while(|hit| same(hit)).count()
    }

    fn reach(&mut self, state: u32, cost: u32, previous: u32) {
        let held = &mut self.memory.states[state as usize];
        if held.stamp == self.memory.now && held.cost <= cost {
            return;
        }
        let total = cost + self.estimate(self.net.at(state / 2));
        if self.best.as_ref().is_some_and(|(best, _)| total >= *best) {
            return;
        }
        self.memory.states[state as usize] = State { stamp: self.memory.now, cost, previous };
        self.memory.queue.push(Reverse((total, Reverse(cost), state)));
    }

    /// From the rays onto the tracks.
    fn start(&mut self, from: &[Ray]) {
        for number in 0..self.out.len() {
            let Hit { meeting, ray, price } = self.out[number];
            let (axis, slot) = (meeting.axis, meeting.slot);
            let previous = START | number as u32;
            let crossing = self.net.crossing(axis, slot);
            if meeting.exact {
                self.reach(crossing * 2 + from[ray].axis as u32, price, previous);
                continue;
            }
            let Some(extra) = self.net.extra(axis, slot) else { continue };
            for goal in self.goals(axis, slot) {
                let back = self.back[goal];
                if !back.meeting.exact {
                    let way = (along(axis, back.meeting.at) - along(axis, meeting.at)).abs();
                    let bends = if way < 0.5 { 0 } else { 2 * BEND };
                    self.offer(price + whole(way) + bends + extra + back.price, || End::Piece(number, goal));
                }
            }
            for end in [crossing, self.net.crossing(axis, slot + 1)] {
                let way = along(axis, self.net.at(end)) - along(axis, meeting.at);
                self.reach(end * 2 + axis as u32, price + BEND + whole(way) + extra, previous);
            }
        }
    }

    fn run(&mut self) {
        let mut looked_at = 0;
        let mut patience = if self.net.is_large() { PATIENCE } else { usize::MAX };
        while let Some(Reverse((total, Reverse(cost), state))) = self.memory.queue.pop() {
            if self.best.as_ref().is_some_and(|(best, _)| total >= *best) {
                break;
            }
            if self.memory.states[state as usize].cost < cost {
                continue;
            }
            looked_at += 1;
            if looked_at == patience {
                patience *= 2;
                self.hurry();
            }
            let (crossing, came) = (state / 2, (state % 2) as usize);
            for axis in [0, 1] {
                let turn = if axis == came { 0 } else { BEND };
                let here = self.net.slot(axis, crossing);
                for goal in self.goals(axis, here) {
                    let back = self.back[goal];
                    if back.meeting.exact {
                        // The ray leaves across the track.
                        let turn = BEND - turn;
                        self.offer(cost + turn + back.price, || End::Crossing(state, goal));
                    }
                }
                for way in self.net.ways(axis, here) {
                    for goal in self.goals(axis, way.slot) {
                        let back = self.back[goal];
                        if !back.meeting.exact {
                            let rest = along(axis, back.meeting.at) - along(axis, self.net.at(crossing));
                            let total = cost + turn + whole(rest) + way.extra + BEND + back.price;
                            self.offer(total, || End::Crossing(state, goal));
                        }
                    }
                    let cost = cost + turn + way.length + way.extra;
                    self.reach(way.crossing * 2 + axis as u32, cost, state);
                }
            }
        }
    }

    /// From now on what is left to go weighs twice as much.
    fn hurry(&mut self) {
        self.haste *= 2.0;
        let mut queue = std::mem::take(&mut self.memory.queue);
        queue.price(|cost, state| cost + self.estimate(self.net.at(state / 2)));
        self.memory.queue = queue;
    }

    fn corners(&self, end: &End, from: &[Ray], to: &[Ray]) -> Vec<Point> {
        match *end {
            End::Joined(a, b, corner) => {
                std::iter::once(from[a].port).chain(corner).chain([to[b].port]).collect()
            }
            End::Piece(a, b) => {
                let (out, back) = (self.out[a], self.back[b]);
                vec![from[out.ray].port, out.meeting.at, back.meeting.at, to[back.ray].port]
            }
            End::Crossing(mut state, b) => {
                let back = self.back[b];
                let mut points = vec![to[back.ray].port, back.meeting.at];
                loop {
                    points.push(self.net.at(state / 2));
                    state = self.memory.states[state as usize].previous;
                    if state & START != 0 {
                        break;
                    }
                }
                let out = self.out[(state & !START) as usize];
                points.extend([out.meeting.at, from[out.ray].port]);
                points.reverse();
                points
            }
        }
    }
}
