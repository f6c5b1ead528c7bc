//! What counts how much in the ranking of this account.
use super::super::paint;
use super::super::widgets::{Kind, button, note, theme};
use super::questions::buttons;
use super::{Answered, title};
use crate::catalogue::Weights;
use crate::locale::{tr, with_colon};
use crate::session::Session;
use crate::theme::Weight;
use egui::{Align2, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

/// Points of each component, 0 to 20; what counts is how they stand to one another.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct WeightsDraft {
    points: [u32; 5],
    /// As the ranking has them.
    held: [u32; 5],
}

/// The most points of one component.
const MOST: u32 = 20;

/// The fewest points that stand to one another as these shares do, times as much as there is room for: so that a step is a
/// small one. Shares that no small numbers give are rounded.
fn points_of(shares: [f64; 5]) -> [u32; 5] {
    let rounded = |total: u32| shares.map(|share| (share * f64::from(total)).round() as u32);
    let exact = |points: &[u32; 5], total: u32| {
        let off =
            |(share, points): (&f64, &u32)| (share * f64::from(total) - f64::from(*points)).abs() > 1e-6;
        points.iter().all(|points| *points <= MOST) && !shares.iter().zip(points).any(off)
    };
    let found =
        (1..=5 * MOST).map(|total| (rounded(total), total)).find(|(points, total)| exact(points, *total));
    let largest = shares.iter().copied().fold(0.0, f64::max);
    let near = || shares.map(|share| (share / largest * f64::from(MOST)).round() as u32);
    let points = found.map_or_else(near, |(points, _)| points);
    let times = MOST / points.iter().copied().max().unwrap_or(MOST).max(1);
    points.map(|points| points * times)
}

/// Whole hundredths of all points that add up to 100: what rounding down leaves goes to whoever lost most by it
/// (largest remainder). Nothing where nothing counts.
fn percents(points: [u32; 5]) -> [u32; 5] {
    let sum: u32 = points.iter().sum();
    if sum == 0 {
        return points;
    }
    let mut percents = points.map(|points| 100 * points / sum);
    let mut by_loss: [usize; 5] = [0, 1, 2, 3, 4];
    by_loss.sort_by_key(|i| std::cmp::Reverse(100 * points[*i] % sum));
    let left = 100 - percents.iter().sum::<u32>();
    for i in by_loss.into_iter().take(left as usize) {
        percents[i] += 1;
    }
    percents
}

impl WeightsDraft {
    /// Begins with the weights that the ranking has now.
    pub(in crate::ui) fn of(session: &Session) -> Self {
        let own = session.account().info().own_weights();
        let of_the_method = session.findings().ranking.weights;
        let held = points_of(own.map_or(of_the_method, Weights::in_order));
        Self { points: held, held }
    }

    /// `None` where nothing counts.
    pub(in crate::ui) fn weights(self) -> Option<Weights> {
        let [authority, sway, broker, listened, level] = self.points.map(f64::from);
        Weights { authority, sway, broker, listened, level }.shares()
    }
}

pub(super) fn show(ui: &mut Ui, session: &Session, draft: &mut WeightsDraft) -> Option<Answered> {
    const NAMES: f32 = 220.0;
    const BAR: f32 = 120.0;
    let lang = session.lang();
    title(ui, &tr(lang, "weights-title"), 500.0);
    note(ui, &tr(lang, "weights-text"), 12.0, theme(ui).text_2);
    let sum: u32 = draft.points.iter().sum();
    let names = [
        tr(lang, "factor-authority"),
        tr(lang, "factor-sway"),
        tr(lang, "factor-broker"),
        tr(lang, "factor-listened"),
        tr(lang, "factor-level"),
    ];
    let percents = percents(draft.points);
    for ((points, name), percent) in draft.points.iter_mut().zip(names).zip(percents) {
        ui.horizontal(|ui| {
            let t = theme(ui);
            let (rect, response) =
                ui.allocate_exact_size(Vec2::new(NAMES + BAR + 60.0, 28.0), Sense::hover());
            let share = if sum > 0 { f64::from(*points) / f64::from(sum) } else { 0.0 };
            let percent = format!("{percent} %");
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
            let called = |response: &egui::Response, does: &str| {
                let words = with_colon(lang, &name, &tr(lang, does));
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
            };
            let less = button(ui, None, "−", Kind::Plain);
            called(&less, "weights-less");
            if less.on_hover_text(tr(lang, "weights-less")).clicked() {
                *points = points.saturating_sub(1);
            }
            let more = button(ui, None, "+", Kind::Plain);
            called(&more, "weights-more");
            if more.on_hover_text(tr(lang, "weights-more")).clicked() {
                *points = (*points + 1).min(MOST);
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
        // Whoever changed nothing chose no weights.
        0 if draft.points == draft.held => Some(Answered::Close),
        0 => Some(Answered::Weights(draft.weights())),
        1 => Some(Answered::Weights(None)),
        _ => Some(Answered::Close),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hundredths_add_up_to_a_hundred() {
        assert_eq!(percents([1, 1, 1, 0, 0]), [34, 33, 33, 0, 0]);
        assert_eq!(percents([7, 7, 7, 7, 7]), [20; 5]);
        assert_eq!(percents([15, 18, 9, 12, 6]), [25, 30, 15, 20, 10]);
        assert_eq!(percents([1, 2, 3, 5, 20]).iter().sum::<u32>(), 100);
        assert_eq!(percents([0; 5]), [0; 5]);
    }

    #[test]
    fn weights_come_back_as_they_were_set() {
        for points in [[20, 20, 20, 20, 1], [10, 1, 1, 1, 0], [0, 0, 0, 0, 20], [15, 18, 9, 12, 6]] {
            let sum: u32 = points.iter().sum();
            let back = points_of(points.map(|p| f64::from(p) / f64::from(sum)));
            let total: u32 = back.iter().sum();
            for (p, b) in points.iter().zip(back) {
                assert_eq!(p * total, b * sum, "{points:?} became {back:?}");
            }
        }
    }
}
