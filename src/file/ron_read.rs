//! Text of a `.ron` file → account. Each record is read as ordered (name, raw text) pairs and then decoded, so
//! that what a newer version added is kept and written back as it stood.
//! Not here: which file, and whether it is one of ours at all (`load`).
use super::error::ReadError;
use super::key_name::KeyName;
use super::ron_fields::{beyond_numbers, ron_options};
use super::stored::Stored;
use crate::model::{Account, AccountBuilder, AccountInfo, BuildProblem, Extra, Key, with_tables};
use ron::value::RawValue;
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;

/// What the first line of every account file says.
pub(super) const FORMAT: &str = "linchpin-account";

/// An account read from text, with what had to be mended.
#[derive(Clone, Debug)]
pub struct ReadAccount {
    pub account: Account,
    pub repairs: Vec<Repair>,
    /// The version of the format that the file has; above [`FORMAT_VERSION`](super::FORMAT_VERSION) it must
    /// not be saved over.
    pub version: u32,
}

/// Something that the file had and the account has not.
#[derive(Clone, Debug, PartialEq)]
pub enum Repair {
    /// The record makes no sense without what is missing.
    Dropped { record: Key, missing: Key },
    /// The record stands, but this reference of it led nowhere.
    Cleared { record: Key, field: &'static str, missing: Key },
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dropped { record, missing } => {
                write!(f, "{} was left out: there is no {}", KeyName(record), KeyName(missing))
            }
            Self::Cleared { record, field, missing } => {
                write!(f, "{}: {field} was cleared: there is no {}", KeyName(record), KeyName(missing))
            }
        }
    }
}

/// Reads the text of an account file.
/// # Errors
/// The first thing that can't be read, with its line. What refers to nothing is no error but a repair.
pub fn read_ron(text: &str) -> Result<ReadAccount, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let reader = Reader { text, error: RefCell::new(None) };
    let mut top = Top::default();
    let read = ron_options().from_str_seed(text, TopSeed { reader: &reader, top: &mut top });
    let read = read.map_err(|error| reader.explained(&error)).and_then(|()| top.finish());
    match (read, top.version) {
        (Err(_), _) if top.format.as_deref() != Some(FORMAT) && !text.contains(FORMAT) => {
            Err(ReadError::NotAnAccount)
        }
        (Err(error), Some(version)) if version > super::FORMAT_VERSION => {
            Err(ReadError::Newer { version, reason: error.to_string() })
        }
        (read, _) => read,
    }
}

/// What has been read so far of the outermost struct.
#[derive(Default)]
struct Top {
    format: Option<String>,
    version: Option<u32>,
    builder: AccountBuilder,
}

impl Top {
    fn finish(&mut self) -> Result<ReadAccount, ReadError> {
        if self.format.is_none() {
            return Err(ReadError::NotAnAccount);
        }
        let version = self.version.ok_or_else(|| wrong_version(1, "it is missing".to_owned()))?;
        let builder = std::mem::take(&mut self.builder);
        let (account, problems) = builder.build();
        let mut repairs = Vec::new();
        for problem in problems {
            match problem {
                BuildProblem::Dangling { record, missing } => {
                    repairs.push(Repair::Dropped { record, missing });
                }
                BuildProblem::Cleared { record, field, missing } => {
                    repairs.push(Repair::Cleared { record, field, missing });
                }
                // Looked for while the lists were read, when the line was known.
                BuildProblem::Duplicate(key) => return Err(ReadError::DuplicateId { line: 1, key }),
            }
        }
        Ok(ReadAccount { account, repairs, version })
    }
}

/// RON's own words, but for those that speak to a programmer.
fn reason(error: &ron::Error) -> String {
    match error {
        ron::Error::ExceededRecursionLimit => "it is nested too deep".to_owned(),
        other => other.to_string(),
    }
}

fn wrong_version(line: usize, reason: String) -> ReadError {
    ReadError::Field { line, list: "the file".to_owned(), field: "version".to_owned(), reason }
}

struct Reader<'de> {
    text: &'de str,
    /// What went wrong inside a visitor: RON's own error can't hold it.
    error: RefCell<Option<ReadError>>,
}

/// Feeds each list of the outermost struct to its place, record by record, so the text is read once.
struct TopSeed<'r, 'de> {
    reader: &'r Reader<'de>,
    top: &'r mut Top,
}

impl<'de> DeserializeSeed<'de> for TopSeed<'_, 'de> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_struct("", &[], self)
    }
}

