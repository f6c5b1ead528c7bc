//! Cards dropped onto a card or a reporting line: whom they report to from then on, and where they come to stand.
use super::super::refusal::Refusal;
use super::super::spot::free_offset;
use super::{links, places};
use crate::catalogue::{Lang, Side};
use crate::geom::{Point, Rect, Vec2, pt, vec2};
use crate::layout::{ROW_GAP, SLOT_HEIGHT, card_on_lattice, next_report, slot};
use crate::locale::enumerated;
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, DepartmentId, Edit, Link, LinkId, Person, PersonId, Place, Region, Transaction};
use crate::report::person_name;
use std::collections::{BTreeMap, BTreeSet};

/// Between a card and the border of a region that grows with it, in map points.
const REGION_MARGIN: f32 = 16.0;

/// Whether somebody has a place in the hierarchy: people of the customer and third parties.
pub fn has_place_in_hierarchy(account: &Account, id: &PersonId) -> bool {
    account.person(id).is_some_and(|person| person.side.is_judged())
}

/// Those of `moving` whose boss is not among them, ours left out.
pub fn tops<'a>(account: &Account, moving: &'a BTreeSet<PersonId>) -> Vec<&'a PersonId> {
    let inner = |id: &PersonId| links::boss_line(account, id).is_some_and(|link| moving.contains(&link.to));
    moving.iter().filter(|id| has_place_in_hierarchy(account, id) && !inner(id)).collect()
}

/// Lets the topmost of `moving` report to `boss`; they and whoever else is in it come to stand there.
pub fn under(
    account: &Account,
    moving: &BTreeSet<PersonId>,
    boss: &PersonId,
    lang: Lang,
) -> Result<Transaction, Refusal> {
    let tops = tops(account, moving);
    let mut transaction = Transaction::new("step-report-to")
        .with("count", tops.len())
        .with("person", tops.first().map(|id| person_name(account, id, lang)).unwrap_or_default())
        .with("boss", person_name(account, boss, lang));
    let mut first = None;
    let mut already = None;
    for id in tops {
        match links::lead(account, id, boss, lang) {
            Ok(edits) => {
                transaction.edits.extend(edits);
                first = first.or(Some(id));
            }
            // Of several, one may report there as it is.
            Err(refusal @ Refusal::Exists { .. }) => already = Some(refusal),
            Err(refusal) => return Err(refusal),
        }
    }
    let led_to = boss;
    let Some(first) = first else { return already.map_or(Ok(Transaction::new("step-report-to")), Err) };
    let hierarchy = Hierarchy::of(account, |id| account.places().contains_key(id));
    let theirs: Vec<Point> = hierarchy
        .reports_of(boss)
        .iter()
        .filter(|id| !moving.contains(*id))
        .filter_map(|id| at(account, id))
        .collect();
    if let (Some(boss), Some(from)) = (at(account, boss), at(account, first)) {
        let foreign: Vec<Rect> = account
            .regions()
            .values()
            .map(Region::rect)
            .filter(|rect| !rect.contains(slot(boss).center()))
            .collect();
        let by = free_beside(account, moving, next_report(boss, &theirs) - from, moving, foreign);
        let offsets = moving.iter().map(|id| (id.clone(), by)).collect();
        transaction.edits.extend(places::shift(account, &offsets).edits);
        grow_regions(account, &mut transaction, moving, by, boss);
        join_boss(account, &mut transaction, moving, by, led_to);
    }
    Ok(transaction)
}

/// The same for one person of whom it is known where the card will stand: its top centre.
pub fn under_at(
    account: &Account,
    person: &PersonId,
    boss: &PersonId,
    top: Point,
    lang: Lang,
) -> Result<Transaction, Refusal> {
    let mut transaction = Transaction::new("step-report-to")
        .with("count", 1)
        .with("person", person_name(account, person, lang))
        .with("boss", person_name(account, boss, lang));
    transaction.edits.extend(links::lead(account, person, boss, lang)?);
    let led_to = boss;
    if let (Some(from), Some(boss)) = (at(account, person), at(account, boss)) {
        let by = top - from;
        let moving = BTreeSet::from([person.clone()]);
        transaction.edits.extend(places::shift(account, &BTreeMap::from([(person.clone(), by)])).edits);
        grow_regions(account, &mut transaction, &moving, by, boss);
        join_boss(account, &mut transaction, &moving, by, led_to);
    }
    Ok(transaction)
}

