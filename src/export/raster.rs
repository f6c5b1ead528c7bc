//! A scene as pixels, painted in tiles, so that a large picture needs little memory and every core can help.
//! Not here: the file (`png`).
use super::{ExportError, MAX_PIXELS, MAX_SIDE, PngBackground, PngOptions, segments};
use crate::geom::{Rect, Transform, vec2};
use crate::photo::{Pixels, pixels};
use crate::scene::{
    Cap, CircleShape, Corners, PathShape, PhotoShape, RectShape, Scene, Segment, Shape, Stroke, TextShape,
};
use crate::theme::Rgba;
use std::num::NonZero;
use std::thread;
use tiny_skia::{
    Color, ColorU8, FillRule, FilterQuality, LineCap, LineJoin, Paint, Path, PathBuilder, Pattern, Pixmap,
    PixmapMut, PremultipliedColorU8, SpreadMode, StrokeDash,
};

/// Rows that are painted at once.
const BAND: u32 = 256;
/// The renderer's own limit, above which it repeats each shape, is 8,191.
const TILE_WIDTH: u32 = 4096;
/// More threads than this wait for the one that writes the file.
const MOST_WORKERS: usize = 8;

/// Bytes of a pixel. Alpha is straight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channels {
    Rgb = 3,
    Rgba = 4,
}

/// A picture to paint.
pub(super) struct Raster<'a> {
    scene: &'a Scene,
    background: Color,
    scale: f32,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// Adjoining rows, from left to right and downwards.
pub(super) struct Band {
    top: u32,
    rows: u32,
}

impl<'a> Raster<'a> {
    /// # Errors
    /// For a scene without area, a scale that is no positive number, and a picture above the limits.
    pub(super) fn new(scene: &'a Scene, options: PngOptions) -> Result<Self, ExportError> {
        let PngOptions { scale, background } = options;
        let (w, h) = (scene.bounds.width(), scene.bounds.height());
        if !(w > 0.0 && h > 0.0 && w.is_finite() && h.is_finite()) {
            return Err(ExportError::NoArea { width: w, height: h });
        }
        if !(scale > 0.0 && scale.is_finite()) {
            return Err(ExportError::BadScale { scale });
        }
        let (width, height) = (pixel_count(w, scale), pixel_count(h, scale));
        if !fits(width, height) {
            let largest_scale = largest_scale(w, h);
            return Err(ExportError::TooLarge { width, height, limit: MAX_PIXELS, largest_scale });
        }
        let background = match background {
            PngBackground::Opaque => color(scene.background),
            PngBackground::Transparent => Color::TRANSPARENT,
        };
        Ok(Self { scene, background, scale, width: width as u32, height: height as u32 })
    }

    pub(super) fn channels(&self) -> Channels {
        if self.background.is_opaque() { Channels::Rgb } else { Channels::Rgba }
    }

    /// From top to bottom.
    pub(super) fn bands(&self) -> impl Iterator<Item = Band> + use<> {
        let height = self.height;
        (0..height).step_by(BAND as usize).map(move |top| Band { top, rows: BAND.min(height - top) })
    }

    pub(super) fn band_bytes(&self, band: &Band, channels: Channels) -> usize {
        self.width as usize * band.rows as usize * channels as usize
    }

    /// Fails only if the picture has no pixels, which [`Raster::new`] refuses.
    pub(super) fn canvas(&self) -> Result<Pixmap, ExportError> {
        let (width, height) = (self.width.min(TILE_WIDTH), self.height.min(BAND));
        Pixmap::new(width, height).ok_or(ExportError::NoArea { width: width as f32, height: height as f32 })
    }

    /// Paints the band on `canvas`, part by part, and writes it to `bytes`.
    pub(super) fn paint(&self, band: &Band, canvas: &mut Pixmap, channels: Channels, bytes: &mut [u8]) {
        let depth = channels as usize;
        for left in (0..self.width).step_by(TILE_WIDTH as usize) {
            let columns = TILE_WIDTH.min(self.width - left);
            self.tile(left, band.top, &mut canvas.as_mut());
            let tile_rows = canvas.pixels().chunks_exact(canvas.width() as usize);
            let out_rows = bytes.chunks_exact_mut(self.width as usize * depth);
            for (pixels, row) in tile_rows.zip(out_rows) {
                let begin = left as usize * depth;
                let end = begin + columns as usize * depth;
                if let (Some(from), Some(to)) = (pixels.get(..columns as usize), row.get_mut(begin..end)) {
                    straighten(from, channels, to);
                }
            }
        }
    }

