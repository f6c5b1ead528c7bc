//! Making, naming and deleting people.
use crate::arranging::upon_each_other;
use crate::outlook::the_sample;
use crate::support::*;
use crate::*;
use linchpin::catalogue::Support;
use linchpin::import::pasted;
use linchpin::model::DepartmentId;
use linchpin::session::Session;

#[test]
fn a_double_press_on_nothing_makes_a_person_who_is_named_in_place() {
    let mut session = a_small_team().session();
    session.double_press_makes_a_person(pt(40.0, 700.0));
    let id = session.session.selection.only().unwrap().clone();
    assert_eq!(session.session.naming, Some(Naming::Person(id.clone())));
    let place = session.account().places()[&id].at();
    assert!(slot(place).contains(pt(40.0, 700.0)), "{place:?}");
    assert!(session.account().member(&the_deal(), &id).is_some());
    session.name_the_new("  Sun Yi ");
    assert_eq!(session.account().person(&id).unwrap().name, "Sun Yi");
    assert_eq!(session.session.naming, None);
    session.undo().assert_unchanged().assert_nothing_to_undo();
    session.redo();
    assert_eq!(session.account().person(&id).unwrap().name, "Sun Yi");
}

#[test]
fn what_follows_a_new_name_is_the_title_as_one_hears_it() {
    for typed in ["Sun Yi, CFO", "Sun Yi，CFO", "Sun Yi (CFO)", "Sun Yi – CFO"] {
        let mut session = a_small_team().session();
        session.double_press_makes_a_person(pt(40.0, 700.0)).name_the_new(typed);
        let id = session.session.selection.only().unwrap().clone();
        let person = session.account().person(&id).unwrap();
        assert_eq!((person.name.as_str(), person.title.as_str()), ("Sun Yi", "CFO"), "{typed}");
        // Somebody who has a title is renamed as it is written.
        session.run(Command::Rename).name_it("Sun, Yi");
        assert_eq!(session.account().person(&id).unwrap().name, "Sun, Yi");
        assert_eq!(session.account().person(&id).unwrap().title, "CFO");
        session.undo().undo().assert_unchanged();
        // Whoever was named alone gets the title with the next name, and no second one.
        session.double_press_makes_a_person(pt(40.0, 700.0)).name_the_new("Sun Yi");
        let id = session.session.selection.only().unwrap().clone();
        session.run(Command::Rename).name_it(typed);
        let person = session.account().person(&id).unwrap();
        assert_eq!((person.name.as_str(), person.title.as_str()), ("Sun Yi", "CFO"), "{typed}");
    }
    // A post that nobody holds is nobody called so.
    let mut session = a_small_team().session();
    session.double_press_makes_a_person(pt(40.0, 700.0)).name_the_new("vacant, Head of Purchasing");
    let id = session.session.selection.only().unwrap().clone();
    let post = session.account().person(&id).unwrap();
    assert_eq!((post.name.as_str(), post.title.as_str()), ("", "Head of Purchasing"));
    assert_eq!(post.placeholder, Some(Placeholder::Vacant));
    session.undo().assert_unchanged();
    // What is no title belongs to the name.
    let mut session = a_small_team().session();
    session.double_press_makes_a_person(pt(40.0, 700.0)).name_the_new("Anna Berg");
    let id = session.session.selection.only().unwrap().clone();
    session.run(Command::Rename).name_it("Berg, Anna");
    let person = session.account().person(&id).unwrap();
    assert_eq!((person.name.as_str(), person.title.as_str()), ("Berg, Anna", ""));
}

#[test]
fn escape_while_naming_takes_back_what_was_made_for_it() {
    let mut session = a_small_team().session();
    session.double_press_makes_a_person(pt(40.0, 700.0)).escape_the_new();
    assert_eq!(session.session.naming, None);
    assert!(session.session.document().redo_step().is_none(), "nobody was there to come back");
    session.assert_unchanged().assert_nothing_to_undo();
    // Whoever stood selected is again, so that the next key goes on from there.
    session.select(&["Wang"]).run_as_one_step(Command::AddReport);
    session.escape_the_new().assert_unchanged().assert_nothing_to_undo();
    assert_eq!(session.session.selection.only(), Some(&person_id("Wang")));
    session.run_as_one_step(Command::AddDepartment);
    session.escape_the_new().assert_unchanged().assert_nothing_to_undo();
}