/// Whoever comes from elsewhere to stand below the last row of the department of `boss` joins it, as between its rows; its
/// region grows. Where that would take in somebody else they stay in theirs.
fn join_boss(
    account: &Account,
    transaction: &mut Transaction,
    moving: &BTreeSet<PersonId>,
    by: Vec2,
    boss: &PersonId,
) {
    let Some(department) = account.person(boss).and_then(|boss| boss.department.clone()) else { return };
    let decided: BTreeSet<PersonId> = transaction
        .edits
        .iter()
        .filter_map(|edit| match edit {
            Edit::Person(id, _) => Some(id.clone()),
            _ => None,
        })
        .collect();
    let comes = |id: &&PersonId| {
        let person = account.person(id).filter(|person| person.side == Side::Customer);
        person.is_some_and(|person| person.department.as_ref() != Some(&department)) && !decided.contains(*id)
    };
    let outside = |top: &Point| places::department_at(account, *top).is_none();
    let coming: Vec<(&PersonId, Point)> = moving
        .iter()
        .filter(comes)
        .filter_map(|id| Some((id, at(account, id)? + by)))
        .filter(|(_, top)| outside(top))
        .collect();
    let Some(around) = Rect::around(coming.iter().map(|(_, top)| slot(*top))) else { return };
    let before = transaction.edits.len();
    grow_home(account, transaction, boss, around, (&[], moving));
    if transaction.edits.len() == before {
        return;
    }
    for (id, _) in coming {
        if let Some(person) = account.person(id) {
            transaction.push(Person { department: Some(department.clone()), ..person.clone() });
        }
    }
}

/// The regions of departments grow around those of theirs who come to stand at their border, or below `boss`, who stands
/// inside; there as far as they take in nobody else.
fn grow_regions(
    account: &Account,
    transaction: &mut Transaction,
    who: &BTreeSet<PersonId>,
    by: Vec2,
    boss: Point,
) {
    let changed: BTreeMap<&PersonId, Option<DepartmentId>> = transaction
        .edits
        .iter()
        .filter_map(|edit| match edit {
            Edit::Person(id, Some(person)) => Some((id, person.department.clone())),
            _ => None,
        })
        .collect();
    let mut grown: BTreeMap<DepartmentId, Rect> = BTreeMap::new();
    for id in who {
        let held = account.person(id).and_then(|person| person.department.clone());
        let department = changed.get(id).cloned().unwrap_or(held);
        if let (Some(department), Some(from)) = (department, at(account, id))
            && let Some(region) = account.regions().get(&department)
        {
            let card = slot(from + by).expand(REGION_MARGIN);
            let held = grown.entry(department).or_insert(region.rect());
            // Somebody who stands elsewhere altogether stays outside.
            let below = slot(boss).intersects(held)
                && takes_in_nobody(account, &region.department, *held, held.union(&card), who);
            if held.intersects(&card) || below {
                *held = held.union(&card);
            }
        }
    }
    for (department, rect) in grown {
        if let Some(region) = account.regions().get(&department).filter(|region| region.rect() != rect) {
            transaction.push(Region { extra: region.extra.clone(), ..Region::new(department.clone(), rect) });
        }
    }
}

/// Whether a region that grows from `held` to `grown` takes in no stranger and no other department; `moving`: who is
/// about to stand elsewhere.
fn takes_in_nobody(
    account: &Account,
    department: &DepartmentId,
    held: Rect,
    grown: Rect,
    moving: &BTreeSet<PersonId>,
) -> bool {
    let stranger = |place: &Place| {
        let own = account.person(&place.person).and_then(|person| person.department.as_ref());
        let card = slot(place.at());
        let stays = !moving.contains(&place.person) && own != Some(department);
        stays && card.intersects(&grown) && !card.intersects(&held)
    };
    let another = |other: &Region| {
        other.department != *department && other.rect().intersects(&grown) && !other.rect().intersects(&held)
    };
    !account.places().values().any(stranger) && !account.regions().values().any(another)
}

