//! Who listens to whom: arrows with a weight and a length, from influence links and reporting lines together.
use super::population::Population;
use crate::catalogue::Strength;
use crate::model::LinkKind;
use crate::model::hierarchy::Hierarchy;
use std::collections::BTreeMap;

/// One arrow `from` → `to`: `to` listens to `from`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Arrow {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) weight: f64,
    /// Whole number: ties between paths are exact.
    pub(super) length: u32,
}

/// The listening matrix W of the method, sparse: row = listener.
#[derive(Clone, Debug)]
pub(super) struct Listening {
    /// Row by row: (whom the listener hears, weight divided by the row's sum), ascending.
    pub(super) rows: Vec<Vec<(usize, f64)>>,
    /// Column by column: (who listens, the same weight), ascending.
    pub(super) columns: Vec<Vec<(usize, f64)>>,
    /// Susceptibility t of each person, 0 … 0.9.
    pub(super) susceptibility: Vec<f64>,
    /// All arrows, sorted by (from, to), one for each pair.
    pub(super) arrows: Vec<Arrow>,
    /// Explicit influence only: (from, to) → strength, the stronger where it is given twice.
    pub(super) explicit: BTreeMap<(usize, usize), Strength>,
    /// The clean chart among ranked people.
    pub(super) hierarchy: Hierarchy,
}

impl Listening {
    pub(super) fn new(population: &Population) -> Self {
        let c = population.constants;
        let explicit = explicit_influence(population);
        let hierarchy = Hierarchy::of(population.account, |id| population.index_of(id).is_some());
        let mut arrows: BTreeMap<(usize, usize), (f64, u32)> = BTreeMap::new();
        for (&pair, &strength) in &explicit {
            arrows.insert(pair, (c.influence_weight.at(strength), c.influence_length.at(strength)));
        }
        let mut add = |from: usize, to: usize, weight: f64, length: u32| {
            let held = arrows.entry((from, to)).or_insert((weight, length));
            *held = (held.0.max(weight), held.1.min(length));
        };
        for (person, (boss, _)) in &hierarchy.boss {
            if let (Some(p), Some(b)) = (population.index_of(person), population.index_of(boss)) {
                add(b, p, c.report_weight.solid_down, c.report_length.solid_down);
                add(p, b, c.report_weight.solid_up, c.report_length.solid_up);
            }
        }
        for link in hierarchy.dotted.iter().filter_map(|id| population.account.links().get(id)) {
            if let (Some(p), Some(b)) = (population.index_of(&link.from), population.index_of(&link.to)) {
                add(b, p, c.report_weight.dotted_down, c.report_length.dotted_down);
                add(p, b, c.report_weight.dotted_up, c.report_length.dotted_up);
            }
        }
        let arrows: Vec<Arrow> = arrows
            .into_iter()
            .map(|((from, to), (weight, length))| Arrow { from, to, weight, length })
            .collect();
        Self::from_arrows(population, arrows, explicit, hierarchy)
    }

    fn from_arrows(
        population: &Population,
        arrows: Vec<Arrow>,
        explicit: BTreeMap<(usize, usize), Strength>,
        hierarchy: Hierarchy,
    ) -> Self {
        let n = population.len();
        let mut rows: Vec<Vec<(usize, f64)>> = vec![Vec::new(); n];
        // Arrows come sorted by `from`, so every row is filled in ascending order.
        for arrow in &arrows {
            rows[arrow.to].push((arrow.from, arrow.weight));
        }
        let mut susceptibility = vec![0.0; n];
        let mut columns: Vec<Vec<(usize, f64)>> = vec![Vec::new(); n];
        for (i, row) in rows.iter_mut().enumerate() {
            let sum: f64 = row.iter().map(|(_, w)| w).sum();
            susceptibility[i] = (1.0 - population.stubbornness(i)) * sum.min(1.0);
            for (j, weight) in row.iter_mut() {
                *weight /= sum;
                columns[*j].push((i, *weight));
            }
        }
        Self { rows, columns, susceptibility, arrows, explicit, hierarchy }
    }
}

/// Influence links among ranked people, self loops left out.
pub(super) fn explicit_influence(population: &Population) -> BTreeMap<(usize, usize), Strength> {
    let mut explicit: BTreeMap<(usize, usize), Strength> = BTreeMap::new();
    for link in population.account.links().values() {
        let LinkKind::Influence(strength) = link.kind else { continue };
        let (Some(from), Some(to)) = (population.index_of(&link.from), population.index_of(&link.to)) else {
            continue;
        };
        if from != to {
            explicit.entry((from, to)).and_modify(|held| *held = (*held).max(strength)).or_insert(strength);
        }
    }
    explicit
}
