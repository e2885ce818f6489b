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
    let mut run =
        Run { words, at, strong: alone, main: 0, given: 0, foreign: 0, definite: 0, last: Class::Mark };
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
    /// Whether a role or a title stands before it.
    strong: bool,
    main: usize,
    given: usize,
    foreign: usize,
    definite: usize,
    last: Class,
}

impl Run<'_, '_, '_> {
    fn begin(&mut self, alone: bool) -> bool {
        if self.before_joint() {
            return self.take(1, Class::Given);
        }
        match self.words.class(self.at) {
            Class::Head => self.with_head(),
            Class::Joint => self.with_particle(),
            class @ (Class::Given | Class::GivenWeak | Class::GivenWord | Class::Foreign | Class::Native) => {
                self.take(1, class)
            }
            Class::Definite if alone => self.take(1, Class::Definite),
            _ => false,
        }
    }

    /// Whatever stands before «بن» is a given name, but for what cannot be one by its form.
    fn before_joint(&self) -> bool {
        let (words, next) = (self.words, self.at + 1);
        if words.class(next) != Class::Joint
            || !words.follows(next)
            || words.is_class(next, PeopleClass::Honorific)
        {
            return false;
        }
        let joint = matches!(words.class(next + 1), Class::Mark | Class::Word | Class::Latin | Class::Verb);
        let fits = matches!(
            words.class(self.at),
            Class::Native | Class::Foreign | Class::Given | Class::GivenWeak | Class::GivenWord
        ) || words.class(self.at) == Class::Word && !words.reading.is_known(self.at);
        fits && !joint
            && words.follows(next + 1)
            && !words.is_definite(self.at)
            && !words.is_function(self.at)
    }

    fn take(&mut self, len: usize, class: Class) -> bool {
        self.at += len;
        self.main += 1;
        self.given += usize::from(matches!(class, Class::Given | Class::GivenWeak | Class::GivenWord));
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
            Class::Head => self.last != Class::Definite && self.with_head(),
            Class::Particle | Class::Joint => self.with_particle(),
            class @ (Class::Given | Class::GivenWeak) => {
                self.definite == 0 && (class == Class::Given || self.main < 3) && self.take(1, class)
            }
            // «وصل محمد صباح اليوم»: an ordinary word is a surname only where no phrase goes on behind it.
            Class::GivenWord => {
                let phrase = words.follows(at + 1)
                    && (words.is_definite(at + 1) || words.class(at + 1) == Class::Suffix);
                self.main <= 2 && self.given == self.main && !phrase && self.take(1, Class::GivenWeak)
            }
            Class::Definite => {
                let behind =
                    matches!(self.last, Class::Given | Class::GivenWeak | Class::GivenWord | Class::Definite);
                let ends = self.main == 1 && !words.follows(at + 1);
                (ends || behind && self.definite < 3 && self.given > 0) && self.take(1, Class::Definite)
            }
            Class::Foreign => {
                self.definite == 0
                    && self.main < 4
                    && !words.may_begin_with_and(at)
                    && self.take(1, Class::Foreign)
            }
            Class::Native => {
                let second = self.main == 1
                    || self.main == 2 && (self.given == 2 || self.foreign > 0)
                    || self.main == 2 && self.strong && !self.is_nameable(at + 1);
                self.definite == 0 && second && !words.may_begin_with_and(at) && self.take(1, Class::Native)
            }
            // «نبيل العربي»: an adjective as a surname, where nothing else makes it one of a phrase.
            Class::Adjective => {
                let own = words.reading.own(at).iter().any(|sense| matches!(sense, Sense::Given { .. }));
                let first = self.main == 1 && matches!(self.last, Class::Given | Class::GivenWeak);
                let fits =
                    (first || own && self.given > 0) && !words.is_class(at, PeopleClass::RoleAdjective);
                if own && fits {
                    return self.take(1, Class::Definite);
                }
                fits && !(words.follows(at + 1) && words.is_definite(at + 1)) && self.take(1, Class::Definite)
            }
            // «وليد المعلم»: a title as a surname.
            Class::Word if self.last == Class::Definite && words.is_definite(at) => {
                let own = words.reading.own(at).iter().any(|sense| matches!(sense, Sense::Given { .. }));
                let ends = !self.is_nameable(at + 1) || super::role::office(words, at + 1).is_some();
                own && ends && self.take(1, Class::Definite)
            }
            Class::Word if words.is_class(at, PeopleClass::Honorific) && words.is_definite(at) => {
                let fits = self.main == 1 && self.last == Class::Given;
                fits && !self.is_nameable(at + 1) && self.take(1, Class::Definite)
            }
            Class::Suffix => {
                let fits = self.given == 1 && self.main == 1 && words.follows(at);
                fits && self.take(1, Class::Suffix)
            }
            _ => false,
        }
    }

    fn is_nameable(&self, at: usize) -> bool {
        self.words.follows(at) && self.words.class(at).is_nameable()
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
        let joint = words.class(self.at) == Class::Joint;
        let len = match class {
            Class::Head => {
                let mut inner = Run {
                    words,
                    at: next,
                    strong: false,
                    main: 0,
                    given: 0,
                    foreign: 0,
                    definite: 0,
                    last: Class::Mark,
                };
                if !inner.with_head() {
                    return false;
                }
                inner.at - next
            }
            Class::Given | Class::GivenWeak | Class::Foreign | Class::Native => 1,
            Class::Definite | Class::GivenWord | Class::Adjective if joint => 1,
            Class::Word if joint && self.given > 0 && !words.is_function(next) => 1,
            // «فان دير بيلين»
            Class::Particle if !joint && words.class(next + 1).is_nameable() && words.follows(next + 1) => 2,
            _ => return false,
        };
        self.at += 1 + len;
        self.main += 1;
        self.given += usize::from(joint);
        self.last = if joint { Class::Given } else { Class::Native };
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
