//! Compact charts: a forest of boxes drawn so that the whole comes near the shape of a page. Every family is a row, a list
//! that hangs from a spine, or a grid of rows around a spine; which one follows from the shape of the subtree alone, so
//! that twins look alike. Ways of drawing after the method; the choice is a sweep over one preference, how wide a subtree
//! may be for its height, from which the whole that fills the page best is kept.
use super::buses::HANGING_INDENT;
use super::divide::row_lengths;
use super::tree::{Tree, TreeError, top_down};
use super::{ROW_GAP, SIBLING_GAP};

/// A box to place. Sizes are those of the box itself, without gaps.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CompactNode {
    pub(super) width: f64,
    pub(super) height: f64,
    /// Where, from the box's left, the line to the boss arrives and the one to the reports leaves.
    pub(super) anchor: f64,
    /// Whether a line may arrive at its left side, as in a hanging list.
    pub(super) hangs: bool,
    pub(super) children: Vec<usize>,
}

/// From a boss's left edge to that of the cards in the hanging list.
const INDENT: f64 = 16.0;
/// Between two cards of a hanging list: the tab of a key person stands there.
const LIST_GAP: f64 = 24.0;
/// Between two rows of one family: a bus and an arrow.
const GRID_GAP: f64 = 80.0;
/// More rows than this are no chart any more.
const MOST_ROWS: usize = 40;
/// So few reports don't stand in several rows: two and one below them look like two levels.
const FEW: usize = 3;
/// How much dearer a family of several rows of one is.
const STACKED: f64 = 1.25;
/// How many preferences are tried to either side of the square, and how far they go.
const TRIES: i32 = 48;
const REACH: f64 = 16.0;
/// A whole so near the page's shape is as good as it gets; among these the one that fits the smallest page is kept.
pub(super) const NEAR: f64 = 1.19;
/// Off by less than this, one wish for all subtrees is good enough, and twins are alike wherever they are; unless two
/// wishes make a page so many times as large.
const WELL: f64 = 1.2;
const WORTH_APART: f64 = 0.85;

/// How a family is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Alone,
    /// Below one another, right of a spine at the boss's left.
    List,
    /// In so many rows; all but the last leave the spine below the boss free.
    Rows(usize),
}

/// Which ways of drawing a family may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ways {
    /// Those of [`Ways::Neat`], but only those who lead nobody hang in lists: what is on a level is of a rank.
    Levels,
    /// Those that need no second look: so few as stand beside one another do, and no row is less than half as long as
    /// the others.
    Neat,
    All,
}

/// A drawn subtree: its size, and where its boss's box stands in it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Outline {
    width: f64,
    height: f64,
    /// Of the boss's box, from the left.
    boss: f64,
    way: Way,
}

/// Places of a family's children relative to the left top of their outline.
type Spots = Vec<(f64, f64)>;

const NOTHING: Outline = Outline { width: 0.0, height: 0.0, boss: 0.0, way: Way::Alone };

struct Chart<'a> {
    nodes: &'a [CompactNode],
    kept: &'a [Option<Way>],
    allowed: Ways,
    outlines: Vec<Outline>,
    /// All ways of drawing each family while its children stay as they are drawn.
    ways: Vec<Option<Vec<Outline>>>,
    /// Whose outline the last wish changed.
    changed: Vec<bool>,
}

