//! Who to win next: what one step of support with each person is worth to the mean vote, for what it costs.
//! Source: the gradient of the settled vote (Friedkin & Johnsen) over the cost of a step in the plan to win.
use super::forecast::Decision;
use super::quantum;
use super::sway::gradient;
use crate::catalogue::Support;
use crate::model::PersonId;
use std::cmp::Reverse;

/// One step of support with a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Leverage {
    pub person: PersonId,
    /// `None`: not rated yet.
    pub from: Option<Support>,
    pub to: Support,
    /// How much the mean vote rises, in steps of support.
    pub gain: f64,
    /// What it costs, as in the plan to win.
    pub cost: i32,
}

impl Leverage {
    /// Rise of the mean vote for each unit of cost.
    pub fn worth(&self) -> f64 {
        worth(self.gain, self.cost)
    }
}

/// What a step is worth for its cost.
pub(super) fn worth(gain: f64, cost: i32) -> f64 {
    gain / f64::from(cost.max(1))
}

impl Decision<'_> {
    /// Members who can be moved a step further, the most worth for its cost first, then by id. Whoever is not to be
    /// contacted or is at the top already is left out.
    pub fn leverage(&self) -> Vec<Leverage> {
        let g = gradient(&self.listening, &self.population.votes);
        let mut steps: Vec<Leverage> = self
            .members
            .iter()
            .filter_map(|&i| {
                let (part, costs) = self.movable(i)?;
                let cost = *costs.get(1)?;
                let to = Support::new(part.support.map_or(0, Support::score) + 1)?;
                let person = self.population.ids[i].clone();
                Some(Leverage { person, from: part.support, to, gain: g[i], cost })
            })
            .collect();
        steps.sort_by_key(|step| (Reverse(quantum(step.worth())), step.person.clone()));
        steps
    }
}
