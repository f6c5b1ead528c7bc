//! How the decision stands: opinions settled by listening, the rule of winning, and how likely it is to be met.
//! A scenario, not a forecast. Source: the method's section on the forecast; Friedkin & Johnsen 1990.
use super::EPSILON;
use super::key_people::Question;
use super::listening::Listening;
use super::population::Population;
use super::sway::reach_of;
use crate::catalogue::{AnalysisConstants, Confidence, Support};
use crate::chance::SplitMix;
use crate::job::{helpers, in_blocks};
use crate::model::{Account, Current, PersonId, Rating};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::ops::Range;

/// Iterations end when the largest change is at most this.
const TOLERANCE: f64 = 1e-13;
const DAYS_A_YEAR: f64 = 365.25;

/// Somebody of the deal in the forecast.
#[derive(Clone, Debug, PartialEq)]
pub struct Opinion {
    pub id: PersonId,
    /// `None`: not rated, which counts as 0 with the widest spread.
    pub support: Option<Support>,
    /// Spread of the rating, in steps of support.
    pub sigma: f64,
    /// 0.10 … 0.95.
    pub stubbornness: f64,
    /// Susceptibility, 0 … 0.9.
    pub t: f64,
    /// Share of the votes, 0 … 1.
    pub vote: f64,
    pub veto: bool,
    /// The settled opinion, −3 … 3.
    pub x: f64,
}

/// How far off a rating may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// How sure the rating was, and what that makes, in steps of support; `None`: not rated.
    pub base: Option<(Confidence, f64)>,
    /// Since it was made.
    pub years: f64,
    /// In steps of support.
    pub sigma: f64,
}

impl Spread {
    fn of(rating: Option<&Rating>, constants: &AnalysisConstants, day: Date) -> Self {
        let widest = constants.sigma.unknown;
        let Some(rating) = rating else { return Self { base: None, years: 0.0, sigma: widest } };
        let base = match rating.confidence {
            Confidence::Confirmed => constants.sigma.confirmed,
            Confidence::Assumed => constants.sigma.assumed,
        };
        let days = rating.date.map_or(0, |date| (day - date).get_days());
        let years = f64::from(days) / DAYS_A_YEAR;
        let sigma = (base * base + constants.sigma_drift * years).sqrt().min(widest);
        Self { base: Some((rating.confidence, base)), years, sigma }
    }
}

/// The clauses of winning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The mean vote is high enough.
    pub mean: bool,
    /// No veto holder is against.
    pub veto: bool,
    /// No economic buyer is against; `None` if none is known.
    pub economic_buyer: Option<bool>,
    /// Most votes are for us.
    pub majority: bool,
}

impl Rule {
    /// Whether all hold; without an economic buyer nothing is won.
    pub fn won(self) -> bool {
        self.economic_buyer == Some(true) && self.but_for_the_buyer()
    }
    fn but_for_the_buyer(self) -> bool {
        self.mean && self.veto && self.majority
    }
}

/// How likely the rule is met when ratings err as much as they do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    /// Samples that were won.
    pub hits: usize,
    /// 0 … 1.
    pub p: f64,
    /// Covers the sampling, not the ratings. Source: Wilson 1927.
    pub interval: [f64; 2],
}

/// The decision as it stands; there is none where nobody votes.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// Mean vote, −3 … 3.
    pub d: f64,
    /// Share of the votes that are for us.
    pub majority: f64,
    pub rule: Rule,
    pub chance: Chance,
    /// Nobody has rated what an economic buyer thinks of us: that they are not against is no more than a guess.
    pub buyer_unrated: bool,
    /// Share of the votes of those who are not rated.
    pub unrated_share: f64,
}

/// How P(win) is sampled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sampling {
    pub samples: usize,
    pub seed: u64,
}

impl Sampling {
    /// The numbers of the method.
    pub fn of(constants: &AnalysisConstants) -> Self {
        Self { samples: constants.samples, seed: constants.seed }
    }
}

/// A deal's people, who listens to whom, and what each thinks: all that forecast and plan compute with.
pub struct Decision<'a> {
    pub(super) population: Population<'a>,
    pub(super) listening: Listening,
    /// Members, as numbers of the population.
    pub(super) members: Vec<usize>,
    /// Of each of the population; 0 for whoever is not rated or not in the deal.
    pub(super) means: Vec<f64>,
    /// Of each member.
    pub(super) spreads: Vec<Spread>,
    /// Who is taken to think otherwise than rated.
    pub(super) supposed: BTreeMap<PersonId, Support>,
}

impl<'a> Decision<'a> {
    /// Of one deal on one day.
    pub fn new(account: &'a Account, constants: &'a AnalysisConstants, question: &Question) -> Self {
        Self::without(account, constants, question, None)
    }

