//! Layers of influence, the network, the zipper and departments apart, as commands.
use super::monkey::Dice;
use super::*;
use linchpin::model::Region;
use support::{TestSession, person_id};

const ALL: [Command; 4] = [Command::Layers, Command::Network, Command::Zipper, Command::Boards];

fn slots(session: &TestSession) -> Vec<(PersonId, Rect)> {
    let places = session.account().places().values();
    places.map(|place| (place.person.clone(), Rect::new(place.x - 100.0, place.y, 200.0, 104.0))).collect()
}

fn upon_each_other(session: &TestSession) -> Vec<(PersonId, PersonId)> {
    let slots = slots(session);
    let pairs = slots.iter().enumerate().flat_map(|(i, a)| slots[i + 1..].iter().map(move |b| (a, b)));
    pairs.filter(|(a, b)| a.1.intersects(&b.1)).map(|(a, b)| (a.0.clone(), b.0.clone())).collect()
}

/// Whoever stands in the frame of a department is of it.
fn strangers_in_frames(session: &TestSession) -> usize {
    let account = session.account();
    let of = |id: &PersonId| account.person(id).and_then(|person| person.department.clone());
    let slots = slots(session);
    let strangers = |region: &Region| {
        let cut = slots.iter().filter(|(_, slot)| region.rect().intersects(slot));
        cut.filter(|(id, _)| of(id).as_ref() != Some(&region.department)).count()
    };
    account.regions().values().map(strangers).sum()
}

#[test]
fn no_picture_lays_a_card_upon_another_moves_a_pinned_one_or_frames_a_stranger() {
    for seed in 1..=40 {
        let mut dice = Dice(seed);
        let names: Vec<String> = (0..26).map(|i| format!("P{i}")).collect();
        let mut builder = an_account().department("Digital", Rect::new(-3000.0, -3000.0, 300.0, 300.0));
        for (i, name) in names.iter().enumerate() {
            builder = builder.person(name, 240.0 * (i * 11 % 26) as f32, 130.0 * dice.roll(7) as f32);
            if dice.chance(4) {
                builder = builder.of("Digital");
            }
        }
        for (i, name) in names.iter().enumerate().skip(1) {
            if !dice.chance(6) {
                builder = builder.reports(name, &names[dice.roll(i)]);
            }
            if dice.chance(2) {
                builder = builder.link(INFLUENCE, name, &names[dice.roll(i)]);
            }
        }
        builder = builder.ours("Anna", 5000.0, -2000.0).link(PAIR, "Anna", "P3");
        let mut session = builder.session();
        let some = |dice: &mut Dice, of: usize| -> Vec<&str> {
            names.iter().filter(|_| dice.chance(of)).map(String::as_str).collect()
        };
        let pinned = some(&mut dice, 5);
        session.select(&pinned);
        if !pinned.is_empty() {
            session.run_as_one_step(Command::Pin);
        }
        let command = ALL[dice.roll(4)];
        let chosen = if dice.chance(2) { some(&mut dice, 2) } else { Vec::new() };
        session.select(&chosen).mark();
        session.session.run(command);
        for name in &pinned {
            assert_eq!(session.moved(name), vec2(0.0, 0.0), "{name} is pinned, seed {seed}");
        }
        if chosen.len() > 1 {
            for name in names.iter().filter(|name| !chosen.contains(&name.as_str())) {
                assert_eq!(session.moved(name), vec2(0.0, 0.0), "{name} was not asked for, seed {seed}");
            }
        }
        assert_eq!(upon_each_other(&session), Vec::new(), "{command:?}, seed {seed}, pinned {pinned:?}");
        if chosen.len() < 2 && pinned.is_empty() {
            assert_eq!(strangers_in_frames(&session), 0, "{command:?}, seed {seed}");
        }
    }
}

#[test]
fn influence_rises_and_a_boss_stands_above_the_team() {
    let mut session = an_account()
        .person("Li", 0.0, 500.0)
        .person("Wang", 400.0, 0.0)
        .person("Zhao", 800.0, 0.0)
        .person("Qian", 1200.0, 0.0)
        .link(INFLUENCE, "Li", "Wang")
        .link(INFLUENCE, "Wang", "Zhao")
        .reports("Qian", "Li")
        // Convinced by her own boss: no reason to stand above him.
        .link(INFLUENCE, "Li", "Qian")
        .session();
    session.run_as_one_step(Command::Layers);
    let y = |name: &str| session.place(name).y;
    assert!(y("Zhao") < y("Wang") && y("Wang") < y("Li") && y("Li") < y("Qian"));
    assert_eq!(session.place("Qian").x, session.place("Li").x, "a single report hangs straight");
    session.assert_undo_and_redo();
}

