//! A department's region: area, name, and how many in it are for and against.
use super::card_facts::{Facts, Standing};
use super::detail::Detail;
use super::parted_name::{Piece, parted};
use super::pen::{Pen, least_px, sized};
use super::shape::{Align, Stroke};
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

/// Names at least as large fill their header: in the compact band even the smallest, at full detail none.
const FILLING: f32 = 16.0;

/// Height of the header, by which a region is taken hold of, in map points.
pub fn region_header(detail: Detail) -> f32 {
    let style = header_style(detail, Metrics::get().text.region);
    2.0 * header_pad(style) + style.line
}

/// Above and below the name: little where the name is large, so that it stays clear of the tabs of cards.
fn header_pad(style: TextStyle) -> f32 {
    if style.size < FILLING { 6.0 } else { 2.0 }
}

pub(super) fn area(pen: &mut Pen, rect: Rect) {
    let theme = pen.theme;
    pen.boxed(rect, pen.m.radius.region, Some(theme.region_fill), Stroke::new(1.0, theme.region_line));
}

/// What a region's header says, and which lines run through it.
#[derive(Clone, Debug)]
pub(super) struct Header {
    pub rect: Rect,
    pub name: String,
    /// For us, against us; drawn at full detail only.
    pub counts: Option<(usize, usize)>,
    pub trunks: Vec<Trunk>,
}

impl Header {
    /// Draws the name in a size that [`names_style`] found for all of the picture, and the counts at full detail.
    pub(super) fn draw(&self, pen: &mut Pen, style: TextStyle, detail: Detail) {
        self.draw_from(pen, style, detail, self.rect.min.x);
    }

    /// Whether all of the name is seen where only what lies right of `from` is.
    pub(super) fn begins_behind(&self, style: TextStyle, detail: Detail, from: f32) -> bool {
        self.spot(style, detail, self.rect.min.x).left >= from
    }

    /// The same where only what lies right of `from` is seen: the name begins there, unless too little of it is left.
    pub(super) fn draw_from(&self, pen: &mut Pen, style: TextStyle, detail: Detail, from: f32) {
        let theme = pen.theme;
        let y = self.middle(style);
        if let Some(counts) = self.counts_at(style, detail) {
            counts.draw(pen, y);
        }
        let Spot { left, room, over } = self.spot(style, detail, from);
        let whole = from <= self.rect.min.x;
        if room <= style.size || !whole && room < name_width(&self.name, style) {
            return;
        }
        if over != Over::Nothing || room < least_width(&self.name, style, detail) {
            if let Some(pieces) = self.parted(style, detail, from) {
                for Piece { text, x, align, room } in pieces {
                    pen.label(&text, style, x, y, align, theme.text_2, room);
                }
                return;
            }
            if over != Over::Nothing {
                // No room beside the lines: they go on between the letters, which can be read.
                pen.outlined(&self.name, style, left, y, theme.text_2, theme.region_fill, room);
                return;
            }
        }
        pen.label(&self.name, style, left, y, Align::Left, theme.text_2, room);
    }

    /// The name parted where lines pass, which then are seen whole; `None` where it has no room so.
    fn parted(&self, style: TextStyle, detail: Detail, from: f32) -> Option<Vec<Piece>> {
        /// From the side of the region: a name that is parted needs all the room there is.
        const CLOSE: f32 = 4.0;
        let lines: Vec<f32> = self.crossing(style).map(|trunk| trunk.x).collect();
        let right = self
            .counts_at(style, detail)
            .map_or(self.rect.max.x - CLOSE, |counts| counts.left - BEFORE_COUNTS);
        let left = from.max(self.rect.min.x) + CLOSE;
        parted(&self.name, style, (left, right), &lines, |piece| least_width(piece, style, detail))
    }

    /// The lines that run through where the name is.
    fn crossing(&self, style: TextStyle) -> impl Iterator<Item = &Trunk> {
        let top = self.rect.min.y;
        let foot = top + 2.0 * header_pad(style) + style.line;
        self.trunks.iter().filter(move |trunk| trunk.from < foot && trunk.to > top)
    }

