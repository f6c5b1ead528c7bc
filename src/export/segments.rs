//! Shapes that a format has no word for, as steps of a path in map points.
use crate::geom::{Point, Rect, pt, vec2};
use crate::scene::{Corners, Segment, TextShape};
use crate::text::{FontFile, Segment as Step, outline};

/// How far along to the corner's tip the control points of a quarter circle lie.
const QUARTER: f32 = 0.552_284_8;

/// The radii, all shrunk by one factor until neighbours have room beside each other.
/// Source: CSS Backgrounds and Borders 3, "Corner Overlap".
pub(super) fn fitting(rect: Rect, radius: Corners) -> Corners {
    let Corners { nw, ne, se, sw } = radius;
    let (w, h) = (rect.width(), rect.height());
    let shrink = [(w, nw + ne), (w, sw + se), (h, nw + sw), (h, ne + se)]
        .into_iter()
        .filter(|(_, sum)| *sum > 0.0)
        .fold(1.0_f32, |k, (room, sum)| k.min(room / sum))
        .max(0.0);
    Corners { nw: nw * shrink, ne: ne * shrink, se: se * shrink, sw: sw * shrink }
}

/// Clockwise from the left end of the top edge.
pub(super) fn rectangle(rect: Rect, radius: Corners) -> Vec<Segment> {
    let Corners { nw, ne, se, sw } = fitting(rect, radius);
    let Rect { min, max } = rect;
    // Radius, where the edge ends, the tip, where the next edge begins.
    let corners = [
        (ne, pt(max.x - ne, min.y), pt(max.x, min.y), pt(max.x, min.y + ne)),
        (se, pt(max.x, max.y - se), max, pt(max.x - se, max.y)),
        (sw, pt(min.x + sw, max.y), pt(min.x, max.y), pt(min.x, max.y - sw)),
        (nw, pt(min.x, min.y + nw), min, pt(min.x + nw, min.y)),
    ];
    let mut steps = Vec::with_capacity(10);
    let mut at = pt(min.x + nw, min.y);
    steps.push(Segment::Move(at));
    for (radius, from, tip, to) in corners {
        if at != from {
            steps.push(Segment::Line(from));
        }
        if radius > 0.0 {
            steps.push(quarter(from, tip, to));
        }
        at = to;
    }
    steps.push(Segment::Close);
    steps
}

pub(super) fn circle(center: Point, radius: f32) -> [Segment; 6] {
    let at = |x: f32, y: f32| center + vec2(x, y) * radius;
    [
        Segment::Move(at(1.0, 0.0)),
        quarter(at(1.0, 0.0), at(1.0, 1.0), at(0.0, 1.0)),
        quarter(at(0.0, 1.0), at(-1.0, 1.0), at(-1.0, 0.0)),
        quarter(at(-1.0, 0.0), at(-1.0, -1.0), at(0.0, -1.0)),
        quarter(at(0.0, -1.0), at(1.0, -1.0), at(1.0, 0.0)),
        Segment::Close,
    ]
}

fn quarter(from: Point, tip: Point, to: Point) -> Segment {
    Segment::Cubic(from.lerp(tip, QUARTER), to.lerp(tip, QUARTER), to)
}

/// A glyph and its origin on the map.
pub(super) struct Placed {
    pub(super) font: FontFile,
    pub(super) glyph: u16,
    pub(super) at: Point,
}

/// The glyphs of a line from left to right.
pub(super) fn glyphs(text: &TextShape) -> impl Iterator<Item = Placed> {
    let size = text.line.size;
    let mut pen = pt(text.left(), text.at.y);
    text.line.runs.iter().flat_map(|run| run.glyphs.iter().map(|glyph| (run.font, glyph))).map(
        move |(font, glyph)| {
            let at = pen + vec2(glyph.dx, glyph.dy) * size;
            pen.x += glyph.advance * size;
            Placed { font, glyph: glyph.id, at }
        },
    )
}

/// The outline of a glyph.
pub(super) fn trace(placed: &Placed, size: f32, mut draw: impl FnMut(Segment)) {
    let at = |p: Point| placed.at + p.to_vec() * size;
    for step in &*outline(placed.font, placed.glyph) {
        draw(match *step {
            Step::Move(p) => Segment::Move(at(p)),
            Step::Line(p) => Segment::Line(at(p)),
            Step::Quad(c, p) => Segment::Quad(at(c), at(p)),
            Step::Cubic(c, d, p) => Segment::Cubic(at(c), at(d), at(p)),
            Step::Close => Segment::Close,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radii_that_have_no_room_shrink_together() {
        let rect = Rect::new(0.0, 0.0, 30.0, 100.0);
        let radius = Corners { nw: 40.0, ne: 20.0, se: 0.0, sw: 10.0 };
        assert_eq!(fitting(rect, radius), Corners { nw: 20.0, ne: 10.0, se: 0.0, sw: 5.0 });
        assert_eq!(fitting(rect, Corners::all(5.0)), Corners::all(5.0));
        assert_eq!(fitting(Rect::default(), Corners::all(5.0)), Corners::all(0.0));
    }

    #[test]
    fn a_rectangle_is_closed_and_stays_inside_its_edges() {
        let rect = Rect::new(3.0, 4.0, 50.0, 20.0);
        for radius in [Corners::default(), Corners::all(99.0), Corners::left(6.0), Corners::top(6.0)] {
            let steps = rectangle(rect, radius);
            assert_eq!(steps.last(), Some(&Segment::Close));
            assert!(steps.iter().flat_map(Segment::points).all(|p| rect.expand(1e-4).contains(p)));
        }
        assert_eq!(rectangle(rect, Corners::default()).len(), 6);
    }
}
