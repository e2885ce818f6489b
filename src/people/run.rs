//! Runs of Arabic words that can be one name: «فلان بن فلان الفلاني», as far as grammar and the lists let it go on.

use super::class::Class;
use super::words::Words;
use crate::lang::{Classes, PeopleClass, Sense, morphology};
use crate::text::Gap;

/// One past the last token of the run of name words that begins at `at`; `at` where none does. `alone` lets a
/// surname with the article begin it.
pub(super) fn extend(words: &Words, at: usize, alone: bool) -> usize {
    let mut run = Run::new(words, at, alone);
    if !run.begin(alone) {
        return at;
    }
    while run.main < 7 && run.go_on() {}
    run.at
}

/// So foreign are the letters of a word at least that is a name though grammar could make it an ordinary one.
pub(super) const SOUNDS: i32 = 16;
/// What has less is a preposition with its noun, rather than a name.
pub(super) const GLUED: i32 = -48;

pub(super) struct Run<'w, 'r, 't> {
    pub(super) words: &'w Words<'r, 't>,
    /// The token to look at next.
    pub(super) at: usize,
    /// Whether a role or a title stands before it.
    pub(super) strong: bool,
    pub(super) main: usize,
    pub(super) given: usize,
    pub(super) foreign: usize,
    pub(super) definite: usize,
    pub(super) last: Class,
    /// Whether a family's name of the list has ended it, so that little more can follow.
    pub(super) closed: bool,
}

impl<'w, 'r, 't> Run<'w, 'r, 't> {
    /// A run that begins at a token and has nothing yet.
    pub(super) fn new(words: &'w Words<'r, 't>, at: usize, strong: bool) -> Self {
        Self {
            words,
            at,
            strong,
            main: 0,
            given: 0,
            foreign: 0,
            definite: 0,
            last: Class::Mark,
            closed: false,
        }
    }

