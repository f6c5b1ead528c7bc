//! Text from the clipboard → a plan of people: lines, an indented outline, a range of a spreadsheet, or the
//! To or Cc line of an e-mail. A plan is looked at before anybody is made.
use super::name_title::{read_line, title_stands_first, turned};
use super::opinions::parted_in_list;
use super::pasted_list::Pasted;
use super::pasted_person::PastedPerson;
use super::pasted_table::{from_csv, table};

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

fn is_head(line: &str) -> bool {
    let head = line.split_once([':', '：']).map(|(head, _)| head.trim().to_lowercase());
    head.is_some_and(|head| HEADS.contains(&head.as_str()))
}

/// The people whom a text names.
pub fn pasted(text: &str) -> Pasted {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let beyond = lines.split_off(lines.len().min(MOST_LINES));
    let (heads, lines): (Vec<&str>, Vec<&str>) = lines.into_iter().partition(|line| is_head(line));
    let people = |people| Pasted { people, ..Pasted::default() };
    let csv = from_csv(&lines);
    let lines: Vec<&str> = csv.as_ref().map_or(lines, |rows| rows.iter().map(String::as_str).collect());
    let mut found =
        addresses(&lines).map(people).or_else(|| table(&lines)).unwrap_or_else(|| people(outline(&lines)));
    found.people = found.people.into_iter().map(PastedPerson::or_post).collect();
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
fn addresses(lines: &[&str]) -> Option<Vec<PastedPerson>> {
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
        if !email.contains('@') || email.contains(char::is_whitespace) {
            return None;
        }
        let name = name.trim_matches(['"', '\'', ' ']);
        let name = if name.is_empty() { name_of_address(email) } else { turned(name) };
        people.push(PastedPerson { name, email: email.to_owned(), ..PastedPerson::default() });
    }
    Some(people)
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

/// Lines, each below the nearest line before it that is indented less.
fn outline(lines: &[&str]) -> Vec<PastedPerson> {
    let mut people: Vec<PastedPerson> = Vec::new();
    let mut above: Vec<(usize, usize)> = Vec::new();
    for line in lines {
        let (depth, words) = depth_of(line);
        if let Some(named) = words.contains('@').then(|| addresses(&[words])).flatten() {
            let boss = above.iter().rev().find(|(held, _)| *held < depth).map(|(_, person)| *person);
            people.extend(named.into_iter().map(|person| PastedPerson { boss, ..person }));
            continue;
        }
        let (words, department, opinions) = parted_in_list(&spaced(words));
        let (name, title) = read_line(&words);
        while above.last().is_some_and(|(held, _)| *held >= depth) {
            above.pop();
        }
        let boss = above.last().map(|(_, person)| *person);
        above.push((depth, people.len()));
        let person = PastedPerson { name, title, department, boss, opinions, ..PastedPerson::default() };
        people.push(person.or_post());
    }
    with_departments(with_titles_behind(people))
}

/// "CEO, Grace Holt, Board": where most lines that say more than a name say the title first, all that can do.
fn with_titles_behind(mut people: Vec<PastedPerson>) -> Vec<PastedPerson> {
    let parts = |person: &PastedPerson| -> Option<(String, String)> {
        let (name, rest) = match person.title.split_once([',', '，']) {
            Some((name, rest)) => (name.trim(), rest.trim()),
            None => (person.title.as_str(), ""),
        };
        let title = if rest.is_empty() { person.name.clone() } else { format!("{}, {rest}", person.name) };
        title_stands_first(&person.name, name).then(|| (name.to_owned(), title))
    };
    let turned: Vec<Option<(String, String)>> = people.iter().map(parts).collect();
    let titled = people.iter().filter(|person| !person.title.is_empty() && person.post.is_none()).count();
    if turned.iter().flatten().count() * 2 > titled {
        for (person, turned) in people.iter_mut().zip(turned) {
            if let Some((name, title)) = turned {
                (person.name, person.title) = (name, title);
            }
        }
    }
    people
}

/// With a space behind every comma between fields: "Anna Berg,CFO" comes from a file of values parted by commas.
fn spaced(words: &str) -> String {
    let mut spaced = String::with_capacity(words.len());
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        spaced.push(if letter == '\t' { ',' } else { letter });
        let ends = matches!(letter, ',' | '\t');
        if ends && letters.peek().is_some_and(|next| !next.is_whitespace() && !next.is_ascii_digit()) {
            spaced.push(' ');
        }
    }
    spaced
}

