//! Commands in the window: their words, their keys, their entries in menus.
use super::widgets;
use crate::catalogue::Lang;
use crate::locale::{tr, tr_args, with_colon};
use crate::session::{Command, Key, Page, Session, Shortcut};
use crate::text::icons;
use egui::{Event, Modifiers, Role, Ui, WidgetInfo};

/// What a command is called in menus.
pub(super) fn label(lang: Lang, command: Command) -> String {
    tr(lang, &format!("command-{}", command.row().key)).into_owned()
}

/// What it does, in a sentence, with its key.
pub(super) fn tip(lang: Lang, command: Command) -> String {
    with_key(lang, &tr(lang, &format!("tip-{}", command.row().key)), command)
}

/// Words of another kind, with the command's key.
pub(super) fn with_key(lang: Lang, words: &str, command: Command) -> String {
    match command.shortcut() {
        Some(shortcut) => format!("{words}  ({})", shortcut_words(lang, shortcut)),
        None => words.to_owned(),
    }
}

/// "Ctrl+Shift+S", on macOS "⌘⇧S".
pub(super) fn shortcut_words(lang: Lang, shortcut: Shortcut) -> String {
    let mut words = String::new();
    let mac = cfg!(target_os = "macos");
    if shortcut.command {
        words.push_str(if mac { "⌘" } else { "Ctrl+" });
    }
    if shortcut.shift {
        words.push_str(if mac { "⇧" } else { "Shift+" });
    }
    match shortcut.key {
        Key::Char('-') => words.push('−'),
        Key::Char(c) => words.push(c),
        Key::F(n) => words.extend(["F".to_owned(), n.to_string()]),
        Key::Delete => words.push_str(if mac { "⌫" } else { "Del" }),
        Key::Space => words.push_str(&tr(lang, "key-space")),
        Key::Tab => words.push_str("Tab"),
        Key::PageUp => words.push_str("PgUp"),
        Key::PageDown => words.push_str("PgDn"),
        Key::Enter => words.push_str(if mac { "↩" } else { "Enter" }),
    }
    words
}

/// One menu entry; a grey one says why. `on`: what it switches is on (a check mark) or off.
pub(super) fn entry(
    ui: &mut Ui,
    session: &Session,
    command: Command,
    on: Option<bool>,
    asked: &mut Vec<Command>,
) {
    let row = command.row();
    let missing = session.missing(command);
    let mut words = label(session.lang(), command);
    // The others of the menu say by their names what they lay out.
    let takes_some = matches!(
        command,
        Command::Compact
            | Command::CompactA4
            | Command::CompactSquare
            | Command::Layers
            | Command::Network
            | Command::Zipper
            | Command::Boards
    );
    let count = if takes_some { session.laid_out().len() } else { 0 };
    if count > 1 {
        let args = [("layout", words.as_str().into()), ("count", count.into())];
        words = tr_args(session.lang(), "layout-of-selection", &args);
    }
    let step = match command {
        Command::Undo => session.undo_words(),
        Command::Redo => session.redo_words(),
        _ => None,
    };
    if let Some(step) = step {
        words = with_colon(session.lang(), &words, &step);
    }
    let shortcut =
        command.shortcut().map(|shortcut| shortcut_words(session.lang(), shortcut)).unwrap_or_default();
    let icon = match on {
        Some(on) => on.then_some(icons::CHECK),
        None => row.icon,
    };
    let response = widgets::item(ui, icon, &words, &shortcut, missing.is_none());
    if let Some(on) = on {
        response.widget_info(|| WidgetInfo::selected(Role::MenuItem, true, on, &words));
    }
    if response.clicked() {
        asked.push(command);
        ui.close();
    }
    match missing {
        Some(needs) => widgets::tip_beside(&response, &tr(session.lang(), needs.key())),
        None => widgets::tip_beside(&response, &tip(session.lang(), command)),
    }
}

/// Where the keyboard is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keyboard {
    /// In a field; `untouched`: nothing was typed there yet.
    Field { untouched: bool },
    /// On a cell of the table: letters are its; `rates`: but for those that rate.
    Cell { rates: bool },
    /// On a control of a panel.
    Panel,
    /// On the map, where a line goes from somebody to whoever is found by arrows or by name: letters are no commands.
    Line,
    /// On the map, or nowhere; `somebody`: the map itself has it, and one person is selected there.
    Map { somebody: bool },
}

/// Whether a command gives or takes a rating.
fn by_rating(command: Command) -> bool {
    use Command::{Neutral, StepInfluence, SupportDown, SupportUp, Unrate};
    matches!(command, SupportUp | SupportDown | Neutral | Unrate | StepInfluence)
}

