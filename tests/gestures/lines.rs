//! Drawing lines and leading their ends elsewhere.
use crate::support::*;
use crate::*;
use linchpin::catalogue::Side;
use linchpin::model::Link;
use linchpin::session::{OpenEnd, Stays};

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
        assert!(matches!(session.session.transient(), Transient::Line { open: OpenEnd::Makes, .. }));
        session.escape_and_release().assert_unchanged().assert_nothing_to_undo();
        session.press_handle("Li", side).move_by(300.0, 300.0).release_as_one_step();
        let Some(Naming::Person(new)) = session.session.naming.clone() else { panic!("nobody is named") };
        let end = |name: &str| if name == "new" { new.clone() } else { person_id(name) };
        let link = session.account().links().values().next().unwrap().clone();
        assert_eq!((link.kind, link.from, link.to), (kind, end(expected.0), end(expected.1)));
        assert!(session.account().member(&the_deal(), &new).is_some());
        session.name_the_new("Sun Yi").undo().assert_unchanged();
    }
    // Whom somebody new is to lead has no boss yet: a new one in place of the old is drawn to, not made.
    let mut session = a_small_team().session();
    session.click_card("Wang").press_handle("Wang", RectSide::Top).move_by(300.0, -300.0);
    let open = match session.session.transient() {
        Transient::Line { open, .. } => open,
        other => panic!("no line but {other:?}"),
    };
    assert!(matches!(open, OpenEnd::Refused(Refusal::SecondBoss { .. })), "said before it is let go");
    session.release();
    assert!(session.session.notice().is_some_and(|notice| notice.stays != Stays::Briefly));
    session.assert_unchanged();
}

#[test]
fn whoever_is_drawn_into_our_own_chart_is_one_of_ours() {
    let mut session = strangers().session();
    session.take(ToolKind::Reports).press_card("Anna").move_by(300.0, 300.0).release_as_one_step();
    let Some(Naming::Person(new)) = session.session.naming.clone() else { panic!("nobody is named") };
    assert_eq!(session.account().person(&new).unwrap().side, Side::Us);
}

#[test]
fn a_handle_is_grabbed_from_outside_the_card_where_lines_end_too() {
    let mut session = a_small_team().session();
    // Nobody is selected or below the pointer: it comes from below.
    let bottom = RectSide::Bottom.of(session.card("Li"));
    session.press(bottom + vec2(0.0, 5.0)).move_by(-300.0, 300.0).release_as_one_step();
    assert!(matches!(session.session.naming, Some(Naming::Person(_))));
    session.name_the_new("Sun Yi");
    let new = session.session.selection.only().unwrap().clone();
    assert!(session.lines().contains(&(LinkKind::Reports, new.as_str(), "Li")));
}

#[test]
fn why_something_was_refused_is_said_until_the_next_thing_is_tried() {
    let mut session = a_small_team().session();
    session.take(ToolKind::Reports).press_card("Li").move_to_card("Wang").release();
    assert!(session.session.notice().is_some(), "a circle");
    session.take(ToolKind::Select).press_card("Li");
    assert_eq!(session.session.notice(), None);
}

