//! Cards dropped onto a card or a reporting line change whom people report to.
use super::*;
use linchpin::session::DropOn;

fn boss_of<'a>(session: &'a support::TestSession, name: &str) -> Option<&'a str> {
    let lines = session.lines();
    lines.into_iter().find(|(kind, from, _)| *kind == LinkKind::Reports && *from == name).map(|(_, _, to)| to)
}

fn dropped_on(session: &support::TestSession) -> Option<DropOn> {
    match session.session.transient() {
        Transient::Cards { target, .. } => target.map(|target| target.on),
        other => panic!("nothing is being dragged: {other:?}"),
    }
}

#[test]
fn a_card_dropped_on_another_reports_there_and_stands_beside_its_peers() {
    let mut session = a_small_team().session();
    session.press_card("Qian").move_by(20.0, 20.0).move_to_card("Li");
    assert_eq!(dropped_on(&session), Some(DropOn::Boss("Li".into())));
    session.release_as_one_step();
    assert_eq!(boss_of(&session, "Qian"), Some("Li"));
    assert_eq!(session.place("Qian"), session.place("Zhao") + vec2(232.0, 0.0));
    session.assert_undo_and_redo();
}

#[test]
fn the_old_line_is_led_over_and_everybody_below_comes_along() {
    let mut session = a_small_team().person("Sun", -20.0, 432.0).reports("Sun", "Wang").session();
    let lines = session.lines().len();
    session.press_card("Wang").move_by(20.0, 20.0).move_to_card("Qian").release_as_one_step();
    assert_eq!((boss_of(&session, "Wang"), boss_of(&session, "Sun")), (Some("Qian"), Some("Wang")));
    assert_eq!(session.lines().len(), lines);
    assert_eq!(session.place("Wang"), session.place("Qian") + vec2(0.0, 216.0));
    assert_eq!(session.moved("Sun"), session.moved("Wang"));
    session.assert_undo_and_redo();
}

#[test]
fn a_boss_can_t_be_dropped_on_a_report_and_the_reason_is_shown() {
    let mut session = a_small_team().session();
    session.holding(support::ALT).press_card("Li").move_by(20.0, 20.0).move_to_card("Wang");
    match session.session.transient() {
        Transient::Cards { target: Some(target), .. } => {
            assert!(matches!(target.refused, Some(Refusal::Cycle { .. })), "{target:?}");
            assert_eq!(target.lands, None);
        }
        other => panic!("{other:?}"),
    }
    session.release().assert_unchanged();
}

#[test]
fn dropped_on_its_own_boss_a_card_stays_where_it_was() {
    let mut session = a_small_team().session();
    session.press_card("Wang").move_by(20.0, 20.0).move_to_card("Li").release().assert_unchanged();
}

#[test]
fn esc_over_a_card_leaves_no_trace() {
    let mut session = a_small_team().session();
    session.press_card("Qian").move_by(20.0, 20.0).move_to_card("Li").escape_and_release().assert_unchanged();
}

#[test]
fn several_cards_dropped_together_all_report_there() {
    let mut session = a_small_team().person("Sun", 1000.0, 0.0).session();
    session.select(&["Qian", "Sun"]);
    session.press_card("Qian").move_by(20.0, 20.0).move_to_card("Wang").release_as_one_step();
    assert_eq!((boss_of(&session, "Qian"), boss_of(&session, "Sun")), (Some("Wang"), Some("Wang")));
    assert_eq!(session.moved("Qian"), session.moved("Sun"));
    session.assert_undo_and_redo();
}

