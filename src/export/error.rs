//! What may go wrong while a picture or a table is written.

/// Why there is no picture or table.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// In map points.
    #[error(
        "the picture would be {width} × {height} points, so there is nothing to write; show at least one person"
    )]
    NoArea { width: f32, height: f32 },
    #[error("a picture cannot be drawn at {scale} times its size; choose a scale above 0")]
    BadScale { scale: f32 },
    /// In pixels. `limit` holds for width times height.
    #[error(
        "a picture of {width} × {height} pixels is too large ({limit} pixels at most, and {side} a side); \
         choose a scale of at most {largest_scale}, or export PDF or SVG instead",
        side = super::MAX_SIDE
    )]
    TooLarge { width: u64, height: u64, limit: u64, largest_scale: f32 },
    #[error(
        "the picture needs {megabytes} MB of memory, more than this computer has free; choose a smaller scale"
    )]
    OutOfMemory { megabytes: u64 },
    #[error("the SVG could not be written; try PDF or PNG instead")]
    Svg(#[from] std::io::Error),
    #[error("the PNG could not be written; try PDF or SVG instead")]
    Png(#[from] ::png::EncodingError),
    #[error("the CSV could not be written; try Markdown instead")]
    Csv(#[from] ::csv::Error),
    #[error("the PDF could not be written ({reason}); try SVG or PNG instead")]
    Pdf { reason: String },
}
