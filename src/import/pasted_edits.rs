//! What one mends in a pasted list before anybody is made: words, who reports to whom, which line names a department.
use super::chart_order::in_order;
use super::name_title::{name_and_title, turned};
use super::pasted_list::Pasted;
use super::pasted_person::PastedPerson;
use super::posts::is_full_name;
use super::who::Called;
use crate::catalogue::Placeholder;

/// The words of a line that can be edited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedWords {
    /// Empty for a post that nobody is known to hold.
    pub name: String,
    pub title: String,
    pub department: String,
    /// The boss by name, title or address; empty for nobody.
    pub boss: String,
}

impl Pasted {
    /// The words of line `i` as they stand.
    pub fn words(&self, i: usize) -> PastedWords {
        let Some(person) = self.people.get(i) else { return PastedWords::default() };
        let boss = person.boss.and_then(|boss| self.people.get(boss));
        let called =
            |boss: &PastedPerson| if boss.name.is_empty() { boss.title.clone() } else { boss.name.clone() };
        PastedWords {
            name: person.name.clone(),
            title: person.title.clone(),
            department: person.department.clone(),
            boss: boss.map_or_else(|| person.boss_elsewhere.clone(), called),
        }
    }

    /// Takes the words that somebody typed for line `i`. Without a name it is a post; without a title as well, name and
    /// title stay what they were. A boss who is not of the list, or below this person, stands outside it.
    pub fn reword(&mut self, i: usize, words: &PastedWords) {
        let before = self.words(i);
        if i >= self.people.len() {
            return;
        }
        // Who was not to be found may be by now.
        if words.boss.trim() != before.boss || self.people[i].boss.is_none() {
            let boss = self.meant(i, &words.boss);
            self.people[i].boss_elsewhere =
                if boss.is_none() { words.boss.trim().to_owned() } else { String::new() };
            self.people[i].boss = boss;
        }
        let person = &mut self.people[i];
        words.department.trim().clone_into(&mut person.department);
        let (name, title) = (words.name.trim(), words.title.trim());
        if name.is_empty() && title.is_empty() {
            return;
        }
        if name != person.name {
            person.post = name.is_empty().then_some(Placeholder::Unknown);
        }
        name.clone_into(&mut person.name);
        title.clone_into(&mut person.title);
    }

    /// Lines for bosses of `reports` who are named and are nobody of the list, each once.
    pub fn add_bosses(&mut self, reports: &[usize]) {
        let mut added: Called<usize> = Called::default();
        let (before, all) = (self.people.len(), self.called(|_| true));
        for &i in reports {
            let Some(words) = self.people.get(i).map(|person| person.boss_elsewhere.clone()) else {
                continue;
            };
            let meant = all.find(&words);
            if meant.is_some_and(|boss| boss < before && self.is_above(i, Some(boss))) {
                // Themselves, or somebody below them.
                continue;
            }
            let boss = added.named(&words).or(meant).unwrap_or_else(|| {
                let number = self.people.len();
                added.name(&words, &number);
                let whole = Some(turned(&words)).filter(|turned| is_full_name(turned));
                let (name, title) =
                    whole.map_or_else(|| name_and_title(&words), |name| (name, String::new()));
                self.people.push(PastedPerson { name, title, ..PastedPerson::default() }.or_post());
                number
            });
            let department = self.department_above(i).map(str::to_owned);
            let person = &mut self.people[i];
            person.boss_elsewhere.clear();
            person.boss = Some(boss);
            // Below the new boss no heading says it any longer.
            if let Some(department) = department.filter(|_| person.department.is_empty()) {
                person.department = department;
            }
        }
    }

    /// Whoever names a boss of the list reports there.
    pub(super) fn join_bosses(&mut self) {
        for i in 0..self.people.len() {
            let words = self.people[i].boss_elsewhere.clone();
            if words.is_empty() || self.people[i].boss.is_some() {
                continue;
            }
            if let Some(boss) = self.meant(i, &words) {
                self.people[i].boss = Some(boss);
                self.people[i].boss_elsewhere.clear();
            }
        }
        let bosses: Vec<Option<usize>> = self.people.iter().map(|person| person.boss).collect();
        self.people = in_order(std::mem::take(&mut self.people), &bosses);
    }

    /// Who of the list is called so, but for `i` and those below.
    fn meant(&self, i: usize, words: &str) -> Option<usize> {
        self.called(|j| !self.is_above(i, Some(j))).find(words)
    }

    /// Who of the list is called how, of those whose number `counts`.
    fn called(&self, counts: impl Fn(usize) -> bool) -> Called<usize> {
        let mut called = Called::default();
        for (j, person) in self.people.iter().enumerate().filter(|(j, _)| counts(*j)) {
            for name in [&person.name, &person.name_local, &person.email] {
                called.name(name, &j);
            }
            called.post(&person.title, &j);
        }
        called
    }

    /// What was read as the name of line `i` becomes the title, and the other way round; nothing where one is missing.
    pub fn swap(&mut self, i: usize) {
        if let Some(person) = self.people.get_mut(i).filter(|person| person.can_swap()) {
            std::mem::swap(&mut person.name, &mut person.title);
        }
    }

