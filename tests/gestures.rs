//! Gestures and commands, without a window: a gesture in, the account out. After every event the invariants of
//! `support` hold, and Esc in the middle of any gesture leaves no trace.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that can't go on has failed; Clippy excepts the tests, not what they call"
)]
mod support;

use linchpin::analysis::GapKind;
use linchpin::catalogue::{Lang, Placeholder, Strength};
use linchpin::geom::{Point, Rect, RectSide, pt, vec2};
use linchpin::model::{Account, ContactId, LinkKind, PairState, PersonId, RatingValue, Transaction};
use linchpin::session::edits::{links, people, places, ratings, work};
use linchpin::session::{Command, Corner, Hit, Naming, Refusal, ToolKind, Transient};
use support::{
    ALT, Builder, CTRL, NO_KEY, SHIFT, TestSession, an_account, department_id, person_id, slot, the_deal,
};

const INFLUENCE: LinkKind = LinkKind::Influence(Strength::Medium);
const PAIR: LinkKind = LinkKind::Pair(PairState::Planned);

/// On the lattice: Li above Wang and Zhao; Qian beside them, who reports to nobody.
fn a_small_team() -> Builder {
    an_account()
        .person("Li", 100.0, 0.0)
        .person("Wang", -20.0, 216.0)
        .person("Zhao", 220.0, 216.0)
        .person("Qian", 700.0, 0.0)
        .reports("Wang", "Li")
        .reports("Zhao", "Li")
}

/// Four people far enough apart that nothing snaps to anything, and nobody reports.
fn strangers() -> Builder {
    an_account()
        .person("Li", 0.0, 0.0)
        .person("Wang", 1000.0, 1000.0)
        .person("Zhao", 2000.0, 2000.0)
        .ours("Anna", 3000.0, 3000.0)
}

fn with_a_region() -> Builder {
    an_account()
        .department("Finance", Rect::new(0.0, 0.0, 480.0, 320.0))
        .person("Li", 200.0, 80.0)
        .of("Finance")
        .person("Wang", 1200.0, 80.0)
        .of("Finance")
        .person("Zhao", 1200.0, 800.0)
}

// Selecting.

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

// Dragging.

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

// Making and naming people.

#[test]
fn a_double_press_on_nothing_makes_a_person_who_is_named_in_place() {
    let mut session = a_small_team().session();
    session.double_press_makes_a_person(pt(40.0, 700.0));
    let id = session.session.selection.only().unwrap().clone();
    assert_eq!(session.session.naming, Some(Naming::Person(id.clone())));
    let place = session.account().places()[&id].at();
    assert!(slot(place).contains(pt(40.0, 700.0)), "{place:?}");
    assert!(session.account().member(&the_deal(), &id).is_some());
    session.name_it("  Sun Yi ");
    assert_eq!(session.account().person(&id).unwrap().name, "Sun Yi");
    assert_eq!(session.session.naming, None);
    session.undo();
    assert_eq!(session.account().person(&id).unwrap().name, "");
    session.undo().assert_unchanged().assert_nothing_to_undo();
}

