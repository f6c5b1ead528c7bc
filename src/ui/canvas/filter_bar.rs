//! The bar above the map with which people are looked for: a text, lists to tick, and how many are lit.
use super::super::ui_state::{FilterBar, UiState};
use super::floating::panel;
use crate::catalogue::{Lang, Stance};
use crate::locale::{tr, tr_args, with_colon};
use crate::report::short_person_name;
use crate::session::{Command, Direction, Session};
use crate::text::icons;
use crate::ui::commands;
use crate::ui::paint::{self, color};
use crate::ui::shell::{fixed, underline};
use crate::ui::widgets::{self, Kind, check_menu, check_row, icon_button, sized_button, theme};
use egui::{Align, Id, Key, Label, Layout, Margin, Modifiers, Panel, Rect, RichText, TextEdit, Ui, Vec2};
use std::collections::BTreeSet;

const WIDTH: f32 = 900.0;
const FIELD: f32 = 190.0;
/// The same where the rest of the row would cut the count.
const SHORT_FIELD: f32 = 120.0;
/// From here on there is room for both.
const ROOMY: f32 = 880.0;
/// All of it stands in a row this wide, in either language.
const ONE_ROW: f32 = 760.0;
/// Height of the lists in rows of their own.
const LISTS: f32 = 66.0;

/// Shows the bar while it is open or something is lit; returns its area.
pub(super) fn show(
    ui: &mut Ui,
    session: &mut Session,
    state: &mut UiState,
    asked: &mut Vec<Command>,
) -> Option<Rect> {
    if !is_open(session, state) {
        return None;
    }
    let canvas = paint::rect(session.canvas);
    let left = canvas.min.x + 52.0;
    let width = WIDTH.min(canvas.max.x - left - 8.0);
    // Where one row is too short the lists stand below the field, and all of it below the tools.
    let narrow = width < ONE_ROW;
    let area = if narrow {
        let tools_in_a_row = super::floating::tools_in_a_row(canvas);
        let at = if tools_in_a_row { egui::vec2(8.0, 52.0) } else { egui::vec2(52.0, 8.0) };
        Rect::from_min_size(canvas.min + at, Vec2::new(canvas.width() - at.x - 8.0, 36.0 + LISTS))
    } else {
        Rect::from_min_size(egui::pos2(left, canvas.min.y + 8.0), Vec2::new(width, 36.0))
    };
    panel(ui, area, "filter", |ui| rows(ui, session, state, asked, narrow));
    Some(area)
}

/// The same above the table or the matrix.
pub(in crate::ui) fn above(
    ui: &mut Ui,
    session: &mut Session,
    state: &mut UiState,
    asked: &mut Vec<Command>,
) {
    if !is_open(session, state) {
        return;
    }
    let narrow = ui.available_width() < ONE_ROW;
    let height = if narrow { 44.0 + LISTS } else { 44.0 };
    let fill = theme(ui).surface;
    fixed(Panel::top("filter-above"), height, fill, Margin::symmetric(12, 8)).show(ui, |ui| {
        rows(ui, session, state, asked, narrow);
        underline(ui);
    });
}

/// Whether the keyboard is in its field.
pub(in crate::ui) fn searches(ctx: &egui::Context) -> bool {
    ctx.memory(|memory| memory.has_focus(field_id()))
}

fn field_id() -> Id {
    Id::unique("filter-text")
}

fn is_open(session: &Session, state: &UiState) -> bool {
    // A way that is shown says so itself.
    let only_a_way = session.way().is_some() && session.filter.is_empty() && session.around.is_none();
    state.filter_bar != FilterBar::Closed || session.lit().is_some() && !only_a_way
}

/// The field, the lists, and how many are found; in two rows where there is little room.
fn rows(ui: &mut Ui, session: &mut Session, state: &mut UiState, asked: &mut Vec<Command>, narrow: bool) {
    ui.spacing_mut().item_spacing = Vec2::splat(4.0);
    let row = Vec2::new(ui.available_width(), 28.0);
    let width = if narrow || row.x >= ROOMY { FIELD } else { SHORT_FIELD };
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        field(ui, session, state, width);
        if !narrow {
            lists(ui, session);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| end(ui, session, state, asked));
    });
    if narrow {
        ui.horizontal_wrapped(|ui| lists(ui, session));
    }
}

/// How many are lit, and what closes the bar.
fn end(ui: &mut Ui, session: &mut Session, state: &mut UiState, asked: &mut Vec<Command>) {
    let lang = session.lang();
    let close = icon_button(ui, icons::CLOSE, &tr(lang, "filter-close"), Kind::Quiet);
    if close.on_hover_text(commands::tip(lang, Command::ShowAll)).clicked() {
        state.filter_bar = FilterBar::Closed;
        if session.lit().is_some() {
            asked.push(Command::ShowAll);
        }
    }
    count(ui, session);
}

fn field(ui: &mut Ui, session: &mut Session, state: &mut UiState, width: f32) {
    let lang = session.lang();
    let id = field_id();
    let name = tr(lang, "filter-hint");
    let hint = if width < FIELD { tr(lang, "filter-hint-short") } else { name.clone() };
    // Before the field sees them.
    let (enter, back) = if ui.memory(|memory| memory.has_focus(id)) {
        ui.input_mut(|i| {
            let back = i.consume_key(Modifiers::SHIFT, Key::Enter);
            (i.consume_key(Modifiers::NONE, Key::Enter), back)
        })
    } else {
        (false, false)
    };
    let edit = TextEdit::singleline(&mut session.filter.text)
        .id(id)
        .hint_text(RichText::new(hint.as_ref()).color(color(theme(ui).text_3)))
        .desired_width(width)
        .margin(Margin::symmetric(8, 5));
    let response = ui.add(edit).accessible_name(&*name);
    if state.filter_bar == FilterBar::WantsKeyboard {
        state.filter_bar = FilterBar::Open;
        response.request_focus();
        widgets::focus_all(&response, &session.filter.text);
    }
    if response.lost_focus()
        && ui.input(|i| i.key_pressed(Key::Escape))
        && let Some(canvas) = state.canvas_id
    {
        // Back to the map, where the keys walk from one to the other; a bar that lights nobody has no use there.
        ui.memory_mut(|memory| memory.request_focus(canvas));
        if session.filter.is_empty() {
            state.filter_bar = FilterBar::Closed;
        }
    }
    if enter || back {
        session.refresh();
        session.show_neighbouring_lit(if back { Direction::Previous } else { Direction::Next });
    }
}