/// Draws a line that must be refused; returns why.
fn refused(mut session: TestSession, tool: ToolKind, from: &str, to: &str) -> Refusal {
    session.mark().take(tool).press_card(from).move_by(5.0, 5.0).move_to_card(to);
    let refusal = session.refusal();
    assert!(!refusal.to_string().is_empty());
    session.release().assert_unchanged().assert_nothing_to_undo();
    if from != to {
        assert!(
            session.session.notice().is_some_and(|notice| notice.stays != Stays::Briefly),
            "nothing is said"
        );
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
    // Who has two bosses from a file gets no third by a line.
    let mut two = a_small_team().person("Sun", 900.0, 0.0).reports("Wang", "Sun").session();
    two.take(ToolKind::Reports).press_card("Wang").move_by(5.0, 5.0).move_to_card("Qian");
    assert!(matches!(two.refusal(), Refusal::SecondBoss { .. }));
}

#[test]
fn a_line_to_a_new_boss_leads_the_one_to_the_old_boss_there() {
    let reports_to = |session: &TestSession, name: &str| {
        let up = |link: &&Link| link.kind == LinkKind::Reports && link.from == person_id(name);
        let lines: Vec<Link> = session.account().links().values().filter(up).cloned().collect();
        lines
    };
    let mut session = a_small_team().session();
    let [held] = &reports_to(&session, "Wang")[..] else { panic!("Wang has one boss") };
    session.take(ToolKind::Reports).press_card("Wang").move_by(5.0, 5.0).move_to_card("Qian");
    session.release_as_one_step();
    let [now] = &reports_to(&session, "Wang")[..] else { panic!("one boss for another") };
    assert_eq!((&now.id, &now.to), (&held.id, &person_id("Qian")));
    let said = session.session.notice().map(|notice| notice.message.key);
    assert_eq!(said, Some("notice-new-boss"));
    session.undo().assert_unchanged();
    // The same from the boss's lower side, and by keyboard.
    session.take(ToolKind::Select).click_card("Qian").press_handle("Qian", RectSide::Bottom);
    session.move_to_card("Wang").release_as_one_step();
    assert_eq!(reports_to(&session, "Wang")[0].to, person_id("Qian"));
    session.undo().assert_unchanged();
    session.select(&["Wang"]).run(Command::Tool(ToolKind::Reports));
    session.select(&["Qian"]).run_as_one_step(Command::AddPeer);
    assert_eq!(reports_to(&session, "Wang")[0].to, person_id("Qian"));
    // A dotted line to the same boss becomes the solid one.
    let mut dotted = a_small_team().link(LinkKind::Dotted, "Wang", "Qian").session();
    let mut alone = an_account().person("Li", 0.0, 0.0).person("Wang", 0.0, 400.0);
    alone = alone.link(LinkKind::Dotted, "Wang", "Li");
    let mut alone = alone.session();
    alone
        .take(ToolKind::Reports)
        .press_card("Wang")
        .move_by(5.0, 5.0)
        .move_to_card("Li")
        .release_as_one_step();
    assert_eq!(alone.lines(), [(LinkKind::Reports, "Wang", "Li")]);
    dotted.take(ToolKind::Reports).press_card("Wang").move_by(5.0, 5.0).move_to_card("Qian");
    dotted.release_as_one_step();
    let lines = dotted.lines();
    assert!(
        lines.contains(&(LinkKind::Reports, "Wang", "Qian"))
            && !lines.iter().any(|l| l.0 == LinkKind::Dotted)
    );
}

#[test]
fn whoever_does_something_else_draws_no_line_any_more() {
    let mut session = a_small_team().session();
    session.select(&["Wang"]).run(Command::Tool(ToolKind::Influence));
    assert!(session.session.line_from().is_some());
    session.select(&["Qian"]).run_as_one_step(Command::Tidy);
    assert!(session.session.line_from().is_none());
    assert_eq!(session.session.tool, ToolKind::Select);
}

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

#[test]
fn a_line_that_is_left_out_at_this_zoom_is_not_hit() {
    let link = |kind| strangers().link(kind, "Li", "Wang").session();
    for (strength, hit_at_small) in [(Strength::Low, false), (Strength::High, true)] {
        let mut session = link(LinkKind::Influence(strength));
        let line = session.session.picture().geometry.lines[0].clone();
        let middle = line.points.windows(2).map(|pair| pair[0].lerp(pair[1], 0.5)).next().unwrap();
        session.click(middle);
        assert!(session.session.selection.link().is_some(), "{strength:?} at full size");
        session.session.selection.clear();
        session.session.camera.zoom = 0.35;
        session.click(middle);
        assert_eq!(session.session.selection.link().is_some(), hit_at_small, "{strength:?} from afar");
    }
}

#[test]
fn a_press_on_a_handle_that_goes_nowhere_selects_the_card() {
    let mut session = a_small_team().session();
    session.select(&["Wang"]).hover("Li");
    let top = RectSide::Top.of(session.card("Li"));
    session.press(top).release().assert_selected(&["Li"]);
    session.assert_unchanged();
    // Just outside the card the handle is felt too.
    session.select(&["Wang"]).hover("Li").press(top + vec2(0.0, -4.0)).release().assert_selected(&["Li"]);
    // Let go on another card, however near, it is a line.
    let (from, to) = (RectSide::Right.of(session.card("Wang")), session.middle("Zhao"));
    session.hover("Wang").press(from).move_to(to).release_as_one_step();
    assert_eq!(session.account().links().len(), 3);
}

#[test]
fn with_the_tool_in_hand_enter_begins_a_line_at_whoever_is_selected_and_it_touches_neither_card() {
    let mut session = strangers().session();
    session.select(&[]);
    session.session.run(Command::Tool(ToolKind::Influence));
    assert_eq!(session.session.line_from(), None);
    session.select(&["Li"]);
    session.session.run(Command::AddPeer);
    assert_eq!(session.session.line_from(), Some(&person_id("Li")));
    session.select(&["Wang"]);
    let Transient::Line { from, to, .. } = session.session.transient() else { panic!("a line is aimed") };
    for (name, end) in [("Li", from), ("Wang", to)] {
        let card = session.card(name);
        assert!(card.expand(0.5).contains(end) && !card.expand(-0.5).contains(end), "{name}: {end:?}");
    }
    session.run_as_one_step(Command::AddPeer);
    assert_eq!(session.lines().len(), 1);
    session.assert_undo_and_redo();
}

#[test]
fn the_lines_of_a_person_are_gone_through_and_changed_by_keyboard() {
    let mut session = an_account()
        .person("Li", 0.0, 0.0)
        .person("Wang", 300.0, 0.0)
        .reports("Wang", "Li")
        .person("Zhao", 0.0, 300.0)
        .link(LinkKind::Conflict, "Zhao", "Wang")
        .link(LinkKind::Influence(Strength::Low), "Wang", "Zhao")
        .person("Qian", 600.0, 600.0)
        .session();
    session.select(&["Qian"]).run(Command::NextLine);
    assert_eq!(session.session.notice().map(|notice| notice.message.key), Some("needs-other-line"));
    session.select(&["Wang"]);
    let mut met = Vec::new();
    for _ in 0..4 {
        session.run(Command::NextLine);
        let id = session.session.selection.link().cloned().unwrap();
        met.push(session.session.account().links()[&id].kind.family());
    }
    assert_eq!(met, ["influence", "conflict", "reports", "influence"], "round and round");
    for (command, strength) in [
        (Command::SupportUp, Strength::Medium),
        (Command::StrongerLine, Strength::High),
        (Command::SupportDown, Strength::Medium),
    ] {
        session.run_as_one_step(command);
        let id = session.session.selection.link().cloned().unwrap();
        assert_eq!(session.session.account().links()[&id].kind, LinkKind::Influence(strength));
    }
    session.mark().run_as_one_step(Command::TurnLine);
    let id = session.session.selection.link().cloned().unwrap();
    assert_eq!(session.session.account().links()[&id].from, person_id("Zhao"));
    session.assert_undo_and_redo();
    assert!(session.session.missing(Command::TurnLine).is_none());
    session.run(Command::NextLine);
    assert!(session.session.missing(Command::TurnLine).is_some(), "a conflict leads nowhere");
}
