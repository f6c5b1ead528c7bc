//! The folders are the architecture: reads every path of ours in `src/` and fails on an arrow that the table in
//! `src/lib.rs` lacks. Also what else only reading the source can tell: where egui may be named, what files may be
//! called, that each says what it holds, that colours come from the themes.
//! Comments and strings don't count: a doc may point anywhere.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may panic, too; clippy excepts only the tests themselves"
)]
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A module, and those that it may use.
type Table = BTreeMap<String, BTreeSet<String>>;

/// A token with the line it stands on; numbers and words alike are `Word`.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    /// `::`
    Path,
    Mark(char),
}

/// The code without comments, strings, characters and lifetimes.
fn tokens(source: &str) -> Vec<(usize, Token)> {
    let text: Vec<char> = source.chars().collect();
    let at = |i: usize| text.get(i).copied().unwrap_or('\0');
    let (mut found, mut i, mut line) = (Vec::new(), 0, 1);
    while i < text.len() {
        let start = i;
        match text[i] {
            '/' if at(i + 1) == '/' => i += text[i..].iter().take_while(|c| **c != '\n').count(),
            '/' if at(i + 1) == '*' => i = after_block_comment(&text, i),
            '"' => i = after_string(&text, i),
            'r' | 'b' | 'c' if after_prefixed_string(&text, i).is_some() => {
                i = after_prefixed_string(&text, i).unwrap_or(i + 1);
            }
            '\'' if at(i + 1) == '\\' => {
                i += 3;
                i += text[i..].iter().take_while(|c| **c != '\'').count() + 1;
            }
            '\'' if at(i + 2) == '\'' => i += 3,
            '\'' => i += 1 + text[i + 1..].iter().take_while(|c| is_word(**c)).count(),
            c if is_word(c) => {
                let word: String = text[i..].iter().take_while(|c| is_word(**c)).collect();
                i += word.chars().count();
                found.push((line, Token::Word(word)));
            }
            ':' if at(i + 1) == ':' => {
                i += 2;
                found.push((line, Token::Path));
            }
            c => {
                i += 1;
                if !c.is_whitespace() {
                    found.push((line, Token::Mark(c)));
                }
            }
        }
        line += text[start..i.min(text.len())].iter().filter(|c| **c == '\n').count();
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn after_block_comment(text: &[char], start: usize) -> usize {
    let (mut depth, mut i) = (0, start);
    while i < text.len() {
        match (text[i], text.get(i + 1)) {
            ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
            ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            break;
        }
    }
    i
}

fn after_string(text: &[char], quote: usize) -> usize {
    let mut i = quote + 1;
    while i < text.len() && text[i] != '"' {
        i += if text[i] == '\\' { 2 } else { 1 };
    }
    i + 1
}

/// Where `r"…"`, `br#"…"#`, `b"…"`, `b'…'` and the like end, if one begins here.
fn after_prefixed_string(text: &[char], start: usize) -> Option<usize> {
    if start > 0 && is_word(text[start - 1]) {
        return None;
    }
    let letters = text[start..].iter().take_while(|c| matches!(c, 'r' | 'b' | 'c')).count();
    let prefix = &text[start..start + letters];
    let hashes = text[start + letters..].iter().take_while(|c| **c == '#').count();
    let quote = start + letters + hashes;
    match text.get(quote) {
        Some('"') if letters <= 2 && prefix.contains(&'r') => {
            let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            let rest = &text[quote + 1..];
            let end = rest.windows(close.len()).position(|w| w == close).unwrap_or(rest.len());
            Some(quote + 1 + end + close.len())
        }
        Some('"') if letters == 1 && hashes == 0 => Some(after_string(text, quote)),
        Some('\'') if prefix == ['b'] && hashes == 0 => {
            let from = quote + if text.get(quote + 1) == Some(&'\\') { 3 } else { 2 };
            Some(from + text[from.min(text.len())..].iter().take_while(|c| **c != '\'').count() + 1)
        }
        _ => None,
    }
}

/// Every path that begins with `crate`, `super` or `linchpin`, from the crate's root, with its line. `module` is the
/// file's own place: `["scene", "map"]`. Lists in braces are written out, `*` ends a path.
fn paths(source: &str, module: &[&str]) -> Vec<(usize, Vec<String>)> {
    let tokens = tokens(source);
    let mut here: Vec<String> = module.iter().map(|&m| m.to_owned()).collect();
    // Per open brace: whether it opened an inline module.
    let mut braces = Vec::new();
    let (mut found, mut i) = (Vec::new(), 0);
    while let Some((line, token)) = tokens.get(i) {
        let before = i.checked_sub(1).map(|b| &tokens[b].1);
        match token {
            Token::Word(word) if word == "mod" => {
                if let (Some((_, Token::Word(name))), Some((_, Token::Mark('{')))) =
                    (tokens.get(i + 1), tokens.get(i + 2))
                {
                    here.push(name.clone());
                    braces.push(true);
                    i += 2;
                }
            }
            Token::Mark('{') => braces.push(false),
            Token::Mark('}') => {
                if braces.pop() == Some(true) {
                    here.pop();
                }
            }
            Token::Word(word)
                if matches!(word.as_str(), "crate" | "super" | "linchpin")
                    && before != Some(&Token::Path) =>
            {
                let root = match word.as_str() {
                    "super" => here[..here.len().saturating_sub(1)].to_vec(),
                    _ => Vec::new(),
                };
                // `pub(crate)` and `pub(super)` are no paths.
                if tokens.get(i + 1).is_some_and(|(_, t)| *t == Token::Path) {
                    let mut written = Vec::new();
                    i = follow(&tokens, i + 2, root, &mut written);
                    found.extend(written.into_iter().map(|path| (*line, path)));
                    continue;
                }
                // `use crate as …` would hide everything behind another name.
                if tokens.get(i + 1).is_some_and(|(_, t)| *t == Token::Word("as".to_owned())) {
                    found.push((*line, vec!["*".to_owned()]));
                }
            }
            Token::Word(_) | Token::Path | Token::Mark(_) => {}
        }
        i += 1;
    }
    found
}

/// Follows a path from behind its `::`; returns where it ends.
fn follow(
    tokens: &[(usize, Token)],
    at: usize,
    mut path: Vec<String>,
    found: &mut Vec<Vec<String>>,
) -> usize {
    match tokens.get(at).map(|(_, token)| token) {
        Some(Token::Word(word)) => {
            match word.as_str() {
                "super" => drop(path.pop()),
                "self" if !path.is_empty() => {}
                "self" | "crate" => path.push("*".to_owned()),
                _ => path.push(word.clone()),
            }
            if tokens.get(at + 1).is_some_and(|(_, t)| *t == Token::Path) {
                return follow(tokens, at + 2, path, found);
            }
            found.push(path);
            at + 1
        }
        Some(Token::Mark('*')) => {
            path.push("*".to_owned());
            found.push(path);
            at + 1
        }
        Some(Token::Mark('{')) => {
            let mut i = at + 1;
            while let Some((_, token)) = tokens.get(i) {
                match token {
                    Token::Mark('}') => return i + 1,
                    Token::Word(word) if word == "as" => i += 2,
                    Token::Word(_) | Token::Mark('*' | '{') => i = follow(tokens, i, path.clone(), found),
                    Token::Mark(_) | Token::Path => i += 1,
                }
            }
            i
        }
        // `::<` of a call: the path ended before it.
        _ => {
            found.push(path);
            at
        }
    }
}

/// The rows of the table, in order, each with the modules that it may use.
fn table(docs: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut rows: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in docs.lines().filter_map(|line| line.trim().strip_prefix("//! |")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let Some(name) = cells.first().and_then(|c| c.strip_prefix("[`")?.strip_suffix("`]")) else {
            continue;
        };
        let uses = cells.get(2).unwrap_or_else(|| panic!("the row of {name} lacks its third column"));
        let above: BTreeSet<String> = rows.iter().map(|(name, _)| name.clone()).collect();
        let listed = |names: &str| -> BTreeSet<String> {
            let names = names.split(',').map(str::trim).filter(|n| !n.is_empty()).map(str::to_owned);
            names
                .inspect(|n| assert!(above.contains(n), "{name} may use {n}, which does not stand above it"))
                .collect()
        };
        let uses = match uses.strip_prefix("all above") {
            Some(rest) => {
                let without = listed(rest.trim().strip_prefix("but ").unwrap_or_default());
                above.difference(&without).cloned().collect()
            }
            None => listed(uses),
        };
        rows.push((name.to_owned(), uses));
    }
    rows
}

/// Arrows out of one file that the table lacks: "line: module → module".
fn forbidden(source: &str, module: &[&str], table: &Table) -> Vec<String> {
    let own = module.first().copied().unwrap_or_default();
    let allowed = table.get(own).cloned().unwrap_or_default();
    paths(source, module)
        .into_iter()
        .filter_map(|(line, path)| {
            let to = path.first().map_or("*", String::as_str);
            let fine = to == own || allowed.contains(to);
            (!fine).then(|| format!("{line}: {own} → {to} (`{}`)", path.join("::")))
        })
        .collect()
}

struct SourceFile {
    path: PathBuf,
    text: String,
    /// `src/scene/map.rs` is `["scene", "map"]`, `src/scene/mod.rs` is `["scene"]`.
    module: Vec<String>,
}

impl SourceFile {
    fn module(&self) -> Vec<&str> {
        self.module.iter().map(String::as_str).collect()
    }
    fn in_ui(&self) -> bool {
        self.module.first().is_some_and(|m| m == "ui")
    }
}

/// All of `src/`, in order.
fn sources() -> Vec<SourceFile> {
    fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                gather(&path, files);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    gather(&root, &mut files);
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let inside = path.strip_prefix(&root).unwrap().to_owned();
            let parts = inside.with_extension("");
            let mut module: Vec<String> =
                parts.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            if module.last().is_some_and(|m| m == "mod") {
                module.pop();
            }
            SourceFile { text: fs::read_to_string(&path).unwrap(), path: inside, module }
        })
        .collect()
}

