//! Below the map of a sheet: the five people to win, and our team with whom they face.
use super::legend::step_swatch;
use super::pen::{Pen, sized};
use super::shape::{Align, Corners, Stroke};
use crate::catalogue::{Lang, Side, Support};
use crate::geom::{Point, Rect, pt};
use crate::locale::{clauses, tr};
use crate::model::{Account, PairState, PersonId};
use crate::text;
use crate::theme::{TextStyle, Weight};

/// One of the people to win, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyCard {
    pub rank: usize,
    pub name: String,
    pub title: String,
    pub support: Option<Support>,
    /// 0 … 100.
    pub score: f64,
    /// The weightiest first; those that fit are shown.
    pub reasons: Vec<String>,
    pub next: String,
    pub owner: String,
    pub due: String,
}

/// Lines of a card that say why.
const WHY_LINES: usize = 2;

/// One of our people and whom they face.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TeamCard {
    pub name: String,
    pub title: String,
    pub initials: String,
    pub faces: Vec<(String, PairState)>,
}

/// Our people in the user's order; `faces` says whom each faces.
pub fn team(
    account: &Account,
    lang: Lang,
    mut faces: impl FnMut(&PersonId) -> Vec<(String, PairState)>,
) -> Vec<TeamCard> {
    account
        .people_in_order()
        .into_iter()
        .filter(|p| p.side == Side::Us && !p.left)
        .map(|p| TeamCard {
            name: p.name_in(lang).to_owned(),
            title: p.title_in(lang).to_owned(),
            initials: p.initials_in(lang),
            faces: faces(&p.id),
        })
        .collect()
}

/// The strip from `at`, `width` wide.
pub(super) fn key_strip(
    pen: &mut Pen,
    cards: &[KeyCard],
    team: &[TeamCard],
    lang: Lang,
    at: Point,
    width: f32,
) {
    let heading = sized(16.0, 24.0, Weight::Strong);
    let team_width = if team.is_empty() { 0.0 } else { 632.0_f32.min(width * 0.3) };
    let cards_width = if team.is_empty() { width } else { width - team_width - 24.0 };
    let theme = pen.theme;
    if !cards.is_empty() {
        let used = pen.label(
            &tr(lang, "sheet-who-to-win"),
            heading,
            at.x,
            at.y + 12.0,
            Align::Left,
            theme.text,
            400.0,
        );
        let note = tr(lang, "sheet-who-to-win-note");
        pen.label(
            &note,
            pen.m.text.caption,
            at.x + used + 16.0,
            at.y + 13.0,
            Align::Left,
            theme.text_2,
            cards_width,
        );
        let each = (cards_width - 12.0 * 4.0) / 5.0;
        for (i, card) in cards.iter().take(5).enumerate() {
            key_card(pen, card, lang, Rect::new(at.x + i as f32 * (each + 12.0), at.y + 32.0, each, 168.0));
        }
    }
    if !team.is_empty() {
        let x = at.x + width - team_width;
        pen.label(&tr(lang, "sheet-our-team"), heading, x, at.y + 12.0, Align::Left, theme.text, team_width);
        team_cards(pen, team, pt(x, at.y + 32.0), team_width, BESIDE);
    }
}

/// As many whole reasons as have room; the first in any case.
fn fitting(reasons: &[String], style: TextStyle, room: f32, lang: Lang) -> String {
    (1..=reasons.len())
        .rev()
        .map(|n| clauses(lang, &reasons[..n]))
        .find(|why| text::wrap(why, style.size, style.weight, room, WHY_LINES + 1).len() <= WHY_LINES)
        .or_else(|| reasons.first().cloned())
        .unwrap_or_default()
}

fn key_card(pen: &mut Pen, card: &KeyCard, lang: Lang, rect: Rect) {
    let (m, theme) = (pen.m, pen.theme);
    let stroke = if card.rank == 1 { Stroke::new(2.0, theme.ink) } else { Stroke::new(1.0, theme.card_line) };
    pen.boxed(rect, m.radius.card, Some(theme.card), stroke);
    let (x, right) = (rect.min.x + 12.0, rect.max.x - 12.0);
    let badge = Rect::new(x, rect.min.y + 12.0, 24.0, 24.0);
    let on = if card.rank == 1 {
        pen.fill(badge, Corners::all(3.0), theme.ink);
        theme.on_ink
    } else {
        pen.boxed(badge, 3.0, Some(theme.card), Stroke::new(1.5, theme.ink));
        theme.text
    };
    let center = badge.center();
    pen.label(&card.rank.to_string(), m.text.key_tab, center.x, center.y, Align::Center, on, 24.0);
    let swatch = Rect::new(right - 38.0, rect.min.y + 10.0, 38.0, 26.0);
    step_swatch(pen, card.support.map(Support::score), swatch);
    let name_room = swatch.min.x - x - 34.0 - 8.0;
    pen.label(
        &card.name,
        sized(14.0, 18.0, Weight::Strong),
        x + 34.0,
        rect.min.y + 17.0,
        Align::Left,
        theme.text,
        name_room,
    );
    pen.label(&card.title, m.text.caption, x + 34.0, rect.min.y + 34.0, Align::Left, theme.text_2, name_room);
    let bar = Rect::new(x, rect.min.y + 53.0, right - x - 34.0, 5.0);
    pen.fill(bar, Corners::all(2.5), theme.bar_off);
    let share = (card.score / 100.0).clamp(0.0, 1.0) as f32;
    pen.fill(
        Rect { max: pt(bar.min.x + bar.width() * share, bar.max.y), ..bar },
        Corners::all(2.5),
        theme.ink,
    );
    let score = format!("{:.0}", card.score.round());
    pen.label(&score, m.text.body_bold, right, bar.center().y, Align::Right, theme.text, 30.0);
    let body = sized(13.0, 18.0, Weight::Regular);
    let why = fitting(&card.reasons, body, right - x, lang);
    pen.paragraph(&why, body, x, rect.min.y + 68.0, theme.text, right - x, WHY_LINES);
    let y = rect.min.y + 106.0;
    if !card.next.is_empty() {
        pen.polygon(&[pt(x, y + 5.0), pt(x + 7.0, y + 9.0), pt(x, y + 13.0)], Some(theme.accent_text), None);
        pen.paragraph(&card.next, body, x + 16.0, y, theme.accent_text, right - x - 16.0, 2);
    }
    let foot = rect.max.y - 11.0;
    pen.label(&card.owner, m.text.caption, x, foot, Align::Left, theme.text_2, (right - x) * 0.5);
    pen.label(&card.due, m.text.caption, right, foot, Align::Right, theme.text_2, (right - x) * 0.5);
}

