//! Matrix, table, presentation and filter in the window.
use super::*;
use linchpin::catalogue::Influence;
use linchpin::model::RatingsNow;
use linchpin::session::{Menu, Showing};

pub(crate) fn rated(window: &mut Window, id: &str) -> (Option<i8>, Option<Influence>) {
    let account = window.account();
    let deal = window.session().deal().unwrap().clone();
    let now = RatingsNow::on(&account, SAMPLE_DAY);
    let now = now.of(&deal, &id.into());
    (now.support().map(Support::score), now.influence())
}

fn cell(window: &mut Window, influence: &str, support: i8) -> Pos2 {
    let lang = window.lang();
    let support = linchpin::locale::support_words(Support::new(support), lang);
    let name = format!("{}: {influence}, {support}", tr(lang, "influence"));
    window.node(Role::Cell, &name).rect().center()
}

/// The row of the table; the ranked list below it has one of the same name.
fn row(window: &Window, name: &str) -> egui::Rect {
    let rows = window.harness.get_all_by_role_and_label(Role::Row, name).map(|node| node.rect());
    rows.min_by(|a, b| a.min.y.total_cmp(&b.min.y)).unwrap()
}

#[test]
fn a_person_dropped_in_another_cell_of_the_matrix_is_rated_so_and_evidence_is_asked_for() {
    let mut window = window(Lang::En);
    window.letter(Key::X, "x");
    let card = window.card_label(FIRST);
    let from = window.node(Role::Button, &card).rect().center();
    let to = cell(&mut window, "Low", 2);
    window.drag(from, to);
    assert_eq!(rated(&mut window, FIRST), (Some(2), Some(Influence::Low)));
    assert_eq!(window.depth(), 1, "both ratings are one step");
    window.type_text("Said so at lunch").key(Key::Tab);
    let said = window.account().ratings().values().any(|rating| rating.evidence == "Said so at lunch");
    assert!(said, "the keyboard was not in the field of evidence");
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert_eq!(window.depth(), 0);
}

#[test]
fn the_table_is_sorted_by_a_column_and_a_name_changed_in_its_row() {
    let mut window = window(Lang::En);
    window.letter(Key::T, "t");
    let word = window.word("field-name");
    window.click(Role::ColumnHeader, &word);
    let tops = |window: &Window, name: &str| row(window, name).min.y;
    assert!(tops(&window, "Adrian Foss") < tops(&window, "Anneke Vos"));
    window.click(Role::ColumnHeader, &word);
    assert!(tops(&window, "Victor Lindqvist") < tops(&window, "Tomas Heger"));
    let at = row(&window, "Victor Lindqvist").left_center() + egui::vec2(30.0, 0.0);
    window.click_at(at);
    let id = window.session().selection.only().cloned().unwrap();
    window.key(Key::F2).retype("Viktor Lindqvist").key(Key::Enter);
    assert_eq!(window.account().person(&id).unwrap().name, "Viktor Lindqvist");
    assert_eq!(window.depth(), 1);
}

#[test]
fn a_choice_in_a_row_of_the_table_is_made_for_all_who_are_selected() {
    let mut window = window(Lang::En);
    let ids: Vec<PersonId> = ["Celia Novak", "Jonas Weil"]
        .iter()
        .map(|name| window.account().people().values().find(|p| p.name == *name).unwrap().id.clone())
        .collect();
    window.letter(Key::T, "t");
    window.session().selection.set_people(ids.clone());
    window.settle();
    let name = format!("{}: ", window.word("lens-support"));
    let row = row(&window, "Celia Novak");
    let cells = window.harness.get_all_by_role(Role::Cell);
    let cell =
        cells.filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(&name)));
    let at = cell.map(|node| node.rect().center()).find(|at| row.contains(*at)).unwrap();
    window.click_at(at);
    let choice = linchpin::locale::support_words(Support::new(3), Lang::En);
    window.click(Role::MenuItem, &choice);
    for id in &ids {
        assert_eq!(rated(&mut window, id.as_str()).0, Some(3));
    }
    assert_eq!(window.depth(), 1);
}

#[test]
fn f5_hides_the_panels_and_esc_brings_everything_back() {
    let mut window = window(Lang::En);
    window.select(FIRST);
    window.key(Key::F5);
    assert!(window.session().presentation().is_some());
    let export = window.word("export-short");
    assert!(window.harness.query_by_role_and_label(Role::Button, &export).is_none());
    window.key(Key::ArrowRight);
    assert_eq!(window.session().presentation().unwrap().progress().0, 1);
    let press = |repeat| Event::Key {
        key: Key::Escape,
        physical_key: None,
        pressed: true,
        repeat,
        modifiers: Modifiers::NONE,
    };
    // Held a little too long: what repeats is not meant for the map.
    for repeat in [false, true, true] {
        window.harness.event(press(repeat));
        window.harness.step();
    }
    assert!(window.session().presentation().is_none());
    assert_eq!(window.session().selection.only(), Some(&FIRST.into()));
    window.node(Role::Button, &export);
}

/// Everything that a screen reader finds.
fn said(window: &Window) -> String {
    let all = window.harness.root().children_recursive();
    let words = all.map(|node| {
        let node = node.accesskit_node();
        format!("{} {}", node.label().unwrap_or_default(), node.value().unwrap_or_default())
    });
    words.collect::<Vec<_>>().join("\n")
}

