//! Cut, copy, paste, duplicate.
use crate::outlook::the_sample;
use crate::support::*;
use crate::*;
use linchpin::session::Stays;
use linchpin::session::edits::pasted_known::Blank;

/// Two people joined by a line, rated, in a department; a line of theirs to somebody who is not copied.
fn a_pair_to_copy() -> Builder {
    with_a_region()
        .reports("Li", "Wang")
        .link(INFLUENCE, "Zhao", "Li")
        .member("Li")
        .member("Wang")
        .rated("Li", 1)
        .rated("Li", 3)
        .rated("Wang", -2)
}

/// The two copies of Li and Wang.
fn copies(account: &Account) -> (PersonId, PersonId) {
    let copy_of = |name: &str| {
        let mut found = account.people().values().filter(|p| p.name == name && p.id != person_id(name));
        let id = found.next().unwrap().id.clone();
        assert!(found.next().is_none(), "two copies of {name}");
        id
    };
    (copy_of("Li"), copy_of("Wang"))
}

fn assert_copied(session: &TestSession) {
    let account = session.account();
    let (li, wang) = copies(account);
    assert!(account.links().values().any(|l| l.kind == LinkKind::Reports && l.from == li && l.to == wang));
    assert!(session.session.selection.people().iter().all(|id| *id == li || *id == wang));
    assert_eq!(session.session.selection.people().len(), 2);
    assert_eq!((session.support(li.as_str()), session.support(wang.as_str())), (Some(3), Some(-2)));
    assert_eq!(account.ratings().values().filter(|r| r.person == li).count(), 2);
    let mut seqs: Vec<u64> = account.ratings().values().map(|r| r.seq).collect();
    seqs.sort_unstable();
    seqs.dedup();
    assert_eq!(seqs.len(), account.ratings().len(), "two ratings in one place of the order");
}

#[test]
fn duplicating_makes_people_of_their_own_beside_the_first() {
    let mut session = a_pair_to_copy().session();
    session.select(&["Li", "Wang"]).run_as_one_step(Command::Duplicate);
    assert_copied(&session);
    assert_eq!(session.account().people().len(), 5);
    assert_eq!(session.account().links().len(), 3);
    let (li, wang) = copies(session.account());
    let by = session.place(li.as_str()) - session.place("Li");
    assert_eq!(by, session.place(wang.as_str()) - session.place("Wang"));
    assert!(by.length() > 0.0);
    assert_eq!(session.department_of(li.as_str()), Some(&department_id("Finance")));
    session.assert_undo_and_redo();
}

#[test]
fn copying_changes_nothing_and_cutting_takes_out_what_pasting_puts_back() {
    let mut session = a_pair_to_copy().session();
    session.select(&["Li", "Wang"]).run(Command::Copy).paste_at(pt(800.0, 600.0));
    assert_copied(&session);
    session.undo().assert_unchanged();
    session.select(&["Li", "Wang"]).run_as_one_step(Command::Cut).assert_selected(&[]);
    assert_eq!(session.account().people().len(), 1);
    assert_eq!(session.lines(), []);
    // The same people with all they had, the line to somebody who was not cut too; only elsewhere.
    session.paste_at(pt(800.0, 600.0));
    session.assert_selected(&["Li", "Wang"]);
    assert_eq!(session.lines(), [(LinkKind::Reports, "Li", "Wang"), (INFLUENCE, "Zhao", "Li")]);
    assert_eq!((session.support("Li"), session.support("Wang")), (Some(3), Some(-2)));
    assert_eq!(session.moved("Li"), session.moved("Wang"));
    assert!(session.moved("Li").length() > 0.0);
    session.undo().undo().assert_unchanged();
    // Once they are there again, pasting makes copies.
    session.redo().redo().paste_at(pt(1600.0, 1600.0));
    assert_copied(&session);
}

#[test]
fn what_was_changed_since_a_cut_stays_changed_when_it_is_pasted() {
    let mut session = a_pair_to_copy().contact("lunch", &["Li", "Zhao"]).session();
    session.select(&["Li"]).run_as_one_step(Command::Cut);
    let mut changed = session.account().contacts().values().next().unwrap().clone();
    changed.objective = "a trial".to_owned();
    let mut step = Transaction::new("step-change-person");
    step.push(changed.clone());
    session.session.commit(step);
    session.paste_at(pt(800.0, 600.0));
    assert_eq!(session.account().contacts().values().next(), Some(&changed));
    assert!(session.account().person(&person_id("Li")).is_some());
}

