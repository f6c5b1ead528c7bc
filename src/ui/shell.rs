//! The frame of the window: top bar, deal bar, status line.
use super::areas::{self, Area};
use super::commands;
use super::paint::{self, color};
use super::room::{Room, SidePanel};
use super::ui_state::UiState;
use super::widgets::{self, FieldKey, Kind, theme};
use crate::catalogue::Catalogue;
use crate::catalogue::StageKey;
use crate::locale::{tr, tr_args, with_colon};
use crate::model::DealId;
use crate::scene::Lens;
use crate::session::edits::deals;
use crate::session::{Command, Menu, Naming, Page, Session};
use crate::settings::Settings;
use crate::text::icons;
use crate::theme::{Rgba, Weight};
use egui::{Align, Align2, Frame, Layout, Margin, Panel, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

/// A panel of a fixed size with a fill and an inner margin; its rules are painted.
pub(super) fn fixed(panel: Panel, size: f32, fill: Rgba, margin: Margin) -> Panel {
    let frame = Frame::new().fill(color(fill)).inner_margin(margin);
    panel.exact_size(size).resizable(false).show_separator_line(false).frame(frame)
}

pub(super) fn top_bar(
    ui: &mut Ui,
    session: &mut Session,
    state: &mut UiState,
    settings: &Settings,
    asked: &mut Vec<Command>,
) {
    let t = theme(ui);
    fixed(Panel::top("top"), 44.0, t.surface, Margin::symmetric(10, 0)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(4.0, 0.0);
        ui.horizontal_centered(|ui| {
            logo(ui);
            areas::begin(ui, state, Area::Top);
            ui.add_space(4.0);
            menus(ui, session, state, settings, asked);
            bar(ui);
            for command in [Command::Undo, Command::Redo] {
                let icon = command.row().icon.unwrap_or(icons::UNDO);
                let enabled = session.missing(command).is_none();
                let words = match command {
                    Command::Undo => session.undo_words(),
                    _ => session.redo_words(),
                };
                let tip = match words {
                    Some(step) => with_colon(session.lang(), &commands::tip(session.lang(), command), &step),
                    None => commands::tip(session.lang(), command),
                };
                let name = commands::label(session.lang(), command);
                let response =
                    ui.add_enabled_ui(enabled, |ui| widgets::icon_button(ui, icon, &name, Kind::Quiet)).inner;
                let why = session
                    .missing(command)
                    .map_or_else(String::new, |n| tr(session.lang(), n.key()).into_owned());
                if response.on_hover_text(tip).on_disabled_hover_text(why).clicked() {
                    asked.push(command);
                }
            }
            bar(ui);
            account_name(ui, session, state);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| right_end(ui, session, asked));
        });
        underline(ui);
    });
}

/// The right end of the top bar, from the right; without words where there is little room.
fn right_end(ui: &mut Ui, session: &Session, asked: &mut Vec<Command>) {
    let lang = session.lang();
    let words = Room::of(ui.ctx()).for_words();
    let press = |ui: &mut Ui, icon: char, key: &str, kind: Kind| {
        if words {
            widgets::button(ui, Some(icon), &tr(lang, key), kind)
        } else {
            widgets::icon_button(ui, icon, &tr(lang, key), kind)
        }
    };
    let export = press(ui, icons::EXPORT, "export-short", Kind::Filled);
    if export.on_hover_text(commands::tip(lang, Command::Export)).clicked() {
        asked.push(Command::Export);
    }
    let missing = session.missing(Command::Present);
    let present = |ui: &mut Ui| press(ui, icons::PRESENT, "present-short", Kind::Plain);
    let present = ui.add_enabled_ui(missing.is_none(), present).inner;
    let tip = match missing {
        Some(needs) => tr(lang, needs.key()).into_owned(),
        None => commands::tip(lang, Command::Present),
    };
    if present.on_hover_text(&tip).on_disabled_hover_text(tip).clicked() {
        asked.push(Command::Present);
    }
    // The menus have these as well.
    if words {
        let name = commands::label(lang, Command::Theme);
        let theme_icon = widgets::icon_button(ui, icons::THEME, &name, Kind::Quiet);
        if theme_icon.on_hover_text(commands::tip(lang, Command::Theme)).clicked() {
            asked.push(Command::Theme);
        }
        let language = widgets::button(ui, None, "EN / 中文", Kind::Quiet);
        if language.on_hover_text(commands::tip(lang, Command::Language)).clicked() {
            asked.push(Command::Language);
        }
        ui.add_space(8.0);
    }
    find(ui, session, asked);
}

