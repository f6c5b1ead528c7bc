//! Networks: people as far from one another as the ways between them are long. Stress by stochastic gradient descent:
//! Zheng, Pawar, Goodman, "Graph drawing by stochastic gradient descent", IEEE TVCG 25 (2019) 2738. Of many people only
//! the distances to some pivots count: Ortmann, Klimenta, Brandes, "A sparse stress model", JGAA 21 (2017) 791.
use crate::chance::SplitMix;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Across and down.
pub(super) type Spot = [f64; 2];

/// Two who are to stand `length` apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tie {
    pub(super) a: usize,
    pub(super) b: usize,
    /// More than 0.
    pub(super) length: f64,
}

/// Up to so many people, the distances between all of them count.
const ALL_PAIRS: usize = 500;
const PIVOTS: usize = 60;
/// Rounds, and the step of the last one, of the first paper.
const ROUNDS: i32 = 30;
const LAST_STEP: f64 = 0.1;
const SEED: u64 = 20_190_612;

/// One of two moves towards the distance at which they should be, the other too where its weight is not 0.
#[derive(Clone, Copy, Debug)]
struct Term {
    i: u32,
    j: u32,
    distance: f64,
    of_i: f64,
    of_j: f64,
}

/// Where people stand who started at `start`; whoever is `fixed` stays. Parts that nothing joins do not know of one another.
pub(super) fn stress(start: &[Spot], ties: &[Tie], fixed: &[bool]) -> Vec<Spot> {
    let mut at = start.to_vec();
    let near = neighbours(start.len(), ties);
    let mut terms = if start.len() <= ALL_PAIRS { all_pairs(&near) } else { pivots(&near) };
    for term in &mut terms {
        if fixed[term.i as usize] {
            term.of_i = 0.0;
        }
        if fixed[term.j as usize] {
            term.of_j = 0.0;
        }
    }
    terms.retain(|term| term.of_i > 0.0 || term.of_j > 0.0);
    let weights = || terms.iter().flat_map(|term| [term.of_i, term.of_j]).filter(|weight| *weight > 0.0);
    let (Some(least), Some(most)) = (weights().reduce(f64::min), weights().reduce(f64::max)) else {
        return at;
    };
    let (first, last) = (1.0 / least, LAST_STEP / most);
    let mut chance = SplitMix::new(SEED, 0);
    for round in 0..ROUNDS {
        let step = first * (last / first).powf(f64::from(round) / f64::from(ROUNDS - 1));
        chance.shuffle(&mut terms);
        for term in &terms {
            let (i, j) = (term.i as usize, term.j as usize);
            let by = [at[i][0] - at[j][0], at[i][1] - at[j][1]];
            let apart = by[0].hypot(by[1]);
            // Two at the same place part in a direction that is as good as any.
            let (apart, by) = if apart < 1e-6 {
                let turn = chance.below(360) as f64;
                (1.0, [turn.to_radians().cos(), turn.to_radians().sin()])
            } else {
                (apart, by)
            };
            let off = (apart - term.distance) / 2.0 / apart;
            for (who, weight, sign) in [(i, term.of_i, -1.0), (j, term.of_j, 1.0)] {
                let part = sign * off * (weight * step).min(1.0);
                at[who][0] += part * by[0];
                at[who][1] += part * by[1];
            }
        }
    }
    at
}

/// Who belongs together, part by part in the order of their first members.
pub(super) fn parts(count: usize, ties: &[Tie]) -> Vec<Vec<usize>> {
    members(&neighbours(count, ties))
}

fn members(near: &Near) -> Vec<Vec<usize>> {
    let mut seen = vec![false; near.len()];
    let mut parts = Vec::new();
    for first in 0..near.len() {
        if std::mem::replace(&mut seen[first], true) {
            continue;
        }
        let mut part = vec![first];
        let mut looked_at = 0;
        while let Some(&at) = part.get(looked_at) {
            looked_at += 1;
            for &(next, _) in &near[at] {
                if !std::mem::replace(&mut seen[next], true) {
                    part.push(next);
                }
            }
        }
        part.sort_unstable();
        parts.push(part);
    }
    parts
}

type Near = Vec<Vec<(usize, f64)>>;

fn neighbours(count: usize, ties: &[Tie]) -> Near {
    let mut near = vec![Vec::new(); count];
    for tie in ties.iter().filter(|tie| tie.a != tie.b) {
        near[tie.a].push((tie.b, tie.length));
        near[tie.b].push((tie.a, tie.length));
    }
    near
}

