//! The program itself in a window: time to the first frame, memory, work while nothing happens. Wants a screen
//! (under `xvfb-run` too); without one it says so and measures nothing.
use crate::made_accounts::account;
use crate::measure::{Amount, Figure, is_wanted};
use linchpin::file::save;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 5;
/// After this long all jobs of the start are done.
/// Whoever did nothing for so long has led all lines, and is given so long to come to that.
const SETTLED: Duration = Duration::from_secs(2);
const PATIENCE: usize = 30;
const IDLE: Duration = Duration::from_secs(5);

/// The figures of the process.
pub(crate) fn figures() -> Vec<Figure> {
    const NAMES: [&str; 3] = [
        "First frame after the start of the process",
        "Memory with 1,000 people",
        "Processor time of five idle seconds, 1,000 people",
    ];
    if !NAMES.iter().any(|name| is_wanted(name)) {
        return Vec::new();
    }
    if std::env::var_os("DISPLAY").is_none() && std::env::var_os("WAYLAND_DISPLAY").is_none() {
        println!("No screen: first frame, memory and idle work are left out.\n");
        return Vec::new();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("thousand.ron");
    save(&path, &account(1000), None).unwrap();
    let mut first: Vec<Duration> = (0..RUNS).map(|_| Window::open(None, folder.path()).first_frame).collect();
    first.sort();
    let window = Window::open(Some(&path), folder.path());
    window.settle();
    let megabytes = window.megabytes();
    let before = window.cpu();
    std::thread::sleep(IDLE);
    let idle = window.cpu().saturating_sub(before);
    let asked = [Duration::from_millis(500).into(), Amount::Megabytes(200), Duration::ZERO.into()];
    let measured = [first[RUNS / 2].into(), Amount::Megabytes(megabytes), idle.into()];
    let figures = NAMES.into_iter().zip(asked).zip(measured);
    figures.map(|((name, asked), measured)| Figure { name: name.to_owned(), asked, measured }).collect()
}

/// A running editor; closed when dropped.
struct Window {
    child: Child,
    first_frame: Duration,
    /// Open to the end: the program goes on writing to it.
    _log: BufReader<ChildStderr>,
}

impl Window {
    /// Waits for the work that goes on behind the first frames.
    fn settle(&self) {
        for _ in 0..PATIENCE {
            let before = self.cpu();
            std::thread::sleep(SETTLED);
            if self.cpu() == before {
                return;
            }
        }
    }

    fn open(file: Option<&Path>, home: &Path) -> Self {
        let start = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_linchpin"))
            .args(["--log", "--renderer", "glow"])
            .args(file)
            .env("LINCHPIN_HOME", home)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        while !line.contains("first frame") {
            line.clear();
            assert!(log.read_line(&mut line).unwrap() > 0, "the window never came");
        }
        Self { child, first_frame: start.elapsed(), _log: log }
    }

    fn proc(&self, file: &str) -> String {
        fs::read_to_string(format!("/proc/{}/{file}", self.child.id())).unwrap()
    }

    /// What is in memory now.
    fn megabytes(&self) -> u64 {
        let status = self.proc("status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1024
    }

    /// Processor time of the process so far, all threads.
    fn cpu(&self) -> Duration {
        const TICKS_A_SECOND: u64 = 100;
        let stat = self.proc("stat");
        // The name of the program may hold spaces; after it user and system time are the 12th and 13th field.
        let (_, fields) = stat.rsplit_once(") ").unwrap();
        let ticks: u64 = fields.split(' ').skip(11).take(2).map(|field| field.parse::<u64>().unwrap()).sum();
        Duration::from_millis(ticks * 1000 / TICKS_A_SECOND)
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