    /// The same as if somebody were gone.
    pub(super) fn without(
        account: &'a Account,
        constants: &'a AnalysisConstants,
        question: &Question,
        gone: Option<&PersonId>,
    ) -> Self {
        let Question { deal, stage, day } = question;
        let population = Population::without(account, constants, deal.as_ref(), stage.as_ref(), *day, gone);
        let listening = Listening::new(&population);
        let members: Vec<usize> = (0..population.len()).filter(|&i| population.parts[i].is_some()).collect();
        let support = |i: usize| population.parts[i].as_ref().and_then(|part| part.support);
        let means = (0..population.len()).map(|i| support(i).map_or(0.0, |s| f64::from(s.score()))).collect();
        let spreads = members
            .iter()
            .map(|&i| {
                let current = deal.as_ref().map(|deal| Current::of(account, deal, population.ids[i], *day));
                Spread::of(current.and_then(|current| current.support_rating()), constants, *day)
            })
            .collect();
        Self { population, listening, members, means, spreads, supposed: BTreeMap::new() }
    }

    /// The same decision with somebody gone, whatever is supposed of the others.
    pub fn as_if_gone(&self, question: &Question, gone: &PersonId) -> Self {
        let Population { account, constants, .. } = self.population;
        Self::without(account, constants, question, Some(gone)).supposing(&self.supposed)
    }

    /// Who is counted, with what.
    pub fn population(&self) -> &Population<'a> {
        &self.population
    }

    /// The settled opinions x = (I − TW)⁻¹(I − T)s of everybody.
    pub(super) fn settled(&self, means: &[f64]) -> Vec<f64> {
        let t = &self.listening.susceptibility;
        let own: Vec<f64> = means.iter().zip(t).map(|(s, t)| (1.0 - t) * s).collect();
        let mut x = own.clone();
        loop {
            let heard = self.listening.rows.iter().map(|row| row.iter().map(|&(j, w)| w * x[j]).sum::<f64>());
            let next: Vec<f64> = own.iter().zip(t).zip(heard).map(|((o, t), heard)| o + t * heard).collect();
            let change = x.iter().zip(&next).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            x = next;
            if change <= TOLERANCE {
                return x;
            }
        }
    }

    /// The members with their settled opinions, in order of id.
    pub fn opinions(&self) -> Vec<Opinion> {
        let x = self.settled(&self.means);
        let all = self.members.iter().zip(&self.spreads);
        all.filter_map(|(&i, spread)| {
            let part = self.population.parts[i].as_ref()?;
            Some(Opinion {
                id: self.population.ids[i].clone(),
                support: part.support,
                sigma: spread.sigma,
                stubbornness: self.population.stubbornness(i),
                t: self.listening.susceptibility[i],
                vote: self.population.votes[i],
                veto: part.veto,
                x: x[i],
            })
        })
        .collect()
    }

    pub(super) fn has_votes(&self) -> bool {
        self.population.votes.iter().any(|vote| *vote > 0.0)
    }

    /// The clauses for settled opinions; `margin` is added to the thresholds of the mean, of vetoes and of buyers.
    pub(super) fn rule(&self, x: &[f64], margin: f64) -> (f64, f64, Rule) {
        let c = self.population.constants;
        let votes = &self.population.votes;
        let d: f64 = votes.iter().zip(x).map(|(v, x)| v * x).sum();
        let majority: f64 = votes.iter().zip(x).filter(|(_, x)| **x > EPSILON).map(|(v, _)| v).sum();
        let holds = |i: usize, least: f64| x[i] >= least + margin - EPSILON;
        let mut veto = true;
        let mut economic_buyer: Option<bool> = None;
        for (i, part) in self.population.parts.iter().enumerate() {
            let Some(part) = part else { continue };
            veto &= !part.veto || holds(i, c.win_veto);
            if part.economic_buyer {
                economic_buyer = Some(economic_buyer.unwrap_or(true) && holds(i, c.win_eb));
            }
        }
        let rule = Rule {
            mean: d >= c.win_mean + margin - EPSILON,
            veto,
            economic_buyer,
            majority: majority > c.win_majority + EPSILON,
        };
        (d, majority, rule)
    }

    /// How the decision stands; `None` where nobody votes.
    pub fn forecast(&self, sampling: Sampling) -> Option<Forecast> {
        self.has_votes().then(|| {
            let (d, majority, rule) = self.rule(&self.settled(&self.means), 0.0);
            let unrated = self.population.parts.iter().zip(&self.population.votes);
            let unrated =
                unrated.filter(|(part, _)| part.as_ref().is_some_and(|part| part.support.is_none()));
            let mut known = self.population.parts.iter().flatten();
            Forecast {
                d,
                majority,
                rule,
                buyer_unrated: known.any(|part| part.economic_buyer && part.support.is_none()),
                chance: self.chance(&self.means, sampling),
                unrated_share: unrated.map(|(_, vote)| vote).sum(),
            }
        })
    }

    /// P(win) with the ratings at `means`. Threads count whole samples, so the sum is the same however many there are.
    pub(super) fn chance(&self, means: &[f64], sampling: Sampling) -> Chance {
        /// Samples that a thread takes at a time.
        const BLOCK: usize = 512;
        let c = self.population.constants;
        let sampler = Sampler::new(self, means);
        let counted =
            in_blocks(sampling.samples, BLOCK, helpers(), |block| sampler.hits(sampling.seed, block));
        let hits: usize = counted.into_iter().sum();
        let buyer = (0..self.population.len()).any(|i| self.population.is_economic_buyer(i));
        let factor = if buyer { 1.0 } else { c.no_eb_factor };
        let (n, share, z) = (sampling.samples as f64, hits as f64 / sampling.samples as f64, c.wilson_z);
        let middle = share + z * z / (2.0 * n);
        let reach = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
        let bound = |at: f64| factor * at / (1.0 + z * z / n);
        Chance { hits, p: factor * share, interval: [bound(middle - reach), bound(middle + reach)] }
    }
}

