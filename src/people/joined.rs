//! What makes one part of a name with the word behind it: «عبد المجيد», «بن سلمان», «دي ميستورا».

use super::class::Class;
use super::run::{Run, SOUNDS};
use crate::lang::{PeopleClass, Sense, morphology};

impl Run<'_, '_, '_> {
    /// «عبد المجيد», «أبو بكر»: the head and one word behind it.
    pub(super) fn with_head(&mut self) -> bool {
        let (words, next) = (self.words, self.at + 1);
        let phrase = words.reading.phrase(self.at).filter(|(_, senses)| is_given(senses)).map(|(len, _)| len);
        if let Some(len) = phrase {
            return self.take(len, Class::Given);
        }
        let joins = morphology::joins_name(words.reading.folded(self.at)) && words.is_definite(next);
        let tail = words.class(next).is_nameable() || words.is_class(next, PeopleClass::NameTail);
        // «رامي أبو شجرة»: behind a given name the second half may be any noun.
        let kunya = (self.given > 0 || self.strong)
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

    /// «بن سلمان», «آل سعود», «دي ميستورا».
    pub(super) fn with_particle(&mut self) -> bool {
        let (words, next) = (self.words, self.at + 1);
        if !words.follows(next) || words.has_prefix(next) {
            return false;
        }
        // «لا يناسبني»
        if words.class(self.at) == Class::Particle
            && words.is_function(self.at)
            && words.letters(next) < SOUNDS
        {
            return false;
        }
        let class = words.class(next);
        let joint = words.class(self.at) == Class::Joint;
        let len = match class {
            Class::Head => {
                let mut inner = Run::new(words, next, false);
                if !inner.with_head() {
                    return false;
                }
                inner.at - next
            }
            Class::Given | Class::GivenWeak | Class::Foreign | Class::Native => 1,
            Class::Definite | Class::GivenWord | Class::Adjective if joint => 1,
            // «وليد حسين ابن عمها»: the long form is a noun as well.
            Class::Word
                if joint
                    && self.given > 0
                    && !words.is_function(next)
                    && (words.is_definite(next)
                        || words.reading.folded(self.at).chars().nth(2).is_none()) =>
            {
                1
            }
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
