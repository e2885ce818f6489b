//! What hovering shows: a title and facts, one a line, in Markdown.

mod date;
mod meeting;
mod person;

use super::thing_at::{Thing, thing_at};
use super::{FilePosition, Hover};
use crate::corpus::Corpus;
use crate::lang::{Language, message};

/// What hovering at a place shows.
pub fn hover(corpus: &Corpus, at: FilePosition, reader: Language) -> Option<Hover> {
    let article = corpus.article(at.file)?;
    let (thing, span) = thing_at(article, at.offset)?;
    let page = match thing {
        Thing::Name(index) => {
            person::page(corpus, (at.file, article.names.get(index as usize)?.person), reader)?
        }
        Thing::Role(index) => {
            let people = &article.roles.get(index as usize)?.people;
            let pages = people.iter().filter_map(|&person| person::page(corpus, (at.file, person), reader));
            let pages: Vec<_> = pages.collect();
            if pages.is_empty() {
                return None;
            }
            pages.join("\n\n---\n\n")
        }
        Thing::Meeting(index) => {
            let mention = article.meeting_mentions.get(index as usize)?;
            meeting::page(corpus, (at.file, mention.meeting), reader)?
        }
        Thing::Time(index) => {
            date::page(article, corpus.text(at.file), article.times.get(index as usize)?, reader)
        }
    };
    Some(Hover { span, markdown: page })
}

/// A fact with its label.
fn labelled(reader: Language, label: &str, value: &str) -> String {
    let label = message(reader, label, &[]);
    message(reader, "label", &[("label", &label), ("value", value)]).trim_end().to_owned()
}

/// Values in one line.
fn listed(reader: Language, values: &[String]) -> String {
    values.join(&format!("{} ", message(reader, "separator", &[])))
}
