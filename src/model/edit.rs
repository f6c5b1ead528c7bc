//! Edits: a key and the record to stand there, `None` for absent. Applying one *swaps* it in, so what comes
//! out is its own inverse; undo, redo, journal and merge all run on this one type.
use super::account::Account;
use super::ids::{
    AcceptanceId, ContactId, DealId, DepartmentId, HospitalityId, LinkId, MemberKey, OrganisationId,
    PersonId, RatingId, RelationshipId, SellingPointId, TaskId, ViewId,
};
use super::records::{
    Acceptance, AccountInfo, Contact, Deal, Department, Dossier, Hospitality, Link, Member, Organisation,
    Person, Photo, Place, Rating, Region, Relationship, SellingPoint, Task, View,
};
use super::tables::{Key, Record, with_tables};
use serde::{Deserialize, Serialize};

macro_rules! edits {
    ($($list:ident: $record:ident, $id:ty;)*) => {
        /// One change to one record.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub enum Edit {
            Info(Box<AccountInfo>),
            $($record($id, Option<Box<$record>>),)*
        }

        $(impl From<$record> for Edit {
            /// Puts the record in, whether or not one with its id stands there.
            fn from(record: $record) -> Self {
                Self::$record(record.id(), Some(Box::new(record)))
            }
        })*

        impl Edit {
            /// The record that this edit changes; `None` for the account itself.
            pub fn key(&self) -> Option<Key> {
                match self {
                    Self::Info(_) => None,
                    $(Self::$record(id, _) => Some(Key::$record(id.clone())),)*
                }
            }

            /// Takes the record of `key` out.
            pub fn remove(key: Key) -> Self {
                match key {
                    $(Key::$record(id) => Self::$record(id, None),)*
                }
            }
        }

        impl Account {
            /// Swaps the value in and returns what stood there.
            pub(super) fn swap(&mut self, edit: Edit) -> Result<Edit, EditError> {
                match edit {
                    Edit::Info(mut info) => {
                        std::mem::swap(&mut *info, self.info_mut());
                        Ok(Edit::Info(info))
                    }
                    $(Edit::$record(id, value) => {
                        let key = Key::$record(id.clone());
                        let held = self.swap_record::<$record>(key, &id, value.map(|boxed| *boxed))?;
                        Ok(Edit::$record(id, held.map(Box::new)))
                    })*
                }
            }
        }
    };
}
with_tables!(edits);

/// Why an edit was refused. The account is as it was.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum EditError {
    #[error("{record:?} refers to {missing:?}, which is not in the account; add that first")]
    Missing { record: Key, missing: Key },
    #[error("{record:?} is still referred to by {count} other records; remove those first")]
    InUse { record: Key, count: usize },
    #[error("the record for {record:?} has another id; give both the same")]
    OtherId { record: Key },
}
