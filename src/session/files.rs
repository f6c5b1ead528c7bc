//! Documents opened, saved, started anew and recovered. Dialogs are the window's; here is what they lead to.
use super::editor::{Session, Stays};
use super::edits::tidy;
use super::file_state::FileState;
use crate::catalogue::{Lang, Side, write_picked};
use crate::file::{FileError, Recovery, load};
use crate::layout::{Arrange, Assistants};
use crate::locale::{Message, tr};
use crate::model::{
    Account, AccountBuilder, AccountId, AccountInfo, Deal, DealId, Document, OrderKey, Organisation,
    OrganisationId, PersonId, Transaction,
};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A new account: one deal, the two organisations that every account has, nobody yet.
pub fn new_account(lang: Lang) -> Account {
    let organisation = |side, key: &str, at| Organisation {
        id: OrganisationId::fresh(),
        order: OrderKey::nth(at),
        name: tr(lang, key).to_string(),
        side,
        ..Organisation::default()
    };
    let builder = AccountBuilder {
        info: AccountInfo {
            id: AccountId::fresh(),
            name: tr(lang, "new-account").to_string(),
            ..AccountInfo::default()
        },
        organisations: vec![
            organisation(Side::Customer, "new-account", 0),
            organisation(Side::Us, "new-our-company", 1),
        ],
        deals: vec![Deal {
            id: DealId::fresh(),
            order: OrderKey::nth(0),
            name: tr(lang, "new-deal").to_string(),
            ..Deal::default()
        }],
        ..AccountBuilder::default()
    };
    builder.build().0
}

/// The account with places for `who` and regions for their departments.
pub fn laid_out(account: Account, who: &[PersonId]) -> Account {
    let who: BTreeSet<PersonId> = who.iter().cloned().collect();
    let transaction = tidy::first_layout(&account, &who, Assistants::InRow, Arrange::Tree);
    let mut document = Document::new(account.clone());
    // Places for people who are there can't be refused; without them the tray would hold everybody.
    match document.commit(transaction) {
        Ok(()) => document.account().clone(),
        Err(_) => account,
    }
}

impl Session {
    /// Starts a new account.
    pub fn start_new(&mut self, journal_folder: Option<PathBuf>) {
        let account = new_account(self.lang());
        self.file.close();
        self.replace(Document::new(account), FileState::unsaved(journal_folder));
    }

    /// Shows the sample account, which nobody misses when it is closed unchanged.
    pub fn start_sample(&mut self, account: Account, journal_folder: Option<PathBuf>) {
        self.file.close();
        self.replace(Document::new(account), FileState::sample(journal_folder));
    }

    /// Shows an account that was imported: no file holds it yet.
    pub fn start_import(&mut self, account: Account, journal_folder: Option<PathBuf>) {
        self.file.close();
        self.replace(Document::new(account), FileState::unsaved(journal_folder).never_saved());
    }

    /// The next save replaces what somebody else wrote.
    pub fn accept_changed_file(&mut self) {
        self.file.accept_changed();
    }

    /// Why the crash journal can't be kept, once.
    pub fn take_journal_error(&mut self) -> Option<FileError> {
        self.file.take_journal_error()
    }

    /// Opens a file. The document on screen stays if it can't be read.
    pub fn open(&mut self, path: &Path, journal_folder: Option<PathBuf>) -> Result<(), FileError> {
        let loaded = load(path)?;
        let imported = loaded.version.is_none();
        self.file.release_lock();
        let account = if loaded.to_place.is_empty() {
            loaded.account
        } else {
            laid_out(loaded.account, &loaded.to_place)
        };
        let mut file = if imported {
            // An interchange file is read, never written over: saving asks for a name.
            FileState::unsaved(journal_folder).never_saved()
        } else {
            FileState::loaded(path.to_owned(), Some(loaded.digest), loaded.read_only, journal_folder)
        };
        file.repairs = loaded.repairs;
        let elsewhere = file.open_elsewhere;
        let read_only = file.read_only();
        self.file.close();
        self.replace(Document::new(account), file);
        if read_only {
            self.tell(Message::new("notice-read-only"), Stays::UntilDismissed);
        } else if elsewhere {
            self.tell(Message::new("notice-open-elsewhere"), Stays::UntilDismissed);
        }
        Ok(())
    }

    /// Saves to `path`.
    pub fn save_to(&mut self, path: &Path) -> Result<(), FileError> {
        self.file.save_to(path, &self.document)
    }

    /// Whether closing now would lose work.
    pub fn is_modified(&self) -> bool {
        self.file.is_modified(&self.document)
    }

    /// Takes over the work of a session that ended in a crash.
    /// # Errors
    /// The journal can't be played back, and the document on the screen stays; or only its beginning could be
    /// read, which is on the screen then, and the journal is set aside.
    pub fn recover(&mut self, recovery: Recovery, journal_folder: Option<PathBuf>) -> Result<(), FileError> {
        let document = recovery.replay()?;
        let cut = recovery.cut();
        let keeps_journal = journal_folder.is_some();
        self.file.release_lock();
        let path = recovery.document_path().map(Path::to_owned);
        let digest = recovery.digest();
        let file = match path {
            Some(path) => FileState::loaded(path, digest, false, journal_folder),
            None => FileState::unsaved(journal_folder),
        };
        self.file.close();
        self.replace(document, file.recovered());
        // The old journal may go only once one of our own holds the work.
        if self.file.start_journal(self.document.account()) || !keeps_journal {
            recovery.discard()?;
        }
        cut.map_or(Ok(()), Err)
    }

    /// The document is closed on purpose.
    pub fn close(&mut self) {
        self.file.close();
    }

    /// Renames the account.
    pub fn rename_account(&mut self, name: &str) {
        let name = name.trim();
        let mut info = self.account().info().clone();
        if name.is_empty() || info.name_in(self.lang()) == name {
            return;
        }
        write_picked(self.lang(), name, &mut info.name, &mut info.name_local);
        let mut transaction = Transaction::new("step-rename").with("name", name);
        transaction.edits.push(crate::model::Edit::Info(Box::new(info)));
        self.commit(transaction);
    }
}