#[test]
fn before_a_customer_a_pressed_esc_is_not_enough_no_key_changes_anything_and_no_title_is_said() {
    let mut window = window(Lang::En);
    let id = window.session().keep_view().unwrap();
    let title = "The CFO opposes us";
    let renamed = linchpin::session::edits::views::rename(window.session().account(), &id, title);
    window.session().commit(renamed);
    window.settle();
    assert!(said(&window).contains(title), "the list of views says it");
    let depth = window.depth();
    window.select(FIRST).chord(Modifiers::SHIFT, Key::F5);
    assert!(matches!(window.session().presentation().unwrap().showing(), Showing::Customer { .. }));
    window.key(Key::ArrowRight);
    assert!(!said(&window).contains(title));
    window.key(Key::Escape).key(Key::Delete).ctrl(Key::K).ctrl(Key::N).letter(Key::P, "p");
    assert!(window.session().presentation().is_some());
    assert!(window.harness.query_by_role(Role::TextInput).is_none());
    assert_eq!(window.depth(), depth);
    assert!(window.refuses_to_close());
}

#[test]
fn whoever_looks_round_in_a_slide_stays_there_and_goes_on_by_its_buttons() {
    let mut window = window(Lang::En);
    window.key(Key::F5);
    let before = window.session().camera;
    window.drag(Pos2::new(600.0, 300.0), Pos2::new(500.0, 250.0));
    let moved = window.session().camera.center;
    assert!((moved.x - before.center.x).abs() > 1.0, "{moved:?}");
    window.settle();
    assert_eq!(window.session().camera.center, moved);
    let (next, back) = (window.word("present-next"), window.word("present-back"));
    window.click(Role::Button, &next);
    assert_eq!(window.session().presentation().unwrap().progress().0, 1);
    window.click(Role::Button, &back);
    assert_eq!(window.session().presentation().unwrap().progress().0, 0);
}

#[test]
fn in_a_presentation_no_key_waits_for_those_before_it() {
    let mut window = window(Lang::En);
    window.key(Key::F5);
    for _ in 0..4 {
        for pressed in [true, false] {
            let key = Key::ArrowRight;
            let modifiers = Modifiers::NONE;
            window.harness.event(Event::Key { key, physical_key: None, pressed, repeat: false, modifiers });
        }
    }
    window.harness.step();
    assert_eq!(window.session().presentation().unwrap().progress().0, 4);
}

