//! Every number says how it comes about, and what it says adds up.
use super::outlook::{outlook, the_sample};
use super::support::DAY;
use super::support::person_id;
use super::*;
use linchpin::analysis::{Decision, Question, rank};
use linchpin::catalogue::{AnalysisConstants, Lang};
use linchpin::locale::signed;
use linchpin::model::Account;
use linchpin::report::{LineKind, Number, Sum};
use linchpin::scene::CardFacts;
use linchpin::session::{Ask, MadeOf, Session};
use std::collections::VecDeque;

/// The sum, once what it is made of has been worked out.
fn sum_of(session: &mut Session, number: &Number) -> Option<Sum> {
    for _ in 0..3_000 {
        match session.made_of(number) {
            MadeOf::Sum(sum) => return Some(sum),
            MadeOf::Nothing => return None,
            MadeOf::Working => std::thread::sleep(std::time::Duration::from_millis(10)),
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
    let short = |id: &PersonId| session.picture().facts.of(id).and_then(CardFacts::short).is_some();
    let known = session.account().people_in_order().into_iter().map(|person| person.id.clone());
    all.extend(known.filter(short).map(Number::Relationship));
    all.extend(session.account().departments().keys().cloned().map(Number::Department));
    all
}

#[test]
fn every_number_of_the_sample_adds_up_down_to_the_ratings_in_both_languages() {
    for &lang in Lang::ALL {
        let mut session = the_sample();
        session.set_lang(lang);
        session.run(Command::KeepPlan);
        outlook(&mut session);
        let mut start = on_screen(&session);
        start.push(Number::KeptPlan);
        start.extend(
            outlook(&mut session).campaign.if_not.iter().map(|one| Number::IfNot(one.person.clone())),
        );
        let all = go_through(&mut session, start);
        for (number, sum) in &all {
            assert_adds_up(number, sum);
        }
        let fragile: Vec<_> = outlook(&mut session).fragility.customer.clone();
        assert_eq!(fragile.len(), 5);
        for without in fragile {
            let number = Number::MeanWithout(without.person);
            let (_, sum) = all.iter().find(|(other, _)| *other == number).expect("what is lost leads on");
            assert!(near(total(sum), without.outcome.unwrap().0), "{number:?}");
        }
        let has = |wanted: fn(&Number) -> bool| all.iter().any(|(number, _)| wanted(number));
        assert!(has(|n| matches!(n, Number::Support(_))), "no sum goes down to a rating");
        assert!(has(|n| matches!(n, Number::Step(..))), "no sum goes down to a step");
        assert!(has(|n| matches!(n, Number::Component(..))), "no sum goes down to a component");
    }
}

fn total(sum: &Sum) -> f64 {
    sum.lines.iter().find(|line| line.kind == LineKind::Total).unwrap().amount
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

/// The parts that sums are made of give the results that the rules compute by themselves.
fn assert_parts_make_the_results(account: &Account, question: &Question) {
    let constants = AnalysisConstants::get();
    let ranking = rank(account, constants, question);
    let decision = Decision::new(account, constants, question);
    for ranked in &ranking.people {
        let (id, [authority, sway, broker, listened, _]) = (&ranked.id, ranked.components);
        let (role, position) = decision.authority_making(id).unwrap();
        assert!(near(authority, position.score.max(role.map_or(0.0, |role| role.score))), "{id}: authority");
        let making = decision.sway_making(id).unwrap();
        let share = if making.most.0 > 0.0 { 100.0 * making.gradient / making.most.0 } else { 0.0 };
        assert!(near(sway, share), "{id}: sway");
        let summed: f64 = making.moved.iter().map(|(_, vote, share)| vote * share).sum();
        assert!(near(summed, making.gradient), "{id}: whose votes are moved");
        let making = decision.broker_making(id).unwrap();
        assert!(near(broker, 100.0 * making.raw / making.scale), "{id}: broker");
        let summed: f64 = making.deciders.iter().map(|(_, vote, through)| vote * through).sum();
        assert!(making.is_buyer || near(summed, making.raw), "{id}: on the way to whom");
        let making = decision.listened_making(id).unwrap();
        assert!(near(listened, 100.0 * (making.pagerank - making.least) / making.scale), "{id}: listened");
        let summed: f64 = making.base + making.listeners.iter().map(|(_, adds)| adds).sum::<f64>();
        assert!(near(summed, making.pagerank), "{id}: who listens");
        let (weight, all) = decision.vote_making(id).unwrap();
        assert!(near(ranked.vote, if all > 0.0 { weight.weight() / all } else { 0.0 }), "{id}: vote");
    }
    for opinion in decision.opinions() {
        let making = decision.opinion_making(&opinion.id).unwrap();
        let summed: f64 = making.heard.iter().map(linchpin::analysis::Heard::adds).sum();
        assert!(near(making.x, opinion.x) && near(summed, opinion.x), "{}: opinion", opinion.id);
        assert!(near(making.heard.iter().map(|heard| heard.share).sum(), 1.0), "{}: shares", opinion.id);
        let spread = decision.spread_making(&opinion.id).unwrap();
        assert!(near(spread.sigma, opinion.sigma), "{}: spread", opinion.id);
    }
}

#[test]
fn the_parts_make_the_results_in_the_sample_and_where_next_to_nothing_is_known() {
    let session = the_sample();
    assert_parts_make_the_results(session.account(), &session.question());
    let alone = an_account().person("Anna", 0.0, 0.0).rated("Anna", 2).build();
    let two =
        an_account().person("Anna", 0.0, 0.0).person("Bo", 300.0, 0.0).link(INFLUENCE, "Anna", "Bo").build();
    let deal = alone.deals().keys().next().cloned();
    assert_parts_make_the_results(&alone, &Question::about(&alone, deal.as_ref(), DAY));
    // Nobody is in a deal: nobody votes.
    assert_parts_make_the_results(&two, &Question { deal: None, stage: None, day: DAY });
}

#[test]
fn sums_say_the_numbers_that_the_rules_compute() {
    let mut session = the_sample();
    let findings = session.findings().clone();
    for ranked in &findings.ranking.people {
        let sum = sum_of(&mut session, &Number::Score(ranked.id.clone())).unwrap();
        assert!(near(total(&sum), ranked.k));
        assert_adds_up(&Number::Score(ranked.id.clone()), &sum);
    }
    // What a step costs is what the list says.
    for step in &findings.leverage {
        let number = Number::Step(step.person.clone(), step.to);
        assert!(near(total(&sum_of(&mut session, &number).unwrap()), step.cost.into()), "{number:?}");
    }
    let plan = outlook(&mut session).plan.clone().unwrap();
    for step in &plan.steps {
        let number = Number::Step(step.person.clone(), step.to);
        assert!(near(total(&sum_of(&mut session, &number).unwrap()), step.cost.into()), "{number:?}");
    }
    let forecast = outlook(&mut session).forecast.clone().unwrap();
    let sum = sum_of(&mut session, &Number::MeanVote).unwrap();
    let lines = sum.lines.iter().filter(|line| line.kind == LineKind::Adds);
    assert!(near(lines.map(|line| line.amount).sum(), forecast.d));
}

/// Whoever is not rated hears others, and what they hear is not hidden behind "others".
#[test]
fn the_sum_of_somebody_not_rated_shows_whom_they_listen_to() {
    let builder = an_account()
        .person("Boss", 0.0, 0.0)
        .member("Boss")
        .rated("Boss", 3)
        .person("Anna", 0.0, 300.0)
        .member("Anna");
    let mut session = builder.link(INFLUENCE, "Boss", "Anna").session();
    let sum = sum_of(&mut session.session, &Number::Opinion(person_id("Anna"))).unwrap();
    let boss = sum.lines.iter().find(|line| line.opens == Some(Number::Support(person_id("Boss"))));
    assert!(boss.is_some_and(|line| line.amount > 0.1), "{:?}", sum.lines);
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
    assert!(
        support.lines.iter().any(|line| line.value == "Confirmed"),
        "how sure that is: {:?}",
        support.lines
    );
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
    assert_eq!(session.session.made_of(&Number::Score(person_id("Max"))), MadeOf::Nothing);
}

/// A scenario's numbers are the scenario's.
#[test]
fn what_is_supposed_is_in_the_sum() {
    let mut session = the_sample();
    let thiel = session.account().people().values().find(|p| p.name == "Marcus Thiel").unwrap().id.clone();
    let mean = |session: &mut Session| {
        let sum = sum_of(session, &Number::MeanVote).unwrap();
        assert_adds_up(&Number::MeanVote, &sum);
        total(&sum)
    };
    let today = mean(&mut session);
    session.run(Command::WhatIf);
    session.selection.set_person(thiel.clone());
    session.run(Command::SupportUp);
    session.run(Command::SupportUp);
    assert!(mean(&mut session) > today);
    // What the scenario takes is what it takes from today's ratings, not from what is supposed.
    let rated = session.rated_support(&thiel).expect("he is rated");
    let supposed = session.supposed().unwrap()[&thiel];
    let all = go_through(&mut session, vec![Number::Moves]);
    for (number, sum) in &all {
        assert_adds_up(number, sum);
    }
    assert_eq!(total(&all[0].1), f64::from(session.scenario_moves(0)[0].cost));
    assert_eq!(all[0].1.lines[0].opens, Some(Number::Move(thiel.clone(), supposed)));
    assert!(all[0].1.lines[0].made.contains(&signed(rated.score())), "{:?}", all[0].1);
    // Nobody said what is only supposed: the sum says so, and has the evidence of what was rated.
    let support = sum_of(&mut session, &Number::Support(thiel)).unwrap();
    assert!(support.lines[0].words.contains("Supposed"), "{:?}", support.lines);
}
