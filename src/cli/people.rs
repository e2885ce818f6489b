//! `dateline people`: who is named, in which spellings and roles, and where.

use super::args::{ListArgs, ListFormat};
use super::input::Input;
use super::report::{Place, Places};
use super::{Out, Outcome};
use crate::config::KnownPerson;
use crate::corpus::{Corpus, FileId, PersonEntry};
use crate::text::Span;
use crate::text::isolate::isolated;
use serde::Serialize;

#[derive(Serialize)]
struct Person<'a> {
    id: &'a str,
    name: &'a str,
    spellings: Vec<Spelling<'a>>,
    roles: Vec<Role<'a>>,
    mentions: Vec<Place>,
    /// What the newsroom file says, where it has the person.
    newsroom: Option<Known<'a>>,
}

/// A role with the articles that give it: people change their offices.
#[derive(Serialize)]
struct Role<'a> {
    text: &'a str,
    count: usize,
    articles: Vec<Said<'a>>,
}

#[derive(Serialize, PartialEq)]
struct Said<'a> {
    path: &'a str,
    published: Option<String>,
}

#[derive(Serialize)]
struct Known<'a> {
    name: &'a str,
    also_known_as: Vec<&'a str>,
    role: Option<&'a str>,
    from: Option<String>,
    until: Option<String>,
    note: Option<&'a str>,
    wikidata: Option<&'a str>,
}

#[derive(Serialize)]
struct Spelling<'a> {
    text: &'a str,
    count: usize,
}

/// Writes the people of all articles.
pub fn run(args: &ListArgs, input: &Input, out: Out<'_>) -> std::io::Result<Outcome> {
    let places = Places::new(&input.corpus);
    let people = input.corpus.people();
    let people =
        people.iter().filter_map(|&person| input.corpus.person(person)).map(|entry| of(&places, entry));
    let people: Vec<_> = people.collect();
    match args.format {
        ListFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &people)?;
            writeln!(out)?;
        }
        ListFormat::Text => people.iter().try_for_each(|person| for_people(person, out))?,
    }
    Ok(Outcome::Clean)
}

fn of<'a>(places: &Places<'a>, entry: &'a PersonEntry) -> Person<'a> {
    let corpus = places.corpus();
    let names = spans(corpus, entry, |article, person| {
        let names = person.mentions.iter().filter_map(|&index| article.names.get(index as usize));
        names.map(|name| name.span).collect()
    });
    let roles = spans(corpus, entry, |article, person| {
        let roles = person.roles.iter().filter_map(|&index| article.roles.get(index as usize));
        roles.map(|role| role.span).collect()
    });
    Person {
        id: &entry.slug,
        name: &entry.name,
        spellings: spellings(places, &names),
        roles: roles_of(places, &roles),
        mentions: names.iter().map(|&(file, span)| places.place(file, span)).collect(),
        newsroom: entry.desk.and_then(|at| corpus.config().people.get(at as usize)).map(known),
    }
}

fn known(known: &KnownPerson) -> Known<'_> {
    Known {
        name: &known.name,
        also_known_as: known.also_known_as.iter().map(|name| &**name).collect(),
        role: known.role.as_deref(),
        from: known.from.map(|day| day.to_string()),
        until: known.until.map(|day| day.to_string()),
        note: known.note.as_deref(),
        wikidata: known.wikidata.as_deref(),
    }
}

/// The different roles with the articles that give them, in order of their publication; the commonest role first.
fn roles_of<'a>(places: &Places<'a>, spans: &[(FileId, Span)]) -> Vec<Role<'a>> {
    let corpus = places.corpus();
    let mut roles: Vec<Role<'a>> = Vec::new();
    for &(file, span) in spans {
        let text = places.words(file, span);
        let published = corpus.article(file).and_then(|article| article.published.as_ref());
        let published = published.map(|published| published.date.to_string());
        let said = Said { path: corpus.path(file), published };
        match roles.iter_mut().find(|known| known.text == text) {
            Some(known) => {
                known.count += 1;
                if !known.articles.contains(&said) {
                    known.articles.push(said);
                }
            }
            None => roles.push(Role { text, count: 1, articles: vec![said] }),
        }
    }
    for role in &mut roles {
        role.articles.sort_by(|a, b| {
            (a.published.is_none(), &a.published, a.path).cmp(&(b.published.is_none(), &b.published, b.path))
        });
    }
    roles.sort_by_key(|role| std::cmp::Reverse(role.count));
    roles
}

fn spans(
    corpus: &Corpus,
    entry: &PersonEntry,
    of: impl Fn(&crate::article::Article, &crate::people::Person) -> Vec<Span>,
) -> Vec<(FileId, Span)> {
    let member = |&(file, index): &(FileId, u32)| {
        let article = corpus.article(file)?;
        let person = article.people.get(index as usize)?;
        Some(of(article, person).into_iter().map(move |span| (file, span)))
    };
    entry.members.iter().filter_map(member).flatten().collect()
}

/// The different words of the spans, the commonest first.
fn spellings<'a>(places: &Places<'a>, spans: &[(FileId, Span)]) -> Vec<Spelling<'a>> {
    let mut spellings: Vec<Spelling<'a>> = Vec::new();
    for &(file, span) in spans {
        let text = places.words(file, span);
        match spellings.iter_mut().find(|known| known.text == text) {
            Some(known) => known.count += 1,
            None => spellings.push(Spelling { text, count: 1 }),
        }
    }
    spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.count));
    spellings
}

fn for_people(person: &Person<'_>, out: Out<'_>) -> std::io::Result<()> {
    writeln!(out, "{}", isolated(person.name))?;
    if let Some(known) = &person.newsroom {
        writeln!(out, "  newsroom  {}", isolated(known.role.unwrap_or(known.name)))?;
    }
    for spelling in &person.spellings {
        writeln!(out, "  spelling  {} × {}", isolated(spelling.text), spelling.count)?;
    }
    for role in &person.roles {
        write!(out, "  role      {} × {}", isolated(role.text), role.count)?;
        let days: Vec<&str> = role.articles.iter().filter_map(|said| said.published.as_deref()).collect();
        match days.as_slice() {
            [] => writeln!(out)?,
            [first, .., last] if first != last => writeln!(out, " ({first} – {last})")?,
            [day, ..] => writeln!(out, " ({day})")?,
        }
    }
    for place in &person.mentions {
        let start = place.range.start;
        writeln!(out, "  mention   {}:{}:{}", place.path, start.line + 1, start.character + 1)?;
    }
    Ok(())
}
