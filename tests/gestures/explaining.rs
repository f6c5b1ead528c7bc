//! Every number says how it comes about, and what it says adds up.
use super::outlook::{outlook, the_sample};
use super::support::person_id;
use super::*;
use linchpin::catalogue::Lang;
use linchpin::report::{LineKind, Number, Sum};
use linchpin::session::{Ask, Explained, Session};
use std::collections::VecDeque;

/// The sum, once what it is made of has been worked out.
fn sum_of(session: &mut Session, number: &Number) -> Option<Sum> {
    for _ in 0..3_000 {
        match session.explain(number) {
            Explained::Sum(sum) => return Some(sum),
            Explained::Nothing => return None,
            Explained::Working => std::thread::sleep(std::time::Duration::from_millis(10)),
        }
    }
    panic!("{number:?} is never worked out");
}

fn assert_adds_up(number: &Number, sum: &Sum) {
    let adds: Vec<f64> =
        sum.lines.iter().filter(|line| line.kind == LineKind::Adds).map(|l| l.amount).collect();
    let total = sum.lines.iter().find(|line| line.kind == LineKind::Total);
    if let (false, Some(total)) = (adds.is_empty(), total) {
        let added: f64 = adds.iter().sum();
        assert!((added - total.amount).abs() < 1e-6, "{number:?}: {added} is not {}", total.amount);
    }
    for line in &sum.lines {
        assert!(!line.words.is_empty(), "{number:?} has a line without words");
    }
    assert!(!sum.title.is_empty() && !sum.rule.is_empty(), "{number:?} says nothing");
}

/// Goes from the numbers on screen through every line that leads on.
fn go_through(session: &mut Session, start: Vec<Number>) -> Vec<(Number, Sum)> {
    let mut open: VecDeque<Number> = start.into();
    let mut seen: Vec<(Number, Sum)> = Vec::new();
    while let Some(number) = open.pop_front() {
        if seen.iter().any(|(known, _)| *known == number) {
            continue;
        }
        let Some(sum) = sum_of(session, &number) else { panic!("{number:?} leads nowhere") };
        let lines = sum.lines.iter().filter_map(|line| line.opens.clone());
        open.extend(lines.chain(sum.also.iter().map(|(_, number)| number.clone())));
        seen.push((number, sum));
    }
    seen
}

fn on_screen(session: &Session) -> Vec<Number> {
    let mut all = vec![
        Number::Chance,
        Number::MeanVote,
        Number::Majority,
        Number::Vetoes,
        Number::Buyers,
        Number::UnratedVotes,
        Number::Plan,
        Number::Way,
        Number::CloseCall,
    ];
    for ranked in &session.findings().ranking.people {
        all.push(Number::Score(ranked.id.clone()));
        all.push(Number::Worth(ranked.id.clone()));
    }
    all.extend(session.account().departments().keys().cloned().map(Number::Department));
    all
}

#[test]
fn every_number_of_the_sample_adds_up_down_to_the_ratings_in_both_languages() {
    for &lang in Lang::ALL {
        let mut session = the_sample();
        session.set_lang(lang);
        let start = on_screen(&session);
        let all = go_through(&mut session, start);
        for (number, sum) in &all {
            assert_adds_up(number, sum);
        }
        let has = |wanted: fn(&Number) -> bool| all.iter().any(|(number, _)| wanted(number));
        assert!(has(|n| matches!(n, Number::Support(_))), "no sum goes down to a rating");
        assert!(has(|n| matches!(n, Number::Step(..))), "no sum goes down to a step");
        assert!(has(|n| matches!(n, Number::Component(..))), "no sum goes down to a component");
    }
}

#[test]
fn sums_say_the_numbers_that_the_rules_compute() {
    let mut session = the_sample();
    let findings = session.findings().clone();
    for ranked in &findings.ranking.people {
        let sum = sum_of(&mut session, &Number::Score(ranked.id.clone())).unwrap();
        let total = sum.lines.iter().find(|line| line.kind == LineKind::Total).unwrap();
        assert!((total.amount - ranked.k).abs() < 1e-9);
    }
    let forecast = outlook(&mut session).forecast.clone().unwrap();
    for (number, value) in [
        (Number::MeanVote, forecast.d),
        (Number::Majority, forecast.majority),
        (Number::UnratedVotes, forecast.unrated_share),
    ] {
        let sum = sum_of(&mut session, &number).unwrap();
        let total = sum.lines.iter().find(|line| line.kind == LineKind::Total).unwrap();
        assert!((total.amount - value).abs() < 1e-9, "{number:?}");
    }
}

/// The evidence of a rating stands at the end of the way.
#[test]
fn an_opinion_leads_to_what_shows_it() {
    let mut session = the_sample();
    let thiel = session.account().people().values().find(|p| p.name == "Marcus Thiel").unwrap().id.clone();
    let opinion = sum_of(&mut session, &Number::Opinion(thiel.clone())).unwrap();
    assert_eq!(opinion.lines[0].opens, Some(Number::Support(thiel.clone())));
    let support = sum_of(&mut session, &Number::Support(thiel)).unwrap();
    let said = support.lines.iter().any(|line| line.words.contains("vendor-specific protocol clause"));
    assert!(said, "{:?}", support.lines);
}

#[test]
fn a_key_opens_the_number_that_the_lens_shows() {
    let mut session =
        an_account().person("Anna", 0.0, 0.0).rated("Anna", 2).ours("Max", 300.0, 0.0).session();
    session.select(&["Anna"]);
    let asked = session.session.run(Command::Explain);
    assert_eq!(asked, Some(Ask::Explain(Number::Score(person_id("Anna")))));
    session.session.run(Command::LensFragility);
    let asked = session.session.run(Command::Explain);
    assert_eq!(asked, Some(Ask::Explain(Number::Without(person_id("Anna")))));
    session.select(&["Max"]);
    let asked = session.session.run(Command::Explain);
    assert_eq!(asked, Some(Ask::Explain(Number::SoleLink(person_id("Max")))));
    assert_eq!(session.session.explain(&Number::Score(person_id("Max"))), Explained::Nothing);
}

/// A scenario's numbers are the scenario's.
#[test]
fn what_is_supposed_is_in_the_sum() {
    let mut session = the_sample();
    let thiel = session.account().people().values().find(|p| p.name == "Marcus Thiel").unwrap().id.clone();
    let total = |session: &mut Session| {
        let sum = sum_of(session, &Number::MeanVote).unwrap();
        assert_adds_up(&Number::MeanVote, &sum);
        sum.lines.iter().find(|line| line.kind == LineKind::Total).unwrap().amount
    };
    let today = total(&mut session);
    session.run(Command::WhatIf);
    session.selection.set_person(thiel);
    session.run(Command::SupportUp);
    session.run(Command::SupportUp);
    assert!(total(&mut session) > today);
}
