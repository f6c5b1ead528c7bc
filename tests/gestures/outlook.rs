//! The forecast beside the frame, and the plan that becomes tasks.
use linchpin::analysis::Outlook;
use linchpin::catalogue::{Lang, Level, Side, Support};
use linchpin::geom::Point;
use linchpin::model::{Account, Current, LinkKind, PersonId, TaskId};
use linchpin::scene::{Detail, Element, Layer, Lens, Look, Shape, Show};
use linchpin::session::edits::{ratings, work};
use linchpin::session::sample::{SAMPLE_DAY, sample};
use linchpin::session::{Ask, Command, Needs, Session};
use linchpin::theme::ThemeId;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

pub(crate) fn the_sample() -> Session {
    on_its_day(sample(Lang::En))
}

/// A session of an account like the sample.
pub(crate) fn on_its_day(account: Account) -> Session {
    let look = Look { theme: ThemeId::Light, lens: Lens::Support, lang: Lang::En, show: Show::USUAL };
    Session::new(account, SAMPLE_DAY, look, Arc::new(|| {}))
}

/// Asks until the answer is about the account as it stands.
pub(crate) fn outlook(session: &mut Session) -> Arc<Outlook> {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(30) {
        if let (Some(outlook), true) = session.outlook() {
            return outlook;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("no outlook within half a minute");
}

#[test]
fn the_plan_becomes_tasks_in_one_step_and_once() {
    let mut session = the_sample();
    let plan = outlook(&mut session);
    let steps = plan.plan.as_ref().unwrap().steps.clone();
    assert!(!steps.is_empty());
    let tasks = session.account().tasks().len();
    session.run(Command::KeepPlan);
    assert_eq!(session.account().tasks().len(), tasks + steps.len());
    assert_eq!(session.document().undo_depth(), 1);
    for step in &steps {
        let stands = |task: &&linchpin::model::Task| task.person.as_ref() == Some(&step.person) && !task.done;
        assert!(session.account().tasks().values().any(|task| stands(&task)), "{step:?}");
    }
    session.refresh();
    let told = session.roster().tasks.iter().filter(|task| task.aim.is_some()).count();
    assert_eq!(told, steps.len(), "the list of tasks says where each leads");
    session.run(Command::KeepPlan);
    assert_eq!(session.account().tasks().len(), tasks + steps.len(), "they stand there already");
    session.undo();
    assert_eq!(session.account().tasks().len(), tasks);
}

#[test]
fn keeping_and_dropping_a_plan_say_why_they_cannot() {
    let mut session = the_sample();
    assert_eq!(session.missing(Command::DropPlan), Some(Needs::KeptPlan));
    // Nobody has looked at the outlook: it is made at once, of the account and not of a scenario.
    session.toggle_supposing();
    assert_eq!(session.run(Command::KeepPlan), Some(Ask::ShowForecast));
    assert!(!session.is_supposing());
    assert_eq!(session.missing(Command::DropPlan), None);
    session.undo();

    // All of the people are for us: there is nothing left to do.
    session.run(Command::SelectAll);
    session.rate_selected(&|_| Support::new(3));
    let depth = session.document().undo_depth();
    session.run(Command::KeepPlan);
    assert_eq!(session.document().undo_depth(), depth);
    let told = session.notice().map(|notice| notice.message.text(Lang::En));
    assert_eq!(told.as_deref(), Some("The decision rule holds already: no move is needed to win."));
}

#[test]
fn the_outlook_follows_what_is_rated() {
    let mut session = the_sample();
    let before = outlook(&mut session).forecast.clone().unwrap();
    assert!(!before.rule.won());
    for step in outlook(&mut session).plan.clone().unwrap().steps {
        session.selection.set_person(step.person.clone());
        session.rate_selected(&|_| Some(step.to));
    }
    session.refresh();
    let after = outlook(&mut session).forecast.clone().unwrap();
    assert!(after.rule.won(), "the plan wins: {after:?}");
    assert!(after.d > before.d && after.chance.p > before.chance.p);
}

#[test]
fn another_account_with_the_same_deal_has_an_outlook_of_its_own() {
    let mut session = the_sample();
    let before = outlook(&mut session).forecast.clone().unwrap();
    // A copy of the file in which somebody rated otherwise: the same ids, and nothing done yet either.
    let mut copy = the_sample();
    copy.selection.set_people(copy.account().people().keys().cloned().collect::<Vec<_>>());
    copy.rate_selected(&|_| Support::new(3));
    session.start_sample(copy.account().clone(), None);
    let (held, fresh) = session.outlook();
    assert!(held.is_none() && !fresh, "that of the account before is shown");
    let after = outlook(&mut session).forecast.clone().unwrap();
    assert!(after.d > before.d + 1.0, "{} then {}", before.d, after.d);
}

#[test]
fn the_way_to_somebody_is_lit_follows_changes_and_goes_with_esc() {
    let mut session = the_sample();
    let id = |session: &Session, name: &str| {
        session.account().people().values().find(|person| person.name == name).unwrap().id.clone()
    };
    let (thiel, aydin) = (id(&session, "Marcus Thiel"), id(&session, "Elif Aydin"));
    session.selection.set_person(thiel.clone());
    session.run(Command::Way);
    session.refresh();
    let route = session.way().unwrap().1.unwrap().clone();
    assert_eq!(route.hops.last().unwrap().to, thiel);
    let first = session.account().person(&route.hops[0].from).unwrap();
    assert_eq!(first.side, Side::Us);
    let hardest = route.weakest().unwrap();
    assert!(route.hops.iter().all(|hop| hop.cost <= route.hops[hardest].cost));
    let lit = session.lit().unwrap().clone();
    let on_way = |id: &PersonId| route.hops.iter().any(|hop| hop.from == *id || hop.to == *id);
    assert!(lit.iter().all(on_way) && lit.contains(&thiel));
    // One of ours who knows him well is a shorter way.
    let us = first.id.clone();
    let made = ratings::set_level(session.account(), &us, &thiel, Level::Ally).unwrap();
    session.commit(made);
    let shorter = session.way().unwrap().1.unwrap().clone();
    assert!(shorter.cost < route.cost, "{shorter:?}");
    // The same key for somebody else shows theirs, and again nothing.
    session.selection.set_person(aydin.clone());
    session.run(Command::Way);
    assert_eq!(session.way().unwrap().0, &aydin);
    session.run(Command::Way);
    session.refresh();
    assert!(session.way().is_none() && session.lit().is_none());
    session.run(Command::Way);
    session.escape();
    assert!(session.way().is_none());
}

#[test]
fn the_tasks_stand_with_what_is_due_first_at_the_top_and_what_is_done_last() {
    let mut session = the_sample();
    let tasks = session.roster().tasks.clone();
    let due = |id: &TaskId| session.account().tasks()[id].due;
    let open: Vec<_> = tasks.iter().filter(|task| !task.done).map(|task| due(&task.id)).collect();
    assert!(open.iter().flatten().collect::<Vec<_>>().is_sorted(), "{open:?}");
    assert!(tasks.is_sorted_by_key(|task| task.done));
    for task in &tasks {
        assert_eq!(task.overdue, !task.done && due(&task.id).is_some_and(|due| due < session.day()));
    }
    let first = tasks[0].id.clone();
    let made = work::change_task(session.account(), &first, |task| task.done = true).unwrap();
    session.commit(made);
    assert!(session.roster().tasks.iter().any(|task| task.id == first && task.done));
    assert_ne!(session.roster().tasks[0].id, first);
}

#[test]
fn evidence_of_several_is_said_of_each_in_one_step() {
    let mut session = the_sample();
    let deal = session.deal().unwrap().clone();
    let rated: BTreeSet<PersonId> = session
        .picture()
        .facts
        .all()
        .filter(|(_, card)| card.support.is_some())
        .map(|(id, _)| id.clone())
        .take(3)
        .collect();
    let made = ratings::amend_all(session.account(), &deal, &rated, &session.stamp(), |rating| {
        rating.evidence = "Said so at the site visit".to_owned();
    });
    let before = session.account().clone();
    session.commit(made.unwrap());
    for id in &rated {
        let now = Current::of(session.account(), &deal, id, session.day());
        assert_eq!(now.support_rating().unwrap().evidence, "Said so at the site visit");
        assert_eq!(now.support(), Current::of(&before, &deal, id, session.day()).support());
    }
    let mut numbers: Vec<u64> = session.account().ratings().values().map(|rating| rating.seq).collect();
    let all = numbers.len();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), all, "each judgement has a number of its own");
    session.undo();
    assert_eq!(session.account(), &before);
}

