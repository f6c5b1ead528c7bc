//! The application: wires session, panels and jobs; decides nothing.
use super::asks::Then;
use super::clips::Clips;
use super::dialogs::{self, Dialog};
use super::exporting::{ExportChoice, Failed};
use super::file_dialog::FileDialog;
use super::log::{Log, Logged};
use super::pictures::Incoming;
use super::present::Stage;
use super::room::{Room, SidePanel};
use super::run::Options;
use super::turns::Turns;
use super::ui_state::UiState;
use super::{
    areas, canvas, deal_bar, dock, fonts, inspector, left, matrix, paint, shell, status, stillness, style,
    table,
};
use crate::clock;
use crate::file::recoverable;
use crate::job::{Job, Wake};
use crate::model::Account;
use crate::scene::{Lens, Look, Show};
use crate::session::{Ask, Command, Page, Session};
use crate::settings::Settings;
use egui::{Ui, ViewportCommand};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Everything the window has.
pub struct App {
    pub(super) session: Session,
    pub(super) settings: Settings,
    pub(super) state: UiState,
    pub(super) log: Log,
    pub(super) file_dialog: Option<FileDialog>,
    pub(super) export_job: Option<Job<Result<PathBuf, Failed>>>,
    pub(super) incoming: Incoming,
    pub(super) last_export: ExportChoice,
    /// Where the last export went.
    pub(super) export_folder: Option<PathBuf>,
    /// What to do once the document is saved.
    pub(super) then: Option<Then>,
    /// The document's state when a path was asked for.
    pub(super) asked_at: Option<u64>,
    /// The window closes as soon as the export is written.
    pub(super) quit_after_export: bool,
    /// The window may close without another question.
    pub(super) closing: bool,
    pub(super) renderer: String,
    home: Option<PathBuf>,
    pub(super) clips: Clips,
    saved_settings: Settings,
    /// The account whose author the session has.
    author_of: Option<crate::model::AccountId>,
    styled: Option<(crate::theme::ThemeId, u32, bool)>,
    title: String,
    pub(super) stage: Stage,
    first_frame: bool,
    first_native_frame: bool,
    /// Whether the system wants no motion is still being asked.
    stillness: Option<Job<bool>>,
    /// The document's state when it last changed, and when that was.
    changed: (u64, f64),
    pub(super) logged: Logged,
    /// The dialog that the last frame showed.
    dialog_shown: Option<&'static str>,
    /// The state of the document that could not be saved by itself.
    save_failed: Option<u64>,
}

/// Wakes the window from a thread.
pub(super) fn wake(ctx: &egui::Context) -> Wake {
    let ctx = ctx.clone();
    Arc::new(move || ctx.request_repaint())
}

/// A pause of this long saves, when that is on.
const SAVE_AFTER_SECONDS: f64 = 1.5;

impl App {
    /// The window's state, with `file` open or the sample account. `home` keeps settings and journals.
    pub fn new(
        ctx: &egui::Context,
        file: Option<PathBuf>,
        options: &Options,
        settings: Settings,
        home: Option<PathBuf>,
    ) -> Self {
        ctx.set_fonts(fonts::definitions());
        ctx.add_plugin(Turns::default());
        // Ctrl and + zoom the map, not the whole window.
        ctx.options_mut(|o| {
            o.zoom_with_keyboard = false;
            // A notch of the wheel is an eighth more or less: with egui's own step it is half a screen.
            o.input_options.scroll_zoom_speed *= 0.4;
        });
        let day = options.as_of.unwrap_or_else(clock::today);
        let lang = options.lang.unwrap_or(settings.lang);
        let show = Show { pairs: settings.show_pairs, ..Show::default() };
        let look = Look { theme: settings.theme, lens: Lens::default(), lang, show };
        let mut session = Session::new(Account::default(), day, look, wake(ctx));
        session.set_theme(settings.theme);
        let mut this = Self {
            session,
            saved_settings: settings.clone(),
            settings,
            state: UiState { fit_pending: true, ..UiState::default() },
            log: Log { on: options.log },
            file_dialog: None,
            export_job: None,
            incoming: Incoming::default(),
            last_export: ExportChoice::default(),
            export_folder: None,
            then: None,
            asked_at: None,
            quit_after_export: false,
            closing: false,
            renderer: String::new(),
            clips: Clips::new(home.as_deref()),
            home,
            author_of: None,
            styled: None,
            title: String::new(),
            stage: Stage::default(),
            first_frame: true,
            first_native_frame: true,
            stillness: None,
            changed: (0, 0.0),
            logged: Logged::default(),
            dialog_shown: None,
            save_failed: None,
        };
        this.open_sample();
        if let Some(path) = file {
            this.open(&path);
        }
        this.offer_recovery();
        this
    }

    /// The session, for tests and figures.
    pub fn session(&mut self) -> &mut Session {
        &mut self.session
    }

    pub(super) fn journal_folder(&self) -> Option<PathBuf> {
        self.home.as_ref().map(|home| home.join("journal"))
    }

