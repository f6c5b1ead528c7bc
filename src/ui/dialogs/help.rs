//! The list of keys, and what this program is.
use super::super::commands::{label, shortcut_words};
use super::super::widgets::{Kind, item, note, theme};
use super::questions::buttons;
use super::{Answered, title};
use crate::locale::{tr, tr_args};
use crate::session::{Command, Session};
use egui::{ScrollArea, Ui, Vec2};

pub(super) fn shortcuts(ui: &mut Ui, session: &Session) -> Option<Answered> {
    let lang = session.lang();
    title(ui, &tr(lang, "command-shortcuts"), 480.0);
    note(ui, &tr(lang, "shortcuts-pointer"), 12.0, theme(ui).text_2);
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        for &command in Command::ALL {
            if let Some(shortcut) = command.row().shortcut {
                item(ui, command.row().icon, &label(lang, command), &shortcut_words(lang, shortcut), true);
            }
        }
    });
    let ok = tr(lang, "ok");
    buttons(ui, &[(&ok, Kind::Filled)]).map(|_| Answered::Close)
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
