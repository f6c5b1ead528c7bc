//! How the decision stands, the rule of winning clause by clause, the cheapest plan with its moves, and who can
//! introduce us. A scenario, not a forecast, and it says so.
use super::commands;
use super::kept_plan;
use super::paint;
use super::scenarios::{self, Pressed, step_row};
use super::ui_state::UiState;
use super::widgets::{self, Kind, theme};
use crate::analysis::{Forecast, Outlook};
use crate::catalogue::{AnalysisConstants, Lang};
use crate::locale::{change, tr, tr_args, with_colon};
use crate::model::PersonId;
use crate::report::{Number, approach_words, between_words, if_not_words, route_words, share_words};
use crate::session::{Command, Session};
use crate::text::{self, icons};
use crate::theme::Weight;
use egui::{Align, Align2, Layout, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2};

/// Width of the part that says how it stands.
const STANDS: f32 = 320.0;
/// Room for both parts beside one another.
const BESIDE: f32 = 640.0;

pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState) {
    let lang = session.lang();
    let (outlook, fresh) = session.outlook();
    let Some(outlook) = outlook else {
        let at = ui.available_rect_before_wrap().center();
        let style = (13.0, Weight::Regular);
        let words = tr(lang, "outlook-working");
        paint::text(ui.painter(), at, Align2::CENTER_CENTER, &words, style, theme(ui).text_3, 400.0);
        return;
    };
    if !fresh && !session.is_supposing() {
        ui.set_opacity(0.55);
    }
    let area = ui.available_rect_before_wrap();
    let asks = session.is_supposing();
    // Where there is no room beside one another, the plan stands below.
    if area.width() < BESIDE {
        ui.scope_builder(UiBuilder::new().max_rect(area.shrink2(Vec2::new(12.0, 8.0))), |ui| {
            ScrollArea::vertical().id_salt("outlook").auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(ui.available_width() - 10.0);
                stands_or_compare(ui, session, state, &outlook);
                ui.add_space(12.0);
                moves_or_plan(ui, session, state, &outlook);
                widgets::follow_focus(ui);
            });
        });
        ui.set_opacity(1.0);
        return;
    }
    let wide = if asks { scenarios::width(session) } else { STANDS.min(area.width() * 0.45) };
    let wide = wide.min(area.width() * 0.65);
    let (left, right) = (area.with_max_x(area.min.x + wide), area.with_min_x(area.min.x + wide));
    ui.scope_builder(UiBuilder::new().max_rect(left.shrink2(Vec2::new(12.0, 8.0))).id_salt("stands"), |ui| {
        ScrollArea::vertical().id_salt("stands").auto_shrink(false).show(ui, |ui| {
            stands_or_compare(ui, session, state, &outlook);
            widgets::follow_focus(ui);
        });
    });
    paint::rule(ui.painter(), right.left_top(), right.left_bottom(), theme(ui).line);
    ui.scope_builder(UiBuilder::new().max_rect(right.shrink2(Vec2::new(12.0, 8.0))).id_salt("plan"), |ui| {
        ScrollArea::vertical().id_salt("plan").auto_shrink(false).show(ui, |ui| {
            // The bar floats above what it scrolls: no button may lie below it.
            ui.set_max_width(ui.available_width() - 10.0);
            moves_or_plan(ui, session, state, &outlook);
            widgets::follow_focus(ui);
        });
    });
    ui.set_opacity(1.0);
}

/// How the decision stands, or the scenarios beside one another.
fn stands_or_compare(ui: &mut Ui, session: &mut Session, state: &mut UiState, outlook: &Outlook) {
    if session.is_supposing() {
        scenarios::compare(ui, session, state);
    } else {
        stands(ui, session, state, outlook);
    }
}

/// What would win it, or what is moved in the scenario.
fn moves_or_plan(ui: &mut Ui, session: &mut Session, state: &mut UiState, outlook: &Outlook) {
    if session.is_supposing() {
        scenarios::moves(ui, session, state);
    } else {
        plan(ui, session, state, outlook);
    }
}

