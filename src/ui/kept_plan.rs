//! The plan that the team keeps: how far it has come, who is still to be moved and by whom, and what it would bring.
use super::commands;
use super::paint;
use super::scenarios::{Pressed, step_row};
use super::ui_state::UiState;
use super::widgets::{self, Kind, theme};
use crate::analysis::{Approach, KeptMove, KeptPlan, Outlook, PlanStep};
use crate::locale::{date_short, listed, tr, tr_args};
use crate::model::PersonId;
use crate::report::{Number, approach_words, kept_words};
use crate::session::{Command, Session};
use crate::theme::Weight;
use egui::{Align, Align2, Layout, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

/// Returns whose row was pressed.
pub(super) fn show(
    ui: &mut Ui,
    session: &mut Session,
    state: &mut UiState,
    outlook: &Outlook,
    kept: &KeptPlan,
) -> Option<PersonId> {
    let (lang, t) = (session.lang(), theme(ui));
    let words = kept_words(kept, lang);
    ui.horizontal(|ui| {
        let title = tr(lang, "kept-plan");
        let room = (ui.available_width() - 130.0).max(160.0);
        let (rect, response) = ui.allocate_exact_size(Vec2::new(room, 28.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title.as_ref()));
        response.on_hover_text(tr(lang, "kept-plan-tip"));
        let at = pos2(rect.min.x, rect.center().y);
        let style = (13.0, Weight::Strong);
        let used = paint::text(ui.painter(), at, Align2::LEFT_CENTER, &title, style, t.text_2, 140.0);
        let at = pos2(at.x + used + 10.0, at.y);
        let style = (12.0, Weight::Regular);
        let used =
            paint::text(ui.painter(), at, Align2::LEFT_CENTER, &words, style, t.text_2, room - used - 20.0);
        let number = Rect::from_min_max(pos2(at.x, at.y - 10.0), pos2(at.x + used, at.y + 10.0));
        if widgets::asks_why(ui, number, "kept-plan", lang, &words, Sense::click()) {
            state.explain = Some(Number::KeptPlan);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let drop = widgets::button(ui, None, &commands::label(lang, Command::DropPlan), Kind::Plain);
            if drop.on_hover_text(commands::tip(lang, Command::DropPlan)).clicked() {
                session.run(Command::DropPlan);
            }
        });
    });
    let mut shown = None;
    for one in &kept.moves {
        // Who is beyond the aim is there, too: no step leads down.
        let to = one.now.filter(|_| one.is_reached()).unwrap_or(one.aim);
        let step = PlanStep { person: one.person.clone(), from: one.now, to, cost: one.cost };
        let how = how(session, outlook, one);
        // The same people may stand in the cheapest plan below.
        match ui.push_id("kept", |ui| step_row(ui, session, &step, &how)).inner {
            Some(Pressed::Row) => shown = Some(one.person.clone()),
            Some(Pressed::Effort) => state.explain = Some(Number::Step(one.person.clone(), one.aim)),
            None => {}
        }
    }
    ui.add_space(6.0);
    shown
}

/// Whether the cheapest plan of today has the very moves that are left of the one kept.
pub(super) fn is_cheapest(kept: &KeptPlan, outlook: &Outlook) -> bool {
    let left: Vec<_> = kept.moves.iter().filter(|one| !one.is_reached()).collect();
    let steps = outlook.plan.as_ref().map(|plan| plan.steps.as_slice()).unwrap_or_default();
    let same = |step: &PlanStep| left.iter().any(|one| one.person == step.person && one.aim == step.to);
    !steps.is_empty() && steps.len() == left.len() && steps.iter().all(same)
}

/// Who does it, by which way, until when; of a task that is done without the person having moved, that.
fn how(session: &Session, outlook: &Outlook, one: &KeptMove) -> String {
    let (account, lang) = (session.account(), session.lang());
    let Some(task) = account.tasks().get(&one.task) else { return String::new() };
    let stands = if task.done && !one.is_reached() { tr(lang, "kept-plan-done-only") } else { "".into() };
    let way = outlook.campaign.approaches.iter().find(|approach| approach.person == one.person);
    let route = way.and_then(|approach| approach.route.clone()).filter(|_| !one.is_reached());
    let owner = task.owner.clone();
    let by = match (&route, &owner) {
        (None, None) => String::new(),
        // Who is not of the cheapest plan has no way worked out, which is not to say that there is none.
        (None, Some(owner)) => crate::report::person_name(account, owner, lang),
        (Some(_), _) => approach_words(account, &Approach { person: one.person.clone(), owner, route }, lang),
    };
    let due = task.due.map(|due| {
        let date = date_short(lang, due);
        tr_args(lang, "kept-plan-due", &[("date", date.as_str().into())])
    });
    listed(lang, &[&stands, &due.unwrap_or_default(), &by])
}
