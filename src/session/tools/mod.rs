//! Tools: what the pointer does on the map, as one state machine. Events in map points come in; a transient
//! picture and at most one transaction come out; Esc leaves no trace. Knows no window.
mod connect;
mod drag;
mod gesture;
mod press;
mod regions;
mod snap;

pub(super) use connect::Draft;
pub use connect::{OpenEnd, Target};
pub use drag::{DropOn, DropTarget};
pub(super) use drag::{aimed_lines, pushed};
pub(super) use gesture::Context;
pub use gesture::{Event, Gesture, Modifiers, Outcome, Transient};
pub use snap::Guide;

/// The tool in hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ToolKind {
    #[default]
    Select,
    Pan,
    Reports,
    Dotted,
    Influence,
    Conflict,
    Pair,
}

impl ToolKind {
    /// In the order of the tool bar.
    pub const ALL: [Self; 7] =
        [Self::Select, Self::Pan, Self::Reports, Self::Dotted, Self::Influence, Self::Conflict, Self::Pair];
}
