//! A pasted list, mended line by line before anybody is made.
use super::*;
use linchpin::model::LinkKind;

const LIST: &str = "Werk Nord\nAnn Li, CEO\nBo Um, Buyer\nLead, Di Mo";

impl Window {
    fn paste(&mut self, text: &str) -> &mut Self {
        self.harness.event(Event::Paste(text.to_owned()));
        self.settle()
    }
    fn alt(&mut self, key: Key) -> &mut Self {
        self.chord(Modifiers::ALT, key)
    }
    /// Title, department and boss of whoever is called so.
    fn facts(&mut self, name: &str) -> (String, String, String) {
        let account = self.account();
        let person = account.people().values().find(|person| person.name == name).expect(name);
        let department = person.department.as_ref().and_then(|id| account.departments().get(id));
        let reports =
            |link: &&linchpin::model::Link| link.kind == LinkKind::Reports && link.from == person.id;
        let boss = account.links().values().find(reports).and_then(|link| account.person(&link.to));
        let boss = boss.map(|boss| boss.name.clone()).unwrap_or_default();
        (person.title.clone(), department.map(|d| d.name.clone()).unwrap_or_default(), boss)
    }
}

fn is(title: &str, department: &str, boss: &str) -> (String, String, String) {
    (title.to_owned(), department.to_owned(), boss.to_owned())
}

#[test]
fn a_pasted_list_is_mended_by_keyboard_alone() {
    for lang in [Lang::En, Lang::Zh] {
        let mut window = window(lang);
        window.key(Key::Escape).paste(LIST);
        window.alt(Key::D).key(Key::ArrowDown).key(Key::ArrowDown);
        window.alt(Key::ArrowRight).key(Key::ArrowDown).alt(Key::S);
        // Words typed and left by Esc stay what they were; the dialog stays.
        window.key(Key::F2).retype("Nobody").key(Key::Escape);
        assert!(!window.says("Nobody") && window.depth() == 0);
        window.key(Key::F2).retype("Di Monte").key(Key::Tab).retype("Team lead");
        window.key(Key::Tab).key(Key::Tab).retype("bo um").key(Key::Enter);
        assert_eq!(window.depth(), 0, "Enter ends the field first");
        window.key(Key::Enter);
        assert_eq!(window.depth(), 1);
        assert_eq!(window.facts("Ann Li"), is("CEO", "Werk Nord", ""));
        assert_eq!(window.facts("Bo Um"), is("Buyer", "Werk Nord", "Ann Li"));
        assert_eq!(window.facts("Di Monte"), is("Team lead", "Werk Nord", "Bo Um"));
        assert!(!window.account().people().values().any(|person| person.name == "Werk Nord"));
    }
}

