//! The pointer and the arrow keys: events go to the tool in hand, and what it asks for is carried out.
use super::editor::Session;
use super::edits::links::{self, LineToNew};
use super::edits::people::{self, NewPerson};
use super::edits::{places, reporting};
use super::hit::card_at;
use super::naming::Naming;
use super::overlay::{Live, Overlay};
use super::refusal::Refusal;
use super::tools::{Context, Event, Outcome, Transient, aimed_lines};
use crate::catalogue::Side;
use crate::geom::{Point, Vec2, vec2};
use crate::layout::{LATTICE, SLOT_HEIGHT, card_on_lattice};
use crate::model::{Account, Document, LinkId, LinkKind, PairState, PersonId, Transaction};
use std::collections::{BTreeMap, BTreeSet};

impl Session {
    pub(super) fn context(&self) -> Context<'_> {
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
        if matches!(event, Event::Press { .. }) {
            // The pointer draws it from somewhere else.
            self.line_from = None;
            self.forget_refusal();
        }
        let (state, mut view) = (self.document.state(), self.looked_at());
        match event {
            // Nothing came of the drag, so the view is the one before it too.
            Event::Cancel => self.camera = self.before_push.take().unwrap_or(self.camera),
            Event::Press { .. } => self.before_push = None,
            Event::Release { .. } => view.camera = self.before_push.take().unwrap_or(view.camera),
            Event::Move { .. } | Event::DoublePress { .. } => {}
        }
        let gesture = std::mem::take(&mut self.gesture);
        let (next, outcomes) = gesture.step(&self.context(), event);
        self.gesture = next;
        for outcome in outcomes {
            self.carry_out(outcome);
        }
        self.remember_view(state, view);
    }

    /// Something is dragged at the edge of the canvas: the map moves in from there, by logical pixels.
    pub fn push_map(&mut self, by: Vec2) {
        self.before_push.get_or_insert(self.camera);
        self.camera.pan(by);
    }

    pub(super) fn carry_out(&mut self, outcome: Outcome) {
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
            Outcome::Settle(transaction, offsets) => {
                self.commit_settling(transaction, &offsets);
                self.show_selection();
            }
            Outcome::Connect(id, transaction) => {
                if self.commit(transaction) {
                    self.show_kind_of(&id);
                    self.selection.set_link(id);
                }
            }
            Outcome::ConnectNew { kind, from, downwards, at } => {
                let half = vec2(0.0, SLOT_HEIGHT / 2.0);
                let at = card_on_lattice(self.free_middle(at) - half) + half;
                self.connect_new(LineToNew { kind, from: &from, downwards }, NewPerson::default(), at);
            }
            // Close to somebody's card there is no room for a whole one.
            Outcome::AddPersonAt(at) => {
                self.add_person(NewPerson::default(), Some(self.free_middle(at)));
            }
            Outcome::Fold(id) => {
                self.selection.set_person(id);
                self.fold();
            }
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
    pub fn add_person(&mut self, new: NewPerson, at: Option<Point>) {
        let named = !new.name.is_empty();
        let is_post = new.placeholder.is_some();
        let at = at.map(|p| card_on_lattice(p + vec2(0.0, -SLOT_HEIGHT / 2.0)));
        let (id, transaction) = people::add(self.account(), new, at, self.deal.as_ref());
        let before = self.selection.clone();
        if self.commit(transaction) {
            self.show_person(&id);
            if !named && at.is_some() {
                self.name_new(if is_post { Naming::Post(id) } else { Naming::Person(id) }, before);
            }
        }
    }

    /// A line to somebody new whose card's middle comes to `at`, who is named then.
    pub(super) fn connect_new(&mut self, line: LineToNew, new: NewPerson, at: Point) {
        let top = at - vec2(0.0, SLOT_HEIGHT / 2.0);
        let is_post = new.placeholder.is_some();
        match links::connect_new(self.account(), line, new, top, self.deal.as_ref(), self.lang()) {
            Ok((person, link, mut transaction)) => {
                if line.kind == LinkKind::Reports && line.downwards {
                    reporting::join_department(self.account(), &mut transaction, line.from, top);
                }
                let before = self.selection.clone();
                if self.commit(transaction) {
                    self.show_kind_of(&link);
                    self.show_person(&person);
                    self.name_new(
                        if is_post { Naming::Post(person) } else { Naming::Person(person) },
                        before,
                    );
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
            LinkKind::Reports => show.reports = true,
            LinkKind::Dotted => show.dotted = true,
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
            Ok((link, transaction)) => {
                if self.commit(transaction) {
                    self.show_kind_of(&link);
                    self.selection.set_person(other);
                }
            }
            Err(refusal) => self.refuse(&refusal),
        }
        true
    }

    /// Who somebody from the tray, or somebody new (`None`), would report to, let go at `at`.
    pub fn boss_at(&self, id: Option<&PersonId>, at: Point) -> Option<&PersonId> {
        let ranks = |id: &PersonId| reporting::has_place_in_hierarchy(self.account(), id);
        let boss = card_at(&self.derived.picture, at).filter(|boss| ranks(boss))?;
        id.is_none_or(|id| ranks(id) && id != boss).then_some(boss)
    }

    /// Whom a post that is let go at `at` would report to: posts are the customer's.
    pub fn boss_of_post_at(&self, at: Point) -> Option<&PersonId> {
        let is_customer = |id: &PersonId| self.account().person(id).is_some_and(|p| p.side == Side::Customer);
        self.boss_at(None, at).filter(|boss| is_customer(boss))
    }

    /// Somebody new, or a post, dropped on a card reports there; false where nobody can.
    pub fn new_report_at(&mut self, new: NewPerson, at: Point) -> bool {
        let boss = if new.placeholder.is_some() { self.boss_of_post_at(at) } else { self.boss_at(None, at) };
        let Some(boss) = boss.cloned() else { return false };
        self.selection.set_person(boss);
        self.add_report(new);
        true
    }

    /// Somebody from the tray dropped on a card reports there; false where nobody can.
    pub fn reports_at(&mut self, id: &PersonId, at: Point) -> bool {
        let Some(boss) = self.boss_at(Some(id), at).cloned() else { return false };
        let placed = places::place(self.account(), &BTreeMap::from([(id.clone(), card_on_lattice(at))]));
        // Where somebody new would come to stand: with the family, in its department.
        let top = self.report_spot(&boss).map_or(at, |(_, middle)| middle - vec2(0.0, SLOT_HEIGHT / 2.0));
        let lang = self.lang();
        self.place_and_lead(id, placed, |account| reporting::under_at(account, id, &boss, top, lang));
        true
    }

    /// The reporting lines that somebody from the tray, or somebody new (`None`), would stand between, let go at `at`.
    pub fn lines_at(&self, id: Option<&PersonId>, at: Point) -> Option<Vec<LinkId>> {
        let ranks = |id: &PersonId| reporting::has_place_in_hierarchy(self.account(), id);
        let free = id.is_none_or(ranks) && card_at(&self.derived.picture, at).is_none();
        free.then(|| aimed_lines(&self.context(), at)).flatten()
    }

    /// Somebody from the tray dropped on a reporting line stands between; false where there is none.
    pub fn between_at(&mut self, id: &PersonId, at: Point) -> bool {
        let Some(lines) = self.lines_at(Some(id), at) else { return false };
        let top = card_on_lattice(at - vec2(0.0, SLOT_HEIGHT / 2.0));
        let placed = places::place(self.account(), &BTreeMap::from([(id.clone(), top)]));
        let (moving, lang) = (BTreeSet::from([id.clone()]), self.lang());
        self.place_and_lead(id, placed, |account| reporting::between(account, id, &moving, &lines, lang));
        true
    }

    /// Somebody new, or a post, dropped on a reporting line stands between; false where there is none.
    pub fn new_between_at(&mut self, new: NewPerson, at: Point) -> bool {
        let Some(lines) = self.lines_at(None, at) else { return false };
        let boss = lines.first().and_then(|id| self.account().links().get(id)).map(|line| &line.to);
        let side = boss.and_then(|boss| self.account().person(boss)).map_or(new.side, |boss| boss.side);
        let is_post = new.placeholder.is_some();
        if is_post && side != Side::Customer {
            return false;
        }
        let top = card_on_lattice(at - vec2(0.0, SLOT_HEIGHT / 2.0));
        let (id, made) =
            people::add(self.account(), NewPerson { side, ..new }, Some(top), self.deal.as_ref());
        let before = self.selection.clone();
        let (moving, lang) = (BTreeSet::from([id.clone()]), self.lang());
        let between = |account: &Account| reporting::between(account, &id, &moving, &lines, lang);
        if self.place_and_lead(&id, made, between) {
            self.name_new(if is_post { Naming::Post(id) } else { Naming::Person(id) }, before);
        }
        true
    }

    /// Puts somebody onto the map by `placed` and then, on the account with them, does what `lead` says: one step.
    /// Says why if that can't be.
    fn place_and_lead(
        &mut self,
        id: &PersonId,
        mut placed: Transaction,
        lead: impl FnOnce(&Account) -> Result<Transaction, Refusal>,
    ) -> bool {
        let mut trial = Document::new(self.account().clone());
        let made = trial.commit(placed.clone()).map_err(Refusal::Edit).and_then(|()| lead(trial.account()));
        match made {
            Ok(made) => {
                // The place that counts is the later one.
                placed.edits.extend(made.edits);
                let done = self.commit(Transaction { edits: placed.edits, ..made });
                if done {
                    self.show_person(id);
                }
                done
            }
            Err(refusal) => {
                self.refuse(&refusal);
                false
            }
        }
    }

    /// What is shown only while a gesture lasts.
    pub fn transient(&self) -> Transient {
        if self.is_idle() { self.aimed_line() } else { self.gesture.transient(&self.context()) }
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
        let view = self.camera.screen_from_map(self.canvas, 1.0).invert_rect(self.canvas);
        let dragged = match self.transient() {
            Transient::Cards { offsets, .. } | Transient::Region { offsets, .. } => offsets,
            Transient::Nothing | Transient::Marquee(_) | Transient::Line { .. } => BTreeMap::new(),
        };
        let moved = if dragged.is_empty() { self.nudge.clone() } else { dragged };
        if !moved.is_empty() {
            let (picture, version, look) = (&self.derived.picture, self.derived.version, self.look);
            let shown = |kind| look.shows(kind);
            let mut live = Live::of(self.live.take(), picture, version, &moved, view, shown);
            let overlay = Overlay::new(picture, moved, view, Some(live.rerouting()));
            self.live = Some(live);
            return (overlay, false);
        }
        self.live = None;
        let Some(motion) = &mut self.motion else { return (Overlay::default(), false) };
        if let Some(offsets) = motion.at(now) {
            return (Overlay::new(&self.derived.picture, offsets, view, None), true);
        }
        self.motion = None;
        (Overlay::default(), false)
    }

    /// Moves the selected people by lattice steps; shown at once, and one step of the history when the keys
    /// are let go.
    pub fn nudge(&mut self, right: f32, down: f32) {
        if !self.is_idle() {
            // The pointer has the cards.
            return;
        }
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
}
