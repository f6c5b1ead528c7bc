//! The map shown to others: the whole screen, no panels. Keys go from slide to slide; nothing can be changed, and in
//! front of a customer nothing else can be reached until Esc was held.
use super::app::App;
use super::areas;
use super::canvas;
use super::paint::{self, color};
use super::turns;
use super::widgets;
use crate::locale::{listed, tr, tr_args};
use crate::session::{Session, Showing, Slide};
use crate::text::icons;
use crate::theme::{Theme, ThemeId, Weight};
use egui::{
    Align2, CentralPanel, Event, Frame, Key, Role, Sense, Ui, Vec2, ViewportCommand, WidgetInfo, pos2,
};

/// So long Esc is held to leave the customer's picture.
const HOLD_SECONDS: f64 = 0.8;
/// So much of that a single frame counts: a slow one that saw the key pressed says nothing of how long.
const HOLD_IN_A_FRAME: f64 = 0.25;
/// So long it is said that Esc is to be held.
const HINT_SECONDS: f64 = 3.0;
/// So long it is waited, at most, for a system to give the window its size back.
const SHRINK_SECONDS: f64 = 0.6;
/// Room below the map for the caption.
const CAPTION: f32 = 56.0;

/// What the window remembers of a presentation.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stage {
    /// The room that the slide was shown in.
    shown_in: Option<egui::Rect>,
    /// How long Esc is held, and when that was last looked at.
    held: Option<(f64, f64)>,
    /// Esc was pressed and let go: until then the caption says that it is to be held.
    told_until: f64,
    /// How large the window was before it filled the screen.
    size_before: Vec2,
    /// The row, cell or chip that had the keyboard before.
    focused_before: Option<egui::Id>,
    /// Until then it is waited for the window to be that large again.
    leaves_until: Option<f64>,
}

