//! The status line: how many there are, what the hand can do now, and whose picture this is.
use super::canvas;
use super::paint;
use super::shell::fixed;
use super::ui_state::UiState;
use super::widgets::theme;
use crate::locale::{tr, tr_args};
use crate::session::{Command, Naming, Page, Session};
use crate::theme::Weight;
use egui::{Align2, Id, Margin, Panel, Ui, pos2};

/// What the hand can do now, on the keyboard or on the mouse, for whoever has not learned it yet; `seeks`: people are being looked
/// for.
fn hint(session: &Session, state: &UiState, seeks: bool, focused: Option<Id>) -> &'static str {
    let on_keyboard = state.pointer_rests;
    match state.page {
        _ if matches!(session.naming, Some(Naming::Person(_))) => "keys-naming",
        _ if session.naming.is_some() => "keys-naming-other",
        _ if seeks => "keys-filter",
        _ if state.typing => "keys-field",
        Page::Map if session.line_from().is_some() => "keys-line",
        Page::Map if on_keyboard && !state.canvas_has_focus => "keys-panel",
        Page::Matrix => "keys-matrix",
        Page::Table if state.table.on_cell(focused).is_some() => "keys-cell",
        Page::Table => "keys-elsewhere",
        Page::Map if session.missing(Command::StrongerLine).is_none() => "keys-one-line",
        Page::Map if session.selection.link().is_some() => "keys-plain-line",
        Page::Map if session.selection.people().len() > 1 => "keys-several",
        Page::Map if session.somebody_on_map() => {
            if on_keyboard {
                "keys-person"
            } else {
                "mouse-person"
            }
        }
        Page::Map => {
            if on_keyboard {
                "keys-map"
            } else {
                "mouse-map"
            }
        }
    }
}

pub(super) fn show(ui: &mut Ui, session: &Session, state: &UiState) {
    let t = theme(ui);
    fixed(Panel::bottom("status"), 22.0, t.surface_alt, Margin::symmetric(12, 0)).show(ui, |ui| {
        let area = ui.max_rect();
        paint::rule(
            ui.painter(),
            pos2(area.min.x - 12.0, area.min.y),
            pos2(area.max.x + 12.0, area.min.y),
            t.line,
        );
        let lang = session.lang();
        let roster = session.roster();
        let words = tr_args(
            lang,
            "status-counts",
            &[
                ("selected", session.selection.len().into()),
                ("people", roster.members.into()),
                ("rated", roster.rated.into()),
                ("influence", roster.influence_lines.into()),
                ("conflicts", roster.conflicts.into()),
            ],
        );
        let y = area.center().y + 1.0;
        let style = (11.0, Weight::Regular);
        let at = pos2(area.min.x, y);
        let counts =
            paint::text(ui.painter(), at, Align2::LEFT_CENTER, &words, style, t.text_2, area.width() * 0.6);
        let right = tr(lang, if session.working() { "status-working" } else { "status-internal" });
        let at = pos2(area.max.x, y);
        let internal =
            paint::text(ui.painter(), at, Align2::RIGHT_CENTER, &right, style, t.text_2, area.width() * 0.4);
        let mut keys =
            tr(lang, hint(session, state, canvas::searches(ui.ctx()), ui.memory(egui::Memory::focused)))
                .into_owned();
        if cfg!(target_os = "macos") {
            keys = keys.replace("Ctrl+", "⌘");
        }
        let (from, to) = (area.min.x + counts + 24.0, area.max.x - internal - 24.0);
        let wide = paint::line(ui.painter(), &keys, style.0, style.1, f32::INFINITY).size().x;
        if wide <= to - from {
            let at = pos2(f32::midpoint(from, to), y);
            paint::text(ui.painter(), at, Align2::CENTER_CENTER, &keys, style, t.text_3, to - from);
        }
    });
}
