//! What a lens says below the cards: the words, and where their pill stands. Lines run as they run under every lens, so
//! the pill looks for a place that none of them crosses; where there is none, the line runs on over its ground, between
//! the letters.
use super::card_facts::CardFacts;
use super::lens::Lens;
use super::pen::Pen;
use super::shape::{Align, Stroke};
use crate::catalogue::Lang;
use crate::geom::{Rect, Vec2, vec2};
use crate::locale;
use crate::text::{self, Line};
use crate::theme::{Metrics, Rgba};
use std::sync::Arc;

/// What a lens says below a card, and the pill that holds it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    lines: Vec<Arc<Line>>,
    /// How many of the reasons are counted instead of told.
    untold: usize,
    pub(super) pill: Rect,
    /// A line runs over its ground.
    pub(super) crossed: bool,
}

/// Height of one line of it, and of what is around.
const LINE: f32 = 14.0;
const PAD: Vec2 = vec2(8.0, 2.0);
/// From the card's outline down to the pill: clear of the frame of a key person and of the ring of a selected one.
const BELOW: f32 = 6.0;

/// The ways to say below the `card` with this `outline` what the lens says, the best first; none where it says nothing.
/// As one line as wide as the card, as a shorter one, or in two lines that leave a half free for a trunk; each as far to
/// the left as it goes, and then farther to the right.
pub(super) fn ways(facts: &CardFacts, card: Rect, outline: Rect, lens: Lens, lang: Lang) -> Vec<Said> {
    const STEP: f32 = 8.0;
    let all = facts.said(lens);
    let mut ways: Vec<Said> = Vec::new();
    if all.is_empty() {
        return ways;
    }
    let beside_trunk = card.width() / 2.0 - STEP;
    for (room, most) in [(card.width(), 1), (card.width() - 2.0 * STEP, 1), (beside_trunk, 2)] {
        let (lines, told) = worded(all, room - 2.0 * PAD.x, most, lang);
        let width = lines.iter().map(|line| line.width).fold(0.0, f32::max) + 2.0 * PAD.x;
        let size = vec2(width, LINE * lines.len() as f32 + 2.0 * PAD.y);
        let steps = ((card.width() - width).max(0.0) / STEP).ceil() as usize;
        for step in 0..=steps {
            let left = (card.min.x + STEP * step as f32).min(card.max.x - width).max(card.min.x);
            let pill = Rect::new(left, outline.max.y + BELOW, size.x, size.y);
            if ways.iter().all(|way| way.pill != pill) {
                ways.push(Said { lines: lines.clone(), untold: all.len() - told, pill, crossed: false });
            }
        }
    }
    ways
}

/// As many of the clauses as have room in so many lines, the others counted; and how many those are. The block says how
/// many there are, where the words of one alone have room.
fn worded(all: &[String], room: f32, most: usize, lang: Lang) -> (Vec<Arc<Line>>, usize) {
    let style = Metrics::get().text.label;
    let first = |n: usize| {
        let words = locale::clauses(lang, &all[..n]);
        if n == all.len() {
            return words;
        }
        let args = [("words", words.as_str().into()), ("count", (all.len() - n).into())];
        locale::tr_args(lang, "said-more", &args)
    };
    let wrapped = |words: &str, most: usize| text::wrap(words, style.size, style.weight, room, most);
    let whole = |n: &usize| wrapped(&first(*n), most + 1).len() <= most;
    match (1..=all.len()).rev().find(whole) {
        Some(told) => (wrapped(&first(told), most), told),
        None => (wrapped(&all[0], most), 1),
    }
}

impl Said {
    /// What this way costs where nothing is in the way: less is told, or it takes more room, or stands off the left.
    pub(super) fn cost(&self, card: Rect) -> f32 {
        let offside = (self.pill.min.x - card.min.x) / card.width();
        3.0 * self.untold as f32 + (self.lines.len() - 1) as f32 + offside
    }

    /// The ground, which lies below all lines.
    pub(super) fn draw_ground(&self, pen: &mut Pen, facts: &CardFacts, lens: Lens) {
        let [fill, on] = colors(pen, facts, lens);
        pen.boxed(self.pill, 9.0, Some(fill), Stroke::new(1.0, on));
    }

    /// The words, which lie above them.
    pub(super) fn draw_words(&self, pen: &mut Pen, facts: &CardFacts, lens: Lens) {
        let [fill, on] = colors(pen, facts, lens);
        let (style, left) = (pen.m.text.label, self.pill.min.x + PAD.x);
        let room = self.pill.width() - 2.0 * PAD.x;
        for (i, line) in self.lines.iter().enumerate() {
            let y = self.pill.min.y + PAD.y + LINE * (i as f32 + 0.5);
            if self.crossed {
                pen.outlined(&line.text, style, left, y, on, fill, room);
            } else {
                pen.label(&line.text, style, left, y, Align::Left, on, room);
            }
        }
    }
}

/// Ground and words.
fn colors(pen: &Pen, facts: &CardFacts, lens: Lens) -> [Rgba; 2] {
    let theme = pen.theme;
    match lens {
        Lens::Fragility if !facts.loss.grave => [theme.surface, theme.text],
        Lens::Risk if !facts.pressing => [theme.surface, theme.text],
        _ => [theme.risk_fill, theme.risk_on],
    }
}
