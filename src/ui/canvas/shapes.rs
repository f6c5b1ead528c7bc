//! One scene shape as egui shapes. Quads without roundness go into one mesh: thousands of cards cost little then.
use crate::geom::{Point, Transform};
use crate::scene::{
    Align, Cap, CircleShape, Corners, PathShape, PhotoShape, RectShape, Segment, Shape, Stroke, TextShape,
};
use crate::theme::Rgba;
use crate::ui::paint::{self, color};
use crate::ui::photos;
use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, CornerRadius, Painter, Pos2, Rect, StrokeKind, pos2};

/// Paints shapes of the map at one zoom, in order.
pub(super) struct Brush<'a> {
    painter: &'a Painter,
    to_screen: Transform,
    /// Physical pixels a logical one.
    k: f32,
    mesh: Mesh,
    pub(super) opacity: f32,
    /// Outlines are two quads and roundness is left out: the map is small.
    pub(super) plain: bool,
    /// Texts keep their size beside the rest of the picture, as in an export, and none is shortened.
    pub(super) whole: bool,
    uv_scale: egui::Vec2,
}

impl<'a> Brush<'a> {
    pub(super) fn new(painter: &'a Painter, to_screen: Transform, plain: bool) -> Self {
        let k = painter.ctx().pixels_per_point();
        let [width, height] = painter.fonts_mut(|fonts| fonts.font_image_size());
        let uv_scale = egui::vec2(1.0 / width as f32, 1.0 / height as f32);
        Self { painter, to_screen, k, mesh: Mesh::default(), opacity: 1.0, plain, whole: false, uv_scale }
    }

    /// Makes room for so many rectangles with a line at once: growing by and by copies a large mesh many times.
    pub(super) fn make_room(&mut self, rectangles: usize) {
        let quads = 2 * rectangles;
        self.mesh.vertices.reserve(4 * quads);
        self.mesh.indices.reserve(6 * quads);
    }

