//! Keys of what a team may extend: roles, stages and needs. A key that the catalogue lacks is kept as given.
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The key's text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(key: &str) -> Self {
                Self(key.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(key: String) -> Self {
                Self(key)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

key! {
    /// A buying role, such as `economic_buyer`.
    RoleKey
}
key! {
    /// A stage of a deal, such as `lead`.
    StageKey
}
key! {
    /// A personal need, such as `avoid_risk`.
    NeedKey
}
