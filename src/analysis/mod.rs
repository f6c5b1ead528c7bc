//! Who matters, and why: pure functions of the account, the deal, the stage and the day.
//! Numbers marked `[J]` in the method are [`AnalysisConstants`](crate::catalogue::AnalysisConstants).
//! Everything runs in ascending order of ids and sums from left to right: the same input gives the same bits.
//! Not here: sentences (`locale`), badges (`scene`), printed lists (`report`).
mod authority;
mod broker;
mod campaign;
mod centrality;
mod forecast;
mod fragility;
mod gaps;
mod kept_plan;
mod key_people;
mod leverage;
mod listening;
mod makings;
mod outlook;
mod plan;
mod population;
mod reasons;
mod risks;
mod route;
mod sensitivity;
mod supposed;
mod sway;

pub use authority::{Position, RoleScore, StageWord};
pub use campaign::{Approach, Campaign, IfNot};
pub use centrality::{Metrics, metrics};
pub use forecast::{Chance, Decision, Forecast, Opinion, Rule, Sampling, Spread};
pub use fragility::{Fragility, SoleLink, WithoutThem, fragility, known_alone};
pub use gaps::{Gap, GapKind, gaps};
pub use kept_plan::{KeptMove, KeptPlan, kept_tasks};
pub use key_people::{Question, Ranked, Ranking, rank};
pub use leverage::Leverage;
pub use makings::{BrokerMaking, Heard, ListenedMaking, OpinionMaking, SwayMaking};
pub use outlook::Outlook;
pub use plan::{Effort, Plan, PlanStep};
pub use population::{Population, VoteWeight};
pub use reasons::{Evidence, Factor, FloorKind, Reason};
pub use risks::{Risk, RiskKind, Severity, last_contacts, level_for_rank, required_level, risks};
pub use route::{Hop, Introducer, Route, Via, introduction, known_by};
pub use sensitivity::Sensitivity;

/// Two computed numbers are equal when this is: rounded to a millionth, half up.
pub(crate) fn quantum(v: f64) -> i64 {
    (v * 1e6 + 0.5).floor() as i64
}

/// Slack of every threshold: "x ≥ θ" is `x >= θ - EPSILON`.
pub(crate) const EPSILON: f64 = 1e-9;
