//! Photos that are dropped, pasted or chosen, and files that are dropped to be opened.
use super::*;
use egui::{ColorImage, DroppedFile};
use std::path::Path;
use std::sync::Arc;

#[derive(Debug)]
struct File(PathBuf);

impl DroppedFile for File {
    fn path(&self) -> &Path {
        &self.0
    }
    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

impl Window {
    fn picture(&self, name: &str) -> PathBuf {
        let path = self.home.path().join(name);
        image::RgbImage::from_pixel(300, 400, image::Rgb([120, 90, 60])).save(&path).unwrap();
        path
    }
    /// Lets files go over the window; where the pointer is, its next motion says.
    fn drop_files(&mut self, files: &[PathBuf]) -> &mut Self {
        let dropped = files.iter().map(|path| Arc::new(File(path.clone())) as Arc<_>);
        self.harness.input_mut().dropped_files.extend(dropped);
        self.harness.step();
        self
    }
    /// Waits for pictures that are being read.
    fn settle_at(&mut self, depth: usize) -> &mut Self {
        let start = Instant::now();
        while self.depth() != depth {
            self.harness.step();
            assert!(start.elapsed() < Duration::from_secs(30), "no picture comes");
            std::thread::sleep(Duration::from_millis(5));
        }
        self.settle()
    }
    fn has_photo(&mut self, id: &str) -> bool {
        self.account().photos().contains_key(&PersonId::from(id))
    }
    fn notice_says(&mut self, key: &str) -> bool {
        self.session().notice().is_some_and(|notice| notice.message.key == key)
    }
}

#[test]
fn a_picture_dropped_on_a_card_is_the_photo_of_that_person() {
    for lang in [Lang::En, Lang::Zh] {
        let mut window = window(lang);
        window.select(FIRST);
        let (picture, other) = (window.picture("holiday.png"), "p10");
        let at = window.card(other);
        window.drop_files(&[picture]).move_to(at);
        window.settle_at(1);
        assert!(window.has_photo(other) && !window.has_photo(FIRST));
        window.ctrl(Key::Z);
        assert!(!window.has_photo(other));
    }
}

#[test]
fn pictures_named_after_people_find_them_and_the_others_are_asked_about() {
    let mut window = window(Lang::En);
    let files =
        ["Celia_Novak.jpg", "marcus-thiel.png", "Nobody.png"].map(|name| window.picture(name)).to_vec();
    window.session().selection.set_person(PersonId::from("p10"));
    window.drop_files(&files).settle_at(1);
    let names: Vec<String> = window.account().photos().keys().map(|id| window.name_of(id.as_str())).collect();
    assert_eq!(names, ["Celia Novak", "Marcus Thiel"]);
    assert!(window.notice_says("photo-whose"));
    // One alone on the open map: its name says more than the selection.
    let one = window.picture("Elif Aydin.jpg");
    let at = empty_place(&mut window);
    window.drop_files(&[one]).move_to(at);
    window.settle_at(2);
    assert!(window.has_photo("p12") && window.account().photos().len() == 3);
}

#[test]
fn a_picture_waits_for_the_end_of_a_gesture_and_for_the_name_of_a_new_card() {
    let mut window = window(Lang::En);
    let picture = window.picture("Celia Novak.jpg");
    window.session().run(Command::AddPerson);
    window.settle().drop_files(&[picture]);
    for _ in 0..40 {
        window.harness.step();
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(window.session().naming.is_some() && window.account().photos().is_empty());
    window.type_text("Anna Berg, CFO").key(Key::Enter);
    window.settle_at(2);
    let titles: Vec<_> = window.account().people().values().map(|person| person.title.clone()).collect();
    assert!(titles.iter().any(|title| title == "CFO"));
}

#[test]
fn a_pasted_picture_is_the_photo_of_whoever_is_selected_and_goes_by_its_button() {
    let mut window = window(Lang::En);
    let image = Arc::new(ColorImage::example());
    window.session().selection.clear();
    window.harness.event(Event::PasteImage(image.clone()));
    window.settle();
    assert!(window.notice_says("photo-nobody"));
    window.select(FIRST);
    window.harness.event(Event::PasteImage(image));
    window.harness.step();
    window.settle_at(1);
    assert!(window.has_photo(FIRST));
    let remove = window.word("command-photo-remove");
    window.activate(Role::Button, &remove);
    assert!(!window.has_photo(FIRST));
    window.ctrl(Key::Z);
    assert!(window.has_photo(FIRST));
}

#[test]
fn what_is_no_picture_is_refused_and_an_account_is_opened() {
    let mut window = document(Lang::En);
    window.select(FIRST);
    let broken = window.home.path().join("broken.jpg");
    std::fs::write(&broken, b"\xff\xd8\xff and no more").unwrap();
    // Beside the map, whoever is selected is meant.
    window.drop_files(&[broken]).move_to(pos2(1300.0, 700.0));
    let start = Instant::now();
    while !window.harness.query_all_by_role(Role::Dialog).any(|_| true) {
        window.harness.step();
        assert!(start.elapsed() < Duration::from_secs(30), "nothing is said");
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(window.depth(), 0);
    window.settle().key(Key::Escape);
    let film = window.home.path().join("film.mp4");
    std::fs::write(&film, b"").unwrap();
    window.drop_files(&[film]).move_to(pos2(700.0, 400.0));
    window.settle();
    assert!(window.notice_says("drop-unknown"));
    let list = window.home.path().join("list.csv");
    std::fs::write(&list, "name,manager\nAnna Berg,\nLi Wei,Anna Berg\n").unwrap();
    window.drop_files(&[list]).move_to(pos2(700.0, 400.0));
    window.settle();
    assert_eq!(window.account().people().len(), 2);
}
