//! What lies below a point of the map.
use super::edits::links::End;
use super::selection::Selection;
use crate::geom::{Point, Rect, RectSide, distance_to_segment, pt, vec2};
use crate::layout::CARD_WIDTH;
use crate::model::{DepartmentId, LinkId, LinkKind, PersonId};
use crate::scene::{Detail, Element, Layer, LinePath, MapPicture, Part, drawn_at, region_header};
use crate::theme::Metrics;

/// A corner of a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Corner {
    NorthWest,
    NorthEast,
    SouthWest,
    SouthEast,
}

impl Corner {
    /// In reading order.
    pub const ALL: [Self; 4] = [Self::NorthWest, Self::NorthEast, Self::SouthWest, Self::SouthEast];

    /// Where the corner of `rect` is.
    pub fn of(self, rect: Rect) -> Point {
        match self {
            Self::NorthWest => rect.min,
            Self::NorthEast => pt(rect.max.x, rect.min.y),
            Self::SouthWest => pt(rect.min.x, rect.max.y),
            Self::SouthEast => rect.max,
        }
    }

    /// `rect` with this corner at `at`, at least as large as one card.
    pub fn moved(self, rect: Rect, at: Point) -> Rect {
        const LEAST: f32 = 120.0;
        let mut r = rect;
        match self {
            Self::NorthWest | Self::SouthWest => r.min.x = at.x.min(r.max.x - LEAST),
            Self::NorthEast | Self::SouthEast => r.max.x = at.x.max(r.min.x + LEAST),
        }
        match self {
            Self::NorthWest | Self::NorthEast => r.min.y = at.y.min(r.max.y - LEAST),
            Self::SouthWest | Self::SouthEast => r.max.y = at.y.max(r.min.y + LEAST),
        }
        r
    }
}

/// What one would grab.
#[derive(Clone, Debug, PartialEq)]
pub enum Hit {
    /// A connect handle.
    Handle(PersonId, RectSide),
    /// An end of the selected line.
    LinkEnd(LinkId, End),
    Card(PersonId),
    /// What folds and opens the branch below somebody.
    Fold(PersonId),
    Link(LinkId),
    RegionCorner(DepartmentId, Corner),
    /// Header or border: what a region is moved by.
    Region(DepartmentId),
    Nothing,
}

/// Lines are hit within this many pixels, whatever the zoom.
const LINE_PX: f32 = 5.0;

/// So far outside its border a department is hit that isn't selected.
const OUTSIDE_PX: f32 = 2.0;

/// Handles are hit within this many pixels: less where the card is small, so that there is room to grab it.
fn handle_px(zoom: f32) -> f32 {
    const LEAST: f32 = 6.0;
    const SHARE: f32 = 0.08;
    Metrics::get().state.handle_hit.min(CARD_WIDTH * zoom * SHARE).max(LEAST)
}

/// What lies at `at`. `hovered` is the card whose handles are shown besides the selected one's.
pub(super) fn hit(
    picture: &MapPicture,
    selection: &Selection,
    hovered: Option<&PersonId>,
    at: Point,
    zoom: f32,
) -> Hit {
    let geometry = &picture.geometry;
    let detail = Detail::at(zoom, None);
    let near = |p: Point| p.distance(at) <= handle_px(zoom) / zoom;
    if let Some(id) = selection.link()
        && let Some(line) = geometry.line(id)
        && let (Some(first), Some(last)) = (line.points.first(), line.points.last())
    {
        // A reporting line is drawn from the boss down.
        let (start, end) = if line.kind == LinkKind::Reports && !line.routed {
            (End::To, End::From)
        } else {
            (End::From, End::To)
        };
        if near(*last) {
            return Hit::LinkEnd(id.clone(), end);
        }
        if near(*first) {
            return Hit::LinkEnd(id.clone(), start);
        }
    }
    if detail >= Detail::Name {
        for id in selection.only().into_iter().chain(hovered) {
            if let Some(rect) = geometry.cards.get(id)
                && let Some(side) = RectSide::ALL.into_iter().find(|side| near(side.of(*rect)))
            {
                return Hit::Handle(id.clone(), side);
            }
        }
    }
    if let Some(id) = selection.region()
        && let Some(rect) = geometry.regions.get(id)
        && let Some(corner) = Corner::ALL.into_iter().find(|corner| near(corner.of(*rect)))
    {
        return Hit::RegionCorner(id.clone(), corner);
    }
    if let Some(id) = card_near(picture, at, zoom) {
        return Hit::Card(id.clone());
    }
    if detail >= Detail::Name {
        if let Some(id) = geometry.fold_near(at, |rect| at_least(rect, zoom)) {
            return Hit::Fold(id.clone());
        }
        for id in selection.only().into_iter().chain(hovered) {
            if picture.fold_handle(id).is_some_and(|rect| at_least(rect, zoom).contains(at)) {
                return Hit::Fold(id.clone());
            }
        }
    }
    // Key tab and discs are the card's too.
    if let Some(id) =
        people_within(picture, around(at, 0.0), Layer::Mark).find(|id| geometry.is_marked_at(id, at))
    {
        return Hit::Card(id.clone());
    }
    // A line ends where a handle would come out if one came from the card: the handle is meant from both sides.
    if detail >= Detail::Name
        && let Some((id, side)) = handle_near(picture, at, handle_px(zoom) / zoom)
    {
        return Hit::Handle(id.clone(), side);
    }
    if let Some(id) = nearest_line(picture, at, LINE_PX / zoom, detail) {
        return Hit::Link(id);
    }
    let shown = picture.parts.first().is_some_and(|part| part.layer == Layer::Region);
    if shown {
        let found = geometry.regions.iter().rev().find(|(id, rect)| {
            let header = Rect { max: pt(rect.max.x, rect.min.y + region_header(detail)), ..**rect };
            // Whoever presses beside a department begins to select what is there.
            let outside = if selection.region() == Some(*id) { LINE_PX } else { OUTSIDE_PX } / zoom;
            let inside = (LEAST_PX - OUTSIDE_PX) / zoom;
            header.contains(at) || rect.expand(outside).contains(at) && !rect.expand(-inside).contains(at)
        });
        if let Some((id, _)) = found {
            return Hit::Region(id.clone());
        }
    }
    Hit::Nothing
}

