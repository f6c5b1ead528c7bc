//! Tools, judgements, layout, history, work.
use crate::support::*;
use crate::*;

#[test]
fn a_tool_key_takes_the_tool_and_again_or_escape_puts_it_back() {
    let mut session = a_small_team().session();
    for tool in ToolKind::ALL {
        session.take(tool);
        assert_eq!(session.session.tool, tool);
        session.take(tool);
        assert_eq!(session.session.tool, ToolKind::Select);
    }
    session.take(ToolKind::Conflict).press_card("Li").move_to_card("Qian").escape_and_release();
    assert_eq!(session.session.tool, ToolKind::Conflict, "Esc ends the gesture first");
    session.escape();
    assert_eq!(session.session.tool, ToolKind::Select);
    session.press_card("Li").move_by(90.0, 90.0).take(ToolKind::Pan);
    assert!(session.session.is_idle(), "taking a tool ends what the last one did");
    session.press(pt(0.0, 0.0)).move_by(50.0, 20.0).release().assert_unchanged().assert_nothing_to_undo();
}

#[test]
fn the_hand_moves_the_map_and_nothing_on_it() {
    let mut session = a_small_team().session();
    let before = session.session.camera.center;
    session.take(ToolKind::Pan).press_card("Li").move_by(50.0, 20.0).release();
    let moved = before - session.session.camera.center;
    assert_eq!(moved, vec2(50.0, 20.0));
    session.assert_selected(&[]).assert_unchanged().assert_nothing_to_undo();
}

#[test]
fn rating_several_people_is_one_step() {
    let mut session = a_small_team()
        .ours("Anna", 900.0, 0.0)
        .member("Li")
        .member("Wang")
        .rated("Li", 1)
        .rated("Wang", -3)
        .session();
    let supports = |session: &TestSession| ["Li", "Wang", "Zhao"].map(|name| session.support(name));
    session.select(&["Anna", "Li", "Wang", "Zhao"]);
    session.run_as_one_step(Command::SupportUp);
    assert_eq!(supports(&session), [Some(2), Some(-2), Some(1)]);
    assert!(session.account().member(&the_deal(), &"Zhao".into()).is_some(), "who is rated takes part");
    assert!(session.account().ratings().values().all(|r| r.person != person_id("Anna")));
    session.assert_undo_and_redo();
    session.run_as_one_step(Command::SupportDown).run_as_one_step(Command::SupportDown);
    assert_eq!(supports(&session), [Some(0), Some(-3), Some(-1)]);
    session.mark().run_as_one_step(Command::Unrate);
    assert_eq!(supports(&session), [None, None, None]);
    session.assert_undo_and_redo();
    session.run(Command::Unrate);
}

#[test]
fn support_stops_at_three() {
    let mut session = a_small_team().member("Li").rated("Li", 3).session();
    session.select(&["Li"]).run(Command::SupportUp).assert_nothing_to_undo();
    assert_eq!(session.support("Li"), Some(3));
}

#[test]
fn taking_a_rating_from_somebody_without_one_is_nothing() {
    let mut session = a_small_team().session();
    session.select(&["Li", "Wang"]).run(Command::Unrate).assert_unchanged().assert_nothing_to_undo();
}

#[test]
fn next_unrated_goes_round_the_members_without_a_rating() {
    let mut session = a_small_team().member("Li").member("Wang").member("Zhao").rated("Li", 1).session();
    let mut seen = Vec::new();
    for _ in 0..4 {
        session.run(Command::NextUnrated);
        seen.push(session.selected()[0].to_owned());
    }
    assert_ne!(seen[0], seen[1]);
    assert_eq!((&seen[0], &seen[1]), (&seen[2], &seen[3]));
    seen.sort();
    assert_eq!(seen, ["Wang", "Wang", "Zhao", "Zhao"]);
    session.select(&["Wang", "Zhao"]).run_as_one_step(Command::SupportUp);
    assert!(session.session.missing(Command::NextUnrated).is_some());
}

