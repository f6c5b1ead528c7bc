//! Below the map: the ranked list of the people to win, with the gaps above it, and the risks.
use super::areas::{self, Area};
use super::canvas::swatch;
use super::outlook;
use super::paint::{self, color};
use super::risks;
use super::room::Room;
use super::shell::fixed;
use super::tasks;
use super::ui_state::{DockTab, UiState};
use super::widgets::{self, Kind, theme};
use crate::catalogue::{Lang, Support};
use crate::locale::{clauses, date_short, listed, signed, support_words, tr, tr_args};
use crate::model::PersonId;
use crate::report::{ListOrder, NextWin, Number, RankedRow};
use crate::session::Session;
use crate::text::icons;
use crate::theme::{Theme, Weight};
use egui::{Align2, Id, Margin, Panel, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState) {
    let t = theme(ui);
    fixed(Panel::bottom("dock"), Room::of(ui.ctx()).dock_height(), t.surface, Margin::ZERO).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let area = ui.max_rect();
        paint::rule(ui.painter(), area.left_top(), area.right_top(), t.line);
        let order = tabs(ui, session, state);
        let clicked = match state.dock_tab {
            DockTab::KeyPeople => {
                if Room::of(ui.ctx()).for_gaps() {
                    chips(ui, session, state);
                }
                list(ui, session, state, order)
            }
            DockTab::Risks => {
                risks::show(ui, session, state);
                None
            }
            DockTab::Tasks => {
                tasks::show(ui, session);
                None
            }
            DockTab::Forecast => {
                outlook::show(ui, session, state);
                None
            }
        };
        if let Some(id) = clicked {
            session.show_person(&id);
        }
    });
}

/// The tabs; returns the order in which the list is shown.
fn tabs(ui: &mut Ui, session: &Session, state: &mut UiState) -> ListOrder {
    let lang = session.lang();
    let t = theme(ui);
    let (bar, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 32.0), Sense::hover());
    let key_count = session.list().rows.iter().filter(|row| row.key).count();
    let risk_count = session.roster().risks.iter().filter(|risk| risk.accepted.is_none()).count();
    let task_count = session.roster().tasks.iter().filter(|task| !task.done).count();
    let mut x = bar.min.x + 12.0;
    for (tab, key, count) in [
        (DockTab::KeyPeople, "dock-key-people", Some(key_count)),
        (DockTab::Risks, "dock-risks", Some(risk_count)),
        (DockTab::Tasks, "dock-tasks", Some(task_count)),
        (DockTab::Forecast, "dock-forecast", None),
    ] {
        let on = state.dock_tab == tab;
        let weight = if on { Weight::Strong } else { Weight::Regular };
        let words = tr(lang, key);
        let width = paint::line(ui.painter(), &words, 13.0, weight, 200.0).size().x;
        let number = count.map(|count| count.to_string()).unwrap_or_default();
        let count_width = paint::line(ui.painter(), &number, 12.0, Weight::Regular, 60.0).size().x;
        let rect = Rect::from_min_size(pos2(x, bar.min.y), Vec2::new(width + count_width + 22.0, 32.0));
        if on {
            areas::begin(ui, state, Area::Dock);
        }
        let response = ui.interact(rect, ui.scope_id().with(("tab", key)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, words.as_ref()));
        let tint = if on || response.hovered() { t.text } else { t.text_2 };
        let y = rect.center().y;
        paint::text(ui.painter(), pos2(x + 8.0, y), Align2::LEFT_CENTER, &words, (13.0, weight), tint, 200.0);
        let at = pos2(x + 8.0 + width + 6.0, y);
        paint::text(ui.painter(), at, Align2::LEFT_CENTER, &number, (12.0, Weight::Regular), t.text_3, 60.0);
        if on {
            let line = Rect::from_min_max(pos2(rect.min.x, rect.max.y - 2.0), rect.max);
            ui.painter().rect_filled(line, 0.0, color(t.accent));
        }
        widgets::focus_ring(ui, &response);
        if response.clicked() {
            state.dock_tab = tab;
        }
        x = rect.max.x + 8.0;
    }
    let mut order = ListOrder::Matters;
    if state.dock_tab == DockTab::KeyPeople {
        x = orders(ui, state, lang, bar, x);
        order = state.list_order;
    }
    let matters = state.dock_tab == DockTab::KeyPeople && order == ListOrder::Matters;
    let notes = [(session.list().own_weights, "own-weights"), (session.list().close_call, "close-call")];
    let notes: Vec<_> = notes.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| tr(lang, key)).collect();
    if matters && !notes.is_empty() {
        let at = pos2(bar.max.x - 14.0, bar.center().y);
        let (words, style) = (notes.join(" · "), (12.0, Weight::Regular));
        let room = (bar.max.x - x - 28.0).max(40.0);
        let used = paint::text(ui.painter(), at, Align2::RIGHT_CENTER, &words, style, t.text_2, room);
        let rect = Rect::from_min_max(pos2(at.x - used, at.y - 10.0), pos2(at.x, at.y + 10.0));
        if widgets::asks_why(ui, rect, "close-call", lang, &words, Sense::click()) {
            state.explain = Some(Number::CloseCall);
        }
    }
    paint::rule(ui.painter(), bar.left_bottom(), bar.right_bottom(), t.line);
    order
}

