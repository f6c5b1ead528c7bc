//! The picture as values: what every painter and writer draws, and nothing else. Lengths are in map points.
//! All geometry is final: no painter measures text, knows a role or looks up a colour.
use crate::geom::{Point, Rect, Vec2};
use crate::model::{DepartmentId, LinkId, PersonId, PhotoData};
use crate::text::Line;
use crate::theme::Rgba;
use std::sync::Arc;

/// What a group of shapes shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    Person(PersonId),
    Link {
        id: LinkId,
        from: PersonId,
        to: PersonId,
    },
    Region(DepartmentId),
    /// Title, legend, key strip: part of the sheet, not of the account's map.
    Furniture,
}

/// The people whom a picture is cut to; `None`: everybody.
pub type Only<'a> = Option<&'a dyn Fn(&PersonId) -> bool>;

impl Element {
    /// Whether a picture cut to `only` shows this: people by id, and the lines between them.
    pub fn within(&self, only: Only) -> bool {
        let Some(only) = only else { return true };
        match self {
            Self::Person(id) => only(id),
            Self::Link { from, to, .. } => only(from) && only(to),
            Self::Region(_) | Self::Furniture => false,
        }
    }
}

/// Shapes that belong together; painted in order, as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub shows: Element,
    /// What a reader of the picture without eyes gets: "Celia Novak, supports +1".
    pub label: String,
    /// Around all shapes, strokes and markers included.
    pub bounds: Rect,
    pub shapes: Vec<Shape>,
}

/// A whole picture, groups from back to front.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The part of the map that the picture shows; nothing visible lies outside.
    pub bounds: Rect,
    pub background: Rgba,
    pub groups: Vec<Group>,
    /// Of the document: title and language of a PDF or SVG.
    pub title: String,
    pub lang: &'static str,
    /// What leads to other pages of the same document, for formats that have pages.
    pub page_links: Vec<PageLink>,
    /// How wide its page is on paper, in points of 1/72 inch; `None`: in the picture's own size.
    pub on_paper: Option<f32>,
}

/// A part of a picture that leads to another page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageLink {
    pub rect: Rect,
    /// From 0.
    pub page: usize,
}

/// One thing to paint.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Rect(RectShape),
    Circle(CircleShape),
    Path(PathShape),
    Text(TextShape),
    Photo(PhotoShape),
}

/// An upright rectangle with rounded corners.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RectShape {
    pub rect: Rect,
    pub radius: Corners,
    pub fill: Option<Rgba>,
    /// Centred on the rectangle's edge.
    pub stroke: Option<Stroke>,
}

/// Corner radii.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Corners {
    pub nw: f32,
    pub ne: f32,
    pub se: f32,
    pub sw: f32,
}

/// A circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CircleShape {
    pub center: Point,
    pub radius: f32,
    pub fill: Option<Rgba>,
    pub stroke: Option<Stroke>,
}

/// Lines and curves; several subpaths are allowed. Filled by the non-zero rule.
#[derive(Clone, Debug, PartialEq)]
pub struct PathShape {
    pub segments: Vec<Segment>,
    pub fill: Option<Rgba>,
    pub stroke: Option<Stroke>,
}

/// One step of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    Move(Point),
    Line(Point),
    /// Control point, end.
    Quad(Point, Point),
    /// Two control points, end.
    Cubic(Point, Point, Point),
    Close,
}

/// A pen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    pub width: f32,
    pub color: Rgba,
    /// Dash and gap; `None` is a solid line.
    pub dash: Option<[f32; 2]>,
    pub cap: Cap,
}

/// How a line and its dashes end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cap {
    #[default]
    Butt,
    Round,
}

/// Where a line of text stands relative to its point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Left,
    Center,
    Right,
}

