//! Chinese text found by what it sounds like: initials, whole syllables, or both mixed.
use pinyin::{ToPinyin as _, ToPinyinMulti as _};
use std::collections::BTreeSet;

/// Where, in characters, `text` begins to sound like `query` (lower case, without tones): "wj", "wangj" and
/// "wang jian" all find 王健, by whichever reading of a character; ü is typed v or u. `None` where it doesn't, or has no
/// Chinese.
pub fn sounds_at(text: &str, query: &str) -> Option<usize> {
    let query: Vec<char> = query.chars().filter(|c| !c.is_whitespace()).collect();
    let sounds: Vec<Vec<Vec<char>>> = text.chars().flat_map(char::to_lowercase).map(spellings).collect();
    if query.is_empty() || !text.chars().any(|c| c.to_pinyin_multi().is_some()) {
        return None;
    }
    (0..sounds.len()).find(|&start| begins(&sounds[start..], &query))
}

/// What a text is sorted by: in small letters, Chinese as it sounds, so that a list in Chinese is in the order of pinyin.
pub fn sorted_by(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if let Some(sound) = c.to_pinyin() {
            // A syllable ends before the next begins: 西安 stands before 先.
            key.push_str(sound.plain());
            key.push(' ');
        }
        key.push(c);
    }
    key
}

/// What may be typed for a character: itself, or any of its readings.
fn spellings(c: char) -> Vec<Vec<char>> {
    let mut all = vec![vec![c]];
    for reading in
        c.to_pinyin_multi().into_iter().flat_map(|multi| multi.into_iter().map(pinyin::Pinyin::plain))
    {
        all.push(reading.replace('ü', "v").chars().collect());
        all.push(reading.replace('ü', "u").chars().collect());
    }
    all
}

/// Follows all ways to read the query at once: how much of it each character may have used up.
fn begins(sounds: &[Vec<Vec<char>>], query: &[char]) -> bool {
    let mut reached = BTreeSet::from([0]);
    for spellings in sounds {
        let mut next = BTreeSet::new();
        for (&from, spelling) in reached.iter().flat_map(|from| spellings.iter().map(move |s| (from, s))) {
            let rest = query.get(from..).unwrap_or_default();
            if spelling.starts_with(rest) {
                return true;
            }
            if rest.starts_with(spelling) {
                next.insert(from + spelling.len());
            }
            // The initial alone.
            if spelling.first() == rest.first() {
                next.insert(from + 1);
            }
        }
        if next.contains(&query.len()) {
            return true;
        }
        reached = next;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{sorted_by, sounds_at};

    #[test]
    fn chinese_names_stand_in_the_order_of_their_sound() {
        let mut names = vec!["田马克", "卜洪波", "何托明", "欧本", "Bakker", "何孟远", "安娜"];
        names.sort_by_key(|name| sorted_by(name));
        assert_eq!(names, ["安娜", "Bakker", "卜洪波", "何孟远", "何托明", "欧本", "田马克"]);
    }

    #[test]
    fn initials_syllables_and_both_mixed_find_a_chinese_name() {
        for query in ["wj", "wangj", "wangjian", "wang jian", "wjian", "w", "wan", "王j"] {
            assert_eq!(sounds_at("王健", query), Some(0), "{query}");
        }
        assert_eq!(sounds_at("副总王健", "wj"), Some(2));
        // 单 as a surname is shan, as a word dan.
        assert_eq!((sounds_at("单雄", "sx"), sounds_at("单雄", "dx")), (Some(0), Some(0)));
        for query in ["lv", "lu", "l", "lvbu", "lb"] {
            assert_eq!(sounds_at("吕布", query), Some(0), "{query}");
        }
        for (text, query) in
            [("王健", "jw"), ("王健", "wjx"), ("Wang Jian", "wj"), ("", "w"), ("王健", ""), ("王健", " ")]
        {
            assert_eq!(sounds_at(text, query), None, "{text} {query}");
        }
    }
}
