//! A range of a spreadsheet from the clipboard: columns by their headings, or name and title in either order, department.
use super::chart_order::bosses_first;
use super::csv_account::import_csv;
use super::csv_columns::Column;
use super::name_title::title_stands_first;
use super::opinions::{Opinions, parted};
use super::pasted_list::Pasted;
use super::pasted_person::PastedPerson;
use crate::model::{Account, LinkKind, PersonId};
use std::collections::BTreeMap;

/// Columns parted by tabs: with headings as a file would have, else name and title, department. `None` where tabs
/// only indent.
pub(super) fn table(lines: &[&str]) -> Option<Pasted> {
    let has_columns = |line: &&str| line.trim_start().contains('\t');
    // Lines that are indented make an outline, whatever parts their fields.
    let indented = lines.iter().any(|line| line.starts_with(['\t', ' ', '\u{3000}']));
    let headed = lines.first().is_some_and(|line| line.split('\t').any(|c| Column::of_heading(c).is_some()));
    if !lines.iter().any(has_columns) || indented && !headed {
        return None;
    }
    let cells = |line: &&str| line.split('\t').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let mut rows: Vec<Vec<String>> = lines.iter().map(cells).collect();
    join_names(&mut rows);
    let headings = rows.first()?;
    if headings.iter().any(|heading| Column::of_heading(heading) == Some(Column::Name)) {
        let judged = judgements(&rows);
        let text: Vec<String> = without_judgements(&rows).iter().map(|row| row.join("\t")).collect();
        if let Ok(import) = import_csv(text.join("\n").as_bytes(), "") {
            let mut people = planned(&import.account);
            let bosses = bosses(&rows);
            for person in &mut people {
                person.opinions = judged.get(&person.name).cloned().unwrap_or_default();
                if person.boss.is_none() {
                    person.boss_elsewhere = bosses.get(&person.name).cloned().unwrap_or_default();
                }
            }
            let name = headings.iter().position(|h| Column::of_heading(h) == Some(Column::Name));
            let is_nameless =
                |row: &&Vec<String>| name.and_then(|at| row.get(at)).is_none_or(String::is_empty);
            let nameless = rows.iter().skip(1).filter(is_nameless);
            let left_out = nameless.map(|row| in_words(&row.join("\t"))).collect();
            return Some(Pasted { people, left_out, is_letter: false });
        }
    }
    let title_first = titles_stand_first(&rows);
    let person = |row: &Vec<String>| {
        // What one thinks of them may stand in columns of its own.
        let opinions = parted(&row.join(", ")).2;
        let mut cells = without_opinions(row).cloned();
        let mut next = || cells.next().unwrap_or_default();
        let (first, second, department) = (next(), next(), next());
        let turned = title_first && !second.is_empty();
        let (name, title) = if turned { (second, first) } else { (first, second) };
        PastedPerson { name, title, department, opinions, ..PastedPerson::default() }
    };
    let (named, nameless): (Vec<_>, Vec<_>) = rows
        .iter()
        .zip(lines)
        .map(|(row, line)| (person(row), row, line))
        .partition(|(person, ..)| !person.name.is_empty());
    let (people, rows): (Vec<PastedPerson>, Vec<&Vec<String>>) =
        named.into_iter().map(|(person, row, _)| (person, row)).unzip();
    let left_out = nameless.into_iter().map(|(.., line)| in_words(line)).collect();
    Some(Pasted { people: with_named_bosses(people, &rows), left_out, is_letter: false })
}

/// Values parted by commas or semicolons below their headings, as lines parted by tabs; `None` where no heading says that
/// there are names.
pub(super) fn from_csv(lines: &[&str]) -> Option<Vec<String>> {
    let first = lines.first()?;
    let names = |mark: &char| {
        let mut cells = first.split(*mark).map(|cell| cell.trim().trim_matches('"'));
        let is_name = |cell: &str| {
            Column::of_heading(cell) == Some(Column::Name) || FIRST_NAMES.contains(&plain(cell).as_str())
        };
        first.contains(*mark) && cells.any(is_name)
    };
    let mark = [',', ';'].into_iter().find(names).filter(|_| !first.contains('\t'))?;
    let text = lines.join("\n");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(mark as u8)
        .from_reader(text.as_bytes());
    let row = |record: csv::StringRecord| {
        let cells: Vec<String> = record.iter().map(|cell| cell.replace(['\t', '\n'], " ")).collect();
        cells.join("\t")
    };
    reader.records().map(|record| record.ok().map(row)).collect()
}