/// One line of shaped text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextShape {
    pub line: Arc<Line>,
    /// On the baseline: the left end, middle or right end as `align` says.
    pub at: Point,
    pub align: Align,
    pub color: Rgba,
    /// The least size on screen; only the window clamps to it.
    pub min_px: f32,
    /// The width that the text may take; where the window enlarges it, it shortens the line with "…".
    pub room: f32,
}

/// A picture of a person, as large as the square; nothing where it can't be read.
#[derive(Clone, Debug, PartialEq)]
pub struct PhotoShape {
    /// A square.
    pub rect: Rect,
    pub radius: f32,
    pub photo: PhotoData,
    /// Shades of grey only, as print wants it.
    pub grey: bool,
    /// 0 to 1.
    pub opacity: f32,
}

impl Corners {
    /// The same radius everywhere.
    pub const fn all(r: f32) -> Self {
        Self { nw: r, ne: r, se: r, sw: r }
    }
    /// Round on the left only.
    pub const fn left(r: f32) -> Self {
        Self { nw: r, ne: 0.0, se: 0.0, sw: r }
    }
    /// Round on the right only.
    pub const fn right(r: f32) -> Self {
        Self { nw: 0.0, ne: r, se: r, sw: 0.0 }
    }
    /// Round at the top only.
    pub const fn top(r: f32) -> Self {
        Self { nw: r, ne: r, se: 0.0, sw: 0.0 }
    }
    /// The largest radius.
    pub fn max(&self) -> f32 {
        self.nw.max(self.ne).max(self.se).max(self.sw)
    }
}

impl Stroke {
    /// An unbroken line with flat ends.
    pub const fn new(width: f32, color: Rgba) -> Self {
        Self { width, color, dash: None, cap: Cap::Butt }
    }
    /// The same line in dashes: drawn, left out.
    pub const fn dashed(self, dash: [f32; 2]) -> Self {
        Self { dash: Some(dash), ..self }
    }
    /// The same line with round ends.
    pub const fn round(self) -> Self {
        Self { cap: Cap::Round, ..self }
    }
}

impl TextShape {
    /// Where the line begins.
    pub fn left(&self) -> f32 {
        match self.align {
            Align::Left => self.at.x,
            Align::Center => self.at.x - self.line.width / 2.0,
            Align::Right => self.at.x - self.line.width,
        }
    }
    /// Around the shape, its strokes included.
    pub fn bounds(&self) -> Rect {
        Rect::new(self.left(), self.at.y - self.line.size, self.line.width, self.line.size * 1.3)
    }
}

impl Shape {
    /// Around the shape, its pen included.
    pub fn bounds(&self) -> Rect {
        let pen = |stroke: Option<Stroke>| stroke.map_or(0.0, |s| s.width / 2.0);
        match self {
            Self::Rect(s) => s.rect.expand(pen(s.stroke)),
            Self::Circle(s) => {
                let d = 2.0 * (s.radius + pen(s.stroke));
                Rect::from_center(s.center, crate::geom::vec2(d, d))
            }
            Self::Path(s) => {
                Rect::around(s.segments.iter().flat_map(Segment::points).map(|p| Rect { min: p, max: p }))
                    .unwrap_or_default()
                    .expand(pen(s.stroke))
            }
            Self::Text(s) => s.bounds(),
            Self::Photo(s) => s.rect,
        }
    }

    /// The same shape with its colours at `share` of their opacity.
    pub fn fade(&mut self, share: f32) {
        let pen = |stroke: &mut Option<Stroke>| {
            if let Some(stroke) = stroke {
                stroke.color = stroke.color.with_opacity(share);
            }
        };
        let paint = |fill: &mut Option<Rgba>| *fill = fill.map(|color| color.with_opacity(share));
        match self {
            Self::Rect(s) => {
                paint(&mut s.fill);
                pen(&mut s.stroke);
            }
            Self::Circle(s) => {
                paint(&mut s.fill);
                pen(&mut s.stroke);
            }
            Self::Path(s) => {
                paint(&mut s.fill);
                pen(&mut s.stroke);
            }
            Self::Text(s) => s.color = s.color.with_opacity(share),
            Self::Photo(s) => s.opacity *= share,
        }
    }

