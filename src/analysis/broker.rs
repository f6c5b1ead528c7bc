//! Who stands on the shortest ways to the deciders. Source: Brandes 2001, J. Math. Sociology 25:163, and 2008,
//! Social Networks 30:136, restricted to targets; shortest paths: Dijkstra 1959.
use super::listening::Listening;
use super::population::Population;
use super::quantum;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The broker component's raw values.
#[derive(Clone, Debug, Default)]
pub(super) struct Brokers {
    /// Deciders looked at, largest vote first.
    pub(super) deciders: Vec<usize>,
    /// For each of them, each person's dependency δ.
    pub(super) dependency: Vec<Vec<f64>>,
    /// Weighted mean of the dependencies, 0 … 1; 0 for economic buyers, who are the end of the road.
    pub(super) raw: Vec<f64>,
}

impl Brokers {
    pub(super) fn new(population: &Population, listening: &Listening) -> Self {
        let n = population.len();
        let c = population.constants;
        if n < 3 {
            return Self { raw: vec![0.0; n], ..Self::default() };
        }
        let votes = &population.votes;
        let by_vote = |most: usize, counts: &dyn Fn(usize) -> bool| {
            let mut found: Vec<usize> = (0..n).filter(|&i| counts(i)).collect();
            // Stable: ties keep the order of ids.
            found.sort_by_key(|&i| Reverse(quantum(votes[i])));
            found.truncate(most);
            found
        };
        let mut deciders = by_vote(c.max_deciders, &|i| population.is_decider(i));
        if deciders.is_empty() {
            deciders = by_vote(c.fallback_deciders, &|i| votes[i] > 0.0);
        }
        let incoming = incoming(listening, n);
        let dependency: Vec<Vec<f64>> = deciders.iter().map(|&d| dependency_on(&incoming, d)).collect();
        let sum: f64 = deciders.iter().map(|&d| votes[d]).sum();
        let raw = (0..n)
            .map(|i| {
                if population.is_economic_buyer(i) {
                    return 0.0;
                }
                let weighted: f64 = deciders
                    .iter()
                    .zip(&dependency)
                    .map(|(&d, delta)| {
                        let share = if sum > 0.0 { votes[d] / sum } else { 1.0 / deciders.len() as f64 };
                        share * delta[i]
                    })
                    .sum();
                weighted / (n - 2) as f64
            })
            .collect();
        Self { deciders, dependency, raw }
    }
}

/// For each person the arrows that end there: (from, length).
fn incoming(listening: &Listening, n: usize) -> Vec<Vec<(usize, u32)>> {
    let mut incoming = vec![Vec::new(); n];
    for arrow in &listening.arrows {
        incoming[arrow.to].push((arrow.from, arrow.length));
    }
    incoming
}

/// For each person i, the sum over everybody s of the share of shortest paths s → target through i.
fn dependency_on(incoming: &[Vec<(usize, u32)>], target: usize) -> Vec<f64> {
    let n = incoming.len();
    let mut distance = vec![u64::MAX; n];
    let mut paths = vec![0.0_f64; n];
    // The next stations of each person on the shortest ways to the target.
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); n];
    let mut settled = vec![false; n];
    let mut by_distance = Vec::with_capacity(n);
    let mut queue = BinaryHeap::new();
    distance[target] = 0;
    paths[target] = 1.0;
    queue.push(Reverse((0_u64, target)));
    while let Some(Reverse((at, i))) = queue.pop() {
        if settled[i] {
            continue;
        }
        settled[i] = true;
        by_distance.push(i);
        for &(j, length) in &incoming[i] {
            let through = at + u64::from(length);
            if through < distance[j] {
                distance[j] = through;
                paths[j] = 0.0;
                next[j].clear();
                queue.push(Reverse((through, j)));
            }
            if through == distance[j] {
                paths[j] += paths[i];
                next[j].push(i);
            }
        }
    }
    let mut dependency = vec![0.0; n];
    for &j in by_distance.iter().rev() {
        for &i in &next[j] {
            dependency[i] += paths[i] / paths[j] * (1.0 + dependency[j]);
        }
    }
    dependency[target] = 0.0;
    dependency
}
