//! What an article says of the day it was written on: clues, each a few questions that a day answers yes or no.
//!
//! «أمس الخميس» asks for a Friday, «ديسمبر الجاري» for a day in December, the date of a photograph for no earlier day.
//! The clues of an article weigh a date that a page prints against the story's own words, and they are what the
//! corpus infers a publication date from.

use super::{Page, PartKind};
use crate::time::shape::{
    Calendar, DayPart, Days, From, Month, Offset, Parts, Relation, Shape, ShapeKind, Tense, Unit,
};
use crate::time::{Interval, calendar, hijri};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How many days back and ahead a word like «أمس» counts; further counts are seldom exact.
const NEAR: i64 = 2;

/// How many days before publication the weekday of a lede can lie: news is fresh.
const FRESH: i64 = 2;

/// Within how many days «المقبل» and «الماضي» point, with a year.
const A_YEAR: i64 = 366;

/// What kind of words a clue is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize, Deserialize)]
pub enum ClueKind {
    /// A day counted from publication: «أمس الخميس», "today, March 3".
    Day,
    /// A month counted from publication: «ديسمبر الجاري», «يناير المقبل».
    Month,
    /// A year counted from publication that is stated as well: «العام المقبل 2025».
    Year,
    /// A day of a month counted from publication, which the text also gives with its month and year:
    /// «12 الشهر الجاري» beside «12 مارس 2024».
    Twin,
    /// A weekday on which the lede lets something happen.
    Lede,
    /// The date of a photograph or another stamp above the story.
    Caption,
    /// What the article says of a meeting whose days other articles know.
    Meeting,
    /// A month counted from publication, where only some of the days left put it on a month that the text speaks of.
    SpokenOf,
    /// The last date that the text gives with its year, which is not long before publication.
    Latest,
}

/// One clue.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Clue {
    /// What kind.
    pub kind: ClueKind,
    /// The words: index into the article's times.
    pub time: u32,
    /// What they ask of the day of publication; all has to be true.
    pub asks: Vec<Ask>,
}

/// A question to a day: can it be the day of publication?
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// It is one of these days.
    Within(Vec<Interval>),
    /// It is this day or a later one.
    NotBefore(Date),
    /// So many days from it is this weekday.
    Weekday {
        /// How many days on, negative for the past.
        ahead: i64,
        /// 1 Monday to 7 Sunday.
        weekday: u8,
    },
    /// So many days from it is one of these days of a month, in whatever year.
    DayOfYear {
        /// How many days on, negative for the past.
        ahead: i64,
        /// The month.
        month: Month,
        /// The days.
        days: Days,
    },
    /// It is in this month, or is not, in whatever year.
    Month {
        /// The month.
        month: Month,
        /// Whether it has to be in it.
        inside: bool,
    },
    /// Its day of the month is an earlier one.
    BeforeDay(u8),
    /// The last such weekday is no more than so many days back.
    Since {
        /// 1 Monday to 7 Sunday.
        weekday: u8,
        /// How many days.
        within: i64,
    },
}

impl Clue {
    /// Whether the article can have been published on `day`, as far as this clue goes.
    pub fn allows(&self, day: Date) -> bool {
        self.asks.iter().all(|ask| ask.allows(day))
    }
}

impl Ask {
    /// Whether `day` can be the day of publication.
    pub fn allows(&self, day: Date) -> bool {
        match self {
            Ask::Within(days) => days.iter().any(|days| days.first <= day && day <= days.last),
            Ask::NotBefore(first) => *first <= day,
            Ask::Weekday { ahead, weekday } => {
                calendar::weekday(calendar::plus_days(day, *ahead)) == *weekday
            }
            Ask::DayOfYear { ahead, month, days } => {
                let (named, number) = day_of_year(calendar::plus_days(day, *ahead), month.calendar);
                named == month.number && days.first <= number && number <= days.last
            }
            Ask::Month { month, inside } => (day_of_year(day, month.calendar).0 == month.number) == *inside,
            Ask::BeforeDay(number) => (day.day() as u8) < *number,
            Ask::Since { weekday, within } => {
                calendar::days_between(calendar::last_weekday(day, *weekday), day) <= *within
            }
        }
    }
}

/// The month and the day of the month, in either calendar; zeros where a calendar does not reach.
fn day_of_year(day: Date, of: Calendar) -> (u8, u8) {
    match of {
        Calendar::Gregorian => (day.month() as u8, day.day() as u8),
        Calendar::Hijri => hijri::to_hijri(day).map_or((0, 0), |(_, month, day)| (month, day)),
    }
}

/// The clues of a text.
pub(super) fn clues(page: &Page<'_>) -> Vec<Clue> {
    let mut clues = Vec::new();
    for (time, shape) in (0..).zip(page.shapes) {
        let ShapeKind::Point(parts) = &shape.kind else { continue };
        if page.is_in(PartKind::Furniture, shape) {
            continue;
        }
        if !shape.quoted {
            clues.extend(page.day(time, shape, parts));
            clues.extend(month(time, shape, parts));
            clues.extend(year(time, parts));
            clues.extend(page.twin(time, parts));
        }
        clues.extend(page.caption(time, shape, parts));
    }
    clues.extend(page.lede());
    clues
}

