//! Charts of people of whom some are pinned: those stay, their reports stand below them, the others make way.
use crate::geom::{Point, Rect, Vec2, vec2};
use crate::layout::{
    Arrange, Assistants, CARD_WIDTH, Chart, ChartCard, Families, GridIndex, ROW_GAP, SLOT_HEIGHT, Scope,
    Standing, TreeError, chart_as_placed, make_way, region_around, slot,
};
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, DepartmentId, PersonId, Place};
use std::collections::{BTreeMap, BTreeSet};

/// Charts that are made one after another; each goes around all that stands before it.
pub(super) struct Charts<'a> {
    account: &'a Account,
    arrange: Arrange,
    /// Of everybody who has a place.
    hierarchy: Hierarchy,
    standing: BTreeMap<PersonId, Point>,
    /// Regions of departments that keep to themselves.
    foreign: Vec<Rect>,
    pub(super) places: Vec<(PersonId, Point)>,
    /// Who is pinned away from where the rest of a chart has room for them, with all below.
    pub(super) aside: BTreeSet<PersonId>,
    /// Of the departments that are kept together.
    pub(super) regions: BTreeMap<DepartmentId, Rect>,
}

impl<'a> Charts<'a> {
    /// No chart yet; `standing` are the cards that this layout does not move, pinned ones and others.
    /// `foreign`: regions of departments of which nobody is moved.
    pub(super) fn new(
        account: &'a Account,
        arrange: Arrange,
        standing: BTreeMap<PersonId, Point>,
        foreign: Vec<Rect>,
    ) -> Self {
        let (places, aside, regions) = (Vec::new(), BTreeSet::new(), BTreeMap::new());
        let hierarchy = Hierarchy::of(account, |id| account.places().contains_key(id));
        Self { account, arrange, hierarchy, standing, foreign, places, aside, regions }
    }

    /// Lays out groups of people: each around the pinned of them who agree where it stands, else around its first root.
    pub(super) fn lay(&mut self, groups: Vec<BTreeSet<PersonId>>) -> Result<(), TreeError> {
        let mut charts = Vec::new();
        let mut order: BTreeMap<PersonId, f32> = BTreeMap::new();
        for group in groups {
            order.extend(self.split(&group, &mut charts)?);
        }
        for chart in &mut charts {
            self.lift_above_pinned(chart);
        }
        let staying: Vec<(PersonId, Point)> = charts.iter().flat_map(|chart| self.staying(chart)).collect();
        self.standing.extend(staying);
        for chart in charts {
            self.stand(chart, &order);
        }
        Ok(())
    }

    /// The cards of a chart that it is laid out around.
    fn staying(&self, chart: &Chart) -> Vec<(PersonId, Point)> {
        let pinned: Vec<_> = chart.places.iter().filter(|(id, _)| self.pinned(id)).cloned().collect();
        if !pinned.is_empty() {
            return pinned;
        }
        let root = chart.places.first().filter(|(_, at)| self.pinned_upon(*at).is_none());
        root.cloned().into_iter().collect()
    }

    /// A chart whose root lies upon a report of its own that is pinned goes up, so that the report stands in its row.
    fn lift_above_pinned(&self, chart: &mut Chart) {
        let Some((root, at)) = chart.places.first().filter(|(id, _)| !self.pinned(id)) else { return };
        let Some((report, there)) = self.pinned_upon(*at) else { return };
        if self.hierarchy.boss_of(report) != Some(root)
            || self.staying(chart).iter().any(|(id, _)| id != root)
        {
            return;
        }
        let by = vec2(0.0, there.y - (SLOT_HEIGHT + ROW_GAP) - at.y);
        chart.places.iter_mut().for_each(|(_, at)| *at += by);
        chart.regions.values_mut().for_each(|rect| *rect = rect.translate(by));
    }

    /// Somebody pinned whose card would lie upon one at this place.
    fn pinned_upon(&self, at: Point) -> Option<(&PersonId, Point)> {
        let area = slot(at).expand(8.0);
        let pinned = self.account.places().values().filter(|place| place.pinned);
        let mut upon = pinned.filter(|place| slot(place.at()).intersects(&area));
        upon.next().map(|place| (&place.person, place.at()))
    }

    fn pinned(&self, id: &PersonId) -> bool {
        self.account.places().get(id).is_some_and(|place| place.pinned)
    }

