//! `linchpin plan`: the cheapest moves that win.
use super::about_deal::AboutDeal;
use super::forecast_json::{heading, kept_json, plan_json, route_json};
use crate::analysis::{Decision, Sampling};
use crate::catalogue::AnalysisConstants;
use crate::model::PersonId;
use crate::report::plan_table;
use serde_json::{Value, json};

/// Say whom to move, and how far, so that the deal is won at the least effort
#[derive(Debug, clap::Args)]
pub struct Plan {
    #[command(flatten)]
    about: AboutDeal,
}

impl Plan {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let lang = self.about.lang();
        let (loaded, question) = self.about.asked()?;
        let constants = AnalysisConstants::get();
        let (decision, sampling) =
            (Decision::new(&loaded.account, constants, &question), Sampling::of(constants));
        let plan = decision.plan(sampling);
        let campaign = plan.as_ref().map(|plan| decision.campaign(plan, sampling)).unwrap_or_default();
        let kept = question.deal.as_ref().and_then(|deal| decision.kept_plan(deal, sampling));
        let table = || plan_table(&loaded.account, &question, plan.as_ref(), &campaign, kept.as_ref(), lang);
        self.about.answer(table, || {
            let mut json = heading("plan", &question);
            json["plan"] = plan.as_ref().map_or(Value::Null, plan_json);
            let approaches = campaign.approaches.iter().map(|approach| {
                json!({
                    "person": approach.person.as_str(),
                    "owner": approach.owner.as_ref().map(PersonId::as_str),
                    "route": approach.route.as_ref().map_or(Value::Null, route_json),
                })
            });
            json["approaches"] = approaches.collect();
            let if_not = campaign.if_not.iter();
            json["if_not_moved"] = if_not
                .map(|if_not| json!({"person": if_not.person.as_str(), "plan": plan_json(&if_not.plan)}))
                .collect();
            // Only where the team keeps a plan: the field is ours, not of the common form.
            if let Some(kept) = &kept {
                json["kept"] = kept_json(kept);
            }
            json
        })
    }
}
