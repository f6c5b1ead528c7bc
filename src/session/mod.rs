//! The editor without a window: document, selection, camera, commands and tools.
//! `ui` hands in events and commands and draws what comes back; tests drive the same without a window.
//! Not here: widgets and painting (`ui`), what a picture looks like (`scene`).
mod camera;
pub mod compose;
pub mod edits;
mod refusal;
pub mod sample;
mod selection;

pub use camera::{Camera, ZOOM_RANGE};
pub use compose::Findings;
pub use refusal::Refusal;
pub use selection::Selection;
