//! What is dragged from the tray: shown where it will stand, and it stands where it was shown.
use crate::support::*;
use crate::*;
use linchpin::layout::slot;
use linchpin::session::{Aim, DropOn, Needs, TrayItem};

/// What comes of letting `item` go at `at`, while it is carried there.
fn aim(session: &mut TestSession, item: &TrayItem, at: Point) -> Aim {
    session.session.carry(Some((item.clone(), at)));
    session.session.carried().map(|carried| carried.aim.clone()).expect("it is carried")
}

/// On the last piece of the line by which Wang reports to Li: it comes down to Wang's card alone.
fn on_wangs_line(session: &TestSession) -> Point {
    let lines = &session.session.picture().geometry.lines;
    let line = lines.iter().find(|line| line.from == person_id("Wang")).expect("Wang reports");
    let [.., above, end] = line.points[..] else { panic!("a line has two ends") };
    above.lerp(end, 0.5)
}

fn middle_of(session: &TestSession, name: &str) -> Point {
    session.session.picture().geometry.cards[&person_id(name)].center()
}

fn boss(session: &TestSession, name: &str) -> Option<String> {
    let up = |link: &&linchpin::model::Link| link.kind == LinkKind::Reports && link.from == person_id(name);
    session.session.account().links().values().find(up).map(|link| link.to.to_string())
}

#[test]
fn whoever_comes_from_the_tray_onto_a_reporting_line_stands_between() {
    let mut session = a_small_team().in_tray("Sun").ours("Anna", 3000.0, 0.0).session();
    let on_line = on_wangs_line(&session);
    let sun = TrayItem::Person("Sun".into());
    let ours = aim(&mut session, &TrayItem::Person("Anna".into()), on_line);
    assert!(matches!(ours, Aim::Stands { .. }), "ours stand in no hierarchy: {ours:?}");
    let Aim::Joins(target) = aim(&mut session, &sun, on_line) else { panic!("it is over the line") };
    // While it is carried, those who make way are seen where they will stand.
    let wang = session.place("Wang");
    let (shown, _) = session.session.overlay(0.0);
    assert_eq!(shown.offsets.get(&person_id("Wang")), target.pushed.get(&person_id("Wang")));
    assert!(target.pushed[&person_id("Wang")].y > 0.0);
    session.session.carry(None);
    assert!(session.session.overlay(0.0).0.offsets.is_empty(), "carried away, nobody makes way");
    let depth = session.session.document().undo_depth();
    session.session.drop_from_tray(&sun, on_line);
    session.session.refresh();
    assert_eq!(Some(session.place("Sun")), target.lands, "it stands where it was shown");
    assert_eq!(session.place("Wang"), wang + target.pushed[&person_id("Wang")]);
    assert_eq!(session.session.document().undo_depth(), depth + 1);
    assert_eq!(boss(&session, "Sun").as_deref(), Some("Li"));
    assert_eq!(boss(&session, "Wang").as_deref(), Some("Sun"));
    assert!(session.place("Wang").y > session.place("Sun").y);
    session.assert_undo_and_redo();
    // Beside every line nobody stands between anybody.
    assert!(matches!(aim(&mut session, &sun, pt(-3000.0, 900.0)), Aim::Stands { .. }));
}

#[test]
fn whoever_comes_from_the_tray_onto_a_card_stands_where_it_was_shown_and_reports_there() {
    let mut session = a_small_team().in_tray("Sun").session();
    let sun = TrayItem::Person("Sun".into());
    let on_li = middle_of(&session, "Li");
    let Aim::Joins(target) = aim(&mut session, &sun, on_li) else { panic!("it is over the card") };
    assert_eq!(target.on, DropOn::Boss("Li".into()));
    session.session.drop_from_tray(&sun, on_li);
    session.session.refresh();
    assert_eq!(boss(&session, "Sun").as_deref(), Some("Li"));
    assert_eq!(Some(session.place("Sun")), target.lands);
    session.assert_undo_and_redo();
    // Straight below a boss who stands beside the lattice.
    let mut alone = an_account().person("Li", 3.0, 0.0).in_tray("Sun").session();
    let on_li = middle_of(&alone, "Li");
    alone.session.drop_from_tray(&sun, on_li);
    assert_eq!(alone.place("Sun").x, alone.place("Li").x);
}

