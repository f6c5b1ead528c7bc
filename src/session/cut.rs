//! People who were cut, until they are put back: with every line, task and mention they had, which a copy
//! from the clipboard can't carry.
use super::edits::clip::Clip;
use crate::geom::Vec2;
use crate::model::{Account, Edit, Key, Transaction};
use std::collections::BTreeMap;

/// What was cut out last.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    /// What the clipboard holds since.
    text: String,
    /// What the records that the cut changed are since.
    left: BTreeMap<Key, Edit>,
    /// What puts them back.
    back: Vec<Edit>,
}

impl Cut {
    /// `made`: what cut the people out; `back`: what would undo that.
    pub(super) fn new(text: String, made: &Transaction, back: Transaction) -> Self {
        let left = made.edits.iter().filter_map(|edit| Some((edit.key()?, edit.clone()))).collect();
        Self { text, left, back: back.edits }
    }

    /// Whether this is what is pasted: the same text, and nobody of it is there.
    pub(super) fn is(&self, text: &str, account: &Account) -> bool {
        let gone = |edit: &Edit| match edit {
            Edit::Person(id, Some(_)) => account.person(id).is_none(),
            _ => true,
        };
        self.text == text && self.back.iter().all(gone)
    }

    /// Puts the people back, `by` from where they stood. A record that somebody has changed since stays as it is.
    pub(super) fn put_back(&self, account: &Account, clip: &Clip, by: Vec2) -> Transaction {
        let mut transaction = Transaction::new("step-paste").with("count", clip.count());
        for edit in &self.back {
            let untouched = edit.key().is_some_and(|key| self.left.get(&key) == Some(&account.current(&key)));
            if !untouched {
                continue;
            }
            let mut edit = edit.clone();
            if let Edit::Place(_, Some(place)) = &mut edit {
                place.x += by.x;
                place.y += by.y;
            }
            transaction.edits.push(edit);
        }
        transaction
    }
}
