//! Names of people in two scripts: which one to show, and how to shorten it.
use super::Lang;

/// The name whose script fits the language: Chinese prefers Han characters, English prefers none; if neither
/// or both fit, `name`.
pub fn pick<'a>(lang: Lang, name: &'a str, local: Option<&'a str>) -> &'a str {
    let fits = |text: &str| match lang {
        Lang::En => !has_han(text),
        Lang::Zh => has_han(text),
    };
    match local {
        Some(local) if !local.trim().is_empty() && !fits(name) && fits(local) => local,
        Some(_) | None => name,
    }
}

/// Whether `local` is the one of the two that [`pick`] gives.
fn local_is_picked(lang: Lang, name: &str, local: &str) -> bool {
    !std::ptr::eq(pick(lang, name, Some(local)), name)
}

/// The one of the two that [`pick`] doesn't give.
pub fn other<'a>(lang: Lang, name: &'a str, local: &'a str) -> &'a str {
    if local_is_picked(lang, name, local) { name } else { local }
}

/// Writes `text` over the one that [`pick`] doesn't give.
pub fn write_other(lang: Lang, text: &str, name: &mut String, local: &mut String) {
    let other = if local_is_picked(lang, name, local) { name } else { local };
    text.clone_into(other);
}

/// Writes `text` so that it is what [`pick`] gives: over the one that it gives now, or, in the script that
/// doesn't fit there, over both.
pub fn write_picked(lang: Lang, text: &str, name: &mut String, local: &mut String) {
    let picked = if local_is_picked(lang, name, local) { &mut *local } else { &mut *name };
    text.clone_into(picked);
    if pick(lang, name, Some(local)) != text {
        text.clone_into(name);
        local.clear();
    }
}

/// For a square of two letters: the first letters of first and last word, or the first Chinese character,
/// which is the surname or its beginning.
pub fn initials(name: &str) -> String {
    if let Some(surname) = name.chars().find(|&c| is_han(c)) {
        return surname.to_string();
    }
    let mut letters = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = letters.next();
    let last = letters.next_back();
    // One letter each: `ß` would become two.
    first.into_iter().chain(last).filter_map(|letter| letter.to_uppercase().next()).collect()
}

/// What colleagues would say: the last word of a Latin name, the whole of a Chinese one in either script.
pub fn short_name(name: &str) -> &str {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    if has_han(name) || SURNAMES.binary_search(&first.to_lowercase().as_str()).is_ok() {
        return name.trim();
    }
    words.next_back().unwrap_or(first)
}

/// The hundred most frequent surnames of China (Ministry of Public Security, 2020) in pinyin, and their spellings in
/// Hong Kong, Taiwan and Singapore that are frequent: whoever is called so by the first word has the surname there.
#[rustfmt::skip]
const SURNAMES: [&str; 124] = [
    "bai", "cai", "cao", "chan", "chang", "chen", "cheng", "cheung", "chiu", "choi", "chou", "chow", "chu", "chua",
    "cui", "dai", "deng", "ding", "dong", "du", "duan", "fan", "fang", "feng", "fu", "fung", "gao", "goh", "gong",
    "gu", "guo", "han", "hao", "he", "heng", "ho", "hou", "hsieh", "hsu", "hu", "huang", "hui", "jia", "jiang",
    "jin", "kang", "koh", "kong", "kwok", "lai", "lam", "lau", "lee", "lei", "leung", "li", "liang", "liao", "lim",
    "lin", "liu", "long", "lu", "luo", "lv", "lü", "ma", "mao", "meng", "ng", "ong", "pan", "pang", "peng", "qian",
    "qiao", "qin", "qiu", "ren", "shao", "shen", "shi", "sim", "song", "su", "sun", "tan", "tang", "teo", "tian",
    "tsai", "tse", "tseng", "wan", "wang", "wei", "wen", "wong", "wu", "xia", "xiao", "xie", "xiong", "xu", "xue",
    "yan", "yang", "yao", "ye", "yeo", "yeung", "yi", "yin", "yu", "yuan", "zeng", "zhan", "zhang", "zhao", "zheng",
    "zhong", "zhou", "zhu", "zou",
];

/// Whether a text has Chinese characters.
pub fn has_han(text: &str) -> bool {
    text.chars().any(is_han)
}

const fn is_han(c: char) -> bool {
    // The signs 々 and 〇, the unified characters, the compatibility block and the supplementary planes.
    let main = matches!(c, '\u{3005}' | '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}');
    main || matches!(c, '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_that_fits_the_language_is_shown() {
        for (name, local) in [("Celia Novak", "罗思雅"), ("罗思雅", "Celia Novak")] {
            assert_eq!(pick(Lang::En, name, Some(local)), "Celia Novak");
            assert_eq!(pick(Lang::Zh, name, Some(local)), "罗思雅");
        }
        assert_eq!(pick(Lang::Zh, "Celia Novak", None), "Celia Novak");
        assert_eq!(pick(Lang::Zh, "Celia Novak", Some("Cécile")), "Celia Novak");
        assert_eq!(pick(Lang::En, "罗思雅", Some("  ")), "罗思雅");
    }

    #[test]
    fn initials_are_at_most_two_letters_or_one_character() {
        assert_eq!(initials("Celia Novak"), "CN");
        assert_eq!(initials("ludwig van beethoven"), "LB");
        assert_eq!(initials("Cher"), "C");
        assert_eq!(initials("Ann \"Bo\" (Clark)"), "AC");
        assert_eq!(initials("欧阳娜"), "欧");
        assert_eq!(initials("  "), "");
    }

    #[test]
    fn a_short_name_is_the_surname_or_the_whole_chinese_name() {
        assert_eq!(short_name("Celia Novak"), "Novak");
        assert_eq!(short_name("Novak "), "Novak");
        assert_eq!(short_name("罗思雅"), "罗思雅");
        assert_eq!(short_name(""), "");
        // In pinyin the surname is the first word, and alone it names too many.
        assert_eq!(short_name("Li Wei"), "Li Wei");
        assert_eq!(short_name("Zhang Min "), "Zhang Min");
        assert!(SURNAMES.is_sorted());
    }
}
