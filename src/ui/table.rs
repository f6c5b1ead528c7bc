//! Every person a row: sorted by any column, edited in place, several at once.
use super::canvas::swatch;
use super::paint::{self, color};
use super::table_menus::{self, Edits};
use super::table_rows::{Column, Row, rows};
use super::table_walk::{Onward, Spot, Walking, beside, walk};
use super::ui_state::UiState;
use super::widgets::{self, FieldKey, focus_frame, theme};
use crate::catalogue::Support;
use crate::locale::{signed, tr, tr_args};
use crate::session::{Command, Field, Session};
use crate::text::icons;
use crate::theme::{Rgba, Weight};
use egui::output::IMEOutput;
use egui::{
    Align2, CentralPanel, Event, EventFilter, Frame, IMEPurpose, Id, ImeEvent, Key, Popup, Rect, Response,
    Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
};

const HEADER: f32 = 32.0;
const ROW: f32 = 28.0;

/// What the window remembers of the table.
#[derive(Default)]
pub(super) struct TableState {
    sort: (Column, bool),
    /// The rows, and for which picture, order and search they were made.
    rows: Vec<Row>,
    made_for: Option<(u64, (Column, bool))>,
    /// The cell that is a field.
    editing: Option<FieldKey>,
    /// The cell that had the keyboard last, whether keys rate there, and whether it is to be opened.
    cell: Option<Id>,
    cell_rates: bool,
    opens_cell: bool,
    /// The row to which the whole of the table passes the keyboard.
    takes_keyboard: usize,
    walking: Walking,
    /// Width of the column of names.
    names: f32,
    /// What is to be brought into sight from the side.
    reach: Option<Rect>,
}

impl TableState {
    /// Whether the keyboard is on a cell, and then whether the keys that rate do so there.
    pub(super) fn on_cell(&self, focused: Option<Id>) -> Option<bool> {
        (self.cell.is_some() && self.cell == focused).then_some(self.cell_rates)
    }
}

/// Shows the table in all the room that is left; returns the field that is to be filled in next.
pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState) -> Option<Field> {
    let t = theme(ui);
    let key = (session.picture_version(), state.table.sort);
    if state.table.made_for != Some(key) {
        state.table.made_for = Some(key);
        state.table.rows = rows(session, state.table.sort);
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
        let widths = Column::widths(area.width() - 24.0);
        let names = Column::ALL.iter().zip(&widths).find(|(column, _)| **column == Column::Name);
        state.table.names = names.map_or(0.0, |(_, width)| *width);
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            heads(ui, session, state, &widths);
            let rows = std::mem::take(&mut state.table.rows);
            let led_before = state.table.walking.leads_to.clone();
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                widgets::near_rows(ui, rows.len(), ROW, |ui, near| {
                    // Who takes the keyboard when it comes: whoever is selected, if in sight.
                    let in_sight = near.clone().find(|i| session.selection.has(&rows[*i].id));
                    state.table.takes_keyboard = in_sight.unwrap_or(near.start);
                    for i in near {
                        row(ui, session, state, &rows, i, &widths);
                    }
                });
            });
            state.table.rows = rows;
            // Only here: the list of rows would take the wish for both directions.
            if let Some(reach) = state.table.reach.take() {
                ui.scroll_to_rect(reach, None);
            }
            // Led nowhere for a whole frame: it is out of sight, or gone.
            if led_before.is_some() && state.table.walking.leads_to == led_before {
                state.table.walking.leads_to = None;
            }
        });
        // Above the rows, which reach its border.
        focus_frame(ui, state);
    });
    None
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
    let mut places: Vec<(Column, Rect)> = Vec::new();
    for (column, width) in Column::ALL.into_iter().zip(widths) {
        places.push((column, Rect::from_min_size(pos2(x, bar.min.y), Vec2::new(*width, HEADER))));
        x += width;
    }
    // Drawn last, the head of the names covers what is pushed below it.
    places.sort_by_key(|(column, _)| *column == Column::Name);
    for (column, rect) in places {
        let rect = if column == Column::Name { held_at_left(ui, rect, t.surface_alt) } else { rect };
        let response = ui.interact(rect, ui.scope_id().with(("head", column.key())), Sense::click());
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
            let icon = if state.table.sort.1 { icons::UP } else { icons::DOWN };
            paint::icon(ui.painter(), at + Vec2::new(used + 9.0, 0.0), icon, 11.0, t.text_2);
        }
        widgets::focus_ring(ui, &response);
        if response.clicked() {
            state.table.sort = (column, on && !state.table.sort.1);
        }
    }
}

