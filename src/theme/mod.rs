//! Design tokens by purpose: colours of the four themes, and the sizes, type and times they share. The values
//! are data under `assets/themes`; code names a token after its use, never after its look.
//! Not here: which token a card or a button takes (`scene`, `ui`), glyphs and measuring ([`crate::text`]).
mod metrics;
mod palette;
mod rgba;
#[cfg(test)]
mod tests;
mod type_style;

pub use metrics::*;
pub use palette::*;
pub use rgba::Rgba;
pub use type_style::{TextStyle, Weight};
