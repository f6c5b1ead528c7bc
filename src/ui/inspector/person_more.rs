//! The fields of a person that are needed less often.
use super::super::ui_state::UiState;
use super::super::widgets::{self, FieldKey, Kind, check_row, heading, labelled, separator};
use super::apply::dossier;
use super::rating;
use crate::catalogue::{Access, Catalogue, Intensity, Phase, Placeholder, Side};
use crate::locale::tr;
use crate::model::{Account, DealId, LinkKind, OrganisationId, Person, PersonId};
use crate::report::person_name;
use crate::session::Session;
use crate::session::edits::{people, ratings};
use egui::Ui;

pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState, id: &PersonId) {
    let Some(person) = session.account().person(id).cloned() else { return };
    names(ui, session, state, &person);
    candid(ui, session, state, &person);
    let deal = session.deal().cloned();
    if let Some(deal) = deal.filter(|deal| session.account().member(deal, id).is_some()) {
        member(ui, session, state, &deal, id);
        rating::history(ui, session, state, &deal, id);
    }
    lines(ui, session, id);
}

fn text(ui: &mut Ui, session: &Session, state: &mut UiState, key: FieldKey, value: &str, label: &str) {
    widgets::labelled_field(ui, &mut state.drafts, key, value, &tr(session.lang(), label));
}

/// [`widgets::optional`] for one of `options` by number.
#[allow(clippy::option_option)] // As there.
fn optional(
    ui: &mut Ui,
    label: &str,
    none: &str,
    chosen: Option<usize>,
    options: &[String],
) -> Option<Option<usize>> {
    let shown = chosen.and_then(|i| options.get(i)).map(String::as_str);
    widgets::optional(ui, label, none, shown, options)
}

fn organisations(account: &Account) -> Vec<(OrganisationId, String, Side)> {
    let all = account.organisations_in_order().into_iter();
    all.map(|o| (o.id.clone(), o.name.clone(), o.side)).collect()
}

fn names(ui: &mut Ui, session: &mut Session, state: &mut UiState, person: &Person) {
    let lang = session.lang();
    let id = &person.id;
    text(
        ui,
        session,
        state,
        FieldKey::PersonNameLocal(id.clone()),
        person.other_name(lang),
        "field-name-local",
    );
    text(
        ui,
        session,
        state,
        FieldKey::PersonTitleLocal(id.clone()),
        person.other_title(lang),
        "field-title-local",
    );
    text(ui, session, state, FieldKey::PersonInitials(id.clone()), &person.initials, "field-initials");
    text(ui, session, state, FieldKey::PersonOffice(id.clone()), &person.office, "field-office");
    text(ui, session, state, FieldKey::PersonSince(id.clone()), &person.in_role_since, "field-since");
    text(ui, session, state, FieldKey::PersonEmail(id.clone()), &person.email, "field-email");
    text(ui, session, state, FieldKey::PersonPhone(id.clone()), &person.phone, "field-phone");
    let none = tr(lang, "none");
    let all = organisations(session.account());
    let names: Vec<String> = all.iter().map(|(_, name, _)| name.clone()).collect();
    let chosen = all.iter().position(|(o, ..)| person.organisation.as_ref() == Some(o));
    if let Some(i) = optional(ui, &tr(lang, "field-organisation"), &none, chosen, &names) {
        let organisation = i.and_then(|i| all.get(i)).map(|(o, ..)| o.clone());
        change(session, id, |p| p.organisation = organisation);
    }
    let sides: Vec<String> =
        Side::ALL.iter().map(|s| Catalogue::get().side(*s).name.get(lang).to_owned()).collect();
    labelled(ui, &tr(lang, "field-side"), |ui| {
        let shown = Catalogue::get().side(person.side).name.get(lang);
        let width = ui.available_width();
        if let Some(i) = widgets::choose(ui, &tr(lang, "field-side"), shown, width, &sides) {
            let side = Side::ALL[i];
            change(session, id, |p| p.side = side);
        }
    });
    let kinds = [Placeholder::Unknown, Placeholder::Vacant];
    let names = [tr(lang, "name-unknown").into_owned(), tr(lang, "name-vacant").into_owned()];
    let chosen = kinds.iter().position(|k| person.placeholder == Some(*k));
    if let Some(i) = optional(ui, &tr(lang, "field-placeholder"), &tr(lang, "field-known"), chosen, &names) {
        let placeholder = i.map(|i| kinds[i]);
        change(session, id, |p| p.placeholder = placeholder);
    }
    if check_row(ui, &tr(lang, "field-left"), person.left).clicked() {
        change(session, id, |p| p.left = !p.left);
    }
}

fn change(session: &mut Session, id: &PersonId, change: impl FnOnce(&mut Person)) {
    if let Some(made) = people::change(session.account(), id, change) {
        session.commit(made);
    }
}

fn candid(ui: &mut Ui, session: &mut Session, state: &mut UiState, person: &Person) {
    let lang = session.lang();
    let id = &person.id;
    separator(ui);
    heading(ui, &tr(lang, "candid"), &tr(lang, "candid-note"));
    let held = session.account().dossiers().get(id).cloned().unwrap_or_default();
    widgets::multiline(
        ui,
        &mut state.drafts,
        FieldKey::DossierNote(id.clone()),
        &held.note,
        &tr(lang, "field-note"),
    );
    let label = tr(lang, "field-leaving");
    labelled(ui, &label, |ui| {
        let width = ui.available_width();
        let key = FieldKey::DossierLeaving(id.clone());
        widgets::date_field(ui, &mut state.drafts, key, held.departing, &label, width);
    });
    text(
        ui,
        session,
        state,
        FieldKey::DossierLeavingNote(id.clone()),
        &held.departing_note,
        "field-leaving-note",
    );
    let rivals: Vec<_> =
        organisations(session.account()).into_iter().filter(|(.., side)| *side == Side::Competitor).collect();
    let names: Vec<String> = rivals.iter().map(|(_, name, _)| name.clone()).collect();
    let chosen = rivals.iter().position(|(o, ..)| held.competitor_ally.as_ref() == Some(o));
    if let Some(i) = optional(ui, &tr(lang, "field-ally"), &tr(lang, "none"), chosen, &names) {
        let ally = i.and_then(|i| rivals.get(i)).map(|(o, ..)| o.clone());
        if let Some(made) = dossier(session, id, |d| d.competitor_ally = ally) {
            session.commit(made);
        }
    }
}

