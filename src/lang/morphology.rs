//! Ordinary Arabic words: whether a word is one of the language's own, whatever grammar has added to it.
//!
//! Arabic has no capitals, so a name is first of all a word that is nothing else. The stems are in
//! `ar/ordinary.txt`, what is added to them and the shapes of words in `ar/affixes.txt`.

use super::affixes::{Affixes, Ending, Shape, one_hamza};
use super::clitics;
use super::memo::{Memo, remembered};
use super::uses::Uses;
use super::word_table::WordTable;
use crate::text::word_hash::WordHasher;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

pub use super::uses::WordClass;

// The listed words and what grammar makes of them, with their uses; and the function words as the data spell them,
// hamza and all.
include!(concat!(env!("OUT_DIR"), "/ordinary.rs"));

static AFFIXES: LazyLock<Affixes> = LazyLock::new(Affixes::load);

/// An ordinary word as it stands in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ordinary {
    /// What it is.
    pub class: WordClass,
    /// Whether only a preposition or a conjunction had to come off: such a reading is the less certain one.
    pub stripped: bool,
    /// Whether no list has it, and it is made from a verb of the list as grammar makes it: «تقديم» from «قدم».
    pub derived: bool,
}

/// What the letters of a word that no list has look like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// It has a shape of the language, as native names and words do.
    Native,
    /// It has the shape of a verb in the present tense.
    Verb,
    /// It has no such shape, as a name from elsewhere.
    Foreign,
}

thread_local! {
    static ORDINARY: Memo<Option<Ordinary>> = const { Memo::new() };
    static LOOKS: Memo<Look> = const { Memo::new() };
    static FUNCTION: Memo<bool> = const { Memo::new() };
    static LISTED_NOUNS: Memo<bool> = const { Memo::new() };
}

/// Whether a folded Arabic word is an ordinary one.
pub fn ordinary(word: &str) -> Option<Ordinary> {
    remembered(&ORDINARY, word, find_ordinary)
}

fn find_ordinary(word: &str) -> Option<Ordinary> {
    if let Some((class, derived)) = stem_of(word, true) {
        return Some(Ordinary { class, stripped: false, derived });
    }
    let mut found = None;
    clitics::strip(word, &mut |stem, clitics, _| {
        if found.is_none() {
            // «لتستخدم»: behind «ل» stands a verb of the present as well.
            let purpose = || clitics::is_for(word) && is_present(stem);
            let verbs = !clitics.article && (!clitics.preposition || purpose());
            // The article alone takes nothing from certainty: no name of one word has it off and on.
            let stripped = !clitics.article;
            found = stem_of(stem, verbs).map(|(class, derived)| Ordinary { class, stripped, derived });
        }
    });
    found
}

/// Whether a folded Arabic word stands in the list as it is.
pub fn is_listed(word: &str) -> bool {
    uses_of([word]).is_some_and(|uses| !uses.is_derived())
}

/// Whether a folded Arabic word without clitics is an ordinary noun or adjective of the list.
pub fn ordinary_noun(stem: &str) -> bool {
    remembered(&LISTED_NOUNS, stem, |stem| stem_of(stem, false).is_some_and(|(_, derived)| !derived))
}

/// Whether a word as written is a function word, told by its hamza: «أن» is one, «آن» is none.
pub fn is_function_word(written: &str) -> bool {
    remembered(&FUNCTION, written, |written| {
        let mut hasher = WordHasher::default();
        one_hamza(written).for_each(|letter| hasher.push(letter));
        FUNCTION_WORDS.place(hasher.finish()).is_some()
    })
}

/// Whether a word as written bears nunation.
pub fn has_nunation(written: &str) -> bool {
    written.contains(['\u{64B}', '\u{64C}', '\u{64D}'])
}

/// What the letters of a folded Arabic word look like.
pub fn look(word: &str) -> Look {
    remembered(&LOOKS, word, find_look)
}

