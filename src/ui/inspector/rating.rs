//! A judgement's own fields: who said it, when, how sure, what shows it; and all that was said of a person.
use super::super::ui_state::UiState;
use super::super::widgets::{self, FieldKey, Kind, fold_row, heading, labelled, separator};
use crate::catalogue::{Catalogue, Confidence};
use crate::locale::{date_long, enumerated, support_words, tr, with_colon};
use crate::model::{Current, DealId, PersonId, Rating, RatingValue};
use crate::session::Session;
use crate::session::edits::ratings;
use crate::text::icons;
use egui::Ui;

/// Who said it and on what day. Whoever is named here is taken for the author of what is said next.
pub(super) fn source(ui: &mut Ui, session: &mut Session, state: &mut UiState, rating: &Rating) {
    let lang = session.lang();
    let label = tr(lang, "field-author");
    labelled(ui, &label, |ui| {
        let mut ids = vec![String::new()];
        let mut names = vec![tr(lang, "nobody-named").into_owned()];
        for row in session.roster().active_team() {
            ids.push(row.id.to_string());
            names.push(row.name.clone());
        }
        let chosen = ids.iter().position(|id| *id == rating.author);
        // An author who is none of ours is shown as written.
        let shown = chosen.map_or(rating.author.as_str(), |i| names[i].as_str());
        let width = ui.available_width();
        if let Some(i) = widgets::choose(ui, &label, shown, width, &names) {
            session.author.clone_from(&ids[i]);
            let author = ids[i].clone();
            if let Some(made) = ratings::correct(session.account(), &rating.id, |r| r.author = author) {
                session.commit(made);
            }
        }
    });
    let label = tr(lang, "field-rated-on");
    labelled(ui, &label, |ui| {
        let width = ui.available_width();
        let key = FieldKey::RatingDate(rating.id.clone());
        widgets::date_field(ui, &mut state.drafts, key, rating.date, &label, width);
    });
}

/// How sure it is.
pub(super) fn confidence(ui: &mut Ui, session: &Session, held: Confidence) -> Option<Confidence> {
    let lang = session.lang();
    labelled(ui, &tr(lang, "confidence"), |ui| {
        let all = [Confidence::Assumed, Confidence::Confirmed];
        let names = all.map(|c| Catalogue::get().confidence(c).name.get(lang));
        let chosen = all.iter().position(|c| *c == held);
        let width = ui.available_width();
        widgets::segmented(ui, &names, chosen, Some(width)).map(|i| all[i])
    })
}

/// All ratings of a person in a deal, newest first; one that is clicked opens and can be corrected.
pub(super) fn history(ui: &mut Ui, session: &mut Session, state: &mut UiState, deal: &DealId, id: &PersonId) {
    let lang = session.lang();
    let in_deal = session.account().ratings_of(id).filter(|r| r.deal == *deal);
    let mut all: Vec<Rating> = in_deal.cloned().collect();
    if all.is_empty() {
        return;
    }
    all.sort_by_key(|r| std::cmp::Reverse((r.date, r.seq)));
    separator(ui);
    heading(ui, &tr(lang, "history"), &all.len().to_string());
    for rating in &all {
        let open = state.open_rating.as_ref() == Some(&rating.id);
        let day = rating.date.map_or_else(|| "–".to_owned(), |d| date_long(lang, d));
        let evidence =
            if rating.evidence.is_empty() { String::new() } else { format!(" — {}", rating.evidence) };
        let summary = format!("{day}  {}{evidence}", said(session, rating));
        if fold_row(ui, &rating.id, &summary, open) {
            state.open_rating = (!open).then(|| rating.id.clone());
        }
        if open {
            let above =
                Current::of(session.account(), deal, id, session.day()).support_rating() == Some(rating);
            ui.indent(&rating.id, |ui| fields(ui, session, state, rating, above));
        }
    }
}

/// `above`: the fields are on the panel already, where the support stands.
fn fields(ui: &mut Ui, session: &mut Session, state: &mut UiState, rating: &Rating, above: bool) {
    let lang = session.lang();
    if !above {
        source(ui, session, state, rating);
        if let Some(sure) = confidence(ui, session, rating.confidence)
            && let Some(made) = ratings::correct(session.account(), &rating.id, |r| r.confidence = sure)
        {
            session.commit(made);
        }
        let key = FieldKey::RatingEvidence(rating.id.clone());
        widgets::multiline(ui, &mut state.drafts, key, &rating.evidence, &tr(lang, "evidence"));
    }
    let take_back = widgets::button(ui, Some(icons::DELETE), &tr(lang, "rating-take-back"), Kind::Quiet);
    if take_back.clicked() {
        let made = ratings::take_back(session.account(), &rating.id);
        session.commit(made);
        state.open_rating = None;
    }
}

/// What was judged, in words.
fn said(session: &Session, rating: &Rating) -> String {
    let lang = session.lang();
    let catalogue = Catalogue::get();
    match &rating.value {
        RatingValue::Support(step) => support_words(*step, lang),
        RatingValue::Influence(influence) => {
            let level = influence.map_or(tr(lang, "support-unrated").into_owned(), |i| {
                catalogue.influence(i).name.get(lang).to_owned()
            });
            with_colon(lang, &tr(lang, "influence"), &level)
        }
        RatingValue::Roles(roles) => {
            let names: Vec<&str> = roles
                .iter()
                .map(|r| catalogue.role(r).map_or(r.as_str(), |role| role.name.get(lang)))
                .collect();
            with_colon(lang, &tr(lang, "roles"), &enumerated(lang, &names))
        }
    }
}
