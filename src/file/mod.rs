//! The account on disk: the `.ron` file, interchange JSON, atomic saving, the crash journal and the lock that
//! tells two windows of each other.
//! Not here: CSV and other tables (`import`), settings of this computer (`settings`), what an account means.
mod atomic;
mod error;
mod interchange;
mod interchange_read;
mod interchange_read_deals;
mod interchange_write;
mod journal;
mod key_name;
mod load;
mod lock;
mod member_ratings;
mod ron_fields;
mod ron_read;
mod ron_write;
mod save;
mod stored;

pub use atomic::{same_file, sweep, write_atomic};
pub use error::{FileError, ReadError, WriteError};
pub use interchange_read::{Imported, read_interchange};
pub use interchange_write::write_interchange;
pub use journal::{Entry, Journal, Origin, Recovery, recoverable};
pub use key_name::KeyName;
pub use load::{Digest, Loaded, load, load_bytes, read_bytes};
pub use lock::DocumentLock;
pub use ron_read::{ReadAccount, Repair, read_ron};
pub use ron_write::write_ron;
pub use save::save;

/// The version of the `.ron` format that this program writes.
pub const FORMAT_VERSION: u32 = 1;
/// Larger files are refused before they are read: 64 MiB.
pub const MAX_BYTES: u64 = 64 << 20;
/// Files with more values and fields than this are refused, or a file made to that end would take a minute to read.
/// 7,500 people with all that is known of the sample's people have fewer.
pub const MAX_PARTS: usize = 1_000_000;
