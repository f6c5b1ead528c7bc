//! `linchpin plan`: the cheapest moves that win.
use super::about_deal::AboutDeal;
use super::forecast_json::{heading, plan_json};
use crate::analysis::{Decision, Sampling};
use crate::catalogue::AnalysisConstants;
use crate::report::plan_table;
use serde_json::Value;

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
        let plan = Decision::new(&loaded.account, constants, &question).plan(Sampling::of(constants));
        let table = || plan_table(&loaded.account, &question, plan.as_ref(), lang);
        self.about.answer(table, || {
            let mut json = heading("plan", &question);
            json["plan"] = plan.as_ref().map_or(Value::Null, plan_json);
            json
        })
    }
}
