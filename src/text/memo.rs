//! Remembers results by a text and what was asked about it. Shared by all threads and bounded.
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

/// When a memo holds more than this, it starts anew: simpler than ageing, and a map that big is redrawn from
/// cold in a fraction of a second.
const MOST_ENTRIES: usize = 50_000;

/// What was asked (`Ask`: size, weight …) outside, the text inside, so that a look-up borrows the text.
pub(super) struct Memo<Ask, Answer>(OnceLock<RwLock<Held<Ask, Answer>>>);

struct Held<Ask, Answer> {
    answers: HashMap<Ask, HashMap<Arc<str>, Answer>>,
    entries: usize,
}

impl<Ask: Copy + Eq + Hash, Answer: Clone> Memo<Ask, Answer> {
    pub(super) const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// The answer held, or the one that `make` gives. The lock is free while `make` runs; when two threads
    /// make the same answer, both get the first one held.
    pub(super) fn get(&self, ask: Ask, text: &str, make: impl FnOnce() -> Answer) -> Answer {
        let held = self.0.get_or_init(|| RwLock::new(Held { answers: HashMap::new(), entries: 0 }));
        let known = held
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .answers
            .get(&ask)
            .and_then(|by_text| by_text.get(text))
            .cloned();
        if let Some(answer) = known {
            return answer;
        }
        let answer = make();
        let mut held = held.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(first) = held.answers.get(&ask).and_then(|by_text| by_text.get(text)) {
            return first.clone();
        }
        if held.entries >= MOST_ENTRIES {
            held.answers.clear();
            held.entries = 0;
        }
        held.entries += 1;
        held.answers.entry(ask).or_default().insert(text.into(), answer.clone());
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_memo_starts_anew_and_still_answers() {
        let memo: Memo<u8, usize> = Memo::new();
        for i in 0..=MOST_ENTRIES {
            assert_eq!(memo.get(0, &i.to_string(), || i), i);
        }
        let held = memo.0.get().unwrap().read().unwrap();
        assert_eq!(held.entries, 1);
    }
}
