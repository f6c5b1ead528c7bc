//! A CSV of people with a column for the boss → an account with one deal that all of the customer are in.
//! Not here: what a heading means (`csv_columns`), what bytes mean (`decode`).
use super::csv_columns::Column;
use super::decode::decode;
use crate::catalogue::Side;
use crate::model::{
    Account, AccountBuilder, AccountInfo, Deal, DealId, Department, DepartmentId, Dossier, Link, LinkKind,
    Member, OrderKey, Organisation, OrganisationId, Person, PersonId,
};
use std::collections::BTreeMap;

/// No customer has more people who decide; the map could not be shown.
pub const MOST_ROWS: usize = 10_000;

/// What came out of a table, for the user to look at.
#[derive(Clone, Debug)]
pub struct CsvImport {
    pub account: Account,
    pub warnings: Vec<CsvWarning>,
    /// Headings that say nothing to us; their columns were left out.
    pub unknown_headings: Vec<String>,
    /// Such as `UTF-8` or `gb18030`.
    pub encoding: &'static str,
    /// Everybody, in the order of the table, for a layout to place.
    pub to_place: Vec<PersonId>,
}

/// Something of the table that the account lacks. Rows are counted as a spreadsheet does: the headings are 1.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CsvWarning {
    #[error("row {row}: nobody in the table is {manager:?}; {person} was imported without this line")]
    UnknownManager { row: usize, person: String, manager: String },
    #[error("row {row}: {person} is their own boss; the line was left out")]
    OwnManager { row: usize, person: String },
    #[error("row {row}: there is no name; the row was left out")]
    NoName { row: usize },
}

/// Why a table can't be imported.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CsvError {
    #[error("the table has {bytes} bytes, more than the {} that are read; split it", crate::file::MAX_BYTES)]
    TooLarge { bytes: u64 },
    #[error("the table has more than {MOST_ROWS} rows; split it")]
    TooManyRows,
    #[error("the last quotation mark of the table is not closed, so it may be cut off; close it")]
    OpenQuote,
    #[error("the table is empty; give it a row of headings and a row for each person")]
    Empty,
    #[error("no column is headed \"name\" or \"姓名\" (found: {found}); name the columns in the first row")]
    NoNameColumn { found: String },
    #[error("two columns are headed as {column:?} ({heading:?} is the second); rename one of them")]
    ColumnTwice { column: Column, heading: String },
    #[error("row {row}: the table can't be read: {reason}; correct the row")]
    Row { row: usize, reason: String },
    #[error("row {row}: the id {id} stands in row {earlier} too; give each person their own")]
    DuplicateId { row: usize, earlier: usize, id: String },
    #[error("row {row}: {manager:?} is the name of {count} people; put the boss's id there instead")]
    AmbiguousManager { row: usize, manager: String, count: usize },
    #[error("row {row}: {given:?} is no side; write customer, other, us or competitor")]
    Side { row: usize, given: String },
}

/// Reads a table. `name` becomes the account's; callers give the file's stem.
/// # Errors
/// No heading for the name, an id twice, a boss whom several people may be; each names the row.
pub fn import_csv(bytes: &[u8], name: &str) -> Result<CsvImport, CsvError> {
    if bytes.len() as u64 > crate::file::MAX_BYTES {
        return Err(CsvError::TooLarge { bytes: bytes.len() as u64 });
    }
    let (text, encoding) = decode(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).from_reader(text.as_bytes());
    let headings = reader.headers().map_err(|error| unreadable(1, &error))?.clone();
    if headings.iter().all(|h| h.trim().is_empty()) {
        return Err(CsvError::Empty);
    }
    let (columns, unknown_headings) = columns(&headings)?;
    let mut warnings = Vec::new();
    let mut rows = Vec::new();
    for (i, record) in reader.records().enumerate() {
        let number = i + 2;
        if i >= MOST_ROWS {
            return Err(CsvError::TooManyRows);
        }
        let record = record.map_err(|error| unreadable(number, &error))?;
        let row = Row { number, columns: &columns, record };
        if row.record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if row.get(Column::Name).is_empty() {
            warnings.push(CsvWarning::NoName { row: number });
        } else {
            rows.push(row);
        }
    }
    let ends_inside = rows.last().is_some_and(|row| row.record.iter().any(|cell| cell.contains('\n')));
    if ends_inside && text.matches('"').count() % 2 == 1 {
        return Err(CsvError::OpenQuote);
    }
    let account = build(&rows, name, &mut warnings)?;
    let to_place = account.people_in_order().into_iter().map(|p| p.id.clone()).collect();
    Ok(CsvImport { account, warnings, unknown_headings, encoding, to_place })
}

