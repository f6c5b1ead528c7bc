//! Cards lined up, put at equal distances, pinned.
use super::monkey::Dice;
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
fn whoever_is_lined_up_covers_nobody_and_stays_in_the_department() {
    let mut session = an_account()
        .department("Digital", Rect::new(-150.0, 100.0, 300.0, 600.0))
        .person("Li", 0.0, 0.0)
        .person("Wang", 0.0, 216.0)
        .of("Digital")
        .person("Bo", 600.0, 230.0)
        .session();
    session.select(&["Bo", "Li"]).run_as_one_step(Command::AlignColumn);
    assert_eq!(session.moved("Wang"), vec2(0.0, 0.0));
    assert_eq!(upon_each_other(&session), Vec::new());
    assert_eq!(session.place("Bo").x, 0.0);
    assert_eq!(session.department_of("Bo"), None, "a row says nothing of departments");
}

#[test]
fn cards_at_equal_distances_lie_on_nobody() {
    let mut session =
        an_account().person("Li", 0.0, 0.0).person("Wang", 232.0, 0.0).person("Zhao", 300.0, 0.0).session();
    session.select(&["Li", "Wang", "Zhao"]).run_as_one_step(Command::DistributeAcross);
    assert_eq!(
        upon_each_other(&session),
        Vec::new(),
        "where there is too little room they go beyond the last"
    );
    // In rows and columns that are not quite one: neighbours in one of them may be far apart in the order.
    let names = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];
    let mut all = an_account();
    for (i, name) in names.into_iter().enumerate() {
        let (row, column) = ((i % 3) as f32, (i / 3) as f32);
        all = all.person(name, 240.0 * column + 40.0 * row, 140.0 * row + 30.0 * column);
    }
    let mut session = all.session();
    for command in [Command::DistributeAcross, Command::DistributeDown] {
        session.select(&names).run_as_one_step(command);
        assert_eq!(upon_each_other(&session), Vec::new(), "{command:?}");
        session.undo();
    }
    let mut session = an_account()
        .person("Li", 0.0, 0.0)
        .person("Wang", 100.0, 400.0)
        .person("Zhao", 800.0, 0.0)
        .person("Qian", 380.0, 400.0)
        .session();
    session.mark().select(&["Li", "Wang", "Zhao"]).run(Command::DistributeAcross);
    session.assert_unchanged();
    assert_eq!(session.session.notice().map(|notice| notice.message.key), Some("refusal-no-room"));
}

#[test]
fn pinned_cards_stay_where_cards_are_lined_up() {
    let mut session = scattered().session();
    session.select(&["Wang"]).run_as_one_step(Command::Pin);
    session.select(&["Wang", "Li", "Qian"]).run_as_one_step(Command::AlignRow);
    assert_eq!(session.moved("Wang"), vec2(0.0, 0.0), "the others come to it");
    assert_eq!([session.place("Li"), session.place("Qian")], [pt(0.0, 40.0), pt(1200.0, 40.0)]);
    session.session.run(Command::AlignRow);
    assert_eq!(session.session.notice().map(|notice| notice.message.key), Some("notice-lined-up-already"));
    session.mark().select(&["Li", "Wang", "Qian"]).run(Command::DistributeAcross);
    session.assert_unchanged();
    assert_eq!(session.session.notice().map(|notice| notice.message.key), Some("refusal-pinned"));
    session.select(&["Wang"]).run_as_one_step(Command::Pin);
    session.select(&["Li", "Wang", "Qian"]).run_as_one_step(Command::DistributeAcross);
    assert_eq!(session.place("Wang").x, 600.0, "free again it comes between them");
}

