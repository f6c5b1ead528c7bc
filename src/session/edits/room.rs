//! Room for one more in the row of a team: what stands right of it moves on, as it stands.
use super::folding;
use crate::geom::{Point, Rect, Vec2, vec2};
use crate::layout::{LATTICE, SIBLING_GAP, slot};
use crate::model::folding::folded_away;
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, PersonId, Place, Region, Transaction};
use std::collections::{BTreeMap, BTreeSet};

/// Between a card and the border of the next department, in map points.
const MARGIN: f32 = 32.0;

/// Moves the cards and departments that stand right of the team of `boss` so far on that a card has room whose top centre
/// comes to `top`; a department that reaches beyond the team grows. `None` where that is no help: somebody is in the way
/// who stands further left, is pinned or was put there by hand, or there is room already.
pub fn make(account: &Account, boss: &PersonId, top: Point) -> Option<Transaction> {
    let wanted = slot(top);
    let away = folded_away(account);
    let seen: BTreeMap<&PersonId, Rect> = account
        .places()
        .values()
        .filter(|place| !away.contains_key(&place.person))
        .map(|place| (&place.person, slot(place.at())))
        .collect();
    let hierarchy = Hierarchy::of(account, |id| seen.contains_key(id));
    let team: BTreeSet<PersonId> = hierarchy.subtree(boss).into_iter().collect();
    let in_row = |rect: &Rect| rect.min.y < wanted.max.y && rect.max.y > wanted.min.y;
    let strangers = || seen.iter().filter(|(id, rect)| !team.contains(**id) && in_row(rect)).map(|(_, r)| *r);
    // Where the map is cut: behind the last of the team, or before whoever stands where its first should.
    let ends = team.iter().filter(|id| *id != boss).filter_map(|id| seen.get(id)).map(|rect| rect.max.x);
    let cut = match ends.reduce(f32::max) {
        Some(end) => end,
        None => strangers().filter(|rect| rect.intersects(&wanted)).map(|r| r.min.x).reduce(f32::min)?,
    };
    let moves = |rect: &Rect| rect.min.x >= cut;
    let regions = || account.regions().values();
    let free_from = |begin: f32, gap: f32| wanted.max.x + gap - begin;
    let next = strangers().filter(moves).map(|rect| free_from(rect.min.x, SIBLING_GAP));
    let frames = regions().map(Region::rect).filter(|rect| in_row(rect) && moves(rect));
    let by = next.chain(frames.map(|rect| free_from(rect.min.x, MARGIN))).fold(0.0, f32::max);
    let by = vec2((by / LATTICE).ceil() * LATTICE, 0.0);
    let stays = |id: &PersonId, rect: &Rect| !moves(rect) && rect.intersects(&wanted) && !team.contains(id);
    let hindered = seen.iter().any(|(id, rect)| stays(id, rect));
    let boss_moves = seen.get(boss).is_none_or(moves);
    if by == Vec2::ZERO || hindered || boss_moves {
        return None;
    }
    let top = seen.get(boss)?.min.y;
    let right: BTreeMap<&PersonId, Rect> =
        seen.iter().filter(|(_, rect)| moves(rect)).map(|(id, rect)| (*id, *rect)).collect();
    let below = without_those_above(&right, top, &hierarchy);
    let collides = seen
        .iter()
        .filter(|(id, _)| !below.contains_key(*id))
        .any(|(_, rect)| below.values().any(|moved| moved.translate(by).intersects(rect)));
    let moved = if collides { right } else { below };
    // What somebody put on the map stays there, a department with its people also where nobody of them moves.
    let held = |id: &PersonId| account.places().get(id).is_some_and(|place| place.pinned || !place.arranged);
    let on_its_own =
        |rect: &Rect| moves(rect) && rect.max.y > top && !moved.values().any(|card| rect.contains_rect(card));
    if moved.keys().any(|id| held(id)) || regions().any(|region| on_its_own(&region.rect())) {
        return None;
    }
    let mut transaction = Transaction::new("step-move");
    let mut places: BTreeMap<PersonId, Point> =
        moved.keys().filter_map(|id| Some(((*id).clone(), account.places().get(*id)?.at() + by))).collect();
    folding::take_along(account, &mut places);
    let now =
        |(id, at): (&PersonId, &Point)| -> Option<Place> { Some(account.places().get(id)?.moved_to(*at)) };
    for place in places.iter().filter_map(now) {
        transaction.push(place);
    }
    for region in regions() {
        let mut rect = region.rect();
        if rect.max.y <= top && !moved.values().any(|card| rect.contains_rect(card)) {
            continue;
        }
        if moves(&rect) {
            rect = rect.translate(by);
        } else if rect.max.x > cut {
            rect.max.x += by.x;
        } else {
            continue;
        }
        transaction
            .push(Region { extra: region.extra.clone(), ..Region::new(region.department.clone(), rect) });
    }
    Some(transaction)
}

/// Those who stand lower than `top`, and their bosses: somebody beside a boss further up is in nobody's way.
fn without_those_above<'a>(
    right: &BTreeMap<&'a PersonId, Rect>,
    top: f32,
    hierarchy: &Hierarchy,
) -> BTreeMap<&'a PersonId, Rect> {
    let mut stays: BTreeSet<&PersonId> =
        right.iter().filter(|(_, rect)| rect.max.y <= top).map(|(id, _)| *id).collect();
    let low: Vec<&PersonId> = right.keys().filter(|id| !stays.contains(*id)).copied().collect();
    for id in low {
        let mut boss = hierarchy.boss_of(id);
        // Each boss at most once: those above one who moves move already.
        while let Some(above) = boss.filter(|above| stays.remove(*above)) {
            boss = hierarchy.boss_of(above);
        }
    }
    right.iter().filter(|(id, _)| !stays.contains(*id)).map(|(id, rect)| (*id, *rect)).collect()
}
