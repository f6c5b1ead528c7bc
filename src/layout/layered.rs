//! Layers: who an arrow comes from stands above whom it leads to. Cycles are broken at the weakest arrows, layers are no
//! wider than the page asks for, sweeps of barycentres order them: Sugiyama, Tagawa, Toda, "Methods for visual
//! understanding of hierarchical system structures", IEEE SMC 11 (1981) 109. Places across are least squares in the order
//! found, by pooling adjacent violators.
use super::ordering::{Net, Rank, order};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// `from` above `to`; of a cycle the arrow of the least weight is the one that points up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Arrow {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) weight: f64,
}

/// Room for the line of an arrow that passes a layer, in widths of a box.
const PASSING: f64 = 0.2;
/// Rounds of placing across, downwards and upwards in turn. The last goes down, so that whoever has one line only hangs
/// straight below its other end.
const ROUNDS: usize = 25;

/// Columns (of the middle) and rows of boxes of one size, in units of their pitch; `most`: how many stand in a row.
/// Whoever has no arrow comes after all rows, in rows of their own. `down`: arrows of which none leads back. `circle`: those
/// who hear one another round a circle have the same number; of them none is above another by right.
pub(super) fn layered(count: usize, down: &[Arrow], most: usize, circle: &[usize]) -> Vec<(f64, usize)> {
    let mut joined = vec![false; count];
    for arrow in down {
        joined[arrow.from] = true;
        joined[arrow.to] = true;
    }
    let rows = closer(rows(&joined, down, most.max(1)), &joined, down, most.max(1), circle);
    let mut net = Net::new(&joined, &rows, down);
    order(&mut net);
    let x = across(&net);
    let left = net.ranks().iter().flatten().map(|i| x[*i]).fold(f64::INFINITY, f64::min);
    let mut spots: Vec<(f64, usize)> = (0..count).map(|i| (x[i] - left, rows[i])).collect();
    let below = (0..count).filter(|i| joined[*i]).map(|i| rows[i] + 1).max().unwrap_or(0);
    for (k, i) in (0..count).filter(|i| !joined[*i]).enumerate() {
        spots[i] = ((k % most.max(1)) as f64, below + k / most.max(1));
    }
    spots
}

/// The arrows turned so that none leads back, strong ones as they are; each pair once, with all its weight.
pub(super) fn downwards(count: usize, arrows: &[Arrow]) -> Vec<Arrow> {
    let mut by_weight: Vec<&Arrow> = arrows.iter().filter(|arrow| arrow.from != arrow.to).collect();
    by_weight.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut kept: Vec<Arrow> = Vec::with_capacity(arrows.len());
    let mut place: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut seen = vec![usize::MAX; count];
    for (turn, arrow) in by_weight.into_iter().enumerate() {
        let reaches = |seen: &mut Vec<usize>, from: usize, to: usize| {
            let mut open = vec![from];
            while let Some(at) = open.pop() {
                if at == to {
                    return true;
                }
                if std::mem::replace(&mut seen[at], turn) != turn {
                    open.extend(&below[at]);
                }
            }
            false
        };
        let back = reaches(&mut seen, arrow.to, arrow.from);
        let (from, to) = if back { (arrow.to, arrow.from) } else { (arrow.from, arrow.to) };
        match place.entry((from, to)) {
            Entry::Occupied(held) => kept[*held.get()].weight += arrow.weight,
            Entry::Vacant(free) => {
                free.insert(kept.len());
                below[from].push(to);
                kept.push(Arrow { from, to, weight: arrow.weight });
            }
        }
    }
    kept
}

