//! The left panel: things to drag onto the map, people who wait, departments, our team, what is shown.
use super::areas::{self, Area};
use super::commands;
use super::grabs::{Grabs, below, edge};
use super::paint::{self, color};
use super::saved_views;
use super::shell::fixed;
use super::ui_state::UiState;
use super::widgets::{self, Kind, theme};
use crate::catalogue::Catalogue;
use crate::locale::{listed, tr, with_colon};
use crate::session::{Command, RosterRow, Session, TrayItem};
use crate::text::icons;
use crate::theme::{Rgba, Weight};
use egui::{
    Align2, CornerRadius, DragAndDrop, Margin, Panel, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2,
};

pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState, asked: &mut Vec<Command>) {
    let t = theme(ui);
    fixed(Panel::left("left"), 248.0, t.surface, Margin::symmetric(12, 0)).show(ui, |ui| {
        areas::begin(ui, state, Area::Left);
        let area = ui.max_rect().expand2(Vec2::new(12.0, 0.0));
        let x = area.max.x - paint::hairline(ui.ctx());
        paint::rule(ui.painter(), pos2(x, area.min.y), pos2(x, area.max.y), t.line);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(8.0, 6.0);
            ui.add_space(10.0);
            add_part(ui, session, asked);
            ui.add_space(8.0);
            let mut grabs = Grabs::default();
            tray(ui, session, &mut grabs);
            ui.add_space(8.0);
            departments_part(ui, session, state, asked);
            ui.add_space(8.0);
            team(ui, session, asked, &mut grabs);
            grabs.carry(ui, session);
            ui.add_space(8.0);
            saved_views::part(ui, session, state, asked);
            ui.add_space(8.0);
            show_part(ui, session, asked);
            ui.add_space(12.0);
            widgets::follow_focus(ui);
        });
    });
}

fn add_part(ui: &mut Ui, session: &mut Session, asked: &mut Vec<Command>) {
    let lang = session.lang();
    widgets::heading(ui, &tr(lang, "add-to-map"), "");
    let width = (ui.available_width() - 8.0) / 2.0;
    let roles: Vec<_> =
        Catalogue::get().roles.iter().map(|r| (r.key.clone(), r.name.get(lang).to_owned())).collect();
    ui.horizontal(|ui| {
        let items = [
            (icons::PERSON, "tray-person", TrayItem::NewPerson, Command::AddPerson),
            (icons::DEPARTMENT, "tray-department", TrayItem::Department, Command::AddDepartment),
        ];
        for (icon, key, item, command) in items {
            let response = source(ui, icon, &tr(lang, key), width, item);
            let tip = commands::with_key(lang, &tr(lang, "tray-tip"), command);
            if response.on_hover_text(tip).clicked() {
                asked.push(command);
            }
        }
    });
    ui.horizontal(|ui| {
        let response =
            source(ui, icons::PLACEHOLDER, &tr(lang, "tray-placeholder"), width, TrayItem::Placeholder(None));
        let tip = commands::with_key(lang, &tr(lang, "tip-add-placeholder"), Command::AddPlaceholder);
        if response.on_hover_text(tip).clicked() {
            asked.push(Command::AddPlaceholder);
        }
        // A post for a role of the deal: opens the list of roles, each of which can be dragged or clicked.
        let response =
            widgets::sized_button(ui, Some(icons::DOWN), &tr(lang, "tray-by-role"), Kind::Plain, Some(width));
        let response = response.on_hover_text(tr(lang, "tray-by-role-tip"));
        widgets::menu(ui, &response, 236.0, |ui| {
            for (key, name) in &roles {
                let entry = widgets::item(ui, Some(icons::PLACEHOLDER), name, "", true);
                let entry = entry.interact(Sense::click_and_drag()).on_hover_text(tr(lang, "tray-tip"));
                let item = TrayItem::Placeholder(Some(key.clone()));
                if entry.clicked() {
                    session.put_on_map(&item);
                    ui.close();
                } else if entry.drag_started() {
                    // The list gives way; what was taken from it stays at the pointer.
                    DragAndDrop::set_payload(ui.ctx(), item);
                    ui.close();
                }
            }
        });
    });
}

/// A button that can be dragged onto the map as well.
fn source(ui: &mut Ui, icon: char, label: &str, width: f32, item: TrayItem) -> egui::Response {
    let response = widgets::sized_button(ui, Some(icon), label, Kind::Plain, Some(width));
    let response = response.interact(Sense::click_and_drag());
    response.dnd_set_drag_payload(item);
    response
}

fn tray(ui: &mut Ui, session: &mut Session, grabs: &mut Grabs) {
    let lang = session.lang();
    let roster = session.roster().clone();
    let waiting = &roster.waiting;
    widgets::heading(ui, &tr(lang, "not-on-map"), &waiting.len().to_string());
    let t = theme(ui);
    if waiting.is_empty() {
        widgets::note(ui, &tr(lang, "tray-empty"), 12.0, t.text_3);
    }
    widgets::near_rows(ui, waiting.len(), TRAY_ROW, |ui, near| {
        for row in &waiting[near] {
            tray_row(ui, session, row, grabs);
        }
    });
}