/// Commands whose keys were pressed. Plain letters count only on the map while nobody types; copying and pasting come
/// from the system as events of their own.
pub(super) fn pressed(ctx: &egui::Context, keyboard: Keyboard) -> Vec<Command> {
    let mut found = Vec::new();
    // With Shift first: egui ignores an extra Shift.
    let mut commands: Vec<Command> = Command::ALL.to_vec();
    commands.sort_by_key(|command| !command.row().shortcut.is_some_and(|s| s.shift));
    ctx.input_mut(|input| {
        // As the key was pressed: by now Alt may be up again.
        let with_alt =
            |event: &Event| matches!(event, Event::Key { pressed: true, modifiers, .. } if modifiers.alt);
        let alt = input.events.iter().any(with_alt);
        for command in commands {
            let Some(shortcut) = command.row().shortcut else { continue };
            if matches!(command, Command::Cut | Command::Copy | Command::Paste) {
                continue;
            }
            let plain = !shortcut.command && !matches!(shortcut.key, Key::F(_));
            let heard = match keyboard {
                Keyboard::Field { untouched } => {
                    let takes_back = untouched && matches!(command, Command::Undo | Command::Redo);
                    !plain && (while_typing(command) || takes_back)
                }
                // Where arrows and Tab go through controls, these letters still change the view.
                Keyboard::Cell { rates } => !plain || rates && by_rating(command),
                Keyboard::Panel => !plain || Page::ALL.iter().any(|page| command == Command::of_page(*page)),
                Keyboard::Line => !plain || matches!(shortcut.key, Key::Enter),
                // Elsewhere these two walk through the window and press what is there.
                Keyboard::Map { somebody } => somebody || !matches!(shortcut.key, Key::Tab | Key::Enter),
            };
            // Alt and a letter opens a menu; egui would ignore the Alt.
            if !heard || plain && alt {
                continue;
            }
            for (modifiers, key) in chords(shortcut) {
                // As often as it was pressed since the last frame.
                for _ in 0..input.count_and_consume_key(modifiers, key) {
                    found.push(command);
                }
            }
        }
        // The usual second key for redo.
        if !matches!(keyboard, Keyboard::Field { untouched: false })
            && input.consume_key(Modifiers::COMMAND, egui::Key::Y)
        {
            found.push(Command::Redo);
        }
        if matches!(keyboard, Keyboard::Map { .. })
            && input.consume_key(Modifiers::NONE, egui::Key::Backspace)
        {
            found.push(Command::Delete);
        }
    });
    found
}

/// Whether a command's keys count while somebody types into a field: what is about the whole window.
fn while_typing(command: Command) -> bool {
    matches!(
        command,
        Command::New
            | Command::Open
            | Command::Save
            | Command::SaveAs
            | Command::Import
            | Command::Export
            | Command::Quit
            | Command::NextPanel
            | Command::PreviousPanel
            | Command::Present
            | Command::PresentToCustomer
            | Command::Find
            | Command::Filter
            | Command::NextMatch
            | Command::PreviousMatch
            | Command::Shortcuts
            | Command::KeepView
    )
}

/// The chords of a shortcut on the keyboards there are.
fn chords(shortcut: Shortcut) -> Vec<(Modifiers, egui::Key)> {
    let mut modifiers = Modifiers::NONE;
    if shortcut.command {
        modifiers |= Modifiers::COMMAND;
    }
    if shortcut.shift {
        modifiers |= Modifiers::SHIFT;
    }
    let keys: Vec<egui::Key> = match shortcut.key {
        Key::Char('+') => vec![egui::Key::Plus, egui::Key::Equals],
        Key::Char('-') => vec![egui::Key::Minus],
        Key::Char('.') => vec![egui::Key::Period],
        Key::Char(c) => egui::Key::from_name(&c.to_string()).into_iter().collect(),
        Key::F(n) => egui::Key::from_name(&format!("F{n}")).into_iter().collect(),
        Key::Delete => vec![egui::Key::Delete],
        // Held down for panning; not a command of its own.
        Key::Space => Vec::new(),
        Key::Tab => vec![egui::Key::Tab],
        Key::PageUp => vec![egui::Key::PageUp],
        Key::PageDown => vec![egui::Key::PageDown],
        Key::Enter => vec![egui::Key::Enter],
    };
    let mut chords: Vec<(Modifiers, egui::Key)> = keys.iter().map(|key| (modifiers, *key)).collect();
    if shortcut.key == Key::Char('+') {
        chords.push((modifiers | Modifiers::SHIFT, egui::Key::Equals));
        chords.push((modifiers | Modifiers::SHIFT, egui::Key::Plus));
    }
    chords
}
