//! A table as values: headings and cells, ready for any writer.

/// One table with its heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub title: String,
    /// What stands below the title: deal, stage, day.
    pub subtitle: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// What stands below the table.
    pub notes: Vec<String>,
}

/// A column and how its cells stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    pub heading: String,
    /// Numbers stand on the right.
    pub numeric: bool,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    /// With so many decimals.
    Number(f64, usize),
    Empty,
}

impl Cell {
    /// The cell as plain text; numbers with a hyphen for minus, so that programs read them.
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(value, decimals) => format!("{value:.decimals$}"),
            Self::Empty => String::new(),
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}
