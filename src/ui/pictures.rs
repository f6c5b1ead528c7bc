//! Pictures and files that come into the window: dropped on it, pasted, or chosen for somebody. Reading a picture of
//! a camera takes its time, so it is a job; who gets it waits until nothing else is under way.
use super::app::{App, wake};
use super::asks::Then;
use super::file_dialog::Purpose;
use super::widgets::WordBox;
use super::{paint, photos};
use crate::file::{FileError, ReadError, read_bytes};
use crate::geom::Point;
use crate::job::{Job, Progress};
use crate::locale::{Message, enumerated, tr};
use crate::model::{PersonId, PhotoData};
use crate::photo::{self, PhotoError};
use crate::session::{Explain, Page, Stays};
use egui::{Area, ColorImage, Event, Id, Order, pos2};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a picture is read from.
pub(super) enum Source {
    File(PathBuf),
    Clipboard(Arc<ColorImage>),
}

/// Why somebody got no photo.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoPhoto {
    #[error(transparent)]
    File(#[from] FileError),
    #[error("{name} has more bytes than the {} that are read; make it smaller", crate::file::MAX_BYTES)]
    TooLong { name: String },
    #[error("{name}: {source}")]
    Photo { name: String, source: PhotoError },
    #[error("reading the picture stopped by itself; please report this")]
    Stopped,
}

impl Explain for NoPhoto {
    fn explain(&self) -> Message {
        match self {
            Self::File(error) => error.explain(),
            Self::Photo { name, source } => source.explain().with("name", name.as_str()),
            Self::TooLong { name } => Message::new("error-photo-long")
                .with("name", name.as_str())
                .with("limit", (crate::file::MAX_BYTES >> 20) as f64),
            Self::Stopped => Message::new("error-photo-stopped"),
        }
    }
}

type Read = Vec<(PersonId, Result<PhotoData, NoPhoto>)>;

/// Pictures on their way to people.
#[derive(Default)]
pub(super) struct Incoming {
    /// Files that were let go over the window, and when.
    dropped: Option<(Vec<PathBuf>, f64)>,
    /// Whose photo is being chosen.
    chosen_for: Option<PersonId>,
    jobs: Vec<Job<Read>>,
    /// Read, and not given yet.
    ready: Vec<(PersonId, PhotoData)>,
    /// Another account came: what was drawn of the last one's is of no use.
    forget_drawn: bool,
}

impl Incoming {
    /// Another account is on the screen: nothing is for its people.
    pub(super) fn forget(&mut self) {
        *self = Self { forget_drawn: true, ..Self::default() };
    }
}

/// What is dropped doesn't say where; the pointer's next motion does. A name that says whose it is waits this long.
const STILL_SECONDS: f64 = 0.5;
/// The endings of pictures that can be read.
pub(super) const PICTURES: [&str; 5] = ["jpg", "jpeg", "png", "webp", "bmp"];

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn is_picture(path: &Path) -> bool {
    PICTURES.contains(&ending(path).as_str())
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

impl Source {
    fn read(self) -> Result<PhotoData, NoPhoto> {
        match self {
            Self::File(path) => {
                let bytes = match read_bytes(&path) {
                    Err(FileError::Read { source: ReadError::TooLarge { .. }, .. }) => {
                        return Err(NoPhoto::TooLong { name: file_name(&path) });
                    }
                    other => other?,
                };
                let named = |source| NoPhoto::Photo { name: file_name(&path), source };
                photo::from_file(&bytes).map_err(named)
            }
            Self::Clipboard(image) => {
                let [width, height] = image.size.map(|side| side as u32);
                let rgba = image.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied).collect();
                let named = |source| NoPhoto::Photo { name: "PNG".to_owned(), source };
                photo::from_rgba(width, height, rgba).map_err(named)
            }
        }
    }
}