#[test]
fn escape_while_renaming_keeps_the_name_and_the_steps_before() {
    let mut session = a_small_team().session();
    session.double_press_makes_a_person(pt(40.0, 700.0)).name_the_new("Sun Yi");
    let id = session.session.selection.only().unwrap().clone();
    session.run(Command::Rename).escape();
    assert_eq!(session.account().person(&id).unwrap().name, "Sun Yi");
    // Named at leisure, a name is a step of its own.
    session.run(Command::Rename).name_it("Sun Er").undo();
    assert_eq!(session.account().person(&id).unwrap().name, "Sun Yi");
}

#[test]
fn undo_while_naming_takes_the_person_and_the_naming_away() {
    let mut session = a_small_team().session();
    session.double_press_makes_a_person(pt(40.0, 700.0)).undo();
    assert_eq!(session.session.naming, None);
    session.assert_unchanged();
}

#[test]
fn undo_while_naming_a_department_takes_the_naming_away() {
    let mut session = a_small_team().session();
    session.run_as_one_step(Command::AddDepartment);
    assert!(matches!(session.session.naming, Some(Naming::Department(_))));
    session.undo().assert_unchanged();
    assert_eq!(session.session.naming, None);
}

#[test]
fn a_double_press_on_a_card_renames() {
    let mut session = a_small_team().session();
    session.click_card("Wang").double_press_card("Wang");
    assert_eq!(session.session.naming, Some(Naming::Person("Wang".into())));
    session.name_it("Wang Min");
    assert_eq!(session.account().person(&"Wang".into()).unwrap().name, "Wang Min");
    session.assert_undo_and_redo();
}

#[test]
fn a_placeholder_is_asked_for_its_post_and_becomes_a_person_by_a_name() {
    let mut session = a_small_team().session();
    session.session.run(Command::AddPlaceholder);
    let Some(Naming::Post(id)) = session.session.naming.clone() else { panic!("nothing is named") };
    session.session.finish_naming("Head of Security");
    let person = |session: &TestSession| session.account().person(&id).unwrap().clone();
    assert_eq!(person(&session).title, "Head of Security");
    assert!(person(&session).placeholder.is_some() && person(&session).name.is_empty());
    session.session.run(Command::Rename);
    assert_eq!(session.session.naming, Some(Naming::Person(id.clone())));
    session.session.finish_naming("Rosa Lind");
    assert_eq!((person(&session).name.as_str(), person(&session).placeholder), ("Rosa Lind", None));
}

#[test]
fn a_name_that_stays_is_no_step_and_a_placeholder_with_a_name_is_a_person() {
    let mut session = a_small_team().session();
    session.double_press_card("Wang");
    session.session.finish_naming("Wang");
    session.assert_unchanged().assert_nothing_to_undo();
    session.run_as_one_step(Command::AddPlaceholder);
    let id = session.session.selection.only().unwrap().clone();
    assert_eq!(session.account().person(&id).unwrap().placeholder, Some(Placeholder::Unknown));
    session.session.finish_naming("");
    session.session.run(Command::Rename);
    session.name_it("Sun Yi");
    assert_eq!(session.account().person(&id).unwrap().placeholder, None);
}

#[test]
fn a_double_press_inside_a_region_makes_somebody_of_the_department() {
    let mut session = with_a_region().session();
    session.double_press_makes_a_person(pt(300.0, 250.0));
    let id = session.session.selection.only().unwrap();
    assert_eq!(session.account().person(id).unwrap().department, Some(department_id("Finance")));
}

#[test]
fn deleting_people_takes_what_is_theirs_and_leaves_the_contacts_of_others() {
    let mut session = a_small_team()
        .member("Wang")
        .member("Zhao")
        .rated("Wang", 2)
        .rated("Zhao", -1)
        .contact("visit", &["Wang", "Zhao"])
        .contact("call", &["Wang"])
        .link(INFLUENCE, "Wang", "Qian")
        .session();
    session.select(&["Wang"]).run_as_one_step(Command::Delete).assert_selected(&[]);
    let account = session.account();
    assert_eq!(account.person(&"Wang".into()), None);
    assert_eq!(session.lines(), [(LinkKind::Reports, "Zhao", "Li")]);
    assert!(account.places().keys().eq(["Li", "Qian", "Zhao"].map(PersonId::from).iter()));
    assert!(
        account.members().keys().all(|key| key.person == person_id("Zhao")) && account.members().len() == 1
    );
    assert_eq!(session.support("Zhao"), Some(-1));
    assert_eq!(account.ratings().len(), 1);
    assert_eq!(account.contacts()[&ContactId::from("visit")].people, [person_id("Zhao")]);
    assert_eq!(account.contacts()[&ContactId::from("call")].people, []);
    session.assert_undo_and_redo();
}

