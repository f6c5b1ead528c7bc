//! Who is counted, with what: the ranked people of a deal in ascending order of id, their part in the deal
//! and their vote. Source of every rule: the method's sections on population, roles, stages and votes.
use crate::catalogue::{AnalysisConstants, Influence, RoleKey, RoleNumbers, Side, StageKey, Support};
use crate::model::{Account, DealId, Member, PersonId, RatingsNow};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The role order that settles ties.
pub(super) const ROLE_ORDER: [&str; 11] = [
    "economic_buyer",
    "technical_buyer",
    "procurement",
    "finance",
    "user",
    "influencer",
    "gatekeeper",
    "executor",
    "coordinator",
    "coach",
    "other",
];

/// A ranked person's part in the deal.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    pub member: &'a Member,
    /// Known role keys in the order that settles ties; `other` when there is none.
    pub roles: Vec<&'static str>,
    pub influence: Option<Influence>,
    pub support: Option<Support>,
    pub economic_buyer: bool,
    pub veto: bool,
}

/// Where the weight of a vote comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum VoteWeight {
    /// Not in the deal, or a third party without a vote.
    None,
    /// As the team set it.
    Set(f64),
    /// Of the role that weighs most: base × stage × influence.
    ByRole { role: &'static str, base: f64, by_stage: f64, by_influence: f64 },
}

impl VoteWeight {
    /// Not normalised: of an account they sum to anything.
    pub fn weight(self) -> f64 {
        match self {
            Self::None => 0.0,
            Self::Set(vote) => vote,
            Self::ByRole { base, by_stage, by_influence, .. } => base * by_stage * by_influence,
        }
    }
}

/// The ranked people: side customer or other, not left; sorted by id.
#[derive(Clone, Debug)]
pub struct Population<'a> {
    pub account: &'a Account,
    pub constants: &'a AnalysisConstants,
    pub stage: Option<StageKey>,
    pub ids: Vec<&'a PersonId>,
    index: BTreeMap<&'a PersonId, usize>,
    /// `None` for people outside the deal.
    pub parts: Vec<Option<Part<'a>>>,
    /// Weights of the votes; they sum to 1, or are all 0.
    pub votes: Vec<f64>,
}

impl<'a> Population<'a> {
    /// The ranked people of an account for one question.
    pub fn new(
        account: &'a Account,
        constants: &'a AnalysisConstants,
        deal: Option<&DealId>,
        stage: Option<&StageKey>,
        day: Date,
    ) -> Self {
        Self::without(account, constants, deal, stage, day, None)
    }

    /// The same as if `gone` had left.
    pub(super) fn without(
        account: &'a Account,
        constants: &'a AnalysisConstants,
        deal: Option<&DealId>,
        stage: Option<&StageKey>,
        day: Date,
        gone: Option<&PersonId>,
    ) -> Self {
        let ids: Vec<&PersonId> = account
            .people()
            .values()
            .filter(|p| matches!(p.side, Side::Customer | Side::Other) && !p.left && gone != Some(&p.id))
            .map(|p| &p.id)
            .collect();
        let index = ids.iter().enumerate().map(|(i, id)| (*id, i)).collect();
        let now = RatingsNow::on(account, day);
        let parts = ids
            .iter()
            .map(|id| {
                let deal = deal?;
                let member = account.member(deal, id)?;
                let current = now.of(deal, id);
                let customer = account.person(id).is_some_and(|p| p.side == Side::Customer);
                Some(part(member, current.roles(), current.influence(), current.support(), customer))
            })
            .collect();
        let stage = stage.filter(|s| constants.stage_roles.contains_key(*s)).cloned();
        let mut this = Self { account, constants, stage, ids, index, parts, votes: Vec::new() };
        this.votes = this.count_votes();
        this
    }

