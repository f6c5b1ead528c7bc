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
    let held = of_kind(account, deal, risk);
    if reason.is_empty() || held.iter().any(|held| held.reason == reason && held.facts == risk.facts) {
        return None;
    }
    let mut transaction = Transaction::new("step-accept-risk");
    // One answer to a risk: what was said before is replaced, be it of merged files.
    let (kept, others) = held.split_first().map_or((None, &[][..]), |(first, others)| (Some(*first), others));
    transaction.edits.extend(others.iter().map(|other| Edit::Acceptance(other.id.clone(), None)));
    transaction.push(Acceptance {
        id: kept.map_or_else(AcceptanceId::fresh, |held| held.id.clone()),
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
    let held = of_kind(account, deal, risk);
    let mut transaction = Transaction::new("step-take-up-risk");
    transaction.edits.extend(held.iter().map(|held| Edit::Acceptance(held.id.clone(), None)));
    (!held.is_empty()).then_some(transaction)
}

/// All that was said of risks of this kind.
fn of_kind<'a>(account: &'a Account, deal: &DealId, risk: &Risk) -> Vec<&'a Acceptance> {
    account.acceptances().values().filter(|a| a.deal == *deal && a.risk == risk.kind.key()).collect()
}