#[test]
fn a_card_dropped_on_a_reporting_line_stands_between() {
    let mut session = a_small_team().person("Sun", -20.0, 432.0).reports("Sun", "Wang").session();
    let (wang, sun) = (session.place("Wang"), session.place("Sun"));
    let middle = session.middle("Wang").lerp(session.middle("Sun"), 0.5);
    session.press_card("Qian").move_by(20.0, 20.0).move_to(middle);
    assert!(matches!(dropped_on(&session), Some(DropOn::Lines(_))));
    let Transient::Cards { offsets, .. } = session.session.transient() else { panic!("not dragging") };
    assert_eq!(
        offsets.get(&support::person_id("Sun")),
        Some(&vec2(0.0, 216.0)),
        "who makes way is shown doing so"
    );
    session.release_as_one_step();
    assert_eq!((boss_of(&session, "Qian"), boss_of(&session, "Sun")), (Some("Wang"), Some("Qian")));
    // The card takes the place of the one below, who moves down a row.
    assert_eq!((session.place("Wang"), session.place("Qian")), (wang, sun));
    assert_eq!(session.moved("Sun"), vec2(0.0, 216.0));
    session.assert_undo_and_redo();
}

#[test]
fn a_pinned_card_makes_no_way_for_whoever_is_dropped_above_it() {
    let mut session = a_small_team().person("Sun", -20.0, 432.0).reports("Sun", "Wang").session();
    session.select(&["Sun"]).run_as_one_step(Command::Pin).mark();
    let middle = session.middle("Wang").lerp(session.middle("Sun"), 0.5);
    session.press_card("Qian").move_by(20.0, 20.0).move_to(middle).release_as_one_step();
    assert_eq!((boss_of(&session, "Qian"), boss_of(&session, "Sun")), (Some("Wang"), Some("Qian")));
    assert_eq!(session.moved("Sun"), vec2(0.0, 0.0));
    assert!(session.place("Qian").distance(session.place("Sun")) < 500.0, "not where it came from");
    assert!(!session.card("Qian").intersects(&session.card("Sun")));
    assert!(!session.card("Qian").intersects(&session.card("Wang")));
    session.assert_undo_and_redo();
}

#[test]
fn on_a_trunk_that_several_share_a_card_stands_above_them_all() {
    let mut session = a_small_team().session();
    let (wang, zhao) = (session.place("Wang"), session.place("Zhao"));
    let trunk = pt(session.middle("Li").x, session.card("Li").max.y + 10.0);
    session.press_card("Qian").move_by(20.0, 20.0).move_to(trunk);
    assert!(matches!(dropped_on(&session), Some(DropOn::Lines(lines)) if lines.len() == 2));
    session.release_as_one_step();
    for (who, boss) in [("Qian", "Li"), ("Wang", "Qian"), ("Zhao", "Qian")] {
        assert_eq!(boss_of(&session, who), Some(boss));
    }
    assert_eq!(session.place("Qian").y, wang.y);
    assert_eq!(
        [session.place("Wang"), session.place("Zhao")],
        [wang + vec2(0.0, 216.0), zhao + vec2(0.0, 216.0)]
    );
    session.assert_undo_and_redo();
}

#[test]
fn our_people_have_no_place_in_the_hierarchy() {
    let mut session = a_small_team().ours("Anna", 1200.0, 0.0).session();
    session.press_card("Anna").move_by(20.0, 20.0).move_to_card("Li");
    assert_eq!(dropped_on(&session), None);
    session.release_as_one_step();
    assert!(session.lines().iter().all(|(_, from, _)| *from != "Anna"));
    session.undo().press_card("Qian").move_by(20.0, 20.0).move_to_card("Anna");
    assert_eq!(dropped_on(&session), None);
}

#[test]
fn a_peer_can_be_put_between_its_boss_and_another_report() {
    let mut session = an_account()
        .person("Li", 0.0, 0.0)
        .person("Wang", 0.0, 216.0)
        .person("Zhao", 700.0, 216.0)
        .reports("Wang", "Li")
        .reports("Zhao", "Li")
        .session();
    let stub = pt(session.middle("Wang").x, session.card("Wang").min.y - 12.0);
    session.press_card("Zhao").move_by(20.0, 20.0).move_to(stub).release_as_one_step();
    assert_eq!((boss_of(&session, "Zhao"), boss_of(&session, "Wang")), (Some("Li"), Some("Zhao")));
    session.assert_undo_and_redo();
}

