//! The three writers draw a whole scene: nothing is left out, cropped or different on a second run.
#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests may panic, too; clippy excepts only the tests themselves"
)]
use linchpin::catalogue::Lang;
use linchpin::export::{ExportError, PngBackground, PngOptions, SvgText, pdf, pdf_pages, png, rgba, svg};
use linchpin::geom::{Point, Rect, pt};
use linchpin::scene::{
    Align, CircleShape, Corners, Element, Frame, Group, Paper, PathShape, RectShape, Scene, Segment, Shape,
    Stroke, TextShape,
};
use linchpin::session::compose::customer_scene;
use linchpin::session::sample::{SAMPLE_DAY, sample};
use linchpin::text;
use linchpin::theme::{Rgba, Weight};
use quick_xml::events::Event;

const PAPER: Rgba = opaque(0xF0, 0xF4, 0xF8);
const BLUE: Rgba = opaque(0x10, 0x40, 0xC0);
const RED: Rgba = opaque(0xC0, 0x20, 0x20);
const GREEN: Rgba = opaque(0x20, 0x90, 0x40);
const INK: Rgba = opaque(0x10, 0x18, 0x20);

const fn opaque(r: u8, g: u8, b: u8) -> Rgba {
    Rgba { r, g, b, a: 0xFF }
}

fn rect(rect: Rect, radius: Corners, fill: Option<Rgba>, stroke: Option<Stroke>) -> Shape {
    Shape::Rect(RectShape { rect, radius, fill, stroke })
}

fn line(words: &str, size: f32, weight: Weight, at: Point, align: Align) -> Shape {
    let line = text::shape(words, size, weight);
    Shape::Text(TextShape { line, at, align, color: INK, min_px: 6.0, room: 200.0 })
}

/// 300 × 200 points that begin at (-20, -10), with every kind of shape.
fn picture() -> Scene {
    let card = vec![
        rect(Rect::new(0.0, 0.0, 240.0, 100.0), Corners::all(8.0), Some(opaque(0xFF, 0xFF, 0xFF)), None),
        rect(Rect::new(0.0, 0.0, 6.0, 100.0), Corners::left(6.0), Some(BLUE), None),
        rect(Rect::new(0.0, 0.0, 240.0, 100.0), Corners::all(8.0), None, Some(Stroke::new(2.0, BLUE))),
        line("Zoë <Novak> & \"Söhne\"", 16.0, Weight::Strong, pt(16.0, 28.0), Align::Left),
        line("首席信息官 CIO（欧阳明轩，1,234）", 12.0, Weight::Regular, pt(16.0, 50.0), Align::Left),
        line("Middle 中间", 12.0, Weight::Regular, pt(120.0, 70.0), Align::Center),
        line("Right end 喆玥", 12.0, Weight::Strong, pt(232.0, 90.0), Align::Right),
        Shape::Circle(CircleShape {
            center: pt(220.0, 20.0),
            radius: 10.0,
            fill: Some(GREEN.with_opacity(0.5)),
            stroke: Some(Stroke::new(1.5, GREEN)),
        }),
    ];
    let link = vec![
        Shape::Path(PathShape {
            segments: vec![
                Segment::Move(pt(120.0, 100.0)),
                Segment::Line(pt(120.0, 130.0)),
                Segment::Quad(pt(120.0, 140.0), pt(130.0, 140.0)),
                Segment::Cubic(pt(160.0, 140.0), pt(170.0, 150.0), pt(170.0, 170.0)),
            ],
            fill: None,
            stroke: Some(Stroke::new(2.0, RED).dashed([6.0, 4.0]).round()),
        }),
        Shape::Path(PathShape {
            segments: vec![
                Segment::Move(pt(170.0, 180.0)),
                Segment::Line(pt(164.0, 168.0)),
                Segment::Line(pt(176.0, 168.0)),
                Segment::Close,
            ],
            fill: Some(RED),
            stroke: None,
        }),
    ];
    let edges = [
        (-20.0, -10.0, 300.0, 1.0),
        (-20.0, 189.0, 300.0, 1.0),
        (-20.0, -10.0, 1.0, 200.0),
        (279.0, -10.0, 1.0, 200.0),
    ]
    .map(|(x, y, w, h)| rect(Rect::new(x, y, w, h), Corners::default(), Some(RED), None));
    let link_shows = Element::Link { id: "L-secret".into(), from: "P-secret".into(), to: "P-other".into() };
    Scene {
        bounds: Rect::new(-20.0, -10.0, 300.0, 200.0),
        background: PAPER,
        groups: vec![
            Group::new(Element::Furniture, String::new(), edges.to_vec()),
            Group::new(link_shows, "reports to".to_owned(), link),
            Group::new(
                Element::Person("P-secret".into()),
                "Zoë <Novak> & \"Söhne\"\u{7}, +1".to_owned(),
                card,
            ),
        ],
        title: "Map & plan 地图\u{1B}".to_owned(),
        lang: "zh-Hans",
        page_links: Vec::new(),
        on_paper: None,
    }
}