/// A boss with three reports in disorder, and somebody aside.
fn untidy() -> Builder {
    an_account()
        .person("Boss", 40.0, 40.0)
        .person("A", 700.0, 90.0)
        .person("B", -300.0, 700.0)
        .person("C", 10.0, 300.0)
        .person("Aside", 1500.0, 900.0)
        .reports("A", "Boss")
        .reports("B", "Boss")
        .reports("C", "Boss")
        .reports("Aside", "C")
}

#[test]
fn tidying_everybody_keeps_the_order_in_which_siblings_stand_and_centres_bosses() {
    let mut session = untidy().session();
    session.run_as_one_step(Command::Tidy);
    let x = |name: &str| session.place(name).x;
    assert!(x("B") < x("C") && x("C") < x("A"));
    assert_eq!(x("Boss"), f32::midpoint(x("B"), x("A")));
    assert_eq!(x("Aside"), x("C"));
    assert!(session.place("Boss").y < session.place("A").y);
    session.assert_undo_and_redo();
    session.mark().run(Command::Tidy).assert_unchanged();
}

#[test]
fn tidying_the_selection_moves_nobody_else() {
    let mut session = untidy().session();
    session.select(&["A", "B", "Boss"]).run_as_one_step(Command::TidySelection);
    assert_eq!(session.moved("Boss"), vec2(0.0, 0.0), "the head of what is tidied stays");
    assert_eq!((session.moved("C"), session.moved("Aside")), (vec2(0.0, 0.0), vec2(0.0, 0.0)));
    let (a, b) = (session.place("A"), session.place("B"));
    let c = session.place("C");
    assert!(b.x + 200.0 < c.x && c.x + 200.0 < a.x && a.y == b.y, "around who stands there");
    session.assert_undo_and_redo();
}

#[test]
fn tidying_a_part_of_a_department_leaves_the_others_in_its_region() {
    let mut session = an_account()
        .department("Finance", Rect::new(-400.0, -100.0, 1600.0, 900.0))
        .person("Boss", 0.0, 0.0)
        .of("Finance")
        .person("A", 30.0, 300.0)
        .of("Finance")
        .person("B", 1000.0, 600.0)
        .of("Finance")
        .reports("A", "Boss")
        .reports("B", "Boss")
        .session();
    session.select(&["Boss", "A"]).run_as_one_step(Command::TidySelection);
    let region = session.region("Finance");
    for name in ["Boss", "A", "B"] {
        assert!(region.contains_rect(&slot(session.place(name))), "{name} stands outside {region:?}");
    }
}

#[test]
fn the_tray_takes_people_off_the_map_and_nothing_else() {
    let mut session = a_small_team().session();
    session.select(&["Wang", "Zhao"]).run_as_one_step(Command::ToTray);
    assert_eq!(session.account().places().len(), 2);
    assert_eq!(session.account().people().len(), 4);
    assert_eq!(session.lines().len(), 2);
    session.assert_undo_and_redo();
    session.run(Command::ToTray);
}

#[test]
fn undo_and_redo_say_what_they_would_do() {
    let mut session = a_small_team().session();
    assert_eq!((session.session.undo_words(), session.session.redo_words()), (None, None));
    session.drag_card("Li", 80.0, 400.0);
    assert_eq!(session.session.undo_words().as_deref(), Some("Move 3 people"));
    session.drag_card("Qian", 80.0, 400.0);
    assert_eq!(session.session.undo_words().as_deref(), Some("Move a person"));
    session.undo();
    assert_eq!(session.session.undo_words().as_deref(), Some("Move 3 people"));
    assert_eq!(session.session.redo_words().as_deref(), Some("Move a person"));
    session.undo().redo();
    assert_eq!(session.session.redo_words().as_deref(), Some("Move a person"));
    session.click_card("Li").press_handle("Li", RectSide::Right).move_to_card("Qian").release_as_one_step();
    assert_eq!(session.session.undo_words().as_deref(), Some("Li influences Qian"));
    assert_eq!(session.session.redo_words(), None, "a new step ends what could be redone");
    session.select(&["Wang", "Zhao"]).run_as_one_step(Command::Delete);
    assert_eq!(session.session.undo_words().as_deref(), Some("Delete 2 people"));
}