    /// The counts, as far to the right as they stand clear of lines, where their band shows them; over lines where no
    /// gap in the right half holds them.
    fn counts_at(&self, style: TextStyle, detail: Detail) -> Option<Counts> {
        const BESIDE: f32 = 8.0;
        let (up, down) = self.counts.filter(|_| detail == Detail::Full)?;
        let text = Metrics::get().text.body_bold;
        let each = [(down.to_string(), -2, false), (up.to_string(), 2, true)];
        let width = |words: &str| crate::text::width(words, text.size, text.weight) + Counts::TRIANGLE;
        let wide: f32 = each.iter().map(|(words, ..)| width(words)).sum();
        let (y, most) = (self.middle(style), self.rect.max.x - PAD);
        let mut right = most;
        let here = |trunk: &&Trunk| trunk.from < y + text.line / 2.0 && trunk.to > y - text.line / 2.0;
        for trunk in self.trunks.iter().filter(here).rev() {
            if trunk.x < right + BESIDE && trunk.x > right - wide - BESIDE {
                right = trunk.x - BESIDE;
            }
        }
        if right - wide < self.rect.center().x {
            right = most;
        }
        Some(Counts { each, left: right - wide, right })
    }

    /// Where the middle of the text is.
    fn middle(&self, style: TextStyle) -> f32 {
        self.rect.min.y + header_pad(style) + style.line / 2.0
    }

    /// Where the name is drawn in a size: in the first gap between the lines that holds it, where there is none above
    /// the chart's trunk, and above all lines where they leave no room at all. Right of `from` in any case.
    fn spot(&self, style: TextStyle, detail: Detail, from: f32) -> Spot {
        let counts = self.counts_at(style, detail);
        let right = counts.map_or(self.rect.max.x - PAD, |counts| counts.left - BEFORE_COUNTS);
        let crossing = || self.crossing(style);
        let wide = name_width(&self.name, style);
        let gap = |between: &[f32], beside: f32, over: Over| {
            gap_for(from.max(self.rect.min.x), right, wide, between, beside * style.size)
                .map(|(left, room)| Spot { left, room, over })
        };
        let all: Vec<f32> = crossing().map(|trunk| trunk.x).collect();
        let others: Vec<f32> = crossing().filter(|trunk| !trunk.reports).map(|trunk| trunk.x).collect();
        let left = from.max(self.rect.min.x) + PAD;
        gap(&all, 0.5, Over::Nothing)
            .or_else(|| gap(&others, 0.2, Over::Chart))
            .or_else(|| gap(&[], 0.2, Over::Lines))
            .unwrap_or(Spot { left, room: right - left, over: Over::Cut })
    }
}

/// The size of all names of a picture: the largest in which the most of them stand clear of lines and whole, and where
/// one looks for them. From afar they are as small already as can be read.
pub(super) fn names_style(headers: &[&Header], full: TextStyle, detail: Detail) -> TextStyle {
    const SIZES: [f32; 3] = [1.0, 0.92, 0.85];
    let sizes = if full.size > COMPACT_SIZE { &SIZES[..1] } else { &SIZES };
    let sized = |share: f32| TextStyle { size: full.size * share, ..full };
    let worth = |style: TextStyle| -> usize {
        let spots = headers
            .iter()
            .map(|header| (header.rect.min.x + PAD, header.spot(style, detail, header.rect.min.x)));
        spots.map(|(home, spot)| 2 * spot.over as usize + usize::from(spot.left == home)).sum()
    };
    // Of equals the last is kept, which is the largest.
    sizes.iter().rev().map(|share| sized(*share)).max_by_key(|style| worth(*style)).unwrap_or(full)
}

/// Between a name and the counts.
const BEFORE_COUNTS: f32 = 8.0;

/// Where the counts of a header stand.
#[derive(Clone, Debug)]
struct Counts {
    /// Text, step of support, which way its triangle points: from right to left.
    each: [(String, i8, bool); 2],
    left: f32,
    right: f32,
}

impl Counts {
    const TRIANGLE: f32 = 28.0;

    fn draw(&self, pen: &mut Pen, y: f32) {
        let (theme, style) = (pen.theme, pen.m.text.body_bold);
        let mut right = self.right;
        for (text, step, rises) in &self.each {
            let used = pen.label(text, style, right, y, Align::Right, theme.text, 40.0);
            triangle(pen, pt(right - used - 10.0, y), *rises, theme.support(Some(*step)).line);
            right -= used + Self::TRIANGLE;
        }
    }
}

