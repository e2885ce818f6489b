//! Names in Arabic: which words are somebody's name, weighed by what they are and by what stands around them.
//!
//! A run of words that can be a name is a candidate. Its words and its neighbours give points; with enough of them
//! it is a name. What falls short can still be one where the rest of the article says so (see `recognise`).

use super::role::RolePhrase;
use super::words::{Class, Words};
use crate::lang::{PeopleClass, Sense, VerbClass, morphology};
use crate::text::Gap;

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

/// One past the last token of the run of name words that begins at `at`; `at` where none does. `alone` lets a
/// surname with the article begin it.
pub(super) fn extend(words: &Words, at: usize, alone: bool) -> usize {
    let mut run = Run { words, at, main: 0, given: 0, foreign: 0, definite: 0, last: Class::Mark };
    if !run.begin(alone) {
        return at;
    }
    while run.main < 7 && run.go_on() {}
    run.at
}

struct Run<'w, 'r, 't> {
    words: &'w Words<'r, 't>,
    /// The token to look at next.
    at: usize,
    main: usize,
    given: usize,
    foreign: usize,
    definite: usize,
    last: Class,
}

impl Run<'_, '_, '_> {
    fn begin(&mut self, alone: bool) -> bool {
        match self.words.class(self.at) {
            Class::Head => self.with_head(),
            class @ (Class::Given | Class::GivenWeak | Class::GivenWord | Class::Foreign | Class::Native) => {
                self.take(1, class)
            }
            Class::Definite if alone => self.take(1, Class::Definite),
            _ => false,
        }
    }

    fn take(&mut self, len: usize, class: Class) -> bool {
        self.at += len;
        self.main += 1;
        self.given += usize::from(matches!(class, Class::Given | Class::GivenWeak));
        self.foreign += usize::from(class == Class::Foreign);
        self.definite += usize::from(class == Class::Definite);
        self.last = class;
        true
    }

    /// «عبد المجيد», «أبو بكر»: the head and one word behind it.
    fn with_head(&mut self) -> bool {
        let (words, next) = (self.words, self.at + 1);
        let phrase = words.reading.phrase(self.at).filter(|(_, senses)| is_given(senses)).map(|(len, _)| len);
        if let Some(len) = phrase {
            return self.take(len, Class::Given);
        }
        let joins = morphology::joins_name(words.reading.folded(self.at)) && words.is_definite(next);
        let tail = words.class(next).is_nameable() || words.is_class(next, PeopleClass::NameTail);
        let fits = words.follows(next) && !words.has_prefix(next) && (joins || tail);
        let head_is_name =
            words.reading.own(self.at).iter().any(|sense| matches!(sense, Sense::Given { .. }));
        if fits { self.take(2, Class::Given) } else { head_is_name && self.take(1, Class::GivenWeak) }
    }

    fn go_on(&mut self) -> bool {
        let (words, at) = (self.words, self.at);
        if !words.follows(at) {
            return false;
        }
        if self.hyphen() {
            return true;
        }
        // What is glued to the word before is no new word.
        if words.reading.token(at).is_none_or(|token| token.gap != Gap::Space) || words.has_prefix(at) {
            return false;
        }
        match words.class(at) {
            Class::Head
                if words
                    .reading
                    .own(at)
                    .iter()
                    .any(|sense| matches!(sense, Sense::People(PeopleClass::NameParticle))) =>
            {
                self.with_particle() || self.with_head()
            }
            Class::Head => self.last != Class::Definite && self.with_head(),
            Class::Particle => self.with_particle(),
            class @ (Class::Given | Class::GivenWeak) => {
                self.definite == 0 && (class == Class::Given || self.main < 3) && self.take(1, class)
            }
            // «وصل محمد صباح اليوم»: an ordinary word is a surname only where no phrase goes on behind it.
            Class::GivenWord => {
                let phrase = words.follows(at + 1)
                    && (words.is_definite(at + 1) || words.class(at + 1) == Class::Suffix);
                self.main == 1 && self.given == 1 && !phrase && self.take(1, Class::GivenWeak)
            }
            Class::Definite => {
                (self.definite == 0 || self.given > 0 && self.definite < 3) && self.take(1, Class::Definite)
            }
            Class::Foreign => {
                self.definite == 0
                    && self.main < 4
                    && !words.may_begin_with_and(at)
                    && self.take(1, Class::Foreign)
            }
            Class::Native => {
                let second = self.main == 1 || self.main == 2 && (self.given == 2 || self.foreign > 0);
                self.definite == 0 && second && !words.may_begin_with_and(at) && self.take(1, Class::Native)
            }
            Class::Soft => {
                let fits = self.main == 1 && self.given + self.foreign == 1 && self.ends_behind(at);
                fits && self.take(1, Class::Native)
            }
            // «نبيل العربي»: an adjective as a surname, where nothing else makes it one of a phrase.
            Class::Adjective => {
                let fits = self.main == 1
                    && self.last == Class::Given
                    && !words.is_class(at, PeopleClass::RoleAdjective);
                fits && !(words.follows(at + 1) && words.is_definite(at + 1)) && self.take(1, Class::Definite)
            }
            Class::Suffix => {
                let fits = self.given == 1 && self.main == 1 && words.follows(at);
                fits && self.take(1, Class::Suffix)
            }
            _ => false,
        }
    }

    /// Whether the clause goes on behind `at` as it does behind a name: with a mark or a word that is none.
    fn ends_behind(&self, at: usize) -> bool {
        !self.words.follows(at + 1)
            || matches!(self.words.class(at + 1), Class::Mark | Class::Word | Class::Verb)
    }

    /// «كيم جونغ-أون».
    fn hyphen(&mut self) -> bool {
        let (words, at) = (self.words, self.at);
        let glued =
            words.reading.is_mark(at, '-') && words.reading.is_glued(at) && words.reading.is_glued(at + 1);
        if !(glued && words.class(at + 1).is_nameable()) {
            return false;
        }
        self.at += 2;
        true
    }

    /// «بن سلمان», «آل سعود», «دي ميستورا».
    fn with_particle(&mut self) -> bool {
        let (words, next) = (self.words, self.at + 1);
        if !words.follows(next) || words.has_prefix(next) {
            return false;
        }
        let class = words.class(next);
        let len = match class {
            Class::Head => {
                let mut inner =
                    Run { words, at: next, main: 0, given: 0, foreign: 0, definite: 0, last: Class::Mark };
                if !inner.with_head() {
                    return false;
                }
                inner.at - next
            }
            // «عبد الله بن أبي بن كعب».
            Class::Particle => 0,
            Class::Word | Class::Suffix if !words.is_definite(next) || self.given == 0 => return false,
            Class::Mark | Class::Latin => return false,
            _ => 1,
        };
        self.at += 1 + len;
        self.main += 1;
        self.last = if class == Class::Definite { Class::Native } else { Class::Given };
        true
    }
}

