//! A name that has to stand where lines pass: parted there, so that the lines are seen whole and none runs through a
//! letter. At a space where there is one, else between two letters.
use super::shape::Align;
use crate::theme::TextStyle;
use std::ops::Range;

/// A piece of a name, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub text: String,
    pub x: f32,
    pub align: Align,
    /// What it may take.
    pub room: f32,
}

/// Between a letter and a line, in the size of the letters.
const BESIDE: f32 = 0.16;
/// What a gap between two lines costs that stays empty within a name, by its width in the size of the letters.
const EMPTY: f32 = 2.0;

/// A name between `left` and `right` with upright lines at `lines`, which are in order; `width` tells of a piece of it.
/// `None` where it has no room so.
pub(super) fn parted(
    name: &str,
    style: TextStyle,
    (left, right): (f32, f32),
    lines: &[f32],
    width: impl Fn(&str) -> f32,
) -> Option<Vec<Piece>> {
    let beside = BESIDE * style.size;
    let within = || lines.iter().copied().filter(|x| *x > left && *x < right);
    let begins = std::iter::once(left).chain(within().map(|x| x + beside));
    let gaps: Vec<(f32, f32)> = begins.zip(within().map(|x| x - beside).chain([right])).collect();
    // Letters by themselves: where a name breaks is found before it is shaped.
    let mut ends = vec![(0, 0.0)];
    for (at, letter) in name.char_indices() {
        let so_far = ends.last().map_or(0.0, |end| end.1);
        ends.push((at + letter.len_utf8(), so_far + width(&name[at..at + letter.len_utf8()])));
    }
    let spans = best_spans(name, &ends, &gaps, style.size)?;
    let last = spans.len() - 1;
    let piece = |(k, (text, gap)): (usize, &(Range<usize>, usize))| {
        let (begin, end) = gaps[*gap];
        // Every piece but the last ends at the line that parts it from the next.
        let (x, align) = if k < last { (end, Align::Right) } else { (begin, Align::Left) };
        Piece { text: name[text.clone()].trim().to_owned(), x, align, room: end - begin }
    };
    Some(spans.iter().enumerate().map(piece).collect())
}

/// What the cheapest way costs from a letter and a gap on, and how it goes on there.
#[derive(Clone, Copy, Debug)]
struct Step {
    cost: f32,
    on: On,
}

#[derive(Clone, Copy, Debug)]
enum On {
    /// All that is left is in this gap.
    Ends,
    /// Letters up to the first, from the second on in the next gap.
    Parts(usize, usize),
    /// The gap is too narrow and stays empty.
    Skips,
}

/// The pieces of the text and the gaps that they stand in, one gap after the other; `ends`: where letters end, in the
/// text and in width.
fn best_spans(
    name: &str,
    ends: &[(usize, f32)],
    gaps: &[(f32, f32)],
    size: f32,
) -> Option<Vec<(Range<usize>, usize)>> {
    let (letters, whole) = (ends.len() - 1, ends[ends.len() - 1].1);
    // By gap, from the last to the first, and by the letter that begins there.
    let mut steps: Vec<Vec<Option<Step>>> = vec![vec![None; letters]; gaps.len() + 1];
    for (gap, (begin, end)) in gaps.iter().enumerate().rev() {
        for from in 0..letters {
            // Between lines that are closer than letters may stand to them is none.
            let (room, before) = ((end - begin).max(0.0), ends[from].1);
            if whole - before <= room {
                steps[gap][from] = Some(Step { cost: 0.0, on: On::Ends });
                continue;
            }
            let fitting = (from + 1..letters).take_while(|to| ends[*to].1 - before <= room);
            let parted = fitting.filter_map(|to| {
                let next = (to..letters).find(|at| !name[ends[*at].0..].starts_with(' '))?;
                let rest = steps[gap + 1][next]?;
                let (head, tail) = name.split_at(ends[to].0);
                // A later piece stands loose between two lines; the first ends at its line and only begins further on.
                let loose = (room - (ends[to].1 - before)) / size * if from == 0 { 0.1 } else { 1.0 };
                Some(Step { cost: rest.cost + break_cost(head, tail) + loose, on: On::Parts(to, next) })
            });
            // Before the first piece is nothing to be skipped: it begins further on.
            let skips = steps[gap + 1][from].filter(|_| from > 0);
            let skips = skips.map(|rest| Step { cost: rest.cost + EMPTY * room / size, on: On::Skips });
            steps[gap][from] = parted.chain(skips).min_by(|a, b| a.cost.total_cmp(&b.cost));
        }
    }
    // One looks for a name where its region begins.
    let from_gap = |gap: &usize| steps[*gap].first().copied().flatten().map(|step| step.cost + *gap as f32);
    let costs = (0..gaps.len()).filter_map(|gap| Some((gap, from_gap(&gap)?)));
    let (mut gap, _) = costs.min_by(|a, b| a.1.total_cmp(&b.1))?;
    let (mut from, mut spans) = (0, Vec::new());
    loop {
        match steps[gap][from]?.on {
            On::Ends => break,
            On::Parts(to, next) => {
                spans.push((ends[from].0..ends[to].0, gap));
                from = next;
            }
            On::Skips => {}
        }
        gap += 1;
    }
    spans.push((ends[from].0..name.len(), gap));
    Some(spans)
}

