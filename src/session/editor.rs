//! The session: one document being worked on, with all that is not in its file. Wires; the deciding is done in
//! `edits`, `tools` and `derived`.
use super::camera::Camera;
use super::compose::{Findings, deal_shown};
use super::cut::Cut;
use super::derived::Derived;
use super::edits::ratings::Stamp;
use super::edits::{links, people, places};
use super::explain::Explain;
use super::file_state::FileState;
use super::hit::card_at;
use super::overlay::{Motion, Overlay};
use super::refusal::Refusal;
use super::roster::Roster;
use super::selection::Selection;
use super::tools::{Context, Event, Gesture, Outcome, ToolKind, Transient};
use crate::analysis::Question;
use crate::catalogue::{Lang, Side};
use crate::geom::{Point, Rect, Vec2, vec2};
use crate::job::Wake;
use crate::layout::{LATTICE, SLOT_HEIGHT, card_on_lattice};
use crate::locale::Message;
use crate::model::{
    Account, DealId, DepartmentId, Document, LinkId, LinkKind, PairState, PersonId, Step, Transaction,
};
use crate::report::RankedList;
use crate::scene::{Detail, Lens, Look, MapPicture, Show};
use crate::theme::ThemeId;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Something to tell the user in passing.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub message: Message,
    /// Errors stay until they are dismissed.
    pub is_error: bool,
    /// Grows, so that the same notice twice is two notices.
    pub number: u64,
}

/// What is being named in place.
#[derive(Clone, Debug, PartialEq)]
pub enum Naming {
    Person(PersonId),
    /// The title of a placeholder, which is all that is known of it.
    Post(PersonId),
    Department(DepartmentId),
}

