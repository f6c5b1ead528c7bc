//! What the signs mean: five groups, listing only what occurs.
use super::card::{bars, counterpart, gauge, role_badge};
use super::card_facts::{Badge, Disc, Facts, Standing};
use super::face::{held_by_nobody, held_by_one, influence_fill, shortfall};
use super::lens::Lens;
use super::line::link_shapes;
use super::map::MapPicture;
use super::marks::status_disc;
use super::pen::{Pen, round_stroke, sized};
use super::shape::{Align, Corners, Element, Stroke};
use crate::catalogue::{Catalogue, Influence, Lang, Level, Strength, Support};
use crate::geom::{Point, Rect, pt};
use crate::locale::{self, tr, tr_args};
use crate::model::{LinkKind, PairState};
use crate::text;
use crate::theme::Weight;
use std::collections::{BTreeMap, BTreeSet};

/// What a picture contains.
#[derive(Clone, Debug, Default)]
pub(super) struct Occurs {
    scores: BTreeSet<i8>,
    unrated: bool,
    assumed: bool,
    influence: BTreeSet<Influence>,
    /// By how many levels relationships fall short.
    short: BTreeSet<usize>,
    lines: BTreeSet<LinkKind>,
    risk: bool,
    /// Somebody has a risk of any kind.
    risky: bool,
    stale: bool,
    leaving: bool,
    /// The mark of a competitor somebody is with.
    ally: Option<String>,
    key: bool,
    gauge: bool,
    counterpart: bool,
    roles: BTreeMap<String, Badge>,
}

impl Occurs {
    /// Looks at the parts of a picture that `shown` lets through.
    pub(super) fn in_picture(picture: &MapPicture, shown: impl Fn(&Element) -> bool) -> Self {
        let mut this = Self::default();
        for part in picture.parts.iter().filter(|part| shown(&part.shows)) {
            match &part.shows {
                Element::Person(id) => this.add_card(&picture.facts, id),
                Element::Link { id, .. } => {
                    let kind = picture.geometry.line(id).map(|line| line.kind);
                    this.lines.extend(kind.map(any_strength));
                }
                Element::Region(_) | Element::Furniture => {}
            }
        }
        this
    }

    fn add_card(&mut self, facts: &Facts, id: &crate::model::PersonId) {
        let Some(card) = facts.of(id).filter(|f| f.standing == Standing::Member) else { return };
        match card.support {
            Some(score) => {
                self.scores.insert(score.score());
                self.assumed |= !card.confirmed;
            }
            None => self.unrated = true,
        }
        self.influence.extend(card.influence);
        self.short.extend(card.short());
        self.key |= card.mark.is_some();
        self.gauge = true;
        self.risky |= !card.risks.is_empty();
        self.counterpart |= card.counterpart.is_some();
        for disc in &card.discs {
            match disc {
                Disc::Risk => self.risk = true,
                Disc::Stale => self.stale = true,
                Disc::Leaving => self.leaving = true,
                Disc::Ally(mark) => self.ally = Some(mark.clone()),
            }
        }
        for badge in &card.badges {
            self.roles.insert(badge.name.clone(), badge.clone());
        }
    }
}

fn any_strength(kind: LinkKind) -> LinkKind {
    match kind {
        LinkKind::Influence(_) => LinkKind::Influence(Strength::Medium),
        kind => kind,
    }
}

const ROW: f32 = 19.0;
const HEADING: f32 = 22.0;
const GROUP_GAP: f32 = 40.0;
const ROWS: usize = 4;

/// Height of a full row of groups.
pub(super) const HEIGHT: f32 = HEADING + ROW * ROWS as f32;

