//! A chart that makes way for cards that stand where they are: rows open beside them, nothing is laid upon them.
use super::grid_index::GridIndex;
use super::{CARD_WIDTH, SIBLING_GAP, slot};
use crate::geom::{Point, pt};

/// A card that a layout may move, or must not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartCard {
    /// Top centre.
    pub at: Point,
    /// Stays; the others make way for it too.
    pub stays: bool,
    /// Where it would stand from left to right if nothing stayed: it makes way to that side.
    pub order: f32,
    /// Its boss, as an index.
    pub boss: Option<usize>,
}

/// What stands there already, with the same `order` if the whole chart has one for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    pub at: Point,
    pub order: Option<f32>,
}

/// Left and right by turns could go on for ever; after so many a card goes to the right alone, which ends beyond the last
/// that stands.
const TURNS: usize = 2;

/// Moves cards sideways until none lies on one of `standing` or on one that stays. Who stood left of another in a
/// row still does. `middle`: cards that meet something of which no order is known make way to the side on which they
/// stand of it.
///
/// Each step opens the chart at one card: all that stand beyond it go as far as it does, so that rows keep their
/// order and no two cards of the chart come upon each other.
pub fn make_way(cards: &mut [ChartCard], standing: &[Standing], middle: f32) {
    let mut fixed: Vec<Standing> = standing.to_vec();
    fixed.extend(
        cards.iter().filter(|card| card.stays).map(|card| Standing { at: card.at, order: Some(card.order) }),
    );
    let index = GridIndex::new(fixed.iter().map(|there| slot(there.at)).collect());
    let before: Vec<Point> = cards.iter().map(|card| card.at).collect();
    let mut tries = vec![0_usize; cards.len()];
    let mut moved = false;
    while let Some((card, there)) = first_upon(cards, &index) {
        let rightward = tries[card] >= TURNS || {
            let order = fixed[there].order;
            order.map_or(cards[card].at.x >= middle, |order| cards[card].order >= order)
        };
        open(cards, card, fixed[there].at.x, rightward);
        tries[card] += 1;
        moved = true;
    }
    if moved {
        centre_bosses(cards, &before, &index);
    }
}

/// The first card that lies on something that stays, and that.
fn first_upon(cards: &[ChartCard], index: &GridIndex) -> Option<(usize, usize)> {
    let mut free = cards.iter().enumerate().filter(|(_, card)| !card.stays);
    free.find_map(|(i, card)| {
        let area = slot(card.at).expand(SIBLING_GAP / 2.0 - 1.0);
        index.within(&area).first().map(|there| (i, *there))
    })
}

/// Moves `card` beside what stands at `x`, and all beyond it as far.
fn open(cards: &mut [ChartCard], card: usize, x: f32, rightward: bool) {
    let pitch = CARD_WIDTH + SIBLING_GAP;
    let cut = cards[card].at.x;
    let by = if rightward { x + pitch - cut } else { x - pitch - cut };
    for other in cards.iter_mut().filter(|other| !other.stays) {
        let beyond = if rightward { other.at.x >= cut } else { other.at.x <= cut };
        if beyond {
            other.at.x += by;
        }
    }
}

/// Puts bosses who stood over the middle of their reports there again, if there is room.
fn centre_bosses(cards: &mut [ChartCard], before: &[Point], fixed: &GridIndex) {
    let mut reports: Vec<Vec<usize>> = vec![Vec::new(); cards.len()];
    for (i, card) in cards.iter().enumerate() {
        if let Some(boss) = card.boss {
            reports[boss].push(i);
        }
    }
    let middle = |of: &[usize], x: &dyn Fn(usize) -> f32| {
        let (low, high) = of
            .iter()
            .map(|&i| x(i))
            .fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
        f32::midpoint(low, high)
    };
    let mut bosses: Vec<usize> = (0..cards.len()).filter(|&i| !reports[i].is_empty()).collect();
    bosses.sort_by(|&a, &b| before[b].y.total_cmp(&before[a].y));
    for boss in bosses {
        let was = middle(&reports[boss], &|i| before[i].x);
        if cards[boss].stays || (was - before[boss].x).abs() > 1.0 {
            continue;
        }
        let x = middle(&reports[boss], &|i| cards[i].at.x);
        let there = slot(pt(x, cards[boss].at.y)).expand(SIBLING_GAP / 2.0 - 1.0);
        let taken = |(i, card): (usize, &ChartCard)| i != boss && slot(card.at).intersects(&there);
        if fixed.within(&there).is_empty() && !cards.iter().enumerate().any(taken) {
            cards[boss].at.x = x;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(xs: &[f32], y: f32, boss: Option<usize>) -> Vec<ChartCard> {
        let card = |&x: &f32| ChartCard { at: pt(x, y), stays: false, order: x, boss };
        xs.iter().map(card).collect()
    }

    #[test]
    fn a_row_opens_around_a_card_that_stands_in_it() {
        let mut cards = row(&[0.0], 0.0, None);
        cards[0].stays = true;
        cards.extend(row(&[-232.0, 0.0, 232.0], 216.0, Some(0)));
        make_way(&mut cards, &[Standing { at: pt(30.0, 216.0), order: None }], 0.0);
        let xs: Vec<f32> = cards.iter().map(|card| card.at.x).collect();
        assert_eq!(xs, [0.0, -232.0, 262.0, 494.0]);
    }

    #[test]
    fn cards_between_two_that_leave_them_no_room_do_not_tear_the_row_apart() {
        let xs: Vec<f32> = (0..40).map(|i| 232.0 * i as f32).collect();
        let mut cards = row(&xs, 0.0, None);
        let standing = [2300.0, 2600.0].map(|x| Standing { at: pt(x, 0.0), order: Some(x) });
        make_way(&mut cards, &standing, 0.0);
        let across: Vec<f32> = cards.iter().map(|card| card.at.x).collect();
        let wide = across.iter().copied().fold(f32::NEG_INFINITY, f32::max)
            - across.iter().copied().fold(f32::INFINITY, f32::min);
        assert!(wide <= 39.0 * 232.0 + 6.0 * 232.0, "{wide}");
        assert!(across.windows(2).all(|pair| pair[1] - pair[0] >= 231.0), "{across:?}");
    }

    #[test]
    fn a_card_goes_to_the_side_on_which_the_whole_chart_has_it() {
        let mut cards = row(&[0.0, 232.0], 0.0, None);
        make_way(&mut cards, &[Standing { at: pt(200.0, 10.0), order: Some(300.0) }], 0.0);
        assert_eq!(cards[1].at.x, -32.0);
        assert!(cards[0].at.x <= cards[1].at.x - 232.0, "the row keeps its order");
    }
}
