//! Several people at once: what they have in common, and what is set for all of them.
use super::super::paint;
use super::super::ui_state::UiState;
use super::super::widgets::{self, FieldKey, Kind, heading, labelled, separator, theme};
use crate::catalogue::{Catalogue, Influence, RoleKey, Support};
use crate::locale::{enumerated, tr, tr_args};
use crate::model::{Current, DealId, PersonId, RatingValue, RatingsNow};
use crate::report::person_name;
use crate::scene::badge;
use crate::session::edits::people;
use crate::session::{Command, Session, with_role};
use crate::theme::Weight;
use egui::{Align2, Role, Sense, Ui, Vec2, WidgetInfo, pos2};
use std::collections::BTreeMap;

/// What is the same for all, else nothing.
fn common<T: PartialEq>(values: impl IntoIterator<Item = T>) -> Option<T> {
    let mut values = values.into_iter();
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState, asked: &mut Vec<Command>) {
    let lang = session.lang();
    head(ui, session);
    separator(ui);
    let judged = |id: &&PersonId| session.account().person(id).is_some_and(|p| p.side.is_judged());
    let people: Vec<PersonId> = session.selection.people().iter().filter(judged).cloned().collect();
    if let Some(deal) = session.deal().cloned()
        && let Some(any) = people.first().cloned()
    {
        in_deal(ui, session, &deal, &people, &any);
        if people.iter().any(|id| session.picture().facts.of(id).is_some_and(|f| f.support.is_some())) {
            let key = FieldKey::EvidenceOfAll(deal, session.selection.people().clone());
            widgets::multiline(ui, &mut state.drafts, key, "", &tr(lang, "evidence-of-all"));
        }
        separator(ui);
    }
    department(ui, session, &people);
    let arrange = [
        Command::AlignRow,
        Command::AlignColumn,
        Command::DistributeAcross,
        Command::DistributeDown,
        Command::TidySelection,
        Command::Pin,
    ];
    separator(ui);
    heading(ui, &tr(lang, "arrange"), "");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(4.0);
        for command in arrange {
            let label = super::super::commands::label(lang, command);
            let button = widgets::button(ui, command.row().icon, &label, Kind::Plain);
            if button.on_hover_text(super::super::commands::tip(lang, command)).clicked() {
                asked.push(command);
            }
        }
    });
}

/// How many there are, and who.
fn head(ui: &mut Ui, session: &Session) {
    const MOST: usize = 8;
    let lang = session.lang();
    let selected = session.selection.people();
    let title = tr_args(lang, "several-people", &[("count", selected.len().into())]);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title.as_str()));
    let at = pos2(rect.min.x, rect.center().y);
    let style = (15.0, Weight::Strong);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, &title, style, theme(ui).text, rect.width());
    let mut names: Vec<String> =
        selected.iter().take(MOST).map(|id| person_name(session.account(), id, lang)).collect();
    if selected.len() > MOST {
        names.push(format!("+{}", selected.len() - MOST));
    }
    widgets::note(ui, &enumerated(lang, &names), 12.0, theme(ui).text_2);
}

fn in_deal(ui: &mut Ui, session: &mut Session, deal: &DealId, people: &[PersonId], any: &PersonId) {
    let lang = session.lang();
    let now = RatingsNow::on(session.account(), session.day());
    let held: Vec<_> = people.iter().map(|id| now.of(deal, id)).collect();
    let support = common(held.iter().map(Current::support));
    let influence = common(held.iter().map(Current::influence));
    let mut roles: BTreeMap<RoleKey, usize> = BTreeMap::new();
    for role in held.iter().flat_map(Current::roles) {
        *roles.entry(role.clone()).or_default() += 1;
    }
    drop(held);
    let mixed = |different: bool| if different { tr(lang, "several-mixed") } else { "".into() };
    heading(ui, &tr(lang, "support-for-us"), &mixed(support.is_none()));
    let chosen: Option<Support> = widgets::support_stops(ui, support.flatten(), lang);
    if let Some(step) = chosen {
        session.rate_with(deal, any, |_| RatingValue::Support(Some(step)));
    }
    heading(ui, &tr(lang, "influence"), &mixed(influence.is_none()));
    let all = [Influence::High, Influence::Medium, Influence::Low];
    let names = all.map(|i| Catalogue::get().influence(i).name.get(lang));
    let at = all.iter().position(|i| Some(Some(*i)) == influence);
    let width = ui.available_width();
    if let Some(i) = widgets::segmented(ui, &names, at, Some(width)) {
        session.rate_with(deal, any, |_| RatingValue::Influence(Some(all[i])));
    }
    heading(ui, &tr(lang, "roles"), "");
    let mut changed: Option<(RoleKey, bool)> = None;
    for role in &Catalogue::get().roles {
        let count = roles.get(&role.key).copied().unwrap_or(0);
        let words = match count {
            n if n == 0 || n == people.len() => {
                format!("{}  {}", badge(&role.key, lang).text, role.name.get(lang))
            }
            n => format!("{}  {} · {n}/{}", badge(&role.key, lang).text, role.name.get(lang), people.len()),
        };
        let holds = count == people.len();
        if widgets::check_row(ui, &words, holds).clicked() {
            changed = Some((role.key.clone(), !holds));
        }
    }
    if let Some((role, holds)) = changed {
        session.rate_with(deal, any, |held| RatingValue::Roles(with_role(held.roles(), &role, holds)));
    }
}

fn department(ui: &mut Ui, session: &mut Session, who: &[PersonId]) {
    if who.is_empty() {
        return;
    }
    let lang = session.lang();
    let all: Vec<_> =
        session.account().departments_in_order().iter().map(|d| (d.id.clone(), d.name.clone())).collect();
    let of = |id: &PersonId| session.account().person(id).and_then(|p| p.department.clone());
    let shared = common(who.iter().map(of));
    let shown = match &shared {
        None => tr(lang, "several-mixed").into_owned(),
        Some(None) => tr(lang, "none").into_owned(),
        Some(Some(id)) => {
            all.iter().find(|(held, _)| held == id).map_or_else(String::new, |(_, name)| name.clone())
        }
    };
    let mut options = vec![tr(lang, "none").into_owned()];
    options.extend(all.iter().map(|(_, name)| name.clone()));
    let chosen = labelled(ui, &tr(lang, "field-department"), |ui| {
        widgets::choose(ui, &tr(lang, "field-department"), &shown, ui.available_width(), &options)
    });
    if let Some(i) = chosen {
        let to = i.checked_sub(1).and_then(|i| all.get(i)).map(|(id, _)| id.clone());
        let made = people::change_all(session.account(), who, |person| person.department.clone_from(&to));
        if let Some(made) = made {
            session.commit(made);
        }
    }
}