/// The row of everybody who is joined to somebody: all above come in rows before, no more than `most` in one.
fn rows(joined: &[bool], down: &[Arrow], most: usize) -> Vec<usize> {
    let count = joined.len();
    let (mut above, mut below) = (vec![Vec::new(); count], vec![Vec::new(); count]);
    for arrow in down {
        above[arrow.to].push(arrow);
        below[arrow.from].push(arrow);
    }
    // How many rows must follow.
    let mut waiting: Vec<usize> = below.iter().map(Vec::len).collect();
    let mut open: Vec<usize> = (0..count).filter(|i| waiting[*i] == 0).collect();
    let mut height = vec![0; count];
    let mut bottom_up = Vec::with_capacity(count);
    while let Some(at) = open.pop() {
        bottom_up.push(at);
        for arrow in &above[at] {
            height[arrow.from] = height[arrow.from].max(height[at] + 1);
            waiting[arrow.from] -= 1;
            if waiting[arrow.from] == 0 {
                open.push(arrow.from);
            }
        }
    }
    let mut row = vec![0; count];
    let mut blocked: Vec<usize> = above.iter().map(Vec::len).collect();
    let mut ready: Vec<usize> = (0..count).filter(|i| joined[*i] && blocked[*i] == 0).collect();
    let mut filled: Vec<usize> = Vec::new();
    while !ready.is_empty() {
        // Those with the longest way below them first, so that the whole has few rows.
        ready.sort_by(|a, b| height[*b].cmp(&height[*a]).then(a.cmp(b)));
        let later = ready.split_off(ready.len().min(most));
        for &at in &ready {
            row[at] = filled.len();
        }
        let placed = std::mem::replace(&mut ready, later);
        filled.push(placed.len());
        for arrow in placed.iter().flat_map(|at| &below[*at]) {
            blocked[arrow.to] -= 1;
            if blocked[arrow.to] == 0 {
                ready.push(arrow.to);
            }
        }
    }
    // Whoever has more below than above comes down to them, where there is room.
    for at in bottom_up.into_iter().filter(|at| joined[*at]) {
        let sum = |arrows: &[&Arrow]| arrows.iter().map(|arrow| arrow.weight).sum::<f64>();
        let Some(lowest) = below[at].iter().map(|arrow| row[arrow.to]).min() else { continue };
        if sum(&below[at]) > sum(&above[at])
            && let Some(to) = (row[at] + 1..lowest).rev().find(|to| filled[*to] < most)
        {
            filled[row[at]] -= 1;
            filled[to] += 1;
            row[at] = to;
        }
    }
    // No row is left without anybody.
    let mut number = 0;
    let closed: Vec<usize> = filled
        .iter()
        .map(|filled| {
            let at = number;
            number += usize::from(*filled > 0);
            at
        })
        .collect();
    row.into_iter().map(|row| closed.get(row).copied().unwrap_or(0)).collect()
}

/// Rows made one where only people of a circle would come beside those they hear, until the whole is about as high as the page
/// asks for: where everybody hears everybody, a row for each is a picture of nothing.
fn closer(
    mut rows: Vec<usize>,
    joined: &[bool],
    down: &[Arrow],
    most: usize,
    circle: &[usize],
) -> Vec<usize> {
    let boxes = joined.iter().filter(|joined| **joined).count();
    let wanted = 2 * boxes.div_ceil(most);
    loop {
        let count = (0..rows.len()).filter(|i| joined[*i]).map(|i| rows[i] + 1).max().unwrap_or(0);
        if count <= wanted {
            return rows;
        }
        let mut filled = vec![0; count];
        for i in (0..rows.len()).filter(|i| joined[*i]) {
            filled[rows[i]] += 1;
        }
        let mut kept_apart = vec![false; count];
        for arrow in down.iter().filter(|arrow| circle[arrow.from] != circle[arrow.to]) {
            // Between two rows with such an arrow from one to the next.
            if rows[arrow.to] == rows[arrow.from] + 1 {
                kept_apart[rows[arrow.from]] = true;
            }
        }
        let fits = |row: &usize| !kept_apart[*row] && filled[*row] + filled[row + 1] <= most;
        let Some(row) = (0..count - 1).filter(fits).min_by_key(|row| filled[*row] + filled[row + 1]) else {
            return rows;
        };
        for below in rows.iter_mut().filter(|at| **at > row) {
            *below -= 1;
        }
    }
}

