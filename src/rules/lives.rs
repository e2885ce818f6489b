//! Births, deaths and ages that a line of copy gives for one person.

use super::parts::{Line, Lines, point, whole_day, whole_year};
use crate::article::Article;
use crate::lang::{RuleClass, Sense};
use crate::text::Span;
use crate::time::shape::{Calendar, ShapeKind, Unit};
use crate::time::{TimeMention, calendar};
use jiff::civil::Date;

/// How many words may stand between «ولد» and its date.
const NEAR: usize = 6;
/// By how many years an age is off that was counted wrong; one that is further off is of another day.
const SLIP: i64 = 12;

/// A year, and the day where it is given.
#[derive(Clone, Copy, PartialEq, Debug)]
struct When {
    year: i16,
    day: Option<Date>,
}

/// A birth, a death or today, and the age that is said to lie between them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Life {
    born: When,
    until: When,
    age: i64,
    /// Where the birth stands.
    pub born_place: Span,
    /// Where the age stands.
    pub age_place: Span,
}

impl Life {
    /// The ages that the two dates allow.
    pub fn ages(&self) -> (i64, i64) {
        let years = i64::from(self.until.year) - i64::from(self.born.year);
        match (self.born.day, self.until.day) {
            (Some(born), Some(until)) => {
                let had_birthday = calendar::plus_months(born, years * 12) <= until;
                let age = years - i64::from(!had_birthday);
                (age, age)
            }
            _ => (years - 1, years),
        }
    }

    /// Whether the age fits, or is too far off to be the age on that day.
    pub fn holds(&self) -> bool {
        let (least, most) = self.ages();
        (least..=most).contains(&self.age) || self.age < least - SLIP || self.age > most + SLIP
    }
}

/// The lives of an article: for each line that tells of one birth, one age and at most one person.
pub(super) fn lives(lines: &Lines<'_>, article: &Article) -> Vec<Life> {
    let mut lives = Vec::new();
    let mut done: Option<Span> = None;
    for time in &article.times {
        if done.is_some_and(|line| line.overlaps(time.shape.span)) {
            continue;
        }
        let line = lines.around(time.shape.span);
        done = Some(line.whole());
        lives.extend(life(article, &line));
    }
    lives
}

fn life(article: &Article, line: &Line<'_>) -> Option<Life> {
    let born = only(line, RuleClass::Born)?;
    let (born_when, born_place) = match dated(article, line, born, NEAR) {
        Some(time) => (when(time)?, time.shape.span),
        None => bare_year(line, born)?,
    };
    let (age, age_place) = age(article, line)?;
    let whole = line.whole();
    let mut people = article.names.iter().filter(|name| whole.contains(name.span)).map(|name| name.person);
    let first = people.next();
    let one_person = people.all(|person| Some(person) == first);
    let died = only(line, RuleClass::Died);
    let today = article.published.map(|dct| When { year: dct.date.year(), day: Some(dct.date) });
    let until = match died {
        Some(died) => match dated(article, line, died, NEAR + 4) {
            Some(time) => when(time)?,
            None => today?,
        },
        // Without a death an age is today's only where it says so by itself.
        None => return None,
    };
    let life = Life { born: born_when, until, age, born_place, age_place };
    one_person.then_some(life)
}

/// The one word or phrase of a class in a line: its last token.
fn only(line: &Line<'_>, class: RuleClass) -> Option<usize> {
    let mut found = None;
    let mut at = 0;
    while at < line.reading.len() {
        let here = line.reading.len_of(at, Sense::Rule(class));
        let Some(len) = here else {
            at += 1;
            continue;
        };
        if found.is_some() {
            return None;
        }
        at += len.max(1);
        found = Some(at - 1);
    }
    found
}

/// The first date with a year behind a word of a line.
fn dated<'a>(article: &'a Article, line: &Line<'_>, word: usize, most: usize) -> Option<&'a TimeMention> {
    let after = line.place(word).end;
    let behind = article.times.iter().find(|time| {
        time.shape.span.start >= after && line.covers(time.shape.span) && when(time).is_some()
    })?;
    (line.first(behind.shape.span).saturating_sub(word) <= most).then_some(behind)
}

/// The year right behind the word, which stands for itself: «مواليد 1950».
fn bare_year(line: &Line<'_>, born: usize) -> Option<(When, Span)> {
    let (number, digits) = line.reading.number(born + 1)?;
    let year = i16::try_from(number).ok().filter(|_| digits == 4)?;
    (1800..2200).contains(&year).then_some((When { year, day: None }, line.place(born + 1)))
}

fn when(time: &TimeMention) -> Option<When> {
    let parts = point(time).filter(|_| !time.shape.quoted)?;
    let civil = parts.month.is_none_or(|month| month.value.calendar == Calendar::Gregorian);
    let year = parts.year.filter(|year| year.value.calendar == Calendar::Gregorian && civil)?;
    (year.value.digits == 4).then_some(When { year: whole_year(parts)?, day: whole_day(parts) })
}

/// The one age of a line: «عن 70 عاما», "aged 70", "at the age of 70".
fn age(article: &Article, line: &Line<'_>) -> Option<(i64, Span)> {
    let years = article.times.iter().filter_map(|time| {
        let ShapeKind::Duration(length) = &time.shape.kind else { return None };
        let first = line.covers(time.shape.span).then(|| line.first(time.shape.span))?;
        let said = first.checked_sub(1).is_some_and(|before| line.is(before, RuleClass::Aged));
        let count =
            length.count.filter(|_| said && length.unit == Unit::Year && time.shape.modifier.is_none())?;
        Some((count as i64, time.shape.span))
    });
    let numbers = (1..line.reading.len()).filter_map(|at| {
        let (number, _) = line.reading.number(at)?;
        let said = line.is(at - 1, RuleClass::Aged) && (1..=120).contains(&number);
        said.then_some((i64::from(number), line.place(at)))
    });
    let mut found: Vec<(i64, Span)> = years.chain(numbers).collect();
    found.dedup_by(|a, b| a.1.overlaps(b.1));
    found.retain(|(_, place)| !place.is_empty());
    let mut distinct: Vec<i64> = found.iter().map(|(age, _)| *age).collect();
    distinct.sort_unstable();
    distinct.dedup();
    found.first().copied().filter(|_| distinct.len() == 1)
}
