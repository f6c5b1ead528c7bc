//! What lines promise to those who place them.
use super::*;
use crate::theme::Weight::{Regular, Strong};
use std::sync::Arc;

const MIXED: &str =
    "Deputy General Manager (Infrastructure), 基础设施与信息安全部副总经理（兼任首席信息安全官）";

fn texts(lines: &[Arc<Line>]) -> Vec<&str> {
    lines.iter().map(|line| &*line.text).collect()
}

fn fonts(line: &Line) -> Vec<FontFile> {
    line.runs.iter().map(|run| run.font).collect()
}

#[test]
fn every_bundled_font_is_read() {
    for font in FontFile::all() {
        assert!(faces::face(font).units_per_em >= 24.0, "{font:?}");
    }
    assert!(faces::face(FontFile::Icons).has(icons::UNDO));
}

#[test]
fn more_text_is_wider_and_width_goes_with_size() {
    let mut last = -1.0;
    for text in ["", "A", "Al", "Ali", "Alice", "Alice W", "Alice Wang", "Alice Wang 王"] {
        let now = width(text, 13.0, Regular);
        assert!(now > last, "{text}");
        last = now;
        assert!((width(text, 26.0, Regular) - 2.0 * now).abs() < 1e-3);
    }
    assert!(width("Alice", 13.0, Strong) > width("Alice", 13.0, Regular));
    assert!((width("王伟", 16.0, Regular) - 32.0).abs() < 1e-3, "Chinese characters are 1 em wide");
}

#[test]
fn digits_are_equally_wide() {
    for weight in [Regular, Strong] {
        let one = width("1", 20.0, weight);
        for digit in '0'..='9' {
            assert_eq!(width(&digit.to_string(), 20.0, weight), one, "{digit}");
        }
        assert!((width("1111", 20.0, weight) - width("4709", 20.0, weight)).abs() < 1e-3);
    }
}

#[test]
fn latin_and_chinese_share_a_line_each_in_its_font() {
    assert_eq!(fonts(&shape("CIO 王伟", 13.0, Regular)), [FontFile::Inter400, FontFile::NotoRegular]);
    assert_eq!(fonts(&shape("王伟", 13.0, Strong)), [FontFile::NotoBold]);
    let icon = shape(&icons::UNDO.to_string(), 16.0, Regular);
    assert_eq!(fonts(&icon), [FontFile::Icons]);
    assert!((icon.width - 16.0).abs() < 0.01);
}

#[test]
fn a_rare_character_of_a_name_falls_back_to_the_regular_weight() {
    let line = shape("李玥婷", 16.0, Strong);
    assert_eq!(fonts(&shape("张玥", 16.0, Regular)), [FontFile::NotoRegular]);
    assert!(line.runs.iter().flat_map(|run| &run.glyphs).all(|glyph| glyph.id != 0));
    let rare = shape("龘", 16.0, Strong);
    assert_eq!(fonts(&rare), [FontFile::NotoRegular]);
    assert_ne!(rare.runs[0].glyphs[0].id, 0);
}

#[test]
fn a_character_that_no_font_has_is_one_box_and_not_a_crash() {
    let line = shape("a\u{10FFFF}b", 13.0, Regular);
    assert_eq!(line.runs[0].glyphs[1].id, 0);
    assert!(shape("שלום العربية", 13.0, Regular).width > 0.0);
}

#[test]
fn glyphs_cover_the_text_in_order() {
    for text in [MIXED, "José naïve — “fi” 张\u{301}三", "e\u{301}\u{323}", "שלום", "a\tb\nc"] {
        let line = shape(text, 13.0, Regular);
        let mut end = 0;
        for cluster in shaping::shaped(text, Regular).clusters() {
            assert_eq!(cluster.start, end, "{text}");
            end = cluster.end;
        }
        assert_eq!(end, line.text.len());
        let sum: f32 = line.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.advance).sum();
        assert!((sum * 13.0 - line.width).abs() < 1e-3);
    }
}

