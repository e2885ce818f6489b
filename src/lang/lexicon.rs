//! The lexicon: every word and phrase of the language data with its senses, found by one look-up a word.
//!
//! The build lays the data out as tables that are read where they lie (`build/lexicon.rs`); what is made at first use
//! is the senses that the keys of the data give.

use super::classes::Classes;
use super::known::{Known, KnownId, KnownKind};
use super::sense::Sense;
use super::word_table::WordTable;
use crate::text::{Tier, WordHash};
use std::num::NonZeroU16;
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// A word of the lexicon, by its number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct WordId(NonZeroU16);

impl WordId {
    fn of(place: usize) -> Option<Self> {
        NonZeroU16::new(u16::try_from(place + 1).ok()?).map(WordId)
    }

    fn place(self) -> u16 {
        self.0.get() - 1
    }
}

/// All words of all languages; the scripts keep them apart.
#[derive(Debug)]
pub struct Lexicon {
    /// The senses of all meanings, one meaning behind the other.
    senses: Vec<Sense>,
    /// The classes of each meaning's senses.
    classes: Vec<Classes>,
}

/// What one folded word can be: senses of its own, and the phrases that begin with it.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Which word it is.
    pub word: WordId,
    own: Meaning,
    phrases: &'static [Phrase],
}

impl Entry {
    /// Whether any phrase begins with the word.
    pub fn begins_phrases(&self) -> bool {
        !self.phrases.is_empty()
    }
}

/// All that a word or a phrase can mean, by its number in the lexicon; the first is no meaning.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub struct Meaning(u16);

impl Meaning {
    /// Whether it is no meaning at all.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A phrase behind its first word.
#[derive(Debug)]
struct Phrase {
    /// The second word.
    second: u16,
    /// Where the words behind that begin among [`REST`], and how many they are.
    rest: u16,
    len: u8,
    meaning: u16,
}

/// Where the names of a known thing begin in [`NAMES`], how long its key, its Arabic and its English name are, and the
/// number of its country, or [`NO_COUNTRY`].
#[derive(Debug)]
struct KnownRow {
    start: u32,
    lengths: [u8; 3],
    kind: KnownKind,
    country: u16,
}

/// The lexicon of all languages, ready at first use.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);
    &LEXICON
}

impl Lexicon {
    /// The word with this hash, which may be one that only phrases hold.
    #[inline]
    pub fn word(&self, hash: WordHash) -> Option<WordId> {
        WordId::of(WORDS.place(hash)?)
    }

    /// What a word can be; `None` for one that only stands further on in phrases.
    #[inline]
    pub fn entry(&self, word: WordId) -> Option<Entry> {
        let place = usize::from(word.place());
        let own = Meaning(*OWN.get(place)?);
        let phrases = slice(&PHRASES, &PHRASE_STARTS, place);
        (!own.is_empty() || !phrases.is_empty()).then_some(Entry { word, own, phrases })
    }

    /// What a folded word can be.
    pub fn entry_of(&self, folded: &str) -> Option<Entry> {
        self.entry(self.word(WordHash::of(folded))?)
    }

    /// The senses of a meaning.
    pub fn senses(&self, meaning: Meaning) -> &[Sense] {
        slice(&self.senses, &SENSE_STARTS, usize::from(meaning.0))
    }

    /// The classes of a meaning's senses.
    pub fn classes(&self, meaning: Meaning) -> Classes {
        self.classes.get(usize::from(meaning.0)).copied().unwrap_or_default()
    }

    /// What an entry's own word means.
    pub fn own(&self, entry: Entry) -> Meaning {
        entry.own
    }

    /// The longest phrase of an entry that `next(n)`, the n-th word behind the first, goes along with: how many words it
    /// has in all, and what it means.
    #[inline]
    pub fn phrase(&self, entry: Entry, next: impl Fn(usize) -> Option<WordId>) -> Option<(u8, Meaning)> {
        if entry.phrases.is_empty() {
            return None;
        }
        let second = next(0)?.place();
        let mut phrases = entry.phrases.iter().filter(|phrase| phrase.second == second);
        let fits = |phrase: &&Phrase| {
            (1..).zip(phrase.rest()).all(|(n, word)| next(n).is_some_and(|next| next.place() == *word))
        };
        phrases.find(fits).map(|phrase| (phrase.len + 2, Meaning(phrase.meaning)))
    }

