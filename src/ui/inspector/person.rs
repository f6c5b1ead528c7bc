//! A person: who they are, and where they stand in the deal.
use super::super::badge;
use super::super::paint::{self, color};
use super::super::photos;
use super::super::ui_state::UiState;
use super::super::widgets::{self, FieldKey, Kind, heading, labelled, separator, theme};
use super::{identity, ours, person_more, relationship, selling, support, work};
use crate::catalogue::{Catalogue, Influence, Lang, RoleKey, Side, Support};
use crate::locale::{signed, tr, tr_args};
use crate::model::{Current, DealId, PersonId, RatingValue};
use crate::report::Number;
use crate::scene::{Standing, badge as role_badge};
use crate::session::edits::ratings;
use crate::session::{Command, Session, with_role};
use crate::text::icons;
use crate::theme::Weight;
use egui::{Align2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

pub(super) fn show(
    ui: &mut Ui,
    session: &mut Session,
    state: &mut UiState,
    id: &PersonId,
    asked: &mut Vec<Command>,
) {
    if head(ui, session, state, id) {
        asked.push(Command::Rename);
    }
    let lang = session.lang();
    let side = session.account().person(id).map(|p| p.side).unwrap_or_default();
    if let Some(deal) = session.deal().cloned().filter(|_| matches!(side, Side::Customer | Side::Other)) {
        separator(ui);
        in_deal(ui, session, &deal, id);
        if session.account().member(&deal, id).is_some() {
            separator(ui);
            support::show(ui, session, state, &deal, id);
            separator(ui);
            relationship::show(ui, session, state, &deal, id);
            separator(ui);
            needs(ui, session, state, &deal, id);
            selling::show(ui, session, state, &deal, id);
            work::tasks(ui, session, state, &deal, id);
            work::contacts(ui, session, state, &deal, id);
        }
    }
    if side == Side::Us {
        ours::show(ui, session, state, id);
    }
    separator(ui);
    identity::show(ui, session, state, id, asked);
    let more = tr(lang, if state.more_fields { "fewer-fields" } else { "more-fields" });
    let icon = if state.more_fields { icons::UP } else { icons::DOWN };
    if widgets::button(ui, Some(icon), &more, Kind::Quiet).clicked() {
        state.more_fields = !state.more_fields;
    }
    if state.more_fields {
        person_more::show(ui, session, state, id);
    }
}

/// Support block, name, title and department, rank; true when it was pressed, to rename the person.
fn head(ui: &mut Ui, session: &Session, state: &mut UiState, id: &PersonId) -> bool {
    let lang = session.lang();
    let Some(facts) = session.picture().facts.of(id) else { return false };
    let t = theme(ui);
    // The keyboard comes here first, where a key pressed too many does no harm.
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 58.0), Sense::click());
    widgets::focus_ring(ui, &response);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, facts.spoken(lang)));
    let painter = ui.painter();
    let mut x = rect.min.x;
    if facts.standing == Standing::Member {
        let score = facts.support.map(Support::score);
        let step = t.support(score);
        let block = Rect::from_min_size(rect.min, Vec2::new(38.0, 56.0));
        painter.rect_filled(block, 6.0, color(step.fill));
        paint::outline(ui, block, 6.0, step.line);
        let words = score.map_or("?".to_owned(), signed);
        let n = score.unwrap_or(0);
        let shift = f32::from(n.signum()) * (3.0 + 2.5 * f32::from(n.abs()));
        let center = block.center() + egui::vec2(0.0, shift.clamp(-11.0, 11.0));
        paint::text(painter, center, Align2::CENTER_CENTER, &words, (18.0, Weight::Strong), step.on, 36.0);
        for k in 0..n.unsigned_abs() {
            let sign = if n > 0 { -1.0 } else { 1.0 };
            let y = center.y + sign * (12.5 + 5.5 * f32::from(k));
            let points =
                vec![pos2(center.x - 6.0, y), pos2(center.x, y + sign * 3.5), pos2(center.x + 6.0, y)];
            painter.add(egui::Shape::line(points, Stroke::new(2.0, color(step.on))));
        }
        x += 50.0;
    }
    let mut room = rect.max.x - x;
    if let Some(photo) = &facts.photo {
        const SIDE: f32 = 46.0;
        let square = Rect::from_min_size(pos2(rect.max.x - SIDE, rect.min.y), Vec2::splat(SIDE));
        photos::draw(painter, photo, paint::map_rect(square), 6.0, 1.0);
        room -= SIDE + 8.0;
    }
    paint::text(
        painter,
        pos2(x, rect.min.y + 10.0),
        Align2::LEFT_CENTER,
        &facts.name,
        (17.0, Weight::Strong),
        t.text,
        room,
    );
    let department = session.account().person(id).and_then(|p| p.department.as_ref());
    let department = department.and_then(|d| session.account().departments().get(d)).map(|d| d.name.as_str());
    let parts: Vec<&str> =
        [Some(facts.title.as_str()), department].into_iter().flatten().filter(|p| !p.is_empty()).collect();
    let below = parts.join(" · ");
    paint::text(
        painter,
        pos2(x, rect.min.y + 30.0),
        Align2::LEFT_CENTER,
        &below,
        (12.0, Weight::Regular),
        t.text_2,
        room,
    );
    if let Some(ranked) = session.findings().ranking.of(id).filter(|_| facts.standing == Standing::Member) {
        let y = rect.min.y + 49.0;
        let mut at = x;
        if let Some(mark) = facts.mark {
            let words = if mark == 1 { tr(lang, "rank-principal") } else { tr(lang, "rank-secondary") };
            let words = format!("{mark}  {words}");
            let width = paint::line(painter, &words, 11.0, Weight::Strong, 200.0).size().x + 14.0;
            let chip = Rect::from_min_size(pos2(at, y - 9.0), Vec2::new(width, 18.0));
            let on = if mark == 1 {
                painter.rect_filled(chip, 4.0, color(t.ink));
                t.on_ink
            } else {
                painter.rect_stroke(chip, 4.0, Stroke::new(1.5, color(t.ink)), StrokeKind::Inside);
                t.text
            };
            paint::text(
                painter,
                chip.center(),
                Align2::CENTER_CENTER,
                &words,
                (11.0, Weight::Strong),
                on,
                width,
            );
            at += width + 8.0;
        }
        let score =
            tr_args(lang, "rank-score", &[("rank", ranked.rank.into()), ("score", ranked.k.round().into())]);
        let style = (12.0, Weight::Regular);
        let used =
            paint::text(painter, pos2(at, y), Align2::LEFT_CENTER, &score, style, t.text_2, x + room - at);
        let rect = Rect::from_min_size(pos2(at, y - 9.0), Vec2::new(used, 18.0));
        if widgets::asks_why(ui, rect, "score", lang, &score, widgets::BY_HAND) {
            state.explain = Some(Number::Score(id.clone()));
        }
    }
    response.clicked()
}

