//! A text as the lexicon reads it: each token with its senses, its clitics, and the phrase that begins there.

use super::classes::Classes;
use super::lexicon::{Lexicon, Meaning, WordId, lexicon};
use super::sense::Sense;
use super::{Language, clitics, morphology};
use crate::text::fold::is_dropped;
use crate::text::{Gap, Span, Token, TokenKind, Tokens, WordHash, tokenise};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// The letters glued to the front of an Arabic word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub struct Clitics {
    /// A conjunction: «و» or «ف».
    pub conjunction: bool,
    /// A preposition: «ب», «ل» or «ك».
    pub preposition: bool,
    /// The article «ال», also as «لل».
    pub article: bool,
}

/// What the lexicon says of one token.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Word {
    /// The senses of the word alone.
    own: Meaning,
    /// The senses of the same word without its article, where the lexicon knows it both ways.
    bare: Meaning,
    /// The senses of the phrase without its article, where the lexicon knows it both ways.
    bare_phrase: Meaning,
    /// The senses of the longest phrase that begins here.
    phrase: Meaning,
    /// How many tokens that phrase has; 0 where there is none.
    phrase_len: u8,
    /// The classes of all these senses.
    pub classes: Classes,
    /// What is glued to the front, where the lexicon knows the rest.
    pub clitics: Clitics,
    /// How many bytes of the token are conjunction and preposition, and with «لل» article: what stays outside
    /// of a mention's span.
    pub prefix: u8,
    /// The value of a number in digits, if it has one.
    value: Option<u32>,
}

/// A text with its tokens and what each can mean.
#[derive(Debug)]
pub struct Reading<'t> {
    /// The text.
    pub text: &'t str,
    /// Its tokens, sentences and quotations.
    pub tokens: Tokens<'t>,
    words: Vec<Word>,
    lexicon: &'static Lexicon,
}

/// Reads `text`.
pub fn read(text: &str) -> Reading<'_> {
    let lexicon = lexicon();
    let tokens = tokenise(text);
    let whole: Vec<Option<WordId>> = tokens.hashes.iter().map(|hash| lexicon.word(*hash)).collect();
    let look_up = LookUp { tokens: &tokens, whole: &whole, lexicon };
    // Each word is filled in where it stays: many small writes that are copied at once cost more than themselves.
    let mut words = vec![Word::default(); tokens.list.len()];
    for (at, (word, token)) in words.iter_mut().zip(&tokens.list).enumerate() {
        if token.kind == TokenKind::Number {
            word.value = tokens.folded(token).parse().ok();
        }
        look_up.fill(at, word);
    }
    Reading { text, tokens, words, lexicon }
}

