//! Copying and putting in: people of a map by the clipboard, and people of a list that somebody looked at.
use super::editor::{Session, Stays};
use super::edits::pasted_known::{Found, found};
use super::edits::{clip, pasted, reporting};
use super::spot::free_offset;
use crate::geom::{Point, Rect, Vec2, pt, vec2};
use crate::import::PastedPerson;
use crate::layout::{CARD_WIDTH, SLOT_HEIGHT, on_lattice, slot};
use crate::locale::{Message, enumerated};
use crate::model::hierarchy::Hierarchy;
use crate::model::{DepartmentId, Edit, PersonId, Transaction};
use std::collections::{BTreeMap, BTreeSet};

impl Session {
    pub(super) fn copied(&self) -> String {
        self.clip().to_text()
    }

    /// Whether a text from the clipboard is people copied from a map.
    pub fn is_clip(text: &str) -> bool {
        clip::Clip::from_text(text).is_ok()
    }

    /// What of a list follows from the account.
    pub fn found(&self, list: &[PastedPerson]) -> Found {
        found(self.account(), list)
    }

    /// Makes the people of a plan around `at`, or in the middle of the view; those without a boss report to
    /// `under`.
    pub fn paste_people(&mut self, plan: &[PastedPerson], at: Option<Point>, under: Option<&PersonId>) {
        let pasted::Added { made, mut transaction, blocks } =
            pasted::add(self.account(), plan, under, self.deal(), &self.stamp());
        let mut taken: Vec<Rect> = self.picture().geometry.cards.values().copied().collect();
        let mut new: Vec<Newcomer> = Vec::new();
        let departments = departments_of(&transaction);
        for block in blocks {
            let by = self.way_of_block(&block, at, &taken);
            let places = pasted::moved(block.places, by);
            taken.extend(places.iter().filter_map(|edit| new_slot(edit).or_else(|| new_frame(edit))));
            new.extend(places.iter().filter_map(|edit| match edit {
                Edit::Place(id, Some(place)) => Some(Newcomer {
                    under: block.under.clone(),
                    department: departments.get(id).cloned(),
                    slot: slot(place.at()),
                }),
                _ => None,
            }));
            transaction.edits.extend(places);
        }
        self.grow_homes(&mut transaction, &new);
        let (state, view) = (self.document.state(), self.looked_at());
        let known: BTreeSet<DepartmentId> = self.account().departments().keys().cloned().collect();
        if self.commit(transaction) && !made.is_empty() {
            self.tell_of_unframed(&known);
            let first = made.first().cloned();
            self.selection.set_people(made);
            self.show_selection();
            // With all of them selected, the next key would be for everybody.
            if let Some(first) = first {
                self.selection.set_first_of_list(first);
            }
            self.remember_view(state, view);
        }
    }

    /// Grows the departments of those bosses who got new people of theirs, where that takes in nobody else.
    fn grow_homes(&self, transaction: &mut Transaction, new: &[Newcomer]) {
        let home = |boss: &PersonId| self.account().person(boss)?.department.clone();
        let mut homes: BTreeMap<DepartmentId, &PersonId> = BTreeMap::new();
        for boss in new.iter().filter_map(|one| one.under.as_ref()) {
            homes.extend(home(boss).map(|department| (department, boss)));
        }
        for (department, boss) in homes {
            let belongs = |one: &&Newcomer| {
                one.department.as_ref() == Some(&department)
                    && one.under.as_ref().and_then(home).as_ref() == Some(&department)
            };
            let (theirs, others): (Vec<_>, Vec<_>) = new.iter().partition(belongs);
            let others: Vec<Rect> = others.into_iter().map(|one| one.slot).collect();
            if let Some(around) = Rect::around(theirs.into_iter().map(|one| one.slot)) {
                reporting::grow_home(self.account(), transaction, boss, around, (&others, &BTreeSet::new()));
            }
        }
    }

    /// How far a block of new people moves from the origin: below the person it hangs from, else around `at` or in the middle
    /// of the view; nobody covers anybody of `taken`.
    fn way_of_block(&self, block: &pasted::Block, at: Option<Point>, taken: &[Rect]) -> Vec2 {
        /// Room for the tabs of those above.
        const TAB: f32 = 28.0;
        let slots: Vec<Rect> = block.places.iter().filter_map(new_slot).collect();
        let Some(around) = Rect::around(slots.iter().copied()) else { return Vec2::ZERO };
        let below = block.under.as_ref().and_then(|boss| self.report_spot(boss)).map(|(_, at)| at);
        // A team that is there already stands in a row: the first of the new ones goes on in it.
        let goes_on = block.under.as_ref().is_some_and(|boss| {
            let placed = |id: &PersonId| self.account().places().contains_key(id);
            !Hierarchy::of(self.account(), placed).reports_of(boss).is_empty()
        });
        let x = if goes_on { around.min.x + CARD_WIDTH / 2.0 } else { around.center().x };
        let from = pt(x, around.min.y + SLOT_HEIGHT / 2.0);
        let start = below.or(at).unwrap_or(self.camera.center);
        let by = on_lattice(Point::default() + (start - from)) - Point::default();
        let there: Vec<Rect> = slots.iter().map(|slot| slot.translate(by)).collect();
        let mut taken: Vec<Rect> = taken.iter().map(|card| card.expand(TAB)).collect();
        // Nobody comes to stand in a department that is not theirs.
        let home = below.map(|at| Rect::from_center(at, vec2(1.0, 1.0)));
        let regions = self.picture().geometry.regions.values();
        taken.extend(regions.filter(|rect| home.is_none_or(|home| !rect.intersects(&home))));
        by + free_offset(&taken, &there)
    }

