//! Risks that the team takes: told no more, until what was found changes.
use super::outlook::{on_its_day, the_sample};
use linchpin::analysis::{GapKind, Risk, RiskKind};
use linchpin::catalogue::{Lang, Support};
use linchpin::file::{read_interchange, read_ron, write_interchange, write_ron};
use linchpin::model::Account;
use linchpin::report::risk_evidence;
use linchpin::session::Session;
use linchpin::session::edits::acceptances;
use linchpin::session::sample::{SAMPLE_DAY, sample};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn risk(session: &Session, kind: RiskKind) -> Risk {
    session.findings().risks.iter().find(|risk| risk.kind == kind).unwrap().clone()
}

fn accept(session: &mut Session, kind: RiskKind, reason: &str) {
    let deal = session.deal().unwrap().clone();
    let found = risk(session, kind);
    let made = acceptances::accept(session.account(), &deal, &found, reason, &session.stamp());
    assert!(session.commit(made.unwrap()));
}

/// The first of those against us is rated anew.
fn somebody_thinks_otherwise(session: &mut Session) {
    let person = risk(session, RiskKind::VetoAgainst).people[0].clone();
    session.selection.set_person(person);
    session.rate_selected(&|_| Support::new(-2));
    session.refresh();
}

fn has_gap(session: &Session) -> bool {
    session.findings().gaps.iter().any(|gap| gap.kind == GapKind::VetoHolderAgainst)
}

#[test]
fn an_accepted_risk_is_said_last_and_held_up_no_more() {
    let mut session = the_sample();
    assert!(has_gap(&session));
    let deal = session.deal().unwrap().clone();
    let found = risk(&session, RiskKind::VetoAgainst);
    assert_eq!(acceptances::accept(session.account(), &deal, &found, "  ", &session.stamp()), None);
    accept(&mut session, RiskKind::VetoAgainst, "Thiel retires before the evaluation");
    let last = session.roster().risks.last().unwrap();
    assert_eq!(last.kind, RiskKind::VetoAgainst);
    assert_eq!(last.accepted.as_deref(), Some("Thiel retires before the evaluation"));
    assert!(!has_gap(&session));
    session.undo();
    assert!(has_gap(&session));
    session.redo();
    let made = acceptances::take_up(session.account(), &deal, &risk(&session, RiskKind::VetoAgainst));
    session.commit(made.unwrap());
    assert!(has_gap(&session) && session.account().acceptances().is_empty());
}

#[test]
fn it_comes_back_when_what_was_found_changes() {
    let mut session = the_sample();
    accept(&mut session, RiskKind::VetoAgainst, "We know");
    somebody_thinks_otherwise(&mut session);
    let found = risk(&session, RiskKind::VetoAgainst);
    assert_eq!(found.accepted, None, "another opinion is another risk");
    assert_eq!(found.lapsed.as_deref(), Some("We know"), "why it was taken is not lost");
    accept(&mut session, RiskKind::VetoAgainst, "We know");
    let found = risk(&session, RiskKind::VetoAgainst);
    assert_eq!((found.accepted.as_deref(), found.lapsed), (Some("We know"), None));
    assert_eq!(session.account().acceptances().len(), 1);
    session.undo();
    session.undo();
    assert!(risk(&session, RiskKind::VetoAgainst).accepted.is_some());
}

