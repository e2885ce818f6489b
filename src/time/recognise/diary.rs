//! The present of a diary: «تنطلق القمة الجمعة», "the summit opens on Friday" tell of the Friday to come.

use super::tense;
use crate::lang::{Reading, Sense, VerbClass};
use crate::time::shape::{ShapeKind, Tense};

/// The tense around an expression that begins at the token `at`. Only a weekday asks whether a present means what is
/// to come: a date or a length tells when it is by itself.
pub(super) fn tense(reading: &Reading<'_>, at: usize, kind: &ShapeKind) -> Tense {
    let weekday = matches!(kind, ShapeKind::Point(parts) if parts.weekday.is_some());
    if weekday && is_of_a_diary(reading, at) { Tense::Future } else { tense::around(reading, at) }
}

/// Whether the nearest verb in front is one of those that a diary has.
fn is_of_a_diary(reading: &Reading<'_>, at: usize) -> bool {
    let scheduled = |sense| sense == Sense::Verb(VerbClass::Scheduled);
    tense::verb_before(reading, at).is_some_and(|verb| reading.has(verb, scheduled))
}
