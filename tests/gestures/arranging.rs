//! Cards lined up, put at equal distances, pinned.
use super::*;

fn scattered() -> Builder {
    an_account()
        .person("Li", 0.0, 0.0)
        .person("Wang", 500.0, 40.0)
        .person("Zhao", 560.0, 400.0)
        .person("Qian", 1200.0, 90.0)
}

#[test]
fn cards_come_into_the_row_of_the_one_selected_last_and_none_covers_another() {
    let mut session = scattered().session();
    session.select(&["Li", "Wang", "Zhao"]).run_as_one_step(Command::AlignRow);
    let row = session.place("Zhao").y;
    assert_eq!([session.place("Li"), session.place("Wang")], [pt(0.0, row), pt(500.0, row)]);
    assert_eq!(session.place("Zhao"), pt(732.0, row));
    assert_eq!(session.moved("Qian"), vec2(0.0, 0.0));
    session.assert_undo_and_redo();
    session.undo().select(&["Li", "Wang", "Zhao"]).run_as_one_step(Command::AlignColumn);
    let column = session.place("Zhao").x;
    assert!(["Li", "Wang"].iter().all(|name| (session.place(name).x - column).abs() < 0.1));
    assert!(session.place("Wang").y >= session.place("Li").y + 104.0);
}

#[test]
fn the_outer_two_stay_and_the_others_come_to_equal_distances_between() {
    let mut session = scattered().session();
    session.select(&["Li", "Wang", "Zhao", "Qian"]).run_as_one_step(Command::DistributeAcross);
    let at = |name: &str| session.place(name);
    assert_eq!([at("Li").x, at("Wang").x, at("Zhao").x, at("Qian").x], [0.0, 400.0, 800.0, 1200.0]);
    assert_eq!(session.moved("Zhao").y, 0.0);
    session.assert_undo_and_redo();
    session.undo().run_as_one_step(Command::DistributeDown);
    let mut ys: Vec<f32> = ["Li", "Wang", "Qian", "Zhao"].map(|name| session.place(name).y).to_vec();
    ys.sort_by(f32::total_cmp);
    assert_eq!((ys[0], ys[3]), (0.0, 400.0));
    assert!((ys[1] - 133.0).abs() < 1.0 && (ys[2] - 267.0).abs() < 1.0, "{ys:?}");
}

#[test]
fn one_card_alone_can_t_be_lined_up() {
    let mut session = scattered().session();
    session.select(&["Li"]);
    for command in
        [Command::AlignRow, Command::AlignColumn, Command::DistributeAcross, Command::DistributeDown]
    {
        assert!(session.session.missing(command).is_some());
        session.run(command);
    }
    session.assert_unchanged();
}

#[test]
fn a_layout_leaves_a_pinned_card_where_it_is_and_a_hand_moves_it_still() {
    let mut session = a_small_team().session();
    session.select(&["Zhao"]).drag_card("Zhao", 400.0, 80.0);
    let at = session.place("Zhao");
    session.select(&["Zhao"]).run_as_one_step(Command::Pin);
    session.run_as_one_step(Command::Tidy);
    assert_eq!(session.place("Zhao"), at);
    session.drag_card("Zhao", 400.0, 0.0);
    assert!(session.account().places()[&support::person_id("Zhao")].pinned, "moved by hand it stays pinned");
    session.select(&["Zhao", "Li"]).run_as_one_step(Command::Pin);
    assert!(session.account().places()[&support::person_id("Li")].pinned);
    session.run_as_one_step(Command::Pin).run_as_one_step(Command::Tidy);
    assert!(session.place("Zhao") != at + vec2(400.0, 0.0));
}
