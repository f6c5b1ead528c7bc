//! Looking for people on the map: filter, neighbourhood, pinyin.
use super::*;
use linchpin::catalogue::{RoleKey, Stance};
use linchpin::session::Direction;

fn lit(session: &mut support::TestSession) -> Option<Vec<String>> {
    session.session.refresh();
    session.session.lit().map(|lit| lit.iter().map(ToString::to_string).collect())
}

fn rated() -> Builder {
    let all = ["Li", "Qian", "Wang", "Zhao"];
    let team = all.into_iter().fold(a_small_team(), Builder::member);
    team.rated("Li", 2).rated("Wang", -1).rated("Zhao", 0)
}

#[test]
fn a_text_a_stance_and_a_role_each_light_whom_they_find_and_together_those_whom_all_do() {
    let mut session = rated().session();
    assert_eq!(lit(&mut session), None);
    session.session.filter.text = "an".to_owned();
    assert_eq!(lit(&mut session).unwrap(), ["Qian", "Wang"]);
    session.session.filter.stances = [Stance::Against, Stance::Neutral].into();
    assert_eq!(lit(&mut session).unwrap(), ["Wang"]);
    session.session.filter.text.clear();
    assert_eq!(lit(&mut session).unwrap(), ["Wang", "Zhao"]);
    session.session.filter.stances = [Stance::Unrated].into();
    assert_eq!(lit(&mut session).unwrap(), ["Qian"]);
    session.session.filter.stances.clear();
    session.select(&["Li"]);
    session.session.toggle_role(&RoleKey::from("coach"));
    session.session.filter.roles = [RoleKey::from("coach")].into();
    assert_eq!(lit(&mut session).unwrap(), ["Li"]);
    session.run(Command::ShowAll);
    assert_eq!(lit(&mut session), None);
}

#[test]
fn what_is_lit_follows_the_account() {
    let mut session = rated().session();
    session.session.filter.stances = [Stance::For].into();
    assert_eq!(lit(&mut session).unwrap(), ["Li"]);
    session.select(&["Zhao"]).run_as_one_step(Command::SupportUp);
    assert_eq!(lit(&mut session).unwrap(), ["Li", "Zhao"]);
    session.undo();
    assert_eq!(lit(&mut session).unwrap(), ["Li"]);
}

#[test]
fn one_key_lights_the_neighbourhood_step_by_step_and_then_everybody() {
    let mut session = a_small_team()
        .person("Sun", -20.0, 432.0)
        .reports("Sun", "Wang")
        .link(INFLUENCE, "Qian", "Sun")
        .session();
    session.select(&["Li"]).run(Command::Neighbourhood);
    assert_eq!(lit(&mut session).unwrap(), ["Li", "Wang", "Zhao"]);
    session.run(Command::Neighbourhood);
    assert_eq!(lit(&mut session).unwrap(), ["Li", "Sun", "Wang", "Zhao"]);
    session.run(Command::Neighbourhood);
    assert_eq!(lit(&mut session).unwrap(), ["Li", "Qian", "Sun", "Wang", "Zhao"]);
    session.run(Command::Neighbourhood);
    assert_eq!(lit(&mut session), None);
    session.run(Command::Neighbourhood).escape().assert_selected(&["Li"]);
    assert_eq!(lit(&mut session), None);
    // Another key goes back.
    session.run(Command::Neighbourhood).run(Command::Neighbourhood).run(Command::NarrowNeighbourhood);
    assert_eq!(lit(&mut session).unwrap(), ["Li", "Wang", "Zhao"]);
    session.run(Command::NarrowNeighbourhood);
    assert_eq!(lit(&mut session), None);
}

#[test]
fn the_next_one_found_is_selected_in_reading_order_and_round_again() {
    let mut session = rated().session();
    session.session.filter.text = "a".to_owned();
    lit(&mut session);
    for who in ["Qian", "Wang", "Zhao", "Qian"] {
        session.session.show_neighbouring_lit(Direction::Next);
        session.assert_selected(&[who]);
    }
    session.session.show_neighbouring_lit(Direction::Previous);
    session.assert_selected(&["Zhao"]);
}

#[test]
fn a_chinese_name_is_found_by_its_initials() {
    let session = an_account().person("王健", 0.0, 0.0).person("李娜", 300.0, 0.0).session();
    assert_eq!(session.session.find("wj", 5)[0], Found::Person("王健".into()));
    assert_eq!(session.session.find("lina", 5)[0], Found::Person("李娜".into()));
}

#[test]
fn a_command_called_so_comes_first_and_one_that_only_changes_the_view_before_one_that_changes_the_map() {
    let mut session = super::outlook::the_sample();
    let first = session.account().people_in_order()[0].id.clone();
    session.selection.set_person(first);
    let best = |session: &linchpin::session::Session, words: &str| session.find(words, 1).remove(0);
    assert_eq!(best(&session, "counterparts"), Found::Command(Command::ShowPairs));
    assert_eq!(best(&session, "fit"), Found::Command(Command::Fit));
    let Found::Command(command) = best(&session, "influence") else { panic!("nobody is called influence") };
    assert_ne!(command.row().menu, linchpin::session::Menu::Person, "{command:?} would rate somebody");
    assert!(matches!(best(&session, "thiel"), Found::Person(_)));
    assert_eq!(best(&session, "pin"), Found::Command(Command::Pin), "before whose name sounds so");
}

#[test]
fn a_command_by_its_initials_comes_before_a_department_that_sounds_so_further_on() {
    let session = an_account().department("数字与信息部", Rect::new(0.0, 0.0, 300.0, 300.0)).session();
    assert_eq!(session.session.find("yxx", 5)[0], Found::Command(Command::ShowInfluence));
    assert_eq!(session.session.find("szyxx", 5)[0], Found::Department("数字与信息部".into()));
}

#[test]
fn everybody_selected_are_those_whom_the_filter_lights() {
    let mut session = rated().session();
    session.session.filter.text = "Wang".to_owned();
    lit(&mut session);
    session.run(Command::SelectAll).assert_selected(&["Wang"]);
    session.run(Command::ShowAll).run(Command::SelectAll);
    assert_eq!(session.session.selection.people().len(), 4);
}

#[test]
fn a_saved_view_is_found_by_its_title() {
    let mut session = an_account().person("Li", 0.0, 0.0).session();
    let id = session.session.keep_view().unwrap();
    let renamed = linchpin::session::edits::views::rename(session.session.account(), &id, "采购委员会");
    session.session.commit(renamed);
    assert_eq!(session.session.find("委员", 5)[0], Found::View(id.clone()));
    assert_eq!(session.session.find("cgwyh", 5)[0], Found::View(id));
}
