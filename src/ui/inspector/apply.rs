//! What was typed into a field, as a change of the account.
use super::super::widgets::FieldKey;
use crate::catalogue::{NeedKey, RoleKey, write_other};
use crate::clock::parse_date;
use crate::locale::Message;
use crate::model::{Current, Dossier, Edit, Person, PersonId, RatingValue, Transaction};
use crate::session::edits::{acceptances, deals, departments, links, people, ratings, selling, work};
use crate::session::{Session, Stays};
use jiff::civil::Date;

/// Applies a finished draft; false where the text can't be taken, which is said then.
pub(in crate::ui) fn apply(session: &mut Session, key: FieldKey, text: &str) -> bool {
    let before = session.notice().map(|notice| notice.number);
    change(session, key, text);
    let said = session.notice().filter(|notice| notice.stays != Stays::Briefly).map(|notice| notice.number);
    said.is_none() || said == before
}

fn change(session: &mut Session, key: FieldKey, text: &str) {
    let text = text.trim();
    let account = session.account();
    let lang = session.lang();
    let made: Option<Transaction> = match key {
        FieldKey::AccountName | FieldKey::AccountTitle => {
            session.rename_account(text);
            None
        }
        FieldKey::ViewTitle(id) => {
            session.name_view(&id, text);
            None
        }
        FieldKey::PersonName(id) | FieldKey::RowName(id) => people::rename(account, &id, text, "", lang),
        FieldKey::PersonNameLocal(id) => {
            person(session, &id, |p| write_other(lang, text, &mut p.name, &mut p.name_local))
        }
        FieldKey::PersonTitle(id) => people::set_title(account, &id, text, lang),
        FieldKey::RowTitle(_, all) => people::set_titles(account, &all, text, lang),
        FieldKey::PersonTitleLocal(id) => {
            person(session, &id, |p| write_other(lang, text, &mut p.title, &mut p.title_local))
        }
        FieldKey::PersonInitials(id) => person(session, &id, |p| p.initials = text.chars().take(2).collect()),
        FieldKey::PersonOffice(id) => person(session, &id, |p| text.clone_into(&mut p.office)),
        FieldKey::PersonSince(id) => {
            if text.is_empty() || parse_date(&format!("{text}-01")).is_some() {
                person(session, &id, |p| text.clone_into(&mut p.in_role_since))
            } else {
                session.tell(Message::new("not-a-month").with("text", text), Stays::UntilNext);
                None
            }
        }
        FieldKey::PersonEmail(id) => person(session, &id, |p| text.clone_into(&mut p.email)),
        FieldKey::PersonPhone(id) => person(session, &id, |p| text.clone_into(&mut p.phone)),
        FieldKey::DossierNote(id) => dossier(session, &id, |d| text.clone_into(&mut d.note)),
        FieldKey::DossierLeavingNote(id) => dossier(session, &id, |d| text.clone_into(&mut d.departing_note)),
        FieldKey::DossierLeaving(id) => {
            date(session, text).and_then(|day| dossier(session, &id, |d| d.departing = day))
        }
        FieldKey::MemberNote(deal, id) => {
            ratings::change_member(account, &deal, &id, |m| text.clone_into(&mut m.note))
        }
        FieldKey::MemberVote(deal, id) => number(session, text)
            .and_then(|vote| ratings::change_member(session.account(), &deal, &id, |m| m.vote = vote)),
        FieldKey::NewNeed(deal, id) if !text.is_empty() => ratings::change_member(account, &deal, &id, |m| {
            let need = NeedKey::from(text);
            if !m.needs.contains(&need) {
                m.needs.push(need);
            }
        }),
        FieldKey::NewRole(deal, id) if !text.is_empty() => {
            let held = Current::of(account, &deal, &id, session.day()).roles().to_vec();
            let role = RoleKey::from(text);
            (!held.contains(&role)).then(|| {
                let roles = held.into_iter().chain([role]).collect();
                ratings::rate(account, &deal, &id, RatingValue::Roles(roles), &session.stamp())
            })
        }
        FieldKey::NewNeed(..) | FieldKey::NewRole(..) => None,
        FieldKey::Evidence(deal, id) => ratings::amend_support(account, &deal, &id, &session.stamp(), |r| {
            text.clone_into(&mut r.evidence);
        }),
        FieldKey::EvidenceOfAll(deal, ids) => (!text.is_empty())
            .then(|| {
                ratings::amend_all(account, &deal, &ids, &session.stamp(), |r| {
                    text.clone_into(&mut r.evidence);
                })
            })
            .flatten(),
        FieldKey::NewTask(deal, id) => {
            (!text.is_empty()).then(|| work::add_task(account, &deal, &id, text, &session.stamp()))
        }
        FieldKey::RowNewTask(deal, id, tasks, others) => (!text.is_empty()).then(|| {
            let with = std::iter::once(&id).chain(&others);
            work::name_tasks(account, &deal, (&tasks, with), text, &session.stamp())
        }),
        FieldKey::TaskTitle(id) => work::change_task(account, &id, |t| text.clone_into(&mut t.title)),
        // Emptied, only the one that is seen to go is deleted.
        FieldKey::RowTask(id, tasks, others) => match session.deal() {
            Some(deal) if !(text.is_empty() || tasks.is_empty() && others.is_empty()) => {
                let tasks = tasks.into_iter().chain([id]).collect();
                Some(work::name_tasks(account, deal, (&tasks, &others), text, &session.stamp()))
            }
            _ => work::change_task(account, &id, |t| text.clone_into(&mut t.title)),
        },
        FieldKey::TaskDue(id) => {
            date(session, text).and_then(|day| work::change_task(session.account(), &id, |t| t.due = day))
        }
        FieldKey::RowDue(_, all) => date(session, text).and_then(|day| {
            let without = session.selection.people().len().saturating_sub(all.len());
            if without > 0 {
                // Nobody is left out in silence.
                session.tell(Message::new("notice-due-without-step").with("count", without), Stays::Briefly);
            }
            let changes =
                all.iter().filter_map(|id| work::change_task(session.account(), id, |t| t.due = day));
            changes.reduce(|mut all, next| {
                all.edits.extend(next.edits);
                all
            })
        }),
        FieldKey::TaskResult(id) => work::change_task(account, &id, |t| text.clone_into(&mut t.result)),
        FieldKey::NewSellingPoint(deal, id) => {
            (!text.is_empty()).then(|| selling::add(account, &deal, &id, text).1)
        }
        FieldKey::AcceptRisk(deal, kind) => {
            let Some(findings) =
                session.findings_now().filter(|now| now.question.deal.as_ref() == Some(&deal))
            else {
                session.tell(Message::new("notice-still-ranking"), Stays::UntilNext);
                return;
            };
            let found = findings.risks.iter().find(|risk| risk.kind == kind);
            found.and_then(|risk| acceptances::accept(account, &deal, risk, text, &session.stamp()))
        }
        FieldKey::SellingFeature(id) => selling::change(account, &id, |p| text.clone_into(&mut p.feature)),
        FieldKey::SellingBenefit(id) => selling::change(account, &id, |p| text.clone_into(&mut p.benefit)),
        FieldKey::ContactDate(id) => {
            date(session, text).and_then(|day| work::change_contact(session.account(), &id, |c| c.date = day))
        }
        FieldKey::ContactObjective(id) => {
            work::change_contact(account, &id, |c| text.clone_into(&mut c.objective))
        }
        FieldKey::ContactNext(id) => {
            work::change_contact(account, &id, |c| text.clone_into(&mut c.next_step))
        }
        FieldKey::RatingDate(id) => {
            date(session, text).and_then(|day| ratings::correct(session.account(), &id, |r| r.date = day))
        }
        FieldKey::RatingEvidence(id) => ratings::correct(account, &id, |r| text.clone_into(&mut r.evidence)),
        FieldKey::LinkLabel(id) => {
            let made = links::change(account, &id, |l| text.clone_into(&mut l.label), session.lang());
            session.try_commit(made);
            None
        }
        FieldKey::LinkNote(id) => {
            let made = links::change(account, &id, |l| text.clone_into(&mut l.note), session.lang());
            session.try_commit(made);
            None
        }
        FieldKey::DepartmentName(id) => {
            let made = departments::rename(account, &id, text);
            session.try_commit(made);
            None
        }
        FieldKey::OrganisationName(id) => account.organisations().get(&id).cloned().and_then(|mut record| {
            if record.name == text || text.is_empty() {
                return None;
            }
            text.clone_into(&mut record.name);
            let mut transaction = Transaction::new("step-rename").with("name", text);
            transaction.push(record);
            Some(transaction)
        }),
        FieldKey::DealName(id) if !text.is_empty() => {
            deals::change(account, &id, |d| text.clone_into(&mut d.name))
        }
        FieldKey::DealName(_) => None,
        FieldKey::DealValue(id) => {
            number(session, text).and_then(|value| deals::change(session.account(), &id, |d| d.value = value))
        }
        FieldKey::DealCurrency(id) => deals::change(account, &id, |d| d.currency = text.to_uppercase()),
        FieldKey::DealClose(id) => date(session, text)
            .and_then(|day| deals::change(session.account(), &id, |d| d.expected_close = day)),
    };
    if let Some(transaction) = made {
        session.commit(transaction);
    }
}

