//! Where cards go and where lines run among rectangles: pure functions of sizes and connections.
//! `tree`, `net` and `search` know only boxes and indices; `chart` turns an account into boxes and places back.
//! Not here: what a card looks like (`scene`), when a layout is asked for (`session`).
mod apart;
mod around;
mod as_placed;
mod board;
mod bus_tracks;
mod buses;
mod chart;
mod compact;
mod diagram;
mod divide;
mod elsewhere;
mod grid_index;
mod layered;
mod net;
mod ordering;
mod parts;
mod ports;
mod rays;
mod reporting;
mod requests;
mod reroute;
mod routes;
mod search;
mod shelves;
mod stress;
mod tracks;
mod tree;
mod zipper;

use crate::geom::{Point, Rect, pt, vec2};

pub use around::{ChartCard, Standing, make_way};
pub use bus_tracks::part_buses;
pub use buses::{Bus, next_report, report_line};
pub use chart::{
    Arrange, Assistants, Chart, Families, Scope, arranged, chart, chart_as_placed, region_around,
};
pub use diagram::{Cast, DEPARTMENT, Diagram, diagram, settle};
pub use elsewhere::nearest_free;
pub use grid_index::GridIndex;
pub use parts::{Part, parts};
pub use reporting::{Reporting, reporting_lines};
pub use requests::{Ground, Obstacle, Request, Route, Routes, border};
pub use reroute::{Rerouted, Rerouter, Still};
pub use routes::route;
pub use tree::{Node, Tree, TreeError, tidy};

/// Width ÷ height of a screen and of a slide.
pub const SCREEN: f64 = 16.0 / 9.0;
/// Of a page of A4 that stands upright.
pub const A4_UPRIGHT: f64 = 210.0 / 297.0;
/// Width of every card, in map points.
pub const CARD_WIDTH: f32 = 200.0;
/// Height of the slot that a card stands in, whatever its own height, so that a change of influence or of
/// the deal moves nothing.
pub const SLOT_HEIGHT: f32 = 104.0;
/// Between the slots of two neighbours in a row.
pub const SIBLING_GAP: f32 = 32.0;
/// Between two rows of slots.
pub const ROW_GAP: f32 = 112.0;
/// How far a shared bus runs above the children.
pub const BUS_ABOVE: f32 = 40.0;
/// Least distance between an influence line and a card.
pub const CLEARANCE: f32 = 8.0;
/// The snapping lattice.
pub const LATTICE: f32 = 8.0;

/// The slot of a card whose top centre is at `at`.
pub fn slot(at: Point) -> Rect {
    Rect::new(at.x - CARD_WIDTH / 2.0, at.y, CARD_WIDTH, SLOT_HEIGHT)
}

/// The nearest point of the lattice.
pub fn on_lattice(at: Point) -> Point {
    let snap = |v: f32| (v / LATTICE).round() * LATTICE;
    pt(snap(at.x), snap(at.y))
}

/// The nearest place where a card's left edge and top stand on the lattice; both are the top centre of a card.
pub fn card_on_lattice(at: Point) -> Point {
    let half = vec2(CARD_WIDTH / 2.0, 0.0);
    on_lattice(at - half) + half
}
