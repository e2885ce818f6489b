//! What was found out about a word once: running text says the same few words again and again.

use std::cell::RefCell;
use std::hash::{Hash, Hasher};
use std::thread::LocalKey;

/// How many words are remembered; a power of two.
const SLOTS: usize = 1 << 13;

/// The answers to one question about words, as many as there are slots: a new word takes the place of an old one. The
/// answers depend on the word alone, so that nobody can tell whether one was remembered. As in the lexicon a word is known
/// by the sixty-four bits of its hash.
pub struct Memo<T>(RefCell<Vec<Option<(u64, T)>>>);

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
    remembered_by(memo, hasher.finish(), || find(word))
}

/// The same for what goes by the hash of more than a word.
pub fn remembered_by<T: Copy>(memo: &'static LocalKey<Memo<T>>, hash: u64, find: impl FnOnce() -> T) -> T {
    let slot = hash as usize & (SLOTS - 1);
    let known = memo.with(|memo| memo.0.borrow().get(slot).copied().flatten());
    if let Some((known, answer)) = known
        && known == hash
    {
        return answer;
    }
    let answer = find();
    memo.with(|memo| {
        let mut slots = memo.0.borrow_mut();
        if slots.is_empty() {
            slots.resize(SLOTS, None);
        }
        if let Some(slot) = slots.get_mut(slot) {
            *slot = Some((hash, answer));
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
