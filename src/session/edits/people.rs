//! People: made, changed, deleted.
use super::super::refusal::Refusal;
use crate::catalogue::{Lang, Placeholder, RoleKey, Side};
use crate::geom::Point;
use crate::model::{
    Account, DealId, Edit, Key, Member, MemberKey, OrderKey, Person, PersonId, Place, Rating, RatingId,
    RatingValue, Transaction,
};
use std::collections::BTreeSet;

/// A person to make.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewPerson {
    pub name: String,
    pub side: Side,
    pub placeholder: Option<Placeholder>,
    /// A placeholder made for a role of the deal.
    pub role: Option<RoleKey>,
}

/// Makes a person at `at` (the card's top centre), or in the tray. Somebody of the customer joins `deal`.
pub fn add(
    account: &Account,
    new: NewPerson,
    at: Option<Point>,
    deal: Option<&DealId>,
) -> (PersonId, Transaction) {
    let id = PersonId::fresh();
    let mut transaction = Transaction::new("step-add-person");
    let last = account.people_in_order().last().map(|p| p.order.clone());
    let NewPerson { name, side, placeholder, role } = new;
    let department = at.and_then(|at| super::places::department_at(account, at));
    let organisation = account.organisations().values().find(|o| o.side == side).map(|o| o.id.clone());
    transaction.push(Person {
        id: id.clone(),
        order: OrderKey::between(last.as_ref(), None),
        name,
        side,
        placeholder,
        department: department.filter(|_| side == Side::Customer),
        organisation,
        ..Person::default()
    });
    if let Some(at) = at {
        transaction.push(Place::new(id.clone(), at));
    }
    if let Some(deal) = deal.filter(|_| side == Side::Customer) {
        transaction.push(Member::new(deal.clone(), id.clone()));
        if let Some(role) = role {
            transaction.push(Rating {
                id: RatingId::fresh(),
                deal: deal.clone(),
                person: id.clone(),
                seq: account.next_rating_seq(),
                value: RatingValue::Roles(vec![role]),
                ..Rating::default()
            });
        }
    }
    (id, transaction)
}

/// Changes a person's record; `None` if nothing would change.
pub fn change(account: &Account, id: &PersonId, change: impl FnOnce(&mut Person)) -> Option<Transaction> {
    let before = account.person(id)?;
    let mut after = before.clone();
    change(&mut after);
    if after == *before {
        return None;
    }
    let mut transaction = Transaction::new("step-change-person").with("name", &after.name);
    transaction.push(after);
    Some(transaction)
}

/// Gives a person a name: in the script that `lang` shows. A placeholder that gets one becomes a person.
pub fn rename(account: &Account, id: &PersonId, name: &str, lang: Lang) -> Option<Transaction> {
    let name = name.trim();
    let held = account.person(id)?;
    if held.name_in(lang) == name && held.placeholder.is_none() {
        return None;
    }
    let local =
        !held.name_local.is_empty() && held.name_in(lang) == held.name_local && held.name != held.name_local;
    let renamed = change(account, id, |person| {
        name.clone_into(if local { &mut person.name_local } else { &mut person.name });
        if !name.is_empty() {
            person.placeholder = None;
        }
    })?;
    Some(Transaction {
        name: "step-rename".to_owned(),
        args: vec![("name".to_owned(), name.to_owned())],
        ..renamed
    })
}

/// Deletes people with all that is theirs alone; where others' records name them, the name is taken out.
pub fn delete(account: &Account, ids: &BTreeSet<PersonId>) -> Result<Transaction, Refusal> {
    let mut transaction = Transaction::new("step-delete-people").with("count", ids.len());
    let mut done: BTreeSet<Key> = BTreeSet::new();
    let gone = |id: &PersonId| ids.contains(id);
    for id in ids {
        for key in account.referrers_of(&Key::Person(id.clone())) {
            if !done.insert(key.clone()) {
                continue;
            }
            transaction.edits.push(without(account, key, &gone));
        }
    }
    transaction.edits.extend(ids.iter().map(|id| Edit::Person(id.clone(), None)));
    Ok(transaction)
}

/// The record of `key` without the people who go; removed if it is about one of them.
fn without(account: &Account, key: Key, gone: &dyn Fn(&PersonId) -> bool) -> Edit {
    let keep = |id: Option<PersonId>| id.filter(|id| !gone(id));
    match &key {
        Key::Department(id) => {
            if let Some(mut record) = account.departments().get(id).cloned() {
                record.head = keep(record.head);
                return record.into();
            }
        }
        Key::Member(MemberKey { deal, person }) if !gone(person) => {
            if let Some(mut record) = account.member(deal, person).cloned() {
                record.owner = keep(record.owner);
                return record.into();
            }
        }
        Key::Task(id) => {
            if let Some(mut record) = account.tasks().get(id).cloned() {
                record.person = keep(record.person);
                record.owner = keep(record.owner);
                return record.into();
            }
        }
        Key::Contact(id) => {
            if let Some(mut record) = account.contacts().get(id).cloned() {
                record.people.retain(|id| !gone(id));
                record.us.retain(|id| !gone(id));
                return record.into();
            }
        }
        Key::Hospitality(id) => {
            if let Some(mut record) = account.hospitality().get(id).cloned()
                && !gone(&record.person)
            {
                record.by = keep(record.by);
                return record.into();
            }
        }
        _ => {}
    }
    Edit::remove(key)
}
