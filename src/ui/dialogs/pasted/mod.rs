//! People from the clipboard, looked at and mended before they are made.
mod past;
mod rows;

use self::past::Past;
use self::rows::{Editing, Facts, rows};
use super::super::commands;
use super::super::widgets::{Kind, button, check_row, icon_button, note, theme};
use super::questions::buttons;
use super::{Answered, title};
use crate::geom::Point;
use crate::import::Pasted;
use crate::locale::{tr, tr_args};
use crate::model::PersonId;
use crate::report::person_name;
use crate::session::{Command, Session};
use crate::text::icons;
use egui::{Align, Key, Layout, Modifiers, Ui};
use std::collections::BTreeSet;
use std::rc::Rc;

/// A list, where it goes, and whom it goes under.
#[derive(Clone, Debug)]
pub(in crate::ui) struct PastedDraft {
    pub(in crate::ui) list: Pasted,
    /// Numbers of those who were clicked away.
    pub(in crate::ui) without: BTreeSet<usize>,
    /// Where the pointer was, in map points.
    pub(in crate::ui) at: Option<Point>,
    /// The person who was selected, and whether the new ones report there.
    pub(in crate::ui) under: Option<(PersonId, bool)>,
    /// The line that keys and the buttons below the list are for.
    current: usize,
    /// The line takes the keyboard as soon as it is shown.
    wants_focus: bool,
    editing: Option<Editing>,
    past: Past,
    /// What follows from the list as it was last looked at.
    facts: Option<Rc<Facts>>,
}

impl PastedDraft {
    pub(in crate::ui) fn new(list: Pasted, at: Option<Point>, under: Option<(PersonId, bool)>) -> Self {
        let current = list.as_outline().first().copied().unwrap_or_default();
        let past = Past::of(&list);
        let without = BTreeSet::new();
        Self { list, without, at, under, current, wants_focus: false, editing: None, past, facts: None }
    }

    fn takes(&self, i: usize) -> bool {
        !self.without.contains(&i) && !self.list.people[i].is_department
    }

    /// Leaves the line out, or takes it in again.
    fn toggle(&mut self, i: usize) {
        if self.list.people[i].is_department {
            self.list.turn_heading(i);
            self.without.remove(&i);
        } else if !self.without.remove(&i) {
            self.without.insert(i);
        }
    }
}

pub(super) fn show(ui: &mut Ui, session: &Session, draft: &mut PastedDraft) -> Option<Answered> {
    draft.look();
    let facts = draft.facts.take().unwrap_or_else(|| Rc::new(Facts::of(session, draft)));
    draft.facts = Some(facts.clone());
    show_list(ui, session, draft, &facts)
}

fn show_list(ui: &mut Ui, session: &Session, draft: &mut PastedDraft, facts: &Facts) -> Option<Answered> {
    let lang = session.lang();
    let taken = (0..facts.found.known.len()).filter(|i| draft.takes(*i));
    let (new, known): (Vec<usize>, Vec<usize>) = taken.partition(|i| facts.found.known[*i].is_none());
    let gains =
        |i: &&usize| !facts.found.fills[**i].is_empty() || !draft.list.people[**i].opinions.is_empty();
    let (new, completed) = (new.len(), known.iter().filter(gains).count());
    title(
        ui,
        &tr_args(lang, "paste-title", &[("count", new.into()), ("completed", completed.into())]),
        760.0,
    );
    let enter = rows(ui, session, draft, facts);
    mend_buttons(ui, session, draft);
    if draft.facts.is_none() {
        // Another list stands there now, of which the facts say nothing.
        ui.ctx().request_discard("the list was taken back");
        return None;
    }
    missing_bosses(ui, session, draft, facts);
    if let Some((person, on)) = &mut draft.under {
        let name = person_name(session.account(), person, lang);
        let words = tr_args(lang, "paste-under", &[("name", name.as_str().into())]);
        if check_row(ui, &words, *on).clicked() {
            *on = !*on;
        }
    }
    let t = theme(ui);
    note(ui, &tr(lang, "paste-row-tip"), 12.0, t.text_2);
    if let [first, rest @ ..] = &draft.list.left_out[..] {
        let args = [("line", first.as_str().into()), ("more", rest.len().into())];
        note(ui, &tr_args(lang, "paste-left-out", &args), 12.0, t.text_2);
    }
    if !draft.list.unread_columns.is_empty() {
        let columns = crate::locale::enumerated(lang, &draft.list.unread_columns);
        note(ui, &tr_args(lang, "paste-unread", &[("columns", columns.as_str().into())]), 12.0, t.text_2);
    }
    let mut people = draft.list.people.iter().enumerate();
    let says = people.any(|(i, person)| draft.takes(i) && !person.opinions.is_empty());
    if !says {
        note(ui, &tr(lang, "paste-opinions"), 12.0, t.text_2);
    }
    if new == 0 && completed == 0 {
        if facts.found.known.iter().all(Option::is_some) {
            note(ui, &tr(lang, "paste-nobody-new"), 12.0, t.text_2);
        }
        let ok = tr(lang, "ok");
        let pressed = buttons(ui, &[(&ok, Kind::Filled)]);
        return pressed.or(enter.then_some(0)).map(|_| Answered::Close);
    }
    let (add, cancel) = (tr(lang, "paste-add"), tr(lang, "cancel"));
    let pressed = buttons(ui, &[(&add, Kind::Filled), (&cancel, Kind::Plain)]);
    match pressed.or(enter.then_some(0))? {
        0 => {
            draft.take_words();
            Some(Answered::Paste(Box::new(draft.clone())))
        }
        _ => Some(Answered::Close),
    }
}

