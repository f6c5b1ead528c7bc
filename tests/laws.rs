//! Laws of the editor under random work: undo and redo lead back and forth, a file gives back what it was
//! given, a refusal changes nothing, the journal tells the same story, the ranking adds up.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that can't go on has failed; Clippy excepts the tests, not what they call"
)]
mod support;

use linchpin::catalogue::{Catalogue, Confidence, Influence, Lang, Level, Side, Strength, Support};
use linchpin::file::{read_ron, recoverable, write_ron};
use linchpin::geom::{Point, Rect, RectSide, pt};
use linchpin::model::{
    Account, Contact, ContactId, DealId, DepartmentId, Edit, Key, LinkId, LinkKind, PairState, PersonId,
    Place, RatingValue, Transaction,
};
use linchpin::session::edits::{deals, departments, links, people, places, ratings};
use linchpin::session::sample::sample;
use linchpin::session::{Ask, Command, Corner, Event, Modifiers, Session, Stays, ToolKind};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use support::{DAY, an_account, assert_invariants, look};

/// Something one can do; people, lines and the rest are named by their number among those there are.
#[derive(Clone, Debug)]
enum Step {
    Run(Command),
    Pointer(Pointer),
    Escape,
    Select(Vec<Index>),
    SelectLink(Index),
    SelectRegion(Index),
    Nudge(i8, i8),
    Name(String),
    Paste(Option<(f32, f32)>),
    Change(Change),
    /// Edits that fit, and then one that doesn't.
    Misfit(Index, Misfit),
}

/// What the mouse does, from press to release.
#[derive(Clone, Debug)]
enum Pointer {
    Drag {
        who: Index,
        by: (f32, f32),
        keys: Modifiers,
    },
    Draw {
        from: Index,
        side: RectSide,
        to: Index,
    },
    DrawWith {
        tool: ToolKind,
        from: Index,
        to: Index,
    },
    LeadEnd {
        line: Index,
        first: bool,
        to: Index,
    },
    DragRegion {
        which: Index,
        by: (f32, f32),
    },
    Resize {
        which: Index,
        corner: Corner,
        by: (f32, f32),
    },
    Marquee {
        from: (f32, f32),
        to: (f32, f32),
    },
    DoublePress(f32, f32),
    DoublePressOn(Index),
    /// Nothing whole: one event, wherever things are.
    Press(Index, Modifiers),
    MoveTo(Index),
    Release,
}

/// What the inspector asks for.
#[derive(Clone, Debug)]
enum Change {
    Rate(Index, Option<i8>),
    Influence(Index, Option<Influence>),
    Roles(Index, Vec<Index>),
    Confidence(Index, Confidence),
    Person(Index, String, bool),
    Ours(Index),
    Vote(Index, Option<f64>, Option<bool>),
    Leave(Index),
    Know(Index, Index, Level),
    Stage(Index),
    Head(Index, Option<Index>),
    ToggleRegion(Index),
    DeleteDepartment(Index),
    RenameDepartment(Index, String),
    Link(Index, LinkKind, String),
    Connect(Index, LinkKind, Index),
    Delete(Vec<Index>),
    PlaceAt(Index, f32, f32),
    Contact(Vec<Index>, String),
    Account(String),
    ShowDeal(Index),
}

#[derive(Clone, Debug)]
enum Misfit {
    Missing,
    InUse,
    OtherId,
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Za-z ]{0,12}",
        2 => "\\PC{0,12}",
        1 => select(vec!["\"quoted\\", "//", "李雷", "a\nb\tc", "r#\"raw\"#", "\u{feff}\u{200b}", "\r\n", "\0\u{1}"])
            .prop_map(str::to_owned),
    ]
}

fn any_index() -> impl Strategy<Value = Index> {
    any::<Index>()
}

fn some_people() -> impl Strategy<Value = Vec<Index>> {
    vec(any_index(), 0..5)
}

fn any_offset() -> impl Strategy<Value = (f32, f32)> {
    prop_oneof![
        (-900..900i16, -900..900i16).prop_map(|(x, y)| (f32::from(x), f32::from(y))),
        (-900.0f32..900.0, -900.0f32..900.0),
        Just((0.0, 0.0)),
    ]
}

