//! Moving and shaping regions: they line up with one another and with the cards that stand outside.
use super::Context;
use super::snap::{Guide, TOLERANCE_PX, snap_corner, snap_or};
use crate::geom::{Point, Rect, Vec2};
use crate::layout::on_lattice;
use crate::model::DepartmentId;
use crate::session::edits::places;
use crate::session::hit::Corner;
use std::collections::BTreeSet;

/// How far a region goes that is dragged by `delta`: lined up, unless `free`; else by steps of the lattice, so that the
/// people in it stay upon it.
pub(super) fn rest(cx: &Context, id: &DepartmentId, delta: Vec2, free: bool) -> (Vec2, Vec<Guide>) {
    let step = on_lattice(Point::default() + delta) - Point::default();
    let Some(rect) = cx.picture.geometry.regions.get(id).filter(|_| !free) else {
        return (if free { delta } else { step }, Vec::new());
    };
    let others = others(cx, id, rect.translate(delta));
    snap_or(*rect, delta, step - delta, &others, TOLERANCE_PX / cx.zoom)
}

/// The rectangle of a region whose corner is dragged to `at`.
pub(super) fn shaped(
    cx: &Context,
    id: &DepartmentId,
    corner: Corner,
    at: Point,
    free: bool,
) -> (Rect, Vec<Guide>) {
    let held = cx.picture.geometry.regions.get(id).copied().unwrap_or_default();
    if free {
        return (corner.moved(held, at), Vec::new());
    }
    let others = others(cx, id, corner.moved(held, at));
    snap_corner(at, |at| corner.moved(held, at), &others, TOLERANCE_PX / cx.zoom)
}

/// What a region near `area` may line up with.
fn others(cx: &Context, id: &DepartmentId, area: Rect) -> Vec<Rect> {
    const NEAR: f32 = 900.0;
    let geometry = &cx.picture.geometry;
    let near = area.expand(NEAR);
    let regions: Vec<Rect> = geometry
        .regions
        .iter()
        .filter(|(other, rect)| *other != id && rect.intersects(&near))
        .map(|(_, rect)| *rect)
        .collect();
    let own: BTreeSet<_> = places::people_in(cx.account, id).into_iter().collect();
    let loose = geometry.cards.iter().filter(|(person, rect)| {
        rect.intersects(&near)
            && !own.contains(*person)
            && !regions.iter().any(|region| region.contains_rect(rect))
    });
    let loose: Vec<Rect> = loose.map(|(_, rect)| *rect).collect();
    regions.into_iter().chain(loose).collect()
}
