//! The method as data: roles, scales, needs, stages and their tasks, in both languages, and the numbers of
//! the analyses. Read from `assets/method`, bundled with the program.
//! Not here: texts of the window (`locale`), what is true of one account (`model`), how anything is drawn.
mod bilingual;
mod constants;
mod keys;
mod names;
mod scales;

pub use bilingual::{Bilingual, Lang};
pub use constants::{
    AnalysisConstants, ByInfluence, ByReport, ByRole, ByStage, ByStrength, Days, LevelScore, NoFallback,
    PlanLevel, Range, RoleNumbers, RouteLevel, RouteSupport, Sigma, Weights,
};
pub use keys::{NeedKey, RoleKey, StageKey};
pub use names::{has_han, initials, other, pick, short_name, write_other, write_picked};
pub use scales::{
    Access, Confidence, ContactFunction, Influence, Intensity, Lens, Level, NotOnScale, Outcome, Phase,
    Placeholder, Side, Stance, Strength, Support,
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Everything the method names. Lists stand in the order in which the window shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    pub roles: Vec<Role>,
    pub influence: BTreeMap<Influence, Term>,
    /// What decides a person's influence: a checklist beside the rating.
    pub influence_factors: Vec<Bilingual>,
    pub strength: BTreeMap<Strength, Term>,
    pub support: BTreeMap<Support, Term>,
    pub confidence: BTreeMap<Confidence, Term>,
    pub access: BTreeMap<Access, Term>,
    /// Mistakes in front of power.
    pub power_mistakes: Vec<Bilingual>,
    pub levels: BTreeMap<Level, Term>,
    pub intensity: BTreeMap<Intensity, Term>,
    /// How far a relationship with the account reaches, from one person to the whole company.
    pub ranges: Vec<Bilingual>,
    pub needs: Vec<Need>,
    pub stages: Vec<Stage>,
    pub outcomes: BTreeMap<Outcome, Term>,
    pub functions: BTreeMap<ContactFunction, Term>,
    pub phases: BTreeMap<Phase, Term>,
    pub sides: BTreeMap<Side, Term>,
}

/// A buying role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    pub key: RoleKey,
    /// Up to three letters, or one to two characters.
    pub badge: Bilingual,
    pub family: Family,
    pub name: Bilingual,
    /// How many of them a deal has.
    pub count: Bilingual,
    pub does: Bilingual,
    /// What the organisation expects of them.
    pub expects: Bilingual,
    #[serde(default)]
    pub can_approve: bool,
    #[serde(default)]
    pub can_veto: bool,
    /// Never in anything the customer may see.
    #[serde(default)]
    pub confidential: bool,
}

/// What roles have in common: the look of their badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    Decide,
    Assess,
    Use,
    Connect,
}

/// A step of a scale or an entry of a closed list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub name: Bilingual,
    /// How it is recognised, or what belongs to it: one line.
    pub about: Bilingual,
}

/// What moves a person, beside the organisation's interest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    pub key: NeedKey,
    pub name: Bilingual,
}

/// A stage of a deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    pub key: StageKey,
    pub name: Bilingual,
    /// The step of the customer's purchase that it goes with.
    pub customer_step: Bilingual,
    /// Who weighs most in it, in order.
    pub roles: Vec<RoleKey>,
    /// Copied into a deal, and then the deal's own.
    pub tasks: Vec<TaskTemplate>,
}

/// A task that a stage proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskTemplate {
    /// With whom it is done.
    pub role: RoleKey,
    pub title: Bilingual,
}

impl Catalogue {
    /// The bundled method.
    pub fn get() -> &'static Self {
        static BUNDLED: OnceLock<Catalogue> = OnceLock::new();
        BUNDLED.get_or_init(|| bundled("catalogue.ron", include_str!("../../assets/method/catalogue.ron")))
    }

    /// `None` for a key that is a team's own.
    pub fn role(&self, key: &RoleKey) -> Option<&Role> {
        self.roles.iter().find(|role| role.key == *key)
    }

    /// `None` for a key that is a team's own.
    pub fn stage(&self, key: &StageKey) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.key == *key)
    }

    /// Where a stage stands among the others, from 0.
    pub fn stage_position(&self, key: &StageKey) -> Option<usize> {
        self.stages.iter().position(|stage| stage.key == *key)
    }

    /// `None` for a key that is a team's own.
    pub fn need(&self, key: &NeedKey) -> Option<&Need> {
        self.needs.iter().find(|need| need.key == *key)
    }

    /// The words for a degree of influence.
    pub fn influence(&self, influence: Influence) -> &Term {
        term(&self.influence, influence)
    }

    /// The words for the strength of an influence line.
    pub fn strength(&self, strength: Strength) -> &Term {
        term(&self.strength, strength)
    }

    /// The words for a step of support.
    pub fn support(&self, support: Support) -> &Term {
        term(&self.support, support)
    }

    /// The words for how sure a rating is.
    pub fn confidence(&self, confidence: Confidence) -> &Term {
        term(&self.confidence, confidence)
    }

    /// The words for a way in.
    pub fn access(&self, access: Access) -> &Term {
        term(&self.access, access)
    }

    /// The words for a level of relationship.
    pub fn level(&self, level: Level) -> &Term {
        term(&self.levels, level)
    }

    /// The words for how often somebody is met.
    pub fn intensity(&self, intensity: Intensity) -> &Term {
        term(&self.intensity, intensity)
    }

    /// The words for what came of a contact.
    pub fn outcome(&self, outcome: Outcome) -> &Term {
        term(&self.outcomes, outcome)
    }

    /// The words for what a contact is for.
    pub fn function(&self, function: ContactFunction) -> &Term {
        term(&self.functions, function)
    }

    /// The words for a phase after the signature.
    pub fn phase(&self, phase: Phase) -> &Term {
        term(&self.phases, phase)
    }

    /// The words for whose side somebody is on.
    pub fn side(&self, side: Side) -> &Term {
        term(&self.sides, side)
    }
}

