//! The way to somebody, drawn over the map: along the lines that it takes, straight where there is none; the weakest
//! step is dashed and says so. Who of ours begins it stands at the first card, where they have none of their own.
use super::floating::panel;
use crate::analysis::{Hop, Route};
use crate::geom::{self, Point, Transform};
use crate::layout;
use crate::locale::{tr, tr_args};
use crate::report::person_name;
use crate::session::{Overlay, Session};
use crate::theme::{Rgba, Weight};
use crate::ui::paint::{self, color};
use crate::ui::widgets::theme;
use egui::{Align2, Pos2, Rect, Role, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2};

const WIDTH: f32 = 4.0;

/// Draws the way that is shown.
pub(super) fn paint_way(ui: &Ui, session: &Session, overlay: &Overlay) {
    let Some((_, Some(route))) = session.way() else { return };
    let to_screen = session.camera.screen_from_map(session.canvas, ui.ctx().pixels_per_point());
    let hardest = route.weakest();
    let t = session.picture().theme;
    let mut taken: Vec<Rect> = Vec::new();
    for (i, hop) in route.hops.iter().enumerate() {
        let dashed = hardest == Some(i) && route.hops.len() > 1;
        let Some(points) = course(session, overlay, hop) else {
            taken.extend(begins(ui, session, overlay, hop, to_screen, dashed));
            continue;
        };
        line(ui, &points, to_screen, t.accent, dashed);
        if dashed {
            // In the middle, unless other words stand there.
            let words = tr(session.lang(), "way-weakest");
            let place = |share: f32| to_screen.point(along(&points, share));
            let free = |at: &geom::Point| {
                let pill = pill_rect(ui, pos2(at.x, at.y), &words).expand(4.0);
                !taken.iter().any(|other| other.intersects(pill))
            };
            let at = [0.5, 0.35, 0.65, 0.2, 0.8].map(place).into_iter().find(free).unwrap_or(place(0.5));
            taken.push(pill(ui, pos2(at.x, at.y), &words, (t.card, t.accent_text), t.accent));
        }
    }
}

/// From card to card in map points; `None` where one of them has none.
fn course(session: &Session, overlay: &Overlay, hop: &Hop) -> Option<Vec<Point>> {
    let geometry = &session.picture().geometry;
    let card = |id| {
        let rect = geometry.cards.get(id)?;
        Some(overlay.offsets.get(id).map_or(*rect, |by| rect.translate(*by)))
    };
    let (from, to) = (card(&hop.from)?, card(&hop.to)?);
    let still = !overlay.offsets.contains_key(&hop.from) && !overlay.offsets.contains_key(&hop.to);
    let joins = |line: &&crate::scene::LinePath| {
        [&line.from, &line.to] == [&hop.from, &hop.to] || [&line.to, &line.from] == [&hop.from, &hop.to]
    };
    let drawn = |line: &&crate::scene::LinePath| session.look.shows(line.kind);
    if let Some(line) = geometry.lines.iter().filter(joins).find(drawn).filter(|_| still) {
        let mut points = line.points.clone();
        let near = |p: Option<&Point>| p.map_or(f32::MAX, |p| p.distance(from.center()));
        if near(points.first()) > near(points.last()) {
            points.reverse();
        }
        return Some(points);
    }
    Some(vec![layout::border(from, to.center()), layout::border(to, from.center())])
}

/// The point at a share of a course.
fn along(points: &[Point], share: f32) -> Point {
    let length: f32 = points.windows(2).map(|w| w[0].distance(w[1])).sum();
    let mut left = length * share;
    for pair in points.windows(2) {
        let step = pair[0].distance(pair[1]);
        if step >= left && step > 0.0 {
            return pair[0] + (pair[1] - pair[0]) * (left / step);
        }
        left -= step;
    }
    points.last().copied().unwrap_or_default()
}

fn line(ui: &Ui, points: &[Point], to_screen: Transform, tone: Rgba, dashed: bool) {
    let on_screen: Vec<Pos2> = points.iter().map(|p| to_screen.point(*p)).map(|p| pos2(p.x, p.y)).collect();
    let [.., before, tip] = on_screen[..] else { return };
    let painter = ui.painter();
    let stroke = Stroke::new(WIDTH, color(tone));
    if dashed {
        painter.extend(Shape::dashed_line(&on_screen, stroke, 10.0, 7.0));
    } else {
        painter.add(Shape::line(on_screen.clone(), stroke));
    }
    let way = (tip - before).normalized();
    let side = Vec2::new(-way.y, way.x);
    let head = vec![tip, tip - way * 14.0 + side * 8.0, tip - way * 14.0 - side * 8.0];
    painter.add(Shape::convex_polygon(head, color(tone), Stroke::NONE));
}

