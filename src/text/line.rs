//! One line of shaped text, and the two ways to get it: as long as it is, or cut to fit.
use super::faces::FontFile;
use super::memo::Memo;
use super::shaping::shaped;
use crate::theme::Weight;
use std::sync::Arc;

/// A glyph where it stands: after the advances of those before it, moved by (`dx`, `dy`), y down. Em.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    pub id: u16,
    pub advance: f32,
    pub dx: f32,
    pub dy: f32,
    /// Bytes of the line's text that the glyph stands for, shared by all glyphs of one cluster.
    pub start: usize,
    pub end: usize,
}

/// Neighbouring glyphs of one font.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub font: FontFile,
    pub glyphs: Vec<Glyph>,
}

/// One line, ready to paint from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// As asked for, with a space for every control character.
    pub text: Arc<str>,
    /// Px.
    pub size: f32,
    pub weight: Weight,
    /// Px at `size`: the sum of the advances.
    pub width: f32,
    pub runs: Vec<Run>,
}

/// Room that rounding may take, px: a text is not cut for it.
pub(super) const SLACK: f32 = 0.01;

/// Shapes `text` as one line, however wide. `size` in px.
pub fn shape(text: &str, size: f32, weight: Weight) -> Arc<Line> {
    static MEMO: Memo<(u32, Weight), Arc<Line>> = Memo::new();
    MEMO.get((size.to_bits(), weight), text, || {
        let shaped = shaped(text, weight);
        Arc::new(Line {
            text: Arc::clone(&shaped.text),
            size,
            weight,
            width: shaped.width * size,
            runs: shaped.runs.clone(),
        })
    })
}

/// Width of `text` on one line, px.
pub fn width(text: &str, size: f32, weight: Weight) -> f32 {
    shaped(text, weight).width * size
}

/// One line of at most `max_width` px: `text` if it fits, else its beginning with `…`, else nothing.
pub fn ellipsize(text: &str, size: f32, weight: Weight, max_width: f32) -> Arc<Line> {
    if width(text, size, weight) <= max_width + SLACK {
        shape(text, size, weight)
    } else {
        cut(text, size, weight, max_width)
    }
}

/// The longest beginning of `text` that has room for `…` after it. Empty when `…` alone does not fit.
pub(super) fn cut(text: &str, size: f32, weight: Weight, max_width: f32) -> Arc<Line> {
    static MEMO: Memo<(u32, Weight, u32), Arc<Line>> = Memo::new();
    MEMO.get((size.to_bits(), weight, max_width.to_bits()), text, || {
        let whole = shaped(text, weight);
        let mut ends = vec![0];
        let mut left = (max_width + SLACK) / size - shaped("…", weight).width;
        for cluster in whole.clusters() {
            left -= cluster.advance;
            if left < 0.0 {
                break;
            }
            ends.push(cluster.end);
        }
        // Kerning with the "…" may need a little more than the sum: then try one character less.
        ends.into_iter()
            .rev()
            .map(|end| whole.text[..end].trim_end_matches(|c: char| c.is_whitespace() || opens(c)))
            .map(|head| shape(&format!("{head}…"), size, weight))
            .find(|line| line.width <= max_width + SLACK)
            .unwrap_or_else(|| shape("", size, weight))
    })
}

/// Punctuation that must not end a line.
pub(super) const fn opens(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '{' | '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '［' | '｛' | '“' | '‘' | '«'
    )
}

/// Punctuation that must not begin a line.
pub(super) const fn closes(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '）'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '］'
            | '｝'
            | '”'
            | '’'
            | '»'
            | ','
            | '.'
            | ':'
            | ';'
            | '!'
            | '?'
            | '%'
            | '…'
            | '，'
            | '。'
            | '、'
            | '：'
            | '；'
            | '！'
            | '？'
            | '％'
            | '·'
            | '～'
            | '．'
    )
}