#[test]
fn findings_show_what_they_rest_on() {
    let session = the_sample();
    let question = &session.findings().question;
    let evidence = |kind| risk_evidence(session.account(), question, &risk(&session, kind), Lang::En);
    let veto = evidence(RiskKind::VetoAgainst);
    assert!(veto.contains("Thiel: Wrote a vendor-specific protocol clause"), "{veto}");
    let backup = evidence(RiskKind::NoBackup);
    assert!(backup.contains("Thiel: known to Stern only"), "{backup}");
    assert!(backup.contains("Lindqvist: known to nobody of ours"), "{backup}");
    let tasks = evidence(RiskKind::OverdueTask);
    assert!(tasks.contains("Budget confirmed in writing (30 Apr)"), "{tasks}");
    let dark = evidence(RiskKind::EbDark);
    assert!(dark.starts_with("Lindqvist: "), "{dark}");
    let unowned = evidence(RiskKind::Unassigned);
    assert!(unowned.contains("Novak: rank 2"), "{unowned}");
    let unswayed = evidence(RiskKind::IsolatedDecider);
    assert!(unswayed.contains("Weil: nobody known sways them"), "{unswayed}");
    let every = session.findings().risks.iter().map(|risk| risk.kind);
    let without: Vec<RiskKind> = every.filter(|kind| evidence(*kind).is_empty()).collect();
    assert_eq!(without, [], "nothing shows these");
}

#[test]
fn every_kind_of_finding_shows_something_also_where_much_is_missing() {
    let told = write_interchange(&sample(Lang::En), SAMPLE_DAY).unwrap();
    let mut told: Value = serde_json::from_str(&told).unwrap();
    for list in ["relationships", "influences"] {
        told[list] = json!([]);
    }
    for person in told["people"].as_array_mut().unwrap() {
        person.as_object_mut().unwrap().remove("title");
    }
    for contact in told["contacts"].as_array_mut().unwrap() {
        contact["outcome"] = json!("continuation");
    }
    let with_roles = |roles: &[&str]| {
        let mut told = told.clone();
        for member in told["deals"][0]["members"].as_array_mut().unwrap().iter_mut().take(3) {
            member["roles"] = json!(roles);
        }
        for member in told["deals"][0]["members"].as_array_mut().unwrap().iter_mut().skip(3) {
            member["roles"] = json!([]);
        }
        read_interchange(&told.to_string()).unwrap().account
    };
    let mut kinds = BTreeSet::new();
    for account in [with_roles(&[]), with_roles(&["economic_buyer"]), sample(Lang::En)] {
        let session = on_its_day(account);
        let findings = session.findings();
        for found in &findings.risks {
            let words = risk_evidence(session.account(), &findings.question, found, Lang::En);
            assert!(!words.trim().is_empty(), "{:?} shows nothing", found.kind);
            kinds.insert(found.kind);
        }
    }
    for kind in [
        RiskKind::NoEconomicBuyer,
        RiskKind::MultipleEconomicBuyers,
        RiskKind::NoCoach,
        RiskKind::IsolatedDecider,
        RiskKind::Unassigned,
        RiskKind::Stalled,
        RiskKind::UncoveredDepartment,
        RiskKind::RelationshipGap,
    ] {
        assert!(kinds.contains(&kind), "{kind:?} was not found: {kinds:?}");
    }
}

#[test]
fn it_is_saved_and_goes_into_the_interchange_file() {
    let mut session = the_sample();
    accept(&mut session, RiskKind::NoBackup, "Only one of us speaks Norwegian");
    let reasons = |account: &Account| {
        account
            .acceptances()
            .values()
            .map(|held| (held.facts.clone(), held.reason.clone()))
            .collect::<Vec<_>>()
    };
    let said = reasons(session.account());
    assert_eq!(said.len(), 1);
    let text = write_ron(session.account()).unwrap();
    assert_eq!(reasons(&read_ron(&text).unwrap().account), said);
    let json = write_interchange(session.account(), session.day()).unwrap();
    assert_eq!(reasons(&read_interchange(&json).unwrap().account), said);
}

#[test]
fn the_same_reason_can_be_given_again_for_what_was_found_since() {
    let mut session = the_sample();
    accept(&mut session, RiskKind::VetoAgainst, "We know");
    somebody_thinks_otherwise(&mut session);
    accept(&mut session, RiskKind::VetoAgainst, "We know");
    assert!(risk(&session, RiskKind::VetoAgainst).accepted.is_some());
    assert_eq!(session.account().acceptances().len(), 1);
}
