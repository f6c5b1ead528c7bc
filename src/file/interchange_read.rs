//! Interchange JSON → account. Departments and organisations, which the file knows by name, and everything
//! without an id get ids derived from list, key and ordinal, so the same file always gives the same account.
use super::error::ReadError;
use super::interchange::{FORMAT, LineShape, OrganisationShape, PersonShape, Top, VERSION};
use crate::catalogue::{Side, Strength, Weights};
use crate::model::{
    Account, AccountBuilder, AccountInfo, BuildProblem, DealId, Department, DepartmentId, Dossier, Link,
    LinkKind, OrderKey, Organisation, OrganisationId, Person, PersonId, Photo, Relationship,
};
use jiff::civil::Date;
use serde_json::Value;
use std::collections::BTreeMap;

/// An account that came from elsewhere.
#[derive(Clone, Debug)]
pub struct Imported {
    pub account: Account,
    /// The day the file speaks of; `None`: today.
    pub as_of: Option<Date>,
    /// Who belongs on the map, in the order of the file. Interchange has no coordinates, so a layout gives
    /// them their places; everybody else stays in the tray.
    pub to_place: Vec<PersonId>,
}

/// Reads the text of an interchange file.
/// # Errors
/// Another format or version, a duplicate or unknown id, a value outside its list or range; with its place.
pub fn read_interchange(text: &str) -> Result<Imported, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut value: Value = serde_json::from_str(text).map_err(|error| ReadError::Json {
        line: error.line(),
        column: error.column(),
        reason: error.to_string(),
    })?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(ReadError::NotInterchange);
    }
    match value.get("version") {
        Some(version) if version.as_u64() == Some(u64::from(VERSION)) => {}
        other => {
            let version = other.map_or_else(|| "none".to_owned(), Value::to_string);
            return Err(ReadError::InterchangeVersion { version });
        }
    }
    drop_nulls(&mut value);
    let top: Top = serde_path_to_error::deserialize(value).map_err(|error| ReadError::Value {
        place: error.path().to_string(),
        reason: error.inner().to_string(),
    })?;
    Reader::new(&top)?.read(&top)
}

/// `null` equals absent.
fn drop_nulls(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, field| !field.is_null());
            fields.values_mut().for_each(drop_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_nulls),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

pub(super) struct Reader<'t> {
    people: BTreeMap<&'t str, PersonId>,
    pub(super) deals: BTreeMap<&'t str, DealId>,
    departments: BTreeMap<&'t str, DepartmentId>,
    pub(super) organisations: BTreeMap<&'t str, OrganisationId>,
    pub(super) builder: AccountBuilder,
    /// How many ids were derived from each list and key.
    derived: BTreeMap<String, usize>,
}

pub(super) fn wrong<T>(place: String, reason: &str) -> Result<T, ReadError> {
    Err(ReadError::Value { place, reason: reason.to_owned() })
}

impl<'t> Reader<'t> {
    fn new(top: &'t Top) -> Result<Self, ReadError> {
        let mut people = BTreeMap::new();
        for (i, person) in top.people.iter().enumerate() {
            let place = || format!("people[{i}].id");
            if person.id.is_empty() {
                return wrong(place(), "the id is missing");
            }
            if people.insert(person.id.as_str(), PersonId::from(person.id.as_str())).is_some() {
                return Err(ReadError::Duplicate { place: place(), id: person.id.clone() });
            }
        }
        let mut deals = BTreeMap::new();
        for (i, deal) in top.deals.iter().enumerate() {
            let place = || format!("deals[{i}].id");
            if deal.id.is_empty() {
                return wrong(place(), "the id is missing");
            }
            if deals.insert(deal.id.as_str(), DealId::from(deal.id.as_str())).is_some() {
                return Err(ReadError::Duplicate { place: place(), id: deal.id.clone() });
            }
        }
        Ok(Self {
            people,
            deals,
            departments: BTreeMap::new(),
            organisations: BTreeMap::new(),
            builder: AccountBuilder::default(),
            derived: BTreeMap::new(),
        })
    }

    fn read(mut self, top: &'t Top) -> Result<Imported, ReadError> {
        self.account(top);
        self.organisations(top)?;
        self.departments(top)?;
        for (i, person) in top.people.iter().enumerate() {
            self.person_record(i, person)?;
        }
        self.links(top)?;
        for (i, deal) in top.deals.iter().enumerate() {
            self.deal(i, deal, top.as_of)?;
        }
        for (i, contact) in top.contacts.iter().enumerate() {
            self.contact(i, contact)?;
        }
        self.hospitality(top)?;
        let to_place = top
            .people
            .iter()
            .filter(|p| p.placed != Some(false))
            .map(|p| PersonId::from(p.id.as_str()))
            .collect();
        let (account, problems) = self.builder.build();
        // All references were looked up above, so this says that one was forgotten there.
        if let Some(
            BuildProblem::Duplicate(key)
            | BuildProblem::Dangling { record: key, .. }
            | BuildProblem::Cleared { record: key, .. },
        ) = problems.into_iter().next()
        {
            return Err(ReadError::Unknown { place: super::KeyName(&key).to_string(), id: String::new() });
        }
        Ok(Imported { account, as_of: top.as_of, to_place })
    }