/// Lets the new person of a transaction, who comes to stand at `top` in no department, join that of the boss; its region
/// grows where that takes in nobody else.
pub fn join_department(account: &Account, transaction: &mut Transaction, boss: &PersonId, top: Point) {
    let Some(department) = account.person(boss).and_then(|boss| boss.department.clone()) else { return };
    for edit in &mut transaction.edits {
        let Edit::Person(_, Some(person)) = edit else { continue };
        if person.side != Side::Customer || person.department.is_some() {
            return;
        }
        person.department = Some(department.clone());
    }
    grow_home(account, transaction, boss, slot(top), (&[], &BTreeSet::new()));
}

/// The region in which a boss stands grows around `newcomers` of the team, if that takes in nobody else; `others`: cards
/// that come with them and belong elsewhere; `moving`: who is about to stand elsewhere than now.
pub fn grow_home(
    account: &Account,
    transaction: &mut Transaction,
    boss: &PersonId,
    newcomers: Rect,
    (others, moving): (&[Rect], &BTreeSet<PersonId>),
) {
    let Some(department) = account.person(boss).and_then(|boss| boss.department.as_ref()) else { return };
    // It may have grown in this step.
    let grown_already = transaction.edits.iter().rev().find_map(|edit| match edit {
        Edit::Region(id, region) if id == department => region.as_deref(),
        _ => None,
    });
    let Some(region) = grown_already.or_else(|| account.regions().get(department)).cloned() else { return };
    let held = region.rect();
    let at_home = at(account, boss).is_some_and(|at| slot(at).intersects(&held));
    let alone = |grown: &Rect| {
        !others.iter().any(|card| card.intersects(grown))
            && takes_in_nobody(account, department, held, *grown, moving)
    };
    // Where a neighbour stands too near for the whole margin, the sides that hold the newcomers already stay, and the
    // others come as near to it as need be.
    let wide = held.union(&newcomers.expand(REGION_MARGIN));
    let narrow = [1.0, 0.5, 0.0].map(|share| grown_where_left(held, newcomers, share * REGION_MARGIN));
    let grown = std::iter::once(wide).chain(narrow).find(alone).filter(|_| at_home);
    if let Some(grown) = grown {
        transaction.push(Region { extra: region.extra, ..Region::new(department.clone(), grown) });
    }
}

/// `held`, moved out to `margin` around `card` at those sides where the card is beyond it.
fn grown_where_left(held: Rect, card: Rect, margin: f32) -> Rect {
    let room = card.expand(margin);
    let low = |held: f32, card: f32, room: f32| if card < held { room } else { held };
    let high = |held: f32, card: f32, room: f32| if card > held { room } else { held };
    Rect {
        min: pt(low(held.min.x, card.min.x, room.min.x), low(held.min.y, card.min.y, room.min.y)),
        max: pt(high(held.max.x, card.max.x, room.max.x), high(held.max.y, card.max.y, room.max.y)),
    }
}

