//! People from the clipboard, looked at before they are made.
use super::super::canvas::swatch;
use super::super::paint;
use super::super::widgets::{Kind, button, check_box, check_row, focus_ring, near_rows, note, theme};
use super::help::scroll_by_keys;
use super::questions::buttons;
use super::{Answered, list_height, title};
use crate::catalogue::Catalogue;
use crate::geom::Point;
use crate::import::{Pasted, PastedPerson};
use crate::locale::{called, signed, tr, tr_args};
use crate::model::PersonId;
use crate::report::person_name;
use crate::scene::badge;
use crate::session::Session;
use crate::theme::Weight;
use egui::{Align2, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2};
use std::collections::BTreeSet;

/// A list, where it goes, and whom it goes under.
#[derive(Clone, Debug)]
pub(in crate::ui) struct PastedDraft {
    pub(in crate::ui) list: Pasted,
    /// Numbers of those who were clicked away.
    pub(in crate::ui) without: BTreeSet<usize>,
    /// Where the pointer was, in map points.
    pub(in crate::ui) at: Option<Point>,
    /// The person who was selected, and whether the new ones report there.
    pub(in crate::ui) under: Option<(PersonId, bool)>,
}

const ROW: f32 = 22.0;
/// Width of the column of names.
const NAMES: f32 = 180.0;

pub(super) fn show(ui: &mut Ui, session: &Session, draft: &mut PastedDraft) -> Option<Answered> {
    let lang = session.lang();
    let known = session.known(&draft.list.people);
    let elsewhere = session.bosses_elsewhere(&draft.list.people);
    let goes_under = draft.under.as_ref().is_some_and(|(_, on)| *on);
    let left = |i: &usize| !draft.without.contains(i);
    let new = (0..known.len()).filter(left).filter(|i| known[*i].is_none()).count();
    let outline = draft.list.as_outline();
    let mut toggled = None;
    title(ui, &tr_args(lang, "paste-title", &[("count", new.into())]), 520.0);
    let t = theme(ui);
    let depths = depths(&draft.list.people);
    let tallest = list_height(ui, 300.0);
    let list = ScrollArea::vertical().id_salt("pasted").max_height(tallest).min_scrolled_height(tallest);
    list.auto_shrink([false, true]).show(ui, |ui| {
        scroll_by_keys(ui);
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        near_rows(ui, draft.list.people.len(), ROW, |ui, near| {
            for i in outline[near].iter().copied() {
                let person = &draft.list.people[i];
                let (rect, response) =
                    ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::click());
                let taken = left(&i);
                let name = called(lang, person.post, &person.name);
                response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, taken, &name));
                if response.hovered() || response.has_focus() {
                    ui.painter().rect_filled(rect, 4.0, paint::color(t.surface_alt));
                }
                check_box(ui, pos2(rect.min.x + 10.0, rect.center().y), taken);
                focus_ring(ui, &response);
                if response.on_hover_text(tr(lang, "paste-toggle-tip")).clicked() {
                    toggled = Some(i);
                }
                let x = rect.min.x + 26.0 + 18.0 * depths[i] as f32;
                let tint = if known[i].is_some() || !taken { t.text_3 } else { t.text };
                let at = pos2(x, rect.center().y);
                let style = (13.0, Weight::Strong);
                let used = paint::text(ui.painter(), at, Align2::LEFT_CENTER, &name, style, tint, 260.0);
                let there = tr(lang, "paste-known");
                let beside = if known[i].is_some() { there.as_ref() } else { person.title.as_str() };
                let right = opinions(ui, session, person, pos2(rect.max.x - 8.0, rect.center().y));
                // Titles stand below one another where the names leave them the room.
                let at = pos2((x + used + 10.0).max(rect.min.x + NAMES), rect.center().y);
                let boss = boss_words(session, person, elsewhere[i].as_ref(), goes_under);
                // What will be the department is told from the title.
                let parts = [beside, &person.department, &boss].into_iter().filter(|words| !words.is_empty());
                let beside = parts.collect::<Vec<_>>().join("  ·  ");
                let (style, room) = ((12.0, Weight::Regular), right - at.x - 8.0);
                paint::text(ui.painter(), at, Align2::LEFT_CENTER, &beside, style, t.text_2, room);
            }
        });
    });
    if let Some(i) = toggled.filter(|i| !draft.without.remove(i)) {
        draft.without.insert(i);
    }
    if let Some((person, on)) = &mut draft.under {
        let name = person_name(session.account(), person, lang);
        let words = tr_args(lang, "paste-under", &[("name", name.as_str().into())]);
        if check_row(ui, &words, *on).clicked() {
            *on = !*on;
        }
    }
    if draft.list.people.iter().any(|person| !person.title.is_empty()) {
        let swap = button(ui, None, &tr(lang, "paste-swap"), Kind::Plain);
        if swap.on_hover_text(tr(lang, "paste-swap-tip")).clicked() {
            draft.list.swap_names_and_titles();
        }
    }
    if let [first, rest @ ..] = &draft.list.left_out[..] {
        let args = [("line", first.as_str().into()), ("more", rest.len().into())];
        note(ui, &tr_args(lang, "paste-left-out", &args), 12.0, t.text_2);
    }
    let says = draft
        .list
        .people
        .iter()
        .enumerate()
        .any(|(i, person)| !draft.without.contains(&i) && !person.opinions.is_empty());
    if !says {
        note(ui, &tr(lang, "paste-opinions"), 12.0, t.text_2);
    }
    if new == 0 && !says {
        if known.iter().all(Option::is_some) {
            note(ui, &tr(lang, "paste-nobody-new"), 12.0, t.text_2);
        }
        let ok = tr(lang, "ok");
        return buttons(ui, &[(&ok, Kind::Filled)]).map(|_| Answered::Close);
    }
    let (add, cancel) = (tr(lang, "paste-add"), tr(lang, "cancel"));
    match buttons(ui, &[(&add, Kind::Filled), (&cancel, Kind::Plain)])? {
        0 => Some(Answered::Paste(draft.clone())),
        _ => Some(Answered::Close),
    }
}

