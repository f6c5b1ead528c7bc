//! The parts of the account team's map, back to front: what each shows and what it is drawn from.
use super::card_facts::CardFacts;
use super::shape::Element;
use crate::catalogue::Strength;
use crate::geom::Rect;
use std::sync::Arc;

/// Back to front.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    Region,
    /// Around whoever matters most; not shown while they are selected.
    Halo,
    /// Of what a lens says below a card: lines run on over it.
    Ground,
    Report,
    Dotted,
    /// Weak ones first.
    Influence(Strength),
    Conflict,
    Pair,
    /// Names of the regions.
    Heading,
    Pill,
    Card,
    /// Tabs and discs.
    Mark,
}

/// One part of the map, not drawn yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub shows: Element,
    pub layer: Layer,
    /// Around all that the part may draw.
    pub bounds: Rect,
    pub(super) source: Source,
}

/// What a part is drawn from. It is at hand here: among thousands of people, looking each of them up would take longer
/// than drawing them.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Source {
    Region,
    /// Of lines and pills: which of the geometry's lines.
    Line(usize),
    Card(Rect, Arc<CardFacts>),
}

impl Part {
    /// Of lines and pills: which of the geometry's lines.
    pub fn line(&self) -> Option<usize> {
        match self.source {
            Source::Line(line) => Some(line),
            Source::Region | Source::Card(..) => None,
        }
    }

    /// Of cards and their marks: where the card stands and what it says.
    pub(super) fn card(&self) -> Option<(Rect, &CardFacts)> {
        match &self.source {
            Source::Card(rect, facts) => Some((*rect, facts)),
            Source::Region | Source::Line(_) => None,
        }
    }
}
