//! Influence against support: who matters, and where they stand. A person dropped in another cell is rated so.
use super::badge;
use super::matrix_drag::{self, Places};
use super::matrix_walk::{self, Spot, chip_id};
use super::paint::{self, color};
use super::ui_state::UiState;
use super::widgets::{focus_frame, theme};
use crate::catalogue::{Catalogue, Influence, Lang, Support};
use crate::locale::{listed, signed, support_spoken, support_words, tr, with_colon};
use crate::model::PersonId;
use crate::scene::{Badge, CardFacts, Standing};
use crate::session::{Field, Session};
use crate::text::wrap;
use crate::theme::{Theme, Weight};
use egui::{
    Align2, CentralPanel, Frame, Id, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2,
};

/// From the top: the more a word counts, the higher it stands.
const ROWS: [Option<Influence>; 4] =
    [Some(Influence::High), Some(Influence::Medium), Some(Influence::Low), None];
/// From the left: −3 to +3, then who is not rated.
const COLUMNS: [Option<i8>; 8] = [Some(-3), Some(-2), Some(-1), Some(0), Some(1), Some(2), Some(3), None];
const HEADER: f32 = 58.0;
const ROW_NAMES: f32 = 84.0;
const CHIP: f32 = 26.0;
const PAD: f32 = 6.0;
const LEAST_ROW: f32 = 90.0;

/// Shows the matrix in all the room that is left; returns the field that is to be filled in next.
pub(super) fn show(ui: &mut Ui, session: &mut Session, state: &mut UiState) -> Option<Field> {
    let t = theme(ui);
    let mut wanted = None;
    CentralPanel::default().frame(Frame::new().fill(color(t.canvas)).inner_margin(12)).show(ui, |ui| {
        let area = ui.available_rect_before_wrap();
        let ground = ui.interact(area, Id::unique("matrix"), Sense::click());
        ground.widget_info(|| WidgetInfo::labeled(Role::Group, true, tr(session.lang(), "page-matrix")));
        state.canvas_id = Some(ground.id);
        state.grid = Some(area);
        if ground.clicked() {
            ground.request_focus();
            session.selection.clear();
        }
        focus_frame(ui, state);
        let width = ((area.width() - ROW_NAMES) / COLUMNS.len() as f32).max(72.0);
        // The names at its edges are not to fade.
        ui.spacing_mut().scroll.fade.strength = 0.0;
        ScrollArea::both().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            let (top, _) = ui.allocate_exact_size(
                Vec2::new(ROW_NAMES + width * COLUMNS.len() as f32, HEADER),
                Sense::hover(),
            );
            // What names columns and rows stays in sight, and lies over what has moved below it.
            let seen = ui.clip_rect();
            let corner = pos2(top.min.x.max(seen.min.x), top.min.y.max(seen.min.y));
            let open = Rect::from_min_max(corner + Vec2::new(ROW_NAMES, HEADER), seen.max);
            let picture = session.picture().clone();
            let members: Vec<(&PersonId, &CardFacts)> =
                picture.facts.all().filter(|(_, card)| card.standing == Standing::Member).collect();
            let in_cell = |influence, score: Option<i8>| {
                let here = |card: &CardFacts| {
                    card.influence == influence && card.support.map(Support::score) == score
                };
                members.iter().copied().filter(|(_, card)| here(card)).collect::<Vec<_>>()
            };
            let rows = ROWS.map(|influence| COLUMNS.map(|score| in_cell(influence, score)));
            // All alike: next to each other two ways would seem to mean something.
            let whole = members.iter().all(|(_, card)| has_room(ui.painter(), card, width - 10.0));
            let high = |names: Names| rows.iter().map(|cells| row_height(cells, names)).sum::<f32>();
            let names = match whole {
                true => Names::Whole,
                false if high(Names::Wrapped) <= open.height() => Names::Wrapped,
                false => Names::Short,
            };
            let gone = matrix_walk::walk(ui, session, &spots(&rows), state.canvas_id);
            let settled = carry_by_keys(ui, session, state, gone);
            let reveal = state.carrying.dropped.take();
            let tips = !state.just_dropped && !ui.input(|i| i.pointer.any_down());
            let mut places = Places { open, chips: Vec::new(), cells: Vec::new(), tips, reveal };
            let mut row_ys = Vec::new();
            for (influence, cells) in ROWS.into_iter().zip(&rows) {
                let carried = state.carrying.person().is_some();
                let size = Vec2::new(width, row_height(cells, names));
                row_ys.push(row(ui, session, influence, cells, size, (names, carried), &mut places));
            }
            let heads_pressed = cover(ui, Rect::from_min_max(corner, pos2(seen.max.x, open.min.y)), "heads");
            let names_pressed = cover(ui, Rect::from_min_max(corner, pos2(open.min.x, seen.max.y)), "names");
            if heads_pressed || names_pressed {
                ground.request_focus();
                session.selection.clear();
            }
            row_names(ui, session.lang(), corner, &row_ys);
            heads(ui, session, t, width, Rect::from_min_size(pos2(top.min.x, corner.y), top.size()), corner);
            if members.is_empty() {
                let hint = tr(session.lang(), "matrix-empty");
                super::widgets::note(ui, &hint, 13.0, t.text_2);
            }
            wanted = settled.or(carry(ui, session, state, &members, &places, (width - 10.0, names)));
        });
    });
    wanted
}

