//! Lines between people: drawn, led elsewhere, changed, deleted.
use super::super::refusal::Refusal;
use super::people::{self, NewPerson};
use crate::catalogue::{Lang, Side};
use crate::geom::{Point, RectSide};
use crate::model::{Account, DealId, Edit, Link, LinkId, LinkKind, PersonId, Transaction};
use crate::report::person_name;
use std::collections::BTreeSet;

/// An end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    From,
    To,
}

/// Draws a line. `Reports`: `from` reports to `to`, and no longer to whom they did. A counterpart line may be drawn
/// either way.
pub fn connect(
    account: &Account,
    kind: LinkKind,
    from: &PersonId,
    to: &PersonId,
    lang: Lang,
) -> Result<(LinkId, Transaction), Refusal> {
    let (from, to) = oriented(account, kind, from, to);
    let (from_name, to_name) = (person_name(account, from, lang), person_name(account, to, lang));
    if kind == LinkKind::Reports {
        let edits = lead(account, from, to, lang)?;
        let drawn = edits.iter().find_map(|edit| match edit {
            Edit::Link(id, Some(_)) => Some(id.clone()),
            _ => None,
        });
        let made = match boss_line(account, from) {
            Some(_) => Transaction::new("step-report-to")
                .with("count", 1)
                .with("person", from_name)
                .with("boss", to_name),
            None => Transaction::new(step_name(kind)).with("from", from_name).with("to", to_name),
        };
        return Ok((drawn.unwrap_or_else(LinkId::fresh), Transaction { edits, ..made }));
    }
    check(account, kind, from, to, &[], lang)?;
    let id = LinkId::fresh();
    let mut transaction = Transaction::new(step_name(kind)).with("from", from_name).with("to", to_name);
    transaction.push(Link { id: id.clone(), kind, from: from.clone(), to: to.clone(), ..Link::default() });
    Ok((id, transaction))
}

/// A line from somebody to a person who is made with it.
#[derive(Clone, Copy, Debug)]
pub struct LineToNew<'a> {
    pub kind: LinkKind,
    pub from: &'a PersonId,
    /// The new person reports to `from`.
    pub downwards: bool,
}

/// Draws a line to somebody new whose card's top centre comes to `top`. A counterpart line makes one of the other
/// side, a chain of command one of the same, whatever `new` says.
pub fn connect_new(
    account: &Account,
    line: LineToNew,
    new: NewPerson,
    top: Point,
    deal: Option<&DealId>,
    lang: Lang,
) -> Result<(PersonId, LinkId, Transaction), Refusal> {
    let LineToNew { kind, from, downwards } = line;
    check_new(account, kind, from, downwards, lang)?;
    let own = side(account, from).unwrap_or_default();
    let meets_ours = matches!(kind, LinkKind::Pair(_)) && own != Side::Us;
    let new_side = match kind {
        LinkKind::Reports | LinkKind::Dotted => own,
        LinkKind::Pair(_) if meets_ours => Side::Us,
        LinkKind::Pair(_) | LinkKind::Influence(_) | LinkKind::Conflict => Side::Customer,
    };
    let new = NewPerson { side: new_side, ..new };
    let (person, mut transaction) = people::add(account, new, Some(top), deal);
    let (from, to) = if downwards || meets_ours { (&person, from) } else { (from, &person) };
    let id = LinkId::fresh();
    transaction.push(Link { id: id.clone(), kind, from: from.clone(), to: to.clone(), ..Link::default() });
    Ok((person.clone(), id, transaction))
}

/// Whether a line of `kind` may run from `from` to somebody new; `downwards`: the new person reports to `from`.
pub fn check_new(
    account: &Account,
    kind: LinkKind,
    from: &PersonId,
    downwards: bool,
    lang: Lang,
) -> Result<(), Refusal> {
    let reports = |link: &&Link| link.kind == LinkKind::Reports && link.from == *from;
    match account.links_of(from).find(reports) {
        Some(link) if kind == LinkKind::Reports && !downwards => {
            let name = |id| person_name(account, id, lang);
            Err(Refusal::SecondBoss { person: name(from), boss: name(&link.to) })
        }
        _ => Ok(()),
    }
}

