//! Every message exists in both languages with the same arguments, every key that code asks for exists, and
//! none is left over.
#![allow(clippy::unwrap_used)] // Clippy lets `#[test]` functions unwrap, not what they call.
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Keys made from a part that varies, as in `format!("risk-{key}-title")`, begin with one of these.
const DYNAMIC_PREFIXES: &[&str] = &[
    "also-",
    "audience-",
    "command-",
    "gap-",
    "influence-",
    "link-",
    "handle-",
    "lens-",
    "page-",
    "stance-",
    "line-",
    "risk-",
    "severity-",
    "sheet-line-",
    "sum-way-",
    "theme-",
    "tip-",
    "why-",
];
/// Keys that are passed around before a text is asked for: whatever begins so is one.
const KEY_PREFIXES: &[&str] = &["column-", "gap-", "sheet-", "step-"];

const EN: &str = include_str!("../assets/locales/en.ftl");
const ZH: &str = include_str!("../assets/locales/zh-Hans.ftl");

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let (en, zh) = (messages(EN), messages(ZH));
    let only = |a: &Messages, b: &Messages| a.keys().filter(|key| !b.contains_key(*key)).cloned().collect();
    let (only_en, only_zh): (Vec<String>, Vec<String>) = (only(&en, &zh), only(&zh, &en));
    assert!(only_en.is_empty() && only_zh.is_empty(), "only English: {only_en:?}, only Chinese: {only_zh:?}");
    for (key, text) in &en {
        assert_eq!(arguments(text), arguments(&zh[key]), "arguments of {key}");
        assert!(zh[key].chars().any(|c| c >= '\u{4e00}') || text.starts_with('{'), "{key} is not Chinese");
    }
}

/// Chinese has one plural category, so `[one]` would never be chosen there.
#[test]
fn no_chinese_message_waits_for_a_singular() {
    let text = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales/zh-Hans.ftl"),
    );
    assert!(!text.unwrap().contains("[one]"));
}

#[test]
fn the_files_are_read_without_an_error() {
    for source in [EN, ZH] {
        let parsed = fluent_bundle::FluentResource::try_new(source.to_owned());
        let parsed = parsed.map_err(|(_, errors)| errors).unwrap();
        let mut bundle = fluent_bundle::FluentBundle::new(vec![]);
        // Says so if a key stands twice.
        bundle.add_resource(parsed).unwrap();
    }
}

#[test]
fn every_key_that_code_asks_for_exists() {
    let known = messages(EN);
    let mut missing = Vec::new();
    for (path, source) in sources() {
        for key in asked_keys(&source).into_iter().chain(passed_keys(&source)) {
            let exists = match key.split_once('{') {
                Some((start, _)) => DYNAMIC_PREFIXES.iter().any(|prefix| start.starts_with(prefix)),
                None => known.contains_key(&key),
            };
            if !exists {
                missing.push(format!("{}: {key:?}", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "add to both files in assets/locales:\n{}", missing.join("\n"));
}

#[test]
fn no_message_is_left_over() {
    let literals: BTreeSet<String> = sources().iter().flat_map(|(_, source)| literals(source)).collect();
    let is_used = |key: &String| {
        literals.contains(key) || DYNAMIC_PREFIXES.iter().any(|prefix| key.starts_with(prefix))
    };
    let unused: Vec<_> = messages(EN).into_keys().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "nothing in src/ asks for these; delete them:\n{}", unused.join("\n"));
}

#[test]
fn keys_are_found_in_calls_however_they_are_written() {
    let source = r#"
        // tr(lang, "in-a-comment") and 'a "quote'
        let a = tr(lang, "plain"); let b = locale::tr_args(lang, match x { A => "one", B => "two" }, &[("n", 3.into())]);
        let c = Message::new(
            "wrapped",
        ).with("name", "Li"); let d = str("other"); let e = tr!("macro-key", "more");
        let f = tr(lang(")", '"'), &format!("risk-{key}-title")); fn tr<'a>(lang: &'a str, key: &str) {}
        let g = r"raw text"; let h = "esc\"aped"; let i = Transaction::new("step-move").with("count", 3);
        let j = match x { A => "step-a", B => "step-b" }; let k = "step by step";
    "#;
    let found: Vec<_> = asked_keys(source);
    assert_eq!(found, ["plain", "one", "two", "wrapped", "macro-key", "risk-{key}-title", "step-move"]);
    assert_eq!(passed_keys(source), ["step-move", "step-a", "step-b"]);
    assert!(literals(source).contains(&"other".to_owned()));
}

type Messages = BTreeMap<String, String>;

/// Messages of a Fluent file: key and source text, with the lines that continue it.
fn messages(source: &str) -> Messages {
    let mut found = Messages::new();
    let mut last = None;
    for line in source.lines() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (key, text) = line.split_once('=').unwrap_or_else(|| panic!("no key: {line}"));
            found.insert(key.trim().to_owned(), text.trim().to_owned());
            last = Some(key.trim().to_owned());
        } else if let Some(text) = last.as_ref().and_then(|key| found.get_mut(key))
            && line.starts_with([' ', '}'])
        {
            text.push('\n');
            text.push_str(line);
        }
    }
    found
}

