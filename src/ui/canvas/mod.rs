//! The map in the window: input, painting, what floats above it. Decides nothing: gestures are the session's.
mod chrome;
mod context_menu;
mod filter_bar;
mod floating;
mod ghost;
mod guides;
mod input;
mod legend;
mod minimap;
mod naming;
mod painter;
mod rings;
mod shapes;
mod tips;
mod way;
mod what_if;

pub(super) use filter_bar::{above as filter_above, searches};
pub(super) use input::look_around;
pub(super) use legend::swatch;
pub(super) use minimap::Minimap;
pub(super) use painter::PartCache;
pub(super) use what_if::letter;

use super::paint;
use super::ui_state::UiState;
use crate::locale::tr;
use crate::scene::Detail;
use crate::session::{Command, Overlay, Session, Showing, Slide};
use egui::{Id, Role, Sense, Ui, WidgetInfo};

/// The picture of a presentation: the customer's, or the team's without anything to take hold of.
pub(super) fn paint_presented(ui: &mut Ui, session: &Session, state: &mut UiState) {
    let Some(presentation) = session.presentation() else { return };
    if let Showing::Customer { picture, .. } = presentation.showing() {
        painter::paint_scene(ui, session, picture);
        return;
    }
    let detail = band(state, session.seen_zoom());
    painter::paint(ui, session, &mut state.parts, &Overlay::default(), detail, &[]);
    if let Some(Slide::Person(id)) = presentation.slide() {
        rings::ring(ui, session, id);
    }
    legend::legend(ui, session, paint::rect(session.canvas));
}

/// The band of detail. While the zoom glides the one held is kept near a threshold; after a jump the same zoom looks
/// the same, wherever it came from.
fn band(state: &mut UiState, zoom: f32) -> Detail {
    const JUMP: f32 = 0.03;
    let held = state.detail.filter(|(_, at)| (zoom / at - 1.0).abs() < JUMP).map(|(detail, _)| detail);
    let detail = Detail::at(zoom, held);
    state.detail = Some((detail, zoom));
    detail
}

/// Tab goes past the map, where the next press would add somebody: F6 leads there.
fn pass_by(ui: &Ui, map: &egui::Response, state: &mut UiState) {
    let now = ui.ctx().cumulative_frame_nr();
    let back = ui.input(|i| {
        let mut tabs = i.events.iter().rev().filter_map(|event| match event {
            egui::Event::Key { key: egui::Key::Tab, pressed: true, modifiers, .. } => Some(modifiers.shift),
            _ => None,
        });
        tabs.next()
    });
    state.tabbed = back.map(|back| (now, back)).or(state.tabbed);
    // Backwards the keyboard comes a frame later.
    let by_tab = state.tabbed.filter(|(frame, _)| now - frame <= 1 && map.gained_focus());
    if let Some((_, back)) = by_tab {
        state.passes = Some(if back { egui::FocusDirection::Previous } else { egui::FocusDirection::Next });
        ui.ctx().request_repaint();
    }
}

/// Shows the canvas in all the room that is left; returns the commands asked for.
pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState, asked: &mut Vec<Command>) {
    let area = ui.available_rect_before_wrap();
    session.canvas = paint::map_rect(area);
    if state.fit_pending {
        session.first_view();
        // Who is to be shown may not be known yet; whoever looks around by then is left alone.
        let touched = ui.input(|i| i.pointer.any_down() || i.smooth_scroll_delta != egui::Vec2::ZERO);
        state.fit_pending = session.findings_now().is_none() && !touched;
    }
    ui.advance_cursor_after_rect(area);
    // The same whichever panels are shown: it keeps the keyboard.
    let response = ui.interact(area, Id::unique("canvas"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, tr(session.lang(), "map")));
    state.canvas_id = Some(response.id);
    pass_by(ui, &response, state);
    ui.set_clip_rect(area);
    if state.canvas_has_focus {
        // Arrows go from card to card, not from control to control; Tab adds a report to whoever is selected.
        let filter = egui::EventFilter {
            tab: session.somebody_on_map(),
            horizontal_arrows: true,
            vertical_arrows: true,
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    input::handle(ui, &response, session, state);
    let now = ui.input(|i| i.time);
    let (overlay, gliding) = session.overlay(now);
    if gliding {
        ui.ctx().request_repaint();
    }
    let detail = band(state, session.seen_zoom());
    painter::paint(ui, session, &mut state.parts, &overlay, detail, &state.floats);
    chrome::paint(ui, session, state, &overlay, detail);
    painter::paint_above_rings(ui, session, &mut state.parts, &overlay, detail);
    what_if::marks(ui, session, &overlay);
    way::paint_way(ui, session, &overlay);
    input::accessible(ui, session, response.id);
    naming::show(ui, session, state);
    state.floats = floating::show(ui, session, asked);
    let minimap = state.shows_minimap.then(|| minimap::show(ui, session, state)).flatten();
    session.covered = minimap.map(paint::map_rect);
    state.floats.extend(minimap);
    let bar = filter_bar::show(ui, session, state, asked);
    state.floats.extend(bar);
    let asks = what_if::bar(ui, session, bar, &mut state.explain, asked);
    state.floats.extend(asks);
    let said = way::said(ui, session, asks.or(bar));
    state.floats.extend(said);
    context_menu::show(&response, session, &mut state.menu_at, asked);
}
