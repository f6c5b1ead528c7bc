//! A range of a spreadsheet from the clipboard whose first row says what the columns hold.
use super::chart_order::in_order;
use super::csv_columns::Column;
use super::name_title::turned;
use super::pasted_list::Pasted;
use super::pasted_person::PastedPerson;
use super::posts::is_full_name;
use super::who::Called;

/// What a column of first names is called, and one of last names.
const FIRST_NAMES: [&str; 5] = ["firstname", "givenname", "forename", "vorname", "名"];
const LAST_NAMES: [&str; 6] = ["lastname", "surname", "familyname", "nachname", "familienname", "姓"];

/// What a column of a pasted range holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Fact(Column),
    FirstName,
    LastName,
    Support,
    Influence,
    Roles,
}

/// The columns of a range; `None` for one whose heading says nothing known, or whose facts a list can't take.
#[derive(Clone, Debug)]
pub(super) struct Headings(Vec<Option<Holds>>);

impl Headings {
    /// The columns below a row of headings; `None` where it is none.
    pub(super) fn of(row: &[String]) -> Option<Self> {
        let titled = row
            .iter()
            .any(|heading| plain(heading) != "role" && Column::of_heading(heading) == Some(Column::Title));
        let mut holds: Vec<Option<Holds>> = Vec::with_capacity(row.len());
        for heading in row {
            // Of two columns that hold the same, the first is read.
            holds.push(meaning(heading, titled).filter(|meant| !holds.contains(&Some(*meant))));
        }
        let has = |wanted: Holds| holds.contains(&Some(wanted));
        if has(Holds::FirstName) && !has(Holds::LastName) {
            // "Vorname, Name": the other half of a first name.
            let name = holds.iter_mut().find(|held| **held == Some(Holds::Fact(Column::Name)));
            if let Some(name) = name {
                *name = Some(Holds::LastName);
            }
        } else if !has(Holds::FirstName) && !has(Holds::Fact(Column::Name)) {
            // Headings, but none for the names: they stand in the first column that holds nothing else.
            let known = holds.iter().flatten().count();
            let unknown = holds.iter().position(Option::is_none)?;
            if known < 2 || row.iter().any(|cell| is_full_name(cell)) {
                return None;
            }
            holds[unknown] = Some(Holds::Fact(Column::Name));
        }
        Some(Self(holds))
    }