fn row(ui: &mut Ui, session: &mut Session, state: &mut UiState, rows: &[Row], i: usize, widths: &[f32]) {
    let t = theme(ui);
    let row = &rows[i];
    let size = Vec2::new(widths.iter().sum::<f32>() + 24.0, ROW);
    let response = ui.push_id(&row.id, |ui| ui.allocate_response(size, Sense::click())).inner;
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
            cell_of(ui, session, state, (rows, i), column, cell);
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
        let held = held_at_left(ui, cell, fill);
        cell_of(ui, session, state, (rows, i), Column::Name, held);
    }
    ui.set_opacity(1.0);
    if response.has_focus() {
        // Within the row, above its cells: around it, its neighbours would cover the ring.
        let stroke = Stroke::new(2.0, color(t.focus));
        ui.painter().rect_stroke(rect.intersect(ui.clip_rect()).shrink(1.0), 4.0, stroke, StrokeKind::Inside);
    }
}

/// How the cell of a person is edited; `None` where it can't be.
pub(super) fn edits(row: &Row, column: Column) -> Option<Edits> {
    Edits::of(column).filter(|edits| match edits {
        Edits::Text => true,
        Edits::Department => row.customer,
        // Of a step that is no task yet there is no day.
        Edits::Due => row.judged && row.task.is_some(),
        _ => row.judged,
    })
}

/// The cell of a name stays in sight when the table is pushed to the left, above what it then covers.
fn held_at_left(ui: &Ui, cell: Rect, fill: Rgba) -> Rect {
    let held = cell.translate(Vec2::new((ui.clip_rect().min.x + 6.0 - cell.min.x).max(0.0), 0.0));
    if held != cell {
        let ground = held.with_min_x(ui.clip_rect().min.x).shrink2(Vec2::new(0.0, 0.5));
        ui.painter().rect_filled(ground, 0.0, color(fill));
        paint::rule(ui.painter(), held.right_top(), held.right_bottom(), theme(ui).line);
    }
    held
}