    /// Says which departments that came after `known` have no frame: a list in which they are scattered. Around one person
    /// alone nobody misses one.
    fn tell_of_unframed(&mut self, known: &BTreeSet<DepartmentId>) {
        let account = self.account();
        let several = |id: &DepartmentId| {
            account.people().values().filter(|person| person.department.as_ref() == Some(id)).nth(1).is_some()
        };
        let unframed = account
            .departments_in_order()
            .into_iter()
            .filter(|d| !known.contains(&d.id) && !account.regions().contains_key(&d.id) && several(&d.id));
        let names: Vec<&str> = unframed.map(|d| d.name.as_str()).collect();
        if !names.is_empty() {
            let names = enumerated(self.lang(), &names);
            self.tell(Message::new("notice-departments-unframed").with("names", names), Stays::Briefly);
        }
    }

    /// Puts copies of the selected people beside them; the clipboard keeps what it has.
    pub(super) fn duplicate(&mut self) {
        let clip = self.clip();
        let by = self.way_to_free(&clip, clip::Where::Beside);
        let (put, copies) = clip::paste(self.account(), &clip, self.deal(), by);
        let copies = match put.department {
            Some(_) => copies,
            None => Transaction { name: "step-duplicate".to_owned(), ..copies },
        };
        if self.commit(copies) {
            self.select_put(put);
            self.show_selection();
        }
    }

    /// What is selected, as a copy.
    fn clip(&self) -> clip::Clip {
        match self.selection.region() {
            Some(region) => clip::copy_department(self.account(), region, self.deal()),
            None => clip::copy(self.account(), self.selection.people(), self.deal()),
        }
    }

    fn select_put(&mut self, put: clip::Put) {
        match put.department {
            Some(department) => self.selection.set_region(department),
            None => self.selection.set_people(put.people),
        }
    }

    fn way_to_free(&self, clip: &clip::Clip, place: clip::Where) -> Vec2 {
        let geometry = &self.picture().geometry;
        let mut taken: Vec<Rect> = geometry.cards.values().copied().collect();
        // Nobody comes by accident to stand in the region of another department than where they were, or were asked for.
        let homes = clip.slots(Vec2::ZERO);
        let inside = |rect: &&Rect| match place {
            clip::Where::At(at) => rect.contains(at),
            clip::Where::Beside | clip::Where::Back => homes.iter().any(|slot| rect.contains(slot.center())),
        };
        taken.extend(geometry.regions.values().filter(|rect| clip.is_department() || !inside(rect)));
        let by = clip.way_to(place);
        by + free_offset(&taken, &clip.areas(self.account(), by))
    }

    /// Puts copies in: around `at`, or beside the originals.
    pub fn paste(&mut self, text: &str, at: Option<Point>) {
        let (state, view) = (self.document.state(), self.looked_at());
        self.paste_copies(text, at);
        if self.document.state() != state {
            self.show_selection();
            self.remember_view(state, view);
        }
    }

    fn paste_copies(&mut self, text: &str, at: Option<Point>) {
        match clip::Clip::from_text(text) {
            Ok(clip) => {
                let cut = self.cut.take().filter(|cut| cut.is(text, self.account()));
                let place = match at {
                    Some(at) => clip::Where::At(at),
                    None if cut.is_some() => clip::Where::Back,
                    None => clip::Where::Beside,
                };
                let by = self.way_to_free(&clip, place);
                if let Some(cut) = cut {
                    let transaction = cut.put_back(self.account(), &clip, by);
                    if self.commit(transaction) {
                        self.selection.set_people(clip.ids().cloned());
                    }
                    return;
                }
                let (put, transaction) = clip::paste(self.account(), &clip, self.deal(), by);
                if self.commit(transaction) {
                    self.select_put(put);
                }
            }
            Err(refusal) => self.refuse(&refusal),
        }
    }
}

/// Somebody new who is about to stand on the map.
struct Newcomer {
    /// Whom of those who stood there before the person hangs from.
    under: Option<PersonId>,
    department: Option<DepartmentId>,
    slot: Rect,
}

/// The departments that a transaction gives people.
fn departments_of(transaction: &Transaction) -> BTreeMap<PersonId, DepartmentId> {
    let of = |edit: &Edit| match edit {
        Edit::Person(id, Some(person)) => Some((id.clone(), person.department.clone()?)),
        _ => None,
    };
    transaction.edits.iter().filter_map(of).collect()
}

fn new_frame(edit: &Edit) -> Option<Rect> {
    match edit {
        Edit::Region(_, Some(region)) => Some(region.rect()),
        _ => None,
    }
}

/// The slot of a card that an edit places.
fn new_slot(edit: &Edit) -> Option<Rect> {
    match edit {
        Edit::Place(_, Some(place)) => Some(slot(place.at())),
        _ => None,
    }
}
