//! Saved views: what is looked at becomes a record, and a record is looked at again.
use super::editor::Session;
use super::edits::views;
use super::filter::{Filter, Neighbourhood};
use crate::geom::Rect;
use crate::locale::tr_args;
use crate::model::{View, ViewId};
use crate::scene::Show;

impl Session {
    /// What is shown now, without a title.
    pub fn view_now(&self) -> View {
        let area = self.camera.screen_from_map(self.canvas, 1.0).invert_rect(self.canvas);
        let (show, filter) = (self.look.show, self.filter.clone());
        View {
            x: area.min.x,
            y: area.min.y,
            w: area.width(),
            h: area.height(),
            deal: self.deal.clone(),
            lens: self.look.lens,
            hide_influence: !show.influence,
            hide_conflicts: !show.conflicts,
            show_pairs: show.pairs,
            hide_departments: !show.departments,
            text: filter.text,
            roles: filter.roles.into_iter().collect(),
            stances: filter.stances.into_iter().collect(),
            departments: filter.departments.into_iter().collect(),
            owners: filter.owners.into_iter().collect(),
            stale: filter.stale,
            around: self.around.as_ref().map(|around| around.person.clone()),
            steps: self.around.as_ref().map_or(0, |around| around.steps.try_into().unwrap_or(u8::MAX)),
            ..View::default()
        }
    }

    /// Keeps what is shown under a title of its own: "View 3".
    pub fn keep_view(&mut self) -> Option<ViewId> {
        let mut number = self.account().views().len() + 1;
        let title = loop {
            let title = tr_args(self.lang(), "new-view", &[("number", number.into())]);
            if self.account().views().values().all(|view| view.title != title) {
                break title;
            }
            number += 1;
        };
        let (id, transaction) = views::add(self.account(), View { title, ..self.view_now() });
        if !self.commit(transaction) {
            return None;
        }
        self.view = Some(id.clone());
        Some(id)
    }

    /// Shows what a view shows.
    pub fn show_view(&mut self, id: &ViewId) {
        let Some(view) = self.account().views().get(id).cloned() else { return };
        if let Some(deal) = view.deal.clone().filter(|deal| self.account().deals().contains_key(deal)) {
            self.deal = Some(deal);
        }
        self.look.lens = view.lens;
        self.look.show = Show {
            influence: !view.hide_influence,
            conflicts: !view.hide_conflicts,
            pairs: view.show_pairs,
            departments: !view.hide_departments,
        };
        self.around = view.around.map(|person| Neighbourhood { person, steps: view.steps.max(1).into() });
        self.filter = Filter {
            text: view.text,
            roles: view.roles.into_iter().collect(),
            stances: view.stances.into_iter().collect(),
            departments: view.departments.into_iter().collect(),
            owners: view.owners.into_iter().collect(),
            stale: view.stale,
        };
        self.refresh();
        self.camera.show(Rect::new(view.x, view.y, view.w, view.h), self.canvas);
    }

    /// The saved view that was gone to last.
    pub fn shown_view(&self) -> Option<&ViewId> {
        self.view.as_ref()
    }

    /// Shows a view and remembers which it is.
    pub fn go_to_view(&mut self, id: &ViewId) {
        self.show_view(id);
        self.view = Some(id.clone());
    }

    /// The view after (or before) the one shown last, round again.
    pub(super) fn show_next_view(&mut self, backwards: bool) {
        let order: Vec<ViewId> = self.account().views_in_order().into_iter().map(|v| v.id.clone()).collect();
        let held = self.view.as_ref().and_then(|held| order.iter().position(|id| id == held));
        let Some(last) = order.len().checked_sub(1) else { return };
        let next = match (held, backwards) {
            (None, false) => 0,
            (None, true) => last,
            (Some(i), false) => (i + 1) % order.len(),
            (Some(i), true) => i.checked_sub(1).unwrap_or(last),
        };
        self.go_to_view(&order[next]);
    }
}
