//! Where everything on the map stands and runs: card rectangles, regions, the points of every line.
//! Reporting lines are quick and always right; the others run straight until a [`super::RoutePlan`] has been worked off.
use super::card_facts::Facts;
use super::detail::Detail;
use super::marks::{Folded, disc_centers, fold_rect, outline, tab_rect};
use super::region::header_style;
use crate::catalogue::Lang;
use crate::geom::{Point, Rect, RectSide, vec2};
use crate::layout::{Bus, CARD_WIDTH, GridIndex, Ground, Obstacle, part_buses, report_line};
use crate::model::folding::{folded_away, open_regions_besides};
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, DepartmentId, Link, LinkId, LinkKind, PersonId};
use crate::text;
use crate::theme::Metrics;
use std::collections::{BTreeMap, BTreeSet};

/// A line's course, ends on the borders of its cards.
#[derive(Clone, Debug, PartialEq)]
pub struct LinePath {
    pub id: LinkId,
    /// As it counts: a second solid boss is a dotted line.
    pub kind: LinkKind,
    /// Whose cards it is drawn between: where an end is folded away, whoever is drawn instead.
    pub from: PersonId,
    pub to: PersonId,
    /// Whom it joins in truth.
    pub between: [PersonId; 2],
    /// From `from` to `to`; a reporting line that needs no leading runs from the boss down.
    pub points: Vec<Point>,
    /// Wants to be led around cards, or was.
    pub routed: bool,
    /// The sides that `from` and `to` are bound to.
    pub sides: [Option<RectSide>; 2],
}

/// All places of a map.
#[derive(Clone, Debug, Default)]
pub struct Geometry {
    pub cards: BTreeMap<PersonId, Rect>,
    pub regions: BTreeMap<DepartmentId, Rect>,
    /// In the order of link ids.
    pub lines: Vec<LinePath>,
    /// By report: the top of the regions that the bus runs above.
    pub ceilings: BTreeMap<PersonId, f32>,
    /// By person: which lines end there.
    lines_of: BTreeMap<PersonId, Vec<usize>>,
    pub(super) obstacles: BTreeMap<PersonId, Obstacle>,
    /// Names and frames of the regions.
    pub(super) ground: Ground,
    /// By drawn person: who is folded away below.
    folded: BTreeMap<PersonId, Folded>,
}