/// Draws the groups from `at` rightwards, wrapping at `width`; returns the height taken. `with_key_people`: the picture
/// lists them below the map.
pub(super) fn legend(
    pen: &mut Pen,
    occurs: &Occurs,
    (lens, lang): (Lens, Lang),
    with_key_people: bool,
    at: Point,
    width: f32,
) -> f32 {
    let mut flow = Flow { left: at.x, right: at.x + width, x: at.x, y: at.y };
    match lens {
        Lens::Support => support_group(pen, occurs, lang, &mut flow),
        Lens::Relationship => relationship_group(pen, occurs, lang, &mut flow),
        Lens::Influence | Lens::Role | Lens::Risk | Lens::Fragility => {}
    }
    influence_group(pen, occurs, lens, lang, &mut flow);
    lines_group(pen, occurs.lines.iter().copied(), lang, &mut flow);
    marks_group(pen, occurs, lens, lang, &mut flow);
    // In that lens the relationship stands where the badges would.
    if lens != Lens::Relationship {
        roles_group(pen, occurs, lang, &mut flow);
    }
    // The key people below the map say how they stand under every lens; left out where it would take another row.
    if with_key_people && lens != Lens::Support && flow.x + support_width(occurs) <= flow.right {
        support_group(pen, occurs, lang, &mut flow);
    }
    flow.y + HEIGHT - at.y
}

/// Lines, and the chip of our person who is in charge of somebody: for a customer's picture.
pub(super) fn customer_legend(pen: &mut Pen, kinds: &[LinkKind], chips: bool, lang: Lang, at: Point) {
    let mut flow = Flow { left: at.x, right: at.x + 800.0, x: at.x, y: at.y };
    lines_group(pen, kinds.iter().copied(), lang, &mut flow);
    if chips {
        let at = group(pen, lang, "sheet-legend-marks", 200.0, &mut flow);
        let y = at.y + HEADING + ROW * 0.5;
        counterpart(pen, our_initials(lang), PairState::Current, Rect::new(at.x, y - 8.0, 16.0, 16.0));
        note(pen, &tr(lang, "sheet-mark-contact"), at.x + 26.0, y);
    }
}

fn our_initials(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "us",
        Lang::Zh => "我",
    }
}

/// Where the next group goes.
struct Flow {
    left: f32,
    right: f32,
    x: f32,
    y: f32,
}

impl Flow {
    /// Room for a group; on the next row where this one is full.
    fn take(&mut self, width: f32) -> Point {
        if self.x > self.left && self.x + width > self.right {
            self.x = self.left;
            self.y += HEIGHT + 16.0;
        }
        let at = pt(self.x, self.y);
        self.x += width + GROUP_GAP;
        at
    }
}

/// Begins a group at least as wide as its heading; returns its left top corner.
fn group(pen: &mut Pen, lang: Lang, key: &str, width: f32, flow: &mut Flow) -> Point {
    let style = sized(12.0, 16.0, Weight::Strong);
    let words = tr(lang, key);
    let at = flow.take(width.max(text::width(&words, style.size, style.weight)));
    pen.label(&words, style, at.x, at.y + 8.0, Align::Left, pen.theme.text_2, 400.0);
    at
}

fn small_width(text: &str) -> f32 {
    text::width(text, 11.0, Weight::Regular)
}

fn note(pen: &mut Pen, text: &str, x: f32, y: f32) {
    pen.label(text, pen.m.text.label, x, y, Align::Left, pen.theme.text_2, 400.0);
}

/// From one step of support to the next.
const STEP_PITCH: f32 = 64.0;

fn support_width(occurs: &Occurs) -> f32 {
    STEP_PITCH * (occurs.scores.len() + usize::from(occurs.unrated)) as f32 - 8.0
}

fn support_group(pen: &mut Pen, occurs: &Occurs, lang: Lang, flow: &mut Flow) {
    let mut steps: Vec<Option<i8>> = occurs.scores.iter().rev().map(|s| Some(*s)).collect();
    if occurs.unrated {
        steps.push(None);
    }
    if steps.is_empty() {
        return;
    }
    let at = group(pen, lang, "sheet-legend-support", support_width(occurs), flow);
    for (i, score) in steps.into_iter().enumerate() {
        let rect = Rect::new(at.x + STEP_PITCH * i as f32, at.y + HEADING, 36.0, 34.0);
        step_swatch(pen, score, rect);
        let words = match score.and_then(Support::new) {
            Some(support) => Catalogue::get().support(support).name.get(lang).to_owned(),
            None => tr(lang, "legend-not-rated").to_string(),
        };
        let style = sized(11.0, 13.0, Weight::Regular);
        pen.paragraph(&words, style, rect.min.x, rect.max.y + 5.0, pen.theme.text_2, STEP_PITCH - 6.0, 2);
    }
}

