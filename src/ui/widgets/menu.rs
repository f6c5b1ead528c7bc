//! Menus and drop-down choices.
use super::{list_steps, shows_own_focus, theme};
use crate::theme::Weight;
use crate::ui::paint::{self, color};
use egui::{
    Align2, Event, FocusDirection, Frame, Id, InputState, Key, Modifiers, Popup, PopupCloseBehavior,
    RectAlign, Response, Role, Sense, Tooltip, Ui, Vec2, WidgetInfo, pos2,
};

/// Opens `add` below `response` when it is clicked.
pub(in crate::ui) fn menu(ui: &Ui, response: &Response, width: f32, add: impl FnOnce(&mut Ui)) {
    popup(ui, response, width, PopupCloseBehavior::CloseOnClick, add);
}

/// The same for a list in which several entries can be ticked: it stays open until one clicks elsewhere. By Esc the
/// keyboard comes back to the button, from which Tab goes on.
pub(in crate::ui) fn check_menu(ui: &Ui, response: &Response, width: f32, add: impl FnOnce(&mut Ui)) {
    let id = Popup::default_response_id(response);
    let was_open = Popup::is_id_open(ui.ctx(), id);
    popup(ui, response, width, PopupCloseBehavior::CloseOnClickOutside, add);
    if was_open && ui.input(|i| i.key_pressed(Key::Escape)) && !Popup::is_id_open(ui.ctx(), id) {
        response.request_focus();
    }
}

/// Frame of a list, and what it keeps from the edge of the window.
const MENU_EDGE: f32 = 20.0;

fn popup(ui: &Ui, response: &Response, width: f32, close: PopupCloseBehavior, add: impl FnOnce(&mut Ui)) {
    let shown = Popup::default_response_id(response).with("shown");
    let frame = Frame::popup(ui.style()).inner_margin(4);
    Popup::menu(response).gap(2.0).width(width).frame(frame).close_behavior(close).show(|ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        // Wherever there is more room: below what it hangs from, or above. The room that egui remembers of a list that
        // was shorter would cut the last entry.
        let (window, from) = (ui.ctx().content_rect(), response.rect);
        let tallest = (window.max.y - from.max.y).max(from.min.y - window.min.y) - MENU_EDGE;
        let list = egui::ScrollArea::vertical().max_height(tallest).min_scrolled_height(tallest);
        // It opens at its top, however far it was scrolled when it was open last.
        let now = ui.ctx().cumulative_frame_nr();
        let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<u64>(shown), now));
        let list = if before + 1 < now { list.vertical_scroll_offset(0.0) } else { list };
        list.show(ui, |ui| {
            ui.set_width(width);
            add(ui);
            list_steps::end(ui);
        });
    });
    // The second click of two does not take back what the first one did.
    if response.double_clicked() {
        Popup::open_id(ui.ctx(), Popup::default_response_id(response));
    }
}

/// A rule between groups of entries.
pub(in crate::ui) fn menu_rule(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 7.0), Sense::hover());
    paint::rule(ui.painter(), rect.left_center(), rect.right_center(), theme(ui).line);
}

/// The first entry of the list that is shown next takes the keyboard.
pub(in crate::ui) fn enter_menu(ui: &Ui) {
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    ui.data_mut(|data| data.insert_temp(entering(), true));
}

/// Whether the list takes the keyboard in this frame; then it no longer does by itself.
pub(in crate::ui) fn enters_menu(ui: &Ui) -> bool {
    ui.data_mut(|data| data.remove_temp::<bool>(entering())).is_some()
}

/// The list that is shown next is looked through for `letters`.
pub(in crate::ui) fn seek_in_menu(ui: &Ui, letters: String) {
    ui.data_mut(|data| data.insert_temp(Id::unique("sought-in-menu"), letters));
}

