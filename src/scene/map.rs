//! The account team's map: which parts there are, back to front, and how each is drawn at a band of zoom.
//! The window draws only the parts it sees; exports draw all.
use super::card_facts::{CardFacts, Facts, Standing};
use super::detail::Detail;
use super::face::Face;
use super::geometry::{Geometry, LinePath};
use super::labels::Labels;
use super::lens::{Lens, Show};
use super::line::link_shapes;
use super::part::{Layer, Part, Source};
use super::pen::{Pen, polyline};
use super::region::Header;
use super::shape::{Align, Corners, Element, Shape};
use super::{card, marks, ours, region};
use crate::catalogue::{Lang, Strength};
use crate::geom::{Point, Rect};
use crate::locale;
use crate::model::{Account, DepartmentId, LinkKind, PersonId};
use crate::theme::{Metrics, Rgba, TextStyle, Theme, ThemeId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How strongly cards are drawn on which the lens has nothing to say: their names can still be read.
const BESIDE_THE_POINT: f32 = 0.45;

/// All that is needed to draw the map at any zoom.
#[derive(Clone, Debug)]
pub struct MapPicture {
    pub facts: Facts,
    pub geometry: Geometry,
    pub parts: Vec<Part>,
    pub theme: &'static Theme,
    pub lens: Lens,
    pub lang: Lang,
    large_labels: bool,
    /// It shows a part of the map: regions are cut to it.
    pub(super) is_cut: bool,
    /// The people who are looked for, with the lines between them: the rest steps back. `None`: nobody is.
    pub lit: Option<Arc<BTreeSet<PersonId>>>,
    /// The bounds of the parts once more, side by side: each frame looks at all of them.
    bounds: Vec<Rect>,
    labels: Labels,
    pub(super) departments: BTreeMap<DepartmentId, Header>,
    /// How the names of departments are written, by band of zoom.
    names: [TextStyle; Detail::ALL.len()],
}

/// How a picture is to look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    pub theme: ThemeId,
    pub lens: Lens,
    pub lang: Lang,
    pub show: Show,
}

impl Look {
    /// Whether lines of a kind are drawn.
    pub fn shows(&self, kind: LinkKind) -> bool {
        self.show.shows(kind) || self.lens.shows(kind)
    }
}

impl MapPicture {
    /// The colour of a card that is too small for anything else, under the lens.
    pub fn from_afar(&self, facts: &CardFacts) -> Rgba {
        let step = Face::of(self.theme, facts, self.lens, self.lang).step;
        match self.lens {
            Lens::Support | Lens::Role => step.line,
            Lens::Risk | Lens::Fragility if facts.said(self.lens).is_empty() => self.theme.card_line,
            Lens::Risk => step.fill,
            Lens::Fragility => {
                if facts.loss.grave {
                    step.fill
                } else {
                    step.line
                }
            }
            Lens::Influence | Lens::Relationship if step.fill == self.theme.card => self.theme.card_line,
            Lens::Influence | Lens::Relationship => step.fill,
        }
    }

