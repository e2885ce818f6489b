//! The lexicon: every word and phrase of the language data with its senses, found by one look-up a word.

use super::data::{self, Fact};
use super::sense::{KnownId, KnownKind, Sense};
use crate::text::{Tier, tokenise};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Something known by name, with its forms.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// Its key in the data: `RU`, `geneva`, `nato`.
    pub key: &'static str,
    /// What it is.
    pub kind: KnownKind,
    /// The country it belongs to or stands for.
    pub country: Option<KnownId>,
    /// Its name in Arabic.
    pub arabic: &'static str,
    /// Its name in English.
    pub english: &'static str,
}

/// All words of all languages; the scripts keep them apart.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: FxHashMap<Box<str>, Entry>,
    senses: Vec<Sense>,
    phrases: Vec<Phrase>,
    known: Vec<Known>,
    by_key: FxHashMap<&'static str, KnownId>,
}

/// What one folded word can be: senses of its own, and the phrases that begin with it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry {
    own: Slice,
    phrases: Slice,
}

/// A run of the senses or phrases of a lexicon.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Slice {
    start: u32,
    len: u32,
}

impl Slice {
    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.len == 0
    }

    fn of<T>(self, all: &[T]) -> &[T] {
        all.get(self.start as usize..(self.start + self.len) as usize).unwrap_or_default()
    }
}

#[derive(Debug)]
struct Phrase {
    /// The folded words behind the first.
    rest: Box<[Box<str>]>,
    senses: Slice,
}

/// The lexicon of all languages, built at first use.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::build(data::facts()));
    &LEXICON
}

impl Lexicon {
    /// What a folded word can be.
    pub fn entry(&self, folded: &str) -> Option<Entry> {
        self.words.get(folded).copied()
    }

    /// The senses of a slice.
    pub fn senses(&self, slice: Slice) -> &[Sense] {
        slice.of(&self.senses)
    }

    /// The senses of an entry's own word.
    pub fn own(&self, entry: Entry) -> Slice {
        entry.own
    }

    /// The longest phrase of an entry that `next(n)`, the n-th folded word behind the first, goes along with:
    /// how many words it has in all, and its senses.
    pub fn phrase<'t>(&self, entry: Entry, next: impl Fn(usize) -> Option<&'t str>) -> Option<(u8, Slice)> {
        entry.phrases.of(&self.phrases).iter().find_map(|phrase| {
            let fits = phrase.rest.iter().enumerate().all(|(n, word)| next(n) == Some(word));
            fits.then_some((phrase.rest.len() as u8 + 1, phrase.senses))
        })
    }

    /// What is known of an id.
    pub fn known(&self, id: KnownId) -> Option<&Known> {
        self.known.get(id.0 as usize)
    }

    /// The id of a key of the data.
    pub fn capital_of(&self, country: KnownId) -> Option<KnownId> {
        let at = self
            .known
            .iter()
            .position(|known| known.kind == KnownKind::Capital && known.country == Some(country))?;
        Some(KnownId(at as u16))
    }

    /// The known thing with this key.
    pub fn known_by_key(&self, key: &str) -> Option<KnownId> {
        self.by_key.get(key).copied()
    }

    fn build(facts: Vec<Fact>) -> Self {
        let mut lexicon = Self::default();
        for fact in &facts {
            lexicon.enter_known(fact);
        }
        let mut forms: FxHashMap<Vec<Box<str>>, Vec<Sense>> = FxHashMap::default();
        for fact in facts {
            let Some(sense) = lexicon.sense_of(&fact) else { continue };
            let tokens = tokenise(fact.form);
            let words: Vec<Box<str>> = tokens.list.iter().map(|token| tokens.folded(token).into()).collect();
            let senses = forms.entry(words).or_default();
            if !senses.contains(&sense) {
                senses.push(sense);
            }
        }
        lexicon.enter_forms(forms);
        lexicon
    }

    fn enter_known(&mut self, fact: &Fact) {
        let Some((key, kind, country)) = fact.known() else { return };
        let known = &mut self.known;
        let id = *self.by_key.entry(key).or_insert_with(|| {
            known.push(Known { key, kind, country: None, arabic: "", english: "" });
            KnownId(known.len() as u16 - 1)
        });
        let country = country.and_then(|key| self.by_key.get(key).copied());
        let Some(known) = self.known.get_mut(id.0 as usize) else { return };
        known.country = known.country.or(country);
        let name = if fact.arabic { &mut known.arabic } else { &mut known.english };
        if name.is_empty() {
            *name = fact.form;
        }
    }

    fn sense_of(&self, fact: &Fact) -> Option<Sense> {
        if let Some((key, ..)) = fact.known() {
            return Some(Sense::Known { id: *self.by_key.get(key)?, sure: fact.sure });
        }
        if let Some(key) = fact.demonym_of() {
            return Some(Sense::Demonym { id: *self.by_key.get(key)?, sure: fact.sure });
        }
        if fact.key == "given" {
            return Some(Sense::Given { sure: fact.sure });
        }
        Sense::parse(fact.key, fact.sure)
    }

    fn enter_forms(&mut self, forms: FxHashMap<Vec<Box<str>>, Vec<Sense>>) {
        // In order of words, so that the phrases of one first word stand together, the longest first.
        let mut forms: Vec<_> = forms.into_iter().filter(|(words, _)| !words.is_empty()).collect();
        forms.sort_by(|(a, _), (b, _)| a.first().cmp(&b.first()).then(b.len().cmp(&a.len())).then(a.cmp(b)));
        for (words, senses) in forms {
            let slice = Slice { start: self.senses.len() as u32, len: senses.len() as u32 };
            self.senses.extend(senses);
            let mut words = words.into_iter();
            let Some(first) = words.next() else { continue };
            let rest: Box<[_]> = words.collect();
            let entry = self.words.entry(first).or_default();
            if rest.is_empty() {
                entry.own = slice;
                continue;
            }
            if entry.phrases.is_empty() {
                entry.phrases.start = self.phrases.len() as u32;
            }
            entry.phrases.len += 1;
            self.phrases.push(Phrase { rest, senses: slice });
        }
    }
}

/// The folded form by which the lexicon compares: the loose tier.
pub fn fold_for_lookup(word: &str) -> String {
    crate::text::folded(word, Tier::Loose)
}
