//! One line of a list: which of its words are the name, which the title.

/// "Anna Berg, CFO", "Anna Berg – CFO", "Anna Berg (CFO)": the name and what follows it.
pub fn name_and_title(words: &str) -> (String, String) {
    if let Some(found) = surname_first(words) {
        return found;
    }
    let (name, title) = in_order(words);
    // "研发中心主任，吴敏", "CEO, Grace Holt": Chinese lists often have the title first.
    if title_stands_first(&name, &title) { (title, name) } else { (name, title) }
}

/// Whether of two fields the first is a title and the second a name.
pub(super) fn title_stands_first(first: &str, second: &str) -> bool {
    reads_as_title(first) && reads_as_name(second)
        || names_a_post(first)
            && !names_a_post(second)
            && second.contains(' ')
            && reads_as_english_name(second)
}

/// "Smith, John – Head of IT": the surname stands first, as in a directory.
fn surname_first(words: &str) -> Option<(String, String)> {
    const DASHES: [&str; 3] = [" – ", " — ", " - "];
    let (last, rest) = words.split_once(", ")?;
    let (first, title) = DASHES.iter().find_map(|dash| rest.split_once(dash))?;
    let is_name = !last.contains(' ') && reads_as_english_name(last) && reads_as_english_name(first);
    (is_name && names_a_post(title) && !names_a_post(first))
        .then(|| (turned(&format!("{last}, {first}")), title.trim().to_owned()))
}

/// Words of which one stands in most English titles, and hardly ever in a name.
const POSTS: [&str; 31] = [
    "ceo",
    "cfo",
    "coo",
    "cio",
    "cto",
    "ciso",
    "cmo",
    "cpo",
    "cro",
    "evp",
    "svp",
    "vp",
    "president",
    "chief",
    "director",
    "manager",
    "head",
    "lead",
    "officer",
    "engineer",
    "architect",
    "analyst",
    "controller",
    "buyer",
    "counsel",
    "administrator",
    "specialist",
    "consultant",
    "assistant",
    "coordinator",
    "secretary",
];

/// Whether a word of it is one of a title's.
fn names_a_post(words: &str) -> bool {
    let mut all = words.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    all.any(|word| POSTS.contains(&word.as_str()))
}

/// One to four words that begin with capitals.
fn reads_as_english_name(words: &str) -> bool {
    let begins = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let all: Vec<&str> = words.split_whitespace().collect();
    (1..=4).contains(&all.len()) && all.into_iter().all(begins)
}

/// What stands first, and what stands behind it.
fn in_order(words: &str) -> (String, String) {
    const BETWEEN: [&str; 10] = [" – ", " — ", " - ", ", ", "，", " | ", "：", ": ", "、", "／"];
    let at = |mark: &&str| words.find(*mark).map(|at| (at, mark.len()));
    let bracket =
        words.find(['(', '（']).map(|at| (at, words[at..].chars().next().map_or(1, char::len_utf8)));
    match BETWEEN.iter().filter_map(at).chain(bracket).min() {
        // "Xu Wei (徐伟), CFO": what is closed before more comes belongs to the name.
        Some((at, _)) if bracket.is_some_and(|(opened, _)| opened == at) && closed_before_more(words) > 0 => {
            let end = closed_before_more(words);
            let title = words[end..].trim_start_matches([',', '，', ' ', '–', '-', '：', ':']).trim();
            // "Anna Berg (CFO), Finance": here the department follows.
            let inside = words[at..end].trim_matches(['(', '（', ')', '）', ' ']);
            if names_a_post(inside) || reads_as_title(inside) {
                return (words[..at].trim().to_owned(), format!("{inside}, {title}"));
            }
            (words[..end].trim().to_owned(), title.to_owned())
        }
        Some((at, length)) if at > 0 => {
            let title = words[at + length..].trim();
            // The bracket that began the title, not one within it.
            let title = match bracket.filter(|(opened, _)| *opened == at) {
                Some(_) => title.strip_suffix([')', '）']).unwrap_or(title).trim(),
                None => title,
            };
            (words[..at].trim().to_owned(), title.to_owned())
        }
        Some(_) | None => name_before_space(words)
            .map_or_else(|| (words.to_owned(), String::new()), |(name, title)| (name.into(), title.into())),
    }
}