fn any_kind() -> impl Strategy<Value = LinkKind> {
    select(vec![
        LinkKind::Reports,
        LinkKind::Dotted,
        LinkKind::Influence(Strength::High),
        LinkKind::Influence(Strength::Low),
        LinkKind::Conflict,
        LinkKind::Pair(PairState::Current),
    ])
}

fn any_keys() -> impl Strategy<Value = Modifiers> {
    let key = proptest::bool::weighted(0.2);
    (key, key, key).prop_map(|(shift, command, alt)| Modifiers { shift, command, alt })
}

fn any_pointer() -> impl Strategy<Value = Pointer> {
    let (side, corner) = (select(&RectSide::ALL[..]), select(&Corner::ALL[..]));
    prop_oneof![
        4 => (any_index(), any_offset(), any_keys()).prop_map(|(who, by, keys)| Pointer::Drag { who, by, keys }),
        3 => (any_index(), side, any_index()).prop_map(|(from, side, to)| Pointer::Draw { from, side, to }),
        2 => (select(&ToolKind::ALL[..]), any_index(), any_index())
            .prop_map(|(tool, from, to)| Pointer::DrawWith { tool, from, to }),
        3 => (any_index(), any::<bool>(), any_index())
            .prop_map(|(line, first, to)| Pointer::LeadEnd { line, first, to }),
        2 => (any_index(), any_offset()).prop_map(|(which, by)| Pointer::DragRegion { which, by }),
        2 => (any_index(), corner, any_offset())
            .prop_map(|(which, corner, by)| Pointer::Resize { which, corner, by }),
        1 => (any_offset(), any_offset()).prop_map(|(from, to)| Pointer::Marquee { from, to }),
        1 => any_offset().prop_map(|(x, y)| Pointer::DoublePress(x, y)),
        1 => any_index().prop_map(Pointer::DoublePressOn),
        1 => (any_index(), any_keys()).prop_map(|(who, keys)| Pointer::Press(who, keys)),
        1 => any_index().prop_map(Pointer::MoveTo),
        1 => Just(Pointer::Release),
    ]
}

fn any_change() -> impl Strategy<Value = Change> {
    let someone = any_index;
    prop_oneof![
        (someone(), prop::option::of(-3..=3i8)).prop_map(|(i, score)| Change::Rate(i, score)),
        (someone(), prop::option::of(select(Influence::ALL)))
            .prop_map(|(i, level)| Change::Influence(i, level)),
        (someone(), vec(any_index(), 0..3)).prop_map(|(i, roles)| Change::Roles(i, roles)),
        (someone(), select(Confidence::ALL)).prop_map(|(i, sure)| Change::Confidence(i, sure)),
        (someone(), any_text(), any::<bool>()).prop_map(|(i, text, left)| Change::Person(i, text, left)),
        someone().prop_map(Change::Ours),
        (someone(), prop::option::of(0.0..10.0f64), any::<Option<bool>>())
            .prop_map(|(i, vote, veto)| Change::Vote(i, vote, veto)),
        someone().prop_map(Change::Leave),
        (someone(), someone(), select(Level::ALL)).prop_map(|(us, i, level)| Change::Know(us, i, level)),
        any_index().prop_map(Change::Stage),
        (any_index(), prop::option::of(someone())).prop_map(|(i, head)| Change::Head(i, head)),
        any_index().prop_map(Change::ToggleRegion),
        any_index().prop_map(Change::DeleteDepartment),
        (any_index(), any_text()).prop_map(|(i, text)| Change::RenameDepartment(i, text)),
        (any_index(), any_kind(), any_text()).prop_map(|(i, kind, text)| Change::Link(i, kind, text)),
        (someone(), any_kind(), someone()).prop_map(|(from, kind, to)| Change::Connect(from, kind, to)),
        some_people().prop_map(Change::Delete),
        (someone(), any_offset()).prop_map(|(i, (x, y))| Change::PlaceAt(i, x, y)),
        (some_people(), any_text()).prop_map(|(who, text)| Change::Contact(who, text)),
        any_text().prop_map(Change::Account),
        any_index().prop_map(Change::ShowDeal),
    ]
}

