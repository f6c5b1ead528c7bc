//! Where lines may run beside cards: tracks at whole clearances from them, each as long as nothing is in its way.
use super::CLEARANCE;
use super::net::{across, along};
use crate::geom::Rect;
use std::ops::Index;

/// Tracks beside every side of a card.
const BESIDE_CARD: u8 = 3;
/// Beside a mark or a text, which lines only have to get past.
const BESIDE_MARK: u8 = 1;
/// How far beyond its card a track must at least be free somewhere.
const REACH: f32 = 24.0;

/// A straight way: `at` across its direction, free from `low` to `high`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Track {
    pub(super) at: f32,
    pub(super) low: f32,
    pub(super) high: f32,
}

impl Track {
    /// Whether it passes a place along it.
    pub(super) fn covers(&self, place: f32) -> bool {
        self.low <= place && place <= self.high
    }
}

/// The tracks of a direction, numbered by place and then by beginning. Those of one place don't overlap, so that the few
/// that matter among thousands are found by halving.
#[derive(Default)]
pub(super) struct Tracks {
    all: Vec<Track>,
    rows: Vec<Row>,
}

/// Tracks of one place.
struct Row {
    at: f32,
    first: usize,
    end: usize,
}

impl Tracks {
    fn new(all: Vec<Track>) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        for (i, track) in all.iter().enumerate() {
            match rows.last_mut() {
                Some(row) if row.at == track.at => row.end = i + 1,
                _ => rows.push(Row { at: track.at, first: i, end: i + 1 }),
            }
        }
        Self { all, rows }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Track> {
        self.all.iter()
    }

    /// Of places within (low, high): the tracks that cover a place along them, by number.
    pub(super) fn passing(&self, low: f32, high: f32, place: f32) -> impl Iterator<Item = usize> {
        self.rows_within(low, high).iter().filter_map(move |row| {
            let begun = self.all[row.first..row.end].partition_point(|track| track.low <= place);
            let last = row.first + begun.checked_sub(1)?;
            self.all[last].covers(place).then_some(last)
        })
    }

    /// Of places within (low, high): the tracks that overlap (from, to) along them, by number.
    pub(super) fn overlapping(&self, low: f32, high: f32, from: f32, to: f32) -> impl Iterator<Item = usize> {
        self.rows_within(low, high).iter().flat_map(move |row| {
            let tracks = &self.all[row.first..row.end];
            let first = tracks.partition_point(|track| track.high <= from);
            let end = tracks.partition_point(|track| track.low < to);
            row.first + first..row.first + end.max(first)
        })
    }

    fn rows_within(&self, low: f32, high: f32) -> &[Row] {
        let first = self.rows.partition_point(|row| row.at <= low);
        let end = self.rows.partition_point(|row| row.at < high);
        &self.rows[first..end.max(first)]
    }
}

impl Index<usize> for Tracks {
    type Output = Track;

    fn index(&self, number: usize) -> &Track {
        &self.all[number]
    }
}

/// A track wanted: beside something that lies at `low..high` along it.
#[derive(Clone, Copy)]
struct Wanted {
    at: f32,
    low: f32,
    high: f32,
}

/// All tracks of a direction. `blocks` are all that may not be run through, which `cards` and `small` are parts of.
pub(super) fn tracks(axis: usize, area: Rect, blocks: &[Rect], cards: &[Rect], small: &[Rect]) -> Tracks {
    let mut wanted = Vec::with_capacity(6 * cards.len() + 2 * small.len());
    for (rects, count) in [(cards, BESIDE_CARD), (small, BESIDE_MARK)] {
        for rect in rects {
            let (low, high) = (along(axis, rect.min) - REACH, along(axis, rect.max) + REACH);
            // A block ends three quarters of a point before the first track beside it.
            for step in (0..count).map(|k| 0.75 + CLEARANCE * f32::from(k)) {
                wanted.push(Wanted { at: across(axis, rect.min) - step, low, high });
                wanted.push(Wanted { at: across(axis, rect.max) + step, low, high });
            }
        }
    }
    wanted.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.low.total_cmp(&b.low)));
    let mut order: Vec<&Rect> = blocks.iter().collect();
    order.sort_by(|a, b| across(axis, a.min).total_cmp(&across(axis, b.min)));
    let mut coming = order.into_iter().peekable();
    // Blocks at the present place, by where they begin along the track.
    let mut here: Vec<&Rect> = Vec::new();
    let mut found = Vec::new();
    let mut rest = &wanted[..];
    while let Some(first) = rest.first() {
        let at = first.at;
        let same = rest.partition_point(|w| w.at < at + 0.5);
        let (level, after) = rest.split_at(same);
        rest = after;
        here.retain(|block| across(axis, block.max) > at);
        while let Some(block) = coming.next_if(|block| across(axis, block.min) < at) {
            if across(axis, block.max) > at {
                let place = here.partition_point(|b| along(axis, b.min) <= along(axis, block.min));
                here.insert(place, block);
            }
        }
        let mut spans: Vec<(f32, f32)> = level.iter().map(|w| (w.low, w.high)).collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        free(axis, at, area, &here, &spans, &mut found);
    }
    Tracks::new(found)
}

