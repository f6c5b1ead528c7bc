//! The signs of the current lens, floating above the foot of the map: beside the zoom where there is room.
use super::floating::{ABOVE_ZOOM, BESIDE_ZOOM, panel, zoom_width};
use crate::catalogue::{Influence, Lang, Support};
use crate::locale::{signed, support_words, tr};
use crate::scene::{Lens, held_by_nobody, held_by_one, influence_fill, shortfall};
use crate::session::Session;
use crate::theme::{Family, Theme, Weight};
use crate::ui::paint::{self, color};
use crate::ui::widgets::{self, theme};
use egui::{Align2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

/// Where the legend lies, and the steps of support in it.
pub(super) struct Legend {
    pub(super) area: Rect,
    stops: Vec<(Option<i8>, Rect)>,
}

/// The steps rate whoever is selected, as those of the inspector do.
pub(super) fn rate_by_legend(ui: &Ui, session: &mut Session, legend: &Legend) {
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
    // On a narrow map the signs alone: the steps of support say what they are by themselves, the others when pointed at.
    let alone = match session.look.lens {
        Lens::Support => Some(286.0),
        Lens::Role => Some(140.0),
        Lens::Fragility => Some(156.0),
        Lens::Influence | Lens::Relationship | Lens::Risk => None,
    };
    let steps_alone = alone.is_some() && !fits(width);
    let width = alone.filter(|_| steps_alone).map_or(width, |alone| held(true).unwrap_or(alone));
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
    let mut meant = Vec::new();
    panel(ui, area, "legend", |ui| {
        let y = ui.max_rect().center().y;
        let mut x = ui.max_rect().min.x + 8.0;
        let painter = ui.painter().clone();
        let mut words = |x: &mut f32, key: &str| {
            if steps_alone {
                meant.push(tr(lang, key).into_owned());
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
                    let rect = Rect::from_center_size(pos2(x + 17.0, y), Vec2::new(34.0, 20.0));
                    let stroke = Stroke::new(1.0, color(line));
                    painter.rect(rect, 4.0, color(fill), stroke, StrokeKind::Inside);
                    let style = (11.0, Weight::Strong);
                    paint::text(&painter, rect.center(), Align2::CENTER_CENTER, sample, style, on, 34.0);
                    x += 42.0;
                    words(&mut x, key);
                    x += 4.0;
                }
            }
        }
        end = x;
    });
    if steps_alone && stops.is_empty() {
        let signs = ui.interact(area, scope.with("meant"), Sense::hover());
        signs.on_hover_text(meant.join("\n"));
    }
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