/// Commands that change the account, more often than the others.
fn any_command() -> impl Strategy<Value = Command> {
    let editing = vec![
        Command::Cut,
        Command::Copy,
        Command::Duplicate,
        Command::Delete,
        Command::SelectAll,
        Command::AddPerson,
        Command::AddPlaceholder,
        Command::AddColleague,
        Command::AddDepartment,
        Command::ToTray,
        Command::PutOnMap,
        Command::Tidy,
        Command::TidySelection,
        Command::SupportUp,
        Command::SupportDown,
        Command::Unrate,
        Command::NewDeal,
        Command::DeleteDeal,
    ];
    prop_oneof![4 => select(editing), 1 => select(Command::ALL)]
}

fn any_step() -> impl Strategy<Value = Step> {
    let misfit = select(vec![Misfit::Missing, Misfit::InUse, Misfit::OtherId]);
    prop_oneof![
        10 => any_command().prop_map(Step::Run),
        2 => select(vec![Command::Undo, Command::Undo, Command::Redo]).prop_map(Step::Run),
        8 => any_pointer().prop_map(Step::Pointer),
        1 => Just(Step::Escape),
        5 => some_people().prop_map(Step::Select),
        1 => any_index().prop_map(Step::SelectLink),
        1 => any_index().prop_map(Step::SelectRegion),
        1 => (-5..=5i8, -5..=5i8).prop_map(|(right, down)| Step::Nudge(right, down)),
        3 => any_text().prop_map(Step::Name),
        1 => prop::option::of(any_offset()).prop_map(Step::Paste),
        8 => any_change().prop_map(Step::Change),
        2 => (any_index(), misfit).prop_map(|(i, misfit)| Step::Misfit(i, misfit)),
    ]
}

/// A small account: a few people of both sides, some lines among them, a region, some in the tray.
fn a_small_account() -> impl Strategy<Value = Account> {
    let line = (0usize..8, 0usize..8, any_kind());
    (1usize..8, vec(line, 0..8), any::<bool>()).prop_map(|(count, lines, region)| {
        let mut builder = an_account();
        if region {
            builder = builder.department("Finance", Rect::new(0.0, 0.0, 480.0, 320.0));
        }
        let name = |i: usize| format!("p{i}");
        for i in 0..count {
            let (x, y) = ((i % 3) as f32 * 240.0, (i / 3) as f32 * 216.0);
            builder = match i % 5 {
                3 => builder.ours(&name(i), x, y),
                4 => builder.in_tray(&name(i)),
                _ => builder.person(&name(i), x, y).member(&name(i)),
            };
            if region && i % 2 == 0 && i % 5 != 3 {
                builder = builder.of("Finance");
            }
        }
        let mut drawn = BTreeSet::new();
        for (from, to, kind) in lines {
            let (from, to) = (from % count, to % count);
            if from != to && drawn.insert((from, to, kind)) {
                builder = builder.link(kind, &name(from), &name(to));
            }
        }
        builder.build()
    })
}

fn pick<T: Clone>(index: Index, from: &[T]) -> Option<T> {
    (!from.is_empty()).then(|| from[index.index(from.len())].clone())
}

/// The account at work.
struct Work {
    session: Session,
    clipboard: String,
}

impl Work {
    fn on(account: Account) -> Self {
        Self { session: Session::new(account, DAY, look(), Arc::new(|| {})), clipboard: String::new() }
    }

    /// The account in truth: a scenario is no part of it.
    fn account(&self) -> &Account {
        self.session.document().account()
    }
    fn person(&self, index: Index) -> Option<PersonId> {
        let all: Vec<PersonId> = self.account().people_in_order().iter().map(|p| p.id.clone()).collect();
        pick(index, &all)
    }
    fn people(&self, indices: &[Index]) -> BTreeSet<PersonId> {
        indices.iter().filter_map(|i| self.person(*i)).collect()
    }
    fn link(&self, index: Index) -> Option<LinkId> {
        pick(index, &self.account().links().keys().cloned().collect::<Vec<_>>())
    }
    fn department(&self, index: Index) -> Option<DepartmentId> {
        let all: Vec<DepartmentId> =
            self.account().departments_in_order().iter().map(|d| d.id.clone()).collect();
        pick(index, &all)
    }
    fn deal(&self, index: Index) -> Option<DealId> {
        let all: Vec<DealId> = self.account().deals_in_order().iter().map(|d| d.id.clone()).collect();
        pick(index, &all)
    }
    fn card(&self, index: Index) -> Option<Rect> {
        pick(index, &self.session.picture().geometry.cards.values().copied().collect::<Vec<_>>())
    }

