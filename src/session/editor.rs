//! The session: one document being worked on, with all that is not in its file. Wires; the deciding is done in
//! `edits`, `tools` and `derived`.
use super::camera::Camera;
use super::compose::{Findings, deal_shown};
use super::cut::Cut;
use super::derived::Derived;
use super::edits::folding;
use super::edits::ratings::Stamp;
use super::explain::Explain;
use super::file_state::FileState;
use super::filter::{Filter, Neighbourhood, Passing};
use super::history::Seen;
use super::laying_out::{LayingOut, PutAside};
use super::naming::{Naming, Newborn};
use super::outlook::Outlooks;
use super::overlay::{Live, Motion};
use super::present::Presentation;
use super::refusal::Refusal;
use super::roster::Roster;
use super::selection::Selection;
use super::supposing::Supposing;
use super::tools::{Gesture, ToolKind};
use super::tray::Carried;
use super::walk::Way;
use super::way::ShownWay;
use crate::analysis::Question;
use crate::catalogue::Lang;
use crate::geom::{Point, Rect, Vec2};
use crate::job::Wake;
use crate::locale::Message;
use crate::model::{Account, DealId, DepartmentId, Document, PersonId, Step, Transaction, ViewId};
use crate::report::RankedList;
use crate::scene::{Lens, Look, MapPicture, Show};
use crate::theme::ThemeId;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How long a notice is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stays {
    /// Some seconds.
    Briefly,
    /// Why something was refused: long enough to read it, or until the next thing is tried.
    UntilNext,
    /// What went wrong: until it is dismissed.
    UntilDismissed,
}

/// Something to tell the user in passing.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub message: Message,
    pub stays: Stays,
    /// Grows, so that the same notice twice is two notices.
    pub number: u64,
}

/// The editor's state.
pub struct Session {
    pub(super) document: Document,
    pub look: Look,
    pub(super) day: Date,
    pub(super) deal: Option<DealId>,
    pub selection: Selection,
    pub camera: Camera,
    /// Where the canvas is on the screen, in logical pixels.
    pub canvas: Rect,
    /// What hides a corner of it.
    pub covered: Option<Rect>,
    pub tool: ToolKind,
    /// From whom a line is being drawn by keyboard.
    pub(super) line_from: Option<PersonId>,
    pub hovered: Option<PersonId>,
    /// Whom the map lights up.
    pub filter: Filter,
    /// The neighbourhood that is lit.
    pub around: Option<Neighbourhood>,
    pub(super) passing: Passing,
    /// The saved view that was shown last.
    pub(super) view: Option<ViewId>,
    pub(super) presentation: Option<Presentation>,
    pub(super) gesture: Gesture,
    /// Who was cut out last.
    pub(super) cut: Option<Cut>,
    /// Whom the keys that are still held have moved, and how far.
    pub(super) nudge: BTreeMap<PersonId, Vec2>,
    /// The same of a department, with its people.
    pub(super) nudged_region: Option<(DepartmentId, Vec2)>,
    /// The last step of the arrow keys: from whom, which way, to whom.
    pub(super) walked: Option<(PersonId, Way, PersonId)>,
    /// Through whose lines one goes by keyboard.
    pub(super) lines_of: Option<PersonId>,
    /// What was selected before a step, by the state that it led to.
    pub(super) selected_before: BTreeMap<u64, Selection>,
    /// How large the interface is shown: the map's zoom is seen so many times larger.
    pub interface: f32,
    /// Where the view was before a step that moved it as well, and where it went, by the state that it led to.
    pub(super) views_around: BTreeMap<u64, (Seen, Seen)>,
    /// Where the view was before a drag at the edge moved the map.
    pub(super) before_push: Option<Camera>,
    /// Leads lines while cards are dragged or nudged.
    pub(super) live: Option<Live>,
    pub(super) motion: Option<Motion>,
    /// What is dragged over the map from the tray.
    pub(super) carried: Option<Carried>,
    /// Cards are where they belong at once: whoever uses the program wants no motion.
    pub still: bool,
    pub naming: Option<Naming>,
    /// What was made last, if it still waits for its name.
    pub(super) newborn: Option<Newborn>,
    /// Who speaks: the id of one of ours, or a name; judgements and transactions bear it.
    pub author: String,
    /// When it is, in UTC; transactions bear it. Whoever has a clock sets it.
    pub now: Option<Timestamp>,
    notice: Option<Notice>,
    notices: u64,
    pub(super) derived: Derived,
    pub(super) outlooks: Outlooks,
    pub(super) supposing: Option<Supposing>,
    /// The scenarios that were dropped when one was kept, and the state that it led to; none while the step is taken back.
    pub(super) dropped_scenarios: Option<(u64, Option<Supposing>)>,
    pub(super) way: Option<ShownWay>,
    pub(super) laying_out: Option<LayingOut>,
    pub(super) put_aside: PutAside,
    pub(super) file: FileState,
}

