//! Text ids, one type a kind of record, so that a deal can't stand where a person belongs.
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// Greater than all that were made before it here: who was named first comes first wherever ids settle a tie, so the
/// same list of people gives the same ranking each time it is made.
fn fresh() -> ulid::Ulid {
    static MAKER: Mutex<ulid::Generator> = Mutex::new(ulid::Generator::new());
    let mut maker = MAKER.lock().unwrap_or_else(PoisonError::into_inner);
    // Refused only after 2⁸⁰ ids of one millisecond.
    maker.generate().unwrap_or_else(|_| ulid::Ulid::new())
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// A ULID when made in the window, kept as given when imported; never reused. Cheap to clone.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// A new id that no other record has, anywhere.
            pub fn fresh() -> Self {
                Self(fresh().to_string().into())
            }
            /// The id's text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl Default for $name {
            fn default() -> Self {
                Self("".into())
            }
        }
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }
        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(Self::from)
            }
        }
    )*};
}

ids! {
    /// An account, which is also the document.
    AccountId;
    /// A person or a post that a person will fill.
    PersonId;
    /// An organisation.
    OrganisationId;
    /// A department of the customer.
    DepartmentId;
    /// A line on the map: reporting, influence, conflict or zipper.
    LinkId;
    /// How well one of ours knows a person.
    RelationshipId;
    /// A deal.
    DealId;
    /// One judgement of one person in one deal on one day.
    RatingId;
    /// A feature told to one person.
    SellingPointId;
    /// A task of a deal.
    TaskId;
    /// One entry of the contact log.
    ContactId;
    /// One entry of the gifts and hospitality register.
    HospitalityId;
    /// A saved view of the map.
    ViewId;
    /// A risk that is accepted.
    AcceptanceId;
}

/// A person's part in one deal: each person at most once.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MemberKey {
    pub deal: DealId,
    pub person: PersonId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_made_one_after_another_are_in_that_order() {
        let ids: Vec<PersonId> = (0..1000).map(|_| PersonId::fresh()).collect();
        assert!(ids.is_sorted_by(|a, b| a < b));
    }
}