impl Geometry {
    /// Places of everybody who is on the map.
    pub fn new(account: &Account, facts: &Facts, lang: Lang) -> Self {
        let mut this = Self::default();
        let away = folded_away(account);
        for (id, top) in &away {
            let mark = facts.of(id).and_then(|facts| facts.mark);
            let folded = this.folded.entry(top.clone()).or_default();
            folded.count += 1;
            folded.mark = folded.mark.into_iter().chain(mark).min();
        }
        let reports = account.links().values().filter(|link| link.kind == LinkKind::Reports);
        let bosses: BTreeSet<&PersonId> = reports.map(|link| &link.to).collect();
        for place in account.places().values().filter(|place| !away.contains_key(&place.person)) {
            let Some(card) = facts.of(&place.person) else { continue };
            let at = within_reach(place.at());
            let rect = Rect::new(at.x - CARD_WIDTH / 2.0, at.y, CARD_WIDTH, card.height());
            let discs = disc_centers(card, rect).map(|c| Rect::from_center(c, vec2(20.0, 20.0)));
            // What a selected card shows has its room, so that no line moves when it comes.
            let handle = bosses.contains(&place.person).then(|| fold_rect(outline(card, rect)));
            let marks = tab_rect(card, rect, lang).into_iter().chain(discs).chain(handle).collect();
            this.cards.insert(place.person.clone(), rect);
            this.obstacles.insert(place.person.clone(), Obstacle { rect: outline(card, rect), marks });
        }
        for region in open_regions_besides(account, &away) {
            let rect = region.rect();
            let rect = Rect { min: within_reach(rect.min), max: within_reach(rect.max) };
            if let Some(department) = account.departments().get(&region.department) {
                this.ground.headings.push(heading(rect, &department.name));
            }
            this.ground.frames.push(rect);
            this.regions.insert(region.department.clone(), rect);
        }
        let on_map = |id: &PersonId| this.cards.contains_key(id);
        let hierarchy = Hierarchy::of(account, on_map);
        // A line just along a card would seem to be that card's.
        let index = GridIndex::new(this.cards.values().map(|card| card.expand(BESIDE)).collect());
        let number: BTreeMap<&PersonId, usize> =
            this.cards.keys().enumerate().map(|(i, id)| (id, i)).collect();
        let counts_as_dotted: BTreeSet<&LinkId> = hierarchy.dotted.iter().collect();
        let lines = hierarchy.boss.iter().map(|(person, (boss, _))| (boss, person));
        let regions: Vec<Rect> = this.regions.values().copied().collect();
        let ceilings = ceilings(lines, &this.cards, &regions);
        let mut lines = Vec::new();
        for Drawn { link, kind, ends: [from_id, to_id] } in drawn_links(account, &away, &counts_as_dotted) {
            let (Some(&from), Some(&to)) = (this.cards.get(from_id), this.cards.get(to_id)) else {
                continue;
            };
            let (points, routed) = if kind == LinkKind::Reports {
                let (bus, mut points) = report_line(to, from, ceilings.get(&link.from).copied());
                let ends: Vec<usize> =
                    [&link.from, &link.to].iter().filter_map(|id| number.get(*id).copied()).collect();
                let blocked = bus == Bus::Around || index.crossed(&points, &ends);
                if blocked {
                    // Until it is led, it runs as it will then: from the report to the boss.
                    points.reverse();
                }
                (points, blocked)
            } else {
                (straight(from, to), true)
            };
            let (from, to) = (from_id.clone(), to_id.clone());
            let between = [link.from.clone(), link.to.clone()];
            let sides = [link.from_side, link.to_side];
            lines.push(LinePath { id: link.id.clone(), kind, from, to, between, points, routed, sides });
        }
        part_buses_of(&mut lines, &number, &index);
        for (i, line) in lines.iter().enumerate() {
            for end in [&line.from, &line.to] {
                this.lines_of.entry(end.clone()).or_default().push(i);
            }
        }
        this.lines = lines;
        this.ceilings = ceilings;
        this
    }

    /// Whether somebody's key tab or status disc lies at a point.
    pub fn is_marked_at(&self, person: &PersonId, at: Point) -> bool {
        self.obstacles.get(person).is_some_and(|obstacle| obstacle.marks.iter().any(|mark| mark.contains(at)))
    }

    /// What sticks out of a card as it is drawn: its tab and discs, the count of whoever is folded away.
    pub(super) fn marks_drawn(&self, person: &PersonId) -> Vec<Rect> {
        let marks = self.obstacles.get(person).map_or(&[][..], |obstacle| &obstacle.marks);
        let handle = self.outline(person).map(fold_rect).filter(|_| self.folded_below(person) == 0);
        marks.iter().copied().filter(|mark| Some(*mark) != handle).collect()
    }

    /// How many people are folded away below a drawn one.
    pub fn folded_below(&self, person: &PersonId) -> usize {
        self.folded.get(person).map_or(0, |folded| folded.count)
    }

    /// Who is folded away below a drawn person; `None` if nobody is.
    pub fn folded(&self, person: &PersonId) -> Option<Folded> {
        self.folded.get(person).copied()
    }

    /// Where the branch below a person is folded and opened; `None` where nobody is below.
    pub fn fold_handle(&self, person: &PersonId) -> Option<Rect> {
        let reports = || {
            self.lines_of(person)
                .iter()
                .filter_map(|i| self.lines.get(*i))
                .any(|line| line.kind == LinkKind::Reports && line.to == *person)
        };
        let branch = self.folded.contains_key(person) || reports();
        self.outline(person).filter(|_| branch).map(fold_rect)
    }

