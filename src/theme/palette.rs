//! The colours of a theme, loaded once from `assets/themes/{light,dark,presenter,print}.ron`.
use super::Rgba;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// Which set of colours: for the screen by day and by night, for a meeting with the customer, for paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeId {
    Light,
    Dark,
    Presenter,
    Print,
}

impl ThemeId {
    /// All themes.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::Presenter, Self::Print];

    /// The word for it in settings and on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Presenter => "presenter",
            Self::Print => "print",
        }
    }

    /// The theme that a word stands for.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|id| id.key() == key)
    }

    const fn source(self) -> &'static str {
        match self {
            Self::Light => include_str!("../../assets/themes/light.ron"),
            Self::Dark => include_str!("../../assets/themes/dark.ron"),
            Self::Presenter => include_str!("../../assets/themes/presenter.ron"),
            Self::Print => include_str!("../../assets/themes/print.ron"),
        }
    }
}

/// What drawing adds to a support step's fill, so that the step is told without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pattern {
    None,
    DiagWide,
    DiagMid,
    DiagDense,
    Dots,
    /// Thin diagonals in [`Theme::hatch`]: not rated.
    Hatch,
}

/// One step of support: the block's fill, the number on it, and the line that shows against a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepColor {
    pub fill: Rgba,
    pub on: Rgba,
    pub line: Rgba,
    pub pattern: Pattern,
}

/// The support ramp.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupportColors {
    /// From −3 to +3.
    pub steps: [StepColor; 7],
    pub unrated: StepColor,
}

/// What a role does in the decision; roles of a family share a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    Decide,
    Assess,
    Use,
    Connect,
}

impl Family {
    /// All families.
    pub const ALL: [Self; 4] = [Self::Decide, Self::Assess, Self::Use, Self::Connect];
}

/// A role badge: fill, letters, outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilyColor {
    pub fill: Rgba,
    pub on: Rgba,
    pub line: Rgba,
}

/// One colour a family.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleColors {
    pub decide: FamilyColor,
    pub assess: FamilyColor,
    pub r#use: FamilyColor,
    pub connect: FamilyColor,
}

/// Every colour, named after what it is for. `on_x` is for letters on `x`; `edge_x` for lines on the map.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    pub id: ThemeId,
    pub canvas: Rgba,
    pub grid: Rgba,
    pub region_fill: Rgba,
    pub region_line: Rgba,
    pub surface: Rgba,
    pub surface_alt: Rgba,
    pub surface_sunken: Rgba,
    pub line: Rgba,
    pub line_strong: Rgba,
    pub ink: Rgba,
    pub on_ink: Rgba,
    pub text: Rgba,
    pub text_2: Rgba,
    pub text_3: Rgba,
    pub accent: Rgba,
    pub on_accent: Rgba,
    pub accent_soft: Rgba,
    pub accent_text: Rgba,
    pub card: Rgba,
    pub card_line: Rgba,
    pub card_placeholder: Rgba,
    pub placeholder_line: Rgba,
    pub edge_report: Rgba,
    pub edge_influence: Rgba,
    pub edge_conflict: Rgba,
    pub edge_zipper: Rgba,
    pub ours: Rgba,
    pub competitor: Rgba,
    pub partner: Rgba,
    pub gauge_fill: Rgba,
    pub gauge_empty: Rgba,
    pub gauge_line: Rgba,
    pub gauge_need: Rgba,
    pub bar_on: Rgba,
    pub bar_off: Rgba,
    pub risk_fill: Rgba,
    pub risk_on: Rgba,
    pub stale_fill: Rgba,
    pub stale_on: Rgba,
    pub selection: Rgba,
    pub hover: Rgba,
    pub focus: Rgba,
    pub drop: Rgba,
    pub guide: Rgba,
    pub marquee: Rgba,
    /// Over the window while a dialog waits for an answer.
    pub backdrop: Rgba,
    pub shadow: Rgba,
    pub hatch: Rgba,
    pub support: SupportColors,
    pub role: RoleColors,
}

impl Theme {
    /// The colours of a theme, read once from the bundled file.
    pub fn get(id: ThemeId) -> &'static Self {
        static THEMES: [OnceLock<Theme>; 4] = [const { OnceLock::new() }; 4];
        THEMES[id as usize].get_or_init(|| match ron::from_str(id.source()) {
            Ok(theme) => theme,
            Err(error) => unreachable!("bundled theme {} is read by a test: {error}", id.key()),
        })
    }

    /// Whether it does without colour, so that photos have to, too.
    pub fn is_grey(&self) -> bool {
        self.id == ThemeId::Print
    }

    /// Colours of a score from −3 to +3 (clamped), or of a person not rated yet.
    pub fn support(&self, score: Option<i8>) -> &StepColor {
        score.map_or(&self.support.unrated, |s| &self.support.steps[(s.clamp(-3, 3) + 3) as usize])
    }

    /// The colours of a family of roles.
    pub fn family(&self, family: Family) -> &FamilyColor {
        match family {
            Family::Decide => &self.role.decide,
            Family::Assess => &self.role.assess,
            Family::Use => &self.role.r#use,
            Family::Connect => &self.role.connect,
        }
    }
}
