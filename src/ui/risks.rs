//! What endangers the deal, gravest first: what it is, whom it concerns, what to do. A click leads to the people.
use super::paint::{self, color};
use super::ui_state::UiState;
use super::widgets::{self, FieldKey, Kind, theme};
use crate::analysis::Severity;
use crate::locale::{Message, listed, tr, with_colon};
use crate::model::PersonId;
use crate::session::edits::acceptances;
use crate::session::{RiskRow, Session, Stays};
use crate::text;
use crate::theme::Weight;
use egui::{
    Align, Align2, Id, Layout, Rect, Role, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
};

/// Room for two lines: what it is, and what shows it.
const ROW: f32 = 42.0;
/// Where both begin, after the severity.
const WHAT: f32 = 90.0;
/// How much of the rest that takes beside what to do.
const WHAT_SHARE: f32 = 0.56;
/// Width of what is answered, at the right.
const ANSWER: f32 = 110.0;

pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState) {
    let roster = session.roster().clone();
    let lang = session.lang();
    if roster.risks.is_empty() {
        let words = tr(lang, if roster.members == 0 { "gaps-nobody" } else { "risks-none" });
        let at = ui.available_rect_before_wrap().center();
        let style = (13.0, Weight::Regular);
        paint::text(ui.painter(), at, Align2::CENTER_CENTER, &words, style, theme(ui).text_3, 600.0);
        return;
    }
    let mut asked = None;
    widgets::list_rows(ui, "risks", (roster.risks.len(), ROW), |ui, i| {
        let risk = &roster.risks[i];
        let response = widgets::list_row(ui, Id::unique(("risk", risk.kind)), ROW);
        let severity = tr(lang, &format!("severity-{}", risk.severity.key()));
        response.widget_info(|| {
            let named = with_colon(lang, &severity, &listed(lang, &[&risk.title, &risk.details]));
            let mut info = WidgetInfo::labeled(Role::Row, true, named);
            info.current_text_value = Some(risk.answer.clone());
            info
        });
        // Out of sight it is there for the keyboard only.
        if !ui.is_rect_visible(response.rect) {
            return response;
        }
        if response.hovered() {
            ui.painter().rect_filled(response.rect, 0.0, color(theme(ui).surface_alt));
        }
        let room = response.rect.with_max_x(response.rect.max.x - ANSWER);
        paint::rule(ui.painter(), response.rect.left_bottom(), response.rect.right_bottom(), theme(ui).line);
        row(ui, room, risk, &severity);
        answer(ui, session, state, response.rect, risk);
        widgets::focus_ring_within(ui, &response);
        let parts = [&risk.title, &risk.details, &risk.evidence, &risk.answer];
        let tip = parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str);
        let tip = tip.collect::<Vec<_>>().join("\n");
        if response.clone().on_hover_text(tip).clicked() {
            asked = Some(risk.people.clone());
        }
        response
    });
    if let Some(people) = asked {
        lead_to(session, &people);
    }
}

/// Shows these people; nobody in particular is looked for on the whole map.
pub(super) fn lead_to(session: &mut Session, people: &[PersonId]) {
    match people {
        [] => session.fit(),
        [one] => session.show_person(&one.clone()),
        many => {
            session.selection.set_people(many.iter().cloned());
            session.fit_selection();
        }
    }
}