/// The line by which a person reports to a boss.
pub(in crate::session) fn boss_line<'a>(account: &'a Account, id: &PersonId) -> Option<&'a Link> {
    account.links_of(id).find(|link| link.kind == LinkKind::Reports && link.from == *id)
}

/// The line by which `person` reports to `boss`, led there from the present boss or new.
pub(super) fn lead(
    account: &Account,
    person: &PersonId,
    boss: &PersonId,
    lang: Lang,
) -> Result<Vec<Edit>, Refusal> {
    let held = boss_line(account, person);
    if held.is_some_and(|link| link.to == *boss) {
        let name = |id| person_name(account, id, lang);
        return Err(Refusal::Exists { from: name(person), to: name(boss) });
    }
    // A dotted line to the same boss becomes the solid one.
    let is_dotted = |link: &&Link| link.kind == LinkKind::Dotted && link.from == *person && link.to == *boss;
    let dotted = account.links_of(person).find(is_dotted);
    let replaced: Vec<&LinkId> = held.into_iter().chain(dotted).map(|link| &link.id).collect();
    check(account, LinkKind::Reports, person, boss, &replaced, lang)?;
    let link = match held {
        Some(link) => Link { to: boss.clone(), to_side: None, ..link.clone() },
        None => Link {
            id: LinkId::fresh(),
            kind: LinkKind::Reports,
            from: person.clone(),
            to: boss.clone(),
            ..Link::default()
        },
    };
    let gone = dotted.map(|link| Edit::Link(link.id.clone(), None));
    Ok(gone.into_iter().chain([Edit::Link(link.id.clone(), Some(Box::new(link)))]).collect())
}

/// The ends as a line of this kind has them: a counterpart line runs from ours to theirs, whichever way it
/// was drawn.
pub fn oriented<'a>(
    account: &Account,
    kind: LinkKind,
    from: &'a PersonId,
    to: &'a PersonId,
) -> (&'a PersonId, &'a PersonId) {
    let turned = matches!(kind, LinkKind::Pair(_)) && side(account, to) == Some(Side::Us);
    if turned { (to, from) } else { (from, to) }
}

/// Lets a line run the other way; the sides that its ends are bound to go with the cards.
pub fn turn_round(account: &Account, id: &LinkId, lang: Lang) -> Result<Transaction, Refusal> {
    let turn = |link: &mut Link| {
        std::mem::swap(&mut link.from, &mut link.to);
        std::mem::swap(&mut link.from_side, &mut link.to_side);
    };
    change(account, id, turn, lang)
}

fn step_name(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Reports | LinkKind::Dotted => "step-connect-reports",
        LinkKind::Influence(_) => "step-connect-influence",
        LinkKind::Conflict => "step-connect-conflict",
        LinkKind::Pair(_) => "step-connect-pair",
    }
}

/// Leads an end of a line to somebody else.
pub fn retarget(
    account: &Account,
    id: &LinkId,
    end: End,
    person: &PersonId,
    lang: Lang,
) -> Result<Transaction, Refusal> {
    let Some(link) = account.links().get(id) else { return Ok(Transaction::new("step-retarget")) };
    let mut link = link.clone();
    // The side that suited the other card says nothing about this one.
    match end {
        End::From => (link.from, link.from_side) = (person.clone(), None),
        End::To => (link.to, link.to_side) = (person.clone(), None),
    }
    if account.links().get(id) == Some(&link) {
        return Ok(Transaction::new("step-retarget"));
    }
    check(account, link.kind, &link.from, &link.to, &[id], lang)?;
    let mut transaction = Transaction::new("step-retarget");
    transaction.push(link);
    Ok(transaction)
}

