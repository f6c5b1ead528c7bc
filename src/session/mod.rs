//! The editor without a window: document, selection, camera, commands and tools.
//! `ui` hands in events and commands and draws what comes back; tests drive the same without a window.
//! Not here: widgets and painting (`ui`), what a picture looks like (`scene`).
mod camera;
mod command;
pub mod compose;
mod cut;
mod derived;
mod editor;
pub mod edits;
mod explain;
mod file_state;
pub mod files;
mod filter;
mod find;
mod hit;
mod judge;
mod overlay;
mod pointer;
mod present;
mod refusal;
mod roster;
mod run;
pub mod sample;
mod selection;
mod spot;
mod tools;
mod view;
mod views;
mod walk;

pub use camera::{Camera, ZOOM_RANGE};
pub use command::{Command, Key, Menu, Needs, Row, Shortcut};
pub use compose::{Audience, Findings};
pub use editor::{Naming, Notice, Session};
pub use explain::{Explain, io_words};
pub use file_state::FileState;
pub use filter::{Filter, Neighbourhood};
pub use find::Found;
pub use hit::{Corner, Hit};
pub use judge::with_role;
pub use overlay::Overlay;
pub use present::{Presentation, Step};
pub use refusal::Refusal;
pub use roster::{Roster, RosterRow};
pub use run::{Ask, Field, Page};
pub use selection::Selection;
pub use tools::{DropOn, DropTarget, Event, Gesture, Guide, Modifiers, Outcome, Target, ToolKind, Transient};
pub use walk::Way;