/// Rows of our people's cards.
const TEAM_ROWS: usize = 3;
/// More columns would hold no name.
const MOST_TEAM_COLUMNS: usize = 4;
/// The fewest columns of the team beside the key people, and across a whole page.
const BESIDE: usize = 2;
pub(super) const WIDE: usize = 3;

/// `fewest` columns or as many more as the team needs, each card with the people faced as chips; who has no room is counted.
pub(super) fn team_cards(pen: &mut Pen, team: &[TeamCard], at: Point, width: f32, fewest: usize) {
    const GAP: f32 = 12.0;
    const HEIGHT: f32 = 52.0;
    let (m, theme) = (pen.m, pen.theme);
    let columns = team.len().div_ceil(TEAM_ROWS).clamp(fewest, MOST_TEAM_COLUMNS);
    let each = (width - GAP * (columns - 1) as f32) / columns as f32;
    let places = columns * TEAM_ROWS;
    let shown = if team.len() > places { places - 1 } else { team.len() };
    let card = |i: usize| {
        let (row, column) = (i / columns, i % columns);
        Rect::new(at.x + column as f32 * (each + GAP), at.y + row as f32 * (HEIGHT + GAP / 2.0), each, HEIGHT)
    };
    if shown < team.len() {
        let rect = card(shown);
        let more = format!("+{}", team.len() - shown);
        let (x, y) = (rect.min.x + 12.0, rect.center().y);
        pen.label(&more, m.text.body_bold, x, y, Align::Left, theme.text_2, each);
    }
    for (i, member) in team[..shown].iter().enumerate() {
        let rect = card(i);
        let (x, y) = (rect.min.x, rect.min.y);
        pen.boxed(rect, m.radius.card, Some(theme.card), Stroke::new(1.0, theme.card_line));
        pen.fill(
            Rect { max: pt(x + m.ours_card.bar, rect.max.y), ..rect },
            Corners::left(m.ours_card.bar),
            theme.ours,
        );
        let chip = Rect::new(x + 12.0, y + 6.0, 18.0, 18.0);
        super::card::counterpart(pen, &member.initials, PairState::Current, chip);
        let name = pen.label(
            &member.name,
            m.text.body_bold,
            x + 38.0,
            y + 15.0,
            Align::Left,
            theme.text,
            // Where the columns are narrow, the name comes before the title.
            if columns > 2 { each - 46.0 } else { each * 0.5 },
        );
        let room = (each - 38.0 - name - 20.0).max(0.0);
        pen.label(
            &member.title,
            m.text.caption,
            x + 38.0 + name + 8.0,
            y + 15.0,
            Align::Left,
            theme.text_2,
            room,
        );
        face_chips(pen, &member.faces, pt(x + 38.0, y + 28.0), each - 48.0);
    }
}

fn face_chips(pen: &mut Pen, faces: &[(String, PairState)], at: Point, room: f32) {
    /// What "+2" takes.
    const MORE: f32 = 24.0;
    let theme = pen.theme;
    let style = pen.m.text.label;
    let mut x = at.x;
    for (i, (name, state)) in faces.iter().enumerate() {
        let width = text::width(name, style.size, style.weight) + 12.0;
        let left = faces.len() - i;
        if x + width + if left > 1 { MORE } else { 0.0 } > at.x + room {
            pen.label(&format!("+{left}"), style, x, at.y + 8.5, Align::Left, theme.text_2, MORE);
            break;
        }
        let rect = Rect::new(x, at.y, width, 17.0);
        let (fill, stroke) = match state {
            PairState::Current => (theme.accent_soft, Stroke::new(1.0, theme.accent)),
            PairState::Planned => (theme.card, Stroke::new(1.0, theme.accent).dashed([3.0, 2.0])),
        };
        pen.boxed(rect, 4.0, Some(fill), stroke);
        pen.label(name, style, rect.center().x, rect.center().y, Align::Center, theme.accent_text, width);
        x += width + 4.0;
    }
}
