//! The state machine of the pointer. Every state that something can be in has a name, and its data sits in it.
use super::ToolKind;
use super::connect::{Draft, OpenEnd, Target, retarget};
use super::drag::{DropTarget, drop_target, dropped, moving, offsets, region_below, rest};
use super::press::{double_press, press};
use super::regions;
use super::snap::Guide;
use crate::catalogue::Lang;
use crate::geom::{Point, Rect, RectSide, Vec2};
use crate::model::{Account, DepartmentId, LinkId, LinkKind, PersonId, Transaction};
use crate::scene::MapPicture;
use crate::session::edits::links::End;
use crate::session::edits::{links, places};
use crate::session::hit::Corner;
use crate::session::refusal::Refusal;
use crate::session::selection::Selection;
use std::collections::{BTreeMap, BTreeSet};

/// What the pointer did; places in map points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    Press {
        at: Point,
        modifiers: Modifiers,
    },
    Move {
        at: Point,
        modifiers: Modifiers,
    },
    Release {
        at: Point,
        modifiers: Modifiers,
    },
    DoublePress {
        at: Point,
    },
    /// Esc, or the window lost the pointer.
    Cancel,
}

/// The keys held while the pointer acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modifiers {
    /// Adds to the selection.
    pub shift: bool,
    /// Suspends snapping.
    pub command: bool,
    /// Moves a boss without the people below.
    pub alt: bool,
}

/// What a gesture looks at.
pub struct Context<'a> {
    pub account: &'a Account,
    pub picture: &'a MapPicture,
    pub selection: &'a Selection,
    pub hovered: Option<&'a PersonId>,
    pub tool: ToolKind,
    pub zoom: f32,
    pub lang: Lang,
}

/// What a gesture asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Select(Vec<PersonId>),
    Toggle(PersonId),
    Add(Vec<PersonId>),
    SelectLink(LinkId),
    SelectRegion(DepartmentId),
    ClearSelection,
    Commit(Transaction),
    /// The same, but cards glide to their places from where they were dropped.
    Settle(Transaction, BTreeMap<PersonId, Vec2>),
    /// A new line: it is selected afterwards.
    Connect(LinkId, Transaction),
    /// A line to somebody new here, whose name is typed then.
    ConnectNew {
        kind: LinkKind,
        from: PersonId,
        /// The new person reports to `from`, not the other way.
        downwards: bool,
        at: Point,
    },
    /// Make a person here and let their name be typed.
    AddPersonAt(Point),
    /// Fold the branch below somebody, or open it.
    Fold(PersonId),
    Rename(PersonId),
    RenameRegion(DepartmentId),
    Refused(Refusal),
    /// Moves the map by map points.
    Pan(Vec2),
}

/// What is shown only while a gesture lasts.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Transient {
    #[default]
    Nothing,
    Cards {
        offsets: BTreeMap<PersonId, Vec2>,
        guides: Vec<Guide>,
        into: Option<DepartmentId>,
        /// Who leads, and what they are dropped on.
        lead: PersonId,
        target: Option<DropTarget>,
    },
    Marquee(Rect),
    Line {
        from: Point,
        to: Point,
        kind: LinkKind,
        target: Option<Target>,
        open: OpenEnd,
    },
    Region {
        id: DepartmentId,
        rect: Rect,
        offsets: BTreeMap<PersonId, Vec2>,
        guides: Vec<Guide>,
    },
}

