//! The order of boxes in their rows, so that few arrows cross: barycentres of the rows above and below in turn, the best
//! of all rounds kept.
use super::layered::Arrow;

/// Boxes and passing lines of one row, left to right.
pub(super) type Rank = Vec<usize>;

/// Rounds of sweeping down and up.
const ROUNDS: usize = 12;

/// Boxes, and points where long arrows pass rows; the numbers of these follow those of the boxes.
pub(super) struct Net {
    boxes: usize,
    ranks: Vec<Rank>,
    up: Vec<Vec<(usize, f64)>>,
    down: Vec<Vec<(usize, f64)>>,
}

impl Net {
    /// Everybody `joined` in their rows, as they come.
    pub(super) fn new(joined: &[bool], rows: &[usize], arrows: &[Arrow]) -> Self {
        let boxes = joined.len();
        let count = (0..boxes).filter(|i| joined[*i]).map(|i| rows[i] + 1).max().unwrap_or(0);
        let mut net = Self {
            boxes,
            ranks: vec![Vec::new(); count],
            up: vec![Vec::new(); boxes],
            down: vec![Vec::new(); boxes],
        };
        for i in (0..boxes).filter(|i| joined[*i]) {
            net.ranks[rows[i]].push(i);
        }
        // Between neighbours in a row there is nothing to be put in order.
        for arrow in arrows.iter().filter(|arrow| rows[arrow.from] < rows[arrow.to]) {
            let mut at = arrow.from;
            for row in rows[arrow.from] + 1..rows[arrow.to] {
                let point = net.up.len();
                net.up.push(Vec::new());
                net.down.push(Vec::new());
                net.ranks[row].push(point);
                net.join(at, point, arrow.weight);
                at = point;
            }
            net.join(at, arrow.to, arrow.weight);
        }
        net
    }

    fn join(&mut self, above: usize, below: usize, weight: f64) {
        self.down[above].push((below, weight));
        self.up[below].push((above, weight));
    }

    pub(super) fn len(&self) -> usize {
        self.up.len()
    }

    /// Whether it is a point of a long arrow.
    pub(super) fn is_line(&self, i: usize) -> bool {
        i >= self.boxes
    }

    pub(super) fn ranks(&self) -> &[Rank] {
        &self.ranks
    }

    /// What is joined to it in the rows above and below, and how strongly.
    pub(super) fn near(&self, i: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        self.up[i].iter().chain(&self.down[i]).copied()
    }

    /// How many pairs of arrows cross.
    fn crossings(&self) -> usize {
        let place = self.places();
        let mut crossings = 0;
        for rank in &self.ranks {
            let mut ends: Vec<(usize, usize)> =
                rank.iter().flat_map(|i| self.down[*i].iter().map(|(j, _)| (place[*i], place[*j]))).collect();
            ends.sort_unstable();
            crossings += inversions(ends.into_iter().map(|(_, below)| below).collect());
        }
        crossings
    }

    fn places(&self) -> Vec<usize> {
        let mut place = vec![0; self.len()];
        for rank in &self.ranks {
            for (at, i) in rank.iter().enumerate() {
                place[*i] = at;
            }
        }
        place
    }
}

/// Puts the rows into an order with few crossings.
pub(super) fn order(net: &mut Net) {
    let mut best = (net.crossings(), net.ranks.clone());
    for _ in 0..ROUNDS {
        for downwards in [true, false] {
            sweep(net, downwards);
            let crossings = net.crossings();
            if crossings < best.0 {
                best = (crossings, net.ranks.clone());
            }
        }
        if best.0 == 0 {
            break;
        }
    }
    net.ranks = best.1;
}

fn sweep(net: &mut Net, downwards: bool) {
    let mut place: Vec<f64> = vec![0.0; net.len()];
    let count = net.ranks.len();
    for k in 0..count {
        let row = if downwards { k } else { count - 1 - k };
        let mut rank = std::mem::take(&mut net.ranks[row]);
        let near = if downwards { &net.up } else { &net.down };
        let middle = rank.len() as f64 / 2.0;
        let mut keyed: Vec<(f64, usize)> = rank
            .iter()
            .enumerate()
            .map(|(at, i)| {
                let weight: f64 = near[*i].iter().map(|(_, weight)| weight).sum();
                let sum: f64 = near[*i].iter().map(|(j, weight)| weight * place[*j]).sum();
                // Without anybody there, everything keeps about its place.
                (if weight > 0.0 { sum / weight } else { at as f64 - middle }, *i)
            })
            .collect();
        keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
        rank.clear();
        rank.extend(keyed.iter().map(|(_, i)| *i));
        // From the middle of the row: rows of different lengths are centred.
        for (at, i) in rank.iter().enumerate() {
            place[*i] = at as f64 - middle;
        }
        net.ranks[row] = rank;
    }
}

/// How many pairs stand the wrong way round: by merging.
fn inversions(mut all: Vec<usize>) -> usize {
    let (mut found, mut width, mut merged) = (0, 1, Vec::with_capacity(all.len()));
    while width < all.len() {
        merged.clear();
        for pair in all.chunks(2 * width) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            let (mut i, mut j) = (0, 0);
            while i < left.len() || j < right.len() {
                let takes_left = j == right.len() || i < left.len() && left[i] <= right[j];
                if takes_left {
                    merged.push(left[i]);
                    i += 1;
                } else {
                    found += left.len() - i;
                    merged.push(right[j]);
                    j += 1;
                }
            }
        }
        std::mem::swap(&mut all, &mut merged);
        width *= 2;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inversions_are_counted() {
        assert_eq!(inversions(vec![3, 1, 2, 2, 0]), 1 + 1 + 1 + 1 + 1 + 1 + 1);
        assert_eq!(inversions(vec![]), 0);
    }

    #[test]
    fn crossed_arrows_are_uncrossed() {
        let arrow = |from, to| Arrow { from, to, weight: 1.0 };
        let mut net = Net::new(&[true; 4], &[0, 0, 1, 1], &[arrow(0, 3), arrow(1, 2)]);
        assert_eq!(net.crossings(), 1);
        order(&mut net);
        assert_eq!(net.crossings(), 0);
    }
}
