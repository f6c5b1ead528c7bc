//! What goes wrong with files. `ReadError` and `WriteError` are about texts, `FileError` adds the path.
use super::key_name::KeyName;
use crate::model::{EditError, Key};
use std::io;
use std::path::PathBuf;

/// Why a text is not an account.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ReadError {
    #[error(
        "the file has {bytes} bytes, more than the {} that are read; is it an account?",
        super::MAX_BYTES
    )]
    TooLarge { bytes: u64 },
    #[error(
        "the file has {parts} values and fields, more than the {} that are read; is it an account?",
        super::MAX_PARTS
    )]
    TooManyParts { parts: usize },
    #[error(
        "this is not a text in UTF-8 (byte {offset}); choose an account (.ron) or an interchange file (.json)"
    )]
    NotText { offset: usize },
    #[error("this is no Linchpin account: it has no `format: \"linchpin-account\"`; choose another file")]
    NotAnAccount,
    #[error("this is an interchange file, not an account; import it")]
    IsInterchange,
    #[error("line {line}: the text can't be read: {reason}; correct it or open a backup")]
    Syntax { line: usize, reason: String },
    #[error("line {line}: {list} has the field {field} with a wrong value: {reason}; correct it there")]
    Field { line: usize, list: String, field: String, reason: String },
    #[error(
        "line {line}: {list} has the field {field} with a number that is not finite; give a plain number"
    )]
    NotFinite { line: usize, list: String, field: String },
    #[error("line {line}: a record of {list} has no id; give it one that no other has")]
    EmptyId { line: usize, list: String },
    #[error("line {line}: {} is listed twice; give one of them a new id", KeyName(key))]
    DuplicateId { line: usize, key: Key },
    #[error("line {line}: the list {list} stands twice; put both into one")]
    DuplicateList { line: usize, list: String },
    #[error(
        "the file was written by a newer Linchpin (format {version}) and can't be read here ({reason}); update Linchpin"
    )]
    Newer { version: u32, reason: String },
    #[error("this JSON can't be read (line {line}, column {column}): {reason}; correct it there")]
    Json { line: usize, column: usize, reason: String },
    #[error("this is no interchange file: `format` must be \"linchpin-interchange\"; choose another file")]
    NotInterchange,
    #[error(
        "`version`: the interchange file has version {version}, and only 1 can be read; export it again as version 1"
    )]
    InterchangeVersion { version: String },
    #[error("{place}: {reason}; correct it there")]
    Value { place: String, reason: String },
    #[error("{place}: {id} is there already; give one of them another name or id")]
    Duplicate { place: String, id: String },
    #[error("{place}: {id:?} is nobody and nothing in this file; correct the id or add it")]
    Unknown { place: String, id: String },
}

/// Why an account has no text.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum WriteError {
    #[error("{record}: {field} is no number up to 1e30; give it a plain one before saving")]
    NotFinite { record: String, field: &'static str },
    #[error("{record} can't be written as text; please report this")]
    NoText { record: String },
    #[error("this could not be opened again ({0}); take out what is not needed, photos and notes first")]
    BeyondLimits(ReadError),
}

/// Why a file was not read or not written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("{source}: {path:?}")]
    Read { source: ReadError, path: PathBuf },
    #[error("{source}: {path:?}")]
    Write { source: WriteError, path: PathBuf },
    #[error("the file can't be opened ({source}); check that it exists and may be read: {path:?}")]
    Open { source: io::Error, path: PathBuf },
    #[error("the file can't be saved ({source}); save it to another folder: {path:?}")]
    Save { source: io::Error, path: PathBuf },
    #[error(
        "the file was changed by somebody else since it was opened; save under another name, or open it again: {path:?}"
    )]
    ChangedOnDisk { path: PathBuf },
    #[error("the crash journal can't be written ({source}); free some space: {path:?}")]
    Journal { source: io::Error, path: PathBuf },
    #[error("line {line}: the crash journal can't be read; what stands before that line is kept: {path:?}")]
    JournalLine { line: usize, path: PathBuf },
    #[error(
        "step {step} of the crash journal doesn't fit the account ({source}); open the account without it: {path:?}"
    )]
    Replay { step: usize, source: EditError, path: PathBuf },
}
