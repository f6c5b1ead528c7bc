//! Departments and their regions.
use crate::support::*;
use crate::*;

#[test]
fn dragging_a_region_moves_its_people_along_in_one_step() {
    let mut session = with_a_region().session();
    session.press(pt(100.0, 10.0)).move_by(83.0, 165.0);
    assert!(matches!(session.session.transient(), Transient::Region { .. }));
    session.release_as_one_step();
    let by = session.region("Finance").min - pt(0.0, 0.0);
    assert_eq!(session.region("Finance").size(), vec2(480.0, 320.0));
    assert!((by.x - 83.0).abs() <= 4.0 && (by.y - 165.0).abs() <= 4.0, "{by:?}");
    assert_eq!(session.moved("Li"), by);
    assert_eq!((session.moved("Wang"), session.moved("Zhao")), (vec2(0.0, 0.0), vec2(0.0, 0.0)));
    session.assert_undo_and_redo();
    let header = session.region("Finance").min + vec2(100.0, 10.0);
    session.mark().press(header).escape_and_release();
    session.press(header).move_by(90.0, 90.0).escape_and_release();
    session.assert_unchanged();
}

/// Two departments side by side, the second a little lower and further down than the first.
fn two_departments() -> support::TestSession {
    an_account()
        .department("Finance", Rect::new(0.0, 0.0, 480.0, 320.0))
        .person("Li", 200.0, 100.0)
        .of("Finance")
        .department("IT", Rect::new(600.0, 43.0, 320.0, 240.0))
        .person("Wang", 760.0, 120.0)
        .of("IT")
        .session()
}

fn guides(session: &support::TestSession) -> Vec<Guide> {
    match session.session.transient() {
        Transient::Region { guides, .. } => guides,
        other => panic!("no department is held: {other:?}"),
    }
}

#[test]
fn a_dragged_region_lines_up_with_its_neighbour_and_shows_why() {
    let mut session = two_departments();
    session.press(pt(700.0, 50.0)).move_by(3.0, -40.0);
    let shown = guides(&session);
    assert!(shown.iter().any(|guide| guide.from.y == 0.0 && guide.to.y == 0.0), "{shown:?}");
    // Held down, Ctrl places freely.
    session.holding(CTRL).move_by(0.0, 0.0);
    assert_eq!(guides(&session), []);
    session.holding(NO_KEY).move_by(0.0, 0.0).release_as_one_step();
    assert_eq!(session.region("IT").min.y, 0.0);
    assert_eq!(session.moved("Wang").y, -43.0, "the people keep their places in it");
    session.assert_undo_and_redo();
}

#[test]
fn a_dragged_corner_lines_up_with_an_edge_and_shows_why() {
    let mut session = two_departments();
    session.click(pt(700.0, 50.0));
    session.press(session.corner("IT", Corner::SouthEast)).move_by(20.0, 35.0);
    let shown = guides(&session);
    assert!(shown.iter().any(|guide| guide.from.y == 320.0 && guide.to.y == 320.0), "{shown:?}");
    session.release_as_one_step();
    let after = session.region("IT");
    assert_eq!((after.min, after.max.y), (pt(600.0, 43.0), 320.0));
    session.assert_undo_and_redo();
}

#[test]
fn a_press_beside_a_department_does_not_take_it() {
    let mut session = two_departments();
    session.press(pt(-4.0, 200.0)).move_by(-60.0, 0.0);
    assert!(matches!(session.session.transient(), Transient::Marquee(_)));
    session.escape_and_release().assert_unchanged();
    session.press(pt(4.0, 200.0)).move_by(-60.0, 0.0);
    assert!(matches!(session.session.transient(), Transient::Region { .. }));
    session.escape_and_release().assert_unchanged();
}

#[test]
fn each_corner_of_a_region_resizes_it_in_one_step() {
    for corner in Corner::ALL {
        let mut session = with_a_region().session();
        session.click(pt(20.0, 10.0));
        let (before, at) = (session.region("Finance"), session.corner("Finance", corner));
        session
            .press(at)
            .move_by(40.0, 24.0)
            .escape_and_release()
            .assert_unchanged()
            .assert_nothing_to_undo();
        session.press(at).release().assert_unchanged().assert_nothing_to_undo();
        session.press(at).move_by(40.0, 24.0).release_as_one_step();
        let after = session.region("Finance");
        assert_eq!(corner.of(after), at + vec2(40.0, 24.0), "{corner:?}");
        assert_ne!(after, before);
        assert_eq!(session.moved("Li"), vec2(0.0, 0.0), "resizing moves nobody");
        session.assert_undo_and_redo();
        session
            .press(session.corner("Finance", corner))
            .move_by(2000.0, 2000.0)
            .move_by(-4000.0, -4000.0)
            .move_by(4000.0, 0.0)
            .release_as_one_step();
        let least = session.region("Finance");
        assert!(least.width() >= 100.0 && least.height() >= 100.0, "{least:?}");
    }
}

#[test]
fn a_double_press_on_a_region_renames_it() {
    let mut session = with_a_region().session();
    session.double_press(pt(20.0, 10.0));
    assert_eq!(session.session.naming, Some(Naming::Department(department_id("Finance"))));
    session.name_it("Treasury");
    assert_eq!(session.account().departments()[&department_id("Finance")].name, "Treasury");
    session.assert_undo_and_redo();
}

#[test]
fn whoever_comes_along_with_a_boss_joins_only_the_boss_s_department() {
    // Wang and Zhao come along with Li; only Wang comes to lie in the region.
    let mut session = a_small_team().department("Finance", Rect::new(-140.0, 1200.0, 240.0, 300.0)).session();
    session.drag_card("Li", 0.0, 1040.0);
    assert!(session.region("Finance").contains(session.middle("Wang")), "{:?}", session.middle("Wang"));
    assert_eq!(session.department_of("Wang"), None);
    // Let go with the boss inside, all who lie there join.
    let mut session = a_small_team().department("Finance", Rect::new(-200.0, 900.0, 700.0, 700.0)).session();
    session.drag_card("Li", 0.0, 1040.0);
    for name in ["Li", "Wang", "Zhao"] {
        assert_eq!(session.department_of(name), Some(&department_id("Finance")), "{name}");
    }
}

#[test]
fn a_peer_for_whom_a_frame_has_no_room_at_the_side_stands_within_it() {
    // The frames stand side by side: IT can't grow to the right.
    let mut session = an_account()
        .department("IT", Rect::new(-500.0, -80.0, 640.0, 560.0))
        .department("Sales", Rect::new(156.0, -80.0, 400.0, 300.0))
        .person("Wang", 0.0, 0.0)
        .of("IT")
        .person("Li", 0.0, 300.0)
        .of("IT")
        .reports("Li", "Wang")
        .session();
    session.session.selection.set_person(person_id("Li"));
    session.session.run(Command::AddPeer);
    let new = session.session.selection.only().cloned().unwrap();
    let card = session.session.picture().geometry.cards[&new];
    let frame = session.region("IT");
    assert!(frame.min.x < card.min.x && card.max.x < frame.max.x, "{card:?} {frame:?}");
    assert!(frame.contains(card.center()));
}
