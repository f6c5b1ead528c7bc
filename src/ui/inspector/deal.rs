//! Nothing is selected: the deal shown, and the account.
use super::super::ui_state::UiState;
use super::super::widgets::{self, FieldKey, heading, labelled, separator, theme};
use crate::catalogue::{Catalogue, Side};
use crate::locale::tr;
use crate::session::Session;
use crate::session::edits::deals;
use egui::Ui;

pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState) {
    let lang = session.lang();
    if let Some(deal) = session.deal().and_then(|id| session.account().deals().get(id)).cloned() {
        heading(ui, &tr(lang, "deal"), "");
        let mut text = |ui: &mut Ui, key: FieldKey, value: &str, label: &str| {
            let label = tr(lang, label);
            labelled(ui, &label, |ui| {
                let width = ui.available_width();
                widgets::field(ui, &mut state.drafts, key, value, &label, width);
            });
        };
        text(ui, FieldKey::DealName(deal.id.clone()), &deal.name, "field-name");
        let value = deal.value.map(|v| format!("{v:.0}")).unwrap_or_default();
        text(ui, FieldKey::DealValue(deal.id.clone()), &value, "field-value");
        text(ui, FieldKey::DealCurrency(deal.id.clone()), &deal.currency, "field-currency");
        let label = tr(lang, "field-close");
        labelled(ui, &label, |ui| {
            let width = ui.available_width();
            let key = FieldKey::DealClose(deal.id.clone());
            widgets::date_field(ui, &mut state.drafts, key, deal.expected_close, &label, width);
        });
        let stages = &Catalogue::get().stages;
        labelled(ui, &tr(lang, "stage"), |ui| {
            let none = tr(lang, "stage-none").into_owned();
            let at = deal.stage.as_ref().and_then(|key| Catalogue::get().stage_position(key));
            let options: Vec<String> =
                [none].into_iter().chain(stages.iter().map(|s| s.name.get(lang).to_owned())).collect();
            let shown = options.get(at.map_or(0, |i| i + 1)).cloned().unwrap_or_default();
            let width = ui.available_width();
            if let Some(i) = widgets::choose(ui, &tr(lang, "stage"), &shown, width, &options) {
                let stage = i.checked_sub(1).and_then(|i| stages.get(i)).map(|s| s.key.clone());
                if let Some(made) = deals::set_stage(session.account(), &deal.id, stage) {
                    session.commit(made);
                }
            }
        });
        let rivals: Vec<_> = session
            .account()
            .organisations()
            .values()
            .filter(|o| o.side == Side::Competitor)
            .map(|o| (o.id.clone(), o.name.clone()))
            .collect();
        labelled(ui, &tr(lang, "field-competitor"), |ui| {
            let none = tr(lang, "none").into_owned();
            let shown = rivals.iter().find(|(id, _)| deal.competitor.as_ref() == Some(id));
            let shown = shown.map_or(none.clone(), |(_, name)| name.clone());
            let options: Vec<String> =
                [none].into_iter().chain(rivals.iter().map(|(_, name)| name.clone())).collect();
            let width = ui.available_width();
            if let Some(i) = widgets::choose(ui, &tr(lang, "field-competitor"), &shown, width, &options) {
                let competitor = i.checked_sub(1).and_then(|i| rivals.get(i)).map(|(id, _)| id.clone());
                if let Some(made) = deals::change(session.account(), &deal.id, |d| d.competitor = competitor)
                {
                    session.commit(made);
                }
            }
        });
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
        .organisations()
        .values()
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
