//! The system's file dialogs, off the frame; where the desktop has none, one of our own in the window.
use super::exporting::Format;
use crate::job::{Job, Wake};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Open,
    SaveAs,
    Import,
    Export,
    Photo,
}

impl Purpose {
    pub(super) fn saves(self) -> bool {
        matches!(self, Self::SaveAs | Self::Export)
    }
    /// Key of the dialog's title.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Open => "dialog-open",
            Self::SaveAs => "dialog-save-as",
            Self::Import => "dialog-import",
            Self::Export => "dialog-export",
            Self::Photo => "dialog-photo",
        }
    }
}

/// The path with the ending that its file needs.
pub(super) fn completed(purpose: Purpose, mut path: PathBuf, ending: &str) -> PathBuf {
    let whole = match purpose {
        Purpose::Open | Purpose::Import | Purpose::Photo => true,
        Purpose::SaveAs => path.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending)),
        Purpose::Export => Format::of_path(&path).is_some(),
    };
    if !whole {
        path.as_mut_os_string().push(format!(".{ending}"));
    }
    path
}

/// What came of asking.
pub(super) enum Answer {
    Chosen(PathBuf),
    Cancelled,
    /// The desktop has no dialog: ask in the window.
    Unavailable,
}

/// Nobody cancels a dialog faster: an answer within this time means that there was none.
const TOO_FAST: Duration = Duration::from_millis(400);

/// A dialog of the system that is open.
pub(super) struct FileDialog {
    pub(super) purpose: Purpose,
    pub(super) suggested: PathBuf,
    /// The answer, and how long it took.
    job: Job<(Option<PathBuf>, Duration)>,
}

impl FileDialog {
    /// Opens the dialog; `None` when there is no thread for it.
    #[allow(clippy::disallowed_methods)] // A stop watch, not the day: it decides nothing that is kept.
    pub(super) fn open(
        purpose: Purpose,
        suggested: &Path,
        title: &str,
        extensions: &[&str],
        wake: Wake,
    ) -> Option<Self> {
        let mut dialog = rfd::FileDialog::new().set_title(title);
        if !extensions.is_empty() {
            dialog = dialog.add_filter(extensions.join(", "), extensions);
        }
        if let Some(folder) = suggested.parent().filter(|f| !f.as_os_str().is_empty()) {
            dialog = dialog.set_directory(folder);
        }
        if let Some(name) = suggested.file_name().filter(|_| purpose.saves()) {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        // Timed on the thread: a frame may come late on a busy machine.
        let work = move |_: &crate::job::Progress| {
            let start = Instant::now();
            let path = if purpose.saves() { dialog.save_file() } else { dialog.pick_file() };
            (path, start.elapsed())
        };
        let job = Job::start("file dialog", wake, work).ok()?;
        Some(Self { purpose, suggested: suggested.to_owned(), job })
    }

    /// The answer, once it is there.
    pub(super) fn poll(&mut self) -> Option<Answer> {
        match self.job.poll() {
            Some((Some(path), _)) => Some(Answer::Chosen(path)),
            Some((None, took)) if took < TOO_FAST => Some(Answer::Unavailable),
            Some((None, _)) => Some(Answer::Cancelled),
            None if self.job.running() => None,
            None => Some(Answer::Unavailable),
        }
    }
}
