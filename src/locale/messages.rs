//! Messages by key. A key that a language lacks shows itself, so a window is never empty; `tests/locales.rs`
//! makes it a red build first.
use super::figures::{number, without_end_zeros};
use crate::catalogue::Lang;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A message without arguments. Made once, then only looked up.
pub fn tr(lang: Lang, key: &str) -> Cow<'static, str> {
    match texts(lang).fixed.get(key) {
        Some(text) => Cow::Borrowed(text.as_str()),
        None => Cow::Owned(tr_args(lang, key, &[])),
    }
}

/// A message without arguments that not every key has: `None` where a language has none.
pub fn said_if_any(lang: Lang, key: &str) -> Option<Cow<'static, str>> {
    texts(lang).fixed.get(key).map(|text| Cow::Borrowed(text.as_str()))
}

/// A message with its arguments. One that is not given shows as `{$name}`.
pub fn tr_args(lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> String {
    let mut values = FluentArgs::with_capacity(args.len());
    for &(name, arg) in args {
        match arg {
            Arg::Text(text) => values.set(name, FluentValue::from(text)),
            Arg::Number(number) => values.set(name, FluentValue::from(number)),
            Arg::Int(number) => values.set(name, FluentValue::from(number)),
        }
    }
    texts(lang).format(key, &values).unwrap_or_else(|| key.to_owned())
}

/// An argument of a message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arg<'a> {
    Text(&'a str),
    /// Shown with at most two decimals; give text from [`number`] for another precision.
    Number(f64),
    Int(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Arg<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

/// An argument that a [`Message`] keeps.
#[derive(Clone, Debug, PartialEq)]
pub enum ArgValue {
    Text(String),
    Number(f64),
    Int(i64),
    /// A message within a message.
    Message(Box<Message>),
}

impl From<Message> for ArgValue {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

impl ArgValue {
    /// What a message within says; empty for plain values.
    fn inner_text(&self, lang: Lang) -> String {
        match self {
            Self::Message(message) => message.text(lang),
            Self::Text(_) | Self::Number(_) | Self::Int(_) => String::new(),
        }
    }
}

impl From<&str> for ArgValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for ArgValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for ArgValue {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

macro_rules! from_whole_number {
    ($($number:ty),+) => { $(
        impl From<$number> for Arg<'_> {
            fn from(number: $number) -> Self {
                Self::Int(number as i64)
            }
        }
        impl From<$number> for ArgValue {
            fn from(number: $number) -> Self {
                Self::Int(number as i64)
            }
        }
    )+ };
}
from_whole_number!(i8, u8, i32, u32, i64, usize);

/// What happened, in words that wait for a language: the name of a transaction, a line of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub key: &'static str,
    pub args: Vec<(&'static str, ArgValue)>,
}

impl Message {
    /// A message without arguments.
    pub const fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<ArgValue>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The words in a language.
    pub fn text(&self, lang: Lang) -> String {
        let inner: Vec<String> = self.args.iter().map(|(_, value)| value.inner_text(lang)).collect();
        let args: Vec<(&str, Arg<'_>)> = (self.args.iter().zip(&inner))
            .map(|((name, value), inner)| {
                let arg = match value {
                    ArgValue::Text(text) => Arg::Text(text),
                    ArgValue::Number(number) => Arg::Number(*number),
                    ArgValue::Int(number) => Arg::Int(*number),
                    ArgValue::Message(_) => Arg::Text(inner),
                };
                (*name, arg)
            })
            .collect();
        tr_args(lang, self.key, &args)
    }
}

/// The messages of one language.
struct Texts {
    bundle: FluentBundle<FluentResource>,
    /// Those without arguments, ready to show.
    fixed: BTreeMap<&'static str, String>,
}

impl Texts {
    fn new(lang: Lang, source: &'static str) -> Self {
        let tag = lang.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolating marks would be drawn as boxes and copied along with the text.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::En => |value, _| figure(Lang::En, value),
            Lang::Zh => |value, _| figure(Lang::Zh, value),
        }));
        // What of the file can be read is used; a test proves that all of it can.
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(source.to_owned());
        bundle.add_resource_overriding(resource);
        let mut texts = Self { bundle, fixed: BTreeMap::new() };
        for key in source.lines().filter_map(key_of) {
            if let Some(text) = texts.fixed_text(key) {
                texts.fixed.insert(key, text);
            }
        }
        texts
    }

    fn format(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        // An argument that is missing shows as its name, which is all that can be done here.
        Some(self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }

    /// The text of a message that needs no argument.
    fn fixed_text(&self, key: &str) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, None, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

fn texts(lang: Lang) -> &'static Texts {
    static EN: OnceLock<Texts> = OnceLock::new();
    static ZH: OnceLock<Texts> = OnceLock::new();
    match lang {
        Lang::En => EN.get_or_init(|| Texts::new(lang, include_str!("../../assets/locales/en.ftl"))),
        Lang::Zh => ZH.get_or_init(|| Texts::new(lang, include_str!("../../assets/locales/zh-Hans.ftl"))),
    }
}

/// The key that a line of a Fluent file begins a message with.
fn key_of(line: &'static str) -> Option<&'static str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic());
    is_key.then_some(key)
}

/// Fluent shows numbers ungrouped.
fn figure(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(value) = value else { return None };
    Some(without_end_zeros(number(lang, value.value, 2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_text_is_borrowed() {
        assert!(matches!(tr(Lang::En, "command-undo"), Cow::Borrowed("Undo")));
        assert_eq!(tr(Lang::Zh, "command-undo"), "撤销");
    }

    #[test]
    fn a_missing_key_shows_itself() {
        let missing = "nobody-wrote-this";
        assert_eq!(tr(Lang::Zh, missing), missing);
        assert_eq!(tr_args(Lang::En, missing, &[("n", 3.into())]), missing);
    }

    #[test]
    fn arguments_stand_without_marks_and_numbers_are_grouped() {
        let args = [("level", Arg::Int(2)), ("below", Arg::Int(12_000))];
        assert_eq!(tr_args(Lang::En, "why-authority-position", &args), "Level 2 of the chart, 12,000 below");
        let args = [("names", Arg::Text("林维克"))];
        assert_eq!(tr_args(Lang::Zh, "why-sway-through", &args), "能影响林维克");
        assert_eq!(figure(Lang::En, &FluentValue::from(-0.5)), Some("−0.5".into()));
        assert_eq!(figure(Lang::En, &FluentValue::from(2.001)), Some("2".into()));
    }

    #[test]
    fn a_message_waits_for_its_language() {
        let message = Message::new("sheet-as-of").with("date", "12 June 2026");
        assert_eq!(message.text(Lang::En), "As of 12 June 2026");
        assert_eq!(message, message.clone());
    }

    #[test]
    fn a_lookup_is_fast_enough_for_every_frame() {
        tr(Lang::En, "command-undo");
        let start = std::time::Instant::now();
        for _ in 0..10_000 {
            std::hint::black_box(tr(Lang::En, std::hint::black_box("tip-undo")));
        }
        // 1 µs each where optimised; a debug build on a busy machine gets room.
        assert!(start.elapsed().as_millis() < 500);
    }
}
