//! Saved views: kept, named, put in another order, dropped.
use crate::model::{Account, Edit, OrderKey, Transaction, View, ViewId};

/// Keeps a view after the others; its id and order are given here.
pub fn add(account: &Account, view: View) -> (ViewId, Transaction) {
    let last = account.views_in_order().last().map(|view| view.order.clone());
    let id = ViewId::fresh();
    let mut transaction = Transaction::new("step-add-view").with("name", view.title.as_str());
    transaction.push(View { id: id.clone(), order: OrderKey::between(last.as_ref(), None), ..view });
    (id, transaction)
}

/// Gives a view another title; an empty one changes nothing.
pub fn rename(account: &Account, id: &ViewId, title: &str) -> Transaction {
    let title = title.trim();
    let mut transaction = Transaction::new("step-rename").with("name", title);
    if let Some(view) = account.views().get(id).filter(|view| view.title != title && !title.is_empty()) {
        transaction.push(View { title: title.to_owned(), ..view.clone() });
    }
    transaction
}

/// Lets a view show what `shown` shows; id, order and title stay.
pub fn update(account: &Account, id: &ViewId, shown: View) -> Transaction {
    let mut transaction = Transaction::new("step-update-view");
    if let Some(held) = account.views().get(id) {
        transaction = transaction.with("name", held.title.as_str());
        let (order, title, extra) = (held.order.clone(), held.title.clone(), held.extra.clone());
        let view = View { id: id.clone(), order, title, extra, ..shown };
        if view != *held {
            transaction.push(view);
        }
    }
    transaction
}

/// Moves a view by `by` places among the others.
pub fn move_by(account: &Account, id: &ViewId, by: isize) -> Transaction {
    let mut transaction = Transaction::new("step-move-view");
    let mut others = account.views_in_order();
    let Some(at) = others.iter().position(|view| view.id == *id) else { return transaction };
    let moved = others.remove(at);
    let to = at.saturating_add_signed(by).min(others.len());
    if to != at {
        let before = to.checked_sub(1).map(|i| &others[i].order);
        let order = OrderKey::between(before, others.get(to).map(|view| &view.order));
        transaction.push(View { order, ..moved.clone() });
    }
    transaction.with("name", moved.title.as_str())
}

/// Drops a view.
pub fn delete(account: &Account, id: &ViewId) -> Transaction {
    let mut transaction = Transaction::new("step-delete-view");
    if let Some(view) = account.views().get(id) {
        transaction = transaction.with("name", view.title.as_str());
        transaction.edits.push(Edit::View(id.clone(), None));
    }
    transaction
}
