//! Who a person is: name, title, department, photo.
use super::super::commands;
use super::super::ui_state::UiState;
use super::super::widgets::{self, FieldKey, Kind, heading, labelled};
use crate::locale::tr;
use crate::model::PersonId;
use crate::session::edits::people;
use crate::session::{Command, Session};
use egui::Ui;

pub(super) fn show(
    ui: &mut Ui,
    session: &mut Session,
    state: &mut UiState,
    id: &PersonId,
    asked: &mut Vec<Command>,
) {
    let lang = session.lang();
    let Some(person) = session.account().person(id).cloned() else { return };
    heading(ui, &tr(lang, "identity"), "");
    let mut text = |ui: &mut Ui, key: FieldKey, value: &str, label: &str| {
        widgets::labelled_field(ui, &mut state.drafts, key, value, &tr(lang, label));
    };
    text(ui, FieldKey::PersonName(id.clone()), person.name_in(lang), "field-name");
    text(ui, FieldKey::PersonTitle(id.clone()), person.title_in(lang), "field-title");
    let departments: Vec<_> =
        session.account().departments_in_order().iter().map(|d| (d.id.clone(), d.name.clone())).collect();
    let shown = departments.iter().find(|(d, _)| person.department.as_ref() == Some(d));
    let shown = shown.map(|(_, name)| name.as_str());
    let names: Vec<String> = departments.iter().map(|(_, name)| name.clone()).collect();
    let chosen = widgets::optional(ui, &tr(lang, "field-department"), &tr(lang, "none"), shown, &names);
    if let Some(i) = chosen {
        let department = i.and_then(|i| departments.get(i)).map(|(d, _)| d.clone());
        let made = people::change(session.account(), id, |p| p.department = department);
        if let Some(made) = made {
            session.commit(made);
        }
    }
    photo(ui, session, asked, id);
}

/// The picture, and how one comes or goes.
fn photo(ui: &mut Ui, session: &Session, asked: &mut Vec<Command>, id: &PersonId) {
    // The commands are about the one person selected.
    if session.selection.only() != Some(id) {
        return;
    }
    let lang = session.lang();
    labelled(ui, &tr(lang, "field-photo"), |ui| {
        let mut offer = |ui: &mut Ui, command: Command| {
            let button =
                widgets::button(ui, command.row().icon, &commands::label(lang, command), Kind::Plain);
            if button.on_hover_text(commands::tip(lang, command)).clicked() {
                asked.push(command);
            }
        };
        ui.horizontal_wrapped(|ui| {
            offer(ui, Command::ChoosePhoto);
            if session.account().photos().contains_key(id) {
                offer(ui, Command::RemovePhoto);
            }
        });
    });
}