/// The states.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    #[default]
    Idle,
    /// Down on a card; a click unless it moves.
    Pressed {
        card: PersonId,
        start: Point,
        was_selected: bool,
        modifiers: Modifiers,
    },
    Dragging {
        lead: PersonId,
        moving: BTreeSet<PersonId>,
        start: Point,
        delta: Vec2,
        guides: Vec<Guide>,
        target: Option<DropTarget>,
    },
    Marquee {
        start: Point,
        at: Point,
        add: bool,
    },
    Connecting {
        draft: DraftState,
        start: Point,
        at: Point,
        target: Option<Target>,
    },
    Retargeting {
        link: LinkId,
        end: End,
        fixed: Point,
        at: Point,
        target: Option<Target>,
    },
    /// Down on what folds a branch; a click unless it moves.
    PressedFold {
        id: PersonId,
        start: Point,
    },
    PressedRegion {
        id: DepartmentId,
        start: Point,
    },
    DraggingRegion {
        id: DepartmentId,
        start: Point,
        delta: Vec2,
        guides: Vec<Guide>,
    },
    ResizingRegion {
        id: DepartmentId,
        corner: Corner,
        rect: Rect,
        guides: Vec<Guide>,
    },
    Panning {
        start: Point,
    },
}

/// What is being drawn; opaque outside the tools.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftState(pub(super) Draft);

/// A press becomes a drag after this many pixels.
const SLACK_PX: f32 = 4.0;

