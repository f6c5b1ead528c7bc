//! The crash journal: every committed transaction, undo and redo of one document in one process, a JSON line
//! each, written at once. After a crash the next start finds it and offers the work.
//! A living process holds its journal locked, so a dead one's is recognised on every system.
use super::error::FileError;
use super::load::{Digest, load_bytes};
use super::ron_write::write_ron;
use crate::model::{Account, Document, Transaction};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

const EXTENSION: &str = "linchpin-journal";
const VERSION: u32 = 1;

/// What the lines that follow start from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Header {
    journal: u32,
    /// Where the document was saved last; `None` if never.
    path: Option<PathBuf>,
    /// Of the file at `path`.
    digest: Option<Digest>,
    /// The account does not stand in that file: it is work already, before the first line.
    unsaved: bool,
    /// The whole account as text: the file may be gone or changed when this is needed.
    base: String,
}

/// Where the document that a journal starts from belongs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Origin<'a> {
    /// Its file, as it was read or saved last; `None` if there is none.
    pub file: Option<(&'a Path, Digest)>,
    /// The file doesn't hold it: it was taken over from another journal.
    pub unsaved: bool,
}

/// One thing that happened to the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    Commit(Transaction),
    Undo,
    Redo,
}

/// The journal of an open document.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
}

impl Journal {
    /// Starts the journal of `account` in `folder`, which is made if it doesn't exist.
    pub fn start(folder: &Path, account: &Account, origin: Origin) -> Result<Self, FileError> {
        let failed = |source| FileError::Journal { source, path: folder.to_owned() };
        fs::create_dir_all(folder).map_err(failed)?;
        let name = format!("{}-{}.{EXTENSION}", std::process::id(), ulid::Ulid::new());
        let path = folder.join(name);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        super::atomic::private(&mut options);
        let file = options.open(&path).map_err(failed)?;
        file.try_lock().map_err(|error| failed(error.into()))?;
        let mut journal = Self { file, path };
        journal.reset(account, origin)?;
        Ok(journal)
    }

    /// Appends a transaction that was just committed.
    pub fn append(&mut self, transaction: &Transaction) -> Result<(), FileError> {
        self.line(&Entry::Commit(transaction.clone()))
    }
    /// Notes that the last step was taken back.
    pub fn undo(&mut self) -> Result<(), FileError> {
        self.line(&Entry::Undo)
    }
    /// Notes that the last step taken back was done again.
    pub fn redo(&mut self) -> Result<(), FileError> {
        self.line(&Entry::Redo)
    }

    /// Begins anew, after a save: nothing of what was noted before is work any more.
    pub fn reset(&mut self, account: &Account, origin: Origin) -> Result<(), FileError> {
        let header = Header {
            journal: VERSION,
            path: origin.file.map(|(path, _)| path.to_owned()),
            digest: origin.file.map(|(_, digest)| digest),
            unsaved: origin.unsaved,
            base: write_ron(account)
                .map_err(|source| FileError::Write { source, path: self.path.clone() })?,
        };
        self.file
            .set_len(0)
            .and_then(|()| self.file.seek(SeekFrom::Start(0)))
            .map_err(|source| FileError::Journal { source, path: self.path.clone() })?;
        self.line(&header)
    }

    /// Ends the journal: the document was closed and nothing of it is to be recovered.
    pub fn remove(self) -> Result<(), FileError> {
        fs::remove_file(&self.path).map_err(|source| FileError::Journal { source, path: self.path.clone() })
    }

    fn line(&mut self, value: &impl Serialize) -> Result<(), FileError> {
        let failed = |source| FileError::Journal { source, path: self.path.clone() };
        let mut line = serde_json::to_vec(value).map_err(|error| failed(error.into()))?;
        line.push(b'\n');
        // One write, so that a crash tears at most the last line. The system keeps it if only we die.
        self.file.write_all(&line).and_then(|()| self.file.flush()).map_err(failed)
    }
}

/// Work of a process that ended without closing its document.
#[derive(Debug)]
pub struct Recovery {
    /// Held locked, so that no second window offers the same work.
    file: File,
    journal: PathBuf,
    header: Header,
    entries: Vec<Entry>,
    /// The first line that can't be read, counted from 1; what follows it started from a state unknown.
    unreadable: Option<usize>,
}

