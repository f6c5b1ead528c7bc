//! The command line as programs use it: verbs, exit codes, what is printed where, and what a customer never sees.
#![allow(clippy::unwrap_used)] // Clippy lets `#[test]` functions unwrap, not what they call.
use linchpin::catalogue::{Lang, Lens, NeedKey, RoleKey, Side};
use linchpin::file::{load, save};
use linchpin::model::{
    Acceptance, Account, AccountBuilder, Dossier, LinkKind, OrderKey, PairState, Person, Photo, Place,
    RatingValue, View,
};
use linchpin::session::sample::sample;
use linchpin::theme::{Rgba, Theme, ThemeId};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of its own, gone with the test, in which the program runs.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
    fn put(&self, name: &str, text: impl AsRef<[u8]>) -> &Self {
        fs::write(self.path(name), text).unwrap();
        self
    }
    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }
    fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }
    /// Runs `linchpin` with words that are separated by blanks.
    fn run(&self, words: &str) -> Output {
        let program = env!("CARGO_BIN_EXE_linchpin");
        Command::new(program).args(words.split(' ')).current_dir(self.0.path()).output().unwrap()
    }
    /// Runs it, and it succeeds without a warning; what it printed.
    fn answer(&self, words: &str) -> String {
        let Output { status, stdout, stderr } = self.run(words);
        let stderr = String::from_utf8(stderr).unwrap();
        assert_eq!((status.code(), stderr.as_str()), (Some(0), ""), "{words}");
        String::from_utf8(stdout).unwrap()
    }
    /// Runs it, and it succeeds with one warning; that warning.
    fn warning(&self, words: &str) -> String {
        let Output { status, stderr, .. } = self.run(words);
        let stderr = String::from_utf8(stderr).unwrap();
        assert_eq!((status.code(), stderr.lines().count()), (Some(0), 1), "{words}: {stderr}");
        stderr
    }
    /// Runs it, and it refuses in one sentence; that sentence.
    fn refusal(&self, words: &str) -> String {
        let Output { status, stdout, stderr } = self.run(words);
        let stderr = String::from_utf8(stderr).unwrap();
        assert_eq!((status.code(), stdout.as_slice()), (Some(1), &b""[..]), "{words}: {stderr}");
        assert_eq!(stderr.lines().count(), 1, "{words}: {stderr}");
        assert!(stderr.starts_with("linchpin: ") && stderr.contains([';', ',']), "{words}: {stderr}");
        stderr
    }
    fn json(&self, words: &str) -> Value {
        serde_json::from_str(&self.answer(words)).unwrap()
    }
}

const DEMO: &str = include_str!("data/demo_account.en.json");
const DAY: &str = "2026-06-12";
const VERBS: [&str; 6] = ["new", "import", "validate", "rank", "export", "layout"];

#[test]
fn every_verb_explains_itself_and_wrong_usage_is_exit_code_2() {
    let desk = Desk::new();
    for verb in VERBS {
        let help = desk.answer(&format!("{verb} --help"));
        assert!(help.contains("--as-of") && help.contains("--lang"), "{help}");
        assert_eq!(desk.run(verb).status.code(), Some(2), "{verb} without a file");
    }
    for wrong in [
        "rank a.ron --format pdf",
        "rank a.ron --as-of 12.06.2026",
        "rank a.ron --lang de",
        "export a.ron -o a.png --scale 9",
        "export a.ron -o a.png --theme sepia",
        "--renderer pen a.ron",
    ] {
        assert_eq!(desk.run(wrong).status.code(), Some(2), "{wrong}");
    }
    assert!(desk.answer("--version").starts_with("linchpin "));
}

