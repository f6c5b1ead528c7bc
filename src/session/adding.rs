//! Where somebody or something new comes to stand: below a boss, beside a peer, in what is seen of the map.
use super::editor::{Session, Stays};
use super::edits::links::LineToNew;
use super::edits::{departments, people, places, room};
use super::naming::Naming;
use super::spot::free_offset;
use crate::catalogue::Side;
use crate::geom::{Point, Rect, Vec2, pt, vec2};
use crate::layout::{CARD_WIDTH, SIBLING_GAP, SLOT_HEIGHT, next_report};
use crate::locale::{Message, tr};
use crate::model::hierarchy::Hierarchy;
use crate::model::{DepartmentId, Edit, Link, LinkKind, PersonId, Place, Transaction};
use std::collections::BTreeSet;

/// From the top centre of a card to the middle of its slot.
const HALF: Vec2 = vec2(0.0, SLOT_HEIGHT / 2.0);

impl Session {
    /// A free spot near the middle of the view.
    pub(super) fn add_in_view(&mut self, new: people::NewPerson) {
        let new = people::NewPerson { arranged: true, ..new };
        self.add_person(new, Some(self.clear_middle(self.camera.center, false)));
    }

    /// Whether one person is selected who stands on the map.
    pub fn somebody_on_map(&self) -> bool {
        self.selection.only().is_some_and(|id| self.account().places().contains_key(id))
    }

    /// The middle of the slot that a person's card stands in.
    pub(super) fn slot_middle(&self, id: &PersonId) -> Option<Point> {
        self.account().places().get(id).map(|place| place.at() + vec2(0.0, SLOT_HEIGHT / 2.0))
    }

    /// Somebody new who reports to the selected person, beside or below those who do already.
    pub(super) fn add_report(&mut self, new: people::NewPerson) {
        let Some(boss) = self.selection.lead().cloned() else { return };
        let Some((wanted, at)) = self.report_spot(&boss) else { return };
        self.connect_report(&boss, new, (wanted, at));
    }

    /// Where one more report of a boss should stand, and where there is room for it; both middles.
    pub(super) fn report_spot(&self, boss: &PersonId) -> Option<(Point, Point)> {
        let at = |id: &PersonId| self.account().places().get(id).map(Place::at);
        let above = at(boss)?;
        let reports = |link: &&Link| link.kind == LinkKind::Reports && link.to == *boss;
        let theirs: Vec<Point> =
            self.account().links_of(boss).filter(reports).filter_map(|link| at(&link.from)).collect();
        let mut next = next_report(above, &theirs);
        // A family that hangs goes on downwards, one in a row goes on in it: elsewhere the card would seem another's.
        let hangs = !theirs.is_empty() && theirs.iter().all(|at| at.y < next.y);
        if !hangs && !theirs.is_empty() {
            next.x = next.x.max(self.beyond_branch_of(boss));
        }
        let middle = next + vec2(0.0, SLOT_HEIGHT / 2.0);
        let at = if hangs { self.free_middle(middle) } else { self.free_in_row(middle) };
        Some((middle, self.near_family(middle, at, boss)))
    }

    /// Somebody new who reports to a boss, at `at` or where others make way for a card that should stand at `wanted`.
    fn connect_report(&mut self, boss: &PersonId, new: people::NewPerson, (wanted, at): (Point, Point)) {
        let line = LineToNew { kind: LinkKind::Reports, from: boss, downwards: true };
        let new = people::NewPerson { arranged: true, ..new };
        let (at, room) = self.with_room((wanted, at), boss);
        let moved = room.as_ref().map(|room| {
            let places = room.edits.iter().filter(|edit| matches!(edit, Edit::Place(..)));
            places.count()
        });
        self.connect_new(line, new, at, room);
        match moved {
            // Nothing was made in a file that is open for reading only.
            Some(count) if count > 0 && self.naming.is_some() => {
                self.tell(Message::new("notice-room-made").with("count", count), Stays::Briefly);
            }
            Some(_) => {}
            None => self.suggest_tidying(wanted, at, Some(boss)),
        }
    }

