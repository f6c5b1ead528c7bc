//! Who can introduce us: the cheapest path from any of ours to somebody, along relationships, influence and the chart.
//! Source: the method's section on the introduction route.
use super::listening::explicit_influence;
use super::population::Population;
use crate::catalogue::{Access, AnalysisConstants, Level, Side, Support};
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, PersonId};
use std::collections::{BTreeMap, BTreeSet};

/// What leads from one person to the next; in alphabetical order, which settles ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Via {
    Influence,
    /// Against the arrow.
    InfluenceBack,
    Relationship,
    Report,
}

impl Via {
    /// The word in JSON and message keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Influence => "influence",
            Self::InfluenceBack => "influence_back",
            Self::Relationship => "relationship",
            Self::Report => "report",
        }
    }
}

/// One introduction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    pub from: PersonId,
    pub to: PersonId,
    pub via: Via,
    pub cost: i32,
}

/// The way to somebody; the first hop starts at one of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub to: PersonId,
    pub cost: i32,
    pub hops: Vec<Hop>,
}

impl Route {
    /// The step that is hardest to take, the first of several; `None` where there is no step.
    pub fn weakest(&self) -> Option<usize> {
        let hardest = self.hops.iter().map(|hop| hop.cost).max()?;
        self.hops.iter().position(|hop| hop.cost == hardest)
    }
}

/// Those of ours who know a person, and how well.
pub fn known_by<'a>(account: &'a Account, person: &PersonId) -> BTreeMap<&'a PersonId, Level> {
    let held = account.relationships_of(person).filter(|held| held.level > Level::None);
    let mut known: BTreeMap<&PersonId, Level> = BTreeMap::new();
    for relationship in held.filter(|held| is_ours(account, &held.us)) {
        let level = known.entry(&relationship.us).or_default();
        *level = (*level).max(relationship.level);
    }
    known
}

/// The best level at which any of ours knows a person.
pub(super) fn best_level(account: &Account, person: &PersonId) -> Level {
    known_by(account, person).into_values().max().unwrap_or_default()
}

pub(super) fn is_ours(account: &Account, id: &PersonId) -> bool {
    account.person(id).is_some_and(|person| person.side == Side::Us && !person.left)
}

/// Who introduces whom, and at which cost.
pub(super) struct Introductions<'a> {
    /// From each person: to whom, how, at which cost. One way for each pair, the cheapest.
    ways: BTreeMap<&'a PersonId, BTreeMap<&'a PersonId, (i32, Via)>>,
    ours: BTreeSet<&'a PersonId>,
}

/// The best way to `to`: the cheapest, then the one with fewer hops, then the smaller id at each hop from our side.
pub fn introduction(population: &Population, to: &PersonId) -> Option<Route> {
    Introductions::new(population).route(to)
}

impl<'a> Introductions<'a> {
    pub(super) fn new(population: &Population<'a>) -> Self {
        let (account, c) = (population.account, population.constants);
        let mut this = Self { ways: BTreeMap::new(), ours: BTreeSet::new() };
        for relationship in account.relationships().values() {
            let (us, person) = (&relationship.us, &relationship.person);
            if is_ours(account, us)
                && population.index_of(person).is_some()
                && let Some(cost) = c.route_level.at(relationship.level)
            {
                this.ours.insert(us);
                this.add(us, person, cost, Via::Relationship);
            }
        }
        let extra: Vec<Option<i32>> =
            (0..population.len()).map(|i| Some(introducer(population, c, i)?.cost())).collect();
        let mut add = |from: usize, to: usize, cost: i32, via: Via| {
            if let Some(extra) = extra[from] {
                this.add(population.ids[from], population.ids[to], (cost + extra).max(1), via);
            }
        };
        for (&(from, to), &strength) in &explicit_influence(population) {
            add(from, to, c.route_influence.at(strength), Via::Influence);
            add(to, from, c.route_back, Via::InfluenceBack);
        }
        let hierarchy = Hierarchy::of(account, |id| population.index_of(id).is_some());
        for (person, (boss, _)) in &hierarchy.boss {
            if let (Some(p), Some(b)) = (population.index_of(person), population.index_of(boss)) {
                add(b, p, c.route_report.solid_down, Via::Report);
                add(p, b, c.route_report.solid_up, Via::Report);
            }
        }
        for link in hierarchy.dotted.iter().filter_map(|id| account.links().get(id)) {
            if let (Some(p), Some(b)) = (population.index_of(&link.from), population.index_of(&link.to)) {
                add(b, p, c.route_report.dotted_down, Via::Report);
                add(p, b, c.route_report.dotted_up, Via::Report);
            }
        }
        this
    }