/// What it costs to part a name between these: a word is parted where it must be, and no letter left alone.
fn break_cost(before: &str, after: &str) -> f32 {
    const IN_WORD: f32 = 6.0;
    const LETTER_ALONE: f32 = 4.0;
    let letters = |word: Option<&str>| word.map_or(0, |word| word.chars().count());
    let (head, tail) = (before.rsplit(' ').next(), after.split(' ').next());
    if letters(head) == 0 || letters(tail) == 0 {
        return 0.0;
    }
    let alone = letters(head) == 1 || letters(tail) == 1;
    if before.is_ascii() && after.is_ascii() && alone { IN_WORD + LETTER_ALONE } else { IN_WORD }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Weight;

    const STYLE: TextStyle = TextStyle { size: 10.0, line: 12.0, weight: Weight::Strong };

    /// Every letter as wide as ten.
    fn pieces(name: &str, between: (f32, f32), lines: &[f32]) -> Option<Vec<(String, f32, Align)>> {
        let made = parted(name, STYLE, between, lines, |text| 10.0 * text.chars().count() as f32);
        made.map(|made| made.into_iter().map(|piece| (piece.text, piece.x, piece.align)).collect())
    }

    #[test]
    fn a_name_is_parted_at_its_space_where_the_line_passes() {
        let made = pieces("Grid Operations", (0.0, 200.0), &[60.0]).unwrap();
        let expected =
            [("Grid".to_owned(), 58.4, Align::Right), ("Operations".to_owned(), 61.6, Align::Left)];
        assert_eq!(made, expected);
    }

    #[test]
    fn a_single_word_is_parted_where_it_must_be_and_not_behind_its_first_letter() {
        let made = pieces("Procurement", (0.0, 125.0), &[62.0]).unwrap();
        assert_eq!(made.iter().map(|piece| piece.0.as_str()).collect::<Vec<_>>(), ["Procur", "ement"]);
        let made = pieces("Finance", (0.0, 75.0), &[15.0]);
        assert_eq!(made, None, "behind the line there is no room for the rest");
    }

    #[test]
    fn where_one_gap_holds_all_of_it_nothing_is_parted() {
        assert_eq!(
            pieces("Finance", (0.0, 200.0), &[30.0, 60.0]).unwrap(),
            [("Finance".to_owned(), 61.6, Align::Left)]
        );
        assert_eq!(pieces("Finance", (0.0, 200.0), &[]).unwrap(), [("Finance".to_owned(), 0.0, Align::Left)]);
    }

    #[test]
    fn two_lines_part_a_name_twice() {
        let made = pieces("Security and Compliance", (0.0, 300.0), &[95.0, 140.0]).unwrap();
        let words: Vec<&str> = made.iter().map(|piece| piece.0.as_str()).collect();
        assert_eq!(words, ["Security", "and", "Compliance"]);
    }

    #[test]
    fn between_two_lines_that_are_close_stands_no_letter() {
        let made = pieces("Finance", (0.0, 90.0), &[40.0, 48.0]).unwrap();
        assert_eq!(made, [("Fin".to_owned(), 38.4, Align::Right), ("ance".to_owned(), 49.6, Align::Left)]);
    }

    #[test]
    fn a_chinese_name_is_parted_between_any_two_characters() {
        let made = pieces("电网运行部", (0.0, 60.0), &[26.0]).unwrap();
        assert_eq!(made.iter().map(|piece| piece.0.as_str()).collect::<Vec<_>>(), ["电网", "运行部"]);
    }
}
