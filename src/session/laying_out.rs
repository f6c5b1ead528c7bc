//! The layouts besides the chart: small ones at once, large ones beside the frame. What changes in the meantime is never
//! overwritten: a layout of a state that is past is made anew.
use super::editor::{Session, Stays};
use super::edits::{diagrams, places, tidy};
use crate::geom::{Point, Rect};
use crate::job::{Job, Progress};
use crate::layout::{Arrange, DEPARTMENT, Diagram, slot};
use crate::locale::Message;
use crate::model::folding::folded_away;
use crate::model::{Account, AccountInfo, DepartmentId, Document, Edit, PersonId, Transaction};
use crate::scene::{Detail, Show};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

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

/// What a layout of everybody took from the picture, which the next one gives back.
#[derive(Clone, Debug, Default)]
pub(super) struct PutAside {
    /// What was shown before the zipper.
    before: Option<Before>,
    /// Departments whose frames would have taken in strangers.
    pub(super) frames: BTreeSet<DepartmentId>,
    /// Whom of ours the zipper fetched from the tray, and where it put them.
    fetched: BTreeMap<PersonId, Point>,
}

/// What was shown before a zipper.
#[derive(Clone, Copy, Debug)]
struct Before {
    /// Another file is shown so.
    usual: Show,
    /// The next layout of everybody gives this back: what was chosen by hand since, if anything.
    back: Show,
    /// What the zipper shows; none once one chose by hand, which is no layout's to change.
    zipper: Option<Show>,
}

impl Session {
    /// Draws the selected people, or everybody on the map, in another way.
    pub(super) fn draw_as(&mut self, kind: Diagram) {
        let who = self.laid_out();
        let of = |id: &PersonId| self.account().person(id).and_then(|person| person.department.as_ref());
        let departments: BTreeSet<Option<&DepartmentId>> = who.iter().map(of).collect();
        if kind == Diagram::Departments && departments.len() == 1 {
            // One department apart from itself is its chart, where it stands.
            self.tidy(&who, Arrange::Compact(DEPARTMENT));
            self.show_selection();
            return;
        }
        self.lay_out(kind, who);
    }

    /// Whom a layout takes: the selected people, or those of the selected department. Nobody stands for everybody: one
    /// person alone is no part of a picture.
    pub fn laid_out(&self) -> BTreeSet<PersonId> {
        let who: BTreeSet<PersonId> = match self.selection.region() {
            Some(region) => places::people_in(self.account(), region).into_iter().collect(),
            None => self.selection.people().clone(),
        };
        if who.len() > 1 && !self.are_all_on_map(&who) { who } else { BTreeSet::new() }
    }

    /// Whoever selects everybody means the whole picture.
    fn are_all_on_map(&self, who: &BTreeSet<PersonId>) -> bool {
        let away = folded_away(self.account());
        self.account().places().keys().all(|id| who.contains(id) || away.contains_key(id))
    }

    /// Lays out `who`, or everybody on the map, as a chart.
    pub(super) fn tidy(&mut self, who: &BTreeSet<PersonId>, arrange: Arrange) {
        // What is still being made is not wanted any more.
        self.laying_out = None;
        let back = if who.is_empty() { self.send_back() } else { Vec::new() };
        let account = without(self.account(), &back);
        let mut transaction = tidy::tidy(&account, who, arrange, &self.put_aside.frames);
        transaction.edits.extend(back);
        transaction.edits.extend(self.drawn_as(false).filter(|_| who.is_empty()));
        let by_hand = self.put_by_hand(&transaction);
        if transaction.is_empty() {
            self.tell(Message::new("notice-tidy-already"), Stays::Briefly);
        } else if !self.commit_gliding(transaction) {
            return;
        }
        if who.is_empty() {
            self.show_again();
        }
        let around = Rect::around(self.account().places().values().map(|place| slot(place.at())));
        let tree = who.is_empty() && arrange == Arrange::Tree;
        if around.is_some_and(|map| tree && self.is_too_wide(map)) {
            self.tell(Message::new("notice-tidy-wide"), Stays::Briefly);
        } else if who.is_empty() && by_hand > 0 {
            self.tell(Message::new("notice-hand-moved").with("count", by_hand), Stays::Briefly);
        }
    }