#[test]
fn each_move_has_one_of_ours_and_something_instead_if_it_fails() {
    let mut session = the_sample();
    let found = outlook(&mut session);
    let plan = found.plan.as_ref().unwrap();
    let campaign = &found.campaign;
    let who: Vec<&PersonId> = plan.steps.iter().map(|step| &step.person).collect();
    assert_eq!(campaign.approaches.iter().map(|a| &a.person).collect::<Vec<_>>(), who);
    assert_eq!(campaign.if_not.iter().map(|i| &i.person).collect::<Vec<_>>(), who);
    for approach in &campaign.approaches {
        let owner = approach.owner.as_ref().expect("somebody of ours sees to it");
        assert_eq!(session.account().person(owner).unwrap().side, Side::Us);
        let route = approach.route.as_ref().expect("all of the sample can be reached");
        assert_eq!(route.to, approach.person);
    }
    for if_not in &campaign.if_not {
        assert!(if_not.plan.steps.iter().all(|step| step.person != if_not.person));
        // The cheapest of all plans can't be beaten by one of fewer people to choose from.
        assert!(if_not.plan.cost.is_none_or(|cost| cost >= plan.cost.unwrap()), "{if_not:?}");
    }
    session.run(Command::KeepPlan);
    let made: Vec<_> = session
        .account()
        .tasks()
        .values()
        .filter(|task| who.contains(&task.person.as_ref().unwrap_or(who[0])))
        .collect();
    for approach in &campaign.approaches {
        let theirs = made.iter().filter(|task| task.person.as_ref() == Some(&approach.person));
        assert!(theirs.into_iter().any(|task| task.owner == approach.owner), "{approach:?}");
    }
}

