//! What is lost if somebody leaves: of theirs the decision, of ours the contact. Source: the method's section on
//! fragility.
use super::forecast::Decision;
use super::key_people::{Question, Ranking};
use super::route::{Introductions, is_ours};
use crate::catalogue::Level;
use crate::model::{Account, DealId, Person, PersonId};
use std::collections::{BTreeMap, BTreeSet};

/// Both sides' weak points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fragility {
    /// The mean vote and whether it is won with everybody; `None` where nobody votes.
    pub now: Option<(f64, bool)>,
    /// The best-ranked members, by rank.
    pub customer: Vec<WithoutThem>,
    /// Those of ours who alone know somebody, the largest share first.
    pub us: Vec<SoleLink>,
    /// Members whom nobody of ours knows, in order of id: nothing there could be lost, and nothing holds.
    pub strangers: Vec<PersonId>,
}

/// The decision without a person.
#[derive(Clone, Debug, PartialEq)]
pub struct WithoutThem {
    pub person: PersonId,
    /// The mean vote and whether it is won; `None` where nobody is left to vote.
    pub outcome: Option<(f64, bool)>,
    /// Key people whom we could reach only through this one.
    pub cut_off: Vec<PersonId>,
}

/// One of ours who alone knows members.
#[derive(Clone, Debug, PartialEq)]
pub struct SoleLink {
    pub us: PersonId,
    pub people: Vec<PersonId>,
    /// Of the score of all members whom any of ours knows.
    pub share: f64,
}

/// What hangs on single people.
pub fn fragility(whole: &Decision, question: &Question, ranking: &Ranking) -> Fragility {
    let (account, constants) = (whole.population.account, whole.population.constants);
    let deal = question.deal.as_ref();
    let ways = Introductions::new(&whole.population);
    let reached: BTreeSet<&PersonId> =
        ranking.key_people().map(|key| &key.id).filter(|id| ways.route(id).is_some()).collect();
    let best = ranking
        .people
        .iter()
        .filter(|ranked| is_member(account, deal, &ranked.id))
        .take(constants.fragile_top);
    let customer = best
        .map(|ranked| {
            let without = whole.as_if_gone(question, &ranked.id);
            let ways = Introductions::new(&without.population);
            let lost = reached.iter().filter(|id| ***id != ranked.id && ways.route(id).is_none());
            WithoutThem {
                person: ranked.id.clone(),
                outcome: without.has_votes().then(|| {
                    let (d, _, rule) = without.rule(&without.settled(&without.means), 0.0);
                    (d, rule.won())
                }),
                cut_off: lost.map(|id| (*id).clone()).collect(),
            }
        })
        .collect();
    let now = whole.has_votes().then(|| {
        let (d, _, rule) = whole.rule(&whole.settled(&whole.means), 0.0);
        (d, rule.won())
    });
    let known: BTreeSet<&PersonId> = known_to(account, deal).into_keys().collect();
    let strangers = whole
        .members
        .iter()
        .map(|&i| whole.population.ids[i])
        .filter(|id| !known.contains(id))
        .cloned()
        .collect();
    Fragility { now, customer, us: sole_links(account, ranking, deal), strangers }
}

/// Whether somebody of theirs takes part in the deal.
fn is_member(account: &Account, deal: Option<&DealId>, id: &PersonId) -> bool {
    let theirs = |person: &Person| person.side.is_judged() && !person.left;
    account.person(id).is_some_and(theirs) && deal.is_some_and(|deal| account.member(deal, id).is_some())
}

/// The members whom any of ours knows, and who does.
fn known_to<'a>(
    account: &'a Account,
    deal: Option<&DealId>,
) -> BTreeMap<&'a PersonId, BTreeSet<&'a PersonId>> {
    let mut known: BTreeMap<&PersonId, BTreeSet<&PersonId>> = BTreeMap::new();
    for relationship in account.relationships().values() {
        let counts = relationship.level > Level::None && is_ours(account, &relationship.us);
        if counts && is_member(account, deal, &relationship.person) {
            known.entry(&relationship.person).or_default().insert(&relationship.us);
        }
    }
    known
}

/// Members of a deal whom one of ours alone knows, in order of id, by who that is.
pub fn known_alone(account: &Account, deal: Option<&DealId>) -> BTreeMap<PersonId, Vec<PersonId>> {
    alone(&known_to(account, deal))
}

fn alone(known: &BTreeMap<&PersonId, BTreeSet<&PersonId>>) -> BTreeMap<PersonId, Vec<PersonId>> {
    let mut alone: BTreeMap<PersonId, Vec<PersonId>> = BTreeMap::new();
    for (person, us) in known {
        if let (Some(only), 1) = (us.first(), us.len()) {
            alone.entry((*only).clone()).or_default().push((*person).clone());
        }
    }
    alone
}

/// Those of ours who alone know members, the largest share first.
pub(super) fn sole_links(account: &Account, ranking: &Ranking, deal: Option<&DealId>) -> Vec<SoleLink> {
    let known = known_to(account, deal);
    let score = |id: &PersonId| ranking.of(id).map_or(0.0, |ranked| ranked.k);
    let all: f64 = known.keys().map(|id| score(id)).sum();
    let mut found: Vec<SoleLink> = alone(&known)
        .into_iter()
        .map(|(us, people)| {
            let held: f64 = people.iter().map(score).sum();
            SoleLink { us, people, share: if all > 0.0 { held / all } else { 0.0 } }
        })
        .collect();
    found.sort_by(|a, b| super::quantum(b.share).cmp(&super::quantum(a.share)).then_with(|| a.us.cmp(&b.us)));
    found
}