/// The chance, and the clauses of the rule.
fn stands(ui: &mut Ui, session: &Session, state: &mut UiState, outlook: &Outlook) {
    let (lang, t) = (session.lang(), theme(ui));
    ui.spacing_mut().item_spacing.y = 2.0;
    let Some(forecast) = &outlook.forecast else {
        widgets::note(ui, &tr(lang, "outlook-nobody-votes"), 13.0, t.text_2);
        return;
    };
    let chance = share_words(forecast.chance.p);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 34.0), Sense::hover());
    let [low, high] = between_words(forecast.chance.interval);
    let args = [("p", chance.as_str().into()), ("low", low.as_str().into()), ("high", high.as_str().into())];
    let whole = tr_args(lang, "outlook-chance-words", &args);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Label, true, tr(lang, "outlook-chance"));
        info.current_text_value = Some(whole.clone());
        info
    });
    let title = format!("{}  {low} – {high}", tr(lang, "outlook-chance"));
    let at = pos2(rect.min.x, rect.center().y);
    let big = (24.0, Weight::Strong);
    let used = paint::text(ui.painter(), at, Align2::LEFT_CENTER, &chance, big, t.text, 120.0);
    let style = (13.0, Weight::Strong);
    let beside = pos2(rect.min.x + used + 12.0, rect.center().y - 7.0);
    let room = rect.width() - used - 12.0;
    paint::text(ui.painter(), beside, Align2::LEFT_CENTER, &title, style, t.text_2, room);
    let below = pos2(beside.x, rect.center().y + 9.0);
    let style = (12.0, Weight::Regular);
    paint::text(ui.painter(), below, Align2::LEFT_CENTER, &tr(lang, "outlook-label"), style, t.text_3, room);
    response.on_hover_text(format!("{whole}\n{}", tr(lang, "outlook-note")));
    // Between what it lies comes about with it.
    let long = paint::line(ui.painter(), &title, 13.0, Weight::Strong, room).size().x;
    let number = Rect::from_min_size(rect.min, Vec2::new(used + 12.0 + long, rect.height()));
    if widgets::asks_why(ui, number, "chance", lang, &whole, Sense::click()) {
        state.explain = Some(Number::Chance);
    }
    ui.add_space(4.0);
    let numbers = [Number::MeanVote, Number::Vetoes, Number::Buyers, Number::Majority];
    for ((key, holds, note), number) in clauses(forecast, lang).into_iter().zip(numbers) {
        // How high it is, and how high it must be.
        let note = match number {
            Number::MeanVote => format!("{note} / {}", change(lang, AnalysisConstants::get().win_mean, 2)),
            _ => note,
        };
        if clause(ui, lang, &tr(lang, key), holds, &note) {
            state.explain = Some(number);
        }
    }
    let unrated = share_words(forecast.unrated_share);
    let words = with_colon(lang, &tr(lang, "outlook-unrated"), &unrated);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 20.0), Sense::hover());
    let at = rect.left_center();
    let style = (12.0, Weight::Regular);
    let used = paint::text(ui.painter(), at, Align2::LEFT_CENTER, &words, style, t.text_3, rect.width());
    if widgets::asks_why(ui, rect.with_max_x(rect.min.x + used), "unrated", lang, &words, Sense::click()) {
        state.explain = Some(Number::UnratedVotes);
    }
}

