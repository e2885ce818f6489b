//! Hovering over a meeting: what, when, where, who, for how long, and what each article says where they differ.

use super::{labelled, listed};
use crate::article::Article;
use crate::corpus::{Corpus, MeetingEntry, MeetingId};
use crate::ide::days;
use crate::ide::entity::{Member, file_name, meeting, meeting_members};
use crate::ide::markdown::{Page, escaped, isolate, quoted};
use crate::lang::{KnownId, KnownKind, Language, counted, lexicon, message};
use crate::meetings::{Meeting, Modality, Party, TimeRelation};
use crate::text::Span;
use crate::time::{Interval, TimeMention};
use rustc_hash::FxHashSet;
use std::hash::Hash;

/// How many participants are named before the rest is only counted.
const SHOWN: usize = 12;
/// How many articles are quoted where they differ.
const ACCOUNTS: usize = 12;

/// The page of a meeting.
pub fn page(corpus: &Corpus, member: Member, reader: Language) -> Option<String> {
    let (_, here) = meeting(corpus, member)?;
    let entry = corpus.meeting_of(member.0, member.1).and_then(|id| corpus.meeting(id));
    let members = meeting_members(corpus, member);
    // What this article says comes first; where it is silent, the others speak.
    let mut accounts: Vec<_> = members.iter().filter_map(|&other| Account::of(corpus, other)).collect();
    accounts.sort_by_key(|account| account.member != member);

    let mut page = Page::titled(&escaped(entry.map_or(&here.name, |meeting| &meeting.name)));
    page.fact(&labelled(reader, "label.what", &what(here, reader)));
    family(corpus, entry, reader, &mut page);
    if let Some(days) = accounts.iter().find_map(|account| account.days) {
        page.fact(&labelled(reader, "label.when", &isolate(&days::interval(reader, days))));
    }
    if let Some((_, place)) = accounts.iter().find_map(|account| account.place) {
        page.fact(&labelled(reader, "label.where", &quoted(place)));
    }
    let who = parties(corpus, &accounts, reader);
    if !who.is_empty() {
        page.fact(&labelled(reader, "label.who", &listed(reader, &who)));
    }
    if let Some((_, length)) = accounts.iter().find_map(|account| account.length.clone()) {
        page.fact(&labelled(reader, "label.how-long", &quoted(&length)));
    }
    differences(corpus, &accounts, reader, &mut page);
    let mentions: usize = accounts.iter().map(|account| account.mentions).sum();
    let mentions = counted(reader, "mentions", mentions as u64, &[]);
    let articles = counted(reader, "articles", accounts.len() as u64, &[]);
    let counts = message(reader, "counts", &[("mentions", &mentions), ("articles", &articles)]);
    page.fact(&labelled(reader, "label.mentions", &counts));
    Some(page.markdown())
}

/// The whole that it is a part of, and the parts that it has.
fn family(corpus: &Corpus, entry: Option<&MeetingEntry>, reader: Language, page: &mut Page) {
    let Some(entry) = entry else { return };
    let name =
        |id: &MeetingId| {
            let other = corpus.meeting(*id)?;
            let first =
                other.members.iter().find_map(|member| Account::of(corpus, *member)?.line_of_days(reader));
            let name = quoted(&other.name);
            Some(first.map_or(name.clone(), |days| {
                message(reader, "of-file", &[("file", &name), ("value", &days)])
            }))
        };
    if let Some(whole) = entry.whole.as_ref().and_then(name) {
        page.fact(&labelled(reader, "label.part-of", &whole));
    }
    let parts: Vec<String> = entry.parts.iter().filter_map(name).collect();
    if !parts.is_empty() {
        page.fact(&labelled(reader, "label.parts", ""));
        parts.iter().take(SHOWN).for_each(|part| page.sub_fact(part));
        if parts.len() > SHOWN {
            page.sub_fact(&counted(reader, "more", (parts.len() - SHOWN) as u64, &[]));
        }
    }
}

/// What one article says of a meeting.
struct Account<'c> {
    member: Member,
    days: Option<Interval>,
    place: Option<(KnownId, &'c str)>,
    /// The value, by which lengths are compared, and the words.
    length: Option<(Box<str>, String)>,
    parties: Vec<&'c Party>,
    article: &'c Article,
    mentions: usize,
}