/// Places a forest; `aspect` is width ÷ height of the page. Children keep their order, line by line. `kept`: how the
/// families of boxes are drawn whatever else would suit the page; the one after the last box's is that of the roots.
pub(super) fn compact(
    nodes: &[CompactNode],
    roots: &[usize],
    aspect: f64,
    kept: &[Option<Way>],
    allowed: Ways,
) -> Result<Tree, TreeError> {
    let order = top_down(nodes.len(), roots, |i| &nodes[i].children)?;
    // All roots are reports of nobody, who takes no room.
    let mut all = nodes.to_vec();
    let top = CompactNode { width: 0.0, height: 0.0, anchor: 0.0, hangs: false, children: roots.to_vec() };
    all.push(top);
    let mut sweep = Sweep { all: &all, order: &order, aspect, kept, allowed, best: None };
    sweep.one_wish();
    let alike = sweep.best.take();
    sweep.two_wishes();
    let better = |apart: &Best, alike: &Best| {
        let least = if alike.off > WELL { 1.0 } else { WORTH_APART };
        apart.price < least * alike.price
    };
    let best = match (alike, sweep.best) {
        (Some(alike), Some(apart)) => Some(if better(&apart, &alike) { apart } else { alike }),
        (alike, apart) => alike.or(apart),
    };
    let Some(Best { outlines, .. }) = best else { return Ok(Tree { x: Vec::new(), y: Vec::new() }) };
    let chart = Chart { outlines, ..Chart::new(&all, kept, allowed) };
    let mut corner = vec![(0.0, 0.0); all.len()];
    let mut tree = Tree { x: vec![0.0; nodes.len()], y: vec![0.0; nodes.len()] };
    for i in std::iter::once(nodes.len()).chain(order) {
        let (x, y) = corner[i];
        let outline = chart.outlines[i];
        let (spots, _) = chart.spots(i, outline.way);
        for (&child, (dx, dy)) in all[i].children.iter().zip(spots) {
            corner[child] = (x + dx, y + dy);
        }
        if i < nodes.len() {
            (tree.x[i], tree.y[i]) = (x + outline.boss, y);
        }
    }
    Ok(tree)
}

/// The search for the whole that suits the page best.
struct Sweep<'a> {
    all: &'a [CompactNode],
    /// All but the last, who is the boss of the roots.
    order: &'a [usize],
    aspect: f64,
    kept: &'a [Option<Way>],
    allowed: Ways,
    best: Option<Best>,
}

struct Best {
    price: f64,
    /// How many times wider or narrower than the page.
    off: f64,
    outlines: Vec<Outline>,
}

impl Sweep<'_> {
    /// Width ÷ height for which subtrees are drawn, from the highest to the widest. The same for every page, so that what
    /// suits one page well is tried for its neighbours too.
    fn wishes(step: usize) -> impl Iterator<Item = f64> {
        (-TRIES..=TRIES).step_by(step).map(|i| REACH.powf(f64::from(i) / f64::from(TRIES)))
    }

    /// The same wish for all subtrees.
    fn one_wish(&mut self) {
        let mut chart = Chart::new(self.all, self.kept, self.allowed);
        for wish in Self::wishes(1) {
            chart.draw(self.order, wish);
            self.offer(&mut chart);
        }
    }

    /// Another one for the subtrees at the top: those of a single root, or the roots themselves.
    fn two_wishes(&mut self) {
        let nobody = self.all.len() - 1;
        let roots = &self.all[nobody].children;
        let mut chart = Chart::new(self.all, self.kept, self.allowed);
        for below in Self::wishes(2) {
            chart.draw(self.order, below);
            for wish in Self::wishes(2) {
                if let [root] = roots[..] {
                    for &i in &self.all[root].children {
                        chart.outlines[i] = chart.choose(i, wish);
                    }
                    // The root has all its ways, as its one outline is the whole.
                    for outline in chart.all_ways(root) {
                        chart.outlines[root] = outline;
                        self.offer(&mut chart);
                    }
                    // Those known are of other children.
                    chart.ways[root] = None;
                } else {
                    for &i in roots {
                        chart.outlines[i] = chart.choose(i, wish);
                    }
                    self.offer(&mut chart);
                }
            }
        }
    }

    /// Keeps the whole in the way that suits the page best, if none before does as well.
    fn offer(&mut self, chart: &mut Chart<'_>) {
        let nobody = self.all.len() - 1;
        for outline in chart.all_ways(nobody) {
            let off = (outline.width / outline.height.max(1.0) / self.aspect).ln().abs().exp();
            // Far from the page's shape all are worse than near it.
            let price =
                outline.width.max(outline.height * self.aspect) * (1.0 + 100.0 * (off / NEAR).ln().max(0.0));
            if self.best.as_ref().is_none_or(|held| price < held.price) {
                chart.outlines[nobody] = outline;
                self.best = Some(Best { price, off, outlines: chart.outlines.clone() });
            }
        }
    }
}