    /// Adds charts in which every pinned card is where it stands, those of branches before the rest. Returns where
    /// everybody would stand from left to right in one chart that takes no care of pins.
    fn split(
        &mut self,
        group: &BTreeSet<PersonId>,
        charts: &mut Vec<Chart>,
    ) -> Result<Vec<(PersonId, f32)>, TreeError> {
        let chart = self.with_room(group)?;
        let order: Vec<(PersonId, f32)> = chart.places.iter().map(|(id, at)| (id.clone(), at.x)).collect();
        let stands = |id: &PersonId| self.account.places().get(id).map(Place::at);
        let elsewhere: BTreeSet<PersonId> = chart
            .places
            .iter()
            .filter(|(id, at)| self.pinned(id) && stands(id).is_some_and(|there| there.distance(*at) > 0.5))
            .map(|(id, _)| id.clone())
            .collect();
        if elsewhere.is_empty() {
            charts.push(chart);
            return Ok(order);
        }
        let hierarchy = Hierarchy::of(self.account, |id| group.contains(id));
        let head = |id: &PersonId| {
            let mut at = Some(id);
            while let Some(current) = at.filter(|current| !elsewhere.contains(*current)) {
                at = hierarchy.boss_of(current);
            }
            at.cloned()
        };
        let mut branches: BTreeMap<Option<PersonId>, BTreeSet<PersonId>> = BTreeMap::new();
        for id in group {
            branches.entry(head(id)).or_default().insert(id.clone());
        }
        if branches.len() == 1 && !branches.contains_key(&None) {
            // The pinned root itself, whose place arithmetic can't hit: nothing is left to split off.
            charts.push(chart);
            return Ok(order);
        }
        let rest = branches.remove(&None);
        for branch in branches.into_values() {
            self.aside.extend(branch.iter().cloned());
            self.split(&branch, charts)?;
        }
        if let Some(rest) = rest {
            self.split(&rest, charts)?;
        }
        Ok(order)
    }

    /// The group's chart where it stands. Where others stand in the way of the arrangement asked for, one that has room
    /// between them, if there is one.
    fn with_room(&self, group: &BTreeSet<PersonId>) -> Result<Chart, TreeError> {
        const NARROWER: [f64; 4] = [1.6, 1.0, 0.6, 0.35];
        let at = |id: &PersonId| self.account.places().get(id).map(Place::at);
        if let (Some(only), 1) = (group.first(), group.len())
            && let Some(at) = at(only).filter(|_| self.pinned(only))
        {
            // Somebody pinned aside whom nobody reports to: where many are, a chart for each would take long.
            return Ok(Chart { places: vec![(only.clone(), at)], ..Chart::default() });
        }
        let narrower = NARROWER.into_iter().map(|aspect| (Arrange::Compact(aspect), Families::Free));
        let mut first = None;
        // A whole team without its boss stands below the boss as it did, in a row or hanging.
        let head = self.head(group);
        let scope = Scope::Only(group.iter().chain(head).cloned().collect());
        for (arrange, families) in [(self.arrange, Families::AsTheyStand)].into_iter().chain(narrower) {
            let mut chart = chart_as_placed(self.account, &scope, Assistants::Beside, arrange, families)?;
            let by = self.home(&chart);
            chart.places.retain(|(id, _)| head != Some(id));
            chart.places.iter_mut().for_each(|(_, at)| *at += by);
            chart.regions.values_mut().for_each(|rect| *rect = rect.translate(by));
            if self.has_room(&chart) {
                return Ok(chart);
            }
            first = first.or(Some(chart));
        }
        Ok(first.unwrap_or_default())
    }

    /// Below whom the roots of a group stand, and whose whole team they are; the boss is not of the group.
    fn head(&self, group: &BTreeSet<PersonId>) -> Option<&PersonId> {
        let boss =
            group.iter().find_map(|id| self.hierarchy.boss_of(id).filter(|boss| !group.contains(*boss)))?;
        let is_below = |id: &PersonId| {
            let above = self.hierarchy.boss_of(id);
            above == Some(boss) || above.is_some_and(|above| group.contains(above))
        };
        let all = self.hierarchy.reports_of(boss).iter().all(|id| group.contains(id));
        // A team that stands elsewhere stays there.
        let at = |id: &PersonId| self.account.places().get(id).map(Place::at);
        let team = Rect::around(group.iter().filter_map(at).map(slot))?;
        let above = at(boss)?;
        let near = team.expand(CARD_WIDTH);
        let stands_above = above.y < team.min.y && team.min.y - above.y < 2.0 * (SLOT_HEIGHT + ROW_GAP);
        let together = stands_above && near.min.x < above.x && above.x < near.max.x;
        (all && together && group.iter().all(is_below)).then_some(boss)
    }

    fn has_room(&self, chart: &Chart) -> bool {
        let theirs: BTreeSet<&PersonId> = chart.places.iter().map(|(id, _)| id).collect();
        let others = self.standing.iter().filter(|(id, _)| !theirs.contains(id)).map(|(_, at)| slot(*at));
        let taken = GridIndex::new(others.chain(self.foreign.iter().copied()).collect());
        chart.places.iter().all(|(_, at)| taken.within(&slot(*at).expand(8.0)).is_empty())
    }

