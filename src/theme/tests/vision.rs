//! How far apart colours are to the eye, and to an eye that lacks a kind of cone: CAM02-UCS (Luo, Cui, Li 2006) on
//! CIECAM02 under the viewing conditions of sRGB, colour vision by Machado, Oliveira and Fernandes (2009), severity 100 %.
use super::super::{Rgba, Theme, ThemeId};

type Matrix = [[f64; 3]; 3];
type Triple = [f64; 3];

const XYZ_FROM_RGB: Matrix = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];
const CAT02: Matrix = [[0.7328, 0.4296, -0.1624], [-0.7036, 1.6975, 0.0061], [0.0030, 0.0136, 0.9834]];
const HUNT: Matrix = [[0.38971, 0.68898, -0.07868], [-0.22981, 1.18340, 0.04641], [0.0, 0.0, 1.0]];
/// D65.
const WHITE: Triple = [95.047, 100.0, 108.883];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Vision {
    Normal,
    Deuteranopia,
    Protanopia,
    Tritanopia,
}

impl Vision {
    /// What it makes of linear RGB.
    fn matrix(self) -> Matrix {
        match self {
            Self::Normal => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::Deuteranopia => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Protanopia => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Tritanopia => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }
}

fn times(m: Matrix, v: Triple) -> Triple {
    m.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
}

fn inverse(m: Matrix) -> Matrix {
    let minor = |i: usize, j: usize| {
        let (r, s) = ((i + 1) % 3, (i + 2) % 3);
        let (c, d) = ((j + 1) % 3, (j + 2) % 3);
        m[r][c] * m[s][d] - m[r][d] * m[s][c]
    };
    let determinant: f64 = (0..3).map(|j| m[0][j] * minor(0, j)).sum();
    std::array::from_fn(|i| std::array::from_fn(|j| minor(j, i) / determinant))
}

fn linear(c: u8) -> f64 {
    let c = f64::from(c) / 255.0;
    if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
}

/// The colour's place in CAM02-UCS.
fn place(colour: Rgba, vision: Vision) -> Triple {
    let adapting = 64.0 / std::f64::consts::PI / 5.0;
    let degree = 1.0 - (1.0 / 3.6) * ((-adapting - 42.0_f64) / 92.0).exp();
    let k = 1.0 / (5.0 * adapting + 1.0);
    let level = 0.2 * k.powi(4) * 5.0 * adapting + 0.1 * (1.0 - k.powi(4)).powi(2) * (5.0 * adapting).cbrt();
    let n: f64 = 20.0 / 100.0;
    let (bright, z) = (0.725 * n.recip().powf(0.2), 1.48 + n.sqrt());
    let to_cones = |xyz: Triple| {
        let (rgb, white) = (times(CAT02, xyz), times(CAT02, WHITE));
        let adapted = std::array::from_fn(|i| (degree * 100.0 / white[i] + 1.0 - degree) * rgb[i]);
        let cones = times(HUNT, times(inverse(CAT02), adapted));
        cones.map(|c| {
            let x = (level * c.abs() / 100.0).powf(0.42);
            c.signum() * 400.0 * x / (x + 27.13) + 0.1
        })
    };
    let achromatic = |[r, g, b]: Triple| (2.0 * r + g + b / 20.0 - 0.305) * bright;
    let seen = times(vision.matrix(), [linear(colour.r), linear(colour.g), linear(colour.b)]);
    let xyz = times(XYZ_FROM_RGB, seen.map(|c| c.clamp(0.0, 1.0))).map(|v| v * 100.0);
    let cones = to_cones(xyz);
    let [r, g, b] = cones;
    let (red, yellow) = (r - 12.0 * g / 11.0 + b / 11.0, (r + g - 2.0 * b) / 9.0);
    let hue = yellow.atan2(red);
    let lightness = 100.0 * (achromatic(cones) / achromatic(to_cones(WHITE))).max(0.0).powf(0.69 * z);
    let eccentricity = 0.25 * ((hue + 2.0).cos() + 3.8);
    let t = 50_000.0 / 13.0 * bright * eccentricity * red.hypot(yellow) / (r + g + 1.05 * b);
    let chroma = t.powf(0.9) * (lightness / 100.0).sqrt() * (1.64 - 0.29_f64.powf(n)).powf(0.73);
    let colourful = (1.0 + 0.0228 * chroma * level.powf(0.25)).ln() / 0.0228;
    [1.7 * lightness / (1.0 + 0.007 * lightness), colourful * hue.cos(), colourful * hue.sin()]
}

fn distance(a: Rgba, b: Rgba, vision: Vision) -> f64 {
    let (a, b) = (place(a, vision), place(b, vision));
    (0..3).map(|i| (a[i] - b[i]).powi(2)).sum::<f64>().sqrt()
}

/// The smallest step of the ramp, and the distances of +1/−1, +2/−2, +3/−3.
fn ramp(theme: &Theme, vision: Vision) -> [f64; 4] {
    let fill = |score: i8| theme.support(Some(score)).fill;
    let steps = (-3..3).map(|score| distance(fill(score), fill(score + 1), vision));
    let pair = |n: i8| distance(fill(n), fill(-n), vision);
    [steps.fold(f64::INFINITY, f64::min), pair(1), pair(2), pair(3)]
}

#[test]
fn steps_of_support_are_told_apart_by_every_eye() {
    // What the design was chosen by, computed with colorspacious.
    let designed = [
        (ThemeId::Light, Vision::Normal, [19.2, 30.4, 49.9, 50.7]),
        (ThemeId::Light, Vision::Deuteranopia, [13.7, 21.0, 36.3, 35.9]),
        (ThemeId::Light, Vision::Protanopia, [10.6, 15.1, 28.6, 29.1]),
        (ThemeId::Light, Vision::Tritanopia, [21.4, 37.4, 56.8, 55.4]),
        (ThemeId::Dark, Vision::Normal, [16.7, 40.2, 50.2, 43.1]),
        (ThemeId::Dark, Vision::Deuteranopia, [16.0, 27.3, 35.2, 29.0]),
        (ThemeId::Dark, Vision::Protanopia, [18.4, 22.4, 29.8, 25.8]),
        (ThemeId::Dark, Vision::Tritanopia, [15.8, 46.6, 57.5, 50.1]),
    ];
    for (theme, vision, expected) in designed {
        let found = ramp(Theme::get(theme), vision);
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 0.1, "{theme:?} {vision:?}: {found:.1}, not {expected}");
        }
    }
}

