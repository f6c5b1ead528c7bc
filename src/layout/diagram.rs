//! Pictures of an account that are no chart of who reports to whom: layers of influence, the network, the zipper, boards of
//! departments. The pure methods know only boxes and numbers; here people become those and places back.
use super::apart::{Body, part};
use super::as_placed::sort_as_placed;
use super::layered::{Arrow, downwards, layered};
use super::shelves::{shelves, to_the_middle};
use super::stress::{Spot, Tie, parts, stress};
use super::zipper::{Seat, zipper};
use super::{
    Arrange, Assistants, CARD_WIDTH, Chart, Families, ROW_GAP, SIBLING_GAP, SLOT_HEIGHT, Scope, TreeError,
    chart, chart_as_placed, region_around, slot,
};
use crate::catalogue::{Side, Strength};
use crate::geom::{Point, Rect, pt};
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, DepartmentId, LinkKind, PersonId};
use petgraph::algo::tarjan_scc;
use petgraph::graph::DiGraph;
use std::collections::{BTreeMap, BTreeSet};

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Diagram {
    /// Influence rises: whom somebody influences stands above them, and a boss above the team.
    Layered,
    /// Who is near whom, by influence and reporting.
    Network,
    /// Theirs and ours face one another.
    Zipper,
    /// Each department by itself.
    Departments,
}

/// From one column of cards to the next, and from row to row, where lines of influence run between.
const COLUMN: f32 = CARD_WIDTH + 64.0;
const ROW: f32 = SLOT_HEIGHT + ROW_GAP;
/// Length 1 in a network, across and down.
const ACROSS: f64 = 300.0;
const DOWN: f64 = 190.0;
/// What stays free around a card that is moved away from another, and around one of a chart: there lists are as close.
const AROUND: f32 = 16.0;
const AROUND_IN_CHART: f32 = 12.0;
/// So many people without a department stand above the others; more are a part of the picture like others.
const MOST_LEADERS: usize = 4;
/// The shape of a department by itself.
pub const DEPARTMENT: f64 = 1.4;
/// Between two parts of a network, and between two departments.
const PARTS_GAP: f64 = 64.0;
/// Rows of a zipper, and what lies between the two sides.
const ZIP_ROW: f32 = SLOT_HEIGHT + 32.0;
const ZIP_GAP: f32 = 320.0;
/// Fewer rows than this make no column of their own.
const LEAST_ROWS: usize = 5;
/// Between the pairs and those whom nobody faces.
const APART: f32 = 48.0;
/// From one pair of columns to the next.
const ZIP_PAIR: f32 = 2.0 * CARD_WIDTH + ZIP_GAP + 96.0;

impl Diagram {
    /// Whether a picture of everybody shows this person: theirs, and in a zipper those of ours who face somebody.
    pub fn takes(self, account: &Account, id: &PersonId) -> bool {
        match account.person(id).map(|person| person.side) {
            Some(Side::Customer | Side::Other) => true,
            Some(Side::Us) => {
                self == Self::Zipper
                    && account.links_of(id).any(|link| matches!(link.kind, LinkKind::Pair(_)))
            }
            Some(Side::Competitor) | None => false,
        }
    }
}

/// Who is drawn, and what about them is known.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// In the order of the account.
    pub people: Vec<PersonId>,
    /// Who of them stays, and where.
    pub pinned: BTreeMap<PersonId, Point>,
    pub key: BTreeSet<PersonId>,
}

/// Where a picture puts people. Pinned ones are told where they stand and no attention is paid to other cards: see
/// [`settle`].
/// # Errors
/// Only where the hierarchy is no forest, which it always is.
pub fn diagram(account: &Account, cast: &Cast, kind: Diagram, aspect: f64) -> Result<Chart, TreeError> {
    match kind {
        Diagram::Layered => Ok(layers(account, cast, aspect)),
        Diagram::Network => network(account, cast, aspect),
        Diagram::Zipper => Ok(zip(account, cast, aspect)),
        Diagram::Departments => departments(account, cast, aspect),
    }
}

/// Moves cards of a picture away from one another and from `taken`; `stays`: who keeps the very place.
pub fn settle(
    kind: Diagram,
    places: &mut [(PersonId, Point)],
    stays: &dyn Fn(&PersonId) -> bool,
    taken: &[Rect],
) {
    let around = if kind == Diagram::Departments { AROUND_IN_CHART } else { AROUND };
    let body = |at: Point| slot(at).expand(around);
    let mut bodies: Vec<Body> =
        places.iter().map(|(id, at)| Body { rect: body(*at), fixed: stays(id) }).collect();
    bodies.extend(taken.iter().map(|rect| Body { rect: *rect, fixed: true }));
    part(&mut bodies);
    for ((_, at), moved) in places.iter_mut().zip(bodies).filter(|(_, body)| !body.fixed) {
        *at = pt(moved.rect.center().x, moved.rect.min.y + around);
    }
}