    fn account(&mut self, top: &Top) {
        let shape = &top.account;
        let id = if shape.id.is_empty() { self.derive("account", &shape.name) } else { shape.id.clone() };
        self.builder.info = AccountInfo {
            id: id.into(),
            name: shape.name.clone(),
            name_local: shape.name_local.clone(),
            industry: shape.industry.clone(),
            headquarters: shape.headquarters.clone(),
            gift_limit: shape.limits.gift_per_person_year,
            hospitality_limit: shape.limits.hospitality_per_person_year,
            limit_currency: shape.limits.currency.clone(),
            weights: shape.weights.and_then(Weights::shares),
            zipper: shape.zipper,
            ..AccountInfo::default()
        };
    }

    fn organisations(&mut self, top: &'t Top) -> Result<(), ReadError> {
        for (i, shape) in top.organisations.iter().enumerate() {
            if shape.name.is_empty() {
                return wrong(format!("organisations[{i}].name"), "the name is missing");
            }
            if self.organisations.contains_key(shape.name.as_str()) {
                return Err(ReadError::Duplicate {
                    place: format!("organisations[{i}].name"),
                    id: shape.name.clone(),
                });
            }
            if shape.mark.chars().count() > 2 {
                return wrong(format!("organisations[{i}].mark"), "a mark has one or two letters");
            }
            self.organisation(shape.name.as_str(), shape);
        }
        // Whoever names an organisation that isn't listed brings it in; in order of name, not of mention.
        let mut named: BTreeMap<&str, Side> = BTreeMap::new();
        for person in &top.people {
            named.entry(&person.organisation).or_insert(person.side);
        }
        for ally in top.people.iter().map(|p| p.competitor_ally.as_str()) {
            named.insert(ally, Side::Competitor);
        }
        for competitor in top.deals.iter().map(|d| d.competitor.as_str()) {
            named.insert(competitor, Side::Competitor);
        }
        for (name, side) in named {
            if !name.is_empty() && !self.organisations.contains_key(name) {
                self.organisation(name, &OrganisationShape { side, ..OrganisationShape::default() });
            }
        }
        Ok(())
    }

    fn organisation(&mut self, name: &'t str, shape: &OrganisationShape) {
        let id = OrganisationId::from(self.derive("organisation", name));
        self.builder.organisations.push(Organisation {
            id: id.clone(),
            order: OrderKey::nth(self.builder.organisations.len()),
            name: name.to_owned(),
            side: shape.side,
            mark: shape.mark.clone(),
            note: shape.note.clone(),
            ..Organisation::default()
        });
        self.organisations.insert(name, id);
    }

    fn departments(&mut self, top: &'t Top) -> Result<(), ReadError> {
        for (i, shape) in top.departments.iter().enumerate() {
            if shape.name.is_empty() {
                return wrong(format!("departments[{i}].name"), "the name is missing");
            }
            if self.departments.contains_key(shape.name.as_str()) {
                return Err(ReadError::Duplicate {
                    place: format!("departments[{i}].name"),
                    id: shape.name.clone(),
                });
            }
            let head = self.maybe_person(shape.head.as_deref(), || format!("departments[{i}].head"))?;
            self.department(&shape.name, head);
        }
        let mut named: Vec<&str> = top.people.iter().map(|p| p.department.as_str()).collect();
        named.sort_unstable();
        named.dedup();
        for name in named {
            if !name.is_empty() && !self.departments.contains_key(name) {
                self.department(name, None);
            }
        }
        Ok(())
    }

    fn department(&mut self, name: &'t str, head: Option<PersonId>) {
        let id = DepartmentId::from(self.derive("department", name));
        self.builder.departments.push(Department {
            id: id.clone(),
            order: OrderKey::nth(self.builder.departments.len()),
            name: name.to_owned(),
            head,
            ..Department::default()
        });
        self.departments.insert(name, id);
    }

