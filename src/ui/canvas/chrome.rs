//! What only the canvas draws: hover, selection, handles, guides, marquee, drafts of lines, drop targets.
use super::rings::ring_around;
use super::{ghost, guides};
use crate::geom::{self, Rect, RectSide, Transform};
use crate::layout::report_line;
use crate::locale::{enumerated, tr_args};
use crate::model::{DepartmentId, Link, LinkId, LinkKind, PersonId};
use crate::report::person_name;
use crate::scene::{Detail, Element, Layer, Part, Pen, drawn_at, link_shapes, tab_drawn};
use crate::session::{
    Aim, Carried, Corner, DropOn, DropTarget, Explain, OpenEnd, Overlay, Session, Transient, TrayItem,
};
use crate::text::icons;
use crate::theme::{Metrics, Theme};
use crate::ui::paint::{self, color};
use crate::ui::ui_state::UiState;
use crate::ui::widgets::{WordBox, focus_frame};
use egui::{Pos2, Stroke, StrokeKind, Ui, pos2};

pub(super) fn paint(ui: &Ui, session: &Session, state: &UiState, overlay: &Overlay, detail: Detail) {
    let k = ui.ctx().pixels_per_point();
    let to_screen = session.camera.screen_from_map(session.canvas, k);
    let cx = Chrome { ui, session, to_screen, theme: session.picture().theme, overlay };
    if let Some(id) = session.hovered.as_ref().filter(|id| session.is_idle() && !session.selection.has(id)) {
        cx.hover(id, detail);
    }
    if detail >= Detail::Name {
        cx.pins();
    }
    cx.found();
    cx.selection(state.canvas_has_focus, detail);
    cx.transient(detail);
    if session.selection.is_empty() {
        // Nobody wears the ring of the keyboard: the map itself does.
        focus_frame(ui, state);
    }
    if let Some(carried) = session.carried() {
        let at = cx.carried(carried);
        ghost::paint(ui, session, &carried.item, at, to_screen, detail);
    }
}

struct Chrome<'a> {
    ui: &'a Ui,
    session: &'a Session,
    to_screen: Transform,
    theme: &'static Theme,
    overlay: &'a Overlay,
}

