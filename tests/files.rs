//! The promise: what is saved comes back, and what can't be read says so in time and without a crash.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on has failed")]
use jiff::civil::{Date, date};
use linchpin::catalogue::{Confidence, Support};
use linchpin::file::*;
use linchpin::import::import_csv;
use linchpin::model::*;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const DAY: Date = date(2026, 6, 12);

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

fn demo(language: &str) -> Loaded {
    load(&data(&format!("demo_account.{language}.json"))).unwrap()
}

fn demo_text() -> String {
    write_ron(&demo("en").account).unwrap()
}

fn reread(account: &Account) -> Account {
    let text = write_ron(account).unwrap();
    let read = read_ron(&text).unwrap_or_else(|e| panic!("{e}\n{text}"));
    assert_eq!(read.repairs, []);
    assert_eq!(write_ron(&read.account).unwrap(), text);
    read.account
}

/// Longer than the slowest machine takes for anything here, and far shorter than reading with a wrong order of growth: a
/// hang is looked for, speed is measured by the benchmarks.
const HANGS: Duration = Duration::from_secs(30);

fn refused(text: &str) -> ReadError {
    let start = Instant::now();
    let error = load_bytes(text.as_bytes()).expect_err("must be refused");
    assert!(start.elapsed() < HANGS, "{:?}: {error}", start.elapsed());
    error
}

/// A small file around one list.
fn with_list(list: &str) -> String {
    format!(
        "(format: \"linchpin-account\", version: 1, account: (id: \"a\"),\npeople: [\n(id: \"p1\"),\n(id: \"p2\"),\n],\n{list}\n)\n"
    )
}

#[test]
fn the_demo_accounts_come_back_from_ron_in_both_languages() {
    for language in ["en", "zh-Hans"] {
        let loaded = demo(language);
        assert_eq!(loaded.as_of, Some(DAY));
        assert!(loaded.account.people().len() > 30 && loaded.account.records_and_graph_agree());
        assert_eq!(reread(&loaded.account), loaded.account);
    }
}

#[test]
fn the_demo_accounts_come_back_from_interchange() {
    for language in ["en", "zh-Hans"] {
        let loaded = demo(language);
        let text = write_interchange(&loaded.account, DAY).unwrap();
        let again = read_interchange(&text).unwrap();
        assert_eq!(again.account, loaded.account);
        assert_eq!(write_interchange(&again.account, DAY).unwrap(), text);
    }
}

#[test]
fn the_export_says_everything_the_demo_file_said() {
    for language in ["en", "zh-Hans"] {
        let before = std::fs::read_to_string(data(&format!("demo_account.{language}.json"))).unwrap();
        let before: serde_json::Value = serde_json::from_str(&before).unwrap();
        let text = write_interchange(&demo(language).account, DAY).unwrap();
        let after: serde_json::Value = serde_json::from_str(&text).unwrap();
        for list in ["organisations", "departments", "people", "contacts", "hospitality"] {
            contains(&after[list], &before[list], list);
        }
        contains(&after["account"], &before["account"], "account");
        for (after, before) in
            after["deals"].as_array().unwrap().iter().zip(before["deals"].as_array().unwrap())
        {
            for field in ["id", "name", "stage", "value", "competitor", "selling_points", "tasks"] {
                contains(&after[field], &before[field], field);
            }
            for member in before["members"].as_array().unwrap() {
                let same = |m: &&serde_json::Value| m["person"] == member["person"];
                contains(after["members"].as_array().unwrap().iter().find(same).unwrap(), member, "member");
            }
        }
        for list in ["reports", "influences", "conflicts", "relationships", "pairs"] {
            assert_eq!(
                after[list].as_array().unwrap().len(),
                before[list].as_array().unwrap().len(),
                "{list}"
            );
        }
    }
}

/// Whether all that `part` says stands in `whole`; a default may be left out.
fn contains(whole: &serde_json::Value, part: &serde_json::Value, place: &str) {
    use serde_json::Value;
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            for (name, value) in part {
                let place = format!("{place}.{name}");
                match (whole.get(name), value) {
                    (Some(held), value) => contains(held, value, &place),
                    (None, Value::Bool(false) | Value::Null) => {}
                    (None, Value::Array(items)) if items.is_empty() => {}
                    (None, Value::String(word)) => {
                        let defaults = ["customer", "solid", "none", "assumed", ""];
                        assert!(defaults.contains(&word.as_str()), "{place}: {word}");
                    }
                    (None, Value::Number(n)) if n.as_f64() == Some(0.0) => {}
                    (None, value) => panic!("{place}: {value} is lost"),
                }
            }
        }
        (Value::Array(whole), Value::Array(part)) => {
            assert_eq!(whole.len(), part.len(), "{place}");
            for (i, (whole, part)) in whole.iter().zip(part).enumerate() {
                contains(whole, part, &format!("{place}[{i}]"));
            }
        }
        (Value::Number(whole), Value::Number(part)) => assert_eq!(whole.as_f64(), part.as_f64(), "{place}"),
        (whole, part) => assert_eq!(whole, part, "{place}"),
    }
}

