//! Scenarios side by side with the deal as it stands: the chance, each clause of the rule, the effort; and the moves of
//! the one shown.
use super::canvas::{letter, swatch};
use super::outlook::clauses;
use super::paint::{self, color};
use super::ui_state::UiState;
use super::widgets::{self, theme};
use crate::analysis::{Outlook, PlanStep};
use crate::catalogue::{Lang, Support};
use crate::locale::{listed, signed, tr, tr_args};
use crate::model::PersonId;
use crate::report::{Number, between_words, person_name, share_words};
use crate::session::Session;
use crate::text::icons;
use crate::theme::Weight;
use egui::{Align2, Rect, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2};
use std::sync::Arc;

/// Width of the words before the columns, and of a column.
const WORDS: f32 = 210.0;
const COLUMN: f32 = 84.0;
const ROW: f32 = 20.0;

/// As wide as the comparison wants to be.
pub(super) fn width(session: &Session) -> f32 {
    let count = session.scenarios().map_or(0, |(count, _)| count);
    WORDS + COLUMN * (count + 1) as f32 + 24.0
}

/// One column: the outlook, and whether it is the present one.
struct Column {
    name: String,
    outlook: Option<Arc<Outlook>>,
    fresh: bool,
    /// Whether somebody is moved in it, and what that takes.
    moved: bool,
    effort: i32,
}

/// The comparison; a click on the head of a column shows that scenario, one on a number what it is made of.
pub(super) fn compare(ui: &mut Ui, session: &mut Session, state: &mut UiState) {
    let Some((count, at)) = session.scenarios() else { return };
    let lang = session.lang();
    let (today, fresh) = session.outlook_today();
    let mut columns = vec![Column {
        name: tr(lang, "what-if-today").into_owned(),
        outlook: today,
        fresh,
        moved: false,
        effort: 0,
    }];
    for i in 0..count {
        let (outlook, fresh) = session.scenario_outlook(i);
        let moves = session.scenario_moves(i);
        let (moved, effort) = (!moves.is_empty(), moves.iter().map(|step| step.cost).sum());
        columns.push(Column { name: letter(i), outlook, fresh, moved, effort });
    }
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    let (bar, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 26.0), Sense::hover());
    let t = theme(ui);
    // Above the numbers, where nobody can miss it.
    let label = bar.with_max_x(bar.min.x + WORDS);
    widgets::note(
        &mut ui.new_child(UiBuilder::new().max_rect(label)),
        &tr(lang, "outlook-label"),
        12.0,
        t.text_3,
    );
    for (i, column) in columns.iter().enumerate() {
        let rect = cell(bar, i);
        let shown = i == at + 1;
        let sense = if i == 0 { Sense::hover() } else { Sense::click() };
        let response = ui.interact(rect, ui.scope_id().with(("scenario", i)), sense);
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, shown, &column.name));
        let fill = if shown { Some(t.accent_soft) } else { response.hovered().then_some(t.surface_alt) };
        if let Some(fill) = fill.filter(|_| i > 0) {
            ui.painter().rect_filled(rect.shrink(1.0), 4.0, color(fill));
        }
        let style = (13.0, Weight::Strong);
        paint::text(ui.painter(), rect.center(), Align2::CENTER_CENTER, &column.name, style, t.text, COLUMN);
        widgets::focus_ring(ui, &response);
        if response.clicked() {
            session.show_scenario(i - 1);
        }
    }
    let chance = row(ui, lang, ("chance", &tr(lang, "outlook-chance")), &columns, |outlook| {
        outlook.forecast.as_ref().map(|forecast| (share_words(forecast.chance.p), None))
    });
    let between = row(ui, lang, ("between", &tr(lang, "what-if-between")), &columns, |outlook| {
        let [low, high] = between_words(outlook.forecast.as_ref()?.chance.interval);
        // A column has room for one sign and no spaces around "<".
        let low = low.trim_end_matches(" %");
        Some((format!("{low}–{high}").replace("< ", "<").replace("> ", ">"), None))
    });
    let mut why = chance.or(between).map(|i| (i, Number::Chance));
    let clause_keys = [
        ("outlook-mean", Number::MeanVote),
        ("outlook-veto", Number::Vetoes),
        ("outlook-buyer", Number::Buyers),
        ("outlook-majority", Number::Majority),
    ];
    for (n, (key, number)) in clause_keys.into_iter().enumerate() {
        let pressed = row(ui, lang, (key, &tr(lang, key)), &columns, |outlook| {
            let forecast = outlook.forecast.as_ref()?;
            let (_, holds, note) = clauses(forecast, lang).into_iter().nth(n)?;
            let unrated = number == Number::Buyers && forecast.buyer_unrated;
            // A column has room for a word.
            Some((if unrated { tr(lang, "what-if-unrated").into_owned() } else { note }, Some(holds)))
        });
        why = pressed.map(|i| (i, number)).or(why);
    }
    if let Some((i, number)) = why {
        // What is explained is what is shown.
        session.show_scenario(i - 1);
        state.explain = Some(number);
    }
    let (bar, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::hover());
    words(ui, bar, &tr(lang, "what-if-effort"));
    for (i, column) in columns.iter().enumerate().skip(1) {
        let style = (13.0, Weight::Regular);
        let (at, effort) = (cell(bar, i).center(), column.effort.to_string());
        paint::text(ui.painter(), at, Align2::CENTER_CENTER, &effort, style, t.text, COLUMN);
        let words = format!("{}: {} {effort}", tr(lang, "what-if-effort"), column.name);
        let area = cell(bar, i).shrink(2.0);
        if column.moved && widgets::asks_why(ui, area, ("effort", i), lang, &words, Sense::click()) {
            session.show_scenario(i - 1);
            state.explain = Some(Number::Moves);
        }
    }
}

