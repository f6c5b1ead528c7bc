//! The people that a pasted text names, as a list that one looks at before anybody is made.
use super::chart_order::in_order;
use super::pasted_person::PastedPerson;
use std::collections::{BTreeMap, BTreeSet};

/// What a text says: people, and what it has besides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Bosses before their reports until one mends who reports to whom; never in a circle. Nobody where it reads like no
    /// list of people.
    pub people: Vec<PastedPerson>,
    /// Lines that name nobody, or come after the most that are read.
    pub left_out: Vec<String>,
    /// Headings of columns that were not read.
    pub unread_columns: Vec<String>,
    /// The people are those to whom a letter went, or who wrote it.
    pub is_letter: bool,
}

impl Pasted {
    /// Who is named twice, with one title at most, is one person: reports of both are of the first.
    pub(super) fn join_twins(&mut self) {
        let mut firsts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut kept = Self::default();
        let mut number: Vec<usize> = Vec::with_capacity(self.people.len());
        for mut person in std::mem::take(&mut self.people) {
            person.boss = person.boss.and_then(|boss| number.get(boss)).copied();
            let same = firsts.entry(person.name.to_lowercase()).or_default();
            let twin =
                same.iter().copied().find(|twin| person.post.is_none() && kept.people[*twin].may_be(&person));
            // Nobody comes to stand below themselves.
            let twin = twin.filter(|twin| !kept.is_above(*twin, person.boss));
            if let Some(twin) = twin {
                number.push(twin);
                kept.people[twin].fill_from(person);
            } else {
                same.push(kept.people.len());
                number.push(kept.people.len());
                kept.people.push(person);
            }
        }
        let bosses: Vec<Option<usize>> = kept.people.iter().map(|person| person.boss).collect();
        self.people = in_order(kept.people, &bosses);
    }

    /// The people but for those whose numbers are in `without`, and for headings; who reported to one of these reports to
    /// whom they did. Bosses before their reports, which is a plan.
    pub fn people_without(&self, without: &BTreeSet<usize>) -> Vec<PastedPerson> {
        let is_left_out = |i: &usize| without.contains(i) || self.people[*i].is_department;
        let kept: Vec<usize> = (0..self.people.len()).filter(|i| !is_left_out(i)).collect();
        let mut number = vec![None; self.people.len()];
        for (at, i) in kept.iter().enumerate() {
            number[*i] = Some(at);
        }
        let planned = self.planned(without);
        let people: Vec<PastedPerson> = kept.iter().map(|i| planned[*i].clone()).collect();
        let bosses: Vec<Option<usize>> =
            people.iter().map(|person| person.boss.and_then(|boss| number[boss])).collect();
        in_order(people, &bosses)
    }

    /// Every line as it would be made, with the numbers of this list: whom those report to who reported to a heading or to
    /// somebody left out, and which department a heading gives.
    pub fn planned(&self, without: &BTreeSet<usize>) -> Vec<PastedPerson> {
        let is_left_out = |i: &usize| without.contains(i) || self.people[*i].is_department;
        let planned = self.people.iter().enumerate().map(|(i, person)| {
            let mut person = person.clone();
            while let Some(left_out) = person.boss.filter(is_left_out) {
                let above = &self.people[left_out];
                person.boss = above.boss;
                if person.boss.is_none() && person.boss_elsewhere.is_empty() {
                    person.boss_elsewhere.clone_from(&above.boss_elsewhere);
                }
            }
            if person.department.is_empty() {
                self.department_above(i).unwrap_or_default().clone_into(&mut person.department);
            }
            person
        });
        planned.collect()
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
    fn who_is_named_twice_is_one_person_unless_the_titles_differ() {
        let list = pasted("Ann Li, CEO\n  Tim Foe, CFO\nTim Foe\n  Bo Um\nAnn Li, Clerk\nDi Mo\n  Di Mo");
        let read: Vec<(&str, &str, Option<usize>)> =
            list.people.iter().map(|p| (p.name.as_str(), p.title.as_str(), p.boss)).collect();
        let expected = [
            ("Ann Li", "CEO", None),
            ("Tim Foe", "CFO", Some(0)),
            ("Bo Um", "", Some(1)),
            ("Ann Li", "Clerk", None),
            ("Di Mo", "", None),
            ("Di Mo", "", Some(4)),
        ];
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