/// What opens the palette: a field to look at where there is room, else its icon.
fn find(ui: &mut Ui, session: &Session, asked: &mut Vec<Command>) {
    const WIDE: f32 = 280.0;
    let lang = session.lang();
    let response = if ui.available_width() > WIDE + 20.0 {
        widgets::sized_button(ui, Some(icons::SEARCH), &tr(lang, "find-hint"), Kind::Plain, Some(WIDE))
    } else {
        widgets::icon_button(ui, icons::SEARCH, &tr(lang, "find-hint"), Kind::Quiet)
    };
    if response.on_hover_text(commands::tip(lang, Command::Find)).clicked() {
        asked.push(Command::Find);
    }
}

/// The rule below a bar.
fn underline(ui: &Ui) {
    let area = ui.max_rect().expand2(Vec2::new(12.0, 0.0));
    let y = ui.clip_rect().max.y - paint::hairline(ui.ctx());
    paint::rule(ui.painter(), pos2(area.min.x, y), pos2(area.max.x, y), theme(ui).line);
}

fn logo(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(26.0, 28.0), Sense::hover());
    let t = theme(ui);
    let stroke = egui::Stroke::new(2.0, color(t.text));
    ui.painter().circle_stroke(rect.center(), 9.0, stroke);
    let (c, half) = (rect.center(), 9.0);
    let accent = egui::Stroke::new(3.0, color(t.accent));
    ui.painter().line_segment([pos2(c.x, c.y - half), pos2(c.x, c.y + half)], accent);
}

fn bar(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(13.0, 20.0), Sense::hover());
    paint::rule(ui.painter(), rect.center_top(), rect.center_bottom(), theme(ui).line);
}

/// Whether a command that switches something is on; `None` for all others.
fn switched_on(
    command: Command,
    session: &Session,
    settings: &Settings,
    shows: impl Fn(SidePanel) -> bool,
) -> Option<bool> {
    let show = session.look.show;
    if let Some(lens) = Lens::ALL.iter().copied().find(|lens| Command::of_lens(*lens) == command) {
        return Some(session.look.lens == lens);
    }
    match command {
        Command::SaveAsIWork => Some(settings.save_as_i_work),
        Command::ShowReports => Some(show.reports),
        Command::ShowDotted => Some(show.dotted),
        Command::ShowInfluence => Some(show.influence),
        Command::ShowConflicts => Some(show.conflicts),
        Command::ShowPairs => Some(show.pairs),
        Command::ShowDepartments => Some(show.departments),
        Command::ToggleLeft => Some(shows(SidePanel::Left)),
        Command::ToggleRight => Some(shows(SidePanel::Inspector)),
        Command::ToggleMinimap => Some(settings.minimap),
        Command::ToggleDock => Some(settings.dock),
        _ => None,
    }
}

fn menus(ui: &mut Ui, session: &Session, state: &mut UiState, settings: &Settings, asked: &mut Vec<Command>) {
    let lang = session.lang();
    let buttons = Menu::ALL.map(|menu| widgets::button(ui, None, &tr(lang, menu.key()), Kind::Quiet));
    let (room, last) = (Room::of(ui.ctx()), state.side_panel);
    let shows = |panel| room.shows(panel, last, settings);
    widgets::menu_bar(ui, &buttons, &Menu::ALL.map(Menu::letter));
    for (menu, button) in Menu::ALL.into_iter().zip(&buttons) {
        widgets::menu(ui, button, 272.0, |ui| {
            let entries = Command::ALL.iter().filter(|command| command.row().menu == menu);
            for (i, &command) in entries.enumerate() {
                if i > 0 && command.begins_group() {
                    widgets::menu_rule(ui);
                }
                commands::entry(ui, session, command, switched_on(command, session, settings, shows), asked);
            }
            if menu == Menu::File && !settings.recent.is_empty() {
                widgets::heading(ui, &format!("  {}", tr(lang, "recent-files")), "");
                for path in &settings.recent {
                    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
                    let entry = widgets::item(ui, Some(icons::HISTORY), &name, "", true);
                    if entry.on_hover_text(path.display().to_string()).clicked() {
                        state.open_recent = Some(path.clone());
                        ui.close();
                    }
                }
            }
        });
    }
}

/// Width of the word that says whether the work is saved.
const STATUS_ROOM: f32 = 90.0;