impl App {
    /// A frame of the presentation; false if there is none.
    pub(super) fn present_frame(&mut self, ui: &mut Ui) -> bool {
        let ctx = ui.ctx().clone();
        if self.waits_for_size(ui) {
            return true;
        }
        let Some(presentation) = self.session.presentation() else {
            if self.stage.shown_in.is_some() {
                // Another document came in the midst of it.
                self.leave_stage(&ctx);
            }
            return false;
        };
        let to_customer = matches!(presentation.showing(), Showing::Customer { .. });
        turns::hear_all_at_once(&ctx);
        if self.stage.shown_in.is_none() {
            self.stage.size_before = ctx.content_rect().size();
            let (focused, grid) = (ctx.memory(egui::Memory::focused), self.state.grid);
            let in_grid = |id: &egui::Id| grid.is_some_and(|grid| areas::lies_in(&ctx, *id, grid));
            self.stage.focused_before = focused.filter(in_grid);
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
            // The name of a file may say more than a customer should read.
            ctx.send_viewport_cmd(ViewportCommand::Title("Linchpin".to_owned()));
            self.log.line("presenting");
        }
        if ui.input(|i| i.viewport().close_requested()) && !self.closing {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            if !to_customer {
                // The question about unsaved work needs the window as it is.
                self.leave_stage(&ctx);
                ctx.send_viewport_cmd(ViewportCommand::Close);
                return true;
            }
        }
        if self.stage_keys(&ctx, to_customer) {
            self.leave_stage(&ctx);
            return true;
        }
        let theme = Theme::get(if to_customer { ThemeId::Presenter } else { self.session.look.theme });
        CentralPanel::default().frame(Frame::new().fill(color(theme.canvas))).show(ui, |ui| {
            let whole = ui.available_rect_before_wrap();
            let map = whole.with_max_y(whole.max.y - CAPTION);
            self.session.canvas = paint::map_rect(map);
            if self.stage.shown_in != Some(map) {
                self.stage.shown_in = Some(map);
                self.session.show_slide();
            }
            let response = ui.allocate_rect(map, Sense::click_and_drag());
            response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, slide_words(&self.session)));
            canvas::look_around(ui, &response, &mut self.session, response.dragged());
            ui.scope(|ui| {
                ui.set_clip_rect(map);
                canvas::paint_presented(ui, &self.session, &mut self.state);
            });
            let holding = self.stage.held.is_some();
            let told = ui.input(|i| i.time) < self.stage.told_until;
            let by = caption(ui, &self.session, theme, whole.with_min_y(map.max.y), holding || told);
            // Not without a press: whoever looked round would be taken back at once.
            if by != 0 {
                self.session.slide_by(by);
            }
        });
        true
    }

    /// Goes on by keys; true when they say to leave.
    fn stage_keys(&mut self, ctx: &egui::Context, to_customer: bool) -> bool {
        // Each press once: a key that began the presentation may still be held.
        let pressed: Vec<Key> = ctx.input(|i| {
            let keys = i.events.iter().filter_map(|event| match event {
                Event::Key { key, pressed: true, repeat: false, .. } => Some(*key),
                _ => None,
            });
            keys.collect()
        });
        for key in &pressed {
            match key {
                Key::ArrowRight | Key::ArrowDown | Key::PageDown | Key::Space | Key::Enter => {
                    self.session.slide_by(1);
                }
                Key::ArrowLeft | Key::ArrowUp | Key::PageUp | Key::Backspace => self.session.slide_by(-1),
                Key::Home => self.session.slide_by(isize::MIN),
                Key::End => self.session.slide_by(isize::MAX),
                _ => {}
            }
        }
        if !to_customer {
            return pressed.iter().any(|key| matches!(key, Key::Escape | Key::F5));
        }
        let (down, now) = ctx.input(|i| (i.key_down(Key::Escape), i.time));
        // Whoever taps fast lets go between two frames, in each of which it is down.
        let let_go = ctx.input(|i| {
            let goes = |event: &Event| matches!(event, Event::Key { key: Key::Escape, pressed: false, .. });
            i.events.iter().any(goes)
        });
        let (so_far, seen) = self.stage.held.filter(|_| !let_go).unwrap_or((0.0, now));
        self.stage.held = down.then(|| (so_far + (now - seen).min(HOLD_IN_A_FRAME), now));
        if pressed.contains(&Key::Escape) {
            self.stage.told_until = now + HINT_SECONDS;
        }
        if now < self.stage.told_until {
            ctx.request_repaint_after_secs((self.stage.told_until - now) as f32);
        }
        let Some((held, _)) = self.stage.held else { return false };
        ctx.request_repaint();
        held >= HOLD_SECONDS
    }

    /// Whether the screen is still filled though nothing is presented any more: panels laid out in it would lose where
    /// they were scrolled to.
    fn waits_for_size(&mut self, ui: &Ui) -> bool {
        let Some(until) = self.stage.leaves_until else { return false };
        let resized = ui.ctx().content_rect().size() != self.stage.size_before;
        // Whether the window may close is asked in the window as it is.
        let closes = ui.input(|i| i.viewport().close_requested());
        if closes || !resized || ui.input(|i| i.time) >= until {
            // Not earlier: what is not shown can't keep it.
            if let Some(focused) = self.stage.focused_before.or(self.state.canvas_id) {
                ui.memory_mut(|memory| memory.request_focus(focused));
            }
            self.stage = Stage::default();
            return false;
        }
        let theme = Theme::get(self.session.look.theme);
        ui.painter().rect_filled(ui.max_rect(), 0.0, color(theme.canvas));
        ui.ctx().request_repaint();
        true
    }

    fn leave_stage(&mut self, ctx: &egui::Context) {
        let leaves_until = Some(ctx.input(|i| i.time) + SHRINK_SECONDS);
        let Stage { size_before, focused_before, .. } = self.stage;
        self.stage = Stage { size_before, focused_before, leaves_until, ..Stage::default() };
        self.session.stop_presenting();
        self.forget_title();
        // Repeats of the key that ended it are not meant for the map.
        self.state.escape_spent = true;
        self.state.escape_seen = ctx.input(|i| i.time);
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
        ctx.request_repaint();
        self.log.line("presented");
    }
}

/// What the slide is called. In front of a customer a view's title is an opinion, and none is said.
fn slide_words(session: &Session) -> String {
    let lang = session.lang();
    match session.presentation().and_then(|presentation| presentation.slide()) {
        Some(Slide::View(id)) => {
            session.account().views().get(id).map(|view| view.title.clone()).unwrap_or_default()
        }
        Some(Slide::Person(id)) => {
            let row = session.list().rows.iter().find(|row| row.id == *id);
            row.map(|row| listed(lang, &[&row.name, &row.title])).unwrap_or_default()
        }
        Some(Slide::Whole) | None => session.account().info().name_in(lang).to_owned(),
    }
}

/// Why the person counts, and what comes next.
fn slide_reasons(session: &Session) -> String {
    let slide = session.presentation().and_then(|presentation| presentation.slide());
    let Some(Slide::Person(id)) = slide else { return String::new() };
    let Some(row) = session.list().rows.iter().find(|row| row.id == *id) else { return String::new() };
    if row.next.is_empty() {
        return row.why.clone();
    }
    let args = [("why", row.why.as_str().into()), ("next", row.next.as_str().into())];
    tr_args(session.lang(), "present-reasons", &args)
}

