//! Everything one can ask for without a parameter: one table that feeds menus, shortcuts, tooltips and tests.
use super::tools::ToolKind;
use crate::text::icons;

/// A command. Its words are the messages `command-<key>` and `tip-<key>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    New,
    Open,
    OpenSample,
    Save,
    SaveAs,
    SaveAsIWork,
    Import,
    Export,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    Duplicate,
    Delete,
    SelectAll,
    Rename,
    AddPerson,
    AddPlaceholder,
    AddDepartment,
    AddColleague,
    ToTray,
    Tidy,
    TidySelection,
    ZoomIn,
    ZoomOut,
    ZoomActual,
    Fit,
    FitSelection,
    SupportUp,
    SupportDown,
    Unrate,
    NextUnrated,
    Tool(ToolKind),
    ShowInfluence,
    ShowConflicts,
    ShowPairs,
    ShowDepartments,
    ToggleLeft,
    ToggleRight,
    ToggleDock,
    NextPanel,
    Language,
    Theme,
    NewDeal,
    DeleteDeal,
    Shortcuts,
    About,
}

/// What must be there for a command to make sense; says why an entry is grey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    Nothing,
    /// Somebody, a line or a region is selected.
    Selection,
    SelectedPeople,
    UndoStep,
    RedoStep,
    PeopleOnMap,
    UnratedPerson,
    SecondDeal,
}

impl Needs {
    /// Key of the message that says what is missing.
    pub fn key(self) -> &'static str {
        match self {
            Self::Nothing => "needs-nothing",
            Self::Selection => "needs-selection",
            Self::SelectedPeople => "needs-people",
            Self::UndoStep => "needs-undo",
            Self::RedoStep => "needs-redo",
            Self::PeopleOnMap => "needs-people-on-map",
            Self::UnratedPerson => "needs-unrated",
            Self::SecondDeal => "needs-second-deal",
        }
    }
}

/// A key on the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    Char(char),
    F(u8),
    Delete,
    Space,
}

/// A key with its modifiers; `command` is Ctrl, on macOS ⌘.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    pub key: Key,
    pub command: bool,
    pub shift: bool,
}

const fn plain(key: Key) -> Shortcut {
    Shortcut { key, command: false, shift: false }
}
const fn ctrl(key: char) -> Shortcut {
    Shortcut { key: Key::Char(key), command: true, shift: false }
}
const fn ctrl_shift(key: char) -> Shortcut {
    Shortcut { key: Key::Char(key), command: true, shift: true }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub key: &'static str,
    pub shortcut: Option<Shortcut>,
    pub needs: Needs,
    pub icon: Option<char>,
}

const fn row(key: &'static str, shortcut: Option<Shortcut>, needs: Needs, icon: Option<char>) -> Row {
    Row { key, shortcut, needs, icon }
}

impl Command {
    /// All commands, in the order of the menus.
    pub const ALL: [Self; 55] = [
        Self::New,
        Self::Open,
        Self::OpenSample,
        Self::Save,
        Self::SaveAs,
        Self::SaveAsIWork,
        Self::Import,
        Self::Export,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::Cut,
        Self::Copy,
        Self::Paste,
        Self::Duplicate,
        Self::Delete,
        Self::SelectAll,
        Self::Rename,
        Self::AddPerson,
        Self::AddPlaceholder,
        Self::AddDepartment,
        Self::AddColleague,
        Self::ToTray,
        Self::Tidy,
        Self::TidySelection,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomActual,
        Self::Fit,
        Self::FitSelection,
        Self::SupportUp,
        Self::SupportDown,
        Self::Unrate,
        Self::NextUnrated,
        Self::Tool(ToolKind::Select),
        Self::Tool(ToolKind::Pan),
        Self::Tool(ToolKind::Reports),
        Self::Tool(ToolKind::Dotted),
        Self::Tool(ToolKind::Influence),
        Self::Tool(ToolKind::Conflict),
        Self::Tool(ToolKind::Pair),
        Self::ShowInfluence,
        Self::ShowConflicts,
        Self::ShowPairs,
        Self::ShowDepartments,
        Self::ToggleLeft,
        Self::ToggleRight,
        Self::ToggleDock,
        Self::NextPanel,
        Self::Language,
        Self::Theme,
        Self::NewDeal,
        Self::DeleteDeal,
        Self::Shortcuts,
        Self::About,
    ];

