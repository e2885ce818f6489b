//! `dateline timeline`: the meetings in order of time, with who reports what.

use super::args::{ListArgs, ListFormat};
use super::input::Input;
use super::report::{Place, Places};
use super::{Out, Outcome};
use crate::corpus::{FileId, MeetingEntry};
use crate::meetings::TimeRelation;
use crate::text::isolate::{isolated, quoted};
use serde::Serialize;

#[derive(Serialize)]
struct Meeting<'a> {
    id: &'a str,
    name: &'a str,
    /// The earliest day that an article gives for it.
    first: Option<String>,
    reports: Vec<Report<'a>>,
}

#[derive(Serialize)]
struct Report<'a> {
    #[serde(flatten)]
    place: Place,
    says: Vec<Statement<'a>>,
}

#[derive(Serialize)]
struct Statement<'a> {
    what: &'static str,
    text: &'a str,
    value: Option<&'a str>,
    #[serde(skip)]
    first: Option<jiff::civil::Date>,
}

/// Writes the meetings of all articles.
pub fn run(args: &ListArgs, input: &Input, out: Out<'_>) -> std::io::Result<Outcome> {
    let places = Places::new(&input.corpus);
    let meetings = input.corpus.meetings();
    let meetings = meetings.iter().filter_map(|&meeting| input.corpus.meeting(meeting));
    let mut meetings: Vec<_> = meetings.map(|entry| of(&places, entry)).collect();
    // Those that nobody dates come last.
    meetings.sort_by(|a, b| (a.first.is_none(), &a.first, a.id).cmp(&(b.first.is_none(), &b.first, b.id)));
    match args.format {
        ListFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &meetings)?;
            writeln!(out)?;
        }
        ListFormat::Text => meetings.iter().try_for_each(|meeting| for_people(meeting, out))?,
    }
    Ok(Outcome::Clean)
}

fn of<'a>(places: &Places<'a>, entry: &'a MeetingEntry) -> Meeting<'a> {
    let reports = entry.members.iter().filter_map(|&(file, index)| report(places, file, index));
    let reports: Vec<_> = reports.collect();
    let dates = reports.iter().flat_map(|report| &report.says).filter_map(|statement| statement.first);
    let first = dates.min().map(|date| date.to_string());
    Meeting { id: &entry.slug, name: &entry.name, first, reports }
}

fn report<'a>(places: &Places<'a>, file: FileId, index: u32) -> Option<Report<'a>> {
    let article = places.corpus().article(file)?;
    let meeting = article.meetings.get(index as usize)?;
    let introducing = article.meeting_mentions.get(meeting.introducing as usize)?;
    let times = meeting.times.iter().filter_map(|link| {
        let time = article.times.get(link.time as usize)?;
        let counts = matches!(link.relation, TimeRelation::Date | TimeRelation::Start);
        Some(Statement {
            what: what(link.relation),
            text: places.words(file, time.shape.span),
            value: Some(&time.timex.value),
            first: time.interval.filter(|_| counts).map(|days| days.first),
        })
    });
    let place = |place: &'a crate::meetings::PlaceLink| Statement {
        what: "place",
        text: places.words(file, place.span),
        value: None,
        first: None,
    };
    let says = times.chain(meeting.places.iter().map(place)).collect();
    Some(Report { place: places.place(file, introducing.span), says })
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
    Ok(())
}
