//! The bar below the menus: page, deal, stage, and what the cards' blocks show.
use super::commands;
use super::paint::{self, color};
use super::room::{Room, SidePanel};
use super::shell::{fixed, underline};
use super::ui_state::FilterBar;
use super::widgets::{self, Kind, theme};
use crate::catalogue::{Catalogue, Lang, StageKey};
use crate::locale::{tr, tr_args};
use crate::model::DealId;
use crate::scene::Lens;
use crate::session::edits::deals;
use crate::session::{Command, Page, Session};
use crate::text::icons;
use crate::theme::{Rgba, Weight};
use egui::{Align, Align2, Layout, Margin, Panel, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

/// The switch between map, matrix and table.
fn pages(ui: &mut Ui, session: &Session, page: Page, asked: &mut Vec<Command>) {
    let lang = session.lang();
    let names = Page::ALL.map(|page| tr(lang, &format!("page-{}", page.key())).into_owned());
    let labels: Vec<&str> = names.iter().map(String::as_str).collect();
    let chosen = Page::ALL.iter().position(|each| *each == page);
    let tips = Page::ALL.map(|page| commands::tip(lang, Command::of_page(page)));
    if let Some(i) = widgets::segmented_with_tips(ui, &labels, &tips, chosen, None) {
        asked.push(Command::of_page(Page::ALL[i]));
    }
}

/// What opens a side panel, or closes it, at the end of the bar where the panel is.
fn toggle(ui: &mut Ui, lang: Lang, icon: char, command: Command, asked: &mut Vec<Command>) {
    let button = widgets::icon_button(ui, icon, &commands::label(lang, command), Kind::Quiet);
    if button.on_hover_text(commands::tip(lang, command)).clicked() {
        asked.push(command);
    }
}

/// What a button that is an icon takes, with the space beside it.
const ICON: f32 = 36.0;

/// Opens the bar with which people are looked for, on every page; on while the bar stands or somebody is lit.
fn finder(ui: &mut Ui, session: &Session, bar: &mut FilterBar, asked: &mut Vec<Command>) {
    let on = *bar != FilterBar::Closed || !session.filter.is_empty();
    let lang = session.lang();
    let kind = if on { Kind::On } else { Kind::Quiet };
    let button = widgets::icon_button(ui, icons::FILTER, &commands::label(lang, Command::Filter), kind);
    if button.on_hover_text(commands::tip(lang, Command::Filter)).clicked() {
        if on {
            *bar = FilterBar::Closed;
            if session.lit().is_some() {
                asked.push(Command::ShowAll);
            }
        } else {
            asked.push(Command::Filter);
        }
    }
}

/// `shows`: which side panels are on screen; `filter`: whether people are being looked for.
pub(super) fn show(
    ui: &mut Ui,
    session: &mut Session,
    page: Page,
    filter: &mut FilterBar,
    shows: impl Fn(SidePanel) -> bool,
    asked: &mut Vec<Command>,
) {
    let t = theme(ui);
    fixed(Panel::top("deal"), 38.0, t.surface_alt, Margin::symmetric(12, 0)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(8.0, 0.0);
        ui.horizontal_centered(|ui| {
            // Always there, so that nothing beside it moves when the panel gives way to the table.
            let icon = if shows(SidePanel::Left) { icons::LEFT } else { icons::RIGHT };
            toggle(ui, session.lang(), icon, Command::ToggleLeft, asked);
            pages(ui, session, page, asked);
            let room = Room::of(ui.ctx());
            let deal = match (room.for_words(), room.for_stage_list()) {
                (true, _) => 188.0,
                (false, true) => 132.0,
                (false, false) => 80.0,
            };
            deal_switch(ui, session, deal, asked);
            if room.for_stages() {
                stages(ui, session);
                ui.add_space(4.0);
                let opener = if shows(SidePanel::Inspector) { 0.0 } else { ICON };
                let room = ui.available_width() - lenses_width(ui, session.lang()) - opener - ICON;
                tasks_note(ui, session, room, asked);
            } else if room.for_stage_list() {
                stage_list(ui, session);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if !shows(SidePanel::Inspector) {
                    toggle(ui, session.lang(), icons::LEFT, Command::ToggleRight, asked);
                }
                lenses(ui, session, page);
                finder(ui, session, filter, asked);
            });
        });
        underline(ui);
    });
}

