//! What the words around a date say of when it is, against the publication date: shared by the rules about tense and
//! about years left over from last year.

use super::parts::{Line, Verb, point};
use crate::lang::RuleClass;
use crate::text::Span;
use crate::time::shape::{Calendar, Relation};
use crate::time::{Dct, Interval, TimeMention, calendar};

/// How many words may stand between a verb and the date that it governs.
const REACH: usize = 8;
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
pub(super) fn contradiction(text: &str, time: &TimeMention, published: Dct) -> Option<Contradiction> {
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
    if before > 0 && (year || before <= NEAR) {
        return announced(text, time).map(Contradiction::SaidToCome);
    }
    if after > ZONES && year {
        return told(text, time).map(Contradiction::SaidToBePast);
    }
    None
}

/// The future verb that governs a date, where nothing in front of it in the sentence looks ahead from an earlier day.
fn announced(text: &str, time: &TimeMention) -> Option<Span> {
    // «من المقرر أن يعقد»: what announces governs the clause behind it.
    let future = |line: &Line<'_>, at: usize| line.verb(at) == Some(Verb::Future);
    let opens = |line: &Line<'_>, at: usize| {
        line.opens_clause(at) && !at.checked_sub(1).is_some_and(|before| future(line, before))
    };
    governing(text, time, opens, future, &[Verb::Past])
}

/// The past verb of holding or meeting that governs a date by itself: behind «سيكون» and "to be" it is none.
fn told(text: &str, time: &TimeMention) -> Option<Span> {
    // Behind a comma another verb may govern, of which nobody knows that it is one.
    let opens = |line: &Line<'_>, at| line.opens_clause(at) || line.is_mark(at);
    governing(text, time, opens, |line, at| line.is(at, RuleClass::PastEvent), &[Verb::Future])
}

/// The nearest verb in front of a date in its clause, if `is` takes it and no verb of the kinds `unless`, no other
/// date and no word that looks ahead from an earlier day stands before it in the sentence.
fn governing(
    text: &str,
    time: &TimeMention,
    opens: impl Fn(&Line<'_>, usize) -> bool,
    is: impl Fn(&Line<'_>, usize) -> bool,
    unless: &[Verb],
) -> Option<Span> {
    let line = Line::around(text, time.shape.span);
    let mut found = None;
    for (steps, at) in line.back(line.first(time.shape.span)).enumerate() {
        let looks_ahead =
            [RuleClass::ReportedFuture, RuleClass::NotYet].iter().any(|class| line.is(at, *class));
        if looks_ahead || line.reading.number(at).is_some() {
            return None;
        }
        if found.is_some() {
            if line.verb(at).is_some_and(|verb| unless.contains(&verb)) {
                return None;
            }
            continue;
        }
        if steps > REACH || opens(&line, at) {
            return None;
        }
        // "will open": what is done stands behind what tells when.
        let infinitive = || line.verb(at) == Some(Verb::Doing) && !line.is(at, RuleClass::PastEvent);
        if is(&line, at) {
            found = Some(line.place(at));
        } else if line.verb(at).is_some() && !infinitive() {
            return None;
        }
    }
    found
}

/// The same days so many years on.
pub(super) fn years_on(days: Interval, years: i16) -> Option<Interval> {
    let on = |date: jiff::civil::Date| {
        calendar::day(date.year() + years, date.month().unsigned_abs(), date.day().unsigned_abs())
    };
    Some(Interval { first: on(days.first)?, last: on(days.last)? })
}