    /// Whose count of people folded away lies at a point; `grown`: what of a count the pointer feels.
    pub fn fold_near(&self, at: Point, grown: impl Fn(Rect) -> Rect) -> Option<&PersonId> {
        self.folded.keys().find(|id| self.fold_handle(id).is_some_and(|rect| grown(rect).contains(at)))
    }

    /// A card with what frames it: lines that are led end on its border.
    pub fn outline(&self, person: &PersonId) -> Option<Rect> {
        self.obstacles.get(person).map(|obstacle| obstacle.rect)
    }

    /// Lets the lines run as found; those not in `courses` stay.
    pub fn lead(&mut self, courses: &BTreeMap<LinkId, Vec<Point>>) {
        for line in self.lines.iter_mut().filter(|line| line.routed) {
            if let Some(points) = courses.get(&line.id) {
                line.points.clone_from(points);
            }
        }
    }

    /// Which of the lines end at a person.
    pub fn lines_of(&self, person: &PersonId) -> &[usize] {
        self.lines_of.get(person).map_or(&[], Vec::as_slice)
    }

    /// The course of a line; `None` if it isn't on the map.
    pub fn line(&self, id: &LinkId) -> Option<&LinePath> {
        let at = self.lines.binary_search_by(|line| line.id.cmp(id)).ok()?;
        self.lines.get(at)
    }

    /// Around all cards and regions, with what sticks out of them; `None` for an empty map.
    pub fn bounds(&self) -> Option<Rect> {
        let cards = self.cards.values().map(|rect| rect.expand(40.0));
        let lines = self.lines.iter().flat_map(|l| &l.points).map(|p| Rect { min: *p, max: *p }.expand(20.0));
        Rect::around(cards.chain(self.regions.values().copied()).chain(lines))
    }
}

/// Buses of different bosses do not run upon one another, as far as no card is in the way.
fn part_buses_of(lines: &mut [LinePath], number: &BTreeMap<&PersonId, usize>, index: &GridIndex) {
    let on_bus =
        |line: &&mut LinePath| line.kind == LinkKind::Reports && !line.routed && line.points.len() == 4;
    let mut buses: Vec<&mut LinePath> = lines.iter_mut().filter(on_bus).collect();
    let before: Vec<Vec<Point>> = buses.iter().map(|line| line.points.clone()).collect();
    let boss = |line: &LinePath| number.get(&line.to).copied();
    let mut told: Vec<(usize, &mut Vec<Point>)> =
        buses.iter_mut().filter_map(|line| Some((boss(line)?, &mut line.points))).collect();
    part_buses(&mut told);
    let is_moved = |(line, before): &(&mut LinePath, &Vec<Point>)| line.points != **before;
    // A family keeps one bus: where a card is in the way of one of them, all stay where they were.
    let mut blocked: BTreeSet<PersonId> = BTreeSet::new();
    for (line, _) in buses.iter_mut().map(|line| &mut **line).zip(&before).filter(is_moved) {
        let ends: Vec<usize> =
            [&line.from, &line.to].iter().filter_map(|id| number.get(*id).copied()).collect();
        if index.crossed(&line.points, &ends) {
            blocked.insert(line.to.clone());
        }
    }
    for (line, before) in buses.into_iter().zip(before) {
        if blocked.contains(&line.to) {
            line.points = before;
        }
    }
}

/// A line with the cards that it is drawn between.
struct Drawn<'a> {
    link: &'a Link,
    /// As it counts.
    kind: LinkKind,
    ends: [&'a PersonId; 2],
}

