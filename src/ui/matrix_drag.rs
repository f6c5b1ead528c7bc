//! Dragging chips of the matrix from cell to cell, by the events themselves: of a quick hand a frame knows only where it
//! was last, which may be another chip than the one it took.
use crate::catalogue::{Influence, Support};
use crate::model::PersonId;
use egui::{Event, PointerButton, Pos2, Rect, Ui};

/// From here on it is no click any more.
const AWAY: f32 = 6.0;

/// What is held, if anything.
#[derive(Clone, Debug, Default)]
pub(super) struct Carrying {
    held: Option<Held>,
    /// Who was let go just now: their chip is brought into sight.
    pub(super) dropped: Option<PersonId>,
    /// Who went to another cell by keyboard while Ctrl is still held, and the state of the document it led to.
    pub(super) by_keys: Option<(Vec<PersonId>, u64)>,
}

#[derive(Clone, Debug)]
struct Held {
    person: PersonId,
    from: Pos2,
    moves: bool,
}

impl Carrying {
    /// Who is being carried.
    pub(super) fn person(&self) -> Option<&PersonId> {
        self.held.as_ref().filter(|held| held.moves).map(|held| &held.person)
    }

    /// Lets go of whoever is carried, who stays where they are; true if there was anybody.
    pub(super) fn give_up(&mut self) -> bool {
        self.held.take_if(|held| held.moves).is_some()
    }
}

/// A rating that a cell stands for.
pub(super) type Rating = (Option<Influence>, Option<Support>);

/// What lies where in the matrix.
pub(super) struct Places {
    /// What is seen of the cells; rectangles of what lies outside hold no point.
    pub(super) open: Rect,
    pub(super) chips: Vec<(Rect, PersonId)>,
    pub(super) cells: Vec<(Rect, Rating)>,
    /// Whether a chip below the pointer says who it is.
    pub(super) tips: bool,
    /// Whose chip is to come into sight.
    pub(super) reveal: Option<PersonId>,
}

/// What came of the hand's way in this frame.
#[derive(Default)]
pub(super) struct Went {
    /// Who was taken up just now.
    pub(super) taken: Option<PersonId>,
    /// Who was let go above which cell.
    pub(super) dropped: Option<(PersonId, Rating)>,
}

/// Follows the hand, event by event.
pub(super) fn follow(ui: &Ui, carrying: &mut Carrying, places: &Places) -> Went {
    let mut went = Went::default();
    let above = |pos: Pos2| {
        ui.clip_rect().contains(pos) && ui.ctx().layer_id_at(pos).is_none_or(|layer| layer == ui.layer_id())
    };
    for event in ui.input(|i| i.events.clone()) {
        match event {
            Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, .. } => {
                let chip = places.chips.iter().find(|(rect, _)| rect.contains(pos) && above(pos));
                carrying.held = chip.map(|(_, id)| Held { person: id.clone(), from: pos, moves: false });
            }
            Event::PointerMoved(pos) => {
                if let Some(held) = carrying.held.as_mut().filter(|held| !held.moves)
                    && held.from.distance(pos) > AWAY
                {
                    held.moves = true;
                    went.taken = Some(held.person.clone());
                }
            }
            Event::PointerButton { pos, button: PointerButton::Primary, pressed: false, .. } => {
                let cell = places.cells.iter().find(|(rect, _)| rect.contains(pos) && above(pos));
                let carried = carrying.held.take().filter(|held| held.moves);
                went.dropped = carried.zip(cell).map(|(held, (_, rating))| (held.person, *rating));
            }
            _ => {}
        }
    }
    if !ui.input(|i| i.pointer.primary_down()) {
        carrying.held = None;
    }
    went
}
