//! People from a pasted list, as one transaction: made, joined, laid out where there is room.
use super::pasted_known::{Blank, Found, filled, found};
use super::ratings::{self, Stamp};
use super::tidy;
use crate::catalogue::Side;
use crate::geom::Vec2;
use crate::import::PastedPerson;
use crate::layout::{Arrange, Assistants, SCREEN};
use crate::model::{
    Account, DealId, Department, DepartmentId, Document, Dossier, Edit, Link, LinkId, LinkKind, Member,
    OrderKey, Person, PersonId, Transaction,
};
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of a list.
pub struct Added {
    pub made: Vec<PersonId>,
    /// Everything but the places.
    pub transaction: Transaction,
    pub blocks: Vec<Block>,
}

/// People who are laid out together. Their places start at the origin: [`moved`] puts them where there is room.
pub struct Block {
    /// Somebody who stands on the map, below whom they belong.
    pub under: Option<PersonId>,
    pub places: Vec<Edit>,
}

/// Makes whoever of the plan is not known yet, and fills what is blank of those who are. New ones without a boss in it
/// report to whom it names, or else to `under`; they join `deal`, where everybody is rated as the plan says.
pub fn add(
    account: &Account,
    plan: &[PastedPerson],
    under: Option<&PersonId>,
    deal: Option<&DealId>,
    stamp: &Stamp,
) -> Added {
    let mut transaction = Transaction::new("step-paste");
    let organisation = account.organisations().values().find(|o| o.side == Side::Customer);
    let Found { known, bosses, fills, .. } = found(account, plan);
    let mut departments: BTreeMap<&str, DepartmentId> =
        account.departments().values().map(|d| (d.name.as_str(), d.id.clone())).collect();
    let mut last_department = account.departments_in_order().last().map(|d| d.order.clone());
    let mut last = account.people_in_order().last().map(|p| p.order.clone());
    let mut ids: Vec<PersonId> = Vec::new();
    let mut made: Vec<PersonId> = Vec::new();
    let mut led: BTreeMap<PersonId, PersonId> = BTreeMap::new();
    let mut completed: BTreeMap<PersonId, Person> = BTreeMap::new();
    // A list that speaks of no departments takes them from the bosses who are there, as a report that Tab adds does.
    let silent = plan.iter().all(|person| person.department.is_empty());
    let mut inherited: BTreeMap<PersonId, DepartmentId> = BTreeMap::new();
    for (i, person) in plan.iter().enumerate() {
        let inside = person.boss.and_then(|boss| ids.get(boss)).or(bosses[i].as_ref());
        let joins = known[i].is_none() || fills[i].contains(&Blank::Department);
        let department = (joins && !person.department.is_empty()).then(|| {
            departments
                .entry(&person.department)
                .or_insert_with(|| {
                    let (id, order) =
                        (DepartmentId::fresh(), OrderKey::between(last_department.as_ref(), None));
                    last_department = Some(order.clone());
                    let name = person.department.clone();
                    transaction.push(Department { id: id.clone(), order, name, ..Department::default() });
                    id
                })
                .clone()
        });
        if let Some(id) = &known[i] {
            if let Some(held) = account.person(id).filter(|_| !fills[i].is_empty()) {
                // Two lines may speak of one person.
                let so_far = completed.entry(id.clone()).or_insert_with(|| held.clone());
                let mut filled = filled(so_far, person, &fills[i]);
                filled.department = filled.department.or(department);
                if filled != *so_far {
                    *so_far = filled.clone();
                    transaction.push(filled);
                }
            }
            if let Some(boss) = inside.filter(|_| fills[i].contains(&Blank::Boss)) {
                transaction.push(reports(id, boss));
            }
            ids.push(id.clone());
            continue;
        }
        let (id, order) = (PersonId::fresh(), OrderKey::between(last.as_ref(), None));
        let boss = inside.or(under);
        let of_boss = boss.filter(|_| silent).and_then(|boss| {
            inherited.get(boss).or_else(|| account.person(boss)?.department.as_ref()).cloned()
        });
        if let Some(department) = &of_boss {
            inherited.insert(id.clone(), department.clone());
        }
        last = Some(order.clone());
        transaction.push(Person {
            id: id.clone(),
            order,
            name: person.name.clone(),
            name_local: person.name_local.clone(),
            placeholder: person.post,
            title: person.title.clone(),
            email: person.email.clone(),
            phone: person.phone.clone(),
            office: person.office.clone(),
            department: department.or(of_boss),
            organisation: organisation.map(|o| o.id.clone()),
            ..Person::default()
        });
        if !person.note.is_empty() {
            transaction.push(Dossier { person: id.clone(), note: person.note.clone(), ..Dossier::default() });
        }
        if let Some(deal) = deal {
            transaction.push(Member::new(deal.clone(), id.clone()));
        }
        if let Some(boss) = boss {
            transaction.push(reports(&id, boss));
            led.insert(id.clone(), boss.clone());
        }
        ids.push(id.clone());
        made.push(id);
    }
    let mut transaction = transaction.with("count", made.len());
    let mut trial = Document::new(account.clone());
    let mut blocks = Vec::new();
    if trial.commit(transaction.clone()).is_ok() {
        if let Some(deal) = deal {
            let said = plan.iter().zip(&ids);
            let said = said.flat_map(|(p, id)| p.opinions.values().into_iter().map(|v| (id.clone(), v)));
            transaction.edits.extend(ratings::rate_all(trial.account(), deal, said, stamp).edits);
        }
        for (under, who) in together(account, &made, &led) {
            let places =
                tidy::first_layout(trial.account(), &who, Assistants::InRow, Arrange::Compact(SCREEN));
            blocks.push(Block { under, places: places.edits });
        }
    }
    one_frame_each(&mut blocks);
    Added { made, transaction, blocks }
}

