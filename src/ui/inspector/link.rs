//! A line: what it says, how strongly, between whom.
use super::super::ui_state::UiState;
use super::super::widgets::{self, FieldKey, Kind, heading, labelled, separator, theme};
use crate::catalogue::{Catalogue, Strength};
use crate::geom::RectSide;
use crate::locale::tr;
use crate::model::{Link, LinkId, LinkKind, PairState};
use crate::report::person_name;
use crate::session::edits::links::{self, End};
use crate::session::{Command, Session};
use crate::text::icons;
use egui::Ui;

pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState, id: &LinkId) {
    let lang = session.lang();
    let Some(link) = session.account().links().get(id).cloned() else { return };
    heading(ui, &tr(lang, &format!("link-{}", link.kind.family())), "");
    let kinds = [
        LinkKind::Reports,
        LinkKind::Dotted,
        LinkKind::Influence(Strength::Medium),
        LinkKind::Conflict,
        LinkKind::Pair(PairState::Current),
    ];
    let names: Vec<String> =
        kinds.iter().map(|k| tr(lang, &format!("link-{}", k.family())).into_owned()).collect();
    let shown = tr(lang, &format!("link-{}", link.kind.family()));
    labelled(ui, &tr(lang, "field-kind"), |ui| {
        let width = ui.available_width();
        if let Some(i) = widgets::choose(ui, &tr(lang, "field-kind"), &shown, width, &names)
            && kinds[i].family() != link.kind.family()
        {
            set_kind(session, id, kinds[i]);
        }
    });
    match link.kind {
        LinkKind::Influence(held) => labelled(ui, &tr(lang, "field-strength"), |ui| {
            let all = [Strength::High, Strength::Medium, Strength::Low];
            let names = all.map(|s| Catalogue::get().strength(s).name.get(lang));
            let chosen = all.iter().position(|s| *s == held);
            let width = ui.available_width();
            if let Some(i) = widgets::segmented(ui, &names, chosen, Some(width)) {
                set_kind(session, id, LinkKind::Influence(all[i]));
            }
        }),
        LinkKind::Pair(held) => labelled(ui, &tr(lang, "field-state"), |ui| {
            let all = [PairState::Current, PairState::Planned];
            let names = [tr(lang, "pair-current"), tr(lang, "pair-planned")];
            let names = [names[0].as_ref(), names[1].as_ref()];
            let chosen = all.iter().position(|s| *s == held);
            let width = ui.available_width();
            if let Some(i) = widgets::segmented(ui, &names, chosen, Some(width)) {
                set_kind(session, id, LinkKind::Pair(all[i]));
            }
        }),
        LinkKind::Reports | LinkKind::Dotted | LinkKind::Conflict => {}
    }
    separator(ui);
    for (label, person) in [("field-from", &link.from), ("field-to", &link.to)] {
        labelled(ui, &tr(lang, label), |ui| {
            if widgets::link_text(ui, &person_name(session.account(), person, lang)).clicked() {
                session.show_person(person);
            }
        });
    }
    if session.picture().geometry.line(id).is_some_and(|line| line.routed) {
        sides(ui, session, &link);
    }
    if matches!(link.kind, LinkKind::Reports | LinkKind::Dotted | LinkKind::Influence(_)) {
        let turn = widgets::button(ui, Some(icons::REDO), &tr(lang, "turn-round"), Kind::Plain);
        if turn.clicked() {
            session.run(Command::TurnLine);
        }
    }
    separator(ui);
    if link.kind == LinkKind::Conflict {
        let key = FieldKey::LinkLabel(id.clone());
        widgets::field(ui, &mut state.drafts, key, &link.label, &tr(lang, "field-label"), 288.0);
    }
    widgets::multiline(
        ui,
        &mut state.drafts,
        FieldKey::LinkNote(id.clone()),
        &link.note,
        &tr(lang, "field-note"),
    );
    widgets::note(ui, &tr(lang, "link-hint"), 12.0, theme(ui).text_2);
    if widgets::button(ui, Some(icons::DELETE), &tr(lang, "delete-line"), Kind::Plain).clicked() {
        session.run(Command::Delete);
    }
}

/// Which sides of the cards the ends are bound to.
fn sides(ui: &mut Ui, session: &mut Session, link: &Link) {
    let lang = session.lang();
    let choices: Vec<Option<RectSide>> =
        std::iter::once(None).chain(RectSide::ALL.into_iter().map(Some)).collect();
    let words = |side: Option<RectSide>| match side {
        None => tr(lang, "side-any"),
        Some(RectSide::Top) => tr(lang, "side-top"),
        Some(RectSide::Right) => tr(lang, "side-right"),
        Some(RectSide::Bottom) => tr(lang, "side-bottom"),
        Some(RectSide::Left) => tr(lang, "side-left"),
    };
    let names: Vec<String> = choices.iter().map(|side| words(*side).into_owned()).collect();
    for (label, end, held) in
        [("field-leaves", End::From, link.from_side), ("field-arrives", End::To, link.to_side)]
    {
        let label = tr(lang, label);
        labelled(ui, &label, |ui| {
            let width = ui.available_width();
            if let Some(i) = widgets::choose(ui, &label, &words(held), width, &names) {
                let transaction = links::bind(session.account(), &link.id, end, choices[i]);
                session.commit(transaction);
            }
        });
    }
}

fn set_kind(session: &mut Session, id: &LinkId, kind: LinkKind) {
    let made = links::change(session.account(), id, |l| l.kind = kind, session.lang());
    session.try_commit(made);
}