fn lib_docs() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap()
}

/// Fails with all complaints at once: mending one often mends others.
fn assert_none(rule: &str, complaints: &[String]) {
    assert!(complaints.is_empty(), "{rule}\n{}", complaints.join("\n"));
}

#[test]
fn no_arrow_runs_up_the_table() {
    let table: Table = table(&lib_docs()).into_iter().collect();
    let mut complaints = Vec::new();
    for file in sources() {
        // These two stand outside the table; the next test reads them.
        if file.module == ["lib"] || file.module == ["main"] {
            continue;
        }
        for arrow in forbidden(&file.text, &file.module(), &table) {
            complaints.push(format!("src/{}:{arrow}", file.path.display()));
        }
    }
    assert_none(
        "the table in src/lib.rs has no such arrow; move the code, or argue for the arrow there",
        &complaints,
    );
}

#[test]
fn the_program_itself_only_hands_over_to_command_line_or_window() {
    let main = sources().into_iter().find(|file| file.module == ["main"]).unwrap();
    let fine = |path: &[String]| path.first().is_some_and(|m| m == "cli" || m == "ui");
    let complaints: Vec<String> = paths(&main.text, &[])
        .into_iter()
        .filter(|(_, path)| !fine(path))
        .map(|(line, path)| format!("src/main.rs:{line}: `{}`", path.join("::")))
        .collect();
    assert_none("main.rs parses the arguments and hands over", &complaints);
    assert!(main.text.lines().count() <= 60, "main.rs has grown a purpose of its own");
}

