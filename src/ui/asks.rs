//! What commands leave to the window: dialogs, files, the clipboard, settings.
use super::app::App;
use super::dialogs::{Answered, Dialog, PathDraft};
use super::exporting::{ExportChoice, ExportWork, Failed, Format};
use super::file_dialog::{Answer, FileDialog, Purpose};
use super::inspector;
use super::widgets::FieldKey;
use crate::catalogue::Lang;
use crate::file::FileError;
use crate::import::import_csv;
use crate::job::Job;
use crate::locale::{Message, tr};
use crate::model::LinkKind;
use crate::session::files::laid_out;
use crate::session::{Ask, Command, Explain, Field, sample};
use crate::settings::documents;
use crate::theme::ThemeId;
use std::path::{Path, PathBuf};

/// What happens once unsaved work is dealt with.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Then {
    New,
    Open,
    OpenPath(PathBuf),
    OpenSample,
    Import,
    Quit,
}

impl App {
    /// Carries out commands, the window's part included.
    pub(super) fn run(&mut self, ctx: &egui::Context, command: Command) {
        self.apply_drafts();
        match self.session.run(command) {
            None => {}
            Some(ask) => self.answer(ctx, ask),
        }
    }

    /// What was typed and not applied yet.
    pub(super) fn apply_drafts(&mut self) {
        if let Some((key, text)) = self.state.drafts.take() {
            inspector::apply(&mut self.session, key, &text);
        }
        if let Some((_, text)) = self.state.naming_text.take() {
            self.session.finish_naming(&text);
        }
    }

    fn answer(&mut self, ctx: &egui::Context, ask: Ask) {
        match ask {
            Ask::New => self.after_unsaved(ctx, Then::New),
            Ask::Open => self.after_unsaved(ctx, Then::Open),
            Ask::OpenSample => self.after_unsaved(ctx, Then::OpenSample),
            Ask::Import => self.after_unsaved(ctx, Then::Import),
            Ask::Quit => self.after_unsaved(ctx, Then::Quit),
            Ask::Save => {
                self.save(ctx);
            }
            Ask::SaveAs => self.ask_path(ctx, Purpose::SaveAs),
            Ask::Export => {
                let id = self.session.account().info().id.clone();
                let for_customer = self.settings.for_customer.get(&id).copied().unwrap_or(false);
                let choice = ExportChoice { for_customer, ..self.last_export.clone() };
                self.state.dialog = Some(Dialog::Export(choice));
            }
            Ask::ToggleSaveAsIWork => {
                self.settings.save_as_i_work = !self.settings.save_as_i_work;
                let key = if self.settings.save_as_i_work { "notice-saving-on" } else { "notice-saving-off" };
                self.session.tell(Message::new(key), false);
            }
            Ask::Copy(text) => ctx.copy_text(text),
            Ask::Field(field) => {
                self.settings.right_panel = true;
                self.state.drafts.want(self.field_key(field));
                ctx.request_repaint();
            }
            Ask::Paste => ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
            Ask::ToggleLeft => self.settings.left_panel = !self.settings.left_panel,
            Ask::ToggleRight => self.settings.right_panel = !self.settings.right_panel,
            Ask::ToggleDock => self.settings.dock = !self.settings.dock,
            Ask::NextPanel => self.next_panel(ctx),
            Ask::ToggleLanguage => {
                let lang = match self.session.lang() {
                    Lang::En => Lang::Zh,
                    Lang::Zh => Lang::En,
                };
                self.settings.lang = lang;
                self.session.set_lang(lang);
                // The sample speaks the language of the window until somebody works on it.
                if self.session.file().is_sample
                    && self.session.document().undo_depth() == 0
                    && self.session.document().redo_step().is_none()
                {
                    self.open_sample();
                }
            }
            Ask::ToggleTheme => {
                let theme = if self.settings.theme == ThemeId::Dark { ThemeId::Light } else { ThemeId::Dark };
                self.settings.theme = theme;
                self.session.set_theme(theme);
            }
            Ask::Shortcuts => self.state.dialog = Some(Dialog::Shortcuts),
            Ask::About => self.state.dialog = Some(Dialog::About(self.renderer.clone())),
        }
    }

    fn field_key(&self, field: Field) -> FieldKey {
        match field {
            Field::Name(id) => FieldKey::PersonName(id),
            Field::LinkWords(id) => {
                let kind = self.session.account().links().get(&id).map(|link| link.kind);
                let labelled = kind == Some(LinkKind::Conflict);
                if labelled { FieldKey::LinkLabel(id) } else { FieldKey::LinkNote(id) }
            }
        }
    }

