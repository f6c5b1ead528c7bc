//! A record as (field, text) pairs: serde is asked for the fields of a struct, RON for the text of each.
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::ser::{self, Impossible, Serialize, SerializeStruct, Serializer};
use std::fmt;

/// The way all values are written and read: `Some(x)` is `x`, depth limited.
pub(super) fn ron_options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The fields of `record` in the order of its type, each with its text. The field `extra` is left out.
pub(super) fn fields_of<T: Serialize>(record: &T) -> Result<Vec<(&'static str, String)>, NotAStruct> {
    record.serialize(Capture)
}

/// Whether a number's text is too large, infinite or no number. Texts that are no numbers at all are fine.
pub(super) fn beyond_numbers(text: &str) -> bool {
    const LARGEST: f64 = 1e30;
    let plain = text.trim();
    let plain = plain.strip_prefix("Some(").and_then(|t| t.strip_suffix(')')).unwrap_or(plain).trim();
    if !plain.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'N' | 'i')) {
        return false;
    }
    let number = plain.parse::<f64>().ok().or_else(|| ron_options().from_str(plain).ok());
    number.is_some_and(|n| n.is_nan() || n.abs() > LARGEST)
}

/// The value has no fields, or a field has no text.
#[derive(Debug)]
pub(super) struct NotAStruct(String);

impl fmt::Display for NotAStruct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for NotAStruct {}
impl ser::Error for NotAStruct {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

struct Capture;

struct Fields {
    pretty: PrettyConfig,
    options: ron::Options,
    texts: Vec<(&'static str, String)>,
}

impl SerializeStruct for Fields {
    type Ok = Vec<(&'static str, String)>;
    type Error = NotAStruct;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), NotAStruct> {
        if name != "extra" {
            let text = self
                .options
                .to_string_pretty(value, self.pretty.clone())
                .map_err(|error| ser::Error::custom(error.to_string()))?;
            self.texts.push((name, without_escaped_apostrophes(text)));
        }
        Ok(())
    }
    fn end(self) -> Result<Self::Ok, NotAStruct> {
        Ok(self.texts)
    }
}

/// RON escapes `'` inside `"…"`, which hurts to read and changes nothing.
fn without_escaped_apostrophes(text: String) -> String {
    if !text.contains("\\'") {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('\'') => plain.push('\''),
                Some(escaped) => plain.extend(['\\', escaped]),
                None => plain.push('\\'),
            },
            (_, false) => plain.push(c),
        }
    }
    plain
}

macro_rules! no_struct {
    ($($method:ident($($arg:ty),*) ;)*) => {
        $(fn $method(self, $(_: $arg),*) -> Result<Self::Ok, NotAStruct> {
            Err(ser::Error::custom(concat!("a record, not ", stringify!($method))))
        })*
    };
}

impl Serializer for Capture {
    type Ok = Vec<(&'static str, String)>;
    type Error = NotAStruct;
    type SerializeSeq = Impossible<Self::Ok, NotAStruct>;
    type SerializeTuple = Impossible<Self::Ok, NotAStruct>;
    type SerializeTupleStruct = Impossible<Self::Ok, NotAStruct>;
    type SerializeTupleVariant = Impossible<Self::Ok, NotAStruct>;
    type SerializeMap = Impossible<Self::Ok, NotAStruct>;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Impossible<Self::Ok, NotAStruct>;

    fn serialize_struct(self, _name: &'static str, len: usize) -> Result<Fields, NotAStruct> {
        let pretty = PrettyConfig::new().depth_limit(0).new_line("\n").separator(" ");
        Ok(Fields { pretty, options: ron_options(), texts: Vec::with_capacity(len) })
    }

    no_struct! {
        serialize_bool(bool); serialize_i8(i8); serialize_i16(i16); serialize_i32(i32); serialize_i64(i64);
        serialize_u8(u8); serialize_u16(u16); serialize_u32(u32); serialize_u64(u64); serialize_f32(f32);
        serialize_f64(f64); serialize_char(char); serialize_str(&str); serialize_bytes(&[u8]); serialize_none();
        serialize_unit(); serialize_unit_struct(&'static str);
        serialize_unit_variant(&'static str, u32, &'static str);
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Self::Ok, NotAStruct> {
        value.serialize(self)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Result<Self::Ok, NotAStruct> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        _variant: &'static str,
        _value: &T,
    ) -> Result<Self::Ok, NotAStruct> {
        Err(ser::Error::custom("a record, not a variant"))
    }
    fn serialize_seq(self, _len: Option<usize>) -> Result<Self::SerializeSeq, NotAStruct> {
        Err(ser::Error::custom("a record, not a list"))
    }
    fn serialize_tuple(self, _len: usize) -> Result<Self::SerializeTuple, NotAStruct> {
        Err(ser::Error::custom("a record, not a tuple"))
    }
    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _len: usize,
    ) -> Result<Self::SerializeTuple, NotAStruct> {
        Err(ser::Error::custom("a record, not a tuple"))
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NotAStruct> {
        Err(ser::Error::custom("a record, not a variant"))
    }
    fn serialize_map(self, _len: Option<usize>) -> Result<Self::SerializeMap, NotAStruct> {
        Err(ser::Error::custom("a record, not a map"))
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NotAStruct> {
        Err(ser::Error::custom("a record, not a variant"))
    }
}
