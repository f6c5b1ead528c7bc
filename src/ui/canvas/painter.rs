//! The map's parts onto the screen: only those in view, each drawn once a picture and band.
use super::shapes::Brush;
use crate::geom::{Rect, Transform, pt};
use crate::model::PersonId;
use crate::scene::{Detail, Element, Layer, MapPicture, Scene, Shape, region_header};
use crate::session::{Overlay, Session};
use crate::theme::Metrics;
use crate::ui::paint::{self, color};
use egui::Ui;

/// Drawn parts of one picture in one band.
#[derive(Default)]
pub(in crate::ui) struct PartCache {
    version: u64,
    detail: Option<Detail>,
    /// By the number of the part.
    shapes: Vec<Option<Vec<Shape>>>,
}

impl PartCache {
    fn get(&mut self, picture: &MapPicture, version: u64, detail: Detail, part: usize) -> &[Shape] {
        if self.version != version || self.detail != Some(detail) {
            self.shapes.clear();
            self.shapes.resize(picture.parts.len(), None);
            self.version = version;
            self.detail = Some(detail);
        }
        match self.shapes.get_mut(part) {
            Some(shapes) => shapes.get_or_insert_with(|| picture.draw(part, detail)),
            None => &[],
        }
    }
}

/// Paints background, grid and all visible parts; moved cards and their lines as the overlay says. Names of departments
/// stay right of what floats at the left side of the map.
pub(super) fn paint(
    ui: &Ui,
    session: &Session,
    cache: &mut PartCache,
    overlay: &Overlay,
    detail: Detail,
    floats: &[egui::Rect],
) {
    let canvas = session.canvas;
    let k = ui.ctx().pixels_per_point();
    let to_screen = session.camera.screen_from_map(canvas, k);
    let view = to_screen.invert_rect(canvas);
    let picture = session.picture().clone();
    let painter = ui.painter();
    painter.rect_filled(paint::rect(canvas), 0.0, color(picture.theme.canvas));
    if session.camera.zoom >= 0.5 {
        grid(ui, &picture, to_screen, view);
    }
    let faint = Metrics::get().state.dim_opacity;
    let mut brush = Brush::new(painter, to_screen, detail < Detail::Compact);
    let hovered = session.hovered.as_ref().filter(|_| session.is_idle() && detail >= Detail::Name);
    let lines = &picture.geometry.lines;
    let has_lines = hovered.is_some_and(|id| {
        let shown = |i: &usize| lines.get(*i).is_some_and(|line| session.look.shows(line.kind));
        picture.geometry.lines_of(id).iter().any(shown)
    });
    // Lines that are led elsewhere may come into view from outside.
    let shown: Vec<usize> = if overlay.is_empty() {
        picture.parts_within(view).collect()
    } else {
        (0..picture.parts.len()).collect()
    };
    if detail == Detail::Dot {
        brush.make_room(shown.len());
    }
    for (i, part) in shown.into_iter().filter_map(|i| Some((i, picture.parts.get(i)?))) {
        brush.opacity = 1.0;
        match &part.shows {
            Element::Link { from, to, .. } => {
                if let Some(id) = hovered.filter(|_| has_lines)
                    && from != id
                    && to != id
                {
                    brush.opacity = faint;
                }
                if !overlay.is_empty()
                    && let Some(points) = part.line().and_then(|line| overlay.lines.get(&line))
                {
                    if part.layer != Layer::Pill && !points.is_empty() {
                        draw(&mut brush, &picture.draw_along(i, points, detail));
                    }
                    continue;
                }
            }
            Element::Person(id) if part.layer == Layer::Halo && has_ring(session, id) => continue,
            // Painted last, above everything that stands still.
            Element::Person(id) if part.bounds.intersects(&view) && overlay.offsets.contains_key(id) => {
                continue;
            }
            Element::Region(id) => {
                if let Some((_, rect)) = overlay.region.as_ref().filter(|(moved, _)| moved == id) {
                    draw(&mut brush, &picture.draw_region_at(part, *rect, detail));
                    continue;
                }
            }
            Element::Person(_) | Element::Furniture => {}
        }
        if part.layer == Layer::Heading && part.bounds.intersects(&view) {
            let header = pt(part.bounds.max.x, part.bounds.min.y + region_header(detail));
            let header = to_screen.rect(Rect { max: header, ..part.bounds });
            let from = pt(seen_from(floats, canvas, header), 0.0);
            if let Some(shapes) = picture.draw_heading(part, detail, to_screen.invert(from).x) {
                draw(&mut brush, &shapes);
                continue;
            }
        }
        if part.bounds.intersects(&view) {
            let shapes = cache.get(&picture, session.picture_version(), detail, i);
            // The ground below a faded label still hides its faded line.
            let ground = usize::from(part.layer == Layer::Pill).min(shapes.len());
            let opacity = std::mem::replace(&mut brush.opacity, 1.0);
            draw(&mut brush, &shapes[..ground]);
            brush.opacity = opacity;
            draw(&mut brush, &shapes[ground..]);
        }
    }
    brush.opacity = 1.0;
    if !overlay.is_empty() {
        moved(&mut brush, session, cache, overlay, detail, view);
    }
    brush.flush();
}

