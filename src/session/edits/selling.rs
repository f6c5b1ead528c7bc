//! Selling points: what of our offer serves somebody, how often it was told, and whether it was taken up.
use crate::model::{Account, DealId, Edit, OrderKey, PersonId, SellingPoint, SellingPointId, Transaction};

/// A point that nobody has been told yet.
pub fn add(
    account: &Account,
    deal: &DealId,
    person: &PersonId,
    feature: &str,
) -> (SellingPointId, Transaction) {
    let last = account.selling_points().values().map(|point| &point.order).max();
    let id = SellingPointId::fresh();
    let mut transaction = Transaction::new("step-add-selling-point").with("feature", feature);
    transaction.push(SellingPoint {
        id: id.clone(),
        order: OrderKey::between(last, None),
        deal: deal.clone(),
        person: person.clone(),
        feature: feature.to_owned(),
        ..SellingPoint::default()
    });
    (id, transaction)
}

/// Changes a point; one whose feature is emptied is taken out. `None` if nothing would change.
pub fn change(
    account: &Account,
    id: &SellingPointId,
    change: impl FnOnce(&mut SellingPoint),
) -> Option<Transaction> {
    let before = account.selling_points().get(id)?;
    let mut after = before.clone();
    change(&mut after);
    if after == *before {
        return None;
    }
    if after.feature.is_empty() {
        let mut transaction = Transaction::new("step-delete-selling-point").with("feature", &before.feature);
        transaction.edits.push(Edit::SellingPoint(id.clone(), None));
        return Some(transaction);
    }
    let mut transaction = Transaction::new("step-change-selling-point").with("feature", &after.feature);
    transaction.push(after);
    Some(transaction)
}
