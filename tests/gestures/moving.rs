//! Selecting and moving: clicks, marquee, drags.
use crate::support::*;
use crate::*;

#[test]
fn a_click_selects_a_card_and_a_click_beside_it_selects_nobody() {
    let mut session = a_small_team().session();
    session.click_card("Li").assert_selected(&["Li"]);
    session.click_card("Wang").assert_selected(&["Wang"]);
    session.click(pt(0.0, 900.0)).assert_selected(&[]);
    session.assert_unchanged().assert_nothing_to_undo();
}

#[test]
fn a_click_on_one_of_several_selected_cards_selects_that_one_alone() {
    let mut session = a_small_team().session();
    session.select(&["Li", "Wang"]).press_card("Li").assert_selected(&["Li", "Wang"]);
    session.release().assert_selected(&["Li"]);
}

#[test]
fn shift_click_takes_in_and_out() {
    let mut session = a_small_team().session();
    session.click_card("Li").holding(SHIFT);
    session.click_card("Wang").assert_selected(&["Li", "Wang"]);
    session.click_card("Li").assert_selected(&["Wang"]);
    session.click_card("Wang").assert_selected(&[]);
    session.press_card("Qian").escape_and_release().assert_selected(&[]);
    session.assert_unchanged().assert_nothing_to_undo();
}

#[test]
fn a_marquee_selects_what_it_touches_and_shift_adds() {
    let mut session = a_small_team().session();
    session.click_card("Qian").press(pt(-400.0, 400.0)).move_to(pt(100.0, 250.0));
    let rect = Rect::new(-400.0, 250.0, 500.0, 150.0);
    assert_eq!(session.session.transient(), Transient::Marquee(rect));
    session.release().assert_selected(&["Wang"]);
    session.holding(SHIFT).press(pt(500.0, 400.0)).move_to(pt(200.0, 250.0)).release();
    session.assert_selected(&["Wang", "Zhao"]);
    session.holding(NO_KEY).press(pt(-400.0, -50.0)).move_to(pt(500.0, 400.0)).release();
    session.assert_selected(&["Li", "Wang", "Zhao"]);
    session.press(pt(-400.0, -50.0)).move_to(pt(1000.0, 400.0)).escape_and_release();
    session.assert_selected(&["Li", "Wang", "Zhao"]).assert_unchanged().assert_nothing_to_undo();
}

#[test]
fn a_click_on_a_line_selects_it_and_delete_takes_it_out() {
    let mut session = strangers().link(INFLUENCE, "Li", "Wang").session();
    let geometry = &session.session.picture().geometry;
    let corners = &geometry.lines[0].points[..2];
    let middle = corners[0].lerp(corners[1], 0.5);
    session.click(middle);
    assert!(session.session.selection.link().is_some());
    session.run_as_one_step(Command::Delete);
    assert_eq!(session.lines(), []);
    assert!(session.session.selection.is_empty());
    session.assert_undo_and_redo();
}

#[test]
fn dragging_a_card_moves_it_with_everybody_below_in_one_step() {
    let mut session = a_small_team().session();
    session.drag_card("Li", 80.0, 400.0);
    for name in ["Li", "Wang", "Zhao"] {
        assert_eq!(session.moved(name), vec2(80.0, 400.0), "{name}");
    }
    assert_eq!(session.moved("Qian"), vec2(0.0, 0.0));
    session.assert_selected(&["Li"]).assert_undo_and_redo();
}

#[test]
fn alt_leaves_the_people_below_where_they_are() {
    let mut session = a_small_team().session();
    session.holding(ALT).drag_card("Li", 80.0, -400.0);
    assert_eq!(session.moved("Li"), vec2(80.0, -400.0));
    assert_eq!((session.moved("Wang"), session.moved("Zhao")), (vec2(0.0, 0.0), vec2(0.0, 0.0)));
    session.assert_undo_and_redo();
}

#[test]
fn dragging_one_of_several_selected_cards_moves_them_all() {
    let mut session = a_small_team().session();
    session.select(&["Wang", "Qian"]).drag_card("Qian", 16.0, 640.0);
    assert_eq!(session.moved("Qian"), vec2(16.0, 640.0));
    assert_eq!(session.moved("Wang"), vec2(16.0, 640.0));
    assert_eq!((session.moved("Li"), session.moved("Zhao")), (vec2(0.0, 0.0), vec2(0.0, 0.0)));
    session.assert_selected(&["Qian", "Wang"]).assert_undo_and_redo();
}

#[test]
fn dragging_a_card_that_is_not_selected_leaves_the_selected_ones() {
    let mut session = a_small_team().session();
    session.select(&["Wang", "Zhao"]).drag_card("Qian", 16.0, 640.0).assert_selected(&["Qian"]);
    assert_eq!((session.moved("Wang"), session.moved("Zhao")), (vec2(0.0, 0.0), vec2(0.0, 0.0)));
}

