//! The lines of cards that are being moved, led anew at every step around all that lies still, and the lines that these
//! cards would lie on.
use super::board::{Board, Mark};
use super::requests::{Ground, Obstacle, Request, Route};
use crate::geom::{Point, Rect, Vec2};
use std::collections::BTreeSet;
use std::ops::Range;

/// A board with its lines, and the cards that leave it.
pub struct Rerouter {
    board: Board,
    still: Mark,
    /// The moved cards by number, where they stood.
    home: Vec<(usize, Obstacle)>,
    lines: Vec<Lying>,
    /// By piece of the board: its line.
    line_of: Vec<u32>,
}

/// A line that ends at no moved card.
#[derive(Clone, Debug)]
pub struct Still<'a> {
    pub points: &'a [Point],
    /// How to ask for it anew; `None` for one that keeps its course.
    pub request: Option<Request>,
    /// A line of the chart, beside which no other is to run.
    pub is_trunk: bool,
}

/// Such a line on the board.
struct Lying {
    pieces: Range<usize>,
    ends: Option<[Point; 2]>,
    request: Option<Request>,
}

/// What a step changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rerouted {
    /// The lines of the moved cards, in the order they were asked for; `None` where a frame is too short for one, or no
    /// way leads around.
    pub own: Vec<Option<Route>>,
    /// New courses of the other lines that the moved cards would cover, by their number.
    pub others: Vec<(usize, Route)>,
}

/// A frame has few milliseconds: so many lines are led.
const MOST_LINES: usize = 32;

