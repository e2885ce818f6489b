//! Keeps the links up to date: what a change of some files does to who is who, to which meeting is which and to the
//! publication dates that follow, and to nothing else.
//!
//! The links are a function of the articles alone, so that a corpus that was edited a thousand times equals one that
//! was built from nothing. What articles say of people and meetings is kept on cards, in graphs of cards that can be of
//! one thing ([`super::graph`]); a change looks at the components that its cards are in. Start reading in
//! [`Linker::update`].

mod days;
mod meetings;
mod people;
mod readings;

use super::digest::Cards;
use super::infer::Evidence;
use super::intern::Interner;
use super::kept::{Kept, Store, Unpacked};
use super::links::{Linked, Links};
use super::lone;
use super::meeting_card::{MeetingCard, Said};
use super::pages::Pages;
use super::person_card::{PersonCard, desk_namings, person_cards};
use super::{Entry, FileId, PersonId};
use crate::article::{Article, Hints, Inference};
use crate::config::KnownPerson;
use crate::people::{LoneWord, surname_key};
use days::Days;
use meetings::Meetings;
use people::People;
use readings::Readings;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::sync::Arc;

/// After a change of more files than these, what was read of them is packed at once.
const MANY: usize = 32;

/// A person or a meeting of a file: the index into the article's.
type Member = (FileId, u32);

/// What is there besides the links.
pub(super) struct Around<'a> {
    /// The files.
    pub entries: &'a Pages<Entry>,
    /// The newsroom's own people.
    pub desk: &'a [KnownPerson],
    /// What is known of a file from outside its text.
    pub hints: &'a dyn Fn(&Entry) -> Hints,
    /// Notes what is unpacked.
    pub unpacked: &'a Unpacked,
    /// Where packed articles go.
    pub store: Option<&'a Arc<dyn Store>>,
    /// Whether a rule looks at how other articles introduce a person, and not just at how they spell the name.
    pub names_people: bool,
}

impl<'a> Around<'a> {
    fn path(&self, file: FileId) -> &'a str {
        self.entries.get(file.0).map_or("", |entry| &entry.path)
    }

    /// The order of two members, by the paths of their files.
    fn order(&self, a: Member, b: Member) -> std::cmp::Ordering {
        if a.0 == b.0 { a.1.cmp(&b.1) } else { self.path(a.0).cmp(self.path(b.0)) }
    }
}

/// A file that is new, or says something else, or is gone.
pub(super) struct Change {
    /// Which.
    pub file: FileId,
    /// What it says by itself, unless it is gone.
    pub now: Option<Now>,
}

/// What a file says by itself.
pub(super) struct Now {
    pub article: Kept<Article>,
    pub cards: Kept<Cards>,
}

/// What is known of one file.
struct File {
    /// What it has just said of people, until those are [named](Linker::name).
    fresh: Option<Fresh>,
    /// What it says by itself, where that takes no memory.
    base: Option<Kept<Article>>,
    /// What it says by itself of its meetings.
    own: Arc<[Arc<Said>]>,
    /// What it says by itself of its own day, where it does not state it.
    evidence: Option<Box<Evidence>>,
    /// The words that it is unsure of, by [`half`] their keys.
    unsure: Box<[u32]>,
    /// The words that other files make names.
    words: Box<[LoneWord]>,
    /// Its people, with those whom other files make known.
    people: Box<[PersonCard]>,
    /// The surnames that it is sure of by itself.
    surnames: Box<[u64]>,
    /// What was inferred of its day, where it does not state it.
    inference: Option<Arc<Inference>>,
    /// What it says of its meetings as read from there.
    said: Arc<[Arc<Said>]>,
}

/// What a file has just said of people by itself.
struct Fresh {
    people: Box<[PersonCard]>,
    lone: Box<[LoneWord]>,
}

impl File {
    fn is_undated(&self) -> bool {
        self.evidence.is_some()
    }
}

/// What an article says of its meetings, with the words that others share.
fn shared(said: &[Arc<Said>], words: &mut Interner) -> Arc<[Arc<Said>]> {
    said.iter().map(|said| Arc::new(said.shared(words))).collect()
}

/// As much of the key of a word as tells it from most others.
fn half(word: u64) -> u32 {
    (word >> 32) as u32
}

/// All that linking knows.
#[derive(Default)]
pub(super) struct Linker {
    files: FxHashMap<FileId, Box<File>>,
    /// How many people have a surname, by its key.
    surnames: FxHashMap<u64, u32>,
    /// Words that many cards have.
    interner: Interner,
    people: People,
    meetings: Meetings,
    days: Days,
    readings: Readings,
}

impl std::fmt::Debug for Linker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Linker").field("files", &self.files.len()).finish_non_exhaustive()
    }
}

