//! What was found out about a word once: running text says the same few words again and again.

use std::cell::RefCell;
use std::hash::{Hash, Hasher};
use std::thread::LocalKey;

/// How many words are remembered; a power of two.
const SLOTS: usize = 1 << 13;

/// The answers to one question about words, as many as there are slots: a new word takes the place of an old one. The
/// answers depend on the word alone, so that nobody can tell whether one was remembered.
pub struct Memo<T>(RefCell<Vec<Slot<T>>>);

/// A word with its answer.
type Slot<T> = Option<(Box<str>, T)>;

impl<T: Copy> Memo<T> {
    /// Nothing remembered yet.
    pub const fn new() -> Self {
        Self(RefCell::new(Vec::new()))
    }
}

/// The answer for a word, from `memo` or from `find`.
pub fn remembered<T: Copy>(memo: &'static LocalKey<Memo<T>>, word: &str, find: impl FnOnce(&str) -> T) -> T {
    let mut hasher = rustc_hash::FxHasher::default();
    word.hash(&mut hasher);
    let slot = hasher.finish() as usize & (SLOTS - 1);
    let known = memo.with(|memo| {
        let slots = memo.0.borrow();
        let (known, answer) = slots.get(slot)?.as_ref()?;
        (**known == *word).then_some(*answer)
    });
    if let Some(answer) = known {
        return answer;
    }
    let answer = find(word);
    memo.with(|memo| {
        let mut slots = memo.0.borrow_mut();
        if slots.is_empty() {
            slots.resize_with(SLOTS, || None);
        }
        if let Some(slot) = slots.get_mut(slot) {
            *slot = Some((word.into(), answer));
        }
    });
    answer
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    thread_local! {
        static LENGTHS: Memo<usize> = const { Memo::new() };
    }

    #[test]
    fn an_answer_is_found_once() {
        let asked = Cell::new(0);
        let length = |word: &str| {
            asked.set(asked.get() + 1);
            word.len()
        };
        let answers: Vec<usize> =
            ["one", "three", "one", "three"].iter().map(|word| remembered(&LENGTHS, word, length)).collect();
        assert_eq!((answers, asked.get()), (vec![3, 5, 3, 5], 2));
    }
}