impl Session {
    /// A session on `account`, on `day`. `wake` is called when background work is done.
    pub fn new(account: Account, day: Date, look: Look, wake: Wake) -> Self {
        let deal = deal_shown(&account, None);
        let question = Question::about(&account, deal.as_ref(), day);
        let derived = Derived::new(&account, question, look, wake);
        Self {
            document: Document::new(account),
            look,
            day,
            deal,
            selection: Selection::default(),
            camera: Camera::default(),
            canvas: Rect::new(0.0, 0.0, 1000.0, 700.0),
            covered: None,
            tool: ToolKind::default(),
            line_from: None,
            hovered: None,
            filter: Filter::default(),
            around: None,
            passing: Passing::default(),
            view: None,
            presentation: None,
            gesture: Gesture::default(),
            cut: None,
            nudge: BTreeMap::new(),
            nudged_region: None,
            before_push: None,
            views_around: BTreeMap::new(),
            walked: None,
            lines_of: None,
            live: None,
            selected_before: BTreeMap::new(),
            interface: 1.0,
            motion: None,
            carried: None,
            still: false,
            naming: None,
            newborn: None,
            author: String::new(),
            now: None,
            notice: None,
            notices: 0,
            derived,
            outlooks: Outlooks::default(),
            supposing: None,
            dropped_scenarios: None,
            way: None,
            laying_out: None,
            put_aside: PutAside::default(),
            file: FileState::default(),
        }
    }

    /// The account as it stands, or as the scenario shown has it.
    pub fn account(&self) -> &Account {
        self.shown().0
    }
    /// What is shown, and the number of its state.
    pub(super) fn shown(&self) -> (&Account, u64) {
        let supposed = self.supposing.as_ref().and_then(Supposing::shown);
        supposed.unwrap_or((self.document.account(), self.document.revision()))
    }
    /// The account with its history.
    pub fn document(&self) -> &Document {
        &self.document
    }
    /// The language of the window.
    pub fn lang(&self) -> Lang {
        self.look.lang
    }
    /// The day that counts as today.
    pub fn day(&self) -> Date {
        self.day
    }
    /// Whose word a judgement made now is, and of what day.
    pub fn stamp(&self) -> Stamp {
        Stamp { day: self.day, author: self.author.clone() }
    }
    /// The deal shown; `None` in an account without one.
    pub fn deal(&self) -> Option<&DealId> {
        self.deal.as_ref()
    }
    /// Ranking and gaps as they were computed last.
    pub fn findings(&self) -> &Arc<Findings> {
        self.derived.findings()
    }
    /// What the findings are about: the deal shown, on this day.
    pub fn question(&self) -> Question {
        Question::about(self.account(), self.deal.as_ref(), self.day)
    }
    /// The findings about the account as it stands; `None` while a job is still at them.
    pub fn findings_now(&self) -> Option<Arc<Findings>> {
        (!self.derived.ranking()).then(|| self.findings().clone())
    }
    /// The ranked list in words.
    pub fn list(&self) -> &RankedList {
        &self.derived.list
    }
    /// Lists of people for the panels.
    pub fn roster(&self) -> &Arc<Roster> {
        &self.derived.roster
    }
    /// The picture of the map.
    pub fn picture(&self) -> &Arc<MapPicture> {
        &self.derived.picture
    }
    /// Grows whenever the picture changes; a painter's cache is good for one version.
    pub fn picture_version(&self) -> u64 {
        self.derived.version
    }
    /// Whether ranking, routes or a layout are still being computed.
    pub fn working(&self) -> bool {
        self.derived.working() || self.laying_out.is_some()
    }
    /// Which file the document belongs to.
    pub fn file(&self) -> &FileState {
        &self.file
    }

