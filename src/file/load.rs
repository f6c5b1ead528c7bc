//! From a path to an account, whatever kind of file it is: the content decides, not the name.
use super::FORMAT_VERSION;
use super::error::{FileError, ReadError};
use super::interchange_read::read_interchange;
use super::ron_read::{Repair, read_ron};
use crate::model::{Account, PersonId};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use std::fmt::{self, Write as _};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The SHA-256 of a file's bytes: tells whether somebody else has changed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of a file with these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut hex = String::with_capacity(64);
        for byte in self.0 {
            write!(hex, "{byte:02x}")?;
        }
        f.write_str(&hex)
    }
}

/// An account as it came from a file.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub account: Account,
    /// The day an interchange file speaks of.
    pub as_of: Option<Date>,
    /// What had to be mended; the user is told.
    pub repairs: Vec<Repair>,
    /// Written by a newer version: saving over it would lose what this one doesn't know.
    pub read_only: bool,
    /// The version of the format, when it is a `.ron`.
    pub version: Option<u32>,
    pub digest: Digest,
    /// People of an interchange file whom a layout has yet to place.
    pub to_place: Vec<PersonId>,
}

/// Reads the file, `.ron` or interchange JSON.
/// # Errors
/// The file can't be opened, is too large, or isn't one of ours; the message names the place.
pub fn load(path: &Path) -> Result<Loaded, FileError> {
    load_bytes(&read_bytes(path)?).map_err(|source| FileError::Read { source, path: path.to_owned() })
}

/// The content of a file that isn't too large.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    let open = |source| FileError::Open { source, path: path.to_owned() };
    let file = File::open(path).map_err(open)?;
    let metadata = file.metadata().map_err(open)?;
    if metadata.is_dir() {
        return Err(open(std::io::ErrorKind::IsADirectory.into()));
    }
    let mut bytes = Vec::new();
    // A pipe or a growing file has no length that could be trusted, so one byte more than allowed is asked for.
    file.take(super::MAX_BYTES + 1).read_to_end(&mut bytes).map_err(open)?;
    if bytes.len() as u64 > super::MAX_BYTES {
        let source = ReadError::TooLarge { bytes: metadata.len().max(bytes.len() as u64) };
        return Err(FileError::Read { source, path: path.to_owned() });
    }
    Ok(bytes)
}

/// Refuses what would take too long to read, before it is read.
pub(super) fn within_limits(bytes: &[u8]) -> Result<(), ReadError> {
    if bytes.len() as u64 > super::MAX_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() as u64 });
    }
    // Signs within texts count as well: to tell them apart would mean to read the file.
    let parts = bytes.iter().filter(|byte| matches!(byte, b'[' | b'(' | b'{' | b',' | b':')).count();
    if parts > super::MAX_PARTS { Err(ReadError::TooManyParts { parts }) } else { Ok(()) }
}

/// The same for bytes that are in memory.
pub fn load_bytes(bytes: &[u8]) -> Result<Loaded, ReadError> {
    within_limits(bytes)?;
    let text =
        std::str::from_utf8(bytes).map_err(|error| ReadError::NotText { offset: error.valid_up_to() })?;
    if let Some(offset) = text.find('\0') {
        return Err(ReadError::NotText { offset });
    }
    let digest = Digest::of(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_start().starts_with(['{', '[']) {
        let imported = read_interchange(text)?;
        return Ok(Loaded {
            account: imported.account,
            as_of: imported.as_of,
            repairs: Vec::new(),
            read_only: false,
            version: None,
            digest,
            to_place: imported.to_place,
        });
    }
    let read = read_ron(text)?;
    Ok(Loaded {
        account: read.account,
        as_of: None,
        repairs: read.repairs,
        read_only: read.version > FORMAT_VERSION,
        version: Some(read.version),
        digest,
        to_place: Vec::new(),
    })
}
