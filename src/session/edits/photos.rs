//! Photos of people: given and taken away.
use crate::catalogue::Lang;
use crate::model::{Account, Key, PersonId, Photo, PhotoData, Transaction};
use crate::report::person_name;

/// Gives people photos, in the place of those they have.
pub fn give(account: &Account, photos: Vec<(PersonId, PhotoData)>, lang: Lang) -> Transaction {
    let first = photos.first().map(|(id, _)| person_name(account, id, lang)).unwrap_or_default();
    let mut transaction = Transaction::new("step-photo").with("count", photos.len()).with("name", first);
    for (person, data) in photos {
        let extra = account.photos().get(&person).map(|held| held.extra.clone()).unwrap_or_default();
        transaction.push(Photo { person, data, extra });
    }
    transaction
}

/// Takes a person's photo away.
pub fn remove(account: &Account, id: &PersonId, lang: Lang) -> Transaction {
    let mut transaction = Transaction::new("step-photo-remove").with("name", person_name(account, id, lang));
    transaction.edits = account.removal([Key::Photo(id.clone())]);
    transaction
}
