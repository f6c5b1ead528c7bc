//! Which lines are to be led around cards: all of a map as a job, and those of cards that are being moved at every
//! step.
use super::geometry::{Geometry, LinePath};
use crate::geom::{Point, Rect, Vec2};
use crate::job::Progress;
use crate::layout::{Obstacle, Request, Rerouter, Still, route};
use crate::model::{LinkId, LinkKind, PersonId};
use std::collections::{BTreeMap, BTreeSet};

/// Owned work for a job: route these lines around these cards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoutePlan {
    obstacles: Vec<Obstacle>,
    headings: Vec<Rect>,
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
        let routes = route(&self.obstacles, &self.headings, &self.fixed, &self.requests, progress);
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
            headings: self.headings.clone(),
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

    /// What leads the lines between `moving` cards and all others, step by step; `shown`: the lines that are drawn.
    pub fn rerouting(&self, moving: &BTreeSet<PersonId>, shown: impl Fn(&LinePath) -> bool) -> Rerouting {
        let number: BTreeMap<&PersonId, usize> =
            self.obstacles.keys().enumerate().map(|(i, id)| (id, i)).collect();
        let ends = |line: &LinePath| Some([*number.get(&line.from)?, *number.get(&line.to)?]);
        let touches = |line: &LinePath| (moving.contains(&line.from), moving.contains(&line.to));
        let still = self.lines.iter().filter(|line| shown(line) && touches(line) == (false, false));
        let still =
            still.map(|line| Still { points: &line.points, ends: ends(line).filter(|_| line.routed) });
        let moving_ids: Vec<PersonId> = moving.iter().filter(|id| number.contains_key(id)).cloned().collect();
        let adrift = moving_ids.iter().map(|id| number[id]).collect();
        let obstacles = self.obstacles.values().cloned().collect();
        let router = Rerouter::new(obstacles, &self.headings, still, adrift);
        let touching: BTreeSet<usize> = moving.iter().flat_map(|id| self.lines_of(id)).copied().collect();
        let mut requests = BTreeMap::new();
        for i in touching {
            let Some(line) = self.lines.get(i) else { continue };
            let led = line.kind != LinkKind::Reports && shown(line);
            if let (true, (true, false) | (false, true), Some([from, to])) = (led, touches(line), ends(line))
            {
                requests.insert(i, request(line, from, to));
            }
        }
        Rerouting { moving: moving_ids, router, requests }
    }
}

/// Leads the lines of moved cards.
pub struct Rerouting {
    moving: Vec<PersonId>,
    router: Rerouter,
    /// By the geometry's number of the line.
    requests: BTreeMap<usize, Request>,
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
        let routes = self.router.route(&by, &requests);
        lines.into_iter().zip(routes).filter_map(|(i, route)| Some((i, route?.points))).collect()
    }
}
