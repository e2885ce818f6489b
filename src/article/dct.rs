//! The publication date as an article states it, in order of trust: settings, front matter, a labelled line, the
//! dateline or byline, the address of the page, the file's name.
//!
//! What an author or an agency wrote is believed. A date that stands above the story by itself, or in a name, may be
//! that of the day on which somebody printed or saved the page: it is weighed against the story's own words.

use super::anatomy::{self, Line};
use super::clue::{self, Ask, Clue, ClueKind};
use super::{Hints, Page, PartKind, dct_name, front};
use crate::lang::{AnatomyClass, Classes, Reading, Sense};
use crate::text::{Span, TokenKind};
use crate::time::shape::{Calendar, Shape, ShapeKind};
use crate::time::{Dct, DctSource, calendar};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// How many tokens may stand before the date of a dateline.
const DATELINE_REACH: usize = 12;

/// Among how many lines of the story a dateline or a stamp is looked for.
const TOP: usize = 10;

/// So many lines that a date opens are a chronology.
const CHRONOLOGY: usize = 3;

/// A printed date that lies further from what the story says, in days, is not the story's.
const FAR: i64 = 30;

/// What happened longer ago, in days, a lede does not tell by its weekday alone.
const STALE: i64 = 45;

/// A date above the story that was not taken for the publication date.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PassedOver {
    /// The date, as it would have been taken.
    pub dct: Dct,
    /// The line of the text that it stands on; empty where it does not stand in the text.
    pub line: Span,
    /// The words of the story that contradict it: index into the article's times.
    pub time: u32,
}

/// What an article says of its publication date.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Found {
    /// The date.
    pub(super) published: Option<Dct>,
    /// A date that was not taken for it.
    pub(super) passed_over: Option<PassedOver>,
    /// What the story says of its own day, where no trusted source states it.
    pub(super) clues: Vec<Clue>,
}

impl Found {
    /// Whether the article itself states no publication date.
    pub(super) fn is_undated(&self) -> bool {
        self.published.is_none_or(|dct| dct.source == DctSource::Inferred)
    }
}

/// Finds the publication date.
pub(super) fn find(page: &Page<'_>, hints: &Hints) -> Found {
    let settings =
        || Some(Dct { date: hints.published?, source: DctSource::Settings, span: None, time: None });
    let trusted = settings().or_else(|| front_matter(page.reading)).or_else(|| labelled(page));
    if trusted.is_some() {
        return Found { published: trusted, ..Found::default() };
    }
    let mut found = Found { clues: clue::clues(page), ..Found::default() };
    let dateline = dateline(page);
    for (dct, trust) in printed(page, hints) {
        if dateline.is_some() && trust == Trust::Name {
            continue;
        }
        let line = line_of(page, &dct);
        found.clues.retain(|clue| {
            page.shapes.get(clue.time as usize).is_some_and(|shape| !line.contains(shape.span))
        });
        let against = match dateline {
            Some(dateline) => other_day(page, &dct, &dateline),
            None => contradiction(&found.clues, page.shapes, dct.date, trust),
        };
        match against {
            None => return Found { published: Some(dct), ..found },
            Some(time) => found.passed_over = found.passed_over.or(Some(PassedOver { dct, line, time })),
        }
    }
    let inferred = || {
        let date = hints.inferred.as_ref()?.day()?;
        Some(Dct { date, source: DctSource::Inferred, span: None, time: None })
    };
    Found { published: dateline.or_else(inferred), ..found }
}

/// The dates that stand by themselves, in order of trust.
fn printed(page: &Page<'_>, hints: &Hints) -> impl Iterator<Item = (Dct, Trust)> {
    let address = dct_name::address(page.reading.text);
    let names = [address, dct_name::file_name(&hints.file_name)].into_iter().flatten();
    stamp(page).into_iter().chain(names.map(|dct| (dct, Trust::Name)))
}

/// The line that a date stands on; nothing where it does not stand in the text.
fn line_of(page: &Page<'_>, dct: &Dct) -> Span {
    let on_line = |line: &&Line| dct.span.is_some_and(|span| line.span.overlaps(span));
    page.lines.iter().find(on_line).map_or_else(Span::default, |line| line.span)
}

/// The words of the dateline, where a stamp is of quite another day.
fn other_day(page: &Page<'_>, stamp: &Dct, dateline: &Dct) -> Option<u32> {
    let apart = calendar::days_between(dateline.date, stamp.date).abs() > FAR;
    let at = page.shapes.iter().position(|shape| dateline.span == Some(shape.span)).filter(|_| apart)?;
    Some(at as u32)
}

/// How far a printed date is believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Trust {
    /// A stamp above the story: most are the publication date.
    Stamp,
    /// The day in both calendars above everything else, as pages show the day on which they are looked at.
    Masthead,
    /// A date in a name.
    Name,
}

