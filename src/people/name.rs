//! Names in Arabic: which words are somebody's name, weighed by what they are and by what stands around them.
//!
//! A run of words that can be a name is a candidate. Its words and its neighbours give points; with enough of them
//! it is a name. What falls short can still be one where the rest of the article says so (see `recognise`).

use super::class::Class;
use super::role::RolePhrase;
use super::run::extend;
use super::words::Words;
use crate::lang::{PeopleClass, Sense, VerbClass, morphology};

/// With this many points a candidate is a name.
pub(super) const ENOUGH: i32 = 3;

/// A run of tokens that may be a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Candidate {
    /// The first token.
    pub(super) first: usize,
    /// One past the last token.
    pub(super) end: usize,
    /// How many letters of the first token are glued to the front of the name.
    pub(super) letters: usize,
    /// The points for what stands around it.
    pub(super) context: i32,
    /// The points for its own words.
    pub(super) content: i32,
    /// The role phrase in front of it.
    pub(super) role: Option<usize>,
    /// How many of its words are more than particles.
    pub(super) main: usize,
}

impl Candidate {
    /// All points.
    pub(super) fn points(&self) -> i32 {
        self.context + self.content
    }
}

/// The candidate whose words begin at `at`, with the points for its words.
pub(super) fn candidate(words: &Words, at: usize, alone: bool) -> Option<Candidate> {
    let end = extend(words, at, alone);
    if end == at {
        return None;
    }
    let main = (at..end)
        .filter(|&at| {
            !matches!(words.class(at), Class::Particle | Class::Joint | Class::Mark | Class::Suffix)
        })
        .count();
    let content = content(words, at, end);
    Some(Candidate { first: at, end, letters: 0, context: 0, content, role: None, main })
}

/// The points for the words of a run alone.
pub(super) fn content(words: &Words, first: usize, end: usize) -> i32 {
    let class = match words.class(first) {
        // What stands before «بن» is a given name.
        Class::Native | Class::Foreign | Class::GivenWeak if words.class(first + 1) == Class::Joint => {
            Class::Given
        }
        class => class,
    };
    let more = (first + 1..end).map(|at| words.class(at)).filter(|class| *class != Class::Mark);
    let foreign = (first..end).filter(|&at| words.class(at) == Class::Foreign).count();
    let joined = (first + 1..end).any(|at| matches!(words.class(at), Class::Particle | Class::Joint));
    let given = more.clone().filter(|class| matches!(class, Class::Given)).count();
    let joins = morphology::joins_name(words.reading.folded(first));
    match (class, more.count()) {
        (Class::Joint, _) => 1,
        (Class::GivenWord | Class::Word, _) if words.class(first + 1) == Class::Joint => 3,
        (Class::Head, 1) if !joins => 2,
        (Class::Head, 0) => 0,
        (Class::Given, 0) => 1,
        (Class::Given | Class::Head, _) => 3,
        (Class::GivenWeak | Class::GivenWord, 0) => 0,
        (Class::GivenWord, _) if given == 1 && foreign == 0 && !joined => 1,
        // «خليل النحاسيني»
        (Class::GivenWeak, _) if words.class(first + 1) == Class::Definite => {
            2 + i32::from(words.ends_as_origin(first + 1))
        }
        (Class::GivenWeak, _) if given > 0 || joined => 3,
        (Class::GivenWeak, _) if foreign > 0 => 2,
        (Class::GivenWeak, _) => 1,
        (Class::Foreign, 0) => 1,
        (_, 0) => 0,
        _ if given > 0 || joined => 2,
        _ if foreign > 1 => 2,
        _ if foreign == 1 => 1,
        _ => 0,
    }
}

/// The points for what stands around a run.
pub(super) fn context(words: &Words, first: usize, end: usize) -> i32 {
    let mut points = before(words, first, end);
    points += behind(words, first, end);
    points += byline(words, first, end);
    points
}

