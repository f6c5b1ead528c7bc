//! Tab in an open list goes from entry to entry, round and round. By itself it would go on to what the list covers.
use egui::{Context, FocusDirection, Id, Response, Ui};

/// A step that was asked for in this frame, and what of the list was shown so far.
#[derive(Clone, Copy, Default)]
struct Step {
    frame: u64,
    /// With Shift.
    back: bool,
    /// Whether the entry that has the keyboard was shown.
    passed: bool,
    first: Option<Id>,
    last: Option<Id>,
}

fn place() -> Id {
    Id::unique("tab-in-list")
}

fn asked(ui: &Ui) -> Option<Step> {
    let step: Step = ui.data(|data| data.get_temp(place()))?;
    (step.frame == ui.ctx().cumulative_frame_nr()).then_some(step)
}

fn done(ui: &Ui, to: Option<Id>) {
    ui.data_mut(|data| data.remove_temp::<Step>(place()));
    if let Some(id) = to {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

/// The next entry takes the keyboard, or the one before.
pub(in crate::ui) fn ask_step(ctx: &Context, back: bool) {
    ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    let step = Step { frame: ctx.cumulative_frame_nr(), back, passed: false, first: None, last: None };
    ctx.data_mut(|data| data.insert_temp(place(), step));
}

/// An entry that can be chosen was shown.
pub(super) fn entry(ui: &Ui, response: &Response) {
    let Some(mut step) = asked(ui) else { return };
    let focused = response.has_focus();
    match (step.back, focused, step.last) {
        (false, _, _) if step.passed => return done(ui, Some(response.id)),
        (true, true, Some(before)) => return done(ui, Some(before)),
        _ => {}
    }
    step.passed |= focused;
    step.first = step.first.or(Some(response.id));
    step.last = Some(response.id);
    ui.data_mut(|data| data.insert_temp(place(), step));
}

/// All entries were shown: from the last one goes on to the first, and into a list of which none has the keyboard.
pub(in crate::ui) fn end(ui: &Ui) {
    if let Some(step) = asked(ui) {
        done(ui, if step.back { step.last } else { step.first });
    }
}