/// The surnames that somebody had or nobody, before a change.
#[derive(Default)]
struct Turned(FxHashMap<u64, bool>);

impl Turned {
    fn count(&mut self, surnames: &mut FxHashMap<u64, u32>, key: u64, up: bool) {
        let count = surnames.entry(key).or_default();
        self.0.entry(key).or_insert(*count > 0);
        *count = if up { *count + 1 } else { count.saturating_sub(1) };
    }

    /// Those of which the opposite is true now. Those that nobody has are forgotten.
    fn keys(self, surnames: &mut FxHashMap<u64, u32>) -> impl Iterator<Item = u64> {
        let turned = move |(key, was): &(u64, bool)| {
            let is = surnames.get(key).is_some_and(|count| *count > 0);
            if !is {
                surnames.remove(key);
            }
            is != *was
        };
        self.0.into_iter().filter(turned).map(|(key, _)| key)
    }
}

/// What an update has touched so far.
#[derive(Default)]
struct Touched {
    /// The files whose findings may have changed.
    affected: FxHashSet<FileId>,
    /// The files that say something else, or whose people or meetings are others.
    stale: FxHashSet<FileId>,
}

impl Linker {
    /// Nothing, under a newsroom that knows these people.
    pub fn new(desk: &[KnownPerson]) -> Self {
        let mut linker = Self::default();
        for naming in desk_namings(desk) {
            if let Some(surname) = naming.surname() {
                *linker.surnames.entry(surname_key(surname)).or_default() += 1;
            }
            linker.people.add_desk(naming);
        }
        linker
    }

    /// Follows a change of some files, which `around` has already. Gives the files whose findings may have changed.
    pub fn update(
        &mut self,
        links: &mut Links,
        changes: Vec<Change>,
        around: &Around<'_>,
    ) -> FxHashSet<FileId> {
        let mut touched = Touched::default();
        self.readings.many = around.store.is_some() && changes.len() > MANY;
        let changed: FxHashSet<FileId> = changes.iter().map(|change| change.file).collect();
        for file in &changed {
            touched.affected.extend(links.neighbours(*file, around.names_people));
        }
        let renamed = self.take_in(changes, around, &mut touched);
        self.name(&renamed, around, &mut touched);
        let mut regrouped = self.people.settle(links, &self.files, around, &mut touched.affected);
        regrouped.extend(&changed);
        self.retell(&regrouped, around, &mut touched);
        regrouped.extend(self.meetings.settle(links, around, &mut touched.affected));
        self.publish(links, &regrouped, around, &touched);
        touched.affected.extend(&changed);
        for file in &changed {
            touched.affected.extend(links.neighbours(*file, around.names_people));
        }
        links.forget_slugs();
        touched.affected
    }

    /// Takes what files say by themselves for what they said before. Gives the files whose words may mean other people.
    fn take_in(
        &mut self,
        changes: Vec<Change>,
        around: &Around<'_>,
        touched: &mut Touched,
    ) -> FxHashSet<FileId> {
        let mut turned = Turned::default();
        let mut renamed: FxHashSet<FileId> = FxHashSet::default();
        for Change { file, now } in changes {
            let old = self.files.remove(&file).map(|old| *old);
            let now = now.map(|now| self.begin(file, now, old.as_ref(), around));
            for (state, is_there) in [(&old, false), (&now, true)] {
                for key in state.iter().flat_map(|state| &state.surnames) {
                    turned.count(&mut self.surnames, *key, is_there);
                }
            }
            touched.stale.insert(file);
            renamed.insert(file);
            // Who was named before is compared with who is named now, so that the same people stay.
            let people = old.map(|old| old.people).unwrap_or_default();
            match now {
                Some(now) => drop(self.files.insert(file, Box::new(File { people, ..now }))),
                None => {
                    self.days.forget(file);
                    self.meetings.forget(file);
                    self.people.replace(file, &people, &[]);
                }
            }
        }
        let turned: FxHashSet<u32> = turned.keys(&mut self.surnames).map(half).collect();
        if !turned.is_empty() {
            let unsure = |file: &File| file.unsure.iter().any(|word| turned.contains(word));
            renamed.extend(self.files.iter().filter(|(_, state)| unsure(state)).map(|(file, _)| *file));
        }
        renamed
    }

