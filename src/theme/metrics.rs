//! Sizes, type and times, loaded once from `assets/themes/metrics.ron`. Lengths are px at zoom 1, which are
//! map points on the map.
use super::{Family, TextStyle, Weight};
use serde::Deserialize;
use std::sync::OnceLock;

/// Declares structs that are read from RON and refuse a field they don't know.
macro_rules! tokens {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$field_doc])* pub $field: $kind,)* }
    )*};
}

/// One value for each strength of influence, 1 to 3.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct ByStrength([f32; 3]);

impl ByStrength {
    /// `strength` is clamped to 1..=3.
    pub fn get(self, strength: u8) -> f32 {
        self.0[usize::from(strength.clamp(1, 3)) - 1]
    }
}

/// Length and gap of a dash, px at zoom 1.
pub type Dash = [f32; 2];

/// What a map may show while the customer is in the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PresenterPart {
    Names,
    Titles,
    Departments,
    Reports,
    Dotted,
    CurrentCounterpart,
    OurTeam,
}

tokens! {
    /// Everything in a theme that is not a colour.
    Metrics {
        font: FontNames,
        text: TextStyles,
        space: Space,
        card: Card,
        ours_card: OursCard,
        radius: Radius,
        stroke: Stroke,
        dash: Dashes,
        arrow: Arrow,
        grid: Grid,
        lod: Lod,
        presenter: Presenter,
        state: State,
        route: Route,
        sheet: Sheet,
        window: Window,
        time: Times,
        role_family: Vec<RoleFamily>,
    }
    /// Family names for files that name their fonts; the bundled faces are in [`crate::text`].
    FontNames {
        latin: String,
        cjk: String,
        regular: CssWeight,
        strong: CssWeight,
        min_screen_px: ByScript,
    }
    /// Weight numbers as in CSS.
    CssWeight { latin: u16, cjk: u16, }
    /// The least size of map text on screen, px.
    ByScript { latin: f32, cjk: f32, }
    /// `name_*` and `title_*` go by the person's influence.
    TextStyles {
        sheet_title: TextStyle,
        sheet_sub: TextStyle,
        panel_title: TextStyle,
        body: TextStyle,
        body_bold: TextStyle,
        caption: TextStyle,
        label: TextStyle,
        name_high: TextStyle,
        name_medium: TextStyle,
        name_low: TextStyle,
        title_high: TextStyle,
        title_medium: TextStyle,
        title_low: TextStyle,
        support_number: TextStyle,
        support_number_low: TextStyle,
        badge: TextStyle,
        key_tab: TextStyle,
        key_tab_primary: TextStyle,
        pill: TextStyle,
        /// A label on a screen that is shared.
        pill_shared: TextStyle,
        region: TextStyle,
        tally: TextStyle,
    }
    Space {
        base: f32,
        half: f32,
        card_pad: f32,
        panel_pad: f32,
        gutter: f32,
        row_gap: f32,
        sibling_gap: f32,
        hang_indent: f32,
    }
    /// A customer's card: x from its left edge, y from its top.
    Card {
        width: f32,
        slot_height: f32,
        height: ByInfluence,
        support_block_width: f32,
        content_x: f32,
        /// Kept free of text at the right edge.
        content_right: f32,
        name_y: ByInfluence,
        badge_height: f32,
        badge_min_width: f32,
        badge_gap: f32,
        badges_max: usize,
        bottom_pad: f32,
        bars: Bars,
        gauge: Gauge,
        counterpart: f32,
        /// The largest side of a photo.
        photo: f32,
        key_tab: KeyTab,
        status_disc: StatusDisc,
    }
    /// One value for each influence of a person.
    ByInfluence { high: f32, medium: f32, low: f32, }
    /// Influence bars; heights from left to right.
    Bars { width: f32, gap: f32, heights: [f32; 3], }
    /// The relationship gauge; width and height of one segment.
    Gauge {
        segments: usize,
        width: f32,
        height: f32,
        gap: f32,
        /// Width and height of the mark for the relationship that is needed.
        tick: [f32; 2],
    }
    KeyTab { height: f32, primary_height: f32, min_width: f32, x: f32, }
    StatusDisc { diameter: f32, gap: f32, right: f32, }
    /// The card of one of our own people.
    OursCard { width: f32, height: f32, bar: f32, }
    Radius {
        card: f32,
        badge: f32,
        pill: f32,
        panel: f32,
        region: f32,
        control: f32,
        edge_bend: f32,
    }
    /// Line widths.
    Stroke {
        hairline: f32,
        card: f32,
        card_key: f32,
        card_key_primary: f32,
        key_gap: f32,
        selection: f32,
        focus: f32,
        report: f32,
        report_bus: f32,
        influence: ByStrength,
        conflict: f32,
        zipper: f32,
        guide: f32,
    }
    Dashes {
        report_dotted: Dash,
        placeholder: Dash,
        conflict: Dash,
        zipper_planned: Dash,
        assumed: Dash,
    }
    /// The head of an influence arrow; `gap` is kept before the target.
    Arrow { length: ByStrength, width: ByStrength, gap: f32, source_dot: f32, }
    /// `guide_tolerance` is in screen px.
    Grid { pitch: f32, dot: f32, snap: f32, guide_tolerance: f32, }
    /// The least zoom at which each level of detail is drawn.
    Lod { full: f32, compact: f32, name_only: f32, dot: f32, }
    Presenter {
        card_width: f32,
        card_height: f32,
        content_x: f32,
        name: TextStyle,
        title: TextStyle,
        region: TextStyle,
        /// An allow list: what is not in it is neither drawn nor written to a file.
        show: Vec<PresenterPart>,
    }
    /// Selection, dragging and connecting. Opacities from 0 to 1.
    State {
        selection_offset: SelectionOffset,
        handle_radius: f32,
        handle_hit: f32,
        drag_opacity: f32,
        dim_opacity: f32,
        port_radius: f32,
    }
    SelectionOffset { plain: f32, key: f32, key_primary: f32, }
    /// Routing of lines; costs in lattice steps.
    Route {
        lattice: f32,
        clearance: f32,
        bend: f32,
        track: f32,
        min_stub: f32,
        crossing_cost: f32,
        bend_cost: f32,
        shared_cost: f32,
    }
    /// The 16:9 sheet of an export.
    Sheet {
        width: f32,
        height: f32,
        margin: f32,
        header: f32,
        key_strip_y: f32,
        legend_y: f32,
        legend_height: f32,
    }
    Window {
        top_bar: f32,
        deal_bar: f32,
        left: f32,
        right: f32,
        dock: f32,
        status_bar: f32,
        control: f32,
        row: f32,
    }
    Times { stale_days: u32, hover_ms: u32, fade_ms: u32, }
    /// The colour family of a built-in role, by the role's key.
    RoleFamily { role: String, family: Family, }
}

impl Metrics {
    /// The metrics, read once from the bundled file.
    pub fn get() -> &'static Self {
        static METRICS: OnceLock<Metrics> = OnceLock::new();
        METRICS.get_or_init(|| match ron::from_str(include_str!("../../assets/themes/metrics.ron")) {
            Ok(metrics) => metrics,
            Err(error) => unreachable!("bundled metrics are read by a test: {error}"),
        })
    }

    /// The family of a built-in role; `None` for a role the team made, which names its own.
    pub fn family_of_role(&self, role: &str) -> Option<Family> {
        self.role_family.iter().find(|row| row.role == role).map(|row| row.family)
    }
}

impl FontNames {
    /// How a weight is called in SVG.
    pub fn css_weight(&self, weight: Weight) -> &CssWeight {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Strong => &self.strong,
        }
    }
}

impl Presenter {
    /// Whether the allow list names a part.
    pub fn shows(&self, part: PresenterPart) -> bool {
        self.show.contains(&part)
    }
}
