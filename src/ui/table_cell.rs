//! A cell of the table: what it says, and how it is edited, by hand and by keyboard.
use super::badge;
use super::canvas::swatch;
use super::paint;
use super::table::choose_row;
use super::table_columns::Column;
use super::table_menus::{self, Edits};
use super::table_rows::Row;
use super::table_walk::{Onward, Spot, beside, walk};
use super::ui_state::UiState;
use super::widgets::{self, FieldKey, theme};
use crate::catalogue::Support;
use crate::locale::{signed, tr};
use crate::model::{PersonId, RatingValue};
use crate::session::Session;
use egui::output::IMEOutput;
use egui::{
    Align2, Event, EventFilter, IMEPurpose, Id, ImeEvent, Key, Popup, Rect, Response, Role, Sense, Ui, Vec2,
    WidgetInfo, pos2,
};

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

/// Whether a cell is written into.
fn is_text(row: &Row, column: Column) -> bool {
    match column {
        Column::Name | Column::Title | Column::Next => true,
        Column::Due => row.task.is_some(),
        _ => false,
    }
}

/// The field that a cell becomes when the writing begins; `None` where it is no text, or there is nothing yet to change.
/// Where several are selected it is written for all of them.
fn field_of(session: &Session, (rows, i): (&[Row], usize), column: Column) -> Option<FieldKey> {
    let row = &rows[i];
    let id = row.id.clone();
    let others = || {
        let meant = session.selection.has(&row.id);
        rows.iter().filter(move |other| meant && other.id != row.id && session.selection.has(&other.id))
    };
    let tasks = || others().filter_map(|other| other.task.clone()).collect();
    let without_task = || {
        others().filter(|other| other.judged && other.task.is_none()).map(|other| other.id.clone()).collect()
    };
    match column {
        Column::Name => Some(FieldKey::RowName(id)),
        // For all who are selected when the writing begins.
        Column::Title => {
            let selected = session.selection.people();
            let all = if selected.contains(&id) { selected.clone() } else { [id.clone()].into() };
            Some(FieldKey::RowTitle(id, all))
        }
        Column::Next => match &row.task {
            Some(task) => Some(FieldKey::RowTask(task.clone(), tasks(), without_task())),
            None => {
                session.deal().map(|deal| FieldKey::RowNewTask(deal.clone(), id, tasks(), without_task()))
            }
        },
        Column::Due => row.task.clone().map(|task| {
            let all = others().filter_map(|other| other.task.clone()).chain([task.clone()]).collect();
            FieldKey::RowDue(task, all)
        }),
        _ => None,
    }
}

