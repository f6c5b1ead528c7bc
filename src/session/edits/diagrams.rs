//! The other layouts as transactions: layers of influence, the network, the zipper, boards of departments. Pinned cards stay,
//! nobody comes to stand upon those who do, and what was asked for stays about where it was.
use super::folding;
use crate::catalogue::Side;
use crate::geom::{Point, Rect};
use crate::layout::{
    Cast, Chart, Diagram, SCREEN, TreeError, diagram, nearest_free, on_lattice, region_around, settle, slot,
};
use crate::model::folding::folded_away;
use crate::model::{Account, DepartmentId, Edit, LinkKind, PersonId, Place, Region, Transaction};
use std::collections::{BTreeMap, BTreeSet};

/// Draws `who` (everybody on the map whom such a picture shows, if empty) as `kind`; `key`: the key people.
/// # Errors
/// Only where the hierarchy is no forest, which it always is.
pub fn drawn(
    account: &Account,
    who: &BTreeSet<PersonId>,
    kind: Diagram,
    key: &BTreeSet<PersonId>,
) -> Result<Transaction, TreeError> {
    let away = folded_away(account);
    let whole = who.is_empty();
    let shown = |id: &PersonId| account.places().contains_key(id) && !away.contains_key(id);
    // Ours are fetched from the tray: whom they face stands on the map.
    let is_ours = |id: &PersonId| account.person(id).is_some_and(|person| person.side == Side::Us);
    let takes_part = |id: &PersonId| {
        let waits = is_ours(id) && !account.places().contains_key(id) && faces_somebody_shown(account, id);
        kind.takes(account, id) && (shown(id) || waits) || kind == Diagram::Zipper && is_ours(id) && shown(id)
    };
    let people: Vec<PersonId> = account
        .people_in_order()
        .into_iter()
        .map(|person| person.id.clone())
        .filter(|id| {
            (whole || who.contains(id) || kind == Diagram::Zipper && faces_one_of(account, id, who))
                && takes_part(id)
        })
        .collect();
    let mut transaction = Transaction::new("step-tidy").with("count", people.len());
    if people.is_empty() {
        return Ok(transaction);
    }
    let at = |id: &PersonId| account.places().get(id).map(Place::at);
    let pinned: BTreeMap<PersonId, Point> = account
        .places()
        .values()
        .filter(|place| place.pinned)
        .map(|place| (place.person.clone(), place.at()))
        .collect();
    let cast = Cast {
        pinned: people.iter().filter_map(|id| Some((id.clone(), *pinned.get(id)?))).collect(),
        people,
        key: key.clone(),
    };
    let mut chart = diagram(account, &cast, kind, SCREEN)?;
    if kind != Diagram::Network || cast.pinned.is_empty() {
        come_home(&mut chart, &at);
    }
    if !whole && cast.pinned.is_empty() {
        go_where_free(account, &mut chart);
    }
    for (id, place) in &mut chart.places {
        if let Some(there) = cast.pinned.get(id) {
            *place = *there;
        }
    }
    let moved: BTreeSet<&PersonId> = cast.people.iter().collect();
    let standing =
        account.places().values().filter(|place| !moved.contains(&place.person) && shown(&place.person));
    let taken: Vec<Rect> = standing.map(|place| slot(place.at())).collect();
    settle(kind, &mut chart.places, &|id| pinned.contains_key(id), &taken);
    let mut places: BTreeMap<PersonId, Point> = chart.places.iter().cloned().collect();
    folding::take_along(account, &mut places);
    for (id, to) in &places {
        match account.places().get(id) {
            Some(held) if held.at() != *to => transaction.push(held.arranged_at(*to)),
            Some(_) => {}
            None => transaction.push(Place::new(id.clone(), *to).arranged_at(*to)),
        }
    }
    regions(account, &mut transaction, &chart, &places, whole);
    Ok(transaction)
}

/// Whether one of ours faces somebody who stands on the map.
fn faces_somebody_shown(account: &Account, id: &PersonId) -> bool {
    let pairs = account.links_of(id).filter(|link| matches!(link.kind, LinkKind::Pair(_)));
    pairs.into_iter().any(|link| [&link.from, &link.to].iter().any(|end| account.places().contains_key(*end)))
}

fn faces_one_of(account: &Account, id: &PersonId, who: &BTreeSet<PersonId>) -> bool {
    account.links_of(id).any(|link| {
        matches!(link.kind, LinkKind::Pair(_)) && (who.contains(&link.from) || who.contains(&link.to))
    })
}