#[test]
fn nobody_is_thrown_far_along_a_row_that_is_taken() {
    let mut all = an_account().person("Li", 0.0, 0.0).person("Wang", 0.0, 300.0);
    for (i, name) in ["A", "B", "C", "D"].into_iter().enumerate() {
        all = all.person(name, 232.0 * (i as f32 + 1.0), 300.0);
    }
    let mut session = all.session();
    session.select(&["Li", "Wang"]).run(Command::AlignRow);
    session.assert_unchanged();
    assert_eq!(session.session.notice().map(|notice| notice.message.key), Some("refusal-no-room"));
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

#[test]
fn the_reports_of_a_pinned_boss_come_below_and_a_layout_goes_around_pinned_cards() {
    let mut session = an_account()
        .person("Boss", 0.0, 0.0)
        .person("A", -900.0, 500.0)
        .person("B", 0.0, 300.0)
        .person("C", 950.0, 330.0)
        .person("A1", -400.0, 900.0)
        .person("A2", 500.0, 800.0)
        .reports("A", "Boss")
        .reports("B", "Boss")
        .reports("C", "Boss")
        .reports("A1", "A")
        .reports("A2", "A")
        .session();
    session.select(&["A", "B"]).run_as_one_step(Command::Pin).mark().run_as_one_step(Command::Tidy);
    let at = |name: &str| session.place(name);
    assert_eq!((at("A"), at("B")), (pt(-900.0, 500.0), pt(0.0, 300.0)));
    assert_eq!(f32::midpoint(at("A1").x, at("A2").x), -900.0, "below their pinned boss");
    assert!(at("A1").y == at("A2").y && at("A1").y > 600.0);
    assert!(at("B").x < at("C").x, "the order of siblings stays");
    assert_eq!(upon_each_other(&session), Vec::<(String, String)>::new());
    session.assert_undo_and_redo();
}

#[test]
fn a_boss_on_whom_somebody_pinned_lies_gives_way() {
    let mut session = an_account()
        .person("A", 0.0, 0.0)
        .person("B", 40.0, 60.0)
        .person("C", 300.0, 300.0)
        .person("D", 600.0, 300.0)
        .reports("B", "A")
        .reports("C", "A")
        .reports("D", "A")
        .session();
    session.select(&["B"]).run_as_one_step(Command::Pin).mark().run_as_one_step(Command::Tidy);
    let at = |name: &str| session.place(name);
    assert_eq!(at("B"), pt(40.0, 60.0), "what is pinned stays");
    assert_eq!((at("C").y, at("D").y), (60.0, 60.0), "its peers come into its row");
    assert!(at("A").y + 104.0 <= 60.0, "its boss stands above: {:?}", at("A"));
    assert_eq!(upon_each_other(&session), Vec::<(String, String)>::new());
    session.assert_undo_and_redo();
    // Somebody else's report lies there.
    let alone = an_account().person("A", 560.0, 260.0).person("C", 0.0, 0.0).person("D", 600.0, 300.0);
    let mut session = alone.reports("D", "C").session();
    session.select(&["D"]).run_as_one_step(Command::Pin).run_as_one_step(Command::Tidy);
    assert_eq!(session.place("D"), pt(600.0, 300.0));
    assert_eq!(upon_each_other(&session), Vec::<(String, String)>::new());
}

#[test]
fn of_two_who_are_pinned_the_map_stays_around_the_one_who_stands_where_the_chart_has_them() {
    use linchpin::model::Region;
    use linchpin::session::sample::sample;
    let mut session = support::TestSession::new(sample(Lang::En));
    let named = |session: &support::TestSession, name: &str| {
        let people = session.account().people();
        people.values().find(|person| person.name == name).unwrap().id.to_string()
    };
    session.run_as_one_step(Command::Tidy);
    let (head, moved) = (named(&session, "Celia Novak"), named(&session, "Noor Bakker"));
    let before = session.place(&head);
    session.select(&[&head]).run_as_one_step(Command::Pin);
    // Far below all frames.
    let below = session.account().regions().values().map(|region| region.rect().max.y).fold(0.0, f32::max);
    let down = below + 120.0 - session.place(&moved).y;
    session.drag_card(&moved, 0.0, down);
    let there = session.place(&moved);
    session
        .mark()
        .select(&[&moved])
        .run_as_one_step(Command::Pin)
        .select(&[])
        .mark()
        .run_as_one_step(Command::Tidy);
    assert_eq!((session.place(&head), session.place(&moved)), (before, there), "what is pinned stays");
    assert_eq!(upon_each_other(&session), Vec::<(String, String)>::new());
    let frames: Vec<Rect> = session.account().regions().values().map(Region::rect).collect();
    for (i, frame) in frames.iter().enumerate() {
        assert!(frames[i + 1..].iter().all(|other| !other.intersects(frame)), "{frame:?} lies on another");
    }
    let all = Rect::around(frames).unwrap();
    assert!(all.height() < 1200.0 && all.width() < 3500.0, "as a chart is: {all:?}");
}

/// Who lies on whom.
pub(crate) fn upon_each_other(session: &support::TestSession) -> Vec<(String, String)> {
    let slots: Vec<(String, Rect)> = session
        .account()
        .places()
        .values()
        .map(|place| (place.person.to_string(), Rect::new(place.x - 100.0, place.y, 200.0, 104.0)))
        .collect();
    let mut found = Vec::new();
    for (i, (name, slot)) in slots.iter().enumerate() {
        for (other, there) in &slots[i + 1..] {
            if slot.intersects(there) {
                found.push((name.clone(), other.clone()));
            }
        }
    }
    found
}

#[test]
fn no_layout_lays_a_card_upon_another_whoever_is_pinned_or_left_out() {
    for seed in 1..=40 {
        let mut dice = Dice(seed);
        let names: Vec<String> = (0..28).map(|i| format!("P{i}")).collect();
        let mut builder = an_account();
        for (i, name) in names.iter().enumerate() {
            // Apart to begin with: a layout is not to blame for what lay on each other before.
            builder = builder.person(name, 240.0 * (i * 11 % 28) as f32, 130.0 * dice.roll(7) as f32);
            if i > 0 && !dice.chance(8) {
                builder = builder.reports(name, &names[dice.roll(i)]);
            }
        }
        let mut session = builder.session();
        let some = |dice: &mut Dice, of: usize| -> Vec<&str> {
            names.iter().filter(|_| dice.chance(of)).map(String::as_str).collect()
        };
        let pinned = some(&mut dice, 4);
        session.select(&pinned);
        if !pinned.is_empty() {
            session.run_as_one_step(Command::Pin);
        }
        let layout = [Command::Tidy, Command::Compact, Command::TidySelection][dice.roll(3)];
        let chosen = some(&mut dice, 2);
        session.select(if layout == Command::Tidy { &[] } else { &chosen }).mark();
        session.session.run(layout);
        for name in &pinned {
            assert_eq!(session.moved(name), vec2(0.0, 0.0), "{name} is pinned, seed {seed}");
        }
        assert_eq!(upon_each_other(&session), Vec::new(), "{layout:?}, seed {seed}, pinned {pinned:?}");
    }
}

#[test]
fn a_layout_moves_nobody_where_everybody_is_pinned_wherever_they_stand() {
    let mut session = an_account()
        .person("Li", 1.0e8 + 8.0, 40.0)
        .person("Wang", 300.0, 17.0)
        .person("Zhao", -40.0, 900.0)
        .reports("Wang", "Li")
        .reports("Zhao", "Wang")
        .session();
    session.select(&["Li", "Wang", "Zhao"]).run_as_one_step(Command::Pin);
    let before = session.account().places().clone();
    session.session.run(Command::Tidy);
    assert_eq!(*session.account().places(), before);
}

#[test]
fn a_team_tidied_without_its_boss_goes_on_hanging_below_the_boss() {
    let builder = an_account()
        .person("Boss", 0.0, 0.0)
        .person("Wang", 16.0, 216.0)
        .person("Li", 18.0, 340.0)
        .person("Other", 260.0, 0.0)
        .person("Qian", 300.0, 216.0);
    let lines = [("Wang", "Boss"), ("Li", "Boss"), ("Qian", "Other")];
    let mut session = lines.into_iter().fold(builder, |b, (from, to)| b.reports(from, to)).session();
    session.session.selection.set_people(["Wang", "Li", "Qian"].map(super::support::person_id));
    session.session.run(Command::TidySelection);
    let (wang, li) = (session.place("Wang"), session.place("Li"));
    assert_eq!(wang.x, li.x, "one above the other, as they stood");
    assert!(wang.y < li.y && (wang.x - session.place("Boss").x).abs() < 150.0);
    assert!(session.place("Qian").x > wang.x + 150.0);
    // Nobody who was not asked for moved.
    assert_eq!((session.place("Boss"), session.place("Other")), (pt(0.0, 0.0), pt(260.0, 0.0)));
    session.assert_undo_and_redo();
}

#[test]
fn a_press_that_adds_to_the_selection_means_the_card_also_on_its_handle() {
    for keys in [support::SHIFT, support::CTRL] {
        let mut session = an_account().person("Li", 0.0, 0.0).person("Wang", 500.0, 0.0).session();
        session.select(&["Li"]).hover("Wang").holding(keys);
        let handle =
            RectSide::Right.of(session.session.picture().geometry.cards[&support::person_id("Wang")]);
        assert!(matches!(session.session.hit(handle), Hit::Handle(..)));
        session.press(handle).release().assert_selected(&["Li", "Wang"]);
    }
}

#[test]
fn peers_are_laid_out_below_their_boss_though_one_was_dragged_up_beside_the_boss() {
    let mut session = super::outlook::the_sample();
    let named = |session: &linchpin::session::Session, name: &str| {
        session.account().people().values().find(|person| person.name == name).unwrap().id.clone()
    };
    let [boss, osei, aydin, thiel] =
        ["Celia Novak", "Ben Osei", "Elif Aydin", "Marcus Thiel"].map(|name| named(&session, name));
    let at = |session: &linchpin::session::Session, id: &PersonId| session.account().places()[id].at();
    let (row, level) = (at(&session, &thiel).y, at(&session, &boss).y);
    let up = linchpin::session::edits::places::shift(
        session.account(),
        &[(osei.clone(), vec2(0.0, level - row))].into(),
    );
    assert!(session.commit(up));
    session.selection.set_people([osei.clone(), aydin.clone(), thiel.clone()]);
    session.run(Command::TidySelection);
    for id in [&osei, &aydin, &thiel] {
        assert_eq!(at(&session, id).y, row);
        assert!((at(&session, id).x - at(&session, &boss).x).abs() < 600.0, "near their boss");
    }
    assert_eq!(at(&session, &boss).y, level);
}

#[test]
fn equal_distances_down_are_equal_between_cards_of_any_height() {
    let mut session = super::outlook::the_sample();
    let people = ["Priya Raman", "Tomas Heger", "Ingrid Solberg"].map(|name| {
        session.account().people().values().find(|person| person.name == name).unwrap().id.clone()
    });
    let down = linchpin::session::edits::places::shift(
        session.account(),
        &[(people[2].clone(), vec2(0.0, 160.0))].into(),
    );
    assert!(session.commit(down));
    session.selection.set_people(people.clone());
    session.run(Command::DistributeDown);
    let [a, b, c] = people.map(|id| session.picture().geometry.cards[&id]);
    assert!((a.height() - b.height()).abs() > 4.0, "{a:?} is as high as {b:?}");
    let gaps = [b.min.y - a.max.y, c.min.y - b.max.y];
    assert!((gaps[0] - gaps[1]).abs() <= 1.0, "{gaps:?}");
}
