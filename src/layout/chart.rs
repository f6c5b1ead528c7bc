//! The tidy chart of an account: who hangs under whom becomes boxes, boxes become places.
//! A department whose people form one branch is kept together in a rectangle of its own.
use super::as_placed::{self, FamiliesOnMap};
use super::compact::{CompactNode, NEAR, Way, Ways, compact};
use super::tree::{Node, Tree, TreeError, tidy};
use super::{CARD_WIDTH, ROW_GAP, SIBLING_GAP, SLOT_HEIGHT};
use crate::catalogue::Side;
use crate::geom::{Point, Rect, pt, vec2};
use crate::model::folding::folded_away;
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, DepartmentId, Person, PersonId, Rating, RatingValue};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Whom a layout moves.
#[derive(Clone, Debug, PartialEq)]
pub enum Scope {
    /// Everybody of the customer's side and of others, placed or not.
    All,
    /// Only these.
    Only(BTreeSet<PersonId>),
}

/// Where assistants stand: people whose only role is gatekeeper and whom nobody reports to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assistants {
    /// Beside their boss.
    Beside,
    /// Among the other reports, so that a picture for the customer tells no role by a place.
    InRow,
}

/// How branches are arranged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arrange {
    /// Every family in one row, bosses centred above it.
    Tree,
    /// Rows, grids of rows and hanging lists, so that the whole comes near a page's width ÷ height.
    Compact(f64),
}

/// Where everybody goes: the top centre of each card, and the regions that come out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// In the order of siblings, bosses before reports.
    pub places: Vec<(PersonId, Point)>,
    pub regions: BTreeMap<DepartmentId, Rect>,
}

/// A region's padding and the height of its header.
const REGION_PAD: f64 = 12.0;
const REGION_HEADER: f64 = 32.0;
/// Room above the first row of a region: header, and the key tab of a card.
pub(super) const REGION_TOP: f64 = REGION_HEADER + 40.0;
/// A drawing that people know may need so many times the page of the best one.
const WORTH_KEEPING: f64 = 1.15;
/// The same of one whose families are all neat.
const WORTH_NEATNESS: f64 = 1.25;
/// Fewer people need not come near the shape of the page if they are neat otherwise.
const SMALL: usize = 30;
/// Between two regions.
const REGION_GAP: f64 = 16.0;
/// From the boss's card to an assistant's beside it.
const ASSISTANT_GAP: f64 = 88.0;

/// Lays out the people of `scope` as tidy trees, roots side by side, starting at the origin.
pub fn chart(account: &Account, scope: &Scope, assistants: Assistants) -> Result<Chart, TreeError> {
    arranged(account, scope, assistants, Arrange::Tree)
}

/// The same in another arrangement.
pub fn arranged(
    account: &Account,
    scope: &Scope,
    assistants: Assistants,
    arrange: Arrange,
) -> Result<Chart, TreeError> {
    laid_out(account, scope, assistants, arrange, Siblings::AsFiled)
}

/// How the families of a compact chart are drawn that stand on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Families {
    /// As they stand, unless that needs a sixth more of a page than what suits it best: people know the picture.
    AsTheyStand,
    /// As suits the page best.
    Free,
}

/// The same for people who stand on the map: siblings keep the order in which they stand there; in a tree those who
/// hang below their boss in a list stay so, in a compact chart what `families` says.
pub fn chart_as_placed(
    account: &Account,
    scope: &Scope,
    assistants: Assistants,
    arrange: Arrange,
    families: Families,
) -> Result<Chart, TreeError> {
    laid_out(account, scope, assistants, arrange, Siblings::AsPlaced(families))
}

/// In which order those of one boss stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Siblings {
    /// As the account has them.
    AsFiled,
    /// As they stand on the map.
    AsPlaced(Families),
}

