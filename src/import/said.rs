//! For tests: a list in few words.
use super::pasted_person::PastedPerson;

/// A name, a word beside it, and the number of the boss.
pub(super) type Said = (String, String, Option<usize>);

/// People with their titles.
pub(super) fn with_titles(people: Vec<PastedPerson>) -> Vec<Said> {
    people.into_iter().map(|person| (person.name, person.title, person.boss)).collect()
}

/// People with their departments.
pub(super) fn with_departments(people: Vec<PastedPerson>) -> Vec<Said> {
    people.into_iter().map(|person| (person.name, person.department, person.boss)).collect()
}

/// What is expected.
pub(super) fn all(expected: &[(&str, &str, Option<usize>)]) -> Vec<Said> {
    expected.iter().map(|(name, beside, boss)| ((*name).into(), (*beside).into(), *boss)).collect()
}