/// What is carried follows the hand; a cell where it is let go is its new rating, whose evidence is asked for.
fn carry(
    ui: &Ui,
    session: &mut Session,
    state: &mut UiState,
    members: &[(&PersonId, &CardFacts)],
    places: &Places,
    (width, names): (f32, Names),
) -> Option<Field> {
    let went = matrix_drag::follow(ui, &mut state.carrying, places);
    if let Some(taken) = went.taken.filter(|taken| !session.selection.has(taken)) {
        session.selection.set_person(taken);
    }
    let carried = state.carrying.person().and_then(|id| members.iter().find(|(member, _)| *member == id));
    if let (Some((_, card)), Some(at)) = (carried, ui.input(|i| i.pointer.latest_pos())) {
        push_at_edge(ui, at, places.open);
        let layer = egui::LayerId::new(egui::Order::Tooltip, Id::unique("carried-chip"));
        let mut above = ui.ctx().layer_painter(layer);
        above.set_opacity(0.9);
        let rect = Rect::from_center_size(at, Vec2::new(width, names.chip()));
        paint_chip(&above, theme(ui), card, rect, true, names);
        let others = session.selection.people().len().saturating_sub(1);
        if others > 0 {
            let words = format!("+{others}");
            let style = (12.0, Weight::Strong);
            let at = rect.right_center() + Vec2::new(6.0, 0.0);
            paint::text(&above, at, Align2::LEFT_CENTER, &words, style, theme(ui).text, 40.0);
        }
    }
    let (id, (influence, support)) = went.dropped?;
    if !session.rate_as(&id, influence, support) {
        return None;
    }
    state.carrying.dropped = Some(id.clone());
    if session.selection.people().len() <= 1 {
        session.selection.set_person(id);
    }
    evidence_of(session)
}

/// The same by keyboard, cell by cell; the evidence is asked for when Ctrl is let go, unless something else has happened.
fn carry_by_keys(
    ui: &Ui,
    session: &mut Session,
    state: &mut UiState,
    gone: Option<(PersonId, usize, usize)>,
) -> Option<Field> {
    if let Some((id, row, column)) = gone
        && let (Some(influence), Some(score)) = (ROWS.get(row), COLUMNS.get(column))
    {
        if !session.selection.has(&id) {
            session.selection.set_person(id.clone());
        }
        let rated = session.rate_as(&id, *influence, score.and_then(Support::new));
        let who = session.selection.people().iter().cloned().collect();
        state.carrying.by_keys = rated.then(|| (who, session.document().state()));
        super::widgets::come_again(ui.ctx());
    }
    if ui.input(|i| i.modifiers.command) {
        return None;
    }
    let (who, led_to) = state.carrying.by_keys.take()?;
    if led_to != session.document().state() || state.dialog.is_some() {
        return None;
    }
    session.selection.set_people(who);
    evidence_of(session)
}

/// The field that asks why those who are selected were put into another cell.
fn evidence_of(session: &Session) -> Option<Field> {
    if session.selection.people().len() > 1 {
        return Some(Field::EvidenceOfAll);
    }
    session.selection.only().cloned().map(Field::Evidence)
}

