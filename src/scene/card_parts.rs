//! Where the parts of a whole card stand: to draw them, and to say what one is when the pointer rests on it.
use super::card_facts::{CardFacts, Disc, Standing};
use super::detail::Detail;
use super::lens::Lens;
use super::map::MapPicture;
use super::marks::{disc_centers, tab_drawn};
use crate::catalogue::Influence;
use crate::geom::{Point, Rect, pt, vec2};
use crate::model::PersonId;
use crate::theme::Metrics;

/// Something on a card that means something by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardPart {
    /// The tab with the rank.
    Rank,
    Disc(Disc),
    /// The block at the left: what the lens shows.
    Face,
    /// The three bars.
    Influence,
    /// The badges.
    Roles,
    /// The gauge of the relationship.
    Relationship,
    /// Our person's initials.
    Counterpart,
}

/// The parts within a card drawn whole.
pub(super) struct Places {
    /// Where the influence is nothing or low, a card is lower and its letters smaller.
    pub(super) low: bool,
    pub(super) face: Rect,
    /// Left end of the content, and the right end.
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) bars: Rect,
    pub(super) badge_top: f32,
    /// Gauge and counterpart where the lens shows the badges too.
    pub(super) gauge: Rect,
    pub(super) counterpart: Rect,
}

impl Places {
    pub(super) fn of(facts: &CardFacts, card: Rect) -> Self {
        let m = &Metrics::get().card;
        let low = !matches!(facts.influence, Some(Influence::High | Influence::Medium));
        let (left, right) = (card.min.x + m.content_x, card.max.x - m.content_right);
        let bars = vec2(3.0 * m.bars.width + 2.0 * m.bars.gap, m.bars.heights[2]);
        let bars_top = card.min.y + if low { 9.0 } else { 11.0 };
        let badge_top = card.max.y - m.bottom_pad - m.badge_height;
        let middle = badge_top + m.badge_height / 2.0;
        let gauge =
            vec2(m.gauge.segments as f32 * (m.gauge.width + m.gauge.gap) - m.gauge.gap, m.gauge.tick[1]);
        let size = m.counterpart;
        Self {
            low,
            face: Rect::new(card.min.x, card.min.y, m.support_block_width, card.height()),
            left,
            right,
            bars: Rect::new(right - bars.x, bars_top, bars.x, bars.y),
            badge_top,
            gauge: Rect::new(right - 26.0 - gauge.x, middle - gauge.y / 2.0, gauge.x, gauge.y),
            counterpart: Rect::new(right - size, middle - size / 2.0, size, size),
        }
    }
}

impl MapPicture {
    /// What on the card of a person lies at a point of the map.
    pub fn card_part(&self, id: &PersonId, at: Point, detail: Detail) -> Option<CardPart> {
        /// Around what is too small to be hit.
        const NEAR: f32 = 3.0;
        let card = *self.geometry.cards.get(id)?;
        let facts = self.facts.of(id)?;
        if tab_drawn(facts, card, self.lang, detail).is_some_and(|tab| tab.contains(at)) {
            return Some(CardPart::Rank);
        }
        let mut discs = facts.discs.iter().zip(disc_centers(facts, card));
        let drawn = |disc: &Disc| detail == Detail::Full || detail == Detail::Compact && *disc == Disc::Risk;
        if let Some((disc, _)) = discs.find(|(disc, center)| drawn(disc) && center.distance(at) <= 10.0) {
            return Some(CardPart::Disc(disc.clone()));
        }
        if facts.standing != Standing::Member {
            return None;
        }
        let places = Places::of(facts, card);
        if places.face.contains(at) && detail >= Detail::Compact {
            return Some(CardPart::Face);
        }
        if detail != Detail::Full {
            return None;
        }
        let below = Rect { min: pt(places.left, places.badge_top), max: pt(places.right, card.max.y) };
        let shows_gauge = self.lens == Lens::Relationship;
        if places.bars.expand(NEAR).contains(at) {
            Some(CardPart::Influence)
        } else if facts.counterpart.is_some() && places.counterpart.expand(NEAR).contains(at) {
            Some(CardPart::Counterpart)
        } else if places.gauge.expand(NEAR).contains(at) || shows_gauge && below.contains(at) {
            Some(CardPart::Relationship)
        } else if !facts.badges.is_empty() && below.contains(at) && at.x < places.gauge.min.x {
            Some(CardPart::Roles)
        } else {
            None
        }
    }
}
