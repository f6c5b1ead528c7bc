//! Every person a row: sorted by any column, edited in place, several at once.
use super::areas::{Area, Entering};
use super::paint::{self, color};
use super::table_cell;
use super::table_columns::{Column, widths};
use super::table_rows::{Row, rows, wants};
use super::table_walk::{Onward, Spot, Walking, walk, walk_heads};
use super::ui_state::UiState;
use super::widgets::{self, FieldKey, focus_frame, theme};
use crate::locale::{tr, tr_args};
use crate::model::PersonId;
use crate::session::{Command, Field, Session};
use crate::text::icons;
use crate::theme::{Rgba, Weight};
use egui::{Align2, CentralPanel, Frame, Id, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2};
use std::collections::BTreeMap;

const HEADER: f32 = 32.0;
const ROW: f32 = 28.0;

/// What the window remembers of the table.
#[derive(Default)]
pub(super) struct TableState {
    sort: (Column, bool),
    /// The rows, and for which picture, order and search they were made.
    rows: Vec<Row>,
    made_for: Option<(u64, (Column, bool))>,
    /// How wide each column wants to be.
    wants: Vec<f32>,
    /// The frame in which the table was shown last.
    shown_in: u64,
    /// Whether somebody was changed since the rows were sorted, and would stand elsewhere.
    unsorted: bool,
    /// The cell that is a field.
    pub(super) editing: Option<FieldKey>,
    /// The cell that had the keyboard last, whether keys rate there, and whether it is to be opened.
    pub(super) cell: Option<Id>,
    /// Which sign was typed last on whose rating.
    pub(super) sign: Option<(PersonId, i8)>,
    pub(super) spot: Option<Spot>,
    /// Who was selected last: somebody else comes into sight.
    lead: Option<PersonId>,
    pub(super) cell_rates: bool,
    pub(super) opens_cell: bool,
    /// The row to which the whole of the table passes the keyboard.
    takes_keyboard: usize,
    pub(super) walking: Walking,
    /// It was sorted anew with nobody selected: what comes first is to be seen.
    to_top: bool,
    /// Width of the column of names.
    pub(super) names: f32,
    /// What is to be brought into sight from the side.
    pub(super) reach: Option<Rect>,
}

impl TableState {
    /// Takes the rows as they are now, in their order or, where one works in them, in the order of before.
    fn take(&mut self, sorted: Vec<Row>, stays: bool) {
        self.unsorted = false;
        let mut rows = sorted;
        if stays {
            let was: BTreeMap<PersonId, usize> =
                self.rows.iter().enumerate().map(|(i, row)| (row.id.clone(), i)).collect();
            let place = |row: &Row| was.get(&row.id).copied().unwrap_or(usize::MAX);
            self.unsorted = !rows.is_sorted_by_key(place);
            rows.sort_by_key(place);
        }
        self.rows = rows;
    }

    /// Whether the keyboard is on a cell, and then whether the keys that rate do so there.
    pub(super) fn on_cell(&self, focused: Option<Id>) -> Option<bool> {
        (self.cell.is_some() && self.cell == focused).then_some(self.cell_rates)
    }
}

