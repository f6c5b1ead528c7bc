//! A department's region: area, name, and how many in it are for and against.
use super::card_facts::{Facts, Standing};
use super::detail::Detail;
use super::pen::{Pen, sized};
use super::shape::{Align, Corners, Stroke};
use crate::geom::{Point, Rect, pt};
use crate::model::{Account, DepartmentId};
use crate::theme::{Metrics, TextStyle, Weight};

/// Members of a department in the deal: for us, against us.
pub(super) fn tally(account: &Account, facts: &Facts, department: &DepartmentId) -> (usize, usize) {
    let scores = account
        .people()
        .values()
        .filter(|p| p.department.as_ref() == Some(department))
        .filter_map(|p| facts.of(&p.id))
        .filter(|f| f.standing == Standing::Member)
        .filter_map(|f| f.support);
    scores.fold((0, 0), |(up, down), s| (up + usize::from(s.score() > 0), down + usize::from(s.score() < 0)))
}

/// Height of the header at a zoom band: it stays 12 px on screen where the map is small.
pub(super) fn header_style(detail: Detail, full: TextStyle) -> TextStyle {
    match detail {
        Detail::Full => full,
        Detail::Compact => sized(COMPACT_SIZE, 24.0, Weight::Strong),
        Detail::Name => sized(32.0, 36.0, Weight::Strong),
        Detail::Number => sized(48.0, 54.0, Weight::Strong),
        Detail::Dot => sized(80.0, 90.0, Weight::Strong),
    }
}

/// Of a region's name in the compact band.
const COMPACT_SIZE: f32 = 20.0;

/// Height of the header, by which a region is taken hold of, in map points.
pub fn region_header(detail: Detail) -> f32 {
    let style = header_style(detail, Metrics::get().text.region);
    2.0 * header_pad(style) + style.line
}

/// Above and below the name: little where the name is large, so that it stays clear of the tabs of cards.
fn header_pad(style: TextStyle) -> f32 {
    if style.size < COMPACT_SIZE { 6.0 } else { 2.0 }
}

pub(super) fn area(pen: &mut Pen, rect: Rect) {
    let theme = pen.theme;
    pen.boxed(rect, pen.m.radius.region, Some(theme.region_fill), Stroke::new(1.0, theme.region_line));
}

pub(super) fn header(
    pen: &mut Pen,
    rect: Rect,
    name: &str,
    style: TextStyle,
    counts: Option<(usize, usize)>,
    trunks: &[Trunk],
) {
    let theme = pen.theme;
    let y = rect.min.y + header_pad(style) + style.line / 2.0;
    let mut right = rect.max.x - 14.0;
    if let Some((up, down)) = counts {
        let style = pen.m.text.body_bold;
        for (count, step, points_up) in [(down, -2, false), (up, 2, true)] {
            let width = pen.label(&count.to_string(), style, right, y, Align::Right, theme.text, 40.0);
            right -= width + 12.0;
            triangle(pen, pt(right + 2.0, y), points_up, theme.support(Some(step)).line);
            right -= 16.0;
        }
    }
    // A little smaller rather than over a line; from afar it is as small already as can be read.
    let sizes = if style.size > COMPACT_SIZE { &SMALLER[..1] } else { &SMALLER };
    let placed = |share: &f32| {
        let style = TextStyle { size: style.size * share, ..style };
        (style, room_for_name(rect, name, style, right - 8.0, trunks))
    };
    let clear = sizes.iter().map(placed).find(|(_, (.., clear))| *clear);
    let (style, (left, room, clear)) = clear.unwrap_or_else(|| placed(&1.0));
    if room <= style.size {
        return;
    }
    if !clear {
        // From afar a name is read more often than the trunk below it.
        let width = crate::text::width(name, style.size, style.weight).min(room);
        let plate = Rect::new(left - 2.0, y - style.line / 2.0, width + 4.0, style.line);
        pen.fill(plate, Corners::all(0.0), theme.region_fill);
    }
    pen.label(name, style, left, y, Align::Left, theme.text_2, room);
}

/// Sizes of a name that are tried until it stands clear of lines.
const SMALLER: [f32; 4] = [1.0, 0.9, 0.8, 0.72];

/// A vertical piece of a line that may run through a header: x, and from where to where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Trunk {
    x: f32,
    from: f32,
    to: f32,
}

/// The vertical pieces of `lines` that run through the header of `rect`, however high it is drawn.
pub(super) fn trunks<'a>(rect: Rect, lines: impl Iterator<Item = &'a [Point]>) -> Vec<Trunk> {
    let foot = rect.min.y + region_header(Detail::Dot);
    let pieces = lines.flat_map(|points| points.windows(2)).map(|p| (p[0], p[1]));
    let mut found: Vec<Trunk> = pieces
        .filter(|(a, b)| a.x == b.x && a.x > rect.min.x && a.x < rect.max.x)
        .map(|(a, b)| Trunk { x: a.x, from: a.y.min(b.y), to: a.y.max(b.y) })
        .filter(|trunk| trunk.from < foot && trunk.to > rect.min.y)
        .collect();
    found.sort_by(|a, b| a.x.total_cmp(&b.x));
    found
}

/// Where the name begins and how wide it may be: in the first gap between the lines that holds it. Third, whether there
/// is one; else it begins where it always does, above the lines.
fn room_for_name(rect: Rect, name: &str, style: TextStyle, right: f32, trunks: &[Trunk]) -> (f32, f32, bool) {
    const PAD: f32 = 14.0;
    /// From afar letters are as large as the pixels of the screen allow, which may be a little more.
    const GROWN: f32 = 1.06;
    let foot = rect.min.y + 2.0 * header_pad(style) + style.line;
    let grown = if style.size > COMPACT_SIZE { GROWN } else { 1.0 };
    let wide = crate::text::width(name, style.size, style.weight) * grown;
    let beside = style.size * 0.5;
    let mut left = rect.min.x + PAD;
    let whole = (left, right - left, false);
    let crossing =
        trunks.iter().filter(|trunk| trunk.from < foot && trunk.to > rect.min.y).map(|trunk| trunk.x);
    for x in crossing.chain([right + beside]) {
        let room = x - beside - left;
        if room >= wide {
            return (left, room, true);
        }
        left = left.max(x + beside);
    }
    whole
}

fn triangle(pen: &mut Pen, center: Point, points_up: bool, color: crate::theme::Rgba) {
    let (w, h) = (5.0, 4.0);
    let (base, tip) = if points_up { (center.y + h, center.y - h) } else { (center.y - h, center.y + h) };
    pen.polygon(&[pt(center.x - w, base), pt(center.x + w, base), pt(center.x, tip)], Some(color), None);
}
