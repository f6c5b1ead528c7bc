//! Whether the system asks programs to leave out motion. Each system has a command that says so; it is asked on a
//! thread, since the first frame must not wait for it.
use super::app::wake;
use crate::job::Job;
use std::process::{Command, Stdio};

/// The command that tells, and the answer that means "no motion".
#[cfg(target_os = "linux")]
const QUESTION: (&str, &[&str], &str) =
    ("gsettings", &["get", "org.gnome.desktop.interface", "enable-animations"], "false");
#[cfg(target_os = "macos")]
const QUESTION: (&str, &[&str], &str) =
    ("defaults", &["read", "com.apple.universalaccess", "reduceMotion"], "1");
#[cfg(windows)]
const QUESTION: (&str, &[&str], &str) =
    ("reg", &["query", r"HKCU\Control Panel\Desktop\WindowMetrics", "/v", "MinAnimate"], "0");
#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
const QUESTION: (&str, &[&str], &str) = ("true", &[], "never");

/// The question under way; `None` where no thread is to spare, and then things move.
pub(super) fn ask(ctx: &egui::Context) -> Option<Job<bool>> {
    Job::start("motion", wake(ctx), |_| wants_stillness()).ok()
}

fn wants_stillness() -> bool {
    let (program, arguments, still) = QUESTION;
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stderr(Stdio::null());
    let Ok(answer) = command.output() else { return false };
    answer.status.success() && last_word(&String::from_utf8_lossy(&answer.stdout)) == still
}

fn last_word(answer: &str) -> &str {
    answer.split_whitespace().next_back().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::last_word;

    #[test]
    fn the_answer_of_each_system_ends_in_what_counts() {
        assert_eq!(last_word("false\n"), "false");
        assert_eq!(last_word("\n    MinAnimate    REG_SZ    0\n\n"), "0");
        assert_eq!(last_word(""), "");
    }
}
