//! Keys take turns. A key that may open a field or a list, or lead the keyboard elsewhere, is the last of its frame: what was
//! pressed behind it waits until that is done, so that whoever types faster than the window draws loses nothing and
//! runs no command that was meant as a letter.
use egui::{Context, Event, Key, RawInput};
use std::collections::VecDeque;

/// What waits for its frame.
#[derive(Default)]
pub(super) struct Turns {
    waiting: VecDeque<Event>,
    /// The last frame ended with a key that may have opened something, which has the keyboard only after one more.
    opened: bool,
}

impl egui::Plugin for Turns {
    fn debug_name(&self) -> &'static str {
        "Turns of keys"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.take(&mut input.events, ctx.text_edit_focused());
        if !self.waiting.is_empty() {
            ctx.request_repaint();
        }
    }
}

impl Turns {
    /// Leaves in `events` what belongs to this frame, older ones first; `typing`: whether a field has the keyboard.
    fn take(&mut self, events: &mut Vec<Event>, typing: bool) {
        self.waiting.extend(events.drain(..));
        if std::mem::take(&mut self.opened) && self.waiting.iter().any(is_by_key) {
            // The hand needs no field to be there.
            let first = self.waiting.iter().position(is_by_key).unwrap_or_default();
            events.extend(self.waiting.drain(..first));
            return;
        }
        while let Some(event) = self.waiting.pop_front() {
            let last = ends_turn(&event, typing);
            let writes = matches!(&event, Event::Key { key, .. } if !matches!(key, Key::Tab | Key::Enter | Key::Escape));
            events.push(event);
            if last {
                // The letter of the key itself belongs to it.
                if writes && let Some(Event::Text(_)) = self.waiting.front() {
                    events.extend(self.waiting.pop_front());
                }
                self.opened = true;
                return;
            }
        }
    }
}

fn is_by_key(event: &Event) -> bool {
    matches!(event, Event::Key { .. } | Event::Text(_) | Event::Paste(_) | Event::Ime(_))
}

/// Whether what comes behind may be meant for what this key opens.
fn ends_turn(event: &Event, typing: bool) -> bool {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
    match key {
        Key::Tab | Key::Enter | Key::Escape => true,
        // They go on as long as they are held, and open nothing.
        Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight => false,
        Key::Backspace | Key::Delete | Key::Home | Key::End | Key::PageUp | Key::PageDown => false,
        Key::Plus | Key::Minus | Key::Equals => false,
        // Undo and redo are asked for in a row.
        Key::Z | Key::Y if modifiers.command => false,
        Key::F1 | Key::F2 | Key::F3 | Key::F4 | Key::F5 | Key::F6 => true,
        _ => modifiers.command || !typing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Modifiers;

    fn key(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }
    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    #[test]
    fn what_is_typed_behind_a_key_that_opens_a_field_waits_for_the_field() {
        let mut turns = Turns::default();
        let mut frame = |events: &[Event], typing| {
            let mut events = events.to_vec();
            turns.take(&mut events, typing);
            events
        };
        let typed =
            [key(Key::Tab), text("a"), key(Key::A), text("a"), key(Key::Enter), key(Key::B), text("b")];
        assert_eq!(frame(&typed, false), [key(Key::Tab)]);
        // The field is there, and gets the keyboard.
        assert_eq!(frame(&[], false), []);
        assert_eq!(frame(&[], true), [text("a"), key(Key::A), text("a"), key(Key::Enter)]);
        assert_eq!(frame(&[text("c")], true), []);
        assert_eq!(frame(&[], true), [key(Key::B), text("b"), text("c")]);
        assert_eq!(frame(&[], true), []);
    }

    #[test]
    fn a_letter_that_is_a_command_keeps_its_text_and_arrows_and_the_hand_wait_for_nothing() {
        let mut turns = Turns::default();
        let mut frame = |events: &[Event]| {
            let mut events = events.to_vec();
            turns.take(&mut events, false);
            events
        };
        let moved = Event::PointerMoved(egui::pos2(1.0, 2.0));
        let typed =
            [key(Key::ArrowDown), key(Key::ArrowDown), key(Key::O), text("o"), moved.clone(), text("d")];
        assert_eq!(frame(&typed), typed[..4]);
        assert_eq!(frame(&[]), [moved]);
        assert_eq!(frame(&[]), [text("d")]);
    }
}
