//! Find a person or run a command; give and take roles.
use super::super::commands::{label, shortcut_words};
use super::Answered;
use super::chooser::{Choice, Chooser, choose};
use crate::catalogue::Catalogue;
use crate::locale::{listed, tr, tr_args};
use crate::report::card_name;
use crate::session::{Found, Session};
use crate::text::icons;
use egui::Ui;

/// More than are seen at once; the list scrolls.
const MOST: usize = 60;

pub(super) fn show(ui: &mut Ui, session: &Session, chooser: &mut Chooser) -> Option<Answered> {
    let lang = session.lang();
    let found = |text: &str| session.find(text, MOST).into_iter().map(|what| answer(session, what)).collect();
    let hint = match session.line_from() {
        Some(from) => {
            let name = card_name(session.account(), from, lang);
            tr_args(lang, "find-other-end", &[("name", name.as_str().into())])
        }
        None => tr(lang, "find-hint").into_owned(),
    };
    choose(ui, session, chooser, &hint, found).map(Answered::Found)
}

fn answer(session: &Session, what: Found) -> Choice<Found> {
    let lang = session.lang();
    match &what {
        Found::Person(id) => {
            let title = session.account().person(id).map_or("", |person| person.title_in(lang));
            let name = card_name(session.account(), id, lang);
            let words = listed(lang, &[&name, title]);
            Choice { what, icon: Some(icons::PERSON), words, note: String::new(), enabled: true }
        }
        Found::Department(id) => {
            let name = session.account().departments().get(id).map(|d| d.name.clone()).unwrap_or_default();
            let note = tr(lang, "find-department").into_owned();
            Choice { what, icon: Some(icons::DEPARTMENT), words: name, note, enabled: true }
        }
        Found::View(id) => {
            let words = session.account().views().get(id).map(|view| view.title.clone()).unwrap_or_default();
            let note = tr(lang, "find-view").into_owned();
            Choice { what, icon: Some(icons::PICTURE), words, note, enabled: true }
        }
        Found::Command(command) => {
            let row = command.row();
            let missing = session.missing(*command);
            let note = match missing {
                Some(needs) => tr(lang, needs.key()).into_owned(),
                None => command.shortcut().map(|shortcut| shortcut_words(lang, shortcut)).unwrap_or_default(),
            };
            Choice { icon: row.icon, words: label(lang, *command), note, enabled: missing.is_none(), what }
        }
    }
}

/// The roles; those that the person selected last holds are ticked.
pub(super) fn roles(ui: &mut Ui, session: &Session, chooser: &mut Chooser) -> Option<Answered> {
    let lang = session.lang();
    let found = |text: &str| {
        let role = |key| {
            let known = Catalogue::get().role(&key);
            let words = known.map_or_else(|| key.to_string(), |role| role.name.get(lang).to_owned());
            let note = known.map_or_else(String::new, |role| role.badge.get(lang).to_owned());
            let icon = session.holds(&key).then_some(icons::CHECK);
            Choice { what: key, icon, words, note, enabled: true }
        };
        session.find_roles(text).into_iter().map(role).collect()
    };
    choose(ui, session, chooser, &tr(lang, "roles-hint"), found).map(Answered::Role)
}
