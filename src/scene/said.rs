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
    /// What this way costs where nothing is in the way: less is told, or it takes more room, or stands off the left.
    pub(super) cost: f32,
    pub(super) pill: Rect,
    /// A line runs over its ground.
    pub(super) crossed: bool,
}

/// Height of one line of it, and of what is around.
const LINE: f32 = 14.0;
const PAD: Vec2 = vec2(8.0, 2.0);
/// The same at the sides where there is little room beside lines.
const TIGHT: f32 = 4.0;
/// From the card's outline down to the pill: clear of the frame of a key person and of the ring of a selected one.
pub(super) const BELOW: f32 = 6.0;
/// How far down it may stand instead.
const DOWN: [f32; 3] = [0.0, 8.0, 16.0];
/// Between a line and the pill.
const BESIDE: f32 = 6.0;
/// Places from left to right are so far apart.
const STEP: f32 = 8.0;

/// The ways to say below the `card` with this `outline` what the lens says, the cheapest first; none where it says
/// nothing. `uprights`: where lines run down there, from left to right: the words have room beside each of them.
pub(super) fn ways(
    facts: &CardFacts,
    card: Rect,
    outline: Rect,
    uprights: &[f32],
    (lens, lang): (Lens, Lang),
) -> Vec<Said> {
    /// Room for less is no room for words.
    const LEAST: f32 = 56.0;
    let all = facts.said(lens);
    let mut ways: Vec<Said> = Vec::new();
    if all.is_empty() {
        return ways;
    }
    let mut rooms = vec![(card.min.x, card.max.x, PAD.x)];
    // Between any two lines: the ones between these may end above the words.
    for (beside, pad) in [(BESIDE, PAD.x), (BESIDE / 2.0, TIGHT)].into_iter().filter(|_| !uprights.is_empty())
    {
        let begins = std::iter::once(card.min.x).chain(uprights.iter().map(|x| x + beside));
        for (i, begin) in begins.enumerate() {
            let ends = uprights.iter().skip(i).map(|x| x - beside).chain([card.max.x]);
            let wide = ends.filter(|end| end - begin >= LEAST);
            rooms.extend(wide.map(|end| (begin, end, pad)));
        }
    }
    for (left, right, pad) in rooms {
        let tight = if pad < PAD.x { 1.0 } else { 0.0 };
        for most in 1..=3 {
            let worded = worded(all, right - left - 2.0 * pad, most, lang);
            let size = vec2(worded.width() + 2.0 * pad, LINE * worded.lines.len() as f32 + 2.0 * PAD.y);
            let steps = ((right - left - size.x).max(0.0) / STEP).ceil() as usize;
            for (step, down) in (0..=steps).flat_map(|step| DOWN.map(|down| (step, down))) {
                let x = (left + STEP * step as f32).min(right - size.x).max(left);
                let pill = Rect::new(x, outline.max.y + BELOW + down, size.x, size.y);
                let cost = worded.cost() + (x - card.min.x) / card.width() + down / STEP + tight;
                ways.push(Said { lines: worded.lines.clone(), cost, pill, crossed: false });
            }
            if worded.is_whole() {
                break;
            }
        }
    }
    ways.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    ways
}

/// What is said in so much room.
struct Worded {
    lines: Vec<Arc<Line>>,
    /// How many of the reasons are counted instead of told.
    untold: usize,
    /// Not even the first has room.
    is_cut: bool,
}

impl Worded {
    fn is_whole(&self) -> bool {
        self.untold == 0 && !self.is_cut
    }

    /// On whole pixels letters come out a little wider.
    fn width(&self) -> f32 {
        const GROWN: f32 = 1.04;
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max) * GROWN
    }

    /// A second line is worth more than a few reasons, of which the block says how many there are.
    fn cost(&self) -> f32 {
        const UNTOLD: f32 = 0.5;
        const LINE: f32 = 4.0;
        const CUT: f32 = 80.0;
        let cut = if self.is_cut { CUT } else { 0.0 };
        UNTOLD * self.untold.min(4) as f32 + LINE * (self.lines.len() - 1) as f32 + cut
    }
}

/// As many of the clauses as have room in so many lines, the others counted, or at least one.
fn worded(all: &[String], room: f32, most: usize, lang: Lang) -> Worded {
    let style = Metrics::get().text.label;
    let told = |n: usize, counted: bool| {
        let words = locale::clauses(lang, &all[..n]);
        if n == all.len() || !counted {
            return words;
        }
        let args = [("words", words.as_str().into()), ("count", (all.len() - n).into())];
        locale::tr_args(lang, "said-and-more", &args)
    };
    let wrapped = |words: &str, most: usize| text::wrap(words, style.size, style.weight, room, most);
    let fits = |words: &String| wrapped(words, most + 1).len() <= most;
    let counted = (1..=all.len()).rev().map(|n| (n, told(n, true)));
    let found = counted.chain([(1, told(1, false))]).find(|(_, words)| fits(words));
    let is_cut = found.is_none();
    let (n, words) = found.unwrap_or_else(|| (1, told(1, false)));
    Worded { lines: wrapped(&words, most), untold: all.len() - n, is_cut }
}

impl Said {
    /// The ground, which lies below all lines.
    pub(super) fn draw_ground(&self, pen: &mut Pen, facts: &CardFacts, lens: Lens) {
        let [fill, on] = colors(pen, facts, lens);
        // Without colours the border says what is grave.
        let width = if pen.theme.is_grey() && is_grave(facts, lens) { 2.0 } else { 1.0 };
        pen.boxed(self.pill, 9.0, Some(fill), Stroke::new(width, on));
    }

    /// The words, which lie above them.
    pub(super) fn draw_words(&self, pen: &mut Pen, facts: &CardFacts, lens: Lens) {
        let [fill, on] = colors(pen, facts, lens);
        let style = pen.m.text.label;
        // The pill is a little wider than the words: as much is left at either side.
        let widest = self.lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let left = self.pill.center().x - widest / 2.0;
        let room = self.pill.max.x - left;
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
    if is_grave(facts, lens) { [theme.risk_fill, theme.risk_on] } else { [theme.surface, theme.text] }
}

fn is_grave(facts: &CardFacts, lens: Lens) -> bool {
    match lens {
        Lens::Fragility => facts.loss.grave,
        _ => facts.pressing,
    }
}