fn in_deal(ui: &mut Ui, session: &mut Session, deal: &DealId, id: &PersonId) {
    let lang = session.lang();
    let account = session.account();
    let current = Current::of(account, deal, id, session.day());
    let (roles, influence) = (current.roles().to_vec(), current.influence());
    let veto = session.findings().ranking.of(id).is_some_and(|r| {
        r.why
            .iter()
            .any(|reason| matches!(reason.evidence, crate::analysis::Evidence::Role { veto: true, .. }))
    });
    if account.member(deal, id).is_none() {
        heading(ui, &tr(lang, "in-this-deal"), "");
        widgets::note(ui, &tr(lang, "not-in-deal"), 12.0, theme(ui).text_2);
        if widgets::button(ui, Some(icons::ADD), &tr(lang, "join-deal"), Kind::Plain).clicked()
            && let Some(transaction) = ratings::change_member(session.account(), deal, id, |_| {})
        {
            session.commit(transaction);
        }
        return;
    }
    heading(ui, &tr(lang, "in-this-deal"), &if veto { tr(lang, "can-veto") } else { "".into() });
    labelled(ui, &tr(lang, "roles"), |ui| {
        ui.vertical(|ui| {
            let mut changed: Option<(RoleKey, bool)> = None;
            let (last, others) =
                roles.split_last().map_or((None, &[][..]), |(last, rest)| (Some(last), rest));
            for role in others {
                if role_chip(ui, role, session) {
                    changed = Some((role.clone(), false));
                }
            }
            // The plus stands beside the last role, so that the panel doesn't jump when the first one comes.
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                if let Some(role) = last
                    && role_chip(ui, role, session)
                {
                    changed = Some((role.clone(), false));
                }
                if let Some(role) = add_role(ui, &roles, lang) {
                    changed = Some((role, true));
                }
            });
            if let Some((role, holds)) = changed {
                session.rate_with(deal, id, |held| RatingValue::Roles(with_role(held.roles(), &role, holds)));
            }
        });
    });
    labelled(ui, &tr(lang, "influence"), |ui| {
        let all = [Influence::High, Influence::Medium, Influence::Low];
        let names = all.map(|i| Catalogue::get().influence(i).name.get(lang));
        let chosen = all.iter().position(|i| Some(*i) == influence);
        let width = ui.available_width();
        if let Some(i) = widgets::segmented(ui, &names, chosen, Some(width)) {
            // The one that is on, clicked again, takes the rating back.
            let value = (chosen != Some(i)).then(|| all[i]);
            session.rate_with(deal, id, |_| RatingValue::Influence(value));
        }
    });
}

