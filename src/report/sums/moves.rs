//! Sums of what to do: steps and their cost, the plan and what would win instead, the way to somebody.
use super::{Ground, LineKind, Number, Sum};
use crate::analysis::{Decision, Factor, Plan};
use crate::catalogue::{Catalogue, Support};
use crate::locale::{number, signed, tr, tr_args};
use crate::model::PersonId;
use crate::report::{kept_words, share_words};

impl Ground<'_> {
    /// What one step with somebody is worth.
    pub(super) fn worth(&self, id: &PersonId) -> Sum {
        let all = self.ranked.leverage();
        let title = self.of_person("sum-worth", id);
        let Some(step) = all.iter().find(|step| step.person == *id) else {
            let mut sum = Sum::new(title, self.say("sum-worth-none"), self.say("sum-worth-rule"));
            sum.note = self.say("sum-worth-none-note");
            return sum;
        };
        let args_gain = number(self.lang, step.gain, 2);
        let args = [("gain", args_gain.as_str().into()), ("cost", step.cost.into())];
        let mut sum = Sum::new(title, tr_args(self.lang, "win-next-why", &args), self.say("sum-worth-rule"));
        sum.fact(self.say("sum-worth-gain"), self.moved(step.gain))
            .opening(Number::Component(id.clone(), Factor::Sway));
        sum.fact(self.say("sum-worth-cost"), step.cost.to_string())
            .opening(Number::Step(id.clone(), step.to));
        sum.total(self.say("sum-worth-each"), step.worth(), number(self.lang, step.worth(), 3));
        sum
    }

    /// What it costs to bring somebody to `to`.
    pub(super) fn step(&self, decision: &Decision, id: &PersonId, to: Support) -> Option<Sum> {
        let (effort, from) = decision.effort_making(id)?;
        let c = self.constants();
        let title = self.of_person("sum-step", id);
        let mut sum = Sum::new(title, String::new(), self.say("sum-step-rule"));
        let mut cost = 0;
        if effort.find_out > 0 && from.is_none() {
            cost += effort.find_out;
            sum.adds(
                self.say("sum-step-find-out"),
                String::new(),
                effort.find_out.into(),
                effort.find_out.to_string(),
            );
        }
        let times = effort.by_level + effort.light;
        for score in from.map_or(0, Support::score)..to.score() {
            let Some(step) = Support::new(score).and_then(|at| c.plan_step.get(&at)) else { continue };
            cost += step * times;
            let words = format!("{} → {}", signed(score), signed(score + 1));
            sum.adds(words, format!("{step} × {times}"), (step * times).into(), (step * times).to_string());
        }
        sum.total(self.say("sum-total"), cost.into(), cost.to_string());
        sum.result = cost.to_string();
        let level = Catalogue::get().level(effort.level).name.get(self.lang);
        let words = tr_args(self.lang, "sum-step-level", &[("level", level.into())]);
        // Below a heading of its own: behind the total "× 5" would read as if the sum were multiplied once more.
        sum.line(LineKind::Heading, self.say("sum-step-times"), String::new(), String::new());
        sum.fact(words, effort.by_level.to_string());
        if effort.light > 0 {
            sum.fact(self.say("sum-step-light"), format!("+ {}", effort.light));
        }
        sum.also.push((self.of_person("sum-support", id), Number::Support(id.clone())));
        Some(sum)
    }

    pub(super) fn plan(&self) -> Option<Sum> {
        let plan = self.outlook?.plan.as_ref()?;
        Some(self.plan_sum(self.say("outlook-plan"), plan))
    }

    /// What would win instead if somebody of the plan will not move.
    pub(super) fn if_not(&self, id: &PersonId) -> Option<Sum> {
        let if_not = self.outlook?.campaign.if_not.iter().find(|if_not| if_not.person == *id)?;
        let mut sum = self.plan_sum(self.of_person("sum-if-not", id), &if_not.plan);
        sum.also.push((self.say("outlook-plan"), Number::Plan));
        Some(sum)
    }

    fn plan_sum(&self, title: String, plan: &Plan) -> Sum {
        let result = match plan.cost {
            Some(cost) => tr_args(self.lang, "outlook-effort", &[("cost", cost.into())]),
            None => self.say("outlook-plan-none"),
        };
        let mut sum = Sum::new(title, result, self.say("sum-plan-rule"));
        for step in &plan.steps {
            sum.adds(
                self.name(&step.person),
                made(step.from, step.to),
                step.cost.into(),
                step.cost.to_string(),
            )
            .opening(Number::Step(step.person.clone(), step.to));
        }
        if let Some(cost) = plan.cost {
            sum.total(self.say("sum-total"), cost.into(), cost.to_string());
        }
        sum.fact(self.say("sum-plan-mean"), self.moved(plan.d_after));
        if let Some(after) = plan.after {
            sum.fact(self.say("sum-plan-chance"), share_words(after.p));
        }
        sum.note = if plan.exact { String::new() } else { self.say("sum-plan-cut") };
        sum.also.push((self.say("outlook-mean"), Number::MeanVote));
        sum
    }

    /// What is left of the plan that the team keeps.
    pub(super) fn kept_plan(&self) -> Option<Sum> {
        let kept = self.outlook?.kept.as_ref()?;
        let mut sum = Sum::new(self.say("kept-plan"), kept_words(kept, self.lang), self.say("sum-kept-rule"));
        for one in &kept.moves {
            let (made, opens) = if one.is_reached() {
                (self.say("kept-plan-reached"), Number::Support(one.person.clone()))
            } else {
                (made(one.now, one.aim), Number::Step(one.person.clone(), one.aim))
            };
            sum.adds(self.name(&one.person), made, one.cost.into(), one.cost.to_string()).opening(opens);
        }
        sum.total(self.say("sum-total"), kept.cost.into(), kept.cost.to_string());
        if let Some(d) = kept.d_after {
            sum.fact(self.say("sum-plan-mean"), self.moved(d));
        }
        if let Some(after) = kept.after {
            sum.fact(self.say("sum-plan-chance"), share_words(after.p));
        }
        sum.also.push((self.say("outlook-plan"), Number::Plan));
        Some(sum)
    }

    /// What the scenario shown takes.
    pub(super) fn moves(&self) -> Option<Sum> {
        let steps = self.rated.moves(self.supposed);
        let cost: i32 = steps.iter().map(|step| step.cost).sum();
        let mut sum = Sum::new(self.say("what-if-effort"), cost.to_string(), self.say("sum-moves-rule"));
        for step in &steps {
            sum.adds(
                self.name(&step.person),
                made(step.from, step.to),
                step.cost.into(),
                step.cost.to_string(),
            )
            .opening(Number::Move(step.person.clone(), step.to));
        }
        sum.total(self.say("sum-total"), cost.into(), cost.to_string());
        (!steps.is_empty()).then_some(sum)
    }

    /// Who introduces us, at which cost.
    pub(super) fn way(&self) -> Option<Sum> {
        let route = self.outlook?.route.as_ref()?;
        let title = self.of_person("way-to", &route.to);
        let mut sum = Sum::new(title, route.cost.to_string(), self.say("sum-way-rule"));
        for hop in &route.hops {
            let key = format!("sum-way-{}", hop.via.key());
            let words = format!("{} → {}", self.name(&hop.from), self.name(&hop.to));
            let by = self.decision.introducer(&hop.from).map_or(0, |by| by.stance + by.friend);
            let mut made = tr(self.lang, &key).into_owned();
            if by != 0 {
                made = format!("{made} {} {} {}", hop.cost - by, if by < 0 { "−" } else { "+" }, by.abs());
            }
            sum.adds(words, made, hop.cost.into(), hop.cost.to_string());
        }
        sum.total(self.say("sum-total"), route.cost.into(), route.cost.to_string());
        sum.note = self.say("sum-way-note");
        sum.also.push((self.of_person("sum-score", &route.to), Number::Score(route.to.clone())));
        Some(sum)
    }
}

/// "0 → +2", "? → +1".
fn made(from: Option<Support>, to: Support) -> String {
    let from = from.map_or_else(|| "?".to_owned(), |from| signed(from.score()));
    format!("{from} → {}", signed(to.score()))
}
