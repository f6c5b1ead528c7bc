//! The ways between cards: level and upright tracks beside them, the crossings of these, and what every piece between
//! two crossings costs beyond its length. A reduced orthogonal visibility graph (Wybrow, Marriott, Stuckey 2009), made
//! once for a map and shared by all of its lines.
use super::CLEARANCE;
use super::requests::Obstacle;
use super::tracks::{Track, Tracks, tracks};
use crate::geom::{Point, Rect, pt};
use std::ops::Range;

/// What a way costs beyond its length, in map points.
pub(super) const BEND: u32 = 56;
pub(super) const CROSSING: u32 = 56;
/// For every point of length on another line.
pub(super) const SHARED: u32 = 2;
/// Nearer than this to a line is on it.
pub(super) const NEAR: f32 = 6.0;
/// For every point of length beside a trunk or a frame: two lines side by side look like one.
const BESIDE: u32 = 1;
/// Nearer than this is beside it.
const ALONGSIDE: f32 = 12.0;
/// How far around the map lines may lead.
const BORDER: f32 = 240.0;

/// Up to so many crossings a net is small.
pub(super) const SMALL: usize = 8000;

/// Level tracks have `LEVEL`, upright ones `UPRIGHT`; so have all lists by direction.
pub(super) const LEVEL: usize = 0;
pub(super) const UPRIGHT: usize = 1;

/// The place along a track of the direction.
pub(super) fn along(axis: usize, p: Point) -> f32 {
    if axis == LEVEL { p.x } else { p.y }
}

/// The place of a track of the direction.
pub(super) fn across(axis: usize, p: Point) -> f32 {
    along(1 - axis, p)
}

/// The point of a track.
pub(super) fn on_track(axis: usize, across: f32, along: f32) -> Point {
    if axis == LEVEL { pt(along, across) } else { pt(across, along) }
}

/// What may not be run through, widened so that a track just touches it: cards, marks beside them, texts.
pub(super) fn blocks(obstacles: &[Obstacle], headings: &[Rect]) -> Vec<Rect> {
    obstacles
        .iter()
        .flat_map(|o| std::iter::once(card_block(o)).chain(mark_blocks(o)))
        .chain(headings.iter().map(|h| small_block(*h)))
        .collect()
}

/// What of a card is in the way.
pub(super) fn card_block(card: &Obstacle) -> Rect {
    card.rect.expand(CLEARANCE - 0.75)
}

/// What of a card's marks is in the way.
pub(super) fn mark_blocks(card: &Obstacle) -> impl Iterator<Item = Rect> {
    card.marks.iter().map(|m| small_block(*m))
}

fn small_block(mark: Rect) -> Rect {
    mark.expand(CLEARANCE / 2.0 - 0.75)
}

/// Tracks and crossings. A crossing has one number, and by direction a slot: the slots of a track are consecutive.
pub(super) struct Net {
    tracks: [Tracks; 2],
    /// Slots of a track: from its entry up to the next one's.
    first: [Vec<u32>; 2],
    /// By direction and crossing: track and slot.
    track_of: [Vec<u32>; 2],
    slot_of: [Vec<u32>; 2],
    /// By direction and slot: its place along the track.
    place: [Vec<f32>; 2],
    /// By direction and slot: the crossing, and the piece to the next slot.
    pieces: [Vec<Piece>; 2],
    /// By direction and slot: what lies on the piece.
    load: [Vec<Load>; 2],
    /// By crossing: where it is, which a search asks more than anything else.
    at: Vec<Point>,
}

/// What a search asks of a slot, side by side in memory: most of its time goes into fetching it.
#[derive(Clone, Copy, Debug)]
struct Piece {
    crossing: u32,
    /// To the next slot.
    length: u32,
    /// What it costs beyond its length; [`CLOSED`] where a card stands on it, and behind the last of a track.
    extra: u32,
}

/// What a piece costs that is no way.
const CLOSED: u32 = u32::MAX;