    /// What is known of a file that says this now. The same words about its own day lead it to the same day, as long as
    /// nothing else speaks against it.
    fn begin(&mut self, file: FileId, now: Now, old: Option<&File>, around: &Around<'_>) -> File {
        let base = now.article.is_packed().then(|| now.article.clone());
        self.readings.base.insert(file, now.article);
        let Cards { people, lone, said, evidence } = Arc::unwrap_or_clone(now.cards.peek());
        let own = shared(&said, &mut self.interner);
        let surnames = people.iter().filter_map(|card| card.naming.sure_surname()).map(surname_key);
        let unsure: BTreeSet<u32> = lone.iter().map(|lone| half(lone.word)).collect();
        let mut state = File {
            words: Box::default(),
            surnames: surnames.collect(),
            unsure: unsure.into_iter().collect(),
            people: Box::default(),
            inference: None,
            said: own.clone(),
            own,
            // A copy, because what was unpacked lies between what is thrown away soon.
            evidence: evidence.clone(),
            fresh: Some(Fresh { people, lone }),
            base,
        };
        if state.is_undated() {
            match old.filter(|old| old.evidence == state.evidence) {
                Some(old) if old.inference.is_some() => {
                    state.inference = old.inference.clone();
                    let read = self.readings.of(file, old.inference.as_ref(), around);
                    state.said = shared(&Said::all(&read), &mut self.interner);
                }
                Some(_) => {}
                None => self.days.seed(file),
            }
        }
        state
    }

    /// Takes the words of these files that others make known for names.
    fn name(&mut self, files: &FxHashSet<FileId>, around: &Around<'_>, touched: &mut Touched) {
        for file in files {
            let (Some(state), Some(entry)) = (self.files.get_mut(file), around.entries.get(file.0)) else {
                continue;
            };
            self.readings.know(*file, state.base.as_ref());
            let is_surname = |key: u64| self.surnames.get(&key).is_some_and(|count| *count > 0);
            let fresh = state.fresh.take();
            let lone = match &fresh {
                Some(fresh) => &*fresh.lone,
                None => &self.readings.of(*file, None, around).lone,
            };
            let words = lone::known(lone, is_surname).into_boxed_slice();
            if words == state.words && fresh.is_none() {
                continue;
            }
            let named;
            let people = match fresh.as_ref().filter(|_| words.is_empty()) {
                Some(fresh) => &*fresh.people,
                None => {
                    let read = self.readings.with_names(*file, entry, &words, around);
                    named = person_cards(&read, &entry.peek_text());
                    &*named
                }
            };
            let people: Box<[_]> =
                people.iter().map(|card| self.people.shared(card, &mut self.interner)).collect();
            state.words = words;
            self.people.replace(*file, &state.people, &people);
            state.people = people;
            touched.stale.insert(*file);
            touched.affected.insert(*file);
        }
    }

    /// Has the files say of their meetings what they say now, about the people as they are now, and infers the days of
    /// those that state none.
    fn retell(&mut self, files: &FxHashSet<FileId>, around: &Around<'_>, touched: &mut Touched) {
        for file in files {
            let Some(state) = self.files.get(file) else { continue };
            let cards = self.cards(&state.own, *file);
            if state.is_undated() {
                self.meetings.unstate(*file);
                self.days.ask(*file, cards);
            } else {
                self.days.forget(*file);
                self.meetings.replace(*file, cards, true);
            }
        }
        let told = self.meetings.take_told();
        let mut retold = files.clone();
        for component in self.days.settle(&told) {
            retold.extend(self.infer(&component, around, touched));
        }
        for file in &retold {
            if let Some(state) = self.files.get(file).filter(|state| state.is_undated()) {
                let cards = self.cards(&state.said, *file);
                self.meetings.replace(*file, cards, false);
            }
        }
    }

    /// What a file says of its meetings, about the people as they are now.
    fn cards(&self, said: &[Arc<Said>], file: FileId) -> Vec<MeetingCard> {
        said.iter().map(|said| MeetingCard::of(said, |index| self.person_of(file, index))).collect()
    }

    fn person_of(&self, file: FileId, index: u32) -> Option<PersonId> {
        let card = self.files.get(&file)?.people.get(index as usize)?;
        self.people.person_of((file, index), &card.naming)
    }

    /// Lets everybody see what the touched files say now.
    fn publish(
        &mut self,
        links: &mut Links,
        regrouped: &FxHashSet<FileId>,
        around: &Around<'_>,
        touched: &Touched,
    ) {
        let mut files = touched.stale.clone();
        files.extend(regrouped);
        let mut readings = std::mem::take(&mut self.readings);
        for file in files {
            let linked = self.files.get(&file).zip(around.entries.get(file.0)).map(|(state, entry)| {
                let old = links.files.get(file.0).filter(|_| !touched.stale.contains(&file));
                let read = || readings.published(file, state, entry, around);
                Arc::new(Linked {
                    article: old.map_or_else(read, |old| old.article.clone()),
                    people: (0..state.people.len() as u32)
                        .filter_map(|index| self.person_of(file, index))
                        .collect(),
                    meetings: self.meetings.of(file),
                })
            });
            links.files.set(file.0, linked);
        }
    }
}