#[test]
fn before_a_customer_one_slow_frame_is_no_held_esc_and_many_frames_are() {
    let mut window = window(Lang::En);
    window.chord(Modifiers::SHIFT, Key::F5);
    let key = |pressed| Event::Key {
        key: Key::Escape,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let later = |window: &mut Window, seconds: f64| {
        let input = window.harness.input_mut();
        input.time = Some(input.time.unwrap_or_default() + seconds);
        window.harness.step();
    };
    window.harness.event(key(true));
    later(&mut window, 0.01);
    later(&mut window, 2.0);
    assert!(window.session().presentation().is_some(), "the key may be up again since long");
    window.harness.event(key(false));
    later(&mut window, 0.01);
    // A hand that taps fast lets go between two frames, in each of which the key is down.
    for _ in 0..20 {
        window.harness.event(key(false));
        window.harness.event(key(true));
        later(&mut window, 0.1);
    }
    assert!(window.session().presentation().is_some(), "taps are no hold");
    for _ in 0..8 {
        assert!(window.session().presentation().is_some());
        later(&mut window, 0.1);
    }
    later(&mut window, 0.1);
    assert!(window.session().presentation().is_none());
}

#[test]
fn ctrl_f_lights_whom_the_text_finds_and_its_enter_goes_to_the_next() {
    let mut window = window(Lang::En);
    window.ctrl(Key::F).type_text("control");
    assert_eq!(window.session().lit().unwrap().len(), 3);
    window.key(Key::Enter);
    let first = window.session().selection.only().cloned().unwrap();
    window.key(Key::Enter);
    assert_ne!(window.session().selection.only(), Some(&first));
    window.key(Key::Escape).key(Key::Escape).key(Key::Escape);
    assert!(window.session().lit().is_none(), "Esc takes the selection back, then the filter");
}

#[test]
fn after_a_dialog_the_keys_of_the_map_count_again() {
    let mut window = window(Lang::En);
    window.select(FIRST).letter(Key::O, "o").type_text("coach").key(Key::Enter);
    let people = window.account().people().len();
    window.key(Key::Tab);
    assert_eq!(window.account().people().len(), people + 1, "Tab adds a report");
    window.key(Key::Escape);
    assert_eq!(window.account().people().len(), people, "Esc takes it back");
    window.ctrl(Key::K).key(Key::Escape).key(Key::Enter);
    assert_eq!(window.account().people().len(), people + 1, "Enter adds a peer");
}

#[test]
fn esc_closes_the_bar_with_which_people_were_looked_for() {
    let mut window = window(Lang::En);
    let close = window.word("filter-close");
    let shown = |window: &Window| window.harness.query_by_role_and_label(Role::Button, &close).is_some();
    window.ctrl(Key::F).type_text("control");
    assert!(shown(&window));
    window.key(Key::Escape).key(Key::Escape);
    assert!(!shown(&window));
    window.ctrl(Key::F).key(Key::Escape);
    assert!(!shown(&window), "an empty one at the first Esc");
}

#[test]
fn the_minimap_is_there_while_something_is_out_of_sight_and_a_press_looks_there() {
    let mut window = window(Lang::En);
    let name = window.word("minimap");
    let area = window.node(Role::Image, &name).rect();
    let selected = window.session().selection.clone();
    window.click_at(area.left_center() + egui::vec2(12.0, 0.0));
    let left = window.session().camera.center;
    window.drag(area.center(), area.right_center() - egui::vec2(12.0, 0.0));
    let right = window.session().camera.center;
    assert!(right.x > left.x + 1000.0, "{left:?} {right:?}");
    assert_eq!(window.session().selection, selected, "the map below hears nothing of it");
    window.session().run(Command::Fit);
    window.settle();
    assert!(!window.has(Role::Image, &name), "nothing is out of sight");
    window.session().run(Command::ZoomActual);
    window.settle();
    assert!(window.has(Role::Image, &name));
    window.click_word(Role::Button, "menu-window").click_word(Role::MenuItem, "command-toggle-minimap");
    assert!(!window.has(Role::Image, &name));
}

#[test]
fn the_menu_of_what_is_selected_opens_by_keyboard_beside_it() {
    let mut window = window(Lang::En);
    let label =
        |window: &mut Window, command: Command| window.word(&format!("command-{}", command.row().key));
    let (report, open) = (label(&mut window, Command::AddReport), label(&mut window, Command::Open));
    window.select(FIRST).chord(Modifiers::SHIFT, Key::F10).settle();
    assert!(window.has(Role::MenuItem, &report) && !window.has(Role::MenuItem, &open));
    let at = window.node(Role::MenuItem, &report).rect();
    assert!((at.center().x - 720.0).abs() < 500.0, "{at:?}");
    let people = window.account().people().len();
    window.key(Key::ArrowDown).key(Key::ArrowLeft).key(Key::ArrowRight).key(Key::Enter).settle();
    assert_eq!(window.account().people().len(), people + 1, "the second entry adds a report");
    assert!(!window.has(Role::MenuItem, &report));
}

#[test]
fn a_file_of_pages_proposes_the_saved_views() {
    let mut window = window(Lang::En);
    window.session().run(Command::KeepView);
    window.ctrl(Key::E).click(Role::RadioButton, "PDF").settle();
    let views = window.word("export-views");
    assert!(window.says(&views) || window.has(Role::ComboBox, &views));
}

#[test]
fn menus_open_and_change_by_keyboard_and_are_as_high_as_they_need_to_be() {
    let mut window = window(Lang::En);
    let label =
        |window: &mut Window, command: Command| window.word(&format!("command-{}", command.row().key));
    let (open, undo) = (label(&mut window, Command::Open), label(&mut window, Command::SelectAll));
    window.key(Key::F10);
    assert!(window.has(Role::MenuItem, &open));
    window.key(Key::ArrowDown).key(Key::ArrowRight);
    assert!(!window.has(Role::MenuItem, &open) && window.has(Role::MenuItem, &undo));
    window.key(Key::ArrowLeft);
    assert!(window.has(Role::MenuItem, &open));
    window.key(Key::Escape).chord(Modifiers::ALT, Key::M);
    let last = label(&mut window, Command::AddDepartment);
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1440.0, 900.0));
    assert!(screen.contains_rect(window.node(Role::MenuItem, &last).rect()));
    // Tab stays within what is open.
    window.key(Key::Escape).chord(Modifiers::ALT, Key::E).key(Key::Tab).key(Key::Tab).settle();
    let edit = Command::ALL.iter().copied().filter(|command| command.row().menu == Menu::Edit);
    let session = window.session();
    let all: Vec<Command> = edit.filter(|command| session.missing(*command).is_none()).collect();
    let [first, second, .., last] = all[..] else { panic!("something can be done") };
    let (first, second, last) =
        (label(&mut window, first), label(&mut window, second), label(&mut window, last));
    assert!(window.node(Role::MenuItem, &second).is_focused());
    window.chord(Modifiers::SHIFT, Key::Tab).chord(Modifiers::SHIFT, Key::Tab).settle();
    assert!(window.node(Role::MenuItem, &last).is_focused(), "round and round");
    window.key(Key::Tab).settle();
    assert!(window.node(Role::MenuItem, &first).is_focused());
    let mut tops: Vec<f32> = Vec::new();
    for command in Command::ALL.iter().filter(|command| command.row().menu == Menu::Edit) {
        window.key(Key::Escape).chord(Modifiers::ALT, Key::E);
        let words = label(&mut window, *command);
        let found = window.harness.query_by_role_and_label(Role::MenuItem, &words);
        tops.extend(found.map(|node| node.rect().max.y));
    }
    assert!(tops.len() > 10 && tops.iter().all(|y| *y < 900.0), "{tops:?}");
}

#[test]
fn f6_goes_through_the_parts_of_the_window_and_back_to_the_map() {
    let mut window = window(Lang::En);
    let focused = |window: &Window| {
        let all = window.harness.root().children_recursive();
        let node = all.into_iter().find(|node| node.accesskit_node().is_focused());
        node.map(|node| (node.accesskit_node().role(), node.rect().center()))
    };
    let map = window.word("map");
    window.select(FIRST);
    let mut seen = Vec::new();
    for _ in 0..5 {
        window.key(Key::F6);
        seen.push(focused(&window).expect("the keyboard is somewhere"));
    }
    let [dock, right, top, left, canvas] = seen[..] else { panic!("{seen:?}") };
    assert!(dock.1.y > 600.0 && dock.0 == Role::Tab, "{dock:?}");
    assert!(right.1.x > 1120.0 && top.1.y < 44.0 && left.1.x < 248.0, "{seen:?}");
    assert_eq!(canvas.0, Role::Canvas);
    assert!(window.has(Role::Canvas, &map));
}

