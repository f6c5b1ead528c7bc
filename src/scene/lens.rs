//! What a card's block shows, and which kinds of lines are drawn.
pub use crate::catalogue::Lens;
use crate::model::LinkKind;
use serde::{Deserialize, Serialize};

impl Lens {
    /// Whether the lens draws lines of a kind even where they are hidden: who faces whom is half of a relationship.
    pub fn shows(self, kind: LinkKind) -> bool {
        self == Self::Relationship && matches!(kind, LinkKind::Pair(_))
    }
}

/// Kinds of lines and areas that can be hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Show {
    pub reports: bool,
    pub dotted: bool,
    pub influence: bool,
    pub conflicts: bool,
    pub pairs: bool,
    pub departments: bool,
    /// Labels of lines as large as a shared screen needs them.
    pub large_labels: bool,
}

impl Show {
    /// Whether lines of a kind are drawn.
    pub fn shows(self, kind: LinkKind) -> bool {
        match kind {
            LinkKind::Reports => self.reports,
            LinkKind::Dotted => self.dotted,
            LinkKind::Influence(_) => self.influence,
            LinkKind::Conflict => self.conflicts,
            LinkKind::Pair(_) => self.pairs,
        }
    }
}

impl Show {
    /// The same for a zipper, through which all other lines would run.
    pub fn of_zipper(self) -> Self {
        Self { reports: false, dotted: false, influence: false, conflicts: false, pairs: true, ..self }
    }

    /// What is shown until somebody says otherwise.
    pub const USUAL: Self = Self {
        reports: true,
        dotted: true,
        influence: true,
        conflicts: true,
        pairs: false,
        departments: true,
        large_labels: false,
    };
}

impl Default for Show {
    fn default() -> Self {
        Self::USUAL
    }
}
