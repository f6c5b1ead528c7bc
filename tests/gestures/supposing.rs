//! What if: scenarios move opinions only, and the account stays as it is until one is kept.
use super::outlook::{outlook, the_sample};
use linchpin::catalogue::Support;
use linchpin::model::PersonId;
use linchpin::session::{Command, MOST_SCENARIOS, Session};

fn id(session: &Session, name: &str) -> PersonId {
    session.account().people().values().find(|p| p.name == name).unwrap().id.clone()
}

fn support(session: &Session, person: &PersonId) -> Option<i8> {
    session.picture().facts.of(person).unwrap().support.map(Support::score)
}

/// Rates whoever is named, in the window's way.
fn rate(session: &mut Session, name: &str, score: i8) {
    let person = id(session, name);
    session.selection.set_person(person);
    session.rate_selected(&|_| Support::new(score));
    session.refresh();
}

#[test]
fn a_scenario_shows_and_computes_what_is_supposed_and_leaves_the_account_alone() {
    let mut session = the_sample();
    let thiel = id(&session, "Marcus Thiel");
    let before = (session.document().account().clone(), session.document().state());
    let today = outlook(&mut session).forecast.clone().unwrap();
    session.run(Command::WhatIf);
    rate(&mut session, "Marcus Thiel", 2);
    assert_eq!(support(&session, &thiel), Some(2));
    assert_eq!(session.rated_support(&thiel).map(Support::score), Some(-3));
    let then = outlook(&mut session).forecast.clone().unwrap();
    assert!(then.d > today.d && then.chance.p > today.chance.p, "{today:?} {then:?}");
    assert_eq!(session.outlook_today().0.unwrap().forecast.as_ref(), Some(&today));
    assert_eq!((session.document().account().clone(), session.document().state()), before);
    assert!(!session.is_modified());
    // Leaving shows the account; coming back shows the scenario again.
    session.run(Command::WhatIf);
    assert_eq!(support(&session, &thiel), Some(-3));
    session.run(Command::WhatIf);
    assert_eq!(support(&session, &thiel), Some(2));
}

#[test]
fn the_plan_as_a_scenario_comes_to_the_same_numbers() {
    let mut session = the_sample();
    let plan = outlook(&mut session).plan.clone().unwrap();
    session.run(Command::WhatIf);
    for step in &plan.steps {
        session.selection.set_person(step.person.clone());
        session.rate_selected(&|_| Some(step.to));
    }
    let then = outlook(&mut session).forecast.clone().unwrap();
    assert_eq!(then.d.to_bits(), plan.d_after.to_bits());
    assert_eq!(Some(then.chance), plan.after);
    let cost: i32 = session.scenario_moves(0).iter().map(|step| step.cost).sum();
    assert_eq!(Some(cost), plan.cost);
}

#[test]
fn undo_and_redo_stay_within_the_scenario() {
    let mut session = the_sample();
    let thiel = id(&session, "Marcus Thiel");
    session.run(Command::WhatIf);
    assert!(session.missing(Command::Undo).is_some());
    rate(&mut session, "Marcus Thiel", 1);
    rate(&mut session, "Marcus Thiel", 3);
    session.run(Command::Undo);
    assert_eq!(support(&session, &thiel), Some(1));
    session.run(Command::Undo);
    assert_eq!(support(&session, &thiel), Some(-3));
    session.run(Command::Redo);
    assert_eq!(support(&session, &thiel), Some(1));
    // Back to what is rated is no move.
    rate(&mut session, "Marcus Thiel", -3);
    assert!(session.supposed().unwrap().is_empty());
    assert_eq!(session.document().undo_depth(), 0);
}

#[test]
fn anything_but_support_is_refused_with_a_reason() {
    let mut session = the_sample();
    session.run(Command::WhatIf);
    let before = session.document().account().clone();
    session.run(Command::AddPerson);
    session.selection.set_person(id(&session, "Marcus Thiel"));
    session.run(Command::StepInfluence);
    session.run(Command::Delete);
    session.nudge(8.0, 0.0);
    session.finish_nudge();
    assert_eq!(session.account(), &before);
    assert_eq!(session.document().account(), &before);
    assert_eq!(session.notice().unwrap().message.key, "refusal-supposing");
}

#[test]
fn scenarios_stand_side_by_side_and_one_becomes_tasks() {
    let mut session = the_sample();
    let thiel = id(&session, "Marcus Thiel");
    session.run(Command::WhatIf);
    rate(&mut session, "Marcus Thiel", 0);
    session.run(Command::AddScenario);
    rate(&mut session, "Marcus Thiel", 1);
    assert_eq!(session.scenarios(), Some((2, 1)));
    session.run(Command::NextScenario);
    assert_eq!((session.scenarios(), support(&session, &thiel)), (Some((2, 0)), Some(0)));
    while session.scenarios().unwrap().0 < MOST_SCENARIOS {
        session.run(Command::AddScenario);
    }
    session.run(Command::AddScenario);
    assert_eq!(session.scenarios().unwrap().0, MOST_SCENARIOS);
    session.show_scenario(1);
    let tasks = session.account().tasks().len();
    session.run(Command::KeepScenario);
    assert!(!session.is_supposing());
    assert_eq!(support(&session, &thiel), Some(-3), "a plan is no rating");
    assert_eq!(session.account().tasks().len(), tasks + 1);
    assert_eq!(session.document().undo_depth(), 1);
    session.run(Command::WhatIf);
    assert!(session.supposed().unwrap().is_empty(), "the others are dropped");
}

#[test]
fn scenarios_that_were_dropped_come_back_with_the_step_that_dropped_them() {
    let mut session = the_sample();
    session.run(Command::WhatIf);
    rate(&mut session, "Marcus Thiel", 0);
    session.run(Command::AddScenario);
    rate(&mut session, "Celia Novak", 2);
    let tasks = session.account().tasks().len();
    session.run(Command::KeepScenario);
    assert!(session.account().tasks().len() > tasks);
    session.undo();
    assert_eq!(session.account().tasks().len(), tasks);
    session.run(Command::WhatIf);
    assert_eq!(session.scenarios().map(|(count, _)| count), Some(2));
    session.run(Command::WhatIf);
    session.redo();
    assert!(session.account().tasks().len() > tasks);
    session.run(Command::WhatIf);
    assert!(session.supposed().unwrap().is_empty(), "dropped again");
    session.run(Command::WhatIf);
    session.undo();
    session.run(Command::WhatIf);
    session.show_scenario(0);
    assert_eq!(session.supposed().map(std::collections::BTreeMap::len), Some(1));
}

#[test]
fn what_goes_out_is_the_account() {
    for command in [Command::Export, Command::Copy, Command::CopyPicture, Command::Present] {
        let mut session = the_sample();
        session.run(Command::WhatIf);
        rate(&mut session, "Marcus Thiel", 3);
        session.run(command);
        assert!(!session.is_supposing(), "{command:?}");
        assert_eq!(session.account(), session.document().account());
    }
}

#[test]
fn a_view_of_another_deal_leaves_the_scenario() {
    let mut session = the_sample();
    let first = session.deal().unwrap().clone();
    session.run(Command::NewDeal);
    let second = session.account().deals().keys().find(|id| **id != first).unwrap().clone();
    session.show_deal(second);
    session.run(Command::KeepView);
    session.show_deal(first);
    session.run(Command::WhatIf);
    rate(&mut session, "Marcus Thiel", 3);
    session.run(Command::NextView);
    assert!(!session.is_supposing());
    assert_eq!(session.account(), session.document().account());
}
