//! What was done to a pasted list before anybody is made: taken back and done again step by step.
use super::PastedDraft;
use crate::import::Pasted;
use std::collections::BTreeSet;

/// A list with the lines that are left out, as they were between two steps.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stand {
    list: Pasted,
    without: BTreeSet<usize>,
}

/// The steps so far, and the list as it stood when it was last looked at.
#[derive(Clone, Debug)]
pub(super) struct Past {
    now: Stand,
    before: Vec<Stand>,
    undone: Vec<Stand>,
}

impl Past {
    pub(super) fn of(list: &Pasted) -> Self {
        let now = Stand { list: list.clone(), without: BTreeSet::new() };
        Self { now, before: Vec::new(), undone: Vec::new() }
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }
    pub(super) fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

impl PastedDraft {
    /// Whatever was done since the last look is one step; what follows from the list is asked again then.
    pub(super) fn look(&mut self) {
        if self.list != self.past.now.list || self.without != self.past.now.without {
            let now = Stand { list: self.list.clone(), without: self.without.clone() };
            self.past.before.push(std::mem::replace(&mut self.past.now, now));
            self.past.undone.clear();
            self.facts = None;
        }
    }

    pub(super) fn undo(&mut self) {
        if let Some(stand) = self.past.before.pop() {
            let gone = self.stand(stand);
            self.past.undone.push(gone);
        }
    }

    pub(super) fn redo(&mut self) {
        if let Some(stand) = self.past.undone.pop() {
            let gone = self.stand(stand);
            self.past.before.push(gone);
        }
    }

    /// The list as it stood; returns how it stands now.
    fn stand(&mut self, stand: Stand) -> Stand {
        self.list.clone_from(&stand.list);
        self.without.clone_from(&stand.without);
        self.facts = None;
        // A line that was added may be gone.
        self.current = self.current.min(self.list.people.len().saturating_sub(1));
        std::mem::replace(&mut self.past.now, stand)
    }
}