/// What the lenses take side by side.
fn lenses_width(ui: &Ui, lang: Lang) -> f32 {
    let names: Vec<_> = Lens::ALL.iter().map(|lens| tr(lang, &format!("lens-{}", lens.key()))).collect();
    widgets::segments_width(ui, &names.iter().map(AsRef::as_ref).collect::<Vec<_>>()) + 16.0
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
            let tips: Vec<String> =
                Lens::ALL.iter().map(|lens| commands::tip(lang, Command::of_lens(*lens))).collect();
            return widgets::segmented_with_tips(ui, &labels, &tips, chosen, None);
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
    let tint = theme(ui).text_2;
    word(ui, words, Weight::Regular, tint);
}

fn word(ui: &mut Ui, words: &str, weight: Weight, tint: Rgba) {
    const SIZE: f32 = 12.0;
    const ROOM: f32 = 300.0;
    let galley = paint::line(ui.painter(), words, SIZE, weight, ROOM);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(galley.size().x, 28.0), Sense::hover());
    let at = pos2(rect.min.x, rect.center().y);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, words, (SIZE, weight), tint, ROOM);
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

/// How many tasks of the stage are open and overdue, in short where there is little room; a click shows them all.
fn tasks_note(ui: &mut Ui, session: &Session, room: f32, asked: &mut Vec<Command>) {
    const SIZE: f32 = 12.0;
    let Some(deal) = session.deal() else { return };
    let stage = session.account().deals().get(deal).and_then(|d| d.stage.as_ref());
    let all = || session.account().tasks().values().filter(|t| t.deal == *deal);
    let tasks: Vec<_> = all().filter(|t| t.stage.as_ref() == stage).collect();
    // What an earlier stage left undone is late all the same.
    let overdue = all().filter(|t| !t.done && t.due.is_some_and(|due| due < session.day())).count();
    if tasks.is_empty() && overdue == 0 {
        return;
    }
    let open = tasks.iter().filter(|t| !t.done).count();
    let lang = session.lang();
    let t = theme(ui);
    let args = [("open", open.into()), ("all", tasks.len().into())];
    let none = tasks.is_empty();
    let full = if none { String::new() } else { tr_args(lang, "tasks-open", &args) };
    let late = if overdue > 0 {
        tr_args(lang, "tasks-overdue", &[("count", overdue.into())])
    } else {
        String::new()
    };
    let width = |words: &str, weight| paint::line(ui.painter(), words, SIZE, weight, 300.0).size().x;
    let second = width(&late, Weight::Strong);
    let fits = width(&full, Weight::Regular) + second + 8.0 <= room;
    let words = if fits || none { full.clone() } else { tr_args(lang, "tasks-open-short", &args) };
    let first = width(&words, Weight::Regular);
    let size = Vec2::new(first + if late.is_empty() { 0.0 } else { second + 8.0 }, 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{full} {late}")));
    let tint = if response.hovered() { t.accent } else { t.text_2 };
    let at = pos2(rect.min.x, rect.center().y);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, &words, (SIZE, Weight::Regular), tint, first + 1.0);
    let at = pos2(rect.min.x + first + 8.0, rect.center().y);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, &late, (SIZE, Weight::Strong), t.text, second + 1.0);
    widgets::focus_ring(ui, &response);
    let tip =
        format!("{full} {late}\n{}\n{}", tr(lang, "tasks-open-tip"), commands::tip(lang, Command::ShowTasks));
    if response.on_hover_text(tip).clicked() {
        asked.push(Command::ShowTasks);
    }
}