impl<'t> Reading<'t> {
    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.list.len()
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.tokens.list.is_empty()
    }

    /// The token `at`.
    #[inline]
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.list.get(at)
    }

    /// What the lexicon says of the token `at`.
    #[inline]
    pub fn word(&self, at: usize) -> Word {
        self.words.get(at).copied().unwrap_or_default()
    }

    /// The senses of the token `at` alone.
    pub fn own(&self, at: usize) -> &'static [Sense] {
        self.lexicon.senses(self.word(at).own)
    }

    /// The longest phrase of two or more tokens that begins at `at`: how many tokens, and its senses.
    pub fn phrase(&self, at: usize) -> Option<(usize, &'static [Sense])> {
        let word = self.word(at);
        (word.phrase_len > 0).then(|| (word.phrase_len as usize, self.lexicon.senses(word.phrase)))
    }

    /// The senses at `at` with the number of tokens that each takes, the phrase's before the word's own.
    pub fn senses(&self, at: usize) -> impl Iterator<Item = (usize, Sense)> {
        let word = self.word(at);
        let of = |len: usize, meaning| self.lexicon.senses(meaning).iter().map(move |sense| (len, *sense));
        let len = usize::from(word.phrase_len);
        let phrases = of(len, word.phrase).chain(of(len, word.bare_phrase));
        phrases.chain(of(1, word.own)).chain(of(1, word.bare))
    }

    /// The first sense at `at` that `pick` takes, with the number of tokens it takes.
    #[inline]
    pub fn find<T>(&self, at: usize, pick: impl Fn(Sense) -> Option<T>) -> Option<(usize, T)> {
        let word = self.words.get(at).filter(|word| !word.classes.is_empty())?;
        let of = |len: usize, meaning: Meaning| {
            let senses = if meaning.is_empty() { &[] } else { self.lexicon.senses(meaning) };
            senses.iter().find_map(|sense| pick(*sense)).map(|picked| (len, picked))
        };
        let len = usize::from(word.phrase_len);
        let phrase = of(len, word.phrase).or_else(|| of(len, word.bare_phrase));
        phrase.or_else(|| of(1, word.own)).or_else(|| of(1, word.bare))
    }

    /// The same as [`Reading::find`] for a `pick` that takes senses of these classes and no others.
    #[inline]
    pub fn find_of<T>(
        &self,
        classes: Classes,
        at: usize,
        pick: impl Fn(Sense) -> Option<T>,
    ) -> Option<(usize, T)> {
        if self.may(at, classes) { self.find(at, pick) } else { None }
    }

    /// Whether some sense at `at` satisfies `is`.
    pub fn has(&self, at: usize, is: impl Fn(Sense) -> bool) -> bool {
        self.find(at, |sense| is(sense).then_some(())).is_some()
    }

    /// Whether `sense` is one of those at `at`. Most tokens are told by their classes to have it or not.
    #[inline(always)]
    pub fn means(&self, at: usize, sense: Sense) -> bool {
        self.may(at, sense.class()) && (sense.is_its_class() || self.len_of_any(at, sense).is_some())
    }

    /// How many tokens the word or phrase at `at` takes that has `sense`.
    #[inline(always)]
    pub fn len_of(&self, at: usize, sense: Sense) -> Option<usize> {
        if self.may(at, sense.class()) { self.len_of_any(at, sense) } else { None }
    }

    #[inline(never)]
    fn len_of_any(&self, at: usize, sense: Sense) -> Option<usize> {
        // Most senses are of another kind, which takes no call to see.
        let kind = std::mem::discriminant(&sense);
        let is = |found: Sense| std::mem::discriminant(&found) == kind && found == sense;
        self.find(at, |found| is(found).then_some(())).map(|(len, ())| len)
    }

    /// All that depends on the letters of the token `at` alone and on what the lexicon makes of it there, as a number: what
    /// was found out about such a token is true of every other that has the same.
    pub fn likeness(&self, at: usize) -> u64 {
        let word = self.word(at);
        let mut hasher = FxHasher::default();
        // The folded form tells what is written, unless that is something else.
        let folded = self.tokens.hashes.get(at);
        let written = self.token(at).filter(|token| !token.is_as_written()).map(|_| self.written(at));
        (folded, written, word.own, word.clitics, word.prefix).hash(&mut hasher);
        hasher.finish()
    }

    /// Whether some sense at `at` is of one of these classes: one look, for what need not know more.
    #[inline]
    pub fn may(&self, at: usize, classes: Classes) -> bool {
        self.words.get(at).is_some_and(|word| word.classes.meets(classes))
    }

    /// Whether the lexicon knows the token `at`, alone or as the start of a phrase.
    #[inline]
    pub fn is_known(&self, at: usize) -> bool {
        let word = self.word(at);
        !word.own.is_empty() || word.phrase_len > 0
    }

    /// The span of the token `at` without conjunction and preposition.
    pub fn stem(&self, at: usize) -> Span {
        let Some(token) = self.token(at) else { return Span::default() };
        Span::new(token.span.start + u32::from(self.word(at).prefix), token.span.end)
    }

    /// The senses of the token `at` without the possessive pronoun at its end, where only that makes it known:
    /// «رئيسها».
    pub fn possessed(&self, at: usize) -> &'static [Sense] {
        // The ending of a feminine noun folds to the letter of the pronoun.
        if self.is_known(at) || self.written(at).ends_with('\u{629}') {
            return &[];
        }
        let own = |stem: &str| {
            let own = self.lexicon.own(self.lexicon.entry_of(stem)?);
            (!own.is_empty()).then(|| self.lexicon.senses(own))
        };
        let folded = self.folded(at);
        let mut found = morphology::without_pronoun(folded, own);
        clitics::strip(folded, &mut |stem, clitics, _| {
            if found.is_none() && !clitics.article {
                found = morphology::without_pronoun(stem, own);
            }
        });
        found.unwrap_or_default()
    }

    /// Whether the preposition glued to the token `at` means «for».
    pub fn is_for(&self, at: usize) -> bool {
        self.word(at).clitics.preposition && clitics::is_for(self.folded(at))
    }

    /// Where the token `at` begins behind its first `letters` letters and the marks on them.
    pub fn behind_letters(&self, at: usize, letters: usize) -> u32 {
        let start = self.token(at).map_or(0, |token| token.span.start);
        start + u32::from(prefix_bytes(self.written(at), letters))
    }

    /// The span from the stem of `first` to the end of `last`.
    pub fn span(&self, first: usize, last: usize) -> Span {
        let stem = self.stem(first);
        Span::new(stem.start, self.token(last).map_or(stem.end, |token| token.span.end))
    }

    /// The folded form of the token `at`, clitics and all.
    pub fn folded(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| self.tokens.folded(token))
    }

    /// The token `at` as written.
    pub fn written(&self, at: usize) -> &'t str {
        self.token(at).map_or("", |token| token.span.text(self.text))
    }

    /// The number that the digits of the token `at` make, with how many digits there are.
    #[inline]
    pub fn number(&self, at: usize) -> Option<(u32, u8)> {
        let value = self.words.get(at)?.value?;
        Some((value, self.folded(at).len() as u8))
    }

    /// Whether the token `at` is this mark.
    #[inline]
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.token(at).is_some_and(|token| token.is_mark(mark))
    }

    /// Whether nothing but a space stands between the token `at` and the one before it.
    #[inline]
    pub fn follows_on_line(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.gap <= Gap::Space)
    }

    /// Whether the token `at` is glued to the one before it.
    #[inline]
    pub fn is_glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.gap == Gap::None)
    }

    /// The index of the first token that begins at or after the byte `offset`.
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.list.partition_point(|token| token.span.start < offset)
    }

    /// The language that most letters of a range of tokens are written in.
    pub fn language_of(&self, tokens: std::ops::Range<usize>) -> Option<Language> {
        let list = self.tokens.list.get(tokens)?;
        let letters =
            |kind| list.iter().filter(|token| token.kind == kind).map(|token| token.span.len()).sum::<u32>();
        // An Arabic letter takes two bytes where a Latin one takes one.
        let (arabic, latin) = (letters(TokenKind::Arabic) / 2, letters(TokenKind::Latin));
        match (arabic, latin) {
            (0, 0) => None,
            _ if arabic >= latin => Some(Language::Arabic),
            _ => Some(Language::English),
        }
    }
}

