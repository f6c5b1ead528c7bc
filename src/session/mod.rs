//! The editor without a window: document, selection, camera, commands and tools.
//! `ui` hands in events and commands and draws what comes back; tests drive the same without a window.
//! Not here: widgets and painting (`ui`), what a picture looks like (`scene`).
mod adding;
mod camera;
mod command;
pub mod compose;
mod cut;
mod derived;
mod drawing;
mod editor;
pub mod edits;
mod explain;
mod file_state;
pub mod files;
mod filter;
mod find;
mod history;
mod hit;
mod judge;
mod laying_out;
mod looking;
mod naming;
mod outlook;
mod overlay;
pub mod pages;
mod pasting;
mod photographs;
mod pointer;
mod present;
mod refusal;
mod roster;
mod run;
pub mod sample;
mod saved_views;
mod selection;
mod spot;
mod sums;
mod supposing;
mod tools;
mod tray;
mod walk;
mod way;

pub use camera::{Camera, ZOOM_RANGE};
pub use command::{Command, Key, Menu, Needs, Row, Shortcut};
pub use compose::{Audience, Findings};
pub use editor::{Notice, Session, Stays};
pub use explain::{Explain, io_words, io_words_writing};
pub use file_state::FileState;
pub use filter::{Filter, Neighbourhood};
pub use find::Found;
pub use hit::{Corner, Hit};
pub use judge::with_role;
pub use naming::Naming;
pub use overlay::Overlay;
pub use present::{Presentation, Showing, Slide};
pub use refusal::Refusal;
pub use roster::{RiskRow, Roster, RosterRow, TaskRow};
pub use run::{Ask, Field, Page};
pub use saved_views::Direction;
pub use selection::Selection;
pub use sums::MadeOf;
pub use supposing::{MOST_SCENARIOS, Opinions};
pub use tools::{
    DropOn, DropTarget, Event, Gesture, Guide, Modifiers, OpenEnd, Outcome, Target, ToolKind, Transient,
};
pub use tray::{Aim, Carried, TrayItem};
pub use walk::Way;
