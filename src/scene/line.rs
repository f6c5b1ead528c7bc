//! Lines between people: how each kind is drawn along the points that routing found.
use super::pen::{Pen, round_stroke};
use super::shape::{Corners, Segment, Stroke};
use crate::geom::{Point, Rect, Vec2, pt, vec2};
use crate::model::{LinkKind, PairState};

/// Corner points as a path whose bends are rounded by at most `radius`.
pub fn rounded(points: &[Point], radius: f32) -> Vec<Segment> {
    let mut segments = Vec::with_capacity(points.len() * 2);
    for (i, &p) in points.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| points.get(i));
        match (before, points.get(i + 1)) {
            (None, _) => segments.push(Segment::Move(p)),
            (_, None) => segments.push(Segment::Line(p)),
            (Some(&a), Some(&b)) => {
                let r = radius.min(a.distance(p) / 2.0).min(b.distance(p) / 2.0);
                if r < 0.5 {
                    segments.push(Segment::Line(p));
                    continue;
                }
                segments.push(Segment::Line(p + unit(p, a) * r));
                segments.push(Segment::Quad(p, p + unit(p, b) * r));
            }
        }
    }
    segments
}

/// The unit vector from `a` to `b`; zero for the same point.
fn unit(a: Point, b: Point) -> Vec2 {
    let d = b - a;
    let length = d.length();
    if length < 1e-6 { Vec2::ZERO } else { d * (1.0 / length) }
}

fn normal(d: Vec2) -> Vec2 {
    vec2(-d.y, d.x)
}

/// The longest piece.
pub(super) fn longest_piece(points: &[Point]) -> Option<(Point, Point)> {
    points.windows(2).map(|p| (p[0], p[1])).max_by(|a, b| a.0.distance(a.1).total_cmp(&b.0.distance(b.1)))
}

/// Draws a link along `points`, `grown` times as strong where the picture is too small to tell strengths apart; bends
/// are square there. `disc`: where that of a conflict stands; in the middle of the longest piece without one.
pub fn link_shapes(pen: &mut Pen, kind: LinkKind, points: &[Point], grown: f32, disc: Option<Point>) {
    let (m, theme) = (pen.m, pen.theme);
    let bends = if grown > 1.0 { 0.0 } else { m.radius.edge_bend };
    let [.., before, end] = *points else { return };
    let [start, after, ..] = *points else { return };
    match kind {
        LinkKind::Reports => {
            pen.path(rounded(points, bends), None, Some(Stroke::new(m.stroke.report, theme.edge_report)));
        }
        LinkKind::Dotted => {
            // Round dots: a dash of no length with round ends.
            let [_, gap] = m.dash.report_dotted;
            let stroke = round_stroke(2.0, theme.edge_report).dashed([0.01, gap]);
            pen.path(rounded(points, bends), None, Some(stroke));
        }
        LinkKind::Influence(strength) => {
            let n = strength.number();
            let (length, width) = (m.arrow.length.get(n) * grown, m.arrow.width.get(n) * grown);
            let direction = unit(before, end);
            let tip = end + direction * -m.arrow.gap;
            let base = tip + direction * -length;
            let mut shaft = points.to_vec();
            if let Some(last) = shaft.last_mut() {
                *last = base + direction;
            }
            let color = theme.edge_influence;
            pen.path(
                rounded(&shaft, bends),
                None,
                Some(Stroke::new(m.stroke.influence.get(n) * grown, color)),
            );
            pen.circle(start, m.arrow.source_dot * grown, Some(color), None);
            let side = normal(direction) * (width / 2.0);
            pen.polygon(&[tip, base + side, base + side * -1.0], Some(color), None);
        }
        LinkKind::Conflict => {
            let stroke = Stroke::new(m.stroke.conflict, theme.edge_conflict);
            pen.path(rounded(points, bends), None, Some(stroke.dashed(m.dash.conflict)));
            for (end, inner) in [(start, after), (end, before)] {
                let direction = unit(end, inner);
                let at = end + direction * 4.0;
                let side = normal(direction) * 6.0;
                pen.line(&[at + side, at + side * -1.0], stroke);
            }
            let middle = || longest_piece(points).map(|(a, b)| a.lerp(b, 0.5));
            if let Some(at) = disc.or_else(middle) {
                cross_disc(pen, at);
            }
        }
        LinkKind::Pair(state) => {
            let stroke = Stroke::new(m.stroke.zipper, theme.edge_zipper);
            match state {
                PairState::Planned => {
                    pen.path(rounded(points, bends), None, Some(stroke.dashed(m.dash.zipper_planned)));
                }
                PairState::Current => {
                    pen.path(rounded(points, bends), None, Some(stroke));
                    zipper_ticks(pen, points, stroke);
                }
            }
            for end in [start, end] {
                let square = Rect::from_center(end, vec2(6.0, 6.0));
                pen.fill(square, Corners::default(), theme.edge_zipper);
            }
        }
    }
}

/// Of the disc with the cross.
pub(super) const CONFLICT_RADIUS: f32 = 9.0;

fn cross_disc(pen: &mut Pen, at: Point) {
    let theme = pen.theme;
    pen.circle(at, CONFLICT_RADIUS, Some(theme.surface), Some(Stroke::new(1.5, theme.edge_conflict)));
    let stroke = Stroke::new(1.8, theme.edge_conflict);
    pen.line(&[pt(at.x - 3.5, at.y - 3.5), pt(at.x + 3.5, at.y + 3.5)], stroke);
    pen.line(&[pt(at.x - 3.5, at.y + 3.5), pt(at.x + 3.5, at.y - 3.5)], stroke);
}

/// Ticks of 5 every 10, on alternate sides.
fn zipper_ticks(pen: &mut Pen, points: &[Point], stroke: Stroke) {
    let mut segments = Vec::new();
    let mut side = 1.0;
    for piece in points.windows(2) {
        let direction = unit(piece[0], piece[1]);
        let length = piece[0].distance(piece[1]);
        let mut at = 10.0;
        while at < length - 4.0 {
            let foot = piece[0] + direction * at;
            segments.push(Segment::Move(foot));
            segments.push(Segment::Line(foot + normal(direction) * (5.0 * side)));
            side = -side;
            at += 10.0;
        }
    }
    pen.path(segments, None, Some(stroke));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bend_is_rounded_by_at_most_half_of_its_shorter_side() {
        let path = rounded(&[pt(0.0, 0.0), pt(0.0, 6.0), pt(100.0, 6.0)], 8.0);
        assert_eq!(path[1], Segment::Line(pt(0.0, 3.0)));
        assert_eq!(path[2], Segment::Quad(pt(0.0, 6.0), pt(3.0, 6.0)));
    }
}