fn laid_out(
    account: &Account,
    scope: &Scope,
    assistants: Assistants,
    arrange: Arrange,
    siblings: Siblings,
) -> Result<Chart, TreeError> {
    let counts = |person: &Person| match scope {
        Scope::All => matches!(person.side, Side::Customer | Side::Other) && !person.left,
        Scope::Only(ids) => ids.contains(&person.id),
    };
    let mut hierarchy = Hierarchy::of(account, |id| account.person(id).is_some_and(counts));
    let is_root = |person: &&Person| counts(person) && hierarchy.boss_of(&person.id).is_none();
    let mut heads: Vec<&Person> = account.people().values().filter(is_root).collect();
    // By id where two have the same order, as they came.
    heads.sort_by(|a, b| a.order.cmp(&b.order));
    let mut roots: Vec<PersonId> = heads.into_iter().map(|person| person.id.clone()).collect();
    let assistants = match assistants {
        Assistants::Beside => people_beside(account, &hierarchy),
        Assistants::InRow => BTreeSet::new(),
    };
    let blocks = blocks(account, &hierarchy, &roots);
    let on_map = FamiliesOnMap { account, assistants: &assistants, blocks: &blocks };
    if siblings != Siblings::AsFiled {
        hierarchy.reports.iter_mut().for_each(|(boss, family)| on_map.sort(Some(boss), family));
        on_map.sort(None, &mut roots);
    }
    let hanging = match (siblings, arrange) {
        (Siblings::AsPlaced(_), Arrange::Tree) => as_placed::hanging(account, &hierarchy),
        (Siblings::AsPlaced(_), Arrange::Compact(_)) | (Siblings::AsFiled, _) => BTreeSet::new(),
    };
    let people = account.people().values().filter(|person| counts(person)).count();
    let plan = Plan {
        hierarchy: &hierarchy,
        assistants: &assistants,
        blocks: &blocks,
        hanging: &hanging,
        kept: None,
        people,
        ways: Ways::All,
    };
    let whole = match (arrange, siblings) {
        (Arrange::Tree, _) => plan.branch(&roots, None, None, false)?,
        (Arrange::Compact(page), Siblings::AsPlaced(Families::AsTheyStand)) => {
            let free = plan.compact(&roots, page)?;
            let kept = Plan { kept: Some(&on_map), ..plan }.compact(&roots, page)?;
            // Where another shape is asked for than people know, they get it.
            let near = kept.off(page) <= NEAR.max(free.off(page));
            if near && kept.room(page) <= WORTH_KEEPING * free.room(page) { kept } else { free }
        }
        (Arrange::Compact(page), Siblings::AsPlaced(Families::Free) | Siblings::AsFiled) => {
            plan.compact(&roots, page)?
        }
    };
    let mut chart = Chart::default();
    whole.add_to(&mut chart, 0.0, 0.0);
    Ok(chart)
}

/// Whom [`Assistants`] speaks of: gatekeepers wherever they have a role.
fn people_beside(account: &Account, hierarchy: &Hierarchy) -> BTreeSet<PersonId> {
    let roles = |rating: &Rating| match &rating.value {
        RatingValue::Roles(roles) if !roles.is_empty() => {
            Some(roles.iter().all(|role| role.as_str() == "gatekeeper"))
        }
        _ => None,
    };
    let somewhere: BTreeSet<&PersonId> =
        account.ratings().values().filter(|r| roles(r) == Some(true)).map(|r| &r.person).collect();
    let everywhere = |id: &PersonId| account.ratings_of(id).filter_map(roles).all(|only| only);
    somewhere
        .into_iter()
        .filter(|id| hierarchy.boss_of(id).is_some() && hierarchy.reports_of(id).is_empty() && everywhere(id))
        .cloned()
        .collect()
}

/// How far right of the boss a list hangs.
const LIST_INDENT: f64 = 16.0;

/// From the top of a boss to that of number `i` in the list below; of the one after the last, to its end.
fn list_top(i: usize) -> f32 {
    SLOT_HEIGHT + SIBLING_GAP + SLOT_HEIGHT * i as f32
}

