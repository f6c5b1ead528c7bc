//! Undo and redo: the journal follows, and what changed is seen.
use super::editor::Session;
use crate::geom::{Point, Rect};
use crate::model::{Link, LinkKind, PersonId, Place, Step};
use std::collections::{BTreeMap, BTreeSet};

impl Session {
    /// Takes the last step back; cards glide to where they were.
    pub fn undo(&mut self) {
        self.finish_nudge();
        let before = self.places();
        let taken_back = self.document.undo_step().map(Step::to_transaction);
        let known: BTreeSet<PersonId> = self.account().people().keys().cloned().collect();
        let boss = self.selection.lead().and_then(|lead| self.boss_of(lead));
        if self.document.undo() {
            if let Some(edits) = taken_back {
                self.file.note_undo(&edits);
            }
            self.file.note_saved_again(&self.document);
            self.after_change();
            self.select_returned(&known);
            // Whose card went again with its line: the boss was selected before it came.
            if let Some(boss) =
                boss.filter(|_| self.selection.is_empty() && self.account().people().len() < known.len())
            {
                self.selection.set_person(boss);
            }
            self.show_changed(&before);
            self.glide_from(&before);
        }
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self) {
        self.finish_nudge();
        let before = self.places();
        let done_again = self.document.redo_step().map(Step::to_transaction);
        if self.document.redo() {
            if let Some(edits) = done_again {
                self.file.note_redo(&edits);
            }
            self.file.note_saved_again(&self.document);
            self.after_change();
            self.show_changed(&before);
            self.glide_from(&before);
        }
    }

    fn boss_of(&self, id: &PersonId) -> Option<PersonId> {
        let up = |link: &&Link| link.kind == LinkKind::Reports && link.from == *id;
        self.account().links_of(id).find(up).map(|link| link.to.clone())
    }

    /// Whoever is here again was deleted and is what one looks for.
    fn select_returned(&mut self, known: &BTreeSet<PersonId>) {
        let people = self.document.account().people();
        if people.len() > known.len() {
            let returned = people.keys().filter(|id| !known.contains(*id)).cloned();
            self.selection.set_people(returned.collect::<Vec<_>>());
        }
    }

    /// Where none of the cards that moved or came can be seen, nobody would know what happened.
    fn show_changed(&mut self, before: &BTreeMap<PersonId, Point>) {
        let cards = &self.derived.picture.geometry.cards;
        let elsewhere = |(id, _): &(&PersonId, &Rect)| {
            let now = self.document.account().places().get(*id).map(Place::at);
            before.get(*id).copied() != now
        };
        let changed: Vec<Rect> = cards.iter().filter(elsewhere).map(|(_, card)| *card).collect();
        let to_screen = self.camera.screen_from_map(self.canvas, 1.0);
        let seen = changed.iter().any(|card| to_screen.rect(*card).intersects(&self.canvas));
        if let Some(first) = changed.first().filter(|_| !seen) {
            self.reveal(first.expand(40.0));
        }
    }
}