#[test]
fn a_region_that_is_deleted_leaves_its_people() {
    let mut session = with_a_region().session();
    session.click(pt(20.0, 10.0));
    assert_eq!(session.session.selection.region(), Some(&department_id("Finance")));
    session.run_as_one_step(Command::Delete);
    assert!(session.account().departments().is_empty() && session.account().regions().is_empty());
    assert_eq!(session.department_of("Li"), None);
    assert_eq!(session.account().people().len(), 3);
    session.assert_undo_and_redo();
}

#[test]
fn tab_adds_a_report_and_enter_a_peer_each_named_at_once() {
    let mut session = an_account().person("Li", 0.0, 0.0).session();
    let named = |session: &TestSession| match session.session.naming.clone() {
        Some(Naming::Person(id)) => id,
        other => panic!("{other:?}"),
    };
    session.select(&["Li"]).run_as_one_step(Command::AddReport);
    let first = named(&session);
    session.name_the_new("Wang").run_as_one_step(Command::AddPeer);
    let second = named(&session);
    session.name_the_new("Zhao").run_as_one_step(Command::AddReport);
    let third = named(&session);
    let boss = |session: &TestSession, id: &PersonId| {
        let link = session.account().links_of(id).find(|link| link.from == *id).cloned();
        link.map(|link| link.to)
    };
    assert_eq!(boss(&session, &first), Some(person_id("Li")));
    assert_eq!(boss(&session, &second), Some(person_id("Li")));
    assert_eq!(boss(&session, &third), Some(second.clone()));
    let card = |session: &TestSession, id: &PersonId| session.session.picture().geometry.cards[id];
    assert!(card(&session, &first).min.y > card(&session, &person_id("Li")).max.y);
    assert!(card(&session, &second).min.x > card(&session, &first).max.x);
    assert_eq!(card(&session, &second).min.y, card(&session, &first).min.y);
    let view = session.session.camera.screen_from_map(session.session.canvas, 1.0);
    assert!(session.session.canvas.contains_rect(&view.rect(card(&session, &third))), "named out of sight");
    // Beside somebody without a boss stands somebody without one.
    session.name_the_new("Qian").select(&["Li"]).run_as_one_step(Command::AddPeer);
    assert_eq!(boss(&session, &named(&session)), None);
}

#[test]
fn what_is_typed_after_a_new_name_is_title_and_judgement_and_one_step_with_it() {
    let mut session = a_small_team().session();
    session.double_press_makes_a_person(pt(40.0, 700.0));
    let id = session.session.selection.only().unwrap().clone();
    session.name_the_new("Sun Yi, Buyer, -2, PR, high");
    let person = session.account().person(&id).unwrap().clone();
    assert_eq!((person.name.as_str(), person.title.as_str()), ("Sun Yi", "Buyer"));
    let row = session.session.list().rows.iter().find(|row| row.id == id).unwrap();
    assert_eq!(row.support, Support::new(-2));
    session.undo().assert_unchanged();
    // The same for somebody who is there.
    session.select(&["Li"]).run(Command::Rename);
    session.session.finish_naming("Li Na, CFO, +2");
    let li = session.account().person(&person_id("Li")).unwrap().clone();
    assert_eq!((li.name.as_str(), li.title.as_str()), ("Li Na", "CFO"));
    let row = session.session.list().rows.iter().find(|row| row.id == li.id).unwrap();
    assert_eq!(row.support, Support::new(2));
    session.undo().assert_unchanged();
}

