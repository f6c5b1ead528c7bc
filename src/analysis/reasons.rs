//! Why somebody ranks where they do: structured reasons, never sentences.
use crate::catalogue::{Influence, RoleKey};
use crate::model::PersonId;

/// What a reason is about; in the order that settles ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Factor {
    Authority,
    Sway,
    Broker,
    Listened,
    Level,
    Floor,
}

impl Factor {
    /// The five components, in the order of the weights.
    pub const COMPONENTS: [Self; 5] =
        [Self::Authority, Self::Sway, Self::Broker, Self::Listened, Self::Level];

    /// The word in JSON and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::Sway => "sway",
            Self::Broker => "broker",
            Self::Listened => "listened",
            Self::Level => "level",
            Self::Floor => "floor",
        }
    }
}

/// The facts behind a reason.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    Role {
        role: RoleKey,
        score: f64,
        veto: bool,
    },
    /// `depth` 0 is the top; `None` without a solid line.
    Position {
        depth: Option<usize>,
        below: usize,
    },
    /// `through`: whom this person moves most; key people only.
    Sway {
        vote: f64,
        gradient: f64,
        through: Option<Vec<PersonId>>,
    },
    Broker {
        share: f64,
        deciders: Vec<PersonId>,
    },
    Listened {
        pagerank: f64,
        listeners: Vec<PersonId>,
    },
    /// `outside`: not a member of the deal.
    Level {
        influence: Option<Influence>,
        outside: bool,
    },
    Floor {
        kind: FloorKind,
        value: f64,
    },
}

/// Which rule keeps somebody in sight whatever the components say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloorKind {
    Veto,
    SoleEconomicBuyer,
}

/// One reason: its points add up with the others' to K.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    pub factor: Factor,
    pub points: f64,
    pub evidence: Evidence,
    /// Gives away a coach: only the account team's own views show it.
    pub confidential: bool,
}
