//! SVG, as text that can be edited or as outlines that look alike everywhere.
use super::{ExportError, segments};
use crate::geom::Point;
use crate::model::PhotoData;
use crate::photo::jpeg;
use crate::scene::{
    Cap, Element, Group, PathShape, PhotoShape, RectShape, Scene, Segment, Shape, Stroke, TextShape,
};
use crate::text::FontFile;
use crate::theme::{Rgba, Weight};
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io;

/// How text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SvgText {
    /// As text: small, searchable, editable; the reader's fonts decide how it looks.
    Text,
    /// As shapes: looks the same without our fonts.
    Outlines,
}

/// Our fonts, then those that Apple and Microsoft ship.
const FONT_STACK: &str = "Inter, 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/// The scene as an SVG document, one unit a map point. It holds no ids: a customer may read it.
///
/// # Errors
/// For a scene without area.
pub fn svg(scene: &Scene, text: SvgText) -> Result<Vec<u8>, ExportError> {
    let (w, h) = (scene.bounds.width(), scene.bounds.height());
    if !(w > 0.0 && h > 0.0 && w.is_finite() && h.is_finite()) {
        return Err(ExportError::NoArea { width: w, height: h });
    }
    let mut svg = Svg { writer: Writer::new(Vec::new()), text, outlines: HashMap::new() };
    svg.document(scene)?;
    Ok(svg.writer.into_inner())
}

struct Svg {
    writer: Writer<Vec<u8>>,
    text: SvgText,
    /// By font, glyph and the bits of the size.
    outlines: HashMap<(FontFile, u16, u32), Outline>,
}

impl Svg {
    fn document(&mut self, scene: &Scene) -> io::Result<()> {
        let min = scene.bounds.min;
        let (w, h) = (number(scene.bounds.width()), number(scene.bounds.height()));
        let mut root = BytesStart::new("svg");
        root.push_attribute(("xmlns", "http://www.w3.org/2000/svg"));
        root.push_attribute(("width", &*w));
        root.push_attribute(("height", &*h));
        root.push_attribute(("viewBox", &*format!("{} {} {w} {h}", number(min.x), number(min.y))));
        root.push_attribute(("xml:lang", scene.lang));
        if self.text == SvgText::Text {
            root.push_attribute(("xml:space", "preserve"));
            root.push_attribute(("font-family", FONT_STACK));
            // Not an attribute of SVG, hence as style.
            root.push_attribute(("style", "font-variant-numeric: tabular-nums"));
        }
        self.writer.write_event(Event::Start(root))?;
        self.title(&scene.title)?;
        let mut background = BytesStart::new("rect");
        background.push_attribute(("x", &*number(min.x)));
        background.push_attribute(("y", &*number(min.y)));
        background.push_attribute(("width", &*w));
        background.push_attribute(("height", &*h));
        fill(&mut background, Some(scene.background));
        self.line_break()?;
        self.writer.write_event(Event::Empty(background))?;
        for group in &scene.groups {
            self.group(group)?;
        }
        self.line_break()?;
        self.writer.write_event(Event::End(BytesEnd::new("svg")))?;
        self.line_break()
    }

    fn line_break(&mut self) -> io::Result<()> {
        self.writer.write_event(Event::Text(BytesText::new("\n")))
    }

    fn title(&mut self, title: &str) -> io::Result<()> {
        if !title.is_empty() {
            self.writer
                .create_element("title")
                .write_text_content(BytesText::new(&without_controls(title)))?;
        }
        Ok(())
    }

    fn group(&mut self, group: &Group) -> io::Result<()> {
        let mut g = BytesStart::new("g");
        g.push_attribute((
            "class",
            match group.shows {
                Element::Person(_) => "person",
                Element::Link { .. } => "link",
                Element::Region(_) => "region",
                Element::Furniture => "furniture",
            },
        ));
        self.line_break()?;
        self.writer.write_event(Event::Start(g))?;
        self.title(&group.label)?;
        for shape in &group.shapes {
            self.shape(shape)?;
        }
        self.writer.write_event(Event::End(BytesEnd::new("g")))
    }