#[test]
fn a_drop_from_the_tray_leaves_the_map_where_it_is_while_the_card_is_in_sight() {
    let mut session = a_small_team().in_tray("Sun").session();
    session.session.camera.zoom = 0.28;
    session.session.camera.center = middle_of(&session, "Li");
    let before = session.session.camera;
    let on_li = middle_of(&session, "Li");
    session.session.drop_from_tray(&TrayItem::Person("Sun".into()), on_li);
    assert_eq!(boss(&session, "Sun").as_deref(), Some("Li"));
    let now = session.session.camera;
    assert_eq!((now.zoom, now.center), (before.zoom, before.center));
}

#[test]
fn somebody_new_stands_where_it_was_shown_on_a_card_and_on_a_line() {
    for on_line in [false, true] {
        let mut session = a_small_team().session();
        let at = if on_line { on_wangs_line(&session) } else { middle_of(&session, "Li") };
        let Aim::Joins(target) = aim(&mut session, &TrayItem::NewPerson, at) else { panic!("it is over it") };
        session.session.drop_from_tray(&TrayItem::NewPerson, at);
        let new = session.session.selection.only().cloned().expect("the new one is selected");
        assert_eq!(
            session.session.account().places().get(&new).map(linchpin::model::Place::at),
            target.lands
        );
        assert!(session.session.naming.is_some(), "the name is typed next");
    }
}

#[test]
fn one_of_ours_let_go_on_a_card_faces_that_person_but_not_twice() {
    let mut session = a_small_team().ours("Anna", 3000.0, 0.0).session();
    let anna = TrayItem::Person("Anna".into());
    let on_li = middle_of(&session, "Li");
    let faces = aim(&mut session, &anna, on_li);
    assert_eq!(faces, Aim::Faces { other: "Li".into(), refused: None });
    session.session.drop_from_tray(&anna, on_li);
    session.session.refresh();
    let links = session.session.account().links().values();
    assert_eq!(links.filter(|link| matches!(link.kind, LinkKind::Pair(_))).count(), 1);
    let again = aim(&mut session, &anna, on_li);
    assert!(matches!(again, Aim::Faces { refused: Some(_), .. }), "{again:?}");
    assert_eq!(session.place("Anna"), pt(3000.0, 0.0), "her card stays");
    session.assert_undo_and_redo();
}

#[test]
fn put_on_the_map_from_the_list_somebody_reports_to_nobody() {
    let mut session = a_small_team().in_tray("Sun").session();
    session.session.camera.center = middle_of(&session, "Li");
    session.session.put_on_map(&TrayItem::Person("Sun".into()));
    session.session.refresh();
    assert_eq!(boss(&session, "Sun"), None);
    let cards = &session.session.picture().geometry.cards;
    let sun = cards[&person_id("Sun")];
    assert!(cards.iter().all(|(id, card)| *id == person_id("Sun") || !card.intersects(&sun)));
}

#[test]
fn whoever_is_selected_and_waits_is_put_on_the_map_by_a_key() {
    let mut session = a_small_team().in_tray("Sun").in_tray("Zhou").session();
    session.select(&["Wang"]);
    assert_eq!(session.session.missing(Command::PutOnMap), Some(Needs::Waiting));
    session.select(&["Sun", "Zhou"]);
    assert_eq!(session.session.missing(Command::ToTray), Some(Needs::SelectedOnMap));
    session.mark().run_as_one_step(Command::PutOnMap);
    let slots = ["Sun", "Zhou"].map(|name| slot(session.place(name)));
    let cards = session.session.picture().geometry.cards.values().copied().collect::<Vec<_>>();
    assert!(!slots[0].intersects(&slots[1]));
    for slot in slots {
        assert_eq!(cards.iter().filter(|card| card.intersects(&slot)).count(), 1, "{slot:?} is theirs alone");
    }
    assert_eq!(session.session.missing(Command::PutOnMap), Some(Needs::Waiting));
    session.undo().assert_unchanged();
    // Whoever reports to somebody on the map stands with that person's team.
    let mut session = a_small_team().in_tray("Sun").reports("Sun", "Qian").session();
    session.select(&["Sun"]).run_as_one_step(Command::PutOnMap);
    let (sun, qian) = (session.place("Sun"), session.place("Qian"));
    assert!(sun.x == qian.x && sun.y > qian.y, "{sun:?} below {qian:?}");
}
