//! The account: sorted tables of records, the graph beside them, and which record refers to which.
use super::connections::Connections;
use super::edit::{Edit, EditError};
use super::ids::{
    AcceptanceId, ContactId, DealId, DepartmentId, HospitalityId, LinkId, MemberKey, OrganisationId,
    PersonId, RatingId, RelationshipId, SellingPointId, TaskId, ViewId,
};
use super::records::{
    Acceptance, AccountInfo, Contact, Deal, Department, Dossier, Extra, Hospitality, Link, Member,
    Organisation, Person, Photo, Place, Rating, Region, Relationship, SellingPoint, Task, View,
};
use super::referrers::Referrers;
use super::tables::{Key, Record, with_tables};
use std::collections::{BTreeMap, BTreeSet};

/// What a table of `R` is kept in.
type Table<R> = BTreeMap<<R as Record>::Id, R>;

/// A record type that has a table in the account.
pub(super) trait Tabled: Record + Sized {
    fn table(account: &Account) -> &Table<Self>;
    fn table_mut(account: &mut Account) -> &mut Table<Self>;
    /// The id, where the key names a record of this table.
    fn id_in(key: &Key) -> Option<&Self::Id>;
}

macro_rules! account {
    ($($list:ident: $record:ident, $id:ty;)*) => {
        /// Everything that is true of one customer. Read freely; changed only through a `Document`.
        #[derive(Clone, Debug, Default)]
        pub struct Account {
            info: AccountInfo,
            /// Lists that a newer version wrote: (name, raw text).
            unknown_lists: Extra,
            $($list: BTreeMap<$id, $record>,)*
            referrers: Referrers,
            connections: Connections,
        }

        impl PartialEq for Account {
            /// Equal records; what is derived from them follows.
            fn eq(&self, other: &Self) -> bool {
                self.info == other.info
                    && self.unknown_lists == other.unknown_lists
                    $(&& self.$list == other.$list)*
            }
        }

        impl Account {
            $(
                /// All records of this table, sorted by id.
                pub fn $list(&self) -> &BTreeMap<$id, $record> {
                    &self.$list
                }
            )*

            /// Every record as an edit that puts it in, tables in an order in which each finds what it
            /// refers to, but for a department's head.
            pub fn to_edits(&self) -> Vec<Edit> {
                let mut edits = vec![Edit::Info(Box::new(self.info.clone()))];
                $(edits.extend(self.$list.values().cloned().map(Edit::from));)*
                edits
            }
        }

        $(impl Tabled for $record {
            fn table(account: &Account) -> &Table<Self> {
                &account.$list
            }
            fn table_mut(account: &mut Account) -> &mut Table<Self> {
                &mut account.$list
            }
            fn id_in(key: &Key) -> Option<&Self::Id> {
                match key {
                    Key::$record(id) => Some(id),
                    _ => None,
                }
            }
        })*

        /// Records on their way into an account: in any order, checked at the end.
        #[derive(Debug, Default)]
        pub struct AccountBuilder {
            pub info: AccountInfo,
            pub unknown_lists: Extra,
            $(pub $list: Vec<$record>,)*
        }

        impl AccountBuilder {
            /// The account of these records. A record whose id came before is reported as a duplicate and one
            /// that makes no sense without what is missing as dangling; both are left out. What only mentions
            /// something that is missing loses the mention.
            pub fn build(self) -> (Account, Vec<BuildProblem>) {
                let mut account = Account {
                    info: self.info,
                    unknown_lists: self.unknown_lists,
                    ..Account::default()
                };
                let mut problems = Vec::new();
                $(for record in self.$list {
                    let id = record.id();
                    if account.$list.contains_key(&id) {
                        problems.push(BuildProblem::Duplicate(Key::$record(id)));
                    } else {
                        account.$list.insert(id, record);
                    }
                })*
                // Dropping a record can leave another dangling, so look until nothing more falls out.
                loop {
                    let mut found = Vec::new();
                    $(
                        let mut list = std::mem::take(&mut account.$list);
                        let here: BTreeSet<$id> = list.keys().cloned().collect();
                        let gone = |key: &Key| match key {
                            Key::$record(id) => !here.contains(id),
                            _ => !account.has(key),
                        };
                        list.retain(|id, record| {
                            let key = || Key::$record(id.clone());
                            let kept = record.forget(&gone, &mut |field, missing| {
                                found.push(BuildProblem::Cleared { record: key(), field, missing });
                            });
                            match kept {
                                Ok(()) => true,
                                Err(missing) => {
                                    found.push(BuildProblem::Dangling { record: key(), missing });
                                    false
                                }
                            }
                        });
                        account.$list = list;
                    )*
                    if found.is_empty() {
                        break;
                    }
                    problems.append(&mut found);
                }
                $(for record in account.$list.values() {
                    let key = Key::$record(record.id());
                    record.refers_to(&mut |target| account.referrers.add(target, key.clone()));
                })*
                for id in account.people.keys() {
                    account.connections.add_person(id);
                }
                for link in account.links.values() {
                    account.connections.add_link(link);
                }
                (account, problems)
            }
        }

        impl Account {
            /// Whether the record exists.
            pub fn has(&self, key: &Key) -> bool {
                match key {
                    $(Key::$record(id) => self.$list.contains_key(id),)*
                }
            }

            /// A record as it stands, as an edit that would put it there; `None` inside if it isn't there.
            pub fn current(&self, key: &Key) -> Edit {
                match key {
                    $(Key::$record(id) => {
                        Edit::$record(id.clone(), self.$list.get(id).cloned().map(Box::new))
                    })*
                }
            }

            /// What takes the records of `keys` out: whatever makes no sense without them goes too, what
            /// only mentions them loses the mention.
            pub fn removal(&self, keys: impl IntoIterator<Item = Key>) -> Vec<Edit> {
                let mut gone: BTreeSet<Key> = keys.into_iter().filter(|key| self.has(key)).collect();
                let mut removed: Vec<Key> = gone.iter().cloned().collect();
                let mut mentioning = BTreeSet::new();
                let mut next = 0;
                while let Some(key) = removed.get(next) {
                    next += 1;
                    let mut more = Vec::new();
                    for by in self.referrers.of(key).filter(|by| !gone.contains(*by)) {
                        if self.without(by, &gone).is_some() {
                            mentioning.insert(by.clone());
                        } else {
                            more.push(by.clone());
                        }
                    }
                    gone.extend(more.iter().cloned());
                    removed.extend(more);
                }
                let cleared = mentioning.iter().filter(|key| !gone.contains(*key));
                // A department's head and the head's department name each other: mentions by what goes
                // itself are cleared before, and who refers goes before what is referred to.
                let named = removed.iter().rev();
                let mut edits: Vec<Edit> =
                    cleared.chain(named).filter_map(|key| self.without(key, &gone).flatten()).collect();
                edits.extend(removed.into_iter().rev().map(Edit::remove));
                edits
            }

            /// The record of `key` without its mentions of what is `gone`, if it has any; `None` outside if the
            /// record makes no sense without what is gone.
            #[allow(clippy::option_option)] // Two questions: may it stay, and does it change.
            fn without(&self, key: &Key, gone: &BTreeSet<Key>) -> Option<Option<Edit>> {
                match key {
                    $(Key::$record(id) => {
                        let mut left = self.$list.get(id)?.clone();
                        let mut any = false;
                        left.forget(&|key| gone.contains(key), &mut |_, _| any = true).ok()?;
                        Some(any.then(|| Edit::from(left)))
                    })*
                }
            }
        }
    };
}
with_tables!(account);

