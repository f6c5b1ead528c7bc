//! Moving cards: who goes along, and where they come to rest.
use super::Context;
use super::snap::{Guide, snap};
use crate::geom::{Rect, Vec2};
use crate::model::PersonId;
use crate::model::hierarchy::Hierarchy;
use std::collections::{BTreeMap, BTreeSet};

/// Guides within this many pixels.
const TOLERANCE_PX: f32 = 6.0;

/// The people who move when `lead` is dragged: the selection if `lead` is in it, and everybody on the map
/// below them unless `alone`.
pub(super) fn moving(cx: &Context, lead: &PersonId, alone: bool) -> BTreeSet<PersonId> {
    let mut moving: BTreeSet<PersonId> =
        if cx.selection.has(lead) { cx.selection.people().clone() } else { BTreeSet::from([lead.clone()]) };
    if !alone {
        let hierarchy = Hierarchy::of(cx.account, |id| cx.picture.geometry.cards.contains_key(id));
        let below: Vec<PersonId> = moving.iter().flat_map(|id| hierarchy.subtree(id)).collect();
        moving.extend(below);
    }
    moving.retain(|id| cx.picture.geometry.cards.contains_key(id));
    moving
}

/// How far they go: lined up, unless `free`.
pub(super) fn rest(
    cx: &Context,
    lead: &PersonId,
    moving: &BTreeSet<PersonId>,
    delta: Vec2,
    free: bool,
) -> (Vec2, Vec<Guide>) {
    let Some(card) = cx.picture.geometry.cards.get(lead).filter(|_| !free) else {
        return (delta, Vec::new());
    };
    let near = card.translate(delta).expand(600.0);
    let others: Vec<Rect> = cx
        .picture
        .geometry
        .cards
        .iter()
        .filter(|(id, rect)| rect.intersects(&near) && !moving.contains(*id))
        .map(|(_, rect)| *rect)
        .collect();
    snap(*card, delta, &others, TOLERANCE_PX / cx.zoom)
}

/// The same offset for everybody who moves.
pub(super) fn offsets(moving: &BTreeSet<PersonId>, delta: Vec2) -> BTreeMap<PersonId, Vec2> {
    moving.iter().map(|id| (id.clone(), delta)).collect()
}
