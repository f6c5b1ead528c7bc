//! People: made, changed, deleted.
use crate::catalogue::{Lang, Placeholder, RoleKey, Side, write_picked};
use crate::geom::Point;
use crate::model::{
    Account, DealId, Key, Member, OrderKey, Person, PersonId, Place, Rating, RatingId, RatingValue,
    Transaction,
};
use std::collections::BTreeSet;

/// A person to make.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewPerson {
    pub name: String,
    pub side: Side,
    pub placeholder: Option<Placeholder>,
    /// A placeholder made for a role of the deal.
    pub role: Option<RoleKey>,
    /// The program looks for the place: whoever is made next may move it on.
    pub arranged: bool,
}

impl NewPerson {
    /// A post of the customer's that nobody is known to hold; with the role it is to fill.
    pub fn post(role: Option<RoleKey>) -> Self {
        Self { placeholder: Some(Placeholder::Unknown), role, side: Side::Customer, ..Self::default() }
    }
}

/// Makes a person at `at` (the card's top centre), or in the tray. Somebody of the customer joins `deal`.
pub fn add(
    account: &Account,
    new: NewPerson,
    at: Option<Point>,
    deal: Option<&DealId>,
) -> (PersonId, Transaction) {
    let id = PersonId::fresh();
    let mut transaction = Transaction::new("step-add-person");
    let last = account.people_in_order().last().map(|p| p.order.clone());
    let NewPerson { name, side, placeholder, role, arranged } = new;
    let department = at.and_then(|at| super::places::department_at(account, at));
    let organisation = account.organisations().values().find(|o| o.side == side).map(|o| o.id.clone());
    transaction.push(Person {
        id: id.clone(),
        order: OrderKey::between(last.as_ref(), None),
        name,
        side,
        placeholder,
        department: department.filter(|_| side == Side::Customer),
        organisation,
        ..Person::default()
    });
    if let Some(at) = at {
        transaction.push(Place { arranged, ..Place::new(id.clone(), at) });
    }
    if let Some(deal) = deal.filter(|_| side == Side::Customer) {
        transaction.push(Member::new(deal.clone(), id.clone()));
        if let Some(role) = role {
            transaction.push(Rating {
                id: RatingId::fresh(),
                deal: deal.clone(),
                person: id.clone(),
                seq: account.next_rating_seq(),
                value: RatingValue::Roles(vec![role]),
                ..Rating::default()
            });
        }
    }
    (id, transaction)
}

/// Changes a person's record; `None` if nothing would change.
pub fn change(account: &Account, id: &PersonId, change: impl FnOnce(&mut Person)) -> Option<Transaction> {
    let before = account.person(id)?;
    let mut after = before.clone();
    change(&mut after);
    if after == *before {
        return None;
    }
    let mut transaction = Transaction::new("step-change-person").with("name", &after.name);
    transaction.push(after);
    Some(transaction)
}

/// The same for several people, in one step.
pub fn change_all<'a>(
    account: &Account,
    ids: impl IntoIterator<Item = &'a PersonId>,
    change_one: impl Fn(&mut Person),
) -> Option<Transaction> {
    let made = ids.into_iter().filter_map(|id| change(account, id, &change_one));
    joined(made, "step-change-people")
}

/// Several transactions as one; a single one keeps its name.
pub(super) fn joined(made: impl IntoIterator<Item = Transaction>, name: &'static str) -> Option<Transaction> {
    let mut all: Vec<Transaction> = made.into_iter().collect();
    if all.len() <= 1 {
        return all.pop();
    }
    let count = all.len();
    let mut whole = Transaction::new(name);
    whole.edits = all.into_iter().flat_map(|one| one.edits).collect();
    Some(whole.with("count", count))
}

/// Gives a person a name, in the script that `lang` shows, and a title where one is given. A placeholder that gets a
/// name becomes a person; an empty name is none.
pub fn rename(account: &Account, id: &PersonId, name: &str, title: &str, lang: Lang) -> Option<Transaction> {
    let name = name.trim();
    let held = account.person(id)?;
    let titled = title.is_empty() || held.title_in(lang) == title;
    if name.is_empty() || held.name_in(lang) == name && titled && held.placeholder.is_none() {
        return None;
    }
    let renamed = change(account, id, |person| {
        write_picked(lang, name, &mut person.name, &mut person.name_local);
        if !title.is_empty() {
            write_picked(lang, title, &mut person.title, &mut person.title_local);
        }
        person.placeholder = None;
    })?;
    Some(Transaction {
        name: "step-rename".to_owned(),
        args: vec![("name".to_owned(), name.to_owned())],
        ..renamed
    })
}

/// Says what post a person holds, in the script that `lang` shows.
pub fn set_title(account: &Account, id: &PersonId, title: &str, lang: Lang) -> Option<Transaction> {
    let title = title.trim();
    let held = account.person(id)?;
    if held.title_in(lang) == title {
        return None;
    }
    change(account, id, |person| write_picked(lang, title, &mut person.title, &mut person.title_local))
}

/// Makes somebody a post that nobody is known to hold, called by its title.
pub fn set_post(
    account: &Account,
    id: &PersonId,
    kind: Placeholder,
    title: &str,
    lang: Lang,
) -> Option<Transaction> {
    change(account, id, |person| {
        person.placeholder = Some(kind);
        write_picked(lang, title.trim(), &mut person.title, &mut person.title_local);
    })
}

/// The same for several people.
pub fn set_titles<'a>(
    account: &Account,
    ids: impl IntoIterator<Item = &'a PersonId>,
    title: &str,
    lang: Lang,
) -> Option<Transaction> {
    joined(ids.into_iter().filter_map(|id| set_title(account, id, title, lang)), "step-change-people")
}

/// Deletes people with all that is theirs alone; where others' records name them, the name is taken out.
pub fn delete(account: &Account, ids: &BTreeSet<PersonId>) -> Transaction {
    let mut transaction = Transaction::new("step-delete-people").with("count", ids.len());
    transaction.edits = account.removal(ids.iter().cloned().map(Key::Person));
    transaction
}
