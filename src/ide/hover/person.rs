//! Hovering over a person: the name, the roles, the spellings, and how often and where they are named.

use super::{labelled, listed};
use crate::config::KnownPerson;
use crate::corpus::Corpus;
use crate::ide::days;
use crate::ide::desk::known;
use crate::ide::entity::{Member, file_name, person, person_members};
use crate::ide::markdown::{Page, code, escaped, quoted};
use crate::lang::{Language, counted, message};
use crate::text::{Tier, folded};

/// How many roles or spellings are shown before the rest is only counted.
const SHOWN: usize = 6;
/// How many files are named behind a role.
const FILES: usize = 3;

/// The page of a person.
pub fn page(corpus: &Corpus, member: Member, reader: Language) -> Option<String> {
    let (_, here) = person(corpus, member)?;
    let id = corpus.person_of(member.0, member.1).and_then(|id| corpus.person(id));
    let members = person_members(corpus, member);
    let mut page = Page::titled(&escaped(id.map_or(&here.name, |person| &person.name)));
    if let Some(known) = known(corpus, member) {
        declared(known, reader, &mut page);
    }
    roles(corpus, &members, reader, &mut page);
    spellings(corpus, &members, reader, &mut page);
    let mentions = members.iter().filter_map(|&member| person(corpus, member));
    let mentions: usize = mentions.map(|(_, person)| person.mentions.len()).sum();
    let mut files: Vec<_> = members.iter().map(|(file, _)| file).collect();
    files.sort();
    files.dedup();
    let mentions = counted(reader, "mentions", mentions as u64, &[]);
    let articles = counted(reader, "articles", files.len() as u64, &[]);
    let counts = message(reader, "counts", &[("mentions", &mentions), ("articles", &articles)]);
    page.fact(&labelled(reader, "label.mentions", &counts));
    Some(page.markdown())
}

/// What the newsroom file says of somebody.
fn declared(known: &KnownPerson, reader: Language, page: &mut Page) {
    if let Some(role) = &known.role {
        let term = match (known.from, known.until) {
            (None, None) => String::new(),
            (from, until) => {
                let day = |day: Option<jiff::civil::Date>| {
                    day.map(|day| days::day(reader, day)).unwrap_or_default()
                };
                format!(" ({} – {})", day(from), day(until))
            }
        };
        page.fact(&labelled(reader, "label.newsroom", &format!("{}{term}", quoted(role))));
    }
    if let Some(note) = &known.note {
        page.fact(&labelled(reader, "label.note", &quoted(note)));
    }
    if let Some(item) = &known.wikidata {
        page.fact(&labelled(reader, "label.wikidata", &code(item)));
    }
}

/// Different texts, in order of how often they occur, each with the files that have it.
#[derive(Default)]
struct Tally {
    rows: Vec<Row>,
}

struct Row {
    key: String,
    text: String,
    count: u64,
    files: Vec<String>,
}

impl Tally {
    fn add(&mut self, key: String, text: &str, file: &str) {
        let index = self.rows.iter().position(|row| row.key == key).unwrap_or_else(|| {
            self.rows.push(Row { key, text: text.to_owned(), count: 0, files: Vec::new() });
            self.rows.len() - 1
        });
        if let Some(row) = self.rows.get_mut(index) {
            row.count += 1;
            if !row.files.iter().any(|known| known == file) {
                row.files.push(file.to_owned());
            }
        }
    }

    /// The first rows as `show` has them, and how many are left.
    fn shown(mut self, reader: Language, show: impl Fn(&Row) -> String) -> Vec<String> {
        self.rows.sort_by_key(|row| !row.count);
        let mut lines: Vec<_> = self.rows.iter().take(SHOWN).map(show).collect();
        if self.rows.len() > SHOWN {
            lines.push(counted(reader, "more", (self.rows.len() - SHOWN) as u64, &[]));
        }
        lines
    }
}

fn roles(corpus: &Corpus, members: &[Member], reader: Language, page: &mut Page) {
    let mut tally = Tally::default();
    for &member in members {
        let Some((article, person)) = person(corpus, member) else { continue };
        for role in person.roles.iter().filter_map(|&index| article.roles.get(index as usize)) {
            let text = role.span.text(corpus.text(member.0));
            tally.add(folded(text, Tier::Loose), text, file_name(corpus.path(member.0)));
        }
    }
    let lines = tally.shown(reader, |row| {
        let mut files: Vec<_> = row.files.iter().take(FILES).map(|file| quoted(file)).collect();
        if row.files.len() > FILES {
            files.push(counted(reader, "more", (row.files.len() - FILES) as u64, &[]));
        }
        let values = [("value", &*quoted(&row.text)), ("files", &*listed(reader, &files))];
        message(reader, "in-files", &values)
    });
    if !lines.is_empty() {
        page.fact(&labelled(reader, "label.roles", ""));
        lines.iter().for_each(|line| page.sub_fact(line));
    }
}

/// The ways in which the name is written, where there is more than one; a surname alone is one of them.
fn spellings(corpus: &Corpus, members: &[Member], reader: Language, page: &mut Page) {
    let mut tally = Tally::default();
    for &member in members {
        let Some((article, person)) = person(corpus, member) else { continue };
        for name in person.mentions.iter().filter_map(|&index| article.names.get(index as usize)) {
            let text = name.span.text(corpus.text(member.0));
            tally.add(text.to_owned(), text, file_name(corpus.path(member.0)));
        }
    }
    if tally.rows.len() < 2 {
        return;
    }
    let lines = tally.shown(reader, |row| {
        let values = [("value", &*quoted(&row.text)), ("n", &*row.count.to_string())];
        message(reader, "times", &values)
    });
    page.fact(&labelled(reader, "label.spellings", &listed(reader, &lines)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::people::{NameForm, NameMention, Person, RoleMention};
    use crate::text::Span;

    #[test]
    fn roles_spellings_and_counts() {
        let text = "The mayor Samira Halabi spoke. Halabi left.";
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            Span::of(start..start + words.len())
        };
        let article = Article {
            names: vec![
                NameMention { span: at("Samira Halabi"), person: 0, form: NameForm::Full },
                NameMention { span: Span::new(31, 37), person: 0, form: NameForm::Surname },
            ],
            roles: vec![RoleMention { span: at("mayor"), people: vec![0], ..RoleMention::default() }],
            people: vec![Person {
                name: "Samira Halabi".into(),
                mentions: vec![0, 1],
                roles: vec![0],
                introducing: Some(0),
                ..Person::default()
            }],
            ..Article::default()
        };
        let mut corpus = Corpus::default();
        let (file, _) = corpus.replace_analysed("/news/a_b.txt", text.into(), article);
        let page = page(&corpus, (file, 0), Language::English).unwrap();
        assert_eq!(
            page.replace(['\u{2068}', '\u{2069}'], ""),
            "**Samira Halabi**\n\n- Roles:\n  - mayor (a\\_b.txt)\n- Spellings: Samira Halabi ×1, Halabi ×1\n\
             - Mentions: 2 mentions in 1 article"
        );
    }
}