fn is_given(senses: &[Sense]) -> bool {
    senses.iter().any(|sense| matches!(sense, Sense::Given { .. }))
}

/// The candidate whose words begin at `at`, with the points for its words.
pub(super) fn candidate(words: &Words, at: usize, alone: bool) -> Option<Candidate> {
    let end = extend(words, at, alone);
    if end == at {
        return None;
    }
    let main = (at..end).filter(|&at| !matches!(words.class(at), Class::Particle | Class::Mark)).count();
    let content = content(words, at, end);
    Some(Candidate { first: at, end, letters: 0, context: 0, content, role: None, main })
}

/// The points for the words of a run alone.
pub(super) fn content(words: &Words, first: usize, end: usize) -> i32 {
    let class = words.class(first);
    let more = (first + 1..end).map(|at| words.class(at)).filter(|class| *class != Class::Mark);
    let foreign = (first..end).filter(|&at| words.class(at) == Class::Foreign).count();
    let joined = (first + 1..end).any(|at| words.class(at) == Class::Particle);
    let given = more.clone().filter(|class| matches!(class, Class::Given)).count();
    let joins = morphology::joins_name(words.reading.folded(first));
    match (class, more.count()) {
        (Class::Head, 1) if !joins => 2,
        (Class::Head, 0) => 0,
        (Class::Given, 0) => 1,
        (Class::Given | Class::Head, _) => 3,
        (Class::GivenWeak | Class::GivenWord, 0) => 0,
        (Class::GivenWord, _) if given > 0 && foreign == 0 => 1,
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
    let mut points = before(words, first);
    points += behind(words, end);
    points += byline(words, first, end);
    points
}

fn before(words: &Words, first: usize) -> i32 {
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
    let mut points = 0;
    if reading.has(at, |sense| matches!(sense, Sense::Verb(VerbClass::Saying | VerbClass::Meeting)))
        || words.is_class(at, PeopleClass::Pair)
        || words.is_class(at, PeopleClass::OfPerson) && !words.is_definite(at)
    {
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

/// Whether a title ends at `at`: «السيد», «د.».
fn honorific_ends(words: &Words, at: usize) -> bool {
    let at = if words.reading.is_mark(at, '.') && at > 0 { at - 1 } else { at };
    (0..3).any(|back| {
        at.checked_sub(back)
            .and_then(|first| words.people_class(first, PeopleClass::Honorific))
            .is_some_and(|len| len == back + 1)
    })
}

fn behind(words: &Words, end: usize) -> i32 {
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
        true if !words.is_definite(at) => 2,
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
    if marked && near_start && !reading.follows_on_line(end) { 2 } else { 0 }
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
    let mut points = if role.definite || role.is_specific() { 3 } else { 2 };
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
