//! What floats above the map: tools, the lens's legend, zoom, and the words on an empty map.
use crate::catalogue::{Influence, Lang, Support};
use crate::locale::{signed, support_words, tr, tr_args};
use crate::report::person_name;
use crate::scene::{Lens, held_by_nobody, held_by_one, influence_fill, shortfall};
use crate::session::{Command, Session, ToolKind};
use crate::text::icons;
use crate::theme::{Family, Theme, Weight};
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
    if let Some(legend) = legend(ui, session, canvas) {
        areas.push(legend.area);
        rate_by_legend(ui, session, &legend);
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
const BESIDE_ZOOM: f32 = 44.0;
const ABOVE_ZOOM: f32 = 84.0;

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

fn zoom_width(canvas: Rect) -> f32 {
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

/// Where the legend lies, and the steps of support in it.
pub(super) struct Legend {
    area: Rect,
    stops: Vec<(Option<i8>, Rect)>,
}

/// The steps rate whoever is selected, as those of the inspector do.
fn rate_by_legend(ui: &Ui, session: &mut Session, legend: &Legend) {
    let lang = session.lang();
    let somebody = !session.selection.people().is_empty();
    for (score, rect) in &legend.stops {
        let step = score.and_then(Support::new);
        let words = support_words(step, lang);
        let response = ui.interact(*rect, ui.scope_id().with(("legend", score)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, somebody, words.as_str()));
        widgets::focus_ring(ui, &response);
        let about = tr(lang, if somebody { "legend-rates" } else { "legend-select" });
        if response.on_hover_text(format!("{words}\n{about}")).clicked() && somebody {
            session.rate_selected(&|_| step);
        }
    }
}

/// The signs of the current lens.
pub(super) fn legend(ui: &mut Ui, session: &Session, canvas: Rect) -> Option<Legend> {
    let lang = session.lang();
    let t = theme(ui);
    let width = match (session.look.lens, lang) {
        (Lens::Support, Lang::En) => 418.0,
        (Lens::Support, Lang::Zh) => 372.0,
        (Lens::Influence, _) => 300.0,
        (Lens::Role, Lang::En) => 428.0,
        (Lens::Role, Lang::Zh) => 330.0,
        (Lens::Relationship, _) => 250.0,
        (Lens::Risk, _) => 220.0,
        (Lens::Fragility, Lang::En) => 372.0,
        (Lens::Fragility, Lang::Zh) => 290.0,
    };
    // As wide as what was said in it last.
    let scope = ui.scope_id();
    let id = |steps_alone: bool| scope.with(("legend", session.look.lens.key(), lang.tag(), steps_alone));
    let held = |steps_alone: bool| ui.data(|data| data.get_temp::<f32>(id(steps_alone)));
    let width = held(false).unwrap_or(width);
    // Where it has no room beside the zoom it stands above, as long as much of the map is left.
    let fits = |width: f32| canvas.width() >= width + 16.0;
    // On a narrow map the steps of support alone, which say what they are by themselves.
    let steps_alone = session.look.lens == Lens::Support && !fits(width);
    let width = if steps_alone { held(true).unwrap_or(286.0) } else { width };
    let beside_zoom = canvas.width() >= width + zoom_width(canvas) + 28.0;
    let above = fits(width) && canvas.height() >= 220.0;
    if !beside_zoom && !above || session.account().people().is_empty() {
        return None;
    }
    let (id, held) = (id(steps_alone), held(steps_alone));
    let top = canvas.max.y - if beside_zoom { BESIDE_ZOOM } else { ABOVE_ZOOM };
    let area = Rect::from_min_size(pos2(canvas.min.x + 8.0, top), Vec2::new(width, 36.0));
    let mut stops = Vec::new();
    let mut end = area.max.x;
    panel(ui, area, "legend", |ui| {
        let y = ui.max_rect().center().y;
        let mut x = ui.max_rect().min.x + 8.0;
        let painter = ui.painter().clone();
        let words = |x: &mut f32, key: &str| {
            if steps_alone {
                return;
            }
            let style = (12.0, Weight::Regular);
            *x += paint::text(
                &painter,
                pos2(*x, y),
                Align2::LEFT_CENTER,
                &tr(lang, key),
                style,
                t.text_2,
                170.0,
            ) + 8.0;
        };
        match session.look.lens {
            Lens::Support => {
                words(&mut x, "sheet-against");
                for score in -3..=3_i8 {
                    stops.push((Some(score), swatch(&painter, t, Some(score), &signed(score), pos2(x, y))));
                    x += 32.0;
                }
                x += 2.0;
                words(&mut x, "sheet-for");
                x += 6.0;
                stops.push((None, swatch(&painter, t, None, "?", pos2(x, y))));
                x += 34.0;
                words(&mut x, "sheet-not-rated");
            }
            Lens::Influence => {
                for influence in [Influence::High, Influence::Medium, Influence::Low] {
                    let rect = Rect::from_center_size(pos2(x + 12.0, y), Vec2::new(24.0, 18.0));
                    painter.rect_filled(rect, 4.0, color(influence_fill(t, influence)));
                    let name = crate::catalogue::Catalogue::get().influence(influence).name.get(lang);
                    let style = (12.0, Weight::Regular);
                    x +=
                        32.0 + paint::text(
                            &painter,
                            pos2(x + 30.0, y),
                            Align2::LEFT_CENTER,
                            name,
                            style,
                            t.text_2,
                            80.0,
                        ) + 12.0;
                }
            }
            Lens::Role => {
                let families = [
                    (Family::Decide, "family-decide"),
                    (Family::Assess, "family-assess"),
                    (Family::Use, "family-use"),
                    (Family::Connect, "family-connect"),
                ];
                for (family, key) in families {
                    let rect = Rect::from_center_size(pos2(x + 12.0, y), Vec2::new(24.0, 18.0));
                    let colors = t.family(family);
                    painter.rect(
                        rect,
                        4.0,
                        color(colors.fill),
                        Stroke::new(1.0, color(colors.line)),
                        StrokeKind::Inside,
                    );
                    x += 30.0;
                    words(&mut x, key);
                    x += 4.0;
                }
            }
            Lens::Relationship => {
                words(&mut x, "legend-short");
                for short in 0..=3_usize {
                    let step = shortfall(t, short);
                    let rect = Rect::from_center_size(pos2(x + 14.0, y), Vec2::new(28.0, 20.0));
                    let stroke = Stroke::new(1.0, color(step.line));
                    painter.rect(rect, 4.0, color(step.fill), stroke, StrokeKind::Inside);
                    let number = if short == 3 { "3+".to_owned() } else { short.to_string() };
                    let style = (12.0, Weight::Strong);
                    paint::text(
                        &painter,
                        rect.center(),
                        Align2::CENTER_CENTER,
                        &number,
                        style,
                        step.on,
                        28.0,
                    );
                    x += 32.0;
                }
            }
            Lens::Risk => {
                let rect = Rect::from_center_size(pos2(x + 14.0, y), Vec2::new(28.0, 20.0));
                let stroke = Stroke::new(1.0, color(t.risk_on));
                painter.rect(rect, 4.0, color(t.risk_fill), stroke, StrokeKind::Inside);
                let style = (12.0, Weight::Strong);
                paint::text(&painter, rect.center(), Align2::CENTER_CENTER, "2", style, t.risk_on, 28.0);
                x += 36.0;
                words(&mut x, "legend-risks");
            }
            Lens::Fragility => {
                let (held, nobody) = (held_by_one(t), held_by_nobody(t));
                let sole = tr(lang, "legend-sole-sample");
                // As on the cards: a change, the initials of one of ours, a count.
                for (fill, line, on, sample, key) in [
                    (t.risk_fill, t.risk_on, t.risk_on, "−0.4", "legend-loss"),
                    (held.fill, held.line, held.on, sole.as_ref(), "legend-sole"),
                    (nobody.fill, nobody.line, nobody.on, "×", "legend-stranger"),
                ] {
                    let rect = Rect::from_center_size(pos2(x + 14.0, y), Vec2::new(28.0, 20.0));
                    let stroke = Stroke::new(1.0, color(line));
                    painter.rect(rect, 4.0, color(fill), stroke, StrokeKind::Inside);
                    let style = (11.0, Weight::Strong);
                    paint::text(&painter, rect.center(), Align2::CENTER_CENTER, sample, style, on, 28.0);
                    x += 36.0;
                    words(&mut x, key);
                    x += 4.0;
                }
            }
        }
        end = x;
    });
    if held.is_none_or(|held| (held - (end - area.min.x)).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(id, end - area.min.x));
        ui.ctx().request_discard("the legend's width");
    }
    Some(Legend { area, stops })
}

/// A support step as a small block, left end at `at`.
pub(in crate::ui) fn swatch(
    painter: &egui::Painter,
    t: &Theme,
    score: Option<i8>,
    words: &str,
    at: egui::Pos2,
) -> Rect {
    let rect = Rect::from_center_size(pos2(at.x + 14.0, at.y), Vec2::new(28.0, 20.0));
    let step = t.support(score);
    painter.rect_filled(rect, 4.0, color(step.fill));
    let stroke = Stroke::new(paint::hairline(painter.ctx()), color(step.line));
    if score.is_none() {
        for k in 0..4 {
            let x = rect.min.x + 4.0 + 7.0 * k as f32;
            let from = pos2((x + 5.0).min(rect.max.x - 1.0), rect.min.y + 2.0);
            let hatch = Stroke::new(1.5, color(t.hatch));
            painter
                .line_segment([from, pos2(x - 3.0_f32.min(x - rect.min.x - 1.0), rect.max.y - 2.0)], hatch);
        }
        painter.circle_filled(rect.center(), 8.0, color(t.card));
        let r = rect.shrink(0.5);
        let points = [r.left_top(), r.right_top(), r.right_bottom(), r.left_bottom(), r.left_top()];
        painter.extend(egui::Shape::dashed_line(&points, stroke, 3.0, 2.0));
    } else {
        painter.rect_stroke(rect, 4.0, stroke, StrokeKind::Inside);
    }
    paint::text(painter, rect.center(), Align2::CENTER_CENTER, words, (12.0, Weight::Strong), step.on, 28.0);
    rect
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
