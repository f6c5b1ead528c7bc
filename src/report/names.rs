//! What a person is called in a list.
use crate::catalogue::Lang;
use crate::locale::called;
use crate::model::{Account, PersonId};

/// The name in the language; a post without a known person says so; an id that is gone stays an id.
pub fn person_name(account: &Account, id: &PersonId, lang: Lang) -> String {
    let Some(person) = account.person(id) else { return id.to_string() };
    called(lang, person.placeholder, person.name_in(lang))
}

/// Who judged: one of ours by their name, anybody else as written.
pub fn author_name(account: &Account, author: &str, lang: Lang) -> String {
    person_name(account, &PersonId::from(author), lang)
}
