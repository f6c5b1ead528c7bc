//! Where a number comes from, asked of what is shown: the scenario, or the account as it stands.
use super::editor::Session;
use super::supposing::Opinions;
use crate::analysis::Decision;
use crate::catalogue::{AnalysisConstants, Side};
use crate::report::{Ground, Number, Sum};
use crate::scene::Lens;

/// What is said of a number.
#[derive(Clone, Debug, PartialEq)]
pub enum MadeOf {
    Sum(Sum),
    /// What it is made of is still being worked out.
    Working,
    /// Nothing shows this number now.
    Nothing,
}

impl Session {
    /// How a number comes about.
    pub fn made_of(&mut self, number: &Number) -> MadeOf {
        let (outlook, fresh) = self.outlook();
        // A score of before would stand above the summands of now.
        if self.derived.ranking() || number.is_of_outlook() && !fresh {
            return MadeOf::Working;
        }
        let question = self.question();
        let constants = AnalysisConstants::get();
        let supposed = self.supposed().cloned().unwrap_or_else(Opinions::new);
        let findings = self.findings().clone();
        let ground = Ground {
            account: self.account(),
            question: &question,
            lang: self.lang(),
            ranking: &findings.ranking,
            ranked: &Decision::new(self.account(), constants, &question),
            rated: &Decision::new(self.document().account(), constants, &question),
            decision: &Decision::new(self.document().account(), constants, &question).supposing(&supposed),
            outlook: outlook.as_deref().filter(|_| fresh),
            fragility: findings.fragility(self.account()),
            supposed: &supposed,
        };
        ground.sum(number).map_or(MadeOf::Nothing, MadeOf::Sum)
    }

    /// The number to explain of whoever is selected: what the lens makes of them where it has a number of its own, else
    /// their score; of ours, what hangs on them alone. `None` for whoever has no number.
    pub fn number_shown(&self) -> Option<Number> {
        let id = self.selection.lead()?.clone();
        if self.account().person(&id)?.side == Side::Us {
            return Some(Number::SoleLink(id));
        }
        self.findings().ranking.of(&id)?;
        Some(match self.look.lens {
            Lens::Fragility => Number::Without(id),
            Lens::Influence => Number::Opinion(id),
            Lens::Relationship if self.picture().facts.of(&id)?.short().is_some() => Number::Relationship(id),
            Lens::Support | Lens::Role | Lens::Relationship | Lens::Risk => Number::Score(id),
        })
    }
}
