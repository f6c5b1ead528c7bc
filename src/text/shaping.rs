//! From characters to glyphs, in em, so that all sizes of a text share one shaping.
use super::faces::{DIRECTION, Face, FontFile, chain, face};
use super::line::{Glyph, Run};
use super::memo::Memo;
use crate::theme::Weight;
use harfrust::{ShapeOptions, UnicodeBuffer};
use std::ops::Range;
use std::sync::Arc;

/// A text in glyphs, lengths in em.
pub(super) struct Shaped {
    /// The text asked for, with a space for every control character.
    pub(super) text: Arc<str>,
    pub(super) width: f32,
    pub(super) runs: Vec<Run>,
}

/// The least piece a text can be cut into: a character with its marks, or a ligature.
#[derive(Clone, Copy)]
pub(super) struct Cluster {
    /// Bytes in the text.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Em.
    pub(super) advance: f32,
}

impl Shaped {
    /// In the order of the text, none empty.
    pub(super) fn clusters(&self) -> Vec<Cluster> {
        let mut clusters: Vec<Cluster> = Vec::new();
        for glyph in self.runs.iter().flat_map(|run| &run.glyphs) {
            match clusters.last_mut() {
                Some(last) if last.start == glyph.start => last.advance += glyph.advance,
                _ => clusters.push(Cluster { start: glyph.start, end: glyph.end, advance: glyph.advance }),
            }
        }
        clusters
    }
}

/// Shapes one line; remembered by text and weight.
pub(super) fn shaped(text: &str, weight: Weight) -> Arc<Shaped> {
    static MEMO: Memo<Weight, Arc<Shaped>> = Memo::new();
    MEMO.get(weight, text, || {
        let text: Arc<str> =
            if text.contains(is_no_letter) { text.replace(is_no_letter, " ").into() } else { text.into() };
        let runs: Vec<Run> = itemise(&text, weight)
            .into_iter()
            .map(|(font, range)| Run { font, glyphs: glyphs(face(font), &text, range) })
            .collect();
        let width = runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.advance).sum();
        Arc::new(Shaped { text, width, runs })
    })
}

/// Control characters and the two separators that would end the line.
fn is_no_letter(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Cuts a text where the font changes: each character goes to the first font of the chain that has it, a mark
/// stays with its base, and what no font has becomes the first font's box.
fn itemise(text: &str, weight: Weight) -> Vec<(FontFile, Range<usize>)> {
    let fonts = chain(weight);
    let mut runs: Vec<(FontFile, Range<usize>)> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if let Some((_, range)) = runs.last_mut()
            && joins_previous(c)
        {
            range.end = end;
            continue;
        }
        let font = fonts.iter().copied().find(|&font| face(font).has(c)).unwrap_or(fonts[0]);
        match runs.last_mut() {
            Some((last, range)) if *last == font => range.end = end,
            _ => runs.push((font, at..end)),
        }
    }
    runs
}

/// Combining marks, joiners and variation selectors.
const fn joins_previous(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{200C}' | '\u{200D}' | '\u{20D0}'..='\u{20FF}' | '\u{302A}'..='\u{302F}' | '\u{3099}' | '\u{309A}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{E0100}'..='\u{E01EF}')
}

fn glyphs(face: &'static Face, text: &str, range: Range<usize>) -> Vec<Glyph> {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text[range.clone()]);
    // Before guessing: the guess takes the direction from the script.
    buffer.set_direction(DIRECTION);
    buffer.guess_segment_properties();
    let shaper = face.shaper.shaper(&face.font).build();
    let plan = face.plan(&shaper, buffer.script());
    let shaped = shaper.shape(buffer, ShapeOptions::new().plan(Some(&plan)));
    let em = face.units_per_em;
    let mut glyphs: Vec<Glyph> = shaped
        .glyph_infos()
        .iter()
        .zip(shaped.glyph_positions())
        .map(|(info, position)| Glyph {
            // TrueType has no glyph above 65,535.
            id: info.glyph_id as u16,
            advance: position.x_advance as f32 / em,
            dx: position.x_offset as f32 / em,
            dy: -(position.y_offset as f32) / em,
            start: range.start + info.cluster as usize,
            end: range.end,
        })
        .collect();
    // A cluster ends where the next one begins.
    let mut end = range.end;
    let mut start = range.end;
    for glyph in glyphs.iter_mut().rev() {
        if glyph.start != start {
            end = start;
            start = glyph.start;
        }
        glyph.end = end;
    }
    glyphs
}
