//! Boxes of any size on shelves: in their order from left to right, a new shelf below where one is full.

use super::stress::Spot;

/// The left tops of boxes of these sizes with `gap` between them; the whole comes as near to `aspect`, its width ÷ height,
/// as a choice of the shelves' width allows.
pub(super) fn shelves(sizes: &[(f64, f64)], gap: f64, aspect: f64) -> Vec<Spot> {
    const TRIES: u32 = 64;
    let widest = sizes.iter().map(|size| size.0).fold(0.0, f64::max);
    let all: f64 = sizes.iter().map(|size| size.0 + gap).sum();
    let price = |width: f64| {
        let (_, (w, h)) = stand(sizes, gap, width);
        w.max(h * aspect)
    };
    // Widths between that of the widest box and one shelf for all.
    let widths = (0..=TRIES).map(|i| widest + (all - widest).max(0.0) * f64::from(i) / f64::from(TRIES));
    let best = widths.min_by(|a, b| price(*a).total_cmp(&price(*b))).unwrap_or(widest);
    stand(sizes, gap, best).0
}

/// Places on shelves of this width, and the size of the whole.
fn stand(sizes: &[(f64, f64)], gap: f64, width: f64) -> (Vec<Spot>, (f64, f64)) {
    let mut spots = Vec::with_capacity(sizes.len());
    let (mut x, mut y, mut high, mut wide): (f64, f64, f64, f64) = (0.0, 0.0, 0.0, 0.0);
    for (w, h) in sizes {
        if x > 0.0 && x + w > width + 0.01 {
            (x, y, high) = (0.0, y + high + gap, 0.0);
        }
        spots.push([x, y]);
        wide = wide.max(x + w);
        x += w + gap;
        high = high.max(*h);
    }
    (spots, (wide, y + high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_keep_their_order_and_come_near_the_page() {
        let sizes = vec![(10.0, 10.0); 12];
        let spots = shelves(&sizes, 0.0, 4.0 / 3.0);
        assert_eq!((spots[3], spots[4]), ([30.0, 0.0], [0.0, 10.0]));
        assert_eq!(shelves(&[], 5.0, 1.0), Vec::<Spot>::new());
    }
}