impl<'de> Visitor<'de> for TopSeed<'_, 'de> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("(format: …, version: …, account: …, lists …)")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { reader, top } = self;
        let mut seen = BTreeSet::new();
        while let Some(Ident(name)) = map.next_key()? {
            if !seen.insert(name.clone()) {
                let raw: &RawValue = map.next_value()?;
                let line = reader.line(raw.get_ron());
                return Err(reader.fail(ReadError::DuplicateList { line, list: name }));
            }
            if read_list(reader, &name, &mut map, &mut top.builder)? {
                continue;
            }
            let raw: &RawValue = map.next_value()?;
            match name.as_str() {
                "format" => {
                    top.format = raw.into_rust().ok();
                    if top.format.as_deref() != Some(FORMAT) {
                        return Err(reader.fail(ReadError::NotAnAccount));
                    }
                }
                "version" => top.version = Some(reader.version(raw).map_err(|e| reader.fail(e))?),
                "account" => {
                    let (mut info, extra) = reader.info(raw).map_err(|e| reader.fail(e))?;
                    info.extra = extra;
                    top.builder.info = info;
                }
                _ => top.builder.unknown_lists.0.push((name, raw.trim().get_ron().to_owned())),
            }
        }
        Ok(())
    }
}

macro_rules! read_lists {
    ($($list:ident: $record:ident, $id:ty;)*) => {
        /// Reads the list into its place; false, and nothing read, if no list is called so.
        fn read_list<'de, A: MapAccess<'de>>(
            reader: &Reader<'de>,
            name: &str,
            map: &mut A,
            builder: &mut AccountBuilder,
        ) -> Result<bool, A::Error> {
            match name {
                $(stringify!($list) => map.next_value_seed(ListSeed { reader, records: &mut builder.$list })?,)*
                _ => return Ok(false),
            }
            Ok(true)
        }
    };
}
with_tables!(read_lists);

struct ListSeed<'r, 'de, R> {
    reader: &'r Reader<'de>,
    records: &'r mut Vec<R>,
}

impl<'de, R: Stored + DeserializeOwned> DeserializeSeed<'de> for ListSeed<'_, 'de, R> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, R: Stored + DeserializeOwned> Visitor<'de> for ListSeed<'_, 'de, R> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("[records …]")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self { reader, records } = self;
        let mut seen = BTreeSet::new();
        while let Some(pairs) = list.next_element::<Pairs>()? {
            let line = pairs.0.first().map(|(_, raw)| raw.get_ron());
            let line = || line.map_or(END, |raw| reader.line(raw));
            let (mut record, extra) = reader.record::<R>(R::LIST, pairs).map_err(|e| reader.fail(e))?;
            *record.extra_mut() = extra;
            if record.lacks_id() {
                return Err(reader.fail(ReadError::EmptyId { line: line(), list: R::LIST.to_owned() }));
            }
            if !seen.insert(record.id()) {
                return Err(reader.fail(ReadError::DuplicateId { line: line(), key: record.key() }));
            }
            records.push(record);
        }
        Ok(())
    }
}

/// Stands for the line that RON had come to, until that is known.
const END: usize = 0;

impl<'de> Reader<'de> {
    /// Keeps the error for `explained` and gives RON one of its own.
    fn fail<E: de::Error>(&self, error: ReadError) -> E {
        let text = error.to_string();
        *self.error.borrow_mut() = Some(error);
        E::custom(text)
    }

    fn explained(&self, error: &ron::error::SpannedError) -> ReadError {
        let here = error.span.start.line.max(1);
        match self.error.take() {
            Some(ReadError::EmptyId { line: END, list }) => ReadError::EmptyId { line: here, list },
            Some(ReadError::Syntax { line: END, reason }) => ReadError::Syntax { line: here, reason },
            Some(error) => error,
            None => ReadError::Syntax { line: here, reason: reason(&error.code) },
        }
    }

    fn version(&self, raw: &RawValue) -> Result<u32, ReadError> {
        match raw.into_rust() {
            Ok(0) => Err(wrong_version(self.line(raw.get_ron()), "it starts at 1".to_owned())),
            Ok(version) => Ok(version),
            Err(error) => Err(wrong_version(self.line(raw.get_ron()), error.code.to_string())),
        }
    }

    fn info(&self, raw: &'de RawValue) -> Result<(AccountInfo, Extra), ReadError> {
        let pairs = ron_options().from_str(raw.get_ron()).map_err(|error| ReadError::Syntax {
            line: self.line_of_start(raw.get_ron()) + error.span.start.line.max(1) - 1,
            reason: reason(&error.code),
        })?;
        self.record("account", pairs)
    }

