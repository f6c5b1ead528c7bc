//! The nearest place where a whole picture stands free of what stays: a part of a map that is drawn anew takes another
//! shape than it had, and goes where it has room rather than apart.
use super::grid_index::GridIndex;
use crate::geom::{Rect, Vec2, vec2};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

/// So many places are tried; then the picture goes beyond everything.
const MOST_TRIES: usize = 4_000;

/// How far `block` has to move to lie on none of `taken`: the shortest way found. Every try that meets something goes on
/// just beside it, so that the first free one is the nearest of these.
pub fn nearest_free(block: Rect, taken: &[Rect]) -> Vec2 {
    let index = GridIndex::new(taken.to_vec());
    let key = |by: Vec2| (by.x.round() as i64, by.y.round() as i64);
    let far = |by: Vec2| (f64::from(by.x).powi(2) + f64::from(by.y).powi(2)).round() as u64;
    let mut open = BinaryHeap::from([(Reverse(0_u64), Reverse((0_i64, 0_i64)))]);
    let mut seen = BTreeSet::from([(0, 0)]);
    for _ in 0..MOST_TRIES {
        let Some((_, Reverse((x, y)))) = open.pop() else { break };
        let by = vec2(x as f32, y as f32);
        let there = block.translate(by);
        let Some(met) =
            index.within(&there).into_iter().map(|i| taken[i]).find(|rect| rect.intersects(&there))
        else {
            return by;
        };
        for next in [
            vec2((met.min.x - block.max.x).floor(), by.y),
            vec2((met.max.x - block.min.x).ceil(), by.y),
            vec2(by.x, (met.min.y - block.max.y).floor()),
            vec2(by.x, (met.max.y - block.min.y).ceil()),
        ] {
            if seen.insert(key(next)) {
                open.push((Reverse(far(next)), Reverse(key(next))));
            }
        }
    }
    let lowest = taken.iter().map(|rect| rect.max.y).fold(block.min.y, f32::max);
    vec2(0.0, (lowest - block.min.y).ceil())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_stays_where_it_is_free_and_else_goes_the_shortest_way() {
        let block = Rect::new(0.0, 0.0, 100.0, 100.0);
        assert_eq!(nearest_free(block, &[]), vec2(0.0, 0.0));
        assert_eq!(nearest_free(block, &[Rect::new(100.0, 0.0, 50.0, 50.0)]), vec2(0.0, 0.0));
        assert_eq!(nearest_free(block, &[Rect::new(90.0, 0.0, 50.0, 50.0)]), vec2(-10.0, 0.0));
        // Left is taken as well, so it goes down.
        let walls = [Rect::new(90.0, -500.0, 50.0, 550.0), Rect::new(-60.0, -500.0, 100.0, 550.0)];
        let by = nearest_free(block, &walls);
        assert!(!walls.iter().any(|wall| wall.intersects(&block.translate(by))));
        assert_eq!(by, vec2(0.0, 50.0));
    }
}