#[test]
fn escape_in_the_middle_of_a_drag_leaves_no_trace() {
    for keys in [NO_KEY, ALT, CTRL, SHIFT] {
        let mut session = a_small_team().session();
        session.holding(keys).press_card("Li").escape_and_release();
        session.press_card("Li").move_by(40.0, 40.0).move_by(40.0, 40.0);
        assert!(matches!(session.session.transient(), Transient::Cards { .. }));
        session.escape_and_release().assert_unchanged().assert_nothing_to_undo();
    }
}

#[test]
fn a_change_in_the_middle_of_a_gesture_ends_it() {
    let mut session = a_small_team().session();
    session.click_card("Li").press_card("Li").run_as_one_step(Command::Delete);
    assert!(session.session.is_idle());
    session.move_by(200.0, 200.0).assert_selected(&[]).release();
    session.press_card("Qian").move_by(50.0, 50.0).undo();
    assert!(session.session.is_idle());
    session.release().assert_unchanged();
}

#[test]
fn a_tremble_of_the_hand_is_a_click() {
    let mut session = a_small_team().session();
    session.press_card("Li").move_by(2.0, -2.0).release().assert_selected(&["Li"]).assert_nothing_to_undo();
    session.press_card("Li").move_by(200.0, 200.0).move_by(-200.0, -200.0).release();
    session.assert_unchanged().assert_nothing_to_undo();
}

#[test]
fn a_card_lines_up_with_a_neighbour_within_six_pixels_and_ctrl_suspends_it() {
    // Wang's left edge lies off the lattice, so lining up can't be mistaken for it.
    let an_account = || an_account().person("Li", 0.0, 0.0).person("Wang", 303.0, 403.0);
    for (off, lined_up) in [(5.5, true), (-5.5, true), (6.5, false), (-6.5, false)] {
        let mut session = an_account().session();
        session.press_card("Li").move_by(303.0 + off, 200.0);
        let Transient::Cards { guides, .. } = session.session.transient() else { panic!("not dragging") };
        assert_eq!(!guides.is_empty(), lined_up, "{off}");
        session.release_as_one_step();
        assert_eq!(session.place("Li").x == 303.0, lined_up, "{off}");
    }
    let mut session = an_account().session();
    session.holding(CTRL).press_card("Li").move_by(307.5, 201.5).release_as_one_step();
    assert_eq!(session.place("Li"), pt(307.5, 201.5));
}

#[test]
fn six_pixels_are_twelve_map_points_at_half_the_size() {
    let mut session = an_account().person("Li", 0.0, 0.0).person("Wang", 303.0, 403.0).session();
    session.session.camera.zoom = 0.5;
    session.press_card("Li").move_by(303.0 - 11.0, 200.0).release_as_one_step();
    assert_eq!(session.place("Li").x, 303.0);
}

#[test]
fn dropping_a_card_inside_a_region_sets_the_department_in_the_same_step() {
    let mut session = with_a_region().session();
    session.press_card("Zhao").move_to(pt(250.0, 200.0));
    let Transient::Cards { into, .. } = session.session.transient() else { panic!("not dragging") };
    assert_eq!(into, Some(department_id("Finance")));
    session.release_as_one_step();
    assert_eq!(session.department_of("Zhao"), Some(&department_id("Finance")));
    session.assert_undo_and_redo();
    session.mark().press_card("Zhao").move_to(pt(250.0, 220.0)).escape_and_release().assert_unchanged();
}

#[test]
fn an_arrow_key_moves_the_selected_people_by_a_step_of_the_lattice() {
    let mut session = a_small_team().session();
    session.select(&["Li", "Qian"]).nudge(1.0, 0.0).nudge(0.0, -5.0);
    assert_eq!((session.moved("Li"), session.moved("Qian")), (vec2(8.0, -40.0), vec2(8.0, -40.0)));
    assert_eq!(session.moved("Wang"), vec2(0.0, 0.0));
    session.assert_selected(&["Li", "Qian"]).undo().undo().assert_unchanged();
    session.select(&[]).session.nudge(1.0, 1.0);
    session.assert_unchanged().assert_nothing_to_undo();
}

