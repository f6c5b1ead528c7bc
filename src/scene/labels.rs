//! Where the labels of the map stand: the discs of conflicts, what a lens says below the cards, the words of strong
//! influence and of conflicts. Each looks for a place beside the lines, which stay where they are.
use super::card_facts::Facts;
use super::geometry::{Geometry, LinePath};
use super::lens::Lens;
use super::line::{CONFLICT_RADIUS, longest_piece};
use super::marks::fold_rect;
use super::said::{self, BELOW, Said};
use crate::catalogue::{Lang, Strength};
use crate::geom::{Point, Rect, Vec2, pt, vec2};
use crate::layout::GridIndex;
use crate::model::{Account, LinkKind, PersonId};
use crate::text;
use crate::theme::TextStyle;
use std::collections::BTreeMap;

/// The labels of a map; lines by their number in the geometry.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    /// Text of a pill and where it lies.
    pub(super) pills: BTreeMap<usize, (String, Rect)>,
    /// The middle of a conflict's disc.
    pub(super) discs: BTreeMap<usize, Point>,
    /// By person: what the lens says below the card.
    pub(super) said: BTreeMap<PersonId, Said>,
}

impl Labels {
    /// Finds the places, for the lines that are `shown` alone.
    pub(super) fn new(
        account: &Account,
        (facts, geometry): (&Facts, &Geometry),
        (lens, lang): (Lens, Lang),
        style: TextStyle,
        shown: &dyn Fn(&LinePath) -> bool,
    ) -> Self {
        let ground = Taken::new(geometry, shown);
        let lines = || geometry.lines.iter().enumerate().filter(|(_, line)| shown(line));
        let mut this = Self::default();
        for (i, line) in lines().filter(|(_, line)| line.kind == LinkKind::Conflict) {
            this.discs.extend(ground.disc(i, line).map(|at| (i, at)));
        }
        let discs: Vec<Rect> = this.discs.values().map(|at| disc_rect(*at)).collect();
        let discs = GridIndex::new(discs);
        for (id, card) in &geometry.cards {
            let (Some(theirs), Some(outline)) = (facts.of(id), geometry.outline(id)) else { continue };
            if theirs.said(lens).is_empty() {
                continue;
            }
            let uprights = ground.uprights_below(*card, outline);
            let mut ways = said::ways(theirs, *card, outline, &uprights, (lens, lang));
            let handle = geometry.fold_handle(id);
            if let Some(best) = cheapest(&ways, |way| ground.in_the_way(&way.pill, handle, &discs)) {
                let mut best = ways.swap_remove(best);
                best.crossed = !ground.lines_at(&best.pill).is_empty();
                this.said.insert(id.clone(), best);
            }
        }
        let said = GridIndex::new(this.said.values().map(|said| said.pill).collect());
        for (i, line) in lines() {
            let Some(link) = account.links().get(&line.id) else { continue };
            let label = match line.kind {
                LinkKind::Influence(Strength::High) => &link.note,
                LinkKind::Conflict => &link.label,
                _ => continue,
            };
            if label.is_empty() {
                continue;
            }
            // On the screen the text gets no smaller than can be read, while its ground does.
            let width = text::width(label, style.size, style.weight) * 1.2 + 10.0;
            let free = |rect: &Rect| {
                ground.is_free(i, rect)
                    && said.within(rect).is_empty()
                    && discs.within(rect).is_empty()
                    && this.pills.values().all(|(_, held)| !held.intersects(rect))
            };
            if let Some(rect) = pill_rect(line, width, free) {
                this.pills.insert(i, (label.clone(), rect));
            }
        }
        this
    }
}

/// The place in a list, cheapest first, of the way that costs least with what is in its way; of equals the first.
fn cheapest(ways: &[Said], in_the_way: impl Fn(&Said) -> f32) -> Option<usize> {
    let mut best: Option<(f32, usize)> = None;
    for (i, way) in ways.iter().enumerate() {
        if best.is_some_and(|(held, _)| held <= way.cost) {
            break;
        }
        let cost = way.cost + in_the_way(way);
        if best.is_none_or(|(held, _)| cost < held) {
            best = Some((cost, i));
        }
    }
    best.map(|(_, i)| i)
}

/// Where a label of a line stands: in the middle of its longest level piece, or as near to it as is free.
fn pill_rect(line: &LinePath, width: f32, free: impl Fn(&Rect) -> bool) -> Option<Rect> {
    let mut level: Vec<_> = line
        .points
        .windows(2)
        .filter(|p| (p[0].y - p[1].y).abs() < 0.5 && (p[0].x - p[1].x).abs() >= width + 24.0)
        .collect();
    level.sort_by(|a, b| (b[0].x - b[1].x).abs().total_cmp(&(a[0].x - a[1].x).abs()));
    // A conflict's disc sits in the middle of the piece, as a rule, so its label goes beside.
    let shares: &[f32] =
        if line.kind == LinkKind::Conflict { &[0.65, 0.35, 0.8, 0.2] } else { &[0.5, 0.35, 0.65, 0.2, 0.8] };
    level.iter().find_map(|piece| {
        shares.iter().find_map(|share| {
            let rect = Rect::from_center(piece[0].lerp(piece[1], *share), vec2(width, 18.0));
            free(&rect).then_some(rect)
        })
    })
}