    fn shape(&mut self, shape: &Shape) -> io::Result<()> {
        match shape {
            Shape::Rect(shape) => self.rect(shape),
            Shape::Circle(shape) => {
                let mut tag = BytesStart::new("circle");
                tag.push_attribute(("cx", &*number(shape.center.x)));
                tag.push_attribute(("cy", &*number(shape.center.y)));
                tag.push_attribute(("r", &*number(shape.radius)));
                fill(&mut tag, shape.fill);
                stroke(&mut tag, shape.stroke, Join::Miter);
                self.writer.write_event(Event::Empty(tag))
            }
            Shape::Path(PathShape { segments, fill, stroke }) => {
                self.path(segments, *fill, *stroke, Join::Round)
            }
            Shape::Text(shape) => match self.text {
                SvgText::Text => self.text(shape),
                SvgText::Outlines => self.outlines(shape),
            },
            Shape::Photo(shape) => self.photo(shape),
        }
    }

    /// The picture in the file itself, so that nothing points outside it.
    fn photo(&mut self, shape: &PhotoShape) -> io::Result<()> {
        let Some(bytes) = jpeg(&shape.photo, shape.grey) else { return Ok(()) };
        let mut tag = BytesStart::new("image");
        tag.push_attribute(("x", &*number(shape.rect.min.x)));
        tag.push_attribute(("y", &*number(shape.rect.min.y)));
        tag.push_attribute(("width", &*number(shape.rect.width())));
        tag.push_attribute(("height", &*number(shape.rect.height())));
        if shape.opacity < 1.0 {
            tag.push_attribute(("opacity", &*number(shape.opacity)));
        }
        let round = format!("clip-path: inset(0 round {}px)", number(shape.radius));
        tag.push_attribute(("style", &*round));
        tag.push_attribute(("href", &*format!("data:image/jpeg;base64,{}", PhotoData::of(&bytes).as_str())));
        self.writer.write_event(Event::Empty(tag))
    }

    fn rect(&mut self, shape: &RectShape) -> io::Result<()> {
        let RectShape { rect, radius, fill: inside, stroke: pen } = *shape;
        let radius = segments::fitting(rect, radius);
        if [radius.ne, radius.se, radius.sw].iter().any(|r| *r != radius.nw) {
            return self.path(&segments::rectangle(rect, radius), inside, pen, Join::Miter);
        }
        let mut tag = BytesStart::new("rect");
        tag.push_attribute(("x", &*number(rect.min.x)));
        tag.push_attribute(("y", &*number(rect.min.y)));
        tag.push_attribute(("width", &*number(rect.width())));
        tag.push_attribute(("height", &*number(rect.height())));
        if radius.nw > 0.0 {
            tag.push_attribute(("rx", &*number(radius.nw)));
        }
        fill(&mut tag, inside);
        stroke(&mut tag, pen, Join::Miter);
        self.writer.write_event(Event::Empty(tag))
    }

    fn path(
        &mut self,
        steps: &[Segment],
        inside: Option<Rgba>,
        pen: Option<Stroke>,
        join: Join,
    ) -> io::Result<()> {
        let mut data = String::new();
        for step in steps {
            add_step(&mut data, *step);
        }
        let mut tag = BytesStart::new("path");
        tag.push_attribute(("d", &*data));
        fill(&mut tag, inside);
        stroke(&mut tag, pen, join);
        self.writer.write_event(Event::Empty(tag))
    }

