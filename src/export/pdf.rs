//! PDF: a page for each scene, vectors, text that can be searched and copied.
use super::{ExportError, segments};
use crate::geom::{Point, Rect, vec2};
use crate::photo::jpeg;
use crate::scene::{Cap, Corners, PhotoShape, RectShape, Scene, Segment, Shape, Stroke, TextShape};
use crate::text::FontFile;
use crate::theme::Rgba;
use krilla::annotation::{LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{self, Path, PathBuilder, Size, Transform};
use krilla::image::Image;
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Data, Document};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// A map point is a CSS pixel: 96 an inch, where PDF has 72 pt.
const PT_PER_MAP_POINT: f64 = 0.75;
/// Longest side of a page, pt, that common viewers show. Source: PDF 1.7 specification, annex C.
const MAX_SIDE: f64 = 14_400.0;

/// The scene as a PDF of one page: as large as its paper, without one as itself. What is larger than a page can be is
/// scaled to fit. The same
/// scene gives the same bytes.
///
/// # Errors
/// For a scene without area.
pub fn pdf(scene: &Scene) -> Result<Vec<u8>, ExportError> {
    pdf_pages(std::slice::from_ref(scene))
}

/// The same with a page for each scene, called like the first.
///
/// # Errors
/// For a scene without area, and for none.
pub fn pdf_pages(scenes: &[Scene]) -> Result<Vec<u8>, ExportError> {
    let first = scenes.first().ok_or(ExportError::NoArea { width: 0.0, height: 0.0 })?;
    let fonts = fonts(scenes)?;
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(first.title.clone())
            .language(first.lang.to_owned())
            .creator("Linchpin".to_owned()),
    );
    for scene in scenes {
        add_page(&mut document, scene, &fonts, scenes.len())?;
    }
    document.finish().map_err(|error| ExportError::Pdf { reason: error.to_string() })
}

fn add_page(
    document: &mut Document,
    scene: &Scene,
    fonts: &BTreeMap<FontFile, Font>,
    pages: usize,
) -> Result<(), ExportError> {
    let (w, h) = (scene.bounds.width(), scene.bounds.height());
    let wanted = scene.on_paper.map_or(PT_PER_MAP_POINT, |width| f64::from(width / w));
    let scale = wanted.min(MAX_SIDE / f64::from(w)).min(MAX_SIDE / f64::from(h));
    let pt = |length: f32| (f64::from(length) * scale) as f32;
    let page = if w > 0.0 && h > 0.0 { PageSettings::from_wh(pt(w), pt(h)) } else { None };
    let page = page.ok_or(ExportError::NoArea { width: w, height: h })?;
    let mut page = document.start_page_with(page);
    let mut surface = page.surface();
    let origin = scene.bounds.min;
    let k = scale as f32;
    surface.push_transform(&Transform::from_row(k, 0.0, 0.0, k, pt(-origin.x), pt(-origin.y)));
    let mut writer = PageWriter { surface: &mut surface, fonts };
    writer.background(scene.bounds, scene.background);
    for shape in scene.groups.iter().flat_map(|group| &group.shapes) {
        writer.shape(shape);
    }
    surface.pop();
    surface.finish();
    for link in scene.page_links.iter().filter(|link| link.page < pages) {
        let [min, max] = [link.rect.min - origin.to_vec(), link.rect.max - origin.to_vec()];
        let Some(rect) = geom::Rect::from_ltrb(pt(min.x), pt(min.y), pt(max.x), pt(max.y)) else { continue };
        let there = XyzDestination::new(link.page, geom::Point::from_xy(0.0, 0.0));
        let link = LinkAnnotation::new(rect, Target::Destination(there.into()));
        page.add_annotation(link.into());
    }
    page.finish();
    Ok(())
}

/// Each font once, so that the file holds it once.
fn fonts(scenes: &[Scene]) -> Result<BTreeMap<FontFile, Font>, ExportError> {
    let mut fonts = BTreeMap::new();
    for shape in scenes.iter().flat_map(|scene| &scene.groups).flat_map(|group| &group.shapes) {
        let Shape::Text(text) = shape else { continue };
        for run in &text.line.runs {
            if let Entry::Vacant(entry) = fonts.entry(run.font) {
                let font = Font::new(Data::from(run.font.bytes()), 0);
                let damaged = || ExportError::Pdf { reason: format!("{:?} is damaged", run.font) };
                entry.insert(font.ok_or_else(damaged)?);
            }
        }
    }
    Ok(fonts)
}

struct PageWriter<'a, 'page> {
    surface: &'a mut Surface<'page>,
    fonts: &'a BTreeMap<FontFile, Font>,
}

