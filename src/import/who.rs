//! Who is meant, by whatever a list calls somebody: the name in either script or order, the address, the number, the post.
use super::name_title::{name_and_title, turned};
use std::collections::BTreeMap;

/// People by what they are called.
#[derive(Clone, Debug)]
pub struct Called<K> {
    names: BTreeMap<String, K>,
    /// `None` where several hold the same post.
    posts: BTreeMap<String, Option<K>>,
}

impl<K> Default for Called<K> {
    fn default() -> Self {
        Self { names: BTreeMap::new(), posts: BTreeMap::new() }
    }
}

impl<K: Clone + PartialEq> Called<K> {
    /// Of several who are called the same, the first is meant.
    pub fn name(&mut self, words: &str, who: &K) {
        let words = plain(words);
        if !words.is_empty() {
            self.names.entry(words).or_insert_with(|| who.clone());
        }
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

    /// Who is meant: "Grace Holt", "Holt, Grace", "Grace Holt (CEO)", "grace.holt@x.com", "4711", "CEO".
    pub fn find(&self, words: &str) -> Option<K> {
        let (name, _) = name_and_title(words);
        let post = || self.posts.get(&plain(words)).cloned().flatten();
        self.named(words).or_else(|| self.named(&name)).or_else(post)
    }
}

fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

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