/// Shows the table in all the room that is left; returns the field that is to be filled in next.
pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState) -> Option<Field> {
    let t = theme(ui);
    let key = (session.picture_version(), state.table.sort);
    let frame = ui.ctx().cumulative_frame_nr();
    let went_on = state.table.shown_in + 1 >= frame;
    state.table.shown_in = frame;
    if state.table.made_for != Some(key) {
        let sorted = rows(session, state.table.sort);
        // Whoever is rated stays in the row where one works, until the table is sorted again.
        let stays = went_on && state.table.made_for.is_some_and(|(_, sort)| sort == state.table.sort);
        state.table.wants = wants(ui.painter(), &sorted, session.lang());
        state.table.take(sorted, stays);
        state.table.made_for = Some(key);
    }
    CentralPanel::default().frame(Frame::new().fill(color(t.surface)).inner_margin(0)).show(ui, |ui| {
        let area = ui.available_rect_before_wrap();
        let ground = ui.interact(area, Id::unique("table"), Sense::click());
        ground.widget_info(|| WidgetInfo::labeled(Role::Table, true, tr(session.lang(), "page-table")));
        state.canvas_id = Some(ground.id);
        state.grid = Some(area);
        // By hand: Enter presses what has the keyboard, and here that is everything.
        if ground.clicked_by(egui::PointerButton::Primary) {
            ground.request_focus();
            session.selection.clear();
        }
        faded_note(ui, session);
        if state.table.rows.is_empty() {
            empty_note(ui, session);
        }
        let widths = widths(&state.table.wants, area.width() - 24.0);
        let names = Column::ALL.iter().zip(&widths).find(|(column, _)| **column == Column::Name);
        state.table.names = names.map_or(0.0, |(_, width)| *width);
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            heads(ui, session, state, &widths);
            let rows = std::mem::take(&mut state.table.rows);
            let led_before = state.table.walking.leads_to.clone();
            let mut drawn = 0..0;
            let mut scrolled = ScrollArea::vertical().auto_shrink(false);
            if std::mem::take(&mut state.table.to_top) {
                scrolled = scrolled.vertical_scroll_offset(0.0);
            }
            scrolled.show(ui, |ui| {
                show_selected(ui, session, &mut state.table, &rows);
                widgets::near_rows(ui, rows.len(), ROW, |ui, near| {
                    drawn = near.clone();
                    // Who takes the keyboard when it comes: whoever is selected, if in sight.
                    let in_sight = near.clone().find(|i| session.selection.has(&rows[*i].id));
                    state.table.takes_keyboard = in_sight.unwrap_or(near.start);
                    for i in near {
                        row(ui, session, state, &rows, i, &widths);
                    }
                });
            });
            state.table.rows = rows;
            leave(ui, state);
            // Only here: the list of rows would take the wish for both directions.
            if let Some(reach) = state.table.reach.take() {
                ui.scroll_to_rect(reach, None);
            }
            // Led nowhere for a whole frame: there is no such cell, or it is gone. A row far away is still to come.
            let far = |spot: &Spot| {
                let row = state.table.rows.iter().position(|row| row.id == spot.person);
                row.is_some_and(|row| !drawn.contains(&row))
            };
            let led = &state.table.walking.leads_to;
            if led.is_some() && *led == led_before && !led.as_ref().is_some_and(far) {
                state.table.walking.leads_to = None;
            }
        });
        // Above the rows, which reach its border.
        focus_frame(ui, state);
    });
    None
}

/// Whoever was selected elsewhere, has just been added, or is led to by a key, comes into sight.
fn show_selected(ui: &Ui, session: &Session, table: &mut TableState, rows: &[Row]) {
    let lead = session.selection.lead();
    let led = table.walking.leads_to.as_ref().map(|spot| &spot.person);
    if led.is_none() && lead == table.lead.as_ref() {
        return;
    }
    let to = led.or(lead).cloned();
    table.lead = lead.cloned();
    if let Some(i) = to.and_then(|to| rows.iter().position(|row| row.id == to)) {
        let top = ui.cursor().min.y + i as f32 * ROW;
        let row = ui.clip_rect().with_min_y(top).with_max_y(top + ROW);
        if !ui.clip_rect().contains_rect(row) {
            ui.scroll_to_rect(row, None);
        }
    }
}

/// Tab leads out of the table at its ends: forth to the first control of the window, since the table is the last part of
/// it, back to the table as a whole.
fn leave(ui: &Ui, state: &mut UiState) {
    match (state.table.walking.leaves.take(), state.canvas_id) {
        (Some(Onward::Back), Some(table)) => ui.memory_mut(|memory| memory.request_focus(table)),
        (Some(Onward::Next), _) => {
            state.entering = Some(Entering::Wanted(Area::Top));
            ui.ctx().request_repaint();
        }
        _ => {}
    }
}

