//! Scales and closed lists as types: a value outside its list cannot exist. Their names and the signs by
//! which each is recognised are data, in [`Catalogue`](super::Catalogue).
use serde::{Deserialize, Serialize};

/// How a person stands to us, from −3 (strongly opposes) to +3 (strongly supports).
/// Not rated yet is `Option::None`, never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i8", into = "i8")]
pub struct Support(i8);

impl Support {
    /// From the strongest opponent to the strongest supporter.
    pub const ALL: &'static [Self] = &[Self(-3), Self(-2), Self(-1), Self(0), Self(1), Self(2), Self(3)];
    /// Strongly opposes.
    pub const MIN: Self = Self(-3);
    /// No opinion.
    pub const NEUTRAL: Self = Self(0);
    /// Strongly supports.
    pub const MAX: Self = Self(3);

    /// A step from −3 to 3; `None` beyond.
    pub const fn new(score: i8) -> Option<Self> {
        if score >= -3 && score <= 3 { Some(Self(score)) } else { None }
    }

    /// From −3 to 3.
    pub const fn score(self) -> i8 {
        self.0
    }
}

impl From<Support> for i8 {
    fn from(support: Support) -> Self {
        support.0
    }
}

impl TryFrom<i8> for Support {
    type Error = NotOnScale;

    fn try_from(score: i8) -> Result<Self, NotOnScale> {
        Self::new(score).ok_or(NotOnScale::Support { score })
    }
}

/// A value that its scale does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotOnScale {
    #[error("support {score} is not on the scale; give a whole number from -3 to 3")]
    Support { score: i8 },
    #[error("strength {given} is not on the scale; give high, medium or low, or 3, 2 or 1")]
    Strength { given: String },
}