/// Numbers of people, and of the ends of those lines that join two of them.
struct Lines<'a> {
    number: BTreeMap<&'a PersonId, usize>,
    account: &'a Account,
}

impl<'a> Lines<'a> {
    fn of(account: &'a Account, people: &'a [PersonId]) -> Self {
        Self { number: people.iter().enumerate().map(|(i, id)| (id, i)).collect(), account }
    }

    fn each(&self) -> impl Iterator<Item = (LinkKind, usize, usize)> + '_ {
        let ends = |id: &PersonId| self.number.get(id).copied();
        let links = self.account.links().values();
        links.filter_map(move |link| Some((link.kind, ends(&link.from)?, ends(&link.to)?)))
    }
}

/// How much more an arrow of influence counts than a weaker one, and than a reporting line, which is 1.
fn weight(strength: Strength) -> f64 {
    match strength {
        Strength::Low => 2.0,
        Strength::Medium => 4.0,
        Strength::High => 8.0,
    }
}

/// Whoever hears one another round a circle has the same number.
fn circles(count: usize, arrows: &[Arrow]) -> Vec<usize> {
    let ends = arrows.iter().map(|arrow| (arrow.from as u32, arrow.to as u32));
    let mut graph: DiGraph<(), ()> = DiGraph::from_edges(ends);
    while graph.node_count() < count {
        graph.add_node(());
    }
    let mut circle = vec![0; count];
    for (number, together) in tarjan_scc(&graph).into_iter().enumerate() {
        for node in together {
            circle[node.index()] = number;
        }
    }
    circle
}

fn layers(account: &Account, cast: &Cast, aspect: f64) -> Chart {
    let lines = Lines::of(account, &cast.people);
    let within: BTreeSet<&PersonId> = cast.people.iter().collect();
    let hierarchy = Hierarchy::of(account, |id| within.contains(id));
    let arrows: Vec<Arrow> = lines
        .each()
        .filter_map(|(kind, from, to)| match kind {
            // Whoever convinces somebody of their own team stands above by right.
            LinkKind::Influence(_) if hierarchy.is_above(&cast.people[from], &cast.people[to]) => None,
            LinkKind::Influence(strength) => Some(Arrow { from: to, to: from, weight: weight(strength) }),
            // Where no influence says otherwise, the boss is above, as in every chart.
            LinkKind::Reports => Some(Arrow { from: to, to: from, weight: 1.0 }),
            _ => None,
        })
        .collect();
    let count = cast.people.len();
    let down = downwards(count, &arrows);
    let circle = circles(count, &arrows);
    let even = (count as f64 * aspect * f64::from(ROW) / f64::from(COLUMN)).sqrt();
    let drawn = |most: usize| {
        let spots = layered(count, &down, most, &circle);
        let wide = spots.iter().map(|spot| spot.0).fold(0.0, f64::max) + 1.0;
        let high = spots.iter().map(|spot| spot.1 + 1).max().unwrap_or(0);
        let price = (wide * f64::from(COLUMN)).max(high as f64 * f64::from(ROW) * aspect);
        (price, spots)
    };
    // Passing lines widen rows: the fewer stand in one, the nearer it may come to the page.
    let tries = [0.6, 0.8, 1.0, 1.3].map(|share| drawn((even * share).round().max(1.0) as usize));
    let best =
        tries.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, spots)| spots).unwrap_or_default();
    let at = |(x, row): (f64, usize)| pt((x * f64::from(COLUMN)) as f32, row as f32 * ROW);
    Chart { places: cast.people.iter().cloned().zip(best.into_iter().map(at)).collect(), ..Chart::default() }
}

