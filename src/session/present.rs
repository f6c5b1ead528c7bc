//! Showing the map to others: the team's deal review, and the customer in the room. Goes through saved views, or the
//! whole map and then the key people one by one; leaving returns to exactly where one was.
use super::camera::Camera;
use super::compose::customer_areas;
use super::editor::Session;
use super::filter::{Filter, Neighbourhood};
use super::saved_views::area;
use super::selection::Selection;
use super::tools::{Event, ToolKind};
use crate::geom::Rect;
use crate::model::{DealId, PersonId, ViewId};
use crate::scene::{CustomerMap, CustomerView, Frame, Look, Scene, customer_picture};
use std::sync::Arc;

/// What the team is shown at once.
#[derive(Clone, Debug, PartialEq)]
pub enum Slide {
    /// The whole map as it was looked at.
    Whole,
    /// A key person with the people around.
    Person(PersonId),
    /// What a saved view shows.
    View(ViewId),
}

/// Who is shown what. What a customer is shown can't hold an opinion: a picture made from what a customer may see, and
/// parts of it.
#[derive(Clone, Debug)]
pub enum Showing {
    Team(Vec<Slide>),
    Customer {
        picture: Arc<Scene>,
        /// One after the other; in map points.
        areas: Vec<Rect>,
        /// Ours whose initials it shows: initials and name.
        counterparts: Vec<(String, String)>,
    },
}

/// A presentation under way.
#[derive(Clone, Debug)]
pub struct Presentation {
    showing: Showing,
    at: usize,
    before: Before,
}

/// Where one was.
#[derive(Clone, Debug)]
struct Before {
    camera: Camera,
    canvas: Rect,
    look: Look,
    deal: Option<DealId>,
    selection: Selection,
    filter: Filter,
    around: Option<Neighbourhood>,
    tool: ToolKind,
}

/// What of `area` has something of the map to show: on a large screen nobody looks at the empty rest. A view of little else
/// than empty ground stays as it was kept.
fn filled(area: Rect, map: Rect) -> Rect {
    const LEAST: f32 = 0.2;
    let part = area.intersect(&map);
    let enough = part.width() >= LEAST * area.width() && part.height() >= LEAST * area.height();
    if enough { part } else { area }
}

impl Presentation {
    /// Who is shown what.
    pub fn showing(&self) -> &Showing {
        &self.showing
    }
    /// What the team is shown now.
    pub fn slide(&self) -> Option<&Slide> {
        match &self.showing {
            Showing::Team(slides) => slides.get(self.at),
            Showing::Customer { .. } => None,
        }
    }
    /// Which one is shown, from 0, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        let count = match &self.showing {
            Showing::Team(slides) => slides.len(),
            Showing::Customer { areas, .. } => areas.len(),
        };
        (self.at, count)
    }
}

impl Session {
    /// What is being presented.
    pub fn presentation(&self) -> Option<&Presentation> {
        self.presentation.as_ref()
    }

    /// Begins a deal review for the account team.
    pub fn present_to_team(&mut self) {
        let views = self.account().views_in_order().into_iter().map(|view| Slide::View(view.id.clone()));
        let mut slides: Vec<Slide> = [Slide::Whole].into_iter().chain(views).collect();
        if slides.len() == 1 {
            let marked = self.list().rows.iter().filter(|row| row.key);
            slides.extend(marked.map(|row| Slide::Person(row.id.clone())));
        }
        self.present(Showing::Team(slides));
    }

    /// Shows the customer's picture and nothing else. Of a saved view only the part of the map is taken: its title, its
    /// lens and its filter are opinions.
    pub fn present_to_customer(&mut self) {
        let view = CustomerView::of(self.account(), self.lang(), self.day());
        let counterparts = view.counterparts();
        let picture = Arc::new(customer_picture(&CustomerMap::new(view), Frame::Stage, &[]));
        let views = customer_areas(self.account(), self.day()).into_iter();
        let views = views.map(|area| filled(area, picture.bounds));
        let areas = [picture.bounds].into_iter().chain(views).collect();
        self.present(Showing::Customer { picture, areas, counterparts });
    }