/// The middle of everything across, in widths of a box.
fn across(net: &Net) -> Vec<f64> {
    let wide = |i: usize| if net.is_line(i) { PASSING } else { 1.0 };
    let mut x = vec![0.0; net.len()];
    for rank in net.ranks() {
        let mut right = 0.0;
        for &i in rank {
            x[i] = right + wide(i) / 2.0;
            right += wide(i);
        }
    }
    // Long lines are kept straight before all.
    let pull = |a: usize, b: usize, weight: f64| match (net.is_line(a), net.is_line(b)) {
        (true, true) => 8.0 * weight,
        (false, false) => weight,
        _ => 2.0 * weight,
    };
    for round in 0..ROUNDS {
        let ranks: Vec<&Rank> = net.ranks().iter().collect();
        let turned: Vec<&Rank> = if round % 2 == 0 { ranks } else { ranks.into_iter().rev().collect() };
        for rank in turned {
            let wished: Vec<(f64, f64)> = rank
                .iter()
                .map(|&i| {
                    let pulls = net.near(i).map(|(j, weight)| (x[j], pull(i, j, weight)));
                    let (sum, weight) = pulls.fold((0.0, 0.0), |(sum, all), (x, w)| (sum + w * x, all + w));
                    if weight > 0.0 { (sum / weight, weight) } else { (x[i], 0.01) }
                })
                .collect();
            let apart: Vec<f64> =
                rank.windows(2).map(|pair| f64::midpoint(wide(pair[0]), wide(pair[1]))).collect();
            for (&i, at) in rank.iter().zip(spread(&wished, &apart)) {
                x[i] = at;
            }
        }
    }
    x
}

/// The places nearest to (wish, weight) in the sense of least squares that keep their order and stand at least `apart`.
fn spread(wished: &[(f64, f64)], apart: &[f64]) -> Vec<f64> {
    let mut offset = 0.0;
    // Pools of neighbours who move together: how many, their weight, their weighted place without the offsets.
    let mut pools: Vec<(usize, f64, f64)> = Vec::new();
    let mut offsets = Vec::with_capacity(wished.len());
    for (k, (wish, weight)) in wished.iter().enumerate() {
        if k > 0 {
            offset += apart[k - 1];
        }
        offsets.push(offset);
        let mut pool = (1, *weight, wish - offset);
        while let Some(before) = pools.last().copied().filter(|before| before.2 > pool.2) {
            pools.pop();
            let weight = before.1 + pool.1;
            pool = (before.0 + pool.0, weight, (before.1 * before.2 + pool.1 * pool.2) / weight);
        }
        pools.push(pool);
    }
    let places = pools.into_iter().flat_map(|(count, _, at)| std::iter::repeat_n(at, count));
    places.zip(offsets).map(|(at, offset)| at + offset).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrow(from: usize, to: usize, weight: f64) -> Arrow {
        Arrow { from, to, weight }
    }

    #[test]
    fn a_cycle_is_broken_at_its_weakest_arrow() {
        let cycle = [arrow(0, 1, 3.0), arrow(1, 2, 1.0), arrow(2, 0, 2.0)];
        let spots = layered(3, &downwards(3, &cycle), 1, &[0, 0, 0]);
        assert_eq!(spots.iter().map(|spot| spot.1).collect::<Vec<_>>(), [1, 2, 0]);
    }

    #[test]
    fn rows_hold_no_more_than_the_page_and_the_unjoined_come_last() {
        let star: Vec<Arrow> = (1..8).map(|to| arrow(0, to, 1.0)).collect();
        let spots = layered(10, &downwards(10, &star), 3, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        for row in 0..5 {
            assert!(spots.iter().filter(|spot| spot.1 == row).count() <= 3);
        }
        assert_eq!(spots[8..].iter().map(|spot| spot.1).collect::<Vec<_>>(), [4, 4]);
    }

    #[test]
    fn where_everybody_hears_everybody_there_are_few_rows_and_a_chain_keeps_its_own() {
        let all = (0..9).flat_map(|from| (0..9).filter(move |to| *to != from).map(move |to| (from, to)));
        let all: Vec<Arrow> = all.map(|(from, to)| arrow(from, to, 1.0)).collect();
        let spots = layered(9, &downwards(9, &all), 3, &[0; 9]);
        assert!(spots.iter().map(|spot| spot.1).max() <= Some(5), "{spots:?}");
        let chain: Vec<Arrow> = (0..8).map(|i| arrow(i, i + 1, 1.0)).collect();
        let spots = layered(9, &downwards(9, &chain), 3, &[0, 1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(spots.iter().map(|spot| spot.1).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    }

    #[test]
    fn spread_places_are_the_nearest_in_order() {
        assert_eq!(spread(&[(0.0, 1.0), (0.0, 1.0)], &[1.0]), [-0.5, 0.5]);
        assert_eq!(spread(&[(0.0, 3.0), (0.0, 1.0), (9.0, 1.0)], &[1.0, 1.0]), [-0.25, 0.75, 9.0]);
    }
}
