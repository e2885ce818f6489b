//! A set of words as the bits of what they end in: what is glued to the front of a word leaves its end as it is.

/// Words of two letters and more; it may have more than were put in, but none less.
#[derive(Default)]
pub(super) struct Endings([u64; 8]);

impl Endings {
    /// Puts a word in.
    pub(super) fn insert(&mut self, word: &str) {
        let (at, bit) = place(word);
        self.0.get_mut(at).into_iter().for_each(|bits| *bits |= bit);
    }

    /// Whether a word, with letters in front of it or without, may be one of those that were put in.
    pub(super) fn may_have(&self, word: &str) -> bool {
        let (at, bit) = place(word);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

/// In which number the bit of a word is, and which it is.
#[inline]
fn place(word: &str) -> (usize, u64) {
    // Two letters of Arabic, four of Latin, to whose front nothing is glued.
    let ending = match word.as_bytes().last_chunk() {
        Some(ending) => u32::from_le_bytes(*ending),
        None => word.bytes().fold(0, |ending, byte| ending << 8 | u32::from(byte)),
    };
    let hash = ending.wrapping_mul(0x9E37_79B9) >> 23;
    (hash as usize / 64, 1 << (hash % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_what_is_glued_to_them_and_few_others_are() {
        let mut endings = Endings::default();
        ["هالونن", "كورهونن", "bo", "Brandt"].into_iter().for_each(|word| endings.insert(word));
        for word in ["هالونن", "وكورهونن", "bo", "Brandt"] {
            assert!(endings.may_have(word), "{word}");
        }
        let others = ["فالدهايم", "الوزير", "أمس", "Kelling", "of"];
        assert_eq!(others.into_iter().filter(|word| endings.may_have(word)).count(), 0);
    }
}