/// Height of a row of the tray.
const TRAY_ROW: f32 = 40.0;

fn tray_row(ui: &mut Ui, session: &mut Session, row: &RosterRow, grabs: &mut Grabs) {
    let lang = session.lang();
    let t = theme(ui);
    let (id, name) = (&row.id, &row.name);
    let chosen = session.selection.has(id);
    // Whom the filter does not light is faded here as on the map.
    let faded = !session.filter.is_empty() && session.passing().is_some_and(|found| !found.contains(id));
    let size = Vec2::new(ui.available_width(), TRAY_ROW);
    // By the person, not by the place in the list: focus and drag stay with the person.
    let response = ui.push_id(id, |ui| ui.allocate_response(size, Sense::click_and_drag())).inner;
    let rect = response.rect;
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, name));
    let tint = if row.left || faded { t.text_3 } else { t.text };
    row_card(ui, rect, edge(ui, row), [name, below(row)], tint, chosen || response.hovered());
    widgets::focus_ring(ui, &response);
    grabs.add(ui, &response, id);
    // The key of the command, which the lists of the window don't hear.
    let placed = response.has_focus() && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::J));
    if placed {
        session.selection.set_person(id.clone());
        session.run(Command::PutOnMap);
    } else if response.double_clicked() {
        session.put_on_map(&TrayItem::Person(id.clone()));
    } else if response
        .on_hover_text(commands::with_key(lang, &tr(lang, "tray-tip"), Command::PutOnMap))
        .clicked()
    {
        session.selection.set_person(id.clone());
    }
}

/// A row with a coloured edge: the colour fills all, the body covers it but for the edge.
fn row_card(ui: &Ui, rect: egui::Rect, edge: Rgba, [name, below]: [&str; 2], tint: Rgba, lit: bool) {
    let t = theme(ui);
    let painter = ui.painter();
    painter.rect_filled(rect, 6.0, color(edge));
    let body = egui::Rect::from_min_max(pos2(rect.min.x + 4.0, rect.min.y), rect.max);
    let right = CornerRadius { nw: 0, sw: 0, ne: 6, se: 6 };
    painter.rect_filled(body, right, color(if lit { t.surface_alt } else { t.surface }));
    let clip = painter.with_clip_rect(body.intersect(ui.clip_rect()));
    clip.rect_stroke(rect, 6.0, Stroke::new(paint::hairline(ui.ctx()), color(t.line)), StrokeKind::Inside);
    paint::icon(painter, pos2(rect.min.x + 16.0, rect.center().y), icons::DRAG, 14.0, t.text_3);
    let x = rect.min.x + 30.0;
    let room = rect.width() - 38.0;
    let (first, second) =
        if below.is_empty() { (rect.center().y, 0.0) } else { (rect.min.y + 13.0, rect.min.y + 28.0) };
    paint::text(painter, pos2(x, first), Align2::LEFT_CENTER, name, (13.0, Weight::Regular), tint, room);
    if !below.is_empty() {
        paint::text(
            painter,
            pos2(x, second),
            Align2::LEFT_CENTER,
            below,
            (11.0, Weight::Regular),
            t.text_2,
            room,
        );
    }
}

fn departments_part(ui: &mut Ui, session: &mut Session, state: &mut UiState, asked: &mut Vec<Command>) {
    let lang = session.lang();
    let rect = widgets::heading(ui, &tr(lang, "departments"), "");
    let add = egui::Rect::from_center_size(pos2(rect.max.x - 8.0, rect.center().y), Vec2::splat(24.0));
    let plus = ui.interact(add, ui.scope_id().with("add-department"), Sense::click());
    let name = commands::label(lang, Command::AddDepartment);
    plus.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let t = theme(ui);
    paint::icon(ui.painter(), add.center(), icons::ADD, 16.0, if plus.hovered() { t.text } else { t.text_2 });
    if plus.on_hover_text(commands::tip(lang, Command::AddDepartment)).clicked() {
        asked.push(Command::AddDepartment);
    }
    let roster = session.roster().clone();
    for (id, name, people) in &roster.departments {
        let open = state.unfolded.contains(id);
        let size = Vec2::new(ui.available_width(), 26.0);
        let response = ui.push_id(id, |ui| ui.allocate_response(size, Sense::click())).inner;
        let rect = response.rect;
        response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, open, name));
        if response.hovered() || session.selection.region() == Some(id) {
            ui.painter().rect_filled(rect.expand2(Vec2::new(6.0, 0.0)), 4.0, color(t.surface_alt));
        }
        let chevron = if open { icons::DOWN } else { icons::RIGHT };
        let y = rect.center().y;
        paint::icon(ui.painter(), pos2(rect.min.x + 6.0, y), chevron, 12.0, t.text_2);
        let room = rect.width() - 66.0;
        paint::text(
            ui.painter(),
            pos2(rect.min.x + 18.0, y),
            Align2::LEFT_CENTER,
            name,
            (13.0, Weight::Regular),
            t.text,
            room,
        );
        let count = people.len().to_string();
        paint::text(
            ui.painter(),
            pos2(rect.max.x - 26.0, y),
            Align2::RIGHT_CENTER,
            &count,
            (12.0, Weight::Regular),
            t.text_2,
            30.0,
        );
        let shown = session.account().regions().contains_key(id);
        let eye = egui::Rect::from_center_size(pos2(rect.max.x - 8.0, y), Vec2::splat(24.0));
        let toggle = ui.interact(eye, response.id.with("eye"), Sense::click());
        let words = tr(lang, if shown { "region-hide" } else { "region-show" });
        toggle.widget_info(|| {
            let named = with_colon(lang, &words, name);
            WidgetInfo::selected(Role::Button, true, shown, named)
        });
        let icon = if shown { icons::SHOW } else { icons::HIDE };
        paint::icon(ui.painter(), eye.center(), icon, 16.0, if toggle.hovered() { t.text } else { t.text_2 });
        if toggle.on_hover_text(words).clicked() {
            session.toggle_region(id);
        } else if response.clicked() {
            if !state.unfolded.remove(id) {
                state.unfolded.insert(id.clone());
            }
            if session.picture().geometry.regions.contains_key(id) {
                session.selection.set_region(id.clone());
            }
        }
        if open {
            widgets::near_rows(ui, people.len(), MEMBER_ROW, |ui, near| {
                for person in &people[near] {
                    member_row(ui, session, person);
                }
            });
        }
    }
}

