//! A map made into a picture for a page: as `map`, which grows with the content, or on the `sheet` of fixed size.
use super::key_strip::{KeyCard, TeamCard, key_strip};
use super::legend::{Occurs, legend};
use super::map::MapPicture;
use super::page_marks::{self, PageMark};
use super::pen::{Pen, sized};
use super::shape::{Align, Corners, Element, Group, Only, Scene, Stroke};
use crate::catalogue::Support;
use crate::geom::{Point, Rect, pt, vec2};
use crate::locale::tr;
use crate::text;
use crate::theme::{Metrics, Theme, Weight};

/// A small map fills its sheet, but its cards don't shout beside the rest of it.
const LARGEST_SCALE: f32 = 1.4;

/// How a picture is framed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Frame {
    /// As large as the content, with audience and legend.
    #[default]
    Map,
    /// A page with title, key people and legend; the map is scaled to fit.
    Sheet(Paper),
    /// Nothing but the content: on a stage the words stand beside it.
    Stage,
}

impl Frame {
    /// The page, if it is one.
    pub const fn paper(self) -> Option<Paper> {
        match self {
            Self::Sheet(paper) => Some(paper),
            Self::Map | Self::Stage => None,
        }
    }
}

/// The shape of a sheet. All are as wide in points: what is higher has more room for the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// A slide, 16:9.
    #[default]
    Screen,
    /// A4 that lies, or A3.
    A4,
    /// A4 that stands upright.
    A4Upright,
    Square,
}

impl Paper {
    /// From the widest to the highest.
    pub const ALL: [Self; 4] = [Self::Screen, Self::A4, Self::Square, Self::A4Upright];

    /// The word in message keys and on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Screen => "sheet",
            Self::A4 => "a4",
            Self::A4Upright => "a4-upright",
            Self::Square => "square",
        }
    }

    /// In points of 1/72 inch: a slide's 13⅓ inches, A4, and a square as wide as A4 upright.
    fn width(self) -> f32 {
        match self {
            Self::Screen => 960.0,
            Self::A4 => 841.89,
            Self::A4Upright | Self::Square => 595.28,
        }
    }

    /// Width ÷ height.
    pub fn aspect(self) -> f32 {
        let screen = &Metrics::get().sheet;
        match self {
            Self::Screen => screen.width / screen.height,
            Self::A4 => 297.0 / 210.0,
            Self::A4Upright => 210.0 / 297.0,
            Self::Square => 1.0,
        }
    }
}

/// What the furniture of a picture says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetFacts {
    pub title: String,
    /// Deal, stage, value and close, joined.
    pub subtitle: String,
    pub as_of: String,
    pub key_people: Vec<KeyCard>,
    pub team: Vec<TeamCard>,
    /// Support of every member of the deal.
    pub support: Vec<Option<Support>>,
    /// Name, mark, allies in words.
    pub competitor: Option<(String, String, String)>,
    /// Where cards lead to other pages.
    pub marks: Vec<PageMark>,
}

/// The account team's picture: everybody, or only the people for whom `only` holds.
pub fn internal_picture(picture: &MapPicture, facts: &SheetFacts, frame: Frame, only: Only) -> Scene {
    let mut scene = picture.scene(facts.title.clone(), only);
    let occurs = Occurs::in_picture(picture, |shows| shows.within(only));
    let (lang, lens) = (picture.lang, picture.lens);
    let chip = tr(lang, "sheet-internal").to_string();
    let leading = page_marks::mark(&mut scene, picture.theme, lang, &picture.geometry.cards, &facts.marks);
    let mut pen = Pen::new(picture.theme);
    match frame {
        Frame::Map => {
            let draw = |pen: &mut Pen, at: Point, width| legend(pen, &occurs, (lens, lang), false, at, width);
            frame_map(&mut pen, &mut scene, &chip, draw);
        }
        Frame::Stage => scene.bounds = scene.bounds.expand(MARGIN),
        Frame::Sheet(paper) => {
            let page = Page::new(paper);
            page.place_map(
                &mut scene,
                page.map_area(Strip::of(facts.key_people.is_empty() && facts.team.is_empty())),
            );
            page.title(&mut pen, facts, &chip);
            tally(&mut pen, &facts.support, lang, pt(page.width / 2.0 + 48.0, page.margin));
            if let Some(competitor) = &facts.competitor {
                competitor_box(&mut pen, competitor, lang, pt(page.width - page.margin, page.map_top + 8.0));
            }
            let inner = page.width - 2.0 * page.margin;
            key_strip(&mut pen, &facts.key_people, &facts.team, lang, pt(page.margin, page.strip), inner);
            page.rule(&mut pen, page.legend - 12.0);
            let listed = !facts.key_people.is_empty();
            legend(&mut pen, &occurs, (lens, lang), listed, pt(page.margin, page.legend), inner);
        }
    }
    page_marks::lead(&mut scene, &leading);
    scene.groups.push(Group::new(Element::Furniture, String::new(), pen.shapes));
    scene
}

