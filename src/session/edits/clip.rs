//! Cut, copy, paste, duplicate: people with the lines among them, what is known of them in the deal and the frames of
//! their departments, as a text for the clipboard.
use super::super::refusal::Refusal;
use super::clip_words::outline;
use super::{departments, places};
use crate::geom::{Point, Rect, Vec2, vec2};
use crate::layout::{on_lattice, region_around, slot};
use crate::model::{
    Account, AccountId, DealId, Department, DepartmentId, Dossier, Link, LinkId, Member, OrderKey,
    OrganisationId, Person, PersonId, Photo, Place, Rating, RatingId, Region, Relationship, RelationshipId,
    Transaction,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

const FORMAT: &str = "linchpin-clip-1";

/// What was copied.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Clip {
    format: String,
    /// Where it was copied: ids of other records mean something there only.
    #[serde(default)]
    account: AccountId,
    people: Vec<Person>,
    places: Vec<Place>,
    dossiers: Vec<Dossier>,
    photos: Vec<Photo>,
    links: Vec<Link>,
    members: Vec<Member>,
    ratings: Vec<Rating>,
    #[serde(default)]
    relationships: Vec<Relationship>,
    /// Those that the people belong to: another account knows them by name.
    #[serde(default)]
    departments: Vec<Department>,
    /// Their frames as far as the copied people fill them.
    #[serde(default)]
    regions: Vec<Region>,
    /// The department that was copied, not only people of it.
    #[serde(default)]
    whole: Option<DepartmentId>,
    /// Names of those of ours who said something, by their id here.
    #[serde(default)]
    authors: BTreeMap<String, String>,
}

/// Copies people with what is theirs in `deal`.
pub fn copy(account: &Account, ids: &BTreeSet<PersonId>, deal: Option<&DealId>) -> Clip {
    let has = |id: &PersonId| ids.contains(id);
    let of = |department: &&Department| {
        let id = Some(&department.id);
        ids.iter().any(|person| account.person(person).is_some_and(|p| p.department.as_ref() == id))
    };
    let departments: Vec<Department> =
        account.departments_in_order().into_iter().filter(of).cloned().collect();
    let said = account.ratings().values().filter(|r| Some(&r.deal) == deal && has(&r.person));
    let authors = said
        .filter_map(|r| Some((r.author.clone(), account.person(&r.author.as_str().into())?.name.clone())))
        .collect();
    Clip {
        format: FORMAT.to_owned(),
        account: account.info().id.clone(),
        // In the order among siblings, which the copies keep.
        people: account.people_in_order().into_iter().filter(|p| has(&p.id)).cloned().collect(),
        places: ids.iter().filter_map(|id| account.places().get(id)).cloned().collect(),
        dossiers: ids.iter().filter_map(|id| account.dossiers().get(id)).cloned().collect(),
        photos: ids.iter().filter_map(|id| account.photos().get(id)).cloned().collect(),
        links: account.links().values().filter(|l| has(&l.from) && has(&l.to)).cloned().collect(),
        members: deal.map_or(Vec::new(), |deal| {
            ids.iter().filter_map(|id| account.member(deal, id)).cloned().collect()
        }),
        ratings: account
            .ratings()
            .values()
            .filter(|r| Some(&r.deal) == deal && has(&r.person))
            .cloned()
            .collect(),
        relationships: account
            .relationships()
            .values()
            .filter(|r| has(&r.person) || has(&r.us))
            .cloned()
            .collect(),
        regions: departments.iter().filter_map(|department| frame(account, &department.id, ids)).collect(),
        departments,
        whole: None,
        authors,
    }
}

/// Copies a department with the people who stand in its frame.
pub fn copy_department(account: &Account, id: &DepartmentId, deal: Option<&DealId>) -> Clip {
    let people = places::people_in(account, id).into_iter().collect();
    let mut clip = copy(account, &people, deal);
    clip.regions.retain(|region| region.department != *id);
    clip.regions.extend(account.regions().get(id).cloned());
    if clip.departments.is_empty() {
        clip.departments.extend(account.departments().get(id).cloned());
    }
    clip.whole = Some(id.clone());
    clip
}

/// The frame of a department, or as much of it as those of its people fill who are copied.
fn frame(account: &Account, id: &DepartmentId, copied: &BTreeSet<PersonId>) -> Option<Region> {
    let region = account.regions().get(id)?;
    let inside = places::people_in(account, id);
    // Whoever stands outside brings no frame.
    if !inside.is_empty() && inside.iter().all(|person| copied.contains(person)) {
        return Some(region.clone());
    }
    let places = inside.iter().filter(|person| copied.contains(*person));
    let slots = places.filter_map(|person| account.places().get(person)).map(|place| slot(place.at()));
    let rect = region_around(slots)?;
    Some(Region { extra: region.extra.clone(), ..Region::new(id.clone(), rect) })
}

