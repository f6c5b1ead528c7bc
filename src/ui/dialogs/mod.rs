//! Questions above the window: unsaved work, a path, export, recovery, help.
mod chooser;
mod explain;
mod export;
mod help;
mod palette;
mod pasted;
mod path;
mod questions;
mod weights;

pub(super) use chooser::Chooser;
pub(super) use explain::ExplainDraft;
pub(super) use pasted::PastedDraft;
pub(super) use path::PathDraft;
pub(super) use weights::WeightsDraft;

use super::asks::Then;
use super::exporting::{ExportChoice, ExportDraft};
use super::paint::color;
use super::widgets::{follow_focus, theme};
use crate::catalogue::RoleKey;
use crate::catalogue::Weights;
use crate::file::Recovery;
use crate::locale::Message;
use crate::report::Number;
use crate::session::{Found, Session};
use egui::{Align2, Area, Frame, Id, Key, Modal, Order, RichText, ScrollArea, Ui, Vec2};
use std::path::PathBuf;

/// What is asked.
pub(super) enum Dialog {
    /// There are changes that no file holds.
    Unsaved(Then),
    /// A path, where the desktop has no dialog.
    Path(PathDraft),
    Export(ExportDraft),
    /// Find a person or run a command.
    Palette(Chooser),
    /// Which roles the selected people hold.
    Roles(Chooser),
    /// People from the clipboard.
    Pasted(Box<PastedDraft>),
    /// Work of a crashed session.
    Recover(Vec<Recovery>),
    /// A file of this name exists already.
    Replace(super::file_dialog::Purpose, PathBuf),
    /// The file was changed by somebody else.
    ChangedOnDisk(PathBuf),
    /// What went wrong, or something else to read, a paragraph each.
    Message(Vec<Message>),
    /// What counts how much in the ranking.
    Weights(WeightsDraft),
    /// How a number comes about.
    Explain(ExplainDraft),
    Shortcuts,
    About(String),
}

impl Dialog {
    /// For the log.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Unsaved(_) => "unsaved",
            Self::Path(_) => "path",
            Self::Export(_) => "export",
            Self::Palette(_) => "palette",
            Self::Roles(_) => "roles",
            Self::Pasted(_) => "pasted",
            Self::Recover(_) => "recover",
            Self::Replace(..) => "replace",
            Self::ChangedOnDisk(_) => "changed-on-disk",
            Self::Message(_) => "message",
            Self::Weights(_) => "weights",
            Self::Explain(_) => "explain",
            Self::Shortcuts => "shortcuts",
            Self::About(_) => "about",
        }
    }
}

/// Height of a list in a dialog: at most `wanted`, and so that the buttons below it stay within the window.
fn list_height(ui: &Ui, wanted: f32) -> f32 {
    const REST: f32 = 190.0;
    wanted.min((ui.ctx().content_rect().height() - REST).max(120.0))
}

/// A window lower than this has no room for a dialog and what stands above it.
const LOW: f32 = 480.0;
/// Around what stands in a dialog, and between it and the window.
const MARGIN: f32 = 20.0;
const BESIDE: f32 = 8.0;
/// From the top of the window to a dialog.
const ABOVE: f32 = 88.0;

/// Width of what stands in a dialog: at most `wanted`, and never wider than the window.
fn width(ui: &Ui, wanted: f32) -> f32 {
    wanted.min(ui.ctx().content_rect().width() - 2.0 * (MARGIN + BESIDE))
}

/// What the user answered.
pub(super) enum Answered {
    Close,
    SaveThen(Then),
    DiscardThen(Then),
    Path(super::file_dialog::Purpose, PathBuf),
    Export(ExportChoice),
    Found(Found),
    /// Give this role to the selected people, or take it.
    Role(RoleKey),
    Paste(Box<PastedDraft>),
    /// The account's own weights; `None` for those of the method.
    Weights(Option<Weights>),
    /// How the number behind a line comes about.
    Explain(Number),
    ExplainBack,
    Recover,
    ForgetRecovery,
    SaveAs,
    Overwrite(PathBuf),
}

