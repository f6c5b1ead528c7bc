//! What a person is called in a list.
use crate::catalogue::{Lang, Placeholder};
use crate::locale::tr;
use crate::model::{Account, PersonId};

/// The name in the language; a post without a known person says so; an id that is gone stays an id.
pub fn person_name(account: &Account, id: &PersonId, lang: Lang) -> String {
    let Some(person) = account.person(id) else { return id.to_string() };
    match person.placeholder {
        Some(Placeholder::Unknown) => tr(lang, "name-unknown").to_string(),
        Some(Placeholder::Vacant) => tr(lang, "name-vacant").to_string(),
        None => person.name_in(lang).to_owned(),
    }
}