#[test]
fn pasting_into_another_account_brings_departments_and_authors_by_name() {
    let mut from = a_pair_to_copy().session();
    from.select(&["Li", "Wang"]).run(Command::Copy);
    let text = from.clipboard().to_owned();
    let mut into = strangers().session();
    into.with_clipboard(&text).paste_at(pt(0.0, 400.0));
    let (li, wang) = copies(into.account());
    let name = |session: &TestSession, id: &PersonId| {
        session.department_of(id.as_str()).map(|id| session.account().departments()[id].name.clone())
    };
    let there = |name: &str| Some(from.account().departments()[&department_id(name)].name.clone());
    assert_eq!(name(&into, &li), from.department_of("Li").and_then(|id| there(id.as_str())));
    assert_eq!(name(&into, &wang), from.department_of("Wang").and_then(|id| there(id.as_str())));
    assert!(name(&into, &li).is_some());
    // Once more: the department is there now.
    let count = into.account().departments().len();
    into.paste_at(pt(900.0, 400.0));
    assert_eq!(into.account().departments().len(), count);
    into.undo();
    assert_eq!(into.support(li.as_str()), Some(3));
    assert_eq!(into.account().links().len(), 1);
    into.assert_undo_and_redo();
}

#[test]
fn people_bring_the_frame_of_their_department_to_a_map_that_does_not_know_it() {
    let mut from = a_pair_to_copy().session();
    from.select(&["Li", "Wang"]).run(Command::Copy);
    let text = from.clipboard().to_owned();
    let mut into = an_account().session();
    into.with_clipboard(&text).paste_at(pt(3000.0, 400.0));
    let (_, region) = into.account().regions().first_key_value().expect("a frame");
    let inside = places::people_in(into.account(), &region.department);
    assert_eq!(inside.len(), 1, "Li, who belongs to Finance");
    let (held, there) = (from.region("Finance"), region.rect());
    assert_eq!(there.size(), held.size(), "nobody else was in it");
    // A second copy joins the department that is there, whose frame stays.
    into.with_clipboard(&text).paste_at(pt(9000.0, 400.0));
    assert_eq!((into.account().departments().len(), into.account().regions().len()), (1, 1));
    assert_eq!(into.account().regions().values().next().unwrap().rect(), there);
}

#[test]
fn a_copied_department_comes_with_its_people_and_stands_beside_itself() {
    let mut session = a_pair_to_copy().session();
    let headed = departments::set_head(session.account(), &department_id("Finance"), Some(person_id("Li")));
    session.session.commit(headed.unwrap());
    session.session.selection.set_region(department_id("Finance"));
    session.run(Command::Copy).mark().run_as_one_step(Command::Duplicate);
    let copy = session.session.selection.region().cloned().expect("the copy is selected");
    let account = session.account();
    assert_eq!(account.departments()[&copy].name, "Finance 2");
    let inside = places::people_in(account, &copy);
    let names: Vec<&str> = inside.iter().map(|id| account.person(id).unwrap().name.as_str()).collect();
    assert_eq!(names, ["Li"]);
    assert_eq!(account.departments()[&copy].head.as_ref(), inside.first());
    assert_ne!(account.departments()[&copy].head, Some(person_id("Li")));
    let (first, second) = (session.region("Finance"), account.regions()[&copy].rect());
    assert_eq!(first.size(), second.size());
    assert!(!first.intersects(&second), "one upon the other");
    let seen = session.session.camera.view(session.session.canvas);
    assert!(seen.contains_rect(&second), "{second:?} is out of sight of {seen:?}");
    session.assert_undo_and_redo();
    // Elsewhere it is put in where the pointer asks for it, with its name.
    let text = session.clipboard().to_owned();
    let mut into = an_account().session();
    into.with_clipboard(&text).paste_at(pt(3000.0, 400.0));
    let (_, department) = into.account().departments().first_key_value().expect("a department");
    assert_eq!(department.name, "Finance");
    let rect = into.account().regions()[&department.id].rect();
    assert!(rect.contains(pt(3000.0, 400.0)) && rect.size() == first.size());
    into.assert_undo_and_redo();
}

