//! Pointer, wheel, pinch and drop on the canvas, handed to the session in map points.
use super::tips;
use crate::geom::{Point, Rect, RectSide, Transform, vec2};
use crate::locale::{listed, support_spoken, tr_args};
use crate::model::PersonId;
use crate::scene::{Element, Layer, Standing};
use crate::session::{Command, Event, Hit, Modifiers, Session, ToolKind, Transient, TrayItem};
use crate::ui::ui_state::UiState;
use crate::ui::{commands, paint};
use egui::accesskit::Action;
use egui::{CursorIcon, Id, PointerButton, Response, Role, Sense, Ui, WidgetInfo};

/// Feeds the frame's events to the session.
pub(super) fn handle(ui: &Ui, response: &Response, session: &mut Session, state: &mut UiState) {
    let k = ui.ctx().pixels_per_point();
    let to_map = session.camera.screen_from_map(session.canvas, k);
    drop_from_tray(response, session, state, |p| to_map.invert(paint::point(p)));
    zoom_and_pan(ui, response, session, state);

    let to_map = session.camera.screen_from_map(session.canvas, k);
    let map = |p: egui::Pos2| to_map.invert(paint::point(p));
    // In the order in which they came: a quick click is pressed and released within one frame.
    for event in ui.input(|i| i.events.clone()) {
        // Anew for each: the hand tool moves the camera on the way.
        let to_map = session.camera.screen_from_map(session.canvas, k);
        let map = |p: egui::Pos2| to_map.invert(paint::point(p));
        match event {
            egui::Event::PointerMoved(at) if !session.is_idle() => {
                session.pointer(Event::Move { at: map(at), modifiers: modifiers(ui.input(|i| i.modifiers)) });
            }
            egui::Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: held } => {
                if pressed && over(ui, response, state, pos) && !state.panning {
                    response.request_focus();
                    state.canvas_has_focus = true;
                    // A field in place ends itself when it loses the focus.
                    if session.naming.is_none() {
                        session.pointer(Event::Press { at: map(pos), modifiers: modifiers(held) });
                    }
                } else if !pressed && !session.is_idle() {
                    session.pointer(Event::Release { at: map(pos), modifiers: modifiers(held) });
                }
            }
            egui::Event::PointerGone | egui::Event::WindowFocused(false) if !session.is_idle() => {
                session.pointer(Event::Cancel);
            }
            _ => {}
        }
    }
    let pointer = ui.input(|i| i.pointer.latest_pos());
    if let Some(at) = pointer.filter(|at| over(ui, response, state, *at)) {
        // egui tells a double click when the second press is released, and takes a click shortly before, wherever it
        // was, for the first of three.
        let twice = response.double_clicked() || response.triple_clicked();
        if twice && session.naming.is_none() && !state.panning {
            session.pointer(Event::DoublePress { at: map(at) });
        }
    }
    push_edges(ui, session, pointer);
    hover(ui, response, session, state, pointer.map(map));
}

/// While something is dragged near the edge of the canvas, the map moves in from there.
fn push_edges(ui: &Ui, session: &mut Session, pointer: Option<egui::Pos2>) {
    /// Within so many pixels of an edge …
    const NEAR: f32 = 28.0;
    /// … the map moves at most so many a second.
    const FASTEST: f32 = 500.0;
    let Some(at) = pointer.filter(|_| !session.is_idle() && session.tool != ToolKind::Pan) else { return };
    let canvas = paint::rect(session.canvas);
    let push = |low: f32, high: f32, v: f32| {
        ((low + NEAR - v).clamp(0.0, NEAR) - (v - high + NEAR).clamp(0.0, NEAR)) / NEAR
    };
    let by = vec2(push(canvas.min.x, canvas.max.x, at.x), push(canvas.min.y, canvas.max.y, at.y));
    // A press beside a panel is no wish to go there yet.
    if by == crate::geom::Vec2::ZERO || session.transient() == Transient::Nothing {
        return;
    }
    let seconds = ui.input(|i| i.stable_dt).min(0.05);
    session.push_map(by * (FASTEST * seconds));
    let to_map = session.camera.screen_from_map(session.canvas, ui.ctx().pixels_per_point());
    let modifiers = modifiers(ui.input(|i| i.modifiers));
    session.pointer(Event::Move { at: to_map.invert(paint::point(at)), modifiers });
    ui.ctx().request_repaint();
}

