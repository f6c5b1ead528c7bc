//! Every person a row: sorted by any column, edited in place, several at once.
use super::canvas::swatch;
use super::paint::{self, color};
use super::table_menus::{self, Edits};
use super::table_rows::{Column, Row, rows};
use super::ui_state::UiState;
use super::widgets::{self, FieldKey, focus_frame, theme};
use crate::catalogue::Support;
use crate::locale::{signed, tr, tr_args};
use crate::session::{Command, Field, Session};
use crate::text::icons;
use crate::theme::{Rgba, Weight};
use egui::{Align2, CentralPanel, Frame, Id, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2};

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
    /// The row to which the whole of the table passes the keyboard.
    takes_keyboard: usize,
    /// Where an arrow leads: the row, and the cell in it.
    leads_to: Option<(usize, Option<Column>)>,
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
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            heads(ui, session, state, &widths);
            let rows = std::mem::take(&mut state.table.rows);
            let led_before = state.table.leads_to;
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
            // Led nowhere for a whole frame: it is out of sight, or gone.
            if led_before.is_some() && state.table.leads_to == led_before {
                state.table.leads_to = None;
            }
        });
        // Above the rows, which reach its border.
        focus_frame(ui, state);
    });
    None
}

/// Why some rows are pale, and how they are lit again.
fn faded_note(ui: &mut Ui, session: &mut Session) {
    let Some(lit) = session.lit() else { return };
    let lang = session.lang();
    let words = tr_args(lang, "table-faded", &[("count", lit.len().into())]);
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
    widgets::focus_ring(ui, &response);
    if session.lit().is_some_and(|lit| !lit.contains(&row.id)) {
        ui.set_opacity(0.35);
    }
    // Where the cell above has no counterpart, the row itself is next.
    if let Some((to, Some(column))) = state.table.leads_to
        && to == i
        && edits(row, column).is_none()
    {
        state.table.leads_to = Some((i, None));
    }
    walk(ui, session, &mut state.table, &response, (i, None), rows);
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
}

/// How the cell of a person is edited; `None` where it can't be.
fn edits(row: &Row, column: Column) -> Option<Edits> {
    let always = |edits: &Edits| *edits == Edits::Text || *edits == Edits::Department && !row.ours;
    Edits::of(column).filter(|edits| row.judged || always(edits))
}

/// Up and down lead to the same cell of the next row. By themselves arrows would look for whatever lies nearest to the
/// middle of a row, which is wider than the window.
fn walk(
    ui: &Ui,
    session: &mut Session,
    table: &mut TableState,
    response: &egui::Response,
    here: (usize, Option<Column>),
    rows: &[Row],
) {
    if table.leads_to == Some(here) {
        table.leads_to = None;
        response.request_focus();
        return;
    }
    if !response.has_focus() {
        return;
    }
    let (up, down) = ui.input(|i| (i.key_pressed(egui::Key::ArrowUp), i.key_pressed(egui::Key::ArrowDown)));
    // Of its own moment: by the time it leads somewhere Shift may be up again.
    let adds = ui.input(|i| i.modifiers.shift || i.events.iter().any(with_shift));
    // Below an open list the arrows are the list's.
    if egui::Popup::is_any_open(ui.ctx()) {
        if down {
            widgets::enter_menu(ui);
        }
        return;
    }
    let (row, column) = here;
    // From the whole of a row into it.
    let enters =
        |i: &egui::InputState| i.key_pressed(egui::Key::ArrowRight) || i.key_pressed(egui::Key::Enter);
    if column.is_none() && ui.input(enters) {
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        table.leads_to = Some((row, Some(Column::Name)));
        return;
    }
    let next = match (up, down) {
        (true, false) => row.checked_sub(1),
        (false, true) => Some(row + 1).filter(|next| *next < rows.len()),
        _ => return,
    };
    if let Some(to) = next {
        match (adds, session.selection.has(&rows[to].id)) {
            // On the way back those left behind are not selected any more.
            (true, true) => {
                session.selection.toggle(rows[row].id.clone());
                session.selection.lead_also(rows[to].id.clone());
            }
            (true, false) => session.selection.lead_also(rows[to].id.clone()),
            // All who are selected stay so: what is chosen in a cell of one of them is chosen for all.
            (false, true) if column.is_some() => {}
            (false, _) => session.selection.set_person(rows[to].id.clone()),
        }
    }
    ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
    table.leads_to = next.map(|next| (next, column));
    ui.ctx().request_repaint();
}

fn with_shift(event: &egui::Event) -> bool {
    matches!(event, egui::Event::Key { pressed: true, modifiers, .. } if modifiers.shift)
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
    let key = match column {
        Column::Name => Some(FieldKey::RowName(row.id.clone())),
        Column::Title => Some(FieldKey::RowTitle(row.id.clone())),
        _ => None,
    };
    if key.is_some() && state.table.editing == key {
        if let Some(key) = key {
            let value = if column == Column::Name { &row.name } else { &row.title };
            let label = tr(session.lang(), column.key());
            let inside = cell.shrink2(Vec2::new(1.0, 1.0));
            let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inside).id_salt(("edit", &row.id)));
            let field = widgets::field(&mut child, &mut state.drafts, key, value, &label, inside.width());
            if !field.has_focus() {
                state.table.editing = None;
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
    walk(ui, session, &mut state.table, &response, (i, Some(column)), rows);
    let by_enter = response.clicked() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    if response.clicked() && !by_enter {
        // The keyboard goes on from where the hand was.
        response.request_focus();
    }
    // The first click selects the row, so that a choice is made for all who are selected.
    if (response.clicked() || widgets::came_by_key(ui, &response, false)) && !session.selection.has(&row.id) {
        session.selection.set_person(row.id.clone());
    }
    if let Some(key) = key.filter(|_| response.double_clicked() || by_enter) {
        state.drafts.want(key.clone());
        state.table.editing = Some(key);
    }
    table_menus::choose(ui, session, edits, row, &response);
}

/// The name of the person selected last becomes a field.
pub(super) fn rename(session: &Session, state: &mut UiState) {
    if let Some(id) = session.selection.lead() {
        let key = FieldKey::RowName(id.clone());
        state.drafts.want(key.clone());
        state.table.editing = Some(key);
    }
}