/// Names that a message takes, as in `{ $name }`.
fn arguments(text: &str) -> BTreeSet<&str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    text.split('$').skip(1).map(|rest| rest.split(|c| !is_name(c)).next().unwrap_or("")).collect()
}

fn sources() -> Vec<(PathBuf, String)> {
    fn collect(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let source = fs::read_to_string(&path).unwrap();
                found.push((path, source));
            }
        }
    }
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

/// A piece of Rust source, as far as this test needs to know it.
#[derive(Debug, PartialEq)]
enum Token {
    Text(String),
    Word(String),
    Sign(char),
}

/// Splits source into words, string literals and signs; comments, blanks and characters go.
fn tokens(source: &str) -> Vec<Token> {
    let mut rest = source;
    let mut found = Vec::new();
    while let Some(c) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if let Some((text, after)) = raw_text(rest) {
            found.push(Token::Text(text.to_owned()));
            rest = after;
        } else if c == '"' {
            let (mut text, mut escaped, mut end) = (String::new(), false, rest.len());
            for (at, c) in rest.char_indices().skip(1) {
                match c {
                    '\\' if !escaped => escaped = true,
                    '"' if !escaped => {
                        end = at + 1;
                        break;
                    }
                    _ => {
                        text.push(c);
                        escaped = false;
                    }
                }
            }
            found.push(Token::Text(text));
            rest = &rest[end..];
        } else if c == '\'' {
            // A character, or the mark of a lifetime.
            let inside = &rest[1..];
            let length = if let Some(escape) = inside.strip_prefix('\\') {
                escape.char_indices().skip(1).find(|&(_, c)| c == '\'').map(|(at, _)| at + 3)
            } else {
                inside.char_indices().nth(1).filter(|&(_, c)| c == '\'').map(|(at, _)| at + 2)
            };
            rest = &rest[length.unwrap_or(1)..];
        } else if is_word(c) {
            let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            found.push(Token::Word(rest[..end].to_owned()));
            rest = &rest[end..];
        } else {
            if !c.is_whitespace() {
                found.push(Token::Sign(c));
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    found
}

fn raw_text(rest: &str) -> Option<(&str, &str)> {
    let after_r = rest.strip_prefix('r')?;
    let quoted = after_r.trim_start_matches('#');
    let hashes = &after_r[..after_r.len() - quoted.len()];
    quoted.strip_prefix('"')?.split_once(&format!("\"{hashes}"))
}

fn literals(source: &str) -> Vec<String> {
    let texts = tokens(source).into_iter().filter_map(|token| match token {
        Token::Text(text) => Some(text),
        Token::Word(_) | Token::Sign(_) => None,
    });
    texts.collect()
}

/// Literals that are keys wherever they stand.
fn passed_keys(source: &str) -> Vec<String> {
    let is_key = |text: &String| {
        KEY_PREFIXES.iter().any(|prefix| text.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty()))
            && text.chars().all(|c| c.is_ascii_lowercase() || c == '-')
            && !text.ends_with('-')
    };
    literals(source).into_iter().filter(is_key).collect()
}

/// The literals in the key argument of each `tr(…)`, `tr_args(…)`, `tr!(…)`, `Message::new(…)` and
/// `Transaction::new(…)`.
fn asked_keys(source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let word = |at: usize, text: &str| matches!(tokens.get(at), Some(Token::Word(word)) if word == text);
    let sign = |at: usize, sign: char| tokens.get(at) == Some(&Token::Sign(sign));
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let makes_message = (word(at, "Message") || word(at, "Transaction"))
            && sign(at + 1, ':')
            && sign(at + 2, ':')
            && word(at + 3, "new");
        let (open, key_argument) = if makes_message {
            (at + 4, 0)
        } else if word(at, "tr") && sign(at + 1, '!') {
            (at + 2, 0)
        } else if word(at, "tr") || word(at, "tr_args") {
            (at + 1, 1)
        } else {
            continue;
        };
        if !sign(open, '(') {
            continue;
        }
        let (mut depth, mut argument) = (0, 0);
        for token in &tokens[open..] {
            match token {
                Token::Sign('(' | '[' | '{') => depth += 1,
                Token::Sign(')' | ']' | '}') => depth -= 1,
                Token::Sign(',') if depth == 1 => argument += 1,
                Token::Text(text) if argument == key_argument => found.push(text.clone()),
                Token::Text(_) | Token::Word(_) | Token::Sign(_) => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}