    fn read<'r>(&self, row: &'r [String], wanted: Holds) -> &'r str {
        let at = self.0.iter().position(|held| *held == Some(wanted));
        at.and_then(|at| row.get(at)).map_or("", String::as_str)
    }

    fn fact(&self, row: &[String], column: Column) -> String {
        self.read(row, Holds::Fact(column)).to_owned()
    }

    fn name(&self, row: &[String]) -> String {
        let whole = self.read(row, Holds::Fact(Column::Name));
        if whole.is_empty() {
            let (first, last) = (self.read(row, Holds::FirstName), self.read(row, Holds::LastName));
            return format!("{first} {last}").trim().to_owned();
        }
        // "Berg, Anna", but not "Anna Berg, CFO".
        Some(turned(whole)).filter(|name| is_full_name(name)).unwrap_or_else(|| whole.to_owned())
    }

    /// Who stands in a row; `None` if neither a name nor a title does.
    fn person(&self, row: &[String], odd: &mut Vec<String>) -> Option<PastedPerson> {
        let (name, title) = (self.name(row), self.fact(row, Column::Title));
        if name.is_empty() && title.is_empty() {
            return None;
        }
        let mut person = PastedPerson {
            // A post of which only the title is known.
            name: if name.is_empty() { "?".to_owned() } else { name },
            title,
            name_local: self.fact(row, Column::LocalName),
            department: self.fact(row, Column::Department),
            email: self.fact(row, Column::Email),
            phone: self.fact(row, Column::Phone),
            office: self.fact(row, Column::Office),
            note: self.fact(row, Column::Note),
            boss_elsewhere: self.fact(row, Column::Manager),
            ..PastedPerson::default()
        };
        let said = &mut person.opinions;
        let mut judge = |column: Holds, take: &mut dyn FnMut(&str) -> bool| {
            let cell = self.read(row, column);
            if !cell.is_empty() && !take(cell) {
                odd.push(in_words([person.name.as_str(), cell]));
            }
        };
        judge(Holds::Support, &mut |cell| said.take_support(cell));
        judge(Holds::Influence, &mut |cell| said.take_influence(cell));
        judge(Holds::Roles, &mut |cell| said.take_roles(cell));
        Some(person.or_post())
    }

    /// The people of the rows below `headings`, which are these.
    pub(super) fn people(&self, headings: &[String], rows: &[Vec<String>]) -> Pasted {
        let mut left_out = Vec::new();
        let mut people: Vec<PastedPerson> = Vec::new();
        let mut called = Called::default();
        for row in rows {
            let Some(person) = self.person(row, &mut left_out) else {
                left_out.push(in_words(row.iter().map(String::as_str)));
                continue;
            };
            let number = people.len();
            // Somebody named twice holds the post once.
            let twin = called.named(&person.name).and_then(|first: usize| people.get(first));
            if twin.is_none_or(|first| !first.may_be(&person)) {
                called.post(&person.title, &number);
            }
            for name in [&person.name, &person.name_local, &person.email, &self.fact(row, Column::Id)] {
                called.name(name, &number);
            }
            people.push(person);
        }
        let mut bosses = Vec::with_capacity(people.len());
        for (number, person) in people.iter_mut().enumerate() {
            let boss = called.find(&person.boss_elsewhere);
            if boss.is_some() {
                person.boss_elsewhere.clear();
            }
            // At the top of many charts somebody is named as their own boss.
            bosses.push(boss.filter(|boss| *boss != number));
        }
        let unread =
            headings.iter().zip(&self.0).filter(|(heading, held)| held.is_none() && !heading.is_empty());
        let unread_columns = unread.map(|(heading, _)| heading.clone()).collect();
        Pasted { people: in_order(people, &bosses), left_out, unread_columns, ..Pasted::default() }
    }
}

/// Whether it is the heading of a column of names.
pub(super) fn heads_names(heading: &str) -> bool {
    Column::of_heading(heading) == Some(Column::Name) || FIRST_NAMES.contains(&plain(heading).as_str())
}

