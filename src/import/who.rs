//! Who is meant, by whatever a list calls somebody: the name in either script or order, the address, the number, the post.
use super::name_title::{name_and_title, turned};
use super::posts::{is_chinese_name, is_full_name, surname_before_title};
use std::collections::BTreeMap;

/// People by what they are called.
#[derive(Clone, Debug)]
pub struct Called<K> {
    names: BTreeMap<String, K>,
    /// `None` where several hold the same post.
    posts: BTreeMap<String, Option<K>>,
    /// By surname: the given names with it, and whose they are.
    families: BTreeMap<String, Vec<(String, K)>>,
}

impl<K> Default for Called<K> {
    fn default() -> Self {
        Self { names: BTreeMap::new(), posts: BTreeMap::new(), families: BTreeMap::new() }
    }
}

impl<K: Clone + PartialEq> Called<K> {
    /// Of several who are called the same, the first is meant.
    pub fn name(&mut self, words: &str, who: &K) {
        let words = plain(words);
        if words.is_empty() {
            return;
        }
        let (given, surname) = match words.char_indices().nth(1) {
            Some((at, _)) if is_chinese_name(&words) => (&words[at..], &words[..at]),
            _ => words.rsplit_once(' ').unwrap_or(("", &words)),
        };
        self.families.entry(surname.to_owned()).or_default().push((given.to_owned(), who.clone()));
        self.names.entry(words).or_insert_with(|| who.clone());
    }

    pub fn post(&mut self, words: &str, who: &K) {
        let words = plain(words);
        if !words.is_empty() {
            let several = |held: &mut Option<K>| *held = held.take().filter(|held| held == who);
            self.posts.entry(words).and_modify(several).or_insert_with(|| Some(who.clone()));
        }
    }

    /// Whose name, address or number it is.
    pub fn named(&self, words: &str) -> Option<K> {
        let found = self.names.get(&plain(words)).or_else(|| self.names.get(&plain(&turned(words))));
        found.cloned()
    }

    /// Who is meant: "Grace Holt", "Holt, Grace", "Grace Holt (CEO)", "grace.holt@x.com", "4711", "CEO", "G. Holt", "Holt".
    pub fn find(&self, words: &str) -> Option<K> {
        let (name, _) = name_and_title(words);
        let post = || self.posts.get(&plain(words)).cloned().flatten();
        // "Tanaka, M." names one person, and no title.
        let whole = turned(words);
        let called = if is_full_name(&whole) { whole } else { name.clone() };
        self.named(words).or_else(|| self.named(&name)).or_else(post).or_else(|| self.of_family(&called))
    }

    /// The only one of a surname, or the only one whose given name begins so: "Holt", "Ms Holt", "G. Holt", "王总".
    fn of_family(&self, words: &str) -> Option<K> {
        const ADDRESSED: [&str; 9] = ["", "mr", "ms", "mrs", "miss", "dr", "prof", "herr", "frau"];
        let words = plain(words);
        let (before, surname) = match surname_before_title(&words) {
            Some(surname) => ("", surname),
            None => words.rsplit_once(' ').unwrap_or(("", &words)),
        };
        let before = before.trim_end_matches('.');
        let given = if ADDRESSED.contains(&before) { "" } else { before };
        if given.chars().count() > 1 {
            return None;
        }
        let all = self.families.get(surname)?.iter();
        let mut fitting = all.filter(|(full, _)| full.starts_with(given)).map(|(_, who)| who);
        let first = fitting.next()?;
        fitting.all(|who| who == first).then(|| first.clone())
    }
}

fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_names_whoever_alone_has_it() {
        let mut called = Called::default();
        for (who, name) in ["Mei Tanaka", "Tom Lund", "Tim Lund", "Ann Lund", "王建国", "李娜", "李强"]
            .into_iter()
            .enumerate()
        {
            called.name(name, &who);
        }
        called.name("mei.tanaka@x.com", &0);
        for words in ["Tanaka", "M. Tanaka", "m tanaka", "Ms. Tanaka", "Tanaka, M.", "Tanaka (CIO)"] {
            assert_eq!(called.find(words), Some(0), "{words}");
        }
        assert_eq!(
            (called.find("A. Lund"), called.find("王总"), called.find("王")),
            (Some(3), Some(4), Some(4))
        );
        for words in [
            "Lund",
            "T. Lund",
            "Max Tanaka",
            "K. Tanaka",
            "Tanaka, K.",
            "Tanaka, Max",
            "李总",
            "赵总",
            "总经理",
            "",
        ] {
            assert_eq!(called.find(words), None, "{words}");
        }
        assert_eq!(called.named("Tanaka"), None, "a surname alone says of nobody new that they are known");
    }

    #[test]
    fn people_are_found_by_whatever_they_are_called_and_posts_of_several_name_nobody() {
        let mut called = Called::default();
        for (who, (name, post)) in
            [("Grace Holt", "CEO"), ("Tom Lund", "Buyer"), ("CFO", "Head"), ("Ann Xu", "Buyer")]
                .into_iter()
                .enumerate()
        {
            called.name(name, &who);
            called.post(post, &who);
        }
        called.name("grace@x.com", &0);
        called.name("Tom Lund", &3);
        for words in ["grace  holt", "Holt, Grace", "Grace Holt (CEO)", "GRACE@x.com", "ceo"] {
            assert_eq!(called.find(words), Some(0), "{words}");
        }
        assert_eq!((called.find("Tom Lund"), called.find("buyer"), called.find("")), (Some(1), None, None));
        assert_eq!((called.find("cfo"), called.named("ceo")), (Some(2), None), "a name comes before a post");
    }
}
