//! Thin writers: a scene to SVG, PNG and PDF. Each walks the same groups and shapes and draws what is there.
//! Not here: measuring or wrapping text, colours, who is shown and who is not; that is all settled in `scene`.
//!
//! All three agree on what the scene leaves open: rectangles have mitred corners, all other lines round joins,
//! which never reach beyond half the pen's width.
mod error;
mod pdf;
mod png;
mod raster;
mod segments;
mod svg;

pub use error::ExportError;
pub use pdf::pdf;
pub use png::{MAX_PIXELS, MAX_SIDE, PngBackground, PngOptions, png, rgba};
pub use svg::{SvgText, svg};
