//! The publication date of an article that states none: the one day on which everything that it says of its own day
//! is true, narrowed by articles about the same meetings that are dated.
//!
//! What the article says by itself are its [clues](crate::article::clue). Here they are put together with what other
//! articles know of the same meetings: «الخميس» said of a meeting of 30 December asks for one of the seven days from
//! that Thursday on. Days come from the clues that name some, and every clue strikes out those that it does not
//! allow. Exactly one day left is the publication date; a few are kept, because what means the same on all of them
//! is known as well. Preferences come last, and choose only where they leave one.

use crate::article::clue::{self, Ask, Clue, ClueKind};
use crate::article::{Article, Inference, Part, PartKind};
use crate::meetings::Modality;
use crate::time::shape::{Offset, Parts, Relation, Shape, ShapeKind, Tense, Unit};
use crate::time::{Interval, calendar};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// More days than these are not looked at: clues that leave so many settle nothing.
const MOST_DAYS: i64 = 800;

/// How many years around the last date of the text a day without a year must be the only one in.
const YEARS: i16 = 6;

/// How far the day of publication can lie from the last date of the text for that date to tell its year, in days.
const FRESH_YEAR: i64 = 250;

/// How far a month can lie from a date that the top of the story gives, in days, to be of its year.
const FRESH_MONTH: i64 = 92;

/// How far from publication a day without a year is taken to lie, in days.
const NEAR: i64 = 60;

/// What one article says of the day of its publication, apart from all others.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Evidence {
    clues: Vec<Clue>,
    told: Vec<Told>,
    /// The last date with month and year, by its first and last day, and where it stands.
    latest: Option<(Interval, u32)>,
    /// The whole date in headline or lede that is the last there.
    top: Option<(Interval, u32)>,
    /// The months that the text names with their years, by their first days.
    months: Vec<Date>,
    /// The months counted from publication, and by how many months.
    counted: Vec<(i64, u32)>,
}

/// An expression that counts from publication and tells when a meeting takes place.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct Told {
    /// Index into the article's meetings.
    meeting: u32,
    /// Index into the article's times.
    time: u32,
    counts: Counts,
}

/// How the day of a meeting tells the day of publication.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
enum Counts {
    /// It is so many days on.
    Days(i64),
    /// It is the last day of that name.
    Last,
    /// It is the next day of that name.
    Next,
    /// It is the last or the next day of that name.
    Around,
    /// It lies ahead, within a year.
    Ahead,
    /// It lies back, within a year.
    Back,
    /// It is near, whatever the year.
    Near,
    /// It is near, and not past.
    Soon,
}

impl Evidence {
    /// What an article says.
    pub fn of(article: &Article) -> Self {
        let printed = article.passed_over.as_ref().map(|passed_over| passed_over.line);
        let of_story = |shape: &Shape| {
            let furniture = |part: &Part| part.kind == PartKind::Furniture && part.span.contains(shape.span);
            !article.parts.iter().any(furniture) && !printed.is_some_and(|line| line.overlaps(shape.span))
        };
        let points = || {
            let shapes = (0..).zip(&article.times).map(|(at, time)| (at, &time.shape));
            shapes.filter(|(_, shape)| of_story(shape))
        };
        let in_top = |shape: &Shape| {
            let top = |kind| matches!(kind, PartKind::Headline | PartKind::Lede);
            article.parts.iter().any(|part| top(part.kind) && part.span.contains(shape.span))
        };
        let mut months: Vec<Date> =
            points().filter_map(|(_, shape)| Some(clue::stated_month(shape)?.first)).collect();
        months.sort_unstable();
        months.dedup();
        let stated = |shape: &Shape| clue::stated_days(shape).or_else(|| clue::stated_month(shape));
        let last = |(days, _): &(Interval, u32)| days.last;
        Self {
            clues: article.clues.clone(),
            told: told(article),
            latest: points().filter_map(|(at, shape)| Some((stated(shape)?, at))).max_by_key(last),
            top: points()
                .filter(|(_, shape)| in_top(shape))
                .filter_map(|(at, shape)| Some((clue::stated_days(shape)?, at)))
                .max_by_key(last),
            months,
            counted: points().filter_map(|(at, shape)| Some((counted_months(shape)?, at))).collect(),
        }
    }