#[test]
fn the_sample_is_made_validated_and_drawn() {
    let desk = Desk::new();
    for (lang, name, word) in [("en", "Celia Novak", "No problems"), ("zh-Hans", "罗思雅", "没有问题")]
    {
        desk.answer(&format!("new s.ron --sample --lang {lang} --as-of 2027-01-31"));
        assert_eq!(desk.answer(&format!("validate s.ron --lang {lang}")).trim_end(), word);
        desk.answer(&format!("export s.ron -o s.svg --lang {lang} --as-of 2027-01-31"));
        assert!(desk.text("s.svg").contains(name));
    }
    assert!(desk.text("s.ron").contains("2027-01-"), "dates have moved to the day asked for");
    desk.answer("new empty.ron");
    desk.answer("validate empty.ron");
    let sentence = desk.refusal("export empty.ron -o empty.svg");
    assert!(sentence.contains("nobody stands on the map"), "{sentence}");
    assert!(!desk.path("empty.svg").exists());
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let desk = Desk::new();
    desk.put("d.json", DEMO);
    for options in [
        "one.svg",
        "one.svg --outlines --lang zh-Hans",
        "one.png --frame sheet --scale 0.5 --transparent",
        "one.pdf --theme print --lens influence",
        "one.pdf --audience customer",
        "one.csv",
        "one.md --deal deal_mon",
        "one.json",
    ] {
        let end = options.split([' ', '.']).nth(1).unwrap();
        desk.answer(&format!("export d.json -o {options}"));
        let first = desk.bytes(&format!("one.{end}"));
        // Over the existing file, which is replaced.
        desk.answer(&format!("export d.json -o {options}"));
        assert!(first == desk.bytes(&format!("one.{end}")) && !first.is_empty(), "{options}");
    }
    for words in
        ["rank d.json", "rank d.json --metrics --format json", "layout d.json --kind tree --format json"]
    {
        assert_eq!(desk.answer(words), desk.answer(words), "{words}");
    }
    let import = |out: &str| {
        desk.answer(&format!("import d.json -o {out}"));
        desk.text(out)
    };
    assert_eq!(import("a.ron"), import("b.ron"));
}

#[test]
fn rank_prints_what_the_golden_file_says() {
    let golden: Value = serde_json::from_str(include_str!("data/golden_analysis.json")).unwrap();
    let desk = Desk::new();
    for name in ["krackhardt_deal", "deal9_propose"] {
        let case = golden["cases"].as_array().unwrap().iter().find(|case| case["name"] == name).unwrap();
        desk.put("in.json", case["input"].to_string());
        let metrics = if case["options"]["metrics"] == true { " --metrics" } else { "" };
        let found = desk.json(&format!("rank in.json --format json{metrics}"));
        let mut wrong = Vec::new();
        compare(name, name, &case["expected"]["rank"], &found, &golden["tolerances"], &mut wrong);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        // Through an account it is the same, but for the day, which a `.ron` doesn't keep.
        desk.answer("import in.json -o in.ron");
        let day = case["expected"]["rank"]["as_of"].as_str().unwrap();
        assert_eq!(desk.json(&format!("rank in.ron --format json{metrics} --as-of {day}")), found);
    }
}

/// Every field of `expected` is in `found` within the tolerance of its name.
fn compare(
    path: &str,
    name: &str,
    expected: &Value,
    found: &Value,
    tolerances: &Value,
    wrong: &mut Vec<String>,
) {
    match (expected, found) {
        (Value::Object(fields), Value::Object(_)) => {
            for (name, value) in fields {
                compare(&format!("{path}.{name}"), name, value, &found[name], tolerances, wrong);
            }
        }
        (Value::Array(items), Value::Array(others)) if items.len() == others.len() => {
            for (i, (item, other)) in items.iter().zip(others).enumerate() {
                compare(&format!("{path}[{i}]"), name, item, other, tolerances, wrong);
            }
        }
        (Value::Number(a), Value::Number(b)) if a.is_f64() || b.is_f64() => {
            let tolerance = tolerances.get(name).unwrap_or(&tolerances["default"]).as_f64().unwrap();
            if (a.as_f64().unwrap() - b.as_f64().unwrap()).abs() > tolerance {
                wrong.push(format!("{path}: expected {a}, found {b}"));
            }
        }
        (a, b) if a == b => {}
        (a, b) => wrong.push(format!("{path}: expected {a}, found {b}")),
    }
}

#[test]
fn a_deal_is_found_by_id_and_by_name_and_a_stage_by_its_key() {
    let desk = Desk::new();
    desk.put("d.json", DEMO);
    let by_id = desk.json("rank d.json --deal deal_mon --format json");
    assert_eq!(
        (&by_id["deal"], &by_id["stage"], &by_id["as_of"]),
        (&"deal_mon".into(), &"qualify".into(), &DAY.into())
    );
    let name = "Substation monitoring extension";
    let program = Command::new(env!("CARGO_BIN_EXE_linchpin"))
        .args(["rank", "d.json", "--format", "json", "--deal", name])
        .current_dir(desk.0.path())
        .output()
        .unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&program.stdout).unwrap(), by_id);
    assert_eq!(desk.json("rank d.json --stage close --format json")["stage"], "close");
    assert_eq!(desk.json("rank d.json --as-of 2026-05-01 --format json")["as_of"], "2026-05-01");
    let sentence = desk.refusal("rank d.json --deal nothing");
    assert!(
        sentence.contains("deal_crp (Control-room platform)") && sentence.contains("deal_mon"),
        "{sentence}"
    );
    let sentence = desk.refusal("rank d.json --stage nothing");
    assert!(sentence.contains("discover") && sentence.contains("grow"), "{sentence}");
}

