//! `linchpin check`: what endangers a deal, gravest first.
use super::about_deal::AboutDeal;
use super::forecast_json::heading;
use crate::analysis::{Decision, Question, Risk, Severity, rank, risks};
use crate::catalogue::{AnalysisConstants, RoleKey};
use crate::model::{Account, PersonId};
use crate::report::risk_table;
use serde_json::{Map, Value, json};

/// Say what endangers a deal, and what to do about it
#[derive(Debug, clap::Args)]
pub struct Check {
    #[command(flatten)]
    about: AboutDeal,
}

impl Check {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let lang = self.about.lang();
        let (loaded, question) = self.about.asked()?;
        let account = &loaded.account;
        let constants = AnalysisConstants::get();
        let decision = Decision::new(account, constants, &question);
        let ranking = rank(account, constants, &question);
        let found = risks(&decision, &ranking, &question);
        let table = || risk_table(account, &question, &found, lang);
        self.about.answer(table, || check_json(account, &question, &found))
    }
}

/// The answer for other programs. Fields may be added, never renamed.
fn check_json(account: &Account, question: &Question, found: &[Risk]) -> Value {
    let open =
        |severity: Severity| move |risk: &&Risk| risk.kind.severity() == severity && risk.accepted.is_none();
    let count = |severity: Severity| found.iter().filter(open(severity)).count();
    let counts: Map<String, Value> =
        Severity::ALL.iter().map(|severity| (severity.key().to_owned(), json!(count(*severity)))).collect();
    let mut json = heading("check", question);
    json["risks"] = found.iter().map(|risk| risk_json(account, risk)).collect();
    json["counts"] = counts.into();
    json
}

fn risk_json(account: &Account, risk: &Risk) -> Value {
    let mut json = json!({
        "key": risk.kind.key(),
        "severity": risk.kind.severity().key(),
        "people": risk.people.iter().map(PersonId::as_str).collect::<Vec<_>>(),
    });
    if let Some(value) = risk.value {
        json["value"] = json!(value);
    }
    if !risk.roles.is_empty() {
        json["roles"] = risk.roles.iter().map(RoleKey::as_str).collect();
    }
    if !risk.departments.is_empty() {
        let departments = risk.departments.iter().filter_map(|id| account.departments().get(id));
        json["departments"] = departments.map(|department| department.name.as_str()).collect();
    }
    if let Some(reason) = &risk.accepted {
        json["accepted"] = json!(reason);
    }
    if risk.is_confidential() {
        json["confidential"] = json!(true);
    }
    json
}