/// What a list is looked through for, in small letters: what was typed just now with what was typed shortly before, or on
/// the cell that opened it.
pub(in crate::ui) fn sought(ui: &Ui) -> Option<String> {
    /// After so many seconds a letter is a new beginning.
    const PAUSE: f64 = 1.0;
    let so_far = Id::unique("sought-so-far");
    let before = ui.data_mut(|data| data.remove_temp::<String>(Id::unique("sought-in-menu")));
    let (typed, now) = ui.input(|i| {
        let typed = i.events.iter().find_map(|event| match event {
            Event::Text(text) if !text.trim().is_empty() => Some(text.clone()),
            _ => None,
        });
        (typed, i.time)
    });
    let held = ui.data(|data| data.get_temp::<(String, f64)>(so_far));
    let held = held.filter(|(_, at)| before.is_none() && now - at < PAUSE).map(|(letters, _)| letters);
    let letters = held.unwrap_or_default() + &before.or(typed)?.to_lowercase();
    ui.data_mut(|data| data.insert_temp(so_far, (letters.clone(), now)));
    Some(letters)
}

fn entering() -> Id {
    Id::unique("enter-menu")
}

/// The widest note at the right of an entry.
const NOTE: f32 = 300.0;

/// One entry: icon, words, shortcut (or why it is grey); grey if it can't be chosen now.
pub(in crate::ui) fn item(
    ui: &mut Ui,
    icon: Option<char>,
    label: &str,
    shortcut: &str,
    enabled: bool,
) -> Response {
    item_of_list(ui, icon, (label, shortcut), enabled, None)
}

/// The same in a list of which Enter takes one: that one looks chosen, wherever the pointer rests.
pub(in crate::ui) fn item_of_list(
    ui: &mut Ui,
    icon: Option<char>,
    (label, shortcut): (&str, &str),
    enabled: bool,
    chosen: Option<bool>,
) -> Response {
    let small = (12.0, Weight::Regular);
    let note_width = match shortcut {
        "" => 0.0,
        words => paint::line(ui.painter(), words, small.0, small.1, NOTE).size().x + 16.0,
    };
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 28.0), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, enabled, label));
    let t = theme(ui);
    if enabled && ui.data_mut(|data| data.remove_temp::<bool>(entering())).is_some() {
        response.request_focus();
    }
    if enabled {
        list_steps::entry(ui, &response);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let focused = shows_own_focus(ui, &response);
    if chosen.unwrap_or(enabled && (response.hovered() || focused)) {
        ui.painter().rect_filled(rect, 4.0, color(t.accent_soft));
    }
    let tint = if enabled { t.text } else { t.text_3.with_opacity(0.6) };
    let y = rect.center().y;
    if let Some(icon) = icon {
        paint::icon(
            ui.painter(),
            pos2(rect.min.x + 16.0, y),
            icon,
            16.0,
            if enabled { t.text_2 } else { tint },
        );
    }
    let at = pos2(rect.min.x + 32.0, y);
    paint::text(
        ui.painter(),
        at,
        Align2::LEFT_CENTER,
        label,
        (13.0, Weight::Regular),
        tint,
        rect.width() - 40.0 - note_width,
    );
    if !shortcut.is_empty() {
        let at = pos2(rect.max.x - 10.0, y);
        paint::text(ui.painter(), at, Align2::RIGHT_CENTER, shortcut, small, t.text_3, NOTE);
    }
    response
}

