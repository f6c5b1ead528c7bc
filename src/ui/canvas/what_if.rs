//! What is seen on the map while one asks what if: the bar with the scenarios, and on each card that is moved what it
//! was rated.
use super::floating::panel;
use crate::catalogue::Support;
use crate::geom;
use crate::locale::{signed, tr, tr_args};
use crate::report::{Number, share_words};
use crate::scene::MapPicture;
use crate::session::{Command, MOST_SCENARIOS, Opinions, Overlay, Session};
use crate::text::icons;
use crate::theme::Weight;
use crate::ui::commands;
use crate::ui::paint::{self, color};
use crate::ui::widgets::{Kind, asks_why, button, icon_button, sized_button, theme};
use egui::{Align, Align2, Layout, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2};

const WIDTH: f32 = 780.0;

/// What a scenario is called: A, B, C …
pub(in crate::ui) fn letter(at: usize) -> String {
    char::from(b'A' + u8::try_from(at.min(25)).unwrap_or_default()).to_string()
}

/// Shows the bar while somebody asks; `below`: what stands at the top already. Returns its area.
pub(super) fn bar(
    ui: &mut Ui,
    session: &mut Session,
    below: Option<Rect>,
    explain: &mut Option<Number>,
    asked: &mut Vec<Command>,
) -> Option<Rect> {
    let (count, at) = session.scenarios()?;
    let canvas = paint::rect(session.canvas);
    let left = canvas.min.x + 52.0;
    let top = below.map_or(canvas.min.y + 8.0, |bar| bar.max.y + 6.0);
    let size = Vec2::new(WIDTH.min(canvas.max.x - left - 8.0), 36.0);
    let area = Rect::from_min_size(pos2(left, top), size);
    let lang = session.lang();
    panel(ui, area, "what-if", |ui| {
        let t = theme(ui);
        paint::outline(ui, area.shrink(1.0), 5.0, t.accent);
        ui.spacing_mut().item_spacing = Vec2::splat(4.0);
        let row = Vec2::new(ui.available_width(), 28.0);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::new(26.0, 28.0), Sense::hover());
            paint::icon(ui.painter(), rect.center(), icons::FORECAST, 16.0, t.accent);
            words(ui, &tr(lang, "what-if"), Weight::Strong);
            for i in 0..count {
                let kind = if i == at { Kind::On } else { Kind::Quiet };
                if sized_button(ui, None, &letter(i), kind, Some(30.0)).clicked() {
                    session.show_scenario(i);
                }
            }
            let full = count >= MOST_SCENARIOS;
            ui.add_enabled_ui(!full, |ui| {
                let add = icon_button(ui, icons::ADD, &tr(lang, "command-scenario-add"), Kind::Quiet);
                if add.on_hover_text(commands::tip(lang, Command::AddScenario)).clicked() {
                    asked.push(Command::AddScenario);
                }
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                for (command, key, kind) in [
                    (Command::WhatIf, "what-if-leave", Kind::Plain),
                    (Command::KeepScenario, "what-if-keep", Kind::Filled),
                    (Command::ClearScenario, "what-if-clear", Kind::Quiet),
                ] {
                    let press = button(ui, None, &tr(lang, key), kind);
                    if press.on_hover_text(commands::tip(lang, command)).clicked() {
                        asked.push(command);
                    }
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    if stands(ui, session, at) {
                        *explain = Some(Number::Chance);
                    }
                });
            });
        });
    });
    Some(area)
}

/// From where to where the chance to win goes, true when it was pressed; how to begin, where nobody is moved yet.
fn stands(ui: &mut Ui, session: &mut Session, at: usize) -> bool {
    let lang = session.lang();
    if session.supposed().is_none_or(Opinions::is_empty) {
        words(ui, &tr(lang, "what-if-hint"), Weight::Regular);
        return false;
    }
    let (today, _) = session.outlook_today();
    let (then, fresh) = session.scenario_outlook(at);
    let chance = |outlook: Option<&crate::analysis::Outlook>| {
        let forecast = outlook.and_then(|outlook| outlook.forecast.as_ref());
        forecast.map_or_else(|| "…".to_owned(), |forecast| share_words(forecast.chance.p))
    };
    let then = if fresh { chance(then.as_deref()) } else { "…".to_owned() };
    let today = chance(today.as_deref());
    let args = [("today", today.as_str().into()), ("then", then.as_str().into())];
    let said = tr_args(lang, "what-if-chance", &args);
    let area = words(ui, &said, Weight::Strong);
    asks_why(ui, area, "chance", lang, &said, Sense::click())
}

fn words(ui: &mut Ui, words: &str, weight: Weight) -> Rect {
    let room = (ui.available_width() - 4.0).max(0.0);
    let galley = paint::line(ui.painter(), words, 13.0, weight, room);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(galley.size().x + 8.0, 28.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let tint = if weight == Weight::Strong { theme(ui).text } else { theme(ui).text_2 };
    paint::text(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, words, (13.0, weight), tint, room);
    rect
}

/// Frames who is moved, and says what they are rated.
pub(super) fn marks(ui: &Ui, session: &Session, overlay: &Overlay) {
    let Some(opinions) = session.supposed() else { return };
    let picture: &MapPicture = session.picture();
    let to_screen = session.camera.screen_from_map(session.canvas, ui.ctx().pixels_per_point());
    let view = to_screen.invert_rect(session.canvas);
    let stroke = Stroke::new(2.0, color(picture.theme.accent));
    for id in opinions.keys() {
        let Some(card) = picture.geometry.cards.get(id) else { continue };
        let card = overlay.offsets.get(id).map_or(*card, |by| card.translate(*by));
        if !card.intersects(&view) {
            continue;
        }
        // Around whoever is selected the ring is enough.
        if !session.selection.has(id) {
            let frame = paint::rect(to_screen.rect(card)).expand(4.0);
            let corners = [
                frame.left_top(),
                frame.right_top(),
                frame.right_bottom(),
                frame.left_bottom(),
                frame.left_top(),
            ];
            ui.painter().extend(Shape::dashed_line(&corners, stroke, 6.0, 4.0));
        }
        let rated = session.rated_support(id).map(Support::score).map_or("?".to_owned(), signed);
        let said = tr_args(session.lang(), "what-if-was", &[("rated", rated.as_str().into())]);
        was(ui, session, &said, to_screen.point(geom::pt(card.max.x, card.max.y)));
    }
}

/// A pill across the lower right corner of a card.
fn was(ui: &Ui, session: &Session, said: &str, corner: geom::Point) {
    let t = session.picture().theme;
    let width = paint::line(ui.painter(), said, 12.0, Weight::Strong, 160.0).size().x + 14.0;
    let at =
        Rect::from_center_size(pos2(corner.x - width / 2.0 - 6.0, corner.y + 4.0), Vec2::new(width, 20.0));
    ui.painter().rect_filled(at, 10.0, color(t.accent));
    let style = (12.0, Weight::Strong);
    paint::text(ui.painter(), at.center(), Align2::CENTER_CENTER, said, style, t.on_accent, width);
}
