//! Golden pictures: compared with those under `tests/data/pictures`, by the hair by which computers round edges.
//! `LINCHPIN_BLESS=1` writes them anew; look at each before it is committed.
use std::io::BufWriter;
use std::path::Path;

/// A colour that differs by more than this is seen.
pub(crate) const SEEN: u8 = 24;
/// Share of the pixels that may, and the mean difference of all: the hair by which computers round edges.
pub(crate) const MOST_SEEN: f64 = 0.0005;
const MOST_MEAN: f64 = 0.05;

/// Colours without transparency, row by row.
pub(crate) struct Pixels {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) rgba: Vec<u8>,
}

impl Pixels {
    fn read(path: &Path) -> Option<Self> {
        let file = std::io::BufReader::new(std::fs::File::open(path).ok()?);
        let mut reader = png::Decoder::new(file).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Rgb, png::BitDepth::Eight));
        let rgba =
            bytes[..info.buffer_size()].chunks_exact(3).flat_map(|c| [c[0], c[1], c[2], 255]).collect();
        Some(Self { width: info.width, height: info.height, rgba })
    }

    fn write(&self, path: &Path) {
        let file = BufWriter::new(std::fs::File::create(path).unwrap());
        let mut encoder = png::Encoder::new(file, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        let bytes: Vec<u8> = self.rgba.chunks_exact(4).flat_map(|c| [c[0], c[1], c[2]]).collect();
        encoder.write_header().unwrap().write_image_data(&bytes).unwrap();
    }

    /// The largest difference of a channel, for each pixel.
    pub(crate) fn differences<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = u8> + 'a {
        let pairs = self.rgba.chunks_exact(4).zip(other.rgba.chunks_exact(4));
        pairs.map(|(a, b)| a.iter().zip(b).map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(0))
    }

    /// Where they differ: black is equal, white is seen.
    fn diff(&self, other: &Self) -> Self {
        let rgba = self
            .differences(other)
            .flat_map(|d| {
                let v = if d > SEEN { 255 } else { d.saturating_mul(4) };
                [v, v, v, 255]
            })
            .collect();
        Self { width: self.width, height: self.height, rgba }
    }
}

/// Compares with `tests/data/pictures/<name>.png`, or writes it.
pub(crate) fn assert_pixels(name: &str, made: &Pixels) {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/pictures/{name}.png"));
    if std::env::var_os("LINCHPIN_BLESS").is_some() {
        std::fs::create_dir_all(golden.parent().unwrap()).unwrap();
        made.write(&golden);
        return;
    }
    let keep = |kind: &str, picture: &Pixels| -> String {
        let folder = std::env::temp_dir().join("linchpin-pictures");
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("{name}.{kind}.png"));
        picture.write(&path);
        path.display().to_string()
    };
    let Some(held) = Pixels::read(&golden) else {
        panic!("{} is missing; made instead: {}", golden.display(), keep("actual", made));
    };
    if (held.width, held.height) != (made.width, made.height) {
        let sizes = [held.width, held.height, made.width, made.height];
        panic!("{name}: the size changed, {sizes:?}; see {}", keep("actual", made));
    }
    let all = f64::from(made.width) * f64::from(made.height);
    let seen = made.differences(&held).filter(|d| *d > SEEN).count() as f64 / all;
    let mean = made.differences(&held).map(f64::from).sum::<f64>() / all;
    if seen > MOST_SEEN || mean > MOST_MEAN {
        let (actual, diff) = (keep("actual", made), keep("diff", &made.diff(&held)));
        panic!("{name}: {:.3} % of the pixels differ, mean {mean:.3}; see {actual} and {diff}", seen * 100.0);
    }
}
