//! Sums of the ranking: a score, its five components, and how firm the order is.
use super::super::why::reason_words;
use super::{Ground, LineKind, Number, Sum, SumLine};
use crate::analysis::{Factor, StageWord, VoteWeight};
use crate::catalogue::{Catalogue, Influence};
use crate::locale::{date_long, number, tr_args};
use crate::model::{Current, PersonId, Rating};

impl Ground<'_> {
    pub(super) fn score(&self, id: &PersonId) -> Option<Sum> {
        let ranked = self.ranked_one(id)?;
        let title = self.of_person("sum-score", id);
        let mut sum = Sum::new(title, self.plain(ranked.k), self.say("sum-score-rule"));
        let parts = ranked.components.iter().zip(ranked.contributions).zip(self.ranking.weights);
        for (factor, ((component, points), weight)) in Factor::COMPONENTS.into_iter().zip(parts) {
            let made = format!("{} × {}", self.share(weight), self.plain(*component));
            sum.adds(self.factor(factor), made, points, self.plain(points))
                .opening(Number::Component(id.clone(), factor));
        }
        if let Some(floor) = ranked.why.iter().find(|reason| reason.factor == Factor::Floor) {
            let words = reason_words(self.account, floor, self.lang);
            let words = tr_args(self.lang, "sum-floor", &[("why", words.as_str().into())]);
            sum.adds(words, String::new(), floor.points, self.plain(floor.points));
        }
        let args = [("rank", ranked.rank.into()), ("count", self.ranking.people.len().into())];
        sum.total(tr_args(self.lang, "sum-score-total", &args), ranked.k, self.plain(ranked.k));
        sum.note = self.say("sum-score-note");
        sum.also.push((self.say("sum-close-call"), Number::CloseCall));
        if self.decision.spread_making(id).is_some() {
            sum.also.push((self.say("sum-vote-short"), Number::Vote(id.clone())));
            sum.also.push((self.say("sum-opinion-short"), Number::Opinion(id.clone())));
            sum.also.push((self.say("sum-worth-short"), Number::Worth(id.clone())));
            sum.also.push((self.say("sum-without-short"), Number::Without(id.clone())));
        }
        Some(sum)
    }

    fn factor(&self, factor: Factor) -> String {
        self.say(match factor {
            Factor::Authority => "factor-authority",
            Factor::Sway => "factor-sway",
            Factor::Broker => "factor-broker",
            Factor::Listened => "factor-listened",
            Factor::Level | Factor::Floor => "factor-level",
        })
    }

    /// One of the five components, 0 … 100.
    pub(super) fn component(&self, id: &PersonId, factor: Factor) -> Option<Sum> {
        let ranked = self.ranked_one(id)?;
        let place = Factor::COMPONENTS.iter().position(|known| *known == factor)?;
        let value = ranked.components[place];
        let title = crate::locale::with_colon(self.lang, &self.name(id), &self.factor(factor));
        let sum = |rule: &str| Sum::new(title, self.plain(value), self.of_person(rule, id));
        match factor {
            Factor::Authority => self.authority(id, sum("sum-authority-rule")),
            Factor::Sway => self.sway(id, sum("sum-sway-rule")),
            Factor::Broker => self.broker(id, sum("sum-broker-rule")),
            Factor::Listened => self.listened(id, sum("sum-listened-rule")),
            Factor::Level | Factor::Floor => Some(self.level(id, value, sum("sum-level-rule"))),
        }
    }

    fn authority(&self, id: &PersonId, mut sum: Sum) -> Option<Sum> {
        let (role, position) = self.ranked.authority_making(id)?;
        let c = self.constants();
        if let Some(role) = role {
            let key = if role.raised { "sum-role-raised" } else { "sum-role" };
            let name = self.role_name(role.role);
            sum.fact(tr_args(self.lang, key, &[("role", name.as_str().into())]), self.plain(role.base));
            let (words, made) = match role.stage {
                StageWord::Silent => (self.say("sum-stage-silent"), String::new()),
                StageWord::Names(place, worth) => {
                    let made = format!(
                        "{} × {} + {} × {}",
                        self.share(c.role_base_share),
                        self.plain(role.base),
                        self.share(1.0 - c.role_base_share),
                        self.plain(worth)
                    );
                    (tr_args(self.lang, "sum-stage-names", &[("place", (place + 1).into())]), made)
                }
                StageWord::NamesOthers => {
                    let made = format!("{} × {}", self.share(c.role_unnamed), self.plain(role.base));
                    (self.say("sum-stage-others"), made)
                }
            };
            sum.fact(words, self.plain(role.score)).made = made;
        }
        let words = match position.depth {
            Some(depth) => {
                let args = [("level", (depth + 1).into()), ("below", position.below.into())];
                tr_args(self.lang, "sum-position", &args)
            }
            None => self.say("sum-position-unknown"),
        };
        let (level, span) = (c.position_level_share, 1.0 - c.position_level_share);
        let mut made = format!(
            "{} × {} + {} × {}",
            self.share(level),
            self.plain(position.level),
            self.share(span),
            self.plain(position.span)
        );
        if position.by_stage < 1.0 {
            made = format!("({made}) × {}", self.share(position.by_stage));
        }
        sum.fact(words, self.plain(position.score)).made = made;
        self.resting_on(&mut sum, "roles", self.current(id).and_then(|now| now.roles_rating()));
        Some(sum)
    }

    fn sway(&self, id: &PersonId, mut sum: Sum) -> Option<Sum> {
        let making = self.ranked.sway_making(id)?;
        let three = |value: f64| number(self.lang, value, 3);
        let lines = making.moved.iter().map(|(voter, vote, share)| SumLine {
            kind: LineKind::Adds,
            words: self.name(voter),
            made: format!("{} × {}", self.share(*vote), self.share(*share)),
            value: three(vote * share),
            amount: vote * share,
            opens: Some(Number::Vote(voter.clone())),
        });
        sum.adds_all(lines.collect(), |count| self.others(count), three);
        sum.total(self.say("sum-sway-total"), making.gradient, three(making.gradient));
        let (most, whose) = &making.most;
        let words = self.of_person("sum-sway-most", whose);
        let line = sum.fact(words, three(*most));
        if whose != id {
            line.opening(Number::Component(whose.clone(), Factor::Sway));
        }
        Some(sum)
    }

    fn broker(&self, id: &PersonId, mut sum: Sum) -> Option<Sum> {
        let making = self.ranked.broker_making(id)?;
        if making.is_buyer {
            sum.note = self.say("sum-broker-buyer");
            return Some(sum);
        }
        for (decider, vote, through) in &making.deciders {
            let made = format!("{} × {}", self.share(*vote), self.share(*through));
            let words = self.of_person("sum-broker-to", decider);
            sum.adds(words, made, vote * through, self.share(vote * through))
                .opening(Number::Vote(decider.clone()));
        }
        sum.total(self.say("sum-broker-total"), making.raw, self.share(making.raw));
        sum.fact(self.say("sum-scale"), self.share(making.scale));
        Some(sum)
    }

    fn listened(&self, id: &PersonId, mut sum: Sum) -> Option<Sum> {
        let making = self.ranked.listened_making(id)?;
        sum.adds(self.say("sum-listened-base"), String::new(), making.base, self.share(making.base));
        let lines = making.listeners.iter().map(|(listener, adds)| SumLine {
            kind: LineKind::Adds,
            words: self.of_person("sum-listened-by", listener),
            made: String::new(),
            value: self.share(*adds),
            amount: *adds,
            opens: Some(Number::Component(listener.clone(), Factor::Listened)),
        });
        sum.adds_all(lines.collect(), |count| self.others(count), |v| self.share(v));
        sum.total(self.say("sum-listened-total"), making.pagerank, self.share(making.pagerank));
        sum.fact(self.say("sum-listened-least"), self.share(making.least));
        sum.fact(self.say("sum-scale"), self.share(making.least + making.scale));
        Some(sum)
    }

    fn level(&self, id: &PersonId, value: f64, mut sum: Sum) -> Sum {
        let current = self.current(id);
        let rating = current.as_ref().and_then(Current::influence_rating);
        let influence = current.as_ref().and_then(Current::influence);
        let outside = self.decision.spread_making(id).is_none();
        let key = match influence {
            _ if outside => "why-level-outside",
            Some(Influence::High) => "why-level-high",
            Some(Influence::Medium) => "why-level-medium",
            Some(Influence::Low) => "why-level-low",
            None => "why-level-unknown",
        };
        sum.fact(self.say(key), self.plain(value));
        if let Some(rating) = rating {
            self.evidence(&mut sum, rating);
        }
        sum
    }

    /// How firm the order is.
    pub(super) fn close_call(&self) -> Sum {
        let firm = self.ranking.sensitivity;
        let result = self.say(if firm.is_close_call() { "close-call" } else { "sum-firm" });
        let share = self.share(firm.perturbation);
        let rule = tr_args(self.lang, "sum-close-call-rule", &[("share", share.as_str().into())]);
        let mut sum = Sum::new(self.say("sum-close-call"), result, rule);
        sum.fact(self.say("sum-top1"), self.share(firm.top1_changed));
        sum.fact(self.say("sum-top3"), self.share(firm.top3_changed));
        sum.note = self.say("sum-close-call-note");
        for ranked in self.ranking.people.iter().take(4) {
            let words = format!("{}. {}", ranked.rank, self.name(&ranked.id));
            sum.fact(words, self.plain(ranked.k)).opening(Number::Score(ranked.id.clone()));
        }
        sum
    }

    /// Somebody's share of the votes.
    pub(super) fn vote(&self, id: &PersonId) -> Option<Sum> {
        let (weight, all) = self.decision.vote_making(id)?;
        let share = if all > 0.0 { weight.weight() / all } else { 0.0 };
        let title = self.of_person("sum-vote", id);
        let mut sum = Sum::new(title, self.share(share), self.say("sum-vote-rule"));
        let two = |value: f64| number(self.lang, value, 2);
        match weight {
            VoteWeight::None => sum.note = self.say("sum-vote-none"),
            VoteWeight::Set(vote) => {
                sum.fact(self.say("sum-vote-set"), two(vote));
            }
            VoteWeight::ByRole { role, base, by_stage, by_influence } => {
                let name = self.role_name(role);
                sum.fact(tr_args(self.lang, "sum-role", &[("role", name.as_str().into())]), two(base));
                sum.fact(self.say("sum-vote-stage"), format!("× {}", two(by_stage)));
                sum.fact(self.say("sum-vote-influence"), format!("× {}", two(by_influence)));
            }
        }
        sum.total(self.say("sum-vote-weight"), weight.weight(), two(weight.weight()));
        sum.fact(self.say("sum-vote-all"), two(all));
        if let (VoteWeight::ByRole { .. }, Some(now)) = (weight, self.current(id)) {
            self.resting_on(&mut sum, "roles", now.roles_rating());
            self.resting_on(&mut sum, "influence", now.influence_rating());
        }
        Some(sum)
    }

    /// The judgement that a number rests on, below its name.
    fn resting_on(&self, sum: &mut Sum, key: &str, rating: Option<&Rating>) {
        if let Some(rating) = rating {
            let before = sum.lines.len();
            sum.line(LineKind::Heading, self.say(key), String::new(), String::new());
            self.evidence(sum, rating);
            // Of a judgement without author, day and evidence there is nothing to say.
            if sum.lines.len() == before + 1 {
                sum.lines.truncate(before);
            }
        }
    }

    pub(super) fn current(&self, id: &PersonId) -> Option<Current<'_>> {
        self.question.deal.as_ref().map(|deal| Current::of(self.account, deal, id, self.question.day))
    }

    /// Who says so, when, how sure, and why.
    pub(super) fn evidence(&self, sum: &mut Sum, rating: &Rating) {
        if !rating.evidence.is_empty() {
            sum.fact(format!("“{}”", rating.evidence), String::new());
        }
        let date = rating.date.map(|date| date_long(self.lang, date)).unwrap_or_default();
        let said = crate::locale::listed(self.lang, &[&self.author(rating), &date]);
        if !said.is_empty() {
            sum.fact(self.say("sum-said-by"), said);
        }
        let sure = Catalogue::get().confidence(rating.confidence).name.get(self.lang);
        sum.fact(self.say("confidence"), sure.to_owned());
    }
}
