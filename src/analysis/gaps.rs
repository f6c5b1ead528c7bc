//! What is missing before anything needs to be forecast; each gap leads to a card.
use super::key_people::Ranking;
use super::population::Population;
use super::risks::RiskKind;
use crate::catalogue::RoleKey;
use crate::model::{Account, DealId, PersonId};
use jiff::Unit;
use jiff::civil::Date;

/// One gap in what we know or hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    pub kind: GapKind,
    /// Whom it concerns, in order of id; empty where it is that somebody is missing.
    pub people: Vec<PersonId>,
}

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GapKind {
    NoEconomicBuyer,
    /// No contact up to this day.
    EconomicBuyerNeverMet,
    /// The last contact is longer ago than the method allows.
    EconomicBuyerNotMetLately,
    VetoHolderAgainst,
    NoCoach,
    UnratedKeyPeople,
    /// The stage names the role and no member holds it.
    RoleUnfilled(RoleKey),
}

impl GapKind {
    /// The risk that it is.
    pub const fn risk(&self) -> RiskKind {
        match self {
            Self::NoEconomicBuyer => RiskKind::NoEconomicBuyer,
            Self::EconomicBuyerNeverMet | Self::EconomicBuyerNotMetLately => RiskKind::EbDark,
            Self::VetoHolderAgainst => RiskKind::VetoAgainst,
            Self::NoCoach => RiskKind::NoCoach,
            Self::UnratedKeyPeople => RiskKind::UnratedKey,
            Self::RoleUnfilled(_) => RiskKind::ForgottenRole,
        }
    }
}

/// The gaps of a deal, gravest first. Without a deal there are none.
pub fn gaps(population: &Population, ranking: &Ranking, deal: Option<&DealId>, day: Date) -> Vec<Gap> {
    if deal.is_none() {
        return Vec::new();
    }
    let (account, constants) = (population.account, population.constants);
    let members =
        || population.ids.iter().zip(&population.parts).filter_map(|(id, p)| Some((*id, p.as_ref()?)));
    if members().next().is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut add = |kind: GapKind, people: Vec<PersonId>| found.push(Gap { kind, people });

    let buyers: Vec<&PersonId> = members().filter(|(_, p)| p.economic_buyer).map(|(id, _)| id).collect();
    if buyers.is_empty() {
        add(GapKind::NoEconomicBuyer, Vec::new());
    }
    let against: Vec<PersonId> = members()
        .filter(|(_, p)| p.veto && p.support.is_some_and(|s| s.score() <= -1))
        .map(|(id, _)| id.clone())
        .collect();
    if !against.is_empty() {
        add(GapKind::VetoHolderAgainst, against);
    }
    let mut never = Vec::new();
    let mut lately = Vec::new();
    for buyer in buyers {
        match days_since_contact(account, buyer, day) {
            None => never.push(buyer.clone()),
            Some(days) if days > constants.days.eb_dark.into() => lately.push(buyer.clone()),
            Some(_) => {}
        }
    }
    if !never.is_empty() {
        add(GapKind::EconomicBuyerNeverMet, never);
    }
    if !lately.is_empty() {
        add(GapKind::EconomicBuyerNotMetLately, lately);
    }
    let has = |role: &str| members().any(|(_, p)| p.roles.contains(&role));
    if !has("coach") {
        add(GapKind::NoCoach, Vec::new());
    }
    let mut unrated: Vec<PersonId> = ranking
        .key_people()
        .filter(|r| {
            population
                .index_of(&r.id)
                .is_some_and(|i| population.parts[i].as_ref().is_none_or(|p| p.support.is_none()))
        })
        .map(|r| r.id.clone())
        .collect();
    unrated.sort();
    if !unrated.is_empty() {
        add(GapKind::UnratedKeyPeople, unrated);
    }
    for role in population.named_roles() {
        // The economic buyer and the coach have gaps of their own.
        if !matches!(role.as_str(), "economic_buyer" | "coach") && !has(role.as_str()) {
            add(GapKind::RoleUnfilled(role.clone()), Vec::new());
        }
    }
    found
}

/// Days since the last contact with `person` up to `day`; `None` if there was none. Later ones are plans.
pub(super) fn days_since_contact(account: &Account, person: &PersonId, day: Date) -> Option<i64> {
    let last = account.contacts_of(person).filter_map(|c| c.date).filter(|date| *date <= day).max()?;
    days_between(last, day)
}

/// Whole days from `from` to `to`.
pub(crate) fn days_between(from: Date, to: Date) -> Option<i64> {
    from.until((Unit::Day, to)).ok().map(|span| i64::from(span.get_days()))
}
