//! Why a command was not carried out; the account is as it was.
use super::explain::Explain;
use crate::locale::Message;
use crate::model::EditError;

/// Facts of a refusal; names are in the language of the window.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("{person} can't be joined with themselves; drop the line on somebody else")]
    SelfLink { person: String },
    #[error("{person} already reports to {boss}; move that line's end, or draw a dotted line")]
    SecondBoss { person: String, boss: String },
    #[error("{boss} stands below {person}, so {person} can't report to {boss}; turn the line round")]
    Cycle { person: String, boss: String },
    #[error("{from} and {to} are joined like this already; select that line to change it")]
    Exists { from: String, to: String },
    #[error("a counterpart line joins one of ours with one of theirs; {from} and {to} are on one side")]
    SameSide { from: String, to: String },
    #[error("{person} would come to lie on {other}; make room first, or put them into one row")]
    NoRoom { person: String, other: String },
    #[error("{person} is pinned and would have to move; set the card free, or leave it out")]
    Pinned { person: String },
    #[error(
        "this file was written by a newer version and is open for reading only; save it under another name"
    )]
    ReadOnly,
    #[error("an account keeps at least one deal; add another before you delete this one")]
    LastDeal,
    #[error("a department called {name} exists already; choose another name")]
    DepartmentExists { name: String },
    #[error("there is no deal to rate people in; add one first")]
    NoDeal,
    #[error("support is rated for people of the customer or a third party; select one of them")]
    NobodyToRate,
    #[error("while asking what if, only support of members can change; leave it to change the account")]
    Supposing,
    #[error("what was copied is not from Linchpin; copy people from a map")]
    NothingToPaste,
    #[error(transparent)]
    Edit(#[from] EditError),
}

impl Explain for Refusal {
    fn explain(&self) -> Message {
        match self {
            Self::SelfLink { person } => Message::new("refusal-self-link").with("person", person.as_str()),
            Self::SecondBoss { person, boss } => Message::new("refusal-second-boss")
                .with("person", person.as_str())
                .with("boss", boss.as_str()),
            Self::Cycle { person, boss } => {
                Message::new("refusal-cycle").with("person", person.as_str()).with("boss", boss.as_str())
            }
            Self::Exists { from, to } => {
                Message::new("refusal-exists").with("from", from.as_str()).with("to", to.as_str())
            }
            Self::SameSide { from, to } => {
                Message::new("refusal-same-side").with("from", from.as_str()).with("to", to.as_str())
            }
            Self::NoRoom { person, other } => {
                Message::new("refusal-no-room").with("person", person.as_str()).with("other", other.as_str())
            }
            Self::Pinned { person } => Message::new("refusal-pinned").with("person", person.as_str()),
            Self::ReadOnly => Message::new("refusal-read-only"),
            Self::NoDeal => Message::new("refusal-no-deal"),
            Self::NobodyToRate => Message::new("refusal-nobody-to-rate"),
            Self::LastDeal => Message::new("refusal-last-deal"),
            Self::DepartmentExists { name } => {
                Message::new("refusal-department-exists").with("name", name.as_str())
            }
            Self::Supposing => Message::new("refusal-supposing"),
            Self::NothingToPaste => Message::new("refusal-nothing-to-paste"),
            Self::Edit(error) => error.explain(),
        }
    }
}
