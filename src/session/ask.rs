//! What a command leaves for the window to do: dialogs, panels, files, and where the keyboard goes.
use crate::model::{DealId, LinkId, PersonId, ViewId};
use crate::report::Number;
use crate::session::Direction;

/// What only the window can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    New,
    Open,
    OpenSample,
    Save,
    SaveAs,
    ToggleSaveAsIWork,
    Import,
    Export,
    Quit,
    Weights,
    /// How a number comes about.
    Explain(Number),
    Copy(String),
    /// A picture of whoever is selected, else of the whole map.
    CopyPicture,
    Page(Page),
    /// Steps of the window's own scale.
    ScaleInterface(i8),
    Find,
    /// The field and the lists that light some people on the map.
    Filter,
    /// Which roles the selected people hold.
    Roles,
    /// The photo of whoever is selected, from a file.
    Photo,
    /// The keyboard goes to a field of the inspector.
    Field(Field),
    Paste,
    ToggleLeft,
    ToggleRight,
    ToggleDock,
    /// The comparison of the scenarios.
    ShowForecast,
    /// The tasks of the deal.
    ShowTasks,
    ShowKeyPeople,
    ShowRisks,
    ToggleMinimap,
    NextPanel(Direction),
    ToggleLanguage,
    ToggleTheme,
    Shortcuts,
    About,
}

/// Fields that are named where nothing on the map can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    Name(PersonId),
    LinkWords(LinkId),
    DealName(DealId),
    ViewTitle(ViewId),
    /// What shows that somebody stands as was just said.
    Evidence(PersonId),
    /// The same of all who are selected.
    EvidenceOfAll,
}

/// How the account is looked at; all share one selection and one history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    #[default]
    Map,
    /// Influence against support.
    Matrix,
    /// Every person a row.
    Table,
}

impl Page {
    /// In the order of the switch.
    pub const ALL: [Self; 3] = [Self::Map, Self::Matrix, Self::Table];

    /// The word in message keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Matrix => "matrix",
            Self::Table => "table",
        }
    }
}
