//! The account with its history: transactions in, undo and redo without limit.
use super::account::Account;
use super::edit::{Edit, EditError};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What one gesture or command did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Transaction {
    /// A message key with its arguments, which the Edit menu shows: "Move 3 people".
    pub name: String,
    pub args: Vec<(String, String)>,
    pub edits: Vec<Edit>,
    /// Who did it: the id of one of ours, or a name; empty where nobody said.
    #[serde(default)]
    pub author: String,
    /// When it was done, where a clock was at hand.
    #[serde(default)]
    pub at: Option<Timestamp>,
}

impl Transaction {
    /// `name` is a key of the locales, called `step-…`.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), args: Vec::new(), edits: Vec::new(), author: String::new(), at: None }
    }
    /// Adds an argument of the name.
    #[expect(clippy::needless_pass_by_value, reason = "numbers and ids are given as they are")]
    pub fn with(mut self, arg: &str, value: impl ToString) -> Self {
        self.args.push((arg.to_owned(), value.to_string()));
        self
    }
    /// Adds an edit.
    pub fn push(&mut self, edit: impl Into<Edit>) {
        self.edits.push(edit.into());
    }
    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }
}

/// A transaction that happened, kept with what undoes it (or, once undone, redoes it).
#[derive(Clone, Debug)]
pub struct Step {
    /// What applying this step would do.
    transaction: Transaction,
    /// The state that applying these edits leads to.
    leads_to: u64,
}

impl Step {
    /// What applying this step would do, as a transaction of its own.
    pub fn to_transaction(&self) -> Transaction {
        self.transaction.clone()
    }
    /// The key of its name and the arguments.
    pub fn name(&self) -> (&str, &[(String, String)]) {
        (&self.transaction.name, &self.transaction.args)
    }
}

/// An account and all that was done to it since it was opened.
#[derive(Clone, Debug, Default)]
pub struct Document {
    account: Account,
    undo: Vec<Step>,
    redo: Vec<Step>,
    revision: u64,
    state: u64,
    states_made: u64,
}

impl Document {
    /// A document nobody has worked on yet.
    pub fn new(account: Account) -> Self {
        Self { account, ..Self::default() }
    }
    /// The account as it stands.
    pub fn account(&self) -> &Account {
        &self.account
    }
    /// Grows with every change, undo and redo included; never the same for two states.
    pub fn revision(&self) -> u64 {
        self.revision
    }
    /// Names the state of the account: undoing comes back to the same number. Tells whether a file is up to date.
    pub fn state(&self) -> u64 {
        self.state
    }
    /// What undo would take back.
    pub fn undo_step(&self) -> Option<&Step> {
        self.undo.last()
    }
    /// Whatever was undone was never done: there is nothing to redo.
    pub fn forget_undone(&mut self) {
        self.redo.clear();
    }
    /// What redo would do again.
    pub fn redo_step(&self) -> Option<&Step> {
        self.redo.last()
    }
    /// How many steps can be undone.
    pub fn undo_depth(&self) -> usize {
        self.undo.len()
    }

    /// Applies all edits or none. A transaction without edits changes nothing and leaves no step.
    pub fn commit(&mut self, transaction: Transaction) -> Result<(), EditError> {
        if transaction.is_empty() {
            return Ok(());
        }
        let edits = self.apply(transaction.edits)?;
        let transaction = Transaction { edits, ..transaction };
        self.undo.push(Step { transaction, leads_to: self.state });
        self.states_made += 1;
        self.state = self.states_made;
        self.redo.clear();
        Ok(())
    }

    /// Takes the last step back; false when there is none.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.undo.pop() else { return false };
        let undone = self.turn(step);
        self.redo.extend(undone);
        true
    }

    /// Does the last undone step again; false when there is none.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.redo.pop() else { return false };
        let redone = self.turn(step);
        self.undo.extend(redone);
        true
    }

    fn turn(&mut self, step: Step) -> Option<Step> {
        // An inverse fits the state it was made for, so this can't be refused.
        let edits = self.apply(step.transaction.edits).ok()?;
        let leads_to = std::mem::replace(&mut self.state, step.leads_to);
        Some(Step { transaction: Transaction { edits, ..step.transaction }, leads_to })
    }

    /// Swaps the edits in and returns those that undo them, last first. On an error nothing has changed.
    fn apply(&mut self, edits: Vec<Edit>) -> Result<Vec<Edit>, EditError> {
        let mut inverse = Vec::with_capacity(edits.len());
        for edit in edits {
            match self.account.swap(edit) {
                Ok(held) => inverse.push(held),
                Err(error) => {
                    for held in inverse.into_iter().rev() {
                        // Taking back what was just done can't be refused either.
                        let _ = self.account.swap(held);
                    }
                    return Err(error);
                }
            }
        }
        inverse.reverse();
        self.revision += 1;
        Ok(inverse)
    }
}
