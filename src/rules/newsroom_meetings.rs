//! Which of the newsroom's own meetings a meeting of an article is.
//!
//! An entry `[[meeting]]` names the meeting in words. They are read as an article's words are, and every one of them
//! has to be true of the article's meeting: the noun of its kind, the places and the parties. When in doubt, none.

use super::parts::Lines;
use crate::config::KnownMeeting;
use crate::corpus::{Corpus, FileId};
use crate::lang::lexicon::fold_for_lookup;
use crate::lang::{KnownId, KnownKind, Reading, Sense, lexicon, read};
use crate::meetings::{Meeting, MeetingKind, Party, same_area};
use crate::time::{Interval, calendar};

/// How many days the article's day may lie from the newsroom's and still be a wrong day of the same meeting.
const NEAR: i64 = 10;

/// The newsroom's entry for the meeting `index` of a file, or for what other articles say of the same meeting.
pub fn known_meeting(corpus: &Corpus, file: FileId, index: u32) -> Option<&KnownMeeting> {
    let known = &corpus.config().meetings;
    if known.is_empty() {
        return None;
    }
    let entry = corpus.meeting_of(file, index).and_then(|id| corpus.meeting(id));
    let alone = [(file, index)];
    let members = entry.map_or(&alone[..], |entry| &entry.members);
    let mut fitting =
        known.iter().filter(|known| members.iter().any(|(file, index)| is(corpus, *file, *index, known)));
    // An article's words that fit two entries tell neither.
    fitting.next().filter(|_| fitting.next().is_none())
}

/// The place of an entry, where the language data knows it.
pub(super) fn place_of(known: &KnownMeeting) -> Option<KnownId> {
    let words = read(known.place.as_deref()?);
    (0..words.len()).find_map(|at| name_at(&words, at)).map(|(_, id)| id)
}

fn is(corpus: &Corpus, file: FileId, index: u32, known: &KnownMeeting) -> bool {
    let Some(article) = corpus.article(file) else { return false };
    let Some(meeting) = article.meetings.get(index as usize) else { return false };
    let days: Vec<Interval> =
        meeting.times.iter().filter_map(|link| article.times.get(link.time as usize)?.interval).collect();
    let near = known.date.is_none_or(|date| {
        days.is_empty()
            || days.iter().any(|days| {
                days.meets(date)
                    || calendar::days_between(date.last, days.first).abs() <= NEAR
                    || calendar::days_between(days.last, date.first).abs() <= NEAR
            })
    });
    let said = Said { corpus, file, meeting };
    let names = [&known.name].into_iter().chain(&known.also_known_as);
    near && names.into_iter().any(|name| said.goes_by(name)) && said.has_all(&known.participants)
}

/// What an article says of a meeting.
struct Said<'c> {
    corpus: &'c Corpus,
    file: FileId,
    meeting: &'c Meeting,
}

impl Said<'_> {
    /// Whether every word of a name is true of the meeting.
    fn goes_by(&self, name: &str) -> bool {
        let words = read(name);
        let mut at = 0;
        let mut told = 0;
        while let Some(token) = words.token(at) {
            let kind = words.find(at, |sense| match sense {
                Sense::Meeting { kind, .. } => Some(kind),
                _ => None,
            });
            at += match (kind, name_at(&words, at)) {
                (Some((_, kind)), _) if !alike(kind, self.meeting.kind) => return false,
                (Some((len, _)), _) => len,
                (None, Some((len, id))) if self.has(id) => {
                    told += 1;
                    len
                }
                (None, Some(_)) => return false,
                (None, None) if !token.is_word() || is_small(&words, at) => 1,
                (None, None) if self.is_named(words.folded(at)) || self.has_person(words.written(at)) => {
                    told += 1;
                    1
                }
                (None, None) => return false,
            };
        }
        told > 0
    }

    fn has_all(&self, participants: &[Box<str>]) -> bool {
        participants.iter().all(|name| {
            let words = read(name);
            match name_at(&words, 0) {
                Some((_, id)) => self.has(id),
                None => name.split_whitespace().any(|word| self.has_person(word)),
            }
        })
    }

    /// Whether a place is where it is held, or a country or body takes part.
    fn has(&self, id: KnownId) -> bool {
        let key = |id: KnownId| lexicon().known(id).map_or("", |known| known.key);
        let party = |wanted: &str| {
            let body = |party: &Party| matches!(party, Party::Body(body) if **body == *wanted);
            self.meeting.parties.iter().any(body)
                || self.meeting.states.iter().any(|state| **state == *wanted)
        };
        let place = self.meeting.places.iter().any(|place| same_area(place.place, id));
        // «عمّان» of a name may be the town or the government.
        let country = lexicon().known(id).and_then(|known| known.country);
        place || party(key(id)) || country.is_some_and(|country| party(key(country)))
    }

    /// Whether a folded word is part of the meeting's name, or stands in the line that introduces it.
    fn is_named(&self, folded: &str) -> bool {
        let same = |own: &str| own == folded || own.ends_with(folded) || folded.ends_with(own);
        let article = self.corpus.article(self.file);
        let introducing =
            article.and_then(|article| article.meeting_mentions.get(self.meeting.introducing as usize));
        self.meeting.named.iter().any(|own| same(own))
            || introducing.is_some_and(|mention| {
                let line = Lines::of(self.corpus.text(self.file)).around(mention.span);
                (0..line.reading.len()).any(|at| line.reading.folded(at) == folded)
            })
    }

    fn has_person(&self, word: &str) -> bool {
        let folded = fold_for_lookup(word);
        let people = self.meeting.parties.iter().filter_map(|party| match party {
            Party::Person(index) => self.corpus.person_of(self.file, *index),
            Party::Body(_) => None,
        });
        people
            .filter_map(|id| self.corpus.person(id))
            .any(|person| person.name.split_whitespace().any(|own| fold_for_lookup(own) == folded))
    }
}

/// A place, country or body that a word or phrase names.
fn name_at(words: &Reading<'_>, at: usize) -> Option<(usize, KnownId)> {
    words.find(at, |sense| match sense {
        Sense::Known { id, .. } | Sense::Demonym { id, .. } => {
            let outlet = lexicon().known(id).is_some_and(|known| known.kind == KnownKind::Outlet);
            (!outlet).then_some(id)
        }
        _ => None,
    })
}

/// Kinds that copy takes for one another; a call is never anything else.
fn alike(a: MeetingKind, b: MeetingKind) -> bool {
    a == b || (a == MeetingKind::Call) == (b == MeetingKind::Call) && b != MeetingKind::Press
}

/// «بين», «في», "of", "the": words that only join the others.
fn is_small(words: &Reading<'_>, at: usize) -> bool {
    words.has(at, |sense| matches!(sense, Sense::Glue(_) | Sense::MeetingWord(_)))
}