    fn tile(&self, left: u32, top: u32, canvas: &mut PixmapMut<'_>) {
        canvas.fill(self.background);
        let origin = self.scene.bounds.min;
        let offset = vec2(-origin.x * self.scale - left as f32, -origin.y * self.scale - top as f32);
        let view = Transform { scale: self.scale, offset };
        let size = vec2(canvas.width() as f32, canvas.height() as f32);
        // A pixel more on each side: edges are smoothed.
        let shown = view.invert_rect(Rect::new(0.0, 0.0, size.x, size.y).expand(1.0));
        let mut painter = Painter { view, canvas };
        for group in self.scene.groups.iter().filter(|group| group.bounds.intersects(&shown)) {
            for shape in group.shapes.iter().filter(|shape| shape.bounds().intersects(&shown)) {
                painter.shape(shape);
            }
        }
    }
}

/// As many as the computer can run at once.
pub(super) fn workers() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get).min(MOST_WORKERS)
}

/// Rounded up, so that nothing at the far edge is cropped; a hair above a whole number is rounding noise.
fn pixel_count(length: f32, scale: f32) -> u64 {
    (f64::from(length) * f64::from(scale) - 1e-3).ceil().max(1.0) as u64
}

fn fits(width: u64, height: u64) -> bool {
    let side = u64::from(MAX_SIDE);
    width <= side && height <= side && width * height <= MAX_PIXELS
}

/// The largest scale that [`fits`], rounded down to three digits.
fn largest_scale(w: f32, h: f32) -> f32 {
    let (w_pt, h_pt) = (f64::from(w), f64::from(h));
    let side = f64::from(MAX_SIDE);
    let exact = (side / w_pt).min(side / h_pt).min((MAX_PIXELS as f64 / w_pt / h_pt).sqrt());
    let digits = 2.0 - exact.log10().floor();
    let rounded = |steps: f64| (steps / 10_f64.powf(digits)) as f32;
    let mut steps = (exact * 10_f64.powf(digits)).floor();
    // Each side is rounded up to a whole pixel, which may be one too many.
    while steps > 1.0 && !fits(pixel_count(w, rounded(steps)), pixel_count(h, rounded(steps))) {
        steps -= 1.0;
    }
    rounded(steps)
}

/// From multiplied alpha to straight.
fn straighten(pixels: &[PremultipliedColorU8], channels: Channels, bytes: &mut [u8]) {
    match channels {
        Channels::Rgb => {
            for (pixel, out) in pixels.iter().zip(bytes.chunks_exact_mut(3)) {
                out.copy_from_slice(&[pixel.red(), pixel.green(), pixel.blue()]);
            }
        }
        Channels::Rgba => {
            for (pixel, out) in pixels.iter().zip(bytes.chunks_exact_mut(4)) {
                let c = if pixel.alpha() == 0xFF {
                    [pixel.red(), pixel.green(), pixel.blue(), 0xFF]
                } else {
                    let c = pixel.demultiply();
                    [c.red(), c.green(), c.blue(), c.alpha()]
                };
                out.copy_from_slice(&c);
            }
        }
    }
}

fn color(c: Rgba) -> Color {
    Color::from_rgba8(c.r, c.g, c.b, c.a)
}

/// Paints shapes on a tile, in its pixels.
struct Painter<'a, 'p> {
    view: Transform,
    canvas: &'a mut PixmapMut<'p>,
}

