//! Cards shown elsewhere than they stand, with the lines that end at them: while they are dragged, and while a
//! layout glides to its places.
use crate::geom::{Point, Rect, Vec2};
use crate::layout::{border, report_line};
use crate::model::{DepartmentId, LinkKind, PersonId};
use crate::scene::{MapPicture, Rerouting};
use std::collections::{BTreeMap, BTreeSet};

/// So far beyond its cards a line, its arrow and its bus may reach, in map points.
const MARGIN: f32 = 80.0;

/// What is drawn instead of the picture's own parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlay {
    /// How far each card is from where the picture has it.
    pub offsets: BTreeMap<PersonId, Vec2>,
    /// New courses of the lines that touch them or that they would lie on, by the geometry's number; empty where a
    /// line is out of sight.
    pub lines: BTreeMap<usize, Vec<Point>>,
    /// The region that is moved or given another shape, and where it is now.
    pub region: Option<(DepartmentId, Rect)>,
}

impl Overlay {
    /// Leads the lines of moved cards as far as they come into `view`: reporting lines as ever, the others moved
    /// along, around cards as `rerouting` finds, or straight.
    pub fn new(
        picture: &MapPicture,
        offsets: BTreeMap<PersonId, Vec2>,
        view: Rect,
        rerouting: Option<&mut Rerouting>,
    ) -> Self {
        let mut lines = BTreeMap::new();
        if offsets.is_empty() {
            return Self::default();
        }
        let geometry = &picture.geometry;
        let card = |id: &PersonId| {
            let by = offsets.get(id).copied().unwrap_or(Vec2::ZERO);
            geometry.cards.get(id).map(|rect| rect.translate(by))
        };
        let ends = |i: usize| {
            let line = geometry.lines.get(i)?;
            let (from, to) = (card(&line.from)?, card(&line.to)?);
            from.union(&to).expand(MARGIN).intersects(&view).then_some((from, to))
        };
        let mut led = rerouting.map(|r| r.route(&offsets, |i| ends(i).is_some())).unwrap_or_default();
        let touching: BTreeSet<usize> =
            offsets.keys().flat_map(|id| geometry.lines_of(id)).copied().collect();
        for i in touching {
            let Some(line) = geometry.lines.get(i) else { continue };
            let (from, to) = (offsets.get(&line.from), offsets.get(&line.to));
            if let (Some(a), Some(b)) = (from, to)
                && a == b
            {
                let moved: Vec<Point> = line.points.iter().map(|p| *p + *a).collect();
                let seen = Rect::around_points(&moved).is_some_and(|r| r.expand(MARGIN).intersects(&view));
                lines.insert(i, if seen { moved } else { Vec::new() });
                continue;
            }
            let points = match (ends(i), led.remove(&i)) {
                (None, _) => Vec::new(),
                (Some(_), Some(points)) => points,
                (Some((start, end)), None) if line.kind == LinkKind::Reports => {
                    report_line(end, start, geometry.ceilings.get(&line.from).copied()).1
                }
                (Some((start, end)), None) => vec![border(start, end.center()), border(end, start.center())],
            };
            lines.insert(i, points);
        }
        lines.append(&mut led);
        Self { offsets, lines, region: None }
    }

    /// Whether everything is shown where it stands.
    pub fn is_empty(&self) -> bool {
        self.offsets.is_empty() && self.region.is_none()
    }
}

/// What leads the lines of cards that are being moved, as long as these are moved over this picture.
pub(super) struct Live {
    version: u64,
    moving: BTreeSet<PersonId>,
    rerouting: Rerouting,
}

impl Live {
    /// For `offsets` over a picture of which `view` is seen; `held` is used again if it fits.
    pub(super) fn of(
        held: Option<Self>,
        picture: &MapPicture,
        version: u64,
        offsets: &BTreeMap<PersonId, Vec2>,
        view: Rect,
        shown: impl Fn(LinkKind) -> bool,
    ) -> Self {
        let fits = |live: &Self| {
            let area = live.rerouting.area;
            live.version == version && area.union(&view) == area && live.moving.iter().eq(offsets.keys())
        };
        held.filter(fits).unwrap_or_else(|| {
            let moving: BTreeSet<PersonId> = offsets.keys().cloned().collect();
            // As much again on every side, so that it serves while the view follows the pointer.
            let area = view.expand(view.width().max(view.height()));
            let rerouting = picture.geometry.rerouting(&moving, area, |line| shown(line.kind));
            Self { version, moving, rerouting }
        })
    }

    pub(super) const fn rerouting(&mut self) -> &mut Rerouting {
        &mut self.rerouting
    }
}

/// A layout on its way: cards glide from where they stood.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Motion {
    /// From the new place back to the old one.
    from: BTreeMap<PersonId, Vec2>,
    /// When it began, in the seconds of whoever asks.
    start: Option<f64>,
}

impl Motion {
    const SECONDS: f64 = 0.25;

    pub(super) fn new(from: BTreeMap<PersonId, Vec2>) -> Self {
        Self { from, start: None }
    }

    /// Where the cards are at `now`; `None` when they have arrived.
    pub(super) fn at(&mut self, now: f64) -> Option<BTreeMap<PersonId, Vec2>> {
        let start = *self.start.get_or_insert(now);
        let t = ((now - start) / Self::SECONDS) as f32;
        if t >= 1.0 {
            return None;
        }
        // Fast at first, then settling.
        let rest = (1.0 - t).powi(3);
        Some(self.from.iter().map(|(id, v)| (id.clone(), *v * rest)).collect())
    }
}