    fn press(&mut self, at: Point, modifiers: Modifiers) {
        self.session.pointer(Event::Press { at, modifiers });
    }
    fn move_to(&mut self, at: Point, modifiers: Modifiers) {
        self.session.pointer(Event::Move { at, modifiers });
    }
    fn sweep(&mut self, from: Point, to: Point, modifiers: Modifiers) {
        self.press(from, modifiers);
        self.move_to(from.lerp(to, 0.5), modifiers);
        self.move_to(to, modifiers);
        self.session.pointer(Event::Release { at: to, modifiers });
    }

    fn point(&mut self, pointer: &Pointer) {
        let plain = Modifiers::default();
        let shifted = |at: Point, by: (f32, f32)| pt(at.x + by.0, at.y + by.1);
        match pointer.clone() {
            Pointer::Drag { who, by, keys } => {
                let Some(card) = self.card(who) else { return };
                self.sweep(card.center(), shifted(card.center(), by), keys);
            }
            Pointer::Draw { from, side, to } => {
                let (Some(from), Some(card), Some(to)) = (self.person(from), self.card(from), self.card(to))
                else {
                    return;
                };
                self.session.selection.set_person(from);
                self.sweep(side.of(card), to.center(), plain);
            }
            Pointer::DrawWith { tool, from, to } => {
                let (Some(from), Some(to)) = (self.card(from), self.card(to)) else { return };
                self.session.take_tool(tool);
                self.sweep(from.center(), to.center(), plain);
            }
            Pointer::LeadEnd { line, first, to } => {
                let (Some(line), Some(to)) = (self.link(line), self.card(to)) else { return };
                self.session.selection.set_link(line.clone());
                let drawn = self.session.picture().geometry.lines.iter().find(|l| l.id == line);
                let Some(end) =
                    drawn.and_then(|l| if first { l.points.first() } else { l.points.last() }).copied()
                else {
                    return;
                };
                self.sweep(end, to.center(), plain);
            }
            Pointer::DragRegion { which, by } => {
                let Some(rect) = self.region(which) else { return };
                self.sweep(rect.min, shifted(rect.min, by), plain);
            }
            Pointer::Resize { which, corner, by } => {
                let Some(id) = pick(which, &self.account().regions().keys().cloned().collect::<Vec<_>>())
                else {
                    return;
                };
                let at = corner.of(self.account().regions()[&id].rect());
                self.session.selection.set_region(id);
                self.sweep(at, shifted(at, by), plain);
            }
            Pointer::Marquee { from, to } => self.sweep(pt(from.0, from.1), pt(to.0, to.1), plain),
            Pointer::DoublePress(x, y) => self.session.pointer(Event::DoublePress { at: pt(x, y) }),
            Pointer::DoublePressOn(who) => {
                if let Some(card) = self.card(who) {
                    self.session.pointer(Event::DoublePress { at: card.center() });
                }
            }
            Pointer::Press(who, keys) => {
                if let Some(card) = self.card(who) {
                    self.press(card.center(), keys);
                }
            }
            Pointer::MoveTo(who) => {
                if let Some(card) = self.card(who) {
                    self.move_to(card.center(), plain);
                }
            }
            Pointer::Release => self.session.pointer(Event::Release { at: pt(7.0, 7.0), modifiers: plain }),
        }
    }

    fn region(&self, index: Index) -> Option<Rect> {
        pick(index, &self.account().regions().values().map(linchpin::model::Region::rect).collect::<Vec<_>>())
    }