    /// How many people are ranked (n).
    pub fn len(&self) -> usize {
        self.ids.len()
    }
    /// Whether nobody is ranked.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
    /// Where a person stands in the order of ids.
    pub fn index_of(&self, id: &PersonId) -> Option<usize> {
        self.index.get(id).copied()
    }
    /// The roles that the stage names, first the one that weighs most; empty for `neutral`.
    pub fn named_roles(&self) -> &[RoleKey] {
        self.constants.roles_named(self.stage.as_ref())
    }
    /// At which position the stage names the role, from 0.
    pub fn stage_names(&self, role: &str) -> Option<usize> {
        self.named_roles().iter().position(|r| r.as_str() == role)
    }
    /// Whether person number `i` is an economic buyer or holds a veto.
    pub fn is_decider(&self, i: usize) -> bool {
        self.parts[i].as_ref().is_some_and(|p| p.economic_buyer || p.veto)
    }
    /// Whether person number `i` is an economic buyer.
    pub fn is_economic_buyer(&self, i: usize) -> bool {
        self.parts[i].as_ref().is_some_and(|p| p.economic_buyer)
    }

    /// Stubbornness of person `i`, 0.10 … 0.95; 0.50 outside the deal.
    pub fn stubbornness(&self, i: usize) -> f64 {
        let c = self.constants;
        let Some(part) = &self.parts[i] else { return 0.5 };
        let mut b = part.roles.iter().map(|r| row(c, r).stubbornness).fold(0.0, f64::max);
        if part.veto && !part.economic_buyer {
            b = b.max(c.veto_stubbornness);
        }
        match part.influence {
            Some(Influence::High) => b += c.stubborn_high,
            Some(Influence::Low) => b += c.stubborn_low,
            Some(Influence::Medium) | None => {}
        }
        if part.support.is_some_and(|s| s.score().abs() == 3) {
            b += c.stubborn_extreme;
        }
        b.clamp(c.stubborn_range.min, c.stubborn_range.max)
    }

    /// What the vote of person `i` weighs before all are set against one another.
    pub fn vote_weight(&self, i: usize) -> VoteWeight {
        let c = self.constants;
        let Some(part) = &self.parts[i] else { return VoteWeight::None };
        if let Some(vote) = part.member.vote {
            return VoteWeight::Set(vote);
        }
        if self.account.person(self.ids[i]).is_none_or(|p| p.side == Side::Other) {
            return VoteWeight::None;
        }
        let mut best = ("other", 0.0, 1.0);
        for role in &part.roles {
            let by_stage = match self.stage_names(role) {
                _ if self.stage.is_none() => 1.0,
                Some(place) => c.vote_named.get(place).copied().unwrap_or(1.0),
                None => c.vote_unnamed,
            };
            let base = row(c, role).vote;
            if base * by_stage > best.1 * best.2 {
                best = (role, base, by_stage);
            }
        }
        let (role, base, by_stage) = best;
        VoteWeight::ByRole { role, base, by_stage, by_influence: c.vote_influence.at(part.influence) }
    }

    fn count_votes(&self) -> Vec<f64> {
        let weights: Vec<f64> = (0..self.len()).map(|i| self.vote_weight(i).weight()).collect();
        let sum: f64 = weights.iter().sum();
        if sum > 0.0 { weights.iter().map(|w| w / sum).collect() } else { vec![0.0; weights.len()] }
    }
}

/// The numbers of a role; of `other` where the table lacks it.
pub(super) fn row<'a>(constants: &'a AnalysisConstants, role: &str) -> &'a RoleNumbers {
    constants.roles.get(&RoleKey::from(role)).unwrap_or(constants.roles.other())
}

fn part<'a>(
    member: &'a Member,
    roles: &[RoleKey],
    influence: Option<Influence>,
    support: Option<Support>,
    customer: bool,
) -> Part<'a> {
    let mut known: Vec<&'static str> =
        ROLE_ORDER.into_iter().filter(|key| roles.iter().any(|r| r.as_str() == *key)).collect();
    let unknown_key = roles.iter().any(|r| !ROLE_ORDER.contains(&r.as_str()));
    if (known.is_empty() || unknown_key) && !known.contains(&"other") {
        known.push("other");
    }
    let economic_buyer = customer && known.contains(&"economic_buyer");
    let by_role = customer
        && (known.contains(&"economic_buyer") || known.contains(&"technical_buyer"))
        && influence != Some(Influence::Low);
    Part { member, roles: known, influence, support, economic_buyer, veto: member.veto.unwrap_or(by_role) }
}
