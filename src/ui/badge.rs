//! A role's badge in panels, as cards of the map show it.
use super::paint::{self, color};
use crate::scene::Badge;
use crate::theme::{Theme, Weight};
use egui::{Align2, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2};

const STYLE: (f32, Weight) = (11.0, Weight::Strong);
const HEIGHT: f32 = 18.0;
const LEAST_WIDTH: f32 = 26.0;
/// Between badges.
const GAP: f32 = 4.0;

/// How wide a badge is, points.
pub(super) fn width(painter: &Painter, badge: &Badge) -> f32 {
    (paint::line(painter, &badge.text, STYLE.0, STYLE.1, 60.0).size().x + 10.0).max(LEAST_WIDTH)
}

/// Draws a badge from the middle of its left side on; returns its area.
pub(super) fn show(painter: &Painter, t: &Theme, badge: &Badge, at: Pos2) -> Rect {
    let width = width(painter, badge);
    let rect = Rect::from_min_size(at - Vec2::new(0.0, HEIGHT / 2.0), Vec2::new(width, HEIGHT));
    let family = t.family(badge.family);
    let line = Stroke::new(1.0, color(family.line));
    painter.rect_filled(rect, 4.0, color(family.fill));
    if badge.confidential {
        let edge = rect.shrink(0.5);
        let corners =
            [edge.left_top(), edge.right_top(), edge.right_bottom(), edge.left_bottom(), edge.left_top()];
        painter.extend(Shape::dashed_line(&corners, line, 3.0, 2.0));
    } else {
        painter.rect_stroke(rect, 4.0, line, StrokeKind::Inside);
    }
    paint::text(painter, rect.center(), Align2::CENTER_CENTER, &badge.text, STYLE, family.on, width);
    rect
}

/// How wide badges are side by side, points.
pub(super) fn row_width(painter: &Painter, badges: &[Badge]) -> f32 {
    badges.iter().map(|badge| width(painter, badge) + GAP).sum::<f32>() - GAP
}

/// Draws badges side by side within `room`; where they have none, how many more there are stands for the rest.
pub(super) fn row(painter: &Painter, t: &Theme, badges: &[Badge], at: Pos2, room: f32) {
    const MORE: f32 = 22.0;
    let mut x = at.x;
    for (i, badge) in badges.iter().enumerate() {
        let after = if i + 1 < badges.len() { MORE } else { 0.0 };
        if x + width(painter, badge) + after > at.x + room && i > 0 {
            let more = format!("+{}", badges.len() - i);
            paint::text(painter, pos2(x, at.y), Align2::LEFT_CENTER, &more, STYLE, t.text_2, MORE);
            return;
        }
        x = show(painter, t, badge, pos2(x, at.y)).max.x + GAP;
    }
}
