//! Keys on the map: walking from card to card, judging whoever is selected.
use super::*;
use linchpin::catalogue::{Influence, RoleKey};
use linchpin::model::RatingsNow;
use linchpin::session::{Stays, Way};

fn chart() -> Builder {
    a_small_team().person("Sun", -20.0, 432.0).reports("Sun", "Wang")
}

#[test]
fn arrows_go_to_the_boss_to_the_nearest_report_and_to_peers() {
    let mut session = chart().session();
    session.select(&["Sun"]);
    for (way, who) in [
        (Way::Up, "Wang"),
        (Way::Up, "Li"),
        (Way::Down, "Wang"),
        (Way::Right, "Zhao"),
        (Way::Left, "Wang"),
        (Way::Down, "Sun"),
    ] {
        session.session.walk(way, false);
        session.assert_selected(&[who]);
    }
    session.assert_unchanged().assert_nothing_to_undo();
}

#[test]
fn where_the_hierarchy_ends_arrows_go_to_the_nearest_card_that_way() {
    let mut session = chart().session();
    session.select(&["Li"]);
    session.session.walk(Way::Right, false);
    session.assert_selected(&["Qian"]);
    session.session.walk(Way::Up, false);
    session.assert_selected(&["Qian"]);
    session.select(&["Zhao"]);
    session.session.walk(Way::Down, false);
    session.assert_selected(&["Zhao"]);
}

#[test]
fn a_hanging_list_is_walked_from_top_to_bottom_and_back_to_its_boss() {
    let mut session = an_account()
        .person("Li", 0.0, 0.0)
        .person("Wang", 16.0, 136.0)
        .person("Zhao", 16.0, 240.0)
        .reports("Wang", "Li")
        .reports("Zhao", "Li")
        .session();
    session.select(&["Li"]);
    for (way, who) in [(Way::Down, "Wang"), (Way::Down, "Zhao"), (Way::Up, "Li")] {
        session.session.walk(way, false);
        session.assert_selected(&[who]);
    }
}

#[test]
fn with_nobody_selected_an_arrow_begins_with_whoever_stands_highest_in_sight() {
    let mut session = chart().session();
    for way in Way::ALL {
        session.select(&[]).session.camera.center = session.middle("Zhao");
        session.session.walk(way, false);
        session.assert_selected(&["Li"]);
    }
    // So close that no card is seen whole, it is the nearest one.
    session.session.camera.zoom = 4.0;
    session.select(&[]).session.camera.center = session.middle("Zhao") + vec2(60.0, 0.0);
    session.session.walk(Way::Down, false);
    session.assert_selected(&["Zhao"]);
}

#[test]
fn with_shift_arrows_select_on_the_way_and_the_last_one_leads() {
    let mut session = chart().session();
    session.select(&["Sun"]);
    session.session.walk(Way::Up, true);
    session.session.walk(Way::Right, true);
    session.assert_selected(&["Sun", "Wang", "Zhao"]);
    assert_eq!(session.session.selection.lead(), Some(&"Zhao".into()));
}

#[test]
fn one_key_steps_the_influence_of_all_who_are_selected() {
    let mut session = chart().session();
    session.select(&["Li", "Wang"]);
    let influence = |session: &support::TestSession, name: &str| {
        let now = RatingsNow::on(session.account(), session.session.day());
        now.of(session.session.deal().unwrap(), &name.into()).influence()
    };
    for level in [Some(Influence::Low), Some(Influence::Medium), Some(Influence::High), None] {
        session.run_as_one_step(Command::StepInfluence);
        assert_eq!([influence(&session, "Li"), influence(&session, "Wang")], [level, level]);
    }
}

#[test]
fn a_role_is_found_by_a_few_letters_in_either_language_given_and_taken_back() {
    let mut session = chart().session();
    for (letters, role) in
        [("econ", "economic_buyer"), ("决策", "economic_buyer"), ("EB", "economic_buyer"), ("coach", "coach")]
    {
        assert_eq!(session.session.find_roles(letters)[0], RoleKey::from(role), "{letters}");
    }
    session.select(&["Li", "Qian"]);
    let role = RoleKey::from("economic_buyer");
    session.session.toggle_role(&role);
    assert!(session.session.holds(&role));
    session.assert_undo_and_redo();
    session.session.toggle_role(&role);
    assert!(!session.session.holds(&role));
}

