//! What the letters of an Arabic word that no list has tell: whether it is spelled as names from elsewhere are.
//!
//! A word is taken apart into its runs of two to four letters, and each run has a weight in `ar/letters.bin`. The
//! weights are learned from spellings of names from elsewhere on one side and the project's ordinary words on the other;
//! `scripts/train_letters.py` makes the file and says from what.

use super::memo::{Memo, remembered};
use smallvec::SmallVec;

static WEIGHTS: &[u8] = include_bytes!("ar/letters.bin");

/// The runs of letters share so many weights; behind them stands the one that every word has.
const BUCKETS: u32 = 1 << 14;

/// The longest word that is looked at; no name of one word is longer.
const MOST_BYTES: usize = 48;

thread_local! {
    static SCORES: Memo<i32> = const { Memo::new() };
}

/// How much likelier the letters of a folded Arabic word are in a name from elsewhere than in an ordinary word, as log-odds
/// in sixteenths: «ستولتنبرغ» has more than nothing, «مستودعات» less.
pub fn foreign(word: &str) -> i32 {
    remembered(&SCORES, word, score)
}

fn score(word: &str) -> i32 {
    if word.len() > MOST_BYTES {
        return i32::MIN / 2;
    }
    let mut bounded = String::with_capacity(word.len() + 2);
    bounded.push('^');
    bounded.push_str(word);
    bounded.push('$');
    let ends = bounded.char_indices().map(|(at, _)| at).chain([bounded.len()]);
    let ends: SmallVec<[usize; 32]> = ends.collect();
    let mut sum = weight(BUCKETS);
    for n in 2..=4 {
        for edges in ends.windows(n + 1) {
            let (Some(start), Some(end)) = (edges.first(), edges.last()) else { continue };
            sum += bounded.get(*start..*end).map_or(0, |run| weight(bucket(run)));
        }
    }
    sum
}

fn weight(bucket: u32) -> i32 {
    WEIGHTS.get(bucket as usize).map_or(0, |weight| i32::from(i8::from_ne_bytes([*weight])))
}

/// FNV-1a, as the script has it.
fn bucket(run: &str) -> u32 {
    let hash =
        run.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)) % BUCKETS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::lexicon::fold_for_lookup;

    #[test]
    fn names_from_elsewhere_are_told_from_ordinary_words() {
        for word in ["ستولتنبرغ", "كورهونن", "هاملتون", "شيرمان", "فرنانديز", "ناكامورا"]
        {
            assert!(foreign(&fold_for_lookup(word)) > 0, "{word}");
        }
        for word in ["مستودعات", "مستخرجاتها", "والتفريغ", "انتفاضتهم", "يستنشقون", "أعمدتها"]
        {
            assert!(foreign(&fold_for_lookup(word)) < 0, "{word}");
        }
    }
}