#[test]
fn what_a_drawing_changes_about_the_map_s_meaning_and_its_frames_is_said() {
    let words = |session: &TestSession| {
        session.session.notice().map(|notice| notice.message.text(Lang::En)).unwrap_or_default()
    };
    // Wang's department-mate stands far off behind a line of strangers.
    let mut builder = an_account().department("IT", Rect::new(-200.0, -80.0, 400.0, 300.0));
    for (name, of) in [("Wang", true), ("Li", false), ("Zhao", false), ("Qian", false), ("Sun", true)] {
        builder = builder.person(name, if of { 0.0 } else { 900.0 }, 0.0);
        builder = if of { builder.of("IT") } else { builder };
    }
    let chain = [("Wang", "Li"), ("Li", "Zhao"), ("Zhao", "Qian"), ("Qian", "Sun")];
    let mut session = chain.into_iter().fold(builder, |b, (from, to)| b.link(INFLUENCE, from, to)).session();
    session.run_as_one_step(Command::Layers);
    let said = words(&session);
    assert!(said.starts_with("Influence rises now"), "{said}");
    assert_eq!(said.contains("have no frames"), session.account().regions().is_empty(), "{said}");
    session.undo();
    session.run_as_one_step(Command::Network);
    assert!(session.account().regions().is_empty());
    assert!(words(&session).starts_with("One department’s people"), "{}", words(&session));
}

#[test]
fn a_layout_of_everybody_who_is_selected_is_one_of_the_whole_map() {
    let map = || {
        an_account()
            .department("IT", Rect::new(-200.0, -80.0, 400.0, 300.0))
            .department("Finance", Rect::new(700.0, -80.0, 400.0, 300.0))
            .person("Wang", 0.0, 0.0)
            .of("IT")
            .person("Sun", 100.0, 400.0)
            .of("IT")
            .person("Li", 900.0, 0.0)
            .of("Finance")
            .person("Qian", 900.0, 400.0)
            .of("Finance")
            .link(INFLUENCE, "Wang", "Li")
            .link(INFLUENCE, "Li", "Sun")
            .session()
    };
    for command in ALL {
        let (mut nobody, mut all) = (map(), map());
        nobody.run_as_one_step(command);
        all.session.run(Command::SelectAll);
        all.run_as_one_step(command);
        for name in ["Wang", "Sun", "Li", "Qian"] {
            assert_eq!(nobody.place(name), all.place(name), "{command:?}");
        }
        assert_eq!(nobody.account().regions(), all.account().regions(), "{command:?}");
        assert_eq!(nobody.session.look.show, all.session.look.show, "{command:?}");
    }
}

#[test]
fn a_frame_goes_when_all_of_its_people_stand_apart_and_stays_where_some_did_not_move() {
    let frame = |session: &TestSession, name: &str| {
        let of = |d: &&linchpin::model::Department| d.name == name;
        let id = session.account().departments().values().find(of).unwrap().id.clone();
        session.account().regions().get(&id).map(linchpin::model::Region::rect)
    };
    let mut builder = an_account().department("IT", Rect::new(-200.0, -80.0, 400.0, 600.0));
    for (name, of) in [("Wang", true), ("Li", false), ("Zhao", false), ("Qian", false), ("Sun", true)] {
        builder = builder.person(name, if of { 0.0 } else { 900.0 }, 0.0);
        builder = if of { builder.of("IT") } else { builder };
    }
    let chain = [("Wang", "Li"), ("Li", "Zhao"), ("Zhao", "Qian"), ("Qian", "Sun")];
    let map = chain
        .into_iter()
        .fold(builder.person("Apart", 4000.0, 0.0), |b, (from, to)| b.link(INFLUENCE, from, to));
    let mut session = map.session();
    let before = frame(&session, "IT");
    session.select(&["Wang", "Li", "Zhao", "Qian", "Sun"]).run_as_one_step(Command::Network);
    assert_eq!(frame(&session, "IT"), None, "an empty frame says what is not so");
    session.undo();
    session.select(&["Wang", "Li", "Zhao", "Qian"]).run_as_one_step(Command::Network);
    assert_eq!(frame(&session, "IT").is_some(), before.is_some(), "Sun still stands in it");
}

#[test]
fn people_of_a_network_stand_near_those_they_are_joined_to() {
    let mut session = an_account()
        .person("Li", 0.0, 0.0)
        .person("Wang", 3000.0, 0.0)
        .person("Zhao", 0.0, 3000.0)
        .person("Qian", 3000.0, 3000.0)
        .link(INFLUENCE, "Li", "Wang")
        .link(INFLUENCE, "Wang", "Zhao")
        .link(INFLUENCE, "Zhao", "Qian")
        .session();
    session.run_as_one_step(Command::Network);
    let apart = |a: &str, b: &str| session.place(a).distance(session.place(b));
    assert!(apart("Li", "Wang") < apart("Li", "Zhao") && apart("Li", "Zhao") < apart("Li", "Qian"));
    session.assert_undo_and_redo();
}