#[test]
fn a_ranking_is_printed_in_each_format() {
    let desk = Desk::new();
    desk.put("d.json", DEMO);
    let table = desk.answer("rank d.json --lang zh-Hans");
    assert!(table.contains("罗思雅") && table.contains("排名"), "{table}");
    let csv = desk.answer("rank d.json --format csv --metrics");
    assert!(csv.starts_with("\u{feff}Rank,Name,") && csv.contains("PageRank\r\n"), "{csv}");
    let markdown = desk.answer("rank d.json --format md");
    assert!(
        markdown.starts_with("# Merrowdale Regional Grid\n") && markdown.contains("| Marcus Thiel"),
        "{markdown}"
    );
    desk.answer("export d.json -o d.csv");
    assert_eq!(desk.text("d.csv"), desk.answer("rank d.json --format csv"));
}

#[test]
fn the_plan_that_is_kept_survives_every_format_and_is_printed_with_the_cheapest() {
    let desk = Desk::new();
    let mut demo: Value = serde_json::from_str(DEMO).unwrap();
    let move_to = |person: &str, aim: i8| json!({"title": "Move", "person": person, "aim": aim});
    // p10 is rated −3, p12 +3: one to be moved, one who is there.
    demo["deals"][0]["tasks"].as_array_mut().unwrap().extend([move_to("p10", -1), move_to("p12", 2)]);
    desk.put("d.json", demo.to_string());
    desk.answer("import d.json -o d.ron");
    desk.answer("export d.ron -o back.json");
    for file in ["d.json", "d.ron", "back.json"] {
        let plan = desk.json(&format!("plan {file} --as-of {DAY} --format json"));
        let steps = plan["plan"]["steps"].as_array().unwrap();
        let cost =
            &steps.iter().find(|step| step["person"] == "p10").expect("the cheapest moves him so")["cost"];
        let moves = json!([
            {"person": "p10", "now": -3, "aim": -1, "cost": cost, "reached": false},
            {"person": "p12", "now": 3, "aim": 2, "cost": 0, "reached": true},
        ]);
        assert_eq!((&plan["kept"]["moves"], &plan["kept"]["cost"]), (&moves, cost), "{file}");
    }
    let table = desk.answer(&format!("plan d.ron --as-of {DAY} --format table"));
    assert!(table.contains("Our plan: 1 of 2 there; effort 70 left"), "{table}");
    desk.answer("new empty.ron");
    let none = desk.answer("check empty.ron --format table");
    assert!(none.contains("Nobody takes part in this deal yet.") && !none.contains("Severity"), "{none}");
}

