//! Who reports to whom, with the defects of a chart resolved: a second solid boss counts as dotted (the boss
//! with the smaller id stays), and everyone on a cycle of solid lines has no boss.
use super::account::Account;
use super::ids::{LinkId, PersonId};
use super::records::LinkKind;
use std::collections::{BTreeMap, BTreeSet, HashMap};

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
        // Numbers in the order of ids: comparing long ids once for every line would take most of the time.
        let ids: Vec<&PersonId> = account.people().keys().filter(|id| counts(id)).collect();
        let number: HashMap<&PersonId, usize> = ids.iter().enumerate().map(|(i, id)| (*id, i)).collect();
        let mut solid: Vec<(usize, usize, &LinkId)> = Vec::new();
        for link in account.links().values() {
            if !matches!(link.kind, LinkKind::Reports | LinkKind::Dotted) || link.from == link.to {
                continue;
            }
            let (Some(&from), Some(&to)) = (number.get(&link.from), number.get(&link.to)) else { continue };
            if link.kind == LinkKind::Reports {
                solid.push((from, to, &link.id));
            } else {
                this.dotted.push(link.id.clone());
            }
        }
        solid.sort_unstable();
        let mut bosses: Vec<Option<(usize, &LinkId)>> = vec![None; ids.len()];
        for (from, to, link) in solid {
            match bosses[from] {
                None => bosses[from] = Some((to, link)),
                // The same boss named twice is one boss.
                Some((first, _)) if first == to => {}
                Some(_) => {
                    this.two_bosses.insert(ids[from].clone());
                    this.dotted.push(link.clone());
                }
            }
        }
        this.dotted.sort();
        for i in on_cycle(&bosses) {
            this.on_cycle.insert(ids[i].clone());
            bosses[i] = None;
        }
        let mut reports: Vec<Vec<PersonId>> = vec![Vec::new(); ids.len()];
        for person in account.people_in_order() {
            if let Some((boss, _)) = number.get(&person.id).and_then(|&i| bosses[i]) {
                reports[boss].push(person.id.clone());
            }
        }
        let led = bosses.iter().zip(&ids).filter_map(|(boss, id)| Some((*id, (*boss)?)));
        this.boss = led.map(|(id, (boss, link))| (id.clone(), (ids[boss].clone(), link.clone()))).collect();
        let leading = reports.into_iter().zip(&ids).filter(|(reports, _)| !reports.is_empty());
        this.reports = leading.map(|(reports, id)| ((*id).clone(), reports)).collect();
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
        let mut all = vec![person];
        let mut next = 0;
        while next < all.len() {
            all.extend(self.reports_of(all[next]));
            next += 1;
        }
        all.into_iter().cloned().collect()
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

/// The numbers of those from whom following the boss comes back to themselves.
fn on_cycle(bosses: &[Option<(usize, &LinkId)>]) -> Vec<usize> {
    let mut on_cycle = Vec::new();
    let mut done = vec![false; bosses.len()];
    let mut trail: Vec<usize> = Vec::new();
    for start in 0..bosses.len() {
        trail.clear();
        let mut at = start;
        while !std::mem::replace(&mut done[at], true) {
            trail.push(at);
            let Some((next, _)) = bosses[at] else { break };
            at = next;
        }
        if let Some(first) = trail.iter().position(|i| *i == at)
            && bosses[at].is_some()
        {
            on_cycle.extend(&trail[first..]);
        }
    }
    on_cycle
}
