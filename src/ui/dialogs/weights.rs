//! What counts how much in the ranking of this account.
use super::super::paint;
use super::super::widgets::{Kind, button, note, theme};
use super::questions::buttons;
use super::{Answered, title};
use crate::catalogue::Weights;
use crate::locale::tr;
use crate::session::Session;
use crate::theme::Weight;
use egui::{Align2, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

/// Points of each component, 0 to 20; what counts is how they stand to one another.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct WeightsDraft([u32; 5]);

/// Points there are for a weight of 1, so that each of the method's weights is a whole number of them.
const POINTS: f64 = 20.0;
impl WeightsDraft {
    /// Begins with the weights that the ranking has now.
    pub(in crate::ui) fn of(session: &Session) -> Self {
        Self(session.findings().ranking.weights.map(|weight| (weight * POINTS).round() as u32))
    }

    /// `None` where nothing counts.
    pub(in crate::ui) fn weights(self) -> Option<Weights> {
        let [authority, sway, broker, listened, level] = self.0.map(f64::from);
        Weights { authority, sway, broker, listened, level }.shares()
    }
}

pub(super) fn show(ui: &mut Ui, session: &Session, draft: &mut WeightsDraft) -> Option<Answered> {
    const NAMES: f32 = 220.0;
    const BAR: f32 = 120.0;
    let lang = session.lang();
    title(ui, &tr(lang, "weights-title"), 500.0);
    note(ui, &tr(lang, "weights-text"), 12.0, theme(ui).text_2);
    let sum: u32 = draft.0.iter().sum();
    let names = [
        tr(lang, "factor-authority"),
        tr(lang, "factor-sway"),
        tr(lang, "factor-broker"),
        tr(lang, "factor-listened"),
        tr(lang, "factor-level"),
    ];
    for (points, name) in draft.0.iter_mut().zip(names) {
        ui.horizontal(|ui| {
            let t = theme(ui);
            let (rect, response) =
                ui.allocate_exact_size(Vec2::new(NAMES + BAR + 60.0, 28.0), Sense::hover());
            let share = if sum > 0 { f64::from(*points) / f64::from(sum) } else { 0.0 };
            let percent = format!("{:.0} %", 100.0 * share);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name} {percent}")));
            let y = rect.center().y;
            let style = (13.0, Weight::Regular);
            paint::text(ui.painter(), pos2(rect.min.x, y), Align2::LEFT_CENTER, &name, style, t.text, NAMES);
            let bar = Rect::from_min_size(pos2(rect.min.x + NAMES, y - 3.0), Vec2::new(BAR, 6.0));
            ui.painter().rect_filled(bar, 3.0, paint::color(t.bar_off));
            let filled = Rect::from_min_size(bar.min, Vec2::new(BAR * share as f32, 6.0));
            ui.painter().rect_filled(filled, 3.0, paint::color(t.ink));
            let at = pos2(rect.max.x - 4.0, y);
            paint::text(ui.painter(), at, Align2::RIGHT_CENTER, &percent, style, t.text, 60.0);
            let less = button(ui, None, "−", Kind::Plain);
            if less.on_hover_text(tr(lang, "weights-less")).clicked() {
                *points = points.saturating_sub(1);
            }
            let more = button(ui, None, "+", Kind::Plain);
            if more.on_hover_text(tr(lang, "weights-more")).clicked() {
                *points = (*points + 1).min(POINTS as u32);
            }
        });
    }
    let (ok, own, cancel) = (tr(lang, "weights-ok"), tr(lang, "weights-method"), tr(lang, "cancel"));
    if draft.weights().is_none() {
        note(ui, &tr(lang, "weights-none"), 12.0, theme(ui).text_2);
        return match buttons(ui, &[(&own, Kind::Filled), (&cancel, Kind::Plain)])? {
            0 => Some(Answered::Weights(None)),
            _ => Some(Answered::Close),
        };
    }
    match buttons(ui, &[(&ok, Kind::Filled), (&own, Kind::Plain), (&cancel, Kind::Plain)])? {
        0 => Some(Answered::Weights(draft.weights())),
        1 => Some(Answered::Weights(None)),
        _ => Some(Answered::Close),
    }
}
