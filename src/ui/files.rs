//! Files in the window: which path, opened, saved, imported, exported. What a file holds is the session's.
use super::app::App;
use super::asks::Then;
use super::dialogs::{Dialog, PathDraft};
use super::exporting::{ExportWork, Failed, Format, clipboard_picture};
use super::file_dialog::{Answer, FileDialog, Purpose, completed};
use super::pictures::PICTURES;
use crate::file::{FileError, read_bytes, same_file};
use crate::import::{import_csv, is_table};
use crate::job::Job;
use crate::locale::{Message, enumerated, tr};
use crate::session::files::laid_out;
use crate::session::{Audience, Explain, Stays, sample};
use crate::settings::documents;
use std::path::{Path, PathBuf};

impl App {
    /// Puts a picture of the map on the clipboard.
    pub(super) fn copy_picture(&mut self, ctx: &egui::Context) {
        match clipboard_picture(&self.session) {
            Ok(image) => {
                ctx.copy_image(image);
                self.session.tell(Message::new("notice-picture-copied"), Stays::Briefly);
            }
            Err(error) => self.fail(&error),
        }
    }

    /// Another document is on the screen: nothing that was noted about the last one holds.
    pub(super) fn document_replaced(&mut self) {
        self.state.fit_pending = true;
        self.incoming.forget();
        self.forget_saves();
    }

    pub(super) fn open_sample(&mut self) {
        let account = sample::shifted(&sample::sample(self.session.lang()), self.session.day());
        let journal = self.journal_folder();
        self.session.start_sample(account, journal);
        self.document_replaced();
    }

    pub(super) fn open(&mut self, path: &Path) {
        // As it was given on the command line, a path says nothing tomorrow, nor to a file dialog.
        let path = &std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let journal = self.journal_folder();
        match self.session.open(path, journal) {
            Ok(()) => {
                self.settings.remember(path);
                self.document_replaced();
                self.log.line(&format!("opened {}", path.display()));
                let mended: Vec<Message> = self.session.file().repairs.iter().map(Explain::explain).collect();
                if !mended.is_empty() {
                    let count = Message::new("message-repairs").with("count", mended.len());
                    self.state.messages.push_back(std::iter::once(count).chain(mended).collect());
                }
            }
            Err(error) => {
                if !path.exists() {
                    self.settings.recent.retain(|held| held != path);
                }
                self.fail(&error);
            }
        }
    }

    /// Says what went wrong, as soon as no other question is open.
    pub(super) fn fail<E: Explain + std::fmt::Display>(&mut self, error: &E) {
        self.log.line(&format!("failed {error}"));
        self.state.messages.push_back(vec![error.explain()]);
    }

    /// Saves under the document's own name, or asks for one. True when it is saved now.
    pub(super) fn save(&mut self, ctx: &egui::Context) -> bool {
        let path = self.session.file().path().map(Path::to_owned);
        match path.filter(|_| !self.session.file().read_only()) {
            Some(path) => self.save_to(&path),
            None => {
                self.ask_path(ctx, Purpose::SaveAs);
                false
            }
        }
    }

    pub(super) fn save_to(&mut self, path: &Path) -> bool {
        match self.session.save_to(path) {
            Ok(()) => {
                self.settings.remember(path);
                self.log.line(&format!("saved {}", path.display()));
                true
            }
            Err(FileError::ChangedOnDisk { path }) => {
                self.state.dialog = Some(Dialog::ChangedOnDisk(path));
                false
            }
            Err(error) => {
                self.fail(&error);
                false
            }
        }
    }

    /// Where a file is likely to go.
    fn suggested(&self, purpose: Purpose) -> PathBuf {
        let held =
            self.session.file().path().map(Path::to_owned).or_else(|| self.settings.recent.first().cloned());
        let exported = self.export_folder.clone().filter(|_| purpose == Purpose::Export);
        let folder = exported.or_else(|| held.as_deref().and_then(Path::parent).map(Path::to_owned));
        let folder = folder.or_else(documents).unwrap_or_default();
        let name = self.session.account().info().name_in(self.session.lang());
        let name: String = name.chars().map(|c| if "/\\:*?\"<>|".contains(c) { '-' } else { c }).collect();
        match purpose {
            Purpose::Open | Purpose::Import | Purpose::Photo => folder.join(""),
            Purpose::SaveAs => folder.join(format!("{name}.ron")),
            Purpose::Export => {
                // The two never get one name: the wrong one would be sent.
                let audience = match self.last_export.audience {
                    Audience::Internal => tr(self.session.lang(), "audience-internal"),
                    Audience::Customer => tr(self.session.lang(), "audience-customer"),
                };
                folder.join(format!("{name} - {audience}.{}", self.last_export.format.extension()))
            }
        }
    }

