//! The list of tables, in one place: from it come the account's fields, the edits, the keys and what each
//! record refers to. A new kind of record is one line here.
use super::ids::{
    ContactId, DealId, DepartmentId, HospitalityId, LinkId, MemberKey, OrganisationId, PersonId, RatingId,
    RelationshipId, SellingPointId, TaskId,
};
use super::records::{
    Contact, Deal, Department, Dossier, Hospitality, Link, Member, Organisation, Person, Photo, Place,
    Rating, Region, Relationship, SellingPoint, Task,
};

/// Calls `$then!` with every table: plural field, record type, id type, field or expression of the id.
macro_rules! with_tables {
    ($then:ident) => {
        $then! {
            organisations: Organisation, OrganisationId;
            departments: Department, DepartmentId;
            people: Person, PersonId;
            places: Place, PersonId;
            regions: Region, DepartmentId;
            photos: Photo, PersonId;
            links: Link, LinkId;
            deals: Deal, DealId;
            members: Member, MemberKey;
            dossiers: Dossier, PersonId;
            relationships: Relationship, RelationshipId;
            ratings: Rating, RatingId;
            selling_points: SellingPoint, SellingPointId;
            tasks: Task, TaskId;
            contacts: Contact, ContactId;
            hospitality: Hospitality, HospitalityId;
        }
    };
}
pub(crate) use with_tables;

macro_rules! keys {
    ($($list:ident: $record:ident, $id:ty;)*) => {
        /// Names one record of any table.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Key {
            $($record($id),)*
        }
    };
}
with_tables!(keys);

/// A record of a table: its id and what it refers to.
pub(crate) trait Record {
    type Id: Ord + Clone;
    fn id(&self) -> Self::Id;
    /// Calls `visit` for every record of another table that must exist beside this one.
    fn refers_to(&self, visit: &mut dyn FnMut(Key));
}

macro_rules! record {
    ($record:ident, $id:ty, $this:ident => $key:expr; $($target:ident $field:expr),* $(,)?) => {
        impl Record for $record {
            type Id = $id;
            fn id(&self) -> $id {
                let $this = self;
                $key
            }
            fn refers_to(&self, visit: &mut dyn FnMut(Key)) {
                let $this = self;
                let _ = ($this, &visit);
                $(for id in $field { visit(Key::$target(id.clone())); })*
            }
        }
    };
}

record!(Organisation, OrganisationId, r => r.id.clone(););
record!(Department, DepartmentId, r => r.id.clone(); Person r.head.iter());
record!(Person, PersonId, r => r.id.clone(); Department r.department.iter(), Organisation r.organisation.iter());
record!(Place, PersonId, r => r.person.clone(); Person [&r.person]);
record!(Region, DepartmentId, r => r.department.clone(); Department [&r.department]);
record!(Photo, PersonId, r => r.person.clone(); Person [&r.person]);
record!(Link, LinkId, r => r.id.clone(); Person [&r.from, &r.to]);
record!(Deal, DealId, r => r.id.clone(); Organisation r.competitor.iter());
record!(Member, MemberKey, r => r.key(); Deal [&r.deal], Person [&r.person], Person r.owner.iter());
record!(Dossier, PersonId, r => r.person.clone(); Person [&r.person], Organisation r.competitor_ally.iter());
record!(Relationship, RelationshipId, r => r.id.clone(); Person [&r.us, &r.person]);
record!(Rating, RatingId, r => r.id.clone(); Deal [&r.deal], Person [&r.person]);
record!(SellingPoint, SellingPointId, r => r.id.clone(); Deal [&r.deal], Person [&r.person]);
record!(Task, TaskId, r => r.id.clone(); Deal [&r.deal], Person r.person.iter(), Person r.owner.iter());
record!(Contact, ContactId, r => r.id.clone(); Person r.people.iter().chain(&r.us), Deal r.deal.iter());
record!(Hospitality, HospitalityId, r => r.id.clone(); Person [&r.person], Person r.by.iter());