/// The bundled lists are complete, which a test proves; one that a team shortened shows a blank, not a crash.
fn term<K: Ord + Copy>(terms: &BTreeMap<K, Term>, key: K) -> &Term {
    static BLANK: OnceLock<Term> = OnceLock::new();
    terms.get(&key).unwrap_or_else(|| BLANK.get_or_init(Term::default))
}

/// Reads a file that is part of the program: if it is broken, so is the build, and a test says so first.
fn bundled<T: DeserializeOwned>(name: &str, text: &str) -> T {
    match ron::from_str(text) {
        Ok(value) => value,
        Err(error) => unreachable!("assets/method/{name}: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn texts(value: &serde_json::Value, path: &str, found: &mut Vec<(String, String, String)>) {
        match value {
            serde_json::Value::Object(fields) => {
                if let (Some(en), Some(zh)) = (fields.get("en"), fields.get("zh")) {
                    found.push((path.into(), en.as_str().unwrap().into(), zh.as_str().unwrap().into()));
                } else {
                    fields.iter().for_each(|(name, item)| texts(item, &format!("{path}.{name}"), found));
                }
            }
            serde_json::Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, item)| texts(item, &format!("{path}[{at}]"), found));
            }
            _ => {}
        }
    }

    #[test]
    fn every_text_is_there_in_both_languages() {
        let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let mut found = Vec::new();
        texts(&serde_json::to_value(Catalogue::get()).unwrap(), "", &mut found);
        assert!(found.len() > 150, "{}", found.len());
        for (path, en, zh) in found {
            assert!(!en.trim().is_empty() && !en.chars().any(is_han), "{path}: {en:?}");
            assert!(zh.chars().any(is_han), "{path}: {zh:?}");
            assert!(en.trim() == en && zh.trim() == zh, "{path}: blanks at an end");
            assert!(!zh.contains([',', ';', '?', '!']), "{path}: Latin punctuation in {zh:?}");
        }
    }

    #[test]
    fn every_step_of_every_scale_is_described() {
        let catalogue = Catalogue::get();
        macro_rules! complete {
            ($($list:ident: $name:ident),+) => { $(
                assert_eq!(catalogue.$list.len(), $name::ALL.len(), stringify!($list));
            )+ };
        }
        complete!(influence: Influence, strength: Strength, support: Support, confidence: Confidence);
        complete!(access: Access, levels: Level, intensity: Intensity, outcomes: Outcome);
        complete!(functions: ContactFunction, phases: Phase, sides: Side);
        assert_eq!(catalogue.support(Support::NEUTRAL).name.get(Lang::Zh), "中立");
        assert_eq!(catalogue.level(Level::Ally).name.get(Lang::En), "Ally");
    }

    #[test]
    fn keys_are_unique_and_refer_to_what_exists() {
        let catalogue = Catalogue::get();
        let roles: BTreeSet<_> = catalogue.roles.iter().map(|role| &role.key).collect();
        let stages: BTreeSet<_> = catalogue.stages.iter().map(|stage| &stage.key).collect();
        let needs: BTreeSet<_> = catalogue.needs.iter().map(|need| &need.key).collect();
        assert_eq!((roles.len(), stages.len(), needs.len()), (10, 8, 7));
        assert_eq!(catalogue.roles.len() + catalogue.stages.len() + catalogue.needs.len(), 25);
        for stage in &catalogue.stages {
            let named = stage.roles.iter().chain(stage.tasks.iter().map(|task| &task.role));
            for role in named {
                assert!(roles.contains(role), "{}: {role}", stage.key);
            }
            assert!((3..=6).contains(&stage.tasks.len()), "{}: {} tasks", stage.key, stage.tasks.len());
        }
    }

    #[test]
    fn the_catalogue_and_the_numbers_name_the_same_roles() {
        let (catalogue, numbers) = (Catalogue::get(), AnalysisConstants::get());
        assert_eq!(catalogue.stages.len(), numbers.stage_roles.len());
        for stage in &catalogue.stages {
            assert_eq!(stage.roles, numbers.roles_named(Some(&stage.key)), "{}", stage.key);
        }
        for role in &catalogue.roles {
            let row = numbers.roles.get(&role.key).unwrap();
            assert_eq!((row.approve, row.veto), (role.can_approve, role.can_veto), "{}", role.key);
        }
    }

    #[test]
    fn badges_fit_and_differ_and_only_a_coach_is_confidential() {
        let roles = &Catalogue::get().roles;
        for &lang in Lang::ALL {
            let badges: BTreeSet<_> = roles.iter().map(|role| role.badge.get(lang)).collect();
            assert_eq!(badges.len(), roles.len());
            assert!(badges.iter().all(|badge| badge.chars().count() <= 3));
        }
        let secret: Vec<_> = roles.iter().filter(|role| role.confidential).map(|r| r.key.as_str()).collect();
        assert_eq!(secret, ["coach"]);
    }

    #[test]
    fn a_key_that_is_a_teams_own_is_nobodys() {
        assert!(Catalogue::get().role(&"legal".into()).is_none());
        assert!(Catalogue::get().stage(&"pilot".into()).is_none());
        assert_eq!(Catalogue::get().stage_position(&"lead".into()), Some(2));
    }
}