#[test]
fn f6_comes_to_the_open_tab_of_the_lists_below_the_map() {
    let mut window = window(Lang::En);
    window.click_word(Role::Tab, "dock-tasks").select(FIRST).key(Key::F6);
    let label = window.word("dock-tasks");
    assert!(window.node(Role::Tab, &label).accesskit_node().is_focused());
}

#[test]
fn the_list_of_keys_is_read_by_keyboard_and_answered_afterwards() {
    let mut window = window(Lang::En);
    window.key(Key::F1);
    let last = window.word("command-about");
    let keys = window.word("command-shortcuts");
    let place = |window: &Window| {
        let found = window.harness.query_all_by_role_and_label(Role::MenuItem, &keys);
        found.map(|node| node.rect().min.y).next()
    };
    let before = place(&window).expect("in the list, however far below");
    window.key(Key::End);
    assert!(place(&window).expect("still there") < before);
    window.key(Key::Enter);
    assert!(window.harness.query_by_role_and_label(Role::MenuItem, &last).is_none(), "OK kept the keyboard");
    assert!(place(&window).is_none());
}

#[test]
fn off_the_map_tab_goes_from_control_to_control_and_letters_change_the_view() {
    let mut window = window(Lang::En);
    let people = window.account().people().len();
    window.select(FIRST).letter(Key::X, "x").key(Key::Tab).key(Key::Tab);
    assert_eq!(window.account().people().len(), people);
    assert!(window.session().naming.is_none());
    let (map, table) = (window.word("map"), window.word("page-table"));
    window.letter(Key::T, "t");
    window.settle();
    assert!(window.has(Role::Table, &table));
    window.ctrl(Key::F).type_text("control");
    assert!(window.has(Role::Table, &table), "whom one looks for is lit in the table");
    assert_eq!(window.session().lit().unwrap().len(), 3);
    // What is made from elsewhere is named on its card.
    window.key(Key::Escape).key(Key::Escape).key(Key::Escape).letter(Key::T, "t");
    window.settle();
    window.letter(Key::P, "p");
    window.settle();
    assert!(window.has(Role::Canvas, &map) && window.session().naming.is_some());
}

#[test]
fn arrows_choose_among_segments_and_tab_goes_to_the_next_row() {
    let mut window = window(Lang::En);
    window.ctrl(Key::E);
    window.node(Role::RadioButton, "PNG").focus();
    window.settle();
    window.key(Key::ArrowRight).key(Key::ArrowRight);
    let focused = |window: &Window, label: &str| window.node(Role::RadioButton, label).is_focused();
    assert!(window.is_on(Role::RadioButton, "PDF") && focused(&window, "PDF"));
    window.key(Key::ArrowLeft);
    assert!(window.is_on(Role::RadioButton, "SVG"));
    window.key(Key::Tab);
    assert!(!focused(&window, "CSV"));
}

#[test]
fn arrows_walk_table_and_matrix_never_leave_them_and_letters_rate_whoever_they_come_to() {
    for page in [Command::ShowTable, Command::ShowMatrix] {
        let mut window = window(Lang::En);
        let stage = window.account().deals().values().next().unwrap().stage.clone();
        window.session().selection.set_person(PersonId::from("p10"));
        let (key, letter, arrow) = match page {
            Command::ShowTable => (Key::T, "t", Key::ArrowDown),
            _ => (Key::X, "x", Key::ArrowRight),
        };
        window.letter(key, letter).key(arrow).key(arrow);
        let second = window.session().selection.only().cloned().unwrap();
        assert_ne!(second.as_str(), "p10", "{page:?}");
        let before = rated(&mut window, second.as_str()).0.unwrap_or(0);
        window.letter(Key::Minus, "-");
        assert_eq!(rated(&mut window, second.as_str()).0, Some((before - 1).max(-3)), "{page:?}");
        // However far one goes, nothing but ratings changes.
        for key in [Key::ArrowRight, Key::ArrowDown, Key::ArrowUp, Key::ArrowLeft] {
            for _ in 0..12 {
                window.key(key);
            }
        }
        assert_eq!(window.depth(), 1, "{page:?}");
        assert_eq!(window.account().deals().values().next().unwrap().stage, stage);
    }
}

fn focused_id(window: &Window) -> Option<egui::Id> {
    window.harness.ctx.memory(egui::Memory::focused)
}

#[test]
fn shift_and_arrows_select_rows_of_the_table_and_a_presentation_gives_the_keyboard_back() {
    let mut window = window(Lang::En);
    window.letter(Key::T, "t").key(Key::ArrowDown).key(Key::ArrowDown);
    assert_eq!(window.session().selection.people().len(), 1);
    window.chord(Modifiers::SHIFT, Key::ArrowDown).chord(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(window.session().selection.people().len(), 3);
    window.chord(Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(window.session().selection.people().len(), 2, "the way back gives up who was left");
    let had = focused_id(&window);
    window.key(Key::F5);
    assert!(window.session().presentation().is_some());
    window.key(Key::Escape);
    assert!(window.session().presentation().is_none() && had.is_some());
    assert_eq!(focused_id(&window), had);
    window.key(Key::ArrowDown);
    assert_eq!(window.session().selection.people().len(), 1, "a plain arrow chooses one again");
}

#[test]
fn the_table_has_our_own_people_too_and_says_so_where_nobody_is() {
    let mut window = window(Lang::En);
    window.letter(Key::T, "t");
    let ours = window
        .harness
        .get_all_by_role(Role::Row)
        .filter(|node| node.accesskit_node().label().is_some_and(|label| label == "Rafael Stern"));
    assert_eq!(ours.count(), 1);
    window.session().start_new(None);
    window.letter(Key::T, "t");
    let hint = window.word("table-empty");
    assert!(window.says(&hint));
}

#[test]
fn a_number_of_a_scenario_says_how_it_came_about_and_of_which_scenario_it_is() {
    let mut window = window(Lang::En);
    window.letter(Key::Q, "q").select(FIRST).letter(Key::Plus, "+");
    let mean = window.word("outlook-mean");
    let of_mean = |window: &Window| -> Vec<Pos2> {
        let links = window.harness.query_all_by_role(Role::Link);
        let named = links.filter_map(|node| Some((node.accesskit_node().label()?, node.rect().center())));
        named.filter(|(label, _)| label.starts_with(&mean)).map(|(_, at)| at).collect()
    };
    // Worked out beside the frame, once the panel asks for it.
    let start = Instant::now();
    while of_mean(&window).is_empty() && start.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(5));
        window.settle();
    }
    let at = of_mean(&window);
    assert_eq!(at.len(), 1, "of the scenario, and not of today");
    window.click_at(at[0]);
    assert!(window.says("Scenario A, not the account as it is."));
}