    /// Where a report of a boss comes to stand who would go past another boss's people from `wanted` to `at`: in the row
    /// of the team after all, if what stands right of it can make way; second, what makes way.
    fn with_room(&self, (wanted, at): (Point, Point), boss: &PersonId) -> (Point, Option<Transaction>) {
        let Some((end, _)) = self.report_spot(boss).filter(|_| self.is_past_another(wanted, at, Some(boss)))
        else {
            return (at, None);
        };
        match room::make(self.account(), boss, end - HALF) {
            Some(room) => (end, Some(room)),
            None => (at, None),
        }
    }

    /// Whether another boss's people stand between where a report should and where there is room.
    fn is_past_another(&self, wanted: Point, at: Point, boss: Option<&PersonId>) -> bool {
        if at == wanted {
            return false;
        }
        let between = Rect::from_corners(wanted, at).expand(1.0);
        let hierarchy = Hierarchy::of(self.account(), |id| self.account().places().contains_key(id));
        let cards = &self.derived.picture.geometry.cards;
        cards
            .iter()
            .any(|(id, card)| card.intersects(&between) && hierarchy.boss_of(id) != boss && boss != Some(id))
    }

    /// Says how families come apart again that grew into one another: the card had to go past another boss's people.
    fn suggest_tidying(&mut self, wanted: Point, at: Point, boss: Option<&PersonId>) {
        // Nothing was made in a file that is open for reading only.
        if self.naming.is_some() && self.is_past_another(wanted, at, boss) {
            self.tell(Message::new("notice-tidy-helps"), Stays::Briefly);
        }
    }

    /// Somebody new beside the selected person, with the same boss.
    pub(super) fn add_peer(&mut self) {
        let Some(peer) = self.selection.lead().cloned() else { return };
        let Some(beside) = self.slot_middle(&peer) else { return };
        // Beyond whoever stands below the peer: between them, the next row would seem to be the new one's.
        let x = (beside.x + CARD_WIDTH + SIBLING_GAP).max(self.beyond_branch_of(&peer));
        let wanted = pt(x, beside.y);
        let at = self.free_in_row(wanted);
        let up = |link: &&Link| link.kind == LinkKind::Reports && link.from == peer;
        let boss = self.account().links_of(&peer).find(up).map(|link| link.to.clone());
        let at = boss.as_ref().map_or(at, |boss| self.near_family(wanted, at, boss));
        match &boss {
            Some(boss) => {
                self.connect_report(boss, people::NewPerson::default(), (wanted, at));
            }
            None => {
                self.add_person(
                    people::NewPerson { arranged: true, ..people::NewPerson::default() },
                    Some(at),
                );
                self.suggest_tidying(wanted, at, None);
            }
        }
    }

