//! What is true across articles: who is who, which meeting is which, and the publication dates that follow.
//!
//! Everything here is a function of the articles alone, so that a corpus that was edited a thousand times equals one
//! that was built from nothing. What the articles say of people and meetings is kept on cards: where an edit leaves
//! the cards of its file as they were, the links stay as they are.

use super::cluster::{grouped, ids, members};
use super::infer::Evidence;
use super::lone::Names;
use super::meetings::{self, MeetingCard};
use super::people;
use super::person_card::{KnownAs, PersonCard, desk_cards, person_cards};
use super::{Entry, FileId, MeetingEntry, MeetingId, PersonEntry, PersonId, meeting_sure, parts, slug};
use crate::article::{self, Article, Hints, Inference};
use crate::config::KnownPerson;
use crate::time::Interval;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// How often what was inferred of one article may bear on others; chains are short.
const ROUNDS: usize = 8;

/// What a file contributes to the links.
#[derive(Clone, PartialEq, Debug, Default)]
struct Cards {
    people: Vec<PersonCard>,
    /// How many of the people the article knows by itself.
    own: usize,
    meetings: Vec<MeetingCard>,
}

/// An article that states no publication date, with what was inferred of it.
#[derive(Clone, Debug)]
struct Inferred {
    /// The entry, to know whether this is still true.
    of: Arc<Entry>,
    /// What the article says of its own day.
    evidence: Arc<Evidence>,
    /// What it says of meetings as long as its day is not known.
    undated: Arc<[MeetingCard]>,
    inference: Option<Arc<Inference>>,
    /// The article as read from that.
    article: Arc<Article>,
}

/// The links between all articles.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    cards: Arc<FxHashMap<FileId, Cards>>,
    /// The words of articles that other articles make names.
    names: Names,
    inferred: FxHashMap<FileId, Inferred>,
    pub(super) people: Arc<Vec<PersonEntry>>,
    person_of: Arc<FxHashMap<(FileId, u32), PersonId>>,
    pub(super) meetings: Arc<Vec<MeetingEntry>>,
    meeting_of: Arc<FxHashMap<(FileId, u32), MeetingId>>,
}

/// The members of a person or a meeting, and whether they spell a name in several ways.
type Cluster<'l> = (bool, &'l [(FileId, u32)]);

/// A file with its entry, as the links see it.
pub(super) type Source<'e> = (FileId, &'e Arc<Entry>);