#[test]
fn escape_while_naming_keeps_the_person() {
    let mut session = a_small_team().session();
    session.double_press_makes_a_person(pt(40.0, 700.0)).escape();
    assert_eq!(session.session.naming, None);
    assert_eq!(session.account().people().len(), 5);
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

// Drawing lines.

/// Draws from a handle of `from`, and says what line there is.
fn drawn_by_handle(from: &str, side: RectSide, to: &str) -> (LinkKind, String, String) {
    let mut session = strangers().session();
    session.click_card(from).press_handle(from, side).move_to(pt(500.0, 500.0));
    assert_eq!(session.target(), None);
    session.move_to_card(to);
    assert_eq!(session.target().map(|t| (t.person, t.refused)), Some((person_id(to), None)));
    let mut given_up = strangers().session();
    given_up.click_card(from).press_handle(from, side).move_to_card(to).escape_and_release();
    given_up.assert_unchanged().assert_nothing_to_undo();
    session.release_as_one_step();
    assert!(session.session.selection.link().is_some(), "a new line is selected");
    session.assert_undo_and_redo();
    let (kind, from, to) = session.lines()[0];
    (kind, from.to_owned(), to.to_owned())
}

#[test]
fn a_handle_says_what_line_it_draws() {
    let line = |kind, from: &str, to: &str| (kind, from.to_owned(), to.to_owned());
    assert_eq!(drawn_by_handle("Li", RectSide::Bottom, "Wang"), line(LinkKind::Reports, "Wang", "Li"));
    assert_eq!(drawn_by_handle("Li", RectSide::Top, "Wang"), line(LinkKind::Reports, "Li", "Wang"));
    assert_eq!(drawn_by_handle("Li", RectSide::Left, "Wang"), line(INFLUENCE, "Li", "Wang"));
    assert_eq!(drawn_by_handle("Li", RectSide::Right, "Wang"), line(INFLUENCE, "Li", "Wang"));
    for side in RectSide::ALL {
        assert_eq!(drawn_by_handle("Anna", side, "Wang"), line(PAIR, "Anna", "Wang"));
    }
}

#[test]
fn the_handles_of_the_card_below_the_pointer_work_without_selecting_it() {
    let mut session = strangers().session();
    session.hover("Li").press_handle("Li", RectSide::Right).move_to_card("Wang").release_as_one_step();
    assert_eq!(session.lines(), [(INFLUENCE, "Li", "Wang")]);
}

#[test]
fn each_tool_draws_its_line_from_card_to_card() {
    for (tool, kind, from, to) in [
        (ToolKind::Reports, LinkKind::Reports, "Li", "Wang"),
        (ToolKind::Dotted, LinkKind::Dotted, "Li", "Wang"),
        (ToolKind::Influence, INFLUENCE, "Li", "Wang"),
        (ToolKind::Conflict, LinkKind::Conflict, "Li", "Wang"),
        (ToolKind::Pair, PAIR, "Anna", "Wang"),
    ] {
        let mut session = strangers().session();
        session.take(tool).press_card(from).move_to_card(to).escape_and_release();
        session.assert_unchanged().assert_nothing_to_undo();
        session.press_card(from).move_to_card(to).release_as_one_step();
        assert_eq!(session.lines(), [(kind, from, to)]);
        session.assert_undo_and_redo();
    }
}

#[test]
fn a_counterpart_line_may_be_drawn_from_either_side_and_starts_at_ours() {
    let mut session = strangers().session();
    session.take(ToolKind::Pair).press_card("Wang").move_to_card("Anna");
    assert_eq!(session.target().unwrap().refused, None);
    session.release_as_one_step();
    assert_eq!(session.lines(), [(PAIR, "Anna", "Wang")]);
    session.press_card("Wang").move_to_card("Li");
    assert!(matches!(session.refusal(), Refusal::SameSide { .. }));
    session.release();
}

#[test]
fn a_line_let_go_near_its_card_is_no_line() {
    let mut session = strangers().session();
    session.click_card("Li").press_handle("Li", RectSide::Bottom).move_by(10.0, 20.0).release();
    session.take(ToolKind::Influence).press_card("Li").move_by(100.0, 30.0).release();
    session.assert_unchanged().assert_nothing_to_undo();
}

#[test]
fn a_line_let_go_over_nobody_makes_somebody_who_is_named_next() {
    for (side, kind, expected) in [
        (RectSide::Bottom, LinkKind::Reports, ("new", "Li")),
        (RectSide::Top, LinkKind::Reports, ("Li", "new")),
        (RectSide::Right, INFLUENCE, ("Li", "new")),
    ] {
        let mut session = strangers().session();
        session.click_card("Li").press_handle("Li", side).move_by(300.0, 300.0);
        assert!(matches!(session.session.transient(), Transient::Line { makes: true, .. }));
        session.escape_and_release().assert_unchanged().assert_nothing_to_undo();
        session.press_handle("Li", side).move_by(300.0, 300.0).release_as_one_step();
        let Some(Naming::Person(new)) = session.session.naming.clone() else { panic!("nobody is named") };
        let end = |name: &str| if name == "new" { new.clone() } else { person_id(name) };
        let link = session.account().links().values().next().unwrap().clone();
        assert_eq!((link.kind, link.from, link.to), (kind, end(expected.0), end(expected.1)));
        assert!(session.account().member(&the_deal(), &new).is_some());
        session.name_it("Sun Yi");
        session.undo().undo().assert_unchanged();
    }
    // Who has a boss gets no second one this way either.
    let mut session = a_small_team().session();
    session.click_card("Wang").press_handle("Wang", RectSide::Top).move_by(300.0, -300.0).release();
    assert!(session.session.notice().is_some_and(|notice| notice.is_error));
    session.assert_unchanged();
}

/// Draws a line that must be refused; returns why.
fn refused(mut session: TestSession, tool: ToolKind, from: &str, to: &str) -> Refusal {
    session.mark().take(tool).press_card(from).move_by(5.0, 5.0).move_to_card(to);
    let refusal = session.refusal();
    assert!(!refusal.to_string().is_empty());
    session.release().assert_unchanged().assert_nothing_to_undo();
    if from != to {
        assert!(session.session.notice().is_some_and(|notice| notice.is_error), "nothing is said");
    }
    refusal
}

#[test]
fn a_refused_target_says_why() {
    let [li, wang, zhao, qian] = ["Li", "Wang", "Zhao", "Qian"].map(str::to_owned);
    let team = || a_small_team().session();
    assert_eq!(refused(team(), ToolKind::Reports, "Li", "Li"), Refusal::SelfLink { person: li.clone() });
    assert_eq!(
        refused(team(), ToolKind::Reports, "Li", "Wang"),
        Refusal::Cycle { person: li.clone(), boss: wang.clone() }
    );
    assert_eq!(
        refused(team(), ToolKind::Reports, "Wang", "Qian"),
        Refusal::SecondBoss { person: wang.clone(), boss: li.clone() }
    );
    assert_eq!(
        refused(team(), ToolKind::Reports, "Wang", "Li"),
        Refusal::Exists { from: wang.clone(), to: li.clone() }
    );
    assert_eq!(refused(team(), ToolKind::Dotted, "Wang", "Li"), Refusal::Exists { from: wang, to: li });
    let feud =
        || a_small_team().link(LinkKind::Conflict, "Zhao", "Qian").link(INFLUENCE, "Zhao", "Qian").session();
    assert_eq!(
        refused(feud(), ToolKind::Conflict, "Qian", "Zhao"),
        Refusal::Exists { from: qian.clone(), to: zhao.clone() }
    );
    assert_eq!(
        refused(feud(), ToolKind::Influence, "Zhao", "Qian"),
        Refusal::Exists { from: zhao, to: qian }
    );
    let mut feud = feud();
    feud.take(ToolKind::Influence).press_card("Qian").move_to_card("Zhao").release_as_one_step();
    let mut handles = a_small_team().session();
    handles.click_card("Wang").press_handle("Wang", RectSide::Bottom).move_to_card("Li");
    assert!(matches!(handles.refusal(), Refusal::Cycle { .. }), "from the bottom: Li would report to Wang");
    handles.escape_and_release();
    handles.click_card("Qian").press_handle("Qian", RectSide::Bottom).move_to_card("Zhao");
    assert!(matches!(handles.refusal(), Refusal::SecondBoss { .. }));
}

// Leading a line's end elsewhere.

/// Selects the line and presses its end at the card `at`.
fn press_end<'a>(session: &'a mut TestSession, from: &str, to: &str, at: &str) -> &'a mut TestSession {
    let line =
        session.account().links().values().find(|l| l.from == person_id(from) && l.to == person_id(to));
    let line = line.unwrap().id.clone();
    session.session.selection.set_link(line);
    let end = session.line_end(from, to, at);
    assert!(matches!(session.session.hit(end), Hit::LinkEnd(..)));
    session.press(end)
}

