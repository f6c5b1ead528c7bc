//! Points, vectors, rectangles and the map-to-screen transform. Lengths are in map points unless a name
//! says otherwise; y points down.
use serde::{Deserialize, Serialize};
use std::ops::{Add, AddAssign, Mul, Sub};

/// A place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    pub x: f32,
    pub y: f32,
}

/// A displacement or a size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Vec2 {
    pub x: f32,
    pub y: f32,
}

/// Shorthand for [`Point`].
pub const fn pt(x: f32, y: f32) -> Point {
    Point { x, y }
}

/// Shorthand for [`Vec2`].
pub const fn vec2(x: f32, y: f32) -> Vec2 {
    Vec2 { x, y }
}

impl Point {
    /// Whether both coordinates are numbers one can draw with.
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
    /// The straight distance.
    pub fn distance(self, other: Self) -> f32 {
        (self - other).length()
    }
    /// From the origin to here.
    pub fn to_vec(self) -> Vec2 {
        vec2(self.x, self.y)
    }
    /// The point `t` of the way to `other`; 0 is here, 1 is there.
    pub fn lerp(self, other: Self, t: f32) -> Self {
        pt(self.x + (other.x - self.x) * t, self.y + (other.y - self.y) * t)
    }
}

impl Vec2 {
    /// No way at all.
    pub const ZERO: Self = vec2(0.0, 0.0);
    /// The Euclidean length.
    pub fn length(self) -> f32 {
        self.x.hypot(self.y)
    }
}

impl Add<Vec2> for Point {
    type Output = Self;
    fn add(self, v: Vec2) -> Self {
        pt(self.x + v.x, self.y + v.y)
    }
}
impl Sub<Vec2> for Point {
    type Output = Self;
    fn sub(self, v: Vec2) -> Self {
        pt(self.x - v.x, self.y - v.y)
    }
}
impl Sub for Point {
    type Output = Vec2;
    fn sub(self, other: Self) -> Vec2 {
        vec2(self.x - other.x, self.y - other.y)
    }
}
impl AddAssign<Vec2> for Point {
    fn add_assign(&mut self, v: Vec2) {
        *self = *self + v;
    }
}
impl Add for Vec2 {
    type Output = Self;
    fn add(self, v: Self) -> Self {
        vec2(self.x + v.x, self.y + v.y)
    }
}
impl Sub for Vec2 {
    type Output = Self;
    fn sub(self, v: Self) -> Self {
        vec2(self.x - v.x, self.y - v.y)
    }
}
impl Mul<f32> for Vec2 {
    type Output = Self;
    fn mul(self, k: f32) -> Self {
        vec2(self.x * k, self.y * k)
    }
}

/// An upright rectangle, `min` left and above `max`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    pub min: Point,
    pub max: Point,
}

impl Rect {
    /// From the upper left corner and the size.
    pub const fn new(x: f32, y: f32, w: f32, h: f32) -> Self {
        Self { min: pt(x, y), max: pt(x + w, y + h) }
    }
    /// The smallest rectangle around two opposite corners, in any order.
    pub fn from_corners(a: Point, b: Point) -> Self {
        Self { min: pt(a.x.min(b.x), a.y.min(b.y)), max: pt(a.x.max(b.x), a.y.max(b.y)) }
    }
    /// From the middle and the size.
    pub fn from_center(center: Point, size: Vec2) -> Self {
        Self::new(center.x - size.x / 2.0, center.y - size.y / 2.0, size.x, size.y)
    }
    /// From left to right.
    pub fn width(&self) -> f32 {
        self.max.x - self.min.x
    }
    /// From top to bottom.
    pub fn height(&self) -> f32 {
        self.max.y - self.min.y
    }
    /// Width and height.
    pub fn size(&self) -> Vec2 {
        self.max - self.min
    }
    /// The point in the middle.
    pub fn center(&self) -> Point {
        self.min.lerp(self.max, 0.5)
    }
    /// Whether the point lies inside or on the border.
    pub fn contains(&self, p: Point) -> bool {
        p.x >= self.min.x && p.x <= self.max.x && p.y >= self.min.y && p.y <= self.max.y
    }
    /// Whether `other` lies inside, borders included.
    pub fn contains_rect(&self, other: &Self) -> bool {
        self.contains(other.min) && self.contains(other.max)
    }
    /// Whether the insides overlap; touching borders don't count.
    pub fn intersects(&self, other: &Self) -> bool {
        self.min.x < other.max.x
            && other.min.x < self.max.x
            && self.min.y < other.max.y
            && other.min.y < self.max.y
    }
    /// The smallest rectangle around both.
    pub fn union(&self, other: &Self) -> Self {
        Self {
            min: pt(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            max: pt(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        }
    }
    /// What both have in common; of no size where they have nothing.
    pub fn intersect(&self, other: &Self) -> Self {
        let min = pt(self.min.x.max(other.min.x), self.min.y.max(other.min.y));
        Self { min, max: pt(self.max.x.min(other.max.x).max(min.x), self.max.y.min(other.max.y).max(min.y)) }
    }
    /// Grown by `d` on every side; negative shrinks.
    pub fn expand(&self, d: f32) -> Self {
        Self { min: pt(self.min.x - d, self.min.y - d), max: pt(self.max.x + d, self.max.y + d) }
    }
    /// The same size elsewhere.
    pub fn translate(&self, v: Vec2) -> Self {
        Self { min: self.min + v, max: self.max + v }
    }
    /// Distance from `p` to the rectangle, 0 inside.
    pub fn distance(&self, p: Point) -> f32 {
        let dx = (self.min.x - p.x).max(p.x - self.max.x).max(0.0);
        let dy = (self.min.y - p.y).max(p.y - self.max.y).max(0.0);
        dx.hypot(dy)
    }
    /// Whether the segment from `a` to `b` passes through the inside (Liang–Barsky clipping).
    pub fn crossed_by(&self, a: Point, b: Point) -> bool {
        let d = b - a;
        let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
        for (step, near, far) in
            [(d.x, self.min.x - a.x, self.max.x - a.x), (d.y, self.min.y - a.y, self.max.y - a.y)]
        {
            if step == 0.0 {
                if near >= 0.0 || far <= 0.0 {
                    return false;
                }
                continue;
            }
            let (t0, t1) = (near / step, far / step);
            enter = enter.max(t0.min(t1));
            leave = leave.min(t0.max(t1));
        }
        enter < leave
    }
    /// The smallest rectangle around all of `rects`; `None` for none.
    pub fn around(rects: impl IntoIterator<Item = Self>) -> Option<Self> {
        rects.into_iter().reduce(|a, b| a.union(&b))
    }
    /// The smallest rectangle around points.
    pub fn around_points(points: &[Point]) -> Option<Self> {
        Self::around(points.iter().map(|p| Self { min: *p, max: *p }))
    }
}

/// Distance from `p` to the segment `a`–`b`.
pub fn distance_to_segment(p: Point, a: Point, b: Point) -> f32 {
    let d = b - a;
    let len2 = d.x * d.x + d.y * d.y;
    if len2 == 0.0 {
        return p.distance(a);
    }
    let t = (((p.x - a.x) * d.x + (p.y - a.y) * d.y) / len2).clamp(0.0, 1.0);
    p.distance(a + d * t)
}

/// Scale, then shift: from map points to screen points or picture pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Transform {
    pub scale: f32,
    pub offset: Vec2,
}

impl Transform {
    /// Leaves everything where it is.
    pub const IDENTITY: Self = Self { scale: 1.0, offset: Vec2::ZERO };
    /// Where a point comes to lie.
    pub fn point(&self, p: Point) -> Point {
        pt(p.x * self.scale + self.offset.x, p.y * self.scale + self.offset.y)
    }
    /// Where a rectangle comes to lie.
    pub fn rect(&self, r: Rect) -> Rect {
        Rect { min: self.point(r.min), max: self.point(r.max) }
    }
    /// The map point shown at `p`.
    pub fn invert(&self, p: Point) -> Point {
        pt((p.x - self.offset.x) / self.scale, (p.y - self.offset.y) / self.scale)
    }
    /// What comes to lie on `r`.
    pub fn invert_rect(&self, r: Rect) -> Rect {
        Rect { min: self.invert(r.min), max: self.invert(r.max) }
    }
}

/// A side of a rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RectSide {
    Top,
    Right,
    Bottom,
    Left,
}