    /// How many of the cards that a layout of everybody moves were put where they stand by hand; 0 where all were, which
    /// is why one lays them out.
    fn put_by_hand(&self, layout: &Transaction) -> usize {
        let moved: Vec<bool> = layout
            .edits
            .iter()
            .filter_map(|edit| match edit {
                Edit::Place(id, Some(place)) => Some((self.account().places().get(id)?, place)),
                _ => None,
            })
            .filter(|(held, place)| held.at() != place.at())
            .map(|(held, _)| held.arranged)
            .collect();
        let by_hand = moved.iter().filter(|arranged| !**arranged).count();
        if by_hand < moved.len() { by_hand } else { 0 }
    }

    /// So wide that on the whole nobody's name can be read, while there is room above and below.
    fn is_too_wide(&self, map: Rect) -> bool {
        let mut camera = self.camera;
        camera.fit(map, self.canvas, self.beside_tools());
        let wide = map.width() * self.canvas.height() > map.height() * self.canvas.width();
        wide && Detail::at(camera.zoom * self.interface, None) < Detail::Name
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
            let account = without(self.account(), &self.sent_back_by(kind, &who)).into_owned();
            let (theirs, keys) = (who.clone(), key.clone());
            let work = move |_: &Progress| diagrams::drawn(&account, &theirs, kind, &keys).ok();
            if let Ok(job) = Job::start("layout", self.derived.wake(), work) {
                let revision = self.document.revision();
                self.laying_out = Some(LayingOut { kind, who, revision, job });
                self.tell(Message::new("notice-laying-out"), Stays::Briefly);
                return;
            }
            // Without a thread to spare the window waits for once.
        }
        let account = without(self.account(), &self.sent_back_by(kind, &who));
        let drawn = diagrams::drawn(&account, &who, kind, &key).ok();
        self.take_layout(kind, &who, drawn);
    }

    /// Takes the layout that was made, as soon as it is there and the hand is still: what is being dragged, nudged,
    /// supposed or presented is left in peace.
    pub(super) fn collect_layout(&mut self) {
        let nudged = !self.nudge.is_empty() || self.nudged_region.is_some();
        let held = !self.is_idle() || nudged || self.carried.is_some();
        let busy = held || self.is_supposing() || self.presentation().is_some();
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
        let whole = who.is_empty();
        let zipper = kind == Diagram::Zipper;
        let shows = self.look.show;
        let wanted = match (zipper, whole) {
            (true, true) => shows.of_zipper(),
            (true, false) => Show { pairs: true, ..shows },
            (false, _) => shows,
        };
        let frames: BTreeSet<DepartmentId> = self.account().regions().keys().cloned().collect();
        let mut fetched: BTreeMap<PersonId, Point> = BTreeMap::new();
        let by_hand = drawn.as_ref().filter(|_| whole).map_or(0, |drawn| self.put_by_hand(drawn));
        let drawn = drawn.map(|mut drawn| {
            drawn.edits.extend(self.sent_back_by(kind, who));
            drawn.edits.extend(self.drawn_as(zipper).filter(|_| whole));
            drawn
        });
        match drawn {
            Some(drawn) if !drawn.is_empty() => {
                fetched.extend(drawn.edits.iter().filter_map(|edit| match edit {
                    Edit::Place(id, Some(place)) if self.is_fetched(id) => Some((id.clone(), place.at())),
                    _ => None,
                }));
                if !self.commit_gliding(drawn) {
                    return;
                }
            }
            Some(_) if wanted == shows => self.tell(Message::new("notice-tidy-already"), Stays::Briefly),
            Some(_) | None => {}
        }
        if zipper && whole {
            let held = self.put_aside.before;
            let usual = held.map_or(shows, |before| before.usual);
            let back = held.filter(|before| before.zipper.is_some()).map_or(shows, |before| before.back);
            self.put_aside.before = Some(Before { usual, back, zipper: Some(wanted) });
            self.put_aside.fetched.extend(fetched);
        } else if whole {
            self.show_again();
        }
        if wanted != shows {
            self.set_show(wanted);
        }
        if self.document.state() == state {
            return;
        }
        let hidden: BTreeSet<DepartmentId> =
            frames.into_iter().filter(|id| !self.account().regions().contains_key(id)).collect();
        let gone = hidden.len();
        self.put_aside.frames.extend(hidden);
        let said = match kind {
            Diagram::Layered => Some(("notice-layered", gone)),
            _ if gone > 0 => Some(("notice-frames-gone", gone)),
            _ if by_hand > 0 => Some(("notice-hand-moved", by_hand)),
            _ => None,
        };
        if let Some((said, count)) = said {
            self.tell(Message::new(said).with("count", count), Stays::Briefly);
        }
        if who.is_empty() {
            self.fit();
        } else if self.laid_out() == *who {
            self.show_selection();
        }
    }

    /// Those of ours whom a zipper fetched go back to the tray, but for whoever was moved since.
    fn send_back(&self) -> Vec<Edit> {
        let on_map = |id: &&PersonId| self.account().places().contains_key(*id);
        let fetched = self.put_aside.fetched.keys().filter(on_map).filter(|id| self.is_fetched(id));
        fetched.map(|id| Edit::Place(id.clone(), None)).collect()
    }

    /// Whether somebody waits in the tray, or stands where a zipper put them who fetched them from there.
    fn is_fetched(&self, id: &PersonId) -> bool {
        let held = self.put_aside.fetched.get(id);
        self.account().places().get(id).is_none_or(|place| held == Some(&place.at()) && !place.pinned)
    }

    /// Who goes back when `who` are drawn so: another picture of everybody has no place for them.
    fn sent_back_by(&self, kind: Diagram, who: &BTreeSet<PersonId>) -> Vec<Edit> {
        if kind == Diagram::Zipper || !who.is_empty() { Vec::new() } else { self.send_back() }
    }

    /// The lines that the zipper hid are seen again, unless others were chosen since.
    fn show_again(&mut self) {
        if let Some(Before { back, zipper, .. }) = self.put_aside.before.take()
            && zipper == Some(self.look.show)
        {
            self.set_show(back);
        }
    }

    /// What is shown of a map that is no zipper.
    pub(super) fn usually_shown(&self) -> Show {
        self.put_aside.before.map_or(self.look.show, |before| before.usual)
    }

    /// Shows what was chosen by hand.
    pub(super) fn show_chosen(&mut self, show: Show) {
        let zipper = self.account().info().zipper;
        self.put_aside.before =
            self.put_aside.before.filter(|_| zipper).map(|before| Before { zipper: None, ..before });
        self.set_show(show);
    }

    /// Shows the lines of a map that was saved as a zipper; nothing is drawn yet.
    pub(super) fn show_as_saved(&mut self) {
        if self.account().info().zipper {
            let (usual, wanted) = (self.look.show, self.look.show.of_zipper());
            self.put_aside.before = Some(Before { usual, back: usual, zipper: Some(wanted) });
            self.look.show = wanted;
        }
    }

    /// Keeps with the account whether its map is a zipper: whoever opens it next is to see the same lines.
    fn drawn_as(&self, zipper: bool) -> Option<Edit> {
        let info = self.account().info();
        (info.zipper != zipper).then(|| Edit::Info(Box::new(AccountInfo { zipper, ..info.clone() })))
    }
}

/// The account after `edits`, which take people off the map.
fn without<'a>(account: &'a Account, edits: &[Edit]) -> Cow<'a, Account> {
    if edits.is_empty() {
        return Cow::Borrowed(account);
    }
    let mut trial = Document::new(account.clone());
    // Whoever stands there can be taken off, so nothing is refused.
    let _ = trial.commit(Transaction { edits: edits.to_vec(), ..Transaction::new("step-tidy") });
    Cow::Owned(trial.account().clone())
}