#[test]
fn a_card_that_nobody_selected_stands_between_after_a_single_move() {
    let mut session = a_small_team().person("Sun", -20.0, 432.0).reports("Sun", "Wang").session();
    let middle = session.middle("Wang").lerp(session.middle("Sun"), 0.5);
    session.press_card("Qian").move_to(middle).release_as_one_step();
    assert_eq!(boss_of(&session, "Sun"), Some("Qian"));
}

#[test]
fn with_ctrl_or_from_afar_a_card_is_only_moved() {
    let mut session = a_small_team().person("Sun", -20.0, 432.0).reports("Sun", "Wang").session();
    session.holding(support::CTRL).press_card("Qian").move_by(20.0, 20.0).move_to_card("Li");
    assert_eq!(dropped_on(&session), None);
    session.escape_and_release();
    session.session.camera.zoom = 0.1;
    let middle = session.middle("Wang").lerp(session.middle("Sun"), 0.5);
    session.holding(support::NO_KEY).press_card("Qian").move_by(90.0, 90.0).move_to(middle);
    assert_eq!(dropped_on(&session), None);
    session.escape_and_release();
}

#[test]
fn whoever_reports_by_a_dotted_line_comes_to_report_by_a_solid_one() {
    let mut session = a_small_team().link(LinkKind::Dotted, "Qian", "Li").session();
    session.press_card("Qian").move_by(20.0, 20.0).move_to_card("Li").release_as_one_step();
    assert_eq!(boss_of(&session, "Qian"), Some("Li"));
    assert!(!session.account().links().values().any(|link| link.kind == LinkKind::Dotted));
    session.assert_undo_and_redo();
}

#[test]
fn nobody_comes_to_another_department_by_being_dropped_on_a_boss() {
    let mut session = an_account()
        .department("IT", Rect::new(-120.0, -60.0, 240.0, 400.0))
        .department("Legal", Rect::new(-120.0, 190.0, 480.0, 300.0))
        .person("Li", 0.0, 0.0)
        .of("IT")
        .person("Qian", 900.0, 0.0)
        .session();
    session.press_card("Qian").move_by(20.0, 20.0).move_to_card("Li").release_as_one_step();
    let qian = session.account().person(&support::person_id("Qian")).unwrap().department.clone();
    let legal = session.account().departments().values().find(|d| d.name == "Legal").unwrap().id.clone();
    assert_ne!(qian, Some(legal));
}

#[test]
fn whoever_is_dropped_below_the_last_row_of_a_department_joins_it_and_its_frame_grows() {
    let frame = Rect::new(-150.0, -40.0, 300.0, 400.0);
    let team = || {
        an_account()
            .department("Digital", frame)
            .person("Li", 0.0, 0.0)
            .of("Digital")
            .person("Wang", 0.0, 216.0)
            .of("Digital")
            .reports("Wang", "Li")
            .department("Finance", Rect::new(600.0, -40.0, 300.0, 200.0))
            .person("Qian", 750.0, 0.0)
            .of("Finance")
    };
    let region = |session: &support::TestSession| {
        session.session.account().regions()[&support::department_id("Digital")].rect()
    };
    let mut session = team().session();
    session.press_card("Qian").move_by(20.0, 20.0).move_to_card("Wang").release_as_one_step();
    assert_eq!(session.department_of("Qian"), Some(&support::department_id("Digital")));
    let at = session.place("Qian");
    assert!(at.y > frame.max.y - 104.0 && region(&session).contains(pt(at.x, at.y + 103.0)), "{at:?}");
    assert_eq!(region(&session).min, frame.min);
    session.assert_undo_and_redo();
    // A stranger stands where the frame would have to grow: it stays, and so does the department.
    let mut session = team().person("Sun", 230.0, 440.0).session();
    session.press_card("Qian").move_by(20.0, 20.0).move_to_card("Wang").release_as_one_step();
    assert_eq!(region(&session), frame, "it would take in a stranger");
    let joined = support::department_id("Finance");
    assert_eq!(session.department_of("Qian"), Some(&joined));
}
