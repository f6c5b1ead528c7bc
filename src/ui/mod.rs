//! The window: the only code that knows egui. Panels read the session and hand back what was asked for.
//! Not here: what a command does (`session`), what a picture looks like (`scene`).
mod app;
mod areas;
mod asks;
mod canvas;
mod commands;
mod deal_bar;
mod dialogs;
mod dock;
mod exporting;
mod file_dialog;
mod files;
mod fonts;
mod inspector;
mod keys;
mod left;
mod log;
mod matrix;
mod notice;
mod paint;
mod photos;
mod pictures;
mod present;
mod risks;
mod room;
mod run;
mod saved_views;
mod shell;
mod status;
mod stillness;
mod style;
mod table;
mod table_rows;
mod ui_state;
mod widgets;

pub use app::App;
pub use run::{Options, Renderer, run};
