//! The window without a screen: found by what a screen reader is told, driven by pointer and keyboard.
#![cfg(feature = "gui")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that can't go on has failed; Clippy excepts the tests, not what they call"
)]
mod keyboard;
mod matrix;
mod pages;
mod painted;
mod pasting;
mod photos;
#[path = "../support/pixels.rs"]
mod pixels;
mod risks;
mod touch;
mod tray;
mod views;

use egui::accesskit::{Action, Role, Toggled};
use egui::{
    Event, Key, Modifiers, PointerButton, Pos2, Ui, ViewportCommand, ViewportEvent, ViewportId, pos2,
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use linchpin::catalogue::{Catalogue, Lang, Support};
use linchpin::file::{load, write_ron};
use linchpin::locale::{listed, signed, support_spoken, tr, tr_args, with_colon};
use linchpin::model::{Account, PersonId};
use linchpin::scene::Lens;
use linchpin::session::sample::{SAMPLE_DAY, sample};
use linchpin::session::{Command, Menu, Session};
use linchpin::settings::Settings;
use linchpin::theme::ThemeId;
use linchpin::ui::{App, Options};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const FIRST: &str = "p12";

struct Window {
    harness: Harness<'static, Option<App>>,
    home: TempDir,
}

fn window(lang: Lang) -> Window {
    window_on(lang, None)
}

/// A window at 1440 × 900 that has settled; `text` is a document on the disk, else it shows the sample.
fn window_on(lang: Lang, text: Option<&str>) -> Window {
    let home = tempfile::tempdir().unwrap();
    let file = text.map(|text| {
        let path = home.path().join("account.ron");
        std::fs::write(&path, text).unwrap();
        path
    });
    let options = Options { as_of: Some(SAMPLE_DAY), ..Options::default() };
    let mut given = Some((file, options, Settings { lang, ..Settings::default() }));
    let folder = home.path().join("home");
    let frame = move |ui: &mut Ui, app: &mut Option<App>| {
        if let Some(app) = app {
            app.frame(ui);
        } else if let Some((file, options, settings)) = given.take() {
            // Before the first frame of its own, as in the real window: fonts count from the next frame.
            *app = Some(App::new(ui.ctx(), file, &options, settings, Some(folder.clone())));
            ui.ctx().request_repaint();
        }
    };
    let harness = Harness::builder()
        .with_size(egui::vec2(1440.0, 900.0))
        .with_max_steps(40)
        .build_ui_state(frame, None);
    let mut window = Window { harness, home };
    window.settle();
    window
}

impl Window {
    fn session(&mut self) -> &mut Session {
        self.harness.state_mut().as_mut().unwrap().session()
    }
    fn account(&mut self) -> Account {
        self.session().account().clone()
    }
    fn depth(&mut self) -> usize {
        self.session().document().undo_depth()
    }
    fn lang(&mut self) -> Lang {
        self.session().lang()
    }
    fn word(&mut self, key: &str) -> String {
        tr(self.lang(), key).into_owned()
    }
    fn name_of(&mut self, id: &str) -> String {
        let lang = self.lang();
        self.session().account().person(&PersonId::from(id)).unwrap().name_in(lang).to_owned()
    }
    fn file(&self) -> PathBuf {
        self.home.path().join("account.ron")
    }

    /// Runs until nothing moves and nothing is computed in the background.
    fn settle(&mut self) -> &mut Self {
        let start = Instant::now();
        loop {
            self.harness.run();
            if !self.session().working() {
                break;
            }
            assert!(start.elapsed() < Duration::from_mins(1), "the background work doesn't end");
            std::thread::sleep(Duration::from_millis(5));
        }
        self.harness.run();
        self
    }

    // What is there.

    fn has(&self, role: Role, label: &str) -> bool {
        self.harness.query_all_by_role_and_label(role, label).next().is_some()
    }
    fn says(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }
    fn node<'a>(&'a self, role: Role, label: &'a str) -> Node<'a> {
        self.harness.get_by_role_and_label(role, label)
    }
    fn is_on(&self, role: Role, label: &str) -> bool {
        self.node(role, label).accesskit_node().toggled() == Some(Toggled::True)
    }
    fn card_label(&mut self, id: &str) -> String {
        let lang = self.lang();
        let facts = self.session().picture().facts.of(&id.into()).unwrap().clone();
        listed(lang, &[&facts.name, &facts.title])
    }
    fn card(&mut self, id: &str) -> Pos2 {
        let label = self.card_label(id);
        self.node(Role::Button, &label).rect().center()
    }

    // What is done.

    fn click(&mut self, role: Role, label: &str) -> &mut Self {
        self.node(role, label).click();
        self.settle()
    }
    /// What a screen reader does; reaches what is scrolled out of sight.
    fn activate(&mut self, role: Role, label: &str) -> &mut Self {
        self.node(role, label).click_accesskit();
        self.settle()
    }
    fn click_word(&mut self, role: Role, key: &str) -> &mut Self {
        let word = self.word(key);
        self.click(role, &word)
    }
    fn focus_field(&mut self, key: &str) -> &mut Self {
        let word = self.word(key);
        self.node(Role::TextInput, &word).focus();
        self.settle()
    }
    fn key(&mut self, key: Key) -> &mut Self {
        self.harness.key_press(key);
        self.settle()
    }
    fn ctrl(&mut self, key: Key) -> &mut Self {
        self.chord(Modifiers::COMMAND, key)
    }
    fn chord(&mut self, modifiers: Modifiers, key: Key) -> &mut Self {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle()
    }
    /// A letter as a keyboard sends it: the key and its text in one frame.
    fn letter(&mut self, key: Key, text: &str) -> &mut Self {
        let press = |pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        let events = [press(true), Event::Text(text.to_owned()), press(false)];
        self.harness.input_mut().events.extend(events);
        self.harness.step();
        self
    }
    fn type_text(&mut self, text: &str) -> &mut Self {
        self.harness.event(Event::Text(text.to_owned()));
        self.settle()
    }
    /// Replaces what stands in the field that has the focus.
    fn retype(&mut self, text: &str) -> &mut Self {
        self.ctrl(Key::A).type_text(text)
    }
    fn press_button(&mut self, pos: Pos2, pressed: bool) {
        self.harness.event(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        self.harness.step();
    }
    fn move_to(&mut self, pos: Pos2) {
        self.harness.event(Event::PointerMoved(pos));
        self.harness.step();
    }
    fn click_at(&mut self, pos: Pos2) -> &mut Self {
        self.move_to(pos);
        self.press_button(pos, true);
        self.press_button(pos, false);
        self.settle()
    }
    fn drag(&mut self, from: Pos2, to: Pos2) -> &mut Self {
        self.move_to(from);
        self.press_button(from, true);
        for i in 1..=6 {
            self.move_to(from.lerp(to, i as f32 / 6.0));
        }
        self.press_button(to, false);
        self.settle()
    }
    /// Asks the window to close; whether it refuses.
    fn refuses_to_close(&mut self) -> bool {
        let root = self.harness.input_mut().viewports.get_mut(&ViewportId::ROOT).unwrap();
        root.events.push(ViewportEvent::Close);
        self.harness.step();
        let output = &self.harness.output().viewport_output[&ViewportId::ROOT];
        let refused = output.commands.contains(&ViewportCommand::CancelClose);
        self.settle();
        refused
    }
    fn select(&mut self, id: &str) -> &mut Self {
        self.session().show_person(&id.into());
        self.settle()
    }
    fn rename_in_place(&mut self, text: &str) -> &mut Self {
        self.key(Key::F2).type_text(text).key(Key::Enter)
    }

    fn assert_question(&mut self, shown: bool) -> &mut Self {
        let title = self.word("unsaved-title");
        assert_eq!(self.says(&title), shown, "{title:?} shown");
        self
    }
}

/// A document of its own, with the sample in it.
fn document(lang: Lang) -> Window {
    window_on(lang, Some(&write_ron(&sample(lang)).unwrap()))
}

/// Somewhere on the map where nothing is.
fn empty_place(window: &mut Window) -> Pos2 {
    use linchpin::session::Hit;
    let session = window.session();
    let canvas = session.canvas;
    let to_map = session.camera.screen_from_map(canvas, 1.0);
    for y in 0..40 {
        for x in 0..40 {
            let at = linchpin::geom::pt(
                canvas.min.x + 60.0 + (canvas.width() - 120.0) * x as f32 / 40.0,
                canvas.min.y + 60.0 + (canvas.height() - 120.0) * y as f32 / 40.0,
            );
            if session.hit(to_map.invert(at)) == Hit::Nothing {
                return pos2(at.x, at.y);
            }
        }
    }
    panic!("the map is full");
}

#[test]
fn the_window_opens_on_the_sample_in_both_languages() {
    for &lang in Lang::ALL {
        let mut window = window(lang);
        let account = sample(lang);
        assert_eq!(window.account(), account);
        assert!(window.has(Role::Button, account.info().name_in(lang)), "the account's name");
        assert!(window.session().file().is_sample);
        let session = window.session();
        let view = session.camera.screen_from_map(session.canvas, 1.0).invert_rect(session.canvas);
        let cards = &session.picture().geometry.cards;
        let seen: Vec<PersonId> =
            cards.iter().filter(|(_, rect)| rect.intersects(&view)).map(|(id, _)| id.clone()).collect();
        assert!(!seen.is_empty());
        for id in seen {
            let card = window.card_label(id.as_str());
            assert!(window.has(Role::Button, &card), "{card} is not told of");
        }
        assert_eq!(window.depth(), 0);
        assert!(!window.session().is_modified());
    }
}

#[test]
fn every_menu_lists_its_commands_in_both_languages() {
    for &lang in Lang::ALL {
        let mut window = window(lang);
        for menu in Menu::ALL {
            let commands: Vec<Command> =
                Command::ALL.iter().copied().filter(|command| command.row().menu == menu).collect();
            let label = |command: &Command| tr(lang, &format!("command-{}", command.row().key)).into_owned();
            assert!(!window.has(Role::MenuItem, &label(&commands[0])), "{menu:?} is open");
            window.click_word(Role::Button, menu.key());
            for command in &commands {
                assert!(window.has(Role::MenuItem, &label(command)), "{menu:?} lacks {command:?}");
            }
            let selection = window.session().selection.clone();
            window.key(Key::Escape);
            assert!(!window.has(Role::MenuItem, &label(&commands[0])), "{menu:?} stays open");
            assert_eq!(window.session().selection, selection, "Esc went on to the map");
        }
    }
}

#[test]
fn a_row_of_the_list_selects_the_person_on_the_map_and_in_the_inspector() {
    for &lang in Lang::ALL {
        let mut window = window(lang);
        let row = window.session().list().rows[1].clone();
        let card = window.card_label(row.id.as_str());
        assert!(!window.is_on(Role::Row, &row.name));
        assert!(!window.is_on(Role::Button, &card));
        window.click(Role::Row, &row.name);
        assert_eq!(window.session().selection.only(), Some(&row.id));
        assert!(window.is_on(Role::Row, &row.name));
        assert!(window.is_on(Role::Button, &card));
        let field = window.word("field-name");
        let name = window.session().account().person(&row.id).unwrap().name.clone();
        assert_eq!(window.node(Role::TextInput, &field).value(), Some(name));
    }
}

#[test]
fn a_click_on_a_card_selects_it_and_one_beside_it_nobody() {
    let mut window = window(Lang::En);
    let at = window.card(FIRST);
    window.click_at(at);
    assert_eq!(window.session().selection.only(), Some(&FIRST.into()));
    let label = window.card_label(FIRST);
    assert!(window.is_on(Role::Button, &label));
    let beside = empty_place(&mut window);
    window.click_at(beside);
    assert!(window.session().selection.is_empty());
    assert_eq!(window.depth(), 0);
}

#[test]
fn a_click_on_a_support_stop_rates_in_one_step() {
    for &lang in Lang::ALL {
        let mut window = window(lang);
        let row = window.session().list().rows[1].clone();
        window.click(Role::Row, &row.name);
        let support = Support::ALL.iter().copied().find(|s| Some(*s) != row.support).unwrap();
        let term = Catalogue::get().support(support).name.get(lang);
        let stop = format!("{term} {}", signed(support.score()));
        window.click(Role::RadioButton, &stop);
        assert_eq!(window.depth(), 1);
        assert!(window.is_on(Role::RadioButton, &stop));
        let after = window.session().list().rows.iter().find(|r| r.id == row.id).unwrap().clone();
        assert_eq!(after.support, Some(support));
        let card = window.card_label(row.id.as_str());
        let said = window.node(Role::Button, &card).value();
        assert_eq!(said, Some(support_spoken(Some(support), lang)));
    }
}

#[test]
fn language_and_theme_change_while_the_window_is_open() {
    let mut window = window(Lang::En);
    let (file, export) = (window.word("menu-file"), window.word("export-short"));
    assert!(window.has(Role::Button, &file) && window.has(Role::Button, &export));
    window.click(Role::Button, "EN / 中文");
    assert_eq!(window.lang(), Lang::Zh);
    assert!(!window.has(Role::Button, &file) && !window.has(Role::Button, &export));
    for key in ["menu-file", "menu-edit", "menu-view", "export-short", "tray-person"] {
        let word = window.word(key);
        assert!(window.has(Role::Button, &word), "{word}");
    }
    // Nobody has worked on the sample, so it speaks the language, too.
    assert_eq!(window.account(), sample(Lang::Zh));

    assert_eq!(window.session().look.theme, ThemeId::Light);
    window.click_word(Role::Button, "command-theme");
    assert_eq!(window.session().look.theme, ThemeId::Dark);
    assert!(window.harness.ctx.global_style().visuals.dark_mode);
    let held = Settings::load(&window.home.path().join("home"));
    assert_eq!((held.lang, held.theme), (Lang::Zh, ThemeId::Dark));
    window.click_word(Role::Button, "command-theme").click(Role::Button, "EN / 中文");
    assert_eq!((window.lang(), window.session().look.theme), (Lang::En, ThemeId::Light));
    assert!(window.has(Role::Button, &file));
    assert_eq!(window.account(), sample(Lang::En));
}

#[test]
fn work_on_the_sample_survives_a_change_of_language() {
    let mut window = window(Lang::En);
    window.select(FIRST).rename_in_place("Nadia Weber");
    let account = window.account();
    window.click(Role::Button, "EN / 中文");
    assert_eq!(window.account(), account);
}

#[test]
fn f2_names_in_place() {
    for (lang, name) in [(Lang::En, "Nadia Weber"), (Lang::Zh, "周立新")] {
        let mut window = window(lang);
        window.select(FIRST).key(Key::F2);
        assert!(window.session().naming.is_some());
        // The old name is selected: what is typed takes its place.
        window.type_text(name).key(Key::Enter);
        assert!(window.session().naming.is_none());
        assert_eq!(window.name_of(FIRST), name);
        assert_eq!(window.depth(), 1);
        let card = window.card_label(FIRST);
        assert!(card.starts_with(name) && window.has(Role::Button, &card), "{card}");
    }
}

#[test]
fn escape_while_naming_leaves_the_account_as_it_was() {
    let mut window = window(Lang::En);
    let before = window.account();
    window.select(FIRST).key(Key::F2).type_text("Nobody").key(Key::Escape);
    assert!(window.session().naming.is_none());
    assert_eq!(window.account(), before);
    assert_eq!(window.depth(), 0);
}

#[test]
fn leaving_the_field_in_place_keeps_what_was_typed() {
    let mut window = window(Lang::En);
    let beside = empty_place(&mut window);
    window.select(FIRST).key(Key::F2).type_text("Nadia Weber").click_at(beside);
    assert!(window.session().naming.is_none());
    assert_eq!(window.name_of(FIRST), "Nadia Weber");
    assert_eq!(window.depth(), 1);
}

#[test]
fn p_adds_a_person_and_the_first_key_after_it_is_in_the_name() {
    let mut window = window(Lang::En);
    let before = window.account().people().len();
    window.letter(Key::P, "p").letter(Key::Z, "Z").letter(Key::O, "o").letter(Key::E, "e").settle();
    assert!(window.session().naming.is_some());
    window.key(Key::Enter);
    let account = window.account();
    assert_eq!(account.people().len(), before + 1);
    let id = window.session().selection.only().unwrap().clone();
    assert_eq!(window.name_of(id.as_str()), "Zoe");
    assert!(window.account().places().contains_key(&id));
    // One step for the card, one for the name.
    assert!(window.depth() <= 2, "{} steps", window.depth());
}

/// Whoever types faster than the window draws, or than a slow machine does.
#[test]
fn keys_of_one_frame_open_fields_fill_them_and_go_on() {
    let mut window = window(Lang::En);
    window.select(FIRST);
    let before = window.account().people().len();
    let key = |key| {
        [true, false].map(|pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        })
    };
    let mut events = key(Key::Tab).to_vec();
    for (name, last) in [("Quick Typist, Analyst", Key::Tab), ("Nora Below, −1", Key::Enter)] {
        events.extend(name.chars().map(|c| Event::Text(c.to_string())));
        events.extend(key(last));
    }
    window.harness.input_mut().events.extend(events);
    window.settle();
    let account = window.account();
    let id = |name: &str| account.people().values().find(|person| person.name == name).map(|p| p.id.clone());
    let (typist, below) = (id("Quick Typist").expect("named"), id("Nora Below").expect("named"));
    assert_eq!(account.people().len(), before + 2);
    assert_eq!(account.person(&typist).unwrap().title, "Analyst");
    assert_eq!(pages::rated(&mut window, below.as_str()).0, Some(-1));
    let boss = account.links_of(&below).find(|link| link.from == below).map(|link| link.to.clone());
    assert_eq!(boss, Some(typist));
}

#[test]
fn letters_typed_into_a_field_are_no_commands() {
    let mut window = window(Lang::En);
    let before = window.account().people().len();
    window.select(FIRST).focus_field("field-name").ctrl(Key::A);
    window.letter(Key::P, "p").letter(Key::Num0, "0").letter(Key::H, "h").settle().key(Key::Enter);
    assert_eq!(window.account().people().len(), before);
    assert_eq!(window.name_of(FIRST), "p0h");
    assert_eq!(window.depth(), 1);
}

#[test]
fn undo_and_redo_by_their_keys() {
    let mut window = window(Lang::En);
    let before = window.account();
    window.select(FIRST).rename_in_place("Nadia Weber");
    let after = window.account();
    assert_ne!(after, before);
    window.ctrl(Key::Z);
    assert_eq!(window.account(), before);
    assert!(!window.session().is_modified());
    window.chord(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.account(), after);
    window.ctrl(Key::Z).ctrl(Key::Y);
    assert_eq!(window.account(), after);
}

#[test]
fn the_deal_is_switched_by_its_list() {
    for &lang in Lang::ALL {
        let mut window = window(lang);
        let deals: Vec<_> =
            window.account().deals_in_order().iter().map(|d| (d.id.clone(), d.name.clone())).collect();
        let switch = window.word("deal");
        assert_eq!(window.node(Role::ComboBox, &switch).value().as_ref(), Some(&deals[0].1));
        window.click(Role::ComboBox, &switch).click(Role::MenuItem, &deals[1].1);
        assert_eq!(window.session().deal(), Some(&deals[1].0));
        assert_eq!(window.node(Role::ComboBox, &switch).value().as_ref(), Some(&deals[1].1));
        assert_eq!(window.session().list().deal, deals[1].1);
        assert_eq!(window.depth(), 0);
    }
}

#[test]
fn a_click_on_a_stage_moves_the_deal_there_and_a_second_changes_nothing() {
    let mut window = window(Lang::En);
    let stage = &Catalogue::get().stages[4];
    let name = stage.name.get(Lang::En);
    let stage_now = |window: &mut Window| {
        let deal = window.session().deal().unwrap().clone();
        window.account().deals()[&deal].stage.clone()
    };
    assert_ne!(stage_now(&mut window).as_ref(), Some(&stage.key));
    window.click(Role::RadioButton, name);
    assert_eq!(stage_now(&mut window).as_ref(), Some(&stage.key));
    assert!(window.is_on(Role::RadioButton, name));
    assert_eq!(window.depth(), 1);
    window.click(Role::RadioButton, name);
    assert_eq!(stage_now(&mut window).as_ref(), Some(&stage.key));
    assert_eq!(window.depth(), 1);
}

#[test]
fn a_lens_is_chosen() {
    for &lang in Lang::ALL {
        let mut window = window(lang);
        for lens in Lens::ALL {
            let name = tr(lang, &format!("lens-{}", lens.key()));
            window.click(Role::RadioButton, &name);
            assert_eq!(window.session().look.lens, *lens);
            assert!(window.is_on(Role::RadioButton, &name));
        }
        assert_eq!(window.depth(), 0);
    }
}

#[test]
fn a_field_is_applied_by_enter() {
    let mut window = window(Lang::En);
    window.select(FIRST).focus_field("field-title").retype("Chief of Staff").key(Key::Enter);
    assert_eq!(window.account().person(&FIRST.into()).unwrap().title, "Chief of Staff");
    assert_eq!(window.depth(), 1);
}

#[test]
fn a_field_is_applied_when_another_takes_the_focus() {
    let mut window = window(Lang::En);
    window.select(FIRST).focus_field("field-title").retype("Chief of Staff").focus_field("field-name");
    assert_eq!(window.account().person(&FIRST.into()).unwrap().title, "Chief of Staff");
    assert_eq!(window.depth(), 1);
}

#[test]
fn a_field_is_applied_when_somebody_else_is_selected() {
    let mut window = window(Lang::En);
    let beside = empty_place(&mut window);
    window.select(FIRST).focus_field("field-title").retype("Chief of Staff").click_at(beside);
    assert_eq!(window.account().person(&FIRST.into()).unwrap().title, "Chief of Staff");
    assert_eq!(window.depth(), 1);
}

#[test]
fn escape_drops_what_was_typed_into_a_field() {
    let mut window = window(Lang::En);
    let before = window.account();
    window.select(FIRST).focus_field("field-title").retype("Nobody").key(Key::Escape);
    assert_eq!(window.account(), before);
    assert_eq!(window.depth(), 0);
    let (field, title) = (window.word("field-title"), before.person(&FIRST.into()).unwrap().title.clone());
    assert_eq!(window.node(Role::TextInput, &field).value(), Some(title));
    assert_eq!(window.session().selection.only(), Some(&FIRST.into()), "Esc went on to the map");
}

#[test]
fn a_text_that_is_no_day_is_refused_with_words() {
    let mut window = window(Lang::En);
    let beside = empty_place(&mut window);
    window.click_at(beside);
    let before = window.account();
    window.focus_field("field-close").retype("soon").key(Key::Enter);
    assert_eq!(window.account(), before);
    let notice = window.session().notice().unwrap().message.text(Lang::En);
    assert_eq!(notice, tr_args(Lang::En, "not-a-date", &[("text", "soon".into())]));
}

#[test]
fn a_drag_of_a_card_is_one_step() {
    let mut window = window(Lang::En);
    let before = window.account();
    let from = window.card(FIRST);
    window.drag(from, from + egui::vec2(60.0, 40.0));
    let after = window.account();
    let place = |account: &Account| account.places()[&PersonId::from(FIRST)].at();
    assert_ne!(place(&after), place(&before));
    assert_eq!(window.depth(), 1);
    assert!(window.session().is_idle());
    window.ctrl(Key::Z);
    assert_eq!(window.account(), before);
}

#[test]
fn escape_during_a_drag_leaves_the_card() {
    let mut window = window(Lang::En);
    let before = window.account();
    let from = window.card(FIRST);
    window.move_to(from);
    window.press_button(from, true);
    window.move_to(from + egui::vec2(30.0, 20.0));
    window.move_to(from + egui::vec2(60.0, 40.0));
    window.key(Key::Escape);
    window.press_button(from + egui::vec2(60.0, 40.0), false);
    window.settle();
    assert_eq!(window.account(), before);
    assert_eq!(window.depth(), 0);
}

#[test]
fn a_person_is_dragged_from_the_panel_onto_the_map() {
    let mut window = window(Lang::En);
    let before = window.account();
    let word = window.word("tray-person");
    let from = window.node(Role::Button, &word).rect().center();
    let to = empty_place(&mut window);
    window.drag(from, to);
    let account = window.account();
    assert_eq!(account.people().len(), before.people().len() + 1);
    let id = window.session().selection.only().unwrap().clone();
    assert!(account.places().contains_key(&id));
    assert_eq!(window.depth(), 1);
    assert!(window.session().naming.is_some());
}

#[test]
fn what_adds_to_the_map_answers_a_screen_reader() {
    for key in ["tray-person", "tray-placeholder", "tray-department"] {
        let mut window = window(Lang::En);
        let word = window.word(key);
        window.activate(Role::Button, &word);
        assert_eq!(window.depth(), 1, "{word} was activated");
    }
}

#[test]
fn a_card_answers_a_screen_reader() {
    let mut window = window(Lang::En);
    let card = window.card_label(FIRST);
    window.activate(Role::Button, &card);
    assert_eq!(window.session().selection.only(), Some(&FIRST.into()));
}

#[test]
fn what_is_typed_in_the_frame_of_the_key_that_opens_a_field_is_not_lost() {
    let mut window = document(Lang::En);
    window.harness.run();
    let people = window.account().people().len();
    let stroke = |key: Key, text: &str| {
        let event = |pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        [event(true), Event::Text(text.to_owned()), event(false)]
    };
    // F folds, B and N are commands too: here they are letters of a name.
    let all = [stroke(Key::P, "p"), stroke(Key::B, "b"), stroke(Key::N, "n")].concat();
    window.harness.input_mut().events.extend(all);
    window.settle();
    window.type_text("ow");
    window.key(Key::Enter);
    assert_eq!(window.account().people().len(), people + 1);
    assert!(window.account().people().values().any(|person| person.name == "bnow"));
    assert_eq!(window.depth(), 1);
}

#[test]
fn shift_and_enter_begin_a_line_and_enter_alone_keeps_the_evidence() {
    let mut window = document(Lang::En);
    window.session().selection.set_person(FIRST.into());
    window.settle();
    let name = window.word("evidence");
    window.node(Role::TextInput, &name).focus();
    window.settle();
    window.type_text("One");
    let enter = |pressed, modifiers| Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    // Pressed and let go within one frame.
    window.harness.input_mut().events.extend([enter(true, Modifiers::SHIFT), enter(false, Modifiers::NONE)]);
    window.settle();
    window.type_text("two");
    window.harness.input_mut().events.extend([enter(true, Modifiers::NONE), enter(false, Modifiers::NONE)]);
    window.settle();
    let account = window.account();
    let said: Vec<&str> = account.ratings().values().map(|rating| rating.evidence.as_str()).collect();
    assert!(said.iter().any(|evidence| evidence.contains("One\ntwo")), "{said:?}");
}

// The unsaved question.

#[test]
fn without_changes_a_new_account_is_begun_at_once() {
    let mut window = document(Lang::En);
    assert!(!window.account().people().is_empty());
    window.ctrl(Key::N).assert_question(false);
    assert!(window.account().people().is_empty());
}

#[test]
fn enter_makes_the_first_person_of_an_empty_map() {
    let mut window = document(Lang::En);
    window.ctrl(Key::N).key(Key::Enter);
    window.type_text("Ada King").key(Key::Enter);
    let account = window.account();
    let names: Vec<&str> = account.people().values().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Ada King"]);
}

#[test]
fn the_teams_own_weights_are_set_and_taken_back() {
    for &lang in Lang::ALL {
        let mut window = window(lang);
        let ask = |window: &mut Window| {
            let name = tr(lang, "command-weights");
            window.ctrl(Key::K).type_text(name.trim_end_matches('…')).key(Key::Enter);
        };
        ask(&mut window);
        window.click_word(Role::Button, "weights-ok");
        assert_eq!(window.account().info().weights, None, "nothing was changed");
        ask(&mut window);
        let more = with_colon(lang, &tr(lang, "factor-sway"), &tr(lang, "weights-more"));
        window.click(Role::Button, &more).click_word(Role::Button, "weights-ok");
        assert!(window.account().info().weights.is_some());
        ask(&mut window);
        window.click_word(Role::Button, "weights-method");
        assert_eq!(window.account().info().weights, None);
    }
}

#[test]
fn unsaved_work_is_asked_about_and_saved() {
    for &lang in Lang::ALL {
        let mut window = document(lang);
        window.select(FIRST).rename_in_place("Nadia Weber");
        let account = window.account();
        window.ctrl(Key::N).assert_question(true);
        assert_eq!(window.account(), account, "the question came too late");
        window.click_word(Role::Button, "unsaved-save").assert_question(false);
        assert!(window.account().people().is_empty());
        assert_eq!(load(&window.file()).unwrap().account, account);
    }
}

#[test]
fn unsaved_work_is_asked_about_and_dropped() {
    for &lang in Lang::ALL {
        let mut window = document(lang);
        window.select(FIRST).rename_in_place("Nadia Weber");
        window.ctrl(Key::N).click_word(Role::Button, "unsaved-discard").assert_question(false);
        assert!(window.account().people().is_empty());
        assert_eq!(load(&window.file()).unwrap().account, sample(lang));
    }
}

#[test]
fn unsaved_work_is_asked_about_and_gone_on_with() {
    for &lang in Lang::ALL {
        let mut window = document(lang);
        window.select(FIRST).rename_in_place("Nadia Weber");
        let account = window.account();
        window.ctrl(Key::N).click_word(Role::Button, "cancel").assert_question(false);
        assert_eq!(window.account(), account);
        assert!(window.session().is_modified());
        window.ctrl(Key::N).assert_question(true).key(Key::Escape).assert_question(false);
        assert_eq!(window.account(), account);
    }
}

#[test]
fn what_is_being_typed_counts_as_unsaved_work() {
    let mut window = document(Lang::En);
    window.select(FIRST).focus_field("field-title").retype("Chief of Staff").ctrl(Key::N);
    window.assert_question(true);
    assert_eq!(window.account().person(&FIRST.into()).unwrap().title, "Chief of Staff");
}

#[test]
fn closing_the_window_asks_about_unsaved_work() {
    let mut window = document(Lang::En);
    assert!(!window.refuses_to_close());
    let mut window = document(Lang::En);
    window.select(FIRST).rename_in_place("Nadia Weber");
    assert!(window.refuses_to_close());
    window.assert_question(true);
}

#[test]
fn a_list_for_the_customer_is_refused_with_the_sentence() {
    for &lang in Lang::ALL {
        let mut window = window(lang);
        let sentence = window.word("export-refused");
        window.ctrl(Key::E).click_word(Role::RadioButton, "audience-customer");
        assert!(!window.says(&sentence));
        window.click(Role::RadioButton, "CSV");
        assert!(window.says(&sentence));
        let go = window.word("export-go");
        assert!(!window.has(Role::Button, &go), "what is refused can be pressed");
        window.click_word(Role::RadioButton, "audience-internal");
        assert!(!window.says(&sentence) && window.has(Role::Button, &go));
        window.click_word(Role::Button, "cancel");
        let title = window.word("export-title");
        assert!(!window.has(Role::RadioButton, "CSV"), "{title} stays open");
    }
}

#[test]
fn ctrl_k_finds_a_person_and_runs_a_command() {
    let mut window = window(Lang::En);
    window.ctrl(Key::K).type_text("jonas").key(Key::Enter);
    let found = window.session().selection.only().cloned().unwrap();
    assert_eq!(window.account().person(&found).unwrap().name, "Jonas Weil");
    window.ctrl(Key::K).type_text("celia").key(Key::Escape);
    assert_eq!(window.session().selection.only(), Some(&found));
    window.ctrl(Key::K).type_text("主题").key(Key::ArrowDown).key(Key::ArrowUp).key(Key::Enter);
    assert_eq!(window.session().look.theme, ThemeId::Dark);
}

// What holds at any time.

/// What the keyboard can reach and has no name, of what is on the screen; egui's own scroll bars apart.
fn nameless(window: &Window) -> Vec<String> {
    let screen = egui::Rect::from_min_size(Pos2::ZERO, egui::vec2(1440.0, 900.0));
    let mut found = Vec::new();
    for node in window.harness.root().children_recursive() {
        let it = node.accesskit_node();
        let acts = it.data().supports_action(Action::Focus) && it.role() != Role::ScrollBar;
        let named = it.label().is_some_and(|label| !label.trim().is_empty());
        if acts && !named && it.bounding_box().is_some() && screen.intersects(node.rect()) {
            found.push(format!("{:?} at {:?}", it.role(), node.rect()));
        }
    }
    found
}

#[test]
fn every_control_has_a_name() {
    for &lang in Lang::ALL {
        let mut window = window(lang);
        let mut states: Vec<(&str, Vec<String>)> = vec![("nobody selected", nameless(&window))];
        window.select(FIRST);
        states.push(("a person", nameless(&window)));
        window.click_word(Role::Button, "menu-edit");
        states.push(("a menu", nameless(&window)));
        window.key(Key::Escape).ctrl(Key::E);
        states.push(("export", nameless(&window)));
        window.key(Key::Escape).key(Key::F2);
        states.push(("naming", nameless(&window)));
        window.key(Key::Escape);
        let link = window.account().links().keys().next().unwrap().clone();
        window.session().show_link(&link);
        window.settle();
        states.push(("a line", nameless(&window)));
        window.ctrl(Key::N);
        states.push(("an empty map", nameless(&window)));
        states.retain(|(_, found)| !found.is_empty());
        assert!(states.is_empty(), "{lang:?}: {states:#?}");
    }
}

#[test]
fn an_idle_window_asks_for_no_frame() {
    for &lang in Lang::ALL {
        let mut window = window(lang);
        let idle = |window: &mut Window, when: &str| {
            window.settle();
            window.harness.run_steps(3);
            let output = &window.harness.output().viewport_output[&ViewportId::ROOT];
            let delay = output.repaint_delay;
            assert_eq!(delay, Duration::MAX, "{when}: {:?}", window.harness.ctx.repaint_causes());
            assert!(!window.harness.ctx.has_requested_repaint(), "{when}");
        };
        idle(&mut window, "as it opens");
        window.select(FIRST);
        idle(&mut window, "with somebody selected");
        let beside = empty_place(&mut window);
        window.click_at(beside);
        idle(&mut window, "after a click on the map");
    }
}
