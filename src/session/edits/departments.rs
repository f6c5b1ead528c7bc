//! Departments and their regions.
use super::super::refusal::Refusal;
use crate::geom::{Point, Rect, Vec2, vec2};
use crate::layout::{on_lattice, region_around, slot};
use crate::model::{
    Account, Department, DepartmentId, Edit, Key, OrderKey, Person, PersonId, Region, Transaction,
};
use std::collections::BTreeSet;

/// A new department of `who`; with `rect`, a region for it.
pub fn add(
    account: &Account,
    name: &str,
    rect: Option<Rect>,
    who: &BTreeSet<PersonId>,
) -> Result<(DepartmentId, Transaction), Refusal> {
    free_name(account, name, None)?;
    let id = DepartmentId::fresh();
    let last = account.departments_in_order().last().map(|d| d.order.clone());
    let mut transaction = Transaction::new("step-add-department").with("name", name);
    let order = OrderKey::between(last.as_ref(), None);
    transaction.push(Department { id: id.clone(), order, name: name.to_owned(), ..Department::default() });
    if let Some(rect) = rect {
        transaction.push(Region::new(id.clone(), rect));
    }
    for person in who.iter().filter_map(|id| account.person(id)) {
        transaction.push(Person { department: Some(id.clone()), ..person.clone() });
    }
    Ok((id, transaction))
}

/// A name that no department has yet: `stem`, then `stem 2`, `stem 3` …
pub fn unused_name(account: &Account, stem: &str) -> String {
    let used = |name: &str| account.departments().values().any(|d| d.name == name);
    if !used(stem) {
        return stem.to_owned();
    }
    let most = account.departments().len() + 2;
    (2..=most).map(|n| format!("{stem} {n}")).find(|name| !used(name)).unwrap_or_default()
}

fn free_name(account: &Account, name: &str, except: Option<&DepartmentId>) -> Result<(), Refusal> {
    let taken = account.departments().values().any(|d| d.name == name && Some(&d.id) != except);
    if taken { Err(Refusal::DepartmentExists { name: name.to_owned() }) } else { Ok(()) }
}

/// Gives a department a name that no other has; an empty one changes nothing.
pub fn rename(account: &Account, id: &DepartmentId, name: &str) -> Result<Transaction, Refusal> {
    let name = name.trim();
    let mut transaction = Transaction::new("step-rename").with("name", name);
    let Some(before) = account.departments().get(id) else { return Ok(transaction) };
    if before.name == name || name.is_empty() {
        return Ok(transaction);
    }
    free_name(account, name, Some(id))?;
    transaction.push(Department { name: name.to_owned(), ..before.clone() });
    Ok(transaction)
}

/// Says who heads a department.
pub fn set_head(account: &Account, id: &DepartmentId, head: Option<PersonId>) -> Option<Transaction> {
    let before = account.departments().get(id).filter(|d| d.head != head)?;
    let mut transaction = Transaction::new("step-change-department").with("name", &before.name);
    transaction.push(Department { head, ..before.clone() });
    Some(transaction)
}

/// Deletes a department with its region; its people stay, without a department.
pub fn delete(account: &Account, id: &DepartmentId) -> Transaction {
    let name = account.departments().get(id).map(|d| d.name.clone()).unwrap_or_default();
    let mut transaction = Transaction::new("step-delete-department").with("name", name);
    transaction.edits = account.removal([Key::Department(id.clone())]);
    transaction
}

/// Shows a region around the department's people, or takes it off the map.
pub fn toggle_region(account: &Account, id: &DepartmentId) -> Transaction {
    if account.regions().contains_key(id) {
        let mut transaction = Transaction::new("step-hide-region");
        transaction.edits.push(Edit::Region(id.clone(), None));
        return transaction;
    }
    let mut transaction = Transaction::new("step-show-region");
    let rect = around_people(account, id).unwrap_or_else(|| region_at(Point::default()));
    transaction.push(Region::new(id.clone(), rect));
    transaction
}

/// The region around the department's people; `None` if nobody is placed.
pub fn around_people(account: &Account, id: &DepartmentId) -> Option<Rect> {
    around(account, |person| account.person(person).is_some_and(|p| p.department.as_ref() == Some(id)))
}

/// The region around everybody on the map for whom `belongs` holds.
pub fn around(account: &Account, belongs: impl Fn(&PersonId) -> bool) -> Option<Rect> {
    let placed = account.places().values().filter(|place| belongs(&place.person));
    region_around(placed.map(|place| slot(place.at())))
}

/// A region for nobody yet, its middle near `at`.
pub fn region_at(at: Point) -> Rect {
    const SIZE: Vec2 = vec2(480.0, 320.0);
    let min = on_lattice(Rect::from_center(at, SIZE).min);
    Rect { min, max: min + SIZE }
}
