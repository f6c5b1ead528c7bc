//! A session driven without a window: accounts built by name, gestures in map points, and invariants that are
//! checked after every event. Tests state only what matters to them.
#![allow(dead_code, reason = "every test program uses another part of this")]
use jiff::civil::{Date, date};
use linchpin::catalogue::{Lang, Side, Support};
use linchpin::geom::{Point, Rect, RectSide, Vec2, pt};
use linchpin::layout::{CARD_WIDTH, SLOT_HEIGHT};
use linchpin::model::hierarchy::Hierarchy;
use linchpin::model::{
    Account, AccountBuilder, Contact, ContactId, Deal, DealId, Department, DepartmentId, Link, LinkId,
    LinkKind, Member, OrderKey, Person, PersonId, Place, Rating, RatingId, RatingValue, RatingsNow, Region,
};
use linchpin::scene::{Lens, Look, Show};
use linchpin::session::{
    Ask, Command, Corner, Event, Modifiers, Naming, Refusal, Session, Target, ToolKind, Transient,
};
use linchpin::theme::ThemeId;
use std::sync::Arc;

pub(crate) const DAY: Date = date(2026, 6, 12);

pub(crate) const NO_KEY: Modifiers = Modifiers { shift: false, command: false, alt: false };
pub(crate) const SHIFT: Modifiers = Modifiers { shift: true, ..NO_KEY };
pub(crate) const CTRL: Modifiers = Modifiers { command: true, ..NO_KEY };
pub(crate) const ALT: Modifiers = Modifiers { alt: true, ..NO_KEY };

pub(crate) fn person_id(name: &str) -> PersonId {
    PersonId::from(name)
}
pub(crate) fn department_id(name: &str) -> DepartmentId {
    DepartmentId::from(name)
}
pub(crate) fn the_deal() -> DealId {
    DealId::from("deal")
}

/// The slot of a card whose top centre is at `at`.
pub(crate) fn slot(at: Point) -> Rect {
    Rect::new(at.x - CARD_WIDTH / 2.0, at.y, CARD_WIDTH, SLOT_HEIGHT)
}

/// An account with one deal; ids are names.
pub(crate) struct Builder {
    records: AccountBuilder,
}

pub(crate) fn an_account() -> Builder {
    let deal = Deal { id: the_deal(), name: "Deal".to_owned(), order: OrderKey::nth(0), ..Deal::default() };
    Builder { records: AccountBuilder { deals: vec![deal], ..AccountBuilder::default() } }
}

impl Builder {
    fn someone(mut self, name: &str, side: Side) -> Self {
        let order = OrderKey::nth(self.records.people.len());
        let name_text = name.to_owned();
        self.records.people.push(Person {
            id: name.into(),
            order,
            name: name_text,
            side,
            ..Person::default()
        });
        self
    }
    /// Somebody of the customer who waits in the tray.
    pub(crate) fn in_tray(self, name: &str) -> Self {
        self.someone(name, Side::Customer)
    }
    /// Somebody of the customer on the map; the top centre of the card.
    pub(crate) fn person(self, name: &str, x: f32, y: f32) -> Self {
        self.someone(name, Side::Customer).placed(name, x, y)
    }
    /// One of ours on the map.
    pub(crate) fn ours(self, name: &str, x: f32, y: f32) -> Self {
        self.someone(name, Side::Us).placed(name, x, y)
    }
    fn placed(mut self, name: &str, x: f32, y: f32) -> Self {
        self.records.places.push(Place::new(name.into(), pt(x, y)));
        self
    }
    /// Everybody on the map so far stands where the program put them, and makes way for others.
    pub(crate) fn arranged(mut self) -> Self {
        for place in &mut self.records.places {
            place.arranged = true;
        }
        self
    }
    pub(crate) fn link(mut self, kind: LinkKind, from: &str, to: &str) -> Self {
        let id = LinkId::from(format!("link{}", self.records.links.len()));
        self.records.links.push(Link { id, kind, from: from.into(), to: to.into(), ..Link::default() });
        self
    }
    pub(crate) fn reports(self, from: &str, to: &str) -> Self {
        self.link(LinkKind::Reports, from, to)
    }
    /// A department with a region.
    pub(crate) fn department(mut self, name: &str, rect: Rect) -> Self {
        let order = OrderKey::nth(self.records.departments.len());
        let id = department_id(name);
        self.records.departments.push(Department {
            id: id.clone(),
            order,
            name: name.to_owned(),
            ..Department::default()
        });
        self.records.regions.push(Region::new(id, rect));
        self
    }
    /// Puts the person named last into a department.
    pub(crate) fn of(mut self, department: &str) -> Self {
        self.records.people.last_mut().unwrap().department = Some(department.into());
        self
    }
    pub(crate) fn member(mut self, name: &str) -> Self {
        self.records.members.push(Member::new(the_deal(), name.into()));
        self
    }
    pub(crate) fn rated(mut self, name: &str, score: i8) -> Self {
        let seq = self.records.ratings.len() as u64;
        self.records.ratings.push(Rating {
            id: RatingId::from(format!("rating{seq}")),
            deal: the_deal(),
            person: name.into(),
            seq,
            value: RatingValue::Support(Support::new(score)),
            date: Some(date(2026, 6, 1)),
            ..Rating::default()
        });
        self
    }
    pub(crate) fn contact(mut self, id: &str, people: &[&str]) -> Self {
        let people = people.iter().map(|name| person_id(name)).collect();
        self.records.contacts.push(Contact { id: ContactId::from(id), people, ..Contact::default() });
        self
    }
    pub(crate) fn build(self) -> Account {
        let (account, problems) = self.records.build();
        assert_eq!(problems, []);
        account
    }
    pub(crate) fn session(self) -> TestSession {
        TestSession::new(self.build())
    }
}

