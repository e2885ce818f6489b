//! The words of the lexicon by their hashes: one look a word, most often into one cache line.
//!
//! A word is known by the sixty-four bits of its hash alone. No two words of the data share one (a test), and the chance
//! that a word of some text shares one with any of them is one in 10¹⁴.

use crate::text::WordHash;
use std::num::NonZeroU32;

/// A word of the lexicon, by its number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct WordId(NonZeroU32);

impl WordId {
    /// The place of the word in a list of all words, in the order in which they came in.
    pub fn place(self) -> usize {
        self.0.get() as usize - 1
    }

    fn of(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(WordId)
    }
}

/// How many bits of a slot hold the number of a word; the rest holds bits of its hash.
const NUMBER_BITS: u32 = 20;
const NUMBER: u32 = (1 << NUMBER_BITS) - 1;

/// An open table: a slot is empty or holds the number of a word beside some bits of its hash, which spare nearly every
/// look at another word's hash.
#[derive(Debug, Default)]
pub struct WordIndex {
    slots: Box<[u32]>,
    hashes: Vec<WordHash>,
}

impl WordIndex {
    /// A table with room for so many words.
    pub fn with_room(words: usize) -> Self {
        // At most half full, so that the way to an empty slot is short.
        let slots = (words * 2).next_power_of_two();
        Self { slots: vec![0; slots].into(), hashes: Vec::with_capacity(words) }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// The word with this hash.
    #[inline]
    pub fn get(&self, hash: WordHash) -> Option<WordId> {
        self.find(hash).ok()
    }

    /// The word with this hash, which comes in if it is new; `None` where there is no room.
    pub fn insert(&mut self, hash: WordHash) -> Option<WordId> {
        let (at, tag) = match self.find(hash) {
            Ok(id) => return Some(id),
            Err(empty) => empty,
        };
        if self.hashes.len() * 2 >= self.slots.len() {
            return None;
        }
        self.hashes.push(hash);
        let number = self.hashes.len() as u32;
        *self.slots.get_mut(at)? = tag | number;
        WordId::of(number)
    }

    /// The word with this hash, or the empty slot where it belongs and the bits that go there with it.
    #[inline]
    fn find(&self, hash: WordHash) -> Result<WordId, (usize, u32)> {
        let mixed = hash.mixed();
        let tag = mixed as u32 & !NUMBER;
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = (mixed >> 40) as usize & mask;
        loop {
            let slot = self.slots.get(at).copied().unwrap_or_default();
            if slot == 0 {
                return Err((at, tag));
            }
            if slot & !NUMBER == tag
                && let Some(id) = WordId::of(slot & NUMBER)
                && self.hashes.get(id.place()) == Some(&hash)
            {
                return Ok(id);
            }
            at = (at + 1) & mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_again_and_no_others() {
        let hash = |number: u32| WordHash::of(&number.to_string());
        let mut index = WordIndex::with_room(1000);
        let ids: Vec<_> = (0..1000).map(|number| index.insert(hash(number)).unwrap()).collect();
        for (number, id) in (0..).zip(&ids) {
            assert_eq!((index.get(hash(number)), index.insert(hash(number))), (Some(*id), Some(*id)));
            assert_eq!(id.place() as u32, number);
        }
        assert!((1000..5000).all(|number| index.get(hash(number)).is_none()));
        assert_eq!(index.len(), 1000);
    }

    #[test]
    fn an_empty_table_knows_nothing() {
        assert_eq!(WordIndex::default().get(WordHash::of("a")), None);
        assert_eq!(WordIndex::default().insert(WordHash::of("a")), None);
    }
}
