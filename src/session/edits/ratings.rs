//! Judgements: appended day by day. What the same person says anew on the day, with nothing added to it yet, is a
//! better word for the same judgement, and a word added on the day of a rating amends that rating.
use super::people::joined;
use crate::catalogue::{Confidence, Level, Side};
use crate::model::{
    Account, Current, DealId, Key, Member, PersonId, Rating, RatingId, RatingValue, RatingsNow, Relationship,
    RelationshipId, Transaction,
};
use jiff::civil::Date;

/// Whose word it is, and of what day.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    pub day: Date,
    /// The id of one of ours, or a name; empty for nobody in particular.
    pub author: String,
}

/// Rates a person in a deal today. Somebody who isn't in the deal yet joins it.
pub fn rate(
    account: &Account,
    deal: &DealId,
    person: &PersonId,
    value: RatingValue,
    stamp: &Stamp,
) -> Transaction {
    rate_all(account, deal, [(person.clone(), value)], stamp)
}

/// Rates people in a deal today, each as said; who isn't in the deal yet joins it. Several ratings of one person stand
/// side by side.
pub fn rate_all(
    account: &Account,
    deal: &DealId,
    rated: impl IntoIterator<Item = (PersonId, RatingValue)>,
    stamp: &Stamp,
) -> Transaction {
    let held = RatingsNow::on(account, stamp.day);
    let mut seq = account.next_rating_seq();
    let mut several = Transaction::new("step-rate-people");
    let mut names: Vec<&str> = Vec::new();
    let mut last: Option<PersonId> = None;
    for (person, value) in rated {
        let current = held.of(deal, &person);
        let unchanged = match &value {
            RatingValue::Roles(roles) => current.roles() == roles.as_slice(),
            RatingValue::Influence(influence) => current.influence() == *influence,
            RatingValue::Support(support) => current.support() == *support,
        };
        // Saying again what stands says nothing, so nobody joins the deal by it.
        if unchanged {
            continue;
        }
        if last.as_ref() != Some(&person) {
            names.push(name_of(account, &person));
            join(&mut several, account, deal, &person);
            last = Some(person.clone());
        }
        let bare = |held: &&Rating| {
            let same = held.date == Some(stamp.day) && held.author == stamp.author;
            same && held.evidence.is_empty() && held.confidence == Confidence::default()
        };
        if let Some(held) = current.of_kind(&value).filter(bare) {
            several.push(Rating { value, ..held.clone() });
            continue;
        }
        several.push(Rating {
            id: RatingId::fresh(),
            deal: deal.clone(),
            person,
            seq,
            value,
            date: Some(stamp.day),
            author: stamp.author.clone(),
            ..Rating::default()
        });
        seq = seq.saturating_add(1);
    }
    match names[..] {
        [name] => Transaction { edits: several.edits, ..Transaction::new("step-rate").with("name", name) },
        _ => several.with("count", names.len()),
    }
}

/// Sets confidence or evidence of the support that stands: amends today's rating, or appends one with the
/// same score. Without a rating there is nothing to say it of.
pub fn amend_support(
    account: &Account,
    deal: &DealId,
    person: &PersonId,
    stamp: &Stamp,
    change: impl FnOnce(&mut Rating),
) -> Option<Transaction> {
    let held = Current::of(account, deal, person, stamp.day).support_rating()?.clone();
    let mut rating = held.clone();
    change(&mut rating);
    if rating == held {
        return None;
    }
    if held.date != Some(stamp.day) {
        rating.id = RatingId::fresh();
        rating.seq = account.next_rating_seq();
        rating.date = Some(stamp.day);
        rating.author.clone_from(&stamp.author);
    }
    let mut transaction = Transaction::new("step-rate").with("name", name_of(account, person));
    transaction.push(rating);
    Some(transaction)
}

/// The same of several people, in one step.
pub fn amend_all<'a>(
    account: &Account,
    deal: &DealId,
    people: impl IntoIterator<Item = &'a PersonId>,
    stamp: &Stamp,
    change: impl Fn(&mut Rating),
) -> Option<Transaction> {
    let mut seq = account.next_rating_seq();
    let made = people.into_iter().filter_map(|id| {
        let mut made = amend_support(account, deal, id, stamp, &change)?;
        // Each new one has a number of its own.
        for edit in &mut made.edits {
            if let crate::model::Edit::Rating(key, Some(rating)) = edit
                && !account.ratings().contains_key(key)
            {
                rating.seq = seq;
                seq = seq.saturating_add(1);
            }
        }
        Some(made)
    });
    joined(made, "step-rate-people")
}

