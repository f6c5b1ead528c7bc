//! Drawing a line from a card, and leading a line's end elsewhere: who may be at the other end.
use super::super::edits::links::{self, End};
use super::super::hit::{CardSide, card_at};
use super::super::refusal::Refusal;
use super::{Context, ToolKind};
use crate::catalogue::{Side, Strength};
use crate::geom::Point;
use crate::model::{LinkId, LinkKind, PairState, PersonId};

/// Whom the pointer is over while a line is drawn, and why it may not end there.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub person: PersonId,
    pub refused: Option<Refusal>,
}

/// What a line drawn from `from` by a handle or a tool would be; `from` first where it matters.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    pub(super) from: PersonId,
    pub(super) kind: LinkKind,
    /// The other end reports to `from`, not the other way.
    pub(super) downwards: bool,
}

impl Draft {
    /// By a handle without a tool: reporting from top and bottom, influence from the sides; from one of ours
    /// always a counterpart line.
    pub(super) fn by_handle(cx: &Context, from: PersonId, side: CardSide) -> Self {
        let ours = cx.account.person(&from).is_some_and(|p| p.side == Side::Us);
        let kind = match (cx.tool.link_kind(), ours, side) {
            (Some(kind), ..) => kind,
            (None, true, _) => LinkKind::Pair(PairState::Planned),
            (None, false, CardSide::Top | CardSide::Bottom) => LinkKind::Reports,
            (None, false, CardSide::Left | CardSide::Right) => LinkKind::Influence(Strength::Medium),
        };
        Self {
            from,
            kind,
            downwards: side == CardSide::Bottom && matches!(kind, LinkKind::Reports | LinkKind::Dotted),
        }
    }

    /// The ends as the record has them.
    pub(super) fn ends<'a>(&'a self, other: &'a PersonId) -> (&'a PersonId, &'a PersonId) {
        if self.downwards { (other, &self.from) } else { (&self.from, other) }
    }

    pub(super) fn target(&self, cx: &Context, at: Point) -> Option<Target> {
        let person = card_at(cx.picture, at)?;
        let (from, to) = self.ends(person);
        let refused = match self.kind {
            LinkKind::Pair(_) if cx.account.person(to).is_some_and(|p| p.side == Side::Us) => {
                links::check(cx.account, self.kind, to, from, None, cx.lang).err()
            }
            kind => links::check(cx.account, kind, from, to, None, cx.lang).err(),
        };
        Some(Target { person: person.clone(), refused })
    }
}

/// Whom an end of a line may be led to.
pub(super) fn retarget(cx: &Context, link: &LinkId, end: End, at: Point) -> Option<Target> {
    let person = card_at(cx.picture, at)?;
    let refused = links::retarget(cx.account, link, end, person, cx.lang).err();
    Some(Target { person: person.clone(), refused })
}

impl ToolKind {
    /// The line that the tool draws.
    pub fn link_kind(self) -> Option<LinkKind> {
        match self {
            Self::Select | Self::Pan => None,
            Self::Reports => Some(LinkKind::Reports),
            Self::Dotted => Some(LinkKind::Dotted),
            Self::Influence => Some(LinkKind::Influence(Strength::Medium)),
            Self::Conflict => Some(LinkKind::Conflict),
            Self::Pair => Some(LinkKind::Pair(PairState::Planned)),
        }
    }
}
