//! `linchpin forecast`: how the decision stands, the cheapest plan to win, the way to somebody, and what hangs on
//! single people. A scenario, not a forecast.
use super::Refused;
use super::about_deal::AboutDeal;
use super::forecast_json::forecast_json;
use crate::analysis::{Decision, Outlook, Sampling};
use crate::catalogue::AnalysisConstants;
use crate::model::PersonId;
use crate::report::outlook_table;

/// Say how the decision of a deal stands, what would win it, and who can introduce us
#[derive(Debug, clap::Args)]
pub struct Forecast {
    /// Where the random numbers begin [default: 1]
    #[arg(long)]
    seed: Option<u64>,
    /// How many outcomes are drawn [default: 10000]
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    samples: Option<u32>,
    /// Whom the introduction leads to, by id [default: the person ranked first]
    #[arg(long, value_name = "ID")]
    to: Option<String>,
    #[command(flatten)]
    about: AboutDeal,
}

impl Forecast {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let lang = self.about.lang();
        let (loaded, question) = self.about.asked()?;
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
        let table = || outlook_table(account, &question, &outlook, lang);
        self.about.answer(table, || forecast_json(&question, &outlook, sampling))
    }
}
