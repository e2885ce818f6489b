//! Names in English: runs of capitalised words, weighed as the Arabic ones are.

use super::class::Class;
use super::find::PartTokens;
use super::name::Candidate;
use super::role;
use super::words::Words;
use crate::lang::{AnatomyClass, Classes, PeopleClass, Sense};
use crate::text::TokenKind;

/// Whether a word with a capital is something other than a name.
pub(super) fn is_blocked(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    let mut given = false;
    let mut blocked = false;
    for (_, sense) in reading.senses(at) {
        match sense {
            Sense::Given { .. } => given = true,
            Sense::Known { sure, .. } | Sense::Demonym { sure, .. } => blocked |= sure,
            Sense::People(
                PeopleClass::NameParticle
                | PeopleClass::NameSuffix
                | PeopleClass::OfPerson
                | PeopleClass::Pair,
            ) => {}
            _ => blocked = true,
        }
    }
    blocked && !given
}

fn given(words: &Words, at: usize) -> Option<bool> {
    let own = words.reading.own(at).iter();
    let sure = own.filter_map(|sense| match sense {
        Sense::Given { sure } => Some(*sure),
        _ => None,
    });
    sure.max()
}

/// Whether a token can stand in a name.
fn is_name_word(words: &Words, at: usize) -> bool {
    let Some(token) = words.reading.token(at) else { return false };
    // What is part of a known phrase («New York») was set apart as a word.
    token.kind == TokenKind::Latin
        && token.capital
        && words.class(at) == Class::Latin
        && !is_blocked(words, at)
        && !is_shouted(words, at)
}

/// Three or more capitals are an abbreviation, but in a line that is all capitals.
fn is_shouted(words: &Words, at: usize) -> bool {
    let written = words.reading.written(at);
    written.chars().nth(1).is_some() && written.chars().all(char::is_uppercase)
}

fn is_initial(words: &Words, at: usize) -> bool {
    words.reading.written(at).chars().nth(1).is_none() && words.reading.is_mark(at + 1, '.')
}

/// One past the last token of the run of name words that begins at `at`.
fn extend(words: &Words, at: usize) -> usize {
    let reading = words.reading;
    let mut end = at;
    let mut next = at;
    let mut main = 0;
    while main < 5 {
        if next > at && !(words.follows(next)) {
            break;
        }
        let glued = next > at && reading.is_glued(next);
        if is_name_word(words, next) && (!glued || is_hyphen(words, next - 1)) {
            main += 1;
            end = next + 1;
            next = end;
            if is_initial(words, next - 1) {
                next += 1;
            } else if apostrophe(words, next) && is_name_word(words, next + 1) {
                end = next + 2;
                next = end;
            }
        } else if end > at && is_hyphen(words, next) && is_name_word(words, next + 1) {
            next += 1;
        } else if end > at && words.is_class(next, PeopleClass::NameParticle) && next < end + 2 {
            next += 1;
            next += usize::from(is_hyphen(words, next));
        } else {
            break;
        }
    }
    // "Jr." closes a name.
    if end > at
        && words.follows(end)
        && words.is_class(end, PeopleClass::NameSuffix)
        && !reading.is_glued(end)
    {
        end += 1;
    }
    end
}

fn is_hyphen(words: &Words, at: usize) -> bool {
    words.reading.is_mark(at, '-') && words.reading.is_glued(at) && words.reading.is_glued(at + 1)
}

/// The apostrophe of "O'Neill".
fn apostrophe(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    let mark = reading.is_mark(at, '\'') || reading.is_mark(at, '\u{2019}');
    mark && reading.is_glued(at)
        && reading.is_glued(at + 1)
        && at > 0
        && reading.written(at - 1).chars().nth(2).is_none()
        && reading.token(at + 1).is_some_and(|token| token.capital)
}

