//! Fingers, screen readers and systems without motion: what no mouse and no keyboard does.
use super::*;
use egui::{TouchDeviceId, TouchId, TouchPhase};

impl Window {
    fn touch(&mut self, finger: u64, phase: TouchPhase, pos: Pos2) {
        self.harness.event(Event::Touch {
            device_id: TouchDeviceId(1),
            id: TouchId(finger),
            phase,
            pos,
            force: None,
        });
    }
    /// What the first finger does is also told as the pointer's, as the platforms do.
    fn finger_down(&mut self, pos: Pos2) {
        self.touch(1, TouchPhase::Start, pos);
        self.harness.event(Event::PointerMoved(pos));
        self.press_button(pos, true);
    }
    fn finger_up(&mut self, pos: Pos2) {
        self.touch(1, TouchPhase::End, pos);
        self.press_button(pos, false);
        self.harness.event(Event::PointerGone);
        self.settle();
    }
}

#[test]
fn two_fingers_move_and_pinch_the_map_and_change_nothing_on_it() {
    let mut window = window(Lang::En);
    let card = window.select(FIRST).card(FIRST);
    let zoom = window.session().camera.zoom;
    let other = card + egui::vec2(120.0, 0.0);
    window.finger_down(card);
    window.touch(2, TouchPhase::Start, other);
    window.harness.step();
    for i in 1..=6 {
        let by = egui::vec2(12.0 * i as f32, 0.0);
        window.touch(1, TouchPhase::Move, card - by);
        window.harness.event(Event::PointerMoved(card - by));
        window.touch(2, TouchPhase::Move, other + by);
        window.harness.step();
    }
    let pinched = window.session().camera.zoom;
    assert!(pinched > zoom * 1.2, "{zoom} → {pinched}");
    let before = window.session().camera.center;
    for i in 1..=6 {
        let by = egui::vec2(0.0, 20.0 * i as f32);
        let spread = egui::vec2(72.0, 0.0);
        window.touch(1, TouchPhase::Move, card - spread + by);
        window.harness.event(Event::PointerMoved(card - spread + by));
        window.touch(2, TouchPhase::Move, other + spread + by);
        window.harness.step();
    }
    assert!(window.session().camera.center.y < before.y - 30.0, "the map follows the fingers");
    window.touch(2, TouchPhase::End, other);
    window.finger_up(card);
    assert_eq!(window.depth(), 0, "no card was dragged");
}

#[test]
fn a_long_press_opens_the_menu_of_the_card_below_the_finger() {
    let mut window = window(Lang::En);
    let card = window.select("p10").card(FIRST);
    let entry = window.word("command-layout-selection");
    window.finger_down(card);
    assert!(!window.has(Role::MenuItem, &entry));
    // A quarter of a second each.
    for _ in 0..5 {
        window.harness.step();
    }
    window.finger_up(card);
    assert!(window.has(Role::MenuItem, &entry));
    assert_eq!(window.session().selection.only(), Some(&FIRST.into()));
    assert_eq!(window.depth(), 0);
}

#[test]
fn nothing_moves_by_itself_where_the_system_wants_no_motion() {
    let mut window = window(Lang::En);
    for still in [false, true] {
        window.session().still = still;
        window.session().run(Command::Tidy);
        let (_, gliding) = window.session().overlay(0.0);
        assert_eq!(gliding, !still);
        window.settle().ctrl(Key::Z);
    }
}

#[test]
fn the_handles_of_the_selected_card_work_for_a_screen_reader() {
    let mut window = window(Lang::En);
    window.select(FIRST);
    let line = window.word("command-tool-influence");
    let handles: Vec<_> = window.harness.get_all_by_role_and_label(Role::Button, &line).collect();
    // The tool itself and a handle at either side.
    assert_eq!(handles.len(), 3);
    handles.last().unwrap().click_accesskit();
    drop(handles);
    window.settle();
    assert_eq!(window.session().line_from(), Some(&FIRST.into()));
    window.key(Key::Escape).select(FIRST);
    let report = window.word("command-add-report");
    window.activate(Role::Button, &report);
    assert!(window.session().naming.is_some());
}

#[test]
fn before_a_customer_a_tapped_esc_says_that_it_is_to_be_held() {
    let mut window = window(Lang::En);
    window.chord(Modifiers::SHIFT, Key::F5);
    let words = window.word("present-holding");
    assert!(!window.says(&words));
    window.harness.key_press(Key::Escape);
    window.harness.step();
    assert!(window.says(&words));
    // Three seconds and some.
    for _ in 0..14 {
        window.harness.step();
    }
    assert!(!window.says(&words) && window.session().presentation().is_some());
}
