//! The columns of the table: what they are called, which way they are sorted, and how wide they are.

/// The columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Column {
    #[default]
    Rank,
    Name,
    Title,
    Department,
    Roles,
    Influence,
    Support,
    Relationship,
    Owner,
    Next,
    Due,
}

impl Column {
    /// From left to right.
    pub(super) const ALL: [Self; 11] = [
        Self::Rank,
        Self::Name,
        Self::Title,
        Self::Department,
        Self::Roles,
        Self::Influence,
        Self::Support,
        Self::Relationship,
        Self::Owner,
        Self::Next,
        Self::Due,
    ];

    /// Key of the message that names it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Rank => "table-rank",
            Self::Name => "field-name",
            Self::Title => "field-title",
            Self::Department => "field-department",
            Self::Roles => "roles",
            Self::Influence => "influence",
            Self::Support => "lens-support",
            Self::Relationship => "lens-relationship",
            Self::Owner => "field-owner",
            Self::Next => "table-next",
            Self::Due => "table-due",
        }
    }

    /// Whether its order is from A to Z, or from the least; else the most stands first.
    pub(super) fn rises(self) -> bool {
        !matches!(self, Self::Influence | Self::Support | Self::Relationship)
    }

    /// Narrower than the first it is never; wider than the second it need not be; and so large is its share of what is
    /// left over.
    fn bounds(self) -> (f32, f32, f32) {
        match self {
            Self::Rank => (58.0, 58.0, 0.0),
            Self::Name => (120.0, 190.0, 1.0),
            Self::Title => (140.0, 260.0, 1.0),
            Self::Department => (96.0, 200.0, 0.5),
            Self::Roles => (72.0, 150.0, 0.3),
            Self::Influence => (84.0, 120.0, 0.0),
            Self::Relationship => (100.0, 120.0, 0.0),
            Self::Support => (80.0, 80.0, 0.0),
            Self::Owner => (84.0, 160.0, 0.2),
            Self::Next => (150.0, 320.0, 1.5),
            // A day is written into it: 2026-06-30.
            Self::Due => (96.0, 110.0, 0.0),
        }
    }
}

/// How wide the columns are, in points, from how wide each `wants` to be for all that stands in it. Where they find room
/// by giving way a little they all stay in sight; where they would not even so, none gives way, since one goes sideways
/// anyway; and what is left over is shared.
pub(super) fn widths(wants: &[f32], available: f32) -> Vec<f32> {
    let bounds: Vec<(f32, f32, f32)> = Column::ALL.into_iter().map(Column::bounds).collect();
    let wanted: Vec<f32> =
        wants.iter().zip(&bounds).map(|(want, (least, most, _))| want.clamp(*least, *most)).collect();
    let least: f32 = bounds.iter().map(|(least, ..)| least).sum();
    let over = available - wanted.iter().sum::<f32>();
    if over >= 0.0 {
        let shares: f32 = bounds.iter().map(|(.., share)| share).sum();
        let shared = wanted.iter().zip(&bounds).map(|(width, (.., share))| width + over * share / shares);
        return shared.map(f32::floor).collect();
    }
    if available < least {
        return wanted.into_iter().map(f32::floor).collect();
    }
    let gives: f32 = wanted.iter().zip(&bounds).map(|(width, (least, ..))| width - least).sum();
    let part = -over / gives;
    let narrowed = wanted.iter().zip(&bounds).map(|(width, (least, ..))| width - (width - least) * part);
    narrowed.map(f32::floor).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the columns of a usual account want.
    const WANTS: [f32; 11] = [40.0, 130.0, 210.0, 150.0, 90.0, 70.0, 60.0, 110.0, 120.0, 280.0, 70.0];

    fn total(widths: &[f32]) -> f32 {
        widths.iter().sum()
    }

    #[test]
    fn columns_are_as_wide_as_what_stands_in_them_and_share_what_is_left() {
        let exact = widths(&WANTS, 0.0);
        assert_eq!(exact[1..4], [130.0, 210.0, 150.0]);
        assert_eq!(exact[0], 58.0, "its head has to be read");
        let wide = widths(&WANTS, total(&exact) + 450.0);
        assert!((total(&wide) - total(&exact) - 450.0).abs() <= 11.0);
        assert_eq!((wide[0], wide[5]), (exact[0], exact[5]));
        assert!(wide[9] - exact[9] > wide[2] - exact[2]);
    }

    #[test]
    fn all_stay_in_sight_where_a_little_less_is_enough() {
        let exact = widths(&WANTS, 0.0);
        let narrow = widths(&WANTS, total(&exact) - 100.0);
        assert!(total(&narrow) <= total(&exact) - 100.0);
        assert!(narrow.iter().zip(&exact).all(|(narrow, exact)| narrow <= exact && *narrow >= 58.0));
        assert!(narrow[2] < exact[2]);
    }

    #[test]
    fn one_long_text_does_not_push_all_others_out() {
        let mut wants = WANTS;
        wants[2] = 4000.0;
        assert_eq!(widths(&wants, 0.0)[2], 260.0);
    }
}
