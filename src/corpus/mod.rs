//! All articles of the workspace, and what is true across them.
//!
//! Owns [`Corpus`]: files in, articles, people and meetings out. A corpus is cheap to clone; a clone is a
//! snapshot. Start reading in [`Corpus::replace`].

mod digest;
mod entry;
mod graph;
mod infer;
mod intern;
mod kept;
mod linker;
mod links;
mod lone;
mod meeting_card;
mod meeting_conflict;
mod meeting_groups;
mod meeting_sure;
pub mod meetings;
mod pages;
pub mod people;
mod person_card;
mod query;
mod slug;
pub mod spelling;

use crate::article::{self, Article, Hints};
use crate::config::Config;
use crate::lang::translit::{self, Skeleton};
pub use digest::{Digest, PackedDigest};
pub use entry::Entry;
use kept::Unpacked;
pub use kept::{Place, Store};
use linker::{Around, Change, Linker, Now};
use links::Links;
use pages::Pages;
use rustc_hash::FxHashMap;
use slug::Slugs;
use std::sync::{Arc, OnceLock};

/// The rule that looks at how other articles introduce a person.
const INTRODUCES: &str = "unintroduced-person";

/// A file of the corpus. Ids are never reused while a corpus lives.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct FileId(pub u32);

/// A person across articles.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct PersonId(pub u32);

/// A meeting across articles.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct MeetingId(pub u32);

/// What an edit can have changed: the files whose findings have to be looked at again.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Affected {
    /// The files, sorted, the edited one included.
    pub files: Vec<FileId>,
}

/// All articles.
#[derive(Debug, Default)]
pub struct Corpus {
    config: Arc<Config>,
    by_path: Arc<FxHashMap<Arc<str>, FileId>>,
    entries: Pages<Entry>,
    links: Links,
    unpacked: Unpacked,
    /// Where packed articles go.
    store: Option<Arc<dyn Store>>,
    /// What keeps the links up to date; a clone has none, and links all anew if it is changed.
    linker: Option<Box<Linker>>,
}

impl Clone for Corpus {
    fn clone(&self) -> Self {
        Self {
            config: self.config.clone(),
            by_path: self.by_path.clone(),
            entries: self.entries.clone(),
            links: self.links.clone(),
            unpacked: self.unpacked.clone(),
            store: self.store.clone(),
            linker: None,
        }
    }
}

impl Corpus {
    /// An empty corpus under `config`.
    pub fn new(config: Arc<Config>) -> Self {
        Self { config, ..Self::default() }
    }

    /// The same, with packed articles put in a store.
    pub fn with_store(self, store: Option<Arc<dyn Store>>) -> Self {
        Self { store, ..self }
    }

    /// Where packed articles go, if not into memory.
    pub fn store(&self) -> Option<&Arc<dyn Store>> {
        self.store.as_ref()
    }

    /// The settings.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Puts a file's text in place of what was there, or adds it.
    pub fn replace(&mut self, path: &str, text: Arc<str>) -> (FileId, Affected) {
        let hints = self.hints(path);
        let article = article::analyse(&text, &hints);
        self.replace_analysed(path, text, article)
    }

    /// What is known of a file from outside its text.
    pub fn hints(&self, path: &str) -> Hints {
        let file_name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        Hints { file_name: file_name.into(), ..self.config.hints() }
    }

    /// The same as [`Corpus::replace`] for a text that was analysed elsewhere, on another thread say.
    pub fn replace_analysed(&mut self, path: &str, text: Arc<str>, article: Article) -> (FileId, Affected) {
        self.put(path, Digest::new(text, article))
    }

    /// The same as [`Corpus::replace`] for what a text contributes.
    pub fn put(&mut self, path: &str, digest: Digest) -> (FileId, Affected) {
        let change = self.take_in(path.into(), digest);
        (change.file, self.relink(vec![change]))
    }

    /// Puts in many files at once and links them once.
    pub fn extend<D: Into<Digest>>(
        &mut self,
        files: impl IntoIterator<Item = (Arc<str>, D)>,
    ) -> (Vec<FileId>, Affected) {
        let changes: Vec<Change> =
            files.into_iter().map(|(path, digest)| self.take_in(path, digest.into())).collect();
        let ids = changes.iter().map(|change| change.file).collect();
        (ids, self.relink(changes))
    }

