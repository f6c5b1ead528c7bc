//! A member's card in every band of detail: body, support block, name, title, badges, gauge, counterpart.
use super::card_facts::{Badge, CardFacts};
use super::card_parts::Places;
use super::detail::Detail;
use super::face::Face;
use super::lens::Lens;
use super::pen::{Pen, round_stroke, sized};
use super::shape::{Align, Corners, Stroke};
use crate::catalogue::{Catalogue, Influence, Lang, Level};
use crate::geom::{Point, Rect, pt};
use crate::locale;
use crate::model::PairState;
use crate::text;
use crate::theme::{Family, TextStyle, Weight};

/// Around a card that is a dot on the screen, in map points: white ones are seen, too.
const DOT_LINE: f32 = 8.0;

/// Draws `facts` into the card at `rect`.
pub(super) fn card(pen: &mut Pen, facts: &CardFacts, rect: Rect, lens: Lens, lang: Lang, detail: Detail) {
    match detail {
        Detail::Full => full(pen, facts, rect, lens, lang),
        Detail::Compact => compact(pen, facts, rect, lens, lang),
        Detail::Name => name_band(pen, facts, rect, lens, lang),
        Detail::Number => {
            let face = Face::of(pen.theme, facts, lens, lang);
            covered(pen, &face, rect);
            let style = sized(44.0, 48.0, Weight::Strong);
            pen.label(
                &face.text,
                style,
                rect.center().x,
                rect.center().y,
                Align::Center,
                face.step.on,
                rect.width(),
            );
        }
        Detail::Dot => {
            let face = Face::of(pen.theme, facts, lens, lang);
            pen.boxed(rect, 0.0, Some(face.step.fill), Stroke::new(DOT_LINE, face.step.line));
        }
    }
}

/// Body and block, without text.
fn body(pen: &mut Pen, facts: &CardFacts, rect: Rect) {
    let (m, theme) = (pen.m, pen.theme);
    let stroke = match facts.placeholder {
        // Dashes on the frame of a key person would only look torn.
        Some(_) if facts.mark.is_some() => Stroke::new(m.stroke.card, theme.ink),
        Some(_) => Stroke::new(m.stroke.card, theme.placeholder_line).dashed(m.dash.placeholder),
        None => Stroke::new(m.stroke.card, theme.card_line),
    };
    let fill = if facts.placeholder.is_some() { theme.card_placeholder } else { theme.card };
    pen.boxed(rect, m.radius.card, Some(fill), stroke);
    if facts.other_side {
        let bar = Rect::new(rect.max.x - m.ours_card.bar, rect.min.y, m.ours_card.bar, rect.height());
        pen.fill(
            bar,
            Corners { ne: m.ours_card.bar, se: m.ours_card.bar, ..Corners::default() },
            theme.partner,
        );
    }
}

/// Free at either side of what the block says.
const BLOCK_EDGE: f32 = 6.5;