    pub(super) fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect(shape) => self.rect(shape),
            Shape::Circle(shape) => self.circle(shape),
            Shape::Path(shape) => self.path(shape),
            Shape::Text(shape) => self.text(shape),
            Shape::Photo(shape) => self.photo(shape),
        }
    }

    fn photo(&mut self, shape: &PhotoShape) {
        self.flush();
        let square = self.to_screen.rect(shape.rect);
        let radius = shape.radius * self.to_screen.scale;
        photos::draw(self.painter, &shape.photo, square, radius, shape.opacity * self.opacity);
    }

    /// Puts what was collected onto the painter.
    pub(super) fn flush(&mut self) {
        if !self.mesh.is_empty() {
            self.painter.add(std::mem::take(&mut self.mesh));
        }
    }

    fn paint(&self, c: Rgba) -> Color32 {
        color(if self.opacity < 1.0 { c.with_opacity(self.opacity) } else { c })
    }
    fn pos(&self, p: Point) -> Pos2 {
        paint::pos(self.to_screen.point(p))
    }
    fn snap(&self, v: f32) -> f32 {
        (v * self.k).round() / self.k
    }
    /// Whole physical pixels, 1 … 6.
    fn width(&self, width: f32) -> f32 {
        // A zoom of 0.9999 is one of 1: a line that is just half a pixel too wide would be another's width.
        const NEARLY: f32 = 0.02;
        ((width * self.to_screen.scale).min(6.0) * self.k + NEARLY).round().max(1.0) / self.k
    }

    fn quad(&mut self, rect: Rect, c: Color32) {
        self.mesh.add_colored_rect(rect, c);
    }

    fn rect(&mut self, shape: &RectShape) {
        let scale = self.to_screen.scale;
        let half = shape.stroke.map_or(0.0, |s| s.width / 2.0);
        let outer = self.to_screen.rect(shape.rect.expand(half));
        let outer = Rect::from_min_max(
            pos2(self.snap(outer.min.x), self.snap(outer.min.y)),
            pos2(self.snap(outer.max.x), self.snap(outer.max.y)),
        );
        let round = (shape.radius.max() + half) * scale;
        let solid = shape.stroke.filter(|s| s.dash.is_none() || self.plain);
        if self.plain || round < 1.0 && shape.stroke.is_none() {
            if let Some(stroke) = solid {
                let line = self.paint(stroke.color);
                let width = self.width(stroke.width);
                match shape.fill {
                    Some(fill) => {
                        self.quad(outer, line);
                        let fill = self.paint(fill);
                        self.quad(outer.shrink(width), fill);
                    }
                    None => self.frame(outer, width, line),
                }
            } else if let Some(fill) = shape.fill {
                let fill = self.paint(fill);
                self.quad(outer, fill);
            }
            return;
        }
        self.flush();
        let radius = corner_radius(shape.radius, half, scale);
        if let Some(fill) = shape.fill {
            self.painter.rect_filled(outer, radius, self.paint(fill));
        }
        if let Some(stroke) = shape.stroke {
            let width = self.width(stroke.width);
            let pen = egui::Stroke::new(width, self.paint(stroke.color));
            match stroke.dash {
                None => {
                    self.painter.rect_stroke(outer, radius, pen, StrokeKind::Inside);
                }
                Some([dash, gap]) => {
                    let points = outline(outer.shrink(width / 2.0), shape.radius, scale);
                    self.painter.extend(egui::Shape::dashed_line(&points, pen, dash * scale, gap * scale));
                }
            }
        }
    }

    /// An outline of four quads.
    fn frame(&mut self, rect: Rect, width: f32, c: Color32) {
        let Rect { min, max } = rect;
        self.quad(Rect::from_min_max(min, pos2(max.x, min.y + width)), c);
        self.quad(Rect::from_min_max(pos2(min.x, max.y - width), max), c);
        self.quad(Rect::from_min_max(pos2(min.x, min.y + width), pos2(min.x + width, max.y - width)), c);
        self.quad(Rect::from_min_max(pos2(max.x - width, min.y + width), pos2(max.x, max.y - width)), c);
    }

    fn circle(&mut self, shape: &CircleShape) {
        self.flush();
        let radius = shape.radius * self.to_screen.scale;
        let stroke = shape.stroke.map_or(egui::Stroke::NONE, |s| {
            egui::Stroke::new((s.width * self.to_screen.scale).max(1.0 / self.k), self.paint(s.color))
        });
        let fill = shape.fill.map_or(Color32::TRANSPARENT, |f| self.paint(f));
        self.painter.circle(self.pos(shape.center), radius, fill, stroke);
    }

    fn path(&mut self, shape: &PathShape) {
        let pieces = self.flatten(&shape.segments);
        if let Some(stroke) = shape.stroke.filter(|s| self.plain && s.dash.is_none()) {
            for (points, _) in &pieces {
                self.plain_line(points, stroke);
            }
            return;
        }
        self.flush();
        for (points, closed) in pieces {
            if let Some(fill) = shape.fill {
                self.painter.add(egui::Shape::convex_polygon(
                    points.clone(),
                    self.paint(fill),
                    egui::Stroke::NONE,
                ));
            }
            match shape.stroke {
                // Dashes count from the beginning of the line, and would creep as the view moves.
                Some(stroke) if closed || stroke.dash.is_some() => self.stroke(points, closed, stroke),
                Some(stroke) => {
                    for run in self.in_sight(points) {
                        self.stroke(run, false, stroke);
                    }
                }
                None => {}
            }
        }
    }

    /// Where a line may be seen.
    fn seen(&self) -> Rect {
        self.painter.clip_rect().expand(BESIDE)
    }

    /// The runs of a line that come near the screen: of thousands that lead far across a map most lies where nobody sees
    /// it, and would cost most of the frame.
    fn in_sight(&self, points: Vec<Pos2>) -> Vec<Vec<Pos2>> {
        let seen = self.seen();
        if points.iter().all(|point| seen.contains(*point)) {
            return vec![points];
        }
        let mut runs: Vec<Vec<Pos2>> = Vec::new();
        let mut goes_on = false;
        for pair in points.windows(2) {
            let near = Rect::from_two_pos(pair[0], pair[1]).intersects(seen);
            match runs.last_mut().filter(|_| goes_on) {
                Some(run) if near => run.push(pair[1]),
                None if near => runs.push(pair.to_vec()),
                _ => {}
            }
            goes_on = near;
        }
        runs
    }

    /// Upright and level pieces as quads, those that come near the screen.
    fn plain_line(&mut self, points: &[Pos2], stroke: Stroke) {
        let width = self.width(stroke.width);
        let c = self.paint(stroke.color);
        let half = width / 2.0;
        let seen = self.seen();
        for pair in points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            if !Rect::from_two_pos(a, b).intersects(seen) {
                continue;
            }
            if (a.x - b.x).abs() < 0.01 || (a.y - b.y).abs() < 0.01 {
                let area = Rect::from_two_pos(a, b);
                let min = pos2(self.snap(area.min.x - half), self.snap(area.min.y - half));
                let size = egui::vec2(area.width() + width, area.height() + width);
                self.quad(Rect::from_min_size(min, size), c);
            } else {
                let d = (b - a).normalized();
                let side = egui::vec2(-d.y, d.x) * half;
                let start = self.mesh.vertices.len() as u32;
                for at in [a + side, b + side, b - side, a - side] {
                    self.mesh.vertices.push(Vertex { pos: at, uv: WHITE_UV, color: c });
                }
                self.mesh.indices.extend([0, 1, 2, 0, 2, 3].map(|i| start + i));
            }
        }
    }

    fn stroke(&self, mut points: Vec<Pos2>, closed: bool, stroke: Stroke) {
        let scale = self.to_screen.scale;
        let c = self.paint(stroke.color);
        match stroke.dash {
            None => {
                let width = (stroke.width * scale).clamp(1.0 / self.k, 6.0);
                // Whole pixels for hairlines and thin lines, whose ends lie on the lattice.
                let width =
                    if stroke.cap == Cap::Butt { (width * self.k).round().max(1.0) / self.k } else { width };
                if stroke.cap == Cap::Butt {
                    let odd = ((width * self.k).round() as i32) % 2 == 1;
                    let shift = if odd { 0.5 / self.k } else { 0.0 };
                    for p in &mut points {
                        *p = pos2(self.snap(p.x - shift) + shift, self.snap(p.y - shift) + shift);
                    }
                }
                let pen = egui::Stroke::new(width, c);
                if closed {
                    self.painter.add(egui::Shape::closed_line(points, pen));
                } else if let [a, b] = points[..] {
                    self.painter.line_segment([a, b], pen);
                } else {
                    self.painter.add(egui::Shape::line(points, pen));
                }
            }
            Some([dash, gap]) if dash < 0.5 => {
                let radius = (stroke.width * scale / 2.0).max(0.6);
                self.painter.extend(egui::Shape::dotted_line(&points, c, (gap * scale).max(2.5), radius));
            }
            Some([dash, gap]) => {
                if closed && let Some(&first) = points.first() {
                    points.push(first);
                }
                let width = (stroke.width * scale).clamp(1.0 / self.k, 6.0);
                let pen = egui::Stroke::new(width, c);
                let (dash, gap) = ((dash * scale).max(1.0), (gap * scale).max(1.0));
                self.painter.extend(egui::Shape::dashed_line(&points, pen, dash, gap));
            }
        }
    }

    /// Subpaths as points on the screen, and whether each is closed.
    fn flatten(&self, segments: &[Segment]) -> Vec<(Vec<Pos2>, bool)> {
        let mut pieces: Vec<(Vec<Pos2>, bool)> = Vec::new();
        let mut last = Pos2::ZERO;
        for segment in segments {
            match *segment {
                Segment::Move(p) => {
                    last = self.pos(p);
                    pieces.push((vec![last], false));
                }
                Segment::Line(p) => {
                    last = self.pos(p);
                    if let Some((points, _)) = pieces.last_mut() {
                        points.push(last);
                    }
                }
                Segment::Quad(c, p) => {
                    let (c, p) = (self.pos(c), self.pos(p));
                    if let Some((points, _)) = pieces.last_mut() {
                        let steps = ((p - last).length() / 3.0).clamp(2.0, 8.0) as usize;
                        for i in 1..=steps {
                            let t = i as f32 / steps as f32;
                            points.push(last.lerp(c, t).lerp(c.lerp(p, t), t));
                        }
                    }
                    last = p;
                }
                Segment::Cubic(c, d, p) => {
                    let (c, d, p) = (self.pos(c), self.pos(d), self.pos(p));
                    if let Some((points, _)) = pieces.last_mut() {
                        for i in 1..=8 {
                            let t = i as f32 / 8.0;
                            let (a, b, e) = (last.lerp(c, t), c.lerp(d, t), d.lerp(p, t));
                            points.push(a.lerp(b, t).lerp(b.lerp(e, t), t));
                        }
                    }
                    last = p;
                }
                Segment::Close => {
                    if let Some((_, closed)) = pieces.last_mut() {
                        *closed = true;
                    }
                }
            }
        }
        pieces
    }

    fn text(&mut self, shape: &TextShape) {
        let scale = self.to_screen.scale;
        let exact = shape.line.size * scale;
        // Steps of half a pixel: every size is a set of glyphs in the atlas.
        let least = if self.whole { 1.0 } else { shape.min_px / self.painter.ctx().zoom_factor() };
        let size = (exact.max(least) * 2.0).round() / 2.0;
        let room = (shape.room * scale).max(size) + 1.0;
        // Most texts have room to spare: asking for one of any width, they are laid out once for every size and not in
        // every frame of a zoom.
        let fits = shape.line.width * size * SPARE < room * shape.line.size;
        let room = if self.whole || fits { f32::INFINITY } else { room };
        let galley = paint::line(self.painter, &shape.line.text, size, shape.line.weight, room);
        let at = self.pos(shape.at);
        let width = galley.size().x;
        let x = match shape.align {
            Align::Left => at.x,
            Align::Center => at.x - width / 2.0,
            Align::Right => at.x - width,
        };
        // Enlarged text keeps its middle line.
        let grown = crate::text::CAP_HALF * (size - exact);
        let y = self.snap(at.y + grown) - paint::baseline(&galley);
        let c = self.paint(shape.color);
        if !self.plain {
            self.flush();
            self.painter.galley(pos2(self.snap(x), y), galley, c);
            return;
        }
        let origin = egui::vec2(self.snap(x), self.snap(y));
        for row in &galley.rows {
            let visuals = &row.row.visuals.mesh;
            let start = self.mesh.vertices.len() as u32;
            let shift = origin + row.pos.to_vec2();
            self.mesh.vertices.extend(visuals.vertices.iter().map(|v| Vertex {
                pos: v.pos + shift,
                uv: (v.uv.to_vec2() * self.uv_scale).to_pos2(),
                color: c,
            }));
            self.mesh.indices.extend(visuals.indices.iter().map(|i| start + i));
        }
    }
}