/// "李娜 CFO", "李娜 财务经理": a Chinese name has no space within, and what follows is a title if it is in capitals or ends
/// like one; "李娜 Anna" and "欧阳 娜娜" are names.
fn name_before_space(words: &str) -> Option<(&str, &str)> {
    let (name, rest) = words.split_once([' ', '\u{3000}'])?;
    let rest = rest.trim();
    let capitals = rest.len() >= 2 && rest.chars().all(|c| c.is_ascii_uppercase() || c == ' ' || c == '&');
    let titled = capitals || ends_like_a_title(rest);
    let title_first = reads_as_title(name) && reads_as_name(rest);
    (title_first || is_short_chinese(name) && titled).then_some((name, rest))
}

/// How Chinese titles end.
const ENDINGS: [&str; 14] = [
    "官",
    "总监",
    "经理",
    "主任",
    "主管",
    "总裁",
    "总",
    "长",
    "师",
    "专员",
    "代表",
    "助理",
    "顾问",
    "负责人",
];

fn ends_like_a_title(words: &str) -> bool {
    ENDINGS.iter().any(|ending| words.ends_with(ending))
}

/// Chinese, and as long as a name.
fn is_short_chinese(words: &str) -> bool {
    let chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    (2..=4).contains(&words.chars().count()) && words.chars().all(chinese)
}

fn reads_as_name(words: &str) -> bool {
    is_short_chinese(words) && !ends_like_a_title(words)
}

/// Of two signs with such an end one may be a surname: "王总".
fn reads_as_title(words: &str) -> bool {
    words.chars().count() > 2 && ends_like_a_title(words)
}

/// Where the first bracket is closed, if a comma and more follow it; else 0.
fn closed_before_more(words: &str) -> usize {
    let Some(closed) = words.find([')', '）']) else { return 0 };
    let end = closed + words[closed..].chars().next().map_or(1, char::len_utf8);
    if words[end..].trim_start().starts_with([',', '，']) { end } else { 0 }
}

/// "Berg, Anna" is Anna Berg.
pub(super) fn turned(name: &str) -> String {
    match name.split_once(',') {
        Some((last, first)) if !first.contains(',') => format!("{} {}", first.trim(), last.trim()),
        Some(_) | None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_within_a_title_is_the_title_s() {
        let both = |name: &str, title: &str| (name.to_owned(), title.to_owned());
        assert_eq!(
            name_and_title("Uwe Stark, Head of Controlling (TB)"),
            both("Uwe Stark", "Head of Controlling (TB)")
        );
        assert_eq!(
            name_and_title("Uwe Stark (Head of Controlling)"),
            both("Uwe Stark", "Head of Controlling")
        );
        assert_eq!(name_and_title("马海兰（首席执行官）"), both("马海兰", "首席执行官"));
        assert_eq!(name_and_title("Xu Wei (徐伟), CFO"), both("Xu Wei (徐伟)", "CFO"));
    }

    #[test]
    fn what_follows_a_chinese_name_after_a_space_is_the_title() {
        let both = |name: &str, title: &str| (name.to_owned(), title.to_owned());
        assert_eq!(name_and_title("李娜 CFO"), both("李娜", "CFO"));
        assert_eq!(name_and_title("李娜\u{3000}首席财务官"), both("李娜", "首席财务官"));
        assert_eq!(name_and_title("张伟 经理"), both("张伟", "经理"));
        for (words, name, title) in [
            ("研发中心主任，吴敏", "吴敏", "研发中心主任"),
            ("总经理 周建国", "周建国", "总经理"),
            ("财务总监\u{3000}马丽", "马丽", "财务总监"),
            ("姜岚／测试主管", "姜岚", "测试主管"),
            ("王总，首席执行官", "王总", "首席执行官"),
        ] {
            assert_eq!(name_and_title(words), both(name, title));
        }
        for (words, name, title) in [
            ("CEO, Grace Holt", "Grace Holt", "CEO"),
            ("Head of IT – Tom Lund", "Tom Lund", "Head of IT"),
            ("Smith, John – Head of IT", "John Smith", "Head of IT"),
            ("Chen, Legal – APAC", "Chen", "Legal – APAC"),
            ("Anna Berg, Director - Sales", "Anna Berg", "Director - Sales"),
            ("Anna Berg (CFO), Finance", "Anna Berg", "CFO, Finance"),
            ("Vice President, Sales", "Vice President", "Sales"),
        ] {
            assert_eq!(name_and_title(words), both(name, title), "{words}");
        }
        for name in ["欧阳 娜娜", "王 健", "Anna Berg", "李娜 M", "李娜 Anna"] {
            assert_eq!(name_and_title(name), both(name, ""));
        }
    }
}