fn cell(bar: Rect, i: usize) -> Rect {
    let left = bar.min.x + WORDS + COLUMN * i as f32;
    Rect::from_min_size(pos2(left, bar.min.y), Vec2::new(COLUMN, bar.height()))
}

fn words(ui: &Ui, bar: Rect, words: &str) {
    let at = pos2(bar.min.x, bar.center().y);
    let (style, tint) = ((13.0, Weight::Regular), theme(ui).text_2);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, words, style, tint, WORDS - 8.0);
}

/// One line: what it says of each column, and, where it is a clause, whether it holds. Returns the scenario whose cell
/// was pressed, counted from 1.
fn row(
    ui: &mut Ui,
    lang: Lang,
    (salt, what): (&str, &str),
    columns: &[Column],
    says: impl Fn(&Outlook) -> Option<(String, Option<Option<bool>>)>,
) -> Option<usize> {
    let mut pressed = None;
    let t = theme(ui);
    let (bar, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::hover());
    let mut spoken = Vec::new();
    words(ui, bar, what);
    for (i, column) in columns.iter().enumerate() {
        let middle = cell(bar, i).center();
        let Some((said, holds)) = column.outlook.as_deref().and_then(&says).filter(|_| column.fresh) else {
            let style = (13.0, Weight::Regular);
            paint::text(ui.painter(), middle, Align2::CENTER_CENTER, "…", style, t.text_3, COLUMN);
            continue;
        };
        let (icon, tint) = match holds {
            None => (None, t.text),
            Some(Some(true)) => (Some(icons::CHECK), t.support(Some(2)).line),
            Some(Some(false)) => (Some(icons::CLOSE), t.support(Some(-2)).line),
            Some(None) => (Some(icons::REMOVE), t.text_3),
        };
        let weight = if holds.is_none() { Weight::Strong } else { Weight::Regular };
        let style = (13.0, weight);
        let mark = if icon.is_some() { 18.0 } else { 0.0 };
        let room = COLUMN - mark - 4.0;
        let long = paint::line(ui.painter(), &said, style.0, style.1, room).size().x;
        let mut x = middle.x - (mark + long) * 0.5;
        if let Some(icon) = icon {
            paint::icon(
                ui.painter(),
                pos2(x + if long > 0.0 { 7.0 } else { 9.0 }, middle.y),
                icon,
                14.0,
                tint,
            );
            x += mark;
        }
        paint::text(ui.painter(), pos2(x, middle.y), Align2::LEFT_CENTER, &said, style, t.text, room);
        let holds = match holds {
            Some(Some(true)) => "✓",
            Some(Some(false)) => "✗",
            _ => "",
        };
        // The numbers of today are explained where today is shown.
        if i > 0 {
            let words = format!("{what}: {} {said}{holds}", column.name);
            let salt = (salt, i);
            if widgets::asks_why(ui, cell(bar, i).shrink(2.0), salt, lang, &words, Sense::click()) {
                pressed = Some(i);
            }
        }
        spoken.push(format!("{} {said}{holds}", column.name));
    }
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Row, true, what);
        info.current_text_value = Some(spoken.join(", "));
        info
    });
    pressed
}