/// A box that shows the chosen label and opens a list; returns what was chosen. `name` is what it is called.
pub(in crate::ui) fn choose(
    ui: &mut Ui,
    name: &str,
    shown: &str,
    width: f32,
    options: &[String],
) -> Option<usize> {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 28.0), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
        info.current_text_value = Some(shown.to_owned());
        info
    });
    let t = theme(ui);
    let fill = if response.hovered() { t.surface_alt } else { t.surface };
    let line = if response.hovered() { t.line_strong } else { t.line };
    ui.painter().rect_filled(rect, 4.0, color(fill));
    paint::outline(ui, rect, 4.0, line);
    let at = pos2(rect.min.x + 10.0, rect.center().y);
    paint::text(
        ui.painter(),
        at,
        Align2::LEFT_CENTER,
        shown,
        (13.0, Weight::Regular),
        t.text,
        rect.width() - 34.0,
    );
    let at = pos2(rect.max.x - 14.0, rect.center().y);
    paint::icon(ui.painter(), at, crate::text::icons::DOWN, 12.0, t.text_2);
    super::focus_ring(ui, &response);
    let mut chosen = None;
    menu(ui, &response, width.max(180.0), |ui| {
        for (i, option) in options.iter().enumerate() {
            let mark = (option == shown).then_some(crate::text::icons::CHECK);
            if item(ui, mark, option, "", true).clicked() {
                chosen = Some(i);
                ui.close();
            }
        }
    });
    chosen
}

/// A labelled drop-down whose first entry, `none`, stands for nothing. `shown` is what holds now, `None` for
/// nothing. Returns the index in `options`, `None` inside for nothing.
#[allow(clippy::option_option)] // Outer: was something chosen; inner: what, or nothing.
pub(in crate::ui) fn optional(
    ui: &mut Ui,
    label: &str,
    none: &str,
    shown: Option<&str>,
    options: &[String],
) -> Option<Option<usize>> {
    super::labelled(ui, label, |ui| {
        let all: Vec<String> = [none.to_owned()].into_iter().chain(options.iter().cloned()).collect();
        let width = ui.available_width();
        choose(ui, label, shown.unwrap_or(none), width, &all).map(|i| i.checked_sub(1))
    })
}

/// Lets the menus below `buttons` be opened and changed by keyboard, and by the pointer once one is open: F10 opens
/// the first, Alt with its letter each, arrows go from one to the next.
pub(in crate::ui) fn menu_bar(ui: &Ui, buttons: &[Response], letters: &[char]) {
    let ids: Vec<Id> = buttons.iter().map(Popup::default_response_id).collect();
    let open = ids.iter().position(|id| Popup::is_id_open(ui.ctx(), *id));
    let by_letter = |i: &mut InputState| {
        let key = |c: &char| Key::from_name(&c.to_string());
        letters.iter().position(|c| key(c).is_some_and(|key| i.consume_key(Modifiers::ALT, key)))
    };
    let (left, right, called) = ui.input_mut(|i| {
        // With Shift it is the menu of what is selected.
        let first = (!i.modifiers.shift && i.consume_key(Modifiers::NONE, Key::F10)).then_some(0);
        (i.key_pressed(Key::ArrowLeft), i.key_pressed(Key::ArrowRight), first.or_else(|| by_letter(i)))
    });
    let count = buttons.len();
    let by_arrow = match (open, left, right) {
        (Some(at), true, false) => Some((at + count - 1) % count),
        (Some(at), false, true) => Some((at + 1) % count),
        _ => None,
    };
    let moved = ui.input(|i| i.pointer.delta() != Vec2::ZERO);
    let by_pointer = open.and_then(|_| buttons.iter().position(|button| moved && button.contains_pointer()));
    let by_keyboard = called.or(by_arrow);
    let Some(next) = by_keyboard.or(by_pointer).filter(|next| Some(*next) != open) else { return };
    if by_keyboard.is_some() {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        buttons[next].request_focus();
    }
    Popup::open_id(ui.ctx(), ids[next]);
    ui.ctx().request_repaint();
}

/// Says something beside an entry, where it hides none of the others.
pub(in crate::ui) fn tip_beside(response: &Response, words: &str) {
    let mut tip = Tooltip::for_enabled(response).gap(8.0);
    tip.popup = tip.popup.align(RectAlign::RIGHT_START).align_alternatives(&[RectAlign::LEFT_START]);
    tip.show(|ui| ui.label(words));
}