/// How many lines lie along a piece and cross it, and how many cards were put onto it.
#[derive(Clone, Copy, Debug, Default)]
struct Load {
    along: u16,
    /// It runs beside a trunk or a frame, which stay where they are.
    beside: bool,
    crossing: u16,
    cards: u16,
}

/// A way on from a crossing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    pub(super) crossing: u32,
    pub(super) slot: u32,
    pub(super) length: u32,
    pub(super) extra: u32,
}

/// Where a ray meets a track.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meeting {
    pub(super) axis: usize,
    /// The last slot at or before it; the track has one after it unless `exact`.
    pub(super) slot: u32,
    pub(super) exact: bool,
    pub(super) at: Point,
}

impl Net {
    /// The net among cards and texts.
    pub(super) fn new(obstacles: &[Obstacle], headings: &[Rect]) -> Self {
        let area = Rect::around(obstacles.iter().map(|o| o.rect).chain(headings.iter().copied()))
            .map_or(Rect::new(0.0, 0.0, 0.0, 0.0), |r| r.expand(BORDER));
        let all = blocks(obstacles, headings);
        let cards: Vec<Rect> = obstacles.iter().map(card_block).collect();
        let small: Vec<Rect> =
            obstacles.iter().flat_map(mark_blocks).chain(headings.iter().map(|h| small_block(*h))).collect();
        let tracks = [LEVEL, UPRIGHT].map(|axis| tracks(axis, area, &all, &cards, &small));
        let mut this = Self {
            tracks,
            first: Default::default(),
            track_of: Default::default(),
            slot_of: Default::default(),
            place: Default::default(),
            pieces: Default::default(),
            load: Default::default(),
            at: Vec::new(),
        };
        this.cross();
        this
    }

    /// Finds where tracks cross.
    fn cross(&mut self) {
        let [level, upright] = &self.tracks;
        for (l, track) in level.iter().enumerate() {
            self.first[LEVEL].push(self.track_of[LEVEL].len() as u32);
            for u in upright.passing(track.low, track.high, track.at) {
                self.track_of[LEVEL].push(l as u32);
                self.track_of[UPRIGHT].push(u as u32);
            }
        }
        let count = self.track_of[LEVEL].len();
        self.first[LEVEL].push(count as u32);
        self.slot_of[LEVEL] = (0..count as u32).collect();
        let mut crossings = [self.slot_of[LEVEL].clone(), vec![0; count]];
        // Crossings come in the order of level tracks, so that a counting sort keeps each upright track in order.
        let mut next = vec![0u32; upright.len() + 1];
        for &u in &self.track_of[UPRIGHT] {
            next[u as usize + 1] += 1;
        }
        for u in 0..upright.len() {
            next[u + 1] += next[u];
        }
        self.first[UPRIGHT].clone_from(&next);
        self.slot_of[UPRIGHT] = vec![0; count];
        for (crossing, &u) in self.track_of[UPRIGHT].iter().enumerate() {
            let slot = &mut next[u as usize];
            self.slot_of[UPRIGHT][crossing] = *slot;
            crossings[UPRIGHT][*slot as usize] = crossing as u32;
            *slot += 1;
        }
        for axis in [LEVEL, UPRIGHT] {
            let place = |crossing: &u32| {
                let other = self.track_of[1 - axis][*crossing as usize];
                self.tracks[1 - axis][other as usize].at
            };
            self.place[axis] = crossings[axis].iter().map(place).collect();
            self.load[axis] = vec![Load::default(); count];
            let places = &self.place[axis];
            let piece = |slot: usize| Piece {
                crossing: crossings[axis][slot],
                length: places.get(slot + 1).map_or(0, |next| whole(next - places[slot])),
                extra: 0,
            };
            self.pieces[axis] = (0..count).map(piece).collect();
            // Behind the last crossing of a track there is no way.
            for track in 0..self.first[axis].len() - 1 {
                let (first, end) = (self.first[axis][track] as usize, self.first[axis][track + 1] as usize);
                if first < end {
                    let last = end - 1;
                    reload(&mut self.load[axis][last], &mut self.pieces[axis][last], |load| load.cards = 1);
                }
            }
        }
        let place =
            |axis: usize, crossing: usize| self.tracks[axis][self.track_of[axis][crossing] as usize].at;
        self.at = (0..count).map(|i| pt(place(UPRIGHT, i), place(LEVEL, i))).collect();
    }