/// Who is moved in the scenario shown, from where to where, at which effort.
pub(super) fn moves(ui: &mut Ui, session: &mut Session, state: &mut UiState) {
    let Some((_, at)) = session.scenarios() else { return };
    let (lang, t) = (session.lang(), theme(ui));
    ui.spacing_mut().item_spacing.y = 2.0;
    let steps = session.scenario_moves(at).to_vec();
    let title = tr_args(lang, "what-if-moves", &[("name", letter(at).as_str().into())]);
    widgets::heading(ui, &title, "");
    if steps.is_empty() {
        widgets::note(ui, &tr(lang, "what-if-how"), 13.0, t.text_2);
    }
    let mut shown: Option<PersonId> = None;
    for step in &steps {
        match step_row(ui, session, step, "") {
            Some(Pressed::Row) => shown = Some(step.person.clone()),
            Some(Pressed::Effort) => state.explain = Some(Number::Move(step.person.clone(), step.to)),
            None => {}
        }
    }
    if let Some(id) = shown {
        session.show_person(&id);
    }
}

/// What of a row was pressed.
pub(super) enum Pressed {
    Row,
    Effort,
}

/// Who is to move, from where to where, at which effort, and how one comes there.
pub(super) fn step_row(ui: &mut Ui, session: &Session, step: &PlanStep, how: &str) -> Option<Pressed> {
    let (lang, t) = (session.lang(), theme(ui));
    let size = Vec2::new(ui.available_width(), 26.0);
    let mut pressed = None;
    let reached = step.from.is_some_and(|from| from == step.to);
    let there = tr(lang, "kept-plan-reached");
    let response = ui.push_id(&step.person, |ui| ui.allocate_response(size, Sense::click())).inner;
    let rect = response.rect;
    let name = person_name(session.account(), &step.person, lang);
    let (from, to) = (step.from.map(Support::score), step.to.score());
    let numbers = (from.map_or("?".to_owned(), signed), signed(to));
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Row, true, name.as_str());
        let said = if reached {
            format!("{}: {there}", numbers.1)
        } else {
            format!("{} → {} ({})", numbers.0, numbers.1, step.cost)
        };
        info.current_text_value = Some(listed(lang, &[&said, how]));
        info
    });
    if response.hovered() {
        ui.painter().rect_filled(rect, 3.0, color(t.surface_alt));
    }
    let y = rect.center().y;
    let painter = ui.painter();
    let style = (13.0, Weight::Strong);
    paint::text(painter, pos2(rect.min.x + 4.0, y), Align2::LEFT_CENTER, &name, style, t.text, 150.0);
    let x = rect.min.x + 164.0;
    if !reached {
        swatch(painter, t, from, &numbers.0, pos2(x, y));
        let style = (13.0, Weight::Regular);
        paint::text(painter, pos2(x + 36.0, y), Align2::LEFT_CENTER, "→", style, t.text_2, 20.0);
    }
    swatch(painter, t, Some(to), &numbers.1, pos2(x + 56.0, y));
    if step.cost > 0 {
        let effort = tr_args(lang, "outlook-effort", &[("cost", step.cost.into())]);
        let style = (12.0, Weight::Regular);
        let at = pos2(x + 100.0, y);
        let used = paint::text(painter, at, Align2::LEFT_CENTER, &effort, style, t.text_2, 80.0);
        let number = Rect::from_center_size(pos2(at.x + used * 0.5, y), Vec2::new(used, 20.0));
        let words = format!("{name}: {effort}");
        let salt = ("effort", &step.person);
        if widgets::asks_why(ui, number, salt, lang, &words, Sense::click()) {
            pressed = Some(Pressed::Effort);
        }
    } else if reached {
        paint::icon(painter, pos2(x + 106.0, y), icons::CHECK, 14.0, t.support(Some(2)).line);
        let style = (12.0, Weight::Regular);
        paint::text(painter, pos2(x + 118.0, y), Align2::LEFT_CENTER, &there, style, t.text_2, 66.0);
    }
    let at = pos2(x + 188.0, y);
    let room = (rect.max.x - at.x).max(0.0);
    paint::text(painter, at, Align2::LEFT_CENTER, how, (12.0, Weight::Regular), t.text_2, room);
    widgets::focus_ring(ui, &response);
    let cut = paint::line(ui.painter(), how, 12.0, Weight::Regular, f32::INFINITY).size().x > room;
    let response = if cut { response.on_hover_text(how) } else { response };
    pressed.or(response.clicked().then_some(Pressed::Row))
}