    /// Concludes when the article was published. `known` gives for a meeting of the article the days that other,
    /// dated articles give for meetings that are the same; none where that is not sure enough.
    pub fn conclude(&self, known: impl Fn(u32) -> Vec<Interval>) -> Option<Inference> {
        let mut clues = self.clues.clone();
        clues.extend(self.told.iter().filter_map(|told| told.clue(&known(told.meeting))));
        let (mut inference, mut days) = self.start(&clues)?;
        let mut late: Vec<Date> = Vec::new();
        for clue in &clues {
            let before = days.clone();
            days.retain(|day| clue.allows(*day));
            let named = (clue.kind, clue.time);
            if days.len() < before.len() && !inference.clues.contains(&named) {
                inference.clues.push(named);
            }
            if clue.kind == ClueKind::Lede && days.len() < before.len() {
                late = days.iter().copied().filter(|day| is_late(clue, *day)).collect();
            }
        }
        self.prefer_months_spoken_of(&mut days, &mut inference);
        // That news is fresh is no more than likely: it does not make sure of a day on which it was not.
        inference.sure &= !days.iter().any(|day| late.contains(day));
        inference.days = days;
        (!inference.days.is_empty()).then_some(inference)
    }

    /// The days to begin with, with the clue that names them.
    fn start(&self, clues: &[Clue]) -> Option<(Inference, Vec<Date>)> {
        let named = clues.iter().filter_map(|clue| Some((clue, named_days(clue)?)));
        let fewest = named.min_by_key(|(_, days)| days.iter().map(|days| length(*days)).sum::<i64>());
        if let Some((clue, days)) = fewest {
            let all: Vec<Date> = distinct(days);
            let inference =
                Inference { sure: true, clues: vec![(clue.kind, clue.time)], ..Inference::default() };
            return (all.len() as i64 <= MOST_DAYS).then_some((inference, all));
        }
        self.day_of_latest_year(clues).or_else(|| self.month_of_top(clues))
    }

    /// «أمس الاثنين 28 مارس» without a year, where the weekday leaves one year for long, and that one is the year of
    /// the last date that the text gives.
    fn day_of_latest_year(&self, clues: &[Clue]) -> Option<(Inference, Vec<Date>)> {
        let (latest, at) = self.latest?;
        let (clue, ahead, month, number) = clues.iter().find_map(|clue| {
            let weekday = clue.asks.iter().any(|ask| matches!(ask, Ask::Weekday { .. }));
            clue.asks.iter().filter(|_| weekday).find_map(|ask| match ask {
                Ask::DayOfYear { ahead, month, days } => Some((clue, *ahead, *month, days.first)),
                _ => None,
            })
        })?;
        let year = latest.last.year();
        let in_year = |year: i16| {
            let day = calendar::plus_days(calendar::day_of(year, month, number)?, -ahead);
            clues.iter().all(|clue| clue.allows(day)).then_some(day)
        };
        let fitting: Vec<Date> = (year - 1..year + YEARS).filter_map(in_year).collect();
        let [day] = fitting.as_slice() else { return None };
        let distance =
            calendar::days_between(*day, latest.first).max(calendar::days_between(latest.last, *day));
        let clues = vec![(clue.kind, clue.time), (ClueKind::Latest, at)];
        let inference = Inference { sure: true, clues, ..Inference::default() };
        (distance <= FRESH_YEAR).then_some((inference, fitting))
    }

    /// «27 مارس الجاري» is in the year of a date that the headline or the lede gives, where that one is near.
    fn month_of_top(&self, clues: &[Clue]) -> Option<(Inference, Vec<Date>)> {
        let (top, at) = self.top?;
        let (clue, month) = clues.iter().find_map(|clue| {
            clue.asks.iter().find_map(|ask| match ask {
                Ask::Month { month, inside: true } => Some((clue, *month)),
                _ => None,
            })
        })?;
        let year = top.first.year();
        let mut near = (year - 1..=year + 1).filter_map(|year| {
            let month = calendar::month_of(year, month)?;
            let apart = calendar::days_between(month.last, top.first)
                .max(calendar::days_between(top.last, month.first))
                .max(0);
            (apart <= FRESH_MONTH).then_some(month)
        });
        let (month, None) = (near.next()?, near.next()) else { return None };
        let clues = vec![(clue.kind, clue.time), (ClueKind::Latest, at)];
        Some((Inference { sure: false, clues, ..Inference::default() }, distinct(vec![month])))
    }

    /// Of a few days left those are likelier on which «الشهر المقبل» is a month that the text gives dates in.
    fn prefer_months_spoken_of(&self, days: &mut Vec<Date>, inference: &mut Inference) {
        for (count, time) in &self.counted {
            let spoken_of =
                |day: &Date| self.months.contains(&calendar::plus_months(day.first_of_month(), *count));
            let supported: Vec<Date> = days.iter().copied().filter(spoken_of).collect();
            if !supported.is_empty() && supported.len() < days.len() {
                *days = supported;
                inference.clues.push((ClueKind::SpokenOf, *time));
            }
        }
    }
}