#[test]
fn a_department_without_people_can_be_copied() {
    let mut session = an_account()
        .department("Board", Rect::new(0.0, 0.0, 480.0, 320.0))
        .person("Li", 900.0, 0.0)
        .session();
    session.session.selection.set_region(department_id("Board"));
    session.run_as_one_step(Command::Duplicate);
    assert_eq!(session.account().regions().len(), 2);
    session.run(Command::Copy).paste_at(pt(3000.0, 400.0));
    assert_eq!(session.account().regions().len(), 3);
}

#[test]
fn copies_keep_the_order_of_siblings() {
    let mut session =
        an_account().person("Z", 0.0, 0.0).person("M", 240.0, 0.0).person("A", 480.0, 0.0).session();
    session.select(&["A", "M", "Z"]).run_as_one_step(Command::Duplicate);
    let names: Vec<&str> = session.account().people_in_order().iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["Z", "M", "A", "Z", "M", "A"]);
}

#[test]
fn a_copy_that_lands_in_a_letter_says_names_and_no_opinion() {
    let mut session = a_pair_to_copy().session();
    session.select(&["Li", "Wang"]).run(Command::Copy);
    let text = session.clipboard().to_owned();
    assert_eq!(text.lines().take(2).collect::<Vec<_>>(), ["Wang", "    Li"]);
    assert_eq!(text.lines().count(), 3);
    for word in ["upport", "ating", "eports", "-2"] {
        assert!(!text.contains(word), "{text} says {word}");
    }
}

#[test]
fn what_is_not_from_here_is_not_pasted() {
    for text in
        ["", "hello", "{}", "Li\nlinchpin-clip-1:", "linchpin-clip-1:no base64", "linchpin-clip-1:e30="]
    {
        let mut session = a_small_team().session();
        session.session.paste(text, None);
        assert!(session.session.notice().is_some_and(|notice| notice.stays != Stays::Briefly));
        session.assert_unchanged().assert_nothing_to_undo();
    }
}

#[test]
fn a_pasted_outline_becomes_people_with_their_bosses_who_cover_nobody() {
    let mut session = a_small_team().session();
    let plan = pasted("Li\n  Sun Yi, Buyer\n    Zhou Jie\nQian\nWu Ping").people;
    assert_eq!(session.session.found(&plan).known.iter().filter(|held| held.is_some()).count(), 2);
    session.session.paste_people(&plan, Some(pt(120.0, 220.0)), None);
    let account = session.account();
    assert_eq!(account.people().len(), 4 + 3, "who is there already is not made again");
    let id = |name: &str| account.people().values().find(|p| p.name == name).unwrap().id.clone();
    let boss = |name: &str| {
        let link = account.links_of(&id(name)).find(|link| link.from == id(name)).cloned();
        link.map(|link| link.to)
    };
    assert_eq!(boss("Sun Yi"), Some(person_id("Li")));
    assert_eq!(boss("Zhou Jie"), Some(id("Sun Yi")));
    assert_eq!(boss("Wu Ping"), None);
    let cards = &session.session.picture().geometry.cards;
    for (one, rect) in cards {
        assert!(cards.iter().all(|(other, held)| one == other || !held.intersects(rect)), "{one} is covered");
    }
    // The first of them: with all selected, the next key would be for everybody.
    assert_eq!(session.session.selection.only(), Some(&id("Sun Yi")));
    session.undo().assert_unchanged();
    // Under whoever was selected.
    session.session.paste_people(&pasted("Sun Yi\nZhou Jie").people, None, Some(&person_id("Qian")));
    let account = session.account();
    let below = account.links().values().filter(|link| link.to == person_id("Qian")).count();
    assert_eq!(below, 2);
}