fn block(pen: &mut Pen, face: &Face, card: Rect, low: bool) {
    let (m, theme) = (pen.m, pen.theme);
    let rect = Rect::new(card.min.x, card.min.y, m.card.support_block_width, card.height());
    let corners = Corners::left(m.radius.card);
    if face.unrated {
        pen.fill(rect, corners, face.step.fill);
        pen.pattern(rect.expand(-1.0), face.step.pattern, theme.hatch);
        pen.boxed_corners(rect, corners, None, Stroke::new(1.0, face.step.line).dashed([3.0, 2.0]));
        let center = rect.center();
        pen.circle(center, 12.0, Some(theme.card), Some(Stroke::new(1.0, face.step.line)));
        pen.label(
            "?",
            sized(15.0, 20.0, Weight::Strong),
            center.x,
            center.y,
            Align::Center,
            face.step.on,
            24.0,
        );
        return;
    }
    pen.fill(rect, corners, face.step.fill);
    pen.pattern(rect.expand(-1.0), face.step.pattern, face.step.line);
    pen.boxed_corners(rect, corners, None, Stroke::new(1.0, face.step.line));
    if face.assumed {
        let edge = [pt(rect.max.x, rect.min.y + 2.0), pt(rect.max.x, rect.max.y - 2.0)];
        pen.line(&edge, Stroke::new(5.0, theme.card).dashed(m.dash.assumed));
    }
    let style = if low { m.text.support_number_low } else { m.text.support_number };
    // A change of the vote, or letters, are as large as leaves the block its edges; a step of support is as the method
    // draws it.
    let room = m.card.support_block_width - 2.0 * BLOCK_EDGE;
    let is_step = face.text.chars().count() < 3 && !face.text.contains(char::is_alphabetic);
    let width = if is_step { room } else { text::width(&face.text, style.size, style.weight).max(room) };
    let style = sized(style.size * room / width, style.line, style.weight);
    let center = rect.center();
    let n = f32::from(face.chevrons.abs());
    // The stack of number and chevrons is centred as a whole.
    let (near, pitch, rise) = (if low { 12.0 } else { 13.5 }, 6.0, 4.0);
    let half = 0.364 * style.size;
    let reach = if n > 0.0 { near + pitch * (n - 1.0) + rise } else { half };
    let shift = f32::midpoint(half, -reach);
    let up = face.chevrons > 0;
    let number_y = if face.chevrons == 0 { center.y } else { center.y - if up { shift } else { -shift } };
    let on = if pen.needs_plate(face.step.pattern) {
        // Number and chevrons stand on white: over stripes neither could be read.
        let far = number_y + if up { -reach } else { reach };
        let near_edge = number_y + if up { half } else { -half };
        let (top, bottom) = (far.min(near_edge) - 2.0, far.max(near_edge) + 2.0);
        let width = text::width(&face.text, style.size, style.weight).max(14.0) + 4.0;
        let plate = Rect { min: pt(center.x - width / 2.0, top), max: pt(center.x + width / 2.0, bottom) };
        pen.fill(plate, Corners::all(2.0), theme.card);
        theme.text
    } else {
        face.step.on
    };
    let (at, room) = (pt(center.x, number_y), m.card.support_block_width - 2.0);
    if is_step {
        pen.label(&face.text, style, at.x, at.y, Align::Center, on, room);
    } else {
        // Where the map is small it is rather small than cut.
        pen.sign(&face.text, style, at, on, room);
    }
    for k in 0..face.chevrons.unsigned_abs() {
        let away = near + pitch * f32::from(k);
        let sign = if up { -1.0 } else { 1.0 };
        let open = number_y + sign * away;
        let tip = open + sign * rise;
        pen.line(
            &[pt(center.x - 6.0, open), pt(center.x, tip), pt(center.x + 6.0, open)],
            round_stroke(2.2, on),
        );
    }
}

fn full(pen: &mut Pen, facts: &CardFacts, rect: Rect, lens: Lens, lang: Lang) {
    let (m, theme) = (pen.m, pen.theme);
    let (name, title, name_y, lines) = match facts.influence {
        Some(Influence::High) => (m.text.name_high, m.text.title_high, m.card.name_y.high, 2),
        Some(Influence::Medium) => (m.text.name_medium, m.text.title_medium, m.card.name_y.medium, 2),
        Some(Influence::Low) | None => (m.text.name_low, m.text.title_low, m.card.name_y.low, 1),
    };
    let places = Places::of(facts, rect);
    let Places { left, right, bars: three, badge_top, .. } = places;
    body(pen, facts, rect);
    block(pen, &Face::of(pen.theme, facts, lens, lang), rect, places.low);
    let name_color = if facts.placeholder.is_some() { theme.text_3 } else { theme.text };
    let name_room = three.min.x - 6.0 - left;
    let mid = rect.min.y + name_y + name.line / 2.0;
    pen.label(&facts.name, name, left, mid, Align::Left, name_color, name_room);
    let title = sized(title.size, 15.0, title.weight);
    bars(pen, facts.influence, three.min);
    // Between the bars and the badges, where titles seldom reach: names keep their room.
    let photo_top = three.max.y + 3.0;
    let side = (badge_top - 2.0 - photo_top).min(m.card.photo);
    if let Some(photo) = &facts.photo {
        pen.photo(photo, Rect::new(right - side, photo_top, side, side), m.radius.badge);
    }
    let title_room = right - left - if facts.photo.is_some() { side + 6.0 } else { 0.0 };
    let title_y = rect.min.y + name_y + name.line - 1.0;
    pen.paragraph(&facts.title, title, left, title_y, theme.text_2, title_room, lines);
    if lens == Lens::Relationship {
        relationship(pen, facts, left, right, badge_top + m.card.badge_height / 2.0, lang);
        return;
    }
    badges(pen, &facts.badges, pt(left, badge_top));
    gauge(pen, facts.actual, facts.required, pt(places.gauge.min.x, places.gauge.center().y), 1.0);
    if let Some((initials, state)) = &facts.counterpart {
        counterpart(pen, initials, *state, places.counterpart);
    }
}

