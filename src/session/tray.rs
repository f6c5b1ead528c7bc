//! What is dragged from the tray over the map: what it is over, where it would come to stand, and what comes of letting
//! it go. The same is asked for what is shown while it is carried and for what is done when it is let go.
use super::editor::Session;
use super::edits::people::{self, NewPerson};
use super::edits::{links, places, reporting};
use super::hit::card_at;
use super::naming::Naming;
use super::refusal::Refusal;
use super::spot::free_offset;
use super::tools::{DropOn, DropTarget, aimed_lines, pushed};
use crate::catalogue::{Catalogue, RoleKey, Side};
use crate::geom::{Point, Rect, Vec2, vec2};
use crate::layout::{CARD_WIDTH, ROW_GAP, SIBLING_GAP, SLOT_HEIGHT, card_on_lattice};
use crate::locale::tr;
use crate::model::{
    Account, DepartmentId, Document, LinkId, LinkKind, PairState, PersonId, Place, Transaction,
};
use crate::report::person_name;
use std::collections::{BTreeMap, BTreeSet};

/// From the middle of a card to its top.
const HALF: Vec2 = vec2(0.0, SLOT_HEIGHT / 2.0);

/// What can be dragged from the tray onto the map.
#[derive(Clone, Debug, PartialEq)]
pub enum TrayItem {
    /// Somebody who waits there.
    Person(PersonId),
    NewPerson,
    /// A post without a known person; with the role it is to fill.
    Placeholder(Option<RoleKey>),
    Department,
}

/// A thing of the tray above the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    pub item: TrayItem,
    /// The pointer.
    pub at: Point,
    pub aim: Aim,
}

/// What comes of letting it go.
#[derive(Clone, Debug, PartialEq)]
pub enum Aim {
    /// It stands by itself, with its middle there; a person joins the department.
    Stands { middle: Point, department: Option<DepartmentId> },
    /// One of ours faces this person from then on.
    Faces { other: PersonId, refused: Option<Refusal> },
    /// It takes a place in the hierarchy.
    Joins(DropTarget),
}

impl TrayItem {
    /// What it is called on its card.
    pub fn words(&self, session: &Session) -> String {
        let lang = session.lang();
        match self {
            Self::Person(id) => person_name(session.account(), id, lang),
            Self::NewPerson => tr(lang, "tray-person").into(),
            Self::Placeholder(None) => tr(lang, "tray-placeholder").into(),
            Self::Placeholder(Some(role)) => Catalogue::get()
                .role(role)
                .map_or_else(|| role.to_string(), |known| known.name.get(lang).to_owned()),
            Self::Department => tr(lang, "tray-department").into(),
        }
    }

    fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Person(id) => Some(id),
            Self::NewPerson | Self::Placeholder(_) | Self::Department => None,
        }
    }

    /// Who is made of it.
    fn made(&self) -> Option<NewPerson> {
        match self {
            Self::NewPerson => Some(NewPerson::default()),
            Self::Placeholder(role) => Some(NewPerson::post(role.clone())),
            Self::Person(_) | Self::Department => None,
        }
    }
}

impl Session {
    /// Something is dragged over the map from the tray, at `at`; or nothing is any longer.
    pub fn carry(&mut self, carried: Option<(TrayItem, Point)>) {
        let held = self.carried.take();
        self.carried = carried.map(|(item, at)| {
            let held = held.filter(|held| held.item == item).map(|held| held.aim);
            let aim = self.aim(&item, at, held);
            Carried { item, at, aim }
        });
    }

    /// What is dragged over the map from the tray.
    pub fn carried(&self) -> Option<&Carried> {
        self.carried.as_ref()
    }

    /// Who makes way for it, and how far.
    pub(super) fn makes_way(&self) -> BTreeMap<PersonId, Vec2> {
        match self.carried.as_ref().map(|carried| &carried.aim) {
            Some(Aim::Joins(target)) => target.pushed.clone(),
            Some(Aim::Stands { .. } | Aim::Faces { .. }) | None => BTreeMap::new(),
        }
    }

    /// Lets a thing of the tray go at `at`.
    pub fn drop_from_tray(&mut self, item: &TrayItem, at: Point) {
        self.carried = None;
        match (self.aim(item, at, None), item) {
            (Aim::Stands { middle, .. }, _) => self.stand(item, middle),
            (Aim::Faces { other, .. }, TrayItem::Person(ours)) => self.face(ours, other),
            (Aim::Joins(DropTarget { refused: Some(refusal), .. }), _) => self.refuse(&refusal),
            (Aim::Joins(target), _) => self.join(item, &target.on),
            (Aim::Faces { .. }, _) => {}
        }
    }

    /// Lets an item stand in the middle of what is seen of the map, or beside it, reporting to nobody.
    pub fn put_on_map(&mut self, item: &TrayItem) {
        let middle = self.clear_middle(self.camera.center, true);
        self.stand(item, middle);
        self.reveal_selected();
    }