#[test]
fn a_zipper_has_counterparts_on_a_level_and_fetches_ours_from_the_tray() {
    let mut session = an_account()
        .person("Li", 0.0, 0.0)
        .person("Wang", 400.0, 700.0)
        .person("Zhao", 800.0, 0.0)
        .ours("Anna", 3000.0, 0.0)
        .ours("Ben", 3000.0, 400.0)
        .link(PAIR, "Anna", "Wang")
        .link(PAIR, "Ben", "Li")
        .session();
    session.select(&["Ben"]).run_as_one_step(Command::ToTray).select(&[]);
    session.mark().run_as_one_step(Command::Zipper);
    assert_eq!(session.place("Anna").y, session.place("Wang").y);
    assert_eq!(session.place("Ben").y, session.place("Li").y);
    assert!(
        session.place("Ben").x > session.place("Li").x && session.place("Zhao").x < session.place("Li").x
    );
    let show = session.session.look.show;
    assert!(show.pairs && !show.reports && !show.influence, "its lines, and none that run through them");
    session.assert_undo_and_redo();
}

#[test]
fn a_map_saved_as_a_zipper_shows_its_lines_wherever_it_is_opened() {
    let mut session = an_account()
        .person("Li", 0.0, 0.0)
        .person("Wang", 400.0, 700.0)
        .ours("Anna", 3000.0, 0.0)
        .link(PAIR, "Anna", "Wang")
        .session();
    let folder = tempfile::tempdir().unwrap();
    let [plain, zipper] = ["plain.ron", "zipper.ron"].map(|name| folder.path().join(name));
    session.session.save_to(&plain).unwrap();
    session.mark().run_as_one_step(Command::Zipper);
    session.assert_undo_and_redo();
    session.session.save_to(&zipper).unwrap();

    let mut other = an_account().person("Zhao", 0.0, 0.0).session();
    let usual = other.session.look.show;
    other.session.open(&zipper, None).unwrap();
    assert_eq!(other.session.look.show, usual.of_zipper());
    // Also where one chose lines by hand meanwhile.
    other.session.run(Command::ShowDotted);
    other.session.open(&plain, None).unwrap();
    assert_eq!(other.session.look.show, usual, "another map is none");
    other.session.open(&zipper, None).unwrap();
    other.session.run(Command::Tidy);
    other.session.refresh();
    assert_eq!(other.session.look.show, usual);
    assert!(!other.account().info().zipper);
}

#[test]
fn after_a_zipper_the_chart_is_what_it_was_before() {
    for back in [Command::Tidy, Command::Network, Command::Layers] {
        let mut session = an_account()
            .department("IT", Rect::new(-220.0, 136.0, 440.0, 400.0))
            .person("Li", 0.0, 0.0)
            .person("Wang", 0.0, 216.0)
            .of("IT")
            .person("Zhao", 0.0, 432.0)
            .of("IT")
            .reports("Wang", "Li")
            .reports("Zhao", "Wang")
            .ours("Anna", 3000.0, 0.0)
            .ours("Ben", 3000.0, 400.0)
            .link(PAIR, "Anna", "Wang")
            .link(PAIR, "Ben", "Li")
            .session();
        session.select(&["Anna", "Ben"]).session.run(Command::ToTray);
        session.select(&[]).session.run(Command::Tidy);
        let (before, shown) = (session.account().places().clone(), session.session.look.show);
        session.session.run(Command::Zipper);
        session.session.refresh();
        let there =
            |session: &TestSession, name: &str| session.account().places().contains_key(&person_id(name));
        assert!(there(&session, "Anna") && there(&session, "Ben"));
        // Who is moved by hand stays.
        let by_hand = session.place("Ben") + vec2(80.0, 0.0);
        let moved = places::place(session.account(), &[("Ben".into(), by_hand)].into());
        session.session.commit(moved);
        session.session.run(back);
        session.session.refresh();
        assert_eq!(session.session.look.show, shown, "{back:?}");
        assert!(!there(&session, "Anna") && there(&session, "Ben"), "{back:?}");
        if back == Command::Tidy {
            let ben = person_id("Ben");
            let relative = |places: &std::collections::BTreeMap<PersonId, linchpin::model::Place>| {
                let li = places[&person_id("Li")].at();
                let others = places.iter().filter(|(id, _)| **id != ben);
                others.map(|(id, place)| (id.clone(), place.at() - li)).collect::<Vec<_>>()
            };
            assert_eq!(relative(session.account().places()), relative(&before));
        }
    }
}