#[test]
fn a_pasted_list_fills_what_is_blank_of_those_who_are_there_and_changes_nothing_else() {
    let mut session = an_account()
        .person("Li", 100.0, 0.0)
        .person("Wang", -20.0, 216.0)
        .person("Zhao", 220.0, 216.0)
        .person("Qian", 700.0, 0.0)
        .reports("Zhao", "Qian")
        .reports("Wang", "Li")
        .session();
    let text = "Name\tTitle\tE-mail\tDepartment\tManager\nLi\tCEO\tli@x.com\tBoard\tSun Yi\nQian\t\t\t\tSun Yi\n\
                Zhao\t\t\t\tLi\nSun Yi\tChair\t\t\tWang";
    let list = pasted(text).people;
    let of = |name: &str| list.iter().position(|person| person.name == name).unwrap();
    let fills = session.session.found(&list).fills;
    assert_eq!(fills[of("Li")], [Blank::Title, Blank::Email, Blank::Department], "Sun Yi's boss is below Li");
    assert!(fills[of("Zhao")].is_empty(), "who has a boss keeps it");
    let differs = session.session.found(&list).differs;
    assert_eq!((differs[of("Zhao")].as_slice(), differs[of("Qian")].len()), (&[Blank::Boss][..], 0));
    assert_eq!(fills[of("Qian")], [Blank::Boss]);
    let places: Vec<Point> = ["Li", "Wang", "Zhao", "Qian"].map(|name| session.place(name)).to_vec();
    session.session.paste_people(&list, None, None);
    session.session.refresh();
    let account = session.account();
    let li = account.person(&person_id("Li")).unwrap();
    assert_eq!((li.title.as_str(), li.email.as_str()), ("CEO", "li@x.com"));
    assert_eq!(account.departments()[li.department.as_ref().unwrap()].name, "Board");
    let boss = |id: &PersonId| {
        let up = account.links().values().find(|link| link.kind == LinkKind::Reports && link.from == *id)?;
        account.person(&up.to).map(|boss| boss.name.clone())
    };
    let sun = account.people().values().find(|person| person.name == "Sun Yi").unwrap();
    assert_eq!(boss(&person_id("Qian")).as_deref(), Some("Sun Yi"));
    assert_eq!(boss(&sun.id).as_deref(), Some("Wang"));
    assert_eq!(boss(&person_id("Wang")).as_deref(), Some("Li"));
    assert_eq!(boss(&person_id("Li")), None);
    assert_eq!(boss(&person_id("Zhao")).as_deref(), Some("Qian"));
    assert_eq!(places, ["Li", "Wang", "Zhao", "Qian"].map(|name| session.place(name)), "nobody is moved");
    session.undo().assert_unchanged();
    // Below a heading, it is the department that is filled in, and nobody's boss.
    let list = pasted("财务部\n  Wang\n  Qian");
    let fills = session.session.found(&list.planned(&[].into())).fills;
    let named = |name: &str| list.people.iter().position(|person| person.name == name).unwrap();
    assert_eq!((fills[named("Wang")].as_slice(), fills.len()), (&[Blank::Department][..], 3));
    // Ours have no place in the hierarchy, also where only their surname is said.
    let list = pasted("Bo Um, Buyer, reports to Ms Holt").people;
    let mut ours = an_account().ours("Tom Holt", 0.0, 0.0).session();
    assert_eq!(ours.session.found(&list).bosses, [None]);
    ours.session.paste_people(&list, None, None);
    assert!(ours.account().links().is_empty());
}

#[test]
fn a_pasted_range_joins_bosses_who_are_on_the_map_already() {
    let mut session = a_small_team().session();
    let plan =
        pasted("Name\tTitle\tReports to\nXena\tBuyer\tLi\nYuri\tClerk\tXena\nZoe\tClerk\tNobody").people;
    let bosses: Vec<bool> = session.session.found(&plan).bosses.iter().map(Option::is_some).collect();
    assert_eq!(bosses, [true, false, false]);
    session.session.paste_people(&plan, None, Some(&person_id("Qian")));
    let account = session.account();
    let boss_of = |name: &str| {
        let id = account.people().values().find(|p| p.name == name).unwrap().id.clone();
        let up = account.links().values().find(|l| l.kind == LinkKind::Reports && l.from == id).unwrap();
        account.person(&up.to).unwrap().name.as_str()
    };
    assert_eq!((boss_of("Xena"), boss_of("Yuri"), boss_of("Zoe")), ("Li", "Xena", "Qian"));
}

