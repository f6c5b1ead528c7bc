//! The bundled fonts: their bytes, which one has a character, and their parsed tables.
//! Where they come from and how they are cut: `assets/fonts/make_fonts.py`, `make_icons.py`.
use crate::theme::Weight;
use harfrust::{Direction, Script, ShapePlan, Shaper, ShaperData, script};
use skrifa::charmap::Charmap;
use skrifa::{FontRef, MetadataProvider as _};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

/// A bundled font file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FontFile {
    Inter400,
    Inter600,
    NotoRegular,
    /// Lacks rare characters of names, which [`FontFile::NotoRegular`] has.
    NotoBold,
    Icons,
}

impl FontFile {
    /// Every bundled face.
    pub const fn all() -> [Self; 5] {
        [Self::Inter400, Self::Inter600, Self::NotoRegular, Self::NotoBold, Self::Icons]
    }

    /// The TrueType file.
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Inter400 => include_bytes!("../../assets/fonts/Inter-400Regular.ttf"),
            Self::Inter600 => include_bytes!("../../assets/fonts/Inter-600SemiBold.ttf"),
            Self::NotoRegular => include_bytes!("../../assets/fonts/NotoSansSC-Regular.ttf"),
            Self::NotoBold => include_bytes!("../../assets/fonts/NotoSansSC-Bold.ttf"),
            Self::Icons => include_bytes!("../../assets/fonts/LinchpinIcons.ttf"),
        }
    }
}

/// The fonts of a weight in the order they are asked for a character. Inter comes first: the quotes and the
/// ellipsis of Noto Sans SC are as wide as a Chinese character.
pub const fn chain(weight: Weight) -> &'static [FontFile] {
    match weight {
        Weight::Regular => &[FontFile::Inter400, FontFile::NotoRegular, FontFile::Icons],
        Weight::Strong => &[FontFile::Inter600, FontFile::NotoBold, FontFile::NotoRegular, FontFile::Icons],
    }
}

/// A font ready for shaping.
pub(super) struct Face {
    pub(super) font: FontRef<'static>,
    pub(super) shaper: ShaperData,
    pub(super) units_per_em: f32,
    charmap: Charmap<'static>,
    plans: RwLock<HashMap<Script, Arc<ShapePlan>>>,
}

/// All our lines run left to right.
pub(super) const DIRECTION: Direction = Direction::LeftToRight;

impl Face {
    pub(super) fn has(&self, c: char) -> bool {
        self.charmap.map(c).is_some()
    }

    /// How the font shapes a script; kept, since making a plan costs more than shaping a short line with it.
    pub(super) fn plan(&self, shaper: &Shaper<'_>, script: Script) -> Arc<ShapePlan> {
        let known = self.plans.read().unwrap_or_else(PoisonError::into_inner).get(&script).cloned();
        known.unwrap_or_else(|| {
            let named = (script != script::UNKNOWN).then_some(script);
            let plan = Arc::new(ShapePlan::new(shaper, DIRECTION, named, None, &[]));
            let mut plans = self.plans.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(plans.entry(script).or_insert(plan))
        })
    }
}

pub(super) fn face(file: FontFile) -> &'static Face {
    static FACES: [OnceLock<Face>; 5] = [const { OnceLock::new() }; 5];
    FACES[file as usize].get_or_init(|| {
        let font = match FontRef::new(file.bytes()) {
            Ok(font) => font,
            Err(error) => unreachable!("bundled font {file:?} is read by a test: {error}"),
        };
        let head = skrifa::metrics::Metrics::new(
            &font,
            skrifa::instance::Size::unscaled(),
            skrifa::instance::LocationRef::default(),
        );
        Face {
            shaper: ShaperData::new(&font),
            units_per_em: f32::from(head.units_per_em),
            charmap: font.charmap(),
            plans: RwLock::default(),
            font,
        }
    })
}
