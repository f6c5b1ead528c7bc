//! Puts shapes together: rectangles with a line inside, text on a centre line, hatches, chevrons.
use super::shape::{
    Align, Cap, CircleShape, Corners, PathShape, PhotoShape, RectShape, Segment, Shape, Stroke, TextShape,
};
use crate::geom::{Point, Rect, pt};
use crate::model::PhotoData;
use crate::text::{self, CAP_HALF, Line};
use crate::theme::{Metrics, Pattern, Rgba, TextStyle, Theme, Weight};
use std::sync::Arc;

/// Collects the shapes of one group in the colours of one theme.
pub struct Pen {
    pub theme: &'static Theme,
    pub m: &'static Metrics,
    pub shapes: Vec<Shape>,
}

impl Pen {
    /// A pen in the colours of a theme, with nothing drawn yet.
    pub fn new(theme: &'static Theme) -> Self {
        Self { theme, m: Metrics::get(), shapes: Vec::new() }
    }

    /// A filled rectangle.
    pub fn fill(&mut self, rect: Rect, radius: Corners, fill: Rgba) {
        self.shapes.push(Shape::Rect(RectShape { rect, radius, fill: Some(fill), stroke: None }));
    }

    /// A filled rectangle with a line inside its edge.
    pub fn boxed(&mut self, rect: Rect, radius: f32, fill: Option<Rgba>, stroke: Stroke) {
        self.boxed_corners(rect, Corners::all(radius), fill, stroke);
    }

    /// The same with corners of their own.
    pub fn boxed_corners(&mut self, rect: Rect, radius: Corners, fill: Option<Rgba>, stroke: Stroke) {
        let inset = stroke.width / 2.0;
        let inner = |r: f32| (r - inset).max(0.0);
        let radius = Corners {
            nw: inner(radius.nw),
            ne: inner(radius.ne),
            se: inner(radius.se),
            sw: inner(radius.sw),
        };
        self.shapes.push(Shape::Rect(RectShape {
            rect: rect.expand(-inset),
            radius,
            fill,
            stroke: Some(stroke),
        }));
    }

    /// A circle, filled, outlined or both.
    pub fn circle(&mut self, center: Point, radius: f32, fill: Option<Rgba>, stroke: Option<Stroke>) {
        self.shapes.push(Shape::Circle(CircleShape { center, radius, fill, stroke }));
    }

    /// A picture of a person with a hair line around it.
    pub fn photo(&mut self, photo: &PhotoData, rect: Rect, radius: f32) {
        self.shapes.push(Shape::Photo(PhotoShape {
            rect,
            radius,
            photo: photo.clone(),
            grey: self.theme.is_grey(),
            opacity: 1.0,
        }));
        self.boxed(rect, radius, None, Stroke::new(1.0, self.theme.line));
    }

    /// A line through points.
    pub fn line(&mut self, points: &[Point], stroke: Stroke) {
        self.path(polyline(points), None, Some(stroke));
    }

    /// A closed shape.
    pub fn polygon(&mut self, points: &[Point], fill: Option<Rgba>, stroke: Option<Stroke>) {
        let mut segments = polyline(points);
        segments.push(Segment::Close);
        self.path(segments, fill, stroke);
    }

    /// A path of lines and curves.
    pub fn path(&mut self, segments: Vec<Segment>, fill: Option<Rgba>, stroke: Option<Stroke>) {
        self.shapes.push(Shape::Path(PathShape { segments, fill, stroke }));
    }

    /// A shaped line whose capitals are centred on `y`; `room` is what it may take on screen.
    pub fn text(&mut self, line: Arc<Line>, x: f32, y: f32, align: Align, color: Rgba, room: f32) {
        let min_px = least_px(&line.text);
        let at = pt(x, y + CAP_HALF * line.size);
        self.shapes.push(Shape::Text(TextShape { line, at, align, color, min_px, room }));
    }

    /// One line that ends in "…" where `room` is too small; returns the width it takes.
    pub fn label(
        &mut self,
        text: &str,
        style: TextStyle,
        x: f32,
        y: f32,
        align: Align,
        color: Rgba,
        room: f32,
    ) -> f32 {
        let line = text::ellipsize(text, style.size, style.weight, room);
        let width = line.width;
        self.text(line, x, y, align, color, room);
        width
    }

    /// A label upon lines, which go on between its letters: an outline in the colour of its `ground` parts them.
    pub fn outlined(
        &mut self,
        text: &str,
        style: TextStyle,
        x: f32,
        y: f32,
        color: Rgba,
        ground: Rgba,
        room: f32,
    ) {
        /// How far around the letters a line is hidden, in their size.
        const OUTLINE: f32 = 0.09;
        let by = OUTLINE * style.size;
        for (dx, dy) in [(-by, -by), (by, -by), (-by, by), (by, by)] {
            self.label(text, style, x + dx, y + dy, Align::Left, ground, room);
        }
        self.label(text, style, x, y, Align::Left, color, room);
    }

