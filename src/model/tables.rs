//! The list of tables, in one place: from it come the account's fields, the edits, the keys and what each
//! record refers to. A new kind of record is one line here.
use super::ids::{
    AcceptanceId, ContactId, DealId, DepartmentId, HospitalityId, LinkId, MemberKey, OrganisationId,
    PersonId, RatingId, RelationshipId, SellingPointId, TaskId, ViewId,
};
use super::records::{
    Acceptance, Contact, Deal, Department, Dossier, Hospitality, Link, Member, Organisation, Person, Photo,
    Place, Rating, Region, Relationship, SellingPoint, Task, View,
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
            views: View, ViewId;
            acceptances: Acceptance, AcceptanceId;
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
    /// Takes out what mentions something `gone`, and tells `cleared` the field and what it named.
    /// # Errors
    /// What is gone is something that this record makes no sense without; it is returned.
    fn forget(
        &mut self,
        gone: &dyn Fn(&Key) -> bool,
        cleared: &mut dyn FnMut(&'static str, Key),
    ) -> Result<(), Key>;
}

/// A field that names others and can do without them.
trait Mentions<I> {
    fn named(&self) -> &[I];
    /// Takes out and returns those that are `gone`.
    fn drop_gone(&mut self, gone: &dyn Fn(&I) -> bool) -> Vec<I>;
}

impl<I> Mentions<I> for Option<I> {
    fn named(&self) -> &[I] {
        self.as_slice()
    }
    fn drop_gone(&mut self, gone: &dyn Fn(&I) -> bool) -> Vec<I> {
        self.take_if(|id| gone(id)).into_iter().collect()
    }
}

impl<I> Mentions<I> for Vec<I> {
    fn named(&self) -> &[I] {
        self
    }
    fn drop_gone(&mut self, gone: &dyn Fn(&I) -> bool) -> Vec<I> {
        self.extract_if(.., |id| gone(id)).collect()
    }
}

/// `needs`: fields without which the record makes no sense. `mentions`: fields that can be cleared.
macro_rules! record {
    ($record:ident, $id:ty, $this:ident => $key:expr;
     needs $($needed:ident $need:ident),*; mentions $($mentioned:ident $mention:ident),*) => {
        impl Record for $record {
            type Id = $id;
            fn id(&self) -> $id {
                let $this = self;
                $key
            }
            fn refers_to(&self, visit: &mut dyn FnMut(Key)) {
                let _ = &visit;
                $(visit(Key::$needed(self.$need.clone()));)*
                $(for id in self.$mention.named() { visit(Key::$mentioned(id.clone())); })*
            }
            fn forget(
                &mut self,
                gone: &dyn Fn(&Key) -> bool,
                cleared: &mut dyn FnMut(&'static str, Key),
            ) -> Result<(), Key> {
                let _ = (gone, &cleared);
                $(
                    let needed = Key::$needed(self.$need.clone());
                    if gone(&needed) {
                        return Err(needed);
                    }
                )*
                $(for id in self.$mention.drop_gone(&|id| gone(&Key::$mentioned(id.clone()))) {
                    cleared(stringify!($mention), Key::$mentioned(id));
                })*
                Ok(())
            }
        }
    };
}

record!(Organisation, OrganisationId, r => r.id.clone(); needs; mentions);
record!(Department, DepartmentId, r => r.id.clone(); needs; mentions Person head);
record!(Person, PersonId, r => r.id.clone(); needs; mentions Department department, Organisation organisation);
record!(Place, PersonId, r => r.person.clone(); needs Person person; mentions);
record!(Region, DepartmentId, r => r.department.clone(); needs Department department; mentions);
record!(Photo, PersonId, r => r.person.clone(); needs Person person; mentions);
record!(Link, LinkId, r => r.id.clone(); needs Person from, Person to; mentions);
record!(Deal, DealId, r => r.id.clone(); needs; mentions Organisation competitor);
record!(Member, MemberKey, r => r.key(); needs Deal deal, Person person; mentions Person owner);
record!(Dossier, PersonId, r => r.person.clone(); needs Person person; mentions Organisation competitor_ally);
record!(Relationship, RelationshipId, r => r.id.clone(); needs Person us, Person person; mentions);
record!(Rating, RatingId, r => r.id.clone(); needs Deal deal, Person person; mentions);
record!(SellingPoint, SellingPointId, r => r.id.clone(); needs Deal deal, Person person; mentions);
record!(Task, TaskId, r => r.id.clone(); needs Deal deal; mentions Person person, Person owner);
record!(Contact, ContactId, r => r.id.clone(); needs; mentions Person people, Person us, Deal deal);
record!(Hospitality, HospitalityId, r => r.id.clone(); needs Person person; mentions Person by);
record!(Acceptance, AcceptanceId, r => r.id.clone(); needs Deal deal; mentions);
record!(View, ViewId, r => r.id.clone(); needs; mentions Deal deal, Department departments, Person owners, Person around);