/// Shows a cell, or the field that it has become.
pub(super) fn show(
    ui: &mut Ui,
    session: &mut Session,
    state: &mut UiState,
    (rows, i): (&[Row], usize),
    column: Column,
    cell: Rect,
) {
    let t = theme(ui);
    let row = &rows[i];
    // Whoever is selected by now.
    let here = |key: &&FieldKey| match (key, column) {
        (FieldKey::RowName(id), Column::Name)
        | (FieldKey::RowTitle(id, _), Column::Title)
        | (FieldKey::RowNewTask(_, id, ..), Column::Next) => *id == row.id,
        (FieldKey::RowTask(task, ..), Column::Next) | (FieldKey::RowDue(task, _), Column::Due) => {
            row.task.as_ref() == Some(task)
        }
        _ => false,
    };
    if let Some(key) = state.table.editing.as_ref().filter(here).cloned() {
        field(ui, session, state, (rows, i), (column, key), cell);
        return;
    }
    let at = pos2(cell.min.x + 6.0, cell.center().y);
    let room = cell.width() - 10.0;
    let style = row.style(column);
    match column {
        Column::Support => {
            let words = row.support.map_or("?".to_owned(), |support| signed(support.score()));
            if row.member {
                swatch(ui.painter(), t, row.support.map(Support::score), &words, at);
            }
        }
        Column::Roles => badge::row(ui.painter(), t, &row.badges, at, room),
        _ => {
            paint::text(ui.painter(), at, Align2::LEFT_CENTER, row.words(column), style, t.text, room);
        }
    }
    let Some(edits) = edits(row, column) else { return };
    let late = column == Column::Due && !row.late.is_empty();
    let words = if late { row.late.as_str() } else { row.words(column) };
    let response = ui.interact(cell, Id::unique(("table-cell", &row.id, column.key())), Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Cell, true, format!("{}: {words}", tr(session.lang(), column.key())))
    });
    if response.hovered() {
        paint::outline(ui, cell.shrink(1.0), 3.0, t.line);
    }
    let is_cut = || paint::line(ui.painter(), words, style.0, style.1, f32::INFINITY).size().x > room;
    let by_letters = late || column == Column::Roles && !words.is_empty();
    let response =
        if response.hovered() && (by_letters || is_cut()) { response.on_hover_text(words) } else { response };
    widgets::focus_ring_within(ui, &response);
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
    if is_text(row, column) {
        let enters = response.double_clicked() || by_enter || opened;
        // What is typed on a cell takes the place of what stands there, as in every table.
        let text = typed().filter(|_| !enters);
        let key = if enters || text.is_some() { field_of(session, (rows, i), column) } else { None };
        if let Some(key) = key {
            match text {
                Some(text) => {
                    state.drafts.begin(key.clone(), text);
                    ui.ctx().request_repaint();
                }
                None => state.drafts.want(key.clone()),
            }
            state.table.editing = Some(key);
        }
    } else {
        if column == Column::Support && response.has_focus() {
            rate_by_number(ui, session, state, &row.id);
        }
        // Where one chooses, a letter opens the list and leads to what begins with it.
        let letters = typed().filter(|_| !state.table.cell_rates);
        if opened || letters.is_some() {
            Popup::open_id(ui.ctx(), Popup::default_response_id(&response));
        }
        // Enter opens it by pressing the cell.
        if opened || letters.is_some() || (by_enter && !is_open(&response)) {
            widgets::enter_menu(ui);
        }
        if let Some(letters) = letters {
            widgets::seek_in_menu(ui, letters);
        }
    }
    if response.has_focus() {
        state.table.cell = Some(response.id);
        state.table.spot = Some(Spot { person: row.id.clone(), column: Some(column) });
        state.table.cell_rates = matches!(column, Column::Support | Column::Influence);
        if is_text(row, column) {
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

/// The cell as the field that is typed into.
fn field(
    ui: &mut Ui,
    session: &Session,
    state: &mut UiState,
    (rows, i): (&[Row], usize),
    (column, key): (Column, FieldKey),
    cell: Rect,
) {
    let row = &rows[i];
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
        let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(field.id, filter));
    }
    let tab = ui.input(|i| i.events.iter().find_map(tabbed)).filter(|_| field.has_focus());
    if let Some(way) = tab {
        let due = written.is_some_and(|key| state.drafts.has_words(&key));
        field.surrender_focus();
        state.table.editing = None;
        state.table.walking.leads_to = Some(beside(rows, (i, Some(column)), way, due));
    } else if !field.has_focus() {
        state.table.editing = None;
        // Enter and Esc come back to the cell; the hand goes on.
        if !ui.input(|i| i.pointer.any_pressed()) {
            state.table.walking.leads_to = Some(Spot { person: row.id.clone(), column: Some(column) });
        }
    }
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
/// "+2", "−1" or "2" typed on a rating is that step. The sign has moved it by one already, as on the map.
fn rate_by_number(ui: &Ui, session: &mut Session, state: &mut UiState, id: &PersonId) {
    for event in ui.input(|i| i.events.clone()) {
        let Event::Text(text) = event else { continue };
        match text.as_str() {
            "+" => state.table.sign = Some((id.clone(), 1)),
            "-" | "−" => state.table.sign = Some((id.clone(), -1)),
            _ => {
                let sign = state.table.sign.take().filter(|(of, _)| of == id).map_or(1, |(_, sign)| sign);
                let step = text.parse::<i8>().ok().filter(|step| (1..=3).contains(step));
                let support = step.and_then(|step| Support::new(sign * step));
                if let (Some(support), Some(deal)) = (support, session.deal().cloned()) {
                    session.rate_with(&deal, id, |_| RatingValue::Support(Some(support)));
                }
            }
        }
    }
}

fn typed(event: &Event) -> Option<String> {
    match event {
        Event::Text(text) | Event::Ime(ImeEvent::Commit(text)) if !text.trim().is_empty() => {
            Some(text.clone())
        }
        _ => None,
    }
}
