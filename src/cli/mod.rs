//! The command line: one file a verb, each a few lines over the library. What a verb answers goes to standard
//! output, what it warns of to standard error; a refusal is one sentence there and exit code 1.
//! Not here: what is drawn or ranked (`session::compose`, `analysis`), how it is written (`export`, `file`).
#![allow(clippy::print_stdout, clippy::print_stderr)] // Standard output and error are what this module is for.
mod about_deal;
mod arguments;
mod arrangement;
mod check;
mod export;
mod forecast;
mod forecast_json;
mod import;
mod layout;
mod new;
mod plan;
mod rank;
mod rank_json;
mod refused;
mod routes;
mod source;
mod validate;

pub use about_deal::{AboutDeal, AnswerFormat};
pub use arguments::{Arguments, Common, Editor, Renderer, Verb};
pub use arrangement::LayoutKind;
pub use check::Check;
pub use export::Export;
pub use forecast::Forecast;
pub use import::Import;
pub use layout::{Layout, LayoutFormat};
pub use new::New;
pub use plan::Plan;
pub use rank::{Rank, RankFormat};
pub use refused::Refused;
pub use routes::Routes;
pub use validate::Validate;

use std::io::{self, Write as _};
use std::process::ExitCode;

/// Carries the verb out.
/// # Errors
/// Why it could not be carried out, in one sentence.
pub fn run(verb: &Verb) -> anyhow::Result<()> {
    match verb {
        Verb::New(new) => new.run(),
        Verb::Import(import) => import.run(),
        Verb::Validate(validate) => validate.run(),
        Verb::Rank(rank) => rank.run(),
        Verb::Forecast(forecast) => forecast.run(),
        Verb::Check(check) => check.run(),
        Verb::Plan(plan) => plan.run(),
        Verb::Routes(routes) => routes.run(),
        Verb::Export(export) => export.run(),
        Verb::Layout(layout) => layout.run(),
    }
}

/// 0, or 1 after the sentence on standard error.
pub fn exit_code(done: anyhow::Result<()>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            warn(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Prints an answer. Whoever closes the pipe has read enough.
fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// Prints a sentence beside the answer. What a file holds must not move the terminal's cursor.
fn warn(sentence: &str) {
    let plain: String = sentence.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    eprintln!("linchpin: {plain}");
}
