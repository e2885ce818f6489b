//! `dateline timeline`: the meetings in order of time, with who reports what and where they disagree.

use super::args::{TimelineArgs, TimelineFormat};
use super::input::Input;
use super::report::{Place, Places};
use super::{Out, Outcome};
use crate::ide::timeline::{self, page};
use crate::rules;
use crate::text::isolate::{isolated, quoted};
use serde::Serialize;

#[derive(Serialize)]
struct Meeting<'a> {
    id: &'a str,
    name: &'a str,
    /// The meeting that it is a part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of: Option<&'a str>,
    #[serde(skip)]
    whole: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<&'a str>,
    first: Option<String>,
    reports: Vec<Report<'a>>,
    disagreements: Vec<Disagreement<'a>>,
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
}

#[derive(Serialize)]
struct Disagreement<'a> {
    #[serde(flatten)]
    place: Place,
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
}

/// Writes the meetings of all articles.
pub fn run(args: &TimelineArgs, input: &Input, out: Out<'_>) -> std::io::Result<Outcome> {
    let corpus = &input.corpus;
    let meetings = timeline::meetings(corpus, |file| rules::check(corpus, file));
    if args.format == TimelineFormat::Html {
        let reader = corpus.config().reader();
        // Nobody knows where the page will lie, so its places lead nowhere.
        out.write_all(page::page(corpus, &meetings, reader, &|_| None).as_bytes())?;
        return Ok(Outcome::Clean);
    }
    let places = Places::new(corpus);
    let meetings: Vec<_> = meetings.iter().map(|meeting| of(&places, meeting)).collect();
    if args.format == TimelineFormat::Json {
        serde_json::to_writer_pretty(&mut *out, &meetings)?;
        writeln!(out)?;
    } else {
        meetings.iter().try_for_each(|meeting| for_people(meeting, out))?;
    }
    Ok(Outcome::Clean)
}

fn of<'a>(places: &Places<'a>, meeting: &'a timeline::Meeting<'a>) -> Meeting<'a> {
    let said =
        |said: &timeline::Statement<'a>| Statement { what: said.what, text: said.text, value: said.value };
    let reports = meeting.reports.iter().map(|report| Report {
        place: places.place(report.place.file, report.place.span),
        says: report.says.iter().map(said).collect(),
    });
    let disagreements = meeting.disagreements.iter().map(|finding| Disagreement {
        place: places.place(finding.file, finding.span),
        rule: finding.rule,
        severity: finding.severity.name(),
        message: &finding.message,
    });
    Meeting {
        id: meeting.id,
        name: meeting.name,
        part_of: meeting.whole.map(|(id, _)| id),
        whole: meeting.whole.map(|(_, name)| name),
        parts: meeting.parts.clone(),
        first: meeting.first.map(|day| day.to_string()),
        reports: reports.collect(),
        disagreements: disagreements.collect(),
    }
}

fn for_people(meeting: &Meeting<'_>, out: Out<'_>) -> std::io::Result<()> {
    writeln!(out, "{:10}  {}", meeting.first.as_deref().unwrap_or("undated"), isolated(meeting.name))?;
    if let Some(whole) = meeting.whole {
        writeln!(out, "  part of   {}", isolated(whole))?;
    }
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
        writeln!(out, "  {severity}[{rule}] {}", isolated(disagreement.message))?;
    }
    Ok(())
}
