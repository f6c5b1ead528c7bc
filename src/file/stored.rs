//! What reading and writing ask of every record type, generated from the model's list of tables.
use crate::model::{
    Acceptance, AcceptanceId, Contact, ContactId, Deal, DealId, Department, DepartmentId, Dossier, Extra,
    Hospitality, HospitalityId, Key, Link, LinkId, Member, MemberKey, Organisation, OrganisationId, Person,
    PersonId, Photo, Place, Rating, RatingId, Record, Region, Relationship, RelationshipId, SellingPoint,
    SellingPointId, Task, TaskId, View, ViewId, with_tables,
};

/// A record with a list of its own in the file.
pub(super) trait Stored: Record {
    /// The name of its list.
    const LIST: &'static str;
    fn key(&self) -> Key;
    fn extra(&self) -> &Extra;
    fn extra_mut(&mut self) -> &mut Extra;
    /// Whether a part of its id is empty.
    fn lacks_id(&self) -> bool;
}

macro_rules! stored {
    ($($list:ident: $record:ident, $id:ty;)*) => {
        $(impl Stored for $record {
            const LIST: &'static str = stringify!($list);
            fn key(&self) -> Key {
                Key::$record(self.id())
            }
            fn extra(&self) -> &Extra {
                &self.extra
            }
            fn extra_mut(&mut self) -> &mut Extra {
                &mut self.extra
            }
            fn lacks_id(&self) -> bool {
                self.id().is_blank()
            }
        })*
    };
}
with_tables!(stored);

trait Blank {
    fn is_blank(&self) -> bool;
}

macro_rules! blank {
    ($($id:ident),*) => {$(impl Blank for $id {
        fn is_blank(&self) -> bool {
            self.as_str().is_empty()
        }
    })*};
}
blank!(
    AcceptanceId,
    ContactId,
    DealId,
    DepartmentId,
    HospitalityId,
    LinkId,
    OrganisationId,
    PersonId,
    RatingId,
    RelationshipId,
    SellingPointId,
    TaskId,
    ViewId
);

impl Blank for MemberKey {
    fn is_blank(&self) -> bool {
        self.deal.is_blank() || self.person.is_blank()
    }
}
