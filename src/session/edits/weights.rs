//! The ranking's weights of an account, in place of the method's.
use crate::catalogue::Weights;
use crate::model::{Account, AccountInfo, Edit, Transaction};

/// Sets the account's own weights, or goes back to the method's; `None` if they are so already.
pub fn set(account: &Account, weights: Option<Weights>) -> Option<Transaction> {
    let weights = weights.and_then(Weights::shares);
    if account.info().weights == weights {
        return None;
    }
    let mut transaction =
        Transaction::new(if weights.is_some() { "step-weights" } else { "step-weights-method" });
    transaction.edits.push(Edit::Info(Box::new(AccountInfo { weights, ..account.info().clone() })));
    Some(transaction)
}
