//! Linchpin maps the people who decide a large purchase, finds the one to win, shows why, and says what to
//! do next. The folders are the architecture: data flows down this table and never back up.
//!
//! | module | holds | may use |
//! |---|---|---|
//! | [`geom`] | points, rectangles, transforms | |
//! | [`chance`] | numbers that look random, the same everywhere | |
//! | [`clock`] | what day it is | |
//! | [`job`] | work off the frame: progress, cancel | |
//! | [`catalogue`] | the method as data, the two languages' names | |
//! | [`locale`] | messages, numbers, dates, name order | catalogue |
//! | [`theme`] | colours, sizes and type by purpose | geom |
//! | [`text`] | fonts, shaping, measuring, line breaking | geom, theme |
//! | [`model`] | the account and every change to it | geom, catalogue |
//! | [`photo`] | pictures of people, as pixels | model |
//! | [`file`] | the account on disk | model, catalogue, geom, job |
//! | [`settings`] | what belongs to this computer | model, file, catalogue, theme |
//! | [`import`] | other formats into accounts | model, catalogue, file, job |
//! | [`analysis`] | who matters, and why | model, catalogue, geom, clock, chance, job |
//! | [`layout`] | where cards and lines go | model, catalogue, geom, clock, chance, job |
//! | [`scene`] | the picture as values | model, catalogue, analysis, layout, text, theme, locale, geom, job |
//! | [`report`] | tables as values | model, catalogue, analysis, locale, clock |
//! | [`export`] | thin writers of both | scene, model, photo, report, text, theme, locale, geom, job |
//! | [`session`] | the editor without a window | all above |
//! | [`cli`] | the command line | all above |
//! | [`ui`] | the window, the only code that knows egui | all above but cli |
//!
//! `tests/architecture.rs` reads every `crate::` path and fails on an arrow that this table lacks.
//!
//! [`file`]: mod@file
pub mod analysis;
pub mod catalogue;
pub mod chance;
pub mod cli;
pub mod clock;
pub mod export;
pub mod file;
pub mod geom;
pub mod import;
pub mod job;
pub mod layout;
pub mod locale;
pub mod model;
pub mod photo;
pub mod report;
pub mod scene;
pub mod session;
pub mod settings;
pub mod text;
pub mod theme;
#[cfg(feature = "gui")]
pub mod ui;
