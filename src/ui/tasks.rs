//! The tasks of the deal, what is due first at the top: done with one click, and whose card it is with another.
use super::canvas::swatch;
use super::paint::{self, color};
use super::widgets::{self, theme};
use crate::catalogue::Lang;
use crate::locale::{listed, signed, tr, tr_args};
use crate::model::{PersonId, TaskId};
use crate::session::edits::work;
use crate::session::{Session, TaskRow};
use crate::text::icons;
use crate::theme::Weight;
use egui::{Align2, Id, Rect, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

const ROW: f32 = 28.0;
/// Width of the box to tick, and of the columns at the right: whom it is about, who does it, until when.
const TICK: f32 = 34.0;
const PERSON: f32 = 150.0;
const OWNER: f32 = 120.0;
const DUE: f32 = 112.0;
/// In less a title says nothing.
const LEAST_TITLE: f32 = 160.0;
/// Width of what the person is to think.
const AIM: f32 = 44.0;

pub(super) fn show(ui: &mut Ui, session: &mut Session) {
    let roster = session.roster().clone();
    let lang = session.lang();
    if roster.tasks.is_empty() {
        let at = ui.available_rect_before_wrap().center();
        let style = (13.0, Weight::Regular);
        let words = tr(lang, "tasks-none");
        paint::text(ui.painter(), at, Align2::CENTER_CENTER, &words, style, theme(ui).text_3, 600.0);
        return;
    }
    let (mut shown, mut ticked): (Option<PersonId>, Option<TaskId>) = (None, None);
    widgets::list_rows(ui, "tasks", (roster.tasks.len(), ROW), |ui, i| {
        let task = &roster.tasks[i];
        let response = widgets::list_row(ui, Id::unique(("task", &task.id)), ROW);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Row, true, task.title.as_str());
            let due = due_words(task, lang);
            let aim = task.aim.map_or_else(String::new, |aim| format!("→ {}", signed(aim.score())));
            info.current_text_value = Some(listed(lang, &[&aim, &task.name, &task.owner, &due]));
            info
        });
        // Out of sight it is there for the keyboard only.
        if !ui.is_rect_visible(response.rect) {
            return response;
        }
        row(ui, response.rect, response.hovered(), task, lang);
        widgets::focus_ring_within(ui, &response);
        if tick(ui, response.rect, task, &tr(lang, "task-done")) {
            ticked = Some(task.id.clone());
        } else if response.clicked() {
            shown.clone_from(&task.person);
        }
        response
    });
    if let Some(id) = ticked
        && let Some(made) = work::change_task(session.account(), &id, |task| task.done = !task.done)
    {
        session.commit(made);
    }
    if let Some(id) = shown {
        session.show_person(&id);
    }
}

/// The box that says whether it is done; true when it was pressed.
fn tick(ui: &Ui, row: Rect, task: &TaskRow, label: &str) -> bool {
    let t = theme(ui);
    let area = row.with_max_x(row.min.x + TICK);
    let response = ui.interact(area, ui.scope_id().with(("done", &task.id)), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(Role::CheckBox, true, task.done, format!("{label}: {}", task.title))
    });
    let square = Rect::from_center_size(pos2(row.min.x + 20.0, row.center().y), Vec2::splat(14.0));
    if task.done {
        ui.painter().rect_filled(square, 3.0, color(t.accent));
        paint::icon(ui.painter(), square.center(), icons::CHECK, 11.0, t.on_accent);
    } else {
        let line = if response.hovered() { t.accent } else { t.line_strong };
        let stroke = egui::Stroke::new(1.5, color(line));
        ui.painter().rect_stroke(square, 3.0, stroke, StrokeKind::Inside);
    }
    widgets::focus_ring(ui, &response);
    response.clicked()
}

/// Until when, and that it is past.
fn due_words(task: &TaskRow, lang: Lang) -> String {
    if task.overdue {
        return tr_args(lang, "task-late", &[("date", task.due_words.as_str().into())]);
    }
    task.due_words.clone()
}

fn row(ui: &Ui, rect: Rect, hovered: bool, task: &TaskRow, lang: Lang) {
    let t = theme(ui);
    let painter = ui.painter();
    if hovered {
        painter.rect_filled(rect, 0.0, color(t.surface_alt));
    }
    paint::rule(painter, rect.left_bottom(), rect.right_bottom(), t.line);
    let y = rect.center().y;
    let say = |x: f32, words: &str, weight: Weight, tint, room: f32| {
        paint::text(painter, pos2(x, y), Align2::LEFT_CENTER, words, (12.0, weight), tint, room);
    };
    let left = rect.min.x + TICK + 6.0;
    let due = rect.max.x - DUE - 8.0;
    // What has to be done comes first: where there is little room the owner goes, then the person, then the day.
    let keeps = |columns: f32| due - columns - left >= LEAST_TITLE;
    let owner_wide = if keeps(OWNER + PERSON) { OWNER } else { 0.0 };
    let person_wide = if keeps(owner_wide + PERSON) { PERSON } else { 0.0 };
    let due_wide = if keeps(0.0) { DUE } else { 0.0 };
    let due = rect.max.x - due_wide - 8.0;
    let owner = due - owner_wide;
    let person = owner - person_wide;
    let tint = if task.done { t.text_3 } else { t.text };
    let style = (13.0, Weight::Regular);
    // A move of the plan says where it leads.
    let aim = if task.aim.is_some() { AIM } else { 0.0 };
    let room = person - left - aim - 12.0;
    paint::text(painter, pos2(left, y), Align2::LEFT_CENTER, &task.title, style, tint, room);
    if let Some(aim) = task.aim {
        swatch(painter, t, Some(aim.score()), &signed(aim.score()), pos2(person - AIM, y));
    }
    for (x, words, wide) in [(person, &task.name, person_wide), (owner, &task.owner, owner_wide)] {
        if wide > 0.0 {
            say(x, words, Weight::Regular, t.text_2, wide - 10.0);
        }
    }
    let (weight, tint) = if task.overdue { (Weight::Strong, t.text) } else { (Weight::Regular, t.text_2) };
    if due_wide > 0.0 {
        say(due, &due_words(task, lang), weight, tint, due_wide);
    }
}
