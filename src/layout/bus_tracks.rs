//! Buses of different families that would run upon one another, each on a track of its own: else it could not be told
//! whose report hangs from which. In a tree there are none; in other pictures families share rows.
use crate::geom::Point;
use std::collections::BTreeMap;

/// From one track to the next, and how near two on one track may come.
const TRACK: f32 = 10.0;
/// A bus keeps so far from the boss and from the reports.
const LEAST_STUB: f32 = 8.0;
/// So many tracks are tried to either side.
const MOST_TRACKS: i32 = 4;

/// The bus of a family at one height: from where to where, and how far it may rise and sink.
struct Span {
    from: f32,
    to: f32,
    y: f32,
    highest: f32,
    lowest: f32,
    /// Numbers of the lines.
    lines: Vec<usize>,
}

/// Moves the buses among `lines` apart. A line is told by its boss's number and its corners; of those along a bus there
/// are four, from either end.
pub fn part_buses(lines: &mut [(usize, &mut Vec<Point>)]) {
    let mut families: BTreeMap<(usize, i32), Span> = BTreeMap::new();
    for (number, (boss, points)) in lines.iter().enumerate() {
        let [a, b, c, d] = points[..] else { continue };
        if b.y != c.y || a.x != b.x || c.x != d.x {
            continue;
        }
        let (from, to) = (b.x.min(c.x), b.x.max(c.x));
        let (top, foot) = (a.y.min(d.y), a.y.max(d.y));
        let (highest, lowest) = (top + LEAST_STUB, foot - LEAST_STUB);
        let new = Span { from, to, y: b.y, highest, lowest, lines: Vec::new() };
        let span = families.entry((*boss, b.y.round() as i32)).or_insert(new);
        (span.from, span.to) = (span.from.min(from), span.to.max(to));
        (span.highest, span.lowest) = (span.highest.max(highest), span.lowest.min(lowest));
        span.lines.push(number);
    }
    let mut spans: Vec<Span> = families.into_values().collect();
    spans.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.from.total_cmp(&b.from)));
    let mut laid = Tracks::default();
    for span in spans {
        let near = (0..MOST_TRACKS).flat_map(|k| [-1.0, 1.0].map(|way| span.y + way * k as f32 * TRACK));
        let free = near.into_iter().find(|y| {
            let within = *y == span.y || (span.highest..=span.lowest).contains(y);
            within && !laid.meets(*y, span.from, span.to)
        });
        let y = free.unwrap_or(span.y);
        laid.lay(y, span.from, span.to);
        for number in span.lines.into_iter().filter(|_| y != span.y) {
            let points = &mut *lines[number].1;
            (points[1].y, points[2].y) = (y, y);
        }
    }
}

/// Buses that lie, by their heights.
#[derive(Default)]
struct Tracks(BTreeMap<i32, Track>);

#[derive(Default)]
struct Track {
    /// How far to the right the farthest reaches: of families side by side, no other need be looked at.
    reach: f32,
    spans: Vec<(f32, f32)>,
}

impl Tracks {
    fn lay(&mut self, y: f32, from: f32, to: f32) {
        let track = self.0.entry(y.round() as i32).or_default();
        track.reach = if track.spans.is_empty() { to } else { track.reach.max(to) };
        track.spans.push((from, to));
    }

    /// Whether a bus there would run upon another.
    fn meets(&self, y: f32, from: f32, to: f32) -> bool {
        let (y, apart) = (y.round() as i32, TRACK as i32);
        self.0.range(y - apart + 1..y + apart).any(|(_, track)| {
            let overlaps = |span: &(f32, f32)| span.0 < to + TRACK && from < span.1 + TRACK;
            from < track.reach + TRACK && track.spans.iter().any(overlaps)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::pt;

    fn line(boss: f32, y: f32, report: f32) -> Vec<Point> {
        vec![pt(boss, 0.0), pt(boss, y), pt(report, y), pt(report, 112.0)]
    }

    fn parted(all: &[(usize, Vec<Point>)]) -> Vec<f32> {
        let mut all = all.to_vec();
        part_buses(&mut all.iter_mut().map(|(boss, points)| (*boss, points)).collect::<Vec<_>>());
        all.iter().map(|(_, points)| points[1].y).collect()
    }

    #[test]
    fn families_side_by_side_share_a_height_and_those_that_overlap_do_not() {
        let beside = [(0, line(0.0, 72.0, 100.0)), (1, line(400.0, 72.0, 300.0))];
        assert_eq!(parted(&beside), [72.0, 72.0]);
        let over = [(0, line(0.0, 72.0, 300.0)), (0, line(0.0, 72.0, -200.0)), (1, line(400.0, 72.0, 200.0))];
        let [a, b, c] = parted(&over)[..] else { panic!("three lines") };
        assert!(a == b && (a - c).abs() >= TRACK, "{a} {b} {c}");
    }

    #[test]
    fn a_bus_stays_between_the_boss_and_the_reports() {
        let low = |i: usize| {
            vec![pt(i as f32 * 5.0, 60.0), pt(i as f32 * 5.0, 72.0), pt(300.0, 72.0), pt(300.0, 112.0)]
        };
        let all: Vec<(usize, Vec<Point>)> = (0..9).map(|i| (i, low(i))).collect();
        let parted = parted(&all);
        assert!(parted.iter().all(|y| (68.0..=104.0).contains(y)), "{parted:?}");
        assert!(parted.contains(&102.0), "as far down as there is room: {parted:?}");
    }
}
