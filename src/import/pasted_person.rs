//! Somebody whom a pasted text names.
use super::opinions::Opinions;
use super::posts::{is_a_post, unheld};
use crate::catalogue::Placeholder;

/// Somebody to be made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedPerson {
    pub name: String,
    pub name_local: String,
    pub title: String,
    pub department: String,
    pub email: String,
    pub phone: String,
    pub office: String,
    pub note: String,
    /// The number of the boss in the list; in a plan always smaller than that of the report.
    pub boss: Option<usize>,
    /// Who is named as the boss and is not in the plan; empty if nobody is.
    pub boss_elsewhere: String,
    pub opinions: Opinions,
    /// The line names a department, and nobody; a plan has none of these.
    pub is_department: bool,
    /// A post that nobody is known to hold, called by its title; then there is no name.
    pub post: Option<Placeholder>,
}

impl PastedPerson {
    /// Whether somebody of the same name may be the same person.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        let agree = |one: &str, other: &str| one.is_empty() || other.is_empty() || one == other;
        !self.is_department
            && !other.is_department
            && agree(&self.title, &other.title)
            && agree(&self.email, &other.email)
    }

    /// Takes over what another mention of the same person says besides.
    pub(super) fn fill_from(&mut self, other: Self) {
        let fill = |held: &mut String, said: String| {
            if held.is_empty() {
                *held = said;
            }
        };
        fill(&mut self.name_local, other.name_local);
        fill(&mut self.title, other.title);
        fill(&mut self.department, other.department);
        fill(&mut self.email, other.email);
        fill(&mut self.phone, other.phone);
        fill(&mut self.office, other.office);
        fill(&mut self.note, other.note);
        if self.boss.is_none() {
            fill(&mut self.boss_elsewhere, other.boss_elsewhere);
        }
        self.boss = self.boss.or(other.boss);
        let (said, also) = (&mut self.opinions, other.opinions);
        said.support = said.support.or(also.support);
        said.influence = said.influence.or(also.influence);
        for role in also.roles {
            if !said.roles.contains(&role) {
                said.roles.push(role);
            }
        }
    }

    /// "Head of IT: ?", "TBD, Head of IT", "CFO": no name of anybody.
    pub(super) fn or_post(mut self) -> Self {
        if self.is_department {
            return self;
        }
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
