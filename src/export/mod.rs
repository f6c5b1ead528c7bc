//! Thin writers: a scene to SVG, PNG and PDF, each walking the same groups and shapes and drawing what is there;
//! a table to CSV, Markdown and plain text.
//! Not here: measuring or wrapping text, colours, who is shown and who is not; that is all settled in `scene`.
//!
//! The three of a scene agree on what it leaves open: rectangles have mitred corners, all other lines round joins,
//! which never reach beyond half the pen's width.
mod cell_width;
mod csv;
mod error;
mod markdown;
mod pdf;
mod plain;
mod png;
mod raster;
mod segments;
mod svg;

pub use csv::csv;
pub use error::ExportError;
pub use markdown::markdown;
pub use pdf::{pdf, pdf_pages};
pub use plain::plain;
pub use png::{MAX_PIXELS, MAX_SIDE, PngBackground, PngOptions, png, rgba};
pub use svg::{SvgText, svg};
