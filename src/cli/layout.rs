//! `linchpin layout`: where a layout puts everybody, for other programs.
use super::arguments::Common;
use super::arrangement::{Drawing, LayoutKind, key_people, page};
use super::{Refused, print, source};
use crate::analysis::Question;
use crate::catalogue::Side;
use crate::geom::{Point, Rect};
use crate::layout::{
    Assistants, Cast, Chart, Diagram, Reporting, Scope, TreeError, arranged, diagram, reporting_lines,
    settle, slot,
};
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, PersonId};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Print where a layout puts people and their reporting lines, as if nobody stood on a map yet
#[derive(Debug, clap::Args)]
pub struct Layout {
    /// An account (.ron) or interchange JSON
    file: PathBuf,
    #[arg(long, value_enum, default_value_t = LayoutKind::Tree)]
    kind: LayoutKind,
    /// The page that a compact chart is to fit: 16:9, A4 (upright), square, 297:210
    #[arg(long, value_parser = page, default_value = "16:9")]
    page: f64,
    #[arg(long, value_enum, default_value_t = LayoutFormat::Json)]
    format: LayoutFormat,
    #[command(flatten)]
    common: Common,
}

/// How a layout is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum LayoutFormat {
    Json,
}

impl Layout {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let (loaded, question) = source::asked(&self.file, &self.common, None)?;
        let account = &loaded.account;
        let chart = match self.kind.drawing(self.page) {
            Drawing::Chart(arrange) => arranged(account, &Scope::All, Assistants::Beside, arrange),
            Drawing::Diagram(kind) => self.drawn(account, &question, kind),
        };
        let chart = chart.map_err(|error| Refused::NoLayout { reason: error.to_string() })?;
        let json = as_json(account, &chart);
        match self.format {
            LayoutFormat::Json => print(&format!("{json}\n"))?,
        }
        Ok(())
    }

    /// A layout that is no chart, of everybody of theirs; a zipper has those of ours who face somebody.
    fn drawn(&self, account: &Account, question: &Question, kind: Diagram) -> Result<Chart, TreeError> {
        let shown = account
            .people_in_order()
            .into_iter()
            .filter(|person| !person.left && kind.takes(account, &person.id));
        let people: Vec<PersonId> = shown.map(|person| person.id.clone()).collect();
        let key = key_people(account, question);
        let mut chart = diagram(account, &Cast { people, key, ..Cast::default() }, kind, self.page)?;
        settle(kind, &mut chart.places, &|_| false, &[]);
        Ok(chart)
    }
}

/// The people that layouts of the whole account are about.
fn takes_part(account: &Account, id: &PersonId) -> bool {
    account.person(id).is_some_and(|p| matches!(p.side, Side::Customer | Side::Other) && !p.left)
}

/// Nodes by their top-left corners in the order of siblings, bosses first; edges from person to boss.
fn as_json(account: &Account, chart: &Chart) -> Value {
    let slots: BTreeMap<&PersonId, Rect> = chart.places.iter().map(|(id, at)| (id, slot(*at))).collect();
    let nodes = chart.places.iter().filter_map(|(id, _)| {
        let slot = slots.get(id)?;
        Some(json!({
            "id": id.as_str(),
            "x": exact(slot.min.x),
            "y": exact(slot.min.y),
            "w": slot.width(),
            "h": slot.height(),
        }))
    });
    let hierarchy = Hierarchy::of(account, |id| takes_part(account, id));
    // A bus runs above the region of a department that the boss is not in.
    let region = |id: &PersonId| {
        let department = account.person(id)?.department.as_ref()?;
        chart.regions.get(department).filter(|rect| slots.get(id).is_some_and(|slot| rect.intersects(slot)))
    };
    let ceiling = |boss: &PersonId, id: &PersonId| {
        region(id).filter(|rect| region(boss) != Some(*rect)).map(|rect| rect.min.y)
    };
    let cards: Vec<Rect> = chart.places.iter().map(|(_, at)| slot(*at)).collect();
    let number: BTreeMap<&PersonId, usize> =
        chart.places.iter().enumerate().map(|(i, (id, _))| (id, i)).collect();
    let reporting: Vec<Reporting> = chart
        .places
        .iter()
        .enumerate()
        .filter_map(|(report, (id, _))| {
            let boss = hierarchy.boss_of(id)?;
            Some(Reporting { report, boss: *number.get(boss)?, ceiling: ceiling(boss, id), dotted: false })
        })
        .collect();
    let name = |i: usize| chart.places[i].0.as_str();
    let edges = reporting.iter().zip(reporting_lines(&cards, &[], &reporting)).map(|(line, points)| {
        let points: Vec<[f64; 2]> = points.into_iter().map(|Point { x, y }| [exact(x), exact(y)]).collect();
        json!({"from": name(line.report), "to": name(line.boss), "kind": "reports", "points": points})
    });
    json!({"nodes": nodes.collect::<Vec<_>>(), "edges": edges.collect::<Vec<_>>()})
}

/// Hundredths of a point, written without the tail that widening a number gives it.
fn exact(v: f32) -> f64 {
    (f64::from(v) * 100.0).round() / 100.0
}
