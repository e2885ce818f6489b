//! `dateline timeline`: the meetings in order of time, with who reports what and where they disagree.

use super::args::{TimelineArgs, TimelineFormat};
use super::input::Input;
use super::report::{Place, Places};
use super::{Out, Outcome, timeline_html};
use crate::corpus::{Corpus, FileId, MeetingEntry};
use crate::meetings::{MeetingKind, TimeRelation};
use crate::rules::{self, Diagnostic};
use crate::text::Span;
use crate::text::isolate::{isolated, quoted};
use crate::time::Interval;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::collections::BTreeSet;

/// A meeting with what all articles say of it.
#[derive(Serialize)]
pub struct Meeting<'a> {
    /// Its name in formats.
    pub id: &'a str,
    /// Its name for people.
    pub name: &'a str,
    /// What kind it is.
    #[serde(skip)]
    pub kind: Option<MeetingKind>,
    /// The earliest day that an article gives for it.
    pub first: Option<String>,
    /// What each article says.
    pub reports: Vec<Report<'a>>,
    /// Where they do not agree.
    pub disagreements: Vec<Disagreement>,
}

/// What one article says of a meeting.
#[derive(Serialize)]
pub struct Report<'a> {
    /// Where it introduces the meeting.
    #[serde(flatten)]
    pub place: Place,
    /// What it says.
    pub says: Vec<Statement<'a>>,
    #[serde(skip)]
    file: FileId,
    /// The spans of what it says.
    #[serde(skip)]
    spans: Vec<Span>,
}

/// One thing that an article says of a meeting.
#[derive(Serialize)]
pub struct Statement<'a> {
    /// What it is about: `date`, `start`, `end`, `duration`, `old-date` or `place`.
    pub what: &'static str,
    /// The words.
    pub text: &'a str,
    /// The TIMEX3 value.
    pub value: Option<&'a str>,
    /// The days on which it takes place by these words.
    #[serde(skip)]
    pub days: Option<Interval>,
}

/// A finding about a meeting.
#[derive(Serialize)]
pub struct Disagreement {
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// Of which rule.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: &'static str,
    /// What does not agree.
    pub message: String,
}

/// Writes the meetings of all articles.
pub fn run(args: &TimelineArgs, input: &Input, out: Out<'_>) -> std::io::Result<Outcome> {
    let places = Places::new(&input.corpus);
    let findings = findings(&input.corpus);
    let meetings = input.corpus.meetings();
    let meetings = meetings.iter().filter_map(|&meeting| input.corpus.meeting(meeting));
    let mut meetings: Vec<_> = meetings.map(|entry| of(&places, entry, &findings)).collect();
    // Those that nobody dates come last.
    meetings.sort_by(|a, b| (a.first.is_none(), &a.first, a.id).cmp(&(b.first.is_none(), &b.first, b.id)));
    match args.format {
        TimelineFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &meetings)?;
            writeln!(out)?;
        }
        TimelineFormat::Html => {
            let reader = input.corpus.config().reader();
            out.write_all(timeline_html::page(&meetings, input.files.len(), reader).as_bytes())?;
        }
        TimelineFormat::Text => meetings.iter().try_for_each(|meeting| for_people(meeting, out))?,
    }
    Ok(Outcome::Clean)
}

/// The findings of every file that a meeting is told in, by file.
fn findings(corpus: &Corpus) -> FxHashMap<FileId, Vec<Diagnostic>> {
    let entries = corpus.meetings().into_iter().filter_map(|id| corpus.meeting(id));
    let files: BTreeSet<FileId> = entries.flat_map(|entry| &entry.members).map(|(file, _)| *file).collect();
    files.into_iter().map(|file| (file, rules::check(corpus, file))).collect()
}

fn of<'a>(
    places: &Places<'a>,
    entry: &'a MeetingEntry,
    findings: &FxHashMap<FileId, Vec<Diagnostic>>,
) -> Meeting<'a> {
    let reports = entry.members.iter().filter_map(|&(file, index)| report(places, file, index));
    let reports: Vec<_> = reports.collect();
    let days = reports.iter().flat_map(|report| &report.says).filter_map(|statement| statement.days);
    let first = days.map(|days| days.first).min().map(|date| date.to_string());
    let disagreements = reports.iter().flat_map(|report| disagreements(places, report, findings)).collect();
    let kind = entry.members.first().and_then(|(file, index)| {
        let article = places.corpus().article(*file)?;
        article.meetings.get(*index as usize).map(|meeting| meeting.kind)
    });
    Meeting { id: &entry.slug, name: &entry.name, kind, first, reports, disagreements }
}

fn report<'a>(places: &Places<'a>, file: FileId, index: u32) -> Option<Report<'a>> {
    let article = places.corpus().article(file)?;
    let meeting = article.meetings.get(index as usize)?;
    let introducing = article.meeting_mentions.get(meeting.introducing as usize)?;
    let times = meeting.times.iter().filter_map(|link| {
        let time = article.times.get(link.time as usize)?;
        let counts = matches!(link.relation, TimeRelation::Date | TimeRelation::Start);
        let statement = Statement {
            what: what(link.relation),
            text: places.words(file, time.shape.span),
            value: Some(&*time.timex.value),
            days: time.interval.filter(|_| counts),
        };
        Some((time.shape.span, statement))
    });
    let place = |place: &'a crate::meetings::PlaceLink| {
        let text = places.words(file, place.span);
        (place.span, Statement { what: "place", text, value: None, days: None })
    };
    let said: Vec<_> = times.chain(meeting.places.iter().map(place)).collect();
    let spans = said.iter().map(|(span, _)| *span).collect();
    let says = said.into_iter().map(|(_, statement)| statement).collect();
    Some(Report { place: places.place(file, introducing.span), says, file, spans })
}

/// The findings that stand on what a report says.
fn disagreements<'f>(
    places: &Places<'f>,
    report: &Report<'_>,
    findings: &'f FxHashMap<FileId, Vec<Diagnostic>>,
) -> impl Iterator<Item = Disagreement> {
    let of_file = findings.get(&report.file).map(Vec::as_slice).unwrap_or_default();
    let about = of_file.iter().filter(|finding| report.spans.contains(&finding.span));
    let found: Vec<Disagreement> = about
        .map(|finding| Disagreement {
            place: places.place(finding.file, finding.span),
            rule: finding.rule,
            severity: finding.severity.name(),
            message: finding.message.clone(),
        })
        .collect();
    found.into_iter()
}

fn what(relation: TimeRelation) -> &'static str {
    match relation {
        TimeRelation::Date => "date",
        TimeRelation::Start => "start",
        TimeRelation::End => "end",
        TimeRelation::Duration => "duration",
        TimeRelation::Old => "old-date",
    }
}

fn for_people(meeting: &Meeting<'_>, out: Out<'_>) -> std::io::Result<()> {
    writeln!(out, "{:10}  {}", meeting.first.as_deref().unwrap_or("undated"), isolated(meeting.name))?;
    for report in &meeting.reports {
        let start = report.place.range.start;
        writeln!(out, "  {}:{}:{}", report.place.path, start.line + 1, start.character + 1)?;
        for statement in &report.says {
            let value = statement.value.map(|value| format!(" = {value}")).unwrap_or_default();
            writeln!(out, "    {:9} {}{value}", statement.what, quoted(statement.text))?;
        }
    }
    for disagreement in &meeting.disagreements {
        let (severity, rule) = (disagreement.severity, disagreement.rule);
        writeln!(out, "  {severity}[{rule}] {}", isolated(&disagreement.message))?;
    }
    Ok(())
}