/// How large a map of this extent is drawn on the sheet, key people below it.
pub fn sheet_scale(content: Rect, paper: Paper) -> f32 {
    let area = Page::new(paper).map_area(Strip::Shown);
    (area.width() / content.width()).min(area.height() / content.height()).min(LARGEST_SCALE)
}

/// Width ÷ height of a map that fills the sheet.
pub fn sheet_aspect(paper: Paper) -> f32 {
    let area = Page::new(paper).map_area(Strip::Shown);
    area.width() / area.height()
}

/// Margin of a picture without a page.
pub(super) const MARGIN: f32 = 40.0;

/// Grows the scene by margin, audience chip and legend.
pub(super) fn frame_map(
    pen: &mut Pen,
    scene: &mut Scene,
    chip: &str,
    legend: impl FnOnce(&mut Pen, Point, f32) -> f32,
) {
    let content = scene.bounds;
    let width = content.width().max(640.0);
    let left = content.min.x;
    audience_chip(pen, chip, pt(left + width, content.min.y - 44.0));
    let top = content.max.y + 32.0;
    let height = legend(pen, pt(left, top), width);
    let low = if height > 0.0 { top + height } else { content.max.y };
    scene.bounds = Rect { min: pt(left, content.min.y - 48.0), max: pt(left + width, low) }.expand(MARGIN);
}

/// The chip that says for whom a picture is; `at` is its right top corner.
pub(super) fn audience_chip(pen: &mut Pen, text: &str, at: Point) {
    let style = sized(12.0, 16.0, Weight::Strong);
    let width = text::width(text, style.size, style.weight) + 20.0;
    let rect = Rect::new(at.x - width, at.y, width, 24.0);
    pen.boxed(rect, 4.0, None, Stroke::new(1.0, pen.theme.line_strong));
    pen.label(text, style, rect.center().x, rect.center().y, Align::Center, pen.theme.text_2, width);
}

/// Whether anything stands between map and legend.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Strip {
    Shown,
    Empty,
}

impl Strip {
    pub(super) fn of(empty: bool) -> Self {
        if empty { Self::Empty } else { Self::Shown }
    }
}

/// The page of the metrics, or one as wide and higher.
pub(super) struct Page {
    on_paper: f32,
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) margin: f32,
    pub(super) map_top: f32,
    pub(super) strip: f32,
    pub(super) legend: f32,
}

impl Page {
    pub(super) fn new(paper: Paper) -> Self {
        let sheet = &Metrics::get().sheet;
        let height = (sheet.width / paper.aspect()).round();
        // What stands below the map stays at the foot.
        let lower = height - sheet.height;
        Self {
            on_paper: paper.width(),
            width: sheet.width,
            height,
            margin: sheet.margin,
            map_top: sheet.header + 24.0,
            strip: sheet.key_strip_y + lower,
            legend: sheet.legend_y + lower,
        }
    }

    /// Where the map goes, above what the page shows below.
    pub(super) fn map_area(&self, strip: Strip) -> Rect {
        let bottom = match strip {
            Strip::Shown => self.strip - 16.0,
            Strip::Empty => self.legend - 28.0,
        };
        Rect { min: pt(self.margin, self.map_top), max: pt(self.width - self.margin, bottom) }
    }

    /// Scales the map into `area` and makes the scene the page.
    pub(super) fn place_map(&self, scene: &mut Scene, area: Rect) {
        let content = scene.bounds;
        let k = (area.width() / content.width()).min(area.height() / content.height()).min(LARGEST_SCALE);
        let at = (area.center() - content.center().to_vec() * k).to_vec();
        for group in &mut scene.groups {
            group.transform(k, at);
        }
        scene.bounds = Rect::new(0.0, 0.0, self.width, self.height);
        scene.on_paper = Some(self.on_paper);
    }