/// Offers to make the bosses too who are named and nowhere to be found.
fn missing_bosses(ui: &mut Ui, session: &Session, draft: &mut PastedDraft, facts: &Facts) {
    let lang = session.lang();
    let missing: Vec<usize> =
        (0..draft.list.people.len()).filter(|i| draft.takes(*i) && facts.lacks_boss(draft, *i)).collect();
    let names: BTreeSet<&str> =
        missing.iter().map(|i| draft.list.people[*i].boss_elsewhere.as_str()).collect();
    let Some(first) = names.first() else { return };
    let args = [("name", (*first).into()), ("more", (names.len() - 1).into())];
    if button(ui, Some(icons::ADD_PERSON), &tr_args(lang, "paste-add-bosses", &args), Kind::Plain).clicked() {
        draft.list.add_bosses(&missing);
    }
}

/// What can be done with the chosen line, and with all; the keys do the same wherever the keyboard is, but in a field.
fn mend_buttons(ui: &mut Ui, session: &Session, draft: &mut PastedDraft) {
    let (lang, i) = (session.lang(), draft.current);
    let list = &mut draft.list;
    let typing = draft.editing.is_some();
    let pressed = |held: Modifiers, key: Key| !typing && ui.input_mut(|input| input.consume_key(held, key));
    let key = |key: Key| pressed(Modifiers::ALT, key);
    let redo_key =
        pressed(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z) || pressed(Modifiers::COMMAND, Key::Y);
    let undo_key = pressed(Modifiers::COMMAND, Key::Z);
    let (can_undo, can_redo) = (draft.past.can_undo(), draft.past.can_redo());
    let (mut undone, mut redone) = (false, false);
    let (out_key, in_key) = (key(Key::ArrowLeft), key(Key::ArrowRight));
    let (swap_key, heading_key) = (key(Key::S), key(Key::D));
    let can_out = list.people.get(i).is_some_and(|person| person.boss.is_some());
    let (can_in, can_swap) = (list.boss_further_in(i).is_some(), list.can_swap(i));
    ui.horizontal(|ui| {
        let mut press = |icon: Option<char>, [name, tip, why]: [&str; 3], on: bool, kind: Kind| {
            let words = tr(lang, name);
            let response = ui.add_enabled_ui(on && !typing, |ui| button(ui, icon, &words, kind)).inner;
            response.on_hover_text(tr(lang, tip)).on_disabled_hover_text(tr(lang, why)).clicked()
        };
        let words = ["paste-out", "paste-out-tip", "paste-out-why"];
        if press(Some(icons::LEFT), words, can_out, Kind::Plain) || out_key {
            list.move_out(i);
        }
        let words = ["paste-in", "paste-in-tip", "paste-in-why"];
        if press(Some(icons::RIGHT), words, can_in, Kind::Plain) || in_key {
            list.move_in(i);
        }
        let words = ["paste-swap-one", "paste-swap-one-tip", "paste-swap-one-why"];
        if press(None, words, can_swap, Kind::Plain) || swap_key {
            list.swap(i);
        }
        let kind = if list.heading(i).is_some() { Kind::On } else { Kind::Plain };
        let words = ["paste-heading", "paste-heading-tip", "paste-heading-why"];
        if press(Some(icons::DEPARTMENT), words, true, kind) || heading_key {
            list.turn_heading(i);
        }
        let any = (0..list.people.len()).any(|i| list.can_swap(i));
        if press(None, ["paste-swap", "paste-swap-tip", "paste-swap-why"], any, Kind::Quiet) {
            list.swap_all();
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let mut step = |command: Command, icon: char, on: bool, why: &str| {
                let button =
                    |ui: &mut Ui| icon_button(ui, icon, &commands::label(lang, command), Kind::Quiet);
                let response = ui.add_enabled_ui(on && !typing, button).inner;
                let response = response.on_hover_text(commands::tip(lang, command));
                response.on_disabled_hover_text(tr(lang, why)).clicked()
            };
            redone = step(Command::Redo, icons::REDO, can_redo, "needs-redo") || redo_key;
            undone = step(Command::Undo, icons::UNDO, can_undo, "needs-undo") || undo_key;
        });
    });
    if undone {
        draft.undo();
    } else if redone {
        draft.redo();
    }
}