/// The clauses of the rule: message, whether it holds (`None`: nobody knows), what it was measured by.
pub(super) fn clauses(forecast: &Forecast, lang: Lang) -> [(&'static str, Option<bool>, String); 4] {
    let unrated = forecast.buyer_unrated.then(|| tr(lang, "outlook-buyer-unrated").into_owned());
    // The rule takes it that they are not; nobody knows yet.
    let buyer = forecast.rule.economic_buyer.filter(|_| !forecast.buyer_unrated);
    let mean = format!("{:+.2}", forecast.d).replace('-', "−");
    [
        ("outlook-mean", Some(forecast.rule.mean), mean),
        ("outlook-veto", Some(forecast.rule.veto), String::new()),
        ("outlook-buyer", buyer, unrated.unwrap_or_default()),
        ("outlook-majority", Some(forecast.rule.majority), share_words(forecast.majority)),
    ]
}

/// One clause; true when it was pressed, to see who makes it hold or not.
fn clause(ui: &mut Ui, lang: Lang, words: &str, holds: Option<bool>, note: &str) -> bool {
    let t = theme(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 20.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, holds == Some(true), words));
    let y = rect.center().y;
    let (icon, tint) = match holds {
        Some(true) => (icons::CHECK, t.support(Some(2)).line),
        Some(false) => (icons::CLOSE, t.support(Some(-2)).line),
        None => (icons::REMOVE, t.text_3),
    };
    paint::icon(ui.painter(), pos2(rect.min.x + 8.0, y), icon, 14.0, tint);
    let style = (13.0, Weight::Regular);
    let at = pos2(rect.min.x + 24.0, y);
    let used = paint::text(ui.painter(), at, Align2::LEFT_CENTER, words, style, t.text, rect.width() - 24.0);
    let room = rect.width() - used - 34.0;
    if !note.is_empty() && room > 30.0 {
        let at = pos2(at.x + used + 10.0, y);
        paint::text(ui.painter(), at, Align2::LEFT_CENTER, note, (12.0, Weight::Regular), t.text_2, room);
    }
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    widgets::focus_ring(ui, &response);
    response.on_hover_text(tr(lang, "explain-open")).clicked()
}

/// The cheapest moves, and who can introduce us to the first.
fn plan(ui: &mut Ui, session: &mut Session, state: &mut UiState, outlook: &Outlook) {
    let (lang, t) = (session.lang(), theme(ui));
    ui.spacing_mut().item_spacing.y = 2.0;
    let mut shown: Option<PersonId> = None;
    let mut same = false;
    if let Some(kept) = &outlook.kept {
        shown = kept_plan::show(ui, session, state, outlook, kept);
        same = kept_plan::is_cheapest(kept, outlook);
    }
    if let Some(plan) = &outlook.plan {
        let words = match (plan.feasible, plan.steps.is_empty()) {
            (false, _) => tr(lang, "outlook-plan-none").into_owned(),
            (true, true) => tr(lang, "outlook-plan-won").into_owned(),
            (true, false) => {
                let after = plan.after.map_or_else(String::new, |chance| share_words(chance.p));
                let args = [("cost", plan.cost.unwrap_or_default().into()), ("after", after.as_str().into())];
                tr_args(lang, "outlook-plan-words", &args)
            }
        };
        let (bar, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 28.0), Sense::hover());
        let title = tr(lang, "outlook-plan");
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title.as_ref()));
        response.on_hover_text(tr(lang, "outlook-plan-tip"));
        let asks =
            UiBuilder::new().max_rect(bar).layout(Layout::right_to_left(Align::Center)).id_salt("plan-asks");
        let left = plan_asks(&mut ui.new_child(asks), session, !plan.steps.is_empty() && !same);
        let style = (13.0, Weight::Strong);
        let room = (left - bar.min.x - 10.0).max(0.0);
        let used =
            paint::text(ui.painter(), bar.left_center(), Align2::LEFT_CENTER, &title, style, t.text_2, room);
        // Beside the title where there is room, else below it.
        let style = (12.0, Weight::Regular);
        let wide = paint::line(ui.painter(), &words, style.0, style.1, f32::INFINITY).size().x;
        let line = if used + 10.0 + wide <= room {
            bar.with_min_x(bar.min.x + used + 10.0)
        } else {
            ui.allocate_exact_size(Vec2::new(ui.available_width(), 18.0), Sense::hover()).0
        };
        let said = paint::text(
            ui.painter(),
            line.left_center(),
            Align2::LEFT_CENTER,
            &words,
            style,
            t.text_2,
            line.width(),
        );
        let number =
            Rect::from_center_size(line.left_center() + Vec2::new(said / 2.0, 0.0), Vec2::new(said, 20.0));
        if widgets::asks_why(ui, number, "plan", lang, &words, Sense::click()) {
            state.explain = Some(Number::Plan);
        }
        if same {
            quiet_line(ui, &tr(lang, "kept-plan-same"), 4.0);
        }
        for step in plan.steps.iter().filter(|_| !same) {
            let approach = outlook.campaign.approaches.iter().find(|a| a.person == step.person);
            let how = approach.map(|approach| approach_words(session.account(), approach, lang));
            match step_row(ui, session, step, &how.unwrap_or_default()) {
                Some(Pressed::Row) => shown = Some(step.person.clone()),
                Some(Pressed::Effort) => {
                    state.explain = Some(Number::Step(step.person.clone(), step.to));
                }
                None => {}
            }
        }
        if !outlook.campaign.if_not.is_empty() {
            ui.add_space(4.0);
            quiet_line(ui, &tr(lang, "plan-if-not-title"), 4.0);
            for if_not in &outlook.campaign.if_not {
                let words = if_not_words(session.account(), if_not, lang);
                let line = quiet_line(ui, &words, 20.0);
                if widgets::asks_why(ui, line, ("if-not", &if_not.person), lang, &words, Sense::click()) {
                    state.explain = Some(Number::IfNot(if_not.person.clone()));
                }
            }
        }
        if !plan.exact {
            widgets::note(ui, &tr(lang, "plan-not-exact"), 12.0, t.text_2);
        }
        if plan.assumes_buyer {
            widgets::note(ui, &tr(lang, "outlook-assumes-buyer"), 12.0, t.text_2);
        }
    }
    ui.add_space(4.0);
    let route = outlook.route.as_ref().map_or_else(
        || tr(lang, "outlook-route-none").into_owned(),
        |route| route_words(session.account(), route, lang),
    );
    let words = with_colon(lang, &tr(lang, "outlook-route"), &route);
    let area = {
        let label = egui::RichText::new(&words).size(12.0).color(paint::color(t.text_2));
        ui.label(label).rect
    };
    if outlook.route.is_some() && widgets::asks_why(ui, area, "route", lang, &words, Sense::click()) {
        state.explain = Some(Number::Way);
    }
    if let Some(id) = shown {
        session.show_person(&id);
    }
}