#[test]
fn the_plan_that_is_kept_stands_until_another_is() {
    let mut session = the_sample();
    let found = outlook(&mut session);
    assert_eq!(found.kept, None);
    let cheapest = found.plan.clone().unwrap();
    session.run(Command::KeepPlan);
    let kept = outlook(&mut session).kept.clone().expect("the plan was kept");
    let moves: Vec<_> =
        kept.moves.iter().map(|one| (one.person.clone(), one.now, one.aim, one.cost)).collect();
    let steps = cheapest.steps.iter().map(|s| (s.person.clone(), s.from, s.to, s.cost));
    assert_eq!(moves, steps.collect::<Vec<_>>());
    assert_eq!(Some(kept.cost), cheapest.cost);
    // The same seed and the same people: what the plan promised is what the plan kept promises.
    assert_eq!(kept.after, cheapest.after);

    // One of them is there.
    let first = &cheapest.steps[0];
    session.selection.set_person(first.person.clone());
    session.rate_selected(&|_| Some(first.to));
    let kept = outlook(&mut session).kept.clone().unwrap();
    assert_eq!(kept.reached(), 1);
    assert_eq!(kept.cost, cheapest.cost.unwrap() - first.cost);

    // Another plan: whom it doesn't move is no part of it any more, but for whoever is there already.
    let planned = |id: &PersonId| cheapest.steps.iter().any(|step| step.person == *id);
    let below = |id: &PersonId| session.rated_support(id).is_some_and(|support| support.score() < 1);
    let mut all = found.opinions.iter().map(|opinion| opinion.id.clone());
    let other = all.find(|id| !planned(id) && below(id)).expect("somebody else could be moved");
    let aim = Support::new(1).unwrap();
    let there = session.account().tasks().len();
    session.toggle_supposing();
    session.selection.set_person(other.clone());
    session.rate_selected(&|_| Some(aim));
    session.keep_scenario();
    let kept = outlook(&mut session).kept.clone().unwrap();
    let who: Vec<_> = kept.moves.iter().map(|one| one.person.clone()).collect();
    assert_eq!(who, [first.person.clone(), other]);
    assert_eq!(session.account().tasks().len(), there + 1, "the tasks of the other plan stay");

    session.run(Command::DropPlan);
    assert_eq!(outlook(&mut session).kept, None);
    assert_eq!(session.account().tasks().len(), there + 1);
    session.undo();
    assert_eq!(outlook(&mut session).kept.as_ref(), Some(&kept));

    // Kept again, the tasks that lost their aim have it again: none stands twice.
    session.run(Command::DropPlan);
    session.run(Command::KeepPlan);
    let tasks = session.account().tasks().len();
    session.run(Command::DropPlan);
    session.run(Command::KeepPlan);
    assert_eq!(session.account().tasks().len(), tasks);
    assert!(outlook(&mut session).kept.is_some());
}

