//! Which file the document belongs to, whether it is saved, and the crash journal beside it.
use crate::file::{Digest, DocumentLock, FileError, Journal, Origin, Repair, save};
use crate::model::{Account, Document, Transaction};
use std::path::{Path, PathBuf};

/// The document's file.
#[derive(Debug, Default)]
pub struct FileState {
    path: Option<PathBuf>,
    digest: Option<Digest>,
    /// The document's state that the file holds.
    saved_state: u64,
    read_only: bool,
    /// An imported or a recovered document: unsaved until it is saved somewhere.
    unsaved_from_start: bool,
    /// What the document starts from is work of a session that crashed.
    recovered: bool,
    pub repairs: Vec<Repair>,
    journal: Option<Journal>,
    /// One that can't be written any more; held until the work in it is saved or given up.
    failed_journal: Option<Journal>,
    /// How many steps the journal, played back, could undo and redo; `None` once they are no longer ours.
    journal_steps: Option<(usize, usize)>,
    journal_folder: Option<PathBuf>,
    /// Why the journal can't be written; told once.
    journal_error: Option<FileError>,
    lock: Option<DocumentLock>,
    /// Another window has this document open.
    pub open_elsewhere: bool,
    /// The sample account, as it came.
    pub is_sample: bool,
}

impl FileState {
    /// A document that has no file yet. `journal_folder`: where its journal goes.
    pub fn unsaved(journal_folder: Option<PathBuf>) -> Self {
        Self { journal_folder, ..Self::default() }
    }

    /// The sample account.
    pub fn sample(journal_folder: Option<PathBuf>) -> Self {
        Self { is_sample: true, ..Self::unsaved(journal_folder) }
    }

    /// A document that was loaded from `path`.
    pub fn loaded(
        path: PathBuf,
        digest: Option<Digest>,
        read_only: bool,
        journal_folder: Option<PathBuf>,
    ) -> Self {
        let (lock, open_elsewhere) = match DocumentLock::take(&path) {
            Ok(Some(lock)) => (Some(lock), false),
            Ok(None) => (None, true),
            // A folder that can't be written: there is nobody to warn.
            Err(_) => (None, false),
        };
        Self { path: Some(path), digest, read_only, journal_folder, lock, open_elsewhere, ..Self::default() }
    }

    /// Marks the document as one whose content stands in no file.
    pub fn never_saved(mut self) -> Self {
        self.unsaved_from_start = true;
        self
    }

    /// Marks the document as taken over from a session that crashed.
    pub fn recovered(self) -> Self {
        Self { recovered: true, ..self.never_saved() }
    }

    /// Where the document is saved; `None` if nowhere yet.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }
    /// Whether a newer version wrote the file, so that it must not be saved over.
    pub fn read_only(&self) -> bool {
        self.read_only
    }
    /// Whether closing now would lose work.
    pub fn is_modified(&self, document: &Document) -> bool {
        self.unsaved_from_start || document.state() != self.saved_state
    }
    /// What went wrong with the journal, once.
    pub fn take_journal_error(&mut self) -> Option<FileError> {
        self.journal_error.take()
    }

    /// The next save replaces what somebody else wrote.
    pub(super) fn accept_changed(&mut self) {
        self.digest = None;
    }

    /// Writes the document. To its own path only if nobody else changed the file; to another path always.
    pub fn save_to(&mut self, path: &Path, document: &Document) -> Result<(), FileError> {
        let own = self.path.as_deref() == Some(path);
        let expected = if own { self.digest } else { None };
        let digest = save(path, document.account(), expected)?;
        if !own {
            self.lock = None;
            let taken = DocumentLock::take(path);
            self.open_elsewhere = matches!(taken, Ok(None));
            self.lock = taken.ok().flatten();
        }
        self.path = Some(path.to_owned());
        self.digest = Some(digest);
        self.saved_state = document.state();
        self.unsaved_from_start = false;
        self.recovered = false;
        self.read_only = false;
        self.is_sample = false;
        remove(self.failed_journal.take());
        if self.journal.is_some() {
            self.journal_steps = Some((0, 0));
            let origin = Origin { file: Some((path, digest)), unsaved: false };
            self.write(|journal| journal.reset(document.account(), origin));
        }
        Ok(())
    }

    pub(super) fn note_commit(&mut self, transaction: &Transaction) {
        self.journal_steps = self.journal_steps.map(|(undo, _)| (undo + 1, 0));
        self.write(|journal| journal.append(transaction));
    }

    /// `edits`: what undo did. A save starts the journal anew, and a step taken back may be older than that:
    /// then the journal gets the edits themselves.
    pub(super) fn note_undo(&mut self, edits: &Transaction) {
        match self.journal_steps {
            Some((undo, redo)) if undo > 0 => {
                self.journal_steps = Some((undo - 1, redo + 1));
                self.write(Journal::undo);
            }
            _ => {
                self.journal_steps = None;
                self.write(|journal| journal.append(edits));
            }
        }
    }

    /// `edits`: what redo did; as for undo.
    pub(super) fn note_redo(&mut self, edits: &Transaction) {
        match self.journal_steps {
            Some((undo, redo)) if redo > 0 => {
                self.journal_steps = Some((undo + 1, redo - 1));
                self.write(Journal::redo);
            }
            _ => {
                self.journal_steps = None;
                self.write(|journal| journal.append(edits));
            }
        }
    }

    /// Undo or redo led back to what the file holds: nothing in the journal is work any more.
    pub(super) fn note_saved_again(&mut self, document: &Document) {
        if self.journal.is_none() || self.recovered || self.is_modified(document) {
            return;
        }
        self.journal_steps = Some((0, 0));
        let path = self.path.clone();
        let file = path.as_deref().zip(self.digest);
        self.write(|journal| journal.reset(document.account(), Origin { file, unsaved: false }));
    }

    /// The first change starts the journal from the state before it. Tells whether there is one now.
    pub(super) fn start_journal(&mut self, account: &Account) -> bool {
        let Some(folder) = self.journal_folder.clone().filter(|_| self.journal.is_none()) else {
            return self.journal.is_some();
        };
        let origin = Origin { file: self.path.as_deref().zip(self.digest), unsaved: self.recovered };
        match Journal::start(&folder, account, origin) {
            Ok(journal) => {
                self.journal = Some(journal);
                self.journal_steps = Some((0, 0));
            }
            Err(error) => {
                self.journal_error = Some(error);
                self.journal_folder = None;
            }
        }
        self.journal.is_some()
    }

    fn write(&mut self, line: impl FnOnce(&mut Journal) -> Result<(), FileError>) {
        if let Some(journal) = &mut self.journal
            && let Err(error) = line(journal)
        {
            self.journal_error = Some(error);
            self.failed_journal = self.journal.take();
            self.journal_folder = None;
        }
    }

    /// Lets go of the file, so that the same one can be opened again.
    pub(super) fn release_lock(&mut self) {
        self.lock = None;
    }

    /// The document is closed on purpose: nothing of it is to be recovered.
    pub fn close(&mut self) {
        remove(self.journal.take());
        remove(self.failed_journal.take());
    }
}

fn remove(journal: Option<Journal>) {
    // What can't be removed is offered again, which loses nothing.
    let _ = journal.map(Journal::remove);
}
