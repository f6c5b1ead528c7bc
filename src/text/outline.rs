//! Outlines of glyphs, for pictures that don't carry fonts.
use super::faces::{FontFile, face};
use crate::geom::{Point, pt};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{GlyphId, MetadataProvider as _};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// A step along an outline, filled by the non-zero rule. Points in em from the glyph's origin on the baseline,
/// y down; the end point comes last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    Move(Point),
    Line(Point),
    Quad(Point, Point),
    Cubic(Point, Point, Point),
    Close,
}

/// The outline of a glyph; empty for a space and for a glyph that the font lacks.
pub fn outline(font: FontFile, glyph: u16) -> Arc<[Segment]> {
    type Outlines = HashMap<(FontFile, u16), Arc<[Segment]>>;
    // Bounded by the glyphs of the bundled fonts.
    static OUTLINES: RwLock<Option<Outlines>> = RwLock::new(None);
    let key = (font, glyph);
    let known =
        OUTLINES.read().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(|o| o.get(&key).cloned());
    known.unwrap_or_else(|| {
        let drawn = draw(font, glyph);
        let mut outlines = OUTLINES.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(outlines.get_or_insert_default().entry(key).or_insert(drawn))
    })
}

fn draw(font: FontFile, glyph: u16) -> Arc<[Segment]> {
    let face = face(font);
    let mut pen = Pen { units_per_em: face.units_per_em, segments: Vec::new() };
    if let Some(outline) = face.font.outline_glyphs().get(GlyphId::from(glyph)) {
        let whole = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        if outline.draw(whole, &mut pen).is_err() {
            // A damaged glyph is left out rather than drawn in half.
            pen.segments.clear();
        }
    }
    pen.segments.into()
}

struct Pen {
    units_per_em: f32,
    segments: Vec<Segment>,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> Point {
        pt(x / self.units_per_em, -y / self.units_per_em)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.segments.push(Segment::Move(self.at(x, y)));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.segments.push(Segment::Line(self.at(x, y)));
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.segments.push(Segment::Quad(self.at(cx, cy), self.at(x, y)));
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.segments.push(Segment::Cubic(self.at(ax, ay), self.at(bx, by), self.at(x, y)));
    }
    fn close(&mut self) {
        self.segments.push(Segment::Close);
    }
}
