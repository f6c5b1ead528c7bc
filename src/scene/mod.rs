//! The picture as values: cards, lines, regions, legend and sheet, each tagged with what it shows.
//! Window, SVG, PNG and PDF draw the same list. A customer's picture is made from [`CustomerView`], a type
//! that cannot hold an opinion.
//! Not here: how a shape is painted (`ui`, `export`), where cards stand (`layout`), who ranks where (`analysis`).
mod card;
mod card_facts;
mod customer;
mod detail;
mod geometry;
mod key_strip;
mod legend;
mod lens;
mod line;
mod map;
mod marks;
mod ours;
mod pen;
mod region;
mod shape;
mod sheet;

pub use card_facts::{CardFacts, Disc, Facts, Standing};
pub use customer::{CustomerView, customer_map, customer_sheet};
pub use detail::Detail;
pub use geometry::{CardBox, Geometry, LinePath};
pub use lens::{Lens, Show};
pub use line::{rounded, straightened};
pub use map::{MapPicture, internal_map, map_groups};
pub use pen::Pen;
pub use shape::*;
pub use sheet::internal_sheet;
