//! Room on the map: where cards that come from elsewhere cover nobody.
use crate::geom::{Rect, Vec2, vec2};

/// Candidates lie this far apart, and this many rings of them are tried.
const STEP: f32 = 40.0;
const RINGS: i32 = 40;
/// Between two cards.
const GAP: f32 = 8.0;
/// Beyond this many pairs of cards the search would be felt.
const MOST_PAIRS: usize = 200_000;

/// The shortest way to move `cards` so that none covers one of `taken`; no way at all where that would take too
/// long to find.
pub(super) fn free_offset(taken: &[Rect], cards: &[Rect]) -> Vec2 {
    let reach = STEP * RINGS as f32 + GAP;
    let Some(around) = Rect::around(cards.iter().copied()) else { return Vec2::ZERO };
    let near: Vec<Rect> =
        taken.iter().filter(|rect| rect.intersects(&around.expand(reach))).copied().collect();
    if near.len() * cards.len() > MOST_PAIRS {
        return Vec2::ZERO;
    }
    let free = |by: Vec2| {
        cards.iter().all(|card| {
            let card = card.translate(by).expand(GAP);
            near.iter().all(|other| !other.intersects(&card))
        })
    };
    (0..=RINGS).find_map(|ring| nearest_in_ring(ring, &free)).unwrap_or(Vec2::ZERO)
}

fn nearest_in_ring(ring: i32, free: &dyn Fn(Vec2) -> bool) -> Option<Vec2> {
    let mut candidates: Vec<Vec2> = (-ring..=ring)
        .flat_map(|x| (-ring..=ring).map(move |y| (x, y)))
        .filter(|(x, y)| x.abs().max(y.abs()) == ring)
        .map(|(x, y)| vec2(x as f32, y as f32) * STEP)
        .collect();
    // Of two as near, the lower, then the one on the right: people are added downwards.
    candidates.sort_by(|a, b| {
        a.length().total_cmp(&b.length()).then(b.y.total_cmp(&a.y)).then(b.x.total_cmp(&a.x))
    });
    candidates.into_iter().find(|by| free(*by))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_on_another_moves_beside_it_and_a_free_one_stays() {
        let taken = [Rect::new(0.0, 0.0, 200.0, 104.0)];
        let card = Rect::new(20.0, 10.0, 200.0, 104.0);
        let by = free_offset(&taken, &[card]);
        assert!(!card.translate(by).intersects(&taken[0]) && by.length() <= 120.0, "{by:?}");
        assert_eq!(free_offset(&taken, &[card.translate(vec2(400.0, 0.0))]), Vec2::ZERO);
        assert_eq!(free_offset(&[], &[card]), Vec2::ZERO);
    }

    #[test]
    fn a_group_moves_as_one() {
        let taken: Vec<Rect> = (0..6).map(|i| Rect::new(i as f32 * 232.0, 0.0, 200.0, 104.0)).collect();
        let group: Vec<Rect> = taken[..2].to_vec();
        let by = free_offset(&taken, &group);
        assert!(group.iter().all(|card| taken.iter().all(|other| !card.translate(by).intersects(other))));
    }
}
