//! How families stand on the map already: in which order, as a hanging list, in how many rows. A layout keeps that, so
//! that a small change moves few.
use super::buses::HANGING_INDENT;
use super::chart::REGION_TOP;
use super::compact::Way;
use super::divide::FEW_TO_DIVIDE;
use super::{CARD_WIDTH, SLOT_HEIGHT};
use crate::geom::Point;
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, DepartmentId, PersonId, Place};
use std::collections::{BTreeMap, BTreeSet};

/// The tops of one row differ by no more, which rounding leaves.
const LEVEL: f32 = 1.0;

/// The map that families stand on, and what of it is drawn in a way of its own.
pub(super) struct FamiliesOnMap<'a> {
    pub(super) account: &'a Account,
    /// Who may stand beside the boss instead of below.
    pub(super) assistants: &'a BTreeSet<PersonId>,
    /// Who heads a department that is one box.
    pub(super) blocks: &'a BTreeMap<PersonId, DepartmentId>,
}

impl FamiliesOnMap<'_> {
    /// Sorts those of one boss as they stand: the assistant beside the boss, then row by row where the others stand in
    /// the rows of a layout, down a list, else from left to right.
    pub(super) fn sort(&self, boss: Option<&PersonId>, siblings: &mut [PersonId]) {
        let above = boss.and_then(|boss| self.at(boss));
        let beside = |id: &PersonId| {
            self.assistants.contains(id)
                && self.at(id).zip(above).is_some_and(|(at, above)| at.y < above.y + SLOT_HEIGHT)
        };
        siblings.sort_by_key(|id| !beside(id));
        let first = siblings.partition_point(beside);
        let below = &mut siblings[first..];
        let Some(tops) = self.tops(below) else { return };
        // Whoever is pinned stands where somebody wished, and makes no row.
        let pinned = |id: &PersonId| self.account.places().get(id).is_some_and(|place| place.pinned);
        let by_hand = below.iter().any(pinned);
        let order = match if by_hand { None } else { grid(&tops, above) } {
            Some(grid) => grid.order,
            None => {
                // A list goes down; a row, even a crooked one, goes across.
                let key = |i: usize| if width(&tops) < CARD_WIDTH { tops[i].y } else { tops[i].x };
                let mut order: Vec<usize> = (0..tops.len()).collect();
                order.sort_by(|a, b| key(*a).total_cmp(&key(*b)));
                order
            }
        };
        let sorted: Vec<PersonId> = order.into_iter().map(|i| below[i].clone()).collect();
        below.clone_from_slice(&sorted);
    }

    /// In which way of the compact chart a family stands; `None` if it stands in none, or not all of it stands.
    pub(super) fn way(&self, boss: Option<&PersonId>, reports: &[PersonId]) -> Option<Way> {
        if boss.is_some_and(|boss| hangs(self.account, boss, reports)) {
            return Some(Way::List);
        }
        let above = boss.and_then(|boss| self.at(boss));
        grid(&self.tops(reports)?, above).map(|grid| Way::Rows(grid.rows))
    }

    fn at(&self, id: &PersonId) -> Option<Point> {
        self.account.places().get(id).map(Place::at)
    }

    /// Where the boxes of siblings begin: of a whole department the region's top. `None` where one has no place.
    fn tops(&self, siblings: &[PersonId]) -> Option<Vec<Point>> {
        let top = |id: &PersonId| {
            let mut at = self.at(id)?;
            at.y -= if self.blocks.contains_key(id) { REGION_TOP as f32 } else { 0.0 };
            Some(at)
        };
        siblings.iter().map(top).collect()
    }
}