#[test]
fn undo_says_a_name_as_it_was_typed() {
    for name in ["007", "1e3", "Inf", "NaN", "12,5"] {
        let mut session = a_small_team().session();
        session.double_press_card("Wang").name_it(name);
        assert_eq!(session.session.undo_words(), Some(format!("Rename to {name}")));
    }
}

#[test]
fn undo_says_how_many_were_rated() {
    let mut session = a_small_team().member("Li").member("Wang").session();
    session.select(&["Li", "Wang"]).run_as_one_step(Command::SupportUp);
    assert_eq!(session.session.undo_words().as_deref(), Some("Rate 2 people"));
    session.select(&["Wang"]).run_as_one_step(Command::SupportUp);
    assert_eq!(session.session.undo_words().as_deref(), Some("Rate Wang"));
}

#[test]
fn a_click_keeps_what_can_be_redone() {
    let mut session = a_small_team().session();
    session.drag_card("Li", 80.0, 400.0).undo();
    session.click_card("Wang").press(pt(-400.0, -50.0)).move_to(pt(1000.0, 400.0)).release();
    session.press_card("Wang").move_by(50.0, 50.0).escape_and_release();
    session.redo();
    assert_eq!(session.moved("Li"), vec2(80.0, 400.0));
}

#[test]
fn the_last_deal_stays() {
    let mut session = a_small_team().session();
    assert!(session.session.missing(Command::DeleteDeal).is_some());
    session.run(Command::DeleteDeal).assert_unchanged();
    session.run_as_one_step(Command::NewDeal);
    assert_ne!(session.session.deal(), Some(&the_deal()));
    session.run_as_one_step(Command::DeleteDeal);
    assert_eq!(session.session.deal(), Some(&the_deal()));
    session.undo().undo().assert_unchanged();
}

#[test]
fn a_deal_that_comes_back_is_shown() {
    let mut session = a_small_team().session();
    session.run_as_one_step(Command::NewDeal);
    let new = session.session.deal().cloned();
    session.undo();
    assert_eq!(session.session.deal(), Some(&the_deal()));
    session.redo();
    assert_eq!(session.session.deal(), new.as_ref(), "what is done next is meant for it");
    session.run_as_one_step(Command::DeleteDeal);
    assert_eq!(session.session.deal(), Some(&the_deal()));
    session.undo();
    assert_eq!(session.session.deal(), new.as_ref());
}

#[test]
fn a_point_between_two_cards_is_nothing() {
    let session = a_small_team().session();
    let at: Point = session.middle("Wang").lerp(session.middle("Zhao"), 0.5);
    assert_eq!(session.session.hit(at), Hit::Nothing);
}

#[test]
fn a_held_arrow_is_one_step() {
    let mut session = a_small_team().session();
    session.select(&["Qian"]);
    let before = session.session.document().undo_depth();
    for _ in 0..12 {
        session.session.nudge(1.0, 0.0);
    }
    assert_eq!(session.session.document().undo_depth(), before, "not before the key is let go");
    session.session.finish_nudge();
    assert_eq!(session.session.document().undo_depth(), before + 1);
    assert_eq!(session.moved("Qian"), vec2(96.0, 0.0));
    // Whatever else happens finishes it first.
    session.session.nudge(0.0, 1.0);
    session.session.run(Command::Undo);
    assert_eq!(session.moved("Qian"), vec2(96.0, 0.0));
}

#[test]
fn the_hand_makes_nobody() {
    let mut session = a_small_team().session();
    session.take(ToolKind::Pan).double_press(pt(40.0, 700.0));
    session.assert_unchanged().assert_nothing_to_undo();
}

#[test]
fn a_line_that_is_turned_round_keeps_its_sides_and_one_made_ours_runs_from_us() {
    let mut session = strangers().link(INFLUENCE, "Li", "Anna").session();
    let id = session.account().links().keys().next().unwrap().clone();
    let bind = |end, side| links::bind(session.account(), &id, end, Some(side));
    let bound = bind(links::End::From, RectSide::Left);
    session.session.commit(bound);
    let turned = links::turn_round(session.account(), &id, Lang::En).unwrap();
    session.session.commit(turned);
    let link = session.account().links()[&id].clone();
    assert_eq!((link.from.as_str(), link.from_side, link.to_side), ("Anna", None, Some(RectSide::Left)));
    session.undo();
    let made = links::change(session.account(), &id, |link| link.kind = PAIR, Lang::En).unwrap();
    session.session.commit(made);
    assert_eq!(session.lines(), [(PAIR, "Anna", "Li")]);
}

