//! Where one looks at the map from. The canvas is given as a rectangle on the screen, in logical pixels.
use crate::geom::{Point, Rect, Transform, Vec2, pt, vec2};

/// Zoom and the map point in the middle of the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Logical pixels a map point.
    pub zoom: f32,
    pub center: Point,
}

/// Least and most that one can zoom to.
pub const ZOOM_RANGE: std::ops::RangeInclusive<f32> = 0.01..=4.0;

impl Default for Camera {
    fn default() -> Self {
        Self { zoom: 1.0, center: pt(0.0, 0.0) }
    }
}

impl Camera {
    /// From map to screen. The offset lies on whole physical pixels (`scale` of them a logical one), so that
    /// text is equally sharp wherever the map stands.
    pub fn screen_from_map(&self, canvas: Rect, scale: f32) -> Transform {
        let middle = canvas.center();
        let whole = |v: f32| (v * scale).round() / scale;
        let x = whole(middle.x - self.center.x * self.zoom);
        let y = whole(middle.y - self.center.y * self.zoom);
        Transform { scale: self.zoom, offset: vec2(x, y) }
    }

    /// What of the map is seen in a canvas that is there on the screen.
    pub fn view(&self, canvas: Rect) -> Rect {
        self.screen_from_map(canvas, 1.0).invert_rect(canvas)
    }

    /// Moves the map by `screen` logical pixels.
    pub fn pan(&mut self, screen: Vec2) {
        self.center = self.center - screen * (1.0 / self.zoom);
    }

    /// Zooms by `factor`; the map point below `pointer` stays there.
    pub fn zoom_at(&mut self, pointer: Point, canvas: Rect, factor: f32) {
        let held = self.screen_from_map(canvas, 1.0).invert(pointer);
        self.zoom = (self.zoom * factor).clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
        let d = pointer - canvas.center();
        self.center = held - d * (1.0 / self.zoom);
    }

    /// Shows all of `area` within `clear`, a part of the canvas, at most at actual size, with room around.
    pub fn fit(&mut self, area: Rect, canvas: Rect, clear: Rect) {
        const ROOM: f32 = 32.0;
        let size = clear.size() - vec2(2.0 * ROOM, 2.0 * ROOM);
        let zoom = (size.x / area.width().max(1.0)).min(size.y / area.height().max(1.0));
        self.zoom = zoom.clamp(*ZOOM_RANGE.start(), 1.0);
        self.center = area.center() - (clear.center() - canvas.center()) * (1.0 / self.zoom);
    }

    /// Shows exactly `area`, as large as it goes.
    pub fn show(&mut self, area: Rect, canvas: Rect) {
        let zoom = (canvas.width() / area.width().max(1.0)).min(canvas.height() / area.height().max(1.0));
        self.zoom = zoom.clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
        self.center = area.center();
    }

    /// Moves just enough that `area` is inside the canvas; centres what is too large.
    pub fn reveal(&mut self, area: Rect, canvas: Rect) {
        self.reveal_in(area, canvas, canvas);
    }

    /// The same for `clear`, the part of the canvas above which nothing floats.
    pub fn reveal_in(&mut self, area: Rect, canvas: Rect, clear: Rect) {
        const ROOM: f32 = 24.0;
        let shown = self.screen_from_map(canvas, 1.0).rect(area).expand(ROOM);
        let along = |low: f32, high: f32, from: f32, to: f32| {
            if high - low > to - from {
                f32::midpoint(from, to) - f32::midpoint(low, high)
            } else {
                (from - low).max(0.0) + (to - high).min(0.0)
            }
        };
        let by = vec2(
            along(shown.min.x, shown.max.x, clear.min.x, clear.max.x),
            along(shown.min.y, shown.max.y, clear.min.y, clear.max.y),
        );
        self.pan(by);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANVAS: Rect = Rect::new(100.0, 50.0, 800.0, 600.0);

    #[test]
    fn zooming_keeps_the_point_below_the_pointer() {
        let mut camera = Camera { zoom: 0.8, center: pt(300.0, 200.0) };
        let pointer = pt(700.0, 90.0);
        let before = camera.screen_from_map(CANVAS, 1.0).invert(pointer);
        camera.zoom_at(pointer, CANVAS, 1.7);
        let after = camera.screen_from_map(CANVAS, 1.0).invert(pointer);
        assert!(before.distance(after) < 1.0, "{before:?} {after:?}");
    }

    #[test]
    fn revealing_moves_no_more_than_needed() {
        let mut camera = Camera::default();
        let inside = Rect::new(-50.0, -50.0, 100.0, 100.0);
        camera.reveal(inside, CANVAS);
        assert_eq!(camera, Camera::default());
        camera.reveal(Rect::new(1000.0, 0.0, 100.0, 50.0), CANVAS);
        let shown = camera.screen_from_map(CANVAS, 1.0).rect(Rect::new(1000.0, 0.0, 100.0, 50.0));
        assert!(CANVAS.contains_rect(&shown));
    }
}
