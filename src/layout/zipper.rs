//! The zipper: their people in one column, ours in another, those who are paired on a level. A long one goes on beside
//! itself, so that the names on a page of it can be read.

/// Pair of columns and row of theirs and of ours; of theirs whom nobody faces, which in the order of those.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Zip {
    pub(super) theirs: Vec<Seat>,
    pub(super) ours: Vec<(usize, usize)>,
    /// How many pairs of columns there are, and rows of them.
    pub(super) size: (usize, usize),
}

/// Where one of theirs stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seat {
    /// In a pair of columns, and in which row.
    Faced(usize, usize),
    /// Apart from them, and which in order.
    Apart(usize),
}

/// So many of those whom nobody faces stand below each pair of columns.
const BELOW_A_PAIR: f32 = 3.5;
/// So many rows stand in one pair of columns before it goes on beside.
const MOST_ROWS: usize = 8;

/// Key people of theirs whom nobody faces come first, as those are what is missing; then the pairs, each group in one
/// piece, then those of ours who face nobody. All others of theirs stand apart. `key`: of each of
/// theirs, whether they are key; `pairs`: (theirs, ours); `shape`: how many pairs of columns are as wide as one row is
/// high, of a page that is as wide as high.
pub(super) fn zipper(key: &[bool], ours: usize, pairs: &[(usize, usize)], shape: f32) -> Zip {
    let facing = |person: usize| pairs.iter().filter(move |pair| pair.0 == person).map(|pair| pair.1);
    let facing_us = |us: usize| pairs.iter().filter(move |pair| pair.1 == us).map(|pair| pair.0);
    let mut theirs: Vec<Option<(i32, usize)>> = vec![None; key.len()];
    let mut our_rows: Vec<Option<usize>> = vec![None; ours];
    let mut row = 0;
    // What is joined stays in one piece: where each begins.
    let mut starts: Vec<usize> = Vec::new();
    for person in (0..key.len()).filter(|i| key[*i] && facing(*i).next().is_none()) {
        starts.push(row);
        theirs[person] = Some((0, row));
        row += 1;
    }
    for first in 0..key.len() {
        if theirs[first].is_some() || facing(first).next().is_none() {
            continue;
        }
        // All who are joined to one another by pairs.
        let (mut left, mut right) = (vec![first], Vec::new());
        let mut looked_at = 0;
        while let Some(&person) = left.get(looked_at) {
            looked_at += 1;
            for us in facing(person).filter(|us| *us < ours) {
                if !right.contains(&us) {
                    right.push(us);
                    for other in facing_us(us) {
                        if !left.contains(&other) {
                            left.push(other);
                        }
                    }
                }
            }
        }
        left.sort_unstable();
        let place = |person: usize| left.iter().position(|held| *held == person).unwrap_or(0) as f64;
        let middle = |us: &usize| {
            let places: Vec<f64> = facing_us(*us).map(place).collect();
            places.iter().sum::<f64>() / places.len().max(1) as f64
        };
        right.sort_by(|a, b| middle(a).total_cmp(&middle(b)).then(a.cmp(b)));
        let rows = left.len().max(right.len());
        let beside = |us: usize| right.iter().position(|held| *held == us).unwrap_or(0) as f64;
        let across = |person: &usize| {
            let places: Vec<f64> = facing(*person).map(beside).collect();
            places.iter().sum::<f64>() / places.len().max(1) as f64
        };
        let (lefts, rights) = if left.len() >= right.len() {
            ((0..left.len()).collect(), level(&right.iter().map(middle).collect::<Vec<_>>(), rows))
        } else {
            (level(&left.iter().map(across).collect::<Vec<_>>(), rows), (0..right.len()).collect::<Vec<_>>())
        };
        starts.push(row);
        for (person, at) in left.iter().zip(lefts) {
            theirs[*person] = Some((0, row + at));
        }
        for (us, at) in right.iter().zip(rights) {
            our_rows[*us] = Some(row + at);
        }
        row += rows;
    }
    let ours: Vec<usize> = our_rows
        .into_iter()
        .map(|place| {
            place.unwrap_or_else(|| {
                starts.push(row);
                row += 1;
                row - 1
            })
        })
        .collect();
    let below = theirs.iter().filter(|place| place.is_none()).count();
    let beside = beside(&starts, row, below, shape);
    let rows = beside.iter().map(|(_, row)| row + 1).max().unwrap_or(0);
    let columns = beside.iter().map(|(column, _)| column + 1).max().unwrap_or(1);
    let mut others = 0;
    let theirs = theirs.into_iter().map(|place| match place {
        Some((_, row)) => Seat::Faced(beside[row].0, beside[row].1),
        None => {
            others += 1;
            Seat::Apart(others - 1)
        }
    });
    let theirs = theirs.collect();
    Zip { theirs, ours: ours.into_iter().map(|row| beside[row]).collect(), size: (columns, rows) }
}

