//! Where a number comes from, asked of what is shown: the scenario, or the account as it stands.
use super::editor::Session;
use super::supposing::Opinions;
use crate::analysis::Decision;
use crate::catalogue::AnalysisConstants;
use crate::report::{Ground, Number, Sum};
use crate::scene::Lens;

/// What is said of a number.
#[derive(Clone, Debug, PartialEq)]
pub enum Explained {
    Sum(Sum),
    /// What it is made of is still being worked out.
    Working,
    /// Nothing shows this number now.
    Nothing,
}

impl Session {
    /// How a number comes about.
    pub fn explain(&mut self, number: &Number) -> Explained {
        let (outlook, fresh) = self.outlook();
        let question = self.question();
        let constants = AnalysisConstants::get();
        // Steps are priced from where the account has somebody, the rest is what the scenario makes of it.
        let supposed = match number {
            Number::Step(..) => Opinions::new(),
            _ => self.supposed_now(),
        };
        let findings = self.findings().clone();
        let ground = Ground {
            account: self.account(),
            question: &question,
            lang: self.lang(),
            ranking: &findings.ranking,
            ranked: &Decision::new(self.account(), constants, &question),
            decision: &Decision::new(self.document().account(), constants, &question).supposing(&supposed),
            outlook: outlook.as_deref().filter(|_| fresh),
        };
        match ground.sum(number) {
            Some(sum) => Explained::Sum(sum),
            None if !fresh && number.is_of_outlook() => Explained::Working,
            None => Explained::Nothing,
        }
    }

    /// The number behind what the lens shows of whoever is selected.
    pub fn number_shown(&self) -> Option<Number> {
        let id = self.selection.lead()?.clone();
        let ours = self.findings().ranking.of(&id).is_none();
        Some(match self.look.lens {
            _ if ours => Number::SoleLink(id),
            Lens::Fragility => Number::Without(id),
            Lens::Influence => Number::Opinion(id),
            Lens::Support | Lens::Role | Lens::Relationship | Lens::Risk => Number::Score(id),
        })
    }
}