    /// `found`, unless that is far from `wanted`, in the region of another department than the boss's, or beside the boss's
    /// where that can't grow: then the nearest
    /// free place no higher than the row, no further aside than the boss's region where there is one. All are middles.
    fn near_family(&self, wanted: Point, found: Point, boss: &PersonId) -> Point {
        /// From here on nobody would see that the card belongs there.
        const FAR: f32 = 3.0 * (CARD_WIDTH + SIBLING_GAP);
        const STEP: f32 = 8.0;
        const ROWS: i32 = 60;
        /// As near as the cards of a list are to one another.
        const CLOSE: f32 = 80.0;
        let slot = |at: Point| Rect::from_center(at, vec2(CARD_WIDTH, SLOT_HEIGHT));
        let geometry = &self.derived.picture.geometry;
        let home = geometry.cards.get(boss).map(Rect::center);
        let (own, foreign): (Vec<Rect>, Vec<Rect>) =
            geometry.regions.values().copied().partition(|rect| home.is_some_and(|at| rect.contains(at)));
        let astray = |at: Point| foreign.iter().any(|rect| rect.intersects(&slot(at)));
        // Aside of the boss's region, which can't grow that far: the card would be of no department to whoever looks.
        let outside = |at: Point| {
            own.first().is_some_and(|region| {
                let grown = region.union(&slot(at));
                grown.width() > region.width() && foreign.iter().any(|rect| rect.intersects(&grown))
            })
        };
        let family = Hierarchy::of(self.account(), |id| geometry.cards.contains_key(id));
        let near = Rect::from_center(wanted, vec2(10.0 * FAR, 24.0 * FAR)).union(&slot(found).expand(FAR));
        let around: Vec<(bool, Rect)> = geometry
            .cards
            .iter()
            .filter(|(_, card)| card.intersects(&near))
            .map(|(id, card)| (id == boss || family.boss_of(id) == Some(boss), *card))
            .collect();
        // Close below somebody else's card it would seem to hang from there.
        let seems_anothers = |at: Point| {
            let slot = slot(at);
            let above = around.iter().filter(|(_, card)| {
                card.max.y <= slot.min.y + 1.0 && card.min.x < slot.max.x && slot.min.x < card.max.x
            });
            let nearest = above.max_by(|a, b| a.1.max.y.total_cmp(&b.1.max.y));
            nearest.is_some_and(|(theirs, card)| slot.min.y - card.max.y < CLOSE && !theirs)
        };
        if wanted.distance(found) <= FAR && !astray(found) && !outside(found) && !seems_anothers(found) {
            return found;
        }
        let (left, right) = own.first().map_or((wanted.x - 2.0 * FAR, wanted.x + FAR), |region| {
            let aside = CARD_WIDTH / 2.0 + 12.0;
            (region.min.x + aside, (region.max.x - aside).max(region.min.x + aside))
        });
        let (left, right) = (left.max(wanted.x - 2.0 * FAR), right.min(wanted.x + 2.0 * FAR));
        let near = Rect { min: pt(left - FAR, wanted.y - FAR), max: pt(right + FAR, wanted.y + 8.0 * FAR) };
        let cards: Vec<Rect> =
            around.iter().map(|(_, card)| *card).filter(|card| card.intersects(&near)).collect();
        let free = |at: &Point| {
            let room = slot(*at).expand(12.0);
            !astray(*at) && !cards.iter().any(|card| card.intersects(&room))
        };
        let columns = ((right - left) / STEP).max(0.0) as i32;
        let rows = (0..ROWS).map(|row| wanted.y + 2.0 * STEP * row as f32);
        let spots = rows.flat_map(|y| (0..=columns).map(move |i| pt(left + STEP * i as f32, y))).filter(free);
        // Down counts double: the next row is another rank.
        let far = |at: &Point| {
            (at.x - wanted.x).abs() + 2.0 * (at.y - wanted.y) + if seems_anothers(*at) { FAR } else { 0.0 }
        };
        let priced = spots.map(|at| (far(&at), at));
        priced.min_by(|a, b| a.0.total_cmp(&b.0)).map_or(found, |(_, at)| at)
    }

    /// A free place for a card whose middle should be at `at`, only further along the row; again a middle.
    fn free_in_row(&self, at: Point) -> Point {
        const FARTHEST: i32 = 400;
        let cards = &self.picture().geometry.cards;
        let slot = Rect::from_center(at, vec2(CARD_WIDTH, SLOT_HEIGHT));
        let row: Vec<Rect> = cards
            .values()
            .filter(|card| card.min.y < slot.max.y && card.max.y > slot.min.y)
            .copied()
            .collect();
        let offsets = (0..FARTHEST).map(|i| vec2((CARD_WIDTH + SIBLING_GAP) * i as f32, 0.0));
        let free = |by: &Vec2| !row.iter().any(|card| card.intersects(&slot.translate(*by)));
        at + offsets.into_iter().find(free).unwrap_or_default()
    }

