//! The words that govern a date in its sentence: what announces it, and what tells of it as past. They are looked for
//! while the text is read; whether they contradict the day is for rules to say.

use crate::lang::clause::{Verb, ends, opens, verb};
use crate::lang::{Classes, Reading, RuleClass};
use crate::text::{Gap, Span, TokenKind};
use crate::time::TimeMention;
use crate::time::shape::{Calendar, ShapeKind};
use serde::{Deserialize, Serialize};

/// How many words may stand between a verb and the date that it governs.
const REACH: usize = 8;

const PAST_EVENT: Classes = Classes::rule(RuleClass::PastEvent);
/// What looks ahead from an earlier day.
const AHEAD: Classes = Classes::rule(RuleClass::ReportedFuture).or(Classes::rule(RuleClass::NotYet));

/// A date with the words that govern it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Governed {
    /// Where the date stands.
    pub date: Span,
    /// The future verb that governs it, where nothing in front of that looks ahead from an earlier day.
    pub announced: Option<Span>,
    /// The past verb of holding or meeting that governs it by itself: behind «سيكون» and "to be" it is none.
    pub told: Option<Span>,
}

/// The dates of a text that such a word governs, in order of text.
pub(super) fn governed(reading: &Reading<'_>, times: &[TimeMention]) -> Vec<Governed> {
    let found = times.iter().filter(|time| is_day(time)).map(|time| {
        let date = time.shape.span;
        let first = reading.tokens.list.partition_point(|token| token.span.end <= date.start);
        Governed { date, announced: announced(reading, first), told: told(reading, first) }
    });
    found.filter(|date| date.announced.is_some() || date.told.is_some()).collect()
}

/// Whether an expression names a day of a month, and nobody is quoted with it.
fn is_day(time: &TimeMention) -> bool {
    let ShapeKind::Point(parts) = &time.shape.kind else { return false };
    let civil = parts.month.is_some_and(|month| month.value.calendar == Calendar::Gregorian);
    civil && parts.days.is_some() && !time.shape.quoted
}

fn announced(reading: &Reading<'_>, date: usize) -> Option<Span> {
    // «من المقرر أن يعقد»: what announces governs the clause behind it.
    let future = |at: usize| verb(reading, at) == Some(Verb::Future);
    let opens = |at: usize| opens(reading, at) && !in_front(reading, at).is_some_and(future);
    governing(reading, date, opens, future, Verb::Past)
}

fn told(reading: &Reading<'_>, date: usize) -> Option<Span> {
    // Behind a comma another verb may govern, of which nobody knows that it is one.
    let is_mark = |at| reading.token(at).is_some_and(|token| matches!(token.kind, TokenKind::Mark(_)));
    let opens = |at| opens(reading, at) || is_mark(at);
    governing(reading, date, opens, |at| ends(reading, at, PAST_EVENT), Verb::Future)
}

/// The nearest verb in front of a date in its clause, if `is` takes it and no verb of the kind `unless`, no other date
/// and no word that looks ahead from an earlier day stands before it in the sentence.
fn governing(
    reading: &Reading<'_>,
    date: usize,
    opens: impl Fn(usize) -> bool,
    is: impl Fn(usize) -> bool,
    unless: Verb,
) -> Option<Span> {
    let mut found = None;
    for (steps, at) in back(reading, date).enumerate() {
        if ends(reading, at, AHEAD) || reading.number(at).is_some() {
            return None;
        }
        if found.is_some() {
            if verb(reading, at) == Some(unless) {
                return None;
            }
            continue;
        }
        if steps > REACH || opens(at) {
            return None;
        }
        if is(at) {
            found = reading.token(at).map(|token| token.span);
            continue;
        }
        // "will open": what is done stands behind what tells when.
        let other = verb(reading, at);
        let infinitive = other == Some(Verb::Doing) && !ends(reading, at, PAST_EVENT);
        if other.is_some() && !infinitive {
            return None;
        }
    }
    found
}

/// The tokens in front of `at` on its line, in the sentence of the last of them, the nearest first.
fn back(reading: &Reading<'_>, at: usize) -> impl Iterator<Item = usize> {
    let last = in_front(reading, at);
    let sentence = last.and_then(|last| reading.token(last)).map(|token| token.sentence);
    (0..last.map_or(0, |last| last + 1))
        .rev()
        .take_while(move |before| reading.token(*before).map(|token| token.sentence) == sentence)
}

/// The token in front of `at` on its line.
fn in_front(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let (one, other) = (reading.token(before)?, reading.token(at)?);
    let between = Span::new(one.span.end, other.span.start);
    (other.gap < Gap::Line || !between.text(reading.text).contains('\n')).then_some(before)
}
