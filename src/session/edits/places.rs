//! Where people stand: placed, moved, taken off the map.
use super::super::refusal::Refusal;
use crate::catalogue::{Lang, Side};
use crate::geom::{Point, Rect, Vec2, pt};
use crate::layout::{CARD_WIDTH, SIBLING_GAP, SLOT_HEIGHT, slot};
use crate::model::folding::{folded_away, open_regions};
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, DepartmentId, Edit, Person, PersonId, Place, Region, Transaction};
use crate::report::person_name;
use std::collections::{BTreeMap, BTreeSet};

/// The department whose region a card with its top centre at `at` lies in: the smallest, where they overlap.
pub fn department_at(account: &Account, at: Point) -> Option<DepartmentId> {
    department_in(&rects(&open_regions(account)), at)
}

/// The same among `regions`.
pub fn department_in(regions: &BTreeMap<DepartmentId, Rect>, at: Point) -> Option<DepartmentId> {
    let middle = pt(at.x, at.y + SLOT_HEIGHT / 2.0);
    let area = |rect: &Rect| rect.width() * rect.height();
    let around = regions.iter().filter(|(_, rect)| rect.contains(middle));
    around.min_by(|a, b| area(a.1).total_cmp(&area(b.1))).map(|(id, _)| id.clone())
}

fn rects(regions: &[&Region]) -> BTreeMap<DepartmentId, Rect> {
    regions.iter().map(|region| (region.department.clone(), region.rect())).collect()
}

/// Puts people from the tray onto the map, or moves them there: the top centre of each card.
pub fn place(account: &Account, places: &BTreeMap<PersonId, Point>) -> Transaction {
    moves("step-place", account, places)
}

/// Moves people by as much each. Those who end inside a department's region join it, whoever comes along with a boss
/// only together with the boss.
pub fn shift(account: &Account, offsets: &BTreeMap<PersonId, Vec2>) -> Transaction {
    let places: BTreeMap<PersonId, Point> = offsets
        .iter()
        .filter_map(|(id, by)| Some((id.clone(), account.places().get(id)?.at() + *by)))
        .collect();
    moves("step-move", account, &places)
}

/// A step that counts those who do move; who comes into the region of a department joins it.
fn moves(name: &str, account: &Account, places: &BTreeMap<PersonId, Point>) -> Transaction {
    let places = with_folded(account, places);
    put(name, account, &places, &joined(account, &places))
}

/// The same for cards that are lined up: that says nothing of departments, so that everybody stays in theirs.
fn lines_up(name: &str, account: &Account, places: &BTreeMap<PersonId, Point>) -> Transaction {
    put(name, account, &with_folded(account, places), &BTreeMap::new())
}

fn with_folded(account: &Account, places: &BTreeMap<PersonId, Point>) -> BTreeMap<PersonId, Point> {
    let mut places = places.clone();
    super::folding::take_along(account, &mut places);
    places
}

fn put(
    name: &str,
    account: &Account,
    places: &BTreeMap<PersonId, Point>,
    joined: &BTreeMap<PersonId, DepartmentId>,
) -> Transaction {
    let mut transaction = Transaction::new(name);
    let mut count = 0;
    for (id, at) in places {
        let held = account.places().get(id);
        if held.is_some_and(|place| place.at() == *at) {
            continue;
        }
        count += 1;
        transaction.push(held.map_or_else(|| Place::new(id.clone(), *at), |place| place.put_at(*at)));
        if let (Some(department), Some(person)) = (joined.get(id), account.person(id)) {
            transaction.push(Person { department: Some(department.clone()), ..person.clone() });
        }
    }
    transaction.with("count", count)
}

