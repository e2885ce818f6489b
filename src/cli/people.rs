//! `dateline people`: who is named, in which spellings and roles, and where.

use super::args::{ListArgs, ListFormat};
use super::input::Input;
use super::report::{Place, Places};
use super::{Out, Outcome};
use crate::config::KnownPerson;
use crate::corpus::FileId;
use crate::ide::roster;
use crate::text::isolate::isolated;
use jiff::civil::Date;
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

#[derive(Serialize)]
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
    let people = roster::people(&input.corpus);
    let people: Vec<_> = people.iter().map(|person| of(&places, person)).collect();
    match args.format {
        ListFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &people)?;
            writeln!(out)?;
        }
        ListFormat::Text => people.iter().try_for_each(|person| for_people(person, out))?,
    }
    Ok(Outcome::Clean)
}

fn of<'a>(places: &Places<'a>, person: &roster::Person<'a>) -> Person<'a> {
    let said = |&(file, published): &(FileId, Option<Date>)| Said {
        path: places.corpus().path(file),
        published: published.map(|day| day.to_string()),
    };
    let roles = person.roles.iter().map(|role| Role {
        text: role.text,
        count: role.count,
        articles: role.said.iter().map(said).collect(),
    });
    Person {
        id: person.id,
        name: person.name,
        spellings: person.spellings.iter().map(|&(text, count)| Spelling { text, count }).collect(),
        roles: roles.collect(),
        mentions: person.mentions.iter().map(|at| places.place(at.file, at.span)).collect(),
        newsroom: person.known.map(known),
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
