//! The cheapest moves that win: whole steps of support, whom to move first, what each costs. Source: the method's
//! section on the plan.
use super::forecast::{Chance, Decision, Sampling};
use super::leverage::worth;
use super::population::Part;
use super::sway::{gradient, reach_of};
use super::{EPSILON, quantum};
use crate::catalogue::{Intensity, Level, Support};
use crate::model::PersonId;
use std::cmp::Reverse;

/// What it takes to win with a margin; the alternative with the least cost, people and steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Whether the candidates suffice.
    pub feasible: bool,
    /// Whether nobody who could be moved was left out of the search.
    pub exact: bool,
    /// `None` if it is not feasible.
    pub cost: Option<i32>,
    pub steps: Vec<PlanStep>,
    /// The mean vote afterwards; if it is not feasible, with every step taken.
    pub d_after: f64,
    pub after: Option<Chance>,
    /// No economic buyer is known; the plan assumes one who does not decide against us.
    pub assumes_buyer: bool,
}

/// Somebody to be moved.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanStep {
    pub person: PersonId,
    /// `None`: not rated yet.
    pub from: Option<Support>,
    pub to: Support,
    pub cost: i32,
}

/// Somebody who could be moved.
struct Candidate {
    member: usize,
    from: Option<Support>,
    /// Cost of no step, of one, of two.
    costs: Vec<i32>,
    /// How everybody's settled opinion follows one step.
    column: Vec<f64>,
}

impl Decision<'_> {
    /// The cheapest plan to win; `None` where nobody votes.
    pub fn plan(&self, sampling: Sampling) -> Option<Plan> {
        self.plan_without(sampling, None)
    }

    /// The same if the member `stays` will not move.
    pub(super) fn plan_without(&self, sampling: Sampling, stays: Option<usize>) -> Option<Plan> {
        self.has_votes().then(|| {
            let x = self.settled(&self.means);
            let won = self.is_won(&x);
            let (candidates, cut) = self.candidates(&x, stays);
            let mut search = Search {
                decision: self,
                candidates: &candidates,
                chosen: vec![0; candidates.len()],
                best: None,
            };
            search.from(0, &x, Cost::default());
            let best = search.best;
            let taken: Vec<usize> = match &best {
                Some((_, taken)) => taken.clone(),
                None => candidates.iter().map(|candidate| candidate.costs.len() - 1).collect(),
            };
            let mut means = self.means.clone();
            for (candidate, &steps) in candidates.iter().zip(&taken) {
                means[candidate.member] += steps as f64;
            }
            let (d_after, _, rule) = self.rule(&self.settled(&means), 0.0);
            let steps = candidates.iter().zip(&taken).filter(|(_, steps)| **steps > 0 && best.is_some());
            Plan {
                feasible: best.is_some(),
                exact: !cut || won,
                cost: best.as_ref().map(|(cost, _)| cost.effort),
                steps: steps.filter_map(|(candidate, &steps)| self.step(candidate, steps)).collect(),
                d_after,
                after: best.is_some().then(|| self.chance(&means, sampling)),
                assumes_buyer: rule.economic_buyer.is_none(),
            }
        })
    }

    /// The rule with the margin; a missing economic buyer is left out.
    fn is_won(&self, x: &[f64]) -> bool {
        let (_, _, rule) = self.rule(x, self.population.constants.plan_margin);
        rule.mean && rule.veto && rule.majority && rule.economic_buyer != Some(false)
    }

    fn step(&self, candidate: &Candidate, steps: usize) -> Option<PlanStep> {
        let from = candidate.from.map_or(0, Support::score);
        Some(PlanStep {
            person: self.population.ids[candidate.member].clone(),
            from: candidate.from,
            to: Support::new(from + i8::try_from(steps).ok()?)?,
            cost: *candidate.costs.get(steps)?,
        })
    }

    /// Who could be moved but for `stays`, the most useful first, and whether some were left out.
    fn candidates(&self, x: &[f64], stays: Option<usize>) -> (Vec<Candidate>, bool) {
        let c = self.population.constants;
        let g = gradient(&self.listening, &self.population.votes);
        let mut all: Vec<((bool, Reverse<i64>, usize), Candidate)> = Vec::new();
        for &i in self.members.iter().filter(|i| stays != Some(**i)) {
            let Some((part, costs)) = self.movable(i) else { continue };
            let short = |least: f64| x[i] < least + c.plan_margin - EPSILON;
            let below = part.veto && short(c.win_veto) || part.economic_buyer && short(c.win_eb);
            let worth = quantum(worth(g[i], costs[1]));
            let candidate =
                Candidate { member: i, from: part.support, costs, column: reach_of(&self.listening, i) };
            all.push(((!below, Reverse(worth), i), candidate));
        }
        all.sort_by_key(|(order, _)| *order);
        let cut = all.len() > c.plan_candidates;
        (all.into_iter().take(c.plan_candidates).map(|(_, candidate)| candidate).collect(), cut)
    }

    /// A member who can be moved a step further, with what no step costs, one, two …; `None` for whoever is at the top
    /// or not to be contacted.
    pub(super) fn movable(&self, i: usize) -> Option<(&Part<'_>, Vec<i32>)> {
        let part = self.population.parts[i].as_ref()?;
        let costs = self.costs(i, part, self.population.constants.plan_max_steps);
        let open = part.member.contact_intensity != Some(Intensity::None) && costs.len() > 1;
        open.then_some((part, costs))
    }

    /// What no step costs, one, two … `most` steps.
    pub(super) fn costs(&self, i: usize, part: &Part, most: usize) -> Vec<i32> {
        let c = self.population.constants;
        let Effort { level: _, by_level, light, find_out } = self.effort(i, part);
        let effort = by_level + light;
        let mut costs = vec![0];
        let mut sum = find_out;
        let mut at = part.support.or_else(|| Support::new(0));
        while let Some(score) = at.filter(|_| costs.len() <= most) {
            let Some(step) = c.plan_step.get(&score) else { break };
            sum += step * effort;
            costs.push(sum);
            at = Support::new(score.score() + 1);
        }
        costs
    }

    /// What makes a step with somebody dear or cheap.
    pub(super) fn effort(&self, i: usize, part: &Part) -> Effort {
        let c = self.population.constants;
        let level = super::route::best_level(self.population.account, self.population.ids[i]);
        Effort {
            level,
            by_level: c.plan_level.at(level),
            light: if part.member.contact_intensity == Some(Intensity::Light) { c.plan_light } else { 0 },
            find_out: if part.support.is_none() { c.plan_unrated } else { 0 },
        }
    }
}

