//! The tidy layout as a transaction: moves only whom it is asked for, never a pinned card, lays nobody upon those who
//! stay, and keeps one of them where they stood.
use super::charts::Charts;
use super::folding;
use crate::catalogue::Side;
use crate::layout::{Arrange, Assistants, Scope, arranged, region_around, slot};
use crate::model::folding::folded_away;
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, DepartmentId, PersonId, Place, Region, Transaction};
use std::collections::{BTreeMap, BTreeSet};

/// Lays out `who` (everybody of theirs on the map, if empty).
pub fn tidy(
    account: &Account,
    who: &BTreeSet<PersonId>,
    arrange: Arrange,
    frames: &BTreeSet<DepartmentId>,
) -> Transaction {
    let all: BTreeSet<PersonId> = account
        .places()
        .keys()
        .filter(|id| account.person(id).is_some_and(|p| matches!(p.side, Side::Customer | Side::Other)))
        .cloned()
        .collect();
    let whole = who.is_empty();
    let mut moved: BTreeSet<PersonId> = if whole { all } else { who.intersection(&all).cloned().collect() };
    // Whoever is folded away takes no room and stays where they are below their boss.
    let away = folded_away(account);
    moved.retain(|id| !away.contains_key(id));
    let mut transaction = Transaction::new("step-tidy").with("count", moved.len());
    let groups = if whole { vec![moved.clone()] } else { families(account, &moved) };
    let stays = |place: &&Place| !moved.contains(&place.person) || place.pinned;
    let shown = account.places().values().filter(|place| !away.contains_key(&place.person));
    let standing = shown.filter(stays).map(|place| (place.person.clone(), place.at())).collect();
    // Somebody of theirs is moved, or stands in it.
    let department = |id: &PersonId| account.person(id).and_then(|person| person.department.as_ref());
    let theirs: BTreeSet<&DepartmentId> = moved.iter().filter_map(department).collect();
    let middles = || moved.iter().filter_map(|id| Some(slot(account.places().get(id)?.at()).center()));
    let touched = |region: &&Region| {
        theirs.contains(&region.department) || middles().any(|middle| region.rect().contains(middle))
    };
    let foreign = account.regions().values().filter(|region| !touched(region)).map(Region::rect).collect();
    let mut charts = Charts::new(account, arrange, standing, foreign);
    if charts.lay(groups).is_err() {
        return transaction;
    }
    let Charts { places: laid, aside, regions, .. } = charts;
    let free = |id: &PersonId| account.places().get(id).is_some_and(|place| !place.pinned);
    let mut places = laid.iter().filter(|(id, _)| free(id)).cloned().collect();
    folding::take_along(account, &mut places);
    for (id, at) in places {
        if let Some(held) = account.places().get(&id).filter(|held| held.at() != at) {
            transaction.push(held.arranged_at(at));
        }
    }
    // A department of which only a part is tidied keeps room for the others.
    let entire = |department: &DepartmentId| {
        let mut theirs = account.people().values().filter(|p| p.department.as_ref() == Some(department));
        whole || theirs.all(|p| moved.contains(&p.id) || !account.places().contains_key(&p.id))
    };
    for (department, region) in account.regions() {
        let rect = match regions.get(department).filter(|_| entire(department)) {
            Some(rect) => *rect,
            None => {
                // Not one branch: the region only grows around those of its people that moved; whoever stood outside
                // it stays outside.
                let inside = |id: &PersonId| {
                    let was = account.places().get(id).map(|place| slot(place.at()).center());
                    whole || was.is_some_and(|was| region.rect().contains(was))
                };
                let mine = laid.iter().filter(|(id, _)| {
                    !aside.contains(id)
                        && inside(id)
                        && account.person(id).is_some_and(|p| p.department.as_ref() == Some(department))
                });
                match region_around(mine.map(|(_, at)| slot(*at))) {
                    Some(around) if whole => around,
                    Some(around) => region.rect().union(&around),
                    None => continue,
                }
            }
        };
        if rect != region.rect() {
            transaction.push(Region { extra: region.extra.clone(), ..Region::new(department.clone(), rect) });
        }
    }
    // Only where a department is one branch: a frame around the scattered would take in strangers.
    for department in frames.iter().filter(|id| whole && !account.regions().contains_key(*id)) {
        if let Some(rect) = regions.get(department) {
            transaction.push(Region::new(department.clone(), *rect));
        }
    }
    transaction
}

/// Who of `moved` is laid out together: the people of one boss with all below, so that each group stays on the level
/// and at the place where it stands.
fn families(account: &Account, moved: &BTreeSet<PersonId>) -> Vec<BTreeSet<PersonId>> {
    let within = Hierarchy::of(account, |id| moved.contains(id));
    let all = Hierarchy::of(account, |id| account.places().contains_key(id));
    let mut groups: BTreeMap<&PersonId, BTreeSet<PersonId>> = BTreeMap::new();
    for root in moved.iter().filter(|id| within.boss_of(id).is_none()) {
        // Nobody's people have nothing to do with one another.
        groups.entry(all.boss_of(root).unwrap_or(root)).or_default().extend(within.subtree(root));
    }
    groups.into_values().collect()
}

/// Gives everybody in `who` a place, and every department that forms a branch a region: the first picture of
/// an imported account. Nobody asked for it, so its places tell no role unless `assistants` says so.
pub fn first_layout(
    account: &Account,
    who: &BTreeSet<PersonId>,
    assistants: Assistants,
    arrange: Arrange,
) -> Transaction {
    let mut transaction = Transaction::new("step-tidy").with("count", who.len());
    let theirs: BTreeSet<PersonId> = who
        .iter()
        .filter(|id| account.person(id).is_some_and(|p| matches!(p.side, Side::Customer | Side::Other)))
        .cloned()
        .collect();
    let Ok(chart) = arranged(account, &Scope::Only(theirs), assistants, arrange) else { return transaction };
    for (id, at) in chart.places {
        transaction.push(Place::new(id, at).arranged_at(at));
    }
    for (department, rect) in chart.regions {
        transaction.push(Region::new(department, rect));
    }
    transaction
}
