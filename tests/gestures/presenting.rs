//! Saved views, the deal review and the customer in the room.
use super::*;
use linchpin::catalogue::{Lens, Stance};
use linchpin::session::{Audience, Step};

fn titles(session: &support::TestSession) -> Vec<String> {
    session.account().views_in_order().into_iter().map(|view| view.title.clone()).collect()
}

#[test]
fn a_view_brings_back_the_part_of_the_map_the_lens_and_the_filter() {
    let mut session = a_small_team().session();
    session.session.camera.center = pt(300.0, 100.0);
    session.session.camera.zoom = 0.8;
    session.session.set_lens(Lens::Risk);
    session.session.filter.stances = [Stance::Unrated].into();
    session.select(&["Li"]).run(Command::Neighbourhood);
    let (camera, filter, around) =
        (session.session.camera, session.session.filter.clone(), session.session.around.clone());
    session.run_as_one_step(Command::KeepView);
    session.session.set_lens(Lens::Support);
    session.run(Command::ShowAll).run(Command::Fit).run(Command::NextView);
    assert_eq!(session.session.look.lens, Lens::Risk);
    assert_eq!((&session.session.filter, &session.session.around), (&filter, &around));
    assert!((session.session.camera.zoom - camera.zoom).abs() < 0.01, "{:?}", session.session.camera);
    assert!(session.session.camera.center.distance(camera.center) < 1.0);
    session.mark().run_as_one_step(Command::KeepView);
    session.assert_undo_and_redo();
}

#[test]
fn views_are_put_in_order_renamed_changed_and_deleted_each_in_one_step() {
    use linchpin::session::edits::views;
    let mut session = a_small_team().session();
    for _ in 0..3 {
        session.run_as_one_step(Command::KeepView);
    }
    assert_eq!(titles(&session), ["View 1", "View 2", "View 3"]);
    let id = |session: &support::TestSession, at: usize| session.account().views_in_order()[at].id.clone();
    let third = id(&session, 2);
    session.session.commit(views::move_by(session.account(), &third, -1));
    assert_eq!(titles(&session), ["View 1", "View 3", "View 2"]);
    session.session.commit(views::move_by(session.account(), &third, -5_isize));
    session.session.commit(views::move_by(session.account(), &third, 5));
    session.session.commit(views::rename(session.account(), &third, " The CFO "));
    assert_eq!(titles(&session), ["View 1", "View 2", "The CFO"]);
    session.session.set_lens(Lens::Role);
    let depth = session.session.document().undo_depth();
    session.session.commit(views::update(session.account(), &third, session.session.view_now()));
    assert_eq!(session.session.document().undo_depth(), depth + 1);
    assert_eq!(session.account().views()[&third].lens, Lens::Role);
    let first = id(&session, 0);
    session.session.commit(views::delete(session.account(), &first));
    session.undo();
    assert_eq!(titles(&session), ["View 1", "View 2", "The CFO"]);
}

#[test]
fn a_review_goes_through_the_views_and_leaves_everything_as_it_was() {
    let mut session = a_small_team().session();
    session.run_as_one_step(Command::KeepView);
    session.session.camera.zoom = 0.7;
    session.select(&["Wang"]).take(ToolKind::Influence);
    let (camera, look) = (session.session.camera, session.session.look);
    session.run(Command::Present);
    let steps = session.session.presentation().unwrap().steps.clone();
    assert!(matches!(steps[..], [Step::Whole, Step::View(_)]), "{steps:?}");
    session.session.step_by(1);
    session.session.step_by(1);
    assert_eq!(session.session.presentation().unwrap().at, 1);
    assert!(session.session.presentation().unwrap().picture.is_none());
    session.session.stop_presenting();
    session.assert_selected(&["Wang"]);
    assert_eq!(
        (session.session.camera, session.session.look, session.session.tool),
        (camera, look, ToolKind::Influence)
    );
}

#[test]
fn without_views_a_review_goes_through_the_key_people_and_their_neighbourhoods() {
    let mut session = a_small_team().member("Li").member("Wang").rated("Li", 2).session();
    session.run(Command::Present);
    let steps = session.session.presentation().unwrap().steps.clone();
    assert!(steps.len() > 1 && steps[1..].iter().all(|step| matches!(step, Step::Person(_))), "{steps:?}");
    session.session.step_by(1);
    let Step::Person(id) = &steps[1] else { panic!("{steps:?}") };
    assert_eq!(session.session.selection.only(), Some(id));
    assert!(session.session.lit().unwrap().contains(id));
    session.session.stop_presenting();
    assert!(session.session.lit().is_none() && session.session.selection.is_empty());
}

#[test]
fn while_something_is_presented_no_command_does_anything() {
    let mut session = a_small_team().session();
    session.select(&["Li"]).run(Command::PresentToCustomer);
    for &command in Command::ALL {
        assert_eq!(session.session.run(command), None, "{command:?}");
    }
    session.assert_unchanged();
    session.session.stop_presenting();
    session.assert_selected(&["Li"]);
}

#[test]
fn a_customer_sees_a_picture_that_holds_no_opinion_and_no_title_of_a_view() {
    let mut session = a_small_team().member("Li").rated("Li", -3).session();
    session.run_as_one_step(Command::KeepView);
    session.session.present(Audience::Customer);
    let presentation = session.session.presentation().unwrap();
    let said: Vec<String> =
        presentation.picture.as_ref().unwrap().groups.iter().map(|g| g.label.clone()).collect();
    assert!(said.iter().any(|label| label.contains("Li")), "{said:?}");
    assert!(!format!("{:?}", presentation.picture).contains("View 1"));
    let picture = presentation.picture.clone();
    session.session.step_by(1);
    assert_eq!(session.session.presentation().unwrap().at, 1);
    assert_eq!(session.session.presentation().unwrap().picture, picture);
}
