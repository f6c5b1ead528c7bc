//! Finding somebody or something by a few letters: people by name and title in either script, commands by their
//! words in either language; Chinese also by its sound.
use super::command::{Command, Menu};
use super::editor::Session;
use crate::catalogue::{Catalogue, Lang, RoleKey};
use crate::locale::{said_if_any, sounds_at};
use crate::model::{DepartmentId, PersonId, RatingValue, ViewId};
use std::collections::BTreeSet;

/// So many people are offered before anything is typed.
const MOST_UNASKED: usize = 5;

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    Person(PersonId),
    Department(DepartmentId),
    View(ViewId),
    Command(Command),
}

/// What can't be done now comes after all that can.
const CANNOT: u8 = 10;

/// How well a text answers a query; less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Start,
    WordStart,
    /// By the sound of the first sign.
    SoundStart,
    /// By the sound of a later sign.
    Sound,
    Inside,
}

/// `query` in lower case.
pub(super) fn fit(text: &str, query: &str) -> Option<Fit> {
    let text = text.to_lowercase();
    let place = |(at, _): (usize, &str)| match text[..at].chars().next_back() {
        None => Fit::Start,
        Some(before) if !before.is_alphanumeric() => Fit::WordStart,
        Some(_) => Fit::Inside,
    };
    text.match_indices(query).map(place).min().or_else(|| {
        let sound = sounds_at(&text, query).map(|at| if at == 0 { Fit::SoundStart } else { Fit::Sound });
        // Words in another order, each of them the beginning of one.
        let begins = |word: &str| fit(&text, word).is_some_and(|fit| fit <= Fit::SoundStart);
        let any_order = query.contains(' ') && query.split_whitespace().all(begins);
        sound.or(any_order.then_some(Fit::Inside))
    })
}

impl Session {
    /// The best answers first, at most `most`: a command called so, people, departments and saved views, other commands, and
    /// what can't be done now last. Without a query the key people and all that can be done.
    pub fn find(&self, query: &str, most: usize) -> Vec<Found> {
        if self.line_from().is_some() {
            // Whoever looks for the other end of a line looks for a person whom such a line may join.
            let people = self.find_all(query, usize::MAX).into_iter();
            let fits = |found: &Found| matches!(found, Found::Person(id) if self.line_may_end_at(id));
            return people.filter(fits).take(most).collect();
        }
        self.find_all(query, most)
    }

    fn find_all(&self, query: &str, most: usize) -> Vec<Found> {
        let query = query.trim().to_lowercase();
        if query.is_empty() {
            let key = self.list().rows.iter().filter(|row| row.key);
            let people = key.map(|row| Found::Person(row.id.clone())).take(MOST_UNASKED);
            let possible = Command::ALL.iter().copied().filter(|command| self.missing(*command).is_none());
            // What is done to the map comes first: the rest has menus that everybody knows.
            let (map, others): (Vec<_>, Vec<_>) = possible
                .partition(|command| matches!(command.row().menu, Menu::Map | Menu::Arrange | Menu::Person));
            return people.chain(map.into_iter().chain(others).map(Found::Command)).take(most).collect();
        }
        // Letters that a name only sounds like may as well begin a command's name.
        let by_sound = |fit: Fit| fit == Fit::SoundStart || fit == Fit::Sound;
        let group = |fit: Fit, spelled: u8| (if by_sound(fit) { 3 } else { spelled }, fit);
        let mut found: Vec<((u8, Fit, bool, usize), Found)> = Vec::new();
        for (order, person) in self.account().people_in_order().into_iter().enumerate() {
            let names =
                [&person.name, &person.name_local].into_iter().filter_map(|name| fit(name, &query)).min();
            let titles =
                [&person.title, &person.title_local].into_iter().filter_map(|title| fit(title, &query)).min();
            // What only a title sounds like is meant least.
            let by_title = |fit: Fit| (if by_sound(fit) { 4 } else { 2 }, fit);
            let ranked = names.map(|fit| group(fit, 1)).or(titles.map(by_title));
            if let Some((group, fit)) = ranked {
                found.push(((group, fit, false, order), Found::Person(person.id.clone())));
            }
        }
        for (order, department) in self.account().departments_in_order().into_iter().enumerate() {
            if let Some((group, fit)) = fit(&department.name, &query).map(|fit| group(fit, 2)) {
                found.push(((group, fit, false, order), Found::Department(department.id.clone())));
            }
        }
        for (order, view) in self.account().views_in_order().into_iter().enumerate() {
            if let Some((group, fit)) = fit(&view.title, &query).map(|fit| group(fit, 2)) {
                found.push(((group, fit, false, order), Found::View(view.id.clone())));
            }
        }
        for (order, &command) in Command::ALL.iter().enumerate() {
            let said = |kind: &str| {
                let key = format!("{kind}-{}", command.row().key);
                Lang::ALL.iter().filter_map(|&lang| fit(&said_if_any(lang, &key)?, &query)).min()
            };
            // By its words, else by what others call it, else by the sentence that says what it does.
            let spelled = |fit: &Fit| *fit <= Fit::SoundStart;
            let by_name = said("command")
                .map(|fit| (if spelled(&fit) { 3 } else { 4 }, fit))
                .or_else(|| said("also").map(|fit| (4, fit)));
            if let Some((group, fit)) = by_name.or_else(|| said("tip").map(|fit| (5, fit))) {
                let key = format!("command-{}", command.row().key);
                let is_name = |lang: &Lang| {
                    said_if_any(*lang, &key)
                        .is_some_and(|name| name.trim_end_matches('…').to_lowercase() == query)
                };
                let group = match self.missing(command) {
                    Some(_) => group + CANNOT,
                    None if Lang::ALL.iter().any(is_name) => 0,
                    None => group,
                };
                // Of what begins alike, what only changes the view does no harm if it was not meant.
                let harms = !matches!(command.row().menu, Menu::View | Menu::Window);
                // Else the one that begins so, though it stands in a later menu.
                let order = if fit == Fit::Start { order } else { order + Command::ALL.len() };
                let fit = if fit <= Fit::WordStart { Fit::Start } else { fit };
                found.push(((group, fit, harms, order), Found::Command(command)));
            }
        }
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, what)| what).take(most).collect()
    }

    /// Roles by name or badge in either language, the best answers first; without a query all, in the method's order.
    /// A team's own roles, which somebody was ever said to hold, come after those of the method.
    pub fn find_roles(&self, query: &str) -> Vec<RoleKey> {
        let query = query.trim().to_lowercase();
        let mut all: Vec<RoleKey> = Catalogue::get().roles.iter().map(|role| role.key.clone()).collect();
        let mut known: BTreeSet<RoleKey> = all.iter().cloned().collect();
        for rating in self.account().ratings().values() {
            let RatingValue::Roles(roles) = &rating.value else { continue };
            all.extend(roles.iter().filter(|role| known.insert((*role).clone())).cloned());
        }
        let words = |key: &RoleKey| match Catalogue::get().role(key) {
            Some(role) => Lang::ALL
                .iter()
                .flat_map(|&l| [role.name.get(l), role.badge.get(l)])
                .map(str::to_owned)
                .collect(),
            None => vec![key.to_string()],
        };
        let best = |key: &RoleKey| words(key).iter().filter_map(|word| fit(word, &query)).min();
        let mut found: Vec<(Fit, RoleKey)> =
            all.into_iter().filter_map(|key| Some((best(&key)?, key))).collect();
        found.sort_by_key(|(fit, _)| *fit);
        found.into_iter().map(|(_, key)| key).collect()
    }
}
