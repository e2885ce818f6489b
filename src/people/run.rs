//! Runs of Arabic words that can be one name: «فلان بن فلان الفلاني», as far as grammar and the lists let it go on.

use super::class::Class;
use super::words::Words;
use crate::lang::{Classes, PeopleClass, Sense, morphology};
use crate::text::Gap;

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
            Class::Joint | Class::Particle => self.strong && self.with_particle(),
            // «رحيل سامي الحداد», «طلب سامي الحداد»: what happens to somebody, and what somebody does, is no name.
            Class::GivenWord if self.is_of_person() => false,
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
        let class = words.class(self.at);
        let listed = || words.reading.own(self.at).iter().any(|sense| matches!(sense, Sense::Given { .. }));
        let named = matches!(class, Class::Given | Class::GivenWeak | Class::GivenWord)
            || class == Class::Definite && listed();
        let other = matches!(class, Class::Native | Class::Foreign)
            || class == Class::Word && !words.reading.is_known(self.at);
        (named || other && !words.is_function(self.at))
            && !joint
            && words.follows(next + 1)
            && (named || !words.is_definite(self.at))
    }

    /// Whether a word that is a given name as well leads to somebody's sure name.
    fn is_of_person(&self) -> bool {
        let (words, at) = (self.words, self.at);
        let leads = words.is_class(at, PeopleClass::OfPerson) || words.reading.may(at, Classes::VERB);
        leads && words.follows(at + 1) && words.class(at + 1) == Class::Given
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
        // «رامي أبو شجرة»: behind a given name the second half may be any noun.
        let kunya = self.given > 0
            && words.class(next) == Class::Word
            && !words.reading.is_known(next)
            && !words.is_function(next);
        // «أبو عبد الرحمن»
        if !joins && words.class(next) == Class::Head && words.follows(next) && !words.has_prefix(next) {
            let mut inner = Run { words, at: next, strong: false, ..*self };
            if inner.with_head() && inner.at > next + 1 {
                return self.take(inner.at - self.at, Class::Given);
            }
        }
        let fits = words.follows(next) && !words.has_prefix(next) && (joins || tail || kunya);
        let head_is_name =
            words.reading.own(self.at).iter().any(|sense| matches!(sense, Sense::Given { .. }));
        if fits { self.take(2, Class::Given) } else { head_is_name && self.take(1, Class::GivenWeak) }
    }

    fn go_on(&mut self) -> bool {
        let (words, at) = (self.words, self.at);
        if !words.follows(at) {
            return false;
        }
        if self.hyphen() || self.initial() {
            return true;
        }
        // What is glued to the word before is no new word.
        if words.reading.token(at).is_none_or(|token| token.gap != Gap::Space) || words.has_prefix(at) {
            return false;
        }
        // «بفارق»: behind a name of two words a preposition is likelier than a third one.
        if self.main > 1 && !self.strong && words.may_be_glued_noun(at) {
            return false;
        }
        if let Some(len) = words.people_class(at, PeopleClass::NameSuffix).filter(|len| *len > 1) {
            return self.main == 1 && self.take(len, Class::Suffix);
        }
        // An office that is a given name as well is no third name, and no second one with its own genitive.
        if matches!(words.class(at), Class::GivenWord | Class::GivenWeak | Class::Head)
            && super::role::office(words, at).is_some()
            && (self.main > 1
                || words.follows(at + 1)
                    && (words.is_definite(at + 1) || super::role::body(words, at + 1).is_some()))
        {
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
                let definite = words.is_definite(at + 1)
                    && !words.has_prefix(at + 1)
                    && (!words.is_function(at + 1) || words.reading.is_known(at + 1))
                    && words.class(at + 1) != Class::Definite;
                let surname = self.strong
                    && words.class(at + 1) == Class::Adjective
                    && !words.is_class(at + 1, PeopleClass::RoleAdjective);
                let leads = [PeopleClass::NamedAfter, PeopleClass::OfPerson, PeopleClass::Institution]
                    .iter()
                    .any(|class| words.is_class(at, *class));
                let phrase = words.follows(at + 1)
                    && (leads && !words.closes_name(at + 1)
                        || definite && !surname
                        || words.class(at + 1) == Class::Suffix);
                let behind = self.given == self.main || self.strong && words.closes_name(at + 1);
                self.main <= 2 && behind && !phrase && self.take(1, Class::GivenWeak)
            }
            Class::Definite => {
                let behind =
                    matches!(self.last, Class::Given | Class::GivenWeak | Class::GivenWord | Class::Definite);
                let ends =
                    self.main == 1 && (!words.follows(at + 1) || self.strong || words.closes_subject(at + 1));
                let joined = words.has_article_behind_clitic(at);
                !joined
                    && (ends || behind && self.definite < 3 && self.given > 0)
                    && self.take(1, Class::Definite)
            }
            Class::Foreign => {
                self.definite == 0
                    && self.main < 4
                    && !words.has_article_behind_clitic(at)
                    && !words.may_begin_with_and(at)
                    && self.take(1, Class::Foreign)
            }
            Class::Native => {
                let second = self.main == 1
                    || self.main == 2 && self.given == 2
                    || self.main == 2 && self.strong && !self.is_nameable(at + 1);
                let noun = words.has_article_behind_clitic(at)
                    || words.may_begin_with_and(at)
                    || morphology::ends_with_pronoun(words.reading.written(at));
                self.definite == 0 && second && !noun && self.take(1, Class::Native)
            }
            // «نبيل العربي»: an adjective as a surname, where nothing else makes it one of a phrase.
            Class::Adjective => {
                let own = words.reading.own(at).iter().any(|sense| matches!(sense, Sense::Given { .. }));
                let first = (self.main == 1 || self.given == self.main)
                    && matches!(self.last, Class::Given | Class::GivenWeak | Class::GivenWord);
                let fits =
                    (first || own && self.given > 0) && !words.is_class(at, PeopleClass::RoleAdjective);
                if own && fits {
                    return self.take(1, Class::Definite);
                }
                fits && !(words.follows(at + 1) && words.is_definite(at + 1)) && self.take(1, Class::Definite)
            }
            // «وليد المعلم»: a title as a surname.
            // «وسيم بحري»: an adjective without the article as a surname, behind a title.
            Class::Word
                if self.strong
                    && self.main == 1
                    && self.last == Class::Given
                    && words.is_plain_adjective(at) =>
            {
                !self.is_nameable(at + 1) && self.take(1, Class::Native)
            }
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
            Class::Word | Class::Soft | Class::Verb => self.is_surname(at) && self.take(1, Class::Native),
            _ => false,
        }
    }

    /// «نبيه بري»: an ordinary word behind one sure given name is a surname where the sentence goes on behind it as
    /// behind a name, and in front of it nothing says that the word is what is done or said.
    fn is_surname(&self, at: usize) -> bool {
        let words = self.words;
        let sure = self.main == 1
            && self.given == 1
            && (self.strong || matches!(self.last, Class::Given | Class::GivenWeak));
        // «عطاء الله»
        if sure && words.is_class(at, PeopleClass::NameTail) && words.is_definite(at) {
            return !morphology::ends_with_pronoun(words.reading.written(at - 1));
        }
        let says = words.closes_subject(at + 1);
        // «جون كندي رفض», «ناصر الشاعر»: an adjective of origin, an office with the article behind a title.
        let kept = |sense: Sense| match sense {
            Sense::Demonym { .. } => !words.is_definite(at) && (says || self.strong),
            Sense::Role { .. } => words.is_definite(at) && self.strong,
            _ => false,
        };
        if !sure || !words.is_plain_noun(at, kept) {
            return false;
        }
        let before = self.at.checked_sub(2).filter(|_| words.follows(self.at - 1));
        let done = before.is_some_and(|before| words.is_verb(before));
        says || (self.strong || self.last == Class::Given && !done) && words.closes_name(at + 1)
    }

    fn is_nameable(&self, at: usize) -> bool {
        self.words.follows(at) && self.words.class(at).is_nameable()
    }

    /// «كاثلين ج. ماكين»: a letter with a full stop between two words of a name.
    fn initial(&mut self) -> bool {
        let (words, at) = (self.words, self.at);
        let letter = words.reading.folded(at).chars().nth(1).is_none() && words.class(at) == Class::Word;
        let fits = letter
            && words.reading.is_mark(at + 1, '.')
            && words.reading.is_glued(at + 1)
            && self.main == 1
            && self.is_nameable(at + 2)
            && !words.has_prefix(at + 2);
        if fits {
            self.at += 2;
        }
        fits
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