#[test]
fn the_keyboard_comes_back_to_the_cell_that_was_edited_and_arrows_keep_to_its_row() {
    let mut window = window(Lang::En);
    window.letter(Key::T, "t").key(Key::ArrowDown).key(Key::ArrowRight).key(Key::ArrowRight);
    let cell = focused_id(&window);
    let id = window.session().selection.only().cloned().unwrap();
    window.key(Key::Enter).retype("Head of Everything").key(Key::Enter);
    assert_eq!(window.account().person(&id).unwrap().title, "Head of Everything");
    assert_eq!(focused_id(&window), cell, "after a field");
    window.key(Key::ArrowRight).key(Key::ArrowRight).key(Key::ArrowRight);
    let influence = focused_id(&window);
    window.key(Key::Enter).key(Key::ArrowDown).key(Key::Escape);
    assert_eq!(focused_id(&window), influence, "after a list");
    window.key(Key::End);
    let end = focused_id(&window);
    window.key(Key::ArrowRight);
    assert_eq!((focused_id(&window), window.session().selection.only()), (end, Some(&id)));
}

#[test]
fn f2_edits_the_cell_tab_goes_to_the_next_and_letters_on_a_cell_are_its_own() {
    let mut window = window(Lang::En);
    window.letter(Key::T, "t").key(Key::ArrowDown).key(Key::ArrowRight).key(Key::ArrowRight);
    let id = window.session().selection.only().cloned().unwrap();
    let title = focused_id(&window);
    window.key(Key::F2).retype("Head of Everything").key(Key::Tab);
    assert_eq!(window.account().person(&id).unwrap().title, "Head of Everything");
    assert_eq!(window.session().selection.only(), Some(&id), "the same row");
    // On a list a letter opens it, and does nothing else to the map.
    window.letter(Key::F, "f").settle();
    assert!(window.has(Role::MenuItem, "Grid Operations"), "the departments, beside the title");
    assert!(window.session().around.is_none());
    window.key(Key::Escape).key(Key::ArrowLeft);
    assert_eq!(focused_id(&window), title);
    window.letter(Key::V, "V").settle().type_text("ice").key(Key::Enter);
    assert_eq!(window.account().person(&id).unwrap().title, "Vice");
    assert_eq!((focused_id(&window), window.depth()), (title, 2));
    // Where support stands, the keys that rate do so.
    for _ in 0..4 {
        window.key(Key::ArrowRight);
    }
    let before = rated(&mut window, id.as_str()).0.unwrap();
    window.letter(Key::Plus, "+").settle();
    assert_eq!(rated(&mut window, id.as_str()).0, Some(before + 1));
}

#[test]
fn a_step_typed_on_a_rating_of_the_table_is_that_step() {
    let mut window = window(Lang::En);
    window.letter(Key::T, "t").settle();
    let label = format!("{}: ", window.word("lens-support"));
    window.key(Key::ArrowDown).key(Key::ArrowRight);
    let who = window.session().selection.only().cloned().unwrap();
    let mut steps = 0;
    let on_rating = |window: &Window| {
        let cells = window.harness.get_all_by_role(Role::Cell);
        let focused = cells.into_iter().find(egui_kittest::Node::is_focused);
        focused.and_then(|cell| cell.accesskit_node().label()).is_some_and(|words| words.starts_with(&label))
    };
    while !on_rating(&window) {
        window.key(Key::ArrowRight);
        steps += 1;
        assert!(steps < 12, "no cell of a rating in the row");
    }
    for (typed, step) in [(["+", "2"], 2), (["-", "1"], -1), (["", "3"], 3), (["−", "3"], -3)] {
        for sign in typed.into_iter().filter(|sign| !sign.is_empty()) {
            let key = if sign == "+" {
                Key::Plus
            } else if sign == "-" {
                Key::Minus
            } else {
                Key::Num2
            };
            window.letter(key, sign);
        }
        window.settle();
        assert_eq!(rated(&mut window, who.as_str()).0, Some(step), "{typed:?}");
    }
}