/// Sorts reports and roots as they stand on the map, whatever of it is drawn in a way of its own.
pub(super) fn sort_as_placed(account: &Account, hierarchy: &mut Hierarchy, roots: &mut [PersonId]) {
    let (assistants, blocks) = (BTreeSet::new(), BTreeMap::new());
    let on_map = FamiliesOnMap { account, assistants: &assistants, blocks: &blocks };
    hierarchy.reports.iter_mut().for_each(|(boss, family)| on_map.sort(Some(boss), family));
    on_map.sort(None, roots);
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

/// Rows as a layout makes them.
#[derive(Debug, PartialEq)]
struct Grid {
    rows: usize,
    /// The numbers of the boxes, row by row from the left.
    order: Vec<usize>,
}

/// The rows in which boxes stand below a boss whose card begins at `above`; `None` if that is no grid as a layout makes
/// one, but for somebody who came or went. A family less high than a card stands in one row, however crooked.
fn grid(tops: &[Point], above: Option<Point>) -> Option<Grid> {
    let highest = tops.iter().map(|at| at.y).reduce(f32::min)?;
    let lowest = tops.iter().map(|at| at.y).fold(highest, f32::max);
    if above.is_some_and(|boss| highest < boss.y + SLOT_HEIGHT) {
        return None;
    }
    let level = if lowest - highest < SLOT_HEIGHT { SLOT_HEIGHT } else { LEVEL };
    let mut order: Vec<usize> = (0..tops.len()).collect();
    order.sort_by(|a, b| tops[*a].y.total_cmp(&tops[*b].y));
    let mut sizes: Vec<usize> = Vec::new();
    let mut first = 0;
    while let Some(&begin) = order.get(first) {
        let under = |i: &usize| tops[*i].y - tops[begin].y;
        let row = order[first..].iter().take_while(|i| under(i) <= level).count();
        if order.get(first + row).is_some_and(|i| under(i) < SLOT_HEIGHT) {
            return None;
        }
        order[first..first + row].sort_by(|a, b| tops[*a].x.total_cmp(&tops[*b].x));
        sizes.push(row);
        first += row;
    }
    let longest = tops.len().div_ceil(sizes.len());
    let (last, whole) = sizes.split_last()?;
    // Few are divided by their width, which may be by any number.
    let few = tops.len() <= FEW_TO_DIVIDE;
    let even = few || whole.iter().all(|size| size.abs_diff(longest) <= 1) && *last <= longest + 1;
    // Each at a height of its own are rows only if they stand below one another, or right of the boss's spine.
    let stacked = || {
        let (last, others) = order.split_last()?;
        let spine = above?.x;
        let right = others.iter().all(|i| tops[*i].x > spine + CARD_WIDTH / 2.0);
        Some(right && (tops[*last].x - spine).abs() < CARD_WIDTH / 2.0)
    };
    let rows = sizes.len();
    let orderly = longest > 1 || rows == 1 || width(tops) < CARD_WIDTH || stacked().unwrap_or_default();
    (even && orderly).then_some(Grid { rows, order })
}

/// From the leftmost to the rightmost.
fn width(tops: &[Point]) -> f32 {
    let across = tops.iter().map(|at| at.x);
    across.clone().fold(f32::NEG_INFINITY, f32::max) - across.fold(f32::INFINITY, f32::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::pt;

    /// How many rows boxes at (x, y) make below a boss at the origin, and their order.
    fn seen(tops: &[(f32, f32)]) -> Option<(usize, Vec<usize>)> {
        let tops: Vec<Point> = tops.iter().map(|(x, y)| pt(*x, *y)).collect();
        grid(&tops, Some(Point::default())).map(|grid| (grid.rows, grid.order))
    }

    #[test]
    fn rows_are_told_from_what_somebody_placed_by_hand() {
        assert_eq!(seen(&[(232.0, 216.0), (0.0, 216.0), (464.0, 216.0)]), Some((1, vec![1, 0, 2])));
        assert_eq!(
            seen(&[(232.0, 216.0), (0.0, 250.0), (464.0, 190.0)]),
            Some((1, vec![1, 0, 2])),
            "crooked"
        );
        let grid = [(0.0, 216.0), (232.0, 400.0), (232.0, 216.0), (0.0, 400.0)];
        assert_eq!(seen(&grid), Some((2, vec![0, 2, 3, 1])));
        assert_eq!(
            seen(&[&grid[..], &[(464.0, 400.0)]].concat()),
            Some((2, vec![0, 2, 3, 1, 4])),
            "one more"
        );
        assert_eq!(seen(&grid[..3]), Some((2, vec![0, 2, 1])), "one less");
        let below = [(10.0, 400.0), (10.0, 216.0)];
        assert_eq!(seen(&below), Some((2, vec![1, 0])));
        let spined = [(0.0, 600.0), (300.0, 216.0), (130.0, 400.0)];
        assert_eq!(seen(&spined), Some((3, vec![1, 2, 0])));
    }

    #[test]
    fn no_rows_are_seen_where_no_layout_made_any() {
        assert_eq!(seen(&[(700.0, 150.0), (-300.0, 700.0), (10.0, 300.0)]), None, "each somewhere");
        assert_eq!(seen(&[(0.0, 216.0), (232.0, 280.0), (464.0, 340.0)]), None, "stairs");
        assert_eq!(seen(&[(288.0, 0.0), (0.0, 216.0)]), None, "beside the boss");
        assert_eq!(seen(&[]), None);
    }
}
