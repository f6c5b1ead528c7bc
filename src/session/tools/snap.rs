//! Where what is dragged comes to rest: in line with its neighbours or as far from one as they are apart, else on the
//! lattice.
use crate::geom::{Point, Rect, Vec2, pt, vec2};
use crate::layout::{CARD_WIDTH, on_lattice};

/// A line through edges or centres that match, or across a gap that is as wide as another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guide {
    pub from: Point,
    pub to: Point,
    /// The width of the gap, in map points.
    pub gap: Option<f32>,
}

/// Guides within this many pixels.
pub(super) const TOLERANCE_PX: f32 = 6.0;
/// A hanging family's cards stand this far right of their boss.
const INDENT: f32 = 16.0;
/// Edges nearer than this stand in one line.
const SAME: f32 = 0.5;
/// Guides reach this far beyond the cards that they join.
const OVERHANG: f32 = 12.0;

/// One of the two directions in which a card can be moved.
#[derive(Clone, Copy, PartialEq)]
enum Axis {
    X,
    Y,
}

impl Axis {
    /// Where a card begins and ends along the axis.
    fn span(self, rect: &Rect) -> (f32, f32) {
        match self {
            Self::X => (rect.min.x, rect.max.x),
            Self::Y => (rect.min.y, rect.max.y),
        }
    }
    fn across(self) -> Self {
        match self {
            Self::X => Self::Y,
            Self::Y => Self::X,
        }
    }
    fn point(self, along: f32, aside: f32) -> Point {
        match self {
            Self::X => pt(along, aside),
            Self::Y => pt(aside, along),
        }
    }
}

/// Adjusts `delta` so that `card` moved by it lines up with one of `others`, or keeps their distance, within
/// `tolerance`, or stands on the lattice; returns the guides to show.
pub(super) fn snap(card: Rect, delta: Vec2, others: &[Rect], tolerance: f32) -> (Vec2, Vec<Guide>) {
    let moved = card.translate(delta);
    snap_or(card, delta, on_lattice(moved.min) - moved.min, others, tolerance)
}

/// The same; where nothing is near it goes `else_by` further.
pub(super) fn snap_or(
    card: Rect,
    delta: Vec2,
    else_by: Vec2,
    others: &[Rect],
    tolerance: f32,
) -> (Vec2, Vec<Guide>) {
    let moved = card.translate(delta);
    let along = |axis: Axis, lattice: f32| {
        let lines = in_line(axis, &moved, others).into_iter();
        let gaps = equal_gaps(axis, &moved, others).into_iter();
        let near = lines.chain(gaps).filter(|by| by.abs() <= tolerance);
        near.min_by(|a, b| a.abs().total_cmp(&b.abs())).map_or((lattice, false), |by| (by, true))
    };
    let (x, found_x) = along(Axis::X, else_by.x);
    let (y, found_y) = along(Axis::Y, else_by.y);
    let step = vec2(x, y);
    let rest = moved.translate(step);
    let mut guides = Vec::new();
    for (axis, found) in [(Axis::X, found_x), (Axis::Y, found_y)] {
        if found {
            guides.extend(line_guide(axis, &rest, others));
            guides.extend(gap_guides(axis, &rest, others));
        }
    }
    (delta + step, guides)
}

/// Adjusts a corner that is dragged to `at` so that it lines up with an edge of one of `others` within `tolerance`, or
/// lies on the lattice; `shaped` is the rectangle that comes of it.
pub(super) fn snap_corner(
    at: Point,
    shaped: impl Fn(Point) -> Rect,
    others: &[Rect],
    tolerance: f32,
) -> (Rect, Vec<Guide>) {
    let nearest = |axis: Axis, at: f32, lattice: f32| {
        let edges = others.iter().flat_map(|other| [axis.span(other).0, axis.span(other).1]);
        let near = edges.filter(|edge| (edge - at).abs() <= tolerance);
        near.min_by(|a, b| (a - at).abs().total_cmp(&(b - at).abs())).map_or((lattice, false), |e| (e, true))
    };
    let lattice = on_lattice(at);
    let ((x, found_x), (y, found_y)) = (nearest(Axis::X, at.x, lattice.x), nearest(Axis::Y, at.y, lattice.y));
    let rect = shaped(pt(x, y));
    let found = [(Axis::X, x, found_x), (Axis::Y, y, found_y)].into_iter().filter(|(.., found)| *found);
    let guides = found.filter_map(|(axis, edge, _)| edge_guide(axis, edge, &rect, others));
    (rect, guides.collect())
}