#[test]
fn tab_leads_from_a_name_to_its_title_and_a_title_is_written_for_all_who_are_selected() {
    let mut window = window(Lang::En);
    window.letter(Key::T, "t").key(Key::ArrowDown).key(Key::ArrowRight);
    let first = window.session().selection.only().cloned().unwrap();
    let name = focused_id(&window);
    window.key(Key::End);
    let end = focused_id(&window);
    window.key(Key::Home).key(Key::Tab);
    let title = focused_id(&window);
    window.key(Key::ArrowLeft);
    assert_eq!(focused_id(&window), name, "the title of the same row");
    window.key(Key::Tab).chord(Modifiers::SHIFT, Key::ArrowDown);
    let two = window.session().selection.people().clone();
    assert_eq!((two.len(), two.contains(&first)), (2, true));
    window.key(Key::F2).retype("Advisor").key(Key::Enter);
    for id in &two {
        assert_eq!(window.account().person(id).unwrap().title, "Advisor");
    }
    assert_eq!(window.depth(), 1);
    // Back along the row and into the one before.
    window.chord(Modifiers::SHIFT, Key::Tab).chord(Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused_id(&window), end, "the last cell of the row before");
    window.key(Key::Tab).key(Key::Tab).key(Key::ArrowUp);
    assert_eq!(focused_id(&window), title);
    // Beyond the first cell is the table as a whole.
    window.key(Key::ArrowLeft).chord(Modifiers::SHIFT, Key::Tab).settle();
    assert!(window.node(Role::Table, "Table").is_focused());
}

#[test]
fn whoever_is_pasted_comes_into_sight_in_the_table_and_a_layout_shows_the_map() {
    let mut window = window(Lang::En);
    window.letter(Key::T, "t").settle();
    window.harness.event(Event::Paste("Ada Quill, Chief Risk Officer".to_owned()));
    window.settle();
    window.key(Key::Enter).settle();
    let table = window.node(Role::Table, "Table").rect();
    let added = row(&window, "Ada Quill");
    // Its last columns are beyond the right border.
    assert!(
        table.y_range().contains(added.min.y) && table.y_range().contains(added.max.y),
        "{added:?} in {table:?}"
    );
    assert_eq!(window.depth(), 1);
    window.chord(Modifiers::COMMAND | Modifiers::SHIFT, Key::L).settle();
    assert!(!window.has(Role::Table, "Table"), "the map, where one sees what the layout did");
}

#[test]
fn in_a_long_table_ctrl_end_leads_to_the_last_row_in_the_same_column() {
    let mut window = window(Lang::En);
    let names: Vec<String> = (0..300).map(|i| format!("Person {i:03}, Engineer")).collect();
    window.harness.event(Event::Paste(names.join("\n")));
    window.settle();
    window.key(Key::Enter).settle();
    window.letter(Key::T, "t").settle().key(Key::ArrowDown).key(Key::ArrowRight).key(Key::ArrowRight);
    let first = focused_id(&window);
    window.chord(Modifiers::COMMAND, Key::End).settle();
    let last = focused_id(&window);
    let who = window.session().selection.only().cloned();
    window.key(Key::ArrowDown).settle();
    assert_eq!(
        (focused_id(&window), window.session().selection.only().cloned()),
        (last, who),
        "the last row"
    );
    window.chord(Modifiers::COMMAND, Key::Home).settle();
    let at = focused_id(&window);
    window.key(Key::ArrowUp).key(Key::ArrowUp).settle();
    assert_ne!(focused_id(&window), at, "the head of the column");
    window.key(Key::ArrowDown).settle();
    assert_eq!(focused_id(&window), at, "the first row");
    assert!(at != last && first != last);
}

#[test]
fn behind_the_last_cell_of_the_table_tab_leads_on_and_shift_tab_back() {
    let mut window = window(Lang::En);
    window.letter(Key::T, "t").key(Key::ArrowDown).key(Key::ArrowRight);
    let mut at = None;
    while focused_id(&window) != at {
        at = focused_id(&window);
        window.key(Key::ArrowDown);
    }
    window.key(Key::End).settle();
    let (last, who) = (focused_id(&window), window.session().selection.only().cloned());
    window.key(Key::Tab).settle();
    let first = window.word("menu-file");
    assert!(window.node(Role::Button, &first).is_focused(), "the first control of the window");
    assert_eq!(window.session().selection.only().cloned(), who);
    window.chord(Modifiers::SHIFT, Key::Tab).settle();
    window.key(Key::ArrowUp).settle();
    assert_ne!(focused_id(&window), last);
    assert_ne!(window.session().selection.only().cloned(), who, "the way back leads among the last rows");
}

#[test]
fn a_list_of_the_table_opens_where_its_value_is_and_rows_stay_while_one_works_in_them() {
    let mut window = window(Lang::En);
    window.letter(Key::T, "t").key(Key::ArrowDown).key(Key::ArrowRight);
    let id = window.session().selection.only().cloned().unwrap();
    window.key(Key::ArrowRight).key(Key::ArrowRight);
    let department = |window: &mut Window| window.account().person(&id).unwrap().department.clone();
    let before = department(&mut window);
    assert!(before.is_some());
    window.key(Key::F2).key(Key::Enter);
    assert_eq!((department(&mut window), window.depth()), (before.clone(), 0), "Enter keeps what holds");
    // A letter leads to what begins with it.
    window.letter(Key::F, "f").settle().key(Key::Enter);
    let now = department(&mut window).expect("one was chosen");
    assert_eq!(window.account().departments()[&now].name, "Finance");
    // Letters typed one after the other are one beginning, and one that nothing has leads nowhere.
    window.letter(Key::D, "d").letter(Key::F, "f").settle().key(Key::Enter);
    let now = department(&mut window).expect("one was chosen");
    assert_eq!(window.account().departments()[&now].name, "Digital and IT");
    // Two quick steps are two steps, and the row stays where it is though the rank changes.
    for _ in 0..3 {
        window.key(Key::ArrowRight);
    }
    let name = window.name_of(id.as_str());
    let (cell, place) = (focused_id(&window), row(&window, &name).min.y);
    for _ in 0..6 {
        window.letter(Key::Plus, "+").settle();
    }
    assert_eq!(rated(&mut window, id.as_str()).0, Some(3));
    assert_eq!((focused_id(&window), row(&window, &name).min.y), (cell, place));
}

