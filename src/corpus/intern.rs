//! Words that many articles have, kept once.

use rustc_hash::FxHashSet;
use std::sync::Arc;

/// With fewer words than these nobody looks whether some are of no use any more.
const FEW: usize = 1024;

/// The words.
#[derive(Debug)]
pub struct Interner {
    words: FxHashSet<Arc<str>>,
    /// With so many words it is time to look which of them nobody has any more.
    full: usize,
}

impl Default for Interner {
    fn default() -> Self {
        Self { words: FxHashSet::default(), full: FEW }
    }
}

impl Interner {
    /// The same word as everybody has it.
    pub fn share(&mut self, word: &Arc<str>) -> Arc<str> {
        if let Some(known) = self.words.get(word) {
            return known.clone();
        }
        if self.words.len() >= self.full {
            self.words.retain(|word| Arc::strong_count(word) > 1);
            self.full = FEW.max(2 * self.words.len());
        }
        // A copy, because what is given may lie between what is thrown away soon.
        let word: Arc<str> = (&**word).into();
        self.words.insert(word.clone());
        word
    }

    /// The same words as everybody has them.
    pub fn share_all(&mut self, words: &[Arc<str>]) -> Box<[Arc<str>]> {
        words.iter().map(|word| self.share(word)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_kept_once_and_as_long_as_somebody_has_it() {
        let mut interner = Interner::default();
        let kept = interner.share(&"kept".into());
        assert!(Arc::ptr_eq(&kept, &interner.share(&"kept".into())));
        for n in 0..3 * FEW {
            interner.share(&n.to_string().into());
        }
        assert!(interner.words.len() <= FEW + 1);
        assert!(Arc::ptr_eq(&kept, &interner.share(&"kept".into())));
    }
}
