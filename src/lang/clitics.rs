//! The letters that Arabic glues to the front of a word: «و ف», «ب ل ك», «ال», and «لل» for «ل» with «ال».
//!
//! Which letters they are is data; that a conjunction stands before a preposition and a preposition before the
//! article is grammar.

use super::data::lines;
use super::reading::Clitics;
use crate::text::WordHash;
use std::sync::LazyLock;

const ARABIC: &str = include_str!("ar/clitics.txt");
const ENGLISH: &str = include_str!("en/affixes.txt");

/// The forms that the lines of a data file give for a key.
fn forms_of(text: &'static str, wanted: &str) -> Vec<&'static str> {
    lines(text)
        .filter_map(|(_, line)| line.split_once('='))
        .filter(|(key, _)| key.trim() == wanted)
        .flat_map(|(_, forms)| forms.split('|').map(str::trim))
        .collect()
}

struct Letters {
    conjunctions: LetterSet,
    /// The commonest of them.
    and: char,
    prepositions: LetterSet,
    article: &'static str,
    /// What preposition and article become.
    with_article: &'static str,
    for_somebody: &'static str,
    /// The first letters of all of them.
    first: LetterSet,
}

static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let all = |wanted: &str| forms_of(ARABIC, wanted).into_iter().filter_map(first_letter).collect();
    let (conjunctions, prepositions): (LetterSet, LetterSet) = (all("conjunction"), all("preposition"));
    let one = |wanted: &str| forms_of(ARABIC, wanted).first().copied().unwrap_or_default();
    let (article, with_article) = (one("article"), one("preposition-with-article"));
    let begin: LetterSet = [article, with_article].into_iter().filter_map(first_letter).collect();
    Letters {
        first: LetterSet(conjunctions.0 | prepositions.0 | begin.0),
        conjunctions,
        and: first_letter(one("conjunction")).unwrap_or_default(),
        prepositions,
        article,
        with_article,
        for_somebody: one("preposition-for"),
    }
});

fn first_letter(word: &str) -> Option<char> {
    word.chars().next()
}

/// Some letters of the basic Arabic alphabet, one bit a letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct LetterSet(u64);

impl LetterSet {
    /// Where the alphabet begins in Unicode.
    const FIRST: u32 = 0x620;

    fn bit(letter: char) -> Option<u64> {
        1u64.checked_shl((letter as u32).checked_sub(Self::FIRST)?)
    }

    fn has(self, letter: char) -> bool {
        Self::bit(letter).is_some_and(|bit| self.0 & bit != 0)
    }
}

impl FromIterator<char> for LetterSet {
    fn from_iter<I: IntoIterator<Item = char>>(letters: I) -> Self {
        Self(letters.into_iter().filter_map(Self::bit).fold(0, |all, bit| all | bit))
    }
}

/// Calls `take(stem, clitics, letters)` for every way to take clitics off a folded word, the fewest first.
/// `letters` is how many letters stand outside of a mention's span: the article does not count, but in «لل».
pub fn strip(word: &str, take: &mut impl FnMut(&str, Clitics, usize)) {
    cuts(word, WordHash::default(), &mut |cut: Cut<'_>, article| match article {
        true => {
            let mut stem = String::from(LETTERS.article);
            stem.push_str(cut.rest);
            take(&stem, cut.clitics, cut.letters);
        }
        false => take(cut.rest, cut.clitics, cut.letters),
    });
}

/// As [`strip`], for a word whose hash is known, with the hashes of the stems.
pub fn strip_hash(word: &str, hash: WordHash, take: &mut impl FnMut(WordHash, Clitics, usize)) {
    cuts(word, hash, &mut |cut: Cut<'_>, article| {
        let stem = match article {
            true => LETTERS.article.chars().rev().fold(cut.hash, WordHash::behind),
            false => cut.hash,
        };
        take(stem, cut.clitics, cut.letters);
    });
}

/// What is left of a word without some of its clitics.
#[derive(Clone, Copy)]
struct Cut<'w> {
    rest: &'w str,
    hash: WordHash,
    clitics: Clitics,
    letters: usize,
}

