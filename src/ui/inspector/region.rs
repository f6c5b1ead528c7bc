//! A department.
use super::super::commands;
use super::super::ui_state::UiState;
use super::super::widgets::{self, FieldKey, Kind, heading, labelled, separator};
use crate::locale::tr;
use crate::model::{DepartmentId, PersonId};
use crate::report::{Number, person_name};
use crate::session::edits::departments;
use crate::session::{Command, Session};
use crate::text::icons;
use egui::Ui;

pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState, id: &DepartmentId) {
    let lang = session.lang();
    let Some(department) = session.account().departments().get(id).cloned() else { return };
    heading(ui, &tr(lang, "department"), "");
    let label = tr(lang, "field-thing-name");
    labelled(ui, &label, |ui| {
        let width = ui.available_width();
        let key = FieldKey::DepartmentName(id.clone());
        widgets::field(ui, &mut state.drafts, key, &department.name, &label, width);
    });
    let roster = session.roster().clone();
    let rows = roster.departments.iter().find(|(d, ..)| d == id).map_or(&[][..], |(_, _, rows)| rows);
    let people: Vec<PersonId> = rows.iter().map(|row| row.id.clone()).collect();
    let names: Vec<String> = rows.iter().map(|row| row.name.clone()).collect();
    let shown = department.head.as_ref().map(|h| person_name(session.account(), h, lang));
    let none = tr(lang, "none");
    if let Some(i) = widgets::optional(ui, &tr(lang, "field-head"), &none, shown.as_deref(), &names) {
        let head = i.and_then(|i| people.get(i).cloned());
        if let Some(made) = departments::set_head(session.account(), id, head) {
            session.commit(made);
        }
    }
    separator(ui);
    heading(ui, &tr(lang, "people"), &people.len().to_string());
    if !people.is_empty() && widgets::link_text(ui, &tr(lang, "department-stands")).clicked() {
        state.explain = Some(Number::Department(id.clone()));
    }
    let mut shown = None;
    for (person, name) in people.iter().zip(&names) {
        if widgets::link_text(ui, name).clicked() {
            shown = Some(person.clone());
        }
    }
    separator(ui);
    let fit = Command::FitRegion;
    if widgets::button(ui, Some(icons::FIT), &commands::label(lang, fit), Kind::Plain).clicked() {
        session.run(fit);
    }
    if widgets::button(ui, Some(icons::DELETE), &tr(lang, "delete-department"), Kind::Plain).clicked() {
        session.run(Command::Delete);
    }
    if let Some(person) = shown {
        session.show_person(&person);
    }
}