/// Lets `person` stand between a boss and those whose reporting lines to that boss are given: in the place of the one
/// below, or above the middle of several; they move down with all below them.
pub fn between(
    account: &Account,
    person: &PersonId,
    moving: &BTreeSet<PersonId>,
    lines: &[LinkId],
    lang: Lang,
) -> Result<Transaction, Refusal> {
    let lines: Vec<&Link> = lines.iter().filter_map(|id| account.links().get(id)).collect();
    let Some(first) = lines.first() else { return Ok(Transaction::new("step-report-between")) };
    let boss = &first.to;
    // A peer of those below reports there already.
    let upper = match links::lead(account, person, boss, lang) {
        Ok(edits) => Some(edits),
        Err(Refusal::Exists { .. }) => None,
        Err(refusal) => return Err(refusal),
    };
    let below: Vec<String> = lines.iter().map(|line| person_name(account, &line.from, lang)).collect();
    let mut transaction = Transaction::new("step-report-between")
        .with("person", person_name(account, person, lang))
        .with("boss", person_name(account, boss, lang))
        .with("report", enumerated(lang, &below));
    if let Some(upper) = upper {
        transaction.edits.extend(upper);
    }
    for line in &lines {
        transaction.push(Link { to: person.clone(), to_side: None, ..(*line).clone() });
    }
    let stays = |id: &PersonId| account.places().get(id).is_some_and(|place| place.pinned);
    let below_places: Vec<Point> = lines.iter().filter_map(|line| at(account, &line.from)).collect();
    if lines.iter().any(|line| stays(&line.from)) {
        // A pinned card makes no way: who was dropped comes to stand above it.
        let (Some(from), Some(row)) = (at(account, person), top_middle(&below_places)) else {
            return Ok(transaction);
        };
        let above = row - vec2(0.0, SLOT_HEIGHT + ROW_GAP);
        let by = free(account, moving, above - from, moving);
        let offsets = moving.iter().map(|id| (id.clone(), by)).collect();
        transaction.edits.extend(places::shift(account, &offsets).edits);
        return Ok(transaction);
    }
    let hierarchy = Hierarchy::of(account, |id| account.places().contains_key(id));
    let under = lines.iter().flat_map(|line| hierarchy.subtree(&line.from));
    let pushed: BTreeSet<PersonId> = under.filter(|id| !moving.contains(id) && !stays(id)).collect();
    let (Some(from), Some(to)) = (at(account, person), top_middle(&below_places)) else {
        return Ok(transaction);
    };
    let by = to - from;
    let theirs: Vec<Point> = hierarchy
        .reports_of(person)
        .iter()
        .filter(|id| moving.contains(*id))
        .filter_map(|id| Some(at(account, id)? + by))
        .collect();
    let down =
        if theirs.is_empty() { vec2(0.0, SLOT_HEIGHT + ROW_GAP) } else { next_report(to, &theirs) - to };
    let all: BTreeSet<PersonId> = moving.union(&pushed).cloned().collect();
    let by = free(account, moving, by, &all);
    let offsets = moving.iter().map(|id| (id.clone(), by)).collect();
    transaction.edits.extend(places::shift(account, &offsets).edits);
    let down = free(account, &pushed, down, &all);
    push_down(account, &mut transaction, &pushed, down);
    Ok(transaction)
}

/// The very place of one, so that the line from above stays straight; else above the middle of several, in the row of
/// the topmost.
fn top_middle(places: &[Point]) -> Option<Point> {
    if let [one] = places {
        return Some(*one);
    }
    let around = Rect::around(places.iter().map(|at| Rect { min: *at, max: *at }))?;
    Some(card_on_lattice(Point { x: around.center().x, y: around.min.y }))
}

fn at(account: &Account, id: &PersonId) -> Option<Point> {
    account.places().get(id).map(Place::at)
}

/// `by`, or so much further that none of `who` covers anybody but `all`.
fn free(account: &Account, who: &BTreeSet<PersonId>, by: Vec2, all: &BTreeSet<PersonId>) -> Vec2 {
    free_beside(account, who, by, all, Vec::new())
}

/// The same, and not in one of `areas`.
fn free_beside(
    account: &Account,
    who: &BTreeSet<PersonId>,
    by: Vec2,
    all: &BTreeSet<PersonId>,
    areas: Vec<Rect>,
) -> Vec2 {
    let others = account.places().values().filter(|place| !all.contains(&place.person));
    let mut taken = areas;
    taken.extend(others.map(|place| slot(place.at())));
    let cards: Vec<Rect> = who.iter().filter_map(|id| Some(slot(at(account, id)? + by))).collect();
    by + free_offset(&taken, &cards)
}

/// Moves people out of the way; the regions that held them grow with them.
fn push_down(account: &Account, transaction: &mut Transaction, who: &BTreeSet<PersonId>, by: Vec2) {
    let mut grown: BTreeMap<&DepartmentId, Rect> = BTreeMap::new();
    for place in who.iter().filter_map(|id| account.places().get(id)) {
        let (from, to) = (slot(place.at()), place.at() + by);
        transaction.push(place.moved_to(to));
        let department = account.person(&place.person).and_then(|person| person.department.as_ref());
        if let Some(department) = department
            && let Some(region) = account.regions().get(department)
            && region.rect().contains(from.center())
        {
            let held = grown.entry(department).or_insert(region.rect());
            *held = held.union(&slot(to).expand(REGION_MARGIN));
        }
    }
    for (department, rect) in grown {
        if let Some(region) = account.regions().get(department).filter(|region| region.rect() != rect) {
            transaction.push(Region { extra: region.extra.clone(), ..Region::new(department.clone(), rect) });
        }
    }
}
