//! `linchpin routes`: who of ours can introduce us, and through whom.
use super::Refused;
use super::about_deal::AboutDeal;
use super::forecast_json::{heading, route_json};
use crate::analysis::{Decision, introduction, rank};
use crate::catalogue::AnalysisConstants;
use crate::model::PersonId;
use crate::report::{person_name, routes_table};

/// Say who can introduce us to the key people, or to one person
#[derive(Debug, clap::Args)]
pub struct Routes {
    /// To whom, by id [default: each of the key people]
    #[arg(long, value_name = "ID")]
    to: Option<String>,
    #[command(flatten)]
    about: AboutDeal,
}

impl Routes {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let lang = self.about.lang();
        let (loaded, question) = self.about.asked()?;
        let account = &loaded.account;
        let constants = AnalysisConstants::get();
        let decision = Decision::new(account, constants, &question);
        let goals: Vec<PersonId> = match self.to.as_deref().map(PersonId::from) {
            Some(to) if account.person(&to).is_none() => {
                return Err(Refused::UnknownPerson { asked: to.to_string() }.into());
            }
            Some(to) => vec![to],
            None => rank(account, constants, &question).key_people().map(|key| key.id.clone()).collect(),
        };
        let found: Vec<_> = goals.iter().map(|to| (to, introduction(decision.population(), to))).collect();
        let routes: Vec<_> = found.iter().filter_map(|(_, route)| route.clone()).collect();
        let missed = found.iter().filter(|(_, route)| route.is_none());
        let unreached: Vec<String> = missed.map(|(to, _)| person_name(account, to, lang)).collect();
        let table = || routes_table(account, &question, &routes, &unreached, lang);
        self.about.answer(table, || {
            let mut json = heading("routes", &question);
            json["routes"] = routes.iter().map(route_json).collect();
            let missed = found.iter().filter(|(_, route)| route.is_none());
            json["unreached"] = missed.map(|(to, _)| to.as_str()).collect();
            json
        })
    }
}