impl Clip {
    /// The text for the clipboard: names and titles, which is all that a letter or a chat shows that it is pasted into
    /// by mistake, and a line with everything that only this program reads.
    pub fn to_text(&self) -> String {
        let whole = serde_json::to_vec(self).unwrap_or_default();
        let mut lines = outline(&self.people, &self.links);
        lines.push(format!("{FORMAT}:{}", STANDARD.encode(whole)));
        lines.join("\n")
    }

    /// Reads a text from the clipboard.
    pub fn from_text(text: &str) -> Result<Self, Refusal> {
        let whole =
            text.lines().last().and_then(|line| line.trim_end().strip_prefix(FORMAT)?.strip_prefix(':'));
        let whole = whole.and_then(|whole| STANDARD.decode(whole).ok()).ok_or(Refusal::NothingToPaste)?;
        let clip: Self = serde_json::from_slice(&whole).map_err(|_| Refusal::NothingToPaste)?;
        let sound = clip.format == FORMAT && clip.places.iter().all(|p| p.at().is_finite());
        let sound = sound
            && clip
                .regions
                .iter()
                .all(|region| [region.rect().min, region.rect().max].iter().all(|p| p.is_finite()));
        if sound && (clip.whole.is_some() || !clip.people.is_empty()) {
            Ok(clip)
        } else {
            Err(Refusal::NothingToPaste)
        }
    }

    /// How many people it holds.
    pub fn count(&self) -> usize {
        self.people.len()
    }

    /// Whom it holds.
    pub fn ids(&self) -> impl Iterator<Item = &PersonId> {
        self.people.iter().map(|person| &person.id)
    }

    /// How far the copies go from where the originals stood.
    pub fn way_to(&self, place: Where) -> Vec2 {
        let by = match place {
            Where::At(at) => self.center().map_or(Vec2::ZERO, |center| at - center),
            Where::Beside => vec2(24.0, 24.0),
            Where::Back => Vec2::ZERO,
        };
        on_lattice(Point::default() + by) - Point::default()
    }

    /// Whether a department was copied, which is put in as one of its own.
    pub const fn is_department(&self) -> bool {
        self.whole.is_some()
    }

    /// The slots of the copies, moved by `by`.
    pub fn slots(&self, by: Vec2) -> Vec<Rect> {
        self.places.iter().map(|place| slot(place.at() + by)).collect()
    }

    /// All that the copies take up in `account`, moved by `by`: slots, and frames that come along.
    pub fn areas(&self, account: &Account, by: Vec2) -> Vec<Rect> {
        let frames = self.frames(account).map(|region| region.rect().translate(by));
        self.slots(by).into_iter().chain(frames).collect()
    }

    /// The frames that come along: those of departments which have none in `account` and nobody on its map.
    fn frames(&self, account: &Account) -> impl Iterator<Item = &Region> {
        self.regions.iter().filter(move |region| {
            let of = self.departments.iter().find(|department| department.id == region.department);
            of.and_then(|department| self.held(account, department)).is_none_or(|held| {
                !account.regions().contains_key(&held.id)
                    && departments::around_people(account, &held.id).is_none()
            })
        })
    }

    /// Whether it was copied from this account.
    fn is_home(&self, account: &Account) -> bool {
        self.account == account.info().id
    }

    /// The department of this account that one of the copied is: the same, or one of the same name; `None` for one
    /// that was copied as such and comes to stand beside itself.
    fn held<'a>(&self, account: &'a Account, department: &Department) -> Option<&'a Department> {
        let at_home = self.is_home(account);
        if at_home && self.whole.as_ref() == Some(&department.id) {
            return None;
        }
        let same = account.departments().get(&department.id).filter(|_| at_home);
        same.or_else(|| account.departments().values().find(|d| d.name == department.name))
    }

    /// The middle of the copied cards' top centres, or of the department.
    fn center(&self) -> Option<Point> {
        let department = self.regions.iter().find(|region| self.whole.as_ref() == Some(&region.department));
        if let Some(region) = department {
            return Some(region.rect().center());
        }
        let rects = self.places.iter().map(|p| Rect { min: p.at(), max: p.at() });
        Rect::around(rects).map(|r| r.center())
    }
}

/// Where a copy goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Where {
    /// The middle of the copied cards comes here.
    At(Point),
    /// Beside the original.
    Beside,
    /// Where it was: the originals were cut.
    Back,
}

/// What was put in.
#[derive(Clone, Debug, PartialEq)]
pub struct Put {
    pub people: Vec<PersonId>,
    /// The department, if one was copied as such.
    pub department: Option<DepartmentId>,
}

