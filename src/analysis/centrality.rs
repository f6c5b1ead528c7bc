//! Centralities of the explicit influence network, arrows listener → influencer.
//! Sources: Wasserman & Faust 1994 (closeness in disconnected graphs); Freeman 1977, Sociometry 40:35
//! (betweenness), computed after Brandes 2001; Page, Brin, Motwani, Winograd 1999 (PageRank).
use super::listening::explicit_influence;
use super::population::Population;
use crate::catalogue::Strength;
use crate::job::{helpers, in_blocks};
use std::collections::BTreeMap;
use std::ops::Range;

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
    let hearing = Ways::new(&hears);
    let tally = walked(&hearing, helpers());
    let pairs = (n.saturating_sub(1) * n.saturating_sub(2)) as f64;
    (0..n)
        .map(|i| Metrics {
            listeners: heard_by[i].len(),
            listens_to: hears[i].len(),
            closeness: tally.closeness(i),
            betweenness: if n > 2 { tally.dependency[i] / pairs } else { 0.0 },
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
    starts: Vec<u32>,
    next: Vec<u32>,
}

impl Ways {
    fn new(lists: &[Vec<usize>]) -> Self {
        let mut ways = Self { starts: Vec::with_capacity(lists.len() + 1), next: Vec::new() };
        for list in lists {
            ways.starts.push(ways.next.len() as u32);
            ways.next.extend(list.iter().map(|&i| i as u32));
        }
        ways.starts.push(ways.next.len() as u32);
        ways
    }

    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn of(&self, i: u32) -> &[u32] {
        let i = i as usize;
        &self.next[self.starts[i] as usize..self.starts[i + 1] as usize]
    }
}

/// A thread walks from a block of people at a time. Fewer in one are not worth a thread; more blocks would hold too many
/// tallies at once, each of which is of everybody.
const LEAST_BLOCK: usize = 256;
const MOST_BLOCKS: usize = 64;

/// Walks from everybody. Blocks are cut and added up alike whatever the number of threads: every run gives the same bits.
fn walked(ways: &Ways, helpers: usize) -> Tally {
    let n = ways.len();
    let size = LEAST_BLOCK.max(n.div_ceil(MOST_BLOCKS));
    let mut sum = Tally::new(n);
    for tally in in_blocks(n, size, helpers, |block| Tally::of(ways, block)) {
        sum.add(&tally);
    }
    sum
}

/// What walks from some of the people add up to, for everybody.
struct Tally {
    /// Of all others on whoever stands between them and those they reach.
    dependency: Vec<f64>,
    /// How many reach each, and over how many steps together.
    reached_by: Vec<u32>,
    steps: Vec<u64>,
}

impl Tally {
    fn new(n: usize) -> Self {
        Self { dependency: vec![0.0; n], reached_by: vec![0; n], steps: vec![0; n] }
    }

    fn of(ways: &Ways, sources: Range<usize>) -> Self {
        let mut tally = Self::new(ways.len());
        let mut walk = Walk::new(ways);
        for source in sources {
            walk.from(source as u32);
            walk.add_to(&mut tally);
        }
        tally
    }

    fn add(&mut self, other: &Self) {
        self.dependency.iter_mut().zip(&other.dependency).for_each(|(sum, value)| *sum += value);
        self.reached_by.iter_mut().zip(&other.reached_by).for_each(|(sum, value)| *sum += value);
        self.steps.iter_mut().zip(&other.steps).for_each(|(sum, value)| *sum += value);
    }

    /// (r/Σd)·(r/(n−1)) over the r people who reach `i` along listener → influencer.
    fn closeness(&self, i: usize) -> f64 {
        let (reached, sum) = (f64::from(self.reached_by[i]), self.steps[i] as f64);
        let others = (self.reached_by.len() - 1) as f64;
        if reached == 0.0 { 0.0 } else { (reached / sum) * (reached / others) }
    }
}

/// Not reached.
const NEVER: u32 = u32::MAX;

/// What a walk knows of one person; side by side, because all of it is asked for at once.
#[derive(Clone, Copy)]
struct Reached {
    /// How many shortest ways lead there.
    paths: f64,
    /// (1 + dependency) / paths: what each way that comes by here adds to whoever is before.
    each: f64,
    /// Steps from where the walk began.
    distance: u32,
}

/// A walk in the order of distance, made again and again without new memory.
struct Walk<'a> {
    ways: &'a Ways,
    people: Vec<Reached>,
    /// Who was reached, nearest first.
    order: Vec<u32>,
}

impl<'a> Walk<'a> {
    fn new(ways: &'a Ways) -> Self {
        let nobody = Reached { paths: 0.0, each: 0.0, distance: NEVER };
        Self { ways, people: vec![nobody; ways.len()], order: Vec::with_capacity(ways.len()) }
    }

    fn from(&mut self, source: u32) {
        for &i in &self.order {
            self.people[i as usize].distance = NEVER;
        }
        self.order.clear();
        self.order.push(source);
        self.people[source as usize] = Reached { paths: 1.0, each: 0.0, distance: 0 };
        let mut turn = 0;
        while let Some(&at) = self.order.get(turn) {
            turn += 1;
            let Reached { paths, distance, .. } = self.people[at as usize];
            for &j in self.ways.of(at) {
                let person = &mut self.people[j as usize];
                if person.distance == NEVER {
                    *person = Reached { paths, each: 0.0, distance: distance + 1 };
                    self.order.push(j);
                } else if person.distance == distance + 1 {
                    person.paths += paths;
                }
            }
        }
    }

    /// Adds, of the walk just made, everybody's dependency on unweighted shortest paths, and who was reached how.
    fn add_to(&mut self, tally: &mut Tally) {
        for &at in self.order[1..].iter().rev() {
            let Reached { paths, distance, .. } = self.people[at as usize];
            let ways = self.ways.of(at).iter().map(|j| &self.people[*j as usize]);
            let beyond: f64 = ways.filter(|next| next.distance == distance + 1).map(|next| next.each).sum();
            let dependency = paths * beyond;
            let i = at as usize;
            self.people[i].each = (1.0 + dependency) / paths;
            tally.dependency[i] += dependency;
            tally.reached_by[i] += 1;
            tally.steps[i] += u64::from(distance);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_change_no_bit() {
        // Everybody listens to two of seven hundred; several blocks.
        let hears: Vec<Vec<usize>> = (0..700).map(|i| vec![(i * 7 + 1) % 700, (i * i + 3) % 700]).collect();
        let ways = Ways::new(&hears);
        let bits = |helpers: usize| -> Vec<u64> {
            walked(&ways, helpers).dependency.iter().map(|value| value.to_bits()).collect()
        };
        assert_eq!(bits(0), bits(3));
        // As if there were one block only, but for the order of sums.
        let (sum, whole) = (walked(&ways, 2), Tally::of(&ways, 0..700));
        assert_eq!((&sum.reached_by, &sum.steps), (&whole.reached_by, &whole.steps));
        let near = |(a, b): (&f64, &f64)| (a - b).abs() <= 1e-9 * b.abs();
        assert!(sum.dependency.iter().zip(&whole.dependency).all(near));
    }
}
