//! The matrix where it has no room for all of its columns.
use super::*;

#[test]
fn at_the_edge_the_matrix_moves_on_below_what_is_carried_and_keeps_its_names_in_sight() {
    let mut window = window(Lang::En);
    window.harness.set_size(egui::vec2(760.0, 800.0));
    window.settle();
    window.select(FIRST).letter(Key::X, "x");
    let group = window.word("page-matrix");
    let matrix = window.node(Role::Group, &group).rect();
    let last = |window: &Window| {
        let cells = window.harness.get_all_by_role(Role::Cell).map(|node| node.rect());
        cells.map(|cell| cell.max.x).fold(f32::MIN, f32::max)
    };
    assert!(last(&window) > matrix.max.x + 20.0, "all columns have room");
    window.key(Key::ArrowUp);
    let walked_to = window.session().selection.only().cloned().unwrap();
    let card = window.card_label(walked_to.as_str());
    let chip = window.node(Role::Button, &card).rect();
    // It stands right of the names of the rows, wherever the keyboard has moved the matrix.
    assert!(matrix.contains_rect(chip), "{chip:?} is not in sight");
    window.move_to(chip.center());
    window.press_button(chip.center(), true);
    let edge = pos2(matrix.max.x - 6.0, chip.center().y);
    window.move_to(chip.center() + egui::vec2(20.0, 0.0));
    window.move_to(edge);
    let mut frames = 0;
    while last(&window) > matrix.max.x {
        window.harness.step();
        frames += 1;
        assert!(frames < 200, "the matrix stands still");
    }
    window.press_button(edge, false);
    window.settle();
    assert_eq!(window.depth(), 1, "nothing was rated");
}

/// Presses an arrow while Ctrl stays down.
fn with_ctrl(window: &mut Window, arrow: Key) {
    window.harness.event(Event::ModifiersChanged(Modifiers::COMMAND));
    for pressed in [true, false] {
        let modifiers = Modifiers::COMMAND;
        window.harness.event(Event::Key {
            key: arrow,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers,
        });
        window.settle();
    }
}

#[test]
fn ctrl_and_arrows_put_somebody_into_the_next_cell_whose_evidence_is_asked_for_when_ctrl_is_let_go() {
    let mut window = window(Lang::En);
    window.select(FIRST).letter(Key::X, "x").key(Key::ArrowUp);
    let who = window.session().selection.only().cloned().unwrap();
    let (support, influence) = pages::rated(&mut window, who.as_str());
    let is_asked = |window: &Window| window.harness.ctx.text_edit_focused();
    let way = if support == Some(3) { (Key::ArrowLeft, -1) } else { (Key::ArrowRight, 1) };
    with_ctrl(&mut window, way.0);
    assert_eq!(pages::rated(&mut window, who.as_str()), (support.map(|score| score + way.1), influence));
    assert!(!is_asked(&window), "Ctrl is still held");
    window.harness.event(Event::ModifiersChanged(Modifiers::NONE));
    window.settle();
    assert!(is_asked(&window));
    window.type_text("Said so at lunch").key(Key::Tab);
    assert!(window.account().ratings().values().any(|rating| rating.evidence == "Said so at lunch"));
    // What was taken back needs no evidence.
    window.key(Key::Escape).select(who.as_str()).letter(Key::X, "x").key(Key::ArrowUp);
    let other = window.session().selection.only().cloned().unwrap();
    let before = pages::rated(&mut window, other.as_str());
    let way = if before.0 == Some(3) { Key::ArrowLeft } else { Key::ArrowRight };
    with_ctrl(&mut window, way);
    assert_ne!(pages::rated(&mut window, other.as_str()), before);
    window.session().run(Command::Undo);
    window.harness.event(Event::ModifiersChanged(Modifiers::NONE));
    window.settle();
    assert!(!is_asked(&window));
}

#[test]
fn escape_gives_up_what_is_carried_and_whoever_was_carried_stays_selected() {
    let mut window = window(Lang::En);
    window.select(FIRST).letter(Key::X, "x").key(Key::ArrowUp);
    let who = window.session().selection.only().cloned().unwrap();
    let card = window.card_label(who.as_str());
    let chip = window.node(Role::Button, &card).rect();
    window.move_to(chip.center());
    window.press_button(chip.center(), true);
    let away = chip.center() + egui::vec2(0.0, 200.0);
    window.move_to(chip.center() + egui::vec2(0.0, 20.0));
    window.move_to(away);
    window.key(Key::Escape);
    assert_eq!(window.session().selection.only(), Some(&who));
    window.press_button(away, false);
    window.settle();
    assert_eq!(window.depth(), 0, "nothing was rated");
    window.drag(chip.center(), away);
    assert_eq!(window.depth(), 1, "let go there without Esc it is");
}
