//! One line of a list: which of its words are the name, which the title.
use super::posts::{
    ends_like_a_title, is_chinese_name, is_chinese_title, is_full_name, is_short_chinese, names_a_department,
    names_a_post,
};

/// The name and what follows it, of a line that stands alone.
pub fn name_and_title(words: &str) -> (String, String) {
    let (name, title) = read_line(words);
    // "CEO, Grace Holt".
    if title_stands_first(&name, &title) { (title, name) } else { (name, title) }
}

/// "Anna Berg, CFO", "Anna Berg – CFO", "Anna Berg (CFO)": the name and what follows it, as a line of a list has them.
pub(super) fn read_line(words: &str) -> (String, String) {
    if let Some(found) = surname_first(words) {
        return found;
    }
    let (name, title) = in_order(words);
    // "研发中心主任，吴敏": Chinese lists often have the title first.
    if is_chinese_title(&name) && is_chinese_name(&title) { (title, name) } else { (name, title) }
}

/// Whether of two fields the first is a title and the second a name.
pub(super) fn title_stands_first(first: &str, second: &str) -> bool {
    (is_chinese_title(first) || names_a_post(first)) && is_full_name(second)
}

/// "Smith, John – Head of IT": the surname stands first, as in a directory.
fn surname_first(words: &str) -> Option<(String, String)> {
    const DASHES: [&str; 3] = [" – ", " — ", " - "];
    let (last, rest) = words.split_once(", ")?;
    let (first, title) = DASHES.iter().find_map(|dash| rest.split_once(dash))?;
    let name = turned(&format!("{last}, {first}"));
    (!last.contains(' ') && is_full_name(&name) && names_a_post(title))
        .then(|| (name, title.trim().to_owned()))
}

/// What stands first, and what stands behind it.
fn in_order(words: &str) -> (String, String) {
    const BETWEEN: [&str; 10] = [" – ", " — ", " - ", ", ", "，", " | ", "：", ": ", "、", "／"];
    let at = |mark: &&str| words.find(*mark).map(|at| (at, mark.len()));
    let bracket =
        words.find(['(', '（']).map(|at| (at, words[at..].chars().next().map_or(1, char::len_utf8)));
    match BETWEEN.iter().filter_map(at).chain(bracket).min() {
        // "Xu Wei (徐伟), CFO": what is closed before more comes belongs to the name.
        Some((at, _))
            if bracket.is_some_and(|(opened, _)| opened == at) && closed_before_more(words, at).is_some() =>
        {
            let end = closed_before_more(words, at).unwrap_or(at);
            let title = words[end..].trim_start_matches([',', '，', ' ', '–', '-', '：', ':']).trim();
            // "Anna Berg (CFO), Finance": here the department follows.
            let inside = words[at..end].trim_matches(['(', '（', ')', '）', ' ']);
            if at > 0 && (names_a_post(inside) || is_chinese_title(inside)) && !names_a_post(title) {
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
        Some(_) | None => name_department_title(words)
            .or_else(|| name_before_space(words).map(|(name, title)| (name.into(), title.into())))
            .unwrap_or_else(|| (words.to_owned(), String::new())),
    }
}

/// "李娜 CFO", "李娜 财务经理": a Chinese name has no space within, and what follows is a title if it is in capitals or ends
/// like one; "李娜 Anna" and "欧阳 娜娜" are names.
fn name_before_space(words: &str) -> Option<(&str, &str)> {
    let (name, rest) = words.split_once([' ', '\u{3000}'])?;
    let rest = rest.trim();
    let capitals = rest.len() >= 2 && rest.chars().all(|c| c.is_ascii_uppercase() || c == ' ' || c == '&');
    let titled = capitals || ends_like_a_title(rest);
    let title_first = is_chinese_title(name) && is_chinese_name(rest);
    (title_first || is_short_chinese(name) && titled).then_some((name, rest))
}

/// "孙丽 财务部 会计": the department follows the title, as in lines with commas.
fn name_department_title(words: &str) -> Option<(String, String)> {
    let mut parts = words.split_whitespace();
    let (name, department, title) = (parts.next()?, parts.next()?, parts.next()?);
    let fits = is_chinese_name(name) && names_a_department(department) && ends_like_a_title(title);
    (fits && parts.next().is_none()).then(|| (name.to_owned(), format!("{title}，{department}")))
}

/// Where the bracket that opens at `opened` is closed, if a comma and more follow it.
fn closed_before_more(words: &str, opened: usize) -> Option<usize> {
    let closed = opened + words[opened..].find([')', '）'])?;
    let end = closed + words[closed..].chars().next().map_or(1, char::len_utf8);
    words[end..].trim_start().starts_with([',', '，']).then_some(end)
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
            ("孙丽 财务部 会计", "孙丽", "会计，财务部"),
            ("王总，首席执行官", "王总", "首席执行官"),
        ] {
            assert_eq!(name_and_title(words), both(name, title));
        }
        for (words, name, title) in [
            ("CEO, Grace Holt", "Grace Holt", "CEO"),
            ("Head of IT – Tom Lund", "Tom Lund", "Head of IT"),
            ("CFO, Ursula von der Heide", "Ursula von der Heide", "CFO"),
            ("Leiter Controlling, Hans Müller", "Hans Müller", "Leiter Controlling"),
            ("CFO，李娜", "李娜", "CFO"),
            ("王经理，采购部", "王经理", "采购部"),
            ("采购部长，生产部", "采购部长", "生产部"),
            ("HR Manager, Human Resources", "HR Manager", "Human Resources"),
            ("VP Sales, North America", "VP Sales", "North America"),
            ("Edith Head, Costume Design", "Edith Head", "Costume Design"),
            ("Smith, John – Head of IT", "John Smith", "Head of IT"),
            ("Müller, Hans – Geschäftsführer", "Hans Müller", "Geschäftsführer"),
            ("Müller, Einkauf – Head of Procurement", "Müller", "Einkauf – Head of Procurement"),
            ("CFO, Anna Berg – Head Office", "CFO", "Anna Berg – Head Office"),
            ("Chen, Legal – APAC", "Chen", "Legal – APAC"),
            ("Anna Berg, Director - Sales", "Anna Berg", "Director - Sales"),
            ("Anna Berg (CFO), Finance", "Anna Berg", "CFO, Finance"),
            ("Anna Berg (geb. Vorstand), CFO", "Anna Berg (geb. Vorstand)", "CFO"),
            ("a),b (CFO)", "a),b", "CFO"),
        ] {
            assert_eq!(name_and_title(words), both(name, title), "{words}");
        }
        for name in ["欧阳 娜娜", "王 健", "Anna Berg", "李娜 M", "李娜 Anna"] {
            assert_eq!(name_and_title(name), both(name, ""));
        }
    }
}
