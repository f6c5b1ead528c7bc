//! Branches folded to a count.
use super::*;
use linchpin::scene::{Element, Frame};
use linchpin::session::Direction;
use linchpin::session::compose::{customer_scene, internal_scene};
use support::department_id;

fn drawn(session: &support::TestSession) -> Vec<&str> {
    session.session.picture().geometry.cards.keys().map(PersonId::as_str).collect()
}

#[test]
fn a_folded_branch_is_a_count_and_its_lines_to_others_end_at_the_folded_card() {
    let mut session = a_small_team()
        .link(LinkKind::Influence(Strength::Low), "Wang", "Qian")
        .link(LinkKind::Influence(Strength::High), "Zhao", "Qian")
        .link(LinkKind::Conflict, "Wang", "Zhao")
        .session();
    session.select(&["Li"]).run_as_one_step(Command::Fold);
    assert_eq!(drawn(&session), ["Li", "Qian"]);
    let geometry = &session.session.picture().geometry;
    assert_eq!(geometry.folded_below(&"Li".into()), 2);
    let lines: Vec<_> = geometry.lines.iter().map(|line| (line.kind, line.from.as_str())).collect();
    assert_eq!(lines, [(LinkKind::Influence(Strength::High), "Li")], "the strongest of those alike");
    let spoken = session.session.picture().spoken_line(&geometry.lines[0]);
    assert!(spoken.contains("Zhao"), "{spoken}");
    session.assert_undo_and_redo();
    session.run_as_one_step(Command::Fold);
    assert_eq!(drawn(&session).len(), 4);
}

#[test]
fn only_a_boss_can_be_folded() {
    let mut session = a_small_team().in_tray("Sun").reports("Sun", "Qian").session();
    for name in ["Wang", "Qian", "Sun"] {
        assert!(session.select(&[name]).session.missing(Command::Fold).is_some(), "{name}");
    }
    assert!(session.select(&["Wang", "Li"]).session.missing(Command::Fold).is_none());
}

#[test]
fn the_count_is_clicked_open_and_the_handle_below_a_boss_folds() {
    let mut session = a_small_team().session();
    session.hover("Li");
    let handle = session.session.picture().geometry.fold_handle(&"Li".into()).unwrap().center();
    assert_eq!(session.session.hit(handle), Hit::Fold("Li".into()));
    session.press(handle).release_as_one_step();
    assert_eq!(drawn(&session), ["Li", "Qian"]);
    session.session.hovered = None;
    session.session.selection.clear();
    assert_eq!(session.session.hit(handle), Hit::Fold("Li".into()), "a count is there without a pointer");
    session.press(handle).release_as_one_step();
    assert_eq!(drawn(&session).len(), 4);
    assert!(session.session.picture().geometry.fold_handle(&"Qian".into()).is_none());
    // A drag from there was meant for the handle above: it draws to somebody new.
    session.hover("Li").press(handle).move_by(300.0, 300.0).release_as_one_step();
    assert!(matches!(session.session.naming, Some(Naming::Person(_))));
}

#[test]
fn whoever_is_folded_away_goes_along_with_the_boss() {
    let mut session = a_small_team().session();
    session.select(&["Li"]).run_as_one_step(Command::Fold);
    session.drag_card("Li", 80.0, 400.0);
    assert_eq!(session.moved("Wang"), session.moved("Li"));
    session.nudge(1.0, 0.0);
    assert_eq!(session.moved("Zhao"), session.moved("Li"));
    session.run_as_one_step(Command::Fold);
    assert!(session.session.picture().geometry.cards.contains_key(&PersonId::from("Wang")));
}

#[test]
fn a_layout_gives_a_folded_branch_no_room() {
    let team = || {
        let small = a_small_team().person("Sun", 460.0, 216.0).reports("Sun", "Li");
        small
            .person("Wu", -20.0, 432.0)
            .person("Xu", 212.0, 432.0)
            .reports("Wu", "Wang")
            .reports("Xu", "Wang")
    };
    let width = |session: &support::TestSession| session.session.picture().geometry.bounds().unwrap().width();
    let mut open = team().session();
    open.run_as_one_step(Command::Tidy);
    let mut session = team().session();
    session.select(&["Wang"]).run_as_one_step(Command::Fold);
    session.run_as_one_step(Command::Tidy);
    assert!(width(&session) < width(&open));
    assert_eq!(session.moved("Wu"), session.moved("Wang"));
    assert_eq!(session.moved("Xu"), session.moved("Wang"));
}

#[test]
fn whoever_is_shown_by_name_and_a_new_report_open_the_branch() {
    let mut session = a_small_team().session();
    session.select(&["Li"]).run_as_one_step(Command::Fold);
    session.session.show_person(&"Zhao".into());
    assert_eq!(drawn(&session).len(), 4);
    assert_eq!(session.session.selection.only(), Some(&"Zhao".into()));
    session.undo();
    assert_eq!(drawn(&session).len(), 2);
    session.select(&["Li"]).run_as_one_step(Command::AddReport);
    session.name_the_new("Sun Yi");
    assert_eq!(drawn(&session).len(), 5);
    session.undo();
    assert_eq!(drawn(&session), ["Li", "Qian"]);
    // The same for a card that is dropped there.
    session.drag_card("Qian", -600.0, 20.0);
    assert_eq!(drawn(&session).len(), 4);
}

