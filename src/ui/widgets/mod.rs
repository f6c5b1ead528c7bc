//! Our own controls: a few lines each, painted from tokens, each in the accessibility tree.
mod button;
mod choice;
mod field;
mod list_steps;
mod menu;
mod rows;
mod stops;
mod word_box;

pub(super) use button::{BY_HAND, Kind, asks_why, button, chip_close, icon_button, link_text, sized_button};
pub(super) use choice::{check_box, check_row, segmented, segmented_with_tips, segments_width};
pub(super) use field::{
    Drafts, FieldKey, date_field, field, focus_all, focus_end, labelled_field, multiline,
};
pub(super) use list_steps::{ask_step, end as end_steps};
pub(super) use menu::{
    check_menu, choose, enter_menu, enters_menu, item, item_of_list, menu, menu_bar, menu_rule, optional,
    seek_in_menu, sought, tip_beside,
};
pub(super) use rows::{list_row, list_rows, near_rows};
pub(super) use stops::support_stops;
pub(super) use word_box::WordBox;

use super::paint;
use super::ui_state::UiState;
use crate::theme::{Rgba, Theme, ThemeId, Weight};
use egui::{Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

/// The theme that the window is drawn in.
pub(super) fn theme(ui: &Ui) -> &'static Theme {
    Theme::get(if ui.visuals().dark_mode { ThemeId::Dark } else { ThemeId::Light })
}

/// Draws the ring of keyboard focus around whatever has it and shows it in no way of its own. Called after all else;
/// `map`: what has a frame instead.
pub(super) fn ring_of_rest(ctx: &egui::Context, map: Option<Id>) {
    let Some(id) = ctx.memory(egui::Memory::focused).filter(|id| Some(*id) != map) else { return };
    if ctx.text_edit_focused() || ctx.data(|data| data.get_temp(shows_focus())) == Some(id) {
        return;
    }
    // What is not shown any more is about to lose it.
    if ctx.viewport(|viewport| !viewport.this_pass.widgets.contains(id)) {
        return;
    }
    let Some(response) = ctx.read_response(id).filter(|response| response.interact_rect.is_positive()) else {
        return;
    };
    let dark = ctx.style_of(ctx.theme()).visuals.dark_mode;
    let theme = Theme::get(if dark { ThemeId::Dark } else { ThemeId::Light });
    let stroke = Stroke::new(2.0, paint::color(theme.focus));
    let painter = ctx.layer_painter(response.layer_id);
    painter.rect_stroke(response.interact_rect, 4.0, stroke, StrokeKind::Inside);
}

/// Where it is written down who shows the keyboard's focus in a way of its own.
fn shows_focus() -> Id {
    Id::unique("shows-focus")
}

/// Says that `response` shows in a way of its own that it has the keyboard; true if it has it.
pub(super) fn shows_own_focus(ui: &Ui, response: &Response) -> bool {
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(shows_focus(), response.id));
    }
    response.has_focus()
}

/// Called at the end of what scrolls: what the keyboard has come to there is scrolled into view.
pub(super) fn follow_focus(ui: &Ui) {
    let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    // What is seen elsewhere is in another part of the window, however far this one reaches out of sight.
    let here = |response: &Response| {
        let seen = response.interact_rect;
        response.layer_id == ui.layer_id()
            && ui.min_rect().contains(response.rect.center())
            && (!seen.is_positive() || ui.clip_rect().intersects(seen))
    };
    if let Some(response) = focused.filter(here) {
        came_by_key(ui, &response, false);
    }
}

/// The ring of keyboard focus.
pub(super) fn focus_ring(ui: &Ui, response: &Response) {
    if shows_own_focus(ui, response) {
        let stroke = Stroke::new(2.0, paint::color(theme(ui).focus));
        ui.painter().rect_stroke(response.rect.expand(2.0), 6.0, stroke, StrokeKind::Outside);
    }
}

/// The same within a cell, whose neighbours would cover it.
pub(super) fn focus_ring_within(ui: &Ui, response: &Response) {
    if shows_own_focus(ui, response) {
        let stroke = Stroke::new(2.0, paint::color(theme(ui).focus));
        let rect = response.rect.intersect(ui.clip_rect()).shrink(1.0);
        ui.painter().rect_stroke(rect, 4.0, stroke, StrokeKind::Inside);
    }
}

/// The frame of keyboard focus around what takes all the room that is left, while one works by keyboard.
pub(super) fn focus_frame(ui: &Ui, state: &UiState) {
    if state.canvas_has_focus && state.pointer_rests {
        let area = ui.clip_rect().shrink(2.0);
        let stroke = Stroke::new(2.0, paint::color(theme(ui).focus));
        ui.painter().rect_stroke(area, 4.0, stroke, StrokeKind::Inside);
    }
}

