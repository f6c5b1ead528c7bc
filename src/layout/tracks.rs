//! Where lines may run beside cards: tracks at whole clearances from them, each as long as nothing is in its way.
use super::CLEARANCE;
use super::net::{across, along};
use crate::geom::Rect;

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

/// A track wanted: beside something that lies at `low..high` along it.
#[derive(Clone, Copy)]
struct Wanted {
    at: f32,
    low: f32,
    high: f32,
}

/// All tracks of a direction, in order of place and then of beginning. `blocks` are all that may not be run through,
/// which `cards` and `small` are parts of.
pub(super) fn tracks(axis: usize, area: Rect, blocks: &[Rect], cards: &[Rect], small: &[Rect]) -> Vec<Track> {
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
    found
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
    fn no_track_lies_under_a_card() {
        let cards: Vec<Rect> =
            (0..40).map(|i| Rect::new((i * 97 % 800) as f32, (i * 61 % 600) as f32, 120.0, 60.0)).collect();
        let area = Rect::new(-100.0, -100.0, 1200.0, 900.0);
        for axis in [LEVEL, UPRIGHT] {
            for t in tracks(axis, area, &cards, &cards, &[]) {
                for card in &cards {
                    let beside = across(axis, card.min) < t.at && t.at < across(axis, card.max);
                    let over = along(axis, card.min) < t.high && t.low < along(axis, card.max);
                    assert!(!(beside && over), "{t:?} runs under {card:?}");
                }
            }
        }
    }
}
