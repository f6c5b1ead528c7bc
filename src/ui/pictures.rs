//! Pictures and files that come into the window: dropped on it, pasted, or chosen for somebody. Reading a picture of
//! a camera takes its time, so it is a job.
use super::app::{App, wake};
use super::asks::Then;
use super::file_dialog::Purpose;
use super::paint;
use super::widgets::WordBox;
use crate::file::{FileError, read_bytes};
use crate::geom::Point;
use crate::job::Job;
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
    #[error(transparent)]
    Photo(#[from] PhotoError),
}

impl Explain for NoPhoto {
    fn explain(&self) -> Message {
        match self {
            Self::File(error) => error.explain(),
            Self::Photo(error) => error.explain(),
        }
    }
}

/// Pictures being read.
pub(super) type PhotoJob = Job<Vec<(PersonId, Result<PhotoData, NoPhoto>)>>;

/// Files that were let go over the window.
pub(super) struct Dropped {
    files: Vec<PathBuf>,
    since: f64,
}

/// What is dropped doesn't say where; the pointer's next motion does. After this long it lies still.
const STILL_SECONDS: f64 = 0.5;
/// The endings of pictures that can be read.
pub(super) const PICTURES: [&str; 5] = ["jpg", "jpeg", "png", "webp", "bmp"];

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn is_picture(path: &Path) -> bool {
    PICTURES.contains(&ending(path).as_str())
}

impl Source {
    fn read(self) -> Result<PhotoData, NoPhoto> {
        match self {
            Self::File(path) => Ok(photo::from_file(&read_bytes(&path)?)?),
            Self::Clipboard(image) => {
                let [width, height] = image.size.map(|side| side as u32);
                let rgba = image.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied).collect();
                Ok(photo::from_rgba(width, height, rgba)?)
            }
        }
    }
}

impl App {
    /// Takes what was let go over the window, says what can be, and collects pictures that were read.
    pub(super) fn take_files(&mut self, ctx: &egui::Context) {
        self.poll_photos();
        if self.session.presentation().is_some() {
            return;
        }
        let files: Vec<PathBuf> =
            ctx.input(|i| i.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        let now = ctx.input(|i| i.time);
        if !files.is_empty() {
            self.dropped = Some(Dropped { files, since: now });
        }
        let Some(Dropped { since, .. }) = &self.dropped else { return };
        let left = STILL_SECONDS - (now - since);
        let moved = ctx.input(|i| i.events.iter().any(|event| matches!(event, Event::PointerMoved(_))));
        if !moved && left > 0.0 {
            ctx.request_repaint_after_secs(left as f32);
            return;
        }
        if let Some(dropped) = self.dropped.take() {
            let at = if moved { self.pointed_at(ctx) } else { None };
            self.dropped(ctx, dropped.files, at);
        }
    }

    fn dropped(&mut self, ctx: &egui::Context, files: Vec<PathBuf>, at: Option<Point>) {
        self.apply_drafts();
        let (pictures, others): (Vec<PathBuf>, Vec<PathBuf>) = files.into_iter().partition(|f| is_picture(f));
        if let Some(path) = others.into_iter().next() {
            match ending(&path).as_str() {
                "ron" | "json" => self.after_unsaved(ctx, Then::OpenPath(path)),
                "csv" | "tsv" | "txt" => self.after_unsaved(ctx, Then::ImportPath(path)),
                _ => {
                    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    self.session.tell(Message::new("drop-unknown").with("name", name), Stays::UntilNext);
                }
            }
            return;
        }
        let only = pictures.len() == 1;
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        for path in pictures {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let person = if only && at.is_some() {
                self.session.shown_by_picture(at)
            } else {
                self.session
                    .named_by_picture(&stem)
                    .or_else(|| self.session.shown_by_picture(None).filter(|_| only))
            };
            match person {
                Some(id) => known.push((id, Source::File(path))),
                None => unknown.push(stem),
            }
        }
        if !unknown.is_empty() {
            let names = enumerated(self.session.lang(), &unknown);
            self.session.tell(Message::new("photo-whose").with("names", names), Stays::UntilDismissed);
        }
        self.read_photos(ctx, known);
    }

    /// A picture from the clipboard is whoever's card lies below the pointer, else the selected one's.
    pub(super) fn paste_picture(&mut self, ctx: &egui::Context, image: Arc<ColorImage>) {
        let on_map = self.state.page == Page::Map && !self.state.pointer_rests;
        let selected = self.session.selection.only().cloned();
        let at = self.pointed_at(ctx).filter(|_| on_map);
        match selected.or_else(|| self.session.shown_by_picture(at)) {
            Some(id) => self.read_photos(ctx, vec![(id, Source::Clipboard(image))]),
            None => self.session.tell(Message::new("photo-nobody"), Stays::UntilNext),
        }
    }

    /// Asks for the photo of whoever is selected.
    pub(super) fn choose_photo(&mut self, ctx: &egui::Context) {
        self.photo_for = self.session.selection.only().cloned();
        self.ask_path(ctx, Purpose::Photo);
    }

    pub(super) fn photo_chosen(&mut self, ctx: &egui::Context, path: &Path) {
        if let Some(id) = self.photo_for.take() {
            self.read_photos(ctx, vec![(id, Source::File(path.to_owned()))]);
        }
    }

    fn read_photos(&mut self, ctx: &egui::Context, wanted: Vec<(PersonId, Source)>) {
        if wanted.is_empty() {
            return;
        }
        let work = move |_: &crate::job::Progress| {
            wanted.into_iter().map(|(id, source)| (id, source.read())).collect::<Vec<_>>()
        };
        match Job::start("photos", wake(ctx), work) {
            Ok(job) => self.photo_jobs.push(job),
            Err(source) => self.fail(&super::exporting::Failed::NoThread(source)),
        }
    }

    fn poll_photos(&mut self) {
        let mut read = Vec::new();
        self.photo_jobs.retain_mut(|job| match job.poll() {
            Some(done) => {
                read.extend(done);
                false
            }
            None => job.running(),
        });
        let (mut photos, mut failed) = (Vec::new(), Vec::new());
        for (id, result) in read {
            match result {
                Ok(photo) => photos.push((id, photo)),
                Err(error) => failed.push(error),
            }
        }
        self.session.give_photos(photos);
        for error in failed {
            self.fail(&error);
        }
    }

    /// Where the pointer is on the map.
    pub(super) fn pointed_at(&self, ctx: &egui::Context) -> Option<Point> {
        let at = paint::point(ctx.input(|i| i.pointer.latest_pos())?);
        let canvas = self.session.canvas;
        let shown = self.state.page == Page::Map && canvas.contains(at);
        shown.then(|| self.session.camera.screen_from_map(canvas, ctx.pixels_per_point()).invert(at))
    }

    /// While files hang over the window: what becomes of them.
    pub(super) fn drop_hint(&self, ctx: &egui::Context) {
        if ctx.input(|i| i.raw.hovered_files.is_empty()) || self.session.presentation().is_some() {
            return;
        }
        let words = tr(self.session.lang(), "drop-hint");
        let canvas = self.session.canvas;
        let word_box = WordBox::new(&words, 14.0, (canvas.width() - 80.0).max(160.0));
        let at = pos2(canvas.center().x - word_box.size.x / 2.0, canvas.min.y + 52.0);
        let area = Area::new(Id::unique("drop-hint")).order(Order::Tooltip).fixed_pos(at).interactable(false);
        area.show(ctx, |ui| word_box.paint(ui, at));
    }
}