/// What the team says to a risk: that it takes it, and why; or that it does not any more.
fn answer(ui: &mut Ui, session: &mut Session, state: &mut UiState, row: Rect, risk: &RiskRow) {
    let Some(deal) = session.deal().cloned() else { return };
    let lang = session.lang();
    let place = row.with_min_x(row.max.x - ANSWER).shrink2(Vec2::new(6.0, 7.0));
    let key = FieldKey::AcceptRisk(deal.clone(), risk.kind);
    if state.accepting.as_ref() == Some(&key) {
        let label = tr(lang, "risk-accept-why");
        let wide = place.with_min_x(row.min.x + WHAT + (row.width() - WHAT) * 0.45);
        ui.painter().rect_filled(wide, 0.0, color(theme(ui).surface));
        let mut child =
            ui.new_child(UiBuilder::new().max_rect(wide).scope_id(Id::unique(("why", risk.kind))));
        // What was said before stands there: Enter says it again.
        let held = risk.accepted.as_deref().or(risk.lapsed.as_deref()).unwrap_or_default();
        let field = widgets::field(&mut child, &mut state.drafts, key, held, &label, wide.width());
        if !field.has_focus() {
            let entered = ui.input(|i| i.key_pressed(egui::Key::Enter));
            let without_words = !state.accepting.as_ref().is_some_and(|key| state.drafts.has_words(key));
            match state.accepting.clone().filter(|_| entered && without_words && risk.accepted.is_none()) {
                Some(key) if risk.lapsed.is_some() && state.drafts.is_closed(&key) => {
                    super::inspector::apply(session, key, held);
                    state.accepting = None;
                }
                Some(key) => {
                    // What is typed next would else be commands.
                    session.tell(Message::new("risk-accept-needs"), Stays::Briefly);
                    state.drafts.want(key);
                }
                None => state.accepting = None,
            }
        }
        return;
    }
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(place)
            .layout(Layout::right_to_left(Align::Center))
            .scope_id(Id::unique(("answer", risk.kind))),
    );
    let (words, tip) = match risk.accepted {
        Some(_) => ("risk-take-up", "risk-take-up-tip"),
        None => ("risk-accept", "risk-accept-tip"),
    };
    let press = widgets::button(&mut child, None, &tr(lang, words), Kind::Quiet);
    if !press.on_hover_text(tr(lang, tip)).clicked() {
        return;
    }
    if risk.accepted.is_none() {
        state.drafts.want(key.clone());
        state.accepting = Some(key);
        return;
    }
    let found = session.findings().risks.iter().find(|found| found.kind == risk.kind);
    let made = found.and_then(|found| acceptances::take_up(session.account(), &deal, found));
    if let Some(made) = made {
        session.commit(made);
    }
}

fn row(ui: &Ui, rect: Rect, risk: &RiskRow, severity: &str) {
    let t = theme(ui);
    let painter = ui.painter();
    let y = rect.center().y;
    let pill = Rect::from_center_size(pos2(rect.min.x + 12.0 + 33.0, y), Vec2::new(66.0, 18.0));
    let open = risk.accepted.is_none();
    let grave = open && matches!(risk.severity, Severity::Critical | Severity::High);
    let (fill, on) = if grave { (t.risk_fill, t.risk_on) } else { (t.surface_alt, t.text_2) };
    painter.rect_filled(pill, 9.0, color(fill));
    if !grave {
        paint::outline(ui, pill, 9.0, t.line);
    }
    if risk.severity == Severity::Critical && open {
        painter.rect_stroke(pill, 9.0, Stroke::new(1.5, color(t.text)), StrokeKind::Outside);
    }
    let small = (11.0, if grave { Weight::Strong } else { Weight::Regular });
    paint::text(painter, pill.center(), Align2::CENTER_CENTER, severity, small, on, 62.0);
    let tint = if open { t.text } else { t.text_3 };
    let left = rect.min.x + WHAT;
    let what = (rect.max.x - left) * WHAT_SHARE;
    let room = what - 16.0;
    let (upper, lower) = (y - 9.0, y + 9.0);
    let shows = (risk.said.as_str(), 12.0, t.text_2);
    let lines = [(risk.title.as_str(), 13.0, tint), shows];
    let ys = if risk.said.is_empty() { [y, y] } else { [upper, lower] };
    for ((words, size, tint), y) in lines.into_iter().zip(ys).filter(|((words, ..), _)| !words.is_empty()) {
        paint::text(painter, pos2(left, y), Align2::LEFT_CENTER, words, (size, Weight::Regular), tint, room);
    }
    let room = rect.max.x - left - what - 14.0;
    let tint = if open { t.accent_text } else { t.text_2 };
    let answer = text::wrap(&risk.answer, 12.0, Weight::Regular, room, 2);
    let ys = if answer.len() > 1 { [upper + 1.0, lower - 1.0] } else { [y, y] };
    for (line, y) in answer.iter().zip(ys) {
        let at = pos2(left + what, y);
        paint::text(painter, at, Align2::LEFT_CENTER, &line.text, (12.0, Weight::Regular), tint, room);
    }
}