/// The length of the shortest way to everybody; infinite where there is none.
fn distances(near: &Near, from: usize) -> Vec<f64> {
    let mut far = vec![f64::INFINITY; near.len()];
    far[from] = 0.0;
    // The bits of numbers that are not negative are ordered as the numbers are.
    let mut open = BinaryHeap::from([Reverse((0u64, from))]);
    while let Some(Reverse((bits, at))) = open.pop() {
        let so_far = f64::from_bits(bits);
        if so_far > far[at] {
            continue;
        }
        for &(next, length) in &near[at] {
            let whole = so_far + length;
            if whole < far[next] {
                far[next] = whole;
                open.push(Reverse((whole.to_bits(), next)));
            }
        }
    }
    far
}

fn all_pairs(near: &Near) -> Vec<Term> {
    let mut terms = Vec::new();
    for i in 0..near.len() {
        let far = distances(near, i);
        for (j, &distance) in far.iter().enumerate().skip(i + 1).filter(|(_, far)| far.is_finite()) {
            let weight = distance.powi(-2);
            terms.push(Term { i: i as u32, j: j as u32, distance, of_i: weight, of_j: weight });
        }
    }
    terms
}

fn pivots(near: &Near) -> Vec<Term> {
    let count = near.len();
    let mut nearest = vec![(f64::INFINITY, usize::MAX); count];
    let mut chosen: Vec<(usize, Vec<f64>)> = Vec::new();
    let all: Vec<Vec<usize>> = members(near).into_iter().filter(|part| part.len() > 1).collect();
    let joined: usize = all.iter().map(Vec::len).sum();
    for part in all {
        // Each part has pivots by its size, and each pivot is the one farthest from those before.
        let share = (PIVOTS * part.len() / joined).max(1);
        let mut next = part.first().copied();
        for _ in 0..share {
            let Some(pivot) = next else { break };
            let far = distances(near, pivot);
            for (held, &distance) in nearest.iter_mut().zip(&far) {
                if distance < held.0 {
                    *held = (distance, chosen.len());
                }
            }
            chosen.push((pivot, far));
            let farthest =
                part.iter().copied().max_by(|a, b| nearest[*a].0.total_cmp(&nearest[*b].0).then(b.cmp(a)));
            next = farthest.filter(|next| nearest[*next].0 > 0.0);
        }
    }
    let mut terms = Vec::new();
    for (i, ties) in near.iter().enumerate() {
        for &(j, distance) in ties.iter().filter(|(j, _)| *j > i) {
            let weight = distance.powi(-2);
            terms.push(Term { i: i as u32, j: j as u32, distance, of_i: weight, of_j: weight });
        }
    }
    for (number, (pivot, far)) in chosen.iter().enumerate() {
        let mut region: Vec<f64> = (0..count).filter(|i| nearest[*i].1 == number).map(|i| far[i]).collect();
        region.sort_by(f64::total_cmp);
        for (i, &distance) in far.iter().enumerate() {
            if i == *pivot || !distance.is_finite() || near[i].iter().any(|(j, _)| j == pivot) {
                continue;
            }
            // A pivot speaks for those who are nearer to it than half the way.
            let stands_for = region.partition_point(|far| *far <= distance / 2.0).max(1);
            let weight = stands_for as f64 * distance.powi(-2);
            terms.push(Term { i: i as u32, j: *pivot as u32, distance, of_i: weight, of_j: 0.0 });
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(count: usize) -> Vec<Tie> {
        (1..count).map(|b| Tie { a: b - 1, b, length: 1.0 }).collect()
    }

    fn apart(at: &[Spot], a: usize, b: usize) -> f64 {
        (at[a][0] - at[b][0]).hypot(at[a][1] - at[b][1])
    }

    #[test]
    fn a_chain_is_stretched_and_a_fixed_end_stays() {
        for count in [10, 700] {
            let start: Vec<Spot> = (0..count).map(|i| [(i % 7) as f64, (i % 5) as f64]).collect();
            let mut fixed = vec![false; count];
            fixed[0] = true;
            let at = stress(&start, &chain(count), &fixed);
            assert_eq!(at[0], start[0]);
            let whole = apart(&at, 0, count - 1) / (count - 1) as f64;
            // Few distances of so many are known where only pivots count.
            assert!((0.85..1.1).contains(&whole), "{count}: {whole}");
        }
    }

    #[test]
    fn parts_are_told_apart_and_the_same_comes_out_twice() {
        let ties = [Tie { a: 0, b: 2, length: 1.0 }, Tie { a: 1, b: 3, length: 2.0 }];
        assert_eq!(parts(5, &ties), [vec![0, 2], vec![1, 3], vec![4]]);
        let start = vec![[0.0, 0.0]; 5];
        let once = stress(&start, &ties, &[false; 5]);
        assert_eq!(once, stress(&start, &ties, &[false; 5]));
        assert!((apart(&once, 1, 3) - 2.0).abs() < 0.01);
    }
}
