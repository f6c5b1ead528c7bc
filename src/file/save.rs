//! An account to its file, unless somebody else has changed that meanwhile.
use super::atomic::write_atomic;
use super::error::{FileError, WriteError};
use super::load::{Digest, within_limits};
use super::ron_write::write_ron;
use crate::model::Account;
use std::io;
use std::path::Path;

/// Writes the account as `.ron` and returns the digest of what stands there now.
///
/// `expected` is the digest of the file as it was loaded or last saved; `None` writes whatever stands there.
/// A file that was deleted meanwhile is written anew.
/// # Errors
/// `ChangedOnDisk` if another content stands there; nothing is written then.
pub fn save(path: &Path, account: &Account, expected: Option<Digest>) -> Result<Digest, FileError> {
    let text = write_ron(account).and_then(|text| match within_limits(text.as_bytes()) {
        Ok(()) => Ok(text),
        // What could not be opened again must not take the place of what can.
        Err(limit) => Err(WriteError::BeyondLimits(limit)),
    });
    let text = text.map_err(|source| FileError::Write { source, path: path.to_owned() })?;
    let failed = |source| FileError::Save { source, path: path.to_owned() };
    if let Some(expected) = expected {
        match std::fs::read(path) {
            Ok(bytes) if Digest::of(&bytes) != expected => {
                return Err(FileError::ChangedOnDisk { path: path.to_owned() });
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(failed(error)),
        }
    }
    write_atomic(path, text.as_bytes()).map_err(failed)?;
    Ok(Digest::of(text.as_bytes()))
}
