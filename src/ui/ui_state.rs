//! What the window remembers between frames and no file holds: open panels, drafts, dialogs.
use super::areas::{Area, Entering};
use super::canvas::{Minimap, PartCache};
use super::dialogs::Dialog;
use super::room::SidePanel;
use super::table::TableState;
use super::widgets::{Drafts, FieldKey};
use crate::locale::Message;
use crate::report::{ListOrder, Number};
use crate::scene::Detail;
use crate::session::Page;
use egui::Id;
use std::collections::VecDeque;

/// The state of the window.
#[derive(Default)]
pub(super) struct UiState {
    pub(super) parts: PartCache,
    pub(super) minimap: Option<Minimap>,
    /// The side panel that was asked for last.
    pub(super) side_panel: Option<SidePanel>,
    /// A setting.
    pub(super) shows_minimap: bool,
    pub(super) detail: Option<(Detail, f32)>,
    pub(super) canvas_id: Option<Id>,
    pub(super) canvas_has_focus: bool,
    /// Where the map's menu was opened by keyboard.
    pub(super) menu_at: Option<egui::Pos2>,
    /// Where F6 took the keyboard last, and where it is taking it.
    pub(super) area: Area,
    pub(super) entering: Option<Entering>,
    /// When Tab was pressed last, by the number of the frame, and whether it goes backwards.
    pub(super) tabbed: Option<(u64, bool)>,
    /// Which way the keyboard is to go past the map.
    pub(super) passes: Option<egui::FocusDirection>,
    /// Whether a text field had the focus a frame ago.
    pub(super) typing: bool,
    /// The pointer rests since the last key was pressed: what it is over is not what one works at.
    pub(super) pointer_rests: bool,
    /// Something was dropped and the pointer has not moved since: what is said of what lies below it would cover it.
    pub(super) just_dropped: bool,
    /// Space or the middle button pans, whatever the tool.
    pub(super) panning: bool,
    /// Where something floats above the map.
    pub(super) floats: Vec<egui::Rect>,
    /// The field in place and its text.
    pub(super) naming_text: Option<(Id, String)>,
    pub(super) drafts: Drafts,
    pub(super) dialog: Option<Dialog>,
    /// A number that was clicked, to be explained.
    pub(super) explain: Option<Number>,
    /// What is still to be told, each when no dialog is open.
    pub(super) messages: VecDeque<Vec<Message>>,
    /// Departments unfolded in the left panel.
    pub(super) unfolded: std::collections::BTreeSet<crate::model::DepartmentId>,
    /// Where table or matrix lie: arrows stay within them, and their rows and chips hear the map's letters.
    pub(super) grid: Option<egui::Rect>,
    pub(super) carrying: super::matrix_drag::Carrying,
    /// Where an arrow was pressed within that, until it is known where it led.
    pub(super) arrow_from: Option<Id>,
    /// The cell of the table that was given the keyboard last, in sight or about to come into it.
    pub(super) led_to: Option<Id>,
    /// The contact whose fields are shown.
    pub(super) open_contact: Option<crate::model::ContactId>,
    pub(super) open_point: Option<crate::model::SellingPointId>,
    /// Whether the tasks that are done are listed.
    pub(super) done_tasks: bool,
    /// The judgement whose fields are shown in the history.
    pub(super) open_rating: Option<crate::model::RatingId>,
    pub(super) filter_bar: FilterBar,
    /// The Esc that is held has done its work.
    pub(super) escape_spent: bool,
    /// When Esc was down last, in seconds.
    pub(super) escape_seen: f64,
    /// The saved view whose title is being typed.
    /// Which menu is unfolded where one button holds them all.
    pub(super) unfolded_menu: Option<crate::session::Menu>,
    pub(super) renaming_view: Option<crate::model::ViewId>,
    /// The saved view whose row had the keyboard last, and that row.
    pub(super) view_row: Option<(egui::Id, crate::model::ViewId)>,
    /// How the account is looked at.
    pub(super) page: Page,
    pub(super) table: TableState,
    pub(super) dock_tab: DockTab,
    /// The risk whose reason is being written.
    pub(super) accepting: Option<FieldKey>,
    /// The order of the ranked list.
    pub(super) list_order: ListOrder,
    /// Whether everybody of ours is listed who could know a person.
    pub(super) all_of_ours: bool,
    /// Whether all fields of a person are shown.
    pub(super) more_fields: bool,
    /// The map is shown whole as soon as the canvas knows its size.
    pub(super) fit_pending: bool,
    /// The recent file that was chosen in the menu.
    pub(super) open_recent: Option<std::path::PathBuf>,
    /// The notice that was shown last, and since when.
    pub(super) notice_shown: Option<(u64, f64)>,
}

/// The bar with which people are looked for on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum FilterBar {
    #[default]
    Closed,
    Open,
    /// Open, and its field is to have the keyboard.
    WantsKeyboard,
}

/// Tabs below the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum DockTab {
    #[default]
    KeyPeople,
    Risks,
    Tasks,
    Forecast,
}