/// The relationship at twice its size, with what is missing in words, in place of the badges.
fn relationship(pen: &mut Pen, facts: &CardFacts, left: f32, right: f32, middle: f32, lang: Lang) {
    const SCALE: f32 = 2.0;
    const COUNTERPART: f32 = 24.0;
    let m = &pen.m.card.gauge;
    let width = SCALE * (m.segments as f32 * (m.width + m.gap) - m.gap);
    gauge(pen, facts.actual, facts.required, pt(left, middle), SCALE);
    if let Some((initials, state)) = &facts.counterpart {
        let rect = Rect::new(right - COUNTERPART, middle - COUNTERPART / 2.0, COUNTERPART, COUNTERPART);
        counterpart(pen, initials, *state, rect);
    }
    if let Some(short) = facts.short().filter(|short| *short > 0) {
        let words = locale::tr_args(lang, "relationship-short", &[("count", short.into())]);
        let x = left + width + 8.0;
        let room = right - COUNTERPART - 4.0 - x;
        pen.label(&words, pen.m.text.label, x, middle, Align::Left, pen.theme.text, room);
    }
}

/// Three bars: influence on the deal.
pub(super) fn bars(pen: &mut Pen, influence: Option<Influence>, at: Point) {
    let bars = &pen.m.card.bars;
    let on = match influence {
        Some(Influence::High) => 3,
        Some(Influence::Medium) => 2,
        Some(Influence::Low) => 1,
        None => 0,
    };
    let tallest = bars.heights[2];
    for (i, height) in bars.heights.into_iter().enumerate() {
        let x = at.x + i as f32 * (bars.width + bars.gap);
        let color = if i < on { pen.theme.bar_on } else { pen.theme.bar_off };
        pen.fill(Rect::new(x, at.y + tallest - height, bars.width, height), Corners::all(0.5), color);
    }
}

/// Up to two badges; with more, the second says how many.
fn badges(pen: &mut Pen, badges: &[Badge], at: Point) {
    let mut x = at.x;
    let shown = if badges.len() > pen.m.card.badges_max { 1 } else { badges.len() };
    for badge in &badges[..shown] {
        x += role_badge(pen, badge, pt(x, at.y)) + pen.m.card.badge_gap;
    }
    if shown < badges.len() {
        let more = Badge {
            text: format!("+{}", badges.len() - shown),
            name: String::new(),
            family: Family::Connect,
            confidential: false,
        };
        role_badge(pen, &more, pt(x, at.y));
    }
}

/// One badge with its left top corner at `at`; returns its width.
pub(super) fn role_badge(pen: &mut Pen, badge: &Badge, at: Point) -> f32 {
    let m = pen.m;
    let style = m.text.badge;
    let width = (text::width(&badge.text, style.size, style.weight) + 10.0).max(m.card.badge_min_width);
    let rect = Rect::new(at.x, at.y, width, m.card.badge_height);
    let family = *pen.theme.family(badge.family);
    let stroke = Stroke::new(1.0, family.line);
    let stroke = if badge.confidential { stroke.dashed([3.0, 2.0]) } else { stroke };
    pen.boxed(rect, m.radius.badge, Some(family.fill), stroke);
    pen.label(&badge.text, style, rect.center().x, rect.center().y, Align::Center, family.on, width);
    width
}

/// Actual level as filled segments, the required one as a tick; `at` is the left end of the middle line.
/// `scale`: 1 on a card as it is. However large, the tick is hardly higher than the row of the badges, above which the title
/// stands.
pub(super) fn gauge(pen: &mut Pen, actual: Level, required: Option<Level>, at: Point, scale: f32) {
    const BEYOND: f32 = 4.0;
    let (gauge, theme) = (pen.m.card.gauge.clone(), pen.theme);
    let (width, height, gap) = (gauge.width * scale, gauge.height * scale, gauge.gap * scale);
    for i in 0..gauge.segments {
        let x = at.x + i as f32 * (width + gap);
        let color = if i < actual.steps() { theme.gauge_fill } else { theme.bar_off };
        pen.fill(Rect::new(x, at.y - height / 2.0, width, height), Corners::all(scale), color);
    }
    if let Some(required) = required.filter(|level| *level != Level::None) {
        let end = at.x + required.steps() as f32 * (width + gap) - gap;
        let [tick, tall] = gauge.tick.map(|v| v * scale);
        let tall = tall.min(pen.m.card.badge_height + BEYOND);
        pen.fill(
            Rect::new(end - tick / 2.0, at.y - tall / 2.0, tick, tall),
            Corners::default(),
            theme.gauge_need,
        );
    }
}

