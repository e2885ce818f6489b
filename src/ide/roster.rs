//! The people of all articles: who is named, in which spellings and roles, and where.

use super::FileSpan;
use super::entity::{Member, person_targets};
use crate::article::Article;
use crate::config::KnownPerson;
use crate::corpus::{Corpus, FileId, PersonEntry, PersonId};
use crate::people;
use crate::text::Span;
use jiff::civil::Date;

/// A person with what all articles say.
#[derive(Clone, PartialEq, Debug)]
pub struct Person<'a> {
    /// The name in formats.
    pub id: &'a str,
    /// The fullest and commonest name.
    pub name: &'a str,
    /// How the name is written, the commonest spelling first, with how often.
    pub spellings: Vec<(&'a str, usize)>,
    /// The different roles, the commonest first.
    pub roles: Vec<Role<'a>>,
    /// Where the person is named, file by file and in order of text.
    pub mentions: Vec<FileSpan>,
    /// Where the person is introduced most fully.
    pub introduction: Option<FileSpan>,
    /// What the newsroom file says, where it has the person.
    pub known: Option<&'a KnownPerson>,
}

/// A role with the articles that give it: people change their offices.
#[derive(Clone, PartialEq, Debug)]
pub struct Role<'a> {
    /// The words.
    pub text: &'a str,
    /// How often they stand.
    pub count: usize,
    /// Which articles give it, each once, with their publication dates and in their order.
    pub said: Vec<(FileId, Option<Date>)>,
}

/// All people, in order of id.
pub fn people(corpus: &Corpus) -> Vec<Person<'_>> {
    corpus.people().into_iter().filter_map(|id| of(corpus, id)).collect()
}

fn of(corpus: &Corpus, id: PersonId) -> Option<Person<'_>> {
    let entry = corpus.person(id)?;
    let names = spans(corpus, entry, |article, person| {
        let names = person.mentions.iter().filter_map(|&index| article.names.get(index as usize));
        names.map(|name| name.span).collect()
    });
    let roles = spans(corpus, entry, |article, person| {
        let roles = person.roles.iter().filter_map(|&index| article.roles.get(index as usize));
        roles.map(|role| role.span).collect()
    });
    Some(Person {
        id: corpus.person_slug(id),
        name: &entry.name,
        spellings: spellings(corpus, &names),
        roles: roles_of(corpus, &roles),
        mentions: names,
        introduction: entry.members.first().and_then(|&first| introduction(corpus, first)),
        known: entry.desk.and_then(|at| corpus.config().people.get(at as usize)),
    })
}

fn introduction(corpus: &Corpus, member: Member) -> Option<FileSpan> {
    let target = person_targets(corpus, member).into_iter().next()?;
    Some(FileSpan { file: target.full.file, span: target.focus })
}

fn spans(
    corpus: &Corpus,
    entry: &PersonEntry,
    of: impl Fn(&Article, &people::Person) -> Vec<Span>,
) -> Vec<FileSpan> {
    let member = |&(file, index): &(FileId, u32)| {
        let article = corpus.article(file)?;
        let person = article.people.get(index as usize)?;
        Some(of(article, person).into_iter().map(move |span| FileSpan { file, span }))
    };
    entry.members.iter().filter_map(member).flatten().collect()
}

fn words(corpus: &Corpus, at: FileSpan) -> &str {
    at.span.text(corpus.text(at.file))
}

/// The different words of the spans, the commonest first.
fn spellings<'a>(corpus: &'a Corpus, spans: &[FileSpan]) -> Vec<(&'a str, usize)> {
    let mut spellings: Vec<(&str, usize)> = Vec::new();
    for &at in spans {
        let text = words(corpus, at);
        match spellings.iter_mut().find(|(known, _)| *known == text) {
            Some((_, count)) => *count += 1,
            None => spellings.push((text, 1)),
        }
    }
    spellings.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    spellings
}

fn roles_of<'a>(corpus: &'a Corpus, spans: &[FileSpan]) -> Vec<Role<'a>> {
    let mut roles: Vec<Role<'a>> = Vec::new();
    for &at in spans {
        let text = words(corpus, at);
        let published = corpus.article(at.file).and_then(|article| article.published);
        let said = (at.file, published.map(|published| published.date));
        match roles.iter_mut().find(|known| known.text == text) {
            Some(known) => {
                known.count += 1;
                if !known.said.contains(&said) {
                    known.said.push(said);
                }
            }
            None => roles.push(Role { text, count: 1, said: vec![said] }),
        }
    }
    for role in &mut roles {
        role.said.sort_by_key(|&(file, day)| (day.is_none(), day, corpus.path(file)));
    }
    roles.sort_by_key(|role| std::cmp::Reverse(role.count));
    roles
}
