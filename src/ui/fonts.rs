//! The bundled fonts for egui: the same chains as `text`, so that window and exports measure alike.
use crate::text::{FontFile, chain};
use crate::theme::Weight;
use egui::{FontData, FontDefinitions, FontFamily, FontTweak};
use std::sync::Arc;

/// The family of strong text.
pub(super) fn strong() -> FontFamily {
    FontFamily::Name("strong".into())
}

/// The family of icons.
pub(super) fn icons() -> FontFamily {
    FontFamily::Name("icons".into())
}

pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for file in FontFile::all() {
        // Unhinted Chinese looks alike, and a new glyph is several times cheaper.
        let hinting = match file {
            FontFile::Inter400 | FontFile::Inter600 => None,
            FontFile::NotoRegular | FontFile::NotoBold | FontFile::Icons => Some(false),
        };
        let data = FontData::from_static(file.bytes()).tweak(FontTweak { hinting, ..FontTweak::default() });
        fonts.font_data.insert(name(file), Arc::new(data));
    }
    let names = |weight: Weight| chain(weight).iter().map(|file| name(*file)).collect::<Vec<_>>();
    fonts.families.insert(FontFamily::Proportional, names(Weight::Regular));
    fonts.families.insert(FontFamily::Monospace, names(Weight::Regular));
    fonts.families.insert(strong(), names(Weight::Strong));
    fonts.families.insert(icons(), vec![name(FontFile::Icons)]);
    fonts
}

fn name(file: FontFile) -> String {
    format!("{file:?}")
}