#[test]
fn a_department_made_with_people_selected_is_theirs_and_lies_around_them() {
    let mut session = a_small_team().session();
    session.select(&["Wang", "Zhao"]).run_as_one_step(Command::AddDepartment);
    let Some(Naming::Department(id)) = session.session.naming.clone() else { panic!("nothing is named") };
    let region = session.account().regions()[&id].rect();
    for name in ["Wang", "Zhao"] {
        assert_eq!(session.department_of(name), Some(&id));
        assert!(region.contains_rect(&session.card(name)));
    }
    assert_eq!(session.department_of("Li"), None);
    session.undo().assert_unchanged();
}

#[test]
fn whoever_a_region_grows_around_belongs_to_it() {
    let mut session = with_a_region().session();
    let region = session.region("Finance");
    let outside: Vec<String> = ["Li", "Wang", "Zhao"]
        .into_iter()
        .filter(|name| !region.contains(session.middle(name)))
        .map(str::to_owned)
        .collect();
    assert!(!outside.is_empty());
    let all = Rect::around(["Li", "Wang", "Zhao"].map(|name| session.card(name))).unwrap().expand(80.0);
    let made = places::reshape_region(session.account(), &department_id("Finance"), all.union(&region));
    session.session.commit(made);
    for name in &outside {
        assert_eq!(session.department_of(name), Some(&department_id("Finance")), "{name}");
    }
    session.undo().assert_unchanged();
}

#[test]
fn a_name_typed_in_the_other_script_is_the_name_that_is_shown() {
    let mut session = a_small_team().session();
    let mut person = session.account().person(&person_id("Wang")).unwrap().clone();
    person.name_local = "王伟".to_owned();
    let mut step = Transaction::new("step-change-person");
    step.push(person);
    session.session.commit(step);
    session.session.set_lang(Lang::Zh);
    for typed in ["王小明", "Abcdef", "李雷"] {
        let made = people::rename(session.account(), &person_id("Wang"), typed, "", Lang::Zh).unwrap();
        session.session.commit(made);
        assert_eq!(session.account().person(&person_id("Wang")).unwrap().name_in(Lang::Zh), typed);
    }
    assert!(people::rename(session.account(), &person_id("Wang"), "  ", "", Lang::Zh).is_none());
}

#[test]
fn the_earliest_open_task_is_the_next_step_of_the_list() {
    let mut session = a_small_team().ours("Anna", 3000.0, 3000.0).member("Wang").session();
    session.session.author = "Anna".to_owned();
    let next = |session: &TestSession| {
        let row = session.session.list().rows.iter().find(|row| row.id == person_id("Wang")).unwrap();
        (row.next.clone(), row.owner.clone())
    };
    let stamp = session.session.stamp();
    for title in ["Send the plan", "Visit the plant"] {
        let made = work::add_task(session.account(), &the_deal(), &person_id("Wang"), title, &stamp);
        session.session.commit(made);
    }
    assert_eq!(next(&session), ("Send the plan".to_owned(), "Anna".to_owned()));
    let id = |session: &TestSession, title: &str| {
        session.account().tasks().values().find(|task| task.title == title).unwrap().id.clone()
    };
    let visit = id(&session, "Visit the plant");
    let made = work::change_task(session.account(), &visit, |task| task.due = Some(stamp.day)).unwrap();
    session.session.commit(made);
    assert_eq!(next(&session).0, "Visit the plant", "a day comes before none");
    let made = work::change_task(session.account(), &visit, |task| task.done = true).unwrap();
    session.session.commit(made);
    assert_eq!(next(&session).0, "Send the plan");
    let send = id(&session, "Send the plan");
    let made = work::change_task(session.account(), &send, |task| task.title.clear()).unwrap();
    session.session.commit(made);
    assert_eq!(next(&session).0, "");
    session.undo().undo();
    assert_eq!(next(&session).0, "Visit the plant");
}

