//! How far a relationship falls short of what is required, down to who of ours knows the person how well.
use super::{Ground, LineKind, Number, Sum};
use crate::analysis::level_for_rank;
use crate::catalogue::{Catalogue, Level};
use crate::locale::tr_args;
use crate::model::PersonId;

impl Ground<'_> {
    /// `None` where nothing is required of ours: of whoever is not in the deal, and of others than key people.
    pub(super) fn relationship(&self, id: &PersonId) -> Option<Sum> {
        let deal = self.question.deal.as_ref()?;
        let member = self.account.member(deal, id)?;
        let key = self.ranking.key_people().find(|ranked| ranked.id == *id);
        let required = member.required_level.or_else(|| key.map(|key| level_for_rank(key.rank)))?;
        let name = |level: Level| Catalogue::get().level(level).name.get(self.lang).to_owned();
        let actual = self.account.level_of(id);
        let result = match actual.short_of(required) {
            0 => self.say("sum-level-enough"),
            short => tr_args(self.lang, "levels-short", &[("count", short.into())]),
        };
        let title = self.of_person("sum-relationship", id);
        let mut sum = Sum::new(title, result, self.say("sum-relationship-rule"));
        match (member.required_level, key) {
            (Some(level), _) => {
                sum.fact(self.say("sum-level-set"), name(level));
            }
            (None, Some(key)) => {
                let words = tr_args(self.lang, "sum-level-by-rank", &[("rank", key.rank.into())]);
                sum.fact(words, name(required)).opening(Number::Score(id.clone()));
            }
            (None, None) => {}
        }
        sum.fact(self.say("sum-level-best"), name(actual));
        sum.line(LineKind::Heading, self.say("our-team"), String::new(), String::new());
        let mut known: Vec<_> = self.account.relationships_of(id).collect();
        known.sort_by_key(|one| std::cmp::Reverse(one.level));
        for one in &known {
            sum.fact(self.name(&one.us), name(one.level));
        }
        if known.is_empty() {
            sum.fact(self.say("sum-level-nobody"), String::new());
        }
        Some(sum)
    }
}
