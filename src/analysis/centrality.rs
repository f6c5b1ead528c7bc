//! Centralities of the explicit influence network, arrows listener → influencer.
//! Sources: Wasserman & Faust 1994 (closeness in disconnected graphs); Freeman 1977, Sociometry 40:35
//! (betweenness), computed after Brandes 2001; Page, Brin, Motwani, Winograd 1999 (PageRank).
use super::listening::explicit_influence;
use super::population::Population;
use crate::catalogue::Strength;
use std::collections::BTreeMap;

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
    let (hearing, heard) = (Ways::new(&hears), Ways::new(&heard_by));
    let mut betweenness = vec![0.0; n];
    let mut walk = Walk::new(&hearing);
    for source in 0..n {
        walk.add_dependencies(source, &mut betweenness);
    }
    let mut back = Walk::new(&heard);
    let pairs = (n.saturating_sub(1) * n.saturating_sub(2)) as f64;
    (0..n)
        .map(|i| Metrics {
            listeners: heard_by[i].len(),
            listens_to: hears[i].len(),
            closeness: back.closeness(i),
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

/// Who is next of each, one list behind the other: a walk from everybody goes over it n times.
struct Ways {
    /// Where each one's begin in `next`; one more at the end.
    starts: Vec<usize>,
    next: Vec<usize>,
}

impl Ways {
    fn new(lists: &[Vec<usize>]) -> Self {
        let mut ways = Self { starts: Vec::with_capacity(lists.len() + 1), next: Vec::new() };
        for list in lists {
            ways.starts.push(ways.next.len());
            ways.next.extend(list);
        }
        ways.starts.push(ways.next.len());
        ways
    }

    fn of(&self, i: usize) -> &[usize] {
        &self.next[self.starts[i]..self.starts[i + 1]]
    }
}

/// A walk in the order of distance, made again and again without new memory.
struct Walk<'a> {
    ways: &'a Ways,
    /// Steps from where it began; `usize::MAX`: not reached.
    distance: Vec<usize>,
    /// How many shortest ways lead there.
    paths: Vec<f64>,
    dependency: Vec<f64>,
    /// Who was reached, nearest first.
    order: Vec<usize>,
}

impl<'a> Walk<'a> {
    fn new(ways: &'a Ways) -> Self {
        let n = ways.starts.len() - 1;
        let (distance, order) = (vec![usize::MAX; n], Vec::with_capacity(n));
        Self { ways, distance, paths: vec![0.0; n], dependency: vec![0.0; n], order }
    }

    fn from(&mut self, source: usize) {
        for &i in &self.order {
            self.distance[i] = usize::MAX;
            self.paths[i] = 0.0;
            self.dependency[i] = 0.0;
        }
        self.order.clear();
        self.order.push(source);
        self.distance[source] = 0;
        self.paths[source] = 1.0;
        let mut turn = 0;
        while let Some(&at) = self.order.get(turn) {
            turn += 1;
            let beyond = self.distance[at] + 1;
            for &j in self.ways.of(at) {
                if self.distance[j] == usize::MAX {
                    self.distance[j] = beyond;
                    self.order.push(j);
                }
                if self.distance[j] == beyond {
                    self.paths[j] += self.paths[at];
                }
            }
        }
    }

    /// (r/Σd)·(r/(n−1)) over the r people who reach `i` along listener → influencer.
    fn closeness(&mut self, i: usize) -> f64 {
        self.from(i);
        let reached = self.order.len() - 1;
        let sum: usize = self.order.iter().map(|i| self.distance[*i]).sum();
        let others = self.distance.len() - 1;
        if reached == 0 { 0.0 } else { (reached as f64 / sum as f64) * (reached as f64 / others as f64) }
    }

    /// Adds everybody's dependency on unweighted shortest paths that start at `source`.
    fn add_dependencies(&mut self, source: usize, betweenness: &mut [f64]) {
        self.from(source);
        for &at in self.order.iter().rev() {
            let beyond = self.distance[at] + 1;
            let passed = self.ways.of(at).iter().filter(|j| self.distance[**j] == beyond);
            let share: f64 = passed.map(|&j| (1.0 + self.dependency[j]) / self.paths[j]).sum();
            self.dependency[at] = self.paths[at] * share;
            if at != source {
                betweenness[at] += self.dependency[at];
            }
        }
    }
}