/// What the steps of a person are multiplied by, and what comes on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// How well the one of ours who knows the person best does.
    pub level: Level,
    pub by_level: i32,
    /// More where contact is light.
    pub light: i32,
    /// Once, for whoever is not rated yet.
    pub find_out: i32,
}

/// What is compared: less of the first, then of the second, then of the third.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    effort: i32,
    people: usize,
    steps: usize,
}

struct Search<'s, 'd> {
    decision: &'s Decision<'d>,
    candidates: &'s [Candidate],
    chosen: Vec<usize>,
    best: Option<(Cost, Vec<usize>)>,
}

impl Search<'_, '_> {
    /// Goes on with candidate number `at`. More steps of earlier candidates are tried first, so they win a tie.
    fn from(&mut self, at: usize, x: &[f64], cost: Cost) {
        if self.best.as_ref().is_some_and(|(best, _)| cost >= *best) {
            return;
        }
        if self.decision.is_won(x) {
            let mut taken = self.chosen.clone();
            taken[at..].fill(0);
            self.best = Some((cost, taken));
            return;
        }
        let Some(candidate) = self.candidates.get(at) else { return };
        let mut most = x.to_vec();
        for later in &self.candidates[at..] {
            add(&mut most, &later.column, later.costs.len() - 1);
        }
        if !self.decision.is_won(&most) {
            return;
        }
        for steps in (0..candidate.costs.len()).rev() {
            let mut next = x.to_vec();
            add(&mut next, &candidate.column, steps);
            self.chosen[at] = steps;
            let moved = usize::from(steps > 0);
            let more = Cost {
                effort: cost.effort + candidate.costs[steps],
                people: cost.people + moved,
                steps: cost.steps + steps,
            };
            self.from(at + 1, &next, more);
        }
        self.chosen[at] = 0;
    }
}

fn add(x: &mut [f64], column: &[f64], steps: usize) {
    for (x, m) in x.iter_mut().zip(column) {
        *x += m * steps as f64;
    }
}
