//! The publication date of an article that states none: the one day on which everything that it says of its own day
//! is true, narrowed by articles about the same meetings that do state theirs.
//!
//! A clue is a question to a day: could this have been written then? «أمس الخميس» asks for a Friday, «ديسمبر الجاري»
//! for a December, «الخميس» said of a meeting of 30 December for one of the seven days from that Thursday on. Only
//! when exactly one day answers every question is it taken.

use crate::article::{Article, PartKind};
use crate::meetings::TimeRelation;
use crate::time::shape::{From, Offset, Parts, Relation, Shape, ShapeKind, Tense, Unit};
use crate::time::{Dct, DctSource, Interval, anchor, calendar};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// How far from a date that the text or the corpus gives the day of publication is looked for, in days.
const WINDOW: i64 = 45;

/// How many days before publication the weekday of a lede can lie: news is fresh.
const FRESH: i64 = 2;

/// The day on which an article that states no publication date was published, if just one day is left.
///
/// `known` gives for a meeting of the article the days that other articles, which do state their publication date,
/// give for meetings that can be the same.
pub fn publication_date(article: &Article, known: impl Fn(u32) -> Vec<Interval>) -> Option<Date> {
    let clues: Vec<&Shape> =
        article.times.iter().map(|time| &time.shape).filter(|shape| !shape.quoted).collect();
    let told = told_by_meetings(article, known);
    let lede = lede_weekday(article);
    let mut left = candidates(&clues, &told).into_iter().filter(|day| {
        clues.iter().all(|shape| could_be_written_on(shape, *day))
            && told.iter().all(|(shape, days)| agrees(shape, days, *day))
            && lede.is_none_or(|weekday| is_fresh(weekday, *day))
    });
    let day = left.next()?;
    let bounded = !told.is_empty() || clues.iter().any(|shape| bounds(shape));
    (left.next().is_none() && bounded).then_some(day)
}

/// The expressions that count from publication and tell of a meeting whose days other articles know.
fn told_by_meetings(article: &Article, known: impl Fn(u32) -> Vec<Interval>) -> Vec<(&Shape, Vec<Interval>)> {
    let mut told = Vec::new();
    for (index, meeting) in article.meetings.iter().enumerate() {
        let links = meeting
            .times
            .iter()
            .filter(|link| matches!(link.relation, TimeRelation::Date | TimeRelation::Start));
        for time in links.filter_map(|link| article.times.get(link.time as usize)) {
            let days = known(index as u32);
            if counts_from_publication(&time.shape) && !days.is_empty() {
                told.push((&time.shape, days));
            }
        }
    }
    told
}

fn parts(shape: &Shape) -> Option<&Parts> {
    match &shape.kind {
        ShapeKind::Point(parts) => Some(parts),
        _ => None,
    }
}

fn counts_from_publication(shape: &Shape) -> bool {
    parts(shape).is_some_and(|parts| {
        let counted = parts.offset.is_some() && parts.from == From::Publication;
        let weekday_alone = parts.weekday.is_some() && parts.days.is_none() && parts.offset.is_none();
        counted || weekday_alone
    })
}

/// A day deictic with a whole date beside it settles the day by itself.
fn bounds(shape: &Shape) -> bool {
    parts(shape).is_some_and(|parts| day_offset(parts).is_some() && stated_days(parts).is_some())
}

fn day_offset(parts: &Parts) -> Option<i64> {
    let Offset { unit: Unit::Day, count } = parts.offset?.value else { return None };
    (parts.from == From::Publication).then_some(i64::from(count))
}

fn stated_days(parts: &Parts) -> Option<Interval> {
    let (days, month, year) = (parts.days?.value, parts.month?.value, parts.year?.value);
    let first = calendar::day_of(year.number, month, days.first)?;
    let last = calendar::day_of(year.number, month, days.last)?;
    (year.digits == 4 && first <= last).then_some(Interval { first, last })
}

/// The days worth asking: those near a whole date of the text or near a known day of a meeting.
fn candidates(clues: &[&Shape], told: &[(&Shape, Vec<Interval>)]) -> BTreeSet<Date> {
    let stated = clues.iter().filter_map(|shape| stated_days(parts(shape)?));
    let known = told.iter().flat_map(|(_, days)| days.iter().copied());
    let near = |days: Interval| (-WINDOW..=WINDOW).map(move |n| calendar::plus_days(days.first, n));
    stated.chain(known).flat_map(near).collect()
}

