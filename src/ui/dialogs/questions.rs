//! Short questions with two or three answers.
use super::super::asks::Then;
use super::super::file_dialog::Purpose;
use super::super::widgets::{Kind, button, note, theme};
use super::{Answered, list_height, title};
use crate::file::Recovery;
use crate::locale::{Message, date_time, tr, tr_args};
use crate::session::Session;
use egui::{Align, Layout, ScrollArea, Ui};
use std::path::{Path, PathBuf};

/// Buttons at the right, the main one first; returns which was pressed.
pub(super) fn buttons(ui: &mut Ui, labels: &[(&str, Kind)]) -> Option<usize> {
    let mut pressed = None;
    ui.add_space(4.0);
    // Made from left to right, so that Tab goes as one reads; how wide they are is known after the first time.
    let id = ui.scope_id().with("buttons");
    let held: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
        ui.add_space((ui.available_width() - held).max(0.0));
        let start = ui.cursor().min.x;
        for (i, (label, kind)) in labels.iter().enumerate().rev() {
            let response = button(ui, None, label, *kind);
            // The main answer is the one that Enter gives.
            if i == 0 && ui.memory(|memory| memory.focused().is_none()) {
                response.request_focus();
            }
            if response.clicked() {
                pressed = Some(i);
            }
        }
        let width = ui.min_rect().max.x - start;
        if (width - held).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(id, width));
            ui.ctx().request_discard("the buttons' width");
        }
    });
    pressed
}

pub(super) fn unsaved(ui: &mut Ui, session: &Session, then: &Then) -> Option<Answered> {
    let lang = session.lang();
    title(ui, &tr(lang, "unsaved-title"), 440.0);
    let name = session.account().info().name_in(lang);
    note(ui, &tr_args(lang, "unsaved-text", &[("name", name.into())]), 13.0, theme(ui).text_2);
    let (save, discard, cancel) = (tr(lang, "unsaved-save"), tr(lang, "unsaved-discard"), tr(lang, "cancel"));
    match buttons(ui, &[(&save, Kind::Filled), (&discard, Kind::Plain), (&cancel, Kind::Plain)])? {
        0 => Some(Answered::SaveThen(then.clone())),
        1 => Some(Answered::DiscardThen(then.clone())),
        _ => Some(Answered::Close),
    }
}

pub(super) fn recover(ui: &mut Ui, session: &Session, found: &[Recovery]) -> Option<Answered> {
    let lang = session.lang();
    title(ui, &tr(lang, "recover-title"), 480.0);
    let first = found.first()?;
    let name = first.document_path().and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned());
    let name = name.unwrap_or_else(|| tr(lang, "recover-unsaved").into_owned());
    let steps = first.entries().len();
    note(
        ui,
        &tr_args(lang, "recover-text", &[("name", name.as_str().into()), ("steps", steps.into())]),
        13.0,
        theme(ui).text_2,
    );
    if let Some(at) = first.last_change() {
        let at = date_time(lang, crate::clock::local(at));
        note(ui, &tr_args(lang, "recover-when", &[("when", at.as_str().into())]), 12.0, theme(ui).text_3);
    }
    if found.len() > 1 {
        note(
            ui,
            &tr_args(lang, "recover-more", &[("count", (found.len() - 1).into())]),
            12.0,
            theme(ui).text_3,
        );
    }
    let (yes, no, later) = (tr(lang, "recover-yes"), tr(lang, "recover-no"), tr(lang, "recover-later"));
    // Whoever asked for another file gets that one by Enter.
    let asked_for_another = session.file().path().is_some_and(|open| first.document_path() != Some(open));
    if asked_for_another {
        return match buttons(ui, &[(&later, Kind::Filled), (&yes, Kind::Plain), (&no, Kind::Plain)])? {
            0 => Some(Answered::Close),
            1 => Some(Answered::Recover),
            _ => Some(Answered::ForgetRecovery),
        };
    }
    match buttons(ui, &[(&yes, Kind::Filled), (&no, Kind::Plain), (&later, Kind::Plain)])? {
        0 => Some(Answered::Recover),
        1 => Some(Answered::ForgetRecovery),
        _ => Some(Answered::Close),
    }
}

pub(super) fn replace(ui: &mut Ui, session: &Session, purpose: Purpose, path: &Path) -> Option<Answered> {
    let lang = session.lang();
    title(ui, &tr(lang, "replace-title"), 440.0);
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    note(ui, &tr_args(lang, "path-replace", &[("name", name.as_str().into())]), 13.0, theme(ui).text_2);
    let (yes, cancel) = (tr(lang, "replace-yes"), tr(lang, "cancel"));
    // Enter alone, meant for the name, must lose nothing.
    match buttons(ui, &[(&cancel, Kind::Filled), (&yes, Kind::Plain)])? {
        0 => Some(Answered::Close),
        _ => Some(Answered::Path(purpose, path.to_owned())),
    }
}

pub(super) fn changed_on_disk(ui: &mut Ui, session: &Session, path: &Path) -> Option<Answered> {
    let lang = session.lang();
    title(ui, &tr(lang, "changed-title"), 460.0);
    let shown = path.display().to_string();
    note(ui, &tr_args(lang, "changed-text", &[("path", shown.as_str().into())]), 13.0, theme(ui).text_2);
    let (save_as, overwrite, cancel) =
        (tr(lang, "changed-save-as"), tr(lang, "changed-overwrite"), tr(lang, "cancel"));
    match buttons(ui, &[(&save_as, Kind::Filled), (&overwrite, Kind::Plain), (&cancel, Kind::Plain)])? {
        0 => Some(Answered::SaveAs),
        1 => Some(Answered::Overwrite(PathBuf::from(path))),
        _ => Some(Answered::Close),
    }
}

pub(super) fn message(ui: &mut Ui, session: &Session, messages: &[Message]) -> Option<Answered> {
    /// A list of a hundred defects must leave the button on the screen.
    const TALLEST: f32 = 360.0;
    let lang = session.lang();
    title(ui, &tr(lang, "message-title"), 460.0);
    ScrollArea::vertical().max_height(list_height(ui, TALLEST)).show(ui, |ui| {
        for message in messages {
            note(ui, &message.text(lang), 13.0, theme(ui).text);
        }
    });
    let ok = tr(lang, "ok");
    buttons(ui, &[(&ok, Kind::Filled)]).map(|_| Answered::Close)
}
