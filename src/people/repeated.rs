//! Candidates that an article has more than once, and that are names for that.

use super::class::Class;
use super::find::stem;
use super::name::{self, Candidate};
use super::words::Words;
use rustc_hash::FxHashMap;

/// Unknown words that stand where names stand more than once.
pub(super) fn repeated(words: &Words, weak: &[Candidate]) -> Vec<Candidate> {
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    // A man's verb in front is too little for a name that stands once.
    let stands = |name: &Candidate| {
        let foreign = words.class(name.first) == Class::Foreign;
        name.context > 0 || name.context == 0 && foreign && words.is_behind_verb(name.first)
    };
    let single = |name: &&Candidate| {
        stands(name) && name.main == 1 && !matches!(words.class(name.first), Class::Latin | Class::GivenWord)
    };
    for name in weak.iter().filter(single) {
        *seen.entry(stem(words, name.first, name.letters)).or_default() += 1;
    }
    // «النواة فلان»: what stands behind things as well is the name of a thing.
    for name in weak.iter().filter(|name| name.main == 1 && name::is_behind_thing(words, name.first)) {
        if let Some(seen) = seen.get_mut(stem(words, name.first, name.letters)) {
            *seen = seen.saturating_sub(2);
        }
    }
    // «توفيق الحكيم», which may be a noun with its genitive, twice.
    let mut pairs: FxHashMap<(&str, &str), usize> = FxHashMap::default();
    let pair = |name: &Candidate| {
        let (first, last) = (words.class(name.first), name.first + 1);
        let family = words.is_surname(last) || words.is_surname_word(last);
        let given = matches!(first, Class::Given | Class::GivenWeak | Class::GivenWord);
        let fits = name.end == name.first + 2 && given && family && name.context >= 0;
        fits.then(|| (stem(words, name.first, name.letters), words.reading.folded(name.first + 1)))
    };
    for pair in weak.iter().filter_map(&pair) {
        *pairs.entry(pair).or_default() += 1;
    }
    let twice = |name: &&Candidate| pair(name).and_then(|pair| pairs.get(&pair)).is_some_and(|n| *n > 1);
    let often = |name: &&Candidate| seen.get(stem(words, name.first, name.letters)).is_some_and(|n| *n > 1);
    weak.iter().filter(|name| single(name) && often(name) || twice(name)).copied().collect()
}