#[test]
fn a_mark_stays_in_the_run_of_its_base() {
    assert_eq!(fonts(&shape("张\u{301}", 13.0, Regular)), [FontFile::NotoRegular]);
}

#[test]
fn control_characters_become_spaces() {
    assert_eq!(&*shape("a\tb\nc\u{2028}d", 13.0, Regular).text, "a b c d");
}

#[test]
fn an_ellipsis_fits_its_width() {
    for text in [MIXED, "Alice Wang", "欧阳娜娜，首席执行官", "AVAVAVAVAVAV", "e\u{301}e\u{301}e\u{301}"]
    {
        for weight in [Regular, Strong] {
            for max in 0..200 {
                let max = max as f32;
                let line = ellipsize(text, 14.0, weight, max);
                assert!(line.width <= max + 0.011, "{text} {max}");
                if *line.text != *text && !line.text.is_empty() {
                    let head = line.text.strip_suffix('…').unwrap();
                    assert!(text.starts_with(head) && head.trim_end() == head, "{head:?}");
                    assert!(!text[head.len()..].starts_with('\u{301}'), "a mark lost its base: {head:?}");
                }
            }
        }
    }
    assert_eq!(&*ellipsize("Alice", 14.0, Regular, 100.0).text, "Alice");
    assert_eq!(&*ellipsize("Alice", 14.0, Regular, 1.0).text, "");
    assert_eq!(&*ellipsize("Alice", 14.0, Regular, f32::NAN).text, "");
}

#[test]
fn no_line_begins_with_closing_or_ends_with_opening_punctuation() {
    let text = "王总说：“先看方案，再谈价格。”（会议纪要）重点、难点、《招标文件》；下周五前答复！";
    for max in 24..200 {
        let lines = wrap(text, 12.0, Regular, max as f32, usize::MAX);
        for line in &lines {
            assert!(
                line.width <= max as f32 + 0.011 || line.text.chars().count() <= 4,
                "{max} {}",
                line.text
            );
        }
        // Below four characters a line, "。”（" style clumps have no good place.
        if max >= 72 {
            for line in &lines {
                let (first, last) =
                    (line.text.chars().next().unwrap(), line.text.chars().next_back().unwrap());
                assert!(!"，。）、；：！”》".contains(first), "{max} {}", line.text);
                assert!(!"（“《".contains(last), "{max} {}", line.text);
            }
        }
        assert_eq!(texts(&lines).concat(), text);
    }
}

#[test]
fn lines_are_filled_greedily_and_trimmed() {
    let text = "Vice President, Infrastructure and Security";
    let lines = wrap(text, 12.0, Regular, 144.0, 3);
    assert_eq!(texts(&lines), ["Vice President,", "Infrastructure and", "Security"]);
    let lines = wrap(text, 12.0, Regular, 144.0, 2);
    assert_eq!(&*lines[0].text, "Vice President,");
    assert!(lines[1].text.starts_with("Infrastructure and") && lines[1].text.ends_with('…'));
    assert!(lines[1].width <= 144.01);
    assert_eq!(texts(&wrap("one   two", 12.0, Regular, width("one", 12.0, Regular), 5)), ["one", "two"]);
}

#[test]
fn a_word_too_long_is_broken_between_characters() {
    let lines = wrap("Donaudampfschifffahrtsgesellschaft", 12.0, Regular, 60.0, 9);
    assert!(lines.len() > 2 && lines.iter().all(|line| line.width <= 60.01));
    assert_eq!(texts(&lines).concat(), "Donaudampfschifffahrtsgesellschaft");
    assert_eq!(texts(&wrap("王伟", 12.0, Regular, 1.0, 9)), ["王", "伟"], "at least one on a line");
}

