//! What can be asked for on the command line. Each verb's own options are in its file.
use super::{Check, Export, Forecast, Import, Layout, New, Plan, Rank, Routes, Validate};
use crate::catalogue::Lang;
use crate::clock::{parse_date, today};
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use jiff::civil::Date;
use std::path::PathBuf;

/// Maps the people who decide a large purchase, finds the one to win, shows why, and says what to do next.
///
/// Without a verb the editor opens.
#[derive(Debug, clap::Parser)]
#[command(name = "linchpin", version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub verb: Option<Verb>,
    #[command(flatten)]
    pub editor: Editor,
}

/// What the command line can do.
#[derive(Debug, clap::Subcommand)]
pub enum Verb {
    New(New),
    Import(Import),
    Validate(Validate),
    Rank(Rank),
    Forecast(Forecast),
    Check(Check),
    Plan(Plan),
    Routes(Routes),
    Export(Export),
    Layout(Layout),
}

/// How the editor opens.
#[derive(Debug, clap::Args)]
pub struct Editor {
    /// The account to open: .ron, or interchange JSON
    pub file: Option<PathBuf>,
    /// Draw with this and nothing else
    #[arg(long, value_enum)]
    pub renderer: Option<Renderer>,
    /// Say on standard error what the window does
    #[arg(long)]
    pub log: bool,
    #[command(flatten)]
    pub common: Common,
}

/// What draws the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Renderer {
    Wgpu,
    Glow,
}

/// What every verb takes.
#[derive(Clone, Debug, clap::Args)]
pub struct Common {
    /// The day that counts as today, YYYY-MM-DD [default: the day an interchange file names, else today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    /// Language of texts and names [default: en]
    #[arg(long, value_name = "LANG", value_parser = PossibleValuesParser::new(["en", "zh-Hans"]).map(lang))]
    pub lang: Option<Lang>,
}

impl Common {
    pub(super) fn lang(&self) -> Lang {
        self.lang.unwrap_or_default()
    }

    /// The day asked for, else the one that the file speaks of, else today.
    pub(super) fn day(&self, of_file: Option<Date>) -> Date {
        self.as_of.or(of_file).unwrap_or_else(today)
    }
}

fn date(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| "write a day as YYYY-MM-DD".to_owned())
}

// What is parsed here is one of the two values offered.
#[expect(clippy::needless_pass_by_value, reason = "the parser hands the value over")]
fn lang(tag: String) -> Lang {
    Lang::from_tag(&tag).unwrap_or_default()
}
