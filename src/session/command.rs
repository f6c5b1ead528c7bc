//! Everything one can ask for without a parameter: one table that feeds menus, shortcuts, tooltips and tests.
use self::Key::{Char, F};
use self::Needs::{
    Around, Branch, DirectedLine, Filtered, InfluenceLine, KeptPlan, Nothing, OnePerson, OtherLine,
    PeopleOnMap, PeopleOrInfluenceLine, PeopleOrRegion, Photo, RedoStep, Region, SavedView, SecondDeal,
    SelectedOnMap, SelectedPeople, Selection, SeveralPeople, Supposing as InScenario, UndoStep,
    UnratedPerson, Waiting,
};
use super::ask::Page;
use super::tools::ToolKind;
use crate::scene::Lens;
use crate::text::icons;

/// What must be there for a command to make sense; says why an entry is grey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    Nothing,
    /// Somebody, a line or a region is selected.
    Selection,
    SelectedPeople,
    /// Somebody or a department is selected.
    PeopleOrRegion,
    /// Several people are selected who stand on the map.
    SeveralPeople,
    /// A department is selected that has a frame on the map.
    Region,
    OnePerson,
    /// Somebody selected stands on the map.
    SelectedOnMap,
    /// Somebody selected has no place on the map.
    Waiting,
    /// One person is selected and has a photo.
    Photo,
    /// Somebody is selected to whom others on the map report.
    Branch,
    UndoStep,
    RedoStep,
    PeopleOnMap,
    /// Whoever is selected, or the line that is, has another line on the map.
    OtherLine,
    /// A line is selected that says how strong it is.
    InfluenceLine,
    /// A line is selected that leads from one to the other.
    DirectedLine,
    /// Somebody is selected, or a line that says how strong it is.
    PeopleOrInfluenceLine,
    UnratedPerson,
    SecondDeal,
    /// Some people are lit and others not.
    Filtered,
    /// The neighbourhood of somebody is lit.
    Around,
    SavedView,
    /// A scenario is shown.
    Supposing,
    /// The team keeps a plan to win the deal.
    KeptPlan,
}

impl Needs {
    /// Key of the message that says what is missing.
    pub fn key(self) -> &'static str {
        match self {
            Self::Nothing => "needs-nothing",
            Self::Selection => "needs-selection",
            Self::SelectedPeople => "needs-people",
            Self::PeopleOrRegion => "needs-people-or-department",
            Self::SeveralPeople => "needs-several",
            Self::Region => "needs-region",
            Self::OnePerson => "needs-person",
            Self::SelectedOnMap => "needs-on-map",
            Self::Waiting => "needs-waiting",
            Self::Photo => "needs-photo",
            Self::Branch => "needs-branch",
            Self::UndoStep => "needs-undo",
            Self::RedoStep => "needs-redo",
            Self::PeopleOnMap => "needs-people-on-map",
            Self::OtherLine => "needs-other-line",
            Self::InfluenceLine => "needs-influence-line",
            Self::DirectedLine => "needs-directed-line",
            Self::PeopleOrInfluenceLine => "needs-people",
            Self::UnratedPerson => "needs-unrated",
            Self::SecondDeal => "needs-second-deal",
            Self::Filtered => "needs-filtered",
            Self::Around => "needs-around",
            Self::SavedView => "needs-view",
            Self::Supposing => "needs-what-if",
            Self::KeptPlan => "needs-kept-plan",
        }
    }
}

/// Where a command stands in the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    File,
    Edit,
    Map,
    Arrange,
    Person,
    View,
    Present,
    /// Parts of the window, its size, language and colours.
    Window,
    Help,
}

impl Menu {
    /// From left to right.
    pub const ALL: [Self; 9] = [
        Self::File,
        Self::Edit,
        Self::Map,
        Self::Arrange,
        Self::Person,
        Self::View,
        Self::Present,
        Self::Window,
        Self::Help,
    ];

    /// The letter that opens the menu, with Alt.
    pub const fn letter(self) -> char {
        match self {
            Self::File => 'F',
            Self::Edit => 'E',
            Self::Map => 'M',
            Self::Arrange => 'A',
            Self::Person => 'P',
            Self::View => 'V',
            Self::Present => 'R',
            Self::Window => 'W',
            Self::Help => 'H',
        }
    }

