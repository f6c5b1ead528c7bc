//! Showing the map to others: the team's deal review, and the customer in the room. Steps through saved views, or
//! the whole map and then the key people one by one; leaving returns to exactly where one was.
use super::camera::Camera;
use super::compose::Audience;
use super::editor::Session;
use super::filter::{Filter, Neighbourhood};
use super::selection::Selection;
use super::tools::{Event, ToolKind};
use crate::geom::Rect;
use crate::model::{DealId, PersonId, ViewId};
use crate::scene::{CustomerMap, CustomerView, Frame, Look, Scene, customer_picture};
use std::sync::Arc;

/// What one step shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Whole,
    Person(PersonId),
    View(ViewId),
}

/// A presentation under way.
#[derive(Clone, Debug)]
pub struct Presentation {
    pub audience: Audience,
    pub steps: Vec<Step>,
    pub at: usize,
    /// All that a customer is shown: made once, from what a customer may see and nothing else.
    pub picture: Option<Arc<Scene>>,
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

impl Session {
    /// What is being presented.
    pub fn presentation(&self) -> Option<&Presentation> {
        self.presentation.as_ref()
    }

    /// Begins to present the map to `audience`.
    pub fn present(&mut self, audience: Audience) {
        if self.presentation.is_some() {
            return;
        }
        self.pointer(Event::Cancel);
        self.naming = None;
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
        self.hovered = None;
        let views = self.account().views_in_order().into_iter().map(|view| Step::View(view.id.clone()));
        let mut steps: Vec<Step> = [Step::Whole].into_iter().chain(views).collect();
        if steps.len() == 1 && audience == Audience::Internal {
            let marked = self.list().rows.iter().filter(|row| row.key);
            steps.extend(marked.map(|row| Step::Person(row.id.clone())));
        }
        let picture = (audience == Audience::Customer).then(|| {
            let view = CustomerView::of(self.account(), self.lang(), self.day());
            Arc::new(customer_picture(&CustomerMap::new(view), Frame::Map))
        });
        self.presentation = Some(Presentation { audience, steps, at: 0, picture, before });
    }

    /// Shows the step that is due in the room that the canvas has now; called when either changes.
    pub fn show_step(&mut self) {
        let Some(presentation) = &self.presentation else { return };
        let Some(step) = presentation.steps.get(presentation.at).cloned() else { return };
        if let Some(scene) = presentation.picture.clone() {
            // Nothing of a view but the part of the map: its lens and its filter are opinions.
            match step {
                Step::View(id) => {
                    if let Some(view) = self.account().views().get(&id) {
                        let area = Rect::new(view.x, view.y, view.w, view.h);
                        self.camera.show(area, self.canvas);
                    }
                }
                Step::Whole | Step::Person(_) => self.camera.show(scene.bounds, self.canvas),
            }
            return;
        }
        self.selection.clear();
        match step {
            Step::Whole => {
                (self.filter, self.around) = (Filter::default(), None);
                self.refresh();
                if let Some(bounds) = self.derived.picture.geometry.bounds() {
                    self.camera.show(bounds.expand(60.0), self.canvas);
                }
            }
            Step::Person(id) => {
                self.around = Some(Neighbourhood { person: id.clone(), steps: 1 });
                self.refresh();
                let cards = &self.derived.picture.geometry.cards;
                let lit = self.lit().cloned().unwrap_or_default();
                let area = Rect::around(lit.iter().filter_map(|id| cards.get(id)).copied());
                if let Some(area) = area {
                    self.camera.fit(area.expand(40.0), self.canvas);
                }
                self.selection.set_person(id);
            }
            Step::View(id) => self.show_view(&id),
        }
    }

    /// Goes `by` steps on; stays at both ends.
    pub fn step_by(&mut self, by: isize) {
        if let Some(presentation) = &mut self.presentation {
            let last = presentation.steps.len().saturating_sub(1);
            presentation.at = presentation.at.saturating_add_signed(by).min(last);
            self.show_step();
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