    /// Packs the files that are not, but for those in use, if there are more than `many`: they take little room until
    /// somebody looks at them again.
    pub fn pack(&mut self, many: usize, in_use: impl Fn(&str) -> bool) {
        if self.unpacked.len() <= many {
            return;
        }
        for file in self.unpacked.take() {
            let Some(entry) = self.entries.get(file.0).filter(|entry| !in_use(&entry.path)) else { continue };
            let packed = Arc::new(entry.packed(self.store.as_ref()));
            self.entries.set(file.0, Some(packed));
            let linked = self.links.files.get(file.0);
            let packed = linked.map(|linked| Arc::new(linked.packed(self.store.as_ref())));
            self.links.files.set(file.0, packed);
        }
    }

    /// Takes a file out.
    pub fn remove(&mut self, file: FileId) -> Affected {
        self.remove_all(&[file])
    }

    /// Takes many files out and links what is left once.
    pub fn remove_all(&mut self, files: &[FileId]) -> Affected {
        let mut gone = Vec::new();
        for file in files {
            let Some(path) = self.entry(*file).map(|entry| entry.path.clone()) else { continue };
            Arc::make_mut(&mut self.by_path).remove(&path);
            self.entries.set(file.0, None);
            gone.push(Change { file: *file, now: None });
        }
        self.relink(gone)
    }

    /// Whether a rule looks at how other articles introduce a person, and not just at how they spell the name.
    fn names_people(&self) -> bool {
        self.config.turns_on(INTRODUCES)
    }

    fn take_in(&mut self, path: Arc<str>, digest: Digest) -> Change {
        let known = self.by_path.get_key_value(&path).map(|(path, file)| (path.clone(), *file));
        let is_new = known.is_none();
        let (path, file) = known.unwrap_or_else(|| (path, FileId(self.entries.len() as u32)));
        let Digest { text, article, cards, headlines } = digest;
        if !text.is_packed() || !article.is_packed() {
            self.unpacked.note(file);
        }
        let entry = Entry { path: path.clone(), text, headlines, file, unpacked: self.unpacked.clone() };
        self.entries.set(file.0, Some(Arc::new(entry)));
        if is_new {
            Arc::make_mut(&mut self.by_path).insert(path, file);
        }
        Change { file, now: Some(Now { article, cards }) }
    }

    /// Links what has changed, and says what else that changes.
    fn relink(&mut self, mut changes: Vec<Change>) -> Affected {
        if changes.is_empty() {
            return Affected::default();
        }
        let changed: Vec<FileId> = changes.iter().map(|change| change.file).collect();
        let mut linker = self.linker.take().unwrap_or_else(|| {
            self.links = Links::default();
            let known = |(file, _): (u32, _)| FileId(file);
            let others = self.entries.iter().map(known).filter(|file| !changed.contains(file));
            let others: Vec<FileId> = others.collect();
            changes.extend(others.into_iter().filter_map(|file| self.again(file)));
            Box::new(Linker::new(&self.config.people))
        });
        let mut links = std::mem::take(&mut self.links);
        let hints = |entry: &Entry| self.hints(&entry.path);
        let around = Around {
            entries: &self.entries,
            desk: &self.config.people,
            hints: &hints,
            names_people: self.names_people(),
            unpacked: &self.unpacked,
            store: self.store.as_ref(),
        };
        let mut files: Vec<FileId> = linker.update(&mut links, changes, &around).into_iter().collect();
        (self.links, self.linker) = (links, Some(linker));
        files.extend(changed.iter().filter(|file| self.entry(**file).is_none()));
        files.retain(|file| self.entry(*file).is_some() || changed.contains(file));
        files.sort();
        files.dedup();
        Affected { files }
    }

    /// What a file says by itself, understood once more.
    fn again(&self, file: FileId) -> Option<Change> {
        let entry = self.entry(file)?;
        let article = article::analyse(entry.text(), &self.hints(&entry.path));
        let Digest { article, cards, .. } = Digest::new(entry.text().clone(), article);
        Some(Change { file, now: Some(Now { article, cards }) })
    }

    /// The file at `path`.
    pub fn file(&self, path: &str) -> Option<FileId> {
        self.by_path.get(path).copied()
    }

    /// All files, in order of path.
    pub fn files(&self) -> Vec<FileId> {
        let mut files: Vec<_> = self.by_path.iter().collect();
        files.sort();
        files.into_iter().map(|(_, &file)| file).collect()
    }

    /// A file's entry, while it is there.
    pub fn entry(&self, file: FileId) -> Option<&Arc<Entry>> {
        self.entries.get(file.0)
    }

    /// What a file says; where it states no publication date, as read from the day that was inferred, if one was.
    pub fn article(&self, file: FileId) -> Option<&Article> {
        self.links.files.get(file.0).map(|linked| &**linked.article.get(|| self.unpacked.note(file)))
    }

    /// A file's path; empty where the file is gone.
    pub fn path(&self, file: FileId) -> &str {
        self.entry(file).map_or("", |entry| &entry.path)
    }