impl Painter<'_, '_> {
    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect(shape) => self.rect(shape),
            Shape::Circle(shape) => self.circle(shape),
            Shape::Path(shape) => self.path(shape),
            Shape::Text(shape) => self.text(shape),
            Shape::Photo(shape) => self.photo(shape),
        }
    }

    /// Brought to the size first: the renderer takes the nearest pixels, which a face would not survive.
    fn photo(&mut self, shape: &PhotoShape) {
        let Rect { min, max } = self.view.rect(shape.rect);
        let Some(Pixels { side, rgba }) = pixels(&shape.photo, (max.x - min.x).ceil() as u32, shape.grey)
        else {
            return;
        };
        let Some(mut image) = Pixmap::new(side, side) else { return };
        for (to, from) in image.pixels_mut().iter_mut().zip(rgba.chunks_exact(4)) {
            if let [r, g, b, a] = *from {
                *to = ColorU8::from_rgba(r, g, b, a).premultiply();
            }
        }
        let k = (max.x - min.x) / side as f32;
        let place = tiny_skia::Transform::from_row(k, 0.0, 0.0, k, min.x, min.y);
        let paint = Paint {
            shader: Pattern::new(
                image.as_ref(),
                SpreadMode::Pad,
                FilterQuality::Bilinear,
                shape.opacity,
                place,
            ),
            ..Paint::default()
        };
        if let Some(edge) = self.trace(segments::rectangle(shape.rect, Corners::all(shape.radius))) {
            self.canvas.fill_path(&edge, &paint, FillRule::Winding, tiny_skia::Transform::identity(), None);
        }
    }

    fn rect(&mut self, shape: &RectShape) {
        let RectShape { rect, radius, fill, stroke } = *shape;
        let sharp = radius.max() <= 0.0;
        if let Some(fill) = fill
            && sharp
        {
            let Rect { min, max } = self.view.rect(rect);
            if let Some(rect) = tiny_skia::Rect::from_ltrb(min.x, min.y, max.x, max.y) {
                self.canvas.fill_rect(rect, &paint(fill), tiny_skia::Transform::identity(), None);
            }
        }
        let fill = fill.filter(|_| !sharp);
        if fill.is_some() || stroke.is_some() {
            let path = self.trace(segments::rectangle(rect, radius));
            self.draw(path.as_ref(), fill, stroke, LineJoin::Miter);
        }
    }

    fn circle(&mut self, shape: &CircleShape) {
        let path = self.trace(segments::circle(shape.center, shape.radius));
        self.draw(path.as_ref(), shape.fill, shape.stroke, LineJoin::Round);
    }

    fn path(&mut self, shape: &PathShape) {
        let path = self.trace(shape.segments.iter().copied());
        self.draw(path.as_ref(), shape.fill, shape.stroke, LineJoin::Round);
    }

    fn text(&mut self, shape: &TextShape) {
        let mut builder = PathBuilder::new();
        for glyph in segments::glyphs(shape) {
            segments::trace(&glyph, shape.line.size, |step| add(&mut builder, self.view, step));
        }
        self.draw(builder.finish().as_ref(), Some(shape.color), None, LineJoin::Round);
    }

    fn trace(&self, steps: impl IntoIterator<Item = Segment>) -> Option<Path> {
        let mut builder = PathBuilder::new();
        steps.into_iter().for_each(|step| add(&mut builder, self.view, step));
        builder.finish()
    }

    fn draw(&mut self, path: Option<&Path>, fill: Option<Rgba>, stroke: Option<Stroke>, join: LineJoin) {
        let Some(path) = path else { return };
        let here = tiny_skia::Transform::identity();
        if let Some(fill) = fill {
            self.canvas.fill_path(path, &paint(fill), FillRule::Winding, here, None);
        }
        if let Some(Stroke { width, color, dash, cap }) = stroke
            // To the renderer, a width of 0 is the thinnest line there is.
            && width > 0.0
        {
            let scale = self.view.scale;
            let pen = tiny_skia::Stroke {
                width: width * scale,
                line_cap: match cap {
                    Cap::Butt => LineCap::Butt,
                    Cap::Round => LineCap::Round,
                },
                line_join: join,
                dash: dash.and_then(|[dash, gap]| StrokeDash::new(vec![dash * scale, gap * scale], 0.0)),
                ..tiny_skia::Stroke::default()
            };
            self.canvas.stroke_path(path, &paint(color), &pen, here, None);
        }
    }
}

fn paint(c: Rgba) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(color(c));
    paint
}

fn add(builder: &mut PathBuilder, view: Transform, step: Segment) {
    let at = |p| view.point(p);
    match step {
        Segment::Move(p) => {
            let p = at(p);
            builder.move_to(p.x, p.y);
        }
        Segment::Line(p) => {
            let p = at(p);
            builder.line_to(p.x, p.y);
        }
        Segment::Quad(c, p) => {
            let (c, p) = (at(c), at(p));
            builder.quad_to(c.x, c.y, p.x, p.y);
        }
        Segment::Cubic(c, d, p) => {
            let (c, d, p) = (at(c), at(d), at(p));
            builder.cubic_to(c.x, c.y, d.x, d.y, p.x, p.y);
        }
        Segment::Close => builder.close(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_scale_fits_and_reads_well() {
        for (w, h) in [(7720.0, 4640.0), (100.0, 100.0), (1e6, 3.0), (0.5, 0.25), (33_000.0, 70_000.0)] {
            let scale = largest_scale(w, h);
            assert!(fits(pixel_count(w, scale), pixel_count(h, scale)), "{w} {h} {scale}");
            assert!(!fits(pixel_count(w, scale * 1.02), pixel_count(h, scale * 1.02)), "{w} {h} {scale}");
        }
        assert_eq!(largest_scale(1000.0, 1000.0), 14.1);
    }

    #[test]
    fn a_part_of_a_pixel_counts_as_one_but_rounding_noise_does_not() {
        assert_eq!(pixel_count(10.0, 1.0), 10);
        assert_eq!(pixel_count(10.2, 1.0), 11);
        assert_eq!(pixel_count(100.0, 1.1), 110);
        assert_eq!(pixel_count(0.01, 0.01), 1);
    }
}
