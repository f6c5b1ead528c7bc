//! Branches folded to a count and opened again.
use crate::geom::Point;
use crate::model::folding::folded_away;
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, Edit, Link, LinkKind, PersonId, Place, Transaction};
use std::collections::{BTreeMap, BTreeSet};

/// Those of `ids` to whom somebody on the map reports.
pub fn bosses<'a>(account: &Account, ids: &'a BTreeSet<PersonId>) -> Vec<&'a PersonId> {
    let on_map = |id: &PersonId| account.places().contains_key(id);
    let is_boss = |id: &PersonId| {
        account
            .links_of(id)
            .any(|link| link.kind == LinkKind::Reports && link.to == *id && on_map(&link.from))
    };
    ids.iter().filter(|id| on_map(id) && is_boss(id)).collect()
}

/// Folds the branches below `ids`; if all are, opens them.
pub fn toggle(account: &Account, ids: &BTreeSet<PersonId>) -> Transaction {
    let places = bosses(account, ids).into_iter().filter_map(|id| account.places().get(id));
    let places: Vec<&Place> = places.collect();
    let folded = places.iter().any(|place| !place.folded);
    let mut transaction = Transaction::new(if folded { "step-fold" } else { "step-unfold" });
    for place in places.into_iter().filter(|place| place.folded != folded) {
        transaction.push(Place { folded, ..place.clone() });
    }
    let count = transaction.edits.len();
    transaction.with("count", count)
}

/// Opens every branch that hides `id`.
pub fn reveal(account: &Account, id: &PersonId) -> Transaction {
    let mut transaction = Transaction::new("step-unfold");
    let hierarchy = Hierarchy::of(account, |id| account.places().contains_key(id));
    let mut above = hierarchy.boss_of(id);
    while let Some(boss) = above {
        if let Some(place) = account.places().get(boss).filter(|place| place.folded) {
            transaction.push(Place { folded: false, ..place.clone() });
        }
        above = hierarchy.boss_of(boss);
    }
    let count = transaction.edits.len();
    transaction.with("count", count)
}

/// Adds to a transaction what keeps a new report from vanishing into a folded branch.
pub fn open_for_new_reports(account: &Account, transaction: &mut Transaction) {
    let is_new = |link: &Link| {
        link.kind == LinkKind::Reports
            && account.links().get(&link.id).is_none_or(|held| held.kind != link.kind || held.to != link.to)
    };
    let bosses: BTreeSet<&PersonId> = transaction
        .edits
        .iter()
        .filter_map(|edit| match edit {
            Edit::Link(_, Some(link)) if is_new(link) => Some(&link.to),
            _ => None,
        })
        .collect();
    let opened: Vec<Place> = bosses
        .into_iter()
        .filter_map(|boss| {
            // Where the same step puts the boss counts.
            let put = transaction.edits.iter().rev().find_map(|edit| match edit {
                Edit::Place(id, place) if id == boss => Some(place.as_deref()),
                _ => None,
            });
            put.unwrap_or_else(|| account.places().get(boss)).filter(|place| place.folded)
        })
        .map(|place| Place { folded: false, ..place.clone() })
        .collect();
    for place in opened {
        transaction.push(place);
    }
}

/// Whoever is hidden below somebody who moves goes along, unless they have a way of their own.
pub(super) fn take_along(account: &Account, places: &mut BTreeMap<PersonId, Point>) {
    let along: Vec<(PersonId, Point)> = folded_away(account)
        .into_iter()
        .filter(|(id, _)| !places.contains_key(id))
        .filter_map(|(id, top)| {
            let by = *places.get(&top)? - account.places().get(&top)?.at();
            let at = account.places().get(&id)?.at() + by;
            Some((id, at))
        })
        .collect();
    places.extend(along);
}
