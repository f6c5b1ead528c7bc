//! Text from the clipboard → a plan of people: lines, an indented outline, a range of a spreadsheet, or the
//! To or Cc line of an e-mail. A plan is looked at before anybody is made.
use super::line_facts::is_address;
use super::name_title::{name_and_title, turned};
use super::outline::outline;
use super::pasted_list::Pasted;
use super::pasted_person::PastedPerson;
use super::pasted_table::{from_csv, from_markdown, table};
use super::posts::{is_chinese_name, is_full_name, names_a_department};

/// Lines beyond this are not read: a whole book was copied.
const MOST_LINES: usize = 2000;
/// A name is not longer; what is, is prose.
const LONGEST_NAME: usize = 80;

/// What stands before those lines of an e-mail's head that name nobody.
const HEADS: [&str; 12] = [
    "subject",
    "date",
    "sent",
    "reply-to",
    "importance",
    "attachments",
    "主题",
    "日期",
    "时间",
    "发送时间",
    "发件时间",
    "附件",
];

/// Nothing, or a line under a heading.
fn is_rule(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '=' | '_' | '*' | '~' | '—' | '–' | '─'))
}

fn is_head(line: &str) -> bool {
    let head = line.split_once([':', '：']).map(|(head, _)| head.trim().to_lowercase());
    head.is_some_and(|head| HEADS.contains(&head.as_str()))
}

/// The people whom a text names.
pub fn pasted(text: &str) -> Pasted {
    // Bold in Markdown.
    let text = text.trim_start_matches('\u{feff}').replace("**", "");
    let mut lines: Vec<&str> = text.lines().filter(|line| !is_rule(line)).collect();
    let beyond = lines.split_off(lines.len().min(MOST_LINES));
    let (heads, lines): (Vec<&str>, Vec<&str>) = lines.into_iter().partition(|line| is_head(line));
    let people = |people| Pasted { people, ..Pasted::default() };
    let rows = from_csv(&lines).or_else(|| from_markdown(&lines));
    let lines: Vec<&str> = rows.as_ref().map_or(lines, |rows| rows.iter().map(String::as_str).collect());
    let mut found =
        addresses(&lines).map(people).or_else(|| table(&lines)).unwrap_or_else(|| people(outline(&lines)));
    found.people = found.people.into_iter().map(PastedPerson::or_post).collect();
    found.join_twins();
    found.join_bosses();
    let is_name = |person: &PastedPerson| {
        person.post.is_some()
            || (1..=LONGEST_NAME).contains(&person.name.chars().count())
                && person.name.chars().any(char::is_alphabetic)
    };
    if !found.people.iter().all(is_name) {
        return Pasted::default();
    }
    found.left_out.extend(heads.into_iter().chain(beyond).map(str::to_owned));
    found
}

/// An e-mail's recipients; `None` where something else stands among them.
pub(super) fn addresses(lines: &[&str]) -> Option<Vec<PastedPerson>> {
    let text = lines.join(";");
    if !text.contains('@') || lines.iter().any(|line| line.contains('\t')) {
        return None;
    }
    let mut people = Vec::new();
    for entry in split_addresses(&text) {
        let entry = without_field_name(entry.trim());
        if entry.is_empty() {
            continue;
        }
        let (name, email) = match entry.split_once('<') {
            Some((name, rest)) => (name.trim(), rest.trim_end().trim_end_matches('>').trim()),
            None => ("", entry),
        };
        if !is_address(email) {
            return None;
        }
        let name = name.trim_matches(['"', '\'', ' ']);
        let said = if name.is_empty() {
            PastedPerson { name: name_of_address(email), ..PastedPerson::default() }
        } else {
            recipient(name)
        };
        people.push(PastedPerson { email: email.to_owned(), ..said });
    }
    Some(people)
}

/// What stands before an address, as directories write it: "Ito, Dan (IT)", "Li Wei (Buyer)", "Eve Ruiz | Voltra".
fn recipient(words: &str) -> PastedPerson {
    let (words, note) = words.split_once(" | ").unwrap_or((words, ""));
    let note = note.trim().to_owned();
    let bracket = words.split_once(['(', '（']);
    let (before, inside) = bracket.unwrap_or((words, ""));
    let inside = inside.trim().trim_end_matches([')', '）']).trim();
    let known = PastedPerson { note, ..PastedPerson::default() };
    if names_a_department(inside) {
        return PastedPerson { name: turned(before.trim()), department: inside.to_owned(), ..known };
    }
    if bracket.is_some() && !is_full_name(&turned(before.trim())) {
        let (name, title) = name_and_title(words);
        return PastedPerson { name, title, ..known };
    }
    // "董事长 陈伟 <chen@x.cn>".
    let (name, title) = name_and_title(words);
    if bracket.is_none() && is_chinese_name(&name) && !title.is_empty() {
        return PastedPerson { name, title, ..known };
    }
    PastedPerson { name: turned(before.trim()), title: inside.to_owned(), ..known }
}

