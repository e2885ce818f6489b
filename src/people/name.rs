//! Names in Arabic: which words are somebody's name, weighed by what they are and by what stands around them.
//!
//! A run of words that can be a name is a candidate. Its words and its neighbours give points; with enough of them
//! it is a name. What falls short can still be one where the rest of the article says so (see `recognise`).

use super::class::Class;
use super::role::RolePhrase;
use super::run::extend;
use super::words::Words;
use crate::lang::{Classes, PeopleClass, Sense, VerbClass, morphology};

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
    let main = main_words(words, at, end);
    let content = content(words, at, end);
    Some(Candidate { first: at, end, letters: 0, context: 0, content, role: None, main })
}

/// How many words of a run are more than what joins them.
pub(super) fn main_words(words: &Words, first: usize, end: usize) -> usize {
    let joins = |class| matches!(class, Class::Particle | Class::Joint | Class::Mark | Class::Suffix);
    (first..end).filter(|&at| !joins(words.class(at))).count()
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
    let more = || (first + 1..end).map(|at| words.class(at)).filter(|class| *class != Class::Mark);
    let has = |wanted: &[Class]| more().any(|class| wanted.contains(&class));
    let sure = has(&[Class::Given, Class::Head, Class::Joint, Class::Particle]);
    let foreign = has(&[Class::Foreign]);
    let origin = words.class(first + 1) == Class::Definite && words.ends_as_origin(first + 1);
    let likely = foreign || origin || has(&[Class::GivenWeak]);
    let joins = morphology::joins_name(words.reading.folded(first));
    let surname = (first + 1..end).any(|at| words.is_surname(at) || words.surname_phrase(at).is_some());
    let whole =
        words.surname_phrase(first) == Some(end - first) || end == first + 1 && words.is_surname(first);
    match (class, more().count()) {
        _ if whole => 3,
        // «كريم بري»
        (Class::GivenWeak | Class::Given, 1) if words.is_surname_word(first + 1) => 3,
        (Class::GivenWeak | Class::Given | Class::Foreign, _) if surname => 3,
        (Class::Particle, 1) if surname => 3,
        (Class::Native, _) if surname && words.letters(first) > 0 => 3,
        (Class::Joint, _) => 1,
        (Class::GivenWord | Class::Word, _)
            if words.class(first + 1) == Class::Joint && !words.is_class(first, PeopleClass::OfPerson) =>
        {
            3
        }
        (Class::Head, 0) | (Class::GivenWeak | Class::GivenWord | Class::Native, 0) => 0,
        (Class::Given | Class::Foreign, 0) => 1,
        (Class::Head, 1) if !joins => {
            let named = matches!(words.class(first + 1), Class::GivenWeak | Class::GivenWord);
            2 + i32::from(sure || named || words.is_class(first + 1, PeopleClass::NameTail))
        }
        (Class::Given | Class::Head, _) => 3,
        (Class::GivenWeak, _) => 2 + i32::from(sure || likely),
        // «مبارك مصطفى»: no adjective has a name for its genitive.
        (Class::GivenWord, 1)
            if (sure || surname || words.is_surname_word(first + 1)) && words.is_listed_adjective(first) =>
        {
            3
        }
        (Class::GivenWord, 1) => 1 + i32::from(sure || likely || words.class(first + 1) == Class::Adjective),
        // «كريم نصر الله»
        (Class::GivenWord, _)
            if words.class(first + 1) == Class::Head && words.is_class(first + 2, PeopleClass::NameTail) =>
        {
            3
        }
        (Class::GivenWord, _) => 2 + i32::from(sure && likely),
        (_, 0) => 0,
        _ if sure => 2,
        (Class::Foreign, _) => 1 + i32::from(foreign),
        (Class::Native, _) => i32::from(foreign),
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
    if let Some(title) = honorific(words, at) {
        let named_after = title.checked_sub(1).is_some_and(|before| {
            words.follows(title)
                && words.is_class(before, PeopleClass::NamedAfter)
                && !words.is_class(before, PeopleClass::OfPerson)
                && !words.is_definite(before)
        });
        // «الفريق» is a general, and much oftener a team.
        let team = words.is_class(title, PeopleClass::Institution)
            && end == first + 1
            && !matches!(words.class(first), Class::Given | Class::GivenWeak | Class::Head);
        return match (named_after, team) {
            (true, _) => -1,
            (_, true) => 0,
            _ => 3,
        };
    }
    if slash {
        return 0;
    }
    // «أوروبا بريس» is an outlet.
    let unsure = matches!(words.class(first), Class::Native | Class::Foreign | Class::Definite);
    let outlet = unsure && super::role::body(words, at).is_some() && !words.has_prefix(first);
    let mut points = if outlet { -2 } else { 0 };
    const ACTS: Classes = Classes::verb(VerbClass::Saying).or(Classes::verb(VerbClass::Meeting));
    if reading.may(at, ACTS)
        || words.is_class(at, PeopleClass::Pair)
        || words.is_class(at, PeopleClass::OfPerson) && !words.is_definite(at)
    {
        points += 1;
    }
    if words.says(at) && says_that(words, end) {
        points += 2;
    }
    points += origin(words, at, first, end);
    // A verb in front of a sure given name has it for its doer.
    if words.class(first) == Class::Given && end == first + 1 && words.is_verb(at) {
        points = points.max(2);
    }
    if words.is_class(at, PeopleClass::Credit) {
        points += 1;
    }
    // «عن طريق سامي»
    let means = at > 0 && words.follows(at) && words.people_class(at - 1, PeopleClass::OfPerson) == Some(2);
    points += i32::from(means);
    if words.is_class(at, PeopleClass::NamedAfter)
        && !words.is_class(at, PeopleClass::OfPerson)
        && !words.is_definite(at)
        && !means
    {
        points -= 4;
    }
    points
}

/// «البرازيلي فلان»: an adjective of origin with the article, in front of somebody whom it stands for.
fn origin(words: &Words, at: usize, first: usize, end: usize) -> i32 {
    let alone =
        words.class(at) == Class::Adjective || words.reading.word(at).clitics.article && words.has_prefix(at);
    if !alone || super::role::demonym(words, at).is_none() || !words.is_definite(at) {
        return 0;
    }
    match words.class(first) {
        Class::Given => 2,
        _ if end > first + 1 => 2,
        Class::Foreign => 1,
        _ => 0,
    }
}

/// «… إن», «…:»: what is said follows.
fn says_that(words: &Words, end: usize) -> bool {
    let at = end + usize::from(words.reading.is_mark(end, '\u{60C}'));
    words.reading.is_mark(at, ':') || words.follows(at) && words.is_class(at, PeopleClass::That)
}

/// Where the title begins that ends at `at`: «السيد», «د.».
fn honorific(words: &Words, at: usize) -> Option<usize> {
    let at = if words.reading.is_mark(at, '.') && at > 0 { at - 1 } else { at };
    (0..3).filter_map(|back| Some((at.checked_sub(back)?, back))).find_map(|(first, back)| {
        words.people_class(first, PeopleClass::Honorific).filter(|len| *len == back + 1).map(|_| first)
    })
}

fn behind(words: &Words, first: usize, end: usize) -> i32 {
    let reading = words.reading;
    if !words.follows(end) {
        return 0;
    }
    if words.says(end) && !words.has_prefix(end) {
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
    // «سامي: لا أعرف.»: who speaks in an interview or a play.
    if end == first + 1
        && (first == 0 || !reading.follows_on_line(first))
        && reading.is_mark(end, ':')
        && words.reading.own(first).iter().any(|sense| matches!(sense, Sense::Given { .. }))
    {
        return if words.class(first) == Class::GivenWord { 2 } else { 3 };
    }
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

/// Whether a noun with the article that is nobody's title, or what is named after somebody, stands in front.
pub(super) fn is_behind_thing(words: &Words, first: usize) -> bool {
    let Some(at) = first.checked_sub(1).filter(|_| words.follows(first)) else { return false };
    let noun = words.is_plain_noun(at, |_| false)
        && words.is_definite(at)
        && words.class(at) == Class::Word
        && !words.is_class(at, PeopleClass::Honorific)
        && super::role::office(words, at).is_none();
    noun || words.is_class(at, PeopleClass::NamedAfter) && !words.is_definite(at)
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
