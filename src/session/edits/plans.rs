//! The plan that the team keeps: each move is a task with its aim.
use super::ratings::Stamp;
use super::work;
use crate::analysis::kept_tasks;
use crate::catalogue::Support;
use crate::model::{Account, Current, DealId, PersonId, Task, Transaction};
use std::collections::BTreeSet;

/// Somebody to be moved, in the words of the task.
pub struct PlannedMove {
    pub person: PersonId,
    pub aim: Support,
    pub title: String,
    /// Who of ours does it; `None`: whoever is responsible for the person.
    pub owner: Option<PersonId>,
}

/// The plan of `deal` becomes `moves`. A task that is there for a move stays as it is, or takes the move's aim and words;
/// other moves of the plan kept so far are tasks without an aim from now on, but for those that were reached.
/// With the step, how many tasks are new; `None` if that is the plan already.
pub fn keep_plan(
    account: &Account,
    deal: &DealId,
    moves: Vec<PlannedMove>,
    stamp: &Stamp,
) -> Option<(Transaction, usize)> {
    let held = kept_tasks(account, deal);
    let meant: BTreeSet<PersonId> = moves.iter().map(|one| one.person.clone()).collect();
    let count = moves.len();
    let mut made: Vec<Task> = Vec::new();
    let (mut added, mut last) = (0, account.tasks().values().map(|task| task.order.clone()).max());
    for one in moves {
        let theirs = |task: &&Task| !task.done && task.person.as_ref() == Some(&one.person);
        // Of a plan that was dropped or replaced, or of one that an older version made, the task has no aim.
        let same = |task: &&Task| task.deal == *deal && theirs(task) && task.title == one.title;
        let open = held.iter().copied().find(theirs).or_else(|| account.tasks().values().find(same));
        match open {
            Some(task) if task.aim == Some(one.aim) => {}
            Some(task) => made.push(Task { aim: Some(one.aim), title: one.title, ..task.clone() }),
            None => {
                let mut task = work::task_of(account, deal, &one.person, &one.title, stamp, last.as_ref());
                task.aim = Some(one.aim);
                // Whoever decides decides by then.
                let closes = account.deals().get(deal).and_then(|deal| deal.expected_close);
                task.due = closes.filter(|day| *day >= stamp.day);
                task.owner = one.owner.or(task.owner);
                last = Some(task.order.clone());
                made.push(task);
                added += 1;
            }
        }
    }
    let reached = |person: &PersonId, aim: Support| {
        Current::of(account, deal, person, stamp.day).support().is_some_and(|now| now >= aim)
    };
    for task in planned(account, deal) {
        let (Some(person), Some(aim)) = (&task.person, task.aim) else { continue };
        if !meant.contains(person) && !reached(person, aim) {
            made.push(Task { aim: None, ..task.clone() });
        }
    }
    if made.is_empty() {
        return None;
    }
    let mut transaction = Transaction::new("step-keep-plan").with("count", count);
    for task in made {
        transaction.push(task);
    }
    Some((transaction, added))
}

/// The tasks that make the plan of `deal`, done or not.
fn planned<'a>(account: &'a Account, deal: &'a DealId) -> impl Iterator<Item = &'a Task> {
    account.tasks().values().filter(move |task| task.deal == *deal && task.aim.is_some())
}

/// Whether a plan is kept for `deal`.
pub fn has_plan(account: &Account, deal: &DealId) -> bool {
    planned(account, deal).next().is_some()
}

/// The tasks stay, but are no plan any more; `None` if there is none.
pub fn drop_plan(account: &Account, deal: &DealId) -> Option<Transaction> {
    let mut transaction = Transaction::new("step-drop-plan");
    for task in planned(account, deal) {
        transaction.push(Task { aim: None, ..task.clone() });
    }
    (!transaction.edits.is_empty()).then_some(transaction)
}