    /// The picture of an account whose places and courses are known.
    pub fn new(account: &Account, facts: Facts, geometry: Geometry, look: Look) -> Self {
        let Look { theme, lens, lang, show } = look;
        let mut this = Self {
            facts,
            geometry,
            parts: Vec::new(),
            theme: Theme::get(theme),
            lens,
            lang,
            large_labels: show.large_labels,
            is_cut: false,
            lit: None,
            bounds: Vec::new(),
            labels: Labels::default(),
            departments: BTreeMap::new(),
            names: [Metrics::get().text.region; Detail::ALL.len()],
        };
        let shown = |line: &LinePath| look.shows(line.kind);
        if show.departments {
            for (id, rect) in &this.geometry.regions {
                let name = account.departments().get(id).map(|d| d.name.clone()).unwrap_or_default();
                let counts = Some(region::tally(account, &this.facts, id));
                let lines = this.geometry.lines.iter().filter(|line| shown(line));
                let trunks = region::trunks(*rect, lines.map(|line| (line.kind, line.points.as_slice())));
                this.departments.insert(id.clone(), Header { rect: *rect, name, counts, trunks });
                for layer in [Layer::Region, Layer::Heading] {
                    let shows = Element::Region(id.clone());
                    this.parts.push(Part { shows, layer, bounds: *rect, source: Source::Region });
                }
            }
            this.size_names(|_| true);
        }
        for (i, line) in this.geometry.lines.iter().enumerate().filter(|(_, line)| shown(line)) {
            let layer = match line.kind {
                LinkKind::Reports => Layer::Report,
                LinkKind::Dotted => Layer::Dotted,
                LinkKind::Influence(strength) => Layer::Influence(strength),
                LinkKind::Conflict => Layer::Conflict,
                LinkKind::Pair(_) => Layer::Pair,
            };
            let around =
                Rect::around(line.points.iter().map(|p| Rect { min: *p, max: *p })).unwrap_or_default();
            let bounds = around.expand(12.0);
            this.parts.push(Part { shows: element(line), layer, bounds, source: Source::Line(i) });
        }
        let style = this.label_style();
        this.labels = Labels::new(account, (&this.facts, &this.geometry), (lens, lang), style, &shown);
        for (i, (_, rect)) in &this.labels.pills {
            let shows = element(&this.geometry.lines[*i]);
            this.parts.push(Part { shows, layer: Layer::Pill, bounds: *rect, source: Source::Line(*i) });
        }
        for (id, rect) in &this.geometry.cards {
            let Some(facts) = this.facts.shared(id) else { continue };
            let part = |layer: Layer, bounds: Rect| {
                let source = Source::Card(*rect, facts.clone());
                Part { shows: Element::Person(id.clone()), layer, bounds, source }
            };
            if facts.mark == Some(1) {
                this.parts.push(part(Layer::Halo, rect.expand(24.0)));
            }
            if this.labels.said.contains_key(id) {
                this.parts.push(part(Layer::Ground, rect.expand(40.0)));
            }
            this.parts.push(part(Layer::Card, rect.expand(18.0)));
            let folded = this.geometry.folded_below(id) > 0;
            if folded || facts.mark.is_some() || !facts.discs.is_empty() || !facts.said(lens).is_empty() {
                this.parts.push(part(Layer::Mark, rect.expand(40.0)));
            }
        }
        // Stable: within a layer the order of ids stays.
        this.parts.sort_by_key(|part| part.layer);
        this.bounds = this.parts.iter().map(|part| part.bounds).collect();
        this
    }

    /// Where the branch below a person is folded by the pointer; `None` also where the lens needs the place.
    pub fn fold_handle(&self, id: &PersonId) -> Option<Rect> {
        let said = self.labels.said.get(id).filter(|_| self.geometry.folded_below(id) == 0);
        let free = |handle: &Rect| said.is_none_or(|said| !said.pill.intersects(handle));
        self.geometry.fold_handle(id).filter(free)
    }

    /// Whether a line runs over what the lens says below a card.
    pub fn crosses_said(&self, id: &PersonId) -> bool {
        self.labels.said.get(id).is_some_and(|said| said.crossed)
    }

