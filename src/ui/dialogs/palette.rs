//! Find a person or run a command: a field, and below it what its letters find.
use super::super::commands::{label, shortcut_words};
use super::super::paint;
use super::super::widgets::{self, theme};
use super::Answered;
use crate::locale::{listed, tr};
use crate::report::person_name;
use crate::session::{Found, Session};
use crate::text::icons;
use egui::{Id, Key, Modifiers, TextEdit, Ui, Vec2};

/// What is typed, and which of the answers is chosen.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct PaletteDraft {
    text: String,
    at: usize,
}

const MOST: usize = 12;

pub(super) fn show(ui: &mut Ui, session: &Session, draft: &mut PaletteDraft) -> Option<Answered> {
    let lang = session.lang();
    ui.set_width(520.0);
    // Before the field sees them: there they would move the cursor.
    let (up, down) = ui.input_mut(|i| {
        (i.consume_key(Modifiers::NONE, Key::ArrowUp), i.consume_key(Modifiers::NONE, Key::ArrowDown))
    });
    let hint = tr(lang, "find-hint");
    let edit = TextEdit::singleline(&mut draft.text)
        .id(Id::unique("palette"))
        .hint_text(egui::RichText::new(hint.as_ref()).color(paint::color(theme(ui).text_3)))
        .desired_width(520.0)
        .margin(egui::Margin::symmetric(8, 6));
    let response = ui.add(edit).accessible_name(hint);
    let enter = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if !response.has_focus() {
        response.request_focus();
    }
    if response.changed() {
        draft.at = 0;
    }
    let found = session.find(&draft.text, MOST);
    if found.is_empty() {
        widgets::note(ui, &tr(lang, "find-nothing"), 12.0, theme(ui).text_2);
        return None;
    }
    let last = found.len() - 1;
    draft.at = match (up, down) {
        (true, false) => draft.at.checked_sub(1).unwrap_or(last),
        (false, true) => {
            if draft.at >= last {
                0
            } else {
                draft.at + 1
            }
        }
        _ => draft.at.min(last),
    };
    let mut chosen = enter.then_some(draft.at);
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    for (i, what) in found.iter().enumerate() {
        let (icon, words, shortcut, enabled) = match what {
            Found::Person(id) => {
                let title = session.account().person(id).map_or("", |person| person.title_in(lang));
                let name = person_name(session.account(), id, lang);
                (Some(icons::PERSON), listed(lang, &[&name, title]), String::new(), true)
            }
            Found::Command(command) => {
                let row = command.row();
                let shortcut =
                    row.shortcut.map(|shortcut| shortcut_words(lang, shortcut)).unwrap_or_default();
                (row.icon, label(lang, *command), shortcut, session.missing(*command).is_none())
            }
        };
        let response = widgets::item(ui, icon, &words, &shortcut, enabled);
        if i == draft.at {
            paint::outline(ui, response.rect, 4.0, theme(ui).accent);
        }
        if response.clicked() {
            chosen = Some(i);
        }
    }
    chosen.and_then(|i| found.into_iter().nth(i)).map(Answered::Found)
}
