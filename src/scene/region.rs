//! A department's region: area, name, and how many in it are for and against.
use super::card_facts::{Facts, Standing};
use super::detail::Detail;
use super::pen::{Pen, sized};
use super::shape::{Align, Corners, Stroke};
use crate::geom::{Point, Rect, pt};
use crate::model::{Account, DepartmentId, LinkKind};
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
    let mut right = rect.max.x - PAD;
    if let Some(counts) = counts {
        right = draw_counts(pen, rect, y, counts, trunks);
    }
    let right = right - 8.0;
    let (style, spot) = spot_for_name(rect, name, style, right, trunks);
    let Spot { left, room, clear } = spot;
    if room <= style.size {
        return;
    }
    if !clear {
        // From afar a name is read more often than the trunk below it.
        let width = name_width(name, style).min(room);
        let plate = Rect::new(left - 2.0, y - style.line / 2.0, width + 4.0, style.line);
        pen.fill(plate, Corners::all(0.0), theme.region_fill);
    }
    pen.label(name, style, left, y, Align::Left, theme.text_2, room);
}

/// How many are for and against, as far to the right as they stand clear of lines; nothing where no gap in the right half
/// holds them. Returns where the room left of them ends.
fn draw_counts(pen: &mut Pen, rect: Rect, y: f32, (up, down): (usize, usize), trunks: &[Trunk]) -> f32 {
    const BESIDE: f32 = 8.0;
    const TRIANGLE: f32 = 28.0;
    let (theme, style) = (pen.theme, pen.m.text.body_bold);
    let counts =
        [(down, -2, false), (up, 2, true)].map(|(count, step, rises)| (count.to_string(), step, rises));
    let width = |text: &str| crate::text::width(text, style.size, style.weight) + TRIANGLE;
    let wide: f32 = counts.iter().map(|(text, ..)| width(text)).sum();
    let most = rect.max.x - PAD;
    let mut right = most;
    let here = |trunk: &&Trunk| trunk.from < y + style.line / 2.0 && trunk.to > y - style.line / 2.0;
    for trunk in trunks.iter().filter(here).rev() {
        if trunk.x < right + BESIDE && trunk.x > right - wide - BESIDE {
            right = trunk.x - BESIDE;
        }
    }
    if right - wide < rect.center().x {
        return most;
    }
    for (text, step, rises) in &counts {
        let used = pen.label(text, style, right, y, Align::Right, theme.text, 40.0);
        right -= used + 12.0;
        triangle(pen, pt(right + 2.0, y), *rises, theme.support(Some(*step)).line);
        right -= 16.0;
    }
    right
}

/// How wide a name is drawn at most: from afar letters are as large as the pixels of the screen allow, which may be a
/// little more.
fn name_width(name: &str, style: TextStyle) -> f32 {
    const GROWN: f32 = 1.06;
    let grown = if style.size > COMPACT_SIZE { GROWN } else { 1.0 };
    crate::text::width(name, style.size, style.weight) * grown
}

/// A vertical piece of a line that may run through a header: x, and from where to where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Trunk {
    x: f32,
    from: f32,
    to: f32,
    /// A piece of the chart, which one follows from card to card even where a name lies upon it.
    reports: bool,
}

/// The vertical pieces of `lines` that run through the header of `rect`, however high it is drawn.
pub(super) fn trunks<'a>(rect: Rect, lines: impl Iterator<Item = (LinkKind, &'a [Point])>) -> Vec<Trunk> {
    let foot = rect.min.y + region_header(Detail::Dot);
    let mut found: Vec<Trunk> = Vec::new();
    for (kind, points) in lines {
        let upright = points.windows(2).map(|p| (p[0], p[1])).filter(|(a, b)| a.x == b.x);
        let within = upright.filter(|(a, _)| a.x > rect.min.x && a.x < rect.max.x);
        let reports = kind == LinkKind::Reports;
        let pieces = within.map(|(a, b)| Trunk { x: a.x, from: a.y.min(b.y), to: a.y.max(b.y), reports });
        found.extend(pieces.filter(|trunk| trunk.from < foot && trunk.to > rect.min.y));
    }
    found.sort_by(|a, b| a.x.total_cmp(&b.x));
    found
}

/// Where a name begins, how wide it may be, and whether it stands clear of all lines.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Spot {
    left: f32,
    room: f32,
    clear: bool,
}

/// In which size a name is drawn, and where: in the first gap between the lines that holds it. A little smaller rather
/// than over a line; from afar, where it is as small already as can be read, only rather than over another line than the
/// chart's. Where there is no gap it begins where it always does, above the lines, and smaller rather than cut.
fn spot_for_name(
    rect: Rect,
    name: &str,
    style: TextStyle,
    right: f32,
    trunks: &[Trunk],
) -> (TextStyle, Spot) {
    /// Sizes that are tried.
    const SMALLER: [f32; 4] = [1.0, 0.9, 0.8, 0.72];
    const FROM_AFAR: [f32; 3] = [1.0, 0.92, 0.85];
    let sized = |share: &f32| TextStyle { size: style.size * share, ..style };
    let foot = rect.min.y + 2.0 * header_pad(style) + style.line;
    let crossing: Vec<Trunk> =
        trunks.iter().copied().filter(|trunk| trunk.from < foot && trunk.to > rect.min.y).collect();
    let gap = |share: &f32, between: &[f32], beside: f32| {
        let style = sized(share);
        gap_for(rect.min.x, right, name_width(name, style), between, beside * style.size)
            .map(|(left, room)| (style, left, room))
    };
    let afar = style.size > COMPACT_SIZE;
    let all: Vec<f32> = crossing.iter().map(|trunk| trunk.x).collect();
    let clear = if afar { &SMALLER[..1] } else { &SMALLER }.iter().find_map(|share| gap(share, &all, 0.5));
    if let Some((style, left, room)) = clear {
        return (style, Spot { left, room, clear: true });
    }
    let others: Vec<f32> = crossing.iter().filter(|trunk| !trunk.reports).map(|trunk| trunk.x).collect();
    let sizes: &[f32] = if afar { &FROM_AFAR } else { &SMALLER };
    let over_chart = sizes.iter().find_map(|share| gap(share, &others, 0.2));
    let over_all = || sizes.iter().find_map(|share| gap(share, &[], 0.2));
    let cut = (style, rect.min.x + PAD, right - rect.min.x - PAD);
    let (style, left, room) = over_chart.or_else(over_all).unwrap_or(cut);
    (style, Spot { left, room, clear: false })
}

/// A name begins so far from the side of its region.
const PAD: f32 = 14.0;

/// Where what is `wide` begins, and how much room it has: in the first gap between the lines at `between`, from left to
/// right, that holds it and `beside` to either side.
fn gap_for(min: f32, right: f32, wide: f32, between: &[f32], beside: f32) -> Option<(f32, f32)> {
    let mut left = min + PAD;
    for x in between.iter().copied().chain([right + beside]) {
        let room = x - beside - left;
        if room >= wide {
            return Some((left, room));
        }
        left = left.max(x + beside);
    }
    None
}

fn triangle(pen: &mut Pen, center: Point, points_up: bool, color: crate::theme::Rgba) {
    let (w, h) = (5.0, 4.0);
    let (base, tip) = if points_up { (center.y + h, center.y - h) } else { (center.y - h, center.y + h) };
    pen.polygon(&[pt(center.x - w, base), pt(center.x + w, base), pt(center.x, tip)], Some(color), None);
}
