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
const AROUND: [char; 13] = ['<', '>', '(', ')', '（', '）', ',', '，', ';', '；', '[', ']', '|'];
/// What stands before a boss.
const BOSS: [&str; 12] = [
    "reports to ",
    "report to ",
    "reporting to ",
    "boss: ",
    "boss ",
    "manager: ",
    "berichtet an ",
    "vorgesetzter: ",
    "汇报给",
    "汇报对象：",
    "上级：",
    "上级:",
];
/// Fewer digits are no telephone.
const LEAST_DIGITS: usize = 7;

/// "Anna Berg, CFO, anna@acme.com, reports to Holt" is Anna Berg, CFO.
pub(super) fn line_facts(words: &str) -> LineFacts {
    let mut facts = LineFacts { rest: words.to_owned(), ..LineFacts::default() };
    if let Some((at, phrase, boss)) = boss_in(words) {
        facts.boss = boss;
        facts.rest = without(words, at, phrase);
    }
    let is_end = |c: char| c.is_whitespace() || AROUND.contains(&c);
    let address = facts.rest.split(is_end).find(|part| is_address(part)).map(str::to_owned);
    if let Some(address) = address {
        let at = facts.rest.find(&address).unwrap_or_default();
        facts.rest = without(&facts.rest, at, address.len());
        facts.email = address;
    }
    if let Some((at, phone)) = phone_in(&facts.rest) {
        let length = phone.len();
        phone.trim().clone_into(&mut facts.phone);
        facts.rest = without(&facts.rest, at, length);
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
    let parted = |at: usize| {
        let before = lower[..at].trim_end();
        !before.is_empty() && (before.ends_with(AROUND) || before.ends_with(['-', '–', '—', '、']))
    };
    let (at, mark) = BOSS.iter().find_map(|mark| {
        lower.match_indices(mark).map(|(at, _)| (at, mark.len())).find(|(at, _)| parted(*at))
    })?;
    let said = &words[at + mark..];
    let end = said.find([',', '，', ';', '；', ')', '）', '|']).unwrap_or(said.len());
    let boss = said[..end].trim();
    (!boss.is_empty()).then(|| (at, mark + end, boss.to_owned()))
}

/// Digits in groups, at the end of the line or before what parts its fields.
fn phone_in(words: &str) -> Option<(usize, String)> {
    let fits = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '/' | '.');
    let begins = |at: &usize| {
        words[..*at].chars().next_back().is_some_and(|c| c.is_whitespace() || AROUND.contains(&c))
    };
    let starts = words.char_indices().filter(|(_, c)| c.is_ascii_digit() || *c == '+').map(|(at, _)| at);
    starts.filter(begins).find_map(|at| {
        let said: String = words[at..].chars().take_while(|c| fits(*c)).collect();
        let said = said.trim_end_matches([' ', '-', '(', '/', '.', '+']).to_owned();
        let ends = words[at + said.len()..].chars().find(|c| !c.is_whitespace());
        let digits = said.chars().filter(char::is_ascii_digit).count();
        (digits >= LEAST_DIGITS && ends.is_none_or(|c| AROUND.contains(&c))).then_some((at, said))
    })
}

/// The line without a part of it and what parted that from the rest.
fn without(words: &str, at: usize, length: usize) -> String {
    let opens = |c: char| {
        c.is_whitespace() || matches!(c, '<' | '(' | '（' | '[' | ',' | '，' | ';' | '；' | '|' | '、')
    };
    let closes = |c: char| {
        c.is_whitespace() || matches!(c, '>' | ')' | '）' | ']' | ',' | '，' | ';' | '；' | '|' | '、')
    };
    let before = words[..at].trim_end_matches(opens);
    // "Zoe May - Assistant - zoe@x.com".
    let before =
        [" -", " –", " —"].iter().find_map(|dash| before.strip_suffix(dash)).unwrap_or(before).trim();
    let after = words[at + length..].trim_matches(closes);
    [before, after].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
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