    fn change(&mut self, change: &Change) -> Option<()> {
        let account = self.session.account();
        let deal = self.session.deal().cloned();
        let made = match change.clone() {
            Change::Rate(who, score) => {
                let value = RatingValue::Support(score.and_then(Support::new));
                Some(ratings::rate(account, &deal?, &self.person(who)?, value, &stamp()))
            }
            Change::Influence(who, level) => Some(ratings::rate(
                account,
                &deal?,
                &self.person(who)?,
                RatingValue::Influence(level),
                &stamp(),
            )),
            Change::Roles(who, roles) => {
                let all: Vec<_> = Catalogue::get().roles.iter().map(|role| role.key.clone()).collect();
                let roles = roles.into_iter().filter_map(|i| pick(i, &all)).collect();
                Some(ratings::rate(account, &deal?, &self.person(who)?, RatingValue::Roles(roles), &stamp()))
            }
            Change::Confidence(who, sure) => {
                ratings::set_confidence(account, &deal?, &self.person(who)?, sure, &stamp())
            }
            Change::Person(who, text, left) => people::change(account, &self.person(who)?, |person| {
                person.title.clone_from(&text);
                person.name_local = text;
                person.left = left;
            }),
            Change::Ours(who) => people::change(account, &self.person(who)?, |person| person.side = Side::Us),
            Change::Vote(who, vote, veto) => {
                ratings::change_member(account, &deal?, &self.person(who)?, |member| {
                    (member.vote, member.veto) = (vote, veto);
                })
            }
            Change::Leave(who) => Some(ratings::leave(account, &deal?, &self.person(who)?)),
            Change::Know(us, who, level) => {
                ratings::set_level(account, &self.person(us)?, &self.person(who)?, level)
            }
            Change::Stage(stage) => {
                let stages: Vec<_> = Catalogue::get().stages.iter().map(|stage| stage.key.clone()).collect();
                deals::set_stage(account, &deal?, pick(stage, &stages))
            }
            Change::Head(department, head) => departments::set_head(
                account,
                &self.department(department)?,
                head.and_then(|i| self.person(i)),
            ),
            Change::ToggleRegion(which) => {
                Some(departments::toggle_region(account, &self.department(which)?))
            }
            Change::DeleteDepartment(which) => Some(departments::delete(account, &self.department(which)?)),
            Change::RenameDepartment(which, text) => {
                let made = departments::rename(account, &self.department(which)?, &text);
                self.session.try_commit(made);
                return None;
            }
            Change::Link(which, kind, text) => {
                let change = |link: &mut linchpin::model::Link| {
                    link.kind = kind;
                    link.label = text;
                };
                let made = links::change(account, &self.link(which)?, change, Lang::En);
                self.session.try_commit(made);
                return None;
            }
            Change::Connect(from, kind, to) => {
                let made = links::connect(account, kind, &self.person(from)?, &self.person(to)?, Lang::En);
                self.session.try_commit(made.map(|(_, transaction)| transaction));
                return None;
            }
            Change::Delete(who) => {
                let made = Ok(people::delete(account, &self.people(&who)));
                self.session.try_commit(made);
                return None;
            }
            Change::PlaceAt(who, x, y) => {
                Some(places::place(account, &BTreeMap::from([(self.person(who)?, pt(x, y))])))
            }
            Change::Contact(who, text) => {
                let mut transaction = Transaction::new("step-change-person");
                transaction.push(Contact {
                    id: ContactId::from(format!("contact {}", account.contacts().len())),
                    people: self.people(&who).into_iter().collect(),
                    deal,
                    next_step: text,
                    ..Contact::default()
                });
                Some(transaction)
            }
            Change::Account(text) => {
                self.session.rename_account(&text);
                return None;
            }
            Change::ShowDeal(which) => {
                let deal = self.deal(which)?;
                self.session.show_deal(deal);
                return None;
            }
        };
        self.session.commit(made?);
        None
    }