#[test]
fn frames_that_a_drawing_took_away_come_back_with_the_chart() {
    let mut builder = an_account().department("IT", Rect::new(-220.0, 136.0, 440.0, 400.0));
    for (name, x, y) in [("Li", 0.0, 0.0), ("Wang", 0.0, 216.0), ("Zhao", 0.0, 432.0), ("Qian", 400.0, 216.0)]
    {
        builder = builder.person(name, x, y);
        builder = if matches!(name, "Wang" | "Zhao") { builder.of("IT") } else { builder };
    }
    let lines = [("Wang", "Li"), ("Zhao", "Wang"), ("Qian", "Li")];
    let builder = lines.into_iter().fold(builder, |b, (from, to)| b.reports(from, to));
    let chain = [("Zhao", "Qian"), ("Qian", "Wang")];
    let mut session = chain.into_iter().fold(builder, |b, (from, to)| b.link(INFLUENCE, from, to)).session();
    session.session.run(Command::Layers);
    assert!(session.account().regions().is_empty(), "strangers stand between its people");
    session.session.run(Command::Tidy);
    let frame = session.region("IT");
    assert!(frame.contains(session.place("Wang")) && frame.contains(session.place("Zhao")));
    assert_eq!(strangers_in_frames(&session), 0);
}

#[test]
fn departments_apart_have_frames_of_their_own() {
    let mut session = an_account()
        .department("Digital", Rect::new(-3000.0, -3000.0, 300.0, 300.0))
        .person("Li", 0.0, 0.0)
        .person("Wang", 400.0, 0.0)
        .of("Digital")
        .person("Zhao", 0.0, 300.0)
        .of("Digital")
        .reports("Wang", "Li")
        .reports("Zhao", "Li")
        .session();
    session.run_as_one_step(Command::Boards);
    let frame = session.region("Digital");
    assert!(frame.contains(session.place("Wang")) && frame.contains(session.place("Zhao")));
    assert!(!frame.contains(session.place("Li")));
    session.assert_undo_and_redo();
}

#[test]
fn a_large_map_is_laid_out_beside_the_frame_and_never_over_a_later_change() {
    let names: Vec<String> = (0..150).map(|i| format!("P{i}")).collect();
    let mut builder = an_account();
    for (i, name) in names.iter().enumerate() {
        builder = builder.person(name, 240.0 * i as f32, 0.0);
        if i > 0 {
            builder = builder.link(INFLUENCE, name, &names[i / 2]);
        }
    }
    let mut session = builder.session();
    session.session.run(Command::Network);
    assert_eq!(session.moved("P3"), vec2(0.0, 0.0), "nothing is there yet");
    // In the meantime somebody is moved; the layout that comes is one of the map as it is then.
    session.select(&["P7"]).nudge(500.0, 500.0);
    session.session.finish_nudge();
    let places = session.account().places().clone();
    for _ in 0..20_000 {
        session.session.refresh();
        if *session.account().places() != places {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    assert_eq!(upon_each_other(&session), Vec::new());
    session.undo();
    assert_eq!(*session.account().places(), places);
}

#[test]
fn a_layout_under_way_ends_with_its_document_and_spares_what_is_dragged() {
    let names: Vec<String> = (0..150).map(|i| format!("P{i}")).collect();
    let mut builder = an_account();
    for (i, name) in names.iter().enumerate() {
        builder = builder.person(name, 240.0 * i as f32, 0.0);
    }
    let account = builder.build();
    let mut session = TestSession::new(account.clone());
    let wait = |session: &mut TestSession| {
        for _ in 0..300 {
            session.session.refresh();
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    };
    session.session.run(Command::Boards);
    session.press_card("P3").move_by(30.0, 30.0);
    wait(&mut session);
    assert!(!session.session.is_idle(), "the drag goes on");
    assert_eq!(session.account().places(), account.places());
    session.escape_and_release();
    session.session.start_sample(account.clone(), None);
    wait(&mut session);
    assert_eq!(session.account().places(), account.places(), "asked for in the document before");
    assert!(!session.session.working());
}

/// A department drawn anew on its own is a picture of its own: nobody stands outside its frame or within another's.
#[test]
fn a_department_drawn_anew_keeps_its_people_together() {
    for command in ALL {
        let mut session = super::outlook::the_sample();
        let regions: Vec<_> = session.account().regions().keys().cloned().collect();
        for department in regions {
            let theirs: Vec<PersonId> = session
                .account()
                .people_in_order()
                .into_iter()
                .filter(|person| person.department.as_ref() == Some(&department))
                .map(|person| person.id.clone())
                .collect();
            if theirs.len() < 2 {
                continue;
            }
            session.selection.set_people(theirs.clone());
            session.run(command);
            let account = session.account();
            let frame = account.regions()[&department].rect();
            for place in account.places().values() {
                let inside = frame.contains(place.at());
                let is_theirs = theirs.contains(&place.person);
                assert_eq!(inside, is_theirs, "{command:?} of {department}: {}", place.person);
            }
        }
    }
}
