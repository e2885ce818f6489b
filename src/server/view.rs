//! `dateline/timeline`: the meetings and the people of all articles, for the views of editors.

use super::session::Session;
use super::world::Snapshot;
use super::{to_lsp, uri};
use crate::corpus::FileId;
use crate::ide::timeline::{self, page};
use crate::ide::{FileSpan, roster};
use crate::lang::message;
use crate::rules::Diagnostic;
use crate::text::Encoding;
use crate::text::isolate::without_isolates;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tower_lsp::ls_types::Location;

/// The name of the request.
pub const METHOD: &str = "dateline/timeline";

/// The parameters: there is nothing to ask for yet but everything.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Params {}

/// The answer.
#[derive(Clone, Debug, Serialize)]
pub struct Timeline {
    /// How many articles there are.
    pub articles: usize,
    /// The meetings in order of time, those that nobody dates last.
    pub meetings: Vec<Meeting>,
    /// The people, those first that are named most often.
    pub people: Vec<Person>,
}

/// A meeting with what all articles say of it.
#[derive(Clone, Debug, Serialize)]
pub struct Meeting {
    pub id: String,
    pub name: String,
    /// `call`, `talks`, `summit` …
    pub kind: &'static str,
    pub first: Option<String>,
    /// The id of the meeting that it is a part of.
    pub part_of: Option<String>,
    /// The ids of its parts.
    pub parts: Vec<String>,
    pub reports: Vec<Report>,
    pub disagreements: Vec<Finding>,
}

/// What one article says of a meeting.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Where it introduces the meeting.
    pub location: Location,
    /// What it says.
    pub says: Vec<Statement>,
}

/// One thing that an article says of a meeting.
#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    /// `date`, `start`, `end`, `duration`, `old-date` or `place`.
    pub what: &'static str,
    /// The same in the reader's language.
    pub label: String,
    /// The words.
    pub text: String,
    /// The TIMEX3 value.
    pub value: Option<String>,
    /// Where.
    pub location: Location,
}

/// A finding.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    pub location: Location,
    pub rule: &'static str,
    pub severity: &'static str,
    pub message: String,
}

/// A person with what all articles say.
#[derive(Clone, Debug, Serialize)]
pub struct Person {
    /// The name in formats.
    pub id: String,
    /// The fullest and commonest name.
    pub name: String,
    /// The spellings, the commonest first.
    pub spellings: Vec<String>,
    /// The roles, the commonest first.
    pub roles: Vec<String>,
    /// How often the person is named.
    pub mentions: usize,
    /// In how many articles.
    pub articles: usize,
    /// Where the person is introduced.
    pub introduction: Option<Location>,
    /// The first mention of each article, with how many there are.
    pub reports: Vec<Mentions>,
}

/// The mentions of a person in one article.
#[derive(Clone, Debug, Serialize)]
pub struct Mentions {
    /// The first one.
    pub location: Location,
    /// How many there are.
    pub mentions: usize,
}

/// The whole view.
pub fn timeline(session: &Session, snapshot: &Snapshot) -> Timeline {
    let (corpus, encoding) = (snapshot.analysis.corpus(), session.features().encoding);
    let meetings =
        timeline::meetings(corpus, |file| session.findings.found(snapshot, session.features(), file));
    Timeline {
        articles: corpus.len(),
        meetings: meetings.iter().map(|found| meeting(snapshot, encoding, found)).collect(),
        people: people(snapshot, encoding),
    }
}

/// The page of the timeline, each of whose places leads to its article.
pub fn page(session: &Session, snapshot: &Snapshot) -> String {
    let corpus = snapshot.analysis.corpus();
    let meetings =
        timeline::meetings(corpus, |file| session.findings.found(snapshot, session.features(), file));
    let link = |at: FileSpan| {
        let line = to_lsp::range(snapshot, Encoding::Utf16, at.file, at.span)?.start.line + 1;
        Some(format!("{}#L{line}", uri::uri_of(corpus.path(at.file))?.as_str()))
    };
    page::page(corpus, &meetings, snapshot.analysis.reader(), &link)
}

/// A finding in the words of the views.
pub fn finding(snapshot: &Snapshot, encoding: Encoding, found: &Diagnostic) -> Option<Finding> {
    Some(Finding {
        location: to_lsp::location(snapshot, encoding, FileSpan { file: found.file, span: found.span })?,
        rule: found.rule,
        severity: found.severity.name(),
        message: without_isolates(&found.message),
    })
}

fn meeting(snapshot: &Snapshot, encoding: Encoding, found: &timeline::Meeting<'_>) -> Meeting {
    let reports = found.reports.iter().filter_map(|report| {
        let location = to_lsp::location(snapshot, encoding, report.place)?;
        let said =
            report.says.iter().filter_map(|said| statement(snapshot, encoding, report.place.file, said));
        Some(Report { location, says: said.collect() })
    });
    let disagreements = found.disagreements.iter().filter_map(|found| finding(snapshot, encoding, found));
    Meeting {
        id: found.id.into(),
        name: found.name.into(),
        kind: found.kind.map_or("meeting", |kind| kind.name()),
        first: found.first.map(|day| day.to_string()),
        part_of: found.whole.map(|(id, _)| id.into()),
        parts: found.parts.iter().map(|id| (*id).into()).collect(),
        reports: reports.collect(),
        disagreements: disagreements.collect(),
    }
}

fn statement(
    snapshot: &Snapshot,
    encoding: Encoding,
    file: FileId,
    said: &timeline::Statement<'_>,
) -> Option<Statement> {
    Some(Statement {
        what: said.what,
        label: message(snapshot.analysis.reader(), &format!("timeline.{}", said.what), &[]),
        text: said.text.split_whitespace().collect::<Vec<_>>().join(" "),
        value: said.value.map(Into::into),
        location: to_lsp::location(snapshot, encoding, FileSpan { file, span: said.span })?,
    })
}

fn people(snapshot: &Snapshot, encoding: Encoding) -> Vec<Person> {
    let people = roster::people(snapshot.analysis.corpus());
    let mut people: Vec<Person> = people.iter().map(|found| person(snapshot, encoding, found)).collect();
    people.sort_by(|a, b| (b.mentions, &a.name).cmp(&(a.mentions, &b.name)));
    people
}

fn person(snapshot: &Snapshot, encoding: Encoding, found: &roster::Person<'_>) -> Person {
    let by_file = found.mentions.chunk_by(|a, b| a.file == b.file);
    let reports = by_file.filter_map(|mentions| {
        let first = mentions.first()?;
        Some(Mentions { location: to_lsp::location(snapshot, encoding, *first)?, mentions: mentions.len() })
    });
    let reports: Vec<_> = reports.collect();
    let introduction = found.introduction.and_then(|at| to_lsp::location(snapshot, encoding, at));
    Person {
        id: found.id.into(),
        name: found.name.into(),
        spellings: found.spellings.iter().map(|(text, _)| (*text).into()).collect(),
        roles: found.roles.iter().map(|role| role.text.into()).collect(),
        mentions: found.mentions.len(),
        articles: reports.len(),
        introduction,
        reports,
    }
}

/// The answer as the protocol carries it.
pub fn answer(session: &Session, snapshot: &Snapshot) -> Value {
    serde_json::to_value(timeline(session, snapshot)).unwrap_or_default()
}

/// The people alone, as the protocol carries them.
pub fn people_answer(session: &Session, snapshot: &Snapshot) -> Value {
    serde_json::to_value(people(snapshot, session.features().encoding)).unwrap_or_default()
}
