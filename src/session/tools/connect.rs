//! Drawing a line from a card, and leading a line's end elsewhere: who may be at the other end.
use super::super::edits::links::{self, End};
use super::super::hit::card_at;
use super::super::refusal::Refusal;
use super::{Context, ToolKind};
use crate::catalogue::{Side, Strength};
use crate::geom::{Point, RectSide};
use crate::model::{LinkId, LinkKind, PairState, PersonId};
use crate::scene::LinePath;

/// Whom the pointer is over while a line is drawn, and why it may not end there.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub person: PersonId,
    pub refused: Option<Refusal>,
    /// The end stays at this person and moves to this side of the card.
    pub side: Option<RectSide>,
}

/// What comes of a line that is let go over nobody.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenEnd {
    /// It is too short to be meant, or has an end already.
    Nothing,
    /// Somebody new is made there.
    Makes,
    /// Nobody new can be at that end.
    Refused(Refusal),
}

/// What a line drawn from `from` by a handle or a tool would be; `from` first where it matters.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::session) struct Draft {
    pub(in crate::session) from: PersonId,
    pub(in crate::session) kind: LinkKind,
    /// The other end reports to `from`, not the other way.
    pub(in crate::session) downwards: bool,
}

impl Draft {
    /// Whether a point is on the card that the line begins at, or on one of its handles.
    pub(super) fn ends_at_home(&self, cx: &Context, at: Point) -> bool {
        const REACH_PX: f32 = 8.0;
        let card = cx.picture.geometry.cards.get(&self.from);
        let elsewhere = card_at(cx.picture, at).is_some_and(|id| *id != self.from);
        !elsewhere && card.is_some_and(|rect| rect.expand(REACH_PX / cx.zoom).contains(at))
    }

    /// By a handle without a tool: reporting from top and bottom, influence from the sides; from one of ours
    /// always a counterpart line.
    pub(super) fn by_handle(cx: &Context, from: PersonId, side: RectSide) -> Self {
        let ours = cx.account.person(&from).is_some_and(|p| p.side == Side::Us);
        let kind = match (cx.tool.link_kind(), ours, side) {
            (Some(kind), ..) => kind,
            (None, true, _) => LinkKind::Pair(PairState::Planned),
            (None, false, RectSide::Top | RectSide::Bottom) => LinkKind::Reports,
            (None, false, RectSide::Left | RectSide::Right) => LinkKind::Influence(Strength::Medium),
        };
        Self {
            from,
            kind,
            downwards: side == RectSide::Bottom && matches!(kind, LinkKind::Reports | LinkKind::Dotted),
        }
    }

    /// The ends as the record has them.
    pub(in crate::session) fn ends<'a>(&'a self, other: &'a PersonId) -> (&'a PersonId, &'a PersonId) {
        if self.downwards { (other, &self.from) } else { (&self.from, other) }
    }

    /// The card at a point as the other end.
    pub(super) fn target(&self, cx: &Context, at: Point) -> Option<Target> {
        card_at(cx.picture, at).map(|person| self.to(cx, person))
    }

    /// What comes of it if it ends at `at`, over nobody.
    pub(super) fn open_end(&self, cx: &Context, at: Point) -> OpenEnd {
        const FAR: f32 = 60.0;
        let card = cx.picture.geometry.cards.get(&self.from);
        if card.is_none_or(|rect| rect.expand(FAR).contains(at)) {
            return OpenEnd::Nothing;
        }
        match links::check_new(cx.account, self.kind, &self.from, self.downwards, cx.lang) {
            Ok(()) => OpenEnd::Makes,
            Err(refusal) => OpenEnd::Refused(refusal),
        }
    }

    /// Somebody as the other end.
    pub(in crate::session) fn to(&self, cx: &Context, person: &PersonId) -> Target {
        let (from, to) = self.ends(person);
        let refused = links::connect(cx.account, self.kind, from, to, cx.lang).err();
        Target { person: person.clone(), refused, side: None }
    }
}

/// Whom an end of a line may be led to; on the card where it is, to which side.
pub(super) fn retarget(cx: &Context, link: &LinkId, end: End, at: Point) -> Option<Target> {
    let line = cx.picture.geometry.line(link)?;
    let person = card_at(cx.picture, at).or_else(|| near_card(cx, line, end, at))?;
    let held = match end {
        End::From => &line.from,
        End::To => &line.to,
    };
    if held == person {
        // A reporting line on its bus has no choice of sides.
        let rect = cx.picture.geometry.cards.get(person).filter(|_| line.routed)?;
        let side = Some(RectSide::nearest(*rect, at));
        return Some(Target { person: person.clone(), refused: None, side });
    }
    let refused = links::retarget(cx.account, link, end, person, cx.lang).err();
    Some(Target { person: person.clone(), refused, side: None })
}

/// The card where the held end is, from just outside: its border is where lines end.
fn near_card<'a>(cx: &Context, line: &'a LinePath, end: End, at: Point) -> Option<&'a PersonId> {
    const REACH_PX: f32 = 12.0;
    let held = match end {
        End::From => &line.from,
        End::To => &line.to,
    };
    let rect = cx.picture.geometry.cards.get(held)?;
    rect.expand(REACH_PX / cx.zoom).contains(at).then_some(held)
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