/// The words of the story with which it cannot have been published on `date`.
///
/// A single weekday that does not fit is more likely a slip, which a rule reports; two that do not fit, or a date that
/// lies more than a month away, tell of another day.
fn contradiction(clues: &[Clue], shapes: &[Shape], date: Date, trust: Trust) -> Option<u32> {
    let near = |clue: &&Clue| {
        (-FAR..=FAR).map(|days| calendar::plus_days(date, days)).any(|day| names_day(clue, day))
    };
    if let Some(far) = clues.iter().find(|clue| !near(clue)) {
        return Some(far.time);
    }
    let days = || clues.iter().filter(|clue| clue.kind == ClueKind::Day && !clue.allows(date));
    let second = match trust {
        Trust::Masthead => days().next(),
        Trust::Stamp | Trust::Name => days().nth(1),
    };
    if let Some(clue) = second {
        return Some(clue.time);
    }
    let lede = clues.iter().find(|clue| clue.kind == ClueKind::Lede)?;
    let old = |clue: &&Clue| {
        let stamped = shapes.get(clue.time as usize).and_then(clue::stated_days);
        stamped.is_some_and(|days| {
            calendar::days_between(days.last, date) > STALE
                && lede.asks.iter().all(|ask| ask.allows(days.first))
        })
    };
    clues.iter().filter(|clue| clue.kind == ClueKind::Caption).find(old).map(|clue| clue.time)
}

/// Whether a clue allows a day, apart from the weekday.
fn names_day(clue: &Clue, day: Date) -> bool {
    let coarse = |ask: &&Ask| matches!(ask, Ask::Within(_) | Ask::DayOfYear { .. } | Ask::Month { .. });
    clue.asks.iter().filter(coarse).all(|ask| ask.allows(day))
}

/// The date that front matter states.
fn front_matter(reading: &Reading<'_>) -> Option<Dct> {
    let front = anatomy::front_matter(reading)?;
    let text = front.text(reading.text);
    let (date, span) = front::published(text)?;
    // "2024-03-07T09:30" states the time as well.
    let (from, to) = (span.end as usize + 1, span.end as usize + 6);
    let time = text.get(from..to).and_then(|time| time.parse().ok());
    Some(Dct { date, source: DctSource::FrontMatter, span: Some(span), time })
}

/// A line with «نشر», "Published" and the like and a whole date behind it.
fn labelled(page: &Page<'_>) -> Option<Dct> {
    let reading = page.reading;
    const LABELS: Classes =
        Classes::anatomy(AnatomyClass::PublishedLabel).or(Classes::anatomy(AnatomyClass::UpdatedLabel));
    if !(0..reading.len()).any(|at| reading.may(at, LABELS)) {
        return None;
    }
    let by_label = |wanted: AnatomyClass| {
        page.lines.iter().filter(|line| line.kind != PartKind::FrontMatter).find_map(|line| {
            let mut labels = line.tokens.clone().filter(|at| reading.means(*at, Sense::Anatomy(wanted)));
            labels.find_map(|label| {
                let behind = label + reading.phrase(label).map_or(1, |(tokens, _)| tokens);
                let (date, span) = whole_date_in(page, line, reading.token(label)?.span.end)?;
                let between = behind..reading.token_at(span.start);
                let colon = between.clone().any(|at| reading.is_mark(at, ':'));
                let few = words(reading, between, &[]).count();
                // In running text a label's word is a verb: «نشر الجيش قواته في 3 مارس».
                let is_label = few <= 1 && (colon || label == line.tokens.start && line.tokens.len() <= 14);
                is_label.then_some(Dct { date, source: DctSource::Label, span: Some(span), time: None })
            })
        })
    };
    by_label(AnatomyClass::PublishedLabel).or_else(|| by_label(AnatomyClass::UpdatedLabel))
}

/// The first lines of the story, where a dateline or a stamp can stand; none in a chronology.
fn top<'p>(page: &Page<'p>) -> Vec<&'p Line> {
    let Page { reading, lines, .. } = *page;
    let opened = |line: &&Line| {
        let date = page.shapes_in(line.span).find(|shape| whole_date(page, shape).is_some());
        date.is_some_and(|date| {
            words(reading, line.tokens.start..reading.token_at(date.span.start), &[]).next().is_none()
        })
    };
    if lines.iter().filter(opened).nth(CHRONOLOGY - 1).is_some() {
        return Vec::new();
    }
    let mut top = Vec::new();
    for line in lines.iter().filter(|line| !matches!(line.kind, PartKind::FrontMatter | PartKind::Furniture))
    {
        top.push(line);
        if top.len() == TOP || line.kind == PartKind::Lede {
            break;
        }
    }
    top
}