    /// The kinds of files that fit; the first is what a name without one gets.
    fn extensions(&self, purpose: Purpose) -> Vec<&'static str> {
        match purpose {
            Purpose::Open => vec!["ron", "json"],
            Purpose::SaveAs => vec!["ron"],
            Purpose::Import => vec!["json", "csv", "tsv", "txt", "ron"],
            Purpose::Export => vec![self.last_export.format.extension()],
            Purpose::Photo => PICTURES.to_vec(),
        }
    }

    /// Asks for a path, by the system's dialog where there is one.
    pub(super) fn ask_path(&mut self, ctx: &egui::Context, purpose: Purpose) {
        if self.file_dialog.is_some() {
            // One is on the screen already; its answer must not go astray.
            return;
        }
        if purpose != Purpose::SaveAs {
            // What waited for a save that another question has overtaken.
            self.then = None;
        }
        self.asked_at = Some(self.session.document().state());
        let title = tr(self.session.lang(), purpose.title());
        let suggested = self.suggested(purpose);
        let extensions = self.extensions(purpose);
        let wake = super::app::wake(ctx);
        match FileDialog::open(purpose, &suggested, &title, &extensions, wake) {
            Some(dialog) => self.file_dialog = Some(dialog),
            None => self.ask_in_window(purpose, &suggested),
        }
    }

    fn ask_in_window(&mut self, purpose: Purpose, suggested: &Path) {
        let extensions = self.extensions(purpose);
        self.state.dialog = Some(Dialog::Path(PathDraft::new(purpose, suggested, &extensions)));
    }

    /// Collects what the system's dialog answered.
    pub(super) fn poll_file_dialog(&mut self, ctx: &egui::Context) {
        let Some(dialog) = &mut self.file_dialog else { return };
        let Some(answer) = dialog.poll() else { return };
        let (purpose, suggested) = (dialog.purpose, dialog.suggested.clone());
        self.file_dialog = None;
        match answer {
            Answer::Chosen(path) => {
                let ending = self.extensions(purpose)[0];
                let whole = completed(purpose, path.clone(), ending);
                // The system's dialog asked about the name as it was typed, not about this one.
                if whole != path && whole.exists() {
                    self.state.dialog = Some(Dialog::Replace(purpose, whole));
                } else {
                    self.use_path(ctx, purpose, &whole);
                }
            }
            Answer::Cancelled => self.then = None,
            Answer::Unavailable => self.ask_in_window(purpose, &suggested),
        }
    }

    /// Does what the path was asked for.
    pub(super) fn use_path(&mut self, ctx: &egui::Context, purpose: Purpose, path: &Path) {
        if matches!(purpose, Purpose::Open | Purpose::Import) {
            self.apply_drafts();
            // Somebody went on working while the dialog stood there.
            let since = Some(self.session.document().state()) != self.asked_at;
            if since && self.session.is_modified() {
                let path = path.to_owned();
                let then =
                    if purpose == Purpose::Open { Then::OpenPath(path) } else { Then::ImportPath(path) };
                self.state.dialog = Some(Dialog::Unsaved(then));
                return;
            }
        }
        match purpose {
            Purpose::Open => self.open(path),
            Purpose::Import => self.import(path),
            Purpose::Photo => self.photo_chosen(ctx, path),
            Purpose::SaveAs => {
                if self.save_to(path)
                    && let Some(then) = self.then.take()
                {
                    self.go_on(ctx, then);
                }
            }
            Purpose::Export => {
                if self.session.file().path().is_some_and(|own| same_file(own, path)) {
                    self.fail(&Failed::OverItself);
                    return;
                }
                // The name may ask for another kind than the dialog did.
                if let Some(format) = Format::of_path(path) {
                    self.last_export.format = format;
                }
                self.export_folder = path.parent().map(Path::to_owned);
                self.export(ctx, path.to_owned());
            }
        }
    }

    pub(super) fn import(&mut self, path: &Path) {
        let bytes = match read_bytes(path) {
            Ok(bytes) => bytes,
            Err(error) => return self.fail(&error),
        };
        if !is_table(path, &bytes) {
            return self.open(path);
        }
        let name = path.file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        match import_csv(&bytes, &name) {
            Ok(found) => {
                let mut told: Vec<Message> = found.warnings.iter().map(Explain::explain).collect();
                if !found.unknown_headings.is_empty() {
                    let names = enumerated(self.session.lang(), &found.unknown_headings);
                    told.push(Message::new("import-columns-left-out").with("names", names));
                }
                let account = laid_out(found.account, &found.to_place);
                let counted = Message::new("notice-imported")
                    .with("people", account.people().len())
                    .with("lines", account.links().len())
                    .with("name", path.file_name().unwrap_or_default().to_string_lossy().into_owned());
                let journal = self.journal_folder();
                self.session.start_import(account, journal);
                self.document_replaced();
                self.session.tell(counted, Stays::Briefly);
                if !told.is_empty() {
                    self.state.messages.push_back(told);
                }
            }
            Err(error) => self.fail(&error),
        }
    }

    fn export(&mut self, ctx: &egui::Context, path: PathBuf) {
        if self.export_job.is_some() {
            self.session.tell(Message::new("notice-export-running"), Stays::UntilNext);
            return;
        }
        // The system's dialog lets people go on working: what leaves the window is the account all the same.
        self.session.stop_supposing();
        let work = ExportWork {
            choice: self.last_export.clone(),
            account: self.session.account().clone(),
            question: self.session.question(),
            findings: self.session.findings_now(),
            look: self.session.look,
            selection: self.session.selection.people().clone(),
            path,
        };
        self.session.tell(Message::new("notice-exporting"), Stays::Briefly);
        match Job::start("export", super::app::wake(ctx), move |_| work.run()) {
            Ok(job) => self.export_job = Some(job),
            Err(source) => self.fail(&Failed::NoThread(source)),
        }
    }

    /// Collects an export that is done; the window closes now if it waited for that.
    pub(super) fn poll_export(&mut self, ctx: &egui::Context) {
        let Some(job) = &mut self.export_job else { return };
        let finished = job.poll();
        if finished.is_none() && job.running() {
            return;
        }
        self.export_job = None;
        match finished {
            Some(Ok(path)) => {
                self.log.line(&format!("exported {}", path.display()));
                let shown = path.display().to_string();
                self.session.tell(Message::new("notice-exported").with("path", shown), Stays::Briefly);
                if std::mem::take(&mut self.quit_after_export) {
                    self.after_unsaved(ctx, Then::Quit);
                }
            }
            failed => {
                self.quit_after_export = false;
                self.session.dismiss_notice();
                match failed {
                    Some(Err(error)) => self.fail(&error),
                    _ => self.fail(&Failed::Stopped),
                }
            }
        }
    }
}