/// Where each of the rows comes to stand, with so many people `below` them all: in so many pairs of columns that the whole
/// is about as wide as the page asks, as low as these can be while what is joined stays in one piece.
fn beside(starts: &[usize], rows: usize, below: usize, shape: f32) -> Vec<(usize, usize)> {
    /// More would be wider than any page.
    const MOST_COLUMNS: usize = 24;
    let fitting = |columns: usize| {
        let fits = |places: &Vec<(usize, usize)>| places.last().is_none_or(|(column, _)| *column < columns);
        (rows.div_ceil(columns)..=rows).map(|most| filled(starts, rows, most)).find(fits)
    };
    // How far the whole is from the page, to either side.
    let off = |columns: usize, places: &[(usize, usize)]| {
        let high = places.iter().map(|(_, row)| row + 1).max().unwrap_or(0) as f32;
        let below = (below as f32 / (BELOW_A_PAIR * columns as f32)).ceil();
        (columns as f32 / ((high + below) * shape)).ln().abs()
    };
    let most = if rows > MOST_ROWS { rows.min(MOST_COLUMNS) } else { 1 };
    let ways = (1..=most).filter_map(|columns| Some((columns, fitting(columns)?)));
    let best = ways.min_by(|(a, these), (b, those)| off(*a, these).total_cmp(&off(*b, those)));
    best.map(|(_, places)| places).unwrap_or_default()
}

/// The same with columns of at most so many rows, but for one that a single piece fills.
fn filled(starts: &[usize], rows: usize, most: usize) -> Vec<(usize, usize)> {
    let mut places = Vec::with_capacity(rows);
    let (mut column, mut first) = (0, 0);
    let ends = starts.iter().skip(1).copied().chain([rows]);
    for (start, end) in starts.iter().copied().zip(ends) {
        if start > first && end - first > most {
            column += 1;
            first = start;
        }
        places.extend((start..end).map(|row| (column, row - first)));
    }
    places
}

/// Rows, each near its wish, one after another, all of `rows`.
fn level(wished: &[f64], rows: usize) -> Vec<usize> {
    let mut next = 0;
    let count = wished.len();
    let mut places = Vec::with_capacity(count);
    for (k, wish) in wished.iter().enumerate() {
        // As many as follow must have a row too.
        let at = (wish.round().max(0.0) as usize).max(next).min(rows - (count - k));
        places.push(at);
        next = at + 1;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_level_and_missing_ones_come_first() {
        let faced = |row: usize| Seat::Faced(0, row);
        // 0 is key and alone; 1 and 3 face 0; 2 faces 1; 4 is nobody's.
        let zip = zipper(&[true, true, false, false, false], 3, &[(1, 0), (3, 0), (2, 1)], 0.2);
        assert_eq!(zip.theirs, [faced(0), faced(1), faced(3), faced(2), Seat::Apart(0)]);
        assert_eq!(zip.size, (1, 5));
        assert_eq!(zip.ours, [(0, 2), (0, 3), (0, 4)]);
    }

    #[test]
    fn one_person_may_face_several_of_ours() {
        let zip = zipper(&[false], 3, &[(0, 0), (0, 1), (0, 2)], 0.2);
        assert_eq!((zip.theirs, zip.ours), (vec![Seat::Faced(0, 1)], vec![(0, 0), (0, 1), (0, 2)]));
    }

    #[test]
    fn a_long_zipper_goes_on_beside_itself_and_keeps_together_what_is_joined() {
        let pairs: Vec<(usize, usize)> = (0..12).map(|i| (i, i / 3)).collect();
        let zip = zipper(&[false; 14], 4, &pairs, 0.3);
        let column = |seat: &Seat| match seat {
            Seat::Faced(column, _) => Some(*column),
            Seat::Apart(_) => None,
        };
        let faced: Vec<usize> = zip.theirs.iter().filter_map(column).collect();
        assert_eq!(faced, [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
        for (theirs, ours) in pairs {
            assert_eq!(faced[theirs], zip.ours[ours].0, "{theirs} stands before {ours}");
        }
        assert_eq!(zip.theirs[6], Seat::Faced(1, 0));
        assert_eq!(zip.theirs[12..], [Seat::Apart(0), Seat::Apart(1)]);
        // Pieces of 5, 3 and 5 rows: rather 8 and 5 than a third pair of columns.
        let starts = [0, 5, 8];
        let columns: Vec<usize> = beside(&starts, 13, 0, 0.3).iter().map(|(column, _)| *column).collect();
        assert_eq!(columns, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
    }
}
