//! What one article says of a person, and what the newsroom file says of its own people, on cards.

use crate::article::Article;
use crate::config::KnownPerson;
use crate::lang::memo::{Memo, remembered};
use crate::lang::morphology::{self, WordClass};
use crate::lang::translit::{self, broad, is_given};
use crate::lang::{KnownId, lexicon};
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// All that tells who somebody is: many articles have the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Naming {
    /// The parts of the name, folded.
    pub(super) parts: Vec<Box<str>>,
    /// The offices with the countries that stand beside them, sorted.
    pub(super) offices: Vec<(Box<str>, Option<KnownId>)>,
    /// Which of the newsroom's own people it is, where it is no article's.
    pub(super) desk: Option<u32>,
}

/// What one article says of a person.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PersonCard {
    /// Who it is.
    pub(super) naming: Arc<Naming>,
    /// The fullest name as written, and behind it the names as they are written, each once and sorted; each on a line
    /// of its own.
    pub(super) spelled: Arc<str>,
    /// How often the article names the person.
    pub(super) mentions: u32,
}

/// The namings of the newsroom's own people, one a name.
pub fn desk_namings(people: &[KnownPerson]) -> impl Iterator<Item = Naming> {
    let names = (0..).zip(people).flat_map(|(person, known)| known.names().map(move |name| (person, name)));
    names.map(|(person, name)| Naming {
        parts: crate::people::parts_of(name),
        offices: Vec::new(),
        desk: Some(person),
    })
}

/// The cards of an article's people.
pub fn person_cards(article: &Article, text: &str) -> Vec<PersonCard> {
    (0..article.people.len() as u32).map(|index| PersonCard::of(article, text, index)).collect()
}

impl PersonCard {
    /// The card of the person `index`.
    pub fn of(article: &Article, text: &str, index: u32) -> Self {
        let Some(person) = article.people.get(index as usize) else { return Self::default() };
        let roles = person.roles.iter().filter_map(|role| article.roles.get(*role as usize));
        // A phrase for two says nothing of either one's country.
        let mut offices: Vec<_> = roles
            .filter(|role| role.people.len() == 1)
            .flat_map(|role| {
                let countries = role.countries.iter().copied().map(country).map(Some);
                let none = role.countries.is_empty().then_some(None);
                countries.chain(none).map(|country| (role.office.clone(), country))
            })
            .collect();
        offices.sort();
        offices.dedup();
        let mentions = person.mentions.len() as u32;
        let names = person.mentions.iter().filter_map(|index| article.names.get(*index as usize));
        let mut spelled: Vec<Cow<'_, str>> = names.map(|name| on_a_line(name.span.text(text))).collect();
        spelled.sort_unstable();
        spelled.dedup();
        spelled.insert(0, on_a_line(&person.name));
        let naming = Arc::new(Naming { parts: person.key.clone(), offices, desk: None });
        Self { naming, spelled: spelled.join("\n").into(), mentions }
    }

    /// The fullest name as written.
    pub fn name(&self) -> &str {
        self.spelled.lines().next().unwrap_or_default()
    }

    /// The names as they are written.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        self.spelled.lines().skip(1)
    }
}

impl Naming {
    /// The surname of a full name that is sure of itself: its first part is a given name, or an office stands beside.
    pub fn sure_surname(&self) -> Option<&str> {
        let [first, .., last] = self.parts.as_slice() else { return None };
        let sure = is_given(first) || !self.offices.is_empty();
        // «بوجود», «نائب»: what is an ordinary word elsewhere proves nothing there.
        let ordinary = morphology::ordinary(last).is_some_and(|word| word.class != WordClass::Adjective);
        (sure && !ordinary && !last.contains(' ') && last.chars().nth(2).is_some()).then_some(last)
    }

    /// The surname, or the one name, where it is one word.
    pub fn surname(&self) -> Option<&str> {
        self.parts.last().map(|last| &**last).filter(|last| !last.contains(' '))
    }

    pub(super) fn is_full(&self) -> bool {
        self.parts.len() > 1
    }

    pub(super) fn countries(&self) -> impl Iterator<Item = KnownId> {
        self.offices.iter().filter_map(|(_, country)| *country)
    }

    /// Whether it is a given name with nothing beside it: in another article that is somebody else.
    pub(super) fn is_nobody(&self) -> bool {
        !self.is_full()
            && self.desk.is_none()
            && self.countries().next().is_none()
            && self.parts.first().is_none_or(|part| is_given(part))
    }

    /// Whether a country of the one is a country of the other.
    pub(super) fn agrees(&self, other: &Naming) -> bool {
        self.countries().any(|country| other.countries().any(|theirs| theirs == country))
    }

    /// Whether both have countries, and none in common.
    pub(super) fn contradicts(&self, other: &Naming) -> bool {
        self.countries().next().is_some() && other.countries().next().is_some() && !self.agrees(other)
    }
}

/// A name on one line: its words can stand on two.
fn on_a_line(name: &str) -> Cow<'_, str> {
    if name.contains('\n') { name.replace('\n', " ").into() } else { name.into() }
}

/// The country that a body stands for, or the body itself.
fn country(id: KnownId) -> KnownId {
    lexicon().known(id).and_then(|known| known.country).unwrap_or(id)
}

/// Two people can only be the same if they share a key: a part of the name behind the first, by its consonants, or
/// the first with a country.
pub fn keys(card: &Naming) -> Vec<u64> {
    let mut keys = Vec::new();
    let surnames = if card.is_full() { card.parts.get(1..) } else { card.parts.get(..) };
    for part in surnames.unwrap_or_default() {
        keys.extend(sound_keys(part));
    }
    // A given name alone means somebody only together with an office.
    if let Some(first) = card.parts.first() {
        for sounds in sound_keys(first) {
            keys.extend(card.countries().map(|country| hash(&(sounds, country))));
        }
    }
    // All names of one of the newsroom's own people belong together.
    keys.extend(card.desk.map(|person| hash(&("desk", person))));
    keys.sort_unstable();
    keys.dedup();
    keys
}

thread_local! {
    static SOUND_KEYS: Memo<[Option<u64>; 2]> = const { Memo::new() };
}

/// The consonants of the main word of a part as numbers: one, or two where a spelling has two readings.
fn sound_keys(part: &str) -> impl Iterator<Item = u64> {
    let keys = remembered(&SOUND_KEYS, part, |part| {
        let sounds = sounds(part);
        [0, 1].map(|at| sounds.get(at).map(hash))
    });
    keys.into_iter().flatten()
}

/// The consonants of the main word of a part: of «آل ثاني» those of the second.
pub(super) fn sounds(part: &str) -> Vec<translit::Skeleton> {
    let main = part.rsplit(' ').next().unwrap_or(part);
    let found: Vec<_> = broad(main).into_iter().filter(|sounds| !sounds.is_empty()).collect();
    if found.is_empty() { vec![main.into()] } else { found }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
