//! What floats above the map: tools, zoom, and the words on an empty map; the lens's legend is beside.
use super::legend;
use crate::locale::{tr, tr_args};
use crate::report::person_name;
use crate::session::{Command, Session, ToolKind};
use crate::text::icons;
use crate::theme::Weight;
use crate::ui::paint::{self, color};
use crate::ui::widgets::{Kind, WordBox, button, icon_button, theme};
use crate::ui::{commands, widgets};
use egui::{
    Align, Align2, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
};

/// Shows all of it; returns the areas that the map is not to hear of.
pub(super) fn show(ui: &mut Ui, session: &mut Session, asked: &mut Vec<Command>) -> Vec<Rect> {
    let canvas = paint::rect(session.canvas);
    let mut areas = Vec::new();
    if session.account().people().is_empty() && session.account().regions().is_empty() {
        areas.extend(empty(ui, session, canvas, asked));
    }
    areas.push(tools(ui, session, canvas, asked));
    if let Some(legend) = legend::legend(ui, session, canvas) {
        areas.push(legend.area);
        legend::rate_by_legend(ui, session, &legend);
    }
    areas.push(zoom(ui, session, canvas, asked));
    hint(ui, session, canvas);
    areas
}

/// What the line tool in hand waits for: below the bar with which one looks for people, or above the legend if somebody
/// stands there.
fn hint(ui: &Ui, session: &Session, canvas: Rect) {
    if session.tool.link_kind().is_none() || !session.is_idle() {
        return;
    }
    let lang = session.lang();
    let words = match session.line_from() {
        Some(from) => {
            let name = person_name(session.account(), from, lang);
            tr_args(lang, "line-from", &[("name", name.as_str().into())])
        }
        None => tr(lang, "line-drag").into_owned(),
    };
    let word_box = WordBox::new(&words, 13.0, (canvas.width() - 80.0).max(120.0));
    let x = canvas.center().x - word_box.size.x / 2.0;
    let (top, foot) = (canvas.min.y + 52.0, canvas.max.y - ABOVE_ZOOM - 8.0 - word_box.size.y);
    let to_screen = session.camera.screen_from_map(session.canvas, ui.ctx().pixels_per_point());
    let covers = |y: f32| {
        let there = Rect::from_min_size(pos2(x, y), word_box.size);
        let map = to_screen.invert_rect(paint::map_rect(there));
        session.picture().geometry.cards.values().any(|card| card.intersects(&map))
    };
    let y = if covers(top) && !covers(foot) { foot } else { top };
    // Not below the map in small.
    let there = Rect::from_min_size(pos2(x, y), word_box.size);
    let small = session.covered.map(paint::rect).filter(|small| small.intersects(there));
    let x = small.map_or(x, |small| (small.min.x - 8.0 - word_box.size.x).max(canvas.min.x + 8.0));
    word_box.paint(ui, pos2(x, y));
}

/// A panel with a line around, that lets nothing through to the map.
pub(super) fn panel(ui: &mut Ui, area: Rect, id: &str, add: impl FnOnce(&mut Ui)) {
    let t = theme(ui);
    // The keyboard does not stop here.
    ui.interact(area, ui.scope_id().with(id), Sense::CLICK | Sense::DRAG);
    ui.painter().rect_filled(area, 6.0, color(t.surface));
    paint::outline(ui, area, 6.0, t.line);
    ui.scope_builder(UiBuilder::new().max_rect(area.shrink(4.0)).id_salt(id), add);
}

fn tools_length() -> f32 {
    ToolKind::ALL.len() as f32 * 30.0 + 6.0
}

/// Below the tools stand the legend and the zoom; a low map has its tools in a row.
pub(super) fn tools_in_a_row(canvas: Rect) -> bool {
    canvas.height() < tools_length() + 24.0 + ABOVE_ZOOM
}

/// From the foot of the map to the top of the legend: beside the zoom, and above it where it has no room there.
pub(super) const BESIDE_ZOOM: f32 = 44.0;
pub(super) const ABOVE_ZOOM: f32 = 84.0;

fn tools(ui: &mut Ui, session: &Session, canvas: Rect, asked: &mut Vec<Command>) -> Rect {
    let long = tools_length();
    let low = tools_in_a_row(canvas);
    let size = if low { Vec2::new(long, 36.0) } else { Vec2::new(36.0, long) };
    let area = Rect::from_min_size(canvas.min + egui::vec2(8.0, 8.0), size);
    let direction = if low { Layout::left_to_right(Align::Min) } else { Layout::top_down(Align::Min) };
    panel(ui, area, "tools", |ui| {
        ui.with_layout(direction, |ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(2.0);
            for tool in ToolKind::ALL {
                let command = Command::Tool(tool);
                let kind = if session.tool == tool { Kind::On } else { Kind::Quiet };
                let icon = command.row().icon.unwrap_or(icons::SELECT);
                let name = commands::label(session.lang(), command);
                let response =
                    icon_button(ui, icon, &name, kind).on_hover_text(commands::tip(session.lang(), command));
                if response.clicked() {
                    asked.push(command);
                }
            }
        });
    });
    area
}

/// There the zoom has no words, which leaves the legend its own.
fn is_narrow(canvas: Rect) -> bool {
    canvas.width() < 664.0
}