#[test]
fn the_ramp_is_lightest_in_the_middle_and_darkens_to_both_ends() {
    let lightness = |theme: ThemeId| {
        let theme = Theme::get(theme);
        (-3..=3).map(move |score| place(theme.support(Some(score)).fill, Vision::Normal)[0].round())
    };
    assert_eq!(lightness(ThemeId::Light).collect::<Vec<_>>(), [41.0, 65.0, 84.0, 96.0, 83.0, 60.0, 35.0]);
    assert_eq!(lightness(ThemeId::Dark).collect::<Vec<_>>(), [81.0, 65.0, 46.0, 29.0, 47.0, 67.0, 89.0]);
}

#[test]
fn no_two_kinds_of_lines_look_the_same_to_any_eye() {
    // Where they come close, influence and zipper above all, arrows, dashes and ticks tell them apart.
    const LEAST: f64 = 4.0;
    for theme in [ThemeId::Light, ThemeId::Dark].map(Theme::get) {
        let lines = [theme.edge_report, theme.edge_influence, theme.edge_conflict, theme.edge_zipper];
        for vision in [Vision::Normal, Vision::Deuteranopia, Vision::Protanopia, Vision::Tritanopia] {
            for (i, a) in lines.iter().enumerate() {
                for b in &lines[i + 1..] {
                    let apart = distance(*a, *b, vision);
                    assert!(apart > LEAST, "{:?} {vision:?}: {apart:.1}", theme.id);
                }
            }
        }
    }
}