/// Height of a person's row below the department.
const MEMBER_ROW: f32 = 24.0;

fn member_row(ui: &mut Ui, session: &mut Session, person: &RosterRow) {
    let t = theme(ui);
    let name = &person.name;
    let size = Vec2::new(ui.available_width(), MEMBER_ROW);
    let response = ui.push_id(&person.id, |ui| ui.allocate_response(size, Sense::click())).inner;
    let rect = response.rect;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() || session.selection.has(&person.id) {
        ui.painter().rect_filled(rect.expand2(Vec2::new(6.0, 0.0)), 4.0, color(t.surface_alt));
    }
    let at = pos2(rect.min.x + 30.0, rect.center().y);
    paint::text(
        ui.painter(),
        at,
        Align2::LEFT_CENTER,
        name,
        (12.0, Weight::Regular),
        t.text,
        rect.width() - 34.0,
    );
    if response.clicked() {
        session.show_person(&person.id);
    }
}

fn team(ui: &mut Ui, session: &mut Session, asked: &mut Vec<Command>, grabs: &mut Grabs) {
    let lang = session.lang();
    let roster = session.roster().clone();
    let ours = &roster.team;
    widgets::heading(ui, &tr(lang, "our-team"), &ours.len().to_string());
    let t = theme(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(6.0);
        for row in ours {
            let (id, initials) = (&row.id, &row.initials);
            let name = listed(lang, &[&row.name, &row.title]);
            let size = Vec2::new(26.0, 22.0);
            let response = ui.push_id(id, |ui| ui.allocate_response(size, Sense::click_and_drag())).inner;
            let rect = response.rect;
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            ui.painter().rect_filled(
                rect,
                4.0,
                color(if row.left { t.ours.with_opacity(0.4) } else { t.ours }),
            );
            if session.selection.has(id) {
                let stroke = Stroke::new(2.0, color(t.selection));
                ui.painter().rect_stroke(rect.expand(2.0), 5.0, stroke, StrokeKind::Outside);
            }
            let style = (11.0, Weight::Strong);
            paint::text(
                ui.painter(),
                rect.center(),
                Align2::CENTER_CENTER,
                initials,
                style,
                t.on_accent,
                26.0,
            );
            widgets::focus_ring(ui, &response);
            grabs.add(ui, &response, id);
            if response.on_hover_text(&name).clicked() {
                session.show_person(id);
            }
        }
        let add =
            widgets::icon_button(ui, icons::ADD, &commands::label(lang, Command::AddColleague), Kind::Quiet);
        if add.on_hover_text(commands::tip(lang, Command::AddColleague)).clicked() {
            asked.push(Command::AddColleague);
        }
    });
}

fn show_part(ui: &mut Ui, session: &Session, asked: &mut Vec<Command>) {
    let lang = session.lang();
    widgets::heading(ui, &tr(lang, "show"), "");
    ui.spacing_mut().item_spacing.y = 0.0;
    let show = session.look.show;
    let rows = [
        ("show-reports", show.reports, Command::ShowReports),
        ("show-dotted", show.dotted, Command::ShowDotted),
        ("show-influence", show.influence, Command::ShowInfluence),
        ("show-conflicts", show.conflicts, Command::ShowConflicts),
        ("show-pairs", show.pairs, Command::ShowPairs),
        ("show-departments", show.departments, Command::ShowDepartments),
    ];
    for (key, on, command) in rows {
        let row = widgets::check_row(ui, &tr(lang, key), on).on_hover_text(commands::tip(lang, command));
        if row.clicked() {
            asked.push(command);
        }
    }
}