/// The two orders of the list beside the tabs, or a button for the second where they have no room; returns where they end.
fn orders(ui: &mut Ui, state: &mut UiState, lang: Lang, bar: Rect, x: f32) -> f32 {
    let words = [tr(lang, "order-matters"), tr(lang, "order-win-next")];
    let labels: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    let width = widgets::segments_width(ui, &labels);
    let area = Rect::from_min_size(pos2(x + 8.0, bar.min.y + 2.0), Vec2::new(width, 28.0));
    if area.max.x > bar.max.x - 8.0 {
        return one_button(ui, state, lang, area);
    }
    let chosen = usize::from(state.list_order == ListOrder::WinNext);
    let clicked = ui
        .scope_builder(egui::UiBuilder::new().max_rect(area).id_salt("orders"), |ui| {
            let clicked = widgets::segmented(ui, &labels, Some(chosen), None);
            let about = ui.interact(area, ui.scope_id().with("about"), Sense::hover());
            about.on_hover_text(tr(lang, "order-tip"));
            clicked
        })
        .inner;
    if let Some(i) = clicked {
        state.list_order = if i == 1 { ListOrder::WinNext } else { ListOrder::Matters };
    }
    area.max.x
}

/// Switches to the second order and back.
fn one_button(ui: &mut Ui, state: &mut UiState, lang: Lang, area: Rect) -> f32 {
    let on = state.list_order == ListOrder::WinNext;
    let area = Rect::from_min_size(area.min, Vec2::splat(28.0));
    let button = ui.scope_builder(egui::UiBuilder::new().max_rect(area).id_salt("order"), |ui| {
        let kind = if on { Kind::On } else { Kind::Quiet };
        widgets::icon_button(ui, icons::SORT, &tr(lang, "order-win-next"), kind)
    });
    let about = format!("{}\n{}", tr(lang, "order-win-next"), tr(lang, "order-tip"));
    if button.inner.on_hover_text(about).clicked() {
        state.list_order = if on { ListOrder::Matters } else { ListOrder::WinNext };
    }
    area.max.x
}

