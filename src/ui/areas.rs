//! The parts of the window that F6 goes through by keyboard, in the order in which one works.
use super::ui_state::UiState;
use super::widgets::pass_keyboard;
use crate::session::Direction;
use egui::{FocusDirection, Id, Key, Rect, Sense, Ui, Vec2};

/// A part of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Area {
    #[default]
    Map,
    /// The lists below the map.
    Dock,
    /// The inspector.
    Right,
    Top,
    /// Things to add, departments, views.
    Left,
}

impl Area {
    const ALL: [Self; 5] = [Self::Map, Self::Dock, Self::Right, Self::Top, Self::Left];

    /// The next part that is shown, or the one before.
    pub(super) fn next(self, way: Direction, shown: impl Fn(Self) -> bool) -> Self {
        let count = Self::ALL.len();
        let at = Self::ALL.iter().position(|area| *area == self).unwrap_or(0);
        let round = (1..=count).map(|step| match way {
            Direction::Next => Self::ALL[(at + step) % count],
            Direction::Previous => Self::ALL[(at + count - step) % count],
        });
        round.into_iter().find(|area| shown(*area)).unwrap_or_default()
    }
}

/// How far the keyboard is on its way into a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entering {
    /// It is to come to the part's beginning.
    Wanted(Area),
    /// It is there, and goes to the first control now.
    AtBegin(Area),
}

/// Called before the panels: the keyboard goes on from the beginning of the part that was entered, and past the map.
pub(super) fn step(ctx: &egui::Context, state: &mut UiState) {
    if let Some(way) = state.passes.take() {
        ctx.memory_mut(|memory| memory.move_focus(way));
    }
    if let Some(Entering::AtBegin(_)) = state.entering {
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
    }
}

/// Whether a widget of the last frame lies in `part`.
pub(super) fn lies_in(ctx: &egui::Context, id: Id, part: Rect) -> bool {
    ctx.read_response(id).is_some_and(|response| part.contains(response.rect.center()))
}

/// Called after the panels: an arrow that led out of table or matrix stays where it was, `before`. Beside them lie
/// controls that change the deal.
pub(super) fn keep_in_grid(ctx: &egui::Context, before: Option<Id>, state: &mut UiState) {
    // A list that a cell opened may reach beyond the grid, and has the keyboard by right.
    if egui::Popup::is_any_open(ctx) {
        state.arrow_from = None;
        return;
    }
    let (ground, grid) = (state.canvas_id, state.grid);
    // Where an arrow leads is known a frame later.
    if let (Some(from), Some(grid)) = (state.arrow_from.take(), grid)
        && ctx
            .memory(egui::Memory::focused)
            .is_none_or(|now| state.led_to != Some(now) && !lies_in(ctx, now, grid))
        && lies_in(ctx, from, grid)
    {
        ctx.memory_mut(|memory| memory.request_focus(from));
        return;
    }
    let arrows = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
    let (Some(before), Some(ground), Some(grid)) = (before, ground, grid) else { return };
    // The map that had the keyboard is not shown any more: what took its place has it.
    let before = if ctx.read_response(before).is_none() { ground } else { before };
    if !ctx.input(|i| arrows.iter().any(|key| i.key_pressed(*key))) {
        return;
    }
    if before == ground {
        // From the whole of it to whoever is selected in it.
        ctx.memory_mut(|memory| memory.request_focus(ground));
        pass_keyboard(ctx);
        return;
    }
    if lies_in(ctx, before, grid) {
        state.arrow_from = Some(before);
        ctx.request_repaint();
    }
}

/// Called where a part begins. What takes the keyboard there is gone as soon as it has passed it on, so that Tab
/// does not stop at it.
pub(super) fn begin(ui: &Ui, state: &mut UiState, area: Area) {
    let Some(entering) = state.entering else { return };
    if entering != Entering::Wanted(area) && entering != Entering::AtBegin(area) {
        return;
    }
    let place = Rect::from_min_size(ui.max_rect().min, Vec2::splat(1.0));
    let response = ui.interact(place, Id::unique("area"), Sense::focusable_noninteractive());
    state.entering = match entering {
        Entering::Wanted(_) => {
            response.request_focus();
            ui.ctx().request_repaint();
            Some(Entering::AtBegin(area))
        }
        Entering::AtBegin(_) => None,
    };
}