#[test]
fn an_arrow_key_moves_the_selected_department_with_its_people() {
    let mut session = an_account()
        .department("IT", Rect::new(0.0, 0.0, 600.0, 400.0))
        .person("In", 200.0, 100.0)
        .of("IT")
        .person("Out", 3000.0, 0.0)
        .session();
    let region = session.account().regions().keys().next().unwrap().clone();
    let frame = |session: &support::TestSession| session.account().regions()[&region].rect();
    let before = frame(&session);
    session.session.selection.set_region(region.clone());
    session.session.nudge(1.0, 0.0);
    session.session.nudge(0.0, -10.0);
    // Shown while the keys are held.
    let Transient::Region { rect, offsets, .. } = session.session.transient() else {
        panic!("the department stands still")
    };
    assert_eq!(rect, before.translate(vec2(8.0, -80.0)));
    assert_eq!(offsets.values().copied().collect::<Vec<_>>(), [vec2(8.0, -80.0)]);
    session.session.finish_nudge();
    assert_eq!(frame(&session), before.translate(vec2(8.0, -80.0)));
    assert_eq!((session.moved("In"), session.moved("Out")), (vec2(8.0, -80.0), vec2(0.0, 0.0)));
    assert_eq!(session.session.transient(), Transient::Nothing);
    session.undo();
    assert_eq!((frame(&session), session.moved("In")), (before, vec2(0.0, 0.0)), "one step");
}

#[test]
fn whoever_wants_no_motion_sees_cards_where_they_belong_at_once() {
    for still in [false, true] {
        let mut session = a_small_team().session();
        session.session.still = still;
        session.run_as_one_step(Command::Tidy);
        let (_, gliding) = session.session.overlay(0.0);
        assert_eq!(gliding, !still);
    }
}

#[test]
fn what_is_tiny_on_the_screen_is_still_hit_within_eight_pixels() {
    let mut session = a_small_team().session();
    session.session.camera.zoom = 0.01;
    let card = session.card("Qian");
    let beside = card.center() + vec2(390.0, 0.0);
    assert_eq!(session.session.hit(beside), Hit::Card("Qian".into()));
    assert_eq!(session.session.hit(card.center() + vec2(900.0, 0.0)), Hit::Nothing);
}

#[test]
fn what_undo_and_redo_change_is_seen() {
    let mut session = a_small_team().session();
    session.drag_card("Qian", 200.0, 120.0);
    let seen = |session: &TestSession, name: &str| {
        let canvas = session.session.canvas;
        let to_screen = session.session.camera.screen_from_map(canvas, 1.0);
        to_screen.rect(session.card(name)).intersects(&canvas)
    };
    for back in [true, false] {
        session.session.camera.center = pt(9000.0, 9000.0);
        assert!(!seen(&session, "Qian"));
        if back {
            session.undo()
        } else {
            session.redo()
        };
        assert!(seen(&session, "Qian"), "undone: {back}");
    }
}

#[test]
fn lines_are_led_around_cards_while_their_card_is_dragged() {
    // An arrow from the right to the left, past the two in between.
    let mut session = an_account()
        .person("Li", 0.0, 0.0)
        .person("Wang", 300.0, 0.0)
        .person("Zhao", 600.0, 0.0)
        .person("Qian", 900.0, 0.0)
        .link(INFLUENCE, "Qian", "Li")
        .session();
    session.press_card("Qian");
    for by in [(8.0, 0.0), (40.0, 24.0), (-120.0, 8.0), (300.0, -160.0)] {
        session.move_by(by.0, by.1);
        let (overlay, _) = session.session.overlay(0.0);
        let course = overlay.lines.values().next().unwrap().clone();
        let straight = |p: &[Point]| p[0].x == p[1].x || p[0].y == p[1].y;
        assert!(course.windows(2).all(straight), "{by:?}: {course:?}");
        for name in ["Wang", "Zhao"] {
            let card = session.card(name);
            assert!(!course.windows(2).any(|p| card.crossed_by(p[0], p[1])), "{by:?} through {name}");
        }
        let moved = overlay.offsets[&person_id("Qian")];
        let border = session.card("Qian").translate(moved);
        assert!(border.expand(1.0).contains(course[0]) && !border.expand(-1.0).contains(course[0]));
    }
    session.escape_and_release().assert_unchanged();
}

#[test]
fn esc_takes_back_how_far_a_drag_at_the_edge_moved_the_map() {
    let mut session = a_small_team().session();
    let before = session.session.camera;
    session.press_card("Li").move_to(pt(40.0, 40.0));
    session.session.push_map(vec2(-120.0, 0.0));
    session.session.push_map(vec2(-120.0, 60.0));
    assert_ne!(session.session.camera, before);
    session.escape_and_release();
    assert_eq!(session.session.camera, before);
    // What was dropped stays in view.
    session.press_card("Li").move_to(pt(40.0, 40.0));
    session.session.push_map(vec2(-120.0, 0.0));
    let there = session.session.camera;
    session.release_as_one_step();
    session.session.pointer(linchpin::session::Event::Cancel);
    assert_eq!(session.session.camera, there);
}
