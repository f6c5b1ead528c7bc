//! What is selected: people, or one line, or one region.
use crate::model::{Account, DepartmentId, LinkId, PersonId};
use std::collections::BTreeSet;

/// The selection, shared by all views. Never holds what isn't in the account any more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    people: BTreeSet<PersonId>,
    /// Selected last: whom the inspector shows.
    lead: Option<PersonId>,
    link: Option<LinkId>,
    region: Option<DepartmentId>,
    /// Nobody chose the person: a list was put in that begins with them.
    came_with_list: bool,
}

impl Selection {
    /// The selected people.
    pub fn people(&self) -> &BTreeSet<PersonId> {
        &self.people
    }
    /// The person whom the inspector shows.
    pub fn lead(&self) -> Option<&PersonId> {
        self.lead.as_ref()
    }
    /// The one selected person.
    pub fn only(&self) -> Option<&PersonId> {
        self.lead.as_ref().filter(|_| self.people.len() == 1)
    }
    /// The selected line.
    pub fn link(&self) -> Option<&LinkId> {
        self.link.as_ref()
    }
    /// The selected department, by its region.
    pub fn region(&self) -> Option<&DepartmentId> {
        self.region.as_ref()
    }
    /// How many people, lines and regions are selected.
    pub fn len(&self) -> usize {
        self.people.len() + usize::from(self.link.is_some()) + usize::from(self.region.is_some())
    }
    /// Whether a person is selected.
    pub fn has(&self, person: &PersonId) -> bool {
        self.people.contains(person)
    }
    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.link.is_none() && self.region.is_none()
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
    /// Selects one person and nothing else.
    pub fn set_person(&mut self, id: PersonId) {
        self.set_people([id]);
    }
    /// Selects the first person of a list that was put in.
    pub(super) fn set_first_of_list(&mut self, id: PersonId) {
        self.set_person(id);
        self.came_with_list = true;
    }
    /// Whether nobody chose whoever is selected: they are the first of a list that was put in.
    pub fn came_with_list(&self) -> bool {
        self.came_with_list
    }
    /// Selects these people and nothing else; the last one leads.
    pub fn set_people(&mut self, ids: impl IntoIterator<Item = PersonId>) {
        self.clear();
        self.people = ids.into_iter().collect();
        self.lead = self.people.last().cloned();
    }
    /// Selects one line and nothing else.
    pub fn set_link(&mut self, id: LinkId) {
        self.clear();
        self.link = Some(id);
    }
    /// Selects one region and nothing else.
    pub fn set_region(&mut self, id: DepartmentId) {
        self.clear();
        self.region = Some(id);
    }
    /// Takes the person in, or out if they were in.
    pub fn toggle(&mut self, id: PersonId) {
        (self.link, self.region, self.came_with_list) = (None, None, false);
        if self.people.remove(&id) {
            self.lead = self.people.last().cloned();
        } else {
            self.people.insert(id.clone());
            self.lead = Some(id);
        }
    }
    /// Selects these people besides.
    pub fn add(&mut self, ids: impl IntoIterator<Item = PersonId>) {
        (self.link, self.region, self.came_with_list) = (None, None, false);
        self.people.extend(ids);
        self.lead = self.lead.take().or_else(|| self.people.last().cloned());
    }

    /// Selects this person besides, who leads from now on.
    pub fn lead_also(&mut self, id: PersonId) {
        self.add([id.clone()]);
        self.lead = Some(id);
    }

    /// Drops what is gone.
    pub fn keep_existing(&mut self, account: &Account) {
        self.people.retain(|id| account.person(id).is_some());
        self.lead =
            self.lead.take().filter(|id| self.people.contains(id)).or_else(|| self.people.last().cloned());
        self.link = self.link.take().filter(|id| account.links().contains_key(id));
        self.region = self.region.take().filter(|id| account.regions().contains_key(id));
    }
}