    /// How far a chart goes so that as many as can be of its pinned cards stand where they stood; of several ways the one
    /// that moves the first root least, which decides where nobody is pinned. A pinned root counts before all. A map that
    /// was never laid out starts at the origin.
    fn home(&self, chart: &Chart) -> Vec2 {
        let by = |(id, at): &(PersonId, Point)| self.account.places().get(id).map(|place| place.at() - *at);
        let first = chart.places.first();
        let root = first.and_then(|first| self.below_boss(&first.0, chart).or_else(|| by(first)));
        if first.is_some_and(|(id, _)| self.pinned(id)) {
            return root.unwrap_or(Vec2::ZERO);
        }
        let pinned: Vec<Vec2> =
            chart.places.iter().filter(|(id, _)| self.pinned(id)).filter_map(by).collect();
        let agreeing = |by: &Vec2| pinned.iter().filter(|other| (**other - *by).length() <= 0.5).count();
        let root = root.unwrap_or(Vec2::ZERO);
        let better = |a: &Vec2, b: &Vec2| {
            let far = |by: &Vec2| (*by - root).length();
            agreeing(a).cmp(&agreeing(b)).then(far(b).total_cmp(&far(a)))
        };
        pinned.iter().copied().max_by(better).unwrap_or(root)
    }

    /// How far a chart goes whose first root stands no lower than a boss who is not in it, as somebody who was dragged up
    /// there, while a peer stands below: then the peer decides. `None` where the root does.
    fn below_boss(&self, root: &PersonId, chart: &Chart) -> Option<Vec2> {
        let place = |id: &PersonId| self.account.places().get(id).map(Place::at);
        let is_in = |id: &PersonId| chart.places.iter().any(|(other, _)| other == id);
        let boss = self.hierarchy.boss_of(root).filter(|boss| !is_in(boss))?;
        let least = place(boss)?.y + SLOT_HEIGHT;
        let mut peers = chart.places.iter().filter(|(id, _)| self.hierarchy.boss_of(id) == Some(boss));
        let below =
            |(id, at): &(PersonId, Point)| Some((place(id)?, *at)).filter(|(there, _)| there.y >= least);
        let (there, at) = peers.find_map(below).filter(|_| place(root).is_some_and(|at| at.y < least))?;
        Some(there - at)
    }

    /// Puts a chart down beside what stands.
    fn stand(&mut self, chart: Chart, order: &BTreeMap<PersonId, f32>) {
        let Some((_, home)) = chart.places.first().cloned() else { return };
        let staying: BTreeSet<PersonId> = self.staying(&chart).into_iter().map(|(id, _)| id).collect();
        // Where nothing is in the way nobody makes way: cards of a list that hangs are as near as that.
        if staying.len() == chart.places.len() || self.has_room(&chart) {
            self.standing.extend(chart.places.iter().cloned());
            self.regions.extend(chart.regions);
            self.places.extend(chart.places);
            return;
        }
        let known = |id: &PersonId| order.get(id).copied();
        let index: BTreeMap<&PersonId, usize> =
            chart.places.iter().enumerate().map(|(i, (id, _))| (id, i)).collect();
        let hierarchy = Hierarchy::of(self.account, |id| index.contains_key(id));
        let mut cards: Vec<ChartCard> = chart
            .places
            .iter()
            .map(|(id, at)| ChartCard {
                at: *at,
                stays: staying.contains(id),
                order: known(id).unwrap_or(at.x),
                boss: hierarchy.boss_of(id).and_then(|boss| index.get(boss)).copied(),
            })
            .collect();
        let standing = self.standing.iter().filter(|(id, _)| !index.contains_key(id));
        let standing: Vec<Standing> =
            standing.map(|(id, at)| Standing { at: *at, order: known(id) }).collect();
        make_way(&mut cards, &standing, home.x);
        for (department, rect) in &chart.regions {
            let theirs = chart.places.iter().zip(&cards).filter(|((id, _), _)| {
                self.account.person(id).is_some_and(|p| p.department.as_ref() == Some(department))
            });
            let changed = theirs.clone().any(|((_, was), card)| *was != card.at);
            let around = changed.then(|| region_around(theirs.map(|(_, card)| slot(card.at)))).flatten();
            self.regions.insert(department.clone(), around.unwrap_or(*rect));
        }
        for ((id, _), card) in chart.places.into_iter().zip(cards) {
            self.standing.insert(id.clone(), card.at);
            self.places.push((id, card.at));
        }
    }
}