    /// Puts whoever is selected and has no place onto the map: below a boss who stands there, else one beside the other in
    /// the middle of what is seen of it, or beside it.
    pub(super) fn put_selected_on_map(&mut self) {
        // In the order of the list, ours behind.
        let roster = self.roster();
        let listed = roster.waiting.iter().chain(&roster.team).map(|row| row.id.clone());
        let waits = |id: &PersonId| self.selection.has(id) && !self.account().places().contains_key(id);
        let home = |id: &PersonId| {
            let line = links::boss_line(self.account(), id)?;
            self.report_spot(&line.to).map(|(_, middle)| middle)
        };
        let (led, free): (Vec<_>, Vec<_>) =
            listed.filter(waits).map(|id| (home(&id), id)).partition(|(home, _)| home.is_some());
        let geometry = &self.picture().geometry;
        let mut taken: Vec<Rect> = geometry.cards.values().copied().collect();
        let mut places = BTreeMap::new();
        let mut stand = |taken: &mut Vec<Rect>, wanted: Point, id: PersonId| {
            let slot = |middle| Rect::from_center(middle, vec2(CARD_WIDTH, SLOT_HEIGHT));
            let middle = wanted + free_offset(taken, &[slot(wanted)]);
            taken.push(slot(middle));
            places.insert(id, middle - HALF);
        };
        for (home, id) in led {
            stand(&mut taken, home.unwrap_or_default(), id);
        }
        // In rows that together are about as wide as high, in nobody's department.
        taken.extend(geometry.regions.values());
        let first = card_on_lattice(self.clear_middle(self.camera.center, true) - HALF) + HALF;
        let pitch = vec2(CARD_WIDTH + SIBLING_GAP, SLOT_HEIGHT + ROW_GAP);
        let columns = (free.len() as f32).sqrt().ceil().max(1.0) as usize;
        for (i, (_, id)) in free.into_iter().enumerate() {
            let by = vec2(pitch.x * (i % columns) as f32, pitch.y * (i / columns) as f32);
            stand(&mut taken, first + by, id);
        }
        let transaction = places::place(self.account(), &places);
        if self.commit(transaction) {
            self.show_selection();
        }
    }

    /// `held` is the answer of a moment ago: what it is over changes seldom, and the answer takes a copy of the account.
    fn aim(&self, item: &TrayItem, at: Point, held: Option<Aim>) -> Aim {
        let below = card_at(&self.derived.picture, at);
        if let (TrayItem::Person(ours), Some(other)) = (item, below)
            && self.is_ours(ours)
        {
            let kind = LinkKind::Pair(PairState::Planned);
            let refused = links::connect(self.account(), kind, ours, other, self.lang()).err();
            return Aim::Faces { other: other.clone(), refused };
        }
        if let Some(on) = self.joins(item, at) {
            return match held {
                Some(Aim::Joins(target)) if target.on == on => Aim::Joins(target),
                _ => Aim::Joins(self.target(item, &on)),
            };
        }
        if *item == TrayItem::Department {
            return Aim::Stands { middle: at, department: None };
        }
        let middle = self.free_middle(at);
        let held = item.person().and_then(|id| self.account().person(id));
        // Only the customer's people have a department.
        let department = held
            .is_none_or(|person| person.side == Side::Customer)
            .then(|| places::department_in(&self.derived.picture.geometry.regions, middle - HALF))
            .flatten();
        Aim::Stands { middle, department }
    }

    /// Where in the hierarchy an item would stand that is let go at `at`: below whoever's card lies there, or between
    /// those whom a reporting line joins. Ours have no place there, and posts are the customer's.
    fn joins(&self, item: &TrayItem, at: Point) -> Option<DropOn> {
        let account = self.account();
        let ranks = |id: &PersonId| reporting::has_place_in_hierarchy(account, id);
        if *item == TrayItem::Department || !item.person().is_none_or(ranks) {
            return None;
        }
        let is_post = matches!(item, TrayItem::Placeholder(_));
        let side = |id: &PersonId| account.person(id).map(|person| person.side);
        let suits = |boss: &PersonId| !is_post || side(boss) == Some(Side::Customer);
        if let Some(boss) = card_at(&self.derived.picture, at) {
            let other = ranks(boss) && item.person() != Some(boss);
            return (other && suits(boss)).then(|| DropOn::Boss(boss.clone()));
        }
        let lines = aimed_lines(&self.context(), at)?;
        let boss = &account.links().get(lines.first()?)?.to;
        suits(boss).then_some(DropOn::Lines(lines))
    }