    fn text(&mut self, shape: &TextShape) -> io::Result<()> {
        let mut tag = BytesStart::new("text");
        tag.push_attribute(("x", &*number(shape.left())));
        tag.push_attribute(("y", &*number(shape.at.y)));
        tag.push_attribute(("font-size", &*number(shape.line.size)));
        tag.push_attribute((
            "font-weight",
            match shape.line.weight {
                Weight::Regular => "400",
                Weight::Strong => "600",
            },
        ));
        // Other fonts are as wide as ours, in readers that know how.
        tag.push_attribute(("textLength", &*number(shape.line.width)));
        tag.push_attribute(("lengthAdjust", "spacingAndGlyphs"));
        fill(&mut tag, Some(shape.color));
        self.writer.write_event(Event::Start(tag))?;
        self.writer.write_event(Event::Text(BytesText::new(&without_controls(&shape.line.text))))?;
        self.writer.write_event(Event::End(BytesEnd::new("text")))
    }

    fn outlines(&mut self, shape: &TextShape) -> io::Result<()> {
        let mut data = String::new();
        let mut pen = (0, 0);
        for glyph in segments::glyphs(shape) {
            let size = shape.line.size;
            let outline = self
                .outlines
                .entry((glyph.font, glyph.glyph, size.to_bits()))
                .or_insert_with(|| Outline::new(glyph.font, glyph.glyph, size));
            if !outline.data.is_empty() {
                let origin = (hundredths(glyph.at.x), hundredths(glyph.at.y));
                data.push('m');
                add_pair(&mut data, origin.0 - pen.0, origin.1 - pen.1);
                data.push_str(&outline.data);
                pen = (origin.0 + outline.end.0, origin.1 + outline.end.1);
            }
        }
        if data.is_empty() {
            return Ok(());
        }
        let mut tag = BytesStart::new("path");
        tag.push_attribute(("d", &*data));
        fill(&mut tag, Some(shape.color));
        self.writer.write_event(Event::Empty(tag))
    }
}

/// A glyph in relative steps from its origin, which are shorter than absolute ones and serve wherever the glyph
/// comes again. Counted in hundredths as written, so that rounding does not add up.
#[derive(Default)]
struct Outline {
    data: String,
    /// Where the last step ends.
    end: (i64, i64),
}

impl Outline {
    fn new(font: FontFile, glyph: u16, size: f32) -> Self {
        let mut drawn = Self::default();
        let mut start = drawn.end;
        let placed = segments::Placed { font, glyph, at: Point::default() };
        segments::trace(&placed, size, |step| drawn.add(step, &mut start));
        drawn
    }

    fn add(&mut self, step: Segment, start: &mut (i64, i64)) {
        let from = self.end;
        self.data.push(match step {
            Segment::Move(_) => 'm',
            Segment::Line(_) => 'l',
            Segment::Quad(..) => 'q',
            Segment::Cubic(..) => 'c',
            Segment::Close => {
                self.end = *start;
                'z'
            }
        });
        for (nth, p) in step.points().enumerate() {
            let at = (hundredths(p.x), hundredths(p.y));
            if nth > 0 && at.0 >= from.0 {
                self.data.push(' ');
            }
            add_pair(&mut self.data, at.0 - from.0, at.1 - from.1);
            self.end = at;
        }
        if let Segment::Move(_) = step {
            *start = self.end;
        }
    }
}

#[derive(Clone, Copy)]
enum Join {
    /// What SVG does unless told otherwise.
    Miter,
    Round,
}

fn fill(tag: &mut BytesStart<'_>, color: Option<Rgba>) {
    let Some(color) = color else {
        tag.push_attribute(("fill", "none"));
        return;
    };
    tag.push_attribute(("fill", &*opaque_hex(color)));
    if color.a != 0xFF {
        tag.push_attribute(("fill-opacity", &*opacity(color)));
    }
}

