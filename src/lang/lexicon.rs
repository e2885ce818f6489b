//! The lexicon: every word and phrase of the language data with its senses, found by one look-up a word.

use super::classes::Classes;
use super::data::{self, Fact};
use super::sense::{KnownId, KnownKind, Sense};
use super::word_index::{WordId, WordIndex};
use crate::text::{Tier, Tokens, WordHash};
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
    index: WordIndex,
    /// What each word of the index can be.
    entries: Vec<Entry>,
    /// The first of them is no meaning.
    meanings: Vec<Senses>,
    senses: Vec<Sense>,
    phrases: Vec<Phrase>,
    known: Vec<Known>,
    by_key: FxHashMap<&'static str, KnownId>,
}

/// What one folded word can be: senses of its own, and the phrases that begin with it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry {
    own: Meaning,
    phrases: Slice,
}

/// All that a word or a phrase can mean, by its number in the lexicon.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub struct Meaning(u16);

impl Meaning {
    /// Whether it is no meaning at all.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The senses of one meaning.
#[derive(Clone, Copy, Debug, Default)]
struct Senses {
    slice: Slice,
    classes: Classes,
}

/// A run of the senses or phrases of a lexicon.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Slice {
    start: u32,
    len: u32,
}

impl Slice {
    fn of<T>(self, all: &[T]) -> &[T] {
        all.get(self.start as usize..(self.start + self.len) as usize).unwrap_or_default()
    }
}

#[derive(Debug)]
struct Phrase {
    /// The second word, and those behind it.
    second: WordId,
    rest: Box<[WordId]>,
    meaning: Meaning,
}

/// The lexicon of all languages, built at first use.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::build(&data::facts()));
    &LEXICON
}

impl Lexicon {
    /// The word with this hash, which may be one that only phrases hold.
    #[inline]
    pub fn word(&self, hash: WordHash) -> Option<WordId> {
        self.index.get(hash)
    }

    /// What a word can be; `None` for one that only stands further on in phrases.
    #[inline]
    pub fn entry(&self, word: WordId) -> Option<Entry> {
        self.entries.get(word.place()).copied().filter(|entry| !entry.own.is_empty() || entry.phrases.len > 0)
    }

    /// What a folded word can be.
    pub fn entry_of(&self, folded: &str) -> Option<Entry> {
        self.entry(self.word(WordHash::of(folded))?)
    }

    /// The senses of a meaning.
    pub fn senses(&self, meaning: Meaning) -> &[Sense] {
        self.meanings.get(usize::from(meaning.0)).map_or(&[], |senses| senses.slice.of(&self.senses))
    }

    /// The classes of a meaning's senses.
    pub fn classes(&self, meaning: Meaning) -> Classes {
        self.meanings.get(usize::from(meaning.0)).map_or(Classes::default(), |senses| senses.classes)
    }

    /// What an entry's own word means.
    pub fn own(&self, entry: Entry) -> Meaning {
        entry.own
    }