fn find_look(word: &str) -> Look {
    let affixes = &*AFFIXES;
    let rest = clitics::without_conjunction(word).unwrap_or(word);
    if has_shape(word, &affixes.verb_shapes) || has_shape(rest, &affixes.verb_shapes) {
        return Look::Verb;
    }
    if is_native(word) {
        return Look::Native;
    }
    let mut native = false;
    clitics::strip(word, &mut |stem, clitics, _| {
        native |= clitics.article && is_native(stem);
    });
    if native { Look::Native } else { Look::Foreign }
}

/// Whether a folded Arabic word ends in a possessive pronoun, where `is_word` knows what is left without it.
pub fn has_pronoun(word: &str, is_word: impl Fn(&str) -> bool) -> bool {
    without_pronoun(word, |rest| is_word(rest).then_some(())).is_some()
}

/// What `pick` makes of a folded Arabic word without the possessive pronoun at its end.
pub fn without_pronoun<T>(word: &str, pick: impl Fn(&str) -> Option<T>) -> Option<T> {
    AFFIXES.pronouns.iter().find_map(|ending| {
        let rest = ending.off(word)?;
        rest.chars().nth(2)?;
        if ending.instead.is_empty() { pick(rest) } else { pick(&format!("{rest}{}", ending.instead)) }
    })
}

/// Whether a word as written ends as with a possessive pronoun: «انزعاجه», but not «خوسيه», whose last letter is silent
/// behind a vowel.
pub fn ends_with_pronoun(written: &str) -> bool {
    AFFIXES.pronouns.iter().filter(|ending| ending.instead.is_empty()).any(|ending| {
        ending.off(written).is_some_and(|rest| {
            let vowel = rest.chars().last().is_some_and(|last| AFFIXES.weak.contains(&last));
            rest.chars().nth(2).is_some() && !vowel
        })
    })
}

/// Whether a folded Arabic word is a verb whose doer is a man: «قال», but not «قالت».
pub fn is_masculine_verb(word: &str) -> bool {
    let feminine = AFFIXES.feminine_endings.iter().any(|ending| word.ends_with(&**ending))
        || AFFIXES.feminine_prefixes.iter().any(|prefix| word.starts_with(&**prefix));
    !feminine && ordinary(word).is_some_and(|word| word.class == WordClass::Verb)
}

/// Whether a folded Arabic word that no list has is made from a noun by the ending of an adjective: «مالكي».
pub fn is_adjective_of_noun(word: &str) -> bool {
    let stem = clitics::bare(word);
    word.ends_with(&*AFFIXES.adjective_ending) && !ORDINARY_WORDS.has(stem)
}

/// Whether a folded Arabic word ends as a plural or as an adjective of a noun does, which no surname does.
pub fn ends_as_no_name(word: &str) -> bool {
    AFFIXES.no_name_endings.iter().any(|ending| word.ends_with(&**ending))
}

/// Whether a folded Arabic word makes one name with whatever has the article behind it: «عبد».
pub fn joins_name(word: &str) -> bool {
    AFFIXES.joined_names.iter().any(|head| **head == *word)
}

/// Whether a folded Arabic word is a name of two words written as one: «عبدالله».
pub fn is_joined_name(word: &str) -> bool {
    let rest = AFFIXES.joined_names.iter().find_map(|head| word.strip_prefix(&**head));
    rest.is_some_and(|rest| rest.chars().nth(3).is_some() && clitics::has_article(rest))
}

/// What a listed form can be, or one that grammar makes of a listed verb. It is given in pieces.
fn uses_of<const N: usize>(pieces: [&str; N]) -> Option<Uses> {
    let mut hasher = WordHasher::default();
    pieces.iter().flat_map(|piece| piece.chars()).for_each(|letter| hasher.push(letter));
    ORDINARY_USES.get(ORDINARY_WORDS.place(hasher.finish())?).map(|uses| Uses(*uses))
}

