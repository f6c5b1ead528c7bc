//! The layouts besides the chart: small ones at once, large ones beside the frame. What changes in the meantime is never
//! overwritten: a layout of a state that is past is made anew.
use super::editor::{Session, Stays};
use super::edits::{diagrams, places, tidy};
use crate::geom::Rect;
use crate::job::{Job, Progress};
use crate::layout::{Arrange, Diagram, slot};
use crate::locale::Message;
use crate::model::{PersonId, Transaction};
use crate::scene::Show;
use std::collections::BTreeSet;

/// More people than this are laid out beside the frame.
const AT_ONCE: usize = 120;

/// A layout that is being made.
pub(super) struct LayingOut {
    kind: Diagram,
    who: BTreeSet<PersonId>,
    /// Of the account that it is made for.
    revision: u64,
    job: Job<Option<Transaction>>,
}

impl Session {
    /// Draws the selected people, or everybody on the map, in another way.
    pub(super) fn draw_as(&mut self, kind: Diagram) {
        self.lay_out(kind, self.laid_out());
    }

    /// Whom a layout takes: the selected people, or those of the selected department. Nobody stands for everybody: one
    /// person alone is no part of a picture.
    pub fn laid_out(&self) -> BTreeSet<PersonId> {
        let who: BTreeSet<PersonId> = match self.selection.region() {
            Some(region) => places::people_in(self.account(), region).into_iter().collect(),
            None => self.selection.people().clone(),
        };
        if who.len() > 1 { who } else { BTreeSet::new() }
    }

    /// Lays out `who`, or everybody on the map, as a chart.
    pub(super) fn tidy(&mut self, who: &BTreeSet<PersonId>, arrange: Arrange) {
        /// So many times as wide as high, nobody could read a picture of the whole.
        const STRIP: f32 = 4.0;
        let transaction = tidy::tidy(self.account(), who, arrange);
        if transaction.is_empty() {
            self.tell(Message::new("notice-tidy-already"), Stays::Briefly);
            return;
        }
        self.commit_gliding(transaction);
        let around = Rect::around(self.account().places().values().map(|place| slot(place.at())));
        let whole = who.is_empty() && arrange == Arrange::Tree;
        if whole && around.is_some_and(|map| map.width() > STRIP * map.height()) {
            self.tell(Message::new("notice-tidy-wide"), Stays::Briefly);
        }
    }

    /// Draws the selected people, or everybody on the map, as a compact chart for a page of that width ÷ height.
    pub(super) fn lay_out_for(&mut self, page: f64) {
        let who = self.laid_out();
        self.tidy(&who, Arrange::Compact(page));
        if who.is_empty() { self.fit() } else { self.show_selection() }
    }

    fn lay_out(&mut self, kind: Diagram, who: BTreeSet<PersonId>) {
        self.laying_out = None;
        let key: BTreeSet<PersonId> =
            self.derived.findings().ranking.key_people().map(|ranked| ranked.id.clone()).collect();
        // The others on the map count too: they are what cards are laid around.
        if self.account().places().len() > AT_ONCE {
            let (account, theirs, keys) = (self.account().clone(), who.clone(), key.clone());
            let work = move |_: &Progress| diagrams::drawn(&account, &theirs, kind, &keys).ok();
            if let Ok(job) = Job::start("layout", self.derived.wake(), work) {
                let revision = self.document.revision();
                self.laying_out = Some(LayingOut { kind, who, revision, job });
                self.tell(Message::new("notice-laying-out"), Stays::Briefly);
                return;
            }
            // Without a thread to spare the window waits for once.
        }
        let drawn = diagrams::drawn(self.account(), &who, kind, &key).ok();
        self.take_layout(kind, &who, drawn);
    }

    /// Takes the layout that was made, as soon as it is there and the hand is still: what is being dragged, nudged,
    /// supposed or presented is left in peace.
    pub(super) fn collect_layout(&mut self) {
        let busy =
            !self.is_idle() || !self.nudge.is_empty() || self.is_supposing() || self.presentation().is_some();
        let Some(making) = self.laying_out.as_mut().filter(|_| !busy) else { return };
        let (drawn, running) = (making.job.poll(), making.job.running());
        if drawn.is_none() && running {
            return;
        }
        let Some(LayingOut { kind, who, revision, .. }) = self.laying_out.take() else { return };
        if revision != self.document.revision() {
            self.lay_out(kind, who);
            return;
        }
        let (state, view) = (self.document.state(), self.looked_at());
        self.take_layout(kind, &who, drawn.flatten());
        self.remember_view(state, view);
    }

    fn take_layout(&mut self, kind: Diagram, who: &BTreeSet<PersonId>, drawn: Option<Transaction>) {
        let state = self.document.state();
        let pairs_hidden = kind == Diagram::Zipper && !self.look.show.pairs;
        let frames = self.account().regions().len();
        match drawn {
            Some(drawn) if !drawn.is_empty() => self.commit_gliding(drawn),
            Some(_) if !pairs_hidden => self.tell(Message::new("notice-tidy-already"), Stays::Briefly),
            Some(_) | None => {}
        }
        if pairs_hidden {
            self.set_show(Show { pairs: true, ..self.look.show });
        }
        if self.document.state() == state {
            return;
        }
        let gone = frames.saturating_sub(self.account().regions().len());
        let said = match kind {
            Diagram::Layered => Some("notice-layered"),
            _ if gone > 0 => Some("notice-frames-gone"),
            _ => None,
        };
        if let Some(said) = said {
            self.tell(Message::new(said).with("count", gone), Stays::Briefly);
        }
        if who.is_empty() {
            self.fit();
        } else if self.laid_out() == *who {
            self.show_selection();
        }
    }
}
