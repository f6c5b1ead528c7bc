//! The right panel: every field of what is selected. Nothing selected: the deal and the account.
mod apply;
mod deal;
mod identity;
mod link;
mod ours;
mod person;
mod person_more;
mod rating;
mod region;
mod relationship;
mod selling;
mod several;
mod support;
mod work;

pub(super) use apply::apply;

use super::areas::{self, Area};
use super::paint;
use super::shell::fixed;
use super::ui_state::UiState;
use super::widgets::{follow_focus, theme};
use crate::session::{Command, Session};
use egui::{Margin, Panel, ScrollArea, Ui, Vec2, pos2};

pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState, asked: &mut Vec<Command>) {
    let t = theme(ui);
    fixed(Panel::right("right"), 320.0, t.surface, Margin { left: 16, right: 4, top: 0, bottom: 0 }).show(
        ui,
        |ui| {
            areas::begin(ui, state, Area::Right);
            let area = ui.max_rect().expand2(Vec2::new(16.0, 0.0));
            paint::rule(ui.painter(), pos2(area.min.x, area.min.y), pos2(area.min.x, area.max.y), t.line);
            ScrollArea::vertical().auto_shrink(false).id_salt("inspector").show(ui, |ui| {
                ui.set_width(288.0);
                ui.spacing_mut().item_spacing = Vec2::new(8.0, 6.0);
                ui.add_space(12.0);
                if session.selection.people().len() > 1 {
                    several::show(ui, session, state, asked);
                } else if let Some(id) = session.selection.lead().cloned() {
                    person::show(ui, session, state, &id, asked);
                } else if let Some(id) = session.selection.link().cloned() {
                    link::show(ui, session, state, &id);
                } else if let Some(id) = session.selection.region().cloned() {
                    region::show(ui, session, state, &id);
                } else {
                    deal::show(ui, session, state);
                }
                ui.add_space(24.0);
                follow_focus(ui);
            });
        },
    );
}
