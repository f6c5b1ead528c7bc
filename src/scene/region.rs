//! A department's region: area, name, and how many in it are for and against.
use super::card_facts::{Facts, Standing};
use super::detail::Detail;
use super::pen::{Pen, sized};
use super::shape::{Align, Stroke};
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
        Detail::Full | Detail::Compact => full,
        Detail::Name => sized(30.0, 34.0, Weight::Strong),
        Detail::Number => sized(48.0, 54.0, Weight::Strong),
        Detail::Dot => sized(80.0, 90.0, Weight::Strong),
    }
}

/// Height of the header, by which a region is taken hold of, in map points.
pub fn region_header(detail: Detail) -> f32 {
    2.0 * HEADER_PAD + header_style(detail, Metrics::get().text.region).line
}

/// Above and below the name.
const HEADER_PAD: f32 = 6.0;

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
) {
    let theme = pen.theme;
    let y = rect.min.y + HEADER_PAD + style.line / 2.0;
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
    let room = right - rect.min.x - 22.0;
    if room > style.size {
        pen.label(name, style, rect.min.x + 14.0, y, Align::Left, theme.text_2, room);
    }
}

fn triangle(pen: &mut Pen, center: Point, points_up: bool, color: crate::theme::Rgba) {
    let (w, h) = (5.0, 4.0);
    let (base, tip) = if points_up { (center.y + h, center.y - h) } else { (center.y - h, center.y + h) };
    pen.polygon(&[pt(center.x - w, base), pt(center.x + w, base), pt(center.x, tip)], Some(color), None);
}
