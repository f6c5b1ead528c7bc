//! Saved views in the left panel: their order and their titles.
use super::*;

/// The window with three views, and their titles.
fn three() -> (Window, [&'static str; 3]) {
    let titles = ["All", "Finance", "Security"];
    let mut window = window(Lang::En);
    for title in titles {
        let id = window.session().keep_view().unwrap();
        let renamed = linchpin::session::edits::views::rename(window.session().account(), &id, title);
        window.session().commit(renamed);
    }
    window.settle();
    (window, titles)
}

impl Window {
    fn titles(&mut self) -> Vec<String> {
        self.account().views_in_order().into_iter().map(|view| view.title.clone()).collect()
    }

    fn view_row(&self, title: &str) -> egui::Rect {
        self.node(Role::Button, title).rect()
    }
}

#[test]
fn a_view_that_is_dragged_comes_where_it_is_let_go() {
    let (mut window, [all, finance, security]) = three();
    let depth = window.depth();
    let (from, to) = (window.view_row(all), window.view_row(security));
    window.drag(from.center(), to.center() + egui::vec2(0.0, 8.0));
    assert_eq!(window.titles(), [finance, security, all]);
    assert_eq!(window.depth(), depth + 1);
    let (from, to) = (window.view_row(security), window.view_row(finance));
    window.drag(from.center(), to.center() - egui::vec2(0.0, 8.0));
    assert_eq!(window.titles(), [security, finance, all]);
    let here = window.view_row(finance).center();
    window.drag(here, here + egui::vec2(0.0, 9.0));
    assert_eq!(
        (window.titles(), window.depth()),
        (vec![security.into(), finance.into(), all.into()], depth + 2)
    );
}

#[test]
fn f2_on_the_row_of_a_view_changes_its_title() {
    let (mut window, [_, finance, _]) = three();
    window.node(Role::Button, finance).focus();
    window.settle();
    window.key(Key::F2).retype("Money").key(Key::Enter);
    assert_eq!(window.titles(), ["All", "Money", "Security"]);
}

#[test]
fn the_right_button_opens_the_menu_of_a_view() {
    let (mut window, [_, finance, _]) = three();
    let at = window.view_row(finance).center();
    window.move_to(at);
    // Quickly: a button that is held for long is no click.
    for pressed in [true, false] {
        let (button, modifiers) = (egui::PointerButton::Secondary, Modifiers::NONE);
        window.harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        window.harness.step();
    }
    window.settle();
    window.click_word(Role::MenuItem, "view-delete");
    assert_eq!(window.titles(), ["All", "Security"]);
}

#[test]
fn delete_means_the_view_that_was_clicked_and_not_whoever_is_selected() {
    let (mut window, [_, finance, _]) = three();
    window.select(FIRST);
    let people = window.account().people().len();
    let at = window.view_row(finance).center();
    window.click_at(at).key(Key::Delete);
    assert_eq!(window.titles(), ["All", "Security"]);
    assert_eq!(window.account().people().len(), people);
}

#[test]
fn a_title_typed_behind_ctrl_b_in_one_go_is_the_title_of_the_view() {
    let mut window = window(Lang::En);
    window.select(FIRST);
    let before = window.account().people().clone();
    let key =
        |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    let events = [
        key(Key::B, Modifiers::COMMAND),
        key(Key::A, Modifiers::COMMAND),
        key(Key::C, Modifiers::NONE),
        Event::Text("c".to_owned()),
        key(Key::O, Modifiers::NONE),
        Event::Text("o".to_owned()),
        key(Key::Enter, Modifiers::NONE),
    ];
    for event in events {
        window.harness.event(event);
    }
    window.settle().settle();
    assert_eq!(window.titles(), ["co"]);
    assert_eq!((window.account().people(), window.depth()), (&before, 1));
}
