//! The pointer and the arrow keys: events go to the tool in hand, and what it asks for is carried out.
use super::editor::{Session, Stays};
use super::edits::links::{self, LineToNew};
use super::edits::people::{self, NewPerson};
use super::edits::{places, reporting};
use super::naming::Naming;
use super::overlay::{Live, Overlay};
use super::tools::{Context, Event, Gesture, Outcome, Transient};
use super::tray::placed_and_led;
use crate::geom::{Point, Vec2, vec2};
use crate::layout::{LATTICE, SLOT_HEIGHT, card_on_lattice};
use crate::locale::Message;
use crate::model::{LinkId, LinkKind, PersonId, Transaction};
use crate::report::person_name;
use std::collections::BTreeMap;

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
                // By the hand, which may draw more of them.
                self.line_from = None;
                let before = self.account().links().get(&id).map(|line| line.to.clone());
                if self.commit(transaction) {
                    self.show_kind_of(&id);
                    if let Some(before) = before {
                        self.tell_of_new_boss(&id, &before);
                    }
                    self.selection.set_link(id);
                }
            }
            Outcome::ConnectNew { kind, from, downwards, at } => {
                self.line_from = None;
                let half = vec2(0.0, SLOT_HEIGHT / 2.0);
                let at = card_on_lattice(self.free_middle(at) - half) + half;
                let line = LineToNew { kind, from: &from, downwards };
                self.connect_new(line, NewPerson::default(), at, None);
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

    /// A line drawn to a new boss has led the line to the old one there.
    fn tell_of_new_boss(&mut self, line: &LinkId, before: &PersonId) {
        let Some(line) = self.account().links().get(line) else { return };
        let name = |id| person_name(self.account(), id, self.lang());
        let said = Message::new("notice-new-boss")
            .with("person", name(&line.from))
            .with("boss", name(&line.to))
            .with("before", name(before));
        self.tell(said, Stays::Briefly);
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

    /// A line to somebody new whose card's middle comes to `at`, who is named then; `room`: what makes way first.
    pub(super) fn connect_new(
        &mut self,
        line: LineToNew,
        new: NewPerson,
        at: Point,
        room: Option<Transaction>,
    ) {
        let top = at - vec2(0.0, SLOT_HEIGHT / 2.0);
        let is_post = new.placeholder.is_some();
        let (deal, lang) = (self.deal.as_ref(), self.lang());
        let places = room.is_some().then(|| self.places());
        let mut made = None;
        let transaction = placed_and_led(
            self.account(),
            room.unwrap_or_else(|| Transaction::new("step-move")),
            |account| {
                let (person, link, mut transaction) =
                    links::connect_new(account, line, new, top, deal, lang)?;
                if line.kind == LinkKind::Reports && line.downwards {
                    reporting::join_department(account, &mut transaction, line.from, top);
                }
                made = Some((person, link));
                Ok(transaction)
            },
        );
        let before = self.selection.clone();
        match (transaction, made) {
            (Ok(transaction), Some((person, link))) => {
                if self.commit(transaction) {
                    if let Some(places) = places {
                        self.glide_from(&places);
                    }
                    self.show_kind_of(&link);
                    self.show_person(&person);
                    let naming = if is_post { Naming::Post(person) } else { Naming::Person(person) };
                    self.name_new(naming, before);
                }
            }
            (Err(refusal), _) => self.refuse(&refusal),
            (Ok(_), None) => {}
        }
    }

    /// A line that was just drawn is seen, whatever was hidden.
    pub(super) fn show_kind_of(&mut self, id: &LinkId) {
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

    /// What is shown only while a gesture lasts.
    pub fn transient(&self) -> Transient {
        if !self.is_idle() {
            return self.gesture.transient(&self.context());
        }
        match &self.nudged_region {
            // As if the pointer had it.
            Some((id, by)) => Gesture::DraggingRegion {
                id: id.clone(),
                start: Point::default(),
                delta: *by,
                guides: Vec::new(),
            }
            .transient(&self.context()),
            None => self.aimed_line(),
        }
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
        let view = self.camera.view(self.canvas);
        let (dragged, region) = match self.transient() {
            Transient::Cards { offsets, .. } => (offsets, None),
            Transient::Region { id, rect, offsets, .. } => (offsets, Some((id, rect))),
            Transient::Nothing | Transient::Marquee(_) | Transient::Line { .. } => (BTreeMap::new(), None),
        };
        let dragged = if dragged.is_empty() { self.makes_way() } else { dragged };
        let moved = if dragged.is_empty() { self.nudge.clone() } else { dragged };
        if !moved.is_empty() {
            let (picture, version, look) = (&self.derived.picture, self.derived.version, self.look);
            let shown = |kind| look.shows(kind);
            let mut live = Live::of(self.live.take(), picture, version, &moved, view, shown);
            let overlay = Overlay::new(picture, moved, view, Some(live.rerouting()));
            self.live = Some(live);
            return (Overlay { region, ..overlay }, false);
        }
        self.live = None;
        if region.is_some() {
            // It is given another shape, or nobody is in it.
            return (Overlay { region, ..Overlay::default() }, false);
        }
        let Some(motion) = &mut self.motion else { return (Overlay::default(), false) };
        if let Some(offsets) = motion.at(now) {
            return (Overlay::new(&self.derived.picture, offsets, view, None), true);
        }
        self.motion = None;
        (Overlay::default(), false)
    }

    /// Moves the selected people, or the selected department with its people, by lattice steps; shown at once, and one step of the history when the keys
    /// are let go.
    pub fn nudge(&mut self, right: f32, down: f32) {
        if !self.is_idle() {
            // The pointer has the cards.
            return;
        }
        let by = vec2(right, down) * LATTICE;
        if let Some(region) = self.selection.region() {
            let before = self.nudged_region.take().filter(|(id, _)| id == region);
            let before = before.map_or(Vec2::ZERO, |(_, by)| by);
            self.nudged_region = Some((region.clone(), before + by));
        }
        for id in self.selection.people() {
            let held = self.nudge.entry(id.clone()).or_default();
            *held = *held + by;
        }
    }

    /// The keys are let go, or something else happens.
    pub fn finish_nudge(&mut self) {
        if let Some((id, by)) = self.nudged_region.take().filter(|(_, by)| *by != Vec2::ZERO) {
            let transaction = places::shift_region(self.account(), &id, by);
            self.commit(transaction);
        }
        if !self.nudge.is_empty() {
            let moved = std::mem::take(&mut self.nudge);
            let transaction = places::shift(self.account(), &moved);
            self.commit(transaction);
        }
    }
}
