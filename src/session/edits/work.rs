//! What is to be done with a person and what was: tasks and contacts.
use super::ratings::Stamp;
use crate::catalogue::Side;
use crate::model::{
    Account, Contact, ContactId, DealId, Edit, OrderKey, PersonId, Task, TaskId, Transaction,
};
use std::collections::BTreeSet;

/// A task with a person of the deal, in its stage; whoever owns the person is to do it, else whoever speaks.
pub fn add_task(
    account: &Account,
    deal: &DealId,
    person: &PersonId,
    title: &str,
    stamp: &Stamp,
) -> Transaction {
    add_tasks(account, deal, [person], title, stamp)
}

/// The same with several people, a task each.
pub fn add_tasks<'a>(
    account: &Account,
    deal: &DealId,
    people: impl IntoIterator<Item = &'a PersonId>,
    title: &str,
    stamp: &Stamp,
) -> Transaction {
    let mut last = account.tasks().values().map(|task| task.order.clone()).max();
    let mut transaction = Transaction::new("step-add-task").with("title", title);
    for person in people {
        let task = task_of(account, deal, person, title, stamp, last.as_ref());
        last = Some(task.order.clone());
        transaction.push(task);
    }
    transaction
}

/// Tasks that are called so from now on, and new ones with `people`, a task each.
pub fn name_tasks<'a>(
    account: &Account,
    deal: &DealId,
    (tasks, people): (&BTreeSet<TaskId>, impl IntoIterator<Item = &'a PersonId>),
    title: &str,
    stamp: &Stamp,
) -> Transaction {
    let mut transaction = add_tasks(account, deal, people, title, stamp);
    if transaction.edits.is_empty() {
        transaction = Transaction::new("step-change-task").with("title", title);
    }
    for id in tasks {
        let changed = change_task(account, id, |task| title.clone_into(&mut task.title));
        transaction.edits.extend(changed.into_iter().flat_map(|changed| changed.edits));
    }
    transaction
}

/// The same task, to stand behind `last`.
pub(super) fn task_of(
    account: &Account,
    deal: &DealId,
    person: &PersonId,
    title: &str,
    stamp: &Stamp,
    last: Option<&OrderKey>,
) -> Task {
    let responsible = account.member(deal, person).and_then(|member| member.owner.clone());
    Task {
        id: TaskId::fresh(),
        order: OrderKey::between(last, None),
        deal: deal.clone(),
        stage: account.deals().get(deal).and_then(|deal| deal.stage.clone()),
        title: title.to_owned(),
        person: Some(person.clone()),
        owner: responsible.or_else(|| one_of_ours(account, &stamp.author)),
        ..Task::default()
    }
}

/// Changes a task; one whose title is emptied is taken out. `None` if nothing would change.
pub fn change_task(account: &Account, id: &TaskId, change: impl FnOnce(&mut Task)) -> Option<Transaction> {
    let before = account.tasks().get(id)?;
    let mut after = before.clone();
    change(&mut after);
    if after == *before {
        return None;
    }
    if after.title.is_empty() {
        let mut transaction = Transaction::new("step-delete-task").with("title", &before.title);
        transaction.edits.push(Edit::Task(id.clone(), None));
        return Some(transaction);
    }
    let name = if after.done && !before.done { "step-task-done" } else { "step-change-task" };
    let mut transaction = Transaction::new(name).with("title", &after.title);
    transaction.push(after);
    Some(transaction)
}

/// A contact with a person today, by whoever speaks.
pub fn add_contact(
    account: &Account,
    deal: &DealId,
    person: &PersonId,
    stamp: &Stamp,
) -> (ContactId, Transaction) {
    let last = account.contacts().values().map(|contact| &contact.order).max();
    let id = ContactId::fresh();
    let name = account.person(person).map_or("", |p| p.name.as_str());
    let mut transaction = Transaction::new("step-log-contact").with("name", name);
    transaction.push(Contact {
        id: id.clone(),
        order: OrderKey::between(last, None),
        date: Some(stamp.day),
        people: vec![person.clone()],
        us: one_of_ours(account, &stamp.author).into_iter().collect(),
        deal: Some(deal.clone()),
        ..Contact::default()
    });
    (id, transaction)
}

/// Changes a contact; `None` if nothing would change.
pub fn change_contact(
    account: &Account,
    id: &ContactId,
    change: impl FnOnce(&mut Contact),
) -> Option<Transaction> {
    let before = account.contacts().get(id)?;
    let mut after = before.clone();
    change(&mut after);
    if after == *before {
        return None;
    }
    let mut transaction = Transaction::new("step-change-contact");
    transaction.push(after);
    Some(transaction)
}

/// Takes a contact out of the log.
pub fn delete_contact(account: &Account, id: &ContactId) -> Transaction {
    let mut transaction = Transaction::new("step-delete-contact");
    if account.contacts().contains_key(id) {
        transaction.edits.push(Edit::Contact(id.clone(), None));
    }
    transaction
}

fn one_of_ours(account: &Account, author: &str) -> Option<PersonId> {
    let id = PersonId::from(author);
    account.person(&id).filter(|person| person.side == Side::Us).map(|person| person.id.clone())
}