    /// Where a card may stand right of everybody below a person.
    fn beyond_branch_of(&self, id: &PersonId) -> f32 {
        let cards = &self.picture().geometry.cards;
        let hierarchy = Hierarchy::of(self.account(), |id| cards.contains_key(id));
        let below = hierarchy.subtree(id).into_iter().skip(1);
        let ends =
            below.filter_map(|id| cards.get(&id)).map(|card| card.center().x + CARD_WIDTH + SIBLING_GAP);
        ends.fold(f32::NEG_INFINITY, f32::max)
    }

    /// Where a card whose middle should be at `at` covers nobody and lies upon no line: somebody new in the midst of a team
    /// would seem to be one of theirs. `apart`: nor in the frame of a department.
    pub(super) fn clear_middle(&self, at: Point, apart: bool) -> Point {
        const BESIDE: f32 = 12.0;
        let geometry = &self.picture().geometry;
        let pieces = geometry.lines.iter().flat_map(|line| line.points.windows(2));
        // A slanting line, which waits to be led, takes no room: the rectangle around it would be half the map.
        let straight = pieces.filter(|piece| piece[0].x == piece[1].x || piece[0].y == piece[1].y);
        let lines = straight.map(|piece| Rect::from_corners(piece[0], piece[1]).expand(BESIDE));
        let frames = geometry.regions.values().copied().filter(|_| apart);
        let taken: Vec<Rect> = geometry.cards.values().copied().chain(lines).chain(frames).collect();
        let slot = Rect::from_center(at, vec2(CARD_WIDTH, SLOT_HEIGHT));
        let by = free_offset(&taken, &[slot]);
        let covers = geometry.cards.values().any(|card| card.intersects(&slot.translate(by)));
        if covers { self.free_middle(at) } else { at + by }
    }

    /// Where a card whose middle should be at `at` covers nobody; again a middle.
    pub fn free_middle(&self, at: Point) -> Point {
        let taken: Vec<Rect> = self.picture().geometry.cards.values().copied().collect();
        let slot = Rect::from_center(at, vec2(CARD_WIDTH, SLOT_HEIGHT));
        at + free_offset(&taken, &[slot])
    }

    /// Frames a department, or takes its frame away; no layout brings back what was taken away by hand.
    pub fn toggle_region(&mut self, id: &DepartmentId) {
        self.put_aside.frames.remove(id);
        let transaction = departments::toggle_region(self.account(), id);
        self.commit(transaction);
    }

    /// The frame of the selected department as large as its people take.
    pub(super) fn fit_region(&mut self) {
        let Some(id) = self.selection.region() else { return };
        let Some(around) = departments::around_people(self.account(), id) else {
            return self.tell(Message::new("department-of-nobody"), Stays::Briefly);
        };
        let made = places::reshape_region(self.account(), id, around);
        self.commit(made);
    }

    /// A new department of the selected people; of nobody yet, if none of the customer's is selected.
    pub(super) fn add_department_here(&mut self) {
        let ours = |id: &&PersonId| self.account().person(id).is_some_and(|p| p.side == Side::Customer);
        let who: BTreeSet<PersonId> = self.selection.people().iter().filter(ours).cloned().collect();
        let around = departments::around(self.account(), |id| who.contains(id));
        let rect = around.unwrap_or_else(|| departments::region_at(self.camera.center));
        self.add_department_of(rect, &who);
    }

    /// A new department with a region around `at`, named in place.
    pub fn add_department(&mut self, at: Point) {
        self.add_department_of(departments::region_at(at), &BTreeSet::new());
    }

    pub(super) fn add_department_of(&mut self, rect: Rect, who: &BTreeSet<PersonId>) {
        let name = departments::unused_name(self.account(), &tr(self.lang(), "new-department"));
        match departments::add(self.account(), &name, Some(rect), who) {
            Ok((id, transaction)) => {
                let before = self.selection.clone();
                if self.commit(transaction) {
                    self.selection.set_region(id.clone());
                    self.name_new(Naming::Department(id), before);
                }
            }
            Err(refusal) => self.refuse(&refusal),
        }
    }
}
