//! English noun phrases that name meetings: modifiers and a determiner stand in front of the noun.

use super::mention::{Marks, Phrase, follows};
use super::scene::Scene;
use crate::lang::{KnownId, KnownKind, MeetingClass as Class, VerbClass};
use crate::text::TokenKind;

/// English: modifiers stand before the noun, and a determiner before them.
pub(super) fn to_the_left(scene: &Scene<'_, '_>, phrase: &mut Phrase) {
    let mut marks = Marks::default();
    let mut at = phrase.first;
    while at > 0 && follows(scene, at) {
        let before = at - 1;
        if scene.time(before).is_some() {
            break;
        }
        let known = (1..=4).find_map(|len| {
            let start = at.checked_sub(len)?;
            scene.known(start).filter(|(width, _)| *width == len).map(|(_, id)| (start, id))
        });
        if let Some((start, id)) = known {
            phrase.named.extend(scene.name_of(id));
            genitive_in_english(scene, phrase, start, before, id);
            phrase.first = start;
            at = start;
        } else if let Some(id) = scene.demonym(before) {
            phrase.bodies.push(id);
            phrase.first = before;
            at = before;
        } else if scene.len_of(before, Class::ByPhone) == Some(1) {
            (phrase.by_phone, phrase.first) = (true, before);
            at = before;
        } else if scene.is(before, Class::Classifying) || scene.is(before, Class::Body) {
            let words = if scene.is(before, Class::Body) { &mut phrase.named } else { &mut phrase.kinds };
            words.push(scene.reading.folded(before).into());
            phrase.first = before;
            at = before;
        } else if is_of_the_name(scene, phrase, before) {
            phrase.named.push(scene.reading.folded(before).into());
            phrase.first = before;
            at = before;
        } else {
            let joins = matches!(scene.mark(before), Some('-' | '\u{2013}')) && scene.reading.is_glued(at);
            let hyphen = joins && phrase.first == at;
            if !hyphen && !marks.take(scene, before) {
                break;
            }
            at = before;
        }
    }
    // "the hour-long conversation": a length stands between the noun and its determiner.
    while at > 0 && follows(scene, at) && scene.time(at - 1).is_some() {
        at -= 1;
    }
    let determiner = at.checked_sub(1).filter(|_| follows(scene, at));
    if let Some(before) = determiner {
        phrase.points_back = scene.is(before, Class::ThisOne);
        // "the leaders' call": the mark stands for a determiner.
        let owned = matches!(scene.mark(before), Some('\'' | '\u{2019}')) && scene.reading.is_glued(before);
        phrase.of_them = scene.is(before, Class::OfThem);
        phrase.definite |= phrase.points_back || owned || scene.is(before, Class::Determiner);
    }
    phrase.definite |= phrase.place.is_some();
    phrase.is_new |= marks.is_new;
    phrase.is_earlier |= marks.is_earlier;
    phrase.ordinal = phrase.ordinal.or(marks.ordinal);
    phrase.planned |= marks.planned;
}

/// "Water" in "the Mediterranean Water Summit": with a capital of its own in front of a noun with one.
fn is_of_the_name(scene: &Scene<'_, '_>, phrase: &Phrase, at: usize) -> bool {
    let capital =
        |at| scene.reading.token(at).is_some_and(|token| token.kind == TokenKind::Latin && token.capital);
    capital(at) && capital(phrase.head) && !scene.is_somebody(at) && !scene.reading.is_known(at)
}

fn genitive_in_english(scene: &Scene<'_, '_>, phrase: &mut Phrase, first: usize, last: usize, id: KnownId) {
    let span = scene.reading.span(first, last);
    match scene.kind(id) {
        Some(KnownKind::City | KnownKind::Capital) => phrase.place = phrase.place.or(Some((id, span))),
        Some(KnownKind::Region) => phrase.bodies.push(id),
        _ => phrase.bodies.extend(scene.body(id)),
    }
}

/// An English word that may be a verb as well is a noun behind a determiner, an adjective or a length of time, and
/// behind a verb of holding.
pub(super) fn is_noun(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    let Some(before) = phrase.first.checked_sub(1).filter(|_| follows(scene, phrase.first)) else {
        return phrase.first < phrase.head;
    };
    phrase.first < phrase.head
        || phrase.ordinal.is_some()
        || phrase.definite
        || scene.time(before).is_some()
        || scene.is(before, Class::Of)
        || scene.is(before, Class::Judging)
        || scene.is(before, Class::NewOne)
        || scene.is(before, Class::EarlierOne)
        || scene.is(before, Class::Planned)
        || scene.is_verb(before, VerbClass::Holding)
}
