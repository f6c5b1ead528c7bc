//! What a line says of somebody after name and title: "Anna Berg, CFO, +2, EB, high". Support with its sign, roles by
//! their badges, influence by its word, in either language and in any order.
use crate::catalogue::{Catalogue, Influence, Lang, RoleKey, Support};
use crate::model::RatingValue;

/// Judgements of one person; what was not said is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opinions {
    pub support: Option<Support>,
    pub influence: Option<Influence>,
    pub roles: Vec<RoleKey>,
}

impl Opinions {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.values().is_empty()
    }

    /// As ratings.
    pub fn values(&self) -> Vec<RatingValue> {
        let support = self.support.map(|support| RatingValue::Support(Some(support)));
        let influence = self.influence.map(|influence| RatingValue::Influence(Some(influence)));
        let roles = (!self.roles.is_empty()).then(|| RatingValue::Roles(self.roles.clone()));
        support.into_iter().chain(influence).chain(roles).collect()
    }

    /// Takes one word in; false if it is none of these.
    fn take(&mut self, word: &str) -> bool {
        if let Some(support) = support(word) {
            return self.support.replace(support).is_none();
        }
        if let Some(influence) = influence(word) {
            return self.influence.replace(influence).is_none();
        }
        match role(word) {
            Some(role) if !self.roles.contains(&role) => {
                // They are met from the last to the first.
                self.roles.insert(0, role);
                true
            }
            _ => false,
        }
    }
}

/// A line without the judgements at its end, and these.
pub fn without_opinions(line: &str) -> (&str, Opinions) {
    let mut found = Opinions::default();
    let mut rest = line.trim();
    while let Some((head, tail)) = rest.rsplit_once([',', '，', ';', '；', '、', '|']) {
        let mut with = found.clone();
        let mut words = tail.split([' ', '/']).filter(|word| !word.is_empty()).rev().peekable();
        if head.trim().is_empty() || words.peek().is_none() || !words.all(|word| with.take(word)) {
            break;
        }
        (found, rest) = (with, head.trim_end());
    }
    // A sign says what it is even without a comma before it.
    if let Some((head, tail)) = rest.rsplit_once(char::is_whitespace)
        && tail.starts_with(SIGNS)
        && !head.trim().is_empty()
        && found.take(tail)
    {
        rest = head.trim_end();
    }
    (rest, found)
}

const SIGNS: [char; 5] = ['+', '＋', '-', '−', '–'];

/// "+2", "−1", "0".
fn support(word: &str) -> Option<Support> {
    let digits = word.trim_start_matches(SIGNS);
    let signs = word.len() - digits.len();
    let score: i8 = digits.parse().ok().filter(|_| digits.len() == 1)?;
    let first = word.chars().next().filter(|_| signs > 0);
    match first {
        None if score == 0 => Support::new(0),
        None => None,
        Some(sign) if sign.len_utf8() != signs => None,
        Some('+' | '＋') => Support::new(score),
        Some(_) => Support::new(-score),
    }
}

fn influence(word: &str) -> Option<Influence> {
    let levels = [Influence::High, Influence::Medium, Influence::Low];
    let name =
        |level: &Influence, lang: &Lang| Catalogue::get().influence(*level).name.get(*lang).to_lowercase();
    let word = word.to_lowercase();
    levels.into_iter().find(|level| Lang::ALL.iter().any(|lang| name(level, lang) == word))
}

/// By badge only: the names of roles are titles as well.
fn role(word: &str) -> Option<RoleKey> {
    let badge = |lang: &Lang, badge: &str| Lang::ALL.contains(lang) && badge == word;
    let roles = &Catalogue::get().roles;
    let found = roles.iter().find(|role| Lang::ALL.iter().any(|lang| badge(lang, role.badge.get(*lang))));
    found.map(|role| role.key.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (&str, Option<i8>, Option<Influence>, Vec<String>) {
        let (rest, found) = without_opinions(line);
        let roles = found.roles.iter().map(ToString::to_string).collect();
        (rest, found.support.map(Support::score), found.influence, roles)
    }

    #[test]
    fn what_stands_after_name_and_title_is_a_judgement() {
        let roles = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        let high = Some(Influence::High);
        for line in
            ["Anna Berg, CFO, +2, EB, high", "Anna Berg, CFO, High, EB, +2", "Anna Berg, CFO +2, EB high"]
        {
            assert_eq!(read(line), ("Anna Berg, CFO", Some(2), high, roles(&["economic_buyer"])), "{line}");
        }
        assert_eq!(
            read("Ben Cole (Buyer), TB/INF, −3"),
            ("Ben Cole (Buyer)", Some(-3), None, roles(&["technical_buyer", "influencer"]))
        );
        assert_eq!(
            read("王晓明，首席信息官，+1，技，高"),
            ("王晓明，首席信息官", Some(1), high, roles(&["technical_buyer"]))
        );
        assert_eq!(read("Dora Fine 0"), ("Dora Fine 0", None, None, vec![]), "a bare figure is none");
        assert_eq!(read("Dora Fine, 0"), ("Dora Fine", Some(0), None, vec![]));
        assert_eq!(read("Dora Fine -1"), ("Dora Fine", Some(-1), None, vec![]));
    }

    #[test]
    fn names_and_titles_are_left_alone() {
        for line in [
            "Anna Berg, Head of PR",
            "Uwe Stark, Head of Controlling (TB)",
            "Anna Berg, Coordinator",
            "Anna-2",
            "Eve Low",
            "EB",
            "+2",
            "Anna Berg, +4",
            "Anna Berg, +2, +3",
            "",
        ] {
            let (rest, found) = without_opinions(line);
            let kept = if line == "Anna Berg, +2, +3" { "Anna Berg, +2" } else { line };
            assert_eq!(rest, kept);
            assert_eq!(found.is_empty(), rest == line, "{line}");
        }
    }
}