fn member(ui: &mut Ui, session: &mut Session, state: &mut UiState, deal: &DealId, id: &PersonId) {
    let lang = session.lang();
    let catalogue = Catalogue::get();
    let Some(held) = session.account().member(deal, id).cloned() else { return };
    let save = |session: &mut Session, change: &mut dyn FnMut(&mut crate::model::Member)| {
        if let Some(made) = ratings::change_member(session.account(), deal, id, change) {
            session.commit(made);
        }
    };
    separator(ui);
    heading(ui, &tr(lang, "in-this-deal-more"), "");
    let ours: Vec<(PersonId, String)> =
        session.roster().active_team().map(|row| (row.id.clone(), row.name.clone())).collect();
    let none = tr(lang, "none");
    let names: Vec<String> = ours.iter().map(|(_, name)| name.clone()).collect();
    // Also an owner who is none of ours any more.
    let shown = held.owner.as_ref().map(|owner| person_name(session.account(), owner, lang));
    if let Some(i) = widgets::optional(ui, &tr(lang, "field-owner"), &none, shown.as_deref(), &names) {
        save(session, &mut |m| m.owner = i.and_then(|i| ours.get(i)).map(|(o, _)| o.clone()));
    }
    let names: Vec<String> =
        Intensity::ALL.iter().map(|i| catalogue.intensity(*i).name.get(lang).to_owned()).collect();
    let chosen = Intensity::ALL.iter().position(|i| held.contact_intensity == Some(*i));
    if let Some(i) = optional(ui, &tr(lang, "field-intensity"), &none, chosen, &names) {
        save(session, &mut |m| m.contact_intensity = i.map(|i| Intensity::ALL[i]));
    }
    let names: Vec<String> =
        Phase::ALL.iter().map(|p| catalogue.phase(*p).name.get(lang).to_owned()).collect();
    let chosen = Phase::ALL.iter().position(|p| held.phase == Some(*p));
    if let Some(i) = optional(ui, &tr(lang, "field-phase"), &none, chosen, &names) {
        save(session, &mut |m| m.phase = i.map(|i| Phase::ALL[i]));
    }
    let names = [tr(lang, "veto-yes").into_owned(), tr(lang, "veto-no").into_owned()];
    let chosen = held.veto.map(|veto| usize::from(!veto));
    if let Some(i) = optional(ui, &tr(lang, "field-veto"), &tr(lang, "by-role"), chosen, &names) {
        save(session, &mut |m| m.veto = i.map(|i| i == 0));
    }
    let vote = held.vote.map(|v| v.to_string()).unwrap_or_default();
    let label = tr(lang, "field-vote");
    labelled(ui, &label, |ui| {
        let width = ui.available_width();
        let key = FieldKey::MemberVote(deal.clone(), id.clone());
        widgets::field(ui, &mut state.drafts, key, &vote, &tr(lang, "by-role"), width);
    });
    heading(ui, &tr(lang, "access"), "");
    for &access in Access::ALL {
        let term = catalogue.access(access);
        let on = held.access.contains(&access);
        if check_row(ui, term.name.get(lang), on).on_hover_text(term.about.get(lang)).clicked() {
            save(session, &mut |m| {
                if on {
                    m.access.retain(|a| *a != access);
                } else {
                    m.access.push(access);
                    m.access.sort();
                }
            });
        }
    }
    let key = FieldKey::MemberNote(deal.clone(), id.clone());
    widgets::multiline(ui, &mut state.drafts, key, &held.note, &tr(lang, "field-deal-note"));
    let key = FieldKey::NewRole(deal.clone(), id.clone());
    widgets::field(ui, &mut state.drafts, key, "", &tr(lang, "own-role"), 288.0);
    if widgets::button(ui, None, &tr(lang, "leave-deal"), Kind::Plain).clicked() {
        let made = ratings::leave(session.account(), deal, id);
        session.commit(made);
    }
}

/// The lines that start or end here; each leads to itself.
fn lines(ui: &mut Ui, session: &mut Session, id: &PersonId) {
    let lang = session.lang();
    let lines: Vec<_> = session
        .account()
        .links_of(id)
        .map(|l| {
            let key = format!("line-{}", l.kind.family());
            let name = |id: &PersonId| person_name(session.account(), id, lang);
            let (from, to) = (name(&l.from), name(&l.to));
            let words = crate::locale::tr_args(
                lang,
                &key,
                &[("from", from.as_str().into()), ("to", to.as_str().into())],
            );
            (l.id.clone(), l.kind, words)
        })
        .collect();
    if lines.is_empty() {
        return;
    }
    separator(ui);
    heading(ui, &tr(lang, "lines"), &lines.len().to_string());
    let mut shown = None;
    for (link, kind, words) in lines {
        let words = if kind == LinkKind::Dotted {
            format!("{words} ({})", tr(lang, "sheet-line-dotted"))
        } else {
            words
        };
        if widgets::link_text(ui, &words).clicked() {
            shown = Some(link);
        }
    }
    if let Some(link) = shown {
        session.show_link(&link);
    }
}
