//! A table as plain text with its columns aligned: what the command line shows.
use super::cell_width::{cell_width, padded};
use crate::report::Table;

/// Between two columns.
const GAP: &str = "  ";

/// Title, subtitle, table and notes, for a terminal.
pub fn plain(table: &Table) -> String {
    let Table { title, subtitle, columns, rows, notes } = table;
    let mut lines: Vec<String> =
        [title, subtitle].into_iter().filter(|line| !line.is_empty()).cloned().collect();
    if !lines.is_empty() && !columns.is_empty() && !rows.is_empty() {
        lines.push(String::new());
    }
    let headings: Vec<String> = columns.iter().map(|column| column.heading.clone()).collect();
    // A line break inside a cell would end its row.
    let cells = rows.iter().map(|row| row.iter().map(|cell| one_line(&cell.plain())).collect());
    let grid: Vec<Vec<String>> = std::iter::once(headings).chain(cells).collect();
    let width =
        |at: usize| grid.iter().filter_map(|row| row.get(at)).map(|text| cell_width(text)).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    // Headings above nothing would only ask what is missing.
    if !columns.is_empty() && !rows.is_empty() {
        lines.extend(grid.iter().map(|row| {
            let cells = row.iter().zip(&widths).zip(columns);
            let cells: Vec<String> =
                cells.map(|((text, width), column)| padded(text, *width, column.numeric)).collect();
            cells.join(GAP).trim_end().to_owned()
        }));
    }
    if !notes.is_empty() {
        lines.push(String::new());
        lines.extend(notes.iter().cloned());
    }
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

fn one_line(text: &str) -> String {
    text.split(['\n', '\r']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Cell, Column};

    #[test]
    fn columns_stand_below_their_headings() {
        let table = Table {
            title: "Acme".to_owned(),
            columns: vec![
                Column { heading: "#".to_owned(), numeric: true },
                Column { heading: "Name".to_owned(), numeric: false },
            ],
            rows: vec![vec![Cell::Number(10.0, 0), Cell::Text("林\n维克".to_owned())]],
            notes: vec!["Note".to_owned()],
            ..Table::default()
        };
        assert_eq!(plain(&table), "Acme\n\n #  Name\n10  林 维克\n\nNote\n");
        assert_eq!(plain(&Table { rows: Vec::new(), ..table }), "Acme\n\nNote\n");
    }
}
