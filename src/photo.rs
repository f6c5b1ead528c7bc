//! Pictures of people: what somebody drops or pastes becomes a small square for the file, and that becomes pixels.
//! Not here: which person, and where the picture stands on the card (`scene`).
use crate::model::PhotoData;
use image::codecs::jpeg::JpegEncoder;
use image::imageops;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageReader, Limits, Rgb, RgbImage, RgbaImage};
use std::io::Cursor;

/// Sides of a kept picture, in pixels: a card shows it at 40, a printed sheet at up to 160.
pub const SIDE: u32 = 256;
/// A JPEG at this quality takes some 15 kB and shows no blocks at the sizes of a card.
const QUALITY: u8 = 88;
/// Half a gigabyte of memory while it is made small.
const MOST_PIXELS: u64 = 120_000_000;
/// Four times the sides of what we keep: files of others hold larger ones, which are drawn all the same.
const MOST_KEPT_PIXELS: u64 = 16 * SIDE as u64 * SIDE as u64;

/// Why something is no picture of a person.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PhotoError {
    #[error("this can't be read as a PNG, JPEG, WebP or BMP ({reason}); save it as one of these")]
    Unreadable { reason: String },
    #[error("the picture has {pixels} pixels, more than {MOST_PIXELS}; make it smaller")]
    TooLarge { pixels: u64 },
}

/// A square of straight RGBA, rows from the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Pixels {
    /// Pixels a side.
    pub side: u32,
    pub rgba: Vec<u8>,
}

/// The square to keep of a picture in a file of any kind that is read.
/// # Errors
/// It is none of these kinds, damaged, or larger than any camera's.
pub fn from_file(bytes: &[u8]) -> Result<PhotoData, PhotoError> {
    keep(&decode(bytes, MOST_PIXELS)?)
}

/// The square to keep of straight RGBA, as a clipboard has it.
/// # Errors
/// The bytes are not those of so many pixels.
pub fn from_rgba(width: u32, height: u32, rgba: Vec<u8>) -> Result<PhotoData, PhotoError> {
    let whole = RgbaImage::from_raw(width, height, rgba).filter(|image| !image.is_empty());
    let whole = whole.ok_or_else(|| PhotoError::Unreadable { reason: "it has no pixels".to_owned() })?;
    keep(&whole.into())
}

/// A kept picture, at most `side` pixels a side, in its colours or in grey; `None` if it can't be read.
pub fn pixels(photo: &PhotoData, side: u32, grey: bool) -> Option<Pixels> {
    photo.kind()?;
    let image = square(&decode(&photo.bytes()?, MOST_KEPT_PIXELS).ok()?);
    let held = image.width().min(side.max(1));
    let image = if held < image.width() { image.thumbnail_exact(held, held) } else { image };
    let image = if grey { image.grayscale() } else { image };
    Some(Pixels { side: held, rgba: image.into_rgba8().into_raw() })
}

/// A kept picture as a JPEG for others, as it is drawn: upright, square, without what a camera noted beside it;
/// `None` if it can't be read.
pub fn jpeg(photo: &PhotoData, grey: bool) -> Option<Vec<u8>> {
    photo.kind()?;
    let image = decode(&photo.bytes()?, MOST_KEPT_PIXELS).ok()?;
    let image = if grey { image.grayscale() } else { image };
    encode(&image).ok()
}

fn decode(bytes: &[u8], most: u64) -> Result<DynamicImage, PhotoError> {
    let unreadable = |error: ImageError| PhotoError::Unreadable { reason: error.to_string() };
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| PhotoError::Unreadable { reason: error.to_string() })?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(8 * most);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > most {
        return Err(PhotoError::TooLarge { pixels });
    }
    // Telephones write pictures lying and say which way is up.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    image.apply_orientation(orientation);
    Ok(image)
}

/// The largest square, from the middle of a wide picture and the upper part of a high one, where the face is.
fn square(image: &DynamicImage) -> DynamicImage {
    let (width, height) = (image.width(), image.height());
    let side = width.min(height);
    image.crop_imm((width - side) / 2, (height - side) / 4, side, side)
}

fn keep(image: &DynamicImage) -> Result<PhotoData, PhotoError> {
    encode(image).map(|bytes| PhotoData::of(&bytes))
}