    /// What is known of an id.
    pub fn known(&self, id: KnownId) -> Option<Known> {
        let row = KNOWN.get(usize::from(id.0))?;
        let mut rest = NAMES.get(row.start as usize..)?;
        let [key, arabic, english] = row.lengths.map(|length| {
            let (name, behind) = rest.split_at_checked(usize::from(length)).unwrap_or_default();
            rest = behind;
            name
        });
        Some(Known { key, kind: row.kind, country: row.country(), arabic, english })
    }

    /// The capital of a country.
    pub fn capital_of(&self, country: KnownId) -> Option<KnownId> {
        let is = |row: &KnownRow| row.kind == KnownKind::Capital && row.country() == Some(country);
        Some(KnownId(KNOWN.iter().position(is)? as u16))
    }

    /// The known thing with this key.
    pub fn known_by_key(&self, key: &str) -> Option<KnownId> {
        let key_of = |id: &u16| self.known(KnownId(*id)).map_or("", |known| known.key);
        let at = BY_KEY.binary_search_by(|id| key_of(id).cmp(key)).ok()?;
        BY_KEY.get(at).copied().map(KnownId)
    }

    /// The senses that the tables name by the keys of the data.
    fn load() -> Self {
        let keys = KEYS.lines().map(|line| match line.strip_suffix(" ?") {
            Some(key) => Sense::parse(key, false),
            None => Sense::parse(line, true),
        });
        let keys: Vec<Option<Sense>> = keys.collect();
        let senses: Vec<Sense> = SENSES.iter().filter_map(|told| sense(*told, &keys)).collect();
        let classes = (0..SENSE_STARTS.len()).map(|meaning| {
            let senses = slice(&senses, &SENSE_STARTS, meaning);
            senses.iter().fold(Classes::default(), |all, sense| all.or(sense.classes()))
        });
        Self { classes: classes.collect(), senses }
    }
}

impl Phrase {
    fn rest(&self) -> &'static [u16] {
        let start = usize::from(self.rest);
        REST.get(start..start + usize::from(self.len)).unwrap_or_default()
    }
}

impl KnownRow {
    fn country(&self) -> Option<KnownId> {
        (self.country != NO_COUNTRY).then_some(KnownId(self.country))
    }
}

/// A sense as the tables have it: the number of a key, and behind those four numbers for each known thing, the last bit
/// for whether it is sure and the one before for whether it is its people.
fn sense(told: u16, keys: &[Option<Sense>]) -> Option<Sense> {
    let Some(known) = usize::from(told).checked_sub(keys.len()) else {
        return keys.get(usize::from(told)).copied().flatten();
    };
    let (id, sure) = (KnownId((known / 4) as u16), known % 2 == 1);
    Some(if known & 2 == 0 { Sense::Known { id, sure } } else { Sense::Demonym { id, sure } })
}

/// The part of `all` that belongs to the number `at`, where `starts` say where each begins.
#[inline]
fn slice<'a, T>(all: &'a [T], starts: &[u16], at: usize) -> &'a [T] {
    let (Some(start), Some(end)) = (starts.get(at), starts.get(at + 1)) else { return &[] };
    all.get(usize::from(*start)..usize::from(*end)).unwrap_or_default()
}

/// The folded form by which the lexicon compares: the loose tier.
pub fn fold_for_lookup(word: &str) -> String {
    crate::text::folded(word, Tier::Loose)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::data;
    use crate::text::Tokens;
    use std::collections::{BTreeMap, BTreeSet};

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
        assert_eq!(words.len(), OWN.len());
    }

    #[test]
    fn every_key_of_the_data_has_a_sense() {
        for key in KEYS.lines() {
            assert!(Sense::parse(key.trim_end_matches(" ?"), true).is_some(), "{key}");
        }
    }

    #[test]
    fn no_meaning_has_a_sense_twice() {
        for meaning in 1..lexicon().classes.len() as u16 {
            let senses = lexicon().senses(Meaning(meaning));
            let told: BTreeSet<String> = senses.iter().map(|sense| format!("{sense:?}")).collect();
            assert_eq!(told.len(), senses.len(), "{senses:?}");
        }
    }

    #[test]
    fn what_is_known_is_found_by_its_key() {
        for id in (0..KNOWN.len() as u16).map(KnownId) {
            let known = lexicon().known(id).unwrap();
            assert!(!known.arabic.is_empty() || !known.english.is_empty(), "{known:?}");
            assert_eq!(lexicon().known_by_key(known.key), Some(id));
        }
        assert_eq!(lexicon().known_by_key("no such key"), None);
    }
}