/// The editor's state.
pub struct Session {
    pub(super) document: Document,
    pub look: Look,
    day: Date,
    deal: Option<DealId>,
    pub selection: Selection,
    pub camera: Camera,
    /// Where the canvas is on the screen, in logical pixels.
    pub canvas: Rect,
    pub tool: ToolKind,
    pub hovered: Option<PersonId>,
    gesture: Gesture,
    /// Who was cut out last.
    pub(super) cut: Option<Cut>,
    /// Whom the keys that are still held have moved, and how far.
    nudge: BTreeMap<PersonId, Vec2>,
    motion: Option<Motion>,
    pub naming: Option<Naming>,
    /// Who speaks: the id of one of ours, or a name; judgements and transactions bear it.
    pub author: String,
    /// When it is, in UTC; transactions bear it. Whoever has a clock sets it.
    pub now: Option<Timestamp>,
    notice: Option<Notice>,
    notices: u64,
    derived: Derived,
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
            tool: ToolKind::default(),
            hovered: None,
            gesture: Gesture::default(),
            cut: None,
            nudge: BTreeMap::new(),
            motion: None,
            naming: None,
            author: String::new(),
            now: None,
            notice: None,
            notices: 0,
            derived,
            file: FileState::default(),
        }
    }

    pub fn account(&self) -> &Account {
        self.document.account()
    }
    pub fn document(&self) -> &Document {
        &self.document
    }
    pub fn lang(&self) -> Lang {
        self.look.lang
    }
    pub fn day(&self) -> Date {
        self.day
    }
    /// Whose word a judgement made now is, and of what day.
    pub fn stamp(&self) -> Stamp {
        Stamp { day: self.day, author: self.author.clone() }
    }
    pub fn deal(&self) -> Option<&DealId> {
        self.deal.as_ref()
    }
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
    pub fn list(&self) -> &RankedList {
        &self.derived.list
    }
    /// Lists of people for the panels.
    pub fn roster(&self) -> &Arc<Roster> {
        &self.derived.roster
    }
    pub fn picture(&self) -> &Arc<MapPicture> {
        &self.derived.picture
    }
    /// Grows whenever the picture changes; a painter's cache is good for one version.
    pub fn picture_version(&self) -> u64 {
        self.derived.version
    }
    /// Whether ranking or routes are still being computed.
    pub fn working(&self) -> bool {
        self.derived.working()
    }
    pub fn file(&self) -> &FileState {
        &self.file
    }

    /// Puts another document in place of this one.
    pub(super) fn replace(&mut self, document: Document, file: FileState) {
        self.document = document;
        self.file = file;
        self.deal = deal_shown(self.document.account(), None);
        self.selection.clear();
        self.gesture = Gesture::Idle;
        self.cut = None;
        self.nudge.clear();
        self.motion = None;
        self.naming = None;
        self.hovered = None;
        self.derived.forget();
        self.refresh();
        self.first_view();
    }

    /// Shows another deal.
    pub fn show_deal(&mut self, deal: DealId) {
        self.deal = Some(deal);
        self.refresh();
    }
    pub fn set_lens(&mut self, lens: Lens) {
        self.look.lens = lens;
        self.refresh();
    }
    pub fn set_lang(&mut self, lang: Lang) {
        self.look.lang = lang;
        self.refresh();
    }
    pub fn set_theme(&mut self, theme: ThemeId) {
        self.look.theme = theme;
        self.refresh();
    }
    pub fn set_show(&mut self, show: Show) {
        self.look.show = show;
        self.refresh();
    }

    /// Brings ranking and picture up to date. The window calls it once a frame; free when nothing changed.
    pub fn refresh(&mut self) {
        let account = self.document.account();
        self.deal = deal_shown(account, self.deal.as_ref());
        let question = Question::about(account, self.deal.as_ref(), self.day);
        self.derived.refresh(account, self.document.revision(), question, self.look);
    }

    /// Carries out a transaction: history, journal, everything that follows.
    pub fn commit(&mut self, transaction: Transaction) -> bool {
        self.finish_nudge();
        if transaction.is_empty() {
            return true;
        }
        if self.file.read_only() {
            self.refuse(&Refusal::ReadOnly);
            return false;
        }
        self.file.start_journal(self.document.account());
        let transaction = Transaction { author: self.author.clone(), at: self.now, ..transaction };
        let record = transaction.clone();
        match self.document.commit(transaction) {
            Ok(()) => {
                self.file.note_commit(&record);
                self.after_change();
                true
            }
            Err(error) => {
                self.refuse(&Refusal::Edit(error));
                false
            }
        }
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

    pub fn undo(&mut self) {
        self.finish_nudge();
        let before = self.places();
        let taken_back = self.document.undo_step().map(Step::to_transaction);
        if self.document.undo() {
            if let Some(edits) = taken_back {
                self.file.note_undo(&edits);
            }
            self.after_change();
            self.glide_from(&before);
        }
    }

    pub fn redo(&mut self) {
        self.finish_nudge();
        let before = self.places();
        let done_again = self.document.redo_step().map(Step::to_transaction);
        if self.document.redo() {
            if let Some(edits) = done_again {
                self.file.note_redo(&edits);
            }
            self.after_change();
            self.glide_from(&before);
        }
    }

    fn after_change(&mut self) {
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

    /// Commits a layout and lets the cards glide to their places.
    pub fn commit_gliding(&mut self, transaction: Transaction) {
        let before = self.places();
        if self.commit(transaction) {
            self.glide_from(&before);
        }
    }

    fn places(&self) -> BTreeMap<PersonId, Point> {
        self.account().places().iter().map(|(id, place)| (id.clone(), place.at())).collect()
    }

    fn glide_from(&mut self, before: &BTreeMap<PersonId, Point>) {
        let moved: BTreeMap<PersonId, Vec2> = self
            .account()
            .places()
            .iter()
            .filter_map(|(id, place)| Some((id.clone(), *before.get(id)? - place.at())))
            .filter(|(_, v)| v.length() > 0.5)
            .collect();
        self.motion = (!moved.is_empty()).then(|| Motion::new(moved));
    }

    /// Says why something was not done.
    pub fn refuse(&mut self, refusal: &Refusal) {
        self.tell(refusal.explain(), true);
    }

    /// Tells the user something.
    pub fn tell(&mut self, message: Message, is_error: bool) {
        self.notices += 1;
        self.notice = Some(Notice { message, is_error, number: self.notices });
    }
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }
    pub fn dismiss_notice(&mut self) {
        self.notice = None;
    }

    // The pointer.

    fn context(&self) -> Context<'_> {
        Context {
            account: self.document.account(),
            picture: &self.derived.picture,
            selection: &self.selection,
            hovered: self.hovered.as_ref(),
            tool: self.tool,
            zoom: self.camera.zoom,
            lang: self.look.lang,
        }
    }

    /// Hands an event of the pointer to the tool; places in map points.
    pub fn pointer(&mut self, event: Event) {
        self.finish_nudge();
        if self.motion.is_some() && matches!(event, Event::Press { .. }) {
            self.motion = None;
        }
        let gesture = std::mem::take(&mut self.gesture);
        let (next, outcomes) = gesture.step(&self.context(), event);
        self.gesture = next;
        for outcome in outcomes {
            self.carry_out(outcome);
        }
    }

    fn carry_out(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Select(ids) => self.selection.set_people(ids),
            Outcome::Toggle(id) => self.selection.toggle(id),
            Outcome::Add(ids) => self.selection.add(ids),
            Outcome::SelectLink(id) => self.selection.set_link(id),
            Outcome::SelectRegion(id) => self.selection.set_region(id),
            Outcome::ClearSelection => self.selection.clear(),
            Outcome::Commit(transaction) => {
                self.commit(transaction);
            }
            Outcome::Connect(id, transaction) => {
                if self.commit(transaction) {
                    self.show_kind_of(&id);
                    self.selection.set_link(id);
                }
            }
            Outcome::ConnectNew { kind, from, downwards, at } => {
                self.connect_new(kind, &from, downwards, at);
            }
            Outcome::AddPersonAt(at) => self.add_person(people::NewPerson::default(), Some(at)),
            Outcome::Rename(id) => {
                self.selection.set_person(id.clone());
                self.naming = Some(Naming::Person(id));
            }
            Outcome::RenameRegion(id) => {
                self.selection.set_region(id.clone());
                self.naming = Some(Naming::Department(id));
            }
            Outcome::Refused(refusal) => self.refuse(&refusal),
            Outcome::Pan(by) => self.camera.center = self.camera.center - by,
        }
    }

    /// Makes a person whose card's middle comes to `at`, or in the tray, and lets the name be typed.
    pub fn add_person(&mut self, new: people::NewPerson, at: Option<Point>) {
        let named = !new.name.is_empty();
        let is_post = new.placeholder.is_some();
        let at = at.map(|p| card_on_lattice(p + vec2(0.0, -SLOT_HEIGHT / 2.0)));
        let (id, transaction) = people::add(self.account(), new, at, self.deal.as_ref());
        if self.commit(transaction) {
            self.selection.set_person(id.clone());
            if let Some(card) = self.derived.picture.geometry.cards.get(&id) {
                self.camera.reveal(card.expand(30.0), self.canvas);
            }
            let naming = if is_post { Naming::Post(id) } else { Naming::Person(id) };
            self.naming = (!named && at.is_some()).then_some(naming);
        }
    }

    /// A line from `from` to somebody new near `at`, who is named then.
    fn connect_new(&mut self, kind: LinkKind, from: &PersonId, downwards: bool, at: Point) {
        let top = card_on_lattice(self.free_middle(at) + vec2(0.0, -SLOT_HEIGHT / 2.0));
        let made =
            links::connect_new(self.account(), kind, from, downwards, top, self.deal.as_ref(), self.lang());
        match made {
            Ok((person, link, transaction)) => {
                if self.commit(transaction) {
                    self.show_kind_of(&link);
                    self.selection.set_person(person.clone());
                    self.naming = Some(Naming::Person(person));
                }
            }
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// A line that was just drawn is seen, whatever was hidden.
    fn show_kind_of(&mut self, id: &LinkId) {
        let Some(link) = self.account().links().get(id) else { return };
        let mut show = self.look.show;
        match link.kind {
            LinkKind::Influence(_) => show.influence = true,
            LinkKind::Conflict => show.conflicts = true,
            LinkKind::Pair(_) => show.pairs = true,
            LinkKind::Reports | LinkKind::Dotted => {}
        }
        if show != self.look.show {
            self.set_show(show);
        }
    }

    /// One of ours dropped on a card faces that person from then on; false if there is nobody to face.
    pub fn faces_at(&mut self, id: &PersonId, at: Point) -> bool {
        let ours = self.account().person(id).is_some_and(|person| person.side == Side::Us);
        let Some(other) = card_at(&self.derived.picture, at).filter(|_| ours).cloned() else { return false };
        let kind = LinkKind::Pair(PairState::Planned);
        match links::connect(self.account(), kind, id, &other, self.lang()) {
            Ok((_, transaction)) => {
                if self.commit(transaction) {
                    self.selection.set_person(other);
                }
            }
            Err(refusal) => self.refuse(&refusal),
        }
        true
    }

    /// What is shown only while a gesture lasts.
    pub fn transient(&self) -> Transient {
        self.gesture.transient(&self.context())
    }
    /// Whether no gesture is under way.
    pub fn is_idle(&self) -> bool {
        self.gesture.is_idle()
    }
    /// What lies below a point of the map.
    pub fn hit(&self, at: Point) -> super::hit::Hit {
        super::hit::hit(&self.derived.picture, &self.selection, self.hovered.as_ref(), at, self.camera.zoom)
    }

    /// Cards that are shown elsewhere than they stand at `now` seconds; second, whether they are still moving
    /// by themselves.
    pub fn overlay(&mut self, now: f64) -> (Overlay, bool) {
        let dragged = match self.transient() {
            Transient::Cards { offsets, .. } | Transient::Region { offsets, .. } => offsets,
            Transient::Nothing | Transient::Marquee(_) | Transient::Line { .. } => BTreeMap::new(),
        };
        if !dragged.is_empty() {
            return (Overlay::new(&self.derived.picture, dragged), false);
        }
        if !self.nudge.is_empty() {
            return (Overlay::new(&self.derived.picture, self.nudge.clone()), false);
        }
        let Some(motion) = &mut self.motion else { return (Overlay::default(), false) };
        if let Some(offsets) = motion.at(now) {
            return (Overlay::new(&self.derived.picture, offsets), true);
        }
        self.motion = None;
        (Overlay::default(), false)
    }

    // The arrow keys.

    /// Moves the selected people by lattice steps; shown at once, and one step of the history when the keys
    /// are let go.
    pub fn nudge(&mut self, right: f32, down: f32) {
        let by = vec2(right, down) * LATTICE;
        for id in self.selection.people() {
            let held = self.nudge.entry(id.clone()).or_default();
            *held = *held + by;
        }
    }

    /// The keys are let go, or something else happens.
    pub fn finish_nudge(&mut self) {
        if !self.nudge.is_empty() {
            let moved = std::mem::take(&mut self.nudge);
            let transaction = places::shift(self.account(), &moved);
            self.commit(transaction);
        }
    }

    // The camera.

    /// Shows the whole map.
    pub fn fit(&mut self) {
        if let Some(bounds) = self.derived.picture.geometry.bounds() {
            self.camera.fit(bounds, self.canvas);
        } else {
            self.camera = Camera::default();
        }
    }

    /// The first view of a document: the whole map where its names can be read, else the key person's
    /// neighbourhood at actual size.
    pub fn first_view(&mut self) {
        const READABLE: f32 = 0.5;
        self.fit();
        if self.camera.zoom >= READABLE {
            return;
        }
        let principal = self.findings().ranking.principal.clone();
        let card =
            principal.and_then(|id| Some((self.derived.picture.geometry.cards.get(&id)?.center(), id)));
        if let Some((center, id)) = card {
            self.camera = Camera { zoom: 1.0, center };
            self.selection.set_person(id);
        }
    }

    /// Shows the selected people.
    pub fn fit_selection(&mut self) {
        let cards = &self.derived.picture.geometry.cards;
        let area = Rect::around(self.selection.people().iter().filter_map(|id| cards.get(id)).copied());
        if let Some(area) = area {
            self.camera.fit(area.expand(40.0), self.canvas);
        }
    }

    /// Selects a person and brings the card into view.
    pub fn show_person(&mut self, id: &PersonId) {
        self.selection.set_person(id.clone());
        if let Some(rect) = self.derived.picture.geometry.cards.get(id).copied() {
            if Detail::at(self.camera.zoom, None) < Detail::Name {
                self.camera.zoom = 0.75;
                self.camera.center = rect.center();
            }
            self.camera.reveal(rect.expand(30.0), self.canvas);
        }
    }

    /// Selects a line and brings it into view.
    pub fn show_link(&mut self, id: &LinkId) {
        self.selection.set_link(id.clone());
        let line = self.derived.picture.geometry.line(id);
        let area = line.and_then(|l| Rect::around(l.points.iter().map(|p| Rect { min: *p, max: *p })));
        if let Some(area) = area {
            self.camera.reveal(area, self.canvas);
        }
    }
}
