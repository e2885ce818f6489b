//! What was found out about a word once: running text says the same few words again and again.

use std::cell::RefCell;
use std::hash::{Hash, Hasher};
use std::num::NonZeroU64;
use std::thread::LocalKey;

/// How many pairs of words there is room for at first and at the most; powers of two.
const FIRST: usize = 1 << 7;
const MOST: usize = 1 << 10;

/// After so many words have given way to others it is asked whether there should be more room.
const LOOK: u32 = 64;
/// There should, unless each of them stands against so many that were remembered: what somebody types leaves one new word
/// behind at every letter, and is no reason to grow.
const RARE: u32 = 64;

/// The answers to one question about words: a new word takes the place of an old one. The answers depend on the word
/// alone, so that nobody can tell whether one was remembered.
pub struct Memo<T>(RefCell<Pairs<T>>);

struct Pairs<T> {
    /// Two words whose hashes end in the same bits, the newer one first.
    pairs: Vec<[Slot<T>; 2]>,
    /// Since it was last asked, how many words gave way to others, and how many were remembered.
    forgotten: u32,
    found: u32,
}

/// A word, known by the sixty-four bits of its hash alone, with its answer.
type Slot<T> = Option<(NonZeroU64, T)>;

impl<T: Copy> Memo<T> {
    /// Nothing remembered yet.
    pub const fn new() -> Self {
        Self(RefCell::new(Pairs { pairs: Vec::new(), forgotten: 0, found: 0 }))
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
    let Some(hash) = NonZeroU64::new(hash) else { return find() };
    if let Some(answer) = memo.with(|memo| memo.0.borrow_mut().get(hash)) {
        return answer;
    }
    let answer = find();
    memo.with(|memo| memo.0.borrow_mut().insert(hash, answer));
    answer
}

impl<T: Copy> Pairs<T> {
    fn place(&self, hash: NonZeroU64) -> usize {
        hash.get() as usize & self.pairs.len().wrapping_sub(1)
    }

    fn get(&mut self, hash: NonZeroU64) -> Option<T> {
        let pair = self.pairs.get(self.place(hash))?;
        let answer = pair.iter().flatten().find(|(known, _)| *known == hash).map(|(_, answer)| *answer);
        self.found = self.found.saturating_add(u32::from(answer.is_some()));
        answer
    }

    fn insert(&mut self, hash: NonZeroU64, answer: T) {
        if self.pairs.is_empty() || self.is_crowded() {
            self.grow();
        }
        let place = self.place(hash);
        if let Some([first, second]) = self.pairs.get_mut(place) {
            self.forgotten += u32::from(second.is_some());
            *second = first.replace((hash, answer));
        }
    }

    /// Whether more room would spare work.
    fn is_crowded(&mut self) -> bool {
        if self.forgotten < LOOK || self.pairs.len() >= MOST {
            return false;
        }
        let crowded = self.forgotten.saturating_mul(RARE) > self.found;
        (self.forgotten, self.found) = (0, 0);
        crowded
    }

    fn grow(&mut self) {
        let room = (self.pairs.len() * 2).max(FIRST);
        let old = std::mem::replace(&mut self.pairs, vec![[None; 2]; room]);
        for (hash, answer) in old.into_iter().flat_map(|[newer, older]| [older, newer]).flatten() {
            self.insert(hash, answer);
        }
    }
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

    #[test]
    fn more_words_than_there_is_room_for_are_answered_as_well() {
        for round in 0..2 {
            for word in (0..20_000).map(|number| number.to_string()) {
                assert_eq!(remembered(&LENGTHS, &word, str::len), word.len(), "round {round}");
            }
        }
        LENGTHS.with(|memo| assert_eq!(memo.0.borrow().pairs.len(), MOST));
    }

    #[test]
    fn few_words_take_little_room_whatever_is_typed_beside_them() {
        for typed in 0..5_000 {
            for word in (0..100).map(|number| number.to_string()) {
                remembered(&LENGTHS, &word, str::len);
            }
            remembered(&LENGTHS, &format!("typed {typed}"), str::len);
        }
        LENGTHS.with(|memo| assert!(memo.0.borrow().pairs.len() <= FIRST * 4));
    }
}
