//! Completing as one types: the people of the newsroom and of all articles, their meetings, and dates as the article
//! writes them.

use super::completion_dates::dates;
use super::entity::{Entity, Member, first_introduction, meeting, role_beside};
use super::{FilePosition, FileSpan, Target, days};
use crate::config::{KnownMeeting, KnownPerson};
use crate::corpus::{Corpus, MeetingEntry};
use crate::lang::clitics;
use crate::lang::translit::is_arabic;
use crate::text::{Span, Tier, folded};
use crate::time::Interval;
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// How many letters have to stand before names are offered.
const LEAST: usize = 2;
/// How many names are offered.
const MOST: usize = 24;

/// What a completion is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum CompletionKind {
    Person,
    Meeting,
    Date,
}

/// Words to put in place of what was typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Completion {
    /// What it is.
    pub kind: CompletionKind,
    /// The words.
    pub text: String,
    /// A person's role, a meeting's days, the day that a date is.
    pub detail: String,
    /// What it takes the place of.
    pub span: Span,
    /// Where hovering shows more of it.
    pub shown_at: Option<FileSpan>,
}

/// What the words before a place begin: dates, then people, then meetings.
pub fn completions(corpus: &Corpus, at: FilePosition) -> Vec<Completion> {
    let mut found = dates(corpus, at);
    found.extend(names_and_meetings(corpus, at));
    found
}

/// The names that what stands before a place begins: «كور» and «أنتي كور» are both completed to «أنتي كورهونن», and a
/// letter that is glued to the front stays.
fn names_and_meetings(corpus: &Corpus, at: FilePosition) -> Vec<Completion> {
    let text = corpus.text(at.file).get(..at.offset as usize).unwrap_or_default();
    let line = text.rsplit('\n').next().unwrap_or_default();
    let words = last_words(line);
    let Some(typed) = words.last().filter(|word| word.chars().count() >= LEAST) else { return Vec::new() };
    let before = words.len().checked_sub(2).and_then(|at| words.get(at));
    let typed = Typed { text: typed, key: fold(typed), before: before.map(|before| fold(before)), line };
    let begun = people(corpus).chain(meetings(corpus)).filter_map(|known| {
        let span = Span::new(at.offset - typed.begins(&known.folded)? as u32, at.offset);
        // What is typed so far may have been taken for a name itself.
        (span.text(corpus.text(at.file)) != known.text).then_some((span, known))
    });
    let mut begun: Vec<(Span, Known<'_>)> = begun.collect();
    let key = |known: &Known<'_>| (known.is_meeting(), std::cmp::Reverse(known.weight));
    begun.sort_by(|(_, a), (_, b)| (key(a), a.text).cmp(&(key(b), b.text)));
    // A name that the articles and the newsroom file both have is offered once.
    let mut offered: FxHashSet<&str> = FxHashSet::default();
    begun.retain(|(_, known)| offered.insert(known.text));
    begun.into_iter().take(MOST).map(|(span, known)| known.completion(corpus, span)).collect()
}

/// The words at the end of a line, the last one as far as it is typed; none where the cursor is not in a word.
pub(super) fn last_words(line: &str) -> Vec<&str> {
    let is_letter = |c: char| c.is_alphabetic() || crate::text::fold::is_dropped(c);
    if !line.chars().last().is_some_and(is_letter) {
        return Vec::new();
    }
    let start = line
        .rfind(|c: char| !(is_letter(c) || c == ' '))
        .map_or(0, |at| at + line.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    line.get(start..).unwrap_or_default().split(' ').collect()
}

fn fold(text: &str) -> String {
    folded(text, Tier::Loose)
}

/// What stands before the cursor.
struct Typed<'t> {
    /// The word that is being typed.
    text: &'t str,
    /// The same, folded.
    key: String,
    /// The word before it, folded.
    before: Option<String>,
    line: &'t str,
}

impl Typed<'_> {
    /// How many bytes before the cursor a name takes the place of, if what stands there begins it. The name is folded.
    fn begins(&self, name: &str) -> Option<usize> {
        if is_arabic(name) != is_arabic(&self.key) {
            return None;
        }
        let mut own = name.split_whitespace();
        // «أنتي كور»: the words before belong to the name.
        if let (Some(before), Some(first), Some(second)) = (&self.before, own.next(), own.next())
            && *first == **before
            && second.starts_with(&*self.key)
        {
            let ahead = self.line.get(..self.line.len() - self.text.len())?;
            let start = ahead.trim_end().rfind(' ').map_or(0, |at| at + 1);
            return Some(self.line.len() - start);
        }
        if name.split_whitespace().any(|word| word.starts_with(&*self.key)) {
            return Some(self.text.len());
        }
        // «لكور»: the letter in front stays.
        let mut length = None;
        clitics::strip(&self.key, &mut |stem, clitics, letters| {
            let fits = letters > 0 && !clitics.article && stem.chars().nth(LEAST - 1).is_some();
            if length.is_none() && fits && name.split_whitespace().any(|word| word.starts_with(stem)) {
                let skipped: usize = self.text.chars().take(letters).map(char::len_utf8).sum();
                length = Some(self.text.len() - skipped);
            }
        });
        length
    }
}