    fn offer_recovery(&mut self) {
        let Some(folder) = self.journal_folder() else { return };
        // A folder that can't be read has nothing to offer; the first change will say why no journal is kept.
        if let Ok(found) = recoverable(&folder)
            && !found.is_empty()
        {
            self.log.line(&format!("recovery offered {}", found.len()));
            self.state.dialog = Some(Dialog::Recover(found));
        }
    }

    /// One frame, without the native window around it.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.restyle(&ctx);
        if let Some((key, text)) = self.state.drafts.finished(&ctx)
            && !inspector::apply(&mut self.session, key.clone(), &text)
        {
            self.state.drafts.refuse(key, text);
        }
        self.session.refresh();
        self.session.now = Some(clock::now());
        // In front of others no answered dialog may open something else.
        if self.session.presentation().is_none() {
            self.poll_file_dialog(&ctx);
        }
        self.poll_export(&ctx);
        self.take_files(&ctx);
        if self.present_frame(ui) {
            self.save_by_itself(&ctx, self.session.is_modified());
            return;
        }
        self.keys(&ctx);
        let by_keyboard = |event: &egui::Event| {
            matches!(
                event,
                egui::Event::Text(_) | egui::Event::Key { .. } | egui::Event::Ime(_) | egui::Event::Paste(_)
            )
        };
        if ctx.text_edit_focused() && ctx.input(|i| i.events.iter().any(by_keyboard)) {
            // A field knows only a frame later that its hint is to go.
            ctx.request_repaint();
        }
        let focused = ctx.memory(egui::Memory::focused);
        self.state.grid = None;
        areas::step(&ctx, &mut self.state);

