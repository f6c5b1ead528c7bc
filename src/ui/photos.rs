//! Pictures of people on the screen: each decoded once for a size, a few a frame, and dropped with the account that
//! had it.
use super::paint;
use crate::geom::Rect;
use crate::model::PhotoData;
use crate::photo::{self, Pixels};
use crate::theme::Rgba;
use egui::epaint::RectShape;
use egui::{ColorImage, Context, CornerRadius, Id, Painter, TextureHandle, TextureOptions, pos2};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Sizes that pictures are decoded for, in pixels a side: the card at ease draws smoothly from the nearest above.
const SIDES: [u32; 4] = [32, 64, 128, photo::SIDE];
/// Decoded in one frame; the others come in the next ones.
const A_FRAME: usize = 6;
/// Above this what is not on the screen goes: 128 pixels a side are 64 kB.
const MOST_KEPT: usize = 600;

struct Shown {
    /// Held, so that its address stays its own.
    _photo: PhotoData,
    /// None of what can't be read.
    texture: Option<TextureHandle>,
}

#[derive(Default)]
struct Pages {
    /// By the address of the picture and the side.
    shown: BTreeMap<(usize, u32), Shown>,
    frame: u64,
    decoded: usize,
}

/// All that were drawn; lives in the window's memory.
#[derive(Clone, Default)]
struct Album(Arc<Mutex<Pages>>);

fn album(ctx: &Context) -> Album {
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Album>(Id::unique("photos")).clone())
}

/// Another account is on the screen.
pub(super) fn forget(ctx: &Context) {
    album(ctx).0.lock().unwrap_or_else(PoisonError::into_inner).shown.clear();
}

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
    let album = album(ctx);
    let mut pages = album.0.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (photo.address(), side);
    if let Some(held) = pages.shown.get(&key) {
        return held.texture.clone();
    }
    let frame = ctx.cumulative_pass_nr();
    if pages.frame != frame {
        (pages.frame, pages.decoded) = (frame, 0);
    }
    if pages.decoded >= A_FRAME {
        ctx.request_repaint();
        return None;
    }
    pages.decoded += 1;
    if pages.shown.len() >= MOST_KEPT {
        pages.shown.clear();
    }
    let texture = photo::pixels(photo, side, false).map(|Pixels { side, rgba }| {
        let side = side as usize;
        let image = ColorImage::from_rgba_unmultiplied([side, side], &rgba);
        ctx.load_texture("photo", image, TextureOptions::LINEAR)
    });
    pages.shown.insert(key, Shown { _photo: photo.clone(), texture: texture.clone() });
    texture
}