#[test]
fn what_was_done_to_a_pasted_list_is_taken_back_and_done_again() {
    let mut window = window(Lang::En);
    window.key(Key::Escape).paste(LIST);
    let heading = "Werk Nord, names a department; whoever stands below belongs there";
    window.alt(Key::D);
    assert!(window.says(heading));
    window.key(Key::ArrowDown).key(Key::Space);
    let left_out =
        |window: &Window| window.node(Role::CheckBox, "Ann Li, CEO  ·  Werk Nord").accesskit_node().toggled();
    assert_eq!(left_out(&window), Some(Toggled::False));
    window.chord(Modifiers::COMMAND, Key::Z);
    assert_eq!(left_out(&window), Some(Toggled::True));
    window.chord(Modifiers::COMMAND, Key::Z);
    assert!(!window.says(heading));
    window.chord(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!(window.says(heading));
    // The tool bar below the dialog has one too.
    window.harness.query_all_by_role_and_label(Role::Button, "Undo").last().unwrap().click();
    window.settle();
    assert!(!window.says(heading));
    assert_eq!(window.depth(), 0, "the account has no part in it");
    // A line that was added goes and comes back.
    window.key(Key::Escape).paste("Name\tManager\nAnn Li\tZoe Xu");
    let add = |window: &mut Window| window.click(Role::Button, "Add Zoe Xu as boss").says("Zoe Xu");
    assert!(add(&mut window));
    window.chord(Modifiers::COMMAND, Key::Z);
    assert!(!window.says("Zoe Xu"));
    window.chord(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!(window.says("Zoe Xu"));
    window.chord(Modifiers::COMMAND, Key::Z).key(Key::Escape).paste(LIST);
    window.alt(Key::D).chord(Modifiers::COMMAND, Key::Z);
    // Another step ends what could be done again.
    window.key(Key::ArrowDown).alt(Key::S).chord(Modifiers::COMMAND, Key::Y);
    assert!(!window.says(heading));
}

#[test]
fn a_pasted_list_is_mended_by_hand() {
    let mut window = window(Lang::En);
    window.key(Key::Escape).paste(LIST);
    let line = |window: &Window, words: &str| window.node(Role::CheckBox, words).rect();
    let box_of = |rect: egui::Rect| pos2(rect.min.x + 10.0, rect.center().y);
    let name_of = |rect: egui::Rect| pos2(rect.min.x + 40.0, rect.center().y);
    let at = line(&window, "Werk Nord");
    window.click_at(box_of(at));
    assert!(window.node(Role::CheckBox, "Werk Nord").accesskit_node().toggled() == Some(Toggled::False));
    let at = name_of(line(&window, "Lead, Di Mo"));
    let other = name_of(line(&window, "Ann Li, CEO"));
    window.click_at(at).key(Key::Tab).retype("Lead").click_at(other);
    assert!(window.has(Role::CheckBox, "Lead, Lead"), "another line takes the first one's words");
    window.key(Key::Escape).click_word(Role::Button, "paste-heading");
    window.click_word(Role::Button, "paste-add");
    assert_eq!(window.depth(), 1);
    assert_eq!(window.facts("Bo Um"), is("Buyer", "Ann Li", ""));
}

#[test]
fn a_line_scrolled_far_away_takes_what_was_typed_and_gives_the_keys_back() {
    let mut window = window(Lang::En);
    let list: Vec<String> = (0..150).map(|i| format!("Ann Li{i}, Buyer")).collect();
    window.key(Key::Escape).paste(&list.join("\n"));
    window.key(Key::F2).retype("Eve Xu");
    let at = window.node(Role::CheckBox, "Ann Li3, Buyer").rect().center();
    window.move_to(at);
    for _ in 0..30 {
        let (unit, delta) = (egui::MouseWheelUnit::Point, egui::vec2(0.0, -200.0));
        let (modifiers, phase) = (Modifiers::NONE, egui::TouchPhase::Move);
        let source = egui::MouseWheelSource::Trackpad;
        window.harness.event(Event::MouseWheel { unit, delta, phase, modifiers, source });
        window.settle();
    }
    assert!(!window.has(Role::CheckBox, "Ann Li3, Buyer"), "the list has moved");
    window.key(Key::Home);
    assert!(window.has(Role::CheckBox, "Eve Xu, Buyer"));
}

#[test]
fn a_pasted_list_that_is_left_changes_nothing() {
    let mut window = window(Lang::En);
    let before = window.account();
    window.key(Key::Escape).paste(LIST).key(Key::ArrowDown).alt(Key::D).alt(Key::D);
    window.key(Key::F2).retype("Eve").key(Key::Escape);
    assert!(window.has(Role::CheckBox, "Ann Li, CEO"), "the first Esc leaves the line only");
    window.key(Key::Escape);
    assert!(!window.says("Ann Li, CEO"));
    assert_eq!(window.account(), before);
}

#[test]
fn in_the_smallest_window_the_buttons_of_every_dialog_are_within_it() {
    let mut window = window(Lang::En);
    // As on a small screen whose interface is twice as large.
    let size = egui::vec2(512.0, 370.0);
    window.harness.set_size(size);
    window.settle();
    let whole = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
    let list: Vec<String> = (0..20).map(|i| format!("{}Ann Li{i}, Clerk, +1", "  ".repeat(i % 4))).collect();
    window.key(Key::Escape).paste(&list.join("\n"));
    for key in ["paste-add", "cancel"] {
        let words = window.word(key);
        let button = window.node(Role::Button, &words).rect();
        assert!(whole.contains_rect(button), "{words}: {button:?}");
    }
    // A dialog is as high as its content, also behind a lower one.
    window.key(Key::Escape).ctrl(Key::K).type_text("zzzz").key(Key::Escape);
    window.select(FIRST).letter(Key::Y, "y").settle();
    let title = format!("Score of {}", window.name_of(FIRST));
    let title = window.node(Role::Heading, &title).rect();
    assert!(whole.contains_rect(title) && title.min.y < 60.0, "read from its top: {title:?}");
    window.key(Key::Tab).settle();
    let words = window.word("ok");
    let button = window.node(Role::Button, &words).rect();
    assert!(whole.contains_rect(button), "{words}: {button:?}");
}