/// Branches that are kept together: their heads, and the departments. Of a department that is scattered it is the
/// largest branch, so that no region has to reach across others.
fn blocks(account: &Account, hierarchy: &Hierarchy, roots: &[PersonId]) -> BTreeMap<PersonId, DepartmentId> {
    let department = |id: &PersonId| account.person(id).and_then(|p| p.department.as_ref());
    // Bosses before their reports, each with the number of the boss.
    let mut everybody: Vec<(&PersonId, Option<usize>)> = Vec::new();
    for root in roots {
        let mut next = everybody.len();
        everybody.push((root, None));
        while let Some((boss, _)) = everybody.get(next) {
            let family = hierarchy.reports_of(boss).iter();
            everybody.extend(family.map(|id| (id, Some(next))));
            next += 1;
        }
    }
    // A department whose other people stand elsewhere and stay there can't be laid out as a whole.
    let scope: HashSet<&PersonId> = everybody.iter().map(|(id, _)| *id).collect();
    let away = folded_away(account);
    let elsewhere = account.places().values().filter(|place| {
        // Whoever is pinned aside does not count: the others are kept together without.
        !scope.contains(&place.person) && !away.contains_key(&place.person) && !place.pinned
    });
    let partial: BTreeSet<&DepartmentId> = elsewhere.filter_map(|place| department(&place.person)).collect();
    // The branch that everybody is of, by number; those without a department are of none.
    let mut branch_of: Vec<Option<usize>> = Vec::with_capacity(everybody.len());
    let mut branches: Vec<DepartmentBranch> = Vec::new();
    for (id, boss) in &everybody {
        let above = boss.and_then(|boss| branch_of[boss]);
        let own = department(id);
        let same = above.filter(|above| own == Some(branches[*above].department));
        let branch = same.or_else(|| {
            // Somebody of another department below breaks the boss's branch.
            if let Some(above) = above {
                branches[above].broken = true;
            }
            branches.push(DepartmentBranch { head: id, department: own?, size: 0, broken: false });
            Some(branches.len() - 1)
        });
        if let Some(branch) = branch {
            branches[branch].size += 1;
        }
        branch_of.push(branch);
    }
    let mut largest: BTreeMap<&DepartmentId, &DepartmentBranch> = BTreeMap::new();
    for branch in &branches {
        let held = largest.get(branch.department);
        if held.is_none_or(|held| branch.worth() > held.worth()) {
            largest.insert(branch.department, branch);
        }
    }
    let whole = largest.into_values().filter(|branch| !branch.broken && !partial.contains(branch.department));
    whole.map(|branch| (branch.head.clone(), branch.department.clone())).collect()
}

/// People of one department who hang together.
struct DepartmentBranch<'a> {
    head: &'a PersonId,
    department: &'a DepartmentId,
    size: usize,
    /// Somebody of another department stands below.
    broken: bool,
}

impl DepartmentBranch<'_> {
    /// Of two alike one that is whole, and then the one that comes first.
    fn worth(&self) -> (usize, bool) {
        (self.size, !self.broken)
    }
}

#[derive(Clone, Copy)]
struct Plan<'a> {
    hierarchy: &'a Hierarchy,
    assistants: &'a BTreeSet<PersonId>,
    blocks: &'a BTreeMap<PersonId, DepartmentId>,
    /// Bosses whose reports hang below them in a list, and go on doing so.
    hanging: &'a BTreeSet<PersonId>,
    /// Where families stand that are drawn as they are.
    kept: Option<&'a FamiliesOnMap<'a>>,
    /// How many there are.
    people: usize,
    /// In which ways the families of a compact chart may be drawn.
    ways: Ways,
}

/// A branch that is laid out: places relative to its own corner.
struct Branch {
    places: Vec<(PersonId, f64, f64)>,
    inner: Vec<(Branch, f64, f64)>,
    region: Option<DepartmentId>,
    width: f64,
    height: f64,
    /// Of the first root, from the branch's left.
    anchor: f64,
}

impl Branch {
    /// Width of the page of a shape that it needs.
    fn room(&self, page: f64) -> f64 {
        self.width.max(self.height * page)
    }

    /// How many times wider or narrower than the page.
    fn off(&self, page: f64) -> f64 {
        (self.width / self.height.max(1.0) / page).ln().abs().exp()
    }