fn modifiers(held: egui::Modifiers) -> Modifiers {
    Modifiers { shift: held.shift, command: held.command, alt: held.alt }
}

/// Whether the pointer is over the map itself: not over a menu, a dialog or what floats above.
fn over(ui: &Ui, response: &Response, state: &UiState, at: egui::Pos2) -> bool {
    response.rect.contains(at)
        && ui.ctx().layer_id_at(at).is_none_or(|layer| layer == ui.layer_id())
        && !state.floats.iter().any(|area| area.contains(at))
}

fn hover(ui: &Ui, response: &Response, session: &mut Session, state: &UiState, at: Option<Point>) {
    let inside = ui.input(|i| i.pointer.latest_pos()).is_some_and(|at| over(ui, response, state, at));
    // Whoever works by keyboard left the pointer where it happens to be.
    if (!inside || state.pointer_rests) && session.is_idle() {
        session.hovered = None;
        return;
    }
    let Some(at) = at else { return };
    if !session.is_idle() {
        return;
    }
    let hit = session.hit(at);
    session.hovered = match &hit {
        Hit::Card(id) | Hit::Handle(id, _) | Hit::Fold(id) => Some(id.clone()),
        // On the way from a card to what folds its branch.
        _ if session.hovered.as_ref().is_some_and(|id| reaches_fold(session, id, at)) => {
            session.hovered.take()
        }
        Hit::Link(_) | Hit::LinkEnd(..) | Hit::Region(_) | Hit::RegionCorner(..) | Hit::Nothing => None,
    };
    let cursor = if state.panning || session.tool == ToolKind::Pan {
        CursorIcon::Grab
    } else {
        match (&hit, session.tool) {
            (Hit::Handle(..) | Hit::LinkEnd(..), _) => CursorIcon::Crosshair,
            (Hit::Card(_), ToolKind::Select) => CursorIcon::PointingHand,
            (Hit::Link(_) | Hit::Fold(_), _) => CursorIcon::PointingHand,
            (Hit::Region(_), ToolKind::Select) => CursorIcon::Move,
            (Hit::RegionCorner(..), _) => CursorIcon::ResizeNwSe,
            (_, ToolKind::Select | ToolKind::Pan) => CursorIcon::Default,
            (_, _) => CursorIcon::Crosshair,
        }
    };
    ui.ctx().set_cursor_icon(cursor);
    if !state.pointer_rests && !state.just_dropped {
        tips::show(response, session, &hit, at, state.detail.map(|(detail, _)| detail));
    }
}

fn reaches_fold(session: &Session, id: &PersonId, at: Point) -> bool {
    let picture = session.picture();
    let (Some(card), Some(fold)) = (picture.geometry.cards.get(id), picture.fold_handle(id)) else {
        return false;
    };
    Rect { min: fold.min - vec2(0.0, fold.min.y - card.max.y), max: fold.max }.contains(at)
}

