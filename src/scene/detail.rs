//! How much of a card is drawn at which zoom.
use crate::theme::Metrics;

/// A band of zoom; parts are dropped from band to band, never shrunk into unreadability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Detail {
    /// Filled rectangles and region names.
    Dot,
    /// Filled cards with the number.
    Number,
    /// The fill covers the card: number and short name.
    Name,
    /// Block, name, badges, tab, risk.
    Compact,
    /// Everything; what exports show.
    Full,
}

impl Detail {
    /// All bands, each at its own number.
    pub const ALL: [Self; 5] = [Self::Dot, Self::Number, Self::Name, Self::Compact, Self::Full];

    /// The least zoom at which the band is drawn; of the last one, that has none, that of the one before.
    pub(super) fn least_zoom(self) -> f32 {
        let lod = &Metrics::get().lod;
        match self {
            Self::Full => lod.full,
            Self::Compact => lod.compact,
            Self::Name => lod.name_only,
            Self::Number | Self::Dot => lod.dot,
        }
    }

    /// The band of `zoom`. Near a threshold the band `held` so far is kept, so that it doesn't flicker.
    pub fn at(zoom: f32, held: Option<Self>) -> Self {
        const HYSTERESIS: f32 = 0.02;
        let lod = &Metrics::get().lod;
        let plain = |zoom: f32| match zoom {
            z if z >= lod.full => Self::Full,
            z if z >= lod.compact => Self::Compact,
            z if z >= lod.name_only => Self::Name,
            z if z >= lod.dot => Self::Number,
            _ => Self::Dot,
        };
        match held {
            Some(held) if plain(zoom + HYSTERESIS) == held || plain(zoom - HYSTERESIS) == held => held,
            _ => plain(zoom),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_kept_just_beyond_its_threshold() {
        assert_eq!(Detail::at(0.76, None), Detail::Full);
        assert_eq!(Detail::at(0.74, Some(Detail::Full)), Detail::Full);
        assert_eq!(Detail::at(0.74, None), Detail::Compact);
        assert_eq!(Detail::at(0.72, Some(Detail::Full)), Detail::Compact);
        assert_eq!(Detail::at(0.1, None), Detail::Dot);
    }
}
