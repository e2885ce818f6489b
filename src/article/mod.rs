//! One text understood: [`analyse`] is pure and total, and never looks at another article, a clock or a disk.
//!
//! Owns [`Article`], its anatomy and its publication date as stated. May touch everything from `text` to
//! `meetings`. Start reading in [`analyse`].

mod anatomy;
pub mod clue;
mod dct;
mod dct_name;
pub mod front;
mod governed;
mod inference;

use crate::lang::{self, Language, Reading};
use crate::meetings::{self, Meeting, MeetingMention};
use crate::people::{self, LoneWord, NameMention, People, Person, RoleMention};
use crate::text::Span;
pub use crate::time::recognise::Lines;
use crate::time::shape::{Shape, ShapeKind};
use crate::time::{self, Dct, TimeMention};
use clue::Clue;
pub use dct::PassedOver;
pub use governed::Governed;
pub use inference::Inference;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a part of an article is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
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
    /// What the corpus infers of the publication date; it counts only where the text states none.
    pub inferred: Option<Arc<Inference>>,
    /// Whether 03/04 is 3 April rather than 4 March where nothing else tells; `None` leaves it open.
    pub day_first: Option<bool>,
}

/// Everything that one article says.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Article {
    /// The language most of it is written in.
    pub language: Language,
    /// Its parts, in order of text.
    pub parts: Vec<Part>,
    /// The publication date: as stated, or, once the corpus has looked at it, as inferred.
    pub published: Option<Dct>,
    /// A date above the story that was not taken for the publication date, because the story contradicts it.
    pub passed_over: Option<Box<PassedOver>>,
    /// What the story says of the day it was written on; empty where a trusted source states the publication date.
    pub clues: Vec<Clue>,
    /// What the corpus infers of the publication date where the article states none.
    pub inference: Option<Arc<Inference>>,
    /// The temporal expressions, in order of text.
    pub times: Vec<TimeMention>,
    /// The dates that a word announces or tells of as past, in order of text.
    pub governed: Vec<Governed>,
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

impl Article {
    /// The words of its headlines, without marks around them. `text` is the article's.
    pub fn headlines<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let headlines = self.parts.iter().filter(|part| part.kind == PartKind::Headline);
        headlines.map(|part| part.span.text(text).trim_matches(|c: char| !c.is_alphanumeric()))
    }
}

/// One text on the way to being understood: what its publication date is looked for in.
struct Page<'p> {
    reading: &'p Reading<'p>,
    lines: &'p [anatomy::Line],
    shapes: &'p [Shape],
    parts: &'p [Part],
    /// Whether 03/04 is 3 April.
    day_first: bool,
}

impl<'p> Page<'p> {
    /// The expressions that lie within a part of the text, which are in order of it.
    fn shapes_in(&self, part: Span) -> impl Iterator<Item = &'p Shape> + Clone {
        let first = self.shapes.partition_point(|shape| shape.span.start < part.start);
        let rest = self.shapes.iter().skip(first).take_while(move |shape| shape.span.start < part.end);
        rest.filter(move |shape| part.contains(shape.span))
    }
}

/// Understands one text. Never fails: what is not understood is absent.
pub fn analyse(text: &str, hints: &Hints) -> Article {
    let reading = lang::read(text);
    let shapes = time::recognise::recognise(&reading);
    understand(&reading, shapes, hints, None)
}

/// The same as [`analyse`] for a text that is edited: of the lines that are in `known` the dates are not looked for again.
pub fn analyse_again(text: &str, hints: &Hints, known: &mut Lines) -> Article {
    let reading = lang::read(text);
    let shapes = time::recognise::recognise_again(&reading, known);
    understand(&reading, shapes, hints, None)
}

/// The same as [`analyse`] for a text of which it is known what it says under other hints: its expressions and its people
/// are the same.
pub fn analyse_under(text: &str, hints: &Hints, known: &Article) -> Article {
    let reading = lang::read(text);
    let shapes = known.times.iter().map(|time| time.shape.clone()).collect();
    let people = People {
        names: known.names.clone(),
        roles: known.roles.clone(),
        people: known.people.clone(),
        lone: known.lone.clone(),
    };
    understand(&reading, shapes, hints, Some(people))
}

fn understand(
    reading: &Reading<'_>,
    mut shapes: Vec<Shape>,
    hints: &Hints,
    people: Option<People>,
) -> Article {
    let lines = anatomy::lines(reading);
    let front = anatomy::front_matter(reading).unwrap_or_default();
    shapes.retain(|shape| !front.overlaps(shape.span));
    let parts = anatomy::parts(&lines);
    let language = reading.language_of(0..reading.len()).unwrap_or_default();
    // Where nothing decides, English numbers have the month in front (CLDR's pattern for "en"), Arabic ones the day.
    let day_first =
        hints.day_first.or_else(|| order_of_numbers(&shapes)).unwrap_or(language == Language::Arabic);
    let page = Page { reading, lines: &lines, shapes: &shapes, parts: &parts, day_first };
    let found = dct::find(&page, hints);
    let inference = hints.inferred.clone().filter(|_| found.is_undated());
    let times = match inference.as_ref().filter(|_| found.published.is_none()) {
        Some(inference) => inference::resolve_on_all(shapes, inference, Some(day_first)),
        None => time::anchor::resolve(shapes, found.published.as_ref(), Some(day_first)),
    };
    let people = people.unwrap_or_else(|| people::recognise(reading, &[front]));
    let meetings = {
        let published = found.published.as_ref().map(|published| published.date);
        meetings::recognise(reading, &times, &people.names, &people.roles, &people.people, published)
    };
    Article {
        meeting_mentions: meetings.mentions,
        meetings: meetings.meetings,
        names: people.names,
        roles: people.roles,
        people: people.people,
        lone: people.lone,
        language,
        parts,
        published: found.published,
        passed_over: found.passed_over.map(Box::new),
        clues: found.clues,
        inference,
        governed: governed::governed(reading, &times),
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
