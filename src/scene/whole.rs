//! The map as one picture: all of it, the people of a selection, or the part that a saved view shows.
use super::detail::Detail;
use super::map::MapPicture;
use super::part::{Layer, Part};
use super::region;
use super::shape::{Element, Group, Only, Scene};
use crate::geom::{Rect, pt};

impl MapPicture {
    /// Shows a part of the map only: regions end at its border.
    pub fn cut_to(&mut self, view: Rect) {
        let cut = |rect: &mut Rect| {
            if rect.intersects(&view) {
                rect.min = pt(rect.min.x.max(view.min.x), rect.min.y.max(view.min.y));
                rect.max = pt(rect.max.x.min(view.max.x), rect.max.y.min(view.max.y));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Lang;
    use crate::scene::{Lens, Look, Shape, Show};
    use crate::session::compose::{Findings, map_picture};
    use crate::session::sample::{SAMPLE_DAY, sample};
    use crate::theme::ThemeId;

    #[test]
    fn a_cut_region_has_its_name_at_the_cut() {
        let account = sample(Lang::En);
        let look = Look { theme: ThemeId::Light, lens: Lens::Support, lang: Lang::En, show: Show::USUAL };
        let findings = Findings::of(&account, crate::analysis::Question::about(&account, None, SAMPLE_DAY));
        let mut picture = map_picture(&account, &findings, look);
        let regions: Vec<Rect> = picture.geometry.regions.values().copied().collect();
        let whole = regions[0];
        // Below its header, and through the trunk that leads from its leader to the reports.
        let view = Rect { min: pt(whole.min.x - 10.0, whole.min.y + 250.0), max: whole.max };
        picture.cut_to(view);
        let (id, _) =
            picture.geometry.regions.iter().find(|(_, rect)| rect.min.y == view.min.y).expect("cut");
        let header = &picture.departments[id];
        assert_eq!(header.rect.min.y, view.min.y);
        let lines = picture.geometry.lines.iter().map(|line| (line.kind, line.points.as_slice()));
        assert_eq!(header.trunks, region::trunks(header.rect, lines), "the lines at the cut, each once");
        let heading = picture
            .parts
            .iter()
            .position(|part| part.layer == Layer::Heading && part.shows == Element::Region(id.clone()));
        let shapes = picture.draw(heading.expect("it has a name"), Detail::Full);
        let name = shapes.iter().find_map(|shape| match shape {
            Shape::Text(text) if header.name.starts_with(text.line.text.trim_end_matches('…')) => {
                Some(text.at)
            }
            _ => None,
        });
        assert!(view.contains(name.expect("it is drawn")), "{name:?} is outside of {view:?}");
    }
}