    /// A transaction that begins well and ends with an edit that doesn't fit.
    fn misfit(&mut self, who: Index, misfit: &Misfit) {
        let Some(id) = self.person(who) else { return };
        let mut transaction = Transaction::new("step-move");
        if let Some(changed) = people::change(self.account(), &id, |person| person.office.push('!')) {
            transaction.edits.extend(changed.edits);
        }
        transaction.push(Place::new(id.clone(), pt(1.0, 2.0)));
        transaction.push(match misfit {
            Misfit::Missing => Edit::from(Place::new("nobody".into(), pt(0.0, 0.0))),
            Misfit::InUse => Edit::remove(Key::Person(id)),
            Misfit::OtherId => {
                Edit::Place("somebody else".into(), Some(Box::new(Place::new(id, pt(0.0, 0.0)))))
            }
        });
        assert!(!self.session.commit(transaction), "a transaction that doesn't fit was carried out");
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Run(command) => match self.session.run(*command) {
                Some(Ask::Copy(text)) => self.clipboard = text,
                Some(Ask::Paste) => self.session.paste(&self.clipboard.clone(), None),
                _ => {}
            },
            Step::Pointer(pointer) => self.point(pointer),
            Step::Escape => {
                self.session.escape();
            }
            Step::Select(who) => {
                let who = self.people(who);
                self.session.selection.set_people(who);
            }
            Step::SelectLink(which) => {
                if let Some(link) = self.link(*which) {
                    self.session.selection.set_link(link);
                }
            }
            Step::SelectRegion(which) => {
                if let Some(region) =
                    pick(*which, &self.account().regions().keys().cloned().collect::<Vec<_>>())
                {
                    self.session.selection.set_region(region);
                }
            }
            Step::Nudge(right, down) => {
                self.session.nudge(f32::from(*right), f32::from(*down));
                self.session.finish_nudge();
            }
            Step::Name(text) => self.session.finish_naming(text),
            Step::Paste(at) => {
                self.session.paste(&self.clipboard.clone(), at.map(|(x, y)| pt(x, y)));
            }
            Step::Change(change) => {
                self.change(change);
            }
            Step::Misfit(who, misfit) => self.misfit(*who, misfit),
        }
    }

    /// Takes the step, and looks at what holds after every step.
    fn checked(&mut self, step: &Step) -> Result<(), TestCaseError> {
        let before = self.account().clone();
        let history = self.history();
        let notices = self.session.notice().map(|notice| notice.number);
        self.take(step);
        assert_invariants(&self.session);
        let refused = self
            .session
            .notice()
            .is_some_and(|notice| notice.stays != Stays::Briefly && Some(notice.number) != notices);
        if refused {
            prop_assert_eq!(self.account(), &before, "refused, and changed all the same");
            prop_assert_eq!(self.history(), history, "refused, and in the history all the same");
        }
        Ok(())
    }

    fn history(&self) -> (usize, bool, u64) {
        let document = self.session.document();
        (document.undo_depth(), document.redo_step().is_some(), document.state())
    }

    fn undo_all(&mut self) -> usize {
        let mut steps = 0;
        while self.session.document().undo_step().is_some() {
            self.session.undo();
            assert_invariants(&self.session);
            steps += 1;
        }
        steps
    }
}

fn bytes(account: &Account) -> String {
    write_ron(account).unwrap()
}

/// Undo, redo and the file, after random work on `account`.
fn check_history(account: &Account, steps: &[Step]) -> Result<(), TestCaseError> {
    let mut work = Work::on(account.clone());
    let before = bytes(account);
    for step in steps {
        work.checked(step)?;
    }
    work.session.stop_supposing();
    let (after, state) = (work.account().clone(), work.session.document().state());
    let text = bytes(&after);
    let read = read_ron(&text).unwrap();
    prop_assert_eq!(&read.repairs, &[]);
    prop_assert_eq!(&read.account, &after, "the file gives back another account");
    prop_assert_eq!(bytes(&read.account), text.clone(), "the same account, other bytes");

    let steps = work.undo_all();
    prop_assert_eq!(work.account(), account, "undo leads elsewhere");
    prop_assert_eq!(bytes(work.account()), before);
    prop_assert!(!work.session.is_modified(), "undone, and unsaved all the same");
    for _ in 0..steps {
        work.session.redo();
        assert_invariants(&work.session);
    }
    prop_assert_eq!(work.account(), &after, "redo leads elsewhere");
    prop_assert_eq!(bytes(work.account()), text);
    prop_assert_eq!(work.session.document().state(), state);
    Ok(())
}

fn stamp() -> ratings::Stamp {
    ratings::Stamp { day: DAY, author: "us".to_owned() }
}

