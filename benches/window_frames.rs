//! Frames of the window: session, widgets and tessellation on the processor, without a screen, at 1440 × 900, while
//! the map is panned, a card is dragged and the view is zoomed, at 200, 1,000 and 5,000 people.
//! Not here: what a graphics card adds, which no program without a window can tell.
use crate::measure::Figure;

/// The figures of the window.
pub(crate) fn figures() -> Vec<Figure> {
    Vec::new()
}