fn zoom_and_pan(ui: &Ui, response: &Response, session: &mut Session, state: &mut UiState) {
    // Wherever the keyboard is, unless somebody types: the hand is on the map.
    let space = response.hovered() && !state.typing && ui.input(|i| i.key_down(egui::Key::Space));
    let dragging =
        response.dragged_by(PointerButton::Middle) || space && response.dragged_by(PointerButton::Primary);
    state.panning = dragging || space;
    look_around(ui, response, session, dragging);
    if dragging {
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
}

/// Wheel and pinch look at another part of the map, and the pointer does while it drags.
pub(in crate::ui) fn look_around(ui: &Ui, response: &Response, session: &mut Session, dragging: bool) {
    // Two fingers move and pinch; whatever one finger had begun is given up.
    if let Some(touch) =
        ui.input(egui::InputState::multi_touch).filter(|t| response.rect.contains(t.center_pos))
    {
        session.pointer(Event::Cancel);
        session.camera.zoom_at(paint::point(touch.center_pos), session.canvas, touch.zoom_delta);
        session.camera.pan(vec2(touch.translation_delta.x, touch.translation_delta.y));
        return;
    }
    if response.hovered()
        && let Some(at) = ui.input(|i| i.pointer.hover_pos())
    {
        let (zoom, scroll) = ui.input(|i| (i.zoom_delta(), i.smooth_scroll_delta()));
        if (zoom - 1.0).abs() > 1e-4 {
            session.camera.zoom_at(paint::point(at), session.canvas, zoom);
        } else if scroll != egui::Vec2::ZERO {
            session.camera.pan(vec2(scroll.x, scroll.y));
        }
    }
    if dragging {
        let delta = response.drag_delta();
        session.camera.pan(vec2(delta.x, delta.y));
    }
}

fn drop_from_tray(
    response: &Response,
    session: &mut Session,
    state: &mut UiState,
    map: impl Fn(egui::Pos2) -> Point,
) {
    let Some(at) = response.ctx.input(|i| i.pointer.latest_pos()).filter(|p| response.rect.contains(*p))
    else {
        return session.carry(None);
    };
    if let Some(item) = response.dnd_release_payload::<TrayItem>() {
        session.drop_from_tray(&item, map(at));
        response.request_focus();
        state.canvas_has_focus = true;
    } else {
        let carried = response.dnd_hover_payload::<TrayItem>();
        session.carry(carried.map(|item| ((*item).clone(), map(at))));
    }
}

/// Puts the cards into the accessibility tree, those out of sight as well; one that is activated there is selected.
/// `map` is the map's own node. Costs nothing while nothing reads the tree.
pub(super) fn accessible(ui: &Ui, session: &mut Session, map: Id) {
    if ui.ctx().accesskit_node_builder(map, |_| ()).is_none() {
        return;
    }
    let k = ui.ctx().pixels_per_point();
    let to_screen = session.camera.screen_from_map(session.canvas, k);
    let picture = session.picture().clone();
    let lang = session.lang();
    let (mut activated, mut asked) = (None, None);
    for part in picture.parts.iter().filter(|part| part.layer == Layer::Card) {
        let Element::Person(id) = &part.shows else { continue };
        let (Some(rect), Some(facts)) = (picture.geometry.cards.get(id), picture.facts.of(id)) else {
            continue;
        };
        let area = paint::rect(to_screen.rect(*rect));
        // The pointer goes through to the map.
        let response = ui.interact(area, Id::unique(("card", id)), Sense::hover());
        let selected = session.selection.has(id);
        let name = listed(lang, &[&facts.name, &facts.title]);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name.as_str()));
        let value = support_spoken(facts.support, lang);
        let folded = match picture.geometry.folded_below(id) {
            0 => None,
            count => Some(fold_words(session, count)),
        };
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.add_action(Action::Click);
            if facts.standing == Standing::Member {
                node.set_value(value);
            }
            if let Some(folded) = folded {
                node.set_description(folded);
            }
        });
        if session.selection.only() == Some(id) {
            asked = handles(ui, session, id, &to_screen, *rect).or(asked);
        }
        if ui.input(|i| i.has_accesskit_action_request(response.id, Action::Click)) {
            activated = Some(id.clone());
        }
    }
    if let Some(id) = activated {
        session.show_person(&id);
    }
    if let Some(command) = asked {
        session.run(command);
    }
}

/// How many people are folded away, and how they come back.
pub(super) fn fold_words(session: &Session, count: usize) -> String {
    tr_args(session.lang(), "fold-open", &[("count", (count as f64).into())])
}

/// The connect handles of the selected card, for a screen reader: what a line drawn from there would be. Pressed, the
/// lower one adds a report, and the others begin a line that the keys aim; returns the command.
fn handles(ui: &Ui, session: &Session, id: &PersonId, to_screen: &Transform, card: Rect) -> Option<Command> {
    let mut asked = None;
    for side in RectSide::ALL {
        let at = paint::pos(to_screen.point(side.of(card)));
        let area = egui::Rect::from_center_size(at, egui::Vec2::splat(12.0));
        let response = ui.interact(area, Id::unique(("handle", id, side.key())), Sense::hover());
        let command = match side {
            _ if session.is_ours(id) => Command::Tool(ToolKind::Pair),
            RectSide::Bottom => Command::AddReport,
            RectSide::Top => Command::Tool(ToolKind::Reports),
            RectSide::Left | RectSide::Right => Command::Tool(ToolKind::Influence),
        };
        let words = commands::label(session.lang(), command);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words.as_str()));
        ui.ctx().accesskit_node_builder(response.id, |node| node.add_action(Action::Click));
        if ui.input(|i| i.has_accesskit_action_request(response.id, Action::Click)) {
            asked = Some(command);
        }
    }
    asked
}
