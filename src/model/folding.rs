//! Branches folded to a count: who stands on the map and isn't drawn.
use super::account::Account;
use super::hierarchy::Hierarchy;
use super::ids::{DepartmentId, PersonId};
use super::records::Region;
use std::collections::{BTreeMap, BTreeSet};

/// Everybody on the map who stands below a folded person, with the topmost folded one above them: whose card is
/// drawn instead.
pub fn folded_away(account: &Account) -> BTreeMap<PersonId, PersonId> {
    let mut away = BTreeMap::new();
    let folded: Vec<&PersonId> =
        account.places().values().filter(|place| place.folded).map(|place| &place.person).collect();
    if folded.is_empty() {
        return away;
    }
    let hierarchy = Hierarchy::of(account, |id| account.places().contains_key(id));
    let is_topmost = |id: &PersonId| {
        let mut above = hierarchy.boss_of(id);
        while let Some(boss) = above {
            if account.places().get(boss).is_some_and(|place| place.folded) {
                return false;
            }
            above = hierarchy.boss_of(boss);
        }
        true
    };
    for top in folded.into_iter().filter(|id| is_topmost(id)) {
        for below in hierarchy.subtree(top).into_iter().skip(1) {
            away.insert(below, top.clone());
        }
    }
    away
}

/// The regions that are drawn: all but those of departments whose people on the map are all folded away.
pub fn open_regions(account: &Account) -> Vec<&Region> {
    open_regions_besides(account, &folded_away(account))
}

/// The same where it is known who is folded away.
pub fn open_regions_besides<'a>(
    account: &'a Account,
    away: &BTreeMap<PersonId, PersonId>,
) -> Vec<&'a Region> {
    let department = |id: &PersonId| account.person(id).and_then(|person| person.department.as_ref());
    let folded: BTreeSet<&DepartmentId> = away.keys().filter_map(department).collect();
    let seen: BTreeSet<&DepartmentId> = if folded.is_empty() {
        BTreeSet::new()
    } else {
        account.places().keys().filter(|id| !away.contains_key(*id)).filter_map(department).collect()
    };
    let is_open =
        |region: &&Region| !folded.contains(&region.department) || seen.contains(&region.department);
    account.regions().values().filter(is_open).collect()
}