    fn record<R: DeserializeOwned>(&self, list: &str, pairs: Pairs<'de>) -> Result<(R, Extra), ReadError> {
        let first = pairs.0.first().map(|(_, raw)| raw.get_ron());
        let mut extra = Extra::default();
        let record =
            R::deserialize(RecordDeserializer { pairs, extra: &mut extra }).map_err(|error| match error {
                RecordError::NotFinite { field, raw } => {
                    ReadError::NotFinite { line: self.line(raw), list: list.to_owned(), field }
                }
                RecordError::Field { field, raw, line_in_raw, reason } => ReadError::Field {
                    line: self.line(raw) + line_in_raw - 1,
                    list: list.to_owned(),
                    field,
                    reason,
                },
                RecordError::Record(reason) => {
                    ReadError::Syntax { line: first.map_or(END, |raw| self.line(raw)), reason }
                }
            })?;
        Ok((record, extra))
    }

    /// The line on which `part`, a piece of the text, says something.
    fn line(&self, part: &str) -> usize {
        self.line_of_start(part.trim_start())
    }

    fn line_of_start(&self, part: &str) -> usize {
        // RawValue borrows from the text it was read from, so the distance of the two is the offset.
        let offset = (part.as_ptr().addr()).saturating_sub(self.text.as_ptr().addr()).min(self.text.len());
        1 + self.text.get(..offset).unwrap_or_default().matches('\n').count()
    }
}

/// The fields of a struct as they stand.
struct Pairs<'de>(Vec<(String, &'de RawValue)>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PairsVisitor;
        impl<'de> Visitor<'de> for PairsVisitor {
            type Value = Pairs<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("(name: value, …)")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(Ident(name)) = map.next_key()? {
                    pairs.push((name, map.next_value()?));
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_struct("", &[], PairsVisitor)
    }
}

struct Ident(String);

impl<'de> Deserialize<'de> for Ident {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct IdentVisitor;
        impl Visitor<'_> for IdentVisitor {
            type Value = Ident;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a name")
            }
            fn visit_str<E: de::Error>(self, name: &str) -> Result<Ident, E> {
                Ok(Ident(name.to_owned()))
            }
        }
        deserializer.deserialize_identifier(IdentVisitor)
    }
}

/// Feeds a record the fields it knows and keeps the others.
struct RecordDeserializer<'de, 'e> {
    pairs: Pairs<'de>,
    extra: &'e mut Extra,
}

#[derive(Debug)]
enum RecordError<'de> {
    NotFinite { field: String, raw: &'de str },
    Field { field: String, raw: &'de str, line_in_raw: usize, reason: String },
    Record(String),
}

impl fmt::Display for RecordError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFinite { field, .. } => write!(f, "{field} is not finite"),
            Self::Field { reason, .. } | Self::Record(reason) => f.write_str(reason),
        }
    }
}
impl std::error::Error for RecordError<'_> {}
impl de::Error for RecordError<'_> {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Record(message.to_string())
    }
}

impl<'de> Deserializer<'de> for RecordDeserializer<'de, '_> {
    type Error = RecordError<'de>;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, RecordError<'de>> {
        let (known, unknown): (Vec<_>, Vec<_>) = self
            .pairs
            .0
            .into_iter()
            .partition(|(name, _)| name != "extra" && fields.contains(&name.as_str()));
        self.extra.0 =
            unknown.into_iter().map(|(name, raw)| (name, raw.trim().get_ron().to_owned())).collect();
        visitor.visit_map(KnownFields { fields: known.into_iter(), next: None })
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, RecordError<'de>> {
        Err(de::Error::custom("a record must be a struct"))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

struct KnownFields<'de> {
    fields: std::vec::IntoIter<(String, &'de RawValue)>,
    next: Option<(String, &'de RawValue)>,
}

impl<'de> MapAccess<'de> for KnownFields<'de> {
    type Error = RecordError<'de>;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, RecordError<'de>> {
        self.next = self.fields.next();
        let Some((name, _)) = &self.next else { return Ok(None) };
        seed.deserialize(name.as_str().into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, RecordError<'de>> {
        let (field, raw) = self.next.take().ok_or_else(|| de::Error::custom("a value without a name"))?;
        let raw = raw.get_ron();
        if beyond_numbers(raw) {
            return Err(RecordError::NotFinite { field, raw });
        }
        if field == "vote" && raw.trim_start().starts_with('-') {
            let reason = "a vote weighs 0 or more".to_owned();
            return Err(RecordError::Field { field, raw, line_in_raw: 1, reason });
        }
        ron_options().from_str_seed(raw, seed).map_err(|error| RecordError::Field {
            field,
            raw,
            line_in_raw: error.span.start.line.max(1),
            reason: error.code.to_string(),
        })
    }
}
