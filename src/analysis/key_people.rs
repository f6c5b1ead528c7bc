//! The ranking: K = Σ weight × component, with floors, reasons and how firm it is.
use super::authority::{Authority, Source, authority};
use super::broker::Brokers;
use super::centrality::pagerank;
use super::listening::Listening;
use super::population::Population;
use super::reasons::{Evidence, Factor, FloorKind, Reason};
use super::sensitivity::Sensitivity;
use super::sway;
use super::{EPSILON, quantum};
use crate::catalogue::{AnalysisConstants, Catalogue, RoleKey, StageKey};
use crate::model::{Account, DealId, PersonId};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What is asked: which deal, in which stage, on which day.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// `None`: nobody is a member.
    pub deal: Option<DealId>,
    /// `None`: the neutral row of the tables.
    pub stage: Option<StageKey>,
    pub day: Date,
}

impl Question {
    /// The deal in its own stage.
    pub fn about(account: &Account, deal: Option<&DealId>, day: Date) -> Self {
        let stage = deal.and_then(|id| account.deals().get(id)).and_then(|d| d.stage.clone());
        Self { deal: deal.cloned(), stage, day }
    }
}

/// The people who matter, most first.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// Authority, sway, broker, listened, level.
    pub weights: [f64; 5],
    pub principal: Option<PersonId>,
    pub secondary: Vec<PersonId>,
    pub people: Vec<Ranked>,
    pub sensitivity: Sensitivity,
    /// Where each person stands in `people`.
    places: BTreeMap<PersonId, usize>,
}

/// One person in the ranking. Components and contributions are in the order of the weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    pub id: PersonId,
    /// From 1.
    pub rank: usize,
    /// 0 … 100.
    pub k: f64,
    /// K before the floor.
    pub k_raw: f64,
    pub components: [f64; 5],
    pub contributions: [f64; 5],
    /// Share of the votes, 0 … 1.
    pub vote: f64,
    /// How much one step of this person's own opinion moves the mean vote.
    pub gradient: f64,
    pub key: bool,
    pub why: Vec<Reason>,
}

impl Ranking {
    /// How a person ranks; `None` for whoever is not ranked.
    pub fn of(&self, person: &PersonId) -> Option<&Ranked> {
        self.places.get(person).and_then(|&place| self.people.get(place))
    }
    /// The people worth a plan, by rank.
    pub fn key_people(&self) -> impl Iterator<Item = &Ranked> {
        self.people.iter().filter(|r| r.key)
    }
}

/// What orders a person, with the components to weigh anew.
#[derive(Clone, Copy, Debug)]
pub(super) struct Score {
    components: [f64; 5],
    floor: Option<(FloorKind, f64)>,
    k: f64,
    k_raw: f64,
    vote: f64,
}

impl Score {
    pub(super) fn weighed(&self, weights: [f64; 5]) -> Self {
        let k_raw = self.components.iter().zip(weights).map(|(c, w)| w * c).sum::<f64>();
        let k = self.floor.map_or(k_raw, |(_, floor)| k_raw.max(floor));
        Self { k, k_raw, ..*self }
    }
}

/// Whether person `a` ranks before `b`.
pub(super) fn precedes(scores: &[Score], a: usize, b: usize) -> bool {
    let key = |i: usize| {
        let s = &scores[i];
        (Reverse(quantum(s.k)), Reverse(quantum(s.k_raw)), Reverse(quantum(s.vote)), i)
    };
    key(a) < key(b)
}