#[test]
fn either_end_of_a_line_can_be_led_to_somebody_else() {
    for kind in [LinkKind::Reports, LinkKind::Dotted, INFLUENCE, LinkKind::Conflict] {
        for (at, expected) in [("Li", ("Zhao", "Wang")), ("Wang", ("Li", "Zhao"))] {
            let mut session = strangers().link(kind, "Li", "Wang").session();
            press_end(&mut session, "Li", "Wang", at).move_to_card("Zhao").escape_and_release();
            session.assert_unchanged().assert_nothing_to_undo();
            press_end(&mut session, "Li", "Wang", at).move_to_card("Zhao");
            assert_eq!(session.target().map(|t| (t.person, t.refused)), Some((person_id("Zhao"), None)));
            session.release_as_one_step();
            assert_eq!(session.lines(), [(kind, expected.0, expected.1)], "{kind:?} at {at}");
            session.assert_undo_and_redo();
        }
    }
}

#[test]
fn the_ends_of_a_reporting_line_from_boss_to_report_below_are_the_right_way_round() {
    let mut session = a_small_team().session();
    press_end(&mut session, "Wang", "Li", "Li").move_to_card("Qian").release_as_one_step();
    assert_eq!(session.lines(), [(LinkKind::Reports, "Wang", "Qian"), (LinkKind::Reports, "Zhao", "Li")]);
    press_end(&mut session, "Zhao", "Li", "Zhao").move_to_card("Qian").release_as_one_step();
    assert_eq!(session.lines(), [(LinkKind::Reports, "Qian", "Li"), (LinkKind::Reports, "Wang", "Qian")]);
}