    fn person_record(&mut self, i: usize, shape: &PersonShape) -> Result<(), ReadError> {
        if !shape.in_role_since.is_empty() && !is_month(&shape.in_role_since) {
            return wrong(format!("people[{i}].in_role_since"), "a month is written YYYY-MM");
        }
        let id = PersonId::from(shape.id.as_str());
        self.builder.people.push(Person {
            id: id.clone(),
            order: OrderKey::nth(i),
            name: shape.name.clone(),
            name_local: shape.name_local.clone(),
            title: shape.title.clone(),
            title_local: shape.title_local.clone(),
            department: self.departments.get(shape.department.as_str()).cloned(),
            organisation: self.organisations.get(shape.organisation.as_str()).cloned(),
            side: shape.side,
            left: shape.left,
            placeholder: shape.placeholder,
            initials: shape.initials.clone(),
            office: shape.office.clone(),
            in_role_since: shape.in_role_since.clone(),
            email: shape.email.clone(),
            phone: shape.phone.clone(),
            ..Person::default()
        });
        if !shape.photo.is_empty() {
            let data = shape.photo.as_str().into();
            self.builder.photos.push(Photo { person: id.clone(), data, ..Photo::default() });
        }
        let departing = shape.departing.as_ref();
        let dossier = Dossier {
            person: id.clone(),
            note: shape.note.clone(),
            departing: departing.and_then(|d| d.date),
            departing_note: departing.map(|d| d.note.clone()).unwrap_or_default(),
            competitor_ally: self.organisations.get(shape.competitor_ally.as_str()).cloned(),
            ..Dossier::default()
        };
        if dossier != (Dossier { person: id, ..Dossier::default() }) {
            self.builder.dossiers.push(dossier);
        }
        Ok(())
    }

    fn links(&mut self, top: &Top) -> Result<(), ReadError> {
        for (i, shape) in top.reports.iter().enumerate() {
            let from = self.person(&shape.person, || format!("reports[{i}].person"))?;
            let to = self.person(&shape.boss, || format!("reports[{i}].boss"))?;
            let kind = match shape.line {
                LineShape::Solid => LinkKind::Reports,
                LineShape::Dotted => LinkKind::Dotted,
            };
            self.link("report", kind, from, to, ["", &shape.note]);
        }
        for (i, shape) in top.influences.iter().enumerate() {
            let from = self.person(&shape.from, || format!("influences[{i}].from"))?;
            let to = self.person(&shape.to, || format!("influences[{i}].to"))?;
            let kind = LinkKind::Influence(shape.strength.unwrap_or(Strength::Medium));
            self.link("influence", kind, from, to, ["", &shape.note]);
        }
        for (i, shape) in top.conflicts.iter().enumerate() {
            let from = self.person(&shape.a, || format!("conflicts[{i}].a"))?;
            let to = self.person(&shape.b, || format!("conflicts[{i}].b"))?;
            self.link("conflict", LinkKind::Conflict, from, to, [&shape.label, &shape.note]);
        }
        for (i, shape) in top.pairs.iter().enumerate() {
            let from = self.person(&shape.us, || format!("pairs[{i}].us"))?;
            let to = self.person(&shape.person, || format!("pairs[{i}].person"))?;
            self.link("pair", LinkKind::Pair(shape.state.unwrap_or_default()), from, to, ["", &shape.note]);
        }
        for (i, shape) in top.relationships.iter().enumerate() {
            let us = self.person(&shape.us, || format!("relationships[{i}].us"))?;
            let person = self.person(&shape.person, || format!("relationships[{i}].person"))?;
            let id = self.derive("relationship", &format!("{us}>{person}")).into();
            let level = shape.level;
            self.builder.relationships.push(Relationship {
                id,
                us,
                person,
                level,
                ..Relationship::default()
            });
        }
        Ok(())
    }

    fn link(&mut self, list: &str, kind: LinkKind, from: PersonId, to: PersonId, [label, note]: [&str; 2]) {
        let id = self.derive(list, &format!("{from}>{to}")).into();
        let (label, note) = (label.to_owned(), note.to_owned());
        self.builder.links.push(Link { id, kind, from, to, label, note, ..Link::default() });
    }

    pub(super) fn derive(&mut self, list: &str, key: &str) -> String {
        let stem = format!("{list}/{key}");
        let ordinal = self.derived.entry(stem.clone()).or_insert(0);
        let id = format!("{stem}/{ordinal}");
        *ordinal += 1;
        id
    }

    pub(super) fn person(&self, id: &str, place: impl Fn() -> String) -> Result<PersonId, ReadError> {
        self.people.get(id).cloned().ok_or_else(|| ReadError::Unknown { place: place(), id: id.to_owned() })
    }

    pub(super) fn maybe_person(
        &self,
        id: Option<&str>,
        place: impl Fn() -> String,
    ) -> Result<Option<PersonId>, ReadError> {
        id.map(|id| self.person(id, place)).transpose()
    }

    pub(super) fn all(
        &self,
        ids: &[String],
        place: impl Fn(usize) -> String,
    ) -> Result<Vec<PersonId>, ReadError> {
        ids.iter().enumerate().map(|(n, id)| self.person(id, || place(n))).collect()
    }
}

/// `YYYY-MM` with a month that exists.
fn is_month(text: &str) -> bool {
    text.len() == 7 && format!("{text}-01").parse::<Date>().is_ok()
}