struct Row<'c> {
    /// As a spreadsheet counts.
    number: usize,
    columns: &'c BTreeMap<Column, usize>,
    record: csv::StringRecord,
}

impl Row<'_> {
    /// The cell without space around it; empty if there is none.
    fn get(&self, column: Column) -> &str {
        let cell = self.columns.get(&column).and_then(|&at| self.record.get(at));
        cell.unwrap_or_default().trim()
    }
    fn text(&self, column: Column) -> String {
        self.get(column).to_owned()
    }
}

fn unreadable(row: usize, error: &csv::Error) -> CsvError {
    CsvError::Row { row, reason: error.to_string() }
}

/// The separator that the first line has most of, outside quotes; a comma if none.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: u8| {
        let mut quoted = false;
        first
            .bytes()
            .filter(|&byte| {
                quoted ^= byte == b'"';
                byte == separator && !quoted
            })
            .count()
    };
    // Of equal counts the last wins, which is the comma.
    [b'\t', b';', b','].into_iter().max_by_key(|&separator| count(separator)).unwrap_or(b',')
}

type Columns = BTreeMap<Column, usize>;

fn columns(headings: &csv::StringRecord) -> Result<(Columns, Vec<String>), CsvError> {
    let mut columns = Columns::new();
    let mut unknown = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        match Column::of_heading(heading) {
            Some(column) => {
                if columns.insert(column, at).is_some() {
                    return Err(CsvError::ColumnTwice { column, heading: heading.to_owned() });
                }
            }
            None if heading.trim().is_empty() => {}
            None => unknown.push(heading.to_owned()),
        }
    }
    if columns.contains_key(&Column::Name) {
        Ok((columns, unknown))
    } else {
        Err(CsvError::NoNameColumn { found: headings.iter().collect::<Vec<_>>().join(", ") })
    }
}

fn build(rows: &[Row], name: &str, warnings: &mut Vec<CsvWarning>) -> Result<Account, CsvError> {
    let ids = ids(rows)?;
    let mut by_id: BTreeMap<&str, &PersonId> = BTreeMap::new();
    let mut by_name: BTreeMap<&str, Vec<&PersonId>> = BTreeMap::new();
    for (row, id) in rows.iter().zip(&ids) {
        by_id.insert(id.as_str(), id);
        by_name.entry(row.get(Column::Name)).or_default().push(id);
        let local = row.get(Column::LocalName);
        if !local.is_empty() && local != row.get(Column::Name) {
            by_name.entry(local).or_default().push(id);
        }
    }
    let mut builder = AccountBuilder {
        info: AccountInfo {
            id: format!("account/{name}/0").into(),
            name: name.to_owned(),
            ..AccountInfo::default()
        },
        ..AccountBuilder::default()
    };
    let deal = DealId::from(format!("deal/{name}/0"));
    builder.deals.push(Deal {
        id: deal.clone(),
        order: OrderKey::nth(0),
        name: name.to_owned(),
        ..Deal::default()
    });
    let mut departments: BTreeMap<&str, DepartmentId> = BTreeMap::new();
    let mut organisations: BTreeMap<&str, OrganisationId> = BTreeMap::new();
    for (i, (row, id)) in rows.iter().zip(&ids).enumerate() {
        let side = side(row)?;
        let department =
            named(row.get(Column::Department), "department", &mut departments, |id, name, order| {
                builder.departments.push(Department { id, order, name, ..Department::default() });
            });
        let organisation =
            named(row.get(Column::Organisation), "organisation", &mut organisations, |id, name, order| {
                builder.organisations.push(Organisation { id, order, name, side, ..Organisation::default() });
            });
        builder.people.push(Person {
            id: id.clone(),
            order: OrderKey::nth(i),
            name: row.text(Column::Name),
            name_local: row.text(Column::LocalName),
            title: row.text(Column::Title),
            department,
            organisation,
            side,
            office: row.text(Column::Office),
            email: row.text(Column::Email),
            phone: row.text(Column::Phone),
            ..Person::default()
        });
        let note = row.text(Column::Note);
        if !note.is_empty() {
            builder.dossiers.push(Dossier { person: id.clone(), note, ..Dossier::default() });
        }
        if side == Side::Customer {
            builder.members.push(Member::new(deal.clone(), id.clone()));
        }
        if let Some(boss) = boss(row, id, &by_id, &by_name, warnings)? {
            builder.links.push(Link {
                id: format!("report/{id}>{boss}/0").into(),
                kind: LinkKind::Reports,
                from: id.clone(),
                to: boss,
                ..Link::default()
            });
        }
    }
    // Ids were checked and every reference was made from a record, so nothing is left out.
    Ok(builder.build().0)
}