fn before(words: &Words, first: usize, end: usize) -> i32 {
    let Some(mut at) = first.checked_sub(1) else { return 0 };
    let reading = words.reading;
    if !reading.follows_on_line(first) {
        return 0;
    }
    let slash = reading.is_mark(at, '/');
    if (is_opening_quote(words, at) || slash) && at > 0 {
        at -= 1;
    }
    if honorific_ends(words, at) {
        return 3;
    }
    if slash {
        return 0;
    }
    // «أوروبا بريس» is an outlet.
    let mut points = if super::role::body(words, at).is_some() && !words.has_prefix(first) { -2 } else { 0 };
    if reading.has(at, |sense| matches!(sense, Sense::Verb(VerbClass::Saying | VerbClass::Meeting)))
        || words.is_class(at, PeopleClass::Pair)
        || words.is_class(at, PeopleClass::OfPerson) && !words.is_definite(at)
    {
        points += 1;
    }
    if reading.has(at, |sense| sense == Sense::Verb(VerbClass::Saying)) && says_that(words, end) {
        points += 1;
    }
    if words.is_class(at, PeopleClass::NamedAfter)
        && !words.is_class(at, PeopleClass::OfPerson)
        && !words.is_definite(at)
    {
        points -= 4;
    }
    points
}

/// «… إن», «…:»: what is said follows.
fn says_that(words: &Words, end: usize) -> bool {
    let at = end + usize::from(words.reading.is_mark(end, '\u{60C}'));
    words.reading.is_mark(at, ':') || words.follows(at) && words.is_class(at, PeopleClass::That)
}

/// Whether a title ends at `at`: «السيد», «د.».
fn honorific_ends(words: &Words, at: usize) -> bool {
    let at = if words.reading.is_mark(at, '.') && at > 0 { at - 1 } else { at };
    (0..3).any(|back| {
        at.checked_sub(back)
            .and_then(|first| words.people_class(first, PeopleClass::Honorific))
            .is_some_and(|len| len == back + 1)
    })
}

fn behind(words: &Words, first: usize, end: usize) -> i32 {
    let reading = words.reading;
    if !words.follows(end) {
        return 0;
    }
    if reading.has(end, |sense| matches!(sense, Sense::Verb(VerbClass::Saying))) && !words.has_prefix(end) {
        return 1;
    }
    // «فلان الفلاني، رئيس …»
    let mark = reading.is_mark(end, '\u{60C}') || reading.is_mark(end, ',') || reading.is_mark(end, '(');
    let at = end + usize::from(mark);
    let is_role = words.follows(at) && !words.has_prefix(at) && super::role::office(words, at).is_some();
    match is_role {
        true if !words.is_definite(at) && (mark || end > first + 1) => 2,
        true => 1,
        false => 0,
    }
}

/// «القاهرة: فلان الفلاني» and a name alone on its line.
fn byline(words: &Words, first: usize, end: usize) -> i32 {
    let reading = words.reading;
    let ends = end >= reading.len() || !reading.follows_on_line(end) || is_dash(words, end);
    if !ends || end < first + 2 || end > first + 4 {
        return 0;
    }
    let begins = first == 0 || !reading.follows_on_line(first);
    if begins {
        return i32::from(matches!(words.class(first), Class::Given | Class::GivenWeak));
    }
    let marked = reading.is_mark(first - 1, ':') || is_dash(words, first - 1);
    let near_start = (first.saturating_sub(4)..first).any(|at| at == 0 || !reading.follows_on_line(at));
    if marked && near_start && !reading.follows_on_line(end) { 3 } else { 0 }
}

fn is_dash(words: &Words, at: usize) -> bool {
    ['-', '\u{2013}', '\u{2014}', '|'].iter().any(|mark| words.reading.is_mark(at, *mark))
}

/// Whether the token opens a quotation.
pub(super) fn is_opening_quote(words: &Words, at: usize) -> bool {
    ['\u{AB}', '"', '\u{201C}', '\u{201D}', '\'', '\u{2018}']
        .iter()
        .any(|mark| words.reading.is_mark(at, *mark))
}

/// Where a name would begin behind a role phrase, with the points that the way there leaves.
pub(super) fn behind_role(words: &Words, role: &RolePhrase) -> Option<(usize, i32)> {
    let mut at = role.last + 1;
    // «ملك» with an unknown word is the king of somewhere.
    let mut points = if role.definite { 3 } else { 0 };
    let reading = words.reading;
    for _ in 0..6 {
        if !words.follows(at) {
            return None;
        }
        if is_opening_quote(words, at) || reading.is_mark(at, '/') {
            at += 1;
        } else if reading.is_mark(at, '\u{60C}') || reading.is_mark(at, ',') || reading.is_mark(at, ':') {
            points -= if reading.is_mark(at, ':') { 2 } else { 1 };
            at += 1;
        } else if let Some(len) =
            words.people_class(at, PeopleClass::Honorific).filter(|_| !words.has_prefix(at))
        {
            at += len;
            points = 3;
            at += usize::from(reading.is_mark(at, '.'));
        } else {
            return Some((at, points));
        }
    }
    None
}
