//! What endangers the deal, gravest first: what it is, whom it concerns, what to do. A click leads to the people.
use super::paint::{self, color};
use super::widgets::{self, theme};
use crate::analysis::Severity;
use crate::locale::{listed, tr, with_colon};
use crate::model::PersonId;
use crate::session::{RiskRow, Session};
use crate::theme::Weight;
use egui::{Align2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

const ROW: f32 = 30.0;

pub(super) fn show(ui: &mut Ui, session: &mut Session) {
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
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW, roster.risks.len(), |ui, near| {
        for (i, risk) in roster.risks[near.clone()].iter().enumerate() {
            let size = Vec2::new(ui.available_width(), ROW);
            let response =
                ui.push_id(("risk", near.start + i), |ui| ui.allocate_response(size, Sense::click())).inner;
            let severity = tr(lang, &format!("severity-{}", risk.severity.key()));
            response.widget_info(|| {
                let named = with_colon(lang, &severity, &listed(lang, &[&risk.title, &risk.details]));
                let mut info = WidgetInfo::labeled(Role::Row, true, named);
                info.current_text_value = Some(risk.advice.clone());
                info
            });
            row(ui, response.rect, response.hovered(), risk, &severity);
            widgets::focus_ring(ui, &response);
            let tip = format!("{}\n{}\n{}", risk.title, risk.details, risk.advice);
            if response.on_hover_text(tip).clicked() {
                asked = Some(risk.people.clone());
            }
        }
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

fn row(ui: &Ui, rect: Rect, hovered: bool, risk: &RiskRow, severity: &str) {
    /// Where the columns begin: severity, what and whom, what to do.
    const WHAT: f32 = 90.0;
    let t = theme(ui);
    let painter = ui.painter();
    if hovered {
        painter.rect_filled(rect, 0.0, color(t.surface_alt));
    }
    paint::rule(painter, rect.left_bottom(), rect.right_bottom(), t.line);
    let y = rect.center().y;
    let pill = Rect::from_center_size(pos2(rect.min.x + 12.0 + 33.0, y), Vec2::new(66.0, 18.0));
    let grave = matches!(risk.severity, Severity::Critical | Severity::High);
    let (fill, on) = if grave { (t.risk_fill, t.risk_on) } else { (t.surface_alt, t.text_2) };
    painter.rect_filled(pill, 9.0, color(fill));
    if risk.severity == Severity::Critical {
        painter.rect_stroke(pill, 9.0, Stroke::new(1.5, color(on)), StrokeKind::Inside);
    }
    let small = (11.0, if grave { Weight::Strong } else { Weight::Regular });
    paint::text(painter, pill.center(), Align2::CENTER_CENTER, severity, small, on, 62.0);
    let left = rect.min.x + WHAT;
    let half = (rect.max.x - left) * 0.56;
    let style = (13.0, Weight::Regular);
    let used =
        paint::text(painter, pos2(left, y), Align2::LEFT_CENTER, &risk.title, style, t.text, half - 12.0);
    let room = half - used - 24.0;
    if room > 30.0 {
        let at = pos2(left + used + 12.0, y);
        let style = (12.0, Weight::Regular);
        paint::text(painter, at, Align2::LEFT_CENTER, &risk.details, style, t.text_2, room);
    }
    let room = rect.max.x - left - half - 14.0;
    let at = pos2(left + half, y);
    paint::text(painter, at, Align2::LEFT_CENTER, &risk.advice, (12.0, Weight::Regular), t.accent_text, room);
}
