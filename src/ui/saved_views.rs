//! The saved views in the left panel: a click shows one, its menu changes it.
use super::commands;
use super::paint::{self, color};
use super::ui_state::UiState;
use super::widgets::{self, FieldKey, Kind, theme};
use crate::locale::tr;
use crate::model::{View, ViewId};
use crate::session::{Command, Session};
use crate::text::icons;
use crate::theme::Weight;
use egui::{Align2, Key, Modifiers, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

/// The part of the panel; shows only how to begin while there is no view.
pub(super) fn part(ui: &mut Ui, session: &mut Session, state: &mut UiState, asked: &mut Vec<Command>) {
    let lang = session.lang();
    let all: Vec<View> = session.account().views_in_order().into_iter().cloned().collect();
    ui.horizontal(|ui| {
        let width = ui.available_width() - 30.0;
        let heading = |ui: &mut Ui| widgets::heading(ui, &tr(lang, "views"), &all.len().to_string());
        ui.allocate_ui(Vec2::new(width, 24.0), heading);
        let add =
            widgets::icon_button(ui, icons::ADD, &commands::label(lang, Command::KeepView), Kind::Quiet);
        if add.on_hover_text(commands::tip(lang, Command::KeepView)).clicked() {
            asked.push(Command::KeepView);
        }
    });
    let rows: Vec<Option<Response>> =
        all.iter().enumerate().map(|(i, view)| row(ui, session, state, view, i, all.len())).collect();
    reorder(ui, session, &all, &rows);
}

/// A row that is dragged comes between the two where a line shows it.
fn reorder(ui: &Ui, session: &mut Session, all: &[View], rows: &[Option<Response>]) {
    let rows: Vec<(usize, &Response)> =
        rows.iter().enumerate().filter_map(|(i, row)| Some((i, row.as_ref()?))).collect();
    let held = rows.iter().find(|(_, row)| row.dragged() || row.drag_stopped());
    let (Some((at, row)), Some(hand)) = (held, ui.input(|i| i.pointer.latest_pos())) else { return };
    let above = rows.iter().filter(|(_, row)| row.rect.center().y < hand.y).count();
    // Its own place counts for nothing.
    let by = above as isize - *at as isize - isize::from(above > *at);
    if row.drag_stopped() {
        if by != 0 {
            session.move_view(&all[*at].id, by);
        }
    } else if by != 0 {
        let (first, rest) = (rows[0].1.rect, rows.get(above.saturating_sub(1)).map(|(_, row)| row.rect));
        let y = if above == 0 { first.min.y } else { rest.map_or(first.min.y, |rect| rect.max.y) };
        let line = egui::Stroke::new(2.0, color(theme(ui).accent));
        ui.painter().hline(first.x_range(), y, line);
        ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    }
}

/// One view; `None` while it is a field.
fn row(
    ui: &mut Ui,
    session: &mut Session,
    state: &mut UiState,
    view: &View,
    at: usize,
    count: usize,
) -> Option<Response> {
    let lang = session.lang();
    let key = FieldKey::ViewTitle(view.id.clone());
    if state.renaming_view.as_ref() == Some(&view.id) {
        let label = tr(lang, "view-title");
        let width = ui.available_width();
        let field = widgets::field(ui, &mut state.drafts, key, &view.title, &label, width);
        if !field.has_focus() {
            state.renaming_view = None;
        }
        return None;
    }
    let t = theme(ui);
    let size = Vec2::new(ui.available_width(), 26.0);
    let response = ui.push_id(&view.id, |ui| ui.allocate_response(size, Sense::click_and_drag())).inner;
    let rect = response.rect;
    let shown = session.shown_view() == Some(&view.id);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, shown, &view.title));
    if response.hovered() || shown {
        ui.painter().rect_filled(rect.expand2(Vec2::new(6.0, 0.0)), 4.0, color(t.surface_alt));
    }
    let y = rect.center().y;
    let style = (13.0, Weight::Regular);
    let room = rect.width() - 32.0;
    paint::text(ui.painter(), pos2(rect.min.x, y), Align2::LEFT_CENTER, &view.title, style, t.text, room);
    widgets::focus_ring(ui, &response);
    let spot = egui::Rect::from_center_size(pos2(rect.max.x - 12.0, y), Vec2::splat(24.0));
    let more = ui.interact(spot, response.id.with("more"), Sense::click());
    more.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr(lang, "view-more")));
    paint::icon(
        ui.painter(),
        spot.center(),
        icons::MORE,
        16.0,
        if more.hovered() { t.text } else { t.text_2 },
    );
    widgets::focus_ring(ui, &more);
    if response.has_focus() {
        state.view_row = Some((response.id, view.id.clone()));
    }
    widgets::menu(ui, &more, 220.0, |ui| {
        let entry = |ui: &mut Ui, icon: char, key: &str, enabled: bool| {
            let clicked = widgets::item(ui, Some(icon), &tr(lang, key), "", enabled).clicked();
            if clicked {
                ui.close();
            }
            clicked
        };
        if entry(ui, icons::RENAME, "view-rename", true) {
            rename(state, &view.id);
        }
        if entry(ui, icons::PICTURE, "view-update", true) {
            session.update_view(&view.id);
        }
        for (icon, key, by, enabled) in
            [(icons::UP, "view-up", -1, at > 0), (icons::DOWN, "view-down", 1, at + 1 < count)]
        {
            if entry(ui, icon, key, enabled) {
                session.move_view(&view.id, by);
            }
        }
        if entry(ui, icons::DELETE, "view-delete", true) {
            session.delete_view(&view.id);
        }
    });
    // Only now: the list would close by the click that opened it.
    if response.secondary_clicked() {
        egui::Popup::open_id(ui.ctx(), egui::Popup::default_response_id(&more));
    }
    if response.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Delete)) {
        session.delete_view(&view.id);
        return None;
    }
    if response.double_clicked() {
        rename(state, &view.id);
    } else if response.clicked() {
        // F2 and Delete now mean the view.
        response.request_focus();
        session.show_view(&view.id);
    }
    Some(response)
}

/// Carries out a command that means the view whose row has the keyboard: F2 its title.
pub(super) fn means(state: &mut UiState, focused: Option<egui::Id>, command: Command) -> bool {
    let meant = state.view_row.clone().filter(|(row, _)| focused == Some(*row) && command == Command::Rename);
    if let Some((_, view)) = &meant {
        rename(state, view);
    }
    meant.is_some()
}

/// The row becomes a field.
pub(super) fn rename(state: &mut UiState, id: &ViewId) {
    state.drafts.want(FieldKey::ViewTitle(id.clone()));
    state.renaming_view = Some(id.clone());
}