    /// How many crossings there are.
    pub(super) fn len(&self) -> usize {
        self.at.len()
    }

    /// Whether finding the cheapest of all ways would take too long.
    pub(super) fn is_large(&self) -> bool {
        self.len() > SMALL
    }

    /// Where a crossing is.
    pub(super) fn at(&self, crossing: u32) -> Point {
        self.at[crossing as usize]
    }

    pub(super) fn slot(&self, axis: usize, crossing: u32) -> u32 {
        self.slot_of[axis][crossing as usize]
    }

    pub(super) fn crossing(&self, axis: usize, slot: u32) -> u32 {
        self.pieces[axis][slot as usize].crossing
    }

    /// The ways on from a slot, after and before it: the crossing one comes to, the slot of the piece between, its length
    /// and what it costs beyond.
    pub(super) fn ways(&self, axis: usize, slot: u32) -> impl Iterator<Item = Way> {
        let pieces = &self.pieces[axis];
        let at = slot as usize;
        let way = |piece: usize, to: usize| {
            let Piece { length, extra, .. } = pieces[piece];
            let way = || Way { crossing: pieces[to].crossing, slot: piece as u32, length, extra };
            (extra != CLOSED).then(way)
        };
        [way(at, at + 1), at.checked_sub(1).and_then(|before| way(before, before))].into_iter().flatten()
    }

    /// What a piece costs beyond its length; `None` where a card stands on it.
    pub(super) fn extra(&self, axis: usize, slot: u32) -> Option<u32> {
        Some(self.pieces[axis][slot as usize].extra).filter(|extra| *extra != CLOSED)
    }

    /// Tracks of the direction that pass `place`, within a strip across it, by number.
    pub(super) fn tracks_passing(
        &self,
        axis: usize,
        low: f32,
        high: f32,
        place: f32,
    ) -> impl Iterator<Item = (usize, Track)> {
        let tracks = &self.tracks[axis];
        tracks.passing(low, high, place).map(|i| (i, tracks[i]))
    }

    /// The crossing or piece of a track at a place; `None` beyond its first and last crossing.
    pub(super) fn meeting(&self, axis: usize, track: usize, place: f32) -> Option<Meeting> {
        let (first, end) = (self.first[axis][track], self.first[axis][track + 1]);
        let slots = &self.place[axis][first as usize..end as usize];
        let after = slots.partition_point(|p| *p <= place + 0.5);
        let before = after.checked_sub(1)?;
        let exact = (slots[before] - place).abs() <= 0.5;
        if !exact && after == slots.len() {
            return None;
        }
        let at = on_track(axis, self.tracks[axis][track].at, place);
        Some(Meeting { axis, slot: first + before as u32, exact, at })
    }

    /// Makes crossing a straight piece of a line, or running on it, dear.
    pub(super) fn lay(&mut self, from: Point, to: Point) {
        self.change(from, to, |count| *count = count.saturating_add(1));
    }

    /// Takes back what [`Self::lay`] did.
    pub(super) fn take_up(&mut self, from: Point, to: Point) {
        self.change(from, to, |count| *count = count.saturating_sub(1));
    }

    /// Makes running along a straight line dear, which may be crossed as before. What leaves a card straight is none of
    /// the net's and pays nothing.
    pub(super) fn shun(&mut self, from: Point, to: Point) {
        self.change_along(from, to, ALONGSIDE, |load| load.beside = true);
    }