    /// Puts another document in place of this one.
    pub(super) fn replace(&mut self, document: Document, file: FileState) {
        self.stop_presenting();
        self.document = document;
        self.file = file;
        self.deal = deal_shown(self.document.account(), None);
        self.selection.clear();
        self.gesture = Gesture::Idle;
        (self.tool, self.line_from) = (ToolKind::default(), None);
        self.cut = None;
        self.nudge.clear();
        self.nudged_region = None;
        self.motion = None;
        self.naming = None;
        self.hovered = None;
        self.clear_filter();
        self.view = None;
        // States are counted anew in each document.
        self.outlooks = Outlooks::default();
        self.laying_out = None;
        self.look.show = self.usually_shown();
        self.put_aside = PutAside::default();
        self.show_as_saved();
        self.supposing = None;
        self.dropped_scenarios = None;
        self.selected_before.clear();
        self.views_around.clear();
        self.walked = None;
        self.live = None;
        self.derived.forget();
        self.refresh();
        self.first_view();
    }

    /// Shows another deal.
    pub fn show_deal(&mut self, deal: DealId) {
        self.stop_supposing();
        self.deal = Some(deal);
        self.refresh();
    }
    /// Shows the map through another lens.
    pub fn set_lens(&mut self, lens: Lens) {
        self.look.lens = lens;
        self.refresh();
    }
    /// Lets everything speak another language.
    pub fn set_lang(&mut self, lang: Lang) {
        self.look.lang = lang;
        self.refresh();
    }
    /// Draws everything in another theme.
    pub fn set_theme(&mut self, theme: ThemeId) {
        self.look.theme = theme;
        self.refresh();
    }
    /// Shows and hides kinds of lines, and departments.
    pub fn set_show(&mut self, show: Show) {
        self.look.show = show;
        self.refresh();
    }

    /// Brings ranking and picture up to date. The window calls it once a frame; free when nothing changed.
    pub fn refresh(&mut self) {
        self.collect_layout();
        self.deal = deal_shown(self.document.account(), self.deal.as_ref());
        let supposed = self.supposing.as_ref().and_then(Supposing::shown);
        let (account, revision) = supposed.unwrap_or((self.document.account(), self.document.revision()));
        let question = Question::about(account, self.deal.as_ref(), self.day);
        self.derived.refresh(account, revision, question, self.look);
        self.refresh_way();
        self.relight();
    }

    /// Carries out a transaction: history, journal, everything that follows.
    pub fn commit(&mut self, transaction: Transaction) -> bool {
        self.finish_nudge();
        if transaction.is_empty() {
            return true;
        }
        if self.is_supposing() {
            return self.suppose(&transaction);
        }
        let mut transaction = transaction;
        folding::open_for_new_reports(self.document.account(), &mut transaction);
        if self.file.read_only() {
            self.refuse(&Refusal::ReadOnly);
            return false;
        }
        self.file.start_journal(self.document.account());
        let transaction = Transaction { author: self.author.clone(), at: self.now, ..transaction };
        let record = transaction.clone();
        let selected = self.selection.clone();
        match self.document.commit(transaction) {
            Ok(()) => {
                self.remember_selection(selected);
                self.file.note_commit(&record);
                // Whoever does something else draws no line any more.
                if self.line_from.take().is_some() {
                    self.tool = ToolKind::Select;
                }
                self.forget_in_passing();
                self.after_change();
                true
            }
            Err(error) => {
                self.refuse(&Refusal::Edit(error));
                false
            }
        }
    }