/// The connect handle within `reach`, of whichever card.
fn handle_near(picture: &MapPicture, at: Point, reach: f32) -> Option<(&PersonId, RectSide)> {
    cards_within(picture, around(at, reach)).into_iter().rev().find_map(|(id, rect)| {
        let side = RectSide::ALL.into_iter().find(|side| side.of(*rect).distance(at) <= reach)?;
        Some((id, side))
    })
}

/// Nothing is smaller than this to the pointer, in pixels.
const LEAST_PX: f32 = 8.0;

/// A rectangle of the map, as large as the pointer needs it.
fn at_least(rect: Rect, zoom: f32) -> Rect {
    let grow = |size: f32| ((LEAST_PX / zoom - size) / 2.0).max(0.0);
    let by = vec2(grow(rect.width()), grow(rect.height()));
    Rect { min: rect.min - by, max: rect.max + by }
}

/// The card at a point: later ones lie on top; where cards are tiny, the nearest of those within reach.
fn card_near(picture: &MapPicture, at: Point, zoom: f32) -> Option<&PersonId> {
    card_at(picture, at).or_else(|| {
        let within = cards_within(picture, around(at, LEAST_PX / zoom)).into_iter();
        let near = within.filter(|(_, rect)| at_least(**rect, zoom).contains(at));
        let nearest = near.min_by(|a, b| a.1.center().distance(at).total_cmp(&b.1.center().distance(at)));
        nearest.map(|(id, _)| id)
    })
}

/// The card below a point.
pub(super) fn card_at(picture: &MapPicture, at: Point) -> Option<&PersonId> {
    cards_within(picture, around(at, 0.0))
        .into_iter()
        .rev()
        .find(|(_, rect)| rect.contains(at))
        .map(|(id, _)| id)
}

/// The cards that may reach into `area`, in the order of their ids. Asked of the parts, which lie close together in
/// memory: among thousands of people the pointer would feel a walk through all of them.
fn cards_within(picture: &MapPicture, area: Rect) -> Vec<(&PersonId, &Rect)> {
    let people = people_within(picture, area, Layer::Card);
    people.filter_map(|id| picture.geometry.cards.get_key_value(id)).collect()
}

/// Of whom something of a layer may be drawn in `area`, in the order of their ids.
fn people_within(picture: &MapPicture, area: Rect, layer: Layer) -> impl Iterator<Item = &PersonId> {
    let parts = picture.parts_within(area).filter_map(|i| picture.parts.get(i));
    parts.filter(move |part| part.layer == layer).filter_map(|part| match &part.shows {
        Element::Person(id) => Some(id),
        Element::Link { .. } | Element::Region(_) | Element::Furniture => None,
    })
}

/// What lies no farther than `reach` from a point; never without any extent, with which nothing would overlap.
fn around(at: Point, reach: f32) -> Rect {
    Rect { min: at, max: at }.expand(reach.max(0.01))
}

/// The drawn reporting lines within `reach`: several where they share a bus or a trunk.
pub(super) fn report_lines_at(picture: &MapPicture, at: Point, reach: f32) -> Vec<&LinkId> {
    let drawn = picture.parts_within(around(at, reach)).filter_map(|i| picture.parts.get(i));
    let lines = drawn.filter(|part| part.layer == Layer::Report).filter_map(Part::line);
    let touched = |line: &&LinePath| {
        line.points.windows(2).any(|piece| distance_to_segment(at, piece[0], piece[1]) <= reach)
    };
    lines.filter_map(|i| picture.geometry.lines.get(i)).filter(touched).map(|line| &line.id).collect()
}

/// The nearest drawn line within `reach`.
fn nearest_line(picture: &MapPicture, at: Point, reach: f32, detail: Detail) -> Option<LinkId> {
    let mut best: Option<(f32, &LinkId)> = None;
    for part in picture.parts_within(around(at, reach)).filter_map(|i| picture.parts.get(i)) {
        let Element::Link { id, .. } = &part.shows else { continue };
        if part.layer == Layer::Pill {
            if detail == Detail::Full && part.bounds.contains(at) {
                return Some(id.clone());
            }
            continue;
        }
        let line = part.line().and_then(|i| picture.geometry.lines.get(i));
        // What is left out at this zoom can't be meant.
        if let Some(line) = line.filter(|line| drawn_at(detail, line.kind)) {
            let distance = line
                .points
                .windows(2)
                .map(|piece| distance_to_segment(at, piece[0], piece[1]))
                .fold(f32::INFINITY, f32::min);
            if distance <= reach && best.is_none_or(|(held, _)| distance < held) {
                best = Some((distance, id));
            }
        }
    }
    best.map(|(_, id)| id.clone())
}