    /// The same shape larger or smaller around the origin, pens and text included.
    pub fn scale(&mut self, k: f32) {
        let point = |p: &mut Point| *p = crate::geom::pt(p.x * k, p.y * k);
        let pen = |stroke: &mut Option<Stroke>| {
            if let Some(stroke) = stroke {
                stroke.width *= k;
                stroke.dash = stroke.dash.map(|[dash, gap]| [dash * k, gap * k]);
            }
        };
        match self {
            Self::Rect(s) => {
                point(&mut s.rect.min);
                point(&mut s.rect.max);
                let r = s.radius;
                s.radius = Corners { nw: r.nw * k, ne: r.ne * k, se: r.se * k, sw: r.sw * k };
                pen(&mut s.stroke);
            }
            Self::Circle(s) => {
                point(&mut s.center);
                s.radius *= k;
                pen(&mut s.stroke);
            }
            Self::Path(s) => {
                s.segments.iter_mut().for_each(|segment| segment.each_point(point));
                pen(&mut s.stroke);
            }
            Self::Text(s) => {
                let line = &*s.line;
                s.line = Arc::new(Line { size: line.size * k, width: line.width * k, ..line.clone() });
                point(&mut s.at);
                s.room *= k;
            }
            Self::Photo(s) => {
                point(&mut s.rect.min);
                point(&mut s.rect.max);
                s.radius *= k;
            }
        }
    }

    /// The same shape elsewhere.
    pub fn translate(&mut self, v: Vec2) {
        match self {
            Self::Rect(s) => s.rect = s.rect.translate(v),
            Self::Circle(s) => s.center += v,
            Self::Path(s) => s.segments.iter_mut().for_each(|segment| segment.each_point(|p| *p += v)),
            Self::Text(s) => s.at += v,
            Self::Photo(s) => s.rect = s.rect.translate(v),
        }
    }
}

impl Segment {
    /// End and control points: the curve stays inside their hull.
    pub fn points(&self) -> impl Iterator<Item = Point> + use<> {
        let points: [Option<Point>; 3] = match *self {
            Self::Move(p) | Self::Line(p) => [Some(p), None, None],
            Self::Quad(c, p) => [Some(c), Some(p), None],
            Self::Cubic(c, d, p) => [Some(c), Some(d), Some(p)],
            Self::Close => [None; 3],
        };
        points.into_iter().flatten()
    }

    fn each_point(&mut self, mut change: impl FnMut(&mut Point)) {
        match self {
            Self::Move(p) | Self::Line(p) => change(p),
            Self::Quad(c, p) => {
                change(c);
                change(p);
            }
            Self::Cubic(c, d, p) => {
                change(c);
                change(d);
                change(p);
            }
            Self::Close => {}
        }
    }
}

impl Group {
    /// A group around `shapes`.
    pub fn new(shows: Element, label: String, shapes: Vec<Shape>) -> Self {
        let bounds = Rect::around(shapes.iter().map(Shape::bounds)).unwrap_or_default();
        Self { shows, label, bounds, shapes }
    }

    /// All shapes at `share` of their opacity.
    pub fn fade(&mut self, share: f32) {
        self.shapes.iter_mut().for_each(|shape| shape.fade(share));
    }

    /// Scaled around the origin, then moved.
    pub fn transform(&mut self, k: f32, v: Vec2) {
        self.shapes.iter_mut().for_each(|shape| {
            shape.scale(k);
            shape.translate(v);
        });
        let t = crate::geom::Transform { scale: k, offset: v };
        self.bounds = t.rect(self.bounds);
    }

    /// Moves all shapes of the group.
    pub fn translate(&mut self, v: Vec2) {
        self.bounds = self.bounds.translate(v);
        self.shapes.iter_mut().for_each(|shape| shape.translate(v));
    }
}