    /// For a list that has the titles first: the same for every line.
    pub fn swap_all(&mut self) {
        (0..self.people.len()).for_each(|i| self.swap(i));
    }

    /// Whether [`Self::swap`] does anything.
    pub fn can_swap(&self, i: usize) -> bool {
        self.people.get(i).is_some_and(PastedPerson::can_swap)
    }

    /// Whom line `i` would report to one step further in: the one before it that has the same boss.
    pub fn boss_further_in(&self, i: usize) -> Option<usize> {
        let boss = self.people.get(i)?.boss;
        (0..i).rev().find(|j| self.people[*j].boss == boss)
    }

    /// One step further in, below the line before; nothing where [`Self::boss_further_in`] is nobody.
    pub fn move_in(&mut self, i: usize) {
        if let Some(boss) = self.boss_further_in(i) {
            self.people[i].boss = Some(boss);
            self.people[i].boss_elsewhere.clear();
        }
    }

    /// One step further out, beside the boss; nothing for who has none of the list.
    pub fn move_out(&mut self, i: usize) {
        if let Some(boss) = self.people.get(i).and_then(|person| person.boss) {
            self.people[i].boss = self.people[boss].boss;
            self.people[i].boss_elsewhere = self.people[boss].boss_elsewhere.clone();
        }
    }

    /// Whether line `i` names a department is turned round. Those below it, or else those who follow at its side up to the
    /// next such line, belong there unless their own line says otherwise.
    pub fn turn_heading(&mut self, i: usize) {
        if let Some(line) = self.people.get_mut(i) {
            line.is_department = !line.is_department;
        }
    }

    /// What line `i` calls a department, for one that does.
    pub fn heading(&self, i: usize) -> Option<&str> {
        let person = self.people.get(i).filter(|line| line.is_department)?;
        let named = if person.name.is_empty() { &person.title } else { &person.name };
        Some(named.trim_end_matches([':', '：', ' ']))
    }

    /// The department that the line of a heading gives to line `i`.
    pub fn department_above(&self, i: usize) -> Option<&str> {
        let mut at = Some(i);
        while let Some(who) = at {
            let boss = self.people.get(who)?.boss;
            if let Some(name) = boss.and_then(|boss| self.heading(boss)) {
                return Some(name);
            }
            let leads = |j: &usize| self.people.iter().any(|person| person.boss == Some(*j));
            let is_beside = |j: &usize| self.people[*j].is_department && self.people[*j].boss == boss;
            let heading = (0..who).rev().find(is_beside).filter(|j| !leads(j));
            if let Some(name) = heading.and_then(|j| self.heading(j)) {
                return Some(name);
            }
            at = boss;
        }
        None
    }

    /// Whether `above` is `who` or one of those above.
    pub(super) fn is_above(&self, above: usize, who: Option<usize>) -> bool {
        let mut at = who;
        while let Some(next) = at.filter(|next| *next != above) {
            at = self.people.get(next).and_then(|person| person.boss);
        }
        at.is_some()
    }
}

