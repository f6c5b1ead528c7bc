//! The top bar of the window: menus, account, and what is done with all of it.
use super::areas::{self, Area};
use super::commands;
use super::paint::{self, color};
use super::room::{Room, SidePanel};
use super::ui_state::UiState;
use super::widgets::{self, FieldKey, Kind, theme};
use crate::locale::{tr, with_colon};
use crate::scene::Lens;
use crate::session::{Command, Menu, Page, Session};
use crate::settings::Settings;
use crate::text::icons;
use crate::theme::{Rgba, Weight};
use egui::{
    Align, Align2, Frame, Id, Layout, Margin, Panel, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
};

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
            ui.horizontal_centered(|ui| menus(ui, session, state, settings, asked));
            let rules = Room::of(ui.ctx()).for_rules();
            if rules {
                bar(ui);
            }
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
            if rules {
                bar(ui);
            }
            account_name(ui, session, state);
            right_end(ui, session, asked);
        });
        underline(ui);
    });
}

/// The right end of the top bar; without words where there is little room. The keyboard goes through it from the left,
/// so it is laid out so, and what the buttons took last time says where it begins.
fn right_end(ui: &mut Ui, session: &Session, asked: &mut Vec<Command>) {
    let id = right_end_id();
    let width = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or_default();
    let area = ui.available_rect_before_wrap();
    let begins = (area.max.x - width).max(area.min.x);
    let search = UiBuilder::new().max_rect(area.with_max_x(begins - 8.0)).id_salt("search");
    let layout = Layout::right_to_left(Align::Center);
    ui.scope_builder(search.layout(layout), |ui| find(ui, session, asked));
    let buttons = UiBuilder::new().max_rect(area.with_min_x(begins)).id_salt("buttons");
    let layout = Layout::left_to_right(Align::Center);
    let taken =
        ui.scope_builder(buttons.layout(layout), |ui| right_buttons(ui, session, asked)).response.rect;
    if (taken.width() - width).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, taken.width()));
        ui.ctx().request_discard("the buttons at the right take another width");
    }
}

/// Where it is kept how wide the buttons at the right are.
fn right_end_id() -> Id {
    Id::unique("right-end")
}

fn right_buttons(ui: &mut Ui, session: &Session, asked: &mut Vec<Command>) {
    let lang = session.lang();
    let words = Room::of(ui.ctx()).for_words();
    let press = |ui: &mut Ui, icon: char, key: &str, kind: Kind| {
        if words {
            widgets::button(ui, Some(icon), &tr(lang, key), kind)
        } else {
            widgets::icon_button(ui, icon, &tr(lang, key), kind)
        }
    };
    // The menus have these as well.
    if words {
        let language = widgets::button(ui, None, "EN / 中文", Kind::Quiet);
        if language.on_hover_text(commands::tip(lang, Command::Language)).clicked() {
            asked.push(Command::Language);
        }
        let name = commands::label(lang, Command::Theme);
        let theme_icon = widgets::icon_button(ui, icons::THEME, &name, Kind::Quiet);
        if theme_icon.on_hover_text(commands::tip(lang, Command::Theme)).clicked() {
            asked.push(Command::Theme);
        }
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
    let export = press(ui, icons::EXPORT, "export-short", Kind::Filled);
    if export.on_hover_text(commands::tip(lang, Command::Export)).clicked() {
        asked.push(Command::Export);
    }
}

/// What opens the palette: a field to look at where there is room, else its icon.
fn find(ui: &mut Ui, session: &Session, asked: &mut Vec<Command>) {
    /// As wide as words and key need, and as looks well.
    const WIDTH: std::ops::RangeInclusive<f32> = 166.0..=300.0;
    let lang = session.lang();
    let room = ui.available_width() - 20.0;
    let response = if room >= *WIDTH.start() {
        find_field(ui, session, room.min(*WIDTH.end()))
    } else {
        widgets::icon_button(ui, icons::SEARCH, &tr(lang, "find-hint"), Kind::Quiet)
    };
    if response.on_hover_text(commands::tip(lang, Command::Find)).clicked() {
        asked.push(Command::Find);
    }
}

/// A field to look at, with the key that opens it.
fn find_field(ui: &mut Ui, session: &Session, width: f32) -> egui::Response {
    let (lang, t) = (session.lang(), theme(ui));
    let words = tr(lang, "find-hint");
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words.as_ref()));
    let fill = if response.hovered() { t.surface_alt } else { t.surface };
    ui.painter().rect_filled(rect, 4.0, color(fill));
    paint::outline(ui, rect, 4.0, t.line);
    let y = rect.center().y;
    paint::icon(ui.painter(), pos2(rect.min.x + 16.0, y), icons::SEARCH, 14.0, t.text_2);
    let style = (13.0, Weight::Regular);
    let at = pos2(rect.min.x + 30.0, y);
    let room = width - 92.0;
    let fits =
        |words: &str| paint::line(ui.painter(), words, style.0, style.1, f32::INFINITY).size().x <= room;
    let (what, short) = (tr(lang, "find-what"), tr(lang, "find-short"));
    let shown = [words, what].into_iter().find(|words| fits(words)).unwrap_or(short);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, &shown, style, t.text_2, room);
    if let Some(shortcut) = Command::Find.row().shortcut {
        let key = commands::shortcut_words(lang, shortcut);
        let style = (11.0, Weight::Regular);
        let wide = paint::line(ui.painter(), &key, style.0, style.1, 80.0).size().x + 10.0;
        let cap = egui::Rect::from_center_size(pos2(rect.max.x - 8.0 - wide / 2.0, y), Vec2::new(wide, 18.0));
        paint::outline(ui, cap, 3.0, t.line);
        paint::text(ui.painter(), cap.center(), Align2::CENTER_CENTER, &key, style, t.text_2, wide);
    }
    widgets::focus_ring(ui, &response);
    response
}

