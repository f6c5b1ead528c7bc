//! Why the command line did not do what was asked for, where no module below has said so already.
use std::path::PathBuf;

/// Each says what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("there is no deal {asked:?}; {}", known_deals(known))]
    UnknownDeal { asked: String, known: Vec<String> },
    #[error("{count} deals are called {asked:?}; give an id instead: {}", ids.join(", "))]
    AmbiguousDeal { asked: String, count: usize, ids: Vec<String> },
    #[error("there is no stage {asked:?}; known are {}", known.join(", "))]
    UnknownStage { asked: String, known: Vec<String> },
    #[error("there is nobody with the id {asked:?}; `linchpin rank --format json` lists the ids")]
    UnknownPerson { asked: String },
    #[error("an account is written as .ron; choose a name that ends so: {path:?}")]
    NotRon { path: PathBuf },
    #[error(
        "this format is not known; choose a name that ends in .svg, .png, .pdf, .csv, .md or .json: {path:?}"
    )]
    UnknownFormat { path: PathBuf },
    #[error("{format} would hold opinions, which no customer may see; choose SVG, PNG or PDF for a customer")]
    CandidFormat { format: &'static str },
    #[error(
        "nobody stands on the map, so there is nothing to draw; open the file in the editor and place people"
    )]
    NobodyOnMap,
    #[error(
        "the file was written by a newer Linchpin, and saving over it would lose what this one doesn't know; \
         choose another name: {path:?}"
    )]
    NewerFile { path: PathBuf },
    #[error("saved views become the pages of a PDF; choose a name that ends in .pdf")]
    ViewsArePages,
    #[error("no view is saved in this account; open it in the editor and save one with Ctrl+B")]
    NoViews,
    #[error("what is exported would replace the account it is made from; choose another name: {path:?}")]
    OverItself { path: PathBuf },
    #[error("there is no file {path:?}, and no command of that name; `linchpin --help` lists the commands")]
    NoSuchFile { path: PathBuf },
    #[error("{path:?}: {reason}")]
    Table { reason: String, path: PathBuf },
    #[error(
        "the tree of bosses and reports can't be laid out ({reason}); run `linchpin validate` on the file"
    )]
    NoLayout { reason: String },
    #[error(
        "this build has no window; build it with the `gui` feature, or see `linchpin --help` for what it does"
    )]
    NoWindow,
}

fn known_deals(known: &[String]) -> String {
    if known.is_empty() {
        "the account has none".to_owned()
    } else {
        format!("known are {}", known.join(", "))
    }
}
