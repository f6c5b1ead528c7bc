//! What the parts of a card mean, what a line says, who stands behind a department's counts: while the pointer rests there.
use super::super::commands;
use super::input::fold_words;
use crate::catalogue::{Catalogue, Lang, Level, Support};
use crate::geom::Point;
use crate::locale::{date_long, enumerated, listed, support_spoken, tr, tr_args, with_colon};
use crate::model::{Current, DepartmentId, PairState, PersonId};
use crate::report::{author_name, person_name, reason_words};
use crate::scene::{CardPart, Detail, Disc, Lens, region_header};
use crate::session::{Command, Hit, Session};
use egui::Response;

/// Shows it beside the pointer, if there is anything to say.
pub(super) fn show(response: &Response, session: &Session, hit: &Hit, at: Point, detail: Option<Detail>) {
    if session.naming.is_some() {
        // It would cover what is being typed.
        return;
    }
    let lang = session.lang();
    let words = match hit {
        // At its parts: over the whole card it would hide the map from whoever only passes.
        Hit::Card(id) => {
            let part = detail.and_then(|detail| session.picture().card_part(id, at, detail));
            part.map(|part| part_words(session, id, &part)).unwrap_or_default()
        }
        Hit::Fold(id) => match session.picture().geometry.folded_below(id) {
            0 => commands::tip(lang, Command::Fold),
            count => fold_words(session, count),
        },
        Hit::Link(id) => {
            let line = session.picture().geometry.line(id);
            let words = line.map(|line| session.picture().spoken_line(line)).unwrap_or_default();
            let link = session.account().links().get(id);
            let said = link.map(|link| [link.label.clone(), link.note.clone()]).unwrap_or_default();
            lines([words].into_iter().chain(said))
        }
        Hit::Handle(id, side) => {
            let key = if session.is_ours(id) { "ours" } else { side.key() };
            tr(lang, &format!("handle-{key}")).into_owned()
        }
        Hit::Region(id) => {
            let header = detail.map_or(0.0, region_header);
            let top = session.picture().geometry.regions.get(id).map(|rect| rect.min.y);
            let on_header = top.is_some_and(|top| at.y <= top + header);
            if on_header { region_words(session, id) } else { String::new() }
        }
        Hit::LinkEnd(..) | Hit::RegionCorner(..) | Hit::Nothing => String::new(),
    };
    if !words.is_empty() {
        response.clone().on_hover_text_at_pointer(words);
    }
}

fn lines(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What a part of a card says.
fn part_words(session: &Session, id: &PersonId, part: &CardPart) -> String {
    let lang = session.lang();
    let Some(facts) = session.picture().facts.of(id) else { return String::new() };
    match part {
        CardPart::Rank => rank_words(session, id),
        CardPart::Disc(disc) => disc_words(session, id, disc),
        CardPart::Face => match session.look.lens {
            Lens::Support => support_words(session, id),
            Lens::Risk | Lens::Fragility => lines(facts.said(session.look.lens).iter().cloned()),
            Lens::Influence => influence_words(session, id),
            Lens::Role => lines(facts.badges.iter().map(|badge| badge.name.clone())),
            Lens::Relationship => relationship_words(lang, facts.actual, facts.required),
        },
        CardPart::Influence => influence_words(session, id),
        CardPart::Roles => lines(facts.badges.iter().map(|badge| badge.name.clone())),
        CardPart::Relationship => relationship_words(lang, facts.actual, facts.required),
        CardPart::Counterpart => counterpart_words(session, id),
    }
}

fn rank_words(session: &Session, id: &PersonId) -> String {
    let lang = session.lang();
    let Some(ranked) = session.findings().ranking.of(id) else { return String::new() };
    let args = [("rank", ranked.rank.into()), ("score", ranked.k.round().into())];
    let why = ranked.why.iter().take(3).map(|reason| reason_words(session.account(), reason, lang));
    let key =
        Command::Explain.row().shortcut.map(|key| commands::shortcut_words(lang, key)).unwrap_or_default();
    let asks = with_colon(lang, &commands::label(lang, Command::Explain), &key);
    lines([tr_args(lang, "rank-score", &args)].into_iter().chain(why).chain([asks]))
}

fn disc_words(session: &Session, id: &PersonId, disc: &Disc) -> String {
    let lang = session.lang();
    match disc {
        Disc::Risk => {
            let about = session.roster().gaps.iter().filter(|(gap, _)| gap.people.contains(id));
            let gaps = lines(about.map(|(_, words)| words.clone()));
            let facts = session.picture().facts.of(id);
            // What is no gap is said in the few words of the card.
            if gaps.is_empty() {
                lines(facts.into_iter().flat_map(|f| f.risks.iter().cloned()))
            } else {
                gaps
            }
        }
        Disc::Leaving => {
            let dossier = session.account().dossiers().get(id);
            match dossier.and_then(|dossier| dossier.departing) {
                Some(date) => {
                    let date = date_long(lang, date);
                    tr_args(lang, "leaves-on", &[("date", date.as_str().into())])
                }
                None => tr(lang, "sheet-mark-leaving").into_owned(),
            }
        }
        Disc::Ally(_) => {
            let ally = session.account().dossiers().get(id).and_then(|d| d.competitor_ally.as_ref());
            let whose = ally.and_then(|ally| session.account().organisations().get(ally));
            let words = tr(lang, "sheet-mark-ally");
            whose.map_or_else(|| words.to_string(), |whose| with_colon(lang, &words, &whose.name))
        }
        Disc::Stale => {
            let date = current(session, id).and_then(|current| current.support_rating()?.date);
            let day = date.map(|date| date_long(lang, date)).unwrap_or_default();
            listed(lang, &[&tr(lang, "sheet-mark-stale"), &day])
        }
    }
}

fn current<'a>(session: &'a Session, id: &PersonId) -> Option<Current<'a>> {
    Some(Current::of(session.account(), session.deal()?, id, session.day()))
}