/// Under whom somebody comes to stand who reports to nobody of the list.
fn boss_words(session: &Session, person: &PastedPerson, boss: Option<&PersonId>, goes_under: bool) -> String {
    let lang = session.lang();
    match boss {
        Some(boss) => {
            let name = person_name(session.account(), boss, lang);
            tr_args(lang, "paste-boss", &[("name", name.as_str().into())])
        }
        None if person.boss_elsewhere.is_empty() => String::new(),
        None if goes_under => {
            tr_args(lang, "paste-boss-not-found", &[("name", person.boss_elsewhere.as_str().into())])
        }
        None => tr_args(lang, "paste-boss-unknown", &[("name", person.boss_elsewhere.as_str().into())]),
    }
}

/// Roles and influence have so much room at the right, so that the numbers before them stand below one another.
const JUDGED: f32 = 120.0;

/// What a line says of somebody, up to `end`; returns where it begins.
fn opinions(ui: &Ui, session: &Session, person: &PastedPerson, end: egui::Pos2) -> f32 {
    let (lang, t) = (session.lang(), theme(ui));
    let said = &person.opinions;
    if said.is_empty() {
        return end.x;
    }
    let influence = said.influence.map(|level| Catalogue::get().influence(level).name.get(lang).to_owned());
    let roles = said.roles.iter().map(|role| badge(role, lang).text);
    let words: Vec<String> = roles.chain(influence).collect();
    let style = (12.0, Weight::Strong);
    let left = end.x - JUDGED;
    let at = pos2(left, end.y);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, &words.join(" · "), style, t.text_2, JUDGED);
    let Some(support) = said.support else { return left };
    let score = support.score();
    let swatch_at = left - 36.0;
    swatch(ui.painter(), t, Some(score), &signed(score), pos2(swatch_at, end.y));
    swatch_at
}

/// How many bosses of the plan stand above each.
fn depths(plan: &[PastedPerson]) -> Vec<usize> {
    let mut depths: Vec<usize> = Vec::with_capacity(plan.len());
    for person in plan {
        depths.push(person.boss.and_then(|boss| depths.get(boss)).map_or(0, |depth| depth + 1));
    }
    depths
}
