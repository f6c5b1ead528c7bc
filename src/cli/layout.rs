//! `linchpin layout`: where the tidy tree puts everybody, for other programs.
use super::arguments::Common;
use super::{Refused, print, source};
use crate::catalogue::Side;
use crate::geom::{Point, Rect};
use crate::layout::{Assistants, CARD_WIDTH, SLOT_HEIGHT, Scope, chart, report_line};
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, PersonId};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Print where the tidy tree puts people and their reporting lines
#[derive(Debug, clap::Args)]
pub struct Layout {
    /// An account (.ron) or interchange JSON
    file: PathBuf,
    #[arg(long, value_enum, default_value_t = LayoutKind::Tree)]
    kind: LayoutKind,
    #[arg(long, value_enum, default_value_t = LayoutFormat::Json)]
    format: LayoutFormat,
    #[command(flatten)]
    common: Common,
}

/// How people are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum LayoutKind {
    /// A boss centred over reports, each department that forms a branch kept together
    Tree,
}

/// How a layout is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum LayoutFormat {
    Json,
}

impl Layout {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let (loaded, _) = source::open(&self.file, &self.common)?;
        let json = match self.kind {
            LayoutKind::Tree => tree(&loaded.account)?,
        };
        match self.format {
            LayoutFormat::Json => print(&format!("{json}\n"))?,
        }
        Ok(())
    }
}

/// Nodes by their top-left corners in the order of siblings, bosses first; edges from person to boss.
fn tree(account: &Account) -> Result<Value, Refused> {
    let chart = chart(account, &Scope::All, Assistants::Beside)
        .map_err(|error| Refused::NoLayout { reason: error.to_string() })?;
    let slots: BTreeMap<&PersonId, Rect> = chart
        .places
        .iter()
        .map(|(id, at)| (id, Rect::new(at.x - CARD_WIDTH / 2.0, at.y, CARD_WIDTH, SLOT_HEIGHT)))
        .collect();
    let nodes = chart.places.iter().filter_map(|(id, _)| {
        let slot = slots.get(id)?;
        Some(json!({
            "id": id.as_str(),
            "x": exact(slot.min.x),
            "y": exact(slot.min.y),
            "w": CARD_WIDTH,
            "h": SLOT_HEIGHT,
        }))
    });
    // The same people that the chart lays out.
    let counts = |id: &PersonId| {
        account.person(id).is_some_and(|p| matches!(p.side, Side::Customer | Side::Other) && !p.left)
    };
    let hierarchy = Hierarchy::of(account, counts);
    let edges = chart.places.iter().filter_map(|(id, _)| {
        let boss = hierarchy.boss_of(id)?;
        let (_, mut points) = report_line(*slots.get(boss)?, *slots.get(id)?, None);
        points.reverse();
        let points: Vec<[f64; 2]> = points.into_iter().map(|Point { x, y }| [exact(x), exact(y)]).collect();
        Some(json!({"from": id.as_str(), "to": boss.as_str(), "kind": "reports", "points": points}))
    });
    Ok(json!({"nodes": nodes.collect::<Vec<_>>(), "edges": edges.collect::<Vec<_>>()}))
}

/// Hundredths of a point, written without the tail that widening a number gives it.
fn exact(v: f32) -> f64 {
    (f64::from(v) * 100.0).round() / 100.0
}