    /// A file's text; empty where the file is gone.
    pub fn text(&self, file: FileId) -> &str {
        self.entry(file).map_or("", |entry| entry.text())
    }
}

/// A person with all that the corpus says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonEntry {
    /// The fullest and commonest name.
    pub name: Box<str>,
    /// The fullest names that articles have, each once, and those of the newsroom; [`PersonEntry::name`] comes first.
    pub names: Vec<Box<str>>,
    /// The same as the search for a name compares them: folded loosely.
    pub folded: Vec<Box<str>>,
    /// How often all articles name the person.
    pub mentions: u32,
    /// The person in each article that mentions them: file, and index into that article's people.
    pub members: Vec<(FileId, u32)>,
    /// Who it is among the newsroom's own people.
    pub desk: Option<u32>,
    /// Whether two words of the names that the articles have can be spellings of one.
    pub varied: bool,
    /// What the words of the names sound like.
    pub sounds: Sounds,
}

/// The consonants of the words of each of somebody's names as both scripts can spell them, made when somebody first asks.
/// They follow from the names, so that any are as good as any other.
#[derive(Clone, Debug, Default)]
pub struct Sounds(OnceLock<Box<[Vec<Skeleton>]>>);

impl PartialEq for Sounds {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Sounds {}

impl PersonEntry {
    /// The consonants of the words of each of [`PersonEntry::folded`], as both scripts can spell them.
    pub fn sounds(&self) -> &[Vec<Skeleton>] {
        let of = |name: &str| name.split_whitespace().flat_map(translit::broad).collect();
        self.sounds.0.get_or_init(|| self.folded.iter().map(|name| of(name)).collect())
    }
}

/// A meeting with all that the corpus says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeetingEntry {
    /// A name for people to read.
    pub name: Box<str>,
    /// The same as the search for a name compares it: folded loosely.
    pub folded: Box<str>,
    /// The meeting in each article that mentions it: file, and index into that article's meetings.
    pub members: Vec<(FileId, u32)>,
    /// The whole that it is a part of: the round in Geneva is one of three.
    pub whole: Option<MeetingId>,
    /// The parts of it that articles tell of.
    pub parts: Vec<MeetingId>,
}

impl Corpus {
    /// Which person of the corpus the person `index` of an article is.
    pub fn person_of(&self, file: FileId, index: u32) -> Option<PersonId> {
        self.links.person_of(file, index)
    }

    /// All that the corpus says of a person.
    pub fn person(&self, person: PersonId) -> Option<&PersonEntry> {
        self.links.people.get(person.0).map(|entry| &**entry)
    }

    /// A short name for formats, unique in the corpus: `vladimir-putin` or the Arabic words joined by hyphens.
    pub fn person_slug(&self, person: PersonId) -> &str {
        self.slugs().people.get(&person).map_or("", |slug| slug)
    }

    /// All people, in order of slug.
    pub fn people(&self) -> Vec<PersonId> {
        let mut people: Vec<PersonId> = self.links.people.iter().map(|(id, _)| PersonId(id)).collect();
        people.sort_by_key(|id| self.person_slug(*id));
        people
    }

    /// All people with what the corpus says of them, in no order that anybody may rely on.
    pub fn person_entries(&self) -> impl Iterator<Item = &PersonEntry> {
        self.links.people.iter().map(|(_, entry)| &**entry)
    }

    /// Which meeting of the corpus the meeting `index` of an article is.
    pub fn meeting_of(&self, file: FileId, index: u32) -> Option<MeetingId> {
        self.links.meeting_of(file, index)
    }

    /// All that the corpus says of a meeting.
    pub fn meeting(&self, meeting: MeetingId) -> Option<&MeetingEntry> {
        self.links.meetings.get(meeting.0).map(|entry| &**entry)
    }

    /// A short name for formats, unique in the corpus.
    pub fn meeting_slug(&self, meeting: MeetingId) -> &str {
        self.slugs().meetings.get(&meeting).map_or("", |slug| slug)
    }

    /// All meetings, in order of slug.
    pub fn meetings(&self) -> Vec<MeetingId> {
        let mut meetings: Vec<MeetingId> = self.links.meetings.iter().map(|(id, _)| MeetingId(id)).collect();
        meetings.sort_by_key(|id| self.meeting_slug(*id));
        meetings
    }

    /// All meetings with what the corpus says of them, in no order that anybody may rely on.
    pub fn meeting_entries(&self) -> impl Iterator<Item = &MeetingEntry> {
        self.links.meetings.iter().map(|(_, entry)| &**entry)
    }

    fn slugs(&self) -> &Slugs {
        self.links.slugs(|file| self.path(file))
    }
}