    fn present(&mut self, showing: Showing) {
        if self.presentation.is_some() {
            return;
        }
        self.pointer(Event::Cancel);
        (self.naming, self.hovered, self.line_from) = (None, None, None);
        let before = Before {
            camera: self.camera,
            canvas: self.canvas,
            look: self.look,
            deal: self.deal.clone(),
            selection: std::mem::take(&mut self.selection),
            filter: std::mem::take(&mut self.filter),
            around: self.around.take(),
            tool: std::mem::take(&mut self.tool),
        };
        self.presentation = Some(Presentation { showing, at: 0, before });
    }

    /// Shows what is due in the room that the canvas has now; called when either changes.
    pub fn show_slide(&mut self) {
        let Some(Presentation { showing, at, before }) = &self.presentation else { return };
        let slide = match showing {
            Showing::Customer { areas, .. } => {
                if let Some(area) = areas.get(*at).copied() {
                    self.camera.show(area, self.canvas);
                }
                return;
            }
            Showing::Team(slides) => slides.get(*at).cloned(),
        };
        // Whatever was shown before: each begins from how the map was looked at.
        (self.look, self.deal) = (before.look, before.deal.clone());
        self.look.show.large_labels = true;
        (self.filter, self.around, self.way) = (Filter::default(), None, None);
        match slide {
            Some(Slide::Whole) => {
                self.refresh();
                if let Some(bounds) = self.derived.picture.geometry.bounds() {
                    self.camera.show(bounds.expand(60.0), self.canvas);
                }
            }
            Some(Slide::Person(person)) => {
                self.around = Some(Neighbourhood { person, steps: 1 });
                self.refresh();
                let cards = &self.derived.picture.geometry.cards;
                let lit = self.lit().cloned().unwrap_or_default();
                let around = Rect::around(lit.iter().filter_map(|id| cards.get(id)).copied());
                if let Some(around) = around {
                    self.camera.fit(around.expand(40.0), self.canvas, self.canvas);
                }
            }
            Some(Slide::View(id)) => {
                if let Some(view) = self.account().views().get(&id).cloned() {
                    let area = area(&view);
                    self.look_as(view);
                    if let Some(bounds) = self.derived.picture.geometry.bounds() {
                        self.camera.show(filled(area, bounds.expand(60.0)), self.canvas);
                    }
                }
            }
            None => {}
        }
    }

    /// Goes `by` slides on; stays at both ends.
    pub fn slide_by(&mut self, by: isize) {
        if let Some(presentation) = &mut self.presentation {
            let last = presentation.progress().1.saturating_sub(1);
            presentation.at = presentation.at.saturating_add_signed(by).min(last);
            self.show_slide();
        }
    }

    /// Ends the presentation; everything is as it was.
    pub fn stop_presenting(&mut self) {
        let Some(Presentation { before, .. }) = self.presentation.take() else { return };
        let Before { camera, canvas, look, deal, selection, filter, around, tool } = before;
        (self.camera, self.canvas, self.look, self.tool) = (camera, canvas, look, tool);
        (self.deal, self.selection, self.filter, self.around) = (deal, selection, filter, around);
        self.refresh();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_shown_without_the_empty_ground_around_the_map() {
        let map = Rect::new(0.0, 0.0, 1000.0, 400.0);
        let around = Rect::new(-200.0, -600.0, 1400.0, 1600.0);
        assert_eq!(filled(around, map), Rect::new(0.0, 0.0, 1000.0, 400.0).intersect(&around));
        let within = Rect::new(100.0, 100.0, 300.0, 200.0);
        assert_eq!(filled(within, map), within);
        for beside in [Rect::new(990.0, 390.0, 800.0, 600.0), Rect::new(2000.0, 0.0, 800.0, 600.0)] {
            assert_eq!(filled(beside, map), beside, "a corner of a card is not all that was kept");
        }
    }
}