/// The journal of a session that never closed gives the account back, and what undoes it.
fn check_journal(account: &Account, steps: &[Step], folder: &Path) -> Result<(), TestCaseError> {
    let mut work = Work::on(Account::default());
    work.session.start_import(account.clone(), Some(folder.to_owned()));
    for step in steps {
        work.take(step);
    }
    let after = work.account().clone();
    let depth = work.session.document().undo_depth();
    let died_without_closing = work;
    drop(died_without_closing);
    let mut found = recoverable(folder).unwrap();
    let Some(recovery) = found.first() else {
        prop_assert_eq!(depth, 0, "no journal of {} steps", depth);
        return Ok(());
    };
    prop_assert_eq!(found.len(), 1);
    let mut document = recovery.replay().unwrap();
    prop_assert_eq!(document.account(), &after, "the journal leads elsewhere");
    prop_assert_eq!(document.undo_depth(), depth);
    while document.undo() {}
    prop_assert_eq!(document.account(), account);
    // Taken over and crashed again before anything else was done: the work is offered again.
    let mut second = Work::on(Account::default());
    second.session.recover(found.remove(0), Some(folder.to_owned())).unwrap();
    drop(second);
    let again = recoverable(folder).unwrap();
    prop_assert_eq!(again.len(), 1);
    let again = again[0].replay().unwrap();
    prop_assert_eq!(again.account(), &after);
    Ok(())
}

/// Numbers of the ranking that must add up.
fn check_ranking(session: &Session) -> Result<(), TestCaseError> {
    let ranking = &session.findings().ranking;
    let (mut votes, mut gradient) = (0.0, 0.0);
    for (place, person) in ranking.people.iter().enumerate() {
        prop_assert_eq!(person.rank, place + 1);
        prop_assert!((0.0..=100.0 + 1e-9).contains(&person.k), "K of {}: {}", person.id, person.k);
        let points: f64 = person.why.iter().map(|reason| reason.points).sum();
        prop_assert!((points - person.k).abs() < 1e-9, "{}: {points} points, K {}", person.id, person.k);
        let raw: f64 = person.contributions.iter().sum();
        prop_assert!((raw - person.k_raw).abs() < 1e-9);
        votes += person.vote;
        gradient += person.gradient;
    }
    prop_assert!((votes - gradient).abs() < 1e-9, "votes {votes}, gradient {gradient}");
    prop_assert!(votes.abs() < 1e-12 || (votes - 1.0).abs() < 1e-9, "votes add up to {votes}");
    let ranked: BTreeSet<&PersonId> = ranking.people.iter().map(|person| &person.id).collect();
    prop_assert_eq!(ranked.len(), ranking.people.len(), "somebody is ranked twice");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_sample_comes_back_from_any_work(steps in vec(any_step(), 1..40)) {
        check_history(&sample(Lang::En), &steps)?;
    }

    #[test]
    fn the_sample_is_recovered_from_its_journal(steps in vec(any_step(), 1..40)) {
        let folder = tempfile::tempdir().unwrap();
        check_journal(&sample(Lang::Zh), &steps, folder.path())?;
    }

    #[test]
    fn the_ranking_of_the_sample_adds_up_after_any_work(steps in vec(any_step(), 1..40)) {
        let mut work = Work::on(sample(Lang::En));
        for step in &steps {
            work.take(step);
            check_ranking(&work.session)?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_small_account_comes_back_from_any_work(account in a_small_account(), steps in vec(any_step(), 1..40)) {
        check_history(&account, &steps)?;
    }

    #[test]
    fn a_small_account_is_recovered_from_its_journal(account in a_small_account(), steps in vec(any_step(), 1..40)) {
        let folder = tempfile::tempdir().unwrap();
        check_journal(&account, &steps, folder.path())?;
    }

    #[test]
    fn the_ranking_of_a_small_account_adds_up_after_any_work(
        account in a_small_account(),
        steps in vec(any_step(), 1..40),
    ) {
        let mut work = Work::on(account);
        check_ranking(&work.session)?;
        for step in &steps {
            work.take(step);
            check_ranking(&work.session)?;
        }
    }
}