    fn change(&mut self, from: Point, to: Point, by: impl Fn(&mut u16)) {
        self.change_along(from, to, NEAR, |load| by(&mut load.along));
        let area = Rect::from_corners(from, to);
        let axis = level_or_upright(area);
        let (low, high, near) = (along(axis, area.min), along(axis, area.max), across(axis, area.min));
        let Self { tracks, first, place, load, pieces, .. } = self;
        let other = 1 - axis;
        for t in tracks[other].passing(low, high, near) {
            let (first, end) = (first[other][t] as usize, first[other][t + 1] as usize);
            let after = place[other][first..end].partition_point(|p| *p < near - 0.25);
            if after > 0 && after < end - first {
                let slot = first + after - 1;
                reload(&mut load[other][slot], &mut pieces[other][slot], |load| by(&mut load.crossing));
            }
        }
    }

    /// Changes the pieces that run in the direction of a straight line, nearer to it than `within`.
    fn change_along(&mut self, from: Point, to: Point, within: f32, by: impl Fn(&mut Load)) {
        let area = Rect::from_corners(from, to);
        let axis = level_or_upright(area);
        let (low, high) = (along(axis, area.min), along(axis, area.max));
        let (near, far) = (across(axis, area.min), across(axis, area.max));
        let Self { tracks, first, place, load, pieces, .. } = self;
        for t in tracks[axis].overlapping(near - within, far + within, low, high) {
            let slots = first[axis][t] as usize..first[axis][t + 1] as usize;
            for slot in overlapped(&place[axis], slots, low + 1.0, high - 1.0) {
                reload(&mut load[axis][slot], &mut pieces[axis][slot], &by);
            }
        }
    }

    /// Closes what a card that came to stand here would close; [`Self::open`] with the same takes it back.
    pub(super) fn close(&mut self, block: Rect) {
        self.stand(block, |cards| *cards = cards.saturating_add(1));
    }

    pub(super) fn open(&mut self, block: Rect) {
        self.stand(block, |cards| *cards = cards.saturating_sub(1));
    }

    fn stand(&mut self, block: Rect, by: impl Fn(&mut u16)) {
        for axis in [LEVEL, UPRIGHT] {
            let (low, high) = (along(axis, block.min), along(axis, block.max));
            let (near, far) = (across(axis, block.min), across(axis, block.max));
            let Self { tracks, first, place, load, pieces, .. } = self;
            for t in tracks[axis].overlapping(near, far, low, high) {
                let slots = first[axis][t] as usize..first[axis][t + 1] as usize;
                for slot in overlapped(&place[axis], slots, low, high) {
                    reload(&mut load[axis][slot], &mut pieces[axis][slot], |load| by(&mut load.cards));
                }
            }
        }
    }
}

/// The direction of a straight piece that fills `area`.
fn level_or_upright(area: Rect) -> usize {
    if area.height() < area.width() { LEVEL } else { UPRIGHT }
}

/// Of a track's `slots` those of the pieces that overlap (low, high); `place` says where slots are.
fn overlapped(place: &[f32], slots: Range<usize>, low: f32, high: f32) -> Range<usize> {
    let places = &place[slots.clone()];
    let from = places.partition_point(|p| *p <= low).saturating_sub(1);
    let to = places.partition_point(|p| *p < high).min(places.len().saturating_sub(1));
    slots.start + from..slots.start + to.max(from)
}

/// Changes what lies on a piece. A second line on it is no dearer than the first: where all tracks are taken, lines take
/// the short way.
fn reload(load: &mut Load, piece: &mut Piece, by: impl Fn(&mut Load)) {
    by(load);
    let dear = match load {
        Load { along: 1.., .. } => SHARED,
        Load { beside: true, .. } => BESIDE,
        _ => 0,
    };
    piece.extra =
        if load.cards > 0 { CLOSED } else { dear * piece.length + CROSSING * u32::from(load.crossing) };
}

/// A length in whole points.
pub(super) fn whole(length: f32) -> u32 {
    (length.abs() + 0.5) as u32
}
