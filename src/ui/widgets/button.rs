//! Buttons with text or an icon.
use super::{focus_ring, theme};
use crate::catalogue::Lang;
use crate::locale::tr;
use crate::theme::{Rgba, Weight};
use crate::ui::paint::{self, color};
use egui::{Align2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Kind {
    Plain,
    /// The one main action of an area.
    Filled,
    /// Without a line.
    Quiet,
    /// Pressed in.
    On,
}

struct Colors {
    fill: Option<Rgba>,
    line: Option<Rgba>,
    text: Rgba,
}

fn colors(ui: &Ui, kind: Kind, response: &Response, enabled: bool) -> Colors {
    let t = theme(ui);
    if !enabled {
        let line = (kind == Kind::Plain || kind == Kind::Filled).then_some(t.line);
        return Colors { fill: line.map(|_| t.surface), line, text: t.text_3.with_opacity(0.6) };
    }
    let (hovered, pressed) = (response.hovered(), response.is_pointer_button_down_on());
    match kind {
        Kind::Plain => Colors {
            fill: Some(if pressed {
                t.surface_sunken
            } else if hovered {
                t.surface_alt
            } else {
                t.surface
            }),
            line: Some(if hovered { t.line_strong } else { t.line }),
            text: t.text,
        },
        Kind::Filled => Colors {
            fill: Some(if hovered { t.accent_text } else { t.accent }),
            line: None,
            text: t.on_accent,
        },
        Kind::Quiet => Colors {
            fill: if pressed { Some(t.surface_sunken) } else { hovered.then_some(t.surface_alt) },
            line: None,
            text: t.text,
        },
        Kind::On => Colors { fill: Some(t.accent_soft), line: None, text: t.accent_text },
    }
}

/// A button with an optional icon, as wide as its words; `enabled` greys it.
pub(in crate::ui) fn button(ui: &mut Ui, icon: Option<char>, label: &str, kind: Kind) -> Response {
    sized_button(ui, icon, label, kind, None)
}

/// The same with a fixed width.
pub(in crate::ui) fn sized_button(
    ui: &mut Ui,
    icon: Option<char>,
    label: &str,
    kind: Kind,
    width: Option<f32>,
) -> Response {
    let words = paint::line(ui.painter(), label, 13.0, Weight::Regular, f32::INFINITY).size().x;
    let icon_room = if icon.is_some() { 22.0 } else { 0.0 };
    let natural = (words + icon_room + 20.0).ceil();
    let width = width.unwrap_or(natural);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 28.0), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, label));
    if ui.is_rect_visible(rect) {
        let c = colors(ui, kind, &response, enabled);
        let painter = ui.painter();
        if let Some(fill) = c.fill {
            painter.rect_filled(rect, 4.0, color(fill));
        }
        if let Some(line) = c.line {
            paint::outline(ui, rect, 4.0, line);
        }
        // Centred; where the words are wide, the air at the ends gives way first.
        let left = rect.min.x + ((width - words - icon_room) / 2.0).max(5.0);
        if let Some(icon) = icon {
            let tint = if kind == Kind::Plain && enabled { theme(ui).text_2 } else { c.text };
            paint::icon(painter, pos2(left + 8.0, rect.center().y), icon, 16.0, tint);
        }
        let at = pos2(left + icon_room, rect.center().y);
        let room = rect.max.x - at.x - 2.0;
        paint::text(painter, at, Align2::LEFT_CENTER, label, (13.0, Weight::Regular), c.text, room);
    }
    focus_ring(ui, &response);
    response
}

/// A square button with an icon; `label` is what it is called.
pub(in crate::ui) fn icon_button(ui: &mut Ui, icon: char, label: &str, kind: Kind) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(28.0), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, kind == Kind::On, label));
    if ui.is_rect_visible(rect) {
        let c = colors(ui, kind, &response, enabled);
        if let Some(fill) = c.fill {
            ui.painter().rect_filled(rect, 4.0, color(fill));
        }
        if let Some(line) = c.line {
            paint::outline(ui, rect, 4.0, line);
        }
        let tint =
            if enabled && matches!(kind, Kind::Plain | Kind::Quiet) { theme(ui).text_2 } else { c.text };
        paint::icon(ui.painter(), rect.center(), icon, 16.0, tint);
    }
    focus_ring(ui, &response);
    response
}

/// The small cross of a chip.
pub(in crate::ui) fn chip_close(ui: &mut Ui, label: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(18.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    let t = theme(ui);
    let tint = if response.hovered() { t.text } else { t.text_3 };
    paint::icon(ui.painter(), rect.center(), crate::text::icons::CLOSE, 12.0, tint);
    focus_ring(ui, &response);
    response
}

/// For what the keyboard has a letter for: it does not stop there.
pub(in crate::ui) const BY_HAND: Sense = Sense::CLICK.union(Sense::HOVER);

/// A number painted in `rect` that says how it comes about: true when it was pressed.
pub(in crate::ui) fn asks_why(
    ui: &Ui,
    rect: Rect,
    salt: impl std::hash::Hash + std::fmt::Debug,
    lang: Lang,
    words: &str,
    sense: Sense,
) -> bool {
    let response = ui.interact(rect, ui.scope_id().with(("why", salt)), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words));
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        let y = rect.max.y - 2.0;
        paint::rule(ui.painter(), pos2(rect.min.x, y), pos2(rect.max.x, y), theme(ui).accent);
    }
    focus_ring(ui, &response);
    response.on_hover_text(tr(lang, "explain-open")).clicked()
}

/// Words that can be clicked.
pub(in crate::ui) fn link_text(ui: &mut Ui, text: &str) -> Response {
    let room = ui.available_width();
    let galley = paint::line(ui.painter(), text, 13.0, Weight::Regular, room);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(galley.size().x, 20.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, text));
    let t = theme(ui);
    let at = pos2(rect.min.x, rect.center().y);
    let tint = if response.hovered() { t.accent } else { t.accent_text };
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, text, (13.0, Weight::Regular), tint, room);
    focus_ring(ui, &response);
    response
}