/// A department in several blocks has its frame around the largest part.
fn one_frame_each(blocks: &mut [Block]) {
    let mut largest: BTreeMap<DepartmentId, (f32, usize)> = BTreeMap::new();
    for (i, block) in blocks.iter().enumerate() {
        for edit in &block.places {
            if let Edit::Region(id, Some(region)) = edit {
                let held = largest.entry(id.clone()).or_insert((0.0, i));
                let area = region.rect().width() * region.rect().height();
                if area > held.0 {
                    *held = (area, i);
                }
            }
        }
    }
    for (i, block) in blocks.iter_mut().enumerate() {
        block.places.retain(|edit| match edit {
            Edit::Region(id, Some(_)) => largest.get(id).is_some_and(|(_, largest)| *largest == i),
            _ => true,
        });
    }
}

/// Those who were made, by whom of those who stand on the map they hang from; first those who hang from nobody there.
fn together(
    account: &Account,
    made: &[PersonId],
    led: &BTreeMap<PersonId, PersonId>,
) -> BTreeMap<Option<PersonId>, BTreeSet<PersonId>> {
    let mut blocks: BTreeMap<Option<PersonId>, BTreeSet<PersonId>> = BTreeMap::new();
    for id in made {
        let mut top = id;
        let mut seen = BTreeSet::new();
        while let Some(boss) = led.get(top).filter(|_| seen.insert(top)) {
            top = boss;
        }
        let stands = account.places().contains_key(top);
        blocks.entry(stands.then(|| top.clone())).or_default().insert(id.clone());
    }
    blocks
}

fn reports(from: &PersonId, to: &PersonId) -> Link {
    let (from, to) = (from.clone(), to.clone());
    Link { id: LinkId::fresh(), kind: LinkKind::Reports, from, to, ..Link::default() }
}

/// The places `by` further.
pub fn moved(mut places: Vec<Edit>, by: Vec2) -> Vec<Edit> {
    for edit in &mut places {
        match edit {
            Edit::Place(_, Some(place)) => {
                let at = place.at() + by;
                **place = place.moved_to(at);
            }
            Edit::Region(_, Some(region)) => {
                region.x += by.x;
                region.y += by.y;
            }
            _ => {}
        }
    }
    places
}
