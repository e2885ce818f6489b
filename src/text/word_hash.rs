//! Hashes of folded words from which letters can be taken off in front, as the clitics of Arabic are.
//!
//! A word is a polynomial of its letters in an odd number, modulo 2⁶⁴, with the first letter as the constant term. An
//! odd number has an inverse there, so what is left without the first letter is known without reading the rest.

/// The odd number: 2⁶⁴ divided by the golden ratio, which spreads neighbours far apart.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
/// What `BASE` times is 1.
const INVERSE: u64 = inverse(BASE);

/// The hash of a folded word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct WordHash(u64);

impl WordHash {
    /// The hash of a folded word.
    pub fn of(folded: &str) -> Self {
        let mut hasher = WordHasher::default();
        folded.chars().for_each(|letter| hasher.push(letter));
        hasher.finish()
    }

    /// The hash of the same word without `letter`, its first.
    #[must_use]
    pub fn without(self, letter: char) -> Self {
        Self(self.0.wrapping_sub(letter as u64).wrapping_mul(INVERSE))
    }

    /// The hash of the same word with `letter` in front of it.
    #[must_use]
    pub fn behind(self, letter: char) -> Self {
        Self(self.0.wrapping_mul(BASE).wrapping_add(letter as u64))
    }

    /// A number that depends on all letters in all its bits.
    pub fn mixed(self) -> u64 {
        let high = self.0 ^ (self.0 >> 32);
        high.wrapping_mul(0xD6E8_FEB8_6659_FD93)
    }
}

/// Hashes a word letter by letter, from its first.
#[derive(Clone, Copy, Debug)]
pub struct WordHasher {
    sum: u64,
    power: u64,
}

impl Default for WordHasher {
    fn default() -> Self {
        Self { sum: 0, power: 1 }
    }
}

impl WordHasher {
    /// Adds the next letter.
    #[inline]
    pub fn push(&mut self, letter: char) {
        self.push_code(letter.into());
    }

    /// The same for a letter by its number in Unicode.
    #[inline]
    pub fn push_code(&mut self, letter: u32) {
        self.sum = self.sum.wrapping_add(u64::from(letter).wrapping_mul(self.power));
        self.power = self.power.wrapping_mul(BASE);
    }

    /// The hash of the letters so far.
    pub fn finish(self) -> WordHash {
        WordHash(self.sum)
    }
}

/// The inverse of an odd number modulo 2⁶⁴, by Newton's iteration: each step doubles the bits that are right.
const fn inverse(odd: u64) -> u64 {
    let mut out = odd;
    let mut right_bits = 3;
    while right_bits < 64 {
        out = out.wrapping_mul(2u64.wrapping_sub(odd.wrapping_mul(out)));
        right_bits *= 2;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn letters_come_off_and_go_on_in_front(first in any::<char>(), rest in "\\PC{0,20}") {
            let whole = WordHash::of(&format!("{first}{rest}"));
            prop_assert_eq!(whole.without(first), WordHash::of(&rest));
            prop_assert_eq!(WordHash::of(&rest).behind(first), whole);
        }
    }
}