impl Told {
    /// What the day of publication has to be if the meeting was on one of these days.
    fn clue(&self, days: &[Interval]) -> Option<Clue> {
        let moved = |days: &Interval, from: i64, to: i64| Interval {
            first: calendar::plus_days(days.first, from),
            last: calendar::plus_days(days.last, to),
        };
        let allowed = |days: &Interval| match self.counts {
            Counts::Days(count) => moved(days, -count, -count),
            Counts::Last => moved(days, 0, 6),
            Counts::Next => moved(days, -6, 0),
            Counts::Around => moved(days, -6, 6),
            Counts::Ahead => clue::days_before(*days),
            Counts::Back => clue::days_behind(*days),
            Counts::Near => moved(days, -NEAR, NEAR),
            Counts::Soon => moved(days, -NEAR, 0),
        };
        let allowed: Vec<Interval> = days.iter().map(allowed).collect();
        let asks = vec![Ask::Within(allowed)];
        (!days.is_empty()).then_some(Clue { kind: ClueKind::Meeting, time: self.time, asks })
    }
}

fn told(article: &Article) -> Vec<Told> {
    let mut told = Vec::new();
    for (meeting, said) in (0..).zip(&article.meetings) {
        let days = said.times.iter().filter(|link| link.relation.is_day());
        for link in days {
            let shape = article.times.get(link.time as usize).map(|time| &time.shape);
            let counts = shape.and_then(|shape| counts(shape, said.modality));
            told.extend(counts.map(|counts| Told { meeting, time: link.time, counts }));
        }
    }
    told
}

/// How an expression that tells the day of a meeting counts from publication.
fn counts(shape: &Shape, modality: Modality) -> Option<Counts> {
    let ShapeKind::Point(parts) = &shape.kind else { return None };
    if shape.quoted || parts.year.is_some() {
        return None;
    }
    if let Some(count) = clue::day_offset(parts) {
        return Some(Counts::Days(count));
    }
    let held = modality == Modality::Held;
    if clue::weekday_alone(parts).is_some() {
        return Some(match shape.tense {
            Tense::Past if held => Counts::Last,
            Tense::Future if !held => Counts::Next,
            _ => Counts::Around,
        });
    }
    let soon = shape.tense == Tense::Future && !held;
    by_date(parts, soon)
}

/// «10 يناير المقبل» lies ahead; «10 يناير» alone is near.
fn by_date(parts: &Parts, soon: bool) -> Option<Counts> {
    let _ = parts.days.and(parts.month)?;
    match parts.relation.map(|relation| relation.value) {
        None if parts.offset.is_none() => Some(if soon { Counts::Soon } else { Counts::Near }),
        Some(Relation::This) => Some(Counts::Near),
        Some(Relation::Next) => Some(Counts::Ahead),
        Some(Relation::Last) => Some(Counts::Back),
        _ => None,
    }
}

/// How many months from publication an expression counts, where it is a month and not a day of it.
fn counted_months(shape: &Shape) -> Option<i64> {
    let ShapeKind::Point(parts) = &shape.kind else { return None };
    let Offset { unit: Unit::Month, count } = parts.offset?.value else { return None };
    let from_publication = parts.from == crate::time::shape::From::Publication;
    let near = from_publication && !shape.quoted && (-1..=1).contains(&count);
    (near && parts.month.is_none()).then_some(i64::from(count))
}

/// Whether the lede's weekday lies further back than the day before.
fn is_late(lede: &Clue, day: Date) -> bool {
    lede.asks.iter().any(|ask| match ask {
        Ask::Since { weekday, .. } => !Ask::Since { weekday: *weekday, within: 1 }.allows(day),
        _ => false,
    })
}

/// The days that a clue names.
fn named_days(clue: &Clue) -> Option<Vec<Interval>> {
    clue.asks.iter().find_map(|ask| match ask {
        Ask::Within(days) => Some(days.clone()),
        _ => None,
    })
}

fn length(days: Interval) -> i64 {
    calendar::days_between(days.first, days.last) + 1
}

/// The days of some intervals, in order, each once, and one more than are looked at where there are too many.
fn distinct(intervals: Vec<Interval>) -> Vec<Date> {
    let days = |days: Interval| (0..length(days)).map(move |n| calendar::plus_days(days.first, n));
    let mut all: Vec<Date> = intervals.into_iter().flat_map(days).take(MOST_DAYS as usize + 1).collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests;