/// Splits at semicolons, and at commas that follow a whole address.
fn split_addresses(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for part in text.split([';', '；']) {
        let mut rest = part;
        while let Some(comma) = rest.match_indices(',').map(|(at, _)| at).find(|at| rest[..*at].contains('@'))
        {
            parts.push(&rest[..comma]);
            rest = &rest[comma + 1..];
        }
        parts.push(rest);
    }
    parts
}

fn without_field_name(entry: &str) -> &str {
    const FIELDS: [&str; 16] = [
        "to:",
        "cc:",
        "bcc:",
        "from:",
        "to：",
        "cc：",
        "bcc：",
        "from：",
        "收件人：",
        "抄送：",
        "密送：",
        "发件人：",
        "收件人:",
        "抄送:",
        "密送:",
        "发件人:",
    ];
    let lower = entry.to_lowercase();
    let field = FIELDS.into_iter().find(|field| lower.starts_with(field));
    field.map_or(entry, |field| entry.get(field.len()..).unwrap_or(entry)).trim()
}

/// "anna.berg@…" is Anna Berg.
fn name_of_address(email: &str) -> String {
    let local = email.split('@').next().unwrap_or_default();
    let words = local.split(['.', '_', '-']).filter(|word| !word.is_empty()).map(|word| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect::<String>())
            .unwrap_or_default()
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::said::{Said, all, with_titles};
    use super::*;
    use crate::catalogue::Placeholder;
    use std::collections::BTreeSet;

    fn read(text: &str) -> Vec<Said> {
        with_titles(pasted(text).people)
    }

    #[test]
    fn the_recipients_of_a_mail_are_people_with_addresses() {
        let text = "To: Anna Berg <anna@acme.com>; \"Cole, Ben\" <ben@acme.com>, dora.fine@acme.com";
        let people = pasted(text).people;
        let said: Vec<(&str, &str)> =
            people.iter().map(|person| (person.name.as_str(), person.email.as_str())).collect();
        assert_eq!(
            said,
            [
                ("Anna Berg", "anna@acme.com"),
                ("Ben Cole", "ben@acme.com"),
                ("Dora Fine", "dora.fine@acme.com")
            ]
        );
        let text =
            "\"Ito, Dan (IT)\" <dan@acme.com>; Li Wei (Buyer) <li@acme.com>; Eve Ruiz | Voltra <eve@v.com>";
        let people = pasted(text).people;
        let said: Vec<[&str; 4]> =
            people.iter().map(|p| [&p.name, &p.title, &p.department, &p.note].map(String::as_str)).collect();
        assert_eq!(
            said,
            [["Dan Ito", "", "IT", ""], ["Li Wei", "Buyer", "", ""], ["Eve Ruiz", "", "", "Voltra"]]
        );
    }

    #[test]
    fn what_decorates_a_list_costs_nobody() {
        let text = "**Finance**\n-------\nAnn Xu, CFO\n- Bo Um\tBuyer\n- Cy Zhu, Clerk\n## 法务\n李娜，经理";
        let people = pasted(text).people_without(&BTreeSet::new());
        let said: Vec<[&str; 3]> =
            people.iter().map(|p| [p.name.as_str(), p.title.as_str(), p.department.as_str()]).collect();
        let expected = [
            ["Ann Xu", "CFO", "Finance"],
            ["Bo Um", "Buyer", "Finance"],
            ["Cy Zhu", "Clerk", "Finance"],
            ["李娜", "经理", "法务"],
        ];
        assert_eq!(said, expected);
        let chinese =
            pasted("收件人：董事长 陈伟 <chen@x.cn>; 王芳 采购经理 <wang@x.cn>; 欧阳 娜娜 <ou@x.cn>").people;
        let said: Vec<[&str; 2]> = chinese.iter().map(|p| [p.name.as_str(), p.title.as_str()]).collect();
        assert_eq!(said, [["陈伟", "董事长"], ["王芳", "采购经理"], ["欧阳 娜娜", ""]]);
        let mail = pasted("To: Li Wei (Buyer) <li@x.com>").people;
        assert_eq!((mail[0].name.as_str(), mail[0].title.as_str()), ("Li Wei", "Buyer"));
    }

    #[test]
    fn a_range_of_a_spreadsheet_is_read_by_its_headings_or_from_left_to_right() {
        let text = "Manager\tName\tTitle\nHelena Marsh\tVictor Lindqvist\tCOO\n\tHelena Marsh\tCEO\n";
        let expected = [("Helena Marsh", "CEO", None), ("Victor Lindqvist", "COO", Some(0))];
        assert_eq!(read(text), all(&expected));
        let plain = pasted("Anna Berg\tCFO\tFinance\nBen Cole\tBuyer\tProcurement").people;
        assert_eq!((plain[1].name.as_str(), plain[1].title.as_str()), ("Ben Cole", "Buyer"));
        assert_eq!(plain[1].department, "Procurement");
    }

    #[test]
    fn a_post_without_a_name_is_nobody_called_so() {
        let text = "CFO: Uma Urban\nHead of Procurement: ?\nTBD, CIO\nHead of Legal (vacant)\nCEO";
        let people = pasted(text).people;
        let read: Vec<(&str, &str, Option<Placeholder>)> =
            people.iter().map(|p| (p.name.as_str(), p.title.as_str(), p.post)).collect();
        let expected = [
            ("Uma Urban", "CFO", None),
            ("", "Head of Procurement", Some(Placeholder::Unknown)),
            ("", "CIO", Some(Placeholder::Unknown)),
            ("", "Head of Legal", Some(Placeholder::Vacant)),
            ("", "CEO", Some(Placeholder::Unknown)),
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn a_file_of_values_with_headings_is_read_as_a_range() {
        let expected = all(&[("Uma Urban", "CFO, Europe", None), ("Vic Vega", "Controller", Some(0))]);
        for text in [
            "Name;Title;Manager\nUma Urban;CFO, Europe;\nVic Vega;Controller;Uma Urban",
            "Name,Title,Manager,Department\nUma Urban,\"CFO, Europe\",,Finance\nVic Vega,Controller,Uma Urban,Finance",
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        assert_eq!(
            read("First Name;Last Name;Title;Manager\nGrace;Hill;CEO;\nTom;Lund;CIO;Grace Hill"),
            all(&[("Grace Hill", "CEO", None), ("Tom Lund", "CIO", Some(0))])
        );
        assert_eq!(read("Anna Name, CFO"), all(&[("Anna Name", "CFO", None)]), "no heading");
    }

    #[test]
    fn titles_that_stand_first_are_turned_where_most_lines_have_them_so() {
        let read = |text: &str| -> Vec<(String, String, String)> {
            pasted(text).people.into_iter().map(|p| (p.name, p.title, p.department)).collect()
        };
        let row = |name: &str, title: &str, department: &str| (name.into(), title.into(), department.into());
        assert_eq!(
            read("CEO, Grace Holt, Board\nCFO, Anna Berg, Finance\nBob Li"),
            [row("Grace Holt", "CEO", "Board"), row("Anna Berg", "CFO", "Finance"), row("Bob Li", "", "")]
        );
        assert_eq!(
            read("Grace Holt, CEO\nDirector, Uwe Stark\nTom Lund, CIO"),
            [row("Grace Holt", "CEO", ""), row("Director", "Uwe Stark", ""), row("Tom Lund", "CIO", "")]
        );
        assert_eq!(
            read("CEO\tGrace Holt\tBoard\n+2\tCFO\tAnna Berg\nCIO\t\tIT\nBob Li\t\t"),
            [
                row("Grace Holt", "CEO", "Board"),
                row("Anna Berg", "CFO", ""),
                row("", "CIO", "IT"),
                row("Bob Li", "", "")
            ]
        );
        assert_eq!(
            read("王经理\t采购部\n李总监\t财务部"),
            [row("王经理", "采购部", ""), row("李总监", "财务部", "")]
        );
        let twice = pasted("CEO\tAnna Berg\nCFO\tAnna Berg");
        assert!(twice.people.iter().all(|person| person.boss.is_none()));
        assert_eq!(read("(CFO), Anna Berg\nTom Lund").len(), 2, "an odd line costs no other");
    }

    #[test]
    fn prose_and_figures_are_no_people() {
        let prose =
            "This is a long sentence that somebody copied from a page about something else entirely and more";
        for text in ["", "  \n", "12 345\n7", prose] {
            assert_eq!(pasted(text), Pasted::default(), "{text}");
        }
    }
}
