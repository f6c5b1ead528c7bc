//! What a line of a list says besides name, title and opinions, wherever it stands: an address, a telephone, the boss.

/// What was found, and the line without it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LineFacts {
    pub(super) rest: String,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) boss: String,
}

/// What may stand around such a word.
const AROUND: [char; 15] = ['<', '>', '(', ')', '（', '）', ',', '，', ';', '；', '[', ']', '|', ':', '：'];
/// What stands before a boss; in Chinese also right behind a word.
const BOSS: [&str; 14] = [
    "reports to ",
    "report to ",
    "reporting to ",
    "boss: ",
    "boss ",
    "manager: ",
    "berichtet an ",
    "vorgesetzter: ",
    "汇报给",
    "汇报对象",
    "直接上级：",
    "直属上级：",
    "上级：",
    "上级:",
];
/// What an address or a telephone is called before it, in small letters and without a mark.
const LABELS: [&str; 13] = [
    "e-mail",
    "email",
    "mail",
    "邮箱",
    "电邮",
    "邮件",
    "telephone",
    "telefon",
    "phone",
    "mobile",
    "tel",
    "电话",
    "手机",
];
/// Fewer digits are no telephone.
const LEAST_DIGITS: usize = 7;

/// "Anna Berg, CFO, anna@acme.com, reports to Holt" is Anna Berg, CFO.
pub(super) fn line_facts(words: &str) -> LineFacts {
    let mut facts = LineFacts { rest: words.to_owned(), ..LineFacts::default() };
    let is_end = |c: char| c.is_whitespace() || AROUND.contains(&c);
    let address = facts.rest.split(is_end).find(|part| is_address(part)).map(str::to_owned);
    if let Some(address) = address {
        let at = facts.rest.find(&address).unwrap_or_default();
        facts.rest = without(&facts.rest, at, address.len());
        facts.email = address;
    }
    if let Some((at, phrase, boss)) = boss_in(&facts.rest) {
        facts.boss = boss;
        facts.rest = without(&facts.rest, at, phrase);
    }
    if let Some((at, phone)) = phone_in(&facts.rest) {
        facts.rest = without(&facts.rest, at, phone.len());
        facts.phone = phone;
    }
    facts
}

/// "anna@acme.com", nothing beside it.
pub(super) fn is_address(words: &str) -> bool {
    let host = words.split_once('@').filter(|(local, _)| !local.is_empty()).map(|(_, host)| host);
    let is_end = |c: char| c.is_whitespace() || AROUND.contains(&c);
    host.is_some_and(|host| host.contains('.')) && !words.contains(is_end)
}

/// Where a boss is named behind the name of the line, how much of it says so, and who it is.
fn boss_in(words: &str) -> Option<(usize, usize, String)> {
    // Of the same length, so that places in it are places in the line.
    let lower = words.to_ascii_lowercase();
    let parted = |at: usize, mark: &str| {
        let before = lower[..at].trim_end();
        let spaced = !mark.is_ascii() && before.len() < at;
        !before.is_empty() && (spaced || before.ends_with(AROUND) || before.ends_with(['-', '–', '—', '、']))
    };
    let (at, mark) = BOSS.iter().find_map(|mark| {
        let mut found = lower.match_indices(mark).map(|(at, _)| (at, mark.len()));
        found.find(|(at, _)| parted(*at, mark))
    })?;
    let said = &words[at + mark..];
    let end = said.find([',', '，', ';', '；', ')', '）', '|']).unwrap_or(said.len());
    let boss = said[..end].trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：'));
    (!boss.is_empty()).then(|| (at, mark + end, boss.to_owned()))
}

/// Digits in groups, at the end of the line or before what parts its fields; no day and no years.
fn phone_in(words: &str) -> Option<(usize, String)> {
    let brackets = ['(', ')', '（', '）'];
    let fits = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '/' | '.') || brackets.contains(&c);
    let begins = |at: &usize| {
        words[..*at]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_whitespace() || matches!(c, '.') || AROUND.contains(&c))
    };
    let first = |c: char| c.is_ascii_digit() || matches!(c, '+' | '(' | '（');
    let starts = words.char_indices().filter(|(_, c)| first(*c)).map(|(at, _)| at);
    starts.filter(begins).find_map(|at| {
        let mut said: String = words[at..]
            .chars()
            .enumerate()
            .take_while(|(i, c)| fits(*c) || *i == 0)
            .map(|(_, c)| c)
            .collect();
        // "+2" that follows is what one thinks, and a bracket that is closed only is of what stands around.
        said.truncate(said.trim_end_matches([' ', '-', '(', '（', '/', '.']).len());
        if !said.contains(['(', '（']) {
            said.truncate(said.trim_end_matches([')', '）']).len());
        }
        let ends = words[at + said.len()..].chars().find(|c| !c.is_whitespace());
        let digits = said.chars().filter(char::is_ascii_digit).count();
        let ended = ends.is_none_or(|c| AROUND.contains(&c) || matches!(c, '+' | '-' | '−'));
        (digits >= LEAST_DIGITS && ended && !is_time(&said)).then_some((at, said))
    })
}

