//! What a number is made of: the summands and factors of scores, votes, opinions and costs, for whoever asks "why 84?".
//! Where a rule gives only its result, it is taken apart again here; tests hold the parts against the results.
use super::authority::{Position, RoleScore, positions, role_score};
use super::broker::Brokers;
use super::centrality::pagerank;
use super::forecast::{Decision, Spread};
use super::plan::Effort;
use super::population::VoteWeight;
use super::quantum;
use super::route::{Introducer, introducer};
use super::sway::{gradient, reach_of};
use crate::catalogue::Support;
use crate::model::PersonId;
use std::cmp::Reverse;

/// Whom a settled opinion follows: Σ share × rating.
#[derive(Clone, Debug, PartialEq)]
pub struct OpinionMaking {
    /// The settled opinion, −3 … 3.
    pub x: f64,
    /// Share of each person's own opinion in it, which sum to 1, and that opinion; the weightiest first.
    pub heard: Vec<Heard>,
}

/// One summand of a settled opinion.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    pub person: PersonId,
    /// Row of M: 0 … 1.
    pub share: f64,
    /// `None`: not rated or not in the deal, which counts as 0.
    pub support: Option<Support>,
}

impl Heard {
    /// What the person adds to the opinion.
    pub fn adds(&self) -> f64 {
        self.share * self.support.map_or(0.0, |support| f64::from(support.score()))
    }
}

/// How far a person moves the vote: Σ vote × share.
#[derive(Clone, Debug, PartialEq)]
pub struct SwayMaking {
    /// Of each voter: how many votes, and how much of the voter's opinion is this person's; the most first.
    pub moved: Vec<(PersonId, f64, f64)>,
    /// Their sum: g of the method.
    pub gradient: f64,
    /// The largest of all, which counts 100, and whose it is.
    pub most: (f64, PersonId),
}

/// How much a person stands between others and the deciders.
#[derive(Clone, Debug, PartialEq)]
pub struct BrokerMaking {
    /// Of each decider: the share of its vote among the deciders', and the share of others whose shortest way to the
    /// decider leads through this person.
    pub deciders: Vec<(PersonId, f64, f64)>,
    /// Σ of the products, 0 … 1; 0 for an economic buyer, who is the end of the road.
    pub raw: f64,
    /// What counts 100.
    pub scale: f64,
    pub is_buyer: bool,
}

/// How much a person is listened to.
#[derive(Clone, Debug, PartialEq)]
pub struct ListenedMaking {
    /// Who listens explicitly, and what that adds to the PageRank; the most first.
    pub listeners: Vec<(PersonId, f64)>,
    /// What everybody has.
    pub base: f64,
    pub pagerank: f64,
    /// The least of all, which counts 0, and how far above it counts 100.
    pub least: f64,
    pub scale: f64,
}

