//! Gaps in words of a language.
use super::names::short_person_name;
use crate::analysis::{Gap, GapKind};
use crate::catalogue::{Catalogue, Lang};
use crate::locale::{enumerated, tr, tr_args};
use crate::model::Account;

/// So many people are named; of more, how many they are.
const MOST_NAMES: usize = 8;

/// A gap in a few words, with the names it concerns.
pub fn gap_words(account: &Account, gap: &Gap, lang: Lang) -> String {
    let named = gap.people.iter().take(MOST_NAMES);
    let names: Vec<String> = named.map(|id| short_person_name(account, id, lang)).collect();
    let mut names = enumerated(lang, &names);
    if gap.people.len() > MOST_NAMES {
        let more = gap.people.len() - MOST_NAMES;
        names = tr_args(lang, "names-and-more", &[("names", names.as_str().into()), ("count", more.into())]);
    }
    let with_names = |key: &str| tr_args(lang, key, &[("names", names.as_str().into())]);
    match &gap.kind {
        GapKind::NoEconomicBuyer => tr(lang, "gap-no-economic-buyer").to_string(),
        GapKind::EconomicBuyerNeverMet => with_names("gap-buyer-never-met"),
        GapKind::EconomicBuyerNotMetLately => with_names("gap-buyer-not-met-lately"),
        GapKind::VetoHolderAgainst => with_names("gap-veto-against"),
        GapKind::NoCoach => tr(lang, "gap-no-coach").to_string(),
        GapKind::UnratedKeyPeople => tr_args(
            lang,
            "gap-unrated-key",
            &[("count", gap.people.len().into()), ("names", names.as_str().into())],
        ),
        GapKind::RoleUnfilled(role) => {
            let name = Catalogue::get().role(role).map_or(role.as_str(), |r| r.name.get(lang));
            tr_args(lang, "gap-role-unfilled", &[("role", name.into())])
        }
    }
}
