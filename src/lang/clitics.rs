//! The letters that Arabic glues to the front of a word: «و ف», «ب ل ك», «ال», and «لل» for «ل» with «ال».
//!
//! Which letters they are is data; that a conjunction stands before a preposition and a preposition before the
//! article is grammar.

use super::data::lines;
use super::reading::Clitics;
use crate::text::WordHash;
use std::sync::LazyLock;

const ARABIC: &str = include_str!("ar/clitics.txt");
const ENGLISH: &str = include_str!("en/time.txt");

/// The forms that the lines of a data file give for a key.
fn forms_of(text: &'static str, wanted: &str) -> Vec<&'static str> {
    lines(text)
        .filter_map(|(_, line)| line.split_once('='))
        .filter(|(key, _)| key.trim() == wanted)
        .flat_map(|(_, forms)| forms.split('|').map(str::trim))
        .collect()
}

struct Letters {
    conjunctions: Vec<char>,
    prepositions: Vec<char>,
    article: &'static str,
    with_article: &'static str,
    for_somebody: &'static str,
    /// The first letters of all of them, as a set of the last six bits of each.
    first: u64,
}

static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let letters = |wanted: &str| forms_of(ARABIC, wanted).iter().flat_map(|form| form.chars()).collect();
    let one = |wanted: &str| forms_of(ARABIC, wanted).first().copied().unwrap_or_default();
    let (conjunctions, prepositions): (Vec<char>, Vec<char>) =
        (letters("conjunction"), letters("preposition"));
    let (article, with_article) = (one("article"), one("preposition-with-article"));
    let first = conjunctions.iter().chain(&prepositions).copied();
    let first = first.chain(article.chars().next()).chain(with_article.chars().next());
    Letters {
        first: first.fold(0, |set, letter| set | bit(letter)),
        conjunctions,
        prepositions,
        article,
        with_article,
        for_somebody: one("preposition-for"),
    }
});

fn bit(letter: char) -> u64 {
    1 << (letter as u32 % 64)
}

/// Calls `take(stem, clitics, letters)` for every way to take clitics off a folded word, the fewest first.
/// `letters` is how many letters stand outside of a mention's span: the article does not count, but in «لل».
pub fn strip(word: &str, take: &mut impl FnMut(&str, Clitics, usize)) {
    cuts(word, &mut |cut: Cut<'_>| match cut.with_article {
        // A name that has the article in the lexicon is found with it.
        true => take(&format!("{}{}", LETTERS.article, cut.rest), cut.clitics, cut.letters),
        false => take(cut.rest, cut.clitics, cut.letters),
    });
}

/// As [`strip`], with the hash of the word, from which those of the stems follow.
pub fn strip_hash(word: &str, hash: WordHash, take: &mut impl FnMut(WordHash, Clitics, usize)) {
    cuts(word, &mut |cut: Cut<'_>| {
        let off = word.get(..word.len() - cut.rest.len()).unwrap_or_default();
        let mut stem = off.chars().fold(hash, WordHash::without);
        if cut.with_article {
            stem = LETTERS.article.chars().rev().fold(stem, WordHash::behind);
        }
        take(stem, cut.clitics, cut.letters);
    });
}

/// A way to take clitics off a word.
#[derive(Clone, Copy)]
struct Cut<'w> {
    /// What is left of the word.
    rest: &'w str,
    /// Whether the stem is that with the article in front, which «لل» has swallowed.
    with_article: bool,
    clitics: Clitics,
    letters: usize,
}

fn cuts<'w>(word: &'w str, take: &mut impl FnMut(Cut<'w>)) {
    let letters = &*LETTERS;
    if word.chars().next().is_none_or(|first| letters.first & bit(first) == 0) {
        return;
    }
    let whole = Cut { rest: word, with_article: false, clitics: Clitics::default(), letters: 0 };
    without_preposition(whole, take);
    for conjunction in &letters.conjunctions {
        if let Some(rest) = word.strip_prefix(*conjunction).filter(|rest| is_long_enough(rest)) {
            let clitics = Clitics { conjunction: true, ..whole.clitics };
            let cut = Cut { rest, clitics, letters: 1, ..whole };
            take(cut);
            without_preposition(cut, take);
        }
    }
}

