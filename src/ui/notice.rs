//! What happened, said in passing at the lower edge of the map; what was refused stays
//! longer, or until something else is tried, what went wrong until it is dismissed.
use super::app::App;
use super::widgets::{WordBox, focus_ring};
use crate::session::Stays;
use egui::{Area, Id, Order, Role, Sense, Ui, WidgetInfo, pos2};

/// A plain notice stays this long.
const SECONDS: f64 = 5.0;
/// Why something was refused takes longer to read.
const REFUSAL_SECONDS: f64 = 9.0;
/// From the lower edge of the map to the middle of the box.
const ABOVE_EDGE: f32 = 70.0;

impl App {
    pub(super) fn notice(&mut self, ui: &Ui) {
        let Some(notice) = self.session.notice().cloned() else { return };
        let seconds = match notice.stays {
            Stays::Briefly => Some(SECONDS),
            Stays::UntilNext => Some(REFUSAL_SECONDS),
            Stays::UntilDismissed => None,
        };
        if let Some(seconds) = seconds {
            let now = ui.input(|i| i.time);
            let since = match self.state.notice_shown {
                Some((number, since)) if number == notice.number => since,
                _ => {
                    self.state.notice_shown = Some((notice.number, now));
                    now
                }
            };
            let left = seconds - (now - since);
            if left <= 0.0 {
                self.session.dismiss_notice();
                return;
            }
            ui.ctx().request_repaint_after_secs(left as f32);
        }
        let canvas = self.session.canvas;
        let words = notice.message.text(self.session.lang());
        let word_box = WordBox::new(&words, 13.0, (canvas.width() - 80.0).min(640.0));
        let corner = pos2(
            canvas.center().x - word_box.size.x / 2.0,
            canvas.max.y - ABOVE_EDGE - word_box.size.y / 2.0,
        );
        let area = Area::new(Id::unique("notice")).order(Order::Foreground).fixed_pos(corner);
        let clicked = area.show(ui.ctx(), |ui| {
            let (rect, response) = ui.allocate_exact_size(word_box.size, Sense::click());
            word_box.paint(ui, rect.min);
            response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &words));
            focus_ring(ui, &response);
            response.clicked()
        });
        if clicked.inner {
            self.session.dismiss_notice();
        }
    }
}
