//! What the window does, a line each on standard error, for those who drive it by script.
use super::app::App;
use super::dialogs::Dialog;
use std::io::Write;

/// Writes lines only when it was asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Log {
    pub(super) on: bool,
}

impl Log {
    pub(super) fn line(self, words: &str) {
        if self.on {
            // In one write, so that a script never reads half a line. Nobody is told when standard error is closed:
            // there is no place left to tell it.
            let _ = std::io::stderr().lock().write_all(format!("linchpin: {words}\n").as_bytes());
        }
    }
}

/// What the log has told.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Logged {
    revision: Option<u64>,
    selected: Option<usize>,
    naming: bool,
    dialog: Option<&'static str>,
    /// The card selected last, on the screen in logical pixels.
    card: Option<crate::geom::Rect>,
    /// In hundredths.
    zoom: Option<u32>,
    menu: bool,
    /// Where the map is drawn, on the screen in logical pixels: what floats over it is found from there.
    canvas: Option<crate::geom::Rect>,
}

impl App {
    /// Tells what has changed since the last frame.
    pub(super) fn log_changes(&mut self, ctx: &egui::Context) {
        if !self.log.on {
            return;
        }
        let session = &self.session;
        let naming = session.naming.is_some();
        let (revision, selected) = (session.document().revision(), session.selection.people().len());
        let to_screen = session.camera.screen_from_map(session.canvas, 1.0);
        let lead = session.selection.lead().and_then(|id| session.picture().geometry.cards.get(id));
        let now = Logged {
            revision: Some(revision),
            selected: Some(selected),
            naming,
            dialog: self.state.dialog.as_ref().map(Dialog::name),
            card: lead.map(|rect| to_screen.rect(*rect)),
            zoom: Some((session.camera.zoom * 100.0).round() as u32),
            menu: egui::Popup::is_any_open(ctx),
            canvas: Some(session.canvas),
        };
        let before = std::mem::replace(&mut self.logged, now);
        if before.revision != Some(revision) {
            let account = session.account();
            let (people, links) = (account.people().len(), account.links().len());
            let undo = session.document().undo_depth();
            self.log.line(&format!("people {people} links {links} undo {undo}"));
        }
        if let Some(rect) = now.card.filter(|_| before.card != now.card) {
            let (w, h) = (rect.width(), rect.height());
            self.log.line(&format!("card {:.0} {:.0} {w:.0} {h:.0}", rect.min.x, rect.min.y));
        }
        if let Some(rect) = now.canvas.filter(|_| before.canvas != now.canvas) {
            self.log.line(&format!(
                "canvas {:.0} {:.0} {:.0} {:.0}",
                rect.min.x,
                rect.min.y,
                rect.width(),
                rect.height()
            ));
        }
        if before.menu != now.menu {
            self.log.line(if now.menu { "menu" } else { "menu closed" });
        }
        if let Some(zoom) = now.zoom.filter(|_| before.zoom != now.zoom) {
            self.log.line(&format!("zoom {zoom}"));
        }
        if before.selected != Some(selected) {
            self.log.line(&format!("selected {selected}"));
        }
        if before.naming != naming {
            self.log.line(if naming { "naming" } else { "named" });
        }
        if before.dialog != now.dialog {
            self.log.line(&format!("dialog {}", now.dialog.unwrap_or("closed")));
        }
    }
}
