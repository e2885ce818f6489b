//! The present of a diary: «تنطلق القمة الجمعة», "the summit opens on Friday" tell of the Friday to come.

use super::{moved, tense};
use crate::lang::{Classes, Glue, Reading, TimeClass, VerbClass};
use crate::time::shape::{ShapeKind, Tense};

/// The tense around an expression of the tokens `from` to `to`. Only a weekday asks whether a present means what is
/// to come: a date or a length tells when it is by itself.
pub(super) fn tense(reading: &Reading<'_>, (from, to): (usize, usize), kind: &ShapeKind) -> Tense {
    let weekday = matches!(kind, ShapeKind::Point(parts) if parts.weekday.is_some());
    let is_moved = || moved::is_start(reading, from) || moved::is_end(reading, from);
    if weekday && (is_of_a_diary(reading, from) || is_moved() || is_told(reading, from, to)) {
        return Tense::Future;
    }
    let around = tense::around(reading, from);
    let open = matches!(kind, ShapeKind::Point(parts) if parts.year.is_none());
    if around == Tense::Open && open { tense::behind(reading, from, to) } else { around }
}

/// Whether "is" tells when something will be: "Kick-off is at 3 p.m. on Saturday".
fn is_told(reading: &Reading<'_>, at: usize, to: usize) -> bool {
    // "is on Monday's list".
    if ['\'', '\u{2019}'].into_iter().any(|mark| reading.is_mark(to, mark)) {
        return false;
    }
    let small = at.checked_sub(1).filter(|before| reading.may(*before, Classes::glue(Glue::At)));
    let verb = small.and_then(|small| small.checked_sub(1));
    verb.is_some_and(|verb| reading.may(verb, Classes::time(TimeClass::Being)) && reading.follows_on_line(at))
}

/// Whether the nearest verb in front is one of those that a diary has.
fn is_of_a_diary(reading: &Reading<'_>, at: usize) -> bool {
    const SCHEDULED: Classes = Classes::verb(VerbClass::Scheduled);
    tense::verb_before(reading, at).is_some_and(|verb| reading.may(verb, SCHEDULED))
}
