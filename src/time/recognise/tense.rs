//! The tense around an expression, as far as single words show it.

use crate::lang::{Classes, Glue, MeetingClass, Reading, TimeClass, VerbClass, is_future_form, is_past_form};
use crate::text::TokenKind;
use crate::time::shape::Tense;

/// How far back a verb still governs.
const REACH: usize = 14;

/// Verbs of what has been.
const TOLD: Classes = Classes::verb(VerbClass::Past).or(Classes::verb(VerbClass::Saying));

/// The tense of the nearest verb before the token `at`, in its sentence.
///
/// «سيجري اتصالا الخميس» is future; «كان قد زار الرياض الأحد» is past; "will meet on Monday" is future.
pub(super) fn around(reading: &Reading<'_>, at: usize) -> Tense {
    let Some(sentence) = reading.token(at).map(|token| token.sentence) else { return Tense::Open };
    for before in (at.saturating_sub(REACH)..at).rev() {
        if reading.token(before).is_none_or(|token| token.sentence != sentence) {
            break;
        }
        let is_verb = reading.may(before, Classes::VERB);
        if is_verb {
            if reading.may(before, Classes::verb(VerbClass::Future)) {
                return Tense::Future;
            }
            if reading.may(before, TOLD) {
                return if is_behind_will(reading, before) { Tense::Future } else { Tense::Past };
            }
            // "takes effect on July 1", in a sentence that has told of the past before.
            if reading.may(before, Classes::verb(VerbClass::Scheduled)) {
                return Tense::Open;
            }
        }
        // "opened" is a verb of beginning, and of the past.
        let word = reading.token(before).filter(|_| is_verb || !reading.is_known(before));
        if word.is_some_and(|word| {
            word.kind == TokenKind::Latin && !word.capital && is_past_form(reading.folded(before))
        }) {
            return if is_behind_will(reading, before) { Tense::Future } else { Tense::Past };
        }
        if !reading.is_known(before) && is_future_form(reading.folded(before)) {
            return Tense::Future;
        }
    }
    Tense::Open
}

/// Whether a verb form is one of the future by the words in front of it: "will have a meeting", "will be presented".
fn is_behind_will(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = |at: usize| reading.token(at).map(|token| token.sentence);
    for front in (at.saturating_sub(3)..at).rev() {
        let latin = reading.token(front).is_some_and(|token| token.kind == TokenKind::Latin);
        if !latin || sentence(front) != sentence(at) {
            return false;
        }
        if reading.may(front, Classes::verb(VerbClass::Future)) {
            return true;
        }
        if !reading.may(front, Classes::meeting(MeetingClass::Auxiliary)) {
            return false;
        }
    }
    false
}

/// How far behind an expression that opens its sentence the verb may stand.
const AHEAD: usize = 12;

/// The tense of the verb behind an expression that opens its sentence: "On Tuesday, the council will meet", «الاثنين
/// سيلتقي الرئيسان». An Arabic verb stands right behind it, an English one behind its subject.
pub(super) fn behind(reading: &Reading<'_>, at: usize, to: usize) -> Tense {
    let Some(sentence) = reading.token(at).map(|token| token.sentence) else { return Tense::Open };
    let within = |at: &usize| reading.token(*at).is_some_and(|token| token.sentence == sentence);
    let mut before = (0..at).rev().take_while(within);
    if !before.all(|at| reading.may(at, Classes::GLUE)) {
        return Tense::Open;
    }
    let comma = [',', '\u{060C}'].into_iter().any(|mark| reading.is_mark(to, mark));
    let from = to + usize::from(comma);
    let arabic = reading.token(from).is_some_and(|token| token.kind == TokenKind::Arabic);
    let reach = if arabic { 1 } else { AHEAD };
    let tense = |at| if arabic { of_arabic(reading, at) } else { of_english(reading, at) };
    (from..from + reach).take_while(within).map(tense).find(|tense| *tense != Tense::Open).unwrap_or_default()
}

fn of_arabic(reading: &Reading<'_>, at: usize) -> Tense {
    let is_verb = !reading.is_known(at) || reading.may(at, Classes::VERB);
    if is_verb && is_future_form(reading.folded(at)) {
        return Tense::Future;
    }
    match reading.may(at, TOLD) {
        true => Tense::Past,
        false => Tense::Open,
    }
}

/// "will", or "is expected to": "planned cuts" and "plans to build" are no verbs as often.
fn of_english(reading: &Reading<'_>, at: usize) -> Tense {
    if reading.may(at, Classes::verb(VerbClass::Future)) {
        let before = at.checked_sub(1);
        let noun = before.is_some_and(|before| reading.may(before, Classes::glue(Glue::The)));
        let being = before.is_some_and(|before| reading.may(before, Classes::time(TimeClass::Being)));
        let stands = reading.may(at, Classes::meeting(MeetingClass::Auxiliary)) && !noun
            || being && reading.may(at + 1, Classes::glue(Glue::To));
        return if stands { Tense::Future } else { Tense::Open };
    }
    if reading.may(at, TOLD) {
        return Tense::Past;
    }
    let is_verb = reading.may(at, Classes::VERB);
    let word = reading.token(at).filter(|word| word.kind == TokenKind::Latin && !word.capital);
    match word.is_some() && (is_verb || !reading.is_known(at)) && is_past_form(reading.folded(at)) {
        true => Tense::Past,
        false => Tense::Open,
    }
}

/// Whether a sentence holds nothing but the tokens of expressions, which `taken` tells, and small words.
pub(super) fn is_alone(reading: &Reading<'_>, at: usize, taken: impl Fn(usize) -> bool) -> bool {
    let Some(sentence) = reading.token(at).map(|token| token.sentence) else { return false };
    let within = |at: &usize| reading.token(*at).is_some_and(|token| token.sentence == sentence);
    let small = |at: usize| {
        let word = reading.token(at).is_some_and(|token| token.is_word() || token.kind == TokenKind::Number);
        !word || taken(at) || reading.may(at, Classes::GLUE)
    };
    (0..at).rev().take_while(within).all(small) && (at..reading.len()).take_while(within).all(small)
}

/// Whether the verb in front tells of an event that a calendar holds, in the present: "We meet in half an hour".
pub(super) fn is_scheduled(reading: &Reading<'_>, at: usize) -> bool {
    const EVENT: Classes = Classes::verb(VerbClass::Meeting)
        .or(Classes::verb(VerbClass::Holding))
        .or(Classes::verb(VerbClass::Beginning))
        .or(Classes::verb(VerbClass::Ending));
    verb_before(reading, at)
        .is_some_and(|verb| reading.may(verb, EVENT) && !is_past_form(reading.folded(verb)))
}

/// The nearest verb in front of a token, in its sentence.
pub(super) fn verb_before(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let sentence = reading.token(at)?.sentence;
    (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|before| reading.token(*before).is_some_and(|token| token.sentence == sentence))
        .find(|before| reading.may(*before, Classes::VERB))
}
