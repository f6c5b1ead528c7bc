//! People from a pasted list, as one transaction: made, joined, laid out where there is room.
use super::pasted_known::{Blank, Found, filled, found};
use super::ratings::{self, Stamp};
use super::tidy;
use crate::catalogue::Side;
use crate::geom::Vec2;
use crate::import::PastedPerson;
use crate::layout::{Arrange, Assistants, SCREEN};
use crate::model::{
    Account, DealId, Department, DepartmentId, Document, Dossier, Link, LinkId, LinkKind, Member, OrderKey,
    Person, PersonId, Transaction,
};
use std::collections::{BTreeMap, BTreeSet};

/// Makes whoever of the plan is not known yet, and fills what is blank of those who are. New ones without a boss in it
/// report to whom it names, or else to `under`; they join `deal`, where everybody is rated as the plan says. Their places
/// start at the origin: [`moved`] puts them where there is room. Returns who was made.
pub fn add(
    account: &Account,
    plan: &[PastedPerson],
    under: Option<&PersonId>,
    deal: Option<&DealId>,
    stamp: &Stamp,
) -> (Vec<PersonId>, Transaction) {
    let mut transaction = Transaction::new("step-paste");
    let organisation = account.organisations().values().find(|o| o.side == Side::Customer);
    let Found { known, bosses, fills, .. } = found(account, plan);
    let mut departments: BTreeMap<&str, DepartmentId> =
        account.departments().values().map(|d| (d.name.as_str(), d.id.clone())).collect();
    let mut last_department = account.departments_in_order().last().map(|d| d.order.clone());
    let mut last = account.people_in_order().last().map(|p| p.order.clone());
    let mut ids: Vec<PersonId> = Vec::new();
    let mut made: Vec<PersonId> = Vec::new();
    let mut completed: BTreeMap<PersonId, Person> = BTreeMap::new();
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
            department,
            organisation: organisation.map(|o| o.id.clone()),
            ..Person::default()
        });
        if !person.note.is_empty() {
            transaction.push(Dossier { person: id.clone(), note: person.note.clone(), ..Dossier::default() });
        }
        if let Some(deal) = deal {
            transaction.push(Member::new(deal.clone(), id.clone()));
        }
        if let Some(boss) = inside.or(under) {
            transaction.push(reports(&id, boss));
        }
        ids.push(id.clone());
        made.push(id);
    }
    let mut transaction = transaction.with("count", made.len());
    let mut trial = Document::new(account.clone());
    if trial.commit(transaction.clone()).is_ok() {
        if let Some(deal) = deal {
            let said = plan.iter().zip(&ids);
            let said = said.flat_map(|(p, id)| p.opinions.values().into_iter().map(|v| (id.clone(), v)));
            transaction.edits.extend(ratings::rate_all(trial.account(), deal, said, stamp).edits);
        }
        let who: BTreeSet<PersonId> = made.iter().cloned().collect();
        let places = tidy::first_layout(trial.account(), &who, Assistants::InRow, Arrange::Compact(SCREEN));
        transaction.edits.extend(places.edits);
    }
    (made, transaction)
}

fn reports(from: &PersonId, to: &PersonId) -> Link {
    let (from, to) = (from.clone(), to.clone());
    Link { id: LinkId::fresh(), kind: LinkKind::Reports, from, to, ..Link::default() }
}

/// The transaction with every new place `by` further.
pub fn moved(mut transaction: Transaction, by: Vec2) -> Transaction {
    for edit in &mut transaction.edits {
        match edit {
            crate::model::Edit::Place(_, Some(place)) => {
                let at = place.at() + by;
                **place = place.moved_to(at);
            }
            crate::model::Edit::Region(_, Some(region)) => {
                region.x += by.x;
                region.y += by.y;
            }
            _ => {}
        }
    }
    transaction
}
