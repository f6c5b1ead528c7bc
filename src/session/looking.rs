//! What part of the map is looked at: all of it, whoever is selected, somebody by name.
use super::camera::Camera;
use super::editor::Session;
use super::edits::folding;
use super::filter::Filter;
use crate::geom::{Rect, pt, vec2};
use crate::model::hierarchy::Hierarchy;
use crate::model::{DepartmentId, LinkId, PersonId};
use crate::scene::Detail;
use std::collections::BTreeSet;

impl Session {
    /// Shows the whole map.
    pub fn fit(&mut self) {
        if let Some(bounds) = self.derived.picture.geometry.bounds() {
            self.camera.fit(bounds, self.canvas, self.beside_tools());
        } else {
            self.camera = Camera::default();
        }
    }

    /// The zoom as it is seen: the interface may be shown larger.
    pub fn seen_zoom(&self) -> f32 {
        self.camera.zoom * self.interface
    }

    /// The canvas but for the tools at its left and what stands along its lower edge.
    pub(super) fn beside_tools(&self) -> Rect {
        const LEFT: f32 = 36.0;
        const BELOW: f32 = 32.0;
        let small = self.canvas.width() < 400.0 || self.canvas.height() < 300.0;
        if small || self.presentation().is_some() {
            return self.canvas;
        }
        let Rect { min, max } = self.canvas;
        Rect { min: pt(min.x + LEFT, min.y), max: pt(max.x, max.y - BELOW) }
    }

    /// The first view of a document: the whole map where its names can be read, else the key person's
    /// neighbourhood at actual size.
    pub fn first_view(&mut self) {
        const READABLE: f32 = 0.5;
        /// Above the middle: below stand the reports, and the legend.
        const HIGHER: f32 = 40.0;
        self.fit();
        if self.camera.zoom >= READABLE {
            return;
        }
        let principal = self.findings().ranking.principal.clone();
        let cards = &self.derived.picture.geometry.cards;
        let Some((id, card)) = principal.and_then(|id| Some((id.clone(), *cards.get(&id)?))) else { return };
        // With the boss, where both have room: who stands above says half of who somebody is.
        let hierarchy = Hierarchy::of(self.account(), |id| cards.contains_key(id));
        let boss = hierarchy.boss_of(&id).and_then(|boss| cards.get(boss));
        let both = boss.map(|boss| card.union(boss).expand(HIGHER + 40.0));
        let shown = both.filter(|both| both.height() <= self.canvas.height());
        let y = shown.map_or(card.center().y, |both| both.center().y + HIGHER);
        self.camera = Camera { zoom: 1.0, center: pt(card.center().x, y) };
        self.selection.set_person(id);
    }

    /// Shows the selected people.
    pub fn fit_selection(&mut self) {
        if let Some(area) = self.selected_area() {
            self.camera.fit(area.expand(40.0), self.canvas, self.beside_tools());
        }
    }

    /// Actual size around the selected cards, if they are seen, else around the middle of the view.
    pub(super) fn zoom_actual(&mut self) {
        let to_screen = self.camera.screen_from_map(self.canvas, 1.0);
        let selected = self.selected_area().map(|area| to_screen.rect(area).center());
        let held = selected.filter(|middle| self.canvas.contains(*middle));
        self.camera.zoom_at(held.unwrap_or(self.canvas.center()), self.canvas, 1.0 / self.seen_zoom());
    }

    /// Where the selected people, line or region are on the map.
    fn selected_area(&self) -> Option<Rect> {
        let geometry = &self.derived.picture.geometry;
        let cards = self.selection.people().iter().filter_map(|id| geometry.cards.get(id)).copied();
        let region = self.selection.region().and_then(|id| geometry.regions.get(id)).copied();
        let line = self.selection.link().and_then(|id| geometry.line(id));
        let points = line.into_iter().flat_map(|line| &line.points).map(|at| Rect { min: *at, max: *at });
        Rect::around(cards.chain(region).chain(points))
    }

