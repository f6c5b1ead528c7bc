//! Saved views, the deal review and the customer in the room.
use super::*;
use linchpin::catalogue::{Lens, Stance};
use linchpin::scene::Element;
use linchpin::session::edits::views;
use linchpin::session::{Showing, Slide};

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
    session.session.update_view(&third);
    assert_eq!(session.session.document().undo_depth(), depth + 1);
    assert_eq!(session.account().views()[&third].lens, Lens::Role);
    let first = id(&session, 0);
    session.session.delete_view(&first);
    session.undo();
    assert_eq!(titles(&session), ["View 1", "View 2", "The CFO"]);
}

#[test]
fn a_view_is_kept_and_named_in_one_step_and_named_again_in_another() {
    let mut session = a_small_team().session();
    session.run_as_one_step(Command::KeepView);
    let id = session.account().views_in_order()[0].id.clone();
    session.session.name_view(&id, "The CFO");
    session.session.name_view(&id, "The board");
    session.session.undo();
    assert_eq!(titles(&session), ["The CFO"]);
    session.session.undo();
    assert!(titles(&session).is_empty());
    session.session.redo();
    assert_eq!(titles(&session), ["The CFO"]);
}

/// A team with a second deal, and a view of it through another lens that lights whoever is against us.
fn with_a_telling_view() -> support::TestSession {
    let mut session = a_small_team().member("Li").rated("Li", -3).member("Wang").session();
    let first = session.session.deal().cloned();
    session.run_as_one_step(Command::NewDeal);
    session.session.set_lens(Lens::Risk);
    session.session.filter.stances = [Stance::Against].into();
    let id = session.session.keep_view().unwrap();
    session.session.commit(views::rename(session.account(), &id, "Wang is against us"));
    session.session.show_deal(first.unwrap());
    session.session.set_lens(Lens::Support);
    session.run(Command::ShowAll);
    session.session.camera.zoom = 0.7;
    session.select(&["Wang"]);
    session
}

fn shown(
    session: &support::TestSession,
) -> (Lens, Option<linchpin::model::DealId>, linchpin::session::Filter) {
    let this = &session.session;
    (this.look.lens, this.deal().cloned(), this.filter.clone())
}

#[test]
fn a_review_goes_through_the_views_and_leaves_everything_as_it_was() {
    let mut session = with_a_telling_view();
    session.take(ToolKind::Influence);
    let (camera, before) = (session.session.camera, shown(&session));
    session.run(Command::Present);
    session.session.show_slide();
    assert_eq!(session.session.presentation().unwrap().progress(), (0, 2));
    let whole = shown(&session);
    session.session.slide_by(1);
    assert!(matches!(session.session.presentation().unwrap().slide(), Some(Slide::View(_))));
    assert_eq!(shown(&session).0, Lens::Risk);
    assert_ne!(shown(&session), whole);
    session.session.slide_by(1);
    assert_eq!(session.session.presentation().unwrap().progress(), (1, 2), "the last one stays");
    session.session.slide_by(isize::MIN);
    assert_eq!(shown(&session), whole, "the whole map as before the view");
    session.session.slide_by(1);
    session.session.stop_presenting();
    session.assert_selected(&["Wang"]);
    assert_eq!(shown(&session), before);
    assert_eq!((session.session.camera, session.session.tool), (camera, ToolKind::Influence));
}

