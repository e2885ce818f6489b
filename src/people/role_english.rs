//! English role phrases: "Russian President", "the Kremlin leader", "his US counterpart".
//!
//! What qualifies an English office stands in front of it, and a place or a body with "of" or "of the" behind it.

use super::role::{self, RolePhrase};
use super::words::Words;
use crate::lang::{Classes, Glue, Number, PeopleClass, Sense};
use crate::text::TokenKind;

/// What a role phrase can begin with.
const BEGINNINGS: Classes = Classes::people(PeopleClass::Determiner)
    .or(Classes::people(PeopleClass::Counterpart))
    .or(Classes::people(PeopleClass::RoleAdjective))
    .or(Classes::ROLE)
    .or(Classes::DEMONYM)
    .or(Classes::KNOWN);

/// The role phrase that begins at the English token `at`.
pub(super) fn read(words: &Words, at: usize) -> Option<RolePhrase> {
    if !words.reading.may(at, BEGINNINGS) {
        return None;
    }
    let mut phrase = RolePhrase { first: at, last: at, ..RolePhrase::default() };
    let mut next = at;
    // "the", "his": what makes it definite.
    if let Some(len) = determiner(words, next) {
        phrase.definite = true;
        next += len;
    }
    let head = modifiers(words, next, &mut phrase);
    let (mut next, count) = heads(words, head, &mut phrase)?;
    phrase.dual = count != Number::Singular && phrase.definite;
    phrase.plural = count != Number::Singular && !phrase.definite;
    phrase.last = next - 1;
    // "his US counterpart Deputy Secretary of State"
    if phrase.counterpart
        && words.follows(next)
        && words.reading.token(next).is_some_and(|token| token.capital)
    {
        let inner = modifiers(words, next, &mut phrase);
        if let Some((end, _)) = heads(words, inner, &mut phrase) {
            phrase.last = end - 1;
            next = end;
        }
    }
    of(words, next, &mut phrase);
    phrase.definite |= phrase.is_specific() || words.reading.token(at).is_some_and(|token| token.capital);
    Some(phrase)
}

fn determiner(words: &Words, at: usize) -> Option<usize> {
    words.people_class(at, PeopleClass::Determiner)
}

/// Takes countries, bodies and adjectives in front of an office; returns where it stopped.
fn modifiers(words: &Words, from: usize, phrase: &mut RolePhrase) -> usize {
    let mut at = from;
    while at < from + 8 {
        if at > phrase.first && !words.follows(at) {
            break;
        }
        if role::office(words, at).is_some() || words.is_class(at, PeopleClass::Counterpart) {
            break;
        }
        let origin = role::demonym(words, at).or_else(|| role::body(words, at));
        if let Some((len, id)) = origin {
            phrase.countries.push(id);
            at += len;
        } else if words.is_class(at, PeopleClass::RoleAdjective) && is_latin(words, at)
            || words.reading.is_mark(at, '-') && at > phrase.first && words.reading.is_glued(at)
        {
            at += 1;
        } else {
            break;
        }
    }
    at
}

fn is_latin(words: &Words, at: usize) -> bool {
    words.reading.token(at).is_some_and(|token| token.kind == TokenKind::Latin)
}

/// Takes one office or several: "deputy foreign minister".
fn heads(words: &Words, from: usize, phrase: &mut RolePhrase) -> Option<(usize, Number)> {
    let mut at = from;
    let mut number = None;
    if let Some(len) = words.people_class(at, PeopleClass::Counterpart) {
        phrase.counterpart = true;
        return Some((at + len, Number::Singular));
    }
    while let Some((len, office, count)) = role::office(words, at).filter(|_| is_latin(words, at)) {
        if at > from && !words.follows(at) {
            break;
        }
        phrase.any |= role::any_office(words, at);
        phrase.offices.push(office);
        number = Some(count);
        at += len;
    }
    number.map(|number| (at, number))
}

/// "of France", "of the United Nations" behind an office.
fn of(words: &Words, at: usize, phrase: &mut RolePhrase) {
    let glue = |at: usize, glue: Glue| words.reading.means(at, Sense::Glue(glue));
    let is_of = words.is_class(at, PeopleClass::RoleOf) || glue(at, Glue::Of);
    if !is_of || !words.follows(at) {
        return;
    }
    let mut next = at + 1;
    next += determiner(words, next).unwrap_or(0);
    if let Some((len, id)) = role::body(words, next) {
        phrase.countries.push(id);
        phrase.last = next + len - 1;
    }
}