/// Our person's initials: filled when in place, dashed when planned.
pub(super) fn counterpart(pen: &mut Pen, initials: &str, state: PairState, rect: Rect) {
    /// Between letters and frame.
    const BESIDE: f32 = 2.0;
    let theme = pen.theme;
    let on = match state {
        PairState::Current => {
            pen.fill(rect, Corners::all(3.0), theme.ours);
            theme.on_accent
        }
        PairState::Planned => {
            pen.boxed(rect, 3.0, Some(theme.card), Stroke::new(1.5, theme.ours).dashed([3.0, 2.0]));
            theme.accent_text
        }
    };
    // As large for everybody, and within the frame also where the letters are wide.
    let usual = rect.width() / 2.0;
    let wide = text::width(initials, usual, Weight::Strong);
    let size = usual * ((rect.width() - 2.0 * BESIDE) / wide).min(1.0);
    pen.sign(initials, sized(size, size + 2.0, Weight::Strong), rect.center(), on, rect.width());
}

fn compact(pen: &mut Pen, facts: &CardFacts, rect: Rect, lens: Lens, lang: Lang) {
    let (m, theme) = (pen.m, pen.theme);
    let low = !matches!(facts.influence, Some(Influence::High | Influence::Medium));
    body(pen, facts, rect);
    block(pen, &Face::of(pen.theme, facts, lens, lang), rect, low);
    let x = rect.min.x + m.card.content_x;
    let room = rect.max.x - m.card.content_right - x;
    let weight = if low { Weight::Regular } else { Weight::Strong };
    let color = if facts.placeholder.is_some() { theme.text_3 } else { theme.text };
    let badge_top = rect.max.y - 7.0 - 24.0;
    let most = if low { 1 } else { 2 };
    let name = facts.alone();
    // As large as it goes: half of it is seen at half size.
    let fits = |style: &TextStyle| {
        let whole = |word: &str| text::width(word, style.size, style.weight) <= room;
        name.split_whitespace().all(whole)
            && text::wrap(name, style.size, style.weight, room, most + 1).len() <= most
    };
    let large = sized(22.0, 23.0, weight);
    let style = if fits(&large) { large } else { sized(19.0, 22.0, weight) };
    pen.paragraph(name, style, x, rect.min.y + 6.0, color, room, most);
    compact_badges(pen, &facts.badges, pt(x, badge_top));
}

/// Badges large enough to read at half size.
fn compact_badges(pen: &mut Pen, badges: &[Badge], at: Point) {
    let style = sized(20.0, 24.0, Weight::Strong);
    let mut x = at.x;
    for badge in badges.iter().take(2) {
        let width = (text::width(&badge.text, style.size, style.weight) + 12.0).max(36.0);
        let rect = Rect::new(x, at.y, width, 24.0);
        let family = *pen.theme.family(badge.family);
        pen.boxed(rect, pen.m.radius.badge, Some(family.fill), Stroke::new(1.5, family.line));
        pen.label(&badge.text, style, rect.center().x, rect.center().y, Align::Center, family.on, width);
        x += width + 6.0;
    }
}

/// The fill covers the whole card.
fn covered(pen: &mut Pen, face: &Face, rect: Rect) {
    let stroke = Stroke::new(3.0, face.step.line);
    let stroke = if face.unrated { stroke.dashed([8.0, 6.0]) } else { stroke };
    pen.boxed(rect, pen.m.radius.card, Some(face.step.fill), stroke);
    if face.unrated {
        pen.pattern(rect.expand(-2.0), face.step.pattern, pen.theme.hatch);
    }
}