/// How wide a name is drawn at most: from afar letters are as large as the pixels of the screen allow, which may be a
/// little more.
fn name_width(name: &str, style: TextStyle) -> f32 {
    const GROWN: f32 = 1.06;
    let grown = if style.size > COMPACT_SIZE { GROWN } else { 1.0 };
    crate::text::width(name, style.size, style.weight) * grown
}

/// How wide a piece of a name is where the map is smallest in the band: letters are as large as they must be to be read.
fn least_width(piece: &str, style: TextStyle, detail: Detail) -> f32 {
    let grown = least_px(piece) / (style.size * detail.least_zoom());
    name_width(piece, style).max(grown * crate::text::width(piece, style.size, style.weight))
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

/// Where a name begins, how wide it may be, and what it lies upon.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Spot {
    left: f32,
    room: f32,
    over: Over,
}

/// What a name lies upon or stands too near to, from the worst to the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    /// Lines may run below it, and it has no room to be whole.
    Cut,
    Lines,
    Chart,
    Nothing,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::shape::Shape;
    use crate::theme::{Theme, ThemeId};

    const STYLE: TextStyle = TextStyle { size: 20.0, line: 24.0, weight: Weight::Strong };

    /// A region so wide, with upright lines through its header at these places.
    fn header(wide: f32, reports: &[f32], influence: &[f32]) -> Header {
        let line = |x: f32| [pt(x, -40.0), pt(x, 60.0)];
        let lines: Vec<(LinkKind, [Point; 2])> = reports
            .iter()
            .map(|x| (LinkKind::Reports, line(*x)))
            .chain(influence.iter().map(|x| (LinkKind::Conflict, line(*x))))
            .collect();
        let rect = Rect::new(0.0, 0.0, wide, 200.0);
        let trunks = trunks(rect, lines.iter().map(|(kind, points)| (*kind, points.as_slice())));
        Header { rect, name: "Procurement".into(), counts: None, trunks }
    }

    fn spot(header: &Header, style: TextStyle) -> Spot {
        header.spot(style, Detail::Compact, header.rect.min.x)
    }

    #[test]
    fn a_name_stands_in_the_first_gap_that_holds_it() {
        let wide = name_width("Procurement", STYLE);
        let clear = spot(&header(400.0, &[300.0], &[]), STYLE);
        assert_eq!((clear.left, clear.over), (PAD, Over::Nothing));
        let behind = spot(&header(400.0, &[60.0], &[80.0]), STYLE);
        assert_eq!((behind.left, behind.over), (90.0, Over::Nothing));
        let above = spot(&header(wide + 60.0, &[wide / 2.0 + 30.0], &[]), STYLE);
        assert_eq!((above.left, above.over), (PAD, Over::Chart));
    }

    #[test]
    fn a_name_whose_place_is_out_of_sight_stands_where_its_department_is_seen() {
        let wide = name_width("Procurement", STYLE);
        let header = header(wide + 300.0, &[150.0], &[]);
        let drawn = |from: f32| {
            let mut pen = Pen::new(Theme::get(ThemeId::Light));
            header.draw_from(&mut pen, STYLE, Detail::Compact, from);
            pen.shapes.iter().find_map(|shape| match shape {
                Shape::Text(text) => Some(text.at.x),
                _ => None,
            })
        };
        assert_eq!(drawn(0.0), Some(PAD));
        assert_eq!(drawn(100.0), Some(150.0 + 0.5 * STYLE.size), "beside the line");
        assert_eq!(drawn(200.0), Some(200.0 + PAD));
        assert_eq!(drawn(300.0), None, "too little is seen of it");
    }

    #[test]
    fn rather_over_the_charts_trunk_than_over_another_line() {
        let wide = name_width("Procurement", STYLE);
        let narrow = wide + 100.0;
        let spot = spot(&header(narrow, &[narrow / 2.0], &[20.0]), STYLE);
        assert_eq!((spot.left, spot.over), (20.0 + 0.2 * STYLE.size, Over::Chart));
    }

    #[test]
    fn all_names_of_a_picture_have_the_size_in_which_most_are_clear() {
        let wide = name_width("Procurement", STYLE);
        let easy = header(600.0, &[], &[]);
        let tight = header(600.0, &[PAD + 0.88 * wide + 10.0], &[]);
        let behind = header(600.0, &[PAD + 0.5 * wide], &[]);
        let narrow = header(0.88 * wide + 2.0 * PAD, &[], &[]);
        assert_eq!(
            names_style(&[&easy, &behind], STYLE, Detail::Compact).size,
            20.0,
            "no size brings it to its place"
        );
        assert_eq!(
            names_style(&[&easy, &tight], STYLE, Detail::Compact).size,
            17.0,
            "there it stands in its place"
        );
        assert_eq!(names_style(&[&easy, &narrow], STYLE, Detail::Compact).size, 17.0);
        assert_eq!(names_style(&[], STYLE, Detail::Compact).size, 20.0);
    }

    #[test]
    fn counts_take_of_the_room_where_they_are_shown() {
        let full = Metrics::get().text.region;
        let wide = name_width("Procurement", full);
        let region = |wide: f32| Header { counts: Some((10, 2)), ..header(wide, &[], &[]) };
        let counts = region(600.0).counts_at(full, Detail::Full).expect("full detail shows them");
        assert!(counts.left > 500.0 && counts.right == 600.0 - PAD, "{counts:?}");
        assert!(region(600.0).counts_at(full, Detail::Compact).is_none());
        let tight = region(PAD + 0.9 * wide + BEFORE_COUNTS + 600.0 - counts.left);
        let found = names_style(&[&tight], full, Detail::Full);
        assert!(found.size < full.size && tight.spot(found, Detail::Full, 0.0).over == Over::Nothing);
        assert_eq!(names_style(&[&tight], full, Detail::Name).size, full.size);
        let crossed = Header { trunks: header(600.0, &[570.0], &[]).trunks, ..region(600.0) };
        assert!(crossed.counts_at(full, Detail::Full).expect("still there").right < 570.0);
    }

    #[test]
    fn the_header_keeps_its_height_from_band_to_band() {
        assert_eq!(region_header(Detail::Full), 36.0);
        assert_eq!(region_header(Detail::Compact), 28.0);
    }

    /// The texts that name a region.
    fn drawn(header: &Header) -> Vec<crate::scene::shape::TextShape> {
        let mut pen = Pen::new(Theme::get(ThemeId::Light));
        header.draw(&mut pen, STYLE, Detail::Compact);
        let texts = pen.shapes.into_iter().map(|shape| match shape {
            Shape::Text(text) => text,
            other => panic!("{other:?} would hide the line"),
        });
        texts.collect()
    }

    #[test]
    fn a_name_that_has_to_stand_where_a_line_passes_is_parted_there() {
        let wide = name_width("Procurement", STYLE) + 60.0;
        for at in [0.35, 0.5, 0.6] {
            let line = at * wide;
            let pieces = drawn(&header(wide, &[], &[line]));
            assert_eq!(pieces.len(), 2);
            for piece in &pieces {
                let (left, right) = match piece.align {
                    Align::Right => (piece.at.x - piece.line.width, piece.at.x),
                    _ => (piece.at.x, piece.at.x + piece.line.width),
                };
                assert!(left > 0.0 && right < wide, "{left} to {right} of {wide}");
                assert!(right < line || left > line, "{left} to {right} hides {line}");
            }
        }
        assert_eq!(drawn(&header(400.0, &[], &[300.0])).len(), 1, "beside the line it is whole");
    }

    #[test]
    fn a_line_shows_between_the_letters_of_a_name_without_room_beside_it() {
        let lines: Vec<f32> = (1..8).map(|i| 15.0 * i as f32).collect();
        let upon = drawn(&header(name_width("Procurement", STYLE) + 20.0, &[], &lines));
        let (name, outline) = upon.split_last().expect("it is named");
        let theme = Theme::get(ThemeId::Light);
        assert_eq!(name.color, theme.text_2);
        assert!(outline.len() == 4 && outline.iter().all(|text| text.color == theme.region_fill));
    }
}
