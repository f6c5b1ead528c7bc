//! Somebody whom a pasted text names.
use super::opinions::Opinions;
use super::posts::{is_a_post, unheld};
use crate::catalogue::Placeholder;

/// Somebody to be made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedPerson {
    pub name: String,
    pub title: String,
    pub department: String,
    pub email: String,
    /// The number of the boss in the plan; always smaller than that of the report.
    pub boss: Option<usize>,
    /// Who is named as the boss and is not in the plan; empty if nobody is.
    pub boss_elsewhere: String,
    pub opinions: Opinions,
    /// A post that nobody is known to hold, called by its title; then there is no name.
    pub post: Option<Placeholder>,
}

impl PastedPerson {
    /// "Head of IT: ?", "TBD, Head of IT", "CFO": no name of anybody.
    pub(super) fn or_post(mut self) -> Self {
        let words = self.title.split([',', '，']).next().unwrap_or_default().trim();
        if let Some(unheld) = unheld(words) {
            self.title = std::mem::take(&mut self.name);
            self.post = Some(unheld);
        } else if let Some(unheld) = unheld(&self.name) {
            self.name.clear();
            self.post = Some(unheld);
        } else if self.title.is_empty() && is_a_post(&self.name) {
            self.title = std::mem::take(&mut self.name);
            self.post = Some(Placeholder::Unknown);
        }
        self
    }
}