impl Decision<'_> {
    fn id(&self, i: usize) -> PersonId {
        self.population.ids[i].clone()
    }

    /// What somebody's settled opinion is made of; `None` for whoever is not counted.
    pub fn opinion_making(&self, id: &PersonId) -> Option<OpinionMaking> {
        let i = self.population.index_of(id)?;
        let mut alone = vec![0.0; self.population.len()];
        alone[i] = 1.0;
        // The gradient of one person's opinion is their row of M.
        let row = gradient(&self.listening, &alone);
        let mut heard: Vec<Heard> = row
            .into_iter()
            .enumerate()
            .filter(|(_, share)| *share > 0.0)
            .map(|(j, share)| {
                let support = self.population.parts[j].as_ref().and_then(|part| part.support);
                Heard { person: self.id(j), share, support }
            })
            .collect();
        heard.sort_by_key(|h| (h.person != *id, Reverse(quantum(h.adds().abs())), Reverse(quantum(h.share))));
        Some(OpinionMaking { x: self.settled(&self.means)[i], heard })
    }

    /// How sure somebody's rating is; `None` for whoever is not in the deal.
    pub fn spread_making(&self, id: &PersonId) -> Option<Spread> {
        let i = self.population.index_of(id)?;
        let place = self.members.iter().position(|member| *member == i)?;
        self.spreads.get(place).copied()
    }

    /// Where somebody's vote comes from, and what all votes weigh together.
    pub fn vote_making(&self, id: &PersonId) -> Option<(VoteWeight, f64)> {
        let i = self.population.index_of(id)?;
        let all = (0..self.population.len()).map(|i| self.population.vote_weight(i).weight()).sum();
        Some((self.population.vote_weight(i), all))
    }

    /// What role and position give; the larger is the authority.
    pub fn authority_making(&self, id: &PersonId) -> Option<(Option<RoleScore>, Position)> {
        let i = self.population.index_of(id)?;
        let role = self.population.parts[i].as_ref().map(|part| role_score(&self.population, part));
        positions(&self.population, &self.listening).get(i).map(|position| (role, *position))
    }

    /// Whose votes somebody moves.
    pub fn sway_making(&self, id: &PersonId) -> Option<SwayMaking> {
        let i = self.population.index_of(id)?;
        let all = gradient(&self.listening, &self.population.votes);
        let reach = reach_of(&self.listening, i);
        let votes = self.population.votes.iter().zip(reach).enumerate();
        let mut moved: Vec<(PersonId, f64, f64)> = votes
            .filter(|(_, (vote, share))| **vote * share > 0.0)
            .map(|(j, (vote, share))| (self.id(j), *vote, share))
            .collect();
        moved.sort_by_key(|(_, vote, share)| Reverse(quantum(vote * share)));
        let most = (0..all.len()).max_by_key(|&j| (quantum(all[j]), Reverse(j)))?;
        Some(SwayMaking { moved, gradient: all[i], most: (all[most], self.id(most)) })
    }

    /// Between whom somebody stands.
    pub fn broker_making(&self, id: &PersonId) -> Option<BrokerMaking> {
        let i = self.population.index_of(id)?;
        let brokers = Brokers::new(&self.population, &self.listening);
        let others = self.population.len().saturating_sub(2).max(1) as f64;
        let sum: f64 = brokers.deciders.iter().map(|&d| self.population.votes[d]).sum();
        let share = |d: usize| match sum {
            sum if sum > 0.0 => self.population.votes[d] / sum,
            _ => 1.0 / brokers.deciders.len() as f64,
        };
        let by_decider = brokers.deciders.iter().zip(&brokers.dependency);
        let deciders = by_decider.map(|(&d, delta)| (self.id(d), share(d), delta[i] / others)).collect();
        let most = brokers.raw.iter().copied().fold(0.0, f64::max);
        Some(BrokerMaking {
            deciders,
            raw: brokers.raw[i],
            scale: most.max(self.population.constants.broker_guard),
            is_buyer: self.population.is_economic_buyer(i),
        })
    }

    /// Who listens to somebody.
    pub fn listened_making(&self, id: &PersonId) -> Option<ListenedMaking> {
        let i = self.population.index_of(id)?;
        let c = self.population.constants;
        let n = self.population.len();
        let rank = pagerank(n, &self.listening.explicit, c);
        let strength = |from: usize, to: usize| {
            self.listening.explicit.get(&(from, to)).map_or(0.0, |strength| c.influence_weight.at(*strength))
        };
        // What each listener hears in all, of which this person is a part.
        let mut heard = vec![0.0; n];
        for &(from, to) in self.listening.explicit.keys() {
            heard[to] += strength(from, to);
        }
        let silent: f64 = (0..n).filter(|&j| heard[j] == 0.0).map(|j| rank[j]).sum();
        let mut listeners: Vec<(PersonId, f64)> = self
            .listening
            .explicit
            .range((i, 0)..=(i, usize::MAX))
            .map(|(&(_, to), _)| (self.id(to), c.damping * rank[to] * strength(i, to) / heard[to]))
            .collect();
        listeners.sort_by_key(|(_, adds)| Reverse(quantum(*adds)));
        let least = rank.iter().copied().fold(f64::INFINITY, f64::min);
        let most = rank.iter().copied().fold(0.0, f64::max);
        Some(ListenedMaking {
            listeners,
            base: (1.0 - c.damping + c.damping * silent) / n as f64,
            pagerank: rank[i],
            least,
            scale: (most - least).max(1.0 / n as f64),
        })
    }

    /// What a step with somebody is multiplied by, and where they stand; `None` for whoever is not in the deal.
    pub fn effort_making(&self, id: &PersonId) -> Option<(Effort, Option<Support>)> {
        let i = self.population.index_of(id)?;
        let part = self.population.parts[i].as_ref()?;
        Some((self.effort(i, part), part.support))
    }

    /// What an introduction by somebody costs by who they are; `None` for whoever never introduces us.
    pub fn introducer(&self, id: &PersonId) -> Option<Introducer> {
        introducer(&self.population, self.population.constants, self.population.index_of(id)?)
    }
}