/// Who comes to another department by moving there.
fn joined(account: &Account, places: &BTreeMap<PersonId, Point>) -> BTreeMap<PersonId, DepartmentId> {
    let mut joined = BTreeMap::new();
    if account.regions().is_empty() {
        return joined;
    }
    let regions = rects(&open_regions(account));
    let away = folded_away(account);
    let hierarchy = Hierarchy::of(account, |id| places.contains_key(id));
    let of = |id: &PersonId| account.person(id).and_then(|person| person.department.as_ref());
    let roots = places.keys().filter(|id| hierarchy.boss_of(id).is_none());
    // Bosses before their reports.
    for id in roots.flat_map(|root| hierarchy.subtree(root)) {
        let Some(person) = account.person(&id).filter(|person| person.side == Side::Customer) else {
            continue;
        };
        if away.contains_key(&id) {
            // Where they stand is not seen: they go where their boss goes, if they were of one department.
            let boss = hierarchy.boss_of(&id).filter(|boss| of(boss) == person.department.as_ref());
            if let Some(department) = boss.and_then(|boss| joined.get(boss)).cloned() {
                joined.insert(id, department);
            }
            continue;
        }
        let Some(department) = places.get(&id).and_then(|at| department_in(&regions, *at)) else { continue };
        let stays_with_boss =
            hierarchy.boss_of(&id).is_some_and(|boss| joined.get(boss).or(of(boss)) != Some(&department));
        if person.department.as_ref() != Some(&department) && !stays_with_boss {
            joined.insert(id, department);
        }
    }
    joined
}

/// A direction in which cards are lined up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// In a row.
    Across,
    /// In a column.
    Down,
}

impl Axis {
    fn along(self, at: Point) -> f32 {
        match self {
            Self::Across => at.x,
            Self::Down => at.y,
        }
    }
    fn put(self, along: f32, aside: f32) -> Point {
        match self {
            Self::Across => pt(along, aside),
            Self::Down => pt(aside, along),
        }
    }
    fn aside(self, at: Point) -> f32 {
        match self {
            Self::Across => at.y,
            Self::Down => at.x,
        }
    }
    /// From one slot to the next; downwards with room for what stands above a card.
    fn pitch(self) -> f32 {
        match self {
            Self::Across => CARD_WIDTH + SIBLING_GAP,
            Self::Down => SLOT_HEIGHT + SIBLING_GAP,
        }
    }
}

/// Those of `ids` who stand on the map, in order along the axis.
fn lined_up(account: &Account, ids: &BTreeSet<PersonId>, axis: Axis) -> Vec<(PersonId, Point)> {
    let places = ids.iter().filter_map(|id| Some((id.clone(), account.places().get(id)?.at())));
    let mut places: Vec<_> = places.collect();
    places.sort_by(|a, b| axis.along(a.1).total_cmp(&axis.along(b.1)));
    places
}

/// Brings cards into the row (or column) of `lead`; those that would cover somebody move on along it. Pinned cards stay,
/// and where the card of `lead` is none of them, the row is that of the first that is.
///
/// # Errors
/// The row is taken for so long that somebody would come to stand far away.
pub fn align(
    account: &Account,
    ids: &BTreeSet<PersonId>,
    lead: &PersonId,
    axis: Axis,
    lang: Lang,
) -> Result<Transaction, Refusal> {
    /// Past so many cards of others somebody may go.
    const FAR: f32 = 2.5;
    let pinned = |id: &PersonId| account.places().get(id).is_some_and(|place| place.pinned);
    let free: BTreeSet<PersonId> = ids.iter().filter(|id| !pinned(id)).cloned().collect();
    let places = lined_up(account, &free, axis);
    let anchor = lined_up(account, ids, axis).into_iter().map(|(id, _)| id).find(pinned);
    let lead = anchor.as_ref().filter(|_| !pinned(lead)).unwrap_or(lead);
    let aside = account.places().get(lead).map(|place| axis.aside(place.at()));
    // Whoever is folded away is not seen and in nobody's way.
    let away = folded_away(account);
    let others = account
        .places()
        .values()
        .filter(|place| !free.contains(&place.person) && !away.contains_key(&place.person));
    let others: Vec<(&PersonId, Rect)> = others.map(|place| (&place.person, slot(place.at()))).collect();
    let mut next = f32::NEG_INFINITY;
    let mut moved = BTreeMap::new();
    for (id, at) in places {
        let aside = aside.unwrap_or(axis.aside(at));
        let mut along = axis.along(at).max(next);
        let covered = |along: f32| {
            let card = slot(axis.put(along, aside)).expand(-1.0);
            others.iter().find(|(_, other)| other.intersects(&card))
        };
        let wanted = along;
        let first = covered(along).map(|(other, _)| *other);
        // Each of the others is passed once; where arithmetic can't step that far, they lie on one another.
        for _ in 0..others.len() {
            let Some((_, other)) = covered(along) else { break };
            along = axis.along(pt(other.center().x, other.min.y)) + axis.pitch();
        }
        if let Some(other) = first.filter(|_| along - wanted > FAR * axis.pitch()) {
            let name = |id: &PersonId| person_name(account, id, lang);
            return Err(Refusal::NoRoom { person: name(&id), other: name(other) });
        }
        next = along + axis.pitch();
        moved.insert(id, axis.put(along, aside));
    }
    Ok(lines_up("step-align", account, &moved))
}

