//! How the moves of a plan are made: by whom of ours, by way of whom; and what would win instead if one of those people
//! will not move.
use super::forecast::{Decision, Sampling};
use super::plan::{Plan, PlanStep};
use super::route::{Introductions, Route, is_ours};
use crate::catalogue::Level;
use crate::model::PersonId;
use std::cmp::Reverse;

/// How we come to somebody who is to move.
#[derive(Clone, Debug, PartialEq)]
pub struct Approach {
    pub person: PersonId,
    /// Who of ours sees to it: whoever is responsible for the person in this deal, else who knows the person best, else
    /// where the way begins. `None` if there is nobody.
    pub owner: Option<PersonId>,
    /// Who introduces us; `None` if nobody can.
    pub route: Option<Route>,
}

/// The plan if somebody of it will not move.
#[derive(Clone, Debug, PartialEq)]
pub struct IfNot {
    pub person: PersonId,
    pub plan: Plan,
}

/// What goes with a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Campaign {
    /// In the order of the plan's steps.
    pub approaches: Vec<Approach>,
    /// The same people, each staying where they are.
    pub if_not: Vec<IfNot>,
}

impl Decision<'_> {
    /// How the steps of `plan` are made, and what replaces each. As many searches as the plan has people.
    pub fn campaign(&self, plan: &Plan, sampling: Sampling) -> Campaign {
        let if_not = plan.steps.iter().filter_map(|step| {
            let stays = self.population.index_of(&step.person)?;
            Some(IfNot { person: step.person.clone(), plan: self.plan_without(sampling, Some(stays))? })
        });
        Campaign { approaches: self.approaches(&plan.steps), if_not: if_not.collect() }
    }

    /// How each of `steps` is made.
    pub fn approaches(&self, steps: &[PlanStep]) -> Vec<Approach> {
        let ways = Introductions::new(&self.population);
        let approach = |step: &PlanStep| {
            let route = ways.route(&step.person);
            Approach { person: step.person.clone(), owner: self.owner(&step.person, route.as_ref()), route }
        };
        steps.iter().map(approach).collect()
    }

    fn owner(&self, person: &PersonId, route: Option<&Route>) -> Option<PersonId> {
        let account = self.population.account;
        let part = self.population.index_of(person).and_then(|i| self.population.parts[i].as_ref());
        let responsible = part.and_then(|part| part.member.owner.clone()).filter(|id| is_ours(account, id));
        let knows = account
            .relationships_of(person)
            .filter(|r| r.person == *person && r.level > Level::None && is_ours(account, &r.us));
        let best = knows.max_by_key(|r| (r.level, Reverse(&r.us))).map(|r| r.us.clone());
        responsible.or(best).or_else(|| route?.hops.first().map(|hop| hop.from.clone()))
    }
}