/// Near an edge the matrix moves on below what is carried, or cells out of sight could not be reached.
fn push_at_edge(ui: &Ui, at: egui::Pos2, open: Rect) {
    const NEAR: f32 = 28.0;
    /// Points a second.
    const SPEED: f32 = 480.0;
    let step = SPEED * ui.input(|i| i.stable_dt.min(0.05));
    let push = |at: f32, range: egui::Rangef| {
        if at < range.min + NEAR {
            step
        } else if at > range.max - NEAR {
            -step
        } else {
            0.0
        }
    };
    let by = Vec2::new(push(at.x, open.x_range()), push(at.y, open.y_range()));
    if by != Vec2::ZERO {
        ui.scroll_with_delta_animation(by, egui::style::ScrollAnimation::none());
        ui.ctx().request_repaint();
    }
}

/// Who stands in a cell.
type People<'a> = Vec<(&'a PersonId, &'a CardFacts)>;

/// Where everybody's chip stands.
fn spots<'a>(rows: &[[People<'a>; COLUMNS.len()]]) -> Vec<Spot<'a>> {
    let mut spots = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        for (column, people) in cells.iter().enumerate() {
            let here = people.iter().enumerate();
            spots.extend(here.map(|(place, (person, _))| Spot { row, column, place, person }));
        }
    }
    spots
}

/// Hides what has moved below the names of columns or rows, from the eye and from the hand; whether it was pressed.
fn cover(ui: &Ui, rect: Rect, of: &str) -> bool {
    let pressed = ui.interact(rect, Id::unique(("matrix-cover", of)), Sense::CLICK).clicked();
    ui.painter().rect_filled(rect, 0.0, color(theme(ui).canvas));
    pressed
}

/// The names of the rows, at the left of what is seen.
fn row_names(ui: &Ui, lang: Lang, corner: egui::Pos2, row_ys: &[egui::Rangef]) {
    let painter =
        ui.painter().with_clip_rect(ui.clip_rect().intersect(Rect::everything_below(corner.y + HEADER)));
    for (influence, ys) in ROWS.into_iter().zip(row_ys) {
        // Of a row that is partly in sight the name stands in the part that is.
        let (top, bottom) = (ys.min.max(corner.y + HEADER), ys.max.min(ui.clip_rect().max.y));
        if bottom - top < 16.0 {
            continue;
        }
        let at = pos2(corner.x, f32::midpoint(top, bottom));
        let style = (13.0, Weight::Strong);
        let name = row_name(lang, influence);
        paint::text(&painter, at, Align2::LEFT_CENTER, &name, style, theme(ui).text, ROW_NAMES - 8.0);
    }
}

fn row_name(lang: Lang, influence: Option<Influence>) -> String {
    influence.map_or(tr(lang, "support-unrated").into_owned(), |influence| {
        Catalogue::get().influence(influence).name.get(lang).to_owned()
    })
}

/// The steps of support above the columns, in `rect`; what is right of the `corner` is seen.
fn heads(ui: &Ui, session: &Session, t: &Theme, width: f32, rect: Rect, corner: egui::Pos2) {
    let lang = session.lang();
    axes(ui, lang, Rect::from_min_size(corner, Vec2::new(ROW_NAMES - 8.0, HEADER - 4.0)));
    let seen = ui.clip_rect().intersect(Rect::everything_right_of(corner.x + ROW_NAMES));
    let painter = ui.painter().with_clip_rect(seen);
    for (i, score) in COLUMNS.into_iter().enumerate() {
        let left = rect.min.x + ROW_NAMES + width * i as f32;
        let step = t.support(score);
        let head = Rect::from_min_size(pos2(left + 1.0, rect.min.y), Vec2::new(width - 2.0, HEADER - 4.0));
        painter.rect_filled(head, 4.0, color(step.fill));
        painter.rect_stroke(head, 4.0, Stroke::new(1.0, color(step.line)), StrokeKind::Inside);
        let (number, words) = match score.and_then(Support::new) {
            Some(support) => {
                (signed(support.score()), Catalogue::get().support(support).name.get(lang).to_owned())
            }
            None => ("?".to_owned(), tr(lang, "support-unrated").into_owned()),
        };
        let x = head.center().x;
        let (large, small) = ((14.0, Weight::Strong), (11.0, Weight::Regular));
        let lines = wrap(&words, small.0, small.1, width - 8.0, 2);
        let top = head.center().y - 7.0 * lines.len() as f32;
        let number_at = pos2(x, top);
        paint::text(&painter, number_at, Align2::CENTER_CENTER, &number, large, step.on, width - 8.0);
        for (n, line) in lines.iter().enumerate() {
            let at = pos2(x, top + 17.0 + 14.0 * n as f32);
            paint::text(&painter, at, Align2::CENTER_CENTER, &line.text, small, step.on, width);
        }
    }
}

