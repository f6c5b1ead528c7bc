//! The whole window by keyboard: Tab comes to every control, each shows that it has the keyboard, and none makes anything.
use super::*;
use egui::Shape;
use egui::epaint::ClippedShape;
use linchpin::session::Found;
use linchpin::theme::{Theme, ThemeId};
use std::collections::HashSet;

/// What has the keyboard, and how much of it is seen.
struct Stop {
    id: egui::Id,
    rect: egui::Rect,
    seen: egui::Rect,
}

fn stop(window: &Window) -> Option<Stop> {
    let ctx = &window.harness.ctx;
    let id = ctx.memory(egui::Memory::focused)?;
    let response = ctx.read_response(id)?;
    Some(Stop { id, rect: response.rect, seen: response.interact_rect })
}

/// Whether a frame in the colour of the keyboard's focus is painted around what is seen of `stop`, or along its border.
fn has_ring(window: &Window, stop: &Stop) -> bool {
    let focus = [ThemeId::Light, ThemeId::Dark].map(|id| {
        let c = Theme::get(id).focus;
        [c.r, c.g, c.b]
    });
    let near = |rect: &egui::Rect| {
        let sides = [rect.min.x - stop.seen.min.x, rect.max.x - stop.seen.max.x];
        let ends = [rect.min.y - stop.seen.min.y, rect.max.y - stop.seen.max.y];
        sides.into_iter().chain(ends).all(|far| far.abs() < 14.0)
    };
    window.harness.output().shapes.iter().any(|ClippedShape { clip_rect, shape, .. }| match shape {
        Shape::Rect(shape) => {
            let [r, g, b, _] = shape.stroke.color.to_array();
            focus.contains(&[r, g, b])
                && shape.stroke.width > 0.0
                && near(&shape.rect)
                && clip_rect.contains(stop.seen.center())
        }
        _ => false,
    })
}

#[test]
fn tab_comes_to_everything_in_sight_and_makes_nobody() {
    for page in [None, Some((Key::X, "x")), Some((Key::T, "t"))] {
        let mut window = window(Lang::En);
        window.select(FIRST);
        if let Some((key, letter)) = page {
            window.letter(key, letter).settle();
        }
        let before = window.account();
        window.key(Key::F6);
        let mut met = HashSet::new();
        let mut first = None;
        for i in 0..220 {
            let Some(stop) = stop(&window) else {
                panic!("{page:?}: nothing has the keyboard after {i} Tabs")
            };
            assert!(
                stop.seen.contains(stop.rect.center()),
                "{page:?}: stop {i} at {:?} is seen at {:?}",
                stop.rect,
                stop.seen
            );
            assert!(has_ring(&window, &stop), "{page:?}: stop {i} at {:?} shows nothing of it", stop.rect);
            assert!(stop.seen.width() > 8.0 && stop.seen.height() > 8.0, "{page:?}: {:?}", stop.rect);
            // Once round.
            if *first.get_or_insert(stop.id) == stop.id && i > 0 {
                break;
            }
            assert!(met.insert(stop.id), "{page:?}: twice at {:?} in one round", stop.rect);
            window.key(Key::Tab);
        }
        // A table of twenty-five rows has more cells than that.
        let round = stop(&window).map(|stop| stop.id) == first;
        assert!(round || page == Some((Key::T, "t")), "{page:?}: no round is closed");
        assert_eq!(window.account(), before, "{page:?}");
        assert!(met.len() > 60, "{page:?}: {} stops", met.len());
        // Once more, past lists that are scrolled to their ends now, and backwards past the map as well.
        for (back, i) in [false, true].into_iter().flat_map(|back| (0..met.len()).map(move |i| (back, i))) {
            let stop = stop(&window).expect("something has the keyboard");
            assert!(stop.seen.contains(stop.rect.center()), "{page:?} {back}: stop {i} at {:?}", stop.rect);
            assert!(has_ring(&window, &stop), "{page:?} {back}: stop {i} at {:?}", stop.rect);
            window.chord(if back { Modifiers::SHIFT } else { Modifiers::NONE }, Key::Tab);
        }
        assert_eq!(window.account(), before, "{page:?}");
    }
}

