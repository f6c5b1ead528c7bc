//! What sticks out of a card: the key frame and tab, and the status discs on the top edge.
use super::card_facts::{CardFacts, Disc};
use super::detail::Detail;
use super::pen::{Pen, round_stroke, sized};
use super::shape::{Align, Corners, Stroke};
use crate::catalogue::Lang;
use crate::geom::{Point, Rect, pt, vec2};
use crate::locale;
use crate::text;
use crate::theme::{Metrics, Weight};

/// A branch that is not drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    pub count: usize,
    /// The highest rank of a key person in it.
    pub mark: Option<usize>,
}

/// The frame of a key person; drawn before the card.
pub(super) fn key_frame(pen: &mut Pen, facts: &CardFacts, rect: Rect, detail: Detail) {
    let (m, theme) = (pen.m, pen.theme);
    match facts.mark {
        Some(1) => {
            let width = m.stroke.card_key_primary;
            let grow = if detail < Detail::Compact { 2.0 } else { 1.0 };
            let gap = m.stroke.key_gap;
            let frame = Stroke::new(width * grow, theme.ink);
            pen.boxed(rect.expand(gap + width * grow), m.radius.card + gap + width, None, frame);
        }
        Some(_) => {
            let width = if detail < Detail::Compact { 4.0 } else { m.stroke.card_key };
            pen.boxed(rect.expand(width / 2.0), m.radius.card, None, Stroke::new(width, theme.ink));
        }
        None => {}
    }
}

/// A soft frame around whoever matters most, at full detail.
pub(super) fn halo(pen: &mut Pen, facts: &CardFacts, card: Rect, detail: Detail) {
    const WIDTH: f32 = 10.0;
    if detail == Detail::Full && facts.mark == Some(1) {
        let stroke = Stroke::new(WIDTH, pen.theme.ink.with_opacity(0.13));
        pen.boxed(outline(facts, card).expand(WIDTH), pen.m.radius.card + WIDTH + 5.0, None, stroke);
    }
}

/// The card with the frame of the key person: where lines end.
pub(super) fn outline(facts: &CardFacts, card: Rect) -> Rect {
    let stroke = &Metrics::get().stroke;
    match facts.mark {
        Some(1) => card.expand(stroke.key_gap + stroke.card_key_primary),
        Some(_) | None => card,
    }
}

/// Where the key tab stands; `None` without one.
pub(super) fn tab_rect(facts: &CardFacts, card: Rect, lang: Lang) -> Option<Rect> {
    let m = Metrics::get();
    let rank = facts.mark?;
    let tab = &m.card.key_tab;
    let text = tab_text(rank, lang);
    if rank == 1 {
        let out = m.stroke.key_gap + m.stroke.card_key_primary;
        let style = m.text.key_tab_primary;
        let width = (text::width(&text, style.size, style.weight) + 20.0).min(88.0);
        return Some(Rect::new(
            card.min.x - out,
            card.min.y - out - tab.primary_height,
            width,
            tab.primary_height,
        ));
    }
    let style = m.text.key_tab;
    let width = (text::width(&text, style.size, style.weight) + 14.0).max(tab.min_width);
    Some(Rect::new(card.min.x + tab.x, card.min.y - tab.height, width, tab.height))
}

/// The tab as it is drawn: what lies upon a card must leave it free.
pub fn tab_drawn(facts: &CardFacts, card: Rect, lang: Lang, detail: Detail) -> Option<Rect> {
    match detail {
        Detail::Full | Detail::Compact => tab_rect(facts, card, lang),
        Detail::Name => facts.mark.map(|_| small_tab(card)),
        _ => None,
    }
}

fn small_tab(card: Rect) -> Rect {
    Rect::new(card.min.x, card.min.y - 36.0, 44.0, 36.0)
}

fn tab_text(rank: usize, lang: Lang) -> String {
    match rank {
        1 => format!("1  {}", locale::tr(lang, "sheet-key-tab")),
        rank => rank.to_string(),
    }
}

/// Tab and discs; a pass of their own, after selection rings.
pub(super) fn marks(pen: &mut Pen, facts: &CardFacts, card: Rect, lang: Lang, detail: Detail) {
    if detail < Detail::Compact {
        if detail == Detail::Name
            && let Some(rank) = facts.mark
        {
            key_tab(pen, rank, &rank.to_string(), small_tab(card), 26.0);
        }
        return;
    }
    if let (Some(rank), Some(rect)) = (facts.mark, tab_rect(facts, card, lang)) {
        let size = if rank == 1 { pen.m.text.key_tab_primary.size } else { pen.m.text.key_tab.size };
        // Small on the screen, words that can be read would not fit.
        let text = if detail == Detail::Compact { rank.to_string() } else { tab_text(rank, lang) };
        let (rect, size) = if detail == Detail::Compact {
            (Rect::new(rect.min.x, rect.min.y, COMPACT_TAB, rect.height()), size * 1.3)
        } else {
            (rect, size)
        };
        key_tab(pen, rank, &text, rect, size);
    }
    for (disc, center) in facts.discs.iter().zip(disc_centers(facts, card)) {
        if detail == Detail::Full || *disc == Disc::Risk {
            status_disc(pen, disc, center);
        }
    }
}