/// Binds an end of a line to a side of its card; `None` lets it find its own.
pub fn bind(account: &Account, id: &LinkId, end: End, side: Option<RectSide>) -> Transaction {
    let mut transaction = Transaction::new("step-reshape");
    if let Some(mut link) = account.links().get(id).cloned() {
        let held = match end {
            End::From => &mut link.from_side,
            End::To => &mut link.to_side,
        };
        if std::mem::replace(held, side) != side {
            transaction.push(link);
        }
    }
    transaction
}

/// Changes what a line says; the new kind must fit its ends.
pub fn change(
    account: &Account,
    id: &LinkId,
    change: impl FnOnce(&mut Link),
    lang: Lang,
) -> Result<Transaction, Refusal> {
    let mut transaction = Transaction::new("step-change-link");
    let Some(before) = account.links().get(id) else { return Ok(transaction) };
    let mut after = before.clone();
    change(&mut after);
    if after == *before {
        return Ok(transaction);
    }
    if oriented(account, after.kind, &after.from, &after.to).0 != &after.from {
        std::mem::swap(&mut after.from, &mut after.to);
        std::mem::swap(&mut after.from_side, &mut after.to_side);
    }
    if (after.kind, &after.from, &after.to) != (before.kind, &before.from, &before.to) {
        check(account, after.kind, &after.from, &after.to, &[id], lang)?;
    }
    transaction.push(after);
    Ok(transaction)
}

/// Takes a line out.
pub fn delete(account: &Account, id: &LinkId) -> Transaction {
    let mut transaction = Transaction::new("step-delete-link");
    if account.links().contains_key(id) {
        transaction.edits.push(Edit::Link(id.clone(), None));
    }
    transaction
}

/// Whether a line of `kind` may run from `from` to `to`; `except`: the lines that it is to replace.
pub fn check(
    account: &Account,
    kind: LinkKind,
    from: &PersonId,
    to: &PersonId,
    except: &[&LinkId],
    lang: Lang,
) -> Result<(), Refusal> {
    let name = |id: &PersonId| person_name(account, id, lang);
    if from == to {
        return Err(Refusal::SelfLink { person: name(from) });
    }
    let links_of = |id| account.links_of(id).filter(|l| !except.contains(&&l.id));
    let boss_of = |id| links_of(id).find(|l| l.kind == LinkKind::Reports && l.from == *id).map(|l| &l.to);
    let symmetric = matches!(kind, LinkKind::Conflict);
    let taken = links_of(from).any(|l| {
        let same_ends = l.from == *from && l.to == *to || symmetric && l.from == *to && l.to == *from;
        let both_report = matches!(
            (l.kind, kind),
            (LinkKind::Reports | LinkKind::Dotted, LinkKind::Reports | LinkKind::Dotted)
        );
        same_ends && (l.kind.family() == kind.family() || both_report)
    });
    if taken {
        return Err(Refusal::Exists { from: name(from), to: name(to) });
    }
    match kind {
        LinkKind::Reports => {
            if let Some(boss) = boss_of(from) {
                return Err(Refusal::SecondBoss { person: name(from), boss: name(boss) });
            }
            // Up from the boss-to-be, along every line but the one that is being changed.
            let mut seen = BTreeSet::new();
            let mut at = Some(to);
            while let Some(above) = at {
                if above == from {
                    return Err(Refusal::Cycle { person: name(from), boss: name(to) });
                }
                if !seen.insert(above) {
                    break;
                }
                at = boss_of(above);
            }
        }
        LinkKind::Pair(_) => {
            let ours = side(account, from) == Some(Side::Us);
            let theirs = side(account, to).is_some_and(|s| s != Side::Us);
            if !ours || !theirs {
                return Err(Refusal::SameSide { from: name(from), to: name(to) });
            }
        }
        LinkKind::Dotted | LinkKind::Influence(_) | LinkKind::Conflict => {}
    }
    Ok(())
}

fn side(account: &Account, id: &PersonId) -> Option<Side> {
    account.person(id).map(|p| p.side)
}