impl PageWriter<'_, '_> {
    fn background(&mut self, bounds: Rect, color: Rgba) {
        let steps = segments::rectangle(bounds, Corners::default());
        self.draw(trace(steps).as_ref(), Some(color), None, LineJoin::Miter);
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect(RectShape { rect, radius, fill, stroke }) => {
                let path = trace(segments::rectangle(*rect, *radius));
                self.draw(path.as_ref(), *fill, *stroke, LineJoin::Miter);
            }
            Shape::Circle(shape) => {
                let path = trace(segments::circle(shape.center, shape.radius));
                self.draw(path.as_ref(), shape.fill, shape.stroke, LineJoin::Round);
            }
            Shape::Path(shape) => {
                let path = trace(shape.segments.iter().copied());
                self.draw(path.as_ref(), shape.fill, shape.stroke, LineJoin::Round);
            }
            Shape::Text(shape) => self.text(shape),
            Shape::Photo(shape) => self.photo(shape),
        }
    }

    /// What can't be read leaves its place empty.
    fn photo(&mut self, shape: &PhotoShape) {
        let image =
            jpeg(&shape.photo, shape.grey).and_then(|bytes| Image::from_jpeg(bytes.into(), true).ok());
        let size = Size::from_wh(shape.rect.width(), shape.rect.height());
        let edge = trace(segments::rectangle(shape.rect, Corners::all(shape.radius)));
        let (Some(image), Some(size), Some(edge)) = (image, size, edge) else { return };
        self.surface.push_clip_path(&edge, &FillRule::NonZero);
        self.surface.push_opacity(NormalizedF32::new(shape.opacity).unwrap_or(NormalizedF32::ONE));
        self.surface.push_transform(&Transform::from_translate(shape.rect.min.x, shape.rect.min.y));
        self.surface.draw_image(image, size);
        for _ in 0..3 {
            self.surface.pop();
        }
    }

    fn draw(&mut self, path: Option<&Path>, fill: Option<Rgba>, stroke: Option<Stroke>, join: LineJoin) {
        let Some(path) = path else { return };
        // To a PDF, a width of 0 is the thinnest line there is.
        let stroke = stroke.filter(|stroke| stroke.width > 0.0);
        if fill.is_none() && stroke.is_none() {
            return;
        }
        let (fill, stroke) = (fill.map(filled), stroke.map(|stroke| pen(stroke, join)));
        // Drawn as one, a translucent stroke would hide the fill below it in some viewers and not in others.
        let apart = stroke.as_ref().is_some_and(|stroke| stroke.opacity != NormalizedF32::ONE);
        if apart && fill.is_some() {
            self.surface.set_stroke(None);
            self.surface.set_fill(fill);
            self.surface.draw_path(path);
            self.surface.set_fill(None);
        } else {
            self.surface.set_fill(fill);
        }
        self.surface.set_stroke(stroke);
        self.surface.draw_path(path);
    }

    fn text(&mut self, shape: &TextShape) {
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(filled(shape.color)));
        let line = &shape.line;
        let mut pen = Point { x: shape.left(), y: shape.at.y };
        for run in &line.runs {
            let glyphs: Vec<KrillaGlyph> = run
                .glyphs
                .iter()
                // Offsets count upwards here.
                .map(|g| {
                    let id = GlyphId::new(u32::from(g.id));
                    KrillaGlyph::new(id, g.advance, g.dx, -g.dy, 0.0, g.start..g.end, None)
                })
                .collect();
            if let Some(font) = self.fonts.get(&run.font) {
                let at = krilla::geom::Point::from_xy(pen.x, pen.y);
                self.surface.draw_glyphs(at, &glyphs, font.clone(), &line.text, line.size, false);
            }
            let advance: f32 = run.glyphs.iter().map(|glyph| glyph.advance).sum();
            pen += vec2(advance * line.size, 0.0);
        }
    }
}

fn filled(c: Rgba) -> Fill {
    Fill { paint: rgb::Color::new(c.r, c.g, c.b).into(), opacity: opacity(c), ..Fill::default() }
}

fn pen(stroke: Stroke, join: LineJoin) -> krilla::paint::Stroke {
    let Stroke { width, color: c, dash, cap } = stroke;
    krilla::paint::Stroke {
        paint: rgb::Color::new(c.r, c.g, c.b).into(),
        opacity: opacity(c),
        width,
        line_cap: match cap {
            Cap::Butt => LineCap::Butt,
            Cap::Round => LineCap::Round,
        },
        line_join: join,
        // A pattern without length is an error in a PDF, and a solid line everywhere else.
        dash: dash
            .filter(|dash| dash.iter().sum::<f32>() > 0.0)
            .map(|dash| StrokeDash { array: dash.to_vec(), offset: 0.0 }),
        ..krilla::paint::Stroke::default()
    }
}

fn opacity(c: Rgba) -> NormalizedF32 {
    NormalizedF32::new(f32::from(c.a) / 255.0).unwrap_or(NormalizedF32::ONE)
}

fn trace(steps: impl IntoIterator<Item = Segment>) -> Option<Path> {
    let mut path = PathBuilder::new();
    for step in steps {
        match step {
            Segment::Move(p) => path.move_to(p.x, p.y),
            Segment::Line(p) => path.line_to(p.x, p.y),
            Segment::Quad(c, p) => path.quad_to(c.x, c.y, p.x, p.y),
            Segment::Cubic(c, d, p) => path.cubic_to(c.x, c.y, d.x, d.y, p.x, p.y),
            Segment::Close => path.close(),
        }
    }
    path.finish()
}
