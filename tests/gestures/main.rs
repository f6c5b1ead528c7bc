//! Gestures and commands, without a window: a gesture in, the account out. After every event the invariants of
//! `support` hold, and Esc in the middle of any gesture leaves no trace.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that can't go on has failed; Clippy excepts the tests, not what they call"
)]
mod accepting;
mod arranging;
mod commands;
mod copies;
mod diagrams;
mod dropping;
mod explaining;
mod finding;
mod folding;
mod from_tray;
mod keyboard;
mod lines;
mod making;
mod monkey;
mod moving;
mod outlook;
mod paging;
mod presenting;
mod regions;
#[path = "../support/mod.rs"]
mod support;
mod supposing;
mod weighing;

use linchpin::analysis::GapKind;
use linchpin::catalogue::{Lang, Placeholder, Strength};
use linchpin::geom::{Point, Rect, RectSide, pt, vec2};
use linchpin::import::pasted;
use linchpin::model::{Account, ContactId, LinkKind, PairState, PersonId, RatingValue, Transaction};
use linchpin::session::edits::{departments, links, people, places, ratings, work};
use linchpin::session::{Command, Corner, Found, Guide, Hit, Naming, Refusal, ToolKind, Transient};
use support::{Builder, an_account};

pub(crate) const INFLUENCE: LinkKind = LinkKind::Influence(Strength::Medium);
pub(crate) const PAIR: LinkKind = LinkKind::Pair(PairState::Planned);

/// On the lattice: Li above Wang and Zhao; Qian beside them, who reports to nobody.
pub(crate) fn a_small_team() -> Builder {
    an_account()
        .person("Li", 100.0, 0.0)
        .person("Wang", -20.0, 216.0)
        .person("Zhao", 220.0, 216.0)
        .person("Qian", 700.0, 0.0)
        .reports("Wang", "Li")
        .reports("Zhao", "Li")
}

/// Four people far enough apart that nothing snaps to anything, and nobody reports.
pub(crate) fn strangers() -> Builder {
    an_account()
        .person("Li", 0.0, 0.0)
        .person("Wang", 1000.0, 1000.0)
        .person("Zhao", 2000.0, 2000.0)
        .ours("Anna", 3000.0, 3000.0)
}

pub(crate) fn with_a_region() -> Builder {
    an_account()
        .department("Finance", Rect::new(0.0, 0.0, 480.0, 320.0))
        .person("Li", 200.0, 80.0)
        .of("Finance")
        .person("Wang", 1200.0, 80.0)
        .of("Finance")
        .person("Zhao", 1200.0, 800.0)
}
