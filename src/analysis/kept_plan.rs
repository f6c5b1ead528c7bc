//! The plan that the team keeps: whom it means to bring where. It stands in the tasks of the deal, each with its aim, so
//! it lives as long as they do, whoever makes, changes or deletes them. How far it has come follows from the ratings.
use super::forecast::{Chance, Decision, Sampling};
use crate::catalogue::Support;
use crate::model::{Account, DealId, PersonId, Task, TaskId};
use std::collections::BTreeMap;

/// Somebody whom the team means to move.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptMove {
    pub person: PersonId,
    /// Where the aim stands, with who does it and until when.
    pub task: TaskId,
    /// What the person is rated today; `None`: not rated.
    pub now: Option<Support>,
    pub aim: Support,
    /// Effort from today's rating to the aim, as in a plan's step; 0 if it is reached.
    pub cost: i32,
}

impl KeptMove {
    /// Whether the person is where the plan wants them, or beyond.
    pub fn is_reached(&self) -> bool {
        self.now.is_some_and(|now| now >= self.aim)
    }
}

/// The moves that were kept, and what comes of them.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptPlan {
    /// In the order of their tasks; not empty.
    pub moves: Vec<KeptMove>,
    /// Effort that is left.
    pub cost: i32,
    /// The mean vote with everybody where the plan wants them. `None`, like the chance, where nobody votes.
    pub d_after: Option<f64>,
    pub after: Option<Chance>,
}

impl KeptPlan {
    /// How many are where the plan wants them.
    pub fn reached(&self) -> usize {
        self.moves.iter().filter(|one| one.is_reached()).count()
    }
}

/// The tasks that carry the plan of a deal, one for each person: of several the last counts.
pub fn kept_tasks<'a>(account: &'a Account, deal: &DealId) -> Vec<&'a Task> {
    let mut by_person: BTreeMap<&PersonId, &Task> = BTreeMap::new();
    for task in account.tasks().values().filter(|task| task.deal == *deal && task.aim.is_some()) {
        let Some(person) = &task.person else { continue };
        let held = by_person.entry(person).or_insert(task);
        if (&task.order, &task.id) > (&held.order, &held.id) {
            *held = task;
        }
    }
    let mut all: Vec<&Task> = by_person.into_values().collect();
    all.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
    all
}

impl Decision<'_> {
    /// The plan that the team keeps for this deal; `None` if it keeps none. Whoever left the deal is passed over.
    pub fn kept_plan(&self, deal: &DealId, sampling: Sampling) -> Option<KeptPlan> {
        let mut means = self.means.clone();
        let mut moves = Vec::new();
        for task in kept_tasks(self.population.account, deal) {
            let (Some(person), Some(aim)) = (&task.person, task.aim) else { continue };
            let Some(i) = self.population.index_of(person) else { continue };
            let Some(part) = self.population.parts[i].as_ref() else { continue };
            let mut one =
                KeptMove { person: person.clone(), task: task.id.clone(), now: part.support, aim, cost: 0 };
            if !one.is_reached() {
                let up = usize::try_from(aim.score() - part.support.map_or(0, Support::score)).unwrap_or(0);
                one.cost = self.costs(i, part, up).get(up).copied().unwrap_or_default();
                means[i] = f64::from(aim.score());
            }
            moves.push(one);
        }
        if moves.is_empty() {
            return None;
        }
        let votes = self.has_votes();
        Some(KeptPlan {
            cost: moves.iter().map(|one| one.cost).sum(),
            d_after: votes.then(|| self.rule(&self.settled(&means), 0.0).0),
            after: votes.then(|| self.chance(&means, sampling)),
            moves,
        })
    }
}