#[test]
fn the_table_has_a_row_for_every_module_and_no_other() {
    let rows: BTreeSet<String> = table(&lib_docs()).into_iter().map(|(name, _)| name).collect();
    let modules: BTreeSet<String> = sources()
        .into_iter()
        .filter_map(|file| file.module.into_iter().next())
        .filter(|name| name != "lib" && name != "main")
        .collect();
    assert_eq!(rows, modules, "left: the table in src/lib.rs, right: the folders");
}

#[test]
fn only_the_window_knows_the_crates_that_make_one_and_nobody_the_network() {
    const OF_WINDOWS: [&str; 9] =
        ["egui", "eframe", "rfd", "winit", "epaint", "emath", "ecolor", "wgpu", "arboard"];
    let mut complaints = Vec::new();
    for file in sources() {
        let tokens = tokens(&file.text);
        for (i, (line, token)) in tokens.iter().enumerate() {
            let Token::Word(word) = token else { continue };
            let next = tokens.get(i + 1).map(|(_, t)| t);
            let before = i.checked_sub(1).map(|b| &tokens[b].1);
            let rooted = before != Some(&Token::Path)
                && (next == Some(&Token::Path) || before == Some(&Token::Word("use".to_owned())));
            let of_windows = rooted && OF_WINDOWS.contains(&word.as_str()) && !file.in_ui();
            let network = word == "net"
                && before == Some(&Token::Path)
                && i >= 2
                && tokens[i - 2].1 == Token::Word("std".to_owned());
            if of_windows || network {
                complaints.push(format!("src/{}:{line}: {word}", file.path.display()));
            }
        }
    }
    assert_none("only src/ui names egui and its kin; nothing opens a connection", &complaints);
}

