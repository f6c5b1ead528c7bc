//! People dragged from the list onto the map by a hand that is faster than the window.
use super::*;

#[test]
fn a_quick_hand_takes_whom_it_pressed() {
    let mut window = window(Lang::En);
    let waits = |window: &mut Window, name: &str| {
        let account = window.account();
        let person = account.people().values().find(|person| person.name == name).unwrap();
        !account.places().contains_key(&person.id)
    };
    let name = "Stefan Oyelaran";
    assert!(waits(&mut window, name));
    let row = window.node(Role::Button, name).rect().center();
    let map = pos2(560.0, 560.0);
    let press = |pos: Pos2, pressed: bool| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.move_to(row);
    // Pressed and gone within a frame.
    window.harness.input_mut().events.extend([press(row, true), Event::PointerMoved(map)]);
    window.harness.step();
    window.settle();
    window.harness.input_mut().events.push(press(map, false));
    window.harness.step();
    window.settle();
    assert!(!waits(&mut window, name), "dropped on the map");
    for other in ["Dirk Rasmus", "Nadia Orlen", "Kira Holm"] {
        assert!(waits(&mut window, other), "{other} was not touched");
    }
}