#[test]
fn leading_an_end_where_it_may_not_go_is_refused_and_back_home_is_nothing() {
    let mut session = a_small_team().link(INFLUENCE, "Qian", "Li").session();
    for (from, to, at, target) in
        [("Wang", "Li", "Li", "Wang"), ("Wang", "Li", "Wang", "Zhao"), ("Qian", "Li", "Qian", "Li")]
    {
        press_end(&mut session, from, to, at).move_to_card(target);
        session.refusal();
        session.release().assert_unchanged().assert_nothing_to_undo();
    }
    press_end(&mut session, "Wang", "Li", "Li").move_by(300.0, -300.0).move_to_card("Li").release();
    press_end(&mut session, "Wang", "Li", "Li").move_by(300.0, -300.0).release();
    session.assert_unchanged().assert_nothing_to_undo();
}

#[test]
fn an_end_dropped_on_another_side_of_its_card_stays_there() {
    for kind in [INFLUENCE, LinkKind::Dotted, LinkKind::Conflict] {
        for side in RectSide::ALL {
            let mut session = strangers().link(kind, "Li", "Wang").session();
            let card = session.card("Wang");
            press_end(&mut session, "Li", "Wang", "Wang").move_to(side.of(card.expand(-3.0)));
            assert_eq!(session.target().and_then(|target| target.side), Some(side));
            session.release_as_one_step();
            let end = session.line_end("Li", "Wang", "Wang");
            let [from, to] = side.ends(card);
            assert!(Rect::from_corners(from, to).expand(0.5).contains(end), "{kind:?} {side:?}: {end:?}");
            session.assert_undo_and_redo();
            // Led to somebody else, the end finds its own side again.
            press_end(&mut session, "Li", "Wang", "Wang").move_to_card("Zhao").release_as_one_step();
            assert!(session.account().links().values().all(|link| link.to_side.is_none()));
        }
    }
}

#[test]
fn a_boss_can_be_moved_below_nobody_of_their_own() {
    // Zhao → Wang → Li: leading Wang's line to Zhao would close a circle.
    let mut session = strangers().reports("Wang", "Li").reports("Zhao", "Wang").session();
    press_end(&mut session, "Wang", "Li", "Li").move_to_card("Zhao");
    assert!(matches!(session.refusal(), Refusal::Cycle { .. }));
    session.release().assert_unchanged();
}

