//! All that is said of where a decision goes: the forecast, the plan, the way to somebody, the weak points.
use super::campaign::Campaign;
use super::forecast::{Decision, Forecast, Opinion, Sampling};
use super::fragility::{Fragility, fragility};
use super::kept_plan::KeptPlan;
use super::key_people::{Question, rank};
use super::plan::Plan;
use super::route::{Route, introduction};
use crate::model::PersonId;

/// The answers of one deal on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Members, in order of id.
    pub opinions: Vec<Opinion>,
    /// `None` where nobody votes, and so is the plan.
    pub forecast: Option<Forecast>,
    pub plan: Option<Plan>,
    /// Of the plan; empty without one, and in a scenario.
    pub campaign: Campaign,
    /// What the team keeps of plans; `None` where it keeps none, and in a scenario.
    pub kept: Option<KeptPlan>,
    /// `None` where nobody can introduce us.
    pub route: Option<Route>,
    pub fragility: Fragility,
}

impl Outlook {
    /// Of `decision`, which is that of `question`; `to`: whom the way leads to, else the person ranked first.
    pub fn new(decision: &Decision, question: &Question, sampling: Sampling, to: Option<&PersonId>) -> Self {
        let (account, constants) = (decision.population.account, decision.population.constants);
        let ranking = rank(account, constants, question);
        let to = to.or(ranking.principal.as_ref());
        let plan = decision.plan(sampling);
        // A scenario has moves of its own, and its plan is not shown: the searches would only make it late.
        let wanted = plan.as_ref().filter(|_| decision.supposed.is_empty());
        let deal = question.deal.as_ref().filter(|_| decision.supposed.is_empty());
        Self {
            kept: deal.and_then(|deal| decision.kept_plan(deal, sampling)),
            campaign: wanted.map(|plan| decision.campaign(plan, sampling)).unwrap_or_default(),
            opinions: decision.opinions(),
            forecast: decision.forecast(sampling),
            plan,
            route: to.and_then(|to| introduction(&decision.population, to)),
            fragility: fragility(decision, question, &ranking),
        }
    }
}
