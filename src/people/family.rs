//! What in a run of name words is a family's name: by the lists, by how it sounds, and by how the sentence goes on.

use super::class::Class;
use super::run::{GLUED, Run};
use crate::lang::{PeopleClass, Sense, morphology};

/// So foreign are the letters of a given name that no family of Arabs has.
const FROM_ELSEWHERE: i32 = 32;

impl Run<'_, '_, '_> {
    /// «الرئيس بري قال»: behind an office or a title a word of the list of surnames, where nothing goes on with it.
    pub(super) fn is_title_with_surname(&self) -> bool {
        let (words, at) = (self.words, self.at);
        self.strong
            && words.is_surname_word(at)
            && super::role::demonym(words, at).is_none()
            && super::role::office(words, at).is_none()
            && !words.is_class(at, PeopleClass::RoleAdjective)
            && !words.has_prefix(at)
            && words.closes_name(at + 1)
    }

    /// «وليد بري», «توفيق الحكيم»: a word of the list of such surnames behind given names, where no genitive goes on behind
    /// it.
    pub(super) fn is_surname_word(&self, at: usize) -> bool {
        let words = self.words;
        let given = matches!(self.last, Class::Given | Class::GivenWeak)
            || self.strong && self.last == Class::GivenWord
            || self.last == Class::GivenWord && words.closes_name(at + 1);
        let genitive = words.follows(at + 1)
            && !words.is_definite(at)
            && words.is_definite(at + 1)
            && !words.closes_name(at + 1)
            && words.class(at + 1) != Class::Definite;
        // Behind two names no genitive begins: «عمر عبد الله صالح اللقاء الأخير».
        let genitive = genitive && self.main < 2;
        given
            && self.main <= 3
            && self.given == self.main
            && words.is_surname_word(at)
            && (super::role::office(words, at).is_none() || words.closes_name(at + 1))
            && !genitive
    }

    /// «نبيه بري»: an ordinary word behind one sure given name is a surname where the sentence goes on behind it as
    /// behind a name, and in front of it nothing says that the word is what is done or said.
    pub(super) fn is_surname(&self, at: usize) -> bool {
        let words = self.words;
        let ends = !words.follows(at + 1) || words.class(at + 1) == Class::Mark;
        let many = self.strong && self.main <= 3 && ends;
        let sure = (self.main == 1 || many)
            && self.given == self.main
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

    /// Whether a part of the day stands in front of its day.
    pub(super) fn begins_time(&self, at: usize) -> bool {
        let reading = self.words.reading;
        let day = |sense| matches!(sense, Sense::Weekday { .. } | Sense::Day(_));
        reading.has(at, |sense| matches!(sense, Sense::DayPart(_))) && reading.has(at + 1, day)
    }

    /// Whether the run is one given name that Arabs do not have, so far.
    pub(super) fn is_from_elsewhere(&self) -> bool {
        self.main == 1
            && !self.strong
            && matches!(self.words.class(self.at - 1), Class::Given | Class::GivenWeak | Class::Foreign)
            && self.words.letters(self.at - 1) > FROM_ELSEWHERE
            && morphology::look(self.words.reading.folded(self.at - 1)) == morphology::Look::Foreign
    }

    /// «روبرتو النجاح», «روبرتو بديلا»: a word of the language that no list of family names has.
    pub(super) fn is_foreign_to_it(&self, at: usize) -> bool {
        let words = self.words;
        let listed = words.is_surname(at) || words.is_surname_word(at);
        match words.class(at) {
            Class::Definite => !listed && !words.ends_as_origin(at),
            Class::Adjective => !listed && super::role::demonym(words, at).is_some(),
            Class::Native => !listed && words.letters(at) < GLUED / 2,
            _ => false,
        }
    }

    /// Whether the run has but a family's name so far, which no given name follows.
    pub(super) fn first_is_surname(&self) -> bool {
        self.main == 1 && !self.strong && self.given == 0 && self.words.is_surname(self.at - 1)
    }
}