/// Wider than half of any line.
const BESIDE: f32 = 8.0;

/// How much wider than the metrics of a face say a text may come out on whole pixels.
const SPARE: f32 = 1.1;

fn corner_radius(radius: Corners, grow: f32, scale: f32) -> CornerRadius {
    let r = |r: f32| if r <= 0.0 { 0 } else { ((r + grow) * scale).round().clamp(0.0, 255.0) as u8 };
    CornerRadius { nw: r(radius.nw), ne: r(radius.ne), sw: r(radius.sw), se: r(radius.se) }
}

/// A rounded rectangle's outline as points, closed.
fn outline(rect: Rect, radius: Corners, scale: f32) -> Vec<Pos2> {
    use std::f32::consts::{FRAC_PI_2, PI};
    let mut points = Vec::new();
    let corners = [
        (radius.nw, pos2(rect.min.x, rect.min.y), egui::vec2(1.0, 1.0), PI),
        (radius.ne, pos2(rect.max.x, rect.min.y), egui::vec2(-1.0, 1.0), PI + FRAC_PI_2),
        (radius.se, pos2(rect.max.x, rect.max.y), egui::vec2(-1.0, -1.0), 0.0),
        (radius.sw, pos2(rect.min.x, rect.max.y), egui::vec2(1.0, -1.0), FRAC_PI_2),
    ];
    for (r, corner, inward, start) in corners {
        let r = r * scale;
        if r < 0.5 {
            points.push(corner);
            continue;
        }
        let center = corner + inward * r;
        for step in 0..=4 {
            let angle = start + FRAC_PI_2 * step as f32 / 4.0;
            points.push(center + egui::vec2(angle.cos(), angle.sin()) * r);
        }
    }
    points.extend(points.first().copied());
    points
}