/// The cells of a row but for those that say what one thinks.
fn without_opinions(row: &[String]) -> impl Iterator<Item = &String> {
    row.iter().filter(|cell| cell.is_empty() || parted(&format!("x, {cell}")).0 != "x")
}

/// Whether the first column holds titles and the second names: so in most rows that have both.
fn titles_stand_first(rows: &[Vec<String>]) -> bool {
    let both = |row: &Vec<String>| {
        let mut cells = without_opinions(row);
        let (first, second) = (cells.next()?, cells.next()?);
        (!first.is_empty() && !second.is_empty()).then(|| title_stands_first(first, second))
    };
    let both: Vec<bool> = rows.iter().filter_map(both).collect();
    both.iter().filter(|turned| **turned).count() * 2 > both.len()
}

/// A row as one reads it.
fn in_words(line: &str) -> String {
    line.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Without headings, a cell that names somebody else of the list names the boss.
fn with_named_bosses(mut people: Vec<PastedPerson>, rows: &[&Vec<String>]) -> Vec<PastedPerson> {
    let number: BTreeMap<String, usize> =
        people.iter().enumerate().map(|(i, person)| (person.name.to_lowercase(), i)).collect();
    let mut boss_of: Vec<Option<usize>> = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        // The own name may stand in the second column.
        let mut others = row.iter().filter(|cell| **cell != people[i].name);
        let boss = others.find_map(|cell| number.get(&cell.to_lowercase()).filter(|at| **at != i));
        boss_of.push(boss.copied());
    }
    for (person, boss) in people.iter_mut().zip(&boss_of) {
        if let Some(boss) = boss.and_then(|boss| number.iter().find(|(_, at)| **at == boss)) {
            let is_boss = |text: &String| text.to_lowercase() == *boss.0;
            for text in [&mut person.title, &mut person.department] {
                if is_boss(text) {
                    text.clear();
                }
            }
        }
    }
    in_order(people, &boss_of)
}

/// Bosses before reports, as plans are.
fn in_order(people: Vec<PastedPerson>, boss_of: &[Option<usize>]) -> Vec<PastedPerson> {
    let order = bosses_first(boss_of);
    let mut place = vec![0; order.len()];
    for (at, i) in order.iter().enumerate() {
        place[*i] = at;
    }
    let mut ordered: Vec<(usize, PastedPerson)> = people
        .into_iter()
        .enumerate()
        .map(|(i, person)| {
            let boss = boss_of[i].map(|boss| place[boss]).filter(|boss| *boss < place[i]);
            (place[i], PastedPerson { boss, ..person })
        })
        .collect();
    ordered.sort_by_key(|(at, _)| *at);
    ordered.into_iter().map(|(_, person)| person).collect()
}

/// By name: who the column of bosses says.
fn bosses(rows: &[Vec<String>]) -> BTreeMap<String, String> {
    let Some((headings, rows)) = rows.split_first() else { return BTreeMap::new() };
    let at = |wanted: Column| headings.iter().position(|h| Column::of_heading(h) == Some(wanted));
    let (Some(name), Some(boss)) = (at(Column::Name), at(Column::Manager)) else { return BTreeMap::new() };
    rows.iter().filter_map(|row| Some((row.get(name)?.clone(), row.get(boss)?.clone()))).collect()
}

/// What a column of first names is called.
const FIRST_NAMES: [&str; 4] = ["firstname", "givenname", "forename", "名"];

/// A heading without blanks, signs and capitals.
fn plain(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// First and last names in columns of their own become one column.
fn join_names(rows: &mut [Vec<String>]) {
    let Some(headings) = rows.first().cloned() else { return };
    let at = |names: &[&str]| headings.iter().position(|heading| names.contains(&plain(heading).as_str()));
    let first = at(&FIRST_NAMES);
    let last = at(&["lastname", "surname", "familyname", "姓"]);
    let (Some(first), Some(last)) = (first, last) else { return };
    for (i, row) in rows.iter_mut().enumerate() {
        let part = |at: usize| row.get(at).cloned().unwrap_or_default();
        let name = if i == 0 {
            "Name".to_owned()
        } else {
            format!("{} {}", part(first), part(last)).trim().to_owned()
        };
        if let Some(cell) = row.get_mut(first) {
            *cell = name;
        }
        if last < row.len() {
            row.remove(last);
        }
    }
}

/// The columns that say what one thinks, by the words above them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Judged {
    Support,
    Influence,
    Roles,
}