impl App {
    /// Takes what was let go over the window, says what can be, and gives out pictures that were read.
    pub(super) fn take_files(&mut self, ctx: &egui::Context) {
        if std::mem::take(&mut self.incoming.forget_drawn) {
            photos::forget(ctx);
        }
        self.poll_photos();
        if self.session.presentation().is_some() {
            return;
        }
        let files: Vec<PathBuf> =
            ctx.input(|i| i.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        let (now, moved) =
            ctx.input(|i| (i.time, i.events.iter().any(|event| matches!(event, Event::PointerMoved(_)))));
        if !files.is_empty() {
            let (pictures, others): (Vec<_>, Vec<_>) = files.into_iter().partition(|path| is_picture(path));
            if pictures.is_empty() {
                self.open_dropped(ctx, &others);
            } else {
                self.incoming.dropped = Some((pictures, now));
            }
        }
        let Some((pictures, since)) = self.incoming.dropped.take() else { return };
        let waited = now - since;
        let needs_pointer = pictures.iter().all(|path| self.session.named_by_picture(&stem(path)).is_none());
        if moved {
            let at = self.pointed_at(ctx);
            self.give_dropped(ctx, pictures, at);
        } else if waited >= STILL_SECONDS && !needs_pointer {
            self.give_dropped(ctx, pictures, None);
        } else {
            if waited < STILL_SECONDS {
                ctx.request_repaint_after_secs((STILL_SECONDS - waited) as f32);
            }
            self.incoming.dropped = Some((pictures, since));
        }
    }

    /// An account or a list is opened; of several the first.
    fn open_dropped(&mut self, ctx: &egui::Context, files: &[PathBuf]) {
        let Some(path) = files.first().cloned() else { return };
        self.apply_drafts();
        match ending(&path).as_str() {
            "ron" | "json" => self.after_unsaved(ctx, Then::OpenPath(path)),
            "csv" | "tsv" | "txt" => self.after_unsaved(ctx, Then::ImportPath(path)),
            _ => {
                let words = Message::new("drop-unknown").with("name", file_name(&path));
                self.session.tell(words, Stays::UntilNext);
            }
        }
    }

    /// Whose card lies below, whose name the file bears, else whoever is selected where the map shows nobody.
    fn give_dropped(&mut self, ctx: &egui::Context, pictures: Vec<PathBuf>, at: Option<Point>) {
        let only = pictures.len() == 1;
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        for path in pictures {
            let below = at.filter(|_| only).and_then(|at| self.session.card_below(at));
            let named = || self.session.named_by_picture(&stem(&path));
            let selected = || self.session.selection.only().filter(|_| only && at.is_none()).cloned();
            match below.or_else(named).or_else(selected) {
                Some(id) => known.push((id, Source::File(path))),
                None => unknown.push(file_name(&path)),
            }
        }
        if !unknown.is_empty() {
            let names = enumerated(self.session.lang(), &unknown);
            self.session.tell(Message::new("photo-whose").with("names", names), Stays::UntilDismissed);
        }
        self.read_photos(ctx, known);
    }

    /// A picture from the clipboard is whoever is selected, else whoever's card lies below the pointer.
    pub(super) fn paste_picture(&mut self, ctx: &egui::Context, image: Arc<ColorImage>) {
        let below = || self.pointed_at(ctx).and_then(|at| self.session.card_below(at));
        match self.session.selection.only().cloned().or_else(below) {
            Some(id) => self.read_photos(ctx, vec![(id, Source::Clipboard(image))]),
            None => self.session.tell(Message::new("photo-nobody"), Stays::UntilNext),
        }
    }

    /// Asks for the photo of whoever is selected.
    pub(super) fn choose_photo(&mut self, ctx: &egui::Context) {
        if self.file_dialog.is_none() {
            self.incoming.chosen_for = self.session.selection.only().cloned();
            self.ask_path(ctx, Purpose::Photo);
        }
    }

    pub(super) fn photo_chosen(&mut self, ctx: &egui::Context, path: &Path) {
        if let Some(id) = self.incoming.chosen_for.take() {
            self.read_photos(ctx, vec![(id, Source::File(path.to_owned()))]);
        }
    }

    fn read_photos(&mut self, ctx: &egui::Context, wanted: Vec<(PersonId, Source)>) {
        if wanted.is_empty() {
            return;
        }
        let work =
            move |_: &Progress| wanted.into_iter().map(|(id, source)| (id, source.read())).collect::<Read>();
        match Job::start("photos", wake(ctx), work) {
            Ok(job) => self.incoming.jobs.push(job),
            Err(source) => self.fail(&super::exporting::Failed::NoThread(source)),
        }
    }

    fn poll_photos(&mut self) {
        let (mut read, mut stopped) = (Read::new(), false);
        self.incoming.jobs.retain_mut(|job| match job.poll() {
            Some(done) => {
                read.extend(done);
                false
            }
            None => {
                stopped |= !job.running();
                job.running()
            }
        });
        for (id, result) in read {
            match result {
                Ok(photo) => self.incoming.ready.push((id, photo)),
                Err(error) => self.fail(&error),
            }
        }
        if stopped {
            self.fail(&NoPhoto::Stopped);
        }
        // A change would end the gesture that is under way, and come between a new card and its name.
        let idle = self.session.is_idle() && self.session.naming.is_none();
        if idle && self.session.presentation().is_none() && !self.incoming.ready.is_empty() {
            self.session.give_photos(std::mem::take(&mut self.incoming.ready));
        }
    }

    /// Where the pointer is on the map.
    pub(super) fn pointed_at(&self, ctx: &egui::Context) -> Option<Point> {
        let at = paint::point(ctx.input(|i| i.pointer.latest_pos())?);
        let canvas = self.session.canvas;
        let shown = self.state.page == Page::Map && canvas.contains(at);
        shown.then(|| self.session.camera.screen_from_map(canvas, ctx.pixels_per_point()).invert(at))
    }

    /// While files hang over the window: what becomes of them. Once one is let go: what it waits for.
    pub(super) fn drop_hint(&self, ctx: &egui::Context) {
        let hovers = ctx.input(|i| !i.raw.hovered_files.is_empty());
        if !hovers && self.incoming.dropped.is_none() || self.session.presentation().is_some() {
            return;
        }
        let words = tr(self.session.lang(), if hovers { "drop-hint" } else { "drop-point" });
        let canvas = self.session.canvas;
        let word_box = WordBox::new(&words, 14.0, (canvas.width() - 80.0).max(160.0));
        let at = pos2(canvas.center().x - word_box.size.x / 2.0, canvas.min.y + 52.0);
        let area = Area::new(Id::unique("drop-hint")).order(Order::Tooltip).fixed_pos(at).interactable(false);
        area.show(ctx, |ui| word_box.paint(ui, at));
    }
}
