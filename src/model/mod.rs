//! What is true: the account, its people, links, deals and ratings; and every change to it.
//! Records live in sorted tables; who is connected to whom lives in a graph beside them. The only way to
//! change anything is a [`Transaction`] of [`Edit`]s committed to a [`Document`].
//! Not here: the file (`file`), what follows from the facts (`analysis`), selection and camera (`session`).
mod account;
mod connections;
mod document;
mod edit;
pub mod folding;
pub mod hierarchy;
mod ids;
mod order_key;
mod photo_data;
mod ratings_now;
mod records;
mod referrers;
mod tables;

pub use account::{Account, AccountBuilder, BuildProblem};
pub use document::{Document, Step, Transaction};
pub use edit::{Edit, EditError};
pub use ids::*;
pub use order_key::OrderKey;
pub use photo_data::{PhotoData, PhotoKind};
pub use ratings_now::{Current, RatingsNow};
pub use records::*;
pub use tables::Key;
pub(crate) use tables::{Record, with_tables};