fn lists(ui: &mut Ui, session: &mut Session) {
    let lang = session.lang();
    let mut filter = std::mem::take(&mut session.filter);
    let roles = || {
        let all = session.find_roles("");
        all.into_iter().map(|role| (crate::scene::badge(&role, lang).name, role)).collect()
    };
    list(ui, lang, "filter-roles", &mut filter.roles, roles);
    let stances = || {
        let word = |stance: &Stance| tr(lang, &format!("stance-{}", stance.key())).into_owned();
        Stance::ALL.iter().map(|stance| (word(stance), *stance)).collect()
    };
    list(ui, lang, "filter-support", &mut filter.stances, stances);
    let departments = || {
        let all = session.account().departments_in_order();
        all.into_iter().map(|d| (d.name.clone(), d.id.clone())).collect()
    };
    list(ui, lang, "filter-departments", &mut filter.departments, departments);
    let owners = || session.roster().active_team().map(|row| (row.name.clone(), row.id.clone())).collect();
    list(ui, lang, "filter-owner", &mut filter.owners, owners);
    let unrated = filter.stances.contains(&Stance::Unrated);
    let kind = if unrated { Kind::On } else { Kind::Plain };
    let button = widgets::button(ui, None, &tr(lang, "stance-unrated"), kind);
    if button.on_hover_text(tr(lang, "filter-unrated-tip")).clicked()
        && !filter.stances.remove(&Stance::Unrated)
    {
        filter.stances.insert(Stance::Unrated);
    }
    let kind = if filter.stale { Kind::On } else { Kind::Plain };
    let stale = widgets::button(ui, None, &tr(lang, "filter-stale"), kind);
    if stale.on_hover_text(tr(lang, "filter-stale-tip")).clicked() {
        filter.stale = !filter.stale;
    }
    session.filter = filter;
}

/// A button that says how many are ticked and opens the list to tick them; `all` is asked for only then.
fn list<T: Clone + Ord>(
    ui: &mut Ui,
    lang: Lang,
    key: &str,
    ticked: &mut BTreeSet<T>,
    all: impl FnOnce() -> Vec<(String, T)>,
) {
    let name = tr(lang, key);
    let words = if ticked.is_empty() { name.into_owned() } else { format!("{name} {}", ticked.len()) };
    let kind = if ticked.is_empty() { Kind::Plain } else { Kind::On };
    let button = sized_button(ui, Some(icons::DOWN), &words, kind, None);
    check_menu(ui, &button, 220.0, |ui| {
        for (name, value) in all() {
            let on = ticked.contains(&value);
            ui.horizontal(|ui| {
                ui.add_space(8.0);
                if check_row(ui, &name, on).clicked() && !ticked.remove(&value) {
                    ticked.insert(value);
                }
            });
        }
    });
}

fn count(ui: &mut Ui, session: &Session) {
    let lang = session.lang();
    let on_map = session.account().places();
    // Whose neighbourhood it is one sees; the room is for how many.
    let around = session
        .around
        .as_ref()
        .map_or_else(String::new, |around| tr_args(lang, "filter-steps", &[("count", around.steps.into())]));
    let count = session.passing().map_or_else(String::new, |found| {
        let view = session.camera.view(session.canvas);
        let cards = found.iter().filter_map(|id| session.picture().geometry.cards.get(id));
        let in_sight = cards.into_iter().any(|card| card.intersects(&view));
        let found_all = found.len();
        let found = found.iter().filter(|id| on_map.contains_key(*id)).count();
        let out_of_sight = found > 0 && !in_sight;
        let count = [("count", found.into())];
        if found_all == 0 && !session.filter.is_empty() {
            String::new()
        } else if out_of_sight {
            tr_args(lang, "filter-out-of-sight", &count)
        } else {
            tr_args(lang, "filter-count", &count)
        }
    });
    let waiting =
        session.passing().map_or(0, |lit| lit.iter().filter(|id| !on_map.contains_key(*id)).count());
    let waiting = match (waiting, session.filter.is_empty()) {
        (0, _) | (_, true) => String::new(),
        (count, false) => tr_args(lang, "filter-waiting", &[("count", count.into())]),
    };
    let nobody = session.passing().is_some_and(BTreeSet::is_empty) && !session.filter.is_empty();
    let nobody = if nobody { tr(lang, "filter-nobody") } else { "".into() };
    let words = crate::locale::listed(lang, &[&around, &nobody, &count, &waiting]);
    if ui.available_width() < 24.0 {
        return;
    }
    let label = Label::new(RichText::new(&words).size(12.0).color(color(theme(ui).text_2))).truncate();
    let whose = session.around.as_ref().map_or_else(String::new, |around| {
        let name = short_person_name(session.account(), &around.person, lang);
        with_colon(lang, &name, "")
    });
    ui.add(label).on_hover_text(format!("{whose}{words}\n{}", commands::tip(lang, Command::NextMatch)));
}
