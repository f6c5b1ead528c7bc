//! `linchpin plan`: the cheapest moves that win.
use super::arguments::Common;
use super::forecast::ForecastFormat;
use super::forecast_json::{heading, plan_json};
use super::{print, source};
use crate::analysis::{Decision, Sampling};
use crate::catalogue::AnalysisConstants;
use crate::export::{markdown, plain};
use crate::report::plan_table;
use serde_json::Value;
use std::path::PathBuf;

/// Say whom to move, and how far, so that the deal is won at the least effort
#[derive(Debug, clap::Args)]
pub struct Plan {
    /// An account (.ron) or interchange JSON
    file: PathBuf,
    /// The deal, by id or exact name [default: the first]
    #[arg(long)]
    deal: Option<String>,
    #[arg(long, value_enum, default_value_t = ForecastFormat::Table)]
    format: ForecastFormat,
    #[command(flatten)]
    common: Common,
}

impl Plan {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let lang = self.common.lang();
        let (loaded, question) = source::asked(&self.file, &self.common, self.deal.as_deref())?;
        let constants = AnalysisConstants::get();
        let plan = Decision::new(&loaded.account, constants, &question).plan(Sampling::of(constants));
        let table = || plan_table(&loaded.account, &question, plan.as_ref(), lang);
        match self.format {
            ForecastFormat::Table => print(&plain(&table()))?,
            ForecastFormat::Md => print(&markdown(&table()))?,
            ForecastFormat::Json => {
                let mut json = heading("plan", &question);
                json["plan"] = plan.as_ref().map_or(Value::Null, plan_json);
                print(&format!("{}\n", serde_json::to_string_pretty(&json)?))?;
            }
        }
        Ok(())
    }
}