    fn begin(&mut self, alone: bool) -> bool {
        if self.before_joint() {
            return self.take(1, Class::Given);
        }
        if let Some(len) = self.words.surname_phrase(self.at) {
            return self.take(len, Class::Foreign);
        }
        match self.words.class(self.at) {
            Class::Head => self.with_head(),
            Class::Definite if self.words.is_surname(self.at) => self.take(1, Class::Definite),
            // «فان نيستلروي»
            Class::Particle if self.words.is_surname(self.at + 1) && self.words.follows(self.at + 1) => {
                self.take(2, Class::Foreign)
            }
            Class::Joint | Class::Particle => self.strong && self.with_particle(),
            // «بالتحفظ»
            Class::Native | Class::Foreign if self.words.has_article_behind_clitic(self.at) => false,
            // «رحيل سامي الحداد», «طلب سامي الحداد»: what happens to somebody, and what somebody does, is no name.
            Class::GivenWord if self.is_of_person() => false,
            // «زرت سامي الحداد»: nor is an unknown word of the language.
            Class::Native
                if !self.strong
                    && matches!(self.words.class(self.at + 1), Class::Given | Class::Head)
                    && self.words.is_ordinary_by_letters(self.at) =>
            {
                false
            }
            class @ (Class::Given | Class::GivenWeak | Class::GivenWord | Class::Foreign | Class::Native) => {
                self.take(1, class)
            }
            Class::Definite if alone => self.take(1, Class::Definite),
            Class::Word | Class::Adjective if self.is_title_with_surname() => self.take(1, Class::Definite),
            // «ريستو ميركل»
            _ => {
                let foreign =
                    self.strong && matches!(self.words.class(self.at + 1), Class::Foreign | Class::Given);
                self.words.follows(self.at + 1)
                    && (foreign || self.words.is_surname(self.at + 1))
                    && self.words.sounds_foreign(self.at, SOUNDS)
                    && self.take(1, Class::Foreign)
            }
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
        let named = matches!(words.class(at + 1), Class::Given | Class::Head) || words.is_surname(at + 1);
        leads && words.follows(at + 1) && named
    }

    pub(super) fn take(&mut self, len: usize, class: Class) -> bool {
        self.at += len;
        self.main += 1;
        self.given += usize::from(matches!(class, Class::Given | Class::GivenWeak | Class::GivenWord));
        self.foreign += usize::from(class == Class::Foreign);
        self.definite += usize::from(class == Class::Definite);
        self.last = class;
        true
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
        let glued = || self.main > 1 && !self.strong || words.letters(at) < GLUED;
        let listed = words.is_surname(at) || words.is_surname_word(at);
        if !listed && words.may_be_glued_noun(at) && glued() {
            return false;
        }
        if let Some(len) = words.people_class(at, PeopleClass::NameSuffix).filter(|len| *len > 1) {
            return self.main == 1 && self.take(len, Class::Suffix);
        }
        // «روبرتو سيلفا»: behind a given name what sounds foreign is a family's name, whatever grammar makes of it.
        let given = matches!(self.last, Class::Given | Class::GivenWeak)
            || self.last == Class::GivenWord && self.strong;
        if given && self.main < 3 && self.definite == 0 && words.sounds_foreign(at, SOUNDS) {
            return self.take(1, Class::Foreign);
        }
        if self.is_from_elsewhere() && self.is_foreign_to_it(at) {
            return false;
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
        let joins = matches!(words.class(at), Class::Joint | Class::Particle | Class::Suffix);
        if self.closed && !joins {
            return words.is_surname(at) && words.class(at) == Class::Foreign && self.take(1, Class::Foreign);
        }
        if let Some(len) = words.surname_phrase(at).filter(|_| !joins) {
            self.closed = true;
            return self.main < 3 && self.definite == 0 && self.take(len, Class::Definite);
        }
        if words.is_surname(at) && words.class(at) == Class::Foreign && self.definite == 0 && self.main < 4 {
            self.closed = true;
            return self.take(1, Class::Foreign);
        }
        if self.is_surname_word(at) {
            let given = words.reading.own(at).iter().any(|sense| matches!(sense, Sense::Given { .. }));
            if given {
                return self.take(1, if words.is_definite(at) { Class::Definite } else { Class::GivenWeak });
            }
            self.closed = true;
            return self.take(1, Class::Definite);
        }
        match words.class(at) {
            Class::Head => self.last != Class::Definite && self.with_head(),
            Class::Particle | Class::Joint => self.with_particle(),
            class @ (Class::Given | Class::GivenWeak) => {
                self.definite == 0 && (class == Class::Given || self.main < 3) && self.take(1, class)
            }
            // «سامي مبارك صباح أمس»
            Class::GivenWord if self.begins_time(at) => false,
            // «وصل محمد صباح اليوم»: an ordinary word is a surname only where no phrase goes on behind it.
            Class::GivenWord => {
                let definite = words.is_definite(at + 1)
                    && !words.has_prefix(at + 1)
                    && (!words.is_function(at + 1) || words.reading.is_known(at + 1))
                    && words.class(at + 1) != Class::Definite;
                let surname = self.strong
                    && words.class(at + 1) == Class::Adjective
                    && !words.is_class(at + 1, PeopleClass::RoleAdjective);
                // «استقبل الوزير سامي فكري السفير»: who holds an office is no genitive of a name behind a title.
                let other =
                    self.strong && super::role::office(words, at + 1).is_some() && !words.is_known_word(at);
                let leads = [PeopleClass::NamedAfter, PeopleClass::OfPerson, PeopleClass::Institution]
                    .iter()
                    .any(|class| words.is_class(at, *class));
                let phrase = words.follows(at + 1)
                    && (leads && !words.closes_name(at + 1)
                        || definite && !surname && !other
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
                // «سامي الحداد الأمين العام»
                let office = self.main > 1 && super::role::office(words, at).is_some();
                !joined
                    && !office
                    && !words.is_class(at, PeopleClass::RoleAdjective)
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
                let noun = self.first_is_surname()
                    || self.main > 1 && !self.strong && words.letters(at) < GLUED
                    || words.has_article_behind_clitic(at)
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
                // «مجدي وليد الحاصل على جائزة»
                let plain = words.is_listed_adjective(at) && !words.is_surname_word(at);
                let office = self.main > 1 && super::role::office(words, at).is_some();
                if office {
                    return false;
                }
                if own && fits && (!plain || words.closes_name(at + 1)) {
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
                own && ends && super::role::office(words, at).is_none() && self.take(1, Class::Definite)
            }
            Class::Word if words.is_class(at, PeopleClass::Honorific) && words.is_definite(at) => {
                let fits = self.main == 1 && self.last == Class::Given;
                fits && !self.is_nameable(at + 1) && self.take(1, Class::Definite)
            }
            Class::Suffix => {
                let fits = self.given == 1 && self.main == 1 && words.follows(at);
                fits && self.take(1, Class::Suffix)
            }
            // «عبد الحميد كيال.»
            Class::Soft if self.strong && self.given == self.main && self.last == Class::Given => {
                let ends = !words.follows(at + 1) || words.class(at + 1) == Class::Mark;
                ends && !words.has_article_behind_clitic(at) && self.take(1, Class::Native)
            }
            Class::Word | Class::Soft | Class::Verb => self.is_surname(at) && self.take(1, Class::Native),
            _ => false,
        }
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
}
