//! Any number that is shown, as the sum that made it: a title, the rule in a sentence, and lines that lead further down,
//! to the ratings and their evidence.
//! Not here: the numbers themselves (`analysis`), where they are clicked (`ui`).
mod leaving;
mod moves;
mod relationship;
mod standing;
mod voting;

use crate::analysis::{Decision, Factor, Fragility, Outlook, Question, Ranked, Ranking};
use crate::catalogue::{AnalysisConstants, Lang, RoleKey, Support};
use crate::locale::{change, number, tr};
use crate::model::{Account, DepartmentId, PersonId, Rating};
use std::collections::BTreeMap;

/// A number that can be asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Number {
    /// How much somebody counts: K of the ranking.
    Score(PersonId),
    /// One of the five components of a score.
    Component(PersonId, Factor),
    /// What a close call is judged by.
    CloseCall,
    /// Somebody's share of the votes.
    Vote(PersonId),
    /// How much somebody supports us, and who says so.
    Support(PersonId),
    /// How far off that may be.
    Spread(PersonId),
    /// Where somebody comes to stand once everybody has listened.
    Opinion(PersonId),
    MeanVote,
    Majority,
    /// Those who could stop it.
    Vetoes,
    Buyers,
    Chance,
    UnratedVotes,
    /// What one step of support with somebody is worth.
    Worth(PersonId),
    /// What it costs to bring somebody there.
    Step(PersonId, Support),
    Plan,
    /// What would win if somebody of the plan will not move.
    IfNot(PersonId),
    /// The plan that the team keeps.
    KeptPlan,
    /// What the scenario shown takes.
    Moves,
    /// What it takes to bring somebody there from where the account itself has them.
    Move(PersonId, Support),
    /// Who can introduce us to whom the outlook asks about.
    Way,
    /// What is lost without somebody of theirs.
    Without(PersonId),
    /// The mean vote without somebody.
    MeanWithout(PersonId),
    /// Where somebody comes to stand without somebody else.
    OpinionWithout(PersonId, PersonId),
    /// What hangs on one of ours alone.
    SoleLink(PersonId),
    /// How far ours fall short of the relationship that is required with somebody.
    Relationship(PersonId),
    /// How many of a department are for us and against.
    Department(DepartmentId),
}

impl Number {
    /// Whose number it is, where it is one person's.
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Score(id)
            | Self::Component(id, _)
            | Self::Vote(id)
            | Self::Support(id)
            | Self::Spread(id)
            | Self::Opinion(id)
            | Self::Worth(id)
            | Self::Step(id, _)
            | Self::IfNot(id)
            | Self::Move(id, _)
            | Self::Without(id)
            | Self::MeanWithout(id)
            | Self::OpinionWithout(id, _)
            | Self::Relationship(id)
            | Self::SoleLink(id) => Some(id),
            Self::CloseCall
            | Self::MeanVote
            | Self::Majority
            | Self::Vetoes
            | Self::Buyers
            | Self::Chance
            | Self::UnratedVotes
            | Self::Plan
            | Self::KeptPlan
            | Self::Moves
            | Self::Way
            | Self::Department(_) => None,
        }
    }

    /// Whether it is of the outlook, which takes a moment to work out.
    pub fn is_of_outlook(&self) -> bool {
        matches!(
            self,
            Self::MeanVote
                | Self::MeanWithout(_)
                | Self::OpinionWithout(..)
                | Self::Majority
                | Self::Vetoes
                | Self::Buyers
                | Self::Chance
                | Self::UnratedVotes
                | Self::Plan
                | Self::IfNot(_)
                | Self::KeptPlan
                | Self::Way
        )
    }
}

/// What a line of a sum is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Is added to the others of its kind.
    Adds,
    /// What they add up to.
    Total,
    /// Something to know besides.
    Fact,
    /// What the lines below it are.
    Heading,
}

/// One line of a sum.
#[derive(Clone, Debug, PartialEq)]
pub struct SumLine {
    pub kind: LineKind,
    pub words: String,
    /// How the value is made: "30 % × 85"; empty where it is a fact.
    pub made: String,
    pub value: String,
    /// The value, for whoever adds up; 0 where it is no summand.
    pub amount: f64,
    /// Where it comes from.
    pub opens: Option<Number>,
}

/// How a number comes about.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    pub title: String,
    pub result: String,
    /// The rule, in a sentence or two.
    pub rule: String,
    pub lines: Vec<SumLine>,
    /// What to bear in mind; may be empty.
    pub note: String,
    /// Other numbers about the same.
    pub also: Vec<(String, Number)>,
}

impl Sum {
    fn new(title: String, result: String, rule: String) -> Self {
        Self { title, result, rule, lines: Vec::new(), note: String::new(), also: Vec::new() }
    }
    fn line(&mut self, kind: LineKind, words: String, made: String, value: String) -> &mut SumLine {
        self.lines.push(SumLine { kind, words, made, value, amount: 0.0, opens: None });
        let last = self.lines.len() - 1;
        &mut self.lines[last]
    }
    fn adds(&mut self, words: String, made: String, amount: f64, value: String) -> &mut SumLine {
        let line = self.line(LineKind::Adds, words, made, value);
        line.amount = amount;
        line
    }
    fn total(&mut self, words: String, amount: f64, value: String) -> &mut SumLine {
        let line = self.line(LineKind::Total, words, String::new(), value);
        line.amount = amount;
        line
    }
    fn fact(&mut self, words: String, value: String) -> &mut SumLine {
        self.line(LineKind::Fact, words, String::new(), value)
    }

