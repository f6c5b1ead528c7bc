//! Straight out of a port: how far a line may run, what it meets on the way, and what that costs.
use super::net::{CROSSING, LEVEL, Meeting, NEAR, Net, UPRIGHT, across, along, on_track, whole};
use super::ports::Port;
use crate::geom::{Point, Rect};

/// A straight piece of a line that lies already.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Laid {
    pub(super) from: Point,
    pub(super) to: Point,
}

/// A line that lies where the ray runs.
const ON_LINE: u32 = 240;
/// A bend nearer to an arrow's card than it needs: only where there is no other way.
const TOO_SHORT: u32 = 6000;

/// The way out of a port.
#[derive(Clone, Debug)]
pub(super) struct Ray {
    pub(super) port: Point,
    pub(super) axis: usize,
    /// +1 to the right and down, -1 to the left and up.
    pub(super) sign: f32,
    price: u32,
    /// A bend may lie from `room` to `reach` away from the port; from `ease` on without a fine.
    room: f32,
    ease: f32,
    reach: f32,
    /// By distance: the sum of what is added up to there.
    fines: Vec<(f32, u32)>,
}

/// The direction in which one leaves a port.
fn axis_of(port: &Port) -> usize {
    if port.side.is_upright() { LEVEL } else { UPRIGHT }
}

/// Where an area begins and ends, as distances from a port outwards.
fn distances(port: &Port, area: Rect) -> (f32, f32) {
    let axis = axis_of(port);
    let (start, sign) = (along(axis, port.at), port.side.outward());
    let (a, b) = ((along(axis, area.min) - start) * sign, (along(axis, area.max) - start) * sign);
    (a.min(b), a.max(b))
}

/// Where a ray meets a track, and what it costs to there, port included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) meeting: Meeting,
    pub(super) ray: usize,
    pub(super) price: u32,
}

impl Ray {
    /// How far a ray out of `port` runs until one of `blocks` stands in its way, at most `reach`; what ends before
    /// `room` is none of its concern.
    pub(super) fn reach(port: &Port, room: f32, reach: f32, blocks: &[Rect]) -> f32 {
        let axis = axis_of(port);
        let place = across(axis, port.at);
        let in_its_way =
            blocks.iter().filter(|block| across(axis, block.min) < place && place < across(axis, block.max));
        in_its_way
            .map(|block| distances(port, *block))
            .filter(|(_, far)| *far > room)
            .fold(reach, |reach, (near, _)| reach.min(near))
    }

    /// Out of `port` as far as `reach`, past the lines that lie there. A bend may be from `room` on, free of a fine from
    /// `ease` on.
    pub(super) fn new(port: &Port, room: f32, ease: f32, reach: f32, laid: &[Laid]) -> Self {
        let axis = axis_of(port);
        let place = across(axis, port.at);
        let mut fines = Vec::new();
        for piece in laid {
            let area = Rect::from_corners(piece.from, piece.to);
            let (near, far) = distances(port, area);
            let parallel = (area.height() < area.width()) == (axis == LEVEL);
            let beside = across(axis, area.min) - place < NEAR && place - across(axis, area.max) < NEAR;
            if parallel && beside && far > 0.0 {
                fines.push((near.max(0.0), ON_LINE));
            } else if !parallel
                && across(axis, area.min) <= place
                && place <= across(axis, area.max)
                && near > 0.0
            {
                fines.push((near, CROSSING));
            }
        }
        fines.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut sum = 0;
        for (_, fine) in &mut fines {
            sum += *fine;
            *fine = sum;
        }
        Self { port: port.at, axis, sign: port.side.outward(), price: port.price, room, ease, reach, fines }
    }

    fn place(&self) -> f32 {
        across(self.axis, self.port)
    }

    /// What a bend so far from the port costs; `None` where none may be.
    fn price_to(&self, distance: f32) -> Option<u32> {
        if distance < self.room - 0.1 || distance > self.reach {
            return None;
        }
        let short = if distance < self.ease - 0.1 { TOO_SHORT } else { 0 };
        Some(self.price + short + whole(distance) + self.fined(distance))
    }

    /// What lines on the way that lie already cost up to a distance.
    fn fined(&self, distance: f32) -> u32 {
        let passed = self.fines.partition_point(|(from, _)| *from < distance);
        passed.checked_sub(1).map_or(0, |last| self.fines[last].1)
    }

    /// All tracks that it meets.
    pub(super) fn hits(&self, ray: usize, net: &Net, found: &mut Vec<Hit>) {
        let start = along(self.axis, self.port);
        let ends = (start + self.room * self.sign, start + self.reach * self.sign);
        let (low, high) = (ends.0.min(ends.1) - 0.2, ends.0.max(ends.1) + 0.2);
        let place = self.place();
        let other = 1 - self.axis;
        for (number, track) in net.tracks_passing(other, low, high, place) {
            if let Some(price) = self.price_to((track.at - start) * self.sign)
                && let Some(meeting) = net.meeting(other, number, place)
            {
                found.push(Hit { meeting, ray, price });
            }
        }
    }

    /// Where the two meet without any track, and what the way costs: face to face, or at a right angle (where the bend
    /// costs `bend`).
    pub(super) fn joined(&self, other: &Self, bend: u32) -> Option<(Option<Point>, u32)> {
        if self.axis == other.axis {
            let apart = (along(self.axis, other.port) - along(self.axis, self.port)) * self.sign;
            let facing = (self.place() - other.place()).abs() < 0.5 && self.sign != other.sign;
            let open = apart >= self.room + other.room && apart <= self.reach + other.room;
            let short = if apart < self.ease + other.ease { TOO_SHORT } else { 0 };
            let price = self.price + other.price + short + whole(apart) + self.fined(apart);
            return (facing && open).then_some((None, price));
        }
        let corner = on_track(self.axis, self.place(), other.place());
        let there = self.price_to((along(self.axis, corner) - along(self.axis, self.port)) * self.sign)?;
        let back =
            other.price_to((along(other.axis, corner) - along(other.axis, other.port)) * other.sign)?;
        Some((Some(corner), there + back + bend))
    }
}
