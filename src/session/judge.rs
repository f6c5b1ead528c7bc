//! Judging whoever is selected: support, influence, roles.
use super::editor::Session;
use super::edits::ratings;
use super::refusal::Refusal;
use crate::catalogue::{Influence, RoleKey, Support};
use crate::layout::SLOT_HEIGHT;
use crate::model::{Current, DealId, PersonId, RatingValue, RatingsNow};
use std::collections::BTreeSet;

impl Session {
    /// Moves the selected people's support by `step`; somebody unrated starts beside 0, for 0 is an opinion too.
    pub(super) fn step_support(&mut self, step: i8) {
        self.rate_selected(&|held: Option<Support>| {
            let score = held.map_or(0, Support::score) + step;
            Support::new(score.clamp(-3, 3))
        });
    }

    /// Rates whoever is selected; `next` is told what stands.
    pub fn rate_selected(&mut self, next: &dyn Fn(Option<Support>) -> Option<Support>) {
        let Some(deal) = self.deal().cloned() else { return self.refuse(&Refusal::NoDeal) };
        let people = self.opined(&self.selection.people().clone());
        if people.is_empty() {
            return self.refuse(&Refusal::NobodyToRate);
        }
        self.rate_all(&deal, people, |held| RatingValue::Support(next(held.support())));
    }

    /// Rates a person, and everybody who is selected together with that person.
    pub fn rate_with(&mut self, deal: &DealId, person: &PersonId, next: impl Fn(&Current) -> RatingValue) {
        let selected = self.selection.people();
        let who = if selected.contains(person) { selected.clone() } else { BTreeSet::from([person.clone()]) };
        let people = self.opined(&who);
        self.rate_all(deal, people, next);
    }

    /// Those of whom something is judged: people of the customer and third parties.
    fn opined(&self, who: &BTreeSet<PersonId>) -> Vec<PersonId> {
        let judged = |id: &&PersonId| self.account().person(id).is_some_and(|p| p.side.is_judged());
        who.iter().filter(judged).cloned().collect()
    }

    fn rate_all(&mut self, deal: &DealId, people: Vec<PersonId>, next: impl Fn(&Current) -> RatingValue) {
        let now = RatingsNow::on(self.account(), self.day());
        let rated: Vec<(PersonId, RatingValue)> = people
            .into_iter()
            .map(|id| {
                let value = next(&now.of(deal, &id));
                (id, value)
            })
            .collect();
        let transaction = ratings::rate_all(self.account(), deal, rated, &self.stamp());
        self.commit(transaction);
    }

    /// The member after the selected one whose support is not rated: row by row as they stand on the map, then those
    /// who wait, round again.
    pub(super) fn next_unrated(&self) -> Option<PersonId> {
        let cards = &self.picture().geometry.cards;
        // Tops of a row, which need not be level to the point.
        let place = |id: &PersonId| {
            let waits = (1, 0, 0);
            cards
                .get(id)
                .map_or(waits, |card| (0, (card.min.y / SLOT_HEIGHT).round() as i32, card.min.x as i32))
        };
        let key = |id: &PersonId| (place(id), id.clone());
        let unrated = self.list().rows.iter().filter(|row| row.in_deal && row.support.is_none());
        let mut unrated: Vec<_> = unrated.map(|row| key(&row.id)).collect();
        unrated.sort();
        let at = self.selection.lead().map(key);
        let after = unrated.iter().find(|held| at.as_ref().is_none_or(|at| *held > at));
        after.or_else(|| unrated.first()).map(|(_, id)| id.clone())
    }

    /// Rates a person, and everybody who is selected together with that person, as a cell of the matrix says.
    /// Returns whether somebody's support changed, so that its evidence can be asked for.
    pub fn rate_as(
        &mut self,
        person: &PersonId,
        influence: Option<Influence>,
        support: Option<Support>,
    ) -> bool {
        let Some(deal) = self.deal().cloned() else {
            self.refuse(&Refusal::NoDeal);
            return false;
        };
        let selected = self.selection.people();
        let who = if selected.contains(person) { selected.clone() } else { BTreeSet::from([person.clone()]) };
        let now = RatingsNow::on(self.account(), self.day());
        let people = self.opined(&who);
        let changes = people.iter().any(|id| now.of(&deal, id).support() != support);
        let rated = people.into_iter().flat_map(|id| {
            [(id.clone(), RatingValue::Influence(influence)), (id, RatingValue::Support(support))]
        });
        let transaction = ratings::rate_all(self.account(), &deal, rated, &self.stamp());
        // A scenario asks for no evidence.
        self.commit(transaction) && changes && support.is_some() && !self.is_supposing()
    }

    /// The next level of the selected people's influence: low, medium, high, not rated; all get that of the one
    /// selected last.
    pub(super) fn step_influence(&mut self) {
        let Some(deal) = self.deal().cloned() else { return self.refuse(&Refusal::NoDeal) };
        let people = self.opined(&self.selection.people().clone());
        let Some(first) = self.selection.lead().filter(|id| people.contains(id)).or(people.first()).cloned()
        else {
            return self.refuse(&Refusal::NobodyToRate);
        };
        let next = match Current::of(self.account(), &deal, &first, self.day()).influence() {
            None => Some(Influence::Low),
            Some(Influence::Low) => Some(Influence::Medium),
            Some(Influence::Medium) => Some(Influence::High),
            Some(Influence::High) => None,
        };
        self.rate_all(&deal, people, |_| RatingValue::Influence(next));
    }

    /// Whether the person selected last holds a role in the deal shown.
    pub fn holds(&self, role: &RoleKey) -> bool {
        let (Some(deal), Some(id)) = (self.deal(), self.selection.lead()) else { return false };
        Current::of(self.account(), deal, id, self.day()).roles().contains(role)
    }

    /// Gives the selected people a role, or takes it from them if the one selected last holds it.
    pub fn toggle_role(&mut self, role: &RoleKey) {
        let Some(deal) = self.deal().cloned() else { return self.refuse(&Refusal::NoDeal) };
        let Some(lead) = self.selection.lead().cloned() else { return };
        if self.opined(&self.selection.people().clone()).is_empty() {
            return self.refuse(&Refusal::NobodyToRate);
        }
        let holds = self.holds(role);
        self.rate_with(&deal, &lead, |held| RatingValue::Roles(with_role(held.roles(), role, !holds)));
    }
}

/// `roles` with `role` among them, last, or without it.
pub fn with_role(roles: &[RoleKey], role: &RoleKey, holds: bool) -> Vec<RoleKey> {
    let mut roles: Vec<RoleKey> = roles.iter().filter(|held| holds || *held != role).cloned().collect();
    if holds && !roles.contains(role) {
        roles.push(role.clone());
    }
    roles
}
