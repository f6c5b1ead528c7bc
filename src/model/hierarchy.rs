//! Who reports to whom, with the defects of a chart resolved: a second solid boss counts as dotted (the boss
//! with the smaller id stays), and everyone on a cycle of solid lines has no boss.
use super::account::Account;
use super::ids::{LinkId, PersonId};
use super::records::{Link, LinkKind};
use std::collections::{BTreeMap, BTreeSet};

/// The reporting lines of an account, clean enough to draw and to compute with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hierarchy {
    /// The solid boss of each person who has one, and the link that says so.
    pub boss: BTreeMap<PersonId, (PersonId, LinkId)>,
    /// Reports of each boss, in the order among siblings.
    pub reports: BTreeMap<PersonId, Vec<PersonId>>,
    /// Links that count as dotted, in order of id: dotted ones, and solid ones to a second boss.
    pub dotted: Vec<LinkId>,
    /// People with more than one solid boss.
    pub two_bosses: BTreeSet<PersonId>,
    /// People on a cycle of solid lines.
    pub on_cycle: BTreeSet<PersonId>,
}

impl Hierarchy {
    /// Resolves the reporting lines among all people for whom `counts` holds.
    pub fn of(account: &Account, counts: impl Fn(&PersonId) -> bool) -> Self {
        let mut this = Self::default();
        let mut solid: BTreeMap<&PersonId, Vec<&Link>> = BTreeMap::new();
        for link in account.links().values() {
            if link.from == link.to || !counts(&link.from) || !counts(&link.to) {
                continue;
            }
            match link.kind {
                LinkKind::Reports => solid.entry(&link.from).or_default().push(link),
                LinkKind::Dotted => this.dotted.push(link.id.clone()),
                LinkKind::Influence(_) | LinkKind::Conflict | LinkKind::Pair(_) => {}
            }
        }
        for (person, mut lines) in solid {
            lines.sort_by(|a, b| (&a.to, &a.id).cmp(&(&b.to, &b.id)));
            let mut lines = lines.into_iter();
            let Some(first) = lines.next() else { continue };
            for extra in lines {
                // The same boss named twice is one boss.
                if extra.to != first.to {
                    this.two_bosses.insert(person.clone());
                    this.dotted.push(extra.id.clone());
                }
            }
            this.boss.insert(person.clone(), (first.to.clone(), first.id.clone()));
        }
        this.dotted.sort();
        this.on_cycle = cycle(&this.boss);
        for person in &this.on_cycle {
            this.boss.remove(person);
        }
        for person in account.people_in_order() {
            if let Some((boss, _)) = this.boss.get(&person.id) {
                this.reports.entry(boss.clone()).or_default().push(person.id.clone());
            }
        }
        this
    }

    /// The boss by the solid line that counts.
    pub fn boss_of(&self, person: &PersonId) -> Option<&PersonId> {
        self.boss.get(person).map(|(boss, _)| boss)
    }

    /// Who reports to a person by solid lines that count, in the order of siblings.
    pub fn reports_of(&self, person: &PersonId) -> &[PersonId] {
        self.reports.get(person).map_or(&[], Vec::as_slice)
    }

    /// `person` and everybody below, bosses first.
    pub fn subtree(&self, person: &PersonId) -> Vec<PersonId> {
        let mut all = vec![person.clone()];
        let mut next = 0;
        while next < all.len() {
            let reports = self.reports_of(&all[next]).to_vec();
            all.extend(reports);
            next += 1;
        }
        all
    }

    /// Whether `above` stands somewhere above `person`, or is the same.
    pub fn is_above(&self, above: &PersonId, person: &PersonId) -> bool {
        let mut at = Some(person);
        while let Some(current) = at {
            if current == above {
                return true;
            }
            at = self.boss_of(current);
        }
        false
    }
}

/// The people from whom following the boss comes back to themselves.
fn cycle(boss: &BTreeMap<PersonId, (PersonId, LinkId)>) -> BTreeSet<PersonId> {
    let mut on_cycle = BTreeSet::new();
    let mut done: BTreeSet<&PersonId> = BTreeSet::new();
    for start in boss.keys() {
        let mut trail: Vec<&PersonId> = Vec::new();
        let mut at = start;
        while done.insert(at) {
            trail.push(at);
            let Some((next, _)) = boss.get(at) else { break };
            at = next;
        }
        if let Some(first) = trail.iter().position(|p| *p == at)
            && boss.contains_key(at)
        {
            on_cycle.extend(trail[first..].iter().map(|p| (*p).clone()));
        }
    }
    on_cycle
}