fn without_preposition<'w>(word: Cut<'w>, take: &mut impl FnMut(Cut<'w>)) {
    let letters = &*LETTERS;
    without_article(word, take);
    for preposition in &letters.prepositions {
        let rest = word.rest.strip_prefix(*preposition).filter(|rest| is_long_enough(rest));
        let Some(rest) = rest else { continue };
        let clitics = Clitics { preposition: true, ..word.clitics };
        let cut = Cut { rest, clitics, letters: word.letters + 1, ..word };
        take(cut);
        without_article(cut, take);
    }
    if let Some(rest) = word.rest.strip_prefix(letters.with_article).filter(|rest| is_long_enough(rest)) {
        let clitics = Clitics { preposition: true, article: true, ..word.clitics };
        let cut = Cut { rest, clitics, letters: word.letters + 2, with_article: true };
        take(cut);
        take(Cut { with_article: false, ..cut });
    }
}

fn without_article<'w>(word: Cut<'w>, take: &mut impl FnMut(Cut<'w>)) {
    if let Some(rest) = word.rest.strip_prefix(LETTERS.article).filter(|rest| is_long_enough(rest)) {
        let clitics = Clitics { article: true, ..word.clitics };
        take(Cut { rest, clitics, ..word });
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
    let letter = LETTERS.conjunctions.first()?;
    word.strip_prefix(*letter).filter(|rest| is_long_enough(rest))
}

/// Whether a word as written begins with the article: «ال», and not «أل» of «ألبرت».
pub fn is_written_article(written: &str) -> bool {
    !matches!(written.chars().next(), Some('\u{622}' | '\u{623}' | '\u{625}'))
}

/// Whether a folded word begins with what may be a conjunction: «و».
pub fn may_be_joined(word: &str) -> bool {
    LETTERS.conjunctions.first().is_some_and(|letter| word.starts_with(*letter))
        && word.chars().nth(3).is_some()
}

/// Whether the letter that a clitic puts in front of a word means «for».
pub fn is_for(word: &str) -> bool {
    let letters = &*LETTERS;
    let rest = letters.conjunctions.iter().find_map(|letter| word.strip_prefix(*letter));
    [Some(word), rest].into_iter().flatten().any(|word| word.starts_with(letters.for_somebody))
}

/// A single letter is no word.
fn is_long_enough(rest: &str) -> bool {
    rest.chars().nth(1).is_some()
}

/// Whether a folded Arabic word that the lexicon does not know has the form of a future verb: one of the future
/// prefixes, with at least two letters behind it.
pub fn is_future_form(word: &str) -> bool {
    static PREFIXES: LazyLock<Vec<&'static str>> = LazyLock::new(|| forms_of(ARABIC, "future-prefix"));
    let conjunctions = &LETTERS.conjunctions;
    let bare = conjunctions.iter().find_map(|c| word.strip_prefix(*c)).unwrap_or(word);
    [word, bare].iter().any(|word| {
        PREFIXES
            .iter()
            .any(|prefix| word.strip_prefix(prefix).is_some_and(|rest| rest.chars().nth(1).is_some()))
    })
}

/// Whether a folded Arabic word begins with the preposition of place, behind a conjunction or bare: «بباريس».
pub fn is_at(word: &str) -> bool {
    static AT: LazyLock<Option<&'static str>> = LazyLock::new(|| {
        lines(include_str!("ar/clitics.txt"))
            .filter_map(|(_, line)| line.split_once('='))
            .find(|(key, _)| key.trim() == "place-preposition")
            .map(|(_, form)| form.trim())
    });
    let bare = LETTERS.conjunctions.iter().find_map(|c| word.strip_prefix(*c)).unwrap_or(word);
    AT.is_some_and(|at| word.starts_with(at) || bare.starts_with(at))
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