impl<'w> Cut<'w> {
    /// Without its first letter, if that is one of these and stands in front of a word: a single letter is none.
    #[inline]
    fn without_one_of(self, letters: LetterSet) -> Option<Self> {
        let mut rest = self.rest.chars();
        let first = rest.next().filter(|first| letters.has(*first))?;
        let rest = rest.as_str();
        is_long_enough(rest).then(|| Self { rest, hash: self.hash.without(first), ..self })
    }

    /// Without these letters, where a word stands behind them.
    #[inline]
    fn without_all(self, letters: &str) -> Option<Self> {
        // The first letter tells most words.
        let first = |word: &str| word.as_bytes().first_chunk::<2>().copied();
        if first(self.rest) != first(letters) {
            return None;
        }
        let rest = self.rest.strip_prefix(letters).filter(|rest| is_long_enough(rest))?;
        Some(Self { rest, hash: letters.chars().fold(self.hash, WordHash::without), ..self })
    }
}

/// Calls `take(cut, article)` for every way to take clitics off; `article` is whether the stem is what is left with the
/// article in front, as a name has it in the lexicon.
#[inline]
fn cuts<'w>(word: &'w str, hash: WordHash, take: &mut impl FnMut(Cut<'w>, bool)) {
    let letters = &*LETTERS;
    if first_letter(word).is_none_or(|first| !letters.first.has(first)) {
        return;
    }
    let whole = Cut { rest: word, hash, clitics: Clitics::default(), letters: 0 };
    without_preposition(whole, letters, take);
    if let Some(cut) = whole.without_one_of(letters.conjunctions) {
        let clitics = Clitics { conjunction: true, ..cut.clitics };
        let cut = Cut { clitics, letters: 1, ..cut };
        take(cut, false);
        without_preposition(cut, letters, take);
    }
}

fn without_preposition<'w>(word: Cut<'w>, letters: &Letters, take: &mut impl FnMut(Cut<'w>, bool)) {
    without_article(word, letters, take);
    if let Some(cut) = word.without_one_of(letters.prepositions) {
        let clitics = Clitics { preposition: true, ..cut.clitics };
        let cut = Cut { clitics, letters: cut.letters + 1, ..cut };
        take(cut, false);
        without_article(cut, letters, take);
    }
    if let Some(cut) = word.without_all(letters.with_article) {
        let clitics = Clitics { preposition: true, article: true, ..cut.clitics };
        let cut = Cut { clitics, letters: cut.letters + 2, ..cut };
        take(cut, true);
        take(cut, false);
    }
}

fn without_article<'w>(word: Cut<'w>, letters: &Letters, take: &mut impl FnMut(Cut<'w>, bool)) {
    if let Some(cut) = word.without_all(letters.article) {
        take(Cut { clitics: Clitics { article: true, ..cut.clitics }, ..cut }, false);
    }
}

/// Whether a folded word begins with the article.
pub fn has_article(word: &str) -> bool {
    word.strip_prefix(LETTERS.article).is_some_and(is_long_enough)
}

/// A folded word without conjunction, preposition and article, as far as it has any in front of an article;
/// the word as it is where there is none.
pub fn bare(word: &str) -> &str {
    let mut out = word;
    strip(word, &mut |stem, clitics, _| {
        if clitics.article && stem.len() < out.len() && word.ends_with(stem) && !has_article(stem) {
            out = word.get(word.len() - stem.len()..).unwrap_or(word);
        }
    });
    out
}

/// A folded word without what may be a conjunction in front of it: «و».
pub fn without_conjunction(word: &str) -> Option<&str> {
    word.strip_prefix(LETTERS.and).filter(|rest| is_long_enough(rest))
}

/// Whether a word as written begins with the article: «ال», and not «أل» of «ألبرت».
pub fn is_written_article(written: &str) -> bool {
    !matches!(written.chars().next(), Some('\u{622}' | '\u{623}' | '\u{625}'))
}