/// How the picture looks; all kinds of lines are shown.
pub(crate) fn look() -> Look {
    let show = Show { pairs: true, ..Show::default() };
    Look { theme: ThemeId::Light, lens: Lens::Support, lang: Lang::En, show }
}

/// What holds at any time, whatever was done.
pub(crate) fn assert_invariants(session: &Session) {
    let account = session.account();
    assert!(account.records_and_graph_agree(), "the graph differs from the records");
    let selection = session.selection.clone();
    let mut existing = selection.clone();
    existing.keep_existing(account);
    assert_eq!(selection, existing, "something is selected that is gone");
    for place in account.places().values() {
        assert!(place.at().is_finite(), "{place:?}");
    }
    for region in account.regions().values() {
        let rect = region.rect();
        assert!(rect.min.is_finite() && rect.max.is_finite(), "{region:?}");
        assert!(region.w > 0.0 && region.h > 0.0, "{region:?}");
    }
    match &session.naming {
        Some(Naming::Person(id) | Naming::Post(id)) => {
            assert!(account.person(id).is_some(), "{id} is named and gone");
        }
        Some(Naming::Department(id)) => {
            assert!(account.departments().contains_key(id), "{id} is named and gone");
        }
        None => {}
    }
    if let Some(deal) = session.deal() {
        assert!(account.deals().contains_key(deal), "{deal} is shown and gone");
    }
    let hierarchy = Hierarchy::of(account, |id| account.places().contains_key(id));
    let hidden = |id: &PersonId| {
        let bosses = std::iter::successors(hierarchy.boss_of(id), |boss| hierarchy.boss_of(boss));
        bosses.into_iter().any(|boss| account.places()[boss].folded)
    };
    let seen = account.places().keys().filter(|id| !hidden(id)).collect::<Vec<_>>();
    assert_eq!(session.picture().geometry.cards.keys().collect::<Vec<_>>(), seen, "the picture is stale");
}

/// The editor, with a pointer and a keyboard that check what they did.
pub(crate) struct TestSession {
    pub(crate) session: Session,
    held: Modifiers,
    at: Point,
    marked: (Account, usize),
    clipboard: String,
}

impl TestSession {
    pub(crate) fn new(account: Account) -> Self {
        let session = Session::new(account.clone(), DAY, look(), Arc::new(|| {}));
        let this =
            Self { session, held: NO_KEY, at: pt(0.0, 0.0), marked: (account, 0), clipboard: String::new() };
        assert_invariants(&this.session);
        this
    }

    pub(crate) fn account(&self) -> &Account {
        self.session.account()
    }
    /// What stands on the map now is what `assert_unchanged` compares with.
    pub(crate) fn mark(&mut self) -> &mut Self {
        self.marked = (self.account().clone(), self.session.document().undo_depth());
        self
    }

    /// Does something that takes `steps` undo steps, and looks at what holds always.
    fn step(&mut self, steps: usize, act: impl FnOnce(&mut Self)) -> &mut Self {
        let before = self.account().clone();
        self.in_steps(steps as isize, act);
        if steps == 0 {
            assert_eq!(*self.account(), before, "changed without an undo step");
        }
        self
    }
    /// The same for what changes the step before it, or takes it back.
    fn in_steps(&mut self, steps: isize, act: impl FnOnce(&mut Self)) -> &mut Self {
        let depth = self.session.document().undo_depth();
        act(self);
        assert_invariants(&self.session);
        assert_eq!(Some(self.session.document().undo_depth()), depth.checked_add_signed(steps), "undo steps");
        self
    }

