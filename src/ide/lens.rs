//! Code lenses: above where an article introduces a person or a meeting, how often they stand anywhere.

use super::entity::{Member, meeting, meeting_members, meeting_spans, person, person_members, person_spans};
use super::{FileSpan, timeline};
use crate::corpus::{Corpus, FileId};
use crate::lang::{Language, counted, message};
use crate::rules::Diagnostic;
use crate::text::Span;

/// What a lens is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LensOf {
    /// A person: the index into the article's people.
    Person(u32),
    /// A meeting: the index into the article's meetings.
    Meeting(u32),
}

/// A lens without its words, which take more to find.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lens {
    /// What it stands above.
    pub span: Span,
    /// What it is about.
    pub of: LensOf,
}

/// The words of a lens, and the places that it leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LensWords {
    /// What to show, in the reader's language.
    pub title: String,
    /// The other places.
    pub places: Vec<FileSpan>,
}

/// The lenses of a file: where somebody or something is introduced that other articles speak of too.
pub fn lenses(corpus: &Corpus, file: FileId) -> Vec<Lens> {
    let Some(article) = corpus.article(file) else { return Vec::new() };
    let elsewhere = |members: Vec<Member>| members.len() > 1;
    let meetings = (0..).zip(&article.meetings).filter_map(|(index, meeting)| {
        let span = article.meeting_mentions.get(meeting.introducing as usize)?.span;
        elsewhere(meeting_members(corpus, (file, index))).then_some(Lens { span, of: LensOf::Meeting(index) })
    });
    let people = (0..).zip(&article.people).filter_map(|(index, person)| {
        let span = article.names.get(person.introducing? as usize)?.span;
        elsewhere(person_members(corpus, (file, index))).then_some(Lens { span, of: LensOf::Person(index) })
    });
    let mut lenses: Vec<Lens> = meetings.chain(people).collect();
    lenses.sort_by_key(|lens| lens.span);
    lenses
}

/// The words of a lens: «اجتماع: 3 مقالات · خلاف واحد», "Nikos Valamis: 12 mentions in 3 articles".
pub fn words(
    corpus: &Corpus,
    file: FileId,
    of: LensOf,
    reader: Language,
    findings: impl Fn(FileId) -> Vec<Diagnostic>,
) -> Option<LensWords> {
    match of {
        LensOf::Person(index) => {
            let (_, person) = person(corpus, (file, index))?;
            let members = person_members(corpus, (file, index));
            let places: Vec<_> = members.iter().flat_map(|&member| person_spans(corpus, member)).collect();
            let mentions = counted(reader, "mentions", places.len() as u64, &[]);
            let articles = counted(reader, "articles", members.len() as u64, &[]);
            let counts = message(reader, "counts", &[("mentions", &mentions), ("articles", &articles)]);
            let title = message(reader, "lens", &[("name", &person.name), ("what", &counts)]);
            Some(LensWords { title, places })
        }
        LensOf::Meeting(index) => {
            let (_, meeting) = meeting(corpus, (file, index))?;
            let members = meeting_members(corpus, (file, index));
            // Of each article the first mention: the lens is about what the articles say, not how often.
            let places =
                members.iter().filter_map(|&member| meeting_spans(corpus, member).into_iter().next());
            let places: Vec<_> = places.collect();
            let mut what = counted(reader, "lens.reports", members.len() as u64, &[]);
            let differ = timeline::disagreements_of(corpus, &members, findings).len();
            if differ > 0 {
                let differ = counted(reader, "lens.disagreements", differ as u64, &[]);
                what = message(reader, "lens.and", &[("first", &what), ("second", &differ)]);
            }
            let title = message(reader, "lens", &[("name", &meeting.name), ("what", &what)]);
            Some(LensWords { title, places })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use crate::rules;

    /// The titles of the lenses of the first file, without what isolates their parts.
    fn check(fixture: &str, expect: &[&str]) {
        let (corpus, ids) = Fixture::parse(fixture).corpus().unwrap();
        let title = |lens: Lens| {
            let words =
                words(&corpus, ids[0], lens.of, Language::English, |file| rules::check(&corpus, file));
            words.unwrap().title.replace(['\u{2068}', '\u{2069}'], "")
        };
        let titles: Vec<String> = lenses(&corpus, ids[0]).into_iter().map(title).collect();
        assert_eq!(titles, expect);
    }

    #[test]
    fn a_person_of_two_articles() {
        check(
            "//- a.txt\nPrime Minister Nikos Valamis spoke. Valamis left.\n//- b.txt\nPrime Minister Nikos Valamis spoke again.",
            &["Nikos Valamis: 3 mentions in 2 articles"],
        );
    }

    #[test]
    fn who_stands_in_one_article_alone_gets_none() {
        check("//- a.txt\nPrime Minister Nikos Valamis spoke. Valamis left.", &[]);
    }

    #[test]
    fn a_meeting_on_which_articles_differ() {
        let talks = |day: u8| {
            format!(
                "Published: 2026-03-15\n\nThe talks between the presidents of France and Jordan were held in Geneva on {day} March 2026.\n"
            )
        };
        check(
            &format!("//- a.txt\n{}//- b.txt\n{}", talks(10), talks(11)),
            &["talks: 2 reports · 2 disagreements"],
        );
    }
}