/// Whether an expression is true of itself if the article was published on `day`.
fn could_be_written_on(shape: &Shape, day: Date) -> bool {
    let Some(parts) = parts(shape) else { return true };
    if let Some(count) = day_offset(parts) {
        let meant = calendar::plus_days(day, count);
        let weekday_agrees = parts.weekday.is_none_or(|weekday| weekday.value == calendar::weekday(meant));
        let month_agrees = parts.month.is_none_or(|month| {
            let days = parts.days.map_or(meant.day() as u8, |days| days.value.first);
            calendar::day_of(meant.year(), month.value, days) == Some(meant) || !is_gregorian(parts)
        });
        let date_agrees = stated_days(parts).is_none_or(|days| days.first <= meant && meant <= days.last);
        return weekday_agrees && month_agrees && date_agrees;
    }
    relation_agrees(parts, day)
}

fn is_gregorian(parts: &Parts) -> bool {
    parts.month.is_none_or(|month| month.value.calendar == crate::time::shape::Calendar::Gregorian)
}

/// «ديسمبر الجاري» is said in December, «10 يناير المقبل 2022» in the twelve months before it.
fn relation_agrees(parts: &Parts, day: Date) -> bool {
    let (Some(relation), Some(month)) = (parts.relation, parts.month) else { return true };
    if !is_gregorian(parts) {
        return true;
    }
    let this_month = day.month() as u8;
    let said = parts
        .year
        .filter(|year| year.value.digits == 4)
        .and_then(|year| calendar::month(year.value.number, month.value.number));
    match relation.value {
        Relation::This => {
            month.value.number == this_month && said.is_none_or(|said| said.first.year() == day.year())
        }
        Relation::Next => {
            month.value.number != this_month
                && said.is_none_or(|said| day < said.first && calendar::days_between(day, said.first) <= 366)
        }
        Relation::Last => {
            month.value.number != this_month
                && said.is_none_or(|said| day > said.last && calendar::days_between(said.last, day) <= 366)
        }
        _ => true,
    }
}

/// Whether an expression, counted from `day`, can name one of the days that others give for the meeting.
fn agrees(shape: &Shape, days: &[Interval], day: Date) -> bool {
    let dct = Dct { date: day, source: DctSource::Inferred, span: None };
    let resolved = anchor::resolve(vec![shape.clone()], Some(&dct), None);
    let meant = resolved.first().and_then(|time| time.interval);
    meant.is_none_or(|meant| days.iter().any(|days| days.meets(meant)))
}

/// The weekday that the lede names of what has happened.
fn lede_weekday(article: &Article) -> Option<u8> {
    let lede = article.parts.iter().find(|part| part.kind == PartKind::Lede)?;
    article.times.iter().find_map(|time| {
        let parts = parts(&time.shape)?;
        let alone = parts.days.is_none() && parts.offset.is_none() && parts.relation.is_none();
        let past = time.shape.tense != Tense::Future && !time.shape.quoted;
        (alone && past && lede.span.contains(time.shape.span)).then_some(parts.weekday?.value)
    })
}

fn is_fresh(weekday: u8, day: Date) -> bool {
    calendar::days_between(calendar::last_weekday(day, weekday), day) <= FRESH
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Hints, analyse};

    fn check(text: &str, expect: Option<&str>) {
        let article = analyse(text, &Hints::default());
        let found = publication_date(&article, |_| Vec::new()).map(|day| day.to_string());
        assert_eq!(found.as_deref(), expect, "{text}");
    }

    #[test]
    fn a_day_deictic_with_a_whole_date_settles_it() {
        check("وصل الوفد إلى عدن أمس الأحد 3 مارس 2024.", Some("2024-03-04"));
        check("The council met yesterday, Sunday, March 3, 2024.", Some("2024-03-04"));
    }

    #[test]
    fn what_leaves_several_days_leaves_it_unknown() {
        check("اجتمع المجلس أمس الأحد في مارس الجاري.", None);
        check("اجتمع المجلس في 3 مارس 2024.", None);
    }

    #[test]
    fn clues_that_contradict_each_other_settle_nothing() {
        check("وصل الوفد أمس الأحد 3 مارس 2024، وغادر اليوم الثلاثاء.", None);
    }
}
