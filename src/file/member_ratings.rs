//! The ratings of one member as interchange JSON gives them: plain fields, a history of scores, a full
//! history. Reading and writing share this, so that writing knows what reading will make of it.
use super::interchange::{MemberShape, RatingKindShape, RatingShape, ScoreShape, SupportShape};
use crate::catalogue::{Confidence, Influence, RoleKey, Support};
use crate::model::{Rating, RatingValue};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

/// A rating without its place among the others.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Judgement {
    pub(super) value: RatingValue,
    pub(super) date: Option<Date>,
    pub(super) author: String,
    pub(super) confidence: Confidence,
    pub(super) evidence: String,
}

impl Judgement {
    fn undated(value: RatingValue) -> Self {
        Self {
            value,
            date: None,
            author: String::new(),
            confidence: Confidence::default(),
            evidence: String::new(),
        }
    }

    pub(super) fn of(rating: &Rating) -> Self {
        Self {
            value: rating.value.clone(),
            date: rating.date,
            author: rating.author.clone(),
            confidence: rating.confidence,
            evidence: rating.evidence.clone(),
        }
    }

    pub(super) fn to_history(&self) -> RatingShape {
        let (kind, value) = match &self.value {
            RatingValue::Roles(roles) => {
                let keys: Vec<Value> = roles.iter().map(|r| Value::from(r.as_str())).collect();
                (RatingKindShape::Roles, Some(Value::from(keys)))
            }
            RatingValue::Influence(influence) => {
                (RatingKindShape::Influence, influence.map(|i| Value::from(i.key())))
            }
            RatingValue::Support(support) => {
                (RatingKindShape::Support, support.map(|s| Value::from(s.score())))
            }
        };
        RatingShape {
            kind,
            value,
            date: self.date,
            author: self.author.clone(),
            confidence: self.confidence,
            evidence: self.evidence.clone(),
        }
    }

    pub(super) fn to_support(&self) -> Option<SupportShape> {
        let RatingValue::Support(score @ Some(_)) = self.value else { return None };
        Some(SupportShape {
            score,
            date: self.date,
            author: self.author.clone(),
            confidence: self.confidence,
            evidence: self.evidence.clone(),
        })
    }

    pub(super) fn to_score(&self) -> Option<ScoreShape> {
        let RatingValue::Support(score @ Some(_)) = self.value else { return None };
        self.date.map(|date| ScoreShape { date: Some(date), score })
    }
}

/// A history entry that says nothing sensible: its number, the field and what is wrong.
#[derive(Debug)]
pub(super) struct WrongEntry {
    pub(super) index: usize,
    pub(super) field: &'static str,
    pub(super) reason: String,
}

/// The judgements that a member's fields stand for, oldest first: the full history, scores that it lacks,
/// then what is said to hold now unless the newest says just that.
pub(super) fn judgements(member: &MemberShape, as_of: Option<Date>) -> Result<Vec<Judgement>, WrongEntry> {
    let mut all = Vec::new();
    for (index, entry) in member.history.iter().enumerate() {
        all.push(from_history(entry).map_err(|(field, reason)| WrongEntry { index, field, reason })?);
    }
    let full = all.len();
    for score in &member.support_history {
        let value = RatingValue::Support(score.score);
        let known = |j: &Judgement| j.value == value && j.date == score.date;
        if !all.get(..full).is_some_and(|held| held.iter().any(known)) && score.score.is_some() {
            all.push(Judgement { date: score.date, ..Judgement::undated(value) });
        }
    }
    // No rating stands, whatever was thought once.
    if member.support.is_none()
        && let Some(date) = member.support_history.iter().map(|score| score.date).max()
        && !all.get(..full).is_some_and(|held| held.iter().any(|j| j.value == RatingValue::Support(None)))
    {
        all.push(Judgement { date, ..Judgement::undated(RatingValue::Support(None)) });
    }
    if !member.roles.is_empty() {
        push_current(
            &mut all,
            Judgement::undated(RatingValue::Roles(member.roles.clone())),
            as_of,
            Compare::Value,
        );
    }
    if member.influence.is_some() {
        push_current(
            &mut all,
            Judgement::undated(RatingValue::Influence(member.influence)),
            as_of,
            Compare::Value,
        );
    }
    if let Some(support) = member.support.as_ref().filter(|s| s.score.is_some()) {
        let current = Judgement {
            value: RatingValue::Support(support.score),
            date: support.date,
            author: support.author.clone(),
            confidence: support.confidence,
            evidence: support.evidence.clone(),
        };
        push_current(&mut all, current, as_of, Compare::Whole);
    }
    Ok(all)
}

#[derive(Clone, Copy)]
enum Compare {
    /// Roles and influence are given without date and author.
    Value,
    Whole,
}

fn push_current(all: &mut Vec<Judgement>, mut current: Judgement, as_of: Option<Date>, compare: Compare) {
    let same_kind =
        |j: &&Judgement| std::mem::discriminant(&j.value) == std::mem::discriminant(&current.value);
    let newest = all
        .iter()
        .filter(same_kind)
        .filter(|j| j.date.is_none_or(|date| as_of.is_none_or(|day| date <= day)))
        // Of equal days `max_by_key` gives the last, which is the one that counts.
        .max_by_key(|j| j.date);
    if let Some(newest) = newest {
        let said_already = match compare {
            Compare::Value => newest.value == current.value,
            Compare::Whole => *newest == current,
        };
        if said_already {
            return;
        }
        // What is said to hold now must not count as older than the history: not without a date, nor with an
        // earlier one.
        if current.date.is_none() && newest.date.is_some() {
            current.date = as_of.or(newest.date);
        } else if current.date < newest.date {
            current.date = newest.date;
        }
    }
    all.push(current);
}

fn from_history(entry: &RatingShape) -> Result<Judgement, (&'static str, String)> {
    let wrong = |error: serde_json::Error| ("value", error.to_string());
    let value = match entry.kind {
        RatingKindShape::Roles => RatingValue::Roles(
            parsed::<Vec<RoleKey>>(entry.value.as_ref()).map_err(wrong)?.unwrap_or_default(),
        ),
        RatingKindShape::Influence => {
            RatingValue::Influence(parsed::<Influence>(entry.value.as_ref()).map_err(wrong)?)
        }
        RatingKindShape::Support => {
            RatingValue::Support(parsed::<Support>(entry.value.as_ref()).map_err(wrong)?)
        }
        RatingKindShape::Unnamed => return Err(("kind", "give roles, influence or support".to_owned())),
    };
    Ok(Judgement {
        value,
        date: entry.date,
        author: entry.author.clone(),
        confidence: entry.confidence,
        evidence: entry.evidence.clone(),
    })
}

fn parsed<'de, T: Deserialize<'de>>(value: Option<&'de Value>) -> Result<Option<T>, serde_json::Error> {
    value.map(T::deserialize).transpose()
}