impl<'a> Chart<'a> {
    fn new(nodes: &'a [CompactNode], kept: &'a [Option<Way>], allowed: Ways) -> Self {
        let count = nodes.len();
        Self {
            nodes,
            kept,
            allowed,
            outlines: vec![NOTHING; count],
            ways: vec![None; count],
            changed: vec![true; count],
        }
    }

    /// Draws all but the last, from below; `order`: bosses first. From one wish to the next most subtrees stay as they
    /// were, and so do the ways of the families above them.
    fn draw(&mut self, order: &[usize], wish: f64) {
        for &i in order.iter().rev() {
            if self.nodes[i].children.iter().any(|&child| self.changed[child]) {
                self.ways[i] = None;
            }
            let chosen = self.choose(i, wish);
            self.changed[i] = chosen != self.outlines[i];
            self.outlines[i] = chosen;
        }
    }

    /// The way that needs the smallest page of the wished shape; of two alike the one that comes first.
    fn choose(&mut self, i: usize, wish: f64) -> Outline {
        // One below the other beside a spine is no pretty family: only where it saves much.
        let family = self.nodes[i].children.len();
        let stacked = |o: &Outline| matches!(o.way, Way::Rows(rows) if rows > 1 && rows >= family);
        let price = |o: &Outline| o.width.max(o.height * wish) * if stacked(o) { STACKED } else { 1.0 };
        let area = |o: &Outline| o.width * o.height;
        let better = |o: &Outline, held: &Outline| {
            price(o) < price(held) - 0.5 || (price(o) < price(held) + 0.5 && area(o) < area(held) - 0.5)
        };
        let ways = self.ways[i].take().unwrap_or_else(|| self.all_ways(i));
        let chosen = ways.iter().reduce(|held, o| if better(o, held) { o } else { held }).copied();
        self.ways[i] = Some(ways);
        chosen.unwrap_or(NOTHING)
    }

    /// All ways of drawing a family whose children are drawn: one row first.
    fn all_ways(&self, i: usize) -> Vec<Outline> {
        let node = &self.nodes[i];
        let count = node.children.len();
        if count == 0 {
            return vec![Outline { width: node.width, height: node.height, boss: 0.0, way: Way::Alone }];
        }
        let flush = |child: &usize| {
            self.nodes[*child].hangs
                && self.outlines[*child].boss == 0.0
                && matches!(self.outlines[*child].way, Way::Alone | Way::List)
        };
        let leads_nobody = |child: &usize| self.nodes[*child].children.is_empty();
        let all_lead_nobody = node.children.iter().all(leads_nobody);
        let list = node.width > 0.0 && node.children.iter().all(flush);
        match self.kept.get(i).copied().flatten() {
            Some(way @ Way::Rows(_)) => return vec![self.spots(i, way).1],
            Some(Way::List) if list => return vec![self.spots(i, Way::List).1],
            Some(Way::Alone | Way::List) | None => {}
        }
        let list = list && (all_lead_nobody || self.allowed != Ways::Levels);
        let is_root = || self.nodes.last().is_some_and(|nobody| nobody.children.contains(&i));
        if list && count == 1 && all_lead_nobody && self.allowed != Ways::All && !is_root() {
            // As lists of more do.
            return vec![self.spots(i, Way::List).1];
        }
        let one_row = count <= FEW && (list && all_lead_nobody || self.allowed != Ways::All);
        let rows = if one_row { vec![1] } else { self.splits(count) };
        let ways = rows.into_iter().map(Way::Rows).chain(list.then_some(Way::List));
        ways.map(|way| self.spots(i, way).1).collect()
    }

