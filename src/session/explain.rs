//! Errors as messages of the window: the facts that an error's fields carry, in the user's language. What a
//! parser says of a place in a text stays as the parser said it.
use crate::export::ExportError;
use crate::file::{FileError, ReadError, Repair, WriteError};
use crate::import::{CsvError, CsvWarning};
use crate::locale::{ArgValue, Message};
use crate::model::{EditError, Key};
use crate::photo::PhotoError;
use std::io;
use std::path::Path;

/// Something that went wrong, and can say so in any language: what happened, where, and what to do.
pub trait Explain {
    /// The facts of the error as a message.
    fn explain(&self) -> Message;
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// What the operating system said, in words where they are known.
pub fn io_words(error: &io::Error) -> ArgValue {
    let key = match error.kind() {
        io::ErrorKind::NotFound => "error-io-not-found",
        io::ErrorKind::PermissionDenied => "error-io-permission",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "error-io-full",
        io::ErrorKind::ReadOnlyFilesystem => "error-io-read-only",
        io::ErrorKind::IsADirectory => "error-io-folder",
        io::ErrorKind::NotADirectory => "error-io-no-folder",
        _ => return ArgValue::from(error.to_string()),
    };
    Message::new(key).into()
}

/// The same where a file was to be written: what isn't there is its folder.
pub fn io_words_writing(error: &io::Error) -> ArgValue {
    match error.kind() {
        io::ErrorKind::NotFound => Message::new("error-io-folder-missing").into(),
        _ => io_words(error),
    }
}

impl Explain for FileError {
    fn explain(&self) -> Message {
        let (message, path) = match self {
            Self::Read { source, path } => (source.explain(), path),
            Self::Write { source, path } => (source.explain(), path),
            Self::Open { source, path } => {
                (Message::new("error-open").with("reason", io_words(source)), path)
            }
            Self::Save { source, path } => {
                (Message::new("error-save").with("reason", io_words_writing(source)), path)
            }
            Self::ChangedOnDisk { path } => (Message::new("error-changed-on-disk"), path),
            Self::Journal { source, path } => {
                (Message::new("error-journal").with("reason", io_words(source)), path)
            }
            Self::JournalLine { line, path } => {
                (Message::new("error-journal-line").with("line", *line), path)
            }
            Self::Replay { step, source, path } => {
                let reason = source.explain();
                (Message::new("error-replay").with("step", *step).with("reason", reason), path)
            }
        };
        Message::new("error-with-path").with("error", message).with("path", shown(path))
    }
}

impl Explain for ReadError {
    fn explain(&self) -> Message {
        let at = |key, line: usize| Message::new(key).with("line", line);
        match self {
            Self::TooLarge { bytes } => Message::new("error-too-large")
                .with("size", megabytes(*bytes))
                .with("limit", megabytes(crate::file::MAX_BYTES)),
            Self::TooManyParts { parts } => Message::new("error-too-many-parts")
                .with("parts", *parts)
                .with("limit", crate::file::MAX_PARTS),
            Self::NotText { offset } => Message::new("error-not-text").with("offset", *offset),
            Self::NotAnAccount => Message::new("error-not-an-account"),
            Self::IsInterchange => Message::new("error-is-interchange"),
            Self::Syntax { line, reason } => at("error-syntax", *line).with("reason", reason.as_str()),
            Self::Field { line, list, field, reason } => at("error-field", *line)
                .with("list", list.as_str())
                .with("field", field.as_str())
                .with("reason", reason.as_str()),
            Self::NotFinite { line, list, field } => {
                at("error-not-finite", *line).with("list", list.as_str()).with("field", field.as_str())
            }
            Self::EmptyId { line, list } => at("error-empty-id", *line).with("list", list.as_str()),
            Self::DuplicateId { line, key } => {
                at("error-duplicate-id", *line).with("record", record_words(key))
            }
            Self::DuplicateList { line, list } => {
                at("error-duplicate-list", *line).with("list", list.as_str())
            }
            Self::Newer { version, reason } => {
                Message::new("error-newer").with("version", *version).with("reason", reason.as_str())
            }
            Self::Json { line, column, reason } => {
                at("error-json", *line).with("column", *column).with("reason", reason.as_str())
            }
            Self::NotInterchange => Message::new("error-not-interchange"),
            Self::InterchangeVersion { version } => {
                Message::new("error-interchange-version").with("version", version.as_str())
            }
            Self::Value { place, reason } => {
                Message::new("error-value").with("place", place.as_str()).with("reason", reason.as_str())
            }
            Self::Duplicate { place, id } => {
                Message::new("error-duplicate").with("place", place.as_str()).with("id", id.as_str())
            }
            Self::Unknown { place, id } => {
                Message::new("error-unknown").with("place", place.as_str()).with("id", id.as_str())
            }
        }
    }
}

/// Millions of bytes, rounded up.
fn megabytes(bytes: u64) -> u32 {
    u32::try_from(bytes.div_ceil(1 << 20)).unwrap_or(u32::MAX)
}

impl Explain for WriteError {
    fn explain(&self) -> Message {
        match self {
            Self::NotFinite { record, field } => {
                Message::new("error-write-not-finite").with("record", record.as_str()).with("field", *field)
            }
            Self::BeyondLimits(ReadError::TooManyParts { parts }) => {
                Message::new("error-write-parts").with("parts", *parts).with("limit", crate::file::MAX_PARTS)
            }
            Self::BeyondLimits(_) => {
                Message::new("error-write-large").with("limit", megabytes(crate::file::MAX_BYTES))
            }
            Self::NoText { record } => Message::new("error-no-text").with("record", record.as_str()),
        }
    }
}

impl Explain for EditError {
    fn explain(&self) -> Message {
        match self {
            Self::Missing { record, missing } => Message::new("error-edit-missing")
                .with("record", record_words(record))
                .with("missing", record_words(missing)),
            Self::InUse { record, count } => {
                Message::new("error-edit-in-use").with("record", record_words(record)).with("count", *count)
            }
            Self::OtherId { record } => {
                Message::new("error-edit-other-id").with("record", record_words(record))
            }
        }
    }
}

impl Explain for Repair {
    fn explain(&self) -> Message {
        match self {
            Self::Dropped { record, missing } => Message::new("repair-dropped")
                .with("record", record_words(record))
                .with("missing", record_words(missing)),
            Self::Cleared { record, field, missing } => Message::new("repair-cleared")
                .with("record", record_words(record))
                .with("field", *field)
                .with("missing", record_words(missing)),
        }
    }
}

impl Explain for PhotoError {
    fn explain(&self) -> Message {
        match self {
            Self::Unreadable { reason } => Message::new("error-photo").with("reason", reason.as_str()),
            Self::TooLarge { pixels } => {
                let millions = usize::try_from(pixels.div_ceil(1_000_000)).unwrap_or(usize::MAX);
                Message::new("error-photo-large").with("megapixels", millions)
            }
        }
    }
}

impl Explain for CsvError {
    fn explain(&self) -> Message {
        let at = |key, row: usize| Message::new(key).with("row", row);
        match self {
            Self::TooLarge { bytes } => Message::new("error-too-large")
                .with("size", megabytes(*bytes))
                .with("limit", megabytes(crate::file::MAX_BYTES)),
            Self::TooManyRows => {
                Message::new("error-csv-too-many-rows").with("limit", crate::import::MOST_ROWS)
            }
            Self::OpenQuote => Message::new("error-csv-open-quote"),
            Self::Empty => Message::new("error-csv-empty"),
            Self::NoNameColumn { found } => Message::new("error-csv-no-name").with("found", found.as_str()),
            Self::ColumnTwice { column: _, heading } => {
                Message::new("error-csv-column-twice").with("heading", heading.as_str())
            }
            Self::Row { row, reason } => at("error-csv-row", *row).with("reason", reason.as_str()),
            Self::DuplicateId { row, earlier, id } => {
                at("error-csv-duplicate-id", *row).with("earlier", *earlier).with("id", id.as_str())
            }
            Self::AmbiguousManager { row, manager, count } => at("error-csv-ambiguous-manager", *row)
                .with("manager", manager.as_str())
                .with("count", *count),
            Self::Side { row, given } => at("error-csv-side", *row).with("given", given.as_str()),
        }
    }
}

impl Explain for CsvWarning {
    fn explain(&self) -> Message {
        let at = |key, row: usize| Message::new(key).with("row", row);
        match self {
            Self::UnknownManager { row, person, manager } => at("warning-unknown-manager", *row)
                .with("person", person.as_str())
                .with("manager", manager.as_str()),
            Self::OwnManager { row, person } => {
                at("warning-own-manager", *row).with("person", person.as_str())
            }
            Self::NoName { row } => at("warning-no-name", *row),
        }
    }
}

impl Explain for ExportError {
    fn explain(&self) -> Message {
        match self {
            Self::NoArea { .. } => Message::new("error-no-area"),
            Self::BadScale { .. } => Message::new("error-bad-scale"),
            Self::TooLarge { width, height, limit: _, largest_scale } => {
                Message::new("error-picture-too-large")
                    .with("width", count(*width))
                    .with("height", count(*height))
                    .with("scale", f64::from(*largest_scale))
            }
            Self::OutOfMemory { megabytes } => {
                Message::new("error-out-of-memory").with("megabytes", count(*megabytes))
            }
            Self::Svg(_) => Message::new("error-svg"),
            Self::Png(_) => Message::new("error-png"),
            Self::Csv(_) => Message::new("error-csv"),
            Self::Pdf { reason } => Message::new("error-pdf").with("reason", reason.as_str()),
        }
    }
}

fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// What a record is called: "person p03".
fn record_words(key: &Key) -> Message {
    let named = |word, id: &str| Message::new(word).with("id", id);
    match key {
        Key::Organisation(id) => named("record-organisation", id.as_str()),
        Key::Department(id) => named("record-department", id.as_str()),
        Key::Person(id) => named("record-person", id.as_str()),
        Key::Place(id) => named("record-place", id.as_str()),
        Key::Region(id) => named("record-region", id.as_str()),
        Key::Photo(id) => named("record-photo", id.as_str()),
        Key::Link(id) => named("record-link", id.as_str()),
        Key::Deal(id) => named("record-deal", id.as_str()),
        Key::Member(key) => named("record-member", key.person.as_str()).with("deal", key.deal.as_str()),
        Key::Dossier(id) => named("record-dossier", id.as_str()),
        Key::Relationship(id) => named("record-relationship", id.as_str()),
        Key::Rating(id) => named("record-rating", id.as_str()),
        Key::SellingPoint(id) => named("record-selling-point", id.as_str()),
        Key::Task(id) => named("record-task", id.as_str()),
        Key::Contact(id) => named("record-contact", id.as_str()),
        Key::Hospitality(id) => named("record-hospitality", id.as_str()),
        Key::View(id) => named("record-view", id.as_str()),
        Key::Acceptance(id) => named("record-acceptance", id.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Lang;
    use crate::model::PersonId;

    fn told(error: &dyn Explain) -> [String; 2] {
        [error.explain().text(Lang::En), error.explain().text(Lang::Zh)]
    }

    #[test]
    fn both_languages_say_what_where_and_what_to_do() {
        let key = || Key::Person(PersonId::from("p03"));
        let path = || std::path::PathBuf::from("/deals/acme.ron");
        let full = || io::Error::from(io::ErrorKind::StorageFull);
        let read = ReadError::DuplicateId { line: 12, key: key() };
        let edit = EditError::Missing { record: key(), missing: key() };
        let errors: Vec<(Box<dyn Explain>, &[&str])> = vec![
            (Box::new(FileError::Read { source: read, path: path() }), &["12", "p03", "acme.ron"]),
            (Box::new(FileError::Save { source: full(), path: path() }), &["acme.ron"]),
            (Box::new(FileError::Replay { step: 3, source: edit, path: path() }), &["3", "p03", "acme.ron"]),
            (Box::new(CsvError::Side { row: 4, given: "them".into() }), &["4", "them"]),
            (Box::new(ExportError::OutOfMemory { megabytes: 900 }), &["900"]),
            (Box::new(Repair::Dropped { record: key(), missing: key() }), &["p03"]),
        ];
        for (error, facts) in errors {
            let [english, chinese] = told(&*error);
            for fact in facts {
                assert!(english.contains(fact) && chinese.contains(fact), "{english}\n{chinese}");
            }
            assert!(!english.contains('$') && !chinese.contains('$'), "{english}\n{chinese}");
            assert!(crate::catalogue::has_han(&chinese) && !crate::catalogue::has_han(&english));
        }
    }

    #[test]
    fn what_the_system_says_is_told_in_the_language_of_the_window() {
        let error = FileError::Save { source: io::ErrorKind::StorageFull.into(), path: "a.ron".into() };
        let [english, chinese] = told(&error);
        assert!(english.contains("is full") && chinese.contains("已满"), "{english}\n{chinese}");
    }
}