#[test]
fn a_quick_hand_in_the_matrix_carries_whom_it_took_not_whom_it_passed() {
    let mut window = window(Lang::En);
    window.letter(Key::X, "x");
    let card = window.card_label(FIRST);
    let from = window.node(Role::Button, &card).rect().center();
    let to = cell(&mut window, "Low", 2);
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    // All of it between two frames, over other chips.
    window.move_to(from);
    window.harness.step();
    for event in [button(from, true), Event::PointerMoved(to), button(to, false)] {
        window.harness.event(event);
    }
    window.settle();
    assert_eq!(rated(&mut window, FIRST), (Some(2), Some(Influence::Low)));
    assert_eq!(window.depth(), 1);
}

#[test]
fn in_the_field_of_the_search_ctrl_z_takes_back_what_was_typed_and_not_the_map() {
    let mut window = window(Lang::En);
    window.select(FIRST).letter(Key::Plus, "+");
    let depth = window.depth();
    window.ctrl(Key::F).type_text("heger").ctrl(Key::Z);
    assert_eq!(window.depth(), depth, "the map is as it was");
    window.type_text("x");
    assert!(window.session().filter.text.ends_with('x'), "the keyboard is still in the field");
}

#[test]
fn people_are_looked_for_above_the_table_as_on_the_map() {
    let mut window = window(Lang::En);
    window.letter(Key::T, "t").ctrl(Key::F).type_text("control");
    assert_eq!(window.session().passing().unwrap().len(), 3);
    let name = window.name_of(FIRST);
    assert!(window.has(Role::Row, &name), "the table is still there");
    window.key(Key::Escape);
}

#[test]
fn arrows_bring_the_columns_of_the_table_into_sight() {
    let mut window = window(Lang::En);
    window.letter(Key::T, "t");
    let at = row(&window, "Marcus Thiel").left_center() + egui::vec2(110.0, 0.0);
    window.click_at(at);
    for _ in 0..9 {
        window.key(Key::ArrowRight);
    }
    window.settle();
    let table = window.node(Role::Table, "Table").rect();
    let due = window.harness.get_all_by_role(Role::Cell).find(|node| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with("Due")) && node.is_focused()
    });
    let due = due.expect("the last column has the keyboard").rect();
    assert!(table.expand(1.0).contains_rect(due), "{due:?} in {table:?}");
}

#[test]
fn enter_makes_somebody_where_nobody_is_selected() {
    let mut window = window(Lang::En);
    let people = window.account().people().len();
    window.key(Key::Escape).key(Key::Escape).key(Key::Enter).type_text("Wei").key(Key::Enter);
    let account = window.account();
    assert_eq!(account.people().len(), people + 1);
    assert!(account.people().values().any(|person| person.name == "Wei"));
}

#[test]
fn a_next_step_is_written_in_its_cell_of_the_table() {
    let mut window = window(Lang::En);
    window.letter(Key::T, "t");
    let deal = window.session().deal().unwrap().clone();
    let account = window.account();
    let person = account.people().values().find(|person| person.name == "Jonas Weil").unwrap().id.clone();
    let step = linchpin::report::next_step(&account, &deal, &person, SAMPLE_DAY).unwrap_or_default();
    assert!(step.task.is_none(), "the sample gives him none");
    let at = row(&window, "Jonas Weil").left_center() + egui::vec2(110.0, 0.0);
    window.click_at(at).key(Key::Home).key(Key::End).key(Key::Enter);
    // Tab leads to the day, which is there from now on.
    window.retype("Show him the patch log").key(Key::Tab).type_text("2026-07-01").key(Key::Enter);
    let account = window.account();
    let task = account.tasks_of(&person).find(|task| task.title == "Show him the patch log").expect("made");
    assert_eq!(task.due, Some(linchpin::clock::parse_date("2026-07-01").unwrap()));
}

#[test]
fn where_one_side_panel_has_room_the_other_is_a_press_away() {
    let mut window = window(Lang::En);
    let (left, right) = ("command-toggle-left", "command-toggle-right");
    let (add, words) = (window.word("command-add-department"), window.word(right));
    // Whether the left panel stands there, and whether the inspector is to be opened.
    let shown = |window: &mut Window| (window.has(Role::Button, &add), window.has(Role::Button, &words));
    assert_eq!(shown(&mut window), (true, false), "wide enough for both");
    window.click_word(Role::Button, left);
    assert_eq!(shown(&mut window), (false, false), "closed by hand");
    window.click_word(Role::Button, left);
    window.harness.set_size(egui::vec2(960.0, 600.0));
    window.settle();
    assert_eq!(shown(&mut window), (true, true), "the one that was opened last stands there");
    window.click_word(Role::Button, right);
    assert_eq!(shown(&mut window), (false, false), "the inspector took its place");
    window.click_word(Role::Button, left);
    assert_eq!(shown(&mut window), (true, true));
}