fn person(session: &Session, id: &PersonId, change: impl FnOnce(&mut Person)) -> Option<Transaction> {
    people::change(session.account(), id, change)
}

/// Changes what we keep to ourselves about a person.
pub(super) fn dossier(
    session: &Session,
    id: &PersonId,
    change: impl FnOnce(&mut Dossier),
) -> Option<Transaction> {
    let blank = Dossier { person: id.clone(), ..Dossier::default() };
    let before = session.account().dossiers().get(id).unwrap_or(&blank);
    let mut after = before.clone();
    change(&mut after);
    if *before == after {
        return None;
    }
    let name = session.account().person(id).map_or("", |p| p.name.as_str());
    let mut transaction = Transaction::new("step-change-person").with("name", name);
    transaction.edits.push(if after == blank { Edit::Dossier(id.clone(), None) } else { after.into() });
    Some(transaction)
}

/// A day or nothing; `None` when the text is neither, which is said.
#[allow(clippy::option_option)] // Outer: was it understood; inner: is there a day.
fn date(session: &mut Session, text: &str) -> Option<Option<Date>> {
    if text.is_empty() {
        return Some(None);
    }
    let day = parse_date(text);
    if day.is_none() {
        session.tell(Message::new("not-a-date").with("text", text), Stays::UntilNext);
    }
    day.map(Some)
}

