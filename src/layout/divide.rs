//! How a family is divided into rows: by number, and where few boxes are of very different width, by that.

/// More than so many in a family are even enough in rows of like number.
pub(super) const FEW_TO_DIVIDE: usize = 12;

/// How many boxes of these `widths`, a `gap` apart, stand in each of `rows` rows: as many in each, and where few of very
/// different width are to be divided, so that the widest row is as narrow as can be.
pub(super) fn row_lengths(widths: impl ExactSizeIterator<Item = f64>, gap: f64, rows: usize) -> Vec<usize> {
    /// So much narrower is worth rows of uneven number.
    const WORTH: f64 = 0.95;
    let count = widths.len();
    let longest = count.div_ceil(rows);
    let by_number: Vec<usize> = (0..count).step_by(longest).map(|begin| longest.min(count - begin)).collect();
    if by_number.len() == 1 || count > FEW_TO_DIVIDE {
        return by_number;
    }
    let mut ends = vec![0.0];
    ends.extend(widths.scan(0.0, |end, width| {
        *end += width + gap;
        Some(*end)
    }));
    let widest = |lengths: &[usize]| {
        let rows = lengths.iter().scan(0, |first, length| {
            let begin = *first;
            *first += length;
            Some(ends[*first] - ends[begin])
        });
        rows.fold(0.0, f64::max)
    };
    let held = WORTH * widest(&by_number);
    // As narrow as rows could be if boxes could be cut.
    let (total, most) = (ends[count], ends.windows(2).map(|at| at[1] - at[0]).fold(0.0, f64::max));
    if held <= most.max(total / by_number.len() as f64) {
        return by_number;
    }
    let divided = divided(&ends, by_number.len());
    if widest(&divided) < held { divided } else { by_number }
}

/// Lengths of so many rows of which the widest is as narrow as can be; `ends`: where each of the family ends in one row,
/// from 0. Of equals the one whose first rows are longer.
fn divided(ends: &[f64], rows: usize) -> Vec<usize> {
    let count = ends.len() - 1;
    // By how many of the family stand in the rows so far: the widest of these, and how long the last of them is.
    let mut best: Vec<Vec<(f64, usize)>> = vec![(0..=count).map(|end| (ends[end], end)).collect()];
    for row in 1..rows {
        let above = &best[row - 1];
        let next = (0..=count).map(|end| {
            let ways = (row..end).map(|begin| (above[begin].0.max(ends[end] - ends[begin]), end - begin));
            // The last row short, the ones above long.
            ways.rev()
                .reduce(|held, way| if way.0 < held.0 - 0.5 { way } else { held })
                .unwrap_or((f64::INFINITY, 0))
        });
        let next = next.collect();
        best.push(next);
    }
    let (mut lengths, mut end) = (Vec::with_capacity(rows), count);
    for row in best.iter().rev() {
        lengths.push(row[end].1);
        end -= row[end].1;
    }
    lengths.reverse();
    lengths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_very_different_boxes_are_as_wide_as_one_another() {
        let ends = |widths: &[f64]| {
            let ends = widths.iter().scan(0.0, |end, width| {
                *end += width;
                Some(*end)
            });
            std::iter::once(0.0).chain(ends).collect::<Vec<f64>>()
        };
        assert_eq!(divided(&ends(&[300.0, 410.0, 270.0, 135.0, 135.0]), 2), [2, 3]);
        assert_eq!(divided(&ends(&[100.0; 5]), 2), [3, 2]);
        assert_eq!(divided(&ends(&[100.0; 7]), 3), [3, 3, 1]);
        assert_eq!(divided(&ends(&[900.0, 100.0, 100.0]), 3), [1, 1, 1]);
    }
}