fn account_name(ui: &mut Ui, session: &mut Session, state: &mut UiState) {
    let name = session.account().info().name_in(session.lang()).to_owned();
    let t = theme(ui);
    let key = FieldKey::AccountTitle;
    let editing = ui.memory(|memory| memory.has_focus(key.id()));
    // What stands beyond it: whether it is saved, and the right end of the bar.
    let words = Room::of(ui.ctx()).for_words();
    let beyond = if words { STATUS_ROOM + 376.0 } else { 112.0 };
    let widest = (ui.available_width() - beyond).clamp(60.0, 320.0);
    if editing {
        let label = tr(session.lang(), "field-account");
        widgets::field(ui, &mut state.drafts, key, &name, &label, widest.min(240.0));
    } else {
        let galley = paint::line(ui.painter(), &name, 14.0, Weight::Strong, widest);
        let (rect, response) = ui.allocate_exact_size(Vec2::new(galley.size().x + 4.0, 28.0), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let at = pos2(rect.min.x, rect.center().y);
        paint::text(ui.painter(), at, Align2::LEFT_CENTER, &name, (14.0, Weight::Strong), t.text, widest);
        if response.on_hover_text(tr(session.lang(), "rename-account")).clicked() {
            ui.memory_mut(|memory| memory.request_focus(key.id()));
        }
    }
    if !words {
        return;
    }
    let status = if session.is_modified() { "status-unsaved" } else { "status-saved" };
    let status = match session.file().path() {
        None if session.file().is_sample && !session.is_modified() => "status-sample",
        None if !session.is_modified() => "status-new",
        _ => status,
    };
    let words = tr(session.lang(), status);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(STATUS_ROOM, 28.0), Sense::hover());
    let at = pos2(rect.min.x + 4.0, rect.center().y);
    paint::text(
        ui.painter(),
        at,
        Align2::LEFT_CENTER,
        &words,
        (12.0, Weight::Regular),
        t.text_2,
        STATUS_ROOM,
    );
}

/// The switch between map, matrix and table.
fn pages(ui: &mut Ui, session: &Session, page: Page, asked: &mut Vec<Command>) {
    let lang = session.lang();
    let names = Page::ALL.map(|page| tr(lang, &format!("page-{}", page.key())).into_owned());
    let labels: Vec<&str> = names.iter().map(String::as_str).collect();
    let chosen = Page::ALL.iter().position(|each| *each == page);
    if let Some(i) = widgets::segmented(ui, &labels, chosen, None) {
        asked.push(Command::of_page(Page::ALL[i]));
    }
}

pub(super) fn deal_bar(ui: &mut Ui, session: &mut Session, page: Page, asked: &mut Vec<Command>) {
    let t = theme(ui);
    fixed(Panel::top("deal"), 38.0, t.surface_alt, Margin::symmetric(12, 0)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(8.0, 0.0);
        ui.horizontal_centered(|ui| {
            pages(ui, session, page, asked);
            let room = Room::of(ui.ctx());
            deal_switch(ui, session, if room.for_words() { 188.0 } else { 132.0 }, asked);
            if room.for_stages() {
                stages(ui, session);
                tasks_note(ui, session);
            } else {
                stage_list(ui, session);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| lenses(ui, session, page));
        });
        underline(ui);
    });
}

/// What the blocks of the cards show: side by side where there is room, else as a list.
fn lenses(ui: &mut Ui, session: &mut Session, page: Page) {
    const AS_LIST: f32 = 112.0;
    let lang = session.lang();
    let name = |lens: &Lens| tr(lang, &format!("lens-{}", lens.key())).into_owned();
    let names: Vec<String> = Lens::ALL.iter().map(name).collect();
    let labels: Vec<&str> = names.iter().map(String::as_str).collect();
    let chosen = Lens::ALL.iter().position(|lens| *lens == session.look.lens);
    let on_map = page == Page::Map;
    let side_by_side = widgets::segments_width(ui, &labels) <= ui.available_width();
    let lenses = ui.add_enabled_ui(on_map, |ui| {
        if side_by_side {
            return widgets::segmented(ui, &labels, chosen, None);
        }
        let shown = chosen.and_then(|i| labels.get(i)).copied().unwrap_or_default();
        widgets::choose(ui, &tr(lang, "lens"), shown, AS_LIST, &names)
    });
    if !on_map {
        lenses.response.on_disabled_hover_text(tr(lang, "needs-map"));
    }
    if let Some(i) = lenses.inner {
        session.set_lens(Lens::ALL[i]);
    }
    // Where there is hardly room the switch speaks for itself.
    if ui.available_width() > 48.0 {
        small(ui, &tr(lang, "lens"));
    }
}

