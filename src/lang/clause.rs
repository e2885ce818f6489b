//! What a word does in its clause, as far as single words show it.

use super::{Classes, MeetingClass, Reading, VerbClass, clitics::is_future_form, clitics::is_past_form};
use crate::text::TokenKind;

/// What a verb tells of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verb {
    /// It announces.
    Future,
    /// It tells what has been.
    Past,
    /// It says.
    Saying,
    /// It holds, opens or ends a meeting; its form does not always show when.
    Doing,
}

/// What a token tells of time, if it is a verb or a word that works as one.
pub fn verb(reading: &Reading<'_>, at: usize) -> Option<Verb> {
    const FUTURE: Classes = Classes::verb(VerbClass::Future);
    const DOING: Classes = Classes::verb(VerbClass::Meeting)
        .or(Classes::verb(VerbClass::Holding))
        .or(Classes::verb(VerbClass::Beginning))
        .or(Classes::verb(VerbClass::Ending))
        .or(Classes::verb(VerbClass::Lasting));
    let is = |classes| reading.may(at, classes);
    let word = reading.token(at)?;
    let unknown = || !reading.is_known(at);
    let future = word.kind == TokenKind::Arabic && unknown() && is_future_form(reading.folded(at));
    if future || is(FUTURE) {
        return Some(Verb::Future);
    }
    if is(DOING) {
        return Some(Verb::Doing);
    }
    if is(Classes::verb(VerbClass::Saying)) {
        return Some(Verb::Saying);
    }
    let past =
        word.kind == TokenKind::Latin && !word.capital && unknown() && is_past_form(reading.folded(at));
    (past || is(Classes::verb(VerbClass::Past))).then_some(Verb::Past)
}

/// Whether another clause begins at a token: «أن», «بينما», "which".
pub fn opens(reading: &Reading<'_>, at: usize) -> bool {
    const OPENS: Classes = Classes::meeting(MeetingClass::That)
        .or(Classes::meeting(MeetingClass::Clause))
        .or(Classes::meeting(MeetingClass::Relative));
    reading.may(at, OPENS)
}

/// Whether a token, or a phrase that ends at it, is of one of these classes.
pub fn ends(reading: &Reading<'_>, at: usize, classes: Classes) -> bool {
    let here = |from: usize, len: usize| {
        reading.may(from, classes)
            && reading.senses(from).any(|(long, sense)| long >= len && sense.class().meets(classes))
    };
    (0..=3).any(|back| at.checked_sub(back).is_some_and(|from| here(from, back + 1)))
}
