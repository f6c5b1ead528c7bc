//! The picture as values: cards, lines, regions, legend and sheet, each tagged with what it shows.
//! Window, SVG, PNG and PDF draw the same list. A customer's picture is made from [`CustomerView`], a type
//! that cannot hold an opinion.
//! Not here: how a shape is painted (`ui`, `export`), where cards stand (`layout`), who ranks where (`analysis`).
mod card;
mod card_facts;
mod card_parts;
mod customer;
mod customer_view;
mod detail;
mod face;
mod geometry;
mod key_strip;
mod labels;
mod legend;
mod lens;
mod line;
mod loss;
mod map;
mod marks;
mod ours;
mod page_marks;
mod part;
mod parted_name;
mod pen;
mod region;
mod route_plan;
mod said;
mod shape;
mod sheet;
mod whole;

pub use card::level_name;
pub use card_facts::{Badge, CardFacts, Disc, FactSource, Facts, Standing, badge, stage_name};
pub use card_parts::CardPart;
pub use customer::{CustomerMap, customer_picture};
pub use customer_view::CustomerView;
pub use detail::Detail;
pub use face::{held_by_nobody, held_by_one, influence_fill, shortfall};
pub use geometry::{Geometry, LinePath};
pub use key_strip::{KeyCard, TeamCard, team};
pub use lens::{Lens, Show};
pub use line::{link_shapes, rounded};
pub use loss::Loss;
pub use map::{Look, MapPicture, drawn_at};
pub use marks::{Folded, tab_drawn};
pub use page_marks::{PageMark, PageSide};
pub use part::{Layer, Part};
pub use pen::Pen;
pub use region::region_header;
pub use route_plan::{Rerouting, RoutePlan};
pub use shape::*;
pub use sheet::{Frame, Paper, SheetFacts, internal_picture, sheet_aspect, sheet_scale};