/// The id column, or an id derived from name and ordinal: the same table gives the same account.
fn ids(rows: &[Row]) -> Result<Vec<PersonId>, CsvError> {
    let mut given: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows {
        let id = row.get(Column::Id);
        if id.is_empty() {
            continue;
        }
        if let Some(earlier) = given.insert(id, row.number) {
            return Err(CsvError::DuplicateId { row: row.number, earlier, id: id.to_owned() });
        }
    }
    let mut ordinals: BTreeMap<&str, usize> = BTreeMap::new();
    let derived = |row: &Row| -> Option<String> {
        let id = row.get(Column::Id);
        if id.is_empty() { None } else { Some(id.to_owned()) }
    };
    let mut ids = Vec::with_capacity(rows.len());
    for row in rows {
        let id = derived(row).unwrap_or_else(|| {
            let name = row.get(Column::Name);
            let ordinal = ordinals.entry(name).or_insert(0);
            loop {
                let id = format!("person/{name}/{ordinal}");
                *ordinal += 1;
                if !given.contains_key(id.as_str()) {
                    break id;
                }
            }
        });
        ids.push(id.into());
    }
    Ok(ids)
}

/// The id of what is called `name`, which `create` makes at its first mention; `None` without a name.
fn named<'r, I: From<String> + Clone>(
    name: &'r str,
    list: &str,
    known: &mut BTreeMap<&'r str, I>,
    create: impl FnOnce(I, String, OrderKey),
) -> Option<I> {
    if name.is_empty() {
        return None;
    }
    if let Some(id) = known.get(name) {
        return Some(id.clone());
    }
    let id = I::from(format!("{list}/{name}/0"));
    create(id.clone(), name.to_owned(), OrderKey::nth(known.len()));
    known.insert(name, id.clone());
    Some(id)
}

fn side(row: &Row) -> Result<Side, CsvError> {
    let given = row.get(Column::Side);
    match given.to_lowercase().as_str() {
        "" | "客户" => Ok(Side::Customer),
        "我方" | "我们" => Ok(Side::Us),
        "竞争对手" | "竞争者" => Ok(Side::Competitor),
        "其他" | "第三方" => Ok(Side::Other),
        word => {
            Side::from_key(word).ok_or_else(|| CsvError::Side { row: row.number, given: given.to_owned() })
        }
    }
}

