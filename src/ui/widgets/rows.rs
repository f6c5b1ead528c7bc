//! Lists of rows that are all of one height: which of them are drawn, and how the arrows go through them.
use super::came_by_key;
use egui::{Event, FocusDirection, Id, Key, Memory, Response, ScrollArea, Sense, Ui, Vec2};
use std::ops::Range;

/// A list that scrolls, of `count` rows of `height`, which `row` draws one by one. Up, Down, Home and End go from row to
/// row, from whatever of it has the keyboard, and stay in the list: egui would go to whatever lies nearest.
pub(in crate::ui) fn list_rows(
    ui: &mut Ui,
    salt: &str,
    (count, height): (usize, f32),
    mut row: impl FnMut(&mut Ui, usize) -> Response,
) {
    ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, |ui| {
        near_rows(ui, count, height, |ui, near| {
            let rows: Vec<Id> = near.map(|i| row(ui, i).id).collect();
            if let Some(at) = with_keyboard(ui, &rows) {
                walk(ui, &rows, at);
            }
        });
    });
}

/// The room of a row across the list, which can be pressed. By an id of its own, whichever rows are drawn before it: the
/// keyboard stays with it.
pub(in crate::ui) fn list_row(ui: &mut Ui, id: Id, height: f32) -> Response {
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), height));
    ui.interact(rect, id, Sense::click())
}

/// In which of the `rows`, drawn just now from above to below, something has the keyboard; it is scrolled into sight when
/// it has just come there. By the order of drawing: what is out of sight may lie where other parts of the window are.
fn with_keyboard(ui: &Ui, rows: &[Id]) -> Option<usize> {
    let focused = ui.memory(Memory::focused)?;
    let at = ui.ctx().viewport(|viewport| {
        let (mut at, mut coming) = (None, rows.iter().enumerate().peekable());
        for widget in viewport.this_pass.widgets.get_layer(ui.layer_id()) {
            if let Some((i, _)) = coming.next_if(|(_, id)| **id == widget.id) {
                at = Some(i);
            }
            if widget.id == focused {
                return at;
            }
        }
        None
    });
    if let Some(response) = ui.ctx().read_response(focused).filter(|_| at.is_some()) {
        came_by_key(ui, &response, false);
    }
    at
}

/// The keyboard goes on in `rows` from the one that has it.
fn walk(ui: &Ui, rows: &[Id], at: usize) {
    let Some(last) = rows.len().checked_sub(1).filter(|_| !ui.ctx().text_edit_focused()) else { return };
    let onward = |at: usize, key: Key| match key {
        Key::ArrowUp => Some(at.saturating_sub(1)),
        Key::ArrowDown => Some((at + 1).min(last)),
        Key::Home => Some(0),
        Key::End => Some(last),
        _ => None,
    };
    let pressed = |event: &Event| match event {
        Event::Key { key, pressed: true, .. } => Some(*key),
        _ => None,
    };
    let keys: Vec<Key> = ui.input(|i| i.events.iter().filter_map(pressed).collect());
    if !keys.iter().any(|key| onward(at, *key).is_some()) {
        return;
    }
    let to = keys.into_iter().fold(at, |at, key| onward(at, key).unwrap_or(at));
    ui.memory_mut(|memory| {
        memory.move_focus(FocusDirection::None);
        memory.request_focus(rows[to]);
    });
}

/// Which of `count` rows of `height` are near the view, once there are very many; the room of the others is
/// left free before and after `add`, which shows those.
pub(in crate::ui) fn near_rows(
    ui: &mut Ui,
    count: usize,
    height: f32,
    add: impl FnOnce(&mut Ui, Range<usize>),
) {
    /// So many more on either side, for whoever walks through them by Tab.
    const MARGIN: usize = 20;
    const FEW: usize = 100;
    if count <= FEW {
        return add(ui, 0..count);
    }
    let pitch = height + ui.spacing().item_spacing.y;
    let top = ui.cursor().min.y;
    let at = |y: f32| ((y - top) / pitch).clamp(0.0, count as f32) as usize;
    let clip = ui.clip_rect();
    let first = at(clip.min.y).saturating_sub(MARGIN);
    let last = (at(clip.max.y) + 1 + MARGIN).min(count);
    ui.add_space(first as f32 * pitch);
    add(ui, first..last.max(first));
    ui.add_space((count - last.max(first)) as f32 * pitch);
}