#[test]
fn line_breaks_in_the_text_are_kept_and_cut_ones_are_shown() {
    assert_eq!(texts(&wrap("a\n\nb\r\nc\n", 12.0, Regular, 99.0, 9)), ["a", "", "b", "c"]);
    assert_eq!(texts(&wrap("a\nb\nc", 12.0, Regular, 99.0, 2)), ["a", "b…"]);
    assert_eq!(texts(&wrap("a\n\nb", 12.0, Regular, 99.0, 2)), ["a", "…"]);
    assert!(wrap(" \n ", 12.0, Regular, 99.0, 2).is_empty());
    assert!(wrap("a", 12.0, Regular, 99.0, 0).is_empty());
}

#[test]
fn the_same_question_gets_the_same_answer_object() {
    assert!(Arc::ptr_eq(&shape(MIXED, 13.0, Regular), &shape(MIXED, 13.0, Regular)));
    let cut = || ellipsize(MIXED, 13.0, Regular, 50.0);
    assert!(Arc::ptr_eq(&cut(), &cut()));
    let lines = || wrap(MIXED, 13.0, Regular, 50.0, 3);
    assert!(lines().iter().zip(&lines()).all(|(a, b)| Arc::ptr_eq(a, b)));
    let glyph = shape("g", 13.0, Regular).runs[0].glyphs[0].id;
    let outlined = || outline(FontFile::Inter400, glyph);
    assert!(Arc::ptr_eq(&outlined(), &outlined()));
    assert_eq!(shape(MIXED, 13.0, Regular).runs, shape(MIXED, 26.0, Regular).runs, "em do not go with size");
}

#[test]
fn outlines_stand_on_the_baseline_with_y_down() {
    let glyph = shape("H", 1.0, Regular).runs[0].glyphs[0].id;
    let steps = outline(FontFile::Inter400, glyph);
    let ys: Vec<f32> = steps
        .iter()
        .filter_map(|step| match *step {
            Segment::Move(p) | Segment::Line(p) | Segment::Quad(_, p) | Segment::Cubic(_, _, p) => Some(p.y),
            Segment::Close => None,
        })
        .collect();
    let (top, bottom) = (ys.iter().copied().fold(0.0, f32::min), ys.iter().copied().fold(-1.0, f32::max));
    assert_eq!(bottom, 0.0);
    assert!((top + 2.0 * CAP_HALF).abs() < 0.001, "{top}");
    assert_eq!(steps.last(), Some(&Segment::Close));
    assert!(outline(FontFile::Inter400, shape(" ", 1.0, Regular).runs[0].glyphs[0].id).is_empty());
    assert!(outline(FontFile::Inter400, u16::MAX).is_empty());
}

/// A fixed sequence of numbers below `bound`, the same in every run (Knuth's MMIX generator).
fn numbers(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed;
    move |bound| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % bound
    }
}

#[test]
fn any_text_is_wrapped_without_loss_and_within_its_width() {
    let pool: Vec<char> = "aW1 王龘，。（“”…-\u{A0}\u{AD}\n\r\t\0\u{85}\u{301}\u{200B}\u{200D}\u{FE0F}\u{FEFF}\u{2028}\u{FB01}👍אعक्ष한ᄀ\u{10FFFF}"
        .chars()
        .collect();
    let letters =
        |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect() };
    let mut next = numbers(7);
    for _ in 0..2000 {
        let text: String = (0..next(30)).map(|_| pool[next(pool.len())]).collect();
        let max = next(120) as f32;
        let lines = wrap(&text, 12.0, Strong, max, usize::MAX);
        assert_eq!(letters(&texts(&lines).concat()), letters(&text), "{text:?}");
        for line in &lines {
            let clusters = shaping::shaped(&line.text, Strong).clusters().len();
            assert!(line.width <= max + 0.011 || clusters == 1, "{text:?} {max} {:?}", line.text);
        }
        let few = wrap(&text, 12.0, Strong, max, 2);
        assert!(few.len() <= 2 && few.get(1).is_none_or(|line| line.width <= max + 0.011), "{text:?}");
    }
}
