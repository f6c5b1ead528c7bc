//! Going from card to card by the keyboard: along the hierarchy where it leads, else to the nearest card that way.
use super::editor::Session;
use crate::geom::{Point, Rect};
use crate::model::PersonId;
use crate::model::hierarchy::Hierarchy;

/// A way on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// To the boss.
    Up,
    /// To a report.
    Down,
    Left,
    Right,
}

impl Way {
    /// All ways.
    pub const ALL: [Self; 4] = [Self::Up, Self::Down, Self::Left, Self::Right];

    fn back(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// How far `to` lies this way from `from`, and how far aside.
    fn split(self, from: Point, to: Point) -> (f32, f32) {
        let d = to - from;
        match self {
            Self::Up => (-d.y, d.x.abs()),
            Self::Down => (d.y, d.x.abs()),
            Self::Left => (-d.x, d.y.abs()),
            Self::Right => (d.x, d.y.abs()),
        }
    }
}

impl Session {
    /// Selects the next person this way, besides the others if `add`, and brings the card into view. With nobody
    /// selected on the map it begins with whoever stands highest of those in sight.
    pub fn walk(&mut self, way: Way, add: bool) {
        if !self.is_idle() {
            // The pointer has the cards.
            return;
        }
        let cards = &self.derived.picture.geometry.cards;
        // From a line one goes on where it leads.
        let reached = self.selection.link().and_then(|id| Some(&self.derived.picture.geometry.line(id)?.to));
        let lead = self.selection.lead().or(reached).filter(|id| cards.contains_key(*id));
        let from = lead.cloned();
        // The way back leads to where one came from, also where it is not the nearest.
        let back = self.walked.take().filter(|(start, there, to)| {
            // Up leads to the boss whatever one came by.
            way != Way::Up && *there == way.back() && from.as_ref() == Some(to) && self.seen(start).is_some()
        });
        let next = match &from {
            Some(from) => back.map(|(start, ..)| start).or_else(|| self.next_on_way(from, way)),
            None => self.first_on_way(),
        };
        let Some(next) = next else { return };
        self.walked = from.map(|from| (from, way, next.clone()));
        if add {
            self.selection.lead_also(next.clone());
        } else {
            self.selection.set_person(next.clone());
        }
        self.reveal_person(&next);
    }

    /// Of the cards in sight the highest, of a row that nearest to the middle; else the nearest of all.
    fn first_on_way(&self) -> Option<PersonId> {
        let (middle, view) = (self.camera.center, self.camera.view(self.canvas));
        let whole = |card: &Rect| view.contains(card.min) && view.contains(card.max);
        let order = |card: &Rect| {
            let away = card.center().distance(middle);
            if whole(card) { (false, card.min.y, away) } else { (true, away, away) }
        };
        let cards = self.derived.picture.geometry.cards.iter().filter(|(id, _)| self.seen(id).is_some());
        let first = cards.min_by(|(_, a), (_, b)| {
            let (a, b) = (order(a), order(b));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2))
        });
        first.map(|(id, _)| id.clone())
    }

    /// The card of whoever is looked at: while some are lit, only those.
    fn seen(&self, id: &PersonId) -> Option<&Rect> {
        let lit = self.lit().is_none_or(|lit| lit.contains(id));
        self.derived.picture.geometry.cards.get(id).filter(|_| lit)
    }

    fn next_on_way(&self, from: &PersonId, way: Way) -> Option<PersonId> {
        let cards = &self.derived.picture.geometry.cards;
        let here = cards.get(from)?.center();
        let hierarchy = Hierarchy::of(self.account(), |id| cards.contains_key(id));
        let family: &[PersonId] = match way {
            Way::Up => hierarchy.boss_of(from).map_or(&[], std::slice::from_ref),
            Way::Down => hierarchy.reports_of(from),
            Way::Left | Way::Right => hierarchy.boss_of(from).map_or(&[], |boss| hierarchy.reports_of(boss)),
        };
        // A hanging family stands one below the other: there the way down, not the way aside, leads on.
        let reached = |id: &&PersonId| {
            let Some(card) = self.seen(id) else { return false };
            let (along, aside) = way.split(here, card.center());
            match way {
                Way::Up | Way::Down => true,
                Way::Left | Way::Right => *id != from && along > aside,
            }
        };
        let near = |id: &&PersonId| cards.get(*id).map_or(f32::INFINITY, |card| card.center().distance(here));
        let relative = family.iter().filter(reached).min_by(|a, b| near(a).total_cmp(&near(b)));
        relative.cloned().or_else(|| self.nearest(from, here, way))
    }

    /// The nearest card within 45° of the way; what lies aside counts twice. While only some are lit, else the nearest
    /// that lies ahead at all.
    fn nearest(&self, from: &PersonId, here: Point, way: Way) -> Option<PersonId> {
        let cards = &self.derived.picture.geometry.cards;
        let wide = self.lit().is_some();
        let others = cards.iter().filter(|(id, _)| *id != from && self.seen(id).is_some());
        let ahead = others.filter_map(|(id, card)| {
            let (along, aside) = way.split(here, card.center());
            (along > 1.0 && (wide || aside <= along)).then_some((aside > along, along + 2.0 * aside, id))
        });
        ahead.min_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))).map(|(.., id)| id.clone())
    }
}