    /// The longest phrase of an entry that `next(n)`, the n-th word behind the first, goes along with: how many words it
    /// has in all, and what it means.
    #[inline]
    pub fn phrase(&self, entry: Entry, next: impl Fn(usize) -> Option<WordId>) -> Option<(u8, Meaning)> {
        if entry.phrases.len == 0 {
            return None;
        }
        let second = next(0)?;
        let mut phrases = entry.phrases.of(&self.phrases).iter().filter(|phrase| phrase.second == second);
        let fits = |phrase: &&Phrase| (1..).zip(&phrase.rest).all(|(n, word)| next(n) == Some(*word));
        phrases.find(fits).map(|phrase| (phrase.rest.len() as u8 + 2, phrase.meaning))
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

    fn build(facts: &[Fact]) -> Self {
        // A form has a word and a quarter.
        let index = WordIndex::with_room(facts.len() + facts.len() / 4);
        let mut lexicon = Self { index, meanings: vec![Senses::default()], ..Self::default() };
        for line in facts.chunk_by(|a, b| std::ptr::eq(a.key, b.key)) {
            line.iter().take(1).for_each(|first| lexicon.enter_known(first));
        }
        let forms = lexicon.forms(facts);
        lexicon.entries = vec![Entry::default(); lexicon.index.len()];
        lexicon.enter_forms(forms);
        lexicon
    }

    /// The words of every form with the sense that a fact gives it.
    fn forms(&mut self, facts: &[Fact]) -> Vec<Form> {
        let mut tokens = Tokens::default();
        let mut forms = Vec::with_capacity(facts.len());
        // A key is read once for all forms that stand behind it in the same way.
        for same in facts.chunk_by(|a, b| std::ptr::eq(a.key, b.key) && a.sure == b.sure) {
            let Some(sense) = same.first().and_then(|fact| self.sense_of(fact)) else { continue };
            for fact in same {
                tokens.fill(fact.form);
                let mut words = tokens.hashes.iter().map_while(|hash| self.index.insert(*hash));
                if let Some(first) = words.next() {
                    forms.push(Form { first, rest: words.collect(), sense });
                }
            }
        }
        forms
    }

    fn enter_known(&mut self, fact: &Fact) {
        // A people without a country of its own (the Tuareg) is known by its adjective alone.
        let people = || {
            let key = fact.demonym_of().filter(|key| !self.by_key.contains_key(key))?;
            Some((key, KnownKind::Region, None))
        };
        let Some((key, kind, country)) = fact.known().or_else(people) else { return };
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

    fn enter_forms(&mut self, mut forms: Vec<Form>) {
        // The phrases of one first word stand together, the longest first; the senses of a form stay in their order.
        let key = |form: &Form| (form.first, std::cmp::Reverse(form.rest.len()));
        forms.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.rest.cmp(&b.rest)));
        for same in forms.chunk_by(|a, b| a.first == b.first && a.rest == b.rest) {
            let Some(form) = same.first() else { continue };
            let meaning = self.meaning(same);
            let Some(entry) = self.entries.get_mut(form.first.place()) else { continue };
            let Some((second, rest)) = form.rest.split_first() else {
                entry.own = meaning;
                continue;
            };
            if entry.phrases.len == 0 {
                entry.phrases.start = self.phrases.len() as u32;
            }
            entry.phrases.len += 1;
            self.phrases.push(Phrase { second: *second, rest: rest.into(), meaning });
        }
    }

    /// The meaning of the same form as several facts give it. Where it is that of the form before, which is the rule in
    /// a list of names, it is told once.
    fn meaning(&mut self, same: &[Form]) -> Meaning {
        let start = self.senses.len();
        for form in same {
            if !self.senses.get(start..).unwrap_or_default().contains(&form.sense) {
                self.senses.push(form.sense);
            }
        }
        let senses = self.senses.get(start..).unwrap_or_default();
        if let Some(last) = self.meanings.last()
            && last.slice.of(&self.senses) == senses
        {
            self.senses.truncate(start);
        } else {
            let slice = Slice { start: start as u32, len: senses.len() as u32 };
            let classes = senses.iter().fold(Classes::default(), |all, sense| all.or(sense.class()));
            self.meanings.push(Senses { slice, classes });
        }
        Meaning(u16::try_from(self.meanings.len() - 1).unwrap_or_default())
    }
}

/// A form of the data as it goes into the lexicon.
struct Form {
    first: WordId,
    rest: Box<[WordId]>,
    sense: Sense,
}

/// The folded form by which the lexicon compares: the loose tier.
pub fn fold_for_lookup(word: &str) -> String {
    crate::text::folded(word, Tier::Loose)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_two_words_share_a_hash_and_all_are_told() {
        let mut words: BTreeMap<WordId, String> = BTreeMap::new();
        for fact in data::facts() {
            let mut tokens = Tokens::default();
            tokens.fill(fact.form);
            for (token, hash) in tokens.list.iter().zip(&tokens.hashes) {
                let Some(id) = lexicon().word(*hash) else { panic!("{}", fact.form) };
                let folded = tokens.folded(token);
                assert_eq!(words.entry(id).or_insert_with(|| folded.to_owned()), folded);
            }
        }
        assert_eq!(words.len(), lexicon().entries.len());
        assert!(lexicon().meanings.len() < usize::from(u16::MAX));
    }
}