/// A heading of a panel's part, with a note on the right.
pub(super) fn heading(ui: &mut Ui, text: &str, note: &str) -> Rect {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 20.0), Sense::hover());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Heading, true, text);
        info.current_text_value = Some(note.to_owned()).filter(|note| !note.is_empty());
        info
    });
    let theme = theme(ui);
    let y = rect.center().y;
    let used = paint::text(
        ui.painter(),
        egui::pos2(rect.min.x, y),
        egui::Align2::LEFT_CENTER,
        text,
        (13.0, Weight::Strong),
        theme.text_2,
        rect.width(),
    );
    if !note.is_empty() {
        let room = (rect.width() - used - 8.0).max(0.0);
        paint::text(
            ui.painter(),
            egui::pos2(rect.max.x, y),
            egui::Align2::RIGHT_CENTER,
            note,
            (12.0, Weight::Regular),
            theme.text_2,
            room,
        );
    }
    rect
}

/// A line of plain text that may take several rows.
pub(super) fn note(ui: &mut Ui, text: &str, size: f32, paint: Rgba) {
    ui.label(egui::RichText::new(text).size(size).color(paint::color(paint)));
}

/// A line that opens and closes; true when it was pressed.
pub(super) fn fold_row(
    ui: &mut Ui,
    id: impl std::hash::Hash + std::fmt::Debug,
    summary: &str,
    open: bool,
) -> bool {
    let t = theme(ui);
    let size = 12.0;
    let galley = ui.painter().layout(
        summary.to_owned(),
        egui::FontId::proportional(size),
        paint::color(t.text_2),
        ui.available_width() - 18.0,
    );
    let height = galley.size().y.max(20.0) + 4.0;
    let size = Vec2::new(ui.available_width(), height);
    let response = ui.push_id(id, |ui| ui.allocate_response(size, Sense::click())).inner;
    let rect = response.rect;
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, open, summary));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(Vec2::new(4.0, 0.0)), 4.0, paint::color(t.surface_alt));
    }
    let icon = if open { crate::text::icons::DOWN } else { crate::text::icons::RIGHT };
    let at = egui::pos2(rect.min.x + 6.0, rect.min.y + 11.0);
    paint::icon(ui.painter(), at, icon, 12.0, t.text_2);
    ui.painter().galley(rect.min + Vec2::new(18.0, 3.0), galley, paint::color(t.text_2));
    focus_ring(ui, &response);
    response.clicked()
}

/// A rule across the panel with air around it.
pub(super) fn separator(ui: &mut Ui) {
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, 13.0), Sense::hover());
    let theme = theme(ui);
    let clip = ui.clip_rect();
    let y = rect.center().y;
    paint::rule(ui.painter(), egui::pos2(clip.min.x, y), egui::pos2(clip.max.x, y), theme.line);
}

/// Whether the keyboard has just come to something, which is scrolled into view then. `here`: whoever it stands for is
/// selected, and takes the keyboard where the whole of a table or matrix passes it on.
pub(super) fn came_by_key(ui: &Ui, response: &Response, here: bool) -> bool {
    let (entering, last) = (Id::unique("enter-grid"), Id::unique("came-to"));
    if here && ui.data_mut(|data| data.remove_temp::<bool>(entering)).is_some() {
        response.request_focus();
    }
    if !response.has_focus() || ui.data(|data| data.get_temp(last)) == Some(response.id) {
        return false;
    }
    ui.data_mut(|data| data.insert_temp(last, response.id));
    let came = !ui.input(|i| i.pointer.any_down() || i.pointer.any_released());
    if came {
        response.scroll_to_me(None);
    }
    came
}

/// Called after the panels: what the keyboard has left is come to anew when it returns there.
pub(super) fn forget_what_it_left(ctx: &egui::Context) {
    let focused = ctx.memory(egui::Memory::focused);
    let came_to = Id::unique("came-to");
    ctx.data_mut(|data| {
        if data.get_temp::<Id>(came_to) != focused {
            data.remove::<Id>(came_to);
        }
    });
}

/// What has the keyboard has moved: it is scrolled into view again.
pub(super) fn come_again(ctx: &egui::Context) {
    ctx.data_mut(|data| data.remove::<Id>(Id::unique("came-to")));
}

/// The next thing that stands for whoever is selected takes the keyboard.
pub(super) fn pass_keyboard(ctx: &egui::Context) {
    ctx.data_mut(|data| data.insert_temp(Id::unique("enter-grid"), true));
    ctx.request_repaint();
}

/// A label column beside a control: the label in a fixed width.
pub(super) fn labelled<R>(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(84.0, 28.0), Sense::hover());
        let theme = theme(ui);
        paint::text(
            ui.painter(),
            egui::pos2(rect.min.x, rect.center().y),
            egui::Align2::LEFT_CENTER,
            label,
            (12.0, Weight::Regular),
            theme.text_2,
            rect.width(),
        );
        add(ui)
    })
    .inner
}