/// Says how sure the support rating is.
pub fn set_confidence(
    account: &Account,
    deal: &DealId,
    person: &PersonId,
    confidence: Confidence,
    stamp: &Stamp,
) -> Option<Transaction> {
    amend_support(account, deal, person, stamp, |rating| rating.confidence = confidence)
}

/// Puts right what a judgement says of itself: its day, author, confidence, evidence.
pub fn correct(account: &Account, id: &RatingId, change: impl FnOnce(&mut Rating)) -> Option<Transaction> {
    let held = account.ratings().get(id)?;
    let mut rating = held.clone();
    change(&mut rating);
    if rating == *held {
        return None;
    }
    let mut transaction =
        Transaction::new("step-correct-rating").with("name", name_of(account, &held.person));
    transaction.push(rating);
    Some(transaction)
}

/// Takes a judgement back, as if it had never been said.
pub fn take_back(account: &Account, id: &RatingId) -> Transaction {
    let mut transaction = Transaction::new("step-take-back-rating");
    if let Some(held) = account.ratings().get(id) {
        transaction = transaction.with("name", name_of(account, &held.person));
        transaction.edits = account.removal([Key::Rating(id.clone())]);
    }
    transaction
}

fn name_of<'a>(account: &'a Account, person: &PersonId) -> &'a str {
    account.person(person).map_or("", |p| p.name.as_str())
}

/// Changes the parts of several people in a deal, in one step.
pub fn change_members<'a>(
    account: &Account,
    deal: &DealId,
    ids: impl IntoIterator<Item = &'a PersonId>,
    change: impl Fn(&mut Member),
) -> Option<Transaction> {
    let made = ids.into_iter().filter_map(|id| change_member(account, deal, id, &change));
    joined(made, "step-change-people")
}

/// Changes a person's part in the deal; makes it if there is none.
pub fn change_member(
    account: &Account,
    deal: &DealId,
    person: &PersonId,
    change: impl FnOnce(&mut Member),
) -> Option<Transaction> {
    let before = account.member(deal, person).cloned();
    let mut after = before.clone().unwrap_or_else(|| Member::new(deal.clone(), person.clone()));
    change(&mut after);
    if before.as_ref() == Some(&after) {
        return None;
    }
    let mut transaction = Transaction::new("step-change-person").with("name", name_of(account, person));
    transaction.push(after);
    Some(transaction)
}

/// Takes a person out of a deal, with the judgements made in it.
pub fn leave(account: &Account, deal: &DealId, person: &PersonId) -> Transaction {
    let mut transaction = Transaction::new("step-leave-deal");
    let ratings = account.ratings_of(person).filter(|r| r.deal == *deal);
    transaction.edits.extend(ratings.map(|r| crate::model::Edit::Rating(r.id.clone(), None)));
    if let Some(member) = account.member(deal, person) {
        transaction.edits.push(crate::model::Edit::Member(member.key(), None));
    }
    transaction
}

/// Says how well one of ours knows a person.
pub fn set_level(account: &Account, us: &PersonId, person: &PersonId, level: Level) -> Option<Transaction> {
    let held = account.relationships_of(person).find(|r| r.us == *us);
    if held.map_or(Level::None, |r| r.level) == level {
        return None;
    }
    let mut transaction = Transaction::new("step-relationship");
    let mut record = held.cloned().unwrap_or_else(|| Relationship {
        id: RelationshipId::fresh(),
        us: us.clone(),
        person: person.clone(),
        ..Relationship::default()
    });
    record.level = level;
    transaction.push(record);
    Some(transaction)
}

fn join(transaction: &mut Transaction, account: &Account, deal: &DealId, person: &PersonId) {
    let may = account.person(person).is_some_and(|p| matches!(p.side, Side::Customer | Side::Other));
    if may && account.member(deal, person).is_none() {
        transaction.push(Member::new(deal.clone(), person.clone()));
    }
}