    /// The keyboard goes from the map to the panels and back.
    fn next_panel(&mut self, ctx: &egui::Context) {
        let Some(canvas) = self.state.canvas_id else { return };
        let on_canvas = ctx.memory(|memory| memory.has_focus(canvas));
        if on_canvas {
            ctx.memory_mut(|memory| memory.surrender_focus(canvas));
            ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::Next));
            self.state.canvas_has_focus = false;
        } else {
            ctx.memory_mut(|memory| memory.request_focus(canvas));
            self.state.canvas_has_focus = true;
        }
    }

    /// Asks about unsaved work first, if there is any.
    pub(super) fn after_unsaved(&mut self, ctx: &egui::Context, then: Then) {
        if self.session.is_modified() {
            self.state.dialog = Some(Dialog::Unsaved(then));
        } else {
            self.go_on(ctx, then);
        }
    }

    fn go_on(&mut self, ctx: &egui::Context, then: Then) {
        let journal = self.journal_folder();
        match then {
            Then::New => {
                self.session.start_new(journal);
                self.state.fit_pending = true;
            }
            Then::Open => self.ask_path(ctx, Purpose::Open),
            Then::OpenPath(path) => self.open(&path),
            Then::OpenSample => self.open_sample(),
            Then::Import => self.ask_path(ctx, Purpose::Import),
            Then::Quit => {
                self.session.close();
                self.closing = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    pub(super) fn open_sample(&mut self) {
        let account = sample::shifted(&sample::sample(self.session.lang()), self.session.day());
        let journal = self.journal_folder();
        self.session.start_sample(account, journal);
        self.state.fit_pending = true;
    }

    pub(super) fn open(&mut self, path: &Path) {
        let journal = self.journal_folder();
        match self.session.open(path, journal) {
            Ok(()) => {
                self.settings.remember(path);
                self.state.fit_pending = true;
                self.log.line(&format!("opened {}", path.display()));
                let mended: Vec<Message> = self.session.file().repairs.iter().map(Explain::explain).collect();
                if !mended.is_empty() {
                    let count = Message::new("message-repairs").with("count", mended.len());
                    self.state.messages.push_back(std::iter::once(count).chain(mended).collect());
                }
            }
            Err(error) => self.fail(&error),
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

    fn save_to(&mut self, path: &Path) -> bool {
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
        let folder = held.as_deref().and_then(Path::parent).map(Path::to_owned);
        let folder = folder.or_else(documents).unwrap_or_default();
        let name = self.session.account().info().name_in(self.session.lang());
        let name: String = name.chars().map(|c| if "/\\:*?\"<>|".contains(c) { '-' } else { c }).collect();
        match purpose {
            Purpose::Open | Purpose::Import => folder.join(""),
            Purpose::SaveAs => folder.join(format!("{name}.ron")),
            Purpose::Export => {
                // The two never get one name: the wrong one would be sent.
                let audience =
                    if self.last_export.for_customer { "audience-customer" } else { "audience-internal" };
                let audience = tr(self.session.lang(), audience);
                folder.join(format!("{name} - {audience}.{}", self.last_export.format.extension()))
            }
        }
    }

    fn extensions(&self, purpose: Purpose) -> Vec<&'static str> {
        match purpose {
            Purpose::Open => vec!["ron", "json"],
            Purpose::SaveAs => vec!["ron"],
            Purpose::Import => vec!["json", "csv", "ron"],
            Purpose::Export => vec![self.last_export.format.extension()],
        }
    }

    pub(super) fn ask_path(&mut self, ctx: &egui::Context, purpose: Purpose) {
        if purpose != Purpose::SaveAs {
            // What waited for a save that another question has overtaken.
            self.then = None;
        }
        let title = tr(self.session.lang(), purpose.title());
        let suggested = self.suggested(purpose);
        let extensions = self.extensions(purpose);
        let wake = super::app::wake(ctx);
        match FileDialog::open(purpose, &suggested, &title, &extensions, wake) {
            Some(dialog) => self.file_dialog = Some(dialog),
            None => self.state.dialog = Some(Dialog::Path(PathDraft::new(purpose, &suggested, &extensions))),
        }
    }

    /// Collects what the system's dialog answered.
    pub(super) fn poll_file_dialog(&mut self, ctx: &egui::Context) {
        let Some(dialog) = &mut self.file_dialog else { return };
        let Some(answer) = dialog.poll() else { return };
        let (purpose, suggested) = (dialog.purpose, dialog.suggested.clone());
        self.file_dialog = None;
        match answer {
            Answer::Chosen(path) => self.use_path(ctx, purpose, path),
            Answer::Cancelled => self.then = None,
            Answer::Unavailable => {
                let extensions = self.extensions(purpose);
                self.state.dialog = Some(Dialog::Path(PathDraft::new(purpose, &suggested, &extensions)));
            }
        }
    }

    fn use_path(&mut self, ctx: &egui::Context, purpose: Purpose, mut path: PathBuf) {
        match purpose {
            Purpose::Open => self.open(&path),
            Purpose::Import => self.import(&path),
            Purpose::SaveAs => {
                if path.extension().is_none() {
                    path.set_extension("ron");
                }
                if self.save_to(&path)
                    && let Some(then) = self.then.take()
                {
                    self.go_on(ctx, then);
                }
            }
            Purpose::Export => {
                // The name may ask for another kind than the dialog did; one that says none gets an ending.
                match Format::of_path(&path) {
                    Some(format) => self.last_export.format = format,
                    None => {
                        let ending = format!(".{}", self.last_export.format.extension());
                        path.as_mut_os_string().push(ending);
                    }
                }
                self.export(ctx, path);
            }
        }
    }

    fn import(&mut self, path: &Path) {
        let is_csv = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv"));
        if !is_csv {
            return self.open(path);
        }
        let name = path.file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = match crate::file::read_bytes(path) {
            Ok(bytes) => bytes,
            Err(error) => return self.fail(&error),
        };
        match import_csv(&bytes, &name) {
            Ok(found) => {
                let warnings: Vec<Message> = found.warnings.iter().map(Explain::explain).collect();
                let account = laid_out(found.account, &found.to_place);
                let journal = self.journal_folder();
                self.session.start_import(account, journal);
                self.state.fit_pending = true;
                if !warnings.is_empty() {
                    self.state.messages.push_back(warnings);
                }
            }
            Err(error) => self.fail(&error),
        }
    }

    fn export(&mut self, ctx: &egui::Context, path: PathBuf) {
        let work = ExportWork {
            choice: self.last_export.clone(),
            account: self.session.account().clone(),
            findings: self.session.findings_now(),
            look: self.session.look,
            selection: self.session.selection.people().clone(),
            path,
        };
        self.session.tell(Message::new("notice-exporting"), false);
        match Job::start("export", super::app::wake(ctx), move |_| work.run()) {
            Ok(job) => self.export_job = Some(job),
            Err(source) => self.fail(&Failed::NoThread(source)),
        }
    }

    pub(super) fn poll_export(&mut self) {
        let Some(job) = &mut self.export_job else { return };
        let finished = job.poll();
        let running = job.running();
        match finished {
            Some(Ok(path)) => {
                self.export_job = None;
                self.log.line(&format!("exported {}", path.display()));
                let shown = path.display().to_string();
                self.session.tell(Message::new("notice-exported").with("path", shown), false);
            }
            Some(Err(error)) => {
                self.export_job = None;
                self.session.dismiss_notice();
                self.fail(&error);
            }
            None if running => {}
            None => self.export_job = None,
        }
    }

    /// Does what was answered in a dialog.
    pub(super) fn answered(&mut self, ctx: &egui::Context, answer: Answered) {
        let dialog = self.state.dialog.take();
        match answer {
            Answered::Close => self.then = None,
            Answered::SaveThen(then) => {
                self.then = Some(then.clone());
                if self.save(ctx) {
                    self.then = None;
                    self.go_on(ctx, then);
                }
            }
            Answered::DiscardThen(then) => self.go_on(ctx, then),
            Answered::Path(purpose, path) => self.use_path(ctx, purpose, path),
            Answered::Export(choice) => {
                let id = self.session.account().info().id.clone();
                self.settings.for_customer.insert(id, choice.for_customer);
                self.last_export = choice;
                self.ask_path(ctx, Purpose::Export);
            }
            Answered::Recover => self.recover(dialog, true),
            Answered::ForgetRecovery => self.recover(dialog, false),
            Answered::SaveAs => self.ask_path(ctx, Purpose::SaveAs),
            Answered::Overwrite(path) => {
                self.session.accept_changed_file();
                if self.save_to(&path)
                    && let Some(then) = self.then.take()
                {
                    self.go_on(ctx, then);
                }
            }
        }
    }

    fn recover(&mut self, dialog: Option<Dialog>, take: bool) {
        let Some(Dialog::Recover(mut found)) = dialog else { return };
        if found.is_empty() {
            return;
        }
        let first = found.remove(0);
        let journal = self.journal_folder();
        let done = if take { self.session.recover(first, journal) } else { first.discard() };
        match done {
            Ok(()) if take => {
                self.log.line("recovered");
                self.state.fit_pending = true;
            }
            Ok(()) => {
                if !found.is_empty() {
                    self.state.dialog = Some(Dialog::Recover(found));
                }
            }
            Err(error) => self.fail(&error),
        }
    }
}
