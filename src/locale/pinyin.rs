//! Chinese text found by what it sounds like: initials, whole syllables, or both mixed.
use pinyin::ToPinyinMulti as _;

/// Where, in characters, `text` begins to sound like `query` (lower case, without tones): "wj", "wangj" and
/// "wangjian" all find 王健, by whichever reading of a character. `None` where it doesn't, or has no Chinese.
pub fn sounds_at(text: &str, query: &str) -> Option<usize> {
    let chars: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    let readings: Vec<Vec<&'static str>> = chars.iter().map(|c| syllables(*c)).collect();
    if query.is_empty() || readings.iter().all(Vec::is_empty) {
        return None;
    }
    (0..chars.len()).find(|&start| begins(&chars[start..], &readings[start..], query))
}

fn syllables(c: char) -> Vec<&'static str> {
    let mut all: Vec<&'static str> = c
        .to_pinyin_multi()
        .into_iter()
        .flat_map(|multi| multi.into_iter().map(pinyin::Pinyin::plain))
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn begins(chars: &[char], readings: &[Vec<&'static str>], query: &str) -> bool {
    if query.is_empty() {
        return true;
    }
    let (Some(c), Some(sounds)) = (chars.first(), readings.first()) else { return false };
    let goes_on = |rest: &str| begins(&chars[1..], &readings[1..], rest);
    if query.strip_prefix(*c).is_some_and(goes_on) {
        return true;
    }
    sounds.iter().any(|sound| {
        sound.starts_with(query)
            || query.strip_prefix(sound).is_some_and(goes_on)
            || sound.chars().next().and_then(|first| query.strip_prefix(first)).is_some_and(goes_on)
    })
}

#[cfg(test)]
mod tests {
    use super::sounds_at;

    #[test]
    fn initials_syllables_and_both_mixed_find_a_chinese_name() {
        for query in ["wj", "wangj", "wangjian", "wjian", "w", "wan", "王j"] {
            assert_eq!(sounds_at("王健", query), Some(0), "{query}");
        }
        assert_eq!(sounds_at("副总王健", "wj"), Some(2));
        // 单 as a surname is shan, as a word dan.
        assert_eq!((sounds_at("单雄", "sx"), sounds_at("单雄", "dx")), (Some(0), Some(0)));
        for (text, query) in [("王健", "jw"), ("王健", "wjx"), ("Wang Jian", "wj"), ("", "w"), ("王健", "")]
        {
            assert_eq!(sounds_at(text, query), None, "{text} {query}");
        }
    }
}
