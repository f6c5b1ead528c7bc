//! People from a pasted list, as one transaction: made, joined, laid out where there is room.
use super::ratings::{self, Stamp};
use super::tidy;
use crate::catalogue::Side;
use crate::geom::Vec2;
use crate::import::{Called, PastedPerson};
use crate::layout::{Arrange, Assistants, SCREEN};
use crate::model::{
    Account, DealId, Department, DepartmentId, Document, Dossier, Link, LinkId, LinkKind, Member, OrderKey,
    Person, PersonId, Transaction,
};
use std::collections::{BTreeMap, BTreeSet};

/// Who of the account each of the plan's people is already, by their name in either script or their address; and whom of
/// it they report to, where the plan names somebody outside it.
pub fn found(account: &Account, plan: &[PastedPerson]) -> (Vec<Option<PersonId>>, Vec<Option<PersonId>>) {
    let called = called(account);
    let known = |person: &PastedPerson| called.named(&person.name).or_else(|| called.named(&person.email));
    plan.iter().map(|person| (known(person), called.find(&person.boss_elsewhere))).unzip()
}

fn called(account: &Account) -> Called<PersonId> {
    let mut called = Called::default();
    for person in account.people().values().filter(|person| !person.left) {
        for name in [&person.name, &person.name_local, &person.email] {
            called.name(name, &person.id);
        }
        if person.side == Side::Customer {
            called.post(&person.title, &person.id);
            called.post(&person.title_local, &person.id);
        }
    }
    called
}

/// Makes whoever of the plan is not known yet. Those without a boss in it report to whom it names, or else to `under`; all join `deal`, where
/// everybody is rated as the plan says. Their places start at the origin: [`moved`] puts them where there is room.
pub fn add(
    account: &Account,
    plan: &[PastedPerson],
    under: Option<&PersonId>,
    deal: Option<&DealId>,
    stamp: &Stamp,
) -> (Vec<PersonId>, Transaction) {
    let mut transaction = Transaction::new("step-paste");
    let organisation = account.organisations().values().find(|o| o.side == Side::Customer);
    let (known, elsewhere) = found(account, plan);
    let mut departments: BTreeMap<&str, DepartmentId> =
        account.departments().values().map(|d| (d.name.as_str(), d.id.clone())).collect();
    let mut last_department = account.departments_in_order().last().map(|d| d.order.clone());
    let mut last = account.people_in_order().last().map(|p| p.order.clone());
    let mut ids: Vec<PersonId> = Vec::new();
    let mut made: Vec<PersonId> = Vec::new();
    for ((person, held), elsewhere) in plan.iter().zip(known).zip(&elsewhere) {
        if let Some(id) = held {
            ids.push(id);
            continue;
        }
        let department = (!person.department.is_empty()).then(|| {
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
        let boss = person.boss.and_then(|boss| ids.get(boss)).or(elsewhere.as_ref()).or(under);
        if let Some(boss) = boss {
            let (from, to) = (id.clone(), boss.clone());
            transaction.push(Link {
                id: LinkId::fresh(),
                kind: LinkKind::Reports,
                from,
                to,
                ..Link::default()
            });
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