/// The rating with its evidence.
fn support_words(session: &Session, id: &PersonId) -> String {
    let lang = session.lang();
    let Some(current) = current(session, id) else { return String::new() };
    let support: Option<Support> = current.support();
    // Nobody has judged what is only supposed.
    if session.supposed().is_some_and(|supposed| supposed.contains_key(id)) {
        return support_spoken(support, lang);
    }
    let Some(rating) = current.support_rating() else { return tr(lang, "support-unrated").into_owned() };
    let day = rating.date.map(|day| date_long(lang, day)).unwrap_or_default();
    let by = listed(lang, &[&author_name(session.account(), &rating.author, lang), &day]);
    lines([support_spoken(support, lang), rating.evidence.clone(), by])
}

fn influence_words(session: &Session, id: &PersonId) -> String {
    let lang = session.lang();
    let influence = current(session, id).and_then(|current| current.influence());
    let words = influence.map_or_else(
        || tr(lang, "support-unrated").into_owned(),
        |influence| Catalogue::get().influence(influence).name.get(lang).to_owned(),
    );
    with_colon(lang, &tr(lang, "influence"), &words)
}

fn relationship_words(lang: Lang, actual: Level, required: Option<Level>) -> String {
    let name = |level: Level| Catalogue::get().level(level).name.get(lang);
    let is = with_colon(lang, &tr(lang, "relationship"), name(actual));
    let must = required.map(|level| with_colon(lang, &tr(lang, "required-level"), name(level)));
    lines([Some(is), must].into_iter().flatten())
}

fn counterpart_words(session: &Session, id: &PersonId) -> String {
    let lang = session.lang();
    let pairs = session.account().links_of(id).filter_map(|link| match link.kind {
        crate::model::LinkKind::Pair(state) if link.to == *id => Some((state, &link.from)),
        _ => None,
    });
    let words = pairs.map(|(state, ours)| {
        let key = match state {
            PairState::Current => "counterpart-current",
            PairState::Planned => "counterpart-planned",
        };
        let name = person_name(session.account(), ours, lang);
        tr_args(lang, key, &[("name", name.as_str().into())])
    });
    lines(words)
}

/// Who of a department is for us, and who against.
fn region_words(session: &Session, id: &DepartmentId) -> String {
    let lang = session.lang();
    let side = |key: &str, holds: fn(i8) -> bool| {
        let names: Vec<String> = session
            .account()
            .people_in_order()
            .into_iter()
            .filter(|person| person.department.as_ref() == Some(id))
            .filter(|person| {
                let facts = session.picture().facts.of(&person.id);
                facts.and_then(|facts| facts.support).is_some_and(|support| holds(support.score()))
            })
            .map(|person| person_name(session.account(), &person.id, lang))
            .collect();
        if names.is_empty() {
            String::new()
        } else {
            with_colon(lang, &tr(lang, key), &enumerated(lang, &names))
        }
    };
    lines([side("sheet-for", |score| score > 0), side("sheet-against", |score| score < 0)])
}
