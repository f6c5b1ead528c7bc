//! The zipper: their people in one column, ours in another, those who are paired on a level.

/// Column (0 is the one that faces ours, others left of it are negative) and row of theirs, rows of ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Zip {
    pub(super) theirs: Vec<(i32, usize)>,
    pub(super) ours: Vec<usize>,
}

/// Fewer rows than this make no column of their own.
const LEAST_ROWS: usize = 5;

/// Key people of theirs whom nobody faces come first, as those are what is missing; then the pairs, each group in one
/// piece, then those of ours who face nobody. All others of theirs stand in columns further away. `key`: of each of
/// theirs, whether they are key; `pairs`: (theirs, ours).
pub(super) fn zipper(key: &[bool], ours: usize, pairs: &[(usize, usize)]) -> Zip {
    let facing = |person: usize| pairs.iter().filter(move |pair| pair.0 == person).map(|pair| pair.1);
    let facing_us = |us: usize| pairs.iter().filter(move |pair| pair.1 == us).map(|pair| pair.0);
    let mut theirs: Vec<Option<(i32, usize)>> = vec![None; key.len()];
    let mut our_rows: Vec<Option<usize>> = vec![None; ours];
    let mut row = 0;
    for person in (0..key.len()).filter(|i| key[*i] && facing(*i).next().is_none()) {
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
        for (person, at) in left.iter().zip(lefts) {
            theirs[*person] = Some((0, row + at));
        }
        for (us, at) in right.iter().zip(rights) {
            our_rows[*us] = Some(row + at);
        }
        row += rows;
    }
    let rows = row.max(LEAST_ROWS);
    let mut others = 0;
    let theirs = theirs.into_iter().map(|place| {
        place.unwrap_or_else(|| {
            let place = (-1 - (others / rows) as i32, others % rows);
            others += 1;
            place
        })
    });
    let theirs = theirs.collect();
    let ours = our_rows.into_iter().map(|place| {
        place.unwrap_or_else(|| {
            row += 1;
            row - 1
        })
    });
    Zip { theirs, ours: ours.collect() }
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
        let zip = zipper(&[true, true, false, false, false], 3, &[(1, 0), (3, 0), (2, 1)]);
        assert_eq!(zip.theirs, [(0, 0), (0, 1), (0, 3), (0, 2), (-1, 0)]);
        assert_eq!(zip.ours, [2, 3, 4]);
    }

    #[test]
    fn one_person_may_face_several_of_ours() {
        let zip = zipper(&[false], 3, &[(0, 0), (0, 1), (0, 2)]);
        assert_eq!((zip.theirs, zip.ours), (vec![(0, 1)], vec![0, 1, 2]));
    }
}
