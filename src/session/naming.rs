//! Naming in place. What was just made and gets its name is one step of the history with it; what gets none
//! because of Esc was never made.
use super::editor::Session;
use super::edits::{departments, people, ratings};
use super::selection::Selection;
use crate::import::{Opinions, is_title, name_and_title, parted, unheld};
use crate::model::{DepartmentId, PersonId, Transaction};

/// What is being named in place.
#[derive(Clone, Debug, PartialEq)]
pub enum Naming {
    Person(PersonId),
    /// The title of a placeholder, which is all that is known of it.
    Post(PersonId),
    Department(DepartmentId),
}

/// Something that the last step made, for as long as nothing else has happened.
#[derive(Clone, Debug)]
pub(super) struct Newborn {
    /// The state of the document that the step led to.
    state: u64,
    /// What was selected before it.
    selected: Selection,
}

impl Session {
    /// Lets the user name what the last step made; `selected`: what was selected before it.
    pub(super) fn name_new(&mut self, naming: Naming, selected: Selection) {
        self.naming = Some(naming);
        self.newborn = Some(Newborn { state: self.document.state(), selected });
    }

    /// Ends naming in place with `text`.
    pub fn finish_naming(&mut self, text: &str) {
        let lang = self.lang();
        match self.naming.take() {
            Some(Naming::Person(id)) => {
                // What one types is what one hears: "Anna Berg, CFO, +2".
                let (text, opinions) = Self::heard(text);
                let (name, title) = name_and_title(&text);
                let parted =
                    self.names_new() || !opinions.is_empty() || self.takes_title(&id) && is_title(&title);
                let (name, title) = if parted { (name, title) } else { (text, String::new()) };
                let post = unheld(&name).filter(|_| self.names_new() && !title.is_empty());
                let made = match post {
                    Some(kind) => people::set_post(self.account(), &id, kind, &title, lang),
                    None => people::rename(self.account(), &id, &name, &title, lang),
                };
                self.commit_name(self.with_opinions(made, &id, &opinions));
            }
            Some(Naming::Post(id)) => {
                let (text, opinions) = Self::heard(text);
                let made = people::set_title(self.account(), &id, &text, lang);
                self.commit_name(self.with_opinions(made, &id, &opinions));
            }
            Some(Naming::Department(id)) => match departments::rename(self.account(), &id, text) {
                Ok(made) => self.commit_name(Some(made)),
                Err(refusal) => {
                    self.refuse(&refusal);
                    // The field stays open, so that nothing typed is lost.
                    self.naming = Some(Naming::Department(id));
                    return;
                }
            },
            None => {}
        }
        self.newborn = None;
    }

    /// Whether somebody has no title yet, so that one may follow the name.
    fn takes_title(&self, id: &PersonId) -> bool {
        self.account().person(id).is_some_and(|person| person.title_in(self.lang()).is_empty())
    }

    /// What was typed without the judgements at its end.
    fn heard(text: &str) -> (String, Opinions) {
        let (words, behind, opinions) = parted(text);
        if opinions.is_empty() {
            return (text.to_owned(), opinions);
        }
        let all = if behind.is_empty() { words } else { format!("{words}, {behind}") };
        (all, opinions)
    }

    /// The naming with the judgements that were typed after it.
    fn with_opinions(
        &self,
        made: Option<Transaction>,
        id: &PersonId,
        opinions: &Opinions,
    ) -> Option<Transaction> {
        let (Some(deal), false) = (self.deal(), opinions.is_empty()) else { return made };
        let said = opinions.values().into_iter().map(|value| (id.clone(), value));
        let rated = ratings::rate_all(self.account(), deal, said, &self.stamp());
        match made {
            Some(mut made) => {
                made.edits.extend(rated.edits);
                Some(made)
            }
            None => Some(rated),
        }
    }

    /// Ends naming in place without a name. What was made for it goes again, and what was selected before is.
    pub fn cancel_naming(&mut self) {
        self.naming = None;
        if let Some(newborn) = self.newborn.take().filter(|newborn| newborn.state == self.document.state()) {
            self.undo();
            self.document.forget_undone();
            self.selection = newborn.selected;
            self.selection.keep_existing(self.document.account());
        }
    }

    /// Whether the name is that of something that the last step made.
    pub fn names_new(&self) -> bool {
        self.newborn.as_ref().is_some_and(|newborn| newborn.state == self.document.state())
    }

    fn commit_name(&mut self, made: Option<Transaction>) {
        let Some(name) = made.filter(|made| !made.is_empty()) else { return };
        if self.names_new() {
            self.commit_with_last(name);
        } else {
            self.commit(name);
        }
    }
}
