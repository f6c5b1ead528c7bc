//! How well each of ours knows the person, against what is required.
use super::super::paint::color;
use super::super::ui_state::UiState;
use super::super::widgets::{self, heading, labelled, theme};
use crate::catalogue::{Catalogue, Level};
use crate::locale::{clauses, tr, tr_args};
use crate::model::{DealId, PairState, PersonId};
use crate::report::{Number, person_name};
use crate::session::Session;
use crate::session::edits::ratings;
use crate::text::icons;
use egui::{Rect, Sense, Ui, Vec2, pos2};
use std::collections::BTreeMap;

pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState, deal: &DealId, id: &PersonId) {
    let lang = session.lang();
    let t = theme(ui);
    let catalogue = Catalogue::get();
    let Some(facts) = session.picture().facts.of(id).cloned() else { return };
    let short = facts.short().unwrap_or(0);
    let gap =
        if short > 0 { tr_args(lang, "levels-short", &[("count", short.into())]) } else { String::new() };
    let why = heading(ui, &tr(lang, "relationship"), &gap);
    if !gap.is_empty() && widgets::asks_why(ui, why, "levels-short", lang, &gap, Sense::click()) {
        state.explain = Some(Number::Relationship(id.clone()));
    }
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 18.0), Sense::hover());
    let each = (rect.width() - 6.0) / 4.0;
    for i in 0..4 {
        let segment = Rect::from_min_size(
            pos2(rect.min.x + (each + 2.0) * i as f32, rect.center().y - 4.0),
            Vec2::new(each, 8.0),
        );
        let fill = if i < facts.actual.steps() { t.gauge_fill } else { t.bar_off };
        ui.painter().rect_filled(segment, 1.0, color(fill));
    }
    if let Some(required) = facts.required.filter(|level| *level != Level::None) {
        let x = rect.min.x + (each + 2.0) * required.steps() as f32 - 2.0;
        let tick = Rect::from_center_size(pos2(x, rect.center().y), Vec2::new(2.0, 16.0));
        ui.painter().rect_filled(tick, 0.0, color(t.gauge_need));
    }
    let level_names: Vec<String> =
        Level::ALL.iter().map(|l| catalogue.level(*l).name.get(lang).to_owned()).collect();
    let member = session.account().member(deal, id).cloned().unwrap_or_default();
    let shown = member.required_level.map(|l| catalogue.level(l).name.get(lang));
    let label = tr(lang, "required-level");
    if let Some(i) = widgets::optional(ui, &label, &tr(lang, "by-rank"), shown, &level_names) {
        let level = i.and_then(|i| Level::ALL.get(i).copied());
        if let Some(made) = ratings::change_member(session.account(), deal, id, |m| m.required_level = level)
        {
            session.commit(made);
        }
    }
    let ours: Vec<(PersonId, String)> =
        session.roster().active_team().map(|row| (row.id.clone(), row.name.clone())).collect();
    let mut levels: BTreeMap<PersonId, Level> = BTreeMap::new();
    for relationship in session.account().relationships_of(id) {
        let held = levels.entry(relationship.us.clone()).or_default();
        *held = (*held).max(relationship.level);
    }
    // Who never met the person says nothing, until somebody wants to say otherwise.
    let faces = |us: &PersonId| session.account().links_of(id).any(|l| l.from == *us && l.to == *id);
    let owner = member.owner.as_ref();
    let says = |us: &PersonId| {
        levels.get(us).is_some_and(|level| *level > Level::None) || owner == Some(us) || faces(us)
    };
    let (said, silent): (Vec<_>, Vec<_>) = ours.iter().cloned().partition(|(us, _)| says(us));
    let shown = if state.all_of_ours { &ours } else { &said };
    for (us, name) in shown {
        let level = levels.get(us).copied().unwrap_or_default();
        labelled(ui, name, |ui| {
            let width = ui.available_width();
            let shown = catalogue.level(level).name.get(lang);
            if let Some(i) = widgets::choose(ui, name, shown, width, &level_names)
                && let Some(made) = ratings::set_level(session.account(), us, id, Level::ALL[i])
            {
                session.commit(made);
            }
        });
    }
    if !silent.is_empty() {
        let (icon, words) = if state.all_of_ours {
            (icons::UP, tr(lang, "fewer-of-ours").into_owned())
        } else {
            (icons::DOWN, tr_args(lang, "more-of-ours", &[("count", silent.len().into())]))
        };
        if widgets::button(ui, Some(icon), &words, widgets::Kind::Quiet).clicked() {
            state.all_of_ours = !state.all_of_ours;
        }
    }
    let faced: Vec<String> = session
        .account()
        .links_of(id)
        .filter_map(|l| match l.kind {
            crate::model::LinkKind::Pair(state) if l.to == *id => {
                let name = person_name(session.account(), &l.from, lang);
                let key =
                    if state == PairState::Planned { "counterpart-planned" } else { "counterpart-current" };
                Some(tr_args(lang, key, &[("name", name.as_str().into())]))
            }
            _ => None,
        })
        .collect();
    if !faced.is_empty() {
        widgets::note(ui, &clauses(lang, &faced), 12.0, t.text_2);
    }
}