fn network(account: &Account, cast: &Cast, aspect: f64) -> Result<Chart, TreeError> {
    let ties: Vec<Tie> = Lines::of(account, &cast.people)
        .each()
        .filter(|(_, a, b)| a != b)
        .filter_map(|(kind, a, b)| {
            let length = match kind {
                LinkKind::Influence(Strength::High) | LinkKind::Reports => 1.0,
                LinkKind::Influence(Strength::Medium) => 1.2,
                LinkKind::Influence(Strength::Low) | LinkKind::Dotted => 1.4,
                LinkKind::Conflict | LinkKind::Pair(_) => return None,
            };
            Some(Tie { a, b, length })
        })
        .collect();
    // The order of the tidy tree is a start from which the tangle is small.
    let scope = Scope::Only(cast.people.iter().cloned().collect());
    let tree: BTreeMap<PersonId, Point> =
        chart(account, &scope, Assistants::InRow)?.places.into_iter().collect();
    let unit = |at: Point| [f64::from(at.x) / ACROSS, f64::from(at.y) / DOWN];
    let start: Vec<Spot> = cast
        .people
        .iter()
        .map(|id| unit(cast.pinned.get(id).or_else(|| tree.get(id)).copied().unwrap_or_default()))
        .collect();
    let fixed: Vec<bool> = cast.people.iter().map(|id| cast.pinned.contains_key(id)).collect();
    let spots = stress(&start, &ties, &fixed);
    let mut places: Vec<(PersonId, Point)> = cast
        .people
        .iter()
        .zip(spots)
        .map(|(id, at)| (id.clone(), pt((at[0] * ACROSS) as f32, (at[1] * DOWN) as f32)))
        .collect();
    side_by_side(&mut places, parts(cast.people.len(), &ties), &fixed, aspect);
    Ok(Chart { places, ..Chart::default() })
}

/// Puts the parts of a network beside one another, the largest first, right of those that hold somebody fixed.
fn side_by_side(places: &mut [(PersonId, Point)], parts: Vec<Vec<usize>>, fixed: &[bool], aspect: f64) {
    let (held, mut free): (Vec<_>, Vec<_>) =
        parts.into_iter().partition(|part| part.iter().any(|i| fixed[*i]));
    free.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let around = |part: &[usize]| Rect::around(part.iter().map(|i| slot(places[*i].1))).unwrap_or_default();
    let boxes: Vec<Rect> = free.iter().map(|part| around(part)).collect();
    let corner = held.iter().map(|part| around(part)).reduce(|a, b| a.union(&b));
    let corner = corner.map_or(Point::default(), |rect| pt(rect.max.x + PARTS_GAP as f32, rect.min.y));
    let sizes: Vec<(f64, f64)> =
        boxes.iter().map(|rect| (f64::from(rect.width()), f64::from(rect.height()))).collect();
    for ((part, rect), spot) in free.iter().zip(&boxes).zip(shelves(&sizes, PARTS_GAP, 0.0, aspect)) {
        let by = pt(corner.x + spot[0] as f32, corner.y + spot[1] as f32) - rect.min;
        for i in part {
            places[*i].1 += by;
        }
    }
}

fn zip(account: &Account, cast: &Cast, aspect: f64) -> Chart {
    let is_ours = |id: &&PersonId| account.person(id).is_some_and(|person| person.side == Side::Us);
    let (ours, mut theirs): (Vec<&PersonId>, Vec<&PersonId>) = cast.people.iter().partition(is_ours);
    theirs.sort_by_key(|id| !cast.key.contains(*id));
    let numbers = |all: &[&PersonId]| -> BTreeMap<PersonId, usize> {
        all.iter().enumerate().map(|(i, id)| ((*id).clone(), i)).collect()
    };
    let (of_theirs, of_ours) = (numbers(&theirs), numbers(&ours));
    let pairs: Vec<(usize, usize)> = account
        .links()
        .values()
        .filter(|link| matches!(link.kind, LinkKind::Pair(_)))
        .flat_map(|link| [(&link.from, &link.to), (&link.to, &link.from)])
        .filter_map(|(person, us)| Some((*of_theirs.get(person)?, *of_ours.get(us)?)))
        .collect();
    let key: Vec<bool> = theirs.iter().map(|id| cast.key.contains(*id)).collect();
    let zip = zipper(&key, ours.len(), &pairs, aspect as f32 * ZIP_ROW / ZIP_PAIR);
    // Whom nobody faces fills rows as wide as all the pairs, a row apart from them. Beside a single pair of columns they
    // stand before it, where ours are not between them and those who are faced.
    let (columns, rows) = zip.size;
    let width = columns as f32 * ZIP_PAIR - (ZIP_PAIR - 2.0 * CARD_WIDTH - ZIP_GAP);
    let (pitch, below) = (CARD_WIDTH + SIBLING_GAP, rows as f32 * ZIP_ROW + APART);
    let in_a_row = ((width + SIBLING_GAP) / pitch).floor().max(1.0) as usize;
    let in_a_column = rows.max(LEAST_ROWS);
    let left = |seat: &Seat| match *seat {
        Seat::Faced(column, row) => pt(column as f32 * ZIP_PAIR, row as f32 * ZIP_ROW),
        Seat::Apart(i) if columns == 1 => {
            pt(-pitch * (1 + i / in_a_column) as f32, (i % in_a_column) as f32 * ZIP_ROW)
        }
        Seat::Apart(i) => pt((i % in_a_row) as f32 * pitch, below + (i / in_a_row) as f32 * ZIP_ROW),
    };
    let right = |(column, row): &(usize, usize)| {
        pt(*column as f32 * ZIP_PAIR + CARD_WIDTH + ZIP_GAP, *row as f32 * ZIP_ROW)
    };
    let theirs = theirs.iter().zip(&zip.theirs).map(|(id, at)| ((*id).clone(), left(at)));
    let ours = ours.iter().zip(&zip.ours).map(|(id, at)| ((*id).clone(), right(at)));
    Chart { places: theirs.chain(ours).collect(), ..Chart::default() }
}