/// The date that opens the lede and that a dash, a colon or a bracket closes: «القاهرة، 14 مارس 2026 (وكالات) - …».
fn dateline(page: &Page<'_>) -> Option<Dct> {
    let reading = page.reading;
    top(page).into_iter().find_map(|line| {
        page.shapes_in(line.span).find_map(|shape| {
            let (date, span) = whole_date(page, shape)?;
            let first = reading.token_at(shape.span.start);
            let behind = reading.token_at(shape.span.end);
            let before = first.saturating_sub(line.tokens.start);
            let opens = before <= DATELINE_REACH && opens(reading, line, first, behind);
            opens.then_some(Dct { date, source: DctSource::Dateline, span: Some(span), time: None })
        })
    })
}

/// A line above the story that is nothing but a date, perhaps with its twin in the other calendar, a clock time and a
/// place.
fn stamp(page: &Page<'_>) -> Option<(Dct, Trust)> {
    let reading = page.reading;
    let top = top(page);
    top.iter().enumerate().find_map(|(at, line)| {
        let (date, span) = whole_date_in(page, line, line.span.start)?;
        let dates: Vec<Span> = page.shapes_in(line.span).map(|shape| shape.span).collect();
        let others: Vec<usize> = words(reading, line.tokens.clone(), &dates).collect();
        let event = |at: &usize| reading.may(*at, Classes::VERB.or(Classes::MEETING).or(Classes::ROLE));
        if others.len() > 2 || others.iter().any(event) {
            return None;
        }
        let whole = page.shapes_in(line.span).filter(|shape| clue::stated_days(shape).is_some());
        let trust = if at == 0 && whole.count() > 1 { Trust::Masthead } else { Trust::Stamp };
        Some((Dct { date, source: DctSource::Dateline, span: Some(span), time: None }, trust))
    })
}

/// The words among some tokens that stand outside of these spans.
fn words<'r>(
    reading: &'r Reading<'_>,
    tokens: Range<usize>,
    outside: &'r [Span],
) -> impl Iterator<Item = usize> + 'r {
    tokens.filter(move |at| {
        reading
            .token(*at)
            .is_some_and(|token| token.is_word() && !outside.iter().any(|span| span.overlaps(token.span)))
    })
}

/// Whether a date opens a line as a dateline does: what stands before it is a place, an agency or brackets, with no
/// verb or quotation, and a dash, a colon or a closing bracket soon follows with a text behind it.
fn opens(reading: &Reading<'_>, line: &Line, first: usize, behind: usize) -> bool {
    let before = line.tokens.start..first;
    let opened_bracket = before.clone().filter(|at| reading.is_mark(*at, '(')).count()
        > before.clone().filter(|at| reading.is_mark(*at, ')')).count();
    let plain = before
        .clone()
        .all(|at| !reading.may(at, Classes::VERB) && !reading.is_mark(at, '"') && !reading.is_mark(at, '.'));
    let starts_line = before.len() <= 4
        || opened_bracket
        || before.clone().any(|at| {
            reading.token(at).is_some_and(|token| matches!(token.kind, TokenKind::Mark('-' | '/')))
        });
    let mut at = behind;
    if reading.is_mark(at, '(') {
        while at < line.tokens.end && at < behind + 8 && !reading.is_mark(at, ')') {
            at += 1;
        }
        at += 1;
    }
    let dash = ['-', '\u{2013}', '\u{2014}'].into_iter().any(|mark| reading.is_mark(at, mark));
    // Behind a date alone a colon opens an entry of a chronology.
    let colon = reading.is_mark(at, ':') && words(reading, before, &[]).next().is_some();
    let closes = dash || colon || opened_bracket && reading.is_mark(at, ')');
    let story_follows = line.tokens.end.saturating_sub(at) > 6;
    plain && starts_line && closes && story_follows
}

/// The first whole date on a line from an offset on: a civil one if there is one.
fn whole_date_in(page: &Page<'_>, line: &Line, from: u32) -> Option<(Date, Span)> {
    let here = || page.shapes_in(line.span).filter(|shape| shape.span.start >= from);
    here().find_map(|shape| whole_date(page, shape)).or_else(|| {
        here().find_map(|shape| {
            Some((clue::stated_days(shape).filter(|days| days.is_day())?.first, shape.span))
        })
    })
}

/// The day of a shape that states day, month and year of the civil calendar.
fn whole_date(page: &Page<'_>, shape: &Shape) -> Option<(Date, Span)> {
    let (ShapeKind::Point(parts) | ShapeKind::Numeric(_, parts)) = &shape.kind else { return None };
    let (days, month, year) = (parts.days?.value, parts.month?.value, parts.year?.value);
    let (number, month_number) = match &shape.kind {
        ShapeKind::Numeric(numeric, _) if page.day_first => (numeric.first, numeric.second),
        ShapeKind::Numeric(numeric, _) => (numeric.second, numeric.first),
        _ => (days.first, month.number),
    };
    let is_whole = days.first == days.last && year.digits == 4 && month.calendar == Calendar::Gregorian;
    let date = calendar::day(year.number, month_number, number)?;
    is_whole.then_some((date, shape.span))
}

/// The day that an ISO 8601 date or date-time begins with.
pub(super) fn iso_date(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests;
