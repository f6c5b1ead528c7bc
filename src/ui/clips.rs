//! What was copied from a map. The system's clipboard, which every program reads and every letter shows, gets names and
//! titles; all that is thought of these people stays in a file of the user's, which the windows of this program share
//! and the one that copied takes away when it closes.
use crate::file::write_atomic;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What stands in the clipboard for people without a name.
const NAMELESS: &str = "—";
/// What a window that crashed left behind goes after so long.
const FORGOTTEN: Duration = Duration::from_hours(24);

#[derive(Default)]
pub(super) struct Clips {
    /// Where the file is; `None` without a home: only this window knows what it copied.
    file: Option<PathBuf>,
    held: Option<String>,
}

impl Clips {
    pub(super) fn new(home: Option<&Path>) -> Self {
        let file = home.map(|home| home.join("copied"));
        let old = |file: &PathBuf| {
            let changed = fs::metadata(file).and_then(|data| data.modified()).ok();
            changed.and_then(|at| at.elapsed().ok()).is_some_and(|age| age > FORGOTTEN)
        };
        if let Some(file) = file.as_ref().filter(|file| old(file)) {
            let _ = fs::remove_file(file);
        }
        Self { file, held: None }
    }

    /// Keeps what was copied; returns what the system's clipboard is to hold.
    pub(super) fn keep(&mut self, whole: String) -> String {
        let names = match names(&whole).trim_end() {
            // A system's clipboard without text is no copy at all.
            "" => NAMELESS.to_owned(),
            names => names.to_owned(),
        };
        if let Some(file) = &self.file {
            let made = file.parent().map_or(Ok(()), fs::create_dir_all);
            // Without the file other windows paste the names; this one knows more.
            let _ = made.and_then(|()| write_atomic(file, whole.as_bytes()));
        }
        self.held = Some(whole);
        names
    }

    /// All that was copied together with a text of the system's clipboard; `None` if it comes from elsewhere.
    pub(super) fn whole(&self, text: &str) -> Option<String> {
        let text = text.trim_end();
        let is = |whole: &String| match names(whole).trim_end() {
            "" => text == NAMELESS,
            names => names.lines().eq(text.lines()),
        };
        // Another window may have copied since this one did.
        let from_file = || fs::read_to_string(self.file.as_ref()?).ok();
        from_file().filter(is).or_else(|| self.held.clone().filter(is))
    }
}

/// All but the last line, which holds what only this program is to read.
fn names(whole: &str) -> &str {
    whole.rsplit_once('\n').map_or("", |(names, _)| names)
}

impl Drop for Clips {
    fn drop(&mut self) {
        let Some((file, held)) = self.file.as_ref().zip(self.held.as_ref()) else { return };
        // Another window may have copied since.
        if fs::read_to_string(file).is_ok_and(|there| there == *held) {
            let _ = fs::remove_file(file);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clipboard_holds_names_and_another_window_still_gets_everything() {
        let home = tempfile::tempdir().unwrap();
        let mut copying = Clips::new(Some(home.path()));
        let other = Clips::new(Some(home.path()));
        assert_eq!(copying.keep("Anna, CFO\nBen\nsecret".to_owned()), "Anna, CFO\nBen");
        assert_eq!(other.whole("Anna, CFO\r\nBen\r\n").as_deref(), Some("Anna, CFO\nBen\nsecret"));
        assert_eq!(other.whole("Anna, CFO"), None);
        assert_eq!(copying.keep("\n\nsecret".to_owned()), NAMELESS);
        assert_eq!(other.whole(NAMELESS).as_deref(), Some("\n\nsecret"));
        drop(copying);
        assert_eq!(other.whole(NAMELESS), None);
        assert_eq!(other.whole("Anna, CFO\nBen"), None, "nothing is left behind");
    }
}
