//! What a person is called in a list.
use crate::catalogue::Lang;
use crate::locale::{called, short_name, tr_args};
use crate::model::{Account, Person, PersonId};

/// What somebody is called in a sentence or a list of names: a post whose holder has no name is told apart by its title;
/// an id that is gone stays an id.
pub fn person_name(account: &Account, id: &PersonId, lang: Lang) -> String {
    let Some(person) = account.person(id) else { return id.to_string() };
    let name = card_name(account, id, lang);
    match person.title_in(lang).trim() {
        title if !title.is_empty() && has_no_name(person) => {
            tr_args(lang, "name-of-post", &[("title", title.into()), ("name", name.as_str().into())])
        }
        _ => name,
    }
}

/// What stands on the card, where the title follows: the name in the language; a post without a known person says so.
pub fn card_name(account: &Account, id: &PersonId, lang: Lang) -> String {
    let Some(person) = account.person(id) else { return id.to_string() };
    called(lang, person.placeholder, person.name_in(lang))
}

/// The same as [`person_name`] where room is short: the surname, or the title of a post.
pub fn short_person_name(account: &Account, id: &PersonId, lang: Lang) -> String {
    match account.person(id) {
        Some(person) if has_no_name(person) => match person.title_in(lang).trim() {
            "" => card_name(account, id, lang),
            title => title.to_owned(),
        },
        _ => short_name(&person_name(account, id, lang)).to_owned(),
    }
}

fn has_no_name(person: &Person) -> bool {
    person.placeholder.is_some() || person.name.trim().is_empty()
}

/// Who judged: one of ours by their name, anybody else as written.
pub fn author_name(account: &Account, author: &str, lang: Lang) -> String {
    person_name(account, &PersonId::from(author), lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Placeholder;
    use crate::model::{Document, Edit, Transaction};

    #[test]
    fn posts_without_a_known_person_are_told_apart_by_their_titles() {
        let post = |id: &str, title: &str, placeholder| Person {
            id: id.into(),
            title: title.into(),
            placeholder,
            ..Person::default()
        };
        let people = vec![
            post("a", "Head of Procurement", Some(Placeholder::Unknown)),
            post("b", "Chief Counsel", Some(Placeholder::Vacant)),
            post("c", "", Some(Placeholder::Unknown)),
            post("d", "Buyer", None),
            Person { name: "Celia Novak".into(), title: "Buyer".into(), ..post("e", "", None) },
        ];
        let mut document = Document::new(Account::default());
        let mut step = Transaction::new("step-add-person");
        step.edits
            .extend(people.into_iter().map(|person| Edit::Person(person.id.clone(), Some(Box::new(person)))));
        document.commit(step).expect("sound edits");
        let account = document.account().clone();
        let said = |id: &str| person_name(&account, &id.into(), Lang::En);
        let short = |id: &str| short_person_name(&account, &id.into(), Lang::En);
        assert_eq!(
            ["a", "b", "c", "d", "e"].map(said),
            [
                "Head of Procurement (Unknown)",
                "Chief Counsel (Vacant)",
                "Unknown",
                "Buyer (Unnamed)",
                "Celia Novak"
            ]
        );
        assert_eq!(
            ["a", "b", "c", "d", "e"].map(short),
            ["Head of Procurement", "Chief Counsel", "Unknown", "Buyer", "Novak"]
        );
        assert_eq!(person_name(&account, &"a".into(), Lang::Zh), "Head of Procurement（姓名未知）");
        assert_eq!(card_name(&account, &"a".into(), Lang::En), "Unknown");
    }
}
