//! What commands and gestures do, as transactions: pure functions of the account. Each refuses with a reason
//! or returns edits that fit the account as it stands.
pub mod acceptances;
mod charts;
pub mod clip;
mod clip_words;
pub mod deals;
pub mod departments;
pub mod diagrams;
pub mod folding;
pub mod links;
pub mod pasted;
pub mod pasted_known;
pub mod people;
pub mod photos;
pub mod places;
pub mod plans;
pub mod ratings;
pub mod reporting;
pub mod room;
pub mod selling;
pub mod tidy;
pub mod views;
pub mod weights;
pub mod work;
