//! A colour as stored and written: sRGB with straight alpha.
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// sRGB, 8 bits a channel, alpha not premultiplied. As text `#RRGGBB`, or `#RRGGBBAA` when not opaque.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rgba {
    pub r: u8,
    pub g: u8,
    pub b: u8,
    pub a: u8,
}

/// A text that is neither `#RRGGBB` nor `#RRGGBBAA`.
#[derive(Debug, thiserror::Error)]
#[error("{0:?} is not a colour; write it as #RRGGBB or #RRGGBBAA")]
pub struct NotAColor(String);

impl Rgba {
    /// What leaves the colours of a picture as they are, times `opacity`.
    pub fn untinted(opacity: f32) -> Self {
        Self { r: 255, g: 255, b: 255, a: 255 }.with_opacity(opacity)
    }

    /// The inverse of [`Self::to_hex`]; `None` for anything but 6 or 8 hex digits after a `#`.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let value = u32::from_str_radix(digits, 16).ok()?;
        let [r, g, b, a] = match digits.len() {
            6 => (value << 8 | 0xFF).to_be_bytes(),
            8 => value.to_be_bytes(),
            _ => return None,
        };
        Some(Self { r, g, b, a })
    }

    /// `#RRGGBB`, with the alpha where it is not opaque.
    pub fn to_hex(self) -> String {
        let mut hex = format!("#{:02X}{:02X}{:02X}", self.r, self.g, self.b);
        if self.a != 0xFF {
            // Writing to a `String` cannot fail.
            let _ = write!(hex, "{:02X}", self.a);
        }
        hex
    }

    /// The same colour, its alpha multiplied by `opacity`, which is clamped to 0..=1.
    #[must_use]
    pub fn with_opacity(self, opacity: f32) -> Self {
        Self { a: (f32::from(self.a) * opacity.clamp(0.0, 1.0)).round() as u8, ..self }
    }

    /// Contrast ratio, 1 to 21, of the two colours taken as opaque. Source: WCAG 2.2, "contrast ratio".
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Relative luminance, 0 to 1, alpha ignored. Source: WCAG 2.2, "relative luminance".
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }
}

impl TryFrom<String> for Rgba {
    type Error = NotAColor;
    fn try_from(text: String) -> Result<Self, NotAColor> {
        Self::from_hex(&text).ok_or(NotAColor(text))
    }
}

impl From<Rgba> for String {
    fn from(colour: Rgba) -> Self {
        colour.to_hex()
    }
}