/// Why some rows are pale, and how they are lit again.
fn faded_note(ui: &mut Ui, session: &mut Session) {
    let Some(found) = session.passing() else { return };
    if !session.filter.is_empty() || session.around.is_some() {
        // The bar above says so.
        return;
    }
    let lang = session.lang();
    let words = tr_args(lang, "table-faded", &[("count", found.len().into())]);
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        widgets::note(ui, &words, 12.0, theme(ui).text_2);
        let label = super::commands::label(lang, Command::ShowAll);
        if widgets::button(ui, None, &label, widgets::Kind::Quiet).clicked() {
            session.run(Command::ShowAll);
        }
    });
    ui.add_space(4.0);
}

/// Where people come from, as long as there are none.
fn empty_note(ui: &mut Ui, session: &mut Session) {
    let lang = session.lang();
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        widgets::note(ui, &tr(lang, "table-empty"), 13.0, theme(ui).text_2);
        if widgets::button(ui, None, &super::commands::label(lang, Command::ShowMap), widgets::Kind::Plain)
            .clicked()
        {
            session.run(Command::ShowMap);
        }
    });
    ui.add_space(8.0);
}

fn heads(ui: &mut Ui, session: &Session, state: &mut UiState, widths: &[f32]) {
    let lang = session.lang();
    let t = theme(ui);
    let (bar, _) =
        ui.allocate_exact_size(Vec2::new(widths.iter().sum::<f32>() + 24.0, HEADER), Sense::hover());
    ui.painter().rect_filled(bar, 0.0, color(t.surface_alt));
    paint::rule(ui.painter(), bar.left_bottom(), bar.right_bottom(), t.line);
    let mut x = bar.min.x + 12.0;
    let mut places = Vec::new();
    for (column, width) in Column::ALL.into_iter().zip(widths) {
        places.push((column, Rect::from_min_size(pos2(x, bar.min.y), Vec2::new(*width, HEADER))));
        x += width;
    }
    let names = places.iter().find(|(column, _)| *column == Column::Name);
    let held = names.map_or(Rect::NOTHING, |(_, place)| held_at_left(ui, *place));
    // The keyboard goes through them as they stand, and what lies below the head of the names is not pressed.
    let mut heads = Vec::new();
    for (column, place) in places {
        let seen = match column {
            Column::Name => held,
            // What only touches it is seen whole.
            _ if place.min.x < held.max.x && place.max.x > held.min.x => {
                place.with_min_x(held.max.x.min(place.max.x))
            }
            _ => place,
        };
        let response = ui.interact(seen, ui.scope_id().with(("head", column.key())), Sense::click());
        heads.push((column, place, response));
    }
    // Drawn last, the head of the names covers what is pushed below it.
    heads.sort_by_key(|(column, ..)| *column == Column::Name);
    for (column, place, response) in heads {
        let rect = if column == Column::Name { ground_at_left(ui, place, t.surface_alt) } else { place };
        if response.gained_focus() && column != Column::Name && !ui.input(|i| i.pointer.any_down()) {
            // Beside the names, which cover what is pushed below them.
            state.table.reach = Some(place.with_min_x(place.min.x - state.table.names));
        }
        walk_heads(ui, &mut state.table.walking, &response, column, state.table.rows.first());
        let words = tr(lang, column.key());
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, words.as_ref()));
        let on = state.table.sort.0 == column;
        let tint = if on || response.hovered() { t.text } else { t.text_2 };
        let at = pos2(rect.min.x + 6.0, rect.center().y);
        let used = paint::text(
            ui.painter(),
            at,
            Align2::LEFT_CENTER,
            &words,
            (12.0, Weight::Strong),
            tint,
            rect.width() - 24.0,
        );
        if on {
            let rises = column.rises() != state.table.sort.1;
            let icon = if rises { icons::UP } else { icons::DOWN };
            paint::icon(ui.painter(), at + Vec2::new(used + 9.0, 0.0), icon, 11.0, t.text_2);
        }
        widgets::focus_ring_within(ui, &response);
        let tip = tr_args(lang, "table-sort-tip", &[("column", words.as_ref().into())]);
        let response = if state.pointer_rests { response } else { response.on_hover_text(tip) };
        if response.clicked() {
            if on && state.table.unsorted {
                state.table.made_for = None;
            } else {
                state.table.sort = (column, on && !state.table.sort.1);
                state.table.to_top = session.selection.is_empty();
            }
            if response.clicked_by(egui::PointerButton::Primary) {
                // The keyboard stays with the cell where it was.
                state.table.walking.leads_to = state.table.spot.clone();
            }
        }
    }
}

