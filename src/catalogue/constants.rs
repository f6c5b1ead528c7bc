//! The numbers of the analyses: judgement, not measurement. They are data in `assets/method/analysis.ron`,
//! and a team may edit its copy. What each of them does is said where it is used.
use super::{Influence, Level, RoleKey, StageKey, Strength, Support, bundled};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Every number of the ranking, the forecast, the plan and the risks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnalysisConstants {
    /// Roles that weigh most in a stage, the first most of all.
    pub stage_roles: BTreeMap<StageKey, Vec<RoleKey>>,
    pub weights: ByStage<Weights>,
    pub floor_sole_eb: ByStage<f64>,
    pub floor_veto: ByStage<f64>,
    pub floor_veto_influence: ByInfluence,
    pub roles: ByRole<RoleNumbers>,
    pub veto_base: f64,
    pub veto_stubbornness: f64,
    pub role_base_share: f64,
    pub role_named_score: Vec<f64>,
    pub role_unnamed: f64,
    pub vote_named: Vec<f64>,
    pub vote_unnamed: f64,
    pub vote_influence: ByInfluence,
    pub level_score: LevelScore,
    pub position_level_share: f64,
    pub position_unknown: f64,
    pub position_decay: f64,
    pub position_stage: f64,
    pub influence_weight: ByStrength<f64>,
    pub influence_length: ByStrength<u32>,
    pub report_weight: ByReport<f64>,
    pub report_length: ByReport<u32>,
    pub stubborn_high: f64,
    pub stubborn_low: f64,
    pub stubborn_extreme: f64,
    pub stubborn_range: Range,
    pub max_deciders: usize,
    pub fallback_deciders: usize,
    pub broker_guard: f64,
    pub damping: f64,
    pub key_threshold: f64,
    pub key_max: usize,
    pub secondary_max: usize,
    pub secondary_share: f64,
    pub sensitivity: f64,
    pub sigma: Sigma,
    /// Added variance a year since the rating.
    pub sigma_drift: f64,
    pub win_mean: f64,
    pub win_veto: f64,
    pub win_eb: f64,
    pub win_majority: f64,
    pub no_eb_factor: f64,
    pub samples: usize,
    pub seed: u64,
    pub wilson_z: f64,
    /// Cost of one step up from a score; from +3 there is none.
    pub plan_step: BTreeMap<Support, i32>,
    pub plan_unrated: i32,
    pub plan_level: PlanLevel,
    pub plan_light: i32,
    pub plan_margin: f64,
    pub plan_max_steps: usize,
    pub plan_candidates: usize,
    pub route_level: RouteLevel,
    pub route_influence: ByStrength<i32>,
    pub route_back: i32,
    pub route_report: ByReport<i32>,
    pub route_support: RouteSupport,
    pub route_friend: i32,
    pub days: Days,
    pub bus_share: f64,
    pub guess_share: f64,
    pub department_share: f64,
    pub single_thread_members: usize,
    pub cooling_drop: i8,
    pub fragile_top: usize,
    pub stalled_contacts: usize,
    pub why_through_min: f64,
}

impl AnalysisConstants {
    /// The bundled numbers.
    pub fn get() -> &'static Self {
        static BUNDLED: OnceLock<AnalysisConstants> = OnceLock::new();
        BUNDLED.get_or_init(|| bundled("analysis.ron", include_str!("../../assets/method/analysis.ron")))
    }

    /// Roles that weigh most in `stage`, in order; none without a stage or in one that the table lacks.
    pub fn roles_named(&self, stage: Option<&StageKey>) -> &[RoleKey] {
        stage.and_then(|stage| self.stage_roles.get(stage)).map_or(&[], Vec::as_slice)
    }

    /// Whether these are the bundled numbers; if not, the window says "own weights".
    pub fn is_bundled(&self) -> bool {
        self == Self::get()
    }
}

impl Default for AnalysisConstants {
    fn default() -> Self {
        Self::get().clone()
    }
}

/// Weights of the components of a ranking; they add up to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    pub authority: f64,
    pub sway: f64,
    pub broker: f64,
    pub listened: f64,
    pub level: f64,
}

impl Weights {
    /// Of authority, sway, broker, listened and level.
    pub const fn in_order(self) -> [f64; 5] {
        [self.authority, self.sway, self.broker, self.listened, self.level]
    }

    /// The same as shares of 1; `None` where one is negative or no number, or all are 0.
    pub fn shares(self) -> Option<Self> {
        let Self { authority, sway, broker, listened, level } = self;
        let all = [authority, sway, broker, listened, level];
        let sum: f64 = all.iter().sum();
        let sound =
            all.iter().all(|weight| weight.is_finite() && *weight >= 0.0) && sum > 0.0 && sum.is_finite();
        let share = |weight: f64| weight / sum;
        sound.then(|| Self {
            authority: share(authority),
            sway: share(sway),
            broker: share(broker),
            listened: share(listened),
            level: share(level),
        })
    }
}