impl<'c> Account<'c> {
    fn of(corpus: &'c Corpus, member: Member) -> Option<Self> {
        let (article, meeting) = meeting(corpus, member)?;
        let text = corpus.text(member.0);
        let time = |relations: &[TimeRelation]| -> Option<&TimeMention> {
            let mut links = meeting.times.iter().filter(|link| relations.contains(&link.relation));
            links.find_map(|link| article.times.get(link.time as usize))
        };
        let words = |span: Span| span.text(text).to_owned();
        let days = time(&[TimeRelation::Date, TimeRelation::Start])
            .or_else(|| time(&[TimeRelation::LastDay]))
            .and_then(|mention| mention.interval);
        let moved = time(&[TimeRelation::Moved]).and_then(|mention| mention.interval);
        let moved = moved.map(|days| Interval { first: days.last, ..days });
        Some(Self {
            member,
            days: days.or(moved),
            place: meeting.places.first().map(|link| (link.place, link.span.text(text))),
            length: time(&[TimeRelation::Duration])
                .map(|mention| (mention.timex.value.clone(), words(mention.shape.span))),
            parties: meeting.parties.iter().collect(),
            article,
            mentions: meeting.mentions.len(),
        })
    }

    /// Its days and its place in one line, or nothing.
    fn line_of_days(&self, reader: Language) -> Option<String> {
        let days = self.days.map(|days| isolate(&days::interval(reader, days)));
        let place = self.place.map(|(_, place)| quoted(place));
        let parts: Vec<_> = [days, place].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| listed(reader, &parts))
    }

    /// What it says in one line, or nothing.
    fn line(&self, corpus: &Corpus, reader: Language) -> Option<String> {
        let days = self.days.map(|days| isolate(&days::interval(reader, days)));
        let place = self.place.map(|(_, place)| quoted(place));
        let length = self.length.as_ref().map(|(_, length)| quoted(length));
        let parts: Vec<_> = [days, place, length].into_iter().flatten().collect();
        if parts.is_empty() {
            return None;
        }
        let file = quoted(file_name(corpus.path(self.member.0)));
        Some(message(reader, "of-file", &[("file", &file), ("value", &listed(reader, &parts))]))
    }
}

fn differences(corpus: &Corpus, accounts: &[Account<'_>], reader: Language, page: &mut Page) {
    let differ =
        several(accounts.iter().filter_map(|account| account.days.map(|days| (days.first, days.last))))
            || several(accounts.iter().filter_map(|account| account.place.map(|(place, _)| place)))
            || several(accounts.iter().filter_map(|account| account.length.as_ref().map(|(value, _)| value)));
    if !differ {
        return;
    }
    page.fact(&labelled(reader, "label.articles-differ", ""));
    let lines: Vec<_> = accounts.iter().filter_map(|account| account.line(corpus, reader)).collect();
    lines.iter().take(ACCOUNTS).for_each(|line| page.sub_fact(line));
    if lines.len() > ACCOUNTS {
        page.sub_fact(&counted(reader, "more", (lines.len() - ACCOUNTS) as u64, &[]));
    }
}

fn several<T: Eq + Hash>(values: impl Iterator<Item = T>) -> bool {
    values.collect::<FxHashSet<_>>().len() > 1
}

fn what(meeting: &Meeting, reader: Language) -> String {
    let modality = match meeting.modality {
        Modality::Held => "modality.held",
        Modality::Planned => "modality.planned",
        Modality::Postponed => "modality.postponed",
        Modality::Denied => "modality.denied",
        Modality::Hypothetical => "modality.hypothetical",
    };
    let (kind, modality) = (message(reader, meeting.kind.key(), &[]), message(reader, modality, &[]));
    message(reader, "what", &[("kind", &kind), ("modality", &modality)])
}

fn parties(corpus: &Corpus, accounts: &[Account<'_>], reader: Language) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for account in accounts {
        for party in &account.parties {
            let Some(name) = party_name(corpus, account, party, reader) else { continue };
            let name = quoted(&name);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    if names.len() > SHOWN {
        let more = names.len() - SHOWN;
        names.truncate(SHOWN);
        names.push(counted(reader, "more", more as u64, &[]));
    }
    names
}

fn party_name(corpus: &Corpus, account: &Account<'_>, party: &Party, reader: Language) -> Option<String> {
    match party {
        Party::Person(index) => {
            let entry = corpus.person_of(account.member.0, *index).and_then(|id| corpus.person(id));
            let own = account.article.people.get(*index as usize).map(|person| &person.name);
            entry.map(|person| &person.name).or(own).map(|name| name.to_string())
        }
        Party::Body(key) => {
            let known = lexicon().known_by_key(key).and_then(|id| lexicon().known(id));
            // A part of the world names a meeting and takes no part in it: «القمة المتوسطية».
            if known.is_some_and(|known| known.kind == KnownKind::Region) {
                return None;
            }
            let name = known.map_or(&**key, |known| match reader {
                Language::Arabic if !known.arabic.is_empty() => known.arabic,
                Language::English if !known.english.is_empty() => known.english,
                _ => known.key,
            });
            Some(name.to_owned())
        }
    }
}
