//! What a card's block shows, and which kinds of lines are drawn.
use crate::model::LinkKind;
use serde::{Deserialize, Serialize};

/// Changes the block, never the layout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lens {
    #[default]
    Support,
    Influence,
    Role,
    /// How far the relationship is from what is required.
    Relationship,
    Risk,
}

impl Lens {
    /// In the order of the switch.
    pub const ALL: [Self; 5] = [Self::Support, Self::Influence, Self::Role, Self::Relationship, Self::Risk];

    /// The word on the command line and in message keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Influence => "influence",
            Self::Role => "role",
            Self::Relationship => "relationship",
            Self::Risk => "risk",
        }
    }
    /// Whether the lens draws lines of a kind even where they are hidden: who faces whom is half of a relationship.
    pub fn shows(self, kind: LinkKind) -> bool {
        self == Self::Relationship && matches!(kind, LinkKind::Pair(_))
    }
    /// The lens that a word stands for.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lens| lens.key() == key)
    }
}

/// Kinds of lines and areas that can be hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Show {
    pub influence: bool,
    pub conflicts: bool,
    pub pairs: bool,
    pub departments: bool,
}

impl Show {
    /// Whether lines of a kind are drawn.
    pub fn shows(self, kind: LinkKind) -> bool {
        match kind {
            LinkKind::Reports | LinkKind::Dotted => true,
            LinkKind::Influence(_) => self.influence,
            LinkKind::Conflict => self.conflicts,
            LinkKind::Pair(_) => self.pairs,
        }
    }
}

impl Default for Show {
    fn default() -> Self {
        Self { influence: true, conflicts: true, pairs: false, departments: true }
    }
}
