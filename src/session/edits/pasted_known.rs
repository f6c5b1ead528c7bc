//! Who of a pasted list is in the account already, and what the list says of them that the account lacks. What the
//! account says stays as it is: a list fills only what is blank.
use crate::catalogue::Side;
use crate::import::{Called, PastedPerson};
use crate::model::{Account, Link, LinkKind, Person, PersonId};
use std::collections::BTreeMap;

/// What the account lacks of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Blank {
    NameLocal,
    Title,
    Email,
    Phone,
    Office,
    Department,
    Boss,
}

/// What of a list follows from the account, by number in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Who of the account each is already, by the name in either script or the address.
    pub known: Vec<Option<PersonId>>,
    /// Whom of the account they report to, where the list names somebody outside it.
    pub bosses: Vec<Option<PersonId>>,
    /// What the list says of those who are known and the account doesn't.
    pub fills: Vec<Vec<Blank>>,
    /// What the account says otherwise, and goes on saying.
    pub differs: Vec<Vec<Blank>>,
}

impl Blank {
    /// What is written in the record of the person itself.
    const WORDS: [Self; 5] = [Self::NameLocal, Self::Title, Self::Email, Self::Phone, Self::Office];

    fn said(self, person: &PastedPerson) -> &str {
        match self {
            Self::NameLocal => &person.name_local,
            Self::Title => &person.title,
            Self::Email => &person.email,
            Self::Phone => &person.phone,
            Self::Office => &person.office,
            Self::Department => &person.department,
            Self::Boss => "",
        }
    }

    fn held(self, person: &mut Person) -> Option<&mut String> {
        match self {
            Self::NameLocal => Some(&mut person.name_local),
            Self::Title => Some(&mut person.title),
            Self::Email => Some(&mut person.email),
            Self::Phone => Some(&mut person.phone),
            Self::Office => Some(&mut person.office),
            Self::Department | Self::Boss => None,
        }
    }

    fn is_blank(self, person: &Person) -> bool {
        match self {
            Self::NameLocal => person.name_local.is_empty(),
            Self::Title => person.title.is_empty() && person.title_local.is_empty(),
            Self::Email => person.email.is_empty(),
            Self::Phone => person.phone.is_empty(),
            Self::Office => person.office.is_empty(),
            Self::Department => person.department.is_none() && person.side == Side::Customer,
            Self::Boss => false,
        }
    }

    /// Whether the account says something else than the list, in whichever language.
    fn differs(self, account: &Account, person: &Person, said: &PastedPerson) -> bool {
        let said = self.said(said);
        let held = match self {
            Self::NameLocal | Self::Boss => return false,
            Self::Title => [person.title.as_str(), person.title_local.as_str()],
            Self::Email => [person.email.as_str(), ""],
            Self::Phone => [person.phone.as_str(), ""],
            Self::Office => [person.office.as_str(), ""],
            Self::Department => {
                let department = person.department.as_ref().and_then(|id| account.departments().get(id));
                [department.map_or("", |department| department.name.as_str()), ""]
            }
        };
        let is_blank = held.iter().all(|words| words.is_empty());
        !said.is_empty() && !is_blank && !held.iter().any(|words| words.eq_ignore_ascii_case(said))
    }
}

/// The person with the words of a list where the account has none.
pub(super) fn filled(person: &Person, said: &PastedPerson, blanks: &[Blank]) -> Person {
    let mut filled = person.clone();
    for blank in blanks.iter().filter(|blank| blank.is_blank(person)) {
        if let Some(held) = blank.held(&mut filled) {
            blank.said(said).clone_into(held);
        }
    }
    filled
}

