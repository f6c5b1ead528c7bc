//! Bosses before their reports, which is the order of a plan.
use super::pasted_person::PastedPerson;

/// The order in which people can be made, each after their boss; `boss_of`: by number in the list. Of those who report in a
/// circle one is made before the boss, so that everybody else keeps theirs.
pub(super) fn bosses_first(boss_of: &[Option<usize>]) -> Vec<usize> {
    let mut order = Vec::with_capacity(boss_of.len());
    let mut placed = vec![false; boss_of.len()];
    let mut waiting: Vec<usize> = (0..boss_of.len()).collect();
    while let Some(&first) = waiting.first() {
        let before = order.len();
        // What is in order stays as it is.
        waiting.retain(|i| {
            let now = boss_of[*i].is_none_or(|boss| placed[boss]);
            if now {
                placed[*i] = true;
                order.push(*i);
            }
            !now
        });
        if order.len() == before {
            // Up the chart one comes into the circle, after as many steps as there are people at the latest.
            let member = (0..boss_of.len()).fold(first, |at, _| boss_of[at].unwrap_or(at));
            placed[member] = true;
            order.push(member);
            waiting.retain(|i| *i != member);
        }
    }
    order
}

/// Bosses before reports, as plans are.
pub(super) fn in_order(people: Vec<PastedPerson>, boss_of: &[Option<usize>]) -> Vec<PastedPerson> {
    let order = bosses_first(boss_of);
    let mut place = vec![0; order.len()];
    for (at, i) in order.iter().enumerate() {
        place[*i] = at;
    }
    let mut ordered: Vec<(usize, PastedPerson)> = people
        .into_iter()
        .enumerate()
        .map(|(i, person)| {
            let boss = boss_of[i].map(|boss| place[boss]).filter(|boss| *boss < place[i]);
            (place[i], PastedPerson { boss, ..person })
        })
        .collect();
    ordered.sort_by_key(|(at, _)| *at);
    ordered.into_iter().map(|(_, person)| person).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_of_a_circle_loses_the_boss() {
        // 0 reports to 1, and 1, 2, 3 in a circle; 4 to nobody.
        let boss_of = [Some(1), Some(2), Some(3), Some(1), None];
        let order = bosses_first(&boss_of);
        let place = |i: usize| order.iter().position(|at| *at == i).unwrap();
        let without = (0..5).filter(|i| boss_of[*i].is_some_and(|boss| place(boss) > place(*i)));
        assert_eq!(without.count(), 1);
        assert!(place(1) < place(0));
        assert_eq!(order.len(), 5);
    }
}