/// Puts copies in under new ids, `by` from where the originals stood. References to what this account doesn't have are
/// left out.
pub fn paste(account: &Account, clip: &Clip, deal: Option<&DealId>, by: Vec2) -> (Put, Transaction) {
    let whole = clip.departments.iter().find(|department| clip.whole.as_ref() == Some(&department.id));
    let mut transaction = match whole {
        Some(department) => Transaction::new("step-copy-department").with("name", &department.name),
        None => Transaction::new("step-paste").with("count", clip.people.len()),
    };
    let new_id: BTreeMap<&PersonId, PersonId> =
        clip.people.iter().map(|p| (&p.id, PersonId::fresh())).collect();
    let at_home = clip.is_home(account);
    let (departments, heads) = put_departments(account, clip, &new_id, &mut transaction);
    for region in clip.frames(account) {
        if let Some(id) = departments.get(&region.department) {
            let rect = region.rect().translate(by);
            transaction.push(Region { extra: region.extra.clone(), ..Region::new(id.clone(), rect) });
        }
    }
    let mut last = account.people_in_order().last().map(|p| p.order.clone());
    for person in &clip.people {
        let Some(id) = new_id.get(&person.id) else { continue };
        let order = OrderKey::between(last.as_ref(), None);
        last = Some(order.clone());
        transaction.push(Person {
            id: id.clone(),
            order,
            department: person.department.as_ref().and_then(|d| departments.get(d)).cloned(),
            organisation: person
                .organisation
                .clone()
                .filter(|o| at_home && account.organisations().contains_key(o)),
            ..person.clone()
        });
    }
    for department in heads {
        transaction.push(department);
    }
    for place in &clip.places {
        if let Some(id) = new_id.get(&place.person) {
            transaction.push(Place { person: id.clone(), ..place.moved_to(place.at() + by) });
        }
    }
    for dossier in &clip.dossiers {
        if let Some(id) = new_id.get(&dossier.person) {
            let known = |o: &OrganisationId| at_home && account.organisations().contains_key(o);
            let ally = dossier.competitor_ally.clone().filter(known);
            transaction.push(Dossier { person: id.clone(), competitor_ally: ally, ..dossier.clone() });
        }
    }
    for photo in &clip.photos {
        if let Some(id) = new_id.get(&photo.person) {
            transaction.push(Photo { person: id.clone(), ..photo.clone() });
        }
    }
    for link in &clip.links {
        if let (Some(from), Some(to)) = (new_id.get(&link.from), new_id.get(&link.to)) {
            transaction.push(Link {
                id: LinkId::fresh(),
                from: from.clone(),
                to: to.clone(),
                ..link.clone()
            });
        }
    }
    // The other end of a relationship may be copied too, or stand where it stood.
    let held_or_new = |id: &PersonId| {
        let held = || account.person(id).filter(|_| at_home).map(|held| held.id.clone());
        new_id.get(id).cloned().or_else(held)
    };
    for relationship in &clip.relationships {
        if let (Some(us), Some(person)) = (held_or_new(&relationship.us), held_or_new(&relationship.person)) {
            let id = RelationshipId::fresh();
            transaction.push(Relationship { id, us, person, ..relationship.clone() });
        }
    }
    if let Some(deal) = deal {
        for member in &clip.members {
            if let Some(id) = new_id.get(&member.person) {
                let owner = member.owner.as_ref().and_then(&held_or_new);
                transaction.push(Member { deal: deal.clone(), person: id.clone(), owner, ..member.clone() });
            }
        }
        let mut ratings: Vec<&Rating> = clip.ratings.iter().collect();
        ratings.sort_by_key(|r| r.seq);
        for (seq, rating) in (account.next_rating_seq()..).zip(ratings) {
            if let Some(id) = new_id.get(&rating.person) {
                let (id, person) = (RatingId::fresh(), id.clone());
                // Elsewhere an id of ours says nothing; the name does.
                let name = clip.authors.get(&rating.author).filter(|_| !at_home);
                let author = name.unwrap_or(&rating.author).clone();
                transaction.push(Rating { id, deal: deal.clone(), person, seq, author, ..rating.clone() });
            }
        }
    }
    let department = clip.whole.as_ref().and_then(|id| departments.get(id)).cloned();
    (Put { people: new_id.into_values().collect(), department }, transaction)
}

/// Which department each of the clip's is in this account, where those that it doesn't have are made; second, what those
/// are once their heads are there.
fn put_departments(
    account: &Account,
    clip: &Clip,
    new_id: &BTreeMap<&PersonId, PersonId>,
    transaction: &mut Transaction,
) -> (BTreeMap<DepartmentId, DepartmentId>, Vec<Department>) {
    let mut last = account.departments_in_order().last().map(|d| d.order.clone());
    let (mut found, mut heads) = (BTreeMap::new(), Vec::new());
    for department in &clip.departments {
        let id = clip.held(account, department).map_or_else(
            || {
                let (id, order) = (DepartmentId::fresh(), OrderKey::between(last.as_ref(), None));
                last = Some(order.clone());
                let name = departments::unused_name(account, &department.name);
                let extra = department.extra.clone();
                let new = Department { id: id.clone(), order, name, head: None, extra };
                // The head belongs to the department, so that one of the two must be there first.
                if let Some(head) = department.head.as_ref().and_then(|head| new_id.get(head)) {
                    heads.push(Department { head: Some(head.clone()), ..new.clone() });
                }
                transaction.push(new);
                id
            },
            |held| held.id.clone(),
        );
        found.insert(department.id.clone(), id);
    }
    (found, heads)
}
