//! The layouts by the words of the command line.
use super::Refused;
use crate::analysis::{Question, rank};
use crate::catalogue::AnalysisConstants;
use crate::layout::{A4_UPRIGHT, Arrange, Diagram};
use crate::model::{Account, AccountInfo, Document, Edit, PersonId};
use crate::session::edits::diagrams::drawn;
use crate::session::edits::tidy::tidy;
use std::collections::BTreeSet;

/// How people are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum LayoutKind {
    /// A boss centred over reports, each department that forms a branch kept together
    Tree,
    /// Rows and hanging lists that together come near the shape of a page
    Compact,
    /// Whom people influence above them, bosses above their teams
    Layered,
    /// People near those they listen to and report to
    Network,
    /// Their people and ours in two columns, counterparts on a level
    Zipper,
    /// Each department by itself
    Departments,
}

/// A chart of who reports to whom, or another picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Drawing {
    Chart(Arrange),
    Diagram(Diagram),
}

impl LayoutKind {
    /// `page`: width ÷ height that a compact chart comes near.
    pub(super) const fn drawing(self, page: f64) -> Drawing {
        match self {
            Self::Tree => Drawing::Chart(Arrange::Tree),
            Self::Compact => Drawing::Chart(Arrange::Compact(page)),
            Self::Layered => Drawing::Diagram(Diagram::Layered),
            Self::Network => Drawing::Diagram(Diagram::Network),
            Self::Zipper => Drawing::Diagram(Diagram::Zipper),
            Self::Departments => Drawing::Diagram(Diagram::Departments),
        }
    }
}

/// Width ÷ height of what is written as 16:9, A4 or square.
/// # Errors
/// What can be written instead.
pub(super) fn page(words: &str) -> Result<f64, String> {
    match words.to_lowercase().as_str() {
        "a4" => return Ok(A4_UPRIGHT),
        "square" => return Ok(1.0),
        _ => {}
    }
    let sides = words.split_once(':').map(|(w, h)| (w.trim().parse::<f64>(), h.trim().parse::<f64>()));
    match sides {
        Some((Ok(width), Ok(height))) if (0.1..=10.0).contains(&(width / height)) => Ok(width / height),
        _ => Err(format!("“{words}” is no page; write A4, square, or its sides as 16:9, from 1:10 to 10:1")),
    }
}

/// The people who matter most in a question: a zipper puts them first.
pub(super) fn key_people(account: &Account, question: &Question) -> BTreeSet<PersonId> {
    let ranking = rank(account, AnalysisConstants::get(), question);
    ranking.key_people().map(|key| key.id.clone()).collect()
}

/// The account with everybody on its map laid out anew, as the editor would; pinned cards stay.
/// # Errors
/// Where the layout can't be made.
pub(super) fn anew(account: Account, drawing: Drawing, key: &BTreeSet<PersonId>) -> anyhow::Result<Account> {
    let everybody = BTreeSet::new();
    let mut layout = match drawing {
        Drawing::Chart(arrange) => tidy(&account, &everybody, arrange, &BTreeSet::new()),
        Drawing::Diagram(kind) => drawn(&account, &everybody, kind, key)
            .map_err(|error| Refused::NoLayout { reason: error.to_string() })?,
    };
    let zipper = drawing == Drawing::Diagram(Diagram::Zipper);
    layout.edits.push(Edit::Info(Box::new(AccountInfo { zipper, ..account.info().clone() })));
    let mut document = Document::new(account);
    document.commit(layout)?;
    Ok(document.account().clone())
}
