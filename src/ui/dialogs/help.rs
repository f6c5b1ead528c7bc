//! The list of keys, and what this program is.
use super::super::commands::{label, shortcut_words};
use super::super::widgets::{Kind, heading, item, note, theme};
use super::questions::buttons;
use super::{Answered, list_height, title};
use crate::locale::{tr, tr_args};
use crate::session::{Command, Menu, Session};
use egui::{FocusDirection, Key, ScrollArea, Ui, Vec2};

pub(super) fn shortcuts(ui: &mut Ui, session: &Session) -> Option<Answered> {
    let lang = session.lang();
    title(ui, &tr(lang, "command-shortcuts"), 480.0);
    note(ui, &tr(lang, "shortcuts-pointer"), 12.0, theme(ui).text_2);
    let tallest = list_height(ui, 620.0);
    let list = ScrollArea::vertical().id_salt("keys").max_height(tallest).min_scrolled_height(tallest);
    list.show(ui, |ui| {
        scroll_by_keys(ui);
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        for menu in Menu::ALL {
            heading(ui, &tr(lang, menu.key()), "");
            for &command in Command::ALL.iter().filter(|command| command.row().menu == menu) {
                if let Some(shortcut) = command.shortcut() {
                    item(
                        ui,
                        command.row().icon,
                        &label(lang, command),
                        &shortcut_words(lang, shortcut),
                        true,
                    );
                }
            }
            ui.add_space(8.0);
        }
    });
    let ok = tr(lang, "ok");
    buttons(ui, &[(&ok, Kind::Filled)]).map(|_| Answered::Close)
}

/// Arrows and page keys move what is read; the keyboard stays where it is.
pub(super) fn scroll_by_keys(ui: &Ui) {
    const LINE: f32 = 56.0;
    const PAGE: f32 = 392.0;
    let keys = [
        (Key::ArrowDown, LINE),
        (Key::ArrowUp, -LINE),
        (Key::PageDown, PAGE),
        (Key::PageUp, -PAGE),
        (Key::End, f32::MAX),
        (Key::Home, f32::MIN),
    ];
    let by: f32 = ui.input(|i| keys.iter().filter(|(key, _)| i.key_pressed(*key)).map(|(_, by)| by).sum());
    if by != 0.0 {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        ui.scroll_with_delta(Vec2::new(0.0, -by.clamp(-1e5, 1e5)));
    }
}

pub(super) fn about(ui: &mut Ui, session: &Session, renderer: &str) -> Option<Answered> {
    let lang = session.lang();
    title(ui, "Linchpin", 420.0);
    let version = tr_args(
        lang,
        "about-version",
        &[("version", env!("CARGO_PKG_VERSION").into()), ("renderer", renderer.into())],
    );
    note(ui, &version, 13.0, theme(ui).text);
    note(ui, &tr(lang, "about-text"), 13.0, theme(ui).text_2);
    let ok = tr(lang, "ok");
    buttons(ui, &[(&ok, Kind::Filled)]).map(|_| Answered::Close)
}