    fn add(&mut self, from: &'a PersonId, to: &'a PersonId, cost: i32, via: Via) {
        let held = self.ways.entry(from).or_default().entry(to).or_insert((cost, via));
        *held = (*held).min((cost, via));
    }

    pub(super) fn route(&self, to: &PersonId) -> Option<Route> {
        let left = self.left_to(to);
        let start = self.ours.iter().filter_map(|id| Some((*left.get(*id)?, *id))).min()?;
        let ((cost, _), mut at) = start;
        let mut hops = Vec::new();
        while at != to {
            let (rest, steps) = *left.get(at)?;
            let on_best = |(next, (cost, _)): &(&&PersonId, &(i32, Via))| {
                left.get(**next) == Some(&(rest - cost, steps.saturating_sub(1)))
            };
            let (next, (cost, via)) = self.ways.get(at)?.iter().find(on_best)?;
            hops.push(Hop { from: at.clone(), to: (*next).clone(), via: *via, cost: *cost });
            at = next;
        }
        Some(Route { to: to.clone(), cost, hops })
    }

    /// How much is left to `to` from everybody who gets there: cost, then hops. Dijkstra against the ways.
    fn left_to<'s>(&'s self, to: &'s PersonId) -> BTreeMap<&'s PersonId, (i32, usize)> {
        let mut back: BTreeMap<&PersonId, Vec<(&PersonId, i32)>> = BTreeMap::new();
        for (from, ways) in &self.ways {
            for (next, (cost, _)) in ways {
                back.entry(next).or_default().push((from, *cost));
            }
        }
        let mut left: BTreeMap<&PersonId, (i32, usize)> = BTreeMap::new();
        let mut open: BTreeSet<((i32, usize), &PersonId)> = BTreeSet::from([((0, 0), to)]);
        while let Some(((cost, hops), at)) = open.pop_first() {
            if left.contains_key(at) {
                continue;
            }
            left.insert(at, (cost, hops));
            for (from, more) in
                back.get(at).into_iter().flatten().filter(|(from, _)| !left.contains_key(from))
            {
                open.insert(((cost + more, hops + 1), from));
            }
        }
        left
    }
}

/// What an introduction by person number `i` costs more or less; `None` for whoever never introduces.
pub(super) fn introducer(population: &Population, c: &AnalysisConstants, i: usize) -> Option<Introducer> {
    let part = population.parts[i].as_ref();
    let support: Option<Support> = part.and_then(|part| part.support);
    let stance = c.route_support.at(support)?;
    let friend = part.is_some_and(|part| {
        part.roles.contains(&"coach")
            || part.member.access.contains(&Access::Receptivity)
            || best_level(population.account, population.ids[i]) == Level::Ally
    });
    Some(Introducer { stance, friend: if friend { c.route_friend } else { 0 } })
}

/// What an introduction costs by who makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Introducer {
    /// By how much they are for us.
    pub stance: i32,
    /// Less than 0 for a coach, an ally, or somebody open to us.
    pub friend: i32,
}

impl Introducer {
    fn cost(self) -> i32 {
        self.stance + self.friend
    }
}