/// The gaps as chips; those that don't fit are counted in a last one, which leads to their tab.
fn chips(ui: &mut Ui, session: &mut Session, state: &mut UiState) {
    let roster = session.roster().clone();
    let gaps = &roster.gaps;
    if gaps.is_empty() {
        return;
    }
    let t = theme(ui);
    let (bar, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 36.0), Sense::hover());
    let mut x = bar.min.x + 12.0;
    for (i, (gap, words)) in gaps.iter().enumerate() {
        let width = paint::line(ui.painter(), words, 13.0, Weight::Regular, 360.0).size().x + 38.0;
        let rest = gaps.len() - i;
        let more_width = if rest > 1 { 56.0 } else { 0.0 };
        if x + width + more_width > bar.max.x - 8.0 {
            let words = format!("+{rest}");
            let rect = Rect::from_min_size(pos2(x, bar.min.y + 6.0), Vec2::new(44.0, 24.0));
            let all: Vec<&str> = gaps[i..].iter().map(|(_, words)| words.as_str()).collect();
            let more = ui.interact(rect, ui.scope_id().with("more-gaps"), Sense::click());
            more.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
            outline(ui, rect, more.hovered());
            paint::text(
                ui.painter(),
                rect.center(),
                Align2::CENTER_CENTER,
                &words,
                (13.0, Weight::Regular),
                t.text_2,
                40.0,
            );
            if more.on_hover_text(all.join("\n")).clicked() {
                state.dock_tab = DockTab::Risks;
            }
            break;
        }
        let rect = Rect::from_min_size(pos2(x, bar.min.y + 6.0), Vec2::new(width, 24.0));
        let response = ui.interact(rect, ui.scope_id().with(("gap", i)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
        outline(ui, rect, response.hovered());
        disc(ui, t, pos2(rect.min.x + 16.0, rect.center().y));
        let at = pos2(rect.min.x + 30.0, rect.center().y);
        paint::text(
            ui.painter(),
            at,
            Align2::LEFT_CENTER,
            words,
            (13.0, Weight::Regular),
            t.text,
            width - 34.0,
        );
        widgets::focus_ring_within(ui, &response);
        if response.clicked() {
            risks::lead_to(session, &gap.people);
        }
        x += width + 8.0;
    }
    paint::rule(ui.painter(), bar.left_bottom(), bar.right_bottom(), t.line);
}

fn outline(ui: &Ui, rect: Rect, hovered: bool) {
    let t = theme(ui);
    ui.painter().rect_filled(rect, 4.0, color(if hovered { t.surface_alt } else { t.surface }));
    paint::outline(ui, rect, 4.0, t.line);
}

fn disc(ui: &Ui, t: &Theme, at: egui::Pos2) {
    ui.painter().circle(at, 7.5, color(t.risk_fill), Stroke::new(1.0, color(t.risk_on)));
    paint::text(ui.painter(), at, Align2::CENTER_CENTER, "!", (11.0, Weight::Strong), t.risk_on, 12.0);
}

fn list(ui: &mut Ui, session: &Session, state: &mut UiState, order: ListOrder) -> Option<PersonId> {
    let mut clicked = None;
    let all = session.list();
    let count = all.count(order);
    let lang = session.lang();
    if count == 0 {
        empty_note(ui, &tr(lang, "list-empty"));
        return None;
    }
    widgets::list_rows(ui, "ranked", (count, 29.0), |ui, i| {
        let Some(row) = all.row(order, i) else { return ui.response() };
        // By the person, not by the place in the list: the focus stays with the person.
        let shown = widgets::list_row(ui, Id::unique(("ranked", &row.id)), 29.0);
        let chosen = session.selection.has(&row.id);
        shown.widget_info(|| {
            let mut info = WidgetInfo::selected(Role::Row, true, chosen, &row.name);
            info.current_text_value = Some(spoken(row, order, lang));
            info
        });
        // Out of sight it is there for the keyboard only.
        if !ui.is_rect_visible(shown.rect) {
            return shown;
        }
        paint_row(ui, &shown, row, order, session);
        widgets::focus_ring_within(ui, &shown);
        let tip = [&row.title, &row.why, &row.next, &row.owner].into_iter().chain(&row.risks);
        let tip: Vec<&str> = tip.map(String::as_str).filter(|part| !part.is_empty()).collect();
        // Whoever works by keyboard has the pointer resting somewhere.
        let response =
            if state.pointer_rests { shown.clone() } else { shown.clone().on_hover_text(tip.join("\n")) };
        if asks_why(ui, &response, row, order, lang) {
            state.explain = Some(match order {
                ListOrder::Matters => Number::Score(row.id.clone()),
                ListOrder::WinNext => Number::Worth(row.id.clone()),
            });
        } else if response.clicked() {
            clicked = Some(row.id.clone());
        }
        shown
    });
    clicked
}

/// The bar and the number of a row say how they come about. The keyboard has a letter for it, so that it goes from row
/// to row.
fn asks_why(ui: &Ui, row: &egui::Response, shown: &RankedRow, order: ListOrder, lang: Lang) -> bool {
    let left = row.rect.min.x + 12.0;
    if row.rect.max.x < left + 290.0 {
        return false;
    }
    // Of who to win next the number is in the words beside the bar.
    let wide = if order == ListOrder::Matters { 88.0 } else { 270.0_f32.min(row.rect.max.x - left - 200.0) };
    let area = Rect::from_min_size(pos2(left + 200.0, row.rect.min.y), Vec2::new(wide, row.rect.height()));
    let words = format!("{:.0}", shown.score.round());
    widgets::asks_why(ui, area, &shown.id, lang, &words, widgets::BY_HAND)
}

/// What a screen reader says of a row after the name.
fn spoken(row: &RankedRow, order: ListOrder, lang: Lang) -> String {
    if let (ListOrder::WinNext, Some(step)) = (order, &row.step) {
        return listed(
            lang,
            &[&step.place.to_string(), &support_words(row.support, lang), &step_words(step, lang)],
        );
    }
    let support = if row.in_deal { support_words(row.support, lang) } else { String::new() };
    let score = format!("{:.0}", row.score.round());
    let args = [("rank", row.rank.into()), ("score", score.as_str().into())];
    listed(lang, &[&tr_args(lang, "row-spoken", &args), &support, &row.why])
}

/// "Mean vote +0.12, effort 4".
fn step_words(step: &NextWin, lang: Lang) -> String {
    let gain = format!("{:.2}", step.gain);
    tr_args(lang, "win-next-why", &[("gain", gain.as_str().into()), ("cost", step.cost.into())])
}

fn empty_note(ui: &Ui, words: &str) {
    let at = ui.available_rect_before_wrap().center();
    paint::text(
        ui.painter(),
        at,
        Align2::CENTER_CENTER,
        words,
        (13.0, Weight::Regular),
        theme(ui).text_3,
        600.0,
    );
}

fn paint_row(ui: &Ui, response: &egui::Response, row: &RankedRow, order: ListOrder, session: &Session) {
    /// Room that two texts need, and one.
    const BOTH: f32 = 220.0;
    const ONE: f32 = 70.0;
    /// How much of it a reason takes beside a next step, of which none but the first words can be left out.
    const REASON: f32 = 0.42;
    /// The owner and the day.
    const DUE: f32 = 90.0;
    let rect = response.rect;
    let (chosen, hovered) = (session.selection.has(&row.id), response.hovered());
    let t = theme(ui);
    let painter = ui.painter();
    if chosen || hovered {
        painter.rect_filled(rect, 0.0, color(if chosen { t.accent_soft } else { t.surface_alt }));
    }
    paint::rule(painter, rect.left_bottom(), rect.right_bottom(), t.line);
    let y = rect.center().y;
    let left = rect.min.x + 12.0;
    let badge = Rect::from_center_size(pos2(left + 11.0, y), Vec2::new(22.0, 20.0));
    let step = row.step.as_ref().filter(|_| order == ListOrder::WinNext);
    let place = step.map_or(row.rank, |step| step.place);
    let rank = place.to_string();
    // The black mark on the cards is of who matters most; the first to win may be somebody else.
    if place == 1 && step.is_none() {
        painter.rect_filled(badge, 3.0, color(t.ink));
        paint::text(
            painter,
            badge.center(),
            Align2::CENTER_CENTER,
            &rank,
            (12.0, Weight::Strong),
            t.on_ink,
            24.0,
        );
    } else {
        let stroke = if row.key { Stroke::new(1.5, color(t.ink)) } else { Stroke::new(1.0, color(t.line)) };
        painter.rect_stroke(badge, 3.0, stroke, StrokeKind::Inside);
        let tint = if row.key { t.text } else { t.text_2 };
        paint::text(
            painter,
            badge.center(),
            Align2::CENTER_CENTER,
            &rank,
            (12.0, Weight::Strong),
            tint,
            24.0,
        );
    }
    let weight = if row.key { Weight::Strong } else { Weight::Regular };
    paint::text(painter, pos2(left + 34.0, y), Align2::LEFT_CENTER, &row.name, (13.0, weight), t.text, 118.0);
    if row.in_deal {
        let score = row.support.map(Support::score);
        let words = score.map_or("?".to_owned(), signed);
        swatch(painter, t, score, &words, pos2(left + 160.0, y));
    }
    // In a narrow list the number alone says how much.
    if rect.max.x < left + 290.0 {
        return;
    }
    let bar = Rect::from_min_size(pos2(left + 202.0, y - 3.0), Vec2::new(52.0, 6.0));
    painter.rect_filled(bar, 3.0, color(t.bar_off));
    let share = step.map_or(row.score / 100.0, |step| step.share).clamp(0.0, 1.0) as f32;
    painter.rect_filled(Rect::from_min_size(bar.min, Vec2::new(52.0 * share, 6.0)), 3.0, color(t.ink));
    // What a step is worth is said beside it, with what it costs.
    let score = step.map_or_else(|| format!("{:.0}", row.score.round()), |_| String::new());
    paint::text(
        painter,
        pos2(left + 284.0, y),
        Align2::RIGHT_CENTER,
        &score,
        (13.0, Weight::Strong),
        t.text,
        40.0,
    );
    // The rest is shared by why and next; the owner and the day stand on the right.
    let mut due = row.owner_initials.clone();
    if let Some(date) = row.due {
        if !due.is_empty() {
            due.push_str(" · ");
        }
        due.push_str(&date_short(session.lang(), date));
    }
    let overdue = row.due.is_some_and(|date| date < session.day());
    let right = rect.max.x - 14.0;
    if right - DUE < left + 290.0 {
        return;
    }
    let style = (12.0, if overdue { Weight::Strong } else { Weight::Regular });
    paint::text(painter, pos2(right, y), Align2::RIGHT_CENTER, &due, style, t.text_2, DUE - 2.0);
    // Whom the card marks as a risk is marked here as well.
    if row.in_danger {
        disc(ui, t, pos2(left + 304.0, y));
    }
    let (from, to) = (left + 320.0, right - DUE);
    // Where it is narrow the reason comes first; less than a few words say nothing.
    let room = to - from;
    let share = if room >= BOTH { REASON * room } else { room };
    let small = (12.0, Weight::Regular);
    if room >= ONE {
        let why = match step {
            Some(step) => step_words(step, session.lang()),
            None => fitting(painter, &row.reasons, share - 10.0, session.lang()),
        };
        paint::text(painter, pos2(from, y), Align2::LEFT_CENTER, &why, small, t.text_2, share - 10.0);
    }
    if room >= BOTH {
        let at = pos2(from + share, y);
        paint::text(painter, at, Align2::LEFT_CENTER, &row.next, small, t.accent_text, room - share - 8.0);
    }
}

/// As many whole reasons as have room; the first in any case.
fn fitting(painter: &egui::Painter, reasons: &[String], room: f32, lang: Lang) -> String {
    let width = |why: &str| paint::line(painter, why, 12.0, Weight::Regular, f32::INFINITY).size().x;
    let whole = (1..=reasons.len()).rev().map(|n| clauses(lang, &reasons[..n]));
    whole.into_iter().find(|why| width(why) <= room).or_else(|| reasons.first().cloned()).unwrap_or_default()
}