/// The button that opens the list of the roles that are not held yet; returns the one chosen.
fn add_role(ui: &mut Ui, held: &[RoleKey], lang: Lang) -> Option<RoleKey> {
    let mut chosen = None;
    let add = widgets::icon_button(ui, icons::ADD, &tr(lang, "add-role"), Kind::Plain);
    widgets::menu(ui, &add, 240.0, |ui| {
        for role in Catalogue::get().roles.iter().filter(|role| !held.contains(&role.key)) {
            let entry = widgets::item(ui, None, role.name.get(lang), role.badge.get(lang), true);
            if entry.on_hover_text(role.does.get(lang)).clicked() {
                chosen = Some(role.key.clone());
                ui.close();
            }
        }
    });
    add.on_hover_text(tr(lang, "add-role"));
    chosen
}

/// A role with its badge and a cross; true when the cross was clicked.
fn role_chip(ui: &mut Ui, role: &RoleKey, session: &Session) -> bool {
    /// Around the words of a chip.
    const AROUND: f32 = 36.0;
    /// The plus beside it.
    const PLUS: f32 = 32.0;
    let lang = session.lang();
    let role = role_badge(role, lang);
    let t = theme(ui);
    let badge_width = badge::width(ui.painter(), &role);
    let room = ui.available_width() - badge_width - AROUND - PLUS;
    let words = paint::line(ui.painter(), &role.name, 13.0, Weight::Regular, room).size().x;
    let width = words + badge_width + AROUND;
    let mut gone = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (rect, _) = ui.allocate_exact_size(Vec2::new(width - 20.0, 28.0), Sense::hover());
        let whole = Rect::from_min_size(rect.min, Vec2::new(width, 26.0));
        let painter = ui.painter();
        paint::outline(ui, whole, 4.0, t.line);
        let chip = badge::show(painter, t, &role, pos2(rect.min.x + 5.0, whole.center().y));
        let at = pos2(chip.max.x + 7.0, whole.center().y);
        paint::text(painter, at, Align2::LEFT_CENTER, &role.name, (13.0, Weight::Regular), t.text, room);
        gone = widgets::chip_close(ui, &tr_args(lang, "remove-role", &[("role", role.name.as_str().into())]))
            .clicked();
    });
    gone
}

fn needs(ui: &mut Ui, session: &mut Session, state: &mut UiState, deal: &DealId, id: &PersonId) {
    let lang = session.lang();
    let catalogue = Catalogue::get();
    heading(ui, &tr(lang, "needs"), "");
    let held = session.account().member(deal, id).map(|m| m.needs.clone()).unwrap_or_default();
    let mut changed = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(4.0);
        for need in &held {
            let name = catalogue.need(need).map_or(need.as_str(), |n| n.name.get(lang));
            let chip = widgets::button(ui, None, &format!("{name}  ×"), Kind::Plain);
            if chip.on_hover_text(tr(lang, "remove")).clicked() {
                changed = Some(held.iter().filter(|n| *n != need).cloned().collect::<Vec<_>>());
            }
        }
        let add = widgets::icon_button(ui, icons::ADD, &tr(lang, "add-need"), Kind::Plain);
        widgets::menu(ui, &add, 220.0, |ui| {
            for need in catalogue.needs.iter().filter(|n| !held.contains(&n.key)) {
                if widgets::item(ui, None, need.name.get(lang), "", true).clicked() {
                    changed = Some(held.iter().cloned().chain([need.key.clone()]).collect());
                    ui.close();
                }
            }
        });
        add.on_hover_text(tr(lang, "add-need"));
    });
    if let Some(needs) = changed
        && let Some(made) = ratings::change_member(session.account(), deal, id, |m| m.needs = needs)
    {
        session.commit(made);
    }
    let key = FieldKey::NewNeed(deal.clone(), id.clone());
    widgets::field(ui, &mut state.drafts, key, "", &tr(lang, "own-need"), 288.0);
}
