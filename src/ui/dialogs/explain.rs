//! How a number comes about: the rule, the summands, what they add up to. A line leads to the number behind it, down to
//! the rating and its evidence.
use super::super::canvas::letter;
use super::super::paint::{self, color};
use super::super::widgets::{self, Kind, note, theme};
use super::questions::buttons;
use super::{Answered, list_height, width};
use crate::catalogue::Lang;
use crate::locale::{tr, tr_args, with_colon};
use crate::report::{LineKind, Number, Sum, SumLine};
use crate::session::{Found, MadeOf, Session};
use crate::text::icons;
use crate::theme::Weight;
use egui::{Align2, Key, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2};

const WIDTH: f32 = 560.0;
const ROW: f32 = 26.0;

/// The numbers gone through, the last of them shown.
pub(in crate::ui) struct ExplainDraft {
    trail: Vec<(Number, MadeOf)>,
}

impl ExplainDraft {
    pub(in crate::ui) fn about(session: &mut Session, number: Number) -> Self {
        let made = session.made_of(&number);
        Self { trail: vec![(number, made)] }
    }

    /// One number further.
    pub(in crate::ui) fn go_on(&mut self, session: &mut Session, number: Number) {
        // Whoever comes by here again goes back instead of round.
        match self.trail.iter().position(|(known, _)| *known == number) {
            Some(at) => self.trail.truncate(at + 1),
            None => {
                let made = session.made_of(&number);
                self.trail.push((number, made));
            }
        }
    }

    pub(in crate::ui) fn go_back(&mut self) {
        if self.trail.len() > 1 {
            self.trail.pop();
        }
    }

    /// Asks again for what was still being worked out.
    pub(in crate::ui) fn refresh(&mut self, session: &mut Session) {
        if let Some((number, made @ MadeOf::Working)) = self.trail.last_mut() {
            *made = session.made_of(number);
        }
    }
}

pub(super) fn show(ui: &mut Ui, session: &Session, draft: &ExplainDraft) -> Option<Answered> {
    let lang = session.lang();
    let (number, made) = draft.trail.last()?;
    // However long its words are: the dialog stands where it stood.
    ui.set_width(width(ui, WIDTH));
    let mut next = None;
    match made {
        MadeOf::Sum(sum) => {
            head(ui, sum);
            if let Some((_, at)) = session.scenarios() {
                let name = letter(at);
                let words = tr_args(lang, "explain-scenario", &[("name", name.as_str().into())]);
                note(ui, &words, 12.0, theme(ui).accent_text);
            }
            note(ui, &sum.rule, 12.0, theme(ui).text_2);
            next = lines(ui, sum, draft.trail.len());
            if !sum.note.is_empty() {
                note(ui, &sum.note, 12.0, theme(ui).text_2);
            }
            next = also(ui, lang, sum).or(next);
        }
        MadeOf::Working => note(ui, &tr(lang, "explain-working"), 13.0, theme(ui).text_2),
        MadeOf::Nothing => note(ui, &tr(lang, "explain-none"), 13.0, theme(ui).text_2),
    }
    if let Some(number) = next {
        return Some(Answered::Explain(number));
    }
    let can_go_back = draft.trail.len() > 1;
    if can_go_back && ui.input(|input| input.key_pressed(Key::Backspace)) {
        return Some(Answered::ExplainBack);
    }
    let (ok, back, card) = (tr(lang, "ok"), tr(lang, "explain-back"), tr(lang, "explain-show-card"));
    // From a number one comes to the card of whom it is about.
    let shown = match number {
        Number::Department(id) => Some(Found::Department(id.clone())),
        number => number.person().cloned().map(Found::Person),
    };
    let mut answers = vec![(ok.as_ref(), Kind::Filled, Answered::Close)];
    if can_go_back {
        answers.push((back.as_ref(), Kind::Plain, Answered::ExplainBack));
    }
    if let Some(found) = shown {
        answers.push((card.as_ref(), Kind::Plain, Answered::Found(found)));
    }
    let labels: Vec<(&str, Kind)> = answers.iter().map(|(label, kind, _)| (*label, *kind)).collect();
    let pressed = buttons(ui, &labels)?;
    answers.into_iter().nth(pressed).map(|(.., answer)| answer)
}

