//! Where a dragged card comes to rest: in line with its neighbours, else on the lattice.
use crate::geom::{Point, Rect, Vec2, pt, vec2};
use crate::layout::on_lattice;

/// A line through edges or centres that match.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guide {
    pub from: Point,
    pub to: Point,
}

/// A hanging family's cards stand this far right of their boss.
const INDENT: f32 = 16.0;

/// Adjusts `delta` so that `card` moved by it lines up with one of `others` within `tolerance`, or stands on
/// the lattice; returns the guides to show.
pub(super) fn snap(card: Rect, delta: Vec2, others: &[Rect], tolerance: f32) -> (Vec2, Vec<Guide>) {
    let moved = card.translate(delta);
    let (mut by_x, mut by_y): (Option<(f32, Rect, f32)>, Option<(f32, Rect, f32)>) = (None, None);
    let closer = |held: &Option<(f32, Rect, f32)>, d: f32| {
        d.abs() <= tolerance && held.is_none_or(|(best, ..)| d.abs() < best.abs())
    };
    for other in others {
        for (mine, theirs) in [
            (moved.min.x, other.min.x),
            (moved.center().x, other.center().x),
            (moved.max.x, other.max.x),
            (moved.min.x, other.min.x + INDENT),
        ] {
            if closer(&by_x, theirs - mine) {
                by_x = Some((theirs - mine, *other, theirs));
            }
        }
        for (mine, theirs) in
            [(moved.min.y, other.min.y), (moved.center().y, other.center().y), (moved.max.y, other.max.y)]
        {
            if closer(&by_y, theirs - mine) {
                by_y = Some((theirs - mine, *other, theirs));
            }
        }
    }
    let to_lattice = on_lattice(moved.min) - moved.min;
    let step = vec2(by_x.map_or(to_lattice.x, |(d, ..)| d), by_y.map_or(to_lattice.y, |(d, ..)| d));
    let rest = moved.translate(step);
    let mut guides = Vec::new();
    if let Some((_, other, x)) = by_x {
        let both = rest.union(&other);
        guides.push(Guide { from: pt(x, both.min.y - 12.0), to: pt(x, both.max.y + 12.0) });
    }
    if let Some((_, other, y)) = by_y {
        let both = rest.union(&other);
        guides.push(Guide { from: pt(both.min.x - 12.0, y), to: pt(both.max.x + 12.0, y) });
    }
    (delta + step, guides)
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
}