    // The pointer.

    /// Keys held during what follows.
    pub(crate) fn holding(&mut self, keys: Modifiers) -> &mut Self {
        self.held = keys;
        self
    }
    pub(crate) fn hover(&mut self, name: &str) -> &mut Self {
        self.session.hovered = Some(name.into());
        self
    }
    pub(crate) fn press(&mut self, at: Point) -> &mut Self {
        self.at = at;
        let modifiers = self.held;
        self.step(0, |this| this.session.pointer(Event::Press { at, modifiers }))
    }
    pub(crate) fn press_card(&mut self, name: &str) -> &mut Self {
        self.press(self.middle(name))
    }
    pub(crate) fn press_handle(&mut self, name: &str, side: RectSide) -> &mut Self {
        self.press(side.of(self.card(name)))
    }
    pub(crate) fn move_to(&mut self, at: Point) -> &mut Self {
        self.at = at;
        let modifiers = self.held;
        self.step(0, |this| this.session.pointer(Event::Move { at, modifiers }))
    }
    pub(crate) fn move_by(&mut self, dx: f32, dy: f32) -> &mut Self {
        self.move_to(pt(self.at.x + dx, self.at.y + dy))
    }
    pub(crate) fn move_to_card(&mut self, name: &str) -> &mut Self {
        self.move_to(self.middle(name))
    }
    fn release_in(&mut self, steps: usize) -> &mut Self {
        let (at, modifiers) = (self.at, self.held);
        self.step(steps, |this| this.session.pointer(Event::Release { at, modifiers }));
        assert!(self.session.is_idle(), "a gesture goes on after the release");
        self
    }
    /// Lets go; nothing changes in the account.
    pub(crate) fn release(&mut self) -> &mut Self {
        self.release_in(0)
    }
    /// Lets go; what was done is one undo step.
    pub(crate) fn release_as_one_step(&mut self) -> &mut Self {
        self.release_in(1)
    }
    pub(crate) fn click_card(&mut self, name: &str) -> &mut Self {
        self.press_card(name).release()
    }
    pub(crate) fn click(&mut self, at: Point) -> &mut Self {
        self.press(at).release()
    }
    pub(crate) fn drag_card(&mut self, name: &str, dx: f32, dy: f32) -> &mut Self {
        self.press_card(name).move_by(dx / 2.0, dy / 2.0).move_by(dx / 2.0, dy / 2.0).release_as_one_step()
    }
    pub(crate) fn double_press(&mut self, at: Point) -> &mut Self {
        self.step(0, |this| this.session.pointer(Event::DoublePress { at }))
    }
    pub(crate) fn double_press_card(&mut self, name: &str) -> &mut Self {
        self.double_press(self.middle(name))
    }
    pub(crate) fn double_press_makes_a_person(&mut self, at: Point) -> &mut Self {
        self.step(1, |this| this.session.pointer(Event::DoublePress { at }))
    }

    // The keyboard.

    pub(crate) fn escape(&mut self) -> &mut Self {
        self.step(0, |this| {
            this.session.escape();
        })
    }
    /// Esc with the button down; its release comes afterwards and means nothing.
    pub(crate) fn escape_and_release(&mut self) -> &mut Self {
        assert!(!self.session.is_idle(), "nothing to escape from");
        self.escape();
        assert!(self.session.is_idle(), "Esc left a gesture going on");
        assert_eq!(self.session.transient(), Transient::Nothing);
        self.release()
    }
    fn run_in(&mut self, command: Command, steps: usize) -> &mut Self {
        self.step(steps, |this| {
            if let Some(Ask::Copy(text)) = this.session.run(command) {
                this.clipboard = text;
            }
        })
    }
    /// A command that leaves the account as it is.
    pub(crate) fn run(&mut self, command: Command) -> &mut Self {
        self.run_in(command, 0)
    }
    pub(crate) fn run_as_one_step(&mut self, command: Command) -> &mut Self {
        self.run_in(command, 1)
    }
    pub(crate) fn paste_at(&mut self, at: Point) -> &mut Self {
        let text = self.clipboard.clone();
        self.step(1, |this| this.session.paste(&text, Some(at)))
    }
    pub(crate) fn clipboard(&self) -> &str {
        &self.clipboard
    }
    pub(crate) fn with_clipboard(&mut self, text: &str) -> &mut Self {
        text.clone_into(&mut self.clipboard);
        self
    }
    pub(crate) fn name_it(&mut self, text: &str) -> &mut Self {
        self.step(1, |this| this.session.finish_naming(text))
    }
    /// What was just made gets its name: both are one step.
    pub(crate) fn name_the_new(&mut self, text: &str) -> &mut Self {
        self.in_steps(0, |this| this.session.finish_naming(text))
    }
    /// Esc while what was just made waits for its name.
    pub(crate) fn escape_the_new(&mut self) -> &mut Self {
        self.in_steps(-1, |this| {
            this.session.escape();
        })
    }
    /// An arrow key, as one step: lattice steps to the right and down.
    pub(crate) fn nudge(&mut self, right: f32, down: f32) -> &mut Self {
        self.step(1, |this| {
            this.session.nudge(right, down);
            this.session.finish_nudge();
        })
    }
    pub(crate) fn take(&mut self, tool: ToolKind) -> &mut Self {
        self.run(Command::Tool(tool))
    }
    pub(crate) fn undo(&mut self) -> &mut Self {
        self.session.run(Command::Undo);
        assert_invariants(&self.session);
        self
    }
    pub(crate) fn redo(&mut self) -> &mut Self {
        self.session.run(Command::Redo);
        assert_invariants(&self.session);
        self
    }
    pub(crate) fn select(&mut self, names: &[&str]) -> &mut Self {
        self.session.selection.set_people(names.iter().map(|name| person_id(name)));
        self
    }

