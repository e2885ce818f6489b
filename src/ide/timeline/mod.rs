//! The meetings of all articles in order of time: who reports what, and where the reports do not agree.

pub mod page;

use super::FileSpan;
use crate::corpus::{Corpus, FileId, MeetingId};
use crate::meetings::{MeetingKind, TimeRelation};
use crate::rules::Diagnostic;
use crate::text::Span;
use crate::time::{Interval, calendar};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// A meeting lasts less than so many days; what covers more of them is a month, and only holds them.
const FINE: i64 = 14;

/// A meeting with what all articles say of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Meeting<'a> {
    /// Its name in formats.
    pub id: &'a str,
    /// Its name for people.
    pub name: &'a str,
    /// What kind it is.
    pub kind: Option<MeetingKind>,
    /// The meeting that it is a part of, by its id and its name.
    pub whole: Option<(&'a str, &'a str)>,
    /// Its own parts, by their ids.
    pub parts: Vec<&'a str>,
    /// The earliest day that an article gives for it.
    pub first: Option<Date>,
    /// What each article says.
    pub reports: Vec<Report<'a>>,
    /// Where they do not agree.
    pub disagreements: Vec<Diagnostic>,
}

/// What one article says of a meeting.
#[derive(Clone, PartialEq, Debug)]
pub struct Report<'a> {
    /// Where it introduces the meeting.
    pub place: FileSpan,
    /// What it says.
    pub says: Vec<Statement<'a>>,
}

/// One thing that an article says of a meeting.
#[derive(Clone, PartialEq, Debug)]
pub struct Statement<'a> {
    /// What it is about: `date`, `start`, `end`, `duration`, `old-date`, `moved` or `place`.
    pub what: &'static str,
    /// Where.
    pub span: Span,
    /// The words.
    pub text: &'a str,
    /// The TIMEX3 value.
    pub value: Option<&'a str>,
    /// The days on which it takes place by these words.
    pub days: Option<Interval>,
}

/// All meetings in order of time, those that nobody dates last. `findings` gives the findings of a file.
pub fn meetings<'a>(corpus: &'a Corpus, findings: impl Fn(FileId) -> Vec<Diagnostic>) -> Vec<Meeting<'a>> {
    let entries = corpus.meeting_entries();
    let files: BTreeSet<FileId> = entries.flat_map(|entry| &entry.members).map(|(file, _)| *file).collect();
    let findings: FxHashMap<FileId, Vec<Diagnostic>> =
        files.into_iter().map(|file| (file, findings(file))).collect();
    let meetings = corpus.meetings().into_iter().filter_map(|id| of(corpus, id, &findings));
    let mut meetings: Vec<_> = meetings.collect();
    meetings.sort_by(|a, b| (a.first.is_none(), a.first, a.id).cmp(&(b.first.is_none(), b.first, b.id)));
    meetings
}

/// The findings that stand on what articles say of a meeting, which is each of `members` in its article.
pub fn disagreements_of(
    corpus: &Corpus,
    members: &[(FileId, u32)],
    findings: impl Fn(FileId) -> Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let reports = members.iter().filter_map(|&(file, index)| report(corpus, file, index));
    let reports: Vec<_> = reports.collect();
    let files = reports.iter().map(|report| report.place.file);
    let findings: FxHashMap<_, _> = files.map(|file| (file, findings(file))).collect();
    reports.iter().flat_map(|report| disagreements(report, &findings)).cloned().collect()
}

fn of<'a>(
    corpus: &'a Corpus,
    id: MeetingId,
    findings: &FxHashMap<FileId, Vec<Diagnostic>>,
) -> Option<Meeting<'a>> {
    let entry = corpus.meeting(id)?;
    let reports: Vec<_> =
        entry.members.iter().filter_map(|&(file, index)| report(corpus, file, index)).collect();
    let first = all_days(&reports).map(|days| days.first);
    let disagreements = reports.iter().flat_map(|report| disagreements(report, findings)).cloned().collect();
    let kind = entry.members.first().and_then(|(file, index)| {
        let article = corpus.article(*file)?;
        article.meetings.get(*index as usize).map(|meeting| meeting.kind)
    });
    let whole = |id| Some((corpus.meeting_slug(id), &*corpus.meeting(id)?.name));
    Some(Meeting {
        id: corpus.meeting_slug(id),
        name: &entry.name,
        kind,
        whole: entry.whole.and_then(whole),
        parts: entry.parts.iter().map(|part| corpus.meeting_slug(*part)).collect(),
        first,
        reports,
        disagreements,
    })
}

fn report(corpus: &Corpus, file: FileId, index: u32) -> Option<Report<'_>> {
    let (article, text) = (corpus.article(file)?, corpus.text(file));
    let meeting = article.meetings.get(index as usize)?;
    let introducing = article.meeting_mentions.get(meeting.introducing as usize)?;
    let times = meeting.times.iter().filter_map(|link| {
        let time = article.times.get(link.time as usize)?;
        let counts = link.relation.is_day();
        let span = time.shape.span;
        Some(Statement {
            what: what(link.relation),
            span,
            text: span.text(text),
            value: Some(&*time.timex.value),
            days: time.interval.filter(|_| counts),
        })
    });
    let places = meeting.places.iter().map(|place| Statement {
        what: "place",
        span: place.span,
        text: place.span.text(text),
        value: None,
        days: None,
    });
    Some(Report { place: FileSpan { file, span: introducing.span }, says: times.chain(places).collect() })
}

/// From the first to the last day that any report gives; a month or a year says too little to be counted beside them.
fn all_days(reports: &[Report<'_>]) -> Option<Interval> {
    let said = || reports.iter().flat_map(|report| &report.says).filter_map(|statement| statement.days);
    let fine = || said().filter(|days| is_fine(*days));
    let first = fine().map(|days| days.first).min().or_else(|| said().map(|days| days.first).min())?;
    let last = fine().map(|days| days.last).max().or_else(|| said().map(|days| days.last).max())?;
    Some(Interval { first, last })
}

/// Whether the days are those of a meeting rather than the month it falls in.
fn is_fine(days: Interval) -> bool {
    calendar::days_between(days.first, days.last) < FINE
}

/// The findings that stand on what a report says.
fn disagreements<'f>(
    report: &Report<'_>,
    findings: &'f FxHashMap<FileId, Vec<Diagnostic>>,
) -> impl Iterator<Item = &'f Diagnostic> {
    let of_file = findings.get(&report.place.file).map(Vec::as_slice).unwrap_or_default();
    of_file.iter().filter(|finding| report.says.iter().any(|said| said.span == finding.span))
}

fn what(relation: TimeRelation) -> &'static str {
    match relation {
        TimeRelation::Date => "date",
        TimeRelation::Start => "start",
        TimeRelation::End | TimeRelation::LastDay => "end",
        TimeRelation::Moved => "moved",
        TimeRelation::Duration => "duration",
        TimeRelation::Old => "old-date",
    }
}
