//! What is lost without somebody, in words: the lens of fragility shows it. Source: the method's section on fragility.
use super::card_facts::CardFacts;
use super::lens::Lens;
use crate::analysis::Fragility;
use crate::catalogue::Lang;
use crate::locale;
use crate::model::{Account, PersonId};
use std::collections::BTreeMap;

/// What is lost without a person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loss {
    /// A few words each, the gravest first.
    pub words: Vec<String>,
    /// By how much the mean vote would change, of the best-ranked.
    pub vote: Option<f64>,
    /// The initials of the one of ours who alone knows this person.
    pub only_us: Option<String>,
    /// Nobody of ours knows this person.
    pub stranger: bool,
    /// Whether the decision gets worse, or key people come out of reach.
    pub grave: bool,
}

impl Loss {
    /// The change of the mean vote, if there is one worth telling.
    pub(super) fn told_vote(&self) -> Option<f64> {
        self.vote.filter(|change| change.abs() >= LEAST)
    }
}

/// A change of the mean vote smaller than this is none.
const LEAST: f64 = 0.05;

/// What is lost without each of those of whom something is.
pub(super) fn losses(account: &Account, found: &Fragility, lang: Lang) -> BTreeMap<PersonId, Loss> {
    let mut losses: BTreeMap<PersonId, Loss> = BTreeMap::new();
    for without in &found.customer {
        let loss = losses.entry(without.person.clone()).or_default();
        if !without.cut_off.is_empty() {
            let count = without.cut_off.len();
            loss.words.push(locale::tr_args(lang, "loss-reach", &[("count", count.into())]));
            loss.grave = true;
        }
        if let (Some((now, won)), Some((then, still))) = (found.now, without.outcome) {
            let change = then - now;
            loss.vote = Some(change);
            if won && !still {
                loss.words.push(locale::tr(lang, "loss-win").into_owned());
            }
            if change.abs() >= LEAST {
                let change = locale::change(lang, change, 1);
                loss.words.push(locale::tr_args(lang, "loss-vote", &[("change", change.as_str().into())]));
            }
            loss.grave |= won && !still || change <= -LEAST;
        }
    }
    for id in &found.strangers {
        let loss = losses.entry(id.clone()).or_default();
        loss.words.push(locale::tr(lang, "loss-stranger").into_owned());
        loss.stranger = true;
    }
    for sole in &found.us {
        let Some(us) = account.person(&sole.us) else { continue };
        let initials = us.initials_in(lang);
        let words = locale::tr_args(lang, "loss-sole", &[("us", initials.as_str().into())]);
        for id in &sole.people {
            let loss = losses.entry(id.clone()).or_default();
            loss.words.push(words.clone());
            loss.only_us = Some(initials.clone());
        }
        let share = (100.0 * sole.share).round() as usize;
        let args = [("count", sole.people.len().into()), ("share", share.into())];
        losses.entry(sole.us.clone()).or_default().words.push(locale::tr_args(lang, "loss-us", &args));
    }
    losses
}

impl CardFacts {
    /// What the lens says below the card.
    pub fn said(&self, lens: Lens) -> &[String] {
        match lens {
            Lens::Risk => &self.risks,
            Lens::Fragility => &self.loss.words,
            Lens::Support | Lens::Influence | Lens::Role | Lens::Relationship => &[],
        }
    }
}
