//! The people that a pasted text names, as a list that one looks at before anybody is made.
use super::pasted_person::PastedPerson;
use std::collections::BTreeSet;

/// What a text says: people, and what it has besides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Bosses before their reports; nobody where it reads like no list of people.
    pub people: Vec<PastedPerson>,
    /// Lines that name nobody, or come after the most that are read.
    pub left_out: Vec<String>,
    /// The people are those to whom a letter went, or who wrote it.
    pub is_letter: bool,
}

impl Pasted {
    /// The people but for those whose numbers are in `without`; who reported to one of these reports to whom they did.
    pub fn people_without(&self, without: &BTreeSet<usize>) -> Vec<PastedPerson> {
        let mut number = vec![None; self.people.len()];
        let mut kept: Vec<PastedPerson> = Vec::new();
        for (i, person) in self.people.iter().enumerate() {
            let mut boss = person.boss;
            while let Some(left_out) = boss.filter(|boss| without.contains(boss)) {
                boss = self.people.get(left_out).and_then(|person| person.boss);
            }
            if !without.contains(&i) {
                number[i] = Some(kept.len());
                kept.push(PastedPerson { boss: boss.and_then(|boss| number[boss]), ..person.clone() });
            }
        }
        kept
    }

    /// For a list that has the titles first: what was read as the name becomes the title, and the other way round. Who
    /// has one of the two keeps it.
    pub fn swap_names_and_titles(&mut self) {
        for person in
            self.people.iter_mut().filter(|person| !person.title.is_empty() && person.post.is_none())
        {
            std::mem::swap(&mut person.name, &mut person.title);
        }
    }

    /// The numbers of all, everybody behind the boss: as one reads an outline.
    pub fn as_outline(&self) -> Vec<usize> {
        let mut reports: Vec<Vec<usize>> = vec![Vec::new(); self.people.len()];
        let mut open: Vec<usize> = Vec::new();
        for (i, person) in self.people.iter().enumerate().rev() {
            match person.boss {
                Some(boss) => reports[boss].push(i),
                None => open.push(i),
            }
        }
        let mut order = Vec::with_capacity(self.people.len());
        // The first is the last in the list, and is taken first.
        while let Some(next) = open.pop() {
            order.push(next);
            open.extend(&reports[next]);
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::super::pasted;
    use super::*;

    #[test]
    fn people_are_left_out_and_read_as_an_outline() {
        let text = "Name\tTitle\tManager\nA\tCEO\t\nB\tVP\tA\nC\tVP\tA\nD\tLead\tB\nE\tAux\tZoe";
        let list = pasted(text);
        let name = |i: usize| list.people[i].name.as_str();
        let outline: Vec<&str> = list.as_outline().into_iter().map(name).collect();
        assert_eq!(outline, ["A", "B", "D", "C", "E"]);
        let b = list.people.iter().position(|person| person.name == "B").unwrap();
        let rest = list.people_without(&BTreeSet::from([b]));
        let of = |name: &str| rest.iter().position(|person| person.name == name).unwrap();
        assert_eq!((rest.len(), rest[of("D")].boss, rest[of("A")].boss), (4, Some(of("A")), None));
    }

    #[test]
    fn names_and_titles_change_places_and_who_reports_to_whom_stays() {
        let mut list = pasted("Leitung, Anna Berg\n  Einkauf, Tim Foe\n  Ann Li");
        list.swap_names_and_titles();
        let read: Vec<(&str, &str, Option<usize>)> =
            list.people.iter().map(|p| (p.name.as_str(), p.title.as_str(), p.boss)).collect();
        let expected =
            [("Anna Berg", "Leitung", None), ("Tim Foe", "Einkauf", Some(0)), ("Ann Li", "", Some(0))];
        assert_eq!(read, expected);
    }

    #[test]
    fn the_head_of_an_e_mail_is_nobody() {
        let mail = "Subject: Offer\nFrom: Tim Foe <tim@x.com>\nTo: Ann Li <ann@x.com>; Bo Um <bo@x.com>\nSent: Monday";
        let list = pasted(mail);
        let names: Vec<&str> = list.people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!((names, list.left_out.len()), (vec!["Tim Foe", "Ann Li", "Bo Um"], 2));
    }
}
