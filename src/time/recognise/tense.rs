//! The tense around an expression, as far as single words show it.

use crate::lang::{Classes, Reading, Sense, VerbClass, is_future_form, is_past_form};
use crate::text::TokenKind;
use crate::time::shape::Tense;

/// How far back a verb still governs.
const REACH: usize = 14;

/// The tense of the nearest verb before the token `at`, in its sentence.
///
/// «سيجري اتصالا الخميس» is future; «كان قد زار الرياض الأحد» is past; "will meet on Monday" is future.
pub(super) fn around(reading: &Reading<'_>, at: usize) -> Tense {
    let Some(sentence) = reading.token(at).map(|token| token.sentence) else { return Tense::Open };
    for before in (at.saturating_sub(REACH)..at).rev() {
        if reading.token(before).is_none_or(|token| token.sentence != sentence) {
            break;
        }
        if reading.has(before, |sense| sense == Sense::Verb(VerbClass::Future)) {
            return Tense::Future;
        }
        if reading.has(before, |sense| matches!(sense, Sense::Verb(VerbClass::Past | VerbClass::Saying))) {
            // "will have a meeting" and "will cut rates" are of the future.
            let will = before.checked_sub(1).is_some_and(|front| {
                reading
                    .token(front)
                    .is_some_and(|token| token.sentence == sentence && token.kind == TokenKind::Latin)
                    && reading.has(front, |sense| sense == Sense::Verb(VerbClass::Future))
            });
            return if will { Tense::Future } else { Tense::Past };
        }
        // "opened" is a verb of beginning, and of the past.
        let is_verb = reading.may(before, Classes::VERB);
        let word = reading.token(before).filter(|_| is_verb || !reading.is_known(before));
        if word.is_some_and(|word| {
            word.kind == TokenKind::Latin && !word.capital && is_past_form(reading.folded(before))
        }) {
            return Tense::Past;
        }
        if !reading.is_known(before) && is_future_form(reading.folded(before)) {
            return Tense::Future;
        }
    }
    Tense::Open
}

/// Whether a sentence holds nothing but the tokens of expressions, which `taken` tells, and small words.
pub(super) fn is_alone(reading: &Reading<'_>, at: usize, taken: impl Fn(usize) -> bool) -> bool {
    let Some(sentence) = reading.token(at).map(|token| token.sentence) else { return false };
    let within = |at: &usize| reading.token(*at).is_some_and(|token| token.sentence == sentence);
    let small = |at: usize| {
        let word = reading.token(at).is_some_and(|token| token.is_word() || token.kind == TokenKind::Number);
        !word || taken(at) || reading.may(at, Classes::all_glue())
    };
    (0..at).rev().take_while(within).all(small) && (at..reading.len()).take_while(within).all(small)
}

/// Whether the verb in front tells of an event that a calendar holds, in the present: "We meet in half an hour".
pub(super) fn is_scheduled(reading: &Reading<'_>, at: usize) -> bool {
    let event = |sense| {
        matches!(
            sense,
            Sense::Verb(VerbClass::Meeting | VerbClass::Holding | VerbClass::Beginning | VerbClass::Ending)
        )
    };
    verb_before(reading, at)
        .is_some_and(|verb| reading.has(verb, event) && !is_past_form(reading.folded(verb)))
}

/// The nearest verb in front of a token, in its sentence.
pub(super) fn verb_before(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let sentence = reading.token(at)?.sentence;
    (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|before| reading.token(*before).is_some_and(|token| token.sentence == sentence))
        .find(|before| reading.may(*before, Classes::VERB))
}