/// From which x on a strip of the map is seen: beside what floats at its left side.
fn seen_from(floats: &[egui::Rect], canvas: Rect, strip: Rect) -> f32 {
    /// As far from the side as what floats there, and a little more.
    const AT_THE_SIDE: f32 = 60.0;
    let beside = floats.iter().map(|float| paint::map_rect(*float));
    let beside = beside.filter(|float| {
        float.min.x < canvas.min.x + AT_THE_SIDE && float.min.y < strip.max.y && float.max.y > strip.min.y
    });
    beside.map(|float| float.max.x).fold(canvas.min.x, f32::max)
}

/// Paints again what no ring may cross: the tab and the discs of whoever wears one, the label of a selected line.
pub(super) fn paint_above_rings(
    ui: &Ui,
    session: &Session,
    cache: &mut PartCache,
    overlay: &Overlay,
    detail: Detail,
) {
    if session.selection.is_empty() && session.hovered.is_none() {
        return;
    }
    let to_screen = session.camera.screen_from_map(session.canvas, ui.ctx().pixels_per_point());
    let view = to_screen.invert_rect(session.canvas);
    let picture = session.picture().clone();
    let mut brush = Brush::new(ui.painter(), to_screen, detail < Detail::Compact);
    for i in picture.parts_within(view) {
        let Some(part) = picture.parts.get(i) else { continue };
        let crossed = match (&part.shows, part.layer) {
            // Whoever is being moved is painted elsewhere.
            (Element::Person(id), Layer::Mark | Layer::Ground) => {
                let line_runs_over = part.layer == Layer::Ground && picture.crosses_said(id);
                !line_runs_over
                    && (session.selection.has(id) || session.hovered.as_ref() == Some(id))
                    && !overlay.offsets.contains_key(id)
            }
            // One that is led elsewhere has no label meanwhile, one that fades keeps to its line.
            (Element::Link { id, .. }, Layer::Pill) => {
                let led = part.line().is_some_and(|line| overlay.lines.contains_key(&line));
                session.selection.link() == Some(id) && !led && session.hovered.is_none()
            }
            _ => false,
        };
        if crossed {
            draw(&mut brush, cache.get(&picture, session.picture_version(), detail, i));
        }
    }
    brush.flush();
}

/// Paints a whole scene as it is: what a customer is shown.
pub(super) fn paint_scene(ui: &Ui, session: &Session, scene: &Scene) {
    let k = ui.ctx().pixels_per_point();
    let to_screen = session.camera.screen_from_map(session.canvas, k);
    let view = to_screen.invert_rect(session.canvas);
    ui.painter().rect_filled(paint::rect(session.canvas), 0.0, color(scene.background));
    let mut brush =
        Brush::new(ui.painter(), to_screen, Detail::at(session.seen_zoom(), None) < Detail::Compact);
    brush.whole = true;
    for group in scene.groups.iter().filter(|group| group.bounds.intersects(&view)) {
        draw(&mut brush, &group.shapes);
    }
    brush.flush();
}

/// Whether the ring of the selection says who it is: no halo besides.
fn has_ring(session: &Session, id: &PersonId) -> bool {
    session.selection.has(id)
}

fn moved(
    brush: &mut Brush,
    session: &Session,
    cache: &mut PartCache,
    overlay: &Overlay,
    detail: Detail,
    view: Rect,
) {
    let (picture, version) = (session.picture().clone(), session.picture_version());
    let shadow = picture.theme.shadow;
    for (i, part) in picture.parts.iter().enumerate() {
        let Element::Person(id) = &part.shows else { continue };
        let Some(offset) = overlay.offsets.get(id) else { continue };
        if part.layer == Layer::Halo && has_ring(session, id)
            || !part.bounds.translate(*offset).intersects(&view)
        {
            continue;
        }
        let mut shapes = cache.get(&picture, version, detail, i).to_vec();
        for shape in &mut shapes {
            shape.translate(*offset);
        }
        if part.layer == Layer::Card
            && let Some(rect) = picture.geometry.cards.get(id)
        {
            let below = rect.translate(*offset + crate::geom::vec2(0.0, 4.0)).expand(3.0);
            brush.shape(&crate::scene::Shape::Rect(crate::scene::RectShape {
                rect: below,
                radius: crate::scene::Corners::all(9.0),
                fill: Some(shadow),
                stroke: None,
            }));
        }
        draw(brush, &shapes);
    }
}

fn draw(brush: &mut Brush, shapes: &[Shape]) {
    for shape in shapes {
        brush.shape(shape);
    }
}

/// Dots of the grid, as one mesh.
fn grid(ui: &Ui, picture: &MapPicture, to_screen: Transform, view: Rect) {
    let grid = &Metrics::get().grid;
    let mut mesh = egui::Mesh::default();
    let paint = color(picture.theme.grid);
    let k = ui.ctx().pixels_per_point();
    let size = egui::Vec2::splat((grid.dot * k).round().max(1.0) / k);
    let first = |v: f32| (v / grid.pitch).floor() * grid.pitch;
    let mut y = first(view.min.y);
    while y <= view.max.y {
        let mut x = first(view.min.x);
        while x <= view.max.x {
            let p = to_screen.point(crate::geom::pt(x, y));
            let at = egui::pos2((p.x * k).round() / k, (p.y * k).round() / k);
            mesh.add_colored_rect(egui::Rect::from_min_size(at, size), paint);
            x += grid.pitch;
        }
        y += grid.pitch;
    }
    ui.painter().add(mesh);
}