fn disc_rect(at: Point) -> Rect {
    Rect::from_center(at, vec2(2.0 * CONFLICT_RADIUS + 2.0, 2.0 * CONFLICT_RADIUS + 2.0))
}

/// What is on the map before any label.
struct Taken<'a> {
    geometry: &'a Geometry,
    /// Level and upright pieces of lines.
    pieces: GridIndex,
    /// By piece: the number of its line.
    owner: Vec<usize>,
    /// Heads of arrows, bars and dots.
    ends: GridIndex,
    cards: GridIndex,
    /// Tabs and discs of the cards.
    marks: GridIndex,
}

impl<'a> Taken<'a> {
    fn new(geometry: &'a Geometry, shown: &dyn Fn(&LinePath) -> bool) -> Self {
        /// As wide and long as the largest head of an arrow, with its gap.
        const END: Vec2 = vec2(14.0, 28.0);
        let (mut pieces, mut owner, mut ends) = (Vec::new(), Vec::new(), Vec::new());
        for (i, line) in geometry.lines.iter().enumerate().filter(|(_, line)| shown(line)) {
            // A slanted piece waits for its route: as a box it would cover half the map.
            let straight = |p: &&[Point]| p[0].x == p[1].x || p[0].y == p[1].y;
            // A zipper has its ticks to either side.
            let around = if matches!(line.kind, LinkKind::Pair(_)) { 6.0 } else { 1.0 };
            for piece in line.points.windows(2).filter(straight) {
                pieces.push(Rect::from_corners(piece[0], piece[1]).expand(around));
                owner.push(i);
            }
            if line.kind != LinkKind::Reports {
                let tips = line.points.first().into_iter().chain(line.points.last());
                ends.extend(tips.map(|tip| Rect::from_center(*tip, END)));
            }
        }
        let marks = geometry.cards.keys().flat_map(|id| geometry.marks_drawn(id)).collect();
        Self {
            geometry,
            pieces: GridIndex::new(pieces),
            owner,
            ends: GridIndex::new(ends),
            cards: GridIndex::new(geometry.cards.values().copied().collect()),
            marks: GridIndex::new(marks),
        }
    }

    fn lines_at(&self, rect: &Rect) -> Vec<usize> {
        self.pieces.within(rect).into_iter().filter_map(|piece| self.owner.get(piece).copied()).collect()
    }

    /// Whether nothing but line `own` is there.
    fn is_free(&self, own: usize, rect: &Rect) -> bool {
        self.cards.within(&rect.expand(4.0)).is_empty()
            && self.lines_at(rect).into_iter().all(|line| line == own)
            && !self.on_border(rect)
    }

    /// Whether the border of a department runs through.
    fn on_border(&self, rect: &Rect) -> bool {
        let crosses = |r: &Rect| r.intersects(rect) && !r.expand(-1.0).contains_rect(rect);
        self.geometry.regions.values().any(crosses)
    }

    /// Where the disc of a conflict stands: in the middle of the longest piece, or beside it where other lines cross.
    fn disc(&self, own: usize, line: &LinePath) -> Option<Point> {
        const SHARES: [f32; 9] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
        let (a, b) = longest_piece(&line.points)?;
        let clear = |at: &Point| self.lines_at(&disc_rect(*at)).into_iter().all(|line| line == own);
        Some(SHARES.map(|share| a.lerp(b, share)).into_iter().find(clear).unwrap_or_else(|| a.lerp(b, 0.5)))
    }

    /// Where lines run down below a card, or end there, from left to right.
    fn uprights_below(&self, card: Rect, outline: Rect) -> Vec<f32> {
        let below = Rect::from_corners(
            pt(card.min.x, outline.max.y + BELOW),
            pt(card.max.x, outline.max.y + BELOW + fold_rect(outline).height()),
        );
        let here = self.pieces.within(&below).into_iter().map(|piece| self.pieces.rects()[piece]);
        let mut xs: Vec<f32> =
            here.filter(|piece| piece.height() > piece.width()).map(|piece| piece.center().x).collect();
        xs.sort_by(f32::total_cmp);
        xs.dedup();
        xs
    }

    /// What it costs that something lies below a `pill`. `handle`: of the fold.
    fn in_the_way(&self, pill: &Rect, handle: Option<Rect>, discs: &GridIndex) -> f32 {
        const COVERS: f32 = 100.0;
        const CHART: f32 = 50.0;
        const LINE: f32 = 20.0;
        const END: f32 = 10.0;
        const BORDER: f32 = 6.0;
        const HANDLE: f32 = 3.0;
        /// Touching is near enough.
        const AROUND: f32 = 1.0;
        let around = pill.expand(AROUND);
        let covered =
            self.cards.within(&around).len() + self.marks.within(pill).len() + discs.within(&around).len();
        let mut lines = self.lines_at(&around);
        lines.sort_unstable();
        lines.dedup();
        let is_chart = |i: &usize| self.geometry.lines.get(*i).is_some_and(|l| l.kind == LinkKind::Reports);
        let chart = lines.iter().filter(|i| is_chart(i)).count();
        let when = |holds: bool, cost: f32| if holds { cost } else { 0.0 };
        COVERS * covered as f32
            + CHART * chart as f32
            + LINE * (lines.len() - chart) as f32
            + END * self.ends.within(pill).len() as f32
            + when(self.on_border(pill), BORDER)
            + when(handle.is_some_and(|handle| handle.intersects(pill)), HANDLE)
    }
}
