//! Risks that a team takes with open eyes: with the reason, until what was found changes.
use super::ratings::Stamp;
use crate::analysis::Risk;
use crate::model::{Acceptance, AcceptanceId, Account, DealId, Edit, Transaction};

/// Takes a risk as it was found. `None` without a reason: nobody could later say why.
pub fn accept(
    account: &Account,
    deal: &DealId,
    risk: &Risk,
    reason: &str,
    stamp: &Stamp,
) -> Option<Transaction> {
    let reason = reason.trim();
    let held = of(account, deal, risk);
    if reason.is_empty() || held.is_some_and(|held| held.reason == reason && held.facts == risk.facts) {
        return None;
    }
    let mut transaction = Transaction::new("step-accept-risk");
    transaction.push(Acceptance {
        id: held.map_or_else(AcceptanceId::fresh, |held| held.id.clone()),
        deal: deal.clone(),
        risk: risk.kind.key().to_owned(),
        facts: risk.facts.clone(),
        reason: reason.to_owned(),
        date: Some(stamp.day),
        author: stamp.author.clone(),
        ..Acceptance::default()
    });
    Some(transaction)
}

/// Takes the risk seriously again; `None` if it is not accepted.
pub fn take_up(account: &Account, deal: &DealId, risk: &Risk) -> Option<Transaction> {
    let held = of(account, deal, risk)?;
    let mut transaction = Transaction::new("step-take-up-risk");
    transaction.edits.push(Edit::Acceptance(held.id.clone(), None));
    Some(transaction)
}

/// What was said of this risk as it was found, else of one of its kind.
fn of<'a>(account: &'a Account, deal: &DealId, risk: &Risk) -> Option<&'a Acceptance> {
    let of_kind = || account.acceptances().values().filter(|a| a.deal == *deal && a.risk == risk.kind.key());
    of_kind().find(|held| held.facts == risk.facts).or_else(|| of_kind().next())
}