#[test]
fn problems_are_named_with_the_people_they_concern() {
    let desk = Desk::new();
    let people = ["a", "b", "c", "d"].map(|id| format!(r#"{{"id":"{id}","name":"Name {id}"}}"#)).join(",");
    let reports = [("a", "b"), ("b", "a"), ("c", "a"), ("c", "d"), ("d", "d")]
        .map(|(person, boss)| format!(r#"{{"person":"{person}","boss":"{boss}"}}"#))
        .join(",");
    desk.put(
        "bad.json",
        format!(
            r#"{{"format":"linchpin-interchange","version":1,"people":[{people}],"reports":[{reports}]}}"#
        ),
    );
    let said = desk.answer("validate bad.json");
    for part in [
        "circle: Name a (a), Name b (b)",
        "Name c (c) has more than one solid boss: Name a (a), Name d (d)",
        "Name d (d) is joined",
        "3 warnings",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    desk.put(
        "dangling.ron",
        "(format: \"linchpin-account\", version: 1, places: [(person: \"ghost\", x: 1.0, y: 1.0)])",
    );
    assert!(desk.answer("validate dangling.ron").contains("ghost"));
    for (name, text) in
        [("a.json", "{"), ("b.ron", "(format: \"linchpin-account\", version: 1, people: 3)"), ("c.ron", "no")]
    {
        desk.put(name, text);
        desk.refusal(&format!("validate {name}"));
        desk.refusal(&format!("rank {name}"));
    }
    desk.refusal("validate nowhere.ron");
}

#[test]
fn a_csv_becomes_an_account_that_can_be_drawn() {
    let desk = Desk::new();
    desk.put("team.csv", "name,title,manager,shoe\nAnn Lee,CEO,,\nBo,CFO,Ann Lee,38\nCy,Clerk,Ghost,\n");
    let Output { status, stdout, stderr } = desk.run("import team.csv -o team.ron");
    let (stdout, stderr) = (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
    assert_eq!((status.code(), stdout.as_str()), (Some(0), "3 people, 1 line, 1 deal\n"));
    assert!(stderr.contains("Ghost") && stderr.contains("shoe"), "{stderr}");
    desk.answer("export team.ron -o team.svg");
    assert!(desk.text("team.svg").contains("Ann Lee"));
    desk.put("empty.csv", "");
    desk.refusal("import empty.csv -o x.ron");
    desk.refusal("import team.csv -o x.json");
    assert!(!desk.path("x.ron").exists() && !desk.path("x.json").exists());
}

/// The widest table that is taken, at its longest.
#[test]
fn whatever_is_imported_can_be_opened_again() {
    let desk = Desk::new();
    let headings =
        "name,title,department,manager,email,phone,roles,influence,support,relationship,note,company,id";
    let row = |i: usize| {
        let (department, boss) = (i % 40, i / 10);
        format!("N{i},T,D{department},p{boss},e@x.com,1,user,high,1,engaged,\"a, b, c: d (e)\",C,p{i}")
    };
    let table: Vec<String> = std::iter::once(headings.to_owned()).chain((0..10_000).map(row)).collect();
    let table = table.join("\n");
    desk.put("wide.csv", table);
    desk.run("import wide.csv -o wide.ron");
    assert!(desk.path("wide.ron").exists());
    assert!(desk.answer("validate wide.ron").contains("No problems"));
}

#[test]
fn where_a_customer_s_picture_puts_people_tells_no_role() {
    let desk = Desk::new();
    let mut file: Value = serde_json::from_str(DEMO).unwrap();
    desk.put("rated.json", file.to_string());
    for member in file["deals"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .flat_map(|deal| deal["members"].as_array_mut().unwrap())
    {
        member.as_object_mut().unwrap().remove("roles");
    }
    desk.put("unrated.json", file.to_string());
    for name in ["rated", "unrated"] {
        let day = "--as-of 2026-06-12";
        desk.answer(&format!("import {name}.json -o {name}.ron"));
        for kind in ["json", "ron"] {
            desk.answer(&format!("export {name}.{kind} -o {name}.{kind}.svg --audience customer {day}"));
        }
    }
    for kind in ["json", "ron"] {
        assert_eq!(desk.text(&format!("rated.{kind}.svg")), desk.text(&format!("unrated.{kind}.svg")));
    }
}

#[test]
fn an_import_keeps_places_and_an_export_keeps_who_is_in_the_tray() {
    let desk = Desk::new();
    desk.answer("new s.ron --sample --as-of 2026-06-12");
    desk.answer("import s.ron -o again.ron");
    assert_eq!(desk.text("again.ron"), desk.text("s.ron"));
    desk.put("d.json", DEMO);
    desk.answer("export d.json -o one.json");
    desk.answer("export one.json -o two.json");
    assert_eq!(desk.text("one.json"), desk.text("two.json"));
    assert_eq!(
        desk.text("one.json").matches("\"placed\": false").count(),
        DEMO.matches("\"placed\": false").count()
    );
}

#[test]
fn an_export_draws_any_layout_and_leaves_the_account_as_it_is() {
    let desk = Desk::new();
    desk.put("d.json", DEMO);
    desk.answer("import d.json -o d.ron");
    let before = desk.text("d.ron");
    let mut pictures = std::collections::BTreeSet::new();
    for kind in ["tree", "compact --page 1:4", "layered", "network", "zipper", "departments"] {
        desk.answer(&format!("export d.ron -o d.svg --layout {kind}"));
        assert!(pictures.insert(desk.text("d.svg")), "{kind} is no other picture");
    }
    assert_eq!(desk.text("d.ron"), before);
    // A table has no places.
    let table = desk.run("export d.ron -o d.csv --layout tree");
    assert!(table.status.success() && String::from_utf8(table.stderr).unwrap().contains("--layout"));
}

#[test]
fn no_layout_prints_a_line_through_a_card() {
    let desk = Desk::new();
    desk.put("d.json", DEMO);
    for kind in ["tree", "compact", "layered", "network", "departments"] {
        let drawn = desk.json(&format!("layout d.json --kind {kind}"));
        let number = |value: &Value| value.as_f64().unwrap();
        let nodes = drawn["nodes"].as_array().unwrap();
        for edge in drawn["edges"].as_array().unwrap() {
            let points: Vec<(f64, f64)> =
                edge["points"].as_array().unwrap().iter().map(|p| (number(&p[0]), number(&p[1]))).collect();
            for node in nodes.iter().filter(|node| ![&edge["from"], &edge["to"]].contains(&&node["id"])) {
                let (x, y) = (number(&node["x"]), number(&node["y"]));
                for ends in points.windows(2) {
                    let ((ax, ay), (bx, by)) = (ends[0], ends[1]);
                    let beside = ax.max(bx) <= x || ax.min(bx) >= x + 200.0;
                    let above = ay.max(by) <= y || ay.min(by) >= y + 104.0;
                    assert!(beside || above, "{kind}: {edge} through {node}");
                }
            }
        }
    }
}

#[test]
fn the_tree_is_printed_for_other_programs() {
    let desk = Desk::new();
    desk.put("d.json", DEMO);
    let tree = desk.json("layout d.json --kind tree --format json");
    let number = |value: &Value| value.as_f64().unwrap();
    let nodes = tree["nodes"].as_array().unwrap();
    let node = |id: &Value| nodes.iter().find(|node| node["id"] == *id).unwrap();
    assert!(nodes.iter().all(|node| number(&node["w"]) == 200.0 && number(&node["h"]) == 104.0));
    assert_eq!(nodes.len(), 28, "all of theirs, none of ours");
    for (i, a) in nodes.iter().enumerate() {
        for b in &nodes[i + 1..] {
            let apart = |low: &str, size: &str| {
                number(&a[low]) >= number(&b[low]) + number(&b[size])
                    || number(&b[low]) >= number(&a[low]) + number(&a[size])
            };
            assert!(apart("x", "w") || apart("y", "h"), "{a} {b}");
        }
    }
    let edges = tree["edges"].as_array().unwrap();
    assert_eq!(edges.len(), 24);
    for edge in edges {
        let points = edge["points"].as_array().unwrap();
        for (point, end) in [(points.first(), "from"), (points.last(), "to")] {
            let (node, point) = (node(&edge[end]), point.unwrap());
            let within = |at: usize, low: &str, size: &str| {
                (number(&node[low])..=number(&node[low]) + number(&node[size])).contains(&number(&point[at]))
            };
            assert!(within(0, "x", "w") && within(1, "y", "h"), "{edge} ends at the card of its {end}");
        }
    }
}

#[test]
fn a_customer_gets_pictures_and_nothing_else() {
    let desk = Desk::new();
    desk.put("d.json", DEMO);
    for end in ["csv", "md", "json"] {
        let sentence = desk.refusal(&format!("export d.json -o c.{end} --audience customer"));
        assert!(sentence.contains("opinions"), "{sentence}");
        assert!(!desk.path(&format!("c.{end}")).exists());
    }
    desk.refusal("export d.json -o c.gif");
    // Another theme than the presenter's is not to be had, and that is said.
    desk.answer("export d.json -o plain.svg --audience customer");
    let dark = desk.run("export d.json -o dark.svg --audience customer --theme dark");
    assert_eq!(dark.status.code(), Some(0));
    assert!(String::from_utf8(dark.stderr).unwrap().contains("--theme"));
    assert_eq!(desk.text("dark.svg"), desk.text("plain.svg"));
    // The presenter's colours alone make no picture for the customer: it says whose it is.
    desk.answer("export d.json -o ours.svg --theme presenter");
    assert!(desk.text("ours.svg").contains("Internal: account team only"));
    assert!(!desk.text("plain.svg").contains("Internal: account team only"));
}

#[test]
#[cfg(unix)]
fn an_export_never_replaces_the_account_it_is_made_from() {
    let desk = Desk::new();
    desk.put("d.json", DEMO);
    let before = desk.text("d.json");
    std::os::unix::fs::symlink("d.json", desk.path("link.json")).unwrap();
    for output in ["d.json", "./d.json", "link.json"] {
        let sentence = desk.refusal(&format!("export d.json -o {output}"));
        assert!(sentence.contains("another name"), "{sentence}");
        assert_eq!(desk.text("d.json"), before);
    }
}

#[test]
fn every_verb_that_reads_a_newer_file_says_so() {
    let desk = Desk::new();
    desk.answer("new a.ron --sample");
    desk.put("newer.ron", desk.text("a.ron").replacen("version: 1", "version: 99", 1));
    for verb in ["rank newer.ron", "export newer.ron -o n.svg", "import newer.ron -o copy.ron"] {
        let done = desk.run(verb);
        assert_eq!(done.status.code(), Some(0), "{verb}");
        assert!(String::from_utf8(done.stderr).unwrap().contains("newer Linchpin"), "{verb}");
    }
}

#[test]
fn what_is_neither_a_file_nor_a_command_is_said_to_be_neither() {
    let desk = Desk::new();
    let sentence = desk.refusal("rnak");
    assert!(sentence.contains("rnak") && sentence.contains("--help"), "{sentence}");
}

#[test]
fn the_support_said_to_hold_now_holds_whatever_the_history_says() {
    let desk = Desk::new();
    let member = r#"{"person": "a", "support": {"score": 2, "date": "2025-01-01"},
        "history": [{"kind": "support", "value": -1, "date": "2026-01-01"}], "vote": -0.0}"#;
    desk.put(
        "h.json",
        format!(
            r#"{{"format": "linchpin-interchange", "version": 1, "as_of": "2026-06-12",
            "people": [{{"id": "a", "name": "Ana"}}, {{"id": "u", "name": "Udo", "side": "us"}}],
            "deals": [{{"id": "d", "name": "D", "members": [{member}]}}]}}"#
        ),
    );
    desk.answer("import h.json -o h.ron");
    desk.answer("validate h.ron");
    desk.answer("export h.ron -o back.json");
    let back: Value = serde_json::from_str(&desk.text("back.json")).unwrap();
    assert_eq!(back["deals"][0]["members"][0]["support"]["score"], 2);
    assert!(back["people"].as_array().unwrap().iter().all(|person| person.get("placed").is_none()));
}

#[test]
fn a_table_that_is_cut_off_and_one_that_no_map_could_hold_are_refused() {
    let desk = Desk::new();
    desk.put("cut.csv", "name,manager\n\"A,B\nB,A\n");
    assert!(desk.refusal("import cut.csv -o cut.ron").contains("cut off"));
    desk.put("long.csv", format!("name,manager\n{}", "x,\n".repeat(10_001)));
    assert!(desk.refusal("import long.csv -o long.ron").contains("10000 rows"));
    // A file's bytes do not reach the terminal.
    desk.put("esc.csv", "\u{1b}[31mred,\u{1b}[0m\n1,2\n");
    assert!(!desk.refusal("import esc.csv -o esc.ron").contains('\u{1b}'));
}

const CANARY: &str = "CANARY7";

#[test]
fn saved_views_become_the_pages_of_a_pdf_for_the_team() {
    let desk = Desk::new();
    desk.answer("new bare.ron --sample");
    assert!(desk.refusal("export bare.ron -o views.pdf --views").contains("Ctrl+B"));
    let mut all = records(&load(&desk.path("bare.ron")).unwrap().account);
    for (i, title) in ["Who decides", "Who is against"].into_iter().enumerate() {
        let (id, order) = (format!("view{i}").as_str().into(), OrderKey::nth(i));
        all.views.push(View {
            id,
            order,
            title: title.into(),
            x: -2000.0,
            y: -2000.0,
            w: 6000.0,
            h: 6000.0,
            ..View::default()
        });
    }
    save(&desk.path("views.ron"), &built(all), None).unwrap();
    desk.answer("export views.ron -o views.pdf --views");
    let pages = String::from_utf8_lossy(&desk.bytes("views.pdf")).matches("/MediaBox").count();
    assert_eq!(pages, 2);
    assert!(desk.refusal("export views.ron -o views.png --views").contains(".pdf"));
    // The customer gets the same parts of the map, each once, and of the views nothing else; the team is told which
    // view made no page.
    let told = desk.warning("export views.ron -o customer.pdf --views --audience customer");
    assert!(told.contains("“Who is against”") && !told.contains("“Who decides”"), "{told}");
    let pages = String::from_utf8_lossy(&desk.bytes("customer.pdf")).matches("/MediaBox").count();
    assert_eq!(pages, 1);
    let mut others = records(&load(&desk.path("views.ron")).unwrap().account);
    for view in &mut others.views {
        (view.title, view.text, view.lens) = ("Only ours".into(), "Novak".into(), Lens::Risk);
        view.hide_reports = true;
    }
    save(&desk.path("others.ron"), &built(others), None).unwrap();
    desk.warning("export others.ron -o others.pdf --views --audience customer");
    assert_eq!(desk.bytes("others.pdf"), desk.bytes("customer.pdf"));
}

#[test]
fn nothing_candid_reaches_a_customer() {
    let desk = Desk::new();
    for (lang, tag) in [(Lang::En, "en"), (Lang::Zh, "zh-Hans")] {
        save(&desk.path("full.ron"), &with_canaries(&sample(lang)), None).unwrap();
        save(&desk.path("bare.ron"), &bare(&load(&desk.path("full.ron")).unwrap().account), None).unwrap();
        let options = format!("--lang {tag} --as-of {DAY}");
        for frame in ["map", "sheet"] {
            // So that the test can fail: the account team's picture does hold them.
            desk.answer(&format!("export full.ron -o team.svg --frame {frame} {options}"));
            let team = desk.text("team.svg");
            assert!(team.contains(CANARY) && support_colors().any(|color| holds(&team, color)));
            for end in ["svg", "png", "pdf"] {
                for account in ["full", "bare"] {
                    let to = format!("export {account}.ron -o {account}.{end}");
                    desk.answer(&format!("{to} --frame {frame} --audience customer {options}"));
                }
                // What was left out of `bare` left no trace in any byte, packed streams of a PDF included.
                let same = desk.bytes(&format!("full.{end}")) == desk.bytes(&format!("bare.{end}"));
                assert!(same, "{frame} {end} {tag}");
            }
            let svg = desk.text("full.svg");
            assert!(!svg.contains(CANARY) && !svg.contains("7000007"), "{frame} {tag}");
            for color in support_colors() {
                assert!(!holds(&svg, color), "{color:?} in {frame}");
            }
            assert!(svg.contains(if lang == Lang::En { "Celia Novak" } else { "罗思雅" }));
            assert!(!contains(&desk.bytes("full.pdf"), CANARY.as_bytes()));
        }
    }
}

/// Fills of every step but neutral, whose grey is no opinion, in every theme but print, whose steps are patterns
/// on white.
fn support_colors() -> impl Iterator<Item = Rgba> {
    [ThemeId::Light, ThemeId::Dark, ThemeId::Presenter].into_iter().flat_map(|theme| {
        [-3, -2, -1, 1, 2, 3].into_iter().map(move |score| Theme::get(theme).support(Some(score)).fill)
    })
}

fn holds(svg: &str, color: Rgba) -> bool {
    svg.to_lowercase().contains(&color.to_hex().to_lowercase())
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// All tables, one by one, so that a new one has to be thought of here.
fn records(account: &Account) -> AccountBuilder {
    AccountBuilder {
        info: account.info().clone(),
        unknown_lists: account.unknown_lists().clone(),
        organisations: account.organisations().values().cloned().collect(),
        departments: account.departments().values().cloned().collect(),
        people: account.people().values().cloned().collect(),
        places: account.places().values().cloned().collect(),
        regions: account.regions().values().cloned().collect(),
        photos: account.photos().values().cloned().collect(),
        links: account.links().values().cloned().collect(),
        deals: account.deals().values().cloned().collect(),
        members: account.members().values().cloned().collect(),
        dossiers: account.dossiers().values().cloned().collect(),
        relationships: account.relationships().values().cloned().collect(),
        ratings: account.ratings().values().cloned().collect(),
        selling_points: account.selling_points().values().cloned().collect(),
        tasks: account.tasks().values().cloned().collect(),
        contacts: account.contacts().values().cloned().collect(),
        hospitality: account.hospitality().values().cloned().collect(),
        views: account.views().values().cloned().collect(),
        acceptances: account.acceptances().values().cloned().collect(),
    }
}

fn built(records: AccountBuilder) -> Account {
    let (account, problems) = records.build();
    assert_eq!(problems, []);
    account
}

/// The account with a mark in everything that a customer must not read.
fn with_canaries(account: &Account) -> Account {
    let mut all = records(account);
    let mark = || CANARY.to_owned();
    let ally = all.organisations.iter().find(|o| o.side == Side::Competitor).map(|o| o.id.clone());
    for organisation in &mut all.organisations {
        (organisation.name, organisation.mark, organisation.note) = (mark(), mark(), mark());
    }
    for person in &mut all.people {
        (person.office, person.email, person.phone) = (mark(), mark(), mark());
        person.in_role_since = mark();
        if matches!(person.side, Side::Competitor | Side::Other) {
            (person.name, person.name_local, person.title, person.title_local) =
                (mark(), mark(), mark(), mark());
            all.places.push(Place { person: person.id.clone(), x: 1300.0, y: 400.0, ..Place::default() });
        }
    }
    all.places.sort_by(|a, b| a.person.cmp(&b.person));
    all.places.dedup_by(|a, b| a.person == b.person);
    let gone = Person { id: "gone".into(), name: mark(), title: mark(), left: true, ..Person::default() };
    all.places.push(Place { person: gone.id.clone(), x: 900.0, y: 900.0, ..Place::default() });
    all.people.push(gone);
    let blue = [30, 60, 200, 255].repeat(64 * 64);
    let data = linchpin::photo::from_rgba(64, 64, blue).unwrap();
    all.photos = all
        .places
        .iter()
        .map(|place| Photo { person: place.person.clone(), data: data.clone(), ..Photo::default() })
        .collect();
    all.views.push(View {
        id: "view".into(),
        title: mark(),
        text: mark(),
        w: 900.0,
        h: 600.0,
        ..View::default()
    });
    for link in &mut all.links {
        if !matches!(link.kind, LinkKind::Pair(_)) {
            (link.label, link.note) = (mark(), mark());
        }
    }
    for deal in &mut all.deals {
        (deal.name, deal.currency, deal.value) = (mark(), mark(), Some(7_000_007.0));
        deal.stage = Some(CANARY.into());
        deal.competitor.clone_from(&ally);
    }
    for member in &mut all.members {
        member.note = mark();
        member.needs = vec![NeedKey::from(CANARY)];
    }
    for person in account.people().keys().filter(|id| !account.dossiers().contains_key(*id)) {
        all.dossiers.push(Dossier { person: person.clone(), ..Dossier::default() });
    }
    for dossier in &mut all.dossiers {
        (dossier.note, dossier.departing_note) = (mark(), mark());
        dossier.departing = linchpin::clock::parse_date("2026-09-30");
        dossier.competitor_ally.clone_from(&ally);
    }
    for rating in &mut all.ratings {
        (rating.author, rating.evidence) = (mark(), mark());
        if let RatingValue::Roles(roles) = &mut rating.value {
            roles.push(RoleKey::from(CANARY));
        }
    }
    let deal = all.deals[0].id.clone();
    let accepted = Acceptance { id: "a".into(), deal, reason: mark(), ..Acceptance::default() };
    all.acceptances.push(accepted);
    for point in &mut all.selling_points {
        (point.feature, point.benefit) = (mark(), mark());
    }
    for task in &mut all.tasks {
        (task.title, task.result, task.role) = (mark(), mark(), Some(CANARY.into()));
    }
    for contact in &mut all.contacts {
        (contact.objective, contact.next_step) = (mark(), mark());
    }
    for entry in &mut all.hospitality {
        (entry.kind, entry.currency) = (mark(), mark());
    }
    built(all)
}

/// Only what a customer may know is there: names, titles, departments, reporting lines, counterparts in place.
fn bare(account: &Account) -> Account {
    let mut all = records(account);
    let shown = |side: Side| matches!(side, Side::Customer | Side::Us);
    let gone: Vec<_> = all.people.iter().filter(|p| p.left || !shown(p.side)).map(|p| p.id.clone()).collect();
    all.people.retain(|person| !gone.contains(&person.id));
    all.places.retain(|place| !gone.contains(&place.person));
    for person in &mut all.people {
        *person = Person {
            id: person.id.clone(),
            order: person.order.clone(),
            name: person.name.clone(),
            name_local: person.name_local.clone(),
            title: person.title.clone(),
            title_local: person.title_local.clone(),
            department: person.department.clone(),
            side: person.side,
            placeholder: person.placeholder,
            initials: person.initials.clone(),
            ..Person::default()
        };
    }
    all.links.retain(|link| {
        matches!(link.kind, LinkKind::Reports | LinkKind::Dotted | LinkKind::Pair(PairState::Current))
            && !gone.contains(&link.from)
            && !gone.contains(&link.to)
    });
    for link in &mut all.links {
        (link.label, link.note) = (String::new(), String::new());
    }
    built(AccountBuilder {
        info: all.info,
        departments: all.departments,
        people: all.people,
        places: all.places,
        regions: all.regions,
        links: all.links,
        ..AccountBuilder::default()
    })
}

#[test]
fn the_marks_are_everywhere_they_should_be() {
    let account = with_canaries(&sample(Lang::En));
    // A table without a record would prove nothing.
    let all = records(&account);
    let sizes = [
        all.organisations.len(),
        all.links.len(),
        all.members.len(),
        all.dossiers.len(),
        all.ratings.len(),
        all.selling_points.len(),
        all.tasks.len(),
        all.contacts.len(),
        all.hospitality.len(),
        all.relationships.len(),
        all.photos.len(),
    ];
    assert!(sizes.iter().all(|size| *size > 0), "{sizes:?}");
    assert!(account.links().values().any(|link| link.kind == LinkKind::Pair(PairState::Planned)));
}

#[test]
fn the_examples_are_read_and_ranked() {
    let desk = Desk::new();
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let managers = fs::read(examples.join("krackhardt.ron")).unwrap();
    desk.put("k.ron", managers);
    assert_eq!(desk.answer("validate k.ron").trim_end(), "No problems");
    let ranking = desk.json("rank k.ron --metrics --format json");
    let of = |id: &str| {
        ranking["people"].as_array().unwrap().iter().find(|p| p["id"] == id).unwrap()["metrics"].clone()
    };
    assert_eq!(of("2")["listeners"], 18);
    assert!((of("18")["betweenness"].as_f64().unwrap() - 0.2340).abs() < 5e-5);
    desk.answer("export k.ron -o k.pdf --frame sheet");
    if !cfg!(feature = "gui") {
        desk.refusal("k.ron");
    }
}