#[test]
fn whoever_of_a_pasted_list_reports_to_somebody_on_the_map_stands_below_them() {
    let mut session = an_account()
        .person("Wang", 0.0, 0.0)
        .person("Li", -1600.0, 216.0)
        .person("Zhao", -1600.0, 432.0)
        .reports("Li", "Wang")
        .reports("Zhao", "Li")
        .session();
    let plan = pasted("Chen Mo\n\tHe Wei\nLi\n\tSun Yi\n\t\tZhou Jie\n\tWu Min").people;
    session.session.paste_people(&plan, Some(pt(1200.0, 900.0)), None);
    let place = |name: &str| {
        let people = session.account().people();
        let id = &people.values().find(|person| person.name == name).unwrap().id;
        session.account().places()[id].at()
    };
    let li = session.place("Li");
    // In the row of the team that is there, beyond it; their own below them.
    for name in ["Sun Yi", "Wu Min"] {
        assert_eq!(place(name).y, session.place("Zhao").y, "{name}");
        assert!(place(name).x > session.place("Zhao").x && place(name).x < li.x + 1200.0, "{name}");
    }
    assert!(place("Zhou Jie").y > place("Sun Yi").y);
    // Who hangs from nobody there stands where the list was pasted.
    assert!(place("Chen Mo").distance(pt(1200.0, 900.0)) < 400.0, "{:?}", place("Chen Mo"));
    assert_eq!(session.session.document().undo_depth(), 1);
    session.assert_undo_and_redo();
}

#[test]
fn pasted_reports_join_the_department_of_a_boss_who_is_there_and_its_frame_grows() {
    let mut session = an_account()
        .department("IT", Rect::new(-200.0, -80.0, 400.0, 300.0))
        .person("Wang", 0.0, 0.0)
        .of("IT")
        .session();
    session.session.paste_people(&pasted("Wang\n\tSun Yi\n\t\tZhou Jie\nQian Wu").people, None, None);
    let department = |name: &str| {
        let people = session.account().people();
        people.values().find(|person| person.name == name).unwrap().department.clone()
    };
    let home = department("Wang");
    assert!(home.is_some());
    assert_eq!((department("Sun Yi"), department("Zhou Jie")), (home.clone(), home.clone()));
    assert_eq!(department("Qian Wu"), None);
    let frame = session.region("IT");
    let people = session.account().people();
    let inside = |name: &str| {
        let id = &people.values().find(|person| person.name == name).unwrap().id;
        frame.contains(session.account().places()[id].at())
    };
    assert!(inside("Sun Yi") && inside("Zhou Jie") && !inside("Qian Wu"), "{frame:?}");
    // Where the list speaks of departments, a blank is none.
    session.undo();
    let plan = pasted("Name\tDepartment\tReports to\nSun Yi\t\tWang\nLi Na\tSales\tWang").people;
    session.session.paste_people(&plan, None, None);
    let people = session.account().people();
    assert_eq!(people.values().find(|person| person.name == "Sun Yi").unwrap().department, None);
    assert_eq!(
        session.region("IT"),
        Rect::new(-200.0, -80.0, 400.0, 300.0),
        "no frame grows around strangers"
    );
}

#[test]
fn people_pasted_below_who_is_selected_stand_within_the_frame_of_their_department() {
    let mut session = the_sample();
    let thiel = session.account().people().values().find(|p| p.name == "Marcus Thiel").unwrap().id.clone();
    let department = session.account().person(&thiel).unwrap().department.clone().unwrap();
    let list = "Name\tTitle\tDepartment\tManager\nPaul Ober\tCTO\tDigital and IT\t\n\
        Quinn Day\tDev Lead\tDigital and IT\tPaul Ober\nRita Sol\tBuyer\tProcurement\tAdrian Foss";
    session.paste_people(&pasted(list).people, None, Some(&thiel));
    let frame = session.account().regions()[&department].rect();
    for name in ["Paul Ober", "Quinn Day"] {
        let person = session.account().people().values().find(|person| person.name == name).unwrap();
        assert_eq!(person.department.as_ref(), Some(&department));
        let card = session.picture().geometry.cards[&person.id];
        assert!(frame.contains_rect(&card), "{name} at {card:?} is not within {frame:?}");
    }
}

#[test]
fn copied_people_are_an_outline_to_whoever_knows_only_their_text() {
    let mut from = a_small_team().session();
    from.select(&["Li", "Wang", "Zhao"]).run(Command::Copy);
    let text = from.clipboard().to_owned();
    let (outline, _) = text.rsplit_once('\n').unwrap();
    assert_eq!(outline, "Li\n    Wang\n    Zhao");
}