#[test]
fn without_views_a_review_goes_through_the_key_people_and_their_neighbourhoods() {
    let mut session = a_small_team().member("Li").member("Wang").rated("Li", 2).session();
    session.run(Command::Present);
    session.session.slide_by(1);
    let Some(Slide::Person(id)) = session.session.presentation().unwrap().slide().cloned() else {
        panic!("no key person is shown");
    };
    let lit = session.session.lit().unwrap();
    assert!(lit.contains(&id) && lit.len() > 1, "{lit:?}");
    session.session.slide_by(-1);
    assert!(session.session.lit().is_none());
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
fn a_customer_sees_parts_of_one_picture_that_says_names_and_no_opinion() {
    let mut session = with_a_telling_view();
    session.run(Command::PresentToCustomer);
    let Showing::Customer { picture, areas, .. } = session.session.presentation().unwrap().showing() else {
        panic!("the team's map is shown");
    };
    assert_eq!(areas.len(), 2);
    let said = format!("{:?}", picture.groups);
    assert!(said.contains("\"Li\""));
    for opinion in ["against", "−3", "oppose", "Risk"] {
        assert!(!said.contains(opinion), "{opinion}");
    }
    let whole = session.session.camera;
    session.session.show_slide();
    session.session.slide_by(1);
    assert_ne!(session.session.camera, whole);
    assert_eq!(shown(&session).0, Lens::Support, "a view's lens is an opinion");
    assert_eq!(session.session.presentation().unwrap().slide(), None);
}

#[test]
fn another_document_ends_a_presentation() {
    let mut session = with_a_telling_view();
    session.run(Command::Present);
    session.session.slide_by(1);
    session.session.start_new(None);
    assert!(session.session.presentation().is_none());
    assert_eq!(session.session.look.lens, Lens::Support);
}

#[test]
fn the_page_of_a_view_shows_the_departments_of_those_who_are_on_it() {
    let mut session = super::outlook::the_sample();
    let thiel = session
        .picture()
        .geometry
        .cards
        .iter()
        .find(|(id, _)| session.account().person(id).is_some_and(|person| person.name == "Marcus Thiel"));
    session.camera.center = thiel.unwrap().1.center();
    session.camera.zoom *= 2.5;
    session.run(Command::KeepView);
    let (lang, day, theme) = (session.lang(), session.day(), session.look.theme);
    let pages = linchpin::session::compose::view_scenes(session.account(), lang, day, theme);
    let mut named = pages[0].groups.iter().filter_map(|group| match &group.shows {
        Element::Region(id) => Some((session.account().departments()[id].name.as_str(), group.bounds)),
        _ => None,
    });
    let (_, digital) = named.find(|(name, _)| *name == "Digital and IT").unwrap();
    assert!(digital.contains(session.camera.center));
    let other = |(name, _): &(&str, Rect)| *name == "Finance";
    assert!(!named.any(|region| other(&region)), "nobody of it is on the page");

    // Cut to where one sees it, it is named within what is left of it.
    let id =
        session.account().departments().values().find(|d| d.name == "Digital and IT").unwrap().id.clone();
    let shape = |rect: Rect| rect.width() / rect.height();
    let whole = session.picture().geometry.regions[&id];
    assert!((shape(digital) - shape(whole)).abs() > 0.1, "{digital:?} of {whole:?}");
    let name = pages[0].groups.iter().flat_map(|group| &group.shapes).find_map(|shape| match shape {
        linchpin::scene::Shape::Text(text) if &*text.line.text == "Digital and IT" => Some(text.at),
        _ => None,
    });
    assert!(digital.contains(name.unwrap()), "{name:?} in {digital:?}");
}

/// The words of a picture.
fn words(scene: &linchpin::scene::Scene) -> Vec<&str> {
    let all = scene.groups.iter().flat_map(|group| &group.shapes);
    let said = all.filter_map(|shape| match shape {
        linchpin::scene::Shape::Text(text) => Some(&*text.line.text),
        _ => None,
    });
    said.collect()
}

#[test]
fn a_view_that_adds_nobody_for_the_customer_is_named_not_dropped_in_silence() {
    let mut session = super::outlook::the_sample();
    session.run(Command::Fit);
    session.run(Command::KeepView);
    session.run(Command::KeepView);
    let without = linchpin::session::compose::views_without_page(session.account(), session.day());
    let second = session.account().views_in_order()[1].title.clone();
    assert_eq!(without, [second]);
    session.camera.center = linchpin::geom::pt(-90_000.0, 0.0);
    session.run(Command::KeepView);
    let without = linchpin::session::compose::views_without_page(session.account(), session.day());
    assert_eq!(without.len(), 2, "nobody stands in the third");
}

#[test]
fn pages_of_several_views_are_numbered_for_the_team_and_for_the_customer() {
    let mut session = super::outlook::the_sample();
    let middles: Vec<Point> = session.picture().geometry.regions.values().map(Rect::center).collect();
    for middle in &middles[..2] {
        session.camera.center = *middle;
        session.run(Command::KeepView);
    }
    let (lang, day, theme) = (session.lang(), session.day(), session.look.theme);
    let team = linchpin::session::compose::view_scenes(session.account(), lang, day, theme);
    let customer = linchpin::session::compose::customer_view_scenes(session.account(), lang, day);
    for pages in [&team, &customer] {
        assert_eq!(pages.len(), 2);
        for (i, page) in pages.iter().enumerate() {
            let number = format!("Page {} of 2", i + 1);
            assert!(words(page).iter().any(|words| words.contains(&number)), "{:?}", words(page));
        }
    }
}

#[test]
fn before_a_customer_no_step_shows_what_was_seen_before() {
    let mut session = super::outlook::the_sample();
    session.run(Command::Fit);
    session.run(Command::KeepView);
    let thiel = session.account().people().values().find(|p| p.name == "Marcus Thiel").unwrap().id.clone();
    session.camera.center = session.picture().geometry.cards[&thiel].center();
    session.camera.zoom *= 2.5;
    session.run(Command::KeepView);
    session.run(Command::LensInfluence);
    session.run(Command::KeepView);
    session.run(Command::PresentToCustomer);
    let Showing::Customer { areas, .. } = session.presentation().unwrap().showing() else {
        panic!("the team's map is shown");
    };
    assert_eq!(areas.len(), 2, "the whole, and what is around him once");
}