    /// Carries out a transaction as a part of the step before it: undo takes back both.
    pub(super) fn commit_with_last(&mut self, transaction: Transaction) -> bool {
        let last = self.document.undo_step().filter(|_| !self.is_supposing());
        let Some(taken_back) = last.map(Step::to_transaction) else {
            return self.commit(transaction);
        };
        let selected = self.selected_before.remove(&self.document.state());
        let view = self.views_around.get(&self.document.state()).copied();
        self.document.undo();
        self.file.note_undo(&taken_back);
        let Some(mut whole) = self.document.redo_step().map(Step::to_transaction) else { return false };
        whole.edits.extend(transaction.edits);
        let done = self.commit(whole);
        if let Some((before, then)) = view.filter(|_| done) {
            self.views_around.insert(self.document.state(), (before, then));
        }
        match selected {
            Some(selected) if done => self.remember_selection(selected),
            _ if done => {}
            _ => self.redo(),
        }
        done
    }

    /// Carries out what a function of `edits` made of it, or says why not.
    pub fn try_commit(&mut self, made: Result<Transaction, Refusal>) -> bool {
        match made {
            Ok(transaction) => self.commit(transaction),
            Err(refusal) => {
                self.refuse(&refusal);
                false
            }
        }
    }

    pub(super) fn after_change(&mut self) {
        // A change that came in the middle of a gesture, by a key, ends it: what it holds may be gone.
        self.gesture = Gesture::Idle;
        self.selection.keep_existing(self.document.account());
        let account = self.document.account();
        self.naming = self.naming.take().filter(|naming| match naming {
            Naming::Person(id) | Naming::Post(id) => account.person(id).is_some(),
            Naming::Department(id) => account.departments().contains_key(id),
        });
        self.refresh();
    }

    /// Commits a layout and lets the cards glide to their places; whether that was done.
    pub fn commit_gliding(&mut self, transaction: Transaction) -> bool {
        let before = self.places();
        let done = self.commit(transaction);
        if done {
            self.glide_from(&before);
        }
        done
    }

    /// The same for cards that were dropped `offsets` away from where they stood.
    pub(super) fn commit_settling(&mut self, transaction: Transaction, offsets: &BTreeMap<PersonId, Vec2>) {
        let mut before = self.places();
        for (id, by) in offsets {
            if let Some(at) = before.get_mut(id) {
                *at += *by;
            }
        }
        if self.commit(transaction) {
            self.glide_from(&before);
        }
    }

    pub(super) fn places(&self) -> BTreeMap<PersonId, Point> {
        self.account().places().iter().map(|(id, place)| (id.clone(), place.at())).collect()
    }

    pub(super) fn glide_from(&mut self, before: &BTreeMap<PersonId, Point>) {
        let moved: BTreeMap<PersonId, Vec2> = self
            .account()
            .places()
            .iter()
            .filter_map(|(id, place)| Some((id.clone(), *before.get(id)? - place.at())))
            .filter(|(_, v)| v.length() > 0.5)
            .collect();
        self.motion = (!moved.is_empty() && !self.still).then(|| Motion::new(moved));
    }

    /// Says why something was not done.
    pub fn refuse(&mut self, refusal: &Refusal) {
        self.tell(refusal.explain(), Stays::UntilNext);
    }

    /// Tells the user something.
    pub fn tell(&mut self, message: Message, stays: Stays) {
        self.notices += 1;
        self.notice = Some(Notice { message, stays, number: self.notices });
    }
    /// Something else is tried: why the last thing was refused is no longer of interest.
    pub(super) fn forget_refusal(&mut self) {
        if self.notice.as_ref().is_some_and(|notice| notice.stays == Stays::UntilNext) {
            self.notice = None;
        }
    }
    /// Something else was done: what was said of the last thing would seem to be said of it.
    pub(super) fn forget_in_passing(&mut self) {
        if self.notice.as_ref().is_some_and(|notice| notice.stays != Stays::UntilDismissed) {
            self.notice = None;
        }
    }
    /// What the user is being told.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }
    /// Says no more of it.
    pub fn dismiss_notice(&mut self) {
        self.notice = None;
    }
}
