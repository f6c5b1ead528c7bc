//! Fractional order keys: a place between any two places, without renumbering the rest.
use serde::{Deserialize, Serialize};

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// Where a record stands among others of its list; compared as text. Digits are base 36 after an unseen
/// point, so a key between two neighbours always exists. Never ends in `0`, which keeps that true.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OrderKey(String);

impl OrderKey {
    /// A key after `before` and ahead of `after`; `None` stands for the start or the end of the list.
    /// If the two are not in order (hand-made files), the result stands after `before`.
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Self {
        let low = before.map_or("", |k| k.0.as_str());
        let high = after.map(|k| k.0.as_str()).filter(|high| *high > low);
        Self(midpoint(low, high))
    }

    /// The key of item number `index` (from 0) in a list written down at once.
    pub fn nth(index: usize) -> Self {
        let mut digits = [b'0'; 5];
        let mut rest = index + 1;
        for digit in digits.iter_mut().rev() {
            *digit = DIGITS[rest % 36];
            rest /= 36;
        }
        // The closing digit keeps the key from ending in 0.
        Self(digits.iter().map(|&d| d as char).chain(['i']).collect())
    }

    /// The key's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn value(digit: Option<&u8>) -> usize {
    digit.and_then(|d| DIGITS.iter().position(|x| x == d)).unwrap_or(0)
}

fn midpoint(low: &str, high: Option<&str>) -> String {
    // A hand-made key may end in 0: there is no room just before such a one, so it counts without.
    let high = high.map(|high| high.trim_end_matches('0')).filter(|high| *high > low);
    let (low, mut high) = (low.as_bytes(), high.map(str::as_bytes));
    let mut key = String::new();
    let mut i = 0;
    loop {
        let a = value(low.get(i));
        let b = high.map_or(36, |h| value(h.get(i)));
        if a + 1 < b {
            key.push(DIGITS[usize::midpoint(a, b)] as char);
            return key;
        }
        key.push(DIGITS[a] as char);
        if b == a + 1 {
            high = None;
        }
        i += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn list_keys_are_in_order() {
        let keys: Vec<OrderKey> = (0..5_000).map(OrderKey::nth).collect();
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn hand_made_keys_that_end_in_zero_end_nothing() {
        let key = |text: &str| OrderKey(text.to_owned());
        assert!(OrderKey::between(Some(&key("1")), Some(&key("10"))) > key("1"));
        assert!(OrderKey::between(None, Some(&key("0"))) > key(""));
        let between = OrderKey::between(Some(&key("1")), Some(&key("20")));
        assert!(key("1") < between && between < key("2"));
    }

    proptest! {
        #[test]
        fn there_is_always_room_between_two_neighbours(places in proptest::collection::vec(0usize..1000, 1..200)) {
            let mut keys: Vec<OrderKey> = vec![];
            for place in places {
                let at = place % (keys.len() + 1);
                let key = OrderKey::between(at.checked_sub(1).map(|i| &keys[i]), keys.get(at));
                keys.insert(at, key);
            }
            prop_assert!(keys.windows(2).all(|pair| pair[0] < pair[1]), "{keys:?}");
        }
    }
}
