//! One of ours: whom they know and whom only they know, whom they face, and what they have to do.
use super::super::ui_state::UiState;
use super::super::widgets::{self, heading, labelled, note, separator, theme};
use crate::catalogue::{Catalogue, Level};
use crate::locale::{date_short, enumerated, tr, tr_args};
use crate::model::{LinkKind, PairState, PersonId};
use crate::report::{Number, person_name};
use crate::session::Session;
use egui::Ui;
use std::collections::BTreeMap;

/// What hangs on somebody of ours. A press on a customer's name leads to their card.
pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState, us: &PersonId) {
    let lang = session.lang();
    let mut shown = None;
    let mut person = |ui: &mut Ui, session: &Session, label: &str, id: &PersonId| {
        labelled(ui, label, |ui| {
            if widgets::link_text(ui, &person_name(session.account(), id, lang)).clicked() {
                shown = Some(id.clone());
            }
        });
    };
    let known = known(session, us);
    separator(ui);
    heading(ui, &tr(lang, "ours-know"), &known.len().to_string());
    for (id, level) in &known {
        person(ui, session, Catalogue::get().level(*level).name.get(lang), id);
    }
    if known.is_empty() {
        note(ui, &tr(lang, "ours-know-nobody"), 12.0, theme(ui).text_2);
    }
    if let Some(alone) = session.roster().known_alone.get(us) {
        let alone: Vec<String> = alone.iter().map(|id| person_name(session.account(), id, lang)).collect();
        let names = enumerated(lang, &alone);
        let words = tr_args(lang, "ours-alone", &[("names", names.as_str().into())]);
        note(ui, &words, 12.0, theme(ui).text_2);
        if widgets::link_text(ui, &tr(lang, "ours-lost")).clicked() {
            state.explain = Some(Number::SoleLink(us.clone()));
        }
    }
    let faced: Vec<(PersonId, PairState)> = session
        .account()
        .links_of(us)
        .filter_map(|link| match link.kind {
            LinkKind::Pair(state) if link.from == *us => Some((link.to.clone(), state)),
            _ => None,
        })
        .collect();
    if !faced.is_empty() {
        separator(ui);
        heading(ui, &tr(lang, "ours-face"), &faced.len().to_string());
        for (id, state) in &faced {
            let key = if *state == PairState::Planned { "pair-planned" } else { "pair-current" };
            person(ui, session, &tr(lang, key), id);
        }
    }
    let mut tasks: Vec<_> = session.account().tasks().values().collect();
    tasks.retain(|task| !task.done && task.owner.as_ref() == Some(us) && Some(&task.deal) == session.deal());
    tasks.sort_by_key(|task| (task.due.is_none(), task.due));
    if !tasks.is_empty() {
        separator(ui);
        heading(ui, &tr(lang, "ours-tasks"), &tasks.len().to_string());
        for task in tasks {
            let due = task.due.map(|due| date_short(lang, due)).unwrap_or_default();
            labelled(ui, &due, |ui| match &task.person {
                Some(id) => {
                    if widgets::link_text(ui, &task.title).clicked() {
                        shown = Some(id.clone());
                    }
                }
                None => note(ui, &task.title, 13.0, theme(ui).text),
            });
        }
    }
    if let Some(id) = shown {
        session.show_person(&id);
    }
}

/// Whom somebody of ours knows, who matters most first.
fn known(session: &Session, us: &PersonId) -> Vec<(PersonId, Level)> {
    let mut levels: BTreeMap<PersonId, Level> = BTreeMap::new();
    let held = session.account().relationships().values().filter(|held| held.us == *us);
    for relationship in held.filter(|held| held.level > Level::None) {
        let level = levels.entry(relationship.person.clone()).or_default();
        *level = (*level).max(relationship.level);
    }
    let ranking = &session.findings().ranking;
    let mut known: Vec<(PersonId, Level)> = levels.into_iter().collect();
    known.sort_by_key(|(id, _)| ranking.of(id).map_or(usize::MAX, |ranked| ranked.rank));
    known
}
