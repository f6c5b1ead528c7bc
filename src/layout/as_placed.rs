//! How families stand on the map already: in which order, as a hanging list, in how many rows. A layout keeps that, so
//! that a small change moves few.
use super::buses::HANGING_INDENT;
use super::chart::REGION_TOP;
use super::compact::Way;
use super::{CARD_WIDTH, SLOT_HEIGHT};
use crate::geom::Point;
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, PersonId, Place};
use std::collections::BTreeSet;

/// Cards of one row stand as high as one another, but for what rounding leaves.
const LEVEL: f32 = 1.0;

/// Sorts those of one boss as they stand: row by row where they stand in the rows of a layout, down a list, else from
/// left to right. `blocks`: who heads a department of its own.
pub(super) fn sort(account: &Account, siblings: &mut [PersonId], blocks: &dyn Fn(&PersonId) -> bool) {
    let Some(mut placed) = tops(account, siblings, blocks) else { return };
    if rows(&mut placed).is_none() {
        let across = placed.iter().map(|(at, _)| at.x);
        let (left, right) =
            (across.clone().fold(f32::INFINITY, f32::min), across.fold(f32::NEG_INFINITY, f32::max));
        // A hanging list goes down; a row, even a crooked one, goes across.
        let key = |at: &Point| if right - left < CARD_WIDTH { at.y } else { at.x };
        placed.sort_by(|a, b| key(&a.0).total_cmp(&key(&b.0)));
    }
    let sorted: Vec<PersonId> = placed.into_iter().map(|(_, i)| siblings[i].clone()).collect();
    siblings.clone_from_slice(&sorted);
}

/// In which way of the compact chart a family stands; `None` if it stands in none, or not all of it stands.
pub(super) fn way(
    account: &Account,
    boss: Option<&PersonId>,
    reports: &[PersonId],
    blocks: &dyn Fn(&PersonId) -> bool,
) -> Option<Way> {
    if let Some(boss) = boss
        && hangs(account, boss, reports)
    {
        return Some(Way::List);
    }
    rows(&mut tops(account, reports, blocks)?)
}

/// Bosses all of whose reports hang below them in a list and lead nobody.
pub(super) fn hanging(account: &Account, hierarchy: &Hierarchy) -> BTreeSet<PersonId> {
    let bosses = hierarchy.reports.iter();
    let hung = bosses.filter(|(boss, all)| {
        all.iter().all(|id| hierarchy.reports_of(id).is_empty()) && hangs(account, boss, all)
    });
    hung.map(|(boss, _)| boss.clone()).collect()
}

fn hangs(account: &Account, boss: &PersonId, reports: &[PersonId]) -> bool {
    let at = |id: &PersonId| account.places().get(id).map(Place::at);
    let Some(above) = at(boss) else { return false };
    let below = |at: Point| HANGING_INDENT.contains(&(at.x - above.x)) && at.y >= above.y + SLOT_HEIGHT;
    !reports.is_empty() && reports.iter().all(|id| at(id).is_some_and(below))
}

/// Where the boxes of siblings begin, each with its number: of a whole department the region's top.
fn tops(
    account: &Account,
    siblings: &[PersonId],
    blocks: &dyn Fn(&PersonId) -> bool,
) -> Option<Vec<(Point, usize)>> {
    let top = |(i, id): (usize, &PersonId)| {
        let mut at = account.places().get(id)?.at();
        at.y -= if blocks(id) { REGION_TOP as f32 } else { 0.0 };
        Some((at, i))
    };
    siblings.iter().enumerate().map(top).collect()
}

/// Sorts boxes row by row, and says in how many rows they stand; `None` if that is no grid as a layout makes one, but for
/// somebody who came or went. Cards that are hardly higher or lower than their neighbours stand in one row.
fn rows(placed: &mut [(Point, usize)]) -> Option<Way> {
    placed.sort_by(|(a, _), (b, _)| a.y.total_cmp(&b.y));
    let (lowest, highest) = (placed.last()?.0.y, placed.first()?.0.y);
    let level = if lowest - highest < SLOT_HEIGHT { SLOT_HEIGHT } else { LEVEL };
    let mut sizes: Vec<usize> = Vec::new();
    let mut first = 0;
    while let Some((top, _)) = placed.get(first).copied() {
        let row = placed[first..].iter().take_while(|(at, _)| at.y - top.y <= level).count();
        if placed.get(first + row).is_some_and(|(at, _)| at.y - top.y < SLOT_HEIGHT) {
            return None;
        }
        placed[first..first + row].sort_by(|(a, _), (b, _)| a.x.total_cmp(&b.x));
        sizes.push(row);
        first += row;
    }
    let longest = placed.len().div_ceil(sizes.len());
    let (last, whole) = sizes.split_last()?;
    let even = whole.iter().all(|size| size.abs_diff(longest) <= 1) && *last <= longest + 1;
    even.then_some(Way::Rows(sizes.len()))
}