/// In the corner: what the columns are, and what the rows.
fn axes(ui: &Ui, lang: Lang, corner: Rect) {
    let (style, tint) = ((11.0, Weight::Regular), theme(ui).text_2);
    let (across, down) = (tr(lang, "matrix-columns"), tr(lang, "matrix-rows"));
    let painter = ui.painter();
    paint::text(
        painter,
        corner.right_top() + Vec2::new(0.0, 10.0),
        Align2::RIGHT_CENTER,
        &across,
        style,
        tint,
        corner.width(),
    );
    paint::text(
        painter,
        corner.left_bottom() - Vec2::new(0.0, 10.0),
        Align2::LEFT_CENTER,
        &down,
        style,
        tint,
        corner.width(),
    );
}

fn row(
    ui: &mut Ui,
    session: &mut Session,
    influence: Option<Influence>,
    cells: &[People],
    size: Vec2,
    (names, carried): (Names, bool),
    places: &mut Places,
) -> egui::Rangef {
    let lang = session.lang();
    let t = theme(ui);
    let whole = Vec2::new(ROW_NAMES + size.x * COLUMNS.len() as f32, size.y);
    let (rect, _) = ui.allocate_exact_size(whole, Sense::hover());
    let words = with_colon(lang, &tr(lang, "influence"), &row_name(lang, influence));
    for (i, people) in cells.iter().enumerate() {
        let score = COLUMNS[i];
        let left = rect.min.x + ROW_NAMES + size.x * i as f32;
        let cell = Rect::from_min_size(pos2(left, rect.min.y), size).shrink(1.0);
        let support = score.and_then(Support::new);
        let target = ui.interact(cell, Id::unique(("cell", influence, score)), Sense::hover());
        let said = format!("{words}, {}", support_words(support, lang));
        target.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &said));
        let hovered = carried && target.contains_pointer();
        ui.painter().rect_filled(cell, 4.0, color(if hovered { t.drop } else { t.surface }));
        let line = if hovered { Stroke::new(2.0, color(t.accent)) } else { Stroke::new(1.0, color(t.line)) };
        ui.painter().rect_stroke(cell, 4.0, line, StrokeKind::Inside);
        for (n, (id, card)) in people.iter().enumerate() {
            let top = cell.min.y + PAD + n as f32 * (names.chip() + 2.0);
            let chip_size = Vec2::new(size.x - 10.0, names.chip());
            let chip_rect = Rect::from_min_size(pos2(cell.min.x + 4.0, top), chip_size);
            chip(ui, session, (id, card), chip_rect, names, places.tips);
            if places.reveal.as_ref() == Some(*id) {
                // Clear of the names, which lie over what has moved below them.
                let clear = chip_rect.min - Vec2::new(ROW_NAMES, HEADER);
                ui.scroll_to_rect(Rect::from_min_max(clear, chip_rect.max), None);
            }
            places.chips.push((chip_rect.intersect(places.open), (*id).clone()));
        }
        places.cells.push((cell.intersect(places.open), (influence, support)));
    }
    rect.y_range()
}

