//! CSV of a table: UTF-8 with a byte order mark, RFC 4180, and no cell that a spreadsheet would run.
use super::ExportError;
use crate::report::{Cell, Table};
use std::borrow::Cow;

/// Without it, spreadsheets take UTF-8 for the encoding of the country.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// A spreadsheet takes a text that starts with one of these for a formula.
const STARTS_OF_FORMULAS: [char; 8] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝'];

/// Headings and rows of the table; title, subtitle and notes have no place in a CSV.
///
/// # Errors
/// None that this writer knows of; passed on from the one that quotes.
pub fn csv(table: &Table) -> Result<Vec<u8>, ExportError> {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    writer.write_record(table.columns.iter().map(|column| inert(&column.heading).into_owned()))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| match cell {
            Cell::Text(text) => inert(text).into_owned(),
            Cell::Number(..) | Cell::Empty => cell.plain(),
        }))?;
    }
    writer.into_inner().map_err(|error| ExportError::Csv(error.into_error().into()))
}

/// The text, with a mark before it that a spreadsheet hides and that keeps it a text.
fn inert(text: &str) -> Cow<'_, str> {
    if text.starts_with(STARTS_OF_FORMULAS) { format!("'{text}").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Column;

    fn written(cells: Vec<Cell>) -> String {
        let column = |heading: &str| Column { heading: heading.to_owned(), numeric: false };
        let columns = (0..cells.len()).map(|at| column(["=a", "b", "c", "d"][at % 4])).collect();
        let table = Table { columns, rows: vec![cells], ..Table::default() };
        String::from_utf8(csv(&table).unwrap()).unwrap()
    }
    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn a_mark_stands_first_and_lines_end_as_rfc_4180_says() {
        let found = written(vec![text("Li"), Cell::Empty, Cell::Number(-2.0, 0), Cell::Number(1234.56, 1)]);
        assert_eq!(found, "\u{feff}'=a,b,c,d\r\nLi,,-2,1234.6\r\n");
    }

    #[test]
    fn quotes_commas_and_line_breaks_are_quoted() {
        let found = written(vec![text("a, b"), text("say \"no\""), text("one\ntwo"), text("三，四")]);
        assert!(found.ends_with("\"a, b\",\"say \"\"no\"\"\",\"one\ntwo\",三，四\r\n"), "{found:?}");
    }

    #[test]
    fn no_text_is_a_formula() {
        for start in STARTS_OF_FORMULAS {
            let found = written(vec![text(&format!("{start}1+1"))]);
            assert!(found.lines().nth(1).unwrap().trim_start_matches('"').starts_with('\''), "{found:?}");
        }
    }
}