/// The strip below the picture; returns how many slides on its buttons were pressed to go.
fn caption(ui: &Ui, session: &Session, theme: &Theme, area: egui::Rect, says_how: bool) -> isize {
    let Some(presentation) = session.presentation() else { return 0 };
    let lang = session.lang();
    let painter = ui.painter();
    painter.rect_filled(area, 0.0, color(theme.surface));
    paint::rule(painter, area.left_top(), area.right_top(), theme.line);
    let (strong, plain) = ((18.0, Weight::Strong), (14.0, Weight::Regular));
    let left = pos2(area.min.x + 24.0, area.center().y);
    let room = area.width() * 0.4;
    let words = slide_words(session);
    let used = paint::text(painter, left, Align2::LEFT_CENTER, &words, strong, theme.text, room);
    let at = left + Vec2::new(used + 20.0, 0.0);
    let room = area.width() * 0.8 - (at.x - area.min.x);
    paint::text(painter, at, Align2::LEFT_CENTER, &slide_reasons(session), plain, theme.text_2, room);
    if let Showing::Customer { counterparts, .. } = presentation.showing() {
        our_people(ui, theme, counterparts, (at.x, area.max.x - 360.0), area.center().y);
    }
    let leave = match (presentation.showing(), says_how) {
        (Showing::Customer { .. }, true) => tr(lang, "present-holding"),
        (Showing::Customer { .. }, false) => tr(lang, "sheet-customer"),
        (Showing::Team(_), _) => tr(lang, "present-leave"),
    };
    let (at_slide, slides) = presentation.progress();
    let args = [("at", (at_slide + 1).into()), ("count", slides.into())];
    let count = tr_args(lang, "present-progress", &args);
    let y = area.center().y;
    let forth = step(ui, theme, pos2(area.max.x - 28.0, y), icons::RIGHT, &tr(lang, "present-next"));
    let right = pos2(area.max.x - 48.0, y);
    let used = paint::text(painter, right, Align2::RIGHT_CENTER, &count, plain, theme.text_2, 80.0);
    let back = right - Vec2::new(used + 20.0, 0.0);
    let goes_back = step(ui, theme, back, icons::LEFT, &tr(lang, "present-back"));
    let at = back - Vec2::new(28.0, 0.0);
    let small = (12.0, Weight::Regular);
    paint::text(painter, at, Align2::RIGHT_CENTER, &leave, small, theme.text_3, 260.0);
    if !leave.is_empty() {
        let told = ui.interact(area.with_max_x(back.x - 20.0), ui.scope_id().with("leave"), Sense::hover());
        told.widget_info(|| WidgetInfo::labeled(Role::Status, true, leave.as_ref()));
    }
    isize::from(forth) - isize::from(goes_back)
}

/// A button of the strip, for whoever has only the mouse in hand: keys do the same, and none leads to it.
fn step(ui: &Ui, theme: &Theme, at: egui::Pos2, icon: char, words: &str) -> bool {
    let area = egui::Rect::from_center_size(at, Vec2::splat(32.0));
    let response = ui.interact(area, ui.scope_id().with(icon), widgets::BY_HAND);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    let tint = if response.hovered() { theme.text } else { theme.text_2 };
    paint::icon(ui.painter(), at, icon, 18.0, tint);
    response.clicked()
}

/// Whose initials the cards show, as many as have room between two places.
fn our_people(ui: &Ui, theme: &Theme, people: &[(String, String)], (mut x, end): (f32, f32), y: f32) {
    const CHIP: f32 = 22.0;
    let painter = ui.painter();
    let (small, plain) = ((11.0, Weight::Strong), (13.0, Weight::Regular));
    for (initials, name) in people {
        let wide = paint::line(painter, name, plain.0, plain.1, f32::INFINITY).size().x;
        if x + CHIP + 8.0 + wide > end {
            return;
        }
        let chip = egui::Rect::from_min_size(pos2(x, y - CHIP / 2.0), Vec2::splat(CHIP));
        painter.rect_filled(chip, 3.0, color(theme.ours));
        paint::text(painter, chip.center(), Align2::CENTER_CENTER, initials, small, theme.on_accent, CHIP);
        let at = pos2(chip.max.x + 8.0, y);
        paint::text(painter, at, Align2::LEFT_CENTER, name, plain, theme.text_2, wide + 1.0);
        x = at.x + wide + 20.0;
    }
}