/// The rule below a bar.
pub(super) fn underline(ui: &Ui) {
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
    (state_page, settings): (Page, &Settings),
    shows: impl Fn(SidePanel) -> bool,
) -> Option<bool> {
    let show = session.look.show;
    if let Some(lens) = Lens::ALL.iter().copied().find(|lens| Command::of_lens(*lens) == command) {
        return Some(session.look.lens == lens);
    }
    if let Some(page) = Page::ALL.iter().copied().find(|page| Command::of_page(*page) == command) {
        return Some(state_page == page);
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
    if !Room::of(ui.ctx()).for_menus() {
        return all_menus(ui, session, state, settings, asked);
    }
    // Their own margins keep them apart.
    ui.spacing_mut().item_spacing.x = 0.0;
    let buttons = Menu::ALL.map(|menu| widgets::button(ui, None, &tr(lang, menu.key()), Kind::Quiet));
    widgets::menu_bar(ui, &buttons, &Menu::ALL.map(Menu::letter));
    for (menu, button) in Menu::ALL.into_iter().zip(&buttons) {
        widgets::menu(ui, button, MENU_WIDTH, |ui| entries(ui, session, state, settings, menu, asked));
    }
}

const MENU_WIDTH: f32 = 376.0;

/// One button for all menus, of which one at a time is unfolded.
fn all_menus(
    ui: &mut Ui,
    session: &Session,
    state: &mut UiState,
    settings: &Settings,
    asked: &mut Vec<Command>,
) {
    let lang = session.lang();
    let button = widgets::icon_button(ui, icons::MENU, &tr(lang, "menu-all"), Kind::Quiet);
    let button = button.on_hover_text(tr(lang, "menu-all"));
    widgets::menu_bar(ui, std::slice::from_ref(&button), &[]);
    widgets::check_menu(ui, &button, MENU_WIDTH, |ui| {
        for menu in Menu::ALL {
            let open = state.unfolded_menu == Some(menu);
            let icon = if open { icons::DOWN } else { icons::RIGHT };
            let head = widgets::item(ui, Some(icon), &tr(lang, menu.key()), "", true);
            head.widget_info(|| WidgetInfo::selected(Role::MenuItem, true, open, tr(lang, menu.key())));
            if head.clicked() {
                state.unfolded_menu = Some(menu).filter(|_| !open);
            }
            if open {
                entries(ui, session, state, settings, menu, asked);
                widgets::menu_rule(ui);
            }
        }
    });
}

/// What a menu holds.
fn entries(
    ui: &mut Ui,
    session: &Session,
    state: &mut UiState,
    settings: &Settings,
    menu: Menu,
    asked: &mut Vec<Command>,
) {
    let lang = session.lang();
    let (room, last, page) = (Room::of(ui.ctx()), state.side_panel, state.page);
    let shows = |panel| room.shows(panel, page, last, settings);
    let commands = Command::ALL.iter().filter(|command| command.row().menu == menu);
    for (i, &command) in commands.enumerate() {
        if i > 0 && command.begins_group() {
            widgets::menu_rule(ui);
        }
        let on = switched_on(command, session, (page, settings), shows);
        commands::entry(ui, session, command, on, asked);
    }
    if menu == Menu::File && !settings.recent.is_empty() {
        widgets::menu_rule(ui);
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
}

/// Width of the word that says whether the work is saved.
const STATUS_ROOM: f32 = 90.0;
/// The account's name is not shown in less.
const LEAST_NAME: f32 = 60.0;
/// The least that the search takes.
const SEARCH: f32 = 60.0;

fn account_name(ui: &mut Ui, session: &mut Session, state: &mut UiState) {
    let name = session.account().info().name_in(session.lang()).to_owned();
    let t = theme(ui);
    let key = FieldKey::AccountTitle;
    let editing = ui.memory(|memory| memory.has_focus(key.id()));
    // What stands beyond it: whether it is saved, the search and the buttons at the right.
    let words = Room::of(ui.ctx()).for_words();
    let buttons = ui.data(|data| data.get_temp::<f32>(right_end_id())).unwrap_or_default();
    let beyond = SEARCH + buttons + if words { STATUS_ROOM } else { 0.0 };
    let room = ui.available_width() - beyond;
    if room < LEAST_NAME && !editing {
        // The title of the window says it as well.
        return;
    }
    let widest = room.clamp(LEAST_NAME, 320.0);
    if editing {
        let label = tr(session.lang(), "field-account");
        widgets::field(ui, &mut state.drafts, key, &name, &label, widest.min(240.0));
    } else {
        let galley = paint::line(ui.painter(), &name, 14.0, Weight::Strong, widest);
        let (rect, response) = ui.allocate_exact_size(Vec2::new(galley.size().x + 4.0, 28.0), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let at = pos2(rect.min.x, rect.center().y);
        paint::text(ui.painter(), at, Align2::LEFT_CENTER, &name, (14.0, Weight::Strong), t.text, widest);
        widgets::focus_ring(ui, &response);
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