/// What a role is worth before the stage is known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleNumbers {
    /// Authority, 0 to 100.
    pub authority: f64,
    pub vote: f64,
    pub stubbornness: f64,
    pub approve: bool,
    pub veto: bool,
}

/// By the rating of a person's influence on the deal.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByInfluence {
    pub high: f64,
    pub medium: f64,
    pub low: f64,
    pub unknown: f64,
}

impl ByInfluence {
    /// The value for a degree of influence; `None`: unknown.
    pub const fn at(&self, influence: Option<Influence>) -> f64 {
        match influence {
            Some(Influence::High) => self.high,
            Some(Influence::Medium) => self.medium,
            Some(Influence::Low) => self.low,
            None => self.unknown,
        }
    }
}

/// The score of a person's influence, of members and of people outside the deal; 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelScore {
    pub high: f64,
    pub medium: f64,
    pub low: f64,
    pub unknown: f64,
    pub outside: f64,
}

impl LevelScore {
    /// The score of a member.
    pub const fn at(&self, influence: Option<Influence>) -> f64 {
        match influence {
            Some(Influence::High) => self.high,
            Some(Influence::Medium) => self.medium,
            Some(Influence::Low) => self.low,
            None => self.unknown,
        }
    }
}

/// By the strength of an influence link.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByStrength<T> {
    pub high: T,
    pub medium: T,
    pub low: T,
}

impl<T: Copy> ByStrength<T> {
    /// The value for a strength.
    pub const fn at(&self, strength: Strength) -> T {
        match strength {
            Strength::High => self.high,
            Strength::Medium => self.medium,
            Strength::Low => self.low,
        }
    }
}

/// By the kind of a reporting line and its direction: `down` is boss to person, `up` person to boss.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByReport<T> {
    pub solid_down: T,
    pub solid_up: T,
    pub dotted_down: T,
    pub dotted_up: T,
}

/// The least and the largest value allowed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    pub min: f64,
    pub max: f64,
}

/// Spread of an opinion, in points of support.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sigma {
    pub confirmed: f64,
    pub assumed: f64,
    /// Of an unrated person, and the most that any spread grows to.
    pub unknown: f64,
}

/// How much a step of support costs, by the best level of any of ours.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanLevel {
    pub none: i32,
    pub acquaintance: i32,
    pub engaged: i32,
    pub partner: i32,
    pub ally: i32,
}

impl PlanLevel {
    /// The value for a level.
    pub const fn at(&self, level: Level) -> i32 {
        match level {
            Level::None => self.none,
            Level::Acquaintance => self.acquaintance,
            Level::Engaged => self.engaged,
            Level::Partner => self.partner,
            Level::Ally => self.ally,
        }
    }
}

/// Cost of the first hop of an introduction, by the level of the one of ours who starts it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteLevel {
    pub acquaintance: i32,
    pub engaged: i32,
    pub partner: i32,
    pub ally: i32,
}

impl RouteLevel {
    /// `None` for somebody never met: no route starts there.
    pub const fn at(&self, level: Level) -> Option<i32> {
        match level {
            Level::None => None,
            Level::Acquaintance => Some(self.acquaintance),
            Level::Engaged => Some(self.engaged),
            Level::Partner => Some(self.partner),
            Level::Ally => Some(self.ally),
        }
    }
}

/// What an introduction costs more, by how the introducer stands to us: scores as text, and `unrated`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RouteSupport(BTreeMap<String, i32>);

impl RouteSupport {
    /// `None` for a score that the table lacks: that person never introduces.
    pub fn at(&self, support: Option<Support>) -> Option<i32> {
        let key = support.map_or_else(|| "unrated".to_owned(), |support| support.score().to_string());
        self.0.get(&key).copied()
    }
}

/// Limits of the risks, in days.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Days {
    pub eb_dark: i32,
    pub stale: i32,
    pub cooling: i32,
    pub contact: i32,
    pub learning: i32,
}

/// A number for each stage, and `neutral` for a deal without a stage or in one that the table lacks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<StageKey, T>", into = "BTreeMap<StageKey, T>")]
#[serde(bound(serialize = "T: Clone + Serialize"))]
pub struct ByStage<T> {
    stages: BTreeMap<StageKey, T>,
    neutral: T,
}

impl<T> ByStage<T> {
    /// The row of a stage; `None` and unknown stages have the neutral one.
    pub fn at(&self, stage: Option<&StageKey>) -> &T {
        stage.and_then(|stage| self.stages.get(stage)).unwrap_or(&self.neutral)
    }
}

impl<T> TryFrom<BTreeMap<StageKey, T>> for ByStage<T> {
    type Error = NoFallback;

    fn try_from(mut stages: BTreeMap<StageKey, T>) -> Result<Self, NoFallback> {
        let neutral = stages.remove(&StageKey::from(NEUTRAL)).ok_or(NoFallback { row: NEUTRAL })?;
        Ok(Self { stages, neutral })
    }
}