#[test]
fn a_contact_with_the_economic_buyer_closes_the_gap() {
    let mut session = a_small_team().member("Wang").session();
    let stamp = session.session.stamp();
    let role = RatingValue::Roles(vec!["economic_buyer".into()]);
    let made = ratings::rate(session.account(), &the_deal(), &person_id("Wang"), role, &stamp);
    session.session.commit(made);
    let unmet = |session: &TestSession| {
        session.session.findings().gaps.iter().any(|gap| gap.kind == GapKind::EconomicBuyerNeverMet)
    };
    assert!(unmet(&session));
    let (id, made) = work::add_contact(session.account(), &the_deal(), &person_id("Wang"), &stamp);
    session.session.commit(made);
    assert!(!unmet(&session));
    let made = work::delete_contact(session.account(), &id);
    session.session.commit(made);
    assert!(unmet(&session));
}

#[test]
fn a_judgement_bears_its_author_can_be_corrected_and_taken_back() {
    let mut session = a_small_team().member("Wang").session();
    session.session.author = "Anna".to_owned();
    session.select(&["Wang"]).run_as_one_step(Command::SupportDown).run_as_one_step(Command::Neutral);
    assert_eq!(session.account().ratings().len(), 1, "a better word of the same person on the same day");
    session.session.author = "Ben".to_owned();
    session.run_as_one_step(Command::SupportUp);
    let held = |session: &TestSession| session.account().ratings().values().cloned().collect::<Vec<_>>();
    let rating = held(&session).into_iter().max_by_key(|rating| rating.seq).unwrap();
    assert_eq!((rating.author.as_str(), held(&session).len()), ("Ben", 2));
    let corrected = ratings::correct(session.account(), &rating.id, |rating| {
        rating.date = rating.date.and_then(|date| date.yesterday().ok());
        rating.evidence = "said so at lunch".to_owned();
    });
    assert!(session.session.commit(corrected.unwrap()));
    let now = session.account().ratings()[&rating.id].clone();
    assert_eq!((now.evidence.as_str(), now.seq, now.value), ("said so at lunch", rating.seq, rating.value));
    // Of an older day, it no longer stands.
    assert_eq!(session.support("Wang"), Some(0));
    session.undo();
    let depth = held(&session).len();
    let made = ratings::take_back(session.account(), &rating.id);
    assert!(session.session.commit(made));
    assert_eq!((session.support("Wang"), held(&session).len()), (Some(0), depth - 1));
    session.undo();
    assert_eq!(session.support("Wang"), Some(1));
}

#[test]
fn a_step_says_who_did_it() {
    let mut session = a_small_team().session();
    session.session.author = "Anna".to_owned();
    session.drag_card("Li", 80.0, 0.0);
    let step = session.session.document().undo_step().unwrap().to_transaction();
    assert_eq!(step.author, "Anna");
}

#[test]
fn a_few_letters_find_people_and_commands_in_either_language() {
    let mut session = a_small_team().session();
    let mut person = session.account().person(&person_id("Wang")).unwrap().clone();
    person.name_local = "王伟".to_owned();
    person.title = "Head of Zinc".to_owned();
    let mut step = Transaction::new("step-change-person");
    step.push(person);
    session.session.commit(step);
    let find = |session: &TestSession, query: &str| session.session.find(query, 5);
    let wang = Found::Person(person_id("Wang"));
    for query in ["wa", "王", "zinc", " WANG "] {
        assert_eq!(find(&session, query).first(), Some(&wang), "{query}");
    }
    for query in ["undo", "撤销"] {
        assert_eq!(find(&session, query).first(), Some(&Found::Command(Command::Undo)), "{query}");
    }
    assert_eq!(find(&session, "qqqq"), []);
    assert!(find(&session, "dark").contains(&Found::Command(Command::Theme)), "by what it does");
    // Before anything is typed: a few people, then what can be done.
    let unasked = find(&session, "");
    assert!(unasked.is_sorted_by_key(|what| matches!(what, Found::Command(_))));
    assert!(unasked.contains(&Found::Command(Command::AddPerson)));
}

