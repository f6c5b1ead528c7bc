//! What commands leave to the window: dialogs, the clipboard, settings. Files are in `files`.
use super::app::App;
use super::areas::{Area, Entering};
use super::dialogs::{Answered, Chooser, Dialog, ExplainDraft, PastedDraft, WeightsDraft};
use super::exporting::{ExportChoice, ExportDraft};
use super::file_dialog::Purpose;
use super::room::{Room, SidePanel};
use super::ui_state::{DockTab, FilterBar};
use super::widgets::FieldKey;
use super::{inspector, saved_views, table_cell};
use crate::catalogue::{Lang, Side};
use crate::geom::Point;
use crate::import::{Pasted, PastedPerson, pasted};
use crate::locale::Message;
use crate::model::{LinkKind, PersonId};
use crate::session::edits::weights;
use crate::session::{Ask, Audience, Command, Direction, Field, Found, Menu, Page, Session, Stays};
use crate::theme::ThemeId;
use std::path::PathBuf;

/// What happens once unsaved work is dealt with.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Then {
    New,
    Open,
    OpenPath(PathBuf),
    OpenSample,
    Import,
    ImportPath(PathBuf),
    Quit,
}

impl App {
    /// Carries out commands, the window's part included.
    pub(super) fn run(&mut self, ctx: &egui::Context, command: Command) {
        self.apply_drafts();
        // A field that the step taken back had opened is not to be typed into any more.
        let takes_back = matches!(command, Command::Undo | Command::Redo);
        if takes_back
            && self.state.drafts.close(ctx)
            && self.state.page != Page::Table
            && let Some(canvas) = self.state.canvas_id
        {
            ctx.memory_mut(|memory| memory.request_focus(canvas));
        }
        if command == Command::Rename && self.state.page == Page::Table {
            table_cell::rename(ctx, &self.session, &mut self.state);
            return;
        }
        if command == Command::KeepView && self.state.page != Page::Map {
            // A view is a part of the map: whoever keeps one sees what is kept, and types its title at once.
            self.state.page = Page::Map;
            self.session.tell(Message::new("notice-view-of-map"), Stays::Briefly);
        }
        let arranges =
            command.row().menu == Menu::Arrange && !matches!(command, Command::Pin | Command::Fold);
        if arranges && self.state.page != Page::Map && self.session.missing(command).is_none() {
            // Only there one sees what came of it.
            self.answer(ctx, Ask::Page(Page::Map));
        }
        match self.session.run(command) {
            None => {}
            Some(ask) => self.answer(ctx, ask),
        }
        if self.session.naming.is_some() {
            // What was made is named on its card.
            self.state.page = Page::Map;
        }
        if command == Command::ShowPairs {
            self.settings.show_pairs = self.session.look.show.pairs;
        }
    }

    /// What was typed and not applied yet.
    pub(super) fn apply_drafts(&mut self) {
        if let Some((key, text)) = self.state.drafts.take()
            && !inspector::apply(&mut self.session, key.clone(), &text)
        {
            // Refused: what was typed stays in the field.
            self.state.drafts.refuse(key, text);
        }
        if let Some((id, text)) = self.state.naming_text.take() {
            self.session.finish_naming(&text);
            if self.session.naming.is_some() {
                // Refused: what was typed stays in the field.
                self.state.naming_text = Some((id, text));
            }
        }
        self.session.finish_nudge();
    }