fn row(ui: &mut Ui, session: &mut Session, state: &mut UiState, rows: &[Row], i: usize, widths: &[f32]) {
    let t = theme(ui);
    let row = &rows[i];
    let size = Vec2::new(widths.iter().sum::<f32>() + 24.0, ROW);
    let (_, place) = ui.allocate_space(size);
    let response = ui.interact(place, Id::unique(("table-row", &row.id)), Sense::click());
    let rect = response.rect;
    let selected = session.selection.has(&row.id);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, selected, &row.name));
    if selected || response.hovered() {
        let fill = if selected { t.accent_soft } else { t.surface_alt };
        ui.painter().rect_filled(rect, 0.0, color(fill));
    }
    paint::rule(ui.painter(), rect.left_bottom(), rect.right_bottom(), t.line);
    if session.passing().is_some_and(|found| !found.contains(&row.id)) {
        ui.set_opacity(0.35);
    }
    walk(ui, session, &mut state.table.walking, &response, (i, None), rows);
    if widgets::came_by_key(ui, &response, i == state.table.takes_keyboard) && !session.selection.has(&row.id)
    {
        session.selection.set_person(row.id.clone());
    }
    if response.clicked() {
        // Shift and an arrow take in the next.
        response.request_focus();
        choose_row(ui, session, rows, i);
    }
    let mut x = rect.min.x + 12.0;
    let mut name = None;
    for (column, width) in Column::ALL.into_iter().zip(widths) {
        let cell = Rect::from_min_size(pos2(x, rect.min.y), Vec2::new(*width, ROW));
        x += width;
        if column == Column::Name {
            name = Some(cell);
        } else {
            table_cell::show(ui, session, state, (rows, i), column, cell);
        }
    }
    if let Some(cell) = name {
        let fill = if selected {
            t.accent_soft
        } else if response.hovered() {
            t.surface_alt
        } else {
            t.surface
        };
        let held = ground_at_left(ui, cell, fill);
        table_cell::show(ui, session, state, (rows, i), Column::Name, held);
    }
    ui.set_opacity(1.0);
    // Above its cells.
    widgets::focus_ring_within(ui, &response);
}

/// The cell of a name stays in sight when the table is pushed to the left.
fn held_at_left(ui: &Ui, cell: Rect) -> Rect {
    cell.translate(Vec2::new((ui.clip_rect().min.x + 6.0 - cell.min.x).max(0.0), 0.0))
}

/// The same, painted over what it then covers.
fn ground_at_left(ui: &Ui, cell: Rect, fill: Rgba) -> Rect {
    let held = held_at_left(ui, cell);
    if held != cell {
        let ground = held.with_min_x(ui.clip_rect().min.x).shrink2(Vec2::new(0.0, 0.5));
        ui.painter().rect_filled(ground, 0.0, color(fill));
        paint::rule(ui.painter(), held.right_top(), held.right_bottom(), theme(ui).line);
    }
    held
}

/// A click selects; with Ctrl it takes in or out, with Shift it selects all from the one before.
pub(super) fn choose_row(ui: &Ui, session: &mut Session, rows: &[Row], i: usize) {
    let held = ui.input(|input| input.modifiers);
    let id = rows[i].id.clone();
    let lead = session.selection.lead().and_then(|lead| rows.iter().position(|row| row.id == *lead));
    match (held.shift, held.command, lead) {
        (true, _, Some(from)) => {
            let between = rows[from.min(i)..=from.max(i)].iter().map(|row| row.id.clone());
            session.selection.add(between.collect::<Vec<_>>());
        }
        (_, true, _) => session.selection.toggle(id),
        _ => session.selection.set_person(id),
    }
}
