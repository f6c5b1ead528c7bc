//! What stands today: the newest rating of each kind on or before a day.
use super::account::Account;
use super::ids::{DealId, PersonId};
use super::records::{Rating, RatingValue};
use crate::catalogue::{Influence, RoleKey, Support};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The judgements of one person that stand on one day.
#[derive(Clone, Copy, Debug, Default)]
pub struct Current<'a> {
    roles: Option<&'a Rating>,
    influence: Option<&'a Rating>,
    support: Option<&'a Rating>,
}

impl<'a> Current<'a> {
    /// The current ratings of one person, without a table of everybody's. The rules are those of
    /// [`RatingsNow::on`].
    pub fn of(account: &'a Account, deal: &DealId, person: &PersonId, day: Date) -> Self {
        let mut current = Self::default();
        for rating in account.ratings_of(person) {
            if rating.deal == *deal && counts_on(rating, day) {
                current.take(rating);
            }
        }
        current
    }

    /// Puts the rating where it belongs, unless a newer one stands there.
    fn take(&mut self, rating: &'a Rating) {
        let slot = match rating.value {
            RatingValue::Roles(_) => &mut self.roles,
            RatingValue::Influence(_) => &mut self.influence,
            RatingValue::Support(_) => &mut self.support,
        };
        if slot.is_none_or(|held| (held.date, held.seq) <= (rating.date, rating.seq)) {
            *slot = Some(rating);
        }
    }

    /// The roles held, none where nothing was said.
    pub fn roles(&self) -> &'a [RoleKey] {
        match self.roles.map(|r| &r.value) {
            Some(RatingValue::Roles(roles)) => roles,
            _ => &[],
        }
    }
    /// The influence, `None` where it is unknown.
    pub fn influence(&self) -> Option<Influence> {
        match self.influence.map(|r| &r.value) {
            Some(RatingValue::Influence(influence)) => *influence,
            _ => None,
        }
    }
    /// The score, `None` when not rated.
    pub fn support(&self) -> Option<Support> {
        match self.support.map(|r| &r.value) {
            Some(RatingValue::Support(support)) => *support,
            _ => None,
        }
    }
    /// The rating of the kind of `value` that stands.
    pub fn of_kind(&self, value: &RatingValue) -> Option<&'a Rating> {
        match value {
            RatingValue::Roles(_) => self.roles,
            RatingValue::Influence(_) => self.influence,
            RatingValue::Support(_) => self.support,
        }
    }
    /// The rating that says which roles, with date, author, confidence and evidence.
    pub fn roles_rating(&self) -> Option<&'a Rating> {
        self.roles.filter(|_| !self.roles().is_empty())
    }
    /// The rating that says how influential, with date, author, confidence and evidence.
    pub fn influence_rating(&self) -> Option<&'a Rating> {
        self.influence.filter(|_| self.influence().is_some())
    }
    /// The rating that holds the score, with date, author, confidence and evidence.
    pub fn support_rating(&self) -> Option<&'a Rating> {
        self.support.filter(|_| self.support().is_some())
    }
}

/// Later ratings are not known yet on a day.
fn counts_on(rating: &Rating, day: Date) -> bool {
    rating.date.is_none_or(|date| date <= day)
}

/// The current ratings of a whole account on one day: one pass over the ratings, then look-ups.
#[derive(Clone, Debug, Default)]
pub struct RatingsNow<'a> {
    by_member: BTreeMap<(&'a DealId, &'a PersonId), Current<'a>>,
}

impl<'a> RatingsNow<'a> {
    /// Undated ratings count as the oldest; of two on one day the one appended later counts; ratings after
    /// `day` are left out.
    pub fn on(account: &'a Account, day: Date) -> Self {
        let mut by_member: BTreeMap<_, Current<'a>> = BTreeMap::new();
        for rating in account.ratings().values().filter(|rating| counts_on(rating, day)) {
            by_member.entry((&rating.deal, &rating.person)).or_default().take(rating);
        }
        Self { by_member }
    }

    /// The current ratings of `person` in `deal`; empty if there are none.
    pub fn of(&self, deal: &DealId, person: &PersonId) -> Current<'a> {
        self.by_member.get(&(deal, person)).copied().unwrap_or_default()
    }
}
