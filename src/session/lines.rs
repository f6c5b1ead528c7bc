//! Lines by keyboard: from line to line of whoever is selected, stronger and weaker, the other way round.
use super::editor::Session;
use super::edits::links;
use crate::catalogue::Strength;
use crate::model::{LinkId, LinkKind, PersonId};

impl Session {
    /// The strength of the line that is selected, if it has any.
    pub(super) fn selected_strength(&self) -> Option<Strength> {
        match self.selection.link().and_then(|id| self.account().links().get(id))?.kind {
            LinkKind::Influence(strength) => Some(strength),
            _ => None,
        }
    }

    /// Whether the line that is selected leads from one to the other.
    pub(super) fn selected_is_directed(&self) -> bool {
        let link = self.selection.link().and_then(|id| self.account().links().get(id));
        link.is_some_and(|link| {
            matches!(link.kind, LinkKind::Reports | LinkKind::Dotted | LinkKind::Influence(_))
        })
    }

    /// Whose line the selected one is: of whoever drew it or goes through their lines; chosen otherwise, of whom it leads from.
    pub(super) fn whose_line(&self) -> Option<&PersonId> {
        let held = self.selection.link().and_then(|id| self.account().links().get(id))?;
        let walked = self.lines_of.as_ref().filter(|id| **id == held.from || **id == held.to);
        Some(walked.unwrap_or(&held.from))
    }

    /// The line after the one that is selected, of those of one person: round and round, first whom they influence, last
    /// who reports to them.
    pub(super) fn next_line(&self) -> Option<(PersonId, LinkId)> {
        let links = self.account().links();
        let held = self.selection.link().and_then(|id| links.get(id));
        let owner = self.whose_line().or(self.selection.lead())?;
        let drawn = |id: &LinkId| self.derived.picture.geometry.line(id).is_some();
        let mut theirs: Vec<_> =
            links.values().filter(|l| l.from == *owner || l.to == *owner).filter(|l| drawn(&l.id)).collect();
        theirs.sort_by_key(|link| (place(link.kind), link.from != *owner, link.id.clone()));
        let at = held.and_then(|held| theirs.iter().position(|link| link.id == held.id));
        let next = theirs.iter().cycle().nth(at.map_or(0, |at| at + 1))?;
        (Some(&next.id) != held.map(|held| &held.id)).then(|| (owner.clone(), next.id.clone()))
    }

    /// Selects the next line of whoever is selected.
    pub(super) fn select_next_line(&mut self) {
        let Some((owner, id)) = self.next_line() else { return };
        self.selection.set_link(id);
        self.lines_of = Some(owner);
        self.reveal_selected();
    }

    /// Makes the line that is selected a step stronger or weaker.
    pub(super) fn step_strength(&mut self, stronger: bool) {
        let (Some(held), Some(id)) = (self.selected_strength(), self.selection.link().cloned()) else {
            return;
        };
        let strength = match (held, stronger) {
            (Strength::Low, true) | (Strength::High, false) => Strength::Medium,
            (Strength::Medium, true) => Strength::High,
            (Strength::Medium, false) => Strength::Low,
            (Strength::High, true) | (Strength::Low, false) => held,
        };
        let kind = LinkKind::Influence(strength);
        let made = links::change(self.account(), &id, |link| link.kind = kind, self.lang());
        self.try_commit(made);
    }

    /// Lets the line that is selected lead the other way.
    pub(super) fn turn_line(&mut self) {
        let Some(id) = self.selection.link().cloned() else { return };
        let made = links::turn_round(self.account(), &id, self.lang());
        self.try_commit(made);
    }
}

/// In which order one goes through the lines of somebody: what is to be judged first.
fn place(kind: LinkKind) -> u8 {
    match kind {
        LinkKind::Influence(_) => 0,
        LinkKind::Conflict => 1,
        LinkKind::Pair(_) => 2,
        LinkKind::Dotted => 3,
        LinkKind::Reports => 4,
    }
}
