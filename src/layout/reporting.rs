//! Reporting lines among cards that stand: by buses where these meet no card of others, else led around them.
use super::bus_tracks::part_buses;
use super::buses::{Bus, report_line};
use super::grid_index::GridIndex;
use super::requests::{Ground, Obstacle, Request};
use super::routes::route;
use crate::geom::{Point, Rect};
use crate::job::Progress;
use std::collections::BTreeSet;

/// A line between two cards by number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reporting {
    pub report: usize,
    pub boss: usize,
    /// The top of the region that the bus runs above.
    pub ceiling: Option<f32>,
    /// Takes no part in a bus.
    pub dotted: bool,
}

/// The corners of each line from report to boss, in the order of `lines`; through no text of `headings` and, where there
/// is any way, through no card.
pub fn reporting_lines(cards: &[Rect], headings: &[Rect], lines: &[Reporting]) -> Vec<Vec<Point>> {
    let index = GridIndex::new(cards.to_vec());
    let mut requests = Vec::new();
    let mut buses: Vec<Option<Vec<Point>>> = lines
        .iter()
        .map(|&Reporting { report, boss, ceiling, dotted }| {
            let (bus, mut points) = report_line(cards[boss], cards[report], ceiling);
            points.reverse();
            let led = dotted || bus == Bus::Around || index.crossed(&points, &[report, boss]);
            if led {
                requests.push(Request::new(report, boss, 1));
            }
            (!led).then_some(points)
        })
        .collect();
    part_buses_clear_of(&mut buses, lines, &index);
    let obstacles: Vec<Obstacle> =
        cards.iter().map(|card| Obstacle { rect: *card, marks: Vec::new() }).collect();
    let fixed: Vec<Vec<Point>> = buses.iter().flatten().cloned().collect();
    let ground = Ground { headings: headings.to_vec(), frames: Vec::new() };
    let mut led = route(&obstacles, &ground, &fixed, &requests, &Progress::default()).into_iter();
    buses
        .into_iter()
        .map(|bus| bus.or_else(|| led.next().map(|route| route.points)).unwrap_or_default())
        .collect()
}

/// Buses of different bosses do not run upon one another; a family in whose way a card is stays as it was.
fn part_buses_clear_of(buses: &mut [Option<Vec<Point>>], lines: &[Reporting], index: &GridIndex) {
    let before = buses.to_vec();
    let told = buses.iter_mut().zip(lines).filter_map(|(bus, line)| Some((line.boss, bus.as_mut()?)));
    part_buses(&mut told.collect::<Vec<_>>());
    let is_blocked = |(bus, line): (&Option<Vec<Point>>, &Reporting)| {
        let crossed = bus.as_ref().is_some_and(|points| index.crossed(points, &[line.report, line.boss]));
        crossed.then_some(line.boss)
    };
    let blocked: BTreeSet<usize> = buses.iter().zip(lines).filter_map(is_blocked).collect();
    for ((bus, before), line) in buses.iter_mut().zip(before).zip(lines) {
        if blocked.contains(&line.boss) {
            *bus = before;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::pt;
    use crate::layout::{SLOT_HEIGHT, slot};

    #[test]
    fn a_line_that_would_run_through_a_card_is_led_around_it() {
        let below = |rows: f32| slot(pt(0.0, rows * 2.0 * SLOT_HEIGHT));
        let cards = [below(0.0), below(1.0), below(2.0)];
        let to = |report| Reporting { report, boss: 0, ceiling: None, dotted: false };
        let lines = reporting_lines(&cards, &[], &[to(1), to(2)]);
        assert_eq!(lines[0].len(), 2, "straight up: {:?}", lines[0]);
        let through = lines[1].windows(2).any(|ends| cards[1].crossed_by(ends[0], ends[1]));
        assert!(!through && lines[1].len() > 2, "{:?}", lines[1]);
    }
}