/// A score as a small block: number and chevrons beside it.
pub(super) fn step_swatch(pen: &mut Pen, score: Option<i8>, rect: Rect) {
    let step = *pen.theme.support(score);
    let stroke = Stroke::new(1.0, step.line);
    pen.boxed(rect, 4.0, Some(step.fill), if score.is_none() { stroke.dashed([3.0, 2.0]) } else { stroke });
    pen.pattern(rect.expand(-1.5), step.pattern, if score.is_none() { pen.theme.hatch } else { step.line });
    let center = rect.center();
    let text = score.map_or("?".to_owned(), locale::signed);
    if score.is_none() {
        pen.circle(center, 9.0, Some(pen.theme.card), None);
    }
    let style = sized(13.0, 16.0, Weight::Strong);
    let n = score.unwrap_or(0);
    let shift = if rect.height() > 28.0 {
        1.5 * f32::from(n) + if n == 0 { 0.0 } else { 2.0 * f32::from(n.signum()) }
    } else {
        0.0
    };
    let on = if pen.needs_plate(step.pattern) {
        pen.fill(rect.expand(-4.0), Corners::all(2.0), pen.theme.card);
        pen.theme.text
    } else {
        step.on
    };
    pen.label(&text, style, center.x, center.y + shift, Align::Center, on, rect.width());
    if rect.height() > 28.0 {
        let up = n > 0;
        for k in 0..n.unsigned_abs() {
            let away = 9.0 + 4.0 * f32::from(k);
            let sign = if up { -1.0 } else { 1.0 };
            let y = center.y + shift + sign * away;
            let tip = y + sign * 3.0;
            pen.line(
                &[pt(center.x - 5.0, y), pt(center.x, tip), pt(center.x + 5.0, y)],
                round_stroke(1.6, on),
            );
        }
    }
}

/// How far relationships are from what is required, as the blocks say it.
fn relationship_group(pen: &mut Pen, occurs: &Occurs, lang: Lang, flow: &mut Flow) {
    if occurs.short.is_empty() {
        return;
    }
    let pitch = 64.0;
    let at = group(pen, lang, "lens-relationship", pitch * occurs.short.len() as f32 - 8.0, flow);
    for (i, short) in occurs.short.iter().enumerate() {
        let rect = Rect::new(at.x + pitch * i as f32, at.y + HEADING, 36.0, 34.0);
        let step = shortfall(pen.theme, *short);
        pen.boxed(rect, 4.0, Some(step.fill), Stroke::new(1.0, step.line));
        let style = sized(13.0, 16.0, Weight::Strong);
        pen.label(&short.to_string(), style, rect.center().x, rect.center().y, Align::Center, step.on, 36.0);
        let words = tr_args(lang, "relationship-short", &[("count", (*short).into())]);
        let style = sized(11.0, 13.0, Weight::Regular);
        pen.paragraph(&words, style, rect.min.x, rect.max.y + 5.0, pen.theme.text_2, pitch - 6.0, 2);
    }
}

fn influence_group(pen: &mut Pen, occurs: &Occurs, lens: Lens, lang: Lang, flow: &mut Flow) {
    if occurs.influence.is_empty() {
        return;
    }
    let at = group(pen, lang, "sheet-legend-influence", 60.0 * occurs.influence.len() as f32, flow);
    for (i, influence) in occurs.influence.iter().rev().enumerate() {
        let height = match influence {
            Influence::High => 36.0,
            Influence::Medium => 31.0,
            Influence::Low => 26.0,
        };
        let rect = Rect::new(at.x + 60.0 * i as f32, at.y + HEADING, 46.0, height);
        pen.boxed(rect, 4.0, Some(pen.theme.card), Stroke::new(1.0, pen.theme.card_line));
        // In its own lens the block says it too.
        let block =
            if lens == Lens::Influence { influence_fill(pen.theme, *influence) } else { pen.theme.bar_off };
        pen.fill(Rect { max: pt(rect.min.x + 9.0, rect.max.y), ..rect }, Corners::left(4.0), block);
        bars(pen, Some(*influence), pt(rect.max.x - 20.0, rect.min.y + 6.0));
        note(pen, Catalogue::get().influence(*influence).name.get(lang), rect.min.x, at.y + HEADING + 48.0);
    }
}

