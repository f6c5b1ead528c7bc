//! What is to be done with the person next, and when whoever of ours met them.
use super::super::ui_state::UiState;
use super::super::widgets::{self, FieldKey, Kind, fold_row, heading, labelled_field, separator};
use crate::catalogue::{Catalogue, ContactFunction, Outcome, Side};
use crate::locale::{date_long, listed, tr, tr_args};
use crate::model::{Contact, DealId, PersonId, Task};
use crate::report::person_name;
use crate::session::Session;
use crate::session::edits::work;
use crate::text::icons;
use egui::Ui;

/// The open tasks with the person, the earliest first: the first is the next step.
pub(super) fn tasks(ui: &mut Ui, session: &mut Session, state: &mut UiState, deal: &DealId, id: &PersonId) {
    let lang = session.lang();
    separator(ui);
    let mut open: Vec<Task> =
        session.account().tasks_of(id).filter(|task| task.deal == *deal && !task.done).cloned().collect();
    open.sort_by(|a, b| (a.due.is_none(), a.due, &a.order).cmp(&(b.due.is_none(), b.due, &b.order)));
    let due = open.first().and_then(|task| task.due);
    let due = due.map(|d| tr_args(lang, "sheet-due", &[("date", date_long(lang, d).as_str().into())]));
    heading(ui, &tr(lang, "next-step"), &due.unwrap_or_default());
    for task in &open {
        one_task(ui, session, state, task);
    }
    if open.is_empty()
        && let Some(step) = crate::report::next_step(session.account(), deal, id, session.day())
        && !step.text.is_empty()
    {
        // What was agreed at the last contact, until it is a task.
        widgets::note(ui, &step.text, 13.0, widgets::theme(ui).text);
    }
    let key = FieldKey::NewTask(deal.clone(), id.clone());
    widgets::field(ui, &mut state.drafts, key, "", &tr(lang, "new-task"), 288.0);
    done_tasks(ui, session, state, deal, id);
}

/// What is done, with what came of it, behind one row.
fn done_tasks(ui: &mut Ui, session: &mut Session, state: &mut UiState, deal: &DealId, id: &PersonId) {
    let lang = session.lang();
    let mut done: Vec<Task> =
        session.account().tasks_of(id).filter(|task| task.deal == *deal && task.done).cloned().collect();
    if done.is_empty() {
        return;
    }
    done.sort_by(|a, b| (b.due, &b.order).cmp(&(a.due, &a.order)));
    let words = tr_args(lang, "done-tasks", &[("count", done.len().into())]);
    if fold_row(ui, "done-tasks", &words, state.done_tasks) {
        state.done_tasks = !state.done_tasks;
    }
    for task in done.iter().filter(|_| state.done_tasks) {
        widgets::note(ui, &task.title, 13.0, widgets::theme(ui).text);
        let result = FieldKey::TaskResult(task.id.clone());
        labelled_field(ui, &mut state.drafts, result, &task.result, &tr(lang, "field-result"));
        if widgets::button(ui, Some(icons::UNDO), &tr(lang, "task-reopen"), Kind::Quiet).clicked() {
            commit(session, work::change_task(session.account(), &task.id, |t| t.done = false));
        }
    }
}

fn one_task(ui: &mut Ui, session: &mut Session, state: &mut UiState, task: &Task) {
    let lang = session.lang();
    let title = FieldKey::TaskTitle(task.id.clone());
    widgets::field(ui, &mut state.drafts, title, &task.title, &tr(lang, "field-task"), 288.0);
    let ours: Vec<(PersonId, String)> =
        session.roster().active_team().map(|row| (row.id.clone(), row.name.clone())).collect();
    let names: Vec<String> = ours.iter().map(|(_, name)| name.clone()).collect();
    let shown = task.owner.as_ref().map(|owner| person_name(session.account(), owner, lang));
    let none = tr(lang, "none");
    if let Some(i) = widgets::optional(ui, &tr(lang, "field-task-owner"), &none, shown.as_deref(), &names) {
        let owner = i.and_then(|i| ours.get(i)).map(|(id, _)| id.clone());
        commit(session, work::change_task(session.account(), &task.id, |t| t.owner = owner));
    }
    let label = tr(lang, "field-due");
    widgets::labelled(ui, &label, |ui| {
        let width = ui.available_width() - 84.0;
        let key = FieldKey::TaskDue(task.id.clone());
        widgets::date_field(ui, &mut state.drafts, key, task.due, &label, width);
        if widgets::button(ui, Some(icons::CHECK), &tr(lang, "task-done"), Kind::Plain).clicked() {
            commit(session, work::change_task(session.account(), &task.id, |t| t.done = true));
        }
    });
}

/// The contacts with the person, newest first, and a button that logs one.
pub(super) fn contacts(
    ui: &mut Ui,
    session: &mut Session,
    state: &mut UiState,
    deal: &DealId,
    id: &PersonId,
) {
    let lang = session.lang();
    separator(ui);
    let mut held: Vec<Contact> = session
        .account()
        .contacts_of(id)
        .filter(|contact| contact.deal.as_ref().is_none_or(|d| d == deal))
        .cloned()
        .collect();
    held.sort_by(|a, b| (b.date, &b.order).cmp(&(a.date, &a.order)));
    let count = if held.is_empty() { String::new() } else { held.len().to_string() };
    heading(ui, &tr(lang, "contacts"), &count);
    for contact in &held {
        let open = state.open_contact.as_ref() == Some(&contact.id);
        if fold_row(ui, &contact.id, &summary(session, contact), open) {
            state.open_contact = (!open).then(|| contact.id.clone());
        }
        if open {
            ui.indent(&contact.id, |ui| contact_fields(ui, session, state, contact));
        }
    }
    if widgets::button(ui, Some(icons::CONTACT), &tr(lang, "log-contact"), Kind::Plain).clicked() {
        let (contact, transaction) = work::add_contact(session.account(), deal, id, &session.stamp());
        if session.commit(transaction) {
            state.drafts.want(FieldKey::ContactObjective(contact.clone()));
            state.open_contact = Some(contact);
        }
    }
}