/// What can be done with a plan, from the right; returns where it begins.
fn plan_asks(ui: &mut Ui, session: &mut Session, keeps: bool) -> f32 {
    let lang = session.lang();
    ui.spacing_mut().item_spacing.x = 8.0;
    let ask = widgets::button(ui, None, &tr(lang, "what-if"), Kind::Plain);
    let mut left = ask.rect.min.x;
    if ask.on_hover_text(commands::tip(lang, Command::WhatIf)).clicked() {
        session.run(Command::WhatIf);
    }
    if keeps {
        let make =
            widgets::button(ui, Some(icons::ADD), &commands::label(lang, Command::KeepPlan), Kind::Plain);
        left = make.rect.min.x;
        if make.on_hover_text(commands::tip(lang, Command::KeepPlan)).clicked() {
            session.run(Command::KeepPlan);
        }
    }
    left
}

/// Words in small letters, `indent` from the left, on as many lines as they need; returns where they stand.
fn quiet_line(ui: &mut Ui, words: &str, indent: f32) -> Rect {
    const LINE: f32 = 16.0;
    const MOST: usize = 4;
    let room = (ui.available_width() - indent).max(40.0);
    let lines = text::wrap(words, 12.0, Weight::Regular, room, MOST);
    let size = Vec2::new(ui.available_width(), 2.0 + LINE * lines.len() as f32);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    for (i, line) in lines.iter().enumerate() {
        let at = rect.left_top() + Vec2::new(indent, 1.0 + LINE * (i as f32 + 0.5));
        let (style, tint) = ((12.0, Weight::Regular), theme(ui).text_2);
        paint::text(ui.painter(), at, Align2::LEFT_CENTER, &line.text, style, tint, room);
    }
    rect.with_min_x(rect.min.x + indent)
}
