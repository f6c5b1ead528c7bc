//! The menu of the right button on the map, of a long press and of Shift+F10: what can be done with what was pressed.
use crate::geom::{Rect, pt};
use crate::session::{Command, Event, Hit, Session};
use crate::ui::{commands, paint, widgets};
use egui::{Key, Modifiers, Response, SetOpenCommand};

/// Where Shift+F10 opens the menu of the right button: at whatever is selected, else in the middle of the map.
fn menu_at(session: &Session) -> egui::Pos2 {
    let geometry = &session.picture().geometry;
    let selected = match (session.selection.lead(), session.selection.region(), session.selection.link()) {
        (Some(id), ..) => geometry.cards.get(id).map(Rect::center),
        (_, Some(id), _) => geometry.regions.get(id).map(|rect| pt(rect.center().x, rect.min.y)),
        (.., Some(id)) => geometry.line(id).and_then(|line| line.points.get(line.points.len() / 2).copied()),
        _ => None,
    };
    let seen = session.camera.view(session.canvas);
    let at = selected.filter(|at| seen.contains(*at)).unwrap_or(seen.center());
    paint::pos(session.camera.screen_from_map(session.canvas, 1.0).point(at))
}

/// The menu of the right button; `opened_at`: where it was opened by keyboard.
pub(super) fn show(
    response: &Response,
    session: &mut Session,
    opened_at: &mut Option<egui::Pos2>,
    asked: &mut Vec<Command>,
) {
    let held = response.long_touched();
    if held {
        // What the finger had begun was no drag.
        session.pointer(Event::Cancel);
    }
    if (response.secondary_clicked() || held)
        && let Some(at) = response.interact_pointer_pos()
    {
        let to_map = session.camera.screen_from_map(session.canvas, response.ctx.pixels_per_point());
        match session.hit(to_map.invert(paint::point(at))) {
            Hit::Card(id) | Hit::Handle(id, _) | Hit::Fold(id) if !session.selection.has(&id) => {
                session.selection.set_person(id);
            }
            Hit::Link(id) | Hit::LinkEnd(id, _) => session.selection.set_link(id),
            Hit::Region(id) | Hit::RegionCorner(id, _) => session.selection.set_region(id),
            Hit::Card(_) | Hit::Handle(..) | Hit::Fold(_) => {}
            Hit::Nothing => session.selection.clear(),
        }
    }
    let frame = egui::Frame::popup(&response.ctx.global_style()).inner_margin(4);
    let menu = egui::Popup::context_menu(response).width(268.0).frame(frame);
    let by_key =
        response.has_focus() && response.ctx.input_mut(|i| i.consume_key(Modifiers::SHIFT, Key::F10));
    if by_key {
        *opened_at = Some(menu_at(session));
        widgets::ask_step(&response.ctx, false);
    } else if response.secondary_clicked() || held || !menu.is_open() {
        *opened_at = None;
    }
    // To the side of an entry is none; the next step up would begin at the last one, which deletes.
    let aside = response.ctx.input(|i| i.key_pressed(Key::ArrowLeft) || i.key_pressed(Key::ArrowRight));
    if menu.is_open() && aside {
        response.ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
    }
    let menu = if held || by_key { menu.open_memory(SetOpenCommand::Bool(true)) } else { menu };
    let menu = match *opened_at {
        Some(at) => menu.at_position(at),
        None => menu,
    };
    menu.show(|ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        let groups: &[&[Command]] = if !session.selection.people().is_empty() {
            &[
                &[Command::Rename, Command::AddReport, Command::AddPeer],
                &[
                    Command::SupportUp,
                    Command::SupportDown,
                    Command::Neutral,
                    Command::Unrate,
                    Command::StepInfluence,
                    Command::Roles,
                ],
                &[Command::Way, Command::Neighbourhood, Command::FitSelection],
                &[Command::Cut, Command::Copy, Command::CopyPicture, Command::Duplicate],
                &[Command::ChoosePhoto, Command::RemovePhoto],
                &[Command::TidySelection, Command::Pin, Command::Fold],
                &[
                    Command::AlignRow,
                    Command::AlignColumn,
                    Command::DistributeAcross,
                    Command::DistributeDown,
                ],
                &[Command::PutOnMap, Command::ToTray, Command::Delete],
            ]
        } else if session.selection.is_empty() {
            &[
                &[Command::AddPerson, Command::AddPlaceholder, Command::AddDepartment],
                &[Command::Paste, Command::SelectAll],
                &[Command::Tidy, Command::Fit],
            ]
        } else {
            // Of a department and of a line: what only one of them has is left out for the other.
            &[
                &[Command::StrongerLine, Command::WeakerLine, Command::TurnLine],
                &[Command::Rename, Command::Copy, Command::Duplicate],
                &[Command::TidySelection, Command::FitSelection],
                &[Command::FitRegion, Command::HideRegion],
                &[Command::NextLine, Command::Delete],
            ]
        };
        // What can't be done with what was clicked stands in the menus of the window, with the reason.
        let shown = groups
            .iter()
            .map(|group| {
                group.iter().filter(|command| session.missing(**command).is_none()).collect::<Vec<_>>()
            })
            .filter(|group| !group.is_empty());
        for (i, group) in shown.enumerate() {
            if i > 0 {
                widgets::menu_rule(ui);
            }
            for command in group {
                commands::entry(ui, session, *command, None, asked);
            }
        }
        widgets::end_steps(ui);
    });
}