/// The names of all elements and the text of the document; fails when it is not well-formed.
fn read_svg(bytes: &[u8]) -> (Vec<String>, String) {
    let source = std::str::from_utf8(bytes).unwrap();
    let mut reader = quick_xml::Reader::from_str(source);
    let (mut elements, mut words) = (Vec::new(), String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    attribute.unwrap();
                }
                elements.push(tag.name().as_ref().to_owned());
            }
            Event::Text(part) => words.push_str(&part.xml10_content()),
            Event::GeneralRef(name) => {
                let entity = format!("&{};", &*name);
                words.push_str(&quick_xml::escape::unescape(&entity).unwrap());
            }
            Event::Eof => return (elements, words),
            _ => {}
        }
    }
}

#[test]
fn an_svg_is_well_formed_and_holds_the_text_once_a_line() {
    let bytes = svg(&picture(), SvgText::Text).unwrap();
    let (elements, words) = read_svg(&bytes);
    assert_eq!(elements.iter().filter(|name| *name == "text").count(), 4);
    for expected in
        ["Zoë <Novak> & \"Söhne\"", "首席信息官 CIO（欧阳明轩，1,234）", "喆玥", "Map & plan 地图"]
    {
        assert!(words.contains(expected), "{expected}: {words}");
    }
    let source = String::from_utf8(bytes).unwrap();
    assert!(!source.contains(|c: char| c.is_control() && c != '\n'));
    assert!(!source.contains("secret"), "ids are nobody's business");
    for expected in [
        r#"width="300" height="200" viewBox="-20 -10 300 200" xml:lang="zh-Hans""#,
        r##"fill="#209040" fill-opacity="0.502""##,
        r#"stroke-dasharray="6 4" stroke-linecap="round""#,
        r#"<g class="person"><title>Zoë"#,
        r#"<g class="furniture"><rect"#,
        r#"rx="8""#,
    ] {
        assert!(source.contains(expected), "{expected}: {source}");
    }
}

#[test]
fn an_outlined_svg_needs_no_fonts() {
    let bytes = svg(&picture(), SvgText::Outlines).unwrap();
    let (elements, _) = read_svg(&bytes);
    assert!(!elements.iter().any(|name| name == "text"));
    assert!(!String::from_utf8(bytes).unwrap().contains("font-"));
    let paths =
        |text| read_svg(&svg(&picture(), text).unwrap()).0.iter().filter(|name| *name == "path").count();
    assert_eq!(paths(SvgText::Outlines), paths(SvgText::Text) + 4);
}

const OPAQUE: PngOptions = PngOptions { scale: 2.0, background: PngBackground::Opaque };
const TRANSPARENT: PngOptions = PngOptions { scale: 2.0, background: PngBackground::Transparent };

/// The pixel in which a point of the map lies, at scale 2.
fn pixel(pixels: &[u8], x: f32, y: f32) -> [u8; 4] {
    let at = (((y + 10.0) * 2.0) as usize * 600 + ((x + 20.0) * 2.0) as usize) * 4;
    pixels[at..at + 4].try_into().unwrap()
}

fn solid(c: Rgba) -> [u8; 4] {
    [c.r, c.g, c.b, c.a]
}