#[test]
fn a_panel_that_was_scrolled_stays_so_while_the_keyboard_is_elsewhere() {
    let mut window = window(Lang::En);
    window.select(FIRST);
    let needs = window.word("needs");
    let heading = |window: &Window| window.node(Role::Heading, &needs).rect().min.y;
    let before = heading(&window);
    window.move_to(pos2(1280.0, 500.0));
    let (unit, delta) = (egui::MouseWheelUnit::Point, egui::vec2(0.0, -300.0));
    let (modifiers, phase) = (Modifiers::NONE, egui::TouchPhase::Move);
    let source = egui::MouseWheelSource::Trackpad;
    window.harness.event(Event::MouseWheel { unit, delta, phase, modifiers, source });
    window.settle();
    let scrolled = heading(&window);
    assert!(scrolled < before - 100.0, "{scrolled} of {before}");
    // What stands above the panel lies where its content is that was scrolled away.
    let present = window.word("present-short");
    window.node(Role::Button, &present).focus();
    for _ in 0..12 {
        window.key(Key::Tab);
        assert_eq!(heading(&window), scrolled, "{:?}", stop(&window).map(|stop| stop.rect));
    }
}

#[test]
fn whoever_has_no_name_yet_gets_nobody_below_or_beside() {
    let mut window = window(Lang::En);
    window.select(FIRST);
    let before = window.account().people().len();
    window.key(Key::Tab);
    assert!(window.session().naming.is_some());
    for key in [Key::Tab, Key::Tab] {
        window.key(key);
    }
    window.chord(Modifiers::SHIFT, Key::Enter);
    assert_eq!(window.account().people().len(), before + 1);
    assert!(window.session().naming.is_some(), "the field waits for the name");
    window.type_text("Sun Yi").key(Key::Tab);
    assert_eq!(window.account().people().len(), before + 2);
}

#[test]
fn f6_goes_through_the_window_and_shift_f6_back() {
    let mut window = window(Lang::En);
    window.select(FIRST);
    let mut forth = vec![stop(&window).map(|stop| stop.id)];
    for _ in 0..4 {
        window.key(Key::F6);
        forth.push(stop(&window).map(|stop| stop.id));
    }
    let mut back = vec![stop(&window).map(|stop| stop.id)];
    for _ in 0..4 {
        window.chord(Modifiers::SHIFT, Key::F6);
        back.push(stop(&window).map(|stop| stop.id));
    }
    back.reverse();
    assert!(forth.windows(2).all(|pair| pair[0] != pair[1]), "each press leads to another part");
    assert_eq!(back, forth);
}

#[test]
fn a_line_that_is_not_seen_any_more_is_not_what_delete_means() {
    let mut window = window(Lang::En);
    let line = window.account().links().keys().next().cloned().expect("the sample has lines");
    window.session().selection.set_link(line);
    window.settle();
    let before = window.account();
    window.letter(Key::X, "x").key(Key::Delete);
    assert_eq!(window.account(), before);
}

#[test]
fn with_a_line_in_hand_and_nobody_selected_enter_makes_nobody() {
    let mut window = window(Lang::En);
    window.key(Key::Escape).letter(Key::Z, "z");
    let people = window.account().people().len();
    window.key(Key::Enter);
    assert_eq!(window.account().people().len(), people);
}

#[test]
fn a_counterpart_is_looked_for_among_those_who_can_be_one() {
    let mut window = window(Lang::En);
    window.select(FIRST).letter(Key::Z, "z");
    let from = window.session().line_from().cloned().expect("a line begins");
    let found = window.session().find("a", 99);
    assert!(!found.is_empty());
    for found in found {
        let Found::Person(id) = found else { panic!("{found:?}") };
        assert_ne!(window.session().is_ours(&id), window.session().is_ours(&from), "{id:?}");
    }
}

#[test]
fn a_line_drawn_by_keyboard_finds_its_other_end_by_name_and_its_letters_are_no_commands() {
    let mut window = window(Lang::En);
    window.select(FIRST).letter(Key::I, "i");
    let before = window.account();
    window.type_text("noor");
    window.key(Key::Delete);
    assert_eq!(window.account(), before, "letters that rate, and Delete, are of the name");
    window.key(Key::Enter);
    let after = window.account();
    let drawn: Vec<_> =
        after.links().values().filter(|link| !before.links().contains_key(&link.id)).collect();
    assert_eq!(drawn.len(), 1);
    let (from, to) = (window.name_of(drawn[0].from.as_str()), window.name_of(drawn[0].to.as_str()));
    assert_eq!((from, to), (window.name_of(FIRST), "Noor Bakker".to_owned()));
}
