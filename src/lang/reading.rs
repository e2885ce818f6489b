//! A text as the lexicon reads it: each token with its senses, its clitics, and the phrase that begins there.

use super::classes::Classes;
use super::lexicon::{Lexicon, Meaning, lexicon};
use super::look_up::{LookUp, prefix_bytes};
use super::sense::Sense;
use super::{Language, clitics, morphology};
use crate::text::{Gap, Span, Token, TokenKind, Tokens, tokenise};
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
    pub(super) own: Meaning,
    /// The senses of the same word without its article, where the lexicon knows it both ways.
    pub(super) bare: Meaning,
    /// The senses of the phrase without its article, where the lexicon knows it both ways.
    pub(super) bare_phrase: Meaning,
    /// The senses of the longest phrase that begins here.
    pub(super) phrase: Meaning,
    /// How many tokens that phrase has; 0 where there is none.
    pub(super) phrase_len: u8,
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
    let mut look_up = LookUp::new(&tokens, lexicon);
    // Each word is filled in where it stays: many small writes that are copied at once cost more than themselves. A
    // phrase goes by the words behind its first, so the last word comes first.
    let mut words = vec![Word::default(); tokens.list.len()];
    for (at, (word, token)) in words.iter_mut().zip(&tokens.list).enumerate().rev() {
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