/// Whom the row names as boss: an id first, then a name.
fn boss(
    row: &Row,
    person: &PersonId,
    by_id: &BTreeMap<&str, &PersonId>,
    by_name: &BTreeMap<&str, Vec<&PersonId>>,
    warnings: &mut Vec<CsvWarning>,
) -> Result<Option<PersonId>, CsvError> {
    let manager = row.get(Column::Manager);
    if manager.is_empty() {
        return Ok(None);
    }
    let (row_number, name) = (row.number, row.text(Column::Name));
    let boss = match (by_id.get(manager), by_name.get(manager).map(Vec::as_slice)) {
        (Some(boss), _) | (None, Some([boss])) => *boss,
        (None, Some(several)) => {
            return Err(CsvError::AmbiguousManager {
                row: row_number,
                manager: manager.to_owned(),
                count: several.len(),
            });
        }
        (None, None) => {
            let manager = manager.to_owned();
            warnings.push(CsvWarning::UnknownManager { row: row_number, person: name, manager });
            return Ok(None);
        }
    };
    if boss == person {
        warnings.push(CsvWarning::OwnManager { row: row_number, person: name });
        return Ok(None);
    }
    Ok(Some(boss.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Result<CsvImport, CsvError> {
        import_csv(text.as_bytes(), "Acme")
    }

    fn lines(import: &CsvImport) -> Vec<String> {
        import.account.links().values().map(|l| format!("{}>{}", l.from, l.to)).collect()
    }

    #[test]
    fn bosses_are_found_by_id_and_by_name_in_both_languages() {
        let english = table("ID,Name,Title,Reports to,Department\n1,Ann Lee,CEO,,\n2,Bo,CFO,1,Finance\n3,Cy,Clerk,Bo,Finance\n").unwrap();
        assert_eq!(lines(&english), ["2>1", "3>2"]);
        assert_eq!((english.account.info().name.as_str(), english.account.members().len()), ("Acme", 3));
        assert_eq!(english.account.departments().len(), 1);
        assert_eq!(english.to_place.len(), 3);
        let chinese = table("工号;姓名;职务;上级;鞋码\n1;王伟;总经理;;\n2;李娜;主任;王伟;38\n").unwrap();
        assert_eq!(lines(&chinese), ["2>1"]);
        assert_eq!(chinese.unknown_headings, ["鞋码"]);
        let tabs = table("name\tboss\tside\nLi\t\t\nWang\tLi\tUS\n").unwrap();
        assert_eq!(lines(&tabs), ["person/Wang/0>person/Li/0"]);
        assert_eq!(tabs.account.members().len(), 1, "ours are no members");
    }

    #[test]
    fn quoted_cells_keep_their_commas_and_line_breaks() {
        let import = table("name,title\r\n\"Lee, Ann\",\"Head of\nsales; west\"\r\n").unwrap();
        let person = import.account.people().values().next().unwrap();
        assert_eq!((person.name.as_str(), person.title.as_str()), ("Lee, Ann", "Head of\nsales; west"));
    }

    #[test]
    fn what_cannot_be_right_names_its_row() {
        let ambiguous = table("name,boss\nLi,\nLi,\nWang,Li\n").unwrap_err();
        assert_eq!(ambiguous, CsvError::AmbiguousManager { row: 4, manager: "Li".to_owned(), count: 2 });
        let twice = table("id,name\n1,Li\n1,Wang\n").unwrap_err();
        assert_eq!(twice, CsvError::DuplicateId { row: 3, earlier: 2, id: "1".to_owned() });
        assert_eq!(table("").unwrap_err(), CsvError::Empty);
        assert!(matches!(table("a,b\n1,2\n"), Err(CsvError::NoNameColumn { .. })));
        assert!(matches!(table("name,姓名\nLi,李\n"), Err(CsvError::ColumnTwice { .. })));
        assert!(matches!(table("name,side\nLi,enemy\n"), Err(CsvError::Side { row: 2, .. })));
    }

    #[test]
    fn what_is_missing_is_a_warning() {
        let import = table("name,boss\nLi,Ghost\n,Li\nWang,Wang\n\n").unwrap();
        assert_eq!(
            import.warnings,
            [
                CsvWarning::NoName { row: 3 },
                CsvWarning::UnknownManager { row: 2, person: "Li".to_owned(), manager: "Ghost".to_owned() },
                CsvWarning::OwnManager { row: 4, person: "Wang".to_owned() },
            ]
        );
        assert!(import.account.links().is_empty());
    }
}
