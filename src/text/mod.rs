//! Fonts, shaping, measuring and line breaking: the same answer for the window and every export. Everything is
//! remembered, so asking again for a line costs a look-up.
//! Not here: sizes and weights by purpose ([`crate::theme`]), where a line stands (`scene`), painting it.
//! Text runs left to right; the bundled fonts have no script that runs the other way.
mod faces;
pub mod icons;
mod line;
mod memo;
mod outline;
mod shaping;
#[cfg(test)]
mod tests;
mod wrapping;

pub use faces::{FontFile, chain};
pub use line::{Glyph, Line, Run, ellipsize, shape, width};
pub use outline::{Segment, outline};
pub use wrapping::wrap;

/// Half of Inter's cap height, em. A line looks centred on `y` when its baseline is at `y + CAP_HALF * size`,
/// Chinese included; centring boxes instead makes lines jump with the language.
pub const CAP_HALF: f32 = 0.364;
