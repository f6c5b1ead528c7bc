//! The two languages: messages, numbers, dates, the order of names. Messages are Fluent files in
//! `assets/locales`, one a language, so that a translator adds a language without touching code.
//! Not here: texts of the method (`catalogue`), text that a user wrote (`model`), line breaking (`text`).
mod figures;
mod messages;
mod pinyin;

use crate::catalogue::{Catalogue, Placeholder, Support};
use jiff::civil::DateTime;

pub use self::pinyin::{sorted_by, sounds_at};
pub use crate::catalogue::{Lang, has_han, initials, pick, short_name};
pub use figures::{change, date_long, date_short, money, number, signed};
pub use messages::{Arg, ArgValue, Message, said_if_any, tr, tr_args};

/// The parts of a sentence that are not empty, joined by commas.
pub fn listed(lang: Lang, parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(match lang {
        Lang::En => ", ",
        Lang::Zh => "，",
    })
}

/// Clauses that stand for themselves: "Can veto; met twice".
pub fn clauses(lang: Lang, parts: &[impl std::borrow::Borrow<str>]) -> String {
    parts.join(match lang {
        Lang::En => "; ",
        Lang::Zh => "；",
    })
}

/// A day with the time: "12 June 2026, 14:05".
pub fn date_time(lang: Lang, at: DateTime) -> String {
    let time = format!("{:02}:{:02}", at.hour(), at.minute());
    match lang {
        Lang::En => format!("{}, {time}", date_long(lang, at.date())),
        Lang::Zh => format!("{} {time}", date_long(lang, at.date())),
    }
}

/// Something and what is said of it: "Influence: high".
pub fn with_colon(lang: Lang, what: &str, said: &str) -> String {
    match lang {
        Lang::En => format!("{what}: {said}"),
        Lang::Zh => format!("{what}：{said}"),
    }
}

/// What somebody is called: also a post without a known person, and whoever has no name yet.
pub fn called(lang: Lang, placeholder: Option<Placeholder>, name: &str) -> String {
    match placeholder {
        Some(Placeholder::Unknown) => tr(lang, "name-unknown").into_owned(),
        Some(Placeholder::Vacant) => tr(lang, "name-vacant").into_owned(),
        None if name.is_empty() => tr(lang, "name-missing").into_owned(),
        None => name.to_owned(),
    }
}

/// A score in words and number: "likes us +1"; "not rated".
pub fn support_words(support: Option<Support>, lang: Lang) -> String {
    match support {
        Some(step) => format!("{} {}", Catalogue::get().support(step).name.get(lang), signed(step.score())),
        None => tr(lang, "support-unrated").into_owned(),
    }
}

/// A step as it is said aloud: "supports, plus two".
pub fn support_spoken(support: Option<Support>, lang: Lang) -> String {
    match support {
        Some(step) => {
            let name = Catalogue::get().support(step).name.get(lang).to_lowercase();
            let args = [("name", name.as_str().into()), ("score", f64::from(step.score()).into())];
            tr_args(lang, "support-spoken", &args)
        }
        None => tr(lang, "support-unrated").into_owned(),
    }
}

/// Names and other equals, one after the other.
pub fn enumerated(lang: Lang, names: &[impl std::borrow::Borrow<str>]) -> String {
    names.join(match lang {
        Lang::En => ", ",
        Lang::Zh => "、",
    })
}