impl RectSide {
    /// Clockwise from the top.
    pub const ALL: [Self; 4] = [Self::Top, Self::Right, Self::Bottom, Self::Left];

    /// The word in files and messages.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Top => "top",
            Self::Right => "right",
            Self::Bottom => "bottom",
            Self::Left => "left",
        }
    }

    /// The sign of the way out of the rectangle along its direction: -1 up and to the left.
    pub const fn outward(self) -> f32 {
        match self {
            Self::Top | Self::Left => -1.0,
            Self::Bottom | Self::Right => 1.0,
        }
    }

    /// The middle of the side.
    pub fn of(self, rect: Rect) -> Point {
        let c = rect.center();
        match self {
            Self::Top => pt(c.x, rect.min.y),
            Self::Bottom => pt(c.x, rect.max.y),
            Self::Left => pt(rect.min.x, c.y),
            Self::Right => pt(rect.max.x, c.y),
        }
    }

    /// Both ends of the side.
    pub fn ends(self, rect: Rect) -> [Point; 2] {
        let [left, right, top, bottom] = [rect.min.x, rect.max.x, rect.min.y, rect.max.y];
        match self {
            Self::Top => [pt(left, top), pt(right, top)],
            Self::Right => [pt(right, top), pt(right, bottom)],
            Self::Bottom => [pt(left, bottom), pt(right, bottom)],
            Self::Left => [pt(left, top), pt(left, bottom)],
        }
    }

    /// Left or right: a line leaves it sideways.
    pub fn is_upright(self) -> bool {
        matches!(self, Self::Left | Self::Right)
    }

    /// The side of `rect` that is nearest to `at`.
    pub fn nearest(rect: Rect, at: Point) -> Self {
        let away = |side: Self| match side {
            Self::Top => (at.y - rect.min.y).abs(),
            Self::Bottom => (rect.max.y - at.y).abs(),
            Self::Left => (at.x - rect.min.x).abs(),
            Self::Right => (rect.max.x - at.x).abs(),
        };
        let nearer = |a: Self, b: Self| if away(b) < away(a) { b } else { a };
        Self::ALL.into_iter().reduce(nearer).unwrap_or(Self::Top)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_through_the_inside_crosses_and_one_along_the_border_does_not() {
        let r = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(r.crossed_by(pt(-5.0, 5.0), pt(15.0, 5.0)));
        assert!(r.crossed_by(pt(5.0, 5.0), pt(6.0, 6.0)));
        assert!(!r.crossed_by(pt(-5.0, 0.0), pt(15.0, 0.0)));
        assert!(!r.crossed_by(pt(-5.0, -5.0), pt(-1.0, 15.0)));
    }

    #[test]
    fn invert_undoes_the_transform() {
        let t = Transform { scale: 0.5, offset: vec2(7.0, -3.0) };
        assert_eq!(t.invert(t.point(pt(12.0, 34.0))), pt(12.0, 34.0));
    }
}
