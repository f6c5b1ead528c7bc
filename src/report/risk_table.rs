//! Risks in words of a language, and as a table.
use super::names::short_person_name;
use super::risk_evidence::risk_evidence;
use super::table::{Cell, Column, Table};
use crate::analysis::{Question, Risk, RiskKind};
use crate::catalogue::{Catalogue, Lang};
use crate::locale::{date_long, enumerated, tr, tr_args};
use crate::model::Account;

/// What is wrong, as a title.
pub fn risk_title(risk: &Risk, lang: Lang) -> String {
    tr(lang, &format!("risk-{}-title", risk.kind.key())).into_owned()
}

/// What to do about it.
fn risk_advice(risk: &Risk, lang: Lang) -> String {
    tr(lang, &format!("risk-{}-do", risk.kind.key())).into_owned()
}

/// What the team does about it: that it takes it, or what to do; then also why it took it before that changed.
pub fn risk_answer(risk: &Risk, lang: Lang) -> String {
    match (&risk.accepted, &risk.lapsed) {
        (Some(reason), _) => accepted_words(reason, lang),
        (None, Some(reason)) => {
            let args = [("advice", risk_advice(risk, lang)), ("reason", reason.clone())];
            tr_args(lang, "risk-lapsed", &args.each_ref().map(|(key, words)| (*key, words.as_str().into())))
        }
        (None, None) => risk_advice(risk, lang),
    }
}

/// That the team takes it, and why.
fn accepted_words(reason: &str, lang: Lang) -> String {
    tr_args(lang, "risk-accepted", &[("reason", reason.into())])
}

/// Whom and what it concerns: names, roles, departments, and the share or the count.
pub fn risk_details(account: &Account, risk: &Risk, lang: Lang) -> String {
    let mut said: Vec<String> = risk.people.iter().map(|id| short_person_name(account, id, lang)).collect();
    said.extend(risk.roles.iter().map(|role| {
        Catalogue::get().role(role).map_or(role.as_str(), |known| known.name.get(lang)).to_owned()
    }));
    let departments = risk.departments.iter().filter_map(|id| account.departments().get(id));
    let departments: Vec<String> = departments.map(|department| department.name.clone()).collect();
    // Its people are why a department counts, not whom to see.
    let said = if departments.is_empty() { said } else { departments };
    let names = enumerated(lang, &said);
    match (risk.kind, risk.value) {
        (RiskKind::OverdueTask, Some(count)) => {
            tr_args(lang, "risk-tasks", &[("count", (count as usize).into())])
        }
        (_, Some(share)) => format!("{names} ({:.0} %)", 100.0 * share),
        (_, None) => names,
    }
}

/// A row a risk, gravest first.
pub fn risk_table(account: &Account, question: &Question, risks: &[Risk], lang: Lang) -> Table {
    let deal = question.deal.as_ref().and_then(|id| account.deals().get(id));
    let column = |key: &str| Column { heading: tr(lang, key).into_owned(), numeric: false };
    // What is accepted comes last.
    let (open, accepted): (Vec<&Risk>, Vec<&Risk>) = risks.iter().partition(|risk| risk.accepted.is_none());
    let rows = open.into_iter().chain(accepted).map(|risk| {
        [
            tr(lang, &format!("severity-{}", risk.kind.severity().key())).into_owned(),
            risk_title(risk, lang),
            risk_details(account, risk, lang),
            risk_evidence(account, question, risk, lang),
            risk_answer(risk, lang),
        ]
        .map(Cell::from)
        .to_vec()
    });
    let anybody = account.members().keys().any(|member| Some(&member.deal) == question.deal.as_ref());
    let day = date_long(lang, question.day);
    let as_of = tr_args(lang, "sheet-as-of", &[("date", day.as_str().into())]);
    let subtitle = deal.map(|deal| deal.name.clone()).into_iter().chain([as_of]);
    Table {
        title: tr_args(lang, "risks-title", &[("account", account.info().name_in(lang).into())]),
        subtitle: subtitle.collect::<Vec<_>>().join(" · "),
        columns: ["risks-severity", "risks-what", "risks-who", "risks-evidence", "risks-do"]
            .map(column)
            .to_vec(),
        rows: rows.collect(),
        notes: match (risks.is_empty(), anybody) {
            (false, _) => Vec::new(),
            (true, true) => vec![tr(lang, "risks-none").into_owned()],
            (true, false) => vec![tr(lang, "gaps-nobody").into_owned()],
        },
    }
}
