//! How a figure is taken: the median of some runs, beside what was asked for.
//! Not here: what is measured.
use std::hint::black_box;
use std::time::{Duration, Instant};

/// One line of the table.
pub(crate) struct Figure {
    pub(crate) name: String,
    pub(crate) asked: Amount,
    pub(crate) measured: Amount,
}

/// Whether a figure is asked for: `cargo bench --bench figures -- dragging 5000` takes those whose names hold
/// all the words.
pub(crate) fn is_wanted(name: &str) -> bool {
    std::env::args().skip(1).filter(|word| !word.starts_with("--")).all(|word| name.contains(&word))
}

/// What is measured; less is better.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(crate) enum Amount {
    Time(Duration),
    /// Of all, 0 … 1.
    Share(f64),
    #[cfg(all(feature = "gui", target_os = "linux"))]
    Megabytes(u64),
}

impl From<Duration> for Amount {
    fn from(time: Duration) -> Self {
        Self::Time(time)
    }
}

/// Median time of `runs` runs, after one to warm up.
pub(crate) fn median<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    black_box(work());
    let mut times: Vec<Duration> = (0..runs.max(1))
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

/// The table in Markdown; a figure over what was asked stands in bold.
pub(crate) fn markdown(figures: &[Figure]) -> String {
    let mut table = "| figure | asked | measured |\n|---|---|---|\n".to_owned();
    for Figure { name, asked, measured } in figures {
        let mark = if measured > asked { "**" } else { "" };
        let row = format!("| {name} | ≤ {} | {mark}{}{mark} |\n", words(*asked), words(*measured));
        table += &row;
    }
    table
}

/// Seconds from a half up, below it milliseconds; two digits that count.
fn words(amount: Amount) -> String {
    let ms = match amount {
        Amount::Time(time) => time.as_secs_f64() * 1000.0,
        Amount::Share(share) => return format!("{:.0} %", share * 100.0),
        #[cfg(all(feature = "gui", target_os = "linux"))]
        Amount::Megabytes(megabytes) => return format!("{megabytes} MB"),
    };
    match ms {
        ms if ms >= 500.0 => format!("{:.1} s", ms / 1000.0),
        ms if ms >= 10.0 => format!("{ms:.0} ms"),
        ms => format!("{ms:.1} ms"),
    }
}
