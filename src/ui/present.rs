//! The map shown to others: the whole screen, no panels. Keys go from step to step; nothing can be changed, and in front
//! of a customer nothing else can be reached until Esc was held.
use super::app::App;
use super::canvas;
use super::paint::{self, color};
use crate::catalogue::Lang;
use crate::locale::{listed, tr};
use crate::session::{Audience, Session, Step};
use crate::theme::{Theme, ThemeId, Weight};
use egui::{
    Align2, CentralPanel, Frame, Key, PointerButton, Role, Sense, Ui, Vec2, ViewportCommand, WidgetInfo, pos2,
};

/// So long Esc is held to leave the customer's picture.
const HOLD_SECONDS: f64 = 0.8;
/// Room below the map for the caption.
const CAPTION: f32 = 56.0;

/// What the window remembers of a presentation.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stage {
    /// The room that the step was shown in.
    shown_in: Option<egui::Rect>,
    /// Since when Esc is held.
    held_since: Option<f64>,
}

impl App {
    /// A frame of the presentation; true if there is one.
    pub(super) fn present(&mut self, ui: &mut Ui) -> bool {
        let Some(presentation) = self.session.presentation() else { return false };
        let audience = presentation.audience;
        let theme = Theme::get(match audience {
            Audience::Internal => self.session.look.theme,
            Audience::Customer => ThemeId::Presenter,
        });
        if self.stage.shown_in.is_none() {
            ui.ctx().send_viewport_cmd(ViewportCommand::Fullscreen(true));
            ui.ctx().send_viewport_cmd(ViewportCommand::Title("Linchpin".to_owned()));
            self.log.line("presenting");
        }
        if ui.input(|i| i.viewport().close_requested()) && !self.closing {
            ui.ctx().send_viewport_cmd(ViewportCommand::CancelClose);
            if audience == Audience::Internal {
                // The question about unsaved work needs the window as it is.
                self.leave_stage(ui.ctx());
                ui.ctx().send_viewport_cmd(ViewportCommand::Close);
            }
        }
        self.stage_keys(ui.ctx(), audience);
        if self.session.presentation().is_none() {
            return true;
        }
        CentralPanel::default().frame(Frame::new().fill(color(theme.canvas))).show(ui, |ui| {
            let whole = ui.available_rect_before_wrap();
            let map = whole.with_max_y(whole.max.y - CAPTION);
            self.session.canvas = paint::map_rect(map);
            if self.stage.shown_in != Some(map) {
                self.stage.shown_in = Some(map);
                self.session.show_step();
            }
            let response = ui.allocate_rect(map, Sense::click_and_drag());
            response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, step_words(&self.session)));
            move_map(ui, &response, &mut self.session);
            ui.scope(|ui| {
                ui.set_clip_rect(map);
                canvas::paint_presented(ui, &self.session, &mut self.state);
            });
            caption(ui, &self.session, theme, whole.with_min_y(map.max.y), self.stage.held_since.is_some());
        });
        true
    }

    fn stage_keys(&mut self, ctx: &egui::Context, audience: Audience) {
        let pressed = |keys: &[Key]| ctx.input(|i| keys.iter().any(|key| i.key_pressed(*key)));
        if pressed(&[Key::ArrowRight, Key::ArrowDown, Key::PageDown, Key::Space, Key::Enter]) {
            self.session.step_by(1);
        }
        if pressed(&[Key::ArrowLeft, Key::ArrowUp, Key::PageUp, Key::Backspace]) {
            self.session.step_by(-1);
        }
        if pressed(&[Key::Home]) {
            self.session.step_by(isize::MIN);
        }
        if pressed(&[Key::End]) {
            self.session.step_by(isize::MAX);
        }
        let (down, now) = ctx.input(|i| (i.key_down(Key::Escape), i.time));
        let held = down.then(|| self.stage.held_since.unwrap_or(now));
        self.stage.held_since = held;
        let leaves = match audience {
            Audience::Internal => pressed(&[Key::Escape, Key::F5]),
            Audience::Customer => held.is_some_and(|since| now - since >= HOLD_SECONDS),
        };
        if leaves {
            self.leave_stage(ctx);
        } else if held.is_some() {
            ctx.request_repaint();
        }
    }

    fn leave_stage(&mut self, ctx: &egui::Context) {
        self.stage = Stage::default();
        self.session.stop_presenting();
        self.forget_title();
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
        ctx.request_repaint();
        self.log.line("presented");
    }
}