#[test]
fn one_record_is_one_line_and_absent_fields_are_left_out() {
    let text = demo_text();
    assert!(text.starts_with(
        "(\n    format: \"linchpin-account\",\n    version: 1,\n    account: (id: \"acc_merrowdale\", "
    ));
    let line = text.lines().find(|l| l.contains("(id: \"p01\"")).unwrap();
    assert!(line.starts_with("        (id: \"p01\", order: \"") && line.ends_with("),"), "{line}");
    assert!(line.contains("海兰") && !line.contains("email") && !line.contains("left"), "{line}");
    assert!(text.contains('\''), "apostrophes are not escaped");
    assert!(!text.contains("\\'") && !text.contains("places: ["));
}

#[test]
fn fields_and_lists_of_a_newer_version_survive() {
    let text = demo_text()
        .replace("version: 1,", "version: 7,")
        .replacen("(id: \"p01\", ", "(id: \"p01\", aura: Glow(hue: 3, text: \"deep,)\"), ", 1)
        .replacen("account: (", "account: (moon: [1, (a: 'x')], ", 1)
        .replace("\n)\n", "\n    horoscopes: [\n        (id: \"h1\", text: \"[(\"),\n    ],\n)\n");
    let read = read_ron(&text).unwrap();
    assert_eq!(read.version, 7);
    let loaded = load_bytes(text.as_bytes()).unwrap();
    assert!(loaded.read_only);
    let written = write_ron(&loaded.account).unwrap();
    for kept in [
        "aura: Glow(hue: 3, text: \"deep,)\")",
        "moon: [1, (a: 'x')]",
        "    horoscopes: [\n        (id: \"h1\", text: \"[(\"),\n    ],\n)\n",
    ] {
        assert!(written.contains(kept), "{kept}\n{written}");
    }
    assert_eq!(reread(&loaded.account), loaded.account);
}

#[test]
fn a_value_that_only_a_newer_version_knows_says_so() {
    let text = with_list("relationships: [(id: \"r\", us: \"p1\", person: \"p2\", level: soulmate)],")
        .replace("version: 1", "version: 2");
    assert!(matches!(refused(&text), ReadError::Newer { version: 2, .. }));
}