/// The free stretches at a place that any of `spans` (by beginning) touches.
fn free(axis: usize, at: f32, area: Rect, here: &[&Rect], spans: &[(f32, f32)], found: &mut Vec<Track>) {
    let mut low = along(axis, area.min);
    let mut next = 0;
    // How far the spans reach that begin before the end of the stretch.
    let mut reach = f32::NEG_INFINITY;
    let ends = here.iter().map(|b| (along(axis, b.min), along(axis, b.max)));
    for (high, resume) in ends.chain([(along(axis, area.max), f32::INFINITY)]) {
        if high > low {
            while next < spans.len() && spans[next].0 < high {
                reach = reach.max(spans[next].1);
                next += 1;
            }
            if reach > low {
                found.push(Track { at, low, high });
            }
        }
        low = low.max(resume);
    }
}

#[cfg(test)]
mod tests {
    use super::super::net::{LEVEL, UPRIGHT};
    use super::*;

    #[test]
    fn a_track_ends_at_the_card_in_its_way() {
        let cards = [Rect::new(0.0, 0.0, 200.0, 88.0), Rect::new(400.0, 0.0, 200.0, 120.0)];
        let area = Rect::new(-100.0, -100.0, 800.0, 400.0);
        let level = tracks(LEVEL, area, &cards, &cards, &[]);
        let below = level.iter().find(|t| t.at == 88.75).unwrap();
        assert_eq!((below.low, below.high), (-100.0, 400.0));
        let upright = tracks(UPRIGHT, area, &cards, &cards, &[]);
        assert!(upright.iter().all(|t| (t.low, t.high) == (-100.0, 300.0)));
        assert_eq!(upright.len(), 12);
    }

    #[test]
    fn halving_finds_what_looking_at_every_track_finds() {
        let cards: Vec<Rect> =
            (0..60).map(|i| Rect::new((i * 97 % 900) as f32, (i * 61 % 700) as f32, 90.0, 40.0)).collect();
        let area = Rect::new(-100.0, -100.0, 1300.0, 1000.0);
        for axis in [LEVEL, UPRIGHT] {
            let tracks = tracks(axis, area, &cards, &cards, &[]);
            let numbers = |holds: &dyn Fn(&Track) -> bool| -> Vec<usize> {
                tracks.iter().enumerate().filter(|(_, track)| holds(track)).map(|(i, _)| i).collect()
            };
            for (low, high, from, to) in
                [(0.0, 400.0, 100.0, 100.75), (-90.0, 900.0, 300.0, 640.0), (200.0, 500.0, 0.0, 9.0)]
            {
                let near = |track: &Track| low < track.at && track.at < high;
                let passing: Vec<usize> = tracks.passing(low, high, from).collect();
                assert_eq!(passing, numbers(&|track| near(track) && track.covers(from)));
                let overlapping: Vec<usize> = tracks.overlapping(low, high, from, to).collect();
                assert_eq!(overlapping, numbers(&|track| near(track) && track.high > from && track.low < to));
                assert!(!passing.is_empty() && !overlapping.is_empty());
            }
        }
    }

    #[test]
    fn no_track_lies_under_a_card() {
        let cards: Vec<Rect> =
            (0..40).map(|i| Rect::new((i * 97 % 800) as f32, (i * 61 % 600) as f32, 120.0, 60.0)).collect();
        let area = Rect::new(-100.0, -100.0, 1200.0, 900.0);
        for axis in [LEVEL, UPRIGHT] {
            for t in tracks(axis, area, &cards, &cards, &[]).iter() {
                for card in &cards {
                    let beside = across(axis, card.min) < t.at && t.at < across(axis, card.max);
                    let over = along(axis, card.min) < t.high && t.low < along(axis, card.max);
                    assert!(!(beside && over), "{t:?} runs under {card:?}");
                }
            }
        }
    }
}