    pub(super) fn title(&self, pen: &mut Pen, facts: &SheetFacts, chip: &str) {
        let (m, theme) = (pen.m, pen.theme);
        let room = self.width / 2.0 - self.margin;
        pen.label(
            &facts.title,
            m.text.sheet_title,
            self.margin,
            self.margin + 6.0,
            Align::Left,
            theme.text,
            room,
        );
        pen.label(
            &facts.subtitle,
            m.text.sheet_sub,
            self.margin,
            self.margin + 42.0,
            Align::Left,
            theme.text_2,
            room,
        );
        audience_chip(pen, chip, pt(self.width - self.margin, self.margin - 8.0));
        let right = self.width - self.margin;
        pen.label(&facts.as_of, m.text.caption, right, self.margin + 42.0, Align::Right, theme.text_2, 300.0);
        self.rule(pen, Metrics::get().sheet.header);
    }

    pub(super) fn rule(&self, pen: &mut Pen, y: f32) {
        let color = pen.theme.line;
        pen.fill(Rect::new(self.margin, y, self.width - 2.0 * self.margin, 1.0), Corners::default(), color);
    }
}

/// One cell a person, then how many are for, neutral, against, not rated.
fn tally(pen: &mut Pen, support: &[Option<Support>], lang: crate::catalogue::Lang, at: Point) {
    if support.is_empty() {
        return;
    }
    let theme: &'static Theme = pen.theme;
    let count = |score: Option<i8>| support.iter().filter(|s| s.map(Support::score) == score).count();
    let steps: [&[Option<i8>]; 4] =
        [&[Some(3), Some(2), Some(1)], &[Some(0)], &[Some(-1), Some(-2), Some(-3)], &[None]];
    let keys = ["sheet-for", "sheet-neutral", "sheet-against", "sheet-not-rated"];
    let cell = (600.0 / support.len() as f32).min(24.0);
    let mut x = at.x;
    for (group, key) in steps.into_iter().zip(keys) {
        let start = x;
        let mut total = 0;
        for &score in group {
            let n = count(score);
            if n == 0 {
                continue;
            }
            total += n;
            let rect = Rect::new(x, at.y, cell * n as f32, 20.0);
            let step = *theme.support(score);
            let stroke = Stroke::new(1.0, step.line);
            pen.boxed(
                rect,
                2.0,
                Some(step.fill),
                if score.is_none() { stroke.dashed([3.0, 2.0]) } else { stroke },
            );
            pen.pattern(
                rect.expand(-1.5),
                step.pattern,
                if score.is_none() { theme.hatch } else { step.line },
            );
            if let Some(score) = score.filter(|_| rect.width() >= 22.0) {
                let text = crate::locale::signed(score);
                let center = rect.center();
                let on = if pen.needs_plate(step.pattern) {
                    pen.fill(Rect::from_center(center, vec2(20.0, 14.0)), Corners::all(2.0), theme.card);
                    theme.text
                } else {
                    step.on
                };
                pen.label(&text, pen.m.text.tally, center.x, center.y, Align::Center, on, 40.0);
            }
            x += rect.width() + 1.0;
        }
        if total == 0 {
            continue;
        }
        let style = sized(18.0, 24.0, Weight::Strong);
        let used = pen.label(&total.to_string(), style, start, at.y + 37.0, Align::Left, theme.text, 60.0);
        let words = tr(lang, key);
        let width = pen.label(
            &words,
            pen.m.text.caption,
            start + used + 6.0,
            at.y + 38.0,
            Align::Left,
            theme.text_2,
            120.0,
        );
        x = (x + 4.0).max(start + used + width + 22.0);
    }
}

fn competitor_box(
    pen: &mut Pen,
    competitor: &(String, String, String),
    lang: crate::catalogue::Lang,
    at: Point,
) {
    let (m, theme) = (pen.m, pen.theme);
    let (name, mark, allies) = competitor;
    let rect = Rect::new(at.x - 300.0, at.y, 300.0, 64.0);
    pen.boxed(rect, m.radius.card, Some(theme.card), Stroke::new(1.0, theme.card_line));
    pen.fill(Rect { max: pt(rect.min.x + 4.0, rect.max.y), ..rect }, Corners::left(4.0), theme.competitor);
    let x = rect.min.x + 16.0;
    pen.label(
        &tr(lang, "sheet-competitor"),
        m.text.label,
        x,
        rect.min.y + 14.0,
        Align::Left,
        theme.text_2,
        220.0,
    );
    pen.label(name, m.text.body_bold, x, rect.min.y + 32.0, Align::Left, theme.text, 230.0);
    pen.label(allies, m.text.caption, x, rect.min.y + 50.0, Align::Left, theme.text_2, 270.0);
    super::marks::status_disc(
        pen,
        &super::card_facts::Disc::Ally(mark.clone()),
        pt(rect.max.x - 22.0, rect.min.y + 20.0),
    );
}
