//! A forest cut into parts of a limited size at its subtrees, as few as can be found by cutting the largest branches from
//! below first. Source: Kundu & Misra 1977, SIAM J. Comput. 6:151 (a linear tree partitioning algorithm); bosses with
//! more reports than a part holds are ours.

/// Some of a forest's people, with the cards that lead from one part to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// In the order of the forest, bosses before reports.
    pub people: Vec<usize>,
    /// Who stands at the top of it and on an earlier part too.
    pub head: Option<usize>,
}

/// Cuts a forest into parts of at most `most` people, if its branches allow; at least 3. `boss` names each one's, and bosses
/// come before their reports. The first part has the roots; each other one comes where its head is first met. Whoever
/// heads a later part stands on an earlier one as well, so that nobody is lost between two pages.
pub fn parts(boss: &[Option<usize>], most: usize) -> Vec<Part> {
    let most = most.max(3);
    let n = boss.len();
    let mut reports: Vec<Vec<usize>> = vec![Vec::new(); n];
    let mut roots = Vec::new();
    for (i, above) in boss.iter().enumerate() {
        match above {
            Some(above) => reports[*above].push(i),
            None => roots.push(i),
        }
    }
    // What of each one's branch stands on the same part; bosses after their reports.
    let mut held: Vec<Vec<usize>> = vec![Vec::new(); n];
    let mut cut: Vec<Part> = Vec::new();
    for i in (0..n).rev() {
        let branches = reports[i].iter().map(|report| std::mem::take(&mut held[*report])).collect();
        let mut own = vec![i];
        own.extend(joined(branches, most - 1, Some(i), &mut cut));
        held[i] = own;
    }
    let branches = roots.iter().map(|root| std::mem::take(&mut held[*root])).collect();
    let mut first = Part { people: joined(branches, most, None, &mut cut), head: None };
    first.people.sort_unstable();
    for part in &mut cut {
        part.people.sort_unstable();
    }
    // Where somebody stands among others comes before the parts that they head.
    cut.sort_by_key(|part| {
        let first = part.people.first().copied();
        (first, part.head == first, part.people.get(1).copied())
    });
    let parts = [first].into_iter().chain(cut);
    parts.filter(|part| !part.people.is_empty()).collect()
}

/// The branches of one boss that stay together, at most `room` people. The largest go to parts of their own, of which the
/// top card stays; where the top cards alone are too many, the later ones go to parts that the boss heads again.
fn joined(
    mut branches: Vec<Vec<usize>>,
    room: usize,
    boss: Option<usize>,
    cut: &mut Vec<Part>,
) -> Vec<usize> {
    let total = |branches: &[Vec<usize>]| branches.iter().map(Vec::len).sum::<usize>();
    while total(&branches) > room {
        let largest = branches.iter().map(Vec::len).max().unwrap_or_default();
        if largest < 2 {
            break;
        }
        // What is about as large goes too: of equals none stays behind.
        for branch in branches.iter_mut().filter(|branch| branch.len() > 1 && 2 * branch.len() >= largest) {
            let top = branch[0];
            cut.push(Part { people: std::mem::replace(branch, vec![top]), head: Some(top) });
        }
    }
    let mut bins: Vec<Vec<usize>> = vec![Vec::new()];
    for branch in branches {
        let full = bins.last().is_some_and(|bin| !bin.is_empty() && bin.len() + branch.len() > room);
        if full {
            bins.push(Vec::new());
        }
        if let Some(bin) = bins.last_mut() {
            bin.extend(branch);
        }
    }
    let mut bins = bins.into_iter();
    let stays = bins.next().unwrap_or_default();
    for bin in bins {
        let people = boss.into_iter().chain(bin).collect();
        cut.push(Part { people, head: boss });
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::SplitMix;
    use std::collections::BTreeSet;

    fn forest(seed: u64, n: usize) -> Vec<Option<usize>> {
        let mut chance = SplitMix::new(seed, 0);
        (0..n).map(|i| (i > 0 && chance.below(12) > 0).then(|| chance.below(i.max(1)))).collect()
    }

    #[test]
    fn everybody_stands_somewhere_and_beside_their_boss() {
        for seed in 0..200 {
            let boss = forest(seed, 5 + (seed as usize * 7) % 90);
            let most = 3 + seed as usize % 17;
            let parts = parts(&boss, most);
            let all: BTreeSet<usize> = parts.iter().flat_map(|part| part.people.iter().copied()).collect();
            assert_eq!(all.len(), boss.len(), "seed {seed}");
            for part in &parts {
                assert!(part.people.len() <= most, "seed {seed}: {} of {most}", part.people.len());
            }
            for (i, above) in boss.iter().enumerate() {
                let Some(above) = above else { continue };
                let together = parts.iter().any(|p| p.people.contains(&i) && p.people.contains(above));
                assert!(together, "seed {seed}: {i} never stands below {above}");
            }
            // Whoever heads a part is met before it.
            for (at, part) in parts.iter().enumerate().skip(1) {
                let Some(head) = part.head else { continue };
                assert!(parts[..at].iter().any(|p| p.people.contains(&head)), "seed {seed}: {head}");
            }
        }
    }

    #[test]
    fn a_forest_that_fits_is_one_part() {
        let boss = [None, Some(0), Some(0), None];
        assert_eq!(parts(&boss, 4), [Part { people: vec![0, 1, 2, 3], head: None }]);
    }

    #[test]
    fn the_largest_branch_is_cut_and_its_top_stays() {
        // 0 ← 1 ← 3, 4, 5 and 0 ← 2.
        let boss = [None, Some(0), Some(0), Some(1), Some(1), Some(1)];
        let cut = parts(&boss, 4);
        assert_eq!(cut[0], Part { people: vec![0, 1, 2], head: None });
        assert_eq!(cut[1], Part { people: vec![1, 3, 4, 5], head: Some(1) });
    }

    #[test]
    fn a_boss_of_many_heads_several_parts() {
        let boss: Vec<Option<usize>> = (0..10).map(|i| (i > 0).then_some(0)).collect();
        let cut = parts(&boss, 4);
        assert_eq!(cut.len(), 3);
        assert!(cut.iter().all(|part| part.people.contains(&0)));
    }
}