#[test]
fn pixels_have_the_colours_of_the_scene() {
    let (w, h, pixels) = rgba(&picture(), OPAQUE).unwrap();
    assert_eq!((w, h, pixels.len()), (600, 400, 600 * 400 * 4));
    assert_eq!(pixel(&pixels, 260.0, 150.0), solid(PAPER));
    assert_eq!(pixel(&pixels, 3.0, 50.0), solid(BLUE));
    assert_eq!(pixel(&pixels, 170.0, 171.0), solid(RED));
    assert_eq!(pixel(&pixels, 220.0, 20.0), [0x8F, 0xC7, 0x9F, 0xFF], "half of green on white");
    let ink = pixels.chunks_exact(4).filter(|pixel| *pixel == solid(INK)).count();
    assert!(ink > 500, "text is painted: {ink}");
}

#[test]
fn what_touches_the_bounds_is_not_cropped() {
    let (_, _, pixels) = rgba(&picture(), OPAQUE).unwrap();
    for x in [0, 300, 599] {
        for y in [0, 200, 399] {
            if x != 300 || y != 200 {
                let at = (y * 600 + x) * 4;
                assert_eq!(pixels[at..at + 4], solid(RED), "{x} {y}");
            }
        }
    }
}

#[test]
fn a_transparent_background_is_clear_and_its_colours_are_straight() {
    let (_, _, pixels) = rgba(&picture(), TRANSPARENT).unwrap();
    assert_eq!(pixel(&pixels, 260.0, 150.0), [0; 4]);
    assert_eq!(pixel(&pixels, 3.0, 50.0), solid(BLUE));
    let mut scene = picture();
    scene.groups.drain(..2);
    scene.groups[0].shapes.drain(..7);
    let (_, _, pixels) = rgba(&scene, TRANSPARENT).unwrap();
    let [r, g, b, a] = pixel(&pixels, 220.0, 20.0);
    assert_eq!(a, 0x80);
    assert!(r.abs_diff(GREEN.r) <= 1 && g.abs_diff(GREEN.g) <= 1 && b.abs_diff(GREEN.b) <= 1);
}

fn read_png(bytes: &[u8]) -> (::png::OutputInfo, Option<::png::PixelDimensions>, Vec<u8>) {
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    (info, reader.info().pixel_dims, pixels)
}

#[test]
fn a_png_file_holds_the_pixels_and_their_density() {
    let bytes = png(&picture(), OPAQUE).unwrap();
    let (info, density, pixels) = read_png(&bytes);
    assert_eq!((info.width, info.height, info.color_type), (600, 400, ::png::ColorType::Rgb));
    assert_eq!(density.unwrap().xppu, 7559, "192 dots an inch");
    let (_, _, expected) = rgba(&picture(), OPAQUE).unwrap();
    let without_alpha: Vec<u8> = expected.chunks_exact(4).flat_map(|pixel| pixel[..3].to_vec()).collect();
    assert_eq!(pixels, without_alpha);

    let (info, _, pixels) = read_png(&png(&picture(), TRANSPARENT).unwrap());
    assert_eq!(info.color_type, ::png::ColorType::Rgba);
    assert_eq!(pixels, rgba(&picture(), TRANSPARENT).unwrap().2);
    assert_eq!(bytes, png(&picture(), OPAQUE).unwrap(), "the same on a second run");
}

#[test]
fn a_large_picture_has_no_seams() {
    // Several tiles in both directions, each filled by one shape that spans them all.
    let bounds = Rect::new(0.0, 0.0, 5000.0, 700.0);
    let whole = rect(bounds, Corners::all(1.0), Some(BLUE), None);
    let bar = rect(Rect::new(0.0, 340.0, 5000.0, 20.0), Corners::default(), Some(RED), None);
    let scene = Scene {
        bounds,
        background: PAPER,
        groups: vec![Group::new(Element::Furniture, String::new(), vec![whole, bar])],
        title: String::new(),
        lang: "en",
        page_links: Vec::new(),
        on_paper: None,
    };
    let (w, _, pixels) = rgba(&scene, PngOptions { scale: 1.0, ..OPAQUE }).unwrap();
    assert_eq!(w, 5000);
    for (y, row) in pixels.chunks_exact(5000 * 4).enumerate().take(699).skip(1) {
        let expected = solid(if (340..360).contains(&y) { RED } else { BLUE });
        assert!(row.chunks_exact(4).all(|pixel| pixel == expected), "row {y}");
    }
}

