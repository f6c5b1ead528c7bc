//! The map as one picture: all of it, the people of a selection, or the part that a saved view shows.
use super::detail::Detail;
use super::map::MapPicture;
use super::part::{Layer, Part};
use super::region;
use super::shape::{Element, Group, Only, Scene};
use crate::geom::Rect;

impl MapPicture {
    /// Shows a part of the map only: regions end at its border.
    pub fn cut_to(&mut self, view: Rect) {
        let cut = |rect: &mut Rect| {
            if rect.intersects(&view) {
                *rect = rect.intersect(&view);
            }
        };
        self.geometry.regions.values_mut().for_each(cut);
        let regions = self.parts.iter_mut().filter(|part| matches!(part.shows, Element::Region(_)));
        regions.for_each(|part| cut(&mut part.bounds));
        let lines = &self.geometry.lines;
        // A label is a part of its own.
        let shown = self.parts.iter().filter(|part| part.layer != Layer::Pill);
        let shown = shown.filter_map(|part| lines.get(part.line()?));
        let shown: Vec<_> = shown.map(|line| (line.kind, line.points.as_slice())).collect();
        for header in self.departments.values_mut() {
            cut(&mut header.rect);
            header.trunks = region::trunks(header.rect, shown.iter().copied());
        }
        self.size_names(|rect| rect.intersects(&view));
        self.is_cut = true;
    }

    /// Every part in full, cut to `only` where given: people by id, and the lines between them.
    pub fn scene(&self, title: String, only: Only) -> Scene {
        let parts = self.parts.iter().enumerate().filter(|(_, part)| self.is_drawn(part, only));
        let drawn = parts.map(|(i, part)| (part, self.draw(i, Detail::Full)));
        let groups: Vec<Group> = drawn
            .filter(|(_, shapes)| !shapes.is_empty())
            .map(|(part, shapes)| Group::new(part.shows.clone(), self.spoken_part(part), shapes))
            .collect();
        let bounds =
            Rect::around(groups.iter().map(|g| g.bounds)).unwrap_or(Rect::new(0.0, 0.0, 200.0, 100.0));
        Scene {
            bounds,
            background: self.theme.canvas,
            groups,
            title,
            lang: self.lang.tag(),
            page_links: Vec::new(),
            on_paper: None,
        }
    }

    /// In a part of the map departments stand as far as it shows them, and somebody of theirs is seen.
    fn is_drawn(&self, part: &Part, only: Only) -> bool {
        let Element::Region(id) = &part.shows else { return part.shows.within(only) };
        let seen = |region: &Rect| {
            let mut cards = self.geometry.cards.iter().filter(|(id, _)| only.is_none_or(|only| only(id)));
            cards.any(|(_, card)| region.contains(card.center()))
        };
        part.shows.within(only) || self.is_cut && self.geometry.regions.get(id).is_some_and(seen)
    }
}