fn judged_columns(headings: &[String]) -> Vec<Option<Judged>> {
    let titled = headings.iter().any(|heading| {
        let plain = heading.to_lowercase();
        plain != "role" && Column::of_heading(heading) == Some(Column::Title)
    });
    let judged = |heading: &String| match heading.to_lowercase().as_str() {
        "support" | "支持" | "支持度" | "态度" => Some(Judged::Support),
        "influence" | "影响" | "影响力" => Some(Judged::Influence),
        "roles" | "deal role" | "buying role" | "角色" => Some(Judged::Roles),
        // Else it is what a person's title is called.
        "role" if titled => Some(Judged::Roles),
        _ => None,
    };
    headings.iter().map(judged).collect()
}

/// By name: what those columns say.
fn judgements(rows: &[Vec<String>]) -> BTreeMap<String, Opinions> {
    let Some((headings, rows)) = rows.split_first() else { return BTreeMap::new() };
    let columns = judged_columns(headings);
    let Some(name) = headings.iter().position(|h| Column::of_heading(h) == Some(Column::Name)) else {
        return BTreeMap::new();
    };
    let of = |row: &Vec<String>| {
        let mut said = Opinions::default();
        for (cell, column) in row.iter().zip(&columns) {
            match column {
                Some(Judged::Support) => said.take_support(cell),
                Some(Judged::Influence) => said.take_influence(cell),
                Some(Judged::Roles) => said.take_roles(cell),
                None => {}
            }
        }
        Some((row.get(name)?.clone(), said))
    };
    rows.iter().filter_map(of).collect()
}

fn without_judgements(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let columns = rows.first().map(|headings| judged_columns(headings)).unwrap_or_default();
    let kept = |i: &usize| columns.get(*i).is_none_or(Option::is_none);
    let row = |row: &Vec<String>| (0..row.len()).filter(kept).map(|i| row[i].clone()).collect();
    rows.iter().map(row).collect()
}

/// The people of an account as a plan, bosses before reports.
fn planned(account: &Account) -> Vec<PastedPerson> {
    let boss: BTreeMap<&PersonId, &PersonId> = (account.links().values())
        .filter(|link| link.kind == LinkKind::Reports)
        .map(|link| (&link.from, &link.to))
        .collect();
    let all = account.people_in_order();
    let number: BTreeMap<&PersonId, usize> = all.iter().enumerate().map(|(i, p)| (&p.id, i)).collect();
    let boss_of: Vec<Option<usize>> =
        all.iter().map(|person| number.get(*boss.get(&person.id)?).copied()).collect();
    let people = all.iter().map(|person| {
        let department = person.department.as_ref().and_then(|id| account.departments().get(id));
        PastedPerson {
            name: person.name.clone(),
            title: person.title.clone(),
            department: department.map(|department| department.name.clone()).unwrap_or_default(),
            email: person.email.clone(),
            ..PastedPerson::default()
        }
    });
    in_order(people.collect(), &boss_of)
}

#[cfg(test)]
mod tests {
    use super::super::pasted::pasted;
    use crate::catalogue::{RoleKey, Support};

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
        let bossed = pasted("Ian Gold\tCFO\tHelen Fox\nHelen Fox\tCEO\nJo Lee\tBuyer\tian gold").people;
        let chart: Vec<_> = bossed.iter().map(|p| (p.name.as_str(), p.title.as_str(), p.boss)).collect();
        assert_eq!(
            chart,
            [("Helen Fox", "CEO", None), ("Ian Gold", "CFO", Some(0)), ("Jo Lee", "Buyer", Some(1))]
        );
        let plain = pasted("Anna Berg\tCFO\tFinance\t+2\tEB\nBen Cole\tBuyer\tProcurement\t-1\t").people;
        assert_eq!(plain[0].department, "Finance");
        assert_eq!(plain[0].opinions.support.map(Support::score), Some(2));
    }

    #[test]
    fn rows_that_name_nobody_are_told() {
        let headed = pasted("Name\tTitle\tSupport\nAnna Berg\tCFO\t+2\n\tHead of purchasing\t-1");
        assert_eq!((headed.people.len(), headed.left_out), (1, vec!["Head of purchasing, -1".to_owned()]));
        let plain = pasted("Anna Berg\tCFO\n+2\thigh");
        assert_eq!((plain.people.len(), plain.left_out), (1, vec!["+2, high".to_owned()]));
        let long = pasted(&"Anna Berg\n".repeat(2003));
        assert_eq!((long.people.len(), long.left_out.len()), (2000, 3));
    }
}