/// "CFO, Finance": where several lines say more than a title, they say the department last. One alone may have a title
/// with a comma in it.
fn with_departments(mut people: Vec<PastedPerson>) -> Vec<PastedPerson> {
    let parts: Vec<Option<(String, String)>> = people
        .iter()
        .map(|person| title_and_department(&person.title).filter(|_| person.department.is_empty()))
        .collect();
    if parts.iter().flatten().count() > 1 {
        for (person, parts) in people.iter_mut().zip(parts) {
            if let Some((title, department)) = parts {
                (person.title, person.department) = (title, department);
            }
        }
    }
    people
}

fn title_and_department(words: &str) -> Option<(String, String)> {
    // A dash may stand within a title whose fields are parted by commas.
    const BETWEEN: [&str; 7] = [", ", "，", "、", " | ", " – ", " — ", " - "];
    let mark = BETWEEN.iter().find(|mark| words.contains(**mark))?;
    let (title, department) = words.rsplit_once(mark)?;
    let (title, department) = (title.trim(), department.trim());
    // What a bracket holds together stays together.
    let parted = !title.is_empty() && !department.is_empty() && !department.contains([')', '）']);
    parted.then(|| (title.to_owned(), department.to_owned()))
}

/// How far a line is indented, by white space or by the parts of its number, and what it says.
fn depth_of(line: &str) -> (usize, &str) {
    let words = line.trim_start();
    let white = &line[..line.len() - words.len()];
    let width: usize = white
        .chars()
        .map(|c| {
            if c == '\t' {
                4
            } else if c == '\u{3000}' {
                2
            } else {
                1
            }
        })
        .sum();
    let number_end = words.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ')').unwrap_or(words.len());
    let (number, rest) = words.split_at(number_end);
    let numbered = number.starts_with(|c: char| c.is_ascii_digit()) && rest.starts_with(char::is_whitespace);
    if numbered {
        let parts = number.split(['.', ')']).filter(|part| !part.is_empty()).count();
        return (width + (parts - 1) * 4, rest.trim());
    }
    let bullet = words.strip_prefix(['-', '*', '•', '·', '–', '+', '○', '▪']);
    match bullet.filter(|rest| rest.starts_with(char::is_whitespace)) {
        Some(rest) => (width, rest.trim()),
        None => (width, words.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Placeholder;

    fn read(text: &str) -> Vec<(String, String, Option<usize>)> {
        pasted(text).people.into_iter().map(|person| (person.name, person.title, person.boss)).collect()
    }

    fn all(expected: &[(&str, &str, Option<usize>)]) -> Vec<(String, String, Option<usize>)> {
        expected.iter().map(|(name, title, boss)| ((*name).to_owned(), (*title).to_owned(), *boss)).collect()
    }

    #[test]
    fn an_outline_says_who_reports_to_whom_however_it_is_indented() {
        let expected = all(&[
            ("Helena Marsh", "CEO", None),
            ("Victor Lindqvist", "COO", Some(0)),
            ("Priya Raman", "", Some(1)),
            ("Celia Novak", "CIO", Some(0)),
        ]);
        for text in [
            "Helena Marsh, CEO\n  Victor Lindqvist, COO\n    Priya Raman\n  Celia Novak, CIO",
            "Helena Marsh – CEO\n\tVictor Lindqvist – COO\n\t\tPriya Raman\n\tCelia Novak – CIO\n",
            "- Helena Marsh (CEO)\n  - Victor Lindqvist (COO)\n    - Priya Raman\n  - Celia Novak (CIO)",
            "1. Helena Marsh, CEO\n1.1 Victor Lindqvist, COO\n1.1.1 Priya Raman\n1.2 Celia Novak, CIO",
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        let chinese = "马海兰，首席执行官\n　　林维克（首席运营官）\n　　罗思雅：首席信息官";
        let bosses = [
            ("马海兰", "首席执行官", None),
            ("林维克", "首席运营官", Some(0)),
            ("罗思雅", "首席信息官", Some(0)),
        ];
        assert_eq!(read(chinese), all(&bosses));
    }

    #[test]
    fn an_indented_list_may_have_columns_and_addresses() {
        let expected = all(&[("Ann Xu", "CEO", None), ("Bob Li", "", Some(0)), ("Cy Zhu", "Buyer", Some(1))]);
        assert_eq!(read("Ann Xu\tCEO\n\tBob Li\n\t\tCy Zhu\tBuyer"), expected);
        let mixed = pasted("Ann Xu, CEO\n  Do Re <do@x.com>; Mi Fa <mi@x.com>\n  Bob Li").people;
        let said: Vec<(&str, &str, Option<usize>)> =
            mixed.iter().map(|person| (person.name.as_str(), person.email.as_str(), person.boss)).collect();
        let (re, fa) = (("Do Re", "do@x.com", Some(0)), ("Mi Fa", "mi@x.com", Some(0)));
        assert_eq!(said, [("Ann Xu", "", None), re, fa, ("Bob Li", "", Some(0))]);
    }

    #[test]
    fn what_follows_the_title_is_the_department() {
        let text = "Ann Xu, CFO, Finance\n  Bob Li – Buyer – Procurement, +1\n  李伟，采购经理，采购\n  Cy Zhu, Head (TB, west)\n  \
                    Di Mo, Clerk, Procurement";
        let people = pasted(text).people;
        let said: Vec<(&str, &str, &str)> =
            people.iter().map(|p| (p.name.as_str(), p.title.as_str(), p.department.as_str())).collect();
        assert_eq!(
            said,
            [
                ("Ann Xu", "CFO", "Finance"),
                ("Bob Li", "Buyer", "Procurement"),
                ("李伟", "采购经理", "采购"),
                ("Cy Zhu", "Head (TB, west)", ""),
                ("Di Mo", "Clerk", "Procurement"),
            ]
        );
        assert!(people.iter().all(|person| person.opinions.roles.is_empty()));
        for one in ["Anna Berg, Head of Operations, north", "Anna Berg, VP, Asia - Pacific\nBen Cole, Buyer"]
        {
            assert!(pasted(one).people.iter().all(|person| person.department.is_empty()), "{one}");
        }
        let parted = pasted("Anna Berg, VP - Sales, Board\nBen Cole, Buyer, Procurement").people;
        assert_eq!((parted[0].title.as_str(), parted[0].department.as_str()), ("VP - Sales", "Board"));
        let tight = "Anna Berg,CFO,Finance\nBob Ek,Buyer,Purchasing\n李娜、首席信息官、信息部";
        let people = pasted(tight).people;
        let said: Vec<[&str; 3]> =
            people.iter().map(|p| [p.name.as_str(), p.title.as_str(), p.department.as_str()]).collect();
        let purchasing = ["Bob Ek", "Buyer", "Purchasing"];
        assert_eq!(said, [["Anna Berg", "CFO", "Finance"], purchasing, ["李娜", "首席信息官", "信息部"]]);
    }

    #[test]
    fn plain_lines_are_people_without_bosses() {
        assert_eq!(
            read("Anna Berg\n\nBen Cole\r\n"),
            all(&[("Anna Berg", "", None), ("Ben Cole", "", None)])
        );
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