fn summary(session: &Session, contact: &Contact) -> String {
    let lang = session.lang();
    let day = contact.date.map_or_else(|| "–".to_owned(), |d| date_long(lang, d));
    let us: Vec<String> = contact.us.iter().map(|id| person_name(session.account(), id, lang)).collect();
    let outcome = contact.outcome.map_or("", |outcome| Catalogue::get().outcome(outcome).name.get(lang));
    let mut parts = vec![day.as_str()];
    parts.extend(us.iter().map(String::as_str));
    parts.extend([contact.objective.as_str(), outcome]);
    listed(lang, &parts)
}

fn contact_fields(ui: &mut Ui, session: &mut Session, state: &mut UiState, contact: &Contact) {
    let lang = session.lang();
    let catalogue = Catalogue::get();
    let id = &contact.id;
    let label = tr(lang, "field-rated-on");
    widgets::labelled(ui, &label, |ui| {
        let width = ui.available_width();
        let key = FieldKey::ContactDate(id.clone());
        widgets::date_field(ui, &mut state.drafts, key, contact.date, &label, width);
    });
    let none = tr(lang, "none");
    let ours: Vec<PersonId> = session.roster().active_team().map(|row| row.id.clone()).collect();
    if let Some(us) = attendees(ui, session, &tr(lang, "field-contact-by"), &contact.us, &ours, 0) {
        commit(session, work::change_contact(session.account(), id, |c| c.us = us));
    }
    let theirs: Vec<PersonId> = session
        .account()
        .people_in_order()
        .into_iter()
        .filter(|person| person.side != Side::Us && !person.left)
        .map(|person| person.id.clone())
        .collect();
    if let Some(people) = attendees(ui, session, &tr(lang, "field-contact-with"), &contact.people, &theirs, 1)
    {
        commit(session, work::change_contact(session.account(), id, |c| c.people = people));
    }
    let names: Vec<String> =
        ContactFunction::ALL.iter().map(|f| catalogue.function(*f).name.get(lang).to_owned()).collect();
    let shown = contact.function.map(|f| catalogue.function(f).name.get(lang));
    if let Some(i) = widgets::optional(ui, &tr(lang, "field-contact-for"), &none, shown, &names) {
        let function = i.map(|i| ContactFunction::ALL[i]);
        commit(session, work::change_contact(session.account(), id, |c| c.function = function));
    }
    let objective = FieldKey::ContactObjective(id.clone());
    labelled_field(ui, &mut state.drafts, objective, &contact.objective, &tr(lang, "field-objective"));
    let names: Vec<String> =
        Outcome::ALL.iter().map(|o| catalogue.outcome(*o).name.get(lang).to_owned()).collect();
    let shown = contact.outcome.map(|o| catalogue.outcome(o).name.get(lang));
    if let Some(i) = widgets::optional(ui, &tr(lang, "field-outcome"), &none, shown, &names) {
        let outcome = i.map(|i| Outcome::ALL[i]);
        commit(session, work::change_contact(session.account(), id, |c| c.outcome = outcome));
    }
    let next = FieldKey::ContactNext(id.clone());
    labelled_field(ui, &mut state.drafts, next, &contact.next_step, &tr(lang, "next-step"));
    if widgets::button(ui, Some(icons::DELETE), &tr(lang, "delete-contact"), Kind::Quiet).clicked() {
        let transaction = work::delete_contact(session.account(), id);
        session.commit(transaction);
        state.open_contact = None;
    }
}

/// A list for everybody who was there, and one to add somebody; who is there now, if that changed. At least `least`
/// stay: a contact with nobody would stand in nobody's log.
fn attendees(
    ui: &mut Ui,
    session: &Session,
    label: &str,
    there: &[PersonId],
    all: &[PersonId],
    least: usize,
) -> Option<Vec<PersonId>> {
    let lang = session.lang();
    let name = |id: &PersonId| person_name(session.account(), id, lang);
    let free: Vec<&PersonId> = all.iter().filter(|id| !there.contains(id)).collect();
    let names: Vec<String> = free.iter().map(|id| name(id)).collect();
    let mut changed = None;
    for (i, id) in there.iter().enumerate() {
        let label = if i == 0 { label } else { "" };
        let chosen =
            ui.push_id(id, |ui| widgets::optional(ui, label, &tr(lang, "nobody"), Some(&name(id)), &names));
        if let Some(choice) = chosen.inner {
            let mut now = there.to_vec();
            match choice.and_then(|i| free.get(i)) {
                Some(other) => now[i] = (*other).clone(),
                None if now.len() > least => {
                    now.remove(i);
                }
                None => {}
            }
            changed = Some(now);
        }
    }
    let label = if there.is_empty() { label } else { "" };
    let more = ui.push_id("more", |ui| widgets::optional(ui, label, &tr(lang, "add-somebody"), None, &names));
    if let Some(other) = more.inner.flatten().and_then(|i| free.get(i)) {
        changed = Some(there.iter().chain([*other]).cloned().collect());
    }
    changed
}

fn commit(session: &mut Session, made: Option<crate::model::Transaction>) {
    if let Some(transaction) = made {
        session.commit(transaction);
    }
}