/// An enum whose variants have keys: the words of the file formats and of `assets/method/catalogue.ron`.
macro_rules! keyed {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        $(#[$doc])*
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $key)] $variant),+ }

        impl $name {
            /// In the order in which the window lists them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in files and messages.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The value that the word stands for.
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

keyed! {
    /// How much a person's word counts in the deal. Not rated yet is `Option::None`.
    Influence { Low = "low", Medium = "medium", High = "high" }
}

keyed! {
    /// How strongly one person sways another. Read as a word or as 1 to 3, written as a word.
    #[serde(try_from = "StrengthForm")]
    Strength { Low = "low", Medium = "medium", High = "high" }
}

keyed! {
    /// How close one of ours is to a person.
    #[derive(Default)]
    Level {
        #[default]
        None = "none",
        Acquaintance = "acquaintance",
        Engaged = "engaged",
        Partner = "partner",
        Ally = "ally",
    }
}

keyed! {
    /// How much contact is planned with a person.
    Intensity { Deep = "deep", Frequent = "frequent", Light = "light", None = "none" }
}

keyed! {
    /// Where the way in lies with a new customer; it runs in this order.
    Access { Receptivity = "receptivity", Dissatisfaction = "dissatisfaction", Power = "power" }
}

keyed! {
    /// What a group of users goes through after the signature, in this order.
    Phase { NewToy = "new_toy", Learning = "learning", Effectiveness = "effectiveness" }
}

keyed! {
    /// What a contact ended in, measured against its commitment objective.
    Outcome { Advance = "advance", Continuation = "continuation", Order = "order", NoSale = "no_sale" }
}

keyed! {
    /// What a contact was for.
    ContactFunction {
        Care = "care",
        Information = "information",
        Deal = "deal",
        Service = "service",
        Intelligence = "intelligence",
    }
}

keyed! {
    /// Whose person, or which organisation, somebody is.
    #[derive(Default)]
    Side {
        #[default]
        Customer = "customer",
        /// A consultant, the parent company, a coach outside the customer.
        Other = "other",
        Us = "us",
        Competitor = "competitor",
    }
}

keyed! {
    /// How sure the author of a rating is.
    #[derive(Default)]
    Confidence {
        #[default]
        Assumed = "assumed",
        Confirmed = "confirmed",
    }
}

keyed! {
    /// A post on the map without a named person.
    Placeholder {
        /// Nobody holds it.
        Vacant = "vacant",
        /// Somebody holds it; we don't know who.
        Unknown = "unknown",
    }
}

keyed! {
    /// What the block of a card says.
    #[derive(Default)]
    Lens {
        #[default]
        Support = "support",
        Influence = "influence",
        Role = "role",
        /// How far the relationship is from what is required.
        Relationship = "relationship",
        Risk = "risk",
        /// What is lost without somebody.
        Fragility = "fragility",
    }
}

keyed! {
    /// Where somebody stands, coarsely.
    Stance { For = "for", Neutral = "neutral", Against = "against", Unrated = "unrated" }
}

impl Side {
    /// Whether something is judged of people of this side, and they have a place in the hierarchy: people of the
    /// customer and third parties.
    pub const fn is_judged(self) -> bool {
        matches!(self, Self::Customer | Self::Other)
    }
}

impl Stance {
    /// Where a step of support belongs; `None` is not rated.
    pub fn of(support: Option<Support>) -> Self {
        match support.map(Support::score) {
            None => Self::Unrated,
            Some(0) => Self::Neutral,
            Some(score) if score > 0 => Self::For,
            Some(_) => Self::Against,
        }
    }
}

impl Strength {
    /// 1 (low) to 3 (high).
    pub const fn number(self) -> u8 {
        match self {
            Self::Low => 1,
            Self::Medium => 2,
            Self::High => 3,
        }
    }

    /// The strength of a number from 1 to 3.
    pub const fn from_number(number: i64) -> Option<Self> {
        match number {
            1 => Some(Self::Low),
            2 => Some(Self::Medium),
            3 => Some(Self::High),
            _ => None,
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum StrengthForm {
    Number(i64),
    Key(String),
}

impl TryFrom<StrengthForm> for Strength {
    type Error = NotOnScale;

    fn try_from(form: StrengthForm) -> Result<Self, NotOnScale> {
        match form {
            StrengthForm::Number(number) => {
                Self::from_number(number).ok_or_else(|| NotOnScale::Strength { given: number.to_string() })
            }
            StrengthForm::Key(key) => Self::from_key(&key).ok_or(NotOnScale::Strength { given: key }),
        }
    }
}

impl Level {
    /// How many steps it stands above [`Level::None`].
    pub fn steps(self) -> usize {
        Self::ALL.iter().position(|level| *level == self).unwrap_or(0)
    }

    /// How many steps are missing to what is required.
    pub fn short_of(self, required: Self) -> usize {
        required.steps().saturating_sub(self.steps())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn support_is_a_whole_number_from_minus_three_to_three() {
        assert_eq!(Support::ALL.iter().map(|s| s.score()).collect::<Vec<_>>(), [-3, -2, -1, 0, 1, 2, 3]);
        assert!(Support::new(4).is_none() && Support::new(-4).is_none());
        assert_eq!(serde_json::from_str::<Support>("-2").unwrap(), Support(-2));
        assert_eq!(ron::to_string(&Support(3)).unwrap(), "3");
        for wrong in ["4", "-4", "1.5", "\"1\"", "null"] {
            assert!(serde_json::from_str::<Support>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_strength_is_read_as_a_word_or_a_number_and_written_as_a_word() {
        for &strength in Strength::ALL {
            let word = serde_json::to_string(&strength).unwrap();
            assert_eq!(word, format!("\"{}\"", strength.key()));
            assert_eq!(serde_json::from_str::<Strength>(&word).unwrap(), strength);
            assert_eq!(serde_json::from_str::<Strength>(&strength.number().to_string()).unwrap(), strength);
            assert_eq!(ron::from_str::<Strength>(&ron::to_string(&strength).unwrap()).unwrap(), strength);
            assert_eq!(ron::from_str::<Strength>(&strength.number().to_string()).unwrap(), strength);
        }
        for wrong in ["0", "4", "2.5", "\"3\"", "\"High\"", "null"] {
            assert!(serde_json::from_str::<Strength>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_key_is_read_back_and_is_what_the_files_say() {
        macro_rules! check {
            ($($name:ident),+) => { $(
                for &value in $name::ALL {
                    assert_eq!($name::from_key(value.key()), Some(value));
                    assert_eq!(serde_json::to_value(value).unwrap(), value.key());
                    assert_eq!(ron::to_string(&value).unwrap(), value.key());
                    assert_eq!(ron::from_str::<$name>(value.key()).unwrap(), value);
                }
                assert_eq!($name::from_key("no such key"), None);
            )+ };
        }
        check!(Influence, Strength, Level, Intensity, Access, Phase, Outcome, ContactFunction, Side);
        check!(Confidence, Placeholder, Lens, Stance);
    }

    #[test]
    fn scales_are_in_order() {
        assert!(Influence::Low < Influence::High && Strength::Low < Strength::High);
        assert!(Level::None < Level::Acquaintance && Level::Partner < Level::Ally);
        assert_eq!((Level::default(), Side::default()), (Level::None, Side::Customer));
        assert_eq!(Confidence::default(), Confidence::Assumed);
    }
}