/// A word beside a control.
fn small(ui: &mut Ui, words: &str) {
    let galley = paint::line(ui.painter(), words, 12.0, Weight::Regular, 300.0);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(galley.size().x, 28.0), Sense::hover());
    let at = pos2(rect.min.x, rect.center().y);
    paint::text(
        ui.painter(),
        at,
        Align2::LEFT_CENTER,
        words,
        (12.0, Weight::Regular),
        theme(ui).text_2,
        300.0,
    );
}

fn deal_switch(ui: &mut Ui, session: &mut Session, width: f32, asked: &mut Vec<Command>) {
    let lang = session.lang();
    if Room::of(ui.ctx()).for_words() {
        small(ui, &tr(lang, "deal"));
    }
    let deals: Vec<_> =
        session.account().deals_in_order().iter().map(|d| (d.id.clone(), d.name.clone())).collect();
    let shown = session
        .deal()
        .and_then(|id| deals.iter().find(|(deal, _)| deal == id))
        .map_or_else(|| tr(lang, "deal-none").into_owned(), |(_, name)| name.clone());
    let mut options: Vec<String> = deals.iter().map(|(_, name)| name.clone()).collect();
    options.push(commands::label(lang, Command::NewDeal));
    if let Some(i) = widgets::choose(ui, &tr(lang, "deal"), &shown, width, &options) {
        match deals.get(i) {
            Some((id, _)) => session.show_deal(id.clone()),
            None => asked.push(Command::NewDeal),
        }
    }
}

/// The stages as short bars; the deal's own with its name. A click moves the deal there.
fn stages(ui: &mut Ui, session: &mut Session) {
    let lang = session.lang();
    let Some(deal) = session.deal().cloned() else { return };
    small(ui, &tr(lang, "stage"));
    let current = session.account().deals().get(&deal).and_then(|d| d.stage.clone());
    let catalogue = Catalogue::get();
    let at = current.as_ref().and_then(|key| catalogue.stage_position(key));
    let t = theme(ui);
    let mut chosen = None;
    ui.spacing_mut().item_spacing.x = 3.0;
    for (i, stage) in catalogue.stages.iter().enumerate() {
        let name = stage.name.get(lang);
        let on = at == Some(i);
        let width = if on {
            paint::line(ui.painter(), name, 13.0, Weight::Regular, 200.0).size().x + 18.0
        } else {
            20.0
        };
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 28.0), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, name));
        if on {
            let area = rect.shrink2(Vec2::new(0.0, 3.0));
            ui.painter().rect_filled(area, 4.0, color(t.accent_soft));
            let stroke = egui::Stroke::new(paint::hairline(ui.ctx()), color(t.accent));
            ui.painter().rect_stroke(area, 4.0, stroke, egui::StrokeKind::Inside);
            paint::text(
                ui.painter(),
                rect.center(),
                Align2::CENTER_CENTER,
                name,
                (13.0, Weight::Regular),
                t.accent_text,
                width,
            );
        } else {
            let area = egui::Rect::from_center_size(rect.center(), Vec2::new(20.0, 8.0));
            let fill = if response.hovered() {
                t.accent
            } else if at.is_some_and(|at| i < at) {
                t.bar_on
            } else {
                t.bar_off
            };
            ui.painter().rect_filled(area, 3.0, color(fill));
        }
        widgets::focus_ring(ui, &response);
        let tip = format!("{name}\n{}", stage.customer_step.get(lang));
        if response.on_hover_text(tip).clicked() {
            chosen = Some(stage.key.clone());
        }
    }
    ui.spacing_mut().item_spacing.x = 8.0;
    if let Some(stage) = chosen {
        // Out of all stages the deal is taken in the inspector: a second click is too easily made.
        move_to_stage(session, &deal, Some(stage));
    }
}

/// The stages as a list, where they have no room side by side.
fn stage_list(ui: &mut Ui, session: &mut Session) {
    let lang = session.lang();
    let Some(deal) = session.deal().cloned() else { return };
    let current = session.account().deals().get(&deal).and_then(|d| d.stage.clone());
    let stages = &Catalogue::get().stages;
    let none = tr(lang, "stage-none").into_owned();
    let shown =
        stages.iter().find(|s| current.as_ref() == Some(&s.key)).map_or(none.as_str(), |s| s.name.get(lang));
    let mut options = vec![none.clone()];
    options.extend(stages.iter().map(|stage| stage.name.get(lang).to_owned()));
    if let Some(i) = widgets::choose(ui, &tr(lang, "stage"), shown, 132.0, &options) {
        let stage = i.checked_sub(1).and_then(|i| stages.get(i)).map(|stage| stage.key.clone());
        move_to_stage(session, &deal, stage);
    }
}

