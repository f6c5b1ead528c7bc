//! Which records refer to which: what stands in the way of a removal, and everything about one person without
//! a pass over all tables.
use super::tables::Key;
use std::collections::{BTreeMap, BTreeSet};

/// For each record that others refer to, those others.
#[derive(Clone, Debug, Default)]
pub(super) struct Referrers {
    by_target: BTreeMap<Key, BTreeSet<Key>>,
}

impl Referrers {
    pub(super) fn add(&mut self, target: Key, by: Key) {
        self.by_target.entry(target).or_default().insert(by);
    }

    /// A record may name another in two of its fields; the reference goes when the record no longer does in any.
    pub(super) fn remove(&mut self, target: &Key, by: &Key) {
        if let Some(all) = self.by_target.get_mut(target) {
            all.remove(by);
            if all.is_empty() {
                self.by_target.remove(target);
            }
        }
    }

    /// The records that refer to `target`, table by table and by id.
    pub(super) fn of(&self, target: &Key) -> impl Iterator<Item = &Key> {
        self.by_target.get(target).into_iter().flatten()
    }
}