    /// The command's line of the table. No catch-all: a new command must fill every column.
    pub const fn row(self) -> Row {
        use Key::{Char, F};
        use Needs::{
            Nothing, PeopleOnMap, RedoStep, SecondDeal, SelectedPeople, Selection, UndoStep, UnratedPerson,
        };
        match self {
            Self::New => row("new", Some(ctrl('N')), Nothing, Some(icons::NEW)),
            Self::Open => row("open", Some(ctrl('O')), Nothing, Some(icons::OPEN)),
            Self::OpenSample => row("open-sample", None, Nothing, Some(icons::COMPANY)),
            Self::Save => row("save", Some(ctrl('S')), Nothing, Some(icons::SAVE)),
            Self::SaveAs => row("save-as", Some(ctrl_shift('S')), Nothing, None),
            Self::SaveAsIWork => row("save-as-i-work", None, Nothing, None),
            Self::Import => row("import", Some(ctrl('I')), Nothing, Some(icons::IMPORT)),
            Self::Export => row("export", Some(ctrl('E')), Nothing, Some(icons::EXPORT)),
            Self::Quit => row("quit", Some(ctrl('Q')), Nothing, None),
            Self::Undo => row("undo", Some(ctrl('Z')), UndoStep, Some(icons::UNDO)),
            Self::Redo => row("redo", Some(ctrl_shift('Z')), RedoStep, Some(icons::REDO)),
            Self::Cut => row("cut", Some(ctrl('X')), SelectedPeople, None),
            Self::Copy => row("copy", Some(ctrl('C')), SelectedPeople, Some(icons::COPY)),
            Self::Paste => row("paste", Some(ctrl('V')), Nothing, Some(icons::PASTE)),
            Self::Duplicate => row("duplicate", Some(ctrl('D')), SelectedPeople, None),
            Self::Delete => row("delete", Some(plain(Key::Delete)), Selection, Some(icons::DELETE)),
            Self::SelectAll => row("select-all", Some(ctrl('A')), PeopleOnMap, None),
            Self::Rename => row("rename", Some(plain(F(2))), Selection, Some(icons::RENAME)),
            Self::AddPerson => row("add-person", Some(plain(Char('P'))), Nothing, Some(icons::ADD_PERSON)),
            Self::AddPlaceholder => {
                row("add-placeholder", Some(plain(Char('H'))), Nothing, Some(icons::PLACEHOLDER))
            }
            Self::AddDepartment => {
                row("add-department", Some(plain(Char('G'))), Nothing, Some(icons::DEPARTMENT))
            }
            Self::AddColleague => row("add-colleague", None, Nothing, Some(icons::PEOPLE)),
            Self::ToTray => row("to-tray", None, SelectedPeople, None),
            Self::Tidy => row("layout-tree", Some(ctrl_shift('L')), PeopleOnMap, Some(icons::ARRANGE)),
            Self::TidySelection => row("layout-selection", Some(ctrl('L')), SelectedPeople, None),
            Self::ZoomIn => row("zoom-in", Some(ctrl('+')), Nothing, Some(icons::ZOOM_IN)),
            Self::ZoomOut => row("zoom-out", Some(ctrl('-')), Nothing, Some(icons::ZOOM_OUT)),
            Self::ZoomActual => row("zoom-100", Some(ctrl('1')), Nothing, None),
            Self::Fit => row("fit", Some(ctrl('0')), PeopleOnMap, Some(icons::FIT)),
            Self::FitSelection => row("fit-selection", Some(ctrl('2')), SelectedPeople, None),
            Self::SupportUp => row("support-up", Some(plain(Char('+'))), SelectedPeople, Some(icons::UP)),
            Self::SupportDown => {
                row("support-down", Some(plain(Char('-'))), SelectedPeople, Some(icons::DOWN))
            }
            Self::Unrate => row("unrate", Some(plain(Char('0'))), SelectedPeople, None),
            Self::NextUnrated => row("next-unrated", Some(plain(Char('U'))), UnratedPerson, None),
            Self::Tool(ToolKind::Select) => {
                row("tool-select", Some(plain(Char('V'))), Nothing, Some(icons::SELECT))
            }
            Self::Tool(ToolKind::Pan) => row("tool-pan", Some(plain(Key::Space)), Nothing, Some(icons::PAN)),
            Self::Tool(ToolKind::Reports) => {
                row("tool-reports", Some(plain(Char('R'))), Nothing, Some(icons::REPORTS_TO))
            }
            Self::Tool(ToolKind::Dotted) => {
                row("tool-dotted", Some(plain(Char('D'))), Nothing, Some(icons::MORE))
            }
            Self::Tool(ToolKind::Influence) => {
                row("tool-influence", Some(plain(Char('I'))), Nothing, Some(icons::INFLUENCE))
            }
            Self::Tool(ToolKind::Conflict) => {
                row("tool-conflict", Some(plain(Char('C'))), Nothing, Some(icons::CONFLICT))
            }
            Self::Tool(ToolKind::Pair) => {
                row("tool-pair", Some(plain(Char('Z'))), Nothing, Some(icons::ZIPPER))
            }
            Self::ShowInfluence => row("toggle-influence", None, Nothing, Some(icons::INFLUENCE)),
            Self::ShowConflicts => row("toggle-conflicts", None, Nothing, Some(icons::CONFLICT)),
            Self::ShowPairs => row("toggle-pairs", None, Nothing, Some(icons::ZIPPER)),
            Self::ShowDepartments => row("toggle-departments", None, Nothing, Some(icons::DEPARTMENT)),
            Self::ToggleLeft => row("toggle-left", None, Nothing, None),
            Self::ToggleRight => row("toggle-right", None, Nothing, None),
            Self::ToggleDock => row("toggle-dock", None, Nothing, None),
            Self::NextPanel => row("focus-next", Some(plain(F(6))), Nothing, None),
            Self::Language => row("language", None, Nothing, Some(icons::LANGUAGE)),
            Self::Theme => row("theme", None, Nothing, Some(icons::THEME)),
            Self::NewDeal => row("deal-new", None, Nothing, Some(icons::ADD)),
            Self::DeleteDeal => row("deal-delete", None, SecondDeal, None),
            Self::Shortcuts => row("shortcuts", Some(plain(F(1))), Nothing, Some(icons::KEYBOARD)),
            Self::About => row("about", None, Nothing, Some(icons::INFO)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn keys_differ_and_no_two_commands_share_a_shortcut() {
        let keys: BTreeSet<&str> = Command::ALL.iter().map(|c| c.row().key).collect();
        assert_eq!(keys.len(), Command::ALL.len());
        let mut shortcuts: Vec<Shortcut> = Command::ALL.iter().filter_map(|c| c.row().shortcut).collect();
        while let Some(shortcut) = shortcuts.pop() {
            assert!(!shortcuts.contains(&shortcut), "{shortcut:?} stands twice");
        }
    }

    #[test]
    fn every_command_has_words_in_both_languages() {
        for command in Command::ALL {
            for kind in ["command", "tip"] {
                let key = format!("{kind}-{}", command.row().key);
                for &lang in crate::catalogue::Lang::ALL {
                    assert_ne!(crate::locale::tr(lang, &key), key);
                }
            }
        }
    }
}