impl Links {
    /// The links of all files, which come in order of path. `before` lends what it has worked out already.
    pub(super) fn build(
        files: &[Source<'_>],
        hints: impl Fn(&Entry) -> Hints,
        desk: &[KnownPerson],
        before: &Links,
    ) -> Self {
        let mut links = Links::default();
        let desk = desk_cards(desk);
        let mut people: Vec<Vec<PersonCard>> =
            files.iter().map(|(_, entry)| person_cards(&entry.article, &entry.text)).collect();
        let own: Vec<usize> = people.iter().map(Vec::len).collect();
        links.names = Names::new(people.iter().flatten(), &desk);
        for ((file, entry), people) in files.iter().zip(&mut people) {
            links.name(*file, entry, before);
            if let Some(article) = links.names.article(*file) {
                *people = person_cards(article, &entry.text);
            }
        }
        links.link_people(files, &people, &desk);
        let stated: Vec<Vec<MeetingCard>> =
            files.iter().map(|(file, entry)| links.meeting_cards(*file, &entry.article)).collect();
        links.infer(files, &stated, hints, before);
        let cards: Vec<Cards> = files
            .iter()
            .zip(people)
            .zip(own)
            .zip(stated)
            .map(|((((file, _), people), own), stated)| {
                let read_again = links.inferred.get(file).filter(|inferred| inferred.inference.is_some());
                let meetings =
                    read_again.map_or(stated, |inferred| links.meeting_cards(*file, &inferred.article));
                Cards { people, own, meetings }
            })
            .collect();
        links.link_meetings(files, &cards);
        // The names hold on whichever day an article is read from.
        for (file, entry) in files {
            links.name(*file, entry, before);
        }
        links.cards = Arc::new(files.iter().map(|(file, _)| *file).zip(cards).collect());
        links
    }

    /// Takes the words of a file that others make known for names.
    fn name(&mut self, file: FileId, entry: &Arc<Entry>, before: &Links) {
        let base = self.inferred.get(&file).map_or(&entry.article, |inferred| &inferred.article);
        self.names.take(file, entry, base, &before.names);
    }

    /// The links after one file was replaced, where its cards are what they were; `None` where they have to be built.
    pub(super) fn keep(
        self: &Arc<Self>,
        file: FileId,
        entry: &Arc<Entry>,
        hints: impl Fn(&Entry) -> Hints,
    ) -> Option<Arc<Self>> {
        let old = self.cards.get(&file)?;
        if person_cards(&entry.article, &entry.text) != *old.people.get(..old.own)? {
            return None;
        }
        let kept = self.keep_dated(file, entry, hints)?;
        if self.names.leaves(file, entry) {
            return Some(kept);
        }
        let mut links = Self::clone(&kept);
        links.name(file, entry, &Links::default());
        let people = links.names.article(file).unwrap_or(&entry.article);
        (person_cards(people, &entry.text) == old.people).then(|| Arc::new(links))
    }

    /// The same for what depends on the day alone.
    fn keep_dated(
        self: &Arc<Self>,
        file: FileId,
        entry: &Arc<Entry>,
        hints: impl Fn(&Entry) -> Hints,
    ) -> Option<Arc<Self>> {
        let old = self.cards.get(&file)?;
        match self.inferred.get(&file) {
            None => {
                let stated = entry.article.published.is_some();
                (stated && self.meeting_cards(file, &entry.article) == old.meetings).then(|| self.clone())
            }
            Some(inferred) if entry.article.published.is_none() => {
                // The same people and the same evidence lead to the same days.
                let same_evidence = Evidence::of(&entry.article) == *inferred.evidence
                    && *self.meeting_cards(file, &entry.article) == *inferred.undated;
                let read = read_again(entry, &inferred.inference, &hints);
                let same = same_evidence && self.meeting_cards(file, &read) == old.meetings;
                same.then(|| {
                    let mut links = Self::clone(self);
                    let inferred = Inferred { of: entry.clone(), article: read, ..inferred.clone() };
                    links.inferred.insert(file, inferred);
                    Arc::new(links)
                })
            }
            Some(_) => None,
        }
    }

    /// What a file says, read from its inferred day where it states none.
    pub(super) fn article<'e>(&'e self, file: FileId, entry: &'e Entry) -> &'e Arc<Article> {
        let read = || self.inferred.get(&file).map_or(&entry.article, |inferred| &inferred.article);
        self.names.article(file).unwrap_or_else(read)
    }

    /// Which person of the corpus the person `index` of an article is.
    pub(super) fn person_of(&self, file: FileId, index: u32) -> Option<PersonId> {
        self.person_of.get(&(file, index)).copied()
    }

    /// Which meeting of the corpus the meeting `index` of an article is.
    pub(super) fn meeting_of(&self, file: FileId, index: u32) -> Option<MeetingId> {
        self.meeting_of.get(&(file, index)).copied()
    }

    /// The files whose findings can depend on what `file` says: those that share a meeting with it, or a person whose
    /// name is spelled in several ways; with `all`, those that share any person.
    pub(super) fn neighbours(&self, file: FileId, all: bool) -> FxHashSet<FileId> {
        let Some(cards) = self.cards.get(&file) else { return FxHashSet::default() };
        let people = (0..cards.people.len() as u32).filter_map(|index| self.person_of(file, index));
        let people = people.filter_map(|id| self.people.get(id.0 as usize));
        let people = people.filter(|person| all || person.varied).flat_map(|person| &person.members);
        let meetings = (0..cards.meetings.len() as u32).filter_map(|index| self.meeting_of(file, index));
        let meetings =
            meetings.filter_map(|id| self.meetings.get(id.0 as usize)).flat_map(|meeting| &meeting.members);
        people.chain(meetings).map(|(file, _)| *file).collect()
    }

    /// The files whose findings can differ between two states of the links, besides those that were edited.
    pub(super) fn affected(before: &Links, after: &Links, edited: &[FileId], all: bool) -> FxHashSet<FileId> {
        let old: FxHashSet<Cluster<'_>> = before.clusters(all).collect();
        let new: FxHashSet<Cluster<'_>> = after.clusters(all).collect();
        let changed = old.symmetric_difference(&new).flat_map(|(_, members)| members.iter());
        let mut files: FxHashSet<FileId> = changed.map(|(file, _)| *file).collect();
        for file in edited {
            files.extend(before.neighbours(*file, all));
            files.extend(after.neighbours(*file, all));
        }
        files.extend(after.names.moved(&before.names));
        let moved = |(file, inferred): &(&FileId, &Inferred)| {
            before.inferred.get(*file).is_none_or(|old| old.inference != inferred.inference)
        };
        files.extend(after.inferred.iter().filter(moved).map(|(file, _)| *file));
        files
    }

    /// The clusters that findings can depend on: all meetings, and of the people those whose names are spelled in
    /// several ways, or all.
    fn clusters(&self, all: bool) -> impl Iterator<Item = Cluster<'_>> {
        let people = self.people.iter().filter(move |person| all || person.varied);
        let people = people.map(|person| (person.varied, person.members.as_slice()));
        people.chain(self.meetings.iter().map(|meeting| (false, meeting.members.as_slice())))
    }