    /// The numbers of the parts that may draw something in `area`, back to front.
    pub fn parts_within(&self, area: Rect) -> impl Iterator<Item = usize> + '_ {
        self.bounds.iter().enumerate().filter(move |(_, bounds)| bounds.intersects(&area)).map(|(i, _)| i)
    }

    /// Finds in which size the names of the departments that are seen are written at each band.
    pub(super) fn size_names(&mut self, seen: impl Fn(&Rect) -> bool) {
        let full = Metrics::get().text.region;
        let headers: Vec<&Header> = self.departments.values().filter(|header| seen(&header.rect)).collect();
        self.names = Detail::ALL
            .map(|detail| region::names_style(&headers, region::header_style(detail, full), detail));
    }

    /// The shapes of part number `part`; none where the band drops it.
    pub fn draw(&self, part: usize, detail: Detail) -> Vec<Shape> {
        let mut pen = Pen::new(self.theme);
        let Some(part) = self.parts.get(part) else { return Vec::new() };
        match &part.shows {
            Element::Region(id) => {
                if let Some(header) = self.departments.get(id) {
                    if part.layer == Layer::Region {
                        region::area(&mut pen, part.bounds);
                    } else {
                        header.draw(&mut pen, self.names[detail as usize], detail);
                    }
                }
            }
            Element::Link { .. } => {
                if let Some(line) = self.line_of(part) {
                    self.draw_line(&mut pen, part, line, detail);
                }
            }
            Element::Person(id) => {
                if let Some((rect, facts)) = part.card() {
                    if part.layer == Layer::Halo {
                        marks::halo(&mut pen, facts, rect, detail);
                    } else if part.layer == Layer::Ground {
                        if detail == Detail::Full
                            && let Some(said) = self.labels.said.get(id)
                        {
                            said.draw_ground(&mut pen, facts, self.lens);
                        }
                    } else if part.layer == Layer::Mark {
                        marks::marks(&mut pen, facts, rect, self.lang, detail);
                        if detail == Detail::Full
                            && let Some(said) = self.labels.said.get(id)
                        {
                            said.draw_words(&mut pen, facts, self.lens);
                        }
                        if let Some(folded) = self.geometry.folded(id) {
                            marks::fold_count(&mut pen, folded, marks::outline(facts, rect), detail);
                        }
                    } else {
                        self.draw_card(&mut pen, facts, rect, detail);
                    }
                }
            }
            Element::Furniture => {}
        }
        if let Some(share) = self.dimmed(part) {
            // The ground below a faded label still hides its line.
            let ground = usize::from(part.layer == Layer::Pill).min(pen.shapes.len());
            for shape in &mut pen.shapes[ground..] {
                shape.fade(share);
            }
        }
        pen.shapes
    }

    /// The name of a department's part where only what lies right of `from` is seen, unless it stands there anyway.
    pub fn draw_heading(&self, part: &Part, detail: Detail, from: f32) -> Option<Vec<Shape>> {
        let Element::Region(id) = &part.shows else { return None };
        let header = self.departments.get(id).filter(|header| header.rect.min.x < from)?;
        let style = self.names[detail as usize];
        if header.begins_behind(style, detail, from) {
            return None;
        }
        let mut pen = Pen::new(self.theme);
        header.draw_from(&mut pen, style, detail, from);
        Some(pen.shapes)
    }

    /// What a reader hears of a part; empty for what only adds to another.
    pub(super) fn spoken_part(&self, part: &Part) -> String {
        match &part.shows {
            Element::Region(_) if part.layer == Layer::Region => String::new(),
            Element::Region(id) => {
                self.departments.get(id).map(|header| header.name.clone()).unwrap_or_default()
            }
            Element::Link { .. } => self.line_of(part).map(|line| self.spoken_line(line)).unwrap_or_default(),
            Element::Person(_) if part.layer == Layer::Card => {
                part.card().map(|(_, facts)| facts.spoken(self.lang)).unwrap_or_default()
            }
            Element::Person(_) | Element::Furniture => String::new(),
        }
    }

    /// Draws a line part along other points: while its cards are being moved.
    pub fn draw_along(&self, part: usize, points: &[Point], detail: Detail) -> Vec<Shape> {
        let mut pen = Pen::new(self.theme);
        let part = self.parts.get(part).filter(|part| part.layer != Layer::Pill);
        if let Some((part, line)) = part.and_then(|part| Some((part, self.line_of(part)?))) {
            let moved = LinePath { points: points.to_vec(), ..line.clone() };
            self.draw_line(&mut pen, part, &moved, detail);
        }
        pen.shapes
    }

    /// Draws the area or the heading of a region where it is moved to, without the lines that run through it.
    pub fn draw_region_at(&self, part: &Part, rect: Rect, detail: Detail) -> Vec<Shape> {
        let mut pen = Pen::new(self.theme);
        match &part.shows {
            Element::Region(_) if part.layer == Layer::Region => region::area(&mut pen, rect),
            Element::Region(id) => {
                if let Some(header) = self.departments.get(id) {
                    let moved = Header { rect, trunks: Vec::new(), ..header.clone() };
                    moved.draw(&mut pen, self.names[detail as usize], detail);
                }
            }
            Element::Link { .. } | Element::Person(_) | Element::Furniture => {}
        }
        pen.shapes
    }

    /// A card that doesn't stand on the map yet, as it would at `rect`.
    pub fn loose_card(&self, facts: &CardFacts, rect: Rect, detail: Detail) -> Vec<Shape> {
        let mut pen = Pen::new(self.theme);
        self.draw_card(&mut pen, facts, rect, detail);
        pen.shapes
    }

    fn draw_card(&self, pen: &mut Pen, facts: &CardFacts, rect: Rect, detail: Detail) {
        match facts.standing {
            Standing::Member => {
                marks::key_frame(pen, facts, rect, detail);
                card::card(pen, facts, rect, self.lens, self.lang, detail);
                if facts.mark.is_some_and(|rank| rank > 1) {
                    marks::key_frame(pen, facts, rect, detail);
                }
            }
            Standing::OutsideTheDeal => card::plain_card(pen, facts, rect, detail),
            Standing::Ours | Standing::Competitor | Standing::Partner => {
                ours::side_card(pen, facts, rect, detail);
            }
        }
    }

    fn draw_line(&self, pen: &mut Pen, part: &Part, line: &LinePath, detail: Detail) {
        if part.layer == Layer::Pill {
            if detail == Detail::Full
                && let Some((label, rect)) = part.line().and_then(|i| self.labels.pills.get(&i))
            {
                pen.fill(*rect, Corners::all(pen.m.radius.pill), self.ground(rect));
                let color = line_color(self.theme, line.kind);
                let style = self.label_style();
                pen.label(label, style, rect.center().x, rect.center().y, Align::Center, color, rect.width());
            }
            return;
        }
        if !drawn_at(detail, line.kind) {
            return;
        }
        if detail < Detail::Compact && line.kind == LinkKind::Reports {
            // At this size bends and dots are noise.
            let stroke = super::shape::Stroke::new(
                if detail == Detail::Name { 2.5 } else { 4.0 },
                self.theme.edge_report,
            );
            pen.path(polyline(&line.points), None, Some(stroke));
            return;
        }
        let grown = if detail < Detail::Compact { SMALL_GROWN } else { 1.0 };
        // While a line is being led elsewhere its disc goes with it.
        let stands = self.line_of(part).is_some_and(|drawn| drawn.points == line.points);
        let disc = part.line().and_then(|i| self.labels.discs.get(&i)).copied().filter(|_| stands);
        link_shapes(pen, line.kind, &line.points, grown, disc);
    }

    fn line_of(&self, part: &Part) -> Option<&LinePath> {
        part.line().and_then(|i| self.geometry.lines.get(i))
    }

    fn label_style(&self) -> TextStyle {
        let text = &Metrics::get().text;
        if self.large_labels { text.pill_shared } else { text.pill }
    }

    /// What lies below a label.
    fn ground(&self, rect: &Rect) -> Rgba {
        let in_region =
            !self.departments.is_empty() && self.geometry.regions.values().any(|r| r.contains_rect(rect));
        if in_region { self.theme.region_fill } else { self.theme.canvas }
    }

    /// The lens may step parts back, and so does whatever lights others.
    fn dimmed(&self, part: &Part) -> Option<f32> {
        let faint = Metrics::get().state.dim_opacity;
        if let (Some(lit), Element::Person(_) | Element::Link { .. }) = (&self.lit, &part.shows)
            && !part.shows.within(Some(&|id| lit.contains(id)))
        {
            return Some(faint);
        }
        // Whoever was asked for is not stepped back by the lens.
        if self.lit.is_some() && matches!(part.shows, Element::Person(_)) {
            return None;
        }
        match (&part.shows, self.lens) {
            (Element::Link { .. }, Lens::Influence) => {
                let kind = self.line_of(part).map(|line| line.kind);
                (!matches!(kind, Some(LinkKind::Influence(_)))).then_some(faint)
            }
            (Element::Person(_), Lens::Role) => {
                let (_, facts) = part.card()?;
                (facts.standing == Standing::Member && facts.badges.is_empty()).then_some(BESIDE_THE_POINT)
            }
            (Element::Person(_), Lens::Risk | Lens::Fragility) => {
                part.card()?.1.said(self.lens).is_empty().then_some(BESIDE_THE_POINT)
            }
            _ => None,
        }
    }

    /// What a screen reader says of a line: "Celia Novak influences Victor Lindqvist".
    pub fn spoken_line(&self, line: &LinePath) -> String {
        let name = |id: &PersonId| self.facts.of(id).map_or("", |f| f.name.as_str());
        let key = format!("line-{}", line.kind.family());
        let [from, to] = &line.between;
        locale::tr_args(self.lang, &key, &[("from", name(from).into()), ("to", name(to).into())])
    }
}

fn element(line: &LinePath) -> Element {
    Element::Link { id: line.id.clone(), from: line.from.clone(), to: line.to.clone() }
}

/// Lines of influence are drawn so much stronger where cards show little more than a name.
const SMALL_GROWN: f32 = 1.5;

/// Whether a band shows a kind of line.
pub fn drawn_at(detail: Detail, kind: LinkKind) -> bool {
    match detail {
        Detail::Full => true,
        Detail::Compact | Detail::Name => kind != LinkKind::Influence(Strength::Low),
        Detail::Number => {
            matches!(kind, LinkKind::Reports | LinkKind::Influence(Strength::High) | LinkKind::Conflict)
        }
        Detail::Dot => false,
    }
}

/// The colour of a kind of line.
pub(super) fn line_color(theme: &Theme, kind: LinkKind) -> Rgba {
    match kind {
        LinkKind::Reports | LinkKind::Dotted => theme.edge_report,
        LinkKind::Influence(_) => theme.edge_influence,
        LinkKind::Conflict => theme.edge_conflict,
        LinkKind::Pair(_) => theme.edge_zipper,
    }
}