#[test]
fn what_refers_to_nothing_is_dropped_or_cleared_with_a_report() {
    let text = with_list(
        "departments: [(id: \"d\", head: \"gone\")],
         places: [(person: \"gone\", x: 1.0, y: 2.0)],
         links: [(id: \"l\", kind: reports, from: \"p1\", to: \"gone\")],
         contacts: [(id: \"c\", people: [\"p1\", \"gone\"])],",
    );
    let loaded = load_bytes(text.as_bytes()).unwrap();
    let reports: Vec<String> = loaded.repairs.iter().map(ToString::to_string).collect();
    assert_eq!(
        reports,
        [
            "department d: head was cleared: there is no person gone",
            "place of person gone was left out: there is no person gone",
            "link l was left out: there is no person gone",
            "contact c: people was cleared: there is no person gone",
        ]
    );
    assert_eq!(loaded.account.departments().len(), 1);
    assert_eq!(loaded.account.contacts()[&"c".into()].people, ["p1".into()]);
    assert!(loaded.account.records_and_graph_agree());
}

#[test]
fn errors_name_the_line_and_the_field() {
    let line = |error: ReadError| error.to_string();
    let duplicate = line(refused(&with_list("deals: [\n(id: \"d\"),\n(id: \"d\"),\n],")));
    assert_eq!(duplicate, "line 8: deal d is listed twice; give one of them a new id");
    let rating = "ratings: [\n(id: \"r\", deal: \"d\", person: \"p1\", seq: 0, value: support(4)),\n],";
    let wrong = line(refused(&with_list(rating)));
    assert!(wrong.starts_with("line 7: ratings has the field value"), "{wrong}");
    assert!(wrong.contains("-3 to 3"), "{wrong}");
    for number in ["NaN", "inf", "-inf", "1e999", "Some(NaN)", "1e39"] {
        let error = refused(&with_list(&format!("places: [(person: \"p1\", x: {number}, y: 0.0)],")));
        let ReadError::NotFinite { line: 6, field, .. } = &error else { panic!("{number}: {error}") };
        assert_eq!(field, "x");
    }
    assert!(matches!(refused(&with_list("deals: [(name: \"no id\")],")), ReadError::EmptyId { line: 6, .. }));
    assert!(matches!(refused(&with_list("deals: [], deals: [],")), ReadError::DuplicateList { .. }));
    let vote = with_list("deals: [(id: \"d\")], members: [(deal: \"d\", person: \"p1\", vote: -1)],");
    assert!(matches!(refused(&vote), ReadError::Field { line: 6, .. }));
    for wrong in ["people2: [}", "deals: 3,", "deals: [3],", "deals: [(\"a\", \"b\")],", "deals: [(id: 3)],"]
    {
        let error = refused(&with_list(wrong));
        assert!(error.to_string().starts_with("line 6"), "{wrong}: {error}");
    }
}

#[test]
fn other_files_are_refused_with_a_sentence() {
    for text in
        ["", "hello", "()", "(format: \"other\", version: 1)", "name,title\nLi,Boss\n", "(((((", "null"]
    {
        assert_eq!(refused(text), ReadError::NotAnAccount, "{text:?}");
    }
    for text in ["{}", "[1, 2]", "{\"format\": \"linchpin-account\"}", "{\"format\": 7}"] {
        assert_eq!(refused(text), ReadError::NotInterchange, "{text:?}");
    }
    assert!(matches!(refused("{\"format\": "), ReadError::Json { line: 1, .. }));
    assert!(matches!(load_bytes(b"\x89PNG\r\n\x1a\n\0\0\0"), Err(ReadError::NotText { offset: 0 })));
    assert!(matches!(load_bytes(b"PK\x03\x04\0\0"), Err(ReadError::NotText { offset: 4 })));
    let missing = load(Path::new("/no/such/file.ron")).unwrap_err().to_string();
    assert!(missing.contains("can't be opened") && missing.ends_with("\"/no/such/file.ron\""), "{missing}");
    assert!(load(&std::env::temp_dir()).is_err());
}

#[test]
fn a_byte_order_mark_is_no_matter() {
    let text = demo_text();
    let with_mark = load_bytes(format!("\u{feff}{text}").as_bytes()).unwrap();
    assert_eq!(with_mark.account, load_bytes(text.as_bytes()).unwrap().account);
}

#[test]
fn nesting_without_end_is_refused_in_time() {
    for open in ["[", "(", "{", "Some(", "a:(", "[(a:"] {
        let deep = open.repeat(100_000);
        refused(&deep);
        refused(&with_list(&format!("mystery: {deep},")));
        refused(&with_list(&format!("deals: {deep},")));
        refused(&with_list(&format!("deals: [(id: \"d\", aura: {deep})],")));
        refused(&format!("{{\"format\": \"linchpin-interchange\", \"version\": 1, \"people\": {deep}"));
    }
    let json = format!("{{\"a\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    refused(&json);
}

#[test]
fn more_than_64_mib_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.ron");
    std::fs::File::create(&path).unwrap().set_len(65 << 20).unwrap();
    let start = Instant::now();
    assert!(matches!(load(&path), Err(FileError::Read { source: ReadError::TooLarge { .. }, .. })));
    assert!(start.elapsed() < HANGS);
}

#[test]
fn a_file_of_endlessly_many_small_parts_is_refused_before_it_is_read() {
    for (ron, json) in [("[],", "[],"), ("1,", "1,"), ("(a:1),", "{\"a\":1},"), ("\"\",", "\"\",")] {
        let list = ron.repeat((60 << 20) / ron.len());
        let text = format!("(format: \"linchpin-account\", version: 1, account: (id: \"a\"), zz: [{list}])");
        assert!(matches!(refused(&text), ReadError::TooManyParts { .. }), "{ron}");
        let list = json.repeat((60 << 20) / json.len());
        let text = interchange(&format!(", \"zz\": [{list} 1]"));
        assert!(matches!(refused(&text), ReadError::TooManyParts { .. }), "{json}");
    }
}

#[test]
fn a_file_with_as_many_parts_as_are_read_is_read_in_time() {
    let people: Vec<_> = (0..MAX_PARTS / 3 - 10).map(|i| format!("(id:\"p{i}\")")).collect();
    let people = people.join(",");
    let head = "format: \"linchpin-account\", version: 1, account: (id: \"a\")";
    assert!(matches!(refused(&format!("({head}, people: [{people}] !")), ReadError::Syntax { .. }));
}

#[test]
fn a_file_cut_anywhere_is_refused_or_whole() {
    for text in [demo_text(), std::fs::read_to_string(data("demo_account.en.json")).unwrap()] {
        for end in (0..text.trim_end().len()).step_by(97).filter(|&end| text.is_char_boundary(end)) {
            refused(&text[..end]);
        }
    }
}

#[test]
fn flipped_bits_never_crash_and_what_still_loads_can_be_saved() {
    let mut random = SplitMix(7);
    for text in [demo_text(), std::fs::read_to_string(data("demo_account.en.json")).unwrap()] {
        for _ in 0..400 {
            let mut bytes = text.clone().into_bytes();
            for _ in 0..=random.below(3) {
                let at = random.below(bytes.len());
                bytes[at] ^= 1 << random.below(8);
            }
            let start = Instant::now();
            if let Ok(loaded) = load_bytes(&bytes) {
                assert!(loaded.account.records_and_graph_agree());
                reread(&loaded.account);
            }
            assert!(start.elapsed() < HANGS);
        }
    }
}

struct SplitMix(u64);

impl SplitMix {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }
}

fn interchange(rest: &str) -> String {
    format!(
        "{{\"format\": \"linchpin-interchange\", \"version\": 1, \"account\": {{\"id\": \"a\", \"name\": \"A\"}},
        \"people\": [{{\"id\": \"p1\", \"name\": \"Li\"}}, {{\"id\": \"p2\", \"name\": \"Wang\"}}]{rest}}}"
    )
}

#[test]
fn interchange_refuses_with_the_place() {
    let place = |rest: &str| refused(&interchange(rest)).to_string();
    for (rest, starts) in [
        (r#", "reports": [{"person": "p1", "boss": "p9"}]"#, "reports[0].boss: \"p9\""),
        (
            r#", "influences": [{"from": "p1", "to": "p2", "strength": 4}]"#,
            "influences[0].strength: strength 4",
        ),
        (r#", "influences": [{"from": "p1", "to": "p2", "strength": "huge"}]"#, "influences[0].strength: "),
        (r#", "deals": [{"id": "d"}, {"id": "d"}]"#, "deals[1].id: d is there already"),
        (
            r#", "deals": [{"id": "d", "members": [{"person": "p1"}, {"person": "p1"}]}]"#,
            "deals[0].members[1].person: p1",
        ),
        (
            r#", "deals": [{"id": "d", "members": [{"person": "p1", "support": {"score": 4}}]}]"#,
            "deals[0].members[0].support.score: ",
        ),
        (
            r#", "deals": [{"id": "d", "members": [{"person": "p1", "vote": -1}]}]"#,
            "deals[0].members[0].vote: ",
        ),
        (
            r#", "deals": [{"id": "d", "members": [{"person": "p1", "history": [{"kind": "support", "value": 9}]}]}]"#,
            "deals[0].members[0].history[0].value: ",
        ),
        (
            r#", "deals": [{"id": "d", "members": [{"person": "p1", "history": [{"value": 1}]}]}]"#,
            "deals[0].members[0].history[0].kind: ",
        ),
        (r#", "deals": [{"id": "d", "expected_close": "2026-02-30"}]"#, "deals[0].expected_close: "),
        (r#", "contacts": [{"date": "2026-01-01", "deal": "x"}]"#, "contacts[0].deal: \"x\""),
        (r#", "organisations": [{"name": "O", "side": "enemy"}]"#, "organisations[0].side: "),
        (r#", "departments": [{"name": "D"}, {"name": "D"}]"#, "departments[1].name: D"),
        (r#", "pairs": 3"#, "pairs: "),
    ] {
        let error = place(rest);
        assert!(error.starts_with(starts), "{rest}\n{error}");
    }
    let duplicate = interchange("").replace("\"p2\"", "\"p1\"");
    assert!(refused(&duplicate).to_string().starts_with("people[1].id: p1 is there already"));
    let newer = interchange("").replace("\"version\": 1", "\"version\": 2");
    assert!(matches!(refused(&newer), ReadError::InterchangeVersion { .. }));
}

#[test]
fn null_equals_absent_and_unknown_fields_are_no_error() {
    let plain = interchange(r#", "deals": [{"id": "d", "members": [{"person": "p1"}]}]"#);
    let full = interchange(
        r#", "reports": null, "aura": [1], "deals": [{"id": "d", "stage": null, "members":
            [{"person": "p1", "support": null, "influence": null, "veto": null, "moon": {"a": null}}]}]"#,
    );
    assert_eq!(read_interchange(&full).unwrap().account, read_interchange(&plain).unwrap().account);
}

#[test]
fn who_is_in_the_tray_stays_there() {
    let text = interchange("").replace("\"name\": \"Wang\"", "\"name\": \"Wang\", \"placed\": false");
    let imported = read_interchange(&text).unwrap();
    assert_eq!(imported.to_place, ["p1".into()]);
    let mut document = Document::new(imported.account);
    let mut step = Transaction::new("step-place");
    step.push(Place { person: "p1".into(), x: 1.5, y: -2.25, ..Place::default() });
    document.commit(step).unwrap();
    let again = read_interchange(&write_interchange(document.account(), DAY).unwrap()).unwrap();
    assert_eq!(again.to_place, ["p1".into()]);
    assert_eq!(reread(document.account()), *document.account());
}

#[test]
fn what_was_said_of_somebody_outside_the_deal_survives_interchange() {
    let text = with_list(
        "deals: [(id: \"d\", name: \"Deal\")],
         ratings: [(id: \"r\", deal: \"d\", person: \"p1\", value: support(Some(2)), author: \"me\")],
         links: [(id: \"l\", kind: pair(current), from: \"p1\", to: \"p2\", note: \"since May\")],",
    );
    let account = load_bytes(text.as_bytes()).unwrap().account;
    let again = read_interchange(&write_interchange(&account, DAY).unwrap()).unwrap().account;
    assert!(again.members().is_empty());
    let judged: Vec<&Rating> = again.ratings().values().collect();
    assert_eq!(
        judged.iter().map(|r| (r.person.as_str(), r.author.as_str())).collect::<Vec<_>>(),
        [("p1", "me")]
    );
    assert_eq!(again.links().values().map(|l| l.note.as_str()).collect::<Vec<_>>(), ["since May"]);
}

#[test]
fn names_bring_in_departments_and_organisations() {
    let text = interchange(r#", "deals": [{"id": "d", "competitor": "Rival"}]"#)
        .replace("\"name\": \"Wang\"", "\"name\": \"Wang\", \"department\": \"Z\", \"organisation\": \"Org\"")
        .replace(
            "\"name\": \"Li\"",
            "\"name\": \"Li\", \"department\": \"A\", \"competitor_ally\": \"Rival\"",
        );
    let account = read_interchange(&text).unwrap().account;
    let departments: Vec<&str> = account.departments_in_order().iter().map(|d| d.name.as_str()).collect();
    assert_eq!(departments, ["A", "Z"]);
    assert_eq!(account.organisations().len(), 2);
    assert_eq!(account.organisations()[&"organisation/Rival/0".into()].name, "Rival");
}

/// Everything but what may change when records made in the window get derived ids.
fn comparable(account: &Account) -> serde_json::Value {
    serde_json::from_str(&write_interchange(account, DAY).unwrap()).unwrap()
}

#[test]
fn a_zipper_is_one_after_interchange() {
    let info = AccountInfo { id: "acc".into(), zipper: true, ..AccountInfo::default() };
    let (account, _) = AccountBuilder { info, ..AccountBuilder::default() }.build();
    let again = read_interchange(&write_interchange(&account, DAY).unwrap()).unwrap().account;
    assert!(again.info().zipper);
}

#[test]
fn an_undated_present_beside_a_dated_past_is_the_present() {
    let member = r#"{"person": "p1", "support": {"score": 1}, "support_history": [{"date": "2026-01-01", "score": 3}]}"#;
    let text =
        interchange(&format!(r#", "as_of": "2026-06-12", "deals": [{{"id": "d", "members": [{member}]}}]"#));
    let account = read_interchange(&text).unwrap().account;
    let now = RatingsNow::on(&account, DAY);
    let current = now.of(&"d".into(), &"p1".into());
    assert_eq!(
        (current.support().map(Support::score), current.support_rating().unwrap().date),
        (Some(1), Some(DAY))
    );
    let again = read_interchange(&write_interchange(&account, DAY).unwrap()).unwrap().account;
    assert_eq!(again, account);
}

#[test]
fn a_save_refuses_to_overwrite_what_somebody_else_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let account = demo("en").account;
    let digest = save(&path, &account, None).unwrap();
    let loaded = load(&path).unwrap();
    assert_eq!((loaded.digest, &loaded.account, loaded.read_only), (digest, &account, false));
    assert_eq!(save(&path, &account, Some(digest)).unwrap(), digest);
    std::fs::write(&path, "somebody else's").unwrap();
    assert!(matches!(save(&path, &account, Some(digest)), Err(FileError::ChangedOnDisk { .. })));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "somebody else's");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn any_bytes_as_a_table_give_an_account_or_a_sentence() {
    let mut random = SplitMix(11);
    let table =
        "工号,姓名,职务,上级\n1,王伟,总经理,\n2,李娜,\"主任, 采购\",王伟\n3,张敏,工程师,2\n".as_bytes();
    for _ in 0..2_000 {
        let mut bytes = table.to_vec();
        for _ in 0..=random.below(6) {
            let at = random.below(bytes.len());
            bytes[at] = random.below(256) as u8;
        }
        bytes.truncate(random.below(bytes.len() + 1));
        if let Ok(import) = import_csv(&bytes, "table") {
            assert!(import.account.records_and_graph_agree());
            reread(&import.account);
        }
    }
}

#[test]
fn time_grows_with_the_size_of_a_file_and_no_faster() {
    let people = |count: usize| {
        let rows: Vec<String> = (0..count).map(|i| format!("{i},Person {i},{}", i / 8)).collect();
        write_ron(
            &import_csv(format!("id,name,boss\n{}", rows.join("\n")).as_bytes(), "many").unwrap().account,
        )
        .unwrap()
    };
    let time = |text: &str| {
        let start = Instant::now();
        load_bytes(text.as_bytes()).unwrap();
        start.elapsed()
    };
    let (few, many) = (people(1_000), people(8_000));
    time(&few);
    let (short, long) = (time(&few).max(Duration::from_millis(5)), time(&many));
    assert!(long < short * 40, "{short:?} for 1,000 people, {long:?} for 8,000");
}

fn rename(id: &str, name: &str) -> Transaction {
    let mut step = Transaction::new("step-rename").with("name", name);
    step.push(Person { id: id.into(), name: name.to_owned(), ..Person::default() });
    step
}

#[test]
fn a_crash_loses_nothing_that_was_committed() {
    let folder = tempfile::tempdir().unwrap();
    let journals = folder.path().join("journals");
    let path = folder.path().join("a.ron");
    for saved in [false, true] {
        let mut document = Document::new(demo("en").account);
        let digest = save(&path, document.account(), None).unwrap();
        let origin = Origin { file: saved.then_some((path.as_path(), digest)), unsaved: false };
        let mut journal = Journal::start(&journals, document.account(), origin).unwrap();
        assert_eq!(recoverable(&journals).unwrap().len(), 0, "its process lives");
        for name in ["One", "Two", "Three"] {
            document.commit(rename("p01", name)).unwrap();
            journal.append(&rename("p01", name)).unwrap();
        }
        document.undo();
        journal.undo().unwrap();
        document.undo();
        journal.undo().unwrap();
        document.redo();
        journal.redo().unwrap();
        // Dropped without being removed: the lock goes as it does with a process.
        drop(journal);
        let file = std::fs::read_dir(&journals).unwrap().next().unwrap().unwrap().path();
        let mut torn = std::fs::read(&file).unwrap();
        torn.extend_from_slice(b"{\"commit\":{\"name\":\"ha");
        std::fs::write(&file, torn).unwrap();

        let mut found = recoverable(&journals).unwrap();
        assert_eq!(recoverable(&journals).unwrap().len(), 0, "offered once");
        let recovery = found.pop().unwrap();
        assert_eq!(recovery.document_path(), saved.then_some(path.as_path()));
        let mut recovered = recovery.replay().unwrap();
        assert_eq!(recovered.account(), document.account());
        assert_eq!(recovered.account().people()[&"p01".into()].name, "Two");
        recovered.undo();
        assert_eq!(recovered.account().people()[&"p01".into()].name, "One");
        // Somebody else's work on the file takes nothing from ours; saving will ask.
        std::fs::write(&path, "changed").unwrap();
        assert_eq!(recovery.replay().unwrap().account(), document.account());
        assert_eq!(recovery.digest(), saved.then_some(digest));
        recovery.discard().unwrap();
        assert_eq!(std::fs::read_dir(&journals).unwrap().count(), 0);
    }
}

#[test]
fn a_journal_that_is_broken_in_the_middle_gives_its_beginning_and_is_kept_aside() {
    let folder = tempfile::tempdir().unwrap();
    let account = demo("en").account;
    let mut journal = Journal::start(folder.path(), &account, Origin::default()).unwrap();
    journal.append(&rename("p01", "One")).unwrap();
    journal.append(&rename("p01", "Two")).unwrap();
    drop(journal);
    let file = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    let text = std::fs::read_to_string(&file).unwrap().replace("Two", "T\"wo");
    std::fs::write(&file, text).unwrap();
    let recovery = recoverable(folder.path()).unwrap().remove(0);
    assert_eq!(recovery.replay().unwrap().account().people()[&"p01".into()].name, "One");
    assert!(matches!(recovery.cut(), Some(FileError::JournalLine { line: 3, .. })));
    recovery.discard().unwrap();
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().path()).collect();
    assert!(left.len() == 1 && left[0].extension().is_some_and(|e| e == "unreadable"), "{left:?}");
}

#[test]
fn a_journal_of_another_version_is_neither_offered_nor_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("1-a.linchpin-journal");
    std::fs::write(&journal, "{\"journal\": 99, \"moon\": true}\n").unwrap();
    assert_eq!(recoverable(folder.path()).unwrap().len(), 0);
    assert!(journal.exists());
    std::fs::write(&journal, "{\"journal\": 1, \"ba").unwrap();
    assert_eq!(recoverable(folder.path()).unwrap().len(), 0);
    assert!(!journal.exists(), "torn in its first line, it holds nothing");
}

#[test]
fn a_saved_or_closed_document_leaves_nothing_to_recover() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let account = demo("en").account;
    let mut journal = Journal::start(folder.path(), &account, Origin::default()).unwrap();
    journal.append(&rename("p01", "One")).unwrap();
    let digest = save(&path, &account, None).unwrap();
    journal.reset(&account, Origin { file: Some((&path, digest)), unsaved: false }).unwrap();
    drop(journal);
    assert_eq!(recoverable(folder.path()).unwrap().len(), 0);
    let mut journal = Journal::start(folder.path(), &account, Origin::default()).unwrap();
    journal.append(&rename("p01", "One")).unwrap();
    journal.remove().unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "only the account is left");
}

mod laws {
    use super::*;
    use linchpin::catalogue::*;
    use linchpin::geom::RectSide;
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            Just(String::new()),
            "[a-zA-Z ]{1,8}",
            "\\PC{0,6}",
            select(vec!["'\"\\", "a\nb\t\r", "王伟，𠮷", "\u{7f}\u{0}\u{feff}", "r#\"x\"#", "// c", "None"])
                .prop_map(str::to_owned),
        ]
    }
    fn day() -> impl Strategy<Value = Option<Date>> {
        option::of((2025i16..2028, 1i8..13, 1i8..29).prop_map(|(y, m, d)| date(y, m, d)))
    }
    fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
        select(all)
    }

    #[derive(Clone, Debug)]
    struct Seed {
        texts: Vec<String>,
        days: Vec<Option<Date>>,
        numbers: Vec<f64>,
        picks: Vec<usize>,
    }

    fn seed() -> impl Strategy<Value = Seed> {
        (vec(text(), 7), vec(day(), 5), vec(-1e9..1e9f64, 3), vec(0usize..1000, 120))
            .prop_map(|(texts, days, numbers, picks)| Seed { texts, days, numbers, picks })
    }

    /// Fills records from a stream of picks.
    struct Filler {
        seed: Seed,
        at: usize,
    }

    impl Filler {
        fn pick(&mut self, limit: usize) -> usize {
            self.at += 1;
            self.seed.picks[self.at % self.seed.picks.len()].wrapping_add(self.at * 7) % limit
        }
        fn of<T: Clone>(&mut self, all: &[T]) -> T {
            let at = self.pick(all.len());
            all[at].clone()
        }
        fn maybe<T: Clone>(&mut self, all: &[T]) -> Option<T> {
            (self.pick(2) == 0).then(|| self.of(all))
        }
        fn text(&mut self) -> String {
            let texts = self.seed.texts.clone();
            self.of(&texts)
        }
        fn day(&mut self) -> Option<Date> {
            let days = self.seed.days.clone();
            self.of(&days)
        }
        fn number(&mut self) -> f64 {
            let numbers = self.seed.numbers.clone();
            self.of(&numbers)
        }
        fn yes(&mut self) -> bool {
            self.pick(2) == 0
        }
        fn extra(&mut self) -> Extra {
            if self.pick(4) == 0 {
                Extra(vec![(
                    "zz_new".to_owned(),
                    self.of(&["3", "(a: [1, 2])", "\"x\"", "Some(4)"]).to_owned(),
                )])
            } else {
                Extra::default()
            }
        }
        fn value(&mut self) -> RatingValue {
            match self.pick(3) {
                0 => RatingValue::Roles(
                    (0..self.pick(3)).map(|i| RoleKey::from(["user", "coach", "x y"][i])).collect(),
                ),
                1 => RatingValue::Influence(self.maybe(Influence::ALL)),
                _ => RatingValue::Support(self.maybe(Support::ALL)),
            }
        }

        fn account(mut self) -> AccountBuilder {
            let f = &mut self;
            let info = AccountInfo {
                id: "acc".into(),
                name: f.text(),
                gift_limit: Some(f.number()),
                extra: f.extra(),
                ..AccountInfo::default()
            };
            let mut b = AccountBuilder { info, ..AccountBuilder::default() };
            for i in 0..2 {
                b.organisations.push(Organisation {
                    id: format!("o{i}").into(),
                    order: OrderKey::nth(i),
                    name: f.text(),
                    side: f.of(Side::ALL),
                    mark: "V".into(),
                    note: f.text(),
                    extra: f.extra(),
                });
            }
            let people: Vec<PersonId> = (0..5).map(|i| format!("p{i}").into()).collect();
            for i in 0..2 {
                b.departments.push(Department {
                    id: format!("d{i}").into(),
                    order: OrderKey::nth(i),
                    name: f.text(),
                    head: f.maybe(&people),
                    extra: f.extra(),
                });
            }
            let departments: Vec<DepartmentId> = b.departments.iter().map(|d| d.id.clone()).collect();
            let organisations: Vec<OrganisationId> = b.organisations.iter().map(|d| d.id.clone()).collect();
            for (i, id) in people.iter().enumerate() {
                b.people.push(Person {
                    id: id.clone(),
                    order: OrderKey::nth(i),
                    name: f.text(),
                    name_local: f.text(),
                    title: f.text(),
                    department: f.maybe(&departments),
                    organisation: f.maybe(&organisations),
                    side: f.of(Side::ALL),
                    left: f.yes(),
                    placeholder: f.maybe(Placeholder::ALL),
                    in_role_since: "2024-05".into(),
                    email: f.text(),
                    extra: f.extra(),
                    ..Person::default()
                });
                if f.yes() {
                    b.places.push(Place {
                        person: id.clone(),
                        x: f.number() as f32,
                        y: 0.1,
                        pinned: f.yes(),
                        arranged: f.yes(),
                        folded: f.yes(),
                        extra: f.extra(),
                    });
                }
                b.dossiers.push(Dossier {
                    person: id.clone(),
                    note: format!("n{}", f.text()),
                    departing: f.day(),
                    departing_note: f.text(),
                    competitor_ally: f.maybe(&organisations),
                    extra: f.extra(),
                });
            }
            b.regions.push(Region {
                department: "d0".into(),
                x: 1.0,
                y: f.number() as f32,
                w: 3.0,
                h: 4.5,
                extra: f.extra(),
            });
            for i in 0..8 {
                let kind = match f.pick(5) {
                    0 => LinkKind::Reports,
                    1 => LinkKind::Dotted,
                    2 => LinkKind::Influence(f.of(Strength::ALL)),
                    3 => LinkKind::Conflict,
                    _ => LinkKind::Pair(f.of(&[PairState::Current, PairState::Planned])),
                };
                let label = if kind == LinkKind::Conflict { f.text() } else { String::new() };
                b.links.push(Link {
                    id: format!("l{i}").into(),
                    kind,
                    from: f.of(&people),
                    to: f.of(&people),
                    label,
                    note: f.text(),
                    from_side: f.maybe(&RectSide::ALL),
                    to_side: f.maybe(&RectSide::ALL),
                    extra: f.extra(),
                });
            }
            for i in 0..2 {
                let deal = DealId::from(format!("deal{i}"));
                b.deals.push(Deal {
                    id: deal.clone(),
                    order: OrderKey::nth(i),
                    name: f.text(),
                    stage: f.maybe(&["lead".into(), "odd".into()]),
                    value: Some(f.number()),
                    currency: f.text(),
                    expected_close: f.day(),
                    competitor: f.maybe(&organisations),
                    extra: f.extra(),
                });
                for person in &people {
                    if f.yes() {
                        continue;
                    }
                    b.members.push(Member {
                        veto: f.maybe(&[true, false]),
                        vote: f.maybe(&[0.0, 2.5]),
                        owner: f.maybe(&people),
                        required_level: f.maybe(Level::ALL),
                        contact_intensity: f.maybe(Intensity::ALL),
                        access: f.maybe(Access::ALL).into_iter().collect(),
                        phase: f.maybe(Phase::ALL),
                        note: f.text(),
                        extra: f.extra(),
                        ..Member::new(deal.clone(), person.clone())
                    });
                    for _ in 0..f.pick(7) {
                        let n = b.ratings.len();
                        b.ratings.push(Rating {
                            id: format!("r{}-{n}", f.pick(100)).into(),
                            deal: deal.clone(),
                            person: person.clone(),
                            seq: n as u64,
                            value: f.value(),
                            date: f.day(),
                            author: f.text(),
                            confidence: f.of(Confidence::ALL),
                            evidence: f.text(),
                            extra: f.extra(),
                        });
                    }
                }
                b.selling_points.push(SellingPoint {
                    id: format!("s{i}").into(),
                    order: OrderKey::nth(i),
                    deal: deal.clone(),
                    person: f.of(&people),
                    feature: f.text(),
                    benefit: f.text(),
                    key: f.yes(),
                    confirmed: f.yes(),
                    told: 3,
                    extra: f.extra(),
                });
                b.tasks.push(Task {
                    id: format!("t{i}").into(),
                    order: OrderKey::nth(i),
                    deal: deal.clone(),
                    stage: None,
                    role: f.maybe(&["user".into()]),
                    title: f.text(),
                    person: f.maybe(&people),
                    aim: f.maybe(Support::ALL),
                    owner: f.maybe(&people),
                    due: f.day(),
                    done: f.yes(),
                    result: f.text(),
                    extra: f.extra(),
                });
                b.acceptances.push(Acceptance {
                    id: format!("acc{i}").into(),
                    deal: deal.clone(),
                    risk: f.text(),
                    facts: f.text(),
                    reason: f.text(),
                    date: f.day(),
                    author: f.text(),
                    extra: f.extra(),
                });
                b.contacts.push(Contact {
                    id: format!("c{i}").into(),
                    order: OrderKey::nth(i),
                    date: f.day(),
                    people: vec![f.of(&people)],
                    us: vec![],
                    deal: Some(deal),
                    function: f.maybe(ContactFunction::ALL),
                    objective: f.text(),
                    outcome: f.maybe(Outcome::ALL),
                    next_step: f.text(),
                    extra: f.extra(),
                });
            }
            b.hospitality.push(Hospitality {
                id: "h".into(),
                order: OrderKey::nth(0),
                date: f.day(),
                person: f.of(&people),
                kind: f.text(),
                value: f.number(),
                currency: f.text(),
                by: f.maybe(&people),
                extra: f.extra(),
            });
            b.relationships.push(Relationship {
                id: "rel".into(),
                us: f.of(&people),
                person: f.of(&people),
                level: f.of(Level::ALL),
                extra: f.extra(),
            });
            b
        }
    }

    fn account() -> impl Strategy<Value = Account> {
        seed().prop_map(|seed| {
            let (account, problems) = Filler { seed, at: 0 }.account().build();
            assert_eq!(problems, []);
            account
        })
    }

    /// The judgements of each member in order, which must survive whatever becomes of their ids.
    fn judgements(account: &Account) -> Vec<String> {
        let mut all: Vec<&Rating> = account.ratings().values().collect();
        all.sort_by_key(|r| (&r.deal, &r.person, r.seq));
        all.iter()
            .map(|r| {
                format!(
                    "{} {} {:?} {:?} {} {:?} {}",
                    r.deal, r.person, r.value, r.date, r.author, r.confidence, r.evidence
                )
            })
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn what_is_saved_comes_back(account in account()) {
            prop_assert_eq!(reread(&account), account);
        }

        #[test]
        fn nothing_but_ids_is_lost_through_interchange(account in account()) {
            let text = write_interchange(&account, DAY).unwrap();
            let once = read_interchange(&text).unwrap_or_else(|e| panic!("{e}\n{text}")).account;
            prop_assert_eq!(judgements(&once), judgements(&account));
            let mut said = comparable(&account);
            let people = said["people"].as_array_mut().unwrap();
            for person in people {
                person.as_object_mut().unwrap().remove("placed");
            }
            prop_assert_eq!(comparable(&once), said);
            let twice = read_interchange(&write_interchange(&once, DAY).unwrap()).unwrap().account;
            prop_assert_eq!(twice, once);
        }

        #[test]
        fn ratings_made_in_the_window_survive_interchange(
            scores in vec((any_of(Support::ALL), day(), 0usize..2), 1..12),
            influence in option::of(any_of(Influence::ALL)),
        ) {
            let mut document = Document::new(demo("en").account);
            let mut step = Transaction::new("step-rate");
            let seq = document.account().next_rating_seq();
            for (i, (score, date, person)) in scores.into_iter().enumerate() {
                let value = if i % 3 == 2 { RatingValue::Influence(influence) } else { RatingValue::Support(Some(score)) };
                step.push(Rating {
                    id: RatingId::fresh(), deal: "deal_crp".into(), person: ["p01", "p04"][person].into(),
                    seq: seq + i as u64, value, date, author: "u01".into(), confidence: Confidence::Confirmed,
                    ..Rating::default()
                });
            }
            document.commit(step).unwrap();
            let once = read_interchange(&write_interchange(document.account(), DAY).unwrap()).unwrap().account;
            prop_assert_eq!(judgements(&once), judgements(document.account()));
            let twice = read_interchange(&write_interchange(&once, DAY).unwrap()).unwrap().account;
            prop_assert_eq!(twice, once);
        }
    }
}

#[test]
fn work_that_was_taken_back_is_not_offered_again() {
    use linchpin::scene::{Lens, Look, Show};
    use linchpin::session::Session;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    save(&path, &demo("en").account, None).unwrap();
    let look = Look {
        theme: linchpin::theme::ThemeId::Light,
        lens: Lens::Support,
        lang: linchpin::catalogue::Lang::En,
        show: Show::default(),
    };
    // Ended as a crash ends it, after so many steps back and forth.
    for (undo, redo, offered) in [(1, 0, 1), (2, 0, 0), (2, 1, 1), (0, 0, 1)] {
        let journals = folder.path().join(format!("journal{undo}{redo}"));
        std::fs::create_dir(&journals).unwrap();
        let mut session = Session::new(Account::default(), DAY, look, std::sync::Arc::new(|| {}));
        session.open(&path, Some(journals.clone())).unwrap();
        for name in ["One", "Two"] {
            assert!(session.commit(rename("p01", name)));
        }
        (0..undo).for_each(|_| session.undo());
        (0..redo).for_each(|_| session.redo());
        drop(session);
        let mut found = recoverable(&journals).unwrap();
        assert_eq!(found.len(), offered, "{undo} back, {redo} forth");
        if let Some(recovery) = found.pop().filter(|_| redo == 1) {
            let document = recovery.replay().unwrap();
            assert_eq!(document.account().people()[&"p01".into()].name, "One");
        }
    }
}