/// Looks a stem up as it is, and without the endings of a noun or a verb: what it is, and whether it is derived.
fn stem_of(stem: &str, verbs: bool) -> Option<(WordClass, bool)> {
    let class = |uses: Uses, verbs| uses.class(verbs).map(|class| (class, uses.is_derived()));
    if let Some(found) = uses_of([stem]).and_then(|uses| class(uses, verbs)) {
        return Some(found);
    }
    let as_noun = |uses: Uses| class(uses, false).filter(|(class, _)| *class != WordClass::Function);
    if let Some(found) = without("", stem, &AFFIXES.noun_endings, as_noun) {
        return Some(found);
    }
    let as_verb = |uses: Uses| uses.can_be(WordClass::Verb).then_some((WordClass::Verb, uses.is_derived()));
    if !verbs {
        return None;
    }
    if let Some(found) = without("", stem, &AFFIXES.verb_endings, as_verb) {
        return Some(found);
    }
    let stem = stem.strip_prefix(&*AFFIXES.future).unwrap_or(stem);
    let rest = AFFIXES.present.iter().find_map(|prefix| stem.strip_prefix(&**prefix))?;
    rest.chars().nth(1)?;
    [&*AFFIXES.present_as, &AFFIXES.past, ""].into_iter().find_map(|instead| {
        let whole = uses_of([instead, rest]).and_then(as_verb);
        whole.or_else(|| without(instead, rest, &AFFIXES.verb_endings, as_verb))
    })
}

/// What `pick` makes of a word without one of these endings, and with other letters in front.
fn without<T>(front: &str, word: &str, endings: &[Ending], pick: impl Fn(Uses) -> Option<T>) -> Option<T> {
    endings.iter().find_map(|ending| {
        let rest = ending.off(word)?;
        let least = if ending.instead.is_empty() { 2 } else { 1 };
        front.chars().chain(rest.chars()).nth(least)?;
        uses_of([front, rest, &ending.instead]).and_then(&pick)
    })
}

fn is_present(word: &str) -> bool {
    AFFIXES.present.iter().any(|prefix| word.starts_with(&**prefix))
}

fn is_native(word: &str) -> bool {
    if has_shape(word, &AFFIXES.shapes) {
        return true;
    }
    AFFIXES
        .shape_endings
        .iter()
        .any(|ending| word.strip_suffix(&**ending).is_some_and(|rest| has_shape(rest, &AFFIXES.shapes)))
}

fn has_shape(word: &str, shapes: &FxHashMap<usize, Vec<Shape>>) -> bool {
    let fits = |shape: &Shape| {
        shape.iter().zip(word.chars()).all(|(want, have)| want.is_none_or(|letter| letter == have))
    };
    shapes.get(&word.chars().count()).is_some_and(|shapes| shapes.iter().any(fits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::lexicon::fold_for_lookup;

    fn is_ordinary(word: &str) -> bool {
        ordinary(&fold_for_lookup(word)).is_some()
    }

    #[test]
    fn words_are_known_in_every_form() {
        for word in
            ["وأكدت", "سيلتقي", "يتوقعون", "بمباحثاتهما", "للسياسة", "حكومتها", "الأمنيين", "تعلن", "سعت"]
        {
            assert!(is_ordinary(word), "{word}");
        }
    }

    #[test]
    fn names_are_not_ordinary() {
        for word in ["لافروف", "كيري", "ماكرون", "بوتين", "شتاينماير", "أردوغان", "البرادعي"]
        {
            assert!(!is_ordinary(word), "{word}");
        }
    }

    #[test]
    fn foreign_words_have_no_native_shape() {
        for word in ["لافروف", "ستولتنبرغ", "أوشاكوف", "زيلينسكي"] {
            assert_eq!(look(&fold_for_lookup(word)), Look::Foreign, "{word}");
        }
        for word in ["مستودع", "تفريغ", "الأحزاب", "قناديل"] {
            assert_eq!(look(&fold_for_lookup(word)), Look::Native, "{word}");
        }
        assert_eq!(look(&fold_for_lookup("يستنجد")), Look::Verb);
    }
}