    fn link_people(
        &mut self,
        files: &[Source<'_>],
        cards: &[Vec<PersonCard>],
        desk: &[(KnownAs, PersonCard)],
    ) {
        let people = people::entries(members(files, cards), desk);
        for (id, entry) in (0..).map(PersonId).zip(&people) {
            Arc::make_mut(&mut self.person_of).extend(entry.members.iter().map(|member| (*member, id)));
        }
        self.people = Arc::new(people);
    }

    fn link_meetings(&mut self, files: &[Source<'_>], cards: &[Cards]) {
        let cards: Vec<&[MeetingCard]> = cards.iter().map(|cards| &*cards.meetings).collect();
        let mut slugs = slug::Slugs::default();
        for group in grouped(&members(files, &cards), meetings::keys, meetings::cluster) {
            let (name, members) = (meetings::display_name(&group), ids(&group));
            let id = MeetingId(self.meetings.len() as u32);
            Arc::make_mut(&mut self.meeting_of).extend(members.iter().map(|member| (*member, id)));
            let entry = MeetingEntry { slug: slugs.of(&name), name, members, whole: None, parts: Vec::new() };
            Arc::make_mut(&mut self.meetings).push(entry);
        }
        let of_file = files.iter().zip(&cards).map(|((file, _), cards)| (*file, *cards)).collect();
        let meetings: &mut Vec<MeetingEntry> = Arc::make_mut(&mut self.meetings);
        parts::join(meetings, &of_file, &self.meeting_of);
    }

    fn meeting_cards(&self, file: FileId, article: &Article) -> Vec<MeetingCard> {
        let person = |index: u32| {
            let id = self.person_of(file, index);
            id.and_then(|id| self.people.get(id.0 as usize))
                .map_or_else(Box::default, |person| person.slug.clone())
        };
        (0..article.meetings.len() as u32).map(|index| MeetingCard::of(article, index, person)).collect()
    }

    /// Infers the publication dates of the files that state none, from their own words and from what dated files
    /// say of the same meetings. A file that is dated that way tells of its meetings in the next round, until
    /// nothing changes: every round looks at the one before as a whole, so that the order of files means nothing.
    fn infer(
        &mut self,
        files: &[Source<'_>],
        stated: &[Vec<MeetingCard>],
        hints: impl Fn(&Entry) -> Hints,
        before: &Links,
    ) {
        let mut undated: Vec<Undated<'_>> = files
            .iter()
            .zip(stated)
            .filter(|((_, entry), _)| entry.article.published.is_none())
            .map(|((file, entry), cards)| Undated::new(*file, entry, cards, before.inferred.get(file)))
            .collect();
        for _ in 0..ROUNDS {
            let dated = files
                .iter()
                .zip(stated)
                .filter(|((_, entry), _)| entry.article.published.is_some())
                .flat_map(|((file, _), cards)| cards.iter().map(move |card| (*file, card)));
            let inferred = undated
                .iter()
                .filter(|undated| undated.inference.is_some())
                .flat_map(|undated| undated.dated.iter().map(|card| (undated.file, card)));
            let known = Known::of(dated.chain(inferred));
            let concluded: Vec<Option<Arc<Inference>>> =
                undated.iter().map(|undated| undated.conclude(&known)).collect();
            let mut changed = false;
            for (undated, inference) in undated.iter_mut().zip(concluded) {
                if undated.inference != inference {
                    changed = true;
                    undated.inference = inference;
                    undated.read(before.inferred.get(&undated.file), &hints);
                    undated.dated = self.meeting_cards(undated.file, &undated.article);
                }
            }
            if !changed {
                break;
            }
        }
        self.inferred.extend(undated.into_iter().map(|undated| (undated.file, undated.inferred())));
    }
}

/// A file that states no publication date, while it is inferred.
struct Undated<'f> {
    file: FileId,
    entry: &'f Arc<Entry>,
    evidence: Arc<Evidence>,
    /// What it says of meetings as long as its day is not known.
    cards: &'f [MeetingCard],
    /// What it says of meetings as read from what was inferred.
    dated: Vec<MeetingCard>,
    inference: Option<Arc<Inference>>,
    article: Arc<Article>,
}

impl<'f> Undated<'f> {
    fn new(file: FileId, entry: &'f Arc<Entry>, cards: &'f [MeetingCard], before: Option<&Inferred>) -> Self {
        let same = before.filter(|before| Arc::ptr_eq(&before.of, entry));
        let evidence =
            same.map_or_else(|| Arc::new(Evidence::of(&entry.article)), |before| before.evidence.clone());
        let article = entry.article.clone();
        Self { file, entry, evidence, cards, dated: Vec::new(), inference: None, article }
    }

    /// What follows from what is known; a day that was settled stays.
    fn conclude(&self, known: &Known<'_>) -> Option<Arc<Inference>> {
        if self.inference.as_ref().is_some_and(|inference| inference.day().is_some()) {
            return self.inference.clone();
        }
        let days = |meeting: u32| {
            self.cards.get(meeting as usize).map_or_else(Vec::new, |card| known.days(self.file, card))
        };
        self.evidence.conclude(days).map(Arc::new)
    }

    /// Reads the article from what was inferred, unless that was done before.
    fn read(&mut self, before: Option<&Inferred>, hints: &impl Fn(&Entry) -> Hints) {
        let same =
            before.filter(|before| Arc::ptr_eq(&before.of, self.entry) && before.inference == self.inference);
        self.article = same
            .map_or_else(|| read_again(self.entry, &self.inference, hints), |before| before.article.clone());
    }

    fn inferred(self) -> Inferred {
        Inferred {
            of: self.entry.clone(),
            evidence: self.evidence,
            undated: self.cards.into(),
            inference: self.inference,
            article: self.article,
        }
    }
}

/// What dated files say of the days of meetings, by the keys of the meetings.
struct Known<'c> {
    by_key: FxHashMap<u64, Vec<(FileId, &'c MeetingCard)>>,
}

impl<'c> Known<'c> {
    fn of(cards: impl Iterator<Item = (FileId, &'c MeetingCard)>) -> Self {
        let mut by_key: FxHashMap<u64, Vec<(FileId, &MeetingCard)>> = FxHashMap::default();
        for (file, card) in cards.filter(|(_, card)| !card.days().is_empty()) {
            for key in meetings::keys(card) {
                by_key.entry(key).or_default().push((file, card));
            }
        }
        Self { by_key }
    }

    /// The days that other files give for a meeting that is surely the one of this card.
    fn days(&self, file: FileId, card: &MeetingCard) -> Vec<Interval> {
        let others = meetings::keys(card).into_iter().filter_map(|key| self.by_key.get(&key)).flatten();
        let same = others.filter(|(other, known)| *other != file && meeting_sure::surely_same(card, known));
        let mut days: Vec<Interval> = same.flat_map(|(_, known)| known.days()).collect();
        days.sort_by_key(|days| (days.first, days.last));
        days.dedup();
        days
    }
}

fn read_again(
    entry: &Arc<Entry>,
    inference: &Option<Arc<Inference>>,
    hints: impl Fn(&Entry) -> Hints,
) -> Arc<Article> {
    match inference {
        None => entry.article.clone(),
        Some(_) => {
            let hints = Hints { inferred: inference.clone(), ..hints(entry) };
            Arc::new(article::analyse(&entry.text, &hints))
        }
    }
}
