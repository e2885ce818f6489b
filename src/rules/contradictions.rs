//! What the words around a date say of when it is, against the publication date: shared by the rules about tense and
//! about years left over from last year.

use super::parts::point;
use crate::article::Article;
use crate::text::Span;
use crate::time::shape::{Calendar, Relation};
use crate::time::{Dct, Interval, TimeMention, calendar};

/// A day and a half of clocks: what happened in Auckland today is reported in Los Angeles yesterday.
const ZONES: i64 = 1;

/// How far back a day without a year may lie and still be the one that is announced.
const NEAR: i64 = 60;

/// How a date and the words around it disagree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Contradiction {
    /// Said to come, and past when the article was published.
    SaidToCome(Span),
    /// Said to be past, and still to come when the article was published.
    SaidToBePast(Span),
}

impl Contradiction {
    /// The words that say so.
    pub fn place(self) -> Span {
        match self {
            Contradiction::SaidToCome(span) | Contradiction::SaidToBePast(span) => span,
        }
    }
}

/// How the words around a date contradict the publication date, if they do.
pub(super) fn contradiction(article: &Article, time: &TimeMention, published: Dct) -> Option<Contradiction> {
    let parts = point(time).filter(|_| !time.shape.quoted)?;
    parts.month.filter(|month| month.value.calendar == Calendar::Gregorian)?;
    let days = time.interval?;
    // A date that is counted from elsewhere is true of itself.
    let stands_alone = parts.offset.is_none() && parts.weekday_to.is_none();
    // The publication date itself, as the article states it.
    let is_stamp = published.span.is_some_and(|span| span.overlaps(time.shape.span));
    if !stands_alone || is_stamp {
        return None;
    }
    let after = calendar::days_between(published.date, days.first);
    let before = calendar::days_between(days.last, published.date);
    if let Some(relation) = parts.relation {
        match relation.value {
            Relation::Next | Relation::AfterNext if before > 0 => {
                return Some(Contradiction::SaidToCome(relation.span));
            }
            Relation::Last | Relation::BeforeLast if after > ZONES => {
                return Some(Contradiction::SaidToBePast(relation.span));
            }
            Relation::This => {}
            _ => return None,
        }
    }
    parts.days?;
    // A day without a year may be of any year, unless it is near: history has its days too.
    let year = parts.year.is_some();
    let governed = article.governed.iter().find(|governed| governed.date == time.shape.span)?;
    if before > 0 && (year || before <= NEAR) {
        return governed.announced.map(Contradiction::SaidToCome);
    }
    if after > ZONES && year {
        return governed.told.map(Contradiction::SaidToBePast);
    }
    None
}

/// The same days so many years on.
pub(super) fn years_on(days: Interval, years: i16) -> Option<Interval> {
    let on = |date: jiff::civil::Date| {
        calendar::day(date.year() + years, date.month().unsigned_abs(), date.day().unsigned_abs())
    };
    Some(Interval { first: on(days.first)?, last: on(days.last)? })
}
