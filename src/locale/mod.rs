//! The two languages: messages, numbers, dates, the order of names. Messages are Fluent files in
//! `assets/locales`, one a language, so that a translator adds a language without touching code.
//! Not here: texts of the method (`catalogue`), text that a user wrote (`model`), line breaking (`text`).
mod figures;
mod messages;

pub use crate::catalogue::{Lang, has_han, initials, pick, short_name};
pub use figures::{date_long, date_short, money, number, signed};
pub use messages::{Arg, ArgValue, Message, tr, tr_args};

/// The parts that are not empty, joined by commas.
pub fn listed(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}