fn lines_group(pen: &mut Pen, kinds: impl Iterator<Item = LinkKind>, lang: Lang, flow: &mut Flow) {
    let words = |kind: LinkKind| match kind {
        LinkKind::Pair(PairState::Planned) => tr(lang, "sheet-line-pair-planned"),
        kind => tr(lang, &format!("sheet-line-{}", kind.family())),
    };
    let rows: Vec<(LinkKind, String)> = kinds.map(|kind| (kind, words(kind).into_owned())).collect();
    let Some(widest) = rows.iter().map(|(_, text)| small_width(text)).reduce(f32::max) else { return };
    let columns = rows.len().div_ceil(ROWS);
    let pitch = 56.0 + widest + 16.0;
    let at = group(pen, lang, "sheet-legend-lines", pitch * columns as f32, flow);
    for (i, (kind, text)) in rows.into_iter().enumerate() {
        let x = at.x + pitch * (i / ROWS) as f32;
        let y = at.y + HEADING + ROW * ((i % ROWS) as f32 + 0.5);
        link_shapes(pen, kind, &[pt(x, y), pt(x + 46.0, y)], 1.0, None);
        note(pen, &text, x + 56.0, y);
    }
}

fn marks_group(pen: &mut Pen, occurs: &Occurs, lens: Lens, lang: Lang, flow: &mut Flow) {
    type Draw<'a> = &'a dyn Fn(&mut Pen, Point, Lang);
    let ally = Disc::Ally(occurs.ally.clone().unwrap_or_default());
    let all: [(bool, &str, Draw<'_>); 12] = [
        (lens == Lens::Fragility, "legend-loss", &|pen, at, _| {
            let rect = Rect::new(at.x - 9.0, at.y - 8.0, 18.0, 16.0);
            pen.boxed(rect, 3.0, Some(pen.theme.risk_fill), Stroke::new(1.0, pen.theme.risk_on));
            pen.label("−1", pen.m.text.badge, at.x, at.y, Align::Center, pen.theme.risk_on, 18.0);
        }),
        (lens == Lens::Fragility, "legend-sole", &|pen, at, lang| {
            let rect = Rect::new(at.x - 9.0, at.y - 8.0, 18.0, 16.0);
            let step = held_by_one(pen.theme);
            pen.boxed(rect, 3.0, Some(step.fill), Stroke::new(1.0, step.line));
            let sample = locale::tr(lang, "legend-sole-sample");
            pen.label(&sample, pen.m.text.badge, at.x, at.y, Align::Center, step.on, 18.0);
        }),
        (lens == Lens::Fragility, "legend-stranger", &|pen, at, _| {
            let rect = Rect::new(at.x - 9.0, at.y - 8.0, 18.0, 16.0);
            let step = held_by_nobody(pen.theme);
            pen.boxed(rect, 3.0, Some(step.fill), Stroke::new(1.0, step.line));
            pen.label("×", pen.m.text.badge, at.x, at.y, Align::Center, step.on, 18.0);
        }),
        (lens == Lens::Risk && occurs.risky, "legend-risks", &|pen, at, _| {
            let rect = Rect::new(at.x - 9.0, at.y - 8.0, 18.0, 16.0);
            pen.boxed(rect, 3.0, Some(pen.theme.risk_fill), Stroke::new(1.0, pen.theme.risk_on));
            pen.label("2", pen.m.text.badge, at.x, at.y, Align::Center, pen.theme.risk_on, 18.0);
        }),
        (occurs.risk, "sheet-mark-risk", &|pen, at, _| status_disc(pen, &Disc::Risk, at)),
        (occurs.stale, "sheet-mark-stale", &|pen, at, _| status_disc(pen, &Disc::Stale, at)),
        (occurs.leaving, "sheet-mark-leaving", &|pen, at, _| status_disc(pen, &Disc::Leaving, at)),
        (occurs.ally.is_some(), "sheet-mark-ally", &|pen, at, _| status_disc(pen, &ally, at)),
        (occurs.key, "sheet-mark-key", &|pen, at, _| {
            let rect = Rect::new(at.x - 9.0, at.y - 8.0, 18.0, 16.0);
            pen.fill(rect, Corners::all(3.0), pen.theme.ink);
            pen.label("1", pen.m.text.badge, at.x, at.y, Align::Center, pen.theme.on_ink, 18.0);
        }),
        (occurs.gauge, "sheet-mark-relationship", &|pen, at, _| {
            gauge(pen, Level::Acquaintance, Some(Level::Engaged), pt(at.x - 9.0, at.y), 1.0);
        }),
        (occurs.counterpart, "sheet-mark-counterpart", &|pen, at, lang| {
            let initials = our_initials(lang);
            counterpart(pen, initials, PairState::Current, Rect::new(at.x - 9.0, at.y - 8.0, 16.0, 16.0));
            counterpart(pen, initials, PairState::Planned, Rect::new(at.x + 10.0, at.y - 8.0, 16.0, 16.0));
        }),
        // Only the block of the support is perforated.
        (lens == Lens::Support && occurs.assumed, "sheet-mark-assumed", &|pen, at, _| {
            let rect = Rect::new(at.x - 9.0, at.y - 8.0, 16.0, 16.0);
            pen.boxed(
                rect,
                3.0,
                Some(pen.theme.support(Some(1)).fill),
                Stroke::new(1.0, pen.theme.support(Some(1)).line),
            );
            let edge = [pt(rect.max.x, rect.min.y + 1.0), pt(rect.max.x, rect.max.y - 1.0)];
            pen.line(&edge, Stroke::new(4.0, pen.theme.card).dashed([3.0, 3.0]));
        }),
    ];
    let rows: Vec<(String, Draw)> = all
        .into_iter()
        .filter(|(occurs, ..)| *occurs)
        .map(|(_, key, draw)| (tr(lang, key).to_string(), draw))
        .collect();
    let Some(widest) = rows.iter().map(|(text, _)| small_width(text)).reduce(f32::max) else { return };
    let pitch = 48.0 + widest + 16.0;
    let at = group(pen, lang, "sheet-legend-marks", pitch * rows.len().div_ceil(ROWS) as f32 - 16.0, flow);
    for (i, (text, draw)) in rows.into_iter().enumerate() {
        let x = at.x + pitch * (i / ROWS) as f32;
        let y = at.y + HEADING + ROW * ((i % ROWS) as f32 + 0.5);
        draw(pen, pt(x + 9.0, y), lang);
        note(pen, &text, x + 44.0, y);
    }
}

fn roles_group(pen: &mut Pen, occurs: &Occurs, lang: Lang, flow: &mut Flow) {
    let order = |badge: &Badge| Catalogue::get().roles.iter().position(|r| r.name.get(lang) == badge.name);
    let mut badges: Vec<&Badge> = occurs.roles.values().collect();
    badges.sort_by_key(|badge| (order(badge).is_none(), order(badge)));
    let words = |badge: &Badge| {
        if badge.confidential {
            tr_args(lang, "sheet-confidential", &[("role", badge.name.as_str().into())])
        } else {
            badge.name.clone()
        }
    };
    let Some(widest) = badges.iter().map(|badge| small_width(&words(badge))).reduce(f32::max) else { return };
    let pitch = 48.0 + widest + 12.0;
    let at = group(pen, lang, "sheet-legend-roles", pitch * badges.len().div_ceil(ROWS) as f32 - 12.0, flow);
    for (i, badge) in badges.into_iter().enumerate() {
        let x = at.x + pitch * (i / ROWS) as f32;
        let y = at.y + HEADING + ROW * (i % ROWS) as f32;
        role_badge(pen, badge, pt(x, y + 0.5));
        note(pen, &words(badge), x + 44.0, y + ROW / 2.0);
    }
}