/// The guide along the nearest of `others` that has an edge there, as `rest` does.
fn edge_guide(axis: Axis, edge: f32, rest: &Rect, others: &[Rect]) -> Option<Guide> {
    let on = |v: f32| (v - edge).abs() < SAME;
    let has = |rect: &Rect| on(axis.span(rect).0) || on(axis.span(rect).1);
    let far = |rect: &&Rect| rest.center().distance(rect.center());
    let in_line = others.iter().filter(|other| has(rest) && has(other));
    let nearest = in_line.min_by(|a, b| far(a).total_cmp(&far(b)));
    nearest.map(|other| guide_along(axis, edge, rest, other))
}

fn guide_along(axis: Axis, at: f32, rest: &Rect, other: &Rect) -> Guide {
    let (from, to) = axis.across().span(&rest.union(other));
    Guide { from: axis.point(at, from - OVERHANG), to: axis.point(at, to + OVERHANG), gap: None }
}

/// Edges and centres of a card with those of another that they may match.
fn matches(axis: Axis, mine: &Rect, theirs: &Rect) -> impl Iterator<Item = (f32, f32)> {
    let ((from, to), (their_from, their_to)) = (axis.span(mine), axis.span(theirs));
    // Only a card hangs from another.
    let hangs = axis == Axis::X && (to - from - CARD_WIDTH).abs() < SAME;
    let indented = hangs.then_some((from, their_from + INDENT));
    let middles = (f32::midpoint(from, to), f32::midpoint(their_from, their_to));
    [(from, their_from), middles, (to, their_to)].into_iter().chain(indented)
}

/// The steps that bring an edge or the centre in line with another card's.
fn in_line(axis: Axis, moved: &Rect, others: &[Rect]) -> Vec<f32> {
    others.iter().flat_map(|other| matches(axis, moved, other)).map(|(mine, theirs)| theirs - mine).collect()
}

/// The guide along the nearest card that the one at rest is in line with.
fn line_guide(axis: Axis, rest: &Rect, others: &[Rect]) -> Option<Guide> {
    let in_line = others.iter().filter_map(|other| {
        let (_, at) = matches(axis, rest, other).find(|(mine, theirs)| (mine - theirs).abs() < SAME)?;
        Some((other, at))
    });
    let nearest = in_line.min_by(|(a, _), (b, _)| {
        rest.center().distance(a.center()).total_cmp(&rest.center().distance(b.center()))
    });
    nearest.map(|(other, at)| guide_along(axis, at, rest, other))
}

/// The two cards before and the two behind, in the same row or column, nearest first: where each begins and ends.
fn neighbours(
    axis: Axis,
    card: &Rect,
    others: &[Rect],
) -> ([Option<(f32, f32)>; 2], [Option<(f32, f32)>; 2]) {
    let (from, to) = axis.across().span(card);
    let middle = f32::midpoint(axis.span(card).0, axis.span(card).1);
    let beside = others.iter().filter(|other| {
        let (their_from, their_to) = axis.across().span(other);
        their_from < to && their_to > from
    });
    let (mut before, mut behind) = (Vec::new(), Vec::new());
    for span in beside.map(|other| axis.span(other)) {
        if f32::midpoint(span.0, span.1) < middle { before.push(span) } else { behind.push(span) }
    }
    before.sort_by(|a, b| b.1.total_cmp(&a.1));
    behind.sort_by(|a, b| a.0.total_cmp(&b.0));
    let two = |all: &[(f32, f32)]| [all.first().copied(), all.get(1).copied()];
    (two(&before), two(&behind))
}