/// Wheel, pinch and drag look at another part of the same picture.
fn move_map(ui: &Ui, response: &egui::Response, session: &mut Session) {
    if response.hovered()
        && let Some(at) = ui.input(|i| i.pointer.hover_pos())
    {
        let (zoom, scroll) = ui.input(|i| (i.zoom_delta(), i.smooth_scroll_delta()));
        if (zoom - 1.0).abs() > 1e-4 {
            session.camera.zoom_at(paint::point(at), session.canvas, zoom);
        } else if scroll != Vec2::ZERO {
            session.camera.pan(crate::geom::vec2(scroll.x, scroll.y));
        }
    }
    if response.dragged_by(PointerButton::Primary) || response.dragged_by(PointerButton::Middle) {
        let by = response.drag_delta();
        session.camera.pan(crate::geom::vec2(by.x, by.y));
    }
}

/// What the step is called. In front of a customer a view's title is an opinion, and none is said.
fn step_words(session: &Session) -> String {
    let Some(presentation) = session.presentation() else { return String::new() };
    let lang = session.lang();
    let name = session.account().info().name_in(lang);
    match presentation.steps.get(presentation.at) {
        _ if presentation.audience == Audience::Customer => name.to_owned(),
        Some(Step::View(id)) => {
            session.account().views().get(id).map(|v| v.title.clone()).unwrap_or_default()
        }
        Some(Step::Person(id)) => {
            let row = session.list().rows.iter().find(|row| row.id == *id);
            row.map(|row| listed(lang, &[&row.name, &row.title])).unwrap_or_default()
        }
        Some(Step::Whole) | None => name.to_owned(),
    }
}

/// Why the person counts, and what comes next.
fn step_reasons(session: &Session) -> String {
    let Some(presentation) = session.presentation() else { return String::new() };
    let Some(Step::Person(id)) = presentation.steps.get(presentation.at) else { return String::new() };
    let row = session.list().rows.iter().find(|row| row.id == *id);
    row.map(|row| if row.next.is_empty() { row.why.clone() } else { format!("{} → {}", row.why, row.next) })
        .unwrap_or_default()
}

fn caption(ui: &Ui, session: &Session, theme: &Theme, area: egui::Rect, holding: bool) {
    let Some(presentation) = session.presentation() else { return };
    let lang: Lang = session.lang();
    let painter = ui.painter();
    painter.rect_filled(area, 0.0, color(theme.surface));
    paint::rule(painter, area.left_top(), area.right_top(), theme.line);
    let left = pos2(area.min.x + 24.0, area.center().y);
    let words = step_words(session);
    let used = paint::text(
        painter,
        left,
        Align2::LEFT_CENTER,
        &words,
        (18.0, Weight::Strong),
        theme.text,
        area.width() * 0.4,
    );
    let at = left + Vec2::new(used + 20.0, 0.0);
    let room = area.width() * 0.8 - (at.x - area.min.x);
    paint::text(
        painter,
        at,
        Align2::LEFT_CENTER,
        &step_reasons(session),
        (14.0, Weight::Regular),
        theme.text_2,
        room,
    );
    let leave = match (presentation.audience, holding) {
        (Audience::Customer, true) => tr(lang, "present-holding"),
        (Audience::Customer, false) => "".into(),
        (Audience::Internal, _) => tr(lang, "present-leave"),
    };
    let count = format!("{} / {}", presentation.at + 1, presentation.steps.len());
    let right = pos2(area.max.x - 24.0, area.center().y);
    let used = paint::text(
        painter,
        right,
        Align2::RIGHT_CENTER,
        &count,
        (14.0, Weight::Regular),
        theme.text_2,
        80.0,
    );
    let at = right - Vec2::new(used + 20.0, 0.0);
    paint::text(painter, at, Align2::RIGHT_CENTER, &leave, (12.0, Weight::Regular), theme.text_3, 260.0);
}