#[test]
fn a_picture_too_large_names_the_largest_scale_that_fits() {
    let scene = Scene { bounds: Rect::new(0.0, 0.0, 10_000.0, 5_000.0), groups: Vec::new(), ..picture() };
    let error = png(&scene, PngOptions { scale: 3.0, ..OPAQUE }).unwrap_err();
    let ExportError::TooLarge { width, height, limit, largest_scale } = error else { panic!("{error}") };
    assert_eq!((width, height, limit, largest_scale), (30_000, 15_000, 200_000_000, 2.0));
    assert!(error.to_string().contains("at most 2,"), "{error}");
    let side = Scene { bounds: Rect::new(0.0, 0.0, 40_000.0, 10.0), ..scene };
    assert!(matches!(
        rgba(&side, PngOptions { scale: 1.0, ..OPAQUE }),
        Err(ExportError::TooLarge { largest_scale, .. }) if largest_scale == 0.819
    ));
}

#[test]
fn a_scene_without_area_and_a_scale_of_nothing_are_refused() {
    let empty = Scene { bounds: Rect::default(), ..picture() };
    assert!(matches!(svg(&empty, SvgText::Text), Err(ExportError::NoArea { .. })));
    assert!(matches!(pdf(&empty), Err(ExportError::NoArea { .. })));
    assert!(matches!(png(&empty, OPAQUE), Err(ExportError::NoArea { .. })));
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        assert!(matches!(png(&picture(), PngOptions { scale, ..OPAQUE }), Err(ExportError::BadScale { .. })));
    }
}

#[test]
fn a_pdf_is_one_page_in_the_scene_s_size_and_the_same_every_time() {
    let bytes = pdf(&picture()).unwrap();
    assert!(bytes.starts_with(b"%PDF"));
    assert_eq!(bytes, pdf(&picture()).unwrap());
    let source = String::from_utf8_lossy(&bytes);
    assert!(source.contains("/MediaBox[0 0 225 150]"), "{source}");
    assert!(source.contains("/ToUnicode") && source.contains("zh-Hans"));
    let huge = Scene { bounds: Rect::new(0.0, 0.0, 40_000.0, 1_000.0), groups: Vec::new(), ..picture() };
    let bytes = pdf(&huge).unwrap();
    assert!(String::from_utf8_lossy(&bytes).contains("/MediaBox[0 0 14400 360]"));
}

#[test]
fn a_sheet_has_the_size_of_its_paper() {
    // Millimetres: slide of 13⅓ × 7½ inches, A4, A4 upright.
    for paper in Paper::ALL {
        let (width, height) = match paper {
            Paper::Screen => (338.7, 190.5),
            Paper::A4 => (297.0, 210.0),
            Paper::A4Upright => (210.0, 297.0),
            Paper::Square => (210.0, 210.0),
        };
        let sheet = customer_scene(&sample(Lang::En), Lang::En, SAMPLE_DAY, Frame::Sheet(paper));
        let bytes = pdf(&sheet).unwrap();
        let source = String::from_utf8_lossy(&bytes);
        let (_, size) = source.split_once("/MediaBox[0 0 ").unwrap();
        let points: Vec<f32> = size.split([' ', ']']).take(2).map(|side| side.parse().unwrap()).collect();
        for (side, millimetres) in points.iter().zip([width, height]) {
            assert!((side / 72.0 * 25.4 - millimetres).abs() < 0.3, "{paper:?}: {points:?}");
        }
    }
}

#[test]
fn each_scene_is_a_page_of_its_own_size() {
    let wide = Scene { bounds: Rect::new(0.0, 0.0, 400.0, 100.0), ..picture() };
    let bytes = pdf_pages(&[picture(), wide]).unwrap();
    let source = String::from_utf8_lossy(&bytes);
    for size in ["/MediaBox[0 0 225 150]", "/MediaBox[0 0 300 75]"] {
        assert_eq!(source.matches(size).count(), 1, "{size}");
    }
    assert!(matches!(pdf_pages(&[]), Err(ExportError::NoArea { .. })));
}