impl PastedPerson {
    fn can_swap(&self) -> bool {
        !self.title.is_empty() && !self.name.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::pasted::pasted;
    use super::super::said::{Said, all, with_departments};
    use super::*;
    use std::collections::BTreeSet;

    fn said(list: &Pasted) -> Vec<Said> {
        with_departments(list.people_without(&BTreeSet::new()))
    }

    #[test]
    fn names_and_titles_change_places_and_who_reports_to_whom_stays() {
        let mut list = pasted("Leitung, Anna Berg\n  Einkauf, Tim Foe\n  Ann Li");
        list.swap_all();
        let read: Vec<(&str, &str, Option<usize>)> =
            list.people.iter().map(|p| (p.name.as_str(), p.title.as_str(), p.boss)).collect();
        let expected =
            [("Anna Berg", "Leitung", None), ("Tim Foe", "Einkauf", Some(0)), ("Ann Li", "", Some(0))];
        assert_eq!(read, expected);
        list.swap(0);
        assert_eq!((list.people[0].name.as_str(), list.people[1].name.as_str()), ("Leitung", "Tim Foe"));
        assert!(!list.can_swap(2));
    }

    #[test]
    fn lines_move_in_and_out() {
        let mut list = pasted("Ann Li\nBo Um\nCy Zhu\nDi Mo");
        list.move_in(0);
        list.move_in(1);
        list.move_in(2);
        list.move_in(2);
        assert_eq!(
            said(&list),
            all(&[
                ("Ann Li", "", None),
                ("Bo Um", "", Some(0)),
                ("Cy Zhu", "", Some(1)),
                ("Di Mo", "", None)
            ])
        );
        list.move_out(2);
        list.move_out(1);
        list.move_out(1);
        assert_eq!(list.people[2].boss, Some(0));
        assert_eq!(list.people[1].boss, None);
    }

    #[test]
    fn typed_words_find_the_boss_but_nobody_below() {
        let mut list = pasted("Ann Li, CEO\n  Bo Um, CFO\n    Cy Zhu\nDi Mo");
        let boss = |list: &mut Pasted, i: usize, boss: &str| {
            let words = PastedWords { boss: boss.to_owned(), ..list.words(i) };
            list.reword(i, &words);
            (list.people[i].boss, list.people[i].boss_elsewhere.clone())
        };
        assert_eq!(list.words(2).boss, "Bo Um");
        assert_eq!(boss(&mut list, 3, "cfo"), (Some(1), String::new()));
        assert_eq!(boss(&mut list, 0, "Cy Zhu"), (None, "Cy Zhu".to_owned()), "no circle");
        assert_eq!(boss(&mut list, 2, "Zoe Xu"), (None, "Zoe Xu".to_owned()));
        assert_eq!(boss(&mut list, 2, " "), (None, String::new()));
        assert_eq!(boss(&mut list, 0, "Cy Zhu").0, Some(2));
        let plan = list.people_without(&BTreeSet::new());
        let place = |name: &str| plan.iter().position(|person| person.name == name);
        assert_eq!(plan[place("Ann Li").unwrap()].boss, place("Cy Zhu"));
        assert!(place("Cy Zhu") < place("Ann Li"), "bosses before reports");
        let nobody = PastedWords { department: "IT".to_owned(), ..PastedWords::default() };
        list.reword(3, &nobody);
        assert_eq!((list.people[3].name.as_str(), list.people[3].department.as_str()), ("Di Mo", "IT"));
        list.reword(1, &PastedWords { name: String::new(), ..list.words(1) });
        assert_eq!(list.people[1].post, Some(Placeholder::Unknown));
        list.reword(1, &PastedWords { name: "Eve Xu".to_owned(), ..list.words(1) });
        assert_eq!((list.people[1].post, list.people[1].name.as_str()), (None, "Eve Xu"));
    }

    #[test]
    fn bosses_who_are_only_named_are_added_once() {
        let mut list =
            pasted("Name\tManager\nAnn Li\tFox, Helga\nBo Um\tfox, helga\nCy Zhu\tCFO\nDi Mo\tZoe Xu");
        list.add_bosses(&[0, 1, 2]);
        let plan = list.people_without(&BTreeSet::new());
        let of = |name: &str| plan.iter().find(|person| person.name == name).unwrap();
        let boss = |name: &str| of(name).boss.map(|boss| &plan[boss]);
        assert_eq!(boss("Ann Li").unwrap().name, "Helga Fox");
        assert_eq!(of("Ann Li").boss, of("Bo Um").boss);
        assert_eq!(
            (boss("Cy Zhu").unwrap().title.as_str(), boss("Cy Zhu").unwrap().post),
            ("CFO", Some(Placeholder::Unknown))
        );
        assert_eq!((plan.len(), of("Di Mo").boss_elsewhere.as_str()), (6, "Zoe Xu"));
    }

    #[test]
    fn the_head_who_is_the_own_boss_and_who_leads_the_missing_boss_get_no_second_one() {
        let mut list = pasted("Name\tManager\nGrace Holt\tGrace Holt\nCy Zhu\tGrace Holt");
        assert!(list.people[0].boss_elsewhere.is_empty());
        list.reword(0, &PastedWords { boss: "Cy Zhu".to_owned(), ..list.words(0) });
        list.add_bosses(&[0]);
        assert_eq!((list.people.len(), list.people[0].boss), (2, None));
    }

    #[test]
    fn who_stands_beside_or_below_a_boss_left_out_has_the_boss_from_outside() {
        let mut list = pasted("Name\tManager\nAnn Li\tZoe Xu\nBo Um\tAnn Li\nCy Zhu\tAnn Li");
        list.move_out(1);
        assert_eq!((list.people[1].boss, list.people[1].boss_elsewhere.as_str()), (None, "Zoe Xu"));
        let rest = list.people_without(&BTreeSet::from([0]));
        assert!(rest.iter().all(|person| person.boss.is_none() && person.boss_elsewhere == "Zoe Xu"));
    }

    #[test]
    fn a_line_that_names_a_department_is_nobody_and_can_be_somebody_again() {
        let mut list = pasted("Ann Li\nWerk Nord\nBo Um\n  Cy Zhu\nGarage\nDi Mo");
        for heading in [1, 4] {
            list.turn_heading(heading);
        }
        let expected = [
            ("Ann Li", "", None),
            ("Bo Um", "Werk Nord", None),
            ("Cy Zhu", "Werk Nord", Some(1)),
            ("Di Mo", "Garage", None),
        ];
        assert_eq!(said(&list), all(&expected));
        let mut indented = pasted("Ann Li\n  Werk Nord\n    Bo Um\n  Cy Zhu");
        indented.turn_heading(1);
        let expected = [("Ann Li", "", None), ("Bo Um", "Werk Nord", Some(0)), ("Cy Zhu", "", Some(0))];
        assert_eq!(said(&indented), all(&expected));
        indented.turn_heading(1);
        assert_eq!(said(&indented).len(), 4);
    }
}
