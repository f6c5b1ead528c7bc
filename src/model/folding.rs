//! Branches folded to a count: who stands on the map and isn't drawn.
use super::account::Account;
use super::hierarchy::Hierarchy;
use super::ids::PersonId;
use std::collections::BTreeMap;

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
