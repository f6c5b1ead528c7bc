//! The lines of cards that are being moved, led anew at every step around all that lies still.
use super::board::{Board, Mark};
use super::requests::{Obstacle, Request, Route};
use crate::geom::{Point, Rect, Vec2};
use std::borrow::Cow;

/// A board with its lines, and the cards that leave it.
pub struct Rerouter {
    board: Board<'static>,
    still: Mark,
    /// The moved cards where they stood.
    home: Vec<Obstacle>,
}

/// A line that lies still: its course, and the cards at the ends where it takes ports.
#[derive(Clone, Debug)]
pub struct Still<'a> {
    pub points: &'a [Point],
    pub ends: Option<[usize; 2]>,
}

/// A frame has few milliseconds: so many lines are led, and none among more cards than this.
const MOST_LINES: usize = 8;
const MOST_CARDS: usize = 48;

impl Rerouter {
    /// `moving` are obstacles by index; `lines` those that end at none of them.
    pub fn new<'a>(
        obstacles: Vec<Obstacle>,
        headings: &[Rect],
        lines: impl Iterator<Item = Still<'a>>,
        moving: Vec<usize>,
    ) -> Self {
        let home = moving.iter().map(|&i| obstacles[i].clone()).collect();
        let mut board = Board::new(Cow::Owned(obstacles), headings);
        board.adrift = moving;
        board.most = MOST_CARDS;
        for line in lines {
            board.lay(line.points);
            if let Some([from, to]) = line.ends {
                board.take_port(from, line.points.first());
                board.take_port(to, line.points.last());
            }
        }
        let still = board.mark();
        Self { board, still, home }
    }

    /// Courses of the lines with the moved cards `offsets` away from home, in the order of both lists; `None` where
    /// a frame is too short to lead it.
    pub fn route(&mut self, offsets: &[Vec2], requests: &[Request]) -> Vec<Option<Route>> {
        for ((&i, home), by) in self.board.adrift.iter().zip(&self.home).zip(offsets) {
            let marks = home.marks.iter().map(|mark| mark.translate(*by)).collect();
            self.board.obstacles.to_mut()[i] = Obstacle { rect: home.rect.translate(*by), marks };
        }
        let mut routes = vec![None; requests.len()];
        let mut order = self.board.order(requests);
        order.truncate(MOST_LINES);
        for &i in &order {
            routes[i] = Some(self.board.add(requests[i])).filter(|route| route.around);
        }
        let added: Vec<Request> = order.iter().map(|&i| requests[i]).collect();
        self.board.back_to(&self.still, &added);
        routes
    }
}

#[cfg(test)]
mod tests {
    use super::super::routes::route;
    use super::*;
    use crate::geom::vec2;
    use crate::job::Progress;

    fn card(x: f32, y: f32) -> Obstacle {
        Obstacle { rect: Rect::new(x, y, 200.0, 88.0), marks: vec![Rect::new(x, y - 20.0, 40.0, 20.0)] }
    }

    #[test]
    fn a_moved_card_has_its_lines_led_as_if_it_had_stood_there() {
        let cards: Vec<Obstacle> = (0..4)
            .flat_map(|row| (0..4).map(move |col| card(col as f32 * 232.0, row as f32 * 200.0)))
            .collect();
        let request = Request::new(0, 10, 2);
        let mut rerouter = Rerouter::new(cards.clone(), &[], [].into_iter(), vec![0]);
        for by in [vec2(0.0, 0.0), vec2(-400.0, 360.0), vec2(464.0, -200.0), vec2(0.0, 0.0)] {
            let mut there = cards.clone();
            there[0] = Obstacle {
                rect: cards[0].rect.translate(by),
                marks: cards[0].marks.iter().map(|mark| mark.translate(by)).collect(),
            };
            let expected = route(&there, &[], &[], &[request], &Progress::default()).remove(0);
            assert_eq!(rerouter.route(&[by], &[request]), [Some(expected)], "{by:?}");
        }
    }

    #[test]
    fn a_step_leaves_nothing_behind() {
        let cards = vec![card(0.0, 0.0), card(400.0, 0.0), card(800.0, 0.0)];
        let requests = [Request::new(0, 2, 1), Request::new(0, 1, 1)];
        let mut rerouter = Rerouter::new(cards, &[], [].into_iter(), vec![0]);
        let first = rerouter.route(&[vec2(0.0, 200.0)], &requests);
        for _ in 0..100 {
            rerouter.route(&[vec2(40.0, 300.0)], &requests);
        }
        assert_eq!(rerouter.route(&[vec2(0.0, 200.0)], &requests), first);
    }
}
