//! How many columns a text takes where every letter is equally wide: a terminal, the source of a Markdown table.

/// Columns of `text`; Chinese characters and full-width signs take two.
pub(super) fn cell_width(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// `text` followed or preceded by blanks, `columns` wide.
pub(super) fn padded(text: &str, columns: usize, to_the_right: bool) -> String {
    let blanks = " ".repeat(columns.saturating_sub(cell_width(text)));
    if to_the_right { format!("{blanks}{text}") } else { format!("{text}{blanks}") }
}

/// The wide ranges of Unicode's annex 11, as far as names and titles reach.
fn width(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_two_columns_and_accents_none() {
        assert_eq!([cell_width("Li"), cell_width("林维克"), cell_width("e\u{301}；")], [2, 6, 3]);
        assert_eq!((padded("林", 4, false), padded("7", 3, true)), ("林  ".to_owned(), "  7".to_owned()));
    }
}