    /// In how many rows a family of `count` may stand.
    fn splits(&self, count: usize) -> Vec<usize> {
        let longest = |rows: usize| count.div_ceil(rows);
        let last = |rows: usize| (count - 1) % longest(rows) + 1;
        let even = |rows: &usize| self.allowed == Ways::All || 2 * last(*rows) >= longest(*rows);
        let mut rows: Vec<usize> = (1..=count.min(MOST_ROWS)).collect();
        // Splits that give the same longest row differ in their last one only.
        rows.dedup_by_key(|rows| longest(*rows));
        rows.retain(even);
        rows
    }

    /// Where the children stand, and what comes out.
    fn spots(&self, i: usize, way: Way) -> (Spots, Outline) {
        let node = &self.nodes[i];
        match way {
            Way::Alone => (Vec::new(), Outline { width: node.width, height: node.height, boss: 0.0, way }),
            Way::List => {
                let (mut y, mut width) = (node.height, node.width);
                let mut spots = Vec::new();
                for &child in &node.children {
                    y += LIST_GAP;
                    spots.push((INDENT, y));
                    y += self.outlines[child].height;
                    width = width.max(INDENT + self.outlines[child].width);
                }
                (spots, Outline { width, height: y, boss: 0.0, way })
            }
            Way::Rows(rows) => self.rows(i, rows),
        }
    }

    /// Rows around the spine below the boss's anchor; places are from the spine first.
    fn rows(&self, i: usize, rows: usize) -> (Spots, Outline) {
        let node = &self.nodes[i];
        let gap = f64::from(SIBLING_GAP);
        let widths = node.children.iter().map(|&child| self.outlines[child].width);
        let lengths = row_lengths(widths, gap, rows);
        let mut spots: Spots = Vec::with_capacity(node.children.len());
        let mut y = if node.height > 0.0 { node.height + f64::from(ROW_GAP) } else { 0.0 };
        let last = lengths.len() - 1;
        let mut rest = &node.children[..];
        for (number, length) in lengths.into_iter().enumerate() {
            let (row, others) = rest.split_at(length);
            rest = others;

            let mut xs = Vec::with_capacity(row.len());
            let mut x = 0.0;
            for &child in row {
                xs.push(x);
                x += self.outlines[child].width + gap;
            }
            // Without a boss there is no spine; below the last row it has ended.
            let spine = if node.width == 0.0 {
                0.0
            } else if number == last {
                let anchor = |k: usize| {
                    let child = row[k];
                    xs[k] + self.outlines[child].boss + self.nodes[child].anchor
                };
                f64::midpoint(anchor(0), anchor(row.len() - 1))
            } else {
                // Between the two cards that leave the row most even.
                let whole = x - gap;
                let after = |k: usize| xs[k] - gap / 2.0;
                let uneven = |k: &usize| (after(*k) - whole / 2.0).abs();
                let k = (1..row.len()).min_by(|a, b| uneven(a).total_cmp(&uneven(b)));
                k.map_or(-gap / 2.0, after)
            };
            spots.extend(xs.iter().map(|x| (x - spine, y)));
            y += row.iter().map(|&child| self.outlines[child].height).fold(0.0, f64::max) + GRID_GAP;
        }
        let boss = -node.anchor + self.off_the_lists(i, &spots);
        let left = spots.iter().map(|(x, _)| *x).chain((node.width > 0.0).then_some(boss));
        let left = left.fold(f64::INFINITY, f64::min);
        let ends = spots.iter().zip(&node.children).map(|((x, _), &child)| x + self.outlines[child].width);
        let right = ends.fold(if node.width > 0.0 { boss + node.width } else { 0.0 }, f64::max);
        for (x, _) in &mut spots {
            *x -= left;
        }
        let width = right - left;
        (spots, Outline { width, height: y - GRID_GAP, boss: boss - left, way: Way::Rows(rows) })
    }

