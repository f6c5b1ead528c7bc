//! Somebody whom a pasted text names.
use super::opinions::Opinions;

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
}