fn move_to_stage(session: &mut Session, deal: &DealId, stage: Option<StageKey>) {
    if let Some(transaction) = deals::set_stage(session.account(), deal, stage) {
        session.commit(transaction);
    }
}

/// How many tasks of the stage are open and overdue.
fn tasks_note(ui: &mut Ui, session: &Session) {
    let Some(deal) = session.deal() else { return };
    let stage = session.account().deals().get(deal).and_then(|d| d.stage.as_ref());
    let tasks: Vec<_> =
        session.account().tasks().values().filter(|t| t.deal == *deal && t.stage.as_ref() == stage).collect();
    if tasks.is_empty() {
        return;
    }
    let open = tasks.iter().filter(|t| !t.done).count();
    let overdue = tasks.iter().filter(|t| !t.done && t.due.is_some_and(|due| due < session.day())).count();
    let lang = session.lang();
    small(ui, &tr_args(lang, "tasks-open", &[("open", open.into()), ("all", tasks.len().into())]));
    if overdue > 0 {
        let words = tr_args(lang, "tasks-overdue", &[("count", overdue.into())]);
        let galley = paint::line(ui.painter(), &words, 12.0, Weight::Strong, 200.0);
        let (rect, _) = ui.allocate_exact_size(Vec2::new(galley.size().x, 28.0), Sense::hover());
        let at = pos2(rect.min.x, rect.center().y);
        paint::text(
            ui.painter(),
            at,
            Align2::LEFT_CENTER,
            &words,
            (12.0, Weight::Strong),
            theme(ui).text,
            200.0,
        );
    }
}

/// What the hand can do now, on the keyboard or on the mouse, for whoever has not learned it yet.
fn hint(session: &Session, state: &UiState) -> &'static str {
    let on_keyboard = state.pointer_rests;
    match state.page {
        _ if matches!(session.naming, Some(Naming::Person(_))) => "keys-naming",
        _ if session.naming.is_some() => "keys-naming-other",
        _ if state.typing => "keys-field",
        Page::Map if session.line_from().is_some() => "keys-line",
        Page::Map if on_keyboard && !state.canvas_has_focus => "keys-panel",
        Page::Matrix | Page::Table => "keys-elsewhere",
        Page::Map if session.selection.people().len() > 1 => "keys-several",
        Page::Map if session.somebody_on_map() => {
            if on_keyboard {
                "keys-person"
            } else {
                "mouse-person"
            }
        }
        Page::Map => {
            if on_keyboard {
                "keys-map"
            } else {
                "mouse-map"
            }
        }
    }
}

pub(super) fn status(ui: &mut Ui, session: &Session, state: &UiState) {
    let t = theme(ui);
    fixed(Panel::bottom("status"), 22.0, t.surface_alt, Margin::symmetric(12, 0)).show(ui, |ui| {
        let area = ui.max_rect();
        paint::rule(
            ui.painter(),
            pos2(area.min.x - 12.0, area.min.y),
            pos2(area.max.x + 12.0, area.min.y),
            t.line,
        );
        let lang = session.lang();
        let roster = session.roster();
        let words = tr_args(
            lang,
            "status-counts",
            &[
                ("selected", session.selection.len().into()),
                ("people", roster.members.into()),
                ("rated", roster.rated.into()),
                ("influence", roster.influence_lines.into()),
                ("conflicts", roster.conflicts.into()),
            ],
        );
        let y = area.center().y + 1.0;
        let style = (11.0, Weight::Regular);
        let at = pos2(area.min.x, y);
        let counts =
            paint::text(ui.painter(), at, Align2::LEFT_CENTER, &words, style, t.text_2, area.width() * 0.6);
        let right = tr(lang, if session.working() { "status-working" } else { "status-internal" });
        let at = pos2(area.max.x, y);
        let internal =
            paint::text(ui.painter(), at, Align2::RIGHT_CENTER, &right, style, t.text_2, area.width() * 0.4);
        let mut keys = tr(lang, hint(session, state)).into_owned();
        if cfg!(target_os = "macos") {
            keys = keys.replace("Ctrl+", "⌘");
        }
        let (from, to) = (area.min.x + counts + 24.0, area.max.x - internal - 24.0);
        let wide = paint::line(ui.painter(), &keys, style.0, style.1, f32::INFINITY).size().x;
        if wide <= to - from {
            let at = pos2(f32::midpoint(from, to), y);
            paint::text(ui.painter(), at, Align2::CENTER_CENTER, &keys, style, t.text_3, to - from);
        }
    });
}