    pub(super) fn answer(&mut self, ctx: &egui::Context, ask: Ask) {
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
                let audience = if for_customer { Audience::Customer } else { Audience::Internal };
                let choice = ExportChoice { audience, ..self.last_export.clone() };
                self.state.dialog = Some(Dialog::Export(ExportDraft::new(choice, &self.session)));
            }
            Ask::ToggleSaveAsIWork => {
                self.settings.save_as_i_work = !self.settings.save_as_i_work;
                let key = if self.settings.save_as_i_work { "notice-saving-on" } else { "notice-saving-off" };
                self.session.tell(Message::new(key), Stays::Briefly);
            }
            Ask::Copy(whole) => ctx.copy_text(self.clips.keep(whole)),
            Ask::Photo => self.choose_photo(ctx),
            Ask::CopyPicture => self.copy_picture(ctx),
            Ask::Page(page) => {
                // Whoever was chosen in the table or the matrix is seen on the map.
                if page == Page::Map && self.state.page != Page::Map {
                    self.session.reveal_selected();
                }
                // A line or a frame that is not seen any more is not what Delete means.
                if page != Page::Map && self.session.selection.people().is_empty() {
                    self.session.selection.clear();
                }
                // Beside the map both panels stood: nobody asked for one instead of the other.
                if Room::of(ctx).for_both_sides(self.state.page) {
                    self.state.side_panel = None;
                }
                self.state.page = page;
            }
            Ask::ScaleInterface(steps) => {
                let before = self.settings.scale;
                self.settings.step_scale(steps);
                // The map stays as large as it is.
                self.session.camera.zoom *= f32::from(before) / f32::from(self.settings.scale);
                let said = Message::new("notice-interface").with("percent", usize::from(self.settings.scale));
                self.session.tell(said, Stays::Briefly);
            }
            Ask::Find => self.state.dialog = Some(Dialog::Palette(Chooser::default())),
            Ask::Roles => self.state.dialog = Some(Dialog::Roles(Chooser::default())),
            Ask::Filter => self.state.filter_bar = FilterBar::WantsKeyboard,
            Ask::Field(Field::ViewTitle(id)) => {
                self.open_side_panel(SidePanel::Left);
                saved_views::rename(&mut self.state, &id);
                ctx.request_repaint();
            }
            Ask::Field(field) => {
                self.open_side_panel(SidePanel::Inspector);
                self.state.drafts.want(self.field_key(field));
                ctx.request_repaint();
            }
            Ask::Paste => ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
            Ask::ToggleLeft => self.toggle_side_panel(ctx, SidePanel::Left),
            Ask::ToggleRight => self.toggle_side_panel(ctx, SidePanel::Inspector),
            Ask::ToggleMinimap => self.settings.minimap = !self.settings.minimap,
            Ask::ShowKeyPeople => self.show_tab(DockTab::KeyPeople),
            Ask::ShowRisks => self.show_tab(DockTab::Risks),
            Ask::ShowForecast => self.show_tab(DockTab::Forecast),
            Ask::ShowTasks => self.show_tab(DockTab::Tasks),
            Ask::ToggleDock => self.settings.dock = !self.settings.dock,
            Ask::NextPanel(way) => self.next_panel(ctx, way),
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
            Ask::Explain(number) => {
                let draft = ExplainDraft::about(&mut self.session, number);
                self.state.dialog = Some(Dialog::Explain(draft));
            }
            Ask::Weights => self.state.dialog = Some(Dialog::Weights(WeightsDraft::of(&self.session))),
            Ask::Shortcuts => self.state.dialog = Some(Dialog::Shortcuts),
            Ask::About => self.state.dialog = Some(Dialog::About(self.renderer.clone())),
        }
    }

    /// A text from the clipboard: people of a map, or a list of people to look at first.
    pub(super) fn paste(&mut self, text: &str, at: Option<Point>) {
        let whole = self.clips.whole(text);
        let text = whole.as_deref().unwrap_or(text);
        let list = if Session::is_clip(text) { Pasted::default() } else { pasted(text) };
        if list.people.is_empty() {
            self.session.paste(text, at);
            return;
        }
        let boss = self.session.selection.only().filter(|_| self.session.somebody_on_map()).cloned();
        let may = |id: &PersonId| self.session.account().person(id).is_some_and(|p| p.side == Side::Customer);
        // Recipients of a letter are seldom all of one boss.
        let letter = list.is_letter;
        // Where everybody has a boss of their own, nobody is left to go there.
        let heads = |person: &PastedPerson| person.boss.is_none() && person.boss_elsewhere.is_empty();
        let some_head = list.people.iter().any(heads);
        let under = boss.filter(|id| may(id) && some_head).map(|id| {
            // One list after the other is no chain of command.
            let meant = !letter && !self.session.selection.came_with_list();
            (id, meant)
        });
        self.state.dialog = Some(Dialog::Pasted(Box::new(PastedDraft::new(list, at, under))));
    }

    /// Shows a tab below the map, and the panel with it.
    fn show_tab(&mut self, tab: DockTab) {
        self.state.dock_tab = tab;
        self.settings.dock = true;
    }

    fn field_key(&self, field: Field) -> FieldKey {
        match field {
            Field::Name(id) => FieldKey::PersonName(id),
            Field::DealName(id) => FieldKey::DealName(id),
            Field::ViewTitle(id) => FieldKey::ViewTitle(id),
            Field::Evidence(id) => FieldKey::Evidence(self.session.deal().cloned().unwrap_or_default(), id),
            Field::EvidenceOfAll => FieldKey::EvidenceOfAll(
                self.session.deal().cloned().unwrap_or_default(),
                self.session.selection.people().clone(),
            ),
            Field::LinkWords(id) => {
                let kind = self.session.account().links().get(&id).map(|link| link.kind);
                let labelled = kind == Some(LinkKind::Conflict);
                if labelled { FieldKey::LinkLabel(id) } else { FieldKey::LinkNote(id) }
            }
        }
    }

    /// The keyboard goes from the map through the panels and back.
    fn next_panel(&mut self, ctx: &egui::Context, way: Direction) {
        let Some(canvas) = self.state.canvas_id else { return };
        let on_canvas = ctx.memory(|memory| memory.has_focus(canvas));
        let from = if on_canvas { Area::Map } else { self.state.area };
        let room = Room::of(ctx);
        let shown = |area| match area {
            Area::Map | Area::Top => true,
            Area::Dock => self.settings.dock,
            Area::Right => self.shows_side(room, SidePanel::Inspector),
            Area::Left => self.shows_side(room, SidePanel::Left),
        };
        self.state.area = from.next(way, shown);
        if self.state.area == Area::Map {
            ctx.memory_mut(|memory| memory.request_focus(canvas));
            self.state.canvas_has_focus = true;
        } else {
            self.state.entering = Some(Entering::Wanted(self.state.area));
            self.state.canvas_has_focus = false;
        }
    }

    /// Shows a side panel; where only one has room it is this one.
    pub(super) const fn open_side_panel(&mut self, panel: SidePanel) {
        match panel {
            SidePanel::Left => self.settings.left_panel = true,
            SidePanel::Inspector => self.settings.right_panel = true,
        }
        self.state.side_panel = Some(panel);
    }

    fn shows_side(&self, room: Room, panel: SidePanel) -> bool {
        room.shows(panel, self.state.page, self.state.side_panel, &self.settings)
    }

    fn toggle_side_panel(&mut self, ctx: &egui::Context, panel: SidePanel) {
        let room = Room::of(ctx);
        if !self.shows_side(room, panel) {
            return self.open_side_panel(panel);
        }
        if !room.for_a_side() {
            self.state.side_panel = None;
            return;
        }
        match panel {
            SidePanel::Left => self.settings.left_panel = false,
            SidePanel::Inspector => self.settings.right_panel = false,
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

    pub(super) fn go_on(&mut self, ctx: &egui::Context, then: Then) {
        let journal = self.journal_folder();
        match then {
            Then::New => {
                self.session.start_new(journal);
                self.document_replaced();
            }
            Then::Open => self.ask_path(ctx, Purpose::Open),
            Then::OpenPath(path) => self.open(&path),
            Then::OpenSample => self.open_sample(),
            Then::Import => self.ask_path(ctx, Purpose::Import),
            Then::ImportPath(path) => self.import(&path),
            // The picture is still being written; the window closes when it is there.
            Then::Quit if self.export_job.is_some() => self.quit_after_export = true,
            Then::Quit => {
                self.session.close();
                self.closing = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    /// Does what was answered in a dialog.
    pub(super) fn answered(&mut self, ctx: &egui::Context, answer: Answered) {
        let dialog = self.state.dialog.take();
        match answer {
            // Another name may be what was meant.
            Answered::Close if let Some(Dialog::Replace(purpose, _)) = dialog => self.ask_path(ctx, purpose),
            Answered::Close => self.then = None,
            Answered::SaveThen(then) => {
                self.then = Some(then.clone());
                if self.save(ctx) {
                    self.then = None;
                    self.go_on(ctx, then);
                }
            }
            Answered::DiscardThen(then) => self.go_on(ctx, then),
            Answered::Path(purpose, path) => {
                let own = self.session.file().path() == Some(path.as_path());
                let asked = matches!(dialog, Some(Dialog::Replace(..)));
                if purpose.saves() && !asked && !own && path.exists() {
                    self.state.dialog = Some(Dialog::Replace(purpose, path));
                } else {
                    self.use_path(ctx, purpose, &path);
                }
            }
            Answered::Export(choice) => {
                let id = self.session.account().info().id.clone();
                self.settings.for_customer.insert(id, choice.audience == Audience::Customer);
                self.last_export = choice;
                self.ask_path(ctx, Purpose::Export);
            }
            Answered::Found(Found::Person(id)) if self.session.line_from().is_some() => {
                self.session.draw_line_to(&id);
            }
            Answered::Found(Found::Person(id)) => self.session.show_person(&id),
            Answered::Found(Found::View(id)) => {
                if self.state.page != Page::Map {
                    self.run(ctx, Command::ShowMap);
                }
                self.session.show_view(&id);
            }
            Answered::Found(Found::Department(id)) => self.session.show_department(&id),
            Answered::Found(Found::Command(command)) => self.run(ctx, command),
            Answered::Role(role) => self.session.toggle_role(&role),
            Answered::Paste(draft) => {
                let under = draft.under.as_ref().filter(|(_, on)| *on).map(|(id, _)| id);
                self.session.paste_people(&draft.list.people_without(&draft.without), draft.at, under);
            }
            Answered::Explain(number) => {
                if let Some(Dialog::Explain(mut draft)) = dialog {
                    draft.go_on(&mut self.session, number);
                    self.state.dialog = Some(Dialog::Explain(draft));
                }
            }
            Answered::ExplainBack => {
                if let Some(Dialog::Explain(mut draft)) = dialog {
                    draft.go_back();
                    self.state.dialog = Some(Dialog::Explain(draft));
                }
            }
            Answered::Weights(chosen) => {
                if let Some(made) = weights::set(self.session.account(), chosen) {
                    self.session.commit(made);
                }
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
                self.document_replaced();
            }
            Ok(()) => {
                if !found.is_empty() {
                    self.state.dialog = Some(Dialog::Recover(found));
                }
            }
            Err(error) => {
                // Part of the work may be on the screen for all that.
                self.document_replaced();
                self.fail(&error);
            }
        }
    }
}
