//! A dark box with a few lines of text that floats above everything.
use super::theme;
use crate::text::{self, Line};
use crate::theme::{Theme, Weight};
use crate::ui::paint::{self, color};
use egui::{Align2, Painter, Pos2, Rect, Ui, Vec2, pos2};
use std::sync::Arc;

const MOST_LINES: usize = 4;

/// Text broken into lines, and the size of the box around it.
pub(in crate::ui) struct WordBox {
    lines: Vec<Arc<Line>>,
    text_size: f32,
    pub(in crate::ui) size: Vec2,
}

impl WordBox {
    /// Breaks `words` where a line would be wider than `room`.
    pub(in crate::ui) fn new(words: &str, text_size: f32, room: f32) -> Self {
        let lines = text::wrap(words, text_size, Weight::Regular, room, MOST_LINES);
        let width = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let size =
            Vec2::new(width + 2.0 * text_size, lines.len() as f32 * line_height(text_size) + text_size);
        Self { lines, text_size, size }
    }

    /// Paints it with its upper left corner at `at`.
    pub(in crate::ui) fn paint(&self, ui: &Ui, at: Pos2) {
        self.paint_on(ui.painter(), theme(ui), at);
    }

    /// The same on a layer of its own.
    pub(in crate::ui) fn paint_on(&self, painter: &Painter, t: &Theme, at: Pos2) {
        painter.rect_filled(Rect::from_min_size(at, self.size), 6.0, color(t.ink));
        for (i, line) in self.lines.iter().enumerate() {
            let y = at.y + self.text_size / 2.0 + line_height(self.text_size) * (i as f32 + 0.5);
            let style = (self.text_size, Weight::Regular);
            let from = pos2(at.x + self.text_size, y);
            paint::text(painter, from, Align2::LEFT_CENTER, &line.text, style, t.on_ink, self.size.x);
        }
    }
}

fn line_height(text_size: f32) -> f32 {
    text_size + 6.0
}