/// Cells as one reads them.
pub(super) fn in_words<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    cells.into_iter().map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A heading without blanks, signs and capitals.
fn plain(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// `titled`: there is a column of titles besides one that is headed "role".
fn meaning(heading: &str, titled: bool) -> Option<Holds> {
    let plain = plain(heading);
    let plain = plain.as_str();
    match plain {
        _ if FIRST_NAMES.contains(&plain) => Some(Holds::FirstName),
        _ if LAST_NAMES.contains(&plain) => Some(Holds::LastName),
        "support" | "stance" | "attitude" | "haltung" | "支持" | "支持度" | "态度" => {
            Some(Holds::Support)
        }
        "influence" | "power" | "einfluss" | "影响" | "影响力" => Some(Holds::Influence),
        "roles" | "dealrole" | "buyingrole" | "角色" => Some(Holds::Roles),
        // Else it is what a person's title is called.
        "role" if titled => Some(Holds::Roles),
        _ => {
            let column = Column::of_heading(heading)?;
            // Whose side somebody is on, and in which company, a list of the customer's people doesn't say.
            (!matches!(column, Column::Organisation | Column::Side)).then_some(Holds::Fact(column))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::pasted::pasted;
    use crate::catalogue::{Placeholder, RoleKey, Support};

    #[test]
    fn columns_for_judgements_are_known_by_their_headings() {
        let text = "First name\tLast name\tJob title\tReports to\tInfluence\tRole\tSupport\n\
                    Karen\tPeter\tCEO\t\thigh\tEconomic buyer\t2\nBen\tCole\tCTO\tKaren Peter\tlow\tTB\t-1";
        let people = pasted(text).people;
        let said = |i: usize| {
            let person = &people[i];
            let roles: Vec<&str> = person.opinions.roles.iter().map(RoleKey::as_str).collect();
            let support = person.opinions.support.map(Support::score);
            (person.name.as_str(), person.title.as_str(), person.boss, support, roles)
        };
        assert_eq!(said(0), ("Karen Peter", "CEO", None, Some(2), vec!["economic_buyer"]));
        assert_eq!(said(1), ("Ben Cole", "CTO", Some(0), Some(-1), vec!["technical_buyer"]));
    }

    #[test]
    fn bosses_are_found_by_name_in_any_order_by_address_by_number_and_by_post() {
        let people = pasted(
            "ID\tName\tPosition\tSupervisor\tE-mail\n1\tHolt, Grace\tCEO\t\tgrace@x.com\n2\tTom Lund\tCIO\tGrace Holt\t\n\
             3\tAnn Xu\tCFO\tHolt, Grace\t\n4\tBo Um\tCOO\tgrace@x.com\t\n5\tCy Zhu\tLead\t2\t\n6\tDi Mo\tBuyer\tCFO\t\n\
             6\tAnn Xu\tCFO\t\t\n7\tEd Li\tAux\tZoe Unknown\t\n8\t\tHead of Legal\tCEO\t",
        )
        .people;
        let of = |name: &str| people.iter().position(|person| person.name == name);
        let boss = |name: &str| people[of(name).unwrap()].boss;
        for (name, expected) in [
            ("Tom Lund", "Grace Holt"),
            ("Ann Xu", "Grace Holt"),
            ("Bo Um", "Grace Holt"),
            ("Cy Zhu", "Tom Lund"),
            ("Di Mo", "Ann Xu"),
        ] {
            assert_eq!(boss(name), of(expected), "{name}");
            assert!(people[of(name).unwrap()].boss_elsewhere.is_empty());
        }
        let ed = &people[of("Ed Li").unwrap()];
        assert_eq!((ed.boss, ed.boss_elsewhere.as_str()), (None, "Zoe Unknown"));
        let legal = people.iter().find(|person| person.title == "Head of Legal").unwrap();
        assert_eq!((legal.post, legal.boss), (Some(Placeholder::Unknown), of("Grace Holt")));
    }

    #[test]
    fn what_a_column_says_is_read_or_told() {
        let text = "Vorname\tName\tTitel\tAbteilung\tVorgesetzter\tTelefon\tNotiz\tShoe size\tSupport\n\
                    Uwe\tStark\tCFO\tFinanzen\tHelga Fuchs\t+49 1\tKennt uns\t44\tmaybe";
        let list = pasted(text);
        let uwe = &list.people[0];
        assert_eq!(
            (uwe.name.as_str(), uwe.title.as_str(), uwe.department.as_str()),
            ("Uwe Stark", "CFO", "Finanzen")
        );
        assert_eq!((uwe.phone.as_str(), uwe.note.as_str()), ("+49 1", "Kennt uns"));
        assert_eq!(uwe.boss_elsewhere, "Helga Fuchs");
        assert_eq!(list.unread_columns, ["Shoe size"]);
        assert_eq!(list.left_out, ["Uwe Stark, maybe"]);
        let unheaded = pasted("Who\tTitle\tReports to\nAnn Xu\tCEO\t\nBo Um\tCFO\tAnn Xu");
        assert_eq!((unheaded.people.len(), unheaded.people[1].boss), (2, Some(0)));
        assert!(unheaded.unread_columns.is_empty());
    }

    #[test]
    fn rows_that_name_nobody_are_told() {
        let headed = pasted("Name\tTitle\tSupport\nAnna Berg\tCFO\t+2\n\t\t-1");
        assert_eq!((headed.people.len(), headed.left_out), (1, vec!["-1".to_owned()]));
    }
}