impl Rerouter {
    /// `moving` are obstacles by index; `lines` those that end at none of them.
    pub fn new<'a>(
        obstacles: Vec<Obstacle>,
        ground: &Ground,
        lines: impl Iterator<Item = Still<'a>>,
        moving: &[usize],
    ) -> Self {
        let home = moving.iter().map(|&i| (i, obstacles[i].clone())).collect();
        let mut board = Board::new(obstacles, ground, moving);
        let (mut lying, mut line_of) = (Vec::new(), Vec::new());
        for line in lines {
            let pieces = if line.is_trunk { board.lay_trunk(line.points) } else { board.lay(line.points) };
            line_of.resize(pieces.end, lying.len() as u32);
            let ends = line.points.first().zip(line.points.last()).map(|(a, b)| [*a, *b]);
            if let (Some(request), Some([a, b])) = (line.request, ends) {
                board.take_port(request.from, Some(&a));
                board.take_port(request.to, Some(&b));
            }
            lying.push(Lying { pieces, ends, request: line.request });
        }
        let still = board.mark();
        Self { board, still, home, lines: lying, line_of }
    }

    /// Leads the lines with the moved cards `offsets` away from home, in the order of both lists.
    pub fn route(&mut self, offsets: &[Vec2], requests: &[Request]) -> Rerouted {
        let moved = self.home.iter().zip(offsets).map(|((i, home), by)| {
            let marks = home.marks.iter().map(|mark| mark.translate(*by)).collect();
            (*i, Obstacle { rect: home.rect.translate(*by), marks })
        });
        self.board.place(moved);
        let mut covered = self.covered();
        covered.truncate(MOST_LINES.saturating_sub(requests.len()));
        for &i in &covered {
            self.lift(i, true);
        }
        let others = covered.iter().filter_map(|&i| self.lines[i].request);
        let all: Vec<Request> = requests.iter().copied().take(MOST_LINES).chain(others).collect();
        let order = self.board.order(&all);
        let mut routes = vec![None; all.len()];
        let mut added = Vec::with_capacity(all.len());
        for i in order {
            routes[i] = Some(self.board.add(all[i])).filter(|route| route.around);
            added.push(all[i]);
        }
        self.board.back_to(&self.still, &added);
        for &i in &covered {
            self.lift(i, false);
        }
        let mut own = routes;
        let others = own.split_off(all.len() - covered.len());
        own.resize(requests.len(), None);
        Rerouted { own, others: covered.into_iter().zip(others).filter_map(|(i, r)| Some((i, r?))).collect() }
    }

    /// Lines that may be led anew and that the moved cards lie on.
    fn covered(&self) -> Vec<usize> {
        let board = &self.board;
        let lies_on = |block: &Rect, piece: usize| {
            let piece = board.piece(piece);
            block.crossed_by(piece.from, piece.to)
        };
        let covered: BTreeSet<usize> = board
            .adrift()
            .iter()
            .flat_map(|block| {
                board.pieces_within(block).into_iter().filter(move |piece| lies_on(block, *piece))
            })
            .map(|piece| self.line_of[piece] as usize)
            .filter(|line| self.lines[*line].request.is_some())
            .collect();
        covered.into_iter().collect()
    }

    /// Takes a line that lies still off the board, or lays it again.
    fn lift(&mut self, line: usize, off: bool) {
        let line = &self.lines[line];
        self.board.set_gone(line.pieces.clone(), off);
        if let (Some(request), Some([a, b])) = (line.request, line.ends) {
            for (card, at) in [(request.from, a), (request.to, b)] {
                if off {
                    self.board.leave_port(card, Some(&at));
                } else {
                    self.board.take_port(card, Some(&at));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::routes::route;
    use super::*;
    use crate::geom::{pt, vec2};
    use crate::job::Progress;

    fn card(x: f32, y: f32) -> Obstacle {
        Obstacle { rect: Rect::new(x, y, 200.0, 88.0), marks: vec![Rect::new(x, y - 20.0, 40.0, 20.0)] }
    }

    /// Sixteen cards in rows.
    fn rows() -> Vec<Obstacle> {
        (0..4).flat_map(|row| (0..4).map(move |col| card(col as f32 * 232.0, row as f32 * 200.0))).collect()
    }

    fn moved(cards: &[Obstacle], i: usize, by: Vec2) -> Vec<Obstacle> {
        let mut there = cards.to_vec();
        let marks = cards[i].marks.iter().map(|mark| mark.translate(by)).collect();
        there[i] = Obstacle { rect: cards[i].rect.translate(by), marks };
        there
    }

    fn length(route: &Route) -> f32 {
        route.points.windows(2).map(|pair| pair[0].distance(pair[1])).sum()
    }

    fn crosses_none(route: &Route, cards: &[Obstacle]) -> bool {
        let through = |card: &Obstacle| route.points.windows(2).any(|p| card.rect.crossed_by(p[0], p[1]));
        !cards.iter().any(through)
    }

    #[test]
    fn a_moved_card_has_its_lines_led_around_all_others() {
        let cards = rows();
        let request = Request::new(0, 10, 2);
        let mut rerouter = Rerouter::new(cards.clone(), &Ground::default(), [].into_iter(), &[0]);
        for by in [vec2(0.0, 0.0), vec2(-400.0, 360.0), vec2(464.0, -200.0), vec2(3.0, 1.0), vec2(0.0, 0.0)] {
            let there = moved(&cards, 0, by);
            let led = rerouter.route(&[by], &[request]).own.remove(0).unwrap();
            assert!(crosses_none(&led, &there), "{by:?}: {led:?}");
            // As good as the way of a card that had stood there all the time, but for the tracks beside the card.
            let lasting = route(&there, &Ground::default(), &[], &[request], &Progress::default()).remove(0);
            assert!(length(&led) <= length(&lasting) + 64.0, "{by:?}: {led:?} for {lasting:?}");
        }
    }

    #[test]
    fn a_line_that_the_card_would_lie_on_gives_way() {
        let cards = rows();
        let (a, b) = (Request::new(0, 8, 2), Request::new(1, 9, 2));
        let lying = route(&cards, &Ground::default(), &[], &[a, b], &Progress::default());
        let still = || {
            lying.iter().zip([a, b]).map(|(r, q)| Still {
                is_trunk: false,
                points: &r.points,
                request: Some(q),
            })
        };
        let mut rerouter = Rerouter::new(cards.clone(), &Ground::default(), still(), &[15]);
        let away = rerouter.route(&[vec2(0.0, 400.0)], &[]);
        assert_eq!(away, Rerouted::default());
        // The whole card onto the longest upright piece of the first line.
        let on =
            lying[0].points.windows(2).max_by(|p, q| p[0].distance(p[1]).total_cmp(&q[0].distance(q[1])));
        let on = on.map(|p| p[0] + (p[1] - p[0]) * 0.5).unwrap();
        let by = on - cards[15].rect.center();
        let there = moved(&cards, 15, by);
        let led = rerouter.route(&[by], &[]).others;
        assert_eq!(led.first().map(|(i, _)| *i), Some(0), "{led:?}");
        assert!(crosses_none(&led[0].1, &there[15..]), "{led:?}");
        assert_eq!(rerouter.route(&[vec2(0.0, 400.0)], &[]), away, "the line lies where it lay");
    }

    #[test]
    fn the_line_of_a_moved_card_keeps_off_the_trunks_of_the_chart() {
        let cards = [card(0.0, 0.0), card(400.0, 0.0), card(0.0, 300.0), card(400.0, 300.0)];
        let by = vec2(0.0, -20.0);
        let led = |still: &[Still]| {
            let mut rerouter = Rerouter::new(cards.to_vec(), &Ground::default(), still.iter().cloned(), &[0]);
            let led = rerouter.route(&[by], &[Request::new(0, 3, 1)]).own.remove(0).unwrap();
            assert!(crosses_none(&led, &moved(&cards, 0, by)), "{led:?}");
            led.points
        };
        let upright = |points: &[Point]| -> Vec<[Point; 2]> {
            points.windows(2).filter(|p| p[0].x == p[1].x).map(|p| [p[0], p[1]]).collect()
        };
        let alone = led(&[]);
        let [from, _] = upright(&alone)[0];
        let trunk = [pt(from.x - 10.0, -200.0), pt(from.x - 10.0, 600.0)];
        let beside = |is_trunk: bool| -> f32 {
            let points = led(&[Still { points: &trunk, request: None, is_trunk }]);
            let near = upright(&points).into_iter().filter(|p| (p[0].x - trunk[0].x).abs() < 12.0);
            near.map(|p| p[0].distance(p[1])).sum()
        };
        assert!(beside(false) > 100.0, "beside any other line it would run: {alone:?}");
        assert_eq!(beside(true), 0.0);
    }

    #[test]
    fn a_step_leaves_nothing_behind() {
        let cards = rows();
        let requests = [Request::new(0, 2, 1), Request::new(0, 1, 1)];
        let lying = route(&cards, &Ground::default(), &[], &[Request::new(4, 14, 1)], &Progress::default());
        let still =
            [Still { is_trunk: false, points: &lying[0].points, request: Some(Request::new(4, 14, 1)) }];
        let mut rerouter = Rerouter::new(cards, &Ground::default(), still.into_iter(), &[0]);
        let first = rerouter.route(&[vec2(0.0, 200.0)], &requests);
        for i in 0..100 {
            rerouter.route(&[vec2(40.0 * (i % 20) as f32, 300.0)], &requests);
        }
        assert_eq!(rerouter.route(&[vec2(0.0, 200.0)], &requests), first);
    }
}
