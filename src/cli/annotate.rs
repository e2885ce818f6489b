//! `dateline annotate`: what was understood.

use super::args::{AnnotateArgs, AnnotateFormat};
use super::because::because;
use super::input::Input;
use super::report::Places;
use super::{Out, Outcome, is_terminal, timeml};
use crate::article::Article;
use crate::corpus::{Corpus, FileId};
use crate::text::Span;
use crate::text::isolate::{isolated, quoted};
use serde::Serialize;

#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    language: &'a str,
    published: Published,
    times: Vec<Time<'a>>,
    people: Vec<Mention<'a>>,
    roles: Vec<Mention<'a>>,
    meetings: Vec<Mention<'a>>,
}

#[derive(Serialize)]
struct Published {
    value: Option<String>,
    source: Option<&'static str>,
}

#[derive(Serialize)]
struct Time<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    r#type: String,
    value: &'a str,
    r#mod: Option<&'static str>,
    because: String,
}

#[derive(Serialize)]
struct Mention<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    entity: String,
}

/// Writes what was understood of all articles.
pub fn run(args: &AnnotateArgs, input: &Input, out: Out<'_>) -> std::io::Result<Outcome> {
    let default = if is_terminal() { AnnotateFormat::Text } else { AnnotateFormat::Jsonl };
    let places = Places::new(&input.corpus);
    for &file in &input.files {
        let Some(article) = input.corpus.article(file) else { continue };
        match args.format.unwrap_or(default) {
            AnnotateFormat::Jsonl => {
                serde_json::to_writer(&mut *out, &line(&places, file, article))?;
                writeln!(out)?;
            }
            AnnotateFormat::Timeml => {
                out.write_all(timeml::document(&input.corpus, file, article).as_bytes())?
            }
            AnnotateFormat::Text => for_people(&line(&places, file, article), out)?,
        }
    }
    Ok(Outcome::Clean)
}

fn line<'a>(places: &Places<'a>, file: FileId, article: &'a Article) -> Line<'a> {
    let corpus = places.corpus();
    let person = |index| person_id(corpus, file, index);
    let roles = article.roles.iter().flat_map(|role| role.people.iter().map(|&index| (role.span, index)));
    Line {
        path: corpus.path(file),
        language: article.language.code(),
        published: Published {
            value: article.published.map(|dct| dct.date.to_string()),
            source: article.published.map(|dct| dct.source.name()),
        },
        times: times(places, file, article),
        people: article
            .names
            .iter()
            .map(|name| mention(places, file, name.span, person(name.person)))
            .collect(),
        roles: roles.map(|(span, index)| mention(places, file, span, person(index))).collect(),
        meetings: article
            .meeting_mentions
            .iter()
            .map(|meeting| mention(places, file, meeting.span, meeting_id(corpus, file, meeting.meeting)))
            .collect(),
    }
}

fn times<'a>(places: &Places<'a>, file: FileId, article: &'a Article) -> Vec<Time<'a>> {
    let time = |time: &'a crate::time::TimeMention| {
        let (start, end) = places.code_points(file, time.shape.span);
        Time {
            start,
            end,
            text: places.words(file, time.shape.span),
            r#type: time.timex.kind.to_string(),
            value: &time.timex.value,
            r#mod: time.timex.modifier.map(|modifier| modifier.name()),
            because: because(places.corpus(), file, time),
        }
    };
    article.times.iter().map(time).collect()
}

fn mention<'a>(places: &Places<'a>, file: FileId, span: Span, entity: String) -> Mention<'a> {
    let (start, end) = places.code_points(file, span);
    Mention { start, end, text: places.words(file, span), entity }
}

/// The id of a person over all files; one whom the corpus does not know is known by the article alone.
fn person_id(corpus: &Corpus, file: FileId, index: u32) -> String {
    corpus.person_of(file, index).map_or_else(
        || format!("{}#person-{index}", corpus.path(file)),
        |person| corpus.person_slug(person).to_owned(),
    )
}

fn meeting_id(corpus: &Corpus, file: FileId, index: u32) -> String {
    corpus.meeting_of(file, index).map_or_else(
        || format!("{}#meeting-{index}", corpus.path(file)),
        |meeting| corpus.meeting_slug(meeting).to_owned(),
    )
}

fn for_people(line: &Line<'_>, out: Out<'_>) -> std::io::Result<()> {
    let published = match (&line.published.value, line.published.source) {
        (Some(value), Some(source)) => format!("published {value} ({source})"),
        _ => "publication date unknown".into(),
    };
    writeln!(out, "{} · {} · {published}", line.path, line.language)?;
    for time in &line.times {
        let modifier = time.r#mod.map(|modifier| format!(" {modifier}")).unwrap_or_default();
        let (words, because) = (quoted(time.text), isolated(&time.because));
        writeln!(out, "  {:8} {words} = {}{modifier} · {because}", time.r#type, time.value)?;
    }
    for (kind, mentions) in [("person", &line.people), ("role", &line.roles), ("meeting", &line.meetings)] {
        for mention in mentions {
            writeln!(out, "  {kind:8} {} = {}", quoted(mention.text), isolated(&mention.entity))?;
        }
    }
    writeln!(out)
}