    /// The first summands, and the others in one line: a sum that scrolls for pages explains nothing.
    fn adds_all(&mut self, all: Vec<SumLine>, rest: impl Fn(usize) -> String, value: impl Fn(f64) -> String) {
        /// A list of one more is no shorter with "1 other".
        const MOST: usize = 40;
        /// Less is written as nothing.
        const LEAST: f64 = 5e-4;
        let counts = all.iter().rposition(|line| line.amount.abs() >= LEAST).map_or(1, |last| last + 1);
        let shown = counts.min(if all.len() > MOST + 1 { MOST } else { all.len() });
        let left: f64 = all[shown..].iter().map(|line| line.amount).sum();
        let more = all.len() - shown;
        self.lines.extend(all.into_iter().take(shown));
        if more > 0 {
            self.adds(rest(more), String::new(), left, value(left));
        }
    }
}

impl SumLine {
    fn opening(&mut self, number: Number) {
        self.opens = Some(number);
    }
}

/// What sums are made from.
pub struct Ground<'a> {
    pub account: &'a Account,
    pub question: &'a Question,
    pub lang: Lang,
    pub ranking: &'a Ranking,
    /// As the account shown has it: what the ranking is about.
    pub ranked: &'a Decision<'a>,
    /// As the account itself has it, whatever is supposed.
    pub rated: &'a Decision<'a>,
    /// As the outlook has it: the same, or with what is supposed.
    pub decision: &'a Decision<'a>,
    /// `None` while it is being worked out.
    pub outlook: Option<&'a Outlook>,
    /// What hangs on single people, as the lens shows it.
    pub fragility: &'a Fragility,
    /// Who is only supposed to think what they are said to.
    pub supposed: &'a BTreeMap<PersonId, Support>,
}

impl Ground<'_> {
    /// How a number comes about; `None` where there is no such number now.
    pub fn sum(&self, number: &Number) -> Option<Sum> {
        let mut sum = self.made(number)?;
        sum.also.retain(|(_, other)| other != number);
        if number.is_of_outlook() {
            // Wherever such a number stands, this stands with it.
            let label = self.say("outlook-label");
            if sum.note.is_empty() {
                sum.note = label;
            } else if !sum.note.starts_with(&label) {
                sum.note = format!("{label}\n{}", sum.note);
            }
        }
        Some(sum)
    }

    fn made(&self, number: &Number) -> Option<Sum> {
        match number {
            Number::Score(id) => self.score(id),
            Number::Component(id, factor) => self.component(id, *factor),
            Number::CloseCall => Some(self.close_call()),
            Number::Vote(id) => self.vote(id),
            Number::Support(id) => self.support(id),
            Number::Spread(id) => self.spread(id),
            Number::Opinion(id) => self.opinion(id),
            Number::MeanVote => self.mean_vote(),
            Number::Majority => self.majority(),
            Number::Vetoes => self.vetoes(),
            Number::Buyers => self.buyers(),
            Number::Chance => self.chance(),
            Number::UnratedVotes => self.unrated_votes(),
            Number::Worth(id) => Some(self.worth(id)),
            Number::Step(id, to) => self.step(self.ranked, id, *to),
            Number::Plan => self.plan(),
            Number::IfNot(id) => self.if_not(id),
            Number::KeptPlan => self.kept_plan(),
            Number::Moves => self.moves(),
            Number::Move(id, to) => self.step(self.rated, id, *to),
            Number::Way => self.way(),
            Number::Without(id) => Some(self.without(id)),
            Number::MeanWithout(gone) => Some(self.mean_without(gone)),
            Number::OpinionWithout(id, gone) => self.opinion_without(id, gone),
            Number::SoleLink(id) => self.sole_link(id),
            Number::Relationship(id) => self.relationship(id),
            Number::Department(id) => self.department(id),
        }
    }

    fn constants(&self) -> &AnalysisConstants {
        self.decision.population().constants
    }
    fn name(&self, id: &PersonId) -> String {
        super::person_name(self.account, id, self.lang)
    }
    fn author(&self, rating: &Rating) -> String {
        super::author_name(self.account, &rating.author, self.lang)
    }
    fn say(&self, key: &str) -> String {
        tr(self.lang, key).into_owned()
    }
    fn of_person(&self, key: &str, id: &PersonId) -> String {
        crate::locale::tr_args(self.lang, key, &[("name", self.name(id).as_str().into())])
    }
    fn others(&self, count: usize) -> String {
        crate::locale::tr_args(self.lang, "sum-others", &[("count", count.into())])
    }
    fn ranked_one(&self, id: &PersonId) -> Option<&Ranked> {
        self.ranking.of(id)
    }
    /// "84.2".
    fn plain(&self, value: f64) -> String {
        number(self.lang, value, 1)
    }
    /// "+0.42".
    fn moved(&self, value: f64) -> String {
        change(self.lang, value, 2)
    }
    /// "12.5 %", without what stands for nothing.
    fn share(&self, share: f64) -> String {
        let words = number(self.lang, 100.0 * share, 1);
        format!("{} %", words.strip_suffix(".0").unwrap_or(&words))
    }
    fn role_name(&self, role: &str) -> String {
        let known = crate::catalogue::Catalogue::get().role(&RoleKey::from(role));
        known.map_or_else(|| self.say("sum-no-role"), |known| known.name.get(self.lang).to_owned())
    }
}
