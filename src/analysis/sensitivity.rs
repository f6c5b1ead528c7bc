//! How firm the ranking is: the share of weight changes that change who comes first.
use super::key_people::{Score, precedes};

/// Shares of the 32 combinations of weights × (1 ± `perturbation`), 0 … 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sensitivity {
    pub perturbation: f64,
    /// Rank 1 changes.
    pub top1_changed: f64,
    /// The set of the first three changes.
    pub top3_changed: f64,
}

impl Sensitivity {
    /// Whether the window says "a close call" beside the ranking.
    pub fn is_close_call(&self) -> bool {
        self.top1_changed > 0.25
    }

    /// Ranks again under all 32 combinations, renormalised to the sum 1.
    pub(super) fn of(scores: &[Score], weights: [f64; 5], perturbation: f64) -> Self {
        let Some(first) = first_three(scores) else { return Self { perturbation, ..Self::default() } };
        let (mut top1, mut top3) = (0_u32, 0_u32);
        for combination in 0..32_u32 {
            let mut changed = weights;
            for (bit, weight) in changed.iter_mut().enumerate() {
                let up = combination & (1 << bit) != 0;
                *weight *= if up { 1.0 + perturbation } else { 1.0 - perturbation };
            }
            let sum: f64 = changed.iter().sum();
            for weight in &mut changed {
                *weight /= sum;
            }
            let again: Vec<Score> = scores.iter().map(|score| score.weighed(changed)).collect();
            let Some(now) = first_three(&again) else { continue };
            top1 += u32::from(now[0] != first[0]);
            top3 += u32::from(sorted(now) != sorted(first));
        }
        Self { perturbation, top1_changed: f64::from(top1) / 32.0, top3_changed: f64::from(top3) / 32.0 }
    }
}

/// Indices of ranks 1 to 3; places that nobody takes hold `usize::MAX`. `None` for nobody at all.
fn first_three(scores: &[Score]) -> Option<[usize; 3]> {
    let mut top = [usize::MAX; 3];
    for i in 0..scores.len() {
        let mut candidate = i;
        for place in &mut top {
            if *place == usize::MAX || precedes(scores, candidate, *place) {
                std::mem::swap(place, &mut candidate);
            }
            if candidate == usize::MAX {
                break;
            }
        }
    }
    (!scores.is_empty()).then_some(top)
}

fn sorted(mut three: [usize; 3]) -> [usize; 3] {
    three.sort_unstable();
    three
}