/// Ranks everybody of the population. Time: one Dijkstra a decider (at most 16), a few dozen sweeps over the
/// arrows, 32 sweeps over the people.
pub fn rank(account: &Account, constants: &AnalysisConstants, question: &Question) -> Ranking {
    let population =
        Population::new(account, constants, question.deal.as_ref(), question.stage.as_ref(), question.day);
    let c = constants;
    let n = population.len();
    let own = account.info().own_weights();
    let weights = own.unwrap_or(*c.weights.at(population.stage.as_ref())).in_order();
    let listening = Listening::new(&population);
    let authority = authority(&population, &listening);
    let gradient = sway::gradient(&listening, &population.votes);
    let brokers = Brokers::new(&population, &listening);
    let pagerank = pagerank(n, &listening.explicit, c);

    let most_gradient = largest(&gradient);
    let broker_scale = largest(&brokers.raw).max(c.broker_guard);
    let least_rank = pagerank.iter().copied().fold(f64::INFINITY, f64::min);
    let listened_scale = (largest(&pagerank) - least_rank).max(1.0 / n as f64);
    let sole_buyer = sole(&(0..n).filter(|&i| population.is_economic_buyer(i)).collect::<Vec<_>>());

    let scores: Vec<Score> = (0..n)
        .map(|i| {
            let level = match &population.parts[i] {
                Some(part) => c.level_score.at(part.influence),
                None => c.level_score.outside,
            };
            let sway = if most_gradient > 0.0 { 100.0 * gradient[i] / most_gradient } else { 0.0 };
            let components = [
                authority[i].value,
                sway,
                100.0 * brokers.raw[i] / broker_scale,
                100.0 * (pagerank[i] - least_rank) / listened_scale,
                level,
            ];
            let floor = floor(&population, i, sole_buyer == Some(i));
            Score { components, floor, k: 0.0, k_raw: 0.0, vote: population.votes[i] }.weighed(weights)
        })
        .collect();
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&a, &b| precedes(&scores, b, a).cmp(&precedes(&scores, a, b)));

    let above = |k: f64, threshold: f64| k >= threshold - EPSILON;
    let top = order.first().map_or(0.0, |&i| scores[i].k);
    let key_count =
        order.iter().take(c.key_max).take_while(|&&i| above(scores[i].k, c.key_threshold)).count();
    let key_count = if n > 0 { key_count.max(1) } else { 0 };
    let secondary = order
        .iter()
        .skip(1)
        .take(c.secondary_max)
        .filter(|&&i| above(scores[i].k, c.key_threshold) && above(scores[i].k, c.secondary_share * top))
        .map(|&i| population.ids[i].clone())
        .collect();
    let facts =
        Facts { population: &population, listening: &listening, brokers: &brokers, gradient: &gradient };
    let people: Vec<Ranked> = order
        .iter()
        .enumerate()
        .map(|(place, &i)| {
            let score = &scores[i];
            let mut contributions = score.components;
            contributions.iter_mut().zip(weights).for_each(|(c, w)| *c *= w);
            let key = place < key_count;
            let why = facts.why(i, score, contributions, &authority[i], pagerank[i], key);
            Ranked {
                id: population.ids[i].clone(),
                rank: place + 1,
                k: score.k,
                k_raw: score.k_raw,
                components: score.components,
                contributions,
                vote: score.vote,
                gradient: gradient[i],
                key,
                why,
            }
        })
        .collect();
    Ranking {
        weights,
        principal: order.first().map(|&i| population.ids[i].clone()),
        secondary,
        places: people.iter().enumerate().map(|(place, ranked)| (ranked.id.clone(), place)).collect(),
        people,
        sensitivity: Sensitivity::of(&scores, weights, c.sensitivity),
    }
}

/// The floor of person `i`: the larger of the sole economic buyer's and the veto holder's.
fn floor(population: &Population, i: usize, sole_buyer: bool) -> Option<(FloorKind, f64)> {
    let c = population.constants;
    let part = population.parts[i].as_ref()?;
    let stage = population.stage.as_ref();
    let sole = sole_buyer.then(|| (FloorKind::SoleEconomicBuyer, *c.floor_sole_eb.at(stage)));
    let veto = part
        .veto
        .then(|| (FloorKind::Veto, c.floor_veto.at(stage) * c.floor_veto_influence.at(part.influence)));
    match (sole, veto) {
        (Some(sole), Some(veto)) => Some(if quantum(veto.1) > quantum(sole.1) { veto } else { sole }),
        (sole, veto) => sole.or(veto),
    }
}