/// What follows from `account` for a plan, or for a list that is still being mended.
pub fn found(account: &Account, people: &[PastedPerson]) -> Found {
    let called_so = called(account, |_| true);
    // Nobody of the customer's reports to one of ours.
    let ranks = called(account, Side::is_judged);
    let known = |person: &PastedPerson| {
        [&person.name, &person.name_local, &person.email].iter().find_map(|words| called_so.named(words))
    };
    let known: Vec<Option<PersonId>> =
        people.iter().map(|person| known(person).filter(|_| !person.is_department)).collect();
    let bosses: Vec<Option<PersonId>> =
        people.iter().map(|person| ranks.find(&person.boss_elsewhere)).collect();
    let who = |i: usize| known[i].clone().map_or(Who::Line(i), Who::Held);
    let said_boss = |i: usize| {
        let inside = people[i].boss.map(who);
        inside.or_else(|| bosses[i].clone().map(Who::Held))
    };
    let mut above: BTreeMap<Who, Who> = account
        .links()
        .values()
        .filter(|link| link.kind == LinkKind::Reports)
        .map(|link| (Who::Held(link.from.clone()), Who::Held(link.to.clone())))
        .collect();
    let lines = 0..people.len();
    above.extend(lines.filter(|i| known[*i].is_none()).filter_map(|i| Some((who(i), said_boss(i)?))));
    let fills = people.iter().enumerate().map(|(i, said)| {
        let Some(person) = known[i].as_ref().and_then(|id| account.person(id)) else { return Vec::new() };
        let words = Blank::WORDS.into_iter().chain([Blank::Department]);
        let mut fills: Vec<Blank> =
            words.filter(|blank| blank.is_blank(person) && !blank.said(said).is_empty()).collect();
        if let Some(boss) = said_boss(i).filter(|boss| joins(account, person, boss, &above)) {
            above.insert(who(i), boss);
            fills.push(Blank::Boss);
        }
        fills
    });
    let fills = fills.collect();
    let differs = people.iter().enumerate().map(|(i, said)| {
        let Some(person) = known[i].as_ref().and_then(|id| account.person(id)) else { return Vec::new() };
        let held_boss = boss_of(account, &person.id);
        let other_boss = held_boss.is_some() && said_boss(i).is_some_and(|boss| Some(boss) != held_boss);
        let words = Blank::WORDS.into_iter().chain([Blank::Department]);
        let other = words.filter(|blank| blank.differs(account, person, said));
        other.chain(other_boss.then_some(Blank::Boss)).collect()
    });
    let differs = differs.collect();
    Found { known, bosses, fills, differs }
}

fn boss_of(account: &Account, id: &PersonId) -> Option<Who> {
    let up = |link: &&Link| link.kind == LinkKind::Reports && link.from == *id;
    account.links_of(id).find(up).map(|link| Who::Held(link.to.clone()))
}

/// Somebody of the account, or a line of the list by its number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Held(PersonId),
    Line(usize),
}

/// Whether a known person without a boss can get this one: not one of ours, and nobody who stands below.
fn joins(account: &Account, person: &Person, boss: &Who, above: &BTreeMap<Who, Who>) -> bool {
    let ranks = |id: &PersonId| account.person(id).is_some_and(|person| person.side.is_judged());
    let boss_ranks = match boss {
        Who::Held(id) => ranks(id),
        Who::Line(_) => true,
    };
    let own = Who::Held(person.id.clone());
    if !ranks(&person.id) || !boss_ranks || above.contains_key(&own) {
        return false;
    }
    let mut at = Some(boss);
    // A circle among others ends the search as well.
    for _ in 0..=above.len() {
        match at {
            Some(who) if *who == own => return false,
            Some(who) => at = above.get(who),
            None => return true,
        }
    }
    false
}

fn called(account: &Account, counts: impl Fn(Side) -> bool) -> Called<PersonId> {
    let mut called = Called::default();
    for person in account.people().values().filter(|person| !person.left && counts(person.side)) {
        for name in [&person.name, &person.name_local, &person.email] {
            called.name(name, &person.id);
        }
        if person.side == Side::Customer {
            called.post(&person.title, &person.id);
            called.post(&person.title_local, &person.id);
        }
    }
    called
}
