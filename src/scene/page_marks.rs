//! What leads from one page of a map to another: a chip above or below a card.
use super::pen::{Pen, sized};
use super::shape::{Align, Element, Group, PageLink, Scene, Stroke};
use crate::catalogue::Lang;
use crate::geom::{Rect, pt, vec2};
use crate::locale::tr_args;
use crate::model::PersonId;
use crate::text;
use crate::theme::{Theme, Weight};
use std::collections::BTreeMap;

/// Where the rest of somebody's branch is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageMark {
    pub person: PersonId,
    pub side: PageSide,
    /// From 0.
    pub page: usize,
    /// The last of the pages on which the branch goes on.
    pub last: usize,
    /// How many people of the branch stand on these.
    pub people: usize,
}

/// On which side of a card it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageSide {
    /// To the bosses.
    Above,
    /// To the reports.
    Below,
    /// To those who have no room beside.
    Onward,
}

/// Marks the cards that lead to other pages, in map points. Returns which group leads where: once the map has its place
/// on the page, [`lead`] makes links of them.
pub(super) fn mark(
    scene: &mut Scene,
    theme: &'static Theme,
    lang: Lang,
    cards: &BTreeMap<PersonId, Rect>,
    marks: &[PageMark],
) -> Vec<(usize, usize)> {
    let mut leading = Vec::new();
    for mark in marks {
        let Some(card) = cards.get(&mark.person) else { continue };
        let (page, last) = (mark.page + 1, mark.last + 1);
        let page = [("page", page.into()), ("last", last.into()), ("count", mark.people.into())];
        let words = match mark.side {
            PageSide::Above => tr_args(lang, "page-above", &page),
            PageSide::Below if mark.last > mark.page => tr_args(lang, "page-below-more", &page),
            PageSide::Below => tr_args(lang, "page-below", &page),
            PageSide::Onward => tr_args(lang, "page-onward", &page),
        };
        let mut pen = Pen::new(theme);
        chip(&mut pen, &words, *card, mark.side);
        let group = Group::new(Element::Furniture, words, pen.shapes);
        scene.bounds = scene.bounds.union(&group.bounds.expand(4.0));
        leading.push((scene.groups.len(), mark.page));
        scene.groups.push(group);
    }
    leading
}

/// Notes where a click on each mark goes.
pub(super) fn lead(scene: &mut Scene, leading: &[(usize, usize)]) {
    let links =
        leading.iter().map(|(group, page)| PageLink { rect: scene.groups[*group].bounds, page: *page });
    scene.page_links = links.collect();
}

/// Clear of what stands at the edges of a card: above it beside the tab, below it on the way to its reports.
fn chip(pen: &mut Pen, words: &str, card: Rect, side: PageSide) {
    const HEIGHT: f32 = 22.0;
    let style = sized(13.0, 16.0, Weight::Strong);
    let width = text::width(words, style.size, style.weight) + 20.0;
    let y = match side {
        PageSide::Above => card.min.y - 6.0 - HEIGHT / 2.0,
        PageSide::Below | PageSide::Onward => card.max.y + 6.0 + HEIGHT / 2.0,
    };
    let rect = Rect::from_center(pt(card.center().x, y), vec2(width, HEIGHT));
    let theme = pen.theme;
    pen.boxed(rect, HEIGHT / 2.0, Some(theme.accent_soft), Stroke::new(1.0, theme.accent));
    pen.label(words, style, rect.center().x, rect.center().y, Align::Center, theme.accent_text, width);
}
