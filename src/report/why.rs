//! Reasons of the ranking in words of a language.
use super::names::short_person_name;
use crate::analysis::{Evidence, FloorKind, Ranked, Reason};
use crate::catalogue::{Catalogue, Influence, Lang};
use crate::locale::{enumerated, tr, tr_args};
use crate::model::{Account, PersonId};

/// A reason needs this many points to be said.
const LEAST_POINTS: f64 = 3.0;
/// This many reasons are said.
const MOST_REASONS: usize = 3;

/// The reasons that count most, the weightiest first.
pub fn why_words(account: &Account, ranked: &Ranked, lang: Lang) -> Vec<String> {
    ranked
        .why
        .iter()
        .filter(|reason| reason.points >= LEAST_POINTS)
        .take(MOST_REASONS)
        .map(|reason| reason_words(account, reason, lang))
        .enumerate()
        .map(|(i, words)| if i == 0 { words } else { within_a_sentence(words) })
        .collect()
}

/// The words as they stand after others: "Top of the chart; moves Novak". An abbreviation keeps its capitals.
fn within_a_sentence(words: String) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(words.chars().skip(1)).collect()
        }
        _ => words,
    }
}

/// One reason in a few words.
pub fn reason_words(account: &Account, reason: &Reason, lang: Lang) -> String {
    let names = |ids: &[PersonId]| -> String {
        let names: Vec<String> = ids.iter().map(|id| short_person_name(account, id, lang)).collect();
        enumerated(lang, &names)
    };
    match &reason.evidence {
        // The key of whoever has no role, or one that the method doesn't know.
        Evidence::Role { role, veto: false, .. } if role.as_str() == "other" => {
            tr(lang, "why-authority-no-role").to_string()
        }
        Evidence::Role { role, veto, .. } => {
            let name = Catalogue::get().role(role).map_or(role.as_str(), |r| r.name.get(lang));
            let key = if *veto { "why-authority-role-veto" } else { "why-authority-role" };
            tr_args(lang, key, &[("role", name.into())])
        }
        Evidence::Position { depth: Some(0), .. } => tr(lang, "why-authority-position-top").to_string(),
        Evidence::Position { depth, below } => {
            let level = depth.map_or(0, |d| d + 1);
            tr_args(lang, "why-authority-position", &[("level", level.into()), ("below", (*below).into())])
        }
        Evidence::Sway { through: Some(through), .. } if !through.is_empty() => {
            tr_args(lang, "why-sway-through", &[("names", names(through).as_str().into())])
        }
        Evidence::Sway { .. } => tr(lang, "why-sway").to_string(),
        Evidence::Broker { deciders, .. } => {
            tr_args(lang, "why-broker", &[("names", names(deciders).as_str().into())])
        }
        Evidence::Listened { listeners, .. } if listeners.is_empty() => {
            tr(lang, "why-listened-few").to_string()
        }
        Evidence::Listened { listeners, .. } => {
            tr_args(lang, "why-listened", &[("names", names(listeners).as_str().into())])
        }
        Evidence::Level { outside: true, .. } => tr(lang, "why-level-outside").to_string(),
        Evidence::Level { influence, .. } => {
            let level = influence.map_or("unknown", Influence::key);
            tr(lang, &format!("why-level-{level}")).to_string()
        }
        Evidence::Floor { kind: FloorKind::Veto, .. } => tr(lang, "why-floor-veto").to_string(),
        Evidence::Floor { kind: FloorKind::SoleEconomicBuyer, .. } => tr(lang, "why-floor-sole").to_string(),
    }
}