/// Something that can be named.
struct Known<'c> {
    text: &'c str,
    folded: Cow<'c, str>,
    /// How often it is mentioned.
    weight: usize,
    of: Source<'c>,
}

/// Where something that can be named is known from.
#[derive(Clone, Copy)]
enum Source<'c> {
    /// A person or a meeting of an article.
    Article(Entity),
    /// A person that only the newsroom file has.
    DeskPerson(&'c KnownPerson),
    /// A meeting that the newsroom file has.
    DeskMeeting(&'c KnownMeeting),
}

impl Known<'_> {
    fn is_meeting(&self) -> bool {
        matches!(self.of, Source::Article(Entity::Meeting(_)) | Source::DeskMeeting(_))
    }

    /// The completion with its detail, which is looked up for what is offered and for nothing else.
    fn completion(self, corpus: &Corpus, span: Span) -> Completion {
        let reader = corpus.config().reader();
        let when = |days: Option<Interval>| days.map(|days| days::interval(reader, days)).unwrap_or_default();
        let focus = |target: Target| FileSpan { file: target.full.file, span: target.focus };
        let introduced = |entity| first_introduction(corpus, entity);
        let kind = if self.is_meeting() { CompletionKind::Meeting } else { CompletionKind::Person };
        let (detail, shown_at) = match self.of {
            Source::Article(person @ Entity::Person(_)) => {
                let target = introduced(person);
                let role = target.as_ref().map(|target| role_beside(corpus, target));
                (role.unwrap_or_default(), target.map(focus))
            }
            Source::Article(entity @ Entity::Meeting(member)) => {
                (when(days_of(corpus, member)), introduced(entity).map(focus))
            }
            Source::DeskPerson(known) => (known.role.as_deref().unwrap_or_default().to_owned(), None),
            Source::DeskMeeting(known) => (when(known.date), None),
        };
        Completion { kind, text: self.text.to_owned(), detail, span, shown_at }
    }
}

fn days_of(corpus: &Corpus, member: Member) -> Option<Interval> {
    let (article, meeting) = meeting(corpus, member)?;
    meeting.times.iter().find_map(|link| article.times.get(link.time as usize)?.interval)
}

/// All people: those of the articles, and those that the newsroom file has.
fn people(corpus: &Corpus) -> impl Iterator<Item = Known<'_>> {
    let told = corpus.person_entries().filter_map(|entry| {
        let of = Source::Article(Entity::Person(*entry.members.first()?));
        // The newsroom's own people come first.
        let weight = if entry.desk.is_some() { usize::MAX } else { entry.mentions as usize };
        let names = entry.names.iter().zip(&entry.folded);
        Some(names.map(move |(name, folded)| Known { text: name, folded: (&**folded).into(), weight, of }))
    });
    let desk = corpus.config().people.iter();
    let desk = desk.flat_map(|known| known.names().map(move |name| named(name, Source::DeskPerson(known))));
    told.flatten().chain(desk)
}

/// The meetings whose names say more than their kind: those of the articles, and those of the newsroom file.
fn meetings(corpus: &Corpus) -> impl Iterator<Item = Known<'_>> {
    let says_more = |entry: &&MeetingEntry| entry.name.split_whitespace().nth(1).is_some();
    let told = corpus.meeting_entries().filter(says_more).filter_map(|entry| {
        let of = Source::Article(Entity::Meeting(*entry.members.first()?));
        let (text, folded) = (&*entry.name, (&*entry.folded).into());
        Some(Known { text, folded, weight: entry.members.len(), of })
    });
    told.chain(corpus.config().meetings.iter().map(|known| named(&known.name, Source::DeskMeeting(known))))
}

/// What the newsroom file has comes first.
fn named<'c>(text: &'c str, of: Source<'c>) -> Known<'c> {
    Known { text, folded: fold(text).into(), weight: usize::MAX, of }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    fn check(fixture: &str, expect: &[(&str, &str)]) {
        let fixture = Fixture::parse(fixture);
        let (corpus, ids) = fixture.corpus().unwrap();
        let (file, offset) = fixture.cursor.unwrap();
        let found = completions(&corpus, FilePosition { file: ids[file], offset });
        let text = corpus.text(ids[file]);
        let found: Vec<(&str, &str)> =
            found.iter().map(|found| (found.text.as_str(), found.span.text(text))).collect();
        assert_eq!(found, expect);
    }

    const OTHER: &str = "//- a.txt\nقال وزير المالية أنتي كورهونن إن الأمر انتهى.\n//- b.txt\n";

    #[test]
    fn a_word_of_a_known_name_is_completed() {
        check(&format!("{OTHER}وأضاف كور$0"), &[("أنتي كورهونن", "كور")]);
        check(&format!("{OTHER}وأضاف أن$0"), &[("أنتي كورهونن", "أن")]);
        check(&format!("{OTHER}وأضاف أنتي كو$0"), &[("أنتي كورهونن", "أنتي كو")]);
        check(&format!("{OTHER}وشكر لكور$0"), &[("أنتي كورهونن", "كور")]);
        check(&format!("{OTHER}وأضاف ك$0"), &[]);
    }

    #[test]
    fn the_newsroom_comes_first() {
        check(
            "//- dateline.toml\n[[person]]\nname = \"Lena Varga\"\n//- a.txt\nThen Var$0",
            &[("Lena Varga", "Var")],
        );
    }
}
