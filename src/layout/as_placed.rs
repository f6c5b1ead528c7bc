//! How families stand on the map already: in which order, as a hanging list, in how many rows. A layout keeps that, so
//! that a small change moves few.
use super::buses::HANGING_INDENT;
use super::chart::REGION_TOP;
use super::compact::Way;
use super::{CARD_WIDTH, SLOT_HEIGHT};
use crate::geom::Point;
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, DepartmentId, PersonId, Place};
use std::collections::{BTreeMap, BTreeSet};

/// Cards of one row stand as high as one another, but for what rounding leaves.
const LEVEL: f32 = 1.0;

/// What families are looked at with.
pub(super) struct Standing<'a> {
    pub(super) account: &'a Account,
    /// Who may stand beside the boss instead of below.
    pub(super) assistants: &'a BTreeSet<PersonId>,
    /// Who heads a department that is one box.
    pub(super) blocks: &'a BTreeMap<PersonId, DepartmentId>,
}

impl Standing<'_> {
    /// Sorts those of one boss as they stand: who stands beside the boss, then row by row where the others stand in the
    /// rows of a layout, down a list, else from left to right.
    pub(super) fn sort(&self, boss: Option<&PersonId>, siblings: &mut [PersonId]) {
        let above = boss.and_then(|boss| self.at(boss));
        let beside = |id: &PersonId| {
            self.assistants.contains(id)
                && self.at(id).zip(above).is_some_and(|(at, above)| at.y < above.y + SLOT_HEIGHT)
        };
        siblings.sort_by_key(|id| !beside(id));
        let first = siblings.partition_point(beside);
        let below = &mut siblings[first..];
        let Some(mut placed) = self.tops(below) else { return };
        if rows(&mut placed, above).is_none() {
            let width = width(&placed);
            // A hanging list goes down; a row, even a crooked one, goes across.
            let key = |at: &Point| if width < CARD_WIDTH { at.y } else { at.x };
            placed.sort_by(|a, b| key(&a.0).total_cmp(&key(&b.0)));
        }
        let sorted: Vec<PersonId> = placed.into_iter().map(|(_, i)| below[i].clone()).collect();
        below.clone_from_slice(&sorted);
    }

    /// In which way of the compact chart a family stands; `None` if it stands in none, or not all of it stands.
    pub(super) fn way(&self, boss: Option<&PersonId>, reports: &[PersonId]) -> Option<Way> {
        if boss.is_some_and(|boss| hangs(self.account, boss, reports)) {
            return Some(Way::List);
        }
        rows(&mut self.tops(reports)?, boss.and_then(|boss| self.at(boss)))
    }

    fn at(&self, id: &PersonId) -> Option<Point> {
        self.account.places().get(id).map(Place::at)
    }

    /// Where the boxes of siblings begin, each with its number: of a whole department the region's top.
    fn tops(&self, siblings: &[PersonId]) -> Option<Vec<(Point, usize)>> {
        let top = |(i, id): (usize, &PersonId)| {
            let mut at = self.at(id)?;
            at.y -= if self.blocks.contains_key(id) { REGION_TOP as f32 } else { 0.0 };
            Some((at, i))
        };
        siblings.iter().enumerate().map(top).collect()
    }
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

/// From the leftmost to the rightmost.
fn width(placed: &[(Point, usize)]) -> f32 {
    let across = placed.iter().map(|(at, _)| at.x);
    across.clone().fold(f32::NEG_INFINITY, f32::max) - across.fold(f32::INFINITY, f32::min)
}

/// Sorts boxes row by row, and says in how many rows they stand; `None` if that is no grid as a layout makes one, but for
/// somebody who came or went. Cards that are hardly higher or lower than their neighbours stand in one row.
fn rows(placed: &mut [(Point, usize)], above: Option<Point>) -> Option<Way> {
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
    // Each at a height of its own are rows only if they stand below one another, or right of the boss's spine.
    let spined = || {
        let (last, others) = placed.split_last()?;
        let spine = above?.x;
        let right = others.iter().all(|(at, _)| at.x > spine + CARD_WIDTH / 2.0);
        Some(right && (last.0.x - spine).abs() < CARD_WIDTH / 2.0)
    };
    let grid = longest > 1 || sizes.len() == 1 || width(placed) < CARD_WIDTH || spined().unwrap_or_default();
    (even && grid).then_some(Way::Rows(sizes.len()))
}