impl Page<'_> {
    fn is_in(&self, kind: PartKind, shape: &Shape) -> bool {
        self.parts.iter().any(|part| part.kind == kind && part.span.contains(shape.span))
    }

    /// «أمس الخميس», «اليوم 3 مارس»: what stands beside the day deictic, said of the day so many days on.
    fn day(&self, time: u32, shape: &Shape, parts: &Parts) -> Option<Clue> {
        let ahead = day_offset(parts).filter(|ahead| ahead.abs() <= NEAR)?;
        if self.sentence_is_dated(shape) || counts_nights(parts) {
            return None;
        }
        let mut asks = Vec::new();
        if let Some(days) = self.whole_days(time, parts) {
            let (first, last) =
                (calendar::plus_days(days.first, -ahead), calendar::plus_days(days.last, -ahead));
            asks.push(Ask::Within(vec![Interval { first, last }]));
        } else if let (Some(days), Some(month)) = (parts.days, parts.month) {
            asks.push(Ask::DayOfYear { ahead, month: month.value, days: days.value });
        }
        if let Some(weekday) = parts.weekday {
            asks.push(Ask::Weekday { ahead, weekday: weekday.value });
        }
        (!asks.is_empty()).then_some(Clue { kind: ClueKind::Day, time, asks })
    }

    /// Whether the sentence names a whole date before the shape, and does not count it from publication: then «اليوم»
    /// may be that day, as in a report of old that is repeated.
    fn sentence_is_dated(&self, shape: &Shape) -> bool {
        let before = self.shapes.partition_point(|other| other.span.start < shape.span.start);
        let counted =
            |other: &Shape| matches!(&other.kind, ShapeKind::Point(parts) if parts.offset.is_some());
        let here = self.shapes.iter().take(before).rev().take_while(|other| other.sentence == shape.sentence);
        here.filter(|other| !counted(other)).any(|other| stated_days(other).is_some())
    }

    /// The whole date of a shape; that of a Hijri one is the civil date that stands right behind it, if one does, and
    /// else a day wide of it on both sides, because months begin by the sight of the moon.
    fn whole_days(&self, time: u32, parts: &Parts) -> Option<Interval> {
        let days = whole(parts)?;
        if parts.month?.value.calendar == Calendar::Gregorian {
            return Some(days);
        }
        let wide =
            Interval { first: calendar::plus_days(days.first, -1), last: calendar::plus_days(days.last, 1) };
        let civil = self.shapes.get(time as usize + 1).and_then(stated_days);
        Some(civil.filter(|civil| civil.is_day() && civil.meets(wide)).unwrap_or(wide))
    }

    /// «12 الشهر الجاري» where the text says of the twelfth of one month only which month and year that is.
    fn twin(&self, time: u32, parts: &Parts) -> Option<Clue> {
        let Offset { unit: Unit::Month, count } = parts.offset?.value else { return None };
        let days = parts.days?.value;
        if parts.from != From::Publication || parts.month.is_some() {
            return None;
        }
        let mut months: Vec<Interval> = Vec::new();
        for other in self.shapes {
            let ShapeKind::Point(stated) = &other.kind else { continue };
            let same_day = stated.days.is_some_and(|stated| stated.value.first == days.first);
            if let Some(date) = whole(stated).filter(|_| same_day) {
                let first = calendar::plus_months(date.first.first_of_month(), -i64::from(count));
                months.push(Interval { first, last: first.last_of_month() });
            }
        }
        months.dedup();
        let [_] = months.as_slice() else { return None };
        let mut asks = vec![Ask::Within(months)];
        if count == 0 && self.is_ahead(time) {
            asks.push(Ask::BeforeDay(days.first));
        }
        Some(Clue { kind: ClueKind::Twin, time, asks })
    }

    fn is_ahead(&self, time: u32) -> bool {
        self.shapes.get(time as usize).is_some_and(|shape| shape.tense == Tense::Future)
    }

    /// A whole date that a dash, a bracket or the edge of a line shuts in, on a line of its own above the story:
    /// the stamp of a photograph, which was not taken after publication.
    fn caption(&self, time: u32, shape: &Shape, parts: &Parts) -> Option<Clue> {
        let line = self.lines.partition_point(|line| line.span.end < shape.span.end);
        let line = self.lines.get(line).filter(|line| line.span.contains(shape.span))?;
        if line.kind != PartKind::Byline || shape.tense == Tense::Future {
            return None;
        }
        let (first, behind) =
            (self.reading.token_at(shape.span.start), self.reading.token_at(shape.span.end));
        let shuts = |at: usize| MARKS.iter().any(|mark| self.reading.is_mark(at, *mark));
        let opens = first == line.tokens.start || shuts(first.saturating_sub(1));
        let closes = behind >= line.tokens.end || shuts(behind);
        let date = whole(parts)?.first;
        (opens && closes).then(|| Clue { kind: ClueKind::Caption, time, asks: vec![Ask::NotBefore(date)] })
    }

    /// The weekday that the lede names of what has happened.
    fn lede(&self) -> Option<Clue> {
        let lede = self.parts.iter().find(|part| part.kind == PartKind::Lede)?;
        (0..).zip(self.shapes).find_map(|(time, shape)| {
            let ShapeKind::Point(parts) = &shape.kind else { return None };
            let past = shape.tense == Tense::Past && !shape.quoted;
            let weekday = weekday_alone(parts).filter(|_| past && lede.span.contains(shape.span))?;
            let asks = vec![Ask::Since { weekday, within: FRESH }];
            Some(Clue { kind: ClueKind::Lede, time, asks })
        })
    }
}