/// Where the branch below a card is folded and opened: on the trunk of its reporting lines.
pub(super) fn fold_rect(outline: Rect) -> Rect {
    Rect::from_center(pt(outline.center().x, outline.max.y + 21.0), vec2(40.0, 18.0))
}

/// How many people are folded away below a card, and the tab of the first key person among them.
pub(super) fn fold_count(pen: &mut Pen, folded: Folded, outline: Rect, detail: Detail) {
    if detail < Detail::Name {
        return;
    }
    let theme = pen.theme;
    let small = fold_rect(outline);
    // Where little is drawn, what is must be read.
    let (rect, size) = if detail == Detail::Name {
        (Rect::from_center(pt(small.center().x, small.min.y + 17.0), vec2(76.0, 34.0)), 26.0)
    } else {
        (small, 12.0)
    };
    let (middle, tip) = (rect.center(), rect.height() / 6.0);
    let stroke = Stroke::new(1.5, theme.edge_report);
    pen.line(&[pt(middle.x, outline.max.y), pt(middle.x, rect.min.y)], stroke);
    pen.boxed(rect, rect.height() / 2.0, Some(theme.card), stroke);
    let style = sized(size, size + 6.0, Weight::Strong);
    let room = rect.width() / 2.0;
    pen.label(
        &folded.count.to_string(),
        style,
        middle.x - tip * 1.5,
        middle.y,
        Align::Center,
        theme.text_2,
        room,
    );
    if let Some(rank) = folded.mark {
        let width = rect.height() * 1.2;
        let tab = Rect::new(rect.min.x - width - 4.0, rect.min.y, width, rect.height());
        key_tab(pen, rank, &rank.to_string(), tab, size);
    }
    // There is more below.
    let x = middle.x + rect.width() * 0.28;
    let corners =
        [pt(x - tip, middle.y - tip / 2.0), pt(x, middle.y + tip / 2.0), pt(x + tip, middle.y - tip / 2.0)];
    pen.line(&corners, round_stroke(1.5, theme.text_2));
}

/// Width of a tab that bears its number only.
const COMPACT_TAB: f32 = 34.0;

fn key_tab(pen: &mut Pen, rank: usize, text: &str, rect: Rect, size: f32) {
    let theme = pen.theme;
    let corners = Corners::top(4.0);
    let on = if rank == 1 {
        pen.fill(Rect { max: pt(rect.max.x, rect.max.y + 1.0), ..rect }, corners, theme.ink);
        theme.on_ink
    } else {
        let stroke = Stroke::new(pen.m.stroke.card_key, theme.ink);
        pen.boxed_corners(
            Rect { max: pt(rect.max.x, rect.max.y + 0.75), ..rect },
            corners,
            Some(theme.card),
            stroke,
        );
        theme.text
    };
    let style = sized(size, size + 6.0, Weight::Strong);
    pen.label(text, style, rect.center().x, rect.center().y, Align::Center, on, rect.width() - 4.0);
}

/// Centres of the discs, right to left.
pub(super) fn disc_centers(facts: &CardFacts, card: Rect) -> impl Iterator<Item = Point> + use<> {
    let disc = &Metrics::get().card.status_disc;
    let (first, step) = (card.max.x - disc.right - disc.diameter / 2.0, disc.diameter + disc.gap);
    let y = card.min.y;
    (0..facts.discs.len().min(4)).map(move |i| pt(first - step * i as f32, y))
}

/// One disc; all four differ in shape, so they survive grey.
pub(super) fn status_disc(pen: &mut Pen, disc: &Disc, at: Point) {
    let theme = pen.theme;
    let radius = pen.m.card.status_disc.diameter / 2.0;
    let plain = Some(Stroke::new(1.25, theme.stale_on));
    match disc {
        Disc::Risk => {
            pen.circle(at, radius, Some(theme.risk_fill), Some(Stroke::new(1.25, theme.risk_on)));
            pen.label("!", sized(13.0, 16.0, Weight::Strong), at.x, at.y, Align::Center, theme.risk_on, 12.0);
        }
        Disc::Leaving => {
            pen.circle(at, radius, Some(theme.stale_fill), plain);
            let stroke = round_stroke(1.5, theme.stale_on);
            pen.line(&[pt(at.x - 4.0, at.y), pt(at.x + 4.0, at.y)], stroke);
            pen.line(&[pt(at.x + 1.0, at.y - 3.0), pt(at.x + 4.0, at.y), pt(at.x + 1.0, at.y + 3.0)], stroke);
        }
        Disc::Stale => {
            pen.circle(at, radius, Some(theme.stale_fill), plain);
            pen.line(
                &[pt(at.x, at.y - 4.5), pt(at.x, at.y), pt(at.x + 3.6, at.y + 2.2)],
                round_stroke(1.5, theme.stale_on),
            );
        }
        Disc::Ally(letter) => {
            let r = 10.0;
            let corners = [pt(at.x, at.y - r), pt(at.x + r, at.y), pt(at.x, at.y + r), pt(at.x - r, at.y)];
            pen.polygon(&corners, Some(theme.card), Some(Stroke::new(1.5, theme.competitor)));
            // A mark has one or two letters.
            let size = if letter.chars().count() > 1 { 8.0 } else { 10.0 };
            let style = sized(size, size + 2.0, Weight::Strong);
            pen.sign(letter, style, at, theme.competitor, 17.0);
        }
    }
}