fn departments(account: &Account, cast: &Cast, aspect: f64) -> Result<Chart, TreeError> {
    let shape = Arrange::Compact(DEPARTMENT);
    let of = |id: &PersonId| account.person(id).and_then(|person| person.department.clone());
    let within: BTreeSet<&PersonId> = cast.people.iter().collect();
    let mut hierarchy = Hierarchy::of(account, |id| within.contains(id));
    // In the order of the reporting line of their heads: level by level, as siblings stand.
    let mut level: Vec<PersonId> =
        cast.people.iter().filter(|id| hierarchy.boss_of(id).is_none()).cloned().collect();
    sort_as_placed(account, &mut hierarchy, &mut level);
    let mut boards: Vec<(Option<DepartmentId>, BTreeSet<PersonId>)> = Vec::new();
    while !level.is_empty() {
        let below: Vec<PersonId> = level.iter().flat_map(|id| hierarchy.reports_of(id)).cloned().collect();
        for id in level {
            let department = of(&id);
            match boards.iter_mut().find(|(held, _)| *held == department) {
                Some((_, members)) => {
                    members.insert(id);
                }
                None => boards.push((department, BTreeSet::from([id]))),
            }
        }
        level = below;
    }
    let mut drawn = Vec::with_capacity(boards.len());
    for (department, members) in boards {
        let chart =
            chart_as_placed(account, &Scope::Only(members), Assistants::Beside, shape, Families::Free)?
                .places;
        let slots = || chart.iter().map(|(_, at)| slot(*at));
        let rect = if department.is_some() { region_around(slots()) } else { Rect::around(slots()) };
        drawn.push((department, chart, rect.unwrap_or_default()));
    }
    let sizes: Vec<(f64, f64)> =
        drawn.iter().map(|(.., rect)| (f64::from(rect.width()), f64::from(rect.height()))).collect();
    // Whoever leads all of them belongs to none, and stands above.
    let leads = drawn.len() > 2 && drawn[0].0.is_none() && drawn[0].1.len() <= MOST_LEADERS;
    let (top, rest) = sizes.split_at(usize::from(leads));
    let above = top.iter().map(|size| size.1 + PARTS_GAP).sum();
    let mut spots = shelves(rest, PARTS_GAP, above, aspect);
    let wide = to_the_middle(rest, &mut spots);
    for spot in &mut spots {
        spot[1] += above;
    }
    // Their line comes down between those on the first shelf to whoever stands on the next.
    let middle = |(spot, size): (&Spot, &(f64, f64))| spot[0] + size.0 + PARTS_GAP / 2.0;
    let first = spots.iter().filter(|spot| spot[1] == above).count();
    let gaps = spots.iter().zip(rest).take(first.saturating_sub(1)).map(middle);
    let from_middle = |x: &f64| (x - wide / 2.0).abs();
    let gap = gaps.min_by(|a, b| from_middle(a).total_cmp(&from_middle(b))).filter(|_| first < spots.len());
    let line = drawn.first().and_then(|(_, chart, rect)| Some(f64::from(chart.first()?.1.x - rect.min.x)));
    let lead = line.map_or(0.0, |line| gap.unwrap_or(wide / 2.0) - line);
    let spots = top.iter().map(|_| [lead, 0.0]).chain(spots.iter().copied());
    let mut whole = Chart::default();
    for ((department, chart, rect), spot) in drawn.into_iter().zip(spots) {
        let by = pt(spot[0] as f32, spot[1] as f32) - rect.min;
        whole.places.extend(chart.into_iter().map(|(id, at)| (id, at + by)));
        whole.regions.extend(department.map(|department| (department, rect.translate(by))));
    }
    Ok(whole)
}
