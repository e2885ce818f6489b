//! Words by their hashes, as the build lays them out: one look a word, most often into one cache line.
//!
//! A word is known by the sixty-four bits of its hash alone. No two words of the data share one (a test), and the chance
//! that a word of some text shares one with any of them is one in 10¹⁴.

use crate::text::WordHash;

/// The hashes of some words in their order, with the places where each row of first bits begins among them. A word's
/// place is its number in all that is laid out beside the table.
#[derive(Debug)]
pub struct WordTable {
    /// Where each row begins, and behind the last where it ends; one more than a power of two.
    pub rows: &'static [u16],
    /// The mixed hashes of the words, in order.
    pub hashes: &'static [u64],
}

impl WordTable {
    /// The place of the word with this hash.
    #[inline]
    pub fn place(&self, hash: WordHash) -> Option<usize> {
        let mixed = hash.mixed();
        let row = row_of(mixed, self.rows.len() - 1);
        let start = usize::from(*self.rows.get(row)?);
        let end = usize::from(*self.rows.get(row + 1)?);
        let at = self.hashes.get(start..end)?.iter().position(|hash| *hash == mixed)?;
        Some(start + at)
    }

    /// The place of a word as it stands in the data that the table was made of.
    pub fn place_of(&self, word: &str) -> Option<usize> {
        self.place(WordHash::of(word))
    }

    /// Whether the table has a word.
    pub fn has(&self, word: &str) -> bool {
        self.place_of(word).is_some()
    }
}

/// The row of a mixed hash among so many, a power of two.
#[inline]
pub fn row_of(mixed: u64, rows: usize) -> usize {
    // The first bits say which row it is; of a single row there are none.
    mixed.checked_shr(u64::BITS - rows.trailing_zeros()).unwrap_or_default() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand_and_no_others() {
        let mut hashes = ["a", "b", "c"].map(|word| WordHash::of(word).mixed());
        hashes.sort_unstable();
        let below = |row: usize| hashes.iter().filter(|hash| row_of(**hash, 4) < row).count() as u16;
        let rows: Vec<u16> = (0..=4).map(below).collect();
        let table = WordTable { rows: rows.leak(), hashes: hashes.to_vec().leak() };
        let places = ["a", "b", "c"].map(|word| table.hashes[table.place_of(word).unwrap()]);
        assert_eq!(places, ["a", "b", "c"].map(|word| WordHash::of(word).mixed()));
        assert!(!table.has("d") && !table.has(""));
    }

    #[test]
    fn a_single_row_holds_everything() {
        assert_eq!((row_of(0, 1), row_of(u64::MAX, 1), row_of(u64::MAX, 8)), (0, 0, 7));
    }
}
