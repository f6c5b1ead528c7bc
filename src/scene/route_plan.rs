//! Which lines are to be led around cards: all of a map as a job, and those of cards that are being moved at every
//! step.
use super::geometry::{Geometry, LinePath};
use crate::geom::{Point, Rect, Vec2};
use crate::job::Progress;
use crate::layout::{Ground, Obstacle, Request, Rerouted, Rerouter, Still, route};
use crate::model::{LinkId, LinkKind, PersonId};
use std::collections::{BTreeMap, BTreeSet};

/// Owned work for a job: route these lines around these cards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoutePlan {
    obstacles: Vec<Obstacle>,
    ground: Ground,
    fixed: Vec<Vec<Point>>,
    requests: Vec<Request>,
    ids: Vec<LinkId>,
}

impl RoutePlan {
    /// How many lines are to be led.
    pub fn len(&self) -> usize {
        self.requests.len()
    }
    /// Whether no line is to be led.
    pub fn is_empty(&self) -> bool {
        self.requests.is_empty()
    }
    /// How many cards are in the way.
    pub fn cards(&self) -> usize {
        self.obstacles.len()
    }
    /// Finds the courses. Time grows with lines × cards near them; see the figures.
    pub fn run(&self, progress: &Progress) -> BTreeMap<LinkId, Vec<Point>> {
        let routes = route(&self.obstacles, &self.ground, &self.fixed, &self.requests, progress);
        self.ids.iter().cloned().zip(routes.into_iter().map(|r| r.points)).collect()
    }
}

/// A line between two obstacles, strong ones before weak ones.
fn request(line: &LinePath, from: usize, to: usize) -> Request {
    let weight = match line.kind {
        LinkKind::Reports => 5,
        LinkKind::Influence(strength) => 1 + strength.number(),
        LinkKind::Conflict => 2,
        LinkKind::Dotted => 1,
        LinkKind::Pair(_) => 0,
    };
    let [from_side, to_side] = line.sides;
    let arrow = matches!(line.kind, LinkKind::Influence(_));
    Request { from_side, to_side, arrow, ..Request::new(from, to, weight) }
}

impl Geometry {
    /// What to work off so that the lines run around cards.
    pub fn plan(&self, wanted: impl Fn(&LinePath) -> bool) -> RoutePlan {
        let number: BTreeMap<&PersonId, usize> =
            self.obstacles.keys().enumerate().map(|(i, id)| (id, i)).collect();
        let mut plan = RoutePlan {
            obstacles: self.obstacles.values().cloned().collect(),
            ground: self.ground.clone(),
            ..RoutePlan::default()
        };
        for line in &self.lines {
            if !line.routed {
                plan.fixed.push(line.points.clone());
            } else if wanted(line)
                && let (Some(&from), Some(&to)) = (number.get(&line.from), number.get(&line.to))
            {
                plan.requests.push(request(line, from, to));
                plan.ids.push(line.id.clone());
            }
        }
        plan
    }

    /// What leads, step by step, the lines between `moving` cards and all others as far as these stand in `area`, and
    /// the lines that they would lie on; `shown`: the lines that are drawn.
    pub fn rerouting(
        &self,
        moving: &BTreeSet<PersonId>,
        area: Rect,
        shown: impl Fn(&LinePath) -> bool,
    ) -> Rerouting {
        let here = |id: &PersonId, card: &Obstacle| moving.contains(id) || card.rect.intersects(&area);
        let cards: Vec<(&PersonId, &Obstacle)> =
            self.obstacles.iter().filter(|(id, card)| here(id, card)).collect();
        let number: BTreeMap<&PersonId, usize> =
            cards.iter().enumerate().map(|(i, (id, _))| (*id, i)).collect();
        let asked = |line: &LinePath| Some(request(line, *number.get(&line.from)?, *number.get(&line.to)?));
        let touches = |line: &LinePath| (moving.contains(&line.from), moving.contains(&line.to));
        let near = |line: &LinePath| Rect::around_points(&line.points).is_some_and(|r| r.intersects(&area));
        let lying: Vec<usize> = (0..self.lines.len())
            .filter(|&i| {
                let line = &self.lines[i];
                shown(line) && touches(line) == (false, false) && near(line)
            })
            .collect();
        let still = lying.iter().map(|&i| {
            let line = &self.lines[i];
            let request = asked(line).filter(|_| line.routed);
            Still { points: &line.points, request, is_trunk: !line.routed }
        });
        let moving_ids: Vec<PersonId> = moving.iter().filter(|id| number.contains_key(id)).cloned().collect();
        let adrift: Vec<usize> = moving_ids.iter().map(|id| number[id]).collect();
        let obstacles = cards.into_iter().map(|(_, card)| card.clone()).collect();
        let router = Rerouter::new(obstacles, &self.ground, still, &adrift);
        let touching: BTreeSet<usize> = moving.iter().flat_map(|id| self.lines_of(id)).copied().collect();
        let mut requests = BTreeMap::new();
        for i in touching {
            let Some(line) = self.lines.get(i) else { continue };
            let led = line.kind != LinkKind::Reports && shown(line);
            if let (true, (true, false) | (false, true), Some(request)) = (led, touches(line), asked(line)) {
                requests.insert(i, request);
            }
        }
        Rerouting { area, moving: moving_ids, router, requests, lying }
    }
}

/// Leads the lines of moved cards, and those that these would lie on.
pub struct Rerouting {
    /// Cards and lines outside are not known.
    pub area: Rect,
    moving: Vec<PersonId>,
    router: Rerouter,
    /// By the geometry's number of the line.
    requests: BTreeMap<usize, Request>,
    /// The geometry's numbers of the lines that lie still.
    lying: Vec<usize>,
}

impl Rerouting {
    /// The courses of the lines in `seen` with cards so far from where they stood, by number of the line; those that
    /// can't be led within a frame are missing.
    pub fn route(
        &mut self,
        offsets: &BTreeMap<PersonId, Vec2>,
        seen: impl Fn(usize) -> bool,
    ) -> BTreeMap<usize, Vec<Point>> {
        let by: Vec<Vec2> =
            self.moving.iter().map(|id| offsets.get(id).copied().unwrap_or(Vec2::ZERO)).collect();
        let (lines, requests): (Vec<usize>, Vec<Request>) =
            self.requests.iter().filter(|(i, _)| seen(**i)).map(|(i, request)| (*i, *request)).unzip();
        let Rerouted { own, others } = self.router.route(&by, &requests);
        let own = lines.into_iter().zip(own).filter_map(|(i, route)| Some((i, route?.points)));
        own.chain(others.into_iter().map(|(i, route)| (self.lying[i], route.points))).collect()
    }
}
