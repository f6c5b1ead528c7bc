//! The plan to win and the ways to people, as tables.
use super::campaign_words::{approach_words, if_not_words, kept_words, route_words};
use super::names::person_name;
use super::outlook_table::share_words;
use super::table::{Cell, Column, Table};
use crate::analysis::{Campaign, KeptPlan, Plan, PlanStep, Question, Route};
use crate::catalogue::Lang;
use crate::locale::{date_long, listed, support_words, tr, tr_args, with_colon};
use crate::model::Account;

/// A row a move; what it leads to stands below.
pub fn plan_table(
    account: &Account,
    question: &Question,
    plan: Option<&Plan>,
    campaign: &Campaign,
    kept: Option<&KeptPlan>,
    lang: Lang,
) -> Table {
    let mut notes = Vec::new();
    match plan {
        None => notes.push(tr(lang, "outlook-nobody-votes").into_owned()),
        Some(plan) if !plan.feasible => notes.push(tr(lang, "outlook-plan-none").into_owned()),
        Some(plan) if plan.steps.is_empty() => notes.push(tr(lang, "outlook-plan-won").into_owned()),
        Some(plan) => {
            let after = plan.after.map_or_else(String::new, |chance| share_words(chance.p));
            let args = [("cost", plan.cost.unwrap_or_default().into()), ("after", after.as_str().into())];
            notes.push(tr_args(lang, "outlook-plan-words", &args));
        }
    }
    if plan.is_some_and(|plan| plan.assumes_buyer) {
        notes.push(tr(lang, "outlook-assumes-buyer").into_owned());
    }
    if plan.is_some_and(|plan| !plan.exact) {
        notes.push(tr(lang, "plan-not-exact").into_owned());
    }
    notes.extend(campaign.if_not.iter().map(|if_not| if_not_words(account, if_not, lang)));
    notes.extend(kept.into_iter().flat_map(|kept| kept_lines(account, kept, lang)));
    notes.push(tr(lang, "outlook-note").into_owned());
    let steps = plan.map(|plan| plan.steps.as_slice()).unwrap_or_default();
    let approach = |step: &PlanStep| campaign.approaches.iter().find(|a| a.person == step.person);
    let rows = steps.iter().map(|step| {
        let how = approach(step).map(|approach| approach_words(account, approach, lang));
        vec![
            Cell::from(person_name(account, &step.person, lang)),
            Cell::from(support_words(step.from, lang)),
            Cell::from(support_words(Some(step.to), lang)),
            Cell::Number(step.cost.into(), 0),
            Cell::from(how.unwrap_or_default()),
        ]
    });
    let columns = [
        ("plan-who", false),
        ("plan-from", false),
        ("plan-to", false),
        ("plan-effort", true),
        ("plan-how", false),
    ];
    table(account, question, "outlook-plan", &columns, rows.collect(), notes, lang)
}

/// The plan that the team keeps: how far it has come, and a line for each move.
fn kept_lines(account: &Account, kept: &KeptPlan, lang: Lang) -> Vec<String> {
    let mut lines = vec![with_colon(lang, &tr(lang, "kept-plan"), &kept_words(kept, lang))];
    lines.extend(kept.moves.iter().map(|one| {
        let name = person_name(account, &one.person, lang);
        let (now, aim) = (support_words(one.now, lang), support_words(Some(one.aim), lang));
        let stands = if one.is_reached() {
            tr(lang, "kept-plan-reached").into_owned()
        } else {
            tr_args(lang, "outlook-effort", &[("cost", one.cost.into())])
        };
        with_colon(lang, &name, &listed(lang, &[&format!("{now} → {aim}"), &stands]))
    }));
    lines
}

/// A row for each person who can be reached, the cheapest way; whoever can't be is named below.
pub fn routes_table(
    account: &Account,
    question: &Question,
    routes: &[Route],
    unreached: &[String],
    lang: Lang,
) -> Table {
    let rows = routes.iter().map(|route| {
        vec![
            Cell::from(person_name(account, &route.to, lang)),
            Cell::from(route_words(account, route, lang)),
            Cell::from(weakest_words(account, route, lang)),
            Cell::Number(route.cost.into(), 0),
        ]
    });
    let nobody = tr(lang, "outlook-route-none");
    let mut notes: Vec<String> = unreached.iter().map(|name| with_colon(lang, name, &nobody)).collect();
    if routes.is_empty() && unreached.is_empty() {
        notes.push(tr(lang, "gaps-nobody").into_owned());
    }
    let columns =
        [("plan-who", false), ("outlook-route", false), ("way-weakest-title", false), ("plan-effort", true)];
    table(account, question, "routes-title", &columns, rows.collect(), notes, lang)
}

/// Of several steps the hardest, with its effort; empty where there is but one.
fn weakest_words(account: &Account, route: &Route, lang: Lang) -> String {
    let hop = route.weakest().filter(|_| route.hops.len() > 1).and_then(|at| route.hops.get(at));
    hop.map_or_else(String::new, |hop| {
        let [from, to] = [&hop.from, &hop.to].map(|id| person_name(account, id, lang));
        format!("{from} → {to} ({})", hop.cost)
    })
}

fn table(
    account: &Account,
    question: &Question,
    title: &str,
    columns: &[(&str, bool)],
    rows: Vec<Vec<Cell>>,
    notes: Vec<String>,
    lang: Lang,
) -> Table {
    let deal = question.deal.as_ref().and_then(|id| account.deals().get(id));
    let as_of = tr_args(lang, "sheet-as-of", &[("date", date_long(lang, question.day).as_str().into())]);
    let subtitle = deal.map(|deal| deal.name.clone()).into_iter().chain([as_of]);
    let column =
        |(key, numeric): &(&str, bool)| Column { heading: tr(lang, key).into_owned(), numeric: *numeric };
    Table {
        title: listed(lang, &[&tr(lang, title), account.info().name_in(lang)]),
        subtitle: subtitle.collect::<Vec<_>>().join(" · "),
        columns: columns.iter().map(column).collect(),
        rows,
        notes,
    }
}