/// What shuts in a stamp on its line.
const MARKS: [char; 9] = ['-', '\u{2013}', '\u{2014}', '|', '/', '(', ')', ':', '.'];

/// «ديسمبر الجاري» is said in December, «10 يناير المقبل 2022» in the twelve months before it.
fn month(time: u32, shape: &Shape, parts: &Parts) -> Option<Clue> {
    let (relation, month) = (parts.relation?.value, parts.month?.value);
    let year = parts.year.filter(|year| year.value.digits == 4);
    let said = year.and_then(|year| calendar::month_of(year.value.number, month));
    let mut asks = vec![Ask::Month { month, inside: relation == Relation::This }];
    match relation {
        Relation::This => {
            asks.extend(said.map(|said| Ask::Within(vec![said])));
            let ahead = shape.tense == Tense::Future && month.calendar == Calendar::Gregorian;
            asks.extend(parts.days.filter(|_| ahead).map(|days| Ask::BeforeDay(days.value.first)));
        }
        Relation::Next => asks.extend(said.map(|said| Ask::Within(vec![days_before(said)]))),
        Relation::Last => asks.extend(said.map(|said| Ask::Within(vec![days_behind(said)]))),
        _ => return None,
    }
    Some(Clue { kind: ClueKind::Month, time, asks })
}

/// «العام المقبل 2025» is said in 2024, and so is «يناير من العام المقبل 2025».
fn year(time: u32, parts: &Parts) -> Option<Clue> {
    let Offset { unit: Unit::Year, count } = parts.offset?.value else { return None };
    let stated = parts.year.filter(|year| year.value.digits == 4 && !year.value.cut)?.value;
    if parts.from != From::Publication || stated.calendar != Calendar::Gregorian {
        return None;
    }
    let year = calendar::year(stated.number.checked_sub(count)?)?;
    Some(Clue { kind: ClueKind::Year, time, asks: vec![Ask::Within(vec![year])] })
}

/// The days from which something is the next of its kind.
pub fn days_before(days: Interval) -> Interval {
    Interval { first: calendar::plus_days(days.first, -A_YEAR), last: calendar::plus_days(days.first, -1) }
}

/// The days from which something is the last of its kind.
pub fn days_behind(days: Interval) -> Interval {
    Interval { first: calendar::plus_days(days.last, 1), last: calendar::plus_days(days.last, A_YEAR) }
}

/// How many days from publication the words count, where they do.
pub fn day_offset(parts: &Parts) -> Option<i64> {
    let Offset { unit: Unit::Day, count } = parts.offset?.value else { return None };
    (parts.from == From::Publication).then_some(i64::from(count))
}

/// The weekday of an expression that states nothing else of the day.
pub fn weekday_alone(parts: &Parts) -> Option<u8> {
    let alone = parts.days.is_none() && parts.offset.is_none() && parts.relation.is_none();
    parts.weekday.filter(|_| alone).map(|weekday| weekday.value)
}

/// «الليلة الثانية والعشرون من رمضان» is a night of the month and not tonight.
fn counts_nights(parts: &Parts) -> bool {
    let night = parts.part.is_none_or(|part| part.value == DayPart::Night);
    let numbered = parts.days.is_some_and(|days| days.span.len() > 4);
    night && parts.part.is_some() && numbered && parts.weekday.is_none()
}

/// The days of an expression that states day, month and year.
pub fn stated_days(shape: &Shape) -> Option<Interval> {
    let ShapeKind::Point(parts) = &shape.kind else { return None };
    whole(parts)
}

fn whole(parts: &Parts) -> Option<Interval> {
    let (days, month, year) = (parts.days?.value, parts.month?.value, parts.year?.value);
    let first = calendar::day_of(year.number, month, days.first)?;
    let last = calendar::day_of(year.number, month, days.last)?;
    (year.digits == 4 && !year.cut && first <= last).then_some(Interval { first, last })
}

/// The month of an expression that states month and year, with a day or without.
pub fn stated_month(shape: &Shape) -> Option<Interval> {
    let ShapeKind::Point(parts) = &shape.kind else { return None };
    let (month, year) = (parts.month?.value, parts.year?.value);
    (year.digits == 4 && !year.cut).then_some(())?;
    calendar::month_of(year.number, month)
}
