//! Nothing is selected: the deal shown, and the account.
use super::super::ui_state::UiState;
use super::super::widgets::{self, FieldKey, heading, labelled, separator, theme};
use crate::catalogue::{Catalogue, Side};
use crate::locale::{number, tr};
use crate::scene::stage_name;
use crate::session::Session;
use crate::session::edits::deals;
use egui::Ui;

pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState) {
    let lang = session.lang();
    if let Some(deal) = session.deal().and_then(|id| session.account().deals().get(id)).cloned() {
        heading(ui, &tr(lang, "deal"), "");
        let mut text = |ui: &mut Ui, key: FieldKey, value: &str, label: &str| {
            widgets::labelled_field(ui, &mut state.drafts, key, value, &tr(lang, label));
        };
        text(ui, FieldKey::DealName(deal.id.clone()), &deal.name, "field-thing-name");
        let value =
            deal.value.map(|v| number(lang, v, if v.fract() == 0.0 { 0 } else { 2 })).unwrap_or_default();
        text(ui, FieldKey::DealValue(deal.id.clone()), &value, "field-value");
        text(ui, FieldKey::DealCurrency(deal.id.clone()), &deal.currency, "field-currency");
        let label = tr(lang, "field-close");
        labelled(ui, &label, |ui| {
            let width = ui.available_width();
            let key = FieldKey::DealClose(deal.id.clone());
            widgets::date_field(ui, &mut state.drafts, key, deal.expected_close, &label, width);
        });
        let stages = &Catalogue::get().stages;
        let shown = deal.stage.as_ref().map(|key| stage_name(Some(key), lang));
        let names: Vec<String> = stages.iter().map(|s| s.name.get(lang).to_owned()).collect();
        let none = tr(lang, "stage-none");
        if let Some(i) = widgets::optional(ui, &tr(lang, "stage"), &none, shown.as_deref(), &names) {
            let stage = i.and_then(|i| stages.get(i)).map(|s| s.key.clone());
            if let Some(made) = deals::set_stage(session.account(), &deal.id, stage) {
                session.commit(made);
            }
        }
        let rivals: Vec<_> = session
            .account()
            .organisations_in_order()
            .into_iter()
            .filter(|o| o.side == Side::Competitor)
            .map(|o| (o.id.clone(), o.name.clone()))
            .collect();
        let shown = rivals.iter().find(|(id, _)| deal.competitor.as_ref() == Some(id));
        let shown = shown.map(|(_, name)| name.as_str());
        let names: Vec<String> = rivals.iter().map(|(_, name)| name.clone()).collect();
        let chosen = widgets::optional(ui, &tr(lang, "field-competitor"), &tr(lang, "none"), shown, &names);
        if let Some(i) = chosen {
            let competitor = i.and_then(|i| rivals.get(i)).map(|(id, _)| id.clone());
            if let Some(made) = deals::change(session.account(), &deal.id, |d| d.competitor = competitor) {
                session.commit(made);
            }
        }
        separator(ui);
    }
    heading(ui, &tr(lang, "account"), "");
    let name = session.account().info().name_in(lang).to_owned();
    let label = tr(lang, "field-account");
    labelled(ui, &label, |ui| {
        let width = ui.available_width();
        widgets::field(ui, &mut state.drafts, FieldKey::AccountName, &name, &label, width);
    });
    for (id, name, side) in session
        .account()
        .organisations_in_order()
        .into_iter()
        .map(|o| (o.id.clone(), o.name.clone(), o.side))
        .collect::<Vec<_>>()
    {
        labelled(ui, Catalogue::get().side(side).name.get(lang), |ui| {
            let width = ui.available_width();
            let key = FieldKey::OrganisationName(id);
            widgets::field(ui, &mut state.drafts, key, &name, &tr(lang, "field-organisation"), width);
        });
    }
    separator(ui);
    widgets::note(ui, &tr(lang, "inspector-hint"), 12.0, theme(ui).text_2);
}