/// A click selects; with Ctrl it takes in or out, with Shift it selects all from the one before.
fn choose_row(ui: &Ui, session: &mut Session, rows: &[Row], i: usize) {
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

/// The field that a cell becomes; `None` where it is no text, or there is nothing yet to change.
fn field_of(session: &Session, row: &Row, column: Column) -> Option<FieldKey> {
    let id = row.id.clone();
    match column {
        Column::Name => Some(FieldKey::RowName(id)),
        Column::Title => Some(FieldKey::RowTitle(id)),
        Column::Next => match &row.task {
            Some(task) => Some(FieldKey::RowTask(task.clone())),
            None => session.deal().map(|deal| FieldKey::RowNewTask(deal.clone(), id)),
        },
        Column::Due => row.task.clone().map(FieldKey::RowDue),
        _ => None,
    }
}

fn cell_of(
    ui: &mut Ui,
    session: &mut Session,
    state: &mut UiState,
    (rows, i): (&[Row], usize),
    column: Column,
    cell: Rect,
) {
    let t = theme(ui);
    let row = &rows[i];
    let key = field_of(session, row, column);
    if key.is_some() && state.table.editing == key {
        if let Some(key) = key {
            let label = tr(session.lang(), column.key());
            let written = matches!(key, FieldKey::RowNewTask(..)).then(|| key.clone());
            let inside = cell.shrink2(Vec2::new(1.0, 1.0));
            let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inside).id_salt(("edit", &row.id)));
            let (drafts, width) = (&mut state.drafts, inside.width());
            let field = if column == Column::Due {
                widgets::date_field(&mut child, drafts, key, row.due, &label, width)
            } else {
                widgets::field(&mut child, drafts, key, row.words(column), &label, width)
            };
            if field.has_focus() {
                // Tab is the table's: by itself it would go to whatever was drawn next.
                let filter =
                    EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: false };
                ui.memory_mut(|memory| memory.set_focus_lock_filter(field.id, filter));
            }
            let tab = ui.input(|i| i.events.iter().find_map(tabbed)).filter(|_| field.has_focus());
            if let Some(way) = tab {
                let due = written.is_some_and(|key| state.drafts.has_words(&key));
                field.surrender_focus();
                state.table.editing = None;
                state.table.walking.leads_to = Some(beside(rows, (i, column), way, due));
            } else if !field.has_focus() {
                state.table.editing = None;
                // Enter and Esc come back to the cell; the hand goes on.
                if !ui.input(|i| i.pointer.any_pressed()) {
                    state.table.walking.leads_to =
                        Some(Spot { person: row.id.clone(), column: Some(column) });
                }
            }
        }
        return;
    }
    let at = pos2(cell.min.x + 6.0, cell.center().y);
    let room = cell.width() - 10.0;
    let strong = column == Column::Name && row.key;
    let style = (12.0, if strong { Weight::Strong } else { Weight::Regular });
    match column {
        Column::Support => {
            let words = row.support.map_or("?".to_owned(), |support| signed(support.score()));
            if row.member {
                swatch(ui.painter(), t, row.support.map(Support::score), &words, at);
            }
        }
        _ => {
            paint::text(ui.painter(), at, Align2::LEFT_CENTER, row.words(column), style, t.text, room);
        }
    }
    let Some(edits) = edits(row, column) else { return };
    let response = ui.interact(cell, Id::unique(("table-cell", &row.id, column.key())), Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(
            Role::Cell,
            true,
            format!("{}: {}", tr(session.lang(), column.key()), row.words(column)),
        )
    });
    if response.hovered() {
        paint::outline(ui, cell.shrink(1.0), 3.0, t.line);
    }
    let words = row.words(column);
    let is_cut = || paint::line(ui.painter(), words, style.0, style.1, f32::INFINITY).size().x > room;
    let response = if response.hovered() && is_cut() { response.on_hover_text(words) } else { response };
    widgets::focus_ring(ui, &response);
    let adds = ui.input(|i| i.modifiers.command || i.modifiers.shift);
    if adds && response.clicked() {
        choose_row(ui, session, rows, i);
        return;
    }
    walk(ui, session, &mut state.table.walking, &response, (i, Some(column)), rows);
    if response.gained_focus() {
        // Whole into sight, clear of the names, which stay at the left; and however far outside it still is, the
        // keyboard was led there.
        state.table.reach = Some(cell.with_min_x(cell.min.x - state.table.names));
        state.led_to = Some(response.id);
    }
    let by_enter = response.clicked() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    if response.clicked() && !by_enter {
        // The keyboard goes on from where the hand was.
        response.request_focus();
    }
    // The first click selects the row, so that a choice is made for all who are selected.
    if (response.clicked() || widgets::came_by_key(ui, &response, false)) && !session.selection.has(&row.id) {
        session.selection.set_person(row.id.clone());
    }
    let opened = response.has_focus() && std::mem::take(&mut state.table.opens_cell);
    let typed = || {
        ui.input(|i| i.events.iter().find_map(typed)).filter(|_| response.has_focus() && !is_open(&response))
    };
    match key {
        Some(key) if response.double_clicked() || by_enter || opened => {
            state.drafts.want(key.clone());
            state.table.editing = Some(key);
        }
        // What is typed on a cell takes the place of what stands there, as in every table.
        Some(key) => {
            if let Some(text) = typed() {
                state.drafts.begin(key.clone(), text);
                state.table.editing = Some(key);
                ui.ctx().request_repaint();
            }
        }
        // Where one chooses, a letter opens the list.
        None if opened || !state.table.cell_rates && typed().is_some() => {
            Popup::open_id(ui.ctx(), Popup::default_response_id(&response));
            widgets::enter_menu(ui);
        }
        None => {}
    }
    if response.has_focus() {
        state.table.cell = Some(response.id);
        state.table.cell_rates = matches!(column, Column::Support | Column::Influence);
        if field_of(session, row, column).is_some() {
            // A first letter may be the beginning of a Chinese word.
            let rect = response.rect;
            let cursor_rect = Rect::from_min_size(rect.min, Vec2::new(1.0, rect.height()));
            let ime = IMEOutput {
                purpose: IMEPurpose::Normal,
                rect,
                cursor_rect,
                should_interrupt_composition: false,
            };
            ui.output_mut(|output| output.ime = Some(ime));
        }
    }
    table_menus::choose(ui, session, edits, row, &response);
    let open = is_open(&response);
    let spot = Spot { person: row.id.clone(), column: Some(column) };
    state.table.walking.mind_list(ui, spot, open);
}

/// Edits what has the keyboard: the cell where it is one, else the name of whoever is selected.
pub(super) fn rename(ctx: &egui::Context, session: &Session, state: &mut UiState) {
    let focused = ctx.memory(egui::Memory::focused);
    if focused.is_some() && state.table.cell == focused {
        state.table.opens_cell = true;
    } else if let Some(id) = session.selection.lead() {
        let key = FieldKey::RowName(id.clone());
        state.drafts.want(key.clone());
        state.table.editing = Some(key);
    }
}

/// Whether the list of a cell is open.
fn is_open(response: &Response) -> bool {
    Popup::is_id_open(&response.ctx, Popup::default_response_id(response))
}

/// Which way a Tab leads.
fn tabbed(event: &Event) -> Option<Onward> {
    match event {
        Event::Key { key: Key::Tab, pressed: true, modifiers, .. } => {
            Some(if modifiers.shift { Onward::Back } else { Onward::Next })
        }
        _ => None,
    }
}

/// What was typed on a cell, letter by letter or by an input method; a space presses it.
fn typed(event: &Event) -> Option<String> {
    match event {
        Event::Text(text) | Event::Ime(ImeEvent::Commit(text)) if !text.trim().is_empty() => {
            Some(text.clone())
        }
        _ => None,
    }
}
