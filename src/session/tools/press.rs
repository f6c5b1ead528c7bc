//! What a press begins, by what lies below it and by the tool in hand.
use super::ToolKind;
use super::connect::Draft;
use super::gesture::{Context, DraftState, Gesture, Modifiers, Outcome};
use crate::geom::Point;
use crate::session::hit::{Hit, hit};

/// The state that a press leads to, and what it asks for at once.
pub(super) fn press(cx: &Context, at: Point, modifiers: Modifiers) -> (Gesture, Vec<Outcome>) {
    if cx.tool == ToolKind::Pan {
        return (Gesture::Panning { start: at }, Vec::new());
    }
    let adds = modifiers.shift || modifiers.command;
    match hit(cx.picture, cx.selection, cx.hovered, at, cx.zoom) {
        // Whoever adds to the selection means the card, not its handle.
        Hit::Handle(card, _) if adds => {
            let was_selected = cx.selection.has(&card);
            (Gesture::Pressed { card, start: at, was_selected, modifiers }, Vec::new())
        }
        Hit::Handle(from, side) => {
            let start = cx.picture.geometry.cards.get(&from).map_or(at, |rect| side.of(*rect));
            let draft = DraftState(Draft::by_handle(cx, from, side));
            (Gesture::Connecting { draft, start, at, target: None }, Vec::new())
        }
        Hit::Card(card) => match cx.tool.link_kind() {
            Some(kind) => {
                let draft = DraftState(Draft { from: card, kind, downwards: false });
                (Gesture::Connecting { draft, start: at, at, target: None }, Vec::new())
            }
            None => {
                let was_selected = cx.selection.has(&card);
                // Selecting at once makes the inspector follow the press; adding waits for the release.
                let select =
                    if was_selected || adds { Vec::new() } else { vec![Outcome::Select(vec![card.clone()])] };
                (Gesture::Pressed { card, start: at, was_selected, modifiers }, select)
            }
        },
        Hit::Fold(id) => (Gesture::PressedFold { id, start: at }, Vec::new()),
        Hit::LinkEnd(link, end) => {
            let line = cx.picture.geometry.line(&link);
            let fixed = line.and_then(|line| {
                let (first, last) = (line.points.first()?, line.points.last()?);
                Some(if first.distance(at) < last.distance(at) { *last } else { *first })
            });
            let fixed = fixed.unwrap_or(at);
            (Gesture::Retargeting { link, end, fixed, at, target: None }, Vec::new())
        }
        Hit::Link(link) => (Gesture::Idle, vec![Outcome::SelectLink(link)]),
        Hit::RegionCorner(id, corner) => {
            let rect = cx.picture.geometry.regions.get(&id).copied().unwrap_or_default();
            (Gesture::ResizingRegion { id, corner, rect, guides: Vec::new() }, Vec::new())
        }
        Hit::Region(id) => {
            (Gesture::PressedRegion { id: id.clone(), start: at }, vec![Outcome::SelectRegion(id)])
        }
        Hit::Nothing => (Gesture::Marquee { start: at, at, add: adds }, Vec::new()),
    }
}

/// What a second press in the same place asks for.
pub(super) fn double_press(cx: &Context, at: Point) -> Vec<Outcome> {
    if cx.tool == ToolKind::Pan {
        return Vec::new();
    }
    match hit(cx.picture, cx.selection, cx.hovered, at, cx.zoom) {
        Hit::Card(id) | Hit::Handle(id, _) => vec![Outcome::Rename(id)],
        Hit::Link(id) | Hit::LinkEnd(id, _) => vec![Outcome::SelectLink(id)],
        // The first press did it.
        Hit::Fold(_) => Vec::new(),
        Hit::Region(id) | Hit::RegionCorner(id, _) => vec![Outcome::RenameRegion(id)],
        Hit::Nothing => vec![Outcome::AddPersonAt(at)],
    }
}
