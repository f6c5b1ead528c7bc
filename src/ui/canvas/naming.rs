//! Naming in place: a real text field with the focus from its first frame, so that an input method loses no
//! stroke.
use crate::geom::{Rect, pt};
use crate::session::{Command, Naming, Session};
use crate::ui::paint::{self, color};
use crate::ui::ui_state::UiState;
use crate::ui::widgets::{focus_all, theme};
use egui::{Id, Key, TextEdit, Ui};

pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState) {
    let Some(naming) = session.naming.clone() else {
        state.naming_text = None;
        return;
    };
    let picture = session.picture().clone();
    let (area, value, id, hint) = match &naming {
        Naming::Person(person) => {
            let Some(rect) = picture.geometry.cards.get(person) else {
                session.naming = None;
                return;
            };
            let area = Rect {
                min: pt(rect.min.x + 38.0, rect.min.y + 2.0),
                max: pt(rect.max.x - 4.0, rect.min.y + 34.0),
            };
            let name = session.account().person(person).map(|p| p.name_in(session.lang()).to_owned());
            let hint = if session.names_new() { "naming-new-hint" } else { "naming-hint" };
            (area, name.unwrap_or_default(), Id::unique(("naming", person)), hint)
        }
        Naming::Post(person) => {
            let Some(rect) = picture.geometry.cards.get(person) else {
                session.naming = None;
                return;
            };
            let area = Rect {
                min: pt(rect.min.x + 38.0, rect.min.y + 22.0),
                max: pt(rect.max.x - 4.0, rect.min.y + 50.0),
            };
            let title = session.account().person(person).map(|p| p.title_in(session.lang()).to_owned());
            (area, title.unwrap_or_default(), Id::unique(("naming-post", person)), "naming-post-hint")
        }
        Naming::Department(department) => {
            let Some(rect) = picture.geometry.regions.get(department) else {
                session.naming = None;
                return;
            };
            let area = Rect::new(rect.min.x + 6.0, rect.min.y + 3.0, 240.0, 30.0);
            let name = session.account().departments().get(department).map(|d| d.name.clone());
            (area, name.unwrap_or_default(), Id::unique(("naming", department)), "naming-hint")
        }
    };
    let first = state.naming_text.as_ref().is_none_or(|(held, _)| *held != id);
    if first {
        state.naming_text = Some((id, value));
    }
    let Some((_, text)) = &mut state.naming_text else { return };
    let k = ui.ctx().pixels_per_point();
    let to_screen = session.camera.screen_from_map(session.canvas, k);
    let mut area = paint::rect(to_screen.rect(area));
    // Room for a name with its title, within the canvas.
    let canvas = paint::rect(session.canvas);
    area.set_width(area.width().max(230.0));
    let over = (area.max.x - canvas.max.x + 8.0).max(0.0);
    area = area.translate(egui::vec2(-over, 0.0));
    area.set_height(area.height().max(26.0));
    let t = theme(ui);
    let frame = egui::Frame::new()
        .fill(color(t.surface))
        .stroke(egui::Stroke::new(2.0, color(t.focus)))
        .corner_radius(4)
        .inner_margin(egui::Margin::symmetric(5, 2));
    let hint = crate::locale::tr(session.lang(), hint);
    let edit = TextEdit::singleline(text)
        .id(id)
        .hint_text(egui::RichText::new(hint.as_ref()).color(color(t.text_3)))
        .text_color(color(t.text))
        .frame(frame)
        // Tab goes on to the next person.
        .lock_focus(true)
        .desired_width(area.width() - 14.0);
    let output = ui.place(area, edit).accessible_name(hint);
    if first {
        focus_all(&output, text);
        return;
    }
    let (escape, enter, tab) =
        ui.input(|i| (i.key_pressed(Key::Escape), i.key_pressed(Key::Enter), i.key_pressed(Key::Tab)));
    // Names are called out one after another. As it was pressed: a quick Ctrl is up again by the end of the frame.
    let goes_on = |event: &egui::Event| match event {
        egui::Event::Key { key: Key::Enter, pressed: true, modifiers, .. } => {
            modifiers.command || modifiers.shift
        }
        _ => false,
    };
    let unnamed = matches!(naming, Naming::Person(_)) && session.names_new();
    let peer = enter && ui.input(|i| i.events.iter().any(goes_on));
    if escape {
        session.cancel_naming();
        state.naming_text = None;
        refocus(ui, state);
    } else if (tab || peer) && unnamed && text.trim().is_empty() {
        // Who has no name yet gets nobody below or beside: whoever holds Tab down would add people without end.
        output.request_focus();
    } else if enter || tab || !output.has_focus() {
        let text = text.clone();
        session.finish_naming(&text);
        if session.naming.is_some() {
            // Refused: what was typed stays in the field.
            output.request_focus();
            return;
        }
        state.naming_text = None;
        if enter || tab {
            refocus(ui, state);
        }
        let person = matches!(naming, Naming::Person(_) | Naming::Post(_));
        if person && (tab || peer) {
            session.run(if tab { Command::AddReport } else { Command::AddPeer });
        }
    }
}

/// The keyboard goes back to the map.
fn refocus(ui: &Ui, state: &mut UiState) {
    if let Some(id) = state.canvas_id {
        ui.memory_mut(|memory| memory.request_focus(id));
        state.canvas_has_focus = true;
    }
}
