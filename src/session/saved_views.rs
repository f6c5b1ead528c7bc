//! Saved views: what is looked at becomes a record, and a record is looked at again.
use super::editor::Session;
use super::edits::views;
use super::filter::{Filter, Neighbourhood};
use crate::geom::Rect;
use crate::locale::tr_args;
use crate::model::{Edit, View, ViewId};
use crate::scene::{Lens, Show};

/// Which way round a list is gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Next,
    Previous,
}

impl Direction {
    /// The index of `count` that comes after `held`, round again; the first (or last) where nothing is held. `None` for
    /// an empty list.
    pub fn round(self, held: Option<usize>, count: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        Some(match (self, held) {
            (Self::Next, None) => 0,
            (Self::Next, Some(i)) => (i + 1) % count,
            (Self::Previous, None | Some(0)) => last,
            (Self::Previous, Some(i)) => i - 1,
        })
    }
}

/// The part of the map that a view shows.
pub(super) fn area(view: &View) -> Rect {
    Rect::new(view.x, view.y, view.w, view.h)
}

/// How a view shows it.
pub(super) struct Shown {
    pub(super) lens: Lens,
    pub(super) show: Show,
    pub(super) filter: Filter,
    pub(super) around: Option<Neighbourhood>,
}

impl Shown {
    pub(super) fn of(view: View) -> Self {
        Self {
            lens: view.lens,
            show: Show {
                reports: !view.hide_reports,
                dotted: !view.hide_dotted,
                influence: !view.hide_influence,
                conflicts: !view.hide_conflicts,
                pairs: view.show_pairs,
                departments: !view.hide_departments,
                large_labels: false,
            },
            filter: Filter {
                text: view.text,
                roles: view.roles.into_iter().collect(),
                stances: view.stances.into_iter().collect(),
                departments: view.departments.into_iter().collect(),
                owners: view.owners.into_iter().collect(),
                stale: view.stale,
            },
            around: view.around.map(|person| Neighbourhood { person, steps: view.steps.max(1).into() }),
        }
    }
}

impl Session {
    /// What is shown now, without a title.
    fn view_now(&self) -> View {
        let area = self.camera.view(self.canvas);
        // Field by field: a new one is not to be forgotten here.
        let Show { reports, dotted, influence, conflicts, pairs, departments: regions, large_labels: _ } =
            self.look.show;
        let Filter { text, roles, stances, departments, owners, stale } = self.filter.clone();
        let (around, steps) = match self.around.clone() {
            Some(Neighbourhood { person, steps }) => (Some(person), steps.try_into().unwrap_or(u8::MAX)),
            None => (None, 0),
        };
        View {
            x: area.min.x,
            y: area.min.y,
            w: area.width(),
            h: area.height(),
            deal: self.deal.clone(),
            lens: self.look.lens,
            hide_reports: !reports,
            hide_dotted: !dotted,
            hide_influence: !influence,
            hide_conflicts: !conflicts,
            show_pairs: pairs,
            hide_departments: !regions,
            text,
            roles: roles.into_iter().collect(),
            stances: stances.into_iter().collect(),
            departments: departments.into_iter().collect(),
            owners: owners.into_iter().collect(),
            stale,
            around,
            steps,
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

    /// Gives a view another title; one that was only just kept is kept and named in one step.
    pub fn name_view(&mut self, id: &ViewId, title: &str) {
        let named = views::rename(self.account(), id, title);
        let kept = Edit::View(id.clone(), None);
        let is_new = self.document.undo_step().is_some_and(|step| step.to_transaction().edits == [kept]);
        if is_new && !named.is_empty() {
            self.commit_with_last(named);
        } else {
            self.commit(named);
        }
    }

    /// Lets a view show what is shown now.
    pub fn update_view(&mut self, id: &ViewId) {
        let transaction = views::update(self.account(), id, self.view_now());
        self.commit(transaction);
    }

    /// Moves a view by `by` places among the others.
    pub fn move_view(&mut self, id: &ViewId, by: isize) {
        let transaction = views::move_by(self.account(), id, by);
        self.commit(transaction);
    }

    /// Drops a view.
    pub fn delete_view(&mut self, id: &ViewId) {
        let transaction = views::delete(self.account(), id);
        self.commit(transaction);
    }

    /// The saved view that was shown last.
    pub fn shown_view(&self) -> Option<&ViewId> {
        self.view.as_ref()
    }

    /// Shows what a view shows, and remembers which it is.
    pub fn show_view(&mut self, id: &ViewId) {
        if let Some(view) = self.account().views().get(id).cloned() {
            self.look_as(view);
            self.view = Some(id.clone());
        }
    }

    /// Looks at the account as a view does.
    pub(super) fn look_as(&mut self, view: View) {
        if let Some(deal) = view.deal.clone().filter(|deal| self.account().deals().contains_key(deal)) {
            if self.deal.as_ref() != Some(&deal) {
                // Scenarios are about one deal.
                self.stop_supposing();
            }
            self.deal = Some(deal);
        }
        let area = area(&view);
        let shown = Shown::of(view);
        let large_labels = self.look.show.large_labels;
        (self.look.lens, self.look.show) = (shown.lens, Show { large_labels, ..shown.show });
        (self.filter, self.around) = (shown.filter, shown.around);
        self.refresh();
        self.camera.show(area, self.canvas);
    }

    /// The view after (or before) the one shown last, round again.
    pub(super) fn show_neighbouring_view(&mut self, direction: Direction) {
        let order: Vec<ViewId> = self.account().views_in_order().into_iter().map(|v| v.id.clone()).collect();
        let held = self.view.as_ref().and_then(|held| order.iter().position(|id| id == held));
        let next = direction.round(held, order.len()).and_then(|i| order.get(i));
        if let Some(id) = next {
            self.show_view(id);
        }
    }
}
