//! Deals: made, changed, deleted.
use super::super::refusal::Refusal;
use crate::catalogue::{Side, StageKey};
use crate::model::{Account, Deal, DealId, Key, Member, OrderKey, Transaction};

/// A new deal after the others; the customer's people on the map take part.
pub fn add(account: &Account, name: String) -> (DealId, Transaction) {
    let id = DealId::fresh();
    let last = account.deals_in_order().last().map(|d| d.order.clone());
    let mut transaction = Transaction::new("step-add-deal");
    let order = OrderKey::between(last.as_ref(), None);
    transaction.push(Deal { id: id.clone(), order, name, ..Deal::default() });
    let on_map = account
        .people()
        .values()
        .filter(|p| p.side == Side::Customer && account.places().contains_key(&p.id));
    for person in on_map {
        transaction.push(Member::new(id.clone(), person.id.clone()));
    }
    (id, transaction)
}

/// Changes a deal's record; `None` if nothing would change.
pub fn change(account: &Account, id: &DealId, change: impl FnOnce(&mut Deal)) -> Option<Transaction> {
    let before = account.deals().get(id)?;
    let mut after = before.clone();
    change(&mut after);
    if after == *before {
        return None;
    }
    let mut transaction = Transaction::new("step-change-deal").with("name", &after.name);
    transaction.push(after);
    Some(transaction)
}

/// Moves a deal to a stage.
pub fn set_stage(account: &Account, id: &DealId, stage: Option<StageKey>) -> Option<Transaction> {
    let mut transaction = change(account, id, |deal| deal.stage = stage)?;
    "step-stage".clone_into(&mut transaction.name);
    Some(transaction)
}

/// Deletes a deal with its members, ratings, tasks and selling points; contacts lose the mention.
pub fn delete(account: &Account, id: &DealId) -> Result<Transaction, Refusal> {
    if account.deals().len() <= 1 {
        return Err(Refusal::LastDeal);
    }
    let mut transaction = Transaction::new("step-delete-deal");
    transaction.edits = account.removal([Key::Deal(id.clone())]);
    Ok(transaction)
}