impl Gesture {
    /// One step: the next state, and what is asked for.
    pub fn step(self, cx: &Context, event: Event) -> (Self, Vec<Outcome>) {
        match (self, event) {
            (_, Event::Cancel) => (Self::Idle, Vec::new()),
            (Self::Idle, Event::Press { at, modifiers }) => press(cx, at, modifiers),
            (Self::Idle, Event::DoublePress { at }) => (Self::Idle, double_press(cx, at)),

            (Self::Pressed { card, start, .. }, Event::Move { at, modifiers: now })
                if at.distance(start) * cx.zoom > SLACK_PX =>
            {
                let moving = moving(cx, &card, now.alt);
                let select = if cx.selection.has(&card) {
                    Vec::new()
                } else {
                    vec![Outcome::Select(vec![card.clone()])]
                };
                (drag_to(cx, card, moving, start, at, now, None), select)
            }
            (Self::Pressed { card, was_selected, modifiers, .. }, Event::Release { .. }) => {
                let outcome = match (modifiers.shift || modifiers.command, was_selected) {
                    (true, _) => vec![Outcome::Toggle(card)],
                    (false, true) => vec![Outcome::Select(vec![card])],
                    (false, false) => Vec::new(),
                };
                (Self::Idle, outcome)
            }
            (Self::Dragging { lead, moving, start, target, .. }, Event::Move { at, modifiers }) => {
                (drag_to(cx, lead, moving, start, at, modifiers, target), Vec::new())
            }
            (Self::Dragging { lead, moving, delta, target: Some(target), .. }, Event::Release { .. }) => {
                let outcome = match dropped(cx, &lead, &moving, &target.on) {
                    Ok(transaction) => {
                        let mut shown = offsets(&moving, delta);
                        shown.extend(target.pushed);
                        vec![Outcome::Settle(transaction, shown)]
                    }
                    Err(refusal) => vec![Outcome::Refused(refusal)],
                };
                (Self::Idle, outcome)
            }
            (Self::Dragging { moving, delta, .. }, Event::Release { .. }) => {
                let transaction = places::shift(cx.account, &offsets(&moving, delta));
                (Self::Idle, commit(transaction))
            }

            (Self::Marquee { start, add, .. }, Event::Move { at, .. }) => {
                (Self::Marquee { start, at, add }, Vec::new())
            }
            (Self::Marquee { start, at, add }, Event::Release { .. }) => {
                let area = Rect::from_corners(start, at);
                let inside: Vec<PersonId> = cx
                    .picture
                    .geometry
                    .cards
                    .iter()
                    .filter(|(_, rect)| area.intersects(rect))
                    .map(|(id, _)| id.clone())
                    .collect();
                let outcome = match (add, inside.is_empty()) {
                    (true, _) => Outcome::Add(inside),
                    (false, true) => Outcome::ClearSelection,
                    (false, false) => Outcome::Select(inside),
                };
                (Self::Idle, vec![outcome])
            }

            (Self::Connecting { draft, start, .. }, Event::Move { at, .. }) => {
                let target = draft.0.target(cx, at);
                (Self::Connecting { draft, start, at, target }, Vec::new())
            }
            (Self::Connecting { draft, target, .. }, Event::Release { at, .. }) => {
                (Self::Idle, finish_line(cx, &draft.0, target, at))
            }
            (Self::Retargeting { link, end, fixed, .. }, Event::Move { at, .. }) => {
                let target = retarget(cx, &link, end, at);
                (Self::Retargeting { link, end, fixed, at, target }, Vec::new())
            }
            (Self::Retargeting { link, end, target, .. }, Event::Release { .. }) => {
                let outcome = match target {
                    Some(Target { refused: Some(refusal), .. }) => vec![Outcome::Refused(refusal)],
                    Some(Target { side: Some(side), .. }) => {
                        commit(links::bind(cx.account, &link, end, Some(side)))
                    }
                    Some(Target { person, refused: None, side: None }) => {
                        links::retarget(cx.account, &link, end, &person, cx.lang)
                            .map_or_else(|refusal| vec![Outcome::Refused(refusal)], commit)
                    }
                    None => Vec::new(),
                };
                (Self::Idle, outcome)
            }

            // Whoever draws from there meant the handle just above.
            (Self::PressedFold { id, start }, Event::Move { at, .. })
                if at.distance(start) * cx.zoom > SLACK_PX =>
            {
                let from =
                    cx.picture.geometry.cards.get(&id).map_or(start, |rect| RectSide::Bottom.of(*rect));
                let draft = DraftState(Draft::by_handle(cx, id, RectSide::Bottom));
                (Self::Connecting { draft, start: from, at, target: None }, Vec::new())
            }
            (Self::PressedFold { id, .. }, Event::Release { .. }) => (Self::Idle, vec![Outcome::Fold(id)]),

            (Self::PressedRegion { id, start }, Event::Move { at, modifiers })
                if at.distance(start) * cx.zoom > SLACK_PX =>
            {
                (drag_region(cx, id, start, at, modifiers), Vec::new())
            }
            (Self::PressedRegion { .. }, Event::Release { .. }) => (Self::Idle, Vec::new()),
            (Self::DraggingRegion { id, start, .. }, Event::Move { at, modifiers }) => {
                (drag_region(cx, id, start, at, modifiers), Vec::new())
            }
            (Self::DraggingRegion { id, delta, .. }, Event::Release { .. }) => {
                let outcome = if delta == Vec2::ZERO {
                    Vec::new()
                } else {
                    commit(places::shift_region(cx.account, &id, delta))
                };
                (Self::Idle, outcome)
            }
            (Self::ResizingRegion { id, corner, .. }, Event::Move { at, modifiers }) => {
                let (rect, guides) = regions::shaped(cx, &id, corner, at, modifiers.command);
                (Self::ResizingRegion { id, corner, rect, guides }, Vec::new())
            }
            (Self::ResizingRegion { id, rect, .. }, Event::Release { .. }) => {
                (Self::Idle, commit(places::reshape_region(cx.account, &id, rect)))
            }

            (Self::Panning { start }, Event::Move { at, .. }) => {
                (Self::Panning { start }, vec![Outcome::Pan(at - start)])
            }
            (Self::Panning { .. }, Event::Release { .. }) => (Self::Idle, Vec::new()),

            (
                state,
                Event::Press { .. } | Event::Move { .. } | Event::Release { .. } | Event::DoublePress { .. },
            ) => (state, Vec::new()),
        }
    }