/// What a sample needs: the columns of M for members, but only the rows that the rule asks about.
struct Sampler<'d> {
    decision: &'d Decision<'d>,
    means: Vec<f64>,
    /// Of the mean vote in each member's opinion.
    gradient: Vec<f64>,
    /// Veto holders and economic buyers: the least that each must think, and the row of M.
    bound: Vec<(f64, Vec<f64>)>,
    /// Voters: vote and row of M.
    voters: Vec<(f64, Vec<f64>)>,
}

impl<'d> Sampler<'d> {
    fn new(decision: &'d Decision<'d>, means: &[f64]) -> Self {
        let Decision { population, listening, members, .. } = decision;
        let c = population.constants;
        let columns: Vec<Vec<f64>> = members.iter().map(|&j| reach_of(listening, j)).collect();
        let row = |i: usize| -> Vec<f64> { columns.iter().map(|column| column[i]).collect() };
        let gradient = columns
            .iter()
            .map(|column| population.votes.iter().zip(column).map(|(v, m)| v * m).sum())
            .collect();
        let mut bound = Vec::new();
        for (i, part) in population.parts.iter().enumerate() {
            let Some(part) = part else { continue };
            let least = [part.veto.then_some(c.win_veto), part.economic_buyer.then_some(c.win_eb)];
            if let Some(least) = least.into_iter().flatten().reduce(f64::max) {
                bound.push((least, row(i)));
            }
        }
        let voters = (0..population.len())
            .filter(|&i| population.votes[i] > 0.0)
            .map(|i| (population.votes[i], row(i)))
            .collect();
        Self { decision, means: members.iter().map(|&i| means[i]).collect(), gradient, bound, voters }
    }

    fn hits(&self, seed: u64, samples: Range<usize>) -> usize {
        let c = self.decision.population.constants;
        let people = self.means.len();
        let mut random = Draws::from(seed, samples.start * people);
        let mut s = vec![0.0; people];
        let dot = |row: &[f64], s: &[f64]| -> f64 { row.iter().zip(s).map(|(m, s)| m * s).sum() };
        let mut hits = 0;
        for _ in samples {
            for ((s, mean), Spread { sigma, .. }) in s.iter_mut().zip(&self.means).zip(&self.decision.spreads)
            {
                *s = (mean + sigma * random.normal()).clamp(-3.0, 3.0);
            }
            // The cheapest clause first: most samples fail there.
            let won = dot(&self.gradient, &s) >= c.win_mean - EPSILON
                && self.bound.iter().all(|(least, row)| dot(row, &s) >= least - EPSILON)
                && {
                    let yes = self.voters.iter().filter(|(_, row)| dot(row, &s) > EPSILON);
                    yes.map(|(vote, _)| vote).sum::<f64>() > c.win_majority + EPSILON
                };
            hits += usize::from(won);
        }
        hits
    }
}

/// Draws of a nearly normal number from whole-number arithmetic, the same on every machine: the sum of twelve even
/// numbers has variance one.
struct Draws(SplitMix);

impl Draws {
    /// Begins at draw number `first`; each takes three outputs.
    fn from(seed: u64, first: usize) -> Self {
        Self(SplitMix::new(seed, 3 * first as u64))
    }

    fn normal(&mut self) -> f64 {
        let mut sum: i64 = 0;
        for _ in 0..3 {
            let bits = self.0.output();
            sum += (0..4).map(|part| (bits >> (16 * part) & 0xFFFF) as i64).sum::<i64>();
        }
        (sum + 6 - 393_216) as f64 / 65_536.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_can_begin_anywhere_and_are_nearly_normal() {
        let mut from_start = Draws::from(1, 0);
        let all: Vec<f64> = (0..20_000).map(|_| from_start.normal()).collect();
        assert_eq!(Draws::from(1, 777).normal(), all[777]);
        let mean = all.iter().sum::<f64>() / 20_000.0;
        let variance = all.iter().map(|z| (z - mean) * (z - mean)).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.03, "{mean} {variance}");
    }
}