fn sole(found: &[usize]) -> Option<usize> {
    match found {
        [one] => Some(*one),
        _ => None,
    }
}

fn largest(values: &[f64]) -> f64 {
    values.iter().copied().fold(0.0, f64::max)
}

/// What the reasons are made from.
struct Facts<'a> {
    population: &'a Population<'a>,
    listening: &'a Listening,
    brokers: &'a Brokers,
    gradient: &'a [f64],
}

impl Facts<'_> {
    fn ids(&self, indices: impl IntoIterator<Item = usize>) -> Vec<PersonId> {
        indices.into_iter().map(|i| self.population.ids[i].clone()).collect()
    }

    fn why(
        &self,
        i: usize,
        score: &Score,
        contributions: [f64; 5],
        authority: &Authority,
        pagerank: f64,
        key: bool,
    ) -> Vec<Reason> {
        let mut confidential = false;
        let by_authority = match authority.source {
            Source::Role { role, veto } => {
                confidential = Catalogue::get().role(&RoleKey::from(role)).is_some_and(|r| r.confidential);
                Evidence::Role { role: RoleKey::from(role), score: authority.value, veto }
            }
            Source::Position { depth, below } => Evidence::Position { depth, below },
        };
        let part = self.population.parts[i].as_ref();
        let evidence = [
            by_authority,
            Evidence::Sway {
                vote: score.vote,
                gradient: self.gradient[i],
                through: key.then(|| self.through(i)),
            },
            Evidence::Broker { share: self.brokers.raw[i], deciders: self.deciders_behind(i) },
            Evidence::Listened { pagerank, listeners: self.listeners(i) },
            Evidence::Level { influence: part.and_then(|p| p.influence), outside: part.is_none() },
        ];
        let mut why: Vec<Reason> = Factor::COMPONENTS
            .into_iter()
            .zip(evidence)
            .zip(contributions)
            .map(|((factor, evidence), points)| {
                let confidential = confidential && factor == Factor::Authority;
                Reason { factor, points, evidence, confidential }
            })
            .collect();
        if let Some((kind, value)) = score.floor
            && score.k - score.k_raw > EPSILON
        {
            why.push(Reason {
                factor: Factor::Floor,
                points: score.k - score.k_raw,
                evidence: Evidence::Floor { kind, value },
                confidential: false,
            });
        }
        why.sort_by_key(|reason| (Reverse(quantum(reason.points)), reason.factor));
        why
    }

    /// Up to three people through whom this one moves the vote.
    fn through(&self, i: usize) -> Vec<PersonId> {
        let least = self.population.constants.why_through_min * self.gradient[i] + EPSILON;
        let reach = sway::reach_of(self.listening, i);
        let mut found: Vec<(usize, f64)> = reach
            .iter()
            .zip(&self.population.votes)
            .map(|(m, v)| v * m)
            .enumerate()
            .filter(|&(j, part)| j != i && part >= least)
            .collect();
        found.sort_by_key(|&(j, part)| (Reverse(quantum(part)), j));
        self.ids(found.into_iter().take(3).map(|(j, _)| j))
    }

    fn deciders_behind(&self, i: usize) -> Vec<PersonId> {
        if self.population.is_economic_buyer(i) {
            return Vec::new();
        }
        let on_the_way = self.brokers.deciders.iter().zip(&self.brokers.dependency);
        self.ids(on_the_way.filter(|(_, delta)| delta[i] > 0.0).map(|(&d, _)| d).take(3))
    }

    /// Up to three people who listen to this one explicitly, strongest first.
    fn listeners(&self, i: usize) -> Vec<PersonId> {
        let mut found: Vec<_> = self.listening.explicit.range((i, 0)..=(i, usize::MAX)).collect();
        found.sort_by_key(|((_, to), strength)| (Reverse(**strength), *to));
        self.ids(found.into_iter().take(3).map(|((_, to), _)| *to))
    }
}