#[test]
fn a_pasted_outline_may_say_what_one_thinks_also_of_people_who_are_there() {
    let mut session = a_small_team().member("Li").session();
    let plan = pasted("Li, +1\n  Sun Yi, Buyer, -2, PR\n  Zhou Jie, 0").people;
    session.session.paste_people(&plan, None, None);
    assert_eq!(session.support("Li"), Some(1));
    let support = |session: &TestSession, name: &str| {
        let row = session.session.list().rows.iter().find(|row| row.name == name);
        row.and_then(|row| row.support).map(Support::score)
    };
    assert_eq!(support(&session, "Sun Yi"), Some(-2));
    session.assert_undo_and_redo();
    // Nobody new: only what is said of them changes.
    session.session.paste_people(&pasted("Li, -3").people, None, None);
    assert_eq!(session.support("Li"), Some(-3));
}

#[test]
fn a_report_made_below_somebody_joins_the_department_whose_region_grows() {
    let mut session = with_a_region().session();
    session.select(&["Li"]).run_as_one_step(Command::AddReport);
    let made = session.session.selection.lead().unwrap().clone();
    let account = session.account();
    let finance = account.person(&person_id("Li")).unwrap().department.clone().unwrap();
    assert_eq!(account.person(&made).unwrap().department.as_ref(), Some(&finance));
    let region = account.regions()[&finance].rect();
    let card = slot(account.places()[&made].at());
    assert!(region.contains_rect(&card), "{region:?} around {card:?}");
    assert!(!region.intersects(&slot(pt(1200.0, 80.0))), "it grew over somebody else");
    session.escape_the_new();
    session.assert_unchanged();
    // Whoever stands far from the region makes it no larger.
    session.select(&["Wang"]).run_as_one_step(Command::AddReport);
    assert_eq!(session.account().regions()[&finance].rect(), Rect::new(0.0, 0.0, 480.0, 320.0));
}

/// Two teams side by side, with no room in the row between them.
fn two_teams() -> Builder {
    an_account()
        .department("IT", Rect::new(-20.0, 180.0, 472.0, 560.0))
        .department("Legal", Rect::new(468.0, 180.0, 472.0, 560.0))
        .person("Li", 216.0, 0.0)
        .person("Wang", 100.0, 260.0)
        .of("IT")
        .person("Zhao", 332.0, 260.0)
        .of("IT")
        .person("Sun", 600.0, 260.0)
        .of("Legal")
        .person("Bo", 800.0, 260.0)
        .of("Legal")
        .person("Zhou", 332.0, 476.0)
        .of("IT")
        .reports("Zhou", "Zhao")
}

#[test]
fn where_the_row_is_full_and_nobody_may_move_somebody_new_comes_to_stand_within_the_team() {
    for (who, command) in [("Zhao", Command::AddReport), ("Zhou", Command::AddPeer)] {
        let mut session = two_teams().person("Xu", 564.0, 476.0).of("Legal").session();
        session.select(&["Xu"]).run_as_one_step(Command::Pin);
        let before = session.session.camera;
        session.select(&[who]).run_as_one_step(command);
        let id = session.session.selection.only().unwrap().clone();
        let at = session.account().places()[&id].at();
        assert!((-20.0..=452.0).contains(&at.x) && at.y >= 476.0, "{who} {at:?}");
        session.name_the_new("Yi").undo();
        assert_eq!(session.session.camera, before, "the view is where it was");
    }
}

/// Anna with Bo and Cara below her, and Finn and Gus below Cara.
fn neighbouring_teams() -> TestSession {
    an_account()
        .person("Anna", 400.0, 0.0)
        .person("Bo", 400.0, 216.0)
        .person("Cara", 632.0, 216.0)
        .person("Ida", 400.0, 432.0)
        .person("Finn", 632.0, 432.0)
        .person("Gus", 864.0, 432.0)
        .arranged()
        .reports("Bo", "Anna")
        .reports("Cara", "Anna")
        .reports("Ida", "Bo")
        .reports("Finn", "Cara")
        .reports("Gus", "Cara")
        .session()
}

#[test]
fn one_more_report_stands_beside_the_team_and_the_next_team_makes_way_as_it_stands() {
    for (who, command) in [("Bo", Command::AddReport), ("Ida", Command::AddPeer)] {
        let mut session = neighbouring_teams();
        session.select(&[who]).run_as_one_step(command);
        let new = session.session.selection.only().unwrap().clone();
        assert_eq!(session.place(new.as_str()), pt(632.0, 432.0), "beside Ida");
        let by = session.moved("Cara");
        assert!(by.x >= 232.0 && by.y == 0.0, "{by:?}");
        assert_eq!([session.moved("Finn"), session.moved("Gus")], [by, by]);
        assert_eq!([session.moved("Anna"), session.moved("Bo"), session.moved("Ida")], [vec2(0.0, 0.0); 3]);
        let told = session.session.notice().map(|notice| notice.message.key);
        assert_eq!(told, Some("notice-room-made"), "whoever moves is told of");
        session.name_the_new("Jon").undo().undo().assert_unchanged();
    }
}

