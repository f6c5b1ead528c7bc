//! Lines from the clipboard, each below the nearest before it that is indented less: by white space, bullets or numbers.
//! Not here: what one line says (`name_title`, `opinions`), which lines are headings (`sections`).
use super::line_facts::{LineFacts, line_facts};
use super::name_title::{read_line, title_stands_first};
use super::opinions::parted_in_list;
use super::pasted::addresses;
use super::pasted_person::PastedPerson;
use super::posts::{is_chinese_name, names_a_department, surname_before_title};
use super::sections::{by_department, department_named};

/// Lines, each below the nearest line before it that is indented less.
pub(super) fn outline(lines: &[&str]) -> Vec<PastedPerson> {
    let mut people: Vec<PastedPerson> = Vec::new();
    let mut above: Vec<(usize, usize)> = Vec::new();
    let mut rest = lines.iter().map(|line| depth_of(line)).peekable();
    while let Some((depth, words)) = rest.next() {
        if let Some(name) = department_named(words, depth, rest.peek().map(|(below, _)| *below)) {
            above.retain(|(held, _)| *held < depth);
            let boss = above.last().map(|(_, person)| *person);
            above.push((depth, people.len()));
            let name = name.to_owned();
            people.push(PastedPerson { name, boss, is_department: true, ..PastedPerson::default() });
            continue;
        }
        if let Some(named) = words.contains('@').then(|| addresses(&[words])).flatten() {
            let boss = above.iter().rev().find(|(held, _)| *held < depth).map(|(_, person)| *person);
            people.extend(named.into_iter().map(|person| PastedPerson { boss, ..person }));
            continue;
        }
        if let Some(called) = called_in_a_row(words) {
            above.retain(|(held, _)| *held < depth);
            let boss = above.iter().rev().find(|(held, _)| *held < depth).map(|(_, person)| *person);
            let person = |name: &str| PastedPerson { name: name.to_owned(), boss, ..PastedPerson::default() };
            people.extend(called.into_iter().map(person));
            continue;
        }
        let LineFacts { rest, email, phone, boss: boss_elsewhere } = line_facts(words);
        let (words, behind, opinions) = parted_in_list(&spaced(&rest));
        let (words, before) = by_department(&words).unwrap_or((&words, ""));
        let (name, title) = read_line(words);
        let said = [behind.as_str(), before].into_iter().find(|said| !said.is_empty());
        let department = said.map_or_else(String::new, str::to_owned);
        while above.last().is_some_and(|(held, _)| *held >= depth) {
            above.pop();
        }
        let boss = above.last().map(|(_, person)| *person);
        above.push((depth, people.len()));
        let boss_elsewhere = if boss.is_none() { boss_elsewhere } else { String::new() };
        let person = PastedPerson {
            name,
            title,
            department,
            email,
            phone,
            boss,
            boss_elsewhere,
            opinions,
            ..PastedPerson::default()
        };
        people.push(person.or_post());
    }
    with_departments(with_titles_behind(people))
}

/// "王总、刘总、李娜": several people in one line, each called by a name, or by surname and rank.
fn called_in_a_row(words: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = words.split('、').map(str::trim).collect();
    let is_named = |part: &str| is_chinese_name(part) && !names_a_department(part);
    let is_somebody = |part: &&str| is_named(part) || surname_before_title(part).is_some();
    // "陈伟、司机": of two the second may be what the first does.
    let sure = |part: &str| surname_before_title(part).is_some() || part.chars().count() == 3;
    let many = parts.len() > 2 || parts.len() == 2 && sure(parts[1]);
    (many && parts.iter().all(is_somebody)).then_some(parts)
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
    use super::super::pasted::pasted;
    use super::super::said::{Said, all, with_titles};

    fn read(text: &str) -> Vec<Said> {
        with_titles(pasted(text).people)
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
    fn a_line_may_name_the_boss() {
        let text = "Zoe May, Assistant, zoe@x.com, reports to M. Tanaka\nMia Tanaka, CIO\nBo Um, Clerk, boss: Zoe Xu";
        let people = pasted(text).people;
        let of = |name: &str| people.iter().find(|person| person.name == name).unwrap();
        assert_eq!(of("Zoe May").boss.map(|boss| people[boss].name.as_str()), Some("Mia Tanaka"));
        assert_eq!((of("Zoe May").title.as_str(), of("Zoe May").department.as_str()), ("Assistant", ""));
        assert_eq!((of("Bo Um").boss, of("Bo Um").boss_elsewhere.as_str()), (None, "Zoe Xu"));
    }

    #[test]
    fn chinese_lines_with_an_address_and_chinese_tables_are_read() {
        for line in
            ["陈伟，信息部主任，chenwei@x.cn", "陈伟,信息部主任,chenwei@x.cn", "陈伟 信息部主任 chenwei@x.cn"]
        {
            let people = pasted(line).people;
            let read = (people[0].name.as_str(), people[0].title.as_str(), people[0].email.as_str());
            assert_eq!(read, ("陈伟", "信息部主任", "chenwei@x.cn"), "{line}");
        }
        let people =
            pasted("姓名，职务，邮箱，部门，汇报给\n李娜，总经理，，，\n陈伟，主任，c@x.cn，信息部，李娜\n赵敏，CFO, Asia，，财务部，李娜")
                .people;
        let chen = &people[1];
        assert_eq!(
            (chen.name.as_str(), chen.title.as_str(), chen.email.as_str()),
            ("陈伟", "主任", "c@x.cn")
        );
        assert_eq!((chen.department.as_str(), chen.boss, people.len()), ("信息部", Some(0), 3));
        assert_eq!((people[2].title.as_str(), people[2].department.as_str()), ("CFO, Asia", "财务部"));
        let post = &pasted("Ann Xu, CEO\n  Post: Head of Quality").people[1];
        assert_eq!(
            (post.title.as_str(), post.name.as_str(), post.post.is_some()),
            ("Head of Quality", "", true)
        );
    }

    #[test]
    fn an_address_within_a_line_is_no_part_of_the_title() {
        for text in [
            "Tom Lund, Buyer, tom@x.com",
            "Tom Lund (Buyer) <tom@x.com>",
            "Tom Lund <tom@x.com>, Buyer",
            "tom@x.com Tom Lund, Buyer",
        ] {
            let people = pasted(&format!("Ann Xu, CEO\n  {text}")).people;
            let tom = &people[1];
            assert_eq!(
                (tom.name.as_str(), tom.title.as_str(), tom.email.as_str(), tom.boss),
                ("Tom Lund", "Buyer", "tom@x.com", Some(0)),
                "{text}"
            );
        }
    }

    #[test]
    fn several_in_one_chinese_line_are_several_but_a_title_makes_nobody() {
        let bosses =
            [("王总", "", None), ("李娜", "", Some(0)), ("刘经理", "", Some(0)), ("赵敏", "财务", None)];
        assert_eq!(read("王总\n  李娜、刘经理\n赵敏、财务"), all(&bosses));
        assert_eq!(read("陈伟、司机"), all(&[("陈伟", "司机", None)]));
        let below =
            [("Al Xu", "", None), ("Bo Um", "", Some(0)), ("王总", "", Some(0)), ("刘总", "", Some(0))];
        assert_eq!(read("Al Xu\n    Bo Um\n  王总、刘总"), all(&below));
        assert_eq!(read("王总、副总"), all(&[("王总", "副总", None)]));
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
}
