//! Tables from elsewhere become accounts that the user can look at before they are kept.
//! Not here: files of our own and interchange JSON (`file`).
mod chart_order;
mod csv_account;
mod csv_columns;
mod decode;
mod headed_table;
mod line_facts;
mod name_title;
mod opinions;
mod outline;
mod pasted;
mod pasted_edits;
mod pasted_list;
mod pasted_person;
mod pasted_table;
mod posts;
#[cfg(test)]
mod said;
mod sections;
mod who;

pub use csv_account::{CsvError, CsvImport, CsvWarning, MOST_ROWS, import_csv};
pub use csv_columns::Column;
pub use decode::decode;
pub use name_title::name_and_title;
pub use opinions::{Opinions, parted};
pub use pasted::pasted;
pub use pasted_edits::PastedWords;
pub use pasted_list::Pasted;
pub use pasted_person::PastedPerson;
pub use posts::{is_title, unheld};
pub use who::Called;

use std::path::Path;

/// Whether a file is called a table and doesn't start as one of ours would.
pub fn is_table(path: &Path, bytes: &[u8]) -> bool {
    let starts = bytes.trim_ascii_start();
    let starts = starts.strip_prefix(b"\xef\xbb\xbf").unwrap_or(starts).trim_ascii_start();
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    matches!(ending.as_str(), "csv" | "tsv" | "tab" | "txt")
        && !starts.starts_with(b"{")
        && !starts.starts_with(b"(")
}
