//! What the articles say of one meeting, side by side: what the rules about meetings compare.

use super::Related;
use crate::corpus::{Corpus, FileId};
use crate::lang::{Language, message};
use crate::meetings::{Meeting, TimeLink};
use crate::text::Span;
use crate::text::isolate::{isolated, quoted};
use crate::time::TimeMention;

/// One thing that an article says of a meeting.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Version<T> {
    /// The article.
    pub file: FileId,
    /// Where it says so.
    pub span: Span,
    /// What it says.
    pub value: T,
}

/// What the articles of a corpus say of the meeting `index` of a file, that file's own words among them; in order
/// of path and text. `read` takes what a rule compares from a time that an article links to the meeting.
pub(super) fn versions<T>(
    corpus: &Corpus,
    file: FileId,
    index: u32,
    read: impl Fn(&Meeting, TimeLink, &TimeMention) -> Option<T>,
) -> Vec<Version<T>> {
    let entry = corpus.meeting_of(file, index).and_then(|id| corpus.meeting(id));
    let alone = [(file, index)];
    let members = entry.map_or(&alone[..], |entry| &entry.members);
    let mut out = Vec::new();
    for (file, index) in members {
        let Some(article) = corpus.article(*file) else { continue };
        let Some(meeting) = article.meetings.get(*index as usize) else { continue };
        for link in &meeting.times {
            let Some(time) = article.times.get(link.time as usize) else { continue };
            // What somebody is quoted as saying is theirs and not the article's.
            if let Some(value) = read(meeting, *link, time).filter(|_| !time.shape.quoted) {
                out.push(Version { file: *file, span: time.shape.span, value });
            }
        }
    }
    out
}

/// The other versions as related places, one an article and value, with what each says.
pub(super) fn related<T: PartialEq>(
    corpus: &Corpus,
    own: &Version<T>,
    others: &[&Version<T>],
    words: impl Fn(&T) -> String,
) -> Vec<Related> {
    let reader = corpus.config().reader();
    let mut out: Vec<Related> = Vec::new();
    let mut seen: Vec<(FileId, &T)> = Vec::new();
    for other in others {
        if (other.file == own.file && other.span == own.span) || seen.contains(&(other.file, &other.value)) {
            continue;
        }
        seen.push((other.file, &other.value));
        let said = quoted(other.span.text(corpus.text(other.file)));
        let values = [("words", said.as_str()), ("value", &words(&other.value))];
        out.push(Related {
            file: other.file,
            span: other.span,
            message: message(reader, "related.says", &values),
        });
    }
    out
}

/// The different values of versions with the number of articles that give each, the commonest first:
/// "2024-05-03 (2 articles), 2024-05-04 (1 article)".
pub(super) fn tally<T: PartialEq>(
    reader: Language,
    versions: &[&Version<T>],
    words: impl Fn(&T) -> String,
) -> String {
    let mut counts: Vec<(String, Vec<FileId>)> = Vec::new();
    for version in versions {
        let value = words(&version.value);
        match counts.iter_mut().find(|(known, _)| *known == value) {
            Some((_, files)) if !files.contains(&version.file) => files.push(version.file),
            Some(_) => {}
            None => counts.push((value, vec![version.file])),
        }
    }
    counts.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    let one = |(value, files): &(String, Vec<FileId>)| {
        let count = crate::lang::counted(reader, "articles", files.len() as u64, &[]);
        format!("{} ({count})", isolated(value))
    };
    let mut said = counts.iter().map(one).rev();
    let last = said.next().unwrap_or_default();
    said.fold(last, |rest, first| message(reader, "list", &[("first", &first), ("rest", &rest)]))
}
