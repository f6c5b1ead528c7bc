//! Where people stand: placed, moved, taken off the map.
use crate::catalogue::Side;
use crate::geom::{Point, Vec2, pt};
use crate::layout::SLOT_HEIGHT;
use crate::model::{Account, DepartmentId, Edit, Person, PersonId, Place, Region, Transaction};
use std::collections::BTreeMap;

/// The department whose region a card with its top centre at `at` lies in: the smallest, where they overlap.
pub fn department_at(account: &Account, at: Point) -> Option<DepartmentId> {
    let middle = pt(at.x, at.y + SLOT_HEIGHT / 2.0);
    account
        .regions()
        .values()
        .filter(|region| region.rect().contains(middle))
        .min_by(|a, b| (a.w * a.h).total_cmp(&(b.w * b.h)))
        .map(|region| region.department.clone())
}

/// Puts people from the tray onto the map, or moves them there: the top centre of each card.
pub fn place(account: &Account, places: &BTreeMap<PersonId, Point>) -> Transaction {
    moves("step-place", account, places)
}

/// Moves people by as much each. Those who end inside a department's region join it.
pub fn shift(account: &Account, offsets: &BTreeMap<PersonId, Vec2>) -> Transaction {
    let places: BTreeMap<PersonId, Point> = offsets
        .iter()
        .filter_map(|(id, by)| Some((id.clone(), account.places().get(id)?.at() + *by)))
        .collect();
    moves("step-move", account, &places)
}

/// A step that counts those who do move.
fn moves(name: &str, account: &Account, places: &BTreeMap<PersonId, Point>) -> Transaction {
    let mut transaction = Transaction::new(name);
    let mut count = 0;
    for (id, at) in places {
        let held = account.places().get(id);
        if held.is_some_and(|place| place.at() == *at) {
            continue;
        }
        count += 1;
        let extra = held.map(|place| place.extra.clone()).unwrap_or_default();
        transaction.push(Place { extra, ..Place::new(id.clone(), *at) });
        if let Some(department) = department_at(account, *at)
            && let Some(person) = account.person(id)
            && person.side == Side::Customer
            && person.department.as_ref() != Some(&department)
        {
            let mut person = person.clone();
            person.department = Some(department);
            transaction.push(person);
        }
    }
    transaction.with("count", count)
}

/// Takes people off the map; they wait in the tray with everything that is known about them.
pub fn unplace<'a>(account: &Account, ids: impl IntoIterator<Item = &'a PersonId>) -> Transaction {
    let ids: Vec<&PersonId> = ids.into_iter().filter(|id| account.places().contains_key(*id)).collect();
    let mut transaction = Transaction::new("step-unplace").with("count", ids.len());
    transaction.edits.extend(ids.into_iter().map(|id| Edit::Place(id.clone(), None)));
    transaction
}

/// Moves a region and, by as much, the people in it.
pub fn shift_region(account: &Account, id: &DepartmentId, by: Vec2) -> Transaction {
    let mut transaction = Transaction::new("step-move-department");
    let Some(region) = account.regions().get(id) else { return transaction };
    let mut moved = region.clone();
    moved.x += by.x;
    moved.y += by.y;
    transaction.push(moved);
    for person in people_in(account, id) {
        if let Some(place) = account.places().get(&person) {
            let mut place = place.clone();
            place.x += by.x;
            place.y += by.y;
            transaction.push(place);
        }
    }
    transaction
}

/// People of the department who stand inside its region.
pub fn people_in(account: &Account, id: &DepartmentId) -> Vec<PersonId> {
    let Some(region) = account.regions().get(id) else { return Vec::new() };
    let inside = |place: &Place| region.rect().contains(pt(place.x, place.y + SLOT_HEIGHT / 2.0));
    account
        .places()
        .values()
        .filter(|place| inside(place))
        .filter(|place| account.person(&place.person).is_some_and(|p| p.department.as_ref() == Some(id)))
        .map(|place| place.person.clone())
        .collect()
}

/// Gives a region another rectangle; whoever of the customer comes to stand inside belongs to it then.
pub fn reshape_region(account: &Account, id: &DepartmentId, rect: crate::geom::Rect) -> Transaction {
    let mut transaction = Transaction::new("step-resize-department");
    let held = account.regions().get(id);
    if held.is_none_or(|region| region.rect() != rect) {
        let extra = held.map(|region| region.extra.clone()).unwrap_or_default();
        transaction.push(Region { extra, ..Region::new(id.clone(), rect) });
        for place in account.places().values() {
            let middle = pt(place.x, place.y + SLOT_HEIGHT / 2.0);
            let was_inside = held.is_some_and(|region| region.rect().contains(middle));
            if let Some(person) = account.person(&place.person)
                && rect.contains(middle)
                && !was_inside
                && person.side == Side::Customer
                && person.department.as_ref() != Some(id)
            {
                transaction.push(Person { department: Some(id.clone()), ..person.clone() });
            }
        }
    }
    transaction
}