/// The square of a picture as a JPEG.
fn encode(image: &DynamicImage) -> Result<Vec<u8>, PhotoError> {
    let image = square(image);
    let image = if image.width() > SIDE { image.thumbnail_exact(SIDE, SIDE) } else { image };
    // A JPEG knows no transparency: white is what was behind it, mostly.
    let mut flat = RgbaImage::from_pixel(image.width(), image.height(), image::Rgba([255; 4]));
    imageops::overlay(&mut flat, &image.into_rgba8(), 0, 0);
    let flat = RgbImage::from_fn(flat.width(), flat.height(), |x, y| {
        let [r, g, b, _] = flat.get_pixel(x, y).0;
        Rgb([r, g, b])
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .encode_image(&flat)
        .map_err(|error| PhotoError::Unreadable { reason: error.to_string() })?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PhotoKind;
    use image::{ImageFormat, Rgba};

    /// Red above, green below, with blue at the left and right ends.
    fn portrait(width: u32, height: u32) -> RgbaImage {
        RgbaImage::from_fn(width, height, |x, y| {
            if x < width / 8 || x >= width - width / 8 {
                Rgba([0, 0, 255, 255])
            } else if y < height / 2 {
                Rgba([255, 0, 0, 255])
            } else {
                Rgba([0, 255, 0, 255])
            }
        })
    }

    fn in_file(image: &RgbaImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let image = DynamicImage::from(image.clone());
        let image = if format == ImageFormat::Jpeg { image.into_rgb8().into() } else { image };
        image.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// Red, green and blue at a share of the sides.
    fn at(pixels: &Pixels, x: f32, y: f32) -> [bool; 3] {
        let index = |share: f32| (share * (pixels.side - 1) as f32) as usize;
        let i = 4 * (index(y) * pixels.side as usize + index(x));
        [pixels.rgba[i] > 128, pixels.rgba[i + 1] > 128, pixels.rgba[i + 2] > 128]
    }
    const RED: [bool; 3] = [true, false, false];
    const GREEN: [bool; 3] = [false, true, false];
    const BLUE: [bool; 3] = [false, false, true];

    #[test]
    fn a_picture_of_any_kind_and_size_becomes_a_square_of_at_most_256_pixels() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Bmp] {
            for (width, height, side) in [(1200, 900, 256), (300, 800, 256), (64, 48, 48)] {
                let photo = from_file(&in_file(&portrait(width, height), format)).unwrap();
                assert_eq!(photo.kind(), Some(PhotoKind::Jpeg));
                assert!(photo.as_str().len() < 60_000);
                assert_eq!(pixels(&photo, 1000, false).unwrap().side, side, "{format:?} {width} × {height}");
                assert_eq!(pixels(&photo, 32, false).unwrap().side, 32);
                assert_eq!(pixels(&photo, 32, false).unwrap().rgba.len(), 32 * 32 * 4);
            }
        }
    }

    #[test]
    fn a_wide_picture_loses_its_sides_and_a_high_one_more_of_its_foot_than_of_its_head() {
        let wide =
            pixels(&from_file(&in_file(&portrait(800, 400), ImageFormat::Png)).unwrap(), 64, false).unwrap();
        assert_eq!((at(&wide, 0.02, 0.2), at(&wide, 0.98, 0.8)), (RED, GREEN));
        let high =
            pixels(&from_file(&in_file(&portrait(400, 800), ImageFormat::Png)).unwrap(), 64, false).unwrap();
        assert_eq!((at(&high, 0.02, 0.5), at(&high, 0.5, 0.7), at(&high, 0.5, 0.8)), (BLUE, RED, GREEN));
    }

    #[test]
    fn what_others_get_is_what_is_drawn() {
        // Larger than we keep, not square, and a PNG: as another program may have written it.
        let foreign = PhotoData::of(&in_file(&portrait(800, 600), ImageFormat::Png));
        let given = PhotoData::of(&jpeg(&foreign, false).unwrap());
        assert_eq!(given.kind(), Some(PhotoKind::Jpeg));
        assert_eq!(pixels(&given, 1000, false).unwrap().side, SIDE);
        assert_eq!(at(&pixels(&given, 64, false).unwrap(), 0.5, 0.2), RED);
        // In print there is no colour left.
        let printed = PhotoData::of(&jpeg(&foreign, true).unwrap());
        for grey in [pixels(&printed, 64, false).unwrap(), pixels(&foreign, 64, true).unwrap()] {
            let spread = |p: &[u8]| p[..3].iter().max().unwrap() - p[..3].iter().min().unwrap();
            assert!(grey.rgba.chunks_exact(4).all(|pixel| spread(pixel) <= 2));
        }
    }

    #[test]
    fn what_a_clipboard_has_lies_on_white() {
        let clear = vec![0; 20 * 10 * 4];
        let white = pixels(&from_rgba(20, 10, clear).unwrap(), 64, false).unwrap();
        assert!(white.side == 10 && white.rgba.iter().all(|value| *value > 250));
        assert!(from_rgba(20, 10, vec![0; 7]).is_err() && from_rgba(0, 0, Vec::new()).is_err());
    }

    #[test]
    fn what_is_no_picture_is_refused_in_a_sentence() {
        let whole = in_file(&portrait(300, 300), ImageFormat::Png);
        for bytes in [&b""[..], b"hello", b"GIF89a", &whole[..whole.len() / 2], &whole[..20]] {
            assert!(matches!(from_file(bytes), Err(PhotoError::Unreadable { .. })));
        }
        // A PNG that says it is 60,000 by 60,000, and has a row of it.
        let mut huge = Vec::new();
        {
            let mut encoder = png::Encoder::new(&mut huge, 60_000, 60_000);
            encoder.set_color(png::ColorType::Grayscale);
            let mut writer = encoder.write_header().unwrap();
            writer.write_chunk(png::chunk::IDAT, &[0x78, 0x9C, 3, 0, 0, 0, 0, 1]).unwrap();
        }
        assert_eq!(from_file(&huge), Err(PhotoError::TooLarge { pixels: 3_600_000_000 }));
        assert_eq!(jpeg(&PhotoData::of(&huge), false), None);
        for text in ["", "%%%", "AAAA", "iVBORw0KGgoAAAANSUhEUg=="] {
            assert_eq!(pixels(&text.into(), 32, false), None);
        }
    }
}