    fn add_to(self, chart: &mut Chart, x: f64, y: f64) {
        let map = |v: f64| ((v * 100.0).round() / 100.0) as f32;
        for (id, px, py) in self.places {
            chart.places.push((id, pt(map(x + px + f64::from(CARD_WIDTH) / 2.0), map(y + py))));
        }
        if let Some(department) = self.region {
            chart.regions.insert(department, Rect::new(map(x), map(y), map(self.width), map(self.height)));
        }
        for (branch, bx, by) in self.inner {
            branch.add_to(chart, x + bx, y + by);
        }
    }
}

impl Plan<'_> {
    /// The compact chart of a page's shape: of neat families, unless that takes too much of the cards' size.
    fn compact(&self, roots: &[PersonId], page: f64) -> Result<Branch, TreeError> {
        let free = self.of_any_shape(roots, page)?;
        for ways in [Ways::Levels, Ways::Neat] {
            let neat = Plan { ways, ..*self }.of_any_shape(roots, page)?;
            let near = neat.off(page) <= NEAR.max(free.off(page)) || self.people < SMALL;
            if near && neat.room(page) <= WORTH_NEATNESS * free.room(page) {
                return Ok(neat);
            }
        }
        Ok(free)
    }

    /// The same of the ways that may be chosen. What shape departments of their own have is found by trying.
    fn of_any_shape(&self, roots: &[PersonId], page: f64) -> Result<Branch, TreeError> {
        let mut best = self.branch(roots, Some(page), Some(0.5), false)?;
        if !self.blocks.is_empty() {
            for shape in [0.8, 1.2, 1.8, 2.7] {
                let whole = self.branch(roots, Some(page), Some(shape), false)?;
                if whole.room(page) < best.room(page) {
                    best = whole;
                }
            }
        }
        Ok(best)
    }

    /// Lays out `roots` with all below, but for the departments that are blocks: those become one box each. `page` and
    /// `inner_page`: the shape of the whole and that of blocks, for a compact chart.
    fn branch(
        &self,
        roots: &[PersonId],
        page: Option<f64>,
        inner_page: Option<f64>,
        in_block: bool,
    ) -> Result<Branch, TreeError> {
        let card = f64::from(CARD_WIDTH);
        let gap = f64::from(SIBLING_GAP);
        let mut nodes: Vec<Node> = Vec::new();
        let mut cards: Vec<Option<PersonId>> = Vec::new();
        let mut inner: BTreeMap<usize, Branch> = BTreeMap::new();
        let mut beside: Vec<(usize, PersonId)> = Vec::new();
        let mut lists: Vec<(usize, Vec<PersonId>)> = Vec::new();
        let mut kept: Vec<Option<Way>> = Vec::new();
        let mut queue: Vec<(&PersonId, Option<usize>)> = roots.iter().map(|root| (root, None)).collect();
        let mut next = 0;
        while let Some((id, parent)) = queue.get(next).copied() {
            next += 1;
            let node = nodes.len();
            kept.push(None);
            if let Some(parent) = parent {
                nodes[parent].children.push(node);
            }
            let is_own_root = in_block && parent.is_none();
            if let Some(department) = self.blocks.get(id).filter(|_| !is_own_root) {
                let mut branch = self.branch(std::slice::from_ref(id), inner_page, inner_page, true)?;
                branch.enclose(department.clone());
                nodes.push(Node {
                    width: branch.width + REGION_GAP,
                    height: branch.height + f64::from(ROW_GAP),
                    anchor: branch.anchor,
                    children: Vec::new(),
                });
                cards.push(None);
                inner.insert(node, branch);
                continue;
            }
            // One assistant stands beside the boss; the line to a second would run through the first.
            let family = self.hierarchy.reports_of(id);
            let aide = family.iter().find(|r| self.assistants.contains(*r));
            let reports = || family.iter().filter(|r| aide != Some(*r));
            if self.hanging.contains(id) {
                // Boss and list are one box, an assistant in the list among them.
                nodes.push(Node {
                    width: card + LIST_INDENT + gap,
                    height: f64::from(list_top(family.len()) + ROW_GAP),
                    anchor: card / 2.0,
                    children: Vec::new(),
                });
                cards.push(Some(id.clone()));
                lists.push((node, family.to_vec()));
                continue;
            }
            kept[node] = self.kept.and_then(|map| map.way(Some(id), &reports().cloned().collect::<Vec<_>>()));
            let room = if aide.is_some() { card + ASSISTANT_GAP } else { 0.0 };
            nodes.push(Node {
                width: card + gap + room,
                height: f64::from(SLOT_HEIGHT + ROW_GAP),
                anchor: card / 2.0,
                children: Vec::new(),
            });
            cards.push(Some(id.clone()));
            beside.extend(aide.map(|id| (node, id.clone())));
            queue.extend(reports().map(|report| (report, Some(node))));
        }
        let top: Vec<usize> = (0..roots.len()).collect();
        let tree = match page {
            None => tidy(&nodes, &top)?,
            Some(aspect) => {
                // Of nobody, who is the boss of the roots.
                kept.push(self.kept.filter(|_| !in_block).and_then(|map| map.way(None, roots)));
                compact_tree(&nodes, &cards, &top, aspect, &kept, self.ways)?
            }
        };
        let mut places: Vec<(PersonId, f64, f64)> =
            cards.into_iter().enumerate().filter_map(|(i, id)| Some((id?, tree.x[i], tree.y[i]))).collect();
        places.extend(
            beside.into_iter().map(|(node, id)| (id, tree.x[node] + card + ASSISTANT_GAP, tree.y[node])),
        );
        for (node, list) in lists {
            let below = |i: usize| tree.y[node] + f64::from(list_top(i));
            let hung = list.into_iter().enumerate();
            places.extend(hung.map(|(i, id)| (id, tree.x[node] + LIST_INDENT, below(i))));
        }
        let width = (0..nodes.len()).map(|i| tree.x[i] + nodes[i].width).fold(0.0, f64::max) - gap;
        let height =
            (0..nodes.len()).map(|i| tree.y[i] + nodes[i].height).fold(0.0, f64::max) - f64::from(ROW_GAP);
        let anchor = tree.x.first().zip(nodes.first()).map_or(0.0, |(x, node)| x + node.anchor);
        let inner = inner.into_iter().map(|(i, branch)| (branch, tree.x[i], tree.y[i])).collect();
        Ok(Branch { places, inner, region: None, width, height, anchor })
    }
}