        let mut asked: Vec<Command> = Vec::new();
        let Self { session, state, settings, .. } = self;
        shell::top_bar(ui, session, state, settings, &mut asked);
        let (room, last, page) = (Room::of(&ctx), state.side_panel, state.page);
        let shows = |panel| room.shows(panel, page, last, settings);
        deal_bar::show(ui, session, state.page, &mut state.filter_bar, shows, &mut asked);
        status::show(ui, session, state);
        if shows(SidePanel::Left) {
            left::show(ui, session, state, &mut asked);
        }
        if shows(SidePanel::Inspector) {
            inspector::show(ui, session, state, &mut asked);
        }
        if settings.dock {
            dock::show(ui, session, state);
        }
        if state.page != Page::Map {
            canvas::filter_above(ui, session, state, &mut asked);
        }
        if state.page != Page::Matrix {
            state.carrying.by_keys = None;
        }
        let wanted = match state.page {
            Page::Map => {
                state.shows_minimap = settings.minimap;
                canvas::show(ui, session, state, &mut asked);
                None
            }
            Page::Matrix => matrix::show(ui, session, state),
            Page::Table => table::show(ui, session, state),
        };
        if let Some(field) = wanted {
            self.answer(&ctx, Ask::Field(field));
        }
        areas::keep_in_grid(&ctx, focused, &mut self.state);
        for command in asked {
            self.run(&ctx, command);
        }
        if let Some(path) = self.state.open_recent.take() {
            self.after_unsaved(&ctx, Then::OpenPath(path));
        }
        self.dialog(&ctx);
        self.drop_hint(&ctx);
        self.notice(ui);
        super::widgets::ring_of_rest(&ctx, self.state.canvas_id);
        super::widgets::forget_what_it_left(&ctx);
        self.after(&ctx);
    }

    /// The window's title is to be set anew.
    pub(super) fn forget_title(&mut self) {
        self.title.clear();
    }

    fn restyle(&mut self, ctx: &egui::Context) {
        self.session.interface = f32::from(self.settings.scale) / 100.0;
        ctx.set_zoom_factor(self.session.interface);
        let key = (self.session.look.theme, ctx.pixels_per_point().to_bits(), self.session.still);
        if self.styled != Some(key) {
            self.styled = Some(key);
            style::apply(ctx, key.0, ctx.pixels_per_point(), key.2);
        }
    }

    fn focus_map(&mut self, ctx: &egui::Context) {
        if let Some(canvas) = self.state.canvas_id {
            ctx.memory_mut(|memory| memory.request_focus(canvas));
            self.state.canvas_has_focus = true;
        }
    }

    fn dialog(&mut self, ctx: &egui::Context) {
        if self.state.dialog.is_none() {
            self.state.dialog = self.state.messages.pop_front().map(Dialog::Message);
        }
        let shown = self.state.dialog.as_ref().map(Dialog::name);
        if std::mem::replace(&mut self.dialog_shown, shown) != shown {
            // egui measures a new dialog in a first frame, unseen; the second shows it.
            ctx.request_repaint();
            // The main answer takes the keyboard where nobody else has it.
            if let Some(canvas) = self.state.canvas_id.filter(|_| shown.is_some()) {
                ctx.memory_mut(|memory| memory.surrender_focus(canvas));
            }
        }
        if let Some(number) = self.state.explain.take() {
            self.answer(ctx, Ask::Explain(number));
        }
        let Some(dialog) = &mut self.state.dialog else { return };
        if let Dialog::Explain(draft) = dialog {
            draft.refresh(&mut self.session);
        }
        if let Some(answer) = dialogs::show(ctx, &self.session, dialog) {
            self.answered(ctx, answer);
            if self.state.dialog.is_none() {
                // The next key may come before the next frame, and is meant for the map.
                self.focus_map(ctx);
            }
        }
    }

    /// Title, log, saving by itself, settings, closing.
    fn after(&mut self, ctx: &egui::Context) {
        let modified = self.session.is_modified();
        let name = self.session.account().info().name_in(self.session.lang());
        let file = self.session.file().path().and_then(Path::file_name);
        let file = file.map(|file| format!("{} — ", file.to_string_lossy())).unwrap_or_default();
        let title = format!("{}{file}{name} — Linchpin", if modified { "• " } else { "" });
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        if std::mem::take(&mut self.first_frame) {
            self.log.line("first frame");
        }
        self.log_changes(ctx);
        self.save_by_itself(ctx, modified);
        if let Some(error) = self.session.take_journal_error() {
            self.fail(&error);
        }
        self.keep_author();
        self.keep_settings(false);
        if ctx.input(|i| i.viewport().close_requested()) && !self.closing {
            self.apply_drafts();
            if self.session.is_modified() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.state.dialog = Some(Dialog::Unsaved(Then::Quit));
            } else if self.export_job.is_some() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.quit_after_export = true;
            } else {
                self.session.close();
                self.keep_settings(true);
            }
        }
    }

    /// What was noted about saving speaks of another document.
    pub(super) fn forget_saves(&mut self) {
        self.changed = (u64::MAX, 0.0);
        self.save_failed = None;
    }

    fn save_by_itself(&mut self, ctx: &egui::Context, modified: bool) {
        if !self.settings.save_as_i_work || !modified || self.session.file().path().is_none() {
            return;
        }
        let (now, state) = (ctx.input(|i| i.time), self.session.document().state());
        if self.changed.0 != state {
            self.changed = (state, now);
        }
        let left = SAVE_AFTER_SECONDS - (now - self.changed.1);
        if left > 0.0 {
            ctx.request_repaint_after_secs(left as f32);
        } else if self.session.is_idle() && self.state.dialog.is_none() && self.save_failed != Some(state) {
            if self.save(ctx) {
                // The bar was painted before, and nothing else may happen.
                ctx.request_repaint();
            } else {
                // Not again before something changes: the question would never end.
                self.save_failed = Some(state);
            }
        }
    }

    /// Who speaks is remembered for each account, and known again when it is opened.
    fn keep_author(&mut self) {
        let id = &self.session.account().info().id;
        if self.author_of.as_ref() == Some(id) {
            let author = &self.session.author;
            if self.settings.authors.get(id).map_or("", String::as_str) != author {
                self.settings.authors.insert(id.clone(), author.clone());
            }
        } else {
            self.author_of = Some(id.clone());
            self.session.author = self.settings.authors.get(id).cloned().unwrap_or_default();
        }
    }

    /// The window's size alone is no reason to write while it is being changed: it is kept with the rest, and
    /// when the window closes.
    fn keep_settings(&mut self, closing: bool) {
        if !closing {
            self.saved_settings.window = self.settings.window;
        }
        if (closing || self.settings != self.saved_settings)
            && let Some(home) = &self.home
        {
            // Settings that can't be written cost the next start a choice of language, no work.
            let _ = self.settings.save(home);
            self.saved_settings = self.settings.clone();
        }
    }
}

/// A window that would reach beyond the screen fills it instead.
fn fit_screen(ctx: &egui::Context) {
    /// What the desktop needs above and below the window.
    const BARS: f32 = 60.0;
    let (screen, zoom) = (ctx.input(|i| i.viewport().monitor_size), ctx.zoom_factor());
    let size = ctx.content_rect().size();
    if screen.is_some_and(|screen| size.x > screen.x / zoom || size.y + BARS > screen.y / zoom) {
        ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if self.renderer.is_empty() {
            self.renderer.push_str(if frame.wgpu_render_state().is_some() { "wgpu" } else { "OpenGL" });
        }
        if std::mem::take(&mut self.first_native_frame) {
            fit_screen(ui.ctx());
            self.stillness = stillness::ask(ui.ctx());
        }
        if let Some(still) = self.stillness.as_mut().and_then(Job::poll) {
            self.session.still = still;
            self.stillness = None;
        }
        self.frame(ui);
        let full_screen = ui.input(|i| i.viewport().fullscreen) == Some(true);
        if !full_screen && self.session.presentation().is_none() {
            let size = ui.ctx().content_rect().size() * ui.ctx().zoom_factor();
            self.settings.window = Some((size.x, size.y));
        }
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        paint::color(crate::theme::Theme::get(self.session.look.theme).canvas).to_normalized_gamma_f32()
    }
}