fn chip(
    ui: &Ui,
    session: &mut Session,
    (id, card): (&PersonId, &CardFacts),
    rect: Rect,
    names: Names,
    tips: bool,
) {
    let t = theme(ui);
    let response = ui.interact(rect, chip_id(id), Sense::click_and_drag());
    let selected = session.selection.has(id);
    let lang = session.lang();
    response.widget_info(|| {
        let name = listed(lang, &[&card.name, &card.title]);
        let mut info = WidgetInfo::selected(Role::Button, true, selected, name);
        info.current_text_value = Some(support_spoken(card.support, lang));
        info
    });
    let faded = session.passing().is_some_and(|found| !found.contains(id));
    let mut painter = ui.painter().clone();
    if faded {
        painter.multiply_opacity(0.28);
    }
    paint_chip(&painter, t, card, rect, selected || response.hovered(), names);
    if selected {
        painter.rect_stroke(rect, 4.0, Stroke::new(2.0, color(t.selection)), StrokeKind::Outside);
    }
    super::widgets::focus_ring(ui, &response);
    let nobody = session.selection.people().is_empty();
    if super::widgets::came_by_key(ui, &response, selected || nobody) {
        // Into sight right of the names of the rows, and below those of the columns.
        let with_names = Rect::from_min_max(rect.min - Vec2::new(ROW_NAMES, HEADER), rect.max);
        ui.scroll_to_rect(with_names, None);
        if !selected {
            session.selection.set_person(id.clone());
        }
    }
    if response.clicked() {
        // The keyboard goes on from where the hand was.
        response.request_focus();
        let adds = ui.input(|i| i.modifiers.command || i.modifiers.shift);
        if adds {
            session.selection.toggle(id.clone());
        } else {
            session.selection.set_person(id.clone());
        }
    }
    if tips {
        response.on_hover_text(crate::locale::listed(session.lang(), &[&card.name, &card.title]));
    }
}

/// How people are named on all chips.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    Whole,
    /// On two lines.
    Wrapped,
    /// The surname, which says more than the first letters of the whole name.
    Short,
}

impl Names {
    /// Height of a chip.
    fn chip(self) -> f32 {
        match self {
            Self::Whole | Self::Short => CHIP,
            Self::Wrapped => 36.0,
        }
    }
}

/// From one line of a name to the next.
const NAME_LINE: f32 = 14.0;

/// How high a row is that holds these cells.
fn row_height(cells: &[People], names: Names) -> f32 {
    let fullest = cells.iter().map(Vec::len).max().unwrap_or(0) as f32;
    (fullest * (names.chip() + 2.0) + 2.0 * PAD).max(LEAST_ROW)
}

/// The badge of a chip so wide; narrow chips have none.
fn badge_of(card: &CardFacts, width: f32) -> Option<&Badge> {
    card.badges.first().filter(|_| width > 90.0)
}

/// The room for a name in a chip so wide.
fn name_room(painter: &egui::Painter, card: &CardFacts, width: f32) -> f32 {
    let badge = badge_of(card, width).map_or(0.0, |badge| badge::width(painter, badge) + 4.0);
    width - 13.0 - badge
}

fn name_style(card: &CardFacts) -> (f32, Weight) {
    (12.0, if card.mark.is_some() { Weight::Strong } else { Weight::Regular })
}

/// Whether a chip so wide shows the whole name.
fn has_room(painter: &egui::Painter, card: &CardFacts, width: f32) -> bool {
    let (size, weight) = name_style(card);
    paint::line(painter, card.alone(), size, weight, f32::INFINITY).size().x
        <= name_room(painter, card, width)
}

fn paint_chip(painter: &egui::Painter, t: &Theme, card: &CardFacts, rect: Rect, strong: bool, names: Names) {
    painter.rect_filled(rect, 4.0, color(if strong { t.surface_alt } else { t.card }));
    let line =
        if card.mark.is_some() { Stroke::new(1.5, color(t.ink)) } else { Stroke::new(1.0, color(t.line)) };
    painter.rect_stroke(rect, 4.0, line, StrokeKind::Inside);
    if let Some(badge) = badge_of(card, rect.width()) {
        let width = badge::width(painter, badge);
        badge::show(painter, t, badge, pos2(rect.max.x - 6.0 - width, rect.center().y));
    }
    let (size, weight) = name_style(card);
    let room = name_room(painter, card, rect.width());
    let lines = match names {
        Names::Whole => wrap(card.alone(), size, weight, room, 1),
        Names::Wrapped => wrap(card.alone(), size, weight, room, 2),
        Names::Short => wrap(card.shortest(), size, weight, room, 1),
    };
    let first = rect.center().y - NAME_LINE * (lines.len() as f32 - 1.0) / 2.0;
    for (i, line) in lines.iter().enumerate() {
        let at = pos2(rect.min.x + 7.0, first + NAME_LINE * i as f32);
        paint::text(painter, at, Align2::LEFT_CENTER, &line.text, (size, weight), t.text, room + 2.0);
    }
}