/// Somebody of ours without a card begins the way: named above the card of whom they know.
/// Returns where.
fn begins(
    ui: &Ui,
    session: &Session,
    overlay: &Overlay,
    hop: &Hop,
    to_screen: Transform,
    hardest: bool,
) -> Option<Rect> {
    let card = session.picture().geometry.outline(&hop.to)?;
    let card = overlay.offsets.get(&hop.to).map_or(card, |by| card.translate(*by));
    let t = session.picture().theme;
    let name = person_name(session.account(), &hop.from, session.lang());
    let mut words = tr_args(session.lang(), "way-via", &[("name", name.as_str().into())]);
    if hardest {
        words = format!("{words} · {}", tr(session.lang(), "way-weakest"));
    }
    let top = to_screen.point(geom::pt(card.center().x, card.min.y));
    let frame = paint::rect(to_screen.rect(card)).expand(4.0);
    ui.painter().rect_stroke(frame, 8.0, Stroke::new(2.0, color(t.accent)), egui::StrokeKind::Middle);
    let said = pill(ui, pos2(top.x, top.y - 38.0), &words, (t.accent, t.on_accent), t.accent);
    let from = pos2(top.x, top.y - 28.0);
    ui.painter()
        .add(Shape::line_segment([from, pos2(top.x, top.y - 6.0)], Stroke::new(WIDTH, color(t.accent))));
    Some(said)
}

fn pill_rect(ui: &Ui, at: Pos2, words: &str) -> Rect {
    let width = paint::line(ui.painter(), words, 12.0, Weight::Strong, 260.0).size().x + 16.0;
    Rect::from_center_size(at, Vec2::new(width, 20.0))
}

/// Words in a box around `at`; returns the box.
fn pill(ui: &Ui, at: Pos2, words: &str, (fill, on): (Rgba, Rgba), edge: Rgba) -> Rect {
    let rect = pill_rect(ui, at, words);
    ui.painter().rect_filled(rect, 10.0, color(fill));
    paint::outline(ui, rect, 10.0, edge);
    paint::text(ui.painter(), at, Align2::CENTER_CENTER, words, (12.0, Weight::Strong), on, rect.width());
    rect
}

/// The way in words, below what stands at the top; returns its area.
pub(super) fn said(ui: &mut Ui, session: &Session, below: Option<Rect>) -> Option<Rect> {
    let (to, route) = session.way()?;
    let lang = session.lang();
    let name = |id| person_name(session.account(), id, lang);
    let to_name = name(to);
    let words = match route {
        Some(Route { hops, .. }) => {
            let path = hops.first().map(|hop| &hop.from).into_iter().chain(hops.iter().map(|hop| &hop.to));
            let path: Vec<String> = path.map(name).collect();
            let title = tr_args(lang, "way-to", &[("name", to_name.as_str().into())]);
            crate::locale::with_colon(lang, &title, &path.join(" → "))
        }
        None => tr_args(lang, "way-none", &[("name", to_name.as_str().into())]),
    };
    let canvas = paint::rect(session.canvas);
    let top = below.map_or(canvas.min.y + 8.0, |bar| bar.max.y + 6.0);
    let left = canvas.min.x + 52.0;
    let room = canvas.max.x - left - 8.0;
    let width = paint::line(ui.painter(), &words, 13.0, Weight::Strong, room - 24.0).size().x + 24.0;
    let area = Rect::from_min_size(pos2(left, top), Vec2::new(width, 32.0));
    panel(ui, area, "way", |ui| {
        let t = theme(ui);
        let response = ui.interact(area, ui.scope_id().with("words"), egui::Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.as_str()));
        let at = pos2(area.min.x + 12.0, area.center().y);
        paint::text(ui.painter(), at, Align2::LEFT_CENTER, &words, (13.0, Weight::Strong), t.text, width);
    });
    Some(area)
}
