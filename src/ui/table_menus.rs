//! The lists below the cells of the table.
use super::table_columns::Column;
use super::table_rows::Row;
use super::widgets;
use crate::catalogue::{Catalogue, Influence, Level, Support};
use crate::locale::{sounds_at, tr, tr_args};
use crate::model::{PersonId, RatingValue, Transaction};
use crate::report::{next_step, person_name};
use crate::session::Session;
use crate::session::edits::{people, ratings, work};
use crate::text::icons;
use egui::{Response, Ui};
use std::collections::BTreeSet;

/// The list of a cell that is chosen from; nothing below one that is written in.
pub(super) fn choose(ui: &Ui, session: &mut Session, edits: Edits, row: &Row, response: &Response) {
    let id = &row.id;
    match edits {
        Edits::Text | Edits::Step | Edits::Due => {}
        Edits::Roles => roles_menu(ui, session, id, response),
        Edits::Department => department_menu(ui, session, id, response),
        Edits::Influence => influence_menu(ui, session, id, row.influence, response),
        Edits::Support => support_menu(ui, session, id, row.support, response),
        Edits::Relationship => relationship_menu(ui, session, id, response),
        Edits::Owner => owner_menu(ui, session, id, response),
    }
}

/// How a cell is edited.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Edits {
    Text,
    Department,
    Roles,
    Influence,
    Support,
    Relationship,
    Owner,
    Step,
    Due,
}

impl Edits {
    pub(super) fn of(column: Column) -> Option<Self> {
        match column {
            Column::Name | Column::Title => Some(Self::Text),
            Column::Department => Some(Self::Department),
            Column::Roles => Some(Self::Roles),
            Column::Influence => Some(Self::Influence),
            Column::Support => Some(Self::Support),
            Column::Relationship => Some(Self::Relationship),
            Column::Owner => Some(Self::Owner),
            Column::Next => Some(Self::Step),
            Column::Due => Some(Self::Due),
            Column::Rank => None,
        }
    }
}

/// A list below a cell, with what holds now ticked; the index of what was chosen. `caption`: what the list is about. The
/// keyboard comes to what holds, so that Enter changes nothing, and a letter leads to what begins with it.
fn pick(
    ui: &Ui,
    response: &Response,
    caption: Option<&str>,
    names: &[String],
    now: Option<usize>,
) -> Option<usize> {
    let mut chosen = None;
    widgets::menu(ui, response, 220.0, |ui| {
        if let Some(caption) = caption {
            widgets::item(ui, None, caption, "", false);
        }
        let enters = widgets::enters_menu(ui);
        let mut items = Vec::with_capacity(names.len());
        for (i, name) in names.iter().enumerate() {
            let tick = (now == Some(i)).then_some(icons::CHECK);
            let item = widgets::item(ui, tick, name, "", true);
            if item.clicked() {
                chosen = Some(i);
                ui.close();
            }
            items.push(item);
        }
        lead(ui, &items, names, now.or(Some(0)).filter(|_| enters));
    });
    chosen
}

/// Leads the keyboard to the item that begins with the letters typed; one letter, also over and over, leads to the next
/// one that begins with it. Where none does it stays; where nothing was typed it comes to `entered`.
fn lead(ui: &Ui, items: &[Response], names: &[String], entered: Option<usize>) {
    let sought = widgets::sought(ui).map(|letters| {
        let begins = |i: &usize, letters: &str| {
            let name = names[*i].to_lowercase();
            name.starts_with(letters) || sounds_at(&name, letters) == Some(0)
        };
        let at = items.iter().position(Response::has_focus);
        let round = |from: usize| (from..names.len()).chain(0..from.min(names.len()));
        let mut each = letters.chars();
        let first = each.next().map(String::from).unwrap_or_default();
        let found =
            if each.next().is_some() { round(at.unwrap_or(0)).find(|i| begins(i, &letters)) } else { None };
        let one_letter = letters.replace(&first, "").is_empty();
        found.or_else(|| round(at.map_or(0, |at| at + 1)).find(|i| one_letter && begins(i, &first)))
    });
    if let Some(item) = sought.flatten().or(entered).and_then(|to| items.get(to)) {
        item.request_focus();
    }
}

fn department_menu(ui: &Ui, session: &mut Session, id: &PersonId, response: &Response) {
    let lang = session.lang();
    let all: Vec<_> =
        session.account().departments_in_order().iter().map(|d| (d.id.clone(), d.name.clone())).collect();
    let names: Vec<String> =
        [tr(lang, "none").into_owned()].into_iter().chain(all.iter().map(|(_, name)| name.clone())).collect();
    let now = session.account().person(id).and_then(|person| person.department.as_ref());
    let now = now.map_or(Some(0), |now| Some(1 + all.iter().position(|(id, _)| id == now)?));
    if let Some(i) = pick(ui, response, None, &names, now) {
        let department = i.checked_sub(1).map(|i| all[i].0.clone());
        let made = people::change_all(session.account(), session.selection.people(), |p| {
            p.department.clone_from(&department);
        });
        if let Some(made) = made {
            session.commit(made);
        }
    }
}

