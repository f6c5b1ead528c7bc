//! Cards of our team, of competitors and of partners: low, with a coloured bar, without a support block.
use super::card::counterpart;
use super::card_facts::{CardFacts, Standing};
use super::detail::Detail;
use super::pen::{Pen, sized};
use super::shape::{Align, Corners, Stroke};
use crate::geom::{Rect, pt};
use crate::locale;
use crate::model::PairState;
use crate::theme::Weight;

pub(super) fn side_card(pen: &mut Pen, facts: &CardFacts, rect: Rect, detail: Detail) {
    let (m, theme) = (pen.m, pen.theme);
    let bar = match facts.standing {
        Standing::Competitor => theme.competitor,
        Standing::Partner => theme.partner,
        Standing::Ours | Standing::Member | Standing::OutsideTheDeal => theme.ours,
    };
    if detail < Detail::Name {
        pen.fill(rect, Corners::all(m.radius.card), bar);
        return;
    }
    pen.boxed(rect, m.radius.card, Some(theme.card), Stroke::new(m.stroke.card, theme.card_line));
    let bar_width = m.ours_card.bar * if detail == Detail::Name { 2.0 } else { 1.0 };
    pen.fill(
        Rect { max: pt(rect.min.x + bar_width, rect.max.y), ..rect },
        Corners::left(m.ours_card.bar),
        bar,
    );
    if detail == Detail::Name {
        let name = locale::short_name(&facts.name);
        let (x, y) = (rect.center().x + m.ours_card.bar / 2.0, rect.center().y);
        let room = rect.width() - 2.0 * m.ours_card.bar - 8.0;
        pen.label(name, sized(28.0, 32.0, Weight::Strong), x, y, Align::Center, theme.text, room);
        return;
    }
    let mut x = rect.min.x + 12.0;
    if let Some(photo) = facts.photo.as_ref().filter(|_| detail == Detail::Full) {
        let size = rect.height() - 12.0;
        pen.photo(photo, Rect::new(x, rect.min.y + 6.0, size, size), m.radius.badge);
        x += size + 8.0;
    } else if facts.standing == Standing::Ours {
        let size = m.card.counterpart;
        let chip = Rect::new(x, rect.center().y - size / 2.0, size, size);
        counterpart(pen, &facts.initials, PairState::Current, chip);
        x += size + 8.0;
    }
    let room = rect.max.x - m.card.content_right - x;
    if detail == Detail::Compact {
        pen.label(
            &facts.name,
            sized(19.0, 22.0, Weight::Strong),
            x,
            rect.center().y,
            Align::Left,
            theme.text,
            room,
        );
        return;
    }
    pen.label(&facts.name, m.text.body_bold, x, rect.min.y + 16.0, Align::Left, theme.text, room);
    pen.label(&facts.title, m.text.caption, x, rect.min.y + 33.0, Align::Left, theme.text_2, room);
}