    /// Shows the whole map if a part of it is out of sight.
    pub(super) fn fit_if_hidden(&mut self) {
        if !self.sees_all() {
            self.fit();
        }
    }

    /// Whether no part of the map is out of sight.
    pub(super) fn sees_all(&self) -> bool {
        let view = self.camera.view(self.canvas);
        self.derived.picture.geometry.bounds().is_none_or(|bounds| view.contains_rect(&bounds))
    }

    /// Brings the selected people into view, without zooming in.
    pub fn show_selection(&mut self) {
        if let Some(area) = self.selected_area() {
            let area = area.expand(40.0);
            let shown = self.camera.screen_from_map(self.canvas, 1.0).rect(area);
            if shown.width() > self.canvas.width() || shown.height() > self.canvas.height() {
                self.fit_selection();
            } else {
                self.reveal(area);
            }
        }
    }

    /// Selects a person and brings the card into view. A branch that hides it is opened.
    pub fn show_person(&mut self, id: &PersonId) {
        let on_map = self.account().places().contains_key(id);
        if on_map && !self.derived.picture.geometry.cards.contains_key(id) {
            let transaction = folding::reveal(self.account(), id);
            self.commit(transaction);
        }
        self.selection.set_person(id.clone());
        self.reveal_person(id);
    }

    /// Brings a part of the map into view, clear of what floats above it.
    pub(super) fn reveal(&mut self, area: Rect) {
        // The tools stand on the left, legend and zoom below.
        const TOOLS: f32 = 44.0;
        const FOOT: f32 = 48.0;
        let Rect { min, max } = self.canvas;
        let clear = Rect { min: pt(min.x + TOOLS, min.y), max: pt(max.x, max.y - FOOT) };
        self.camera.reveal_in(area, self.canvas, clear);
        let shown = self.camera.screen_from_map(self.canvas, 1.0).rect(area);
        if let Some(covered) = self.covered.filter(|covered| covered.intersects(&shown)) {
            self.camera.pan(vec2(0.0, covered.min.y - shown.max.y));
        }
    }

    /// Brings a card into view, large enough that its name is read.
    pub(super) fn reveal_person(&mut self, id: &PersonId) {
        if let Some(rect) = self.derived.picture.geometry.cards.get(id)
            && Detail::at(self.seen_zoom(), None) < Detail::Name
        {
            self.camera.zoom = 0.75 / self.interface;
            self.camera.center = rect.center();
        }
        self.reveal_card(id);
    }

    /// Whether the middle of a card is in view.
    pub(super) fn sees_middle_of(&self, id: &PersonId) -> bool {
        let card = self.derived.picture.geometry.cards.get(id);
        card.is_some_and(|card| self.camera.view(self.canvas).contains(card.center()))
    }

    /// Brings a card into view, as large as it is.
    pub(super) fn reveal_card(&mut self, id: &PersonId) {
        if let Some(rect) = self.derived.picture.geometry.cards.get(id).copied() {
            self.reveal(rect.expand(30.0));
        }
    }

    /// Brings the one person selected into view.
    pub fn reveal_selected(&mut self) {
        if let Some(id) = self.selection.only().cloned() {
            self.reveal_person(&id);
        }
    }

    /// Selects a line and brings it into view.
    pub fn show_link(&mut self, id: &LinkId) {
        self.selection.set_link(id.clone());
        if let Some(area) = self.selected_area() {
            self.reveal(area);
        }
    }

    /// Selects a department and brings its region into view, or lights its people where it has none.
    pub fn show_department(&mut self, id: &DepartmentId) {
        if self.derived.picture.geometry.regions.contains_key(id) {
            self.selection.set_region(id.clone());
            self.show_selection();
        } else {
            self.filter = Filter { departments: BTreeSet::from([id.clone()]), ..Filter::default() };
        }
    }
}