/// Shows the dialog; returns the answer once there is one.
pub(super) fn show(ctx: &egui::Context, session: &Session, dialog: &mut Dialog) -> Option<Answered> {
    let t = crate::theme::Theme::get(if ctx.global_style().visuals.dark_mode {
        crate::theme::ThemeId::Dark
    } else {
        crate::theme::ThemeId::Light
    });
    let id = Id::unique("dialog");
    // In a low window it begins at the top, and scrolls as a whole where even so there is more.
    let height = ctx.content_rect().height();
    let low = height < LOW;
    let tallest = height - 2.0 * (MARGIN + BESIDE);
    // A button at its foot has the keyboard at once; what it says is read from the top.
    let follows = low && led_on(ctx, id);
    let area = Area::new(id)
        .kind(egui::UiKind::Modal)
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, Vec2::new(0.0, if low { BESIDE } else { ABOVE }));
    let frame = Frame::new()
        .fill(color(t.surface))
        .corner_radius(8)
        .inner_margin(MARGIN)
        .stroke(egui::Stroke::new(1.0, color(t.line)));
    let response = Modal::new(id).area(area).frame(frame).backdrop_color(color(t.backdrop)).show(ctx, |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(8.0, 10.0);
        // However low the dialog was that stood there before.
        ui.set_max_height(if low { tallest } else { height - ABOVE - 2.0 * MARGIN - BESIDE });
        if !low {
            return content(ui, session, dialog);
        }
        let whole = ScrollArea::vertical().id_salt("whole dialog").max_height(tallest);
        whole
            .show(ui, |ui| {
                // Room for the frame around what has the keyboard.
                let answered = Frame::new().inner_margin(4).show(ui, |ui| content(ui, session, dialog)).inner;
                if follows {
                    follow_focus(ui);
                }
                answered
            })
            .inner
    });
    // It stands in the middle only by the size it had in the frame before.
    let (size, held) = (response.response.rect.size(), id.with("size"));
    if ctx.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<Vec2>(held), size)) != size {
        ctx.request_repaint();
    }
    // A click that was meant for the map answers no question about somebody's work, and throws away no list that was mended.
    let question = matches!(
        dialog,
        Dialog::Unsaved(_)
            | Dialog::Recover(_)
            | Dialog::ChangedOnDisk(_)
            | Dialog::Replace(..)
            | Dialog::Pasted(_)
    );
    let missed = question && response.backdrop_response.clicked();
    if response.inner.is_none() && response.should_close() && !missed {
        return Some(Answered::Close);
    }
    response.inner
}

/// Whether the keyboard was led on in one of the last frames.
fn led_on(ctx: &egui::Context, id: Id) -> bool {
    const FRAMES: u64 = 3;
    let (now, held) = (ctx.cumulative_frame_nr(), id.with("led on"));
    let leads = ctx.input(|i| [Key::Tab, Key::ArrowDown, Key::ArrowUp].iter().any(|key| i.key_pressed(*key)));
    ctx.data_mut(|data| {
        if leads {
            data.insert_temp(held, now);
        }
        data.get_temp::<u64>(held).is_some_and(|at| at + FRAMES >= now)
    })
}

/// What is asked, and the answer once there is one.
fn content(ui: &mut Ui, session: &Session, dialog: &mut Dialog) -> Option<Answered> {
    match dialog {
        Dialog::Unsaved(then) => questions::unsaved(ui, session, then),
        Dialog::Path(draft) => path::show(ui, session, draft),
        Dialog::Export(draft) => export::show(ui, session, draft),
        Dialog::Palette(chooser) => palette::show(ui, session, chooser),
        Dialog::Roles(chooser) => palette::roles(ui, session, chooser),
        Dialog::Pasted(draft) => pasted::show(ui, session, draft),
        Dialog::Recover(found) => questions::recover(ui, session, found),
        Dialog::Replace(purpose, path) => questions::replace(ui, session, *purpose, path),
        Dialog::ChangedOnDisk(path) => questions::changed_on_disk(ui, session, path),
        Dialog::Message(words) => questions::message(ui, session, words),
        Dialog::Weights(draft) => weights::show(ui, session, draft),
        Dialog::Explain(draft) => explain::show(ui, session, draft),
        Dialog::Shortcuts => help::shortcuts(ui, session),
        Dialog::About(renderer) => help::about(ui, session, renderer),
    }
}

/// A dialog's title and the width of its content.
fn title(ui: &mut Ui, words: &str, wanted: f32) {
    ui.set_width(width(ui, wanted));
    let t = theme(ui);
    ui.label(RichText::new(words).text_style(egui::TextStyle::Heading).color(color(t.text)));
}
