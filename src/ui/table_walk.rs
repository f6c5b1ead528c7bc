//! Going through the table by keyboard: from row to row in one column, along a row from cell to cell, into a row and out
//! of it; with Shift rows are selected on the way. By themselves arrows would look for whatever lies nearest.
use super::table_cell::edits;
use super::table_columns::Column;
use super::table_rows::Row;
use super::widgets;
use crate::model::PersonId;
use crate::session::Session;
use egui::{Event, EventFilter, FocusDirection, Key, Response, Ui};

/// Somebody's row, or a cell in it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) person: PersonId,
    pub(super) column: Option<Column>,
}

/// Where the keyboard is to go.
#[derive(Default)]
pub(super) struct Walking {
    /// Where it is led in the next frame.
    pub(super) leads_to: Option<Spot>,
    /// The head of a column, from which Enter sorts, takes the keyboard in the next frame.
    pub(super) leads_to_head: Option<Column>,
    /// Tab goes on beyond the first or the last cell.
    pub(super) leaves: Option<Onward>,
    /// The cell whose list is open: the keyboard comes back there.
    list_of: Option<Spot>,
    /// From whom Shift and arrows select.
    shift_from: Option<PersonId>,
}

impl Walking {
    /// The keyboard comes back to a cell whose list was closed, unless the hand went elsewhere.
    pub(super) fn mind_list(&mut self, ui: &Ui, spot: Spot, open: bool) {
        if open {
            self.list_of = Some(spot);
        } else if self.list_of.as_ref() == Some(&spot) {
            self.list_of = None;
            if !ui.input(|i| i.pointer.any_pressed()) {
                self.leads_to = Some(spot);
                ui.ctx().request_repaint();
            }
        }
    }
}

/// Takes what leads from `response`, a row or the cell of a column in it, and the keyboard where it was led here.
pub(super) fn walk(
    ui: &Ui,
    session: &mut Session,
    walking: &mut Walking,
    response: &Response,
    (i, column): (usize, Option<Column>),
    rows: &[Row],
) {
    let here = Spot { person: rows[i].id.clone(), column };
    if walking.leads_to.as_ref() == Some(&here) {
        walking.leads_to = None;
        response.request_focus();
        return;
    }
    if !response.has_focus() {
        return;
    }
    // Tab is the table's: by itself it would go to whatever was drawn next, and names are drawn last.
    let filter = EventFilter { tab: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let Some(Pressed { key, adds, far }) = ui.input(|i| i.events.iter().find_map(pressed)) else { return };
    // Below an open list the arrows are the list's.
    if egui::Popup::is_any_open(ui.ctx()) {
        if matches!(key, Key::ArrowDown | Key::Tab) {
            widgets::enter_menu(ui);
        }
        return;
    }
    // A cell that Enter presses does so itself.
    if key == Key::Enter && column.is_some() {
        return;
    }
    if key == Key::Tab {
        let way = if adds { Onward::Back } else { Onward::Next };
        let to = beside(rows, (i, column), way, false);
        if to == here {
            walking.leaves = Some(way);
            return;
        }
        if let Some(other) = rows.iter().position(|row| row.id == to.person).filter(|other| *other != i) {
            reach(session, walking, rows, (i, other), Reach::Cell);
        }
        walking.leads_to = Some(to);
        ui.ctx().request_repaint();
        return;
    }
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    let to = match key {
        Key::ArrowUp => i.checked_sub(1),
        Key::ArrowDown => Some(i + 1).filter(|next| *next < rows.len()),
        Key::Home if far => Some(0),
        Key::End if far => rows.len().checked_sub(1),
        _ => Some(i),
    };
    let Some(to) = to else {
        if key == Key::ArrowUp && !adds {
            walking.leads_to_head = Some(column.unwrap_or_default());
            ui.ctx().request_repaint();
        }
        return;
    };
    let column = match key {
        // Where the other row has no such cell, the row itself is next.
        Key::ArrowUp | Key::ArrowDown => column.filter(|column| edits(&rows[to], *column).is_some()),
        _ if far => column.filter(|column| edits(&rows[to], *column).is_some()),
        _ => along(&rows[i], column, key),
    };
    if to != i {
        let how = match (adds, column) {
            (true, _) => Reach::WithShift,
            (false, Some(_)) => Reach::Cell,
            (false, None) => Reach::Row,
        };
        reach(session, walking, rows, (i, to), how);
    }
    walking.leads_to = Some(Spot { person: rows[to].id.clone(), column });
    ui.ctx().request_repaint();
}

/// Takes what leads from the head of a column: to its neighbours, and down to the `first` row.
pub(super) fn walk_heads(
    ui: &Ui,
    walking: &mut Walking,
    response: &Response,
    column: Column,
    first: Option<&Row>,
) {
    if walking.leads_to_head == Some(column) {
        walking.leads_to_head = None;
        response.request_focus();
        return;
    }
    if !response.has_focus() {
        return;
    }
    let arrow = |event: &Event| match event {
        Event::Key { key, pressed: true, modifiers, .. } if modifiers.is_none() => Some(*key),
        _ => None,
    };
    let at = Column::ALL.iter().position(|other| *other == column);
    let beside = match ui.input(|i| i.events.iter().find_map(arrow)) {
        Some(Key::ArrowLeft) => at.and_then(|at| Column::ALL.get(at.checked_sub(1)?)),
        Some(Key::ArrowRight) => at.and_then(|at| Column::ALL.get(at + 1)),
        Some(Key::ArrowDown) => {
            walking.leads_to = first.map(|row| Spot {
                person: row.id.clone(),
                column: Some(column).filter(|column| edits(row, *column).is_some()),
            });
            None
        }
        Some(Key::ArrowUp) => None,
        _ => return,
    };
    walking.leads_to_head = beside.copied();
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    ui.ctx().request_repaint();
}

/// A key that leads somewhere, and what was held in its own moment.
struct Pressed {
    key: Key,
    /// Shift: rows are selected on the way.
    adds: bool,
    /// Ctrl: to the first row or the last.
    far: bool,
}

fn pressed(event: &Event) -> Option<Pressed> {
    const LEADING: [Key; 8] = [
        Key::ArrowUp,
        Key::ArrowDown,
        Key::ArrowLeft,
        Key::ArrowRight,
        Key::Home,
        Key::End,
        Key::Enter,
        Key::Tab,
    ];
    match event {
        Event::Key { key, pressed: true, modifiers, .. } if !modifiers.alt => {
            let far = modifiers.command;
            let leads = if far { matches!(key, Key::Home | Key::End) } else { LEADING.contains(key) };
            leads.then_some(Pressed { key: *key, adds: modifiers.shift, far })
        }
        _ => None,
    }
}

/// Where Tab leads from a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Onward {
    Next,
    /// With Shift.
    Back,
}

