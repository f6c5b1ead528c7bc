//! Keys of the window: whose they are, and what they do.
use super::app::App;
use super::dialogs::{Chooser, Dialog};
use super::ui_state::FilterBar;
use super::{areas, canvas, commands, saved_views, widgets};
use crate::geom::vec2;
use crate::session::{Command, Page, Way};
use egui::{Event, Key};

/// Seconds after which an Esc that is not seen any more was let go; systems wait up to 0.7 before a held key repeats.
const ESCAPE_LET_GO: f64 = 0.8;

impl App {
    /// Commands by key, the clipboard, Esc, arrows: what is pressed while no dialog and no menu is open.
    pub(super) fn keys(&mut self, ctx: &egui::Context) {
        self.tell_hand(ctx);
        if egui::Popup::is_any_open(ctx) && !ctx.text_edit_focused() {
            keep_in_list(ctx, self.state.canvas_id);
        }
        if self.state.dialog.is_some() || egui::Popup::is_any_open(ctx) {
            return;
        }
        let mut focused = ctx.memory(egui::Memory::focused);
        if focused.is_none() && self.state.canvas_id.is_some() {
            // Whoever closed a dialog or left a field is on the map again, with its keys.
            focused = self.state.canvas_id;
            ctx.memory_mut(|memory| focused.into_iter().for_each(|canvas| memory.request_focus(canvas)));
        }
        let typing = ctx.text_edit_focused() || self.session.naming.is_some();
        let was_typing = std::mem::replace(&mut self.state.typing, typing);
        // On its way past the map the keyboard is not there.
        self.state.canvas_has_focus =
            focused.is_some() && focused == self.state.canvas_id && self.state.passes.is_none();
        let in_grid = focused.zip(self.state.grid).is_some_and(|(id, grid)| areas::lies_in(ctx, id, grid));
        let on_map = self.state.canvas_has_focus || focused.is_none() || in_grid;
        let on_map = on_map && self.state.passes.is_none();
        let cell = self.state.table.on_cell(focused).filter(|_| self.state.page == Page::Table);
        let keyboard = match (typing, on_map) {
            (true, _) => commands::Keyboard::Field {
                untouched: self.state.drafts.is_empty()
                    && self.session.naming.is_none()
                    && !canvas::searches(ctx),
            },
            (false, true) if let Some(rates) = cell => commands::Keyboard::Cell { rates },
            (false, true) if self.draws_line() => commands::Keyboard::Line,
            (false, true) => commands::Keyboard::Map {
                somebody: self.state.canvas_has_focus
                    && self.state.page == Page::Map
                    && self.session.somebody_on_map(),
            },
            (false, false) => commands::Keyboard::Panel,
        };
        match keyboard {
            commands::Keyboard::Map { somebody } if self.state.page == Page::Map => {
                keep_keyboard(ctx, somebody);
            }
            commands::Keyboard::Line => {
                keep_keyboard(ctx, true);
                self.seek_other_end(ctx);
            }
            _ => {}
        }
        // Where nobody is selected, Enter makes somebody: whoever types a name then types no commands.
        let nobody = self.state.canvas_has_focus && !typing && self.session.selection.is_empty();
        if nobody
            && self.state.page == Page::Map
            && self.session.tool.link_kind().is_none()
            && ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Enter))
        {
            self.run(ctx, Command::AddPerson);
        }
        for command in commands::pressed(ctx, keyboard) {
            if !saved_views::means(&mut self.state, focused, command) {
                self.run(ctx, command);
            }
        }
        if typing {
            return;
        }
        let events = ctx.input(|i| i.events.clone());
        for event in events {
            match event {
                Event::Copy => self.run(ctx, Command::Copy),
                Event::Cut => self.run(ctx, Command::Cut),
                Event::Paste(text) => {
                    let at = self.pointed_at(ctx);
                    self.paste(&text, at);
                }
                Event::PasteImage(image) => self.paste_picture(ctx, image),
                _ => {}
            }
        }
        // The Esc that leaves a field or closes a menu has done its work.
        let used = was_typing || egui::Popup::is_any_open(ctx);
        let escapes = ctx.input(|i| i.key_pressed(Key::Escape));
        let used = used || escapes && self.state.carrying.give_up();
        let (now, down) = ctx.input(|i| (i.time, i.key_down(Key::Escape)));
        // A window that changes its size forgets which keys are held: one that repeats is not pressed anew.
        if now - self.state.escape_seen > ESCAPE_LET_GO {
            self.state.escape_spent = false;
        }
        if down {
            self.state.escape_seen = now;
        }
        if escapes && !used && !self.state.escape_spent {
            self.session.dismiss_notice();
            if !self.session.escape() {
                self.state.filter_bar = FilterBar::Closed;
            }
        }
        if on_map && self.state.page == Page::Map {
            self.arrows(ctx);
        }
    }

    /// Whether the keyboard draws a line on the map.
    fn draws_line(&self) -> bool {
        self.state.page == Page::Map && self.state.canvas_has_focus && self.session.line_from().is_some()
    }

    /// A letter begins the name of whoever the line is to go to.
    fn seek_other_end(&mut self, ctx: &egui::Context) {
        let letter = |event: &Event| match event {
            Event::Text(text) if text.chars().all(char::is_alphanumeric) => Some(text.clone()),
            _ => None,
        };
        if let Some(text) = ctx.input(|i| i.events.iter().find_map(letter)) {
            self.state.dialog = Some(Dialog::Palette(Chooser::begun(text)));
            ctx.request_repaint();
        }
    }

    /// Whether the hand is on the keyboard or on the mouse.
    fn tell_hand(&mut self, ctx: &egui::Context) {
        ctx.input(|i| {
            if i.pointer.any_released() && !i.pointer.any_click() {
                self.state.just_dropped = true;
            } else if i.pointer.delta() != egui::Vec2::ZERO {
                self.state.just_dropped = false;
            }
            for event in &i.events {
                match event {
                    Event::Key { pressed: true, .. } | Event::Text(_) => self.state.pointer_rests = true,
                    Event::PointerMoved(_) => self.state.pointer_rests = false,
                    _ => {}
                }
            }
        });
    }

    /// Arrows walk from card to card, with Shift they select on the way; with Ctrl they move what is selected.
    fn arrows(&mut self, ctx: &egui::Context) {
        let arrows = [
            (Key::ArrowLeft, Way::Left, vec2(-1.0, 0.0)),
            (Key::ArrowRight, Way::Right, vec2(1.0, 0.0)),
            (Key::ArrowUp, Way::Up, vec2(0.0, -1.0)),
            (Key::ArrowDown, Way::Down, vec2(0.0, 1.0)),
        ];
        // Each with the modifiers of its own moment: by the end of a frame they may be up again.
        for (pressed, held) in ctx.input(|i| i.events.iter().filter_map(key_down).collect::<Vec<_>>()) {
            let Some((_, way, step)) = arrows.into_iter().find(|(key, ..)| *key == pressed) else { continue };
            if held.command {
                let step = if held.shift { step * 10.0 } else { step };
                self.session.nudge(step.x, step.y);
            } else {
                self.session.walk(way, held.shift);
            }
        }
        if !ctx.input(|i| arrows.iter().any(|(key, ..)| i.key_down(*key))) {
            self.session.finish_nudge();
        }
    }
}

fn key_down(event: &Event) -> Option<(Key, egui::Modifiers)> {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => Some((*key, *modifiers)),
        _ => None,
    }
}

/// Arrows (and Tab, with `somebody` selected) are the map's. egui knows that of a widget only a frame after it got the
/// keyboard, and would take the next arrow for itself.
fn keep_keyboard(ctx: &egui::Context, somebody: bool) {
    let arrows = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
    let ours =
        ctx.input(|i| arrows.iter().any(|key| i.key_pressed(*key)) || somebody && i.key_pressed(Key::Tab));
    if ours {
        ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
    }
}

/// In an open list Tab stays in it; arrows go into one that was opened on the map, which else keeps them.
fn keep_in_list(ctx: &egui::Context, map: Option<egui::Id>) {
    let tab = ctx.input(|i| i.key_pressed(Key::Tab).then_some(i.modifiers.shift));
    let on_map = map.is_some() && ctx.memory(egui::Memory::focused) == map;
    let arrow = ctx.input(|i| {
        let up = i.key_pressed(Key::ArrowUp);
        (on_map && (up || i.key_pressed(Key::ArrowDown))).then_some(up)
    });
    if let Some(back) = tab.or(arrow) {
        widgets::ask_step(ctx, back);
    }
}
