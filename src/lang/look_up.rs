//! What the lexicon says of each token: of the word as it stands, and without the clitics in front of it.

use super::clitics;
use super::lexicon::{Entry, Lexicon, Meaning, WordId};
use super::memo::{Memo, remembered_by};
use super::reading::{Clitics, Word};
use crate::text::fold::is_dropped;
use crate::text::{Gap, Token, TokenKind, Tokens, WordHash};

/// What the look-up of the tokens of a text goes by.
pub(super) struct LookUp<'r, 't> {
    tokens: &'r Tokens<'t>,
    lexicon: &'static Lexicon,
    /// The tokens as words of the lexicon, clitics and all, from the one that is looked up on.
    whole: Vec<Option<WordId>>,
}

/// What the lexicon says of a word whatever stands behind it.
#[derive(Clone, Copy, Default)]
struct Alone {
    whole: Option<WordId>,
    own: Meaning,
    bare: Meaning,
    clitics: Clitics,
    /// How many letters of it are outside of a mention's span.
    letters: u8,
    /// The first of its stems with which phrases begin.
    begins: [Option<WordId>; 2],
    /// Whether there are more of those.
    begins_more: bool,
}

thread_local! {
    static ALONE: Memo<Alone> = const { Memo::new() };
}

impl<'r, 't> LookUp<'r, 't> {
    pub(super) fn new(tokens: &'r Tokens<'t>, lexicon: &'static Lexicon) -> Self {
        Self { tokens, lexicon, whole: vec![None; tokens.list.len()] }
    }

    /// Looks the token `at` up, when those behind it have been: whole first, then without the clitics that can stand in
    /// front of it. The whole word wins where the lexicon knows both, because copy writes «والي» for a governor more
    /// often than for «to me, and».
    pub(super) fn fill(&mut self, at: usize, word: &mut Word) {
        let (Some(token), Some(hash)) = (self.tokens.list.get(at), self.tokens.hashes.get(at)) else {
            return;
        };
        let alone = remembered_by(&ALONE, hash.mixed(), || self.alone(token, *hash));
        self.whole.get_mut(at).into_iter().for_each(|whole| *whole = alone.whole);
        let begins =
            |stem: WordId| self.lexicon.entry(stem).is_some_and(|entry| self.phrase(entry, at).is_some());
        if alone.begins_more || alone.begins.into_iter().flatten().any(begins) {
            self.stems(token, *hash, |entry, clitics, letters| {
                take(word, self.lexicon.own(entry), self.phrase(entry, at), clitics, letters);
            });
        } else {
            (word.own, word.bare) = (alone.own, alone.bare);
            (word.clitics, word.prefix) = (alone.clitics, alone.letters);
        }
        if !word.own.is_empty() || word.phrase_len > 0 {
            let of = |meaning| self.lexicon.classes(meaning);
            word.classes = of(word.own).or(of(word.bare)).or(of(word.phrase)).or(of(word.bare_phrase));
        }
        word.prefix = prefix_bytes(self.tokens.written(token), word.prefix.into());
    }

    fn alone(&self, token: &Token, hash: WordHash) -> Alone {
        let (mut word, mut alone) = (Word::default(), Alone::default());
        alone.whole = self.lexicon.word(hash);
        self.stems(token, hash, |entry, clitics, letters| {
            take(&mut word, self.lexicon.own(entry), None, clitics, letters);
            if entry.begins_phrases() {
                match alone.begins.iter_mut().find(|begins| begins.is_none()) {
                    Some(begins) => *begins = Some(entry.word),
                    None => alone.begins_more = true,
                }
            }
        });
        Alone { own: word.own, bare: word.bare, clitics: word.clitics, letters: word.prefix, ..alone }
    }

    /// Calls `each(entry, clitics, letters)` for what the lexicon knows a token as, with what is taken off for that.
    fn stems(&self, token: &Token, hash: WordHash, mut each: impl FnMut(Entry, Clitics, u8)) {
        let mut look = |stem: WordHash, clitics, letters: usize| {
            if let Some(entry) = self.lexicon.word(stem).and_then(|stem| self.lexicon.entry(stem)) {
                each(entry, clitics, letters as u8);
            }
        };
        look(hash, Clitics::default(), 0);
        if token.kind == TokenKind::Arabic {
            clitics::strip_hash(self.tokens.folded(token), hash, &mut look);
        }
    }

    /// The longest phrase of an entry that stands at `at`.
    fn phrase(&self, entry: Entry, at: usize) -> Option<(u8, Meaning)> {
        self.lexicon.phrase(entry, |n| self.behind(at + 1 + n))
    }

    /// The whole word `at`, where it goes on in the line of the one before.
    fn behind(&self, at: usize) -> Option<WordId> {
        let token = self.tokens.list.get(at)?;
        if token.gap < Gap::Line { self.whole.get(at).copied().flatten() } else { None }
    }
}

/// Takes what the lexicon says of a token without its first `letters`, which stand for the bytes of its prefix.
fn take(word: &mut Word, own: Meaning, phrase: Option<(u8, Meaning)>, clitics: Clitics, letters: u8) {
    if word.own.is_empty() && (word.phrase_len == 0 || phrase.is_some()) {
        word.own = own;
        (word.clitics, word.prefix) = (clitics, letters);
    } else if word.bare.is_empty() && clitics.article && letters == word.prefix {
        word.bare = own;
        word.clitics.article = true;
    }
    if let Some((len, meaning)) = phrase
        && len > word.phrase_len
    {
        (word.phrase_len, word.phrase) = (len, meaning);
        (word.clitics, word.prefix) = (clitics, letters);
    } else if let Some((len, meaning)) = phrase
        && len == word.phrase_len
        && word.bare_phrase.is_empty()
        && clitics.article
    {
        word.bare_phrase = meaning;
        word.clitics.article = true;
    }
}

/// How many bytes the first `letters` letters of a written word take, with the marks on them.
pub(super) fn prefix_bytes(written: &str, letters: usize) -> u8 {
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
