//! A range of a spreadsheet or a table of a text from the clipboard. Without headings: name and title in either order,
//! then the department. Not here: what headings say (`headed_table`).
use super::chart_order::in_order;
use super::headed_table::{Headings, heads_names, in_words};
use super::name_title::{title_stands_first, turned};
use super::opinions::parted;
use super::pasted_list::Pasted;
use super::pasted_person::PastedPerson;
use super::posts::{is_full_name, names_a_post};
use super::who::Called;

/// Columns parted by tabs: with headings as a file would have, else name and title, department. `None` where tabs
/// only indent.
pub(super) fn table(lines: &[&str]) -> Option<Pasted> {
    let cells = |line: &&str| line.split('\t').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let rows: Vec<Vec<String>> = lines.iter().map(cells).collect();
    let has_columns = |line: &&str| line.trim_start().contains('\t');
    let (first, below) = rows.split_first()?;
    let headings = Headings::of(first);
    // Lines that are indented make an outline, whatever parts their fields.
    let indented = lines.iter().any(|line| line.starts_with(['\t', ' ', '\u{3000}']));
    // A tab in a line or two is only another comma.
    let columned = lines.iter().filter(|line| has_columns(line)).count();
    let is_range = columned > 0 && (headings.is_some() || columned * 2 >= lines.len());
    if !is_range || indented && headings.is_none() {
        return None;
    }
    if let Some(headings) = headings {
        return Some(headings.people(first, below));
    }
    let title_first = titles_stand_first(&rows);
    let person = |row: &Vec<String>| {
        // What one thinks of them may stand in columns of its own.
        let opinions = parted(&row.join(", ")).2;
        let mut cells = without_opinions(row).cloned();
        let mut next = || cells.next().unwrap_or_default();
        let (first, second, department) = (next(), next(), next());
        let swapped = title_first && !second.is_empty();
        let (name, title) = if swapped { (second, first) } else { (first, second) };
        let name = match name.as_str() {
            // A post of which only the title is known.
            "" if names_a_post(&title) => "?".to_owned(),
            _ => Some(turned(&name)).filter(|turned| is_full_name(turned)).unwrap_or(name),
        };
        PastedPerson { name, title, department, opinions, ..PastedPerson::default() }
    };
    let (named, nameless): (Vec<_>, Vec<_>) = rows
        .iter()
        .zip(lines)
        .map(|(row, line)| (person(row), row, line))
        .partition(|(person, ..)| !person.name.is_empty());
    let (people, rows): (Vec<PastedPerson>, Vec<&Vec<String>>) =
        named.into_iter().map(|(person, row, _)| (person, row)).unzip();
    let left_out = nameless.into_iter().map(|(.., line)| in_words(line.split('\t'))).collect();
    Some(Pasted { people: with_named_bosses(people, &rows), left_out, ..Pasted::default() })
}

/// Values parted by commas or semicolons below their headings, as lines parted by tabs; `None` where no heading says that
/// there are names.
pub(super) fn from_csv(lines: &[&str]) -> Option<Vec<String>> {
    let first = lines.first()?;
    let names = |mark: &char| {
        let mut cells = first.split(*mark).map(|cell| cell.trim().trim_matches('"'));
        first.contains(*mark) && cells.any(heads_names)
    };
    let mark = [',', ';', '，', '；'].into_iter().find(names).filter(|_| !first.contains('\t'))?;
    // The reader knows marks of one byte only.
    let text = lines.join("\n");
    let (mark, text) = if mark.is_ascii() { (mark, text) } else { ('\t', text.replace(mark, "\t")) };
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

/// The rows of a table in Markdown, as lines parted by tabs; `None` where a line is none of it.
pub(super) fn from_markdown(lines: &[&str]) -> Option<Vec<String>> {
    let row = |line: &&str| -> Option<String> {
        let inside = line.trim().strip_prefix('|')?;
        let cells =
            inside.strip_suffix('|').unwrap_or(inside).split('|').map(|cell| cell.trim().replace('\t', " "));
        Some(cells.collect::<Vec<_>>().join("\t"))
    };
    let rows: Vec<String> = lines.iter().map(row).collect::<Option<_>>()?;
    let is_rule = |row: &String| row.chars().all(|c| matches!(c, '-' | ':' | '\t' | ' '));
    // What the list says is said in bold by some.
    Some(rows.into_iter().filter(|row| !is_rule(row)).map(|row| row.replace("**", "")).collect())
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

/// Without headings, a cell that names somebody else of the list names the boss.
fn with_named_bosses(mut people: Vec<PastedPerson>, rows: &[&Vec<String>]) -> Vec<PastedPerson> {
    let mut called = Called::default();
    for (i, person) in people.iter().enumerate().filter(|(_, person)| person.name != "?") {
        called.name(&person.name, &i);
    }
    let mut boss_of: Vec<Option<usize>> = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        // The own name may stand in the second column, and be that of two.
        let own = called.named(&people[i].name);
        boss_of
            .push(row.iter().find_map(|cell| called.named(cell).filter(|at| *at != i && Some(*at) != own)));
    }
    for (person, boss) in people.iter_mut().zip(&boss_of).filter(|(_, boss)| boss.is_some()) {
        for text in [&mut person.title, &mut person.department] {
            if called.named(text) == *boss {
                text.clear();
            }
        }
    }
    in_order(people, &boss_of)
}

#[cfg(test)]
mod tests {
    use super::super::pasted::pasted;
    use crate::catalogue::{Placeholder, Support};

    #[test]
    fn without_headings_a_cell_that_names_somebody_names_the_boss() {
        let bossed = pasted("Ian Gold\tCFO\tHelen Fox\nFox, Helen\tCEO\nJo Lee\tBuyer\tian gold").people;
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
    fn a_table_in_markdown_is_a_range() {
        let text = "| Name | Title | Reports to |\n|---|:---:|---|\n| **Ann Xu** | CEO | |\n| Bo Um | CFO | Ann Xu |";
        let people = pasted(text).people;
        let read: Vec<_> = people.iter().map(|p| (p.name.as_str(), p.title.as_str(), p.boss)).collect();
        assert_eq!(read, [("Ann Xu", "CEO", None), ("Bo Um", "CFO", Some(0))]);
    }

    #[test]
    fn rows_that_name_nobody_are_told_and_posts_kept() {
        let plain = pasted("Anna Berg\tCFO\n+2\thigh\nBo Um\tHead of IT");
        assert_eq!((plain.people.len(), plain.left_out), (2, vec!["+2, high".to_owned()]));
        let long: Vec<String> = (0..2003).map(|n| format!("Anna Berg{n}")).collect();
        let long = pasted(&long.join("\n"));
        assert_eq!((long.people.len(), long.left_out.len()), (2000, 3));
        let post = pasted("Anna Berg\tCFO\nBo Um\tBuyer\n?\tHead of IT").people;
        assert_eq!((post[2].post, post[2].title.as_str()), (Some(Placeholder::Unknown), "Head of IT"));
    }
}