    /// What to show while it lasts.
    pub fn transient(&self, cx: &Context) -> Transient {
        match self {
            Self::Idle
            | Self::Pressed { .. }
            | Self::PressedFold { .. }
            | Self::PressedRegion { .. }
            | Self::Panning { .. } => Transient::Nothing,
            Self::Dragging { lead, moving, delta, guides, target, .. } => Transient::Cards {
                offsets: {
                    let pushed = target.iter().flat_map(|target| target.pushed.clone());
                    offsets(moving, *delta).into_iter().chain(pushed).collect()
                },
                guides: guides.clone(),
                into: region_below(cx, lead, *delta).filter(|_| target.is_none()),
                lead: lead.clone(),
                target: target.clone(),
            },
            Self::Marquee { start, at, .. } => Transient::Marquee(Rect::from_corners(*start, *at)),
            Self::Connecting { draft, start, at, target } => {
                let open = if target.is_none() { draft.0.open_end(cx, *at) } else { OpenEnd::Nothing };
                Transient::Line { from: *start, to: *at, kind: draft.0.kind, target: target.clone(), open }
            }
            Self::Retargeting { link, fixed, at, target, .. } => {
                let kind = cx.account.links().get(link).map(|l| l.kind).unwrap_or_default();
                Transient::Line {
                    from: *fixed,
                    to: *at,
                    kind,
                    target: target.clone(),
                    open: OpenEnd::Nothing,
                }
            }
            Self::DraggingRegion { id, delta, guides, .. } => {
                let rect = cx.picture.geometry.regions.get(id).copied().unwrap_or_default().translate(*delta);
                let people: BTreeSet<PersonId> = places::people_in(cx.account, id).into_iter().collect();
                let offsets = offsets(&people, *delta);
                Transient::Region { id: id.clone(), rect, offsets, guides: guides.clone() }
            }
            Self::ResizingRegion { id, rect, guides, .. } => Transient::Region {
                id: id.clone(),
                rect: *rect,
                offsets: BTreeMap::new(),
                guides: guides.clone(),
            },
        }
    }

    /// Whether no gesture is under way.
    pub fn is_idle(&self) -> bool {
        *self == Self::Idle
    }
}

/// Cards on their way: over a card or a line they follow the pointer, else they line up.
fn drag_to(
    cx: &Context,
    lead: PersonId,
    moving: BTreeSet<PersonId>,
    start: Point,
    at: Point,
    held: Modifiers,
    target: Option<DropTarget>,
) -> Gesture {
    // Whoever places freely only moves.
    let target = if held.command { None } else { drop_target(cx, &lead, &moving, at, target) };
    let free = held.command || target.is_some();
    let (delta, guides) = rest(cx, &lead, &moving, at - start, free);
    Gesture::Dragging { lead, moving, start, delta, guides, target }
}

fn drag_region(cx: &Context, id: DepartmentId, start: Point, at: Point, held: Modifiers) -> Gesture {
    let (delta, guides) = regions::rest(cx, &id, at - start, held.command);
    Gesture::DraggingRegion { id, start, delta, guides }
}

fn commit(transaction: Transaction) -> Vec<Outcome> {
    if transaction.is_empty() { Vec::new() } else { vec![Outcome::Commit(transaction)] }
}

fn finish_line(cx: &Context, draft: &Draft, target: Option<Target>, at: Point) -> Vec<Outcome> {
    if draft.ends_at_home(cx, at) {
        // Released where it began: a click on a handle or on a card with a line tool.
        return vec![Outcome::Select(vec![draft.from.clone()])];
    }
    match target {
        Some(Target { refused: Some(refusal), .. }) => vec![Outcome::Refused(refusal)],
        Some(Target { person, refused: None, side: _ }) => {
            let (from, to) = draft.ends(&person);
            match links::connect(cx.account, draft.kind, from, to, cx.lang) {
                Ok((id, transaction)) => vec![Outcome::Connect(id, transaction)],
                Err(refusal) => vec![Outcome::Refused(refusal)],
            }
        }
        None => match draft.open_end(cx, at) {
            OpenEnd::Makes => {
                let Draft { from, kind, downwards } = draft.clone();
                vec![Outcome::ConnectNew { kind, from, downwards, at }]
            }
            OpenEnd::Refused(refusal) => vec![Outcome::Refused(refusal)],
            OpenEnd::Nothing => Vec::new(),
        },
    }
}