impl<T> From<ByStage<T>> for BTreeMap<StageKey, T> {
    fn from(mut table: ByStage<T>) -> Self {
        table.stages.insert(StageKey::from(NEUTRAL), table.neutral);
        table.stages
    }
}

/// A number for each role, and `other` for a member without a role or with one that the table lacks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<RoleKey, T>", into = "BTreeMap<RoleKey, T>")]
#[serde(bound(serialize = "T: Clone + Serialize"))]
pub struct ByRole<T> {
    roles: BTreeMap<RoleKey, T>,
    other: T,
}

impl<T> ByRole<T> {
    /// The row of `role`, or `None` if the table lacks it, which then counts as [`other`](Self::other).
    pub fn get(&self, role: &RoleKey) -> Option<&T> {
        self.roles.get(role)
    }

    /// The row of whoever has no role that the table knows.
    pub fn other(&self) -> &T {
        &self.other
    }
}

impl<T> TryFrom<BTreeMap<RoleKey, T>> for ByRole<T> {
    type Error = NoFallback;

    fn try_from(mut roles: BTreeMap<RoleKey, T>) -> Result<Self, NoFallback> {
        let other = roles.remove(&RoleKey::from(OTHER)).ok_or(NoFallback { row: OTHER })?;
        Ok(Self { roles, other })
    }
}

impl<T> From<ByRole<T>> for BTreeMap<RoleKey, T> {
    fn from(mut table: ByRole<T>) -> Self {
        table.roles.insert(RoleKey::from(OTHER), table.other);
        table.roles
    }
}

const NEUTRAL: &str = "neutral";
const OTHER: &str = "other";

/// A table without the row that stands in for whatever it does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the table has no row `{row}`; add one for what it does not name")]
pub struct NoFallback {
    row: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn golden() -> Value {
        let file: Value =
            serde_json::from_str(include_str!("../../tests/data/golden_analysis.json")).unwrap();
        file["constants"].clone()
    }

    #[test]
    fn the_bundled_numbers_are_those_of_the_golden_file() {
        // Rows are lists there and named here; reading a list fills the fields in order.
        let golden: AnalysisConstants = serde_json::from_value(golden()).unwrap();
        assert_eq!(&golden, AnalysisConstants::get());
        assert!(AnalysisConstants::default().is_bundled());
    }

    #[test]
    fn no_number_of_the_golden_file_is_missing() {
        fn numbers(value: &Value, found: &mut Vec<String>) {
            match value {
                Value::Array(items) => items.iter().for_each(|item| numbers(item, found)),
                Value::Object(fields) => fields.values().for_each(|item| numbers(item, found)),
                Value::Number(number) => found.push(format!("{:?}", number.as_f64().unwrap())),
                Value::Null | Value::Bool(_) | Value::String(_) => found.push(value.to_string()),
            }
        }
        let ours = serde_json::to_value(AnalysisConstants::get()).unwrap();
        let golden = golden();
        let fields = golden.as_object().unwrap();
        assert_eq!(fields.len(), ours.as_object().unwrap().len());
        for (name, value) in fields {
            let (mut expected, mut found) = (Vec::new(), Vec::new());
            numbers(value, &mut expected);
            numbers(&ours[name], &mut found);
            // Maps may list their rows in another order.
            expected.sort();
            found.sort();
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn an_edited_copy_survives_its_file_and_is_told_from_the_bundled_one() {
        let own = AnalysisConstants { key_threshold: 40.0, ..AnalysisConstants::default() };
        let text = ron::to_string(&own).unwrap();
        assert_eq!(ron::from_str::<AnalysisConstants>(&text).unwrap(), own);
        assert!(!own.is_bundled());
    }

    #[test]
    fn what_a_table_does_not_name_has_a_row_to_fall_back_on() {
        let numbers = AnalysisConstants::get();
        assert_eq!(numbers.floor_sole_eb.at(Some(&"close".into())), &80.0);
        assert_eq!(numbers.floor_sole_eb.at(Some(&"our own stage".into())), &85.0);
        assert_eq!(numbers.floor_sole_eb.at(None), &85.0);
        assert_eq!(numbers.roles.get(&"legal".into()), None);
        assert!(numbers.roles_named(None).is_empty());
        assert_eq!(numbers.route_support.at(Support::new(-2)), None);
        assert_eq!(numbers.route_support.at(None), Some(4));
        let text = r#"{"lead": 1.0}"#;
        assert!(serde_json::from_str::<ByStage<f64>>(text).is_err());
    }

    #[test]
    fn the_weights_of_every_stage_add_up_to_one() {
        let table: BTreeMap<StageKey, Weights> = AnalysisConstants::get().weights.clone().into();
        for (stage, w) in table {
            let sum = w.authority + w.sway + w.broker + w.listened + w.level;
            assert!((sum - 1.0).abs() < 1e-12, "{stage}: {sum}");
        }
    }
}