/// Something that was left out while an account was put together.
#[derive(Clone, Debug, PartialEq)]
pub enum BuildProblem {
    /// A second record with this id.
    Duplicate(Key),
    /// The record makes no sense without what is missing.
    Dangling { record: Key, missing: Key },
    /// The record stands, but this field of it named something that isn't there.
    Cleared { record: Key, field: &'static str, missing: Key },
}

impl Account {
    /// The account's own record.
    pub fn info(&self) -> &AccountInfo {
        &self.info
    }
    pub(super) fn info_mut(&mut self) -> &mut AccountInfo {
        &mut self.info
    }
    /// Lists that a newer version wrote: (name, raw text).
    pub fn unknown_lists(&self) -> &Extra {
        &self.unknown_lists
    }
    /// A person by id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.get(id)
    }
    /// A person's part in a deal; `None` for whoever takes no part.
    pub fn member(&self, deal: &DealId, person: &PersonId) -> Option<&Member> {
        self.members.get(&MemberKey { deal: deal.clone(), person: person.clone() })
    }
    /// Deals in the user's order; "the first" means the first of these.
    pub fn deals_in_order(&self) -> Vec<&Deal> {
        in_order(self.deals.values(), |d| &d.order)
    }
    /// Departments in the user's order.
    pub fn departments_in_order(&self) -> Vec<&Department> {
        in_order(self.departments.values(), |d| &d.order)
    }
    /// Organisations in the user's order.
    pub fn organisations_in_order(&self) -> Vec<&Organisation> {
        in_order(self.organisations.values(), |o| &o.order)
    }
    /// People in the user's order, which is also the order among siblings.
    pub fn people_in_order(&self) -> Vec<&Person> {
        in_order(self.people.values(), |p| &p.order)
    }
    /// Saved views in the user's order.
    pub fn views_in_order(&self) -> Vec<&View> {
        in_order(self.views.values(), |v| &v.order)
    }
    /// The links that start or end at `person`, by id.
    pub fn links_of(&self, person: &PersonId) -> impl Iterator<Item = &Link> {
        self.connections.links_of(person).into_iter().filter_map(|id| self.links.get(&id))
    }
    /// Every judgement of `person`, in all deals, by id.
    pub fn ratings_of(&self, person: &PersonId) -> impl Iterator<Item = &Rating> {
        self.about(person)
    }
    /// How well each of ours knows `person`.
    pub fn relationships_of(&self, person: &PersonId) -> impl Iterator<Item = &Relationship> {
        self.about(person).filter(|r: &&Relationship| r.person == *person)
    }
    /// The features told to `person`, in all deals, by id.
    pub fn selling_points_of(&self, person: &PersonId) -> impl Iterator<Item = &SellingPoint> {
        self.about(person)
    }
    /// The tasks that concern `person`, not those that `person` is to do.
    pub fn tasks_of(&self, person: &PersonId) -> impl Iterator<Item = &Task> {
        self.about(person).filter(|t: &&Task| t.person.as_ref() == Some(person))
    }
    /// The contacts that `person` was met in, by id.
    pub fn contacts_of(&self, person: &PersonId) -> impl Iterator<Item = &Contact> {
        self.about(person).filter(|c: &&Contact| c.people.contains(person))
    }
    /// The records of one table that refer to a person, by id.
    fn about<R: Tabled + 'static>(&self, person: &PersonId) -> impl Iterator<Item = &R> {
        let ids: Vec<&R::Id> = self.referrers.of(&Key::Person(person.clone())).filter_map(R::id_in).collect();
        ids.into_iter().filter_map(|id| R::table(self).get(id))
    }
    /// The best level of any of ours with `person`.
    pub fn level_of(&self, person: &PersonId) -> crate::catalogue::Level {
        self.relationships_of(person).map(|r| r.level).max().unwrap_or_default()
    }
    /// The number for the next rating appended.
    pub fn next_rating_seq(&self) -> u64 {
        self.ratings.values().map(|r| r.seq.saturating_add(1)).max().unwrap_or(0)
    }
    /// Whether the graph holds exactly the people and links of the records; tests ask after every change.
    pub fn records_and_graph_agree(&self) -> bool {
        self.connections.agrees_with(self.people.keys().cloned(), &self.links)
    }

    /// Puts `value` where `id` stands and keeps the graph and the counts in step.
    pub(super) fn swap_record<R: Tabled>(
        &mut self,
        key: Key,
        id: &R::Id,
        value: Option<R>,
    ) -> Result<Option<R>, EditError> {
        if let Some(record) = &value {
            if record.id() != *id {
                return Err(EditError::OtherId { record: key });
            }
            let mut missing = None;
            record.refers_to(&mut |target| {
                if !self.has(&target) {
                    missing = missing.take().or(Some(target));
                }
            });
            if let Some(missing) = missing {
                return Err(EditError::Missing { record: key, missing });
            }
        } else {
            let count = self.referrers.of(&key).count();
            if count > 0 {
                return Err(EditError::InUse { record: key, count });
            }
        }
        let present = value.is_some();
        let mut now = Vec::new();
        if let Some(record) = &value {
            record.refers_to(&mut |target| now.push(target));
        }
        let held = match value {
            Some(record) => R::table_mut(self).insert(id.clone(), record),
            None => R::table_mut(self).remove(id),
        };
        if let Some(record) = &held {
            record.refers_to(&mut |target| self.referrers.remove(&target, &key));
        }
        for target in now {
            self.referrers.add(target, key.clone());
        }
        match &key {
            Key::Person(person) if present => self.connections.add_person(person),
            Key::Person(person) => self.connections.remove_person(person),
            Key::Link(link) => {
                self.connections.remove_link(link);
                if let Some(record) = self.links.get(link) {
                    self.connections.add_link(record);
                }
            }
            _ => {}
        }
        Ok(held)
    }
}

fn in_order<'a, R: 'a>(
    records: impl Iterator<Item = &'a R>,
    order: impl Fn(&R) -> &super::OrderKey,
) -> Vec<&'a R> {
    let mut records: Vec<&R> = records.collect();
    // Stable over ascending ids, so equal keys keep the order of ids.
    records.sort_by(|a, b| order(a).cmp(order(b)));
    records
}
