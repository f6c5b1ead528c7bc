//! What the verbs about one deal share: file, deal, format, and how the answer is printed.
use super::arguments::Common;
use super::{print, source};
use crate::analysis::Question;
use crate::catalogue::Lang;
use crate::export::{markdown, plain};
use crate::file::Loaded;
use crate::report::Table;
use serde_json::Value;
use std::path::PathBuf;

/// Which deal of which file, and how it is answered.
#[derive(Debug, clap::Args)]
pub struct AboutDeal {
    /// An account (.ron) or interchange JSON
    file: PathBuf,
    /// The deal, by id or exact name [default: the first]
    #[arg(long)]
    deal: Option<String>,
    #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
    format: AnswerFormat,
    #[command(flatten)]
    common: Common,
}

/// How an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum AnswerFormat {
    /// Aligned columns
    Table,
    Json,
    /// Markdown
    Md,
}

impl AboutDeal {
    pub(super) fn lang(&self) -> Lang {
        self.common.lang()
    }

    /// The account, and the question about its deal.
    pub(super) fn asked(&self) -> anyhow::Result<(Loaded, Question)> {
        source::asked(&self.file, &self.common, self.deal.as_deref())
    }

    /// Prints the answer as it is wanted.
    pub(super) fn answer(
        &self,
        table: impl FnOnce() -> Table,
        json: impl FnOnce() -> Value,
    ) -> anyhow::Result<()> {
        let text = match self.format {
            AnswerFormat::Table => plain(&table()),
            AnswerFormat::Md => markdown(&table()),
            AnswerFormat::Json => format!("{}\n", serde_json::to_string_pretty(&json())?),
        };
        Ok(print(&text)?)
    }
}