    /// How far a boss is moved aside so that no card of a row stands where those of a list do. A box may be a whole
    /// department: what counts is the card at which its line arrives, and all cards are as wide.
    fn off_the_lists(&self, i: usize, spots: &Spots) -> f64 {
        const JUST: f64 = 0.5;
        let (near, far) = (f64::from(*HANGING_INDENT.start()), f64::from(*HANGING_INDENT.end()));
        let indents: Vec<f64> = spots
            .iter()
            .zip(&self.nodes[i].children)
            .map(|((x, _), &child)| x + self.outlines[child].boss + self.nodes[child].anchor)
            // One card of a row at most is so near, however many there are.
            .filter(|indent| (indent - near).abs() < 2.0 * far)
            .collect();
        if indents.is_empty() {
            return 0.0;
        }
        let clear = |by: f64| indents.iter().all(|indent| !(near - 0.1..=far + 0.1).contains(&(indent - by)));
        let ways = indents.iter().flat_map(|indent| [indent - near + JUST, indent - far - JUST]);
        let ways = std::iter::once(0.0).chain(ways).filter(|by| clear(*by));
        ways.min_by(|a, b| a.abs().total_cmp(&b.abs())).unwrap_or(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(children: &[usize]) -> CompactNode {
        CompactNode { width: 200.0, height: 104.0, anchor: 100.0, hangs: true, children: children.to_vec() }
    }

    fn size(nodes: &[CompactNode], tree: &Tree) -> (f64, f64) {
        let width = (0..nodes.len()).map(|i| tree.x[i] + nodes[i].width).fold(0.0, f64::max);
        (width, (0..nodes.len()).map(|i| tree.y[i] + nodes[i].height).fold(0.0, f64::max))
    }

    /// A tree of `n` in which the parents come from a fixed sequence that stands for chance; `bushy` ones have few levels.
    fn tree_of(n: usize, seed: u32, bushy: bool) -> Vec<CompactNode> {
        let mut seed = seed;
        let mut nodes: Vec<CompactNode> = (0..n).map(|_| card(&[])).collect();
        for i in 1..n {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let choice = if bushy { i / 4 + 1 } else { i };
            nodes[(seed >> 16) as usize % choice].children.push(i);
        }
        nodes
    }

    #[test]
    fn what_is_kept_from_wish_to_wish_changes_no_chart() {
        for seed in 1..6 {
            let nodes = tree_of(60, seed, seed % 2 == 0);
            let order = top_down(nodes.len(), &[0], |i| &nodes[i].children).unwrap();
            let mut kept = Chart::new(&nodes, &[], Ways::All);
            for wish in [0.3, 0.4, 2.0, 2.1, 0.3] {
                kept.draw(&order, wish);
                let mut fresh = Chart::new(&nodes, &[], Ways::All);
                fresh.draw(&order, wish);
                assert_eq!(kept.outlines, fresh.outlines, "seed {seed}, wish {wish}");
            }
        }
    }

    #[test]
    fn any_tree_of_thirty_or_more_comes_near_the_page() {
        let (mut all, mut bad) = (0, Vec::new());
        for n in [30, 45, 60, 100, 200, 500, 1000, 3000] {
            for seed in 1..8 {
                for bushy in [false, true] {
                    for aspect in [16.0 / 9.0, 1.0, 297.0 / 210.0, 210.0 / 297.0] {
                        let nodes = tree_of(n, seed, bushy);
                        let tree = compact(&nodes, &[0], aspect, &[], Ways::All).unwrap();
                        let (width, height) = size(&nodes, &tree);
                        let off = width / height / aspect;
                        all += 1;
                        assert!(
                            (0.75..1.34).contains(&off),
                            "{n} {seed} {bushy}: {width} × {height} for {aspect}"
                        );
                        if !(0.8..1.25).contains(&off) {
                            bad.push(format!("{n} {seed} {bushy} {aspect}: {width} × {height} is {off}"));
                        }
                    }
                }
            }
        }
        // A few small trees have no drawing within a fifth of the page.
        assert!(bad.len() * 100 <= all, "{bad:#?} of {all}");
    }
}