#[test]
fn files_are_named_after_what_they_hold_and_begin_by_saying_it() {
    const SAY_NOTHING: [&str; 6] = ["utils", "util", "helpers", "helper", "common", "misc"];
    let mut complaints = Vec::new();
    for file in sources() {
        let shown = file.path.display();
        if file.module.iter().any(|part| SAY_NOTHING.contains(&part.as_str())) {
            complaints.push(format!("src/{shown}: name the idea"));
        }
        let first = file.text.lines().next().and_then(|line| line.strip_prefix("//!")).unwrap_or_default();
        if first.trim().is_empty() {
            complaints.push(format!("src/{shown}: begin with `//!` and what the file holds"));
        }
    }
    assert_none("a newcomer finds a file by its name and its first line", &complaints);
}

/// Colours written into code: lines of `Color32::WHITE`, `Color32::from_rgb(1, 2, 3)`, `Rgba { r: 1, … }`.
fn literal_colours(source: &str) -> Vec<usize> {
    /// These two are no colours of ours: nothing, and egui's "take the widget's own".
    const NO_COLOURS: [&str; 2] = ["TRANSPARENT", "PLACEHOLDER"];
    let tokens = tokens(source);
    let word = |i: usize| match tokens.get(i) {
        Some((_, Token::Word(word))) => word.as_str(),
        _ => "",
    };
    let is = |i: usize, mark: char| tokens.get(i).is_some_and(|(_, t)| *t == Token::Mark(mark));
    // Whether a number stands between the mark at `open` and the one that closes it.
    let has_number = |open: usize, close: char| {
        (open + 1..tokens.len())
            .take_while(|&i| !is(i, close))
            .any(|i| word(i).starts_with(|c: char| c.is_ascii_digit()))
    };
    let path = |i: usize| tokens.get(i).is_some_and(|(_, t)| *t == Token::Path);
    let mut found = Vec::new();
    for (i, (line, _)) in tokens.iter().enumerate() {
        let literal = match word(i) {
            "Color32" | "Rgba" | "Hsva" if path(i + 1) => {
                let name = word(i + 2);
                let constant = !name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || c == '_');
                (constant && !NO_COLOURS.contains(&name)) || (is(i + 3, '(') && has_number(i + 3, ')'))
            }
            "Rgba" => is(i + 1, '{') && has_number(i + 1, '}'),
            "hex_color" => is(i + 1, '!'),
            _ => false,
        };
        if literal {
            found.push(*line);
        }
    }
    found
}

#[test]
fn the_window_takes_every_colour_from_the_themes() {
    let complaints: Vec<String> = sources()
        .iter()
        .filter(|file| file.in_ui())
        .flat_map(|file| {
            literal_colours(&file.text).into_iter().map(|line| format!("src/{}:{line}", file.path.display()))
        })
        .collect();
    assert_none("add a token to assets/themes", &complaints);
}

// What follows tests the reader itself: a rule that cannot fail is none.

fn read(source: &str, module: &[&str]) -> Vec<String> {
    paths(source, module).into_iter().map(|(_, path)| path.join("::")).collect()
}

