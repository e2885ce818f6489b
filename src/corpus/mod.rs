//! All articles of the workspace, and what is true across them.
//!
//! Owns [`Corpus`]: files in, articles, people and meetings out. A corpus is cheap to clone; a clone is a
//! snapshot. Start reading in [`Corpus::replace`].

mod cluster;
mod infer;
mod links;
mod lone;
mod meeting_card;
mod meeting_conflict;
mod meeting_groups;
mod meeting_sure;
pub mod meetings;
mod parts;
pub mod people;
mod person_card;
mod query;
mod slug;
pub mod spelling;

use crate::article::{self, Article, Hints};
use crate::config::Config;
use crate::text::LineIndex;
use links::{Links, Source};
use rustc_hash::FxHashMap;
use std::sync::Arc;

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

/// One file with its text and what it says.
#[derive(Debug)]
pub struct Entry {
    /// The path, as the caller names it.
    pub path: Arc<str>,
    /// The text.
    pub text: Arc<str>,
    /// Where its lines begin.
    pub lines: LineIndex,
    /// What the text says by itself.
    pub article: Arc<Article>,
}

/// All articles.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    config: Arc<Config>,
    by_path: Arc<FxHashMap<Arc<str>, FileId>>,
    entries: Arc<Vec<Option<Arc<Entry>>>>,
    links: Arc<Links>,
}

impl Corpus {
    /// An empty corpus under `config`.
    pub fn new(config: Arc<Config>) -> Self {
        Self { config, ..Self::default() }
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
        let file = self.put(path, text, article);
        let before = self.links.clone();
        let kept =
            self.entry(file).and_then(|entry| before.keep(file, entry, |entry| self.hints(&entry.path)));
        let affected = match kept {
            Some(links) => {
                let mut files: Vec<FileId> =
                    links.neighbours(file, self.names_people()).into_iter().chain([file]).collect();
                files.sort();
                files.dedup();
                self.links = links;
                Affected { files }
            }
            None => self.relink(&[file]),
        };
        (file, affected)
    }

    /// Puts in many files at once and links them once.
    pub fn extend(
        &mut self,
        files: impl IntoIterator<Item = (Arc<str>, Arc<str>, Article)>,
    ) -> (Vec<FileId>, Affected) {
        let ids: Vec<FileId> =
            files.into_iter().map(|(path, text, article)| self.put(&path, text, article)).collect();
        let affected = if ids.is_empty() { Affected::default() } else { self.relink(&ids) };
        (ids, affected)
    }

    /// Takes a file out.
    pub fn remove(&mut self, file: FileId) -> Affected {
        self.remove_all(&[file])
    }

    /// Takes many files out and links what is left once.
    pub fn remove_all(&mut self, files: &[FileId]) -> Affected {
        let mut gone = Vec::new();
        for file in files {
            let Some(entry) = self.entry(*file).cloned() else { continue };
            Arc::make_mut(&mut self.by_path).remove(&entry.path);
            if let Some(place) = Arc::make_mut(&mut self.entries).get_mut(file.0 as usize) {
                *place = None;
            }
            gone.push(*file);
        }
        if gone.is_empty() { Affected::default() } else { self.relink(&gone) }
    }

    /// Whether a rule looks at how other articles introduce a person, and not just at how they spell the name.
    fn names_people(&self) -> bool {
        self.config.turns_on(INTRODUCES)
    }

    fn put(&mut self, path: &str, text: Arc<str>, article: Article) -> FileId {
        let path: Arc<str> = path.into();
        let entries = Arc::make_mut(&mut self.entries);
        let file = self.by_path.get(&path).copied().unwrap_or(FileId(entries.len() as u32));
        let lines = LineIndex::new(&text);
        let entry = Arc::new(Entry { path: path.clone(), text, lines, article: Arc::new(article) });
        match entries.get_mut(file.0 as usize) {
            Some(place) => *place = Some(entry),
            None => entries.push(Some(entry)),
        }
        if !self.by_path.contains_key(&path) {
            Arc::make_mut(&mut self.by_path).insert(path, file);
        }
        file
    }

    fn build_links(&self) -> Links {
        let ids = self.files();
        let files: Vec<Source<'_>> =
            ids.iter().filter_map(|file| Some((*file, self.entry(*file)?))).collect();
        Links::build(&files, |entry| self.hints(&entry.path), &self.config.people, &self.links)
    }

    /// Links everything anew, and says what that can have changed.
    fn relink(&mut self, edited: &[FileId]) -> Affected {
        let after = Arc::new(self.build_links());
        let before = std::mem::replace(&mut self.links, after);
        let mut files: Vec<FileId> =
            Links::affected(&before, &self.links, edited, self.names_people()).into_iter().collect();
        files.extend(edited);
        files.sort();
        files.dedup();
        files.retain(|file| self.entry(*file).is_some() || edited.contains(file));
        Affected { files }
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
        self.entries.get(file.0 as usize)?.as_ref()
    }

    /// What a file says; where it states no publication date, as read from the day that was inferred, if one was.
    pub fn article(&self, file: FileId) -> Option<&Article> {
        self.entry(file).map(|entry| &**self.links.article(file, entry))
    }

    /// A file's path; empty where the file is gone.
    pub fn path(&self, file: FileId) -> &str {
        self.entry(file).map_or("", |entry| &entry.path)
    }

    /// A file's text; empty where the file is gone.
    pub fn text(&self, file: FileId) -> &str {
        self.entry(file).map_or("", |entry| &entry.text)
    }
}

/// A person with all that the corpus says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonEntry {
    /// A short name for formats, unique in the corpus: `vladimir-putin` or the Arabic words joined by hyphens.
    pub slug: Box<str>,
    /// The fullest and commonest name.
    pub name: Box<str>,
    /// The person in each article that mentions them: file, and index into that article's people.
    pub members: Vec<(FileId, u32)>,
    /// Who it is among the newsroom's own people.
    pub desk: Option<u32>,
    /// Whether two words of the names that the articles have can be spellings of one.
    pub varied: bool,
}

/// A meeting with all that the corpus says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeetingEntry {
    /// A short name for formats, unique in the corpus.
    pub slug: Box<str>,
    /// A name for people to read.
    pub name: Box<str>,
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
        self.links.people.get(person.0 as usize)
    }

    /// All people, in order of slug.
    pub fn people(&self) -> Vec<PersonId> {
        let mut people: Vec<(&str, PersonId)> = (0..)
            .map(PersonId)
            .zip(self.links.people.iter())
            .map(|(id, person)| (&*person.slug, id))
            .collect();
        people.sort();
        people.into_iter().map(|(_, id)| id).collect()
    }

    /// Which meeting of the corpus the meeting `index` of an article is.
    pub fn meeting_of(&self, file: FileId, index: u32) -> Option<MeetingId> {
        self.links.meeting_of(file, index)
    }

    /// All that the corpus says of a meeting.
    pub fn meeting(&self, meeting: MeetingId) -> Option<&MeetingEntry> {
        self.links.meetings.get(meeting.0 as usize)
    }

    /// All meetings, in order of slug.
    pub fn meetings(&self) -> Vec<MeetingId> {
        let mut meetings: Vec<(&str, MeetingId)> = (0..)
            .map(MeetingId)
            .zip(self.links.meetings.iter())
            .map(|(id, meeting)| (&*meeting.slug, id))
            .collect();
        meetings.sort();
        meetings.into_iter().map(|(_, id)| id).collect()
    }
}
