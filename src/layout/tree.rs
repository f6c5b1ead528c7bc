//! Tidy trees of boxes of any size, in linear time: a boss is centred over the first and the last report,
//! order is kept, identical subtrees come out identical, boxes never overlap.
//! Source: van der Ploeg, "Drawing non-layered tidy trees in linear time", Software: Practice and Experience
//! 44 (2014) 1467. Walks are loops, so that a chain of thousands does not exhaust the stack.

/// A box to place. Sizes include the gap that is to stay free on the right and below.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub width: f64,
    pub height: f64,
    /// Where, from the box's left, the line to the boss arrives and the children are centred.
    pub anchor: f64,
    /// Indices of the children, left to right.
    pub children: Vec<usize>,
}

/// Left edges and tops of all boxes.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    pub x: Vec<f64>,
    pub y: Vec<f64>,
}

/// Why there is no tree.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TreeError {
    #[error("box {0} is a child of two boxes or of itself; give each box one parent")]
    NotAForest(usize),
}

/// Per-box state of the walk, named as in the paper: contours are followed by threads.
#[derive(Clone, Debug, Default)]
struct State {
    prelim: f64,
    modifier: f64,
    shift: f64,
    change: f64,
    left_thread: Option<usize>,
    right_thread: Option<usize>,
    extreme_left: usize,
    extreme_right: usize,
    sum_left: f64,
    sum_right: f64,
}

/// Lowest bottoms of the siblings so far: (bottom, sibling), lowest first.
type Lowest = Vec<(f64, usize)>;

struct Walk<'a> {
    nodes: &'a [Node],
    y: Vec<f64>,
    state: Vec<State>,
}

/// Places a forest; trees stand side by side in order of `roots`.
pub fn tidy(nodes: &[Node], roots: &[usize]) -> Result<Tree, TreeError> {
    let order = top_down(nodes.len(), roots, |i| &nodes[i].children)?;
    let mut y = vec![0.0; nodes.len()];
    for &i in &order {
        for &child in &nodes[i].children {
            y[child] = y[i] + nodes[i].height;
        }
    }
    let mut walk = Walk { nodes, y, state: vec![State::default(); nodes.len()] };
    for &i in order.iter().rev() {
        walk.place_children(i);
    }
    let mut x = vec![0.0; nodes.len()];
    let mut sums = vec![0.0; nodes.len()];
    for &i in &order {
        let sum = sums[i] + walk.state[i].modifier;
        x[i] = walk.state[i].prelim + sum;
        walk.spread_children(i);
        for &child in &nodes[i].children {
            sums[child] = sum;
        }
    }
    set_side_by_side(nodes, roots, &order, &mut x);
    Ok(Tree { x, y: walk.y })
}

/// All boxes below `roots`, bosses before their children.
pub(super) fn top_down<'a>(
    count: usize,
    roots: &[usize],
    children: impl Fn(usize) -> &'a [usize],
) -> Result<Vec<usize>, TreeError> {
    let mut seen = vec![false; count];
    let mut order: Vec<usize> = Vec::with_capacity(count);
    let mut next = 0;
    let mut coming = roots;
    loop {
        for &i in coming {
            if std::mem::replace(&mut seen[i], true) {
                return Err(TreeError::NotAForest(i));
            }
            order.push(i);
        }
        let Some(&i) = order.get(next) else { return Ok(order) };
        coming = children(i);
        next += 1;
    }
}

/// Shifts whole trees so that each stands right of those before it.
fn set_side_by_side(nodes: &[Node], roots: &[usize], order: &[usize], x: &mut [f64]) {
    let mut tree_of = vec![usize::MAX; nodes.len()];
    for (number, &root) in roots.iter().enumerate() {
        tree_of[root] = number;
    }
    for &i in order {
        for &child in &nodes[i].children {
            tree_of[child] = tree_of[i];
        }
    }
    let mut span = vec![(f64::INFINITY, f64::NEG_INFINITY); roots.len()];
    for &i in order {
        let (left, right) = &mut span[tree_of[i]];
        *left = left.min(x[i]);
        *right = right.max(x[i] + nodes[i].width);
    }
    let mut at = 0.0;
    let shifts: Vec<f64> = span
        .iter()
        .map(|(left, right)| {
            let shift = at - left;
            at += right - left;
            shift
        })
        .collect();
    for &i in order {
        x[i] += shifts[tree_of[i]];
    }
}

