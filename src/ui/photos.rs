//! Pictures of people on the screen: each decoded once for a size, and dropped with the account that had it.
use super::paint;
use crate::geom::Rect;
use crate::model::PhotoData;
use crate::photo::{self, Pixels};
use crate::theme::Rgba;
use egui::epaint::RectShape;
use egui::{ColorImage, Context, CornerRadius, Id, Painter, TextureHandle, TextureOptions, pos2};
use std::sync::{Arc, Mutex, PoisonError};

/// Sizes that pictures are decoded for, in pixels a side: the card at ease draws smoothly from the nearest above.
const SIDES: [u32; 4] = [32, 64, 128, photo::SIDE];

struct Shown {
    photo: PhotoData,
    side: u32,
    /// None of what can't be read.
    texture: Option<TextureHandle>,
}

/// All that were drawn; lives in the window's memory.
#[derive(Clone, Default)]
struct Album(Arc<Mutex<Vec<Shown>>>);

/// Draws a picture of a person into a square of the screen.
pub(super) fn draw(painter: &Painter, photo: &PhotoData, square: Rect, radius: f32, opacity: f32) {
    let ctx = painter.ctx();
    let wanted = square.width() * ctx.pixels_per_point();
    let side = SIDES.into_iter().find(|side| *side as f32 >= wanted).unwrap_or(photo::SIDE);
    let Some(texture) = texture(ctx, photo, side) else { return };
    let uv = egui::Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    let radius = CornerRadius::same(radius.round().clamp(0.0, 255.0) as u8);
    let tint = paint::color(Rgba::untinted(opacity));
    painter.add(RectShape::filled(paint::rect(square), radius, tint).with_texture(texture.id(), uv));
}

fn texture(ctx: &Context, photo: &PhotoData, side: u32) -> Option<TextureHandle> {
    let album: Album =
        ctx.data_mut(|data| data.get_temp_mut_or_default::<Album>(Id::unique("photos")).clone());
    let mut album = album.0.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(held) = album.iter().find(|held| held.side == side && held.photo.is_same(photo)) {
        return held.texture.clone();
    }
    // Of accounts that are closed and pictures that were replaced.
    let kept: Vec<bool> = album
        .iter()
        .map(|shown| {
            let here = album.iter().filter(|other| other.photo.is_same(&shown.photo)).count();
            shown.photo.holders() > here
        })
        .collect();
    let mut kept = kept.into_iter();
    album.retain(|_| kept.next().unwrap_or(true));
    let texture = photo::pixels(photo, side).map(|Pixels { side, rgba }| {
        let side = side as usize;
        let image = ColorImage::from_rgba_unmultiplied([side, side], &rgba);
        ctx.load_texture("photo", image, TextureOptions::LINEAR)
    });
    album.push(Shown { photo: photo.clone(), side, texture: texture.clone() });
    texture
}
