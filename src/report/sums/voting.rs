//! Sums of the vote: what somebody thinks and comes to think, the clauses of winning, and the chance.
use super::{Ground, LineKind, Number, Sum, SumLine};
use crate::analysis::{EPSILON, Forecast, Opinion, quantum};
use crate::catalogue::{Catalogue, Confidence, Support};
use crate::locale::{date_long, listed, number, signed, support_words, tr_args};
use crate::model::{Current, DepartmentId, PersonId, Rating, RatingValue};
use crate::report::{between_words, share_words};
use std::cmp::Reverse;

impl Ground<'_> {
    /// The members in the order in which a list of summands is read: the largest first.
    fn members_by(&self, amount: impl Fn(&Opinion) -> f64) -> Vec<(Opinion, f64)> {
        let with_amount = |one: Opinion| {
            let amount = amount(&one);
            (one, amount)
        };
        let mut all: Vec<(Opinion, f64)> = self.decision.opinions().into_iter().map(with_amount).collect();
        all.sort_by_key(|(one, v)| (Reverse(quantum(v.abs())), one.id.clone()));
        all
    }

    fn forecast(&self) -> Option<&Forecast> {
        self.outlook.and_then(|outlook| outlook.forecast.as_ref())
    }

    /// What is rated, by whom, and what was rated before.
    pub(super) fn support(&self, id: &PersonId) -> Option<Sum> {
        let deal = self.question.deal.as_ref()?;
        // What somebody is supposed to think nobody has judged.
        let account = self.decision.population().account;
        let current = Current::of(account, deal, id, self.question.day);
        let title = self.of_person("sum-support", id);
        let supposed = self.supposed.get(id).copied();
        let result = support_words(supposed.or(current.support()), self.lang);
        let mut sum = Sum::new(title, result, self.say("sum-support-rule"));
        if supposed.is_some() {
            let today = support_words(current.support(), self.lang);
            let words = tr_args(self.lang, "support-supposed", &[("today", today.as_str().into())]);
            sum.fact(words, String::new());
        }
        match current.support_rating() {
            Some(rating) => self.evidence(&mut sum, rating),
            None => sum.note = self.say("sum-support-none"),
        }
        let earlier = |rating: &&Rating| {
            rating.deal == *deal
                && current.support_rating() != Some(*rating)
                && rating.date <= Some(self.question.day)
        };
        let mut before: Vec<&Rating> = account.ratings_of(id).filter(earlier).collect();
        before.sort_by_key(|rating| Reverse((rating.date, rating.seq)));
        for rating in before {
            let RatingValue::Support(support) = &rating.value else { continue };
            let day = rating.date.map(|day| date_long(self.lang, day)).unwrap_or_default();
            let words = listed(self.lang, &[&day, &self.author(rating), &rating.evidence]);
            let score = support.map_or_else(|| "?".to_owned(), |support| signed(support.score()));
            sum.fact(words, score);
        }
        if self.decision.spread_making(id).is_some() {
            sum.also.push((self.say("sum-spread-short"), Number::Spread(id.clone())));
            sum.also.push((self.say("sum-opinion-short"), Number::Opinion(id.clone())));
        }
        Some(sum)
    }

    /// How far off a rating may be.
    pub(super) fn spread(&self, id: &PersonId) -> Option<Sum> {
        let spread = self.decision.spread_making(id)?;
        let c = self.constants();
        let widest = format!("± {}", number(self.lang, c.sigma.unknown, 2));
        let result = format!("± {}", number(self.lang, spread.sigma, 2));
        let title = self.of_person("sum-spread", id);
        let rule = tr_args(self.lang, "sum-spread-rule", &[("most", widest.as_str().into())]);
        let mut sum = Sum::new(title, result, rule);
        match spread.base {
            None => {
                sum.fact(self.say("sum-spread-unrated"), widest);
            }
            Some((confidence, base)) => {
                let key = match confidence {
                    Confidence::Confirmed => "sum-spread-confirmed",
                    Confidence::Assumed => "sum-spread-assumed",
                };
                sum.fact(self.say(key), format!("{0} × {0}", number(self.lang, base, 2)));
                let made = format!(
                    "{} × {}",
                    number(self.lang, c.sigma_drift, 2),
                    number(self.lang, spread.years, 2)
                );
                let drift = number(self.lang, c.sigma_drift, 2);
                sum.fact(tr_args(self.lang, "sum-spread-age", &[("drift", drift.as_str().into())]), made);
            }
        }
        sum.also.push((self.of_person("sum-support", id), Number::Support(id.clone())));
        Some(sum)
    }

    /// Where somebody comes to stand.
    pub(super) fn opinion(&self, id: &PersonId) -> Option<Sum> {
        let making = self.decision.opinion_making(id)?;
        let title = self.of_person("sum-opinion", id);
        let mut sum = Sum::new(title, self.moved(making.x), self.of_person("sum-opinion-rule", id));
        let lines = making.heard.iter().map(|heard| {
            let own = heard.person == *id;
            let said = heard.support.map_or_else(|| "?".to_owned(), |support| signed(support.score()));
            let words = if own { self.of_person("sum-opinion-own", id) } else { self.name(&heard.person) };
            SumLine {
                kind: LineKind::Adds,
                words,
                made: format!("{} × {said}", self.share(heard.share)),
                value: self.moved(heard.adds()),
                amount: heard.adds(),
                opens: Some(Number::Support(heard.person.clone())),
            }
        });
        sum.adds_all(lines.collect(), |count| self.others(count), |v| self.moved(v));
        sum.total(self.say("sum-total"), making.x, self.moved(making.x));
        sum.note = self.say("sum-opinion-note");
        if self.decision.spread_making(id).is_some() {
            sum.also.push((self.say("sum-vote-short"), Number::Vote(id.clone())));
        }
        Some(sum)
    }

    pub(super) fn mean_vote(&self) -> Option<Sum> {
        let d = self.forecast()?.d;
        let least = self.moved(self.constants().win_mean);
        let rule = tr_args(self.lang, "sum-mean-rule", &[("least", least.as_str().into())]);
        let mut sum = Sum::new(self.say("outlook-mean"), self.moved(d), rule);
        let lines = self.mean_lines(|id| Number::Opinion(id.clone()));
        sum.adds_all(lines, |count| self.others(count), |v| self.moved(v));
        sum.total(self.say("sum-total"), d, self.moved(d));
        sum.also = self.clauses();
        Some(sum)
    }

    /// The summands of the mean vote; `opens`: where an opinion comes from.
    pub(super) fn mean_lines(&self, opens: impl Fn(&PersonId) -> Number) -> Vec<SumLine> {
        let lines = self.members_by(|one| one.vote * one.x).into_iter().filter(|(one, _)| one.vote > 0.0);
        let line = |(one, amount): (Opinion, f64)| SumLine {
            kind: LineKind::Adds,
            words: self.name(&one.id),
            made: format!("{} × {}", self.share(one.vote), self.moved(one.x)),
            value: self.moved(amount),
            amount,
            opens: Some(opens(&one.id)),
        };
        lines.map(line).collect()
    }

    /// Somebody's votes as a summand.
    fn vote_line(&self, one: &Opinion, made: String) -> SumLine {
        SumLine {
            kind: LineKind::Adds,
            words: self.name(&one.id),
            made,
            value: self.share(one.vote),
            amount: one.vote,
            opens: Some(Number::Vote(one.id.clone())),
        }
    }

    pub(super) fn majority(&self) -> Option<Sum> {
        let majority = self.forecast()?.majority;
        let least = self.share(self.constants().win_majority);
        let rule = tr_args(self.lang, "sum-majority-rule", &[("least", least.as_str().into())]);
        let mut sum = Sum::new(self.say("outlook-majority"), self.share(majority), rule);
        let lines =
            self.members_by(|one| one.vote).into_iter().filter(|(one, _)| one.vote > 0.0 && one.x > EPSILON);
        let line = |(one, _): (Opinion, f64)| self.vote_line(&one, self.moved(one.x));
        sum.adds_all(lines.map(line).collect(), |count| self.others(count), |v| self.share(v));
        sum.total(self.say("sum-total"), majority, self.share(majority));
        sum.also = self.clauses();
        Some(sum)
    }

    /// Where each of those stands who must not be against us.
    fn bound(&self, title: &str, rule: &str, least: f64, holds: Option<bool>, who: Vec<Opinion>) -> Sum {
        let result = self.say(match holds {
            Some(true) => "outlook-yes",
            Some(false) => "outlook-no",
            None if !who.is_empty() => "outlook-buyer-unrated",
            None => "outlook-unknown",
        });
        let words = self.moved(least);
        let rule = tr_args(self.lang, rule, &[("least", words.as_str().into())]);
        let mut sum = Sum::new(self.say(title), result, rule);
        for one in who {
            let short = one.x < least - EPSILON;
            let value = self.moved(one.x);
            let line = sum.fact(self.name(&one.id), value);
            let holds = self.say(if short { "outlook-no" } else { "outlook-yes" });
            let unrated = self
                .current(&one.id)
                .and_then(|now| now.support())
                .is_none()
                .then(|| self.say("outlook-buyer-unrated"));
            line.made = listed(self.lang, &[&holds, unrated.as_deref().unwrap_or_default()]);
            line.opening(Number::Opinion(one.id));
        }
        sum.also = self.clauses();
        sum
    }

    pub(super) fn vetoes(&self) -> Option<Sum> {
        let holds = self.forecast()?.rule.veto;
        let who = self.decision.opinions().into_iter().filter(|one| one.veto).collect();
        Some(self.bound("outlook-veto", "sum-veto-rule", self.constants().win_veto, Some(holds), who))
    }

    pub(super) fn buyers(&self) -> Option<Sum> {
        let forecast = self.forecast()?;
        // The rule takes it that whoever is not rated is not against us; nobody knows yet.
        let holds = forecast.rule.economic_buyer.filter(|_| !forecast.buyer_unrated);
        let population = self.decision.population();
        let buyer =
            |one: &Opinion| population.index_of(&one.id).is_some_and(|i| population.is_economic_buyer(i));
        let who = self.decision.opinions().into_iter().filter(buyer).collect();
        Some(self.bound("outlook-buyer", "sum-buyer-rule", self.constants().win_eb, holds, who))
    }

    /// The numbers that decide, to go from one to the next.
    fn clauses(&self) -> Vec<(String, Number)> {
        [
            ("outlook-chance", Number::Chance),
            ("outlook-mean", Number::MeanVote),
            ("outlook-veto", Number::Vetoes),
            ("outlook-buyer", Number::Buyers),
            ("outlook-majority", Number::Majority),
        ]
        .map(|(key, number)| (self.say(key), number))
        .to_vec()
    }

    pub(super) fn chance(&self) -> Option<Sum> {
        let forecast = self.forecast()?;
        let chance = forecast.chance;
        let samples = self.constants().samples as f64;
        let result = share_words(chance.p);
        let mut sum = Sum::new(self.say("outlook-chance"), result, self.say("sum-chance-rule"));
        let whole = |value: f64| number(self.lang, value, 0);
        sum.fact(self.say("sum-chance-drawn"), whole(samples));
        sum.fact(self.say("sum-chance-won"), whole(chance.hits as f64));
        if forecast.rule.economic_buyer.is_none() {
            sum.fact(
                self.say("sum-chance-buyer"),
                format!("× {}", self.share(self.constants().no_eb_factor)),
            );
        }
        let [low, high] = between_words(chance.interval);
        let args = [("low", low.as_str().into()), ("high", high.as_str().into())];
        sum.fact(self.say("sum-chance-interval"), tr_args(self.lang, "sum-from-to", &args));
        sum.line(LineKind::Heading, self.say("sum-chance-spreads"), String::new(), String::new());
        for (one, _) in self.members_by(|one| one.sigma * one.vote).into_iter().take(8) {
            let value = format!("± {}", number(self.lang, one.sigma, 2));
            let support = one.support.map_or_else(|| "?".to_owned(), |s| signed(s.score()));
            let line = sum.fact(self.name(&one.id), value);
            line.made = support;
            line.opening(Number::Spread(one.id));
        }
        sum.note = self.say("outlook-note");
        sum.also = self.clauses();
        Some(sum)
    }

    pub(super) fn unrated_votes(&self) -> Option<Sum> {
        let share = self.forecast()?.unrated_share;
        let mut sum = Sum::new(self.say("outlook-unrated"), self.share(share), self.say("sum-unrated-rule"));
        let all = self.members_by(|one| one.vote).into_iter();
        let unrated = all.filter(|(one, vote)| one.support.is_none() && *vote > 0.0);
        let line = |(one, _): (Opinion, f64)| self.vote_line(&one, String::new());
        sum.adds_all(unrated.map(line).collect(), |count| self.others(count), |v| self.share(v));
        sum.total(self.say("sum-total"), share, self.share(share));
        Some(sum)
    }

    /// Who of a department is for us and against.
    pub(super) fn department(&self, id: &DepartmentId) -> Option<Sum> {
        let department = self.account.departments().get(id)?;
        let population = self.decision.population();
        let rated = |one: &PersonId| {
            population.parts.get(population.index_of(one)?)?.as_ref().map(|part| part.support)
        };
        let mut members: Vec<(PersonId, Option<Support>)> = self
            .account
            .people_in_order()
            .into_iter()
            .filter(|person| person.department.as_ref() == Some(id))
            .filter_map(|person| Some((person.id.clone(), rated(&person.id)?)))
            .collect();
        members.sort_by_key(|(_, support)| Reverse(support.map(Support::score)));
        let count =
            |side: fn(i8) -> bool| members.iter().filter(|(_, s)| s.is_some_and(|s| side(s.score()))).count();
        let args = [("for", count(|s| s > 0).into()), ("against", count(|s| s < 0).into())];
        let result = tr_args(self.lang, "sum-department-result", &args);
        let mut sum = Sum::new(department.name.clone(), result, self.say("sum-department-rule"));
        for (person, support) in members {
            let words = support.map_or_else(
                || self.say("support-unrated"),
                |support| Catalogue::get().support(support).name.get(self.lang).to_owned(),
            );
            let value = support.map_or_else(|| "?".to_owned(), |support| signed(support.score()));
            let line = sum.fact(self.name(&person), value);
            line.made = words;
            line.opening(Number::Support(person));
        }
        Some(sum)
    }
}