    /// Letters in a mark of a fixed size, centred there: they get smaller with it rather than leave it.
    pub fn sign(&mut self, text: &str, style: TextStyle, center: Point, color: Rgba, room: f32) {
        const LEAST_PX: f32 = 7.5;
        self.label(text, style, center.x, center.y, Align::Center, color, room);
        if let Some(Shape::Text(shape)) = self.shapes.last_mut() {
            shape.min_px = LEAST_PX;
        }
    }

    /// Wrapped lines below one another, the first centred `style.line / 2` below `top`; returns the height.
    pub fn paragraph(
        &mut self,
        text: &str,
        style: TextStyle,
        x: f32,
        top: f32,
        color: Rgba,
        room: f32,
        most: usize,
    ) -> f32 {
        let lines = text::wrap(text, style.size, style.weight, room, most);
        let height = lines.len() as f32 * style.line;
        for (i, line) in lines.into_iter().enumerate() {
            self.text(line, x, top + style.line * (i as f32 + 0.5), Align::Left, color, room);
        }
        height
    }

    /// Whether text on the pattern needs a white plate: black stripes, which only the print theme has.
    pub fn needs_plate(&self, pattern: Pattern) -> bool {
        match pattern {
            Pattern::DiagWide | Pattern::DiagMid | Pattern::DiagDense => true,
            Pattern::None | Pattern::Hatch | Pattern::Dots => false,
        }
    }

    /// An area filled with a pattern of the theme.
    pub fn pattern(&mut self, rect: Rect, pattern: Pattern, color: Rgba) {
        match pattern {
            Pattern::None => {}
            Pattern::Hatch => self.hatch(rect, 6.0, Stroke::new(1.5, color), Slant::Up),
            Pattern::DiagWide => self.hatch(rect, 7.0, Stroke::new(2.0, color), Slant::Down),
            Pattern::DiagMid => self.hatch(rect, 5.0, Stroke::new(2.4, color), Slant::Down),
            Pattern::DiagDense => {}
            Pattern::Dots => {
                let mut segments = Vec::new();
                let mut y = rect.min.y + 4.0;
                while y < rect.max.y - 2.0 {
                    segments.extend([
                        Segment::Move(pt(rect.min.x + 4.0, y)),
                        Segment::Line(pt(rect.max.x - 2.0, y)),
                    ]);
                    y += 6.0;
                }
                self.path(segments, None, Some(Stroke::new(2.0, color).dashed([0.01, 6.0]).round()));
            }
        }
    }

    /// Lines at 45 degrees, cut against the rectangle by arithmetic: a clip is a draw call of its own.
    fn hatch(&mut self, rect: Rect, pitch: f32, stroke: Stroke, slant: Slant) {
        let step = pitch * std::f32::consts::SQRT_2;
        let (w, h) = (rect.width(), rect.height());
        let mut segments = Vec::new();
        let mut d = step / 2.0;
        while d < w + h {
            let (a, b) = ((d.min(w), (d - w).max(0.0)), ((d - h).max(0.0), d.min(h)));
            let place = |(x, y): (f32, f32)| match slant {
                Slant::Up => pt(rect.min.x + x, rect.min.y + y),
                Slant::Down => pt(rect.max.x - x, rect.min.y + y),
            };
            segments.extend([Segment::Move(place(a)), Segment::Line(place(b))]);
            d += step;
        }
        self.path(segments, None, Some(stroke));
    }
}

#[derive(Clone, Copy)]
enum Slant {
    Up,
    Down,
}

/// The least size on screen of a text: Chinese needs one pixel more.
pub(super) fn least_px(text: &str) -> f32 {
    let least = &Metrics::get().font.min_screen_px;
    if text.chars().any(|c| ('\u{2e80}'..='\u{9fff}').contains(&c)) { least.cjk } else { least.latin }
}

pub(super) fn polyline(points: &[Point]) -> Vec<Segment> {
    points
        .iter()
        .enumerate()
        .map(|(i, &p)| if i == 0 { Segment::Move(p) } else { Segment::Line(p) })
        .collect()
}

/// A style in another size.
pub(super) fn sized(size: f32, line: f32, weight: Weight) -> TextStyle {
    TextStyle { size, line, weight }
}

/// A pen for lines that end round.
pub(super) fn round_stroke(width: f32, color: Rgba) -> Stroke {
    Stroke { width, color, dash: None, cap: Cap::Round }
}
