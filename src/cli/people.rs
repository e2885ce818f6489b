//! `dateline people`: who is named, in which spellings and roles, and where.

use super::args::{ListArgs, ListFormat};
use super::input::Input;
use super::report::{Place, Places};
use super::{Out, Outcome};
use crate::corpus::{Corpus, FileId, PersonEntry};
use crate::text::Span;
use crate::text::isolate::isolated;
use serde::Serialize;

#[derive(Serialize)]
struct Person<'a> {
    id: &'a str,
    name: &'a str,
    spellings: Vec<Spelling<'a>>,
    roles: Vec<Spelling<'a>>,
    mentions: Vec<Place>,
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
        roles: spellings(places, &roles),
        mentions: names.iter().map(|&(file, span)| places.place(file, span)).collect(),
    }
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
    for (kind, spellings) in [("spelling", &person.spellings), ("role", &person.roles)] {
        for spelling in spellings {
            writeln!(out, "  {kind:9} {} × {}", isolated(spelling.text), spelling.count)?;
        }
    }
    for place in &person.mentions {
        let start = place.range.start;
        writeln!(out, "  mention   {}:{}:{}", place.path, start.line + 1, start.character + 1)?;
    }
    Ok(())
}
