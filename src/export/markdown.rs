//! Markdown of a table, aligned so that its source reads well, too.
use super::cell_width::{cell_width, padded};
use crate::report::{Cell, Table};
use std::fmt::Write as _;

/// Title, subtitle, table and notes.
pub fn markdown(table: &Table) -> String {
    let Table { title, subtitle, columns, rows, notes } = table;
    let mut blocks = Vec::new();
    if !title.is_empty() {
        blocks.push(format!("# {}\n", escaped(title)));
    }
    if !subtitle.is_empty() {
        blocks.push(format!("{}\n", escaped(subtitle)));
    }
    if !columns.is_empty() {
        let headings: Vec<String> = columns.iter().map(|column| escaped(&column.heading)).collect();
        let cells: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        let width = |at: usize| {
            let widths = cells.iter().filter_map(|row| row.get(at)).chain(headings.get(at));
            widths.map(|text| cell_width(text)).max().unwrap_or(0).max(3)
        };
        let widths: Vec<usize> = (0..columns.len()).map(width).collect();
        let mut grid = String::new();
        let line = |texts: &[String]| {
            let mut line = String::from("|");
            for (at, (column, width)) in columns.iter().zip(&widths).enumerate() {
                let text = texts.get(at).map_or("", String::as_str);
                // Writing to a text never fails.
                let _ = write!(line, " {} |", padded(text, *width, column.numeric));
            }
            line.push('\n');
            line
        };
        grid.push_str(&line(&headings));
        let rule = columns.iter().zip(&widths).map(|(column, width)| {
            let dashes = "-".repeat(width - usize::from(column.numeric));
            if column.numeric { format!("{dashes}:") } else { dashes }
        });
        grid.push_str(&line(&rule.collect::<Vec<_>>()));
        grid.extend(cells.iter().map(|row| line(row)));
        blocks.push(grid);
    }
    blocks.extend(notes.iter().map(|note| format!("{}\n", escaped(note))));
    blocks.join("\n")
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => escaped(text),
        Cell::Number(..) | Cell::Empty => cell.plain(),
    }
}

/// What means something to Markdown loses its meaning; a line break stays one inside its cell.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' | '\r' => escaped.push_str("<br>"),
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            '|' | '\\' | '*' | '_' | '`' | '[' | ']' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Column;

    #[test]
    fn the_source_is_aligned_and_nothing_breaks_out_of_its_cell() {
        let column = |heading: &str, numeric| Column { heading: heading.to_owned(), numeric };
        let row = |name: &str, score: Cell| vec![Cell::Text(name.to_owned()), score];
        let table = Table {
            title: "Merrowdale".to_owned(),
            subtitle: "Platform · 12 June 2026".to_owned(),
            columns: vec![column("Name", false), column("Score", true)],
            rows: vec![row("林维克", Cell::Number(8.25, 1)), row("a|b\\\n<i>", Cell::Empty)],
            notes: vec!["A close call.".to_owned()],
        };
        let expected = [
            "# Merrowdale",
            "",
            "Platform · 12 June 2026",
            "",
            "| Name             | Score |",
            "| ---------------- | ----: |",
            "| 林维克           |   8.2 |",
            "| a\\|b\\\\<br>&lt;i> |       |",
            "",
            "A close call.",
            "",
        ];
        assert_eq!(markdown(&table), expected.join("\n"));
    }

    #[test]
    fn a_table_without_anything_is_empty() {
        assert_eq!(markdown(&Table::default()), "");
    }
}