    /// Key of the menu's name.
    pub fn key(self) -> &'static str {
        match self {
            Self::File => "menu-file",
            Self::Edit => "menu-edit",
            Self::Map => "menu-map",
            Self::Arrange => "menu-arrange",
            Self::Person => "menu-person",
            Self::View => "menu-view",
            Self::Present => "menu-present",
            Self::Window => "menu-window",
            Self::Help => "menu-help",
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
    Tab,
    Enter,
    PageUp,
    PageDown,
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
const fn shift(key: Key) -> Shortcut {
    Shortcut { key, command: false, shift: true }
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
    pub menu: Menu,
    pub key: &'static str,
    pub shortcut: Option<Shortcut>,
    pub needs: Needs,
    pub icon: Option<char>,
}

const fn row(
    menu: Menu,
    key: &'static str,
    shortcut: Option<Shortcut>,
    needs: Needs,
    icon: Option<char>,
) -> Row {
    Row { menu, key, shortcut, needs, icon }
}

/// One line a command, in the order of the menus: from it come the type, the list of all and the table. Tools
/// stand in the middle, since they carry their kind.
macro_rules! commands {
    (
        before { $($first:ident => $first_row:expr;)* }
        tools { $($tool:ident => $tool_row:expr;)* }
        after { $($rest:ident => $rest_row:expr;)* }
    ) => {
        /// A command. Its words are the messages `command-<key>` and `tip-<key>`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command {
            $($first,)*
            Tool(ToolKind),
            $($rest,)*
        }

        impl Command {
            /// All commands, in the order of the menus.
            pub const ALL: &[Self] =
                &[$(Self::$first,)* $(Self::Tool(ToolKind::$tool),)* $(Self::$rest,)*];

            /// The command's line of the table.
            pub const fn row(self) -> Row {
                match self {
                    $(Self::$first => $first_row,)*
                    $(Self::Tool(ToolKind::$tool) => $tool_row,)*
                    $(Self::$rest => $rest_row,)*
                }
            }
        }
    };
}

commands! {
    before {
        New => row(Menu::File, "new", Some(ctrl('N')), Nothing, Some(icons::NEW));
        Open => row(Menu::File, "open", Some(ctrl('O')), Nothing, Some(icons::OPEN));
        OpenSample => row(Menu::File, "open-sample", None, Nothing, Some(icons::COMPANY));
        Save => row(Menu::File, "save", Some(ctrl('S')), Nothing, Some(icons::SAVE));
        SaveAs => row(Menu::File, "save-as", Some(ctrl_shift('S')), Nothing, None);
        SaveAsIWork => row(Menu::File, "save-as-i-work", None, Nothing, None);
        Import => row(Menu::File, "import", Some(ctrl('I')), Nothing, Some(icons::IMPORT));
        Export => row(Menu::File, "export", Some(ctrl('E')), Nothing, Some(icons::EXPORT));
        Undo => row(Menu::Edit, "undo", Some(ctrl('Z')), UndoStep, Some(icons::UNDO));
        Redo => row(Menu::Edit, "redo", Some(ctrl_shift('Z')), RedoStep, Some(icons::REDO));
        Cut => row(Menu::Edit, "cut", Some(ctrl('X')), SelectedPeople, None);
        Copy => row(Menu::Edit, "copy", Some(ctrl('C')), PeopleOrRegion, Some(icons::COPY));
        CopyPicture => row(Menu::Edit, "copy-picture", Some(ctrl_shift('C')), PeopleOnMap, Some(icons::PICTURE));
        Paste => row(Menu::Edit, "paste", Some(ctrl('V')), Nothing, Some(icons::PASTE));
        Duplicate => row(Menu::Edit, "duplicate", Some(ctrl('D')), PeopleOrRegion, None);
        Delete => row(Menu::Edit, "delete", Some(plain(Key::Delete)), Selection, Some(icons::DELETE));
        SelectAll => row(Menu::Edit, "select-all", Some(ctrl('A')), PeopleOnMap, None);
        Find => row(Menu::Edit, "find", Some(ctrl('K')), Nothing, Some(icons::SEARCH));
        Filter => row(Menu::Edit, "filter", Some(ctrl('F')), Nothing, Some(icons::FILTER));
        NextMatch => row(Menu::Edit, "next-match", Some(plain(F(3))), Filtered, None);
        PreviousMatch => row(Menu::Edit, "previous-match", Some(shift(F(3))), Filtered, None);
        ShowAll => row(Menu::View, "show-all", None, Filtered, None);
        Rename => row(Menu::Edit, "rename", Some(plain(F(2))), Selection, Some(icons::RENAME));
        AddPerson => row(Menu::Map, "add-person", Some(plain(Char('P'))), Nothing, Some(icons::ADD_PERSON));
        AddReport => row(Menu::Person, "add-report", Some(plain(Key::Tab)), SelectedPeople, Some(icons::REPORTS_TO));
        AddPeer => row(Menu::Person, "add-peer", Some(plain(Key::Enter)), SelectedPeople, None);
        AddPlaceholder => row(Menu::Map, "add-placeholder", Some(plain(Char('H'))), Nothing, Some(icons::PLACEHOLDER));
        AddDepartment => row(Menu::Map, "add-department", Some(plain(Char('G'))), Nothing, Some(icons::DEPARTMENT));
        AddColleague => row(Menu::Map, "add-colleague", None, Nothing, Some(icons::PEOPLE));
        Tidy => row(Menu::Arrange, "layout-tree", Some(ctrl_shift('L')), PeopleOnMap, Some(icons::ARRANGE));
        TidySelection => row(Menu::Arrange, "layout-selection", Some(ctrl('L')), Selection, None);
        Compact => row(Menu::Arrange, "layout-compact", Some(ctrl_shift('K')), PeopleOnMap, None);
        CompactA4 => row(Menu::Arrange, "layout-compact-a4", None, PeopleOnMap, None);
        CompactSquare => row(Menu::Arrange, "layout-compact-square", None, PeopleOnMap, None);
        Layers => row(Menu::Arrange, "layout-layered", Some(ctrl_shift('I')), PeopleOnMap, None);
        Network => row(Menu::Arrange, "layout-network", Some(ctrl_shift('N')), PeopleOnMap, None);
        Zipper => row(Menu::Arrange, "layout-zipper", Some(ctrl_shift('P')), PeopleOnMap, None);
        Boards => row(Menu::Arrange, "layout-departments", Some(ctrl_shift('G')), PeopleOnMap, None);
        AlignRow => row(Menu::Arrange, "align-row", Some(ctrl_shift('R')), SeveralPeople, Some(icons::ALIGN_V));
        AlignColumn => row(Menu::Arrange, "align-column", Some(ctrl_shift('M')), SeveralPeople, Some(icons::ALIGN_H));
        DistributeAcross => row(Menu::Arrange, "distribute-across", Some(ctrl_shift('A')), SeveralPeople, Some(icons::DISTRIBUTE));
        DistributeDown => row(Menu::Arrange, "distribute-down", Some(ctrl_shift('D')), SeveralPeople, None);
        FitRegion => row(Menu::Arrange, "fit-region", None, Region, Some(icons::FIT));
        HideRegion => row(Menu::Arrange, "hide-region", None, Region, Some(icons::HIDE));
        ZoomIn => row(Menu::View, "zoom-in", Some(ctrl('+')), Nothing, Some(icons::ZOOM_IN));
        ZoomOut => row(Menu::View, "zoom-out", Some(ctrl('-')), Nothing, Some(icons::ZOOM_OUT));
        ZoomActual => row(Menu::View, "zoom-100", Some(ctrl('1')), Nothing, None);
        Fit => row(Menu::View, "fit", Some(ctrl('0')), PeopleOnMap, Some(icons::FIT));
        FitSelection => row(Menu::View, "fit-selection", Some(ctrl('2')), Selection, None);
        SupportUp => row(Menu::Person, "support-up", Some(plain(Char('+'))), PeopleOrInfluenceLine, Some(icons::UP));
        SupportDown => row(Menu::Person, "support-down", Some(plain(Char('-'))), PeopleOrInfluenceLine, Some(icons::DOWN));
        Neutral => row(Menu::Person, "neutral", Some(plain(Char('0'))), SelectedPeople, None);
        Unrate => row(Menu::Person, "unrate", Some(plain(Char('N'))), SelectedPeople, None);
        StepInfluence => row(Menu::Person, "influence-step", Some(plain(Char('W'))), SelectedPeople, None);
        Roles => row(Menu::Person, "roles", Some(plain(Char('O'))), SelectedPeople, None);
        NextUnrated => row(Menu::Person, "next-unrated", Some(plain(Char('U'))), UnratedPerson, None);
        Neighbourhood => row(Menu::Person, "neighbourhood", Some(plain(Char('F'))), SelectedPeople, None);
        NarrowNeighbourhood => row(Menu::Person, "neighbourhood-less", Some(shift(Char('F'))), Around, None);
        Explain => row(Menu::Person, "explain", Some(plain(Char('Y'))), SelectedPeople, Some(icons::INFO));
        Way => row(Menu::Person, "way", Some(plain(Char('E'))), SelectedPeople, None);
        ChoosePhoto => row(Menu::Person, "photo", None, OnePerson, None);
        RemovePhoto => row(Menu::Person, "photo-remove", None, Photo, None);
        Pin => row(Menu::Arrange, "pin", Some(plain(Char('L'))), SelectedPeople, Some(icons::LOCKED));
        Fold => row(Menu::Arrange, "fold", Some(plain(Char('B'))), Branch, None);
        PutOnMap => row(Menu::Person, "put-on-map", Some(plain(Char('J'))), Waiting, None);
        ToTray => row(Menu::Person, "to-tray", None, SelectedOnMap, None);
    }
    tools {
        Select => row(Menu::Map, "tool-select", Some(plain(Char('V'))), Nothing, Some(icons::SELECT));
        Pan => row(Menu::Map, "tool-pan", Some(plain(Key::Space)), Nothing, Some(icons::PAN));
        Reports => row(Menu::Map, "tool-reports", Some(plain(Char('R'))), Nothing, Some(icons::REPORTS_TO));
        Dotted => row(Menu::Map, "tool-dotted", Some(plain(Char('D'))), Nothing, Some(icons::MORE));
        Influence => row(Menu::Map, "tool-influence", Some(plain(Char('I'))), Nothing, Some(icons::INFLUENCE));
        Conflict => row(Menu::Map, "tool-conflict", Some(plain(Char('C'))), Nothing, Some(icons::CONFLICT));
        Pair => row(Menu::Map, "tool-pair", Some(plain(Char('Z'))), Nothing, Some(icons::ZIPPER));
    }
    after {
        ShowMap => row(Menu::View, "page-map", Some(plain(Char('M'))), Nothing, None);
        ShowMatrix => row(Menu::View, "page-matrix", Some(plain(Char('X'))), Nothing, None);
        ShowTable => row(Menu::View, "page-table", Some(plain(Char('T'))), Nothing, Some(icons::TABLE));
        LensSupport => row(Menu::View, "lens-support", Some(plain(Char('1'))), Nothing, None);
        LensInfluence => row(Menu::View, "lens-influence", Some(plain(Char('2'))), Nothing, None);
        LensRole => row(Menu::View, "lens-role", Some(plain(Char('3'))), Nothing, None);
        LensRelationship => row(Menu::View, "lens-relationship", Some(plain(Char('4'))), Nothing, None);
        LensRisk => row(Menu::View, "lens-risk", Some(plain(Char('5'))), Nothing, None);
        LensFragility => row(Menu::View, "lens-fragility", Some(plain(Char('6'))), Nothing, None);
        ShowReports => row(Menu::View, "toggle-reports", None, Nothing, Some(icons::REPORTS_TO));
        ShowDotted => row(Menu::View, "toggle-dotted", None, Nothing, Some(icons::MORE));
        ShowInfluence => row(Menu::View, "toggle-influence", None, Nothing, Some(icons::INFLUENCE));
        ShowConflicts => row(Menu::View, "toggle-conflicts", None, Nothing, Some(icons::CONFLICT));
        ShowPairs => row(Menu::View, "toggle-pairs", None, Nothing, Some(icons::ZIPPER));
        ShowDepartments => row(Menu::View, "toggle-departments", None, Nothing, Some(icons::DEPARTMENT));
        ToggleLeft => row(Menu::Window, "toggle-left", None, Nothing, None);
        ToggleRight => row(Menu::Window, "toggle-right", None, Nothing, None);
        ToggleDock => row(Menu::Window, "toggle-dock", None, Nothing, None);
        ShowKeyPeople => row(Menu::Window, "list-key-people", None, Nothing, Some(icons::KEY_PERSON));
        ShowRisks => row(Menu::Window, "list-risks", None, Nothing, Some(icons::WARNING));
        ShowTasks => row(Menu::Window, "tasks", None, Nothing, Some(icons::TASK));
        ShowForecast => row(Menu::Window, "forecast", None, Nothing, Some(icons::FORECAST));
        ToggleMinimap => row(Menu::Window, "toggle-minimap", None, Nothing, None);
        NextPanel => row(Menu::Window, "focus-next", Some(plain(F(6))), Nothing, None);
        PreviousPanel => row(Menu::Window, "focus-previous", Some(shift(F(6))), Nothing, None);
        KeepView => row(Menu::Present, "view-keep", Some(ctrl('B')), PeopleOnMap, Some(icons::PICTURE));
        NextView => row(Menu::Present, "view-next", Some(plain(Key::PageDown)), SavedView, None);
        PreviousView => row(Menu::Present, "view-previous", Some(plain(Key::PageUp)), SavedView, None);
        Present => row(Menu::Present, "present", Some(plain(F(5))), PeopleOnMap, Some(icons::PRESENT));
        PresentToCustomer => row(Menu::Present, "present-customer", Some(shift(F(5))), PeopleOnMap, Some(icons::SCREEN));
        LargerInterface => row(Menu::Window, "interface-larger", Some(plain(F(8))), Nothing, None);
        SmallerInterface => row(Menu::Window, "interface-smaller", Some(plain(F(7))), Nothing, None);
        Language => row(Menu::Window, "language", None, Nothing, Some(icons::LANGUAGE));
        Theme => row(Menu::Window, "theme", None, Nothing, Some(icons::THEME));
        Quit => row(Menu::File, "quit", Some(ctrl('Q')), Nothing, None);
        NextLine => row(Menu::Map, "line-next", Some(plain(Char('.'))), OtherLine, None);
        StrongerLine => row(Menu::Map, "line-stronger", None, InfluenceLine, Some(icons::UP));
        WeakerLine => row(Menu::Map, "line-weaker", None, InfluenceLine, Some(icons::DOWN));
        TurnLine => row(Menu::Map, "line-turn", None, DirectedLine, Some(icons::REDO));
        WhatIf => row(Menu::Map, "what-if", Some(plain(Char('Q'))), PeopleOnMap, Some(icons::FORECAST));
        AddScenario => row(Menu::Map, "scenario-add", Some(plain(Char('A'))), InScenario, Some(icons::ADD));
        NextScenario => row(Menu::Map, "scenario-next", Some(plain(Char('S'))), InScenario, None);
        ClearScenario => row(Menu::Map, "scenario-clear", None, InScenario, None);
        KeepScenario => row(Menu::Map, "scenario-keep", Some(plain(Char('K'))), InScenario, Some(icons::TASK));
        KeepPlan => row(Menu::Map, "plan-keep", None, PeopleOnMap, None);
        DropPlan => row(Menu::Map, "plan-drop", None, KeptPlan, None);
        Weights => row(Menu::Person, "weights", None, Nothing, None);
        NewDeal => row(Menu::Map, "deal-new", None, Nothing, Some(icons::ADD));
        DeleteDeal => row(Menu::Map, "deal-delete", None, SecondDeal, None);
        Shortcuts => row(Menu::Help, "shortcuts", Some(plain(F(1))), Nothing, Some(icons::KEYBOARD));
        About => row(Menu::Help, "about", None, Nothing, Some(icons::INFO));
    }
}

impl Command {
    /// Whether a rule stands before it in its menu.
    pub const fn begins_group(self) -> bool {
        matches!(
            self,
            Self::Save
                | Self::Import
                | Self::Quit
                | Self::Cut
                | Self::Find
                | Self::Rename
                | Self::ChoosePhoto
                | Self::Neighbourhood
                | Self::Layers
                | Self::AlignRow
                | Self::WhatIf
                | Self::KeepPlan
                | Self::Pin
                | Self::FitRegion
                | Self::SupportUp
                | Self::Tool(ToolKind::Select)
                | Self::NewDeal
                | Self::ZoomIn
                | Self::ShowMap
                | Self::LensSupport
                | Self::ShowReports
                | Self::ShowKeyPeople
                | Self::ToggleMinimap
                | Self::KeepView
                | Self::Present
                | Self::LargerInterface
        )
    }
    /// The key that does it: with a line of influence selected, those of support say how strong that is.
    pub const fn shortcut(self) -> Option<Shortcut> {
        match self {
            Self::StrongerLine => Self::SupportUp.row().shortcut,
            Self::WeakerLine => Self::SupportDown.row().shortcut,
            _ => self.row().shortcut,
        }
    }
    /// The command that goes to a page.
    pub const fn of_page(page: Page) -> Self {
        match page {
            Page::Map => Self::ShowMap,
            Page::Matrix => Self::ShowMatrix,
            Page::Table => Self::ShowTable,
        }
    }
    /// The command that shows the map through a lens.
    pub const fn of_lens(lens: Lens) -> Self {
        match lens {
            Lens::Support => Self::LensSupport,
            Lens::Influence => Self::LensInfluence,
            Lens::Role => Self::LensRole,
            Lens::Relationship => Self::LensRelationship,
            Lens::Risk => Self::LensRisk,
            Lens::Fragility => Self::LensFragility,
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
