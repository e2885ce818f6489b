//! What is true across articles, as everybody may read it: who is who and which meeting is which.
//!
//! The [linker](super::linker) keeps it up to date.

use super::kept::{Kept, Store};
use super::pages::Pages;
use super::slug::{self, Slugs};
use super::{FileId, MeetingEntry, MeetingId, PersonEntry, PersonId};
use crate::article::Article;
use rustc_hash::FxHashSet;
use std::sync::{Arc, OnceLock};

/// What a file is in the corpus.
#[derive(Debug)]
pub(super) struct Linked {
    /// What the file says: read from the day that was inferred where it states none, and with the names that other
    /// files make known.
    pub article: Kept<Article>,
    /// Who each of its people is.
    pub people: Box<[PersonId]>,
    /// Which each of its meetings is.
    pub meetings: Box<[MeetingId]>,
}

impl Linked {
    /// The same, packed.
    pub fn packed(&self, store: Option<&Arc<dyn Store>>) -> Self {
        Self {
            article: self.article.packed(store),
            people: self.people.clone(),
            meetings: self.meetings.clone(),
        }
    }
}

/// The links between all articles.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    pub files: Pages<Linked>,
    pub people: Pages<PersonEntry>,
    pub meetings: Pages<MeetingEntry>,
    slugs: Arc<OnceLock<Slugs>>,
}

impl Links {
    /// Which person of the corpus the person `index` of an article is.
    pub fn person_of(&self, file: FileId, index: u32) -> Option<PersonId> {
        self.files.get(file.0)?.people.get(index as usize).copied()
    }

    /// Which meeting of the corpus the meeting `index` of an article is.
    pub fn meeting_of(&self, file: FileId, index: u32) -> Option<MeetingId> {
        self.files.get(file.0)?.meetings.get(index as usize).copied()
    }

    /// The files whose findings can depend on what `file` says: those that share a meeting with it, or a person whose
    /// name is spelled in several ways; with `all`, those that share any person.
    pub fn neighbours(&self, file: FileId, all: bool) -> FxHashSet<FileId> {
        let Some(linked) = self.files.get(file.0) else { return FxHashSet::default() };
        let people = linked.people.iter().filter_map(|id| self.people.get(id.0));
        let people = people.filter(|person| all || person.varied).flat_map(|person| &person.members);
        let meetings = linked.meetings.iter().filter_map(|id| self.meetings.get(id.0));
        people.chain(meetings.flat_map(|meeting| &meeting.members)).map(|(file, _)| *file).collect()
    }

    /// Short names for everybody and everything, made when somebody asks for them.
    pub fn slugs<'p>(&self, path: impl Fn(FileId) -> &'p str + Copy) -> &Slugs {
        self.slugs.get_or_init(|| slug::of(self, path))
    }

    /// Forgets the short names: something was linked anew.
    pub fn forget_slugs(&mut self) {
        self.slugs = Arc::default();
    }
}
