//! Breaking a text into lines: greedy, at the opportunities of Unicode Annex 14.
use super::line::{Line, SLACK, closes, cut, ellipsize, opens, shape};
use super::memo::Memo;
use super::shaping::{Cluster, shaped};
use crate::theme::Weight;
use std::sync::Arc;
use unicode_linebreak::linebreaks;

/// At most `max_lines` lines of at most `max_width` px; the last ends in `…` when text is left over. A line
/// break in the text starts a new line. Spaces at line ends go. Where a word is too long it is broken between
/// characters, at least one on a line, and still not so that closing punctuation begins a line.
///
/// A text of nothing but white space gives no lines.
pub fn wrap(text: &str, size: f32, weight: Weight, max_width: f32, max_lines: usize) -> Vec<Arc<Line>> {
    static MEMO: Memo<(u32, Weight, u32, usize), Lines> = Memo::new();
    let ask = (size.to_bits(), weight, max_width.to_bits(), max_lines);
    let lines =
        MEMO.get(ask, text, || Wrap { size, weight, max_width, max_lines, lines: Vec::new() }.all(text));
    lines.to_vec()
}

type Lines = Arc<[Arc<Line>]>;

/// A wrapping under way.
struct Wrap {
    size: f32,
    weight: Weight,
    max_width: f32,
    max_lines: usize,
    lines: Vec<Arc<Line>>,
}

impl Wrap {
    fn all(mut self, text: &str) -> Lines {
        let text = text.trim_end();
        if !text.is_empty() {
            let mut paragraphs = text.split(['\n', '\u{2028}', '\u{2029}']).peekable();
            while let Some(paragraph) = paragraphs.next()
                && self.lines.len() < self.max_lines
            {
                self.paragraph(paragraph.trim_end(), paragraphs.peek().is_some());
            }
        }
        self.lines.into()
    }

    /// `more`: other paragraphs follow, so even a fitting last line gets its `…`.
    fn paragraph(&mut self, paragraph: &str, more: bool) {
        let whole = shaped(paragraph, self.weight);
        let text = &*whole.text;
        let clusters = whole.clusters();
        if clusters.is_empty() {
            self.lines.push(if more && self.is_at_last() { self.cut("") } else { self.shape("") });
            return;
        }
        let breaks: Vec<usize> = linebreaks(text).map(|(at, _)| at).collect();
        let mut from = 0;
        while let Some(first) = clusters.get(from) {
            let rest = &text[first.start..];
            if self.is_at_last() {
                let line = if more {
                    self.cut(rest)
                } else {
                    ellipsize(rest, self.size, self.weight, self.max_width)
                };
                self.lines.push(line);
                return;
            }
            let mut limit = self.fitting(text, &clusters, from);
            let line = loop {
                let to = break_before(text, &clusters, &breaks, from, limit);
                let end = clusters.get(to).map_or(text.len(), |next| next.start);
                let line = self.shape(text[first.start..end].trim_end());
                // Shaped by itself, a line may differ from its part of the paragraph by some kerning.
                if line.width <= self.max_width + SLACK || to == from + 1 {
                    from = to;
                    break line;
                }
                limit = to - 1;
            };
            self.lines.push(line);
            while clusters.get(from).is_some_and(|cluster| is_space(text, cluster)) {
                from += 1;
            }
        }
    }

    fn is_at_last(&self) -> bool {
        self.lines.len() + 1 == self.max_lines
    }

    fn shape(&self, text: &str) -> Arc<Line> {
        shape(text, self.size, self.weight)
    }

    fn cut(&self, text: &str) -> Arc<Line> {
        cut(text, self.size, self.weight, self.max_width)
    }

    /// The first cluster that has no room on a line beginning at `from`; spaces always have.
    fn fitting(&self, text: &str, clusters: &[Cluster], from: usize) -> usize {
        let mut left = (self.max_width + SLACK) / self.size;
        for (at, cluster) in clusters.iter().enumerate().skip(from) {
            left -= cluster.advance;
            if left < 0.0 && !is_space(text, cluster) {
                return at;
            }
        }
        clusters.len()
    }
}

/// The cluster, after `from` and if possible not after `limit`, that begins the next line.
fn break_before(text: &str, clusters: &[Cluster], breaks: &[usize], from: usize, limit: usize) -> usize {
    if limit >= clusters.len() {
        return clusters.len();
    }
    let begins = |at: usize| clusters.get(at).and_then(|cluster| text[cluster.start..].chars().next());
    let allowed = (from + 1..=limit).rev().find(|&at| breaks.binary_search(&clusters[at].start).is_ok());
    allowed.unwrap_or_else(|| {
        // In the middle of a word; punctuation still moves down with the character it belongs to.
        (from + 1..=limit)
            .rev()
            .find(|&at| !begins(at).is_some_and(closes) && !begins(at - 1).is_some_and(opens))
            .unwrap_or_else(|| limit.max(from + 1))
    })
}

fn is_space(text: &str, cluster: &Cluster) -> bool {
    text[cluster.start..cluster.end].chars().all(char::is_whitespace)
}
