//! Which rectangles are near: a uniform grid of buckets.
use crate::geom::{Point, Rect};
use rustc_hash::FxHashMap;

/// Side of a bucket, in map points.
const CELL: f32 = 512.0;

/// Rectangles by place; indices are those of the list it was made from.
#[derive(Clone, Debug, Default)]
pub struct GridIndex {
    cells: FxHashMap<(i32, i32), Vec<u32>>,
    rects: Vec<Rect>,
}

impl GridIndex {
    /// An index over rectangles, which keep their numbers.
    pub fn new(rects: Vec<Rect>) -> Self {
        let mut this = Self { cells: FxHashMap::default(), rects: Vec::with_capacity(rects.len()) };
        for rect in rects {
            this.push(rect);
        }
        this
    }

    /// One more rectangle, numbered next.
    pub fn push(&mut self, rect: Rect) {
        let number = self.rects.len() as u32;
        for cell in cells_of(&rect) {
            self.cells.entry(cell).or_default().push(number);
        }
        self.rects.push(rect);
    }

    /// Takes out all from a number on.
    pub fn truncate(&mut self, len: usize) {
        for rect in self.rects.drain(len..) {
            for cell in cells_of(&rect) {
                if let Some(numbers) = self.cells.get_mut(&cell) {
                    // Numbers ascend within a cell.
                    numbers.truncate(numbers.partition_point(|&i| (i as usize) < len));
                }
            }
        }
    }

    /// The rectangles by number.
    pub fn rects(&self) -> &[Rect] {
        &self.rects
    }

    /// Indices of the rectangles whose insides overlap `area`, ascending.
    pub fn within(&self, area: &Rect) -> Vec<usize> {
        // Where the area is larger than the map, looking at every rectangle is cheaper than at every cell.
        let count = (area.width() / CELL + 2.0) * (area.height() / CELL + 2.0);
        if !count.is_finite() || count as usize > self.rects.len().max(16) {
            return (0..self.rects.len()).filter(|&i| self.rects[i].intersects(area)).collect();
        }
        let mut found: Vec<usize> = cells_of(area)
            .filter_map(|cell| self.cells.get(&cell))
            .flatten()
            .map(|&i| i as usize)
            .filter(|&i| self.rects[i].intersects(area))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether any rectangle but those in `except` is crossed by the polyline.
    pub fn crossed(&self, points: &[Point], except: &[usize]) -> bool {
        points.windows(2).any(|pair| {
            let area = Rect::from_corners(pair[0], pair[1]).expand(0.5);
            self.within(&area)
                .into_iter()
                .any(|i| !except.contains(&i) && self.rects[i].crossed_by(pair[0], pair[1]))
        })
    }
}

fn cells_of(rect: &Rect) -> impl Iterator<Item = (i32, i32)> + use<> {
    let cell = |v: f32| (v / CELL).floor() as i32;
    let (x0, x1, y0, y1) = (cell(rect.min.x), cell(rect.max.x), cell(rect.min.y), cell(rect.max.y));
    (y0..=y1).flat_map(move |y| (x0..=x1).map(move |x| (x, y)))
}