#[test]
fn the_move_of_a_kept_scenario_is_whose_of_ours_knows_the_person() {
    let mut session = the_sample();
    let named = |session: &Session, name: &str| {
        session.account().people().values().find(|person| person.name == name).unwrap().id.clone()
    };
    let (weil, stern) = (named(&session, "Jonas Weil"), named(&session, "Rafael Stern"));
    session.toggle_supposing();
    session.selection.set_person(weil.clone());
    session.rate_selected(&|_| Support::new(3));
    session.keep_scenario();
    let aimed: Vec<_> = session.account().tasks().values().filter(|task| task.aim.is_some()).collect();
    assert_eq!(aimed.len(), 1);
    assert_eq!((aimed[0].person.as_ref(), aimed[0].owner.as_ref()), (Some(&weil), Some(&stern)));
}

#[test]
fn what_a_lens_says_below_a_card_hides_no_line_of_the_chart() {
    let mut session = the_sample();
    for command in [Command::LensRisk, Command::LensFragility] {
        session.run(command);
        session.refresh();
        let picture = session.picture().clone();
        let chart = picture.geometry.lines.iter().filter(|line| line.kind == LinkKind::Reports);
        let pieces: Vec<[Point; 2]> =
            chart.flat_map(|line| line.points.windows(2).map(|pair| [pair[0], pair[1]])).collect();
        let mut pills = 0;
        for (i, part) in picture.parts.iter().enumerate().filter(|(_, part)| part.layer == Layer::Ground) {
            let Element::Person(id) = &part.shows else { continue };
            let foot = picture.geometry.cards[id].max.y;
            for shape in picture.draw(i, Detail::Full) {
                let Shape::Rect(pill) = shape else { continue };
                if pill.rect.min.y > foot + 3.0 {
                    pills += 1;
                    let hidden = pieces.iter().find(|[a, b]| pill.rect.crossed_by(*a, *b));
                    assert_eq!(hidden, None, "{command:?}: below {id} at {:?}", pill.rect);
                }
            }
        }
        assert!(pills > 5, "{command:?}: {pills} pills");
    }
}

#[test]
fn no_lens_moves_a_line_or_a_card() {
    let mut session = the_sample();
    session.run(Command::LensSupport);
    session.refresh();
    let plain = session.picture().clone();
    let lenses = [
        Command::LensInfluence,
        Command::LensRole,
        Command::LensRelationship,
        Command::LensRisk,
        Command::LensFragility,
    ];
    for lens in lenses {
        session.run(lens);
        session.refresh();
        let seen = session.picture().clone();
        assert_eq!(seen.geometry.cards, plain.geometry.cards, "{lens:?}");
        for (now, before) in seen.geometry.lines.iter().zip(&plain.geometry.lines) {
            // Only the lens of relationships shows who of ours is paired with whom.
            if !matches!(now.kind, LinkKind::Pair(_)) {
                assert_eq!(now.points, before.points, "{lens:?}: {:?} {:?}", now.kind, now.between);
            }
        }
    }
}
