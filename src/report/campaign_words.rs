//! How the moves of a plan are made, in words of a language.
use super::names::{person_name, short_person_name};
use super::outlook_table::share_words;
use crate::analysis::{Approach, IfNot, KeptPlan, Route};
use crate::catalogue::{Lang, Support};
use crate::locale::{enumerated, listed, signed, tr, tr_args};
use crate::model::Account;

/// From ours to whom the way leads: "Rafael Stern → Elif Aydin → Celia Novak".
pub fn route_words(account: &Account, route: &Route, lang: Lang) -> String {
    let start = route.hops.first().map(|hop| &hop.from);
    let path = start.into_iter().chain(route.hops.iter().map(|hop| &hop.to));
    let names: Vec<String> = path.map(|id| person_name(account, id, lang)).collect();
    names.join(" → ")
}

/// Who sees to it, and by which way: "Lena Moritz, directly", "Lena Moritz, Rafael Stern → Elif Aydin → Celia Novak".
pub fn approach_words(account: &Account, approach: &Approach, lang: Lang) -> String {
    let owner = approach.owner.as_ref().map(|id| person_name(account, id, lang)).unwrap_or_default();
    let way = match &approach.route {
        None => tr(lang, "outlook-route-none").into_owned(),
        Some(route) => {
            let direct = matches!(&route.hops[..], [hop] if Some(&hop.from) == approach.owner.as_ref());
            if direct { tr(lang, "approach-direct").into_owned() } else { route_words(account, route, lang) }
        }
    };
    listed(lang, &[&owner, &way])
}

/// How far a plan that is kept has come: "1 of 4 there; effort 70 left, then 44 %".
pub fn kept_words(kept: &KeptPlan, lang: Lang) -> String {
    let after = kept.after.map_or_else(|| "–".to_owned(), |chance| share_words(chance.p));
    let args = [
        ("reached", kept.reached().into()),
        ("count", kept.moves.len().into()),
        ("cost", kept.cost.into()),
        ("after", after.as_str().into()),
    ];
    tr_args(lang, if kept.reached() == kept.moves.len() { "kept-plan-all" } else { "kept-plan-words" }, &args)
}

/// "If Novak stays where she is: effort 134, chance then 24 %: Raman +3, Weil +3".
pub fn if_not_words(account: &Account, if_not: &IfNot, lang: Lang) -> String {
    let name = person_name(account, &if_not.person, lang);
    let Some(cost) = if_not.plan.cost else {
        return tr_args(lang, "plan-if-not-none", &[("name", name.as_str().into())]);
    };
    let after = if_not.plan.after.map_or_else(String::new, |chance| share_words(chance.p));
    let moves = if_not.plan.steps.iter().map(|step| {
        let name = short_person_name(account, &step.person, lang);
        let from = step.from.map_or_else(|| "?".to_owned(), |from| signed(Support::score(from)));
        format!("{name} {from} → {}", signed(step.to.score()))
    });
    let moves = enumerated(lang, &moves.collect::<Vec<_>>());
    let args = [
        ("name", name.as_str().into()),
        ("cost", cost.into()),
        ("after", after.as_str().into()),
        ("moves", moves.as_str().into()),
    ];
    tr_args(lang, "plan-if-not", &args)
}
