//! What to do next with a person: the earliest open task, else the next step of the latest contact.
use crate::model::{Account, DealId, PersonId, TaskId};
use jiff::civil::Date;

/// The next thing to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NextStep {
    pub text: String,
    /// Of the task, else of the person in this deal.
    pub owner: Option<PersonId>,
    pub due: Option<Date>,
    /// The task that says so; `None` where it is from a contact.
    pub task: Option<TaskId>,
}

/// `None` when nothing is planned and nobody owns the person. Contacts after `day` are plans and don't count.
pub fn next_step(account: &Account, deal: &DealId, person: &PersonId, day: Date) -> Option<NextStep> {
    let owner = account.member(deal, person).and_then(|m| m.owner.clone());
    let task = account.tasks_of(person).filter(|t| t.deal == *deal && !t.done).min_by(|a, b| {
        (a.due.is_none(), a.due, &a.order, &a.id).cmp(&(b.due.is_none(), b.due, &b.order, &b.id))
    });
    if let Some(task) = task {
        let owner = task.owner.clone().or(owner);
        let (text, task_id) = (task.title.clone(), Some(task.id.clone()));
        return Some(NextStep { text, owner, due: task.due, task: task_id });
    }
    let contact = account
        .contacts_of(person)
        .filter(|c| c.deal.as_ref().is_none_or(|d| d == deal))
        .filter(|c| !c.next_step.is_empty() && c.date.is_none_or(|date| date <= day))
        .max_by(|a, b| (a.date, &a.order, &a.id).cmp(&(b.date, &b.order, &b.id)));
    let text = contact.map(|c| c.next_step.clone()).unwrap_or_default();
    (owner.is_some() || !text.is_empty()).then_some(NextStep { text, owner, due: None, task: None })
}