    // What is seen.

    pub(crate) fn card(&self, name: &str) -> Rect {
        self.session.picture().geometry.cards[&person_id(name)]
    }
    pub(crate) fn middle(&self, name: &str) -> Point {
        self.card(name).center()
    }
    pub(crate) fn place(&self, name: &str) -> Point {
        self.account().places()[&person_id(name)].at()
    }
    pub(crate) fn moved(&self, name: &str) -> Vec2 {
        self.place(name) - self.marked.0.places()[&person_id(name)].at()
    }
    pub(crate) fn region(&self, name: &str) -> Rect {
        self.account().regions()[&department_id(name)].rect()
    }
    pub(crate) fn corner(&self, name: &str, corner: Corner) -> Point {
        corner.of(self.region(name))
    }
    pub(crate) fn department_of(&self, name: &str) -> Option<&DepartmentId> {
        self.account().person(&person_id(name)).unwrap().department.as_ref()
    }
    pub(crate) fn support(&self, name: &str) -> Option<i8> {
        let now = RatingsNow::on(self.account(), DAY);
        now.of(&the_deal(), &person_id(name)).support().map(Support::score)
    }
    pub(crate) fn selected(&self) -> Vec<&str> {
        self.session.selection.people().iter().map(PersonId::as_str).collect()
    }
    /// Whom the pointer is over while a line is drawn.
    pub(crate) fn target(&self) -> Option<Target> {
        match self.session.transient() {
            Transient::Line { target, .. } => target,
            other => panic!("no line is being drawn: {other:?}"),
        }
    }
    pub(crate) fn refusal(&self) -> Refusal {
        self.target().expect("nobody below the pointer").refused.expect("not refused")
    }
    /// The lines there are, as (kind, from, to).
    pub(crate) fn lines(&self) -> Vec<(LinkKind, &str, &str)> {
        let mut lines: Vec<_> =
            self.account().links().values().map(|l| (l.kind, l.from.as_str(), l.to.as_str())).collect();
        lines.sort_unstable();
        lines
    }
    pub(crate) fn line_end(&self, from: &str, to: &str, at: &str) -> Point {
        let geometry = &self.session.picture().geometry;
        let line =
            geometry.lines.iter().find(|l| l.from == person_id(from) && l.to == person_id(to)).unwrap();
        let card = self.card(at).expand(1.0);
        *[line.points.first().unwrap(), line.points.last().unwrap()]
            .into_iter()
            .find(|p| card.contains(**p))
            .unwrap()
    }

    pub(crate) fn assert_selected(&mut self, names: &[&str]) -> &mut Self {
        assert_eq!(self.selected(), names);
        self
    }
    /// The account is as it was when marked, and so is the history.
    pub(crate) fn assert_unchanged(&mut self) -> &mut Self {
        assert_eq!(*self.account(), self.marked.0);
        assert_eq!(self.session.document().undo_depth(), self.marked.1);
        self
    }
    pub(crate) fn assert_nothing_to_undo(&mut self) -> &mut Self {
        assert!(self.session.document().undo_step().is_none());
        self
    }
    /// Undo leads back to the marked account, redo to this one.
    pub(crate) fn assert_undo_and_redo(&mut self) -> &mut Self {
        let now = self.account().clone();
        self.undo();
        assert_eq!(*self.account(), self.marked.0, "undo");
        self.redo();
        assert_eq!(*self.account(), now, "redo");
        self
    }
}
