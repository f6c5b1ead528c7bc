//! Tables from elsewhere become accounts that the user can look at before they are kept.
//! Not here: files of our own and interchange JSON (`file`).
mod csv_account;
mod csv_columns;
mod decode;

pub use csv_account::{CsvError, CsvImport, CsvWarning, import_csv};
pub use csv_columns::Column;
pub use decode::decode;
