//! Boxes that cover one another are moved apart, by little and so that who stood left or above still does. Two passes, one
//! across and one down, each keeping separation constraints: Dwyer, Marriott, Stuckey, "Fast node overlap removal" (2006).
//! In place of their solver, the middle of the two solutions that push everything one way: it keeps the constraints too.
use super::grid_index::GridIndex;
use crate::geom::{Rect, Vec2, vec2};
use std::cmp::Reverse;

/// A box; one that is `fixed` stays where it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Body {
    pub(super) rect: Rect,
    pub(super) fixed: bool,
}

/// Less is no overlap.
const SLACK: f32 = 0.01;

/// Moves the free boxes until none covers another.
pub(super) fn part(bodies: &mut [Body]) {
    pass(bodies, Axis::Across);
    pass(bodies, Axis::Down);
    // Where fixed boxes leave no room in their row, the rest look for it around.
    let mut taken = Taken::of(bodies);
    for i in 0..bodies.len() {
        if !bodies[i].fixed && taken.covers(bodies, i, bodies[i].rect) {
            bodies[i].rect = taken.nearest_free(bodies, i);
            taken.add(bodies, i);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Axis {
    Across,
    Down,
}

impl Axis {
    fn ends(self, rect: &Rect) -> (f32, f32) {
        match self {
            Self::Across => (rect.min.x, rect.max.x),
            Self::Down => (rect.min.y, rect.max.y),
        }
    }
    const fn other(self) -> Self {
        match self {
            Self::Across => Self::Down,
            Self::Down => Self::Across,
        }
    }
    /// How far two reach into one another.
    fn overlap(self, a: &Rect, b: &Rect) -> f32 {
        let ((a0, a1), (b0, b1)) = (self.ends(a), self.ends(b));
        a1.min(b1) - a0.max(b0)
    }
    fn by(self, by: f32) -> Vec2 {
        match self {
            Self::Across => vec2(by, 0.0),
            Self::Down => vec2(0.0, by),
        }
    }
}

/// Moves boxes along an axis so that pairs who face one another along it stand apart.
fn pass(bodies: &mut [Body], axis: Axis) {
    let middle = |body: &Body| {
        let (from, to) = axis.ends(&body.rect);
        f32::midpoint(from, to)
    };
    let half = |body: &Body| {
        let (from, to) = axis.ends(&body.rect);
        (to - from) / 2.0
    };
    let mut order: Vec<usize> = (0..bodies.len()).collect();
    order.sort_by(|a, b| middle(&bodies[*a]).total_cmp(&middle(&bodies[*b])).then(a.cmp(b)));
    // Pairs (left, right) as places in the order.
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let facing = facing_pairs(bodies, &order, axis);
    for (a, b) in facing {
        let (one, two) = (&bodies[order[a]], &bodies[order[b]]);
        let across = axis.other().overlap(&one.rect, &two.rect);
        // What is cheaper to part in the other direction is left to its pass.
        let along = axis.overlap(&one.rect, &two.rect);
        let later = axis == Axis::Across && along > SLACK && along > across;
        if !later {
            pairs.push((a, b));
        }
    }
    let at: Vec<f32> = order.iter().map(|i| middle(&bodies[*i])).collect();
    let fixed: Vec<bool> = order.iter().map(|i| bodies[*i].fixed).collect();
    let gap = |a: usize, b: usize| half(&bodies[order[a]]) + half(&bodies[order[b]]);
    // Between which bounds fixed boxes leave everybody.
    let (mut low, mut high) = (vec![f32::NEG_INFINITY; at.len()], vec![f32::INFINITY; at.len()]);
    for i in (0..at.len()).filter(|i| fixed[*i]) {
        (low[i], high[i]) = (at[i], at[i]);
    }
    pairs.sort_unstable_by_key(|(_, right)| *right);
    for &(a, b) in pairs.iter().filter(|(_, b)| !fixed[*b]) {
        low[b] = low[b].max(low[a] + gap(a, b));
    }
    let mut pushed_right = at.clone();
    // High bounds are needed for it, and come from the right.
    pairs.sort_unstable_by_key(|(left, _)| Reverse(*left));
    for &(a, b) in pairs.iter().filter(|(a, _)| !fixed[*a]) {
        high[a] = high[a].min(high[b] - gap(a, b));
    }
    let mut pushed_left = at.clone();
    for &(a, b) in pairs.iter().filter(|(a, _)| !fixed[*a]) {
        pushed_left[a] = pushed_left[a].min(pushed_left[b] - gap(a, b)).max(low[a]);
    }
    pairs.sort_unstable_by_key(|(_, right)| *right);
    for &(a, b) in pairs.iter().filter(|(_, b)| !fixed[*b]) {
        pushed_right[b] = pushed_right[b].max(pushed_right[a] + gap(a, b)).min(high[b]);
    }
    for (place, &i) in order.iter().enumerate().filter(|(place, _)| !fixed[*place]) {
        let to = f32::midpoint(pushed_left[place], pushed_right[place]);
        bodies[i].rect = bodies[i].rect.translate(axis.by(to - at[place]));
    }
}

/// Pairs of places in `order` that reach over one another across the axis, the one before first.
fn facing_pairs(bodies: &[Body], order: &[usize], axis: Axis) -> Vec<(usize, usize)> {
    let mut place = vec![0; order.len()];
    for (at, i) in order.iter().enumerate() {
        place[*i] = at;
    }
    let start = |i: &usize| axis.other().ends(&bodies[*i].rect).0;
    let mut by_start: Vec<usize> = (0..bodies.len()).collect();
    by_start.sort_by(|a, b| start(a).total_cmp(&start(b)).then(a.cmp(b)));
    let mut pairs = Vec::new();
    for (k, &i) in by_start.iter().enumerate() {
        let end = axis.other().ends(&bodies[i].rect).1;
        let facing = by_start[k + 1..].iter().take_while(|j| start(j) < end - SLACK);
        // Two that stay are nobody's concern.
        for &j in facing.filter(|j| !bodies[i].fixed || !bodies[**j].fixed) {
            pairs.push((place[i].min(place[j]), place[i].max(place[j])));
        }
    }
    pairs
}

/// Where boxes stand, and whose place each is; of who moved, the old place is known too and counts no more.
struct Taken {
    grid: GridIndex,
    owners: Vec<usize>,
    around: Rect,
}

impl Taken {
    fn of(bodies: &[Body]) -> Self {
        let rects: Vec<Rect> = bodies.iter().map(|body| body.rect).collect();
        let around = Rect::around(rects.iter().copied()).unwrap_or_default();
        Self { grid: GridIndex::new(rects), owners: (0..bodies.len()).collect(), around }
    }

    fn add(&mut self, bodies: &[Body], i: usize) {
        self.grid.push(bodies[i].rect);
        self.owners.push(i);
        self.around = self.around.union(&bodies[i].rect);
    }

    fn covers(&self, bodies: &[Body], i: usize, rect: Rect) -> bool {
        let rect = rect.expand(-SLACK);
        let owners = self.grid.within(&rect).into_iter().map(|k| self.owners[k]);
        owners.into_iter().any(|owner| owner != i && bodies[owner].rect.intersects(&rect))
    }

    /// The nearest place around where nothing is covered; beyond everything there always is one.
    fn nearest_free(&self, bodies: &[Body], i: usize) -> Rect {
        let held = bodies[i].rect;
        let step = vec2(held.width() / 4.0, held.height() / 4.0);
        let rings = (self.around.width() / step.x).min(self.around.height() / step.y) as i32 + 8;
        for ring in 1..=rings {
            let around = (-ring..=ring).flat_map(|k| [(k, -ring), (k, ring), (-ring, k), (ring, k)]);
            let spots = around
                .map(|(x, y)| held.translate(vec2(step.x * x as f32, step.y * y as f32)))
                .filter(|rect| !self.covers(bodies, i, *rect));
            let far = |rect: &Rect| rect.center().distance(held.center());
            if let Some(nearest) = spots.min_by(|a, b| far(a).total_cmp(&far(b))) {
                return nearest;
            }
        }
        held
    }
}
