//! The zipper: their people in one column, ours in another, those who are paired on a level. A long one goes on beside
//! itself, so that the names on a page of it can be read.

/// Pair of columns and row of theirs and of ours. Those of theirs who stand apart have columns left of all pairs, which
/// are negative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Zip {
    pub(super) theirs: Vec<(i32, usize)>,
    pub(super) ours: Vec<(i32, usize)>,
}

/// Fewer rows than this make no column of their own.
const LEAST_ROWS: usize = 5;
/// So many rows stand in one pair of columns before it goes on beside.
const MOST_ROWS: usize = 8;

/// Key people of theirs whom nobody faces come first, as those are what is missing; then the pairs, each group in one
/// piece, then those of ours who face nobody. All others of theirs stand in columns further away. `key`: of each of
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
    let beside = beside(&starts, row, shape);
    let rows = beside.iter().map(|(_, row)| row + 1).max().unwrap_or(0).max(LEAST_ROWS);
    let mut others = 0;
    let theirs = theirs.into_iter().map(|place| match place {
        Some((_, row)) => beside[row],
        None => {
            let place = (-1 - (others / rows) as i32, others % rows);
            others += 1;
            place
        }
    });
    Zip { theirs: theirs.collect(), ours: ours.into_iter().map(|row| beside[row]).collect() }
}

/// Where each of the rows comes to stand: in so many pairs of columns that the whole is about as wide as the page asks, as
/// low as these can be while what is joined stays in one piece.
fn beside(starts: &[usize], rows: usize, shape: f32) -> Vec<(i32, usize)> {
    let columns = if rows > MOST_ROWS { (rows as f32 * shape).sqrt().round().max(1.0) as usize } else { 1 };
    let fits = |places: &Vec<(i32, usize)>| places.last().is_none_or(|(column, _)| *column < columns as i32);
    let heights = rows.div_ceil(columns)..=rows;
    heights.map(|most| filled(starts, rows, most)).find(fits).unwrap_or_default()
}

/// The same with columns of at most so many rows, but for one that a single piece fills.
fn filled(starts: &[usize], rows: usize, most: usize) -> Vec<(i32, usize)> {
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
        // 0 is key and alone; 1 and 3 face 0; 2 faces 1; 4 is nobody's.
        let zip = zipper(&[true, true, false, false, false], 3, &[(1, 0), (3, 0), (2, 1)], 0.2);
        assert_eq!(zip.theirs, [(0, 0), (0, 1), (0, 3), (0, 2), (-1, 0)]);
        assert_eq!(zip.ours, [(0, 2), (0, 3), (0, 4)]);
    }

    #[test]
    fn one_person_may_face_several_of_ours() {
        let zip = zipper(&[false], 3, &[(0, 0), (0, 1), (0, 2)], 0.2);
        assert_eq!((zip.theirs, zip.ours), (vec![(0, 1)], vec![(0, 0), (0, 1), (0, 2)]));
    }

    #[test]
    fn a_long_zipper_goes_on_beside_itself_and_keeps_together_what_is_joined() {
        let pairs: Vec<(usize, usize)> = (0..12).map(|i| (i, i / 3)).collect();
        let zip = zipper(&[false; 14], 4, &pairs, 0.3);
        let columns: Vec<i32> = zip.theirs.iter().map(|(column, _)| *column).collect();
        assert_eq!(columns, [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, -1, -1]);
        for (theirs, ours) in pairs {
            assert_eq!(zip.theirs[theirs].0, zip.ours[ours].0, "{theirs} stands before {ours}");
        }
        assert_eq!(zip.theirs[6], (1, 0));
        // Pieces of 5, 3 and 5 rows: rather 8 and 5 than a third pair of columns.
        let starts = [0, 5, 8];
        let columns: Vec<i32> = beside(&starts, 13, 0.3).iter().map(|(column, _)| *column).collect();
        assert_eq!(columns, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
    }
}
