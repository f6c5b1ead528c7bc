//! Sums of what is lost if somebody leaves: of theirs the decision, of ours the contact.
use super::{Ground, Number, Sum};
use crate::analysis::Decision;
use crate::locale::{enumerated, tr_args};
use crate::model::PersonId;

impl Ground<'_> {
    /// What is lost without somebody of theirs.
    pub(super) fn without(&self, id: &PersonId) -> Sum {
        let fragility = self.fragility;
        let title = self.of_person("outlook-without", id);
        let Some(without) = fragility.customer.iter().find(|without| without.person == *id) else {
            let mut sum = Sum::new(title, self.say("sum-without-none"), self.say("sum-without-rule"));
            sum.note = self.say("sum-without-none-note");
            return sum;
        };
        let verdict = |won: bool| self.say(if won { "sum-won" } else { "sum-not-won" });
        let change = without.outcome.zip(fragility.now).map(|((after, _), (now, _))| after - now);
        let result = change.map_or_else(|| self.say("sum-without-nobody"), |change| self.moved(change));
        let mut sum = Sum::new(title, result, self.say("sum-without-rule"));
        if let Some((now, won)) = fragility.now {
            let line = sum.fact(self.say("sum-without-now"), self.moved(now));
            line.made = verdict(won);
            line.opening(Number::MeanVote);
        }
        if let Some((after, won)) = without.outcome {
            let line = sum.fact(self.of_person("sum-without-mean", id), self.moved(after));
            line.made = verdict(won);
            line.opening(Number::MeanWithout(id.clone()));
        }
        if !without.cut_off.is_empty() {
            let names: Vec<String> = without.cut_off.iter().map(|id| self.name(id)).collect();
            let names = enumerated(self.lang, &names);
            sum.note = tr_args(self.lang, "outlook-cut-off", &[("names", names.as_str().into())]);
        }
        sum
    }

    /// What hangs on one of ours alone.
    pub(super) fn sole_link(&self, id: &PersonId) -> Option<Sum> {
        let link = self.fragility.us.iter().find(|link| link.us == *id)?;
        let title = self.of_person("outlook-sole", id);
        let mut sum = Sum::new(title, self.share(link.share), self.say("sum-sole-rule"));
        let score = |person: &PersonId| self.ranked_one(person).map_or(0.0, |ranked| ranked.k);
        for person in &link.people {
            let k = score(person);
            sum.adds(self.name(person), String::new(), k, self.plain(k))
                .opening(Number::Score(person.clone()));
        }
        let alone: f64 = link.people.iter().map(score).sum();
        sum.total(self.say("sum-total"), alone, self.plain(alone));
        if link.share > 0.0 {
            sum.fact(self.say("sum-sole-all"), self.plain(alone / link.share));
        }
        Some(sum)
    }

    /// The mean vote without somebody, from where everybody else then comes to stand.
    pub(super) fn mean_without(&self, gone: &PersonId) -> Sum {
        let without = self.decision.as_if_gone(self.question, gone);
        let opens = |id: &PersonId| Number::OpinionWithout(id.clone(), gone.clone());
        let lines = self.standing_in(&without).mean_lines(opens);
        let mean = lines.iter().map(|line| line.amount).sum();
        let title = self.of_person("sum-without-mean", gone);
        let mut sum = Sum::new(title, self.moved(mean), self.say("sum-without-rule"));
        sum.adds_all(lines, |count| self.others(count), |v| self.moved(v));
        sum.total(self.say("sum-total"), mean, self.moved(mean));
        sum.also.push((self.say("sum-without-now"), Number::MeanVote));
        sum.also.push((self.of_person("outlook-without", gone), Number::Without(gone.clone())));
        sum
    }

    /// Where somebody comes to stand whom somebody else no longer talks to.
    pub(super) fn opinion_without(&self, id: &PersonId, gone: &PersonId) -> Option<Sum> {
        let without = self.decision.as_if_gone(self.question, gone);
        let mut sum = self.standing_in(&without).opinion(id)?;
        sum.title = format!("{} · {}", sum.title, self.of_person("outlook-without", gone));
        sum.also = vec![
            (self.of_person("sum-without-mean", gone), Number::MeanWithout(gone.clone())),
            (self.of_person("sum-opinion", id), Number::Opinion(id.clone())),
        ];
        Some(sum)
    }

    /// The same ground with another decision; what was worked out of the one is no part of it.
    fn standing_in<'a>(&'a self, decision: &'a Decision<'a>) -> Ground<'a> {
        Ground { decision, outlook: None, ..*self }
    }
}
