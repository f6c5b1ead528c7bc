//! Centralities of the explicit influence network, arrows listener → influencer.
//! Sources: Wasserman & Faust 1994 (closeness in disconnected graphs); Freeman 1977, Sociometry 40:35
//! (betweenness), computed after Brandes 2001; Page, Brin, Motwani, Winograd 1999 (PageRank).
use super::listening::explicit_influence;
use super::population::Population;
use crate::catalogue::Strength;
use std::collections::{BTreeMap, VecDeque};

/// The centralities of one person.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Metrics {
    /// How many listen to this person.
    pub listeners: usize,
    /// How many this person listens to.
    pub listens_to: usize,
    /// 0 … 1; 0 if nobody reaches the person.
    pub closeness: f64,
    /// 0 … 1, directed, divided by (n − 1)(n − 2).
    pub betweenness: f64,
    /// Sums to 1 over everybody.
    pub pagerank: f64,
}

/// Power iterations of PageRank end when the summed change is at most this, or after [`MOST_ROUNDS`].
const PAGERANK_TOLERANCE: f64 = 1e-14;
const MOST_ROUNDS: usize = 1_000;

/// All centralities, one entry a person in the order of the population. Time n·m for betweenness.
pub fn metrics(population: &Population) -> Vec<Metrics> {
    let n = population.len();
    let explicit = explicit_influence(population);
    let pagerank = pagerank(n, &explicit, population.constants);
    // hears[i]: whom i listens to; heard_by[i]: who listens to i.
    let mut hears = vec![Vec::new(); n];
    let mut heard_by = vec![Vec::new(); n];
    for &(from, to) in explicit.keys() {
        hears[to].push(from);
        heard_by[from].push(to);
    }
    let mut betweenness = vec![0.0; n];
    for source in 0..n {
        add_dependencies(&hears, source, &mut betweenness);
    }
    let pairs = (n.saturating_sub(1) * n.saturating_sub(2)) as f64;
    (0..n)
        .map(|i| Metrics {
            listeners: heard_by[i].len(),
            listens_to: hears[i].len(),
            closeness: closeness(&heard_by, i),
            betweenness: if n > 2 { betweenness[i] / pairs } else { 0.0 },
            pagerank: pagerank[i],
        })
        .collect()
}

/// PageRank on arrows listener → influencer, weighted; the mass of people who listen to nobody is spread evenly.
pub(super) fn pagerank(
    n: usize,
    explicit: &BTreeMap<(usize, usize), Strength>,
    constants: &crate::catalogue::AnalysisConstants,
) -> Vec<f64> {
    if n == 0 {
        return Vec::new();
    }
    // incoming[i]: (listener, weight of i among those the listener hears).
    let mut incoming: Vec<Vec<(usize, f64)>> = vec![Vec::new(); n];
    let mut sums = vec![0.0; n];
    let weight = |strength: Strength| constants.influence_weight.at(strength);
    for (&(_, listener), &strength) in explicit {
        sums[listener] += weight(strength);
    }
    for (&(influencer, listener), &strength) in explicit {
        incoming[influencer].push((listener, weight(strength) / sums[listener]));
    }
    let damping = constants.damping;
    let mut rank = vec![1.0 / n as f64; n];
    for _ in 0..MOST_ROUNDS {
        let silent: f64 = (0..n).filter(|&i| sums[i] == 0.0).map(|i| rank[i]).sum();
        let base = (1.0 - damping) / n as f64 + damping * silent / n as f64;
        let next: Vec<f64> = incoming
            .iter()
            .map(|arrows| base + damping * arrows.iter().map(|&(j, w)| rank[j] * w).sum::<f64>())
            .collect();
        let change: f64 = rank.iter().zip(&next).map(|(a, b)| (a - b).abs()).sum();
        rank = next;
        if change <= PAGERANK_TOLERANCE {
            break;
        }
    }
    rank
}

/// (r/Σd)·(r/(n−1)) over the r people who reach `i` along listener → influencer.
fn closeness(heard_by: &[Vec<usize>], i: usize) -> f64 {
    let n = heard_by.len();
    let mut distance = vec![usize::MAX; n];
    distance[i] = 0;
    let (mut reached, mut sum) = (0_usize, 0_usize);
    let mut queue = VecDeque::from([i]);
    while let Some(at) = queue.pop_front() {
        for &j in &heard_by[at] {
            if distance[j] == usize::MAX {
                distance[j] = distance[at] + 1;
                reached += 1;
                sum += distance[j];
                queue.push_back(j);
            }
        }
    }
    if reached == 0 { 0.0 } else { (reached as f64 / sum as f64) * (reached as f64 / (n - 1) as f64) }
}

/// Adds everybody's dependency on unweighted shortest paths that start at `source`.
fn add_dependencies(hears: &[Vec<usize>], source: usize, betweenness: &mut [f64]) {
    let n = hears.len();
    let mut distance = vec![usize::MAX; n];
    let mut paths = vec![0.0; n];
    let mut previous: Vec<Vec<usize>> = vec![Vec::new(); n];
    let mut order = Vec::with_capacity(n);
    distance[source] = 0;
    paths[source] = 1.0;
    let mut queue = VecDeque::from([source]);
    while let Some(at) = queue.pop_front() {
        order.push(at);
        for &j in &hears[at] {
            if distance[j] == usize::MAX {
                distance[j] = distance[at] + 1;
                queue.push_back(j);
            }
            if distance[j] == distance[at] + 1 {
                paths[j] += paths[at];
                previous[j].push(at);
            }
        }
    }
    let mut dependency = vec![0.0; n];
    for &j in order.iter().rev() {
        for &i in &previous[j] {
            dependency[i] += paths[i] / paths[j] * (1.0 + dependency[j]);
        }
        if j != source {
            betweenness[j] += dependency[j];
        }
    }
}