/// "2024-05-01", "2019-2024", "2024/25".
fn is_time(words: &str) -> bool {
    let groups: Vec<&str> = words.split(['-', '/', '.']).collect();
    let is_year = |group: &str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    groups.len() > 1 && is_year(groups[0]) && groups.iter().all(|group| group.len() <= 4)
}

/// The line without a part of it, without what that is called, and without what parted it from the rest.
fn without(words: &str, at: usize, length: usize) -> String {
    let opens = |c: char| {
        c.is_whitespace() || matches!(c, '<' | '(' | '（' | '[' | ',' | '，' | ';' | '；' | '|' | '、')
    };
    let closes = |c: char| {
        c.is_whitespace() || matches!(c, '>' | ')' | '）' | ']' | ',' | '，' | ';' | '；' | '|' | '、')
    };
    let before = words[..at].trim_end_matches(opens);
    let named = before.trim_end_matches([':', '：', '.', ' ']).to_lowercase();
    let label = LABELS.iter().find(|label| named.ends_with(**label) && !ends_in_a_word(&named, label));
    let before = match label.and_then(|label| before.to_lowercase().rfind(label)) {
        Some(at) if before.is_char_boundary(at) => before[..at].trim_end_matches(opens),
        _ => before,
    };
    // "Zoe May - Assistant - zoe@x.com".
    let before =
        [" -", " –", " —"].iter().find_map(|dash| before.strip_suffix(dash)).unwrap_or(before).trim();
    let after = words[at + length..].trim_start_matches(closes);
    let after = ["- ", "– ", "— "].iter().find_map(|dash| after.strip_prefix(dash)).unwrap_or(after).trim();
    [before, after].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Whether the label is only the end of another word: "hotel".
fn ends_in_a_word(words: &str, label: &str) -> bool {
    let before = words[..words.len() - label.len()].chars().next_back();
    label.is_ascii() && before.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_line_says_besides_is_taken_out_of_it() {
        for (line, rest, [email, phone, boss]) in [
            (
                "Anna Berg, CFO, anna@x.com, reports to Ken Holt",
                "Anna Berg, CFO",
                ["anna@x.com", "", "Ken Holt"],
            ),
            ("Anna Berg (CFO) <anna@x.com>", "Anna Berg (CFO)", ["anna@x.com", "", ""]),
            ("Zoe May - Assistant - zoe@x.com", "Zoe May - Assistant", ["zoe@x.com", "", ""]),
            ("Tom Lund, +49 (0) 89 1234-567, Buyer", "Tom Lund, Buyer", ["", "+49 (0) 89 1234-567", ""]),
            ("赵敏 采购经理 13800001111", "赵敏 采购经理", ["", "13800001111", ""]),
            (
                "陈伟，信息部主任，chenwei@corp.cn，汇报给李娜",
                "陈伟，信息部主任",
                ["chenwei@corp.cn", "", "李娜"],
            ),
            ("Bo Um, Buyer (reports to CFO)", "Bo Um, Buyer", ["", "", "CFO"]),
            (
                "Bo Um, bo@x.com, Head of Controlling (TB)",
                "Bo Um, Head of Controlling (TB)",
                ["bo@x.com", "", ""],
            ),
            ("Zoe May - zoe@x.com - Assistant", "Zoe May, Assistant", ["zoe@x.com", "", ""]),
            ("Bo Um, Buyer, reports to Ken Holt <bo@x.com>", "Bo Um, Buyer", ["bo@x.com", "", "Ken Holt"]),
            ("Tom Lund, CFO, +49 89 1234567 +2", "Tom Lund, CFO, +2", ["", "+49 89 1234567", ""]),
            ("Tom Lund, Hotel, Tel. 089-1234567", "Tom Lund, Hotel", ["", "089-1234567", ""]),
            ("李娜，主任，(010) 88888888", "李娜，主任", ["", "(010) 88888888", ""]),
            ("李娜，主任，（010）88888888", "李娜，主任", ["", "（010）88888888", ""]),
            ("李娜，主任，邮箱：c@x.cn，电话：13800001111", "李娜，主任", ["c@x.cn", "13800001111", ""]),
            ("陈伟 主任 汇报给：李娜", "陈伟 主任", ["", "", "李娜"]),
            ("陈伟，主任，直接上级：李娜", "陈伟，主任", ["", "", "李娜"]),
            ("Tom Lund, Buyer, 2024-05-01", "Tom Lund, Buyer, 2024-05-01", ["", "", ""]),
            ("Tom Lund, Buyer, 2019-2024", "Tom Lund, Buyer, 2019-2024", ["", "", ""]),
            ("Amy Poe, Head of 3 plants, 2026", "Amy Poe, Head of 3 plants, 2026", ["", "", ""]),
            ("Boss Nova, Clerk", "Boss Nova, Clerk", ["", "", ""]),
            ("Tom Lund, CFO, +2, EB, high", "Tom Lund, CFO, +2, EB, high", ["", "", ""]),
        ] {
            let facts = line_facts(line);
            assert_eq!(facts.rest, rest);
            assert_eq!(
                [facts.email.as_str(), facts.phone.as_str(), facts.boss.as_str()],
                [email, phone, boss],
                "{line}"
            );
        }
    }
}