    /// Where it comes to stand in the hierarchy, and who makes way.
    fn target(&self, item: &TrayItem, on: &DropOn) -> DropTarget {
        let target = |refused, lands, pushed| DropTarget { on: on.clone(), refused, lands, pushed };
        if let (DropOn::Boss(boss), None) = (on, item.person()) {
            let lands = self.report_spot(boss).map(|(_, middle)| middle - HALF);
            return target(None, lands, BTreeMap::new());
        }
        match self.joining(item, on) {
            Ok((id, made)) => {
                let (lands, moved) = pushed(self.account(), &made.edits, &id, &BTreeSet::from([id.clone()]));
                target(None, lands, moved)
            }
            Err(refusal) => target(Some(refusal), None, BTreeMap::new()),
        }
    }

    /// The step by which somebody who waits, or somebody new, takes that place in the hierarchy, and who it is.
    fn joining(&self, item: &TrayItem, on: &DropOn) -> Result<(PersonId, Transaction), Refusal> {
        let (account, lang) = (self.account(), self.lang());
        let top = match on {
            // Where somebody new would come to stand: with the family, in its department.
            DropOn::Boss(boss) => self.report_spot(boss).map(|(_, middle)| middle - HALF),
            DropOn::Lines(lines) => lines
                .first()
                .and_then(|id| account.links().get(id))
                .and_then(|line| account.places().get(&line.from))
                .map(Place::at),
        };
        let top = top.unwrap_or_default();
        let (id, placed) = match (item.person(), item.made()) {
            (Some(id), _) => (id.clone(), places::place(account, &BTreeMap::from([(id.clone(), top)]))),
            (None, new) => {
                let side = self.side_at(on);
                let new = NewPerson { side, ..new.unwrap_or_default() };
                people::add(account, new, Some(top), self.deal.as_ref())
            }
        };
        let moving = BTreeSet::from([id.clone()]);
        let made = placed_and_led(account, placed, |account| match on {
            DropOn::Boss(boss) => reporting::under_at(account, &id, boss, top, lang),
            DropOn::Lines(lines) => reporting::between(account, &id, &moving, lines, lang),
        })?;
        Ok((id, made))
    }

    /// The side of those among whom somebody new comes to stand.
    fn side_at(&self, on: &DropOn) -> Side {
        let line = |id: &LinkId| self.account().links().get(id);
        let boss = match on {
            DropOn::Boss(boss) => Some(boss),
            DropOn::Lines(lines) => lines.first().and_then(line).map(|line| &line.to),
        };
        boss.and_then(|boss| self.account().person(boss)).map_or(Side::Customer, |boss| boss.side)
    }

    fn join(&mut self, item: &TrayItem, on: &DropOn) {
        if let (DropOn::Boss(boss), Some(new)) = (on, item.made()) {
            self.selection.set_person(boss.clone());
            return self.add_report(new);
        }
        match self.joining(item, on) {
            Ok((id, made)) => {
                let before = self.selection.clone();
                if self.commit(made) {
                    // The hand that let it go sees where it stands: the map stays as it was where that is in sight.
                    self.selection.set_person(id.clone());
                    if !self.sees_middle_of(&id) {
                        self.reveal_card(&id);
                    }
                    match item {
                        TrayItem::NewPerson => self.name_new(Naming::Person(id), before),
                        TrayItem::Placeholder(_) => self.name_new(Naming::Post(id), before),
                        TrayItem::Person(_) | TrayItem::Department => {}
                    }
                }
            }
            Err(refusal) => self.refuse(&refusal),
        }
    }

    fn face(&mut self, ours: &PersonId, other: PersonId) {
        let kind = LinkKind::Pair(PairState::Planned);
        match links::connect(self.account(), kind, ours, &other, self.lang()) {
            Ok((link, transaction)) => {
                if self.commit(transaction) {
                    self.show_kind_of(&link);
                    self.selection.set_person(other);
                }
            }
            Err(refusal) => self.refuse(&refusal),
        }
    }

    fn stand(&mut self, item: &TrayItem, middle: Point) {
        match item {
            TrayItem::Person(id) => {
                let top = card_on_lattice(middle - HALF);
                let transaction = places::place(self.account(), &BTreeMap::from([(id.clone(), top)]));
                if self.commit(transaction) {
                    self.selection.set_person(id.clone());
                }
            }
            TrayItem::NewPerson | TrayItem::Placeholder(_) => {
                self.add_person(item.made().unwrap_or_default(), Some(middle));
            }
            TrayItem::Department => self.add_department(middle),
        }
    }
}

/// Puts somebody onto the map by `placed` and then, on the account with them, does what `lead` says: one step.
pub(super) fn placed_and_led(
    account: &Account,
    mut placed: Transaction,
    lead: impl FnOnce(&Account) -> Result<Transaction, Refusal>,
) -> Result<Transaction, Refusal> {
    if placed.is_empty() {
        return lead(account);
    }
    let mut trial = Document::new(account.clone());
    trial.commit(placed.clone()).map_err(Refusal::Edit)?;
    let made = lead(trial.account())?;
    // The place that counts is the later one.
    placed.edits.extend(made.edits);
    Ok(Transaction { edits: placed.edits, ..made })
}
