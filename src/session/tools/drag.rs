//! Moving cards: who goes along, where they come to rest, and on what they are dropped.
use super::super::edits::{places, reporting};
use super::super::hit::report_lines_at;
use super::super::refusal::Refusal;
use super::Context;
use super::snap::{Guide, TOLERANCE_PX, snap};
use crate::geom::{Point, Rect, Vec2};
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, Edit, LinkId, PersonId, Transaction};
use crate::scene::Detail;
use std::collections::{BTreeMap, BTreeSet};

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

/// What dragged cards are over.
#[derive(Clone, Debug, PartialEq)]
pub enum DropOn {
    /// They report to this person, let go here.
    Boss(PersonId),
    /// The card stands between the boss and all whose reporting lines these are.
    Lines(Vec<LinkId>),
}

/// A [`DropOn`] with what comes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct DropTarget {
    pub on: DropOn,
    /// Why it can't be.
    pub refused: Option<Refusal>,
    /// Top centre of where the leading card comes to stand.
    pub lands: Option<Point>,
    /// Who makes way, and how far.
    pub pushed: BTreeMap<PersonId, Vec2>,
}

/// What `moving`, dragged by `lead`, is over at `at`. A card of ours, or dropped on one, has no place in the hierarchy.
/// `held` is the answer of a moment ago.
pub(super) fn drop_target(
    cx: &Context,
    lead: &PersonId,
    moving: &BTreeSet<PersonId>,
    at: Point,
    held: Option<DropTarget>,
) -> Option<DropTarget> {
    if !reporting::has_place_in_hierarchy(cx.account, lead) {
        return None;
    }
    let cards = cx.picture.geometry.cards.iter().rev();
    let below =
        cards.filter(|(id, rect)| rect.contains(at) && !moving.contains(*id)).map(|(id, _)| id).next();
    let on = match below {
        Some(id) if reporting::has_place_in_hierarchy(cx.account, id) => DropOn::Boss(id.clone()),
        Some(_) => return None,
        None => {
            let lines = aimed_lines(cx, at)?;
            let mut links = lines.iter().filter_map(|id| cx.account.links().get(id));
            let own = links.any(|link| moving.contains(&link.from) || moving.contains(&link.to));
            if own || reporting::tops(cx.account, moving).len() != 1 {
                return None;
            }
            DropOn::Lines(lines)
        }
    };
    if held.as_ref().is_some_and(|held| held.on == on) {
        return held;
    }
    let edits = match dropped(cx, lead, moving, &on) {
        Ok(transaction) => transaction.edits,
        Err(refusal) => {
            return Some(DropTarget { on, refused: Some(refusal), lands: None, pushed: BTreeMap::new() });
        }
    };
    let (lands, pushed) = pushed(cx.account, &edits, lead, moving);
    Some(DropTarget { on, refused: None, lands, pushed })
}

/// Where edits put `lead`, and who makes way for `moving`, how far.
pub(in crate::session) fn pushed(
    account: &Account,
    edits: &[Edit],
    lead: &PersonId,
    moving: &BTreeSet<PersonId>,
) -> (Option<Point>, BTreeMap<PersonId, Vec2>) {
    let placed: BTreeMap<&PersonId, Point> = edits.iter().filter_map(landing).collect();
    let pushed = placed.iter().filter(|(id, _)| !moving.contains(**id));
    let by = |id: &PersonId, to: Point| account.places().get(id).map(|held| to - held.at());
    let pushed = pushed.filter_map(|(id, to)| Some(((*id).clone(), by(id, *to)?))).collect();
    (placed.get(lead).copied(), pushed)
}

/// A line takes a card that is let go within so many pixels: a hand that carries one aims less well than one that points.
const DROP_PX: f32 = 8.0;

/// The reporting lines at `at` between which somebody may stand: all to one boss, and drawn so large that one can aim.
pub(in crate::session) fn aimed_lines(cx: &Context, at: Point) -> Option<Vec<LinkId>> {
    if Detail::at(cx.zoom, None) < Detail::Name {
        return None;
    }
    let lines = report_lines_at(cx.picture, at, DROP_PX / cx.zoom);
    let mut bosses = lines.iter().filter_map(|id| Some(&cx.account.links().get(*id)?.to));
    let boss = bosses.next()?;
    bosses.all(|other| other == boss).then(|| lines.into_iter().cloned().collect())
}

/// Where an edit puts somebody.
fn landing(edit: &Edit) -> Option<(&PersonId, Point)> {
    match edit {
        Edit::Place(id, Some(place)) => Some((id, place.at())),
        _ => None,
    }
}

/// What comes of letting go there.
pub(super) fn dropped(
    cx: &Context,
    lead: &PersonId,
    moving: &BTreeSet<PersonId>,
    on: &DropOn,
) -> Result<Transaction, Refusal> {
    match on {
        DropOn::Boss(boss) => reporting::under(cx.account, moving, boss, cx.lang),
        DropOn::Lines(lines) => reporting::between(cx.account, lead, moving, lines, cx.lang),
    }
}

/// The department whose region the leading card lies in.
pub(super) fn region_below(cx: &Context, lead: &PersonId, delta: Vec2) -> Option<crate::model::DepartmentId> {
    let place = cx.account.places().get(lead)?;
    places::department_in(&cx.picture.geometry.regions, place.at() + delta)
}

/// The same offset for everybody who moves.
pub(super) fn offsets(moving: &BTreeSet<PersonId>, delta: Vec2) -> BTreeMap<PersonId, Vec2> {
    moving.iter().map(|id| (id.clone(), delta)).collect()
}