fn stroke(tag: &mut BytesStart<'_>, stroke: Option<Stroke>, join: Join) {
    let Some(Stroke { width, color, dash, cap }) = stroke else { return };
    tag.push_attribute(("stroke", &*opaque_hex(color)));
    if color.a != 0xFF {
        tag.push_attribute(("stroke-opacity", &*opacity(color)));
    }
    tag.push_attribute(("stroke-width", &*number(width)));
    if let Some([dash, gap]) = dash {
        tag.push_attribute(("stroke-dasharray", &*format!("{} {}", number(dash), number(gap))));
    }
    match cap {
        Cap::Butt => {}
        Cap::Round => tag.push_attribute(("stroke-linecap", "round")),
    }
    match join {
        Join::Miter => {}
        Join::Round => tag.push_attribute(("stroke-linejoin", "round")),
    }
}

fn opaque_hex(color: Rgba) -> String {
    Rgba { a: 0xFF, ..color }.to_hex()
}

/// Three decimals tell all 256 values apart.
fn opacity(color: Rgba) -> String {
    format!("{:.3}", f32::from(color.a) / 255.0)
}

fn add_step(data: &mut String, step: Segment) {
    let letter = match step {
        Segment::Move(_) => 'M',
        Segment::Line(_) => 'L',
        Segment::Quad(..) => 'Q',
        Segment::Cubic(..) => 'C',
        Segment::Close => 'Z',
    };
    data.push(letter);
    for (nth, p) in step.points().enumerate() {
        if nth > 0 {
            data.push(' ');
        }
        add_number(data, p.x);
        data.push(' ');
        add_number(data, p.y);
    }
}

fn number(x: f32) -> String {
    let mut text = String::new();
    add_number(&mut text, x);
    text
}

/// Two decimals at most and no `-0`. What is no number becomes 0, as casts do it.
fn add_number(text: &mut String, x: f32) {
    add_hundredths(text, hundredths(x));
}

fn hundredths(x: f32) -> i64 {
    (f64::from(x) * 100.0).round() as i64
}

fn add_hundredths(text: &mut String, hundredths: i64) {
    if hundredths < 0 {
        text.push('-');
    }
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    // Writing to a `String` cannot fail.
    let _ = match (part, part % 10) {
        (0, _) => write!(text, "{whole}"),
        (_, 0) => write!(text, "{whole}.{}", part / 10),
        _ => write!(text, "{whole}.{part:02}"),
    };
}

/// Two numbers, apart.
fn add_pair(text: &mut String, x: i64, y: i64) {
    add_hundredths(text, x);
    if y >= 0 {
        text.push(' ');
    }
    add_hundredths(text, y);
}

/// Without the characters that XML 1.0 cannot hold, escaped or not.
fn without_controls(text: &str) -> Cow<'_, str> {
    let forbidden = |c: char| matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    if text.contains(forbidden) { text.replace(forbidden, "").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_zero_has_no_sign() {
        for (x, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (-0.004, "0"),
            (-0.006, "-0.01"),
            (1.0, "1"),
            (1.5, "1.5"),
            (1.05, "1.05"),
            (-12.345, "-12.35"),
            (0.999, "1"),
            (f32::NAN, "0"),
        ] {
            assert_eq!(number(x), text, "{x}");
        }
    }

    #[test]
    fn relative_steps_end_where_absolute_ones_do() {
        use crate::geom::pt;
        let (mut outline, mut start) = (Outline::default(), (0, 0));
        for step in [
            Segment::Move(pt(10.004, 10.0)),
            Segment::Line(pt(10.008, 5.5)),
            Segment::Quad(pt(9.0, 5.5), pt(9.0, 6.0)),
            Segment::Close,
            Segment::Move(pt(11.0, 10.0)),
            Segment::Line(pt(11.0, 12.0)),
        ] {
            outline.add(step, &mut start);
        }
        assert_eq!(outline.data, "m10 10l0.01-4.5q-1.01 0-1.01 0.5zm1 0l0 2");
        assert_eq!(outline.end, (1100, 1200));
    }

    #[test]
    fn characters_that_xml_cannot_hold_are_dropped() {
        assert_eq!(without_controls("a\0b\u{1B}c\td\u{FFFF}"), "abc\td");
    }
}
