//! What the window does, a line each on standard error, for those who drive it by script.
use std::io::Write;

/// Writes lines only when it was asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Log {
    pub(super) on: bool,
}

impl Log {
    pub(super) fn line(self, words: &str) {
        if self.on {
            // In one write, so that a script never reads half a line. Nobody is told when standard error is closed:
            // there is no place left to tell it.
            let _ = std::io::stderr().lock().write_all(format!("linchpin: {words}\n").as_bytes());
        }
    }
}