/// What the number is called, and the number.
fn head(ui: &mut Ui, sum: &Sum) {
    let t = theme(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 30.0), Sense::hover());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Heading, true, &sum.title);
        info.current_text_value = Some(sum.result.clone());
        info
    });
    let y = rect.center().y;
    let big = (20.0, Weight::Strong);
    let at = pos2(rect.max.x, y);
    let used =
        paint::text(ui.painter(), at, Align2::RIGHT_CENTER, &sum.result, big, t.text, rect.width() * 0.5);
    let room = rect.width() - used - 16.0;
    let style = (16.0, Weight::Strong);
    paint::text(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, &sum.title, style, t.text, room);
}

/// The lines; returns the number that was asked for.
fn lines(ui: &mut Ui, sum: &Sum, depth: usize) -> Option<Number> {
    let mut asked = None;
    let tallest = list_height(ui, 420.0);
    // Each number begins at its top.
    ScrollArea::vertical().id_salt(("sum", depth)).max_height(tallest).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        for (i, line) in sum.lines.iter().enumerate() {
            if ui.push_id(i, |ui| row(ui, line)).inner {
                asked.clone_from(&line.opens);
            }
        }
        widgets::follow_focus(ui);
    });
    asked
}

/// One line; true when it was pressed.
fn row(ui: &mut Ui, line: &SumLine) -> bool {
    /// Room of the value, and of how it is made.
    const VALUE: f32 = 96.0;
    const LEAST: f32 = 150.0;
    let t = theme(ui);
    let sense = if line.opens.is_some() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width() - 12.0, ROW), sense);
    response.widget_info(|| {
        let role = if line.opens.is_some() { Role::Link } else { Role::Label };
        let mut info = WidgetInfo::labeled(role, true, &line.words);
        info.current_text_value = Some(format!("{} {}", line.made, line.value));
        info
    });
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if line.opens.is_some() && response.hovered() {
        ui.painter().rect_filled(rect, 3.0, color(t.surface_alt));
    }
    if line.kind == LineKind::Total {
        paint::rule(ui.painter(), rect.left_top(), rect.right_top(), t.line_strong);
    }
    let weight = match line.kind {
        LineKind::Total | LineKind::Heading => Weight::Strong,
        LineKind::Adds | LineKind::Fact => Weight::Regular,
    };
    let y = rect.center().y;
    let right = rect.max.x - 22.0;
    let value = paint::text(
        ui.painter(),
        pos2(right, y),
        Align2::RIGHT_CENTER,
        &line.value,
        (13.0, weight),
        t.text,
        VALUE * 2.0,
    );
    if line.opens.is_some() {
        paint::icon(ui.painter(), pos2(rect.max.x - 9.0, y), icons::RIGHT, 12.0, t.text_3);
    }
    let made_at = right - value.max(VALUE * 0.6) - 16.0;
    let small = (12.0, Weight::Regular);
    let room = (made_at - rect.min.x - LEAST).max(0.0);
    let made =
        paint::text(ui.painter(), pos2(made_at, y), Align2::RIGHT_CENTER, &line.made, small, t.text_2, room);
    let tint = if line.opens.is_some() { t.accent_text } else { t.text };
    let words = Rect::from_min_max(rect.min, pos2(made_at - made - 12.0, rect.max.y));
    let at = pos2(rect.min.x + 4.0, y);
    let style = (13.0, weight);
    let shown = paint::line(ui.painter(), &line.words, style.0, style.1, f32::INFINITY).size().x;
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, &line.words, style, tint, words.width());
    widgets::focus_ring(ui, &response);
    let clicked = response.clicked();
    if shown > words.width() {
        response.on_hover_text(&line.words);
    }
    clicked
}

/// Other numbers about the same.
fn also(ui: &mut Ui, lang: Lang, sum: &Sum) -> Option<Number> {
    if sum.also.is_empty() {
        return None;
    }
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(12.0, 4.0);
        note(ui, &with_colon(lang, &tr(lang, "explain-also"), ""), 12.0, theme(ui).text_2);
        for (words, number) in &sum.also {
            if widgets::link_text(ui, words).clicked() {
                asked = Some(number.clone());
            }
        }
    });
    asked
}
