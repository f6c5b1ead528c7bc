//! Influence, conflict, dotted and zipper lines over cards that stand already: around every card, strongest
//! first, each at ports of its own.
use super::board::Board;
use super::requests::{Ground, Obstacle, Request, Route, Routes};
use crate::geom::Point;
use crate::job::Progress;

/// Routes all requests; `fixed` are lines that lie already (reporting lines). Stops early, with straight lines for the
/// rest, when `progress` is cancelled.
pub fn route(
    obstacles: &[Obstacle],
    ground: &Ground,
    fixed: &[Vec<Point>],
    requests: &[Request],
    progress: &Progress,
) -> Routes {
    let mut board = Board::new(obstacles.to_vec(), ground, &[]);
    for line in fixed {
        board.lay_trunk(line);
    }
    let order = board.order(requests);
    let mut routes: Vec<Option<Route>> = vec![None; requests.len()];
    for (done, &i) in order.iter().enumerate() {
        if progress.cancelled() {
            break;
        }
        progress.set(done as f32 / order.len() as f32);
        let route = board.add(requests[i]);
        routes[i] = Some(route);
    }
    routes.into_iter().zip(requests).map(|(route, r)| route.unwrap_or_else(|| board.straight(*r))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::ports::PORT_STEP;
    use super::*;
    use crate::geom::{Rect, RectSide, pt};

    fn card(x: f32, y: f32) -> Obstacle {
        Obstacle { rect: Rect::new(x, y, 200.0, 88.0), marks: vec![] }
    }

    #[test]
    fn neighbours_are_joined_by_one_level_line() {
        let cards = [card(0.0, 0.0), card(320.0, 0.0)];
        let routes = route(&cards, &Ground::default(), &[], &[Request::new(0, 1, 1)], &Progress::default());
        assert_eq!(routes[0].points.len(), 2);
        assert_eq!(routes[0].points[0].y, routes[0].points[1].y);
    }

    #[test]
    fn no_line_runs_through_a_card_and_each_has_its_own_ports() {
        let cards: Vec<Obstacle> = (0..5)
            .flat_map(|row| (0..5).map(move |col| card(col as f32 * 232.0, row as f32 * 200.0)))
            .collect();
        let requests: Vec<Request> = (0..25)
            .map(|i| Request::new(i, (i * 7 + 3) % 25, (i % 3) as u8))
            .filter(|r| r.from != r.to)
            .collect();
        let routes = route(&cards, &Ground::default(), &[], &requests, &Progress::default());
        for (request, route) in requests.iter().zip(&routes) {
            assert!(route.around, "{request:?}");
            for (i, card) in cards.iter().enumerate() {
                for pair in route.points.windows(2) {
                    assert!(!card.rect.crossed_by(pair[0], pair[1]), "{request:?} through {i}: {route:?}");
                    assert!(pair[0].x == pair[1].x || pair[0].y == pair[1].y, "slanted: {route:?}");
                }
            }
        }
        let mut ends: Vec<Point> =
            routes.iter().flat_map(|r| [r.points[0], *r.points.last().unwrap()]).collect();
        while let Some(end) = ends.pop() {
            assert!(ends.iter().all(|other| other.distance(end) >= PORT_STEP), "two lines share {end:?}");
        }
    }

    #[test]
    fn no_line_runs_along_a_trunk_or_a_frame_where_there_is_another_way() {
        // Two rows; whoever is to be reached stands at the end of the other one.
        let cards: Vec<Obstacle> =
            [0.0, 200.0].into_iter().flat_map(|y| (0..4).map(move |i| card(i as f32 * 232.0, y))).collect();
        let led = |ground: &Ground, fixed: &[Vec<Point>]| {
            let request = Request { from_side: Some(RectSide::Bottom), ..Request::new(0, 7, 1) };
            route(&cards, ground, fixed, &[request], &Progress::default()).remove(0).points
        };
        let level = |points: &[Point]| {
            let pieces = points.windows(2).filter(|p| p[0].y == p[1].y);
            pieces.max_by(|a, b| a[0].distance(a[1]).total_cmp(&b[0].distance(b[1]))).map(|p| p[0].y)
        };
        let usual = level(&led(&Ground::default(), &[])).unwrap();
        let trunk = vec![pt(-40.0, usual - 8.0), pt(1000.0, usual - 8.0)];
        let beside = level(&led(&Ground::default(), &[trunk])).unwrap();
        assert!((beside - usual + 8.0).abs() >= 12.0, "{beside} is beside {}", usual - 8.0);
        let frame = Rect::from_corners(pt(-40.0, usual - 3.0), pt(1000.0, 400.0));
        let ground = Ground { frames: vec![frame], ..Ground::default() };
        let beside = level(&led(&ground, &[])).unwrap();
        assert!((beside - usual + 3.0).abs() >= 12.0, "{beside} is beside {}", usual - 3.0);
    }

    #[test]
    fn on_a_scattered_map_every_line_finds_its_way_and_the_same_one_again() {
        // Cards of any height anywhere but with a track between any two; a fixed sequence stands for chance.
        let mut seed = 7u32;
        let mut next = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % below
        };
        let mut cards: Vec<Obstacle> = Vec::new();
        while cards.len() < 150 {
            let rect = Rect::new(next(6000) as f32, next(4000) as f32, 200.0, 56.0 + next(60) as f32);
            if cards.iter().all(|held| !held.rect.expand(40.0).intersects(&rect)) {
                cards.push(Obstacle {
                    rect,
                    marks: vec![Rect::new(rect.min.x, rect.min.y - 20.0, 60.0, 20.0)],
                });
            }
        }
        let requests: Vec<Request> = (0..400)
            .map(|_| Request { arrow: true, ..Request::new(next(150) as usize, next(150) as usize, 1) })
            .filter(|r| r.from != r.to)
            .collect();
        let run = || route(&cards, &Ground::default(), &[], &requests, &Progress::default());
        let routes = run();
        for (request, route) in requests.iter().zip(&routes) {
            assert!(route.around, "{request:?}");
            for pair in route.points.windows(2) {
                assert!(pair[0].x == pair[1].x || pair[0].y == pair[1].y, "slanted: {route:?}");
                for card in &cards {
                    assert!(
                        !card.rect.crossed_by(pair[0], pair[1]),
                        "{request:?} through {card:?}: {route:?}"
                    );
                }
            }
        }
        assert_eq!(routes, run());
    }
}
