//! What a letter or a chat shows of copied people: names and titles, reports indented below their bosses, and nothing
//! candid. Pasted into the map of somebody else it is an outline.
use crate::model::{Link, LinkKind, Person, PersonId};
use std::collections::{BTreeMap, BTreeSet};

/// A line for each of `people`, in their order, but reports right below their boss.
pub(super) fn outline(people: &[Person], links: &[Link]) -> Vec<String> {
    let known: BTreeSet<&PersonId> = people.iter().map(|person| &person.id).collect();
    let mut bosses: BTreeMap<&PersonId, &PersonId> = BTreeMap::new();
    for link in links.iter().filter(|link| link.kind == LinkKind::Reports) {
        if known.contains(&link.from) && known.contains(&link.to) {
            // Whoever has two bosses stands below the first.
            bosses.entry(&link.from).or_insert(&link.to);
        }
    }
    let mut below: BTreeMap<Option<&PersonId>, Vec<&Person>> = BTreeMap::new();
    for person in people.iter().rev() {
        below.entry(bosses.get(&person.id).copied()).or_default().push(person);
    }
    let (mut lines, mut seen) = (Vec::new(), BTreeSet::new());
    let mut open: Vec<(usize, &Person)> = Vec::new();
    open.extend(below.remove(&None).into_iter().flatten().map(|person| (0, person)));
    // Of a circle of bosses nobody is a root: whoever is left over begins anew.
    let mut rest = people.iter();
    loop {
        while let Some((depth, person)) = open.pop() {
            if seen.insert(&person.id) {
                lines.push(format!("{}{}", "    ".repeat(depth), words(person)));
                let reports = below.remove(&Some(&person.id)).into_iter().flatten();
                open.extend(reports.map(|report| (depth + 1, report)));
            }
        }
        match rest.find(|person| !seen.contains(&person.id)) {
            Some(person) => open.push((0, person)),
            None => return lines,
        }
    }
}

/// "Anna Berg, CFO"; a title with a comma of its own stands in brackets, where it is read as one again.
fn words(person: &Person) -> String {
    let Person { name, title, .. } = person;
    match title.as_str() {
        "" => name.clone(),
        title if title.contains([',', '，', ';', '；', '、']) => format!("{name} ({title})"),
        title => format!("{name}, {title}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(id: &str, title: &str) -> Person {
        Person { id: id.into(), name: id.to_owned(), title: title.to_owned(), ..Person::default() }
    }

    fn reports(from: &str, to: &str) -> Link {
        Link { kind: LinkKind::Reports, from: from.into(), to: to.into(), ..Link::default() }
    }

    #[test]
    fn reports_stand_below_their_bosses_and_titles_are_read_again() {
        let people =
            [person("Bo", "Head, Renewal"), person("Anna", "CEO"), person("Cy", ""), person("Di", "")];
        let lines = outline(&people, &[reports("Bo", "Anna"), reports("Cy", "Bo"), reports("Di", "Anna")]);
        assert_eq!(lines, ["Anna, CEO", "    Bo (Head, Renewal)", "        Cy", "    Di"]);
    }

    #[test]
    fn of_a_circle_everybody_is_named_once() {
        let people = [person("A", ""), person("B", ""), person("C", "")];
        let lines = outline(&people, &[reports("A", "B"), reports("B", "A"), reports("C", "nobody")]);
        assert_eq!(lines, ["C", "A", "    B"]);
    }
}