#[test]
fn while_a_card_is_dragged_arrows_wait() {
    let mut session = chart().session();
    session.press_card("Sun").move_by(30.0, 30.0);
    session.session.walk(Way::Up, false);
    session.assert_selected(&["Sun"]).escape_and_release();
}

#[test]
fn a_line_is_drawn_by_keys_from_whoever_is_selected_to_whoever_one_goes_to() {
    let mut session = a_small_team().session();
    session.select(&["Wang"]).take(ToolKind::Influence);
    assert_eq!(session.session.transient(), Transient::Nothing);
    session.session.walk(Way::Right, false);
    assert!(matches!(session.session.transient(), Transient::Line { target: Some(_), .. }));
    session.run_as_one_step(Command::AddPeer);
    let link = session.account().links().values().find(|link| link.kind == INFLUENCE).unwrap().clone();
    assert_eq!((link.from.as_str(), link.to.as_str()), ("Wang", "Zhao"));
    assert_eq!((session.session.tool, session.account().people().len()), (ToolKind::Select, 4));
    session.assert_undo_and_redo();
    // The keys go on from where the line leads.
    session.session.walk(Way::Up, false);
    assert_eq!(session.selected(), ["Li"]);
}

#[test]
fn the_next_line_begins_where_the_one_just_drawn_does() {
    let mut session = a_small_team().session();
    session.select(&["Wang"]).take(ToolKind::Influence);
    session.session.walk(Way::Right, false);
    session.run_as_one_step(Command::AddPeer);
    session.take(ToolKind::Conflict).assert_selected(&["Wang"]);
    session.session.walk(Way::Up, false);
    session.run_as_one_step(Command::AddPeer);
    let conflict = session.account().links().values().find(|link| link.kind == LinkKind::Conflict).unwrap();
    assert_eq!([conflict.from.as_str(), conflict.to.as_str()], ["Wang", "Li"]);
}

#[test]
fn a_line_by_keys_that_may_not_be_says_why_and_esc_gives_it_up() {
    let mut session = a_small_team().session();
    session.select(&["Li"]).take(ToolKind::Reports);
    session.run(Command::AddPeer);
    session.session.walk(Way::Down, false);
    session.run(Command::AddPeer);
    assert!(
        session.session.notice().is_some_and(|notice| notice.stays != Stays::Briefly),
        "a circle of bosses"
    );
    session.escape();
    assert_eq!(session.session.transient(), Transient::Nothing);
    session.assert_unchanged().run_as_one_step(Command::AddPeer);
}

#[test]
fn a_new_peer_stands_beyond_whoever_is_below_the_other() {
    let mut session = an_account().person("Li", 0.0, 0.0).session();
    session.select(&["Li"]).run_as_one_step(Command::AddReport);
    session.name_the_new("Wang");
    let wang = session.session.selection.only().unwrap().clone();
    for name in ["Zhao", "Qian", "Sun"] {
        session.session.selection.set_person(wang.clone());
        session.run_as_one_step(Command::AddReport);
        session.name_the_new(name);
    }
    session.session.selection.set_person(wang);
    session.run_as_one_step(Command::AddPeer);
    let peer = session.session.selection.only().unwrap().clone();
    let cards = &session.session.picture().geometry.cards;
    let right = cards.iter().filter(|(id, _)| **id != peer).map(|(_, card)| card.max.x);
    assert!(cards[&peer].min.x > right.fold(f32::NEG_INFINITY, f32::max), "it would seem to be their boss");
}

#[test]
fn the_way_down_leads_back_to_where_the_way_up_came_from() {
    let mut session = chart().session();
    let far =
        session.session.account().links().values().find(|l| l.to.as_str() == "Li").unwrap().from.clone();
    for who in [far.as_str(), "Zhao"] {
        session.select(&[who]);
        session.session.walk(Way::Up, false);
        session.assert_selected(&["Li"]);
        session.session.walk(Way::Down, false);
        session.assert_selected(&[who]);
    }
}
