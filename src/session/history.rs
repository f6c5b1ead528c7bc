//! Undo and redo: the journal follows, and what changed is seen.
use super::camera::Camera;
use super::editor::{Session, Stays};
use super::selection::Selection;
use super::supposing::Supposing;
use crate::geom::{Point, Rect};
use crate::locale::Message;
use crate::model::{DealId, PersonId, Place, Step};
use crate::scene::Show;
use std::collections::{BTreeMap, BTreeSet};

/// How the map is looked at: what a step may change besides the account.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Seen {
    pub(super) camera: Camera,
    pub(super) show: Show,
}

/// Farther back nobody remembers either.
const MOST_REMEMBERED: usize = 200;

impl Session {
    /// Takes the last step back; cards glide to where they were.
    pub fn undo(&mut self) {
        self.finish_nudge();
        if self.turn_supposed(true) {
            return;
        }
        let before = self.places();
        let taken_back = self.document.undo_step().map(Step::to_transaction);
        let known: BTreeSet<PersonId> = self.account().people().keys().cloned().collect();
        let deals = self.deal_ids();
        let state = self.document.state();
        if self.document.undo() {
            self.forget_in_passing();
            self.show_returned_deal(&deals);
            if let Some(edits) = taken_back {
                self.file.note_undo(&edits);
            }
            self.file.note_saved_again(&self.document);
            self.after_change();
            self.select_returned(&known);
            if self.selection.is_empty()
                && let Some(selected) = self.selected_before.get(&state).cloned()
            {
                self.selection = selected;
                self.selection.keep_existing(self.document.account());
            }
            if self.supposing.as_ref().is_none_or(Supposing::is_untouched)
                && let Some((led_to, scenarios)) = &mut self.dropped_scenarios
                && *led_to == state
            {
                self.supposing = scenarios.take();
                self.tell(Message::new("notice-scenarios-back"), Stays::Briefly);
            }
            let around = self.views_around.get(&state).map(|(before, then)| (*then, *before));
            self.go_along(around, &before);
            self.glide_from(&before);
        }
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self) {
        self.finish_nudge();
        if self.turn_supposed(false) {
            return;
        }
        let before = self.places();
        let done_again = self.document.redo_step().map(Step::to_transaction);
        let deals = self.deal_ids();
        if self.document.redo() {
            self.forget_in_passing();
            self.show_returned_deal(&deals);
            if let Some(edits) = done_again {
                self.file.note_redo(&edits);
            }
            self.file.note_saved_again(&self.document);
            self.after_change();
            if let Some((led_to, scenarios)) = &mut self.dropped_scenarios
                && *led_to == self.document.state()
                && scenarios.is_none()
            {
                *scenarios = self.supposing.take();
            }
            let around = self.views_around.get(&self.document.state()).copied();
            self.go_along(around, &before);
            self.glide_from(&before);
        }
    }

    fn deal_ids(&self) -> BTreeSet<DealId> {
        self.account().deals().keys().cloned().collect()
    }

    /// A deal that has come back is shown, as it was when it was made or deleted: what is done next is meant for it.
    fn show_returned_deal(&mut self, known: &BTreeSet<DealId>) {
        let returned = self.account().deals().keys().find(|id| !known.contains(*id)).cloned();
        if returned.is_some() {
            self.deal = returned;
        }
    }

    /// What is looked at now.
    pub(super) fn looked_at(&self) -> Seen {
        Seen { camera: self.camera, show: self.look.show }
    }

    /// The view goes with the step, unless one looks elsewhere by now: then what `changed` is brought into view.
    fn go_along(&mut self, around: Option<(Seen, Seen)>, changed: &BTreeMap<PersonId, Point>) {
        let Some((now, then)) = around else { return self.show_changed(changed) };
        if self.look.show == now.show && now.show != then.show {
            self.set_show(then.show);
        }
        if self.camera == now.camera {
            self.camera = then.camera;
        } else {
            self.show_changed(changed);
        }
    }

    /// What changed the document since `state` also changed the view from `before`: undo brings it back.
    pub(super) fn remember_view(&mut self, state: u64, before: Seen) {
        if self.document.state() != state && self.looked_at() != before {
            self.views_around.insert(self.document.state(), (before, self.looked_at()));
        }
        while self.views_around.len() > MOST_REMEMBERED {
            self.views_around.pop_first();
        }
    }

    /// Remembers what was selected before the step that was just made.
    pub(super) fn remember_selection(&mut self, selected: Selection) {
        if !selected.is_empty() {
            self.selected_before.insert(self.document.state(), selected);
        }
        while self.selected_before.len() > MOST_REMEMBERED {
            self.selected_before.pop_first();
        }
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