/// Whether a folded word begins with what may be a conjunction: «و».
pub fn may_be_joined(word: &str) -> bool {
    word.starts_with(LETTERS.and) && word.chars().nth(3).is_some()
}

/// A folded word without what may be a conjunction in front of it.
fn behind_conjunction(word: &str) -> &str {
    word.strip_prefix(|letter| LETTERS.conjunctions.has(letter)).unwrap_or(word)
}

/// Whether the letter that a clitic puts in front of a word means «for».
pub fn is_for(word: &str) -> bool {
    [word, behind_conjunction(word)].iter().any(|word| word.starts_with(LETTERS.for_somebody))
}

/// A single letter is no word.
#[inline]
fn is_long_enough(rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next().is_some() && letters.next().is_some()
}

/// Whether a folded Arabic word that the lexicon does not know has the form of a future verb: one of the future
/// prefixes, with at least two letters behind it.
pub fn is_future_form(word: &str) -> bool {
    static PREFIXES: LazyLock<(LetterSet, Vec<&'static str>)> = LazyLock::new(|| {
        let prefixes = forms_of(ARABIC, "future-prefix");
        (prefixes.iter().copied().filter_map(first_letter).collect(), prefixes)
    });
    let (first, prefixes) = &*PREFIXES;
    let is_future = |word: &str| {
        first_letter(word).is_some_and(|letter| first.has(letter))
            && prefixes.iter().any(|prefix| word.strip_prefix(prefix).is_some_and(is_long_enough))
    };
    is_future(word) || is_future(behind_conjunction(word))
}

/// Whether a folded Arabic word begins with the preposition of place, behind a conjunction or bare: «بباريس».
pub fn is_at(word: &str) -> bool {
    static AT: LazyLock<Option<&'static str>> = LazyLock::new(|| {
        lines(include_str!("ar/clitics.txt"))
            .filter_map(|(_, line)| line.split_once('='))
            .find(|(key, _)| key.trim() == "place-preposition")
            .map(|(_, form)| form.trim())
    });
    AT.is_some_and(|at| word.starts_with(at) || behind_conjunction(word).starts_with(at))
}

/// Whether an Arabic word as written ends as feminine nouns do, and no pronoun does.
pub fn ends_feminine(written: &str) -> bool {
    static ENDINGS: LazyLock<Vec<&'static str>> = LazyLock::new(|| forms_of(ARABIC, "feminine-ending"));
    ENDINGS.iter().any(|ending| written.ends_with(ending))
}

/// Whether a folded English word has the form of a plural.
pub fn is_plural_form(word: &str) -> bool {
    static ENDINGS: LazyLock<Vec<&'static str>> = LazyLock::new(|| forms_of(ENGLISH, "plural-ending"));
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a folded word behind the digits of a year makes a decade of them: the "s" of "1990s".
pub fn is_decade_ending(word: &str) -> bool {
    static ENDINGS: LazyLock<Vec<&'static str>> = LazyLock::new(|| forms_of(ENGLISH, "decade-ending"));
    ENDINGS.contains(&word)
}

/// Whether a folded English word that the lexicon does not know has the form of a past verb.
pub fn is_past_form(word: &str) -> bool {
    static ENDINGS: LazyLock<Vec<&'static str>> = LazyLock::new(|| forms_of(ENGLISH, "past-ending"));
    ENDINGS.iter().any(|ending| word.strip_suffix(ending).is_some_and(is_long_enough))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(word: &str) -> Vec<String> {
        let mut out = Vec::new();
        strip(word, &mut |stem: &str, _, letters| out.push(format!("{stem} {letters}")));
        out
    }

    #[test]
    fn clitics_come_off_in_their_order() {
        assert_eq!(stems("وبالرييس"), ["بالرييس 1", "الرييس 2", "رييس 2"]);
        assert_eq!(stems("للرييس"), ["لرييس 1", "الرييس 2", "رييس 2"]);
        assert_eq!(stems("المكالمه"), ["مكالمه 0"]);
    }
}
