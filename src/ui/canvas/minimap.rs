//! The whole map, small, in the corner of the canvas while a part of it is out of sight: a press or a drag on it
//! looks there. It is painted once for each picture.
use crate::geom::{self, Transform, vec2};
use crate::locale::tr;
use crate::scene::MapPicture;
use crate::session::Session;
use crate::ui::paint::{self, color};
use crate::ui::ui_state::UiState;
use crate::ui::widgets::theme;
use egui::{
    Color32, ColorImage, CursorIcon, Image, Rect, Role, Sense, Stroke, StrokeKind, TextureHandle,
    TextureOptions, Ui, Vec2, WidgetInfo,
};

/// As large as the picture may be, in logical pixels.
const LARGEST: Vec2 = Vec2::new(168.0, 112.0);
/// A map of fewer cards is known without it.
const FEWEST_CARDS: usize = 12;
/// A smaller canvas is needed for the map itself.
const LEAST_CANVAS: Vec2 = Vec2::new(560.0, 360.0);
/// Around the picture.
const MARGIN: f32 = 6.0;

/// The picture of one version of the map.
pub(in crate::ui) struct Minimap {
    version: u64,
    pixels_per_point: f32,
    bounds: geom::Rect,
    texture: TextureHandle,
}

/// Shows it where it helps; returns its area.
pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState) -> Option<Rect> {
    let canvas = paint::rect(session.canvas);
    let few = session.picture().geometry.cards.len() < FEWEST_CARDS;
    if few || canvas.width() < LEAST_CANVAS.x || canvas.height() < LEAST_CANVAS.y {
        return None;
    }
    let k = ui.ctx().pixels_per_point();
    let fresh = |held: &Minimap| held.version == session.picture_version() && held.pixels_per_point == k;
    if !state.minimap.as_ref().is_some_and(fresh) {
        state.minimap = made(ui, session, k);
    }
    let held = state.minimap.as_ref()?;
    let view = session.camera.view(session.canvas);
    if view.contains_rect(&held.bounds) {
        return None;
    }
    let size = held.texture.size_vec2() / k;
    let corner = canvas.max - egui::vec2(8.0 + size.x + 2.0 * MARGIN, 52.0 + size.y + 2.0 * MARGIN);
    let area = Rect::from_min_size(corner, size + Vec2::splat(2.0 * MARGIN));
    // Where the legend needs the room it is the better use of it.
    if state.floats.iter().any(|float| float.intersects(area)) {
        return None;
    }
    let picture = area.shrink(MARGIN);
    // The keyboard does not stop here: on the map it goes further.
    let response = ui.interact(area, ui.scope_id().with("minimap"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, tr(session.lang(), "minimap")));
    let t = theme(ui);
    let painter = ui.painter().with_clip_rect(area);
    painter.rect_filled(area, 6.0, color(t.surface));
    paint::outline(ui, area, 6.0, t.line);
    Image::new(&held.texture).paint_at(ui, picture);
    let to_picture = shrunk(held.bounds, picture.size(), paint::point(picture.min));
    let seen = paint::rect(to_picture.rect(view)).intersect(area.shrink(2.0));
    if seen.is_positive() {
        painter.rect_filled(seen, 2.0, color(t.accent.with_opacity(0.10)));
        painter.rect_stroke(seen, 2.0, Stroke::new(1.5, color(t.accent)), StrokeKind::Inside);
    }
    let pressed = response.is_pointer_button_down_on() || response.clicked();
    if let Some(at) = response.interact_pointer_pos().filter(|_| pressed) {
        let at = at.clamp(picture.min, picture.max);
        session.camera.center = to_picture.invert(paint::point(at));
        ui.ctx().request_repaint();
    }
    response.on_hover_cursor(CursorIcon::Move);
    Some(area)
}

/// From the map to a picture of this size whose corner is `at`.
fn shrunk(bounds: geom::Rect, size: Vec2, at: geom::Point) -> Transform {
    let scale = (size.x / bounds.width()).min(size.y / bounds.height());
    Transform { scale, offset: vec2(at.x - bounds.min.x * scale, at.y - bounds.min.y * scale) }
}

/// `None` for an empty map.
fn made(ui: &Ui, session: &Session, k: f32) -> Option<Minimap> {
    let bounds = session.picture().geometry.bounds()?;
    let scale = (LARGEST.x / bounds.width()).min(LARGEST.y / bounds.height());
    let size = Vec2::new(bounds.width() * scale, bounds.height() * scale).max(Vec2::splat(12.0));
    let pixels = [(size.x * k).round() as usize, (size.y * k).round() as usize];
    let image = painted(session.picture(), bounds, pixels);
    let texture = ui.ctx().load_texture("minimap", image, TextureOptions::NEAREST);
    Some(Minimap { version: session.picture_version(), pixels_per_point: k, bounds, texture })
}

/// Departments and cards, as what they are filled with from afar.
fn painted(picture: &MapPicture, bounds: geom::Rect, [width, height]: [usize; 2]) -> ColorImage {
    let t = picture.theme;
    let mut image = ColorImage::filled([width, height], color(t.surface));
    let to_pixels = shrunk(bounds, Vec2::new(width as f32, height as f32), geom::pt(0.0, 0.0));
    let mut fill = |rect: geom::Rect, paint: Color32| {
        let rect = to_pixels.rect(rect);
        let (left, top) = (rect.min.x.max(0.0) as usize, rect.min.y.max(0.0) as usize);
        // A card is seen however small it is.
        let right = (rect.max.x.max(0.0) as usize).max(left + 2).min(width);
        let bottom = (rect.max.y.max(0.0) as usize).max(top + 1).min(height);
        for y in top..bottom {
            if let Some(row) = image.pixels.get_mut(y * width + left.min(right)..y * width + right) {
                row.fill(paint);
            }
        }
    };
    for rect in picture.geometry.regions.values() {
        fill(*rect, color(t.region_line));
    }
    for (id, rect) in &picture.geometry.cards {
        let Some(facts) = picture.facts.of(id) else { continue };
        let paint = picture.from_afar(facts);
        let faded = picture.lit.as_ref().is_some_and(|lit| !lit.contains(id));
        fill(*rect, color(if faded { t.line } else { paint }));
    }
    image
}