/// The cell beside one: of the same row, at its ends of the next or the one before, at those of all the cell itself. From
/// a row as a whole: its first cell, or back to the row before. `due`: the row gets a day in this moment, with the next
/// step that was written.
pub(super) fn beside(rows: &[Row], (i, column): (usize, Option<Column>), way: Onward, due: bool) -> Spot {
    let spot = |row: &Row, column| Spot { person: row.id.clone(), column: Some(column) };
    let row = &rows[i];
    if way == Onward::Next && due && column == Some(Column::Next) {
        return spot(row, Column::Due);
    }
    let key = if way == Onward::Back { Key::ArrowLeft } else { Key::ArrowRight };
    let within = along(row, column, key).filter(|next| Some(*next) != column);
    let below = || {
        let (next, end) = match way {
            Onward::Next => (rows.get(i + 1)?, Key::Home),
            Onward::Back => (&rows[i.checked_sub(1)?], Key::End),
        };
        Some(spot(next, along(next, None, end)?))
    };
    let here = || Spot { person: row.id.clone(), column };
    within.map(|next| spot(row, next)).or_else(below).unwrap_or_else(here)
}

/// Which cell of a row a key leads to from `column`; `None`: the whole of it.
fn along(row: &Row, column: Option<Column>, key: Key) -> Option<Column> {
    let cells: Vec<Column> = Column::ALL.into_iter().filter(|column| edits(row, *column).is_some()).collect();
    let at = column.and_then(|column| cells.iter().position(|cell| *cell == column));
    let to = match (key, at) {
        (Key::End, _) => cells.len().checked_sub(1),
        (Key::ArrowRight, Some(at)) => Some((at + 1).min(cells.len().saturating_sub(1))),
        (Key::ArrowLeft, Some(at)) => at.checked_sub(1),
        (Key::ArrowLeft, None) => None,
        _ => Some(0),
    };
    to.and_then(|to| cells.get(to)).copied()
}

/// What an arrow leads to.
#[derive(Clone, Copy)]
enum Reach {
    Row,
    /// Those who are selected stay so: what is chosen in a cell of one of them is chosen for all.
    Cell,
    /// All from where Shift was first held are selected.
    WithShift,
}

/// Selects the row that an arrow leads to.
fn reach(session: &mut Session, walking: &mut Walking, rows: &[Row], (from, to): (usize, usize), how: Reach) {
    let person = rows[to].id.clone();
    let begun = walking.shift_from.take().filter(|id| session.selection.has(id));
    match how {
        Reach::WithShift => {
            let first = begun.and_then(|id| rows.iter().position(|row| row.id == id)).unwrap_or(from);
            walking.shift_from = Some(rows[first].id.clone());
            let all = rows[first.min(to)..=first.max(to)].iter().map(|row| row.id.clone());
            session.selection.set_people(all);
            session.selection.lead_also(person);
        }
        Reach::Cell if session.selection.has(&person) => session.selection.lead_also(person),
        Reach::Row | Reach::Cell => session.selection.set_person(person),
    }
}