#[test]
fn a_branch_in_a_folded_branch_keeps_its_fold() {
    let mut session = a_small_team().person("Wu", -20.0, 432.0).reports("Wu", "Wang").session();
    session.select(&["Wang"]).run_as_one_step(Command::Fold);
    session.select(&["Li"]).run_as_one_step(Command::Fold);
    assert_eq!(session.session.picture().geometry.folded_below(&"Li".into()), 3);
    session.run_as_one_step(Command::Fold);
    assert_eq!(drawn(&session), ["Li", "Qian", "Wang", "Zhao"]);
}

#[test]
fn what_selects_everybody_selects_whom_one_sees_and_a_search_lights_who_stands_for_them() {
    let mut session = a_small_team().session();
    session.select(&["Li"]).run_as_one_step(Command::Fold);
    session.run(Command::SelectAll);
    assert_eq!(session.session.selection.people().len(), 2);
    session.session.filter.text = "Wang".into();
    session.session.refresh();
    assert!(session.session.lit().unwrap().contains(&PersonId::from("Li")));
    let found: Vec<String> = session.session.passing().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(found, ["Wang"], "who stands for them was not looked for");
    session.session.show_neighbouring_lit(Direction::Next);
    assert!(drawn(&session).contains(&"Wang"), "the branch opens");
    assert_eq!(session.session.selection.lead(), Some(&PersonId::from("Wang")));
}

#[test]
fn a_department_whose_people_are_all_folded_away_has_no_frame_and_takes_nobody_in() {
    let mut session = an_account()
        .department("IT", Rect::new(-400.0, 180.0, 800.0, 400.0))
        .person("Li", 100.0, 0.0)
        .person("Wang", -20.0, 216.0)
        .of("IT")
        .reports("Wang", "Li")
        .person("Qian", 700.0, 0.0)
        .session();
    let shown = |session: &support::TestSession| !session.session.picture().geometry.regions.is_empty();
    assert!(shown(&session));
    session.select(&["Li"]).run_as_one_step(Command::Fold);
    assert!(!shown(&session));
    assert_eq!(session.account().regions().len(), 1, "it comes back with its people");
    let customers = customer_scene(session.account(), Lang::En, support::DAY, Frame::Map);
    assert!(!customers.groups.iter().any(|group| matches!(group.shows, Element::Region(_))));
    session.drag_card("Qian", -480.0, 240.0);
    assert!(session.region("IT").contains(session.place("Qian")));
    assert_eq!(session.department_of("Qian"), None);
    session.undo();
    session.select(&["Li"]);
    session.run_as_one_step(Command::Fold);
    assert!(shown(&session));
    session.drag_card("Qian", -480.0, 240.0);
    assert_eq!(session.department_of("Qian"), Some(&department_id("IT")));
}

#[test]
fn whoever_is_folded_away_changes_department_only_with_the_boss() {
    // IT's frame lies within that of operations, and all of IT are folded away.
    let builder = || {
        an_account()
            .department("Operations", Rect::new(-400.0, -100.0, 1000.0, 800.0))
            .department("IT", Rect::new(-200.0, 180.0, 500.0, 300.0))
            .department("Finance", Rect::new(2000.0, -100.0, 800.0, 800.0))
            .person("Li", 100.0, 0.0)
            .of("Operations")
            .person("Wang", -20.0, 216.0)
            .of("IT")
            .person("Zhao", 220.0, 216.0)
            .of("Operations")
            .reports("Wang", "Li")
            .reports("Zhao", "Li")
    };
    let mut session = builder().session();
    session.select(&["Li"]).run_as_one_step(Command::Fold);
    session.drag_card("Li", 24.0, 24.0);
    assert_eq!(session.department_of("Wang"), Some(&department_id("IT")));
    session.drag_card("Li", 2200.0, 0.0);
    for (name, department) in [("Li", "Finance"), ("Wang", "IT"), ("Zhao", "Finance")] {
        assert_eq!(session.department_of(name), Some(&department_id(department)), "{name}");
    }
}

#[test]
fn every_picture_leaves_out_whom_a_fold_hides_and_the_customers_shows_no_count() {
    let mut session = a_small_team().session();
    session.select(&["Li"]).run_as_one_step(Command::Fold);
    let account = session.account();
    let customers = customer_scene(account, Lang::En, support::DAY, Frame::Map);
    let shown: Vec<&Element> = customers.groups.iter().map(|group| &group.shows).collect();
    assert!(shown.contains(&&Element::Person("Li".into())));
    assert!(!shown.contains(&&Element::Person("Wang".into())));
    let words = format!("{customers:?}");
    assert!(!words.contains("Wang") && !words.contains("\"2\""));
    let findings = session.session.findings();
    let picture = session.session.picture();
    let teams = format!("{:?}", internal_scene(account, findings, picture, Frame::Map, None).groups);
    assert!(!teams.contains("Wang") && teams.contains("\"2\""));
}