impl Chrome<'_> {
    fn card(&self, id: &PersonId) -> Option<Rect> {
        let rect = self.session.picture().geometry.cards.get(id)?;
        Some(self.overlay.offsets.get(id).map_or(*rect, |by| rect.translate(*by)))
    }
    fn region(&self, id: &DepartmentId) -> Option<Rect> {
        let moved = self.overlay.region.as_ref().filter(|(moved, _)| moved == id).map(|(_, rect)| *rect);
        moved.or_else(|| self.session.picture().geometry.regions.get(id).copied())
    }
    fn screen(&self, rect: Rect) -> egui::Rect {
        paint::rect(self.to_screen.rect(rect))
    }
    fn pos(&self, p: geom::Point) -> Pos2 {
        paint::pos(self.to_screen.point(p))
    }

    /// A lock on cards that no layout moves.
    fn pins(&self) {
        let view = self.to_screen.invert_rect(self.session.canvas);
        let (picture, places) = (self.session.picture(), self.session.account().places());
        let near = picture.parts_within(view).filter_map(|i| match picture.parts.get(i) {
            Some(Part { shows: Element::Person(id), layer: Layer::Card, .. }) => Some(id),
            _ => None,
        });
        // Who is carried may come from outside.
        let near = near.filter(|id| !self.overlay.offsets.contains_key(*id));
        for id in near.chain(self.overlay.offsets.keys()) {
            let pinned = places.get(id).is_some_and(|place| place.pinned);
            let Some(rect) = self.card(id).filter(|rect| pinned && rect.intersects(&view)) else { continue };
            let faded = self.session.lit().is_some_and(|lit| !lit.contains(id));
            let mut painter = self.ui.painter().clone();
            painter.set_opacity(if faded { 0.35 } else { 1.0 });
            let at = self.pos(geom::pt(rect.min.x, rect.max.y));
            let line = Stroke::new(1.0, color(self.theme.line_strong));
            painter.circle(at, 9.0, color(self.theme.surface), line);
            paint::icon(&painter, at, icons::LOCKED, 11.0, self.theme.text_2);
        }
    }

    /// A frame around whom the text looked for finds: the others are faded, but among few that is hardly seen.
    fn found(&self) {
        let Some(lit) = self.session.lit().filter(|_| !self.session.filter.text.trim().is_empty()) else {
            return;
        };
        let view = self.to_screen.invert_rect(self.session.canvas);
        let stroke = Stroke::new(2.0, color(self.theme.accent));
        let radius = (8.0 * self.to_screen.scale).round();
        let found = self.session.picture().geometry.cards.keys().filter(|id| lit.contains(*id));
        for rect in found.filter_map(|id| self.card(id)).filter(|rect| rect.intersects(&view)) {
            let area = self.screen(rect).expand(3.0);
            self.ui.painter().rect_stroke(area, radius, stroke, StrokeKind::Outside);
        }
    }

    fn hover(&self, id: &PersonId, detail: Detail) {
        let Some(rect) = self.card(id) else { return };
        let stroke = Stroke::new(2.0, color(self.theme.hover));
        let radius = (6.0 * self.to_screen.scale).round();
        self.ui.painter().rect_stroke(self.screen(rect), radius, stroke, StrokeKind::Outside);
        if detail >= Detail::Name {
            self.handles(id, rect, Metrics::get().state.port_radius);
            self.fold_handle(id);
        }
    }

    /// What folds the branch below a card; a folded one shows its count in the same place.
    fn fold_handle(&self, id: &PersonId) {
        let geometry = &self.session.picture().geometry;
        if self.overlay.offsets.contains_key(id) || geometry.folded_below(id) > 0 {
            return;
        }
        let Some(rect) = self.session.picture().fold_handle(id) else { return };
        let area = self.screen(rect);
        let line = Stroke::new(1.5, color(self.theme.edge_report));
        let painter = self.ui.painter();
        painter.rect(area, area.height() / 2.0, color(self.theme.surface), line, StrokeKind::Middle);
        let tip = area.height() / 5.0;
        let at = area.center();
        let points = vec![
            pos2(at.x - tip, at.y + tip / 2.0),
            pos2(at.x, at.y - tip / 2.0),
            pos2(at.x + tip, at.y + tip / 2.0),
        ];
        painter.add(egui::Shape::line(points, Stroke::new(1.5, color(self.theme.text_2))));
    }

    fn handles(&self, id: &PersonId, rect: Rect, radius: f32) {
        /// Where a card is lower than this on the screen, whole handles would cover what it says.
        const LOW_PX: f32 = 50.0;
        let low = self.screen(rect).height() < LOW_PX;
        let (radius, width) = if low { (radius * 0.6, 1.5) } else { (radius, 2.0) };
        let outside = if low { (radius + 1.0) / self.to_screen.scale } else { 0.0 };
        let stroke = Stroke::new(width, color(self.theme.selection));
        // Where there is no room for both, how many are folded away is said rather than where to draw a line from.
        let says_count = low && self.session.picture().geometry.folded_below(id) > 0;
        for side in RectSide::ALL.into_iter().filter(|side| !says_count || *side != RectSide::Bottom) {
            let at = self.pos(side.of(rect.expand(outside)));
            self.ui.painter().circle(at, radius, color(self.theme.surface), stroke);
        }
    }

    fn selection(&self, focused: bool, detail: Detail) {
        let state = &Metrics::get().state;
        let selection = &self.session.selection;
        let painter = self.ui.painter();
        let stroke = Stroke::new(2.0, color(self.theme.selection));
        let mut around: Option<Rect> = None;
        for id in selection.people() {
            let Some(rect) = self.card(id) else { continue };
            let facts = self.session.picture().facts.of(id);
            let primary = facts.is_some_and(|f| f.mark == Some(1)) && detail >= Detail::Name;
            let offset =
                if primary { state.selection_offset.key_primary } else { state.selection_offset.plain };
            let ring = self.screen(rect.expand(offset * self.to_screen.scale.max(0.4)));
            let radius = ((6.0 + offset) * self.to_screen.scale).round();
            if focused && selection.lead() == Some(id) && selection.people().len() > 1 {
                let focus = Stroke::new(2.0, color(self.theme.focus));
                let ring = ring.expand(3.0);
                let points = [
                    ring.left_top(),
                    ring.right_top(),
                    ring.right_bottom(),
                    ring.left_bottom(),
                    ring.left_top(),
                ];
                painter.extend(egui::Shape::dashed_line(&points, focus, 4.0, 2.0));
            }
            let tab = facts.and_then(|facts| tab_drawn(facts, rect, self.session.lang(), detail));
            ring_around(painter, ring, radius, stroke, tab.map(|tab| self.screen(tab)));
            around = Some(around.map_or(rect, |held| held.union(&rect)));
        }
        if let (Some(rect), true) = (around, selection.people().len() > 1) {
            let area = self.screen(rect.expand(14.0));
            let points =
                [area.left_top(), area.right_top(), area.right_bottom(), area.left_bottom(), area.left_top()];
            let dashed = Stroke::new(1.0, color(self.theme.selection));
            painter.extend(egui::Shape::dashed_line(&points, dashed, 4.0, 3.0));
        }
        if let (Some(id), true) = (selection.only(), detail >= Detail::Name)
            && let Some(rect) = self.card(id)
        {
            self.handles(id, rect, state.handle_radius);
            self.fold_handle(id);
        }
        if let Some(id) = selection.link() {
            self.selected_line(id, detail);
        }
        if let Some(rect) = selection.region().and_then(|id| self.region(id)) {
            let area = self.screen(rect);
            painter.rect_stroke(area, (12.0 * self.to_screen.scale).round(), stroke, StrokeKind::Middle);
            for corner in Corner::ALL {
                let square = egui::Rect::from_center_size(self.pos(corner.of(rect)), egui::Vec2::splat(9.0));
                painter.rect(square, 2.0, color(self.theme.surface), stroke, StrokeKind::Inside);
            }
        }
    }

    fn selected_line(&self, id: &crate::model::LinkId, detail: Detail) {
        let picture = self.session.picture();
        let Some(line) = picture.geometry.line(id) else { return };
        let points: Vec<Pos2> = line.points.iter().map(|p| self.pos(*p)).collect();
        let painter = self.ui.painter();
        let casing = Stroke::new(7.0, color(self.theme.selection.with_opacity(0.35)));
        painter.add(egui::Shape::line(points.clone(), casing));
        let stroke = Stroke::new(2.0, color(self.theme.selection));
        if !drawn_at(detail, line.kind) {
            // Left out at this zoom, but chosen from a list, or before.
            painter.add(egui::Shape::line(points.clone(), stroke));
        }
        for end in [points.first(), points.last()].into_iter().flatten() {
            painter.circle(*end, 5.0, color(self.theme.surface), stroke);
        }
    }

    fn transient(&self, detail: Detail) {
        let painter = self.ui.painter();
        match self.session.transient() {
            Transient::Nothing => {}
            Transient::Marquee(area) => {
                let area = self.screen(area);
                painter.rect_filled(area, 0.0, color(self.theme.marquee));
                let stroke = Stroke::new(paint::hairline(self.ui.ctx()), color(self.theme.accent));
                painter.rect_stroke(area, 0.0, stroke, StrokeKind::Inside);
            }
            Transient::Cards { guides, into, lead, target, .. } => {
                if let Some(target) = &target
                    && let Some(card) = self.card(&lead)
                {
                    self.drop_target(target, card);
                }
                guides::paint(self.ui, &guides, self.to_screen, self.theme);
                if let Some(rect) =
                    into.and_then(|id| self.session.picture().geometry.regions.get(&id).copied())
                {
                    self.light_region(rect);
                }
            }
            Transient::Region { guides, .. } => guides::paint(self.ui, &guides, self.to_screen, self.theme),
            Transient::Line { from, to, kind, target, open } => {
                let refusal = match &open {
                    OpenEnd::Refused(refusal) => Some(refusal),
                    OpenEnd::Makes | OpenEnd::Nothing => target.as_ref().and_then(|t| t.refused.as_ref()),
                };
                let refused = refusal.is_some();
                let mut to = to;
                if let Some(target) = &target
                    && let Some(rect) = self.card(&target.person)
                    && let Some(side) = target.side
                {
                    to = side.of(rect);
                    let [from, till] = side.ends(rect).map(|p| self.pos(p));
                    painter.line_segment([from, till], Stroke::new(4.0, color(self.theme.accent)));
                } else if let Some(target) = &target
                    && let Some(rect) = self.card(&target.person)
                {
                    self.light_target(rect, refused);
                }
                self.draft(from, to, kind, refused);
                if open == OpenEnd::Makes {
                    ghost::paint(self.ui, self.session, &TrayItem::NewPerson, to, self.to_screen, detail);
                }
                if let Some(refusal) = refusal {
                    self.reason(&refusal.explain().text(self.session.lang()), self.pos(to));
                }
            }
        }
    }

    /// What comes of letting a thing of the tray go; the middle of its card.
    fn carried(&self, carried: &Carried) -> geom::Point {
        match &carried.aim {
            Aim::Stands { middle, department } => {
                let regions = &self.session.picture().geometry.regions;
                if let Some(rect) = department.as_ref().and_then(|id| regions.get(id).copied()) {
                    self.light_region(rect);
                }
                *middle
            }
            Aim::Faces { other, refused } => {
                if let Some(rect) = self.card(other) {
                    self.light_target(rect, refused.is_some());
                }
                let lang = self.session.lang();
                let name = |id| person_name(self.session.account(), id, lang);
                let words = match refused {
                    Some(refusal) => refusal.explain().text(lang),
                    None => {
                        let (from, to) = (carried.item.words(self.session), name(other));
                        let args = [("from", from.as_str().into()), ("to", to.as_str().into())];
                        tr_args(lang, "line-pair", &args)
                    }
                };
                self.reason(&words, self.pos(carried.at));
                carried.at
            }
            Aim::Joins(target) => {
                let (_, card) = ghost::card(self.session, &carried.item, carried.at);
                self.drop_target(target, card);
                carried.at
            }
        }
    }

    /// Lights the region that somebody comes to stand in.
    fn light_region(&self, rect: Rect) {
        let stroke = Stroke::new(2.0, color(self.theme.accent));
        let cards: Vec<Rect> =
            self.session.picture().geometry.cards.keys().filter_map(|id| self.card(id)).collect();
        let geom::Rect { min, max } = rect;
        let corners = [min, geom::pt(max.x, min.y), max, geom::pt(min.x, max.y)];
        for (i, from) in corners.into_iter().enumerate() {
            let to = corners[(i + 1) % 4];
            // Cards lie upon regions, also upon a lit one.
            for (from, to) in uncovered(from, to, &cards) {
                self.ui.painter().line_segment([self.pos(from), self.pos(to)], stroke);
            }
        }
    }

    /// Lights a card that something would end at, or veils one where it may not.
    fn light_target(&self, rect: Rect, refused: bool) {
        let (fill, line) = if refused {
            (self.theme.canvas.with_opacity(0.7), self.theme.edge_conflict)
        } else {
            (self.theme.drop.with_opacity(0.35), self.theme.accent)
        };
        let area = self.screen(rect.expand(3.0));
        let painter = self.ui.painter();
        painter.rect_filled(area, 6.0, color(fill));
        painter.rect_stroke(area, 6.0, Stroke::new(2.0, color(line)), StrokeKind::Outside);
    }

    /// The card or the line that a dragged card is over, with the reporting lines that would come of it.
    fn drop_target(&self, target: &DropTarget, card: Rect) {
        let painter = self.ui.painter();
        let refused = target.refused.is_some();
        let accent = Stroke::new(2.0, color(self.theme.accent));
        let preview = |boss: Rect, report: Rect| {
            let points = report_line(boss, report, None).1.into_iter().map(|p| self.pos(p)).collect();
            painter.add(egui::Shape::line(points, accent));
        };
        let lands =
            target.lands.map(|at| Rect::new(at.x - card.width() / 2.0, at.y, card.width(), card.height()));
        if let Some(rect) = lands {
            painter.rect(
                self.screen(rect),
                6.0,
                color(self.theme.drop.with_opacity(0.35)),
                accent,
                StrokeKind::Inside,
            );
        }
        match &target.on {
            DropOn::Boss(boss) => {
                let Some(rect) = self.card(boss) else { return };
                self.light_target(rect, refused);
                if let Some(lands) = lands {
                    preview(rect, lands);
                }
            }
            DropOn::Lines(lines) => self.light_lines(lines, refused),
        }
        let lang = self.session.lang();
        let words = match (&target.refused, &target.on) {
            (Some(refusal), _) => refusal.explain().text(lang),
            (None, DropOn::Boss(boss)) => {
                let boss = person_name(self.session.account(), boss, lang);
                tr_args(lang, "drop-under", &[("boss", boss.as_str().into())])
            }
            (None, DropOn::Lines(lines)) => self.between_words(lines),
        };
        self.reason(&words, self.screen(card).center());
    }

    /// Lights reporting lines that somebody would come to stand between.
    fn light_lines(&self, lines: &[LinkId], refused: bool) {
        let paint = if refused { self.theme.edge_conflict } else { self.theme.accent };
        let stroke = Stroke::new(4.0, color(paint.with_opacity(0.45)));
        let geometry = &self.session.picture().geometry;
        for line in lines.iter().filter_map(|id| geometry.line(id)) {
            let points = line.points.iter().map(|p| self.pos(*p)).collect();
            self.ui.painter().add(egui::Shape::line(points, stroke));
        }
    }

    /// Between whom.
    fn between_words(&self, lines: &[LinkId]) -> String {
        let lang = self.session.lang();
        let lines: Vec<&Link> =
            lines.iter().filter_map(|id| self.session.account().links().get(id)).collect();
        let name = |id| person_name(self.session.account(), id, lang);
        let boss = lines.first().map_or_else(String::new, |line| name(&line.to));
        let below = enumerated(lang, &lines.iter().map(|line| name(&line.from)).collect::<Vec<_>>());
        let args = [("boss", boss.as_str().into()), ("report", below.as_str().into())];
        tr_args(lang, "drop-between", &args)
    }

    fn draft(&self, from: geom::Point, to: geom::Point, kind: LinkKind, refused: bool) {
        let mut pen = Pen::new(self.theme);
        link_shapes(&mut pen, kind, &[from, to], 1.0, None);
        let mut brush = super::shapes::Brush::new(self.ui.painter(), self.to_screen, false);
        brush.opacity = if refused { 0.4 } else { 1.0 };
        for shape in &pen.shapes {
            brush.shape(shape);
        }
        brush.flush();
    }

    /// Says at the pointer why a line may not end here, above whatever floats over the map.
    fn reason(&self, text: &str, at: Pos2) {
        let word_box = WordBox::new(text, 12.0, 420.0);
        let canvas = self.session.canvas;
        let x = (at.x + 14.0).min(canvas.max.x - word_box.size.x - 4.0);
        let y = (at.y + 18.0).min(canvas.max.y - word_box.size.y - 4.0);
        let layer = egui::LayerId::new(egui::Order::Tooltip, egui::Id::unique("reason"));
        let painter = self.ui.ctx().layer_painter(layer);
        word_box.paint_on(&painter, self.theme, pos2(x, y));
    }
}

/// The pieces of a level or upright line that no card lies upon.
fn uncovered(from: geom::Point, to: geom::Point, cards: &[Rect]) -> Vec<(geom::Point, geom::Point)> {
    let length = from.distance(to).max(f32::EPSILON);
    let along =
        |at: geom::Point| ((at.x - from.x) * (to.x - from.x) + (at.y - from.y) * (to.y - from.y)) / length;
    let mut covered: Vec<(f32, f32)> = cards
        .iter()
        .filter(|card| card.crossed_by(from, to))
        .map(|card| {
            let (a, b) = (along(card.min), along(card.max));
            (a.min(b), a.max(b))
        })
        .collect();
    covered.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut pieces = Vec::new();
    let mut at = 0.0;
    for (begins, ends) in covered {
        if begins > at {
            pieces.push((at, begins));
        }
        at = ends.max(at);
    }
    if at < length {
        pieces.push((at, length));
    }
    pieces.into_iter().map(|(a, b)| (from.lerp(to, a / length), from.lerp(to, b / length))).collect()
}