#[test]
fn whoever_is_pinned_makes_no_way_for_one_more_report() {
    let mut session = neighbouring_teams();
    session.select(&["Gus"]).run_as_one_step(Command::Pin);
    session.mark().select(&["Bo"]).run_as_one_step(Command::AddReport);
    for name in ["Anna", "Bo", "Cara", "Ida", "Finn", "Gus"] {
        assert_eq!(session.moved(name), vec2(0.0, 0.0), "{name}");
    }
    assert_eq!(session.session.notice().map(|notice| notice.message.key), Some("notice-tidy-helps"));
}

#[test]
fn whoever_was_put_by_hand_makes_no_way_for_one_more_report() {
    let hands: [(&str, fn(&mut TestSession)); 3] = [
        ("dragged", |session| {
            session.drag_card("Gus", 48.0, 0.0);
        }),
        ("by an arrow key", |session| {
            session.select(&["Gus"]).nudge(1.0, 0.0);
        }),
        ("lined up", |session| {
            session.select(&["Cara", "Gus"]).run_as_one_step(Command::AlignColumn);
        }),
    ];
    for (how, by_hand) in hands {
        let mut session = neighbouring_teams();
        by_hand(&mut session);
        session.mark().select(&["Bo"]).run_as_one_step(Command::AddReport);
        for name in ["Anna", "Bo", "Cara", "Ida", "Finn", "Gus"] {
            assert_eq!(session.moved(name), vec2(0.0, 0.0), "{name}, {how}");
        }
        assert!(upon_each_other(&session).is_empty(), "{how}");
    }
}

#[test]
fn a_layout_takes_over_the_places_that_it_gives() {
    let mut session = neighbouring_teams();
    session.drag_card("Gus", 48.0, 160.0);
    assert!(!session.account().places()[&support::person_id("Gus")].arranged);
    session.select(&[]).run_as_one_step(Command::Tidy);
    let told = session.session.notice().map(|notice| notice.message.key);
    assert_eq!(told, Some("notice-hand-moved"), "whoever put it there is told");
    assert!(session.account().places()[&support::person_id("Gus")].arranged);
}

#[test]
fn the_next_department_makes_way_with_its_frame() {
    let mut session = the_sample();
    let named = |session: &Session, name: &str| {
        session.account().people().values().find(|person| person.name == name).unwrap().id.clone()
    };
    let boss = named(&session, "Celia Novak");
    let department = |session: &Session, name: &str| {
        session.account().departments().values().find(|d| d.name == name).unwrap().id.clone()
    };
    let (own, next) =
        (department(&session, "Digital and IT"), department(&session, "Security and Compliance"));
    let frame = |session: &Session, id: &DepartmentId| session.account().regions()[id].rect();
    let (held, beside) = (frame(&session, &own), frame(&session, &next));
    let assistant_held = session.account().places()[&named(&session, "Anneke Vos")].at();
    session.selection.set_person(boss.clone());
    session.run(Command::AddReport);
    let new = session.selection.only().unwrap().clone();
    let row = session.account().places()[&named(&session, "Marcus Thiel")].at();
    assert_eq!(session.account().places()[&new].at().y, row.y, "in the row of the team");
    assert_eq!(session.account().person(&new).unwrap().department.as_ref(), Some(&own));
    let assistant = session.account().places()[&named(&session, "Anneke Vos")].at();
    assert_eq!(assistant, assistant_held, "beside the one at the top nobody has to move");
    let (grown, moved) = (frame(&session, &own), frame(&session, &next));
    assert!(grown.min == held.min && grown.max.x > held.max.x && moved.min.x > beside.min.x);
    assert_eq!(moved.size(), beside.size());
    assert!(!grown.intersects(&moved), "frames stay apart");
    assert_eq!(places::people_in(session.account(), &own).len(), 7, "everybody is in it");
}