#[test]
fn the_left_panel_gives_way_to_the_columns_of_the_table() {
    let mut window = window(Lang::En);
    let (add, due) = (window.word("command-add-department"), window.word("table-due"));
    window.letter(Key::T, "t").settle();
    assert!(!window.has(Role::Button, &add));
    let head = window.node(Role::ColumnHeader, &due).rect();
    assert!(head.max.x < 1440.0 - 320.0, "{head:?}");
    // Shift and an arrow go on from the row that was clicked.
    let name = window.name_of(FIRST);
    let first = row(&window, &name);
    window.click_at(Pos2::new(first.min.x + 20.0, first.center().y)).chord(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(window.session().selection.people().len(), 2);
    // What was opened beside the map, where both have room, is not asked for here.
    window.letter(Key::M, "m").settle();
    assert!(window.has(Role::Button, &add));
    let left = "command-toggle-left";
    window.click_word(Role::Button, left).click_word(Role::Button, left);
    window.key(Key::Escape).letter(Key::T, "t").settle();
    assert!(!window.has(Role::Button, &add));
}

#[test]
fn a_button_looks_for_people_and_stops_looking_and_says_when_nobody_is_found() {
    let mut window = window(Lang::En);
    let filter = window.word("command-filter");
    window.click(Role::Button, &filter).type_text("zzz").settle();
    assert!(window.says("Nobody found"));
    window.click(Role::Button, &filter);
    assert!(!window.says("Nobody found"));
    assert!(window.session().filter.is_empty());
}

#[test]
fn a_next_step_is_written_for_all_who_are_selected_in_one_step() {
    let mut window = window(Lang::En);
    window.letter(Key::T, "t");
    let deal = window.session().deal().unwrap().clone();
    let account = window.account();
    let found = |name: &str| account.people().values().find(|person| person.name == name).unwrap().id.clone();
    let (weil, haddad, thiel) = (found("Jonas Weil"), found("Omar Haddad"), found("Marcus Thiel"));
    let step = |account: &Account, id| linchpin::report::next_step(account, &deal, id, SAMPLE_DAY);
    assert!(step(&account, &thiel).unwrap().task.is_some());
    assert!([&weil, &haddad].iter().all(|id| step(&account, id).unwrap_or_default().text.is_empty()));
    let at = row(&window, "Jonas Weil").left_center() + egui::vec2(110.0, 0.0);
    window.click_at(at).key(Key::Home).key(Key::End);
    window.session().selection.set_people([haddad.clone(), thiel.clone(), weil.clone()]);
    window.settle();
    let depth = window.depth();
    window.key(Key::Enter).retype("Show the patch log").key(Key::Enter);
    let after = window.account();
    let texts = [&weil, &haddad, &thiel].map(|id| step(&after, id).unwrap().text);
    assert_eq!(texts, ["Show the patch log"; 3]);
    assert_eq!((after.tasks().len(), window.depth()), (account.tasks().len() + 2, depth + 1));
}

#[test]
fn up_from_the_first_row_leads_to_the_heads_from_which_enter_sorts() {
    let mut window = window(Lang::En);
    window.letter(Key::T, "t").key(Key::ArrowDown).key(Key::Home).key(Key::ArrowUp);
    let name = window.word("field-name");
    let has_keyboard =
        |window: &Window, role, label: &str| window.node(role, label).accesskit_node().is_focused();
    assert!(has_keyboard(&window, Role::ColumnHeader, &name));
    window.key(Key::Enter);
    let top = |window: &Window, name: &str| row(window, name).min.y;
    assert!(top(&window, "Adrian Foss") < top(&window, "Anneke Vos"));
    window.key(Key::ArrowRight);
    let title = window.word("field-title");
    assert!(has_keyboard(&window, Role::ColumnHeader, &title));
    let selected = window.session().selection.clone();
    window.key(Key::ArrowDown).key(Key::ArrowDown);
    assert_ne!(window.session().selection, selected, "down again it goes through the rows");
    assert_eq!(window.depth(), 0);
}

#[test]
fn where_the_menus_have_no_room_one_button_holds_them_all() {
    let mut window = window(Lang::En);
    let (all, file) = (window.word("menu-all"), window.word(Menu::File.key()));
    assert!(!window.has(Role::Button, &all) && window.has(Role::Button, &file));
    window.harness.set_size(egui::vec2(512.0, 350.0));
    window.settle();
    assert!(window.has(Role::Button, &all) && !window.has(Role::Button, &file));
    // Nothing of the bar lies upon anything else, or outside.
    for key in ["export-short", "present-short"] {
        let label = window.word(key);
        assert!(window.node(Role::Button, &label).rect().max.x <= 512.0, "{key}");
    }
    let (edit, add) = (window.word(Menu::Edit.key()), window.word("command-add-person"));
    window.key(Key::F10);
    assert!(window.has(Role::MenuItem, &edit) && !window.has(Role::MenuItem, &add));
    window.click_word(Role::MenuItem, Menu::Map.key()).click(Role::MenuItem, &add);
    assert!(window.session().naming.is_some(), "the command is carried out");
    assert!(!window.has(Role::MenuItem, &edit), "and the list has closed");
}

#[test]
fn from_how_a_number_comes_about_one_comes_to_the_card_it_is_about() {
    let mut window = window(Lang::En);
    window.select(FIRST).letter(Key::Y, "y");
    window.session().selection.clear();
    window.settle();
    let label = window.word("explain-show-card");
    window.click(Role::Button, &label);
    assert_eq!(window.session().selection.only().map(|id| id.as_str().to_owned()).as_deref(), Some(FIRST));
    assert!(!window.has(Role::Button, &label), "the dialog has closed");
}