#[allow(clippy::option_option)] // As above.
fn number(session: &mut Session, text: &str) -> Option<Option<f64>> {
    let plain: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}')).collect();
    if plain.is_empty() {
        return Some(None);
    }
    let plain = without_grouping(&plain);
    let value = plain.and_then(|text| text.parse::<f64>().ok());
    let value = value.filter(|v| v.is_finite() && (0.0..=1e15).contains(v));
    if value.is_none() {
        session.tell(Message::new("not-a-number").with("text", text), Stays::UntilNext);
    }
    value.map(Some)
}

/// A number without its grouping commas; `None` where a comma groups nothing: "1,5" may be meant as one and a
/// half.
fn without_grouping(text: &str) -> Option<String> {
    let (whole, rest) = text.find('.').map_or((text, ""), |at| text.split_at(at));
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups.iter().skip(1).all(|group| group.len() == 3) && !groups[0].is_empty();
    (groups.len() == 1 || grouped).then(|| groups.concat() + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_group_or_are_no_number() {
        for (text, number) in [
            ("8,400,000", Some("8400000")),
            ("8400000.5", Some("8400000.5")),
            ("1,234.5", Some("1234.5")),
            ("1,5", None),
            ("0,50", None),
            (",500", None),
        ] {
            assert_eq!(without_grouping(text).as_deref(), number, "{text}");
        }
    }
}
