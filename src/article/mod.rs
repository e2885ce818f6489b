//! One text understood: [`analyse`] is pure and total, and never looks at another article, a clock or a disk.
//!
//! Owns [`Article`], its anatomy and its publication date as stated. May touch everything from `text` to
//! `meetings`. Start reading in [`analyse`].

mod anatomy;
mod dct;

use crate::lang::{self, Language};
use crate::meetings::{self, Meeting, MeetingMention};
use crate::people::{self, LoneWord, NameMention, Person, RoleMention};
use crate::text::Span;
use crate::time::shape::{Shape, ShapeKind};
use crate::time::{self, Dct, TimeMention};

/// What a part of an article is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum PartKind {
    /// Front matter in YAML or TOML.
    FrontMatter,
    /// The headline or a sub-headline.
    Headline,
    /// Who wrote it; section labels; stamps of publication.
    Byline,
    /// The dateline, which opens the lede.
    Dateline,
    /// The first paragraph of the story.
    Lede,
    /// The rest of the story.
    Body,
    /// What the site put around the story: cookie banners, "read also", newsletter boxes.
    Furniture,
}

/// A part of an article: whole lines, but for the dateline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Where it stands.
    pub span: Span,
}

/// What is known of an article from outside its text.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// The file's name without folders, which may hold a date.
    pub file_name: Box<str>,
    /// A publication date that settings or the command line give; it outranks the text.
    pub published: Option<jiff::civil::Date>,
    /// The publication date that the corpus infers; it counts only where the text states none.
    pub inferred: Option<jiff::civil::Date>,
    /// Whether 03/04 is 3 April rather than 4 March where nothing else tells; `None` leaves it open.
    pub day_first: Option<bool>,
}

/// Everything that one article says.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Article {
    /// The language most of it is written in.
    pub language: Language,
    /// Its parts, in order of text.
    pub parts: Vec<Part>,
    /// The publication date: as stated, or, once the corpus has looked at it, as inferred.
    pub published: Option<Dct>,
    /// The temporal expressions, in order of text.
    pub times: Vec<TimeMention>,
    /// The mentions of people by name, in order of text.
    pub names: Vec<NameMention>,
    /// The role phrases, in order of text.
    pub roles: Vec<RoleMention>,
    /// The people.
    pub people: Vec<Person>,
    /// The words that are people's names where another article has them for a surname.
    pub lone: Vec<LoneWord>,
    /// The mentions of meetings, in order of text.
    pub meeting_mentions: Vec<MeetingMention>,
    /// The meetings.
    pub meetings: Vec<Meeting>,
    /// What stands between quotation marks, marks included, in order of text.
    pub quotations: Vec<Span>,
}

/// Understands one text. Never fails: what is not understood is absent.
pub fn analyse(text: &str, hints: &Hints) -> Article {
    let reading = lang::read(text);
    let lines = anatomy::lines(&reading);
    let mut shapes = time::recognise::recognise(&reading);
    let front = anatomy::front_matter(&reading).unwrap_or_default();
    shapes.retain(|shape| !front.overlaps(shape.span));
    let published = dct::find(&reading, &lines, &shapes, hints);
    let language = reading.language_of(0..reading.len()).unwrap_or_default();
    // Where nothing decides, English numbers have the month in front (CLDR's pattern for "en"), Arabic ones the day.
    let day_first =
        hints.day_first.or_else(|| order_of_numbers(&shapes)).or(Some(language == Language::Arabic));
    let times = time::anchor::resolve(shapes, published.as_ref(), day_first);
    let people = people::recognise(&reading, &[front]);
    let found = meetings::recognise(&reading, &times, &people.names, &people.roles, &people.people);
    Article {
        meeting_mentions: found.mentions,
        meetings: found.meetings,
        names: people.names,
        roles: people.roles,
        people: people.people,
        lone: people.lone,
        language,
        parts: anatomy::parts(&lines),
        published,
        times,
        quotations: reading.tokens.quotations.clone(),
    }
}

/// Whether the numeric dates of a text put the day first, as far as one of them shows.
fn order_of_numbers(shapes: &[Shape]) -> Option<bool> {
    shapes.iter().find_map(|shape| match &shape.kind {
        ShapeKind::Point(parts) => {
            let (days, month, year) = (parts.days?, parts.month?, parts.year?);
            let is_numeric = days.span.len() <= 4 && month.span.len() <= 4 && month.span != days.span;
            let shows = days.value.first > 12 && year.span.start > days.span.start;
            (is_numeric && shows).then_some(days.span.start < month.span.start)
        }
        _ => None,
    })
}