#[test]
fn the_ends_of_a_line_that_waits_to_be_led_around_cards_are_the_right_way_round() {
    // So many reports above their boss that the lines are led in the background.
    let mut builder = an_account().person("Boss", 0.0, 20_000.0);
    for i in 0..60u8 {
        builder =
            builder.person(&format!("r{i}"), f32::from(i) * 240.0, 0.0).reports(&format!("r{i}"), "Boss");
    }
    let mut session = builder.person("Li", -4000.0, 0.0).session();
    assert!(session.session.working());
    press_end(&mut session, "r7", "Boss", "r7").move_to_card("Li").release_as_one_step();
    assert!(session.lines().contains(&(LinkKind::Reports, "Li", "Boss")));
    press_end(&mut session, "r8", "Boss", "Boss").move_to_card("Li").release_as_one_step();
    assert!(session.lines().contains(&(LinkKind::Reports, "r8", "Li")));
}

// Deleting.

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

// Copies.

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
fn pasting_into_another_account_leaves_out_what_it_does_not_know() {
    let mut from = a_pair_to_copy().session();
    from.select(&["Li", "Wang"]).run(Command::Copy);
    let text = from.clipboard().to_owned();
    let mut into = strangers().session();
    into.with_clipboard(&text).paste_at(pt(0.0, 400.0));
    let (li, wang) = copies(into.account());
    assert_eq!((into.department_of(li.as_str()), into.department_of(wang.as_str())), (None, None));
    assert_eq!(into.support(li.as_str()), Some(3));
    assert_eq!(into.account().links().len(), 1);
    into.assert_undo_and_redo();
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
fn what_is_not_from_here_is_not_pasted() {
    for text in ["", "hello", "{}", "[1,2]", r#"{"format":"linchpin-clip-1"}"#] {
        let mut session = a_small_team().session();
        session.session.paste(text, None);
        assert!(session.session.notice().is_some_and(|notice| notice.is_error));
        session.assert_unchanged().assert_nothing_to_undo();
    }
}

// Regions.

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

// Tools, judgements, layout, history.

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
    assert_eq!(supports(&session), [Some(2), Some(-2), Some(0)]);
    assert!(session.account().member(&the_deal(), &"Zhao".into()).is_some(), "who is rated takes part");
    assert!(session.account().ratings().values().all(|r| r.person != person_id("Anna")));
    session.assert_undo_and_redo();
    session.run_as_one_step(Command::SupportDown).run_as_one_step(Command::SupportDown);
    assert_eq!(supports(&session), [Some(0), Some(-3), Some(-2)]);
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
fn tidying_everybody_keeps_the_order_of_siblings_and_centres_bosses() {
    let mut session = untidy().session();
    session.run_as_one_step(Command::Tidy);
    let x = |name: &str| session.place(name).x;
    assert!(x("A") < x("B") && x("B") < x("C"));
    assert_eq!(x("Boss"), f32::midpoint(x("A"), x("C")));
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
    assert!(a.x < b.x && a.y == b.y);
    assert_eq!(session.place("Boss").x, f32::midpoint(a.x, b.x));
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
        let made = people::rename(session.account(), &person_id("Wang"), typed, Lang::Zh).unwrap();
        session.session.commit(made);
        assert_eq!(session.account().person(&person_id("Wang")).unwrap().name_in(Lang::Zh), typed);
    }
    assert!(people::rename(session.account(), &person_id("Wang"), "  ", Lang::Zh).is_none());
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

// What was judged.

#[test]
fn a_judgement_bears_its_author_can_be_corrected_and_taken_back() {
    let mut session = a_small_team().member("Wang").session();
    session.session.author = "Anna".to_owned();
    session.select(&["Wang"]).run_as_one_step(Command::SupportUp).run_as_one_step(Command::SupportUp);
    let held = |session: &TestSession| session.account().ratings().values().cloned().collect::<Vec<_>>();
    let rating = held(&session).into_iter().max_by_key(|rating| rating.seq).unwrap();
    assert_eq!(rating.author, "Anna");
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
