//! Linchpin maps the people who decide a large purchase, finds the one to win, shows why, and says what to
//! do next. The folders are the architecture: data flows down this table and never back up.
//!
//! | module | holds | may use |
//! |---|---|---|
//! | [`geom`] | points, rectangles, transforms | |
//! | [`theme`] | colours, sizes and type by purpose | geom |
//! | [`text`] | fonts, shaping, measuring, line breaking | geom, theme |
//!
//! `tests/architecture.rs` reads every `crate::` path and fails on an arrow that this table lacks.
pub mod geom;
pub mod text;
pub mod theme;