pub(super) fn zoom_width(canvas: Rect) -> f32 {
    if is_narrow(canvas) { 178.0 } else { 208.0 }
}

fn zoom(ui: &mut Ui, session: &Session, canvas: Rect, asked: &mut Vec<Command>) -> Rect {
    let lang = session.lang();
    let size = Vec2::new(zoom_width(canvas), 36.0);
    let area = Rect::from_min_size(canvas.max - egui::vec2(size.x + 8.0, BESIDE_ZOOM), size);
    panel(ui, area, "zoom", |ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(2.0);
        ui.horizontal(|ui| {
            let mut press = |ui: &mut Ui, icon: char, command: Command| {
                let name = commands::label(lang, command);
                if icon_button(ui, icon, &name, Kind::Quiet)
                    .on_hover_text(commands::tip(lang, command))
                    .clicked()
                {
                    asked.push(command);
                }
            };
            press(ui, icons::ARRANGE, Command::Tidy);
            press(ui, icons::REMOVE, Command::ZoomOut);
            let percent = format!("{:.0} %", session.seen_zoom() * 100.0);
            let (rect, response) = ui.allocate_exact_size(Vec2::new(48.0, 28.0), Sense::click());
            response.widget_info(|| {
                let mut info =
                    WidgetInfo::labeled(Role::Button, true, commands::label(lang, Command::ZoomActual));
                info.current_text_value = Some(percent.clone());
                info
            });
            let t = theme(ui);
            let style = (13.0, Weight::Regular);
            paint::text(ui.painter(), rect.center(), Align2::CENTER_CENTER, &percent, style, t.text, 48.0);
            widgets::focus_ring(ui, &response);
            press(ui, icons::ADD, Command::ZoomIn);
            if response.on_hover_text(commands::tip(lang, Command::ZoomActual)).clicked() {
                asked.push(Command::ZoomActual);
            }
            let fit = if is_narrow(canvas) {
                icon_button(ui, icons::FIT, &tr(lang, "fit-short"), Kind::Quiet)
            } else {
                button(ui, None, &tr(lang, "fit-short"), Kind::Quiet)
            };
            if fit.on_hover_text(commands::tip(lang, Command::Fit)).clicked() {
                asked.push(Command::Fit);
            }
        });
    });
    area
}

/// An empty map says how to begin, above the outline of what it will be.
fn empty(ui: &mut Ui, session: &Session, canvas: Rect, asked: &mut Vec<Command>) -> [Rect; 3] {
    let lang = session.lang();
    let t = theme(ui);
    let center = canvas.center();
    let outline = Stroke::new(1.0, color(t.line));
    let card = |at: egui::Pos2| Rect::from_center_size(at, Vec2::new(140.0, 52.0));
    let top = card(center - egui::vec2(0.0, 222.0));
    // Where little of the map is seen, the words come first.
    let roomy = canvas.contains_rect(top.expand(16.0));
    if roomy {
        ui.painter().rect_stroke(top, 6.0, outline, StrokeKind::Inside);
    }
    for dx in [-90.0, 90.0].into_iter().filter(|_| roomy) {
        let below = card(center + egui::vec2(dx, -122.0));
        ui.painter().rect_stroke(below, 6.0, outline, StrokeKind::Inside);
        let bus = center.y - 174.0;
        let points =
            vec![top.center_bottom(), pos2(center.x, bus), pos2(below.center().x, bus), below.center_top()];
        ui.painter().add(egui::Shape::line(points, outline));
    }
    let wide = (canvas.width() - 96.0).clamp(120.0, 480.0);
    let button = Some(wide.min(280.0));
    let down = if roomy { 30.0 } else { 0.0 };
    let area = Rect::from_center_size(center + egui::vec2(0.0, down), Vec2::new(wide, 180.0));
    let shown = ui.scope_builder(UiBuilder::new().max_rect(area).id_salt("empty"), |ui| {
        ui.vertical_centered(|ui| {
            ui.label(
                egui::RichText::new(tr(lang, "empty-title").as_ref()).text_style(egui::TextStyle::Heading),
            );
            ui.add_space(4.0);
            let add = widgets::sized_button(
                ui,
                Some(icons::ADD_PERSON),
                &tr(lang, "empty-add"),
                Kind::Filled,
                button,
            );
            let add = add.on_hover_text(commands::tip(lang, Command::AddPerson));
            if add.clicked() {
                asked.push(Command::AddPerson);
            }
            let import = widgets::sized_button(
                ui,
                Some(icons::IMPORT),
                &tr(lang, "empty-import"),
                Kind::Plain,
                button,
            );
            let import = import.on_hover_text(commands::tip(lang, Command::Import));
            if import.clicked() {
                asked.push(Command::Import);
            }
            let sample = widgets::sized_button(
                ui,
                Some(icons::COMPANY),
                &tr(lang, "empty-sample"),
                Kind::Plain,
                button,
            );
            let sample = sample.on_hover_text(commands::tip(lang, Command::OpenSample));
            if sample.clicked() {
                asked.push(Command::OpenSample);
            }
            ui.add_space(4.0);
            widgets::note(ui, &tr(lang, "empty-hint"), 12.0, t.text_2);
            // The words between them are the map's, where a double click makes somebody.
            [add.rect, import.rect, sample.rect]
        })
    });
    shown.inner.inner
}
