//! Naming in place. What was just made and gets its name is one step of the history with it; what gets none
//! because of Esc was never made.
use super::editor::Session;
use super::edits::{departments, people};
use super::selection::Selection;
use crate::import::name_and_title;
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
                // What one types for somebody new is what one hears: "Anna Berg, CFO".
                let (name, title) = if self.names_new() {
                    name_and_title(text.trim())
                } else {
                    (text.to_owned(), String::new())
                };
                let made = people::rename(self.account(), &id, &name, &title, lang);
                self.commit_name(made);
            }
            Some(Naming::Post(id)) => {
                let made = people::set_title(self.account(), &id, text, lang);
                self.commit_name(made);
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

    /// Ends naming in place without a name. What was made for it goes again, and what was selected before is.
    pub fn cancel_naming(&mut self) {
        self.naming = None;
        if let Some(newborn) = self.newborn.take().filter(|newborn| newborn.state == self.document.state()) {
            self.undo();
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