#[test]
fn undo_brings_back_the_view_that_a_step_moved_unless_one_looks_elsewhere_since() {
    let mut session = untidy().session();
    session.session.camera.center = pt(-600.0, -500.0);
    let before = session.session.camera;
    session.run_as_one_step(Command::Tidy);
    let after = session.session.camera;
    assert!(after != before, "the layout is shown");
    session.undo();
    assert_eq!(session.session.camera, before);
    session.redo();
    assert_eq!(session.session.camera, after);
    session.session.camera.zoom *= 1.1;
    let elsewhere = session.session.camera.zoom;
    session.undo();
    assert_eq!(session.session.camera.zoom, elsewhere);
}

#[test]
fn a_department_is_found_by_name_and_shown_and_fits_the_view() {
    let mut session = with_a_region().department("Legal", Rect::new(9000.0, 0.0, 480.0, 320.0)).session();
    let legal = session.session.find("leg", 5);
    let Some(Found::Department(id)) = legal.first() else { panic!("{legal:?}") };
    session.session.show_department(id);
    assert_eq!(session.session.selection.region(), Some(id));
    assert!(session.session.missing(Command::FitSelection).is_none());
    session.run(Command::FitSelection);
    assert_eq!(session.session.camera.center.x.round(), 9240.0 - 18.0);
}

#[test]
fn a_family_that_hangs_below_its_boss_hangs_there_after_tidying_too() {
    let mut session = an_account()
        .person("Boss", 0.0, 0.0)
        .person("A", -300.0, 250.0)
        .person("B", 400.0, 300.0)
        .person("A1", -284.0, 400.0)
        .person("A2", -284.0, 540.0)
        .reports("A", "Boss")
        .reports("B", "Boss")
        .reports("A1", "A")
        .reports("A2", "A")
        .session();
    session.run_as_one_step(Command::Tidy);
    let at = |name: &str| session.place(name);
    assert_eq!((at("A1").x, at("A2").x), (at("A").x + 16.0, at("A").x + 16.0));
    assert_eq!((at("A1").y, at("A2").y), (at("A").y + 136.0, at("A").y + 240.0));
    assert_eq!(at("A").y, at("B").y);
    session.mark().run(Command::Tidy).assert_unchanged();
}

#[test]
fn the_frame_of_a_selected_department_fits_its_people_or_goes_and_they_stay() {
    let wide = Rect::new(-900.0, -300.0, 4000.0, 2000.0);
    let mut session = an_account().department("IT", wide).person("A", 0.0, 0.0).of("IT").session();
    let region = session.account().regions().keys().next().unwrap().clone();
    session.select(&[]).session.selection.set_region(region.clone());
    session.run_as_one_step(Command::FitRegion);
    let frame = session.account().regions()[&region].rect();
    assert!(frame.width() < 400.0 && frame.contains(session.place("A")), "{frame:?}");
    session.mark().run_as_one_step(Command::HideRegion);
    assert!(session.account().regions().is_empty());
    assert!(session.account().people_in_order()[0].department.is_some());
    session.assert_undo_and_redo();
}

#[test]
fn a_selected_department_is_tidied_and_nobody_else() {
    let mut session = an_account()
        .department("IT", Rect::new(-400.0, -100.0, 1200.0, 700.0))
        .person("Head", 0.0, 0.0)
        .of("IT")
        .person("A", -250.0, 300.0)
        .of("IT")
        .person("B", 480.0, 380.0)
        .of("IT")
        .person("Away", 3000.0, 70.0)
        .reports("A", "Head")
        .reports("B", "Head")
        .session();
    let region = session.account().regions().keys().next().unwrap().clone();
    session.select(&[]).session.selection.set_region(region);
    session.run_as_one_step(Command::TidySelection);
    let at = |name: &str| session.place(name);
    assert!(at("A").y == at("B").y && at("Head").x == f32::midpoint(at("A").x, at("B").x));
    assert_eq!((session.moved("Head"), session.moved("Away")), (vec2(0.0, 0.0), vec2(0.0, 0.0)));
}
