//! The letters that Arabic glues to the front of a word: «و ف», «ب ل ك», «ال», and «لل» for «ل» with «ال».
//!
//! Which letters they are is data; that a conjunction stands before a preposition and a preposition before the
//! article is grammar.

use super::data::lines;
use super::reading::Clitics;
use std::sync::LazyLock;

struct Letters {
    conjunctions: Vec<&'static str>,
    prepositions: Vec<&'static str>,
    article: &'static str,
    with_article: &'static str,
}

static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let of = |wanted: &str| -> Vec<&'static str> {
        lines(include_str!("ar/clitics.txt"))
            .filter_map(|(_, line)| line.split_once('='))
            .filter(|(key, _)| key.trim() == wanted)
            .flat_map(|(_, forms)| forms.split('|').map(str::trim))
            .collect()
    };
    let one = |wanted: &str| of(wanted).first().copied().unwrap_or_default();
    Letters {
        conjunctions: of("conjunction"),
        prepositions: of("preposition"),
        article: one("article"),
        with_article: one("preposition-with-article"),
    }
});

/// Calls `take(stem, clitics, letters)` for every way to take clitics off a folded word, the fewest first.
/// `letters` is how many letters stand outside of a mention's span: the article does not count, but in «لل».
pub(super) fn strip(word: &str, take: &mut impl FnMut(&str, Clitics, usize)) {
    let letters = &*LETTERS;
    let none = Clitics::default();
    without_preposition(word, none, 0, take);
    for conjunction in &letters.conjunctions {
        if let Some(rest) = word.strip_prefix(conjunction).filter(|rest| is_long_enough(rest)) {
            let clitics = Clitics { conjunction: true, ..none };
            take(rest, clitics, 1);
            without_preposition(rest, clitics, 1, take);
        }
    }
}

fn without_preposition(
    word: &str,
    clitics: Clitics,
    taken: usize,
    take: &mut impl FnMut(&str, Clitics, usize),
) {
    let letters = &*LETTERS;
    without_article(word, clitics, taken, take);
    for preposition in &letters.prepositions {
        let Some(rest) = word.strip_prefix(preposition).filter(|rest| is_long_enough(rest)) else { continue };
        let clitics = Clitics { preposition: true, ..clitics };
        take(rest, clitics, taken + 1);
        without_article(rest, clitics, taken + 1, take);
    }
    if let Some(rest) = word.strip_prefix(letters.with_article).filter(|rest| is_long_enough(rest)) {
        let clitics = Clitics { preposition: true, article: true, ..clitics };
        // A name that has the article in the lexicon is found with it.
        take(&format!("{}{rest}", letters.article), clitics, taken + 2);
        take(rest, clitics, taken + 2);
    }
}

fn without_article(word: &str, clitics: Clitics, taken: usize, take: &mut impl FnMut(&str, Clitics, usize)) {
    if let Some(rest) = word.strip_prefix(LETTERS.article).filter(|rest| is_long_enough(rest)) {
        take(rest, Clitics { article: true, ..clitics }, taken);
    }
}

/// A single letter is no word.
fn is_long_enough(rest: &str) -> bool {
    rest.chars().nth(1).is_some()
}

/// Whether a folded Arabic word that the lexicon does not know has the form of a future verb: one of the future
/// prefixes, with at least two letters behind it.
pub fn is_future_form(word: &str) -> bool {
    static PREFIXES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        lines(include_str!("ar/clitics.txt"))
            .filter_map(|(_, line)| line.split_once('='))
            .filter(|(key, _)| key.trim() == "future-prefix")
            .flat_map(|(_, forms)| forms.split('|').map(str::trim))
            .collect()
    });
    let conjunctions = &LETTERS.conjunctions;
    let bare = conjunctions.iter().find_map(|c| word.strip_prefix(c)).unwrap_or(word);
    [word, bare].iter().any(|word| {
        PREFIXES
            .iter()
            .any(|prefix| word.strip_prefix(prefix).is_some_and(|rest| rest.chars().nth(1).is_some()))
    })
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
