//! `linchpin forecast`: how the decision stands, the cheapest plan to win, the way to somebody, and what hangs on
//! single people. A scenario, not a forecast.
use super::arguments::Common;
use super::forecast_json::forecast_json;
use super::{Refused, print, source};
use crate::analysis::{Decision, Outlook, Sampling};
use crate::catalogue::AnalysisConstants;
use crate::export::{markdown, plain};
use crate::model::PersonId;
use crate::report::outlook_table;
use std::path::PathBuf;

/// Say how the decision of a deal stands, what would win it, and who can introduce us
#[derive(Debug, clap::Args)]
pub struct Forecast {
    /// An account (.ron) or interchange JSON
    file: PathBuf,
    /// The deal, by id or exact name [default: the first]
    #[arg(long)]
    deal: Option<String>,
    /// Where the random numbers begin [default: 1]
    #[arg(long)]
    seed: Option<u64>,
    /// How many outcomes are drawn [default: 10000]
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    samples: Option<u32>,
    /// Whom the introduction leads to, by id [default: the person ranked first]
    #[arg(long, value_name = "ID")]
    to: Option<String>,
    #[arg(long, value_enum, default_value_t = ForecastFormat::Table)]
    format: ForecastFormat,
    #[command(flatten)]
    common: Common,
}

/// How a forecast is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum ForecastFormat {
    /// Aligned columns
    Table,
    Json,
    /// Markdown
    Md,
}

impl Forecast {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let lang = self.common.lang();
        let (loaded, question) = source::asked(&self.file, &self.common, self.deal.as_deref())?;
        let account = &loaded.account;
        let constants = AnalysisConstants::get();
        let mut sampling = Sampling::of(constants);
        sampling.samples = self.samples.map_or(sampling.samples, |samples| samples as usize);
        sampling.seed = self.seed.unwrap_or(sampling.seed);
        let to = self.to.as_deref().map(PersonId::from);
        if let Some(to) = to.as_ref().filter(|to| account.person(to).is_none()) {
            return Err(Refused::UnknownPerson { asked: to.to_string() }.into());
        }
        let decision = Decision::new(account, constants, &question);
        let outlook = Outlook::new(&decision, &question, sampling, to.as_ref());
        match self.format {
            ForecastFormat::Table => print(&plain(&outlook_table(account, &question, &outlook, lang)))?,
            ForecastFormat::Md => print(&markdown(&outlook_table(account, &question, &outlook, lang)))?,
            ForecastFormat::Json => {
                let json = forecast_json(&question, &outlook, sampling);
                print(&format!("{}\n", serde_json::to_string_pretty(&json)?))?;
            }
        }
        Ok(())
    }
}
