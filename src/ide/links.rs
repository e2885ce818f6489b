//! Links: another article by its file or its headline, and Wikidata for whom the newsroom knows.

use super::desk;
use crate::corpus::{Corpus, FileId};
use crate::text::Span;

/// A quoted headline has so many words at least: fewer are a turn of phrase.
const LEAST: usize = 4;

/// Where a link leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LinkTo {
    /// To another article.
    Article(FileId),
    /// To an item of Wikidata: `Q42`.
    Wikidata(Box<str>),
}

/// A link.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The words.
    pub span: Span,
    /// Where they lead.
    pub to: LinkTo,
}

/// The links of an article, in order of text.
pub fn links(corpus: &Corpus, file: FileId) -> Vec<Link> {
    let mut links = people(corpus, file);
    links.extend(files(corpus, file));
    links.extend(headlines(corpus, file));
    links.sort_by_key(|link| link.span);
    links
}

/// The links of a newsroom file: its items of Wikidata.
pub fn newsroom_links(text: &str) -> Vec<Link> {
    let mut offset = 0;
    let mut links = Vec::new();
    for line in text.split_inclusive('\n') {
        let value = line.trim_start().strip_prefix("wikidata").map(str::trim_start);
        if let Some(value) = value.and_then(|rest| rest.strip_prefix('=')) {
            let item = value.trim().trim_matches(['"', '\'']);
            let is_item = item.strip_prefix('Q').is_some_and(|digits| digits.parse::<u64>().is_ok());
            if let Some(at) = line.find(item).filter(|_| is_item) {
                let span = Span::of(offset + at..offset + at + item.len());
                links.push(Link { span, to: LinkTo::Wikidata(item.into()) });
            }
        }
        offset += line.len();
    }
    links
}

/// Where an article introduces somebody whom the newsroom file has with an item of Wikidata.
fn people(corpus: &Corpus, file: FileId) -> Vec<Link> {
    let Some(article) = corpus.article(file) else { return Vec::new() };
    let found = (0..).zip(&article.people).filter_map(|(index, person)| {
        let item = desk::known(corpus, (file, index))?.wikidata.clone()?;
        let first = person.introducing.or(person.mentions.first().copied())?;
        Some(Link { span: article.names.get(first as usize)?.span, to: LinkTo::Wikidata(item) })
    });
    found.collect()
}

/// The files of the corpus that an article names by a path from its own folder.
fn files(corpus: &Corpus, file: FileId) -> Vec<Link> {
    let (path, text) = (corpus.path(file), corpus.text(file));
    let folder = path.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder);
    let outside = |c: char| !c.is_alphanumeric() && !"./\\_-~+@%".contains(c);
    let words = text.split(outside).filter(|word| word.contains('.'));
    words
        .filter_map(|word| {
            let name = word.trim_end_matches(['.', ':', '!', '?']);
            let other = corpus.file(&resolved(folder, name)?).filter(|other| *other != file)?;
            let start = name.as_ptr() as usize - text.as_ptr() as usize;
            Some(Link { span: Span::of(start..start + name.len()), to: LinkTo::Article(other) })
        })
        .collect()
}

/// A path from a folder, without `.` and `..`.
fn resolved(folder: &str, name: &str) -> Option<String> {
    let mut folder = folder;
    let mut name = name;
    loop {
        if let Some(rest) = name.strip_prefix("./") {
            name = rest;
        } else if let Some(rest) = name.strip_prefix("../") {
            if folder.is_empty() {
                return None;
            }
            (folder, name) = (folder.rsplit_once(['/', '\\']).map_or("", |(above, _)| above), rest);
        } else {
            break;
        }
    }
    Some(if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") })
}

/// Quotations that are the headline of another article, and of one alone.
fn headlines(corpus: &Corpus, file: FileId) -> Vec<Link> {
    let (Some(article), text) = (corpus.article(file), corpus.text(file)) else { return Vec::new() };
    let quoted = article.quotations.iter().filter_map(|quotation| {
        let words = quotation.text(text);
        let inside = words.trim_matches(|c: char| !c.is_alphanumeric());
        let start = quotation.start + words.find(inside)? as u32;
        (inside.split_whitespace().count() >= LEAST)
            .then_some((Span::new(start, start + inside.len() as u32), inside))
    });
    let link = |(span, words)| {
        let mut same = corpus.with_headline(words).filter(|other| *other != file);
        let only = same.next().filter(|_| same.next().is_none())?;
        Some(Link { span, to: LinkTo::Article(only) })
    };
    quoted.filter_map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    fn check(fixture: &str, expect: &[(&str, &str)]) {
        let (corpus, ids) = Fixture::parse(fixture).corpus().unwrap();
        let found = links(&corpus, ids[0]);
        let to = |link: &Link| match &link.to {
            LinkTo::Article(file) => corpus.path(*file).to_owned(),
            LinkTo::Wikidata(item) => item.to_string(),
        };
        let text = corpus.text(ids[0]);
        let found: Vec<_> = found.iter().map(|link| (link.span.text(text), to(link))).collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(words, to)| (*words, to.as_str())).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn a_file_by_its_path() {
        check(
            "//- talks/a.txt\nSee b.txt, (../c.md) and none.txt.\n//- talks/b.txt\nOne.\n//- c.md\nTwo.",
            &[("b.txt", "talks/b.txt"), ("../c.md", "c.md")],
        );
    }

    #[test]
    fn a_headline_in_quotation_marks() {
        check(
            "//- a.txt\nAs \"The ferry sails for home\" says, it left.\n//- b.txt\nThe ferry sails for home\n\nThe ferry, which had waited for a week, left the port on Monday and was seen no more by anybody.\n",
            &[("The ferry sails for home", "b.txt")],
        );
    }

    #[test]
    fn somebody_with_an_item_of_wikidata() {
        check(
            "//- dateline.toml\n[[person]]\nname = \"Antti Korhonen\"\nwikidata = \"Q42\"\n//- a.txt\nFinance Minister Antti Korhonen spoke. Korhonen left.",
            &[("Antti Korhonen", "Q42")],
        );
        let text = "[[person]]\nname = \"x\"\nwikidata = \"Q42\"\n";
        let found = newsroom_links(text);
        assert_eq!(found.iter().map(|link| link.span.text(text)).collect::<Vec<_>>(), ["Q42"]);
    }
}