/// The same boxes as a compact chart; those of a whole department do not hang in lists.
fn compact_tree(
    nodes: &[Node],
    cards: &[Option<PersonId>],
    top: &[usize],
    aspect: f64,
    kept: &[Option<Way>],
    ways: Ways,
) -> Result<Tree, TreeError> {
    let boxes: Vec<CompactNode> = nodes
        .iter()
        .zip(cards)
        .map(|(node, card)| {
            let gap = if card.is_some() { f64::from(SIBLING_GAP) } else { REGION_GAP };
            CompactNode {
                width: node.width - gap,
                height: node.height - f64::from(ROW_GAP),
                anchor: node.anchor,
                hangs: card.is_some(),
                children: node.children.clone(),
            }
        })
        .collect();
    compact(&boxes, top, aspect, kept, ways)
}

/// The region around slots of cards; `None` around none.
pub fn region_around(slots: impl IntoIterator<Item = Rect>) -> Option<Rect> {
    let around = Rect::around(slots)?;
    let (pad, top) = (REGION_PAD as f32, REGION_TOP as f32);
    Some(Rect { min: around.min - vec2(pad, top), max: around.max + vec2(pad, 2.0 * pad) })
}

impl Branch {
    /// Puts the branch into a department's region.
    fn enclose(&mut self, department: DepartmentId) {
        for (_, x, y) in &mut self.places {
            *x += REGION_PAD;
            *y += REGION_TOP;
        }
        for (_, x, y) in &mut self.inner {
            *x += REGION_PAD;
            *y += REGION_TOP;
        }
        self.width += 2.0 * REGION_PAD;
        self.height += REGION_TOP + 2.0 * REGION_PAD;
        self.anchor += REGION_PAD;
        self.region = Some(department);
    }
}
