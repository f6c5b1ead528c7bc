//! Two windows, one document: a lock file beside it tells the second of the first. Advisory: it warns, and
//! `save` still compares digests.
use super::atomic::folder_of;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// How often a lock is tried whose file was removed under our hands.
const TRIES: usize = 3;

/// Held while a document is open; let go when dropped, also by a crash.
#[derive(Debug)]
pub struct DocumentLock {
    file: File,
    path: PathBuf,
}

impl DocumentLock {
    /// Takes the lock of the document at `path`; `None` if another window has it.
    /// # Errors
    /// The folder can't be written; the document can be opened all the same.
    pub fn take(path: &Path) -> io::Result<Option<Self>> {
        let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidFilename))?;
        let path = folder_of(path).join(format!(".{}.linchpin-lock", name.to_string_lossy()));
        for _ in 0..TRIES {
            let mut options = OpenOptions::new();
            options.create(true).truncate(false).write(true);
            super::atomic::private(&mut options);
            let file = options.open(&path)?;
            match file.try_lock() {
                // Whoever held it may have removed it between our opening and locking: then lock the next one.
                Ok(()) if stands_at(&file, &path) => return Ok(Some(Self { file, path })),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Ok(None)
    }
}

impl Drop for DocumentLock {
    fn drop(&mut self) {
        // Left behind it does no harm: what counts is the lock, not the file.
        let _ = std::fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

#[cfg(unix)]
fn stands_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |a: &std::fs::Metadata, b: &std::fs::Metadata| (a.dev(), a.ino()) == (b.dev(), b.ino());
    matches!((&file.metadata(), &std::fs::metadata(path)), (Ok(a), Ok(b)) if same(a, b))
}

#[cfg(not(unix))]
fn stands_at(_file: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_window_learns_of_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let document = folder.path().join("a.ron");
        let first = DocumentLock::take(&document).unwrap().unwrap();
        assert!(DocumentLock::take(&document).unwrap().is_none());
        drop(first);
        assert!(DocumentLock::take(&document).unwrap().is_some());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
