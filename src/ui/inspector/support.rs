//! The support rating: its steps, how sure it is, what shows it.
use super::super::paint::{self, color};
use super::super::ui_state::UiState;
use super::super::widgets::{self, FieldKey, heading, theme};
use super::rating;
use crate::catalogue::{Catalogue, Lang};
use crate::locale::{support_words, tr, tr_args};
use crate::model::{Current, DealId, PersonId, RatingValue};
use crate::session::Session;
use crate::session::edits::ratings;
use crate::theme::Weight;
use egui::{Align2, Rect, Sense, Ui, pos2};

pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState, deal: &DealId, id: &PersonId) {
    let lang = session.lang();
    let t = theme(ui);
    let rating = Current::of(session.account(), deal, id, session.day()).support_rating().cloned();
    let held = session.picture().facts.of(id).and_then(|f| f.support);
    let rect = heading(ui, &tr(lang, "support-for-us"), "");
    // A word that says what stands, or a button that takes it back.
    let words = tr(lang, if held.is_some() { "support-clear" } else { "support-unrated" });
    let width = paint::line(ui.painter(), &words, 12.0, Weight::Regular, 120.0).size().x;
    let area = Rect::from_min_max(pos2(rect.max.x - width - 8.0, rect.min.y), rect.max);
    let sense = if held.is_some() { Sense::click() } else { Sense::hover() };
    let unrate = ui.interact(area, ui.scope_id().with("unrate"), sense);
    widgets::focus_ring(ui, &unrate);
    unrate.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, words.as_ref()));
    let tint = match (held, unrate.hovered()) {
        (None, _) => t.text_2,
        (Some(_), true) => t.accent,
        (Some(_), false) => t.accent_text,
    };
    paint::text(
        ui.painter(),
        pos2(rect.max.x, area.center().y),
        Align2::RIGHT_CENTER,
        &words,
        (12.0, Weight::Regular),
        tint,
        120.0,
    );
    let mut value = None;
    if unrate.clicked() && held.is_some() {
        value = Some(None);
    }
    if let Some(support) = widgets::support_stops(ui, held, lang) {
        value = Some(Some(support));
    }
    if let Some(value) = value {
        session.rate_with(deal, id, |_| RatingValue::Support(value));
    }
    let Some(rating) = rating else {
        widgets::note(ui, &tr(lang, "support-unrated-note"), 12.0, t.text_2);
        return;
    };
    if let Some(support) = held {
        let term = Catalogue::get().support(support);
        let size = 12.0;
        let mut job = egui::text::LayoutJob {
            wrap: egui::text::TextWrapping::wrap_at_width(ui.available_width()),
            ..Default::default()
        };
        let strong = egui::text::TextFormat {
            font_id: egui::FontId::new(size, super::super::fonts::strong()),
            color: color(t.text),
            line_height: Some(17.0),
            ..Default::default()
        };
        let plain = egui::text::TextFormat {
            font_id: egui::FontId::proportional(size),
            color: color(t.text_2),
            line_height: Some(17.0),
            ..Default::default()
        };
        let stop = match lang {
            Lang::En => ". ",
            Lang::Zh => "。",
        };
        job.append(&format!("{}{stop}", term.name.get(lang)), 0.0, strong);
        job.append(term.about.get(lang), 0.0, plain);
        ui.label(job);
    }
    if session.is_supposing() && session.rated_support(id) != held {
        // What shows today's rating does not show what is supposed.
        let today = support_words(session.rated_support(id), lang);
        widgets::note(
            ui,
            &tr_args(lang, "support-supposed", &[("today", today.as_str().into())]),
            12.0,
            t.text_2,
        );
        return;
    }
    if let Some(sure) = rating::confidence(ui, session, rating.confidence)
        && let Some(made) = ratings::set_confidence(session.account(), deal, id, sure, &session.stamp())
    {
        session.commit(made);
    }
    let key = FieldKey::Evidence(deal.clone(), id.clone());
    widgets::multiline(ui, &mut state.drafts, key, &rating.evidence, &tr(lang, "evidence"));
    rating::source(ui, session, state, &rating);
}