impl Walk<'_> {
    fn bottom(&self, i: usize) -> f64 {
        self.y[i] + self.nodes[i].height
    }

    fn next_left(&self, i: usize) -> Option<usize> {
        self.nodes[i].children.first().copied().or(self.state[i].left_thread)
    }

    fn next_right(&self, i: usize) -> Option<usize> {
        self.nodes[i].children.last().copied().or(self.state[i].right_thread)
    }

    /// Sets the finished subtrees of `i` beside one another and centres `i` over them.
    fn place_children(&mut self, i: usize) {
        let nodes = self.nodes;
        let children = &nodes[i].children;
        let (Some(&first), Some(&last)) = (children.first(), children.last()) else {
            let state = &mut self.state[i];
            state.extreme_left = i;
            state.extreme_right = i;
            return;
        };
        let mut lowest: Lowest = vec![(self.bottom(self.state[first].extreme_left), 0)];
        for (place, &child) in children.iter().enumerate().skip(1) {
            let bottom = self.bottom(self.state[child].extreme_right);
            self.separate(children, place, &lowest);
            while lowest.last().is_some_and(|(held, _)| bottom >= *held) {
                lowest.pop();
            }
            lowest.push((bottom, place));
        }
        let anchor_of = |child: usize| {
            let state = &self.state[child];
            state.prelim + state.modifier + nodes[child].anchor
        };
        let prelim = f64::midpoint(anchor_of(first), anchor_of(last)) - nodes[i].anchor;
        let (left, right) = (self.state[first].clone(), self.state[last].clone());
        let state = &mut self.state[i];
        state.prelim = prelim;
        (state.extreme_left, state.sum_left) = (left.extreme_left, left.sum_left);
        (state.extreme_right, state.sum_right) = (right.extreme_right, right.sum_right);
    }

    /// Moves child `place` right until its left contour clears the right contour of those before it.
    fn separate(&mut self, children: &[usize], place: usize, lowest: &Lowest) {
        let before = children[place - 1];
        let this = children[place];
        let mut low = lowest.len() - 1;
        let mut right = Some(before);
        let mut right_sum = self.state[before].modifier;
        let mut left = Some(this);
        let mut left_sum = self.state[this].modifier;
        while let (Some(r), Some(l)) = (right, left) {
            while low > 0 && self.bottom(r) > lowest[low].0 {
                low -= 1;
            }
            let overlap =
                (right_sum + self.state[r].prelim + self.nodes[r].width) - (left_sum + self.state[l].prelim);
            if overlap > 0.0 {
                left_sum += overlap;
                self.move_subtree(children, place, lowest[low].1, overlap);
            }
            let (right_bottom, left_bottom) = (self.bottom(r), self.bottom(l));
            if right_bottom <= left_bottom {
                right = self.next_right(r);
                right_sum += right.map_or(0.0, |r| self.state[r].modifier);
            }
            if right_bottom >= left_bottom {
                left = self.next_left(l);
                left_sum += left.map_or(0.0, |l| self.state[l].modifier);
            }
        }
        match (right, left) {
            (None, Some(l)) => self.thread_left(children[0], this, l, left_sum),
            (Some(r), None) => self.thread_right(before, this, r, right_sum),
            _ => {}
        }
    }

    /// Shifts child `place`, and notes that the children between `from` and it share the room.
    fn move_subtree(&mut self, children: &[usize], place: usize, from: usize, distance: f64) {
        let this = &mut self.state[children[place]];
        this.modifier += distance;
        this.sum_left += distance;
        this.sum_right += distance;
        if from + 1 != place {
            let share = distance / (place - from) as f64;
            this.shift -= share;
            this.change -= distance - share;
            self.state[children[from + 1]].shift += share;
        }
    }

    /// The left contour goes on in the taller subtree `this`.
    fn thread_left(&mut self, first: usize, this: usize, l: usize, left_sum: f64) {
        let lowest = self.state[first].extreme_left;
        let difference = left_sum - self.state[l].modifier - self.state[first].sum_left;
        let state = &mut self.state[lowest];
        state.left_thread = Some(l);
        state.modifier += difference;
        state.prelim -= difference;
        self.state[first].extreme_left = self.state[this].extreme_left;
        self.state[first].sum_left = self.state[this].sum_left;
    }

    /// The right contour goes on in the taller subtrees before `this`.
    fn thread_right(&mut self, before: usize, this: usize, r: usize, right_sum: f64) {
        let lowest = self.state[this].extreme_right;
        let difference = right_sum - self.state[r].modifier - self.state[this].sum_right;
        let state = &mut self.state[lowest];
        state.right_thread = Some(r);
        state.modifier += difference;
        state.prelim -= difference;
        self.state[this].extreme_right = self.state[before].extreme_right;
        self.state[this].sum_right = self.state[before].sum_right;
    }

    /// Hands the shared room out to the children between.
    fn spread_children(&mut self, i: usize) {
        let (mut delta, mut sum) = (0.0, 0.0);
        for &child in &self.nodes[i].children {
            let state = &mut self.state[child];
            delta += state.shift;
            sum += delta + state.change;
            state.modifier += sum;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A forest from parents: node `i` hangs under `parents[i] % i`, or is a root.
    fn forest(parents: &[Option<usize>]) -> (Vec<Node>, Vec<usize>) {
        let mut nodes =
            vec![Node { width: 232.0, height: 216.0, anchor: 100.0, children: vec![] }; parents.len()];
        let mut roots = vec![];
        for (i, parent) in parents.iter().enumerate() {
            match parent {
                Some(p) if i > 0 => nodes[p % i].children.push(i),
                _ => roots.push(i),
            }
        }
        (nodes, roots)
    }

    fn check(nodes: &[Node], roots: &[usize]) -> Result<(), TestCaseError> {
        let tree = tidy(nodes, roots).unwrap();
        for (i, node) in nodes.iter().enumerate() {
            if let (Some(&first), Some(&last)) = (node.children.first(), node.children.last()) {
                let anchor = |k: usize| tree.x[k] + nodes[k].anchor;
                prop_assert!((anchor(i) - f64::midpoint(anchor(first), anchor(last))).abs() < 1e-6);
            }
            prop_assert!(node.children.windows(2).all(|pair| tree.x[pair[0]] < tree.x[pair[1]]));
        }
        let mut boxes: Vec<usize> = (0..nodes.len()).collect();
        boxes.sort_by(|&a, &b| (tree.y[a], tree.x[a]).partial_cmp(&(tree.y[b], tree.x[b])).unwrap());
        for (at, &a) in boxes.iter().enumerate() {
            for &b in &boxes[at + 1..] {
                let apart = |lo: f64, size: f64, other: f64| lo + size <= other + 1e-6;
                prop_assert!(
                    apart(tree.x[a], nodes[a].width, tree.x[b])
                        || apart(tree.x[b], nodes[b].width, tree.x[a])
                        || apart(tree.y[a], nodes[a].height, tree.y[b])
                        || apart(tree.y[b], nodes[b].height, tree.y[a]),
                    "{a} and {b} overlap"
                );
            }
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn bosses_are_centred_order_is_kept_and_nothing_overlaps(
            parents in prop::collection::vec(prop::option::weighted(0.95, 0usize..1000), 1..160),
        ) {
            let (nodes, roots) = forest(&parents);
            check(&nodes, &roots)?;
        }

        #[test]
        fn boxes_of_any_size_do_not_overlap(
            parents in prop::collection::vec(prop::option::weighted(0.95, 0usize..1000), 1..80),
            sizes in prop::collection::vec((20.0f64..500.0, 20.0f64..500.0), 80),
        ) {
            let (mut nodes, roots) = forest(&parents);
            for (node, (width, height)) in nodes.iter_mut().zip(sizes) {
                (node.width, node.height, node.anchor) = (width, height, width / 3.0);
            }
            check(&nodes, &roots)?;
        }
    }

    #[test]
    fn twins_come_out_identical_and_a_long_chain_does_not_overflow() {
        // A root with two identical subtrees of five, and one small one between.
        let shape = |at: usize| vec![(at, vec![at + 1, at + 2]), (at + 1, vec![at + 3, at + 4])];
        let mut nodes = vec![Node { width: 232.0, height: 216.0, anchor: 100.0, children: vec![] }; 12];
        for (i, children) in shape(1).into_iter().chain(shape(6)) {
            nodes[i].children = children;
        }
        nodes[0].children = vec![1, 11, 6];
        let tree = tidy(&nodes, &[0]).unwrap();
        for k in 0..5 {
            assert!(((tree.x[1 + k] - tree.x[1]) - (tree.x[6 + k] - tree.x[6])).abs() < 1e-9);
        }
        let chain: Vec<Option<usize>> = (0..20_000).map(|i: usize| i.checked_sub(1)).collect();
        let mut nodes = vec![Node { width: 1.0, height: 1.0, anchor: 0.5, children: vec![] }; chain.len()];
        for i in 1..nodes.len() {
            nodes[i - 1].children.push(i);
        }
        assert_eq!(tidy(&nodes, &[0]).unwrap().y[19_999], 19_999.0);
    }

    #[test]
    fn a_box_with_two_parents_is_refused() {
        let node =
            |children: &[usize]| Node { width: 1.0, height: 1.0, anchor: 0.5, children: children.to_vec() };
        assert_eq!(tidy(&[node(&[2]), node(&[2]), node(&[])], &[0, 1]), Err(TreeError::NotAForest(2)));
    }
}