fn name_band(pen: &mut Pen, facts: &CardFacts, rect: Rect, lens: Lens, lang: Lang) {
    let face = Face::of(pen.theme, facts, lens, lang);
    covered(pen, &face, rect);
    let name = match lang {
        Lang::En => facts.shortest(),
        Lang::Zh => facts.alone(),
    };
    if rect.height() < LOW_BAND {
        return one_line(pen, &face, name, rect);
    }
    let center = rect.center();
    let (style, name_style) = (sized(36.0, 40.0, Weight::Strong), sized(28.0, 32.0, Weight::Regular));
    let room = rect.width() - 12.0;
    let width = |style: TextStyle| text::width(name, style.size, style.weight);
    // A title is longer than a surname, and its beginning says more than nothing.
    let is_title = facts.placeholder.is_some();
    let name_style =
        if is_title && width(name_style) > room { sized(22.0, 26.0, Weight::Regular) } else { name_style };
    let (wide, fits) = (width(name_style).min(room), is_title || width(name_style) <= room);
    let (number_y, name_y) = if fits { (center.y - 16.0, center.y + 18.0) } else { (center.y, center.y) };
    if face.unrated {
        let wide = if fits { wide.max(style.size) } else { style.size };
        let (top, bottom) = (number_y - style.size / 2.0, name_y + name_style.size / 2.0 + 1.0);
        let half = wide / 2.0 + 8.0;
        plate(pen, &face, Rect { min: pt(center.x - half, top), max: pt(center.x + half, bottom) });
    }
    pen.label(&face.text, style, center.x, number_y, Align::Center, face.step.on, rect.width());
    if fits {
        pen.label(name, name_style, center.x, name_y, Align::Center, face.step.on, rect.width() - 4.0);
    }
}

/// Number and name beside one another, where two lines would lie upon each other.
fn one_line(pen: &mut Pen, face: &Face, name: &str, rect: Rect) {
    const GAP: f32 = 10.0;
    let (style, name_style) = (sized(30.0, 34.0, Weight::Strong), sized(27.0, 32.0, Weight::Regular));
    let y = rect.center().y;
    let number = text::width(&face.text, style.size, style.weight).max(24.0);
    let room = rect.width() - 16.0 - number - GAP;
    let wide = text::width(name, name_style.size, name_style.weight).min(room);
    let left = rect.center().x - (number + GAP + wide) / 2.0;
    if face.unrated {
        let (min, max) = (pt(left - 6.0, y - 18.0), pt(left + number + GAP + wide + 6.0, y + 18.0));
        plate(pen, face, Rect { min, max });
    }
    pen.label(&face.text, style, left + number / 2.0, y, Align::Center, face.step.on, number + 4.0);
    pen.label(name, name_style, left + number + GAP, y, Align::Left, face.step.on, room);
}

/// Over a hatch nothing could be read.
fn plate(pen: &mut Pen, face: &Face, rect: Rect) {
    pen.fill(rect, Corners::all(4.0), face.step.fill);
}

/// Below this height number and name have no room below one another.
const LOW_BAND: f32 = 76.0;

/// A person of the customer who isn't in the deal: name and title on a plain low card.
pub(super) fn plain_card(pen: &mut Pen, facts: &CardFacts, rect: Rect, detail: Detail) {
    let (m, theme) = (pen.m, pen.theme);
    if detail == Detail::Dot {
        pen.fill(rect, Corners::default(), theme.card_line);
        return;
    }
    pen.boxed(rect, m.radius.card, Some(theme.card_placeholder), Stroke::new(m.stroke.card, theme.card_line));
    let x = rect.min.x + 14.0;
    let room = rect.width() - 24.0;
    match detail {
        Detail::Full => {
            let name = m.text.name_low;
            pen.label(
                &facts.name,
                name,
                x,
                rect.min.y + 14.0 + name.line / 2.0,
                Align::Left,
                theme.text_2,
                room,
            );
            let title = m.text.title_low;
            pen.label(
                &facts.title,
                title,
                x,
                rect.min.y + 34.0 + title.line / 2.0,
                Align::Left,
                theme.text_3,
                room,
            );
        }
        Detail::Compact => {
            pen.label(
                facts.alone(),
                sized(19.0, 22.0, Weight::Regular),
                x,
                rect.center().y,
                Align::Left,
                theme.text_2,
                room,
            );
        }
        Detail::Name => {
            let style = sized(28.0, 32.0, Weight::Regular);
            let name = facts.shortest();
            pen.label(
                name,
                style,
                rect.center().x,
                rect.center().y,
                Align::Center,
                theme.text_2,
                rect.width() - 8.0,
            );
        }
        Detail::Number | Detail::Dot => {}
    }
}

/// The words of a level; used by legend and inspector alike.
pub fn level_name(level: Level, lang: Lang) -> &'static str {
    Catalogue::get().level(level).name.get(lang)
}
