//! The matrix where it has no room for all of its columns.
use super::*;

#[test]
fn at_the_edge_the_matrix_moves_on_below_what_is_carried_and_keeps_its_names_in_sight() {
    let mut window = window(Lang::En);
    window.harness.set_size(egui::vec2(1000.0, 800.0));
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
