//! Keys take turns. A key that may open a field or a list, or lead the keyboard elsewhere, is the last of its frame: what was
//! pressed behind it waits until that is done, so that whoever types faster than the window draws loses nothing and
//! runs no command that was meant as a letter.
use egui::{Context, Event, Id, Key, RawInput};
use std::collections::{BTreeSet, VecDeque};

/// What waits for its frame.
#[derive(Default)]
pub(super) struct Turns {
    waiting: VecDeque<Event>,
    /// The last frame ended with a key that may have opened something, which has the keyboard only after one more.
    opened: bool,
    /// Keys that are held: pressed again by the system, they take no turns, or they would go on after they are let go.
    held: BTreeSet<Key>,
}

/// What a key does to those behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// They are of the same frame.
    GoesOn,
    /// They are of the next.
    Ends,
    /// They are of the one after that: something may have opened, and takes the keyboard in the next.
    Opens,
}

impl egui::Plugin for Turns {
    fn debug_name(&self) -> &'static str {
        "Turns of keys"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        // Over a picture that fills the screen nothing opens, and a key that is let go is not to be heard of later.
        if ctx
            .data(|data| data.get_temp::<u64>(at_once()))
            .is_some_and(|last| last + 1 >= ctx.cumulative_frame_nr())
        {
            let new = std::mem::take(&mut input.events);
            input.events.extend(self.waiting.drain(..).chain(new));
            self.opened = false;
            return;
        }
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
            let turn = if self.repeats(&event) { Turn::GoesOn } else { turn(&event, typing) };
            let writes = matches!(&event, Event::Key { key, .. } if !matches!(key, Key::Tab | Key::Enter | Key::Escape));
            events.push(event);
            if turn != Turn::GoesOn {
                // The letter of the key itself belongs to it.
                if writes && let Some(Event::Text(_)) = self.waiting.front() {
                    events.extend(self.waiting.pop_front());
                }
                self.opened = turn == Turn::Opens;
                return;
            }
        }
    }

    /// Whether the system says again that a key is down that is.
    fn repeats(&mut self, event: &Event) -> bool {
        match event {
            Event::Key { key, pressed: true, .. } => !self.held.insert(*key),
            Event::Key { key, pressed: false, .. } => {
                self.held.remove(key);
                false
            }
            // Whoever comes back from another window holds none of them.
            Event::WindowFocused(_) => {
                self.held.clear();
                false
            }
            _ => false,
        }
    }
}

fn at_once() -> Id {
    Id::unique("keys at once")
}

/// In the next frame no key waits.
pub(super) fn hear_all_at_once(ctx: &Context) {
    let now = ctx.cumulative_frame_nr();
    ctx.data_mut(|data| data.insert_temp(at_once(), now));
}

fn is_by_key(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. }
            | Event::Text(_)
            | Event::Ime(_)
            | Event::Copy
            | Event::Cut
            | Event::Paste(_)
            | Event::PasteImage(_)
    )
}

/// What comes behind may be meant for what this opens, or for where it leads; `typing`: a field has the keyboard.
fn turn(event: &Event, typing: bool) -> Turn {
    let (key, modifiers) = match event {
        Event::Key { key, pressed: true, modifiers, .. } => (*key, *modifiers),
        Event::Paste(_) | Event::PasteImage(_) | Event::Cut if !typing => return Turn::Opens,
        _ => return Turn::GoesOn,
    };
    match key {
        Key::Tab | Key::Enter | Key::Escape => Turn::Opens,
        Key::F1 | Key::F2 | Key::F3 | Key::F4 | Key::F5 | Key::F6 => Turn::Opens,
        Key::ShiftLeft | Key::ShiftRight | Key::ControlLeft | Key::ControlRight => Turn::GoesOn,
        Key::AltLeft | Key::AltRight | Key::SuperLeft | Key::SuperRight => Turn::GoesOn,
        Key::CapsLock | Key::NumLock => Turn::GoesOn,
        // Undo and redo open nothing, but each is a step of its own.
        Key::Z | Key::Y if modifiers.command => Turn::Ends,
        _ if typing && !modifiers.command => Turn::GoesOn,
        Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight => Turn::Ends,
        Key::Home | Key::End | Key::PageUp | Key::PageDown => Turn::Ends,
        _ => Turn::Opens,
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
    fn a_letter_that_is_a_command_keeps_its_text_and_the_hand_waits_for_nothing() {
        let mut turns = Turns::default();
        let mut frame = |events: &[Event]| {
            let mut events = events.to_vec();
            turns.take(&mut events, false);
            events
        };
        let moved = Event::PointerMoved(egui::pos2(1.0, 2.0));
        let typed = [key(Key::ArrowDown), key(Key::O), text("o"), moved.clone(), text("d")];
        assert_eq!(frame(&typed), typed[..1]);
        assert_eq!(frame(&[]), typed[1..3]);
        assert_eq!(frame(&[]), [moved]);
        assert_eq!(frame(&[]), [text("d")]);
    }

    #[test]
    fn a_key_that_is_held_takes_no_turns_and_ends_with_the_hand() {
        let mut turns = Turns::default();
        let mut frame = |events: &[Event]| {
            let mut events = events.to_vec();
            turns.take(&mut events, false);
            events
        };
        assert_eq!(frame(&[key(Key::Space)]), [key(Key::Space)]);
        let held = vec![key(Key::Space); 5];
        assert_eq!(frame(&held), [], "one frame for what the first opened");
        assert_eq!(frame(&held).len(), 10);
        let modifiers = [key(Key::ControlLeft), key(Key::ShiftLeft)];
        assert_eq!(frame(&modifiers), modifiers);
    }
}
