//! Sizes and weights of text.
use serde::{Deserialize, Serialize};

/// The two weights of the design. Strong is Inter 600 and, for Chinese, Noto Sans SC 700.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    Regular,
    Strong,
}

/// How one kind of text is set; in the data a tuple such as `(16, 20, strong)`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "(f32, f32, Weight)", into = "(f32, f32, Weight)")]
pub struct TextStyle {
    /// Font size, px at zoom 1.
    pub size: f32,
    /// Distance from one baseline to the next, px at zoom 1.
    pub line: f32,
    pub weight: Weight,
}

impl From<(f32, f32, Weight)> for TextStyle {
    fn from((size, line, weight): (f32, f32, Weight)) -> Self {
        Self { size, line, weight }
    }
}

impl From<TextStyle> for (f32, f32, Weight) {
    fn from(style: TextStyle) -> Self {
        (style.size, style.line, style.weight)
    }
}