/// The candidate that begins at `at`.
pub(super) fn candidate(words: &Words, at: usize) -> Option<Candidate> {
    if !is_name_word(words, at) || is_initial(words, at) && !is_name_word(words, at + 2) {
        return None;
    }
    let end = extend(words, at);
    let main = part_tokens(words, at, end).len();
    let headline = is_title_case(words, at);
    let mut context = context(words, at, end);
    // A capital says nothing where a sentence begins or every word has one.
    let starts = at == 0 || words.reading.token(at)?.sentence != words.reading.token(at - 1)?.sentence;
    if starts && main == 1 {
        context -= 1;
    }
    let content = match (given(words, at), main) {
        (Some(true), 1) => 1,
        (Some(false), 1) | (None, 1) => 0,
        _ if headline && main > 2 => 0,
        (Some(true), _) => 3,
        (Some(false), _) => 2,
        (None, _) if headline => 0,
        (None, _) => 1,
    };
    Some(Candidate { first: at, end, letters: 0, context, content, role: None, main })
}

/// Whether a word can be the surname of somebody whom another text introduces: a capital that nothing else explains.
pub(super) fn is_lone(words: &Words, at: usize) -> bool {
    if !is_name_word(words, at) || is_initial(words, at) {
        return false;
    }
    let starts = at == 0
        || words.reading.token(at).map(|token| token.sentence)
            != words.reading.token(at - 1).map(|token| token.sentence);
    let beside = |at: usize| words.follows(at) && is_name_word(words, at);
    let behind_name = at > 0 && words.follows(at) && is_name_word(words, at - 1);
    let alone = !beside(at + 1) && !behind_name;
    alone && (!starts || context(words, at, at + 1) > 0) && !is_title_case(words, at)
}

fn context(words: &Words, first: usize, end: usize) -> i32 {
    let reading = words.reading;
    let says = |at: usize| words.follows(at) && words.says(at);
    let mut points = 0;
    if let Some(before) = first.checked_sub(1)
        && words.follows(first)
    {
        let title = before - usize::from(reading.is_mark(before, '.') && before > 0);
        if words.is_class(title, PeopleClass::Honorific)
            && reading.token(title).is_some_and(|token| token.capital)
        {
            return 3;
        }
        let byline = Classes::anatomy(AnatomyClass::Byline);
        if reading.may(before, byline) && !reading.follows_on_line(before) {
            return 3;
        }
        points += i32::from(says(before));
    }
    if says(end) && !reading.is_glued(end) {
        points += 3;
    }
    let comma = reading.is_mark(end, ',');
    let at = end + usize::from(comma);
    let the = usize::from(comma && words.is_class(at, PeopleClass::NotAName));
    if comma
        && words.follows(at)
        && (role::office(words, at + the).is_some() || role::office(words, at).is_some())
    {
        points += 2;
    }
    let alone = (first == 0 || !reading.follows_on_line(first)) && !words.follows(end);
    if alone && (2..=3).contains(&(end - first)) && given(words, first).is_some() {
        points += 2;
    }
    points
}

/// Whether the line of `at` has a capital on nearly every word, as an English headline has.
fn is_title_case(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    let start = (0..=at).rev().find(|&at| !reading.follows_on_line(at)).unwrap_or(0);
    let (mut long, mut capital) = (0, 0);
    for at in (start..reading.len()).take(40) {
        if at > start && !reading.follows_on_line(at) {
            break;
        }
        let Some(token) = reading.token(at) else { break };
        if token.kind == TokenKind::Latin && token.span.len() > 3 {
            long += 1;
            capital += usize::from(token.capital);
        }
    }
    long > 3 && capital * 5 >= long * 4
}

/// The parts of an English name as ranges of tokens: heads and particles go with the word behind them, initials stand alone.
pub(super) fn part_tokens(words: &Words, first: usize, end: usize) -> PartTokens {
    let mut parts = PartTokens::new();
    let mut from = first;
    for at in first..end {
        let class = words.class(at);
        if class == Class::Mark && from == at {
            from = at + 1;
            continue;
        }
        let particle =
            words.is_class(at, PeopleClass::NameParticle) && at > first && given(words, at).is_none();
        let joined = class == Class::Mark && !words.reading.is_mark(at, '.');
        let before_joint =
            at + 1 < end && words.class(at + 1) == Class::Mark && !words.reading.is_mark(at + 1, '.');
        // "Abdel Fattah" is one given name, as «عبد الفتاح» is.
        let head = words.is_class(at, PeopleClass::NameHead);
        if (particle || head || joined || before_joint) && at + 1 < end {
            continue;
        }
        if words.is_class(at, PeopleClass::NameSuffix) && at > first {
            break;
        }
        parts.push((from, at + 1));
        from = at + 1;
    }
    parts
}
