//! Whether a person's name is written in more than one way anywhere.

use crate::lang::lexicon::fold_for_lookup;
use crate::lang::translit::{is_arabic, same_spelling};
use crate::people::one_letter_off;
use rustc_hash::FxHashSet;

/// The letters that part the words of a name.
pub const GAPS: [char; 5] = [' ', '\u{A0}', '-', '\n', '\t'];

/// Whether two words of these names can be spellings of one.
pub fn vary<'n>(names: impl Iterator<Item = &'n str>) -> bool {
    let names: FxHashSet<&str> = names.collect();
    if names.len() < 2 {
        return false;
    }
    let words = names.into_iter().flat_map(|name| name.split(GAPS)).filter_map(folded);
    let words: Vec<String> = words.collect::<FxHashSet<_>>().into_iter().collect();
    let mut pairs =
        words.iter().enumerate().flat_map(|(at, a)| words.iter().skip(at + 1).map(move |b| (a, b)));
    pairs.any(|(a, b)| may_be_one(a, b))
}

/// A word of a name as it is compared; nothing for one that is too short to be spelled in two ways.
pub fn folded(word: &str) -> Option<String> {
    let folded = fold_for_lookup(word);
    folded.chars().nth(2).is_some().then_some(folded)
}

/// Whether two folded words can be spellings of one: the same consonants, or one mistyped.
pub fn may_be_one(a: &str, b: &str) -> bool {
    is_arabic(a) == is_arabic(b) && (one_letter_off(a, b) || same_spelling(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[&str], expect: bool) {
        assert_eq!(vary(names.iter().copied()), expect, "{names:?}");
    }

    #[test]
    fn a_name_and_its_surname_are_one_spelling() {
        check(&["سيرغي كوزنتسوف", "كوزنتسوف"], false);
        check(&["سيرغي كوزنتسوف", "سيرجي كوزنتسوف"], true);
        check(&["أنتي كورهونن", "كورهونين"], true);
        check(&["سعيّد", "سعيد"], false);
    }
}