/// Puts cards at equal distances between the first and the last, or beyond it where they would lie on one another.
/// `cards`: what is seen of each, whose height differs.
///
/// # Errors
/// One of them would come to lie on the card of somebody else, or is pinned and would have to move.
pub fn distribute(
    account: &Account,
    ids: &BTreeSet<PersonId>,
    axis: Axis,
    cards: &BTreeMap<PersonId, Rect>,
    lang: Lang,
) -> Result<Transaction, Refusal> {
    let places = lined_up(account, ids, axis);
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        return Ok(Transaction::new("step-distribute"));
    };
    // How far each reaches along the axis, all before it together.
    let reach = |id: &PersonId| match axis {
        Axis::Across => CARD_WIDTH,
        Axis::Down => cards.get(id).map_or(SLOT_HEIGHT, Rect::height),
    };
    let before: Vec<f32> =
        places.iter().scan(0.0, |all, (id, _)| Some(std::mem::replace(all, *all + reach(id)))).collect();
    let (from, to) = (axis.along(first.1), axis.along(last.1));
    let apart = |gap: f32| -> BTreeMap<PersonId, Point> {
        let put = |i: usize, at: Point| axis.put((from + before[i] + gap * i as f32).round(), axis.aside(at));
        places.iter().enumerate().map(|(i, (id, at))| (id.clone(), put(i, *at))).collect()
    };
    let steps = (places.len().max(2) - 1) as f32;
    let gap = (to - from - before.last().copied().unwrap_or_default()) / steps;
    let card = |at: Point| slot(at).expand(-1.0);
    // Two that would meet, so many gaps apart, need so much in each.
    let least = places.iter().enumerate().flat_map(|(i, (_, one))| {
        let meet = move |other: &Point| {
            card(axis.put(0.0, axis.aside(*one))).intersects(&card(axis.put(0.0, axis.aside(*other))))
        };
        let later = places.iter().enumerate().skip(i + 1).filter(move |(_, (_, other))| meet(other));
        let before = &before;
        later.map(move |(j, _)| (axis.pitch() - (before[j] - before[i])) / (j - i) as f32)
    });
    let moved = apart(least.fold(gap, f32::max));
    let stays = |(id, at): &&(PersonId, Point)| {
        account.places().get(id).is_some_and(|place| place.pinned) && moved[id] != *at
    };
    if let Some((id, _)) = places.iter().find(stays) {
        return Err(Refusal::Pinned { person: person_name(account, id, lang) });
    }
    let away = folded_away(account);
    let others = account.places().values();
    let others = others.filter(|at| !ids.contains(&at.person) && !away.contains_key(&at.person));
    for other in others {
        let (there, name) = (slot(other.at()), |id| person_name(account, id, lang));
        let comes = |(id, was): &&(PersonId, Point)| {
            card(moved[id]).intersects(&there) && !card(*was).intersects(&there)
        };
        if let Some((id, _)) = places.iter().find(comes) {
            return Err(Refusal::NoRoom { person: name(id), other: name(&other.person) });
        }
    }
    Ok(lines_up("step-distribute", account, &moved))
}

/// Pins cards, so that no layout moves them; if all are, sets them free.
pub fn toggle_pins(account: &Account, ids: &BTreeSet<PersonId>) -> Transaction {
    let places: Vec<&Place> = ids.iter().filter_map(|id| account.places().get(id)).collect();
    let pinned = places.iter().any(|place| !place.pinned);
    let mut transaction = Transaction::new(if pinned { "step-pin" } else { "step-unpin" });
    let changed = places.into_iter().filter(|place| place.pinned != pinned);
    for place in changed {
        transaction.push(Place { pinned, ..place.clone() });
    }
    let count = transaction.edits.len();
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
            transaction.push(place.put_at(place.at() + by));
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