#[test]
fn paths_are_found_in_use_lists_inline_and_through_super() {
    assert_eq!(
        read("use crate::{geom::{Point, Rect}, model::{self, Account as A}, job};", &["scene"]),
        ["geom::Point", "geom::Rect", "model", "model::Account", "job"]
    );
    assert_eq!(
        read("fn f() -> crate::ui::App { crate::cli::run::<u8>(x) }", &["scene"]),
        ["ui::App", "cli::run"]
    );
    assert_eq!(read("use super::{Scene, super::ui};", &["scene", "map"]), ["scene::Scene", "ui"]);
    assert_eq!(
        read("mod tests { use super::super::super::ui::X; } use super::Y;", &["scene", "map"]),
        ["ui::X", "scene::Y"]
    );
    assert_eq!(
        read("pub(crate) fn a() {} pub(in crate::model) fn b() {} pub(super) fn c() {}", &["model", "x"]),
        ["model"]
    );
    assert_eq!(read("macro_rules! m { () => { $crate::file::save() } }", &["scene"]), ["file::save"]);
    assert_eq!(read("use linchpin::cli::{self, Arguments};", &[]), ["cli", "cli::Arguments"]);
    assert_eq!(read("use crate as whole; use crate::*;", &["scene"]), ["*", "*"]);
}

#[test]
fn comments_strings_and_characters_hold_no_paths() {
    let source = r##"
        /* crate::ui /* crate::cli */ crate::ui */ // crate::ui
        //! [`crate::ui`]
        let a = ("crate::ui \" crate::cli", r#"" crate::ui"#, b"crate::ui", '"', '\'', b'"', '\u{22}');
        fn f<'a>(x: &'a crate::geom::Rect) {}
    "##;
    assert_eq!(read(source, &["scene"]), ["geom::Rect"]);
    assert_eq!(paths(source, &["scene"])[0].0, 5);
}

const SMALL: &str = "
//! | module | holds | may use |
//! |---|---|---|
//! | [`geom`] | points | |
//! | [`model`] | the account | geom |
//! | [`scene`] | the picture | model, geom |
//! | [`cli`] | the command line | all above |
//! | [`ui`] | the window | all above but cli |
";

#[test]
fn the_table_is_read_with_all_above_and_exceptions() {
    let rows: Table = table(SMALL).into_iter().collect();
    let uses = |name: &str| rows[name].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(uses("geom"), Vec::<&str>::new());
    assert_eq!(uses("scene"), ["geom", "model"]);
    assert_eq!(uses("cli"), ["geom", "model", "scene"]);
    assert_eq!(uses("ui"), ["geom", "model", "scene"]);
}

#[test]
#[should_panic(expected = "does not stand above it")]
fn a_row_may_not_use_what_stands_below_it() {
    table("//! | [`geom`] | points | model |\n//! | [`model`] | the account | geom |");
}

#[test]
fn a_planted_arrow_is_caught() {
    let table: Table = table(SMALL).into_iter().collect();
    assert!(forbidden("use crate::model::Account; use super::Scene;", &["scene", "map"], &table).is_empty());
    assert_eq!(
        forbidden("\nuse crate::{geom, scene::Scene};", &["model", "edit"], &table),
        ["2: model → scene (`scene::Scene`)"]
    );
    assert_eq!(forbidden("use super::super::cli;", &["ui", "app"], &table), ["1: ui → cli (`cli`)"]);
    assert_eq!(forbidden("use crate::*;", &["ui"], &table).len(), 1);
    assert_eq!(forbidden("fn f() { crate::hidden!() }", &["geom"], &table).len(), 1);
}

#[test]
fn planted_colours_are_caught() {
    let source =
        "Color32::from_rgb(1, 2, 3);\nColor32::WHITE;\nRgba { r: 1, g: x, b: x, a: x };\nhex_color!(a);
        Color32::TRANSPARENT; Color32::from_rgba_unmultiplied(c.r, c.g, c.b, c.a); // Color32::RED";
    assert_eq!(literal_colours(source), [1, 2, 3, 4]);
}
