//! Judgements: appended, never overwritten. A word added on the day of a rating amends that rating.
use crate::catalogue::{Confidence, Level, Side};
use crate::model::{
    Account, Current, DealId, Member, PersonId, Rating, RatingId, RatingValue, RatingsNow, Relationship,
    RelationshipId, Transaction,
};
use jiff::civil::Date;

/// Rates a person in a deal today. Somebody who isn't in the deal yet joins it.
pub fn rate(
    account: &Account,
    deal: &DealId,
    person: &PersonId,
    value: RatingValue,
    day: Date,
) -> Transaction {
    rate_all(account, deal, [(person.clone(), value)], day)
}

/// Rates people in a deal today, each as said; who isn't in the deal yet joins it.
pub fn rate_all(
    account: &Account,
    deal: &DealId,
    rated: impl IntoIterator<Item = (PersonId, RatingValue)>,
    day: Date,
) -> Transaction {
    let held = RatingsNow::on(account, day);
    let mut seq = account.next_rating_seq();
    let mut several = Transaction::new("step-rate-people");
    let mut names: Vec<&str> = Vec::new();
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
        names.push(account.person(&person).map_or("", |p| p.name.as_str()));
        join(&mut several, account, deal, &person);
        several.push(Rating {
            id: RatingId::fresh(),
            deal: deal.clone(),
            person,
            seq,
            value,
            date: Some(day),
            ..Rating::default()
        });
        seq += 1;
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
    day: Date,
    change: impl FnOnce(&mut Rating),
) -> Option<Transaction> {
    let held = Current::of(account, deal, person, day).support_rating()?.clone();
    let mut rating = held.clone();
    change(&mut rating);
    if rating == held {
        return None;
    }
    if held.date != Some(day) {
        rating.id = RatingId::fresh();
        rating.seq = account.next_rating_seq();
        rating.date = Some(day);
    }
    let mut transaction =
        Transaction::new("step-rate").with("name", account.person(person).map_or("", |p| p.name.as_str()));
    transaction.push(rating);
    Some(transaction)
}

/// Says how sure the support rating is.
pub fn set_confidence(
    account: &Account,
    deal: &DealId,
    person: &PersonId,
    confidence: Confidence,
    day: Date,
) -> Option<Transaction> {
    amend_support(account, deal, person, day, |rating| rating.confidence = confidence)
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
    let mut transaction = Transaction::new("step-change-person")
        .with("name", account.person(person).map_or("", |p| p.name.as_str()));
    transaction.push(after);
    Some(transaction)
}

/// Takes a person out of a deal, with the judgements made in it.
pub fn leave(account: &Account, deal: &DealId, person: &PersonId) -> Transaction {
    let mut transaction = Transaction::new("step-leave-deal");
    let ratings = account.ratings().values().filter(|r| r.deal == *deal && r.person == *person);
    transaction.edits.extend(ratings.map(|r| crate::model::Edit::Rating(r.id.clone(), None)));
    if let Some(member) = account.member(deal, person) {
        transaction.edits.push(crate::model::Edit::Member(member.key(), None));
    }
    transaction
}

/// Says how well one of ours knows a person.
pub fn set_level(account: &Account, us: &PersonId, person: &PersonId, level: Level) -> Option<Transaction> {
    let held = account.relationships().values().find(|r| r.us == *us && r.person == *person);
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
