//! What of our offer serves somebody: feature and benefit, how often it was told, whether it was taken up.
use super::super::ui_state::UiState;
use super::super::widgets::{
    self, FieldKey, Kind, check_row, fold_row, heading, labelled, labelled_field, separator,
};
use crate::locale::{tr, tr_args, with_colon};
use crate::model::{DealId, PersonId, SellingPoint};
use crate::session::Session;
use crate::session::edits::selling;
use crate::text::icons;
use crate::theme::Weight;
use egui::{Sense, Ui, Vec2};

pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState, deal: &DealId, id: &PersonId) {
    let lang = session.lang();
    separator(ui);
    let mut points: Vec<SellingPoint> =
        session.account().selling_points_of(id).filter(|point| point.deal == *deal).cloned().collect();
    points.sort_by(|a, b| a.order.cmp(&b.order));
    heading(ui, &tr(lang, "selling-points"), "");
    for point in &points {
        let open = state.open_point.as_ref() == Some(&point.id);
        if fold_row(ui, &point.id, &with_colon(lang, &point.feature, &point.benefit), open) {
            state.open_point = (!open).then(|| point.id.clone());
        }
        if open {
            ui.indent(&point.id, |ui| fields(ui, session, state, point));
        } else {
            let key = if point.confirmed { "told-confirmed" } else { "told-unconfirmed" };
            let told = tr_args(lang, key, &[("count", i64::from(point.told).into())]);
            widgets::note(ui, &told, 11.0, widgets::theme(ui).text_2);
        }
    }
    let key = FieldKey::NewSellingPoint(deal.clone(), id.clone());
    widgets::field(ui, &mut state.drafts, key, "", &tr(lang, "new-selling-point"), 288.0);
}

fn fields(ui: &mut Ui, session: &mut Session, state: &mut UiState, point: &SellingPoint) {
    let lang = session.lang();
    let id = &point.id;
    let feature = FieldKey::SellingFeature(id.clone());
    labelled_field(ui, &mut state.drafts, feature, &point.feature, &tr(lang, "field-feature"));
    let benefit = FieldKey::SellingBenefit(id.clone());
    labelled_field(ui, &mut state.drafts, benefit, &point.benefit, &tr(lang, "field-benefit"));
    let label = tr(lang, "field-told");
    let mut told = point.told;
    labelled(ui, &label, |ui| {
        let fewer = widgets::icon_button(ui, icons::REMOVE, &tr(lang, "told-less"), Kind::Plain);
        if fewer.on_hover_text(tr(lang, "told-less")).clicked() {
            told = told.saturating_sub(1);
        }
        let (rect, _) = ui.allocate_exact_size(Vec2::new(36.0, 28.0), Sense::hover());
        let style = (13.0, Weight::Regular);
        let ink = widgets::theme(ui).text;
        let middle = egui::Align2::CENTER_CENTER;
        super::super::paint::text(ui.painter(), rect.center(), middle, &told.to_string(), style, ink, 36.0);
        let more = widgets::icon_button(ui, icons::ADD, &tr(lang, "told-more"), Kind::Plain);
        if more.on_hover_text(tr(lang, "told-more")).clicked() {
            told = told.saturating_add(1);
        }
    });
    let turn_confirmed = check_row(ui, &tr(lang, "field-confirmed"), point.confirmed).clicked();
    let turn_key = check_row(ui, &tr(lang, "field-key-point"), point.key).clicked();
    let mut made = selling::change(session.account(), id, |p| {
        p.told = told;
        p.confirmed ^= turn_confirmed;
        p.key ^= turn_key;
    });
    if widgets::button(ui, Some(icons::DELETE), &tr(lang, "delete-selling-point"), Kind::Quiet).clicked() {
        made = selling::change(session.account(), id, |p| p.feature.clear());
        state.open_point = None;
    }
    if let Some(transaction) = made {
        session.commit(transaction);
    }
}