/// What the look-up of one token goes by.
struct LookUp<'r, 't> {
    tokens: &'r Tokens<'t>,
    /// The tokens as words of the lexicon, clitics and all.
    whole: &'r [Option<WordId>],
    lexicon: &'static Lexicon,
}

impl LookUp<'_, '_> {
    /// Looks one token up: whole first, then without the clitics that can stand in front of it. The whole word wins
    /// where the lexicon knows both, because copy writes «والي» for a governor more often than for «to me, and».
    fn fill(&self, at: usize, word: &mut Word) {
        if let Some(whole) = self.whole.get(at).copied().flatten() {
            self.take(at, whole, Clitics::default(), 0, word);
        }
        if let Some(token) = self.tokens.list.get(at).filter(|token| token.kind == TokenKind::Arabic)
            && let Some(hash) = self.tokens.hashes.get(at)
        {
            clitics::strip_hash(self.tokens.folded(token), *hash, &mut |stem: WordHash, clitics, letters| {
                if let Some(stem) = self.lexicon.word(stem) {
                    self.take(at, stem, clitics, letters, word);
                }
            });
        }
        if !word.own.is_empty() || word.phrase_len > 0 {
            let of = |meaning| self.lexicon.classes(meaning);
            word.classes = of(word.own).or(of(word.bare)).or(of(word.phrase)).or(of(word.bare_phrase));
        }
    }

    /// Takes what the lexicon says of a token without its first letters.
    fn take(&self, at: usize, stem: WordId, clitics: Clitics, letters: usize, word: &mut Word) {
        let Some(entry) = self.lexicon.entry(stem) else { return };
        let prefix = self.prefix(at, letters);
        let phrase = self.lexicon.phrase(entry, |n| self.behind(at + 1 + n));
        if word.own.is_empty() && (word.phrase_len == 0 || phrase.is_some()) {
            word.own = self.lexicon.own(entry);
            (word.clitics, word.prefix) = (clitics, prefix);
        } else if word.bare.is_empty() && clitics.article && prefix == word.prefix {
            word.bare = self.lexicon.own(entry);
            word.clitics.article = true;
        }
        if let Some((len, meaning)) = phrase
            && len > word.phrase_len
        {
            (word.phrase_len, word.phrase) = (len, meaning);
            (word.clitics, word.prefix) = (clitics, prefix);
        } else if let Some((len, meaning)) = phrase
            && len == word.phrase_len
            && word.bare_phrase.is_empty()
            && clitics.article
        {
            word.bare_phrase = meaning;
            word.clitics.article = true;
        }
    }

    /// The whole word `at`, where it goes on in the line of the one before.
    fn behind(&self, at: usize) -> Option<WordId> {
        let token = self.tokens.list.get(at)?;
        if token.gap < Gap::Line { self.whole.get(at).copied().flatten() } else { None }
    }

    fn prefix(&self, at: usize, letters: usize) -> u8 {
        match letters {
            0 => 0,
            _ => {
                self.tokens.list.get(at).map_or(0, |token| prefix_bytes(self.tokens.written(token), letters))
            }
        }
    }
}

/// How many bytes the first `letters` letters of a written word take, with the marks on them.
fn prefix_bytes(written: &str, letters: usize) -> u8 {
    if letters == 0 {
        return 0;
    }
    let mut seen = 0;
    for (at, c) in written.char_indices() {
        if !is_dropped(c) {
            if seen == letters {
                return at as u8;
            }
            seen += 1;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clitics_stay_outside_of_the_stem() {
        let text = "يعقبها بيوم، وللرئيس بجنيف والعاشر";
        let reading = read(text);
        let stems: Vec<&str> = (0..reading.len()).map(|at| reading.stem(at).text(text)).collect();
        assert_eq!(stems, ["يعقبها", "يوم", "،", "رئيس", "جنيف", "العاشر"]);
    }
}
