//! Boxes of any size on shelves: in their order from left to right, a new shelf below where one is full.

use super::stress::Spot;

/// The left tops of boxes of these sizes with `gap` between them; the whole, with `above` on top of it, comes as near to
/// `aspect`, its width ÷ height, as a choice of the shelves' width allows.
pub(super) fn shelves(sizes: &[(f64, f64)], gap: f64, above: f64, aspect: f64) -> Vec<Spot> {
    const TRIES: u32 = 64;
    /// Shelves of like lengths are worth so much of the page.
    const EVEN: f64 = 1.1;
    let widest = sizes.iter().map(|size| size.0).fold(0.0, f64::max);
    let all: f64 = sizes.iter().map(|size| size.0 + gap).sum();
    let price = |width: f64| {
        let (_, (w, h)) = stand(sizes, gap, width);
        w.max((h + above) * aspect)
    };
    let uneven = |width: f64| {
        let (spots, (wide, _)) = stand(sizes, gap, width);
        wide - lengths(sizes, &spots).into_iter().fold(wide, f64::min)
    };
    // Widths between that of the widest box and one shelf for all.
    let width = |i: u32| widest + (all - widest).max(0.0) * f64::from(i) / f64::from(TRIES);
    let tried: Vec<(f64, f64)> = (0..=TRIES).map(width).map(|width| (price(width), width)).collect();
    let least = tried.iter().map(|(price, _)| *price).fold(f64::INFINITY, f64::min);
    let good = tried
        .into_iter()
        .filter(|(price, _)| *price <= EVEN * least)
        .map(|(price, width)| (uneven(width), price, width));
    let best = good.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    stand(sizes, gap, best.map_or(widest, |(.., width)| width)).0
}

/// How long each shelf is.
fn lengths(sizes: &[(f64, f64)], spots: &[Spot]) -> Vec<f64> {
    let mut ends = spots.iter().zip(sizes).map(|(spot, size)| spot[0] + size.0);
    let shelves = spots.chunk_by(|a, b| a[1] == b[1]);
    shelves.map(|shelf| ends.by_ref().take(shelf.len()).fold(0.0, f64::max)).collect()
}

/// Pushes what stands on each shelf to its middle. Returns how wide the whole is.
pub(super) fn to_the_middle(sizes: &[(f64, f64)], spots: &mut [Spot]) -> f64 {
    let lengths = lengths(sizes, spots);
    let wide = lengths.iter().copied().fold(0.0, f64::max);
    for (shelf, length) in spots.chunk_by_mut(|a, b| a[1] == b[1]).zip(lengths) {
        for spot in shelf {
            spot[0] += (wide - length) / 2.0;
        }
    }
    wide
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
        let spots = shelves(&sizes, 0.0, 0.0, 4.0 / 3.0);
        assert_eq!((spots[3], spots[4]), ([30.0, 0.0], [0.0, 10.0]));
        assert_eq!(shelves(&[], 5.0, 0.0, 1.0), Vec::<Spot>::new());
    }

    #[test]
    fn each_shelf_is_pushed_to_the_middle() {
        let sizes = vec![(10.0, 10.0); 5];
        let mut spots = shelves(&sizes, 2.0, 0.0, 1.5);
        assert_eq!(spots.iter().map(|spot| spot[0]).collect::<Vec<_>>(), [0.0, 12.0, 24.0, 0.0, 12.0]);
        assert_eq!(to_the_middle(&sizes, &mut spots), 34.0);
        assert_eq!(spots.iter().map(|spot| spot[0]).collect::<Vec<_>>(), [0.0, 12.0, 24.0, 6.0, 18.0]);
    }
}