/// The lines of a map in the order of their ids. One that leads to somebody folded away ends at the folded card; of
/// several alike that come to the same two cards so, the strongest is drawn.
fn drawn_links<'a>(
    account: &'a Account,
    away: &'a BTreeMap<PersonId, PersonId>,
    counts_as_dotted: &BTreeSet<&LinkId>,
) -> Vec<Drawn<'a>> {
    let mut drawn: Vec<Drawn> = Vec::new();
    let mut held: BTreeMap<(&'static str, [&PersonId; 2]), (bool, LinkKind, &LinkId)> = BTreeMap::new();
    for link in account.links().values() {
        let ends = [&link.from, &link.to].map(|id| away.get(id).unwrap_or(id));
        let stands_in = ends != [&link.from, &link.to];
        if stands_in && ends[0] == ends[1] {
            continue;
        }
        let dotted = counts_as_dotted.contains(&link.id) || stands_in;
        let kind = if link.kind == LinkKind::Reports && dotted { LinkKind::Dotted } else { link.kind };
        drawn.push(Drawn { link, kind, ends });
        if !away.is_empty() {
            let this = (!stands_in, kind, &link.id);
            held.entry((kind.family(), ends)).and_modify(|best| *best = this.max(*best)).or_insert(this);
        }
    }
    if !away.is_empty() {
        drawn.retain(|line| {
            let direct = line.ends == [&line.link.from, &line.link.to];
            direct || held.get(&(line.kind.family(), line.ends)).is_some_and(|best| *best.2 == line.link.id)
        });
    }
    drawn
}

/// Where a region's name stands.
pub(super) fn heading(region: Rect, name: &str) -> Rect {
    // Seen smaller it is larger, and the lines run where they run; but they need a way between it and the counts.
    const WAY: f32 = 80.0;
    let style = header_style(Detail::Compact, Metrics::get().text.region);
    let width = text::width(name, style.size, style.weight).min(region.width() - WAY).max(0.0);
    Rect::new(region.min.x + 10.0, region.min.y + 2.0, width + 8.0, style.line + 2.0)
}

/// Reporting lines keep so far from the cards of others; less than the spine of a list does.
const BESIDE: f32 = 6.0;

/// A map is at most this far across; a file may say more, and arithmetic on such numbers stands still.
const FARTHEST: f32 = 1e6;

fn within_reach(p: Point) -> Point {
    Point { x: p.x.clamp(-FARTHEST, FARTHEST), y: p.y.clamp(-FARTHEST, FARTHEST) }
}

/// For each report, the highest top of the regions that hold those of the family who stand in the same row, but not the
/// boss: they share one bus. `lines`: (boss, report).
pub(super) fn ceilings<'a>(
    lines: impl Iterator<Item = (&'a PersonId, &'a PersonId)>,
    cards: &BTreeMap<PersonId, Rect>,
    regions: &[Rect],
) -> BTreeMap<PersonId, f32> {
    if regions.is_empty() {
        return BTreeMap::new();
    }
    let mut rows: BTreeMap<(&PersonId, i32), (Vec<&PersonId>, Option<f32>)> = BTreeMap::new();
    for (boss, report) in lines {
        let (Some(above), Some(card)) = (cards.get(boss), cards.get(report)) else { continue };
        let holds = |r: &&Rect| r.contains(card.center()) && !r.contains(above.center());
        let top = regions.iter().filter(holds).map(|r| r.min.y).reduce(f32::min);
        let (people, held) = rows.entry((boss, card.min.y.round() as i32)).or_default();
        people.push(report);
        *held = held.iter().copied().chain(top).reduce(f32::min);
    }
    let ceilings = rows.into_values().filter_map(|(people, top)| Some((people, top?)));
    ceilings.flat_map(|(people, top)| people.into_iter().map(move |id| (id.clone(), top))).collect()
}

/// From border to border on the line between the centres.
fn straight(from: Rect, to: Rect) -> Vec<Point> {
    vec![crate::layout::border(from, to.center()), crate::layout::border(to, from.center())]
}
