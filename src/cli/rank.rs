//! `linchpin rank`: who matters in a deal, and why.
use super::arguments::Common;
use super::rank_json::rank_json;
use super::{print, source};
use crate::analysis::{Metrics, Population, Question, metrics};
use crate::catalogue::{AnalysisConstants, Lang};
use crate::export::{csv, markdown, plain};
use crate::locale::tr;
use crate::model::{Account, PersonId};
use crate::report::{Cell, Column, RankedList, Table};
use crate::session::Findings;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Rank the people of a deal by how much they matter, with reasons
#[derive(Debug, clap::Args)]
pub struct Rank {
    /// An account (.ron) or interchange JSON
    file: PathBuf,
    /// The deal, by id or exact name [default: the first]
    #[arg(long)]
    deal: Option<String>,
    /// Rank as if the deal were in this stage
    #[arg(long)]
    stage: Option<String>,
    /// Add centralities of the influence network
    #[arg(long)]
    metrics: bool,
    #[arg(long, value_enum, default_value_t = RankFormat::Table)]
    format: RankFormat,
    #[command(flatten)]
    common: Common,
}

/// How a ranking is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum RankFormat {
    /// Aligned columns
    Table,
    Csv,
    Json,
    /// Markdown
    Md,
}

/// Centralities by person.
pub(super) type MetricsOf = BTreeMap<PersonId, Metrics>;

impl Rank {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let lang = self.common.lang();
        let (loaded, mut question) = source::asked(&self.file, &self.common, self.deal.as_deref())?;
        let account = &loaded.account;
        if let Some(asked) = &self.stage {
            question.stage = Some(source::stage(asked)?);
        }
        let findings = Findings::of(account, question);
        let numbers = self.metrics.then(|| numbers(account, &findings.question));
        let table = || table(&findings.list(account, lang), numbers.as_ref(), lang);
        match self.format {
            RankFormat::Table => print(&plain(&table()))?,
            RankFormat::Csv => print(&String::from_utf8(csv(&table())?)?)?,
            RankFormat::Md => print(&markdown(&table()))?,
            RankFormat::Json => {
                let json = rank_json(&findings, account.info().own_weights().is_some(), numbers.as_ref());
                print(&format!("{}\n", serde_json::to_string_pretty(&json)?))?;
            }
        }
        Ok(())
    }
}

fn numbers(account: &Account, question: &Question) -> MetricsOf {
    let Question { deal, stage, day } = question;
    let population = Population::new(account, AnalysisConstants::get(), deal.as_ref(), stage.as_ref(), *day);
    population.ids.iter().map(|id| (*id).clone()).zip(metrics(&population)).collect()
}

/// The ranked list, with a column for each centrality where they are given.
fn table(list: &RankedList, numbers: Option<&MetricsOf>, lang: Lang) -> Table {
    let mut table = list.table(lang);
    let Some(numbers) = numbers else { return table };
    let headings = [
        "column-listeners",
        "column-listens-to",
        "column-closeness",
        "column-betweenness",
        "column-pagerank",
    ];
    table.columns.extend(headings.map(|key| Column { heading: tr(lang, key).to_string(), numeric: true }));
    for (cells, row) in table.rows.iter_mut().zip(&list.rows) {
        match numbers.get(&row.id) {
            Some(m) => cells.extend([
                Cell::Number(m.listeners as f64, 0),
                Cell::Number(m.listens_to as f64, 0),
                Cell::Number(m.closeness, 4),
                Cell::Number(m.betweenness, 4),
                Cell::Number(m.pagerank, 4),
            ]),
            None => cells.extend(std::iter::repeat_n(Cell::Empty, headings.len())),
        }
    }
    table
}