/// The middle of the picture comes where the middle of its people was.
fn come_home(chart: &mut Chart, at: &dyn Fn(&PersonId) -> Option<Point>) {
    let before = Rect::around(chart.places.iter().filter_map(|(id, _)| Some(slot(at(id)?))));
    let after = Rect::around(chart.places.iter().map(|(_, at)| slot(*at)));
    let (Some(before), Some(after)) = (before, after) else { return };
    let by = on_lattice(Point::default() + (before.center() - after.center())) - Point::default();
    chart.places.iter_mut().for_each(|(_, at)| *at += by);
    chart.regions.values_mut().for_each(|rect| *rect = rect.translate(by));
}

/// A part of the map takes another shape than it had: it moves as a whole to the nearest place where neither the others nor
/// their departments stand.
fn go_where_free(account: &Account, chart: &mut Chart) {
    /// Clear of what it comes beside.
    const GAP: f32 = 24.0;
    let away = folded_away(account);
    let moved: BTreeSet<&PersonId> = chart.places.iter().map(|(id, _)| id).collect();
    let theirs: BTreeSet<&DepartmentId> =
        moved.iter().filter_map(|id| account.person(id)?.department.as_ref()).collect();
    let slots = chart.places.iter().map(|(_, at)| slot(*at));
    // The frames of their departments come along.
    let block = if theirs.iter().any(|department| account.regions().contains_key(*department)) {
        region_around(slots)
    } else {
        Rect::around(slots)
    };
    let Some(block) = block else { return };
    let others = account
        .places()
        .values()
        .filter(|place| !moved.contains(&place.person) && !away.contains_key(&place.person));
    let frames = account.regions().values().filter(|region| !theirs.contains(&region.department));
    let taken: Vec<Rect> = others
        .map(|place| slot(place.at()))
        .chain(frames.map(crate::model::Region::rect))
        .map(|rect| rect.expand(GAP))
        .collect();
    let by = nearest_free(block, &taken);
    // Onto the lattice away from what it just cleared; the gap is wider than a step.
    let by = on_lattice(Point::default() + by) - Point::default();
    chart.places.iter_mut().for_each(|(_, at)| *at += by);
    chart.regions.values_mut().for_each(|rect| *rect = rect.translate(by));
}

/// Departments are framed where their people stand. A frame that would take in somebody else, or another frame, goes when
/// all of its people were drawn anew, and stays as it is when some of them were.
fn regions(
    account: &Account,
    transaction: &mut Transaction,
    chart: &Chart,
    moved: &BTreeMap<PersonId, Point>,
    whole: bool,
) {
    let at = |place: &Place| moved.get(&place.person).copied().unwrap_or_else(|| place.at());
    let away = folded_away(account);
    let new = moved.iter().filter(|(id, _)| !account.places().contains_key(*id)).map(|(id, at)| (id, *at));
    let standing = account.places().values().filter(|place| !away.contains_key(&place.person));
    let slots: Vec<(Option<&DepartmentId>, Rect)> = standing
        .map(|place| (&place.person, at(place)))
        .chain(new)
        .map(|(id, at)| (account.person(id).and_then(|person| person.department.as_ref()), slot(at)))
        .collect();
    let touched: BTreeSet<&DepartmentId> =
        moved.keys().filter_map(|id| account.person(id)?.department.as_ref()).collect();
    let stayed: BTreeSet<&DepartmentId> = account
        .places()
        .keys()
        .filter(|id| !moved.contains_key(*id))
        .filter_map(|id| account.person(id)?.department.as_ref())
        .collect();
    let none_stayed =
        |department: &DepartmentId| touched.contains(department) && !stayed.contains(department);
    let mut frames: BTreeMap<&DepartmentId, Rect> = BTreeMap::new();
    for (department, region) in account.regions() {
        let theirs = slots.iter().filter(|(of, _)| *of == Some(department)).map(|(_, slot)| *slot);
        let around = if touched.contains(department) { region_around(theirs) } else { None };
        frames.insert(department, around.unwrap_or(region.rect()));
    }
    for department in chart.regions.keys() {
        let theirs = slots.iter().filter(|(of, _)| *of == Some(department)).map(|(_, slot)| *slot);
        frames.extend(region_around(theirs).map(|around| (department, around)));
    }
    for (department, rect) in &frames {
        let clean = slots.iter().all(|(of, slot)| *of == Some(*department) || !slot.intersects(rect))
            && frames.iter().all(|(other, held)| other == department || !held.intersects(rect));
        let held = account.regions().get(*department);
        if clean && held.is_none_or(|held| held.rect() != *rect) {
            let extra = held.map(|held| held.extra.clone()).unwrap_or_default();
            transaction.push(Region { extra, ..Region::new((*department).clone(), *rect) });
        } else if !clean && held.is_some() && (whole || none_stayed(department)) {
            transaction.edits.push(Edit::Region((*department).clone(), None));
        }
    }
}
