//! Reporting lines: a shared bus above the children of a row, a spine beside a hanging list, a straight line
//! to an assistant beside the boss.
use super::{BUS_ABOVE, CARD_WIDTH, ROW_GAP, SIBLING_GAP, SLOT_HEIGHT};
use crate::geom::{Point, Rect, pt};

/// How far left of its first child a hanging list's spine runs inside the boss's edge.
const SPINE_INSET: f32 = 8.0;
/// A child this far right of its boss hangs from a spine; tidy rows never place one there.
pub(super) const HANGING_INDENT: std::ops::RangeInclusive<f32> = 12.0..=24.0;
/// How far above the regions of its children a bus runs.
const ABOVE_REGION: f32 = 32.0;
/// Least room for the stub between a card and a bus.
const STUB: f32 = 16.0;

/// How a report hangs from the boss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bus {
    /// Down from the bottom centre, along the bus, down to the top centre.
    Row,
    /// Down a spine at the boss's left, then into the child's left side.
    Hanging,
    /// Straight into the side of a card beside the boss.
    Beside,
    /// Around, where the child does not stand below.
    Around,
}

/// The line from `boss` to `child` as corner points, boss first, and how it runs. `ceiling`: the top of the
/// department that holds the child but not the boss; the bus runs above it where there is room.
pub fn report_line(boss: Rect, child: Rect, ceiling: Option<f32>) -> (Bus, Vec<Point>) {
    let (bottom, top) = (boss.max.y, child.min.y);
    let below = top >= bottom + STUB / 2.0;
    let indent = child.min.x - boss.min.x;
    if below && HANGING_INDENT.contains(&indent) {
        let x = boss.min.x + SPINE_INSET;
        let y = child.center().y;
        return (Bus::Hanging, vec![pt(x, bottom), pt(x, y), pt(child.min.x, y)]);
    }
    if below {
        let above_region =
            ceiling.map(|c| c - ABOVE_REGION).filter(|y| *y >= bottom + STUB / 2.0 && *y < top);
        let y = above_region.unwrap_or_else(|| {
            if top - bottom >= BUS_ABOVE + STUB / 2.0 { top - BUS_ABOVE } else { f32::midpoint(bottom, top) }
        });
        let (from, to) = (boss.center().x, child.center().x);
        if (from - to).abs() < 0.5 {
            return (Bus::Row, vec![pt(from, bottom), pt(to, top)]);
        }
        return (Bus::Row, vec![pt(from, bottom), pt(from, y), pt(to, y), pt(to, top)]);
    }
    let (y0, y1) = (boss.min.y.max(child.min.y), boss.max.y.min(child.max.y));
    if y1 - y0 >= 1.0 && !boss.intersects(&child) {
        let y = f32::midpoint(y0, y1);
        let ends =
            if child.min.x >= boss.max.x { [boss.max.x, child.min.x] } else { [boss.min.x, child.max.x] };
        return (Bus::Beside, ends.map(|x| pt(x, y)).to_vec());
    }
    // The child stands above or behind: leave at the bottom, pass beside both, arrive at the top.
    let right = child.center().x >= boss.center().x;
    let between = if right {
        if child.min.x > boss.max.x {
            f32::midpoint(boss.max.x, child.min.x)
        } else {
            boss.max.x.max(child.max.x) + STUB
        }
    } else if child.max.x < boss.min.x {
        f32::midpoint(boss.min.x, child.max.x)
    } else {
        boss.min.x.min(child.min.x) - STUB
    };
    let (from, to) = (boss.center().x, child.center().x);
    let (low, high) = (bottom + STUB, top - STUB);
    (
        Bus::Around,
        vec![pt(from, bottom), pt(from, low), pt(between, low), pt(between, high), pt(to, high), pt(to, top)],
    )
}

/// Where one more report goes: below a boss without any, right of the others of a row, below those of a hanging list.
/// All points are top centres.
pub fn next_report(boss: Point, reports: &[Point]) -> Point {
    let hangs = |at: &&Point| HANGING_INDENT.contains(&(at.x - boss.x)) && at.y > boss.y;
    if let Some(last) = reports.iter().filter(hangs).max_by(|a, b| a.y.total_cmp(&b.y)) {
        return pt(last.x, last.y + SLOT_HEIGHT);
    }
    let below = reports.iter().filter(|at| at.y >= boss.y + SLOT_HEIGHT);
    match below.max_by(|a, b| a.x.total_cmp(&b.x)) {
        Some(last) => pt(last.x + CARD_WIDTH + SIBLING_GAP, last.y),
        None => pt(boss.x, boss.y + SLOT_HEIGHT + ROW_GAP),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_below_hangs_from_a_bus_forty_above_it() {
        let (bus, line) =
            report_line(Rect::new(0.0, 0.0, 200.0, 104.0), Rect::new(300.0, 216.0, 200.0, 88.0), None);
        assert_eq!(bus, Bus::Row);
        assert_eq!(line, [pt(100.0, 104.0), pt(100.0, 176.0), pt(400.0, 176.0), pt(400.0, 216.0)]);
    }

    #[test]
    fn an_indented_report_hangs_from_a_spine_and_one_beside_is_joined_straight() {
        let boss = Rect::new(0.0, 0.0, 200.0, 104.0);
        let (bus, line) = report_line(boss, Rect::new(16.0, 120.0, 200.0, 72.0), None);
        assert_eq!((bus, line[2]), (Bus::Hanging, pt(16.0, 156.0)));
        let (bus, line) = report_line(boss, Rect::new(288.0, 0.0, 200.0, 72.0), None);
        assert_eq!((bus, line), (Bus::Beside, vec![pt(200.0, 36.0), pt(288.0, 36.0)]));
    }

    #[test]
    fn one_more_report_goes_below_beside_or_under_those_who_hang() {
        let boss = pt(500.0, 0.0);
        assert_eq!(next_report(boss, &[]), pt(500.0, 216.0));
        assert_eq!(next_report(boss, &[pt(616.0, 216.0), pt(384.0, 216.0)]), pt(848.0, 216.0));
        assert_eq!(next_report(boss, &[pt(516.0, 240.0), pt(516.0, 136.0)]), pt(516.0, 344.0));
        // An assistant beside the boss is no row.
        assert_eq!(next_report(boss, &[pt(788.0, 8.0)]), pt(500.0, 216.0));
    }
}
