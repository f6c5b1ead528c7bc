//! A decision as if some people thought otherwise. Who listens to whom and how sure each rating is stay as they are:
//! the same way in which the plan to win looks ahead (the method's section on the plan).
use super::forecast::Decision;
use super::plan::PlanStep;
use crate::catalogue::Support;
use crate::model::PersonId;
use std::collections::BTreeMap;

impl Decision<'_> {
    /// The same decision if these members thought so; others of the account are passed over.
    #[must_use]
    pub fn supposing(mut self, opinions: &BTreeMap<PersonId, Support>) -> Self {
        for (id, support) in opinions {
            let Some(i) = self.population.index_of(id) else { continue };
            if let Some(part) = self.population.parts[i].as_mut() {
                part.support = Some(*support);
                self.means[i] = f64::from(support.score());
            }
        }
        self.supposed.clone_from(opinions);
        self
    }

    /// What it takes to bring members there, in order of id; moving somebody down costs us nothing.
    pub fn moves(&self, opinions: &BTreeMap<PersonId, Support>) -> Vec<PlanStep> {
        let step = |(id, to): (&PersonId, &Support)| {
            let i = self.population.index_of(id)?;
            let part = self.population.parts[i].as_ref()?;
            let up = to.score() - part.support.map_or(0, Support::score);
            let steps = usize::try_from(up).unwrap_or(0);
            let cost = self.costs(i, part, steps).get(steps).copied().unwrap_or_default();
            Some(PlanStep { person: id.clone(), from: part.support, to: *to, cost })
        };
        opinions.iter().filter_map(step).collect()
    }
}