/// Journals in `folder` that hold work and whose process is gone, by name. Those without work are removed.
pub fn recoverable(folder: &Path) -> Result<Vec<Recovery>, FileError> {
    let failed = |source| FileError::Journal { source, path: folder.to_owned() };
    let listing = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(failed)?,
    };
    let mut paths: Vec<PathBuf> = listing
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == EXTENSION))
        .collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        let Ok(file) = OpenOptions::new().read(true).write(true).open(&path) else { continue };
        if file.try_lock().is_err() {
            continue;
        }
        match Recovery::read(file, path.clone()) {
            Ok(Some(recovery)) if recovery.has_work() => found.push(recovery),
            // Died before the first change, or before its first line was whole.
            Ok(Some(_) | None) => drop(fs::remove_file(&path)),
            // A newer version can.
            Err(Unreadable) => {}
        }
    }
    Ok(found)
}

/// A journal that says nothing to this version.
struct Unreadable;

impl Recovery {
    /// `None` where not even the first line is whole.
    fn read(mut file: File, journal: PathBuf) -> Result<Option<Self>, Unreadable> {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|_| Unreadable)?;
        let mut lines = bytes.split_inclusive(|&b| b == b'\n').filter(|line| line.ends_with(b"\n"));
        let Some(first) = lines.next() else { return Ok(None) };
        let header: Header = serde_json::from_slice(first).map_err(|_| Unreadable)?;
        if header.journal != VERSION {
            return Err(Unreadable);
        }
        let mut entries = Vec::new();
        let mut unreadable = None;
        for (number, line) in lines.enumerate() {
            match serde_json::from_slice(line) {
                Ok(entry) => entries.push(entry),
                Err(_) => {
                    unreadable = Some(number + 2);
                    break;
                }
            }
        }
        Ok(Some(Self { file, journal, header, entries, unreadable }))
    }

    fn has_work(&self) -> bool {
        self.header.unsaved || !self.entries.is_empty()
    }

    /// Where the document was saved last; `None` if never.
    pub fn document_path(&self) -> Option<&Path> {
        self.header.path.as_deref()
    }
    /// What happened since the document was saved, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
    /// When the last thing was done, if that was noted.
    pub fn last_change(&self) -> Option<Timestamp> {
        self.entries.iter().rev().find_map(|entry| match entry {
            Entry::Commit(transaction) => transaction.at,
            Entry::Undo | Entry::Redo => None,
        })
    }
    /// The digest that the document's file must still have, for `save`.
    pub fn digest(&self) -> Option<Digest> {
        self.header.digest
    }

    /// The document as it was when the process ended, with its undo steps.
    /// # Errors
    /// The journal holds something that doesn't fit.
    pub fn replay(&self) -> Result<Document, FileError> {
        let base = load_bytes(self.header.base.as_bytes())
            .map_err(|source| FileError::Read { source, path: self.journal.clone() })?;
        let mut document = Document::new(base.account);
        for (step, entry) in self.entries.iter().enumerate() {
            match entry {
                Entry::Commit(transaction) => {
                    document.commit(transaction.clone()).map_err(|source| FileError::Replay {
                        step: step + 1,
                        source,
                        path: self.journal.clone(),
                    })?;
                }
                Entry::Undo => {
                    document.undo();
                }
                Entry::Redo => {
                    document.redo();
                }
            }
        }
        Ok(document)
    }

    /// That the journal can be read only up to a line.
    pub fn cut(&self) -> Option<FileError> {
        self.unreadable.map(|line| FileError::JournalLine { line, path: self.aside() })
    }

    /// Where a journal goes that could not be read to its end.
    fn aside(&self) -> PathBuf {
        self.journal.with_extension("unreadable")
    }

    /// Forgets the work: it was taken over, or the user doesn't want it. What could not be read is kept aside.
    pub fn discard(self) -> Result<(), FileError> {
        let removed = match self.unreadable {
            Some(_) => fs::rename(&self.journal, self.aside()),
            None => fs::remove_file(&self.journal),
        };
        drop(self.file);
        removed.map_err(|source| FileError::Journal { source, path: self.journal })
    }
}