/// The steps that make the gap to a neighbour as wide as the next one.
fn equal_gaps(axis: Axis, moved: &Rect, others: &[Rect]) -> Vec<f32> {
    let ([left, left_of_it], [right, right_of_it]) = neighbours(axis, moved, others);
    let (from, to) = axis.span(moved);
    let between = left.zip(right).map(|(left, right)| (left.1 + right.0 - (to - from)) / 2.0 - from);
    let after = left.zip(left_of_it).map(|(near, far)| near.1 + (near.0 - far.1) - from);
    let before = right.zip(right_of_it).map(|(near, far)| near.0 - (far.0 - near.1) - to);
    // Cards that overlap have no gap.
    let real = |step: &f32| {
        let (from, to) = (from + step, to + step);
        left.is_none_or(|near| from > near.1) && right.is_none_or(|near| to < near.0)
    };
    [between, after, before].into_iter().flatten().filter(real).collect()
}

/// Equal gaps beside the card at rest, with their width.
fn gap_guides(axis: Axis, rest: &Rect, others: &[Rect]) -> Vec<Guide> {
    let ([left, left_of_it], [right, right_of_it]) = neighbours(axis, rest, others);
    let own = axis.span(rest);
    let aside = f32::midpoint(axis.across().span(rest).0, axis.across().span(rest).1);
    let gap = |near: Option<(f32, f32)>, far: Option<(f32, f32)>| {
        let (from, to) = (near?.1, far?.0);
        (to > from).then_some((from, to))
    };
    let own = Some(own);
    let gaps = [gap(left_of_it, left), gap(left, own), gap(own, right), gap(right, right_of_it)];
    let equal = |a: Option<(f32, f32)>, b: Option<(f32, f32)>| {
        let (a, b) = (a?, b?);
        ((a.1 - a.0) - (b.1 - b.0)).abs().lt(&SAME).then_some([a, b])
    };
    let pairs = gaps.windows(2).filter_map(|pair| equal(pair[0], pair[1])).flatten();
    let mut shown: Vec<(f32, f32)> = pairs.collect();
    shown.dedup();
    let guide = |(from, to): (f32, f32)| Guide {
        from: axis.point(from, aside),
        to: axis.point(to, aside),
        gap: Some(to - from),
    };
    shown.into_iter().map(guide).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_near_a_neighbours_edge_lines_up_and_shows_why() {
        let card = Rect::new(0.0, 0.0, 200.0, 104.0);
        let other = Rect::new(500.0, 300.0, 200.0, 88.0);
        let (delta, guides) = snap(card, vec2(497.0, 13.0), &[other], 6.0);
        assert_eq!(delta, vec2(500.0, 16.0));
        assert_eq!(guides.len(), 1);
        let (delta, guides) = snap(card, vec2(13.0, 29.0), &[], 6.0);
        assert_eq!((delta, guides.len()), (vec2(16.0, 32.0), 0));
    }

    #[test]
    fn a_card_keeps_the_distance_that_its_neighbours_keep_and_says_how_wide_it_is() {
        let card = Rect::new(0.0, 0.0, 200.0, 104.0);
        let row = [Rect::new(0.0, 500.0, 200.0, 104.0), Rect::new(244.0, 500.0, 200.0, 104.0)];
        let gaps = |guides: &[Guide]| guides.iter().filter_map(|guide| guide.gap).collect::<Vec<_>>();
        // Behind two, before two, and between.
        for (near, there) in [(485.0, 488.0), (-241.0, -244.0)] {
            let (delta, guides) = snap(card, vec2(near, 530.0), &row, 6.0);
            assert_eq!((delta.x, gaps(&guides)), (there, vec![44.0, 44.0]));
        }
        let apart = [Rect::new(0.0, 500.0, 200.0, 104.0), Rect::new(600.0, 500.0, 200.0, 104.0)];
        let (delta, guides) = snap(card, vec2(297.0, 530.0), &apart, 6.0);
        assert_eq!((delta.x, gaps(&guides)), (300.0, vec![100.0, 100.0]));
        // In a column too; not with cards of another row.
        let column = [Rect::new(0.0, 0.0, 200.0, 104.0), Rect::new(0.0, 150.0, 200.0, 104.0)];
        let (delta, guides) = snap(card, vec2(30.0, 303.0), &column, 6.0);
        assert_eq!((delta.y, gaps(&guides)), (300.0, vec![46.0, 46.0]));
        let (_, guides) = snap(card, vec2(485.0, 900.0), &row, 6.0);
        assert!(gaps(&guides).is_empty());
    }
}
