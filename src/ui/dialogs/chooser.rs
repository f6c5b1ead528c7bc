//! A field and below it what its letters find: arrows go through the answers, Enter takes one.
use super::super::paint;
use super::super::widgets::{self, theme};
use super::{list_height, width};
use crate::locale::tr;
use crate::session::Session;
use egui::{Id, Key, Modifiers, ScrollArea, TextEdit, Ui, Vec2};

/// What is typed, and which of the answers is chosen.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct Chooser {
    text: String,
    at: usize,
}

impl Chooser {
    /// One in which this is typed already.
    pub(in crate::ui) fn begun(text: String) -> Self {
        Self { text, at: 0 }
    }
}

/// One answer.
pub(super) struct Choice<T> {
    pub(super) what: T,
    pub(super) icon: Option<char>,
    pub(super) words: String,
    /// On the right: a shortcut, a badge.
    pub(super) note: String,
    pub(super) enabled: bool,
}

const WIDTH: f32 = 520.0;
/// So high the answers may be before they scroll.
const TALLEST: f32 = 392.0;

/// Shows the field with `hint` and what `find` has for its text; returns the one taken.
pub(super) fn choose<T>(
    ui: &mut Ui,
    session: &Session,
    chooser: &mut Chooser,
    hint: &str,
    find: impl FnOnce(&str) -> Vec<Choice<T>>,
) -> Option<T> {
    let width = width(ui, WIDTH);
    ui.set_width(width);
    // Before the field sees them: there they would move the cursor.
    let (up, down) = ui.input_mut(|i| {
        (i.consume_key(Modifiers::NONE, Key::ArrowUp), i.consume_key(Modifiers::NONE, Key::ArrowDown))
    });
    let edit = TextEdit::singleline(&mut chooser.text)
        .id(Id::unique("chooser"))
        .hint_text(egui::RichText::new(hint).color(paint::color(theme(ui).text_3)))
        .desired_width(width)
        .margin(egui::Margin::symmetric(8, 6));
    let response = ui.add(edit).accessible_name(hint);
    let enter = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if !response.has_focus() {
        widgets::focus_end(&response, &chooser.text);
    }
    if response.changed() {
        chooser.at = 0;
    }
    let found = find(&chooser.text);
    let Some(last) = found.len().checked_sub(1) else {
        widgets::note(ui, &tr(session.lang(), "find-nothing"), 12.0, theme(ui).text_2);
        return None;
    };
    chooser.at = match (up, down) {
        (true, false) => chooser.at.checked_sub(1).unwrap_or(last),
        (false, true) if chooser.at >= last => 0,
        (false, true) => chooser.at + 1,
        _ => chooser.at.min(last),
    };
    let mut chosen = enter.then_some(chooser.at);
    let moved = up || down;
    let tallest = list_height(ui, TALLEST);
    ScrollArea::vertical().max_height(tallest).min_scrolled_height(tallest).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        for (i, choice) in found.iter().enumerate() {
            let (words, is_next) = ((choice.words.as_str(), choice.note.as_str()), i == chooser.at);
            let response = widgets::item_of_list(ui, choice.icon, words, choice.enabled, Some(is_next));
            // What the hand goes over is what Enter takes; a hand that rests there means nothing.
            if response.hovered() && ui.input(|input| input.pointer.is_moving()) {
                chooser.at = i;
            }
            if i == chooser.at {
                paint::outline(ui, response.rect, 4.0, theme(ui).accent);
                if moved {
                    response.scroll_to_me(None);
                }
            }
            if response.clicked() {
                chosen = Some(i);
            }
        }
    });
    // A grey one says why beside its words.
    chosen.and_then(|i| found.into_iter().nth(i)).filter(|choice| choice.enabled).map(|choice| choice.what)
}