/// All roles, ticked or not: it stays open, since somebody may hold several.
fn roles_menu(ui: &Ui, session: &mut Session, id: &PersonId, response: &Response) {
    let lang = session.lang();
    let mut chosen = None;
    widgets::check_menu(ui, response, 240.0, |ui| {
        let enters = widgets::enters_menu(ui);
        let (mut items, mut names) = (Vec::new(), Vec::new());
        for role in session.find_roles("") {
            let known = Catalogue::get().role(&role);
            let words = known.map_or_else(|| role.to_string(), |known| known.name.get(lang).to_owned());
            let badge = known.map_or("", |known| known.badge.get(lang));
            let tick = session.holds(&role).then_some(icons::CHECK);
            let item = widgets::item(ui, tick, &words, badge, true);
            if item.clicked() {
                chosen = Some(role);
            }
            items.push(item);
            names.push(words);
        }
        lead(ui, &items, &names, Some(0).filter(|_| enters));
    });
    if let Some(role) = chosen {
        if session.selection.lead() != Some(id) {
            session.selection.lead_also(id.clone());
        }
        session.toggle_role(&role);
    }
}

fn influence_menu(
    ui: &Ui,
    session: &mut Session,
    id: &PersonId,
    now: Option<Influence>,
    response: &Response,
) {
    let lang = session.lang();
    let levels = [Some(Influence::High), Some(Influence::Medium), Some(Influence::Low), None];
    let names: Vec<String> = levels
        .iter()
        .map(|level| {
            level.map_or(tr(lang, "support-unrated").into_owned(), |i| {
                Catalogue::get().influence(i).name.get(lang).to_owned()
            })
        })
        .collect();
    let now = levels.iter().position(|level| *level == now);
    if let (Some(i), Some(deal)) = (pick(ui, response, None, &names, now), session.deal().cloned()) {
        session.rate_with(&deal, id, |_| RatingValue::Influence(levels[i]));
    }
}

fn support_menu(ui: &Ui, session: &mut Session, id: &PersonId, now: Option<Support>, response: &Response) {
    let lang = session.lang();
    let steps: Vec<Option<Support>> = (-3..=3).rev().map(Support::new).chain([None]).collect();
    let names: Vec<String> = steps.iter().map(|step| crate::locale::support_words(*step, lang)).collect();
    let now = steps.iter().position(|step| *step == now);
    if let (Some(i), Some(deal)) = (pick(ui, response, None, &names, now), session.deal().cloned()) {
        session.rate_with(&deal, id, |_| RatingValue::Support(steps[i]));
    }
}

/// How well one of ours knows the person: whoever knows them best, else the owner, else the first of the team.
fn relationship_menu(ui: &Ui, session: &mut Session, id: &PersonId, response: &Response) {
    let lang = session.lang();
    let account = session.account();
    let best = account.relationships_of(id).max_by_key(|held| held.level);
    let member = session.deal().and_then(|deal| account.member(deal, id));
    let known = best.filter(|held| held.level > Level::None).map(|held| (held.us.clone(), held.level));
    let first = || session.roster().active_team().next().map(|row| row.id.clone());
    let nobody = || Some((member.and_then(|m| m.owner.clone()).or_else(first)?, Level::None));
    let Some((us, level)) = known.or_else(nobody) else { return };
    let who = person_name(account, &us, lang);
    // Each is known by somebody else: others who are selected stay as they are.
    let several = session.selection.people().len() > 1;
    let key = if several { "table-known-by-one" } else { "table-known-by" };
    let whom = person_name(account, id, lang);
    let args = [("name", who.as_str().into()), ("person", whom.as_str().into())];
    let caption = tr_args(lang, key, &args[..if several { 2 } else { 1 }]);
    let names: Vec<String> =
        Level::ALL.iter().map(|l| Catalogue::get().level(*l).name.get(lang).to_owned()).collect();
    let now = Level::ALL.iter().position(|l| *l == level);
    if let Some(i) = pick(ui, response, Some(&caption), &names, now)
        && let Some(made) = ratings::set_level(session.account(), &us, id, Level::ALL[i])
    {
        session.commit(made);
    }
}

fn owner_menu(ui: &Ui, session: &mut Session, id: &PersonId, response: &Response) {
    let lang = session.lang();
    let ours: Vec<(PersonId, String)> =
        session.roster().active_team().map(|row| (row.id.clone(), row.name.clone())).collect();
    let names: Vec<String> = [tr(lang, "none").into_owned()]
        .into_iter()
        .chain(ours.iter().map(|(_, name)| name.clone()))
        .collect();
    let member = session.deal().and_then(|deal| session.account().member(deal, id));
    let now = member.and_then(|member| member.owner.as_ref());
    let now = now.map_or(Some(0), |now| Some(1 + ours.iter().position(|(id, _)| id == now)?));
    if let (Some(i), Some(deal)) = (pick(ui, response, None, &names, now), session.deal().cloned()) {
        let owner = i.checked_sub(1).map(|i| ours[i].0.clone());
        let members: BTreeSet<PersonId> = session
            .selection
            .people()
            .iter()
            .filter(|id| session.account().member(&deal, id).is_some())
            .cloned()
            .collect();
        let account = session.account();
        let made = ratings::change_members(account, &deal, &members, |m| m.owner.clone_from(&owner));
        let mut all =
            made.unwrap_or_else(|| Transaction::new("step-change-people").with("count", members.len()));
        // The table says who takes the next step: of a task that is its owner.
        let steps = members.iter().filter_map(|id| next_step(account, &deal, id, session.day())?.task);
        let tasks =
            steps.filter_map(|task| work::change_task(account, &task, |t| t.owner.clone_from(&owner)));
        all.edits.extend(tasks.flat_map(|made| made.edits));
        if !all.edits.is_empty() {
            session.commit(all);
        }
    }
}
